//! What else can be done on a page of the notes: the rows of the menu that F9 opens there.

use super::{
    change,
    commands::{can_change, on_desk},
    desk::Desk,
};
use crate::{
    command::{Command, Group, Scope},
    model::Model,
};

/// On the Options page.
pub const OPTIONS_MENU: &[Command] = rows! { Group::PageMenus, Scope::OptionsMenu;
    "options.add_choice" ["a"], "Add a choice", None, |model| can(model, Desk::can_add_choice),
        |model| change(model, |desk, now| desk.add_choice("", now));
    "options.remove_choice" ["x"], "Remove this choice", None, |model| can(model, Desk::can_remove_choice),
        |model| change(model, Desk::remove_choice);
    "options.choice_left" ["←"], "Move this choice to the left", None, |model| can(model, |desk| desk.can_move_choice(-1)),
        |model| change(model, |desk, now| desk.move_choice(-1, now));
    "options.choice_right" ["→"], "Move this choice to the right", None, |model| can(model, |desk| desk.can_move_choice(1)),
        |model| change(model, |desk, now| desk.move_choice(1, now));
    "options.add_row" ["r"], "Add a row: a question of your own", None, |model| can(model, Desk::can_add_row),
        |model| change(model, Desk::add_row);
    "options.remove_row" ["d"], "Remove this row from every choice", None, |model| can(model, |desk| desk.row().is_some()),
        |model| change(model, Desk::remove_row);
    "options.row_up" ["u"], "Move this row up", None, |model| can(model, |desk| desk.can_move_row(-1)),
        |model| change(model, |desk, now| desk.move_row(-1, now));
    "options.row_down" ["j"], "Move this row down", None, |model| can(model, |desk| desk.can_move_row(1)),
        |model| change(model, |desk, now| desk.move_row(1, now));
    "options.rows_back" ["b"], "Bring back the rows that were removed", None, |model| can(model, Desk::lacks_rows),
        |model| change(model, Desk::bring_rows_back);
};

/// Whether the notes can be changed, and something is so of them.
fn can(model: &Model, is: impl FnOnce(&Desk) -> bool) -> bool {
    can_change(model) && on_desk(model, is)
}
