//! Whatever is typed survives; whatever is wrong with a file is said and not repeated.

use proptest::prelude::*;

use super::*;
use crate::domain::{Answer, Choice, ChoiceQuestion, Details, EmptyReason, FieldId, Id, Moment, Pin};

fn moment() -> Moment {
    "2026-11-24T10:20:00+00:00".parse().unwrap()
}

fn appointment(label: &str) -> Appointment {
    let details =
        Details { label: label.to_owned(), when: Some(moment()), minutes: Some(15), ..Details::default() };
    Appointment::new(Id::of(7), details, "seven", moment())
}

fn refused(bytes: &[u8]) -> UserError {
    decode(bytes, "/home/x.ron").unwrap_err()
}

#[test]
fn a_file_reads_as_a_person_would_write_it() {
    let mut one = appointment("10:20 RH");
    one.notes.context.what_matters = Answer::of("\"I want my mornings back.\"\nSaid twice.");
    one.notes.context.goals.standing = EmptyReason::NotKnown;
    let text = encode(&one).unwrap();
    assert!(text.starts_with("Appointment(\n    format: 4,\n    id: \"0000"), "{text}");
    assert!(text.contains("label: \"10:20 RH\",\n    when: Some(\"2026-11-24T10:20:00+00:00\"),"), "{text}");
    assert!(text.contains("text: r#\"\"I want my mornings back.\"\nSaid twice.\"#,\n"), "{text}");
    assert!(text.ends_with(")\n"), "{text}");
}

/// Text that looks like the end of a text survives.
#[test]
fn text_like_an_end_survives() {
    for words in [
        "\"",
        "\"#",
        "\"##\"",
        "a\\",
        "\\\"#",
        "r#\"",
        "\0",
        "\r",
        "\r\n",
        "\u{1b}[31m",
        "\u{feff}",
        "//",
        "/* \"",
    ] {
        let mut one = appointment(words);
        one.notes.setbacks.ladder.usual.body = Answer::of(words);
        let back: Appointment = ron::from_str(&encode(&one).unwrap()).unwrap();
        assert!(back == one, "{words:?}");
    }
}

#[test]
fn control_characters_are_taken_out_on_reading() {
    let mut one = appointment("10:20\u{1b}[2J\nRH");
    one.notes.context.goals = Answer::of("one\r\ntwo\rthree\0\tfour\u{9b}");
    one.pinned.push(Pin { phrase: "p1".to_owned(), says: "a\u{7}b".to_owned(), ..Pin::default() });
    one.kept_words.push("W\u{7}001".to_owned());
    let opened = decode(encode(&one).unwrap().as_bytes(), "x").unwrap();
    assert_eq!(opened.appointment.notes.context.goals.text, "one\ntwo\nthree\tfour");
    assert_eq!(opened.appointment.label, "10:20 RH");
    assert_eq!(opened.appointment.pinned[0].says, "ab");
    assert_eq!(opened.appointment.kept_words, ["W001"]);
    assert_eq!(opened.read_only, None);
}

#[test]
fn a_label_of_two_lines_becomes_one() {
    let opened = decode(encode(&appointment("10:20\nRH")).unwrap().as_bytes(), "x").unwrap();
    assert_eq!(opened.appointment.label, "10:20 RH");
}

/// A file saved by an editor on Windows is read.
#[test]
fn windows_editor_is_read() {
    let text = encode(&appointment("x")).unwrap().replace('\n', "\r\n");
    let bytes = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    assert!(decode(&bytes, "x").unwrap().appointment == appointment("x"));
}

/// UTF-16 and other bytes are named for what they are.
#[test]
fn other_encodings_are_named() {
    let text = encode(&appointment("x")).unwrap();
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refused(&utf_16).sentence.contains("is UTF-16 text"));
    assert!(refused(&[b"\xff\xfe".as_slice(), &utf_16].concat()).sentence.contains("is UTF-16 text"));
    assert!(refused(b"Appointment(label: \"\xe9\")").sentence.contains("not UTF-8 text"));
    assert_eq!(refused(b" \n").short, "empty file");
    assert_eq!(refused(&[0; 100]).short, "not understood");
}

