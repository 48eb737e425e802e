//! Approvals on the command line: what is approved is printed in full, and who approves it is kept.

use std::io::Write;

use clap::Args;
use jiff::{ToSpan, civil::Date};

use super::super::{FINE, Outcome, Stop, USAGE};
use crate::{
    content,
    domain::{
        Approval, ApprovalState, Approvals, Guide, OwnWords, Regulator, Subject, TextDates, TextHash,
        UserError, text_of_guide, text_of_lists, text_of_own_words,
    },
    export::{WIDTH, wrapped},
    paths::Home,
    store::{Folder, Store},
    text::clean_line,
};

/// Months until an approval is to be given again, where no day is named.
const MONTHS: i32 = 6;

#[derive(Debug, Args)]
pub(crate) struct Approve {
    /// What: lists, for when to go and the numbers; own-words, for your wording.ron; or the ID of a guide
    what: String,
    /// Who approves it
    #[arg(long)]
    name: Option<String>,
    /// What they are, such as "GP partner"
    #[arg(long)]
    role: Option<String>,
    /// Where they are registered, such as GMC, HCPC or NMC
    #[arg(long, value_parser = regulator)]
    body: Option<Regulator>,
    /// Under which number
    #[arg(long, value_name = "NUMBER")]
    registration: Option<String>,
    /// The day of approval, such as 2026-11-26; without it, today
    #[arg(long)]
    date: Option<Date>,
    /// The last day on which it holds; without it, six months on, and at most twelve
    #[arg(long, value_name = "DATE")]
    review_by: Option<Date>,
    /// Take the approval away
    #[arg(long, conflicts_with_all = ["name", "role", "body", "registration", "date", "review_by"])]
    withdraw: bool,
}

fn regulator(letters: &str) -> Result<Regulator, String> {
    let all = Regulator::ALL.map(Regulator::name).join(", ");
    Regulator::named(letters).ok_or_else(|| format!("the registers are {all}"))
}

/// What is to be approved, with its name and its words.
struct Named {
    what: Subject,
    called: String,
    words: String,
    hash: Option<TextHash>,
    dates: Option<TextDates>,
}

/// What was approved; where the file is not understood, nothing, and `err` says so.
pub(super) fn approvals(store: &Store<Folder>, err: &mut impl Write) -> Approvals {
    store.read_file().unwrap_or_else(|error| {
        writeln!(err, "foreword: {error}").ok();
        Approvals::default()
    })
}

/// Whether a guide is approved.
pub(super) fn of_guide<'a>(guide: &Guide, approvals: &'a Approvals, today: Date) -> ApprovalState<'a> {
    approvals.state(&Subject::Guide(guide.id.clone()), TextHash::of_all(guide).as_ref(), today)
}

/// Approves what was named, or takes that away, or prints it.
pub(super) fn approve(
    home: &Home,
    wanted: Approve,
    today: Date,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    let store = Store::new(Folder::new(home.path()));
    let all: Approvals = store.read_file()?;
    if wanted.withdraw {
        return withdraw(&store, &all, &wanted.what, out, err);
    }
    let Some(text) = text(&store, &wanted.what)? else {
        return Ok(unknown(&wanted.what, err));
    };
    let Approve { name, role, body, registration, date, review_by, .. } = wanted;
    let (Some(name), Some(role), Some(body), Some(registration)) = (name, role, body, registration) else {
        return shown(&text, &all, today, out, err);
    };
    let on = date.unwrap_or(today);
    if on > today {
        writeln!(
            err,
            "Nothing was approved: {} is not yet here. Is the clock of this computer right?",
            day(on)
        )
        .ok();
        return Ok(Outcome::Done(USAGE));
    }
    let Some(hash) = text.hash else { return Ok(unknown(&wanted.what, err)) };
    let dates = text.dates.unwrap_or(TextDates { checked_on: on, review_by: None });
    let line = |text: &str| clean_line(text).trim().to_owned();
    let approval = Approval {
        what: text.what,
        text: hash,
        name: line(&name),
        role: line(&role),
        body,
        registration: line(&registration),
        on,
        review_by: review_by.unwrap_or_else(|| dates.latest(on.saturating_add(MONTHS.months()))),
    };
    if let Some(refusal) = approval.refusal(dates, today) {
        say(err, &format!("Nothing was approved. {refusal}")).ok();
        return Ok(Outcome::Done(USAGE));
    }
    home.prepare()?;
    let all = store.change_file(|all: &mut Approvals| all.put(approval.clone()))?.value;
    let state = all.state(&approval.what, Some(&approval.text), today);
    say(out, &format!("{}: {}.", text.called, state.in_words()))?;
    say(
        out,
        "It is bound to the text as it is now. Foreword cannot look a number up; the register can. To see it again: \
         foreword guide approvals",
    )?;
    Ok(Outcome::Done(FINE))
}

