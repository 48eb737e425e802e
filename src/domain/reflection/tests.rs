use jiff::civil::date;

use super::*;
use crate::content;

fn answer(question: &str, day: i8, words: &str) -> Reflection {
    Reflection {
        on: date(2026, 11, day),
        guide: "seven-principles".to_owned(),
        version: "2.0".to_owned(),
        question: question.to_owned(),
        asks: String::new(),
        words: words.to_owned(),
        word: None,
    }
}

fn with(all: &[Reflection]) -> Reflections {
    Reflections { reflections: all.to_vec(), ..<_>::default() }
}

/// Those never answered come first, then those answered longest ago.
#[test]
fn longest_ago_comes_first() {
    let guide = content::guide();
    let ids = |all: &Reflections| -> Vec<String> {
        asked::longest_ago(guide, all).into_iter().map(|one| one.id).collect()
    };
    assert_eq!(ids(&with(&[])), ["p1-s1", "p2-s1", "p2-s2"]);
    let answers: Vec<_> = asked::of_guide(guide).into_iter().filter(|one| !one.is_done_well()).collect();
    assert_eq!(answers.len(), 13);
    let mut all: Vec<_> = answers.iter().zip(1..).map(|(one, day)| answer(&one.id, 20 - day, "a")).collect();
    assert_eq!(ids(&with(&all)), ["p7-s2", "p7-s1", "p6-s2"]);
    all.remove(4);
    assert_eq!(ids(&with(&all)), ["p4-s1", "p7-s2", "p7-s1"]);
    all.push(answer("p7-s2", 25, "again"));
    assert_eq!(ids(&with(&all)), ["p4-s1", "p7-s1", "p6-s2"]);
}

/// Testing question 1 is asked of each principle.
#[test]
fn done_well_is_per_principle() {
    let guide = content::guide();
    let all: Vec<_> = asked::of_guide(guide).into_iter().filter(Asked::is_done_well).collect();
    assert_eq!(all.len(), guide.principles.len());
    assert!(all.iter().all(|one| one.asks == guide.testing_questions[0].questions[0].asks));
    let reflections =
        with(&[answer("p4/t1-q1", 1, "old"), answer("p4/t1-q1", 3, " new "), answer("p5/t1-q1", 2, "other")]);
    let seen = |id| asked::seen_done_well(guide, &reflections, id, date(2026, 11, 26));
    assert_eq!(seen("p4-s2"), Some("new"));
    assert_eq!((seen("p4/t1-q1"), seen("p1-s1")), (None, None));
}

/// A change replaces what was seen before it, and nothing of another window.
#[test]
fn nobody_elses_words_go() {
    let (mine, theirs) = (answer("p1-s1", 1, "mine"), answer("p1-s1", 1, "theirs"));
    let mut all = with(std::slice::from_ref(&theirs));
    let mut put = |before: Option<&Reflection>, after: Option<&Reflection>| {
        all.change(vec![ReflectionChange::Answer(Put { before: before.cloned(), after: after.cloned() })]);
        all.reflections.iter().map(|one| one.words.clone()).collect::<Vec<_>>()
    };
    assert_eq!(put(None, Some(&mine)), ["theirs", "mine"]);
    assert_eq!(put(None, Some(&mine)), ["theirs", "mine"], "tried again, it is there once");
    let more = answer("p1-s1", 1, "mine, and more");
    assert_eq!(put(Some(&mine), Some(&more)), ["theirs", "mine, and more"]);
    assert_eq!(put(Some(&mine), Some(&mine)), ["theirs", "mine, and more", "mine"]);
    assert_eq!(put(Some(&more), None), ["theirs", "mine"]);
}

#[test]
fn steps_are_open_until_settled() {
    let step = |day, became, looked_on| NextStep {
        on: date(2026, 11, day),
        step: "ring".to_owned(),
        look_again: None,
        became,
        because: " no time ".to_owned(),
        looked_on,
    };
    let (today, earlier) = (date(2026, 11, 26), Some(date(2026, 11, 20)));
    for (step, is_open, says) in [
        (step(26, None, None), false, ""),
        (step(1, None, None), true, ""),
        (step(1, Some(Became::NotYet), earlier), true, "not yet"),
        (step(1, Some(Became::NotYet), Some(today)), false, "not yet"),
        (step(1, Some(Became::Done), earlier), false, "done"),
        (step(1, Some(Became::Dropped), earlier), false, "dropped because no time"),
    ] {
        assert_eq!((step.is_open(today), step.became_in_words().as_str()), (is_open, says), "{step:?}");
    }
}

#[test]
fn handed_in_words_name_nobody() {
    let today = date(2026, 11, 26);
    let words = "RH asked about 943 476 5919 and RHX, ring 01632 960 123. What to say of sleep?";
    let left = without_traces(words, "RH", today);
    assert_eq!(left, "[left out] asked about [left out] and RHX, ring [left out]. What to say of sleep?");
    assert_eq!(without_traces("  as it is ", "", today), "as it is");
    for nothing in ["", "  ", "RH", "943 476 5919."] {
        assert_eq!(handed_in::carried(nothing, "RH", today), None, "{nothing}");
    }
    let Some(ReflectionChange::Answer(put)) = handed_in::carried(words, "RH", today) else { panic!() };
    let after = put.after.unwrap();
    assert_eq!((put.before, after.words.as_str(), after.question.as_str()), (None, left.as_str(), CARRIED.0));
    assert_eq!((after.on, after.guide.as_str()), (today, ""));
}

#[test]
fn debug_tells_no_words() {
    let all = with(&[answer("p1-s1", 1, "secret")]);
    assert!(!format!("{all:?}").contains("secret"));
}
