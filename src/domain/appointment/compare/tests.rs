//! Differences found by a comparison, and the text kept by a merge.

use proptest::{collection::vec, prelude::*, sample::select};

use super::*;
use crate::domain::{ContextField, Details, Id, Meeting, NotesPage, Pin, Visit};

fn moment(minute: u8) -> Moment {
    format!("2026-11-24T10:{minute:02}:00+00:00").parse().unwrap()
}

fn new() -> Appointment {
    Appointment::new(Id::of(1), Details::default(), "seven", moment(0))
}

const GOALS: FieldId = FieldId::Context(ContextField::Goals);
const PEOPLE: FieldId = FieldId::Context(ContextField::People);

fn with(field: FieldId, text: &str) -> Appointment {
    let mut one = new();
    one.notes.change(field, |answer| text.clone_into(&mut answer.text));
    one
}

fn names(comparison: &Comparison) -> Vec<String> {
    comparison.differences().iter().map(|difference| difference.part.label()).collect()
}

fn both(mine: &str, theirs: &str) -> String {
    let merged = Comparison::of(&with(GOALS, mine), &with(GOALS, theirs), None).merged(&[Some(Take::Both)]);
    merged.notes.context.goals.text
}

#[test]
fn parts_come_in_the_order_of_the_notes() {
    let (mut mine, mut theirs) = (with(PEOPLE, "Jo"), with(GOALS, "Beans in by spring"));
    theirs.label = "10:20 RH".to_owned();
    theirs.when = Some(moment(20));
    theirs.minutes = Some(15);
    theirs.visit = Visit::FollowUp;
    theirs.meeting = Meeting::Phone;
    theirs.notes.options.matters_most.standing = EmptyReason::NotToday;
    theirs.notes.options.choices.0.push(Choice::default());
    mine.notes.options.choices.0[1].wait.text = "six weeks".to_owned();
    mine.pinned.push(Pin {
        phrase: "p1".to_owned(),
        says: "I have read your notes.".to_owned(),
        ..Pin::default()
    });
    mine.notes.setbacks.copies.text = "at home".to_owned();
    assert_eq!(
        names(&Comparison::of(&mine, &theirs, None)),
        [
            "Label",
            "When",
            "Minutes",
            "Visit",
            "How",
            "People to involve, and what carers need",
            "Goals, in their words",
            "Choice 3",
            "Choice 2: how long is the wait",
            "What matters most to me here",
            "Where copies are",
            "Pinned phrases",
        ]
    );
}

#[test]
fn what_is_no_part_of_its_own_is_no_difference() {
    let mine = with(GOALS, "same");
    let mut theirs = mine.clone();
    theirs.changed = moment(9);
    theirs.notes.context.goals.carried_over = true;
    let comparison = Comparison::of(&mine, &theirs, None);
    assert_eq!(names(&comparison), [""; 0]);
    assert_eq!(comparison.merged(&[]).changed, moment(9), "the later change");
}

/// Words kept in either are kept in what is made of both.
#[test]
fn kept_words_are_united() {
    let (mut mine, mut theirs) = (with(GOALS, "mine"), with(GOALS, "theirs"));
    mine.kept_words = vec!["W001".to_owned(), "W002".to_owned()];
    theirs.kept_words = vec!["W003".to_owned(), "W001".to_owned()];
    let comparison = Comparison::of(&mine, &theirs, None);
    let kept = |take| comparison.merged(&[take]).kept_words;
    assert_eq!(names(&comparison).len(), 1, "they are no difference of their own");
    assert_eq!(kept(None), ["W001", "W002", "W003"]);
    assert_eq!((kept(Some(Take::Mine)), kept(Some(Take::Theirs))), (mine.kept_words, theirs.kept_words));
}

#[test]
fn a_known_base_tells_who_changed_what() {
    let base = with(GOALS, "before");
    let mut mine = with(GOALS, "mine");
    let mut theirs = with(GOALS, "theirs");
    mine.label = "10:20 RH".to_owned();
    theirs.notes.context.people.text = "Jo".to_owned();
    let suggestions = |base| {
        let comparison = Comparison::of(&mine, &theirs, base);
        comparison.differences().iter().map(|one| one.suggestion).collect::<Vec<_>>()
    };
    assert_eq!(suggestions(Some(&base)), [Some(Take::Mine), Some(Take::Theirs), Some(Take::Both)]);
    assert_eq!(suggestions(None), [None; 3]);
}

/// Both is mine then theirs and leaves nothing out.
#[test]
fn both_is_mine_then_theirs() {
    assert_eq!(both("one", "two"), "one\ntwo");
    assert_eq!(both("one\n", "two"), "one\ntwo");
    assert_eq!(both("", "two"), "two");
    assert_eq!(both("one\ntwo\nthree", "two\nthree"), "one\ntwo\nthree");
    assert_eq!(both("two", "one\ntwo"), "one\ntwo");
    assert_eq!(both("pain", "no pain"), "pain\nno pain", "the contrary is not the same said at length");
}

