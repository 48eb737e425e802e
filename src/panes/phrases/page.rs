//! The chosen phrase as a page: the suggested words, mine, and advice on either.

use super::{PhrasesPane, State, chosen, pins, review_of, state_of, teach_back, voice};
use crate::domain::{
    OURS, Phrase, PhraseSet, Readability, Register, Role, Voice, WordingRow, day_in_words, with_capital,
};
use crate::ui::{marked::Marked, page::Page};
use crate::{domain::phrasebook::PAST_REVIEW, session::Session};

/// Sentences of more words are hard to say and to follow.
const LONGEST: usize = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    Heading,
    Words,
    Aside,
}

type PhrasePage = Page<LineKind>;

fn heading(page: &mut PhrasePage, words: impl Into<String>) {
    aside(page, "");
    page.say(LineKind::Heading, 1, words);
}

fn words(page: &mut PhrasePage, words: impl Into<String>) {
    page.say(LineKind::Words, 3, words);
}

fn aside(page: &mut PhrasePage, words: impl Into<String>) {
    page.say(LineKind::Aside, 1, words);
}

/// The page, not laid out yet; scrolled as far as before.
pub(super) fn page(phrases: &PhrasesPane, session: &Session) -> PhrasePage {
    let mut page = Page::scrolled_to(phrases.page.top);
    let Some((principle, phrase)) = chosen(phrases, session) else { return page };
    let (guide, today) = (session.phrase_guide(), session.now.date());
    let review = review_of(session, phrase);
    let used = voice(session, phrase);
    let state = state_of(session, phrase);
    let is_changed = state == State::Flagged && review.is_some_and(|review| review.wording.is_some());
    let place = format!(
        "{} {} · {} · {}{}",
        principle.number,
        principle.short_name,
        phrase.moment.label(),
        state.word(),
        if is_changed { ", changed" } else { "" }
    );
    page.say(LineKind::Heading, 1, place);
    heading(&mut page, phrase.whose());
    let past = |set: &PhraseSet| {
        let is_past = set.is_past_review(today);
        if is_past { format!(" · {PAST_REVIEW}") } else { String::new() }
    };
    let whose = match used {
        Voice::Suggested(_) => None,
        Voice::Mine(_) => Some(format!("My words{}", past(&session.phrasebook.mine))),
        Voice::Of(set, _) => Some(format!("Words of “{}”{}", set.name(), past(set))),
    };
    if let Some(whose) = whose {
        let [suggested, other] = Marked::pair(&phrase.says, used.words());
        page.add(LineKind::Words, 3, suggested);
        heading(&mut page, whose);
        page.add(LineKind::Words, 3, other);
        aside(&mut page, "Square brackets show what differs.");
    } else {
        words(&mut page, phrase.says.as_ref());
    }
    if let Some(why) = session.phrasebook.why_used(&guide.id, phrase) {
        aside(&mut page, why);
    }
    if let Some(teach_back) = teach_back(session, phrase) {
        let mine = phrase.teach_back.as_deref() != Some(teach_back);
        heading(&mut page, if mine { "To check it was clear, reworded" } else { "To check it was clear" });
        words(&mut page, teach_back);
    }
    if let Some((flag, on)) =
        review.and_then(|review| Some((review.flag.as_deref()?, review.flagged_words()?)))
    {
        heading(&mut page, "Flagged");
        words(&mut page, if flag.is_empty() { "without a note" } else { flag });
        if on != used.words() {
            words(&mut page, format!("This flag is on other words: {}", on.replace('\n', " ")));
        }
    }
    aside(&mut page, "");
    if review.is_some_and(|review| review.suggested != phrase.says) {
        aside(&mut page, "The guide's wording has changed since you reviewed it.");
    }
    let counted = Readability::of(used.words());
    aside(&mut page, longest_in_words(&counted));
    for said in counted.long_words_in_words().into_iter().chain(counted.age_in_words()) {
        aside(&mut page, said);
    }
    for said in of_others(session, phrase) {
        aside(&mut page, said);
    }
    let kept = review.map(|review| review.kept_words.as_slice()).unwrap_or_default();
    add_listed_words(&mut page, session, used.words(), kept);
    let suits: Vec<_> = phrase.suits.iter().map(|one| one.label()).collect();
    let roles: Vec<_> = phrase.roles.iter().copied().map(Role::label).collect();
    let roles = if roles.is_empty() { "any role".to_owned() } else { roles.join(", ") };
    aside(&mut page, format!("For {}; for {roles}.", suits.join(", ")));
    if phrase.ours {
        aside(&mut page, format!("{OURS}."));
    }
    aside(&mut page, pins::in_words(phrases, session, &phrase.id));
    if let Some(old) = session.guides.caution(&guide.id, today) {
        aside(&mut page, old);
    }
    page
}

/// The words of other sets that are not in use, and their flags.
fn of_others(session: &Session, phrase: &Phrase) -> Vec<String> {
    let guide = &session.phrase_guide().id;
    let in_use = |set: &PhraseSet| matches!(voice(session, phrase), Voice::Of(used, _) if used.id == set.id);
    let switched_on = session.phrasebook.others.iter().filter(|set| !set.switched_off);
    let mut said = Vec::new();
    for (set, review) in switched_on.filter_map(|set| Some((set, set.of(guide, &phrase.id)?))) {
        if let Some(words) = review.wording.as_ref().filter(|_| !in_use(set)) {
            said.push(format!("Wording of “{}”: {}", set.name(), words.replace('\n', " ")));
        }
        match review.flag.as_deref().map(str::trim) {
            Some("") => said.push(format!("Flagged in “{}”.", set.name())),
            Some(why) => said.push(format!("Flagged in “{}”: {}", set.name(), why.replace('\n', " "))),
            None => {}
        }
    }
    said
}

/// The words on the list, each once.
fn add_listed_words(page: &mut PhrasePage, session: &Session, text: &str, kept: &[String]) {
    let wording = &session.wording;
    let mut seen: Vec<&WordingRow> = Vec::new();
    for mark in wording.marks(text, Register::Said) {
        let Some(row) = wording.row(&mark).filter(|row| !seen.iter().any(|one| one.id == row.id)) else {
            continue;
        };
        seen.push(row);
        let word = text.get(mark.range.clone()).unwrap_or_default();
        let is_kept = kept.iter().chain(&session.kept_words).any(|id| *id == row.id);
        let but = if is_kept { "; you keep it" } else { "" };
        heading(page, format!("“{word}” is on the list of words worth a second look{but}"));
        for fitting in row.fitting(word) {
            words(page, with_capital(&fitting.headed()));
        }
        words(page, format!("Why: {}", row.why));
        if let Some(fine) = row.fine_in() {
            words(page, fine);
        }
        words(page, format!("Source: {}, checked {}", row.source, day_in_words(row.checked)));
    }
    aside(page, "");
}

fn longest_in_words(counted: &Readability) -> String {
    match counted.longest {
        1 => "Longest sentence: 1 word.".to_owned(),
        longest if longest > LONGEST => {
            format!("Longest sentence: {longest} words. Up to {LONGEST} is easier to say and to follow.")
        }
        longest => format!("Longest sentence: {longest} words."),
    }
}
