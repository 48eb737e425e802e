//! Foreword.
pub mod command;
pub mod content;
pub mod domain;
pub mod effect;
pub mod key;
pub mod layout;
pub mod model;
pub mod msg;
pub mod overlays;
pub mod panes;
pub mod shell;
pub mod store;
pub mod text;
pub mod typing;
pub mod ui;
pub mod update;
pub mod view;
