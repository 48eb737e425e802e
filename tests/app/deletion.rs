//! The bin, the day after which notes should go, and the one question before anything goes.

use foreword::{
    app::program::Start,
    command::Place,
    domain::{DeleteAfter, HONEST},
};

use crate::{harness::App, memory::Memory};

/// Three of October, one of yesterday, one to come; the list is not yet read.
fn old() -> App {
    let mut app = App::on(Memory::default(), Start::Sample, (80, 24));
    app.put(1, "9:00 KL", "2026-10-01T09:00:00+01:00");
    app.put(2, "9:20 RH", "2026-10-02T09:20:00+01:00");
    app.put(3, "9:40 MM", "2026-10-03T09:40:00+01:00");
    app.put(4, "yesterday", "2026-11-21T10:20:00+00:00");
    app.put(5, "coming", "2026-11-24T10:20:00+00:00");
    for number in 1..=3 {
        app.rewrite(number, |text| text.replace("changed: \"2026-11-22", "changed: \"2026-10-04"));
    }
    app
}

/// The same, on Home, where the question is asked.
fn asked() -> App {
    let mut app = old();
    app.press("Esc").wait(1);
    app
}

fn count(app: &App) -> usize {
    app.world.store.list().unwrap().appointments.len()
}

/// It says what deletion cannot do, and `d` deletes.
#[test]
fn question_names_what_is_due() {
    let mut app = asked();
    app.sees("3 appointments are past the day").sees("“9:00 KL”, “9:20 RH”, “9:40 MM”.");
    let screen = app.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains(HONEST), "{screen}");
    app.press("d").sees("3 appointments are deleted permanently.").sees_not("9:00 KL").sees("yesterday");
    assert_eq!((count(&app), app.world.memory.in_bin().len()), (2, 0));
    app.press("F5").sees_not("past the day");
}

/// `k` keeps them 14 days longer, and Esc decides later.
#[test]
fn k_keeps_14_days_longer() {
    let mut app = asked();
    app.press("Esc").sees("9:00 KL").press("F5").sees_not("past the day");
    assert_eq!(count(&app), 5);

    let mut app = asked();
    app.press("k").sees("3 appointments kept 14 days longer.").sees("9:00 KL");
    let library = app.world.store.list().unwrap();
    let kept = DeleteAfter::On("2026-12-06".parse().unwrap());
    assert_eq!(library.appointments.iter().filter(|one| one.delete_after == kept).count(), 3);
    let mut again = App::on(app.world.memory.clone(), Start::Home, (80, 24));
    again.sees_not("past the day").sees("9:00 KL");
}

/// A key meant for what was on screen before does not answer.
#[test]
fn early_key_is_no_answer() {
    for answer in ["d", "k"] {
        let mut app = old();
        app.press("Esc").press(answer).sees("past the day");
        assert_eq!(count(&app), 5);
        app.burst("ddkk").paste("d").sees("past the day");
        assert_eq!(count(&app), 5);
    }
}

/// The open one is left out, and so are files that cannot be changed.
#[test]
fn open_and_fixed_are_left_out() {
    let mut app = old();
    app.world.memory.put("0000000000000000000000000000000a.ron", "Appointment(\n  format: 1,\n  oops");
    app.rewrite(2, |text| text.replace("format: 4,", "format: 4,\n    mood: 3,"));
    app.rewrite(3, |text| text.replace("format: 4,", "format: 7,"));
    let id = App::id(1);
    let opened = app.world.store.open(&id).unwrap();
    app.begin_opened(opened);
    app.press("Esc").wait(1).sees_not("past the day").sees("Cannot be opened");
    assert_eq!(app.world.memory.in_bin().len(), 0);
}

/// It is asked only where nothing else has the keys.
#[test]
fn asked_only_when_nothing_else() {
    let mut app = old();
    app.world.hangs = true;
    app.press("Esc n").types("d");
    let job = app.world.kept.pop().unwrap();
    app.world.hangs = false;
    let reply = foreword::shell::perform(&mut app.world.store, &job);
    app.send(foreword::msg::Msg::Store(reply)).sees("New appointment").sees_not("past the day");
    app.press("Enter").press("Esc").sees("past the day");
}

