//! Which folder is home to the notes, and making it ready.

use std::{
    fs, io,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use directories::{BaseDirs, ProjectDirs, UserDirs};

use crate::{
    domain::UserError,
    store::{APPOINTMENTS, Doing, guard, make, shown, user_error},
};

/// The folder that holds everything this program keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home(PathBuf);

impl Home {
    /// The folder asked for, or else the one where this computer keeps a program's data.
    ///
    /// # Errors
    /// If none is asked for and this computer names none.
    pub fn of(asked: Option<&Path>) -> Result<Self, UserError> {
        let found = match asked {
            Some(folder) => std::path::absolute(folder).ok(),
            None => ProjectDirs::from("", "", "foreword").map(|places| places.data_dir().to_owned()),
        };
        found.map(Self).ok_or_else(|| {
            let sentence = "This computer does not say where a program's data belongs, so there is no folder \
                            for the notes. Nothing was changed. Name a folder with --home.";
            UserError::new("no folder", sentence)
        })
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Its path, safe to print.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(&self.0)
    }

    /// Whether notes were ever kept in it.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        !matches!(fs::metadata(self.0.join(APPOINTMENTS)), Err(error) if error.kind() == ErrorKind::NotFound)
    }

    /// Whether notes are kept in it; makes nothing.
    ///
    /// # Errors
    /// If it is a file or cannot be read.
    pub fn look(&self) -> Result<bool, UserError> {
        let in_the_way = || self.0.ancestors().any(Path::is_file);
        match fs::read_dir(self.0.join(APPOINTMENTS)) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound && !in_the_way() => Ok(false),
            Err(error) => Err(self.unusable(&error)),
        }
    }

    /// Makes sure that the folder is there and can be read; says whether this made it.
    ///
    /// A folder in use that cannot be written to is well enough for reading; writing says so itself.
    ///
    /// # Errors
    /// If it is a file, cannot be made or cannot be read.
    pub fn prepare(&self) -> Result<bool, UserError> {
        let appointments = self.0.join(APPOINTMENTS);
        match fs::read_dir(&appointments) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                make(&appointments).map_err(|error| self.unusable(&error))?;
                // A folder that was there and empty may be open to others; nothing was to be read in it.
                let _ = guard::close(&self.0);
                Ok(true)
            }
            found => found.map(|_| false).map_err(|error| self.unusable(&error)),
        }
    }

    fn unusable(&self, error: &io::Error) -> UserError {
        let a_file = |path: &Path| fs::metadata(path).is_ok_and(|found| found.is_file());
        let appointments = self.0.join(APPOINTMENTS);
        let in_the_way = self.0.ancestors().find(|above| a_file(above)).map(Path::to_owned);
        match in_the_way.or_else(|| a_file(&appointments).then_some(appointments)) {
            Some(file) => user_error(Doing::Preparing, &shown(&file), &ErrorKind::AlreadyExists.into()),
            None => user_error(Doing::Preparing, &self.shown(), error),
        }
    }
}

/// The folder that pages are written to: that of the person's documents, or else the one it is in.
#[must_use]
pub fn pages() -> String {
    let documents = UserDirs::new().and_then(|places| places.document_dir().map(Path::to_owned));
    let folder = documents.filter(|folder| folder.is_dir());
    let folder = folder.or_else(|| BaseDirs::new().map(|places| places.home_dir().to_owned()));
    folder.unwrap_or_default().to_string_lossy().into_owned()
}

/// A path as a person types it: `~` is their own folder.
#[must_use]
pub fn whole(typed: &str) -> String {
    let typed = typed.trim();
    let own = BaseDirs::new().map(|places| places.home_dir().to_owned());
    match (typed.strip_prefix('~'), own) {
        (Some(rest), Some(own)) if rest.is_empty() || rest.starts_with(['/', '\\']) => {
            own.join(rest.trim_start_matches(['/', '\\'])).to_string_lossy().into_owned()
        }
        _ => typed.to_owned(),
    }
}

/// The file offered to those whose notes cannot be saved where they belong.
#[must_use]
pub fn elsewhere() -> String {
    let folder = BaseDirs::new().map(|places| places.home_dir().to_owned()).unwrap_or_default();
    shown(&folder.join("foreword-notes.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_asked_for_is_the_one_used() {
        assert_eq!(Home::of(Some(Path::new("/x/y"))).unwrap().path(), Path::new("/x/y"));
        assert!(Home::of(Some(Path::new("x"))).unwrap().path().is_absolute());
        if let Ok(home) = Home::of(None) {
            assert!(home.path().ends_with("foreword") || cfg!(windows));
        }
    }

    #[test]
    fn it_is_made_once_with_the_folders_above_it() {
        let outside = tempfile::tempdir().unwrap();
        let home = Home::of(Some(&outside.path().join("a/b"))).unwrap();
        assert!(!home.is_in_use());
        assert_eq!(home.prepare(), Ok(true));
        assert_eq!(home.prepare(), Ok(false));
        assert!(home.is_in_use());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(home.path()), 0o700);
            let empty = outside.path().join("empty");
            fs::create_dir(&empty).unwrap();
            fs::set_permissions(&empty, PermissionsExt::from_mode(0o755)).unwrap();
            assert_eq!(Home::of(Some(&empty)).unwrap().prepare(), Ok(true));
            assert_eq!(mode(&empty), 0o700, "one that was there is shut to others");
        }
    }

    #[test]
    fn looking_makes_nothing() {
        let outside = tempfile::tempdir().unwrap();
        let home = Home::of(Some(&outside.path().join("home"))).unwrap();
        assert_eq!((home.look(), home.path().exists()), (Ok(false), false));
        home.prepare().unwrap();
        assert_eq!(home.look(), Ok(true));
        let file = outside.path().join("file");
        fs::File::create(&file).unwrap();
        assert_eq!(Home::of(Some(&file)).unwrap().look().unwrap_err().short, "folder is a file");
    }

    #[test]
    fn a_file_in_its_place_is_named() {
        let outside = tempfile::tempdir().unwrap();
        let file = outside.path().join("notes");
        fs::File::create(&file).unwrap();
        for folder in [file.clone(), file.join("below")] {
            let error = Home::of(Some(&folder)).unwrap().prepare().unwrap_err();
            assert_eq!(error.short, "folder is a file");
            assert!(error.sentence.contains(&shown(&file)), "{error}");
        }
        fs::create_dir(outside.path().join("home")).unwrap();
        fs::File::create(outside.path().join("home").join(APPOINTMENTS)).unwrap();
        let home = Home::of(Some(&outside.path().join("home"))).unwrap();
        assert_eq!(home.prepare().unwrap_err().short, "folder is a file");
    }
}
