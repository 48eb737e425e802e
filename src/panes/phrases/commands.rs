//! The commands of the phrases.

use super::{
    Mode, PhrasesPane, Row, aloud, chosen, close, editor, guide, has_other_guides,
    listing::{narrow, show_all, step, step_group},
    next_guide, open, open_at, pins, review,
};
use crate::{
    command::{Command, Group, Scope, always, rows},
    effect::Effects,
    model::{Model, Place},
    overlays::{sets, wording, wording_report},
    session::guide_side::Item,
    text::{Input, Motion},
};

/// The ways in, from anywhere.
pub const DOORS: &[Command] = rows! { Group::Places, Scope::ANYWHERE;
    "phrases" ["Alt-P"], "Phrases: go through them, change, flag, read aloud", None,
        |model| !matches!(model.place, Place::Phrases | Place::Compare), open;
};

/// From a phrase of the guide next to the notes.
pub const FROM_GUIDE: &[Command] = rows! { Group::Preparing, Scope::GUIDE;
    "guide.my_words" ["e"], "My words for this phrase", Some((3, "change")), |model| in_guide(model).is_some(),
        |model| in_guide(model).map(|phrase| open_at(model, &phrase)).unwrap_or_default();
};

/// From the menus of the pages of the notes.
pub const FROM_MENUS: &[&[Command]] = &[
    rows! { Group::PageMenus, Scope::CONTEXT_MENU;
        "context.phrases" ["p"], "Phrases, from Context", None, always, open;
    },
    rows! { Group::PageMenus, Scope::OPTIONS_MENU;
        "options.phrases" ["p"], "Phrases, from Options", None, always, open;
    },
    rows! { Group::PageMenus, Scope::SETBACKS_MENU;
        "setbacks.phrases" ["p"], "Phrases, from Setbacks", None, always, open;
    },
];

