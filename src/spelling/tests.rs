//! Words that are marked and words that are not, suggestions, and what holds for any text.
#![allow(clippy::string_slice, reason = "tests")]

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::text::{
    grapheme,
    samples::{text, unruly},
};

/// Read once for all tests.
fn speller() -> &'static Speller {
    static SPELLER: LazyLock<Speller> = LazyLock::new(|| Speller::new(&[], &[]).0);
    &SPELLER
}

fn clinical() -> Vec<&'static str> {
    include_str!("../../data/spelling/clinical.txt").lines().collect()
}

/// The words of a text that are marked.
fn marked(text: &str) -> Vec<&str> {
    speller().marks_within(text, 0..text.len()).into_iter().map(|mark| &text[mark]).collect()
}

/// Many, sorted, known, and in no other dictionary.
#[test]
fn clinical_words_are_new() {
    let words = clinical();
    assert!(words.len() >= 900, "{} words", words.len());
    let order = |word: &&str| (word.to_lowercase(), (*word).to_owned());
    assert!(words.is_sorted_by(|one, next| order(one) < order(next)));
    let (aff, dic) =
        (include_str!("../../data/spelling/en-GB.aff"), include_str!("../../data/spelling/en-GB.dic"));
    let english = Dictionary::new(aff, dic).unwrap();
    let is_right = |word: &&str| is_plain(word) && speller().is_known(word) && !english.check(word);
    let wrong: Vec<_> = words.iter().filter(|word| !is_right(word)).collect();
    assert!(wrong.is_empty(), "no word, not known, or in the dictionary already: {wrong:?}");
    // A word that is left alone for its shape has no place in the list.
    let of_that_shape = |word: &str| {
        let plural = word.ends_with('s');
        let q = |char: char| match char {
            _ if char.is_uppercase() => 'Q',
            _ if char.is_alphabetic() => 'q',
            _ => char,
        };
        let letters: String = word.trim_end_matches('s').chars().map(q).collect();
        if plural { letters + "s" } else { letters }
    };
    let idle: Vec<_> = words.iter().filter(|word| marked(&of_that_shape(word)).is_empty()).collect();
    assert!(idle.is_empty(), "never marked anyway: {idle:?}");
}

/// The table knows what the dictionary knows, and nothing else: in every form, with capitals of all kinds,
/// with hyphens, and misspelt.
#[test]
fn the_table_is_the_dictionary() {
    let (aff, dic) =
        (include_str!("../../data/spelling/en-GB.aff"), include_str!("../../data/spelling/en-GB.dic"));
    let english = Dictionary::new(aff, dic).unwrap();
    let added: HashSet<String> =
        clinical().into_iter().chain(medicines().map(|(name, _)| name)).map(str::to_lowercase).collect();
    let stems: Vec<_> = dic.lines().skip(1).map(|line| line.split('/').next().unwrap()).collect();
    let endings = [
        "", "s", "es", "d", "ed", "ied", "ing", "ings", "ly", "'s", "er", "iest", "ness", "iness", "ment",
        "able", "ion", "ications", "ive", "th",
    ];
    let beginnings = ["", "re", "un", "in", "dis", "con", "pro", "de"];
    let mut tried = 0;
    for (at, stem) in
        stems.iter().enumerate().filter(|(_, stem)| !stem.contains(|char: char| char.is_ascii_digit()))
    {
        let cut = stem.trim_end_matches(['e', 'y']);
        let form =
            format!("{}{}{}", beginnings[at / 3 % 8], if at % 2 == 0 { stem } else { cut }, endings[at % 20]);
        let slip: String = stem.chars().rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
        let upper = form.to_uppercase();
        let title = stem[..stem.chars().next().unwrap().len_utf8()].to_uppercase()
            + &stem[stem.chars().next().unwrap().len_utf8()..];
        for word in [
            (*stem).to_owned(),
            format!("{stem}-{form}"),
            form,
            slip,
            upper,
            stem.to_lowercase(),
            stem.to_uppercase(),
            title,
        ] {
            if word.split('-').any(|part| added.contains(&part.to_lowercase())) {
                continue;
            }
            tried += 1;
            assert_eq!(packed::is_known(&word, &|_| false), english.check(&word), "{word}");
        }
    }
    assert!(tried > 300_000, "{tried}");
}

