//! Balance of the numbers in a comparison.

use super::{BalanceFinding, GOOD, Grid, HARD, words::unquoted};
use crate::domain::{
    ChoiceField, FieldId, QuestionKey,
    chance::{Chance, NO_NUMBER, found_in, is_usual, same_base, same_span, without_chances, written},
    listed,
};

/// A row of numbers alone, which older notes have.
const CHANCES: QuestionKey = QuestionKey::Asked(ChoiceField::Chances);

struct PlacedChance {
    choice: usize,
    row: QuestionKey,
    chance: Chance,
}

impl PlacedChance {
    const fn at(&self) -> FieldId {
        FieldId::cell(self.choice, self.row)
    }

    fn numbers(&self) -> String {
        format!("{} of {}", self.chance.amount(), written(self.chance.of))
    }
}

/// Whether a cell makes a point: more than a number, or that none is known.
pub(super) fn says_more(text: &str) -> bool {
    without_chances(text).contains(char::is_alphabetic)
}

/// The most basic first.
pub(super) fn findings(grid: &Grid<'_>) -> Vec<BalanceFinding> {
    let rows: Vec<_> = [GOOD, HARD, CHANCES].into_iter().filter(|row| grid.has(*row)).collect();
    let said: Vec<PlacedChance> = rows.iter().flat_map(|row| said_in(grid, *row)).collect();
    let mut findings: Vec<_> = [GOOD, HARD].into_iter().filter_map(|row| no_number(grid, row)).collect();
    for row in &rows {
        findings.extend(grid.choices.iter().filter_map(|choice| percentage_alone(grid, *choice, *row)));
    }
    findings.extend(one_in(grid, &said));
    findings.extend(other_bases(&said));
    findings.extend(rows.iter().filter_map(|row| other_spans(grid, *row, &said)));
    findings.extend(said.iter().filter_map(|said| unsaid(grid, said)));
    findings
}

fn said_in(grid: &Grid<'_>, row: QuestionKey) -> Vec<PlacedChance> {
    let cells = grid.choices.iter().flat_map(|choice| {
        let chances = found_in(grid.text(*choice, row)).into_iter().filter_map(|found| found.chance);
        chances.map(|chance| PlacedChance { choice: *choice, row, chance })
    });
    cells.collect()
}

/// Choices with words in a row, and neither a number nor that none is known.
fn no_number(grid: &Grid<'_>, row: QuestionKey) -> Option<BalanceFinding> {
    let is_silent = |choice: &usize| {
        let says = |row| !found_in(grid.text(*choice, row)).is_empty();
        says_more(grid.text(*choice, row)) && !says(row) && !says(CHANCES)
    };
    let silent: Vec<_> = grid.choices.iter().copied().filter(is_silent).collect();
    let at = FieldId::cell(*silent.first()?, row);
    let (question, names) = (grid.question(row), grid.names(&silent));
    Some(BalanceFinding::new(
        at,
        format!("{question} has no number of people, nor “{NO_NUMBER}”, for {names}"),
    ))
}

fn percentage_alone(grid: &Grid<'_>, choice: usize, row: QuestionKey) -> Option<BalanceFinding> {
    let text = grid.text(choice, row);
    if found_in(text).iter().any(|found| found.chance.is_some()) {
        return None;
    }
    let percentage = unquoted(text).find_map(percentage)?;
    let (question, name) = (grid.question(row), grid.names(&[choice]));
    let words = format!("{percentage} is said without its other side in {question} for {name}");
    Some(BalanceFinding::new(FieldId::cell(choice, row), words))
}

/// The first percentage of a text, such as "12%" or "12 per cent".
fn percentage(text: &str) -> Option<String> {
    let is_sign = |char: char| !char.is_alphanumeric() && char != '%';
    let words: Vec<_> = text.split_whitespace().collect();
    (0..words.len()).find_map(|at| {
        let next = |ahead: usize| words.get(at + ahead).map(|word| word.trim_matches(is_sign).to_lowercase());
        let number = words.get(at)?.trim_start_matches(|char: char| !char.is_ascii_digit());
        let rest = number.trim_start_matches(|char: char| char.is_ascii_digit() || matches!(char, '.' | ','));
        let is_percentage = match next(1).filter(|_| rest.is_empty()).as_deref() {
            Some("%" | "percent") => true,
            // "12 per cent", and not "12 per 100".
            Some("per") => next(2).is_some_and(|next| next.starts_with("cent")),
            _ => rest.starts_with('%'),
        };
        let digits = number.strip_suffix(rest).filter(|digits| is_percentage && !digits.is_empty())?;
        Some(format!("{digits}%"))
    })
}

