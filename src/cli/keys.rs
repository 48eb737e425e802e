//! `foreword keys`: every command with the keys that hold.

use serde_json::json;

use super::{Console, FAILED, FINE, list::in_columns};
use crate::{
    app::keymap,
    command::{Info, Keys, Scope},
    domain::{Settings, UserError},
    paths::Home,
};

/// The keys that the settings of that folder leave.
pub(super) fn in_force(home: &Home, console: &mut Console<'_>) -> Keys {
    keymap::keys(&console.or_default(home.store().read_file::<Settings>()).keys)
}

pub(super) fn keys(home: &Home, json: bool, console: &mut Console<'_>) -> Result<u8, UserError> {
    let keys = in_force(home, console);
    let commands: Vec<_> = keymap::all().map(|command| command.info).collect();
    if json {
        let commands: Vec<_> = commands.iter().map(|info| as_json(info, &keys)).collect();
        console.json(&json!({ "commands": commands, "left_out": keys.refused }));
    } else {
        let mut scopes: Vec<Scope> = Vec::new();
        for info in &commands {
            if !scopes.contains(&info.scope) {
                scopes.push(info.scope);
            }
        }
        for scope in scopes {
            let there = commands.iter().filter(|info| info.scope == scope);
            let rows: Vec<_> = there.map(|info| row(info, &keys)).collect();
            console.say(scope.name());
            console.say(in_columns(&rows));
        }
        console.say("Marked with *: changed in settings.ron.");
        console.flush()?;
        console.warn_all(keys.refused.iter().map(|line| format!("In settings.ron, {}", line.sentence())));
    }
    Ok(if keys.refused.is_empty() { FINE } else { FAILED })
}

fn row(info: &Info, keys: &Keys) -> [String; 4] {
    let mark = if keys.is_changed(info) { "*" } else { " " };
    let listed = keys.listed(info.name);
    let listed = if listed.is_empty() { "no key".to_owned() } else { listed };
    [mark.to_owned(), info.name.to_owned(), listed, info.title.to_owned()]
}

fn as_json(info: &Info, keys: &Keys) -> serde_json::Value {
    json!({
        "name": info.name,
        "keys": keys.all(info.name).map(|(_, key)| key).collect::<Vec<_>>(),
        "usual_keys": info.usual_keys,
        "changed": keys.is_changed(info),
        "title": info.title,
        "where": info.scope.name(),
    })
}
