//! Changes to the open appointment, after which the guide follows the cursor.

use std::{io, ops::Range};

use jiff::Zoned;

use super::{Document, Session, Side};
use crate::{
    domain::{FieldId, NotesPage, Pin},
    effect::Effects,
    platform::clipboard::Clipboard,
    text::{EditCommand, clean, stops},
};

/// Said of what was copied. A terminal does not tell whether it took it.
#[must_use]
pub const fn copied(reach: Clipboard) -> &'static str {
    match reach {
        Clipboard::System => "Copied. {key:paste} pastes it here; other programs have it too.",
        Clipboard::Terminal => {
            "Copied. {key:paste} pastes it here; other programs have it too if your terminal allows it."
        }
        Clipboard::None => {
            "Copied for Foreword alone, as this terminal has no clipboard for other programs. {key:paste} pastes it here."
        }
    }
}

/// Where what was copied is, to end a sentence on it.
#[must_use]
pub const fn went_to(reach: Clipboard) -> &'static str {
    match reach {
        Clipboard::System => "is on the clipboard of this computer.",
        Clipboard::Terminal => {
            "was sent to the clipboard of this terminal. Check that it is there: not every terminal allows it."
        }
        Clipboard::None => "could not be copied, as this terminal has no clipboard for other programs.",
    }
}

/// Said where the clipboard did not take it.
#[must_use]
pub const fn not_copied(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::ResourceBusy => {
            "Nothing could be copied, as another program holds the clipboard. Try again; {key:paste} pastes it here."
        }
        _ => {
            "Nothing could be copied, as this computer did not take it. {key:paste} pastes it here, in Foreword alone."
        }
    }
}

/// Whether the open appointment is there and can be changed.
#[must_use]
pub fn can_change(session: &Session) -> bool {
    session.document.as_ref().is_some_and(Document::can_change)
}

/// Lets the guide follow after the cursor may have come to another field, and saves a field left.
fn follow(session: &mut Session, was: FieldId) -> Effects {
    let Some(document) = &mut session.document else {
        return Vec::new();
    };
    if document.sheet.field() == was {
        return Vec::new();
    }
    document.guide.follow(session.guides.of(&document.appointment.guide), document.sheet.field());
    document.save_now(&session.now).into_iter().collect()
}

/// Does something to the open appointment, then lets the guide follow.
pub fn with_document(session: &mut Session, act: impl FnOnce(&mut Document, &Zoned)) -> Effects {
    let Some(document) = &mut session.document else {
        return Vec::new();
    };
    let was = document.sheet.field();
    act(document, &session.now);
    follow(session, was)
}

/// Changes the notes; an appointment that is read only says so instead.
pub fn change(session: &mut Session, act: impl FnOnce(&mut Document, &Zoned)) -> Effects {
    if let Some(why) = session.document.as_ref().and_then(|document| document.read_only.clone()) {
        session.notice = Some(why);
        return Vec::new();
    }
    with_document(session, act)
}

/// Pins a phrase to the brief of the open appointment, or unpins it.
pub fn pin_phrase(session: &mut Session, pin: Pin) -> Effects {
    change(session, |document, now| document.pin(pin, now))
}

/// Puts words at the cursor, in place of the selection, as one step of undo.
pub fn fill_in(session: &mut Session, words: &str) -> Effects {
    change(session, |document, now| document.put_in(words, now))
}

/// Takes the last step back.
pub fn undo(session: &mut Session) -> Effects {
    change(session, |document, now| document.travel(true, now))
}

/// Goes to a field of the notes.
pub fn go_to(session: &mut Session, field: FieldId) -> Effects {
    with_document(session, |document, _| {
        document.side = Side::Notes;
        document.history.seal();
        document.sheet.go_to(&document.appointment.notes, field);
    })
}

/// Shows a page of the notes.
pub fn turn_to(session: &mut Session, page: NotesPage) -> Effects {
    with_document(session, |document, _| {
        document.side = Side::Notes;
        document.history.seal();
        document.sheet.turn_to(&document.appointment.notes, page);
    })
}

/// Pastes at the cursor, as one step of undo.
pub fn paste(session: &mut Session, text: &str) -> Effects {
    fill_in(session, &clean(text))
}

/// Does what a typing key asks for.
pub fn edit(session: &mut Session, command: EditCommand) -> Effects {
    match command {
        EditCommand::Go(..) | EditCommand::SelectAll => {
            with_document(session, |document, now| document.act(command, now))
        }
        _ => change(session, |document, now| document.act(command, now)),
    }
}

/// Whether something is so of the open appointment, if there is one.
#[must_use]
pub fn on_document(session: &Session, is: impl FnOnce(&Document) -> bool) -> bool {
    session.document.as_ref().is_some_and(is)
}

/// The blank after the cursor, or with `false` before it; a selected one is left behind.
#[must_use]
pub fn blank(session: &Session, forward: bool) -> Option<Range<usize>> {
    let document = session.document.as_ref().filter(|document| document.can_change())?;
    let caret = document.sheet.caret;
    let here = caret.selection().unwrap_or(caret.at..caret.at);
    let text = document.text();
    if forward { stops::next(text, here.end) } else { stops::previous(text, here.start) }
}

/// Says that what was copied has blanks, and goes to the first of them.
pub fn warn_of_blanks(session: &mut Session, from: usize, count: usize) -> Effects {
    let blank = session.document.as_ref().filter(|document| document.can_change());
    let blank = blank.and_then(|document| stops::next(document.text(), from));
    let s = if count == 1 { "" } else { "s" };
    session.notice = Some(format!("Copied, with {count} blank{s} left to fill in."));
    if let Some(blank) = blank {
        with_document(session, |document, _| {
            document.select(&blank);
            document.filling = Some(document.sheet.field());
        });
    }
    Vec::new()
}
