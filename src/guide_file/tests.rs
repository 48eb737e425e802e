//! A guide by hand, and every way of breaking it.

use proptest::prelude::*;

use super::*;

const SLEEP: &str = include_str!("../../tests/guides/sleep.ron");

fn broken(text: &str) -> Vec<GuideFinding> {
    read(text.as_bytes()).map(|_| ()).unwrap_err()
}

/// Errors after one replacement in the guide, with their lines.
#[track_caller]
fn damaged(from: &str, to: &str) -> Vec<(usize, String)> {
    assert!(SLEEP.contains(from), "{from:?}");
    let found = broken(&SLEEP.replacen(from, to, 1));
    found.into_iter().map(|finding| (finding.line, finding.sentence)).collect()
}

fn line_of(words: &str) -> usize {
    SLEEP.lines().position(|line| line.contains(words)).unwrap() + 1
}

/// A short guide written by hand is read, whatever editor saved it.
#[test]
fn short_guide_is_read() {
    let guide = read(SLEEP.as_bytes()).unwrap().guide;
    assert_eq!((guide.id.as_ref(), guide.principles.len()), ("sleep", 2));
    let windows = format!("\u{feff}{}", SLEEP.replace('\n', "\r\n"));
    assert_eq!(read(windows.as_bytes()).unwrap().guide, guide);
    let plain = SLEEP.replace(
        "teach_back: Some(\"How would you say that to a friend?\")",
        "teach_back: \"How would you say that to a friend?\"",
    );
    assert_eq!(read(plain.as_bytes()).unwrap().guide, guide, "nobody has to know of Some");
    let bare = ["Guide", "Principle", "EnablingPoint", "Prompt", "Phrase"]
        .iter()
        .fold(SLEEP.to_owned(), |text, name| text.replace(&format!("{name}("), "("));
    assert_eq!(read(bare.as_bytes()).unwrap().guide, guide, "nor the names before the brackets");
}

#[test]
fn the_example_of_the_docs() {
    let page = include_str!("../../docs/guides.md");
    let example = page.split_once("<!-- a guide of your own -->\n```ron\n").unwrap().1;
    let example = example.split_once("```").unwrap().0;
    assert_eq!(read(example.as_bytes()).unwrap().guide.id, "sleep-team");
}

/// The guide that comes with the program lacks nothing but a name of its own.
#[test]
fn built_in_lacks_only_a_name() {
    let text = include_str!("../../data/guide.ron");
    let findings = broken(text);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!((findings[0].line, findings[0].column), (3, 6));
    assert!(findings[0].sentence.contains("comes with Foreword"), "{findings:?}");
    let other = text.replacen("seven-principles", "seven-principles-of-ours", 1);
    assert!(read(other.as_bytes()).is_ok());
    assert_eq!(validate::BUILT_IN, crate::content::guide().id);
}

