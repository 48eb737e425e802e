//! `foreword new`: makes an appointment, or those of a list.

use std::path::{Path, PathBuf};

use clap::Args;
use uuid::Uuid;

use super::{Console, FAILED, FINE, USAGE, files, guides, prepared, refusal};
use crate::{
    content,
    domain::{
        Appointment, Details, Id, Library, Moment, UserError, appointments,
        clinic_list::{CalendarLabel, ClinicList, in_words},
        identifying, parse_datetime,
    },
    paths::Home,
    text::clean_line,
};

/// The most that is read of a list, in bytes.
const MOST: u64 = 4 * 1024 * 1024;

#[derive(Debug, Args)]
pub(super) struct New {
    /// Label, such as "10:20 RH"; never a name or an NHS number. With --from, that of those without one
    #[arg(long)]
    label: Option<String>,
    /// When it is, such as "tomorrow 14:30", "tue 9:20" or "24/11 10:20"
    #[arg(long, allow_hyphen_values = true)]
    when: Option<String>,
    /// The ID of the guide to prepare it with; see: foreword guide list
    #[arg(long, value_name = "ID")]
    guide: Option<String>,
    /// Make those of this file, or of standard input with "-": a line each with time, label and minutes and commas
    /// between, or a calendar file (ICS)
    #[arg(long, value_name = "FILE", conflicts_with = "when")]
    from: Option<PathBuf>,
    /// Use the titles of a calendar file as labels; they often hold names
    #[arg(long, requires = "from", conflicts_with = "label")]
    titles: bool,
    /// Make them without asking
    #[arg(long, requires = "from")]
    yes: bool,
}

pub(super) fn new(home: &Home, asked: New, console: &mut Console<'_>) -> Result<u8, UserError> {
    let New { label, when, guide, from, titles, yes } = asked;
    if let Some(id) = &guide
        && guides(home).of(id).id != *id
    {
        let id = clean_line(id);
        console.warn(format_args!(
            "No guide here is called “{id}”. No appointment was made. To see them, type: foreword guide list"
        ));
        return Ok(USAGE);
    }
    let label = clean_line(&label.unwrap_or_default()).trim().to_owned();
    if from.is_none() && label.is_empty() && when.is_none() {
        console.warn(
            "It needs a label or a time, to be found again. No appointment was made. Type it like this: \
             foreword new --label \"10:20 RH\"",
        );
        return Ok(USAGE);
    }
    if let Some(file) = from {
        let label = if titles { CalendarLabel::Title } else { CalendarLabel::Given(label) };
        return make_all(home, &file, &label, guide.as_deref(), yes, console);
    }
    let when = match when.as_deref().map(|typed| parse_datetime(typed, &console.now)).transpose() {
        Ok(when) => when,
        Err(why) => {
            let typed = clean_line(&when.unwrap_or_default());
            console.warn(format_args!("“{typed}” was not understood: {why}. No appointment was made."));
            return Ok(USAGE);
        }
    };
    prepared(home, console)?;
    let details = Details { label, when, guide, ..Details::default() };
    let id = make(home, details, console)?;
    // The ID alone goes to standard output, for a script; the time as understood is for the person.
    if let Some(when) = when {
        let (until, _) = when.until(console.now.timestamp());
        console.warn(format_args!("Appointment on {} ({until}).", when.in_full()));
    }
    console.say(id);
    Ok(FINE)
}

fn make(home: &Home, details: Details, console: &Console<'_>) -> Result<Id, UserError> {
    let id = Id::of(Uuid::new_v4().as_u128());
    let new = Appointment::new(id, details, &content::guide().id, Moment::of(&console.now));
    home.store().create(&new)?;
    Ok(new.id)
}

/// Shows what a list holds, asks unless `yes` is given, and makes it.
fn make_all(
    home: &Home,
    file: &Path,
    label: &CalendarLabel,
    guide: Option<&str>,
    yes: bool,
    console: &mut Console<'_>,
) -> Result<u8, UserError> {
    let bytes = files::read(file, MOST)?;
    if bytes.len() as u64 > MOST {
        let sentence = format!("{} is larger than 4 MB. No appointment was made.", files::name(file));
        return Err(refusal("too large", sentence));
    }
    let library = if home.is_in_use() { home.store().list()? } else { Library::default() };
    let list = ClinicList::read(&String::from_utf8_lossy(&bytes), label, &console.now);
    let ClinicList { mut read, left_out } = list.without_known(library.appointments.iter());
    let mut code = console.warn_all(&left_out);
    if read.is_empty() {
        console.warn(format_args!("Nothing new in {}: no appointment was made.", files::name(file)));
        return Ok(code);
    }
    // Only IDs go to standard output where nobody is asked, as with one appointment.
    for details in &mut read {
        if let (CalendarLabel::Given(label), true) = (label, details.label.is_empty()) {
            details.label.clone_from(label);
        }
        details.guide = guide.map(str::to_owned);
        console.warn(in_words(details));
        let marks = identifying::marks(&details.label, console.today());
        if let Some(reason) = identifying::reason(&marks, 76) {
            console.warn(format_args!("    {reason}"));
        }
    }
    if !yes {
        let question = format!("Make {}?", appointments(read.len()));
        let declined = console.declined(question, "No appointment was made", "To make them, add --yes.")?;
        if let Some(declined) = declined {
            return Ok(declined.max(code));
        }
    }
    prepared(home, console)?;
    let all = read.len();
    for (details, made) in read.into_iter().zip(0..) {
        match make(home, details, console) {
            Ok(id) => console.say(id),
            Err(error) => {
                console.warn(format_args!("{made} of {} made. {error}", appointments(all)));
                code = FAILED;
                break;
            }
        }
    }
    Ok(code)
}
