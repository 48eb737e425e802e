//! The window about a word that is not known: what may have been meant, and the words of one's own.

pub mod view;

use std::{ops::Range, sync::Arc};

use crate::{
    command::{Command, Group, Info, Scope, always, rows},
    domain::UserError,
    effect::{Effect, Effects, Job},
    layout,
    model::Model,
    msg::Mouse,
    overlays::{
        Overlay,
        marked_text::{self, Text},
    },
    spelling::{Speller, Word},
};

/// A word and what may have been meant.
pub struct Spelling {
    text: Text,
    range: Range<usize>,
    pub word: String,
    pub suggestions: Vec<Suggestion>,
    pub chosen: Option<usize>,
}

/// What may have been meant.
#[derive(Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub word: String,
    pub medicine: bool,
}

macro_rules! numbered {
    ($( $name:literal $key:literal $title:literal $at:literal; )+) => {
        &[$( Command::of_model(
            Info { name: $name, keys: &[$key], title: $title, group: Group::Windows, scope: Scope::SPELLING, bar: None },
            |model| can_take(model, $at),
            |model| take(model, $at),
        ), )+]
    };
}

/// Commands of the window.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::SPELLING;
    "spelling.take" ["Enter"], "Put in the suggestion in place of the word", Some((1, "put it in")),
        |model| chosen(model).is_some_and(|at| can_take(model, at)),
        |model| chosen(model).map_or_else(Vec::new, |at| take(model, at));
    "spelling.add" ["a"], "Add the word to my words; it is never underlined again",
        Some((2, "add to my words")), always, add;
    "spelling.ignore" ["i"], "Leave the word alone until I leave Foreword", Some((3, "leave it alone")),
        always, ignore;
    "spelling.down" ["↓"], "Next suggestion", Some((5, "next")),
        |model| window(model).is_some_and(|window| {
            window.chosen.map_or(0, |chosen| chosen + 1) < window.suggestions.len()
        }),
        |model| step(model, 1);
    "spelling.up" ["↑"], "Previous suggestion", None,
        |model| chosen(model).is_some_and(|chosen| chosen > 0), |model| step(model, -1);
    "spelling.close" ["Esc"], "Close the window about a word", Some((4, "cancel")), always, close;
};

/// The same by the number of a suggestion.
pub const NUMBERED: &[Command] = numbered! {
    "spelling.1" "1" "Put in the first suggestion" 0;
    "spelling.2" "2" "Put in the second suggestion" 1;
    "spelling.3" "3" "Put in the third suggestion" 2;
    "spelling.4" "4" "Put in the fourth suggestion" 3;
    "spelling.5" "5" "Put in the fifth suggestion" 4;
    "spelling.6" "6" "Put in the sixth suggestion" 5;
    "spelling.7" "7" "Put in the seventh suggestion" 6;
};

fn window(model: &Model) -> Option<&Spelling> {
    if let Some(Overlay::Spelling(window)) = &model.overlay { Some(window) } else { None }
}

fn chosen(model: &Model) -> Option<usize> {
    window(model)?.chosen
}

fn can_take(model: &Model, suggestion: usize) -> bool {
    let there = window(model).is_some_and(|window| suggestion < window.suggestions.len());
    there && marked_text::can_change(model)
}

/// What knows how words are spelt, where unknown ones are underlined.
#[must_use]
pub fn speller(model: &Model) -> Option<&Speller> {
    model.session.spelling.as_deref().filter(|_| model.session.settings.spelling)
}

/// Asks for the dictionaries, if unknown words are to be underlined and nobody knows any yet.
#[must_use]
pub fn ask(model: &Model) -> Effects {
    if model.session.settings.spelling && model.session.spelling.is_none() {
        vec![Effect::ReadSpelling]
    } else {
        Vec::new()
    }
}

/// They are read.
pub fn arrived(model: &mut Model, speller: Arc<Speller>, said: Option<String>) {
    if model.session.spelling.is_none() {
        model.session.spelling = Some(speller);
        let sentences: Vec<_> = model.session.notice.take().into_iter().chain(said).collect();
        model.session.notice = (!sentences.is_empty()).then(|| sentences.join(" "));
    }
}

/// The unknown word at the cursor.
#[must_use]
pub fn at_cursor(model: &Model) -> Option<Range<usize>> {
    let (_, text, at) = marked_text::here(model)?;
    speller(model)?.mark_at(text, at)
}

