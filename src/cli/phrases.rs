//! `foreword phrases`: sets of phrases exported, imported, listed, switched off.

use clap::{Args, Subcommand, ValueEnum};
use jiff::{Zoned, civil::Date};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Console, FAILED, FINE, USAGE,
    files::{self, Out},
    hyphenated,
    import::{self, Import},
    list::in_columns,
    one_of, refusal,
};
use crate::{
    domain::{NotADate, PhraseSet, PhrasesRead, Role, UserError, parse_day, phrasebook::PAST_REVIEW},
    paths::Home,
    store::{
        HomeDisk, Store, shown,
        user_file::{Decoded, UserFile, decode, encode},
    },
    text::{clean, clean_line, fold},
};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Export your own set: one file with your wording, flags and answers, and nothing from any appointment
    Export(Export),
    /// Import a set: show what is new, the same and different, then add it alongside your own
    Import(Import),
    /// List your own set and the others
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Switch a set off on this computer, or on again
    Switch {
        /// Its name, or its ID or enough of the first digits
        #[arg(value_name = "SET")]
        id: String,
        #[arg(value_enum)]
        to: Switch,
    },
}

/// Describes the set; kept for the next export.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The set to export, by its name; without one, your own
    #[arg(value_name = "SET", conflicts_with_all = ["author", "role", "review_by", "note", "title"])]
    set: Option<String>,
    #[command(flatten)]
    out: Out,
    /// Who made it, as you want to be named
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Your profession
    #[arg(long, value_parser = one_of(&Role::ALL, |role| hyphenated(role.label())))]
    role: Option<Role>,
    /// When it should be reviewed, such as 2027-11-01; "none" for no date
    #[arg(long, value_name = "DATE")]
    review_by: Option<String>,
    /// Where the words come from and who has reviewed them
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Title of the set
    #[arg(long)]
    title: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Switch {
    On,
    Off,
}

pub(super) fn run(home: &Home, command: Command, console: &mut Console<'_>) -> Result<u8, UserError> {
    match command {
        Command::Export(asked) => export(home, asked, console),
        Command::Import(asked) => import::import(home, &asked, console),
        Command::List { json } => Ok(list(home, json, console)),
        Command::Switch { id, to } => switch(home, &id, to, console),
    }
}

fn switch(home: &Home, typed: &str, to: Switch, console: &mut Console<'_>) -> Result<u8, UserError> {
    let mut store = home.store();
    let others = store.phrases().book.others;
    let set = named(typed, &others)?;
    let problem = store.switch_phrases(&set.id, to == Switch::Off)?;
    let state = if to == Switch::Off { "switched off" } else { "in use" };
    console.say(format_args!("“{}” is {state} on this computer.", set.name()));
    if let Some(problem) = problem {
        console.say(problem);
    }
    Ok(FINE)
}

/// The set of that name, title or author, or of an ID that may have been shortened.
///
/// # Errors
/// If none is called that, or several are, or it is one's own, which is never switched off.
pub(super) fn named<'a>(typed: &str, others: &'a [PhraseSet]) -> Result<&'a PhraseSet, UserError> {
    let typed = typed.trim();
    if fold(typed) == "mine" {
        return Err(refusal(
            "no such set",
            "Your own set is always used. To go back to a suggested phrase, choose “back to the suggested words” in Phrases.",
        ));
    }
    let is = |name: &str| !typed.is_empty() && fold(name) == fold(typed);
    let called = |set: &&PhraseSet| set.id == typed || is(&set.title) || is(&set.author);
    let begins = |set: &&PhraseSet| !typed.is_empty() && set.id.starts_with(typed);
    let found: Vec<_> = others.iter().filter(called).collect();
    let found = if found.is_empty() { others.iter().filter(begins).collect() } else { found };
    let shown = clean_line(typed);
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(refusal(
            "no such set",
            format!(
                "There is no set of phrases called “{shown}”. Give its name, or the first few characters of its ID. To see all sets, type: foreword phrases list"
            ),
        )),
        several => {
            let ids: Vec<_> = several.iter().map(|set| set.id.as_str()).collect();
            Err(refusal(
                "several sets",
                format!("Several sets are called “{shown}”. Type one of their IDs: {}", ids.join(", ")),
            ))
        }
    }
}

/// One's own set as it may be changed, and the store that read it.
///
/// # Errors
/// If it is not understood in full: anything made from it would lack something.
pub(super) fn to_change(home: &Home) -> Result<(Store<HomeDisk>, PhraseSet), UserError> {
    let mut store = home.store();
    let PhrasesRead { book, mine_error, .. } = store.phrases();
    match mine_error {
        Some(error) => Err(error),
        None => Ok((store, book.mine)),
    }
}

