//! Sets of phrases as files: one's own and those of colleagues, one each.

pub mod format;

use std::io::{self, ErrorKind};

use super::{Disk, Doing, ENDING, Store, user_error};
use crate::domain::{PhraseSet, Phrasebook, UserError, phrasebook::Merged};
use format::{Read, decode, encode};

/// The folder they are in, in the home folder.
pub const PHRASES: &str = "phrases";

/// Where a file is kept that another one takes the place of.
pub const EARLIER: &str = "phrases/earlier";

/// One's own set.
pub const MINE: &str = "mine.ron";

/// A file larger than this is no set of phrases.
pub const LARGEST: u64 = 1024 * 1024;

/// More sets than this are not read.
const MOST: usize = 100;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhrasesRead {
    pub book: Phrasebook,
    /// Why one's own may not be changed, as a whole sentence, if it may not.
    pub read_only: Option<String>,
    /// Why one's own is not there in full, if it is not.
    pub mine_trouble: Option<UserError>,
    pub errors: Vec<UserError>,
}

/// What became of saving one's own set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhrasesSaved {
    pub set: PhraseSet,
    pub said: Option<String>,
}

impl<D: Disk> Store<D> {
    /// One's own set of phrases and the others. A file that is not understood stops no other.
    pub fn phrases(&mut self) -> PhrasesRead {
        let mut found = PhrasesRead::default();
        let disk = self.disk.subfolder(PHRASES);
        match read(&disk, MINE) {
            Ok(None) => {}
            Ok(Some(Read::Good(set))) => {
                self.phrases_read = set.clone();
                found.book.mine = set;
            }
            Ok(Some(Read::InPart(set, error))) => {
                found.book.mine = set;
                found.read_only = Some(error.sentence.clone());
                found.mine_trouble = Some(error);
            }
            Ok(Some(Read::Newer(error))) => {
                found.read_only = Some(error.sentence.clone());
                found.mine_trouble = Some(error);
            }
            Ok(Some(Read::Damaged(error))) | Err(error) => found.mine_trouble = Some(error),
        }
        found.errors.extend(found.mine_trouble.clone());
        match others(&disk) {
            Ok(names) => {
                if names.len() > MOST {
                    found.errors.push(too_many(&disk));
                }
                for name in names.iter().take(MOST) {
                    match read(&disk, name) {
                        Ok(Some(Read::Good(set) | Read::InPart(set, _))) => {
                            // From here on it goes by its name, so that two files never pass for one.
                            let id = name.trim_end_matches(ENDING).to_owned();
                            found.book.others.push(PhraseSet { id, ..set });
                        }
                        Ok(Some(Read::Newer(error) | Read::Damaged(error))) | Err(error) => {
                            found.errors.push(error);
                        }
                        Ok(None) => {}
                    }
                }
            }
            Err(error) => found.errors.push(error),
        }
        found.book.others.sort_by(|one, other| (one.name(), &one.id).cmp(&(other.name(), &other.id)));
        found
    }

    /// Writes one's own set, with what another window wrote since it was read here. Where both changed
    /// the same phrase, both files are kept as well.
    ///
    /// # Errors
    /// If it cannot be written, or what stands there must not be written over; it then stands as it was.
    pub fn save_phrases(&mut self, mine: &PhraseSet) -> Result<PhrasesSaved, UserError> {
        let disk = self.disk.subfolder(PHRASES);
        let saved = disk.with_lock(|| {
            let (set, said) = match read(&disk, MINE)? {
                None => (mine.clone(), None),
                Some(Read::Good(theirs)) => {
                    let Merged { set, disputed } = PhraseSet::merged(&self.phrases_read, &theirs, mine);
                    (set, disputed.then(|| self.keep_both(&theirs, mine)).transpose()?)
                }
                Some(Read::InPart(_, error) | Read::Newer(error)) => return Err(untouched(error)),
                Some(Read::Damaged(_)) => {
                    let bytes = disk.read(MINE, LARGEST).map_err(|error| failed(&disk, MINE, &error))?;
                    let kept = self.keep_earlier("mine", &bytes)?;
                    (mine.clone(), Some(format!("The file that was not understood is now {kept}.")))
                }
            };
            write(&disk, MINE, &set)?;
            Ok(PhrasesSaved { set, said })
        })?;
        self.phrases_read = saved.set.clone();
        Ok(saved)
    }

