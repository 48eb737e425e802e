//! A team's words about its service: exported, imported, and made into a report for a meeting.

use std::{fs, io::Write};

use super::*;
use crate::domain::{
    HowWell, Put, Reflection, ReflectionChange, Reflections, Team, TeamChange, reflection::slip,
};

/// The home of somebody who answered a question, typed in a slip, and was handed words by an appointment.
fn member(words: &str, word: HowWell) -> TempDir {
    let home = home();
    saved(&home, 1, "10:20 MARKER", None);
    let store = Store::new(Folder::new(home.path()));
    let guide = content::guide();
    let answer = |guide: &str, question: &str, words: &str| Reflection {
        on: "2026-11-20".parse().unwrap(),
        guide: guide.to_owned(),
        version: "2.0".to_owned(),
        question: question.to_owned(),
        asks: String::new(),
        words: words.to_owned(),
        word: None,
    };
    let own = Reflection { word: Some(word), ..answer(&guide.id, "p5-s1", words) };
    let slip = answer("", slip::QUESTIONS[0].0, "I felt rushed.");
    let carried = answer("", crate::domain::reflection::CARRIED.0, "HANDED OVER");
    let all =
        [own, slip, carried].map(|one| ReflectionChange::Answer(Put { before: None, after: Some(one) }));
    store.change_file::<Reflections>(|there| crate::domain::Changeable::change(there, all.to_vec())).unwrap();
    home
}

fn exported(home: &TempDir, author: &str, folder: &TempDir) -> String {
    let file = folder.path().join(format!("{author}.ron")).display().to_string();
    let ran = foreword(
        home.path(),
        &["reflect", "export", "--team", "--author", author, "--role", "gp", "--out", &file],
    );
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(ran.err.contains("Read it before you share it"), "{}", ran.err);
    file
}

#[test]
fn team_makes_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let (mine, obi, lee) = (
        member("We show all.", HowWell::DoneWell),
        member("Only tablets.", HowWell::NeedsWork),
        member("Some.", HowWell::Partly),
    );
    let file = exported(&obi, "Dr Obi", &folder);
    let shared = fs::read_to_string(&file).unwrap();
    assert!(shared.contains("Only tablets.") && shared.contains("I felt rushed."), "{shared}");
    assert!(!shared.contains("MARKER") && !shared.contains("HANDED OVER"), "{shared}");
    let ran = foreword(mine.path(), &["reflect", "import", &file]);
    assert!(ran.out.contains("Dr Obi, GP: 1 answer."), "{}", ran.out);
    assert!(
        foreword(mine.path(), &["reflect", "import", &file]).err.contains("You have these answers already")
    );

    let report = foreword(mine.path(), &["report", "service"]).out;
    let differ = report.find("WHERE OUR WORDS DIFFER").unwrap();
    assert!(report.find("Only tablets.").unwrap() > differ && report.contains("We show all."), "{report}");
    assert!(report.contains("I felt rushed.") && !report.contains("Dr Obi"), "two are not named: {report}");
    assert!(!report.contains("MARKER") && !report.contains("HANDED OVER"));

    let lees = exported(&lee, "Ms Lee", &folder);
    foreword(mine.path(), &["reflect", "import", &lees]);
    assert!(foreword(mine.path(), &["report", "service"]).out.contains("Dr Obi, GP"));
    let both = foreword(mine.path(), &["report", "service", "--to", "md", &file, &lees]).out;
    assert!(both.contains("Some.") && !both.contains("We show all."), "{both}");
    assert!(foreword(mine.path(), &["report", "service", "--to", "html"]).out.contains("<html"));
}

/// The next report opens with what was agreed, and a colleague's report too.
#[test]
fn next_report_opens_with_the_list() {
    let (home, other, folder) = (
        member("We show all.", HowWell::DoneWell),
        member("Some.", HowWell::Partly),
        tempfile::tempdir().unwrap(),
    );
    let change = TeamChange { change: "Longer first slots".to_owned(), ..TeamChange::default() };
    Store::new(Folder::new(home.path())).change_file::<Team>(|team| team.changes.push(change)).unwrap();
    let file = exported(&home, "Dr Obi", &folder);
    foreword(other.path(), &["reflect", "import", &file]);
    for home in [&home, &other] {
        let report = foreword(home.path(), &["report", "service"]).out;
        let at = |words: &str| report.find(words).unwrap_or_else(|| panic!("{words}: {report}"));
        assert!(at("Longer first slots") < at("We show all."), "{report}");
    }
}

#[test]
fn what_is_no_answers_is_refused() {
    let (home, folder) = (member("We show all.", HowWell::DoneWell), tempfile::tempdir().unwrap());
    let file = folder.path().join("a.ron");
    for (text, says) in
        [("Team(format: 1)", "no answers in it"), ("beans", "not understood"), ("Team(format: 9)", "newer")]
    {
        fs::File::create(&file).unwrap().write_all(text.as_bytes()).unwrap();
        let said = foreword(home.path(), &["reflect", "import", file.to_str().unwrap()]).sentence();
        assert!(said.contains(says), "{text}: {said}");
    }
    let nothing = foreword(super::home().path(), &["reflect", "export", "--team", "--author", "Dr Obi"]);
    assert!(
        nothing.result == Ok(Outcome::Done(FAILED)) && nothing.err.contains("nothing to export"),
        "{}",
        nothing.err
    );
    assert!(foreword(home.path(), &["report", "service", "--guide", "naps"]).sentence().contains("naps"));
}
