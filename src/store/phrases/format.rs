//! A set of phrases as the text of its file, and back.

use std::collections::HashSet;

use ron::{Options, extensions::Extensions, ser::PrettyConfig};
use serde::Deserialize;

use crate::{
    domain::{PhraseSet, UserError, phrasebook::PHRASES_FORMAT},
    store::format::{left_as_it_is, parse, places, text_of},
    text::{clean, clean_line},
};

const HEADER: &str = "// Phrases for Foreword. Give this file on as it is: foreword phrases import FILE\n";

const NEXT: &str = "Mend that place in a text editor, or bring back an earlier copy.";

/// What the bytes of a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    Good(PhraseSet),
    /// A set with something this version does not know: it is used and never written over.
    InPart(PhraseSet, UserError),
    Newer(UserError),
    Damaged(UserError),
}

/// Only the number that says which format follows.
#[derive(Deserialize)]
#[serde(rename = "PhraseSet")]
struct Header {
    format: u32,
}

/// A set as the text of its file; none if it cannot be written as text, which no set is known to do.
#[must_use]
pub fn encode(set: &PhraseSet) -> Option<String> {
    let set = PhraseSet { format: PHRASES_FORMAT, ..set.clone() };
    let config = PrettyConfig::new().struct_names(true).escape_strings(false).new_line("\n").indentor("    ");
    let text = ron::ser::to_string_pretty(&set, config).ok()?;
    Some(format!("{HEADER}{text}\n"))
}

/// The set in the bytes of a file, which is called `file` in what is said about it.
#[must_use]
pub fn decode(bytes: &[u8], file: &str) -> Read {
    let text = match text_of(bytes, file) {
        Ok(text) => text,
        Err(error) => return Read::Damaged(error),
    };
    // By hand one writes `wording: "…"`.
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut unknown = Vec::new();
    let parsed = parse::<PhraseSet>(text, &options, &mut unknown);
    let format = match &parsed {
        Ok(set) => Some(set.format),
        Err(_) => options.from_str::<Header>(text).ok().map(|header| header.format),
    };
    match format {
        Some(format @ PHRASES_FORMAT..) if format > PHRASES_FORMAT => {
            return Read::Newer(UserError {
                short: "newer version".to_owned(),
                sentence: format!(
                    "The phrases in {file} were saved by a newer version of Foreword (format {format}; this \
                     one reads {PHRASES_FORMAT}). They are left untouched and not used. Open them with the \
                     newer version."
                ),
            });
        }
        Some(0) if parsed.is_ok() => {
            let what = "does not say which format it has";
            let next = format!("If it is a set of phrases, add to it: format: {PHRASES_FORMAT},");
            return Read::Damaged(left_as_it_is("not understood", file, what, &next));
        }
        _ => {}
    }
    let set = match parsed {
        Ok(set) => cleaned(set),
        Err(problem) => return Read::Damaged(problem.error(file)),
    };
    if let Some(twice) = twice(&set) {
        let what = format!("speaks twice of “{twice}”");
        return Read::Damaged(left_as_it_is("not understood", file, &what, NEXT));
    }
    if unknown.is_empty() {
        return Read::Good(set);
    }
    let sentence = format!(
        "The phrases in {file} hold something this version of Foreword does not know: {}. They are used and \
         cannot be changed here, so that nothing in the file is lost. Change them with the version that wrote \
         it.",
        places(&unknown, text)
    );
    Read::InPart(set, UserError { short: "read only".to_owned(), sentence })
}

/// The phrase or question a set speaks of twice, if it does: one of the two would be lost.
fn twice(set: &PhraseSet) -> Option<&str> {
    let mut phrases = HashSet::new();
    let mut answers = HashSet::new();
    let phrase = set.phrases.iter().find(|one| !phrases.insert((&one.guide, &one.phrase)));
    let mut questions = set.answers.iter();
    let question = questions.find(|one| !answers.insert((&one.guide, &one.question, one.audience)));
    phrase.map(|one| one.phrase.as_str()).or(question.map(|one| one.question.as_str()))
}

