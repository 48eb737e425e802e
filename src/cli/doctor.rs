//! `foreword doctor`: what is in order and what is not, in words, with what to do.
//!
//! Changes nothing, asks the terminal nothing, and prints no note text and no label.

mod backups;
mod own_files;
mod report;
mod words;

use std::{ffi::OsString, path::PathBuf};

use serde::Serialize;

use super::{Console, FAILED, FINE, keys};
use crate::{command::Keys, domain::UserError, paths::Home};
use report::Report;

#[derive(Debug, PartialEq, Eq)]
pub struct Doctor {
    pub(super) home: Home,
    /// The folder named by `--home` or `FOREWORD_HOME`.
    pub(super) asked: Option<PathBuf>,
    pub(super) json: bool,
    pub keys: bool,
}

impl Doctor {
    /// The keys that hold in its folder.
    pub fn keys_in_force(&self, console: &mut Console<'_>) -> Keys {
        keys::in_force(&self.home, console)
    }
}

/// The terminal and the environment, as the shell found them.
#[derive(Debug, Default, Serialize)]
pub struct TerminalInfo {
    pub input: bool,
    pub output: bool,
    pub columns: Option<u16>,
    pub rows: Option<u16>,
    #[serde(skip)]
    pub home: Option<OsString>,
    pub term: Option<String>,
    pub colorterm: Option<String>,
    pub program: Option<String>,
    pub no_color: bool,
    /// The first that is set of `LC_ALL`, `LC_CTYPE` and `LANG`.
    pub locale: Option<String>,
    /// None on Windows, where all text is Unicode.
    pub utf8: Option<bool>,
    pub within: Vec<&'static str>,
}

/// Prints the report; gives the exit code.
///
/// # Errors
/// If it cannot be written.
pub fn examine(doctor: &Doctor, terminal: TerminalInfo, console: &mut Console<'_>) -> Result<u8, UserError> {
    let report = Report::of(doctor, terminal, &console.now);
    if doctor.json {
        console.json(&report);
    } else {
        words::print(&report, console);
    }
    console.flush()?;
    Ok(if report.to_do.is_empty() { FINE } else { FAILED })
}
