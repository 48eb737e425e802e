//! The look: four themes in one table. Each reads without colour, and no colour has two meanings.
//!
//! Colours are of the fixed part of the 256, which are the same in every terminal, and have a contrast of at
//! least 4.5 to 1 on the usual backgrounds of their kind. On a background nobody told of, the terminal's own
//! foreground is all there is.

use ratatui::style::{Color, Modifier, Style};

use crate::{domain::Look, msg::Background};

/// A look, with colour or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    accent: Option<Color>,
    warning: Option<Color>,
    /// None where the terminal makes it faint by its own means.
    faint: Option<Style>,
    bar: Style,
    /// Whether only signs of ASCII are drawn; text that was typed is left as it is.
    pub ascii: bool,
}

const REVERSED: Style = Style::new().add_modifier(Modifier::REVERSED);

/// The terminal's own colours, where nothing is known of them or none are wanted.
const OWN: Theme = Theme { accent: None, warning: None, faint: None, bar: REVERSED, ascii: false };

const LIGHT: Theme = Theme {
    accent: Some(Color::Indexed(25)),
    warning: Some(Color::Indexed(124)),
    faint: Some(Style::new().fg(Color::Indexed(240))),
    bar: Style::new().fg(Color::Indexed(231)).bg(Color::Indexed(25)),
    ..OWN
};

const DARK: Theme = Theme {
    accent: Some(Color::Indexed(80)),
    warning: Some(Color::Indexed(210)),
    faint: Some(Style::new().fg(Color::Indexed(249))),
    bar: Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(80)),
    ..OWN
};

const HIGH_CONTRAST: Theme = Theme { faint: Some(Style::new()), ..OWN };

const PLAIN: Theme = Theme { ascii: true, ..HIGH_CONTRAST };

impl Theme {
    /// By the setting; by the background, if it is known, where that leaves it to the terminal.
    #[must_use]
    pub const fn new(look: Look, colour: bool, background: Option<Background>) -> Self {
        match (look, background) {
            (Look::Plain, _) => PLAIN,
            (Look::HighContrast, _) => HIGH_CONTRAST,
            _ if !colour => OWN,
            (Look::Light, _) | (Look::Automatic, Some(Background::Light)) => LIGHT,
            (Look::Dark, _) | (Look::Automatic, Some(Background::Dark)) => DARK,
            (Look::Automatic, None) => OWN,
        }
    }

    /// For a terminal that shows no faint text, and few colours: what would be faint is plain, and has a sign of its
    /// own.
    #[must_use]
    pub const fn without_faint(self) -> Self {
        Self { faint: Some(Style::new()), ..self }
    }

    /// Whether what is dim looks other than what is plain.
    #[must_use]
    pub fn tells_dim(self) -> bool {
        self.dim() != self.plain()
    }

    #[must_use]
    pub const fn plain(self) -> Style {
        Style::new()
    }

    #[must_use]
    pub const fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Help, asides and empty fields.
    #[must_use]
    pub const fn dim(self) -> Style {
        match self.faint {
            Some(style) => style,
            None => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// The field, page or principle one is at.
    #[must_use]
    pub const fn here(self) -> Style {
        self.lit().add_modifier(Modifier::BOLD)
    }

    /// On the other side, for whatever belongs to the field with the cursor.
    #[must_use]
    pub const fn lit(self) -> Style {
        match self.accent {
            Some(colour) => Style::new().fg(colour),
            None => Style::new().add_modifier(Modifier::UNDERLINED),
        }
    }

    /// The chosen row of a list, from edge to edge; a sign before it says so too.
    #[must_use]
    pub const fn bar(self) -> Style {
        self.bar.add_modifier(Modifier::BOLD)
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

    /// A word not in the dictionary.
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
        REVERSED
    }
}

/// A sign of ours in ASCII, in one column as before; letters stay.
#[must_use]
pub const fn in_ascii(sign: char) -> char {
    match sign {
        '─' | '━' | '═' | '–' | '—' | '·' | '‐' | '‑' => '-',
        '│' | '┃' | '║' => '|',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '╭' | '╮' | '╰' | '╯' => {
            '+'
        }
        '…' => '~',
        '\u{a0}' | '\u{202f}' => ' ',
        '›' | '»' | '→' | '▶' | '▸' => '>',
        '‹' | '«' | '←' => '<',
        '↑' => '^',
        '↵' => '/',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '×' => 'x',
        '•' => '*',
        '●' | '█' | '■' | '▪' | '▲' => '#',
        '○' | '□' | '░' | '▒' | '▓' => '.',
        '↓' | '✓' => 'v',
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue of the part of the 256 colours that no terminal changes.
    fn rgb(colour: Color) -> [u8; 3] {
        let Color::Indexed(index @ 16..) = colour else { panic!("{colour:?} is another in every palette") };
        if index >= 232 {
            return [8 + (index - 232) * 10; 3];
        }
        let level = |at: u8| [0, 95, 135, 175, 215, 255][usize::from(at)];
        let at = index - 16;
        [level(at / 36), level(at / 6 % 6), level(at % 6)]
    }

    fn luminance(rgb: [u8; 3]) -> f64 {
        let [red, green, blue] = rgb.map(|level| {
            let level = f64::from(level) / 255.0;
            if level <= 0.040_45 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Backgrounds of xterm, macOS, Solarized, Tango, gruvbox and GitHub.
    const LIGHT_BACKGROUNDS: [[u8; 3]; 5] =
        [[0xff; 3], [0xfd, 0xf6, 0xe3], [0xee, 0xee, 0xec], [0xfb, 0xf1, 0xc7], [0xf6, 0xf8, 0xfa]];

    /// Backgrounds of xterm, Windows, VS Code, Ubuntu, Solarized, gruvbox, Nord, Dracula and Tango.
    const DARK_BACKGROUNDS: [[u8; 3]; 9] = [
        [0; 3],
        [0x0c; 3],
        [0x1e; 3],
        [0x30, 0x0a, 0x24],
        [0x00, 0x2b, 0x36],
        [0x28; 3],
        [0x2e, 0x34, 0x40],
        [0x28, 0x2a, 0x36],
        [0x2e, 0x34, 0x36],
    ];

    #[test]
    fn colours_have_contrast() {
        for (theme, backgrounds) in [(LIGHT, &LIGHT_BACKGROUNDS[..]), (DARK, &DARK_BACKGROUNDS)] {
            let styles = [theme.here(), theme.lit(), theme.dim(), theme.error(), theme.misspelt()];
            for background in backgrounds {
                for style in styles {
                    let contrast = contrast(rgb(style.fg.unwrap()), *background);
                    assert!(contrast >= 4.5, "{style:?} on {background:?}: {contrast:.1}");
                }
            }
            let bar = theme.bar();
            assert!(contrast(rgb(bar.fg.unwrap()), rgb(bar.bg.unwrap())) >= 4.5, "{bar:?}");
        }
    }

    /// Without colour, or where the background is not known, nothing sets one; contents are never faint.
    #[test]
    fn no_colour_where_none_is_known() {
        for look in Look::ALL {
            for theme in [Theme::new(look, false, Some(Background::Dark)), Theme::new(look, true, None)] {
                let known = matches!(look, Look::Light | Look::Dark);
                let styles = [theme.here(), theme.dim(), theme.error(), theme.bar(), theme.misspelt()];
                let coloured = styles.iter().any(|style| style.fg.is_some() || style.bg.is_some());
                assert!(!coloured || known && theme != OWN, "{look:?}");
            }
        }
        assert_eq!(Theme::new(Look::HighContrast, true, None).dim(), Style::new());
    }
}
