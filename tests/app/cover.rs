//! The cover: everything clinical is hidden at once, nothing is typed blind, nothing is lost.

use std::io::ErrorKind;

use foreword::{
    app::program::Flow,
    command::Place,
    key::Key,
    msg::{Mouse, Msg},
    shell,
};
use jiff::ToSpan;

use crate::{
    harness::{App, morning},
    memory::Memory,
};

const FIRST: &str = "context.what_matters";

/// The cover and nothing else.
#[track_caller]
fn covered(app: &App) {
    let mut empty = if app.is_sample() { App::sample() } else { App::home() };
    if app.overlay_name() == Some("details") {
        empty.press("n Tab");
    }
    empty.press("F12").resize(app.size().0, app.size().1);
    assert_eq!(app.screen(), empty.screen(), "the cover looks the same over everything");
    assert_eq!(app.cursor(), None);
}

/// Waits until Enter uncovers, presses it, and lets it be drawn.
fn uncover(app: &mut App) -> &mut App {
    app.wait(1).press("Enter").wait(1)
}

/// It hides everything from everywhere, and gives it back.
#[test]
fn covers_every_place() {
    for cover in ["F12", "Ctrl-L"] {
        for way in
            ["", "F2", "Ctrl-B", "Esc", "Esc /", "F1", "Ctrl-N ↑", "Ctrl-N Tab", "Ctrl-R Tab", "Esc n ↑"]
        {
            let mut app = App::new_note();
            app.types("Lift my grandson").press(way).wait(1);
            let before = app.screen();
            app.press(cover);
            covered(&app);
            for (columns, rows) in [(10, 3), (0, 0), (1, 1), (19, 5), (200, 60), (40, 12), (80, 24)] {
                app.resize(columns, rows);
                covered(&app);
            }
            uncover(&mut app);
            assert_eq!(app.screen(), before, "after {way}");
        }
    }
}

#[test]
fn a_tiny_window_has_room_to_say_how_to_go_on() {
    App::new_note().press("F12").resize(12, 4).sees("Covered.").sees("Enter");
}

/// It hides a message and the sentence above the key bar.
#[test]
fn covers_messages() {
    let mut app = App::new_note();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types("one").press("Ctrl-Q").sees("“10:20 RH”").press("F12").sees_not("10:20").sees_not("RH");
    uncover(&mut app).sees("“10:20 RH”");
}

#[test]
fn none_of_what_is_beneath_is_on_screen() {
    let mut app = App::sample();
    app.press("F12");
    let own = "Foreword Covered. What you typed is still there. Press Enter to carry on. Enter Ctrl-Q quit";
    let screen = app.screen();
    assert_eq!(screen.split_whitespace().filter(|word| !own.contains(word)).count(), 0, "{screen}");
    let notes = app.notes();
    let texts: Vec<&str> = notes.all_fields().map(|field| notes.get(field).text.as_str()).collect();
    let shown = app.guide();
    let guide = shown.principles.iter().flat_map(|one| [one.short_name.as_ref(), one.why.as_ref()]);
    let label = ["10:20", "made-up", "Context", "appointment", "notes", "health"];
    let words = texts.into_iter().chain(guide).chain(label).flat_map(str::split_whitespace);
    for word in words.filter(|word| word.chars().count() > 4 && !own.contains(word)) {
        assert!(!screen.contains(word), "{word:?} is on screen:\n{screen}");
    }
}

#[test]
fn no_key_does_anything_while_covered() {
    let mut app = App::new_note();
    app.types("before").press("F12");
    let screen = app.screen();
    let mut keys: Vec<Key> = ('a'..='z').chain('A'..='Z').chain('0'..='9').map(Key::char).collect();
    keys.extend(" !?/.,;'\"[](){}@#~*+-=_é漢".chars().map(Key::char));
    keys.extend(
        foreword::app::keymap::all()
            .flat_map(|command| command.usual_keys)
            .map(|key| key.parse::<Key>().unwrap()),
    );
    keys.extend(
        ["F11", "Alt-X", "Shift-Enter", "Ctrl-Enter", "Alt-Enter"].map(|key| key.parse::<Key>().unwrap()),
    );
    let (enter, leave) = ("Enter".parse().unwrap(), "Ctrl-Q".parse().unwrap());
    assert!(keys.len() > 150);
    for key in keys.into_iter().filter(|key| *key != enter && *key != leave) {
        app.wait(1).send(Msg::Key(key));
        assert!(app.is_covered(), "{key} uncovers");
        assert_eq!(app.screen(), screen.replace("being saved", "saved"), "{key} shows");
    }
    app.burst("typed blind").paste("pasted blind").wait(1);
    for mouse in [Mouse::Press, Mouse::Drag, Mouse::WheelUp, Mouse::WheelDown] {
        app.mouse(mouse, 40, 10);
    }
    uncover(&mut app).types("!");
    assert_eq!((app.text(FIRST), app.place(), app.flow), ("before!", Place::Prepare, Flow::On));
    assert_eq!(app.field(), FIRST);
}

