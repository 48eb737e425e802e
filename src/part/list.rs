//! A part that is a list in a window: it says what its rows are and what Enter does.

use ratatui::layout::{Position, Rect};

use super::{
    Commands, Context, Field, Part, Row,
    spoken::{Spoken, answer_text, answered},
};
use crate::{
    command::Scope,
    effect::{Effects, Reply},
    msg::{LineAsk, Mouse},
    session::Session,
    ui::{
        frame_buffer::FrameBuffer,
        list::{List, ListRow},
        text::{cut, line},
        theme::Theme,
        window::{inside, tall, window},
    },
};

/// Columns and lines for words that are said and not shown.
const UNCUT: usize = 500;

/// The line of a filter.
const FILTER: &str = "Find";

/// A list in a window.
pub struct ListWindow<S: ListOf> {
    pub list: List<S::Item>,
    pub of: S,
}

/// All that is special about a list.
pub trait ListOf: Sized + 'static {
    type Item: Clone;

    const SCOPE: Scope;
    const TITLE: &'static str = "";
    /// For a list with a filter: said where nothing is called what was typed.
    const NO_MATCH: Option<&'static str> = None;
    /// Whether a click does as Enter; else it chooses.
    const CLICK_ENTERS: bool = true;
    /// Whether the notes below keep the focus.
    const IS_POPUP: bool = false;
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]];
    const OPENINGS: &'static [Row<()>] = &[];

    fn row(window: &ListWindow<Self>, session: &Session, item: &Self::Item) -> ListRow;
    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects;

    /// The words a filter looks through.
    fn words(_: &Self::Item) -> String {
        String::new()
    }

    fn scopes(_: &ListWindow<Self>) -> Vec<Scope> {
        Self::SCOPE.together()
    }

    fn title(_: &ListWindow<Self>, _: &Session) -> String {
        Self::TITLE.to_owned()
    }

    fn window(_: &ListWindow<Self>, session: &Session) -> Rect {
        tall(session.size, 76)
    }

    /// Below the rows, in so many columns and lines at most; in red where it refuses something.
    fn foot(_: &ListWindow<Self>, _: &Session, _: (usize, usize)) -> Vec<String> {
        Vec::new()
    }

    fn refuses(_: &ListWindow<Self>) -> bool {
        false
    }

    /// Whether a row is chosen.
    fn marks_chosen(_: &ListWindow<Self>) -> bool {
        true
    }

    /// Follows what was typed into the filter.
    fn narrowed(_: &mut ListWindow<Self>, _: &mut Context) {}

    fn step(window: &mut ListWindow<Self>, by: isize) {
        window.list.step(by);
    }

    /// See [`Part::on_reply`].
    fn on_reply(_: &mut ListWindow<Self>, _: &mut Context, _: &Reply) -> bool {
        false
    }

    /// See [`Part::typed_below`].
    fn typed_below(_: &mut ListWindow<Self>, _: &mut Context, _: &str) -> Option<Effects> {
        None
    }
}

impl<S: ListOf> ListWindow<S> {
    pub fn new(items: Vec<S::Item>, of: S) -> Self {
        Self { list: List::new(items), of }
    }

    pub fn has_some(&self, _: &Session) -> bool {
        self.list.chosen().is_some()
    }

    pub fn has_next(&self, _: &Session) -> bool {
        self.list.has_next()
    }

    pub fn has_previous(&self, _: &Session) -> bool {
        self.list.chosen > 0
    }

    pub fn down(&mut self, _: &mut Context) -> Effects {
        self.step(1)
    }

    pub fn up(&mut self, _: &mut Context) -> Effects {
        self.step(-1)
    }

    pub fn page_down(&mut self, cx: &mut Context) -> Effects {
        self.step(self.page(cx.session))
    }

    pub fn page_up(&mut self, cx: &mut Context) -> Effects {
        self.step(-self.page(cx.session))
    }

    fn step(&mut self, by: isize) -> Effects {
        S::step(self, by);
        Vec::new()
    }

    fn page(&self, session: &Session) -> isize {
        isize::try_from(self.areas(session).1.height.max(1)).unwrap_or(1)
    }

    fn row<'a>(&'a self, session: &'a Session) -> impl Fn(&S::Item) -> ListRow + 'a {
        move |item| S::row(self, session, item)
    }

