//! macOS alone.

use std::{path::Path, process::Command};

use super::protection::{DiskEncryption, filevault};

/// The flag of a disk that is in this computer.
const LOCAL: u32 = 0x1000;

pub(super) fn on_network(folder: &Path) -> Option<bool> {
    Some(rustix::fs::statfs(folder).ok()?.f_flags & LOCAL == 0)
}

#[expect(clippy::unnecessary_wraps, reason = "not every platform has one")]
pub(super) fn opener() -> Option<Command> {
    Some(Command::new("open"))
}

pub(super) fn disk_encryption(_: &Path) -> DiskEncryption {
    let said = Command::new("fdesetup").arg("status").output();
    said.map_or(DiskEncryption::NotKnown, |said| filevault(&String::from_utf8_lossy(&said.stdout)))
}
