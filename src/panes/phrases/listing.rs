//! The list of phrases: grouped, narrowed to those wanted, and the way through it.

use super::{Heading, PhrasesPane, Row, filter::Filter, pool};
use crate::{
    domain::{ConsultationPhase, Phrase, Principle},
    effect::Effects,
    part::Part,
    session::Session,
    text::{Input, Matcher},
};

/// Chooses a phrase, and shows everything where it is not among those shown.
pub(super) fn show(pane: &mut PhrasesPane, session: &mut Session, phrase: &str) {
    let Some(at) = pool(session.phrase_guide()).position(|(_, one)| one.id == phrase) else {
        return;
    };
    let row = |pane: &PhrasesPane| pane.rows.iter().position(|row| *row == Row::Phrase(at));
    if row(pane).is_none() {
        show_all(pane, session);
    }
    if let Some(row) = row(pane).filter(|row| *row != pane.chosen) {
        pane.choose(row);
    }
}

/// Shows every phrase.
pub(super) fn show_all(pane: &mut PhrasesPane, session: &mut Session) {
    pane.filter = Filter::default();
    pane.find = Input::default();
    narrow(pane, session);
}

/// Makes the list anew; what was chosen stays chosen where it can.
pub(super) fn narrow(pane: &mut PhrasesPane, session: &mut Session) {
    let before = pane.phrase_in(pane.chosen);
    let rows = rows(pane, session);
    pane.rows = rows;
    let same = pane.rows.iter().position(|row| before.is_some_and(|at| *row == Row::Phrase(at)));
    let first = || pane.rows.iter().position(|row| matches!(row, Row::Phrase(_)));
    let row = same.or_else(first).unwrap_or_default();
    pane.top = 0;
    pane.choose(row);
    pane.refit(session);
}

fn rows(pane: &PhrasesPane, session: &Session) -> Vec<Row> {
    let guide = session.phrase_guide();
    let matcher = Matcher::new(pane.find.text());
    let found = |principle: &Principle, phrase: &Phrase| {
        if matcher.is_empty() {
            return true;
        }
        let used = session.phrasebook.wording(&guide.id, phrase).words();
        let all = [&phrase.says, used, &principle.name, &principle.short_name, phrase.moment.label()];
        matcher.matches(&all.join(" "))
    };
    let allowed =
        |phrase: &Phrase| pane.filter.allows(phrase, session.phrasebook.mine.of(&guide.id, &phrase.id));
    let shown: Vec<_> = pool(guide)
        .enumerate()
        .filter(|(_, (principle, phrase))| allowed(phrase) && found(principle, phrase))
        .collect();
    let headings = std::iter::once(Heading::Starters).chain(if pane.by_moment {
        ConsultationPhase::ALL.map(Heading::Moment).to_vec()
    } else {
        (0..guide.principles.len()).map(Heading::Principle).collect()
    });
    let mut rows = Vec::new();
    for heading in headings {
        // A phrase to start with stands there alone, so that nobody meets it twice.
        let mut here: Vec<_> = shown
            .iter()
            .filter(|(_, (principle, phrase))| match heading {
                Heading::Starters => phrase.starter,
                Heading::Principle(at) => {
                    !phrase.starter && guide.principles.get(at).is_some_and(|one| one.id == principle.id)
                }
                Heading::Moment(moment) => !phrase.starter && phrase.moment == moment,
            })
            .collect();
        if heading == Heading::Starters {
            here.sort_by_key(|(_, (_, phrase))| {
                ConsultationPhase::ALL.iter().position(|one| *one == phrase.moment)
            });
        }
        if !here.is_empty() {
            rows.push(Row::Heading(heading));
            rows.extend(here.into_iter().map(|(index, _)| Row::Phrase(*index)));
        }
    }
    rows
}

/// Goes so many phrases on.
pub(super) fn step(pane: &mut PhrasesPane, by: isize) -> Effects {
    let phrases: Vec<_> = (0..pane.rows.len()).filter(|row| pane.phrase_in(*row).is_some()).collect();
    let at = phrases.iter().position(|row| *row == pane.chosen).unwrap_or_default();
    let to = at.saturating_add_signed(by).min(phrases.len().saturating_sub(1));
    if let Some(row) = phrases.get(to).filter(|_| to != at) {
        pane.choose(*row);
    }
    Vec::new()
}

/// Goes to the first phrase of the next group or the one before.
pub(super) fn step_group(pane: &mut PhrasesPane, forward: bool) -> Effects {
    let headings = || (0..pane.rows.len()).filter(|row| pane.phrase_in(*row).is_none());
    let found = if forward {
        headings().find(|row| *row > pane.chosen)
    } else {
        // From within a group its own start comes first.
        headings().rfind(|row| row + 1 < pane.chosen)
    };
    if let Some(row) = found {
        pane.choose(row + 1);
    }
    Vec::new()
}
