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
    Palette(palette::Palette),
    Menu(menu::Menu),
    Thin(thin::Thin),
    Details(Box<details::Form>),
    Chance(Box<chance::Form>),
    Versions(versions::Versions),
    /// Where to save notes that cannot be saved at home.
    Elsewhere(elsewhere::Elsewhere),
    Starters(starters::StarterList),
    Longer(Box<longer::Form>),
    Wording(wording::About),
    Kept(kept_words::Kept),
    WriteOut(Box<write_out::WriteOut>),
    StopChoices(stop_choices::StopChoices),
    Abbreviations(Box<abbreviations::AbbreviationList>),
    Abbreviation(Box<abbreviation::Form>),
    PinTo(pin_to::PinTo),
    Sets(sets::Sets),
    Testing(Box<wording_report::Testing>),
    Settings(settings::Form),
    GoLists(go_lists::GoLists),
    /// A word that is not known, and what may have been meant.
    Spelling(spelling::Spelling),
    Approval(Box<approvals::Form>),
    Message(message::Message),
}
