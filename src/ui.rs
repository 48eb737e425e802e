//! Widgets that know no pane.

pub mod bar;
pub mod text;
pub mod theme;