/// A guide may have hard moments, starters and matters for the team.
#[test]
fn optional_parts_are_read() {
    let with = |from: &str, to: &str, text: &str| {
        assert!(text.contains(from), "{from:?}");
        text.replacen(from, to, 1)
    };
    let text = with("moment: Explain", "moment: Hard", SLEEP);
    let text = with("id: \"nights-open\",", "id: \"nights-open\", starter: true, ours: true,", &text);
    let text = with("to_ask: \"How does a usual night go for you?\",", "ours: true,", &text);
    let found = read(text.as_bytes()).unwrap();
    let nights = &found.guide.principles[0];
    assert!(nights.phrases[0].starter && nights.phrases[0].ours && !nights.phrases[1].ours);
    assert_eq!(nights.phrases[1].moment.label(), "hard moments");
    let prompt = nights.prompts().next().unwrap();
    assert!(prompt.ours && prompt.for_the_person().is_none());
    let hints: String = found
        .hints(jiff::civil::date(2026, 11, 26), &crate::content::wording())
        .into_iter()
        .map(|one| one.sentence)
        .collect();
    assert!(hints.contains("explain") && !hints.contains("hard moments"), "{hints}");
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    for (from, to, words, said) in [
        // What cannot be read.
        ("version: \"0.3\",", "version: \"0.3\"", "language:", "comma or a closing bracket is missing"),
        ("title: \"Two", "titel: \"Two", "title:", "“titel” is not a field here. Did you mean: title?"),
        ("    title: \"Two principles for talking about sleep\",\n", "", "", "“title” is missing"),
        ("number: 1", "number: \"1\"", "number: 1", "whole number"),
        ("number: 1", "number: 300", "number: 1", "whole number"),
        (
            "moment: Close",
            "moment: Closing",
            "moment: Close",
            "Write one of: Open, Explore, Explain, Decide, Close, Hard.",
        ),
        ("review_by: \"2027-04-01\"", "review_by: \"1 April\"", "review_by", "This is not a valid date"),
        (
            "language: \"en-GB\"",
            "version: \"1\", language: \"en-GB\"",
            "language:",
            "“version” is here twice",
        ),
        ("title: \"Two principles for talking about sleep\"", "title: Sleep", "title:", "quotation marks"),
        (
            "title: \"Two principles for talking about sleep\"",
            "title: “Sleep”",
            "title:",
            "Straight quotation marks",
        ),
        ("short_name: \"Nights\"", "short_name \"Nights\"", "short_name: \"Nights\"", "colon is missing"),
        ("principles: [", "principles: Principle(", "principles: [", "list in square brackets"),
        // What can be read and makes no guide.
        ("format: 1", "format: 2", "format:", "has format 2; this Foreword reads 1. Open it with a newer"),
        ("format: 1", "format: 0", "format:", "Write “format: 1”"),
        ("\"sleep\"", "\"seven-principles\"", "id: \"sleep\"", "comes with Foreword"),
        ("\"sleep\"", "\"../sleep\"", "id: \"sleep\"", "a to z"),
        ("\"sleep\"", "\"Sleep\"", "id: \"sleep\"", "a to z"),
        ("\"mornings\"", "\"nights\"", "id: \"mornings\"", "“nights” is used before"),
        ("\"Made up for tests\"", "\"  \"", "source:", "empty"),
        ("\"0.3\"", "\"\"", "version:", "empty"),
        ("Written for", "Written\\nfor", "attribution:", "line break"),
        ("Tell me about", "Tell me \\u{202e}about", "Tell me", "cannot be seen"),
        ("2027-04-01", "2026-10-01", "review_by:", "must come after"),
        ("number: 2", "number: 3", "number: 2", "This is principle 2"),
        (
            "context.what_matters",
            "context.what_maters",
            "context.what_matters",
            "Nearest: context.what_matters",
        ),
        (
            "context.what_matters",
            "bananas.on.toast.today",
            "context.what_matters",
            "The notes have no field named",
        ),
        ("[FollowUp, Phone]", "[]", "[FollowUp, Phone]", "Say which meetings it suits"),
        ("\"What do you get up for?\"", "\" \"", "What do you get up for", "empty"),
        ("Some(\"How would you say that to a friend?\")", "Some(\"\")", "teach_back", "empty"),
    ] {
        let found = damaged(from, to);
        assert_eq!(found.len(), 1, "{to}: {found:?}");
        assert!(found[0].1.contains(said), "{to}: {found:?}");
        let line = if words.is_empty() { found[0].0 } else { line_of(words) };
        assert_eq!(found[0].0, line, "{to}: {found:?}");
        for tech in ["Error", "struct", "enum", "expected", "Expected", "parse", "deserial"] {
            assert!(!found[0].1.contains(tech), "{found:?}");
        }
    }
}

/// A missing part is reported where it should be.
#[test]
fn gaps_are_placed() {
    let phrases = SLEEP.rsplit_once("            phrases: [").unwrap().0;
    let none = format!("{phrases}            phrases: [],\n        ),\n    ],\n)\n");
    let found = broken(&none);
    assert_eq!((found.len(), found[0].sentence.as_str()), (1, "This principle has no phrases."));
    assert_eq!(found[0].line, phrases.lines().count() + 1);
    let none = SLEEP.replacen("prompts: [\n", "prompts: [], // [\n", 1);
    assert!(!broken(&none).is_empty());
    let empty = format!("{}principles: [],\n)", SLEEP.split_once("principles: [").unwrap().0);
    assert!(broken(&empty)[0].sentence.contains("at least one"));
}

