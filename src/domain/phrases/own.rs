//! Phrases of one's own, said next to those of a guide.

use serde::{Deserialize, Serialize};

use crate::domain::{ConsultationPhase, Guide, Phrase, Suits};

/// Bytes that one may have.
const LONGEST: usize = 600;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPhrase {
    pub id: String,
    pub guide: String,
    pub principle: String,
    pub moment: ConsultationPhase,
    pub says: String,
}

/// The phrases of a set, and whose they are: empty for mine.
pub(crate) type OfSet = (String, Vec<OwnPhrase>);

impl OwnPhrase {
    /// Something wrong with it, as a whole sentence.
    pub fn fault(&self) -> Option<String> {
        if self.says.trim().is_empty() {
            return Some("Type what you would say.".to_owned());
        }
        (self.says.len() > LONGEST).then(|| format!("This is longer than {LONGEST} bytes."))
    }

    fn as_phrase(&self, whose: &str) -> Phrase {
        Phrase {
            id: self.id.clone().into(),
            moment: self.moment,
            says: self.says.clone().into(),
            suits: (&Suits::ALL).into(),
            roles: (&[]).into(),
            teach_back: None,
            cue: "".into(),
            starter: false,
            ours: false,
            added_by: Some(whose.to_owned().into()),
        }
    }
}

impl Guide {
    /// With the phrases of these sets behind its own; those of a principle it does not have are left out.
    #[must_use]
    pub fn with_own(&self, sets: &[OfSet]) -> Option<Self> {
        let here = |one: &&OwnPhrase| one.guide == self.id;
        let all = sets.iter().flat_map(|(whose, all)| all.iter().filter(here).map(move |one| (whose, one)));
        let all: Vec<_> = all.collect();
        if all.is_empty() {
            return None;
        }
        let mut guide = self.clone();
        for principle in guide.principles.to_mut() {
            let own = all.iter().filter(|(_, one)| one.principle == principle.id);
            principle.phrases.to_mut().extend(own.map(|(whose, one)| one.as_phrase(whose)));
        }
        Some(guide)
    }
}
