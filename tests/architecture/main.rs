//! The shape of the house: which part may know which, and how large and how plain it is.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "tests")]

mod measures;
mod source;
mod test_names;

use std::collections::{BTreeMap, BTreeSet};

use source::{folder, imports, is_within, sources};

type Imports = BTreeMap<String, BTreeSet<String>>;

/// The folders in the order written in `lib.rs`, from the top down; those of a line are of one height.
fn heights() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(source::root("src/lib.rs")).unwrap();
    let (_, table) = text.split_once("//! # Who may use what\n").unwrap();
    let (_, table) = table.split_once("//! ```text\n").unwrap();
    let (table, _) = table.split_once("//! ```").unwrap();
    let rows = table.lines().map(|line| line.trim_start_matches("//! ").split("  ").next().unwrap());
    rows.map(|row| row.split(',').map(|name| name.trim().to_owned()).collect()).collect()
}

/// Where an arrow goes from one folder to another that is not below it.
#[test]
fn arrows_go_down() {
    let heights = heights();
    let height = |folder: &str| {
        let found = heights.iter().position(|names| names.iter().any(|name| name == folder));
        found.unwrap_or_else(|| panic!("{folder} is missing in the table of lib.rs"))
    };
    let mut wrong = Vec::new();
    for (from, to) in edges(&imports(sources())) {
        if folder(from) != folder(to) && height(folder(from)) >= height(folder(to)) {
            wrong.push(format!("{from} imports {to}"));
        }
    }
    assert!(wrong.is_empty(), "against the order in lib.rs:\n{}", wrong.join("\n"));
}

fn edges(imports: &Imports) -> impl Iterator<Item = (&str, &str)> {
    imports.iter().flat_map(|(from, all)| all.iter().map(move |to| (from.as_str(), to.as_str())))
}

/// A circle of files holds at most a file and those within it.
#[test]
fn no_circles() {
    let imports = imports(sources());
    let circles: Vec<_> = circles(&imports).into_iter().filter(|files| !is_one_family(files)).collect();
    let shown: Vec<_> = circles.iter().map(|files| shortest(files, &imports).join(" → ")).collect();
    assert!(circles.is_empty(), "{} circles:\n{}", circles.len(), shown.join("\n"));
}

/// Whether all but one file are within that one.
fn is_one_family(files: &[String]) -> bool {
    let parent = files.iter().min_by_key(|file| file.len()).unwrap();
    files.iter().all(|file| file == parent || is_within(file, parent))
}

/// Sets of files from each of which every other can be reached.
fn circles(imports: &Imports) -> Vec<Vec<String>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|file| (file.as_str(), reachable(file, imports))).collect();
    let mut seen = BTreeSet::new();
    let mut circles = Vec::new();
    for (file, to) in &reach {
        if to.contains(file) && !seen.contains(file) {
            let circle: Vec<_> = to.iter().filter(|other| reach[**other].contains(file)).copied().collect();
            seen.extend(circle.iter().copied());
            circles.push(circle.into_iter().map(str::to_owned).collect());
        }
    }
    circles
}

fn reachable<'a>(from: &str, imports: &'a Imports) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = imports[from].iter().map(String::as_str).collect();
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(imports[file].iter().map(String::as_str));
        }
    }
    found
}

/// The shortest way round a circle that is no family.
fn shortest(files: &[String], imports: &Imports) -> Vec<String> {
    let mut best: Option<Vec<String>> = None;
    for start in files {
        let mut ways = vec![vec![start.clone()]];
        let mut seen = BTreeSet::new();
        'search: while !ways.is_empty() {
            let mut longer = Vec::new();
            for way in ways {
                for to in imports[way.last().unwrap()].iter().filter(|to| files.contains(to)) {
                    let whole = [way.as_slice(), std::slice::from_ref(to)].concat();
                    if to == start {
                        if !is_one_family(&way) {
                            if best.as_ref().is_none_or(|best| whole.len() < best.len()) {
                                best = Some(whole);
                            }
                            break 'search;
                        }
                    } else if seen.insert(to.clone()) {
                        longer.push(whole);
                    }
                }
            }
            ways = longer;
        }
    }
    best.unwrap_or_else(|| files.to_vec())
}

/// A pane or an overlay knows no other, and no pane knows an overlay: they answer with actions.
#[test]
fn parts_know_no_parts() {
    let part = |module: &str| {
        let mut names = module.split("::");
        let folder = names.next().unwrap();
        matches!(folder, "panes" | "overlays").then(|| (folder.to_owned(), names.next().map(str::to_owned)))
    };
    let imports = imports(sources());
    let wrong: Vec<_> = edges(&imports)
        .filter(|(from, to)| match (part(from), part(to)) {
            (Some(from), Some(to)) => from != to && from.1.is_some() && to.1.is_some(),
            _ => false,
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Beyond its own files, an overlay is a line for its module and one in the list of overlays; only what
/// opens it may name it as well.
#[test]
fn an_overlay_costs_a_line() {
    let sources = sources();
    let list = sources.iter().find(|source| source.module == "overlays").unwrap();
    let modules = list.code.iter().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for module in modules {
        let naming =
            |line: &&String| line.contains(&format!("{module}::")) || **line == format!("pub mod {module};");
        let lines: Vec<_> = list.code.iter().filter(naming).collect();
        let types = lines.len() - 1;
        assert!((1..=2).contains(&types), "{module}: {lines:#?}");
    }
    let central =
        ["view", "typing", "layout", "keymap", "model", "bar", "cover"].map(|name| format!("app::{name}"));
    for source in sources.iter().filter(|source| central.contains(&source.module)) {
        let named: Vec<_> = source.code.iter().filter(|line| line.contains("overlays::")).collect();
        let known = |line: &&&String| line.contains("overlays::OVERLAYS");
        assert!(named.iter().all(|line| known(&line)), "{} names windows: {named:?}", source.module);
    }
}

/// A command gets its own part and what parts share.
#[test]
fn the_model_is_named_in_the_app_alone() {
    for source in sources().iter().filter(|source| source.folder() != "app") {
        let found = source.code.iter().find(|line| line.contains("&mut Model"));
        assert_eq!(found, None, "{}", source.module);
    }
}
