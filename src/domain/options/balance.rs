//! Findings on the balance of a comparison of choices, each with its place.
//!
//! Findings are pointed out and no more: nothing is blocked, counted up, put in order of merit or ticked off,
//! and that nothing is found says what was looked for, not that all is well.

mod numbers;
#[cfg(test)]
mod tests;
mod words;

use crate::{
    domain::{
        Answer, ChoiceField, EmptyReason, FieldId, Notes, OptionsField, QuestionKey, chance::without_chances,
        counted, listed,
    },
    text::debug_as,
};

pub const LOOKED_FOR: &str = "Looked for, and nothing to point out: two choices or more, one of them no change; for \
each something good and something hard, at like length; rows empty for one choice alone; numbers of people out of \
the same 100 over the same time, with source and date; words such as “rare” or “safe” alone; a review point, how to \
change one's mind, who else should be involved. Whether the choice is put fairly is for the two of you to say.";

/// Bytes of a field that are read: enough for any answer, and the same work however long it gets.
const READ: usize = 2_000;

/// From this many words on, twice as many is pointed out.
const WORTH_COMPARING: usize = 8;

/// How many times as long one may be as the other.
const LIKE_LENGTH: usize = 2;

/// The rows that hold what speaks for a choice and what against.
const GOOD: QuestionKey = QuestionKey::Asked(ChoiceField::MightGetBetter);
const HARD: QuestionKey = QuestionKey::Asked(ChoiceField::MightBeHard);

#[derive(Clone, PartialEq, Eq)]
pub struct BalanceFinding {
    pub words: String,
    pub at: FieldId,
}

debug_as!(BalanceFinding, finding => "BalanceFinding({:?})", finding.at);

impl BalanceFinding {
    fn new(at: FieldId, words: impl Into<String>) -> Self {
        Self { words: words.into(), at }
    }
}

/// Everything unbalanced, the most basic first. With a single choice that is the only finding, for there
/// is nothing to compare.
pub fn findings(notes: &Notes) -> Vec<BalanceFinding> {
    let grid = Grid::of(notes);
    if let Some(missing) = grid.lacks_a_choice() {
        return vec![missing];
    }
    let mut findings: Vec<_> = grid.lacks_no_change().into_iter().collect();
    findings.extend([GOOD, HARD].into_iter().filter_map(|row| grid.not_asked(row)));
    findings.extend(grid.rows().filter_map(|row| grid.gaps(row)));
    findings.extend([GOOD, HARD].into_iter().filter_map(|row| grid.unlike_across(row)));
    findings.extend(grid.choices.iter().filter_map(|at| grid.unlike_within(*at)));
    findings.extend(numbers::findings(&grid));
    findings.extend(words::findings(&grid));
    let asked = [OptionsField::WhoElse, OptionsField::ReviewPoint, OptionsField::ChangingMind];
    let empty = asked.into_iter().map(FieldId::Options).filter(|field| notes.get(*field).is_blank());
    findings.extend(empty.map(|field| BalanceFinding::new(field, format!("“{}” is empty", field.label()))));
    findings
}

struct Grid<'a> {
    notes: &'a Notes,
    choices: Vec<usize>,
}

impl<'a> Grid<'a> {
    fn of(notes: &'a Notes) -> Self {
        let choices = notes.options.choices.0.iter().enumerate();
        let counts = choices.filter(|(_, choice)| choice.no_change || !choice.is_untouched());
        Self { notes, choices: counts.map(|(at, _)| at).collect() }
    }

    fn rows(&self) -> impl Iterator<Item = QuestionKey> {
        self.notes.options.rows.keys()
    }

    fn has(&self, row: QuestionKey) -> bool {
        self.notes.options.rows.position(row).is_some()
    }

