//! The wording report: what does not work, what people say instead, what they answered to the testing
//! questions. It is for whoever maintains the guide and holds nothing of any appointment.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Block, Guide, Handout, Labelled, PageKind, PhraseSet, Section,
    phrasebook::{Audience, PhraseReview, TestingAnswer},
};

/// Format number of the file of a report.
pub const REPORT_FORMAT: u32 = 1;

/// What a team sends to whoever maintains the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingReport {
    /// Format number of the file.
    pub format: u32,
    /// When it was made.
    pub made_on: Date,
    /// The guides it speaks of.
    pub guides: Vec<OfGuide>,
    /// The sets it was gathered from.
    pub sets: Vec<OfSet>,
    /// Phrases that were flagged, in the order of the guide.
    pub flagged: Vec<Flagged>,
    /// Phrases that were put into other words, in the order of the guide.
    pub changed: Vec<Changed>,
    /// Answers to the testing questions, in the order of the guide.
    pub answers: Vec<Answered>,
}

/// A guide, as a report names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfGuide {
    /// Its id.
    pub id: String,
    /// Its title; empty where it is not on this computer.
    pub title: String,
    /// Its version.
    pub version: String,
}

/// A set, as a report names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfSet {
    /// Who made it, as they want to be named.
    pub by: String,
    /// Where its words come from.
    pub provenance: String,
    /// How many phrases were gone through in it.
    pub reviewed: usize,
}

/// Where a phrase stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfPhrase {
    /// Id of the guide.
    pub guide: String,
    /// Id of the phrase.
    pub id: String,
    /// The principle and the moment, such as `Relationships, open`; empty where the guide has it no more.
    pub place: String,
    /// What the guide suggested when it was gone through.
    pub suggested: String,
}

/// A phrase that does not work for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flagged {
    /// Which.
    pub phrase: OfPhrase,
    /// Why not; empty where nothing was said.
    pub note: String,
    /// Who says so.
    pub by: String,
    /// When.
    pub on: Date,
}

/// A phrase that somebody says in other words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// Which, with what was suggested before.
    pub phrase: OfPhrase,
    /// What they say instead.
    pub instead: String,
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
}

/// An answer to a testing question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// Id of the guide.
    pub guide: String,
    /// Id of the question.
    pub id: String,
    /// What the question belongs to; empty where the guide has it no more.
    pub about: String,
    /// The question.
    pub question: String,
    /// As one of whom it was answered.
    pub audience: Audience,
    /// The answer.
    pub answer: String,
    /// Who answered.
    pub by: String,
    /// When.
    pub on: Date,
}

impl WordingReport {
    /// Gathers what these sets say of these guides.
    #[must_use]
    pub fn of(sets: &[&PhraseSet], guides: &[&Guide], today: Date) -> Self {
        let sets: Vec<_> =
            sets.iter().copied().filter(|set| !set.phrases.is_empty() || !set.answers.is_empty()).collect();
        let mut report = Self {
            format: REPORT_FORMAT,
            made_on: today,
            guides: spoken_of(&sets, guides),
            sets: sets.iter().map(|set| OfSet::of(set)).collect(),
            flagged: Vec::new(),
            changed: Vec::new(),
            answers: Vec::new(),
        };
        let mut flagged = BTreeMap::new();
        let mut changed = BTreeMap::new();
        let mut answered = BTreeMap::new();
        for (set, at) in sets.iter().zip(0_usize..) {
            for (review, nth) in set.phrases.iter().zip(0_usize..) {
                let (place, phrase) = place_of(review, guides);
                let key = (place, review.phrase.clone(), at, nth);
                if let Some(note) = &review.flag {
                    let by = set.by();
                    let one =
                        Flagged { phrase: phrase.clone(), note: note.clone(), by, on: review.reviewed_on };
                    flagged.insert(key.clone(), one);
                }
                let other = review.wording.as_ref().filter(|words| words.trim() != review.suggested.trim());
                if let Some(words) = other {
                    let instead = words.clone();
                    changed.insert(key, Changed { phrase, instead, by: set.by(), on: review.reviewed_on });
                }
            }
            for (answer, nth) in set.answers.iter().zip(0_usize..) {
                if answer.answer.trim().is_empty() {
                    continue;
                }
                let (place, one) = answer_of(answer, set, guides);
                answered.insert((place, answer.question.clone(), answer.audience, at, nth), one);
            }
        }
        report.flagged.extend(flagged.into_values());
        report.changed.extend(changed.into_values());
        report.answers.extend(answered.into_values());
        report
    }

