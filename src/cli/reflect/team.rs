//! Answers for a team report: exported under a name, and imported from colleagues.

use std::path::{Path, PathBuf};

use clap::Args;

use super::super::{
    Console, FAILED, FINE,
    files::{self, Out},
    guides, phrases, prepared, refusal,
};
use crate::{
    domain::{
        Changeable, Guides, Reflections, Role, Team, TeamEdit, UserError, counted,
        identifying::IdentifierCount, service_report,
    },
    paths::Home,
    store::user_file::{Decoded, UserFile, decode, encode, too_large},
    text::clean_line,
};

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The file, or - for standard input
    file: PathBuf,
    /// Replace that person's earlier answers without asking
    #[arg(long)]
    replace: bool,
}

/// One's own newest answers, and those typed in from slips.
pub(super) fn export(
    home: &Home,
    all: &Reflections,
    (author, role): (Option<&str>, Option<Role>),
    out: &Out,
    console: &mut Console<'_>,
) -> Result<u8, UserError> {
    let mut team = Team::of_own(all, ("", None), console.today());
    if team.voices.is_empty() {
        console.warn("There is nothing to export yet. To reflect, type: foreword reflect");
        return Ok(FAILED);
    }
    let (mut store, before) = phrases::to_change(home)?;
    let mut mine = before.clone();
    mine.author = author.map_or(mine.author, |author| clean_line(author).trim().to_owned());
    mine.role = role.or(mine.role);
    phrases::ask_who(&mut mine, console)?;
    if mine.author.is_empty() {
        let sentence = "Nothing was exported: a team's report needs your name. Add --author NAME.";
        return Err(refusal("no name", sentence));
    }
    if mine != before {
        store.save_phrases(&mine)?;
    }
    for voice in &mut team.voices {
        (voice.author, voice.role) = (mine.author.clone(), mine.role);
    }
    team.changes = store.read_file::<Team>()?.changes;
    if let Some(count) = identifiers(&team, &guides(home), console) {
        console.warn(format_args!("foreword: {count} Take that out before you share the file."));
    }
    console.warn("foreword: Read it before you share it: it says what you typed.");
    out.write(&encode(&team).unwrap_or_default(), console)
}

/// Counts text that could identify someone.
fn identifiers(team: &Team, guides: &Guides, console: &Console<'_>) -> Option<String> {
    let today = console.today();
    guides.all().find_map(|guide| IdentifierCount::of(&service_report(team, guide, today), today).in_full())
}

/// Takes in a colleague's answers, after a question where earlier ones of theirs are replaced.
pub(super) fn import(home: &Home, asked: &Import, console: &mut Console<'_>) -> Result<u8, UserError> {
    let theirs = read(&asked.file)?;
    prepared(home, console)?;
    let store = home.store();
    let here: Team = store.read_file()?;
    for voice in &theirs.voices {
        console.say(format_args!("{}: {}.", voice.name(), counted(voice.answers.len(), "answer")));
    }
    let mut after = here.clone();
    after.add(theirs.clone());
    if after == here {
        console.warn("You have these answers already. Nothing was changed.");
        return Ok(FINE);
    }
    if here.replaces(&theirs) && !asked.replace {
        let (nothing, option) = ("Nothing was changed", "To replace them, add --replace.");
        if let Some(code) = console.declined("Replace their earlier answers?", nothing, option)? {
            return Ok(code);
        }
    }
    store.change_file::<Team>(|team| team.change(TeamEdit::Add(theirs)))?;
    console.say("They are in the next report. To make it, type: foreword report service");
    Ok(FINE)
}

/// The answers in a file that a colleague exported.
///
/// # Errors
/// If it cannot be read or understood in full.
pub(in crate::cli) fn read(file: &Path) -> Result<Team, UserError> {
    let (bytes, name) = (files::read(file, Team::LARGEST)?, files::name(file));
    if bytes.len() as u64 > Team::LARGEST {
        return Err(too_large::<Team>(&name));
    }
    match decode::<Team>(&bytes, &name) {
        Decoded::Whole(team) if !team.voices.is_empty() => Ok(team),
        Decoded::Whole(_) => Err(refusal(
            "no answers",
            format!(
                "{name} has no answers in it. Nothing was changed. Ask for a file made with: foreword reflect export --team"
            ),
        )),
        Decoded::Not(error) | Decoded::InPart(_, error) => Err(error),
    }
}