/// All findings come at once, in the order of the file.
#[test]
fn all_findings_in_file_order() {
    let text = SLEEP.replace("\"Made up for tests\"", "\"\"").replace("number: 2", "number: 5");
    let text = text.replace("context.", "kontext.");
    let found = broken(&text);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found.is_sorted());
}

#[test]
fn what_is_no_text_is_said_so() {
    let sentence = |bytes: &[u8]| read(bytes).unwrap_err().remove(0);
    assert!(sentence(b"").sentence.contains("empty"));
    assert!(sentence(b"\xff\xfeG\0").sentence.contains("UTF-16"));
    let cut = sentence(b"Guide(\n  title: \"\xff\"");
    assert_eq!((cut.line, cut.column), (2, 11));
    assert!(cut.sentence.contains("UTF-8"));
    assert_eq!(sentence(&vec![b' '; 2 << 20]).sentence, TOO_LARGE);
    assert!(sentence(b"My guide").line == 1);
    let brackets = format!("Guide(principles: {}", "[".repeat(100_000));
    assert_eq!(broken(&brackets).len(), 1);
    let end = broken(SLEEP.trim_end().trim_end_matches(')'));
    assert!(end[0].sentence.contains("ends before the guide does"), "{end:?}");
    assert!(broken(&format!("{SLEEP} more"))[0].sentence.contains("more text after it"));
    assert!(
        broken(&SLEEP.replacen("\"Plan the morning too\"", "\"Plan the morning too", 1))[0].line
            >= line_of("Plan the")
    );
}

#[test]
fn hints_stand_in_nobodys_way() {
    let today = "2026-11-23".parse().unwrap();
    let hints = read(SLEEP.as_bytes()).unwrap().hints(today, &crate::content::wording());
    let all: Vec<_> = hints.iter().map(|hint| hint.sentence.as_str()).collect();
    assert!(all.contains(&"Principle 1 has fewer than five phrases."), "{all:?}");
    assert!(all.contains(&"Principle 1 has no phrase for: explore, decide, close."), "{all:?}");
    let later =
        read(SLEEP.as_bytes()).unwrap().hints("2027-04-02".parse().unwrap(), &crate::content::wording());
    assert_eq!(later.len(), hints.len() + 1);
    assert!(later[0].sentence.contains("1 Apr 2027"));
    let long = SLEEP.replace("about last night", &"and then what ".repeat(9));
    let hints = read(long.as_bytes()).unwrap().hints(today, &crate::content::wording());
    assert!(hints.iter().any(|hint| hint.sentence.starts_with("A sentence of 29 words")), "{hints:?}");
}

proptest! {
    /// Damage is reported within the file.
    #[test]
    fn damage_never_panics(
        cut in 0..SLEEP.len(), flips in proptest::collection::vec((0..SLEEP.len(), any::<u8>()), 0..4), whole: bool,
    ) {
        let mut bytes = SLEEP.as_bytes().to_vec();
        for (at, byte) in flips {
            bytes[at] = byte;
        }
        bytes.truncate(if whole { SLEEP.len() } else { cut });
        let lines = bytes.split(|byte| *byte == b'\n').count();
        for finding in read(&bytes).err().unwrap_or_default() {
            prop_assert!((1..=lines).contains(&finding.line), "{finding:?} of {lines}");
            prop_assert!(finding.column >= 1 && !finding.sentence.is_empty());
        }
    }
}

/// A sentence to say belongs to one on what people can expect; without that nobody would see it.
#[test]
fn sentence_to_say_needs_another() {
    let with = |audiences: &str| {
        let text = SLEEP.replacen("enabling:", &format!("audiences: Audiences({audiences}), enabling:"), 1);
        let hints =
            read(text.as_bytes()).unwrap().hints(jiff::civil::date(2026, 11, 26), &crate::content::wording());
        hints.iter().any(|hint| hint.sentence == "Without “person” this is not printed.")
    };
    assert!(with("if_not: \"Can I tell you about my night?\""));
    assert!(!with("if_not: \"Can I tell you about my night?\", person: \"You can expect time.\""));
    assert!(!with("person: \"You can expect time.\""));
}