    /// Whether there is nothing to report.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.flagged.is_empty() && self.changed.is_empty() && self.answers.is_empty()
    }

    /// The report as a page.
    #[must_use]
    pub fn page(&self) -> Handout {
        let sections = [self.flagged_section(), self.changed_section()];
        let answers = self.answer_sections();
        let mut sections: Vec<_> = sections.into_iter().flatten().chain(answers).collect();
        if !sections.is_empty() {
            sections.extend(Section::of("Whose words these are", self.sources()));
        }
        let guides = self.guides.iter().map(OfGuide::line).collect::<Vec<_>>().join("; ");
        let mut under = vec![format!("Made {}", self.made_on.strftime("%-d %B %Y"))];
        under.extend((!guides.is_empty()).then(|| format!("About {guides}")));
        Handout {
            kind: PageKind::WordingReport,
            title: "Wording report".to_owned(),
            under,
            example: false,
            sections,
            footer: FOOTER.map(str::to_owned).to_vec(),
        }
    }

    fn flagged_section(&self) -> Option<Section> {
        let items: Vec<_> = self
            .flagged
            .iter()
            .map(|one| {
                let note =
                    if one.note.trim().is_empty() { "Flagged without a note." } else { one.note.trim() };
                Labelled {
                    label: one.phrase.label(),
                    blocks: vec![
                        Block::Typed(format!("“{}”", one.phrase.suggested)),
                        Block::Typed(format!("{note}\n{}", signed(&one.by, one.on))),
                    ],
                }
            })
            .collect();
        let blocks = if items.is_empty() { Vec::new() } else { vec![Block::Labelled(items)] };
        Section::of("Phrases that do not work for somebody", blocks)
    }

    fn changed_section(&self) -> Option<Section> {
        let items: Vec<_> = self
            .changed
            .iter()
            .map(|one| Labelled {
                label: one.phrase.label(),
                blocks: vec![
                    Block::Typed(format!("Suggested: “{}”", one.phrase.suggested)),
                    Block::Typed(format!("Said instead: “{}”\n{}", one.instead, signed(&one.by, one.on))),
                ],
            })
            .collect();
        let blocks = if items.is_empty() { Vec::new() } else { vec![Block::Labelled(items)] };
        Section::of("Phrases that people say in other words", blocks)
    }

    /// The answers, under what they are about, question by question.
    fn answer_sections(&self) -> Vec<Section> {
        let same_group = |one: &Answered, next: &Answered| one.about == next.about;
        let same_question =
            |one: &Answered, next: &Answered| (&one.guide, &one.id) == (&next.guide, &next.id);
        let mut sections = Vec::new();
        for group in self.answers.chunk_by(same_group) {
            let about = group.first().map_or("", |one| one.about.as_str());
            let questions = group.chunk_by(same_question).map(|answers| Labelled {
                label: answers.first().map_or_else(String::new, |one| one.question.clone()),
                blocks: answers
                    .iter()
                    .map(|one| {
                        let by = signed(&one.by, one.on);
                        Block::Typed(format!("{}: {}\n{by}", one.audience.label(), one.answer.trim()))
                    })
                    .collect(),
            });
            let heading = if about.is_empty() { "Answers" } else { about };
            sections.extend(Section::of(
                format!("Testing questions: {heading}"),
                vec![Block::Labelled(questions.collect())],
            ));
        }
        sections
    }

    fn sources(&self) -> Vec<Block> {
        let sets = self.sets.iter().map(|set| {
            let phrases =
                if set.reviewed == 1 { "1 phrase".to_owned() } else { format!("{} phrases", set.reviewed) };
            let note = set.provenance.trim();
            let note = if note.is_empty() { String::new() } else { format!("\n{note}") };
            format!("{}: went through {phrases}.{note}", set.by)
        });
        vec![Block::List(sets.collect())]
    }
}

