//! The program on a screen: one message in, effects out; and the list of its parts.

pub mod actions;
pub mod keymap;
pub mod layout;
pub mod leaving;
pub mod model;
pub mod opening;
pub mod panes;
pub mod typing;
pub mod update;
pub mod view;
