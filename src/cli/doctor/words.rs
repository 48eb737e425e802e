//! The report as plain sentences; problems are marked, and listed again at the end with what to do.

use std::path::PathBuf;

use super::{
    TerminalInfo,
    backups::Backups,
    own_files::{ChangedKeys, OwnFiles, Spelling},
    report::{Appointments, Clock, Encryption, Permissions, Place, Report, Room, having_two},
};
use crate::{
    cli::{Console, files::size},
    domain::counted,
    domain::words::listed,
    store::shown,
    ui::frame::too_small,
};

/// No more names than this are printed of a kind; the rest are counted.
const NAMES: usize = 10;

pub(super) fn print(report: &Report, console: &mut Console<'_>) {
    console.say(format_args!("Foreword {} on {}", report.version, report.platform));
    for (title, lines) in [
        ("Where the notes are", home(&report.home)),
        ("Who can read them", permissions(&report.permissions, report.home.state)),
        ("What is encrypted", encryption(&report.encryption, report.home.state)),
        ("Room on the disk", room(&report.room)),
        ("Appointments", appointments(&report.appointments, report.encryption.locked)),
        ("Lock files", locks(report)),
        ("Spelling", spelling(&report.spelling)),
        ("Phrases, guides and settings", own_files(&report.own_files)),
        ("Backups", backups(&report.backups)),
        ("Keys", keys(&report.keys)),
        ("Clock", clock(&report.clock)),
        ("Terminal", terminal(&report.terminal)),
        ("What to do", to_do(&report.to_do)),
    ] {
        console.section(title, lines.0);
    }
}

struct Lines(Vec<String>);

impl Lines {
    fn of(first: impl Into<String>) -> Self {
        Self(vec![first.into()])
    }

    fn add(&mut self, line: impl Into<String>) {
        self.0.push(line.into());
    }

    fn add_if(&mut self, holds: bool, line: impl Into<String>) {
        self.0.extend(holds.then(|| line.into()));
    }

    fn add_names(&mut self, before: &str, names: &[String]) {
        self.0.extend(names.iter().take(NAMES).map(|name| format!("{before}{name}")));
        self.add_if(names.len() > NAMES, format!("{before}{} more", names.len().saturating_sub(NAMES)));
    }

    fn add_paths(&mut self, before: &str, paths: &[PathBuf]) {
        self.add_names(before, &paths.iter().map(|path| shown(path)).collect::<Vec<_>>());
    }
}

fn home(home: &Place) -> Lines {
    let mut lines = Lines::of(&home.path);
    lines.add(match home.named_by {
        "option" => "The option --home names this folder.",
        "environment" => "The variable FOREWORD_HOME names this folder.",
        _ => "This is where programs keep their data on this computer. --home and FOREWORD_HOME name another place.",
    });
    lines.add_if(home.state == "no appointments yet", "There are no appointments in it yet.");
    lines.add_if(home.state == "not made yet", "It does not exist yet; the first start makes it.");
    lines.add_if(home.state == "unusable", format!("! {}", home.problem.as_deref().unwrap_or_default()));
    lines.add_if(home.writable == Some(false), "! Nothing can be written there.");
    lines.add_if(
        home.network == Some(true),
        "It is on a network drive. Do not open one appointment on two computers at once.",
    );
    lines
}

const PRIVATE: &str = "Only you, and whoever administers this computer.";

const UNKNOWN: &str = "Whoever this computer lets into that folder: Foreword sets no permissions here, and could not read those there are.";

fn permissions(found: &Permissions, state: &str) -> Lines {
    if matches!(state, "not made yet" | "unusable") {
        return Lines::of("There is nothing to look at.");
    }
    let seen = &found.seen;
    match &seen.readers {
        Some(readers) if readers.is_empty() => return Lines::of(PRIVATE),
        Some(readers) => return Lines::of(format!("! Besides you: {}.", listed(readers))),
        None if !found.kept => return Lines::of(UNKNOWN),
        None => {}
    }
    let mut lines = Lines(Vec::new());
    let private = seen.exposed.is_empty() && seen.closed.is_empty();
    lines.add_if(private, PRIVATE);
    let exposed: Vec<_> = seen.exposed.iter().map(|one| one.path.clone()).collect();
    lines.add_paths("! Others on this computer can read: ", &exposed);
    lines.add_paths("! Could not be looked into: ", &seen.closed);
    lines.add_paths("A link to elsewhere, where permissions are not looked at: ", &seen.links);
    lines.add_paths(
        "A file with a second name (a hard link), which keeps the old text when this one is saved: ",
        &seen.second_names,
    );
    lines.add_if(
        seen.shared,
        "The folder holds other things too, so its own permissions are left as they are. The folders with the notes \
         have their own.",
    );
    lines
}

