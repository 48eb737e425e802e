//! Guides that were imported: a file each in a folder of their own, none ever written over unasked.

use std::io::ErrorKind;

use super::{Disk, Doing, ENDING, Store, user_error};
use crate::{
    domain::{Guide, UserError},
    guide_file::{self, GuideFinding},
};

/// Name of their folder, in the home folder.
pub const GUIDES: &str = "guides";

/// A file there that is no guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAGuide {
    pub file: String,
    pub findings: Vec<GuideFinding>,
}

/// What importing a guide would do to one that has its ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    New,
    Same,
    Differs(Box<Guide>),
    Replaced(String),
}

impl<D: Disk> Store<D> {
    /// The guides that can be used, in the order of their IDs, and what is said of other files.
    pub fn guides(&self) -> (Vec<Guide>, Vec<UserError>) {
        let (mut guides, mut errors) = (Vec::new(), Vec::new());
        match self.guide_files() {
            Ok(files) => {
                for file in files {
                    match file {
                        Ok(guide) => guides.push(guide),
                        Err(not) => errors.push(not.error()),
                    }
                }
            }
            Err(error) => errors.push(error),
        }
        (guides, errors)
    }

    /// Every file that is a guide or should be, in the order of their names.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn guide_files(&self) -> Result<Vec<Result<Guide, NotAGuide>>, UserError> {
        let folder = self.disk.subfolder(GUIDES);
        let mut names = match folder.names() {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            names => names.map_err(|error| user_error(Doing::Listing, &folder.place(), &error))?,
        };
        names.retain(|name| name.ends_with(ENDING) && !name.contains(KEPT));
        names.sort();
        Ok(names.iter().map(|name| guide_in(&folder, name)).collect())
    }

    /// Keeps a guide that was read from these bytes, as its author wrote them. One that has its ID and is
    /// not the same stays as it is unless `replace`; it is then kept as an earlier file.
    ///
    /// # Errors
    /// If it cannot be written; whatever was there is then as it was.
    pub fn import_guide(&self, guide: &Guide, bytes: &[u8], replace: bool) -> Result<Imported, UserError> {
        let folder = self.disk.subfolder(GUIDES);
        let name = guide_file_name(&guide.id);
        let failed = |error: &std::io::Error| user_error(Doing::Importing, &folder.file(&name), error);
        self.alone(|| {
            let there = match folder.read(&name, guide_file::LARGEST) {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    folder.create(&name, bytes).map_err(|error| failed(&error))?;
                    return Ok(Imported::New);
                }
                there => there.map_err(|error| failed(&error))?,
            };
            let before = guide_file::read(&there).ok().map(|read| read.guide);
            match before {
                before if there == bytes || before.as_ref() == Some(guide) => return Ok(Imported::Same),
                Some(before) if !replace => return Ok(Imported::Differs(Box::new(before))),
                _ => {}
            }
            let kept = self.keep_earlier(GUIDES, &guide.id, &there)?;
            folder.replace(&name, bytes).map_err(|error| failed(&error))?;
            Ok(Imported::Replaced(kept))
        })
    }
}

fn guide_in<D: Disk>(folder: &D, name: &str) -> Result<Guide, NotAGuide> {
    let failed = |findings| NotAGuide { file: folder.file(name), findings };
    let bytes = folder.read(name, guide_file::LARGEST).map_err(|error| {
        let sentence = match error.kind() {
            ErrorKind::FileTooLarge => guide_file::TOO_LARGE.to_owned(),
            _ => user_error(Doing::Reading, &folder.file(name), &error).sentence,
        };
        failed(vec![GuideFinding { line: 1, column: 1, sentence }])
    })?;
    let guide = guide_file::read(&bytes).map_err(failed)?.guide;
    if guide_file_name(&guide.id) == name {
        Ok(guide)
    } else {
        let sentence = format!("The guide in it is named “{}”, and so should be the file.", guide.id);
        Err(failed(vec![GuideFinding { line: 1, column: 1, sentence }]))
    }
}

impl NotAGuide {
    /// The first thing to mend, as a whole sentence.
    #[must_use]
    pub fn error(&self) -> UserError {
        let first = self.findings.first();
        let (line, column) = first.map_or((1, 1), |first| (first.line, first.column));
        UserError {
            short: "not a guide".to_owned(),
            sentence: format!(
                "The guide in {} is not understood at line {line}, column {column}. It is left as it is; all \
                 else works. Type: foreword guide list",
                self.file
            ),
        }
    }
}

/// In the names of files that another took the place of in earlier versions of Foreword; no ID has it.
const KEPT: &str = ".was-";

fn guide_file_name(id: &str) -> String {
    format!("{id}{ENDING}")
}
