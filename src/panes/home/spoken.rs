//! The list of appointments and the bin, line by line.

use super::HomePane;
use crate::domain::{Binned, Moment, Summary};
use crate::part::{
    Context,
    spoken::{Spoken, answer_text, answered},
};
use crate::session::{Session, listing::LibraryRow};
use crate::{effect::Effects, msg::LineAsk};
use jiff::Timestamp;

pub(super) fn spoken(home: &HomePane, session: &Session) -> Spoken {
    if let Some(bin) = &home.bin {
        let mut spoken = Spoken::titled("Bin. Deleted permanently after 30 days.");
        spoken.here = bin.list.as_ref().map(|list| list.chosen);
        let list = bin.list.as_ref().map(|list| list.shown.as_slice());
        for one in list.unwrap_or_default() {
            spoken.offer(binned(one, session.moment()));
        }
        if list.is_some_and(<[Binned]>::is_empty) {
            spoken.about.push("The bin is empty.".to_owned());
        }
        return spoken;
    }
    let filter = home.filter.text().trim();
    let mut spoken = Spoken::titled(match (home.filtering, filter) {
        (true, _) => "Filter of the appointments.".to_owned(),
        (false, "") => "Appointments.".to_owned(),
        (false, filter) => format!("Appointments with “{filter}”."),
    });
    if home.filtering {
        spoken.offer(answered("Find", filter));
        spoken.says_commands = true;
    } else if !filter.is_empty() {
        spoken.about.push("“filter”, then “clear”, shows the whole list again.".to_owned());
    }
    let first = spoken.lines.len();
    let library = session.library.as_ref();
    if home.reading && library.is_none() {
        spoken.about.push("Reading your appointments.".to_owned());
    }
    for row in &home.rows {
        match row {
            LibraryRow::Heading(heading) => spoken.say(format!("{}:", heading.in_words(session.now.date()))),
            LibraryRow::Sample => spoken.offer("A filled example (made up)"),
            LibraryRow::Appointment(at) => {
                let summary = library.and_then(|library| library.appointment(*at));
                if let Some(summary) = summary {
                    spoken.offer(appointment(summary, session.now.timestamp()));
                }
            }
            LibraryRow::Unreadable(at) => {
                let broken = library.and_then(|library| library.unreadable(*at));
                let words = broken.map(|broken| format!("{}, {}", broken.file, broken.error.short));
                if let Some(words) = words {
                    spoken.offer(words);
                }
            }
        }
    }
    let above = home.rows.get(..home.chosen).unwrap_or_default();
    let here = home.chosen_row().map(|_| above.iter().filter(|row| row.can_be_chosen()).count());
    spoken.here = here.map(|here| first + here);
    spoken.about.extend(home.error.as_ref().map(|error| error.sentence.clone()));
    spoken
}

fn appointment(summary: &Summary, now: Timestamp) -> String {
    let when = summary.when.map_or_else(|| "no time set".to_owned(), Moment::in_full);
    let minutes = summary.minutes.map(|minutes| format!(", {minutes} minutes")).unwrap_or_default();
    let (visit, meeting) = (summary.visit.label(), summary.meeting.label());
    format!("{}, {when}{minutes}, {visit}, {meeting}: {}", summary.name(), summary.state_in_words(now))
}

fn binned(one: &Binned, now: Moment) -> String {
    let name = one.what.as_ref().map_or_else(|_| one.id.short(), |summary| summary.name());
    format!("{name}, {}", one.since_in_words(now))
}

pub(super) fn answer(home: &mut HomePane, cx: &mut Context, line: usize, ask: &LineAsk) -> Effects {
    if let Some(list) = home.bin.as_mut().and_then(|bin| bin.list.as_mut()) {
        list.chosen = line.min(list.shown.len().saturating_sub(1));
        return Vec::new();
    }
    let Some(line) = line.checked_sub(usize::from(home.filtering)) else {
        return answer_text(home, cx, ask);
    };
    let offered = home.rows.iter().enumerate().filter(|(_, row)| row.can_be_chosen());
    home.chosen = offered.map(|(at, _)| at).nth(line).unwrap_or(home.chosen);
    if matches!(ask, LineAsk::Enter) { home.open_chosen(cx) } else { Vec::new() }
}
