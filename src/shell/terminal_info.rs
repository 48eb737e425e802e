//! The terminal as the environment describes it: it is not asked, so no answer is waited for.

use std::io::{self, IsTerminal};

use crate::{cli::TerminalInfo, text::is_harmful};

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
