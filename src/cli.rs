//! The command line: what can be done without the screen, and how the screen is opened.
//!
//! All output goes through the two writers that [`run`] is given, and through [`Printed`].

mod about;
mod check;
mod doctor;
mod given;
mod guide;
mod list;
mod page;
mod phrases;
mod printed;
mod purge;
mod report;

use std::{
    ffi::OsString,
    io::{self, ErrorKind, Write},
    path::PathBuf,
};

use clap::{Parser, Subcommand, ValueEnum};
use jiff::Zoned;
use uuid::Uuid;

pub use phrases::import::Import;
pub use printed::Printed;
pub use purge::Purge;

use crate::{
    app::program::Start,
    content,
    domain::{
        Appointment, Country, Details, HandoutKind, Id, Moment, Opened, Register, Settings, UserError,
        doubts_clock, parse_datetime,
    },
    paths::Home,
    store::{Folder, Store, guard},
    text::clean_line,
};

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

    #[command(subcommand)]
    command: Option<Command>,
}

impl Cli {
    /// Whether nothing comes before the screen, which takes a terminal.
    #[must_use]
    pub const fn begins_with_the_screen(&self) -> bool {
        !self.about && self.command.is_none()
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make an appointment and print its ID
    New {
        /// What to call it, such as "10:20 RH"; never a name or an NHS number
        #[arg(long)]
        label: Option<String>,
        /// When it is, such as "tomorrow 14:30", "tue 9:20" or "24/11 10:20"
        #[arg(long, allow_hyphen_values = true)]
        when: Option<String>,
        /// The ID of the guide to prepare it with; see: foreword guide list
        #[arg(long, value_name = "ID")]
        guide: Option<String>,
    },
    /// Guides of your own: check one, take one in, list them
    Guide {
        #[command(subcommand)]
        what: guide::What,
    },
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
    /// Delete for good the notes for which the day is past
    Purge {
        /// Do not ask
        #[arg(long)]
        yes: bool,
        /// Where no day was set: so many days after the appointment or the last change; 0 for never
        #[arg(long, value_name = "N")]
        days: Option<u16>,
        /// Empty the bin too
        #[arg(long)]
        bin: bool,
    },
    /// Print a page made from one appointment, to look at or to hand over
    Export {
        /// Its ID, or enough of the first digits; or "sample"
        id: String,
        /// As what
        #[arg(long, value_enum, default_value_t = To::Txt)]
        to: To,
        /// Which page
        #[arg(long, value_enum, default_value_t = Page::Brief)]
        page: Page,
        /// Whose numbers to ring, such as Wales; without it, the country of the settings
        #[arg(long, value_name = "NAME", value_parser = page::country)]
        country: Option<Country>,
        /// Start with large type, in HTML; the page has a switch for it
        #[arg(long)]
        large_type: bool,
        /// Write it to this file, not to the terminal
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Sets of phrases: give yours on, take others in
    #[command(subcommand)]
    Phrases(phrases::Phrases),
    /// List words worth a second look in a text, with what to say instead; change nothing
    ///
    /// Without --say or --write, rows that matter in either place are looked for.
    Check {
        /// A file of plain text; - for what is piped in
        file: PathBuf,
        /// It is to be said to the person, or read by them
        #[arg(long, conflicts_with = "write")]
        say: bool,
        /// It is written for the record
        #[arg(long)]
        write: bool,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Reports for those who maintain the guide
    #[command(subcommand)]
    Report(report::Report),
    /// Say what is well, what is not and what to do; change nothing
    Doctor {
        /// As JSON, for support; no note text, no labels
        #[arg(long)]
        json: bool,
        /// Show what each key sends here and what it does
        #[arg(long, conflicts_with = "json")]
        keys: bool,
    },
}

/// What a page can be made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum To {
    /// Plain text
    Txt,
    /// Markdown
    Md,
    /// One file for a browser, which can print it
    Html,
}

/// Which page is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Page {
    /// For you: everything at a glance
    Brief,
    /// For the person: the choices, side by side
    Options,
    /// For the person: the plan for a bad day
    Setback,
    /// For the person to show: what staff should know
    StaffCard,
}

impl Page {
    const fn kind(self) -> HandoutKind {
        match self {
            Self::Brief => HandoutKind::Brief,
            Self::Options => HandoutKind::Options,
            Self::Setback => HandoutKind::Setback,
            Self::StaffCard => HandoutKind::StaffCard,
        }
    }
}

/// What the command line came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is done; the program ends with this exit code.
    Done(u8),
    /// The terminal and the environment are to be looked at, for [`examine`].
    Doctor(Doctor),
    /// The screen is to be opened.
    Terminal {
        /// The home folder.
        home: PathBuf,
        /// What to show first.
        start: Start,
    },
    /// Something is to be deleted, and it was listed: ask first.
    Purge(Purge),
    /// A set of phrases is to be taken in, and it was shown: ask first.
    Import(Import),
}

