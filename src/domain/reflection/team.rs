//! A team on its service: everybody's answers to the questions of a guide, what people wrote on
//! their slips, and what the team agreed to change. Nothing in it is counted, and nothing is of an appointment.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Put, Reflection, Reflections, put, slip};
use crate::domain::{Changeable, Role, phrasebook::Audience};
use crate::text::debug_as;

/// The answers of one person; or those on slips, which have no author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamVoice {
    #[serde(default)]
    pub author: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    pub audience: Audience,
    pub made_on: Date,
    pub answers: Vec<Reflection>,
}

impl TeamVoice {
    /// Whether both are of the same person, or are slips that the same person typed in.
    fn is_of(&self, other: &Self) -> bool {
        self.audience == other.audience && self.author.to_lowercase() == other.author.to_lowercase()
    }

    /// `Dr Obi, GP`; for slips, `from slips`.
    pub fn name(&self) -> String {
        match (self.audience, self.role) {
            (Audience::Receiving, _) => "from slips".to_owned(),
            (_, Some(role)) => format!("{}, {}", self.author, role.label()),
            (_, None) => self.author.clone(),
        }
    }
}

/// Something the team agreed to change.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TeamChange {
    pub change: String,
    pub who: String,
    pub by_when: String,
    pub we_would_see: String,
}

debug_as!(TeamChange, one => "TeamChange({} bytes)", one.change.len());

/// The voices of colleagues, and what the team changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Team {
    pub format: u32,
    pub voices: Vec<TeamVoice>,
    pub changes: Vec<TeamChange>,
}

impl Default for Team {
    fn default() -> Self {
        Self { format: 1, voices: Vec::new(), changes: Vec::new() }
    }
}

impl Team {
    /// One's own newest answer to each question of a guide, and what was typed in from slips.
    pub fn of_own(all: &Reflections, (author, role): (&str, Option<Role>), made_on: Date) -> Self {
        let newest = |one: &&Reflection| all.over_time(&one.guide, &one.question).first() == Some(one);
        let said = all.reflections.iter().filter(|one| !one.words.trim().is_empty() || one.word.is_some());
        let (slips, own): (Vec<_>, Vec<_>) =
            said.filter(|one| !one.guide.is_empty() || slip::is_slip(one)).cloned().partition(slip::is_slip);
        let own: Vec<_> = own.iter().filter(newest).cloned().collect();
        let voice = |audience, answers: Vec<_>| {
            let author = author.to_owned();
            (!answers.is_empty()).then_some(TeamVoice { author, role, audience, made_on, answers })
        };
        let voices = [voice(Audience::Delivering, own), voice(Audience::Receiving, slips)];
        Self { voices: voices.into_iter().flatten().collect(), ..Self::default() }
    }

    /// Takes in what a colleague exported: their voices in the place of earlier ones of theirs, and changes
    /// that are not here yet.
    pub fn add(&mut self, other: Self) {
        for voice in other.voices {
            match self.voices.iter_mut().find(|one| one.is_of(&voice)) {
                Some(one) => *one = voice,
                None => self.voices.push(voice),
            }
        }
        for change in other.changes {
            if !self.changes.contains(&change) {
                self.changes.push(change);
            }
        }
    }

    /// Whether somebody's earlier answers would be replaced.
    pub fn replaces(&self, other: &Self) -> bool {
        other.voices.iter().any(|voice| self.voices.iter().any(|one| one.is_of(voice) && one != voice))
    }

    /// Whether a report may name people: where fewer than three took part, anybody knows who said what.
    pub fn names_people(&self) -> bool {
        const LEAST: usize = 3;
        let authors = self.voices.iter().filter(|one| one.audience != Audience::Receiving);
        let mut authors: Vec<_> = authors.map(|one| one.author.to_lowercase()).collect();
        authors.sort();
        authors.dedup();
        authors.len() >= LEAST
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamEdit {
    Add(Team),
    Change(Put<TeamChange>),
}

impl Changeable for Team {
    type Change = TeamEdit;

    fn change(&mut self, edit: TeamEdit) {
        match edit {
            TeamEdit::Add(team) => self.add(team),
            TeamEdit::Change(change) => put(&mut self.changes, change),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn answer(question: &str, day: i8, words: &str) -> Reflection {
        let guide = if question.starts_with("slip") { "" } else { "g" };
        Reflection {
            on: date(2026, 11, day),
            guide: guide.to_owned(),
            version: String::new(),
            question: question.to_owned(),
            asks: String::new(),
            words: words.to_owned(),
            word: None,
        }
    }

    fn of(author: &str, answers: Vec<Reflection>) -> Team {
        let reflections = Reflections { reflections: answers, ..<_>::default() };
        Team::of_own(&reflections, (author, Some(Role::Gp)), date(2026, 11, 26))
    }

    /// The newest answer to each question goes out, every slip, and nothing an appointment handed over.
    #[test]
    fn own_answers_go_out() {
        let mut handed_over = answer("slip", 3, "from an appointment");
        super::super::CARRIED.0.clone_into(&mut handed_over.question);
        let team = of(
            "Dr Obi",
            vec![
                answer("p1-s1", 1, "old"),
                answer("p1-s1", 2, "new"),
                answer("p2-s1", 2, " "),
                answer(slip::QUESTIONS[0].0, 1, "not rushed"),
                answer(slip::QUESTIONS[0].0, 2, "rushed"),
                handed_over,
            ],
        );
        let words = |voice: &TeamVoice| voice.answers.iter().map(|one| one.words.clone()).collect::<Vec<_>>();
        let [own, slips] = team.voices.as_slice() else { panic!("{team:?}") };
        assert_eq!((words(own), own.name().as_str()), (vec!["new".to_owned()], "Dr Obi, GP"));
        assert_eq!((words(slips).len(), slips.name().as_str()), (2, "from slips"));
    }

    /// A colleague's newer answers take the place of theirs and of nobody else's.
    #[test]
    fn voices_are_replaced_by_their_own() {
        let mut team = of("Dr Obi", vec![answer("p1-s1", 1, "one")]);
        team.add(of("Ms Lee", vec![answer("p1-s1", 1, "two")]));
        let newer = of("dr obi", vec![answer("p1-s1", 2, "three")]);
        assert!(team.replaces(&newer) && !team.names_people());
        team.change(TeamEdit::Add(newer.clone()));
        assert!(!team.replaces(&newer));
        let words: Vec<_> = team.voices.iter().map(|one| one.answers[0].words.as_str()).collect();
        assert_eq!(words, ["three", "two"]);
        team.add(of("Sam", vec![answer("p1-s1", 1, "four")]));
        assert!(team.names_people());
    }

    #[test]
    fn changes_are_there_once() {
        let change = TeamChange { change: "Longer slots".to_owned(), ..<_>::default() };
        let mut team = Team { changes: vec![change.clone()], ..Team::default() };
        team.add(team.clone());
        assert_eq!(team.changes, std::slice::from_ref(&change));
        team.change(TeamEdit::Change(Put { before: Some(change), after: None }));
        assert!(team.changes.is_empty());
    }
}
