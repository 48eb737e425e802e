//! The notices that come with the program name every crate that is in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::read;

/// Names of crates below headings of Cargo.toml that these words end.
fn direct(manifest: &str, ending: &str) -> BTreeSet<String> {
    let sections = manifest.split("\n[").filter_map(|section| section.split_once(']'));
    let sections =
        sections.filter(|(heading, _)| *heading == ending || heading.ends_with(&format!(".{ending}")));
    let lines = sections.flat_map(|(_, lines)| lines.lines());
    lines.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect()
}

/// Every crate of the lock file, by name, with its versions and what each uses.
fn locked(lock: &str) -> BTreeMap<&str, Vec<(&str, Vec<&str>)>> {
    let mut crates: BTreeMap<&str, Vec<(&str, Vec<&str>)>> = BTreeMap::new();
    for package in lock.split("[[package]]\n").skip(1) {
        let value = |key: &str| {
            package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
        };
        let uses = package.lines().filter_map(|line| line.strip_prefix(" \"")?.strip_suffix("\","));
        let version = (value("version").unwrap(), uses.collect());
        crates.entry(value("name").unwrap()).or_default().push(version);
    }
    crates
}

#[test]
fn notices_name_every_crate() {
    let (manifest, lock, notices) =
        (read("Cargo.toml"), read("Cargo.lock"), read("data/licences/notices.txt"));
    let locked = locked(&lock);
    let mut ahead: Vec<String> = direct(&manifest, "dependencies").into_iter().collect();
    ahead.extend(direct(&manifest, "build-dependencies"));
    assert!(ahead.len() > 25, "{ahead:?}");
    let mut seen = BTreeSet::new();
    while let Some(wanted) = ahead.pop() {
        let (name, version) = wanted.split_once(' ').unwrap_or((&wanted, ""));
        for (found, uses) in &locked[name] {
            if (version.is_empty() || version == *found) && seen.insert(format!("{name} {found}")) {
                ahead.extend(uses.iter().map(|&one| one.to_owned()));
            }
        }
    }
    assert!(seen.len() > 100, "{} crates", seen.len());
    let words: Vec<_> = notices.split_whitespace().map(|word| word.trim_end_matches([':', ','])).collect();
    let named: BTreeSet<_> = words.windows(2).map(|pair| pair.join(" ")).collect();
    let missing: Vec<_> = seen.iter().filter(|one| !named.contains(*one)).collect();
    assert!(missing.is_empty(), "to name them, type: cargo xtask licences\n{missing:#?}");
    // What the program uses directly is in it, not only there while it is built.
    let is_in_it =
        |name: &str| notices.lines().any(|line| line.starts_with(&format!("{name} ")) && line.contains('['));
    let direct = direct(&manifest, "dependencies");
    let left_out: Vec<_> = direct.iter().filter(|name| !is_in_it(name)).collect();
    assert!(left_out.is_empty(), "to name them, type: cargo xtask licences\n{left_out:#?}");
}