#[test]
fn both_of_a_label_and_of_marks_keep_each() {
    let (mut mine, mut theirs) = (with(GOALS, "words"), new());
    mine.label = "10:20 RH".to_owned();
    theirs.label = "10:20 back".to_owned();
    theirs.notes.context.goals.standing = EmptyReason::NotKnown;
    let merged = Comparison::of(&mine, &theirs, None).merged(&[]);
    assert_eq!(merged.label, "10:20 RH / 10:20 back");
    assert_eq!(merged.notes.context.goals.text, "words");
    assert_eq!(merged.notes.context.goals.standing, EmptyReason::NotKnown);
}

/// There is one time, and it is the one that is known.
#[test]
fn known_time_wins() {
    let (mut mine, mut theirs) = (new(), new());
    theirs.when = Some(moment(20));
    assert_eq!(Comparison::of(&mine, &theirs, None).merged(&[Some(Take::Both)]).when, Some(moment(20)));
    mine.when = Some(moment(10));
    assert_eq!(Comparison::of(&mine, &theirs, None).merged(&[None]).when, Some(moment(10)));
    assert_eq!(Comparison::of(&mine, &theirs, None).merged(&[Some(Take::Theirs)]).when, Some(moment(20)));
}

#[test]
fn times_that_read_alike_are_told_apart() {
    let (mut mine, mut theirs) = (new(), new());
    mine.when = Some("2026-11-24T10:20:00+00:00".parse().unwrap());
    theirs.when = Some("2026-11-24T10:20:00+01:00".parse().unwrap());
    let comparison = Comparison::of(&mine, &theirs, None);
    let said = [Version::Mine, Version::Theirs].map(|version| comparison.said(DiffPart::When, version).words);
    assert_ne!(said[0], said[1]);
}

/// A choice only one version has is taken or left whole.
#[test]
fn sole_choice_is_taken_whole() {
    let mut theirs = new();
    theirs.notes.options.choices.0.push(Choice { name: Answer::of("Group class"), ..Choice::default() });
    let comparison = Comparison::of(&new(), &theirs, None);
    let choices = |take| comparison.merged(&[take]).notes.options.choices.0.len();
    assert_eq!([None, Some(Take::Mine), Some(Take::Theirs), Some(Take::Both)].map(choices), [3, 2, 3, 3]);
    assert_eq!(comparison.said(DiffPart::Choice(2), Version::Theirs).words, "Group class");
    assert!(comparison.said(DiffPart::Choice(2), Version::Mine).words.is_empty());
}

