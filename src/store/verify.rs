//! Reads and decodes every file of ours, in a home folder or in a backup, and says what it looked at.

use std::{collections::BTreeMap, io};

use super::{
    Disk, HomeDisk, UserFile, drafts, format, id_of,
    inventory::{Content, Inventory, apart},
    journal,
    recovery::LARGEST_JOURNAL,
    user_file::{Decoded, decode},
};
use crate::{
    domain::{Appointment, Opened, PhraseSet, UserError, each_own_file},
    guide_file,
};

/// How many of one kind there are, and how many of them were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub found: usize,
    pub read: usize,
}

/// A file with something wrong, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub file: String,
    pub says: String,
}

/// Everything that was looked at, and the faults.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub counts: BTreeMap<Content, Count>,
    pub damaged: Vec<Finding>,
    /// With something this version does not know: left as they are.
    pub unknown: Vec<Finding>,
    pub left_over: Vec<String>,
}

/// Why a file is not what it should be.
enum Fault {
    Damaged(String),
    Unknown(String),
}

impl Verified {
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.damaged.is_empty() && self.unknown.is_empty() && self.left_over.is_empty()
    }

    /// Of all kinds together.
    #[must_use]
    pub fn all(&self) -> Count {
        self.counts.values().fold(Count::default(), |all, one| Count {
            found: all.found + one.found,
            read: all.read + one.read,
        })
    }

    /// Of files that cannot be decoded here: whether each is damaged is known.
    pub fn of_bytes<'a>(files: impl IntoIterator<Item = (&'a str, bool)>) -> Self {
        let mut verified = Self::default();
        for (name, is_damaged) in files {
            let Some(content) = Content::of(name) else { continue };
            let count = verified.counts.entry(content).or_default();
            count.found += 1;
            count.read += usize::from(!is_damaged);
            if is_damaged {
                let says = unreadable(&io::ErrorKind::InvalidData.into()).to_owned();
                verified.damaged.push(Finding { file: name.to_owned(), says });
            }
        }
        verified
    }

    /// Reads the files of these names.
    pub fn of<'a>(
        names: impl IntoIterator<Item = &'a str>,
        read: &dyn Fn(&str) -> io::Result<Vec<u8>>,
    ) -> Self {
        let mut verified = Self::default();
        for name in names {
            let Some(content) = Content::of(name) else { continue };
            let bytes = match read(name) {
                Ok(bytes) => bytes,
                // Renamed or deleted since its name was seen, as in a window that is open.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => {
                    verified.counts.entry(content).or_default().found += 1;
                    let says = unreadable(&error).to_owned();
                    verified.damaged.push(Finding { file: name.to_owned(), says });
                    continue;
                }
            };
            let fault = look_into(content, name, &bytes, read).err();
            let count = verified.counts.entry(content).or_default();
            count.found += 1;
            let finding = |says| Finding { file: name.to_owned(), says };
            match fault {
                None => count.read += 1,
                Some(Fault::Damaged(says)) => verified.damaged.push(finding(says)),
                Some(Fault::Unknown(says)) => verified.unknown.push(finding(says)),
            }
        }
        verified
    }
}

/// Verifies the files that were found in a home folder.
#[must_use]
pub fn verify(disk: &HomeDisk, found: &Inventory) -> Verified {
    let read = |name: &str| {
        let (folder, file) = apart(name);
        disk.subfolder(folder).read(file, LARGEST_JOURNAL)
    };
    let mut verified = Verified::of(found.files.iter().map(String::as_str), &read);
    verified.left_over.clone_from(&found.strays);
    verified
}

fn unreadable(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "cannot be read: no permission",
        io::ErrorKind::FileTooLarge => "is too large to be one of Foreword's",
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => "is not as it was when it was written",
        _ => "cannot be read: the disk reported an error",
    }
}

