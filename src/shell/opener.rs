//! Files opened by the program this computer has for them, as by a double click.

use std::{
    io::{self, ErrorKind},
    process::Stdio,
    thread,
};

use crate::platform;

/// Opens a file, and does not wait for the program that shows it.
///
/// # Errors
/// If nothing here can be started to open it.
pub(super) fn open(file: &str) -> io::Result<()> {
    let mut command = platform::opener().ok_or(ErrorKind::NotFound)?;
    // Nothing it says may come between the lines of the screen.
    command.arg(file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    // Whoever started a process must hear of its end, or it stays in the list of processes.
    thread::Builder::new().name("opener".to_owned()).spawn(move || child.wait())?;
    Ok(())
}
