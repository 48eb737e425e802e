//! Guides are checked, taken in and listed; none is lost.

use super::*;

const SLEEP: &str = include_str!("../../../tests/guides/sleep.ron");

/// A file beside the home folder.
fn file(home: &TempDir, name: &str, text: &str) -> String {
    let path = home.path().join(name);
    io::Write::write_all(&mut fs::File::create(&path).unwrap(), text.as_bytes()).unwrap();
    path.to_str().unwrap().to_owned()
}

fn guide(home: &TempDir, args: &[&str]) -> Ran {
    foreword(&home.path().join("home"), &[["guide"].as_slice(), args].concat())
}

#[test]
fn a_file_is_checked_and_nothing_is_changed() {
    let outside = home();
    let good = file(&outside, "sleep.ron", SLEEP);
    let ran = guide(&outside, &["check", &good]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(ran.out.starts_with(
        "The guide “Two principles for talking about sleep” can be imported: 2 principles, 2 prompts, 3 phrases."
    ));
    assert!(ran.out.contains("Principle 2 has fewer than five phrases."), "{}", ran.out);
    let bad = file(&outside, "bad.ron", &SLEEP.replace("number: 2", "number: 5"));
    let ran = guide(&outside, &["check", &bad]);
    assert_eq!(ran.result, Ok(Outcome::Done(TROUBLE)));
    assert!(ran.out.contains(", column 21: This is principle 2: they are numbered in order."), "{}", ran.out);
    assert!(!outside.path().join("home").exists());
    assert!(guide(&outside, &["check", "/nowhere/x.ron"]).sentence().contains("/nowhere/x.ron"));
}

#[test]
fn importing_writes_over_nothing_unasked_and_keeps_what_it_replaces() {
    let outside = home();
    let first = file(&outside, "sleep.ron", SLEEP);
    let ran = guide(&outside, &["import", &first]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(ran.out.contains("is here now") && ran.out.contains("--guide sleep"), "{}", ran.out);
    let there = outside.path().join("home/guides/sleep.ron");
    assert_eq!(fs::read_to_string(&there).unwrap(), SLEEP);
    assert!(guide(&outside, &["import", &first]).out.contains("is here already. Nothing was changed."));

    let newer = SLEEP
        .replace("\"0.3\"", "\"0.4\"")
        .replace("2026-10-01", "2026-11-01")
        .replace("\"nights-open\"", "\"nights-begin\"")
        .replace("to a friend", "to a neighbour");
    let second = file(&outside, "newer.ron", &newer);
    let ran = guide(&outside, &["import", &second]);
    assert_eq!(ran.result, Ok(Outcome::Done(TROUBLE)));
    for words in [
        "version: 0.3 here, 0.4 in the file",
        "01-Nov-2026 in the file, which is newer",
        "prompts: 0 added, 0 removed, 0 changed",
        "phrases: 1 added, 1 removed, 1 changed",
        "add --replace",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert_eq!(fs::read_to_string(&there).unwrap(), SLEEP);
    let ran = guide(&outside, &["import", &second, "--replace"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert_eq!(fs::read_to_string(&there).unwrap(), newer);
    let kept = outside.path().join("home/guides/sleep.was-0.3.ron");
    assert_eq!(fs::read_to_string(kept).unwrap(), SLEEP);
    let ran = guide(&outside, &["import", &first, "--replace"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(guide(&outside, &["list"]).err.is_empty());
}

#[test]
fn the_built_in_guide_cannot_be_lost_and_what_is_no_guide_does_not_get_in() {
    let outside = home();
    let taken = file(&outside, "x.ron", &SLEEP.replace("\"sleep\"", "\"seven-principles\""));
    let ran = guide(&outside, &["import", &taken, "--replace"]);
    assert_eq!(ran.result, Ok(Outcome::Done(TROUBLE)));
    assert!(ran.out.contains("comes with Foreword"), "{}", ran.out);
    assert!(!outside.path().join("home/guides").exists());
}

#[test]
fn all_are_listed_the_built_in_one_first_and_what_is_not_understood_last() {
    let outside = home();
    guide(&outside, &["import", &file(&outside, "sleep.ron", SLEEP)]);
    let folder = outside.path().join("home/guides");
    io::Write::write_all(
        &mut fs::File::create(folder.join("zzz.ron")).unwrap(),
        b"Guide(\n  titel: \"\x1b[31m",
    )
    .unwrap();
    let ran = guide(&outside, &["list"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(ran.out.starts_with("Seven principles"), "{}", ran.out);
    for words in [
        "seven-principles · version 1.0 · en-GB · comes with Foreword",
        "sleep · version 0.3 · en-GB · imported",
        "reviewed on 01-Oct-2026 · review by 01-Apr-2027\n",
        "from: Made up for tests",
        "zzz.ron\nLine 2, column ",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains("past its"));
    let json: serde_json::Value = serde_json::from_str(&guide(&outside, &["list", "--json"]).out).unwrap();
    assert_eq!(json["guides"][1]["id"], "sleep");
    assert_eq!(json["guides"][0]["built_in"], true);
    assert_eq!(json["not_understood"][0]["findings"][0]["line"], 2);
}

#[test]
fn a_new_appointment_takes_a_guide_that_is_here() {
    let outside = home();
    guide(&outside, &["import", &file(&outside, "sleep.ron", &SLEEP.replace("2027-04-01", "2026-11-01"))]);
    let home = outside.path().join("home");
    let ran = foreword(&home, &["new", "--guide", "sleep"]);
    let id = ran.out.trim();
    let text = fs::read_to_string(home.join(format!("appointments/{id}.ron"))).unwrap();
    assert!(text.contains("guide: \"sleep\""), "{text}");
    let brief = foreword(&home, &["export", id]).out;
    let brief = brief.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(brief.contains("This guide is not approved by a registered clinician. This guide was to be"));
    assert!(brief.contains("to be reviewed by 01-Nov-2026. Check before use."), "{brief}");
    assert!(!foreword(&home, &["export", id, "--page", "staff-card"]).out.contains("reviewed by"));
    let ran = foreword(&home, &["new", "--guide", "naps"]);
    assert_eq!(ran.result, Ok(Outcome::Done(USAGE)));
    assert!(ran.err.contains("No guide here is called “naps”"), "{}", ran.err);
    assert!(guide(&outside, &["list"]).out.contains("past its review date"));
}
