//! `foreword phrases`: given on, taken in after showing it, listed, switched off.

use std::fs;

use super::*;
use crate::domain::{Id, Moment, PhraseSet, Pin, phrasebook::PhraseReview};

fn gone_through(phrase: &str, wording: &str) -> PhraseReview {
    PhraseReview {
        guide: "seven".to_owned(),
        phrase: phrase.to_owned(),
        suggested: "As it was.".to_owned(),
        wording: (!wording.is_empty()).then(|| wording.to_owned()),
        flag: None,
        reviewed_on: "2026-11-20".parse().unwrap(),
        ..PhraseReview::default()
    }
}

/// A home in which these phrases are in one's own words.
fn with(phrases: &[(&str, &str)]) -> TempDir {
    let home = home();
    Home::of(Some(home.path())).unwrap().prepare().unwrap();
    let mut store = Store::new(Folder::new(home.path()));
    let mut mine = PhraseSet::default();
    for (phrase, wording) in phrases {
        mine.put(gone_through(phrase, wording));
    }
    store.phrases();
    store.save_phrases(&mine).unwrap();
    home
}

fn mine(home: &TempDir) -> PhraseSet {
    Store::new(Folder::new(home.path())).phrases().book.mine
}

fn others(home: &TempDir) -> Vec<PhraseSet> {
    Store::new(Folder::new(home.path())).phrases().book.others
}

/// The file of a colleague who has these phrases in other words.
fn of_colleague(phrases: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let theirs = with(phrases);
    let file = theirs.path().parent().unwrap().join(format!("{}.ron", Uuid::new_v4().simple()));
    let ran = foreword(
        theirs.path(),
        &["phrases", "export", "--out", file.to_str().unwrap(), "--author", "Sister Obi", "--role", "nurse"],
    );
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("obi.ron");
    fs::rename(file, &kept).unwrap();
    (folder, kept)
}

fn import(home: &TempDir, file: &Path, args: &[&str]) -> Ran {
    import_answered(home, file, args, None)
}

fn import_answered(home: &TempDir, file: &Path, args: &[&str], answer: Option<&str>) -> Ran {
    answered(home.path(), &[&["phrases", "import", file.to_str().unwrap()], args].concat(), answer)
}