/// What stands below every report.
const FOOTER: [&str; 3] = [
    "For whoever maintains the guide. It was made from sets of phrases; nothing of any appointment is in it.",
    "It says what some people make of some words. It is no vote, and what nobody flagged may still not work.",
    "Before words change, a registered clinician and people with lived experience should look at them.",
];

impl OfGuide {
    fn line(&self) -> String {
        match (self.title.as_str(), self.version.as_str()) {
            ("", _) => format!("the guide “{}”, which was not at hand", self.id),
            (title, version) => format!("“{title}”, version {version}"),
        }
    }
}

impl OfSet {
    fn of(set: &PhraseSet) -> Self {
        Self { by: set.by(), provenance: set.provenance.clone(), reviewed: set.phrases.len() }
    }
}

impl OfPhrase {
    fn label(&self) -> String {
        if self.place.is_empty() { self.id.clone() } else { format!("{} ({})", self.place, self.id) }
    }
}

impl PhraseSet {
    /// Who made it, with what they work as: `A. Shah, physiotherapist`.
    #[must_use]
    pub fn by(&self) -> String {
        let name =
            [&self.author, &self.title].into_iter().map(|name| name.trim()).find(|name| !name.is_empty());
        let name = name.unwrap_or("Somebody who gave no name");
        self.role.map_or_else(|| name.to_owned(), |role| format!("{name}, {}", role.label()))
    }
}

fn signed(by: &str, on: Date) -> String {
    format!("({by}, {})", on.strftime("%-d %B %Y"))
}

/// Each guide that the sets speak of, once.
fn spoken_of(sets: &[&PhraseSet], guides: &[&Guide]) -> Vec<OfGuide> {
    let mut ids: Vec<&str> = Vec::new();
    for set in sets {
        let phrases = set.phrases.iter().map(|one| one.guide.as_str());
        for id in phrases.chain(set.answers.iter().map(|one| one.guide.as_str())) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    let named = |id: &str| {
        let guide = guides.iter().find(|guide| guide.id == id);
        OfGuide {
            id: id.to_owned(),
            title: guide.map_or_else(String::new, |guide| guide.title.clone()),
            version: guide.map_or_else(String::new, |guide| guide.version.clone()),
        }
    };
    ids.into_iter().map(named).collect()
}

/// Where something stands among all guides; what is in none of them comes last.
type Place = (usize, usize, usize);

const NOWHERE: Place = (usize::MAX, usize::MAX, usize::MAX);

fn place_of(review: &PhraseReview, guides: &[&Guide]) -> (Place, OfPhrase) {
    let (guide, id) = (review.guide.clone(), review.phrase.clone());
    let mut found = (NOWHERE, String::new());
    for (one, nth) in guides.iter().zip(0..).filter(|(one, _)| one.id == review.guide) {
        for (principle, at) in one.principles.iter().zip(0..) {
            if let Some(phrase) = principle.phrases.iter().position(|phrase| phrase.id == review.phrase) {
                let moment = principle.phrases.get(phrase).map_or("", |phrase| phrase.moment.label());
                found = ((nth, at, phrase), format!("{}, {moment}", principle.short_name));
            }
        }
    }
    let (place, words) = found;
    (place, OfPhrase { guide, id, place: words, suggested: review.suggested.clone() })
}

fn answer_of(answer: &TestingAnswer, set: &PhraseSet, guides: &[&Guide]) -> (Place, Answered) {
    let mut found = (NOWHERE, String::new(), answer.question.clone());
    for (one, nth) in guides.iter().zip(0..).filter(|(one, _)| one.id == answer.guide) {
        for (group, at) in one.testing_questions.iter().zip(0..) {
            for (question, within) in group.questions.iter().zip(0..) {
                if question.id == answer.question {
                    found = ((nth, at, within), group.title.clone(), question.asks.clone());
                }
            }
        }
    }
    let (place, about, question) = found;
    let answered = Answered {
        guide: answer.guide.clone(),
        id: answer.question.clone(),
        about,
        question,
        audience: answer.audience,
        answer: answer.answer.clone(),
        by: set.by(),
        on: answer.answered_on,
    };
    (place, answered)
}

#[cfg(test)]
mod tests;
