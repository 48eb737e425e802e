//! The guide and the sample that ship with the program keep the promises made about their words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use foreword::domain::{
    Appointment, FORMAT, FieldId, Guide, Page, PhraseMoment, Principle, Prompt, Standing, Suits,
};

const GUIDE: &str = include_str!("../data/guide.ron");
const SAMPLE: &str = include_str!("../data/sample.ron");

const LONGEST_SENTENCE: usize = 20;
const LONGEST_SHORT_NAME: usize = 24;

fn guide() -> Guide {
    ron::from_str(GUIDE).expect("data/guide.ron is a guide")
}

fn sample() -> Appointment {
    ron::from_str(SAMPLE).expect("data/sample.ron is an appointment")
}

fn prompts(guide: &Guide) -> impl Iterator<Item = &Prompt> {
    guide.principles.iter().flat_map(Principle::prompts)
}

fn counts(guide: &Guide, count: impl Fn(&Principle) -> usize) -> Vec<usize> {
    guide.principles.iter().map(count).collect()
}

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

/// Every id, beside the one its place gives it.
fn ids(guide: &Guide) -> Vec<(String, String)> {
    let mut ids = Vec::new();
    for (principle, number) in guide.principles.iter().zip(1..) {
        ids.push((principle.id.clone(), format!("p{number}")));
        for (point, at) in principle.enabling.iter().zip(1..) {
            ids.push((point.id.clone(), format!("p{number}-e{at}")));
            for (prompt, letter) in point.prompts.iter().zip('a'..='z') {
                ids.push((prompt.id.clone(), format!("p{number}-e{at}-{letter}")));
            }
        }
        for moment in PhraseMoment::ALL {
            let phrases = principle.phrases.iter().filter(|phrase| phrase.moment == moment);
            for (phrase, at) in phrases.zip(1..) {
                let place = format!("p{number}-{}-{at}", moment.label());
                ids.push((phrase.id.clone(), place));
            }
        }
        for (question, at) in principle.service_questions.iter().zip(1..) {
            ids.push((question.id.clone(), format!("p{number}-s{at}")));
        }
    }
    for (group, number) in guide.testing_questions.iter().zip(1..) {
        ids.push((group.id.clone(), format!("t{number}")));
        for (question, at) in group.questions.iter().zip(1..) {
            ids.push((question.id.clone(), format!("t{number}-q{at}")));
        }
    }
    ids
}

#[test]
fn the_program_reads_the_list_of_words_as_it_is_written() {
    let written: foreword::domain::WordingList = ron::from_str(include_str!("../data/wording.ron")).unwrap();
    assert!(foreword::content::wording_list() == written);
    assert!(foreword::content::wording().rows() == written.rows);
}

#[test]
fn the_program_reads_the_guide_as_it_is_written() {
    assert!(*foreword::content::guide().as_ref() == guide());
}

