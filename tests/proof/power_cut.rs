//! A power cut at every point of the write sequence leaves the old or the new complete file.
//!
//! A disk of our own stands under the store and records what it is asked, down to single steps. The
//! steps are then replayed up to any point, with what was not synced there or not, as chance has it.

use std::{
    collections::{BTreeMap, HashSet},
    io::{self, ErrorKind},
    sync::Mutex,
};

use foreword::{
    change::Change,
    domain::{Appointment, Details, FieldId, Id, Moment},
    event_log::{Beginning, Event},
    store::{Disk, Held, JournalWriter, Own, Parts, Stamp, Store},
    text::Edit,
};

use jiff::Timestamp;

use crate::{chance::Chance, long, memory::Memory};

/// One thing asked of the disk.
#[derive(Clone)]
enum Step {
    /// Bytes in a file under a passing name; not synced.
    Write(String, Vec<u8>),
    Append(String, Vec<u8>),
    Sync(String),
    Rename(String, String),
    Remove(String),
    /// The names of the folder.
    SyncFolder,
}

/// A disk that writes down its steps, in the order in which a folder takes them.
#[derive(Clone)]
struct Recorder {
    memory: Memory,
    folder: String,
    steps: std::sync::Arc<Mutex<Vec<Step>>>,
}

impl Recorder {
    fn new() -> Self {
        Self {
            memory: Memory::default(),
            folder: "appointments".to_owned(),
            steps: std::sync::Arc::default(),
        }
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }

    fn add(&self, steps: impl IntoIterator<Item = Step>) {
        self.steps.lock().unwrap().extend(steps);
    }
}

impl Disk for Recorder {
    type Log = (String, <Memory as Disk>::Log);
    type Lock = <Memory as Disk>::Lock;

    fn subfolder(&self, folder: &str) -> Self {
        Self { memory: self.memory.subfolder(folder), folder: folder.to_owned(), steps: self.steps.clone() }
    }

    fn begin_log(&self, name: &str, bytes: &[u8]) -> io::Result<Self::Log> {
        let passing = self.path(".passing");
        self.add([Step::Write(passing.clone(), bytes.to_vec()), Step::Rename(passing, self.path(name))]);
        Ok((self.path(name), self.memory.begin_log(name, bytes)?))
    }

    fn resume_log(&self, name: &str) -> io::Result<Self::Log> {
        Ok((self.path(name), self.memory.resume_log(name)?))
    }

    fn append(&self, log: &mut Self::Log, bytes: &[u8]) -> io::Result<()> {
        self.add([Step::Append(log.0.clone(), bytes.to_vec())]);
        self.memory.append(&mut log.1, bytes)
    }

    fn sync_log(&self, name: &str) -> io::Result<()> {
        self.memory.sync_log(name)?;
        self.add([Step::Sync(self.path(name))]);
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.memory.rename(from, to)?;
        self.add([Step::Rename(self.path(from), self.path(to))]);
        Ok(())
    }

    fn move_to(&self, from: &str, folder: &str, to: &str) -> io::Result<()> {
        self.memory.move_to(from, folder, to)?;
        self.add([Step::Rename(self.path(from), format!("{folder}/{to}")), Step::SyncFolder]);
        Ok(())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.memory.remove(name)?;
        self.add([Step::Remove(self.path(name))]);
        Ok(())
    }

    fn is_there(&self, name: &str) -> bool {
        self.memory.is_there(name)
    }

    fn held(&self, name: &str) -> io::Result<Option<Held>> {
        self.memory.held(name)
    }

    fn seize(&self, name: &str, says: &[u8]) -> io::Result<Self::Lock> {
        self.memory.seize(name, says)
    }

    fn is_ours(&self, lock: &Self::Lock) -> bool {
        self.memory.is_ours(lock)
    }

    fn release(&self, lock: Self::Lock) {
        self.memory.release(lock);
    }

    fn clear(&self, name: &str) {
        self.memory.clear(name);
    }

    fn with_lock<T>(&self, act: impl FnOnce() -> T) -> T {
        act()
    }

    fn names(&self) -> io::Result<Vec<String>> {
        self.memory.names()
    }

    fn stamps(&self) -> io::Result<Vec<(String, Option<Stamp>)>> {
        self.memory.stamps()
    }

    fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>> {
        self.memory.read(name, most)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn Parts>> {
        self.memory.open(name)
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.memory.replace(name, bytes)?;
        let passing = self.path(".passing");
        self.add([
            Step::Write(passing.clone(), bytes.to_vec()),
            Step::Sync(passing.clone()),
            Step::Rename(passing, self.path(name)),
            Step::SyncFolder,
        ]);
        Ok(())
    }

    fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if self.memory.get(name).is_some() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        self.replace(name, bytes)
    }

    fn delete(&self, names: &[&str]) -> Vec<io::Result<()>> {
        self.memory.delete(names)
    }

    fn delete_related(&self, ids: &HashSet<Id>) -> Vec<(Id, String, io::Error)> {
        self.memory.delete_related(ids)
    }

    fn last_changed(&self) -> Option<Timestamp> {
        self.memory.last_changed()
    }

    fn place(&self) -> String {
        "recorder".to_owned()
    }

    fn file(&self, name: &str) -> String {
        name.to_owned()
    }
}

/// A file as the machine has it in memory, and how much of it is on the disk.
#[derive(Clone, Default)]
struct File {
    bytes: Vec<u8>,
    synced: usize,
}

