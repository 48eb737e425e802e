//! The program and the world: messages in, effects out, one drawing when the input is drained.

mod clock;
#[cfg(unix)]
mod decoder;
mod disk;
mod input;
mod journal_handle;
pub mod keys;
mod privacy;
#[cfg(unix)]
mod sequences;
mod spelling;
pub mod terminal;
mod terminal_info;

use std::{
    collections::VecDeque,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    time::{Duration, Instant},
};

use anyhow::Context;
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    app::cover,
    app::model::Model,
    app::update::update,
    cli::Start,
    command::Place,
    content,
    domain::{FileKind, FileReply, FileResult, Id, doubts_clock},
    effect::{Effect, Job, Note, Reply},
    key::Key,
    msg::Msg,
    paths,
    store::{Disk, Folder},
};

pub use clock::now;
pub use disk::perform;
use input::Event;
use journal_handle::JournalHandle;
pub use journal_handle::note;
pub use privacy::forbid_core_files;
pub use spelling::read_spelling;
use terminal::Screen;
pub use terminal_info::terminal_info;

/// What the world does for the program.
pub trait World {
    /// Does a job of the store, now with its reply or later with none.
    fn store(&mut self, job: Job) -> Option<Reply>;
    /// Does something for the journal writer, now with its reply or later with none.
    fn note(&mut self, note: Note) -> Option<Reply>;
    /// Reads the dictionaries and the person's own words, now or later; a world without any answers
    /// nothing.
    fn read_spelling(&mut self) -> Option<Msg> {
        None
    }
    /// Puts text on the clipboard of the computer the terminal is on.
    fn copy_out(&mut self, text: String);
    /// An ID that no appointment has.
    fn fresh_id(&mut self) -> Id;
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    On,
    Quit,
}

/// Takes one message in and does what it leads to: the same in the program and in its tests.
pub fn step(model: &mut Model, world: &mut impl World, msg: Msg) -> Flow {
    let effects = update(model, msg);
    carry_out(model, world, effects)
}

/// Does what was asked for, and what comes of that.
pub fn carry_out(model: &mut Model, world: &mut impl World, effects: Vec<Effect>) -> Flow {
    let mut flow = Flow::On;
    for effect in effects {
        let answer = match effect {
            Effect::Quit => {
                flow = Flow::Quit;
                None
            }
            Effect::FreshId => Some(Msg::SpareId(world.fresh_id())),
            Effect::Store(job) => world.store(job).map(Msg::Store),
            Effect::Note(note) => world.note(note).map(Msg::Store),
            Effect::ReadSpelling => world.read_spelling(),
            Effect::CopyOut(text) => {
                world.copy_out(text);
                None
            }
        };
        if let Some(answer) = answer
            && step(model, world, answer) == Flow::Quit
        {
            flow = Flow::Quit;
        }
    }
    flow
}

/// Begins at `start`, in a terminal of this many columns and rows.
pub fn begin(model: &mut Model, world: &mut impl World, start: Start, size: (u16, u16)) -> Flow {
    step(model, world, Msg::Resize(size.0, size.1));
    let mut effects = match start {
        Start::Home => {
            model.place = Place::Home;
            [vec![Effect::Store(Job::Recover)], crate::app::opening::go_home(model)].concat()
        }
        Start::Open(opened) => {
            [crate::app::opening::begin_opened(model, *opened), vec![Effect::Store(Job::Recover)]].concat()
        }
        Start::Sample => crate::app::opening::begin_sample(model),
    };
    // Before all else: it says which notes are due, and when to cover them.
    effects.insert(0, Effect::Store(Job::ReadFile(FileKind::Settings)));
    model.refit();
    effects.push(Effect::Store(Job::ReadFile(FileKind::Abbreviations)));
    // After what the person waits for.
    effects.push(Effect::Store(Job::Phrases));
    effects.push(Effect::Store(Job::ReadFile(FileKind::KeptRows)));
    effects.push(Effect::Store(Job::Wording(model.session.now.date())));
    effects.push(Effect::Store(Job::Guides));
    effects.push(Effect::Store(Job::ReadFile(FileKind::Approvals)));
    let reviewed = content::guide().reviewed_on;
    model.session.notice =
        doubts_clock(model.session.now.date(), reviewed).or_else(|| model.session.notice.take());
    effects.push(Effect::Store(Job::EmptyBin(model.moment())));
    effects.push(Effect::Store(Job::Mend));
    carry_out(model, world, effects)
}

/// How the program ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ending {
    Left,
    Signal(i32),
    TerminalGone,
    /// A fault of its own, at this place of the source.
    Fault(String),
}

