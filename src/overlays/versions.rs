//! The earlier versions of an appointment, to look at and to go back to.

use ratatui::layout::Rect;

use crate::{
    command::{Group, Scope},
    domain::{Earlier, Id},
    effect::{Effect, Effects, Job, Reply},
    part::{
        Action, Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{Session, conflicts},
    ui::{list::ListRow, window::tall},
};

pub struct Versions {
    pub id: Id,
}

impl Versions {
    /// These versions of that appointment, newest first.
    #[must_use]
    pub fn new(id: Id, versions: Vec<Earlier>) -> ListWindow<Self> {
        ListWindow::new(versions, Self { id })
    }
}

impl ListOf for Versions {
    type Item = Earlier;

    const SCOPE: Scope = Scope::window("versions", "Earlier versions");
    const TITLE: &'static str = "Earlier versions";
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "versions.show" ["Enter"], "Show what changed since this version", Some((1, "show changes")),
            ListWindow::has_some, Self::enter;
        "versions.down" ["↓"], "An older version", Some((2, "older")), ListWindow::has_next,
            ListWindow::down;
        "versions.up" ["↑"], "A newer version", None, ListWindow::has_previous,
            ListWindow::up;
        "versions.close" ["Esc"], "Close the list of versions", Some((3, "close")), always, |_, cx| cx.close();
    }];

    fn window(_: &ListWindow<Self>, session: &Session) -> Rect {
        tall(session.size, 60)
    }

    fn row(_: &ListWindow<Self>, _: &Session, version: &Earlier) -> ListRow {
        let words = format!("{} · {} filled", version.changed.in_full(), version.filled);
        ListRow { words, ..ListRow::default() }
    }

    fn foot(_: &ListWindow<Self>, _: &Session, _: (usize, usize)) -> Vec<String> {
        vec![String::new()]
    }

    fn enter(window: &mut ListWindow<Self>, _: &mut Context) -> Effects {
        let version = window.list.chosen().map(|version| version.name.clone());
        version.map(|name| Effect::Store(Job::Version(window.of.id.clone(), name))).into_iter().collect()
    }

    fn on_reply(window: &mut ListWindow<Self>, cx: &mut Context, reply: &Reply) -> bool {
        match reply {
            Reply::Version(id, Ok(version)) if *id == window.of.id => {
                cx.close();
                if let Some(versions) = conflicts::since(cx.session, version) {
                    cx.act(Action::Compare(versions));
                }
            }
            Reply::Version(id, Err(error)) if *id == window.of.id => {
                cx.tell("It cannot be read", vec![error.sentence.clone()]);
            }
            _ => return matches!(reply, Reply::Version(..)),
        }
        true
    }
}
