//! Thousands of keys, pastes, clicks and resizes over every place, on a disk that fails at random:
//! nothing panics, nothing typed is lost, the invariants hold, and what the painter spares is not
//! missed on screen.

use std::io::ErrorKind;

use foreword::{
    app::program::Flow,
    app::program::Start,
    command::Place,
    domain::{Appointment, Choice, NotesPage, Resources, Team},
    key::Key,
    msg::{Mouse, Msg},
    session::conflicts::Purpose,
    store::{DRAFTS, Disk},
    text::{Area, grapheme},
    ui::painter::Painter,
};
use proptest::prelude::*;
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};
use unicode_width::UnicodeWidthStr;

use crate::{
    compare,
    harness::App,
    table::{BY_KEYS, places},
};

const TYPED: &[&str] = &[
    "a",
    "pain ",
    "\n",
    "Zoë",
    "José",
    "漢字",
    "👩🏽‍⚕️",
    "🇬🇧",
    "क्षि",
    "e\u{301}",
    "\u{301}",
    "\u{200d}",
    "\t",
    "nd?/",
    "“no”",
    " .s",
    " .review ",
    "{a|b}",
    "2",
    "   ",
];

/// While covered, every word on screen is one of the cover's own, or a part of one where it is cut.
fn check_cover(app: &App) {
    let own = format!("Foreword Enter go on Ctrl-Q quit {}", app.cover_words().join(" "));
    let screen = app.screen();
    for word in screen.split_whitespace() {
        assert!(own.split(' ').any(|own| own.contains(word)), "not the cover's own word: {word:?}");
    }
    assert_eq!(app.cursor(), None, "nothing is typed there");
}

/// Everything typed, and where one is.
fn typed(app: &mut App) -> String {
    let drafted = app.drafted();
    let fields = app.is_open().then(|| {
        let notes = app.notes();
        notes.all_fields().map(|field| notes.get(field).text.clone()).collect::<Vec<_>>()
    });
    let about = app.phrase_area().map(Area::text);
    let found = (app.filter(), app.phrases_found_by());
    let outside = (drafted, app.team(), app.resources());
    format!("{fields:?} {:?} {found:?} {about:?} {:?} {outside:?}", app.place(), app.mine())
}

fn check(app: &App) {
    let (columns, rows) = app.size();
    // Drawing must not panic, whatever the size.
    let (_, cursor) = app.buffer();
    if let Some((column, row)) = cursor {
        assert!(column < columns && row < rows, "the cursor is on screen");
    }
    for key in app.key_bar(columns) {
        assert!(app.works(key.command), "{} is shown and does not work", key.command.name);
    }
    assert_eq!(app.is_comparing(), app.place() == Place::Compare);
    if let Some(area) = app.phrase_area() {
        let at = area.caret().at;
        assert_eq!(grapheme::floor_boundary(area.text(), at), at, "the cursor is on a boundary");
        assert!(area.selected().is_some() == area.caret().selection().is_some());
    }
    if !app.is_open() {
        return;
    }
    let (notes, sheet) = (app.notes(), app.sheet());
    let text = &notes.get(sheet.field()).text;
    assert_eq!(grapheme::floor_boundary(text, sheet.caret.at), sheet.caret.at, "the cursor is on a boundary");
    if let Some(selection) = sheet.caret.selection() {
        assert!(text.get(selection).is_some(), "the selection is on boundaries");
    }
    assert_eq!(sheet.fields, notes.fields(sheet.page));
    assert_eq!(sheet.rows.len(), sheet.fields.len());
    for (at, (field, rows)) in sheet.fields.iter().zip(&sheet.rows).enumerate() {
        let anew = foreword::text::Rows::new(&notes.get(*field).text, sheet.width_of(at));
        assert_eq!(*rows, anew, "{field:?} is wrapped as it stands");
    }
    assert!(NotesPage::ALL.contains(&sheet.page));
}

/// A terminal that is given what changed, as terminals take it: whatever is written over a half of a wide
/// character takes the other half with it.
struct Screen {
    painter: Painter,
    cells: Buffer,
}

impl Screen {
    fn new((columns, rows): (u16, u16)) -> Self {
        let cells = Buffer::empty(Rect { x: 0, y: 0, width: columns, height: rows });
        Self { painter: Painter::new((columns, rows)), cells }
    }

