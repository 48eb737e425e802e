//! Work that is counted and not timed, so that it does not move with the machine's mood: what a start and a key
//! ask of the disk and send to the terminal, and, where Valgrind is there, how many instructions they take.
//!
//! `recorded.txt` has the counts; none may grow by more than a tenth. `FOREWORD_COUNTED=write cargo test --test
//! counted` records them anew: say in the commit why they may grow.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "tests")]

mod counting;
#[cfg(unix)]
mod instructions;
#[path = "../support/memory.rs"]
mod memory;

use std::{cell::RefCell, collections::BTreeMap, fs, path::PathBuf};

use counting::{CountedDisk, Counting, Counts};
use foreword::{
    app::{
        model::Model,
        program::{self, Start, World},
        view::view,
    },
    content,
    domain::{Appointment, Details, Id, Moment},
    effect::{Job, Note, Reply},
    key::Key,
    msg::Msg,
    shell,
    store::{JournalWriter, Own, Store},
    ui::painter::Painter,
};
use jiff::{ToSpan, Zoned};
use memory::Raw;
use ratatui::backend::{Backend, CrosstermBackend};

struct Counted {
    store: Store<CountedDisk>,
    journal_writer: JournalWriter<CountedDisk>,
    /// What can wait is kept until it is asked for.
    later: Vec<Job>,
    waits: bool,
}

impl World for Counted {
    fn store(&mut self, job: Job) -> Option<Reply> {
        if self.waits && job.can_wait() {
            self.later.push(job);
            return None;
        }
        Some(shell::perform(&mut self.store, &job))
    }

    fn note(&mut self, note: Note) -> Option<Reply> {
        shell::note(&mut self.journal_writer, note)
    }

    fn copy_out(&mut self, _: String) {}

    fn open_file(&mut self, _: String) -> Option<Msg> {
        None
    }

    fn fresh_id(&mut self) -> Id {
        Id::of(1 << 100)
    }
}

struct App {
    model: Model,
    world: Counted,
    painter: Painter,
    counts: Counts,
}

fn now() -> Zoned {
    "2026-11-22T09:00:00+00:00[Europe/London]".parse().unwrap()
}

fn note(number: u128) -> Appointment {
    let details = Details { label: format!("{number} RH"), ..Details::default() };
    let mut one = Appointment::new(Id::of(number), details, "seven-principles", Moment::of(&now()));
    let word = if number.is_multiple_of(100) { "sertraline" } else { "nothing" };
    one.notes.context.what_matters.text =
        format!("{}{word}", "pain and sleep, and the stairs at home\n".repeat(20));
    one
}

/// A home with so many notes and their index.
fn home(count: u128) -> (Raw, Counts) {
    let (memory, counts) = (Raw::default(), Counts::default());
    let mut store = Store::new(memory.clone());
    for number in 1..=count {
        store.create(&note(number)).unwrap();
    }
    store.list().unwrap();
    store.keep_index();
    (memory, counts)
}

impl App {
    fn start(memory: &Raw, counts: &Counts, start: impl FnOnce(&mut Store<CountedDisk>) -> Start) -> Self {
        let disk = Counting::new(memory, counts);
        let own = Own { host: "surgery-3".to_owned(), process: 1 };
        let mut world = Counted {
            store: Store::of(disk.clone(), own.clone()),
            journal_writer: JournalWriter::new(disk, own),
            later: Vec::new(),
            waits: true,
        };
        let start = start(&mut world.store);
        let mut model = Model::new(content::guide(), now(), Id::of(1 << 99), true);
        program::begin(&mut model, &mut world, start, (80, 24));
        let mut app = Self { model, world, painter: Painter::new((80, 24)), counts: counts.clone() };
        app.draw();
        app
    }

    fn draw(&mut self) {
        let mut bytes = Vec::new();
        let model = &self.model;
        self.painter.draw(|frame_buffer| view(model, frame_buffer));
        let runs = self.painter.runs();
        let runs = runs.iter().map(|(column, row, run)| (*column, *row, run));
        CrosstermBackend::new(&mut bytes).draw(runs).unwrap();
        self.counts.add("bytes to the terminal", bytes.len());
    }

    fn press(&mut self, key: char) {
        program::step(&mut self.model, &mut self.world, Msg::Key(Key::char(key)));
        self.draw();
    }
}

