//! What is well and what is not, in words with what to do: `foreword doctor`.
//!
//! It looks and changes nothing, asks the terminal nothing, and prints no note text and no label.

mod own_files;
mod report;
mod words;

use std::{ffi::OsString, io::Write, path::PathBuf};

use jiff::Zoned;

use super::{FINE, Printed, TROUBLE, ended};
use crate::{domain::UserError, paths::Home};
use report::Report;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Doctor {
    pub(super) home: Home,
    /// The folder named by `--home` or `FOREWORD_HOME`.
    pub(super) asked: Option<PathBuf>,
    pub(super) json: bool,
    pub keys: bool,
}

/// The terminal and the environment, as the shell found them.
#[derive(Debug, Default)]
pub struct TerminalInfo {
    pub input: bool,
    pub output: bool,
    pub size: Option<(u16, u16)>,
    pub home: Option<OsString>,
    pub term: Option<String>,
    pub colorterm: Option<String>,
    pub program: Option<String>,
    pub no_color: bool,
    /// The first that is set of `LC_ALL`, `LC_CTYPE` and `LANG`.
    pub locale: Option<String>,
    pub within: Vec<&'static str>,
}

/// Looks at everything and says what it saw; gives the exit code.
///
/// # Errors
/// If it cannot be written out.
pub fn examine(
    doctor: &Doctor,
    terminal_info: &TerminalInfo,
    now: &Zoned,
    out: &mut impl Write,
) -> Result<u8, UserError> {
    let report = Report::of(doctor, terminal_info, now);
    let page = if doctor.json { report.json() } else { Ok(words::page(&report)) };
    let written = page.and_then(|page| {
        Printed(&mut *out).write_all(page.as_bytes())?;
        out.flush()
    });
    let code = if report.to_do.is_empty() { FINE } else { TROUBLE };
    ended(written.map(|()| code).map_err(Into::into), code)
}
