//! A part that is a form in a window: it says its rows and its answers.

use ratatui::layout::{Position, Rect};

use super::{Context, Part};
use crate::{
    command::Scope,
    effect::Effects,
    msg::Mouse,
    session::Session,
    ui::{
        form::{Answer, Form, FormRow, LongText, turned},
        frame_buffer::FrameBuffer,
        text::cut,
        theme::Theme,
        window::{inside, window},
    },
};

/// A form in a window.
pub trait FormWindow: Part {
    type Line: Copy + PartialEq + 'static;

    fn form(&self) -> &Form<Self::Line>;
    fn form_mut(&mut self) -> &mut Form<Self::Line>;
    /// Column of the answers.
    fn indent(&self, session: &Session) -> u16;
    fn title(&self, session: &Session) -> String;
    fn window(&self, session: &Session) -> Rect;

    /// The lines there are, in order.
    fn lines(&self) -> Vec<Self::Line>;

    /// Everything in the window, from top to bottom.
    fn rows(&self, session: &Session) -> Vec<FormRow<Self::Line>>;

    /// A line that takes one row, in so many columns.
    fn answer(&self, session: &Session, line: Self::Line, room: usize) -> Answer<'_>;

    /// The line that may take several rows, and the column of its words.
    fn long_text(&self, _: &Session) -> Option<(LongText<'_>, u16)> {
        None
    }

    /// The first row in sight: as few are left out as brings the line the cursor is on in sight.
    fn first(&self, _: &Session, rows: &[FormRow<Self::Line>], height: usize) -> usize {
        let here = |row: &FormRow<Self::Line>| {
            row.line() == Some(self.form().line) && !matches!(row, FormRow::Said(..))
        };
        let last = rows.iter().rposition(here).unwrap_or_default();
        let begins = |at: &usize| {
            let line = |at: usize| rows.get(at).and_then(FormRow::line);
            *at == 0 || line(*at) != line(at - 1)
        };
        (0..=last).filter(begins).find(|first| last < first + height).unwrap_or(last)
    }

    /// The rows in sight, from the top of the window.
    fn in_sight(&self, session: &Session) -> Vec<FormRow<Self::Line>> {
        let (rows, height) = (self.rows(session), usize::from(inside(self.window(session)).height));
        let first = self.first(session, &rows, height);
        let mut rows: Vec<_> = rows.into_iter().skip(first).take(height).collect();
        // A title is not in sight without its answer.
        while let Some(FormRow::Said(Some(line), ..)) = rows.last()
            && !rows.contains(&FormRow::Answer(*line))
        {
            rows.pop();
        }
        rows
    }

    fn keys(&self, scope: Scope) -> Vec<Scope> {
        let typed = if self.form().here().is_some() { Scope::TEXT } else { Scope::PICK };
        vec![scope, typed, Scope::ALWAYS]
    }

    fn go_to(&mut self, _: &Session, line: Self::Line) -> Effects {
        self.form_mut().go_to(line);
        Vec::new()
    }

    fn step(&mut self, session: &Session, by: isize) -> Effects {
        let line = turned(&self.lines(), &self.form().line, by);
        self.go_to(session, line)
    }

    fn next(&mut self, cx: &mut Context) -> Effects {
        self.step(cx.session, 1)
    }

    fn previous(&mut self, cx: &mut Context) -> Effects {
        self.step(cx.session, -1)
    }

    /// The wheel goes to the line after or before, if it does not scroll.
    fn wheel(&mut self, cx: &mut Context, mouse: Mouse) -> Effects {
        self.step(cx.session, if mouse == Mouse::WheelDown { 1 } else { -1 })
    }

    /// A click goes to a line, and takes the next answer of the one it is on.
    fn click(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let inside = inside(self.window(cx.session));
        let row = at.y.checked_sub(inside.y).filter(|_| inside.contains(at)).map(usize::from);
        let line = row.and_then(|row| self.in_sight(cx.session).get(row)?.line());
        match (mouse, line) {
            (Mouse::WheelDown | Mouse::WheelUp, _) => self.wheel(cx, mouse),
            (Mouse::Press, Some(line)) if line == self.form().line => self.turn(cx, 1),
            (Mouse::Press, Some(line)) => self.go_to(cx.session, line),
            (Mouse::Press | Mouse::Drag, _) => Vec::new(),
        }
    }

    /// Draws it; returns where the cursor is.
    fn draw(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let area = self.window(session);
        let title = self.title(session);
        let inside =
            window(buffer, area, &cut(&title, usize::from(area.width.saturating_sub(6)).max(1)), theme);
        let indent = self.indent(session);
        let room = usize::from(inside.width.saturating_sub(indent + 2));
        let mut cursor = None;
        for (row, y) in self.in_sight(session).into_iter().zip(0..) {
            let here = row.line() == Some(self.form().line);
            let at = match row {
                FormRow::Answer(line) => {
                    let answer = self.answer(session, line, room);
                    answer.view(buffer, (inside, y, indent), here, theme)
                }
                FormRow::Text(_, at) => self
                    .long_text(session)
                    .and_then(|(text, indent)| text.view(buffer, (inside, y, indent), (at, here), theme)),
                FormRow::Said(_, tone, indent, words) => {
                    tone.view(buffer, (inside, y, indent), &words, theme);
                    None
                }
            };
            cursor = at.or(cursor);
        }
        cursor
    }
}
