//! The program and the world: messages in, effects out, one drawing when the input is drained.

mod bursts;
mod clock;
#[cfg(any(not(unix), test))]
mod console;
mod daily_backup;
#[cfg(unix)]
mod decoder;
mod disk;
mod event;
mod input;
mod journal_handle;
pub mod keys;
mod lines;
mod lines_at_once;
mod locked;
mod opener;
mod pace;
mod running;
#[cfg(unix)]
mod sequences;
mod spelling;
pub mod terminal;
mod terminal_info;

use std::{
    io::{self, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{self, Receiver, Sender},
    thread,
};

use anyhow::Context;
use uuid::Uuid;

use crate::{
    app::{
        model::Model,
        program::{Start, World, begin},
    },
    content,
    domain::Id,
    effect::{Job, Note, Reply},
    msg::Msg,
    paths::{self, Home},
    platform,
};

pub use clock::{now, stopwatch};
pub use disk::perform;
use event::Event;
pub use journal_handle::note;
use journal_handle::{JournalHandle, JournalThread};
use pace::{Pace, Wanted};
use running::{Inbox, Running};
pub use spelling::read_spelling;
use terminal::{Fault, Screen};
pub use terminal_info::{Colours, colours, only_prints, terminal_info};

/// How the program ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ending {
    Left,
    Signal(i32),
    TerminalGone,
    /// The keys are to be forgotten, and the passphrase asked for.
    Locked,
    /// A fault of its own, at this place of the source.
    Fault(String),
}

/// The program's end, and whether everything is on disk.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    pub ending: Ending,
    pub unsaved: Vec<String>,
    /// A sentence about the backup of the day, if there is something to say.
    pub backup: Option<String>,
}

/// A thread of its own, so that no key waits for it.
#[derive(Clone)]
struct Worker {
    home: Home,
    replies: Sender<Event>,
    fault: Fault,
}

impl Worker {
    fn start(&self, name: &str, work: impl FnOnce(&Self) + Send + 'static) -> io::Result<()> {
        let worker = self.clone();
        thread::Builder::new().name(name.to_owned()).spawn(move || work(&worker))?;
        Ok(())
    }

    /// Tells the loop; `false` once that has ended.
    fn send(&self, event: Event) -> bool {
        self.replies.send(event).is_ok()
    }
}

/// The store and the journal writer on their threads: that of the open notes, and that of all of them; and IDs from the system's randomness.
struct Machine {
    jobs: Sender<Wanted>,
    pace: Pace,
    asked: usize,
    journal_handle: JournalHandle,
    copied: Option<String>,
    events: Sender<Event>,
}

impl World for Machine {
    fn store(&mut self, job: Job) -> Option<Reply> {
        // The thread ends only after this sender is gone.
        if self.jobs.send(Wanted::Job(job)).is_ok() {
            self.asked += 1;
        }
        None
    }

    fn note(&mut self, note: Note) -> Option<Reply> {
        self.journal_handle.hand_over(note);
        None
    }

    fn read_spelling(&mut self) -> Option<Msg> {
        // The thread ends only after this sender is gone.
        let _ = self.jobs.send(Wanted::Spelling);
        None
    }

    fn copy_out(&mut self, text: String) {
        self.copied = Some(text);
    }

    fn open_file(&mut self, file: String) -> Option<Msg> {
        opener::open(&file).is_err().then(|| Msg::Store(Reply::NotOpened(file)))
    }

    fn fresh_id(&mut self) -> Id {
        fresh_id()
    }
}

impl Machine {
    /// Puts text on the clipboard of the system, which may take a while to answer.
    fn put_on_clipboard(&self, text: String) {
        let events = self.events.clone();
        let put = move || {
            if let Err(error) = platform::clipboard::put(&text) {
                let _ = events.send(Event::Msg(Msg::Store(Reply::NotCopied(error.kind()))));
            }
        };
        if thread::Builder::new().name("clipboard".to_owned()).spawn(put).is_err() {
            let _ = self.events.send(Event::Msg(Msg::Store(Reply::NotCopied(io::ErrorKind::OutOfMemory))));
        }
    }

