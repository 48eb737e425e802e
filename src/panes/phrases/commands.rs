//! The commands of the phrases.

use super::{Mode, PhrasesPane, areas, chosen, has_other_guides, next_guide, pins};
use crate::command::{Group, Scope};
use crate::effect::Effects;
use crate::part::{Action, Commands, Context, Part, Row as Command, always, area::area_rows, part_rows};
use crate::{session::Session, text::Input};

pub(super) const SCOPE: Scope = Scope::screen("phrases", "Phrases");
pub(super) const FIND: Scope = Scope::text_screen("find phrases", "Phrases, finding some");
pub(super) const FILTERS: Scope = Scope::screen("filter phrases", "Phrases, which are shown");
pub(super) const WORDS: Scope = Scope::with("my words", "My words for a phrase", TYPED);
pub(super) const FLAG: Scope = Scope::with("flag", "Note on a flagged phrase", TYPED);
pub(super) const EDITOR: Scope = Scope::text_screen("phrase editor", "My words, or a note on a phrase");
const TYPED: &[Scope] = &[EDITOR, Scope::TEXT, Scope::ANYWHERE, Scope::ALWAYS];
pub(super) const ALOUD: Scope = Scope::screen("aloud", "Reading aloud");
pub(super) const REHEARSAL: Scope = Scope::screen("rehearsal", "Rehearsal");

impl Commands for PhrasesPane {
    const ROWS: &'static [&'static [Command<Self>]] = &[
        LIST_COMMANDS,
        FIND_COMMANDS,
        FILTER_COMMANDS,
        WORDS_COMMANDS,
        FLAG_COMMANDS,
        EDITOR_COMMANDS,
        MARKED_COMMANDS,
        ALOUD_COMMANDS,
        REHEARSAL_COMMANDS,
    ];
}

