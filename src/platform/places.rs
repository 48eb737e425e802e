//! Where this computer keeps a program's data.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The folder for the notes, and the one that was used before if that is another: on Windows the part of the
/// profile that is copied to a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    pub now: PathBuf,
    pub before: Option<PathBuf>,
}

/// Where this computer keeps a program's data, if it says.
#[must_use]
pub fn data_folders() -> Option<Places> {
    let places = ProjectDirs::from("", "", "foreword")?;
    let (now, roaming) = (places.data_local_dir().to_owned(), places.data_dir().to_owned());
    Some(Places { before: (roaming != now).then_some(roaming), now })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nothing that is copied to a server by itself; elsewhere the folder is the one it was.
    #[test]
    fn notes_stay_on_this_computer() {
        let Some(places) = data_folders() else { return };
        assert_eq!(places.before.is_some(), cfg!(windows));
        assert!(!places.now.to_string_lossy().contains("Roaming"));
    }
}
