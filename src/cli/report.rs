//! `foreword report wording`: what people flagged, changed and answered, as one page.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use clap::{Subcommand, ValueEnum};
use jiff::Zoned;
use ron::ser::PrettyConfig;

use super::{
    FINE, Outcome, Stop, TROUBLE, page,
    phrases::{self, import},
};
use crate::{
    content,
    domain::{Guides, PhraseSet, WordingReport},
    export::{html, markdown},
    paths::Home,
    store::{Folder, Store},
};

/// The reports there are.
#[derive(Debug, Subcommand)]
pub(super) enum Report {
    /// Flagged phrases, changed wording, answers to the testing questions: for whoever maintains the guide
    Wording {
        /// As what
        #[arg(long, value_enum, default_value_t = As::Md)]
        to: As,
        /// Write it to this file, not to the terminal
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Exported sets; without one, those on this computer
        #[arg(value_name = "SET")]
        sets: Vec<PathBuf>,
    },
}

/// What a report can be made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum As {
    /// Markdown
    Md,
    /// One file for a browser
    Html,
    /// For a program
    Ron,
}

/// Makes it.
pub(super) fn report(
    home: &Home,
    what: Report,
    now: &Zoned,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Result<Outcome, Stop> {
    let Report::Wording { to, out: file, sets: files } = what;
    if let Some(file) = &file {
        page::may_write(home, file)?;
        phrases::spares(file, "")?;
    }
    let mut code = FINE;
    let sets = if files.is_empty() {
        let found = Store::new(Folder::new(home.path())).phrases();
        for error in &found.errors {
            writeln!(err, "{error}").ok();
            code = TROUBLE;
        }
        found.book.for_report()
    } else {
        let read = files.iter().map(|file| import::read(Path::new(file)));
        read.collect::<Result<Vec<PhraseSet>, _>>()?
    };
    let mut guides = Guides::new(content::guide());
    guides.set_imported(Store::new(Folder::new(home.path())).guides().0);
    let guides: Vec<_> = guides.all().map(AsRef::as_ref).collect();
    let report = WordingReport::of(&sets, &guides, now.date());
    if report.is_empty() {
        writeln!(err, "foreword: Nothing was flagged, changed or answered yet; the report says what to do.")
            .ok();
    }
    let text = match to {
        As::Md => markdown(&report.page()),
        As::Html => html(&report.page(), false),
        As::Ron => ron_of(&report),
    };
    match file {
        Some(file) => page::write(&file, &text)?,
        None => out.write_all(text.as_bytes())?,
    }
    Ok(Outcome::Done(code))
}

/// Writing into memory does not fail.
fn ron_of(report: &WordingReport) -> String {
    let config = PrettyConfig::new().struct_names(true).escape_strings(false).new_line("\n").indentor("    ");
    ron::ser::to_string_pretty(report, config).map(|text| text + "\n").unwrap_or_default()
}
