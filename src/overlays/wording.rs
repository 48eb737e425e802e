//! About words on the list: what to say instead, why, where that is from, and what to do about it.

pub mod advice;
pub mod says;
pub mod view;

use std::ops::Range;

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::{Fitting, WordingMark, WordingRow},
    effect::Effects,
    layout,
    model::Model,
    msg::Mouse,
    overlays::{
        Overlay,
        marked_text::{self, Text},
        spelling,
    },
    session::wording,
};
use advice::Advice;
use says::{Kind, lines};

/// The window.
pub struct About {
    pub place: Range<usize>,
    words: String,
    row: usize,
    /// Which of what could be said instead is chosen.
    pub chosen: usize,
    pub top: usize,
    has_next: bool,
}

/// Opens the window.
pub const OPENING: &[Command] = rows! { Group::Preparing, Scope::NOTES;
    "notes.words" ["Ctrl-F"],
        "About the underlined words here, or the next: what to say instead and why, or how it is spelt", None,
        always, open;
};

/// Works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::WORDING;
    "wording.use" ["Enter", "u"], "Say this instead of the marked words", Some((1, "put it in")),
        |model| can_use(model, None) && !is_chosen_to_be_left_out(model), |model| say_instead(model, None);
    "wording.leave_out" ["Enter", "u"], "Leave the marked words out", Some((1, "leave it out")),
        is_chosen_to_be_left_out, |model| say_instead(model, None);
    "wording.rewrite" ["Enter", "u"], "Go back to the marked words to rewrite them", Some((1, "rewrite it")),
        can_rewrite, rewrite;
    "wording.first" ["1"], "Say the first instead", None, |model| can_use(model, Some(0)),
        |model| say_instead(model, Some(0));
    "wording.second" ["2"], "Say the second instead", None, |model| can_use(model, Some(1)),
        |model| say_instead(model, Some(1));
    "wording.third" ["3"], "Say the third instead", None, |model| can_use(model, Some(2)),
        |model| say_instead(model, Some(2));
    "wording.down" ["↓"], "Next of what to say instead", Some((6, "next")),
        |model| about(model).is_some_and(|(about, row)| about.chosen + 1 < row.fitting(&about.words).len()),
        |model| step(model, 1);
    "wording.up" ["↑"], "The one before of what to say instead", None,
        |model| about(model).is_some_and(|(about, _)| about.chosen > 0), |model| step(model, -1);
    "wording.here" ["k"], "Keep the marked words in these notes, or in my words for this phrase", Some((2, "keep here")),
        |model| marked_text::can_change(model) && !is_kept(model), keep_here;
    "wording.again" ["m"], "Mark the words again that are kept in my words for this phrase", Some((2, "mark again")),
        is_kept, keep_here;
    "wording.always" ["a"], "Keep the marked words in all notes on this computer", Some((3, "keep always")), always,
        keep_always;
    "wording.why" ["w"], "Read why they are marked, and where that is from", Some((5, "why")), has_why_below, why;
    "wording.next" ["Ctrl-F", "n"], "The next marked words of the page", Some((7, "next marked")),
        |model| about(model).is_some_and(|(about, _)| about.has_next), next;
    "wording.page_down" ["PgDn"], "Read on about the marked words", None,
        |model| first(model) < last_top(model), |model| scroll(model, page(model));
    "wording.page_up" ["PgUp"], "Read back about the marked words", None, |model| first(model) > 0,
        |model| scroll(model, -page(model));
    "wording.close" ["Esc"], "Leave the marked words as they are", Some((4, "leave it")), always, close;
};

