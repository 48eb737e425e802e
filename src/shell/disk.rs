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

use super::input::Event;
use crate::{
    content,
    domain::{NotSaved, Summary, UserError, Wording},
    effect::{Job, Reply},
    msg::Msg,
    store::{Disk, Folder, Store},
};

/// The list made ready to look with, so that no key waits for that; a new one where the person has
/// words of their own.
fn words<D: Disk>(store: &Store<D>, today: Date) -> Result<Option<Arc<Wording>>, UserError> {
    let own = store.own_words();
    if !matches!(own, Ok(Some(_))) {
        content::wording().load();
    }
    // Approvals that are not understood are named by themselves; nothing counts as approved then.
    let approvals = store.approvals().unwrap_or_default();
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
        Job::Settings => Reply::Settings(store.settings()),
        Job::SaveSettings(settings) => Reply::SettingsSaved(store.save_settings(&settings)),
        Job::Phrases => Reply::Phrases(Box::new(store.phrases())),
        Job::SavePhrases(mine) => Reply::PhrasesSaved(store.save_phrases(&mine).map(Box::new)),
        Job::SwitchPhrases(id, off) => {
            let switched = store.switch_phrases(&id, off).map(|()| off);
            Reply::PhrasesSwitched(id, switched)
        }
        Job::KeptWords => Reply::KeptWords(store.kept_words()),
        Job::KeepWords(row, keep) => Reply::WordsKept(store.keep_words(&row, keep)),
        Job::Approvals => Reply::Approvals(store.approvals()),
        Job::Approve(change) => Reply::Approved(store.change_approval(&change)),
        Job::Learn(word) => Reply::Learned(store.learn(&word)),
        Job::Abbreviations => Reply::Abbreviations(store.abbreviations()),
        Job::Abbreviate(change) => Reply::Abbreviated(store.abbreviate(change)),
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
            let undo = store.undo_of(&id, fingerprint).map(Box::new);
            let conflict = store.conflict_of(&id).map(|(name, appointment)| (name, Box::new(appointment)));
            Reply::Settled(id, undo, conflict)
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
        Job::Mend => Reply::Mended(store.mend()),
        Job::ListBin(now) => Reply::BinListed(store.binned(now)),
        Job::DeleteBinned(file) => delete_binned(store, file),
        Job::EmptyBin(now) => Reply::BinEmptied(store.empty_bin(now)),
        Job::Purge(ids, now, days) => Reply::Purged(store.purge(&ids, now, days)),
        Job::KeepUntil(ids, delete_after, now) => Reply::Kept(store.keep_until(&ids, delete_after, now)),
    }
}

/// Starts the thread; it ends when no more jobs can come.
///
/// # Errors
/// If the system refuses a thread.
pub(super) fn start(home: PathBuf, wanted: Receiver<Job>, replies: Sender<Event>) -> io::Result<()> {
    let work = move || {
        let mut store = Store::new(Folder::new(&home));
        for job in wanted {
            let reply = perform(&mut store, job);
            if replies.send(Event::Msg(Msg::Store(reply))).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("store".to_owned()).spawn(work)?;
    Ok(())
}
