//! The keys in force: those of the command table, and what the settings put in their place.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use serde::Serialize;

use super::{Info, Scope};
use crate::{
    domain::KeyChanges,
    key::{Key, KeyCode},
};

const ESC: Key = Key::plain(KeyCode::Esc);

/// Without a key for one of these nobody gets help, leaves or covers the screen.
const NEEDED: [&str; 3] = ["palette", "quit", "cover"];

/// Which commands a key has, and which keys a command.
///
/// Built at every start before the first key is shown, so it is kept small and refers to commands instead of copying
/// them. The keys of each command are next to each other, with their names; those of each scope are listed with
/// the place of their command in the table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Keys {
    of: HashMap<&'static str, Bound>,
    named: Vec<(Key, Cow<'static, str>)>,
    behind: HashMap<Scope, Vec<(Key, usize)>>,
    pub refused: Vec<RefusedLine>,
}

/// A command, and where its keys are.
#[derive(Debug, PartialEq, Eq)]
struct Bound(&'static Info, usize, usize);

/// A line of the settings that is left out.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct RefusedLine {
    /// As it is written there.
    pub command: String,
    pub why: String,
    /// `None` for a command that does not exist.
    pub in_force: Option<String>,
}

impl RefusedLine {
    /// Which line, why, and what holds.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Self { command, why, in_force } = self;
        match in_force {
            Some(keys) => format!("“{command}” keeps {keys}: {why}."),
            None => format!("“{command}” is ignored: {why}."),
        }
    }
}

impl Keys {
    /// The keys of these commands, changed where that leaves every key one meaning and the program a way out.
    #[must_use]
    pub fn new(commands: &[&'static Info], changes: &KeyChanges) -> Self {
        let named = |name: &str| commands.iter().copied().find(|info| info.name == name);
        let mut lines = BTreeMap::new();
        let mut refused = Vec::new();
        for (name, keys) in changes {
            let line = named(name).ok_or("no command has that name".to_owned());
            match line.and_then(|info| Ok((info.name, read(info, keys)?))) {
                Ok((name, keys)) => {
                    lines.insert(name, keys);
                }
                Err(why) => refused.push((name.as_str(), why)),
            }
        }
        // A command that keeps its own key may take it from another line, so each is looked at once more.
        while let Some((name, why)) = clash(commands, &lines) {
            lines.remove(name);
            refused.push((name, why));
        }
        let mut keys = Self { of: HashMap::with_capacity(commands.len()), ..Self::default() };
        for (at, info) in commands.iter().enumerate() {
            let first = keys.named.len();
            if let Some(own) = lines.get(info.name) {
                keys.named.extend(own.iter().map(|key| (*key, key.to_string().into())));
            } else {
                let usual = info.usual_keys.iter();
                keys.named.extend(usual.filter_map(|name| Some((name.parse().ok()?, Cow::Borrowed(*name)))));
            }
            let own = keys.named.get(first..).unwrap_or_default();
            keys.behind.entry(info.scope).or_default().extend(own.iter().map(|(key, _)| (*key, at)));
            keys.of.insert(info.name, Bound(info, first, keys.named.len()));
        }
        refused.sort_unstable();
        let refused = refused.into_iter().map(|(command, why)| RefusedLine {
            command: command.to_owned(),
            why,
            in_force: named(command).map(|info| keys.listed(info.name)),
        });
        keys.refused = refused.collect();
        keys
    }

    /// The places in the table of the commands behind a key.
    pub fn behind(&self, scope: Scope, key: Key) -> impl Iterator<Item = usize> + Clone {
        let of_scope = self.behind.get(&scope).into_iter().flatten();
        of_scope.filter(move |(one, _)| *one == key).map(|(_, at)| *at)
    }

    /// The keys of a command, the one to show first.
    pub fn all(&self, name: &str) -> impl Iterator<Item = (Key, &str)> {
        let keys = self.of.get(name).and_then(|Bound(_, first, end)| self.named.get(*first..*end));
        keys.unwrap_or_default().iter().map(|(key, shown)| (*key, shown.as_ref()))
    }

    #[must_use]
    pub fn has(&self, name: &str, key: Key) -> bool {
        self.all(name).any(|(one, _)| one == key)
    }

    /// The key to show, if the command has one.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next().map(|(_, shown)| shown)
    }

