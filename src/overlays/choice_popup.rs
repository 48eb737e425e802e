//! What can be chosen for a blank such as `{two days|a week}`: a small list below the notes. The blank
//! is selected meanwhile, and whatever is typed goes there.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    effect::Effects,
    msg::Mouse,
    part::{Action, Commands, Context, Part, Row, always, part_rows},
    session::{Session, editing},
    text::stops,
    ui::{
        frame_buffer::FrameBuffer,
        list::{Hit, List},
        text::{cut, line},
        theme::Theme,
        window::{at_foot, inside, window},
    },
};

const SCOPE: Scope = Scope::new("choice popup", "Choices for a blank");

/// The list.
pub struct ChoicePopup {
    list: List<String>,
}

impl ChoicePopup {
    /// What can be chosen for a blank of the notes, if it is one to choose for.
    #[must_use]
    pub fn of(session: &Session, blank: Range<usize>) -> Option<Self> {
        let words = session.document.as_ref()?.text().get(blank)?;
        let choices: Vec<_> = stops::choices(words).into_iter().map(str::to_owned).collect();
        (!choices.is_empty()).then(|| Self { list: List::new(choices) })
    }

    /// Whether numbers take: not where a choice begins with one itself, for then it may be typed.
    fn by_number(&self) -> bool {
        let begins_with_one = |one: &String| one.starts_with(|char: char| char.is_ascii_digit());
        self.list.shown.len() < 10 && !self.list.shown.iter().any(begins_with_one)
    }

    fn step(&mut self, by: isize) -> Effects {
        self.list.step(by);
        Vec::new()
    }

    fn take(&mut self, cx: &mut Context) -> Effects {
        cx.close();
        let words = self.list.chosen().cloned();
        words.map(|words| editing::fill_in(cx.session, &words)).unwrap_or_default()
    }

    /// The window, and the rows of the list in it.
    fn areas(&self, size: (u16, u16)) -> (Rect, Rect) {
        let area = at_foot(size, self.list.shown.len());
        (area, inside(area))
    }
}

impl Commands for ChoicePopup {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "blank.take" ["Enter"], "Take what is chosen for this blank; its number does the same",
            Some((1, "take it")), always, Self::take;
        "blank.down" ["↓"], "Next choice for this blank", Some((3, "next")), |popup, _| popup.list.has_next(),
            |popup, _| popup.step(1);
        "blank.up" ["↑"], "Choice before for this blank", None, |popup, _| popup.list.has_previous(),
            |popup, _| popup.step(-1);
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

impl Part for ChoicePopup {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::TEXT, Scope::ALWAYS]
    }

    fn types_below(&self) -> bool {
        true
    }

    fn takes_singly(&self, _: &Session, _: &str) -> bool {
        true
    }

    fn typed_below(&mut self, cx: &mut Context, text: &str) -> Option<Effects> {
        let number = text.parse::<usize>().ok().filter(|_| self.by_number())?;
        self.list.chosen = number.checked_sub(1).filter(|at| *at < self.list.shown.len())?;
        Some(self.take(cx))
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, rows) = self.areas(session.size);
        window(buffer, area, "Choose, or type over it", theme);
        let mut cursor = (rows.x + 2, rows.y);
        let first = crate::ui::list::first_shown(self.list.chosen, usize::from(rows.height));
        for ((choice, at, here), number) in self.list.visible(rows.height).zip(first + 1..) {
            let style = if here { theme.here() } else { theme.plain() };
            if here {
                line(buffer, rows, at, 2, "›", style);
                cursor.1 = rows.y + at;
            }
            if self.by_number() {
                line(buffer, rows, at, 4, &number.to_string(), theme.heading());
            }
            line(buffer, rows, at, 7, &cut(choice, usize::from(rows.width).saturating_sub(8)), style);
        }
        Some(cursor)
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (area, rows) = self.areas(cx.session.size);
        match self.list.mouse(mouse, at, area, rows) {
            Hit::Row => self.take(cx),
            Hit::Outside => cx.close(),
            Hit::None => Vec::new(),
        }
    }
}
