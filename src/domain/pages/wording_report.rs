//! The wording report: what people kept, changed, noted and answered, for whoever maintains the guide.
//!
//! Made from sets of phrases and guides alone, which hold nothing of any appointment.

mod by_phrase;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Block, Guide, Handout, Labelled, PageKind, Phrase, PhraseSet, Principle, Question, Section, day_in_words,
    phrasebook::{Audience, PhraseReview, phrases, review_by},
    reflection::asked::of_each_id,
    with_capital,
};

pub use by_phrase::ReportedPhrase;

pub const REPORT_FORMAT: u32 = 2;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordingReport {
    pub format: u32,
    pub made_on: Date,
    pub guides: Vec<AboutGuide>,
    pub sets: Vec<AboutSet>,
    pub phrases: Vec<ReportedPhrase>,
    pub answers: Vec<Answered>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutGuide {
    pub id: String,
    pub title: String,
    pub version: String,
    pub review_by: Date,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutSet {
    pub title: String,
    pub by: String,
    pub provenance: String,
    pub review_by: Option<Date>,
    pub gone_through: usize,
    pub between: Option<(Date, Date)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub guide: String,
    pub question: String,
    pub asks: String,
    pub audience: Audience,
    pub answer: String,
    pub by: String,
    pub on: Date,
}

const FOR_WHOM: &str = "For whoever maintains the guide: send it to them with what you would like to be \
    different. It was made from sets of phrases alone and holds nothing from the notes of any appointment. Read \
    it before you send it: notes and answers say what people typed.";

impl WordingReport {
    /// The report of these sets, with the guides they may speak of.
    pub fn of(sets: &[PhraseSet], guides: &[&Guide], today: Date) -> Self {
        let mut report = Self {
            format: REPORT_FORMAT,
            made_on: today,
            guides: spoken_of(sets, guides).map(AboutGuide::of).collect(),
            sets: sets.iter().map(AboutSet::of).collect(),
            phrases: by_phrase::phrases(sets, guides),
            answers: Vec::new(),
        };
        for set in sets {
            report.answers.extend(set.answers.iter().map(|one| Answered {
                guide: one.guide.clone(),
                question: one.question.clone(),
                asks: question(guides, &one.guide, &one.question).unwrap_or_else(|| one.question.clone()),
                audience: one.audience,
                answer: one.answer.clone(),
                by: set.by(),
                on: one.answered_on,
            }));
        }
        report.answers.sort_by_cached_key(|one| {
            let mut all =
                guides.iter().flat_map(|guide| questions(guide).into_iter().map(|asked| (*guide, asked.id)));
            let at = all.position(|(guide, id)| guide.id == one.guide && id == one.question);
            (at.unwrap_or(usize::MAX), one.audience, one.answer.clone())
        });
        // Wording taken over from somebody else is listed once, with both names.
        report.answers.dedup_by(|one, first| {
            let same = Answered { by: first.by.clone(), on: first.on, ..one.clone() } == *first;
            if same {
                joined(&one.by, &mut first.by);
            }
            same
        });
        report
    }

    pub const fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.answers.is_empty()
    }

    pub fn page(&self) -> Handout {
        let mut under = vec![
            "What people who use the phrases of the guide kept, changed, noted and answered.".to_owned(),
        ];
        under.extend(self.guides.iter().map(|guide| {
            let by = review_by(guide.review_by, self.made_on);
            format!("Guide: {}, version {}, {by}", guide.title, guide.version)
        }));
        under.push(format!("Made on {}.", day_in_words(self.made_on)));
        let sets: Vec<_> = self.sets.iter().map(|set| set.line(self.made_on)).collect();
        let sections = [
            Section::of("For whom it is", vec![Block::Said(FOR_WHOM.to_owned())]),
            Section::of("Made from", (!sets.is_empty()).then_some(Block::List(sets))),
            Section::of("How to fill this report", self.how_to_fill()),
        ];
        let answers = Section::of("Answers to the testing questions", self.answered());
        let sections =
            sections.into_iter().flatten().chain(by_phrase::sections(&self.phrases)).chain(answers);
        Handout {
            kind: PageKind::WordingReport,
            title: "Wording report".to_owned(),
            under,
            example: false,
            sections: sections.collect(),
            footer: Vec::new(),
        }
    }

    fn how_to_fill(&self) -> Option<Block> {
        let words = "Nothing was flagged, changed or answered yet. In Foreword, go through the phrases: keep what \
                     works, flag what does not or is worth a note, put what you would say differently into your own \
                     words, and answer the testing questions. Then make this report again; sets of colleagues can be added as files.";
        self.is_empty().then(|| Block::Said(words.to_owned()))
    }

    fn answered(&self) -> Option<Block> {
        let mut items: Vec<Labelled> = Vec::new();
        for one in &self.answers {
            let says = said(&[(with_capital(one.audience.label()).as_str(), &one.answer)], &one.by, one.on);
            match items.last_mut() {
                Some(item) if item.label == one.asks => item.blocks.extend(says),
                _ => items.push(Labelled { label: one.asks.clone(), blocks: says }),
            }
        }
        Block::labelled(items)
    }
}

impl AboutGuide {
    fn of(guide: &Guide) -> Self {
        Self {
            id: guide.id.to_string(),
            title: guide.title.to_string(),
            version: guide.version.to_string(),
            review_by: guide.review_by,
        }
    }
}

impl AboutSet {
    fn of(set: &PhraseSet) -> Self {
        let days = || {
            let phrases = set.phrases.iter().map(|one| one.reviewed_on);
            phrases.chain(set.answers.iter().map(|one| one.answered_on))
        };
        Self {
            title: set.name().to_owned(),
            by: set.by(),
            provenance: set.provenance.clone(),
            review_by: set.review_by,
            gone_through: set.phrases.len(),
            between: days().min().zip(days().max()),
        }
    }

    fn line(&self, today: Date) -> String {
        let parts = [
            Some(format!("{} reviewed", phrases(self.gone_through))),
            self.between.map(|(first, last)| match (day_in_words(first), day_in_words(last)) {
                (first, last) if first == last => first,
                (first, last) => format!("{first} to {last}"),
            }),
            self.review_by.map(|day| review_by(day, today)),
            Some(self.provenance.split_whitespace().collect::<Vec<_>>().join(" ")),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        format!("{}, by {}: {}", self.title, self.by, parts.join("; "))
    }
}

fn joined(by: &str, all: &mut String) {
    if !all.split("; ").any(|one| one == by) {
        all.push_str("; ");
        all.push_str(by);
    }
}

/// Words with a name each, and whose they are.
fn said(parts: &[(&str, &str)], by: &str, on: Date) -> Vec<Block> {
    let lines = parts.iter().map(|(name, words)| format!("{name}: {}", words.trim()));
    let whose = format!("{by}, {}", day_in_words(on));
    vec![Block::Typed(lines.chain([whose]).collect::<Vec<_>>().join("\n"))]
}

/// The guides that the sets speak of; the first, where they speak of none.
fn spoken_of<'a>(sets: &[PhraseSet], guides: &[&'a Guide]) -> impl Iterator<Item = &'a Guide> {
    let named = |guide: &Guide| {
        sets.iter().any(|set| {
            let phrases = set.phrases.iter().map(|one| &one.guide);
            phrases.chain(set.answers.iter().map(|one| &one.guide)).any(|id| *id == guide.id)
        })
    };
    let found: Vec<_> = guides.iter().copied().filter(|guide| named(guide)).collect();
    let first = guides.first().copied().filter(|_| found.is_empty());
    found.into_iter().chain(first)
}

