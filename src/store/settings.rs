//! The settings as a file: a person may change it by hand, and what is not understood is kept.

use std::io::ErrorKind;

use ron::{Options, error::Position, extensions::Extensions, ser::PrettyConfig};
use serde::de::DeserializeOwned;

use super::{Disk, Doing, Store, user_error};
use crate::{
    domain::{Settings, UserError},
    text::clean_line,
};

/// Its name, in the home folder itself. Nothing in it is of any appointment, so it is not to be
/// encrypted with them: the cover must know its minutes before anything else is read.
pub const SETTINGS: &str = "settings.ron";

/// The home folder, as [`Disk::next to`] knows it.
pub(super) const HOME: &str = "";

/// A file larger than this is none of ours.
const LARGEST: u64 = 64 * 1024;

const HEADER: &str =
    "// What Foreword is set to. You may change it here or in Foreword; 0 stands for never.\n";

impl<D: Disk> Store<D> {
    /// What the person set; where there is no file, what holds until they do.
    ///
    /// # Errors
    /// If there is a file and it cannot be read or understood.
    pub fn settings(&self) -> Result<Settings, UserError> {
        let home = self.disk.subfolder(HOME);
        let bytes = match home.read(SETTINGS, LARGEST) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Settings::default()),
            bytes => bytes.map_err(|error| user_error(Doing::Reading, &home.file(SETTINGS), &error))?,
        };
        decode(&bytes).map_err(|Position { line, col }| UserError {
            short: "not understood".to_owned(),
            sentence: format!(
                "The settings in {} are not understood at line {line}, column {col}. The file is left as it \
                 is. Mend it there, or set it anew with s in the list.",
                home.file(SETTINGS)
            ),
        })
    }

    /// Writes the settings. What stood there and was not understood is kept next to; says how that
    /// file is called.
    ///
    /// # Errors
    /// If they cannot be written; the old file then stands as it was.
    pub fn save_settings(&self, settings: &Settings) -> Result<Option<String>, UserError> {
        let home = self.disk.subfolder(HOME);
        let failed = |error: &std::io::Error| user_error(Doing::Setting, &home.file(SETTINGS), error);
        let mut kept = None;
        match home.read(SETTINGS, LARGEST) {
            Ok(bytes) if decode(&bytes).is_err() => {
                kept = Some(keep(&home, "settings", &bytes).map_err(|error| failed(&error))?);
            }
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(&error)),
            _ => {}
        }
        let text = encode(settings).ok_or_else(|| failed(&ErrorKind::InvalidData.into()))?;
        home.replace(SETTINGS, text.as_bytes()).map_err(|error| failed(&error))?;
        Ok(kept)
    }
}

