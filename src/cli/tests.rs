//! Every command, and every way of typing one wrongly, on a real folder.

use std::{
    fs,
    io::{self, BufRead, ErrorKind},
    path::{Path, PathBuf},
};

use jiff::{Zoned, civil::Date};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::domain::{Answer, Appointment, Country, Details, Id, Moment};
use crate::store::{Folder, Store};
use crate::text::clean_line;

mod about;
mod backup;
mod check;
mod clinic;
mod doctor;
mod encryption;
mod find;
mod guide;
mod hostile;
mod keys;
mod listing;
mod out;
mod page;
mod phrases;
mod purge;
mod reflect;
mod report;
mod resources;
mod team;
mod verify;

struct Ran {
    result: Result<Outcome, UserError>,
    out: String,
    err: String,
}

impl Ran {
    fn sentence(self) -> String {
        self.result.unwrap_err().sentence
    }
}

fn now() -> Zoned {
    "2026-11-22T22:00:00+00:00[Europe/London]".parse().unwrap()
}

fn foreword(home: &Path, args: &[&str]) -> Ran {
    answered(home, args, None)
}

/// The command in a terminal, where this is answered to whatever it asks.
fn answered(home: &Path, args: &[&str], answer: Option<&str>) -> Ran {
    let before = ["foreword", "--home", home.to_str().unwrap()];
    let cli = Cli::try_parse_from(before.iter().chain(args)).unwrap();
    let (mut out, mut err, mut answers) = (Vec::new(), Vec::new(), answer.map(str::as_bytes));
    let answers = answers.as_mut().map(|answers| answers as &mut dyn BufRead);
    let result = run(cli, &mut Console::new(now(), &mut out, &mut err, answers));
    Ran { result, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

#[test]
fn what_was_mistyped_is_repeated_clean() {
    for typed in [["foreword", "\u{1b}]0;x\u{7}"], ["foreword", "--\u{9b}31m\u{202e}"]] {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        assert_eq!(parse(typed.map(OsString::from), &mut out, &mut err).unwrap_err(), USAGE);
        let said = String::from_utf8(err).unwrap();
        assert!(said.contains("Usage") && out.is_empty(), "{said}");
        assert!(!said.contains(|char: char| char.is_control() && char != '\n'), "{said:?}");
        assert!(!said.contains('\u{202e}'), "{said:?}");
    }
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert_eq!(parse(["foreword", "--help"].map(OsString::from), &mut out, &mut err).unwrap_err(), FINE);
    assert!(!out.is_empty() && err.is_empty());
}

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Makes an appointment and gives its ID.
fn made(home: &TempDir, args: &[&str]) -> String {
    let ran = foreword(home.path(), &[["new"].as_slice(), args].concat());
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(ran.err.is_empty() || ran.err.starts_with("Appointment on "), "{}", ran.err);
    ran.out.strip_suffix('\n').unwrap().to_owned()
}

fn file_of(home: &TempDir, id: &str) -> PathBuf {
    home.path().join("appointments").join(format!("{id}.ron"))
}

fn put(home: &TempDir, id: u128, text: &str) {
    let path = file_of(home, &format!("{id:032x}"));
    io::Write::write_all(&mut fs::File::create(path).unwrap(), text.as_bytes()).unwrap();
}

fn saved(home: &TempDir, id: u128, label: &str, when: Option<&str>) {
    let details = Details {
        label: label.to_owned(),
        when: when.map(|when| when.parse().unwrap()),
        ..Details::default()
    };
    let mut one = Appointment::new(Id::of(id), details, "seven", Moment::of(&now()));
    one.notes.context.what_matters = Answer::of("Beans");
    Home::of(Some(home.path())).unwrap().prepare().unwrap();
    Store::new(Folder::new(home.path())).create(&one).unwrap();
}

#[test]
fn the_table_of_arguments_is_sound() {
    use clap::CommandFactory;
    Cli::command().debug_assert();
    for wrong in
        [["foreword", "lsit"].as_slice(), &["foreword", "open"], &["foreword", "export", "1", "--to", "pdf"]]
    {
        assert_eq!(Cli::try_parse_from(wrong).unwrap_err().exit_code(), i32::from(USAGE));
    }
    let after = Cli::try_parse_from(["foreword", "list", "--home", "/x"]).unwrap();
    assert_eq!(after.home, Some(PathBuf::from("/x")));
}

/// Both are printed without a home, and name the commands.
#[test]
fn completions_and_man() {
    let outside = home();
    let folder = outside.path().join("notes");
    for args in ["bash", "elvish", "fish", "powershell", "zsh"].map(|shell| vec!["completions", shell]) {
        let ran = foreword(&folder, &args);
        assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
        assert!(ran.out.contains("large-type"), "{args:?}: {}", ran.out);
    }
    for (args, part) in [
        (["completions", "bash"].as_slice(), "brief options setback staff-card"),
        (&["completions", "zsh"], "northern-ireland"),
        (&["man"], r".TH foreword 1"),
        (&["man"], r"foreword\-export(1)"),
        (&["man", "export"], r"northern\-ireland"),
        (&["man", "guide", "check"], r".TH foreword-guide-check 1"),
    ] {
        let out = foreword(&folder, args).out;
        assert!(out.contains(part), "{part} in {out}");
    }
    let (first, within) = (foreword(&folder, &["man"]).out, foreword(&folder, &["man", "export"]).out);
    let info =
        crate::app::keymap::all().map(|command| command.info).find(|info| info.name == "phrases").unwrap();
    for part in [".SH KEYS", "Where nothing is typed", info.title, "CLICOLOR", ".SH \"EXIT STATUS\""] {
        assert!(first.contains(part) && !within.contains(part), "{part} in {first}");
    }
    let unknown = foreword(&folder, &["man", "lsit"]);
    assert_eq!((unknown.result, unknown.out.as_str()), (Ok(Outcome::Done(USAGE)), ""));
    assert!(!folder.exists());
}

/// A page refers to the pages of its commands, so all are written.
#[test]
fn man_pages_into_a_folder() {
    let outside = home();
    let pages = outside.path().join("man").join("man1");
    let ran = foreword(outside.path(), &["man", "--to", pages.to_str().unwrap()]);
    assert_eq!((ran.result, ran.out + &ran.err), (Ok(Outcome::Done(FINE)), String::new()));
    let first = fs::read_to_string(pages.join("foreword.1")).unwrap();
    let named: Vec<_> = first.lines().filter(|line| line.ends_with("(1)")).collect();
    assert!(named.len() > 15, "{named:?}");
    for name in named {
        let file = name.replace("\\-", "-").replace("(1)", ".1");
        assert!(pages.join(&file).is_file(), "{file}");
    }
    assert!(pages.join("foreword-guide-check.1").is_file() && !pages.join("foreword-help.1").exists());
    let refused = foreword(outside.path(), &["man", "--to", pages.join("foreword.1").to_str().unwrap()]);
    assert!(refused.sentence().contains("foreword.1"));
}

#[test]
fn licences_are_printed() {
    let outside = home();
    let page = foreword(&outside.path().join("notes"), &["licences"]).out;
    for words in [
        "spellbook 0.4",
        "Mozilla Public License Version 2.0",
        "Kevin Atkinson",
        "Apache License",
        "UNICODE LICENSE V3",
        "The standard library of Rust 1.95",
        "The Foreword developers",
        "https://github.com/helix-editor/spellbook",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(
        page.matches("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION").count(),
        1,
        "each once"
    );
    assert_eq!(foreword(outside.path(), &["licenses"]).out, page);
    assert_eq!(
        page.contains("LESSER GENERAL PUBLIC"),
        cfg!(all(target_os = "linux", target_feature = "crt-static"))
    );
}

#[test]
fn help_is_a_command_too() {
    for typed in [["help", "export"].as_slice(), &["help"], &["guide", "help", "check"]] {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let words = ["foreword"].iter().chain(typed).map(OsString::from);
        assert_eq!(parse(words, &mut out, &mut err).unwrap_err(), FINE, "{typed:?}");
        assert!(String::from_utf8(out).unwrap().contains("Usage: foreword") && err.is_empty(), "{typed:?}");
    }
}

/// The first start shows the sample, later ones the list.
#[test]
fn sample_then_list() {
    let outside = home();
    let folder = outside.path().join("notes");
    let new_folder = Some(folder.to_str().unwrap().to_owned());
    for start in [Start::First { new_folder }, Start::Home, Start::Home] {
        let ran = foreword(&folder, &[]);
        assert_eq!(
            ran.result,
            Ok(Outcome::Terminal { home: Home::of(Some(&folder)).unwrap(), start, plain: false, says: None })
        );
        assert_eq!(ran.out + &ran.err, "");
    }
    let there = home();
    let Ok(Outcome::Terminal { start, .. }) = foreword(there.path(), &[]).result else { panic!() };
    assert_eq!(start, Start::First { new_folder: None }, "it was there and empty");
}

/// A name that was mistyped does not look like lost notes.
#[test]
fn a_new_folder_is_named() {
    let outside = home();
    let folder = outside.path().join("ntoes");
    let name = folder.to_str().unwrap();
    let listed = foreword(&folder, &["list"]);
    assert!(listed.err.contains(&format!("there is no folder {name} yet")), "{}", listed.err);
    assert!(!folder.exists());
    let sleep = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guides/sleep.ron");
    for args in [["new", "--label", "RH"].as_slice(), &["guide", "import", sleep], &["reflect"]] {
        let ran = foreword(&folder, args);
        let says = format!("foreword: There was no folder {name} yet; it was made.\n");
        assert!(ran.result.is_ok() && ran.err.starts_with(&says), "{args:?}: {}", ran.err);
        assert!(!foreword(&folder, args).err.contains(&says), "said once");
        fs::remove_dir_all(&folder).unwrap();
    }
    assert!(foreword(outside.path(), &["list"]).err.contains("No appointments yet in "));
}

#[test]
fn new_needs_a_label_or_a_time() {
    for args in [["new"].as_slice(), &["new", "--label", " \t"]] {
        let outside = home();
        let folder = outside.path().join("notes");
        let ran = foreword(&folder, args);
        assert_eq!((ran.result, ran.out.as_str()), (Ok(Outcome::Done(USAGE)), ""));
        assert!(ran.err.contains("No appointment was made") && ran.err.contains("--label"), "{}", ran.err);
        assert!(!folder.exists());
    }
}

#[test]
fn new_prints_an_id_that_opens() {
    let home = home();
    let id = made(&home, &["--label", " 10:20\tRH\u{1b}[2J\n", "--when", "tomorrow 14:30"]);
    let ran = foreword(home.path(), &["open", &id]);
    let Ok(Outcome::Terminal { start: Start::Open(opened), .. }) = ran.result else {
        panic!("{:?}", ran.result);
    };
    assert_eq!(opened.appointment.id.as_str(), id);
    assert_eq!(opened.appointment.label, "10:20 RH");
    assert_eq!(opened.appointment.when.unwrap().to_string(), "2026-11-23T14:30:00+00:00");
    assert_eq!(opened.appointment.guide, content::guide().id);
    let shorter = id.get(..6).unwrap().to_uppercase();
    assert!(foreword(home.path(), &["open", &shorter]).result.is_ok());
}

#[test]
fn new_says_which_day_it_understood() {
    let home = home();
    for (when, says) in [
        ("12pm tomorrow", "Appointment on Mon 23 Nov 2026 12:00 (tomorrow).\n"),
        ("2pm fri", "Appointment on Fri 27 Nov 2026 14:00 (in 5 days).\n"),
        ("5 jan 9:20", "Appointment on Tue 5 Jan 2027 09:20 (in 44 days).\n"),
    ] {
        let ran = foreword(home.path(), &["new", "--when", when]);
        assert_eq!(ran.err, says, "{when}");
        assert_eq!(ran.out.trim().len(), 32, "the ID alone: {}", ran.out);
    }
    let ran = foreword(home.path(), &["new", "--when", "20/11 9:00"]);
    assert!(ran.err.contains("20 Nov is past; add the year"), "{}", ran.err);
}

#[test]
fn a_time_that_is_not_understood_makes_nothing() {
    for when in ["banana", "tomorrow", "", "--", "\u{1b}[2J"] {
        let outside = home();
        let folder = outside.path().join("notes");
        let ran = foreword(&folder, &["new", "--when", when]);
        assert_eq!((ran.result, ran.out.as_str()), (Ok(Outcome::Done(USAGE)), ""));
        assert!(ran.err.starts_with(&format!("“{}” was not understood: ", clean_line(when))), "{}", ran.err);
        assert!(
            (ran.err.contains("“tomorrow 14:30”") || ran.err.contains("“tue 9:20”"))
                && ran.err.ends_with("No appointment was made.\n"),
            "{}",
            ran.err
        );
        assert!(!folder.exists());
    }
}

#[test]
fn an_id_that_opens_nothing_is_explained() {
    let home = home();
    assert!(foreword(home.path(), &["open", "abc"]).sentence().starts_with("No appointment in "));
    let whole = "a".repeat(32);
    assert!(foreword(home.path(), &["open", &whole]).sentence().contains(&whole));
    saved(&home, 0xabc1 << 112, "", None);
    saved(&home, 0xabc2 << 112, "", None);
    put(&home, 0xbad << 116, "Appointment(");
    let several = foreword(home.path(), &["open", "abc"]).sentence();
    assert!(several.contains("2 appointments") && several.contains("abc1, abc2"), "{several}");
    assert!(foreword(home.path(), &["open", "bad"]).sentence().contains("ends before it is complete"));
    assert!(foreword(home.path(), &["open", "../x"]).sentence().contains("is not an ID"));
    assert!(foreword(home.path(), &["export", "xyz"]).sentence().contains("is not an ID"));
}

#[test]
fn a_home_that_is_a_file_is_said_to_be_one() {
    let outside = home();
    let file = outside.path().join("notes");
    fs::File::create(&file).unwrap();
    for args in
        [[].as_slice(), &["new", "--label", "RH"], &["list"], &["open", "a"], &["export", &"a".repeat(32)]]
    {
        let sentence = foreword(&file, args).sentence();
        assert!(sentence.contains("notes") && sentence.contains("file"), "{args:?}: {sentence}");
    }
}

/// An output that fails.
struct Broken(ErrorKind);

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A reader that has seen enough is no error; a full disk is one.
#[test]
fn closed_reader_is_no_error() {
    let home = home();
    for args in [["list", "--json"].as_slice(), &["export", "sample"], &["--about"]] {
        let before = ["foreword", "--home", home.path().to_str().unwrap()];
        let args = before.iter().chain(args);
        let run = |kind| {
            let cli = Cli::try_parse_from(args.clone()).unwrap();
            run(cli, &mut Console::new(now(), &mut Broken(kind), &mut Broken(kind), None))
        };
        assert_eq!(run(ErrorKind::BrokenPipe), Ok(Outcome::Done(FINE)));
        assert_eq!(run(ErrorKind::StorageFull).unwrap_err().short, "output lost");
    }
}

/// Settings that cannot be understood are named, and stop nothing.
#[test]
fn bad_settings_stop_nothing() {
    let home = home();
    let place = Home::of(Some(home.path())).unwrap();
    let read = || {
        let mut err = Vec::new();
        let mut out = Vec::new();
        let settings = super::page::settings(&place, &mut Console::new(now(), &mut out, &mut err, None));
        (settings.country, String::from_utf8(err).unwrap())
    };
    let write = |text: &str| {
        io::Write::write_all(
            &mut fs::File::create(home.path().join("settings.ron")).unwrap(),
            text.as_bytes(),
        )
    };
    assert_eq!(read(), (None, String::new()));
    write("(country: Some(Scotland))").unwrap();
    assert_eq!(read(), (Some(Country::Scotland), String::new()));
    write("(country: Some(Narnia))").unwrap();
    let (country, said) = read();
    assert_eq!(country, None);
    assert!(said.contains("settings.ron are not understood at line 1"), "{said}");
    assert!(said.ends_with("no country counts as chosen.\n") && !said.contains("Narnia"), "{said}");
}

fn replace(file: &Path, text: &str) {
    crate::store::replace(file, text.as_bytes()).unwrap();
}
