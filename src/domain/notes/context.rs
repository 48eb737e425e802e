//! The first page of the notes: the person and their life.

use crate::domain::{Answer, notes::fields::fields};

fields! {
    /// Who this person is, what they bring, what is still to ask.
    struct Context of Answer,
    /// A field of the Context page, what matters to them first.
    enum ContextField {
        start_with / StartWith = "To start with, from last time",
        what_matters / WhatMatters = "What matters to them, in their words",
        already_known / AlreadyKnown = "What I already know (and won't ask again)",
        still_to_ask / StillToAsk = "Still to ask",
        story / Story = "The story so far",
        people / People = "People to involve, and what carers need",
        daily_life / DailyLife = "Work, caring, money, joys kept or given up",
        helped_or_harmed / HelpedOrHarmed = "What has helped or harmed before",
        strengths / Strengths = "Strengths and skills they use",
        goals / Goals = "Goals, in their words",
        next_step / NextStep = "A next small step: who, when",
        pain_and_mood / PainAndMood = "How pain and mood affect each other for them",
        others_in_care / OthersInCare = "Who else treats them, and what is shared",
        information / Information = "Leaflets or links to offer, date checked",
        longer_appointment / LongerAppointment = "Longer appointment needed? Why",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Next to the guide at 80 columns, with the mark of an empty field.
    #[test]
    fn labels_fit_whole() {
        for field in ContextField::ALL {
            assert!(field.label().len() <= 45, "{}", field.label());
        }
    }
}
