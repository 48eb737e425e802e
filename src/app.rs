//! The program on a screen: one message in, effects out; and the list of its parts.

mod actions;
pub mod keymap;
pub mod layout;
pub mod model;
pub mod typing;
pub mod update;
pub mod view;
