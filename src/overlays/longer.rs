//! A longer appointment: prompts to think about, and one line for the booking note.

pub mod view;

use crate::{
    command::{Command, Group, Scope, rows},
    content,
    domain::{BookingLine, Meeting, Page, identifying},
    effect::{Effect, Effects},
    layout,
    model::Model,
    msg::Mouse,
    overlays::Overlay,
    panes::prepare::booking,
    session::Document,
    text::{Input, Motion, Rows},
};

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Minutes,
    Meeting,
    With,
    Paste,
}

impl Line {
    /// Every line, in order.
    pub const ALL: [Self; 4] = [Self::Minutes, Self::Meeting, Self::With, Self::Paste];

    /// What it asks.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Minutes => "How long",
            Self::Meeting => "How",
            Self::With => "With",
            Self::Paste => "Line",
        }
    }
}

/// The form.
pub struct Form {
    pub line: Line,
    pub minutes: u16,
    pub meeting: Meeting,
    pub with: Input,
    pub paste: Input,
    made: String,
    pub top: usize,
}

/// A row of the window.
#[derive(Clone, PartialEq, Eq)]
pub enum Row {
    Aside(String),
    Prompt(String),
    Gap,
    One(Line),
    Paste(usize),
    Identifies(String),
}

/// Where answers stand.
pub const ANSWERS: u16 = 12;

/// Opens it.
pub const OPENING: &[Command] = rows! { Group::PageMenus, Scope::CONTEXT_MENU;
    "context.longer" ["l"], "Longer appointment: what to think about, a line for the booking", None,
        |model| {
            let on_page = |document: &Document| document.can_change() && document.sheet.page == Page::Context;
            model.session.document.as_ref().is_some_and(on_page)
        }, open;
};

/// Works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::LONGER;
    "longer.done" ["Enter"], "Put the line for the booking note into the notes, and copy it",
        Some((2, "put and copy")), |model| {
            let has_words = |form: &Form| !form.paste.text().trim().is_empty();
            form(model).is_some_and(has_words) && model.session.document.as_ref().is_some_and(Document::can_change)
        }, done;
    "longer.next" ["Tab", "↓"], "Next line of the window", Some((3, "next line")), crate::command::always,
        |model| step(model, 1);
    "longer.previous" ["Shift-Tab", "↑"], "Line before in the window", None, crate::command::always,
        |model| step(model, Line::ALL.len() - 1);
    "longer.page_down" ["PgDn"], "Read on, where not all fits into the window", Some((1, "read on")),
        |model| form(model).is_some_and(|form| first(model, form) < last_top(model, form)),
        |model| scroll(model, page(model));
    "longer.page_up" ["PgUp"], "Read back, where not all fits into the window", None,
        |model| form(model).is_some_and(|form| first(model, form) > 0), |model| scroll(model, -page(model));
    "longer.close" ["Esc"], "Leave without a line for the booking note", Some((5, "go back")),
        crate::command::always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

impl Form {
    fn new(document: &Document) -> Self {
        let before = BookingLine::within(&document.appointment.notes.get(booking::FIELD).text);
        let said = before.and_then(BookingLine::read).unwrap_or(BookingLine {
            minutes: 30,
            meeting: document.appointment.meeting,
            with: String::new(),
        });
        let paste = before.map_or_else(|| said.words(), str::to_owned);
        Self {
            line: Line::Minutes,
            minutes: said.minutes,
            meeting: said.meeting,
            with: Input::new(&said.with),
            made: said.words(),
            paste: Input::new(&paste),
            top: 0,
        }
    }

    /// Whether the line to paste is in words of one's own, which are left as they are.
    #[must_use]
    pub fn is_by_hand(&self) -> bool {
        !self.paste.text().trim().is_empty() && self.paste.text() != self.made
    }

    /// Makes the line anew from the answers, unless it is in words of one's own.
    fn make(&mut self) {
        if !self.is_by_hand() {
            let with = self.with.text().to_owned();
            self.made = BookingLine { minutes: self.minutes, meeting: self.meeting, with }.words();
            self.paste = Input::new(&self.made);
        }
    }