/// 1 in so many, next to other numbers.
fn one_in(grid: &Grid<'_>, said: &[PlacedChance]) -> Vec<BalanceFinding> {
    let others = said.len() > 1;
    let found = said.iter().filter(|said| others && said.chance.is_one_in()).map(|said| {
        let name = grid.names(&[said.choice]);
        let of = written(said.chance.of);
        let hundred = said.chance.same_base_words().map(|words| format!("; out of 100 it is {words}"));
        let hundred = hundred.unwrap_or_default();
        BalanceFinding::new(said.at(), format!("1 in {of} is hard to compare, for {name}{hundred}"))
    });
    found.collect()
}

/// Numbers that are not out of as many; those 1 in so many are pointed out already.
fn other_bases(said: &[PlacedChance]) -> Option<BalanceFinding> {
    let compared: Vec<_> = said.iter().filter(|said| !said.chance.is_one_in()).collect();
    if same_base(compared.iter().map(|said| &said.chance)) {
        return None;
    }
    let usual = compared.iter().find(|said| said.chance.of == 100).or(compared.first())?;
    let other = compared.iter().find(|said| said.chance.of != usual.chance.of)?;
    let offered =
        other.chance.same_base_words().filter(|_| is_usual(usual.chance.of) || other.chance.of > 100);
    let offered = offered.map(|words| format!("; out of 100 it is {words}")).unwrap_or_default();
    let words = format!("{} is not out of the same number as {}{offered}", other.numbers(), usual.numbers());
    Some(BalanceFinding::new(other.at(), words))
}

/// Numbers of one row that are not over the same time.
fn other_spans(grid: &Grid<'_>, row: QuestionKey, said: &[PlacedChance]) -> Option<BalanceFinding> {
    let row_said: Vec<_> = said.iter().filter(|said| said.row == row && said.chance.over.is_some()).collect();
    if same_span(row_said.iter().map(|said| &said.chance)) {
        return None;
    }
    let mut spans: Vec<((u64, u64), String)> = Vec::new();
    for span in row_said.iter().filter_map(|said| said.chance.over) {
        if !spans.iter().any(|(days, _)| *days == span.days()) {
            spans.push((span.days(), span.to_string()));
        }
    }
    let first = row_said.first()?.chance.over?;
    let other =
        row_said.iter().find(|said| said.chance.over.is_some_and(|span| span.days() != first.days()))?;
    let spans = listed(&spans.into_iter().map(|(_, words)| words).collect::<Vec<_>>());
    Some(BalanceFinding::new(other.at(), format!("{} is over different times: {spans}", grid.question(row))))
}

/// Parts missing from a chance: time, source, date. A year in its cell, or in "how certain is this", counts
/// as source and date.
fn unsaid(grid: &Grid<'_>, said: &PlacedChance) -> Option<BalanceFinding> {
    let Chance { over, source, date, .. } = &said.chance;
    let sure = QuestionKey::Asked(ChoiceField::HowSure);
    let elsewhere = [said.row, sure].into_iter().any(|row| names_a_year(grid.text(said.choice, row)));
    let missing = [
        over.is_none().then_some("no time"),
        (source.is_none() && !elsewhere).then_some("no source"),
        (date.is_none() && !elsewhere).then_some("no date"),
    ];
    let missing: Vec<_> = missing.into_iter().flatten().map(str::to_owned).collect();
    (!missing.is_empty()).then(|| {
        let (numbers, name) = (said.numbers(), grid.names(&[said.choice]));
        BalanceFinding::new(said.at(), format!("{numbers} for {name} has {}", listed(&missing)))
    })
}

fn names_a_year(text: &str) -> bool {
    let numbers = text.split(|char: char| !char.is_ascii_digit());
    numbers.into_iter().any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
}
