//! What differs between systems: a module for each, and what they have in common here, as functions that are
//! tested everywhere.

use std::io;

/// Whether an error says that another program has the file open, and so that it may go well in a moment.
///
/// "Access denied" is among them, as Windows answers it where a file cannot be replaced for that.
pub fn is_held_open(error: &io::Error) -> bool {
    cfg!(windows) && error.raw_os_error().is_some_and(says_held_open)
}

/// The numbers of Windows for access denied, a sharing violation and a lock violation.
const fn says_held_open(code: i32) -> bool {
    matches!(code, 5 | 32 | 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn held_open_by_number() {
        assert!([5, 32, 33].into_iter().all(says_held_open) && !says_held_open(2));
        assert_eq!(is_held_open(&io::Error::from_raw_os_error(32)), cfg!(windows));
        assert!(!is_held_open(&io::ErrorKind::PermissionDenied.into()));
    }
}
