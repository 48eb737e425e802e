//! Abbreviations written out where they are typed, the way from blank to blank in what was written, and resources
//! offered for what is typed.

use std::ops::Range;

use super::PreparePane;
use crate::command::{Group, Scope};
use crate::part::{Action, Context, Row, part_rows};
use crate::session::editing::{blank, change, on_document, with_document};
use crate::session::{Document, Session, Side, resources};
use crate::text::{Caret, stops};
use crate::{content, domain::abbreviation::word_at_end, effect::Effects};

/// Tab bindings while an abbreviation or a blank is at hand; they go before those of [`Scope::NOTES`].
pub(super) const ROWS: &[Row<PreparePane>] = part_rows! { Group::Preparing, Scope::NOTES;
    "notes.write_out" ["Tab"], "Expand the abbreviation, after a dot and the beginning of a word",
        Some((2, "expand")), |_, session| can_write_out(session), |_, cx| write_out_begun(cx);
    "notes.next_blank" ["Tab"], "Next blank to fill in, while there is one", Some((2, "fill in")),
        |_, session| has_next_blank(session), |_, cx| to_blank(cx, true);
    "notes.past_blanks" ["Tab"], "Past the last blank, to the end of its line", Some((2, "line end")),
        |_, session| is_behind_blanks(session), |_, cx| past_blanks(cx.session);
    "notes.resource" ["Tab"], "Put in the resource that fits what you typed; where several do, list them",
        Some((2, "put in")), |_, session| is_all_written(session) && resources::is_offered(session),
        |_, cx| take_resource(cx);
    "notes.previous_blank" ["Shift-Tab"], "Previous blank", None, |_, session| has_previous_blank(session),
        |_, cx| to_blank(cx, false);
};

/// The abbreviation before the cursor: the place of its dot, and its word.
fn before_cursor(document: &Document) -> Option<(usize, &str)> {
    let caret = document.sheet.caret;
    if document.side != Side::Notes || !document.can_change() || caret.selection().is_some() {
        return None;
    }
    word_at_end(document.text().get(..caret.at)?)
}

/// The words for the abbreviation before the cursor, due once a space is typed.
fn due(session: &Session) -> Option<(usize, String)> {
    let (dot, word) = before_cursor(session.document.as_ref()?)?;
    Some((dot, session.abbreviations.exactly(content::abbreviations(), session.guide_in_use(), word)?))
}

/// Whether the next character of a burst may end an abbreviation.
pub(super) fn takes_singly(session: &Session, rest: &str) -> bool {
    rest.starts_with(' ') && due(session).is_some()
}

/// Types, and writes out the abbreviation that a space or a new line ends.
pub(super) fn type_in(cx: &mut Context, text: &str) -> Effects {
    let due = if matches!(text, " " | "\n") { due(cx.session) } else { None };
    let Some((dot, words)) = due else {
        return change(cx.session, |document, now| document.type_in(text, now));
    };
    // Typed first, so that one step of undo leads back to all that was typed.
    let effects = change(cx.session, |document, now| document.type_in(text, now));
    put(cx, dot, &words, text);
    effects
}

/// Replaces the text from `from` up to the cursor with `words`, as a step of undo of its own,
/// then goes to their first blank.
fn put(cx: &mut Context, from: usize, words: &str, tail: &str) {
    // The field stays the same, so there is nothing for the guide to follow.
    change(cx.session, |document, now| {
        document.sheet.caret = Caret { anchor: Some(from), ..document.sheet.caret };
        document.put_in(&format!("{words}{tail}"), now);
    });
    let blank = cx.session.document.as_ref().and_then(|document| stops::next(document.text(), from));
    if let Some(blank) = blank.filter(|blank| blank.end <= from + words.len()) {
        select(cx, &blank);
    }
}

/// Writes an abbreviation out in place of what was typed of it, from its dot up to the cursor.
pub(super) fn take(cx: &mut Context, dot: usize, words: &str) {
    put(cx, dot, words, "");
}

