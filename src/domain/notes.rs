//! The clinician's notes for one appointment: four pages of fields.

pub(super) mod after;
pub(super) mod answer;
pub(super) mod choice;
pub(super) mod context;
pub(super) mod field;
mod fields;
pub(super) mod options;
pub(super) mod questions;
pub(super) mod setback;

use serde::{Deserialize, Serialize};

use super::{
    After, AfterField, Answer, Aspect, Choice, ChoiceField, Context, ContextField, EmptyReason, FieldId,
    NotesPage, Options, OptionsField, QuestionKey, RungName, SetbackField, Setbacks, StaffField,
};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    pub context: Context,
    pub options: Options,
    pub setbacks: Setbacks,
    #[serde(skip_serializing_if = "crate::domain::is_default")]
    pub after: After,
}

impl Notes {
    /// The fields of a page in the order they are read and walked: of Options, row by row.
    pub fn fields(&self, page: NotesPage) -> Vec<FieldId> {
        match page {
            NotesPage::Context => {
                // There only where an earlier appointment left something to start with.
                let is_there =
                    |field: &FieldId| *field != FieldId::START_WITH || !self.get(*field).is_blank();
                ContextField::ALL.iter().map(|&field| FieldId::Context(field)).filter(is_there).collect()
            }
            NotesPage::Options => self.options_fields(),
            NotesPage::Setbacks => setbacks_fields(),
            NotesPage::After => after_fields().collect(),
        }
    }

    fn options_fields(&self) -> Vec<FieldId> {
        let on_this =
            OptionsField::ALL.iter().copied().filter(|field| !DECIDED.contains(field)).collect::<Vec<_>>();
        let (before, after) = on_this.split_at(2);
        let on_page =
            |fields: &[OptionsField]| fields.iter().map(|&field| FieldId::Options(field)).collect::<Vec<_>>();
        let choices = 0..self.options.choices.0.len();
        let names = choices.clone().map(|at| FieldId::Choice(at, ChoiceField::Name));
        let rows = self.options.rows.keys().flat_map(|row| {
            let question = if let QuestionKey::Own(id) = row { Some(FieldId::Question(id)) } else { None };
            question.into_iter().chain(choices.clone().map(move |at| FieldId::cell(at, row)))
        });
        on_page(before).into_iter().chain(names).chain(rows).chain(on_page(after)).collect()
    }

    pub fn all_fields(&self) -> impl Iterator<Item = FieldId> {
        NotesPage::ALL.into_iter().flat_map(|page| self.fields(page))
    }

    /// A choice, counted from 0.
    pub fn choice(&self, at: usize) -> Option<&Choice> {
        self.options.choices.0.get(at)
    }

    /// A blank answer where a choice is no longer there.
    pub fn get(&self, field: FieldId) -> &Answer {
        static BLANK: Answer =
            Answer { text: String::new(), standing: EmptyReason::Open, carried_over: false };
        match field {
            FieldId::Context(name) => self.context.get(name),
            FieldId::Options(name) => self.options.get(name),
            FieldId::Choice(at, name) => self.choice(at).map_or(&BLANK, |choice| choice.get(name)),
            FieldId::Question(id) => self.options.rows.question(id).unwrap_or(&BLANK),
            FieldId::Own(at, id) => self.choice(at).and_then(|choice| choice.own.get(&id)).unwrap_or(&BLANK),
            FieldId::Rung(rung, side) => self.setbacks.ladder.get(rung).get(side),
            FieldId::Staff(name) => self.setbacks.staff_card.get(name),
            FieldId::Setbacks(name) => self.setbacks.get(name),
            FieldId::After(name) => self.after.get(name),
        }
    }

    /// The field's label, with the name of its choice and the words of an own question.
    pub fn label(&self, field: FieldId) -> String {
        let question = match field {
            FieldId::Own(_, id) | FieldId::Question(id) => {
                self.options.rows.words(id).unwrap_or("a question of your own")
            }
            FieldId::Choice(_, field) => field.label(),
            field => return field.label(),
        };
        match field.choice() {
            Some(at) if field != FieldId::Choice(at, ChoiceField::Name) => {
                format!("{}: {question}", self.choice_name(at))
            }
            Some(_) => field.label(),
            None => question.to_owned(),
        }
    }