    /// Lets the line follow what was typed next to it.
    pub fn typed(&mut self) {
        if self.line == Line::With {
            self.make();
        }
    }

    /// The text one is typing in.
    #[must_use]
    pub const fn input(&self) -> Option<&Input> {
        match self.line {
            Line::With => Some(&self.with),
            Line::Paste => Some(&self.paste),
            Line::Minutes | Line::Meeting => None,
        }
    }

    /// The text one is typing in, to change it.
    pub const fn input_mut(&mut self) -> Option<&mut Input> {
        match self.line {
            Line::With => Some(&mut self.with),
            Line::Paste => Some(&mut self.paste),
            Line::Minutes | Line::Meeting => None,
        }
    }

    fn go_to(&mut self, line: Line) {
        // Emptied and left, the line is made again.
        self.make();
        self.line = line;
        if let Some(input) = self.input_mut() {
            input.go(Motion::End, false);
        }
    }

    fn turn(&mut self, by: isize) {
        fn turned<T: Copy + PartialEq>(all: &[T], now: T, by: isize) -> T {
            let at = all.iter().position(|one| *one == now).unwrap_or_default();
            let to = (at + all.len()).saturating_add_signed(by) % all.len();
            all.get(to).copied().unwrap_or(now)
        }
        match self.line {
            Line::Minutes => self.minutes = turned(&BookingLine::MINUTES, self.minutes, by),
            Line::Meeting => self.meeting = turned(&Meeting::ALL, self.meeting, by),
            Line::With | Line::Paste => {}
        }
        self.make();
    }
}

/// The line to paste, wrapped as it is shown.
#[must_use]
pub fn wrapped(model: &Model, form: &Form) -> Rows {
    // One column more is for the cursor behind the text.
    Rows::new(form.paste.text(), width(model).saturating_sub(usize::from(ANSWERS)).saturating_sub(1))
}

/// Columns between the margins.
fn width(model: &Model) -> usize {
    usize::from(layout::longer(model.session.size, 0).width.saturating_sub(4)).max(1)
}

/// Everything in the window, row by row.
#[must_use]
pub fn rows(model: &Model, form: &Form) -> Vec<Row> {
    let about = content::longer();
    let width = width(model);
    let mut all = Vec::new();
    let wrap = |text: &str, width: usize| {
        let rows = Rows::new(text, width);
        let row = |row| text.get(rows.range(row)).unwrap_or_default().to_owned();
        (0..rows.len()).map(row).collect::<Vec<_>>()
    };
    all.extend(wrap(&about.note, width).into_iter().map(Row::Aside));
    for prompt in &about.prompts {
        let rows = wrap(&prompt.asks, width.saturating_sub(2)).into_iter().enumerate();
        all.extend(rows.map(|(at, row)| Row::Prompt(format!("{} {row}", if at == 0 { '·' } else { ' ' }))));
    }
    all.push(Row::Gap);
    all.extend([Line::Minutes, Line::Meeting, Line::With].map(Row::One));
    all.extend((0..wrapped(model, form).len()).map(Row::Paste));
    let marks = identifying::marks(form.paste.text(), model.session.now.date());
    all.extend(identifying::reason(&marks, width.saturating_sub(2)).map(Row::Identifies));
    let reviewed = about.reviewed.in_words(model.session.now.date());
    all.extend(wrap(&about.privacy, width).into_iter().chain(wrap(&reviewed, width)).map(Row::Aside));
    all
}

/// How many rows are shown.
fn height(model: &Model, rows: &[Row]) -> usize {
    usize::from(layout::longer(model.session.size, rows.len()).height.saturating_sub(2))
}

fn last_top(model: &Model, form: &Form) -> usize {
    let rows = rows(model, form);
    rows.len().saturating_sub(height(model, &rows))
}

/// The first row shown.
#[must_use]
pub fn first(model: &Model, form: &Form) -> usize {
    form.top.min(last_top(model, form))
}

