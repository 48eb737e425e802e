//! The guide, the sample and the lists, which come with the program.

use std::sync::LazyLock;

use crate::domain::{Appointment, Guide, LongerAppointment, Starters};

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

/// Names of choices to start from, `data/choices.ron`, read when they are first asked for.
///
/// # Panics
/// Never: a test reads the same text.
#[must_use]
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn starters() -> &'static Starters {
    static STARTERS: LazyLock<Starters> = LazyLock::new(|| {
        ron::from_str(include_str!("../data/choices.ron")).expect("the starter list is well formed")
    });
    &STARTERS
}

/// What to think about before a longer appointment, `data/longer.ron`, read when it is first asked for.
///
/// # Panics
/// Never: a test reads the same text.
#[must_use]
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn longer() -> &'static LongerAppointment {
    static LONGER: LazyLock<LongerAppointment> = LazyLock::new(|| {
        ron::from_str(include_str!("../data/longer.ron")).expect("the prompts are well formed")
    });
    &LONGER
}
