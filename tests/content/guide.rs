//! The guide and the sample that ship with the program keep the promises made about their words.

use std::collections::BTreeSet;

use foreword::domain::{
    Appointment, ChoiceField, ConsultationPhase, FORMAT, FieldId, Guide, Notes, Phrase, Principle, Prompt,
    QuestionGroup, Suits,
};

pub(crate) const GUIDE: &str = include_str!("../../data/guide.ron");
pub(crate) const SAMPLE: &str = include_str!("../../data/sample.ron");

const LONGEST_SHORT_NAME: usize = 24;

pub(crate) fn guide() -> Guide {
    ron::from_str(GUIDE).expect("data/guide.ron is a guide")
}

pub(crate) fn sample() -> Appointment {
    ron::from_str(SAMPLE).expect("data/sample.ron is an appointment")
}

pub(crate) fn prompts(guide: &Guide) -> impl Iterator<Item = &Prompt> {
    guide.principles.iter().flat_map(Principle::prompts)
}

fn counts(guide: &Guide, count: impl Fn(&Principle) -> usize) -> Vec<usize> {
    guide.principles.iter().map(count).collect()
}

/// IDs of what was in an earlier version: nothing else is ever called so, because own sets name them.
const RETIRED: [&str; 1] = ["p3-e1-c"];

/// Every list of ids, with what the ids in it begin with, in the order of the guide.
fn ids(guide: &Guide) -> Vec<(String, Vec<&str>)> {
    let mut ids = Vec::new();
    let principles = guide.principles.iter().map(|one| one.id.as_ref()).collect();
    ids.push(("p".to_owned(), principles));
    for Principle { id, enabling, phrases, service_questions, .. } in guide.principles.iter() {
        ids.push((format!("{id}-e"), enabling.iter().map(|point| point.id.as_ref()).collect()));
        for point in enabling.iter() {
            let prompts = point.prompts.iter().map(|prompt| prompt.id.as_ref()).collect();
            ids.push((format!("{}-", point.id), prompts));
        }
        for moment in ConsultationPhase::ALL {
            let phrases = phrases.iter().filter(|phrase| phrase.moment == moment);
            let name = moment.label().split(' ').next().unwrap_or_default();
            ids.push((format!("{id}-{name}-"), phrases.map(|phrase| phrase.id.as_ref()).collect()));
        }
        let questions = service_questions.iter().map(|question| question.id.as_ref()).collect();
        ids.push((format!("{id}-s"), questions));
    }
    ids.push(("t".to_owned(), guide.testing_questions.iter().map(|group| group.id.as_ref()).collect()));
    for QuestionGroup { id, questions, .. } in guide.testing_questions.iter() {
        ids.push((format!("{id}-q"), questions.iter().map(|question| question.id.as_ref()).collect()));
    }
    ids
}

pub(crate) fn phrases(guide: &Guide) -> impl Iterator<Item = &Phrase> {
    guide.principles.iter().flat_map(|principle| principle.phrases.iter())
}

/// The program reads the list of words as it is written.
#[test]
fn word_list_is_read_whole() {
    let written: foreword::domain::WordingList =
        ron::from_str(include_str!("../../data/wording.ron")).unwrap();
    assert!(foreword::content::wording_list() == written);
    assert!(foreword::content::wording().rows() == written.rows);
}