/// Going through the phrases.
const LIST_COMMANDS: &[Command<PhrasesPane>] = part_rows! { Group::Phrases, SCOPE;
    "phrases.keep_on" ["Space"], "Keep the phrase as it is, and go to the next new one",
        Some((1, "keep, next")), has_chosen, PhrasesPane::keep_and_next;
    "phrases.change" ["c", "Enter"], "Change it: my words", Some((2, "change")), has_chosen, PhrasesPane::change;
    "phrases.flag" ["f"], "Flag it, with a note if you like", Some((3, "flag")), has_chosen, PhrasesPane::flag;
    "phrases.undo" ["u", "Ctrl-Z"], "Undo the last step with a phrase", Some((5, "undo")),
        |pane, _| !pane.undo.is_empty(), |pane, cx| pane.travel(cx, true);
    "phrases.redo" ["U", "Ctrl-Y"], "Redo the step with a phrase", None,
        |pane, _| !pane.redo.is_empty(), |pane, cx| pane.travel(cx, false);
    "phrases.next" ["n"], "Next phrase not reviewed yet", Some((5, "next new")), has_chosen,
        PhrasesPane::next_unreviewed;
    "phrases.read" ["r"], "Read it aloud: one sentence a line, little else on screen", None,
        has_chosen, |pane, _| pane.enter(Mode::Aloud(0));
    "phrases.close" ["Esc"], "Back to where you came from", Some((6, "back")), always, PhrasesPane::close;
    "phrases.filters" ["s"], "Show only some: by role, meeting, what you reviewed", None, always,
        |pane, _| pane.enter(Mode::Filters(0));
    "phrases.all" ["a"], "Show every phrase again", Some((4, "show all")), is_narrowed,
        |pane, cx| pane.show_all(cx.session);
    "phrases.side" ["Tab"], "The list, or the phrase, where there is no room for both", Some((4, "list")),
        |pane, session| areas::areas(pane, session).by_turns, |pane, _| {
            pane.list_first ^= true;
            Vec::new()
        };
    "phrases.find" ["/"], "Find phrases as you type", Some((4, "find")), always, |pane, _| pane.enter(Mode::Find);
    "phrases.rehearse" ["h"], "Rehearse: the situation first, the phrase on a key", None, has_chosen,
        |pane, _| pane.enter(Mode::Rehearsal(false));
    "phrases.guide" ["g"], "Phrases of the next guide", None, has_other_guides, next_guide;
    "phrases.moment" ["m"], "By moment of the consultation, or by principle", None, always,
        |pane, cx| {
            pane.by_moment ^= true;
            pane.narrow(cx.session)
        };
    "phrases.keep" ["k"], "Keep it as it is shown", None, PhrasesPane::can_keep, PhrasesPane::keep;
    "phrases.wordings" ["o"], "Whose words to use: compare them, take one, merge two, or put one into the team’s set", None,
        has_chosen, |pane, cx| {
            let phrase = chosen(pane, cx.session).map(|(_, phrase)| phrase.id.to_string());
            phrase.map(|phrase| cx.act(Action::Wordings(phrase))).unwrap_or_default()
        };
    "phrases.add" ["i"], "Add a phrase of your own", None, has_chosen, |pane, cx| {
            let chosen = chosen(pane, cx.session).map(|(principle, phrase)| (principle.id.to_string(), phrase.moment));
            chosen.map(|(id, moment)| cx.act(Action::AddPhrase(id, moment))).unwrap_or_default()
        };
    "phrases.remove" ["x"], "Delete a phrase of your own", None, PhrasesPane::is_own, PhrasesPane::remove;
    "phrases.teach_back" ["v"], "Change what is asked to check that it was clear", None, has_chosen,
        PhrasesPane::change_teach_back;
    "phrases.suggested" ["b"], "Back to the suggested words", None,
        PhrasesPane::has_my_words, PhrasesPane::suggested_again;
    "phrases.unflag" ["F"], "Remove the flag", None, PhrasesPane::has_flag, PhrasesPane::unflag;
    "phrases.pin" ["p"], "Pin it to an appointment, or unpin it", None, has_chosen, pins::pin;
    "phrases.copy" ["y"], "Copy it", None, has_chosen, pins::copy;
    "phrases.sets" ["t"], "Sets of phrases, mine and those of others", None, always,
        |_, cx| cx.act(Action::Run("context.sets"));
    "phrases.report" ["w"], "Wording report: what you changed and flagged", None, always,
        |_, cx| cx.act(Action::Run("context.wording_report"));
    "phrases.down" ["↓"], "Next of the phrases", None, has_next, |pane, _| pane.step(1);
    "phrases.up" ["↑"], "Previous of the phrases", None, has_previous, |pane, _| pane.step(-1);
    "phrases.next_group" ["→"], "First phrase of the next group", None,
        |pane, _| pane.group(true).is_some(), |pane, _| pane.step_group(true);
    "phrases.previous_group" ["←"], "First phrase of this group, or of the one before", None,
        |pane, _| pane.group(false).is_some(), |pane, _| pane.step_group(false);
    "phrases.first" ["Home"], "First of the phrases", None, has_previous, |pane, _| pane.step(isize::MIN);
    "phrases.last" ["End"], "Last of the phrases", None, has_next, |pane, _| pane.step(isize::MAX);
    "phrases.page_down" ["PgDn"], "Down one screen of the phrase", None,
        |pane, _| pane.page.goes_on(), |pane, _| pane.scroll_screens(1);
    "phrases.page_up" ["PgUp"], "Up one screen of the phrase", None,
        |pane, _| pane.page.top > 0, |pane, _| pane.scroll_screens(-1);
};

/// Finding some as one types.
const FIND_COMMANDS: &[Command<PhrasesPane>] = part_rows! { Group::Phrases, FIND;
    "phrase_find.keep" ["Enter", "Tab"], "Go to the phrases found", Some((1, "to the phrases")), always, to_list;
    "phrase_find.clear" ["Esc"], "Show every phrase again, found or not", Some((2, "show all")), always, |pane, cx| {
            pane.find = Input::default();
            pane.narrow(cx.session);
            to_list(pane, cx)
        };
    "phrase_find.down" ["↓"], "Next phrase found", Some((3, "next")), has_next, |pane, _| pane.step(1);
    "phrase_find.up" ["↑"], "Previous phrase found", None, has_previous, |pane, _| pane.step(-1);
};

/// Choosing which are shown.
const FILTER_COMMANDS: &[Command<PhrasesPane>] = part_rows! { Group::Phrases, FILTERS;
    "phrase_filters.right" ["→", "Space"], "Next choice of this line", Some((1, "change")), always,
        |pane, cx| pane.turn_filter(cx.session, 1);
    "phrase_filters.left" ["←"], "Previous choice of this line", None, always,
        |pane, cx| pane.turn_filter(cx.session, -1);
    "phrase_filters.down" ["↓", "Tab"], "Next line of what is shown", Some((2, "next")),
        |pane, _| pane.filter_line(1).is_some(), |pane, _| pane.step_filter(1);
    "phrase_filters.up" ["↑", "Shift-Tab"], "Previous line of what is shown", None,
        |pane, _| pane.filter_line(-1).is_some(), |pane, _| pane.step_filter(-1);
    "phrase_filters.all" ["a"], "Show every phrase, whatever was chosen", Some((4, "show all")), is_narrowed,
        |pane, cx| pane.show_all(cx.session);
    "phrase_filters.done" ["Enter", "Esc", "s"], "Go to the phrases shown", Some((3, "done")), always, to_list;
};

