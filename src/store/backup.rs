//! A backup: every file of ours in one, as they are on disk, byte for byte. Where notes are encrypted,
//! so is what it holds.
//!
//! A tar archive, which other programs open too. First in it comes a list of the files, each with its
//! size and its SHA-256; the same list comes again at the end, and the last line has the SHA-256 of all before
//! it. So a damaged place is known, wherever it is, and what is whole can still be used.

mod daily;
mod list;
mod reading;
mod writing;

pub use daily::{Daily, KEPT, make_daily};
pub use list::Entry;
pub use reading::{Backup, Condition};
pub use writing::{Made, is_inside, make};

/// A tar archive is made of blocks.
const BLOCK: usize = 512;

/// The list of files is the first entry, and the last one.
const LIST: &str = "foreword-backup.ron";

/// How the last line begins. A number follows, where the second list is, and the SHA-256.
const LAST_LINE: &str = "foreword-backup 1 ";

/// The last line has so many bytes: its beginning, 20 digits, a space, 64 digits, a line break.
const LAST_LINE_LENGTH: usize = LAST_LINE.len() + 20 + 1 + 64 + 1;

#[cfg(test)]
mod tests;