/// Going through the phrases.
pub const COMMANDS: &[Command] = rows! { Group::Phrases, Scope::PHRASES;
    "phrases.keep_on" ["Space"], "Keep the phrase as it stands, and on to the next new one",
        Some((1, "keep, next")), has_chosen, review::keep_and_next;
    "phrases.change" ["c", "Enter"], "Change it: my words", Some((2, "change")), has_chosen, editor::change;
    "phrases.flag" ["f"], "Flag it, with a note if you like", Some((3, "flag")), has_chosen, editor::flag;
    "phrases.undo" ["u", "Ctrl-Z"], "Take the last step with a phrase back", Some((5, "undo")),
        |model| !model.phrases.undo.is_empty(), |model| review::travel(model, true);
    "phrases.redo" ["U", "Ctrl-Y"], "Do the step with a phrase again that was taken back", None,
        |model| !model.phrases.redo.is_empty(), |model| review::travel(model, false);
    "phrases.next" ["n"], "Next phrase not gone through yet", Some((5, "next new")), has_chosen, |model| {
            review::next_unreviewed(model);
            Vec::new()
        };
    "phrases.read" ["r"], "Read it aloud: one sentence a line, nothing else on screen", Some((6, "aloud")),
        has_chosen, aloud::read;
    "phrases.close" ["Esc"], "Back to where you came from", Some((5, "back")), always, close;
    "phrases.find" ["/"], "Find phrases as you type", Some((7, "find")), always, |model| {
            model.phrases.mode = Mode::Find;
            Vec::new()
        };
    "phrases.filters" ["s"], "Show only some: by role, meeting, what you reviewed", Some((8, "show only")), always,
        |model| {
            model.phrases.mode = Mode::Filters(super::Line::default());
            Vec::new()
        };
    "phrases.all" ["a"], "Show every phrase again", Some((4, "show all")),
        |model| model.phrases.is_narrowed(), |model| {
            show_all(model);
            Vec::new()
        };
    "phrases.side" ["Tab"], "The list, or the phrase, where there is no room for both", Some((6, "list")),
        |model| crate::layout::phrases(model).by_turns, |model| {
            model.phrases.list_first ^= true;
            Vec::new()
        };
    "phrases.rehearse" ["h"], "Rehearse: the prompt first, the phrase on a key", Some((9, "rehearse")), has_chosen,
        aloud::rehearse;
    "phrases.guide" ["g"], "Phrases of the next guide", Some((7, "next guide")), has_other_guides, next_guide;
    "phrases.moment" ["m"], "By moment of the consultation, or by principle", Some((10, "by moment")), always,
        |model| {
            model.phrases.by_moment ^= true;
            narrow(model);
            Vec::new()
        };
    "phrases.keep" ["k"], "Keep it as suggested", Some((11, "keep")), review::can_keep, review::keep;
    "phrases.suggested" ["b"], "Back to the suggested words", Some((3, "back to suggested")),
        review::has_my_words, review::suggested_again;
    "phrases.unflag" ["F"], "Take the flag off", Some((3, "flag off")), review::is_flagged, review::unflag;
    "phrases.pin" ["p"], "Pin it to an appointment, or take the pin out", Some((12, "pin")), has_chosen, pins::pin;
    "phrases.copy" ["y"], "Copy it", Some((12, "copy")), has_chosen, pins::copy;
    "phrases.sets" ["t"], "Sets of phrases, mine and those of others", Some((12, "sets")), always, sets::open;
    "phrases.report" ["w"], "Wording report: what you changed and flagged", Some((13, "report")), always, wording_report::open;
    "phrases.down" ["↓"], "Next of the phrases", None, |model| has_beside(model, 1), |model| step(model, 1);
    "phrases.up" ["↑"], "Previous of the phrases", None, |model| has_beside(model, -1), |model| step(model, -1);
    "phrases.next_group" ["→"], "First phrase of the next group", None, |model| has_group(model, true),
        |model| step_group(model, true);
    "phrases.previous_group" ["←"], "First phrase of this group, or of the one before", None,
        |model| has_group(model, false), |model| step_group(model, false);
    "phrases.first" ["Home"], "First of the phrases", None, |model| has_beside(model, -1), |model| step(model, isize::MIN);
    "phrases.last" ["End"], "Last of the phrases", None, |model| has_beside(model, 1), |model| step(model, isize::MAX);
    "phrases.page_down" ["PgDn"], "Down one screen of the phrase", Some((4, "more")),
        |model| model.phrases.page.goes_on(true), |model| scroll(model, 1);
    "phrases.page_up" ["PgUp"], "Up one screen of the phrase", None,
        |model| model.phrases.page.goes_on(false), |model| scroll(model, -1);
};

/// Finding some as one types.
pub const FIND: &[Command] = rows! { Group::Phrases, Scope::PHRASE_FIND;
    "phrase_find.keep" ["Enter", "Tab"], "To the phrases found", Some((1, "to the phrases")), always, to_list;
    "phrase_find.clear" ["Esc"], "Every phrase again, found or not", Some((2, "show all")), always, |model| {
            model.phrases.find = Input::default();
            narrow(model);
            to_list(model)
        };
    "phrase_find.down" ["↓"], "Next phrase found", Some((3, "next")), |model| has_beside(model, 1),
        |model| step(model, 1);
    "phrase_find.up" ["↑"], "Previous phrase found", None, |model| has_beside(model, -1), |model| step(model, -1);
};

/// Choosing which are shown.
pub const FILTERS: &[Command] = rows! { Group::Phrases, Scope::PHRASE_FILTERS;
    "phrase_filters.right" ["→", "Space"], "Next choice of this line", Some((1, "change")), always,
        |model| turn(model, 1);
    "phrase_filters.left" ["←"], "Previous choice of this line", None, always, |model| turn(model, -1);
    "phrase_filters.down" ["↓", "Tab"], "Next line of what is shown", Some((2, "next")), |model| can_step(model, 1),
        |model| step_line(model, 1);
    "phrase_filters.up" ["↑", "Shift-Tab"], "Previous line of what is shown", None, |model| can_step(model, -1),
        |model| step_line(model, -1);
    "phrase_filters.all" ["a"], "Show every phrase, whatever was chosen", Some((4, "show all")),
        |model| model.phrases.is_narrowed(), |model| {
            show_all(model);
            Vec::new()
        };
    "phrase_filters.done" ["Enter", "Esc", "s"], "To the phrases shown", Some((3, "done")), always, to_list;
};

