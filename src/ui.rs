//! Widgets that know no pane, and how they become cells on the screen.

pub mod article;
pub mod banner;
pub mod canvas;
pub mod form;
pub mod frame;
pub mod frame_buffer;
pub mod list;
pub mod marked;
pub mod marks;
pub mod page;
pub mod painter;
pub mod snippets;
pub mod text;
pub mod theme;
pub mod window;