/// An exported set says whose it is, and holds nothing of an appointment.
#[test]
fn set_names_its_owner() {
    let home = with(&[("p1-open-1", "Come in,\nhave a seat.")]);
    saved(&home, 1, "10:20 MARKER", None);
    let args = [
        "--author",
        "Sister Obi\u{1b}",
        "--role",
        "nurse",
        "--review-by",
        "2027-11-01",
        "--note",
        "Tried for a month.",
    ];
    let ran = foreword(home.path(), &[&["phrases", "export", "--title", "Ward 4"], args.as_slice()].concat());
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    for part in
        ["Sister Obi\"", "Nurse", "2027-11-01", "Tried for a month.", "Ward 4", "Come in,\nhave a seat."]
    {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    for secret in ["MARKER", "Beans"] {
        assert!(!ran.out.contains(secret), "{}", ran.out);
    }
    let again = foreword(home.path(), &["phrases", "export"]);
    assert_eq!(again.out, ran.out, "what was given is kept, and so is its ID");
    let without = foreword(home.path(), &["phrases", "export", "--review-by", "none"]);
    assert!(!without.out.contains("review_by"), "{}", without.out);
}

/// Nothing is exported where there is nothing, or a date is not understood.
#[test]
fn empty_export_is_refused() {
    let home = home();
    let ran = foreword(home.path(), &["phrases", "export"]);
    assert_eq!((ran.result, ran.out.as_str()), (Ok(Outcome::Done(FAILED)), ""));
    assert!(ran.err.starts_with("There is nothing to export yet"), "{}", ran.err);
    let home = with(&[("p1-open-1", "Come in.")]);
    let ran = foreword(home.path(), &["phrases", "export", "--review-by", "soonish"]);
    assert_eq!((ran.result, ran.out.as_str()), (Ok(Outcome::Done(USAGE)), ""));
    assert!(ran.err.contains("“soonish” was not understood"), "{}", ran.err);
    let inside = home.path().join("phrases").join("copy.ron");
    let ran = foreword(home.path(), &["phrases", "export", "--out", inside.to_str().unwrap()]);
    assert!(ran.sentence().contains("Foreword keeps the notes"));
    let past = foreword(home.path(), &["phrases", "export", "--review-by", "2026-01-01"]);
    assert!(past.err.contains("past its review date"), "{}", past.err);
}

/// A set is shown first, and then kept next to one's own.
#[test]
fn set_is_shown_then_added() {
    let home = with(&[("same", "The same."), ("other", "Come in and have a seat."), ("mine", "Mine alone.")]);
    let (_folder, file) = of_colleague(&[
        ("same", "The same."),
        ("other", "Come in and take a seat."),
        ("new", "Hello."),
        ("kept", ""),
    ]);
    let before = mine(&home);
    let ran = import(&home, &file, &[]);
    assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
    for part in [
        "Sister Obi, by Sister Obi, nurse; no review date.",
        "4 phrases, compared with your own set: 2 new, 1 the same, 1 different.",
        "here: “Come in and [have] a seat.”",
        "theirs: “Come in and [take] a seat.”",
        "“Hello.”",
        "as suggested: “As it was.”",
    ] {
        assert!(ran.out.contains(part), "{part}:\n{}", ran.out);
    }
    assert!(!ran.out.contains("The same.”"), "{}", ran.out);
    assert_eq!(mine(&home), before);
    assert_eq!(others(&home)[0].author, "Sister Obi");
    let again = import(&home, &file, &[]);
    assert!(again.out.contains("You have this set already."), "{}", again.out);
}

#[test]
fn a_set_for_a_guide_that_is_not_here_says_so() {
    let (_folder, file) = of_colleague(&[("p1-open-1", "Hello.")]);
    let ran = import(&home(), &file, &[]);
    assert!(ran.out.contains("The guide “seven” is not on this computer"), "{}", ran.out);
    let text = fs::read_to_string(&file).unwrap();
    replace(&file, &text.replace("\"seven\"", &format!("\"{}\"", crate::content::guide().id)));
    let ran = import(&home(), &file, &[]);
    assert!(ran.out.contains("Hello.") && !ran.out.contains("not on this computer"), "{}", ran.out);
}

/// A newer version of a set asks before it replaces the one there.
#[test]
fn newer_set_asks_first() {
    let home = with(&[("mine", "Mine.")]);
    let (_folder, file) = of_colleague(&[("a", "First.")]);
    import(&home, &file, &[]).result.unwrap();
    let id = others(&home)[0].id.clone();
    foreword(home.path(), &["phrases", "switch", &id, "off"]).result.unwrap();
    let text = fs::read_to_string(&file).unwrap().replace("First.", "Second.");
    replace(&file, &text);
    for (answer, code) in [(None, FAILED), (Some("n\n"), FINE), (Some(""), FINE)] {
        let Ran { result, out, err } = import_answered(&home, &file, &[], answer);
        assert_eq!(result, Ok(Outcome::Done(code)));
        assert!(out.contains("theirs: “[Second.]”"), "{out}{err}");
        assert_eq!(others(&home)[0].wording("seven", "a"), Some("First."));
        assert_eq!(answer.is_none(), err.contains("--replace"), "{err}");
    }
    assert_eq!(import_answered(&home, &file, &[], Some("y\n")).result, Ok(Outcome::Done(FINE)));
    let there = &others(&home)[0];
    assert_eq!((there.wording("seven", "a"), there.switched_off), (Some("Second."), true));
    let text = fs::read_to_string(&file).unwrap().replace("Second.", "Third.");
    replace(&file, &text);
    import(&home, &file, &["--replace"]).result.unwrap();
    assert_eq!(others(&home)[0].wording("seven", "a"), Some("Third."));
    replace(&file, &text.replace("Third.", "Fourth."));
    let said = import(&home, &file, &["--replace"]).out;
    assert!(said.contains("The version you had is kept in "), "{said}");
    replace(&file, &text);
    import(&home, &file, &["--replace"]).result.unwrap();
    assert_eq!(fs::read_dir(home.path().join("phrases").join("earlier")).unwrap().count(), 4);
}

/// Whatever somebody else kept, flagged and answered stays theirs.
#[test]
fn reviews_of_others_stay_theirs() {
    let theirs = with(&[("a", "Theirs."), ("kept", "")]);
    let mut store = Store::new(Folder::new(theirs.path()));
    let mut set = store.phrases().book.mine;
    set.put(PhraseReview { flag: Some("Too long.".to_owned()), ..gone_through("flagged", "") });
    set.put(PhraseReview { flag: Some(String::new()), ..gone_through("a", "Theirs.") });
    store.save_phrases(&set).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("theirs.ron");
    let exported = foreword(theirs.path(), &["phrases", "export", "--author", "Tom"]);
    assert!(exported.err.contains("what you typed (2 in this set)"), "{}", exported.err);
    replace(&file, &exported.out);
    let here = home();
    let said = import(&here, &file, &["--into-mine"]).out;
    for part in
        ["flagged, without a note", "flagged: Too long.", "are not.", "Copied into your own set: 1 phrase."]
    {
        assert!(said.contains(part), "{part}:\n{said}");
    }
    let mine = mine(&here);
    assert_eq!((mine.phrases.len(), mine.phrases[0].flag.as_ref()), (1, None));
}

/// Neither an export nor a report overwrites the set of somebody else.
#[test]
fn other_sets_are_not_overwritten() {
    let (_folder, file) = of_colleague(&[("a", "Theirs.")]);
    let home = with(&[("a", "Mine.")]);
    let before = fs::read(&file).unwrap();
    for args in [&["phrases", "export", "--out"][..], &["report", "wording", "--out"]] {
        let ran = foreword(home.path(), &[args, &[file.to_str().unwrap()]].concat());
        assert!(
            ran.sentence().contains("contains a set of phrases by Sister Obi, nurse, and was not"),
            "{args:?}"
        );
        assert_eq!(fs::read(&file).unwrap(), before);
    }
    let own = file.with_file_name("own.ron");
    for _ in 0..2 {
        let ran = foreword(home.path(), &["phrases", "export", "--out", own.to_str().unwrap()]);
        assert_eq!(ran.result, Ok(Outcome::Done(FINE)), "an earlier export of one's own may be");
    }
}

/// A page gives what is pinned in my words of now.
#[test]
fn page_has_my_present_words() {
    let home = with(&[]);
    saved(&home, 1, "RH", None);
    let phrase = &crate::content::guide().principles[0].phrases[0];
    let mut store = Store::new(Folder::new(home.path()));
    let mut book = store.phrases().book;
    let pin = Pin::of(&book, "seven", phrase);
    store.pin(&Id::of(1), pin, Moment::of(&now())).unwrap();
    let page = || foreword(home.path(), &["export", &format!("{:032x}", 1)]).out;
    assert!(page().contains("“I'd like to get to know"), "{}", page());
    book.mine.put(gone_through(&phrase.id, "Come in."));
    store.save_phrases(&book.mine).unwrap();
    assert!(page().contains("“Come in.” (my words)"), "{}", page());
}

#[test]
fn a_guide_and_a_set_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let (guide, set) = (folder.path().join("guide.ron"), folder.path().join("set.ron"));
    replace(&guide, "// Ours.\nGuide(format: 1)");
    replace(&set, "// Theirs.\n\nPhraseSet(format: 1)");
    let home = home();
    assert!(import(&home, &guide, &[]).sentence().contains("is a guide, not a set of phrases"));
    let ran = foreword(home.path(), &["guide", "check", set.to_str().unwrap()]);
    assert!(ran.out.contains("This is a set of phrases, not a guide."), "{}", ran.out);
}

