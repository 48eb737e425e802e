//! `foreword log`: what Foreword did to files, where that is written down.

use super::{Console, FINE};
use crate::{
    domain::{Settings, UserError},
    paths::Home,
    store::{Doing, file_log, user_error},
};

/// Prints the log, the oldest line first.
pub(super) fn print(home: &Home, console: &mut Console<'_>) -> Result<u8, UserError> {
    let lines = file_log::lines(home.path())
        .map_err(|error| user_error(Doing::Reading, &home.shown(), &error))?
        .unwrap_or_default();
    for line in &lines {
        console.say(line);
    }
    console.flush()?;
    if !home.store().read_file::<Settings>()?.log_files {
        console.warn(
            "The log is switched off. To switch it on: Ctrl-F10 in Foreword, “Log what is done to files”.",
        );
    } else if lines.is_empty() {
        console.warn("The log is switched on, and nothing was done since.");
    }
    Ok(FINE)
}