/// Typing my words.
const WORDS_COMMANDS: &[Command<PhrasesPane>] = part_rows! { Group::Phrases, WORDS;
    "phrase_words.done" ["Esc", "Ctrl-S"], "Keep my words and go back to the phrases", Some((1, "keep my words")), always,
        PhrasesPane::step_out;
    "phrase_words.new_line" ["Enter", "Shift-Enter"], "New line in my words", None, always,
        |pane, cx| pane.insert(cx, "\n");
};

/// Typing why a phrase does not work.
const FLAG_COMMANDS: &[Command<PhrasesPane>] = part_rows! { Group::Phrases, FLAG;
    "phrase_flag.done" ["Enter", "Ctrl-S"], "Flag it with this note, or without one", Some((1, "flag it")), always, PhrasesPane::done;
    "phrase_flag.close" ["Esc"], "Flag it with what is typed; with nothing typed, no flag", Some((2, "close")), always,
        PhrasesPane::step_out;
};

/// Moving in what is typed about a phrase.
const EDITOR_COMMANDS: &[Command<PhrasesPane>] = area_rows!(EDITOR, "phrase_editor", "my words");

/// About what is typed there.
const MARKED_COMMANDS: &[Command<PhrasesPane>] = part_rows! { Group::Typing, EDITOR;
    "phrase_editor.words" ["Ctrl-Space"], "About the underlined words of what I type, or the next", None, always,
        |_, cx| cx.act(Action::Run("notes.words"));
};

/// Reading aloud.
const ALOUD_COMMANDS: &[Command<PhrasesPane>] = part_rows! { Group::Phrases, ALOUD;
    "aloud.close" ["Esc", "Enter", "r"], "Back from reading aloud", Some((1, "back")), always, to_list;
    "aloud.next" ["→", "Space"], "Read the next phrase", Some((2, "next")), has_next, |pane, _| pane.read_next(1);
    "aloud.previous" ["←", "Backspace"], "Read the previous phrase", None, has_previous, |pane, _| pane.read_next(-1);
    "aloud.keep" ["k"], "Keep it as it is shown, while reading aloud", Some((3, "keep")), PhrasesPane::can_keep,
        PhrasesPane::keep;
    "aloud.change" ["c"], "Change it, while reading aloud", Some((4, "change")), always, PhrasesPane::change;
    "aloud.flag" ["f"], "Flag it, while reading aloud", Some((5, "flag")), always, PhrasesPane::flag;
    "aloud.down" ["↓", "PgDn"], "Further down a long phrase", None, always,
        |pane, cx| pane.scroll_aloud(cx.session, 1);
    "aloud.up" ["↑", "PgUp"], "Further up a long phrase", None, always,
        |pane, cx| pane.scroll_aloud(cx.session, -1);
};

/// Rehearsing.
const REHEARSAL_COMMANDS: &[Command<PhrasesPane>] = part_rows! { Group::Phrases, REHEARSAL;
    "rehearsal.on" ["Space", "Enter", "→"], "Show the phrase, then the next situation", Some((1, "next")), always,
        PhrasesPane::rehearse_on;
    "rehearsal.back" ["←"], "Previous situation", Some((2, "before")), has_previous, |pane, _| pane.rehearse(-1);
    "rehearsal.keep" ["k"], "Keep it as it is shown, while rehearsing", Some((4, "keep")), PhrasesPane::can_keep,
        PhrasesPane::keep;
    "rehearsal.change" ["c"], "Change it, while rehearsing", Some((5, "change")), always, PhrasesPane::change;
    "rehearsal.flag" ["f"], "Flag it, while rehearsing", Some((6, "flag")), always, PhrasesPane::flag;
    "rehearsal.end" ["Esc"], "End the rehearsal", Some((3, "end")), always, to_list;
};

fn has_chosen(pane: &PhrasesPane, session: &Session) -> bool {
    chosen(pane, session).is_some()
}

fn has_next(pane: &PhrasesPane, _: &Session) -> bool {
    pane.has_next()
}

fn has_previous(pane: &PhrasesPane, _: &Session) -> bool {
    pane.has_previous()
}

fn is_narrowed(pane: &PhrasesPane, _: &Session) -> bool {
    pane.is_narrowed()
}

fn to_list(pane: &mut PhrasesPane, _: &mut Context) -> Effects {
    pane.enter(Mode::List)
}
