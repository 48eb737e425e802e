//! Guides on the command line: one is checked, taken in, approved, or all are listed.

mod approve;

use std::{
    io::{self, Read, Write},
    path::Path,
    sync::Arc,
};

use clap::Subcommand;
use jiff::{Zoned, civil::Date};
use serde_json::json;

use super::{FINE, Outcome, Stop, TROUBLE, Wanted, given::given};
use crate::{
    content,
    domain::{Approvals, Guide, Guides, Phrase, PhraseSet, Principle, UserError},
    export::{WIDTH, wrapped},
    guide_file::{self, GuideFinding, LARGEST},
    paths::Home,
    store::{
        Doing, Folder, Store,
        guides::{Imported, NotAGuide},
        user_error,
    },
    text::clean_line,
};

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// Say what is to be mended in a guide, with line and column; change nothing
    Check {
        /// The file, or - for what is sent to this command
        file: String,
    },
    /// Take a guide in, to choose for an appointment
    Import {
        /// The file
        file: String,
        /// In place of the one that has its ID, which is kept next to it
        #[arg(long)]
        replace: bool,
    },
    /// Approve the lists of when to go, a guide or your own words, as a registered clinician
    ///
    /// Without a name, the exact text is printed, and whether it is approved. An approval is bound to that text
    /// and to a day: it lapses if the text changes or the day passes.
    Approve(approve::Approve),
    /// List what was approved, by whom and until when
    Approvals,
    /// List the guides there are, and the files that are none
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

/// Does what was asked for.
pub(super) fn run(
    home: &Home,
    what: What,
    now: &Zoned,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    match what {
        What::Check { file } => check(&file, now, out),
        What::Import { file, replace } => import(home, &file, replace, now, out),
        What::Approve(wanted) => approve::approve(home, wanted, now.date(), out, err),
        What::Approvals => approve::list(home, now.date(), out),
        What::List { json } => list(home, json, now.date(), out, err),
    }
}

/// The bytes of a file of the person's, and one more than the most where it is larger.
fn bytes(file: &str) -> Result<Vec<u8>, UserError> {
    let read = if file == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map(|_| bytes)
    } else {
        given(Path::new(file), LARGEST)
    };
    read.map_err(|error| user_error(Doing::ReadingNamed, &clean_line(file), &error))
}

fn say(out: &mut impl Write, findings: &[GuideFinding]) -> io::Result<()> {
    for GuideFinding { line, column, sentence } in findings {
        let sentence = format!("Line {line}, column {column}: {}", clean_line(sentence));
        for row in wrapped(&sentence, WIDTH) {
            writeln!(out, "{row}")?;
        }
    }
    Ok(())
}

/// Looks through a file.
pub(super) fn check(file: &str, now: &Zoned, out: &mut impl Write) -> Result<Outcome, Stop> {
    match guide_file::read(&bytes(file)?) {
        Ok(read) => {
            let hints = read.hints(now.date());
            let guide = &read.guide;
            writeln!(out, "The guide “{}” can be imported: {}.", clean_line(&guide.title), counts(guide))?;
            if !hints.is_empty() {
                writeln!(out, "\nWorth a look; it can be imported as it is:")?;
                say(out, &hints)?;
            }
            Ok(Outcome::Done(FINE))
        }
        Err(findings) => {
            not_yet(out, &findings)?;
            Ok(Outcome::Done(TROUBLE))
        }
    }
}

fn not_yet(out: &mut impl Write, findings: &[GuideFinding]) -> io::Result<()> {
    writeln!(out, "To mend before it can be imported:")?;
    say(out, findings)
}

