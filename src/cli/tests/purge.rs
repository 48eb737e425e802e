//! `foreword purge`: lists, asks, deletes, and says what it cannot promise.

use std::fs;

use super::*;
use crate::domain::HONEST;

/// Three whose day is past on 22 November, the oldest day last; one of yesterday.
fn old() -> TempDir {
    let home = home();
    for (id, label, when) in [
        (1, "9:00 KL", "2026-10-03T09:00:00+01:00"),
        (2, "9:20 RH", "2026-10-02T09:20:00+01:00"),
        (3, "", "2026-10-01T09:40:00+01:00"),
        (4, "yesterday", "2026-11-21T10:20:00+00:00"),
    ] {
        saved(&home, id << 120, label, Some(when));
        rewrite(&home, id, |text| text.replace("changed: \"2026-11-22", "changed: \"2026-09-01"));
    }
    home
}

fn rewrite(home: &TempDir, id: u128, change: impl Fn(String) -> String) {
    let text = fs::read_to_string(file_of(home, &format!("{:032x}", id << 120))).unwrap();
    put(home, id << 120, &change(text));
}

fn left(home: &TempDir) -> usize {
    fs::read_dir(home.path().join("appointments")).unwrap().count()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn with_yes_what_is_due_goes_and_is_listed() {
    let home = old();
    let history = home.path().join("history").join(format!("{:032x}", 1_u128 << 120));
    fs::create_dir_all(&history).unwrap();
    let ran = foreword(home.path(), &["purge", "--yes"]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    assert!(
        ran.out.starts_with(
            "\
03000000  no label  Thu 1 Oct 2026 09:40  delete after 15 Oct 2026
02000000  9:20 RH   Fri 2 Oct 2026 09:20  delete after 16 Oct 2026
01000000  9:00 KL   Sat 3 Oct 2026 09:00  delete after 17 Oct 2026
3 appointments were deleted, with all copies Foreword keeps.
"
        ),
        "{}",
        ran.out
    );
    assert!(one_line(&ran.out).ends_with(HONEST));
    assert_eq!((left(&home), history.exists()), (1, false));
    let again = foreword(home.path(), &["purge", "--yes"]);
    assert_eq!(
        (again.result, again.out.as_str()),
        (Ok(Outcome::Done(FINE)), "Nothing is due to be deleted.\n")
    );
}

#[test]
fn it_asks_and_only_a_yes_deletes() {
    let home = old();
    for no in ["", "\n", "n\n", "maybe\n", "delete\n"] {
        let Ran { result, out, .. } = answered(home.path(), &["purge"], Some(no));
        assert_eq!((result, left(&home)), (Ok(Outcome::Done(FINE)), 4));
        assert!(
            out.contains("Permanently delete 3 appointments, with all copies Foreword keeps? [y/N] "),
            "{out}"
        );
        assert!(out.ends_with("Nothing was deleted.\n"), "{out}");
    }
    let Ran { result, out, .. } = answered(home.path(), &["purge"], Some("Y\n"));
    assert_eq!((result, left(&home)), (Ok(Outcome::Done(FINE)), 1));
    assert!(one_line(&out).ends_with(HONEST), "{out}");
}

#[test]
fn without_a_terminal_it_only_lists() {
    let home = old();
    let Ran { result, out, err } = foreword(home.path(), &["purge"]);
    assert_eq!((result, out.lines().count(), left(&home)), (Ok(Outcome::Done(FAILED)), 3, 4));
    assert_eq!(err, "Nothing was deleted: there is no terminal to ask in. To delete, add --yes.\n");
}

/// The days can be given, and a date that was set holds.
#[test]
fn set_days_and_dates_hold() {
    let home = old();
    rewrite(&home, 1, |text| text.replace("    made:", "    delete_after: Never,\n    made:"));
    rewrite(&home, 4, |text| text.replace("    made:", "    delete_after: On(\"2026-11-01\"),\n    made:"));
    let ids = |args: &[&str]| {
        let out = foreword(home.path(), args).out;
        out.lines().filter_map(|line| line.get(..2).map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(ids(&["purge"]), ["03", "02", "04"]);
    assert_eq!(ids(&["purge", "--days", "51"]), ["04", "03"].map(str::to_owned));
    assert_eq!(ids(&["purge", "--days", "0"]), ["04"]);
    assert!(Cli::try_parse_from(["foreword", "purge", "--days", "-1"]).is_err());
}

/// Whatever is broken, of a newer format or holds more stays.
#[test]
fn purge_leaves_unclear_files() {
    let home = old();
    rewrite(&home, 1, |text| text.replace("format: 4,", "format: 9,"));
    rewrite(&home, 2, |text| text.replace("format: 4,", "format: 4, mood: 3,"));
    rewrite(&home, 3, |_| "Appointment(".to_owned());
    let ran = foreword(home.path(), &["purge", "--yes"]);
    assert_eq!(
        (ran.result, ran.out.as_str()),
        (Ok(Outcome::Done(FAILED)), "Nothing is due to be deleted.\n")
    );
    for words in [
        "newer version",
        "Its day is past, but it is not deleted.",
        "mood",
        "cannot be understood|ends before",
    ] {
        assert!(words.split('|').any(|words| ran.err.contains(words)), "{words}: {}", ran.err);
    }
    assert_eq!(left(&home), 4);
}

#[test]
fn the_bin_is_emptied_only_when_asked_to() {
    let home = old();
    let mut store = Store::new(Folder::new(home.path()));
    let binned = |home: &TempDir| fs::read_dir(home.path().join("bin")).unwrap().count();
    for id in [1, 4] {
        store.bin(&Id::of(id << 120), Moment::of(&now())).unwrap();
    }
    foreword(home.path(), &["purge", "--yes"]).result.unwrap();
    assert_eq!((left(&home), binned(&home)), (0, 2));
    let out = answered(home.path(), &["purge", "--bin"], Some("n")).out;
    assert!(
        out.contains("01000000  9:00 KL    Sat 3 Oct 2026 09:00   in the bin since 22 Nov 2026\n"),
        "{out}"
    );
    let ran = foreword(home.path(), &["purge", "--bin", "--yes"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(ran.out.contains("2 appointments were deleted"), "{}", ran.out);
    assert_eq!(binned(&home), 0);
}

/// A home not yet in use has nothing due and is not made.
#[test]
fn unused_home_has_nothing_due() {
    let outside = home();
    let folder = outside.path().join("notes");
    for args in [["purge"].as_slice(), &["purge", "--yes", "--bin"]] {
        let ran = foreword(&folder, args);
        assert_eq!(
            (ran.result, ran.out.as_str()),
            (Ok(Outcome::Done(FINE)), "Nothing is due to be deleted.\n")
        );
    }
    assert!(!folder.exists());
}

#[test]
fn about_says_what_deleting_cannot_promise() {
    let page = foreword(home().path(), &["--about"]).out;
    assert!(one_line(&page).contains(HONEST), "{page}");
}

/// The settings say after how many days; settings that are not understood delete nothing.
#[test]
fn settings_say_how_many_days() {
    let home = old();
    let set = |text: &str| {
        std::io::Write::write_all(
            &mut fs::File::create(home.path().join("settings.ron")).unwrap(),
            text.as_bytes(),
        )
    };
    set("(delete_after_days: 0)").unwrap();
    assert!(foreword(home.path(), &["purge", "--yes"]).out.contains("Nothing is due"));
    set("(delete_after_days: )").unwrap();
    let error = foreword(home.path(), &["purge", "--yes"]).result.unwrap_err();
    assert!(error.sentence.starts_with("Nothing was deleted. The settings in "), "{error}");
    assert_eq!(left(&home), 4);
    let listed = foreword(home.path(), &["list", "--json"]);
    assert!(listed.err.contains("settings.ron") && listed.out.contains("2026-10-17"), "{}", listed.out);
    set("(delete_after_days: 30)").unwrap();
    assert!(foreword(home.path(), &["list", "--json"]).out.contains("2026-11-02"));
    assert!(foreword(home.path(), &["purge", "--yes"]).out.contains("3 appointments were deleted"));
}
