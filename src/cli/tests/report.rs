//! `foreword report wording`: from this computer's sets or from files, and never from an appointment.

use std::fs;

use super::*;
use crate::domain::{
    PhraseSet, Role, WordingReport,
    phrasebook::{Audience, PhraseReview, TestingAnswer},
};

fn set(title: &str, author: &str) -> PhraseSet {
    let guide = content::guide();
    let phrase = &guide.principles[0].phrases[0];
    let mut set = PhraseSet {
        format: 1,
        id: title.to_lowercase(),
        title: title.to_owned(),
        author: author.to_owned(),
        role: Some(Role::Nurse),
        review_by: Some("2026-01-31".parse().unwrap()),
        ..PhraseSet::default()
    };
    set.put(PhraseReview {
        guide: guide.id.clone(),
        phrase: phrase.id.clone(),
        suggested: phrase.says.clone(),
        wording: Some(format!("As {author} says it.")),
        flag: Some("Too *long* <b>for</b> the phone.".to_owned()),
        reviewed_on: "2026-11-20".parse().unwrap(),
        ..PhraseReview::default()
    });
    set.put_answer(TestingAnswer {
        guide: guide.id.clone(),
        question: "t1-q5".to_owned(),
        audience: Audience::Receiving,
        answer: "The word pathway.".to_owned(),
        answered_on: "2026-11-21".parse().unwrap(),
    });
    set
}

fn with(mine: &PhraseSet, other: Option<&PhraseSet>) -> TempDir {
    let home = home();
    saved(&home, 1, "10:20 MARKER", None);
    let mut store = Store::new(Folder::new(home.path()));
    store.phrases();
    store.save_phrases(mine).unwrap();
    if let Some(other) = other {
        store.add_phrases(other, false).unwrap();
    }
    home
}

/// It holds all flags, changes and answers, and nothing of an appointment.
#[test]
fn report_holds_reviews_only() {
    let home = with(&set("Mine", "Dr Rao"), Some(&set("Ward", "Sister Obi")));
    for to in ["md", "html", "ron"] {
        let ran = foreword(home.path(), &["report", "wording", "--to", to]);
        assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), ""));
        for part in [
            "Dr Rao",
            "Sister Obi",
            "As Sister Obi says it.",
            "The word pathway.",
            "not clear enough yet?",
            "for the phone",
        ] {
            let found = ran.out.replace("<b>for</b>", "for").replace("&#60;b&#62;for&#60;/b&#62;", "for");
            let found = found.replace("\\<b\\>for\\</b\\>", "for").replace("&lt;b&gt;for&lt;/b&gt;", "for");
            assert!(found.contains(part), "{to}, {part}:\n{}", ran.out);
        }
        for secret in ["MARKER", "Beans"] {
            assert!(!ran.out.contains(secret), "{to}: {}", ran.out);
        }
        assert!(to == "ron" || !ran.out.contains("Too *long* <b>"), "{}", ran.out);
    }
    let md = foreword(home.path(), &["report", "wording"]).out;
    for part in ["# Wording report", "version", "31 Jan 2026: past its review date", "## For whom it is"] {
        assert!(md.contains(part), "{part}:\n{md}");
    }
    let ron = foreword(home.path(), &["report", "wording", "--to", "ron"]).out;
    let read: WordingReport = ron::from_str(&ron).unwrap();
    assert_eq!((read.flagged.len(), read.changed.len(), read.answers.len(), read.sets.len()), (1, 2, 1, 2));
    let both = "Dr Rao, nurse; Sister Obi, nurse";
    assert_eq!((read.flagged[0].by.as_str(), read.answers[0].by.as_str()), (both, both), "it stands once");
}

/// It is made from files as well, and can go to a file.
#[test]
fn report_reads_and_writes_files() {
    let other = with(&set("Ward", "Sister Obi"), None);
    let folder = tempfile::tempdir().unwrap();
    let (file, page) = (folder.path().join("obi.ron"), folder.path().join("report.html"));
    let exported = foreword(other.path(), &["phrases", "export"]).out;
    crate::store::replace(&file, exported.as_bytes()).unwrap();
    let home = home();
    let args = ["report", "wording", "--to", "html", "--out", page.to_str().unwrap(), file.to_str().unwrap()];
    assert_eq!(foreword(home.path(), &args).result, Ok(Outcome::Done(FINE)));
    let written = fs::read_to_string(&page).unwrap();
    assert!(written.contains("As Sister Obi says it."), "{written}");
    crate::store::replace(&file, b"beans").unwrap();
    assert!(foreword(home.path(), &args).sentence().contains("are not understood"));
}

/// It says how to fill it, and has a colleague's view whether that set is used here or not.
#[test]
fn empty_report_says_how() {
    let home = home();
    let ran = foreword(home.path(), &["report", "wording"]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    assert!(
        ran.out.contains("How to fill this report") && ran.err.contains("Nothing has been flagged"),
        "{}",
        ran.out
    );
    let home = with(&PhraseSet::default(), Some(&set("Ward", "Sister Obi")));
    foreword(home.path(), &["phrases", "switch", "ward", "off"]).result.unwrap();
    assert!(foreword(home.path(), &["report", "wording"]).out.contains("Sister Obi"));
    let named = foreword(home.path(), &["report", "wording", "sister obi"]);
    assert!(named.out.contains("Sister Obi"), "{}{}", named.out, named.err);
    assert!(foreword(home.path(), &["report", "wording", "Nobody"]).sentence().contains("called “Nobody”"));
}
