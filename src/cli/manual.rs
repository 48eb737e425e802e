//! `foreword completions` and `foreword man`, made from the table of arguments and that of keys.

use std::{io, path::PathBuf};

use clap::{Args, Command, CommandFactory};
use clap_mangen::{
    Man,
    roff::{Roff, bold, roman},
};

use super::{Cli, Console, FINE, USAGE};
use crate::{
    app::keymap,
    command::Scope,
    domain::UserError,
    store::{Doing, make, replace, shown, user_error},
};

#[derive(Debug, Args)]
pub(super) struct Asked {
    /// Of this command, such as: guide check; without one, of Foreword
    command: Vec<String>,
    /// Write all pages into this folder instead, for example ~/.local/share/man/man1
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    to: Option<PathBuf>,
}

pub(super) fn completions(shell: clap_complete::Shell, console: &mut Console<'_>) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "foreword", &mut script);
    console.print(String::from_utf8_lossy(&script));
    FINE
}

pub(super) fn man(asked: &Asked, console: &mut Console<'_>) -> Result<u8, UserError> {
    // Each page is found by its own name.
    let mut all = Cli::command().disable_help_subcommand(true);
    // Gives each command its full name.
    all.build();
    if let Some(folder) = &asked.to {
        make(folder).map_err(|error| user_error(Doing::Exporting, &shown(folder), &error))?;
        for (name, page) in pages(&all) {
            let file = folder.join(name);
            replace(&file, page.as_bytes())
                .map_err(|error| user_error(Doing::Exporting, &shown(&file), &error))?;
        }
        return Ok(FINE);
    }
    let named = asked.command.iter().try_fold(&all, |command, name| command.find_subcommand(name));
    let Some(command) = named else {
        console.warn(format_args!(
            "There is no command “{}”. To see them, type: foreword --help",
            asked.command.join(" ")
        ));
        return Ok(USAGE);
    };
    console.print(page(command));
    Ok(FINE)
}

/// The pages of a command and of those within it, each with the name of its file.
fn pages(command: &Command) -> Vec<(String, String)> {
    let mut all = vec![(Man::new(command.clone()).get_filename(), page(command))];
    all.extend(command.get_subcommands().filter(|within| !within.is_hide_set()).flat_map(pages));
    all
}

fn page(command: &Command) -> String {
    let mut page = Vec::new();
    // Writing into memory does not fail.
    let _ = write(command, &mut page);
    String::from_utf8_lossy(&page).into_owned()
}

fn write(command: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let is_first = command.get_name() == "foreword";
    let man =
        Man::new(command.clone()).manual("Foreword").source(concat!("Foreword ", env!("CARGO_PKG_VERSION")));
    if !is_first {
        return man.render(page);
    }
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    man.render_subcommands_section(page)?;
    let mut rest = keys();
    for (title, entries) in [("ENVIRONMENT", ENVIRONMENT), ("EXIT STATUS", EXITS)] {
        rest.control("SH", [title]);
        for (name, words) in entries {
            entry(&mut rest, name, words);
        }
    }
    rest.to_writer(page)
}

/// Every key, by where it is live.
fn keys() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    roff.text([roman(
        "As they come; the settings can change them, and foreword keys lists those that hold.",
    )]);
    let mut scopes: Vec<Scope> = Vec::new();
    for command in keymap::all() {
        if !scopes.contains(&command.info.scope) {
            scopes.push(command.info.scope);
        }
    }
    scopes.sort_by_key(|scope| ![Scope::ALWAYS, Scope::ANYWHERE].contains(scope));
    for scope in scopes {
        roff.control("SS", [scope.name()]);
        let there = keymap::all().map(|command| command.info).filter(|info| info.scope == scope);
        for info in there.filter(|info| !info.usual_keys.is_empty()) {
            entry(&mut roff, &info.usual_keys.join(", "), info.title);
        }
    }
    roff
}

fn entry(roff: &mut Roff, name: &str, words: &str) {
    roff.control("TP", []);
    roff.text([bold(name)]);
    roff.text([roman(words)]);
}

const ENVIRONMENT: &[(&str, &str)] = &[
    ("FOREWORD_HOME", "The folder of the notes, unless --home names another."),
    ("NO_COLOR", "If it is set, no colour is used."),
    ("CLICOLOR", "If it is 0, no colour is used."),
    ("COLORFGBG", "Whether the background is light or dark, where the terminal sets this."),
    ("TERM", "If it is dumb, Foreword goes line by line, as with --plain."),
];

const EXITS: &[(&str, &str)] = &[
    ("0", "All is well."),
    ("1", "Something could not be done."),
    ("2", "The arguments are not understood."),
];
