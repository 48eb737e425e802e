//! `foreword licences`: whose work is in the program, and under which terms.

use super::{Console, FINE};

/// Made from the sources of the crates by `cargo xtask licences`.
const NOTICES: &str = include_str!("../../data/licences/notices.txt");

const DICTIONARY: (&str, &str) =
    ("The British dictionary, made from SCOWL", include_str!("../../data/spelling/LICENCE-en-GB.txt"));

/// Of the system's library of C, where it is part of this very file.
#[cfg(target_env = "musl")]
const LIBRARY: Option<(&str, &str)> =
    Some(("The C library musl, which is part of this file", include_str!("../../data/licences/musl.txt")));
#[cfg(all(target_os = "linux", target_env = "gnu", target_feature = "crt-static"))]
const LIBRARY: Option<(&str, &str)> = Some((
    "The GNU C library, which is part of this file. With the source of Foreword, which is open, the program can be \
     built again\nwith another version of it",
    include_str!("../../data/licences/LGPL-2.1.txt"),
));
#[cfg(not(any(
    target_env = "musl",
    all(target_os = "linux", target_env = "gnu", target_feature = "crt-static")
)))]
const LIBRARY: Option<(&str, &str)> = None;

pub(super) fn licences(console: &mut Console<'_>) -> u8 {
    console.print(NOTICES);
    for (of, text) in [DICTIONARY].into_iter().chain(LIBRARY) {
        console.say(format_args!("\n{}\n{of}\n\n{}", "-".repeat(80), text.trim_end()));
    }
    FINE
}
