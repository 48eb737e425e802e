//! The commands that have no place line by line, each with the reason.

use crate::command::{Info, Scope};

/// A reason, and what it is true of: whole names, or with a dot before it the last part of a name.
const ON_SCREEN: [(&str, &[&str]); 5] = [
    (
        "Here you choose a line by its number.",
        &[
            ".down",
            ".up",
            ".first",
            ".second",
            ".third",
            ".last",
            ".1",
            ".2",
            ".3",
            ".4",
            ".5",
            ".6",
            ".7",
            ".next_item",
            ".previous_item",
            ".pick_next",
            ".pick_previous",
            "guide.say",
            "phrase_filters.right",
            "phrase_filters.left",
            "starters.next_group",
            "starters.previous_group",
            "find.switch",
            "reflect_answer.next",
            "reflect_answer.previous",
            "reflect_line.next",
            "reflect_line.previous",
        ],
    ),
    ("Here everything is said, and nothing scrolls.", &[".page_down", ".page_up", ".why", "phrases.side"]),
    (
        "Here you type whole lines, and no cursor moves.",
        &[
            "left",
            "right",
            "word_left",
            "word_right",
            "row_start",
            "row_end",
            "select_left",
            "select_right",
            "select_word_left",
            "select_word_right",
            "select_row_start",
            "select_row_end",
            "select_all",
            ".select_down",
            ".select_up",
            ".select_page_down",
            ".select_page_up",
            ".select_first",
            ".select_last",
            "backspace",
            "delete",
            "delete_word_back",
            "delete_word_forward",
            "cut",
            "copy",
            ".new_line",
            ".in_text",
            ".past_blanks",
        ],
    ),
    (
        "Here “help” lists the commands, and you call each by its name.",
        &[
            "palette",
            ".list",
            "how_to_quit",
            "page",
            "palette.run",
            "palette.close",
            "menu.run",
            "menu.close",
        ],
    ),
    ("The tour is about the keys of the full screen.", &["tour"]),
];

/// Why a command is not to be had line by line, if it is not.
pub(super) fn reason(command: &Info) -> Option<&'static str> {
    let last = command.name.rsplit_once('.').map_or(command.name, |(_, last)| last);
    // From line to line of a form.
    if matches!(last, "next" | "previous") && command.scope.meets(Scope::PICK) {
        return ON_SCREEN.first().map(|(reason, _)| *reason);
    }
    let is_meant = |entry: &&str| entry.strip_prefix('.').map_or(command.name == *entry, |part| part == last);
    ON_SCREEN.iter().find(|(_, names)| names.iter().any(is_meant)).map(|(reason, _)| *reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap;

    /// Whatever is added is to be had line by line, unless it moves or scrolls on a screen.
    #[test]
    fn few_are_on_screen_alone() {
        let entries: Vec<_> = ON_SCREEN.iter().flat_map(|(_, names)| *names).collect();
        assert!(entries.len() <= 70, "{} entries", entries.len());
        let of_entry = |entry: &str, name: &str| match entry.strip_prefix('.') {
            Some(part) => name.rsplit('.').next() == Some(part),
            None => name == entry,
        };
        for entry in entries {
            assert!(keymap::all().any(|command| of_entry(entry, command.name)), "{entry} is none");
        }
        for (reason, _) in ON_SCREEN {
            assert!(reason.ends_with('.') && reason.len() > 30, "{reason}");
        }
        let counted = |by_line| keymap::all().filter(|one| reason(one).is_none() == by_line).count();
        assert!(counted(true) > 2 * counted(false) / 3, "{} {}", counted(true), counted(false));
    }
}
