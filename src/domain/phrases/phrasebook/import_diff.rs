//! The differences that somebody else's set would bring, phrase by phrase.

use super::{PhraseReview, PhraseSet};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportDiff {
    New,
    Same,
    Different,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportedPhrase<'a> {
    pub met: ImportDiff,
    pub theirs: &'a PhraseReview,
    pub mine: Option<&'a PhraseReview>,
}

impl PhraseSet {
    pub fn diff<'a>(&'a self, theirs: &'a Self) -> impl Iterator<Item = ImportedPhrase<'a>> {
        theirs.phrases.iter().map(|theirs| {
            let mine = self.of(&theirs.guide, &theirs.phrase);
            let met = match mine {
                None => ImportDiff::New,
                Some(mine)
                    if (&mine.wording, &mine.flag, &mine.teach_back)
                        == (&theirs.wording, &theirs.flag, &theirs.teach_back) =>
                {
                    ImportDiff::Same
                }
                Some(_) => ImportDiff::Different,
            };
            ImportedPhrase { met, theirs, mine }
        })
    }

    /// Takes over wording for phrases that have none here and were not kept; with `different`, also where
    /// they are said in another way here. What somebody else kept, flagged and answered stays theirs. Gives
    /// how many phrases came.
    pub fn take_over(&mut self, theirs: &Self, different: bool) -> usize {
        let come: Vec<_> = self
            .diff(theirs)
            .filter(|one| one.met == ImportDiff::New || different && one.met == ImportDiff::Different)
            .filter(ImportedPhrase::changes_wording)
            .map(|one| {
                let mine =
                    one.mine.cloned().unwrap_or_else(|| PhraseReview { flag: None, ..one.theirs.clone() });
                let (suggested, reviewed_on) = (one.theirs.suggested.clone(), one.theirs.reviewed_on);
                let teach_back = one.theirs.teach_back.clone().or_else(|| mine.teach_back.clone());
                let flag_on = mine.flagged_words().map(str::to_owned);
                let mine = PhraseReview { suggested, flag_on, teach_back, reviewed_on, ..mine };
                mine.reworded(one.theirs.wording.clone())
            })
            .collect();
        let own: Vec<_> =
            theirs.own.iter().filter(|one| self.own_phrase(&one.id).is_none()).cloned().collect();
        let count = come.len() + own.len();
        for one in come {
            self.put(one);
        }
        self.own.extend(own);
        count
    }
}

impl ImportedPhrase<'_> {
    /// Whether taking it over would bring other words than are here.
    pub fn changes_wording(&self) -> bool {
        let mine = self.mine.and_then(|mine| mine.wording.as_ref());
        self.theirs.wording.is_some() && self.theirs.wording.as_ref() != mine
    }
}
