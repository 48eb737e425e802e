//! The words that are ignored, in these notes and on this computer, to be marked again.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    effect::Effects,
    msg::Mouse,
    part::{Commands, Context, Part, Row, always, part_rows},
    session::{Document, Session, wording},
    ui::{
        frame_buffer::FrameBuffer,
        list::{Hit, List, ListRow},
        theme::Theme,
        window::{centred, inside, window},
    },
};

const SCOPE: Scope = Scope::new("kept words", "Words kept");

/// The list.
pub struct KeptWordsList {
    list: List<Kept>,
}

/// A row of the word list that is ignored.
#[derive(Clone)]
struct Kept {
    row: String,
    always: bool,
}

/// In these notes first, then on this computer.
fn all(session: &Session) -> Vec<Kept> {
    let here = session.document.iter().flat_map(|document| &document.appointment.kept_words);
    let here = here.map(|row| Kept { row: row.clone(), always: false });
    here.chain(session.kept_words.iter().map(|row| Kept { row: row.clone(), always: true })).collect()
}

fn words(session: &Session, one: &Kept) -> String {
    let place = if one.always { "on this computer" } else { "in these notes" };
    match session.wording.rows().iter().find(|row| row.id == one.row) {
        Some(row) => format!("{} · {place}", row.term),
        None => format!("{}, which is not on this list · {place}", one.row),
    }
}

impl KeptWordsList {
    fn step(&mut self, by: isize) -> Effects {
        self.list.step(by);
        Vec::new()
    }

    /// Once nothing is ignored any longer there is nothing to show.
    fn take_back(&mut self, cx: &mut Context) -> Effects {
        let Some(Kept { row, always }) = self.list.chosen().cloned() else {
            return Vec::new();
        };
        let take = if always { wording::keep_always } else { wording::keep_here };
        let effects = take(cx.session, &row, false);
        let chosen = self.list.chosen;
        self.list = List::new(all(cx.session));
        self.list.chosen = chosen.min(self.list.shown.len().saturating_sub(1));
        if self.list.shown.is_empty() {
            cx.close();
            cx.say("No words are kept any longer.");
        }
        effects
    }

    fn area(&self, size: (u16, u16)) -> Rect {
        centred(size, 76, u16::try_from(self.list.shown.len()).unwrap_or(u16::MAX).saturating_add(2))
    }
}

impl Commands for KeptWordsList {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "kept_words.take_back" ["Enter"], "Mark these words again", Some((1, "mark again")), |kept, session| {
                let can_change = session.document.as_ref().is_some_and(Document::can_change);
                kept.list.chosen().is_some_and(|one| one.always || can_change)
            }, Self::take_back;
        "kept_words.down" ["↓"], "Next words that are kept", Some((2, "next")), |kept, _| kept.list.has_next(),
            |kept, _| kept.step(1);
        "kept_words.up" ["↑"], "Words before that are kept", None, |kept, _| kept.list.has_previous(),
            |kept, _| kept.step(-1);
        "kept_words.close" ["Esc"], "Close the words that are kept", Some((3, "go back")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::PAGE_MENU;
        "page.kept_words" ["k"], "Words kept: what is not marked any longer, to take it back", None,
            |(), session| !all(session).is_empty(), |(), cx| {
                let list = List::new(all(cx.session));
                cx.open(Self { list })
            };
    };
}

impl Part for KeptWordsList {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::ALWAYS]
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let rows = window(buffer, self.area(session.size), "Words kept", theme);
        let row = |one: &Kept| ListRow { words: words(session, one), aside: String::new(), style: None };
        Some(self.list.view(buffer, rows, theme, row))
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let area = self.area(cx.session.size);
        match self.list.mouse(mouse, at, area, inside(area)) {
            Hit::Outside => cx.close(),
            Hit::Row | Hit::None => Vec::new(),
        }
    }
}
