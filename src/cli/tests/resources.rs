//! `foreword resources`: exported with how to write some, imported after showing them.

use super::*;
use crate::domain::{Resource, Resources};

fn with(all: &[(&str, &str)]) -> TempDir {
    let home = home();
    Home::of(Some(home.path())).unwrap().prepare().unwrap();
    let resources = all.iter().map(|(name, from)| Resource {
        from: (*from).to_owned(),
        checked: Some("2026-01-03".parse().unwrap()),
        ..Resource::called(name)
    });
    let resources = resources.collect();
    Store::new(Folder::new(home.path())).change_file::<Resources>(|file| file.resources = resources).unwrap();
    home
}

fn names(home: &TempDir) -> Vec<(String, String)> {
    let all: Resources = Store::new(Folder::new(home.path())).read_file().unwrap();
    all.sorted().into_iter().map(|one| (one.name.clone(), one.from.clone())).collect()
}

/// None ships: an empty export explains itself, and its example is understood.
#[test]
fn empty_export_explains() {
    let home = home();
    let ran = foreword(home.path(), &["resources", "export"]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    let example: String =
        ran.out.lines().filter_map(|line| line.strip_prefix("//     ")).collect::<Vec<_>>().join("\n");
    let file = home.path().join("mine.ron");
    replace(&file, &format!("(format: 1, resources: [{example}\n])"));
    let ran = foreword(home.path(), &["resources", "import", file.to_str().unwrap()]);
    assert!(ran.out.contains("Added: 1."), "{}{}", ran.out, ran.err);
    let ran = foreword(home.path(), &["resources", "list"]);
    assert!(ran.out.contains("Back to walking") && ran.out.contains("checked 3 Nov 2026"), "{}", ran.out);
}

#[test]
fn import_asks_before_replacing() {
    let theirs = with(&[("Café", "the church"), ("Walks", "the gym"), ("Same", "us")]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shared.ron");
    let ran = foreword(theirs.path(), &["resources", "export", "--out", file.to_str().unwrap()]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    let home = with(&[("cafe", "the school"), ("Same", "us")]);
    let args = ["resources", "import", file.to_str().unwrap()];
    let ran = answered(home.path(), &args, Some("n\n"));
    assert!(
        ran.out.contains("3 resources, compared with yours: 1 new, 1 the same, 1 different."),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("check before use"), "{}", ran.out);
    let own = |name: &str, from: &str| (name.to_owned(), from.to_owned());
    assert_eq!(names(&home), [own("cafe", "the school"), own("Same", "us"), own("Walks", "the gym")]);
    let ran = answered(home.path(), &args, Some("y\n"));
    assert!(ran.out.contains("Your resources as they were are kept in "), "{}", ran.out);
    assert_eq!(names(&home)[0], own("Café", "the church"));
    let ran = foreword(home.path(), &args);
    assert!(ran.out.contains("Nothing was added"), "{}", ran.out);
    let found = foreword(home.path(), &["find", "gym"]);
    assert!(found.out.contains("Walks  resource  leaflet"), "{}", found.out);
}

#[test]
fn what_is_not_resources_is_refused() {
    let home = with(&[("Walks", "us")]);
    let file = home.path().join("set.ron");
    for text in [
        "(format: 1, id: \"x\", phrases: [])",
        "Guide(format: 1)",
        "(format: 1, resources: [(kind: Leaflet)])",
    ] {
        replace(&file, text);
        let ran = foreword(home.path(), &["resources", "import", file.to_str().unwrap()]);
        let sentence = ran.sentence();
        assert!(sentence.starts_with("Nothing was imported."), "{sentence}");
    }
    assert_eq!(names(&home).len(), 1);
}
