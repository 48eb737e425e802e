//! The slip that people fill in after an appointment, without a name, for a box at reception. What is on it
//! is typed in afterwards as a voice of its own. The questions are ours.

use super::Reflection;

/// Their IDs, and as they are asked.
pub const QUESTIONS: [(&str, &str); 3] = [
    ("slip-heard", "Did you get to say what mattered to you?"),
    ("slip-next", "Did you leave knowing what happens next, and who to ask?"),
    ("slip-better", "What should we do better?"),
];

/// Whether words were typed in from slips.
pub fn is_slip(one: &Reflection) -> bool {
    one.guide.is_empty() && QUESTIONS.iter().any(|(id, _)| *id == one.question)
}
