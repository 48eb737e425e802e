//! Home: the list of appointments.

use foreword::{
    app::program::Start,
    command::Place,
    domain::{DeleteAfter, EmptyReason, Meeting, Visit},
    effect::{Job, Reply},
    msg::{Mouse, Msg},
};

use crate::{harness::App, memory::Memory};

fn three() -> App {
    let mut app = App::on(Memory::default(), Start::Home, (110, 24));
    app.put(1, "soon", "2026-11-24T10:20:00+00:00");
    app.put(2, "later", "2026-11-25T10:20:00+00:00");
    app.put(3, "past", "2026-11-19T10:20:00+00:00");
    app.put(4, "someday", "");
    app.press("F5");
    app
}

fn order(app: &App, words: &[&str]) {
    let screen = app.screen();
    let places: Vec<_> =
        words.iter().map(|word| screen.find(word).unwrap_or_else(|| panic!("{word}\n{screen}"))).collect();
    assert!(places.is_sorted(), "{words:?}\n{screen}");
}

#[test]
fn an_empty_list_says_how_to_begin() {
    App::home().sees("n makes your first appointment").sees("n new");
}

#[test]
fn coming_ones_stand_before_past_ones() {
    let mut app = three();
    order(
        &app,
        &["Tue 24 Nov", "soon", "Wed 25 Nov", "later", "No time set", "someday", "Past", "past", "Sample"],
    );
    app.sees("10:20  soon").sees("first meeting, in the room").sees("not started");
}

/// A new appointment is made with all its details.
#[test]
fn new_with_all_details() {
    let mut app = App::home();
    app.press("n").types("10:20 RH").press("Tab").types("tue 9:20").sees("= Tue 24 Nov 2026 09:20");
    app.press("Tab").types("15").press("Tab → ↓ → →").press("Enter");
    assert_eq!(app.place(), Place::Prepare);
    app.wait(2);
    let made = app.on_disk();
    assert_eq!(made.label, "10:20 RH");
    assert_eq!(made.when.unwrap().to_string(), "2026-11-24T09:20:00+00:00");
    assert_eq!((made.minutes, made.visit, made.meeting), (Some(15), Visit::FollowUp, Meeting::Video));
}

/// The time is read out of the label and not asked again.
#[test]
fn a_label_tells_the_time() {
    let mut app = App::home();
    app.press("n").types("tomorrow 14:30 back+mood").sees("= Mon 23 Nov 2026 14:30, from the label");
    app.resize(40, 12).resize(80, 24).press("Enter").types("walks").wait(2);
    let made = app.on_disk();
    assert_eq!((made.label.as_str(), app.text("context.what_matters")), ("back+mood", "walks"));
    assert_eq!(made.when.unwrap().to_string(), "2026-11-23T14:30:00+00:00");
}

/// A time typed next to "When" is the one that counts, and the label stays as it is.
#[test]
fn when_goes_before_the_label() {
    let mut app = App::home();
    app.press("n").types("10:20 RH\ttue 9:20").press("Enter").wait(2);
    let made = app.on_disk();
    assert_eq!(
        (made.label.as_str(), made.when.unwrap().to_string().as_str()),
        ("10:20 RH", "2026-11-24T09:20:00+00:00")
    );
}

/// A day just past is asked about, in a label too.
#[test]
fn past_day_in_label_is_refused() {
    let mut app = App::home();
    app.press("n").types("20/11 10:20 RH").press("Enter").sees("When: 20 Nov is past; add the year");
    assert!(app.world.store.list().unwrap().appointments.is_empty());
}

/// The details of an appointment that is there say nothing new by their label.
#[test]
fn an_old_label_sets_no_time() {
    let mut app = App::home();
    app.press("n Enter").wait(2).press("Ctrl-R").types("10:20 RH").press("Enter").wait(2);
    assert_eq!((app.on_disk().label.as_str(), app.on_disk().when), ("10:20 RH", None));
}

#[test]
fn what_is_typed_after_enter_is_in_the_note() {
    let mut app = App::home();
    app.press("Ctrl-N Enter").types("nd?x");
    assert_eq!(app.text("context.what_matters"), "nd?x");
    app.press("Esc").press("Enter").types("y");
    assert_eq!(app.text("context.what_matters"), "nd?xy");
}

/// Whatever is typed while a note is being opened is in the note.
#[test]
fn typing_waits_for_the_note() {
    let mut app = three();
    app.world.hangs = true;
    app.press("Enter").types("dqn?").paste("d");
    assert_eq!(app.place(), Place::Home);
    let job = app.world.kept.pop().unwrap();
    app.world.hangs = false;
    let reply = foreword::shell::perform(&mut app.world.store, &job);
    app.send(foreword::msg::Msg::Store(reply));
    assert_eq!(app.text("context.what_matters"), "dqn?d");
}