/// Writes a file as it was under a name that nothing has and that begins so; gives that name.
pub(super) fn keep<D: Disk>(home: &D, stem: &str, bytes: &[u8]) -> std::io::Result<String> {
    const MANY: u32 = 1000;
    for number in 1..MANY {
        let name = format!("{stem}-{number}.ron");
        match home.create(&name, bytes) {
            Ok(()) => return Ok(home.file(&name)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn encode(settings: &Settings) -> Option<String> {
    let config = PrettyConfig::new().struct_names(true).new_line("\n").indentor("    ");
    let text = ron::ser::to_string_pretty(settings, config).ok()?;
    Some(format!("{HEADER}{text}\n"))
}

/// # Errors
/// Where it cannot be understood.
fn decode(bytes: &[u8]) -> Result<Settings, Position> {
    let mut settings: Settings = read_as(bytes)?;
    for number in [&mut settings.surgery_number, &mut settings.out_of_hours_number] {
        // One that is too long for the form is kept whole: a part of a number would be a wrong one.
        clean_line(number).trim().clone_into(number);
    }
    Ok(settings)
}

/// A file in the home folder, which a person may have written.
///
/// # Errors
/// Where it cannot be understood.
pub(super) fn read_as<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Position> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        Position { line, col: 1 }
    })?;
    // By hand one writes `country: Wales`.
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| error.span.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Country, people::Picture},
        store::{Folder, Memory},
    };

    fn set() -> Settings {
        Settings {
            cover_after_minutes: 2,
            delete_after_days: 0,
            country: Some(Country::NorthernIreland),
            picture: Picture::Plain,
            spelling: false,
            surgery_number: "01632 960 123 (“press 2”)".to_owned(),
            out_of_hours_number: "111".to_owned(),
        }
    }

    fn home() -> (Memory, Memory, Store<Memory>) {
        let disk = Memory::default();
        (disk.clone(), disk.subfolder(HOME), Store::new(disk))
    }

    #[test]
    fn they_come_back_as_they_were_set() {
        let (_, home, store) = home();
        assert_eq!(store.settings(), Ok(Settings::default()));
        assert_eq!(home.get(SETTINGS), None, "nothing is written before anything is set");
        assert_eq!(store.save_settings(&set()), Ok(None));
        assert_eq!(store.settings(), Ok(set()));
        let text = String::from_utf8(home.get(SETTINGS).unwrap()).unwrap();
        assert!(text.contains("    cover_after_minutes: 2,\n    delete_after_days: 0,\n"), "{text}");
        assert_eq!(store.save_settings(&Settings::default()), Ok(None));
        assert_eq!(home.all(), [SETTINGS]);
    }

    #[test]
    fn a_file_written_by_hand_is_read() {
        let (_, home, store) = home();
        for text in [
            "Settings(cover_after_minutes: 7)",
            "(cover_after_minutes: 7)",
            "\u{feff}// mine\r\n(\r\n  delete_after_days: 14, // days\r\n  cover_after_minutes: 7,\r\n)\r\n",
        ] {
            home.put(SETTINGS, text);
            assert_eq!(store.settings(), Ok(Settings { cover_after_minutes: 7, ..Settings::default() }));
        }
        for text in
            ["(country: Some(Wales))", "(country: Wales)", "Settings(\n    country: Wales, // mine\n)"]
        {
            home.put(SETTINGS, text);
            let set = Settings { country: Some(Country::Wales), ..Settings::default() };
            assert_eq!(store.settings(), Ok(set), "{text}");
        }
        home.put(SETTINGS, "(country: None)");
        assert_eq!(store.settings(), Ok(Settings::default()));
    }

    #[test]
    fn a_number_written_by_hand_is_one_line_without_control_characters() {
        let (_, home, store) = home();
        home.put(SETTINGS, format!(r#"(surgery_number: "  01632\n960\u{{1b}} 123 {} ")"#, "9".repeat(99)));
        let number = store.settings().unwrap().surgery_number;
        assert!(number.starts_with("01632 960"), "{number}");
        assert!(!number.chars().any(char::is_control), "{number}");
        assert!(number.ends_with(&"9".repeat(99)), "a part of a number would be a wrong one");
        home.put(SETTINGS, "(spelling: false)");
        assert_eq!(store.settings().unwrap().surgery_number, "", "a file of an earlier version");
    }

    #[test]
    fn a_broken_file_is_said_to_be_and_kept_beside_what_is_set_then() {
        for broken in [
            "",
            "Settings(cover_after_minutes: 7",
            "Settings(\n    cover_after: 7,\n)",
            "Settings(cover_after_minutes: -1)",
            "Settings(cover_after_minutes: 1, cover_after_minutes: 2)",
            "Settings(cover_after_minutes: 99999999)",
            "Settings() more",
            "(country: Some(France))",
            "five minutes",
        ] {
            let (_, home, store) = home();
            home.put(SETTINGS, broken);
            let error = store.settings().unwrap_err();
            assert!(error.sentence.contains("settings.ron are not understood at line "), "{error}");
            assert!(!error.sentence.contains("five"), "{error}");
            assert_eq!(home.get(SETTINGS).unwrap(), broken.as_bytes(), "reading changes nothing");
            home.put("settings-1.ron", "of an earlier time");
            let kept = store.save_settings(&set()).unwrap().unwrap();
            assert!(kept.ends_with("settings-2.ron"), "{kept}");
            assert_eq!(home.get("settings-2.ron").unwrap(), broken.as_bytes());
            assert_eq!(store.settings(), Ok(set()));
        }
        let (_, home, store) = home();
        home.put(SETTINGS, b"(\xff\xfe)");
        assert!(store.settings().unwrap_err().sentence.contains("line 1"));
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file() {
        let (disk, home, store) = home();
        store.save_settings(&set()).unwrap();
        let before = home.get(SETTINGS);
        disk.fail_writes(Some(ErrorKind::StorageFull));
        let error = store.save_settings(&Settings::default()).unwrap_err();
        assert!(error.sentence.contains("settings.ron") && error.short == "disk full", "{error}");
        assert_eq!(home.get(SETTINGS), before);
        disk.fail(Some(ErrorKind::PermissionDenied));
        assert!(store.settings().unwrap_err().sentence.contains("settings.ron"));
    }

    #[cfg(unix)]
    #[test]
    fn it_stands_in_the_home_folder_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        crate::store::make(&home.path().join(crate::store::APPOINTMENTS)).unwrap();
        let store = Store::new(Folder::new(home.path()));
        store.save_settings(&set()).unwrap();
        let file = home.path().join(SETTINGS);
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(store.settings(), Ok(set()));
        std::fs::remove_file(&file).unwrap();
        std::fs::create_dir(&file).unwrap();
        assert!(store.settings().is_err() && store.save_settings(&set()).is_err());
    }
}
