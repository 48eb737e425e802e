//! A part that is a form in a window: it says its rows and its answers.

use ratatui::layout::{Position, Rect};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    Commands, Context, Field, Part, Row,
    spoken::{Spoken, answer_text, in_one_line},
};
use crate::{
    command::Scope,
    domain::{Id, UserError},
    draft,
    effect::{Effects, Reply},
    msg::{LineAsk, Mouse},
    session::Session,
    text::Input,
    ui::{
        article::{Article, Tone},
        form::{Answer, Form, FormRow, LongText, TURN, turned},
        frame_buffer::FrameBuffer,
        text::{cut, line, wrapped},
        theme::Theme,
        window::{inside, window},
    },
};

/// Columns for words that are said and not shown.
const UNCUT: usize = 500;

/// More than a line has answers to turn through.
const MOST_ANSWERS: usize = 40;

/// A form in a window.
pub struct FormWindow<S: FormOf> {
    pub form: Form<S::Line>,
    pub of: S,
}

/// All that is special about a form.
pub trait FormOf: Serialize + DeserializeOwned + 'static {
    type Line: Copy + PartialEq + Serialize + DeserializeOwned + 'static;

    const SCOPE: Scope;
    const TITLE: &'static str = "";
    /// Each with its title.
    const LINES: &'static [(Self::Line, &'static str)];
    /// Column of the answers.
    const INDENT: u16;
    /// Rows that a step of the wheel scrolls, for a form that may be longer than its window; else it goes to
    /// the line after or before.
    const WHEEL: Option<isize> = None;
    /// Whether a refusal is said in the last row, over whatever is there.
    const REFUSES_AT_FOOT: bool = false;
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]];
    const OPENINGS: &'static [Row<()>] = &[];

    fn window(window: &FormWindow<Self>, session: &Session) -> Rect;

    /// Everything in the window, from top to bottom.
    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<Self::Line>>;

    /// A line that takes one row, its words in so many columns.
    fn answer<'a>(
        window: &'a FormWindow<Self>,
        session: &Session,
        line: Self::Line,
        room: usize,
    ) -> Answer<'a>;

    /// Fitted to what it is about as that is now, after a kill; `None` where that is gone.
    fn resumed(window: FormWindow<Self>, _: &Session) -> Option<FormWindow<Self>> {
        Some(window)
    }

    /// See [`Part::about`].
    fn about(_: &FormWindow<Self>) -> Option<&Id> {
        None
    }

    fn title(_: &FormWindow<Self>, _: &Session) -> String {
        Self::TITLE.to_owned()
    }

    fn indent(_: &Session) -> u16 {
        Self::INDENT
    }

    /// The lines one can go to.
    fn lines(_: &FormWindow<Self>) -> Vec<Self::Line> {
        Self::all().collect()
    }

    fn all() -> impl Iterator<Item = Self::Line> {
        Self::LINES.iter().map(|(line, _)| *line)
    }

    fn title_of(line: Self::Line) -> &'static str {
        Self::LINES.iter().find(|(one, _)| *one == line).map_or("", |(_, title)| title)
    }

    /// The title next to the answer.
    fn title_inline(_: &Session, line: Self::Line) -> &'static str {
        Self::title_of(line)
    }

    /// The line that may take several rows, and the column of its words.
    fn long_text<'a>(_: &'a FormWindow<Self>, _: &Session) -> Option<(LongText<'a>, u16)> {
        None
    }

    /// Whether the answer of the line the cursor is on is typed, and not chosen.
    fn is_typed(window: &FormWindow<Self>) -> bool {
        window.form.here().is_some()
    }

    /// Follows what was typed: whatever was in the way may be gone.
    fn typed(window: &mut FormWindow<Self>, _: &Session) {
        window.form.refusal = None;
    }

    fn go_to(window: &mut FormWindow<Self>, line: Self::Line) {
        window.form.go_to(line);
    }

    /// See [`Part::turn`].
    fn turn(_: &mut FormWindow<Self>, _: &mut Context, _: isize) -> Effects {
        Vec::new()
    }

    /// Follows that its last row is in sight.
    fn read_to_end(_: &mut FormWindow<Self>) {}

    /// See [`Part::on_reply`].
    fn on_reply(_: &mut FormWindow<Self>, _: &mut Context, _: &Reply) -> bool {
        false
    }
}

