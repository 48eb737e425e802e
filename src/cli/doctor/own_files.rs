//! Files of the person's own besides appointments: words, dictionaries, sets of phrases, guides.

use serde::Serialize;

use super::report::Report;
use crate::{
    app::keymap,
    command::RefusedLine,
    domain::{Settings, Words, counted},
    spelling::Speller,
    store::{HomeDisk, Store, dictionaries::DICTIONARIES, guides::GUIDES, phrases::PHRASES},
};

/// Counted only: names and words are the person's.
#[derive(Default, Serialize)]
pub(super) struct Spelling {
    pub(super) own_words: Option<usize>,
    pub(super) dictionaries: usize,
    pub(super) dictionaries_not_understood: usize,
    #[serde(skip)]
    pub(super) problems: Vec<String>,
}

/// Sets and guides have names given by people, so those are not for support.
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

/// A name that is no command, or no key, is the person's.
#[derive(Default, Serialize)]
pub(super) struct ChangedKeys {
    pub(super) changed: usize,
    pub(super) left_out: usize,
    #[serde(skip)]
    pub(super) problems: Vec<String>,
}

impl Report {
    pub(super) fn keys(&mut self, store: &Store<HomeDisk>) {
        let settings = store.read_file::<Settings>().unwrap_or_default();
        let keys = keymap::keys(&settings.keys);
        let changed = keymap::all().filter(|command| keys.is_changed(command)).count();
        let problems: Vec<_> = keys.refused.iter().map(RefusedLine::sentence).collect();
        self.keys = ChangedKeys { changed, left_out: problems.len(), problems };
        if self.keys.left_out > 0 {
            self.advise(format!(
                "Not every key in settings.ron can be had ({} left out); those commands keep the keys they have. To see \
                 which and why, type: foreword keys",
                counted(self.keys.left_out, "line"),
            ));
        }
    }

    pub(super) fn spelling(&mut self, store: &Store<HomeDisk>) {
        let (books, errors) = store.dictionaries();
        // Reading the built-in one too takes a while, and is needed only with others.
        let mut problems = if books.is_empty() { Vec::new() } else { Speller::new(&[], &books).1 };
        let dictionaries = books.len() - problems.len();
        problems.extend(errors.into_iter().map(|error| error.sentence));
        self.not_understood(
            ("dictionary", "dictionaries"),
            problems.len(),
            &format!("Put good ones in their place, or move them out of the folder {DICTIONARIES}."),
        );
        self.spelling = Spelling {
            own_words: store.read_file::<Words>().ok().map(|words| words.words.len()),
            dictionaries,
            dictionaries_not_understood: problems.len(),
            problems,
        };
    }

    pub(super) fn own_files(&mut self, store: &mut Store<HomeDisk>) {
        let phrases = store.phrases();
        let (guides, bad_guides) = store.guides();
        let mut bad_sets = phrases.errors;
        bad_sets.retain(|one| phrases.mine_error.as_ref() != Some(one));
        let problems: Vec<_> = store.file_errors().into_iter().map(|error| error.sentence).collect();
        self.to_do.extend(problems.iter().cloned());
        let again =
            |folder| format!("Ask whoever made it for it again, or move it out of the folder {folder}.");
        self.not_understood(("set of phrases", "sets of phrases"), bad_sets.len(), &again(PHRASES));
        self.not_understood(("guide", "guides"), bad_guides.len(), &again(GUIDES));
        self.own_files = OwnFiles {
            my_phrases: phrases.book.mine.phrases.len(),
            phrase_sets: phrases.book.others.len(),
            phrase_sets_not_understood: bad_sets.len(),
            guides: guides.len(),
            guides_not_understood: bad_guides.len(),
            problems,
            of_others: bad_sets.into_iter().chain(bad_guides).map(|error| error.sentence).collect(),
        };
        self.own_files.of_others.sort();
    }

    fn not_understood(&mut self, (one, some): (&str, &str), count: usize, next: &str) {
        match count {
            0 => {}
            1 => self.advise(format!("1 {one} of yours is not understood, so it is left as it is and not used. {next}")),
            _ => self.advise(format!(
                "{count} {some} of yours are not understood, so they are left as they are and not used. {next}"
            )),
        }
    }
}
