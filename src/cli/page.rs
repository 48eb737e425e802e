//! A page made from an appointment, on the terminal or in a file.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use jiff::Zoned;

use super::{To, Wanted};
use crate::{
    content,
    domain::{Country, Guide, Handout, HandoutKind, Moment, Occasion, Trouble, identifying::Count},
    export::{WIDTH, html, markdown, text},
    paths::Home,
    store::{APPOINTMENTS, BIN, Doing, replace, shown, trouble},
};

/// The page, and how much in it could identify someone, in a sentence if anything could.
pub(super) fn page(
    wanted: &Wanted,
    kind: HandoutKind,
    to: To,
    large: bool,
    country: Option<Country>,
    guide: &Guide,
    now: &Zoned,
) -> (String, Option<String>) {
    let occasion = |example| Occasion { made: Moment::of(now), country, help: content::help(), example };
    let handout = match wanted {
        Wanted::Sample => Handout::of(kind, &content::sample(), occasion(true)),
        Wanted::Saved(opened) => Handout::of(kind, &opened.appointment, occasion(false)),
    };
    let handout = handout.with_guide(guide.past_review(now.date()));
    let page = match to {
        To::Txt => text(&handout, WIDTH),
        To::Md => markdown(&handout),
        To::Html => html(&handout, large),
    };
    let count = Count::of(&handout, now.date());
    let them = if count.places() == 1 { "it" } else { "them" };
    let caution = |count| format!("foreword: {count} Look at {them} before you hand the page on.");
    (page, count.in_full().map(caution))
}

/// # Errors
/// If a page must not be written there.
pub(super) fn may_write(home: &Home, file: &Path) -> Result<(), Trouble> {
    let refused = |error| trouble(Doing::Exporting, &shown(file), &error);
    // A rename would put an ordinary file in the place of a device.
    if file.file_name().is_none() || fs::metadata(file).is_ok_and(|found| !found.is_file()) {
        return Err(refused(ErrorKind::InvalidInput.into()));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).map_err(refused)?;
    let ours = [PathBuf::new(), APPOINTMENTS.into(), BIN.into()]
        .map(|part| fs::canonicalize(home.path().join(part)));
    if ours.into_iter().flatten().any(|ours| folder.starts_with(ours)) {
        return Err(Trouble {
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
pub(super) fn write(file: &Path, page: &str) -> Result<(), Trouble> {
    replace(file, page.as_bytes()).map_err(|error| trouble(Doing::Exporting, &shown(file), &error))
}
