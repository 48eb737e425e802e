//! One appointment made of two versions, part by part.

use super::{Answer, Appointment, ChoiceField, Comparison, DiffPart, EmptyReason, FieldId, Take};
use crate::domain::Pin;

impl Comparison {
    /// The appointment that these choices make, one a difference and in their order; where one is
    /// missing, [`Comparison::taken`] says what is taken.
    ///
    /// All mine is mine and all theirs is theirs, but for the ID, which stays, and the time of the
    /// last change, which is the later one.
    pub fn merged(&self, takes: &[Option<Take>]) -> Appointment {
        let chosen = takes.iter().copied().chain(std::iter::repeat(None));
        let takes: Vec<(DiffPart, Take)> = self
            .differences
            .iter()
            .zip(chosen)
            .map(|(difference, chosen)| (difference.part, self.taken(difference.part, chosen)))
            .collect();
        let all_mine = !takes.is_empty() && takes.iter().all(|(_, take)| *take == Take::Mine);
        let all_theirs = !takes.is_empty() && takes.iter().all(|(_, take)| *take == Take::Theirs);
        // Whatever is not compared comes with the version taken whole.
        let mut merged = if all_theirs { self.theirs.clone() } else { self.mine.clone() };
        merged.id = self.mine.id.clone();
        if !all_mine && !all_theirs {
            // Words kept in either are kept in what is made of both.
            let new = self.theirs.kept_words.iter().filter(|row| !self.mine.kept_words.contains(row));
            merged.kept_words.extend(new.cloned());
        }
        if self.theirs.changed.timestamp() > self.mine.changed.timestamp() {
            merged.changed = self.theirs.changed;
        } else {
            merged.changed = self.mine.changed;
        }
        let in_both = self.mine.notes.options.choices.0.len().min(self.theirs.notes.options.choices.0.len());
        merged.notes.options.choices.0.truncate(in_both);
        // First which questions there are, for the answers to them to have a place.
        let rows = |(part, _): &(DiffPart, Take)| *part == DiffPart::Rows;
        for (part, take) in takes.iter().filter(|one| rows(one)).chain(takes.iter().filter(|one| !rows(one)))
        {
            self.take(*part, *take, &mut merged);
        }
        merged.notes.options.mend();
        merged
    }

    fn take(&self, part: DiffPart, take: Take, merged: &mut Appointment) {
        let (mine, theirs) = (&self.mine, &self.theirs);
        let one = if take == Take::Theirs { theirs } else { mine };
        match part {
            DiffPart::Label => {
                merged.label = match take {
                    Take::Both => both_labels(&mine.label, &theirs.label),
                    Take::Mine | Take::Theirs => one.label.clone(),
                }
            }
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
            DiffPart::Rows => {
                let rows = &mut merged.notes.options.rows;
                match take {
                    Take::Both => {
                        let theirs = theirs.notes.options.rows.0.iter();
                        let new: Vec<_> =
                            theirs.filter(|row| rows.position(row.key()).is_none()).cloned().collect();
                        rows.0.extend(new);
                    }
                    Take::Mine | Take::Theirs => rows.clone_from(&one.notes.options.rows),
                }
            }
            DiffPart::Choice(at) => {
                let of = |one: &Appointment| one.notes.options.choices.0.get(at).cloned();
                let choice = match take {
                    Take::Both => of(mine).or_else(|| of(theirs)),
                    Take::Mine | Take::Theirs => of(one),
                };
                merged.notes.options.choices.0.extend(choice);
            }
            DiffPart::Pinned => {
                merged.pinned = match take {
                    Take::Both => both_pins(&mine.pinned, &theirs.pinned),
                    Take::Mine | Take::Theirs => one.pinned.clone(),
                }
            }
        }
    }

    /// Whether a choice is that of no change goes with its name.
    fn take_no_change(&self, at: usize, take: Take, merged: &mut Appointment) {
        let of =
            |one: &Appointment| one.notes.options.choices.0.get(at).is_some_and(|choice| choice.no_change);
        let no_change = match take {
            Take::Mine => of(&self.mine),
            Take::Theirs => of(&self.theirs),
            Take::Both => of(&self.mine) || of(&self.theirs),
        };
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
    if holds(mine, theirs) {
        return mine.to_owned();
    }
    if holds(theirs, mine) {
        return theirs.to_owned();
    }
    let line_break = if mine.ends_with('\n') { "" } else { "\n" };
    format!("{mine}{line_break}{theirs}")
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
