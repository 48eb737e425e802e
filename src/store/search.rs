//! Notes read and not opened: words sought in all of them, and the appointments of a day.
//!
//! The index says which notes can hold the words, the newest first; those are read, so that no line is shown
//! that is there no more. Then come the notes that the index does not know. Words that go on from those before
//! are sought where those were found.

use std::{collections::HashSet, panic::resume_unwind, sync::PoisonError, thread};

use memchr::memmem::Finder;

use super::{
    Disk, Parts, Stamp, Store, id_of, in_shares,
    index::{self, Entry, Index},
    listing::{Beyond, entry},
};
use crate::{
    domain::{Appointment, FoundLine, FoundLines, Id, MOST_FOUND, Moment, UserError},
    text::{Matcher, fold},
};

/// Bytes of texts looked through at a time.
const PIECE: usize = if cfg!(test) { 1 << 12 } else { 1 << 20 };

/// Notes that the index does not know.
#[derive(Default)]
struct Others {
    all: Vec<(Id, Option<Stamp>)>,
    known: usize,
}

/// A search that more letters may go on from.
pub(super) struct Search {
    words: String,
    index: Option<Index>,
    others: Others,
    progress: Progress,
}

/// How far the index was looked through, and which rows held the words.
#[derive(Default)]
struct Progress {
    hits: Vec<usize>,
    next: usize,
}

/// The lines of notes that were read.
#[derive(Default)]
struct Looked {
    found: Vec<(Moment, Vec<FoundLine>)>,
    ids: HashSet<Id>,
    entries: Vec<Entry>,
    unread: usize,
}

impl<D: Disk> Store<D> {
    /// These appointments as they are on disk, in this order; whoever has one open keeps it.
    pub fn read_all(&self, ids: &[Id]) -> Vec<(Id, Result<Appointment, UserError>)> {
        ids.iter().map(|id| (id.clone(), self.read(id).map(|opened| opened.appointment))).collect()
    }

    /// A note was written: nothing goes on from the search before.
    pub fn forget_search(&self) {
        self.take_search();
    }

    fn take_search(&self) -> Option<Search> {
        self.search.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The lines of all notes that hold every word of these. Notes that cannot be read are counted. The first
    /// lines are told before the rest is looked through.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn find_in_notes(&self, words: &str, tell: impl FnOnce(FoundLines)) -> Result<FoundLines, UserError> {
        let sought = Matcher::new(words);
        let file = self.index_file();
        let folded = fold(words.trim());
        let goes_on = |before: &Search| !before.words.is_empty() && folded.starts_with(&before.words);
        let before = self.take_search().filter(goes_on);
        let is_new = before.is_none();
        let mut search = before.unwrap_or_else(|| Search {
            words: String::new(),
            index: file.as_deref().and_then(Index::read),
            others: Others::default(),
            progress: Progress::default(),
        });
        search.words = folded;
        let (index, progress) = (search.index.as_ref(), &mut search.progress);
        // Meanwhile the files are compared with it.
        let (mut looked, others) = thread::scope(|scope| {
            let others = is_new.then(|| scope.spawn(|| self.others(index)));
            let looked = index.map(|index| self.hits((file.as_deref(), index), progress, &sought, tell));
            let others = others.map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)));
            (looked.unwrap_or_default(), others)
        });
        if let Some(others) = others {
            search.others = others?;
        }
        for share in in_shares(&search.others.all, |all| self.look_in(all, &looked.ids, &sought)) {
            looked.found.extend(share.found);
            looked.unread += share.unread;
            looked.entries.extend(share.entries);
        }
        if is_new {
            self.take_beyond(Beyond::of_search(looked.entries, search.others.known));
        }
        *self.search.lock().unwrap_or_else(PoisonError::into_inner) = Some(search);
        Ok(FoundLines::of(looked.found, looked.unread))
    }

    /// The notes that the index does not know as they are.
    fn others(&self, index: Option<&Index>) -> Result<Others, UserError> {
        let rows = index.map(Index::rows).unwrap_or_default();
        let mut others = Others::default();
        let mut files = self.stamps()?;
        files.retain(|(name, stamp)| {
            let row = index::number_of(name).and_then(|number| rows.get(&number));
            let is_known = row.is_some_and(|row| index.is_some_and(|index| index.is_of(*row, *stamp)));
            others.known += usize::from(is_known);
            !is_known
        });
        files.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        others.all = files.into_iter().filter_map(|(name, stamp)| Some((id_of(&name)?, stamp))).collect();
        Ok(others)
    }

    /// The lines of the notes of which the index says that they hold the words: no more than are shown.
    fn hits(
        &self,
        (file, index): (Option<&dyn Parts>, &Index),
        progress: &mut Progress,
        sought: &Matcher,
        tell: impl FnOnce(FoundLines),
    ) -> Looked {
        let mut looked = Looked::default();
        let (mut lines, mut tell, mut from) = (0, Some(tell), 0);
        let finder = Finder::new(sought.longest().as_bytes());
        let before = Progress { hits: std::mem::take(&mut progress.hits), next: progress.next };
        let is_wanted = |row: usize| row >= before.next || before.hits.binary_search(&row).is_ok();
        while from < index.len() && lines <= MOST_FOUND {
            let piece = index.piece(from, PIECE);
            let mut end = piece.end;
            // Of what was looked through before, only where those words were found.
            let texts =
                if piece.clone().any(is_wanted) { index.texts(file, piece.clone()) } else { Vec::new() };
            for (row, text) in piece.zip(texts).filter(|(row, _)| is_wanted(*row)) {
                if lines > MOST_FOUND {
                    end = row;
                    break;
                }
                // A text that is damaged says nothing, so the note is asked.
                let may_hold = text.is_none_or(|text| {
                    finder.find(text.as_bytes()).is_some()
                        && text.split('\n').any(|line| sought.matches_folded(line))
                });
                let Some(id) = index.id(row).filter(|_| may_hold) else { continue };
                progress.hits.push(row);
                let Ok(opened) = self.read(&id) else { continue };
                let theirs = opened.appointment.lines_with(sought);
                lines += theirs.len();
                looked.found.push((opened.appointment.when_or_changed(), theirs));
                looked.ids.insert(id);
            }
            from = end;
            if lines > 0
                && from < index.len()
                && let Some(tell) = tell.take()
            {
                tell(FoundLines::of(looked.found.clone(), 0));
            }
        }
        // Where it stopped early, those of before are still to be looked in.
        progress.hits.extend(before.hits.into_iter().filter(|row| *row >= from));
        progress.next = progress.next.max(from);
        looked
    }

    fn look_in(&self, all: &[(Id, Option<Stamp>)], but: &HashSet<Id>, sought: &Matcher) -> Looked {
        let mut looked = Looked::default();
        for (id, stamp) in all.iter().filter(|(id, _)| !but.contains(id)) {
            match self.read(id) {
                Ok(opened) => {
                    let lines = opened.appointment.lines_with(sought);
                    looked.found.push((opened.appointment.when_or_changed(), lines));
                    looked.entries.extend(entry(&opened, *stamp));
                }
                Err(_) => looked.unread += 1,
            }
        }
        looked
    }
}
