//! The window about a word that is not known: what may have been meant, and the words of one's own.

use std::{ops::Range, sync::Arc};

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    domain::{FileChange, Word},
    effect::Effects,
    msg::Mouse,
    part::{Commands, Context, Part, Row, always, part_rows},
    session::{Session, advice::Text, text_target},
    ui::{
        frame_buffer::FrameBuffer,
        list::first_shown,
        text::{cut, line},
        theme::Theme,
        window::{at_foot, inside, window},
    },
};

const SCOPE: Scope = Scope::new("spelling", "A word that is not known");

const NONE: &str = "Nothing in the dictionary is close to it.";

/// Said next to a medicine.
const MEDICINE: &str = "medicine: check the name";

const ASIDE: &str = "Your own words are kept in a file: no names of people, please.";

/// A word and what may have been meant.
pub struct SpellingSuggestions {
    text: Text,
    range: Range<usize>,
    word: String,
    suggestions: Vec<Suggestion>,
    chosen: Option<usize>,
}

struct Suggestion {
    word: String,
    medicine: bool,
}

impl SpellingSuggestions {
    /// For the word at that place of the text the cursor is in; and where the cursor goes.
    #[must_use]
    pub fn new(session: &Session, range: Range<usize>) -> Option<(Self, usize)> {
        let (speller, (text, words, at)) = (session.spelling.as_ref()?, text_target::here(session)?);
        let word = words.get(range.clone())?.to_owned();
        let suggestion = |word: String| Suggestion { medicine: speller.is_medicine(&word), word };
        let suggestions: Vec<_> = speller.suggestions(&word).into_iter().map(suggestion).collect();
        // A medicine put in by habit is a medicine changed: it takes a choice of its own.
        let chosen = (!suggestions.iter().any(|suggestion| suggestion.medicine)).then_some(0);
        let to = if range.start <= at && at <= range.end { at } else { range.end };
        Some((Self { text, range, word, suggestions, chosen }, to))
    }

    /// The words that may have been meant.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.suggestions.iter().map(|one| one.word.as_str())
    }

    fn can_take(&self, session: &Session, suggestion: usize) -> bool {
        suggestion < self.suggestions.len() && text_target::can_change(session)
    }

    fn step(&mut self, by: isize) -> Effects {
        let last = self.suggestions.len().saturating_sub(1);
        self.chosen = Some(self.chosen.map_or(0, |chosen| chosen.saturating_add_signed(by).min(last)));
        Vec::new()
    }

    /// Puts a suggestion in the place of the word, if that is still there.
    fn take(&mut self, cx: &mut Context, suggestion: usize) -> Effects {
        cx.close();
        let Some(better) = self.suggestions.get(suggestion) else {
            return Vec::new();
        };
        let is_there = |(text, words, _): (Text, &str, usize)| {
            text == self.text && words.get(self.range.clone()) == Some(&self.word)
        };
        if !text_target::here(cx.session).is_some_and(is_there) {
            return Vec::new();
        }
        text_target::put(cx.session, &self.range, &better.word)
    }

    /// Leaves the word alone from now on.
    fn learn(&self, cx: &mut Context) {
        if let Some(speller) = &mut cx.session.spelling {
            Arc::make_mut(speller).learn(&self.word);
        }
        cx.close();
    }

    fn add(&mut self, cx: &mut Context) -> Effects {
        self.learn(cx);
        cx.say("The word is one of your words now; they are in words.ron.");
        vec![FileChange::Words(Word(self.word.clone())).into()]
    }

    fn ignore(&mut self, cx: &mut Context) -> Effects {
        self.learn(cx);
        cx.say("The word is left alone until you leave Foreword.")
    }

    /// The window, and the suggestions in it; the aside takes a line.
    fn areas(&self, size: (u16, u16)) -> (Rect, Rect) {
        let area = at_foot(size, self.suggestions.len().max(1) + 1);
        let inside = inside(area);
        (area, Rect { height: inside.height.saturating_sub(1).max(1), ..inside })
    }

    fn first(&self, rows: Rect) -> usize {
        first_shown(self.chosen.unwrap_or_default(), usize::from(rows.height))
    }
}

