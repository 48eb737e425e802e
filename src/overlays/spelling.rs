//! The window about a word that is not known: what may have been meant, and the words of one's own.

use std::{ops::Range, sync::Arc};

use ratatui::layout::Rect;

use crate::command::{Group, Scope};
use crate::part::list::{ListOf, ListWindow};
use crate::part::{Context, Row, always, part_rows};
use crate::session::{Session, advice::Text, text_target};
use crate::ui::{list::ListRow, text::cut, window::at_foot};
use crate::{domain::FileChange, domain::Word, effect::Effects};

const NONE: &str = "  Nothing in the dictionary is close to it.";

const ASIDE: &str = "  Your own words are kept in a file: no names of people, please.";

/// A word and what may have been meant.
pub struct SpellingSuggestions {
    text: Text,
    range: Range<usize>,
    word: String,
    is_chosen: bool,
}

#[derive(Clone)]
pub struct Suggestion {
    number: usize,
    pub word: String,
    is_medicine: bool,
}

impl ListWindow<SpellingSuggestions> {
    /// For the word at that place of the text the cursor is in; and where the cursor goes.
    #[must_use]
    pub fn at_word(session: &Session, range: Range<usize>) -> Option<(Self, usize)> {
        let (speller, (text, words, at)) = (session.spelling.as_ref()?, text_target::here(session)?);
        let word = words.get(range.clone())?.to_owned();
        let suggestion = |(number, word): (_, String)| Suggestion {
            number,
            is_medicine: speller.is_medicine(&word),
            word,
        };
        let suggestions: Vec<_> = (1..).zip(speller.suggestions(&word)).map(suggestion).collect();
        // A medicine put in by habit is a medicine changed: it takes a choice of its own.
        let is_chosen = !suggestions.iter().any(|one| one.is_medicine);
        let to = if range.start <= at && at <= range.end { at } else { range.end };
        Some((Self::new(suggestions, SpellingSuggestions { text, range, word, is_chosen }), to))
    }

    fn can_take<const SUGGESTION: usize>(&self, session: &Session) -> bool {
        SUGGESTION < self.list.shown.len() && text_target::can_change(session)
    }

    fn take<const SUGGESTION: usize>(&mut self, cx: &mut Context) -> Effects {
        self.list.chosen = SUGGESTION;
        SpellingSuggestions::enter(self, cx)
    }

    fn can_enter(&self, session: &Session) -> bool {
        self.of.is_chosen && self.has_some(session) && text_target::can_change(session)
    }

    /// Leaves the word alone from now on.
    fn learn(&self, cx: &mut Context) {
        if let Some(speller) = &mut cx.session.spelling {
            Arc::make_mut(speller).learn(&self.of.word);
        }
        cx.close();
    }

    fn add(&mut self, cx: &mut Context) -> Effects {
        self.learn(cx);
        cx.say("Added to your words, in words.ron.");
        vec![FileChange::Words(Word(self.of.word.clone())).into()]
    }

    fn ignore(&mut self, cx: &mut Context) -> Effects {
        self.learn(cx);
        cx.say("The word is ignored until you quit Foreword.")
    }
}

impl ListOf for SpellingSuggestions {
    type Item = Suggestion;

    const SCOPE: Scope = Scope::window("spelling", "A word not in the dictionary");
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
            "spelling.take" ["Enter"], "Put in the suggestion in place of the word", Some((1, "put it in")),
                ListWindow::can_enter, Self::enter;
            "spelling.add" ["a"], "Add the word to my words; it is never underlined again",
                Some((2, "add to my words")), always, ListWindow::add;
            "spelling.ignore" ["i"], "Ignore the word until I quit Foreword", Some((3, "ignore")),
                always, ListWindow::ignore;
            "spelling.down" ["↓"], "Next suggestion", Some((5, "next")),
                |window, session| !window.of.is_chosen && window.has_some(session) || window.has_next(session), ListWindow::down;
            "spelling.up" ["↑"], "Previous suggestion", None, ListWindow::has_previous, ListWindow::up;
            "spelling.close" ["Esc"], "Close the window about a word", Some((4, "cancel")), always,
                |_, cx| cx.close();
            "spelling.1" ["1"], "Put in the first suggestion", None, ListWindow::can_take::<0>, ListWindow::take::<0>;
            "spelling.2" ["2"], "Put in the second suggestion", None, ListWindow::can_take::<1>, ListWindow::take::<1>;
            "spelling.3" ["3"], "Put in the third suggestion", None, ListWindow::can_take::<2>, ListWindow::take::<2>;
            "spelling.4" ["4"], "Put in the fourth suggestion", None, ListWindow::can_take::<3>, ListWindow::take::<3>;
            "spelling.5" ["5"], "Put in the fifth suggestion", None, ListWindow::can_take::<4>, ListWindow::take::<4>;
            "spelling.6" ["6"], "Put in the sixth suggestion", None, ListWindow::can_take::<5>, ListWindow::take::<5>;
            "spelling.7" ["7"], "Put in the seventh suggestion", None, ListWindow::can_take::<6>, ListWindow::take::<6>;
    }];

    fn marks_chosen(window: &ListWindow<Self>) -> bool {
        window.of.is_chosen
    }

    fn step(window: &mut ListWindow<Self>, by: isize) {
        window.list.step(if window.of.is_chosen { by } else { 0 });
        window.of.is_chosen = true;
    }

    fn window(window: &ListWindow<Self>, session: &Session) -> Rect {
        at_foot(session.size, window.list.shown.len().max(1) + 1)
    }

    fn title(window: &ListWindow<Self>, session: &Session) -> String {
        let room = usize::from(session.size.0.saturating_sub(34));
        format!("Not in the dictionary: “{}”", cut(&window.of.word, room))
    }

    fn row(_: &ListWindow<Self>, _: &Session, one: &Suggestion) -> ListRow {
        let medicine = if one.is_medicine { "  medicine: check the name" } else { "" };
        let (head, words) = (one.number.to_string(), format!("{}{medicine}", one.word));
        ListRow { head, indent: 7, words, ..ListRow::default() }
    }

    fn foot(window: &ListWindow<Self>, _: &Session, _: (usize, usize)) -> Vec<String> {
        let none = window.list.shown.is_empty().then_some(NONE);
        none.into_iter().chain([ASIDE]).map(str::to_owned).collect()
    }

    /// Puts the suggestion in the place of the word, if that is still there.
    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let Some(better) = window.list.chosen().filter(|_| text_target::can_change(cx.session)) else {
            return Vec::new();
        };
        cx.close();
        let SpellingSuggestions { text, range, word, .. } = &window.of;
        let is_there = text_target::here(cx.session)
            .is_some_and(|(here, words, _)| here == *text && words.get(range.clone()) == Some(word));
        if is_there { text_target::put(cx.session, range, &better.word) } else { Vec::new() }
    }
}
