//! The fourth page of the notes: what came of the appointment. What was decided is a field of the Options, where
//! it is printed from, and is shown first on this page.

use crate::domain::{Answer, notes::fields::fields};

fields! {
    /// What to take along from the appointment.
    struct After of Answer,
    enum AfterField {
        actions / Actions = "Who does what, by when",
        unanswered / Unanswered = "What I could not answer or would do otherwise",
        start_with / StartWith = "What to start with next time",
    }
}
