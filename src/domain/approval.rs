//! Approvals of texts that reach a person.

mod approvals;
mod record;
#[cfg(test)]
mod tests;
mod text;

pub use approvals::{ApprovalState, Approvals};
pub use record::{Approval, ApprovalChange, FORMAT, LONGEST_MONTHS, Regulator, Subject, TextDates, TextHash};
pub use text::{text_of_guide, text_of_lists, text_of_own_words};
