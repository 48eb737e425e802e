//! Reflect, line by line.

use super::answering::{Sheet, SheetLine};
use super::{Mode, ReflectPane, areas, over_time, view};
use crate::part::{
    Context, Part,
    spoken::{Spoken, answer_text, answered, in_one_line},
};
use crate::{domain::identifying, effect::Effects, msg::LineAsk, session::Session};

const TITLE: &str = "Reflect.";

pub(super) fn spoken(pane: &ReflectPane, session: &Session) -> Spoken {
    match &pane.mode {
        Mode::List => {
            let mut spoken = Spoken::titled(TITLE);
            for row in &pane.rows {
                let day = row.day(session);
                let day = if day.is_empty() { day } else { format!(", answered on {day}") };
                spoken.offer(format!("{}{day}", row.words(session)));
            }
            spoken.here = Some(pane.chosen);
            spoken.about.extend(session.reflect_sync.read_only.clone());
            spoken.about.extend(pane.rows.is_empty().then(|| view::NO_QUESTIONS.to_owned()));
            spoken
        }
        Mode::OverTime(row, _) => {
            let mut spoken = Spoken::titled(row.words(session));
            let written = over_time::page(row, session);
            let lines = written.paragraphs.iter().skip(1).map(|one| in_one_line(&one.words.text));
            lines.filter(|line| !line.is_empty()).for_each(|line| spoken.say(line));
            spoken
        }
        Mode::Answering(answering) => {
            let Some(sheet) = answering.sheet() else { return Spoken::titled(TITLE) };
            let mut spoken = Spoken::titled(in_one_line(&areas::head(sheet)));
            for line in answering.lines() {
                let (title, words) = match line {
                    SheetLine::Because => ("Because", sheet.text().text()),
                    SheetLine::Words => ("Your words", sheet.text().text()),
                    SheetLine::Step => ("Next step", sheet.text().text()),
                    SheetLine::Became | SheetLine::Word | SheetLine::Day => {
                        let (title, words) = view::choice_in_words(sheet);
                        (title.trim_end_matches([':', '?']), words)
                    }
                };
                spoken.offer(answered(title, words));
            }
            spoken.here = Some(answering.line);
            if answering.line() == SheetLine::Day {
                spoken.about.extend(view::day_understood(sheet, session));
            }
            let marks = identifying::marks(sheet.text().text(), session.now.date());
            spoken.about.extend(identifying::reason(&marks, usize::MAX));
            if !matches!(sheet, Sheet::Open { .. }) {
                spoken.about.extend(areas::earlier(answering, session));
            }
            spoken
        }
    }
}

/// Chooses a row, or goes to a line and answers it; one that is chosen is turned until it says that.
pub(super) fn answer(pane: &mut ReflectPane, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
    let Mode::Answering(answering) = &mut pane.mode else {
        pane.chosen = line.min(pane.rows.len().saturating_sub(1));
        return if matches!(ask, LineAsk::Enter) { pane.choose(cx) } else { Vec::new() };
    };
    let Some(to) = answering.lines().get(line).copied() else { return Vec::new() };
    answering.go_to(to);
    match ask {
        LineAsk::Add(words) | LineAsk::Replace(words)
            if matches!(to, SheetLine::Became | SheetLine::Word) =>
        {
            // One more answer than there are words for how well it is done, or for what became of a step.
            for _ in 0..4 {
                let now =
                    pane.answering().and_then(|one| one.sheet()).map(|sheet| view::choice_in_words(sheet).1);
                if now.is_some_and(|now| now.starts_with(words.trim())) {
                    break;
                }
                pane.turn(cx, 1);
            }
            Vec::new()
        }
        LineAsk::Add(words) if to == SheetLine::Day => answer_text(pane, cx, &LineAsk::Replace(words)),
        ask => answer_text(pane, cx, &ask),
    }
}