/// The program's end, and whether everything is on disk.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    pub ending: Ending,
    pub unsaved: Vec<String>,
}

/// The store and the journal writer on their threads, and IDs from the system's randomness.
struct Machine {
    jobs: Sender<Job>,
    asked: usize,
    journal_handle: JournalHandle,
    books: Sender<()>,
    copied: Option<String>,
}

impl World for Machine {
    fn store(&mut self, job: Job) -> Option<Reply> {
        // The thread ends only after this sender is gone.
        if self.jobs.send(job).is_ok() {
            self.asked += 1;
        }
        None
    }

    fn note(&mut self, note: Note) -> Option<Reply> {
        self.journal_handle.hand_over(note);
        None
    }

    fn read_spelling(&mut self) -> Option<Msg> {
        // It is asked once; after that the thread is gone.
        let _ = self.books.send(());
        None
    }

    fn copy_out(&mut self, text: String) {
        self.copied = Some(text);
    }

    fn fresh_id(&mut self) -> Id {
        fresh_id()
    }
}

impl Machine {
    /// A reply of the store came: one job fewer is under way. The journal writer's are counted elsewhere.
    fn on_reply(&mut self, msg: &Msg) {
        if matches!(msg, Msg::Store(reply) if !matches!(reply, Reply::LockAcquired(..) | Reply::JournalFailed(..)))
        {
            self.asked = self.asked.saturating_sub(1);
        }
    }
}

/// An ID that no appointment has.
#[must_use]
pub fn fresh_id() -> Id {
    Id::of(Uuid::new_v4().as_u128())
}

/// Runs the program in this terminal until it ends; the terminal is as it was before.
///
/// # Errors
/// If the terminal cannot be set up.
pub fn run(home: PathBuf, start: Start, colour: bool) -> anyhow::Result<Outcome> {
    run_watched(home, start, colour, |_| Ok(()))
}

/// The same, watched: `watch` sees the model after everything that was taken in and may fail, as
/// any part of the program might.
///
/// # Errors
/// If the terminal cannot be set up.
pub fn run_watched(
    home: PathBuf,
    start: Start,
    colour: bool,
    watch: impl Fn(&Model) -> io::Result<()>,
) -> anyhow::Result<Outcome> {
    let disk = Folder::new(&home);
    let (sender, events) = mpsc::channel();
    let mut inbox = Inbox { events, held: VecDeque::new() };
    let fault = terminal::note_faults();
    let signals = input::Signals::caught().context("the system's signals could not be caught")?;
    let mut screen = Screen::enter().context("this terminal could not be set up")?;
    let (jobs, wanted) = mpsc::channel();
    let (journal_handle, journal_thread) = JournalHandle::new();
    let (books, wanted_books) = mpsc::channel();
    let mut machine = Machine { jobs, asked: 0, journal_handle, books, copied: None };
    let mut model = Model::new(content::guide(), now(), fresh_id(), colour);
    model.session.elsewhere = paths::elsewhere();

    let looped = catch_unwind(AssertUnwindSafe(|| {
        begin(&mut model, &mut machine, start, screen.size());
        // The first frame comes before all else; keys typed until then wait in the terminal.
        screen.draw(&model)?;
        input::start(&sender, signals, input::message)?;
        disk::start(home.clone(), wanted, sender.clone(), fault.clone())?;
        spelling::start(home.clone(), wanted_books, sender.clone(), fault.clone())?;
        journal_handle::start(home, journal_thread, sender, fault.clone())?;
        main_loop(&mut model, &mut machine, &mut screen, &mut inbox, watch)
    }));
    screen.leave();
    let place = fault.take();
    let ending = match looped {
        // The thread that reads the keys ends without a word of its own.
        Ok(Ok(Ending::TerminalGone)) if !place.is_empty() => Ending::Fault(place),
        Ok(Ok(ending)) => ending,
        Ok(Err(_)) => Ending::TerminalGone,
        Err(_) => Ending::Fault(place),
    };
    let unsaved = save_the_rest(&mut model, &mut machine, &mut inbox, &disk);
    Ok(Outcome { ending, unsaved })
}

/// What came from outside and was not taken in yet. Nothing is ever dropped from it: a reply of the
/// store that got lost would leave a save waiting for it.
struct Inbox {
    events: Receiver<Event>,
    held: VecDeque<Event>,
}