/// `2 Be curious · open · p2-open-1`.
pub fn place(guides: &[&Guide], one: &PhraseReview) -> String {
    let mut all = guides.iter().flat_map(|guide| all_of(guide));
    match all.find(|(guide, _, phrase)| guide.id == one.guide && phrase.id == one.phrase) {
        None => format!("{} of the guide {}", one.phrase, one.guide),
        Some((_, principle, phrase)) => {
            format!("{} {} · {} · {}", principle.number, principle.name, phrase.moment.label(), phrase.id)
        }
    }
}

fn all_of(guide: &Guide) -> impl Iterator<Item = (&Guide, &Principle, &Phrase)> {
    guide.principles.iter().flat_map(move |one| one.phrases.iter().map(move |phrase| (guide, one, phrase)))
}

/// A question to test a guide with, as it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestingQuestion {
    pub id: String,
    pub asks: String,
    /// The only audience it is for.
    pub audience: Option<Audience>,
}

/// The testing questions of a guide in order, one of each principle once for each.
pub fn questions(guide: &Guide) -> Vec<TestingQuestion> {
    let all = guide.testing_questions.iter().flat_map(|group| group.questions.iter());
    let asked = |one: &Question| {
        let plain =
            TestingQuestion { id: one.id.to_string(), asks: one.asks.to_string(), audience: one.audience };
        let of = |principle: &Principle| TestingQuestion {
            id: of_each_id(principle, &one.id),
            asks: format!("{} {}: {}", principle.number, principle.short_name, one.asks),
            ..plain.clone()
        };
        if one.each_principle { guide.principles.iter().map(of).collect() } else { vec![plain.clone()] }
    };
    all.flat_map(asked).collect()
}

/// The words of a question; also of one that was answered for the whole guide before it was asked of each principle.
fn question(guides: &[&Guide], guide: &str, id: &str) -> Option<String> {
    let guide = guides.iter().find(|one| one.id == guide)?;
    let here = questions(guide).into_iter().find(|one| one.id == id).map(|one| one.asks);
    let mut whole = guide.testing_questions.iter().flat_map(|group| group.questions.iter());
    here.or_else(|| whole.find(|one| one.id == id).map(|one| one.asks.to_string()))
}
