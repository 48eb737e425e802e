//! Abbreviations that begin as typed: Enter writes one of them out, Esc leaves the text as it is.

use ratatui::layout::Rect;

use crate::{
    command::{Group, Scope},
    domain::{ExpandedAbbreviation, abbreviation::word_at_end},
    effect::Effects,
    part::{
        Action, Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::Session,
    ui::{list::ListRow, snippets, window::at_foot},
};

/// Rows that are enough to choose from.
const MOST_ROWS: usize = 10;

pub struct SnippetPicker {
    /// Where the dot of the abbreviation is.
    dot: usize,
    all: usize,
}

impl SnippetPicker {
    /// These, for what was typed from the dot on.
    #[must_use]
    pub fn new(dot: usize, found: Vec<ExpandedAbbreviation>) -> ListWindow<Self> {
        let of = Self { dot, all: found.len() };
        ListWindow::new(found, of)
    }
}

impl ListOf for SnippetPicker {
    type Item = ExpandedAbbreviation;

    const SCOPE: Scope = Scope::text_window("snippet picker", "Abbreviations that begin so");
    const TITLE: &'static str = "Write out";
    const NO_MATCH: Option<&'static str> = Some("No match here. Try another word.");
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "write_out.take" ["Enter"], "Expand this abbreviation", Some((1, "write out")), ListWindow::has_some, Self::enter;
        "write_out.down" ["↓", "Tab"], "Next abbreviation that begins so", Some((2, "next")), ListWindow::has_some,
            ListWindow::down;
        "write_out.up" ["↑", "Shift-Tab"], "Previous abbreviation that begins so", None, ListWindow::has_some,
            ListWindow::up;
        "write_out.close" ["Esc"], "Close; what was typed stays as it is", Some((3, "close")), always, |_, cx| cx.close();
    }];

    fn window(window: &ListWindow<Self>, session: &Session) -> Rect {
        at_foot(session.size, window.of.all.min(MOST_ROWS) + 1)
    }

    fn row(_: &ListWindow<Self>, _: &Session, one: &ExpandedAbbreviation) -> ListRow {
        snippets::row(one)
    }

    fn words(one: &ExpandedAbbreviation) -> String {
        snippets::words(one)
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        cx.close();
        let words = window.list.chosen().and_then(|one| one.says.clone());
        // The word may be gone if something else was typed or clicked meanwhile.
        let is_there = cx.session.document.as_ref().is_some_and(|document| {
            let before = document.text().get(..document.sheet.caret.at).unwrap_or_default();
            word_at_end(before).is_some_and(|(dot, _)| dot == window.of.dot)
        });
        let words = words.filter(|_| is_there);
        words.map(|words| cx.act(Action::WriteOut(window.of.dot, words))).unwrap_or_default()
    }
}