impl Inbox {
    /// The next event, waiting for it for so long.
    fn wait(&mut self, patience: Option<Duration>) -> Result<Event, RecvTimeoutError> {
        while self.held.is_empty() {
            let event = match patience {
                Some(patience) => self.events.recv_timeout(patience)?,
                None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected)?,
            };
            self.held.extend(event.apart());
        }
        self.held.pop_front().ok_or(RecvTimeoutError::Timeout)
    }

    /// The next event, if there is one.
    fn take(&mut self) -> Option<Event> {
        self.peek()?;
        self.held.pop_front()
    }

    /// The next event, left where it is.
    fn peek(&mut self) -> Option<&Event> {
        while self.held.is_empty() {
            self.held.extend(self.events.try_recv().ok()?.apart());
        }
        self.held.front()
    }
}

/// However long input keeps coming, something is drawn this often.
const LONGEST_UNSEEN: Duration = Duration::from_millis(30);

#[expect(clippy::disallowed_methods, reason = "the shell asks the clock")]
fn main_loop(
    model: &mut Model,
    machine: &mut Machine,
    screen: &mut Screen,
    inbox: &mut Inbox,
    watch: impl Fn(&Model) -> io::Result<()>,
) -> io::Result<Ending> {
    loop {
        let first = match model.deadline() {
            None => inbox.wait(None),
            Some(deadline) => inbox.wait(Some(until(deadline))),
        };
        let mut next = match first {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(Ending::TerminalGone),
        };
        // What somebody did is always drawn; only the rest is asked what it changed.
        let before = (!matches!(&next, Some(Event::Msg(Msg::Key(_))))).then(|| still_words(model));
        let mut quiet = before.is_some();
        if step(model, machine, Msg::Clock(now())) == Flow::Quit {
            return Ok(Ending::Left);
        }
        let began = Instant::now();
        let mut typed = String::new();
        while let Some(event) = next {
            let msg = match event {
                Event::Msg(Msg::Key(key)) if key.text().is_some() => {
                    typed.extend(key.text());
                    if matches!(inbox.peek(), Some(Event::Msg(Msg::Key(key))) if key.text().is_some()) {
                        next = inbox.take();
                        continue;
                    }
                    typed_or_key(std::mem::take(&mut typed), key)
                }
                Event::Msg(msg) => msg,
                Event::Signal(signal) if terminal::is_goodbye(signal) => return Ok(Ending::Signal(signal)),
                Event::Signal(signal) => {
                    screen.suspend_or_resume(signal)?;
                    // It may have stood still for long: what is drawn now must know the time.
                    if step(model, machine, Msg::Clock(now())) == Flow::Quit {
                        return Ok(Ending::Left);
                    }
                    let (columns, rows) = screen.size();
                    Msg::Resize(columns, rows)
                }
                // What comes together is apart by now.
                Event::Written | Event::Together(_) => {
                    next = inbox.take();
                    continue;
                }
                Event::InputEnded => return Ok(Ending::TerminalGone),
            };
            if let Msg::Resize(columns, rows) = msg {
                screen.resize((columns, rows));
            }
            machine.on_reply(&msg);
            quiet &= matches!(
                msg,
                Msg::Store(
                    Reply::Saved(..)
                        | Reply::LockAcquired(..)
                        | Reply::Settled(..)
                        | Reply::File(FileReply::Abbreviations(FileResult::Read(_)), _)
                        | Reply::Said(_)
                        | Reply::BinEmptied(_)
                        | Reply::Wording(Ok(None) | Err(_))
                )
            );
            if step(model, machine, msg) == Flow::Quit {
                return Ok(Ending::Left);
            }
            next = if began.elapsed() < LONGEST_UNSEEN { inbox.take() } else { None };
        }
        watch(model)?;
        // A save that changes no word on screen is not worth a byte to the terminal.
        if !quiet || Some(still_words(model)) != before {
            screen.make(model)?;
            if model.cover.on {
                // It holds nothing that was typed, and waits for no disk.
                screen.send()?;
            }
            // What is in the frame is written down first; the thread had the time of the drawing.
            if let Some(msg) = machine.journal_handle.before_frame() {
                step(model, machine, msg);
                screen.make(model)?;
            }
            if model.cover.awaits_frame() {
                drop_blind(model, machine, inbox);
                if model.cover.on {
                    screen.make(model)?;
                }
            }
            screen.send()?;
        } else if let Some(msg) = machine.journal_handle.before_frame() {
            step(model, machine, msg);
            screen.draw(model)?;
        }
        if let Some(text) = machine.copied.take() {
            screen.copy_out(&text)?;
        }
    }
}

/// The screen is about to be uncovered: what came while it was drawn was sent blind as well.
fn drop_blind(model: &mut Model, machine: &mut Machine, inbox: &mut Inbox) {
    while !model.cover.on && matches!(inbox.peek(), Some(Event::Msg(msg)) if msg.is_input()) {
        if let Some(Event::Msg(msg)) = inbox.take() {
            step(model, machine, msg);
        }
    }
    step(model, machine, Msg::Uncovered(now()));
}

