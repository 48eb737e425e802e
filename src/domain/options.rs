//! Choices compared: their chances, what is unbalanced in them, and names to start from.

pub mod balance;
pub mod chance;
pub mod icon_array;
pub(super) mod starters;
