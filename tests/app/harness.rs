//! Drives the app as the program does: production key names, the same `step`, a store in memory,
//! a clock that is still until it is told. Only this module and its own know how the app holds its state;
//! every other test asks by a method of [`App`].

mod query;
mod state;

use crate::memory::Memory;
use foreword::{
    app::model::Model,
    app::program::Start,
    app::program::{self, Flow, World},
    app::view::view,
    content,
    domain::{Appointment, Details, Id, Moment, UserError},
    effect::{Effect, Job, Note, Reply},
    key::Key,
    msg::{Background, Mouse, Msg},
    plain::Dialogue,
    shell,
    store::{JournalWriter, Own, Store},
    text::{grapheme, is_harmful},
    ui::frame_buffer::FrameBuffer,
};
use jiff::{ToSpan, Zoned};
use ratatui::buffer::Buffer;

/// The store in memory, asked in line.
pub(crate) struct TestWorld {
    pub(crate) store: Store<Memory>,
    pub(crate) journal_writer: JournalWriter<Memory>,
    pub(crate) memory: Memory,
    ids: u128,
    /// Jobs are kept and not answered, like a disk that hangs.
    pub(crate) hangs: bool,
    pub(crate) kept: Vec<Job>,
    /// What was put on the clipboard of the terminal.
    pub(crate) copied: Option<String>,
    /// The file that was to be opened last.
    pub(crate) opened: Option<String>,
    /// There is no program to open files with.
    pub(crate) opens_nothing: bool,
    /// The dictionaries are read when they are asked for.
    pub(crate) reads_spelling: bool,
}

impl World for TestWorld {
    fn store(&mut self, job: Job) -> Option<Reply> {
        if self.hangs {
            self.kept.push(job);
            return None;
        }
        // Whatever is typed for a file name, no test writes next to the code.
        let elsewhere = |file: &str| !std::path::Path::new(file).is_absolute();
        if let Job::SaveElsewhere(_, file) = &job
            && elsewhere(file)
        {
            let (short, sentence) = ("no".to_owned(), "Not in a test.".to_owned());
            return Some(Reply::SavedElsewhere(file.clone(), Err(UserError { short, sentence })));
        }
        Some(shell::perform(&mut self.store, &job))
    }

    fn note(&mut self, note: Note) -> Option<Reply> {
        shell::note(&mut self.journal_writer, note)
    }

    fn read_spelling(&mut self) -> Option<Msg> {
        self.reads_spelling.then(|| shell::read_spelling(&self.store))
    }

    fn copy_out(&mut self, text: String) {
        self.copied = Some(text);
    }

    fn open_file(&mut self, file: String) -> Option<Msg> {
        self.opened = Some(file.clone());
        self.opens_nothing.then(|| Msg::Store(Reply::NotOpened(file)))
    }

    fn fresh_id(&mut self) -> Id {
        self.ids += 1;
        Id::of(self.ids << 100)
    }
}

/// The app, and the hands and eyes of a person.
pub(crate) struct App {
    model: Model,
    pub(crate) world: TestWorld,
    pub(crate) flow: Flow,
}

/// Sunday 22 November 2026, 09:00, in London.
pub(crate) fn morning() -> Zoned {
    "2026-11-22T09:00:00+00:00[Europe/London]".parse().unwrap()
}

impl App {
    /// An empty home at 80 x 24, with the list on screen.
    pub(crate) fn home() -> Self {
        Self::start(Start::Home, (80, 24))
    }

    /// A first start.
    pub(crate) fn sample() -> Self {
        Self::start(Start::Sample, (80, 24))
    }

    /// A new appointment, opened at 80 x 24.
    pub(crate) fn new_note() -> Self {
        let mut app = Self::home();
        app.press("n").types("10:20 RH").press("Tab").types("24/11 10:20").press("Enter");
        app
    }

    pub(crate) fn start(start: Start, size: (u16, u16)) -> Self {
        Self::on(Memory::default(), start, size)
    }

    pub(crate) fn on(memory: Memory, start: Start, size: (u16, u16)) -> Self {
        Self::in_window(1, memory, start, size)
    }

    /// The same in another process of the same computer.
    pub(crate) fn in_window(process: u32, memory: Memory, start: Start, size: (u16, u16)) -> Self {
        let own = Own { host: "surgery-3".to_owned(), process };
        let mut world = TestWorld {
            store: Store::of(memory.clone(), own.clone()),
            journal_writer: JournalWriter::new(memory.clone(), own),
            memory,
            ids: u128::from(process) << 16,
            hangs: false,
            kept: Vec::new(),
            copied: None,
            opened: None,
            opens_nothing: false,
            reads_spelling: false,
        };
        let first = world.fresh_id();
        let mut model = Model::new(content::guide(), morning(), first, true);
        model.terminal_background = Some(Background::Dark);
        "/nowhere/foreword-notes.ron".clone_into(&mut model.elsewhere);
        "/nowhere".clone_into(&mut model.pages);
        let flow = program::begin(&mut model, &mut world, start, size);
        Self { model, world, flow }
    }

    pub(crate) fn send(&mut self, msg: Msg) -> &mut Self {
        if program::step(&mut self.model, &mut self.world, msg) == Flow::Quit {
            self.flow = Flow::Quit;
        }
        self
    }

