//! The command line: everything that can be done without the screen, and how the screen is opened.

mod about;
mod approve;
mod backup;
mod check;
mod console;
mod doctor;
mod encryption;
mod files;
mod find;
mod guide;
mod import;
mod keys;
mod licences;
mod list;
mod log;
mod manual;
mod new;
mod page;
mod phrases;
mod purge;
mod reflect;
mod report;
mod resources;
mod restore;
mod verify;
mod wanted;

use std::{ffi::OsString, io::Write, path::PathBuf};

use crate::{
    app::program::Start,
    content,
    domain::{Guides, Settings, UserError},
    paths::Home,
    store::guard,
};
use clap::{
    Parser, Subcommand,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};

pub use console::{AskSecretly, Console, Printed, Stopwatch};
pub use doctor::{Doctor, TerminalInfo, examine};

/// Prepare one appointment, in a terminal. Planning notes, not the record.
///
/// Without a command, Foreword opens the list of appointments. Everything stays on this computer.
#[derive(Debug, Parser)]
#[command(name = "foreword", version)]
pub struct Cli {
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help = "Keep the notes in this folder, and not in the one FOREWORD_HOME names"
    )]
    home: Option<PathBuf>,

    /// Take the passphrase of encrypted notes from the first line of this file, instead of asking
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,

    /// Say what this program is, what it is not, and where the notes are
    #[arg(long)]
    about: bool,

    /// Line by line, without the full screen: for a screen reader, braille or a slow line
    #[arg(long)]
    plain: bool,

    #[command(subcommand)]
    command: Option<Command>,
}

impl Cli {
    /// Whether it is to go line by line, whatever the settings say.
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        self.plain
    }

    /// Whether it opens the screen at once, which takes a terminal.
    #[must_use]
    pub const fn begins_with_the_screen(&self) -> bool {
        !self.about && self.command.is_none()
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make an appointment, or several from a list, and print their IDs
    New(new::New),
    /// Check, import, approve and list guides
    #[command(subcommand)]
    Guide(guide::Command),
    /// Open one appointment on screen
    Open {
        /// Its label, its time, its ID or the first few characters of it; "last" for the one changed last; or "sample"
        id: String,
    },
    /// List the appointments
    List {
        /// As JSON, with everything but the notes
        #[arg(long)]
        json: bool,
    },
    /// List the appointments of today
    Today {
        /// As JSON, with everything but the notes
        #[arg(long)]
        json: bool,
    },
    /// Find words in all notes, phrases and resources
    ///
    /// Each line that holds every word is printed, those of the newest appointment first.
    Find(find::Find),
    /// List every command with its keys, and which the settings changed
    Keys {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Permanently delete the notes whose day is past
    Purge(purge::Purge),
    /// Write everything in the home folder to one file, and check it
    Backup(backup::BackUp),
    /// Bring back what is in a backup; replaces nothing unasked
    Restore(restore::Restore),
    /// Read every file, version and recovery file, and say what was looked at; change nothing
    Verify(verify::Verify),
    /// Print what Foreword did to files, if the log is switched on in the settings
    Log,
    /// Print a page made from one appointment, to look at or to hand over
    Export(page::Export),
    /// Sets of phrases: share yours, import others
    #[command(subcommand)]
    Phrases(phrases::Command),
    /// Leaflets, courses, groups and numbers of your area: list, export, import
    #[command(subcommand)]
    Resources(resources::Command),
    /// List words worth a second look in a text, with what to say instead; change nothing
    ///
    /// Without --say or --write, both lists of words are used.
    Check(check::Check),
    /// Open the place to reflect in, after a clinic
    Reflect(reflect::Reflect),
    /// Reports for those who maintain the guide
    #[command(subcommand)]
    Report(report::Report),
    /// Report what is in order, what is not and what to do; change nothing
    Doctor {
        /// As JSON, for support; no note text, no labels
        #[arg(long)]
        json: bool,
        /// Show what each key sends in this terminal and what it does
        #[arg(long, conflicts_with = "json")]
        keys: bool,
    },
    /// Encrypt the notes with a passphrase
    Encrypt,
    /// Decrypt the notes: they are plain files again
    Decrypt,
    /// Change the passphrase of encrypted notes
    Passphrase(encryption::Passphrase),
    /// Print completions for a shell
    Completions {
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print a manual page, for man
    Man(manual::Asked),
    /// Print whose work is in this program, and the licences of all of it
    #[command(alias = "licenses")]
    Licences,
}

/// Reads one of these by its name; help and completions list them.
fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    value: fn(T) -> PossibleValue,
) -> impl TypedValueParser<Value = T> {
    let values: Vec<_> = all.iter().map(|one| value(*one)).collect();
    PossibleValuesParser::new(values)
        .try_map(move |typed| all.iter().copied().find(|one| value(*one).matches(&typed, true)).ok_or(typed))
}

/// A label in lower case with hyphens; as it is shown, or run together, it is understood too.
fn hyphenated(label: &'static str) -> PossibleValue {
    let name = label.replace(' ', "-").to_lowercase();
    PossibleValue::new(name).aliases([label.to_owned(), label.replace(' ', "")])
}

/// Outcome of the command line: done, or a screen to open.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is done; the program ends with this exit code.
    Done(u8),
    /// The terminal and the environment are to be looked at, for [`examine`].
    Doctor(Doctor),
    Terminal {
        home: Home,
        start: Start,
        /// Line by line, as was asked for now or in the settings.
        plain: bool,
        /// About where the notes are.
        says: Option<String>,
    },
}