#[test]
fn invisible_characters_split_no_word() {
    for text in [
        "work\u{ad}ing",
        "phys\u{200b}io",
        "hos\u{2060}pi\u{200d}tal\u{ad} a",
        "non-\u{ad}smoker",
        "pa\u{ad}tient’s",
    ] {
        assert_eq!(marked(text), [""; 0], "{text:?}");
    }
    assert_eq!(marked("wor\u{ad}kign\u{200b} on"), ["wor\u{ad}kign"]);
    assert!(speller().suggestions("wor\u{ad}kign").contains(&"working".to_owned()));
}

#[test]
fn medicines_are_sorted_known_and_plain() {
    let words: Vec<_> = include_str!("../../data/spelling/medicines.txt").lines().collect();
    let words: Vec<_> = words.iter().map(|line| line.strip_suffix(SELDOM).unwrap_or(line)).collect();
    assert!(words.len() >= 500, "{} words", words.len());
    assert!(words.is_sorted_by(|one, next| one.to_lowercase() < next.to_lowercase()));
    for word in words {
        assert!(is_plain(word) && speller().is_known(word) && speller().is_medicine(word), "{word}");
        assert!(!clinical().contains(&word), "{word} is in both lists");
    }
    assert!(!speller().is_medicine("celebrate") && speller().is_medicine("Prednisolone"));
}

#[test]
fn a_word_one_slip_away_comes_first() {
    for (typed, meant) in [
        ("prednisolne", "prednisolone"),
        ("penicillamin", "penicillamine"),
        ("amitriptylline", "amitriptyline"),
        ("gabapentn", "gabapentin"),
        ("celebrex", "Celebrex"),
        ("recieved", "received"),
        ("occured", "occurred"),
    ] {
        assert_eq!(speller().suggestions(typed).first().map(String::as_str), Some(meant), "{typed}");
    }
}

/// British spelling is known and American is not.
#[test]
fn british_spelling_is_known() {
    for word in ["colour", "randomised", "anaesthesia", "counselling", "centre", "practise", "oesophagus"] {
        assert_eq!(marked(word), [""; 0], "{word}");
    }
    for word in ["color", "randomized", "anesthesia", "counseling", "center", "esophagus", "paralyze"] {
        assert_eq!(marked(word), [word]);
        assert!(!speller().suggestions(word).is_empty(), "{word}");
    }
    assert_eq!(speller().suggestions("color")[0], "colour");
    assert_eq!(speller().suggestions("randomized")[0], "randomised");
}

#[test]
fn what_clinicians_write_is_left_alone() {
    for text in [
        "Back pain six years, MRI 2024: L4/5 and L5-S1, no cauda equina. On sertraline 50mg od since March.",
        "PHQ-9 of 14, GAD7 11. SSRIs and NSAIDs before; CBT via IAPT, GPs x2, EMDR. ESAs seen.",
        "Saw Dr Adeyemi-Okafor with José and Zoë; 漢字 👩‍⚕️ and naïve café fiancée.",
        "See https://example.org/wrng?x=qwertz or mail wrng.nme@example.org or www.wrng.uk/qwertz.",
        "Try .flrae and {whn they next mett|qwertz} now.",
        "Sister’s car, the GP's letter, physios' notes, don’t, can't, o'clock, couldn’t've, rock 'n' roll",
        "co-codamol and gabapentin, pre-op, post-op, re-refer, self-managing, well-being, 6-month-old",
        "Trendelenburg and Tinel’s sign; SystmOne, eConsult, McKenzie. \u{201c}I'm fine.\u{201d}",
        "ANTERO LATERAL, qwerT, x y z, 3/52, 2xdaily, b12",
        "radiculopathy, dorsiflexion, paraesthesiae, allodynia and hypervigilance; pts' hx and rx tds",
    ] {
        assert_eq!(marked(text), [""; 0], "{text}");
    }
}

