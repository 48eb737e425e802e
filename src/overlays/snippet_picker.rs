//! Abbreviations that begin as typed: Enter writes one of them out, Esc leaves the text as it is.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    domain::{ExpandedAbbreviation, abbreviation::word_at_end},
    effect::Effects,
    msg::Mouse,
    part::{Action, Commands, Context, Field, Part, Row, always, part_rows},
    session::Session,
    ui::{
        frame_buffer::FrameBuffer,
        list::{Hit, List},
        snippets,
        theme::Theme,
        window::{at_foot, inside, window},
    },
};

const SCOPE: Scope = Scope::new("snippet picker", "Abbreviations that begin so");

/// Rows that are enough to choose from.
const MOST_QUESTIONS: usize = 10;

/// The list.
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

    /// The window, and the rows of the list in it.
    fn areas(&self, size: (u16, u16)) -> (Rect, Rect) {
        let area = at_foot(size, self.all.min(MOST_QUESTIONS) + 1);
        let inside = inside(area);
        (area, Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside })
    }

    fn has_some(&self, _: &Session) -> bool {
        self.list.chosen().is_some()
    }

    fn step(&mut self, by: isize) -> Effects {
        self.list.step(by);
        Vec::new()
    }

    fn take(&mut self, cx: &mut Context) -> Effects {
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

impl Commands for SnippetPicker {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "write_out.take" ["Enter"], "Write this abbreviation out", Some((1, "write out")), Self::has_some, Self::take;
        "write_out.down" ["↓", "Tab"], "Next abbreviation that begins so", Some((2, "next")), Self::has_some,
            |picker, _| picker.step(1);
        "write_out.up" ["↑", "Shift-Tab"], "Abbreviation before that begins so", None, Self::has_some,
            |picker, _| picker.step(-1);
        "write_out.close" ["Esc"], "Leave what was typed as it is", Some((3, "leave it")), always, |_, cx| cx.close();
    }];
}

impl Part for SnippetPicker {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::TEXT, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        Some(Field::Input(&mut self.list.filter))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.list.filter.selected()
    }

    fn typed(&mut self, _: &mut Context) {
        self.list.narrow(snippets::words);
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, rows) = self.areas(session.size);
        let inside = window(buffer, area, "Write out", theme);
        Some(snippets::view(&self.list, buffer, inside, rows.height, theme))
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (area, rows) = self.areas(cx.session.size);
        match self.list.mouse(mouse, at, area, rows) {
            Hit::Row => self.take(cx),
            Hit::Outside => cx.close(),
            Hit::None => Vec::new(),
        }
    }
}
