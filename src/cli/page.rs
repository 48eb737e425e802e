//! A page made from an appointment, on the terminal or in a file.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use jiff::Zoned;

use super::{To, Wanted, guide::Conflict};
use crate::{
    blanks, content,
    domain::{
        Country, Handout, HandoutKind, Moment, Occasion, Readability, Settings, UserError,
        identifying::IdentifierCount,
    },
    export::{WIDTH, html, markdown, text},
    paths::Home,
    store::{APPOINTMENTS, BIN, Doing, replace, shown, user_error},
};

/// The page, and what to look at before it goes out: how much in it could identify someone, what is left
/// to fill in, and how its sentences read, where it is for the person.
pub(super) fn page(
    wanted: &Wanted,
    kind: HandoutKind,
    to: To,
    large: bool,
    settings: &Settings,
    conflict: &Conflict,
    now: &Zoned,
) -> (String, Vec<String>) {
    let (made, mine) = (Moment::of(now), conflict.mine.as_ref());
    let (country, surgery) = (settings.country, settings.surgery());
    let help = conflict.approvals.applied(content::help());
    let occasion =
        |example| Occasion { made, country, help: &help, example, mine, surgery, guide: &conflict.guide };
    let sample;
    let (appointment, occasion) = match wanted {
        Wanted::Sample => {
            sample = content::sample();
            (&sample, occasion(true))
        }
        Wanted::Saved(opened) => (&opened.appointment, occasion(false)),
    };
    let handout = Handout::of(kind, appointment, occasion).with_guide(conflict.caution.clone());
    let page = match to {
        To::Txt => text(&handout, WIDTH),
        To::Md => markdown(&handout),
        To::Html => html(&handout, large),
    };
    let count = IdentifierCount::of(&handout, now.date());
    let them = if count.places() == 1 { "it" } else { "them" };
    let caution = |count| format!("foreword: {count} Look at {them} before you hand the page on.");
    let notes = &appointment.notes;
    let left = blanks::on_page(notes, &handout);
    let them = if matches!(left.as_slice(), [(_, 1)]) { "it" } else { "them" };
    let blanks = blanks::in_words(notes, &left)
        .map(|blanks| format!("foreword: {blanks}. Fill {them} in before you hand the page on."));
    let counted = (kind != HandoutKind::Brief).then(|| Readability::of_page(&handout));
    let sentences: Vec<_> = counted.iter().flat_map(Readability::in_words).collect();
    let counted = (!sentences.is_empty())
        .then(|| format!("foreword: Of what was typed on it: {}", sentences.join(" ")));
    (page, count.in_full().map(caution).into_iter().chain(blanks).chain(counted).collect())
}

/// Reads the name of a country, written in any of the ways it is written here.
///
/// # Errors
/// If there is none of that name.
pub(super) fn country(name: &str) -> Result<Country, String> {
    let plain = |name: &str| name.replace([' ', '-', '_'], "").to_ascii_lowercase();
    let found = Country::ALL.into_iter().find(|country| plain(country.label()) == plain(name));
    found.ok_or_else(|| format!("the countries are {NAMES}"))
}

/// The countries as they are typed.
const NAMES: &str = "England, Wales, Scotland and NorthernIreland";

/// The plan for a bad day carries numbers that differ by country; without one it would have a hole.
///
/// # Errors
/// If that page is asked for and no country is known.
pub(super) fn may_lack(country: Option<Country>, kind: HandoutKind, id: &str) -> Result<(), UserError> {
    if country.is_some() || kind != HandoutKind::Setback {
        return Ok(());
    }
    Err(UserError {
        short: "no country".to_owned(),
        sentence: format!(
            "No page was made: the plan for a bad day carries numbers to ring, and no country is chosen for \
             them. Add the country, such as: foreword export {id} --page setback --country Wales \
             ({NAMES} are known), or choose it once in the settings, with Ctrl-F10.",
        ),
    })
}

/// # Errors
/// If a page must not be written there.
pub(super) fn may_write(home: &Home, file: &Path) -> Result<(), UserError> {
    let refused = |error| user_error(Doing::Exporting, &shown(file), &error);
    // A rename would put an ordinary file in the place of a device.
    if file.file_name().is_none() || fs::metadata(file).is_ok_and(|found| !found.is_file()) {
        return Err(refused(ErrorKind::InvalidInput.into()));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).map_err(refused)?;
    let ours = [PathBuf::new(), APPOINTMENTS.into(), BIN.into()]
        .map(|part| fs::canonicalize(home.path().join(part)));
    if ours.into_iter().flatten().any(|ours| folder.starts_with(ours)) {
        return Err(UserError {
            short: "Foreword's folder".to_owned(),
            sentence: format!(
                "The page was not written to {}, which is in the folder where Foreword keeps the notes. \
                 Nothing was changed. Choose another folder.",
                shown(file)
            ),
        });
    }
    Ok(())
}

/// # Errors
/// If the page cannot be written.
pub(super) fn write(file: &Path, page: &str) -> Result<(), UserError> {
    replace(file, page.as_bytes()).map_err(|error| user_error(Doing::Exporting, &shown(file), &error))
}
