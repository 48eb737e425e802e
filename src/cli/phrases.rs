//! Sets of phrases on the command line: given on, taken in, listed, left aside.

pub(super) mod import;

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use clap::{Subcommand, ValueEnum};
use jiff::{Zoned, civil::Date};
use serde::Serialize;
use uuid::Uuid;

use super::{FINE, Outcome, Stop, TROUBLE, USAGE, given::given, list::in_columns, page};
use crate::{
    domain::{NotADate, PhraseSet, PhrasesRead, Role, UserError, parse_day, phrasebook::PAST_REVIEW},
    paths::Home,
    store::{
        Folder, Store, shown,
        user_file::{Decoded, UserFile, decode, encode},
    },
    text::{clean, clean_line},
};

/// What can be done with sets of phrases.
#[derive(Debug, Subcommand)]
pub(super) enum Phrases {
    /// Give your own set on: one file with your wording, flags and answers, and nothing of any appointment
    Export {
        /// Write it to this file, not to the terminal
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[command(flatten)]
        about: About,
    },
    /// Take a set in: say what is new, the same and different, then put it next to your own
    Import {
        /// The file, or - for what is piped in
        file: PathBuf,
        /// Put it in the place of the version of it that you have, without asking
        #[arg(long, conflicts_with = "into_mine")]
        replace: bool,
        /// Take over into your own set what you do not have
        #[arg(long)]
        into_mine: bool,
        /// And what is different, without asking
        #[arg(long, requires = "into_mine")]
        take_theirs: bool,
    },
    /// List your own set and the others
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Leave a set aside on this computer, or use it again
    Switch {
        /// Its ID, as listed
        id: String,
        /// Whether it is used
        #[arg(value_enum)]
        to: Switch,
    },
}

