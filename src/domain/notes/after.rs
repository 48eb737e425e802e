//! The fourth page of the notes: what came of the appointment. What was decided is a field of the Options, where
//! it is printed from, and is shown first on this page.

use crate::domain::{Answer, notes::fields::fields};

fields! {
    /// What to take along from the appointment.
    struct After of Answer,
    enum AfterField {
        actions / Actions = "Who does what, by when",
        next_step / NextStep = "My next small step: who, when",
        to_read / ToRead = "What there is to read or go to",
        who_is_who / WhoIsWho = "Who is who in my care",
        unanswered / Unanswered = "What I could not answer or would do otherwise",
        start_with / StartWith = "What to start with next time",
        consent / Consent = "Agreed to share: what, with whom, which day",
        want_known / WantKnown = "What they want a colleague to know",
        ask_of / AskOf = "What I ask of a colleague, by when",
        not_shared / NotShared = "What is not to be passed on",
    }
}