/// A date nobody can read is said, and nothing is made.
#[test]
fn odd_date_is_refused() {
    let mut app = App::home();
    app.press("n Tab").types("whenever").sees("not a date").press("Enter").sees("When:");
    assert!(app.world.store.list().unwrap().appointments.is_empty());
    app.press("Ctrl-A").types("24/11").sees("add a time");
    app.press("Ctrl-A").types("24/11 10:20").press("Enter");
    assert_eq!(app.place(), Place::Prepare);
}

#[test]
fn a_copy_is_marked_until_it_is_touched() {
    let mut app = App::new_note();
    app.types("Lift my grandson").press("↓").types("Back pain").press("Esc").press("d");
    app.sees("Copy forward").press("Tab").types("1/12 9:00").press("Enter");
    assert_eq!(app.place(), Place::Prepare);
    assert_eq!(app.text("context.what_matters"), "Lift my grandson");
    assert!(app.notes().context.what_matters.carried_over);
    app.sees("carried over").types("!");
    assert!(!app.notes().context.what_matters.carried_over);
    app.press("↓ Shift-F8");
    assert!(!app.notes().context.already_known.carried_over);
    app.sees_not("carried over");
    app.wait(2);
    assert_eq!(app.world.store.list().unwrap().appointments.len(), 2);
    assert_eq!(app.notes().context.goals.standing, EmptyReason::Open);
}

#[test]
fn renaming_changes_the_file() {
    let mut app = three();
    app.press("r Ctrl-A").types("sooner").press("Enter").sees("sooner");
    let library = app.world.store.list().unwrap();
    assert!(library.appointments.iter().any(|one| one.label == "sooner"));
}

/// The chosen one stays chosen when its details change.
#[test]
fn choice_outlives_new_details() {
    let mut app = App::home();
    for (number, label) in [(1, "KL"), (2, "RH"), (3, "ST")] {
        app.put(number, label, &format!("2026-11-24T1{number}:20:00+00:00"));
    }
    app.press("F5 r Ctrl-A").types("MN").press("Enter").sees("› 11:20  MN");
}

#[test]
fn the_bin_gives_back() {
    let mut app = three();
    app.press("Del").sees_not("soon ").sees("Moved to the bin");
    assert_eq!(app.world.store.list().unwrap().appointments.len(), 3);
    app.press("u").sees("soon ");
    assert_eq!(app.world.store.list().unwrap().appointments.len(), 4);
}

#[test]
fn the_list_narrows_as_one_types() {
    let mut app = three();
    app.press("/").types("la").sees("later").sees_not("past").types("x").sees("Nothing here matches");
    app.press("Backspace Enter");
    assert_eq!(app.appointment().label, "later");
    app.press("Esc").press("/ Esc").sees("past");
}

#[test]
fn the_keyboard_and_the_mouse_choose() {
    let mut app = three();
    app.press("↓ ↓").press("Enter");
    assert_eq!(app.appointment().label, "someday");
    app.press("Esc");
    let row = app.screen().lines().position(|line| line.contains("past")).unwrap();
    let row = u16::try_from(row).unwrap();
    app.mouse(Mouse::Press, 10, row).mouse(Mouse::Press, 10, row);
    assert_eq!(app.appointment().label, "past");
}

/// A file that cannot be read stops no other.
#[test]
fn unreadable_file_is_listed() {
    let mut app = three();
    app.world.memory.put("0000000000000000000000000000000a.ron", "Appointment(\n  format: 1,\n  oops");
    app.press("F5").sees("Cannot be opened").sees("soon").sees("later");
    app.press("End ↑ Enter").sees("line 3");
    app.press("Esc").press("Home Enter");
    assert_eq!(app.appointment().label, "soon");
}

#[test]
fn unknown_field_is_read_only() {
    let mut app = three();
    let name = "00000000000000000000000000000010.ron";
    let id = "00000000000000000000000000000010".parse().unwrap();
    app.press("Enter").types("x").wait(2);
    let file = app.world.memory.get(&format!("{}.ron", app.appointment().id)).unwrap();
    let text = String::from_utf8(file).unwrap();
    let text = text.replace(app.appointment().id.as_str(), "00000000000000000000000000000010");
    let text = text.replacen("format: 4,", "format: 4,\n    mood_score: 3,", 1);
    app.world.memory.put(name, text.clone());
    app.send(foreword::msg::Msg::Store(foreword::effect::Reply::Listed(app.world.store.list())));
    app.open(id);
    let opened = app.world.store.open(&id_of(name)).map(Box::new);
    app.send(foreword::msg::Msg::Store(foreword::effect::Reply::Opened(id_of(name), opened)));
    app.sees("read only").types("lost?").sees("mood_score").wait(5);
    assert_eq!(app.world.memory.get(name).unwrap(), text.as_bytes(), "it is as it was");
}