/// Words of other languages are known where they belong together, and no slip is hidden by half of them.
#[test]
fn borrowed_words_are_known_together() {
    for text in [
        "Not the scan per se, Smith et al, pain de novo. Per se.",
        "Bona fide, in utero, in vitro, pro rata, per annum, post partum, compos\u{a0}mentis, os trigonum, coxa vara.",
        "genu valgum and genu varum, pes planus, pes cavus, hallux rigidus, foetus, foetal",
        "cwtch, owt, nowt, summat, mither, mardy, nesh, dreich, oxter, scunnered",
    ] {
        assert_eq!(marked(text), [""; 0], "{text}");
    }
    for (text, wrong) in [
        ("I will se you, per\n\nse", &["se", "se"][..]),
        ("super se, de nova novo", &["se", "de", "novo"]),
        ("vara is coxa", &["vara", "coxa"]),
    ] {
        assert_eq!(marked(text), wrong, "{text}");
    }
}

#[test]
fn what_is_misspelt_is_marked() {
    for (text, wrong) in [
        ("Recieved sertralien, wierd pian.", &["Recieved", "sertralien", "wierd", "pian"][..]),
        ("Fine. Amitryptiline helped", &["Amitryptiline"]),
        ("- Takeing it (dialy), \u{201c}teh worst\u{201d}", &["Takeing", "dialy", "teh"]),
        ("her pateint’s and pateint's", &["pateint", "pateint"]),
        ("self-managment and well-beeing", &["managment", "beeing"]),
        ("cafee\u{301} and/or qwertz", &["cafee\u{301}", "qwertz"]),
        ("SERTRALIEN now, {open qwertz", &["SERTRALIEN", "qwertz"]),
        ("one\nQwertz", &["Qwertz"]),
    ] {
        assert_eq!(marked(text), wrong, "{text}");
    }
    assert_eq!(marked("he met Qwertz e.g. Qwertz, Dr. Qwertz"), [""; 0], "they may be names");
}

/// One's own words are known in every form, and suggested.
#[test]
fn own_words_in_every_form() {
    let (mut mine, bad) = Speller::new(&["Qwertz", "not a/word"].map(|word| Word(word.to_owned())), &[]);
    assert!(bad.is_empty());
    assert!(["qwertz", "Qwertz", "QWERTZ"].iter().all(|word| mine.is_known(word)));
    assert!(mine.suggestions("qwertzz").iter().any(|word| word.eq_ignore_ascii_case("qwertz")));
    assert!(!mine.is_known("zwetschge"));
    mine.learn("Zwetschge");
    assert!(mine.is_known("zwetschge") && mine.marks_within("Zwetschge\u{2019}s", 0..12).is_empty());
    assert!(!speller().is_known("zwetschge"), "what one knows the other does not");
}

/// Dictionaries of one's own are used and bad ones are named.
#[test]
fn own_dictionaries_are_used() {
    let book = |file: &str, affixes: Option<&str>, words: &str| Book {
        file: file.to_owned(),
        affixes: affixes.map(str::to_owned),
        words: words.to_owned(),
    };
    let books = [
        book("s.dic", Some("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n"), "1\nqwertz/S\n"),
        book("list.dic", None, "2\nfoobaz\nzwetschge/X\n"),
        book("bad.dic", Some("SFX S Y many\n"), "1\nbadword\n"),
        book("noise.dic", None, "\0\u{1}badword"),
    ];
    let (mine, bad) = Speller::new(&[], &books);
    assert!(bad.len() == 2 && bad[0].contains("bad.dic") && bad[1].contains("noise.dic"), "{bad:?}");
    for word in ["qwertz", "qwertzs", "foobaz", "zwetschge", "spine", "sertraline"] {
        assert!(mine.is_known(word), "{word}");
    }
    assert!(!mine.is_known("badword"));
    assert!(mine.suggestions("qwertzz").contains(&"qwertz".to_owned()));
}

#[test]
fn a_line_too_long_is_named() {
    let long = |before: &str| format!("{before}{}\n", "a".repeat(70_000));
    let book =
        |file: &str, affixes: Option<String>, words: String| Book { file: file.to_owned(), affixes, words };
    let good = || Some("SET UTF-8\n".to_owned());
    let books = [
        book("list.dic", None, long("one\ntwo\n")),
        book("words.dic", good(), long("1\n")),
        book("rules.dic", Some(long("SET UTF-8\nSFX S Y 1\nSFX S 0 ")), "1\nbadword\n".to_owned()),
        book("good.dic", good(), "1\nqwertz\n".to_owned()),
    ];
    let (mine, bad) = Speller::new(&[crate::domain::Word("a".repeat(70_000))], &books);
    let places = ["line 3 of list.dic", "line 2 of words.dic", "line 3 of rules.aff"];
    assert_eq!(bad.len(), 3);
    for (said, place) in bad.iter().zip(places) {
        assert!(said.contains(place) && said.contains("is not used"), "{said}");
    }
    assert!(mine.is_known("qwertz") && mine.is_known("spine"), "the others are used");
}