fn room(room: &Room) -> Lines {
    let mark = if room.short { "! " } else { "" };
    Lines::of(room.free_bytes.map_or_else(
        || "This computer does not say how much is free.".to_owned(),
        |bytes| format!("{mark}{} free.", size(bytes)),
    ))
}

fn encryption(found: &Encryption, state: &str) -> Lines {
    if matches!(state, "not made yet" | "unusable") {
        return Lines::of("There is nothing to look at.");
    }
    let mut lines = Lines::of(match (found.notes, found.locked) {
        (false, _) => "The notes are plain files. To encrypt them with a passphrase, type: foreword encrypt",
        (true, false) => "The notes, with a passphrase.",
        (true, true) => {
            "The notes, with a passphrase. They were not looked at; --passphrase-file FILE unlocks them for this."
        }
    });
    lines.add_if(found.plain_files > 0, format!("! {} not yet.", counted(found.plain_files, "file")));
    lines.add(match (found.disk, found.disk_by) {
        (Some(true), by) => format!("The whole disk, by {}.", by.unwrap_or("the system")),
        (Some(false), _) => {
            "The disk is not, as far as this computer tells. Whoever takes it can read what is plain."
                .to_owned()
        }
        (None, _) => "Whether the whole disk is, this computer does not say.".to_owned(),
    });
    match (found.synchronised_by, found.notes) {
        (Some(by), true) => {
            lines.add(format!("{by} copies the folder to other computers, encrypted as it is."));
        }
        (Some(by), false) => {
            lines.add(format!("! {by} copies the folder to other computers, as plain files."));
        }
        (None, _) => lines.add("No program is known to copy the folder to other computers."),
    }
    lines
}

fn appointments(found: &Appointments, locked: bool) -> Lines {
    if locked {
        return Lines::of("Not looked at: they are locked.");
    }
    let mut lines = Lines::of(format!("{} can be opened.", found.readable));
    let problems = found.read_only.iter().chain(&found.unreadable).map(|one| one.problem.clone());
    lines.add_names("! ", &problems.collect::<Vec<_>>());
    lines.add_if(found.two_versions > 0, format!("! {}.", having_two(found.two_versions)));
    lines.add_names("! ", &found.misnamed);
    lines.add_names("! Not an appointment: ", &found.strays);
    lines
}

fn locks(report: &Report) -> Lines {
    let mut lines = Lines(Vec::new());
    lines.add_if(report.locks.is_empty(), "None.");
    for lock in &report.locks {
        let written = lock.age_seconds.map(|seconds| format!(", written {} ago", age(seconds)));
        let open = lock.open.as_deref().unwrap_or("That program has ended; this locks nobody out.");
        lines.add(format!("{}{}. {open}", lock.file, written.unwrap_or_default()));
    }
    lines
}