pub const FINE: u8 = 0;

/// Something could not be done.
pub const FAILED: u8 = 1;

/// The arguments are not understood.
pub const USAGE: u8 = 2;

fn refusal(short: &str, sentence: impl Into<String>) -> UserError {
    UserError { short: short.to_owned(), sentence: sentence.into() }
}

/// Reads the arguments.
///
/// # Errors
/// If they are wrong, or ask for help, which is written out: the exit code to end with.
pub fn parse(
    typed: impl IntoIterator<Item = OsString>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Cli, u8> {
    let parsed = Cli::try_parse_from(typed).map(|mut cli| {
        cli.home = cli.home.or_else(home_of_environment);
        cli
    });
    parsed.map_err(|error| {
        // Messages of clap repeat what was typed, which may hold control codes.
        let _ = if error.use_stderr() {
            write!(Printed(err), "{error}")
        } else {
            write!(Printed(out), "{error}")
        };
        u8::try_from(error.exit_code()).unwrap_or(USAGE)
    })
}

/// Not read by clap, whose messages would then say that the option was given.
#[expect(clippy::disallowed_methods, reason = "this is the command line")]
fn home_of_environment() -> Option<PathBuf> {
    std::env::var_os("FOREWORD_HOME").filter(|name| !name.is_empty()).map(PathBuf::from)
}

/// Does what the arguments ask for.
///
/// # Errors
/// If it cannot be done; the exit code is then [`FAILED`].
pub fn run(cli: Cli, console: &mut Console<'_>) -> Result<Outcome, UserError> {
    let outcome = act(cli, console)?;
    console.flush()?;
    Ok(outcome)
}

fn act(cli: Cli, console: &mut Console<'_>) -> Result<Outcome, UserError> {
    let secret = cli.passphrase_file.as_deref();
    let home = || Home::of(cli.home.as_deref());
    let unlocked = |console: &mut Console<'_>| -> Result<Home, UserError> {
        let home = home()?;
        encryption::unlock(&home, secret, console)?;
        Ok(home)
    };
    // Only the folders, which is quick; the screen sees to the files, and says so.
    let closed_home = |console: &mut Console<'_>| -> Result<Home, UserError> {
        let home = unlocked(console)?;
        let _ = guard::close(home.path());
        Ok(home)
    };
    // The notes go where they belong before anything is open.
    let settled_home = || -> Result<_, UserError> {
        let mut home = home()?;
        let says = home.settle();
        Ok((home, says))
    };
    let terminal = |home: &Home, says, start| {
        // Settings that are not understood are named by the program itself.
        let plain = cli.plain || home.store().read_file::<Settings>().is_ok_and(|settings| settings.plain);
        Ok(Outcome::Terminal { home: home.clone(), start, plain, says })
    };
    let code = match cli.command {
        _ if cli.about => about::about(home().ok().as_ref(), content::help(), console),
        None => {
            let (home, says) = settled_home()?;
            // A name that was mistyped must not look like lost notes.
            let new_folder = (cli.home.is_some() && !home.path().exists()).then(|| home.shown());
            let start = if home.prepare()? { Start::First { new_folder } } else { Start::Home };
            let outcome = terminal(&home, says, start)?;
            // Else the screen asks.
            if secret.is_some() || matches!(outcome, Outcome::Terminal { plain: true, .. }) {
                encryption::unlock(&home, secret, console)?;
            }
            return Ok(outcome);
        }
        Some(Command::Open { id }) => {
            let (home, says) = settled_home()?;
            if !id.eq_ignore_ascii_case("sample") {
                encryption::unlock(&home, secret, console)?;
            }
            let start = wanted::wanted(&home, &id, &console.now)?.map_or(Start::Sample, Start::Open);
            return terminal(&home, says, start);
        }
        Some(Command::Reflect(asked)) if asked.is_for_the_screen() => {
            let (home, says) = settled_home()?;
            prepared(&home, console)?;
            encryption::unlock(&home, secret, console)?;
            return terminal(&home, says, Start::Reflect);
        }
        Some(Command::Doctor { json, keys }) => {
            let home = home()?;
            // Nobody is asked; without the passphrase less can be said.
            if secret.is_some() {
                encryption::unlock(&home, secret, console)?;
            }
            return Ok(Outcome::Doctor(Doctor { home, asked: cli.home, json, keys }));
        }
        // A text can be looked at without a place for notes.
        Some(Command::Check(asked)) => check::check(home().ok().as_ref(), &asked, console)?,
        Some(Command::Guide(guide::Command::Check { file })) => guide::check(&file, console)?,
        Some(Command::Guide(command)) => guide::run(&closed_home(console)?, command, console)?,
        Some(Command::New(asked)) => new::new(&closed_home(console)?, asked, console)?,
        Some(Command::List { json }) => list::list(&closed_home(console)?, json, None, console)?,
        Some(Command::Today { json }) => {
            let today = console.today();
            list::list(&closed_home(console)?, json, Some(today), console)?
        }
        Some(Command::Find(asked)) => find::find(&closed_home(console)?, &asked, console)?,
        Some(Command::Keys { json }) => keys::keys(&home()?, json, console)?,
        Some(Command::Purge(asked)) => purge::purge(&closed_home(console)?, &asked, console)?,
        Some(Command::Backup(asked)) => backup::back_up(&home()?, &asked, console)?,
        Some(Command::Restore(asked)) => {
            let target = asked.target().map_or_else(home, |folder| Home::of(Some(folder)))?;
            encryption::unlock(&target, secret, console)?;
            restore::restore(&target, &asked, console)?
        }
        Some(Command::Verify(asked)) => {
            let home = if asked.is_of_backup() { home()? } else { unlocked(console)? };
            verify::run(&home, &asked, console)?
        }
        Some(Command::Log) => log::print(&home()?, console)?,
        Some(Command::Export(asked)) => page::export(&closed_home(console)?, &asked, console)?,
        Some(Command::Phrases(command)) => phrases::run(&closed_home(console)?, command, console)?,
        Some(Command::Resources(command)) => resources::run(&closed_home(console)?, command, console)?,
        Some(Command::Reflect(asked)) => reflect::reflect(&closed_home(console)?, &asked, console)?,
        Some(Command::Report(asked)) => report::report(&closed_home(console)?, asked, console)?,
        Some(Command::Encrypt) => encryption::encrypt(&home()?, secret, console)?,
        Some(Command::Decrypt) => encryption::decrypt(&home()?, secret, console)?,
        Some(Command::Passphrase(asked)) => encryption::passphrase(&home()?, secret, &asked, console)?,
        Some(Command::Completions { shell }) => manual::completions(shell, console),
        Some(Command::Man(asked)) => manual::man(&asked, console)?,
        Some(Command::Licences) => licences::licences(console),
    };
    Ok(Outcome::Done(code))
}

/// Makes the folder ready, and names it where there was none: a name that was mistyped must not look like lost notes.
fn prepared(home: &Home, console: &mut Console<'_>) -> Result<(), UserError> {
    let is_new = !home.path().exists();
    home.prepare()?;
    if is_new {
        console.warn(format_args!("foreword: There was no folder {} yet; it was made.", home.shown()));
    }
    Ok(())
}

/// The built-in guide and the imported ones.
fn guides(home: &Home) -> Guides {
    let mut guides = Guides::new(content::guide());
    guides.set_imported(home.store().guides().0);
    guides.set_own(home.store().phrases().book.own_phrases());
    guides
}

#[cfg(test)]
mod tests;
