//! The appointment that is named on the command line.

use jiff::Zoned;

use super::refusal;
use crate::{
    domain::{Id, Moment, Opened, Summary, UserError, parse_datetime},
    paths::Home,
    text::{clean_line, fold},
};

/// The appointment of that ID, label or time; `None` for the sample.
///
/// # Errors
/// If there is none, or more than one.
pub(super) fn wanted(home: &Home, name: &str, now: &Zoned) -> Result<Option<Box<Opened>>, UserError> {
    if name.eq_ignore_ascii_case("sample") {
        return Ok(None);
    }
    let id = id_of(home, name, now)?;
    home.store().open(&id).map(Box::new).map(Some)
}

fn id_of(home: &Home, name: &str, now: &Zoned) -> Result<Id, UserError> {
    /// With so many digits it is hardly a label or a time.
    const DIGITS: usize = 8;
    let by_id = home.store().find(name);
    if !home.is_in_use() || name.len() >= DIGITS && by_id.is_ok() {
        return by_id;
    }
    let all = home.store().list()?.appointments;
    if name.eq_ignore_ascii_case("last") {
        let last = all.iter().max_by_key(|summary| summary.changed.timestamp());
        let none = || refusal("none", "There is no appointment yet.");
        return last.map(|summary| summary.id.clone()).ok_or_else(none);
    }
    let wanted = fold(name.trim());
    let label = |summary: &&Summary| fold(summary.label.trim());
    let at = time(name, now);
    let at_that_time =
        |summary: &&Summary| at.is_some() && summary.when.map(Moment::civil) == at.map(Moment::civil);
    let with_id = |summary: &&Summary| by_id.as_ref().is_ok_and(|id| *id == summary.id);
    let ways: [Vec<&Summary>; 4] = [
        all.iter().filter(|summary| label(summary) == wanted).collect(),
        all.iter().filter(at_that_time).collect(),
        all.iter().filter(with_id).collect(),
        all.iter().filter(|summary| !wanted.is_empty() && label(summary).contains(&wanted)).collect(),
    ];
    let found = ways.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    let shown = clean_line(name);
    match found.as_slice() {
        [one] => Ok(one.id.clone()),
        // A file that cannot be read has an ID and is not in the list.
        [] => by_id.map_err(|error| UserError {
            sentence: format!("No appointment here has the label or the time “{shown}”. {}", error.sentence),
            ..error
        }),
        several => {
            let all = several.iter().map(|one| {
                let when = one.when.map_or_else(|| "no time".to_owned(), Moment::in_full);
                format!("{} ({when}, {})", one.name(), one.id.short())
            });
            let all: Vec<_> = all.collect();
            Err(refusal(
                "more than one",
                format!("“{shown}” could be more than one: {}. Give the time, or the ID.", all.join("; ")),
            ))
        }
    }
}

/// A time alone is that of today, past or not.
fn time(name: &str, now: &Zoned) -> Option<Moment> {
    let today = format!("{} {name}", now.date());
    parse_datetime(&today, now).or_else(|_| parse_datetime(name, now)).ok()
}