/// The next unknown word of the text, from its start again after its end.
#[must_use]
pub fn next(model: &Model) -> Option<Range<usize>> {
    let (_, text, at) = marked_text::here(model)?;
    let speller = speller(model)?;
    speller.next_mark(text, at).or_else(|| speller.next_mark(text, 0))
}

/// Why nothing is underlined for its spelling, where nothing could be.
#[must_use]
pub const fn not_looked_at(model: &Model) -> Option<&'static str> {
    match (model.session.settings.spelling, model.session.spelling.is_some()) {
        (false, _) => Some("Spelling is not looked at: Ctrl-F10."),
        (true, false) => Some("The dictionary is still being read."),
        (true, true) => None,
    }
}

/// Opens the window for the word that stands there in the text the cursor is in.
pub fn open(model: &mut Model, range: Range<usize>) -> Effects {
    let (Some(speller), Some((text, words, at))) = (&model.session.spelling, marked_text::here(model)) else {
        return Vec::new();
    };
    let Some(word) = words.get(range.clone()).map(str::to_owned) else {
        return Vec::new();
    };
    let suggestion = |word: String| Suggestion { medicine: speller.is_medicine(&word), word };
    let suggestions: Vec<_> = speller.suggestions(&word).into_iter().map(suggestion).collect();
    // A medicine put in by habit is a medicine changed: it takes a choice of its own.
    let chosen = (!suggestions.iter().any(|suggestion| suggestion.medicine)).then_some(0);
    let within = range.start <= at && at <= range.end;
    let to = if within { at } else { range.end };
    model.overlay = Some(Overlay::Spelling(Spelling { text, range, word, suggestions, chosen }));
    marked_text::go_to(model, to)
}

fn close(model: &mut Model) -> Effects {
    model.overlay = None;
    Vec::new()
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::Spelling(window)) = &mut model.overlay {
        let last = window.suggestions.len().saturating_sub(1);
        window.chosen = Some(match window.chosen {
            Some(chosen) => chosen.saturating_add_signed(by).min(last),
            None => 0,
        });
    }
    Vec::new()
}

/// Puts a suggestion in the place of the word, if that still stands where it stood.
fn take(model: &mut Model, suggestion: usize) -> Effects {
    let Some(Overlay::Spelling(window)) = model.overlay.take() else {
        return Vec::new();
    };
    let Some(better) = window.suggestions.get(suggestion) else {
        return Vec::new();
    };
    let stands = |(text, words, _): (Text, &str, usize)| {
        text == window.text && words.get(window.range.clone()) == Some(&window.word)
    };
    if !marked_text::here(model).is_some_and(stands) {
        return Vec::new();
    }
    marked_text::put(model, &window.range, &better.word)
}

/// Leaves the word of the window alone from now on; gives it.
fn learn(model: &mut Model) -> Option<String> {
    let Some(Overlay::Spelling(window)) = model.overlay.take() else {
        return None;
    };
    Arc::make_mut(model.session.spelling.as_mut()?).learn(&window.word);
    Some(window.word)
}

fn add(model: &mut Model) -> Effects {
    let word = learn(model);
    model.session.notice = Some("The word is one of your words now; they are in words.ron.".to_owned());
    word.map(|word| Effect::Store(Job::Learn(Word(word)))).into_iter().collect()
}

fn ignore(model: &mut Model) -> Effects {
    learn(model);
    model.session.notice = Some("The word is left alone until you leave Foreword.".to_owned());
    Vec::new()
}

/// It is among the words on disk, or not.
pub fn learned(model: &mut Model, result: Result<(), UserError>) -> Effects {
    if let Err(error) = result {
        model.session.notice = Some(error.sentence);
    }
    Vec::new()
}

/// A click takes the suggestion it points at; the wheel moves the choice.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let Some(window) = window(model) else {
        return Vec::new();
    };
    let area = layout::menu(model.session.size, view::rows(window));
    match mouse {
        Mouse::WheelDown => step(model, 1),
        Mouse::WheelUp => step(model, -1),
        Mouse::Press if !area.contains((column, row).into()) => close(model),
        Mouse::Press => {
            let first = layout::first_shown(window.chosen.unwrap_or_default(), view::shown(area.height));
            let line = row.checked_sub(area.y + 1).map(|line| first + usize::from(line));
            match line.filter(|line| can_take(model, *line)) {
                Some(line) => take(model, line),
                None => Vec::new(),
            }
        }
        Mouse::Drag => Vec::new(),
    }
}
