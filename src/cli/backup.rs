//! `foreword backup`: everything of the notebook in one file, read back before it is said to be there.

use std::{fs, path::PathBuf};

use clap::Args;

use super::{Console, FAILED, FINE, files::size, refusal};
use crate::{
    domain::{Moment, UserError, appointments, counted},
    paths::Home,
    store::{
        Doing,
        backup::{Made, is_inside, make},
        shown, user_error,
    },
};

#[derive(Debug, Args)]
pub(super) struct BackUp {
    /// The file to write, or a folder for it
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Replace the file that is there, without asking
    #[arg(long)]
    replace: bool,
}

/// Makes a backup, and says what is in it and who can read it.
pub(super) fn back_up(home: &Home, asked: &BackUp, console: &mut Console<'_>) -> Result<u8, UserError> {
    if !home.path().is_dir() {
        let sentence = format!(
            "No backup was made: there is nothing in {} yet. Name another folder with --home.",
            home.shown()
        );
        return Err(refusal("nothing there", sentence));
    }
    let now = Moment::of(&console.now);
    let mut file = asked.path.clone();
    if file.is_dir() {
        file.push(now.civil().strftime("foreword-%Y-%m-%d-%H%M.tar").to_string());
    }
    let place = shown(&file);
    if is_inside(home.path(), &file) {
        let sentence = format!(
            "No backup was made in {place}: that is in the folder with the notes, so it would be lost with them. \
             Choose another place, best on another disk."
        );
        return Err(refusal("Foreword's folder", sentence));
    }
    let there = fs::symlink_metadata(&file);
    if let Ok(found) = &there {
        if !found.is_file() {
            let kind = std::io::ErrorKind::InvalidInput;
            return Err(user_error(Doing::BackingUp, &place, &kind.into()));
        }
        if !asked.replace
            && let Some(code) = console.declined(
                format_args!("There is a file {place} already. Replace it?"),
                "No backup was made",
                "There is a file of that name; to replace it, add --replace.",
            )?
        {
            return Ok(code);
        }
    }
    let made = make(home.path(), &file, there.is_ok(), now, &|| true)?;
    console.say_wrapped(&format!("Backup made: {place}"));
    for line in described(&made) {
        console.say_wrapped(&line);
    }
    console.flush()?;
    Ok(console.warn_all(&made.left_out))
}

fn described(made: &Made) -> Vec<String> {
    let files = counted(made.files, "file");
    let mut lines = vec![format!(
        "{}, {files} in all, {}. It was read back, and every byte is there.",
        appointments(made.appointments),
        size(made.bytes)
    )];
    lines.push(
        if made.encrypted {
            "It is encrypted, as the notes are: it opens with the passphrase or the recovery code of this notebook."
        } else {
            "It is not encrypted: whoever gets hold of this file can read all of it. Keep it where only you can."
        }
        .to_owned(),
    );
    if !made.strays.is_empty() {
        let them =
            if made.strays.len() == 1 { "is not Foreword's and is" } else { "are not Foreword's and are" };
        lines.push(format!(
            "{} in the folders of the notes {them} not in it: {}.",
            counted(made.strays.len(), "file"),
            made.strays.join(", ")
        ));
    }
    lines
}

/// The exit code of what was looked at.
pub(super) const fn code(is_fine: bool) -> u8 {
    if is_fine { FINE } else { FAILED }
}
