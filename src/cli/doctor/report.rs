//! The findings as data: the JSON for support, from which the page is made too.
//!
//! The keys are documented in `docs/command-line.md` and stay as they are. Names that Foreword did not give
//! are counted and left out, as a person may have put anything into them.

use std::path::Path;

use jiff::Zoned;
use serde::Serialize;

use super::{
    Doctor, TerminalInfo,
    backups::Backups,
    own_files::{ChangedKeys, OwnFiles, Spelling},
};
use crate::{
    cli::encryption,
    domain::{Id, Library, LockedElsewhere, Moment, Summary, Unreadable, UserError, counted, words::listed},
    paths::Home,
    platform::{
        disk_encryption,
        protection::{DiskEncryption, synchronised_by},
    },
    store::{
        APPOINTMENTS,
        guard::{self, Count, Seen},
        survey,
    },
};

/// Less room than this is short.
const SHORT: u64 = 50_000_000;

#[derive(Default, Serialize)]
pub(super) struct Report {
    pub(super) version: &'static str,
    pub(super) platform: String,
    pub(super) to_do: Vec<String>,
    pub(super) home: Place,
    pub(super) permissions: Permissions,
    pub(super) encryption: Encryption,
    pub(super) room: Room,
    pub(super) appointments: Appointments,
    pub(super) locks: Vec<LockFile>,
    pub(super) spelling: Spelling,
    pub(super) own_files: OwnFiles,
    pub(super) backups: Backups,
    pub(super) keys: ChangedKeys,
    pub(super) clock: Clock,
    pub(super) terminal: TerminalInfo,
}

/// The zone that times are read and shown in.
#[derive(Default, Serialize)]
pub(super) struct Clock {
    pub(super) now: String,
    /// None where this computer does not say, or names one that is not known; times then count as UTC.
    pub(super) zone: Option<String>,
}

#[derive(Default, Serialize)]
pub(super) struct Place {
    pub(super) path: String,
    pub(super) named_by: &'static str,
    /// `in use`, `no appointments yet`, `not made yet` or `unusable`.
    pub(super) state: &'static str,
    pub(super) problem: Option<String>,
    pub(super) writable: Option<bool>,
    pub(super) network: Option<bool>,
}

/// Who else on this computer can get at the notes.
#[derive(Default, Serialize)]
pub(super) struct Permissions {
    pub(super) kept: bool,
    pub(super) exposed_files: usize,
    pub(super) exposed_folders: usize,
    pub(super) of_another_user: usize,
    pub(super) closed_folders: usize,
    pub(super) links: usize,
    pub(super) shared: bool,
    /// Who else may read the folder, where Windows tells.
    pub(super) readers: Option<Vec<String>>,
    #[serde(skip)]
    pub(super) seen: Seen,
}

/// The protection of the notes where somebody takes the disk, or a copy of the folder.
#[derive(Default, Serialize)]
pub(super) struct Encryption {
    /// By Foreword.
    pub(super) notes: bool,
    /// The passphrase was not given, so notes were not looked at.
    pub(super) locked: bool,
    pub(super) plain_files: usize,
    /// Whether the whole disk is; `None` where this computer does not say.
    pub(super) disk: Option<bool>,
    pub(super) disk_by: Option<&'static str>,
    /// The program that copies the folder elsewhere.
    pub(super) synchronised_by: Option<&'static str>,
}

#[derive(Default, Serialize)]
pub(super) struct Room {
    pub(super) free_bytes: Option<u64>,
    pub(super) short: bool,
}