fn can_write_out(session: &Session) -> bool {
    let word = session.document.as_ref().and_then(before_cursor);
    word.is_some_and(|(_, word)| {
        session.abbreviations.any_begins(content::abbreviations(), session.guide_in_use(), word)
    })
}

/// One that begins like this is written out; of several a list is shown.
fn write_out_begun(cx: &mut Context) -> Effects {
    let Some((dot, word)) = cx.session.document.as_ref().and_then(before_cursor) else { return Vec::new() };
    let session = &*cx.session;
    let mut found = session.abbreviations.beginning(content::abbreviations(), session.guide_in_use(), word);
    if found.len() > 1 {
        return cx.act(Action::PickSnippet(dot, found));
    }
    if let Some(words) = found.pop().and_then(|one| one.says) {
        take(cx, dot, &words);
    }
    Vec::new()
}

fn has_next_blank(session: &Session) -> bool {
    let warned = || on_document(session, |document| warned_choice(document).is_some());
    !can_write_out(session) && (warned() || blank(session, true).is_some())
}

fn has_previous_blank(session: &Session) -> bool {
    blank(session, false).is_some()
}

/// Whether the last blank was just filled in, so that Tab stays in the field.
fn is_behind_blanks(session: &Session) -> bool {
    let filling = |document: &Document| {
        document.side == Side::Notes && document.filling == Some(document.sheet.field())
    };
    on_document(session, filling) && !can_write_out(session) && !has_next_blank(session)
}

fn past_blanks(session: &mut Session) -> Effects {
    with_document(session, |document, _| {
        document.filling = None;
        let (field, at) = (document.sheet.field(), document.sheet.caret.at);
        let rest = document.text().get(at..).unwrap_or_default();
        let end = at + rest.find('\n').unwrap_or(rest.len());
        document.sheet.go_to_offset(&document.appointment.notes, field, end);
    })
}

/// Puts in the resource that is offered; of several a list is shown.
fn take_resource(cx: &mut Context) -> Effects {
    let text = cx.session.document.as_ref().map_or("", Document::text);
    if let [one] = cx.session.resources.offered(text).as_slice() {
        let name = one.name.clone();
        return resources::put_in(cx.session, &name);
    }
    let typed = text.rsplit('\n').next().unwrap_or_default().trim().to_owned();
    cx.act(Action::Resources(typed))
}

/// Nothing is left to write out or to fill in.
fn is_all_written(session: &Session) -> bool {
    !can_write_out(session) && !has_next_blank(session) && !is_behind_blanks(session)
}

/// Whether Tab leads to the next field.
pub(super) fn tab_is_free(session: &Session) -> bool {
    is_all_written(session) && !resources::is_offered(session)
}

pub(super) fn shift_tab_is_free(session: &Session) -> bool {
    !has_previous_blank(session)
}

/// The blank one was led to on the way out, if it is one to choose for: its list was not shown then.
fn warned_choice(document: &Document) -> Option<Range<usize>> {
    let warned = document.warned_blank()?;
    (!stops::choices(document.text().get(warned.clone())?).is_empty()).then_some(warned)
}

/// Goes to the blank after the cursor, or with `false` before it.
pub(super) fn to_blank(cx: &mut Context, forward: bool) -> Effects {
    let Some(document) = &mut cx.session.document else { return Vec::new() };
    let warned = warned_choice(document).filter(|_| forward);
    document.warned = None;
    if let Some(to) = warned.or_else(|| blank(cx.session, forward)) {
        select(cx, &to);
    }
    Vec::new()
}

/// Selects a blank, so that typing replaces it, and shows what can be chosen for it.
fn select(cx: &mut Context, blank: &Range<usize>) {
    with_document(cx.session, |document, _| {
        document.select(blank);
        document.filling = Some(document.sheet.field());
    });
    cx.act(Action::OfferChoices(blank.clone()));
}
