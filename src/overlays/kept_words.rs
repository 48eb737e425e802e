//! The words that are ignored, in these notes and on this computer, to be marked again.

use ratatui::layout::Rect;

use crate::{
    command::{Group, Scope},
    effect::Effects,
    part::{
        Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{Document, Session, wording},
    ui::{list::ListRow, window::for_lines},
};

pub struct KeptWordsList;

/// A row of the word list that is ignored.
#[derive(Clone)]
pub struct Kept {
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

impl ListOf for KeptWordsList {
    type Item = Kept;

    const SCOPE: Scope = Scope::window("kept words", "Words kept");
    const TITLE: &'static str = "Words kept";
    const CLICK_ENTERS: bool = false;
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "kept_words.take_back" ["Enter"], "Mark these words again", Some((1, "mark again")), |kept, session| {
                let can_change = session.document.as_ref().is_some_and(Document::can_change);
                kept.list.chosen().is_some_and(|one| one.always || can_change)
            }, Self::enter;
        "kept_words.down" ["↓"], "Next kept words", Some((2, "next")), ListWindow::has_next,
            ListWindow::down;
        "kept_words.up" ["↑"], "Previous kept words", None, ListWindow::has_previous,
            ListWindow::up;
        "kept_words.close" ["Esc"], "Close the words that are kept", Some((3, "close")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::PAGE_MENU;
        "page.kept_words" ["k"], "Words you chose to keep: see and undo", None,
            |(), session| !all(session).is_empty(), |(), cx| {
                let list = ListWindow::new(all(cx.session), Self);
                cx.open(list)
            };
    };

    fn window(window: &ListWindow<Self>, session: &Session) -> Rect {
        for_lines(session.size, window.list.shown.len())
    }

    fn row(_: &ListWindow<Self>, session: &Session, one: &Kept) -> ListRow {
        ListRow { words: words(session, one), ..ListRow::default() }
    }

    /// Once nothing is ignored any longer there is nothing to show.
    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let Some(Kept { row, always }) = window.list.chosen().cloned() else {
            return Vec::new();
        };
        let take = if always { wording::keep_always } else { wording::keep_here };
        let effects = take(cx.session, &row, false);
        window.list.replace(all(cx.session), Self::words);
        if window.list.shown.is_empty() {
            cx.close();
            cx.say("No words are kept any longer.");
        }
        effects
    }
}