/// The place where a file goes wrong is said, and the words there are not.
#[test]
fn error_tells_place_not_text() {
    let text = encode(&appointment("SECRET")).unwrap();
    let wrong = refused(text.replace("Some(15)", "\"SECRET\"").as_bytes());
    assert!(wrong.sentence.contains("line 6, column "), "{wrong}");
    assert!(wrong.sentence.contains("/home/x.ron") && !wrong.sentence.contains("SECRET"), "{wrong}");
    let wrong = refused(text.replace("FirstMeeting", "SECRET").as_bytes());
    assert!(wrong.sentence.contains("line 7, column ") && !wrong.sentence.contains("SECRET"), "{wrong}");
    let wrong = refused(text.replace("    guide: \"seven\",\n", "").as_bytes());
    assert!(wrong.sentence.contains("lacks “guide”"), "{wrong}");
}

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    let mut one = appointment("x");
    one.notes.context.goals = Answer::of("Lift \"him\"\nup");
    let text = encode(&one).unwrap();
    for (at, _) in text.trim_end().char_indices().skip(1) {
        let cut = refused(text.get(..at).unwrap().as_bytes());
        assert!(cut.sentence.contains("line "), "{at}: {cut}");
    }
    assert_eq!(refused(text.get(..text.len() - 3).unwrap().as_bytes()).short, "cut short");
}

#[test]
fn a_thousand_brackets_are_refused_quietly() {
    let text = encode(&appointment("x")).unwrap();
    for deep in [
        "[".repeat(1000),
        "(a:".repeat(1000),
        "Some(".repeat(100_000),
        "[[[[".repeat(1000) + &"]]]]".repeat(1000),
    ] {
        refused(deep.as_bytes());
        refused(text.replace("format: 4,", &format!("format: 4, extra: {deep},")).as_bytes());
    }
}

/// Even where nothing else is understood.
#[test]
fn newer_format_is_named() {
    let text = encode(&appointment("x")).unwrap().replace("format: 4", "format: 9");
    for text in [
        text.clone(),
        text.replace("InTheRoom", "OnTheMoon(1)"),
        "Appointment(format: 9, x: {1: [2]})".to_owned(),
    ] {
        let newer = refused(text.as_bytes());
        assert_eq!(newer.short, "newer version");
        assert!(newer.sentence.contains("format 9; this one reads 4"), "{newer}");
        assert!(newer.sentence.contains("left untouched"), "{newer}");
    }
    assert_eq!(refused(b"Appointment(format: 0)").short, "unknown format");
}

/// An unknown field is named without its value and makes the file read only.
#[test]
fn unknown_field_is_named() {
    let mut one = appointment("x");
    one.notes.context.goals = Answer::of("y");
    let text = encode(&one).unwrap();
    let text = text
        .replace("goals: Answer(", "goals: Answer(mood: \"SECRET\", ")
        .replace("format: 4,", "format: 4, extra: [1],");
    let opened = decode(text.as_bytes(), "/home/x.ron").unwrap();
    let sentence = opened.read_only.unwrap();
    assert!(sentence.contains("extra (line 2, column 16), notes.context.goals.mood (line 14,"), "{sentence}");
    assert!(!sentence.contains("SECRET"), "{sentence}");
    assert_eq!(opened.appointment.notes.context.goals.text, "y");
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\"#\\\\r\r\n\t ]{0,12}",
        proptest::collection::vec(any::<char>(), 0..8).prop_map(String::from_iter),
    ]
}