#[test]
fn a_clock_that_is_years_ahead_asks_first() {
    let app = old();
    let mut ahead = App::on(app.world.memory.clone(), Start::Sample, (80, 24));
    ahead.set_clock("2036-11-22T09:00:00+00:00[Europe/London]");
    ahead.press("Esc").sees("5 appointments are past the day");
    assert_eq!(count(&ahead), 5);
}

#[test]
fn one_or_many_are_counted() {
    let mut app = App::on(Memory::default(), Start::Sample, (80, 24));
    let old = |app: &mut App, number: u128| {
        app.put(number, &format!("{number} old"), "2026-10-01T09:00:00+01:00");
        app.rewrite(number, |text| text.replace("changed: \"2026-11-22", "changed: \"2026-10-04"));
    };
    old(&mut app, 1);
    let mut one = App::on(app.world.memory.clone(), Start::Home, (80, 24));
    one.sees("1 appointment is past the day after which its notes should go").sees("d deletes it and all");
    for number in 2..=12 {
        old(&mut app, number);
    }
    let mut many = App::on(app.world.memory.clone(), Start::Home, (80, 24));
    many.sees("12 appointments are past").sees("and 4 more.");
    let mut small = App::on(app.world.memory.clone(), Start::Home, (40, 12));
    small.sees("and 11 more.").sees("whole disk.").sees("d delete").sees("k keep longer");
}

/// Del then u works as ever, and the bin gives back what was put there before.
#[test]
fn bin_returns_earlier_ones() {
    let mut app = asked();
    app.press("Esc").press("Del").press("Del");
    assert_eq!((count(&app), app.world.memory.in_bin().len()), (3, 2));
    let mut app = App::on(app.world.memory.clone(), Start::Home, (80, 24));
    app.press("Esc").press("u").sees_not("Restored");
    app.press("b").sees("Bin").sees("in the bin since 22 Nov, 30 days left").sees("yesterday").sees("coming");
    let chosen = app.bin()[0].clone();
    app.press("Enter").sees("Restored.");
    assert_eq!(count(&app), 4);
    assert_eq!(app.bin().len(), 1);
    app.press("Esc").sees(chosen.what.unwrap().name());
    assert_eq!(app.chosen_summary().unwrap().id, chosen.id);
}

/// Whatever was undone, or deleted in the bin, is not undone again.
#[test]
fn undo_is_not_done_twice() {
    let mut app = asked();
    app.press("Esc").press("Del").press("b u Esc").press("u").sees_not("is gone");
    assert_eq!(count(&app), 5);
    app.press("Del").press("b x d Esc").press("u").sees_not("is gone");
    assert_eq!((count(&app), app.world.memory.in_bin().len()), (4, 0));
}

#[test]
fn x_deletes_for_good_after_one_question() {
    let mut app = asked();
    app.press("Esc").press("Del").press("b").press("x").sees("Delete permanently?").sees("backup");
    app.press("Esc").sees("30 days left");
    assert_eq!(app.world.memory.in_bin().len(), 1);
    app.press("Del").press("d").sees("Deleted permanently.").sees("The bin is empty.");
    assert_eq!((count(&app), app.world.memory.in_bin().len()), (4, 0));
    app.press("Enter").press("x").press("b").sees("9:00 KL");
    assert_eq!(app.place(), Place::Home);
}

/// A file that cannot be read comes out of the bin and is listed as such.
#[test]
fn unreadable_leaves_the_bin() {
    let mut app = App::home();
    app.world.memory.put_in_bin("20261120T090000Z-0000000000000000000000000000000a.ron", "Appointment(");
    app.press("b").sees("cut short").sees("0000000").press("Enter").press("Esc").sees("Cannot be opened");
}

