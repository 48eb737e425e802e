//! The table of commands holds what it promises.

use std::collections::HashMap;

use foreword::{
    app::keymap::Command, app::program::Start, command::Scope, key::Key, session::conflicts::Purpose,
};

use crate::{compare, harness::App, reflect::with_open_step, resources, wordings};

/// Where there are keys that lead there from a note.
pub(crate) const BY_KEYS: &[(&str, &str)] = &[
    ("notes", ""),
    ("notes, second page", "F6 ↓ ↓"),
    ("menu, options", "F6 ↓ ↓ → F9"),
    ("what is thin", "F6 F9 f"),
    ("chance", "F6 ↓ ↓ ↓ → F9 c"),
    ("menu, context", "F9"),
    ("menu, setbacks", "F7 F9"),
    ("menu, after", "F8 F9"),
    ("selection", "Shift-Home"),
    ("guide", "F2"),
    ("guide, phrase", "F2 End"),
    ("brief", "Ctrl-B"),
    ("brief, way out", "Ctrl-B x"),
    ("home", "Esc"),
    ("finding everywhere", "Ctrl-/"),
    ("filter", "Esc /"),
    ("palette", "F1"),
    ("starters", "F6 F9 n"),
    ("longer, chosen", "F9 l"),
    ("longer, typed", "F9 l ↑"),
    ("details, typed", "Ctrl-N"),
    ("details, chosen", "Ctrl-N ↑ ↑"),
    ("covered", "F12"),
    ("settings", "Esc s"),
    ("approval, chosen", "Ctrl-F9 ↑"),
    ("approval, typed", "Ctrl-F9"),
    ("sets of phrases", "F9 s"),
    ("wording report", "F9 w"),
    ("lists of when to go", "F7 F9 g"),
    ("lists of when to go, country chosen", "F7 F9 g w Tab End"),
    ("abbreviations", "F9 ."),
    ("abbreviation, typed", "F9 . Ctrl-N"),
    ("abbreviation, chosen", "F9 . Ctrl-N Tab"),
    ("abbreviation, phrase", "F9 . Ctrl-N Tab → Tab"),
    ("abbreviation, text", "F9 . Enter"),
    ("resources, none yet", "F9 i"),
    ("resource, typed", "F9 i Ctrl-N"),
    ("resource, chosen", "F9 i Ctrl-N Shift-Tab"),
    ("all pages", "Ctrl-B g"),
    ("fields for a colleague", "F8 x Ctrl-B → → → → → → f"),
    ("bin", "Esc Del b"),
    ("bin, question", "Esc Del b x"),
    ("phrases", "Alt-P"),
    ("phrases, further down", "Alt-P End k ↑"),
    ("phrases, finding", "Alt-P / a"),
    ("phrases, which are shown", "Alt-P s → ↓"),
    ("phrases, some shown", "Alt-P s → Enter"),
    ("phrases, changed", "Alt-P c ! Esc"),
    ("phrases, flagged", "Alt-P f Enter"),
    ("my words", "Alt-P c !"),
    ("no words", "Alt-P c Ctrl-A Del Esc"),
    ("flag", "Alt-P f !"),
    ("aloud", "Alt-P r"),
    ("rehearsal", "Alt-P ↓ h"),
    ("reflect", "Ctrl-F8"),
    ("reflect, on a question", "Ctrl-F8 ↓ ↓"),
    ("reflect, words", "Ctrl-F8 ↓ Enter"),
    ("reflect, words of the service", "Ctrl-F8 ↓ Enter Tab"),
    ("reflect, a word", "Ctrl-F8 ↓ Enter Tab Tab"),
    ("reflect, next step", "Ctrl-F8 ↓ Enter Tab Tab Tab"),
    ("reflect, over time", "Ctrl-F8 ↓ Enter ! Esc ↓ Enter"),
    ("reflect, slips", "Ctrl-F8 End Enter"),
    ("team changes", "Ctrl-F8 t"),
    ("team change, typed", "Ctrl-F8 t n"),
];

