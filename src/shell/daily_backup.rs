//! The backup of the day, once everything is saved and the terminal is given back: nobody waits for it at a
//! key, and not for long on the way out.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use super::{Ending, event::Event, now, running::Inbox};
use crate::{
    cli::Printed,
    domain::{Moment, UserError},
    store::{
        Own,
        backup::{Daily, Made, make_daily},
    },
};

/// After so long it is said what is being waited for.
const NOTICEABLE: Duration = Duration::from_millis(400);

/// So long it may take, on a slow stick or network drive.
const PATIENCE: Duration = Duration::from_secs(20);

/// Makes it where it is due; gives what there is to say.
pub(super) fn make(home: &Path, folder: &str, ending: &Ending, inbox: &mut Inbox) -> Option<String> {
    /// The line was dropped or the window closed, and not the system shut down.
    const HANG_UP: i32 = 1;
    let is_left = matches!(ending, Ending::Left | Ending::TerminalGone | Ending::Signal(HANG_UP));
    if folder.is_empty() || !is_left {
        return None;
    }
    let daily = Daily::new(home, &PathBuf::from(folder), &Own::default());
    let (done, is_over) = start(daily.clone(), Moment::of(&now()))?;
    let outcome = wait(&done, inbox, NOTICEABLE, PATIENCE, || {
        if *ending == Ending::Left {
            let sentence =
                format!("foreword: Today’s backup is being made in {folder}. Ctrl-C leaves without it.");
            let _ = writeln!(Printed(io::stderr()), "{sentence}");
        }
    });
    is_over.store(true, Ordering::Relaxed);
    let failure = match outcome {
        Some(Ok(None)) => return None,
        Some(Ok(Some(made))) => left_out(&made),
        Some(Err(error)) => Some(error),
        None => Some(slow(folder)),
    };
    let says = failure.as_ref().map(|error| error.sentence.clone());
    daily.is_news(failure.as_ref(), Moment::of(&now())).then_some(says).flatten()
}

type Outcome = Result<Option<Made>, UserError>;

/// A drive that hangs, hangs on a thread of its own.
fn start(daily: Daily, now: Moment) -> Option<(Receiver<Outcome>, Arc<AtomicBool>)> {
    let (sender, done) = mpsc::channel();
    let is_over = Arc::new(AtomicBool::new(false));
    let ends = Arc::clone(&is_over);
    let work = move || {
        let goes_on = || !ends.load(Ordering::Relaxed);
        let outcome = if daily.is_due(now) { make_daily(&daily, now, &goes_on).map(Some) } else { Ok(None) };
        // Whoever waited may have left.
        let _ = sender.send(outcome);
    };
    thread::Builder::new().name("backup".to_owned()).spawn(work).ok()?;
    Some((done, is_over))
}

/// Waits until it is done, until somebody has enough of it, or until `patience` is over.
#[expect(clippy::disallowed_methods, reason = "the shell asks the clock")]
fn wait(
    done: &Receiver<Outcome>,
    inbox: &mut Inbox,
    noticeable: Duration,
    patience: Duration,
    say: impl FnOnce(),
) -> Option<Outcome> {
    const PIECE: Duration = Duration::from_millis(50);
    let began = Instant::now();
    let mut say = Some(say);
    while began.elapsed() < patience {
        match done.recv_timeout(PIECE.min(patience)) {
            Ok(outcome) => return Some(outcome),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => {}
        }
        while let Some(event) = inbox.take() {
            if matches!(event, Event::Goodbye(_)) {
                return None;
            }
        }
        if began.elapsed() >= noticeable
            && let Some(say) = say.take()
        {
            say();
        }
    }
    None
}

fn slow(folder: &str) -> UserError {
    let sentence = format!(
        "Today’s backup in {folder} was not finished; it is tried again when you next leave. To make one now, \
         type: foreword backup {folder}"
    );
    UserError::new("not finished", sentence)
}

/// A backup without everything is a failure too.
fn left_out(made: &Made) -> Option<UserError> {
    (!made.left_out.is_empty()).then(|| {
        UserError::new(
            "not everything",
            "Today’s backup was made without some files that cannot be read. To see which, type: foreword verify",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nobody waits for a drive that hangs for longer than that, and it is said what is waited for.
    #[test]
    fn waiting_is_bounded() {
        let (sender, done) = mpsc::channel();
        let (events, received) = mpsc::channel();
        let mut inbox = Inbox::new(received);
        let short = Duration::from_millis(20);
        let mut said = 0;
        assert!(wait(&done, &mut inbox, short, Duration::from_millis(200), || said += 1).is_none());
        assert_eq!(said, 1);
        events.send(Event::Goodbye(2)).unwrap();
        assert!(wait(&done, &mut inbox, PATIENCE, PATIENCE, || said += 1).is_none(), "Ctrl-C leaves");
        sender.send(Ok(None)).unwrap();
        assert_eq!(wait(&done, &mut inbox, PATIENCE, PATIENCE, || said += 1), Some(Ok(None)));
        assert_eq!(said, 1);
    }
}
