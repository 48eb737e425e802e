//! Marked and unmarked texts.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::content;

/// The ids and words of all that is marked.
fn found(text: &str, register: Register) -> Vec<String> {
    let wording = content::wording();
    let marks = wording.marks(text, register);
    marks
        .iter()
        .map(|mark| format!("{} {}", wording.row(mark).unwrap().id, text.get(mark.range.clone()).unwrap()))
        .collect()
}

/// Whole words are found, the longest first, in the register they matter in.
#[test]
fn longest_whole_words_win() {
    assert_eq!(found("Wear and tear, they said.", Register::Said), ["W001 Wear and tear"]);
    assert_eq!(found("He denies pain.", Register::Written), ["W049 denies"]);
    assert_eq!(found("He denies pain.", Register::Said), [""; 0]);
    assert_eq!(
        found("DEGENERATIVE DISC DISEASE, a disc disease.", Register::Said),
        ["W003 DEGENERATIVE DISC DISEASE", "W003 disc disease"]
    );
    assert_eq!(content::wording().marks_of_either("He denies it. Manage your pain.").len(), 2);
}

/// Apostrophes, hyphens, spaces and line breaks make no difference.
#[test]
fn spelling_variants_are_found() {
    for text in [
        "wear\u{a0}and\u{202f}tear",
        "wear-and-tear",
        "wear‑and–tear",
        "wear\r\nand tear",
        "wear &\n  tear",
        "we\u{ad}ar and tear",
    ] {
        assert_eq!(found(text, Register::Said), [format!("W001 {text}")]);
    }
    assert_eq!(found("don’t worry, don't worry", Register::Said), ["W036 don’t worry", "W036 don't worry"]);
    assert_eq!(found("the client's chair", Register::Said), ["W103 client's"]);
    assert_eq!(found("C/o pain, e.g. at 3.5 kg, i.e. etc.", Register::Written).len(), 4);
}

/// Nothing is found across an end or within a word.
#[test]
fn no_match_over_an_end() {
    for text in [
        "wear. And tear",
        "wear\n\nand tear",
        "wear\n- and tear",
        "wear — and tear",
        "shoulder",
        "restful",
        "unsafe",
        "fail-safe",
        "risk-averse",
        "a client-side error",
        "ddd",
    ] {
        assert_eq!(found(text, Register::Said), [""; 0], "{text}");
    }
}

#[test]
fn the_persons_own_words_are_theirs() {
    for text in [
        "She says “it is wear and tear”.",
        "She says \"it is wear and tear\".",
        "She says ‘it’s wear and tear’.",
        "She says 'it's wear and tear'.",
        "She says “it is\nwear and tear” and more.",
        "She says “it is wear and tear",
    ] {
        assert_eq!(found(text, Register::Said), [""; 0], "{text}");
        let after = format!("{text}\n\nWear and tear.");
        assert_eq!(found(&after, Register::Said), ["W001 Wear and tear"], "{text}");
    }
    assert_eq!(found("The patients' wear and tear, the nurses' view", Register::Said).len(), 1);
    assert_eq!(found("“Yes.” Wear and tear. “No.”", Register::Said).len(), 1);
}

/// A list with one row of these fields.
fn of_one(fields: &str) -> Wording {
    let list = format!(
        "(format: 2, title: \"\", safety_advice: [\"call|ring 999\", \"come back if\", \"not ... drive\"], rows: [Row(\
         id: \"X\", category: Tone, {fields}, instead: [LeaveOut], why: \"w\", level: Swap, where: Both, \
         suggestion_from: Ours, term_in_source: true, source: \"s\", url: \"u\", checked: \"2026-11-26\")])"
    );
    Wording::new(ron::from_str(&list).unwrap())
}

/// The words that such a list marks, in brackets.
fn shown(fields: &str, text: &str) -> String {
    let mut shown = text.to_owned();
    for mark in of_one(fields).marks_of_either(text).into_iter().rev() {
        shown.insert(mark.range.end, ']');
        shown.insert(mark.range.start, '[');
    }
    shown
}

