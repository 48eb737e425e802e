//! The earlier versions of an appointment, to look at and to go back to.

use ratatui::layout::Rect;

use crate::{
    command::{Group, Scope},
    domain::{Earlier, Id},
    effect::{Effect, Effects, Job, Reply},
    part::{Action, Commands, Context, Row, always, list::ListWindow, part_rows},
    session::{Session, conflicts},
    ui::{
        list::{List, ListRow},
        window::tall,
    },
};

pub struct Versions {
    pub id: Id,
    pub list: List<Earlier>,
}

impl Versions {
    /// These versions of that appointment, newest first.
    #[must_use]
    pub fn new(id: Id, versions: Vec<Earlier>) -> Self {
        Self { id, list: List::new(versions) }
    }
}

impl Commands for Versions {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "versions.show" ["Enter"], "Show what changed since this version", Some((1, "show changes")),
            Self::has_some, Self::enter;
        "versions.down" ["↓"], "An older version", Some((2, "older")), Self::has_next,
            Self::down;
        "versions.up" ["↑"], "A newer version", None, Self::has_previous,
            Self::up;
        "versions.close" ["Esc"], "Close the list of versions", Some((3, "go back")), always, |_, cx| cx.close();
    }];
}

impl ListWindow for Versions {
    type Item = Earlier;

    const SCOPE: Scope = Scope::new("versions", "Earlier versions");

    fn list(&self) -> &List<Earlier> {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List<Earlier> {
        &mut self.list
    }

    fn window(&self, session: &Session) -> Rect {
        tall(session.size, 60)
    }

    fn title(&self, _: &Session) -> String {
        "Earlier versions".to_owned()
    }

    fn row(&self, _: &Session, version: &Earlier) -> ListRow {
        let words = format!("{} · {} filled", version.changed.in_full(), version.filled);
        ListRow { words, ..ListRow::default() }
    }

    fn foot(&self, _: &Session) -> Vec<String> {
        vec![String::new()]
    }

    fn enter(&mut self, _: &mut Context) -> Effects {
        let version = self.list.chosen().map(|version| version.name.clone());
        version.map(|name| Effect::Store(Job::Version(self.id.clone(), name))).into_iter().collect()
    }

    fn answered(&mut self, cx: &mut Context, reply: &Reply) -> bool {
        let Reply::Version(id, version) = reply else {
            return false;
        };
        if *id == self.id {
            match version {
                Ok(version) => {
                    cx.close();
                    if let Some(versions) = conflicts::since(cx.session, version) {
                        cx.act(Action::Compare(versions));
                    }
                }
                Err(error) => {
                    cx.tell("It cannot be read", vec![error.sentence.clone()]);
                }
            }
        }
        true
    }
}
