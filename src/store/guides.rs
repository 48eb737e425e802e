//! Guides that were imported: a file each in a folder of their own, none ever written over unasked.

use std::io::ErrorKind;

use super::{
    Disk, Doing, ENDING, Store,
    disk::{if_there, names_in},
    user_error,
};
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

/// Whether a guide with that ID is there already.
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
        match self.guide_files() {
            Ok(files) => {
                let (guides, errors): (Vec<_>, Vec<_>) = files.into_iter().partition(Result::is_ok);
                let errors = errors.into_iter().filter_map(Result::err).map(|not| not.error()).collect();
                (guides.into_iter().flatten().collect(), errors)
            }
            Err(error) => (Vec::new(), vec![error]),
        }
    }

    /// Every file that is a guide or should be, in the order of their names.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn guide_files(&self) -> Result<Vec<Result<Guide, NotAGuide>>, UserError> {
        let folder = self.disk.subfolder(GUIDES);
        let mut names = names_in(&folder)?;
        names.retain(|name| name.ends_with(ENDING) && !name.contains(KEPT));
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
        let failed = |error| user_error(Doing::Importing, &folder.file(&name), &error);
        self.alone(|| {
            let Some(there) = if_there(folder.read(&name, guide_file::LARGEST)).map_err(failed)? else {
                return folder.create(&name, bytes).map(|()| Imported::New).map_err(failed);
            };
            let before = guide_file::read(&there).ok().map(|read| read.guide);
            match before {
                before if there == bytes || before.as_ref() == Some(guide) => return Ok(Imported::Same),
                Some(before) if !replace => return Ok(Imported::Differs(Box::new(before))),
                _ => {}
            }
            let kept = self.keep_earlier(GUIDES, &guide.id, &there)?;
            folder.replace(&name, bytes).map_err(failed)?;
            Ok(Imported::Replaced(kept))
        })
    }
}

fn guide_in<D: Disk>(folder: &D, name: &str) -> Result<Guide, NotAGuide> {
    let not = |findings| NotAGuide { file: folder.file(name), findings };
    let failed = |sentence| not(vec![GuideFinding { line: 1, column: 1, sentence }]);
    let bytes = folder.read(name, guide_file::LARGEST).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => failed(guide_file::TOO_LARGE.to_owned()),
        _ => failed(user_error(Doing::Reading, &folder.file(name), &error).sentence),
    })?;
    let guide = guide_file::read(&bytes).map_err(not)?.guide;
    if guide_file_name(&guide.id) != name {
        return Err(failed(format!("The guide in it is named “{}”, and so should be the file.", guide.id)));
    }
    Ok(guide)
}

impl NotAGuide {
    /// The first thing to mend, as a whole sentence.
    #[must_use]
    pub fn error(&self) -> UserError {
        let first = self.findings.first();
        let (line, column) = first.map_or((1, 1), |first| (first.line, first.column));
        let sentence = format!(
            "The guide in {} is not understood at line {line}, column {column}. It is left as it is; all else \
             works. Type: foreword guide list",
            self.file
        );
        UserError::new("not a guide", sentence)
    }
}

/// In the names of files that another took the place of in earlier versions of Foreword; no ID has it.
const KEPT: &str = ".was-";

fn guide_file_name(id: &str) -> String {
    format!("{id}{ENDING}")
}