    /// All of them in a line.
    #[must_use]
    pub fn listed(&self, name: &str) -> String {
        self.all(name).map(|(_, shown)| shown).collect::<Vec<_>>().join(", ")
    }

    #[must_use]
    pub fn is_changed(&self, info: &Info) -> bool {
        !self.all(info.name).map(|(_, shown)| shown).eq(info.usual_keys.iter().copied())
    }

    /// The key to show, with the one that opens the menu it is in; empty where there is none.
    #[must_use]
    pub fn in_full(&self, info: &Info) -> String {
        match (self.first(info.name), self.first("page")) {
            (Some(key), Some(menu)) if info.scope.is_menu() => format!("{menu} {key}"),
            (Some(key), _) if !info.scope.is_menu() => key.to_owned(),
            _ => String::new(),
        }
    }

    /// A sentence with the key of a command for each `{key:name}` in it; where it has none, the way by the help.
    #[must_use]
    pub fn fill<'a>(&self, sentence: &'a str) -> Cow<'a, str> {
        if !sentence.contains("{key:") {
            return Cow::Borrowed(sentence);
        }
        let mut parts = sentence.split("{key:");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or((part, ""));
            if let Some(Bound(info, ..)) = self.of.get(name) {
                // The two keys of a menu are never torn apart.
                let key = self.in_full(info).replace(' ', "\u{a0}");
                let by_help = || format!("{} “{}”", self.first("palette").unwrap_or_default(), info.title);
                filled.push_str(&if key.is_empty() { by_help() } else { key });
            }
            filled.push_str(rest);
        }
        Cow::Owned(filled)
    }
}

/// The keys a line of the settings names for a command, or why it cannot have them.
fn read(info: &Info, keys: &[String]) -> Result<Vec<Key>, String> {
    let is_listed = info.scope.meets(Scope::ANYWHERE) || info.scope.is_menu();
    if keys.is_empty() && (!is_listed || NEEDED.contains(&info.name)) {
        return Err("it has to keep a key".to_owned());
    }
    let mut read = Vec::new();
    for name in keys {
        let key: Key = name.parse().map_err(|_| format!("“{name}” is not the name of a key"))?;
        if !key.is_sent() {
            return Err(format!("most terminals do not send {name}"));
        }
        // Nothing is typed unseen, and a letter would be.
        if key.text().is_some() && (info.scope.meets(Scope::TEXT) || info.scope == Scope::COVER) {
            return Err(format!("{name} is for typing there"));
        }
        if !read.contains(&key) {
            read.push(key);
        }
    }
    if read.contains(&ESC) != usual(info).any(|key| key == ESC) {
        return Err("Esc is kept for going back".to_owned());
    }
    Ok(read)
}

fn usual(info: &Info) -> impl Iterator<Item = Key> {
    info.usual_keys.iter().filter_map(|key| key.parse().ok())
}

type Lines = BTreeMap<&'static str, Vec<Key>>;

fn of(info: &Info, lines: &Lines) -> Vec<Key> {
    lines.get(info.name).cloned().unwrap_or_else(|| usual(info).collect())
}

/// A line that gives a command a key another one has where both are live; of two lines the later.
fn clash(commands: &[&'static Info], lines: &Lines) -> Option<(&'static str, String)> {
    if lines.is_empty() {
        return None;
    }
    let mut behind: HashMap<Key, Vec<&Info>> = HashMap::new();
    for info in commands {
        for key in of(info, lines) {
            behind.entry(key).or_default().push(info);
        }
    }
    commands.iter().copied().filter(|info| lines.contains_key(info.name)).find_map(|info| {
        // Those that share a key by design take turns, on whichever key.
        let takes_turns = |other: &Info| {
            other.scope == info.scope && usual(info).any(|key| usual(other).any(|one| one == key))
        };
        let meets =
            |other: &&&Info| other.name != info.name && other.scope.meets(info.scope) && !takes_turns(other);
        of(info, lines).into_iter().filter(|key| usual(info).all(|one| one != *key)).find_map(|key| {
            let other = behind.get(&key)?.iter().find(meets)?;
            let is_new = lines.contains_key(other.name) && usual(other).all(|one| one != key);
            let (line, other) =
                if is_new && other.name > info.name { (*other, info) } else { (info, *other) };
            Some((line.name, format!("{key} is a key of “{}”", other.name)))
        })
    })
}
