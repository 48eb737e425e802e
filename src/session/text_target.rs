//! The text the cursor is in, where words are marked: a field of the notes, or what is typed about a
//! phrase. What the windows about such words do, they do there.

use std::ops::Range;

use super::{
    Document, Session,
    advice::Text,
    editing,
    phrase_editor::{self, What},
    wording,
};
use crate::{
    domain::{KeptWords, WordingMark, replacement},
    effect::Effects,
    text::{Area, Caret, EditCommand, Motion},
};

/// The text, what it holds, and where the cursor is in it.
#[must_use]
pub fn here(session: &Session) -> Option<(Text, &str, usize)> {
    if let Some(editing) = session.phrase_editor.as_deref() {
        let text = if editing.what == What::Flag { Text::Flag } else { Text::MyWords };
        return Some((text, editing.area.text(), editing.area.caret().at));
    }
    let document = session.document.as_ref()?;
    Some((Text::Field(document.sheet.field()), document.text(), document.sheet.caret.at))
}

fn area(session: &mut Session) -> Option<&mut Area> {
    session.phrase_editor.as_deref_mut().map(|editing| &mut editing.area)
}

/// Whether it can be changed.
#[must_use]
pub fn can_change(session: &Session) -> bool {
    session.phrase_editor.as_deref().is_some() || session.document.as_ref().is_some_and(Document::can_change)
}

/// Whether any rows of the list are kept in it.
#[must_use]
pub fn keeps_some(session: &Session) -> bool {
    let document = || {
        session.document.as_ref().is_some_and(|document| !document.kept_words(&session.kept_words).is_empty())
    };
    session
        .phrase_editor
        .as_deref()
        .map_or_else(document, |editing| !editing.kept_words(&session.kept_words).is_empty())
}

/// The words on the list that the cursor is in. Those kept in my words for a phrase are among them, for
/// there is no list of such words to take them back from.
#[must_use]
pub fn mark_at_cursor(session: &Session) -> Option<WordingMark> {
    let Some(editing) = session.phrase_editor.as_deref() else {
        let document = session.document.as_ref()?;
        return document.words_at_cursor(&session.wording, document.kept_words(&session.kept_words));
    };
    let (text, at) = (editing.area.text(), editing.area.caret().at);
    let always = KeptWords { here: &[], always: &session.kept_words };
    wording::at_cursor(text, at, editing.register()?, &session.wording, always)
}

/// Whether a row is kept in my words for a phrase, so that it can be marked again from there.
#[must_use]
pub fn is_kept_in_my_words(session: &Session, row: &str) -> bool {
    session.phrase_editor.as_deref().is_some_and(|editing| editing.kept_words(&[]).holds(row))
}

/// The next words on the list, from a place in it on and round to there again, and which text has them.
#[must_use]
pub fn next_mark(session: &Session, from: usize) -> Option<(Text, WordingMark)> {
    let Some(editing) = session.phrase_editor.as_deref() else {
        let document = session.document.as_ref()?;
        let (field, mark) =
            document.next_words(from, &session.wording, document.kept_words(&session.kept_words))?;
        return Some((Text::Field(field), mark));
    };
    let kept = editing.kept_words(&session.kept_words);
    let register = editing.register()?;
    let first = |from| wording::first_from(editing.area.text(), from, register, &session.wording, kept);
    first(from).or_else(|| first(0)).map(|mark| (Text::MyWords, mark))
}

/// Puts the cursor behind words, in this text or another.
pub fn go_behind(session: &mut Session, text: Text, place: &Range<usize>) -> Effects {
    match (text, area(session)) {
        (_, Some(area)) => area.go(Motion::To(place.end), false),
        (Text::Field(field), None) => return wording::go_behind(session, field, place),
        (Text::MyWords | Text::Flag, None) => {}
    }
    Vec::new()
}

/// Puts the cursor somewhere in this text.
pub fn go_to(session: &mut Session, at: usize) -> Effects {
    match area(session) {
        Some(area) => area.go(Motion::To(at), false),
        None => return editing::edit(session, EditCommand::Go(Motion::To(at), false)),
    }
    Vec::new()
}