    /// The window, the rows in it, and what is said below them.
    fn areas(&self, session: &Session) -> (Rect, Rect, Vec<String>) {
        let window = S::window(self, session);
        let inside = inside(window);
        let filter = u16::from(S::NO_MATCH.is_some());
        let height = inside.height.saturating_sub(filter);
        let room = (usize::from(inside.width.saturating_sub(4)), usize::from(height));
        let foot = S::foot(self, session, room);
        let height = height.saturating_sub(u16::try_from(foot.len()).unwrap_or(u16::MAX));
        (window, Rect { y: inside.y + filter, height, ..inside }, foot)
    }
}

impl<S: ListOf> Commands for ListWindow<S> {
    const ROWS: &'static [&'static [Row<Self>]] = S::ROWS;
    const OPENINGS: &'static [Row<()>] = S::OPENINGS;
}

impl<S: ListOf> Part for ListWindow<S> {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        S::scopes(self)
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        S::NO_MATCH.map(|_| Field::Input(&mut self.list.filter))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.list.filter.selected()
    }

    fn typed(&mut self, cx: &mut Context) {
        self.list.narrow_or_nearest(S::words);
        S::narrowed(self, cx);
    }

    fn typed_below(&mut self, cx: &mut Context, text: &str) -> Option<Effects> {
        S::typed_below(self, cx, text)
    }

    fn takes_singly(&self, _: &Session, _: &str) -> bool {
        S::IS_POPUP
    }

    fn types_below(&self) -> bool {
        S::IS_POPUP
    }

    fn on_reply(&mut self, cx: &mut Context, reply: &Reply) -> bool {
        S::on_reply(self, cx, reply)
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, rows, foot) = self.areas(session);
        let inside = window(buffer, area, &S::title(self, session), theme);
        let mark = self.list.view(buffer, (rows, S::marks_chosen(self)), theme, self.row(session));
        let style = if S::refuses(self) { theme.error() } else { theme.dim() };
        for (words, y) in foot.iter().zip(rows.bottom() - inside.y..) {
            line(buffer, inside, y, 2, &cut(words, usize::from(inside.width.saturating_sub(3))), style);
        }
        Some(match S::NO_MATCH {
            Some(none) => self.list.view_filter(buffer, inside, none, theme),
            None => mark,
        })
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let mut spoken = Spoken::titled(S::title(self, session));
        if S::NO_MATCH.is_some() {
            spoken.offer(answered(FILTER, self.list.filter.text()));
        }
        let first = spoken.lines.len();
        let mut above = "";
        for row in self.list.shown.iter().map(self.row(session)) {
            if row.heading != above {
                above = row.heading;
                spoken.say(above);
            }
            // Some have their number before them, which is said already.
            let head = Some(row.head.trim()).filter(|head| head.parse::<usize>().is_err());
            let words = [head.unwrap_or_default(), row.words.trim(), row.aside.trim()];
            let words = words.into_iter().filter(|words| words.contains(char::is_alphanumeric));
            spoken.offer(words.collect::<Vec<_>>().join(", "));
        }
        let marks = S::marks_chosen(self) && !self.list.shown.is_empty();
        spoken.here = marks.then_some(first + self.list.chosen);
        let none = S::NO_MATCH.filter(|says| self.list.shown.is_empty() && !says.is_empty());
        spoken.about.extend(none.map(str::to_owned));
        let foot = S::foot(self, session, (UNCUT, UNCUT)).join(" ");
        spoken.about.extend((!foot.trim().is_empty()).then_some(foot));
        spoken
    }

    fn answer_line(&mut self, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
        let row = match S::NO_MATCH {
            Some(_) if line == 0 => return answer_text(self, cx, &ask),
            Some(_) => line - 1,
            None => line,
        };
        self.list.chosen = row.min(self.list.shown.len().saturating_sub(1));
        if matches!(ask, LineAsk::Enter) { S::enter(self, cx) } else { self.step(0) }
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (area, rows, _) = self.areas(cx.session);
        match mouse {
            Mouse::WheelDown => self.step(1),
            Mouse::WheelUp => self.step(-1),
            Mouse::Press if !area.contains(at) => cx.close(),
            Mouse::Press => match self.list.row_at(at, rows, self.row(cx.session)) {
                Some(row) => {
                    self.list.chosen = row;
                    if S::CLICK_ENTERS { S::enter(self, cx) } else { Vec::new() }
                }
                None => Vec::new(),
            },
            Mouse::Drag => Vec::new(),
        }
    }
}