#[derive(Default, Serialize)]
pub(super) struct Appointments {
    pub(super) readable: usize,
    /// Of those, the ones that cannot be changed.
    pub(super) read_only: Vec<Problem>,
    pub(super) unreadable: Vec<Problem>,
    /// Those with another version beside them, such as a conflict copy of a sync tool.
    pub(super) two_versions: usize,
    pub(super) strange_names: usize,
    #[serde(skip)]
    pub(super) strays: Vec<String>,
    #[serde(skip)]
    pub(super) misnamed: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Problem {
    pub(super) id: Id,
    pub(super) problem: String,
}

#[derive(Serialize)]
pub(super) struct LockFile {
    pub(super) file: String,
    pub(super) age_seconds: Option<u64>,
    pub(super) open: Option<String>,
}

impl Report {
    pub(super) fn of(doctor: &Doctor, terminal: TerminalInfo, now: &Zoned) -> Self {
        let locale = terminal.locale.as_deref().unwrap_or_default().to_ascii_lowercase();
        let utf8 = (!cfg!(windows)).then(|| locale.contains("utf-8") || locale.contains("utf8"));
        let mut report = Self {
            version: env!("CARGO_PKG_VERSION"),
            platform: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            home: Place {
                path: doctor.home.shown(),
                named_by: named_by(doctor, &terminal),
                ..Place::default()
            },
            permissions: Permissions { kept: guard::KEPT, ..Permissions::default() },
            spelling: Spelling { own_words: Some(0), ..Spelling::default() },
            terminal: TerminalInfo { utf8, ..terminal },
            ..Self::default()
        };
        report.clock(now);
        report.look_at(&doctor.home, now);
        report
    }

    fn look_at(&mut self, home: &Home, now: &Zoned) {
        let path = home.path();
        self.home.network = survey::on_network(path);
        let free = survey::room(path);
        self.room = Room { free_bytes: free, short: free.is_some_and(|free| free < SHORT) };
        if self.room.short {
            self.advise("The disk is nearly full, so notes may soon not be saved. Make some room on it.");
        }
        self.home.state = match home.look() {
            Ok(true) => "in use",
            // Phrases or a guide may have been imported before the first start.
            Ok(false) if path.is_dir() => "no appointments yet",
            Ok(false) => {
                self.home.state = "not made yet";
                return;
            }
            Err(error) => return self.unusable(error),
        };
        let in_use = self.home.state == "in use";
        let appointments = path.join(APPOINTMENTS);
        let writable = survey::writable(if in_use { &appointments } else { path });
        self.home.writable = Some(writable);
        if !writable {
            self.advise(format!(
                "The notes in {} can be read but not saved, as nothing can be written there. Ask whoever looks \
                 after this computer, or choose another folder with --home.",
                home.shown()
            ));
        }
        self.to_do.extend(home.earlier());
        self.permissions(guard::look(path));
        self.encryption(home);
        if self.encryption.locked {
            return;
        }
        let mut store = home.store();
        match store.list() {
            _ if !in_use => {}
            Ok(found) => self.appointments(found, path),
            Err(error) => self.unusable(error),
        }
        self.spelling(&store);
        self.own_files(&mut store);
        self.backups(home, &store, now);
        self.keys(&store);
        let now = now.timestamp();
        let locks = survey::locks(path).into_iter().map(|lock| LockFile {
            age_seconds: lock.changed.map(|at| now.duration_since(at).as_secs().max(0).unsigned_abs()),
            open: lock.held.as_ref().map(LockedElsewhere::sentence),
            file: lock.file,
        });
        self.locks = locks.collect();
    }

    fn clock(&mut self, now: &Zoned) {
        let zone = Some(now.time_zone()).filter(|zone| !zone.is_unknown());
        let zone =
            zone.map(|zone| zone.iana_name().unwrap_or("of this computer, which has no name").to_owned());
        self.clock = Clock { now: Moment::of(now).in_full(), zone };
        if self.clock.zone.is_none() {
            self.advise(
                "The time zone is not known, so times count as UTC: in summer they are an hour out in the UK. If TZ is \
                 set, set it to Europe/London; or set the zone in the settings of this computer.",
            );
        }
    }

    pub(super) fn advise(&mut self, sentence: impl Into<String>) {
        self.to_do.push(sentence.into());
    }

    fn unusable(&mut self, error: UserError) {
        self.home.state = "unusable";
        self.home.problem = Some(error.sentence.clone());
        self.advise(error.sentence);
    }

