//! Content shipped with the program: the guide, the sample, help numbers and lists.

use std::{
    convert::Infallible,
    fmt::Debug,
    sync::{Arc, LazyLock},
};

use crate::domain::{
    Abbreviations, Appointment, Guide, Help, LongerAppointment, Starters, TextHash, Tour, Wording,
    WordingList,
};

/// # Panics
/// Never: a test reads each of these texts.
#[expect(clippy::expect_used, reason = "the texts are part of the program, and a test reads them")]
fn well_formed<T, E: Debug>(read: Result<T, E>) -> T {
    read.expect("the text is well formed")
}

/// The guide as the build script left it, `data/guide.ron` as code.
mod built_in {
    use std::borrow::Cow;

    use jiff::civil::date;

    use crate::domain::{
        Audience, Audiences, ConsultationPhase, CrossReference, EnablingPoint, Guide, Phrase, Principle,
        Prompt, Question, QuestionGroup, Role, Successor, Suits,
    };

    pub(super) static GUIDE: Guide = include!(concat!(env!("OUT_DIR"), "/guide.rs"));
}

/// The made-up example.
pub fn sample() -> Appointment {
    well_formed(ron::from_str(include_str!("../data/sample.ron")))
}

/// Content that is read when it is first asked for.
macro_rules! content {
    ($( $(#[$doc:meta])* $name:ident: $Type:ty = $read:expr; )+) => {$(
        $(#[$doc])*
        pub fn $name() -> &'static $Type {
            static CONTENT: LazyLock<$Type> = LazyLock::new(|| well_formed($read));
            &CONTENT
        }
    )+};
}

content! {
    /// The built-in guide.
    guide: Arc<Guide> = Ok::<_, Infallible>(Arc::new(built_in::GUIDE.clone()));
    help: Help = ron::from_str(include_str!("../data/help.ron"));
    starters: Starters = ron::from_str(include_str!("../data/choices.ron"));
    longer: LongerAppointment = ron::from_str(include_str!("../data/longer.ron"));
    tour: Tour = ron::from_str(include_str!("../data/tour.ron"));
    abbreviations: Abbreviations = ron::from_str(include_str!("../data/abbreviations.ron"));
}

/// The hash that an approval of the urgent-care lists must name.
pub fn text_of_lists() -> &'static TextHash {
    static TEXT: LazyLock<TextHash> = LazyLock::new(|| TextHash::of_lists(help()));
    &TEXT
}

/// The list of words worth a second look, `data/wording.ron`, as the build script left it.
pub fn wording_list() -> WordingList {
    well_formed(serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/wording.json"))))
}

/// The words worth a second look that come with the program. They are read when something is first
/// looked at.
pub fn wording() -> Arc<Wording> {
    static WORDING: LazyLock<Arc<Wording>> = LazyLock::new(|| Arc::new(Wording::later(wording_list)));
    Arc::clone(&WORDING)
}