/// The program reads the guide as it is written.
#[test]
fn guide_is_read_whole() {
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

/// No service question of the source is dropped.
#[test]
fn all_service_questions() {
    let counted = counts(&guide(), |principle| principle.service_questions.len());
    assert_eq!(counted, [1, 2, 1, 3, 2, 2, 2]);
}

/// Sayable by somebody shy, on a bad day.
#[test]
fn sentences_to_say_are_short() {
    for principle in guide().principles.iter() {
        let says = &principle.audiences.if_not;
        let ends = says.matches(['.', '?', '!']).count();
        let words = says.split_whitespace().count();
        assert!((5..=15).contains(&words) && ends == 1, "{}: {says}", principle.id);
    }
}

/// No testing question of the source is dropped.
#[test]
fn all_testing_questions() {
    let groups = guide().testing_questions;
    let counted: Vec<_> = groups.iter().map(|group| group.questions.len()).collect();
    assert_eq!(counted, [6, 5, 1]);
}

#[test]
fn every_enabling_point_has_a_prompt() {
    for point in guide().principles.iter().flat_map(|principle| principle.enabling.iter()) {
        assert!(!point.prompts.is_empty(), "{}", point.id);
    }
}

#[test]
fn every_id_says_where_its_item_stands() {
    for (place, ids) in ids(&guide()) {
        let at = |id: &str| {
            let rest = id.strip_prefix(&place).unwrap_or_else(|| panic!("{id} does not begin with {place}"));
            let letter = rest.bytes().next().filter(|_| rest.len() == 1).filter(u8::is_ascii_lowercase);
            let number = rest.parse().ok().filter(|number| *number > 0);
            letter.map(u32::from).or(number).unwrap_or_else(|| panic!("{id} has no number in {place}"))
        };
        assert!(ids.is_sorted_by_key(|id| at(id)), "{ids:?}");
    }
}

#[test]
fn no_id_is_used_twice_or_again() {
    let mut seen: BTreeSet<_> = RETIRED.into();
    for id in ids(&guide()).into_iter().flat_map(|(_, ids)| ids) {
        assert!(seen.insert(id), "{id} is used twice, or was used before");
    }
}

/// Own sets and pins name phrases by these.
#[test]
fn first_phrases_keep_their_ids() {
    let guide = guide();
    let ids: BTreeSet<_> = phrases(&guide).map(|phrase| phrase.id.as_ref()).collect();
    for (principle, counts) in [
        [2, 2, 2, 1, 3],
        [1, 3, 2, 1, 1],
        [2, 3, 1, 1, 1],
        [1, 2, 3, 2, 2],
        [1, 2, 3, 2, 2],
        [1, 3, 2, 3, 3],
        [1, 3, 2, 1, 2],
    ]
    .iter()
    .enumerate()
    {
        for (moment, count) in ConsultationPhase::ALWAYS.iter().zip(counts) {
            for at in 1..=*count {
                let id = format!("p{}-{}-{at}", principle + 1, moment.label());
                assert!(ids.contains(id.as_str()), "{id}");
            }
        }
    }
}

/// One sentence about the situation, short, of this phrase alone, without its words or any on the list.
#[test]
fn every_phrase_has_its_cue() {
    let guide = guide();
    let mut seen = BTreeSet::new();
    let list = foreword::content::wording();
    for phrase in phrases(&guide) {
        let cue = phrase.cue.as_ref();
        assert!(cue.ends_with('.') && cue.matches(['.', '?', '!']).count() == 1, "{}: {cue}", phrase.id);
        assert!(cue.split_whitespace().count() <= 20, "{}", phrase.id);
        assert!(seen.insert(cue), "{}", phrase.id);
        let said = phrase.says.to_lowercase();
        let words: Vec<_> = cue.trim_end_matches('.').split(' ').collect();
        assert!(words.windows(5).all(|five| !said.contains(&five.join(" ").to_lowercase())), "{}", phrase.id);
        let marks = list.marks(cue, foreword::domain::Register::Said);
        assert!(marks.is_empty(), "{}: {:?}", phrase.id, cue.get(marks[0].range.clone()));
    }
}

/// Every principle has a phrase for every kind of meeting.
#[test]
fn phrases_for_every_meeting() {
    for principle in guide().principles.iter() {
        for suits in [Suits::FirstMeeting, Suits::FollowUp, Suits::Phone, Suits::Video] {
            let has_one = principle.phrases.iter().any(|phrase| phrase.suits.contains(&suits));
            assert!(has_one, "{} has no phrase for {}", principle.id, suits.label());
        }
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
fn every_field_of_the_notes_is_fed_by_a_prompt() {
    let guide = guide();
    let fed: Vec<_> = prompts(&guide).filter_map(|prompt| FieldId::named(&prompt.feeds)).collect();
    // What comes after the appointment is asked by the labels alone.
    for field in Notes::default().all_fields().filter(|field| !matches!(field, FieldId::After(_))) {
        assert!(fed.iter().any(|fed| fed.same_question(field)), "nothing feeds {}", field.name());
    }
    let chances = FieldId::Choice(0, ChoiceField::Chances);
    assert!(fed.iter().any(|fed| fed.same_question(chances)), "nothing feeds a row that can be added");
}

#[test]
fn short_names_fit_a_narrow_heading() {
    for principle in guide().principles.iter() {
        let length = principle.short_name.chars().count();
        assert!(length <= LONGEST_SHORT_NAME, "{}: {length}", principle.id);
    }
}

/// Every principle has some; only the sixth has none of its own.
#[test]
fn cross_references_are_full() {
    let rows = guide().cross_reference.rows;
    let numbers: Vec<_> = rows.iter().map(|row| row.principle).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
    for row in rows.iter() {
        assert_eq!(row.later.is_none(), row.principle == 6, "principle {}", row.principle);
    }
}

/// The guide is reviewed again after it was reviewed.
#[test]
fn review_date_is_later() {
    let guide = guide();
    assert!(guide.review_by > guide.reviewed_on, "{}", guide.id);
}

/// The guide asks for review and claims no endorsement.
#[test]
fn guide_claims_no_endorsement() {
    let guide = guide();
    assert!(guide.caution.contains("registered clinician"), "{}", guide.id);
    assert!(guide.caution.contains("lived experience"), "{}", guide.id);
    assert!(guide.attribution.contains("endorsed"), "{}", guide.id);
}

/// Both files are of the format this version writes.
#[test]
fn both_files_are_current() {
    assert_eq!(guide().format, 1);
    assert_eq!(sample().format, FORMAT);
}
