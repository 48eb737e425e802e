//! A line that was typed: a line of what is in front by its number or its beginning, a command by its name,
//! or a key by the name that sentences on the screen give it.

use crate::{
    app::{
        keymap::{self, Command},
        model::Model,
    },
    command::Group,
    key::{Key, KeyCode},
    msg::{LineAsk, Msg},
    part::spoken::Spoken,
};

pub(super) enum Heard {
    Said(Vec<String>),
    /// Everything in front is to be said once more.
    Again,
    Msgs(Vec<Msg>),
}

/// Said first by `help`.
const HELP: [&str; 5] = [
    "A number chooses a line. Words after it are added to the line: 3 walks every day.",
    "An equals sign after it puts words in the place of what is there: 3 = walks every day.",
    "The beginning of a line and a colon do as its number: goals: to sleep through.",
    "A command is called by its name or the start of it; with a number, for that line: pin 12.",
    "Where a sentence names a key, type that name: {key:undo}. “again” says all of this place once more.",
];

/// Last parts of the names of commands that move on a screen, or open what is not said line by line yet.
const ON_SCREEN: &[&str] = &[
    "down",
    "up",
    "page_down",
    "page_up",
    "first",
    "last",
    "next_group",
    "previous_group",
    "pick_next",
    "pick_previous",
    "palette",
    "list",
    "how_to_quit",
    "page",
    "new_line",
    "in_text",
    "filter",
    "phrases",
    "my_words",
    "words",
    "wording_report",
    "compare",
    "versions",
    "write_out",
    "next_blank",
    "past_blanks",
    "previous_blank",
    "next_item",
    "find",
    "everywhere",
    "tour",
    "say",
    "previous_item",
];

/// Of several pages one after the other, these are.
const TURNS_PAGES: &str = "brief.";

const STEPS: &[&str] = &["next", "previous"];

fn short(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, last)| last)
}

fn is_by_line(command: &Command) -> bool {
    let name = short(command.name);
    let steps = STEPS.contains(&name) && !command.name.starts_with(TURNS_PAGES);
    command.group != Group::Typing && !steps && !ON_SCREEN.contains(&name)
}

/// The commands that can be called for here, nearest first.
fn commands(model: &Model) -> Vec<&'static Command> {
    keymap::within_reach(model).filter(|command| is_by_line(command)).collect()
}

/// The commands of which one works here, each with the name that calls it.
fn help(model: &Model) -> Vec<String> {
    let mut names = Vec::new();
    let mut says: Vec<_> = HELP.map(|line| model.session.keys.fill(line).into_owned()).to_vec();
    for command in commands(model) {
        let name = short(command.name);
        if command.works(model) && !names.contains(&name) {
            names.push(name);
            says.push(format!("{}: {}.", name.replace('_', " "), command.title));
        }
    }
    says
}

/// The commands of the window that is open, in a line.
pub(super) fn of_window(model: &Model) -> Option<String> {
    let own = model.overlay.as_ref()?.scopes(&model.session).first().copied()?;
    let own = commands(model).into_iter().filter(|command| command.scope == own && command.works(model));
    let names: Vec<_> = own.map(|command| short(command.name).replace('_', " ")).collect();
    (!names.is_empty()).then(|| format!("Commands here: {}.", names.join(", ")))
}

/// Takes in a line where nothing is covered.
pub(super) fn heard(model: &Model, front: &Spoken, line: &str) -> Heard {
    match line {
        "" => return Heard::Said(vec![front.title.clone()]),
        "help" => return Heard::Said(help(model)),
        "again" => return Heard::Again,
        _ => {}
    }
    numbered(front, line)
        .or_else(|| titled(front, line))
        .or_else(|| key(model, line))
        .or_else(|| named(model, front, line))
        .or_else(|| begun(front, line).map(|at| chosen(at, LineAsk::Enter)))
        .unwrap_or_else(|| {
            Heard::Said(vec![format!("“{line}” is not understood here. Type help for what is.")])
        })
}

fn chosen(at: usize, ask: LineAsk) -> Heard {
    Heard::Msgs(vec![Msg::Line(at, ask)])
}

/// A number from 1 on, counted from 0, and what follows it.
fn number(front: &Spoken, line: &str) -> Option<(Result<usize, Heard>, String)> {
    let end = line.find(|char: char| !char.is_ascii_digit()).unwrap_or(line.len());
    let (digits, rest) = line.split_at(end);
    let at = digits.parse::<usize>().ok()?;
    if !(rest.is_empty() || rest.starts_with([' ', '=', '.'])) {
        return None;
    }
    let many = front.offered().count();
    let found = at.checked_sub(1).filter(|at| *at < many).ok_or_else(|| {
        let says = match many {
            0 => "There is nothing to choose by a number here.".to_owned(),
            _ => format!("There is no {at} here; the numbers go from 1 to {many}."),
        };
        Heard::Said(vec![says])
    });
    Some((found, rest.trim_start_matches('.').trim().to_owned()))
}