/// Opens the window about what the cursor is in, words on the list or a word nobody knows; else about
/// what comes next.
pub fn open(model: &mut Model) -> Effects {
    let Some((here, _, at)) = marked_text::here(model) else {
        return Vec::new();
    };
    if let Some(mark) = marked_text::mark_at_cursor(model) {
        return open_at(model, here, &mark);
    }
    if let Some(word) = spelling::at_cursor(model) {
        return spelling::open(model, word);
    }
    // From the start of the text again after its end.
    let way = |start: usize| (start < at, start);
    let unknown = spelling::next(model);
    let nearer = |(text, mark): &(Text, WordingMark)| {
        unknown.as_ref().is_none_or(|word| *text == here && way(mark.range.start) < way(word.start))
    };
    let listed = marked_text::next_mark(model, at).filter(nearer);
    match (listed, unknown) {
        (Some((text, mark)), _) => return open_at(model, text, &mark),
        (None, Some(word)) => return spelling::open(model, word),
        (None, None) => {}
    }
    let but = if marked_text::keeps_some(model) { " but those you keep" } else { "" };
    let but_that = spelling::not_looked_at(model).unwrap_or("That proves nothing.");
    model.session.notice = Some(format!("No words of the list here{but}. {but_that}"));
    Vec::new()
}

/// Opens the window about a mark of a text, with the cursor in it or behind it.
fn open_at(model: &mut Model, text: Text, mark: &WordingMark) -> Effects {
    let within = |(here, _, at)| here == text && mark.range.start <= at && at <= mark.range.end;
    let mut effects = Vec::new();
    if !marked_text::here(model).is_some_and(within) {
        effects = marked_text::go_behind(model, text, &mark.range);
    }
    let Some((_, words, _)) = marked_text::here(model) else {
        return effects;
    };
    let words = words.get(mark.range.clone()).unwrap_or_default().to_owned();
    let next = marked_text::next_mark(model, mark.range.end);
    let has_next = next.is_some_and(|next| next != (text, mark.clone()));
    let place = mark.range.clone();
    model.overlay =
        Some(Overlay::Wording(About { place, words, row: mark.row, chosen: 0, top: 0, has_next }));
    effects
}

fn next(model: &mut Model) -> Effects {
    let Some((about, _)) = about(model) else {
        return Vec::new();
    };
    match marked_text::next_mark(model, about.place.end) {
        Some((text, mark)) => open_at(model, text, &mark),
        None => close(model),
    }
}

/// The window and its row of the list.
fn about(model: &Model) -> Option<(&About, &WordingRow)> {
    let Some(Overlay::Wording(about)) = &model.overlay else {
        return None;
    };
    model.session.wording.rows().get(about.row).map(|row| (about, row))
}

impl About {
    /// What the window is about, in one line.
    #[must_use]
    pub fn title(&self) -> String {
        format!("Instead of “{}”", self.words.replace(['\n', '\t'], " "))
    }
}

/// The lines of the window, without the empty ones where there is no room for those.
#[must_use]
pub fn fitted(model: &Model) -> Vec<(Kind, String)> {
    let width = usize::from(layout::wording(model.session.size, 0).width.saturating_sub(4));
    let mut lines = about(model).map(|(about, row)| lines(row, &about.words, width)).unwrap_or_default();
    if lines.len() > height(model, lines.len()) {
        lines.retain(|(kind, _)| *kind != Kind::Gap);
    }
    lines
}

/// How many of so many lines are shown.
fn height(model: &Model, lines: usize) -> usize {
    usize::from(layout::wording(model.session.size, lines).height.saturating_sub(2))
}

fn last_top(model: &Model) -> usize {
    let lines = fitted(model).len();
    lines.saturating_sub(height(model, lines))
}

/// The first line shown.
#[must_use]
pub fn first(model: &Model) -> usize {
    about(model).map_or(0, |(about, _)| about.top.min(last_top(model)))
}

fn page(model: &Model) -> isize {
    let height = height(model, fitted(model).len());
    isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1)
}

fn scroll_to(model: &mut Model, line: usize) -> Effects {
    let top = line.min(last_top(model));
    if let Some(Overlay::Wording(about)) = &mut model.overlay {
        about.top = top;
    }
    Vec::new()
}

fn scroll(model: &mut Model, by: isize) -> Effects {
    scroll_to(model, first(model).saturating_add_signed(by))
}

