//! A longer appointment: prompts to think about, and one line for the booking note.

use ratatui::layout::{Position, Rect};
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    content,
    domain::{BookingLine, Meeting, NotesPage, identifying},
    draft,
    effect::{Effect, Effects},
    msg::Mouse,
    part::{Commands, Context, Field, Part, Row as Command, always, part_rows},
    session::{
        Document, Session, booking,
        editing::{can_change, on_document},
    },
    text::{Input, Motion, Rows},
    ui::{
        form::{Answer, Scrolled, TURN, turned},
        frame_buffer::FrameBuffer,
        text::{line, row, wrapped},
        theme::Theme,
        window::window,
    },
};

const SCOPE: Scope = Scope::new("longer", "Longer appointment");

/// Where rows begin.
const MARGIN: u16 = 2;

/// Where answers are, counted from there.
const ANSWERS: u16 = 12;

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Line {
    Minutes,
    Meeting,
    With,
    Paste,
}

impl Line {
    const ALL: [Self; 4] = [Self::Minutes, Self::Meeting, Self::With, Self::Paste];

    const fn title(self) -> &'static str {
        match self {
            Self::Minutes => "How long",
            Self::Meeting => "How",
            Self::With => "With",
            Self::Paste => "Line",
        }
    }
}

/// The form.
#[derive(Serialize, Deserialize)]
pub struct LongerForm {
    line: Line,
    minutes: u16,
    meeting: Meeting,
    with: Input,
    paste: Input,
    made: String,
    #[serde(skip)]
    top: usize,
}

/// A row of the window.
#[derive(Clone, PartialEq, Eq)]
enum Row {
    Aside(String),
    Prompt(String),
    Gap,
    One(Line),
    Paste(usize),
    Identifies(String),
}

/// Columns between the margins.
fn width(session: &Session) -> usize {
    usize::from(session.size.0.min(76).saturating_sub(4)).max(1)
}

