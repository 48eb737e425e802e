//! Windows over the screen, one at a time: each is a [`crate::part::Part`] in a file of its own and one
//! line of [`OVERLAYS`].

pub mod abbreviations;
pub mod approvals;
pub mod balance;
pub mod chance;
pub mod choice_popup;
pub mod clinic;
pub mod details;
pub mod elsewhere;
pub mod find;
pub mod find_everywhere;
pub mod kept_words;
pub mod longer;
pub mod menu;
pub mod message;
pub mod own_phrase;
pub mod pages;
pub mod palette;
pub mod pin_picker;
pub mod resources;
pub mod sets;
pub mod settings;
pub mod shared_fields;
pub mod snippet_picker;
pub mod spelling;
pub mod starters;
pub mod take_out;
pub mod team_changes;
pub mod urgent_care_lists;
pub mod versions;
pub mod wording;
pub mod wording_report;
pub mod wordings;

use crate::part::{Entry, form::FormWindow, list::ListWindow};

/// Every window.
pub const OVERLAYS: &[Entry] = &[
    Entry::of::<ListWindow<abbreviations::AbbreviationList>>(),
    Entry::of::<FormWindow<abbreviations::form::AbbreviationForm>>(),
    Entry::of::<FormWindow<approvals::ApprovalForm>>(),
    Entry::of::<ListWindow<balance::BalanceFindings>>(),
    Entry::of::<FormWindow<chance::ChanceForm>>(),
    Entry::of::<ListWindow<choice_popup::ChoicePopup>>(),
    Entry::of::<ListWindow<clinic::ClinicPreview>>(),
    Entry::of::<FormWindow<details::DetailsForm>>(),
    Entry::of::<elsewhere::Elsewhere>(),
    Entry::of::<find::Find>(),
    Entry::of::<ListWindow<find_everywhere::FindEverywhere>>(),
    Entry::of::<ListWindow<kept_words::KeptWordsList>>(),
    Entry::of::<FormWindow<longer::LongerForm>>(),
    Entry::of::<ListWindow<menu::Menu>>(),
    Entry::of::<message::Message>(),
    Entry::of::<ListWindow<pages::PageList>>(),
    Entry::of::<FormWindow<own_phrase::OwnPhraseForm>>(),
    Entry::of::<ListWindow<palette::Palette>>(),
    Entry::of::<ListWindow<pin_picker::PinPicker>>(),
    Entry::of::<ListWindow<resources::ResourceList>>(),
    Entry::of::<FormWindow<resources::form::ResourceForm>>(),
    Entry::of::<ListWindow<sets::Sets>>(),
    Entry::of::<ListWindow<sets::looking::SetPhrases>>(),
    Entry::of::<FormWindow<settings::SettingsForm>>(),
    Entry::of::<ListWindow<shared_fields::SharedFields>>(),
    Entry::of::<ListWindow<snippet_picker::SnippetPicker>>(),
    Entry::of::<ListWindow<spelling::SpellingSuggestions>>(),
    Entry::of::<ListWindow<starters::StarterList>>(),
    Entry::of::<ListWindow<take_out::TakeOut>>(),
    Entry::of::<ListWindow<team_changes::TeamChanges>>(),
    Entry::of::<FormWindow<team_changes::form::TeamChangeForm>>(),
    Entry::of::<urgent_care_lists::UrgentCareLists>(),
    Entry::of::<ListWindow<versions::Versions>>(),
    Entry::of::<wording::RuleDetails>(),
    Entry::of::<wording_report::Testing>(),
    Entry::of::<ListWindow<wordings::Wordings>>(),
    Entry::of::<FormWindow<wordings::team::TeamForm>>(),
];
