//! The report as a page of plain sentences; what needs doing is marked and said again at the end.

use std::fmt::Write;

use super::{
    own_files::{OwnFiles, Spelling},
    report::{Appointments, Permissions, Place, Report, Room, Terminal},
};
use crate::{
    export::{WIDTH, wrapped},
    ui::frame::too_small,
};

/// No more names than this are printed of a kind; the rest are counted.
const NAMES: usize = 10;

/// The whole page.
pub(super) fn page(report: &Report) -> String {
    let mut page = Page(format!("Foreword {} on {}\n", report.version, report.platform));
    page.section("Where the notes are", home(&report.home));
    page.section("Who can read them", permissions(&report.permissions, report.home.state));
    page.section("Room on the disk", room(&report.room));
    page.section("Appointments", appointments(&report.appointments));
    page.section("Lock files", locks(report));
    page.section("Spelling", spelling(&report.spelling));
    page.section("Phrases, guides and settings", own_files(&report.own_files));
    page.section("Terminal", terminal(&report.terminal));
    page.section("What to do", to_do(&report.to_do));
    page.0
}

struct Page(String);

impl Page {
    fn section(&mut self, title: &str, lines: Vec<String>) {
        let _ = writeln!(self.0, "\n{title}");
        for paragraph in lines {
            for (at, line) in wrapped(&paragraph, WIDTH - 4).iter().enumerate() {
                let indent = if at == 0 { "  " } else { "    " };
                self.0.push_str(format!("{indent}{line}").trim_end());
                self.0.push('\n');
            }
        }
    }
}

fn home(home: &Place) -> Vec<String> {
    let mut lines = vec![home.path.clone()];
    lines.push(
        match home.named_by {
            "option" => "The option --home names this folder.",
            "environment" => "The variable FOREWORD_HOME names this folder.",
            _ => "This is where this computer keeps a program's data. --home and FOREWORD_HOME name another place.",
        }
        .to_owned(),
    );
    match home.state {
        "in use" => {}
        "no appointments yet" => lines.push("No appointment was kept in it yet.".to_owned()),
        "not made yet" => lines.push("It is not there yet; the first start makes it.".to_owned()),
        _ => lines.push(format!("! {}", home.problem.as_deref().unwrap_or("It cannot be used."))),
    }
    if home.writable == Some(false) {
        lines.push("! Nothing can be written there.".to_owned());
    }
    if home.network == Some(true) {
        lines.push(
            "It is on a network drive. Do not open one appointment on two computers at once.".to_owned(),
        );
    }
    lines
}

fn permissions(seen: &Permissions, state: &str) -> Vec<String> {
    if matches!(state, "not made yet" | "unusable") {
        return vec!["There is nothing to look at.".to_owned()];
    }
    if !seen.kept {
        return vec!["Whoever this computer lets into that folder; Foreword sets nothing there.".to_owned()];
    }
    let mut lines = Vec::new();
    if seen.exposed.is_empty() && seen.closed.is_empty() {
        lines.push("Only you, and whoever has the rights of the system itself.".to_owned());
    }
    names(&mut lines, &seen.exposed, "! Others on this computer can read: ");
    names(&mut lines, &seen.closed, "! Could not be looked into: ");
    names(&mut lines, &seen.linked, "A link to elsewhere, where permissions are not looked at: ");
    names(
        &mut lines,
        &seen.second_names,
        "A file with a second name (a hard link), which keeps the old text once this one is saved: ",
    );
    if seen.shared {
        lines.push(
            "The folder holds other things too, so its own permissions are left as they are. The folders with \
             the notes have their own."
                .to_owned(),
        );
    }
    lines
}

fn names(lines: &mut Vec<String>, names: &[String], before: &str) {
    lines.extend(names.iter().take(NAMES).map(|name| format!("{before}{name}")));
    if names.len() > NAMES {
        lines.push(format!("{before}{} more", names.len() - NAMES));
    }
}

fn room(room: &Room) -> Vec<String> {
    let mark = if room.short { "! " } else { "" };
    vec![room.free_bytes.map_or_else(
        || "This computer does not say how much is free.".to_owned(),
        |bytes| format!("{mark}{} free.", size(bytes)),
    )]
}

/// In the unit that leaves one to three digits before the point.
fn size(bytes: u64) -> String {
    for (unit, name) in [(1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB")] {
        if bytes >= unit {
            return format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit);
        }
    }
    format!("{} kB", bytes / 1_000)
}

fn appointments(found: &Appointments) -> Vec<String> {
    let mut lines = vec![format!("{} can be opened.", found.readable)];
    let problems: Vec<_> =
        found.read_only.iter().chain(&found.unreadable).map(|one| one.problem.clone()).collect();
    names(&mut lines, &problems, "! ");
    names(&mut lines, &found.misnamed, "! ");
    names(&mut lines, &found.strays, "! Not an appointment: ");
    lines
}

