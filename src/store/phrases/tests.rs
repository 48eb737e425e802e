use jiff::civil::date;

use super::*;
use crate::{
    domain::phrasebook::PhraseReview,
    store::{Memory, UserFile},
};

const EARLIER: &str = "phrases/earlier";

fn gone_through(phrase: &str, wording: &str, day: i8) -> PhraseReview {
    PhraseReview {
        guide: "g".to_owned(),
        phrase: phrase.to_owned(),
        suggested: "As it was.".to_owned(),
        wording: Some(wording.to_owned()),
        flag: None,
        reviewed_on: date(2026, 11, day),
        ..PhraseReview::default()
    }
}

fn set(phrases: &[PhraseReview]) -> PhraseSet {
    PhraseSet { format: 1, phrases: phrases.to_vec(), ..PhraseSet::default() }
}

fn home() -> (Memory, Store<Memory>) {
    let disk = Memory::default();
    (disk.subfolder(PHRASES), Store::new(disk))
}

/// One's own set comes back and nothing is written before.
#[test]
fn own_set_comes_back() {
    let (folder, mut store) = home();
    assert_eq!(store.phrases(), PhrasesRead::default());
    assert!(folder.all().is_empty());
    let mine = set(&[gone_through("a", "mine", 1)]);
    assert_eq!(store.save_phrases(&mine), Ok(Changed { value: mine.clone(), said: None }));
    assert_eq!(Store::new(folder.clone()).phrases().book.mine, mine);
    assert_eq!(folder.all(), [MINE]);
}

#[test]
fn two_windows_lose_nothing_of_each_other() {
    let (folder, mut one) = home();
    let mut other = Store::new(folder.clone());
    one.save_phrases(&set(&[gone_through("a", "old", 1)])).unwrap();
    assert_eq!(other.phrases().book.mine.wording("g", "a"), Some("old"));
    one.save_phrases(&set(&[gone_through("a", "old", 1), gone_through("b", "of one", 2)])).unwrap();
    let saved =
        other.save_phrases(&set(&[gone_through("a", "old", 1), gone_through("c", "of other", 2)])).unwrap();
    assert_eq!(saved.value.phrases.len(), 3, "{saved:?}");
    assert_eq!(saved.said, None);
    assert_eq!(folder.subfolder(EARLIER).all(), Vec::<String>::new());

    // The same phrase in both.
    let saved =
        one.save_phrases(&set(&[gone_through("a", "mine", 2), gone_through("b", "of one", 2)])).unwrap();
    assert_eq!((saved.value.phrases.len(), saved.said), (3, None));
    let saved = other
        .save_phrases(&set(&[
            gone_through("a", "theirs", 3),
            gone_through("b", "of one", 2),
            gone_through("c", "of other", 2),
        ]))
        .unwrap();
    assert_eq!(saved.value.wording("g", "a"), Some("theirs"));
    assert!(saved.said.unwrap().contains("mine.2.ron"));
    let kept = |name: &str| String::from_utf8(folder.subfolder(EARLIER).get(name).unwrap()).unwrap();
    assert!(kept("mine.1.ron").contains("\"mine\"") && kept("mine.2.ron").contains("\"theirs\""));
}

/// A set put back to suggested in one window stays so.
#[test]
fn reset_stays_in_two_windows() {
    let (folder, mut one) = home();
    one.save_phrases(&set(&[gone_through("a", "old", 1)])).unwrap();
    let mut other = Store::new(folder);
    other.phrases();
    one.save_phrases(&set(&[])).unwrap();
    assert_eq!(other.save_phrases(&set(&[gone_through("a", "old", 1)])).unwrap().value, set(&[]));
}

/// One's own set cannot be changed while it is not understood in full.
#[test]
fn mine_left_alone() {
    for broken in [
        "",
        "PhraseSet(format: 1, phrases: [",
        "(format: 99, sets: [])",
        "(format: 1, title: \"K\", tone: 3)",
    ] {
        let (folder, mut store) = home();
        folder.put(MINE, broken);
        let found = store.phrases();
        assert!(found.errors.len() == 1 && found.read_only.is_some(), "{found:?}");
        assert_eq!(found.book.mine.title, if broken.contains("tone") { "K" } else { "" });
        let error = store.save_phrases(&set(&[gone_through("a", "mine", 1)])).unwrap_err();
        assert!(error.sentence.starts_with("Nothing was saved over it."), "{error}");
        assert_eq!(folder.get(MINE).unwrap(), broken.as_bytes());
        assert_eq!(folder.all(), [MINE]);
    }
}

/// Sets of others are listed, and can be switched off.
#[test]
fn other_sets_switch_off() {
    let (folder, mut store) = home();
    let theirs = PhraseSet { id: "5e7".to_owned(), title: "Ward 4".to_owned(), ..set(&[]) };
    store.add_phrases(&theirs, false).unwrap();
    folder.put("broken.ron", "(((");
    folder.put("notes.txt", "no set");
    let found = store.phrases();
    assert_eq!(found.book.others.as_slice(), std::slice::from_ref(&theirs));
    assert_eq!(found.errors.len(), 1, "{found:?}");
    assert_eq!(store.add_phrases(&theirs, false).unwrap_err().short, "file exists already");
    store.switch_phrases("5e7", true).unwrap();
    assert!(store.phrases().book.others[0].switched_off);
    store.add_phrases(&PhraseSet { title: "Ward 5".to_owned(), ..theirs }, true).unwrap();
    assert_eq!(store.phrases().book.others[0].title, "Ward 5");
    let kept = folder.subfolder(EARLIER).get("5e7.1.ron").unwrap();
    assert!(String::from_utf8(kept).unwrap().contains("Ward 4"));
    assert_eq!(store.switch_phrases("gone", true).unwrap_err().short, "no such set");
    for id in ["", "mine", "../x", "A", "a/b", &"a".repeat(65)] {
        let bad = PhraseSet { id: id.to_owned(), ..set(&[]) };
        assert_eq!(store.add_phrases(&bad, true).unwrap_err().short, "no usable ID", "{id}");
    }
}

#[test]
fn a_large_set_is_refused() {
    let (folder, mut store) = home();
    store.save_phrases(&set(&[gone_through("a", "old", 1)])).unwrap();
    let before = folder.get(MINE);
    let much = "a".repeat(usize::try_from(PhraseSet::LARGEST).unwrap());
    let error = store.save_phrases(&set(&[gone_through("a", &much, 2)])).unwrap_err();
    assert!(error.short == "too large" && error.sentence.contains("1 MB"), "{error}");
    assert_eq!(folder.get(MINE), before);
}
