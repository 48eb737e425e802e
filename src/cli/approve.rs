//! `foreword guide approve` and `approvals`: the approved text is printed in full, its approver kept.

use clap::{Args, builder::PossibleValue};
use jiff::{ToSpan, civil::Date};

use super::{Console, FINE, USAGE, guides, one_of, prepared};
use crate::{
    content,
    domain::{
        Approval, ApprovalState, Approvals, Guide, OwnWords, Regulator, Subject, TextDates, TextHash,
        UserError, short_day, text_of_guide, text_of_lists, text_of_own_words,
    },
    paths::Home,
    text::clean_line,
};

/// Months until an approval is to be given again, where no day is named.
const MONTHS: i32 = 6;

#[derive(Debug, Args)]
pub(super) struct Approve {
    /// What: lists, for when to go and the numbers; own-words, for your wording.ron; or the ID of a guide
    what: String,
    /// Who approves it
    #[arg(long)]
    name: Option<String>,
    /// Their role, such as "GP partner"
    #[arg(long)]
    role: Option<String>,
    /// Where they are registered
    #[arg(long, ignore_case = true, value_parser = one_of(&Regulator::ALL, register))]
    body: Option<Regulator>,
    /// Their registration number
    #[arg(long, value_name = "NUMBER")]
    registration: Option<String>,
    /// The date of approval, such as 2026-11-26; today if left out
    #[arg(long)]
    date: Option<Date>,
    /// The last day it is valid; six months on if left out, twelve at most
    #[arg(long, value_name = "DATE")]
    review_by: Option<Date>,
    /// Withdraw the approval
    #[arg(long, conflicts_with_all = ["name", "role", "body", "registration", "date", "review_by"])]
    withdraw: bool,
}

fn register(body: Regulator) -> PossibleValue {
    PossibleValue::new(body.name()).help(body.label())
}

/// A text that can be approved.
struct Approvable {
    called: String,
    words: String,
    hash: Option<TextHash>,
    dates: Option<TextDates>,
}

impl Approvable {
    /// The text of a subject, if it is here.
    fn of(what: &Subject, home: &Home) -> Result<Option<Self>, UserError> {
        let text = match what {
            Subject::Lists => {
                let help = content::help();
                Some(Self {
                    called: "The lists of when to go and the numbers".to_owned(),
                    words: text_of_lists(help),
                    hash: Some(TextHash::of_lists(help)),
                    dates: TextDates::of_lists(help),
                })
            }
            Subject::OwnWords => home.store().find_file::<OwnWords>()?.map(|own| Self {
                called: "Your own words".to_owned(),
                words: text_of_own_words(&own),
                hash: TextHash::of_all(&own),
                dates: None,
            }),
            Subject::Guide(id) => guides(home).all().find(|guide| guide.id == *id).map(|guide| Self {
                called: format!("The guide “{}”", clean_line(&guide.title)),
                words: text_of_guide(guide),
                hash: TextHash::of_all(guide.as_ref()),
                dates: None,
            }),
        };
        Ok(text)
    }
}

fn subject(named: &str) -> Subject {
    match named {
        "lists" => Subject::Lists,
        "own-words" => Subject::OwnWords,
        id => Subject::Guide(id.to_owned()),
    }
}

fn name_of(what: &Subject) -> &str {
    match what {
        Subject::Lists => "lists",
        Subject::OwnWords => "own-words",
        Subject::Guide(id) => id,
    }
}

/// Whether a guide is approved.
pub(super) fn state<'a>(guide: &Guide, approvals: &'a Approvals, today: Date) -> ApprovalState<'a> {
    approvals.state(&Subject::Guide(guide.id.to_string()), TextHash::of_all(guide).as_ref(), today)
}

