//! `foreword reflect`: the place to reflect in, and all that was written there for a record, a team or a program.

pub(super) mod team;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::{Console, FAILED, FINE, USAGE, files::Out, guides, hyphenated, one_of};
use crate::{
    domain::{
        Became, HowWell, NextStep, RecordStyle, Reflection, Reflections, Role, UserError,
        identifying::IdentifierCount, parse_day, reflections,
    },
    export::{WIDTH, markdown, text},
    paths::Home,
    text::clean_line,
};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Reflect {
    /// Print all that was written there, as JSON
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what you wrote, for an appraisal or a CPD record; with --team, your answers for a team's report
    Export(Export),
    /// Import what a colleague exported for a team report
    Import(team::Import),
}

#[derive(Debug, Args)]
struct Export {
    /// For what
    #[arg(long = "as", value_enum, default_value_t = Style::Cpd)]
    style: Style,
    /// The format
    #[arg(long, value_enum, default_value_t = To::Txt)]
    to: To,
    /// Only from this day on, such as 2026-04-01
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// Your answers as a file for a team report instead
    #[arg(long, conflicts_with_all = ["style", "to", "since"])]
    team: bool,
    /// With --team: who wrote them, where it is not known yet
    #[arg(long, value_name = "NAME", requires = "team")]
    author: Option<String>,
    /// With --team: your profession
    #[arg(long, requires = "team", ignore_case = true, value_parser = one_of(&Role::ALL, |one| hyphenated(one.label())))]
    role: Option<Role>,
    #[command(flatten)]
    out: Out,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Style {
    /// Appraisal and CPD: what, so what, now what
    Cpd,
    /// A record as those registered with the HCPC keep
    Hcpc,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum To {
    /// Plain text
    #[value(alias = "text")]
    Txt,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
}

impl Reflect {
    /// Whether the place itself is to be shown.
    pub(super) const fn is_for_the_screen(&self) -> bool {
        !self.json && self.command.is_none()
    }
}

pub(super) fn reflect(home: &Home, asked: &Reflect, console: &mut Console<'_>) -> Result<u8, UserError> {
    match &asked.command {
        Some(Command::Export(asked)) => asked.out.may_write(home)?,
        Some(Command::Import(asked)) => return team::import(home, asked, console),
        None => {}
    }
    let all: Reflections = home.store().read_file()?;
    let Some(Command::Export(asked)) = &asked.command else {
        console.json(&as_json(&all));
        return Ok(FINE);
    };
    if asked.team {
        return team::export(home, &all, (asked.author.as_deref(), asked.role), &asked.out, console);
    }
    let since = match asked.since.as_deref().map(|typed| (typed, parse_day(typed, &console.now))) {
        None => None,
        Some((_, Ok(day))) => Some(day),
        Some((typed, Err(why))) => {
            console.warn(format_args!(
                "“{}” was not understood as a day: {why}. Nothing was exported.",
                clean_line(typed)
            ));
            return Ok(USAGE);
        }
    };
    let style = match asked.style {
        Style::Cpd => RecordStyle::Cpd,
        Style::Hcpc => RecordStyle::Hcpc,
    };
    let page = reflections::page(&all, &guides(home), style, since);
    if page.is_empty() {
        console.warn("There is nothing to export yet. To reflect, type: foreword reflect");
        return Ok(FAILED);
    }
    if let Some(count) = IdentifierCount::of(&page, console.today()).in_full() {
        console.warn(format_args!("foreword: {count} Take that out before you hand the page on."));
    }
    let page = match asked.to {
        To::Txt => text(&page, WIDTH),
        To::Md => markdown(&page),
    };
    asked.out.write(&page, console)
}

/// For a program. The keys stay as they are.
fn as_json(all: &Reflections) -> Value {
    let answer = |one: &Reflection| {
        json!({
            "on": one.on,
            "guide": one.guide,
            "version": one.version,
            "question": one.question,
            "asks": one.asks,
            "words": one.words,
            "word": one.word.map(HowWell::label),
        })
    };
    let step = |one: &NextStep| {
        json!({
            "on": one.on,
            "step": one.step,
            "look_again": one.look_again,
            "became": one.became.map(Became::label),
            "because": one.because,
            "looked_on": one.looked_on,
        })
    };
    json!({
        "reflections": all.reflections.iter().map(answer).collect::<Vec<_>>(),
        "steps": all.steps.iter().map(step).collect::<Vec<_>>(),
    })
}
