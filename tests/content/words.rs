//! What is to be said: how much there is, for which moments, and that it keeps its promises.

use std::collections::BTreeSet;

use foreword::domain::{ConsultationPhase, Phrase};

use crate::{
    LONGEST_SENTENCE,
    guide::{GUIDE, SAMPLE, guide, phrases, prompts},
};

/// How many words the longest sentence has.
fn longest_sentence(text: &str) -> usize {
    let mut longest = 0;
    let mut words = 0;
    for word in text.split_whitespace() {
        words += 1;
        longest = longest.max(words);
        if word.ends_with(['.', '?', '!']) {
            words = 0;
        }
    }
    longest
}

fn assert_sayable(id: &str, text: &str) {
    let words = longest_sentence(text);
    assert!(words <= LONGEST_SENTENCE, "{id}: a sentence of {words} words in {text:?}");
}

#[test]
fn there_are_phrases_enough_for_every_moment() {
    let guide = guide();
    let count = |moment| phrases(&guide).filter(|phrase| phrase.moment == moment).count();
    let counts = ConsultationPhase::ALL.map(count);
    for (moment, (count, least)) in
        ConsultationPhase::ALL.iter().zip(counts.iter().zip([18, 42, 26, 24, 24, 16]))
    {
        assert!(*count >= least, "{count} to {}", moment.label());
    }
    assert!(counts.iter().sum::<usize>() >= 130);
    assert!(prompts(&guide).count() >= 95);
    for principle in guide.principles.iter() {
        for (moment, least) in ConsultationPhase::ALWAYS.iter().zip([2, 4, 3, 3, 3]) {
            let count = principle.phrases.iter().filter(|phrase| phrase.moment == *moment).count();
            assert!(count >= least, "{} has {count} to {}", principle.id, moment.label());
        }
    }
}

#[test]
fn no_words_are_there_twice() {
    let guide = guide();
    let mut seen = BTreeSet::new();
    let said = phrases(&guide).flat_map(|phrase| [Some(&phrase.says), phrase.teach_back.as_ref()]);
    for words in said.flatten().chain(prompts(&guide).map(|prompt| &prompt.asks)) {
        assert!(seen.insert(words), "{words} is there twice");
    }
}

/// Twelve phrases are to start with and lead through a consultation.
#[test]
fn twelve_starters() {
    let guide = guide();
    let starters: Vec<_> = phrases(&guide).filter(|phrase| phrase.starter).collect();
    assert_eq!(starters.len(), 12);
    for moment in ConsultationPhase::ALL {
        assert!(starters.iter().any(|phrase| phrase.moment == moment), "{}", moment.label());
    }
    for principle in guide.principles.iter() {
        assert!(principle.phrases.iter().any(|phrase| phrase.starter), "{}", principle.id);
    }
    let asks = starters.iter().any(|phrase| phrase.says.contains("ending their life"));
    let answers = starters.iter().filter(|phrase| phrase.moment == ConsultationPhase::Hard).count();
    assert!(asks && answers > 1, "whoever asks about suicide has words for a yes");
    assert!(starters.iter().all(|phrase| phrase.roles.is_empty()), "anyone may start with them");
}

/// Gaps that a review of the first version named, by a word that cannot be missing where one is filled.
#[test]
fn there_are_words_for_what_is_hard_to_say() {
    let guide = guide();
    for (matter, moment, word) in [
        ("a yes about suicide", ConsultationPhase::Hard, "thank you for telling me. i'm glad"),
        ("now and how", ConsultationPhase::Hard, "how you might do it"),
        ("means", ConsultationPhase::Hard, "spare tablets"),
        ("tonight", ConsultationPhase::Hard, "plan for tonight"),
        ("a no about suicide", ConsultationPhase::Hard, "thank you for answering"),
        ("anger", ConsultationPhase::Hard, "angry"),
        ("tears", ConsultationPhase::Hard, "stop for a moment or carry on"),
        ("opioids", ConsultationPhase::Hard, "changing these tablets"),
        ("a scan", ConsultationPhase::Hard, "scan"),
        ("not being believed", ConsultationPhase::Hard, "weren't believed"),
        ("seen alone", ConsultationPhase::Hard, "with you on your own"),
        ("abuse", ConsultationPhase::Hard, "hurting you"),
        ("what cannot be kept secret", ConsultationPhase::Hard, "tell others"),
        ("ending on time", ConsultationPhase::Hard, "few minutes left"),
        ("bad news", ConsultationPhase::Hard, "news"),
        ("fear of movement", ConsultationPhase::Explore, "bend"),
        ("pacing", ConsultationPhase::Explore, "crash"),
        ("sleep", ConsultationPhase::Explore, "three in the morning"),
        ("a fit note", ConsultationPhase::Explain, "fit note"),
        ("money", ConsultationPhase::Explore, "money"),
        ("an interpreter", ConsultationPhase::Open, "interpreter"),
        ("reading", ConsultationPhase::Explore, "leaflets"),
        ("neurodivergence", ConsultationPhase::Explore, "how i talk"),
        ("trauma", ConsultationPhase::Explore, "say stop"),
        ("a chaperone", ConsultationPhase::Explore, "someone else in the room"),
        ("faith", ConsultationPhase::Explore, "faith"),
        ("by phone", ConsultationPhase::Open, "talk freely"),
        ("menopause", ConsultationPhase::Explore, "menopause"),
        ("pregnancy", ConsultationPhase::Explore, "pregnant"),
        ("alcohol and drugs", ConsultationPhase::Explore, "alcohol"),
        ("driving", ConsultationPhase::Explore, "drive"),
        ("sex", ConsultationPhase::Explore, "sex"),
        ("years ahead", ConsultationPhase::Explore, "years ahead"),
        ("getting to a service", ConsultationPhase::Decide, "help you get to it"),
    ] {
        let words = |phrase: &&Phrase| phrase.moment == moment && phrase.says.to_lowercase().contains(word);
        assert!(phrases(&guide).any(|phrase| words(&phrase)), "no words for {matter}");
    }
}