#[test]
fn a_mark_covers_the_number_that_is_its_own() {
    for text in [
        "rare, [1 in 50] of us",
        "[one in a hundred], no more",
        "[1 in 1,200] or so",
        "[1 in twenty-five].",
        "[1 in two hundred and fifty] get it",
        "[1 in 50-100] get it",
        "[1 in 2 million] get it",
        "1 in a row of 1 in each",
    ] {
        let fields = "term: \"1 in #\", variants: [\"one in #\"]";
        assert_eq!(shown(fields, &text.replace(['[', ']'], "")), text);
    }
    assert_eq!(shown("term: \"# % risk\"", "a 5% risk, five % risk"), "a [5% risk], [five % risk]");
}

#[test]
fn how_many_times_is_a_part_of_the_mark() {
    for times in ["x2", "x 2", "X2", "×2", "× 2", "x two", "2x", "2 x", "3×"] {
        let text = format!("DNA {times}, no answer");
        let wanted = format!("[DNA {times}], no answer");
        assert_eq!(shown("term: \"DNA\", variants: [\"DNA x#\", \"DNAd\"]", &text), wanted);
    }
    assert_eq!(
        shown("term: \"DNA x#\"", "DNA by post. DNA extra 2. DNA xray"),
        "DNA by post. DNA extra 2. DNA xray"
    );
}

#[test]
fn words_around_may_stand_a_few_words_away() {
    let fields = "term: \"negative\", only: [\"test|result|results ... negative\", \"negative ... test\"]";
    for text in [
        "The test was [negative].",
        "results all came back [negative]",
        "result [negative]",
        "a [negative] pregnancy test",
        "test one two three four five negative",
        "a test. Then negative",
        "negative; a test",
        "he is negative today",
    ] {
        assert_eq!(shown(fields, &text.replace(['[', ']'], "")), text);
    }
    let fields = "term: \"weak\", unless: [\"weak ... # ... leg\"]";
    assert_eq!(shown(fields, "weak for twenty-one days in one leg"), "weak for twenty-one days in one leg");
    assert_eq!(shown(fields, "weak for days in a leg"), "[weak] for days in a leg");
}

/// The words that give a sentence its topic count anywhere in it.
#[test]
fn topic_is_found_anywhere() {
    let fields =
        "term: \"worn\", variants: [\"chronic\"], only: [\"worn & disc*|hip\"], unless: [\"& brake*\"]";
    for text in [
        "[worn], after all those years of carrying bricks and sand about, discs",
        "Discs, hips: all one two three four five six seven eight nine [worn]",
        "the disc's [worn]",
        "It is worn. A disc is not.",
        "A disc.\n\nIt is worn",
        "the brake discs are worn",
        "worn hips don't brake",
        "Brakes fail. [chronic] or not",
        "a chronic brake",
        "worn shoes",
    ] {
        assert_eq!(shown(fields, &text.replace(['[', ']'], "")), text);
    }
    let far = |words| format!("worn {}disc", "a ".repeat(words));
    assert_eq!(shown(fields, &far(28)), far(28).replace("worn", "[worn]"));
    assert_eq!(shown(fields, &far(31)), far(31), "no further than that is looked");
}

/// Safety advice is never marked by a row that is quiet in it.
#[test]
fn safety_advice_is_quiet() {
    let fields = "term: \"you must\", variants: [\"should\"], quiet_in_safety_advice: true";
    for text in [
        "You must not wait, call 999.",
        "If you feel faint or cannot move a leg – ring 999: you must not wait for us",
        "He should come back if it is worse",
        "Told he must not, for now, drive; should rest",
        "[You must] rest. Call 999 if not. You [should] rest",
        "[You must] rest\n\nCall 999",
        "[You must] rest\n- call 999",
        "[You must] do this e.g. now ?call 998",
    ] {
        let text = text.replace("You [should]", "[You must]").replace("[You must]", "[you must]");
        assert_eq!(shown(fields, &text.replace(['[', ']'], "")), text);
    }
    let far = format!("you must {}call 999", "a ".repeat(28));
    assert_eq!(shown(fields, &far), far);
    let far = format!("[you must] {}call 999", "a ".repeat(31));
    assert_eq!(shown(fields, &far.replace(['[', ']'], "")), far, "no further than that is looked");
    assert_eq!(shown("term: \"you must\"", "you must call 999"), "[you must] call 999", "other rows speak");
}

