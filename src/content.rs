//! What comes with the program: the guide, the sample, help numbers and lists.

use std::sync::{Arc, LazyLock};

use crate::domain::{
    Abbreviations, Appointment, Guide, Help, LongerAppointment, Starters, TextHash, Wording, WordingList,
};

/// The built-in guide, `data/guide.ron`, as the build script left it.
///
/// # Panics
/// Never: a test reads the same text.
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn guide() -> &'static Arc<Guide> {
    static GUIDE: LazyLock<Arc<Guide>> = LazyLock::new(|| {
        let guide = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/guide.json")))
            .expect("the built-in guide is well formed");
        Arc::new(guide)
    });
    &GUIDE
}

/// The made-up example.
///
/// # Panics
/// Never: a test reads the same text.
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn sample() -> Appointment {
    ron::from_str(include_str!("../data/sample.ron")).expect("the sample is well formed")
}

/// Files in `data/` that are read when they are first asked for, which is never at the start.
macro_rules! files {
    ($( $(#[$doc:meta])* $name:ident: $Type:ty = $file:literal; )+) => {$(
        $(#[$doc])*
        ///
        /// # Panics
        /// Never: a test reads the same text.
        pub fn $name() -> &'static $Type {
            static CONTENT: LazyLock<$Type> = LazyLock::new(|| {
                ron::from_str(include_str!(concat!("../data/", $file))).expect("the file is well formed")
            });
            &CONTENT
        }
    )+};
}

files! {
    /// Numbers to ring and lists of when to go, with their dates.
    help: Help = "help.ron";
    /// Names of choices to start from.
    starters: Starters = "choices.ron";
    /// What to think of before asking for a longer appointment.
    longer: LongerAppointment = "longer.ron";
    /// Abbreviations to start from.
    abbreviations: Abbreviations = "abbreviations.ron";
}

/// What an approval of the lists of when to go must be of.
pub fn text_of_lists() -> &'static TextHash {
    static TEXT: LazyLock<TextHash> = LazyLock::new(|| TextHash::of_lists(help()));
    &TEXT
}

/// The list of words worth a second look, `data/wording.ron`, as the build script left it.
///
/// # Panics
/// Never: a test reads the same text.
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn wording_list() -> WordingList {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/wording.json")))
        .expect("the list of words is well formed")
}

/// The words worth a second look that come with the program. They are read when something is first
/// looked at.
pub fn wording() -> Arc<Wording> {
    static WORDING: LazyLock<Arc<Wording>> = LazyLock::new(|| Arc::new(Wording::later(wording_list)));
    Arc::clone(&WORDING)
}
