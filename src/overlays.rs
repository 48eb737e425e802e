//! Windows over the screen, one at a time: each is a [`crate::part::Part`] in a file of its own and one
//! line of [`OVERLAYS`].

pub mod abbreviation;
pub mod abbreviations;
pub mod approvals;
pub mod balance;
pub mod chance;
pub mod choice_popup;
pub mod cover;
pub mod details;
pub mod elsewhere;
pub mod kept_words;
pub mod longer;
pub mod marked_text;
pub mod menu;
pub mod message;
pub mod narrowed;
pub mod palette;
pub mod pin_picker;
pub mod sets;
pub mod settings;
pub mod snippet_picker;
pub mod spelling;
pub mod starters;
pub mod urgent_care_lists;
pub mod versions;
pub mod view;
pub mod wording;
pub mod wording_report;

use crate::part::{AnyPart, Entry};

/// Every window.
pub const OVERLAYS: &[Entry] = &[Entry::of::<versions::Versions>()];

/// What lies over the screen. The named ones are still to become parts.
pub enum Overlay {
    Part(Box<dyn AnyPart>),
    Palette(palette::Palette),
    Menu(menu::Menu),
    BalanceFindings(balance::BalanceFindings),
    Details(Box<details::Form>),
    Chance(Box<chance::Form>),
    Elsewhere(elsewhere::Elsewhere),
    Starters(starters::StarterList),
    Longer(Box<longer::Form>),
    Wording(wording::About),
    Kept(kept_words::Kept),
    SnippetPicker(Box<snippet_picker::SnippetPicker>),
    ChoicePopup(choice_popup::ChoicePopup),
    Abbreviations(Box<abbreviations::AbbreviationList>),
    Abbreviation(Box<abbreviation::Form>),
    PinPicker(pin_picker::PinPicker),
    Sets(sets::Sets),
    Testing(Box<wording_report::Testing>),
    Settings(settings::Form),
    UrgentCareLists(urgent_care_lists::UrgentCareLists),
    Spelling(spelling::Spelling),
    Approval(Box<approvals::Form>),
    Message(message::Message),
}