/// Approves the text, or withdraws its approval; without a name, prints it.
pub(super) fn approve(home: &Home, asked: Approve, console: &mut Console<'_>) -> Result<u8, UserError> {
    let (what, today) = (subject(&asked.what), console.today());
    let all: Approvals = home.store().read_file()?;
    if asked.withdraw {
        return withdraw(&what, home, &all, console);
    }
    let Some(text) = Approvable::of(&what, home)? else {
        console.warn_wrapped(&format!(
            "There is no “{}” here to approve. It can be lists, own-words where you have a wording.ron, or the ID of \
             a guide: foreword guide list",
            clean_line(&asked.what)
        ));
        return Ok(USAGE);
    };
    let (Some(name), Some(role), Some(body), Some(registration), Some(hash)) =
        (asked.name, asked.role, asked.body, asked.registration, &text.hash)
    else {
        for line in text.words.lines() {
            console.say_wrapped(&clean_line(line));
        }
        let state = all.state(&what, text.hash.as_ref(), today).in_words();
        console.warn_wrapped(&format!(
            "{}: {state}. To approve exactly this text, add --name, --role, --body and --registration. Nothing was \
             changed.",
            text.called
        ));
        return Ok(USAGE);
    };
    let on = asked.date.unwrap_or(today);
    if on > today {
        let day = short_day(on);
        console.warn(format_args!(
            "Nothing was approved: {day} is in the future. Is the clock of this computer right?"
        ));
        return Ok(USAGE);
    }
    let dates = text.dates.unwrap_or(TextDates { checked_on: on, review_by: None });
    let line = |text: &str| clean_line(text).trim().to_owned();
    let approval = Approval {
        what: what.clone(),
        text: hash.clone(),
        name: line(&name),
        role: line(&role),
        body,
        registration: line(&registration),
        on,
        review_by: asked.review_by.unwrap_or_else(|| dates.latest(on.saturating_add(MONTHS.months()))),
    };
    if let Some(refusal) = approval.refusal(dates, today) {
        console.warn_wrapped(&format!("Nothing was approved. {refusal}"));
        return Ok(USAGE);
    }
    prepared(home, console)?;
    let all = home.store().change_file(|all: &mut Approvals| all.put(approval))?.value;
    console.say_wrapped(&format!("{}: {}.", text.called, all.state(&what, Some(hash), today).in_words()));
    console.say_wrapped(
        "It is bound to the text as it is now. Foreword cannot look a number up; the register can. To see it again: \
         foreword guide approvals",
    );
    Ok(FINE)
}

fn withdraw(
    what: &Subject,
    home: &Home,
    all: &Approvals,
    console: &mut Console<'_>,
) -> Result<u8, UserError> {
    // A guide that is gone can have an approval all the same.
    let named = clean_line(name_of(what));
    if all.find(what).is_none() {
        console.warn(format_args!("“{named}” is not approved here. Nothing was changed."));
        return Ok(USAGE);
    }
    home.store().change_file(|all: &mut Approvals| {
        all.withdraw(what);
    })?;
    console.say(format_args!("The approval of “{named}” is withdrawn."));
    Ok(FINE)
}

/// Lists every approval, and why where it no longer holds.
pub(super) fn list(home: &Home, console: &mut Console<'_>) -> Result<u8, UserError> {
    let all: Approvals = home.store().read_file()?;
    if all.find(&Subject::Lists).is_none() {
        console.say_wrapped(
            "The lists of when to go and the numbers: not approved by a registered clinician, so no page for a \
             person has the lists.",
        );
    }
    for approval in &all.approvals {
        let text = Approvable::of(&approval.what, home)?;
        let called =
            text.as_ref().map_or_else(|| clean_line(name_of(&approval.what)), |text| text.called.clone());
        let hash = text.and_then(|text| text.hash);
        let state = hash.map_or_else(
            || "no longer here".to_owned(),
            |hash| all.state(&approval.what, Some(&hash), console.today()).in_words(),
        );
        console.say_wrapped(&format!("{called}: {state}."));
        console.say_wrapped(&format!("  {}, on {}", approval.by(), short_day(approval.on)));
    }
    Ok(FINE)
}
