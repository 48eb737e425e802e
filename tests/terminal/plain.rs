//! Line by line, in a real terminal and through a pipe.

use std::{fs, io::Write};

use crate::pty::{FOREWORD, Session, new, run};

/// The program with these lines on standard input: its exit code and output.
fn piped(home: &std::path::Path, arguments: &[&str], lines: &str) -> (i32, String) {
    let mut program = assert_cmd::Command::new(FOREWORD);
    let program = program.args(arguments).env("FOREWORD_HOME", home).env("TZ", "Europe/London");
    let done = program.write_stdin(lines).output().unwrap();
    assert!(done.stderr.is_empty(), "{:?}", String::from_utf8_lossy(&done.stderr));
    (done.status.code().unwrap(), String::from_utf8(done.stdout).unwrap())
}

/// Nothing is drawn: no escape codes, and no line is begun again.
#[track_caller]
fn assert_never_redrawn(raw: &str) {
    let raw = raw.replace("\r\n", "\n");
    assert!(!raw.contains(|char: char| char.is_control() && char != '\n'), "{raw:?}");
}

#[test]
fn a_terminal_is_never_redrawn() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &["--plain", "open", &id]);
    session.sees("Context, page 1 of 4.").types("goals: to lift my grandson\r");
    session.sees("9. Goals, in their words: to lift my grandson").types("brief\r").sees("10:20 RH. Brief.");
    session
        .types("cover\r")
        .sees("Press Enter to carry on.")
        .types_until("\r", "Uncovered. 10:20 RH. Brief.");
    session.types_until("close\r", "The rest is as you heard it").types("quit\r").sees("Foreword has ended.");
    assert_never_redrawn(&session.ends_with_raw());
    assert!(fs::read_to_string(file).unwrap().contains("to lift my grandson"));
}

#[test]
fn signals_save_and_leave() {
    for (name, code) in [("TERM", 128 + 15), ("HUP", 128 + 1)] {
        let home = tempfile::tempdir().unwrap();
        let (id, file) = new(home.path());
        let mut session = Session::start(FOREWORD, home.path(), &["--plain", "open", &id]);
        session
            .sees("page 1 of 4.")
            .types("goals: typed before\r")
            .sees("9. Goals, in their words: typed before");
        session.signal(name);
        assert_eq!(session.ends().0.exit_code(), code, "{name}");
        assert!(fs::read_to_string(file).unwrap().contains("typed before"), "{name}");
    }
}

/// Where standard input is not a terminal; what follows `quit` is not read, and an end of the input leaves as well.
#[test]
fn lines_through_a_pipe() {
    let home = tempfile::tempdir().unwrap();
    new(home.path());
    let (code, out) = piped(home.path(), &[], "help\n1\ngoals: from a pipe\nquit\nhome\n");
    assert_eq!(code, 0);
    assert!(out.contains("quit: Save and quit Foreword.") && out.ends_with("Foreword has ended.\n"), "{out}");
    assert_never_redrawn(&out);
    let (code, out) = piped(home.path(), &[], "1\r\n");
    assert!(code == 0 && out.contains("9. Goals, in their words: from a pipe"), "{out}");
    let (code, out) = piped(home.path(), &["--plain"], "");
    assert!(code == 0 && out.contains("Type help"), "{out}");
}

#[test]
fn the_setting_does_as_the_flag() {
    let home = tempfile::tempdir().unwrap();
    new(home.path());
    let mut settings = fs::File::create(home.path().join("settings.ron")).unwrap();
    settings.write_all(b"(format: 1, plain: true)").unwrap();
    let mut session = Session::start(FOREWORD, home.path(), &[]);
    session.sees("Appointments.").types("quit\r").sees("Foreword has ended.");
    assert_never_redrawn(&session.ends_with_raw());
    let (code, out, _) = run(home.path(), &["list"]);
    assert!(code == 0 && out.contains("10:20 RH"), "commands are as before");
}

/// From nothing to a page on disk, with a paste and a kill on the way; each line is said and none drawn again.
#[test]
fn from_nothing_to_a_page() {
    let home = tempfile::tempdir().unwrap();
    let mut session = Session::sized(FOREWORD, home.path(), &["--plain"], (160, 50));
    session.sees("Type help").types("new 10:20 RH\r").sees("Commands here: done, close.");
    session.types("done\r").sees("14. Longer appointment needed? Why: empty");
    session.types("goals: to sleep\r").sees("9. Goals, in their words: to sleep");
    // Without an end of its last line, as most pastes: what is left on the line goes with it.
    session.types("a walk\rhome\rquit").sees("3 lines came at once, as in a paste: taken as text");
    session.sees("9. Goals, in their words: to sleep / a walk / home / quit");
    session.types("\r").sees("Context, page 1 of 4.");
    assert!(session.raw().lines().all(|line| !line.contains('\u{1b}')));
    session.killed();
    let mut session = Session::sized(FOREWORD, home.path(), &["--plain"], (160, 50));
    session
        .sees("Appointments.")
        .types("1\r")
        .sees("9. Goals, in their words: to sleep / a walk / home / quit");
    session.types("9 = to sleep through\r").sees("9. Goals, in their words: to sleep through");
    session.types("brief\r").sees("Crisis line").types("take out\r").sees("Commands here:");
    session.types("close\r").sees("close\nRH. Brief.");
    session.types("close\r").sees("The rest is as you heard it").types("quit\r").sees("Foreword has ended.");
    assert_never_redrawn(&session.ends_with_raw());
}

/// Each line of a pipe is a line, however fast they come.
#[test]
fn a_pipe_is_a_script() {
    let home = tempfile::tempdir().unwrap();
    let script = "new 10:20 RH\ndone\ngoals: to sleep\nbrief\nclose\nphrases\nflag 2\nclose\nquit\n";
    let (code, out) = piped(home.path(), &["--plain"], script);
    assert!(code == 0 && out.contains("9. Goals, in their words: to sleep"), "{out}");
    assert!(
        out.contains("Brief.\n") && out.contains("Note on a flagged phrase.") && !out.contains("at once"),
        "{out}"
    );
    assert_never_redrawn(&out);
}

/// A terminal that only prints is not drawn on; and no colour is used where none is wanted.
#[test]
fn environment_is_heeded() {
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let mut session = Session::start("/usr/bin/env", home.path(), &["TERM=dumb", FOREWORD, "open", &id]);
    session.sees("Context, page 1 of 4.").types("quit\r").sees("Foreword has ended.");
    assert_never_redrawn(&session.ends_with_raw());
    for (set, coloured) in [("CLICOLOR=1", true), ("CLICOLOR=0", false), ("NO_COLOR=1", false)] {
        let arguments = ["COLORFGBG=15;0", set, FOREWORD, "open", &id];
        let mut session = Session::start("/usr/bin/env", home.path(), &arguments);
        session.sees("What matters to them").types("\u{11}");
        let raw = session.ends_with_raw();
        assert_eq!(has_colour(&raw), coloured, "{set}: {raw:?}");
    }
}

/// Whether anything is written in a colour.
fn has_colour(raw: &str) -> bool {
    let styles = raw.split("\u{1b}[").skip(1).filter_map(|rest| {
        let (numbers, _) = rest.split_once('m')?;
        numbers.chars().all(|char| char.is_ascii_digit() || char == ';').then_some(numbers)
    });
    let mut numbers = styles.flat_map(|style| style.split(';')).filter_map(|number| number.parse().ok());
    numbers.any(|number: u32| matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107))
}