/// Nothing in the list is longer than the longest run looked for.
#[test]
fn no_form_is_too_long() {
    let list = content::wording_list();
    let around = list.rows.iter().flat_map(|row| row.unless.iter().chain(&row.only));
    for words in around.chain(&list.safety_advice) {
        let parts = pattern::around(words);
        assert!((1..=pattern::MOST_WORDS).contains(&pattern::most_words(&parts)), "{words}");
    }
    for row in &list.rows {
        let forms: Vec<_> = row.forms().collect();
        for form in &forms {
            let parts = pattern::form(form);
            assert!((1..=pattern::MOST_WORDS).contains(&pattern::most_words(&parts)), "{form}");
        }
        for instead in &row.instead {
            assert_eq!(instead.fault(forms.iter().copied()), None, "{}", row.id);
        }
    }
}

/// The effort does not grow with the text.
#[test]
fn cost_is_of_the_part() {
    let text = "é ".repeat(100_000);
    let (looked_at, from) = part(&text, &(150_000..150_100), quotes::REACH);
    assert!(looked_at.len() <= 100 + 2 * quotes::REACH + 4 && from >= 150_000 - quotes::REACH - 1);
}

/// Words of the list, words around them, marks and breaks, joined at random.
fn prose() -> impl Strategy<Value = String> {
    let pieces = [
        "rest",
        "the rest of",
        "bed rest",
        "in your head",
        "it's",
        "all",
        "you should",
        "should you",
        "wish",
        "just",
        "try",
        "1 in",
        "10",
        "%",
        "30%",
        "likely",
        "to help",
        "drugs",
        "street",
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        ",",
        ".",
        "\n",
        "\n\n",
        "\n- ",
        "-",
        "–",
        "é",
        "👍🏽",
        "नमस्ते",
        "e.g.",
        "c/o",
        "denies",
        "risk",
        "low risk",
        "of falls",
        "degenerative disc disease",
        "DDD",
        "medication",
        "averyveryverylongwordthatgoesonforeverandevermore",
    ];
    let piece =
        (proptest::sample::select(pieces.to_vec()), proptest::sample::select(vec!["", " ", " ", " ", "  "]));
    proptest::collection::vec(piece, 0..900)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

/// Our list, with more of every kind of rule.
static EVERY_RULE: LazyLock<Wording> = LazyLock::new(|| {
    let mut list = content::wording_list();
    list.safety_advice = vec!["just ... try".to_owned(), "30 %".to_owned()];
    for (row, at) in list.rows.iter_mut().zip(0..) {
        row.quiet_in_safety_advice = at % 3 == 0;
        row.variants.extend((row.id == "W098").then(|| "# %".to_owned()));
        row.unless.extend((row.id == "W049").then(|| "risk ... denies ... 10".to_owned()));
        row.unless.extend((row.id == "W101").then(|| "& street|10".to_owned()));
        row.only.extend((row.id == "W095").then(|| "risk ... just & degenerative|dr*".to_owned()));
    }
    Wording::new(list)
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_part_has_the_marks_of_the_whole(text in prose(), from in 0.0..1.0f64, length in 0usize..400) {
        for register in [Register::Said, Register::Written] {
            let all = EVERY_RULE.marks(&text, register);
            for pair in all.windows(2) {
                prop_assert!(pair[0].range.end <= pair[1].range.start);
            }
            prop_assert!(all.iter().all(|mark| text.get(mark.range.clone()).is_some()));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short text")]
            let from = text.floor_char_boundary((from * text.len() as f64) as usize);
            let shown = from..text.floor_char_boundary(from + length);
            let mut wanted = all;
            wanted.retain(|mark| mark.range.start < shown.end && shown.start < mark.range.end);
            prop_assert_eq!(EVERY_RULE.marks_within(&text, &shown, register), wanted);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>(), at in any::<(usize, usize)>()) {
        let wording = content::wording();
        let marks = wording.marks_of_either(&text);
        prop_assert!(marks.iter().all(|mark| text.get(mark.range.clone()).is_some()));
        // A range that is not within the text, or splits a character, finds less and harms nothing.
        let _ = wording.marks_within(&text, &(at.0..at.1), Register::Said);
    }
}