    fn answer(&self, choice: usize, row: QuestionKey) -> &'a Answer {
        self.notes.get(FieldId::cell(choice, row))
    }

    fn text(&self, choice: usize, row: QuestionKey) -> &'a str {
        let text = self.answer(choice, row).text.as_str();
        let end = (0..=READ.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        text.get(..end.unwrap_or_default()).unwrap_or_default()
    }

    fn question(&self, row: QuestionKey) -> String {
        let question = match row {
            QuestionKey::Asked(field) => field.label(),
            QuestionKey::Own(id) => {
                let words = self.notes.options.rows.words(id).and_then(|words| words.lines().next());
                words.map_or("a question of your own", str::trim_end)
            }
        };
        format!("“{question}”")
    }

    fn names(&self, choices: &[usize]) -> String {
        listed(&choices.iter().map(|at| self.notes.choice_name(*at)).collect::<Vec<_>>())
    }

    fn lacks_a_choice(&self) -> Option<BalanceFinding> {
        let words = match self.choices.as_slice() {
            [] => "name two choices, one of them no change",
            [_] => "name a second choice beside the first",
            _ => return None,
        };
        let all = self.notes.options.choices.0.len();
        let free = (0..all).find(|at| !self.choices.contains(at));
        let at = free
            .map_or(FieldId::Options(OptionsField::Decision), |at| FieldId::Choice(at, ChoiceField::Name));
        Some(BalanceFinding::new(at, words))
    }

    fn lacks_no_change(&self) -> Option<BalanceFinding> {
        let stands = self.notes.options.choices.0.iter().any(|choice| choice.no_change);
        let at = FieldId::Choice(self.choices.first().copied()?, ChoiceField::Name);
        (!stands).then(|| BalanceFinding::new(at, "no change is not among the choices"))
    }

    /// A row that holds what speaks for or against, and is not in the grid.
    fn not_asked(&self, row: QuestionKey) -> Option<BalanceFinding> {
        let at = FieldId::Choice(self.choices.first().copied()?, ChoiceField::Name);
        (!self.has(row))
            .then(|| BalanceFinding::new(at, format!("{} is not asked of the choices", self.question(row))))
    }

    /// A row filled for one choice and empty for another. What speaks for and against must be filled
    /// for all, and with words: "not known, ask" is an answer, and still no point.
    fn gaps(&self, row: QuestionKey) -> Option<BalanceFinding> {
        let needed = row == GOOD || row == HARD;
        let is_empty = |at: &usize| {
            let answer = self.answer(*at, row);
            if needed { !numbers::says_more(self.text(*at, row)) } else { answer.is_blank() }
        };
        let empty: Vec<_> = self.choices.iter().copied().filter(is_empty).collect();
        let first = *empty.first()?;
        if !needed && empty.len() == self.choices.len() {
            return None;
        }
        let names =
            if empty.len() == self.choices.len() { "every choice".to_owned() } else { self.names(&empty) };
        let asked = empty.iter().all(|at| self.answer(*at, row).standing != EmptyReason::Open);
        let says = if needed && asked { "has no words yet" } else { "is empty" };
        let numbers_alone = needed && empty.iter().any(|at| self.answer(*at, row).has_words());
        let says = if numbers_alone { "needs a few words" } else { says };
        Some(BalanceFinding::new(
            FieldId::cell(first, row),
            format!("{} {says} for {names}", self.question(row)),
        ))
    }

    fn count(&self, choice: usize, row: QuestionKey) -> usize {
        let words = without_chances(self.text(choice, row));
        words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
    }

    /// The points for or against one choice are more than twice as long as another's.
    fn unlike_across(&self, row: QuestionKey) -> Option<BalanceFinding> {
        let counts =
            self.choices.iter().map(|at| (self.count(*at, row), *at)).filter(|(count, _)| *count > 0);
        let (short, at) = counts.clone().min_by_key(|(count, _)| *count)?;
        // The first of those as long, as with the shortest.
        let (long, other) = counts.rev().max_by_key(|(count, _)| *count)?;
        are_unlike(short, long).then(|| {
            let (name, other) = (self.names(&[at]), self.names(&[other]));
            let question = self.question(row);
            let words = format!("{question} takes {} for {name}, {long} for {other}", counted(short, "word"));
            BalanceFinding::new(FieldId::cell(at, row), words)
        })
    }

    /// The points for a choice and those against it are not of like length.
    fn unlike_within(&self, choice: usize) -> Option<BalanceFinding> {
        let (good, hard) = (self.count(choice, GOOD), self.count(choice, HARD));
        let (short, long, row, other) =
            if good < hard { (good, hard, GOOD, HARD) } else { (hard, good, HARD, GOOD) };
        (short > 0 && are_unlike(short, long)).then(|| {
            let (one, other) = (self.question(row), self.question(other));
            let name = self.names(&[choice]);
            let words = format!("for {name}, {one} takes {}, {other} {long}", counted(short, "word"));
            BalanceFinding::new(FieldId::cell(choice, row), words)
        })
    }
}

const fn are_unlike(short: usize, long: usize) -> bool {
    long >= WORTH_COMPARING && long > LIKE_LENGTH * short
}