    fn put(cells: &mut Buffer, column: u16, row: u16, cell: &Cell) {
        let wide =
            |cells: &Buffer, at: u16| cells.cell((at, row)).is_some_and(|cell| cell.symbol().width() > 1);
        let end = column + u16::try_from(cell.symbol().width()).unwrap().max(1);
        for at in column..end {
            for half in at.checked_sub(1).into_iter().chain([at]) {
                if wide(cells, half) {
                    cells[(half, row)].reset();
                    cells[(half + 1, row)].reset();
                }
            }
        }
        cells[(column, row)] = cell.clone();
    }

    fn check(&mut self, app: &App) {
        let (columns, rows) = app.size();
        if (self.cells.area.width, self.cells.area.height) != (columns, rows) {
            *self = Self::new(app.size());
        }
        self.painter.draw(|frame_buffer| app.draw(frame_buffer));
        for (column, row, cell) in self.painter.changes() {
            Self::put(&mut self.cells, column, row, cell);
        }
        let (buffer, _) = app.buffer();
        assert!(seen(&self.cells).eq(seen(&buffer)), "{}", app.screen());
    }
}

/// The cells that are not behind a wide character.
fn seen(buffer: &Buffer) -> impl Iterator<Item = &Cell> {
    let mut hidden = 0;
    buffer.content.iter().filter(move |cell| {
        let is_seen = hidden == 0;
        hidden = if is_seen { cell.symbol().width().saturating_sub(1) } else { hidden - 1 };
        is_seen
    })
}

