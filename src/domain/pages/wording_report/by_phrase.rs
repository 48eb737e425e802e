//! Everything said of each phrase: the suggested words once, then all wordings and notes, and who kept it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{all_of, joined, place};
use crate::domain::{Block, Guide, Labelled, PhraseSet, Section, day_in_words, phrasebook::PhraseReview};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedPhrase {
    pub guide: String,
    pub phrase: String,
    pub place: String,
    pub suggested: String,
    pub wordings: Vec<Wording>,
    pub notes: Vec<Note>,
    pub kept_by: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    pub words: String,
    pub by: String,
    pub on: Date,
}

/// A note on a flagged phrase, with the words it was set on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub says: String,
    pub of: String,
    pub by: String,
    pub on: Date,
}

/// Each phrase that somebody reviewed, in the order of the guides; what is of none of them comes last.
pub(super) fn phrases(sets: &[PhraseSet], guides: &[&Guide]) -> Vec<ReportedPhrase> {
    let all = guides.iter().flat_map(|one| all_of(one)).zip(0..);
    let order: BTreeMap<_, usize> =
        all.map(|((guide, _, phrase), at)| ((guide.id.as_ref(), phrase.id.as_ref()), at)).collect();
    let mut found: BTreeMap<_, ReportedPhrase> = BTreeMap::new();
    for (set, one) in sets.iter().flat_map(|set| set.phrases.iter().map(move |one| (set, one))) {
        let key = (one.guide.as_str(), one.phrase.as_str());
        let at = order.get(&key).copied().unwrap_or(usize::MAX);
        let reported = found.entry((at, key, &one.suggested)).or_insert_with(|| ReportedPhrase {
            guide: one.guide.clone(),
            phrase: one.phrase.clone(),
            place: place(guides, one),
            suggested: one.suggested.clone(),
            wordings: Vec::new(),
            notes: Vec::new(),
            kept_by: Vec::new(),
        });
        reported.add(set, one);
    }
    found.into_values().collect()
}

impl ReportedPhrase {
    /// Wording and notes that several people share are there once, with all their names.
    fn add(&mut self, set: &PhraseSet, one: &PhraseReview) {
        let (by, on) = (set.by(), one.reviewed_on);
        let wording = one.wording.as_ref().filter(|words| **words != one.suggested);
        if let Some(note) = &one.flag {
            let of = one.flag_on.as_ref().or(wording).unwrap_or(&one.suggested).clone();
            match self.notes.iter_mut().find(|there| there.says == *note && there.of == of) {
                Some(there) => joined(&by, &mut there.by),
                None => self.notes.push(Note { says: note.clone(), of, by: by.clone(), on }),
            }
        }
        match wording {
            Some(words) => match self.wordings.iter_mut().find(|there| there.words == *words) {
                Some(there) => joined(&by, &mut there.by),
                None => self.wordings.push(Wording { words: words.clone(), by, on }),
            },
            None if one.flag.is_none() => self.kept_by.push(by),
            None => {}
        }
    }

    fn is_only_kept(&self) -> bool {
        self.wordings.is_empty() && self.notes.is_empty()
    }

    fn kept(&self) -> Option<String> {
        (!self.kept_by.is_empty()).then(|| format!("Kept by: {}", self.kept_by.join("; ")))
    }

    fn labelled(&self) -> Labelled {
        let whose = |by: &str, on: Date| format!("{by}, {}", day_in_words(on));
        let wording = |one: &Wording| format!("{}\n{}", one.words.trim(), whose(&one.by, one.on));
        let note = |one: &Note| {
            let note = if one.says.trim().is_empty() { "Flagged, without a note" } else { one.says.trim() };
            let of =
                if one.of == self.suggested { String::new() } else { format!("\nOf: {}", one.of.trim()) };
            format!("Note: {note}{of}\n{}", whose(&one.by, one.on))
        };
        let suggested = format!("Suggested: {}", self.suggested.trim());
        let words = self.wordings.iter().map(wording).chain(self.notes.iter().map(note));
        let blocks = std::iter::once(suggested).chain(words).chain(self.kept()).map(Block::Typed);
        Labelled { label: self.place.clone(), blocks: blocks.collect() }
    }
}

/// The phrases somebody had something to say of, and those that were kept as they are.
pub(super) fn sections(phrases: &[ReportedPhrase]) -> impl Iterator<Item = Section> {
    let (kept, said): (Vec<_>, Vec<_>) = phrases.iter().partition(|one| one.is_only_kept());
    let said = Block::labelled(said.into_iter().map(ReportedPhrase::labelled).collect());
    let kept: Vec<_> = kept
        .into_iter()
        .map(|one| format!("{}: {} {}", one.place, one.suggested.trim(), one.kept().unwrap_or_default()))
        .collect();
    let kept = (!kept.is_empty()).then_some(Block::List(kept));
    [Section::of("Phrase by phrase", said), Section::of("Kept as suggested", kept)].into_iter().flatten()
}