prop_compose! {
    fn any_appointment()(
        label in words(), guide in words(), fields in proptest::collection::vec((any::<prop::sample::Index>(), words(), 0..3_u8), 0..8),
        choices in 0..5_usize, own in proptest::collection::vec((0..9_u64, words()), 0..3), pinned in proptest::collection::vec((words(), words()), 0..3),
        minutes in any::<Option<u16>>(), id in any::<u128>(),
    ) -> Appointment {
        let mut one = Appointment::new(Id::of(id), Details { label, minutes, ..Details::default() }, &guide, moment());
        one.notes.options.choices.0 = vec![Choice::default(); choices];
        for (id, question) in own {
            one.notes.options.rows.0.insert(0, ChoiceQuestion::Own { id, question: Answer::of(question) });
        }
        one.notes.options.rows.merge_duplicates();
        let all: Vec<_> = one.notes.all_fields().collect();
        for (at, text, standing) in fields {
            let standing = [EmptyReason::Open, EmptyReason::NotKnown, EmptyReason::NotToday][usize::from(standing)];
            one.notes.change(*at.get(&all), |answer| {
                *answer = Answer { text, standing, carried_over: standing == EmptyReason::NotToday };
            });
        }
        one.kept_words = pinned.iter().map(|(row, _)| row.clone()).collect();
        one.pinned = pinned.into_iter().map(|(phrase, says)| Pin { phrase, says, ..Pin::default() }).collect();
        // A field with neither words nor standing is not in the file, whatever else it says.
        for field in all {
            if one.notes.get(field).is_blank() {
                one.notes.change(field, |answer| *answer = Answer::default());
            }
        }
        one
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_appointment_survives_its_file(one in any_appointment()) {
        let text = encode(&one).unwrap();
        let back: Appointment = ron::from_str(&text).unwrap();
        prop_assert!(back == one, "{}", text);
        let opened = decode(text.as_bytes(), "x").unwrap();
        let mut clean = one;
        clean_notes(&mut clean);
        clean.label = clean_line(&clean.label);
        prop_assert!(opened.appointment == clean);
        prop_assert_eq!(opened.read_only, None);
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&bytes, "x");
    }

    #[test]
    fn no_change_to_a_file_makes_reading_panic(at in any::<prop::sample::Index>(), other in any::<u8>()) {
        let mut bytes = encode(&appointment("10:20 RH")).unwrap().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = other;
        let _ = decode(&bytes, "x");
    }

    #[test]
    fn a_line_is_one_line(text in any::<String>()) {
        prop_assert!(!clean_line(&text).contains(char::is_control));
    }
}

/// An unknown field is placed by line and column where its name occurs once.
#[test]
fn unknown_field_is_placed() {
    let mut one = appointment("mood: 1, r#\"extra: 2\"# // extra: 3\n\"extra\": 4");
    one.label = "extra: \\".to_owned();
    let text =
        encode(&one).unwrap().replace("    made:", "    /* extra: 5 */ extra : [1], // extra: 6\n    made:");
    let line = text.lines().position(|line| line.contains("extra :")).unwrap() + 1;
    let says = decode(text.as_bytes(), "x").unwrap().read_only.unwrap();
    assert!(says.contains(&format!("extra (line {line}, column 20)")), "{says}");
    let twice = text.replace("    made:", "    more: (extra: 1),\n    made:");
    let says = decode(twice.as_bytes(), "x").unwrap().read_only.unwrap();
    assert!(says.contains("extra, more (line"), "{says}");
}

proptest! {
    #[test]
    fn looking_for_a_field_ends_with_any_text(text in "[rR#\"/\\\\*a: \n,()é]{0,60}") {
        for at in fields_named("a", &text) {
            prop_assert!(text.is_char_boundary(at));
        }
    }
}

/// A question without answers is read as it was written.
#[test]
fn lone_question_is_read() {
    let mut one = appointment("José");
    one.notes.options.rows.0.push(ChoiceQuestion::Own { id: 7, question: Answer::of("Autobús? 漢字") });
    one.notes.change(FieldId::Own(0, 7), |_| {});
    let back = decode(encode(&one).unwrap().as_bytes(), "x").unwrap().appointment;
    assert!(back == one, "no blank answer comes of reading");
}