fn id_of(name: &str) -> foreword::domain::Id {
    name.trim_end_matches(".ron").parse().unwrap()
}

/// A folder that cannot be read is said, and the sample still opens.
#[test]
fn no_folder_still_has_sample() {
    let memory = Memory::default();
    memory.fail(Some(std::io::ErrorKind::PermissionDenied));
    let mut app = App::on(memory, Start::Home, (80, 24));
    app.sees("do not have permission").press("Enter").sees("made-up example");
}

/// The whole list is shown, with the appointment chosen.
#[test]
fn filter_is_gone_coming_back() {
    let mut app = three();
    app.press("/").types("past").press("Enter").press("Esc").sees("later").sees_not("Filter:");
    assert_eq!(app.chosen_summary().unwrap().label, "past");
}

/// What the index knows is on the list before any file was looked at; nothing is asked about a part of it.
#[test]
fn the_list_is_there_at_once() {
    let mut app = three();
    let job = Job::ListFirst;
    let Reply::Listed(Ok(whole)) = foreword::shell::perform(&mut app.world.store, &job) else { panic!() };
    app.world.hangs = true;
    app.forget_list();
    app.begin_again();
    app.sees("Reading your appointments.");
    let mut first = whole.clone();
    first.appointments.retain(|one| one.label == "past");
    first
        .appointments
        .iter_mut()
        .for_each(|one| one.details.delete_after = DeleteAfter::On(jiff::civil::date(2020, 1, 1)));
    app.send(Msg::Store(Reply::ListedSoFar(first.clone())))
        .sees("past")
        .sees_not("later")
        .sees_not("Delete old notes?");
    app.send(Msg::Store(Reply::Listed(Ok(whole.clone())))).sees("past").sees("later");
    app.send(Msg::Store(Reply::ListedSoFar(first.clone()))).sees("later");
    assert!(app.world.kept.contains(&Job::KeepIndex), "it is kept for the next start");
}

/// All of it is told before it is known to stand; only then is anything asked about it.
#[test]
fn what_was_told_stands() {
    let mut app = three();
    let Reply::Listed(Ok(whole)) = foreword::shell::perform(&mut app.world.store, &Job::ListFirst) else {
        panic!()
    };
    app.world.hangs = true;
    app.forget_list();
    app.begin_again();
    let mut first = whole.clone();
    first.appointments.retain(|one| one.label == "past");
    let mut old = whole.clone();
    old.appointments
        .iter_mut()
        .for_each(|one| one.details.delete_after = DeleteAfter::On(jiff::civil::date(2020, 1, 1)));
    for told in [&first, &old] {
        app.send(Msg::Store(Reply::ListedSoFar(told.clone())));
    }
    app.sees("past").sees("later").sees_not("Delete old notes?");
    app.world.kept.clear();
    app.send(Msg::Store(Reply::ListStands)).sees("Delete old notes?").press("Esc");
    assert!(!app.world.kept.contains(&Job::List), "nothing is read again");
    // A change made meanwhile is not undone by what was known before it; the list is read then.
    app.forget_list();
    app.begin_again();
    app.send(Msg::Store(Reply::ListedSoFar(first.clone())));
    let mut changed = whole.appointments[0].clone();
    changed.details.label = "made meanwhile".to_owned();
    app.send(Msg::Store(Reply::Amended(changed.id.clone(), Ok(Box::new(changed)))));
    app.send(Msg::Store(Reply::ListedSoFar(whole))).sees("made meanwhile");
    app.world.kept.clear();
    app.send(Msg::Store(Reply::ListStands));
    assert!(app.world.kept.contains(&Job::List));
}

/// Whatever others could read is looked after last, and said in one line.
#[test]
fn permissions_are_last() {
    let mut app = App::home();
    app.world.hangs = true;
    app.begin_again();
    assert_eq!(app.world.kept.last(), Some(&Job::Mend), "after what the person waits for");
    app.set_notice("Said before.");
    app.send(Msg::Store(Reply::Said(None)));
    assert_eq!(app.notice().as_deref(), Some("Said before."));
    app.send(Msg::Store(Reply::Said(Some("1 file could be read.".to_owned()))));
    assert_eq!(app.notice().as_deref(), Some("Said before. 1 file could be read."));
    app.press("↓");
    assert_eq!(app.notice(), None);
}

