//! The choices for a blank such as `{two days|a week}`: a small list below the notes. The blank is selected
//! meanwhile, and whatever is typed goes there.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::{
    command::{Group, Scope},
    effect::Effects,
    part::{
        Action, Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{Session, editing},
    text::stops,
    ui::{list::ListRow, window::at_foot},
};

/// Of the choices with their numbers.
pub struct ChoicePopup;

impl ChoicePopup {
    /// None for a blank that has no choices.
    #[must_use]
    pub fn of(session: &Session, blank: Range<usize>) -> Option<ListWindow<Self>> {
        let words = session.document.as_ref()?.text().get(blank)?;
        let choices: Vec<_> = (1..).zip(stops::choices(words).into_iter().map(str::to_owned)).collect();
        (!choices.is_empty()).then(|| ListWindow::new(choices, Self))
    }
}

/// Not where a choice begins with a number itself, for then that may be typed.
fn takes_numbers(choices: &[(usize, String)]) -> bool {
    let begins_with_one = |(_, one): &(_, String)| one.starts_with(|char: char| char.is_ascii_digit());
    choices.len() < 10 && !choices.iter().any(begins_with_one)
}

impl ListOf for ChoicePopup {
    type Item = (usize, String);

    const SCOPE: Scope = Scope::text_window("choice popup", "Choices for a blank");
    const TITLE: &'static str = "Choose, or type over it";
    const IS_POPUP: bool = true;
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "blank.take" ["Enter"], "Take what is chosen for this blank; its number does the same",
            Some((1, "add")), always, Self::enter;
        "blank.down" ["↓"], "Next choice for this blank", Some((3, "next")), ListWindow::has_next, ListWindow::down;
        "blank.up" ["↑"], "Previous choice for this blank", None, ListWindow::has_previous, ListWindow::up;
        "blank.next" ["Tab"], "Go to the next blank", Some((2, "next blank")),
            |_, session| editing::blank(session, true).is_some(), |_, cx| cx.act(Action::ToBlank(true));
        "blank.previous" ["Shift-Tab"], "Go to the previous blank", None,
            |_, session| editing::blank(session, false).is_some(), |_, cx| cx.act(Action::ToBlank(false));
        "blank.undo" ["Ctrl-Z"], "Undo, from the choices for a blank", None,
            |_, session| session.document.as_ref().is_some_and(|document| document.history.can_undo()), |_, cx| {
                cx.close();
                editing::undo(cx.session)
            };
        "blank.close" ["Esc"], "Close; the blank stays as it is", Some((4, "close")), always, |_, cx| cx.close();
    }];

    fn window(window: &ListWindow<Self>, session: &Session) -> Rect {
        at_foot(session.size, window.list.shown.len())
    }

    fn row(window: &ListWindow<Self>, _: &Session, (number, choice): &(usize, String)) -> ListRow {
        let head = if takes_numbers(&window.list.shown) { number.to_string() } else { String::new() };
        ListRow { head, indent: 7, words: choice.clone(), ..ListRow::default() }
    }

    fn typed_below(window: &mut ListWindow<Self>, cx: &mut Context, text: &str) -> Option<Effects> {
        let number = text.parse::<usize>().ok().filter(|_| takes_numbers(&window.list.shown))?;
        window.list.chosen = number.checked_sub(1).filter(|at| *at < window.list.shown.len())?;
        Some(Self::enter(window, cx))
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        cx.close();
        window.list.chosen().map(|(_, words)| editing::fill_in(cx.session, words)).unwrap_or_default()
    }
}