/// `3`, `3 words`, `3 = words`.
fn numbered(front: &Spoken, line: &str) -> Option<Heard> {
    let (at, rest) = number(front, line)?;
    Some(match at {
        Err(says) => says,
        Ok(at) => match rest.strip_prefix('=') {
            Some(words) => chosen(at, LineAsk::Replace(words.trim().to_owned())),
            None if rest.is_empty() => chosen(at, LineAsk::Enter),
            None => chosen(at, LineAsk::Add(rest)),
        },
    })
}

/// The one line that begins like this.
fn begun(front: &Spoken, start: &str) -> Option<usize> {
    let start = start.trim().to_lowercase();
    let mut found = front.offered().enumerate().filter(|(_, words)| words.to_lowercase().starts_with(&start));
    let (at, _) = found.next().filter(|_| !start.is_empty())?;
    found.next().is_none().then_some(at)
}

/// `goals: words`, `goals = words`.
fn titled(front: &Spoken, line: &str) -> Option<Heard> {
    let at = line.find([':', '='])?;
    let (start, rest) = line.split_at(at);
    let at = begun(front, start)?;
    let words = rest.get(1..).unwrap_or_default().trim().to_owned();
    let adds = rest.starts_with(':');
    Some(chosen(at, if adds { LineAsk::Add(words) } else { LineAsk::Replace(words) }))
}

/// A key that runs a command here, by its name.
fn key(model: &Model, line: &str) -> Option<Heard> {
    let key: Key = line.parse().ok()?;
    let command = keymap::find(model, &model.scopes(), key)
        .filter(|command| command.works(model) && command.group != Group::Typing)?;
    if !is_by_line(command) && key.code != KeyCode::Esc {
        return Some(Heard::Said(vec![format!("{} That is for the full screen.", command.title)]));
    }
    Some(Heard::Msgs(vec![Msg::Key(key)]))
}

/// A command by its name or the start of it; with a number, for that line.
fn named(model: &Model, front: &Spoken, line: &str) -> Option<Heard> {
    let call = |words: &str| called(model, &words.trim().to_lowercase().replace([' ', '-'], "_"));
    let single = |name| Heard::Msgs(vec![Msg::Named(name)]);
    match call(line) {
        Found::One(name) => return Some(single(name)),
        Found::Several(says) => return Some(Heard::Said(vec![says])),
        Found::None => {}
    }
    let (words, digits) = line.rsplit_once(' ')?;
    let (at, _) = number(front, digits).filter(|(_, rest)| rest.is_empty())?;
    let Found::One(name) = call(words) else { return None };
    Some(match at {
        Err(says) => says,
        Ok(at) => Heard::Msgs(vec![Msg::Line(at, LineAsk::Choose), Msg::Named(name)]),
    })
}

enum Found {
    One(&'static str),
    Several(String),
    None,
}

fn called(model: &Model, typed: &str) -> Found {
    let commands = commands(model);
    let best = |is: &dyn Fn(&Command) -> bool| {
        let mut found = commands.iter().filter(|command| is(command));
        let first = found.clone().next();
        found.find(|command| command.works(model)).or(first).map(|command| command.name)
    };
    if let Some(name) = best(&|command| command.name == typed || short(command.name) == typed) {
        return Found::One(name);
    }
    let begins =
        |command: &Command| command.name.starts_with(typed) || short(command.name).starts_with(typed);
    let mut names: Vec<_> = commands
        .iter()
        .filter(|command| begins(command) && command.works(model))
        .map(|one| short(one.name))
        .collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [] => Found::None,
        [name] => best(&|command| short(command.name) == *name).map_or(Found::None, Found::One),
        names => {
            let names = names.join(", ").replace('_', " ");
            Found::Several(format!("“{}” could be: {names}.", typed.replace('_', " ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who renames a command finds it here.
    #[test]
    fn names_are_of_commands() {
        let is_there = |name: &&&str| keymap::all().any(|command| short(command.name) == **name);
        let gone: Vec<_> = ON_SCREEN.iter().filter(|name| !is_there(name)).collect();
        assert!(gone.is_empty(), "{gone:?}");
    }
}