/// All of these mistakes are said at once, each at its place.
#[test]
fn every_fault_is_said() {
    let mut text = SLEEP.to_owned();
    for (from, to) in [
        ("    title: ", "    titel: "),
        ("reviewed_on: \"2026-10", "reviewed_on: \"2026-13"),
        ("number: 1,", "number: \"one\","),
        ("moment: Open", "moment: Opening"),
        ("suits: [FirstMeeting", "suits: [FirstMeetings"),
        ("feeds: \"context.", "feeds: \"contexts."),
        ("number: 2,", "number: 3,"),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let found = broken(&text);
    let line_of = |words: &str| text.lines().position(|line| line.contains(words)).unwrap() + 1;
    for (words, says) in [
        ("titel", "Did you mean: title?"),
        ("2026-13", "not a valid date"),
        ("\"one\"", "A whole number from 1 to 9"),
        ("Opening", "Write one of: Open, "),
        ("FirstMeetings", "Write one of: FirstMeeting, "),
        ("\"contexts.", "no field named"),
        ("number: 3", "numbered in order"),
    ] {
        let there = |one: &&GuideFinding| one.line == line_of(words) && one.sentence.contains(says);
        assert!(found.iter().any(|one| there(&one)), "{words}: {found:#?}");
    }
    assert_eq!(found.len(), 7, "and nothing else: {found:#?}");
}

/// A comma that is missing hides nothing; a bracket does, and nothing is made up behind it.
#[test]
fn brackets_end_the_search() {
    let text = SLEEP.replacen("version: \"0.3\",", "version: \"0.3\"", 1).replacen(
        "moment: Open",
        "moment: Opening",
        1,
    );
    let found = broken(&text);
    assert_eq!(found.len(), 2, "{found:#?}");
    let half: String = SLEEP.chars().take(SLEEP.chars().count() / 2).collect();
    let (found, end) = (broken(&half), half.lines().count());
    assert!(found.iter().all(|one| one.line == end), "nothing is made up: {found:#?}");
}

/// A file that is made to start from can be imported, and every field of a guide is in it.
#[test]
fn template_has_every_field() {
    let today = "2026-11-26".parse().unwrap();
    let template = read(TEMPLATE.as_bytes()).unwrap();
    assert_eq!(template.hints(today, &crate::content::wording()), []);
    let written = write(crate::content::guide());
    let fields = written.lines().filter_map(|line| line.trim().split_once(": ").map(|(field, _)| field));
    let is_field = |field: &&str| field.chars().all(|char| char.is_ascii_lowercase() || char == '_');
    for field in fields.filter(is_field).filter(|field| !matches!(*field, "later" | "principle")) {
        assert!(TEMPLATE.contains(&format!("{field}: ")), "{field}");
    }
    let other = written.replacen("seven-principles", "of-our-own", 1);
    let other = read(other.as_bytes()).unwrap().guide;
    assert_eq!(other.principles, crate::content::guide().principles, "an export comes back whole");
}

/// All that is said to the person is looked through.
#[test]
fn listed_words_are_hints() {
    let today = "2026-11-26".parse().unwrap();
    let hints = |from: &str, to: &str| {
        assert!(TEMPLATE.contains(from));
        read(TEMPLATE.replacen(from, to, 1).as_bytes()).unwrap().hints(today, &crate::content::wording())
    };
    for from in [
        "What would you like us to talk about today?",
        "What did I leave out, or get wrong?",
        "What is a good day like for you?",
        "You can expect to be asked what matters to you.",
    ] {
        let found = hints(from, "There is nothing wrong with you.");
        let line = TEMPLATE.lines().position(|line| line.contains(from)).unwrap() + 1;
        assert!(
            found.iter().any(|one| one.line == line && one.sentence.starts_with('“')),
            "{from}: {found:?}"
        );
    }
}

/// A prompt may feed any field there is.
#[test]
fn every_field_is_known() {
    let known = validate::fields();
    for field in crate::content::sample().notes.all_fields().map(crate::domain::FieldId::name) {
        let is_own = field.contains("question") || field.contains("own");
        let is_choice = field.starts_with("choice");
        assert!(is_own || is_choice || known.contains(&field), "{field}");
    }
}
