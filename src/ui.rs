//! Widgets that know no pane, and how they become cells on the screen.

pub mod bar;
pub mod marks;
pub mod painter;
pub mod strokes;
pub mod text;
pub mod theme;