/// An app in some place, with its name.
type Place = (&'static str, fn() -> App);

/// The other places there are.
const OTHERS: &[Place] = &[
    ("empty bin", || {
        let mut app = App::home();
        app.press("b");
        app
    }),
    ("due", || {
        let mut app = App::home();
        app.put(1, "old", "");
        app.set_clock("2027-11-22T09:00:00+00:00[Europe/London]");
        app.ask_about_due();
        app.press("F5").wait(1).sees("past the day");
        app
    }),
    ("spelling", || {
        let mut app = after("");
        app.reads_spelling().types(" sertralien").press("Ctrl-Space");
        assert!(app.overlay_name() == Some("spelling"));
        app
    }),
    ("set, looked through", || {
        let mut app = wordings::with_sets(true);
        app.press("t ↓ Enter");
        app
    }),
    ("own phrase, typed", || after("Alt-P i")),
    ("own phrase, chosen", || after("Alt-P i ↑")),
    ("own phrase, added", || {
        let mut app = after("Alt-P i");
        app.types("Shall we?").press("Enter");
        app
    }),
    ("wordings", || {
        let mut app = wordings::with_sets(false);
        app.press("o ↓");
        app
    }),
    ("team’s set", || {
        let mut app = wordings::with_sets(false);
        app.press("o t");
        app
    }),
    ("teach-back", || after("Alt-P v")),
    ("aloud, kept", || after("Alt-P r k")),
    ("resources", || resources::with(&["Back to walking", "Café"], "F9 i")),
    ("resources, one deleted", || resources::with(&["Back to walking", "Café"], "F9 i Ctrl-D")),
    ("resources, from home", || resources::with(&["Back to walking"], "Esc l")),
    ("resource offered", || {
        let mut app = resources::with(&["Back to walking"], "");
        resources::to_information(&mut app).types("walk");
        app
    }),
    ("guide with resources", || resources::with(&["Back to walking"], "F2 4 End")),
    ("sets of phrases, another one chosen", || {
        let memory = crate::memory::Memory::default();
        let set = foreword::domain::PhraseSet { id: "5e7".to_owned(), ..<_>::default() };
        foreword::store::Store::new(memory.clone()).add_phrases(&set, false).unwrap();
        let mut app = App::on(memory, Start::Home, (80, 24));
        app.press("n").types("x").press("Enter F9 s ↓");
        app
    }),
    ("sample", App::sample),
    ("finding", || {
        let mut app = typed("one, one");
        app.press("Ctrl-F").types("one");
        app
    }),
    ("replacing", || {
        let mut app = typed("one, one");
        app.press("Ctrl-F").types("one").press("Tab").types("two").press("Enter");
        app
    }),
    ("found everywhere", || {
        let mut app = App::home();
        app.press("Ctrl-F").types("would").press("↓");
        app
    }),
    ("marked words", || marked("Ctrl-Space")),
    ("marked words, small", || {
        let mut app = marked("Ctrl-Space");
        app.resize(40, 12);
        app
    }),
    ("marked words of mine", || {
        let mut app = after("Alt-P c Ctrl-A");
        app.types("claims it is chronic").press("Ctrl-Space");
        assert!(app.overlay_name() == Some("wording"));
        app
    }),
    ("marked words of mine, kept", || {
        let mut app = after("Alt-P c Ctrl-A");
        app.types("it is chronic").press("Ctrl-Space k Ctrl-Space");
        app
    }),
    ("menu, with words kept", || marked("Ctrl-Space k F9")),
    ("words kept", || marked("Ctrl-Space k Ctrl-Space a F9 k")),
    ("comparison", compare::conflict),
    ("comparison, history", || {
        let mut app = after("");
        compare::compare_with(&mut app, Purpose::History, |then| then.label.push('x'));
        app
    }),
    ("abbreviation begun", || typed(" .fl")),
    ("abbreviations that begin so", || typed(" .s\t")),
    ("blank", || typed(" .flare ")),
    ("blank with one before", || typed(" .flare \t")),
    ("choices for a blank", || typed(" .review ")),
    ("told on the way out", || {
        let mut app = typed(" .review ");
        app.press("Esc Esc");
        app
    }),
    ("appointments to pin a phrase to", || {
        let mut app = after("");
        app.press("Esc p p");
        assert!(app.overlay_name() == Some("pin picker"));
        app
    }),
    ("reflect, step from last time", || {
        let mut app = with_open_step();
        app.press("f");
        app
    }),
    ("reflect, why it was dropped", || {
        let mut app = with_open_step();
        app.press("f ← Tab");
        app
    }),
    ("reflect, day", || {
        let mut app = App::home();
        app.press("f ↓ Enter Tab Tab Tab ! Tab");
        app
    }),
    ("empty home", App::home),
    ("list that was pasted", || {
        let mut app = App::home();
        app.paste("10:20, RH\n11:40, KL\n");
        app
    }),
    ("message", || {
        let mut app = after("");
        app.world.memory.fail_writes(Some(std::io::ErrorKind::StorageFull));
        app.types("x").press("Ctrl-Q");
        assert!(app.overlay_name() == Some("message"));
        app
    }),
    ("elsewhere", || {
        let mut app = App::new_note();
        app.world.memory.fail_writes(Some(std::io::ErrorKind::StorageFull));
        app.types("x").press("Ctrl-Q s");
        app
    }),
    ("versions", || {
        let mut app = App::new_note();
        app.types("one").press("Esc Ctrl-Q");
        let mut app = App::on(app.world.memory, Start::Home, (80, 24));
        app.press("Enter").types("two").press("Ctrl-S F10");
        assert!(app.overlay_name() == Some("versions"));
        app
    }),
];

/// A note with a word in it, after these keys.
fn after(keys: &str) -> App {
    let mut app = App::new_note();
    app.types("words").press(keys);
    app
}

/// A note with two words of the list in it and the cursor at the first, after these keys.
fn marked(keys: &str) -> App {
    let mut app = App::new_note();
    app.press("↓").types("claims it is chronic").press("Home").press(keys);
    app
}

/// A note with a word in it, and this after it.
fn typed(text: &str) -> App {
    let mut app = App::new_note();
    app.types("words").types(text);
    app
}

/// An app in every place there is.
pub(crate) fn places() -> impl Iterator<Item = (&'static str, App)> {
    let by_keys = BY_KEYS.iter().map(|(name, keys)| (*name, after(keys)));
    by_keys.chain(OTHERS.iter().map(|(name, make)| (*name, make())))
}

/// Keys print back as they were.
#[test]
fn names_unique_keys_parse() {
    let mut names = Vec::new();
    for command in foreword::app::keymap::all() {
        assert!(!names.contains(&command.name), "{} twice", command.name);
        names.push(command.name);
        assert!(!command.usual_keys.is_empty(), "{} has no key", command.name);
        for key in command.usual_keys {
            assert_eq!(key.parse::<Key>().unwrap().to_string(), *key, "{}", command.name);
        }
    }
}

/// No command has a key that terminals cannot send.
#[test]
fn no_unsendable_keys() {
    // With Ctrl or Shift, xterm and its kin send for F3 what also says where the cursor is.
    for command in foreword::app::keymap::all() {
        assert!(!command.usual_keys.iter().any(|key| key.ends_with("-F3")), "{}", command.name);
    }
}

/// No two commands share a key where both are live.
#[test]
fn no_shared_keys() {
    for (place, app) in places() {
        let scopes = app.scopes();
        let mut taken: HashMap<Key, &Command> = HashMap::new();
        for command in foreword::app::keymap::all().filter(|command| scopes.contains(&command.scope)) {
            for key in command.usual_keys {
                // In the notes Tab and F3 have several deeds, which take turns, and so has Enter about marked words and
                // in finding.
                let takes_turns = command.scope == Scope::NOTES && (key.ends_with("Tab") || *key == "F3")
                    || command.scope.id() == "wording" && matches!(*key, "Enter" | "u")
                    || matches!(command.scope.id(), "find" | "resources") && *key == "Enter";
                if takes_turns && !app.works(command) {
                    continue;
                }
                let other = taken.insert(key.parse().unwrap(), command);
                assert!(other.is_none(), "{place}: {key} is {} and {}", command.name, other.unwrap().name);
            }
        }
    }
}

/// Where text is typed no command takes a letter.
#[test]
fn text_takes_letters() {
    for (place, app) in places() {
        let scopes = app.scopes();
        if !scopes.contains(&Scope::TEXT) {
            continue;
        }
        for command in foreword::app::keymap::all().filter(|command| scopes.contains(&command.scope)) {
            for key in command.usual_keys {
                assert_eq!(key.parse::<Key>().unwrap().text(), None, "{place}: {} takes {key}", command.name);
            }
        }
    }
}

/// Whether a changed key may clash is told by who is live with whom.
#[test]
fn live_scopes_meet() {
    for (place, app) in places() {
        let scopes = app.scopes();
        for (one, other) in scopes.iter().flat_map(|one| scopes.iter().map(move |other| (*one, *other))) {
            assert!(one.meets(other), "{place}: {} and {}", one.name(), other.name());
        }
    }
}

#[test]
fn every_scope_is_live_somewhere() {
    let live: Vec<_> = places().flat_map(|(_, app)| app.scopes()).collect();
    for command in foreword::app::keymap::all() {
        assert!(live.contains(&command.scope), "{} is live nowhere", command.name);
    }
}

/// All that matters is reachable without Alt and without Ctrl-Shift.
#[test]
fn plain_keys_reach_all() {
    for command in foreword::app::keymap::all() {
        let plain = |key: &&str| !key.contains("Alt-") && !key.contains("Ctrl-Shift-");
        // Home, the menus of the pages and the palette lead there too.
        let door = command.name == "phrases";
        let selects = command.name.starts_with("select") || command.name.contains(".select_");
        assert!(door || selects || command.usual_keys.first().is_some_and(plain), "{}", command.name);
    }
}

#[test]
fn a_key_that_is_shown_does_something() {
    for (at, (place, app)) in places().enumerate() {
        let shown: Vec<_> = app.key_bar(250).iter().map(|key| (key.command.name, key.key)).collect();
        assert!(!shown.is_empty());
        let again = || match BY_KEYS.get(at) {
            Some((_, keys)) => after(keys),
            None => OTHERS[at - BY_KEYS.len()].1(),
        };
        for (name, key) in shown {
            let mut app = again();
            app.wait(1);
            let before = app.state();
            let flow = app.flow;
            app.press(key);
            let kept = app.flow == flow && app.state() == before;
            assert!(!kept, "{place}: {key} ({name}) is shown and does nothing");
        }
    }
}

/// It is cut at whole keys and always has help.
#[test]
fn key_bar_has_whole_keys() {
    for (place, app) in places() {
        for width in [20, 40, 60, 80, 120] {
            let keys = app.key_bar(width);
            for key in &keys {
                let end = usize::from(key.column) + key.key.chars().count() + 1 + key.words.chars().count();
                assert!(end <= usize::from(width), "{place} at {width}: {} {}", key.key, key.words);
            }
            if app.overlay_name().is_none() && !app.is_covered() {
                assert!(keys.iter().any(|key| key.words == "help"), "{place} at {width}");
            }
        }
    }
}

/// The palette lists all that works and nothing else.
#[test]
fn palette_lists_what_works() {
    for (place, mut app) in places() {
        if app.overlay_name().is_some() || app.is_covered() {
            continue;
        }
        let live = app.live_commands();
        let listed = app.press("F1").palette_in_full();
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
    by_palette.types("x").press("F1").types("next empty").press("Enter");
    assert_eq!(by_key.state(), by_palette.state());
}
