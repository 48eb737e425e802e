//! A line that was typed: a line of what is in front by its number or its beginning, a command by its name,
//! or a key by the name that sentences on the screen give it.

use super::on_screen;
use crate::{
    app::{
        keymap::{self, Command},
        model::Model,
    },
    command::Scope,
    key::Key,
    msg::{LineAsk, Msg},
    part::spoken::Spoken,
    session::document::Exit,
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

/// Commands that words may follow, typed into what opens; then the one that ends it, if that is wanted.
const TAKE_WORDS: [(&str, Option<&str>); 7] = [
    ("new", None),
    ("find", None),
    ("find.everywhere", None),
    ("home.filter", Some("filter.keep")),
    ("phrases.find", Some("phrase_find.keep")),
    ("phrases.change", Some("phrase_words.done")),
    ("phrases.flag", Some("phrase_flag.done")),
];

fn short(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, last)| last)
}

/// The commands that can be called for here, nearest first.
fn commands(model: &Model) -> Vec<&'static Command> {
    keymap::within_reach(model).filter(|command| on_screen::reason(command).is_none()).collect()
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

/// The commands of a window, or of a state of a screen that one leaves again, in a line.
pub(super) fn of_window(model: &Model, front: &Spoken) -> Option<String> {
    let own = model.scopes().first().copied().filter(|_| model.overlay.is_some() || front.says_commands)?;
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
    let command = keymap::find(model, &model.scopes(), key).filter(|command| command.works(model))?;
    Some(match on_screen::reason(command) {
        Some(reason) => Heard::Said(vec![format!("{}. {reason}", command.title)]),
        None => Heard::Msgs(vec![Msg::Key(key)]),
    })
}

/// A command by its name or the start of it; with a number, for that line.
fn named(model: &Model, front: &Spoken, line: &str) -> Option<Heard> {
    let call = |words: &str| called(model, &as_typed(words));
    let single = |name| {
        // The list is a word away, whatever is selected.
        let document = model.session.document.as_ref().filter(|_| name == "home" && model.overlay.is_none());
        let selects = document.filter(|one| one.selected().is_some() && !one.was_warned(Exit::Home));
        let here = selects.and(front.here).map(|here| Msg::Line(here, LineAsk::Enter));
        Heard::Msgs(here.into_iter().chain([Msg::Named(name)]).collect())
    };
    match call(line) {
        Found::One(name) => return Some(single(name)),
        Found::Several(says) => return Some(Heard::Said(vec![says])),
        Found::None => {}
    }
    let (words, digits) = line.rsplit_once(' ')?;
    if let (Some((at, _)), Found::One(name)) =
        (number(front, digits).filter(|(_, rest)| rest.is_empty()), call(words))
    {
        return Some(match at {
            Err(says) => says,
            // On a line of its own, as words that are typed.
            Ok(at) if name == "paste" => chosen(at, LineAsk::Add(model.session.clipboard.clone())),
            Ok(at) => Heard::Msgs(vec![Msg::Line(at, LineAsk::Choose), Msg::Named(name)]),
        });
    }
    with_words(model, line)
}

/// A command by its whole name, and the words that are typed into what it opens.
fn with_words(model: &Model, line: &str) -> Option<Heard> {
    let (name, words) = line.match_indices(' ').rev().find_map(|(at, _)| {
        let (name, words) = line.split_at(at);
        let name = exactly(&commands(model), model, &as_typed(name))?;
        TAKE_WORDS.iter().find(|(takes, _)| *takes == name).map(|one| (one, words.trim()))
    })?;
    let (name, end) = name;
    let msgs = [Msg::Named(name), Msg::Line(0, LineAsk::Replace(words.to_owned()))];
    Some(Heard::Msgs(msgs.into_iter().chain(end.map(Msg::Named)).collect()))
}

/// Lines that came at once: the answer to the line that the first of them names, or else text for the
/// chosen one. No command is looked for in them.
pub(super) fn pasted(model: &Model, front: &Spoken, text: &str) -> Msg {
    if !model.scopes().contains(&Scope::TEXT) {
        return Msg::Paste(text.to_owned());
    }
    // A list that is numbered is text.
    let is_list = text.trim_start_matches(|char: char| char.is_ascii_digit()).starts_with('.');
    let answer = numbered(front, text).filter(|_| !is_list).or_else(|| titled(front, text));
    if let Some(Heard::Msgs(msgs)) = answer
        && let [Msg::Line(at, ask @ (LineAsk::Add(_) | LineAsk::Replace(_)))] = msgs.as_slice()
    {
        return Msg::Line(*at, ask.clone());
    }
    match front.here.filter(|_| model.overlay.is_none()) {
        Some(here) => Msg::Line(here, LineAsk::Add(text.to_owned())),
        None => Msg::Paste(text.to_owned()),
    }
}

enum Found {
    One(&'static str),
    Several(String),
    None,
}

/// A name as it may be typed: in words, or with the signs that are in it.
fn as_typed(words: &str) -> String {
    words.trim().to_lowercase().replace([' ', '-', '.'], "_")
}

/// The first command that is so; one that works goes before.
fn best(commands: &[&'static Command], model: &Model, is: impl Fn(&Command) -> bool) -> Option<&'static str> {
    let mut found = commands.iter().filter(|command| is(command));
    let first = found.clone().next();
    found.find(|command| command.works(model)).or(first).map(|command| command.name)
}

fn exactly(commands: &[&'static Command], model: &Model, typed: &str) -> Option<&'static str> {
    best(commands, model, |command| as_typed(command.name) == typed || short(command.name) == typed)
}

fn called(model: &Model, typed: &str) -> Found {
    let commands = commands(model);
    if let Some(name) = exactly(&commands, model, typed) {
        return Found::One(name);
    }
    let begins = |command: &Command| {
        as_typed(command.name).starts_with(typed) || short(command.name).starts_with(typed)
    };
    let mut names: Vec<_> = commands
        .iter()
        .filter(|command| begins(command) && command.works(model))
        .map(|one| short(one.name))
        .collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [] => Found::None,
        [name] => {
            best(&commands, model, |command| short(command.name) == *name).map_or(Found::None, Found::One)
        }
        names => {
            let names = names.join(", ").replace('_', " ");
            Found::Several(format!("“{}” could be: {names}.", typed.replace('_', " ")))
        }
    }
}