fn locks(report: &Report) -> Vec<String> {
    let lines: Vec<_> = report
        .locks
        .iter()
        .map(|lock| {
            let written = lock.age_seconds.map(|seconds| format!(", written {} ago", age(seconds)));
            let open = lock.open.as_deref().unwrap_or("That program has ended; this locks nobody out.");
            format!("{}{}. {open}", lock.file, written.unwrap_or_default())
        })
        .collect();
    if lines.is_empty() { vec!["None.".to_owned()] } else { lines }
}

fn spelling(spelling: &Spelling) -> Vec<String> {
    let words = match spelling.own_words {
        None => "! Your own words are not understood".to_owned(),
        Some(0) => "No words of your own".to_owned(),
        Some(1) => "1 word of your own".to_owned(),
        Some(some) => format!("{some} words of your own"),
    };
    let dictionaries = match spelling.dictionaries {
        0 => "no dictionary of your own".to_owned(),
        1 => "1 dictionary of your own".to_owned(),
        some => format!("{some} dictionaries of your own"),
    };
    let bad = match spelling.dictionaries_not_understood {
        0 => String::new(),
        bad => format!(", {bad} not understood"),
    };
    let mut lines = vec![format!("{words}; {dictionaries}{bad}.")];
    names(&mut lines, &spelling.problems, "! ");
    lines
}

fn own_files(own: &OwnFiles) -> Vec<String> {
    let counted = |count: usize, none: &str, one: &str, some: &str| match count {
        0 => none.to_owned(),
        1 => format!("1 {one}"),
        count => format!("{count} {some}"),
    };
    let mut lines = vec![format!(
        "{}; {}; {}.",
        counted(own.my_phrases, "No phrase gone through", "phrase gone through", "phrases gone through"),
        counted(own.phrase_sets, "no set of a colleague", "set of a colleague", "sets of colleagues"),
        counted(own.guides, "no guide but the one that comes with Foreword", "guide more", "guides more"),
    )];
    names(&mut lines, &own.problems, "! ");
    names(&mut lines, &own.of_others, "! ");
    lines
}

fn age(seconds: i64) -> String {
    let (count, unit) = match seconds {
        ..60 => (seconds, "second"),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

fn terminal(terminal: &Terminal) -> Vec<String> {
    let mut lines = vec![
        match (terminal.input, terminal.output) {
            (true, true) => "Input and output are a terminal.",
            (true, false) => "Output is not a terminal, so Foreword could not open its screen here.",
            (false, true) => "Input is not a terminal, so Foreword could not open its screen here.",
            (false, false) => {
                "Input and output are not a terminal, so Foreword could not open its screen here."
            }
        }
        .to_owned(),
    ];
    if let (Some(columns), Some(rows)) = (terminal.columns, terminal.rows) {
        let small =
            if too_small((columns, rows)) { " That is too small: make the window larger." } else { "" };
        lines.push(format!("It has {columns} columns and {rows} rows.{small}"));
    }
    let said = |name: &str, value: &Option<String>| {
        value.as_ref().map_or_else(|| format!("{name} is not set"), |value| format!("{name} is {value}"))
    };
    lines.push(format!("{}; {}.", said("TERM", &terminal.term), said("COLORTERM", &terminal.colorterm)));
    if terminal.term.as_deref() == Some("dumb") {
        lines.push("Such a terminal cannot show Foreword's screen: use another one.".to_owned());
    }
    lines.extend(terminal.program.as_ref().map(|program| format!("The terminal calls itself {program}.")));
    if terminal.no_color {
        lines.push("NO_COLOR is set, so Foreword uses no colour.".to_owned());
    }
    if terminal.utf8 == Some(false) {
        lines.push(format!(
            "{}, which does not say UTF-8. If letters such as é look wrong, set LANG to en_GB.UTF-8.",
            said("The locale", &terminal.locale)
        ));
    } else if terminal.utf8 == Some(true) {
        lines.push(format!("{}.", said("The locale", &terminal.locale)));
    }
    if !terminal.within.is_empty() {
        lines.push(format!("It is used through {}.", terminal.within.join(" and ")));
    }
    lines.push("To see what each key sends, type: foreword doctor --keys".to_owned());
    lines
}

fn to_do(sentences: &[String]) -> Vec<String> {
    if sentences.is_empty() {
        return vec!["Nothing: all is well.".to_owned()];
    }
    let numbered = sentences.iter().zip(1..).take(NAMES);
    let mut lines: Vec<_> = numbered.map(|(sentence, number)| format!("{number}. {sentence}")).collect();
    if sentences.len() > NAMES {
        lines.push(format!("And {} more; --json lists them all.", sentences.len() - NAMES));
    }
    lines
}
