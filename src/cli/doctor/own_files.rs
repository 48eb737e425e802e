//! What the person brought or made besides appointments: words, dictionaries, sets of phrases, guides.

use serde::Serialize;

use crate::{
    domain::{UserError, Words},
    spelling::Speller,
    store::{Folder, Store, guides::GUIDES, phrases::PHRASES, words::DICTIONARIES},
};

/// Words and dictionaries of the person's own, counted: their names and words are theirs.
#[derive(Default, Serialize)]
pub(super) struct Spelling {
    pub(super) own_words: Option<usize>,
    pub(super) dictionaries: usize,
    pub(super) dictionaries_not_understood: usize,
    #[serde(skip)]
    pub(super) problems: Vec<String>,
}

impl Spelling {
    /// What needs doing is added to `to_do`.
    pub(super) fn of(store: &Store<Folder>, to_do: &mut Vec<String>) -> Self {
        let words = store.read_file::<Words>();
        let (books, errors) = store.dictionaries();
        // To read the built-in one too takes a while; without any of one's own there is no need.
        let bad = if books.is_empty() { Vec::new() } else { Speller::new(&[], &books).1 };
        let dictionaries = books.len() - bad.len();
        let problems: Vec<_> =
            bad.into_iter().chain(errors.into_iter().map(|error| error.sentence)).collect();
        let not_understood = problems.len();
        to_do.extend(left_alone("dictionary", "dictionaries", not_understood).map(|left_alone| {
            format!(
                "{left_alone} Put good ones in their place, or move \
                 them out of the folder {DICTIONARIES}."
            )
        }));
        Self {
            own_words: words.ok().map(|words| words.words.len()),
            dictionaries,
            dictionaries_not_understood: not_understood,
            problems,
        }
    }
}

/// The other files in the home folder. Those of sets and guides have names given by people.
#[derive(Default, Serialize)]
pub(super) struct OwnFiles {
    pub(super) my_phrases: usize,
    pub(super) phrase_sets: usize,
    pub(super) phrase_sets_not_understood: usize,
    pub(super) guides: usize,
    pub(super) guides_not_understood: usize,
    pub(super) problems: Vec<String>,
    #[serde(skip)]
    pub(super) of_others: Vec<String>,
}

impl OwnFiles {
    /// What needs doing is added to `to_do`.
    pub(super) fn of(store: &mut Store<Folder>, to_do: &mut Vec<String>) -> Self {
        let phrases = store.phrases();
        let (guides, guide_troubles) = store.guides();
        let mine = phrases.mine_error;
        let sets: Vec<_> = phrases.errors.into_iter().filter(|one| mine.as_ref() != Some(one)).collect();
        let mut found = Self {
            my_phrases: phrases.book.mine.phrases.len(),
            phrase_sets: phrases.book.others.len(),
            phrase_sets_not_understood: sets.len(),
            guides: guides.len(),
            guides_not_understood: guide_troubles.len(),
            problems: store.file_errors().into_iter().map(|error| error.sentence).collect(),
            of_others: sets
                .into_iter()
                .chain(guide_troubles)
                .map(|UserError { sentence, .. }| sentence)
                .collect(),
        };
        to_do.extend(found.problems.iter().cloned());
        let sets = left_alone("set of phrases", "sets of phrases", found.phrase_sets_not_understood);
        let guides = left_alone("guide", "guides", found.guides_not_understood);
        for (left_alone, folder) in [(sets, PHRASES), (guides, GUIDES)] {
            to_do.extend(left_alone.map(|left_alone| {
                format!("{left_alone} Import it again from whoever made it, or move it out of the folder {folder}.")
            }));
        }
        found.of_others.sort();
        found
    }
}

/// That some are not understood, if any.
fn left_alone(one: &str, some: &str, count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one} of yours is not understood, so it is left alone and not used.")),
        _ => {
            Some(format!("{count} {some} of yours are not understood, so they are left alone and not used."))
        }
    }
}