fn export(home: &Home, asked: Export, console: &mut Console<'_>) -> Result<u8, UserError> {
    let out = &asked.out;
    out.may_write(home)?;
    if let Some(name) = &asked.set {
        let others = home.store().phrases().book.others;
        let set = named(name, &others)?;
        may_replace(out, &set.id)?;
        return out.write(&encode(&as_shared(set)).unwrap_or_default(), console);
    }
    let (mut store, before) = to_change(home)?;
    let mut mine = before.clone();
    if mine.phrases.is_empty() && mine.answers.is_empty() {
        console.warn(
            "There is nothing to export yet: your set has no phrases. In Foreword, go through the phrases and keep, \
             change or flag them; then export them.",
        );
        return Ok(FAILED);
    }
    if let Some(typed) = &asked.review_by {
        let Ok(day) = review_by(typed, &console.now) else {
            let typed = clean_line(typed);
            console.warn(format_args!(
                "“{typed}” was not understood as a date, such as 2027-11-01. Nothing was exported."
            ));
            return Ok(USAGE);
        };
        mine.review_by = day;
    }
    let line = |typed: String| clean_line(&typed).trim().to_owned();
    mine.author = asked.author.map_or(mine.author, line);
    mine.title = asked.title.map_or(mine.title, line);
    mine.provenance = asked.note.map_or(mine.provenance, |note| clean(&note).trim().to_owned());
    mine.role = asked.role.or(mine.role);
    ask_who(&mut mine, console)?;
    if mine.id.is_empty() {
        mine.id = Uuid::new_v4().to_string();
    }
    may_replace(out, &mine.id)?;
    if mine != before {
        mine = store.save_phrases(&mine)?.value;
    }
    let code = out.write(&encode(&as_shared(&mine)).unwrap_or_default(), console)?;
    let typed = mine.phrases.iter().filter(|one| one.flag.is_some()).count() + mine.answers.len();
    if typed > 0 {
        console.warn(format_args!(
            "foreword: Read it before you share it: flags and answers contain what you typed ({typed} in this set)."
        ));
    }
    if mine.is_past_review(console.today()) {
        console.warn(format_args!("foreword: This set is {PAST_REVIEW}. To set another, add --review-by."));
    }
    Ok(code)
}

/// Asks for the author's name and profession, where they are not known: once, for they are kept.
pub(super) fn ask_who(mine: &mut PhraseSet, console: &mut Console<'_>) -> Result<(), UserError> {
    if !mine.author.is_empty() {
        return Ok(());
    }
    mine.author = clean_line(&console.ask_for("Your name, as you want to be named (Enter for none):")?);
    if mine.role.is_none() && !mine.author.is_empty() {
        let all = Role::ALL.map(Role::label).join(", ");
        let typed = console.ask_for(&format!("Your profession ({all}; Enter for none):"))?;
        mine.role = Role::ALL.into_iter().find(|role| fold(role.label()) == fold(&typed));
    }
    Ok(())
}

/// Without what is decided on this computer.
pub(super) fn as_shared(set: &PhraseSet) -> PhraseSet {
    PhraseSet { switched_off: false, unseen: false, team: false, ..set.clone() }
}

/// # Errors
/// If the file holds a set with another ID: somebody else's.
pub(super) fn may_replace(out: &Out, id: &str) -> Result<(), UserError> {
    let Some(file) = out.file() else { return Ok(()) };
    let held = files::of_file(file, PhraseSet::LARGEST).ok().map(|bytes| decode::<PhraseSet>(&bytes, ""));
    match held {
        Some(Decoded::Whole(set) | Decoded::InPart(set, _)) if set.id != id => Err(refusal(
            "holds another set",
            format!(
                "{} contains a set of phrases by {}, and was not overwritten. Choose another name.",
                shown(file),
                set.by()
            ),
        )),
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

fn list(home: &Home, json: bool, console: &mut Console<'_>) -> u8 {
    let today = console.today();
    let found = home.store().phrases();
    let sets = [(&found.book.mine, "mine")].into_iter();
    let sets = sets.chain(found.book.others.iter().map(|set| (set, set.id.as_str())));
    if json {
        console.json(&sets.map(|(set, id)| as_json(set, id, today)).collect::<Vec<_>>());
    } else {
        let rows: Vec<_> = sets.map(|(set, id)| cells(set, id, today)).collect();
        console.print(in_columns(&rows));
    }
    console.warn_all(&found.errors)
}

/// The keys stay as they are.
fn as_json(set: &PhraseSet, id: &str, today: Date) -> Value {
    json!({
        "id": id,
        "mine": id == "mine",
        "title": set.title,
        "author": set.author,
        "role": set.role.map(Role::label),
        "provenance": set.provenance,
        "review_by": set.review_by,
        "past_review": set.is_past_review(today),
        "phrases": set.phrases.len(),
        "in_other_words": set.phrases.iter().filter(|one| one.wording.is_some()).count(),
        "flagged": set.phrases.iter().filter(|one| one.flag.is_some()).count(),
        "switched_off": set.switched_off,
        "looked_through": !set.unseen,
        "team": set.team,
    })
}

fn cells(set: &PhraseSet, id: &str, today: Date) -> [String; 6] {
    [
        id.to_owned(),
        if id == "mine" && set.title.is_empty() { "your own" } else { set.name() }.to_owned(),
        set.by(),
        set.count_in_words(),
        set.review_in_words(today),
        match (set.unseen, set.switched_off, set.team) {
            (true, ..) => "switched off until it is looked through",
            (_, true, _) => "switched off",
            (.., true) => "your team’s",
            _ => "",
        }
        .to_owned(),
    ]
}
