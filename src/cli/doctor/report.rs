//! What was seen, as data: the JSON for support, and what the page is made of.
//!
//! The keys are documented in `docs/command-line.md` and stay as they are. Names that Foreword did not give
//! are counted and left out, as a person may have put anything into them.

use std::{io, path::Path};

use jiff::Zoned;
use serde::Serialize;

use super::{
    Doctor, TerminalInfo,
    own_files::{OwnFiles, Spelling},
};
use crate::{
    domain::{Library, LockedElsewhere, UserError},
    paths::Home,
    store::{
        APPOINTMENTS, Folder, Store,
        guard::{self, Count},
        id_of, shown, survey,
    },
};

/// Less room than this is short.
const SHORT: u64 = 50_000_000;

/// Everything that was seen.
#[derive(Serialize)]
pub(super) struct Report {
    pub(super) version: &'static str,
    pub(super) platform: String,
    pub(super) to_do: Vec<String>,
    pub(super) home: Place,
    pub(super) permissions: Permissions,
    pub(super) room: Room,
    pub(super) appointments: Appointments,
    pub(super) locks: Vec<LockFile>,
    pub(super) spelling: Spelling,
    pub(super) own_files: OwnFiles,
    pub(super) terminal: Terminal,
}

/// Where the notes are.
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
    #[serde(skip)]
    pub(super) exposed: Vec<String>,
    #[serde(skip)]
    pub(super) closed: Vec<String>,
    #[serde(skip)]
    pub(super) linked: Vec<String>,
    #[serde(skip)]
    pub(super) second_names: Vec<String>,
}

/// Room on the disk.
#[derive(Default, Serialize)]
pub(super) struct Room {
    pub(super) free_bytes: Option<u64>,
    pub(super) short: bool,
}

/// The files of the appointments.
#[derive(Default, Serialize)]
pub(super) struct Appointments {
    pub(super) readable: usize,
    /// How many of those can be read and not changed.
    pub(super) read_only: Vec<Problem>,
    pub(super) unreadable: Vec<Problem>,
    pub(super) strange_names: usize,
    #[serde(skip)]
    pub(super) strays: Vec<String>,
    #[serde(skip)]
    pub(super) misnamed: Vec<String>,
}

/// One file, and what is the matter with it.
#[derive(Serialize)]
pub(super) struct Problem {
    pub(super) id: String,
    pub(super) problem: String,
}

/// A lock file.
#[derive(Serialize)]
pub(super) struct LockFile {
    pub(super) file: String,
    pub(super) age_seconds: Option<i64>,
    pub(super) open: Option<String>,
}

/// What the terminal is and says of itself.
#[derive(Serialize)]
pub(super) struct Terminal {
    pub(super) input: bool,
    pub(super) output: bool,
    pub(super) columns: Option<u16>,
    pub(super) rows: Option<u16>,
    pub(super) term: Option<String>,
    pub(super) colorterm: Option<String>,
    pub(super) program: Option<String>,
    pub(super) no_color: bool,
    pub(super) locale: Option<String>,
    pub(super) utf8: Option<bool>,
    pub(super) within: Vec<&'static str>,
}

impl Report {
    pub(super) fn of(doctor: &Doctor, terminal_info: &TerminalInfo, now: &Zoned) -> Self {
        let mut report = Self {
            version: env!("CARGO_PKG_VERSION"),
            platform: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            to_do: Vec::new(),
            home: Place {
                path: doctor.home.shown(),
                named_by: named_by(doctor, terminal_info),
                ..Place::default()
            },
            permissions: Permissions { kept: guard::KEPT, ..Permissions::default() },
            room: Room::default(),
            appointments: Appointments::default(),
            locks: Vec::new(),
            spelling: Spelling { own_words: Some(0), ..Spelling::default() },
            own_files: OwnFiles::default(),
            terminal: Terminal::of(terminal_info),
        };
        report.look_at(&doctor.home, now);
        report
    }

    fn look_at(&mut self, home: &Home, now: &Zoned) {
        let path = home.path();
        self.home.network = survey::on_network(path);
        let free = survey::room(path);
        self.room = Room { free_bytes: free, short: free.is_some_and(|free| free < SHORT) };
        if self.room.short {
            self.to_do.push(
                "There is little room left on the disk, so that notes may soon not be saved. Make some room on it."
                    .to_owned(),
            );
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
            self.to_do.push(format!(
                "The notes in {} can be read and not saved, as nothing can be written there. Ask whoever looks \
                 after this computer, or choose another folder with --home.",
                home.shown()
            ));
        }
        self.permissions(path);
        let mut store = Store::new(Folder::new(path));
        match store.list() {
            _ if !in_use => {}
            Ok(found) => self.appointments(found, path),
            Err(error) => self.unusable(error),
        }
        self.spelling = Spelling::of(&store, &mut self.to_do);
        self.own_files = OwnFiles::of(&mut store, &mut self.to_do);
        let age = |lock: &survey::Lock| Some(now.timestamp().duration_since(lock.changed?).as_secs().max(0));
        let found = survey::locks(path);
        self.locks = found
            .into_iter()
            .map(|lock| LockFile {
                age_seconds: age(&lock),
                open: lock.held.as_ref().map(LockedElsewhere::sentence),
                file: lock.file,
            })
            .collect();
    }