/// On a screen too low for the form the line one is on is shown.
#[test]
fn low_form_shows_its_line() {
    let mut app = App::home();
    app.resize(60, 6).press("n").sees("Label");
    for line in ["When", "Minutes", "Visit", "How", "Delete after"] {
        app.press("↓").sees(line);
        let (_, row) = app.cursor().unwrap();
        assert_eq!(app.find(line).1, row, "{line}");
    }
}

/// The day is said once, above its rows; today's say how long until then.
#[test]
fn home_is_by_day() {
    let mut app = App::on(Memory::default(), Start::Home, (80, 24));
    app.put(1, "a label that is rather longer", "2026-11-22T09:38:00+00:00");
    app.put(2, "next", "2026-11-23T10:20:00+00:00");
    app.put(3, "later", "2026-11-27T10:20:00+00:00");
    app.put(4, "gone", "2026-11-22T08:20:00+00:00");
    app.press("F5");
    order(
        &app,
        &["Today · Sun 22 Nov", "09:38", "Tomorrow · Mon 23 Nov", "10:20", "Fri 27 Nov", "Past", "gone"],
    );
    app.sees("› 09:38  a label that is rather longer").sees("in 38 min").sees("not started");
    app.resize(40, 12).sees("a label that is rather longer").sees("10:20  next");
}

#[test]
fn words_for_what_is_missing() {
    let mut app = three();
    app.press("Enter").types("Lift my grandson").press("Esc");
    app.sees("no options, no plan for a bad day");
    app.press("Enter F6").types("What to try").press("F7").types("Stiff").press("Esc");
    app.sees("notes on all pages").sees_not(" filled,");
}

/// At 160 columns what is said of each is in columns, also beside a long label.
#[test]
fn wide_rows_are_in_columns() {
    let mut app = App::on(Memory::default(), Start::Home, (160, 24));
    app.put(1, "RH", "2026-11-24T10:20:00+00:00");
    app.put(3, "someday", "");
    app.put(2, "a label that goes on for longer than others do", "2026-11-24T11:20:00+00:00");
    app.press("F5");
    let columns = |words: &str| {
        let screen = app.screen();
        screen
            .lines()
            .filter_map(|line| line.split_once(words).map(|(before, _)| before.chars().count()))
            .collect::<Vec<_>>()
    };
    for words in ["not started", "first meeting"] {
        let [one, other, third] = columns(words)[..] else { panic!("{words}") };
        assert!(one == other && other == third, "{words}");
    }
}

/// The one just made is marked, and Esc leaves the list alone.
#[test]
fn the_new_one_is_marked() {
    let mut app = three();
    app.press("n").types("made").press("Tab").types("30/11 9:00").press("Enter Esc");
    assert_eq!(app.chosen_summary().unwrap().label, "made");
    app.press("Esc Esc");
    assert_eq!(app.place(), Place::Home);
}

/// A word is found with letters left out, and what was found is marked.
#[test]
fn the_filter_is_fuzzy() {
    let mut app = three();
    app.press("/").types("tomorrow").sees("Nothing here matches").press("Ctrl-A").types("somdy");
    app.sees("someday")
        .sees_not("later")
        .press("Ctrl-A")
        .types("25 nov")
        .sees("Wed 25 Nov 2026 10:20  later");
    app.sees_not("soon");
}

const CLINIC: &str = "tue 10:20, soon\ntomorrow\n8:20, RH, 15\n8:40, KL, 20 min\nDr X\n";

#[test]
fn a_pasted_list_is_shown_first() {
    let mut app = three();
    app.paste(CLINIC).sees("Make 2 appointments?").sees("Mon 23 Nov 2026 08:20  RH, 15 min");
    app.sees("soon is there already.").sees("“Dr X” left out");
    app.press("Esc");
    assert_eq!(app.world.store.list().unwrap().appointments.len(), 4);
    app.paste(CLINIC).press("Enter").sees("2 appointments made.").sees("Tomorrow · Mon 23 Nov");
    assert_eq!(app.chosen_summary().unwrap().label, "RH");
    assert_eq!(app.world.store.list().unwrap().appointments.len(), 6);
    app.paste(CLINIC).sees("Nothing new in what was pasted.");
}

#[test]
fn a_paste_that_is_no_list() {
    let mut app = three();
    app.paste("d\nq\nn\n").sees("is not a list");
    assert_eq!(app.place(), Place::Home);
}

/// Titles are taken if they are asked for.
#[test]
fn a_pasted_calendar() {
    let mut app = three();
    let entry =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261123T102000Z\nSUMMARY:Jane\nEND:VEVENT\nEND:VCALENDAR\n";
    app.paste(entry).sees("10:20  no label").sees("Titles are left out").sees_not("Jane");
    app.press("t").sees("10:20  Jane").press("t").press("Enter").sees("1 appointment made.").sees_not("Jane");
}