/// The line where the reason begins.
fn line_of_why(model: &Model) -> usize {
    fitted(model).iter().position(|(kind, _)| *kind == Kind::Why).unwrap_or_default()
}

fn has_why_below(model: &Model) -> bool {
    line_of_why(model).min(last_top(model)) > first(model)
}

fn why(model: &mut Model) -> Effects {
    scroll_to(model, line_of_why(model))
}

/// Chooses another of what could be said instead, and brings it into sight.
fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::Wording(about)) = &mut model.overlay {
        about.chosen = about.chosen.saturating_add_signed(by);
    }
    let Some((about, _)) = about(model) else {
        return Vec::new();
    };
    let lines = fitted(model);
    let at = lines.iter().position(|(kind, _)| *kind == Kind::Instead(about.chosen, true));
    let (at, height) = (at.unwrap_or_default(), height(model, lines.len()).max(1));
    scroll_to(model, first(model).clamp((at + 1).saturating_sub(height), at))
}

/// What would be done instead: this one, or the one that is chosen.
fn instead(model: &Model, which: Option<usize>) -> Option<Fitting<'_>> {
    let (about, row) = about(model)?;
    let (_, text, _) = marked_text::here(model).filter(|_| marked_text::can_change(model))?;
    // Whatever came meanwhile: what is taken out is what is shown.
    let still = text.get(about.place.clone()) == Some(about.words.as_str());
    row.fitting(&about.words).into_iter().nth(which.unwrap_or(about.chosen)).filter(|_| still)
}

fn can_use(model: &Model, which: Option<usize>) -> bool {
    instead(model, which).is_some_and(|instead| instead.words().is_some())
}

fn is_chosen_to_be_left_out(model: &Model) -> bool {
    instead(model, None) == Some(Fitting::LeaveOut)
}

fn can_rewrite(model: &Model) -> bool {
    matches!(instead(model, None), Some(Fitting::Rewrite(_)))
}

/// Goes back to the marked words, selected, with the advice in view.
fn rewrite(model: &mut Model) -> Effects {
    let Some(says) = instead(model, None).map(|instead| instead.says()) else {
        return Vec::new();
    };
    let Some(Overlay::Wording(about)) = model.overlay.take() else {
        return Vec::new();
    };
    let effects = marked_text::select(model, &about.place);
    model.advice =
        marked_text::here(model).map(|(text, ..)| Advice::new(text, about.place, about.words, &says));
    effects
}

fn say_instead(model: &mut Model, which: Option<usize>) -> Effects {
    let words = instead(model, which).and_then(|instead| instead.words().map(ToOwned::to_owned));
    let place = about(model).map(|(about, _)| about.place.clone());
    model.overlay = None;
    match (words, place) {
        (Some(words), Some(place)) => marked_text::say_instead(model, &place, &words),
        _ => Vec::new(),
    }
}

fn is_kept(model: &Model) -> bool {
    about(model).is_some_and(|(_, row)| marked_text::is_kept_in_my_words(model, &row.id))
}

fn keep_here(model: &mut Model) -> Effects {
    let Some(row) = about(model).map(|(_, row)| row.id.clone()) else {
        return Vec::new();
    };
    model.overlay = None;
    marked_text::keep_here(model, &row)
}

fn keep_always(model: &mut Model) -> Effects {
    let Some(row) = about(model).map(|(_, row)| row.id.clone()) else {
        return Vec::new();
    };
    model.overlay = None;
    model.session.notice =
        Some("Kept: not marked in any notes on this computer any longer. F9 k takes it back.".to_owned());
    wording::keep_always(model, &row, true)
}

fn close(model: &mut Model) -> Effects {
    model.overlay = None;
    Vec::new()
}

/// The wheel scrolls.
pub fn mouse(model: &mut Model, mouse: Mouse) -> Effects {
    match mouse {
        Mouse::WheelDown => scroll(model, 1),
        Mouse::WheelUp => scroll(model, -1),
        Mouse::Press | Mouse::Drag => Vec::new(),
    }
}