/// What a set says of itself; what is given is kept for the next time.
#[derive(Debug, clap::Args)]
pub(super) struct About {
    /// Who made it, as you want to be named
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// What you work as
    #[arg(long, value_enum)]
    role: Option<Work>,
    /// When it should be looked at again, such as 2027-11-01; "none" for no date
    #[arg(long, value_name = "DATE")]
    review_by: Option<String>,
    /// Where the words come from and who has looked at them
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// What to call it
    #[arg(long)]
    title: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Switch {
    /// It is used
    On,
    /// It is left aside
    Off,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Work {
    /// General practitioner
    Gp,
    /// Physiotherapist
    Physiotherapist,
    /// Nurse
    Nurse,
    /// In mental health
    MentalHealth,
    /// Pharmacist
    Pharmacist,
    /// Occupational therapist
    OccupationalTherapist,
}

impl Work {
    const fn role(self) -> Role {
        match self {
            Self::Gp => Role::Gp,
            Self::Physiotherapist => Role::Physiotherapist,
            Self::Nurse => Role::Nurse,
            Self::MentalHealth => Role::MentalHealth,
            Self::Pharmacist => Role::Pharmacist,
            Self::OccupationalTherapist => Role::OccupationalTherapist,
        }
    }
}

/// Does it.
pub(super) fn phrases(
    home: &Home,
    what: Phrases,
    now: &Zoned,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    match what {
        Phrases::Export { out: file, about } => export(home, file, about, now, out, err),
        Phrases::Import { file, replace, into_mine, take_theirs } => {
            let how = match (into_mine, take_theirs) {
                (true, true) => import::How::IntoMine { different: Some(true) },
                (true, false) => import::How::IntoMine { different: None },
                (false, _) => import::How::Conflict { over: replace },
            };
            import::import(home, &file, how, now, out)
        }
        Phrases::List { json } => list(home, json, now.date(), out, err),
        Phrases::Switch { id, to } => {
            let off = to == Switch::Off;
            let mut store = Store::new(Folder::new(home.path()));
            let id = in_full(&id, &store.phrases().book.others)?;
            let said = store.switch_phrases(&id, off)?;
            writeln!(out, "{id} is {} on this computer.", if off { "left aside" } else { "used" })?;
            if let Some(said) = said {
                writeln!(out, "{said}")?;
            }
            Ok(Outcome::Done(FINE))
        }
    }
}

/// The ID of a set that may have been shortened, as long as one alone begins so.
///
/// # Errors
/// If several begin so, or it is one's own, which is never left aside.
fn in_full(typed: &str, others: &[PhraseSet]) -> Result<String, UserError> {
    let begins = |set: &&PhraseSet| !typed.is_empty() && set.id.starts_with(typed);
    let found: Vec<_> = others.iter().filter(begins).map(|set| set.id.as_str()).collect();
    let refused =
        |sentence: &str| Err(UserError { short: "no such set".to_owned(), sentence: sentence.to_owned() });
    match found.as_slice() {
        _ if typed == "mine" => {
            refused("Your own set is always used. To leave wording of yours, press b in Phrases.")
        }
        _ if found.contains(&typed) => Ok(typed.to_owned()),
        [one] => Ok((*one).to_owned()),
        [] => Ok(typed.to_owned()),
        _ => refused("Several sets have an ID that begins so. Type more of it, or: foreword phrases list"),
    }
}

/// One's own set as it may be changed, and the store that read it.
///
/// # Errors
/// If it is not understood in full: what would be made of it would lack something.
fn to_change(home: &Home) -> Result<(Store<Folder>, PhraseSet), UserError> {
    let mut store = Store::new(Folder::new(home.path()));
    let PhrasesRead { book, mine_error, .. } = store.phrases();
    match mine_error {
        Some(error) => Err(error),
        None => Ok((store, book.mine)),
    }
}

fn export(
    home: &Home,
    file: Option<PathBuf>,
    about: About,
    now: &Zoned,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    if let Some(file) = &file {
        page::may_write(home, file)?;
    }
    let (mut store, before) = to_change(home)?;
    let mut mine = before.clone();
    if mine.phrases.is_empty() && mine.answers.is_empty() {
        writeln!(
            err,
            "There is nothing to export yet: your set holds no phrase. In Foreword, go through the phrases \
             and keep, change or flag them; then export them."
        )
        .ok();
        return Ok(Outcome::Done(TROUBLE));
    }
    match about.review_by.as_deref().map(|day| (day, review_by(day, now))) {
        Some((_, Ok(day))) => mine.review_by = day,
        Some((typed, Err(_))) => {
            let typed = clean_line(typed);
            writeln!(
                err,
                "“{typed}” was not understood as a date, such as 2027-11-01. Nothing was exported."
            )
            .ok();
            return Ok(Outcome::Done(USAGE));
        }
        None => {}
    }
    let line = |typed: String| clean_line(&typed).trim().to_owned();
    if let Some(author) = about.author {
        mine.author = line(author);
    }
    if let Some(title) = about.title {
        mine.title = line(title);
    }
    if let Some(note) = about.note {
        clean(&note).trim().clone_into(&mut mine.provenance);
    }
    mine.role = about.role.map(Work::role).or(mine.role);
    if mine.id.is_empty() {
        mine.id = Uuid::new_v4().to_string();
    }
    if let Some(file) = &file {
        spares(file, &mine.id)?;
    }
    if mine != before {
        mine = store.save_phrases(&mine)?.value;
    }
    mine.switched_off = false;
    let text = encode(&mine).unwrap_or_default();
    match file {
        Some(file) => page::write(&file, &text)?,
        None => out.write_all(text.as_bytes())?,
    }
    let typed = mine.phrases.iter().filter(|one| one.flag.is_some()).count() + mine.answers.len();
    if typed > 0 {
        let them =
            if typed == 1 { "1 flag or answer says" } else { &format!("{typed} flags and answers say") };
        writeln!(err, "foreword: Read it before you give it on: {them} what you typed.").ok();
    }
    if mine.is_past_review(now.date()) {
        writeln!(err, "foreword: This set is {PAST_REVIEW}. To set another, add --review-by.").ok();
    }
    Ok(Outcome::Done(FINE))
}

/// Sees to it that no set of somebody else is written over.
///
/// # Errors
/// If the file holds a set with another ID.
pub(super) fn spares(file: &Path, id: &str) -> Result<(), UserError> {
    let held = given(file, PhraseSet::LARGEST).ok().map(|bytes| decode::<PhraseSet>(&bytes, ""));
    match held {
        Some(Decoded::Whole(set) | Decoded::InPart(set, _)) if set.id != id => Err(UserError {
            short: "holds another set".to_owned(),
            sentence: format!(
                "{} holds a set of phrases, by {}, and was not written over. Choose another name.",
                shown(file),
                set.by()
            ),
        }),
        _ => Ok(()),
    }
}

/// The day, or none for "none".
///
/// # Errors
/// Where it is not understood.
fn review_by(typed: &str, now: &Zoned) -> Result<Option<Date>, NotADate> {
    if typed.trim().eq_ignore_ascii_case("none") {
        return Ok(None);
    }
    typed.trim().parse().or_else(|_| parse_day(typed, now)).map(Some)
}

/// A set, for a program.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    mine: bool,
    title: &'a str,
    author: &'a str,
    role: Option<&'static str>,
    provenance: &'a str,
    review_by: Option<String>,
    past_review: bool,
    phrases: usize,
    in_other_words: usize,
    flagged: usize,
    switched_off: bool,
}

impl<'a> Row<'a> {
    fn of(set: &'a PhraseSet, mine: bool, today: Date) -> Self {
        Self {
            id: if mine { "mine" } else { &set.id },
            mine,
            title: &set.title,
            author: &set.author,
            role: set.role.map(Role::label),
            provenance: &set.provenance,
            review_by: set.review_by.map(|day| day.to_string()),
            past_review: set.is_past_review(today),
            phrases: set.phrases.len(),
            in_other_words: set.phrases.iter().filter(|one| one.wording.is_some()).count(),
            flagged: set.phrases.iter().filter(|one| one.flag.is_some()).count(),
            switched_off: set.switched_off,
        }
    }
}

fn list(
    home: &Home,
    json: bool,
    today: Date,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    let found = Store::new(Folder::new(home.path())).phrases();
    let others = found.book.others.iter().map(|set| Row::of(set, false, today));
    let rows: Vec<_> = [Row::of(&found.book.mine, true, today)].into_iter().chain(others).collect();
    if json {
        let text = serde_json::to_string_pretty(&rows).map_err(std::io::Error::from)?;
        writeln!(out, "{text}")?;
    } else {
        let sets = [&found.book.mine].into_iter().chain(&found.book.others);
        let cells: Vec<_> = rows.iter().zip(sets).map(|(row, set)| cells(row, set, today)).collect();
        out.write_all(in_columns(&cells).as_bytes())?;
    }
    out.flush()?;
    for error in &found.errors {
        writeln!(err, "{error}").ok();
    }
    Ok(Outcome::Done(if found.errors.is_empty() { FINE } else { TROUBLE }))
}

fn cells(row: &Row<'_>, set: &PhraseSet, today: Date) -> [String; 6] {
    [
        row.id.to_owned(),
        if row.mine && row.title.is_empty() { "your own".to_owned() } else { set.name().to_owned() },
        set.by(),
        set.count_in_words(),
        set.review_in_words(today),
        if row.switched_off { "left aside" } else { "" }.to_owned(),
    ]
}
