//! What can lie over the screen; one thing at a time.

pub mod details;
pub mod message;
pub mod palette;
pub mod view;

/// Something over the screen.
pub enum Overlay {
    /// The list of commands.
    Palette(palette::Palette),
    /// The questions about an appointment.
    Details(Box<details::Form>),
    /// Something to read or to answer.
    Message(message::Message),
}