/// One thing that happens.
#[derive(Clone, Debug)]
enum Step {
    Resize(u16, u16),
    Paste(Vec<&'static str>),
    Mouse(Mouse, u16, u16),
    Later,
    Disk(Option<ErrorKind>),
    Type(&'static str),
    Burst(Vec<&'static str>),
    Press(Key),
    Compare(Purpose, bool),
    /// To a place of the table of commands, by its keys, from the notes.
    Go(&'static str),
    /// A list of appointments, pasted where that is read.
    Clinic(&'static str),
    Uncover,
}

fn step() -> impl Strategy<Value = Step> {
    let ways_out = ["quit", "home.leave", "message.leave", "cover.leave"];
    let keys: Vec<Key> = foreword::app::keymap::all()
        .filter(|command| !ways_out.contains(&command.name))
        .flat_map(|command| command.usual_keys.iter().map(|key| key.parse().unwrap()))
        .collect();
    let typed = prop::sample::select(TYPED);
    let mouse = prop::sample::select(&[Mouse::Press, Mouse::Drag, Mouse::WheelUp, Mouse::WheelDown]);
    let purpose = prop::sample::select(&[Purpose::Conflict, Purpose::Copy, Purpose::History]);
    let disk =
        prop::sample::select(&[None, None, Some(ErrorKind::StorageFull), Some(ErrorKind::PermissionDenied)]);
    prop_oneof![
        1 => (0_u16..=250, 0_u16..=90).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        1 => Just(Step::Resize(80, 24)),
        1 => prop::collection::vec(typed.clone(), 0..50).prop_map(Step::Paste),
        2 => (mouse, 0_u16..260, 0_u16..95).prop_map(|(mouse, column, row)| Step::Mouse(mouse, column, row)),
        1 => Just(Step::Later),
        1 => disk.prop_map(Step::Disk),
        1 => prop::collection::vec(typed.clone(), 0..20).prop_map(Step::Burst),
        3 => Just(Step::Uncover),
        14 => typed.prop_map(Step::Type),
        2 => prop::sample::select(BY_KEYS).prop_map(|(_, keys)| Step::Go(keys)),
        1 => prop::sample::select(&["10:20, RH\n11:40, KL\n", "tomorrow\n9:00\tST\t15", "BEGIN:VCALENDAR\nBEGIN:VEVENT"])
            .prop_map(Step::Clinic),
        1 => (purpose, any::<bool>()).prop_map(|(purpose, shorter)| Step::Compare(purpose, shorter)),
        20 => prop::sample::select(keys).prop_map(Step::Press),
    ]
}

/// What another program may have made of it.
fn other_version(one: &mut Appointment, shorter: bool) {
    one.minutes = if shorter { None } else { Some(15) };
    one.pinned.clear();
    for (field, at) in one.notes.all_fields().collect::<Vec<_>>().into_iter().zip(0..) {
        one.notes.change(field, |answer| match at % 7 {
            0 => answer.text.insert_str(0, "क्षि other \u{301}\n\n"),
            // No file has a blank answer that is carried over.
            1 => (answer.text, answer.carried_over) = (String::new(), false),
            _ => {}
        });
    }
    if shorter {
        one.notes.options.choices.0.truncate(1);
    } else if one.notes.options.choices.0.len() < 4 {
        one.notes.options.choices.0.push(Choice::default());
    }
}

fn walk((begin, steps): (prop::sample::Index, Vec<Step>)) {
    let all: Vec<_> = places().collect();
    let at = begin.index(all.len());
    let (_, mut app) = all.into_iter().nth(at).unwrap();
    app.world.memory.fail_writes(None);
    let mut screens = Screen::new(app.size());
    for (at, step) in steps.into_iter().enumerate() {
        let covered = app.is_covered().then(|| typed(&mut app));
        match step {
            Step::Resize(columns, rows) => app.resize(columns, rows),
            Step::Paste(parts) => app.paste(&parts.concat()),
            Step::Mouse(mouse, column, row) => app.mouse(mouse, column, row),
            Step::Later => {
                let later = app.now().checked_add(jiff::SignedDuration::from_millis(400)).unwrap();
                app.send(Msg::Clock(later))
            }
            Step::Disk(kind) => {
                app.world.memory.fail_writes(kind);
                continue;
            }
            Step::Type(text) => app.types(text),
            Step::Burst(parts) => app.burst(&parts.concat().replace(['\n', '\t'], " ")),
            Step::Press(key) => app.send(Msg::Key(key)),
            Step::Compare(purpose, shorter) => {
                // Opened by a command, where nothing is on its way and nothing lies over the screen.
                if app.is_open() && app.overlay_name().is_none() && !app.is_loading() {
                    compare::compare_with(&mut app, purpose, |theirs| other_version(theirs, shorter));
                }
                continue;
            }
            Step::Go(keys) => {
                // The way there is known from the notes.
                if app.place() == Place::Prepare && app.overlay_name().is_none() && !app.is_covered() {
                    app.press(keys);
                }
                if app.flow != Flow::On {
                    return;
                }
                continue;
            }
            Step::Clinic(list) => {
                if app.place() == Place::Home && app.overlay_name().is_none() {
                    app.paste(list);
                }
                continue;
            }
            Step::Uncover if app.is_covered() => app.wait(1).press("Enter").wait(1),
            Step::Uncover => continue,
        };
        assert_eq!(app.flow, Flow::On, "nothing but a way out leads out");
        if app.is_covered() {
            check_cover(&app);
            assert!(covered.is_none_or(|before| before == typed(&mut app)), "nothing is typed unseen");
        }
        if at % 10 == 0 {
            check(&app);
        }
        if at % 5 == 0 {
            screens.check(&app);
        }
    }
    // The disk is well again: what is on screen is on disk, to the letter.
    app.world.memory.fail_writes(None);
    app.wait(10);
    assert!(app.in_background() == 0);
    assert!(!app.has_unsaved(), "and so are phrases");
    if app.is_open() && !app.is_sample() {
        let on_screen = app.appointment().clone();
        let on_disk = app.world.store.open(&on_screen.id).unwrap().appointment;
        assert!(on_disk == on_screen, "what is on screen is on disk");
    }
    if let Ok(team) = app.world.store.read_file::<Team>() {
        assert!(team.changes == app.team().changes, "the changes of the team too");
    }
    if let Ok(resources) = app.world.store.read_file::<Resources>() {
        assert!(resources == *app.resources(), "and resources");
    }
    // Killed there, what was being typed is offered again, whatever it was.
    let is_typing = app.is_typing();
    let was = format!("{:?} {}", app.overlay_name(), app.screen());
    let memory = app.world.memory.clone();
    drop(app);
    memory.end_all_processes();
    let drafts = memory.subfolder(DRAFTS);
    let again = App::in_window(2, memory, Start::Home, (80, 24));
    check(&again);
    // A filter waits until its list is opened.
    let waits = drafts.all().iter().any(|name| name.contains(".draft"));
    assert!(
        !is_typing || waits || again.screen().contains("What you were typing"),
        "{was}\n{}",
        again.screen()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn walk_holds_every_invariant(begin in any::<prop::sample::Index>(), steps in prop::collection::vec(step(), 700)) {
        walk((begin, steps));
    }

    /// Once more, next to the first: many short walks meet more places than one long one.
    #[test]
    fn short_walks_do_too(begin in any::<prop::sample::Index>(), steps in prop::collection::vec(step(), 350)) {
        walk((begin, steps));
    }
}