    /// A reply of the store came: one job fewer is under way. The journal writer's are counted elsewhere.
    fn on_reply(&mut self, msg: &Msg) {
        if matches!(msg, Msg::Store(reply) if reply.is_of_store()) {
            self.asked = self.asked.saturating_sub(1);
        }
    }

    /// Lets begin what can wait: a key is on screen.
    fn open_pace(&self) {
        if self.pace.open() {
            // The thread ends only after this sender is gone.
            let _ = self.jobs.send(Wanted::Opened);
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
pub fn run(home: &Home, start: Start, says: Option<String>, colours: Colours) -> anyhow::Result<Outcome> {
    run_watched(home, start, says, colours, |_| Ok(()))
}

/// Runs with `watch` called on the model after every message; tests make it panic, as any part might.
///
/// # Errors
/// If the terminal cannot be set up.
pub fn run_watched(
    home: &Home,
    start: Start,
    says: Option<String>,
    colours: Colours,
    watch: impl Fn(&Model) -> io::Result<()>,
) -> anyhow::Result<Outcome> {
    let mut signals = Some(platform::Signals::caught().context("the system's signals could not be caught")?);
    let fault = terminal::note_faults();
    let mut screen = Screen::enter(colours.asks).context("this terminal could not be set up")?;
    let (sender, events) = mpsc::channel();
    let mut inbox = Inbox::new(events);
    let (mut start, mut says, mut reopen) = (Some(start), says, None);
    // Once for all: the terminal has one reader, however often the notes are locked.
    let replies = sender.clone();
    let input = |signals: &mut Option<platform::Signals>, reader| match signals.take() {
        Some(signals) => input::start(&replies, signals, reader, input::message),
        None => Ok(()),
    };
    loop {
        if home.keys().is_locked() {
            let started = input(&mut signals, input::Reader::default());
            let asked = started.and_then(|()| locked::ask(&mut screen, &mut inbox, home, colours));
            if let Some(ending) = asked.unwrap_or(Some(Ending::TerminalGone)) {
                screen.leave();
                return Ok(Outcome { ending, unsaved: Vec::new(), backup: None });
            }
        }
        let (mut running, threads) = running(home, colours, says.take(), (inbox, sender.clone()));
        let again = reopen.take().and_then(|id| home.store().open(&id).ok());
        let start = start.take().or_else(|| again.map(|opened| Start::Open(Box::new(opened))));
        let looped = catch_unwind(AssertUnwindSafe(|| {
            let start = start.unwrap_or(Start::Home);
            begin(&mut running.model, &mut running.machine, start, screen.size());
            // The first frame comes before all else, with the keys that were typed until then.
            let mut ending = None;
            let mut threads = threads.of(home, &fault);
            let mut reader = input::Reader::default();
            let waiting = if signals.is_some() { reader.waiting() } else { Vec::new() };
            let waiting: Vec<_> = waiting.into_iter().filter_map(input::message).collect();
            if waiting.is_empty() {
                screen.draw(&running.model)?;
            } else {
                ending = running.first_round(&mut screen, waiting, || threads.write_waiting(), &watch)?;
            }
            input(&mut signals, reader)?;
            threads.start()?;
            match ending {
                Some(ending) => Ok(ending),
                None => running.main_loop(&mut screen, &watch),
            }
        }));
        if !matches!(looped, Ok(Ok(Ending::Locked))) {
            screen.leave();
            return Ok(ended(looped, &fault, &mut running, home));
        }
        let was_open =
            running.model.session.document.as_ref().map(|document| document.appointment.id.clone());
        let ended = ended(looped, &fault, &mut running, home);
        home.keys().lock();
        if !ended.unsaved.is_empty() {
            screen.leave();
            return Ok(Outcome { ending: Ending::Left, ..ended });
        }
        // The model goes, with every word in it.
        inbox = running.into_inbox();
        inbox.drop_input();
        reopen = was_open;
    }
}

/// Runs the program line by line, from standard input to standard output, until it ends.
///
/// # Errors
/// If signals cannot be caught.
pub fn run_plain(home: &Home, start: Start, says: Option<String>) -> anyhow::Result<Outcome> {
    /// Room for every window, so that no word is left out of one.
    const SIZE: (u16, u16) = (160, 60);
    let signals = platform::Signals::caught().context("the system's signals could not be caught")?;
    let fault = terminal::note_faults();
    let (sender, events) = mpsc::channel();
    let (mut running, threads) = running(home, Colours::default(), says, (Inbox::new(events), sender));
    let looped = catch_unwind(AssertUnwindSafe(|| {
        begin(&mut running.model, &mut running.machine, start, SIZE);
        let threads = threads.of(home, &fault);
        input::start_lines(&threads.worker.replies, signals)?;
        threads.start()?;
        // No key is waited for.
        running.machine.open_pace();
        running.line_loop(&mut io::stdout())
    }));
    let ended = ended(looped, &fault, &mut running, home);
    if ended.ending == Ending::Locked {
        home.keys().lock();
        let says = "Foreword is locked and has ended. All is saved. Start it again to carry on.";
        let _ = writeln!(io::stdout(), "{says}");
    }
    if ended.ending == Ending::Left {
        // Whoever cannot see the prompt hears that it is over.
        let _ = writeln!(io::stdout(), "Foreword has ended.");
    }
    Ok(ended)
}

/// Ends of the channels that belong to the threads.
struct Threads {
    sender: Sender<Event>,
    wanted: Receiver<Wanted>,
    pace: Pace,
    journal_thread: JournalThread,
}

impl Threads {
    fn of(self, home: &Home, fault: &Fault) -> ThreadsOfHome {
        let Self { sender, wanted, pace, journal_thread } = self;
        let worker = Worker { home: home.clone(), replies: sender, fault: fault.clone() };
        ThreadsOfHome { worker, wanted, pace, journal_thread }
    }
}

/// Those of a home folder.
struct ThreadsOfHome {
    worker: Worker,
    wanted: Receiver<Wanted>,
    pace: Pace,
    journal_thread: JournalThread,
}

impl ThreadsOfHome {
    /// Writes down what was typed so far, here and now.
    fn write_waiting(&mut self) {
        self.journal_thread.write_waiting(&self.worker);
    }

    fn start(self) -> io::Result<()> {
        let Self { worker, wanted, pace, journal_thread } = self;
        worker.start("journal", |worker| journal_thread.serve(worker))?;
        worker.start("notes", move |worker| disk::serve_notes(worker, wanted, &pace))
    }
}

/// The program before its first message, and its threads before they start.
fn running(
    home: &Home,
    colours: Colours,
    says: Option<String>,
    (inbox, sender): (Inbox, Sender<Event>),
) -> (Running, Threads) {
    let (jobs, wanted) = mpsc::channel();
    let (journal_handle, journal_thread) = JournalHandle::new();
    let pace = Pace::default();
    let mut running = Running {
        model: Model::new(content::guide(), now(), fresh_id(), colours.wanted),
        machine: Machine {
            jobs,
            pace: pace.clone(),
            asked: 0,
            journal_handle,
            copied: None,
            events: sender.clone(),
        },
        inbox,
    };
    running.model.terminal_background = colours.background;
    running.model.no_faint = colours.no_faint;
    running.model.session.elsewhere = paths::elsewhere();
    running.model.session.pages = paths::pages();
    running.model.session.reach = platform::clipboard::clipboard();
    running.model.session.is_local = says.is_none() && platform::on_network(home.path()) != Some(true);
    running.model.session.encrypted = home.keys().is_on();
    running.model.session.notice = says;
    (running, Threads { sender, wanted, pace, journal_thread })
}

/// Saves whatever is not on disk; how it ended.
fn ended(
    looped: thread::Result<io::Result<Ending>>,
    fault: &Fault,
    running: &mut Running,
    home: &Home,
) -> Outcome {
    let place = fault.take();
    let ending = match looped {
        // The thread that reads the keys ends without a word of its own.
        Ok(Ok(Ending::TerminalGone)) if !place.is_empty() => Ending::Fault(place),
        Ok(Ok(ending)) => ending,
        Ok(Err(_)) => Ending::TerminalGone,
        Err(_) => Ending::Fault(place),
    };
    let unsaved = running.save_the_rest(&home.disk());
    let folder = running.model.session.settings.backup_folder.clone();
    let backup = daily_backup::make(home.path(), &folder, &ending, &mut running.inbox);
    Outcome { ending, unsaved, backup }
}