/// One key is a key; more are a burst.
fn typed_or_key(typed: String, last: Key) -> Msg {
    if typed.chars().nth(1).is_some() { Msg::Typed(typed) } else { Msg::Key(last) }
}

/// What a message that nobody typed can change on screen.
fn still_words(model: &Model) -> (Option<String>, Option<String>, bool) {
    if model.cover.on {
        return (Some(cover::words(model).concat()), None, false);
    }
    let document = model.session.document.as_ref().filter(|_| model.place != Place::Home);
    let words = document.map(|document| {
        let until = document.appointment.when.map(|when| when.until(model.session.now.timestamp()).0);
        format!("{}{}", document.saved_words(&model.session.now), until.unwrap_or_default())
    });
    (words, model.session.notice.clone(), model.overlay.is_some())
}

fn until(deadline: Timestamp) -> Duration {
    let now = now().timestamp();
    Duration::try_from(deadline.duration_since(now)).unwrap_or_default()
}

/// The terminal is given back; now whatever is not on disk is written, as long as the disk answers.
fn save_the_rest(
    model: &mut Model,
    machine: &mut Machine,
    inbox: &mut Inbox,
    disk: &impl Disk,
) -> Vec<String> {
    const PATIENCE: Duration = Duration::from_secs(5);
    let saved = catch_unwind(AssertUnwindSafe(|| {
        step(model, machine, Msg::Terminate);
        while machine.asked > 0 {
            match inbox.wait(Some(PATIENCE)) {
                Ok(Event::Msg(msg @ Msg::Store(_))) => {
                    machine.on_reply(&msg);
                    let failed =
                        matches!(msg, Msg::Store(Reply::Saved(_, _, Err(_)) | Reply::PhrasesSaved(Err(_))));
                    step(model, machine, msg);
                    if !failed {
                        step(model, machine, Msg::Terminate);
                    }
                }
                Ok(_) => {}
                Err(_) => break,
            }
        }
    }));
    let left: Vec<_> = model.documents().flat_map(crate::session::Document::release).collect();
    carry_out(model, machine, left);
    let written = machine.journal_handle.finish(PATIENCE);
    while let Some(event) = inbox.take() {
        if let Event::Msg(msg @ Msg::Store(Reply::JournalFailed(..))) = event {
            step(model, machine, msg);
        }
    }
    let unsaved = model.documents().filter(|document| document.saving.has_unsaved());
    let mut sentences: Vec<_> = unsaved
        .map(|document| {
            let id = &document.appointment.id;
            let why = document.saving.error.as_ref().map_or("the disk did not answer", |error| &error.short);
            // Its own sentence speaks of a screen that is cleared by now.
            let kept = if written && document.journal.is_safe() {
                let file = disk.file(&format!("{id}.typed"));
                format!("They are kept in {file}, and come back when Foreword is started there again.")
            } else {
                "They could not be written to a recovery file either, so they are lost.".to_owned()
            };
            format!("The last changes to one appointment ({id}) were not saved: {why}. {kept}")
        })
        .collect();
    sentences.extend(model.session.phrase_sync.unsaved());
    if saved.is_err() {
        sentences.push("The last changes may not be on disk.".to_owned());
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever was looked at is still there, in its order.
    #[test]
    fn looked_at_keeps_its_order() {
        let (sender, events) = mpsc::channel();
        let mut inbox = Inbox { events, held: VecDeque::new() };
        for signal in 1..=3 {
            sender.send(Event::Signal(signal)).unwrap();
        }
        let number = |event: &Event| if let Event::Signal(signal) = event { *signal } else { 0 };
        assert_eq!(inbox.peek().map(number), Some(1));
        assert_eq!(inbox.peek().map(number), Some(1));
        assert_eq!(inbox.wait(None).as_ref().map(number), Ok(1));
        assert_eq!(inbox.peek().map(number), Some(2));
        assert_eq!(inbox.take().as_ref().map(number), Some(2));
        assert_eq!(inbox.wait(Some(Duration::ZERO)).as_ref().map(number), Ok(3));
        assert!(inbox.take().is_none());
        let keys = ['a', 'b'].map(|char| Msg::Key(Key::char(char)));
        sender.send(Event::Together(keys.to_vec())).unwrap();
        let is = |event: Option<&Event>, char| matches!(event, Some(Event::Msg(Msg::Key(key))) if *key == Key::char(char));
        assert!(is(inbox.take().as_ref(), 'a') && is(inbox.peek(), 'b'), "of one read, at once");
    }
}
