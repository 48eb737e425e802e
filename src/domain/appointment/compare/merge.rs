//! One appointment made of two versions, part by part.

use super::{Answer, Appointment, ChoiceField, Comparison, DiffPart, EmptyReason, FieldId, Take};
use crate::domain::{Pin, is_later};

impl Comparison {
    /// The appointment that these choices make, one a difference and in their order; where one is
    /// missing, [`Comparison::taken`] says what is taken.
    ///
    /// All mine is mine and all theirs is theirs, but for the ID, which stays, and the time of the
    /// last change, which is the later one.
    pub fn merged(&self, takes: &[Option<Take>]) -> Appointment {
        let chosen = takes.iter().copied().chain(std::iter::repeat(None));
        let parts = self.differences.iter().map(|difference| difference.part).zip(chosen);
        let mut takes: Vec<_> = parts.map(|(part, chosen)| (part, self.taken(part, chosen))).collect();
        let all_mine = !takes.is_empty() && takes.iter().all(|(_, take)| *take == Take::Mine);
        let all_theirs = !takes.is_empty() && takes.iter().all(|(_, take)| *take == Take::Theirs);
        // Whatever is not compared comes with the version taken whole.
        let mut merged = if all_theirs { self.theirs.clone() } else { self.mine.clone() };
        merged.id = self.mine.id.clone();
        if !all_mine && !all_theirs {
            // Words kept in either are kept in what is made of both.
            let new = self.theirs.kept_words.iter().filter(|row| !self.mine.kept_words.contains(row));
            merged.kept_words.extend(new.cloned());
            // Only fields chosen for a colleague in both stay chosen: nothing goes by a merge alone.
            merged.shared =
                self.mine.shared.iter().filter(|one| self.theirs.shared.contains(one)).cloned().collect();
        }
        let later = is_later(self.theirs.changed, self.mine.changed);
        merged.changed = if later { self.theirs.changed } else { self.mine.changed };
        let in_both = self.mine.notes.options.choices.0.len().min(self.theirs.notes.options.choices.0.len());
        merged.notes.options.choices.0.truncate(in_both);
        // First which questions there are, for the answers to them to have a place.
        takes.sort_by_key(|(part, _)| *part != DiffPart::Rows);
        for (part, take) in takes {
            self.take(part, take, &mut merged);
        }
        merged.notes.options.mend();
        merged
    }

    fn take(&self, part: DiffPart, take: Take, merged: &mut Appointment) {
        let (mine, theirs) = (&self.mine, &self.theirs);
        let one = if take == Take::Theirs { theirs } else { mine };
        let both = take == Take::Both;
        match part {
            DiffPart::Label if both => merged.label = both_labels(&mine.label, &theirs.label),
            DiffPart::Label => merged.label.clone_from(&one.label),
            DiffPart::When => merged.when = one.when,
            DiffPart::Minutes => merged.minutes = one.minutes,
            DiffPart::Visit => merged.visit = one.visit,
            DiffPart::Meeting => merged.meeting = one.meeting,
            DiffPart::Field(field) => {
                let (ours, other) = (mine.notes.get(field), theirs.notes.get(field));
                merged.notes.change(field, |answer| *answer = taken(take, ours, other));
                if let FieldId::Choice(at, ChoiceField::Name) = field {
                    self.take_no_change(at, take, merged);
                }
            }
            DiffPart::Rows if both => {
                let rows = &mut merged.notes.options.rows;
                let theirs = theirs.notes.options.rows.0.iter();
                let new: Vec<_> = theirs.filter(|row| rows.position(row.key()).is_none()).cloned().collect();
                rows.0.extend(new);
            }
            DiffPart::Rows => merged.notes.options.rows.clone_from(&one.notes.options.rows),
            DiffPart::Choice(at) => {
                let other = theirs.notes.choice(at).filter(|_| both);
                merged.notes.options.choices.0.extend(one.notes.choice(at).or(other).cloned());
            }
            DiffPart::Pinned if both => merged.pinned = both_pins(&mine.pinned, &theirs.pinned),
            DiffPart::Pinned => merged.pinned.clone_from(&one.pinned),
        }
    }

    /// Whether a choice is that of no change goes with its name.
    fn take_no_change(&self, at: usize, take: Take, merged: &mut Appointment) {
        let of = |one: &Appointment| one.notes.choice(at).is_some_and(|choice| choice.no_change);
        let no_change = take != Take::Theirs && of(&self.mine) || take != Take::Mine && of(&self.theirs);
        if let Some(choice) = merged.notes.options.choices.0.get_mut(at) {
            choice.no_change = no_change;
        }
    }
}

fn taken(take: Take, mine: &Answer, theirs: &Answer) -> Answer {
    match take {
        Take::Mine => mine.clone(),
        Take::Theirs => theirs.clone(),
        Take::Both => Answer {
            text: both_texts(&mine.text, &theirs.text),
            standing: both_standings(mine.standing, theirs.standing),
            carried_over: mine.carried_over && theirs.carried_over,
        },
    }
}

/// Mine, then theirs; or the one that holds every line of the other, one after the other.
///
/// Lines, not words, for "no pain" holds "pain" and says the contrary.
fn both_texts(mine: &str, theirs: &str) -> String {
    match (holds(mine, theirs), holds(theirs, mine)) {
        (true, _) => mine.to_owned(),
        (false, true) => theirs.to_owned(),
        (false, false) => format!("{}\n{theirs}", mine.strip_suffix('\n').unwrap_or(mine)),
    }
}

/// Whether `whole` contains all of `part` as complete lines.
fn holds(whole: &str, part: &str) -> bool {
    part.is_empty() || format!("\n{whole}\n").contains(&format!("\n{part}\n"))
}

/// A question still to ask comes before one put off.
fn both_standings(mine: EmptyReason, theirs: EmptyReason) -> EmptyReason {
    let either = [mine, theirs];
    let order = [EmptyReason::NotKnown, EmptyReason::NotToday];
    order.into_iter().find(|standing| either.contains(standing)).unwrap_or_default()
}

fn both_labels(mine: &str, theirs: &str) -> String {
    match (mine.trim().is_empty(), theirs.trim().is_empty()) {
        (_, true) => mine.to_owned(),
        (true, false) => theirs.to_owned(),
        (false, false) => format!("{mine} / {theirs}"),
    }
}

fn both_pins(mine: &[Pin], theirs: &[Pin]) -> Vec<Pin> {
    let new = theirs.iter().filter(|pin| !mine.contains(pin));
    mine.iter().chain(new).cloned().collect()
}
