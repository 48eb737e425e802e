//! A part that is a list in a window: it says what its rows are and what Enter does.

use ratatui::layout::{Position, Rect};

use super::{Context, Field, Part};
use crate::{
    command::Scope,
    effect::{Effects, Reply},
    msg::Mouse,
    session::Session,
    text::Input,
    ui::{
        frame_buffer::FrameBuffer,
        list::{List, ListRow},
        text::{cut, line},
        theme::Theme,
        window::{inside, tall, window},
    },
};

/// A list in a window.
pub trait ListWindow: Sized + 'static {
    type Item: Clone;

    const SCOPE: Scope;
    /// For a list with a filter: said where nothing is called what was typed.
    const NO_MATCH: Option<&'static str> = None;
    /// Whether a click does as Enter; else it chooses.
    const CLICK_ENTERS: bool = true;
    /// Whether the notes below keep the focus.
    const IS_POPUP: bool = false;

    fn list(&self) -> &List<Self::Item>;
    fn list_mut(&mut self) -> &mut List<Self::Item>;
    fn title(&self, session: &Session) -> String;
    fn row(&self, session: &Session, item: &Self::Item) -> ListRow;
    fn enter(&mut self, cx: &mut Context) -> Effects;

    /// The words a filter looks through.
    fn words(_: &Self::Item) -> String {
        String::new()
    }

    fn keys(&self) -> Vec<Scope> {
        let text = Self::NO_MATCH.is_some() || Self::IS_POPUP;
        [Some(Self::SCOPE), text.then_some(Scope::TEXT), Some(Scope::ALWAYS)].into_iter().flatten().collect()
    }

    fn window(&self, session: &Session) -> Rect {
        tall(session.size, 76)
    }

    /// Below the rows; in red where it refuses something.
    fn foot(&self, _: &Session) -> Vec<String> {
        Vec::new()
    }

    fn refuses(&self) -> bool {
        false
    }

    /// Whether a row is chosen as it opens.
    fn marks_chosen(&self) -> bool {
        true
    }

    /// See [`Part::on_reply`].
    fn answered(&mut self, _: &mut Context, _: &Reply) -> bool {
        false
    }

    /// See [`Part::typed_below`].
    fn take_typed(&mut self, _: &mut Context, _: &str) -> Option<Effects> {
        None
    }

    fn narrow(&mut self) {
        self.list_mut().narrow(Self::words);
    }

    fn step(&mut self, by: isize) -> Effects {
        self.list_mut().step(by);
        Vec::new()
    }

    fn down(&mut self, _: &mut Context) -> Effects {
        self.step(1)
    }

    fn up(&mut self, _: &mut Context) -> Effects {
        self.step(-1)
    }

    fn page_down(&mut self, cx: &mut Context) -> Effects {
        self.step(self.page(cx.session))
    }

    fn page_up(&mut self, cx: &mut Context) -> Effects {
        self.step(-self.page(cx.session))
    }

    fn has_some(&self, _: &Session) -> bool {
        self.list().chosen().is_some()
    }

    fn has_next(&self, _: &Session) -> bool {
        self.list().has_next()
    }

    fn has_previous(&self, _: &Session) -> bool {
        self.list().chosen > 0
    }

    fn page(&self, session: &Session) -> isize {
        isize::try_from(self.areas(session).1.height.max(1)).unwrap_or(1)
    }

    /// The window, and the rows in it.
    fn areas(&self, session: &Session) -> (Rect, Rect) {
        let window = self.window(session);
        let inside = inside(window);
        let filter = u16::from(Self::NO_MATCH.is_some());
        let foot = u16::try_from(self.foot(session).len()).unwrap_or(u16::MAX);
        let height = inside.height.saturating_sub(filter + foot);
        (window, Rect { y: inside.y + filter, height, ..inside })
    }
}

impl<L: ListWindow> Part for L {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        self.keys()
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        L::NO_MATCH.map(|_| Field::Input(&mut self.list_mut().filter))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        Input::selected(&self.list().filter)
    }

    fn typed(&mut self, _: &mut Context) {
        self.narrow();
    }

    fn typed_below(&mut self, cx: &mut Context, text: &str) -> Option<Effects> {
        self.take_typed(cx, text)
    }

    fn takes_singly(&self, _: &Session, _: &str) -> bool {
        L::IS_POPUP
    }

    fn types_below(&self) -> bool {
        L::IS_POPUP
    }

    fn on_reply(&mut self, cx: &mut Context, reply: &Reply) -> bool {
        self.answered(cx, reply)
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, rows) = self.areas(session);
        let inside = window(buffer, area, &self.title(session), theme);
        let row = |item: &L::Item| self.row(session, item);
        let mark = self.list().view(buffer, (rows, self.marks_chosen()), theme, row);
        let style = if self.refuses() { theme.error() } else { theme.dim() };
        for (words, y) in self.foot(session).iter().zip(rows.bottom() - inside.y..) {
            line(buffer, inside, y, 2, &cut(words, usize::from(inside.width.saturating_sub(3))), style);
        }
        Some(match L::NO_MATCH {
            Some(none) => self.list().view_filter(buffer, inside, none, theme),
            None => mark,
        })
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (area, rows) = self.areas(cx.session);
        match mouse {
            Mouse::WheelDown => self.step(1),
            Mouse::WheelUp => self.step(-1),
            Mouse::Press if !area.contains(at) => cx.close(),
            Mouse::Press => match self.list().row_at(at, rows, |item| self.row(cx.session, item)) {
                Some(row) => {
                    self.list_mut().chosen = row;
                    if L::CLICK_ENTERS { self.enter(cx) } else { Vec::new() }
                }
                None => Vec::new(),
            },
            Mouse::Drag => Vec::new(),
        }
    }
}
