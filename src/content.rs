//! Content shipped with the program: the guide, the sample, help numbers and lists.

use std::sync::{Arc, LazyLock};

use crate::domain::{
    Abbreviations, Appointment, Guide, Help, LongerAppointment, Starters, TextHash, Wording, WordingList,
};

/// The made-up example.
///
/// # Panics
/// Never: a test reads the same text.
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn sample() -> Appointment {
    ron::from_str(include_str!("../data/sample.ron")).expect("the sample is well formed")
}

/// Content that is read when it is first asked for.
macro_rules! content {
    ($( $(#[$doc:meta])* $name:ident: $Type:ty = $read:expr; )+) => {$(
        $(#[$doc])*
        ///
        /// # Panics
        /// Never: a test reads the same text.
        pub fn $name() -> &'static $Type {
            static CONTENT: LazyLock<$Type> = LazyLock::new(|| $read.expect("it is well formed"));
            &CONTENT
        }
    )+};
}

content! {
    /// The built-in guide, as the build script left it.
    guide: Arc<Guide> = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/guide.json"))).map(Arc::new);
    /// Numbers to ring and lists of when to go, with their dates.
    help: Help = ron::from_str(include_str!("../data/help.ron"));
    /// Names of choices to start from.
    starters: Starters = ron::from_str(include_str!("../data/choices.ron"));
    /// Questions to oneself before asking for a longer appointment.
    longer: LongerAppointment = ron::from_str(include_str!("../data/longer.ron"));
    /// Abbreviations to start from.
    abbreviations: Abbreviations = ron::from_str(include_str!("../data/abbreviations.ron"));
}

/// The hash that an approval of the urgent-care lists must name.
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