/// Something that differs.
#[derive(Clone, Debug)]
enum Deed {
    Write(usize, Vec<&'static str>),
    Mark(usize, EmptyReason),
    Carry(usize),
    AddChoice,
    Details(u8),
    Pin(&'static str),
}

fn deed() -> impl Strategy<Value = Deed> {
    let line = select(&["", "pain", "no pain", "sleep", "walks the dog", "é 漢字", " "][..]);
    let standing = select(&[EmptyReason::Open, EmptyReason::NotKnown, EmptyReason::NotToday][..]);
    prop_oneof![
        4 => (0_usize..80, vec(line, 0..4)).prop_map(|(at, lines)| Deed::Write(at, lines)),
        1 => (0_usize..80, standing).prop_map(|(at, standing)| Deed::Mark(at, standing)),
        1 => (0_usize..80).prop_map(Deed::Carry),
        1 => Just(Deed::AddChoice),
        1 => (0_u8..32).prop_map(Deed::Details),
        1 => select(&["a", "b", "c"][..]).prop_map(Deed::Pin),
    ]
}

fn after(mut one: Appointment, deeds: Vec<Deed>) -> Appointment {
    for deed in deeds {
        let fields: Vec<_> = one.notes.all_fields().collect();
        let answer = |one: &mut Appointment, at: usize, act: &dyn Fn(&mut Answer)| {
            one.notes.change(fields[at % fields.len()], act);
        };
        match deed {
            Deed::Write(at, lines) => answer(&mut one, at, &|answer| answer.text = lines.join("\n")),
            Deed::Mark(at, standing) => answer(&mut one, at, &|answer| answer.standing = standing),
            Deed::Carry(at) => answer(&mut one, at, &|answer| answer.carried_over = true),
            Deed::AddChoice => one.notes.options.choices.0.push(Choice::default()),
            Deed::Details(number) => {
                one.label = format!("{}", number % 3);
                one.when = (number % 4 > 0).then(|| moment(number));
                one.visit = Visit::ALL[usize::from(number) % 2];
                one.meeting = Meeting::ALL[usize::from(number) % 4];
                one.minutes = (number % 5 > 0).then(|| number.into());
                one.changed = moment(number);
            }
            Deed::Pin(phrase) => {
                one.pinned.push(Pin {
                    phrase: phrase.to_owned(),
                    says: format!("says {phrase}"),
                    ..Pin::default()
                });
            }
        }
    }
    one
}

fn pair() -> impl Strategy<Value = (Appointment, Appointment)> {
    (vec(deed(), 0..8), vec(deed(), 0..12), vec(deed(), 0..12)).prop_map(|(first, mine, theirs)| {
        let base = after(new(), first);
        (after(base.clone(), mine), after(base, theirs))
    })
}

fn lines(one: &Appointment, field: FieldId) -> Vec<String> {
    one.notes.get(field).text.split('\n').map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn all_of_one_version_is_that_version((mine, theirs) in pair()) {
        let comparison = Comparison::of(&mine, &theirs, None);
        let all = |take| comparison.merged(&vec![Some(take); comparison.differences().len()]);
        let later = if theirs.changed.timestamp() > mine.changed.timestamp() { theirs.changed } else { mine.changed };
        let (mut all_mine, mut all_theirs) = (mine.clone(), theirs.clone());
        (all_mine.changed, all_theirs.changed) = (later, later);
        prop_assert!(all(Take::Mine) == all_mine);
        prop_assert!(comparison.differences().is_empty() || all(Take::Theirs) == all_theirs);
        prop_assert!(Comparison::of(&mine, &mine, None).differences().is_empty());
    }

    /// No line and no mark of either version is lost where nothing is chosen.
    #[test]
    fn unchosen_lines_are_kept((mine, theirs) in pair()) {
        let merged = Comparison::of(&mine, &theirs, None).merged(&[]);
        for one in [&mine, &theirs] {
            for field in NotesPage::ALL.into_iter().flat_map(|page| one.notes.fields(page)) {
                let kept = lines(&merged, field);
                let empty = |line: &String| line.is_empty();
                prop_assert!(lines(one, field).iter().all(|line| empty(line) || kept.contains(line)));
                if one.notes.get(field).standing != EmptyReason::Open {
                    prop_assert!(merged.notes.get(field).standing != EmptyReason::Open);
                }
            }
            prop_assert!(one.pinned.iter().all(|pin| merged.pinned.contains(pin)));
            prop_assert!(merged.label.contains(&one.label));
        }
    }

    #[test]
    fn each_part_is_what_was_chosen_for_it((mine, theirs) in pair(), choices in vec(any::<bool>(), 60)) {
        let comparison = Comparison::of(&mine, &theirs, None);
        let takes: Vec<_> =
            choices.iter().map(|mine| Some(if *mine { Take::Mine } else { Take::Theirs })).collect();
        let merged = comparison.merged(&takes);
        for (difference, take) in comparison.differences().iter().zip(&takes) {
            let from = if *take == Some(Take::Mine) { &mine } else { &theirs };
            if let DiffPart::Choice(_) = difference.part {
                continue;
            }
            prop_assert!(!differs(difference.part, &merged, from), "{:?}", difference.part);
        }
    }
}

/// A note with a question of one's own, answered for the second choice.
fn asking(id: u64, question: &str, answer: &str) -> Appointment {
    let mut one = new();
    one.notes.options.rows.0.push(crate::domain::ChoiceQuestion::Own { id, question: Answer::of(question) });
    one.notes.change(FieldId::Own(1, id), |cell| answer.clone_into(&mut cell.text));
    one
}

/// Own questions of either version come with their answers.
#[test]
fn own_questions_bring_answers() {
    let (mine, theirs) = (asking(3, "By bus?", "Number 9"), asking(4, "Parking?", "Behind the hall"));
    let comparison = Comparison::of(&mine, &theirs, None);
    assert!(names(&comparison).contains(&"Questions asked of every choice".to_owned()));
    let merged = comparison.merged(&[]);
    for (id, question, answer) in [(3, "By bus?", "Number 9"), (4, "Parking?", "Behind the hall")] {
        assert_eq!(merged.notes.get(FieldId::Question(id)).text, question);
        assert_eq!(merged.notes.get(FieldId::Own(1, id)).text, answer);
        assert!(merged.notes.all_fields().any(|field| field == FieldId::Own(1, id)));
    }
    let all = |take| vec![Some(take); comparison.differences().len()];
    assert!(comparison.merged(&all(Take::Mine)).notes == mine.notes);
    assert!(comparison.merged(&all(Take::Theirs)).notes == theirs.notes);
}

/// An answer is kept where its question was not taken.
#[test]
fn answer_outlives_its_question() {
    let (mine, theirs) = (new(), asking(3, "By bus?", "Number 9"));
    let comparison = Comparison::of(&mine, &theirs, None);
    let takes: Vec<_> = comparison
        .differences()
        .iter()
        .map(|difference| Some(if difference.part == DiffPart::Rows { Take::Mine } else { Take::Theirs }))
        .collect();
    let merged = comparison.merged(&takes);
    assert_eq!(merged.notes.get(FieldId::Own(1, 3)).text, "Number 9");
    assert!(merged.notes.all_fields().any(|field| field == FieldId::Own(1, 3)), "what is said is shown");
}