fn look_into(
    content: Content,
    name: &str,
    bytes: &[u8],
    read: &dyn Fn(&str) -> io::Result<Vec<u8>>,
) -> Result<(), Fault> {
    let (_, file) = apart(name);
    match content {
        Content::Appointment => appointment(bytes).and_then(|one| {
            if id_of(file).as_ref() == Some(&one.id) {
                return Ok(());
            }
            Err(Fault::Unknown("has the ID of another appointment inside, so it may be a copy".to_owned()))
        }),
        Content::OtherVersion | Content::Version | Content::Binned => appointment(bytes).map(drop),
        Content::Recovery | Content::Undo => {
            let note = name.replace(".typed", ".ron").replace(".undo", ".ron");
            let on_disk = read(&note).ok().and_then(|bytes| format::decode(&bytes, "").ok());
            let recall = journal::recall(bytes, on_disk.as_ref().map(|opened| &opened.appointment));
            match recall {
                Some(recall) if !recall.damaged => Ok(()),
                Some(recall) => Err(Fault::Damaged(format!(
                    "can be replayed up to byte {} of {}",
                    recall.understood,
                    bytes.len()
                ))),
                None => {
                    Err(Fault::Damaged("cannot be replayed: its first line is not understood".to_owned()))
                }
            }
        }
        Content::Draft => drafts::look_into(bytes).map_err(|is_newer| {
            if is_newer {
                return Fault::Unknown("is of a newer version of Foreword".to_owned());
            }
            Fault::Damaged("cannot be read again".to_owned())
        }),
        Content::Phrases => fault_of(decode::<PhraseSet>(bytes, file)),
        Content::Guide => match guide_file::read(bytes) {
            Ok(_) => Ok(()),
            Err(findings) => {
                let (line, column) = findings.first().map_or((1, 1), |first| (first.line, first.column));
                Err(Fault::Damaged(format!("is not understood at line {line}, column {column}")))
            }
        },
        Content::Own => own_file(file, bytes),
        // Nothing but their bytes is promised.
        Content::Damaged | Content::Earlier | Content::Dictionary | Content::Key => Ok(()),
        Content::Log => match std::str::from_utf8(bytes) {
            Ok(_) => Ok(()),
            Err(_) => Err(Fault::Damaged("is not text".to_owned())),
        },
    }
}

fn appointment(bytes: &[u8]) -> Result<Appointment, Fault> {
    match format::decode(bytes, "") {
        Ok(Opened { read_only: None, appointment, .. }) => Ok(appointment),
        Ok(_) => Err(Fault::Unknown("holds something this version of Foreword does not know".to_owned())),
        Err(UserError { short, .. }) if format::is_newer(bytes) => {
            Err(Fault::Unknown(format!("is of a {short}")))
        }
        Err(UserError { short, .. }) => Err(Fault::Damaged(format!("is {short}"))),
    }
}

fn fault_of<T>(decoded: Decoded<T>) -> Result<(), Fault> {
    match decoded {
        Decoded::Whole(_) => Ok(()),
        Decoded::InPart(..) => {
            Err(Fault::Unknown("holds something this version of Foreword does not know".to_owned()))
        }
        Decoded::Not(UserError { short, .. }) if short == "newer version" => {
            Err(Fault::Unknown("is of a newer version".to_owned()))
        }
        Decoded::Not(UserError { short, .. }) => Err(Fault::Damaged(format!("is {short}"))),
    }
}

macro_rules! by_name {
    ([$($kind:ident: $type:ty,)*] [$($other:ident: $other_type:ty,)*]) => {
        /// A file in the home folder itself.
        fn own_file(file: &str, bytes: &[u8]) -> Result<(), Fault> {
            match file {
                $(<$type as UserFile>::NAME => fault_of(decode::<$type>(bytes, file)),)*
                $(<$other_type as UserFile>::NAME => fault_of(decode::<$other_type>(bytes, file)),)*
                _ => Err(Fault::Unknown("is no file that this version of Foreword knows".to_owned())),
            }
        }
    };
}
each_own_file!(by_name);
