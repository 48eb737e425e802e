//! Linux alone.

use std::{path::Path, process::Command};

use super::protection::{DiskEncryption, luks};
use rustix::process::{DumpableBehavior, set_dumpable_behavior};

/// NFS, SMB in its three ages, AFS and Ceph, as the kernel numbers them. Not 9P, which is how Linux within
/// Windows sees the disk it runs on.
const NETWORK: [u32; 6] = [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x5346_414f, 0x00c3_6400];

pub(super) fn on_network(folder: &Path) -> Option<bool> {
    let kind = rustix::fs::statfs(folder).ok()?.f_type;
    Some(u32::try_from(kind).is_ok_and(|kind| NETWORK.contains(&kind)))
}

/// A system that pipes core files to a program does not ask the limit, but asks this.
pub(super) fn forbid_dumps() {
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Without a desktop there would be a browser for the terminal at best, over our own screen.
#[expect(clippy::disallowed_methods, reason = "the desktop is there for the opener, not for us")]
pub(super) fn opener() -> Option<Command> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    ["DISPLAY", "WAYLAND_DISPLAY"].into_iter().any(is_set).then(|| Command::new("xdg-open"))
}

pub(super) fn disk_encryption(folder: &Path) -> DiskEncryption {
    use std::os::unix::fs::MetadataExt;
    let Ok(found) = std::fs::metadata(folder) else { return DiskEncryption::NotKnown };
    let (major, minor) = (rustix::fs::major(found.dev()), rustix::fs::minor(found.dev()));
    luks(Path::new("/sys"), &format!("{major}:{minor}"))
}
