//! Files of the person's own: every kind is read, changed and kept in this one way.
//!
//! A file that is not understood in full is never written over: its place is named, and what was changed
//! stays on screen. What a write would lose, such as comments written by hand, is kept as it was.

use std::io::{self, ErrorKind};

use ron::{
    Error, Options,
    error::{Position, SpannedError},
    extensions::Extensions,
};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    Disk, Doing, ENDING, Store,
    disk::{first_free, if_there},
    format::{comments, format_named, parse, places, pretty, text_in},
    user_error,
};
use crate::domain::{
    Changeable, Changed, FileChange, FileKind, FileReply, FileResult, UserError, each_own_file,
};

/// The home folder, as [`Disk::subfolder`] knows it.
pub(super) const HOME: &str = "";

/// The folder with files as they were before something took their place, next to those.
pub const EARLIER: &str = "earlier";

/// A kind of file of the person's own.
pub trait UserFile: Clone + Default + PartialEq + Serialize + DeserializeOwned {
    /// Its folder in the home folder.
    const FOLDER: &'static str = HOME;
    const NAME: &'static str;
    /// The newest format this version knows.
    const FORMAT: u32 = 1;
    /// A larger file is none of ours.
    const LARGEST: u64;
    /// The comments that open it.
    const HEADER: &'static str;
    /// Its content, in the plural, as the beginning of a sentence.
    const CALLED: &'static str;
    /// The state of things while it is not understood, as a whole sentence.
    const MEANWHILE: &'static str;
    /// The state of a change made on screen that is not on disk, as a whole sentence.
    const UNSAVED: &'static str = "";

    /// The number of its format.
    fn format(&mut self) -> &mut u32;

    /// Its value in a text of that format. A kind with an earlier shape reads it here and converts it.
    ///
    /// # Errors
    /// If the text cannot be understood.
    fn parse(text: &str, _format: u32, parser: &mut Parser) -> Result<Self, SpannedError> {
        parser.parse(text)
    }

    /// Removes characters that a field does not hold.
    fn clean(&mut self) {}

    /// Something wrong with it, as a whole sentence.
    fn fault(&self) -> Option<String> {
        None
    }
}

/// Reads RON as a person writes it, and remembers the fields it does not know.
#[derive(Default)]
pub struct Parser {
    unknown: Vec<String>,
}

/// The bytes of a file, understood or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded<T> {
    Whole(T),
    /// With fields this version does not know.
    InPart(T, UserError),
    Not(UserError),
}

impl<T> Decoded<T> {
    fn whole(self) -> Result<T, UserError> {
        match self {
            Self::Whole(value) => Ok(value),
            Self::InPart(_, error) | Self::Not(error) => Err(error),
        }
    }
}

/// A file and its bytes, if there is one.
type Found<T> = Option<(Decoded<T>, Vec<u8>)>;

impl Parser {
    pub(super) fn parse<T: DeserializeOwned>(&mut self, text: &str) -> Result<T, SpannedError> {
        // By hand one writes `country: Wales`.
        let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        parse(text, &options, &mut self.unknown)
    }
}

/// The value in the bytes of a file, which messages call `file`.
#[must_use]
pub fn decode<T: UserFile>(bytes: &[u8], file: &str) -> Decoded<T> {
    let not = |short: &str, why: &str| Decoded::Not(not_understood::<T>(short, file, why));
    let text = match text_in(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| 0);
            let line = bytes.iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
            return not(error.short, &format!(" at line {line}, column 1: the file {}.", error.what));
        }
    };
    let (format, newest) = (format_named(text).unwrap_or(1), T::FORMAT);
    if format == 0 {
        return not("unknown format", ": they have format 0, which Foreword never had.");
    }
    if format > newest {
        let why =
            format!(": they are of a newer version of Foreword (format {format}; this one reads {newest}).");
        return not("newer version", &why);
    }
    let mut parser = Parser::default();
    let mut value = match T::parse(text, format, &mut parser) {
        Ok(value) => value,
        Err(SpannedError { code, span }) => {
            let Position { line, col } = span.start;
            return not("not understood", &format!(" at line {line}, column {col}.{}", allowed(&code)));
        }
    };
    value.clean();
    if let Some(fault) = value.fault() {
        return not("not understood", &format!(". {fault}"));
    }
    if parser.unknown.is_empty() {
        return Decoded::Whole(value);
    }
    let sentence = format!(
        "{} in {file} have something this version of Foreword does not know: {}. They are used and cannot be \
         changed here, so that nothing in the file is lost. Change them with the version that wrote it.",
        T::CALLED,
        places(&parser.unknown, text)
    );
    Decoded::InPart(value, UserError::new("read only", sentence))
}