/// Suggestions are few.
#[test]
fn likeliest_suggestion_first() {
    for (wrong, right) in [
        ("sertralien", "sertraline"),
        ("amitryptiline", "amitriptyline"),
        ("recieve", "receive"),
        ("Recieve", "Receive"),
        ("parasthesia", "paraesthesia"),
        ("diahorrea", "diarrhoea"),
        ("gabapentine", "gabapentin"),
        ("pyschologist", "psychologist"),
    ] {
        let all = speller().suggestions(wrong);
        assert_eq!(all.first().map(String::as_str), Some(right), "{wrong}: {all:?}");
        assert!(all.len() <= MOST && !all.iter().any(|one| one == wrong));
    }
    assert!(speller().suggestions(&"qwertz".repeat(50)).is_empty(), "that is no word");
    assert!(speller().suggestions("").is_empty() && speller().suggestions("漢字").len() <= MOST);
}

/// The word at the cursor and the next one are found.
#[test]
fn word_at_cursor_and_next() {
    let text = "good wrod then anohter";
    for at in 5..=9 {
        assert_eq!(speller().mark_at(text, at), Some(5..9), "{at}");
    }
    assert_eq!((speller().mark_at(text, 4), speller().mark_at(text, 10)), (None, None));
    assert_eq!(speller().mark_at(text, text.len()), Some(15..22));
    assert_eq!((speller().next_mark(text, 0), speller().next_mark(text, 6)), (Some(5..9), Some(15..22)));
    assert_eq!((speller().next_mark(text, 16), speller().mark_at("", 0)), (None, None));
    let long = format!("{} wrod", "fine words ".repeat(2000));
    assert_eq!(speller().next_mark(&long, 3), Some(long.len() - 4..long.len()));
}

/// A long text is looked at only around what is shown.
#[test]
fn only_the_shown_part_is_read() {
    // A run without a space that is longer than any word, however long it is.
    let run = "wrod,".repeat(100_000);
    assert!(speller().marks_within(&run, 250_000..250_100).is_empty());
    let text = format!("wrod {run} wrod");
    assert_eq!(speller().marks_within(&text, 0..10), vec![0..4]);
    assert_eq!(speller().marks_within(&text, text.len() - 3..text.len()), vec![text.len() - 4..text.len()]);
}

/// Texts with words, signs and spaces of every kind, and long runs among them.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("wrod "),
        Just("Wrod"),
        Just(". "),
        Just("\n"),
        Just("pian-fre "),
        Just("{"),
        Just("}"),
        Just("teh\u{2019}s "),
        Just("e\u{301}"),
        Just("漢"),
        Just("👩\u{200d}⚕️"),
        Just("L4 "),
        Just("@"),
        Just(" "),
        Just("\u{a0}"),
        Just("known words "),
        Just("'"),
        Just("-"),
        Just("qwertzqwertzqwertz"),
    ];
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Marks are whole words in order, and the same for any part.
    #[test]
    fn marks_are_whole_and_ordered(
        text in prop_oneof![text(), unruly(), prose()],
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let all = speller().marks_within(&text, 0..text.len());
        let mut end = 0;
        for mark in &all {
            prop_assert!(mark.start >= end && mark.start < mark.end && mark.end <= text.len());
            prop_assert!([mark.start, mark.end].iter().all(|at| grapheme::floor_boundary(&text, *at) == *at));
            end = mark.end;
        }
        // Any bytes may be asked for.
        let (one, other) = (one.index(text.len() + 2), other.index(text.len() + 2));
        let shown = one.min(other)..one.max(other);
        let touched = |mark: &&std::ops::Range<usize>| mark.start < shown.end && shown.start < mark.end;
        let within: Vec<_> = all.iter().filter(touched).cloned().collect();
        prop_assert_eq!(speller().marks_within(&text, shown.clone()), within);
        let next = all.iter().find(|mark| mark.start >= shown.start).cloned();
        prop_assert_eq!(speller().next_mark(&text, shown.start), next);
        let _ = speller().mark_at(&text, shown.start);
    }
}
