//! Abbreviations that begin as typed: Enter writes one of them out, Esc leaves the text as it is.

use ratatui::layout::Rect;

use crate::{
    command::{Group, Scope},
    domain::{ExpandedAbbreviation, abbreviation::word_at_end},
    effect::Effects,
    part::{Action, Commands, Context, Row, always, list::ListWindow, part_rows},
    session::Session,
    ui::{
        list::{List, ListRow},
        snippets,
        window::at_foot,
    },
};

/// Rows that are enough to choose from.
const MOST_ROWS: usize = 10;

pub struct SnippetPicker {
    /// Where the dot of the abbreviation is.
    dot: usize,
    all: usize,
    list: List<ExpandedAbbreviation>,
}

impl SnippetPicker {
    /// These, for what was typed from the dot on.
    #[must_use]
    pub fn new(dot: usize, found: Vec<ExpandedAbbreviation>) -> Self {
        Self { dot, all: found.len(), list: List::new(found) }
    }
}

impl Commands for SnippetPicker {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "write_out.take" ["Enter"], "Write this abbreviation out", Some((1, "write out")), Self::has_some, Self::enter;
        "write_out.down" ["↓", "Tab"], "Next abbreviation that begins so", Some((2, "next")), Self::has_some,
            Self::down;
        "write_out.up" ["↑", "Shift-Tab"], "Abbreviation before that begins so", None, Self::has_some,
            Self::up;
        "write_out.close" ["Esc"], "Leave what was typed as it is", Some((3, "leave it")), always, |_, cx| cx.close();
    }];
}

impl ListWindow for SnippetPicker {
    type Item = ExpandedAbbreviation;

    const SCOPE: Scope = Scope::new("snippet picker", "Abbreviations that begin so");
    const NO_MATCH: Option<&'static str> = Some("No abbreviation is called that.");

    fn list(&self) -> &List<ExpandedAbbreviation> {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List<ExpandedAbbreviation> {
        &mut self.list
    }

    fn window(&self, session: &Session) -> Rect {
        at_foot(session.size, self.all.min(MOST_ROWS) + 1)
    }

    fn title(&self, _: &Session) -> String {
        "Write out".to_owned()
    }

    fn row(&self, _: &Session, one: &ExpandedAbbreviation) -> ListRow {
        snippets::row(one)
    }

    fn words(one: &ExpandedAbbreviation) -> String {
        snippets::words(one)
    }

    fn enter(&mut self, cx: &mut Context) -> Effects {
        cx.close();
        let words = self.list.chosen().and_then(|one| one.says.clone());
        // What was typed is there as long as nothing else came between.
        let is_there = cx.session.document.as_ref().is_some_and(|document| {
            let before = document.text().get(..document.sheet.caret.at).unwrap_or_default();
            word_at_end(before).is_some_and(|(dot, _)| dot == self.dot)
        });
        let words = words.filter(|_| is_there);
        words.map(|words| cx.act(Action::WriteOut(self.dot, words))).unwrap_or_default()
    }
}
