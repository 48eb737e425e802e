//! Words that were tried and given up are in no string a person can meet, on no page and in no data file.

use std::{fs, path::Path};

/// Given up, and what is said now.
const RETIRED: &[(&str, &str)] = &[
    ("never mind", "cancel"),
    ("for good", "permanently"),
    ("left aside", "switched off"),
    ("is no ID", "is not an ID"),
    ("give your own set on", "import, or export"),
    ("preparation, not the record", "planning notes, not the record"),
    ("no time yet", "no time set"),
    ("called that.", "No match here"),
    ("Say how to leave", "How to quit"),
    ("nobody reads along", "people nearby"),
    ("Out of the bin.", "Restored."),
    ("wants a say", "should be involved"),
    ("Not yet even", "For a fair comparison"),
    ("type in a shell", "type in a terminal"),
    ("anybody else is here", "shared"),
    ("takes it back", "undoes it"),
    ("takes that back", "undoes that"),
    ("gone through every", "reviewed"),
    ("none has to be", "optional"),
    ("pain that stays", "long-lasting pain"),
    ("puts it in here", "pastes it here"),
    ("that proves nothing", "proves little"),
    ("is no date", "is not a date"),
    ("is no list", "is not a list"),
    ("take the pin out", "unpin"),
    ("left alone until", "ignored until"),
    ("as somebody else", "for another audience"),
    ("look that they are there", "check that they are there"),
    ("next gap", "next empty field"),
    ("quit without it", "quit anyway"),
    ("stands what", "shows what"),
];

/// Every file of these kinds in a folder.
fn files(folder: &Path, kinds: &[&str], found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files(&path, kinds, found);
        } else if path.extension().is_some_and(|kind| kinds.iter().any(|one| kind == *one)) {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The text without its comments, which nobody meets on a screen.
fn met(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join(" ").to_lowercase()
}

#[test]
fn retired_words_are_gone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    files(&root.join("src"), &["rs"], &mut all);
    files(&root.join("data"), &["ron"], &mut all);
    files(&root.join("docs"), &["md"], &mut all);
    all.push(("README.md".to_owned(), fs::read_to_string(root.join("README.md")).unwrap()));
    assert!(all.len() > 200, "{} files", all.len());
    // The glossary says what the words were given up for.
    all.retain(|(name, _)| !name.ends_with("glossary.md"));
    let mut found = Vec::new();
    for (name, text) in &all {
        let text = met(text);
        for (retired, instead) in RETIRED {
            if text.contains(&retired.to_lowercase()) {
                found.push(format!("{name}: “{retired}”; say {instead}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
