//! macOS alone.

use std::{path::Path, process::Command};

/// The flag of a disk that is in this computer.
const LOCAL: u32 = 0x1000;

pub(super) fn on_network(folder: &Path) -> Option<bool> {
    Some(rustix::fs::statfs(folder).ok()?.f_flags & LOCAL == 0)
}

#[expect(clippy::unnecessary_wraps, reason = "not every platform has one")]
pub(super) fn opener() -> Option<Command> {
    Some(Command::new("open"))
}