/// Typing my words.
pub const EDITOR: &[Command] = rows! { Group::Phrases, Scope::PHRASE_WORDS;
    "phrase_words.done" ["Esc", "Ctrl-S"], "Keep my words and go back to the phrases", Some((1, "keep my words")), always,
        editor::step_out;
    "phrase_words.new_line" ["Enter", "Shift-Enter"], "New line in my words", None, always,
        |model| with_area(model, |area| area.insert("\n"));
};

/// Typing why a phrase does not work.
pub const FLAG: &[Command] = rows! { Group::Phrases, Scope::PHRASE_FLAG;
    "phrase_flag.done" ["Enter", "Ctrl-S"], "Flag it with this note, or without one", Some((1, "flag it")), always, editor::done;
    "phrase_flag.close" ["Esc"], "Flag it with what is typed; with nothing typed, no flag", Some((2, "close")), always,
        editor::step_out;
};

/// Moving in what is typed about a phrase.
pub const EDITOR_MOVES: &[Command] = rows! { Group::Typing, Scope::PHRASE_EDITOR;
    "phrase_editor.undo" ["Ctrl-Z"], "Undo, in my words", Some((3, "undo")), |model| can_travel(model, true),
        |model| with_area(model, |area| area.travel(true));
    "phrase_editor.redo" ["Ctrl-Y"], "Redo, in my words", None, |model| can_travel(model, false),
        |model| with_area(model, |area| area.travel(false));
    "phrase_editor.words" ["Ctrl-F"], "About the underlined words of what I type, or the next", None, always, wording::open;
    "phrase_editor.down" ["↓"], "Down one line of my words", None, always, |model| go(model, Motion::Down, false);
    "phrase_editor.up" ["↑"], "Up one line of my words", None, always, |model| go(model, Motion::Up, false);
    "phrase_editor.select_down" ["Shift-↓"], "Select down one line of my words", None, always,
        |model| go(model, Motion::Down, true);
    "phrase_editor.select_up" ["Shift-↑"], "Select up one line of my words", None, always,
        |model| go(model, Motion::Up, true);
    "phrase_editor.page_down" ["PgDn"], "Down one screen of my words", None, always,
        |model| with_area(model, |area| area.page_by(true, false));
    "phrase_editor.page_up" ["PgUp"], "Up one screen of my words", None, always,
        |model| with_area(model, |area| area.page_by(false, false));
    "phrase_editor.select_page_down" ["Shift-PgDn"], "Select down one screen of my words", None, always,
        |model| with_area(model, |area| area.page_by(true, true));
    "phrase_editor.select_page_up" ["Shift-PgUp"], "Select up one screen of my words", None, always,
        |model| with_area(model, |area| area.page_by(false, true));
    "phrase_editor.first" ["Ctrl-Home"], "Start of my words", None, always, |model| go(model, Motion::Start, false);
    "phrase_editor.last" ["Ctrl-End"], "End of my words", None, always, |model| go(model, Motion::End, false);
    "phrase_editor.select_first" ["Ctrl-Shift-Home"], "Select to the start of my words", None, always,
        |model| go(model, Motion::Start, true);
    "phrase_editor.select_last" ["Ctrl-Shift-End"], "Select to the end of my words", None, always,
        |model| go(model, Motion::End, true);
};