impl<S: FormOf> FormWindow<S> {
    pub fn go_to(&mut self, session: &Session, line: S::Line) -> Effects {
        S::go_to(self, line);
        self.reveal(session);
        Vec::new()
    }

    /// Goes to the line that is in the way, and says why.
    pub fn refuse(&mut self, line: S::Line, why: String) -> Effects {
        S::go_to(self, line);
        self.form.refusal = Some(why);
        Vec::new()
    }

    /// What there is now that a change was made; where none was made, the form says why.
    pub fn taken<'a, T>(&mut self, result: &'a Result<T, UserError>) -> Option<&'a T> {
        result.as_ref().map_err(|error| self.form.refusal = Some(error.sentence.clone())).ok()
    }

    /// Why it was not done, or else what is said of it, in lines of so many columns.
    pub fn foot(&self, about: &str, width: usize) -> (Tone, Vec<String>) {
        let tone = if self.form.refusal.is_some() { Tone::Error } else { Tone::Aside };
        (tone, wrapped(self.form.refusal.as_deref().unwrap_or(about), width.max(1)))
    }

    fn step(&mut self, session: &Session, by: isize) -> Effects {
        let line = turned(&S::lines(self), &self.form.line, by);
        self.go_to(session, line)
    }

    pub fn next(&mut self, cx: &mut Context) -> Effects {
        self.step(cx.session, 1)
    }

    pub fn previous(&mut self, cx: &mut Context) -> Effects {
        self.step(cx.session, -1)
    }

    pub fn article(&self, session: &Session) -> Article {
        Article::new(S::window(self, session), S::rows(self, session).len(), self.form.top)
    }

    fn scroll(&mut self, session: &Session, rows: isize) -> Effects {
        let article = self.article(session);
        self.form.top = article.by(rows);
        if self.form.top == article.last {
            S::read_to_end(self);
        }
        Vec::new()
    }

    pub fn page_down(&mut self, cx: &mut Context) -> Effects {
        self.scroll(cx.session, self.article(cx.session).page())
    }

    pub fn page_up(&mut self, cx: &mut Context) -> Effects {
        self.scroll(cx.session, -self.article(cx.session).page())
    }

    pub fn has_more_below(&self, session: &Session) -> bool {
        self.article(session).has_more_below()
    }

    pub fn has_more_above(&self, session: &Session) -> bool {
        self.article(session).first > 0
    }

    /// Scrolls as little as shows where the cursor is.
    pub fn reveal(&mut self, session: &Session) {
        if S::WHEEL.is_none() {
            return;
        }
        let line = self.form.line;
        let cursor = S::long_text(self, session).map_or(0, |(text, _)| text.cursor_row());
        let here =
            |row: &FormRow<S::Line>| [FormRow::Answer(line), FormRow::Text(line, cursor)].contains(row);
        let row = S::rows(self, session).iter().position(here).unwrap_or_default();
        self.form.top = self.article(session).to_show(row);
    }

    /// The answer of a line, of however many rows.
    fn answer_in_words(&self, session: &Session, line: S::Line) -> String {
        let long =
            S::long_text(self, session).filter(|_| S::rows(self, session).contains(&FormRow::Text(line, 0)));
        let words = match &long {
            Some((long, _)) => long.text.as_ref(),
            None => &S::answer(self, session, line, UNCUT).words,
        };
        in_one_line(words)
    }

    /// Turns a line until its answer begins like these words; says what there is where none does.
    fn turn_to(&mut self, cx: &mut Context, line: S::Line, words: &str) -> Effects {
        let words = words.trim().to_lowercase();
        let first = self.answer_in_words(cx.session, line);
        let mut answers = Vec::new();
        loop {
            let now = self.answer_in_words(cx.session, line);
            if !words.is_empty() && now.to_lowercase().starts_with(&words) {
                return Vec::new();
            }
            // Some lines open a form of their own.
            let effects = self.turn(cx, 1);
            if !effects.is_empty() || !cx.actions.is_empty() || S::is_typed(self) {
                return effects;
            }
            answers.push(now);
            if self.answer_in_words(cx.session, line) == first || answers.len() > MOST_ANSWERS {
                return cx.say(format!("It can be: {}.", answers.join(", ")));
            }
        }
    }

    /// The rows in sight, from the top of the window.
    fn in_sight(&self, session: &Session) -> Vec<FormRow<S::Line>> {
        let (rows, height) = (S::rows(self, session), usize::from(inside(S::window(self, session)).height));
        let first = match S::WHEEL {
            Some(_) => self.article(session).first,
            None => first_in_sight(&rows, self.form.line, height),
        };
        let mut rows: Vec<_> = rows.into_iter().skip(first).take(height).collect();
        // A title is not in sight without its answer.
        while let Some(FormRow::Said(Some(line), ..)) = rows.last()
            && !rows.contains(&FormRow::Answer(*line))
            && !rows.contains(&FormRow::Text(*line, 0))
        {
            rows.pop();
        }
        rows
    }
}

