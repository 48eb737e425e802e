//! Widgets that know no pane, and how they become cells on the screen.

pub mod bar;
pub mod frame_buffer;
pub mod list;
pub mod marks;
pub mod painter;
pub mod text;
pub mod theme;
pub mod window;
