//! The loop: messages in, effects out, one drawing when the input is drained.

use std::{
    collections::VecDeque,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use jiff::Timestamp;

use super::{Ending, Machine, event::Event, now, pace::Wanted, terminal::Screen};
use crate::{
    app::{
        cover,
        model::Model,
        program::{Flow, carry_out, step},
    },
    command::Place,
    domain::{FileReply, FileResult},
    effect::Reply,
    key::Key,
    msg::Msg,
    platform::clipboard::Clipboard,
    store::Disk,
};

/// Events that wait. None is ever dropped: a save would wait for a lost reply.
pub(super) struct Inbox {
    events: Receiver<Event>,
    held: VecDeque<Event>,
}

impl Inbox {
    pub(super) fn new(events: Receiver<Event>) -> Self {
        Self { events, held: VecDeque::new() }
    }

    /// The next event, waiting for it for so long.
    pub(super) fn wait(&mut self, patience: Option<Duration>) -> Result<Event, RecvTimeoutError> {
        while self.held.is_empty() {
            let event = match patience {
                Some(patience) => self.events.recv_timeout(patience)?,
                None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected)?,
            };
            self.held.extend(event.apart());
        }
        self.held.pop_front().ok_or(RecvTimeoutError::Timeout)
    }

    /// Drops what was typed or pressed up to now; signals and the answers of threads stay.
    pub(super) fn drop_input(&mut self) {
        let mut kept = VecDeque::new();
        while let Some(event) = self.take() {
            if !matches!(&event, Event::Msg(msg) if msg.is_input()) {
                kept.push_back(event);
            }
        }
        self.held = kept;
    }

    /// The next event, if there is one.
    pub(super) fn take(&mut self) -> Option<Event> {
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

/// The model, the world it runs in, and what came from there and was not taken in yet.
pub(super) struct Running {
    pub model: Model,
    pub machine: Machine,
    pub inbox: Inbox,
}

impl Running {
    pub(super) fn main_loop(
        &mut self,
        screen: &mut Screen,
        watch: &impl Fn(&Model) -> io::Result<()>,
    ) -> io::Result<Ending> {
        loop {
            let first = match self.model.deadline() {
                None => self.inbox.wait(None),
                Some(deadline) => self.inbox.wait(Some(until(deadline))),
            };
            let next = match first {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Ok(Ending::TerminalGone),
            };
            if let Some(ending) = self.round(screen, next, || {}, watch)? {
                return Ok(ending);
            }
        }
    }

    /// The first frame, with keys that were typed before it, which `write` writes down.
    pub(super) fn first_round(
        &mut self,
        screen: &mut Screen,
        keys: Vec<Msg>,
        write: impl FnOnce(),
        watch: &impl Fn(&Model) -> io::Result<()>,
    ) -> io::Result<Option<Ending>> {
        self.inbox.held.extend(keys.into_iter().map(Event::Msg));
        let first = self.inbox.take();
        self.round(screen, first, write, watch)
    }

    /// Takes in an event and those that wait behind it, and draws once; how it ended, if it did. Before the frame
    /// is shown `write` writes down what is in it, where no thread does.
    #[expect(clippy::disallowed_methods, reason = "the shell asks the clock")]
    fn round(
        &mut self,
        screen: &mut Screen,
        first: Option<Event>,
        write: impl FnOnce(),
        watch: &impl Fn(&Model) -> io::Result<()>,
    ) -> io::Result<Option<Ending>> {
        let mut next = first;
        // A key always draws a frame; other messages draw one only if the words on screen changed.
        let before = (!matches!(&next, Some(Event::Msg(Msg::Key(_))))).then(|| still_words(&self.model));
        let mut quiet = before.is_some();
        let is_input = |event: &Event| matches!(event, Event::Msg(msg) if msg.is_input());
        let mut has_input = next.as_ref().is_some_and(is_input);
        self.machine.pace.set_in_hand(has_input);
        if let Some(ending) = ended_by(self.step(Msg::Clock(now()))) {
            return Ok(Some(ending));
        }
        let began = Instant::now();
        let mut typed = String::new();
        while let Some(event) = next {
            let msg = match event {
                Event::Msg(Msg::Key(key)) if key.text().is_some() => {
                    typed.extend(key.text());
                    if matches!(self.inbox.peek(), Some(Event::Msg(Msg::Key(key))) if key.text().is_some()) {
                        next = self.inbox.take();
                        continue;
                    }
                    typed_or_key(std::mem::take(&mut typed), key)
                }
                Event::Msg(msg) => msg,
                Event::Goodbye(signal) => return Ok(Some(Ending::Signal(signal))),
                Event::Suspend(suspend) => {
                    screen.suspend_or_resume(suspend)?;
                    // That may have been for long: what is drawn now must know the time.
                    if let Some(ending) = ended_by(self.step(Msg::Clock(now()))) {
                        return Ok(Some(ending));
                    }
                    let (columns, rows) = screen.size();
                    Msg::Resize(columns, rows)
                }
                // The inbox took these apart; no line is read here.
                Event::Written | Event::Together(_) | Event::Line(_) | Event::Lines(..) => {
                    next = self.inbox.take();
                    continue;
                }
                Event::InputEnded => return Ok(Some(Ending::TerminalGone)),
            };
            has_input |= msg.is_input();
            if let Msg::Resize(columns, rows) = msg {
                screen.resize((columns, rows));
            }
            self.machine.on_reply(&msg);
            quiet &= matches!(
                msg,
                Msg::Store(
                    Reply::Saved(..)
                        | Reply::LockAcquired(..)
                        | Reply::Settled(..)
                        | Reply::File(FileReply::Abbreviations(FileResult::Read(_)), _)
                        | Reply::Said(_)
                        | Reply::Echo(_)
                        | Reply::Drafts(..)
                        | Reply::BinEmptied(_)
                        | Reply::Wording(Ok(None) | Err(_))
                )
            );
            if let Some(ending) = ended_by(self.step(msg)) {
                return Ok(Some(ending));
            }
            next = if began.elapsed() < LONGEST_UNSEEN { self.inbox.take() } else { None };
        }
        watch(&self.model)?;
        // A save that changes no word on screen is not worth a byte to the terminal.
        if !quiet || Some(still_words(&self.model)) != before {
            screen.make(&self.model)?;
            if self.model.cover.on {
                // A covered frame shows nothing typed, so it need not wait for the disk.
                screen.send()?;
            }
            // Text is on disk before it is on screen; the thread wrote while the frame was drawn.
            write();
            if let Some(msg) = self.machine.journal_handle.before_frame() {
                self.step(msg);
                screen.make(&self.model)?;
            }
            if self.model.cover.awaits_frame() {
                self.drop_blind();
                if self.model.cover.on {
                    screen.make(&self.model)?;
                }
            }
            screen.send()?;
        } else if let Some(msg) = self.machine.journal_handle.before_frame() {
            self.step(msg);
            screen.draw(&self.model)?;
        }
        if has_input {
            self.machine.pace.set_in_hand(false);
            self.machine.open_pace();
        }
        if let Some(text) = self.machine.copied.take() {
            match self.model.session.reach {
                Clipboard::System => self.machine.put_on_clipboard(text),
                Clipboard::Terminal => screen.copy_out(&text)?,
                Clipboard::None => {}
            }
        }
        Ok(None)
    }

    /// The screen is about to be uncovered: what came while it was drawn was sent blind as well.
    fn drop_blind(&mut self) {
        while !self.model.cover.on && matches!(self.inbox.peek(), Some(Event::Msg(msg)) if msg.is_input()) {
            if let Some(Event::Msg(msg)) = self.inbox.take() {
                self.step(msg);
            }
        }
        self.step(Msg::Uncovered(now()));
    }

    /// The terminal is given back; now whatever is not on disk is written, as long as the disk answers.
    pub(super) fn save_the_rest(&mut self, disk: &impl Disk) -> Vec<String> {
        const PATIENCE: Duration = Duration::from_secs(5);
        self.machine.pace.leave();
        // The thread ends only after this sender is gone.
        let _ = self.machine.jobs.send(Wanted::Opened);
        let saved = catch_unwind(AssertUnwindSafe(|| {
            self.step(Msg::Terminate);
            while self.machine.asked > 0 {
                match self.inbox.wait(Some(PATIENCE)) {
                    Ok(Event::Msg(msg @ Msg::Store(_))) => {
                        self.machine.on_reply(&msg);
                        let failed = matches!(
                            msg,
                            Msg::Store(Reply::Saved(_, _, Err(_)) | Reply::PhrasesSaved(Err(_)))
                        );
                        self.step(msg);
                        if !failed {
                            self.step(Msg::Terminate);
                        }
                    }
                    Ok(_) => {}
                    Err(_) => break,
                }
            }
        }));
        let left: Vec<_> = self.model.documents().flat_map(crate::session::Document::release).collect();
        carry_out(&mut self.model, &mut self.machine, left);
        let written = self.machine.journal_handle.finish(PATIENCE);
        while let Some(event) = self.inbox.take() {
            if let Event::Msg(msg @ Msg::Store(Reply::JournalFailed(..))) = event {
                self.step(msg);
            }
        }
        let unsaved = self.model.documents().filter(|document| document.saving.has_unsaved());
        let mut sentences: Vec<_> = unsaved
            .map(|document| {
                let id = &document.appointment.id;
                let why =
                    document.saving.error.as_ref().map_or("the disk did not respond", |error| &error.short);
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
        sentences.extend(self.model.session.phrase_sync.unsaved());
        if saved.is_err() {
            sentences.push("The last changes may not be on disk.".to_owned());
        }
        sentences
    }

    /// Ends it; what is still to come goes to the next.
    pub(super) fn into_inbox(self) -> Inbox {
        self.inbox
    }

    pub(super) fn step(&mut self, msg: Msg) -> Flow {
        step(&mut self.model, &mut self.machine, msg)
    }
}

/// How the loop ends where what was done leads out of it.
pub(super) const fn ended_by(flow: Flow) -> Option<Ending> {
    match flow {
        Flow::On => None,
        Flow::Quit => Some(Ending::Left),
        Flow::Lock => Some(Ending::Locked),
    }
}

/// One key is a key; more are a burst.
fn typed_or_key(typed: String, last: Key) -> Msg {
    if typed.chars().nth(1).is_some() { Msg::Typed(typed) } else { Msg::Key(last) }
}

/// Everything on screen that a message nobody typed can change.
fn still_words(model: &Model) -> (Option<String>, Option<String>, bool) {
    if model.cover.on {
        return (Some(cover::words(model).concat()), None, false);
    }
    let document = model.session.document.as_ref().filter(|_| model.place != Place::Home);
    let words = document.map(|document| {
        let until = document.appointment.when.map(|when| when.until(model.session.now.timestamp()).0);
        format!("{}{}", document.saved_words(&model.session.now), until.unwrap_or_default())
    });
    let home = model.session.library.as_ref().filter(|_| model.place == Place::Home);
    let home = home.map(|library| {
        let (today, now) = (model.session.now.date(), model.session.now.timestamp());
        library.today(today).map(|when| when.until(now).0).collect::<String>()
    });
    (words.or(home), model.session.notice.clone(), model.overlay.is_some())
}

pub(super) fn until(deadline: Timestamp) -> Duration {
    let now = now().timestamp();
    Duration::try_from(deadline.duration_since(now)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    /// Whatever was looked at is still there, in its order.
    #[test]
    fn looked_at_keeps_its_order() {
        let (sender, events) = mpsc::channel();
        let mut inbox = Inbox::new(events);
        for signal in 1..=3 {
            sender.send(Event::Goodbye(signal)).unwrap();
        }
        let number = |event: &Event| if let Event::Goodbye(signal) = event { *signal } else { 0 };
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
