//! `foreword report wording`: flags, changes and answers to the testing questions, as one page.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use ron::ser::PrettyConfig;

use super::{Console, FINE, files, guides, import, phrases, store};
use crate::{
    domain::{PhraseSet, UserError, WordingReport},
    export::{html, markdown},
    paths::Home,
};

#[derive(Debug, Subcommand)]
pub(super) enum Report {
    /// Flagged phrases, changed wording, answers to the testing questions: for whoever maintains the guide
    Wording {
        /// The format
        #[arg(long, value_enum, default_value_t = To::Md)]
        to: To,
        /// Write it to this file instead of the terminal
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Names of sets, or files of exported ones; without any, all those on this computer
        #[arg(value_name = "SET")]
        sets: Vec<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum To {
    /// Markdown
    Md,
    /// One file for a browser
    Html,
    /// For a program
    Ron,
}

pub(super) fn report(home: &Home, asked: Report, console: &mut Console<'_>) -> Result<u8, UserError> {
    let Report::Wording { to, out, sets: files } = asked;
    if let Some(file) = &out {
        files::may_write(home, file)?;
        phrases::may_replace(file, "")?;
    }
    let mut code = FINE;
    let sets: Vec<PhraseSet> = if files.is_empty() {
        let found = store(home).phrases();
        code = console.warn_all(&found.errors);
        found.book.for_report()
    } else {
        let others = store(home).phrases().book.others;
        let one = |file: &PathBuf| match file
            .to_str()
            .filter(|_| !file.exists())
            .map(|name| phrases::named(name, &others))
        {
            Some(Ok(set)) => Ok(set.clone()),
            // A file that is not there, or a name of several sets: which it is shows in what was typed.
            Some(Err(error)) if file.extension().is_none() => Err(error),
            Some(Err(_)) | None => import::read(file),
        };
        files.iter().map(one).collect::<Result<_, _>>()?
    };
    let guides = guides(home);
    let guides: Vec<_> = guides.all().map(AsRef::as_ref).collect();
    let report = WordingReport::of(&sets, &guides, console.today());
    if report.is_empty() {
        console.warn(
            "foreword: Nothing has been flagged, changed or answered yet; the report says how to begin.",
        );
    }
    let text = match to {
        To::Md => markdown(&report.page()),
        To::Html => html(&report.page(), false),
        To::Ron => ron_of(&report),
    };
    files::write(out.as_deref(), &text, console)?;
    Ok(code)
}

/// Writing into memory does not fail.
fn ron_of(report: &WordingReport) -> String {
    let config = PrettyConfig::new().struct_names(true).escape_strings(false).new_line("\n").indentor("    ");
    ron::ser::to_string_pretty(report, config).map(|text| text + "\n").unwrap_or_default()
}
