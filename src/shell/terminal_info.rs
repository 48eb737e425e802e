//! The terminal as the environment describes it: it is not asked, so no answer is waited for.

use std::io::{self, IsTerminal};

use crate::{cli::TerminalInfo, msg::Background, text::is_harmful};

/// The terminal and the environment as they are.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the environment is read once, here")]
pub fn terminal_info() -> TerminalInfo {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let text = |name: &str| set(name).map(|value| value.to_string_lossy().replace(is_harmful, "\u{fffd}"));
    let (input, output) = (io::stdin().is_terminal(), io::stdout().is_terminal());
    let within =
        [("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "SSH"), ("WT_SESSION", "Windows Terminal")];
    // Without a terminal another program would be asked for its size.
    let size = (input || output).then(crossterm::terminal::size).and_then(Result::ok);
    let (columns, rows) = size.unzip();
    TerminalInfo {
        input,
        output,
        columns,
        rows,
        home: set("FOREWORD_HOME"),
        term: text("TERM"),
        colorterm: text("COLORTERM"),
        program: text("TERM_PROGRAM"),
        no_color: set("NO_COLOR").is_some(),
        locale: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(text),
        within: within.into_iter().filter(|(name, _)| set(name).is_some()).map(|(_, words)| words).collect(),
        ..TerminalInfo::default()
    }
}

/// The colours that person and terminal want, by the environment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colours {
    pub wanted: bool,
    pub background: Option<Background>,
    /// Whether the terminal may be asked for its background.
    pub asks: bool,
    /// The terminal shows no faint text.
    pub no_faint: bool,
}

/// Whether the terminal says that it can only print: no cursor to move, nothing to draw with.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the environment is read once, here")]
pub fn only_prints() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

#[must_use]
#[expect(clippy::disallowed_methods, reason = "the environment is read once, here")]
pub fn colours() -> Colours {
    colours_by(cfg!(windows), |name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()))
}

fn colours_by(console: bool, set: impl Fn(&str) -> Option<String>) -> Colours {
    let term = set("TERM").unwrap_or_default();
    let wanted = set("NO_COLOR").unwrap_or_default().is_empty()
        && set("CLICOLOR").is_none_or(|value| value != "0")
        && term != "dumb";
    // "foreground;background", numbers of the 16 colours.
    let background = set("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
    let background = background.map(|number| match number {
        7 | 9..=15 => Background::Light,
        _ => Background::Dark,
    });
    // These print the question, or know no colours but their own.
    let simple = ["dumb", "linux", "vt", "cygwin", "ansi"].iter().any(|name| term.starts_with(name));
    // The classic console of Windows gives no name; all others do.
    let named =
        ["WT_SESSION", "TERM_PROGRAM", "TERM", "ConEmuANSI"].into_iter().any(|name| set(name).is_some());
    Colours {
        wanted,
        background,
        asks: wanted && background.is_none() && !simple && !console,
        no_faint: console && !named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn environment_says_the_colours() {
        let of_system = |console, all: &'static [(&str, &str)]| {
            colours_by(console, |name| {
                all.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned())
            })
        };
        let of = |all| of_system(false, all);
        assert!(of_system(true, &[]).no_faint && !of_system(true, &[("WT_SESSION", "1")]).no_faint);
        assert!(!of(&[]).no_faint && !of_system(true, &[]).asks);
        assert!(of(&[("TERM", "xterm-256color")]).wanted && of(&[("NO_COLOR", "")]).wanted);
        assert!(of(&[("CLICOLOR", "1"), ("TERM", "xterm")]).wanted && of(&[("CLICOLOR", "")]).wanted);
        assert!(!of(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).wanted, "NO_COLOR has the last word");
        for none in [&[("NO_COLOR", "1")][..], &[("CLICOLOR", "0")], &[("TERM", "dumb")]] {
            let none = of(none);
            assert!(!none.wanted && !none.asks);
        }
        assert_eq!(of(&[("COLORFGBG", "0;15")]).background, Some(Background::Light));
        assert_eq!(of(&[("COLORFGBG", "15;default;0")]).background, Some(Background::Dark));
        assert!(!of(&[("COLORFGBG", "15;0")]).asks && !of(&[("TERM", "linux")]).asks);
    }
}
