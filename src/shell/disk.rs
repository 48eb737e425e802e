//! The store's thread: jobs in, replies out, so that no key ever waits for the disk.

use std::{
    io,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender},
    },
    thread,
};

use jiff::civil::Date;

use super::{input::Event, terminal::Fault};
use crate::{
    content,
    domain::{Approvals, Id, NotSaved, OwnWords, Summary, UserError, Wording},
    effect::{Job, Reply},
    msg::Msg,
    store::{Disk, Folder, Store},
};

/// The list made ready to look with, so that no key waits for that; a new one where the person has
/// words of their own.
fn words<D: Disk>(store: &Store<D>, today: Date) -> Result<Option<Arc<Wording>>, UserError> {
    let own = store.find_file::<OwnWords>();
    if !matches!(own, Ok(Some(_))) {
        content::wording().load();
    }
    // Approvals that are not understood are named by themselves; nothing counts as approved then.
    let approvals = store.read_file::<Approvals>().unwrap_or_default();
    let marked = |own| approvals.marked(own, today).added_to(content::wording_list());
    Ok(own?.map(|own| Arc::new(Wording::new(marked(own)))))
}

fn delete_binned<D: Disk>(store: &mut Store<D>, file: String) -> Reply {
    let deleted = store.delete_binned(std::slice::from_ref(&file));
    let result = deleted.and_then(|deleted| deleted.left.into_iter().next().map_or(Ok(()), Err));
    Reply::DeletedBinned(file, result)
}

/// Does one job.
pub fn perform<D: Disk>(store: &mut Store<D>, job: Job) -> Reply {
    match job {
        Job::ReadFile(file) => Reply::File(store.reply_with(file), None),
        Job::ChangeFile(change) => {
            let (reply, said) = store.reply_to(*change);
            Reply::File(reply, said)
        }
        Job::Phrases => Reply::Phrases(Box::new(store.phrases())),
        Job::SavePhrases(mine) => Reply::PhrasesSaved(store.save_phrases(&mine).map(Box::new)),
        Job::SwitchPhrases(id, off) => {
            let switched = store.switch_phrases(&id, off).map(|said| (off, said));
            Reply::PhrasesSwitched(id, switched)
        }
        Job::Wording(today) => Reply::Wording(words(store, today)),
        Job::Guides => Reply::Guides(Box::new(store.guides())),
        Job::List => Reply::Listed(store.list()),
        Job::Open(id) => {
            let opened = store.open(&id).map(Box::new);
            Reply::Opened(id, opened)
        }
        Job::TakeOver(id) => {
            let opened = store.take_over(&id).map(Box::new);
            Reply::Opened(id, opened)
        }
        Job::Create(appointment) => {
            let result = store.create(&appointment);
            Reply::Saved(appointment.id, 0, result.map_err(NotSaved::UserError))
        }
        Job::Save(appointment, version, over) => {
            if let Some(fingerprint) = over {
                store.set_baseline(&appointment.id, fingerprint);
            }
            let result = store.save(&appointment);
            Reply::Saved(appointment.id, version, result)
        }
        Job::Recover => Reply::Recovered(store.recover_all().unwrap_or_default()),
        Job::Settle(id, fingerprint) => {
            store.learn_baseline(&id, fingerprint);
            let (undo, damaged) = store.undo_of(&id, fingerprint);
            let overwritten = store.compare_with_end(&id);
            let conflict = store.conflict_of(&id).map(|(name, appointment)| (name, Box::new(appointment)));
            let said = damaged.into_iter().chain(overwritten).reduce(|one, other| one + " " + &other);
            Reply::Settled(id, undo.map(Box::new), conflict, said)
        }
        Job::KeepBeside(appointment) => {
            let result = store.keep_beside(&appointment);
            Reply::KeptBeside(appointment.id, result)
        }
        Job::Archived(id, name) => {
            let result = store.archive(&id, &name);
            Reply::Archived(id, result)
        }
        Job::Versions(id) => {
            let versions = store.versions(&id);
            Reply::Versions(id, versions)
        }
        Job::Version(id, name) => {
            let version = store.version(&id, &name).map(Box::new);
            Reply::Version(id, version)
        }
        Job::Restore(id) => {
            let restored = store.restore(&id).map(Box::new);
            Reply::Restored(id, restored)
        }
        Job::SaveElsewhere(appointment, file) => {
            let result = store.save_elsewhere(&appointment, &file);
            Reply::SavedElsewhere(file, result)
        }
        Job::Amend(id, details, now) => {
            let amended = store.amend(&id, details, now).map(|amended| Box::new(Summary::of(&amended, None)));
            Reply::Amended(id, amended)
        }
        Job::Pin(id, pin, now) => {
            let phrase = pin.phrase.clone();
            let pinned = store.pin(&id, *pin, now).map(|pinned| Box::new(Summary::of(&pinned, None)));
            Reply::Pinned(phrase, pinned)
        }
        Job::CopyForward { from, to, details, now } => {
            let copy = store.copy_forward(&from, to.clone(), details, now).map(Box::new);
            Reply::Opened(to, copy)
        }
        Job::Bin(id, now) => {
            let result = store.bin(&id, now);
            Reply::Binned(id, result)
        }
        Job::Unbin(file) => {
            let result = store.unbin(&file);
            Reply::Unbinned(file, result)
        }
        Job::Echo(number) => Reply::Echo(number),
        Job::Mend => Reply::Said(store.mend()),
        Job::ListBin(now) => Reply::BinListed(store.binned(now)),
        Job::DeleteBinned(file) => delete_binned(store, file),
        Job::EmptyBin(now) => Reply::BinEmptied(store.empty_bin(now)),
        Job::Purge(ids, now, days) => Reply::Purged(store.purge(&ids, now, days)),
        Job::KeepUntil(ids, delete_after, now) => Reply::Kept(store.keep_until(&ids, delete_after, now)),
    }
}

