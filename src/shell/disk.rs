//! The threads of the store: jobs in, replies out, so that no key ever waits for the disk. The open notes
//! have one of their own, so that no save waits for what reads all of them.

use std::{
    cell::LazyCell,
    slice,
    sync::{
        Arc,
        mpsc::{self, Receiver},
    },
};

use jiff::civil::Date;

use super::{
    Worker,
    event::Event,
    fresh_id, now,
    pace::{Pace, Queue, Wanted},
    spelling,
};
use crate::{
    content,
    domain::{Appointment, Approvals, NotSaved, OwnWords, Summary, UserError, Wording},
    effect::{Job, Kept, Reply},
    msg::Msg,
    store::{Disk, Store},
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

/// Does one job.
pub fn perform<D: Disk>(store: &mut Store<D>, job: &Job) -> Reply {
    let summary = |changed: Appointment| Box::new(Summary::of(&changed, None));
    match job {
        Job::ReadFile(file) => Reply::File(store.reply_with(*file), None),
        Job::ChangeFile(change) => {
            let (reply, said) = store.reply_to((**change).clone());
            Reply::File(reply, said)
        }
        Job::Phrases => Reply::Phrases(Box::new(store.phrases())),
        Job::SavePhrases(mine) => Reply::PhrasesSaved(store.save_phrases(mine).map(Box::new)),
        Job::PutInTeam(team, review) => {
            Reply::PutInTeam(store.put_in_team(team, (**review).clone()).map(Box::new))
        }
        Job::SwitchPhrases(id, off) => {
            Reply::PhrasesSwitched(id.clone(), store.switch_phrases(id, *off).map(|said| (*off, said)))
        }
        Job::Wording(today) => Reply::Wording(words(store, *today)),
        Job::Guides => Reply::Guides(Box::new(store.guides())),
        Job::List | Job::ListFirst => Reply::Listed(store.list()),
        Job::KeepIndex => {
            store.keep_index();
            Reply::Said(None)
        }
        Job::Open(id) => Reply::Opened(id.clone(), store.open(id).map(Box::new)),
        Job::ReadAll(ids) => Reply::AllRead(store.read_all(ids)),
        Job::TakeOver(id) => Reply::Opened(id.clone(), store.take_over(id).map(Box::new)),
        Job::Create(one) => Reply::Saved(one.id.clone(), 0, store.create(one).map_err(NotSaved::UserError)),
        Job::CreateAll(all, guide, now) => {
            let mut made = Kept::default();
            for details in all {
                let new = Appointment::new(fresh_id(), details.clone(), guide, *now);
                match store.create(&new) {
                    Ok(_) => made.changed.push(Summary::of(&new, None)),
                    Err(error) => made.left.push(error),
                }
            }
            Reply::Created(made)
        }
        Job::Save(one, version, over) => {
            if let Some(fingerprint) = over {
                store.set_baseline(&one.id, *fingerprint);
            }
            Reply::Saved(one.id.clone(), *version, store.save(one))
        }
        Job::Recover => Reply::Recovered(store.recover_all().unwrap_or_default()),
        Job::Settle(id, fingerprint) => {
            store.learn_baseline(id, *fingerprint);
            let (undo, damaged) = store.undo_of(id, *fingerprint);
            let overwritten = store.compare_with_end(id);
            let conflict = store.conflict_of(id).map(|(name, appointment)| (name, Box::new(appointment)));
            let said = damaged.into_iter().chain(overwritten).reduce(|one, other| one + " " + &other);
            Reply::Settled(id.clone(), undo.map(Box::new), conflict, said)
        }
        Job::KeepCopy(one) => Reply::CopyKept(one.id.clone(), store.keep_copy(one)),
        Job::Archived(id, name) => Reply::Archived(id.clone(), store.archive(id, name)),
        Job::Versions(id) => Reply::Versions(id.clone(), store.versions(id)),
        Job::Version(id, name) => Reply::Version(id.clone(), store.version(id, name).map(Box::new)),
        Job::Restore(id) => Reply::Restored(id.clone(), store.restore(id).map(Box::new)),
        Job::SaveElsewhere(one, file) => Reply::SavedElsewhere(file.clone(), store.save_elsewhere(one, file)),
        Job::Amend(id, details, now) => {
            Reply::Amended(id.clone(), store.amend(id, details.clone(), *now).map(summary))
        }
        Job::Pin(id, pin, now) => {
            Reply::Pinned(pin.phrase.clone(), store.pin(id, (**pin).clone(), *now).map(summary))
        }
        Job::CopyForward { from, to, details, now } => {
            let copy = store.copy_forward(from, to.clone(), details.clone(), *now);
            Reply::Opened(to.clone(), copy.map(Box::new))
        }
        Job::Bin(id, now) => Reply::Binned(id.clone(), store.bin(id, *now)),
        Job::Unbin(file) => Reply::Unbinned(file.clone(), store.unbin(file)),
        Job::Find(words) => Reply::Found(words.clone(), store.find_in_notes(words, |_| {})),
        Job::WritePage(page) => Reply::PageWritten(store.write_page(page), page.opens),
        Job::Echo(number) => Reply::Echo(*number),
        Job::Mend => Reply::Said(store.mend()),
        Job::LookAtBackups(folder) => Reply::Said(store.backup_fault(folder).map(|fault| fault.sentence)),
        Job::ListBin(now) => Reply::BinListed(store.binned(*now)),
        Job::DeleteBinned(file) => {
            let deleted = store.delete_binned(slice::from_ref(file));
            let result = deleted.and_then(|deleted| deleted.left.into_iter().next().map_or(Ok(()), Err));
            Reply::DeletedBinned(file.clone(), result)
        }
        Job::EmptyBin(now) => Reply::BinEmptied(store.empty_bin(*now)),
        Job::Purge(ids, now, days) => Reply::Purged(store.purge(ids, *now, *days)),
        Job::KeepUntil(ids, delete_after, now) => Reply::Kept(store.keep_until(ids, *delete_after, *now)),
    }
}

/// Does one job of the library; what is known before all of it is done is told.
fn perform_telling<D: Disk>(store: &mut Store<D>, job: &Job, tell: impl Fn(Reply)) -> Reply {
    match job {
        Job::ListFirst => {
            let tell = |library| tell(Reply::ListedSoFar(library));
            match store.list_telling(now().timestamp(), tell) {
                Ok(None) => Reply::ListStands,
                Ok(Some(library)) => Reply::Listed(Ok(library)),
                Err(error) => Reply::Listed(Err(error)),
            }
        }
        Job::Find(words) => {
            let tell = |found| tell(Reply::FoundSoFar(words.clone(), found));
            Reply::Found(words.clone(), store.find_in_notes(words, tell))
        }
        job => perform(store, job),
    }
}

/// The reply to a job that ended in a fault; whoever waits for it waits no longer.
fn failed(job: &Job, error: UserError) -> Reply {
    match job {
        Job::Save(one, version, _) => Reply::Saved(one.id.clone(), *version, Err(error.into())),
        Job::Create(one) => Reply::Saved(one.id.clone(), 0, Err(error.into())),
        Job::Open(id) | Job::TakeOver(id) | Job::CopyForward { to: id, .. } => {
            Reply::Opened(id.clone(), Err(error))
        }
        Job::Restore(id) => Reply::Restored(id.clone(), Err(error)),
        Job::SavePhrases(_) => Reply::PhrasesSaved(Err(error)),
        Job::Find(words) => Reply::Found(words.clone(), Err(error)),
        _ => Reply::Said(Some(error.sentence)),
    }
}

/// A folder of the person's choice may be on a drive that hangs: no save waits for it.
fn look_aside(worker: &Worker, job: Job) -> bool {
    let look = move |worker: &Worker| {
        let reply = perform(&mut worker.home.store(), &job);
        worker.send(Event::Msg(Msg::Store(reply)));
    };
    worker.start("backup folder", look).is_ok()
}

/// Does the jobs of the open notes until no more can come, and hands on those of the library in their order.
pub(super) fn serve_notes(worker: &Worker, wanted: Receiver<Wanted>, pace: &Pace) {
    // Nobody asks it for anything before the first key; a system without a thread for it ends the jobs.
    let library = LazyCell::new(|| {
        let (jobs, of_library) = mpsc::channel();
        let pace = pace.clone();
        let _ = worker.start("library", move |worker| serve_library(worker, of_library, &pace));
        jobs
    });
    let mut store = worker.home.store();
    let mut queue = Queue::new(wanted, pace.clone());
    while let Some(wanted) = queue.next() {
        let goes_on = match wanted {
            Wanted::Job(job) if matches!(job, Job::LookAtBackups(_)) && look_aside(worker, job.clone()) => {
                true
            }
            Wanted::Job(job) if !job.is_of_library() => {
                let done = answer(worker, pace, &job, |job| perform(&mut store, job));
                done && (!job.writes_a_note() || library.send(Wanted::Written).is_ok())
            }
            of_library => library.send(of_library).is_ok(),
        };
        if !goes_on {
            return;
        }
    }
}

/// Does the jobs of the library until no more can come.
fn serve_library(worker: &Worker, wanted: Receiver<Wanted>, pace: &Pace) {
    let mut store = worker.home.store();
    let mut queue = Queue::new(wanted, pace.clone());
    while let Some(wanted) = queue.next() {
        let goes_on = match wanted {
            Wanted::Job(job) => {
                let tell = |reply| {
                    worker.send(Event::Msg(Msg::Store(reply)));
                };
                answer(worker, pace, &job, |job| perform_telling(&mut store, job, tell))
            }
            Wanted::Spelling => worker
                .send(Event::Msg(spelling::read_or_say(&worker.fault, || spelling::read_spelling(&store)))),
            Wanted::Written => {
                store.forget_search();
                true
            }
            Wanted::Opened => true,
        };
        if !goes_on {
            return;
        }
    }
}

/// Does a job and sends its reply; `false` once nobody hears it. A fault in one job stops no other.
fn answer(worker: &Worker, pace: &Pace, job: &Job, perform: impl FnOnce(&Job) -> Reply) -> bool {
    let reply = if pace.is_leaving() && job.may_be_left_out() {
        Reply::Said(None)
    } else {
        worker.fault.caught(|| perform(job)).unwrap_or_else(|error| failed(job, error))
    };
    worker.send(Event::Msg(Msg::Store(reply)))
}

#[cfg(test)]
mod tests {
    use std::{path::Path, sync::mpsc};

    use super::*;
    use crate::{
        domain::{Details, Id},
        paths::Home,
        shell::terminal::Fault,
        store::Memory,
    };

    #[test]
    fn a_fault_ends_one_job_alone() {
        let (replies, events) = mpsc::channel();
        let one = Appointment::new(
            Id::of(1),
            Details::default(),
            "guide",
            "2026-11-22T09:00:00+00:00".parse().unwrap(),
        );
        let mut store = Store::new(Memory::default());
        let worker =
            Worker { home: Home::of(Some(Path::new("/nowhere"))).unwrap(), replies, fault: Fault::default() };
        for job in [Job::Save(Box::new(one), 7, None), Job::Echo(1), Job::List] {
            answer(&worker, &Pace::default(), &job, |job| match job {
                Job::List => perform(&mut store, job),
                _ => panic!("SECRET"),
            });
        }
        drop(worker);
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
