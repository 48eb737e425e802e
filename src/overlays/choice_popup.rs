//! The choices for a blank such as `{two days|a week}`: a small list below the notes. The blank is selected
//! meanwhile, and whatever is typed goes there.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::{
    command::{Group, Scope},
    effect::Effects,
    part::{Action, Commands, Context, Row, always, list::ListWindow, part_rows},
    session::{Session, editing},
    text::stops,
    ui::{
        list::{List, ListRow},
        window::at_foot,
    },
};

/// The choices with their numbers.
pub struct ChoicePopup {
    list: List<(usize, String)>,
}

impl ChoicePopup {
    /// None for a blank that has no choices.
    #[must_use]
    pub fn of(session: &Session, blank: Range<usize>) -> Option<Self> {
        let words = session.document.as_ref()?.text().get(blank)?;
        let choices: Vec<_> = (1..).zip(stops::choices(words).into_iter().map(str::to_owned)).collect();
        (!choices.is_empty()).then(|| Self { list: List::new(choices) })
    }

    /// Not where a choice begins with a number itself, for then that may be typed.
    fn takes_numbers(&self) -> bool {
        let begins_with_one = |(_, one): &(_, String)| one.starts_with(|char: char| char.is_ascii_digit());
        self.list.shown.len() < 10 && !self.list.shown.iter().any(begins_with_one)
    }
}

impl Commands for ChoicePopup {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "blank.take" ["Enter"], "Take what is chosen for this blank; its number does the same",
            Some((1, "take it")), always, Self::enter;
        "blank.down" ["↓"], "Next choice for this blank", Some((3, "next")), Self::has_next, Self::down;
        "blank.up" ["↑"], "Choice before for this blank", None, Self::has_previous, Self::up;
        "blank.next" ["Tab"], "Leave this blank for the next one", Some((2, "next blank")),
            |_, session| editing::blank(session, true).is_some(), |_, cx| cx.act(Action::ToBlank(true));
        "blank.previous" ["Shift-Tab"], "Leave this blank for the one before", None,
            |_, session| editing::blank(session, false).is_some(), |_, cx| cx.act(Action::ToBlank(false));
        "blank.undo" ["Ctrl-Z"], "Undo, from the choices for a blank", None,
            |_, session| session.document.as_ref().is_some_and(|document| document.history.can_undo()), |_, cx| {
                cx.close();
                editing::undo(cx.session)
            };
        "blank.close" ["Esc"], "Leave this blank as it is", Some((4, "leave it")), always, |_, cx| cx.close();
    }];
}

impl ListWindow for ChoicePopup {
    type Item = (usize, String);

    const SCOPE: Scope = Scope::new("choice popup", "Choices for a blank");
    const IS_POPUP: bool = true;

    fn list(&self) -> &List<Self::Item> {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List<Self::Item> {
        &mut self.list
    }

    fn window(&self, session: &Session) -> Rect {
        at_foot(session.size, self.list.shown.len())
    }

    fn title(&self, _: &Session) -> String {
        "Choose, or type over it".to_owned()
    }

    fn row(&self, _: &Session, (number, choice): &Self::Item) -> ListRow {
        let head = if self.takes_numbers() { number.to_string() } else { String::new() };
        ListRow { head, indent: 7, words: choice.clone(), ..ListRow::default() }
    }

    fn take_typed(&mut self, cx: &mut Context, text: &str) -> Option<Effects> {
        let number = text.parse::<usize>().ok().filter(|_| self.takes_numbers())?;
        self.list.chosen = number.checked_sub(1).filter(|at| *at < self.list.shown.len())?;
        Some(self.enter(cx))
    }

    fn enter(&mut self, cx: &mut Context) -> Effects {
        cx.close();
        self.list.chosen().map(|(_, words)| editing::fill_in(cx.session, words)).unwrap_or_default()
    }
}
