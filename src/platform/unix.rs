//! Linux, macOS and their kin.

use std::{
    fs::{DirBuilder, File, Metadata, OpenOptions},
    io::{self, ErrorKind},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    path::Path,
};

use rustix::{
    fs::{Access, OFlags, access},
    process::{Resource, Rlimit, setrlimit},
};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};

use super::Signal;

/// The signals that ask the program to go, to stop or to go on.
pub struct Signals(signal_hook::iterator::Signals);

impl Signals {
    /// From here on they are passed on instead of ending the program.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn caught() -> io::Result<Self> {
        let all = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH];
        signal_hook::iterator::Signals::new(all).map(Self)
    }

    /// Tells of each, for as long as anyone wants to know.
    pub fn tell(mut self, mut wanted: impl FnMut(Signal) -> bool) {
        for signal in self.0.forever() {
            let signal = match signal {
                SIGWINCH => Signal::Resized,
                SIGTSTP | SIGCONT => Signal::Suspend(signal == SIGTSTP),
                signal => Signal::End(signal),
            };
            if !wanted(signal) {
                return;
            }
        }
    }
}

/// Stops; comes back when the program is to go on.
///
/// # Errors
/// If the system refuses.
pub fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

/// New files are for their owner alone.
pub(super) fn make_files_private() {
    use rustix::{fs::Mode, process::umask};
    umask(Mode::RWXG | Mode::RWXO);
}

pub(super) fn forbid_core_files() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = setrlimit(Resource::Core, none);
}

/// Opens files for their owner's eyes only, and follows no link.
pub fn private(options: &mut OpenOptions) {
    options.mode(0o600).custom_flags(OFlags::NOFOLLOW.bits().cast_signed());
}

/// Makes folders that only their owner may look into.
pub fn private_folder(builder: &mut DirBuilder) {
    builder.mode(0o700);
}

/// Puts the names in a folder on the disk. Some network folders cannot do that and say so; the file itself is
/// on disk by then.
///
/// # Errors
/// If the disk reports one.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if !matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Err(error),
        _ => Ok(()),
    }
}

/// A file or folder, whatever it is called; `None` where this platform does not say.
pub fn identity(found: &Metadata) -> Option<(u64, u64)> {
    Some((found.dev(), found.ino()))
}

/// When a file was last changed, in nanoseconds since 1970, and which file it is. No program can set that time
/// back.
pub fn last_change(found: &Metadata) -> Option<(u64, u64)> {
    let second = u64::try_from(found.ctime()).ok()?;
    Some((second * 1_000_000_000 + u64::try_from(found.ctime_nsec()).ok()?, found.ino()))
}

/// Whether this user made it.
pub fn is_mine(found: &Metadata) -> bool {
    found.uid() == rustix::process::geteuid().as_raw()
}

/// Whether files can be written in a folder, as far as that shows without trying.
#[must_use]
pub fn is_writable(folder: &Path) -> bool {
    access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}
