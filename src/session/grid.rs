//! The grid of choices as a whole: choices and rows are added, moved and removed.

use jiff::Zoned;

use super::document::Document;
use crate::{
    change::Change,
    domain::{
        Answer, Choice, ChoiceField, ChoiceQuestion, Choices, FieldId, MOST_CHOICES, MOST_QUESTIONS,
        NotesPage, OptionsField, QuestionKey, Questions,
    },
};

impl Document {
    fn choices(&self) -> &Choices {
        &self.appointment.notes.options.choices
    }

    fn rows(&self) -> &Questions {
        &self.appointment.notes.options.rows
    }

    /// The choice the cursor is in, counted from 0.
    #[must_use]
    pub fn choice(&self) -> Option<usize> {
        self.sheet.field().choice().filter(|at| *at < self.choices().0.len())
    }

    /// The row the cursor is in, counted from 0.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        self.sheet.field().row().and_then(|row| self.rows().position(row))
    }

    #[must_use]
    pub fn can_add_choice(&self) -> bool {
        self.choices().0.len() < MOST_CHOICES || self.nameless().is_some()
    }

    #[must_use]
    pub fn can_add_row(&self) -> bool {
        self.rows().0.len() < MOST_QUESTIONS
    }

    /// Whether the choice the cursor is in may go; that of no change always stays.
    #[must_use]
    pub fn can_remove_choice(&self) -> bool {
        let choice = self.choice().and_then(|at| self.choices().0.get(at));
        choice.is_some_and(|choice| !choice.no_change)
    }

    /// The first choice that wants a name.
    #[must_use]
    pub fn nameless(&self) -> Option<usize> {
        self.choices().0.iter().position(Choice::is_nameless)
    }

    /// Goes to the first choice that wants a name, if there is one; or else adds one behind the choice the
    /// cursor is in, or behind the last.
    pub fn add_choice(&mut self, now: &Zoned) {
        let at = self.nameless().unwrap_or_else(|| {
            let at = self.choice().map_or(self.choices().0.len(), |at| at + 1);
            let mut after = self.choices().clone();
            after.0.insert(at, Choice::default());
            self.set_grid(Some(after), None, now);
            at
        });
        self.history.seal();
        self.sheet.go_to(&self.appointment.notes, FieldId::Choice(at, ChoiceField::Name));
    }

    pub fn remove_choice(&mut self, now: &Zoned) {
        let Some(at) = self.choice() else {
            return;
        };
        let mut after = self.choices().clone();
        after.0.remove(at);
        self.set_grid(Some(after), None, now);
        let to = at.min(self.choices().0.len().saturating_sub(1));
        self.sheet.go_to(&self.appointment.notes, FieldId::Choice(to, ChoiceField::Name));
    }

    /// Whether the choice the cursor is in can be moved by so many places.
    #[must_use]
    pub fn can_move_choice(&self, by: isize) -> bool {
        self.choice().and_then(|at| at.checked_add_signed(by)).is_some_and(|to| to < self.choices().0.len())
    }

    /// Moves the choice the cursor is in; the cursor stays in it.
    pub fn move_choice(&mut self, by: isize, now: &Zoned) {
        let Some((at, to)) = self.choice().and_then(|at| Some((at, at.checked_add_signed(by)?))) else {
            return;
        };
        let row = self.sheet.field().row();
        let mut after = self.choices().clone();
        if to >= after.0.len() {
            return;
        }
        let choice = after.0.remove(at);
        after.0.insert(to, choice);
        let caret = self.sheet.caret.at;
        self.set_grid(Some(after), None, now);
        let field = row.map_or(FieldId::Choice(to, ChoiceField::Name), |row| FieldId::cell(to, row));
        self.sheet.go_to_offset(&self.appointment.notes, field, caret);
    }

    /// Adds a question of one's own below the row the cursor is in, or below the last.
    pub fn add_row(&mut self, now: &Zoned) {
        let seconds = u64::try_from(now.timestamp().as_second()).unwrap_or_default();
        let free = |id: &u64| self.rows().question(*id).is_none();
        // Of one more than there can be, one is free.
        let mut ids = (0..=MOST_QUESTIONS as u64).map(|more| seconds.saturating_add(more));
        let Some(id) = ids.find(free) else {
            return;
        };
        let at = self.row().map_or(self.rows().0.len(), |at| at + 1);
        let mut after = self.rows().clone();
        after.0.insert(at, ChoiceQuestion::Own { id, question: Answer::default() });
        self.set_grid(None, Some(after), now);
        self.sheet.go_to(&self.appointment.notes, FieldId::Question(id));
    }

    /// Takes out the row the cursor is in, with what was typed there.
    pub fn remove_row(&mut self, now: &Zoned) {
        let (Some(at), Some(row)) = (self.row(), self.sheet.field().row()) else {
            return;
        };
        let mut rows = self.rows().clone();
        rows.0.remove(at);
        let mut choices = self.choices().clone();
        for choice in &mut choices.0 {
            match row {
                QuestionKey::Asked(field) => *choice.get_mut(field) = Answer::default(),
                QuestionKey::Own(id) => {
                    choice.own.remove(&id);
                }
            }
        }
        let choice = self.choice().unwrap_or_default();
        self.set_grid(Some(choices), Some(rows), now);
        let next = self.rows().keys().nth(at).or_else(|| self.rows().keys().last());
        let field = next.map_or(FieldId::Choice(choice, ChoiceField::Name), |row| FieldId::cell(choice, row));
        self.sheet.go_to(&self.appointment.notes, field);
    }

    /// Whether the row the cursor is in can be moved by so many places.
    #[must_use]
    pub fn can_move_row(&self, by: isize) -> bool {
        self.row().and_then(|at| at.checked_add_signed(by)).is_some_and(|to| to < self.rows().0.len())
    }

    /// Moves the row the cursor is in; the cursor stays in it.
    pub fn move_row(&mut self, by: isize, now: &Zoned) {
        let Some((at, to)) = self.row().and_then(|at| Some((at, at.checked_add_signed(by)?))) else {
            return;
        };
        let mut after = self.rows().clone();
        if to >= after.0.len() {
            return;
        }
        after.0.swap(at, to);
        let (field, caret) = (self.sheet.field(), self.sheet.caret.at);
        self.set_grid(None, Some(after), now);
        self.sheet.go_to_offset(&self.appointment.notes, field, caret);
    }

    /// Brings back the questions Foreword asks that were taken out.
    pub fn bring_rows_back(&mut self, now: &Zoned) {
        let mut after = self.rows().clone();
        let given: Vec<_> = Questions::default().0;
        after.0.extend(given.into_iter().filter(|row| self.rows().position(row.key()).is_none()));
        self.set_grid(None, Some(after), now);
        self.sheet.go_to(&self.appointment.notes, FieldId::Options(OptionsField::MattersMost));
    }

    /// Whether a question Foreword asks was taken out.
    #[must_use]
    pub fn lacks_rows(&self) -> bool {
        Questions::default().keys().any(|row| self.rows().position(row).is_none())
    }

    /// Makes the grid another one, as a step of undo of its own.
    fn set_grid(&mut self, choices: Option<Choices>, rows: Option<Questions>, now: &Zoned) {
        let options = &self.appointment.notes.options;
        let choices = choices.filter(|after| *after != options.choices);
        let rows = rows.filter(|after| *after != options.rows);
        let changes = [
            choices.map(|after| Change::Choices(Box::new((options.choices.clone(), after)))),
            rows.map(|after| Change::Rows(Box::new((options.rows.clone(), after)))),
        ];
        self.history.seal();
        self.sheet.turn_to(&self.appointment.notes, NotesPage::Options);
        self.make(changes.into_iter().flatten().collect(), now);
        self.history.seal();
    }
}