fn import(
    home: &Home,
    file: &str,
    replace: bool,
    now: &Zoned,
    out: &mut impl Write,
) -> Result<Outcome, Stop> {
    let bytes = bytes(file)?;
    let read = match guide_file::read(&bytes) {
        Ok(read) => read,
        Err(findings) => {
            not_yet(out, &findings)?;
            return Ok(Outcome::Done(TROUBLE));
        }
    };
    let guide = &read.guide;
    let title = clean_line(&guide.title);
    home.prepare()?;
    let imported = Store::new(Folder::new(home.path())).import_guide(guide, &bytes, replace)?;
    match imported {
        Imported::New | Imported::Replaced(_) => {
            writeln!(out, "The guide “{title}” is here now: {}.", counts(guide))?;
            if let Imported::Replaced(kept) = imported {
                writeln!(out, "The one it took the place of is kept in {kept}.")?;
            }
            if let Some(past) = guide.past_review(now.date()) {
                writeln!(out, "{past}")?;
            }
            writeln!(out, "Choose it in the questions about an appointment, or with: --guide {}", guide.id)?;
            let hints = read.hints(now.date()).len();
            if hints > 0 {
                writeln!(out, "Worth a look: {hints}. Type: foreword guide check {}", clean_line(file))?;
            }
            Ok(Outcome::Done(FINE))
        }
        Imported::Same => {
            writeln!(out, "The guide “{title}” is here already. Nothing was changed.")?;
            Ok(Outcome::Done(FINE))
        }
        Imported::Differs(before) => {
            writeln!(out, "Another guide with the ID “{}” is here already.", guide.id)?;
            for line in differences(&before, guide) {
                writeln!(out, "  {}", clean_line(&line))?;
            }
            writeln!(
                out,
                "Nothing was changed. To put it in the place of that one, add --replace; that one is then kept \
                 as an earlier file."
            )?;
            Ok(Outcome::Done(TROUBLE))
        }
    }
}

/// What is in another guide with the same ID.
fn differences(before: &Guide, after: &Guide) -> Vec<String> {
    let mut lines = vec![format!("version: {} here, {} in the file", before.version, after.version)];
    let age = match before.reviewed_on.cmp(&after.reviewed_on) {
        std::cmp::Ordering::Less => "newer",
        std::cmp::Ordering::Equal => "of the same day",
        std::cmp::Ordering::Greater => "older",
    };
    let (here, there) = (day(before.reviewed_on), day(after.reviewed_on));
    lines.push(format!("reviewed on: {here} here, {there} in the file, which is {age}"));
    let prompts = |guide: &Guide| -> Vec<(String, String)> {
        let all = guide.principles.iter().flat_map(Principle::prompts);
        all.map(|one| (one.id.clone(), format!("{}\n{}\n{}", one.asks, one.to_ask, one.feeds))).collect()
    };
    let phrases = |guide: &Guide| -> Vec<(String, String)> {
        phrases(guide).map(|one| (one.id.clone(), format!("{one:?}"))).collect()
    };
    lines.push(format!("prompts: {}", changes(&prompts(before), &prompts(after))));
    lines.push(format!("phrases: {}", changes(&phrases(before), &phrases(after))));
    lines
}

/// How many came, went and changed, by their IDs.
fn changes(before: &[(String, String)], after: &[(String, String)]) -> String {
    let lacking = |some: &[(String, String)], others: &[(String, String)]| {
        some.iter().filter(|(id, _)| !others.iter().any(|(other, _)| other == id)).count()
    };
    let changed =
        |(id, words): &&(String, String)| after.iter().any(|(other, others)| other == id && others != words);
    format!(
        "{} added, {} removed, {} changed",
        lacking(after, before),
        lacking(before, after),
        before.iter().filter(changed).count()
    )
}

fn phrases(guide: &Guide) -> impl Iterator<Item = &Phrase> {
    guide.principles.iter().flat_map(|principle| &principle.phrases)
}

/// How many principles, prompts and phrases.
fn counts(guide: &Guide) -> String {
    let of = |many: usize, what: &str| format!("{many} {what}{}", if many == 1 { "" } else { "s" });
    let prompts = guide.principles.iter().flat_map(Principle::prompts).count();
    format!(
        "{}, {}, {}",
        of(guide.principles.len(), "principle"),
        of(prompts, "prompt"),
        of(phrases(guide).count(), "phrase")
    )
}

fn day(day: Date) -> String {
    day.strftime("%d-%b-%Y").to_string()
}