    /// The name of a choice, or "Choice 2" where it has none.
    pub fn choice_name(&self, at: usize) -> String {
        match self.choice(at).map(|choice| choice.name.text.trim()) {
            None | Some("") => format!("Choice {}", at + 1),
            Some(name) => name.lines().collect::<Vec<_>>().join(" "),
        }
    }

    /// `None` where a choice is no longer there, or an own question has no answer.
    fn get_mut(&mut self, field: FieldId) -> Option<&mut Answer> {
        Some(match field {
            FieldId::Context(name) => self.context.get_mut(name),
            FieldId::Options(name) => self.options.get_mut(name),
            FieldId::Choice(at, name) => self.options.choices.0.get_mut(at)?.get_mut(name),
            FieldId::Question(id) => self.options.rows.question_mut(id)?,
            FieldId::Own(at, id) => self.options.choices.0.get_mut(at)?.own.get_mut(&id)?,
            FieldId::Rung(rung, side) => self.setbacks.ladder.get_mut(rung).get_mut(side),
            FieldId::Staff(name) => self.setbacks.staff_card.get_mut(name),
            FieldId::Setbacks(name) => self.setbacks.get_mut(name),
            FieldId::After(name) => self.after.get_mut(name),
        })
    }

    pub fn change(&mut self, field: FieldId, change: impl FnOnce(&mut Answer)) {
        let FieldId::Own(at, id) = field else {
            if let Some(answer) = self.get_mut(field) {
                change(answer);
            }
            return;
        };
        if let Some(choice) = self.options.choices.0.get_mut(at) {
            change(choice.own.entry(id).or_default());
            // The file leaves blank ones out; so do the notes, or they would not be the same.
            choice.own.retain(|_, answer| !answer.is_blank());
        }
    }

    /// Questions for the person: the lines typed under "Still to ask", then every field left at
    /// "not known, ask".
    pub fn to_ask(&self) -> Vec<String> {
        let typed = self.context.still_to_ask.text.lines().map(without_bullet);
        let unknown = self.unknown().map(|field| format!("{} (not known)", self.label(field)));
        typed.filter(|line| !line.is_empty()).map(str::to_owned).chain(unknown).collect()
    }

    pub fn unknown(&self) -> impl Iterator<Item = FieldId> {
        self.all_fields().filter(|&field| self.get(field).standing == EmptyReason::NotKnown)
    }

    pub fn filled(&self) -> usize {
        self.all_fields().filter(|field| self.is_filled(*field)).count()
    }

    fn is_filled(&self, field: FieldId) -> bool {
        let is_given = match field {
            FieldId::Choice(at, ChoiceField::Name) => self.choice(at).is_some_and(Choice::is_untouched),
            _ => false,
        };
        !is_given && self.has_content(field)
    }

    /// Whether anything is said in a field; questions listed under "Still to ask" count.
    pub fn has_content(&self, field: FieldId) -> bool {
        self.get(field).has_words() || field == FieldId::STILL_TO_ASK && self.unknown().next().is_some()
    }

    /// A gap: nothing is said, and it is not empty on purpose.
    pub fn is_gap(&self, field: FieldId) -> bool {
        self.get(field).standing == EmptyReason::Open && !self.has_content(field)
    }

    /// Whether nothing has been written on a page.
    pub fn is_page_empty(&self, page: NotesPage) -> bool {
        !self.fields(page).into_iter().any(|field| !is_prepared(field) && self.is_filled(field))
    }

    pub fn empty_pages(&self) -> Vec<NotesPage> {
        NotesPage::ALL.into_iter().filter(|page| self.is_page_empty(*page)).collect()
    }

    /// Marks every field that has words as carried over from an earlier appointment. What to start with comes to
    /// the top; the rest of what came of that appointment stays with it.
    pub fn carry_over(&mut self) {
        self.context.start_with = std::mem::take(&mut self.after).start_with;
        let fields: Vec<_> = self.all_fields().collect();
        for field in fields {
            self.change(field, |answer| answer.carried_over = answer.has_words());
        }
    }
}

/// A line without the dot or dash that some put before a list item.
fn without_bullet(line: &str) -> &str {
    line.trim().trim_start_matches(['·', '-', '*', '•']).trim()
}