/// Promises that a locum could not keep, sharing without a question, and what feeds being a burden.
#[test]
fn nothing_promised_for_others() {
    let guide = guide();
    for phrase in phrases(&guide) {
        let says = phrase.says.to_lowercase();
        for words in [
            "stay with you",
            "see me again",
            "final say",
            "hard on the people",
            "burden",
            "tell it all again",
            "share it with everyone",
        ] {
            assert!(!says.contains(words), "{}: {words}", phrase.id);
        }
    }
    let shares = phrases(&guide).filter(|phrase| phrase.says.contains("tell the others"));
    for phrase in shares {
        assert!(phrase.says.starts_with("If that's all right with you"), "{}", phrase.id);
    }
}

/// Whatever the source does not hold is marked as ours.
#[test]
fn ours_is_marked_as_ours() {
    let guide = guide();
    for id in ["p5-explore-2", "p6-explore-3", "p6-decide-3", "p7-explore-3", "p1-close-3"] {
        assert!(phrases(&guide).any(|phrase| phrase.id == id && phrase.ours), "{id}");
    }
    for phrase in phrases(&guide).filter(|phrase| phrase.moment == ConsultationPhase::Hard) {
        assert!(phrase.ours, "{}: the source has no hard moments", phrase.id);
    }
    for principle in guide.principles.iter() {
        assert!(principle.phrases.iter().any(|phrase| !phrase.ours), "{}", principle.id);
        for point in principle.enabling.iter() {
            assert!(point.prompts.iter().any(|prompt| !prompt.ours), "{} is the source's", point.id);
        }
    }
}

/// The person is not asked what the team has to settle.
#[test]
fn team_matters_are_not_asked() {
    let guide = guide();
    for prompt in prompts(&guide) {
        assert_eq!(prompt.for_the_person().is_none(), prompt.id.starts_with("p4-e4-"), "{}", prompt.id);
    }
}

/// The words of a text, without marks and capitals.
fn words(text: &str) -> Vec<String> {
    let letters = |char: char| char.is_alphanumeric() || char == '\'';
    let text = text.replace('’', "'").to_lowercase();
    text.split(|char| !letters(char)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The source is no part of the repository; where it lies next to it, no sentence may be taken from it.
#[test]
fn five_words_are_never_theirs() {
    const RUN: usize = 5;
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../shared/source", "../../shared/source"].map(|folder| root.join(folder));
    let found = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
    let mut found =
        found.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let Some(source) = found.next() else {
        println!(
            "SKIPPED: the source document does not lie beside the repository; nothing was compared with it"
        );
        return;
    };
    let source = words(&std::fs::read_to_string(source).unwrap());
    let taken: BTreeSet<_> = source.windows(RUN).collect();
    assert!(taken.len() > 1000, "the source is longer than that");
    let guide = guide();
    // Names may be as they are.
    let names = guide.principles.iter().map(|principle| principle.name.as_ref());
    let later = guide.cross_reference.rows.iter().filter_map(|row| row.later.as_deref());
    let names: BTreeSet<_> = names.chain(later).collect();
    let mut compared = 0;
    for text in GUIDE.split('"').skip(1).step_by(2).chain(SAMPLE.lines()) {
        if !names.contains(text) {
            let words = words(text);
            let run = words.windows(RUN).find(|run| taken.contains(run));
            assert!(run.is_none(), "{run:?} in {text:?}");
            compared += words.len();
        }
    }
    assert!(compared > 5000, "{compared}");
}

#[test]
fn every_phrase_can_be_said_in_one_breath() {
    for phrase in guide().principles.iter().flat_map(|principle| principle.phrases.iter()) {
        assert_sayable(&phrase.id, &phrase.says);
        assert_sayable(&phrase.id, phrase.teach_back.as_deref().unwrap_or_default());
    }
}

#[test]
fn every_question_can_be_said_in_one_breath() {
    for prompt in prompts(&guide()) {
        assert_sayable(&prompt.id, &prompt.to_ask);
        assert_sayable(&prompt.id, &prompt.asks);
        let question = prompt.for_the_person();
        assert!(question.is_none_or(|question| question.ends_with('?')), "{} asks nothing", prompt.id);
    }
}

/// Only what was explained is checked by asking back.
#[test]
fn ask_back_what_was_explained() {
    for phrase in guide().principles.iter().flat_map(|principle| principle.phrases.iter()) {
        let explains = phrase.moment == ConsultationPhase::Explain;
        assert_eq!(phrase.teach_back.is_some(), explains, "{}", phrase.id);
    }
}