fn age(seconds: u64) -> String {
    let (count, unit) = match seconds {
        ..60 => (seconds, "second"),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    counted(usize::try_from(count).unwrap_or(usize::MAX), unit)
}

fn spelling(spelling: &Spelling) -> Lines {
    let words = spelling.own_words.map_or_else(
        || "! Your own words are not understood".to_owned(),
        |words| count(words, "No words", "word", "words") + " of your own",
    );
    let dictionaries = count(spelling.dictionaries, "no dictionary", "dictionary", "dictionaries");
    let bad = match spelling.dictionaries_not_understood {
        0 => String::new(),
        bad => format!(", {bad} not understood"),
    };
    let mut lines = Lines::of(format!("{words}; {dictionaries} of your own{bad}."));
    lines.add_names("! ", &spelling.problems);
    lines
}

fn own_files(own: &OwnFiles) -> Lines {
    let mut lines = Lines::of(format!(
        "{}; {}; {}.",
        count(own.my_phrases, "No phrase reviewed", "phrase reviewed", "phrases reviewed"),
        count(own.phrase_sets, "no set from a colleague", "set from a colleague", "sets from colleagues"),
        count(own.guides, "no guide but the one that comes with Foreword", "other guide", "other guides"),
    ));
    lines.add_names("! ", &own.problems);
    lines.add_names("! ", &own.of_others);
    lines
}

fn backups(backups: &Backups) -> Lines {
    if !backups.folder_set {
        return Lines::of("No folder is set for a daily backup; the settings (Ctrl-F10) have a line for it.");
    }
    let newest =
        backups.newest.as_ref().map_or_else(|| "none yet".to_owned(), |day| format!("the newest of {day}"));
    let mut lines = Lines::of(format!("In {}: {newest}.", backups.folder));
    lines.add_if(backups.problem.is_some(), format!("! {}", backups.problem.as_deref().unwrap_or_default()));
    lines
}

fn keys(keys: &ChangedKeys) -> Lines {
    let changed = count(keys.changed, "No command has", "command has", "commands have");
    let mut lines = Lines::of(format!("{changed} other keys than usual. To see all, type: foreword keys"));
    lines.add_names("! ", &keys.problems);
    lines
}

fn count(count: usize, none: &str, one: &str, some: &str) -> String {
    match count {
        0 => none.to_owned(),
        1 => format!("1 {one}"),
        _ => format!("{count} {some}"),
    }
}

fn clock(clock: &Clock) -> Lines {
    Lines::of(match &clock.zone {
        Some(zone) => format!("It is {}, in the time zone {zone}.", clock.now),
        None => format!("! It is {}, in no time zone that is known.", clock.now),
    })
}

fn terminal(terminal: &TerminalInfo) -> Lines {
    let not = |what: &str| format!("{what} not a terminal, so Foreword could not open its screen here.");
    let mut lines = Lines::of(match (terminal.input, terminal.output) {
        (true, true) => "Input and output are a terminal.".to_owned(),
        (true, false) => not("Output is"),
        (false, true) => not("Input is"),
        (false, false) => not("Input and output are"),
    });
    if let (Some(columns), Some(rows)) = (terminal.columns, terminal.rows) {
        let small = if too_small((columns, rows)) { " Too small: make the window larger." } else { "" };
        lines.add(format!("It has {columns} columns and {rows} rows.{small}"));
    }
    let value = |name: &str, value: &Option<String>| match value {
        Some(value) => format!("{name} is {value}"),
        None => format!("{name} is not set"),
    };
    lines.add(format!("{}; {}.", value("TERM", &terminal.term), value("COLORTERM", &terminal.colorterm)));
    let dumb = terminal.term.as_deref() == Some("dumb");
    lines.add_if(dumb, "Such a terminal cannot show Foreword's screen, so Foreword goes line by line there.");
    lines.0.extend(terminal.program.as_ref().map(|program| format!("The terminal calls itself {program}.")));
    lines.add_if(terminal.no_color, "NO_COLOR is set, so Foreword uses no colour.");
    let locale = value("The locale", &terminal.locale);
    lines.add_if(terminal.utf8 == Some(true), format!("{locale}."));
    lines.add_if(
        terminal.utf8 == Some(false),
        format!(
            "{locale}, which does not say UTF-8. If letters such as é look wrong, set LANG to en_GB.UTF-8."
        ),
    );
    let within = terminal.within.join(" and ");
    lines.add_if(!within.is_empty(), format!("It is used through {within}."));
    lines.add("To see what each key sends, type: foreword doctor --keys");
    lines
}

fn to_do(sentences: &[String]) -> Lines {
    let numbered = sentences.iter().zip(1..).take(NAMES);
    let mut lines = Lines(numbered.map(|(sentence, number)| format!("{number}. {sentence}")).collect());
    lines.add_if(sentences.is_empty(), "Nothing: all is well.");
    let more = sentences.len().saturating_sub(NAMES);
    lines.add_if(more > 0, format!("And {more} more; --json lists them all."));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cli::doctor::report::Report, store::guard::Seen};

    /// On Windows the list of access rights says who can read, and what to do about it.
    #[test]
    fn access_rights_are_told() {
        let told = |readers: Option<&[&str]>| {
            let readers = readers.map(|all| all.iter().map(|one| (*one).to_owned()).collect());
            let mut report = Report::default();
            report.permissions(Seen { readers, ..Seen::default() });
            report.permissions.kept = false;
            (permissions(&report.permissions, "in use").0.join(" "), report.to_do.concat())
        };
        assert_eq!(told(Some(&[])), (PRIVATE.to_owned(), String::new()));
        let (words, to_do) = told(Some(&["all users of this computer", "guests"]));
        assert_eq!(words, "! Besides you: all users of this computer and guests.");
        assert!(to_do.contains("can also be read by all users of this computer and guests."), "{to_do}");
        assert_eq!(told(None), (UNKNOWN.to_owned(), String::new()));
    }
}
