use super::*;
use crate::domain::{Became, HowWell, NextStep, Reflection, Reflections};

pub(super) fn with_words(words: &str) -> TempDir {
    let home = home();
    let store = Store::new(Folder::new(home.path()));
    let guide = content::guide();
    let question = guide.principles[3].service_questions[1].clone();
    store
        .change_file::<Reflections>(|all| {
            all.reflections.push(Reflection {
                on: "2026-11-20".parse().unwrap(),
                guide: guide.id.to_string(),
                version: guide.version.to_string(),
                question: question.id.to_string(),
                asks: question.asks.to_string(),
                words: words.to_owned(),
                word: Some(HowWell::Partly),
            });
            all.steps.push(NextStep {
                on: "2026-11-20".parse().unwrap(),
                step: "Ask the team.".to_owned(),
                look_again: None,
                became: Some(Became::NotYet),
                because: String::new(),
                looked_on: None,
            });
        })
        .unwrap();
    home
}

#[test]
fn reflections_are_exported() {
    let home = with_words("We hand out a *leaflet*.");
    for (args, parts) in [
        ([].as_slice(), ["What:", "We hand out a *leaflet*.", "So what:", "Partly.", "Not yet."]),
        (
            &["--as", "hcpc"],
            ["Type of activity:", "*leaflet*", "What I do next:", "Ask the team.", "What came of it:"],
        ),
        (
            &["--to", "md"],
            ["# Reflections for appraisal", "## 20 November 2026", "What", "\\*leaflet\\*", "Now what"],
        ),
        (
            &["--to", "markdown", "--since", "2026-11-20"],
            ["# ", "## 20 November 2026", "So what", "Partly", "Not yet"],
        ),
    ] {
        let ran = foreword(home.path(), &[&["reflect", "export"], args].concat());
        assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
        for part in parts {
            assert!(ran.out.contains(part), "{args:?}, {part}:\n{}", ran.out);
        }
    }
    let file =
        home.path().parent().unwrap().join(format!("{}.md", home.path().file_name().unwrap().display()));
    let ran = foreword(home.path(), &["reflect", "export", "--to", "md", "--out", file.to_str().unwrap()]);
    assert_eq!((ran.result, ran.out.as_str()), (Ok(Outcome::Done(FINE)), ""));
    assert!(fs::read_to_string(&file).unwrap().contains("leaflet"));
    fs::remove_file(file).unwrap();
}

#[test]
fn reflections_as_json() {
    let json = foreword(with_words("We do.").path(), &["reflect", "--json"]).out;
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    let answer = &read["reflections"][0];
    assert_eq!((answer["words"].as_str(), answer["word"].as_str()), (Some("We do."), Some("partly")));
    assert_eq!((answer["on"].as_str(), answer["question"].as_str()), (Some("2026-11-20"), Some("p4-s2")));
    assert_eq!(read["steps"][0]["became"].as_str(), Some("not yet"));
}

#[test]
fn reflect_says_what_is_wrong() {
    let home = with_words("Ring 01632 960 123.");
    let ran = foreword(home.path(), &["reflect", "export"]);
    assert!(ran.err.contains("1 place could identify someone: 1 phone number."), "{}", ran.err);
    let ran = foreword(home.path(), &["reflect", "export", "--since", "beans"]);
    assert_eq!(ran.result, Ok(Outcome::Done(USAGE)));
    assert!(ran.err.contains("“beans” was not understood as a day"), "{}", ran.err);
    for args in [["reflect", "export", "--since", "2027-01-01"].as_slice(), &["reflect", "export"]] {
        let home = if args.len() > 2 { &home } else { &super::home() };
        let ran = foreword(home.path(), args);
        assert_eq!((ran.result, ran.out.as_str()), (Ok(Outcome::Done(FAILED)), ""));
        assert!(ran.err.contains("nothing to export yet"), "{}", ran.err);
    }
    crate::store::replace(&home.path().join("reflections.ron"), b"beans").unwrap();
    let says = foreword(home.path(), &["reflect", "--json"]).sentence();
    assert!(says.contains("Your reflections in") && says.contains("left as it is"), "{says}");
}

#[test]
fn reflect_opens_its_place() {
    let home = home();
    let ran = foreword(home.path(), &["reflect"]);
    assert!(matches!(ran.result, Ok(Outcome::Terminal { start: Start::Reflect, plain: false, .. })));
}
