//! Keys changed in the settings: they hold everywhere, are shown everywhere, and never lock anybody out.

use std::collections::BTreeMap;

use foreword::{
    app::{keymap, program::Flow, program::Start},
    command::{Info, Keys, Scope},
    domain::{KeyChanges, Settings},
    key::Key,
    plain::Dialogue,
    store::Disk,
};
use proptest::prelude::*;

use crate::{docs::all_rust, harness::App, memory::Memory, table::BY_KEYS};

const FILE: &str = "settings.ron";

fn on(start: Start, keys: &str) -> App {
    let memory = Memory::default();
    memory.subfolder("").put(FILE, format!("(keys: {{{keys}}})"));
    App::on(memory, start, (80, 24))
}

/// A new note where these keys hold.
fn note(keys: &str) -> App {
    let mut app = on(Start::Home, keys);
    app.press("n").types("10:20 RH").press("Tab").types("24/11 10:20").press("Enter");
    app
}

/// Only the new key does it, and bar, help and titles show it.
#[test]
fn changed_key_is_shown() {
    let mut app = note(
        r#""notes.guide": ["F11"], "guide.notes": ["F11"], "pin": ["Alt-K", "F4"], "notes.not_today": []"#,
    );
    app.sees("Guide F11").sees("F11 guide").sees_not("F2");
    app.press("F2").sees_not("Letters are commands").press("F11").sees("Letters are commands").types("x");
    app.sees("F11 goes back to your notes.").press("F11 F11 s F11 F1").types("pin this");
    app.sees("Alt-K").sees_not("Ctrl-K");
    app.press("Esc F1").types("not for today").sees("Not for today").press("Esc");
    app.press("Ctrl-K");
    assert_eq!(app.appointment().pinned.len(), 0);
    app.press("F4");
    assert_eq!(app.appointment().pinned.len(), 1);
}

