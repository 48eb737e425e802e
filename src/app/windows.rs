//! Windows that the program itself opens, over whatever is on screen.

use super::model::Model;
use crate::command::{Info, Scope};
use crate::overlays::details::{self, Purpose};
use crate::{domain::Details, effect::Effects, overlays::menu::Menu, overlays::palette::Palette};

/// A page's menu, of these commands.
pub(super) fn open_menu(model: &mut Model, (page, commands): (Scope, Vec<Info>)) {
    model.overlay = Some(Box::new(Menu::new(commands, page)));
}

/// The palette of these commands.
pub(super) fn open_palette(model: &mut Model, commands: Vec<Info>) {
    model.overlay = Some(Box::new(Palette::new(commands)));
}

/// Asks for the details of a new appointment.
pub(super) fn begin_anew(model: &mut Model) -> Effects {
    model.with_context(|cx| details::ask(cx, Purpose::New, Details::default()))
}