/// Without what a field does not hold.
fn cleaned(mut set: PhraseSet) -> PhraseSet {
    set.format = PHRASES_FORMAT;
    for line in [&mut set.id, &mut set.title, &mut set.author] {
        let cleaned = clean_line(line);
        cleaned.trim().clone_into(line);
    }
    set.provenance = clean(&set.provenance).trim().to_owned();
    for one in &mut set.phrases {
        one.guide = clean_line(&one.guide);
        one.phrase = clean_line(&one.phrase);
        one.suggested = clean(&one.suggested).into_owned();
        for text in [&mut one.wording, &mut one.flag].into_iter().flatten() {
            *text = clean(text).into_owned();
        }
        for row in &mut one.kept_words {
            *row = clean_line(row);
        }
        // No words are no wording.
        one.wording = one.wording.take().filter(|words| !words.trim().is_empty());
    }
    for one in &mut set.answers {
        one.guide = clean_line(&one.guide);
        one.question = clean_line(&one.question);
        one.answer = clean(&one.answer).into_owned();
    }
    set
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        Role,
        phrasebook::{Audience, PhraseReview, TestingAnswer},
    };

    const FILE: &str = "phrases/mine.ron";

    #[test]
    fn words_of_several_lines_can_be_read_in_the_file() {
        let mut set = PhraseSet { title: "Knees \"and\" backs".to_owned(), ..PhraseSet::default() };
        set.put(PhraseReview {
            guide: "g".to_owned(),
            phrase: "p".to_owned(),
            suggested: "One.".to_owned(),
            wording: Some("First line.\nSecond “line”.".to_owned()),
            flag: None,
            kept_words: Vec::new(),
            reviewed_on: date(2026, 11, 22),
        });
        let text = encode(&set).unwrap();
        assert!(text.contains("First line.\nSecond “line”."), "{text}");
        assert!(text.contains("    format: 1,\n") && text.contains("reviewed_on: \"2026-11-22\""), "{text}");
        assert!(!text.contains("flag"), "{text}");
    }

    #[test]
    fn a_file_written_by_hand_is_read() {
        let text = "(format: 1, id: \"x\", title: \" Knees\u{1b}[2J \", role: Nurse, phrases: [\n\
             (guide: \"g\", phrase: \"p\", suggested: \"a\", wording: \"b\\r\\nc\", reviewed_on: \"2026-11-01\"),\n\
             (guide: \"g\", phrase: \"q\", suggested: \"a\", wording: Some(\" \"), reviewed_on: \"2026-11-01\")])";
        let Read::Good(set) = decode(text.as_bytes(), FILE) else {
            panic!("{:?}", decode(text.as_bytes(), FILE));
        };
        assert_eq!((set.title.as_str(), set.role), ("Knees", Some(Role::Nurse)));
        assert_eq!(set.wording("g", "p"), Some("b\nc"));
        assert_eq!(set.wording("g", "q"), None);
    }

    #[test]
    fn what_is_not_understood_is_told_apart() {
        let said = |text: &str| match decode(text.as_bytes(), FILE) {
            Read::Good(_) => panic!("{text} is understood"),
            Read::InPart(_, error) => ("part", error.sentence),
            Read::Newer(error) => ("newer", error.sentence),
            Read::Damaged(error) => ("damaged", error.sentence),
        };
        let (kind, sentence) = said("PhraseSet(\n  format: 1,\n  tone: \"warm\",\n)");
        assert!(kind == "part" && sentence.contains("tone (line 3, column 3)"), "{sentence}");
        let (kind, sentence) = said("(format: 2, phrases: 7)");
        assert!(kind == "newer" && sentence.contains("format 2"), "{sentence}");
        let review = "(guide: \"g\", phrase: \"p\", suggested: \"\", reviewed_on: \"2026-11-01\")";
        let (kind, sentence) = said(&format!("(format: 1, phrases: [{review}, {review}])"));
        assert!(kind == "damaged" && sentence.contains("twice of “p”"), "{sentence}");
        for text in ["", "(", "()", "(format: 1, phrases: [(guide: \"secret\")])", "(format: 1) and more"] {
            let (kind, sentence) = said(text);
            assert!(
                kind == "damaged" && sentence.contains(FILE) && !sentence.contains("secret"),
                "{sentence}"
            );
        }
    }

    fn words() -> impl Strategy<Value = String> {
        "[a-z\"#\\\\ \n“é]{0,20}[a-z]"
    }

    prop_compose! {
        fn any_review(phrase: usize)(
            suggested in words(), wording in prop::option::of(words()), flag in prop::option::of(words()), day in 1..28_i8,
        ) -> PhraseReview {
            let (guide, phrase) = ("g".to_owned(), phrase.to_string());
            PhraseReview { guide, phrase, suggested, wording, flag, kept_words: Vec::new(), reviewed_on: date(2026, 2, day) }
        }
    }

    proptest! {
        #[test]
        fn a_set_comes_back_as_it_was(
            title in "[a-zA-Z\"# ]{0,8}[a-z]", note in words(), answer in words(), off in any::<bool>(),
            role in prop::option::of(prop::sample::select(Role::ALL.to_vec())),
            phrases in (any_review(1), any_review(2), any_review(3)),
        ) {
            let answered = TestingAnswer {
                guide: "g".to_owned(), question: "q".to_owned(), audience: Audience::Designing, answer,
                answered_on: date(2026, 3, 1),
            };
            let set = PhraseSet {
                format: PHRASES_FORMAT, id: "5e7".to_owned(), title: title.trim().to_owned(), author: "A".to_owned(), role,
                provenance: note.trim().to_owned(), review_by: Some(date(2027, 1, 1)), switched_off: off,
                phrases: vec![phrases.0, phrases.1, phrases.2], answers: vec![answered],
            };
            prop_assert_eq!(decode(encode(&set).unwrap().as_bytes(), FILE), Read::Good(set));
        }

        #[test]
        fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes, FILE);
        }
    }
}