/// The message quotes nothing of the file.
fn not_understood<T: UserFile>(short: &str, file: &str, why: &str) -> UserError {
    let next = if short == "newer version" {
        "use the newer version."
    } else {
        "mend it there, or rename it to start afresh."
    };
    let sentence = format!(
        "{} in {file} are not understood{why} The file is left as it is: {next} {}",
        T::CALLED,
        T::MEANWHILE
    );
    UserError::new(short, sentence.trim_end())
}

/// A hint at what may be written at that place.
fn allowed(error: &Error) -> String {
    match error {
        Error::NoSuchEnumVariant { expected, .. } => format!(" Write one of: {}.", expected.join(", ")),
        // Of so many nobody reads the list.
        Error::NoSuchStructField { expected, found, .. } if expected.len() > 10 => {
            let distance = |name: &&&str| strsim::damerau_levenshtein(found, name);
            let nearest = expected.iter().min_by_key(distance);
            nearest.map(|name| format!(" Perhaps “{name}” was meant.")).unwrap_or_default()
        }
        Error::NoSuchStructField { expected, .. } => {
            format!(" The names allowed there are: {}.", expected.join(", "))
        }
        Error::MissingStructField { field, .. } => format!(" “{field}” is missing there."),
        Error::DuplicateStructField { field, .. } => format!(" “{field}” is there twice."),
        Error::ExpectedString => " A text in quotation marks belongs there.".to_owned(),
        Error::ExpectedStringEnd => " A quotation mark is missing.".to_owned(),
        Error::ExpectedBoolean => " Write true or false.".to_owned(),
        Error::ExpectedArray => " A list in square brackets belongs there.".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            " Round brackets belong there, such as Replace(words: \"..\").".to_owned()
        }
        Error::ExpectedComma
        | Error::ExpectedArrayEnd
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedOptionEnd => " A comma or a closing bracket is missing.".to_owned(),
        _ => String::new(),
    }
}

/// A value as the text of its file; none if it cannot be written as text, which none is known to do. Long
/// texts can be read line by line.
#[must_use]
pub fn encode<T: UserFile>(value: &T) -> Option<String> {
    let mut value = value.clone();
    *value.format() = T::FORMAT;
    Some(T::HEADER.to_owned() + &pretty(&value).ok()?)
}

/// The loss that a write would be, to say after the file's name: its own comments, or an earlier format.
fn lost<T: UserFile>(bytes: &[u8]) -> Option<&'static str> {
    let text = text_in(bytes).ok()?;
    if format_named(text).unwrap_or(1) < T::FORMAT {
        return Some("has a new format now");
    }
    comments(text)
        .any(|comment| !T::HEADER.contains(comment))
        .then_some("has lost its comments by this change")
}

/// A file that is, or would be, larger than its kind may be.
#[must_use]
pub fn too_large<T: UserFile>(file: &str) -> UserError {
    let kb = T::LARGEST / 1024;
    let most = if kb < 1024 { format!("{kb} KB") } else { format!("{} MB", kb / 1024) };
    let sentence = format!(
        "The file {file} is or would be larger than {most}, the most it may have. Nothing was changed."
    );
    UserError::new("too large", sentence)
}

impl<D: Disk> Store<D> {
    /// The value in a file; what holds without one where there is none.
    ///
    /// # Errors
    /// If it cannot be read, or is not understood in full.
    pub fn read_file<T: UserFile>(&self) -> Result<T, UserError> {
        self.find_file().map(Option::unwrap_or_default)
    }

    /// The value in a file, if there is one.
    ///
    /// # Errors
    /// If it cannot be read, or is not understood in full.
    pub fn find_file<T: UserFile>(&self) -> Result<Option<T>, UserError> {
        self.file_named(T::NAME)?.map(|(decoded, _)| decoded.whole()).transpose()
    }

    /// A file of that kind, with its bytes, if there is one.
    pub(super) fn file_named<T: UserFile>(&self, name: &str) -> Result<Found<T>, UserError> {
        let disk = self.disk.subfolder(T::FOLDER);
        let file = disk.file(name);
        match if_there(disk.read(name, T::LARGEST)) {
            Ok(bytes) => Ok(bytes.map(|bytes| (decode(&bytes, &file), bytes))),
            Err(error) if error.kind() == ErrorKind::FileTooLarge => Err(too_large::<T>(&file)),
            Err(error) => Err(user_error(Doing::Reading, &file, &error)),
        }
    }

    /// Changes the value in a file, as it is on disk by then.
    ///
    /// # Errors
    /// If it cannot be read or written, is not understood in full, or would not be good any more; the file
    /// is then as it was.
    pub fn change_file<T: UserFile>(&self, change: impl FnOnce(&mut T)) -> Result<Changed<T>, UserError> {
        self.change_named(T::NAME, |there| {
            let mut value: T = there.unwrap_or_default();
            change(&mut value);
            Ok(value)
        })
    }

