//! `foreword export`: a page made from an appointment, on the terminal or in a file.

use clap::{Args, ValueEnum, builder::PossibleValue};

use super::{Console, USAGE, check, files::Out, hyphenated, one_of, refusal, wanted::wanted};
use crate::{
    blanks, content,
    domain::{
        Appointment, Approvals, Country, Guides, Handout, HandoutKind, Library, Moment, Occasion,
        Readability, Settings, UserError, day_in_words, doubts_clock, identifying::IdentifierCount, of_day,
        parse_day,
    },
    export::{html_of_all, markdown, record, text_of_all},
    paths::Home,
    text::clean_line,
};

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Its label, its time, its ID or the first few characters of it; "last"; or "sample"; none for "expect" and "service"
    id: Option<String>,
    /// One page for each appointment of a day instead, such as "today", "tomorrow" or "24/11"
    #[arg(long, conflicts_with = "id")]
    day: Option<String>,
    /// The format
    #[arg(long, value_enum, default_value_t = To::Txt)]
    to: To,
    /// Which page
    #[arg(long, default_value = "brief", value_parser = one_of(&HandoutKind::ALL, page_value))]
    page: HandoutKind,
    /// Of which guide "expect" and "service" are made, by its ID
    #[arg(long, value_name = "ID")]
    guide: Option<String>,
    /// The country whose help numbers are printed, if not the one in the settings
    #[arg(long, ignore_case = true, value_parser = one_of(&Country::ALL, |one| hyphenated(one.label())))]
    country: Option<Country>,
    /// Without headings, for the record as text
    #[arg(long)]
    no_headings: bool,
    /// Start with large type, in HTML; the page has a switch for it
    #[arg(long)]
    large_type: bool,
    #[command(flatten)]
    out: Out,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum To {
    /// Plain text
    Txt,
    /// Markdown
    Md,
    /// One file for a browser, which can print it
    Html,
}

fn page_value(page: HandoutKind) -> PossibleValue {
    PossibleValue::new(page.name()).help(match page {
        HandoutKind::Brief => "For you: what to have in mind, on one sheet",
        HandoutKind::Options => "For the person: the options, side by side",
        HandoutKind::Setback => "For the person: the plan for a bad day",
        HandoutKind::StaffCard => "For the person to show: what staff should know",
        HandoutKind::Agreed => "For the person: what was agreed, and the next small step",
        HandoutKind::Record => "For the record: text to check, correct and file there",
        HandoutKind::Colleague => "For a colleague: what was chosen for them, the consent first",
        HandoutKind::Expect => {
            "For anyone: what people can expect, with questions on its back; without an ID"
        }
        HandoutKind::Service => "For a meeting: what the principles ask of a service; without an ID",
    })
}

/// Makes the page, and says before it goes out what to look at: text that could identify someone, blanks, and
/// how its sentences read, where it is for the person.
pub(super) fn export(home: &Home, asked: &Export, console: &mut Console<'_>) -> Result<u8, UserError> {
    asked.out.may_write(home)?;
    let settings = settings(home, console);
    let country = asked.country.or(settings.country);
    let today = console.today();
    if let Some(doubt) = doubts_clock(today, content::guide().reviewed_on) {
        console.warn(format_args!("foreword: {doubt}"));
    }
    let id = asked.id.as_deref().unwrap_or_default();
    if let Some(why) = asked.misfit() {
        console.warn(format_args!("foreword: No page was made: {why}"));
        return Ok(USAGE);
    }
    if country.is_none() && asked.page == HandoutKind::Setback {
        return Err(no_country(&clean_line(id)));
    }
    if asked.page.is_of_guide() {
        let page = page_of_guide(home, asked, console)?;
        return written(asked, &[page], console);
    }
    let appointments = if let Some(day) = &asked.day {
        appointments_of(home, day, console)?
    } else {
        let saved = wanted(home, id, &console.now)?;
        let example = saved.is_none();
        vec![(saved.map_or_else(content::sample, |opened| opened.appointment), example)]
    };
    let mut handouts = Vec::new();
    for (appointment, example) in appointments {
        handouts.push(handout(home, asked, &settings, (&appointment, example), console));
    }
    written(asked, &handouts, console)
}

fn written(asked: &Export, handouts: &[Handout], console: &mut Console<'_>) -> Result<u8, UserError> {
    let page = match asked.to {
        To::Txt if asked.page == HandoutKind::Record => {
            handouts.iter().map(|page| record(page, !asked.no_headings)).collect()
        }
        To::Txt => text_of_all(handouts),
        To::Md => handouts
            .iter()
            .map(markdown)
            .collect::<Vec<_>>()
            .join("\n<div style=\"break-before: page\"></div>\n\n"),
        To::Html => html_of_all(handouts, asked.large_type),
    };
    asked.out.write(&page, console)
}