impl LongerForm {
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
    fn is_by_hand(&self) -> bool {
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

    const fn input(&self) -> Option<&Input> {
        match self.line {
            Line::With => Some(&self.with),
            Line::Paste => Some(&self.paste),
            Line::Minutes | Line::Meeting => None,
        }
    }

    const fn input_mut(&mut self) -> Option<&mut Input> {
        match self.line {
            Line::With => Some(&mut self.with),
            Line::Paste => Some(&mut self.paste),
            Line::Minutes | Line::Meeting => None,
        }
    }

    fn go_to(&mut self, session: &Session, line: Line) -> Effects {
        // Emptied and left, the line is made again.
        self.make();
        self.line = line;
        if let Some(input) = self.input_mut() {
            input.go(Motion::End, false);
        }
        self.reveal(session);
        Vec::new()
    }

    fn step(&mut self, session: &Session, by: isize) -> Effects {
        self.go_to(session, turned(&Line::ALL, &self.line, by))
    }

    /// The line to paste, wrapped as it is shown.
    fn paste_rows(&self, session: &Session) -> Rows {
        // One column more is for the cursor behind the text.
        Rows::new(self.paste.text(), width(session).saturating_sub(usize::from(ANSWERS)).saturating_sub(1))
    }

    /// Everything in the window, row by row.
    fn rows(&self, session: &Session) -> Vec<Row> {
        let (about, width) = (content::longer(), width(session));
        let mut all: Vec<_> = wrapped(&about.note, width).into_iter().map(Row::Aside).collect();
        for prompt in &about.prompts {
            let rows = wrapped(&prompt.asks, width.saturating_sub(2)).into_iter().enumerate();
            all.extend(
                rows.map(|(at, row)| Row::Prompt(format!("{} {row}", if at == 0 { '·' } else { ' ' }))),
            );
        }
        all.push(Row::Gap);
        all.extend([Line::Minutes, Line::Meeting, Line::With].map(Row::One));
        all.extend((0..self.paste_rows(session).len()).map(Row::Paste));
        let marks = identifying::marks(self.paste.text(), session.now.date());
        all.extend(identifying::reason(&marks, width.saturating_sub(2)).map(Row::Identifies));
        let reviewed = about.reviewed.in_words(session.now.date());
        all.extend(
            wrapped(&about.privacy, width).into_iter().chain(wrapped(&reviewed, width)).map(Row::Aside),
        );
        all
    }

    fn scrolled(&self, session: &Session) -> Scrolled {
        Scrolled::new(session.size, self.rows(session).len(), self.top)
    }

    /// The row one is on.
    fn focus(&self, session: &Session) -> usize {
        let row = match self.line {
            Line::Paste => Row::Paste(self.paste_rows(session).row_of(self.paste.caret().at)),
            line => Row::One(line),
        };
        self.rows(session).iter().position(|one| *one == row).unwrap_or_default()
    }

    fn reveal(&mut self, session: &Session) {
        self.top = self.scrolled(session).to_show(self.focus(session));
    }

    fn scroll(&mut self, session: &Session, by: isize) -> Effects {
        self.top = self.scrolled(session).by(by);
        Vec::new()
    }

    fn done(&mut self, cx: &mut Context) -> Effects {
        let line = self.paste.text().trim().to_owned();
        cx.close();
        let mut effects = booking::put_line(cx.session, &line);
        cx.say(format!(
            "The line is under “{}” and was sent to the clipboard of this terminal. Look that it is there: not \
             every terminal takes it.",
            booking::FIELD.label()
        ));
        cx.session.clipboard.clone_from(&line);
        effects.push(Effect::CopyOut(line));
        effects
    }

    /// A line that takes one row, as it is drawn.
    fn view_line(
        &self,
        one: Line,
        buffer: &mut FrameBuffer,
        (inside, at): (Rect, u16),
        theme: Theme,
    ) -> Option<(u16, u16)> {
        let here = self.line == one;
        let indent = MARGIN + ANSWERS;
        let room = usize::from(inside.width.saturating_sub(indent + MARGIN));
        let minutes = format!("{} minutes", self.minutes);
        let (words, column) = match one {
            Line::Minutes => (minutes.as_str(), 0),
            Line::Meeting => (self.meeting.label(), 0),
            Line::With | Line::Paste => self.with.window(room),
        };
        let aside = match one {
            Line::With if words.is_empty() => "nobody else; or such as “someone along”, no names",
            Line::Minutes | Line::Meeting if here => TURN,
            _ => "",
        };
        Answer { title: one.title(), words, aside, column, here }.view(buffer, (inside, at, indent), theme)
    }

    /// A row of the line to paste; returns the column of the cursor in it.
    fn view_paste(
        &self,
        session: &Session,
        paste: usize,
        buffer: &mut FrameBuffer,
        (inside, at): (Rect, u16),
        theme: Theme,
    ) -> usize {
        let here = self.line == Line::Paste;
        if paste == 0 {
            let style = if here { theme.here() } else { theme.plain() };
            let title = if self.is_by_hand() { "Your line" } else { Line::Paste.title() };
            line(buffer, inside, at, MARGIN, title, style);
        }
        let rows = self.paste_rows(session);
        let indent = MARGIN + ANSWERS;
        let text = self.paste.text();
        let selection = self.paste.caret().selection().filter(|_| here);
        let style = if here { theme.heading() } else { theme.plain() };
        let width = inside.width.saturating_sub(indent + 1);
        let area = Rect { x: inside.x + indent, y: inside.y + at, width, height: 1 };
        row(buffer, area, text, &rows.range(paste), selection.as_ref(), (style, theme.selected()));
        rows.position(text, self.paste.caret().at).1
    }
}

impl Commands for LongerForm {
    const ROWS: &'static [&'static [Command<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "longer.done" ["Enter"], "Put the line for the booking note into the notes, and copy it",
            Some((2, "put and copy")),
            |form, session| !form.paste.text().trim().is_empty() && can_change(session), Self::done;
        "longer.next" ["Tab", "↓"], "Next line of the window", Some((3, "next line")), always,
            |form, cx| form.step(cx.session, 1);
        "longer.previous" ["Shift-Tab", "↑"], "Line before in the window", None, always,
            |form, cx| form.step(cx.session, -1);
        "longer.page_down" ["PgDn"], "Read on, where not all fits into the window", Some((1, "read on")),
            |form, session| {
                let rows = form.scrolled(session);
                rows.first < rows.last
            }, |form, cx| form.scroll(cx.session, form.scrolled(cx.session).page());
        "longer.page_up" ["PgUp"], "Read back, where not all fits into the window", None,
            |form, session| form.scrolled(session).first > 0,
            |form, cx| form.scroll(cx.session, -form.scrolled(cx.session).page());
        "longer.close" ["Esc"], "Leave without a line for the booking note", Some((5, "go back")), always,
            |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Command<()>] = part_rows! { Group::PageMenus, Scope::CONTEXT_MENU;
        "context.longer" ["l"], "Longer appointment: what to think about, a line for the booking", None,
            |(), session| {
                let on_page = |document: &Document| document.sheet.page == NotesPage::Context;
                can_change(session) && on_document(session, on_page)
            }, |(), cx| {
                let form = cx.session.document.as_ref().map(Self::new);
                form.map(|form| cx.open(form)).unwrap_or_default()
            };
    };

