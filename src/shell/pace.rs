//! Keys go first: what nobody waits for begins once the first key is on screen, or once none has come for a
//! moment, and steps aside while a key is being answered.

use std::{
    collections::VecDeque,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::{Duration, Instant},
};

use crate::effect::Job;

/// So long after the start a first key is waited for.
const QUIET: Duration = Duration::from_millis(100);

/// So long what can wait steps aside for keys, however many come.
const LONGEST_ASIDE: Duration = Duration::from_millis(50);

/// The hurry of the loop, as its threads know it. Clones share it.
#[derive(Clone, Default)]
pub(super) struct Pace(Arc<State>);

#[derive(Default)]
struct State {
    is_open: AtomicBool,
    in_hand: AtomicBool,
    leaving: AtomicBool,
}

impl Pace {
    /// A key is being answered, or no more.
    pub(super) fn set_in_hand(&self, in_hand: bool) {
        self.0.in_hand.store(in_hand, Ordering::Relaxed);
    }

    /// Lets begin whatever can wait; `false` if it might before.
    pub(super) fn open(&self) -> bool {
        !self.0.is_open.swap(true, Ordering::Relaxed)
    }

    /// Nothing that can wait is worth beginning any more.
    pub(super) fn leave(&self) {
        self.0.leaving.store(true, Ordering::Relaxed);
        self.open();
    }

    pub(super) fn is_leaving(&self) -> bool {
        self.0.leaving.load(Ordering::Relaxed)
    }
}

/// For a thread of the store.
pub(super) enum Wanted {
    Job(Job),
    /// The person's own words and dictionaries.
    Spelling,
    Opened,
    /// A note was written: what was found before may not be all.
    Written,
}

/// The jobs of a thread, in the order they are to be done.
pub(super) struct Queue {
    wanted: Receiver<Wanted>,
    now: VecDeque<Wanted>,
    later: VecDeque<Wanted>,
    pace: Pace,
    opens: Instant,
}

impl Queue {
    #[expect(clippy::disallowed_methods, reason = "the shell asks the clock")]
    pub(super) fn new(wanted: Receiver<Wanted>, pace: Pace) -> Self {
        let opens = Instant::now() + QUIET;
        Self { wanted, now: VecDeque::new(), later: VecDeque::new(), pace, opens }
    }

    /// The next thing to do, waiting for it; `None` once no more can come.
    #[expect(clippy::disallowed_methods, reason = "the shell asks the clock")]
    pub(super) fn next(&mut self) -> Option<Wanted> {
        let mut aside = None;
        loop {
            while let Ok(wanted) = self.wanted.try_recv() {
                self.sort(wanted);
            }
            if let Some(wanted) = self.now.pop_front() {
                return Some(wanted);
            }
            if self.later.is_empty() {
                let wanted = self.wanted.recv().ok()?;
                self.sort(wanted);
                continue;
            }
            let now = Instant::now();
            let patience = if self.pace.is_leaving() {
                Duration::ZERO
            } else if !self.pace.0.is_open.load(Ordering::Relaxed) {
                self.opens.saturating_duration_since(now)
            } else if self.pace.0.in_hand.load(Ordering::Relaxed) {
                let until = *aside.get_or_insert(now + LONGEST_ASIDE);
                until.saturating_duration_since(now).min(Duration::from_millis(1))
            } else {
                Duration::ZERO
            };
            if patience.is_zero() {
                return self.later.pop_front();
            }
            match self.wanted.recv_timeout(patience) {
                Ok(wanted) => self.sort(wanted),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    fn sort(&mut self, wanted: Wanted) {
        match wanted {
            Wanted::Spelling => self.later.push_back(wanted),
            Wanted::Job(ref job) if job.can_wait() => self.later.push_back(wanted),
            // A change builds on what was asked to be read before it.
            Wanted::Job(ref job) if job.follows_what_waits() => {
                self.now.extend(self.later.drain(..));
                self.now.push_back(wanted);
            }
            Wanted::Opened => {}
            wanted => self.now.push_back(wanted),
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "patience is measured by a real clock")]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::domain::{FileChange, FileKind, Settings, SettingsChange};

    fn change() -> Job {
        let settings = Settings::default();
        let change = SettingsChange { before: settings.clone(), after: settings };
        Job::ChangeFile(Box::new(FileChange::Settings(change)))
    }

    fn job(queue: &mut Queue) -> Job {
        let Some(Wanted::Job(job)) = queue.next() else { panic!("there is a job") };
        job
    }

    /// What was asked for goes before what nobody waits for, and a change after all before it.
    #[test]
    fn what_can_wait_waits() {
        let (sender, wanted) = mpsc::channel();
        let pace = Pace::default();
        let begun = Instant::now();
        let mut queue = Queue::new(wanted, pace.clone());
        for job in [Job::Recover, Job::ReadFile(FileKind::Settings), Job::Guides, Job::List] {
            sender.send(Wanted::Job(job)).unwrap();
        }
        assert_eq!(job(&mut queue), Job::ReadFile(FileKind::Settings));
        assert_eq!(job(&mut queue), Job::List);
        assert_eq!(job(&mut queue), Job::Recover, "once it was quiet");
        assert!(begun.elapsed() >= QUIET);
        sender.send(Wanted::Job(change())).unwrap();
        assert_eq!([job(&mut queue), job(&mut queue)], [Job::Guides, change()]);
        drop(sender);
        assert!(queue.next().is_none());
    }

    #[test]
    fn the_first_key_on_screen_opens() {
        let (sender, wanted) = mpsc::channel();
        let pace = Pace::default();
        let mut queue = Queue { opens: Instant::now() + QUIET * 1000, ..Queue::new(wanted, pace.clone()) };
        sender.send(Wanted::Job(Job::Recover)).unwrap();
        assert!(pace.open() && !pace.open());
        pace.set_in_hand(true);
        let begun = Instant::now();
        assert_eq!(job(&mut queue), Job::Recover);
        assert!(begun.elapsed() >= LONGEST_ASIDE, "it stepped aside, and not for ever");
        (0..100).for_each(|_| sender.send(Wanted::Job(Job::Recover)).unwrap());
        pace.leave();
        let begun = Instant::now();
        (0..100).for_each(|_| assert_eq!(job(&mut queue), Job::Recover));
        assert!(begun.elapsed() < LONGEST_ASIDE, "whoever leaves waits for nothing");
    }
}
