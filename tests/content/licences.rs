//! The notices that come with the program name every crate that is in it.

use std::collections::BTreeSet;

use crate::read;

/// Names of crates below headings of Cargo.toml that these words end.
fn direct(manifest: &str, ending: &str) -> BTreeSet<String> {
    let sections = manifest.split("\n[").filter_map(|section| section.split_once(']'));
    let sections =
        sections.filter(|(heading, _)| *heading == ending || heading.ends_with(&format!(".{ending}")));
    let lines = sections.flat_map(|(_, lines)| lines.lines());
    lines.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect()
}

/// Name and version of every crate of the lock file that is not one of ours.
fn locked(lock: &str) -> Vec<String> {
    let of_others = lock.split("[[package]]\n").filter(|package| package.contains("\nsource = "));
    let value = |package: &str, key: &str| {
        let value =
            package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'));
        value.unwrap().to_owned()
    };
    of_others.map(|package| value(package, "name") + " " + &value(package, "version")).collect()
}

/// Or the list of those of which nothing is in it.
#[test]
fn notices_name_every_crate() {
    let (notices, left_out) = (read("data/licences/notices.txt"), read("tests/content/left-out.txt"));
    let is_in_it = |start: &str| notices.lines().any(|line| line.starts_with(start) && line.contains(" ["));
    let locked = locked(&read("Cargo.lock"));
    assert!(locked.len() > 200, "{} crates", locked.len());
    let is_named = |one: &&String| is_in_it(&format!("{one}: ")) != left_out.lines().any(|line| line == *one);
    let missing: Vec<_> = locked.iter().filter(|one| !is_named(one)).collect();
    assert!(missing.is_empty(), "to name them, type: cargo xtask licences\n{missing:#?}");
    let listed = notices
        .lines()
        .filter(|line| line.contains("]  https://"))
        .map(|line| line.split(": ").next().unwrap());
    let gone: Vec<_> =
        listed.filter(|one| !locked.iter().any(|there| there == one) && !one.contains("Rust ")).collect();
    assert!(gone.is_empty(), "to leave them out, type: cargo xtask licences\n{gone:#?}");
    // What the program uses itself is in it, and not only needed to build it.
    let direct = direct(&read("Cargo.toml"), "dependencies");
    assert!(direct.len() > 25, "{direct:?}");
    let wrong: Vec<_> = direct.iter().filter(|name| !is_in_it(&format!("{name} "))).collect();
    assert!(wrong.is_empty(), "to name them, type: cargo xtask licences\n{wrong:#?}");
}
