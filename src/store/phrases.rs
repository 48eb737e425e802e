//! Sets of phrases, a file each: the person's own and those of colleagues.

mod format;

use std::io::ErrorKind;

use super::{
    Disk, Doing, ENDING, Store,
    disk::names_in,
    user_error,
    user_file::{Decoded, encode},
};
use crate::domain::{Changed, PhraseReview, PhraseSet, PhrasesRead, UserError, phrasebook::Merged};

pub const PHRASES: &str = "phrases";

pub const MINE: &str = "mine.ron";

/// More sets than this are not read.
const MOST: usize = 100;

impl<D: Disk> Store<D> {
    /// The person's own set and the others. A file that is not understood stops no other.
    pub fn phrases(&mut self) -> PhrasesRead {
        let mut found = PhrasesRead::default();
        match self.file_named::<PhraseSet>(MINE) {
            Ok(None) => {}
            Ok(Some((Decoded::Whole(set), _))) => {
                self.phrases_read = set.clone();
                found.book.mine = set;
            }
            Ok(Some((Decoded::InPart(set, error), _))) => {
                found.book.mine = set;
                refuse(&mut found, error);
            }
            Ok(Some((Decoded::Not(error), _))) => refuse(&mut found, error),
            Err(error) => found.mine_error = Some(error),
        }
        found.errors.extend(found.mine_error.clone());
        let folder = self.disk.subfolder(PHRASES);
        let mut names = names_in(&folder).unwrap_or_else(|error| {
            found.errors.push(error);
            Vec::new()
        });
        names.retain(|name| name.ends_with(ENDING) && name != MINE);
        if names.len() > MOST {
            let sentence =
                format!("Of the sets of phrases in {} only the first {MOST} are read.", folder.place());
            found.errors.push(UserError::new("too many", sentence));
        }
        for name in names.iter().take(MOST) {
            match self.file_named::<PhraseSet>(name) {
                Ok(Some((Decoded::Whole(set) | Decoded::InPart(set, _), _))) => {
                    // From here on it goes by its name, so that two files never pass for one.
                    let id = name.trim_end_matches(ENDING).to_owned();
                    found.book.others.push(PhraseSet { id, ..set });
                }
                Ok(Some((Decoded::Not(error), _))) | Err(error) => found.errors.push(error),
                Ok(None) => {}
            }
        }
        found.book.others.sort_by(|one, other| {
            (!one.team, one.name(), &one.id).cmp(&(!other.team, other.name(), &other.id))
        });
        found
    }

    /// Writes the person's own set, merged with changes of another window since it was read. Where both
    /// changed the same phrase, both versions are kept as well.
    ///
    /// # Errors
    /// If it cannot be written, or the file there must not be overwritten; that is then as it was.
    pub fn save_phrases(&mut self, mine: &PhraseSet) -> Result<Changed<PhraseSet>, UserError> {
        let mut both = None;
        let Changed { value, said } = self.change_named(MINE, |theirs| {
            let Some(theirs) = theirs else { return Ok(mine.clone()) };
            let Merged { set, disputed } = PhraseSet::merged(&self.phrases_read, &theirs, mine);
            if disputed {
                both = Some(self.keep_both(&theirs, mine)?);
            }
            Ok(set)
        })?;
        self.phrases_read = value.clone();
        Ok(Changed { value, said: both.or(said) })
    }

    /// Adds the set of a colleague. With `over` it replaces one of the same ID, which is kept as an earlier
    /// file; gives the name of that.
    ///
    /// # Errors
    /// If it cannot be written, or if there is one and `over` was not asked for.
    pub fn add_phrases(&self, set: &PhraseSet, over: bool) -> Result<Option<String>, UserError> {
        let name = file_of(&set.id)?;
        self.alone(|| {
            let kept = match self.file_named::<PhraseSet>(&name)? {
                Some((_, bytes)) if over => Some(self.keep_earlier(PHRASES, &set.id, &bytes)?),
                Some(_) => {
                    let file = self.disk.subfolder(PHRASES).file(&name);
                    return Err(user_error(Doing::Changing, &file, &ErrorKind::AlreadyExists.into()));
                }
                None => None,
            };
            self.write_named(&name, set).map(|()| kept)
        })
    }

    /// Switches the set of a colleague off or on.
    ///
    /// # Errors
    /// If it cannot be read or written, or is not understood in full.
    pub fn switch_phrases(&self, id: &str, off: bool) -> Result<Option<String>, UserError> {
        let switched = self.change_named(&file_of(id)?, |set: Option<PhraseSet>| match set {
            Some(set) => {
                let unseen = set.unseen && off;
                Ok(PhraseSet { id: id.to_owned(), switched_off: off, unseen, ..set })
            }
            None => Err(UserError::new(
                "no such set",
                format!("There is no set of phrases with the ID {id}. Type: foreword phrases list"),
            )),
        })?;
        Ok(switched.said)
    }

    /// Puts a phrase into the team's set, which is begun where it is not there.
    ///
    /// # Errors
    /// If it cannot be read or written, or is not understood in full.
    pub fn put_in_team(
        &self,
        team: &PhraseSet,
        review: PhraseReview,
    ) -> Result<Changed<PhraseSet>, UserError> {
        let mut changed = self.change_named(&file_of(&team.id)?, |there: Option<PhraseSet>| {
            let mut set = there.unwrap_or_else(|| team.clone());
            set.put(review);
            Ok(set)
        })?;
        changed.value.id.clone_from(&team.id);
        Ok(changed)
    }

    /// Keeps both versions of a set as they were before the merge; says so.
    fn keep_both(&self, theirs: &PhraseSet, mine: &PhraseSet) -> Result<String, UserError> {
        let keep = |set| self.keep_earlier(PHRASES, "mine", encode(set).unwrap_or_default().as_bytes());
        Ok(format!(
            "Another window changed the same phrases. The later wording is used; both versions are kept as {} and {}.",
            keep(theirs)?,
            keep(mine)?
        ))
    }
}

/// Whether the set of a colleague can have this ID, which names its file.
#[must_use]
pub fn is_good_id(id: &str) -> bool {
    const LONGEST: usize = 64;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=LONGEST).contains(&id.len()) && id.bytes().all(plain) && !id.starts_with('-') && id != "mine"
}

fn file_of(id: &str) -> Result<String, UserError> {
    if is_good_id(id) {
        return Ok(format!("{id}{ENDING}"));
    }
    let sentence = format!(
        "“{}” is not an ID for a set of phrases. An ID is made of small letters, digits and hyphens; exporting a \
         set with Foreword gives it one.",
        crate::domain::guides::shown(id)
    );
    Err(UserError::new("no usable ID", sentence))
}

fn refuse(found: &mut PhrasesRead, error: UserError) {
    found.read_only = Some(error.sentence.clone());
    found.mine_error = Some(error);
}

#[cfg(test)]
mod tests;