#[test]
fn seven_principles_are_numbered_in_order() {
    let numbers: Vec<_> = guide().principles.iter().map(|principle| principle.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn no_enabling_point_of_the_source_is_dropped() {
    let counted = counts(&guide(), |principle| principle.enabling.len());
    assert_eq!(counted, [4, 5, 2, 4, 5, 2, 3]);
}

#[test]
fn no_service_question_of_the_source_is_dropped() {
    let counted = counts(&guide(), |principle| principle.service_questions.len());
    assert_eq!(counted, [1, 2, 1, 3, 2, 2, 2]);
}

#[test]
fn no_testing_question_of_the_source_is_dropped() {
    let groups = guide().testing_questions;
    let counted: Vec<_> = groups.iter().map(|group| group.questions.len()).collect();
    assert_eq!(counted, [6, 5, 1]);
}

#[test]
fn every_enabling_point_has_a_prompt() {
    for point in guide().principles.iter().flat_map(|principle| &principle.enabling) {
        assert!(!point.prompts.is_empty(), "{}", point.id);
    }
}

#[test]
fn every_id_says_where_its_item_stands() {
    for (id, place) in ids(&guide()) {
        assert_eq!(id, place);
    }
}

#[test]
fn no_id_is_used_twice() {
    let mut seen = BTreeSet::new();
    for (id, _) in ids(&guide()) {
        assert!(seen.insert(id.clone()), "{id} is used twice");
    }
}

#[test]
fn every_principle_has_five_phrases_and_one_for_every_moment() {
    for principle in guide().principles {
        assert!(principle.phrases.len() >= 5, "{}", principle.id);
        for moment in PhraseMoment::ALL {
            let has_one = principle.phrases.iter().any(|phrase| phrase.moment == moment);
            assert!(has_one, "{} has no phrase to {}", principle.id, moment.label());
        }
    }
}

#[test]
fn every_principle_has_a_phrase_for_every_kind_of_meeting() {
    for principle in guide().principles {
        for suits in [Suits::FirstMeeting, Suits::FollowUp, Suits::Phone, Suits::Video] {
            let has_one = principle.phrases.iter().any(|phrase| phrase.suits.contains(&suits));
            assert!(has_one, "{} has no phrase for {}", principle.id, suits.label());
        }
    }
}

#[test]
fn every_phrase_can_be_said_in_one_breath() {
    for phrase in guide().principles.iter().flat_map(|principle| &principle.phrases) {
        assert_sayable(&phrase.id, &phrase.says);
        assert_sayable(&phrase.id, phrase.teach_back.as_deref().unwrap_or_default());
    }
}

#[test]
fn every_question_can_be_said_in_one_breath() {
    for prompt in prompts(&guide()) {
        assert_sayable(&prompt.id, &prompt.to_ask);
        assert_sayable(&prompt.id, &prompt.asks);
        assert!(prompt.to_ask.ends_with('?'), "{} asks nothing", prompt.id);
    }
}

#[test]
fn only_what_was_explained_is_checked_by_asking_back() {
    for phrase in guide().principles.iter().flat_map(|principle| &principle.phrases) {
        let explains = phrase.moment == PhraseMoment::Explain;
        assert_eq!(phrase.teach_back.is_some(), explains, "{}", phrase.id);
    }
}

#[test]
fn every_prompt_feeds_a_field_there_is() {
    for prompt in prompts(&guide()) {
        let field = FieldId::named(&prompt.feeds);
        assert!(field.is_some(), "{} feeds {:?}", prompt.id, prompt.feeds);
    }
}

#[test]
fn every_context_field_is_fed_by_a_prompt() {
    let guide = guide();
    for field in sample().notes.fields(Page::Context) {
        let fed = prompts(&guide).any(|prompt| prompt.feeds == field.name());
        assert!(fed, "nothing feeds {}", field.name());
    }
}

#[test]
fn short_names_fit_a_narrow_heading() {
    for principle in guide().principles {
        let length = principle.short_name.chars().count();
        assert!(length <= LONGEST_SHORT_NAME, "{}: {length}", principle.id);
    }
}

#[test]
fn every_principle_is_cross_referenced_and_only_the_sixth_to_nothing() {
    let rows = guide().cross_reference.rows;
    let numbers: Vec<_> = rows.iter().map(|row| row.principle).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
    for row in rows {
        assert_eq!(row.later.is_none(), row.principle == 6, "principle {}", row.principle);
    }
}

#[test]
fn the_guide_is_reviewed_again_after_it_was_reviewed() {
    let guide = guide();
    assert!(guide.review_by > guide.reviewed_on, "{}", guide.id);
}

#[test]
fn the_guide_asks_for_review_and_claims_no_endorsement() {
    let guide = guide();
    assert!(guide.caution.contains("registered clinician"), "{}", guide.id);
    assert!(guide.caution.contains("lived experience"), "{}", guide.id);
    assert!(guide.attribution.contains("endorsed"), "{}", guide.id);
}

#[test]
fn both_files_are_of_the_format_this_version_writes() {
    assert_eq!(guide().format, 1);
    assert_eq!(sample().format, FORMAT);
}

#[test]
fn the_sample_is_prepared_with_this_guide() {
    assert_eq!(sample().guide, guide().id);
}

#[test]
fn what_the_sample_pins_stands_in_the_guide_word_for_word() {
    let guide = guide();
    let sample = sample();
    assert!(!sample.pinned.is_empty());
    for pin in sample.pinned {
        let mut phrases = guide.principles.iter().flat_map(|principle| &principle.phrases);
        let phrase = phrases.find(|phrase| phrase.id == pin.phrase);
        assert_eq!(phrase.map(|phrase| &phrase.says), Some(&pin.says), "{}", pin.phrase);
    }
}

#[test]
fn the_sample_puts_no_change_first_of_its_choices() {
    let choices = sample().notes.options.choices.0;
    assert_eq!(choices.len(), 3);
    for (at, choice) in choices.iter().enumerate() {
        assert_eq!(choice.no_change, at == 0, "choice {}", at + 1);
    }
}

#[test]
fn the_sample_answers_every_question_of_every_choice() {
    let notes = sample().notes;
    for field in notes.all_fields().filter(|field| field.choice().is_some()) {
        assert!(notes.get(field).has_words(), "{}", notes.label(field));
    }
}

#[test]
fn the_sample_leaves_no_gap_and_shows_both_ways_to_leave_a_field_empty() {
    let notes = sample().notes;
    let standing = |wanted| notes.all_fields().any(|field| notes.get(field).standing == wanted);
    for field in notes.all_fields() {
        assert!(!notes.get(field).is_gap(), "{} is a gap", field.name());
    }
    assert!(standing(Standing::NotKnown));
    assert!(standing(Standing::NotToday));
}
