//! Points at one field of the notes, whatever page or structure it is in.

use serde::{Deserialize, Serialize};

use crate::domain::{
    AfterField, Aspect, ChoiceField, ContextField, OptionsField, QuestionKey, RungName, SetbackField,
    StaffField,
};

labelled! {
    NotesPage {
        Context = "Context",
        Options = "Options",
        Setbacks = "Setbacks",
        After = "After",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FieldId {
    Context(ContextField),
    Options(OptionsField),
    Choice(usize, ChoiceField),
    Question(u64),
    Own(usize, u64),
    Rung(RungName, Aspect),
    Staff(StaffField),
    Setbacks(SetbackField),
    After(AfterField),
}

impl NotesPage {
    /// Whether its fields are in a table.
    pub const fn is_table(self) -> bool {
        matches!(self, Self::Options | Self::Setbacks)
    }
}

impl FieldId {
    pub const FIRST: Self = Self::Context(ContextField::WhatMatters);

    /// From the appointment this one was copied from.
    pub const START_WITH: Self = Self::Context(ContextField::StartWith);

    /// Whatever there is to read or to go to.
    pub const INFORMATION: Self = Self::Context(ContextField::Information);

    /// Fields left at "not known, ask" are listed under it.
    pub const STILL_TO_ASK: Self = Self::Context(ContextField::StillToAsk);

    pub const fn page(self) -> NotesPage {
        match self {
            Self::Context(_) => NotesPage::Context,
            Self::Options(
                OptionsField::Decided
                | OptionsField::Present
                | OptionsField::DecidedBy
                | OptionsField::DecidedOn,
            )
            | Self::After(_) => NotesPage::After,
            Self::Options(_) | Self::Choice(..) | Self::Question(_) | Self::Own(..) => NotesPage::Options,
            Self::Rung(..) | Self::Staff(_) | Self::Setbacks(_) => NotesPage::Setbacks,
        }
    }

    /// Its choice, counted from 0.
    pub const fn choice(self) -> Option<usize> {
        match self {
            Self::Choice(at, _) | Self::Own(at, _) => Some(at),
            _ => None,
        }
    }

    pub const fn row(self) -> Option<QuestionKey> {
        match self {
            Self::Choice(_, ChoiceField::Name) => None,
            Self::Choice(_, field) => Some(QuestionKey::Asked(field)),
            Self::Question(id) | Self::Own(_, id) => Some(QuestionKey::Own(id)),
            _ => None,
        }
    }

    pub const fn cell(choice: usize, row: QuestionKey) -> Self {
        match row {
            QuestionKey::Asked(field) => Self::Choice(choice, field),
            QuestionKey::Own(id) => Self::Own(choice, id),
        }
    }

    /// [`Notes::label`](crate::domain::Notes::label) also knows the words of an own question.
    pub fn label(self) -> String {
        match self {
            Self::Context(field) => field.label().to_owned(),
            Self::Options(field) => field.label().to_owned(),
            Self::Choice(at, field) => format!("Choice {}: {}", at + 1, field.label()),
            Self::Question(_) => "A question of your own".to_owned(),
            Self::Own(at, _) => format!("Choice {}: a question of your own", at + 1),
            Self::Rung(rung, side) => format!("{} · {}", rung.label(), side.label()),
            Self::Staff(field) => field.label().to_owned(),
            Self::Setbacks(field) => field.label().to_owned(),
            Self::After(field) => field.label().to_owned(),
        }
    }

    /// The name a guide gives it, such as `context.people`, `choice.wait` or `ladder.usual.body`.
    ///
    /// A guide cannot know how many choices there are, so every choice answers to one name.
    pub fn name(self) -> String {
        match self {
            Self::Context(field) => format!("context.{}", field.name()),
            Self::Options(field) => format!("options.{}", field.name()),
            Self::Choice(_, field) => format!("choice.{}", field.name()),
            Self::Question(_) => "own.question".to_owned(),
            Self::Own(..) => "own.answer".to_owned(),
            Self::Rung(rung, side) => format!("ladder.{}.{}", rung.name(), side.name()),
            Self::Staff(field) => format!("staff_card.{}", field.name()),
            Self::Setbacks(field) => format!("setbacks.{}", field.name()),
            Self::After(field) => format!("after.{}", field.name()),
        }
    }

    /// The field a guide names; a choice field is that of the second choice, the first being no
    /// change. `None` where there is no such field.
    pub fn named(name: &str) -> Option<Self> {
        let (group, rest) = name.split_once('.')?;
        match group {
            "context" => ContextField::named(rest).map(Self::Context),
            "options" => OptionsField::named(rest).map(Self::Options),
            "choice" => ChoiceField::named(rest).map(|field| Self::Choice(1, field)),
            "ladder" => {
                let (rung, side) = rest.split_once('.')?;
                Some(Self::Rung(RungName::named(rung)?, Aspect::named(side)?))
            }
            "staff_card" => StaffField::named(rest).map(Self::Staff),
            "setbacks" => SetbackField::named(rest).map(Self::Setbacks),
            "after" => AfterField::named(rest).map(Self::After),
            _ => None,
        }
    }

    /// Whether both are the same question, of whichever choice.
    pub fn same_question(self, other: Self) -> bool {
        match (self, other) {
            (Self::Choice(_, one), Self::Choice(_, two)) => one == two,
            (Self::Own(_, one), Self::Own(_, two)) => one == two,
            _ => self == other,
        }
    }
}