/// As few rows are left out as brings that line in sight, and whole lines only.
fn first_in_sight<L: Copy + PartialEq>(rows: &[FormRow<L>], line: L, height: usize) -> usize {
    let here = |row: &FormRow<L>| row.line() == Some(line) && !matches!(row, FormRow::Said(..));
    let last = rows.iter().rposition(here).unwrap_or_default();
    let line_of = |at: usize| rows.get(at).and_then(FormRow::line);
    let begins = |at: &usize| *at == 0 || line_of(*at) != line_of(at - 1);
    (0..=last).filter(begins).find(|first| last < first + height).unwrap_or(last)
}

impl<S: FormOf> Commands for FormWindow<S> {
    const ROWS: &'static [&'static [Row<Self>]] = S::ROWS;
    const OPENINGS: &'static [Row<()>] = S::OPENINGS;

    fn reopen(session: &Session, state: &str) -> Option<Self> {
        let (form, of) = draft::read(state)?;
        S::resumed(Self { form, of }, session)
    }
}

impl<S: FormOf> Part for FormWindow<S> {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![S::SCOPE, if S::is_typed(self) { Scope::TEXT } else { Scope::PICK }, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        if S::is_typed(self) { self.form.input_mut(self.form.line).map(Field::Input) } else { None }
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.form.here().filter(|_| S::is_typed(self)).and_then(Input::selected)
    }

    fn typed(&mut self, cx: &mut Context) {
        S::typed(self, cx.session);
        self.reveal(cx.session);
    }

    fn turn(&mut self, cx: &mut Context, by: isize) -> Effects {
        let effects = S::turn(self, cx, by);
        self.reveal(cx.session);
        effects
    }

    fn draft(&mut self, _: &mut Session) -> Option<String> {
        draft::write(&(&self.form, &self.of))
    }

    fn about(&self) -> Option<&Id> {
        S::about(self)
    }