/// What somebody waits for until the job is done.
enum Awaited {
    Saved(Id, u64),
    Opened(Id),
    Restored(Id),
    PhrasesSaved,
    Other,
}

impl Awaited {
    fn of(job: &Job) -> Self {
        match job {
            Job::Save(appointment, version, _) => Self::Saved(appointment.id.clone(), *version),
            Job::Create(appointment) => Self::Saved(appointment.id.clone(), 0),
            Job::Open(id) | Job::TakeOver(id) | Job::CopyForward { to: id, .. } => Self::Opened(id.clone()),
            Job::Restore(id) => Self::Restored(id.clone()),
            Job::SavePhrases(_) => Self::PhrasesSaved,
            _ => Self::Other,
        }
    }

    fn failed(self, error: UserError) -> Reply {
        match self {
            Self::Saved(id, version) => Reply::Saved(id, version, Err(error.into())),
            Self::Opened(id) => Reply::Opened(id, Err(error)),
            Self::Restored(id) => Reply::Restored(id, Err(error)),
            Self::PhrasesSaved => Reply::PhrasesSaved(Err(error)),
            Self::Other => Reply::Said(Some(error.sentence)),
        }
    }
}

/// Does jobs until no more can come; a fault in one stops no other.
fn serve(
    wanted: Receiver<Job>,
    replies: &Sender<Event>,
    fault: &Fault,
    mut perform: impl FnMut(Job) -> Reply,
) {
    for job in wanted {
        let awaited = Awaited::of(&job);
        let reply = fault.caught(|| perform(job)).unwrap_or_else(|error| awaited.failed(error));
        if replies.send(Event::Msg(Msg::Store(reply))).is_err() {
            return;
        }
    }
}

/// Starts the thread; it ends when no more jobs can come.
///
/// # Errors
/// If the system refuses a thread.
pub(super) fn start(
    home: PathBuf,
    wanted: Receiver<Job>,
    replies: Sender<Event>,
    fault: Fault,
) -> io::Result<()> {
    let work = move || {
        let mut store = Store::new(Folder::new(&home));
        serve(wanted, &replies, &fault, |job| perform(&mut store, job));
    };
    thread::Builder::new().name("store".to_owned()).spawn(work)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::{
        domain::{Appointment, Details},
        store::Memory,
    };

    #[test]
    fn a_fault_ends_one_job_alone() {
        let (jobs, wanted) = mpsc::channel();
        let (replies, events) = mpsc::channel();
        let one = Appointment::new(
            Id::of(1),
            Details::default(),
            "guide",
            "2026-11-22T09:00:00+00:00".parse().unwrap(),
        );
        for job in [Job::Save(Box::new(one), 7, None), Job::Mend, Job::List] {
            jobs.send(job).unwrap();
        }
        drop(jobs);
        let mut store = Store::new(Memory::default());
        serve(wanted, &replies, &Fault::default(), |job| match job {
            Job::List => perform(&mut store, job),
            _ => panic!("SECRET"),
        });
        drop(replies);
        let replies: Vec<_> = events.iter().collect();
        let [Event::Msg(Msg::Store(saved)), Event::Msg(Msg::Store(other)), Event::Msg(Msg::Store(listed))] =
            replies.as_slice()
        else {
            panic!("each is answered");
        };
        assert!(matches!(saved, Reply::Saved(_, 7, Err(NotSaved::UserError(_)))));
        let Reply::Said(Some(said)) = other else { panic!("{other:?}") };
        assert!(said.contains("A fault of Foreword's own") && !said.contains("SECRET"), "{said}");
        assert!(matches!(listed, Reply::Listed(Ok(_))));
    }
}