/// All went well.
pub const FINE: u8 = 0;

/// Something could not be done.
pub const TROUBLE: u8 = 1;

/// What was typed is not understood.
pub const USAGE: u8 = 2;

/// Why a command stops early.
enum Stop {
    UserError(UserError),
    Output(io::Error),
}

impl From<UserError> for Stop {
    fn from(error: UserError) -> Self {
        Self::UserError(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// What was typed.
///
/// # Errors
/// If that is no use of it, or asks for help, which is written out: the exit code to end with.
pub fn parse(
    typed: impl IntoIterator<Item = OsString>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Cli, u8> {
    Cli::try_parse_from(typed).map_err(|error| {
        // It repeats what was typed, which may hold codes that would run in the terminal.
        let _ = if error.use_stderr() {
            write!(Printed(err), "{error}")
        } else {
            write!(Printed(out), "{error}")
        };
        u8::try_from(error.exit_code()).unwrap_or(USAGE)
    })
}

/// Does what was typed at `now`.
///
/// # Errors
/// If it cannot be done; the exit code is then [`TROUBLE`].
pub fn run(cli: Cli, now: &Zoned, out: &mut impl Write, err: &mut impl Write) -> Result<Outcome, UserError> {
    let mut out = Printed(out);
    let outcome = act(cli, now, &mut out, &mut Printed(err)).and_then(|outcome| {
        out.flush()?;
        Ok(outcome)
    });
    ended(outcome, Outcome::Done(FINE))
}

/// What is said at the end; `enough` is for a reader that has gone.
fn ended<T>(done: Result<T, Stop>, enough: T) -> Result<T, UserError> {
    match done {
        Ok(done) => Ok(done),
        Err(Stop::UserError(error)) => Err(error),
        // Whoever reads along, such as `head`, has seen enough.
        Err(Stop::Output(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(enough),
        Err(Stop::Output(_)) => Err(output_lost()),
    }
}

fn output_lost() -> UserError {
    UserError {
        short: "output lost".to_owned(),
        sentence: "Not all of the output could be written; the disk it goes to may be full. \
                   The notes are unharmed."
            .to_owned(),
    }
}

fn act(cli: Cli, now: &Zoned, out: &mut impl Write, err: &mut impl Write) -> Result<Outcome, Stop> {
    let home = Home::of(cli.home.as_deref());
    if cli.about {
        out.write_all(
            about::about(home.ok().as_ref(), content::guide(), content::help(), now.date()).as_bytes(),
        )?;
        return Ok(Outcome::Done(FINE));
    }
    if let Some(Command::Check { file, say, write, json }) = &cli.command {
        let register = match (say, write) {
            (true, _) => Some(Register::Said),
            (_, true) => Some(Register::Written),
            _ => None,
        };
        // A text can be looked at without a place for notes.
        return check::check(home.ok().as_ref(), file, register, *json, now.date(), out, err);
    }
    if let Some(Command::Guide { what: guide::What::Check { file } }) = &cli.command {
        return guide::check(file, now, out);
    }
    let home = home?;
    if matches!(
        cli.command,
        Some(
            Command::New { .. }
                | Command::List { .. }
                | Command::Export { .. }
                | Command::Phrases(_)
                | Command::Report(_)
        )
    ) {
        // Quick and without a word: what could be read is said by the screen, which sees to the files.
        let _ = guard::close(home.path());
    }
    match cli.command {
        None => {
            let start = if home.prepare()? { Start::Sample } else { Start::Home };
            Ok(Outcome::Terminal { home: home.path().to_owned(), start })
        }
        Some(Command::New { label, when, guide }) => {
            let guide = match guide {
                Some(id) => match guide::wanted(&home, &id, err) {
                    Some(id) => Some(id),
                    None => return Ok(Outcome::Done(USAGE)),
                },
                None => None,
            };
            new(
                &home,
                Details { guide, label: label.unwrap_or_default(), ..Details::default() },
                when.as_deref(),
                now,
                out,
                err,
            )
        }
        Some(Command::Guide { what }) => guide::run(&home, what, now, out, err),
        Some(Command::Open { id }) => {
            let start = match wanted(&home, &id)? {
                Wanted::Sample => Start::Sample,
                Wanted::Saved(opened) => Start::Open(opened),
            };
            Ok(Outcome::Terminal { home: home.path().to_owned(), start })
        }
        Some(Command::List { json }) => list::list(&home, json, now, out, err),
        Some(Command::Purge { yes, days, bin }) => purge::purge(&home, yes, days, bin, now, out, err),
        Some(Command::Export { id, to, page, country, large_type, out: file }) => {
            if let Some(file) = &file {
                page::may_write(&home, file)?;
            }
            let mut settings = settings(&home, err);
            settings.country = country.or(settings.country);
            if let Some(doubt) = doubts_clock(now.date(), content::guide().reviewed_on) {
                writeln!(err, "foreword: {doubt}").ok();
            }
            page::may_lack(settings.country, page.kind(), &clean_line(&id))?;
            let wanted = wanted(&home, &id)?;
            let conflict = guide::conflict(&home, &wanted, now, err);
            let (page, cautions) =
                page::page(&wanted, page.kind(), to, large_type, &settings, &conflict, now);
            for caution in cautions {
                // Said before the page is anywhere; it stands in the way of nothing.
                writeln!(err, "{caution}").ok();
            }
            match file {
                Some(file) => page::write(&file, &page)?,
                None => out.write_all(page.as_bytes())?,
            }
            Ok(Outcome::Done(FINE))
        }
        Some(Command::Phrases(what)) => phrases::phrases(&home, what, now, out, err),
        // Done above.
        Some(Command::Check { .. }) => Ok(Outcome::Done(FINE)),
        Some(Command::Report(what)) => report::report(&home, what, now, out, err),
        Some(Command::Doctor { json, keys }) => {
            Ok(Outcome::Doctor(Doctor { home, asked: cli.home, json, keys }))
        }
    }
}

fn new(
    home: &Home,
    details: Details,
    when: Option<&str>,
    now: &Zoned,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    let when = match when.map(|when| (when, parse_datetime(when, now))) {
        None => None,
        Some((_, Ok(moment))) => Some(moment),
        Some((typed, Err(why))) => {
            let typed = clean_line(typed);
            writeln!(err, "“{typed}” was not understood: {why}. No appointment was made.").ok();
            return Ok(Outcome::Done(USAGE));
        }
    };
    let label = clean_line(&details.label).trim().to_owned();
    home.prepare()?;
    let id = Id::of(Uuid::new_v4().as_u128());
    let details = Details { label, when, ..details };
    let appointment = Appointment::new(id, details, &content::guide().id, Moment::of(now));
    Store::new(Folder::new(home.path())).create(&appointment)?;
    // The ID alone goes to standard output, for a script; what was understood is for the person.
    if let Some(when) = when {
        let (until, _) = when.until(now.timestamp());
        writeln!(err, "Appointment on {} ({until}).", when.in_full()).ok();
    }
    writeln!(out, "{}", appointment.id)?;
    Ok(Outcome::Done(FINE))
}

/// What an ID on the command line stands for.
enum Wanted {
    Sample,
    Saved(Box<Opened>),
}

fn wanted(home: &Home, id: &str) -> Result<Wanted, UserError> {
    if id.eq_ignore_ascii_case("sample") {
        return Ok(Wanted::Sample);
    }
    let mut store = Store::new(Folder::new(home.path()));
    let id = store.find(id)?;
    store.open(&id).map(Box::new).map(Wanted::Saved)
}

/// What the person set. A file that cannot be understood stops no page: what holds without one
/// holds, and `err` says so.
pub fn settings(home: &Home, err: &mut impl Write) -> Settings {
    Store::new(Folder::new(home.path())).read_file::<Settings>().unwrap_or_else(|error| {
        writeln!(err, "foreword: {} Until then no country counts as chosen.", error.sentence).ok();
        Settings::default()
    })
}

#[cfg(test)]
mod tests;