/// It takes what it does not have, and is never overwritten unasked.
#[test]
fn own_set_is_filled_up() {
    let words = |home: &TempDir, phrase: &str| mine(home).wording("seven", phrase).map(ToOwned::to_owned);
    let (_folder, file) = of_colleague(&[("other", "Theirs."), ("new", "Hello.")]);
    for (args, answer, taken) in [
        (&["--into-mine"][..], Some("n\n"), "Mine."),
        (&["--into-mine"], None, "Mine."),
        (&["--into-mine"], Some("y\n"), "Theirs."),
    ] {
        let home = with(&[("other", "Mine.")]);
        assert_eq!(import_answered(&home, &file, args, answer).result, Ok(Outcome::Done(FINE)));
        assert_eq!(
            (words(&home, "other").as_deref(), words(&home, "new").as_deref()),
            (Some(taken), Some("Hello."))
        );
        let kept = home.path().join("phrases").join("earlier").join("mine-2026-11-22.1.ron");
        assert!(fs::read_to_string(kept).unwrap().contains("Mine."));
        assert_eq!(others(&home), []);
    }
    let home = with(&[("other", "Mine.")]);
    let ran = import(&home, &file, &["--into-mine", "--take-theirs"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert_eq!(words(&home, "other").as_deref(), Some("Theirs."));
    let again = import(&home, &file, &["--into-mine", "--take-theirs"]);
    assert!(again.out.contains("your own set is unchanged"), "{}", again.out);
}

/// It is not put next to itself, and strange files are left alone.
#[test]
fn own_set_is_not_added_twice() {
    let home = with(&[("mine", "Mine.")]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.ron");
    let own = foreword(home.path(), &["phrases", "export"]).out;
    let hostile = own.replace(&mine(&home).id, "../../x");
    let wide = own.replace("phrases: [", "tone: 1,\n    phrases: [");
    for (text, said) in [
        (own.as_str(), "This file is your own set"),
        (hostile.as_str(), "is not an ID for a set of phrases"),
        (wide.as_str(), "does not know, so it was not used"),
        ("(format: 9)", "newer version"),
        ("beans", "are not understood at line 1"),
        ("", "is empty"),
        (&" ".repeat(1024 * 1024 + 1), "larger than 1 MB"),
    ] {
        replace(&file, text);
        let sentence = import(&home, &file, &[]).sentence();
        assert!(sentence.contains(said), "{said}: {sentence}");
        assert_eq!(others(&home), []);
    }
    assert!(import(&home, &folder.path().join("none.ron"), &[]).sentence().contains("no such file"));
    assert!(import(&home, folder.path(), &[]).sentence().contains("It is a folder. "));
}

/// One's own set that is not understood is neither exported nor overwritten.
#[test]
fn unreadable_set_is_left_alone() {
    for broken in ["(((", "(format: 1, tone: 2)", "(format: 5)"] {
        let home = with(&[]);
        let file = home.path().join("phrases").join("mine.ron");
        replace(&file, broken);
        let (_folder, theirs) = of_colleague(&[("new", "Hello.")]);
        assert!(foreword(home.path(), &["phrases", "export"]).result.is_err());
        assert!(import(&home, &theirs, &["--into-mine"]).result.is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), broken);
        let ran = foreword(home.path(), &["phrases", "list"]);
        assert_eq!((ran.result, ran.err.is_empty()), (Ok(Outcome::Done(FAILED)), false));
    }
}

/// The list says which sets there are, and which are past their date.
#[test]
fn list_marks_what_is_past() {
    let home = with(&[("a", "Mine."), ("b", "")]);
    let (_folder, file) = of_colleague(&[("a", "Theirs.")]);
    let text = fs::read_to_string(&file)
        .unwrap()
        .replace("    phrases: [", "    review_by: Some(\"2026-01-31\"),\n    phrases: [");
    replace(&file, &text);
    import(&home, &file, &[]).result.unwrap();
    let id = others(&home)[0].id.clone();
    let ran = foreword(home.path(), &["phrases", "list"]);
    assert!(ran.out.starts_with("mine "), "{}", ran.out);
    for part in
        ["your own", "2 phrases, 1 in other words", "Sister Obi, nurse", "31 Jan 2026: past its review date"]
    {
        assert!(ran.out.contains(part), "{part}:\n{}", ran.out);
    }
    assert!(ran.out.contains("switched off until it is looked through"), "{}", ran.out);
    foreword(home.path(), &["phrases", "switch", "sister obi", "on"]).result.unwrap();
    assert!(!foreword(home.path(), &["phrases", "list"]).out.contains("switched off"));
    let ran = foreword(home.path(), &["phrases", "switch", "Sister Obi", "off"]);
    assert_eq!(ran.out, "“Sister Obi” is switched off on this computer.\n");
    let json = foreword(home.path(), &["phrases", "list", "--json"]).out;
    let rows: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(rows[1]["switched_off"], true);
    assert_eq!(rows[1]["past_review"], true);
    assert_eq!(rows[0]["id"], "mine");
    let short = foreword(home.path(), &["phrases", "switch", id.split_at(6).0, "on"]);
    assert_eq!(short.out, "“Sister Obi” is in use on this computer.\n", "it may be shortened");
    let own = foreword(home.path(), &["phrases", "switch", "mine", "off"]);
    assert!(own.sentence().contains("Your own set is always used."));
    assert!(
        foreword(home.path(), &["phrases", "switch", "abc", "on"]).sentence().contains("no set of phrases")
    );
}

/// New or another version, it is not used before somebody looked.
#[test]
fn imported_set_starts_off() {
    let home = with(&[]);
    let (_folder, file) = of_colleague(&[("a", "First.")]);
    let ran = import(&home, &file, &[]);
    assert!(ran.out.contains("phrases switch \"Sister Obi\" on"), "{}", ran.out);
    let state = || (others(&home)[0].switched_off, others(&home)[0].unseen);
    assert_eq!(state(), (true, true));
    foreword(home.path(), &["phrases", "switch", "Sister Obi", "on"]).result.unwrap();
    assert_eq!(state(), (false, false));
    assert!(import(&home, &file, &[]).out.contains("You have this set already."));
    replace(&file, &fs::read_to_string(&file).unwrap().replace("First.", "Second."));
    import(&home, &file, &["--replace"]).result.unwrap();
    assert_eq!(state(), (true, true));
}

/// Two of one name are told apart by their IDs; a name of none is said.
#[test]
fn sets_are_named_by_name() {
    let home = with(&[]);
    let store = Store::new(Folder::new(home.path()));
    for id in ["one", "two"] {
        let set = PhraseSet { id: id.to_owned(), title: "Back team".to_owned(), ..PhraseSet::default() };
        store.add_phrases(&set, false).unwrap();
    }
    let switched = |name| foreword(home.path(), &["phrases", "switch", name, "off"]);
    assert!(switched("back TEAM").sentence().contains("Type one of their IDs: one, two"));
    assert_eq!(switched("two").out, "“Back team” is switched off on this computer.\n");
    assert!(switched("Sister Obi").sentence().contains("no set of phrases called “Sister Obi”"));
    let shared = foreword(home.path(), &["phrases", "export", "two"]).out;
    assert!(shared.contains("\"two\"") && !shared.contains("switched_off"), "{shared}");
}

/// Asked where nobody is named yet, and kept for the next export.
#[test]
fn author_is_asked_once() {
    let home = with(&[("a", "Hello.")]);
    let ran = answered(home.path(), &["phrases", "export"], Some("Sister Obi\nnurse\n"));
    assert!(ran.err.contains("Your name") && ran.out.contains("\"Sister Obi\""), "{}{}", ran.err, ran.out);
    assert_eq!(mine(&home).role.map(crate::domain::Role::label), Some("nurse"));
    let again = answered(home.path(), &["phrases", "export"], Some(""));
    assert_eq!((again.err.as_str(), again.out), ("", ran.out));
}