#[test]
fn a_bin_of_thousands_is_read_when_it_is_shown() {
    let mut app = App::on(Memory::default(), Start::Sample, (80, 24));
    for number in 0..3_000_u32 {
        let name = format!(
            "20261120T{:02}{:02}{:02}Z-{number:032x}.ron",
            number / 3600,
            number / 60 % 60,
            number % 60
        );
        app.world.memory.put_in_bin(&name, "Appointment(");
    }
    let before = app.world.memory.reads();
    app.press("Esc");
    assert!(app.world.memory.reads() <= before + 1, "an index is looked for, and no more");
    let before = app.world.memory.reads();
    app.press("b End").sees("00000000").press("PgUp Home ↑ ↓");
    assert_eq!(app.world.memory.reads(), before + 3_000);
    for (columns, rows) in [(120, 40), (40, 12), (20, 6), (0, 0)] {
        app.resize(columns, rows);
    }
}

#[test]
fn a_bin_that_cannot_be_read_says_so() {
    let mut app = App::home();
    app.world.memory.fail(Some(std::io::ErrorKind::PermissionDenied));
    app.press("b")
        .sees("The bin could not be read")
        .sees("do not have permission")
        .press("Esc")
        .sees_not("The bin could");
}

/// Whatever is too old goes from the bin at the start, and that is said.
#[test]
fn old_ones_leave_the_bin() {
    let memory = Memory::default();
    memory.put_in_bin("20261001T090000Z-0000000000000000000000000000000a.ron", "Appointment(");
    memory.put_in_bin("20261120T090000Z-0000000000000000000000000000000b.ron", "Appointment(");
    let mut app = App::on(memory, Start::Home, (110, 24));
    app.sees("1 appointment had been in the bin for more than 30 days and was deleted permanently.");
    assert_eq!(app.world.memory.in_bin().len(), 1);
}

#[test]
fn the_day_is_asked_in_plain_words_and_shown() {
    let mut app = App::home();
    app.press("n").types("10:20 RH\t24/11 10:20").sees("8 Dec 2026, 14 days after it");
    app.press("↑ ↑").types("whenever").sees("not a date").press("Enter").sees("Delete after: not a date");
    app.press("Ctrl-A").types("in 3 weeks").sees("= 13 Dec 2026").press("Ctrl-A").types("never");
    app.sees("stays until you delete it").press("Ctrl-A").types("1 feb 2027").press("Enter").wait(1);
    assert_eq!(app.on_disk().delete_after, DeleteAfter::On("2027-02-01".parse().unwrap()));
    app.press("Esc")
        .sees("delete after 1 Feb 2027")
        .press("r ↑")
        .sees("Delete after  1 Feb 2027\n")
        .press("Ctrl-A Backspace");
    app.sees("8 Dec 2026, 14 days after it").press("Enter").wait(1).sees("delete after 8 Dec 2026");
    assert_eq!(app.on_disk().delete_after, DeleteAfter::Default);
}

/// Without a time the default counts from the last change.
#[test]
fn default_counts_from_change() {
    App::home().press("n").sees("6 Dec 2026, 14 days after the last change");
    let mut app = App::home();
    app.change_settings(|settings| settings.delete_after_days = 0);
    app.press("n").sees("stays until you delete it");
}

#[test]
fn a_copy_does_not_take_the_day_with_it() {
    let mut app = App::home();
    app.press("n").types("10:20 RH\t24/11 10:20").press("↑ ↑").types("never").press("Enter").wait(1);
    app.press("Esc d").types("x").press("Enter").wait(1);
    assert_eq!(app.appointment().delete_after, DeleteAfter::Default);
}

#[test]
fn where_there_is_room_every_row_says_its_day() {
    let mut app = App::home();
    app.put(1, "10:20 RH", "2026-11-24T10:20:00+00:00");
    app.put(2, "11:40 back+mood", "2026-11-25T10:20:00+00:00");
    app.press("F5").resize(120, 40).sees("delete after 8 Dec\n").sees("delete after 9 Dec\n");
    app.resize(80, 24).sees("   delete after 8 Dec 2026\n").sees_not("9 Dec");
    app.press("↓").sees("   delete after 9 Dec 2026\n");
}
