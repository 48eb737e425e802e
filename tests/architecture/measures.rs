//! How large it is, and how plainly it is written.

use std::collections::BTreeMap;

use crate::source::{Source, sources};

/// Lines of code, without blanks, comments, docs and tests.
const MOST_CODE: usize = 51_700;

#[test]
fn code_is_short() {
    let sources = sources();
    let code: usize = sources.iter().map(|source| source.code.len()).sum();
    assert!(code <= MOST_CODE, "{code} lines");
    let long: Vec<_> =
        sources.iter().filter(|source| source.code.len() > 400).map(|source| &source.module).collect();
    assert!(long.is_empty(), "over 400 lines: {long:?}");
}

/// What depends on the system stands in `platform`; besides, keys are read and folders are gone
/// through in two ways, and the licences are of what is linked in.
#[test]
fn systems_are_behind_one_module() {
    const TWO_WAYS: [&str; 6] =
        ["shell", "shell::input", "shell::bursts", "shell::clock", "store::guard", "cli::licences"];
    let of_system = |line: &&String| {
        line.starts_with("#[cfg(")
            && !line.contains("all(test")
            && ["unix", "windows", "target_os"].iter().any(|name| line.contains(name))
    };
    let mut found: Vec<_> = sources()
        .iter()
        .filter(|source| source.folder() != "platform")
        .filter(|source| {
            // The last line may be of the tests.
            let (_, code) = source.code.split_last().unwrap_or_else(|| panic!("{} is empty", source.module));
            code.iter().any(|line| of_system(&line))
        })
        .map(|source| source.module.as_str())
        .collect();
    found.sort_unstable();
    let mut known = TWO_WAYS;
    known.sort_unstable();
    assert_eq!(found, known);
}

/// A list says what its rows are and what Enter does; the rest is shared.
#[test]
fn lists_are_short() {
    let sources = sources();
    let is_list = |source: &&Source| source.code.iter().any(|line| line.starts_with("impl ListOf for"));
    let lists: Vec<_> = sources.iter().filter(is_list).collect();
    assert!(lists.len() >= 12, "{} lists", lists.len());
    let long = lists.iter().filter(|list| list.code.len() > 120);
    let long: Vec<_> = long.map(|list| format!("{}: {}", list.module, list.code.len())).collect();
    assert!(long.is_empty(), "{long:?}");
}

/// A field or variant has a doc comment where its name does not say it all; on the command line those
/// are the help.
#[test]
fn names_speak_for_members() {
    let sources = sources().iter().filter(|source| source.folder() != "cli");
    let mut counts: Vec<_> = sources.map(|source| (source.member_docs, &source.module)).collect();
    counts.sort();
    let all: usize = counts.iter().map(|(lines, _)| lines).sum();
    assert!(all <= 445, "{all}, most of them in {:?}", &counts[counts.len() - 12..]);
}

/// A type is called what it is: words that say next to nothing are rare.
#[test]
fn types_have_telling_names() {
    const VAGUE: [&str; 7] = ["Form", "Kind", "Line", "Row", "Page", "Part", "Spot"];
    let mut counts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in sources() {
        for name in &source.types {
            if VAGUE.contains(&name.as_str()) {
                counts.entry(name).or_default().push(&source.module);
            }
        }
    }
    counts.retain(|_, modules| modules.len() > 2);
    assert!(counts.is_empty(), "{counts:#?}");
}

/// Words of our own making that a reader would have to learn.
#[test]
fn words_are_of_the_field() {
    const OWN: [&str; 10] =
        ["desk", "seat", "scribe", "shelf", "sitting", "thin", "noting", "told", "beside", "trouble"];
    let mut found = Vec::new();
    for source in sources() {
        for line in source.code.iter().chain(&source.prose) {
            let lower = line.to_lowercase();
            let mut words = lower.split(|char: char| !char.is_alphabetic());
            if words.any(|word| OWN.contains(&word)) {
                found.push(format!("{}: {line}", source.module));
            }
        }
    }
    assert!(found.len() <= 30, "{}:\n{}", found.len(), found.join("\n"));
}

/// A comment gives the reason; it does not paraphrase the name.
#[test]
fn comments_give_reasons() {
    let (mut paraphrases, mut stands) = (Vec::new(), Vec::new());
    for source in sources() {
        for line in &source.prose {
            let words = line.trim_start_matches(['/', '!', ' ']);
            if ["What ", "The same", "It ", "They "].iter().any(|start| words.starts_with(start))
                && line.starts_with("//")
            {
                paraphrases.push(format!("{}: {line}", source.module));
            }
            if words.split(|char: char| !char.is_alphabetic()).any(|word| matches!(word, "stand" | "stands"))
            {
                stands.push(format!("{}: {line}", source.module));
            }
        }
    }
    assert!(paraphrases.len() <= 25, "{}:\n{}", paraphrases.len(), paraphrases.join("\n"));
    assert!(stands.len() <= 10, "{}:\n{}", stands.len(), stands.join("\n"));
}
