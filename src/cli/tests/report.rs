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
        guide: guide.id.to_string(),
        phrase: phrase.id.to_string(),
        suggested: phrase.says.to_string(),
        wording: Some(format!("As {author} says it.")),
        flag: Some("Too *long* <b>for</b> the phone.".to_owned()),
        reviewed_on: "2026-11-20".parse().unwrap(),
        ..PhraseReview::default()
    });
    set.put_answer(TestingAnswer {
        guide: guide.id.to_string(),
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
    let [phrase] = read.phrases.as_slice() else { panic!("{:?}", read.phrases) };
    assert_eq!(
        (phrase.wordings.len(), phrase.notes.len(), read.answers.len(), read.sets.len()),
        (2, 2, 1, 2)
    );
    assert_eq!(read.answers[0].by, "Dr Rao, nurse; Sister Obi, nurse", "it stands once");
}

/// A phrase is there once: the suggested words, everybody's own and notes, and who kept it.
#[test]
fn report_goes_by_phrase() {
    let mut kept = set("Kept", "Ms Lee");
    let one = &mut kept.phrases[0];
    (one.wording, one.flag) = (None, None);
    kept.answers.clear();
    let (mut plain, mut other) = (set("Noted", "Mr Ray"), kept.clone());
    (plain.phrases[0].wording, plain.phrases[0].flag) = (None, Some(String::new()));
    (other.author, other.phrases[0].phrase) =
        ("Dr Day".to_owned(), content::guide().principles[0].phrases[1].id.to_string());
    other.phrases[0].suggested = content::guide().principles[0].phrases[1].says.to_string();
    let sets = [set("Mine", "Dr Rao"), kept, plain, other];
    let page = WordingReport::of(&sets, &[content::guide()], "2026-11-26".parse().unwrap()).page();
    let page = crate::export::text(&page, 500);
    let mut from = page.find("PHRASE BY PHRASE").unwrap();
    let suggested = format!("Suggested: {}", content::guide().principles[0].phrases[0].says);
    for part in [
        suggested.as_str(),
        "As Dr Rao says it.",
        "Dr Rao, nurse",
        "Note: Too *long*",
        "Of: As Dr Rao says it.",
        "Note: Flagged, without a note",
        "Mr Ray",
        "Kept by: Ms Lee, nurse",
        "KEPT AS SUGGESTED",
        "Kept by: Dr Day, nurse",
    ] {
        from += page.get(from..).unwrap().find(part).unwrap_or_else(|| panic!("{part}:\n{page}"));
    }
    assert_eq!(page.matches(&suggested).count(), 1, "{page}");
    assert!(!page.contains("does not work"), "{page}");
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