fn list(
    home: &Home,
    json: bool,
    today: Date,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    let store = Store::new(Folder::new(home.path()));
    let files = store.guide_files()?;
    let approvals = approve::approvals(&store, err);
    let built_in = std::iter::once(Ok((content::guide().as_ref(), true)));
    let all: Vec<Result<(&Guide, bool), &NotAGuide>> =
        built_in.chain(files.iter().map(|file| file.as_ref().map(|guide| (guide, false)))).collect();
    if json {
        let guides =
            all.iter().flatten().map(|&(guide, built_in)| as_json(guide, built_in, &approvals, today));
        let not: Vec<_> =
            all.iter().filter_map(|one| one.as_ref().err()).map(|not| not_as_json(not)).collect();
        let all = json!({ "guides": guides.collect::<Vec<_>>(), "not_understood": not });
        writeln!(out, "{all:#}")?;
        return Ok(Outcome::Done(FINE));
    }
    for one in all {
        match one {
            Ok((guide, built_in)) => {
                let whose = if built_in { "comes with Foreword" } else { "imported" };
                let past = if today > guide.review_by { ", past its review date" } else { "" };
                for line in [
                    guide.title.clone(),
                    format!("  {} · version {} · {} · {whose}", guide.id, guide.version, guide.language),
                    format!(
                        "  reviewed on {} · review by {}{past}",
                        day(guide.reviewed_on),
                        day(guide.review_by)
                    ),
                    format!("  {}", approve::of_guide(guide, &approvals, today).in_words()),
                    format!("  {}", counts(guide)),
                    format!("  from: {}", guide.source),
                ] {
                    writeln!(out, "{}", clean_line(&line))?;
                }
            }
            Err(not) => {
                writeln!(out, "Not understood: {}", not.file)?;
                say(out, &not.findings)?;
            }
        }
        writeln!(out)?;
    }
    Ok(Outcome::Done(FINE))
}

fn as_json(guide: &Guide, built_in: bool, approvals: &Approvals, today: Date) -> serde_json::Value {
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
        "approved": approve::of_guide(guide, approvals, today).is_approved(),
        "principles": guide.principles.len(),
        "prompts": guide.principles.iter().flat_map(Principle::prompts).count(),
        "phrases": phrases(guide).count(),
    })
}

fn not_as_json(not: &NotAGuide) -> serde_json::Value {
    let finding =
        |one: &GuideFinding| json!({ "line": one.line, "column": one.column, "sentence": one.sentence });
    json!({ "file": not.file, "findings": not.findings.iter().map(finding).collect::<Vec<_>>() })
}

/// The ID of a guide that is here; where there is none of that name, `err` says so.
pub(super) fn wanted(home: &Home, id: &str, err: &mut impl Write) -> Option<String> {
    let (guides, _) = Store::new(Folder::new(home.path())).guides();
    if id == content::guide().id || guides.iter().any(|guide| guide.id == id) {
        return Some(id.to_owned());
    }
    let shown = clean_line(id);
    writeln!(
        err,
        "No guide here is called “{shown}”. No appointment was made. To see them, type: foreword guide list"
    )
    .ok();
    None
}

/// What a page rests on that is not of the appointment itself.
pub(super) struct Conflict {
    /// What to say of the guide it was prepared with.
    pub(super) caution: Option<String>,
    /// One's own set of phrases, where any are pinned.
    pub(super) mine: Option<PhraseSet>,
    /// What was approved.
    pub(super) approvals: Approvals,
    /// The guide it was prepared with.
    pub(super) guide: Arc<Guide>,
}

/// What a page of an appointment rests on.
pub(super) fn conflict(home: &Home, wanted: &Wanted, now: &Zoned, err: &mut impl Write) -> Conflict {
    let mut guides = Guides::new(content::guide());
    let mut store = Store::new(Folder::new(home.path()));
    let approvals = approve::approvals(&store, err);
    let Wanted::Saved(opened) = wanted else {
        let guide = guides.built_in();
        return Conflict { caution: guide.past_review(now.date()), mine: None, approvals, guide };
    };
    let appointment = &opened.appointment;
    // The folder is looked through only where another guide is named.
    if appointment.guide != guides.built_in().id {
        guides.set_imported(store.guides().0);
        guides.heed(approvals.clone());
    }
    let mine = (!appointment.pinned.is_empty()).then(|| store.phrases().book.mine);
    let (caution, guide) =
        (guides.caution(&appointment.guide, now.date()), Arc::clone(guides.of(&appointment.guide)));
    Conflict { caution, mine, approvals, guide }
}