impl Export {
    /// Why an ID, a day or a guide does not go with the page.
    fn misfit(&self) -> Option<String> {
        let page = self.page.name();
        if self.page.is_of_guide() {
            return (self.id.is_some() || self.day.is_some()).then(|| {
                format!(
                    "“{page}” is the same for everyone and needs no appointment. Leave that out: foreword \
                     export --page {page}"
                )
            });
        }
        if self.guide.is_some() {
            return Some(format!(
                "--guide goes with --page expect and --page service. “{page}” is made with the guide of its \
                 appointment; the details of the appointment change it."
            ));
        }
        (self.id.is_none() && self.day.is_none()).then(|| {
            format!(
                "say which appointment it is for, such as: foreword export last --page {page}\nforeword list \
                 shows all of them."
            )
        })
    }
}

/// A page of a guide alone, with what is open about the guide said first.
fn page_of_guide(home: &Home, asked: &Export, console: &mut Console<'_>) -> Result<Handout, UserError> {
    let mut guides = Guides::new(content::guide());
    let id = asked.guide.clone().unwrap_or_else(|| guides.built_in().id.to_string());
    if id != guides.built_in().id {
        guides.set_imported(home.store().guides().0);
        guides.heed(console.or_default(home.store().read_file()));
    }
    let guide = guides.of(&id);
    let page = Handout::of_guide(asked.page, guide, Moment::of(&console.now)).filter(|_| guide.id == id);
    let Some(page) = page else {
        let id = clean_line(&id);
        let why =
            format!("No page was made: no guide here has the ID “{id}”. foreword guide list shows them.");
        return Err(refusal("no such guide", why));
    };
    for words in guides.before_handing_on(guide, console.today()) {
        console.warn(format_args!("foreword: {words}"));
    }
    Ok(page)
}

/// The appointments of a day by their time.
fn appointments_of(
    home: &Home,
    day: &str,
    console: &mut Console<'_>,
) -> Result<Vec<(Appointment, bool)>, UserError> {
    let none = |why: String| refusal("no page", format!("No page was made: {why}"));
    let day = parse_day(day, &console.now)
        .map_err(|why| none(format!("“{}” was not understood: {why}.", clean_line(day))))?;
    let library = if home.is_in_use() { home.store().list()? } else { Library::default() };
    console.warn_all(library.unreadable.iter().map(|one| &one.error));
    let all = of_day(library.appointments.iter(), day);
    if all.is_empty() {
        return Err(none(format!("there is no appointment on {}.", day_in_words(day))));
    }
    let mut store = home.store();
    all.into_iter().map(|one| Ok((store.open(&one.id)?.appointment, false))).collect()
}

/// The page of one appointment, with what to look at said first.
fn handout(
    home: &Home,
    asked: &Export,
    settings: &Settings,
    (appointment, example): (&Appointment, bool),
    console: &mut Console<'_>,
) -> Handout {
    let (country, today) = (asked.country.or(settings.country), console.today());
    let mut store = home.store();
    let approvals: Approvals = console.or_default(store.read_file());
    let mut guides = Guides::new(content::guide());
    // The folder is looked through only where another guide is named.
    if appointment.guide != guides.built_in().id {
        guides.set_imported(store.guides().0);
        guides.heed(approvals.clone());
    }
    let mine = (!example && !appointment.pinned.is_empty()).then(|| store.phrases().book.mine);
    let occasion = Occasion {
        made: Moment::of(&console.now),
        country,
        help: &approvals.applied(content::help()),
        example,
        mine: mine.as_ref(),
        surgery: settings.surgery(),
        guide: guides.of(&appointment.guide),
    };
    let handout =
        Handout::of(asked.page, appointment, occasion).with_guide(guides.caution(&appointment.guide, today));
    let count = IdentifierCount::of(&handout, today);
    if let Some(count_in_words) = count.in_full() {
        let them = if count.places() == 1 { "it" } else { "them" };
        console.warn(format_args!("foreword: {count_in_words} Look at {them} before you hand the page on."));
    }
    let left = blanks::on_page(&appointment.notes, &handout);
    if let Some(blanks) = blanks::in_words(&appointment.notes, &left) {
        let them = if matches!(left.as_slice(), [(_, 1)]) { "it" } else { "them" };
        console.warn(format_args!("foreword: {blanks}. Fill {them} in before you hand the page on."));
    }
    if asked.page == HandoutKind::Record {
        if let Some(says) = handout.worth_a_look(&check::wording(Some(home), console)) {
            console.warn(format_args!("foreword: {says}"));
        }
    } else if asked.page != HandoutKind::Brief {
        let sentences = Readability::of_page(&handout).in_words();
        if !sentences.is_empty() {
            console.warn(format_args!("foreword: In the notes on this page: {}", sentences.join(" ")));
        }
    }
    handout
}

/// A file that cannot be understood stops no page.
pub(super) fn settings(home: &Home, console: &mut Console<'_>) -> Settings {
    home.store().read_file().unwrap_or_else(|error| {
        console.warn(format_args!("foreword: {error} Until then no country counts as chosen."));
        Settings::default()
    })
}

/// The plan for a bad day has numbers that differ by country; without one it would have a hole.
fn no_country(id: &str) -> UserError {
    refusal(
        "no country",
        format!(
            "No page was made: the plan for a bad day has numbers to ring, and no country is set for them. Add \
             the country, such as: foreword export {id} --page setback --country Wales, or set it once in the \
             settings, with Ctrl-F10.",
        ),
    )
}