/// Letters and the key of the menu of a page.
#[test]
fn menu_follows() {
    let mut app = note(r#""page": ["F11"], "options.starters": ["z"], "options.balance": []"#);
    app.press("F6 F9").sees_not("Names of choices").press("F11").sees("z   Names of choices").press("n");
    assert_eq!(app.overlay_name(), Some("OptionsMenu"), "the letter of before does nothing");
    app.press("z").sees("Names of choices").press("Esc F1").types("names of").sees("F11 z").press("Esc");
    app.press("F11")
        .sees("What may be uneven")
        .press("Esc")
        .sees("comparison fair? What may be uneven, and the way there”");
}

/// A list that shows letters shows those that hold.
#[test]
fn letters_of_a_list_follow() {
    let mut app = note(r#""take_out.print": ["g"]"#);
    app.types("words").press("Ctrl-B x").sees("g  Print it from your browser").sees("w  Save it as a web");
}

/// The line is left out and this is said; the rest holds.
#[test]
fn clash_is_refused_and_said() {
    let mut app = on(Start::Sample, r#""pin": ["Ctrl-Q"], "ask": ["Alt-T"]"#);
    app.sees("In settings.ron, “pin” keeps Ctrl-K: Ctrl-Q is a key of “quit”.");
    app.press("Ctrl-Q");
    assert_eq!(app.flow, Flow::Quit);
    assert_eq!(app.keys().listed("ask"), "Alt-T");
    let mut app = on(Start::Home, r#""pin": ["Ctrl-Q"], "ask": ["p"], "no such": ["F11"]"#);
    app.sees("In settings.ron, “ask” keeps Ctrl-T: p is for typing there. To see 2 more")
        .sees("foreword keys");
}

fn keys(lines: &[(&str, &[&str])]) -> Keys {
    let texts = |keys: &[&str]| keys.iter().map(|&key| key.to_owned()).collect();
    keymap::keys(&lines.iter().map(|(name, keys)| ((*name).to_owned(), texts(keys))).collect())
}

/// Each with its reason.
#[test]
fn bad_lines_are_refused() {
    for (name, names, why) in [
        ("no.such", &["F11"][..], "no command has that name"),
        ("pin", &["ctrl-k"], "“ctrl-k” is not the name of a key"),
        ("pin", &["Ctrl-I"], "most terminals do not send Ctrl-I"),
        ("pin", &["Ctrl-Shift-P"], "most terminals do not send Ctrl-Shift-P"),
        ("pin", &["Shift-F3"], "most terminals do not send Shift-F3"),
        ("pin", &["p"], "p is for typing there"),
        ("pin", &["Space"], "Space is for typing there"),
        ("cover", &["k"], "k is for typing there"),
        ("cover.lift", &["a"], "a is for typing there"),
        ("details.done", &["d"], "d is for typing there"),
        ("quit", &[], "it has to keep a key"),
        ("cover", &[], "it has to keep a key"),
        ("palette", &[], "it has to keep a key"),
        ("cover.lift", &[], "it has to keep a key"),
        ("details.done", &[], "it has to keep a key"),
        ("details.close", &["F4"], "Esc is kept for going back"),
        ("home.open", &["Esc"], "Esc is kept for going back"),
        ("pin", &["←"], "← is a key of “left”"),
        ("cover", &["Tab"], "Tab is a key of “"),
        ("guide.pin", &["a"], "a is a key of “guide.ask”"),
        ("options.chance", &["."], ". is a key of “page.abbreviations”"),
        ("details.pick_next", &["Enter"], "Enter is a key of “"),
    ] {
        let keys = keys(&[(name, names)]);
        let [line] = keys.refused.as_slice() else { panic!("{name} {names:?} is taken") };
        assert!(line.why.starts_with(why), "{}", line.why);
        assert!(keymap::all().all(|command| !keys.is_changed(command)), "{name}");
    }
}

/// Two may change places, a key may be shared where only one place is live, and those that take turns go
/// on doing so.
#[test]
fn good_lines_are_taken() {
    for lines in [
        &[("pin", &["Ctrl-T"][..]), ("ask", &["Ctrl-K"])][..],
        &[("guide.pin", &["e"]), ("guide.my_words", &["p"])],
        &[("phrases.keep", &["z"]), ("guide.pin", &["z"]), ("bin.delete", &["z"])],
        &[("message.leave", &["l"])],
        &[("notes.next_field", &["F11"]), ("notes.next_blank", &["F11"]), ("notes.write_out", &["F11"])],
        &[("details.close", &["F4", "Esc"])],
        &[("select_all", &[]), ("tour", &[])],
    ] {
        assert_eq!(keys(lines).refused, [], "{lines:?}");
    }
}

/// Who loses a key takes it back from whoever was to have it.
#[test]
fn refusal_brings_another() {
    let both = keys(&[("ask", &["Ctrl-Q"]), ("pin", &["Ctrl-T"])]);
    assert_eq!((both.listed("ask").as_str(), both.listed("pin").as_str()), ("Ctrl-T", "Ctrl-K"));
    let whys: Vec<_> = both.refused.iter().map(|line| line.why.as_str()).collect();
    assert_eq!(whys, ["Ctrl-Q is a key of “quit”", "Ctrl-T is a key of “ask”"]);
    let later = keys(&[("ask", &["F11"]), ("pin", &["F11"])]);
    assert_eq!((later.listed("ask").as_str(), later.refused[0].command.as_str()), ("F11", "pin"));
}

#[test]
fn cover_follows() {
    let mut app = on(Start::Sample, r#""cover": ["F11"], "cover.lift": ["F4"]"#);
    app.press("F12")
        .sees_not("Covered.")
        .press("F11")
        .sees("Press F4 to carry on.")
        .wait(1)
        .press("Enter")
        .wait(1);
    assert!(app.is_covered());
    app.press("F4").sees_not("Covered.");
}

/// By its key as it is now; a name still calls every command.
#[test]
fn line_by_line_follows() {
    let mut app = note(r#""undo": ["F11"], "cover.leave": ["F4"]"#);
    app.types("words");
    let mut dialogue = Dialogue::default();
    app.says(&mut dialogue);
    assert!(app.hears(&mut dialogue, "help").concat().contains("type that name: F11."));
    assert!(app.hears(&mut dialogue, "Ctrl-Z").concat().contains("is not understood"));
    app.hears(&mut dialogue, "F11");
    assert_eq!(app.text("context.what_matters"), "");
    app.hears(&mut dialogue, "cover");
    app.hears(&mut dialogue, "Ctrl-Q");
    assert!(app.flow == Flow::On);
    app.hears(&mut dialogue, "F4");
    assert!(app.flow == Flow::Quit);
}

/// They are in the file after another setting was changed, and hold after the next start.
#[test]
fn settings_keep_them() {
    let mut app = on(Start::Home, r#""pin": ["Alt-K"], "tour": [], "gone": ["F4"]"#);
    app.press("s → Enter");
    let memory = app.world.memory.subfolder("");
    let text = String::from_utf8(memory.get(FILE).unwrap()).unwrap();
    let read: Settings = ron::from_str(&text).unwrap();
    assert_eq!((read.cover_after_minutes, &read.keys), (10, &app.settings().keys), "{text}");
    let again = App::on(app.world.memory, Start::Home, (80, 24));
    assert_eq!((again.keys().listed("pin").as_str(), again.keys().listed("tour").as_str()), ("Alt-K", ""));
    let mut broken = on(Start::Home, r#""pin": "Alt-K""#);
    broken.sees("settings.ron").sees("line 1").press("Ctrl-Q");
    assert!(broken.flow == Flow::Quit);
}

#[test]
fn documented_lines_are_taken() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md")).unwrap();
    let example = page.split_once("```ron\n").unwrap().1.split_once("```").unwrap().0;
    let settings: Settings = ron::from_str(example).unwrap();
    let keys = keymap::keys(&settings.keys);
    assert_eq!((keys.refused.as_slice(), keys.listed("notes.guide").as_str()), (&[][..], "F11, F2"));
}

/// Another key for each of those that stay where they are on every keyboard.
fn moved(key: &str) -> String {
    match (key.strip_prefix("Ctrl-"), key.strip_prefix('F').and_then(|number| number.parse::<u8>().ok())) {
        (Some(letter), _) if letter.len() == 1 && letter != "/" => format!("Ctrl-Alt-{letter}"),
        (_, Some(number)) if number <= 12 => format!("F{}", number + 12),
        _ => key.to_owned(),
    }
}

/// With every such key moved, every place is reached by the new keys, and no screen names an old one.
#[test]
fn no_sentence_names_an_old_key() {
    let all = keymap::all().map(|command| {
        let keys: Vec<_> = command.usual_keys.iter().map(|key| format!("{:?}", moved(key))).collect();
        format!("{:?}: [{}]", command.name, keys.join(", "))
    });
    let lines = all.collect::<Vec<_>>().join(", ");
    let moved_keys = |keys: &str| keys.split(' ').map(moved).collect::<Vec<_>>().join(" ");
    for (place, keys) in BY_KEYS {
        let mut app = note(&lines);
        assert_eq!(app.keys().refused, []);
        let mut usual = App::new_note();
        app.types("words").press(&moved_keys(keys));
        usual.types("words").press(keys);
        assert_eq!(app.scopes(), usual.scopes(), "{place}");
        app.resize(120, 40);
        let screen = app.screen();
        let mut words = screen.split(|char: char| !(char.is_alphanumeric() || char == '-'));
        let old = words.find(|word| {
            word.parse::<Key>().is_ok_and(|_| word.chars().count() > 1 && moved(word) != **word)
        });
        assert_eq!(old, None, "{place}:\n{screen}");
    }
}

/// Who renames a command finds the sentences that name its key here.
#[test]
fn sentences_name_commands() {
    let data = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/tour.ron")).unwrap();
    let all = all_rust("src") + &data;
    let names: Vec<_> = all.split("{key:").skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    assert!(names.len() > 40);
    for name in names.into_iter().filter(|name| !name.contains(['"', '\n', '`']) && *name != "name") {
        assert!(keymap::all().any(|command| command.name == name), "{name}");
    }
}

/// Lines as somebody might write them, with slips.
fn lines() -> impl Strategy<Value = KeyChanges> {
    let mut names: Vec<_> = keymap::all().map(|command| command.name.to_owned()).collect();
    names.push("none such".to_owned());
    let mut keys: Vec<_> =
        keymap::all().flat_map(|command| command.usual_keys).map(ToString::to_string).collect();
    keys.extend(["F11", "F4", "Alt-K", "z", "Esc", "Space", "Ctrl-I", "none such"].map(str::to_owned));
    let keys = prop::collection::vec(prop::sample::select(keys), 0..3);
    prop::collection::btree_map(prop::sample::select(names), keys, 0..40)
}

fn share_by_design(one: &Info, other: &Info) -> bool {
    one.scope == other.scope && one.usual_keys.iter().any(|key| other.usual_keys.contains(key))
}

/// No key has two meanings where both are live, and every line is taken whole or left out.
fn assert_sound(keys: &Keys, changes: &KeyChanges) {
    let left_out = |name: &str| keys.refused.iter().any(|line| line.command == name);
    let mut behind: BTreeMap<String, Vec<&Info>> = BTreeMap::new();
    for command in keymap::all() {
        let wanted = changes.get(command.name).filter(|_| !left_out(command.name));
        for (key, shown) in keys.all(command.name) {
            let is_known = wanted
                .map_or(command.usual_keys.contains(&shown), |keys| keys.iter().any(|one| one == shown));
            assert!(is_known, "{}: {shown}", command.name);
            let types = command.scope.meets(Scope::TEXT) || command.scope == Scope::COVER;
            assert!(key.text().is_none() || !types, "{}: {shown} is typed there", command.name);
            behind.entry(shown.to_owned()).or_default().push(command);
        }
    }
    for (key, commands) in behind {
        for (at, one) in commands.iter().enumerate() {
            for other in commands.iter().skip(at + 1) {
                let clash = one.scope.meets(other.scope) && !share_by_design(one, other);
                assert!(!clash, "{key} is {} and {}", one.name, other.name);
            }
        }
    }
}

/// Whatever is shown at this place runs what it says.
fn assert_shown_works(app: &App) {
    for shown in app.key_bar(250) {
        assert_eq!(app.behind(shown.key.parse().unwrap()), Some(shown.command.name), "{}", shown.key);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nobody_is_locked_out(changes in lines()) {
        let memory = Memory::default();
        let settings = Settings { keys: changes.clone(), ..Settings::default() };
        memory.subfolder("").put(FILE, ron::to_string(&settings).unwrap());
        let mut app = App::on(memory.clone(), Start::Sample, (120, 40));
        assert_sound(app.keys(), &changes);
        let key = |app: &App, name: &str| app.keys().first(name).unwrap_or_else(|| panic!("{name}")).to_owned();
        assert_shown_works(&app);
        assert_shown_works(&App::on(memory, Start::Home, (120, 40)));
        let help = key(&app, "palette");
        app.press(&help);
        prop_assert_eq!(app.overlay_name(), Some("palette"));
        assert_shown_works(&app);
        app.press("Esc");
        prop_assert_eq!(app.overlay_name(), None);
        let cover = key(&app, "cover");
        app.press(&cover).wait(1);
        prop_assert!(app.is_covered());
        assert_shown_works(&app);
        let lift = key(&app, "cover.lift");
        app.press(&lift).wait(1);
        prop_assert!(!app.is_covered());
        let quit = key(&app, "quit");
        prop_assert!(app.press(&quit).flow == Flow::Quit);
    }
}
