//! The sample: the model of a preparation.

use foreword::domain::EmptyReason;

use crate::guide::{guide, sample};

/// The sample asks about suicide first and today.
#[test]
fn suicide_is_asked_today() {
    let sample = sample();
    let notes = sample.notes;
    let first = notes.to_ask().into_iter().next().unwrap();
    for words in ["ending your life", "first five minutes", "today, before anything else"] {
        assert!(first.contains(words), "{first}");
    }
    let pinned = |id: &str| sample.pinned.iter().any(|pin| pin.phrase == id);
    assert!(pinned("p6-explore-3"), "the words to ask it are on the brief");
    let rungs = notes.setbacks.ladder;
    assert!(rungs.surgery.body.text.contains("The same day if an arm or leg feels heavy, weak or numb"));
    assert!(rungs.emergency.body.text.contains("suddenly weak"));
    for text in [&rungs.urgent.body.text, &rungs.urgent.mood.text] {
        assert!(!text.contains(|char: char| char.is_ascii_digit()), "a number of one country: {text}");
    }
}

#[test]
fn the_sample_is_prepared_with_this_guide() {
    assert_eq!(sample().guide, guide().id);
}

/// The pins of the sample are in the guide, word for word.
#[test]
fn pins_are_the_guides_words() {
    let guide = guide();
    let sample = sample();
    assert!(!sample.pinned.is_empty());
    for pin in sample.pinned {
        let mut phrases = guide.principles.iter().flat_map(|principle| principle.phrases.iter());
        let phrase = phrases.find(|phrase| phrase.id == pin.phrase);
        assert_eq!(phrase.map(|phrase| phrase.says.as_ref()), Some(pin.says.as_str()), "{}", pin.phrase);
    }
}

/// The first choice of the sample is no change.
#[test]
fn no_change_comes_first() {
    let choices = sample().notes.options.choices.0;
    assert_eq!(choices.len(), 3);
    for (at, choice) in choices.iter().enumerate() {
        assert_eq!(choice.no_change, at == 0, "choice {}", at + 1);
    }
}

/// The sample answers every question of every choice.
#[test]
fn every_question_is_answered() {
    let notes = sample().notes;
    for field in notes.all_fields().filter(|field| field.choice().is_some()) {
        assert!(notes.get(field).has_words(), "{}", notes.label(field));
    }
}

/// The sample leaves no gap and shows both ways to leave a field empty.
#[test]
fn no_gap_both_empty_ways() {
    let notes = sample().notes;
    let standing = |wanted| notes.all_fields().any(|field| notes.get(field).standing == wanted);
    // It is an appointment to come: nothing is after it yet.
    for field in notes.all_fields().filter(|field| !matches!(field, foreword::domain::FieldId::After(_))) {
        assert!(!notes.is_gap(field), "{} is a gap", field.name());
    }
    assert!(standing(EmptyReason::NotKnown));
    assert!(standing(EmptyReason::NotToday));
}