/// What a machine finds that stopped after these steps: of what was not synced, chance keeps a part,
/// and where it keeps none, nothing or zeros.
fn found(steps: &[Step], chance: &mut Chance) -> Memory {
    let mut now: BTreeMap<String, File> = BTreeMap::new();
    let mut on_disk: BTreeMap<String, File> = BTreeMap::new();
    let mut names = Vec::new();
    for step in steps {
        match step {
            Step::Write(name, bytes) => {
                now.insert(name.clone(), File { bytes: bytes.clone(), synced: 0 });
            }
            Step::Append(name, bytes) => now.get_mut(name).unwrap().bytes.extend_from_slice(bytes),
            Step::Sync(name) => {
                let file = now.get_mut(name).unwrap();
                file.synced = file.bytes.len();
                // A file's own data is on disk; what it is called may not be.
                if let Some(there) = on_disk.get_mut(name) {
                    there.clone_from(file);
                }
            }
            Step::Rename(from, to) => {
                let file = now.remove(from).unwrap();
                now.insert(to.clone(), file);
                names.push(step.clone());
            }
            Step::Remove(name) => {
                now.remove(name);
                names.push(step.clone());
            }
            Step::SyncFolder => {
                on_disk.clone_from(&now);
                names.clear();
            }
        }
    }
    // Changes of names reach the disk in their order, as many as chance has it.
    let reached = chance.below(names.len() + 1);
    if reached == names.len() {
        on_disk = now;
    } else {
        for step in names.iter().take(reached) {
            match step {
                Step::Rename(from, to) => {
                    let file = on_disk.remove(from).or_else(|| now.get(to).cloned()).unwrap_or_default();
                    on_disk.insert(to.clone(), file);
                }
                Step::Remove(name) => {
                    on_disk.remove(name);
                }
                _ => {}
            }
        }
    }
    let memory = Memory::default();
    for (path, file) in on_disk {
        let (folder, name) = path.rsplit_once('/').unwrap();
        let kept = file.synced + chance.below(file.bytes.len() - file.synced + 1);
        let mut bytes = file.bytes[..kept].to_vec();
        if chance.below(3) == 0 {
            bytes.resize(file.bytes.len(), 0);
        }
        memory.subfolder(folder).put(name, bytes);
    }
    memory
}

fn at(second: usize) -> Moment {
    format!("2026-11-22T09:{:02}:{:02}+00:00", second / 60 % 60, second % 60).parse().unwrap()
}

/// A session in which much is typed and saved now and then; every state that was ever on screen.
fn event_log(disk: &Recorder) -> (Vec<Appointment>, Vec<(usize, usize)>) {
    let id = Id::of(1);
    let own = Own { host: "here".to_owned(), process: 1 };
    let mut store = Store::of(disk.clone(), own.clone());
    let mut journal_writer = JournalWriter::new(disk.clone(), own);
    let mut now = Appointment::new(id.clone(), Details::default(), "guide", at(0));
    store.create(&now).unwrap();
    journal_writer.sit(&id, at(0), false).unwrap();
    let mut states = vec![now.clone()];
    let mut chance = Chance::new(7);
    // How many steps there were when a state was certainly saved.
    let mut saved = vec![(disk.steps.lock().unwrap().len(), 0)];
    for round in 1..60 {
        let text = now.notes.get(FieldId::FIRST).text.clone();
        let edit = Edit { at: text.len(), removed: String::new(), inserted: chance.words(3) + " " };
        let typed = Change::Text(FieldId::FIRST, edit);
        typed.apply(&mut now);
        now.changed = at(round);
        let beginning = (round == 1).then(|| Beginning { base: Box::new(states[0].clone()), resumes: false });
        let did = Event::Did { goes_on: true, changes: vec![typed], at: at(round) };
        journal_writer.note(&id, beginning.as_ref(), &[did]).unwrap();
        states.push(now.clone());
        if chance.below(4) == 0 {
            journal_writer.note(&id, None, &[Event::Saving]).unwrap();
            store.save(&now).unwrap();
            saved.push((disk.steps.lock().unwrap().len(), round));
            journal_writer.note(&id, None, &[Event::Saved]).unwrap();
        }
    }
    (states, saved)
}

/// The old or the new one, complete.
#[test]
fn power_cut_leaves_a_whole_file() {
    let disk = Recorder::new();
    let (states, saved) = event_log(&disk);
    let steps = disk.steps.lock().unwrap().clone();
    let id = Id::of(1);
    let created = saved[0].0;
    for round in 0..if long() { 20_000 } else { 1_000 } {
        let mut chance = Chance::new(round);
        let cut = created + chance.below(steps.len() - created + 1);
        let memory = found(&steps[..cut], &mut chance);
        let mut store = Store::new(memory.clone());
        let opened = store.open(&id).unwrap_or_else(|error| panic!("round {round}, step {cut}: {error}"));
        let is = states.iter().position(|state| state.notes == opened.appointment.notes);
        let is = is.unwrap_or_else(|| panic!("round {round}, step {cut}: a state that never was"));
        let least = saved.iter().rev().find(|(step, _)| *step <= cut).map_or(0, |(_, state)| *state);
        assert!(is >= least, "round {round}, step {cut}: {least} was saved, {is} was found");
        assert!(store.list().unwrap().unreadable.is_empty());
        assert!(store.conflict_of(&id).is_none(), "round {round}, step {cut}: nobody else wrote");
    }
}
