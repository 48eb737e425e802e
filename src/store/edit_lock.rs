//! The edit lock of an appointment: one window at a time may write, and the others are shown who it is.

use std::{fmt, io::ErrorKind};

use serde::{Deserialize, Serialize};

use super::{Disk, Held};
use crate::{
    domain::{LockedElsewhere, Moment},
    text::clean_line,
};

/// A window of this program. `Debug` holds no note text, for there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Seat")]
pub struct Window {
    pub host: String,
    pub process: u32,
    pub since: Moment,
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ron::to_string(self).unwrap_or_default())
    }
}

/// This window: the computer it is on and its process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    pub host: String,
    pub process: u32,
}

impl Default for Own {
    fn default() -> Self {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        Self { host, process: std::process::id() }
    }
}

impl Own {
    pub(super) fn window(&self, since: Moment) -> Window {
        Window { host: self.host.clone(), process: self.process, since }
    }
}

/// The lock of an appointment, or of another thing whose files have that stem.
pub(super) fn lock_of(stem: &(impl fmt::Display + ?Sized)) -> String {
    format!("{stem}.lock")
}

/// Who sits there, other than this window and someone who is known to be gone. Where that cannot be found out,
/// someone does.
pub fn locked_elsewhere(
    disk: &impl Disk,
    stem: &(impl fmt::Display + ?Sized),
    own: &Own,
) -> Option<LockedElsewhere> {
    match disk.held(&lock_of(stem)) {
        Ok(held) => held.and_then(|held| occupant(&held, own)),
        Err(error) => {
            let another_user = error.kind() == ErrorKind::PermissionDenied;
            Some(LockedElsewhere { another_user, unknown: !another_user, ..LockedElsewhere::default() })
        }
    }
}

/// Takes the edit lock, whoever sits there.
///
/// # Errors
/// If it cannot be taken.
pub fn take<D: Disk>(
    disk: &D,
    stem: &(impl fmt::Display + ?Sized),
    window: &Window,
) -> std::io::Result<D::Lock> {
    disk.seize(&lock_of(stem), window.to_string().as_bytes())
}

/// A process of this computer that is not alive is gone; of another computer nothing is known.
fn occupant(held: &Held, own: &Own) -> Option<LockedElsewhere> {
    let certain = held.alive;
    let window = std::str::from_utf8(&held.says).ok().and_then(|says| ron::from_str::<Window>(says).ok());
    let Some(window) = window else {
        return certain.then(|| LockedElsewhere { certain, ..LockedElsewhere::default() });
    };
    let here = window.host == own.host;
    if here && (!held.alive || window.process == own.process) {
        return None;
    }
    let elsewhere = (!here).then(|| clean_line(&window.host));
    Some(LockedElsewhere { elsewhere, since: Some(window.since), certain, ..LockedElsewhere::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;

    fn held(host: &str, alive: bool) -> Held {
        let since = "2026-11-22T09:00:00+00:00".parse().unwrap();
        let window = Window { host: host.to_owned(), process: 7, since };
        Held { says: window.to_string().into_bytes(), alive }
    }

    /// Only a dead process of this computer is known to be gone.
    #[test]
    fn only_our_dead_are_gone() {
        let here = &Own { host: "here".to_owned(), process: 8 };
        assert_eq!(occupant(&held("here", false), here), None);
        assert_eq!(occupant(&held("here", true), &Own { process: 7, ..here.clone() }), None);
        assert!(occupant(&held("here", true), here).is_some_and(|one| one.elsewhere.is_none()));
        let away = occupant(&held("there", false), here).unwrap();
        assert_eq!((away.elsewhere.as_deref(), away.certain), (Some("there"), false));
        assert_eq!(occupant(&Held { says: b"rubbish".to_vec(), alive: false }, here), None);
        assert!(occupant(&Held { says: Vec::new(), alive: true }, here).is_some());
    }

    #[test]
    fn another_users_lock_is_said() {
        let disk = crate::store::Memory::default();
        disk.fail_next(ErrorKind::PermissionDenied);
        let locked = locked_elsewhere(&disk, &Id::of(1), &Own::default()).unwrap();
        assert_eq!(
            locked.sentence(),
            "It was opened by another user of this computer and may still be open there."
        );
    }
}
