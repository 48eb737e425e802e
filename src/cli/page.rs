//! `foreword export`: a page made from an appointment, on the terminal or in a file.

use std::path::PathBuf;

use clap::{Args, ValueEnum, builder::PossibleValue};

use super::{Console, FINE, files, hyphenated, one_of, refusal, store, wanted};
use crate::{
    blanks, content,
    domain::{
        Approvals, Country, Guides, Handout, HandoutKind, Moment, Occasion, Readability, Settings, UserError,
        doubts_clock, identifying::IdentifierCount,
    },
    export::{WIDTH, html, markdown, text},
    paths::Home,
    text::clean_line,
};

#[derive(Debug, Args)]
pub(super) struct Export {
    /// Its ID, or enough of the first digits; or "sample"
    id: String,
    /// The format
    #[arg(long, value_enum, default_value_t = To::Txt)]
    to: To,
    /// Which page
    #[arg(long, default_value = "brief", value_parser = one_of(&HandoutKind::ALL, page_value))]
    page: HandoutKind,
    /// The country whose help numbers are printed, if not the one in the settings
    #[arg(long, ignore_case = true, value_parser = one_of(&Country::ALL, |one| hyphenated(one.label())))]
    country: Option<Country>,
    /// Start with large type, in HTML; the page has a switch for it
    #[arg(long)]
    large_type: bool,
    /// Write it to this file instead of the terminal
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
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
    })
}

/// Makes the page, and says before it goes out what to look at: text that could identify someone, blanks, and
/// how its sentences read, where it is for the person.
pub(super) fn export(home: &Home, asked: &Export, console: &mut Console<'_>) -> Result<u8, UserError> {
    if let Some(file) = &asked.out {
        files::may_write(home, file)?;
    }
    let settings = settings(home, console);
    let country = asked.country.or(settings.country);
    let today = console.today();
    if let Some(doubt) = doubts_clock(today, content::guide().reviewed_on) {
        console.warn(format_args!("foreword: {doubt}"));
    }
    if country.is_none() && asked.page == HandoutKind::Setback {
        return Err(no_country(&clean_line(&asked.id)));
    }
    let saved = wanted(home, &asked.id)?;
    let example = saved.is_none();
    let appointment = saved.map_or_else(content::sample, |opened| opened.appointment);
    let mut store = store(home);
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
        Handout::of(asked.page, &appointment, occasion).with_guide(guides.caution(&appointment.guide, today));
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
    if asked.page != HandoutKind::Brief {
        let sentences = Readability::of_page(&handout).in_words();
        if !sentences.is_empty() {
            console.warn(format_args!("foreword: In the notes on this page: {}", sentences.join(" ")));
        }
    }
    let page = match asked.to {
        To::Txt => text(&handout, WIDTH),
        To::Md => markdown(&handout),
        To::Html => html(&handout, asked.large_type),
    };
    files::write(asked.out.as_deref(), &page, console)?;
    Ok(FINE)
}

/// A file that cannot be understood stops no page.
pub(super) fn settings(home: &Home, console: &mut Console<'_>) -> Settings {
    store(home).read_file().unwrap_or_else(|error| {
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
