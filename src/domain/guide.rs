//! Guides: the principles of one, every guide there is, and where content comes from.

pub(super) mod format;
pub mod guides;
pub(super) mod provenance;