/// It saves before it hides, and says what is true.
#[test]
fn saves_before_it_covers() {
    let mut app = App::new_note();
    app.types("one").press("F12").sees("Covered. What you typed is saved.");
    assert_eq!(app.on_disk().notes.context.what_matters.text, "one");

    let mut app = App::new_note();
    app.world.hangs = true;
    app.types("one").press("F12").sees("is being saved");
    app.world.hangs = false;
    let job = app.world.kept.pop().unwrap();
    let reply = shell::perform(&mut app.world.store, &job);
    app.send(Msg::Store(reply)).sees("is saved.");

    let mut app = App::new_note();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types("one").press("F12").sees("Not everything you typed is saved yet");
    app.world.memory.fail_writes(None);
    app.wait(5).sees("is saved.");
    assert_eq!(app.on_disk().notes.context.what_matters.text, "one", "saving goes on while covered");

    App::sample().press("F12").sees("is still there.");
    App::home().press("n F12").sees("is saved.");
    App::home().press("n x F12").sees("is still there.");
    let mut app = App::new_note();
    app.types("one").press("F12").send(Msg::Terminate);
    assert_eq!(app.on_disk().notes.context.what_matters.text, "one");
}

#[test]
fn a_form_half_filled_in_is_gone_on_with() {
    let mut app = App::home();
    app.press("n").types("10:").press("F12").types("xyz");
    uncover(&mut app).types("20 RH").press("Enter");
    assert_eq!(app.appointment().label, "RH", "its time is read out of it");
    assert!(app.appointment().when.unwrap().to_string().contains("T10:20"));
}

#[test]
fn the_palette_covers_too() {
    let mut app = App::new_note();
    app.press("F1").types("cover").press("Enter");
    covered(&app);
}

/// A key right after other keys does not uncover.
#[test]
fn early_keys_do_not_uncover() {
    let mut app = App::new_note();
    app.press("F12 F12 Enter");
    assert!(app.is_covered(), "what was typed on before anybody saw the cover");
    app.wait(1).types("a cat\n");
    assert!(app.is_covered());
    app.press("Enter Enter");
    assert!(app.is_covered());
    app.wait(1).press("Enter");
    assert!(!app.is_covered());
}

/// Characters that come with the key that uncovers are not typed.
#[test]
fn rest_of_burst_is_not_typed() {
    let mut app = App::new_note();
    app.types("seen").press("F12").wait(1).press("Enter").types("blind").burst("blind").paste("blind");
    assert_eq!(app.text(FIRST), "seen");
    app.wait(1).types(" again");
    assert_eq!(app.text(FIRST), "seen again");
}

#[test]
fn what_is_sent_blind_goes_on() {
    let mut app = App::new_note();
    app.types("seen").press("F12").wait(1);
    let after = |app: &App, milliseconds: i64| {
        Msg::Clock(app.now().checked_add(milliseconds.milliseconds()).unwrap())
    };
    let burst = || Msg::Burst("blind\n".to_owned());
    app.press("Enter").types("b").send(burst());
    assert!(app.awaits_frame());
    // The disk was slow, and so the frame.
    let drawn = app.now().checked_add(2.seconds()).unwrap();
    app.send(Msg::Uncovered(drawn.clone())).send(Msg::Clock(drawn));
    assert!(!app.awaits_frame());
    app.types("blind").send(burst()).press("Esc");
    app.send(after(&app, 200)).types("blind").send(burst()).paste("blind").press("Esc");
    app.send(after(&app, 100)).types("!");
    assert_eq!((app.text(FIRST), app.place()), ("seen!", Place::Prepare));

    app.press("F12").wait(1).press("Enter");
    let now = app.now().clone();
    app.send(Msg::Uncovered(now));
    app.send(after(&app, 1)).types("!");
    assert_eq!(app.text(FIRST), "seen!!", "nothing was sent blind");

    app.press("F12").wait(1).press("Enter x F12");
    covered(&app);
}