macro_rules! numbered {
    ($( $name:literal $key:literal $title:literal $at:literal; )+) => {
        part_rows! { Group::Windows, SCOPE;
            $( $name [$key], $title, None, |window, session| window.can_take(session, $at),
                |window, cx| window.take(cx, $at); )+
        }
    };
}

impl Commands for SpellingSuggestions {
    const ROWS: &'static [&'static [Row<Self>]] = &[
        part_rows! { Group::Windows, SCOPE;
            "spelling.take" ["Enter"], "Put in the suggestion in place of the word", Some((1, "put it in")),
                |window, session| window.chosen.is_some_and(|at| window.can_take(session, at)),
                |window, cx| window.chosen.map(|at| window.take(cx, at)).unwrap_or_default();
            "spelling.add" ["a"], "Add the word to my words; it is never underlined again",
                Some((2, "add to my words")), always, Self::add;
            "spelling.ignore" ["i"], "Leave the word alone until I leave Foreword", Some((3, "leave it alone")),
                always, Self::ignore;
            "spelling.down" ["↓"], "Next suggestion", Some((5, "next")),
                |window, _| window.chosen.map_or(0, |chosen| chosen + 1) < window.suggestions.len(),
                |window, _| window.step(1);
            "spelling.up" ["↑"], "Previous suggestion", None,
                |window, _| window.chosen.is_some_and(|chosen| chosen > 0), |window, _| window.step(-1);
            "spelling.close" ["Esc"], "Close the window about a word", Some((4, "cancel")), always,
                |_, cx| cx.close();
        },
        numbered! {
            "spelling.1" "1" "Put in the first suggestion" 0;
            "spelling.2" "2" "Put in the second suggestion" 1;
            "spelling.3" "3" "Put in the third suggestion" 2;
            "spelling.4" "4" "Put in the fourth suggestion" 3;
            "spelling.5" "5" "Put in the fifth suggestion" 4;
            "spelling.6" "6" "Put in the sixth suggestion" 5;
            "spelling.7" "7" "Put in the seventh suggestion" 6;
        },
    ];
}

impl Part for SpellingSuggestions {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::ALWAYS]
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, rows) = self.areas(session.size);
        let room = usize::from(area.width.saturating_sub(34));
        let title = format!("Not in the dictionary: “{}”", cut(&self.word, room));
        let inside = window(buffer, area, &title, theme);
        let first = self.first(rows);
        if self.suggestions.is_empty() {
            line(buffer, inside, 0, 4, NONE, theme.plain());
        }
        for (suggestion, at) in self.suggestions.iter().skip(first).take(usize::from(rows.height)).zip(0..) {
            let number = first + usize::from(at);
            let here = self.chosen == Some(number);
            let style = if here { theme.here() } else { theme.plain() };
            if here {
                line(buffer, inside, at, 2, "›", style);
            }
            line(buffer, inside, at, 4, &(number + 1).to_string(), theme.heading());
            let room = usize::from(inside.width.saturating_sub(9));
            let end = line(buffer, inside, at, 7, &cut(&suggestion.word, room), style) - inside.x;
            if suggestion.medicine {
                let room = usize::from(inside.width.saturating_sub(end + 4));
                line(buffer, inside, at, end + 2, &cut(MEDICINE, room), theme.plain());
            }
        }
        if inside.height > 1 {
            let room = usize::from(inside.width.saturating_sub(5));
            line(buffer, inside, inside.height - 1, 4, &cut(ASIDE, room), theme.dim());
        }
        let row = u16::try_from(self.chosen.unwrap_or(first) - first).unwrap_or_default();
        Some((inside.x + 2, inside.y + row))
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (area, rows) = self.areas(cx.session.size);
        match mouse {
            Mouse::WheelDown => self.step(1),
            Mouse::WheelUp => self.step(-1),
            Mouse::Press if !area.contains(at) => cx.close(),
            Mouse::Press if rows.contains(at) => {
                let under = self.first(rows) + usize::from(at.y - rows.y);
                if self.can_take(cx.session, under) { self.take(cx, under) } else { Vec::new() }
            }
            Mouse::Press | Mouse::Drag => Vec::new(),
        }
    }
}