    /// Keeps one's own set as it is on disk under another name, before much of it changes; gives that
    /// name, or none where there is nothing yet.
    ///
    /// # Errors
    /// If it cannot be read or written.
    pub fn keep_my_phrases(&self, day: &str) -> Result<Option<String>, UserError> {
        let disk = self.disk.subfolder(PHRASES);
        match disk.read(MINE, LARGEST) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            bytes => {
                let bytes = bytes.map_err(|error| failed(&disk, MINE, &error))?;
                self.keep_earlier(&format!("mine-{day}"), &bytes).map(Some)
            }
        }
    }

    /// Puts a set of somebody else next to one's own. With `over`, in the place of the one of the same
    /// ID, which is kept as an earlier file; gives the name of that.
    ///
    /// # Errors
    /// If it cannot be written, or if there is one and `over` was not asked for.
    pub fn add_phrases(&self, set: &PhraseSet, over: bool) -> Result<Option<String>, UserError> {
        let disk = self.disk.subfolder(PHRASES);
        let name = file_of(set)?;
        if over {
            disk.with_lock(|| {
                let kept = match disk.read(&name, LARGEST) {
                    Ok(bytes) => Some(self.keep_earlier(&set.id, &bytes)?),
                    Err(error) if error.kind() == ErrorKind::NotFound => None,
                    Err(error) => return Err(failed(&disk, &name, &error)),
                };
                write(&disk, &name, set).map(|()| kept)
            })
        } else {
            let text = text_of(&disk, &name, set)?;
            disk.create(&name, text.as_bytes()).map_err(|error| failed(&disk, &name, &error))?;
            Ok(None)
        }
    }

    /// Leaves the set of somebody else aside on this computer, or uses it again.
    ///
    /// # Errors
    /// If it cannot be read or written, or is not understood in full.
    pub fn switch_phrases(&self, id: &str, off: bool) -> Result<(), UserError> {
        let disk = self.disk.subfolder(PHRASES);
        let name = file_of(&PhraseSet { id: id.to_owned(), ..PhraseSet::default() })?;
        disk.with_lock(|| match read(&disk, &name)? {
            None => Err(UserError {
                short: "no such set".to_owned(),
                sentence: format!("There is no set of phrases with the ID {id}. Type: foreword phrases list"),
            }),
            Some(Read::Good(set)) => {
                write(&disk, &name, &PhraseSet { id: id.to_owned(), switched_off: off, ..set })
            }
            Some(Read::InPart(_, error) | Read::Newer(error) | Read::Damaged(error)) => Err(untouched(error)),
        })
    }

    /// Both versions of a set as they were, next to what became of them; says so.
    fn keep_both(&self, theirs: &PhraseSet, mine: &PhraseSet) -> Result<String, UserError> {
        let earlier = self.disk.subfolder(EARLIER);
        let mut kept = Vec::new();
        for set in [theirs, mine] {
            kept.push(self.keep_earlier("mine", text_of(&earlier, MINE, set)?.as_bytes())?);
        }
        Ok(format!(
            "Another window changed the same phrases. The later wording is used; both versions are kept as {}.",
            kept.join(" and ")
        ))
    }

    /// Writes a file as it was under a name that nothing has; gives that name.
    fn keep_earlier(&self, stem: &str, bytes: &[u8]) -> Result<String, UserError> {
        const MANY: u32 = 10_000;
        let disk = self.disk.subfolder(EARLIER);
        for number in 1..MANY {
            let name = format!("{stem}.{number}{ENDING}");
            match disk.create(&name, bytes) {
                Ok(()) => return Ok(disk.file(&name)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(&disk, &name, &error)),
            }
        }
        Err(failed(&disk, stem, &ErrorKind::AlreadyExists.into()))
    }
}

/// Whether a set of somebody else can go by this ID, which names its file.
#[must_use]
pub fn is_good_id(id: &str) -> bool {
    const LONGEST: usize = 64;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=LONGEST).contains(&id.len()) && id.bytes().all(plain) && !id.starts_with('-') && id != "mine"
}

fn file_of(set: &PhraseSet) -> Result<String, UserError> {
    if is_good_id(&set.id) {
        return Ok(format!("{}{ENDING}", set.id));
    }
    Err(UserError {
        short: "no usable ID".to_owned(),
        sentence: format!(
            "“{}” is no ID for a set of phrases. An ID is made of small letters, digits and hyphens; exporting \
             a set with Foreword gives it one.",
            crate::domain::guides::shown(&set.id)
        ),
    })
}

/// The names of the files of other sets, in order.
fn others<D: Disk>(disk: &D) -> Result<Vec<String>, UserError> {
    let mut names = match disk.names() {
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        names => names.map_err(|error| user_error(Doing::Listing, &disk.place(), &error))?,
    };
    names.retain(|name| name.ends_with(ENDING) && name != MINE);
    names.sort();
    Ok(names)
}

fn too_many<D: Disk>(disk: &D) -> UserError {
    UserError {
        short: "too many".to_owned(),
        sentence: format!("Of the sets of phrases in {} only the first {MOST} are read.", disk.place()),
    }
}

fn read<D: Disk>(disk: &D, name: &str) -> Result<Option<Read>, UserError> {
    match disk.read(name, LARGEST) {
        Ok(bytes) => Ok(Some(decode(&bytes, &disk.file(name)))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == ErrorKind::FileTooLarge => Err(too_large(&disk.file(name))),
        Err(error) => Err(user_error(Doing::Reading, &disk.file(name), &error)),
    }
}

fn write<D: Disk>(disk: &D, name: &str, set: &PhraseSet) -> Result<(), UserError> {
    let text = text_of(disk, name, set)?;
    disk.replace(name, text.as_bytes()).map_err(|error| failed(disk, name, &error))
}

/// The text of its file, unless that would be too large to be read again.
fn text_of<D: Disk>(disk: &D, name: &str, set: &PhraseSet) -> Result<String, UserError> {
    let text = encode(set).ok_or_else(|| failed(disk, name, &ErrorKind::InvalidData.into()))?;
    if u64::try_from(text.len()).is_ok_and(|length| length > LARGEST) {
        return Err(too_large(&disk.file(name)));
    }
    Ok(text)
}

fn failed<D: Disk>(disk: &D, name: &str, error: &io::Error) -> UserError {
    user_error(Doing::Phrasing, &disk.file(name), error)
}

/// What is said of a file that is larger than a set of phrases is.
#[must_use]
pub fn too_large(file: &str) -> UserError {
    UserError {
        short: "too large".to_owned(),
        sentence: format!(
            "The file {file} would be or is larger than 1 MB, the most a set of phrases may have. Nothing was \
             changed."
        ),
    }
}

fn untouched(error: UserError) -> UserError {
    UserError { sentence: format!("Nothing was saved over it. {}", error.sentence), ..error }
}

#[cfg(test)]
mod tests;
