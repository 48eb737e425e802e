//! The README shows what the program shows. With `FOREWORD_README=write` these tests write it anew.

use std::{fmt::Write as _, path::Path};

use foreword::command::{self, Group};

use crate::harness::App;

/// A part of the README between two marks must be this.
#[track_caller]
fn holds(mark: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (begin, end) = (format!("<!-- {mark} -->\n"), format!("<!-- end of {mark} -->"));
    let (before, rest) = readme.split_once(&begin).unwrap_or_else(|| panic!("the README has no {begin}"));
    let (held, after) = rest.split_once(&end).unwrap_or_else(|| panic!("the README has no {end}"));
    if held == wanted {
        return;
    }
    let write = std::env::vars().any(|(name, value)| name == "FOREWORD_README" && value == "write");
    assert!(write, "the README's {mark} is out of date; run the tests with FOREWORD_README=write");
    let anew = format!("{before}{begin}{wanted}{end}{after}");
    std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), anew.as_bytes()).unwrap();
}

#[test]
fn what_deleting_cannot_promise_is_said_in_the_same_words() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let words: Vec<_> = readme.split_whitespace().collect();
    assert!(words.join(" ").contains(foreword::domain::HONEST));
}

/// All the text of the tests, and of the tests next to the code.
fn tests_in(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| match path.extension() {
            _ if path.is_dir() => tests_in(&path),
            Some(ending) if ending == "rs" => std::fs::read_to_string(path).unwrap(),
            _ => String::new(),
        })
        .collect()
}

/// Every row of the table between two marks names tests that there are; gives how many rows it has.
fn rows_named_after_tests(mark: &str) -> usize {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let table = readme.split_once(&format!("<!-- {mark} -->")).unwrap().1;
    let table = table.split_once(&format!("<!-- end of {mark} -->")).unwrap().0;
    let tests = tests_in(&root.join("tests")) + &tests_in(&root.join("src"));
    for row in table.lines().skip(3) {
        let named: Vec<_> = row.rsplit('|').nth(1).unwrap().split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "no test in {row}");
        for name in named {
            assert!(tests.contains(&format!("fn {name}()")), "there is no test {name}");
        }
    }
    table.lines().skip(3).count()
}

#[test]
fn every_row_of_what_survives_what_is_a_test() {
    assert!(rows_named_after_tests("survives") > 20);
}

#[test]
fn the_dates_of_the_help_numbers_are_those_they_have() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    let (checked, review) = foreword::content::help().dates().unwrap();
    let day = |day: jiff::civil::Date| day.strftime("%-d %B %Y").to_string();
    let words = format!("checked on {} and is to be checked again by {}", day(checked), day(review));
    assert!(readme.contains(&words), "{words}");
}

#[test]
fn the_screen_in_the_readme_is_the_golden_one_and_its_keys_are_those_of_the_table() {
    let screen = App::sample().screen();
    holds("screen", &format!("```text\n{screen}```\n"));
    let mut keys = String::new();
    for group in Group::ALL {
        let _ = write!(keys, "\n**{}**\n\n| key | what it does |\n| --- | --- |\n", group.title());
        for command in command::all().filter(|command| command.group == group) {
            let names: Vec<_> = command.keys.iter().map(|key| format!("`{key}`")).collect();
            let _ = writeln!(keys, "| {} | {} |", names.join(", "), command.title);
        }
    }
    holds("keys", &format!("{keys}\n"));
}