/// Everything that is counted, by its name.
fn all() -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut take = |what: &str, counts: &Counts| {
        found.extend(counts.take().into_iter().map(|(name, count)| (format!("{what}: {name}"), count)));
    };
    for count in [10, 1_000] {
        let (memory, counts) = home(count);
        let open = |store: &mut Store<CountedDisk>| Start::Open(Box::new(store.open(&Id::of(7)).unwrap()));
        let mut app = App::start(&memory, &counts, open);
        take(&format!("a note is opened among {count}"), &counts);
        app.press('x');
        take(&format!("the first key among {count}"), &counts);
        (0..100).for_each(|_| app.press('x'));
        take(&format!("100 keys among {count}"), &counts);
        program::step(&mut app.model, &mut app.world, Msg::Clock(now().checked_add(2.seconds()).unwrap()));
        take(&format!("a save among {count}"), &counts);
        app.world.waits = false;
        for job in std::mem::take(&mut app.world.later) {
            shell::perform(&mut app.world.store, &job);
        }
        take(&format!("what can wait at a start among {count}"), &counts);
    }
    let (memory, counts) = home(1_000);
    let store = Store::new(Counting::new(&memory, &counts));
    let told = RefCell::new(Vec::new());
    let listed = store.list_telling(now().timestamp(), |_| told.borrow_mut().push(counts.take()));
    assert!(listed.unwrap().is_none(), "what was told is all");
    told.borrow_mut().push(counts.take());
    let parts = ["Home's first page of 1000", "Home whole of 1000", "Home of 1000 compared with its files"];
    for (what, counted) in parts.into_iter().zip(told.take()) {
        found.extend(counted.into_iter().map(|(name, count)| (format!("{what}: {name}"), count)));
    }
    let mut take = |what: &str, counts: &Counts| {
        found.extend(counts.take().into_iter().map(|(name, count)| (format!("{what}: {name}"), count)));
    };
    for (what, words) in [("a word is found in 1000", "sert"), ("more letters of it", "sertral")] {
        assert_eq!(store.find_in_notes(words, |_| {}).unwrap().lines.len(), 10);
        take(what, &counts);
    }
    found
}

/// What was recorded, and a place to record it.
fn recorded() -> (PathBuf, BTreeMap<String, usize>) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/counted/recorded.txt");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.rsplit_once(' '));
    (file, lines.map(|(name, count)| (name.to_owned(), count.parse().unwrap())).collect())
}

/// Compares counts with those that were recorded, or records them.
fn hold(counted: &BTreeMap<String, usize>, is_theirs: impl Fn(&str) -> bool) {
    let (file, mut recorded) = recorded();
    if std::env::var("FOREWORD_COUNTED").is_ok_and(|wish| wish == "write") {
        recorded.retain(|name, _| !is_theirs(name));
        recorded.extend(counted.clone());
        let lines: String =
            recorded.iter().flat_map(|(name, count)| [name.clone(), format!(" {count}\n")]).collect();
        fs::remove_file(&file).ok();
        std::io::Write::write_all(&mut fs::File::create(&file).unwrap(), lines.as_bytes()).unwrap();
        return;
    }
    let grown: Vec<_> = counted
        .iter()
        .filter_map(|(name, count)| match recorded.get(name) {
            None => Some(format!("{name}: {count}, which was not recorded")),
            Some(before) => (*count * 10 > *before * 11).then(|| format!("{name}: {count}, it was {before}")),
        })
        .collect();
    assert!(grown.is_empty(), "more work than was recorded:\n{}", grown.join("\n"));
}

#[test]
fn work_does_not_grow() {
    let counted = all();
    hold(&counted, |name| !name.starts_with("instructions") && !name.starts_with("system calls"));
    let of = |name: &str| counted.get(name).copied().unwrap_or_default();
    assert_eq!(
        of("the first key among 10: bytes written"),
        of("the first key among 1000: bytes written"),
        "a key costs the same whatever else there is"
    );
    assert_eq!(of("100 keys among 1000: files read"), 0);
    assert_eq!(of("a note is opened among 1000: names read"), 0, "nothing is listed before the first key");
    assert_eq!(of("Home whole of 1000: files read"), 0, "no note is read for the list");
    assert_eq!(of("Home of 1000 compared with its files: files read"), 0, "nor where nothing has changed");
}
