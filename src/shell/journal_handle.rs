//! The journal writer's thread: what was typed is in its recovery file before it is on the screen.
//!
//! The loop hands over what was done, draws the frame meanwhile, and sends the frame to the terminal
//! once it is written down. A disk that does not answer in time is not waited for again until it
//! does: typing goes on, and the banner says so.

use std::{
    sync::mpsc::{self, Receiver, Sender},
    time::{Duration, Instant},
};

use super::{Worker, event::Event, terminal::Fault};
use crate::{
    effect::{Note, Reply},
    event_log::JournalError,
    msg::Msg,
    store::{Disk, HomeDisk, JournalWriter, Own},
};

/// So long a frame is held back for what is in it to be written down.
const PATIENCE: Duration = Duration::from_millis(200);

/// Does one thing for the journal writer.
pub fn note<D: Disk>(journal_writer: &mut JournalWriter<D>, note: Note) -> Option<Reply> {
    match note {
        Note::Sit { id, at, force } => {
            let lock_acquired = journal_writer.sit(&id, at, force);
            Some(Reply::LockAcquired(id, lock_acquired))
        }
        Note::Write { id, beginning, events } => {
            let noted = journal_writer.note(&id, beginning.as_ref(), &events);
            noted.is_err().then_some(Reply::JournalFailed(id, noted))
        }
        Note::Leave { id, saved } => {
            journal_writer.leave(&id, saved);
            None
        }
        Note::WriteDrafts(drafts, now) => {
            journal_writer.write_drafts(drafts, now).err().map(Reply::DraftsFailed)
        }
        Note::TakeOverDrafts(now) => {
            let (drafts, said) = journal_writer.take_over_drafts(now);
            Some(Reply::Drafts(drafts, said))
        }
    }
}

/// Catches a panic: from then on only saving keeps what is typed, and the person can read that.
fn note_or_say(fault: &Fault, one: Note, note: impl FnOnce(Note) -> Option<Reply>) -> Option<Reply> {
    let id = match &one {
        Note::Sit { id, .. } | Note::Write { id, .. } | Note::Leave { id, .. } => Some(id.clone()),
        Note::WriteDrafts(..) | Note::TakeOverDrafts(_) => None,
    };
    fault.caught(|| note(one)).unwrap_or_else(|error| {
        Some(match id {
            Some(id) => Reply::JournalFailed(id, Err(JournalError::UserError(error))),
            None => Reply::DraftsFailed(error),
        })
    })
}

/// The loop's end of the thread.
pub(super) struct JournalHandle {
    notes: Sender<Note>,
    done: Receiver<()>,
    waiting: usize,
    /// Of these, how many must be done before the next frame is shown.
    before_frame: usize,
    behind: bool,
}

/// The thread's end, until it is started.
pub(super) struct JournalThread {
    notes: Receiver<Note>,
    done: Sender<()>,
    writer: Option<JournalWriter<HomeDisk>>,
}

impl JournalHandle {
    pub(super) fn new() -> (Self, JournalThread) {
        let (notes, wanted) = mpsc::channel();
        let (done, dones) = mpsc::channel();
        let journal_handle = Self { notes, done: dones, waiting: 0, before_frame: 0, behind: false };
        (journal_handle, JournalThread { notes: wanted, done, writer: None })
    }

    /// Hands something over.
    pub(super) fn hand_over(&mut self, note: Note) {
        let writes = matches!(note, Note::Write { .. } | Note::WriteDrafts(..));
        // The thread ends only after this sender is gone.
        if self.notes.send(note).is_ok() {
            self.waiting += 1;
            if writes {
                self.before_frame = self.waiting;
            }
        }
    }

    /// Waits until what is in the frame is written down; tells when that no longer or again goes as
    /// it should.
    pub(super) fn before_frame(&mut self) -> Option<Msg> {
        let patience = if self.behind { Duration::ZERO } else { PATIENCE };
        let behind = !self.wait(patience, |journal_handle| journal_handle.before_frame == 0);
        (std::mem::replace(&mut self.behind, behind) != behind).then_some(Msg::Behind(behind))
    }

    /// Waits until everything is done, for as long as the disk may take; whether it is.
    pub(super) fn finish(&mut self, patience: Duration) -> bool {
        self.wait(patience, |journal_handle| journal_handle.waiting == 0)
    }

    #[expect(clippy::disallowed_methods, reason = "the shell asks the clock")]
    fn wait(&mut self, patience: Duration, enough: impl Fn(&Self) -> bool) -> bool {
        let mut began = None;
        while !enough(self) {
            let spent = began.get_or_insert_with(Instant::now).elapsed();
            if self.done.recv_timeout(patience.saturating_sub(spent)).is_err() {
                return false;
            }
            self.waiting = self.waiting.saturating_sub(1);
            self.before_frame = self.before_frame.saturating_sub(1);
        }
        true
    }
}

impl JournalThread {
    /// Writes what was handed over by now, before it is a thread: that costs the first key least.
    pub(super) fn write_waiting(&mut self, worker: &Worker) {
        while let Ok(one) = self.notes.try_recv() {
            self.write(worker, one);
        }
    }

    /// Writes until no more can come.
    pub(super) fn serve(mut self, worker: &Worker) {
        while let Ok(one) = self.notes.recv() {
            if !self.write(worker, one) {
                return;
            }
        }
    }

    /// `false` once nobody hears of it.
    #[expect(clippy::disallowed_methods, reason = "the shell asks the clock")]
    fn write(&mut self, worker: &Worker, one: Note) -> bool {
        let began = Instant::now();
        let journal_writer =
            self.writer.get_or_insert_with(|| JournalWriter::new(worker.home.disk(), Own::default()));
        let reply = note_or_say(&worker.fault, one, |one| note(journal_writer, one));
        reply.is_none_or(|reply| worker.send(Event::Msg(Msg::Store(reply))))
            && self.done.send(()).is_ok()
            // The loop may sleep by now, with a banner that says the disk does not answer.
            && (began.elapsed() < PATIENCE || worker.send(Event::Written))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;

    fn write() -> Note {
        Note::Write { id: Id::of(1), beginning: None, events: Vec::new() }
    }

    /// A disk that hangs is waited for once, and said so until it answers.
    #[test]
    fn hanging_disk_is_said() {
        let (mut journal_handle, journal_thread) = JournalHandle::new();
        assert!(journal_handle.before_frame().is_none());
        journal_handle.hand_over(write());
        assert!(matches!(journal_handle.before_frame(), Some(Msg::Behind(true))));
        journal_handle.hand_over(write());
        assert!(journal_handle.before_frame().is_none(), "it is said already, and not waited for again");
        journal_thread.done.send(()).unwrap();
        assert!(journal_handle.before_frame().is_none(), "one is still to come");
        journal_thread.done.send(()).unwrap();
        assert!(matches!(journal_handle.before_frame(), Some(Msg::Behind(false))));
        journal_handle.hand_over(Note::Leave { id: Id::of(1), saved: true });
        assert!(journal_handle.before_frame().is_none(), "only what was typed holds a frame back");
        drop(journal_thread);
    }

    #[test]
    fn a_fault_is_said_of_its_note() {
        let reply = note_or_say(&Fault::default(), write(), |_| panic!("SECRET"));
        let Some(Reply::JournalFailed(id, Err(JournalError::UserError(error)))) = reply else {
            panic!("it is said");
        };
        assert!(id == Id::of(1) && error.sentence.contains("fault") && !error.sentence.contains("SECRET"));
    }
}
