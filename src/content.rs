//! The guide, the sample and the help numbers, which come with the program.

use std::sync::LazyLock;

use crate::domain::{Appointment, Guide, Help};

/// The built-in guide, `data/guide.ron`, as the build script left it.
///
/// # Panics
/// Never: a test reads the same text.
#[must_use]
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn guide() -> &'static Guide {
    static GUIDE: LazyLock<Guide> = LazyLock::new(|| {
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/guide.json")))
            .expect("the built-in guide is well formed")
    });
    &GUIDE
}

/// The made-up example.
///
/// # Panics
/// Never: a test reads the same text.
#[must_use]
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn sample() -> Appointment {
    ron::from_str(include_str!("../data/sample.ron")).expect("the sample is well formed")
}

/// Numbers to ring and lists of when to go, with their dates. Read when first needed, which is
/// never at the start.
///
/// # Panics
/// Never: a test reads the same text.
#[must_use]
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn help() -> &'static Help {
    static HELP: LazyLock<Help> =
        LazyLock::new(|| ron::from_str(include_str!("../data/help.ron")).expect("the help is well formed"));
    &HELP
}