    /// Keys by their names, apart by spaces.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.send(Msg::Key(key.parse::<Key>().unwrap_or_else(|_| panic!("no key {key}"))));
        }
        self
    }

    /// Characters as they are typed.
    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        for char in text.chars() {
            match char {
                '\n' => self.press("Enter"),
                '\t' => self.press("Tab"),
                _ => self.send(Msg::Key(Key::char(char))),
            };
        }
        self
    }

    /// Characters as they come when many are typed between two frames.
    pub(crate) fn burst(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Typed(text.to_owned()))
    }

    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(text.to_owned()))
    }

    pub(crate) fn mouse(&mut self, mouse: Mouse, column: u16, row: u16) -> &mut Self {
        self.send(Msg::Mouse(mouse, column, row))
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.send(Msg::Resize(columns, rows))
    }

    /// A line of somebody who works line by line, and all that is said to it.
    pub(crate) fn hears(&mut self, dialogue: &mut Dialogue, line: &str) -> Vec<String> {
        for msg in dialogue.hear(&self.model, line) {
            self.send(msg);
        }
        self.says(dialogue)
    }

    /// Lines that came at once, and all that is said to them.
    pub(crate) fn hears_paste(&mut self, dialogue: &mut Dialogue, text: &str) -> Vec<String> {
        for msg in dialogue.hear_paste(&self.model, text) {
            self.send(msg);
        }
        self.says(dialogue)
    }

    /// What is said now.
    pub(crate) fn says(&mut self, dialogue: &mut Dialogue) -> Vec<String> {
        if let Some(text) = self.world.copied.take() {
            dialogue.copied(&text);
        }
        let says = dialogue.says(&self.model);
        if self.model.cover.awaits_frame() {
            self.send(Msg::Uncovered(self.model.now.clone()));
        }
        says
    }

    /// Lets time pass, waking the app at every deadline it asks for.
    pub(crate) fn wait(&mut self, seconds: i64) -> &mut Self {
        let end = self.model.now.checked_add(seconds.seconds()).unwrap();
        while let Some(deadline) = self.model.deadline().filter(|at| *at <= end.timestamp()) {
            let at = deadline.max(self.model.now.timestamp()).to_zoned(self.model.now.time_zone().clone());
            self.send(Msg::Clock(at));
            let next = self.model.deadline();
            assert!(next.is_none_or(|next| next > deadline), "the app asks to be woken again at once");
        }
        self.send(Msg::Clock(end))
    }

    /// The dictionaries come, as they do soon after a start.
    pub(crate) fn reads_spelling(&mut self) -> &mut Self {
        self.world.reads_spelling = true;
        let _ = program::carry_out(&mut self.model, &mut self.world, vec![Effect::ReadSpelling]);
        self
    }

    pub(crate) fn buffer(&self) -> (Buffer, Option<(u16, u16)>) {
        let mut frame_buffer = FrameBuffer::new(self.model.size);
        let cursor = view(&self.model, &mut frame_buffer);
        (frame_buffer.painted(), cursor)
    }

    /// What is on screen, line by line.
    /// The words on it, in their places, without the sides of a window.
    pub(crate) fn screen(&self) -> String {
        let without = |line: &str| match line.trim_start_matches(' ').strip_prefix('│') {
            Some(rest) if rest.ends_with('│') => {
                line.replacen('│', " ", 1).trim_end_matches('│').trim_end().to_owned()
            }
            _ => line.to_owned(),
        };
        self.drawn().lines().map(|line| without(line) + "\n").collect()
    }

    /// All that is on it.
    pub(crate) fn drawn(&self) -> String {
        let (buffer, _) = self.buffer();
        let mut screen = String::new();
        for row in 0..buffer.area.height {
            let mut line = String::new();
            let mut skip = 0;
            for column in 0..buffer.area.width {
                let symbol = buffer[(column, row)].symbol();
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                assert!(!symbol.contains(is_harmful), "a terminal would obey {symbol:?}");
                skip = grapheme::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            screen.push_str(line.trim_end());
            screen.push('\n');
        }
        screen
    }

    pub(crate) fn cursor(&self) -> Option<(u16, u16)> {
        self.buffer().1
    }

    #[track_caller]
    pub(crate) fn sees(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "{words:?} is not on screen:\n{screen}");
        self
    }

    #[track_caller]
    pub(crate) fn sees_not(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "{words:?} is on screen:\n{screen}");
        self
    }

    /// Column and row of words on screen.
    pub(crate) fn find(&self, words: &str) -> (u16, u16) {
        let screen = self.screen();
        let found = screen.lines().zip(0..).find_map(|(line, row)| Some((line.find(words)?, line, row)));
        let (at, line, row) = found.unwrap_or_else(|| panic!("no “{words}” on screen:\n{screen}"));
        (u16::try_from(line.get(..at).unwrap().chars().count()).unwrap(), row)
    }

    /// The only appointment on disk.
    pub(crate) fn on_disk(&mut self) -> Appointment {
        let list = self.world.store.list().unwrap();
        assert_eq!(list.appointments.len(), 1, "one appointment on disk");
        self.world.store.open(&list.appointments[0].id).unwrap().appointment
    }

    /// The ID of an appointment that was put on disk.
    pub(crate) fn id(number: u128) -> Id {
        Id::of(number << 96 | 0xf << 124)
    }

    /// Changes the text of its file, as another program would.
    pub(crate) fn rewrite(&mut self, number: u128, change: impl Fn(String) -> String) {
        let name = format!("{}.ron", Self::id(number));
        let text = String::from_utf8(self.world.memory.get(&name).unwrap()).unwrap();
        self.world.memory.put(&name, change(text));
    }

    /// Puts an appointment on disk before the list is read.
    pub(crate) fn put(&mut self, number: u128, label: &str, when: &str) -> Id {
        let id = Self::id(number);
        let details = Details {
            label: label.to_owned(),
            when: (!when.is_empty()).then(|| when.parse().unwrap()),
            ..Details::default()
        };
        let new = Appointment::new(id.clone(), details, "seven-principles", Moment::of(&morning()));
        self.world.store.create(&new).unwrap();
        id
    }
}
