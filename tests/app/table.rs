//! The table of commands holds what it promises.

use std::collections::HashMap;

use foreword::{
    cli::Start,
    command::{self, Command, Scope},
    key::Key,
    model::Model,
    overlays::{Overlay, menu},
    panes::compare::Purpose,
    ui::bar,
};

use crate::{compare, harness::App};

/// An app in every place there is, with what is live there.
fn places() -> Vec<(&'static str, App)> {
    let mut places: Vec<(&'static str, App)> = Vec::new();
    let mut add = |name, keys: &str| {
        let mut app = App::new_note();
        app.types("words").press(keys);
        places.push((name, app));
    };
    add("notes", "");
    add("notes, second page", "F6 ↓ ↓");
    add("menu, options", "F6 ↓ ↓ → F9");
    add("what is thin", "F6 F9 f");
    add("menu, context", "F9");
    add("menu, setbacks", "F7 F9");
    add("selection", "Shift-Home");
    add("guide", "Tab");
    add("guide, phrase", "Tab End");
    add("brief", "Ctrl-B");
    add("home", "Esc");
    add("filter", "Esc /");
    add("palette", "F1");
    add("starters", "F6 F9 n");
    add("longer, chosen", "F9 l");
    add("longer, typed", "F9 l ↑");
    add("details, typed", "Ctrl-N");
    add("details, chosen", "Ctrl-N ↑ ↑");
    add("message", "");
    add("covered", "F12");
    add("settings", "Esc s");
    add("lists of when to go", "F7 F9 g");
    add("lists of when to go, country chosen", "F7 F9 g w Tab End");
    add("bin", "Esc Del b");
    add("bin, question", "Esc Del b x");
    places.push(("empty bin", App::home()));
    places.last_mut().unwrap().1.press("b");
    places.push(("due", App::home()));
    let (_, due) = places.last_mut().unwrap();
    due.put(1, "old", "");
    due.model.now = "2027-11-22T09:00:00+00:00[Europe/London]".parse().unwrap();
    due.model.home.asked_about_due = false;
    due.press("F5").wait(1).sees("past the day");
    places.push(("sample", App::sample()));
    places.push(("comparison", compare::conflict()));
    let mut then = App::new_note();
    then.types("words");
    compare::compare_with(&mut then, Purpose::History, |then| then.label.push('x'));
    places.push(("comparison, history", then));
    places.push(("empty home", App::home()));
    let (_, message) = places.iter_mut().find(|(name, _)| *name == "message").unwrap();
    message.world.memory.fail_writes(Some(std::io::ErrorKind::StorageFull));
    message.types("x").press("Ctrl-Q");
    assert!(matches!(message.model.overlay, Some(Overlay::Message(_))));
    let mut elsewhere = App::new_note();
    elsewhere.world.memory.fail_writes(Some(std::io::ErrorKind::StorageFull));
    elsewhere.types("x").press("Ctrl-Q s");
    places.push(("elsewhere", elsewhere));
    let mut versions = App::new_note();
    versions.types("one").press("Esc Ctrl-Q");
    let mut versions = App::on(versions.world.memory, Start::Home, (80, 24));
    versions.press("Enter").types("two").press("Ctrl-S F10");
    assert!(matches!(versions.model.overlay, Some(Overlay::Versions(_))));
    places.push(("versions", versions));
    places
}

#[test]
fn names_are_unique_and_keys_parse_and_print_back() {
    let mut names = Vec::new();
    for command in command::all() {
        assert!(!names.contains(&command.name), "{} twice", command.name);
        names.push(command.name);
        assert!(!command.keys.is_empty(), "{} has no key", command.name);
        for key in command.keys {
            assert_eq!(key.parse::<Key>().unwrap().to_string(), *key, "{}", command.name);
        }
    }
}

#[test]
fn no_command_has_a_key_that_terminals_cannot_send() {
    // With Ctrl or Shift, xterm and its kin send for F3 what also says where the cursor is.
    for command in command::all() {
        assert!(!command.keys.iter().any(|key| key.ends_with("-F3")), "{}", command.name);
    }
}

#[test]
fn no_two_commands_share_a_key_where_both_are_live() {
    for (place, app) in places() {
        let scopes = app.model.scopes();
        let mut taken: HashMap<Key, &Command> = HashMap::new();
        for command in command::all().filter(|command| scopes.contains(&command.scope)) {
            for key in command.keys {
                let other = taken.insert(key.parse().unwrap(), command);
                assert!(other.is_none(), "{place}: {key} is {} and {}", command.name, other.unwrap().name);
            }
        }
    }
}

#[test]
fn where_text_is_typed_no_command_takes_a_letter() {
    for (place, app) in places() {
        let scopes = app.model.scopes();
        if !scopes.contains(&Scope::Text) {
            continue;
        }
        for command in command::all().filter(|command| scopes.contains(&command.scope)) {
            for key in command.keys {
                assert_eq!(key.parse::<Key>().unwrap().text(), None, "{place}: {} takes {key}", command.name);
            }
        }
    }
}

#[test]
fn every_scope_is_live_somewhere() {
    let live: Vec<_> = places().iter().flat_map(|(_, app)| app.model.scopes()).collect();
    for command in command::all() {
        assert!(live.contains(&command.scope), "{} is live nowhere", command.name);
    }
}

#[test]
fn what_matters_is_reachable_without_alt_and_without_ctrl_shift() {
    for command in command::all() {
        let plain = |key: &&str| !key.contains("Alt-") && !key.contains("Ctrl-Shift-");
        let selects = command.name.starts_with("select") || command.name.starts_with("notes.select");
        assert!(selects || command.keys.first().is_some_and(plain), "{}", command.name);
    }
}

/// Everything a command could change, in words.
fn state(model: &Model) -> String {
    let desk = model.desk.as_ref().map(|desk| {
        let sheet = &desk.sheet;
        let places = (sheet.page, sheet.focus, sheet.caret, desk.side, desk.guide.principle, desk.guide.item);
        let marks: Vec<_> = desk
            .appointment
            .notes
            .all_fields()
            .map(|field| {
                let answer = desk.appointment.notes.get(field);
                (answer.text.clone(), answer.standing, answer.carried_over)
            })
            .collect();
        format!("{places:?} {marks:?} {:?}", desk.appointment.pinned)
    });
    let overlay = model.overlay.as_ref().map(|overlay| match overlay {
        Overlay::Palette(palette) => format!("palette {} {}", palette.chosen, palette.filter.text()),
        Overlay::Starters(starters) => {
            format!(
                "starters {} {} {:?}",
                starters.list.chosen,
                starters.list.filter.text(),
                starters.refusal
            )
        }
        Overlay::Longer(form) => {
            let typed = (form.with.text(), form.paste.text());
            format!("longer {:?} {} {:?} {typed:?} {}", form.line, form.minutes, form.meeting, form.top)
        }
        Overlay::Details(form) => {
            format!("details {:?} {:?} {:?} {:?}", form.line, form.visit, form.meeting, form.refusal)
        }
        Overlay::Thin(thin) => format!("thin {}", thin.chosen),
        Overlay::Menu(menu) => format!("menu {}", menu.chosen),
        Overlay::Message(message) => format!("message {}", message.title),
        Overlay::Settings(form) => format!("settings {:?} {:?}", form.line, form.chosen),
        Overlay::Versions(versions) => format!("versions {}", versions.chosen),
        Overlay::GoLists(lists) => {
            format!("lists {:?} {} {} {:?}", lists.region, lists.top, lists.copied, model.settings)
        }
        Overlay::Elsewhere(elsewhere) => {
            format!("elsewhere {} {:?}", elsewhere.file.text(), elsewhere.refusal)
        }
    });
    let compare = model.compare.as_ref().map(|pane| (pane.takes.clone(), pane.part, pane.top));
    format!(
        "{:?} {desk:?} {overlay:?} {compare:?} {:?} {} {} {:?} {:?} {} {:?} {}",
        model.place,
        model.notice,
        model.home.filtering,
        model.home.chosen,
        (model.brief.kind, model.brief.top),
        model.clipboard,
        model.home.reading,
        model.home.bin.as_ref().map(|bin| (bin.chosen, bin.entries.clone())),
        model.cover.on,
    )
}

#[test]
fn a_key_that_is_shown_does_something() {
    let count = places().len();
    for at in 0..count {
        let shown: Vec<_> = {
            let (_, app) = &places()[at];
            bar::keys(&app.model, 250).iter().map(|key| (key.command.name, key.key)).collect()
        };
        assert!(!shown.is_empty());
        for (name, key) in shown {
            let (place, mut app) = places().remove(at);
            app.wait(1);
            let before = state(&app.model);
            let flow = app.flow;
            app.press(key);
            let kept = app.flow == flow && state(&app.model) == before;
            assert!(!kept, "{place}: {key} ({name}) is shown and does nothing");
        }
    }
}

#[test]
fn the_key_bar_is_cut_at_whole_keys_and_always_has_help() {
    for (place, app) in places() {
        for width in [20, 40, 60, 80, 120] {
            let keys = bar::keys(&app.model, width);
            for key in &keys {
                let end = usize::from(key.column) + key.key.chars().count() + 1 + key.words.chars().count();
                assert!(end <= usize::from(width), "{place} at {width}: {} {}", key.key, key.words);
            }
            if app.model.overlay.is_none() && !app.model.cover.on {
                assert!(keys.iter().any(|key| key.words == "help"), "{place} at {width}");
            }
        }
    }
}

#[test]
fn the_palette_lists_all_that_works_and_nothing_else() {
    for (place, mut app) in places() {
        if app.model.overlay.is_some() || app.model.cover.on {
            continue;
        }
        let live = command::live(&app.model).chain(menu::commands(&app.model));
        let live: Vec<_> = live.map(|command| command.name).collect();
        app.press("F1");
        let Some(Overlay::Palette(palette)) = &app.model.overlay else {
            panic!("{place}: F1 opens the palette")
        };
        let listed: Vec<_> = palette.shown.iter().map(|command| command.name).collect();
        for name in &live {
            assert!(listed.contains(name) || name.starts_with("palette"), "{place}: {name} is not listed");
        }
        assert!(listed.iter().all(|name| live.contains(name)), "{place}");
    }
}

#[test]
fn what_the_palette_runs_is_what_the_key_runs() {
    let mut by_key = App::new_note();
    by_key.types("x").press("Ctrl-G");
    let mut by_palette = App::new_note();
    by_palette.types("x").press("F1").types("next gap").press("Enter");
    assert_eq!(state(&by_key.model), state(&by_palette.model));
}
