//! The ways out of the program for a page.

use crate::{session::Session, ui::list::ListRow};

/// How pages leave the program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    Print,
    WebPage,
    Text,
    Copy,
}

impl WayOut {
    pub const ALL: [Self; 4] = [Self::Print, Self::WebPage, Self::Text, Self::Copy];

    /// Its row in the list, with the key in force.
    pub fn row(self, session: &Session) -> ListRow {
        let (command, words) = match self {
            Self::Print => ("take_out.print", "Print it from your browser"),
            Self::WebPage => ("take_out.web", "Save it as a web page"),
            Self::Text => ("take_out.text", "Save it as plain text"),
            Self::Copy => ("take_out.copy", "Copy it as text"),
        };
        let head = session.keys.first(command).unwrap_or_default().to_owned();
        ListRow { head, indent: 7, words: words.to_owned(), ..ListRow::default() }
    }
}
