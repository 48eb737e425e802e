//! Words that lean one way or say how often without a number, outside what the person said.

use super::{BalanceFinding, Grid};
use crate::domain::{
    FieldId,
    chance::{ChanceMark, found_in},
    listed,
    wording::quoted,
    words::is_one_of,
};

/// Words that say how often, and need a number next to them.
const HOW_OFTEN: [&str; 5] = ["rare", "common", "likely", "unlikely", "good chance"];

/// Words that lean one way, whatever is next to them.
const LEANING: [&str; 5] = ["safe", "best", "only", "significant", "proven"];

/// Words that say how big a risk is, and need a number next to them; of anything else they say nothing
/// of the kind ("low mood", "a small group").
const HOW_BIG: [&str; 7] = ["low", "high", "small", "lower", "higher", "tiny", "big"];

/// The risks they are then said of.
const RISKS: &str = "risk risks chance chances odds likelihood probability danger dangers rate rates";

/// Fillers between the two.
const HOW_VERY: &str = "very quite rather fairly too so really also pretty relatively extremely and but";

pub(super) fn findings(grid: &Grid<'_>) -> Vec<BalanceFinding> {
    let cells = grid.rows().flat_map(|row| grid.choices.iter().map(move |choice| (row, *choice)));
    let found = cells.filter_map(|(row, choice)| {
        let text = grid.text(choice, row);
        let numbered = found_in(text).iter().any(|found: &ChanceMark| found.chance().is_some());
        let bare = |word: &&str| LEANING.contains(word) || !numbered;
        let words = HOW_OFTEN.iter().chain(&LEANING).filter(|word| bare(word) && says(text, word));
        let sizes = HOW_BIG.iter().filter(|word| !numbered && sizes_a_risk(text, word));
        let all = words.chain(sizes);
        let words: Vec<_> = all.map(|word| format!("“{word}”")).collect();
        (!words.is_empty()).then(|| {
            let (question, name) = (grid.question(row), grid.names(&[choice]));
            let are = if words.len() == 1 { "is" } else { "are" };
            let words = format!("{} {are} said without a number in {question} for {name}", listed(&words));
            BalanceFinding::new(FieldId::cell(choice, row), words)
        })
    });
    found.collect()
}

fn words(part: &str) -> Vec<&str> {
    let between = |char: char| !char.is_alphanumeric() && !matches!(char, '\'' | '’' | '-');
    part.split(between).filter(|word| !word.is_empty()).collect()
}

/// Whether a text says a word as a whole, or two in a row, outside quotation marks.
fn says(text: &str, wanted: &str) -> bool {
    unquoted(text).any(|part| {
        let words = words(part);
        let wanted: Vec<_> = wanted.split(' ').collect();
        words.windows(wanted.len()).enumerate().any(|(at, some)| {
            let next = words.get(at + wanted.len()).copied().unwrap_or_default();
            // A partner is no finding.
            let other = some == ["significant"] && next.to_lowercase().starts_with("other");
            !other && some.iter().zip(&wanted).all(|(one, other)| one.eq_ignore_ascii_case(other))
        })
    })
}

/// Whether a word says how big a risk is: "a small chance", "the risk is low".
fn sizes_a_risk(text: &str, wanted: &str) -> bool {
    unquoted(text).any(|part| {
        // The end of a sentence parts the two.
        part.split(['.', ';', '!', '?', ',']).any(|part| {
            let words = words(part);
            words.iter().enumerate().filter(|(_, word)| word.eq_ignore_ascii_case(wanted)).any(|(at, _)| {
                let before = words.get(..at).unwrap_or_default();
                let after = words.get(at + 1..).unwrap_or_default();
                // "The risk of a bleed is very low."
                let mut said_of = before.iter().rev().skip_while(|word| is_one_of(word, HOW_VERY));
                let is_said = said_of.next().is_some_and(|word| is_one_of(word, "is are was were"))
                    && said_of.take(6).any(|word| is_one_of(word, RISKS));
                is_said
                    || after
                        .iter()
                        .find(|word| !is_one_of(word, HOW_VERY))
                        .is_some_and(|word| is_one_of(word, RISKS))
            })
        })
    })
}

/// The parts of a text that are not the person's own words. A quotation mark that is not closed on
/// its line closes there.
pub(super) fn unquoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let (mut parts, mut from) = (Vec::new(), 0);
        for quoted in quoted(line) {
            parts.extend(line.get(from..quoted.start));
            from = from.max(quoted.end);
        }
        parts.extend(line.get(from..));
        parts
    })
}
