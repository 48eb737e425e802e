//! Guides are checked, taken in and listed; none is lost.

use super::*;

const SLEEP: &str = include_str!("../../../tests/guides/sleep.ron");

/// A file next to the home folder.
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
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    assert!(ran.out.contains(", column 21: This is principle 2: they are numbered in order."), "{}", ran.out);
    assert!(!outside.path().join("home").exists());
    assert!(guide(&outside, &["check", "/nowhere/x.ron"]).sentence().contains("/nowhere/x.ron"));
}

/// Importing overwrites nothing unasked, and keeps what it replaces.
#[test]
fn import_asks_to_replace() {
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
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    for words in [
        "version: 0.3 here, 0.4 in the file",
        "1 Nov 2026 in the file, which is newer",
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
    let kept = outside.path().join("home/guides/earlier/sleep.1.ron");
    assert_eq!(fs::read_to_string(kept).unwrap(), SLEEP);
    let ran = guide(&outside, &["import", &first, "--replace"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(guide(&outside, &["list"]).err.is_empty());
}

/// It cannot be lost, and what is no guide does not get in.
#[test]
fn built_in_guide_stays() {
    let outside = home();
    let taken = file(&outside, "x.ron", &SLEEP.replace("\"sleep\"", "\"seven-principles\""));
    let ran = guide(&outside, &["import", &taken, "--replace"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    assert!(ran.out.contains("comes with Foreword"), "{}", ran.out);
    assert!(!outside.path().join("home/guides").exists());
}

/// All guides are listed, the built-in one first and what is not understood last.
#[test]
fn list_begins_with_built_in() {
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
        "seven-principles · version 2.0 · en-GB · comes with Foreword",
        "sleep · version 0.3 · en-GB · imported",
        "reviewed on 1 Oct 2026 · review by 1 Apr 2027\n",
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

/// A new appointment takes a guide that is here.
#[test]
fn new_takes_a_known_guide() {
    let outside = home();
    guide(&outside, &["import", &file(&outside, "sleep.ron", &SLEEP.replace("2027-04-01", "2026-11-01"))]);
    let home = outside.path().join("home");
    let ran = foreword(&home, &["new", "--label", "RH", "--guide", "sleep"]);
    let id = ran.out.trim();
    let text = fs::read_to_string(home.join(format!("appointments/{id}.ron"))).unwrap();
    assert!(text.contains("guide: \"sleep\""), "{text}");
    let brief = foreword(&home, &["export", id]).out;
    let brief = brief.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(brief.contains("This guide is not approved by a registered clinician. This guide was due"));
    assert!(brief.contains("for review by 1 Nov 2026. Check before use."), "{brief}");
    assert!(!foreword(&home, &["export", id, "--page", "staff-card"]).out.contains("reviewed by"));
    let ran = foreword(&home, &["new", "--guide", "naps"]);
    assert_eq!(ran.result, Ok(Outcome::Done(USAGE)));
    assert!(ran.err.contains("No guide here is called “naps”"), "{}", ran.err);
    assert!(guide(&outside, &["list"]).out.contains("past its review date"));
}

/// What approves something, but for what is approved.
const BY: [&str; 8] =
    ["--name", "Dr A Example", "--role", "GP partner", "--body", "gmc", "--registration", "1234567"];

/// What was printed, however it is wrapped.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn approve(home: &TempDir, what: &str, more: &[&str]) -> Ran {
    guide(home, &[&["approve", what], BY.as_slice(), more].concat())
}

/// Without a name the exact text is printed and nothing is changed.
#[test]
fn no_name_prints_the_text() {
    let outside = home();
    let ran = guide(&outside, &["approve", "lists"]);
    assert_eq!(ran.result, Ok(Outcome::Done(USAGE)));
    for sign in content::help().lists.iter().flat_map(|list| &list.signs) {
        let out = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains(&sign.says), "{}", sign.says);
    }
    assert!(
        one_line(&ran.err).contains("not approved by a registered clinician")
            && ran.err.contains("--registration")
    );
    assert!(!outside.path().join("home").exists());
}

/// They are approved, printed and withdrawn.
#[test]
fn lists_approved_and_withdrawn() {
    let outside = home();
    let plan = || {
        foreword(
            &outside.path().join("home"),
            &["export", "sample", "--page", "setback", "--country", "wales"],
        )
    };
    let sign = "You cannot feel pee passing.";
    assert!(!plan().out.contains(sign));
    let ran = approve(&outside, "lists", &[]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(
        one_line(&ran.out).contains("approved by Dr A Example, GP partner (GMC 1234567) until 22 May 2027."),
        "{}",
        ran.out
    );
    let file = outside.path().join("home/approvals.ron");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("what: Lists,") && text.contains("on: \"2026-11-22\","), "{text}");
    assert!(one_line(&plan().out).contains("Lists and numbers approved by Dr A Example, GP partner."));
    assert!(plan().out.contains(sign), "{}", plan().out);
    let listed = one_line(&guide(&outside, &["approvals"]).out);
    assert!(
        listed.contains("The lists of when to go and the numbers: approved by")
            && listed.contains("on 22 Nov 2026"),
        "{listed}"
    );

    // Another text than the one that was approved.
    let (before, rest) = text.split_once("text: \"").unwrap();
    let other = format!("{before}text: \"x{}", rest.get(1..).unwrap());
    io::Write::write_all(&mut fs::File::create(&file).unwrap(), other.as_bytes()).unwrap();
    assert!(!plan().out.contains(sign));
    assert!(
        one_line(&guide(&outside, &["approvals"]).out)
            .contains("the text has changed since Dr A Example approved")
    );

    assert_eq!(guide(&outside, &["approve", "lists", "--withdraw"]).result, Ok(Outcome::Done(FINE)));
    assert_eq!(guide(&outside, &["approve", "lists", "--withdraw"]).result, Ok(Outcome::Done(USAGE)));
    assert!(one_line(&guide(&outside, &["approvals"]).out).contains("no page for a person has the lists"));
}

/// A guide and own words can be approved; a change to them takes that away.
#[test]
fn change_ends_an_approval() {
    let outside = home();
    guide(&outside, &["import", &file(&outside, "sleep.ron", SLEEP)]);
    assert!(guide(&outside, &["list"]).out.contains("  not approved by a registered clinician\n"));
    assert_eq!(approve(&outside, "sleep", &["--review-by", "2027-11-01"]).result, Ok(Outcome::Done(FINE)));
    assert!(
        guide(&outside, &["list"]).out.contains("  approved by Dr A Example, GP partner (GMC 1234567) until")
    );
    let newer = SLEEP.replace("to a friend", "to a neighbour");
    guide(&outside, &["import", &file(&outside, "newer.ron", &newer), "--replace"]);
    assert!(guide(&outside, &["list"]).out.contains("the text has changed since"));

    let words = outside.path().join("home/wording.ron");
    assert_eq!(approve(&outside, "own-words", &[]).result, Ok(Outcome::Done(USAGE)), "there are none");
    let put =
        |text: &str| io::Write::write_all(&mut fs::File::create(&words).unwrap(), text.as_bytes()).unwrap();
    put("(rows: [(term: \"pop in\", suggestion: \"come\", why: \"vague\")])");
    let note = file(&outside, "note.txt", "Asked to pop in.");
    let check = || foreword(&outside.path().join("home"), &["check", &note, "--write", "--json"]).out;
    assert!(check().contains("your own list, not approved by a registered clinician"), "{}", check());
    assert_eq!(approve(&outside, "own-words", &[]).result, Ok(Outcome::Done(FINE)));
    assert!(check().contains("your own list, approved by Dr A Example"), "{}", check());
    put("(rows: [(term: \"pop in\", suggestion: \"come in\", why: \"vague\")])");
    assert!(check().contains("not approved by a registered clinician: the text has changed"), "{}", check());
}

/// Whatever cannot be approved is refused, and nothing is written.
#[test]
fn bad_approval_is_refused() {
    let outside = home();
    for (what, more, says) in [
        ("naps", [].as_slice(), "no “naps” here to approve"),
        ("lists", &["--review-by", "2028-01-01"], "12 months at most"),
        ("lists", &["--review-by", "2026-11-22"], "must come after"),
        ("lists", &["--date", "2026-11-23"], "is in the future"),
        ("lists", &["--date", "2026-11-21"], "The text was checked on 26 Nov 2026"),
        ("lists", &["--review-by", "2027-05-27"], "checked again by 26 May 2027"),
        ("own-words", &[], "no “own-words” here"),
    ] {
        let ran = approve(&outside, what, more);
        assert_eq!(ran.result, Ok(Outcome::Done(USAGE)), "{what} {more:?}");
        let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(err.contains(says), "{says}: {err}");
    }
    assert!(!outside.path().join("home/approvals.ron").exists());
    let home = outside.path().join("home");
    fs::create_dir_all(&home).unwrap();
    io::Write::write_all(&mut fs::File::create(home.join("approvals.ron")).unwrap(), b"Approvals(").unwrap();
    let said = approve(&outside, "lists", &[]).sentence();
    assert!(said.contains("approvals.ron are not understood"), "{said}");
    assert_eq!(fs::read_to_string(home.join("approvals.ron")).unwrap(), "Approvals(");
    let plan = foreword(&home, &["export", "sample", "--page", "setback", "--country", "wales"]);
    assert!(plan.err.contains("nothing counts as approved") && plan.result == Ok(Outcome::Done(FINE)));
}

/// A clock that is years behind is said before a page is made.
#[test]
fn slow_clock_is_said() {
    let outside = home();
    let cli =
        Cli::try_parse_from(["foreword", "--home", outside.path().to_str().unwrap(), "export", "sample"]);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let wrong = "2020-01-01T09:00:00+00:00[Europe/London]".parse().unwrap();
    run(cli.unwrap(), &mut Console::new(wrong, &mut out, &mut err, None)).unwrap();
    assert!(String::from_utf8(err).unwrap().contains("clock looks wrong: it says 1 Jan 2020"));
}

/// An approval that would be over already does not replace one that holds.
#[test]
fn past_approval_replaces_none() {
    let outside = home();
    guide(&outside, &["import", &file(&outside, "sleep.ron", SLEEP)]);
    assert_eq!(approve(&outside, "sleep", &[]).result, Ok(Outcome::Done(FINE)));
    let before = fs::read(outside.path().join("home/approvals.ron")).unwrap();
    let ran = approve(&outside, "sleep", &["--date", "2026-01-01", "--review-by", "2026-11-21"]);
    assert_eq!(ran.result, Ok(Outcome::Done(USAGE)));
    let err = one_line(&ran.err);
    assert!(
        err.contains("Nothing was approved.") && err.contains("What was approved before stays."),
        "{err}"
    );
    assert_eq!(fs::read(outside.path().join("home/approvals.ron")).unwrap(), before);
}

/// A guide to start from, and the built-in one, can be written, checked and imported; errors come all at once.
#[test]
fn guides_are_written_to_start_from() {
    let (home, folder) = (home(), tempfile::tempdir().unwrap());
    let file = folder.path().join("ours.ron");
    let name = file.to_str().unwrap();
    let run = |args: &[&str]| foreword(home.path(), args);
    assert_eq!(run(&["guide", "template", "--out", name]).result, Ok(Outcome::Done(FINE)));
    let checked = run(&["guide", "check", name]);
    assert!(checked.out.contains("can be imported: 1 principle"), "{}", checked.out);
    assert!(!checked.out.contains("Worth a look"), "{}", checked.out);
    run(&["guide", "import", name]).result.unwrap();
    let text = run(&["guide", "export", "our-guide"]).out;
    let broken = text
        .replace("moment: Open", "moment: Opening")
        .replace("context.what_matters", "context.matters")
        .replace("number: 1", "number: 2");
    replace(&file, &broken);
    let checked = run(&["guide", "check", name]);
    assert_eq!(checked.result, Ok(Outcome::Done(FAILED)));
    for said in ["Write one of: Open", "no field named", "numbered in order"] {
        assert!(checked.out.contains(said), "{said}: {}", checked.out);
    }
    replace(&file, &text.replace("What do you miss most?", "You are just anxious."));
    let checked = run(&["guide", "check", name]);
    assert!(
        checked.out.contains("Worth a look") && checked.out.contains("“You are just anxious”"),
        "{}",
        checked.out
    );
    let built_in = run(&["guide", "export"]).out;
    assert!(built_in.starts_with("// A guide of Foreword."), "{}", built_in.get(..200).unwrap());
    replace(&file, &built_in.replacen("seven-principles", "of-our-own", 1));
    assert!(run(&["guide", "import", name]).out.contains("is here now: 7 principles"));
    assert!(run(&["guide", "export", "none"]).sentence().contains("no guide “none” here"));
}