/// The row one is on.
#[must_use]
pub fn focus(model: &Model, form: &Form) -> usize {
    let row = match form.line {
        Line::Paste => Row::Paste(wrapped(model, form).row_of(form.paste.caret().at)),
        line => Row::One(line),
    };
    rows(model, form).iter().position(|one| *one == row).unwrap_or_default()
}

fn form(model: &Model) -> Option<&Form> {
    if let Some(Overlay::Longer(form)) = &model.overlay { Some(form) } else { None }
}

/// Does something in the form and brings the row one is on into sight.
fn with_form(model: &mut Model, act: impl FnOnce(&mut Form)) -> Effects {
    if let Some(Overlay::Longer(form)) = &mut model.overlay {
        act(form);
    }
    reveal(model);
    Vec::new()
}

/// Brings the row one is on into sight, after a key.
pub fn reveal(model: &mut Model) {
    let Some(form) = form(model) else {
        return;
    };
    let (first, focus) = (first(model, form), focus(model, form));
    let height = height(model, &rows(model, form)).max(1);
    let top = first.clamp((focus + 1).saturating_sub(height), focus);
    if let Some(Overlay::Longer(form)) = &mut model.overlay {
        form.top = top;
    }
}

fn page(model: &Model) -> isize {
    let height = form(model).map_or(1, |form| height(model, &rows(model, form)));
    isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1)
}

fn scroll(model: &mut Model, by: isize) -> Effects {
    let to = form(model).map(|form| first(model, form).saturating_add_signed(by).min(last_top(model, form)));
    if let (Some(to), Some(Overlay::Longer(form))) = (to, &mut model.overlay) {
        form.top = to;
    }
    Vec::new()
}

fn step(model: &mut Model, by: usize) -> Effects {
    with_form(model, |form| {
        let at = Line::ALL.iter().position(|line| *line == form.line).unwrap_or_default();
        form.go_to(Line::ALL.get((at + by) % Line::ALL.len()).copied().unwrap_or(form.line));
    })
}

/// Takes the next answer, or the one before, on the line one is on.
pub(super) fn pick(model: &mut Model, by: isize) -> Effects {
    with_form(model, |form| form.turn(by))
}

/// Opens the window.
pub fn open(model: &mut Model) -> Effects {
    let form = model.session.document.as_ref().map(Form::new);
    model.overlay = form.map(|form| Overlay::Longer(Box::new(form)));
    Vec::new()
}

fn done(model: &mut Model) -> Effects {
    let Some(line) = form(model).map(|form| form.paste.text().trim().to_owned()) else {
        return Vec::new();
    };
    model.overlay = None;
    let mut effects = booking::put_line(model, &line);
    model.session.notice = Some(format!(
        "The line stands under “{}” and was sent to the clipboard of this terminal. Look that it is there: not \
         every terminal takes it.",
        booking::FIELD.label()
    ));
    model.session.clipboard.clone_from(&line);
    effects.push(Effect::CopyOut(line));
    effects
}

/// A click goes to a line; on a line that is chosen it takes the next answer. The wheel scrolls.
pub fn mouse(model: &mut Model, mouse: Mouse, _column: u16, row: u16) -> Effects {
    let Some(form) = form(model) else {
        return Vec::new();
    };
    let rows = rows(model, form);
    let top = usize::from(layout::longer(model.session.size, rows.len()).y) + 1;
    let at = usize::from(row).checked_sub(top).filter(|at| *at < height(model, &rows));
    let line = match at.and_then(|at| rows.get(first(model, form) + at)) {
        Some(Row::One(line)) => Some(*line),
        Some(Row::Paste(_)) => Some(Line::Paste),
        _ => None,
    };
    match (mouse, line) {
        (Mouse::WheelDown, _) => scroll(model, 1),
        (Mouse::WheelUp, _) => scroll(model, -1),
        (Mouse::Press, Some(line)) => with_form(model, |form| {
            if form.line == line {
                form.turn(1);
            } else {
                form.go_to(line);
            }
        }),
        (Mouse::Press | Mouse::Drag, _) => Vec::new(),
    }
}
