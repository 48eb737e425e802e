//! Every file of ours in a home folder, by what it is: what a backup carries and what is verified.

use std::{fs, path::Path};

use super::{
    APPOINTMENTS, BIN, DAMAGED, DRAFTS, Doing, EARLIER, HISTORY, UserFile, bin,
    dictionaries::DICTIONARIES,
    disk::{file_owner, if_there},
    file_log, guides, id_of, journal_writer, owner_of, phrases,
    seal::{APPOINTMENT_KEYS, KEYS, NOTEBOOK},
    shown, user_error,
};
use crate::domain::{Id, Settings, UserError};

/// The file with the wrapped key of an encrypted notebook.
pub const KEY_FILE: &str = "keys/notebook.ron";

/// The file with the wrapped keys of its appointments.
pub const APPOINTMENT_KEY_FILE: &str = "keys/appointments";

/// The folders in the home folder that hold files of ours and nothing else.
const FOLDERS: [&str; 10] = [
    APPOINTMENTS,
    BIN,
    HISTORY,
    DRAFTS,
    DAMAGED,
    phrases::PHRASES,
    guides::GUIDES,
    DICTIONARIES,
    EARLIER,
    KEYS,
];

/// Each kind of file of ours, in the order in which they are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Content {
    Appointment,
    OtherVersion,
    Recovery,
    Undo,
    Version,
    Binned,
    Draft,
    Damaged,
    Phrases,
    Guide,
    Dictionary,
    Own,
    Earlier,
    Log,
    Key,
}

impl Content {
    /// The kind of a file, by its place in the home folder, with `/` between the parts. `None` for what is not
    /// ours, among it every name that could lead out of the home folder.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let is_plain = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.contains(|char: char| char.is_control() || matches!(char, '\\' | ':'))
        };
        let parts: Vec<&str> = name.split('/').collect();
        let ending = ending(name);
        if !parts.iter().all(|part| is_plain(part)) || matches!(ending, PASSING | LOCK) {
            return None;
        }
        let is_ron = ending == "ron";
        match parts.as_slice() {
            [KEYS, NOTEBOOK | APPOINTMENT_KEYS] => Some(Self::Key),
            [file] if file_log::FILES.contains(file) => Some(Self::Log),
            [_] if is_ron => Some(Self::Own),
            [APPOINTMENTS, file] if id_of(file).is_some() => Some(Self::Appointment),
            [APPOINTMENTS, file] if owner_of(file).is_some() => Some(Self::OtherVersion),
            [APPOINTMENTS, file] if journal_writer::is_ours(file) => {
                Some(if ending == "undo" { Self::Undo } else { Self::Recovery })
            }
            [HISTORY, id, _] if id.parse::<Id>().is_ok() && is_ron => Some(Self::Version),
            [BIN, file] if bin::Name::of(file).is_some() => Some(Self::Binned),
            [DRAFTS, _] if ending == "draft" => Some(Self::Draft),
            [DAMAGED, _] => Some(Self::Damaged),
            [phrases::PHRASES, _] if is_ron => Some(Self::Phrases),
            [guides::GUIDES, _] if is_ron => Some(Self::Guide),
            [DICTIONARIES, _] if matches!(ending, "dic" | "aff") => Some(Self::Dictionary),
            [EARLIER, _] | [phrases::PHRASES | guides::GUIDES | DICTIONARIES, EARLIER, _] => {
                Some(Self::Earlier)
            }
            _ => None,
        }
    }

    /// Several of them, in words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Appointment => "appointments",
            Self::OtherVersion => "other versions of them",
            Self::Recovery => "recovery files",
            Self::Undo => "undo files",
            Self::Version => "earlier versions",
            Self::Binned => "in the bin",
            Self::Draft => "drafts",
            Self::Damaged => "set aside as damaged",
            Self::Phrases => "sets of phrases",
            Self::Guide => "guides",
            Self::Dictionary => "dictionaries",
            Self::Own => "other files of yours",
            Self::Earlier => "kept before a change",
            Self::Log => "log of files",
            Self::Key => "files of keys",
        }
    }
}

/// The appointment that a file is of.
#[must_use]
pub fn appointment_of(name: &str) -> Option<Id> {
    let (folder, rest) = name.split_once('/')?;
    match folder {
        APPOINTMENTS => id_of(rest).or_else(|| file_owner(rest)),
        HISTORY => rest.split('/').next()?.parse().ok(),
        BIN => bin::Name::of(rest).map(|name| name.id),
        DAMAGED => file_owner(rest),
        _ => None,
    }
}

/// Its folder in the home folder, and its name there.
pub(super) fn apart(name: &str) -> (&str, &str) {
    name.rsplit_once('/').unwrap_or(("", name))
}

/// How a name goes on after its last dot.
fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Of a file that has yet to get its name; one that stays was left by a crash.
const PASSING: &str = "tmp";

