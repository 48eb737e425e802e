//! What can lie over the screen; one thing at a time.

pub mod abbreviation;
pub mod abbreviations;
pub mod approvals;
pub mod chance;
pub mod cover;
pub mod details;
pub mod elsewhere;
pub mod go_lists;
pub mod kept_words;
pub mod longer;
pub mod marked_text;
pub mod menu;
pub mod message;
pub mod narrowed;
pub mod palette;
pub mod pin_to;
pub mod sets;
pub mod settings;
pub mod spelling;
pub mod starters;
pub mod stop_choices;
pub mod thin;
pub mod versions;
pub mod view;
pub mod wording;
pub mod wording_report;
pub mod write_out;

/// Something over the screen.
pub enum Overlay {
    /// The list of commands.
    Palette(palette::Palette),
    /// What else can be done on a page.
    Menu(menu::Menu),
    /// What is thin in the choices.
    Thin(thin::Thin),
    /// The questions about an appointment.
    Details(Box<details::Form>),
    /// A chance, for a cell of a choice.
    Chance(Box<chance::Form>),
    /// The earlier versions of an appointment.
    Versions(versions::Versions),
    /// Where to save notes that cannot be saved at home.
    Elsewhere(elsewhere::Elsewhere),
    /// Names of choices to start from.
    Starters(starters::StarterList),
    /// A longer appointment, thought about.
    Longer(Box<longer::Form>),
    /// About words on the list.
    Wording(wording::About),
    /// Words that are kept.
    Kept(kept_words::Kept),
    /// Abbreviations that begin as typed.
    WriteOut(Box<write_out::WriteOut>),
    /// What can be chosen for a blank.
    StopChoices(stop_choices::StopChoices),
    /// All abbreviations.
    Abbreviations(Box<abbreviations::AbbreviationList>),
    /// One abbreviation.
    Abbreviation(Box<abbreviation::Form>),
    /// The appointments a phrase can be pinned to.
    PinTo(pin_to::PinTo),
    /// Sets of phrases.
    Sets(sets::Sets),
    /// A testing question, and the wording report.
    Testing(Box<wording_report::Testing>),
    /// What can be set.
    Settings(settings::Form),
    /// When to go now, or soon.
    GoLists(go_lists::GoLists),
    /// A word that is not known, and what may have been meant.
    Spelling(spelling::Spelling),
    /// A text approved as a registered clinician.
    Approval(Box<approvals::Form>),
    /// Something to read or to answer.
    Message(message::Message),
}
