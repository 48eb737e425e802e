//! Words on the list in the notes: the one at the cursor, the next one, and what can be done about it.

use std::ops::Range;

use super::{
    Document, Session, Side,
    editing::{change, with_document},
};
use crate::{
    domain::{FieldId, FileChange, KeepRow, KeptWords, Register, Wording, WordingMark, replacement},
    effect::Effects,
    text::grapheme,
};

impl Document {
    /// Which rows of the list are kept here, next to those kept always.
    #[must_use]
    pub fn kept_words<'a>(&'a self, always: &'a [String]) -> KeptWords<'a> {
        KeptWords { here: &self.appointment.kept_words, always }
    }

    /// The words on the list that the cursor is in, or at the end of.
    #[must_use]
    pub fn words_at_cursor(&self, wording: &Wording, kept: KeptWords<'_>) -> Option<WordingMark> {
        at_cursor(self.text(), self.sheet.caret.at, self.sheet.field().register()?, wording, kept)
    }

    /// The next words on the list on this page, from a place in the field the cursor is in on, and round to
    /// there again; with their place.
    #[must_use]
    pub fn next_words(
        &self,
        from: usize,
        wording: &Wording,
        kept: KeptWords<'_>,
    ) -> Option<(FieldId, WordingMark)> {
        let (before, after) = self.sheet.fields.split_at_checked(self.sheet.focus)?;
        let around = after.iter().skip(1).chain(before).map(|field| (*field, 0));
        let here = self.sheet.field();
        std::iter::once((here, from)).chain(around).chain([(here, 0)]).find_map(|(field, from)| {
            let text = &self.appointment.notes.get(field).text;
            Some((field, first_from(text, from, field.register()?, wording, kept)?))
        })
    }
}

/// The words on the list that a cursor at `at` is in, or at the end of.
#[must_use]
pub fn at_cursor(
    text: &str,
    at: usize,
    register: Register,
    wording: &Wording,
    kept: KeptWords<'_>,
) -> Option<WordingMark> {
    let near = grapheme::prev_boundary(text, at)..grapheme::next_boundary(text, at);
    let marks = kept.marks_within(wording, text, &near, Some(register));
    marks.into_iter().rfind(|mark| mark.range.start <= at && at <= mark.range.end)
}

/// The first mark that begins at `from` or after it. A part of the text is looked at, then the next.
#[must_use]
pub fn first_from(
    text: &str,
    from: usize,
    register: Register,
    wording: &Wording,
    kept: KeptWords<'_>,
) -> Option<WordingMark> {
    const PART: usize = 64 * 1024;
    let mut at = text.floor_char_boundary(from);
    while at < text.len() {
        let part = at..text.ceil_char_boundary(at + PART);
        let marks = kept.marks_within(wording, text, &part, Some(register));
        if let Some(mark) = marks.into_iter().find(|mark| mark.range.start >= from) {
            return Some(mark);
        }
        at = part.end;
    }
    None
}

/// Goes to the end of words on the list.
pub fn go_behind(session: &mut Session, field: FieldId, place: &Range<usize>) -> Effects {
    with_document(session, |document, _| {
        document.side = Side::Notes;
        document.history.seal();
        document.sheet.go_to_offset(&document.appointment.notes, field, place.end);
    })
}

/// Replaces words of the field the cursor is in; no words remove them.
pub fn put_instead(session: &mut Session, place: &Range<usize>, words: &str) -> Effects {
    change(session, |document, now| {
        let (place, words) = replacement(document.text(), place, words);
        document.put_in_place(&place, &words, now);
    })
}

/// Keeps the words of a row in these notes, or keeps them no longer.
pub fn keep_here(session: &mut Session, row: &str, keep: bool) -> Effects {
    change(session, |document, now| document.keep_words(row, keep, now))
}

/// Keeps the words of a row on this computer, or keeps them no longer.
pub fn keep_always(session: &mut Session, row: &str, keep: bool) -> Effects {
    session.kept_words.retain(|one| one != row);
    if keep {
        session.kept_words.push(row.to_owned());
    }
    vec![FileChange::KeptRows(KeepRow { row: row.to_owned(), keep }).into()]
}
