//! The second page of the notes: the decision and the choices, in a form that can be compared.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{answer::Answer, fields::fields};

/// More than this cannot be compared side by side.
pub const MOST_CHOICES: usize = 4;

fields! {
    /// One thing that could be chosen, as the answers to the same few questions.
    struct Choice of Answer,
    enum ChoiceField {
        name / Name = "name",
        what_it_is / WhatItIs = "what is it",
        asks_of_me / AsksOfMe = "what it asks of me",
        might_get_better / MightGetBetter = "what might get better and when",
        might_be_hard / MightBeHard = "what might be hard or go wrong",
        chances / Chances = "chances, if known",
        how_sure / HowSure = "how certain is this",
        wait / Wait = "how long is the wait",
        if_not_suited / IfNotSuited = "what if it does not suit me",
    }
    with {
        no_change: bool,
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        own: BTreeMap<u64, Answer>,
    }
}

impl Choice {
    /// "No change for now", part of every new comparison.
    pub fn no_change() -> Self {
        Self { name: Answer::of("No change for now"), no_change: true, ..Self::default() }
    }

    pub fn has_words(&self) -> bool {
        ChoiceField::ALL.iter().any(|&field| self.get(field).has_words())
            || self.own.values().any(Answer::has_words)
    }

    /// Whether it wants a name; that of no change has one.
    pub fn is_nameless(&self) -> bool {
        !self.no_change && !self.name.has_words()
    }

    /// Nothing but a name the program gave.
    pub fn is_untouched(&self) -> bool {
        ChoiceField::ALL
            .iter()
            .all(|&field| self.get(field).is_blank() || (self.no_change && field == ChoiceField::Name))
            && self.own.is_empty()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Choices(pub Vec<Choice>);

impl Default for Choices {
    fn default() -> Self {
        Self(vec![Choice::no_change(), Choice::default()])
    }
}
