//! `foreword encrypt`, `decrypt` and `passphrase`, and asking for the passphrase before any other command.

use std::{io, path::Path};

use clap::Args;

use super::{Console, FAILED, FINE, files, refusal};
use crate::{
    domain::UserError,
    paths::Home,
    store::{
        Doing, Folder,
        inventory::Inventory,
        seal::{self, Cost, Moved, RecoveryCode, SealError, Secret, seal_error},
        shown, survey, user_error,
    },
};

/// The fewest characters of a passphrase.
const LEAST: usize = 12;

/// How often a passphrase is asked for.
const TRIES: usize = 3;

#[derive(Debug, Args)]
pub(super) struct Passphrase {
    /// Make a new recovery code too; the one before works no longer
    #[arg(long)]
    new_recovery_code: bool,
    /// Take the new passphrase from the first line of this file
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<std::path::PathBuf>,
}

/// Takes the keys out where notes are encrypted, with the passphrase from a file or as the person types it.
///
/// # Errors
/// If it is not the passphrase, nobody can be asked, or the keys cannot be read.
pub(super) fn unlock(home: &Home, file: Option<&Path>, console: &mut Console<'_>) -> Result<(), UserError> {
    unlocked_by(home, file, console).map(drop)
}

/// The passphrase or recovery code that unlocked the notes; none where they were not locked.
fn unlocked_by(
    home: &Home,
    file: Option<&Path>,
    console: &mut Console<'_>,
) -> Result<Option<Secret>, UserError> {
    if !home.keys().is_locked() {
        return Ok(None);
    }
    let disk = Folder::new(home.path());
    if let Some(file) = file {
        let secret = first_line(file)?;
        home.keys().unlock(&disk, &secret).map_err(|error| of_keys(home, &error))?;
        return Ok(Some(secret));
    }
    for tries in 1..=TRIES {
        let Some(secret) = console.ask_secretly("Passphrase: ")? else { break };
        match home.keys().unlock(&disk, &secret) {
            Ok(()) => return Ok(Some(secret)),
            Err(error) if is_wrong(&error) && tries < TRIES => {
                console.warn("That is not the passphrase, nor the recovery code.");
            }
            Err(error) => return Err(of_keys(home, &error)),
        }
    }
    Err(refusal(
        "locked",
        "The notes are encrypted, and there is no terminal to ask for the passphrase in. Nothing was changed. Put it \
         on the first line of a file that only you can read, and name that with --passphrase-file FILE.",
    ))
}

fn is_wrong(error: &io::Error) -> bool {
    seal_error(error) == Some(SealError::WrongPassphrase)
}

fn of_keys(home: &Home, error: &io::Error) -> UserError {
    if is_wrong(error) {
        return refusal(
            "not the passphrase",
            "That is not the passphrase, nor the recovery code. Nothing was changed. Without one of them the notes \
             cannot be read: there is no other key.",
        );
    }
    user_error(Doing::Reading, &shown(&home.path().join(seal::KEYS)), error)
}

fn first_line(file: &Path) -> Result<Secret, UserError> {
    const MOST: u64 = 4096;
    let bytes = Secret::new(String::from_utf8_lossy(&files::read(file, MOST)?).into_owned());
    let line = bytes.lines().next().unwrap_or_default().to_owned();
    if line.is_empty() {
        return Err(refusal("empty", format!("The first line of {} is empty.", files::name(file))));
    }
    Ok(Secret::new(line))
}

/// A passphrase that is long enough, asked for twice.
fn new_passphrase(file: Option<&Path>, console: &mut Console<'_>) -> Result<Secret, UserError> {
    let long_enough = |typed: &Secret| typed.chars().count() >= LEAST;
    let short = || {
        refusal(
            "too short",
            format!(
                "A passphrase has at least {LEAST} characters. Four or five words that do not belong together are \
                 easy to remember and hard to guess. Nothing was changed."
            ),
        )
    };
    if let Some(file) = file {
        let typed = first_line(file)?;
        return if long_enough(&typed) { Ok(typed) } else { Err(short()) };
    }
    let nobody = || {
        refusal(
            "no terminal",
            "There is no terminal to ask for a passphrase in. Nothing was changed. Put it on the first line of a \
             file, and name that with --passphrase-file FILE.",
        )
    };
    let typed = console.ask_secretly("New passphrase: ")?.ok_or_else(nobody)?;
    if !long_enough(&typed) {
        return Err(short());
    }
    let again = console.ask_secretly("The same again: ")?.ok_or_else(nobody)?;
    if *typed != *again {
        return Err(refusal("not the same", "The two were not the same. Nothing was changed."));
    }
    Ok(typed)
}

/// Nobody may write in the old way while files change.
fn nobody_else(home: &Home) -> Result<(), UserError> {
    let open = survey::locks(home.path()).into_iter().find(|lock| lock.held.is_some());
    open.map_or(Ok(()), |_| {
        Err(refusal(
            "open elsewhere",
            "Foreword is open in another window. Nothing was changed. Quit it there, then try again.",
        ))
    })
}

