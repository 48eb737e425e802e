//! Windows that the program itself opens, over whatever is on screen.

use super::model::Model;
use crate::command::{Info, Place, Scope};
use crate::overlays::details::{self, Purpose};
use crate::overlays::{find::Find, find_everywhere::FindEverywhere, menu::Menu, palette::Palette};
use crate::{domain::Details, effect::Effects};

/// A page's menu, of these commands.
pub(super) fn open_menu(model: &mut Model, (page, commands): (Scope, Vec<&'static Info>)) {
    model.overlay = Some(Box::new(Menu::new(commands, page)));
}

/// The palette of these commands.
pub(super) fn open_palette(model: &mut Model, commands: Vec<&'static Info>) {
    model.overlay = Some(Box::new(Palette::new(commands, &model.session.keys)));
}

/// Looks for words in the open notes; where none are in front, in all.
pub(super) fn find(model: &mut Model) -> Effects {
    if model.place == Place::Prepare { model.with_context(Find::open) } else { find_everywhere(model) }
}

/// Looks for words in all notes, phrases and resources; those sought last, to begin with.
pub(super) fn find_everywhere(model: &mut Model) -> Effects {
    let sought = model.session.sought.clone();
    model.with_context(|cx| FindEverywhere::open(cx, &sought))
}

/// Asks for the details of a new appointment.
pub(super) fn begin_anew(model: &mut Model) -> Effects {
    model.with_context(|cx| details::ask(cx, Purpose::New, Details::default()))
}
