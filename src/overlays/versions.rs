//! The earlier versions of an appointment, to look at and to go back to.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    domain::{Earlier, Id},
    effect::{Effect, Effects, Job, Reply},
    msg::Mouse,
    part::{Action, Commands, Context, Part, Row, always, part_rows},
    session::Session,
    ui::{
        frame_buffer::FrameBuffer,
        list::{Hit, List, ListRow},
        theme::Theme,
        window::{centred, inside, window},
    },
};

const SCOPE: Scope = Scope::new("Versions", "Earlier versions");

/// The list.
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

    fn show(&mut self, _: &mut Context) -> Effects {
        let version = self.list.chosen().map(|version| version.name.clone());
        version.map(|name| Effect::Store(Job::Version(self.id.clone(), name))).into_iter().collect()
    }

    fn step(&mut self, by: isize) -> Effects {
        self.list.step(by);
        Vec::new()
    }
}

/// The window, and its rows.
fn areas(size: (u16, u16)) -> (Rect, Rect) {
    let area = centred(size, 60, size.1.saturating_sub(4).max(5));
    let rows = inside(area);
    (area, Rect { height: rows.height.saturating_sub(1), ..rows })
}

impl Commands for Versions {
    const ROWS: &'static [Row<Self>] = part_rows! { Group::Windows, SCOPE;
        "versions.show" ["Enter"], "Show what changed since this version", Some((1, "show changes")),
            |versions, _| versions.list.chosen().is_some(), Self::show;
        "versions.down" ["↓"], "An older version", Some((2, "older")), |versions, _| versions.list.has_next(),
            |versions, _| versions.step(1);
        "versions.up" ["↑"], "A newer version", None, |versions, _| versions.list.has_previous(),
            |versions, _| versions.step(-1);
        "versions.close" ["Esc"], "Close the list of versions", Some((3, "go back")), always, |_, cx| cx.close();
    };
}

impl Part for Versions {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::ALWAYS]
    }

    fn on_reply(&mut self, cx: &mut Context, reply: &Reply) -> bool {
        let Reply::Version(id, version) = reply else {
            return false;
        };
        if *id == self.id {
            cx.actions.push(match version {
                Ok(version) => Action::ShowVersion(version.clone()),
                Err(error) => Action::Tell("It cannot be read", vec![error.sentence.clone()]),
            });
        }
        true
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, rows) = areas(session.size);
        window(buffer, area, "Earlier versions", theme);
        Some(self.list.view(buffer, rows, theme, |version| ListRow {
            words: format!("{} · {} filled", version.changed.in_full(), version.filled),
            aside: String::new(),
            style: None,
        }))
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (area, rows) = areas(cx.session.size);
        match self.list.mouse(mouse, at, area, rows) {
            Hit::Row => self.show(cx),
            Hit::Outside => cx.close(),
            Hit::None => Vec::new(),
        }
    }
}
