//! Content to try each kind of file with.

use super::*;
use crate::domain::{DeletedIds, Id, Team, TeamChange};

/// Content to try a kind with.
pub(super) trait Sample: UserFile {
    /// Text that no message may repeat.
    const SECRET: &'static str = "secret";

    /// Adds something that [`Sample::has`] finds again.
    fn add(&mut self, number: usize);

    fn has(&self, number: usize) -> bool;

    fn with(number: usize) -> Self {
        let mut one = Self::default();
        one.add(number);
        *one.format() = Self::FORMAT;
        one
    }
}

pub(super) fn tag(number: usize) -> String {
    format!("secret{number}x")
}

impl Sample for Settings {
    fn add(&mut self, number: usize) {
        self.surgery_number = format!("{} {}", self.surgery_number, tag(number)).trim().to_owned();
    }

    fn has(&self, number: usize) -> bool {
        self.surgery_number.contains(&tag(number))
    }
}

impl Sample for Words {
    fn add(&mut self, number: usize) {
        self.change(Word(tag(number)));
    }

    fn has(&self, number: usize) -> bool {
        self.words.contains(&Word(tag(number)))
    }
}

impl Sample for KeptRows {
    fn add(&mut self, number: usize) {
        self.rows.push(tag(number));
    }

    fn has(&self, number: usize) -> bool {
        self.rows.contains(&tag(number))
    }
}

impl Sample for OwnAbbreviations {
    fn add(&mut self, number: usize) {
        let text = Expansion::Text(format!("First \"line\"\n{{what|that}} \\ {}", tag(number)));
        self.abbreviations.push(Abbreviation { word: format!("w{number}"), becomes: text });
    }

    fn has(&self, number: usize) -> bool {
        self.get(&format!("w{number}")).is_some()
    }
}

impl Sample for Approvals {
    fn add(&mut self, number: usize) {
        self.put(Approval {
            what: Subject::Guide(tag(number)),
            text: TextHash::of_lists(content::help()),
            name: "Dr Secret".to_owned(),
            role: "GP".to_owned(),
            body: Regulator::GMC,
            registration: "1234567".to_owned(),
            on: date(2026, 11, 26),
            review_by: date(2027, 5, 26),
        });
    }

    fn has(&self, number: usize) -> bool {
        self.find(&Subject::Guide(tag(number))).is_some()
    }
}

impl Sample for PhraseSet {
    fn add(&mut self, number: usize) {
        self.put(PhraseReview {
            guide: "g".to_owned(),
            phrase: number.to_string(),
            suggested: "As \"it\" was.".to_owned(),
            wording: Some(format!("First line.\n{}", tag(number))),
            flag: None,
            reviewed_on: date(2026, 11, 22),
            ..PhraseReview::default()
        });
    }

    fn has(&self, number: usize) -> bool {
        self.wording("g", &number.to_string()).is_some()
    }
}

impl Sample for Reflections {
    fn add(&mut self, number: usize) {
        self.reflections.push(Reflection {
            on: date(2026, 11, 26),
            guide: "g".to_owned(),
            version: "1".to_owned(),
            question: "q".to_owned(),
            asks: "How?".to_owned(),
            words: format!("First \"line\"\n{}", tag(number)),
            word: None,
        });
    }

    fn has(&self, number: usize) -> bool {
        self.reflections.iter().any(|one| one.words.ends_with(&tag(number)))
    }
}

impl Sample for Team {
    fn add(&mut self, number: usize) {
        self.changes
            .push(TeamChange { change: format!("\"Slots\" {}", tag(number)), ..TeamChange::default() });
    }

    fn has(&self, number: usize) -> bool {
        self.changes.iter().any(|one| one.change.ends_with(&tag(number)))
    }
}

impl Sample for Resources {
    fn add(&mut self, number: usize) {
        self.resources.push(Resource {
            kind: ResourceKind::Group,
            name: tag(number),
            from: "A \"place\" \\ near".to_owned(),
            found_at: String::new(),
            suits: String::new(),
            comes_in: String::new(),
            checked: Some(date(2026, 11, 26)),
        });
    }

    fn has(&self, number: usize) -> bool {
        self.get(&tag(number)).is_some()
    }
}

impl Sample for OwnWords {
    fn add(&mut self, number: usize) {
        let text = format!("(term: \"{}\", why: \"w\", instead: [LeaveOut])", tag(number));
        let row: OwnRow = ron::from_str(&text).unwrap();
        assert_eq!(row.instead, [Suggestion::LeaveOut]);
        self.rows.push(row);
    }

    fn has(&self, number: usize) -> bool {
        self.rows.iter().any(|row| row.term == tag(number))
    }
}

impl Sample for DeletedIds {
    fn add(&mut self, number: usize) {
        Self::add(self, [Id::of(number as u128)]);
    }

    fn has(&self, number: usize) -> bool {
        self.ids.contains(&Id::of(number as u128))
    }
}