/// Minutes without a key cover, and a key puts it off.
#[test]
fn idle_minutes_cover() {
    let mut app = App::new_note();
    app.types("one").wait(299);
    assert!(!app.is_covered());
    app.types("x").wait(299).mouse(Mouse::WheelDown, 60, 10).wait(299).paste("y").wait(299);
    assert!(!app.is_covered());
    app.wait(1);
    covered(&app);
    assert_eq!(app.deadline(), None, "nothing is waited for");
    uncover(&mut app).types("z");
    assert_eq!(app.text(FIRST), "onexyz");
    app.wait(300);
    covered(&app);
}

/// Resizing does not put the cover off, and the sample is covered too.
#[test]
fn resizing_is_no_key() {
    let mut app = App::sample();
    app.wait(200).resize(100, 30).wait(99);
    assert!(!app.is_covered());
    app.wait(1);
    covered(&app);
}

#[test]
fn it_can_be_set_and_be_off() {
    let mut app = App::new_note();
    app.change_settings(|settings| settings.cover_after_minutes = 1);
    app.wait(60);
    covered(&app);
    let mut app = App::new_note();
    app.change_settings(|settings| settings.cover_after_minutes = 0);
    app.wait(100_000);
    assert!(!app.is_covered());
    app.press("F12");
    covered(&app);
}

/// Keys after a jump of the clock meet the cover.
#[test]
fn waking_keys_meet_the_cover() {
    let mut app = App::new_note();
    app.types("seen");
    // The lid was down: no deadline woke it, the keys did.
    app.send(Msg::Clock(morning().checked_add(3.hours()).unwrap()));
    app.press("Enter").types("typed blind").burst("typed blind").press("Enter");
    covered(&app);
    uncover(&mut app);
    assert_eq!(app.text(FIRST), "seen");
}

#[test]
fn a_clock_set_back_does_not_put_it_off() {
    let mut app = App::new_note();
    app.types("seen").send(Msg::Clock(morning().checked_sub(2.hours()).unwrap()));
    app.wait(300);
    covered(&app);
}

#[test]
fn leaving_works_while_covered() {
    let mut app = App::new_note();
    app.types("one").press("F12 Ctrl-Q");
    assert_eq!(app.flow, Flow::Quit);
    assert_eq!(app.on_disk().notes.context.what_matters.text, "one");
}

/// Leaving with something unsaved stays covered and asks after uncovering.
#[test]
fn leaving_stays_covered() {
    let mut app = App::new_note();
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.types("one").press("F12 Ctrl-Q").sees("Foreword did not quit").sees_not("10:20").press("x Ctrl-Q x");
    assert_eq!(app.flow, Flow::On);
    uncover(&mut app).sees("Not everything is saved").press("x");
    assert_eq!(app.flow, Flow::Quit);

    let mut app = App::new_note();
    app.world.hangs = true;
    app.types("one").press("F12 Ctrl-Q").sees("Foreword quits as soon as it is saved");
    app.world.hangs = false;
    let job = app.world.kept.pop().unwrap();
    let reply = shell::perform(&mut app.world.store, &job);
    app.send(Msg::Store(reply));
    assert_eq!(app.flow, Flow::Quit);
}

/// Whatever was typed in sight reaches a note that opens while covered, and nothing else does.
#[test]
fn early_typing_reaches_the_note() {
    let mut app = App::on(Memory::default(), foreword::app::program::Start::Home, (80, 24));
    app.put(1, "soon", "2026-11-24T10:20:00+00:00");
    app.press("F5");
    app.world.hangs = true;
    app.press("Enter").types("seen").press("F12");
    covered(&app);
    app.types("blind").burst("blind").paste("blind");
    let job = app.world.kept.pop().unwrap();
    app.world.hangs = false;
    let reply = shell::perform(&mut app.world.store, &job);
    app.send(Msg::Store(reply)).sees("is being saved.").sees_not("seen");
    assert_eq!(app.text(FIRST), "seen");
    app.wait(2);
    covered(&app);
    assert_eq!(app.on_disk().notes.context.what_matters.text, "seen");
    uncover(&mut app).sees("seen");
}

/// The store's messages while covered are shown afterwards.
#[test]
fn store_is_heard_afterwards() {
    let mut app = App::new_note();
    app.press("Esc");
    app.world.hangs = true;
    app.press("Del");
    let job = app.world.kept.pop().unwrap();
    app.world.hangs = false;
    app.press("F12");
    let reply = shell::perform(&mut app.world.store, &job);
    app.send(Msg::Store(reply));
    covered(&app);
    uncover(&mut app).sees("Moved to the bin");
}