/// Selects words of this text.
pub fn select(session: &mut Session, place: &Range<usize>) -> Effects {
    let (start, end) = (Motion::To(place.start), Motion::To(place.end));
    let Some(area) = area(session) else {
        let mut effects = editing::edit(session, EditCommand::Go(start, false));
        effects.extend(editing::edit(session, EditCommand::Go(end, true)));
        return effects;
    };
    area.go(start, false);
    area.go(end, true);
    Vec::new()
}

/// Says something instead of words that are marked; nothing leaves them out.
pub fn say_instead(session: &mut Session, place: &Range<usize>, words: &str) -> Effects {
    let Some(area) = area(session) else {
        return wording::put_instead(session, place, words);
    };
    let (place, words) = replacement(area.text(), place, words);
    area.replace(&place, &words);
    phrase_editor::typed(session);
    Vec::new()
}

/// Puts a word in the place of another.
pub fn put(session: &mut Session, place: &Range<usize>, word: &str) -> Effects {
    if let Some(area) = area(session) {
        area.replace(place, word);
        phrase_editor::typed(session);
        return Vec::new();
    }
    let Some(document) = &mut session.document else {
        return Vec::new();
    };
    document.sheet.caret = Caret { anchor: Some(place.start), ..Caret::at(place.end) };
    editing::paste(session, word)
}

/// Keeps the words of a row as they are in this text, or in my words for a phrase marks them again; says so.
pub fn keep_here(session: &mut Session, row: &str) -> Effects {
    if area(session).is_none() {
        session.notice = Some(
            "Kept. It will not be marked again in these notes. {key:page.kept_words} undoes this.".to_owned(),
        );
        return wording::keep_here(session, row, true);
    }
    let kept = is_kept_in_my_words(session, row);
    phrase_editor::keep_words(session, row, !kept);
    let says = "Kept. It will not be marked again in your words for this phrase. {key:phrase_editor.words} in them marks them again.";
    session.notice = Some(if kept { "Marked again." } else { says }.to_owned());
    Vec::new()
}

/// The unknown word at the cursor.
#[must_use]
pub fn unknown_at_cursor(session: &Session) -> Option<Range<usize>> {
    let (_, text, at) = here(session)?;
    session.speller()?.mark_at(text, at)
}

/// The next unknown word of the text, from its start again after its end.
#[must_use]
pub fn next_unknown(session: &Session) -> Option<Range<usize>> {
    let (_, text, at) = here(session)?;
    let speller = session.speller()?;
    speller.next_mark(text, at).or_else(|| speller.next_mark(text, 0))
}

/// Why nothing is underlined for its spelling, where nothing could be.
#[must_use]
pub const fn spelling_off(session: &Session) -> Option<&'static str> {
    match (session.settings.spelling, session.spelling.is_some()) {
        (false, _) => Some("Spelling is not looked at: {key:settings}."),
        (true, false) => Some("The dictionary is still being read."),
        (true, true) => None,
    }
}

/// The words of the text that are underlined on a screen, in a sentence or two.
#[must_use]
pub fn marked_words(session: &Session) -> Option<String> {
    /// So many of each are named.
    const MOST: usize = 3;
    let (_, text, _) = here(session)?;
    let always = &session.kept_words;
    let (kept, register) = if let Some(editing) = session.phrase_editor.as_deref() {
        (editing.kept_words(always), editing.register())
    } else {
        let document = session.document.as_ref()?;
        (document.kept_words(always), document.sheet.field().register())
    };
    let listed = kept.marks_within(&session.wording, text, &(0..text.len()), register);
    let next_unknown = |from: &Range<usize>| session.speller()?.next_mark(text, from.end);
    let unknown = std::iter::successors(next_unknown(&(0..0)), next_unknown);
    let named = |says: &str, marks: &mut dyn Iterator<Item = Range<usize>>| {
        let words =
            marks.take(MOST).filter_map(|mark| Some(format!("“{}”", text.get(mark)?.replace('\n', " "))));
        let words = words.collect::<Vec<_>>().join(", ");
        (!words.is_empty()).then(|| format!("{says}: {words}."))
    };
    let listed = named("Worth a second look", &mut listed.into_iter().map(|mark| mark.range));
    let unknown = named("Not in the dictionary", &mut unknown.into_iter());
    let both: Vec<_> = listed.into_iter().chain(unknown).collect();
    (!both.is_empty()).then(|| both.join(" "))
}
