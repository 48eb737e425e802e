//! Dates and times: as they are kept, shown and typed.

pub(super) mod moment;
pub(super) mod when;