const LOCK: &str = "lock";

/// The files in a home folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// Ours, by their place in the home folder.
    pub files: Vec<String>,
    pub strays: Vec<String>,
    pub passing: Vec<String>,
}

impl Inventory {
    /// Looks through a home folder; none where there is no folder. Nothing is opened.
    ///
    /// # Errors
    /// If a folder cannot be read.
    pub fn of(home: &Path) -> Result<Self, UserError> {
        let mut found = Self::default();
        found.look(home, "", 0)?;
        for folder in FOLDERS {
            found.look(home, folder, 2)?;
        }
        // Recovery files come before their notes: a note that is saved meanwhile holds all that was typed.
        found
            .files
            .sort_by_cached_key(|name| (Content::of(name) == Some(Content::Appointment), name.clone()));
        found.strays.sort();
        found.passing.sort();
        Ok(found)
    }

    /// Removes what crashes left half-written. Nobody may be writing meanwhile.
    ///
    /// # Errors
    /// If one of them cannot be removed.
    pub fn remove_passing(&self, home: &Path) -> Result<(), UserError> {
        self.passing.iter().try_for_each(|name| {
            let path = home.join(name);
            let removed = if_there(fs::remove_file(&path)).map(drop);
            removed.map_err(|error| user_error(Doing::Deleting, &shown(&path), &error))
        })
    }

    /// Whether nothing was kept there yet but settings and a log.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.files.iter().all(|name| name == Settings::NAME || Content::of(name) == Some(Content::Log))
    }

    fn look(&mut self, home: &Path, folder: &str, deeper: usize) -> Result<(), UserError> {
        let path = home.join(folder);
        let failed = |error| user_error(Doing::Listing, &shown(&path), &error);
        let entries = match if_there(fs::read_dir(&path)) {
            Ok(Some(entries)) => entries,
            Ok(None) => return Ok(()),
            Err(error) => return Err(failed(error)),
        };
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let Ok(kind) = entry.file_type() else { continue };
            let text = entry.file_name().into_string();
            let file = text.as_deref().unwrap_or_default();
            let name = if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") };
            if kind.is_dir() {
                if deeper > 0 && !file.starts_with('.') {
                    self.look(home, &name, deeper - 1)?;
                }
            } else if ending(file) == PASSING && file.starts_with('.') {
                self.passing.push(name);
            } else if Content::of(&name).is_some() && (kind.is_file() || entry.path().is_file()) {
                self.files.push(name);
            } else if !folder.is_empty() && !file.starts_with('.') && ending(file) != LOCK {
                // The home folder itself may hold other things.
                self.strays.push(shown(Path::new(folder).join(entry.file_name()).as_ref()));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_has_its_content() {
        let id = Id::of(0xab);
        let of = |name: &str| Content::of(&name.replace("ID", id.as_str()));
        for (name, content) in [
            ("appointments/ID.ron", Content::Appointment),
            ("appointments/ID.copy-1.ron", Content::OtherVersion),
            ("appointments/ID.sync-conflict.ron", Content::OtherVersion),
            ("appointments/ID.typed", Content::Recovery),
            ("appointments/ID.undo", Content::Undo),
            ("history/ID/20261122T090000Z-end.ron", Content::Version),
            ("bin/20261122T090000Z-ID.ron", Content::Binned),
            ("drafts/0badcafe-7.draft", Content::Draft),
            ("damaged/ID.1.ron", Content::Damaged),
            ("phrases/mine.ron", Content::Phrases),
            ("phrases/earlier/mine.1.ron", Content::Earlier),
            ("guides/sleep.ron", Content::Guide),
            ("dictionaries/nhs.dic", Content::Dictionary),
            ("settings.ron", Content::Own),
            ("earlier/settings.1.ron", Content::Earlier),
            ("files.log", Content::Log),
            ("keys/notebook.ron", Content::Key),
            ("keys/appointments", Content::Key),
        ] {
            assert_eq!(of(name), Some(content), "{name}");
            let theirs = name.contains("ID").then(|| id.clone());
            assert_eq!(appointment_of(&name.replace("ID", id.as_str())), theirs, "{name}");
        }
    }

    /// Nothing that could lead out of the home folder, and nothing that passes.
    #[test]
    fn other_names_are_not_ours() {
        for name in [
            "",
            "/",
            "../settings.ron",
            "/etc/x.ron",
            "appointments/../../x.ron",
            "appointments\\..\\x.ron",
            "c:x.ron",
            "damaged/",
            "damaged/.hidden",
            "damaged/a/b",
            "settings.lock",
            "appointments/letter.odt",
            ".x.tmp",
            "notes.txt",
            "x\u{1b}.ron",
        ] {
            assert_eq!(Content::of(name), None, "{name}");
        }
    }
}
