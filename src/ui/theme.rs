//! The look: the terminal's own paper and ink, bold, dim, one accent. It reads without colour.

use ratatui::style::{Color, Modifier, Style};

/// The look, with colour or without.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    accent: Option<Color>,
    warning: Option<Color>,
}

impl Theme {
    /// With one accent, or with none where the person or the terminal wants no colour.
    #[must_use]
    pub const fn new(colour: bool) -> Self {
        // Both read on light and on dark paper in the usual palettes.
        let (accent, warning) = if colour { (Some(Color::Cyan), Some(Color::Red)) } else { (None, None) };
        Self { accent, warning }
    }

    /// Ordinary words.
    #[must_use]
    pub const fn plain(self) -> Style {
        Style::new()
    }

    /// Headings.
    #[must_use]
    pub const fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Help, asides and empty fields.
    #[must_use]
    pub const fn dim(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Where one is.
    #[must_use]
    pub const fn here(self) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD);
        match self.accent {
            Some(colour) => style.fg(colour),
            None => style.add_modifier(Modifier::UNDERLINED),
        }
    }

    /// On the other side, for whatever belongs to the field with the cursor.
    #[must_use]
    pub const fn lit(self) -> Style {
        match self.accent {
            Some(colour) => Style::new().fg(colour),
            None => Style::new().add_modifier(Modifier::UNDERLINED),
        }
    }

    /// Something is wrong; the words say what.
    #[must_use]
    pub const fn error(self) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD);
        match self.warning {
            Some(colour) => style.fg(colour),
            None => style,
        }
    }

    /// Words that another version does not have; brackets say so too.
    #[must_use]
    pub const fn differs(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD).add_modifier(Modifier::UNDERLINED)
    }

    /// Words on the list; a sign in the margin says so too.
    #[must_use]
    pub const fn worded(self) -> Style {
        // No colour for the line: terminals that know none take its code for blinking.
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// A word that is not known.
    #[must_use]
    pub const fn misspelt(self) -> Style {
        let style = Style::new().add_modifier(Modifier::UNDERLINED);
        match self.warning {
            Some(colour) => style.fg(colour),
            None => style.add_modifier(Modifier::ITALIC),
        }
    }

    /// Selected text.
    #[must_use]
    pub const fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}
