//! Every wording there is for a phrase, whose it is, and what was noted on it.

use crate::{
    domain::{Phrase, PhraseSet, Voice},
    session::Session,
};

#[derive(Clone)]
pub struct OneWording {
    pub words: String,
    pub whose: String,
    pub is_suggested: bool,
    pub aside: String,
}

/// The suggested one first, then mine, then those of other sets, switched on or off.
pub(super) fn wordings(session: &Session, phrase: &Phrase, used: Voice) -> Vec<OneWording> {
    let (guide, book) = (&session.phrase_guide().id, &session.phrasebook);
    let one = |voice: Voice, whose: String, state: Option<&str>| {
        let in_use =
            (voice == used).then(|| book.why_used(guide, phrase).unwrap_or_else(|| "In use.".to_owned()));
        let aside = [state.map(str::to_owned), in_use, notes(session, phrase, voice.words())];
        OneWording {
            words: voice.words().to_owned(),
            whose,
            is_suggested: matches!(voice, Voice::Suggested(_)),
            aside: aside.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        }
    };
    let mine = book.mine.wording(guide, &phrase.id);
    let mine = mine.map(|words| one(Voice::Mine(words), "Yours".to_owned(), None));
    let others = book.others.iter().filter_map(|set| {
        let words = set.wording(guide, &phrase.id)?;
        Some(one(Voice::Of(set, words), format!("“{}”", set.name()), state(set)))
    });
    let suggested = one(Voice::Suggested(&phrase.says), "The guide".to_owned(), None);
    std::iter::once(suggested).chain(mine).chain(others).collect()
}

const fn state(set: &PhraseSet) -> Option<&'static str> {
    match (set.unseen, set.switched_off, set.team) {
        (true, ..) => Some("switched off until looked through"),
        (_, true, _) => Some("switched off"),
        (.., true) => Some("your team’s set"),
        _ => None,
    }
}

/// Flags on these very words, with whose they are.
fn notes(session: &Session, phrase: &Phrase, words: &str) -> Option<String> {
    let book = &session.phrasebook;
    let sets = [(&book.mine, "you")].into_iter().chain(book.others.iter().map(|set| (set, set.name())));
    let notes = sets.filter_map(|(set, by)| {
        let one = set.of(&session.phrase_guide().id, &phrase.id).filter(|one| one.flags(words))?;
        let note = one.flag.as_deref().unwrap_or_default().trim().replace('\n', " ");
        Some(if note.is_empty() { format!("flagged by {by}") } else { format!("{by}: {note}") })
    });
    let notes = notes.collect::<Vec<_>>().join("; ");
    (!notes.is_empty()).then_some(notes)
}