    pub(super) fn permissions(&mut self, seen: Seen) {
        let (theirs, ours): (Vec<_>, Vec<_>) = seen.exposed.iter().cloned().partition(|one| one.of_another);
        if !ours.is_empty() {
            self.advise(format!(
                "{} can be read by others on this computer. Start Foreword: it makes them private to you. If this is \
                 still here after that, the disk keeps no permissions: move the folder to one that does.",
                Count::of(&ours)
            ));
        }
        if !theirs.is_empty() {
            self.advise(format!(
                "{} can be read by others and belong to another user of this computer, so Foreword may not change \
                 that. Ask that user, or whoever looks after this computer, to make them yours.",
                Count::of(&theirs)
            ));
        }
        let count = Count::of(&seen.exposed);
        if !seen.closed.is_empty() {
            self.advise(
                "Part of the folder could not be looked into. Ask whoever looks after this computer to make it yours.",
            );
        }
        if let Some(readers) = seen.readers.as_deref().filter(|readers| !readers.is_empty()) {
            self.advise(format!(
                "The folder with the notes can also be read by {}. Ask whoever looks after this computer to make it \
                 yours alone, or choose a folder of your own with --home.",
                listed(readers)
            ));
        }
        self.permissions = Permissions {
            kept: guard::KEPT,
            exposed_files: count.files,
            exposed_folders: count.folders,
            of_another_user: theirs.len(),
            closed_folders: seen.closed.len(),
            links: seen.links.len(),
            shared: seen.shared,
            readers: seen.readers.clone(),
            seen,
        };
    }

    fn encryption(&mut self, home: &Home) {
        let (disk, disk_by) = match disk_encryption(home.path()) {
            DiskEncryption::On(by) => (Some(true), Some(by)),
            DiskEncryption::Off => (Some(false), None),
            DiskEncryption::NotKnown => (None, None),
        };
        let plain_files = encryption::left_plain(home);
        let found = Encryption {
            notes: home.keys().is_on(),
            locked: home.keys().is_locked(),
            plain_files,
            disk,
            disk_by,
            synchronised_by: synchronised_by(home.path()),
        };
        if plain_files > 0 {
            self.advise(format!(
                "{} not encrypted yet, as after an encryption that was stopped. Type: foreword encrypt",
                match plain_files {
                    1 => "1 file is".to_owned(),
                    some => format!("{some} files are"),
                }
            ));
        }
        if let Some(by) = found.synchronised_by.filter(|_| !found.notes) {
            self.advise(format!(
                "{by} copies the notes to other computers, where they can be read. Encrypt them (foreword encrypt), \
                 or keep them in another folder with --home."
            ));
        }
        self.encryption = found;
    }

    fn appointments(&mut self, mut found: Library, home: &Path) {
        found.unreadable.sort_by(|one, other| one.file.cmp(&other.file));
        found.appointments.sort_by(|one, other| one.id.cmp(&other.id));
        let mine = &mut self.appointments;
        mine.readable = found.appointments.len();
        mine.two_versions = found.appointments.iter().filter(|one| one.conflict).count();
        let read_only = found
            .appointments
            .into_iter()
            .filter_map(|Summary { id, read_only, .. }| Some(Problem { id, problem: read_only? }));
        mine.read_only = read_only.collect();
        for Unreadable { id, error, .. } in found.unreadable {
            match id {
                Some(id) => mine.unreadable.push(Problem { id, problem: error.sentence }),
                None => mine.misnamed.push(error.sentence),
            }
        }
        mine.strays = survey::strays(home);
        mine.strange_names = mine.strays.len() + mine.misnamed.len();
        self.to_do.extend(mine.unreadable.iter().chain(&mine.read_only).map(|one| one.problem.clone()));
        if mine.two_versions > 0 {
            let (have, each) =
                (having_two(mine.two_versions), if mine.two_versions == 1 { "it" } else { "each" });
            self.advise(format!(
                "{have}. Open {each} in Foreword to compare both; nothing is lost until then."
            ));
        }
        let (is, it) = match self.appointments.strange_names {
            0 => return,
            1 => ("1 name among the appointments is not an ID".to_owned(), "it is"),
            some => (format!("{some} names among the appointments are not IDs"), "they are"),
        };
        self.advise(format!(
            "{is}, so {it} left alone. Move what does not belong there out of that folder; an appointment needs its \
             ID as its name."
        ));
    }
}

/// A sentence without its end.
pub(super) fn having_two(count: usize) -> String {
    let have = if count == 1 { "has" } else { "have" };
    format!("{} {have} another version in a file beside it", counted(count, "appointment"))
}

fn named_by(doctor: &Doctor, terminal: &TerminalInfo) -> &'static str {
    match &doctor.asked {
        None => "platform",
        Some(folder) if terminal.home.as_deref() == Some(folder.as_os_str()) => "environment",
        Some(_) => "option",
    }
}
