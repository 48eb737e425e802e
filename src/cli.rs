//! The command line: everything that can be done without the screen, and how the screen is opened.

mod about;
mod approve;
mod check;
mod console;
mod doctor;
mod files;
mod find;
mod guide;
mod import;
mod list;
mod page;
mod phrases;
mod purge;
mod report;

use std::{ffi::OsString, io::Write, path::PathBuf};

use clap::{
    Args, CommandFactory, Parser, Subcommand,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use uuid::Uuid;

use crate::{
    app::program::Start,
    content,
    domain::{Appointment, Details, Guides, Id, Moment, Opened, Settings, UserError, parse_datetime},
    paths::Home,
    store::{Folder, Store, guard},
    text::clean_line,
};

pub use console::{Console, Printed};
pub use doctor::{Doctor, TerminalInfo, examine};

/// Prepare one appointment, in a terminal. Preparation, not the record.
///
/// Without a command, Foreword opens the list of appointments. Everything stays on this computer.
#[derive(Debug, Parser)]
#[command(name = "foreword", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Keep the notes in this folder
    #[arg(long, global = true, value_name = "DIR", env = "FOREWORD_HOME", hide_env_values = true)]
    home: Option<PathBuf>,

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
    /// Make an appointment and print its ID
    New(New),
    /// Check, import, approve and list guides
    #[command(subcommand)]
    Guide(guide::Command),
    /// Open one appointment on screen
    Open {
        /// Its ID, or enough of the first digits; or "sample"
        id: String,
    },
    /// List the appointments
    List {
        /// As JSON, with everything but the notes
        #[arg(long)]
        json: bool,
    },
    /// Find words in all notes and phrases
    ///
    /// Each line that holds every word is printed, those of the newest appointment first.
    Find(find::Find),
    /// Permanently delete the notes whose day is past
    Purge(purge::Purge),
    /// Print a page made from one appointment, to look at or to hand over
    Export(page::Export),
    /// Sets of phrases: share yours, import others
    #[command(subcommand)]
    Phrases(phrases::Command),
    /// List words worth a second look in a text, with what to say instead; change nothing
    ///
    /// Without --say or --write, both lists of words are used.
    Check(check::Check),
    /// Reports for those who maintain the guide
    #[command(subcommand)]
    Report(report::Report),
    /// Report what is in order, what is not and what to do; change nothing
    Doctor {
        /// As JSON, for support; no note text, no labels
        #[arg(long)]
        json: bool,
        /// Show what each key sends here and what it does
        #[arg(long, conflicts_with = "json")]
        keys: bool,
    },
    /// Print completions for a shell
    Completions {
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print a manual page, for man
    Man {
        /// Of this command, such as: guide check; without one, of Foreword
        command: Vec<String>,
    },
}

#[derive(Debug, Args)]
struct New {
    /// Label, such as "10:20 RH"; never a name or an NHS number
    #[arg(long)]
    label: Option<String>,
    /// When it is, such as "tomorrow 14:30", "tue 9:20" or "24/11 10:20"
    #[arg(long, allow_hyphen_values = true)]
    when: Option<String>,
    /// The ID of the guide to prepare it with; see: foreword guide list
    #[arg(long, value_name = "ID")]
    guide: Option<String>,
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

/// How the program goes on from the command line.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is done; the program ends with this exit code.
    Done(u8),
    /// The terminal and the environment are to be looked at, for [`examine`].
    Doctor(Doctor),
    Terminal {
        home: PathBuf,
        start: Start,
        /// Line by line, as was asked for now or in the settings.
        plain: bool,
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
    Cli::try_parse_from(typed).map_err(|error| {
        // Messages of clap repeat what was typed, which may hold control codes.
        let _ = if error.use_stderr() {
            write!(Printed(err), "{error}")
        } else {
            write!(Printed(out), "{error}")
        };
        u8::try_from(error.exit_code()).unwrap_or(USAGE)
    })
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
    let home = || Home::of(cli.home.as_deref());
    // Only the folders, which is quick; the screen sees to the files, and says so.
    let closed_home = || -> Result<Home, UserError> {
        let home = home()?;
        let _ = guard::close(home.path());
        Ok(home)
    };
    let terminal = |home: &Home, start| {
        // Settings that are not understood are named by the program itself.
        let plain = cli.plain || store(home).read_file::<Settings>().is_ok_and(|settings| settings.plain);
        Ok(Outcome::Terminal { home: home.path().to_owned(), start, plain })
    };
    let code = match cli.command {
        _ if cli.about => about::about(home().ok().as_ref(), content::help(), console),
        None => {
            let home = home()?;
            let start = if home.prepare()? { Start::First } else { Start::Home };
            return terminal(&home, start);
        }
        Some(Command::Open { id }) => {
            let home = home()?;
            let start = wanted(&home, &id)?.map_or(Start::Sample, Start::Open);
            return terminal(&home, start);
        }
        Some(Command::Doctor { json, keys }) => {
            return Ok(Outcome::Doctor(Doctor { home: home()?, asked: cli.home, json, keys }));
        }
        // A text can be looked at without a place for notes.
        Some(Command::Check(asked)) => check::check(home().ok().as_ref(), &asked, console)?,
        Some(Command::Guide(guide::Command::Check { file })) => guide::check(&file, console)?,
        Some(Command::Guide(command)) => guide::run(&closed_home()?, command, console)?,
        Some(Command::New(asked)) => new(&closed_home()?, asked, console)?,
        Some(Command::List { json }) => list::list(&closed_home()?, json, console)?,
        Some(Command::Find(asked)) => find::find(&closed_home()?, &asked, console)?,
        Some(Command::Purge(asked)) => purge::purge(&closed_home()?, &asked, console)?,
        Some(Command::Export(asked)) => page::export(&closed_home()?, &asked, console)?,
        Some(Command::Phrases(command)) => phrases::run(&closed_home()?, command, console)?,
        Some(Command::Report(asked)) => report::report(&closed_home()?, asked, console)?,
        Some(Command::Completions { shell }) => completions(shell, console),
        Some(Command::Man { command }) => man(&command, console),
    };
    Ok(Outcome::Done(code))
}

fn completions(shell: clap_complete::Shell, console: &mut Console<'_>) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "foreword", &mut script);
    console.print(String::from_utf8_lossy(&script));
    FINE
}

fn man(names: &[String], console: &mut Console<'_>) -> u8 {
    let mut all = Cli::command();
    // Gives each command its full name.
    all.build();
    let Some(command) = names.iter().try_fold(&all, |command, name| command.find_subcommand(name)) else {
        console.warn(format_args!(
            "There is no command “{}”. To see them, type: foreword --help",
            names.join(" ")
        ));
        return USAGE;
    };
    let mut page = Vec::new();
    // Writing into memory does not fail.
    let _ = clap_mangen::Man::new(command.clone()).render(&mut page);
    console.print(String::from_utf8_lossy(&page));
    FINE
}

fn new(home: &Home, asked: New, console: &mut Console<'_>) -> Result<u8, UserError> {
    let New { label, when, guide } = asked;
    if let Some(id) = &guide
        && guides(home).of(id).id != *id
    {
        let id = clean_line(id);
        console.warn(format_args!(
            "No guide here is called “{id}”. No appointment was made. To see them, type: foreword guide list"
        ));
        return Ok(USAGE);
    }
    let when = match when.as_deref().map(|typed| parse_datetime(typed, &console.now)).transpose() {
        Ok(when) => when,
        Err(why) => {
            let typed = clean_line(&when.unwrap_or_default());
            console.warn(format_args!("“{typed}” was not understood: {why}. No appointment was made."));
            return Ok(USAGE);
        }
    };
    home.prepare()?;
    let label = clean_line(&label.unwrap_or_default()).trim().to_owned();
    let details = Details { label, when, guide, ..Details::default() };
    let id = Id::of(Uuid::new_v4().as_u128());
    let appointment = Appointment::new(id, details, &content::guide().id, Moment::of(&console.now));
    store(home).create(&appointment)?;
    // The ID alone goes to standard output, for a script; the time as understood is for the person.
    if let Some(when) = when {
        let (until, _) = when.until(console.now.timestamp());
        console.warn(format_args!("Appointment on {} ({until}).", when.in_full()));
    }
    console.say(appointment.id);
    Ok(FINE)
}

fn store(home: &Home) -> Store<Folder> {
    Store::new(Folder::new(home.path()))
}

/// The built-in guide and the imported ones.
fn guides(home: &Home) -> Guides {
    let mut guides = Guides::new(content::guide());
    guides.set_imported(store(home).guides().0);
    guides
}

/// The appointment of that ID; `None` for the sample.
fn wanted(home: &Home, id: &str) -> Result<Option<Box<Opened>>, UserError> {
    if id.eq_ignore_ascii_case("sample") {
        return Ok(None);
    }
    let mut store = store(home);
    let id = store.find(id)?;
    store.open(&id).map(Box::new).map(Some)
}

#[cfg(test)]
mod tests;
