//! Files opened by the program this computer has for them, as by a double click.

use std::{
    io::{self, ErrorKind},
    process::{Command, Stdio},
    thread,
};

/// Opens a file, and does not wait for the program that shows it.
///
/// # Errors
/// If nothing here can be started to open it.
pub(super) fn open(file: &str) -> io::Result<()> {
    let mut command = opener()?;
    // Nothing it says may come between the lines of the screen.
    command.arg(file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    // Whoever started a process must hear of its end, or it stays in the list of processes.
    thread::Builder::new().name("opener".to_owned()).spawn(move || child.wait())?;
    Ok(())
}

#[cfg(target_os = "macos")]
fn opener() -> io::Result<Command> {
    Ok(Command::new("open"))
}

#[cfg(windows)]
fn opener() -> io::Result<Command> {
    Ok(Command::new("explorer"))
}

/// Without a desktop there would be a browser for the terminal at best, over our own screen.
#[cfg(not(any(target_os = "macos", windows)))]
#[expect(clippy::disallowed_methods, reason = "the desktop is there for the opener, not for us")]
fn opener() -> io::Result<Command> {
    let desktop = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if desktop { Ok(Command::new("xdg-open")) } else { Err(ErrorKind::NotFound.into()) }
}
