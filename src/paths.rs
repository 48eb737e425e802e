//! Which folder is home to the notes, and making it ready.

use std::{
    fs, io,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use directories::{BaseDirs, UserDirs};

use crate::{
    domain::UserError,
    platform::{self, Places},
    store::{APPOINTMENTS, Doing, Folder, HomeDisk, Keyring, Store, guard, make, shown, user_error},
};

/// The folder that holds everything this program keeps, and the keys to it if its notes are encrypted.
#[derive(Clone, Debug)]
pub struct Home {
    path: PathBuf,
    earlier: Earlier,
    keys: Keyring,
}

/// A home is its folder, locked or not.
impl PartialEq for Home {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path
    }
}

impl Eq for Home {}

/// Notes in the folder of before, which on Windows may be copied to a server.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Earlier {
    None,
    /// All notes are still there: this is the folder, until they are moved to another.
    Here(PathBuf),
    /// There are some there besides those in the folder.
    Besides(PathBuf),
}

impl Home {
    /// The folder asked for, or else the one where this computer keeps a program's data.
    ///
    /// # Errors
    /// If none is asked for and this computer names none.
    pub fn of(asked: Option<&Path>) -> Result<Self, UserError> {
        let found = match asked {
            Some(folder) => std::path::absolute(folder).ok().map(Self::at),
            None => platform::data_folders().map(Self::among),
        };
        found.ok_or_else(|| {
            let sentence = "This computer does not say where a program's data belongs, so there is no folder \
                            for the notes. Nothing was changed. Name a folder with --home.";
            UserError::new("no folder", sentence)
        })
    }

    fn at(path: PathBuf) -> Self {
        let keys = Keyring::of(&Folder::new(&path));
        Self { path, earlier: Earlier::None, keys }
    }

    /// The folder where the notes are; notes in that of before never look lost.
    fn among(Places { now, before }: Places) -> Self {
        let home = Self::at(now);
        match before {
            Some(before) if Self::at(before.clone()).is_in_use() => {
                if home.is_in_use() {
                    Self { earlier: Earlier::Besides(before), ..home }
                } else {
                    Self { earlier: Earlier::Here(home.path), ..Self::at(before) }
                }
            }
            _ => home,
        }
    }

    /// A sentence about notes in the folder of before, if there are any.
    #[must_use]
    pub fn earlier(&self) -> Option<String> {
        const SERVER: &str = "a folder that many networks copy to a server";
        match &self.earlier {
            Earlier::None => None,
            Earlier::Here(now) => Some(format!(
                "Your notes are in {}, {SERVER}. Foreword now keeps them in {}. Close every window of Foreword, then \
                 start it again: it moves them.",
                self.shown(),
                shown(now)
            )),
            Earlier::Besides(before) => Some(format!(
                "There are also notes in {0}, {SERVER}. To see them, type: foreword --home \"{0}\"",
                shown(before)
            )),
        }
    }

    /// Moves the notes out of the folder of before, all or none; gives what there is to say.
    pub fn settle(&mut self) -> Option<String> {
        let Earlier::Here(now) = &self.earlier else { return self.earlier() };
        let before = self.shown();
        let moved = now.parent().map_or(Ok(()), make).and_then(|()| {
            // One that is empty is in the way; one that is not stays, and so do the notes.
            match fs::remove_dir(now) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
                _ => fs::rename(&self.path, now),
            }
        });
        if moved.is_err() {
            return self.earlier();
        }
        *self = Self::at(now.clone());
        Some(format!(
            "Your notes were moved from {before} to {}: many networks copy the folder before to a server. If \
             you back it up, back up the new one.",
            self.shown()
        ))
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its keys, locked until the passphrase was given.
    pub const fn keys(&self) -> &Keyring {
        &self.keys
    }

    /// Its files, as they are to be read and written.
    pub fn disk(&self) -> HomeDisk {
        HomeDisk::with(&self.path, self.keys.clone())
    }

    /// The appointments in it.
    pub fn store(&self) -> Store<HomeDisk> {
        Store::new(self.disk())
    }

    /// Its path, safe to print.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(&self.path)
    }

    /// Whether notes were ever kept in it.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        !matches!(fs::metadata(self.path.join(APPOINTMENTS)), Err(error) if error.kind() == ErrorKind::NotFound)
    }

    /// Whether notes are kept in it; makes nothing.
    ///
    /// # Errors
    /// If it is a file or cannot be read.
    pub fn look(&self) -> Result<bool, UserError> {
        let in_the_way = || self.path.ancestors().any(Path::is_file);
        match fs::read_dir(self.path.join(APPOINTMENTS)) {
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
        let appointments = self.path.join(APPOINTMENTS);
        match fs::read_dir(&appointments) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                make(&appointments).map_err(|error| self.unusable(&error))?;
                // A folder that was there and empty may be open to others; nothing was to be read in it.
                let _ = guard::close(&self.path);
                Ok(true)
            }
            found => found.map(|_| false).map_err(|error| self.unusable(&error)),
        }
    }

    fn unusable(&self, error: &io::Error) -> UserError {
        let a_file = |path: &Path| fs::metadata(path).is_ok_and(|found| found.is_file());
        let appointments = self.path.join(APPOINTMENTS);
        let in_the_way = self.path.ancestors().find(|above| a_file(above)).map(Path::to_owned);
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

    /// Notes in the folder of before are found where they are, and moved as a whole where that can be.
    #[test]
    fn earlier_notes_are_found_and_moved() {
        let outside = tempfile::tempdir().unwrap();
        let [now, before] =
            ["Local/foreword/data", "Roaming/foreword/data"].map(|name| outside.path().join(name));
        let home = || Home::among(Places { now: now.clone(), before: Some(before.clone()) });
        assert_eq!((home().path(), home().earlier()), (now.as_path(), None), "a first start");
        Home::at(before.clone()).prepare().unwrap();
        fs::File::create(before.join(APPOINTMENTS).join("note")).unwrap();
        assert_eq!(home().path(), before, "never lost");
        assert!(home().earlier().is_some_and(|says| says.contains("server") && says.contains("moves them")));
        make(&now).unwrap();
        fs::File::create(now.join("other")).unwrap();
        let mut settled = home();
        assert!(
            settled.settle().is_some_and(|says| says.contains("then start it again")),
            "it is in the way"
        );
        assert!(settled.path() == before && before.join(APPOINTMENTS).join("note").exists());
        fs::remove_file(now.join("other")).unwrap();
        assert!(settled.settle().is_some_and(|says| says.contains("were moved")));
        assert!(settled.path() == now && now.join(APPOINTMENTS).join("note").exists() && !before.exists());
        assert_eq!((settled.settle(), home().earlier()), (None, None));
        Home::at(before.clone()).prepare().unwrap();
        assert_eq!(home().path(), now);
        assert!(home().settle().is_some_and(|says| says.contains("also notes in")));
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
