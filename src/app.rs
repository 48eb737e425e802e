//! The program on a screen: one message in, effects out; and the list of its parts.

pub mod actions;
pub mod bar;
mod commands;
pub mod cover;
pub mod drafts;
mod guide_letters;
pub mod keymap;
mod leaving;
pub mod lock_screen;
pub mod model;
pub mod opening;
pub mod panes;
pub mod program;
mod resuming;
mod typing;
pub mod update;
pub mod view;
mod windows;
