//! Windows.

use std::{
    fs::{DirBuilder, File, Metadata, OpenOptions},
    future::poll_fn,
    io::{self, Read},
    path::{Component, Path, Prefix},
    pin::pin,
    process::{Command, Stdio},
    sync::Arc,
    task::{Context, Poll, Wake},
    thread::{self, Thread},
};

use tokio::signal::windows::{CtrlBreak, CtrlC, CtrlClose, CtrlLogoff, CtrlShutdown};
use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};

use super::{Signal, access};

/// News from the console: keys that interrupt, its window being closed, the end of the session.
///
/// The handler stays in the system's call until the process has ended by itself: Windows ends a process the
/// moment that call returns.
pub struct Signals {
    interrupt: CtrlC,
    pause: CtrlBreak,
    close: CtrlClose,
    logoff: CtrlLogoff,
    shutdown: CtrlShutdown,
}

/// The numbers that shells know for an interrupt, a terminal that is gone, and the end.
const INTERRUPT: i32 = 2;
const GONE: i32 = 1;
const END: i32 = 15;

impl Signals {
    /// From here on they are passed on instead of ending the program.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn caught() -> io::Result<Self> {
        Ok(Self {
            interrupt: ctrl_c()?,
            pause: ctrl_break()?,
            close: ctrl_close()?,
            logoff: ctrl_logoff()?,
            shutdown: ctrl_shutdown()?,
        })
    }

    /// Tells of each, for as long as anyone wants to know.
    pub fn tell(mut self, mut wanted: impl FnMut(Signal) -> bool) {
        while wanted(Signal::End(self.next())) {}
    }

    fn next(&mut self) -> i32 {
        wait_for(poll_fn(|context| {
            let came = [
                (self.interrupt.poll_recv(context), INTERRUPT),
                (self.pause.poll_recv(context), INTERRUPT),
                (self.close.poll_recv(context), GONE),
                (self.logoff.poll_recv(context), END),
                (self.shutdown.poll_recv(context), END),
            ];
            let came = came.into_iter().find(|(poll, _)| matches!(poll, Poll::Ready(Some(()))));
            came.map_or(Poll::Pending, |(_, number)| Poll::Ready(number))
        }))
    }
}

struct Awake(Thread);

impl Wake for Awake {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// The thread sleeps until it is there; no runtime is needed for that.
fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let waker = Arc::new(Awake(thread::current())).into();
    let (mut future, mut context) = (pin!(future), Context::from_waker(&waker));
    loop {
        if let Poll::Ready(found) = future.as_mut().poll(&mut context) {
            return found;
        }
        thread::park();
    }
}

/// A console program is never stopped and continued.
///
/// # Errors
/// None here.
pub const fn stop() -> io::Result<()> {
    Ok(())
}

/// Files get the access rights of their folder, which is in the user's own profile.
pub const fn private(_: &mut OpenOptions) {}

/// Folders get the access rights of the one they are in.
pub const fn private_folder(_: &mut DirBuilder) {}

/// Names are on the disk with their files.
///
/// # Errors
/// None here.
pub const fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Windows says it only to calls that are not safe.
#[must_use]
pub const fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}

/// When a file was last written, in nanoseconds since 1970; which file it is Windows does not say.
pub fn last_change(found: &Metadata) -> Option<(u64, u64)> {
    let since = found.modified().ok()?.duration_since(std::time::SystemTime::UNIX_EPOCH).ok()?;
    Some((u64::try_from(since.as_nanos()).ok()?, 0))
}

/// Links can be made by administrators alone.
#[must_use]
pub const fn is_mine(_: &Metadata) -> bool {
    true
}

/// Windows does not say without trying.
#[must_use]
pub fn is_writable(folder: &Path) -> bool {
    folder.is_dir()
}

pub(super) fn on_network(folder: &Path) -> Option<bool> {
    let Some(Component::Prefix(prefix)) = folder.components().next() else { return None };
    // A drive letter may be of a disk or of a network drive.
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)).then_some(true)
}

#[expect(clippy::unnecessary_wraps, reason = "not every platform has one")]
pub(super) fn opener() -> Option<Command> {
    Some(Command::new("explorer"))
}

/// Asks the programs that come with Windows: their answers in words differ from language to language, so those
/// in codes are read.
pub(super) fn readers(folder: &Path) -> Option<Vec<String>> {
    let passing = tempfile::tempdir().ok()?;
    let file = passing.path().join("access");
    let done = quiet(Command::new("icacls").arg(folder).arg("/save").arg(&file)).ok()?;
    if !done.status.success() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(&file).ok()?.take(1 << 20).read_to_end(&mut bytes).ok()?;
    let who = quiet(Command::new("whoami").args(["/user", "/fo", "csv", "/nh"])).ok()?;
    let own = access::own_sid(&String::from_utf8_lossy(&who.stdout))?;
    access::readers(&access::text(&bytes), &own)
}

fn quiet(command: &mut Command) -> io::Result<std::process::Output> {
    command.stdin(Stdio::null()).output()
}

pub(super) fn disk_encryption(folder: &Path) -> super::protection::DiskEncryption {
    use std::path::Component;
    let not_known = super::protection::DiskEncryption::NotKnown;
    let Some(Component::Prefix(drive)) = folder.components().next() else { return not_known };
    let drive = drive.as_os_str().to_string_lossy().replace('\'', "");
    let ask = format!(
        "(New-Object -ComObject Shell.Application).NameSpace('{drive}').Self\
         .ExtendedProperty('System.Volume.BitLockerProtection')"
    );
    let said = quiet(Command::new("powershell").args(["-NoProfile", "-NonInteractive", "-Command", &ask]));
    said.map_or(not_known, |said| super::protection::bitlocker(&String::from_utf8_lossy(&said.stdout)))
}
