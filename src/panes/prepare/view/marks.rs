//! The notes with what they are looked through for: words on the list, words nobody knows. Only what is on
//! screen is looked at, however long the field.

use std::ops::Range;

use jiff::civil::Date;
use ratatui::style::Style;

use crate::command::Keys;
use crate::domain::{FieldId, KeptWords, Wording};
use crate::session::{Document, Session, Side};
use crate::ui::{canvas::Canvas, marks};
use crate::{session::sheet::Block, spelling::Speller};

/// The notes of a document, to be drawn.
#[derive(Clone, Copy)]
pub(super) struct NotesView<'a> {
    pub(super) document: &'a Document,
    pub(super) today: Date,
    wording: &'a Wording,
    kept: KeptWords<'a>,
    speller: Option<&'a Speller>,
    pub(super) keys: &'a Keys,
}

pub(super) type Marks = Vec<(Range<usize>, Style)>;

/// As the screen counts.
pub(super) fn small(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

impl<'a> NotesView<'a> {
    pub(super) fn new(session: &'a Session, document: &'a Document) -> Self {
        Self {
            document,
            today: session.now.date(),
            wording: &session.wording,
            kept: document.kept_words(&session.kept_words),
            speller: session.speller(),
            keys: &session.keys,
        }
    }

    /// The text of the field at a place of the page; none where there is no such field.
    pub(super) fn text(self, at: usize) -> &'a str {
        let field = self.document.sheet.fields.get(at);
        field.map_or("", |field| &self.document.appointment.notes.get(*field).text)
    }

    /// The row of the screen of a line of the sheet, if it is on screen.
    pub(super) fn row(self, sheet_line: usize, on: &Canvas) -> Option<u16> {
        let row = u16::try_from(sheet_line.checked_sub(self.document.sheet.top)?).ok()?;
        (row < on.area.height).then_some(row)
    }

    /// The rows of a field's text that are on screen.
    pub(super) fn rows_shown(self, block: Block, on: &Canvas) -> Range<usize> {
        let (top, first) = (self.document.sheet.top, block.top + block.label);
        top.saturating_sub(first)..block.text.min((top + usize::from(on.area.height)).saturating_sub(first))
    }

    /// The words on the list in the part of a field that is on screen.
    pub(super) fn worded(self, field: FieldId, text: &str, shown: &Range<usize>, on: &Canvas) -> Marks {
        marks::marks_shown((text, shown), field.register(), (self.wording, self.kept), on.theme)
    }

    /// Those with the words nobody knows.
    pub(super) fn with_unknown_words(
        self,
        worded: &Marks,
        field: FieldId,
        shown: (&str, Range<usize>),
        on: &Canvas,
    ) -> Marks {
        let Document { sheet, side, history, .. } = self.document;
        // A word is not judged before it is typed to its end.
        let typing = *side == Side::Notes && history.is_open() && sheet.field() == field;
        let is_typed = |word: &Range<usize>| typing && word.end == sheet.caret.at;
        marks::with_unknown_words(worded, self.speller, shown, on.theme, is_typed)
    }

    /// The key that says more of the words on the list that the cursor is in.
    pub(super) fn about(self) -> Option<String> {
        let is_ready = self.wording.is_ready();
        let mark = is_ready.then(|| self.document.words_at_cursor(self.wording, self.kept))??;
        let words = self.document.text().get(mark.range)?.replace('\n', " ");
        Some(format!("{}: about “{words}”", self.keys.fill("{key:notes.words}")))
    }
}