/// Shows a recovery code; whether the person has it.
fn handed_over(code: &RecoveryCode, console: &mut Console<'_>) -> Result<bool, UserError> {
    console.say_wrapped(
        "This is your recovery code. It is shown this once. Print it or write it down, and keep it away from this \
         computer:",
    );
    console.say(format_args!("\n    {}\n", *code.shown()));
    console.say_wrapped(
        "It reads the notes when the passphrase is forgotten. Without the passphrase and without this code nobody can \
         read them again.",
    );
    console.flush()?;
    for _ in 0..TRIES {
        let Some(typed) = console.ask_line("Type its last four characters: ")? else { return Ok(true) };
        if typed.trim().eq_ignore_ascii_case(&code.last_group()) {
            return Ok(true);
        }
        console.warn("Those are not its last four characters.");
    }
    Ok(false)
}

/// Encrypts everything, or what is left from a time before.
///
/// # Errors
/// If it cannot be done. Everything can be read as before, or with the passphrase.
pub(super) fn encrypt(home: &Home, file: Option<&Path>, console: &mut Console<'_>) -> Result<u8, UserError> {
    home.prepare()?;
    nobody_else(home)?;
    let disk = Folder::new(home.path());
    let was_on = home.keys().is_on();
    if was_on {
        unlock(home, file, console)?;
    } else {
        let passphrase = new_passphrase(file, console)?;
        let cost = Cost::measured(console.stopwatch);
        let failed = |error| user_error(Doing::Encrypting, &shown(&home.path().join(seal::KEYS)), &error);
        let code = home.keys().create(&disk, &passphrase, cost).map_err(failed)?;
        if !handed_over(&code, console)? {
            seal::decrypt(&disk, home.keys())?;
            console.warn_wrapped("Nothing was encrypted. Try again with something to write on.");
            return Ok(FAILED);
        }
    }
    // Half a note that a crash left is plain as well.
    Inventory::of(home.path())?.remove_passing(home.path())?;
    let moved = seal::encrypt(&disk, home.keys())?;
    let Moved { files, before, left } = &moved;
    if was_on && *files == 0 && left.is_empty() {
        console.say_wrapped(&format!("The notes are encrypted already: all {}.", counted(*before)));
        return Ok(FINE);
    }
    if *files > 0 || left.is_empty() {
        console.say_wrapped(&format!(
            "The notes are encrypted now: {}. Foreword asks for the passphrase when it starts.",
            counted(files + before)
        ));
        console.say_wrapped(
            "Copies made before today are not: backups, synchronised folders, and what a disk still holds of files \
             that were replaced. Where that matters, delete those backups and have the whole disk encrypted.",
        );
    }
    Ok(said(left, "encrypted", console))
}

/// Makes everything plain again.
///
/// # Errors
/// If it cannot be done. Everything can be read as before.
pub(super) fn decrypt(home: &Home, file: Option<&Path>, console: &mut Console<'_>) -> Result<u8, UserError> {
    if !home.keys().is_on() {
        console.say("The notes are not encrypted.");
        return Ok(FINE);
    }
    nobody_else(home)?;
    unlock(home, file, console)?;
    if file.is_none()
        && let Some(code) = console.declined(
            "Anyone who can open the files can then read the notes. Decrypt them?",
            "Nothing was decrypted",
            "Name the passphrase with --passphrase-file.",
        )?
    {
        return Ok(code);
    }
    let Moved { files, before, left } = seal::decrypt(&Folder::new(home.path()), home.keys())?;
    if left.is_empty() {
        console.say_wrapped(&format!("The notes are not encrypted any more: {}.", counted(files + before)));
    }
    Ok(said(&left, "decrypted", console))
}

/// Changes the passphrase, and the recovery code where that is asked for.
///
/// # Errors
/// If it cannot be done; the passphrase is then as it was.
pub(super) fn passphrase(
    home: &Home,
    file: Option<&Path>,
    asked: &Passphrase,
    console: &mut Console<'_>,
) -> Result<u8, UserError> {
    if !home.keys().is_on() {
        let sentence =
            "The notes are not encrypted, so there is no passphrase. To encrypt them, type: foreword encrypt";
        return Err(refusal("not encrypted", sentence));
    }
    let before = unlocked_by(home, file, console)?.unwrap_or_default();
    let after = new_passphrase(asked.new_passphrase_file.as_deref(), console)?;
    let cost = Cost::measured(console.stopwatch);
    let disk = Folder::new(home.path());
    let changed = home.keys().change_passphrase(&disk, &before, &after, cost, asked.new_recovery_code);
    let code = changed.map_err(|error| of_keys(home, &error))?;
    console.say("The passphrase is changed.");
    if let Some(code) = &code {
        handed_over(code, console)?;
    } else {
        console.say("The recovery code is the one you have.");
    }
    console.say_wrapped("Backups made before today still take the passphrase and the code of their day.");
    Ok(FINE)
}

fn counted(files: usize) -> String {
    if files == 1 { "1 file".to_owned() } else { format!("{files} files") }
}

fn said(left: &[UserError], done: &str, console: &mut Console<'_>) -> u8 {
    if !left.is_empty() {
        console.warn_wrapped(&format!(
            "{} could not be {done}. Mend what is said below, then type the same command again.",
            counted(left.len())
        ));
    }
    console.warn_all(left.iter().map(|error| error.sentence.clone()))
}

/// How many files are plain although notes are encrypted.
pub(super) fn left_plain(home: &Home) -> usize {
    if !home.keys().is_on() {
        return 0;
    }
    let disk = Folder::new(home.path());
    seal::plain_files(&disk).unwrap_or_default()
}
