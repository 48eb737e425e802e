//! The list of phrases: grouped, narrowed to those wanted, and the way through it.

use super::{Heading, PhraseRow, PhrasesPane, chosen, filter::Filter, pool, review_of, state_of, voice};
use crate::domain::{ConsultationPhase, Phrase, Principle};
use crate::text::{Input, Matcher};
use crate::{effect::Effects, part::Part, session::Session};

impl PhrasesPane {
    fn row_of(&self, phrase: usize) -> Option<usize> {
        self.rows.iter().position(|row| *row == PhraseRow::Phrase(phrase))
    }

    /// Chooses a phrase, and shows everything where it is not among those shown.
    pub(super) fn show(&mut self, session: &mut Session, phrase: &str) {
        let at = pool(session.phrase_guide()).position(|(_, one)| one.id == phrase);
        let Some(at) = at else { return };
        if self.row_of(at).is_none() {
            self.show_all(session);
        }
        if let Some(row) = self.row_of(at).filter(|row| *row != self.chosen) {
            self.choose(row);
        }
    }

    /// Shows every phrase.
    pub(super) fn show_all(&mut self, session: &mut Session) -> Effects {
        self.filter = Filter::default();
        self.find = Input::default();
        self.narrow(session)
    }

    /// Makes the list anew where other phrases are there than before; the same one stays chosen.
    pub(super) fn follow_guide(&mut self, session: &mut Session) {
        let (revision, guide) = (session.guides.revision, session.phrase_guide().id.to_string());
        let before = std::mem::take(&mut self.of);
        if (before.0, &before.1) != (revision, &guide) {
            self.rows = rows(self, session);
            let same = before.2.and_then(|id| pool(session.phrase_guide()).position(|(_, one)| one.id == id));
            let row = same.and_then(|phrase| self.row_of(phrase)).or_else(|| self.next_phrase(0));
            self.choose(row.unwrap_or_default());
        }
        self.of = (revision, guide, chosen(self, session).map(|(_, phrase)| phrase.id.to_string()));
    }

    /// Makes the list anew; what was chosen stays chosen where it can.
    pub(super) fn narrow(&mut self, session: &mut Session) -> Effects {
        let before = self.phrase_in(self.chosen);
        self.rows = rows(self, session);
        let same = before.and_then(|phrase| self.row_of(phrase));
        let row = same.or_else(|| self.next_phrase(0)).unwrap_or_default();
        self.top = 0;
        self.choose(row);
        self.refit(session);
        Vec::new()
    }

    /// The first phrase from that row on.
    fn next_phrase(&self, from: usize) -> Option<usize> {
        (from..self.rows.len()).find(|row| self.phrase_in(*row).is_some())
    }

    pub(super) fn has_next(&self) -> bool {
        self.next_phrase(self.chosen + 1).is_some()
    }

    pub(super) fn has_previous(&self) -> bool {
        self.next_phrase(0).is_some_and(|first| first < self.chosen)
    }

    /// Goes so many phrases on.
    pub(super) fn step(&mut self, by: isize) -> Effects {
        let phrases: Vec<_> = (0..self.rows.len()).filter(|row| self.phrase_in(*row).is_some()).collect();
        let at = phrases.iter().position(|row| *row == self.chosen).unwrap_or_default();
        let to = at.saturating_add_signed(by).min(phrases.len().saturating_sub(1));
        if let Some(row) = phrases.get(to).filter(|_| to != at) {
            self.choose(*row);
        }
        Vec::new()
    }

    /// The heading of the next group, or the one before.
    pub(super) fn group(&self, forward: bool) -> Option<usize> {
        let mut headings = (0..self.rows.len()).filter(|row| self.phrase_in(*row).is_none());
        if forward {
            headings.find(|row| *row > self.chosen)
        } else {
            // From within a group its own start comes first.
            headings.rfind(|row| row + 1 < self.chosen)
        }
    }

    /// Goes to the first phrase of the next group, or the one before.
    pub(super) fn step_group(&mut self, forward: bool) -> Effects {
        self.group(forward).into_iter().for_each(|heading| self.choose(heading + 1));
        Vec::new()
    }
}

fn rows(pane: &PhrasesPane, session: &Session) -> Vec<PhraseRow> {
    let guide = session.phrase_guide();
    let matcher = Matcher::new(pane.find.text());
    let found = |principle: &Principle, phrase: &Phrase| {
        let used = voice(session, phrase).words();
        let all = || [&phrase.says, used, &principle.name, &principle.short_name, phrase.moment.label()];
        matcher.is_empty() || matcher.matches(&all().join(" "))
    };
    let allowed =
        |phrase: &Phrase| pane.filter.allows(phrase, (review_of(session, phrase), state_of(session, phrase)));
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
        // A phrase to start with is there alone, so that nobody meets it twice.
        let mut here: Vec<_> = shown
            .iter()
            .filter(|(_, (principle, phrase))| match heading {
                Heading::Starters => phrase.starter,
                _ if phrase.starter => false,
                Heading::Principle(at) => guide.principles.get(at).is_some_and(|one| one.id == principle.id),
                Heading::Moment(moment) => phrase.moment == moment,
            })
            .collect();
        if heading == Heading::Starters {
            here.sort_by_key(|(_, (_, phrase))| phrase.moment);
        }
        if !here.is_empty() {
            rows.push(PhraseRow::Heading(heading));
            rows.extend(here.into_iter().map(|(index, _)| PhraseRow::Phrase(*index)));
        }
    }
    rows
}
