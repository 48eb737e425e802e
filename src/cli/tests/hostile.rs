//! Nothing in a file, a name or an argument commands the terminal.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::{
    store::{make, replace},
    text::{clean, is_harmful, samples::unruly},
};

const HOSTILE: &str = "\u{1b}]52;c;aGk=\u{7}a\u{202e}b\u{200f}c\u{61c}d\u{9b}2Je\u{1b}[31mf\u{85}g";

/// The same as it may be seen.
const SEEN: &str = "abcdef g";

/// How a hand could write it in a file.
fn escaped() -> String {
    HOSTILE.escape_unicode().to_string()
}

fn assert_harmless(printed: &str) {
    assert!(!printed.contains(|char| is_harmful(char) && char != '\n'), "{printed:?}");
}

/// All that a command prints, which holds nothing harmful.
fn printed(home: &Path, args: &[&str]) -> String {
    let Ran { result, out, err } = answered(home, args, Some("y\n"));
    let mut all = out + &err;
    match result {
        Ok(Outcome::Doctor(doctor)) => all += &doctor::report(&doctor, TerminalInfo::default()).1,
        // As the program does.
        Err(error) => all += &clean(&error.to_string()),
        Ok(_) => {}
    }
    assert_harmless(&all);
    all
}

/// A home with one appointment whose day is past, open on a computer of this name, and with this label.
fn home_with(label: &str, host: &str) -> TempDir {
    let home = home();
    saved(&home, 1 << 120, "LABEL", Some("2026-10-03T09:00:00+01:00"));
    let file = file_of(&home, &format!("{:032x}", 1_u128 << 120));
    let text = fs::read_to_string(&file).unwrap();
    let text = text.replace("LABEL", label).replace("changed: \"2026-11-22", "changed: \"2026-09-01");
    replace(&file, text.as_bytes()).unwrap();
    let lock = format!("Seat(host:\"{host}\",process:7,since:\"2026-11-22T09:00:00+00:00\")");
    replace(&file.with_extension("lock"), lock.as_bytes()).unwrap();
    home
}

#[test]
fn a_label_in_list() {
    let home = home_with(&escaped(), "there");
    let list = printed(home.path(), &["list"]);
    assert!(list.contains(SEEN), "{list}");
    for args in
        [["list", "--json"].as_slice(), &["export", "1", "--to", "md"], &["export", "1", "--to", "txt"]]
    {
        printed(home.path(), args);
    }
}

#[test]
fn a_host_name_in_a_lock() {
    let home = home_with("9:00 KL", &escaped());
    for args in [["doctor"].as_slice(), &["doctor", "--json"], &["purge"], &["purge", "--yes"]] {
        let said = printed(home.path(), args);
        assert!(said.contains(&format!("on the computer “{SEEN}”")), "{args:?} {said}");
    }
}

#[test]
fn a_title_in_guide() {
    let home = home();
    make(&home.path().join("guides")).unwrap();
    let sleep = include_str!("../../../tests/guides/sleep.ron");
    let path = home.path().join("guides/sleep.ron");
    let named = sleep.replace("title: \"Two", &format!("title: \"{}Two", escaped()));
    replace(&path, named.as_bytes()).unwrap();
    let path = path.to_str().unwrap();
    for args in [
        ["guide", "list"].as_slice(),
        &["guide", "list", "--json"],
        &["guide", "check", path],
        &["guide", "import", path],
    ] {
        printed(home.path(), args);
    }
}

#[test]
fn a_name_in_phrases() {
    let home = home();
    make(&home.path().join("phrases")).unwrap();
    let set =
        format!("PhraseSet(format: 1, id: \"x\", title: \"{0}\", author: \"{0}\", phrases: [])", escaped());
    replace(&home.path().join("phrases/x.ron"), set.as_bytes()).unwrap();
    let path = home.path().join("x.ron");
    replace(&path, set.as_bytes()).unwrap();
    let list = printed(home.path(), &["phrases", "list"]);
    assert!(list.contains(SEEN), "{list}");
    for args in
        [["phrases", "import", path.to_str().unwrap()].as_slice(), &["report", "wording", "--to", "md"]]
    {
        printed(home.path(), args);
    }
}

#[test]
fn an_argument() {
    let home = home();
    for args in [
        ["open", HOSTILE].as_slice(),
        &["new", "--when", HOSTILE],
        &["new", "--guide", HOSTILE],
        &["check", HOSTILE],
        &["export", HOSTILE, "--page", "setback"],
        &["guide", "approve", HOSTILE],
        &["phrases", "import", HOSTILE],
    ] {
        printed(home.path(), args);
    }
    // What is wrong with the arguments themselves quotes them.
    let error = Cli::try_parse_from(["foreword", HOSTILE]).unwrap_err();
    let mut said = Vec::new();
    write!(Printed(&mut said), "{}", error.render()).unwrap();
    assert_harmless(std::str::from_utf8(&said).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is in the files.
    #[test]
    fn nothing_harmful_leaves(text in unruly()) {
        let text = text.escape_unicode().to_string();
        let home = home_with(&text, &text);
        for args in [
            ["list"].as_slice(), &["list", "--json"], &["doctor"], &["export", "1", "--to", "html"],
            &["export", "1", "--to", "md"], &["export", "1", "--to", "txt"], &["purge", "--yes"],
        ] {
            printed(home.path(), args);
        }
    }
}
