//! Every row of the list on its own: what it finds, and what it lets stand.

use std::collections::HashSet;

use foreword::domain::{Register, Wording};

use super::{Mark, found, list, only, read, register, with_marks, wording};

/// A row's sentences, with its marks.
struct Section {
    id: String,
    register: Register,
    lines: Vec<String>,
}

fn sections() -> Vec<Section> {
    let text = read("tests/content/wording/rows.txt");
    let section = |part: &str| {
        let mut lines = part.lines().filter(|line| !line.is_empty());
        let (id, place) = lines.next().unwrap().split_once(' ').unwrap();
        // A line break within a phrase.
        let lines = lines.map(|line| line.replace('⏎', "\n")).collect();
        Section { id: id.to_owned(), register: register(place), lines }
    };
    text.split("# ").filter(|part| !part.is_empty()).map(section).collect()
}

/// Every row finds what it should and nothing else.
#[test]
fn rows_find_what_they_should() {
    let mut wrong = Vec::new();
    for section in sections() {
        for line in &section.lines {
            let (text, expected) = with_marks(line, &section.id);
            let mut made = found(wording(), &text, section.register);
            made.retain(|(row, _)| *row == section.id);
            if made != expected {
                wrong.push(format!("{} {line} {made:?}", section.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_row_has_a_sentence_it_is_found_by() {
    let sections = sections();
    let found: Vec<_> =
        sections.iter().filter(|section| section.lines.iter().any(|line| line.contains("[["))).collect();
    let ids: Vec<_> = found.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, list().iter().map(|row| row.id.clone()).collect::<Vec<_>>());
}

/// Without one of its contexts, something in the row's sentences is marked otherwise.
#[test]
fn every_context_of_a_row_changes_a_sentence() {
    let mut idle = Vec::new();
    for (row, section) in list().into_iter().zip(sections()) {
        let marks = |wording: &Wording| -> Vec<_> {
            let made = |line: &String| found(wording, &with_marks(line, "").0, section.register);
            section.lines.iter().map(made).collect()
        };
        let whole = marks(&only(vec![row.clone()]));
        for at in 0..row.unless.len() {
            let mut less = row.clone();
            let context = less.unless.remove(at);
            if marks(&only(vec![less])) == whole {
                idle.push(format!("{} unless {context}", row.id));
            }
        }
        for at in 0..row.only.len() {
            let mut less = row.clone();
            let context = less.only.remove(at);
            // Without its last context a form would stand everywhere.
            less.only.push(format!("{} nowhere at all", row.variants.join("|")));
            if marks(&only(vec![less])) == whole {
                idle.push(format!("{} only {context}", row.id));
            }
        }
    }
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

/// No form is in two rows of one register.
#[test]
fn ids_and_forms_are_unique() {
    let rows = list();
    let ids: HashSet<_> = rows.iter().map(|row| &row.id).collect();
    assert_eq!((ids.len(), rows.len()), (170, 170));
    let mut forms = HashSet::new();
    for row in &rows {
        for form in row.forms() {
            let words = form.to_lowercase().replace('-', " ");
            // The same word with and without a hyphen is one form, which a row may give twice.
            assert!(forms.insert((words.clone(), row.place, form.contains('-'))), "{} {form}", row.id);
        }
        assert!(!row.instead.is_empty() && !row.why.is_empty() && !row.source.is_empty(), "{}", row.id);
    }
}

/// The sentences of the reviews: each mark is made, if not to the letter, and no other is.
#[test]
fn reviewed_kinds_are_marked() {
    let mut wrong = Vec::new();
    for line in read("tests/content/wording/kinds.txt").lines().filter(|line| !line.starts_with('#')) {
        let (place, written) = line.split_once(": ").unwrap();
        let (text, expected) = with_marks(written, "");
        let made = found(wording(), &text, register(place));
        let set_baseline = |one: &Mark, other: &Mark| one.1.start < other.1.end && other.1.start < one.1.end;
        let all_made = expected.iter().all(|mark| made.iter().any(|other| set_baseline(mark, other)));
        let no_other = made.iter().all(|mark| expected.iter().any(|other| set_baseline(mark, other)));
        if !(all_made && no_other) {
            wrong.push(format!("{line} {made:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
