//! A set of phrases as the text of its file.

use std::collections::HashSet;

use crate::{
    domain::{PhraseSet, phrasebook::PHRASES_FORMAT},
    store::UserFile,
    text::{clean, clean_line},
};

impl UserFile for PhraseSet {
    const FOLDER: &'static str = super::PHRASES;
    const NAME: &'static str = super::MINE;
    const FORMAT: u32 = PHRASES_FORMAT;
    const LARGEST: u64 = 1024 * 1024;
    const HEADER: &'static str =
        "// Phrases for Foreword. Pass this file on as it is: foreword phrases import FILE\n";
    const CALLED: &'static str = "The phrases";
    const MEANWHILE: &'static str = "Until then they are not used.";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }

    fn clean(&mut self) {
        for line in [&mut self.id, &mut self.title, &mut self.author] {
            let cleaned = clean_line(line);
            cleaned.trim().clone_into(line);
        }
        self.provenance = clean(&self.provenance).trim().to_owned();
        for one in &mut self.phrases {
            one.guide = clean_line(&one.guide);
            one.phrase = clean_line(&one.phrase);
            one.suggested = clean(&one.suggested).into_owned();
            for text in
                [&mut one.wording, &mut one.flag, &mut one.flag_on, &mut one.teach_back].into_iter().flatten()
            {
                *text = clean(text).into_owned();
            }
            for row in &mut one.kept_words {
                *row = clean_line(row);
            }
            // No words are no wording.
            one.wording = one.wording.take().filter(|words| !words.trim().is_empty());
        }
        for one in &mut self.own {
            for line in [&mut one.id, &mut one.guide, &mut one.principle] {
                *line = clean_line(line);
            }
            one.says = clean(&one.says).into_owned();
        }
        for one in &mut self.answers {
            one.guide = clean_line(&one.guide);
            one.question = clean_line(&one.question);
            one.answer = clean(&one.answer).into_owned();
        }
    }

    fn fault(&self) -> Option<String> {
        twice(self).map(|twice| format!("“{twice}” is in them twice."))
    }
}

/// The phrase or question a set speaks of twice, if it does: one of the two would be lost.
fn twice(set: &PhraseSet) -> Option<&str> {
    let mut phrases = HashSet::new();
    let mut answers = HashSet::new();
    let mut own = HashSet::new();
    let added = set.own.iter().find(|one| !own.insert(&one.id));
    let phrase = set.phrases.iter().find(|one| !phrases.insert((&one.guide, &one.phrase)));
    let mut questions = set.answers.iter();
    let question = questions.find(|one| !answers.insert((&one.guide, &one.question, one.audience)));
    let phrase = phrase.map(|one| one.phrase.as_str()).or(added.map(|one| one.id.as_str()));
    phrase.or(question.map(|one| one.question.as_str()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        domain::{
            ConsultationPhase, OwnPhrase, Role,
            phrasebook::{Audience, PhraseReview, TestingAnswer},
        },
        store::user_file::{Decoded, decode, encode},
    };

    const FILE: &str = "phrases/mine.ron";

    /// Words of several lines can be read in the file.
    #[test]
    fn lines_are_readable() {
        let mut set = PhraseSet { title: "Knees \"and\" backs".to_owned(), ..PhraseSet::default() };
        set.put(PhraseReview {
            guide: "g".to_owned(),
            phrase: "p".to_owned(),
            suggested: "One.".to_owned(),
            wording: Some("First line.\nSecond “line”.".to_owned()),
            flag: None,
            reviewed_on: date(2026, 11, 22),
            ..PhraseReview::default()
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
        let Decoded::Whole(set) = decode::<PhraseSet>(text.as_bytes(), FILE) else {
            panic!("{:?}", decode::<PhraseSet>(text.as_bytes(), FILE));
        };
        assert_eq!((set.title.as_str(), set.role), ("Knees", Some(Role::Nurse)));
        assert_eq!(set.wording("g", "p"), Some("b\nc"));
        assert_eq!(set.wording("g", "q"), None);
    }

    #[test]
    fn what_is_not_understood_is_told_apart() {
        let said = |text: &str| match decode::<PhraseSet>(text.as_bytes(), FILE) {
            Decoded::Whole(_) => panic!("{text} is understood"),
            Decoded::InPart(_, error) => ("part", error.sentence),
            Decoded::Not(error) => ("not", error.sentence),
        };
        let (kind, sentence) = said("PhraseSet(\n  format: 1,\n  tone: \"warm\",\n)");
        assert!(kind == "part" && sentence.contains("tone (line 3, column 3)"), "{sentence}");
        let (kind, sentence) = said("(format: 2, phrases: 7)");
        assert!(kind == "not" && sentence.contains("format 2"), "{sentence}");
        let review = "(guide: \"g\", phrase: \"p\", suggested: \"\", reviewed_on: \"2026-11-01\")";
        let (kind, sentence) = said(&format!("(format: 1, phrases: [{review}, {review}])"));
        assert!(kind == "not" && sentence.contains("“p” is in them twice"), "{sentence}");
        for text in ["", "(", "()", "(format: 1, phrases: [(guide: \"secret\")])", "(format: 1) and more"] {
            let (kind, sentence) = said(text);
            assert!(kind == "not" && sentence.contains(FILE) && !sentence.contains("secret"), "{sentence}");
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
            PhraseReview { guide, phrase, suggested, wording, flag, reviewed_on: date(2026, 2, day), ..PhraseReview::default() }
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
                provenance: note.trim().to_owned(), review_by: Some(date(2027, 1, 1)), switched_off: off, unseen: off, team: !off,
                phrases: vec![phrases.0, phrases.1, phrases.2], own: vec![OwnPhrase {
                    id: "own-1".to_owned(), guide: "g".to_owned(), principle: "p".to_owned(),
                    moment: ConsultationPhase::Hard, says: note.clone(),
                }], answers: vec![answered],
            };
            prop_assert_eq!(decode(encode(&set).unwrap().as_bytes(), FILE), Decoded::Whole(set));
        }

        #[test]
        fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode::<PhraseSet>(&bytes, FILE);
        }
    }
}