/// Reading aloud.
pub const ALOUD: &[Command] = rows! { Group::Phrases, Scope::ALOUD;
    "aloud.close" ["Esc", "Enter", "r"], "Back from reading aloud", Some((1, "back")), always, aloud::end;
    "aloud.next" ["→", "Space"], "Read the next phrase", Some((2, "next")), |model| has_beside(model, 1),
        |model| aloud::turn(model, 1);
    "aloud.previous" ["←", "Backspace"], "Read the phrase before", None, |model| has_beside(model, -1),
        |model| aloud::turn(model, -1);
    "aloud.down" ["↓", "PgDn"], "Further down a long phrase", None, always, |model| aloud::scroll(model, 1);
    "aloud.up" ["↑", "PgUp"], "Further up a long phrase", None, always, |model| aloud::scroll(model, -1);
};

/// Rehearsing.
pub const REHEARSAL: &[Command] = rows! { Group::Phrases, Scope::REHEARSAL;
    "rehearsal.on" ["Space", "Enter", "→"], "Show the phrase, then the next prompt", Some((1, "go on")), always, aloud::go_on;
    "rehearsal.back" ["←"], "The prompt before", Some((2, "before")), |model| has_beside(model, -1), aloud::go_back;
    "rehearsal.end" ["Esc"], "End the rehearsal", Some((3, "end")), always, aloud::end;
};

/// The phrase chosen in the guide next to the notes.
fn in_guide(model: &Model) -> Option<String> {
    match model.session.document.as_ref()?.guide.chosen(guide(model))? {
        Item::Phrase(phrase) => Some(phrase.id.clone()),
        Item::Prompt(_) => None,
    }
}

fn has_chosen(model: &Model) -> bool {
    chosen(model).is_some()
}

/// Whether there is a phrase before the chosen one, or behind it.
fn has_beside(model: &Model, by: isize) -> bool {
    let PhrasesPane { rows, chosen, .. } = &model.phrases;
    let is_phrase = |row: &Row| matches!(row, Row::Phrase(_));
    if by > 0 {
        rows.iter().skip(chosen + 1).any(is_phrase)
    } else {
        rows.iter().take(*chosen).any(is_phrase)
    }
}

fn has_group(model: &Model, forward: bool) -> bool {
    let PhrasesPane { rows, chosen, .. } = &model.phrases;
    let is_heading = |row: &Row| matches!(row, Row::Heading(_));
    if forward {
        rows.iter().skip(*chosen).any(is_heading)
    } else {
        rows.iter().take(chosen.saturating_sub(1)).any(is_heading)
    }
}

fn scroll(model: &mut Model, screens: isize) -> Effects {
    let page = &mut model.phrases.page;
    page.scroll(screens * page.screen());
    Vec::new()
}

fn to_list(model: &mut Model) -> Effects {
    model.phrases.mode = Mode::List;
    Vec::new()
}

fn turn(model: &mut Model, by: isize) -> Effects {
    if let Mode::Filters(line) = model.phrases.mode {
        model.phrases.filter.turn(line, by);
        narrow(model);
    }
    Vec::new()
}

fn can_step(model: &Model, by: isize) -> bool {
    matches!(model.phrases.mode, Mode::Filters(line) if line.step(by) != line)
}

fn step_line(model: &mut Model, by: isize) -> Effects {
    if let Mode::Filters(line) = &mut model.phrases.mode {
        *line = line.step(by);
    }
    Vec::new()
}

fn can_travel(model: &Model, back: bool) -> bool {
    model.phrases.typing().is_some_and(|editing| editing.area.can_travel(back))
}

fn with_area(model: &mut Model, act: impl FnOnce(&mut crate::text::Area)) -> Effects {
    if let Mode::Typing(editing) = &mut model.phrases.mode {
        act(&mut editing.area);
    }
    editor::typed(model);
    Vec::new()
}

fn go(model: &mut Model, motion: Motion, select: bool) -> Effects {
    if let Mode::Typing(editing) = &mut model.phrases.mode {
        editing.area.go(motion, select);
    }
    Vec::new()
}