/// The exact text, whether it is approved, and what it takes to approve it. Nothing is changed.
fn shown(
    text: &Named,
    all: &Approvals,
    today: Date,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    for line in text.words.lines() {
        for row in wrapped(&clean_line(line), WIDTH) {
            writeln!(out, "{row}")?;
        }
    }
    let state = all.state(&text.what, text.hash.as_ref(), today);
    let say = format!(
        "{}: {}. To approve exactly this text, add --name, --role, --body and --registration. Nothing was changed.",
        text.called,
        state.in_words()
    );
    for row in wrapped(&say, WIDTH) {
        writeln!(err, "{row}").ok();
    }
    Ok(Outcome::Done(USAGE))
}

fn withdraw(
    store: &Store<Folder>,
    all: &Approvals,
    named: &str,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    // A guide that is gone can have an approval all the same.
    let what = subject(named);
    if all.find(&what).is_none() {
        writeln!(err, "“{}” is not approved here. Nothing was changed.", clean_line(named)).ok();
        return Ok(Outcome::Done(USAGE));
    }
    store.change_file(|all: &mut Approvals| {
        all.withdraw(&what);
    })?;
    writeln!(out, "The approval of “{}” is withdrawn.", clean_line(named))?;
    Ok(Outcome::Done(FINE))
}

fn subject(named: &str) -> Subject {
    match named {
        "lists" => Subject::Lists,
        "own-words" => Subject::OwnWords,
        id => Subject::Guide(id.to_owned()),
    }
}

fn unknown(named: &str, err: &mut impl Write) -> Outcome {
    let named = clean_line(named);
    let sentence = format!(
        "There is no “{named}” here to approve. It can be lists, own-words where you have a wording.ron, or the ID \
         of a guide: foreword guide list"
    );
    for row in wrapped(&sentence, WIDTH) {
        writeln!(err, "{row}").ok();
    }
    Outcome::Done(USAGE)
}

/// What was named, if it is here.
fn text(store: &Store<Folder>, named: &str) -> Result<Option<Named>, UserError> {
    let what = subject(named);
    Ok(match &what {
        Subject::Lists => {
            let help = content::help();
            let (words, hash) = (text_of_lists(help), Some(TextHash::of_lists(help)));
            let called = "The lists of when to go and the numbers".to_owned();
            Some(Named { what, called, words, hash, dates: TextDates::of_lists(help) })
        }
        Subject::OwnWords => store.find_file::<OwnWords>()?.map(|own| Named {
            hash: TextHash::of_all(&own),
            words: text_of_own_words(&own),
            called: "Your own words".to_owned(),
            dates: None,
            what,
        }),
        Subject::Guide(id) => {
            let (guides, _) = store.guides();
            let built_in = content::guide();
            let mut all = std::iter::once(built_in.as_ref()).chain(&guides);
            all.find(|guide| guide.id == *id).map(|guide| Named {
                hash: TextHash::of_all(guide),
                words: text_of_guide(guide),
                called: format!("The guide “{}”", clean_line(&guide.title)),
                dates: None,
                what: what.clone(),
            })
        }
    })
}

/// Lists every approval, and those that hold no longer with why.
pub(super) fn list(home: &Home, today: Date, out: &mut impl Write) -> Result<Outcome, Stop> {
    let store = Store::new(Folder::new(home.path()));
    let all: Approvals = store.read_file()?;
    if all.find(&Subject::Lists).is_none() {
        say(
            out,
            "The lists of when to go and the numbers: not approved by a registered clinician, so no page for a person has the lists.",
        )?;
    }
    for approval in &all.approvals {
        let named = match &approval.what {
            Subject::Lists => "lists",
            Subject::OwnWords => "own-words",
            Subject::Guide(id) => id,
        };
        let text = text(&store, named)?;
        let called = text.as_ref().map_or_else(|| clean_line(named), |text| text.called.clone());
        let hash = text.and_then(|text| text.hash);
        let state = match hash {
            None => "no longer here".to_owned(),
            Some(hash) => all.state(&approval.what, Some(&hash), today).in_words(),
        };
        say(out, &format!("{called}: {state}."))?;
        say(out, &format!("  {}, on {}", approval.by(), day(approval.on)))?;
    }
    Ok(Outcome::Done(FINE))
}

fn say(out: &mut impl Write, sentence: &str) -> std::io::Result<()> {
    for row in wrapped(sentence, WIDTH) {
        writeln!(out, "{row}")?;
    }
    Ok(())
}

/// `26-Nov-2026`.
fn day(day: Date) -> String {
    day.strftime("%d-%b-%Y").to_string()
}
