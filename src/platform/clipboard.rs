//! The clipboard of the computer: by the system where it has one within reach, else through the terminal.

use std::io::{self, ErrorKind};

#[cfg(target_os = "linux")]
use std::{
    io::Write,
    process::{Command, Stdio},
};

/// How text gets to the clipboard of the computer the person sits at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clipboard {
    /// By the system, which says whether it took it.
    System,
    /// By a code to the terminal (OSC 52), which does not say whether it took it.
    #[default]
    Terminal,
    /// Neither would take it.
    None,
}

/// The one within reach, by the environment.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the environment is read once, here")]
pub fn clipboard() -> Clipboard {
    let set = |name: &str| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    by(set, has_system)
}

fn by(set: impl Fn(&str) -> Option<String>, has_system: impl Fn() -> bool) -> Clipboard {
    let is_set = |name: &str| set(name).is_some_and(|value| !value.is_empty());
    // From elsewhere, the clipboard of this computer is not that of the person.
    if !is_set("SSH_CONNECTION") && !is_set("SSH_TTY") && has_system() {
        return Clipboard::System;
    }
    let term = set("TERM").unwrap_or_default();
    let simple = ["dumb", "linux", "vt", "ansi", "cygwin"].iter().any(|name| term.starts_with(name));
    if simple { Clipboard::None } else { Clipboard::Terminal }
}

/// Puts text on the clipboard of the system, and asks it to keep none of it in a history or on other devices.
///
/// # Errors
/// If it does not take it.
#[cfg(any(windows, target_os = "macos"))]
pub fn put(text: &str) -> io::Result<()> {
    let other = |error: arboard::Error| match error {
        arboard::Error::ClipboardOccupied => io::Error::from(ErrorKind::ResourceBusy),
        error => io::Error::other(error.to_string()),
    };
    let mut clipboard = arboard::Clipboard::new().map_err(other)?;
    #[cfg(windows)]
    {
        use arboard::SetExtWindows;
        clipboard.set().exclude_from_cloud().exclude_from_history().text(text).map_err(other)
    }
    #[cfg(target_os = "macos")]
    {
        use arboard::SetExtApple;
        clipboard.set().exclude_from_history().text(text).map_err(other)
    }
}

#[cfg(any(windows, target_os = "macos"))]
const fn has_system() -> bool {
    true
}

/// Programs that hold a clipboard of Wayland or X, which belongs to whoever holds it and would go with us.
#[cfg(target_os = "linux")]
const HOLDERS: [(&str, &str, &[&str]); 3] = [
    ("WAYLAND_DISPLAY", "wl-copy", &["--type", "text/plain;charset=utf-8"]),
    ("DISPLAY", "xclip", &["-selection", "clipboard"]),
    ("DISPLAY", "xsel", &["--clipboard", "--input"]),
];

#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "the environment is read here, and not for us")]
fn holder() -> Option<Command> {
    let path = std::env::var_os("PATH")?;
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    HOLDERS.iter().filter(|(desktop, ..)| is_set(desktop)).find_map(|(_, name, args)| {
        let mut command = Command::new(super::program(name, &path)?);
        command.args(*args);
        Some(command)
    })
}

#[cfg(target_os = "linux")]
fn has_system() -> bool {
    holder().is_some()
}

/// Puts text on the clipboard of the desktop.
///
/// # Errors
/// If it does not take it.
#[cfg(target_os = "linux")]
pub fn put(text: &str) -> io::Result<()> {
    let mut command = holder().ok_or(ErrorKind::NotFound)?;
    // Going on in the background, it must hold nothing of ours open.
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let given = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()));
    let ended = child.wait()?;
    given?;
    if ended.success() { Ok(()) } else { Err(ErrorKind::Other.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clipboard_within_reach() {
        let of = |set: &'static [(&str, &str)], system: bool| {
            let value = |name: &str| {
                let found = set.iter().find(|(one, _)| *one == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            by(value, || system)
        };
        assert_eq!(of(&[("TERM", "xterm-256color")], true), Clipboard::System);
        assert_eq!(of(&[], true), Clipboard::System, "a classic console names no terminal");
        assert_eq!(of(&[("TERM", "xterm-256color")], false), Clipboard::Terminal);
        let away = &[("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22"), ("TERM", "xterm")];
        assert_eq!(of(away, true), Clipboard::Terminal);
        assert_eq!(of(&[("TERM", "linux")], false), Clipboard::None);
        assert_eq!(of(&[("SSH_TTY", "/dev/pts/0"), ("TERM", "vt100")], true), Clipboard::None);
    }
}