    fn unusable(&mut self, error: UserError) {
        self.home.state = "unusable";
        self.home.problem = Some(error.sentence.clone());
        self.to_do.push(error.sentence);
    }

    fn permissions(&mut self, home: &Path) {
        let seen = guard::look(home);
        let (theirs, ours): (Vec<_>, Vec<_>) = seen.exposed.iter().cloned().partition(|one| one.of_another);
        if !ours.is_empty() {
            self.to_do.push(format!(
                "{} can be read by others on this computer. Start Foreword: it makes them yours alone. If this is \
                 said again after that, the disk keeps no permissions: move the folder to one that does.",
                Count::of(&ours)
            ));
        }
        if !theirs.is_empty() {
            self.to_do.push(format!(
                "{} can be read by others and belong to another user of this computer, so Foreword may not change \
                 that. Ask that user, or whoever looks after this computer, to make them yours.",
                Count::of(&theirs)
            ));
        }
        let count = Count::of(&seen.exposed);
        if !seen.closed.is_empty() {
            self.to_do.push(
                "Part of the folder could not be looked into. Ask whoever looks after this computer to make it yours."
                    .to_owned(),
            );
        }
        let texts = |paths: &[std::path::PathBuf]| paths.iter().map(|path| shown(path)).collect::<Vec<_>>();
        self.permissions = Permissions {
            kept: guard::KEPT,
            exposed_files: count.files,
            exposed_folders: count.folders,
            of_another_user: theirs.len(),
            closed_folders: seen.closed.len(),
            links: seen.links.len(),
            shared: seen.shared,
            exposed: seen.exposed.iter().map(|one| shown(&one.path)).collect(),
            closed: texts(&seen.closed),
            linked: texts(&seen.links),
            second_names: texts(&seen.second_names),
        };
    }

    fn appointments(&mut self, mut found: Library, home: &Path) {
        found.unreadable.sort_by(|one, other| one.file.cmp(&other.file));
        found.appointments.sort_by(|one, other| one.id.cmp(&other.id));
        let mine = &mut self.appointments;
        mine.readable = found.appointments.len();
        for summary in &found.appointments {
            if let Some(sentence) = &summary.read_only {
                mine.read_only.push(Problem { id: summary.id.to_string(), problem: sentence.clone() });
            }
        }
        for one in found.unreadable {
            match id_of(&one.file) {
                Some(id) => {
                    let problem = one.error.sentence;
                    mine.unreadable.push(Problem { id: id.to_string(), problem });
                }
                None => mine.misnamed.push(one.error.sentence),
            }
        }
        mine.strays = survey::strays(home);
        mine.strange_names = mine.strays.len() + mine.misnamed.len();
        self.to_do.extend(mine.unreadable.iter().chain(&mine.read_only).map(|one| one.problem.clone()));
        let (is, it) = match mine.strange_names {
            0 => return,
            1 => ("1 name among the appointments is not an ID".to_owned(), "it is"),
            some => (format!("{some} names among the appointments are not IDs"), "they are"),
        };
        self.to_do.push(format!(
            "{is}, so {it} left alone. Move what does not belong there out of that folder; an appointment needs its \
             ID as its name."
        ));
    }

    pub(super) fn json(&self) -> io::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

impl Terminal {
    fn of(terminal_info: &TerminalInfo) -> Self {
        let locale = terminal_info.locale.clone();
        Self {
            input: terminal_info.input,
            output: terminal_info.output,
            columns: terminal_info.size.map(|size| size.0),
            rows: terminal_info.size.map(|size| size.1),
            term: terminal_info.term.clone(),
            colorterm: terminal_info.colorterm.clone(),
            program: terminal_info.program.clone(),
            no_color: terminal_info.no_color,
            // Windows has none; there all text is Unicode.
            utf8: (!cfg!(windows)).then(|| locale.as_deref().is_some_and(says_utf8)),
            locale,
            within: terminal_info.within.clone(),
        }
    }
}

fn says_utf8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

fn named_by(doctor: &Doctor, terminal_info: &TerminalInfo) -> &'static str {
    let named = doctor.asked.as_ref().map(|folder| folder.as_os_str());
    if named.is_none() {
        "platform"
    } else if named == terminal_info.home.as_deref() {
        "environment"
    } else {
        "option"
    }
}
