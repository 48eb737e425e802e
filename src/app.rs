//! The program on a screen: one message in, effects out; and the list of its parts.

pub mod actions;
pub mod bar;
pub mod cover;
pub mod drafts;
pub mod keymap;
pub mod layout;
pub mod model;
pub mod panes;
pub mod program;
pub mod typing;
pub mod update;
pub mod view;
