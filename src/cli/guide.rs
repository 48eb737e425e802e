//! `foreword guide`: guides checked, imported and listed; what is approved is in [`approve`].

use std::{
    cmp::Ordering,
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use clap::Subcommand;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{
    Console, FAILED, FINE, approve,
    files::{self, Out},
    guides, prepared, refusal,
};
use crate::{
    content,
    domain::{Approvals, Guide, Phrase, Principle, Prompt, UserError, counted, short_day},
    guide_file::{self, GuideFinding, LARGEST, ParsedGuide},
    paths::Home,
    store::guides::{Imported, NotAGuide},
    text::clean_line,
};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Report every error in a guide at once, with line and column, and words worth a second look; change nothing
    Check {
        /// The file, or - for standard input
        file: PathBuf,
    },
    /// Print a guide with remarks, to start one of your own from
    Template {
        #[command(flatten)]
        out: Out,
    },
    /// Print a guide as a file: the one that comes with Foreword, or one you imported
    Export {
        /// Its ID; without one, the guide that comes with Foreword
        id: Option<String>,
        #[command(flatten)]
        out: Out,
    },
    /// Import a guide, to choose for an appointment
    Import {
        /// The file, or - for standard input
        file: PathBuf,
        /// Replace the one with its ID, which is kept as an earlier file
        #[arg(long)]
        replace: bool,
    },
    /// Approve the lists of when to go, a guide or your own words, as a registered clinician
    ///
    /// Without a name, the exact text is printed, and whether it is approved. An approval is bound to that text
    /// and to a date: it lapses if the text changes or the date passes.
    Approve(approve::Approve),
    /// List what was approved, by whom and until when
    Approvals,
    /// List the guides, and files that are not understood
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn run(home: &Home, command: Command, console: &mut Console<'_>) -> Result<u8, UserError> {
    match command {
        Command::Check { file } => check(&file, console),
        Command::Template { out } => print(home, &out, guide_file::TEMPLATE, console),
        Command::Export { id, out } => {
            let guides = guides(home);
            let Some(guide) = guides.all().find(|guide| id.as_ref().is_none_or(|id| guide.id == *id)) else {
                let id = clean_line(id.as_deref().unwrap_or_default());
                let sentence = format!(
                    "There is no guide “{id}” here. To see those there are, type: foreword guide list"
                );
                return Err(refusal("no such guide", sentence));
            };
            print(home, &out, &guide_file::write(guide), console)
        }
        Command::Import { file, replace } => import(home, &file, replace, console),
        Command::Approve(asked) => approve::approve(home, asked, console),
        Command::Approvals => approve::list(home, console),
        Command::List { json } => list(home, json, console),
    }
}

fn print(home: &Home, out: &Out, text: &str, console: &mut Console<'_>) -> Result<u8, UserError> {
    out.may_write(home)?;
    out.write(text, console)
}

fn say(findings: &[GuideFinding], console: &mut Console<'_>) {
    for GuideFinding { line, column, sentence } in findings {
        console.say_wrapped(&format!("Line {line}, column {column}: {}", clean_line(sentence)));
    }
}

/// The guide in a file, if it can be imported; else its errors are printed.
fn read(bytes: &[u8], console: &mut Console<'_>) -> Option<ParsedGuide> {
    let errors = match guide_file::read(bytes) {
        Ok(read) => return Some(read),
        Err(errors) => errors,
    };
    console.say("Fix these before importing:");
    say(&errors, console);
    None
}

pub(super) fn check(file: &Path, console: &mut Console<'_>) -> Result<u8, UserError> {
    let Some(read) = read(&files::read(file, LARGEST)?, console) else { return Ok(FAILED) };
    let title = clean_line(&read.guide.title);
    console.say(format_args!("The guide “{title}” can be imported: {}.", counts(&read.guide)));
    let hints = read.hints(console.today(), &content::wording());
    if !hints.is_empty() {
        console.say("\nWorth a look; it can be imported as it is:");
        say(&hints, console);
    }
    Ok(FINE)
}

fn import(home: &Home, file: &Path, replace: bool, console: &mut Console<'_>) -> Result<u8, UserError> {
    let bytes = files::read(file, LARGEST)?;
    let Some(read) = read(&bytes, console) else { return Ok(FAILED) };
    let guide = &read.guide;
    let title = clean_line(&guide.title);
    prepared(home, console)?;
    let replaced = match home.store().import_guide(guide, &bytes, replace)? {
        Imported::New => None,
        Imported::Replaced(kept) => Some(kept),
        Imported::Same => {
            console.say(format_args!("The guide “{title}” is here already. Nothing was changed."));
            return Ok(FINE);
        }
        Imported::Differs(before) => {
            console.say(format_args!("Another guide with the ID “{}” is here already.", guide.id));
            for line in differences(&before, guide) {
                console.say(format_args!("  {}", clean_line(&line)));
            }
            console.say("Nothing was changed. To replace that one, add --replace; it is then kept as an earlier file.");
            return Ok(FAILED);
        }
    };
    console.say(format_args!("The guide “{title}” is here now: {}.", counts(guide)));
    if let Some(kept) = replaced {
        console.say(format_args!("The one it replaced is kept in {kept}."));
    }
    if let Some(past) = guide.past_review(console.today()) {
        console.say(past);
    }
    console
        .say(format_args!("Choose it in the questions about an appointment, or with: --guide {}", guide.id));
    let hints = read.hints(console.today(), &content::wording()).len();
    if hints > 0 {
        console.say(format_args!("Worth a look: {hints}. Type: foreword guide check {}", files::name(file)));
    }
    Ok(FINE)
}

/// Compares two guides with the same ID.
fn differences(before: &Guide, after: &Guide) -> [String; 4] {
    let age = match before.reviewed_on.cmp(&after.reviewed_on) {
        Ordering::Less => "newer",
        Ordering::Equal => "of the same date",
        Ordering::Greater => "older",
    };
    let prompts = |guide| -> BTreeMap<_, _> {
        prompts(guide).map(|one| (&*one.id, format!("{}\n{}\n{}", one.asks, one.to_ask, one.feeds))).collect()
    };
    let phrases =
        |guide| -> BTreeMap<_, _> { phrases(guide).map(|one| (&*one.id, format!("{one:?}"))).collect() };
    let (here, there) = (short_day(before.reviewed_on), short_day(after.reviewed_on));
    [
        format!("version: {} here, {} in the file", before.version, after.version),
        format!("reviewed on: {here} here, {there} in the file, which is {age}"),
        format!("prompts: {}", changes(&prompts(before), &prompts(after))),
        format!("phrases: {}", changes(&phrases(before), &phrases(after))),
    ]
}

/// Counts what came, went and changed, by ID.
fn changes(before: &BTreeMap<&str, String>, after: &BTreeMap<&str, String>) -> String {
    let added = after.keys().filter(|id| !before.contains_key(*id)).count();
    let removed = before.keys().filter(|id| !after.contains_key(*id)).count();
    let changed = before.iter().filter(|(id, words)| after.get(*id).is_some_and(|other| other != *words));
    format!("{added} added, {removed} removed, {} changed", changed.count())
}

fn prompts(guide: &Guide) -> impl Iterator<Item = &Prompt> {
    guide.principles.iter().flat_map(Principle::prompts)
}

fn phrases(guide: &Guide) -> impl Iterator<Item = &Phrase> {
    guide.principles.iter().flat_map(|principle| principle.phrases.iter())
}

/// How many principles, prompts and phrases.
fn counts(guide: &Guide) -> String {
    let prompts = guide.principles.iter().flat_map(Principle::prompts).count();
    let counts =
        [(guide.principles.len(), "principle"), (prompts, "prompt"), (phrases(guide).count(), "phrase")];
    counts.map(|(count, what)| counted(count, what)).join(", ")
}

fn list(home: &Home, json: bool, console: &mut Console<'_>) -> Result<u8, UserError> {
    let store = home.store();
    let files = store.guide_files()?;
    let approvals: Approvals = console.or_default(store.read_file());
    let imported = files.iter().flatten().map(|guide| (guide, false));
    let guides = [(content::guide().as_ref(), true)].into_iter().chain(imported);
    let not_understood = files.iter().filter_map(|file| file.as_ref().err());
    let today = console.today();
    if json {
        let guides: Vec<_> = guides.map(|(guide, ours)| as_json(guide, ours, &approvals, today)).collect();
        let not_understood: Vec<_> = not_understood.map(not_as_json).collect();
        console.json(&json!({ "guides": guides, "not_understood": not_understood }));
        return Ok(FINE);
    }
    for (guide, built_in) in guides {
        let origin = if built_in { "comes with Foreword" } else { "imported" };
        let past = if today > guide.review_by { ", past its review date" } else { "" };
        for line in [
            guide.title.to_string(),
            format!("  {} · version {} · {} · {origin}", guide.id, guide.version, guide.language),
            format!(
                "  reviewed on {} · review by {}{past}",
                short_day(guide.reviewed_on),
                short_day(guide.review_by)
            ),
            format!("  {}", approve::state(guide, &approvals, today).in_words()),
            format!("  {}", counts(guide)),
            format!("  from: {}", guide.source),
        ] {
            console.say(clean_line(&line));
        }
        console.say("");
    }
    for NotAGuide { file, findings } in not_understood {
        console.say(format_args!("Not understood: {file}"));
        say(findings, console);
        console.say("");
    }
    Ok(FINE)
}

/// The keys stay as they are.
fn as_json(guide: &Guide, built_in: bool, approvals: &Approvals, today: Date) -> Value {
    json!({
        "id": guide.id,
        "title": guide.title,
        "version": guide.version,
        "built_in": built_in,
        "source": guide.source,
        "language": guide.language,
        "reviewed_on": guide.reviewed_on,
        "review_by": guide.review_by,
        "past_review": today > guide.review_by,
        "approved": approve::state(guide, approvals, today).is_approved(),
        "principles": guide.principles.len(),
        "prompts": prompts(guide).count(),
        "phrases": phrases(guide).count(),
    })
}

fn not_as_json(not: &NotAGuide) -> Value {
    let finding =
        |one: &GuideFinding| json!({ "line": one.line, "column": one.column, "sentence": one.sentence });
    json!({ "file": not.file, "findings": not.findings.iter().map(finding).collect::<Vec<_>>() })
}