/// Fields of the decision that are filled when it has been made.
const DECIDED: [OptionsField; 4] =
    [OptionsField::Decided, OptionsField::Present, OptionsField::DecidedBy, OptionsField::DecidedOn];

/// Whether a field of After is written while preparing as well, so that words in it do not say what came of the
/// appointment.
const fn is_prepared(field: FieldId) -> bool {
    use AfterField::{AskOf, Consent, NextStep, NotShared, ToRead, WantKnown, WhoIsWho};
    matches!(field, FieldId::After(NextStep | ToRead | WhoIsWho | Consent | WantKnown | AskOf | NotShared))
}

fn after_fields() -> impl Iterator<Item = FieldId> {
    let after = AfterField::ALL.iter().map(|&field| FieldId::After(field));
    DECIDED.into_iter().map(FieldId::Options).chain(after)
}

fn setbacks_fields() -> Vec<FieldId> {
    use RungName::{Afterwards, EarlySigns, Emergency, FirstSteps, People, Surgery, Triggers, Urgent, Usual};
    use SetbackField::{
        AgreedOn, AgreedWith, Copies, CrisisLine, KeepsMeGoing, MadeWith, Medicines, MedicinesPage,
        NotWanted, ReviewOn, SaferHome, SafetyPlan, SafetyPlanPage, SeenByOthers, SeenByWhom,
    };
    let mut fields = Vec::new();
    let mut rungs = |names: &[RungName], then: &[SetbackField]| {
        for &rung in names {
            fields.extend(Aspect::ALL.iter().map(|&side| FieldId::Rung(rung, side)));
        }
        fields.extend(then.iter().map(|&field| FieldId::Setbacks(field)));
    };
    rungs(&[Usual, Triggers, EarlySigns], &[SeenByOthers]);
    rungs(&[FirstSteps], &[Medicines, MedicinesPage, KeepsMeGoing]);
    rungs(&[People], &[NotWanted, SaferHome]);
    rungs(&[Surgery, Urgent, Emergency], &[SafetyPlan, SafetyPlanPage, CrisisLine]);
    fields.extend(StaffField::ALL.iter().map(|&field| FieldId::Staff(field)));
    fields.extend(Aspect::ALL.iter().map(|&side| FieldId::Rung(Afterwards, side)));
    fields.extend([AgreedWith, MadeWith, AgreedOn, ReviewOn, SeenByWhom, Copies].map(FieldId::Setbacks));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every field is walked once, and found by its name.
    #[test]
    fn fields_are_walked_once() {
        let notes = Notes::default();
        let mut seen = Vec::new();
        for field in notes.all_fields() {
            assert!(!seen.contains(&field), "{field:?} twice");
            seen.push(field);
            let found = FieldId::named(&field.name()).unwrap();
            assert!(found.same_question(field), "{field:?} found as {found:?}");
        }
        let declared = ContextField::ALL.len() - 1
            + OptionsField::ALL.len()
            + 2 * (ChoiceField::ALL.len() - 1)
            + 2 * RungName::ALL.len()
            + StaffField::ALL.len()
            + SetbackField::ALL.len()
            + AfterField::ALL.len();
        assert_eq!(seen.len(), declared);
        assert_eq!(seen[0], FieldId::FIRST);
    }

    #[test]
    fn to_ask_holds_typed_lines_and_unknown_fields() {
        let mut notes = Notes::default();
        notes.context.still_to_ask.text = "· How is sleep?\n\n- Who could help?".to_owned();
        notes.context.goals.standing = EmptyReason::NotKnown;
        assert_eq!(notes.to_ask(), ["How is sleep?", "Who could help?", "Goals, in their words (not known)"]);
    }

    #[test]
    fn a_new_set_of_notes_counts_as_empty() {
        let mut notes = Notes::default();
        assert_eq!(notes.filled(), 0);
        notes.options.choices.0[1].name.text = "Group class".to_owned();
        assert_eq!(notes.filled(), 1);
    }

    #[test]
    fn debug_output_holds_no_note_text() {
        let mut notes = Notes::default();
        notes.context.what_matters.text = "SECRET".to_owned();
        assert!(!format!("{notes:?}").contains("SECRET"));
    }
}
