//! `foreword report`: flags, changes and answers to the testing questions as one page for whoever maintains the
//! guide; what a team wrote about its service as another.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use ron::ser::PrettyConfig;

use super::{Console, FINE, files::Out, guides, import, phrases, reflect, refusal};
use crate::{
    domain::{PhraseSet, Team, UserError, WordingReport, identifying::IdentifierCount, service_report},
    export::{WIDTH, html, markdown, text},
    paths::Home,
    text::clean_line,
};

#[derive(Debug, Subcommand)]
pub(super) enum Report {
    /// Flagged phrases, changed wording, answers to the testing questions: for whoever maintains the guide
    Wording {
        /// The format
        #[arg(long, value_enum, default_value_t = To::Md)]
        to: To,
        #[command(flatten)]
        out: Out,
        /// Names of sets, or files of exported ones; without any, all those on this computer
        #[arg(value_name = "SET")]
        sets: Vec<PathBuf>,
    },
    /// Your team's words in Reflect, by question, and what you change: for a meeting
    Service {
        /// The format
        #[arg(long, value_enum, default_value_t = Shown::Txt)]
        to: Shown,
        /// The guide whose questions were answered, if not the one that comes with Foreword
        #[arg(long, value_name = "ID")]
        guide: Option<String>,
        #[command(flatten)]
        out: Out,
        /// Exported answers; without one, yours and those imported on this computer
        #[arg(value_name = "SET")]
        sets: Vec<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Shown {
    /// Plain text
    #[value(alias = "text")]
    Txt,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
    /// One file for a browser
    Html,
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
    let (to, out, files) = match asked {
        Report::Wording { to, out, sets } => (to, out, sets),
        Report::Service { to, guide, out, sets } => {
            return service(home, (to, guide.as_deref()), &out, &sets, console);
        }
    };
    out.may_write(home)?;
    phrases::may_replace(&out, "")?;
    let mut code = FINE;
    let sets: Vec<PhraseSet> = if files.is_empty() {
        let found = home.store().phrases();
        code = console.warn_all(&found.errors);
        found.book.for_report()
    } else {
        let others = home.store().phrases().book.others;
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
    Ok(out.write(&text, console)?.max(code))
}

/// The service report; gives the exit code.
fn service(
    home: &Home,
    (to, guide): (Shown, Option<&str>),
    out: &Out,
    files: &[PathBuf],
    console: &mut Console<'_>,
) -> Result<u8, UserError> {
    out.may_write(home)?;
    let (mut store, today) = (home.store(), console.today());
    let mut team: Team = store.read_file()?;
    if files.is_empty() {
        let mine = store.phrases().book.mine;
        let author = if mine.author.is_empty() { "me" } else { &mine.author };
        team.add(Team::of_own(&store.read_file()?, (author, mine.role), today));
    } else {
        team.voices.clear();
        for file in files {
            team.add(reflect::team::read(file)?);
        }
    }
    let guides = guides(home);
    let id = guide.map_or_else(|| guides.built_in().id.to_string(), clean_line);
    let Some(guide) = guides.all().find(|one| one.id == id) else {
        let sentence = format!(
            "No guide here is called “{id}”. No report was made. To see them, type: foreword guide list"
        );
        return Err(refusal("no such guide", sentence));
    };
    let page = service_report(&team, guide, today);
    if page.is_empty() {
        console.warn("There is nothing to report yet. To reflect, type: foreword reflect");
    }
    if let Some(count) = IdentifierCount::of(&page, today).in_full() {
        console.warn(format_args!("foreword: {count} Take that out before you share the report."));
    }
    let page = match to {
        Shown::Txt => text(&page, WIDTH),
        Shown::Md => markdown(&page),
        Shown::Html => html(&page, false),
    };
    out.write(&page, console)
}

/// Writing into memory does not fail.
fn ron_of(report: &WordingReport) -> String {
    let config = PrettyConfig::new().struct_names(true).escape_strings(false).new_line("\n").indentor("    ");
    ron::ser::to_string_pretty(report, config).map(|text| text + "\n").unwrap_or_default()
}