    fn reopen(session: &Session, state: &str) -> Option<Self> {
        session.document.as_ref()?;
        draft::read(state)
    }
}

impl Part for LongerForm {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, if self.input().is_some() { Scope::TEXT } else { Scope::PICK }, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        self.input_mut().map(Field::Input)
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.input().and_then(Input::selected)
    }

    /// The line follows what was typed next to it.
    fn typed(&mut self, cx: &mut Context) {
        if self.line == Line::With {
            self.make();
        }
        self.reveal(cx.session);
    }

    fn turn(&mut self, cx: &mut Context, by: isize) -> Effects {
        match self.line {
            Line::Minutes => self.minutes = turned(&BookingLine::MINUTES, &self.minutes, by),
            Line::Meeting => self.meeting = turned(&Meeting::ALL, &self.meeting, by),
            Line::With | Line::Paste => {}
        }
        self.make();
        self.reveal(cx.session);
        Vec::new()
    }

    fn draft(&mut self, _: &mut Session) -> Option<String> {
        draft::write(self)
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (rows, scrolled) = (self.rows(session), self.scrolled(session));
        let inside = window(buffer, scrolled.window, &content::longer().title, theme);
        let focus = self.focus(session);
        let mut cursor = None;
        for ((one, place), at) in rows.iter().zip(0..).skip(scrolled.first).zip(0..inside.height) {
            match one {
                Row::Gap => {}
                Row::Aside(words) => drop(line(buffer, inside, at, MARGIN, words, theme.dim())),
                Row::Prompt(words) => drop(line(buffer, inside, at, MARGIN, words, theme.plain())),
                Row::Identifies(reason) => {
                    let end = line(buffer, inside, at, MARGIN, "! ", theme.error());
                    line(buffer, inside, at, end - inside.x, reason, theme.plain());
                }
                Row::One(one) => cursor = self.view_line(*one, buffer, (inside, at), theme).or(cursor),
                Row::Paste(paste) => {
                    let column = self.view_paste(session, *paste, buffer, (inside, at), theme);
                    if place == focus {
                        let column = u16::try_from(column).unwrap_or_default();
                        cursor = Some((inside.x + MARGIN + ANSWERS + column, inside.y + at));
                    }
                }
            }
        }
        cursor.filter(|(column, row)| inside.contains((*column, *row).into()))
    }

    /// A click goes to a line; on a line that is chosen it takes the next answer. The wheel scrolls.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let under = self.scrolled(cx.session).at(at).and_then(|row| self.rows(cx.session).get(row).cloned());
        let line = match under {
            Some(Row::One(line)) => Some(line),
            Some(Row::Paste(_)) => Some(Line::Paste),
            _ => None,
        };
        match (mouse, line) {
            (Mouse::WheelDown, _) => self.scroll(cx.session, 1),
            (Mouse::WheelUp, _) => self.scroll(cx.session, -1),
            (Mouse::Press, Some(line)) if self.line == line => self.turn(cx, 1),
            (Mouse::Press, Some(line)) => self.go_to(cx.session, line),
            (Mouse::Press | Mouse::Drag, _) => Vec::new(),
        }
    }
}