    fn on_reply(&mut self, cx: &mut Context, reply: &Reply) -> bool {
        S::on_reply(self, cx, reply)
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let area = S::window(self, session);
        let title = S::title(self, session);
        let title = cut(&title, usize::from(area.width.saturating_sub(6)).max(1));
        let inside = window(buffer, area, &title, theme);
        let indent = S::indent(session);
        let room = usize::from(inside.width.saturating_sub(indent + 2));
        let mut cursor = None;
        for (row, y) in self.in_sight(session).into_iter().zip(0..) {
            let here = row.line() == Some(self.form.line);
            let at = match row {
                FormRow::Answer(line) => {
                    let answer = S::answer(self, session, line, room);
                    answer.view(buffer, (inside, y, indent), (S::title_inline(session, line), here), theme)
                }
                FormRow::Text(_, at) => S::long_text(self, session)
                    .and_then(|(text, indent)| text.view(buffer, (inside, y, indent), (at, here), theme)),
                FormRow::Said(_, tone, indent, words) => {
                    tone.view(buffer, (inside, y, indent), &words, theme);
                    None
                }
            };
            cursor = at.or(cursor);
        }
        if let Some(refusal) = self.form.refusal.as_ref().filter(|_| S::REFUSES_AT_FOOT) {
            let refusal = session.keys.fill(refusal);
            let refusal = cut(&refusal, usize::from(inside.width.saturating_sub(4)));
            line(buffer, inside, inside.height.saturating_sub(1), 2, &refusal, theme.error());
        }
        cursor
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let title = Some(S::title(self, session)).filter(|title| !title.is_empty());
        let mut spoken = Spoken::titled(title.unwrap_or_else(|| S::SCOPE.name().to_owned()));
        for line in S::lines(self) {
            let words = self.answer_in_words(session, line);
            let aside = S::answer(self, session, line, UNCUT).aside;
            let aside = Some(aside.trim()).filter(|aside| !aside.is_empty() && *aside != TURN);
            let words = [Some(words.as_str()).filter(|words| !words.is_empty()), aside];
            let words: Vec<_> = words.into_iter().flatten().collect();
            let words = if words.is_empty() { "empty".to_owned() } else { words.join(", ") };
            spoken.offer(format!("{}: {words}", S::title_of(line)));
        }
        spoken.here = S::lines(self).iter().position(|line| *line == self.form.line);
        let is_title = |words: &str| S::LINES.iter().any(|(_, title)| *title == words);
        let rows = S::rows(self, session);
        let paragraphs = rows.split(|row| !matches!(row, FormRow::Said(_, _, _, words) if !words.is_empty()));
        let paragraphs = paragraphs.map(|rows| {
            let words = rows.iter().filter_map(|row| match row {
                FormRow::Said(_, _, _, words) if !is_title(words) => Some(words.trim()),
                _ => None,
            });
            words.collect::<Vec<_>>().join(" ")
        });
        let refusal = self.form.refusal.as_ref().map(|words| session.keys.fill(words).into_owned());
        spoken.about = paragraphs.chain(refusal).filter(|words| !words.is_empty()).collect();
        spoken
    }

    /// Goes to a line and answers it; a line that is chosen, not typed, is turned until it says that.
    fn answer_line(&mut self, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
        let Some(line) = S::lines(self).get(line).copied() else { return Vec::new() };
        let effects = self.go_to(cx.session, line);
        match ask {
            LineAsk::Add(words) | LineAsk::Replace(words) if !S::is_typed(self) => {
                self.turn_to(cx, line, &words)
            }
            LineAsk::Add(words) => answer_text(self, cx, &LineAsk::Replace(words)),
            ask => [effects, answer_text(self, cx, &ask)].concat(),
        }
    }

    /// A click goes to a line, and takes the next answer of the one it is on.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let inside = inside(S::window(self, cx.session));
        let row = at.y.checked_sub(inside.y).filter(|_| inside.contains(at)).map(usize::from);
        let line = row.and_then(|row| self.in_sight(cx.session).get(row)?.line());
        let way = if mouse == Mouse::WheelUp { -1 } else { 1 };
        match (mouse, line) {
            (Mouse::WheelDown | Mouse::WheelUp, _) => match S::WHEEL {
                Some(rows) => self.scroll(cx.session, rows * way),
                None => self.step(cx.session, way),
            },
            (Mouse::Press, Some(line)) if line == self.form.line => self.turn(cx, 1),
            (Mouse::Press, Some(line)) => self.go_to(cx.session, line),
            (Mouse::Press | Mouse::Drag, _) => Vec::new(),
        }
    }
}