    /// Keeps a copy of a file before much of it changes; gives the copy's name, or none where there is no file.
    ///
    /// # Errors
    /// If it cannot be read or written.
    pub fn keep_as_it_is<T: UserFile>(&self, day: &str) -> Result<Option<String>, UserError> {
        let there = self.file_named::<T>(T::NAME)?;
        let stem = format!("{}-{day}", T::NAME.trim_end_matches(ENDING));
        there.map(|(_, bytes)| self.keep_earlier(T::FOLDER, &stem, &bytes)).transpose()
    }

    /// Changes any file of that kind.
    pub(super) fn change_named<T: UserFile>(
        &self,
        name: &str,
        change: impl FnOnce(Option<T>) -> Result<T, UserError>,
    ) -> Result<Changed<T>, UserError> {
        self.alone(|| {
            let (before, bytes) = self.file_named(name)?.unzip();
            let before = before.map(Decoded::whole).transpose().map_err(|error| {
                let sentence = format!("Nothing was saved over it. {}", error.sentence);
                UserError { sentence, ..error }
            })?;
            let value = change(before.clone())?;
            if before.as_ref() == Some(&value) {
                return Ok(Changed { value, said: None });
            }
            if let Some(why) = value.fault() {
                return Err(UserError::new("not taken", format!("Nothing was changed. {why}")));
            }
            let bytes = bytes.unwrap_or_default();
            let mut said = None;
            if let Some(lost) = lost::<T>(&bytes) {
                let kept = self.keep_earlier(T::FOLDER, name.trim_end_matches(ENDING), &bytes)?;
                said = Some(format!("The file {name} {lost}; as it was, it is kept as {kept}."));
            }
            self.write_named(name, &value)?;
            Ok(Changed { value, said })
        })
    }

    /// Writes a file of that kind, unless it would be too large to be read again.
    pub(super) fn write_named<T: UserFile>(&self, name: &str, value: &T) -> Result<(), UserError> {
        let disk = self.disk.subfolder(T::FOLDER);
        let failed = |error: &io::Error| user_error(Doing::Changing, &disk.file(name), error);
        let text = encode(value).ok_or_else(|| failed(&ErrorKind::InvalidData.into()))?;
        if u64::try_from(text.len()).is_ok_and(|length| length > T::LARGEST) {
            return Err(too_large::<T>(&disk.file(name)));
        }
        disk.replace(name, text.as_bytes()).map_err(|error| failed(&error))
    }

    /// Does something while no other window changes a file of the person's own: one lock for all kinds.
    pub(super) fn alone<T>(&self, act: impl FnOnce() -> T) -> T {
        self.disk.subfolder(HOME).with_lock(act)
    }

    /// Writes a file as it was, under a name that nothing has; gives that name.
    pub(super) fn keep_earlier(&self, folder: &str, stem: &str, bytes: &[u8]) -> Result<String, UserError> {
        let folder = if folder == HOME { EARLIER.to_owned() } else { format!("{folder}/{EARLIER}") };
        let disk = self.disk.subfolder(&folder);
        let names = (1..10_000).map(|number| format!("{stem}.{number}{ENDING}"));
        first_free(names, |name| disk.create(name, bytes))
            .map(|name| disk.file(&name))
            .map_err(|error| user_error(Doing::Changing, &disk.file(stem), &error))
    }

    fn make_change<T: UserFile + Changeable>(&self, change: T::Change) -> (FileResult<T>, Option<String>) {
        match self.change_file::<T>(|value| value.change(change)) {
            Ok(Changed { value, said }) => (FileResult::Changed(Ok(value)), said),
            Err(error) => {
                // Said first: a small screen cuts off the end, which is how to mend the file.
                let sentence = format!("{} {}", T::UNSAVED, error.sentence).trim_start().to_owned();
                (FileResult::Changed(Err(UserError { sentence, ..error })), None)
            }
        }
    }
}

macro_rules! every_kind {
    ([$($kind:ident: $type:ty,)*] [$($other:ident: $other_type:ty,)*]) => {
        impl<D: Disk> Store<D> {
            /// Reads a file for the screen.
            pub fn reply_with(&self, file: FileKind) -> FileReply {
                match file {
                    $(FileKind::$kind => FileReply::$kind(FileResult::Read(self.read_file()))),*
                }
            }

            /// Makes a change from the screen; the second part is what else to say of it.
            pub fn reply_to(&self, change: FileChange) -> (FileReply, Option<String>) {
                match change {
                    $(FileChange::$kind(change) => {
                        let (result, said) = self.make_change(change);
                        (FileReply::$kind(result), said)
                    })*
                }
            }

            /// Why files of the person's own are not used, of every kind.
            pub fn file_errors(&self) -> Vec<UserError> {
                let all = [
                    $(self.find_file::<$type>().err(),)*
                    $(self.find_file::<$other_type>().err(),)*
                ];
                all.into_iter().flatten().collect()
            }
        }
    };
}
each_own_file!(every_kind);

#[cfg(test)]
mod tests;
