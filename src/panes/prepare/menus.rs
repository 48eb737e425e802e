//! What else can be done on a page of the notes: the rows of the menu that F9 opens there.

use super::commands::on_document;
use crate::{
    command::{Command, Group, Scope, rows},
    domain::Country,
    effect::Effects,
    model::Model,
    overlays::{balance, settings},
    session::{
        Document,
        editing::{can_change, change},
    },
};

/// On the Options page.
pub const OPTIONS_MENU: &[Command] = rows! { Group::PageMenus, Scope::OPTIONS_MENU;
    "options.add_choice" ["a"], "Add a choice", None, |model| can(model, Document::can_add_choice),
        |model| change(model, |document, now| document.add_choice("", now));
    "options.thin" ["f"], "What may be uneven: the list, and the way there", None,
        |model| on_document(model, |_| true), balance::open;
    "options.remove_choice" ["x"], "Remove this choice", None, |model| can(model, Document::can_remove_choice),
        |model| change(model, Document::remove_choice);
    "options.choice_left" ["←"], "Move this choice to the left", None, |model| can(model, |document| document.can_move_choice(-1)),
        |model| change(model, |document, now| document.move_choice(-1, now));
    "options.choice_right" ["→"], "Move this choice to the right", None, |model| can(model, |document| document.can_move_choice(1)),
        |model| change(model, |document, now| document.move_choice(1, now));
    "options.add_row" ["r"], "Add a row: a question of your own", None, |model| can(model, Document::can_add_row),
        |model| change(model, Document::add_row);
    "options.remove_row" ["d"], "Remove this row from every choice", None, |model| can(model, |document| document.row().is_some()),
        |model| change(model, Document::remove_row);
    "options.row_up" ["u"], "Move this row up", None, |model| can(model, |document| document.can_move_row(-1)),
        |model| change(model, |document, now| document.move_row(-1, now));
    "options.row_down" ["j"], "Move this row down", None, |model| can(model, |document| document.can_move_row(1)),
        |model| change(model, |document, now| document.move_row(1, now));
    "options.rows_back" ["b"], "Bring back the rows that were removed", None, |model| can(model, Document::lacks_rows),
        |model| change(model, Document::bring_rows_back);
};

/// On the Setbacks page.
pub const SETBACKS_MENU: &[Command] = rows! { Group::PageMenus, Scope::SETBACKS_MENU;
    "setbacks.card" ["c"], "Card for staff: fill its empty lines from the ladder", None, |model| can(model, Document::can_fill_card),
        fill_card;
    "setbacks.england" ["e"], "Help numbers of England", None, |model| is_not(model, Country::England),
        |model| settings::choose_country(model, Country::England);
    "setbacks.wales" ["w"], "Help numbers of Wales", None, |model| is_not(model, Country::Wales),
        |model| settings::choose_country(model, Country::Wales);
    "setbacks.scotland" ["s"], "Help numbers of Scotland", None, |model| is_not(model, Country::Scotland),
        |model| settings::choose_country(model, Country::Scotland);
    "setbacks.northern_ireland" ["n"], "Help numbers of Northern Ireland", None,
        |model| is_not(model, Country::NorthernIreland),
        |model| settings::choose_country(model, Country::NorthernIreland);
};

fn is_not(model: &Model, country: Country) -> bool {
    model.session.settings.country != Some(country)
}

fn fill_card(model: &mut Model) -> Effects {
    let mut filled = 0;
    let effects = change(model, |document, now| filled = document.fill_card(now));
    let (lines, them) = if filled == 1 { ("line", "it") } else { ("lines", "them") };
    model.session.notice =
        Some(format!("{filled} {lines} of the card filled from the ladder. Change {them} as you like."));
    effects
}

/// Whether the notes can be changed, and something is so of them.
fn can(model: &Model, is: impl FnOnce(&Document) -> bool) -> bool {
    can_change(model) && on_document(model, is)
}
