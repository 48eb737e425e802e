//! A longer appointment: prompts to think about, and one line for the booking note.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    content,
    domain::{BookingLine, Meeting, NotesPage, identifying},
    effect::{Effect, Effects},
    msg::Mouse,
    part::{
        Commands, Context, Field, Part, Row, always, article::ArticleWindow, form::FormWindow, part_rows,
    },
    session::{
        Document, Session, booking,
        editing::{can_change, on_document},
    },
    text::Input,
    ui::{
        article::Tone,
        form::{Answer, Form, FormRow, LongText, turned},
        frame_buffer::FrameBuffer,
        text::wrapped,
        theme::Theme,
        window::centred,
    },
};

const SCOPE: Scope = Scope::new("longer", "Longer appointment");

/// Where answers are.
const ANSWERS: u16 = 14;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LongerLine {
    Minutes,
    Meeting,
    With,
    Paste,
}

impl LongerLine {
    const ALL: [Self; 4] = [Self::Minutes, Self::Meeting, Self::With, Self::Paste];
}

pub struct LongerForm {
    form: Form<LongerLine>,
    minutes: u16,
    meeting: Meeting,
    /// The line to paste as it was made from the answers.
    made: String,
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
        let texts = [(LongerLine::With, said.with.as_str()), (LongerLine::Paste, &paste)];
        let form = Form::new(LongerLine::Minutes, texts);
        Self { form, minutes: said.minutes, meeting: said.meeting, made: said.words() }
    }

    /// The line to paste.
    fn line(&self) -> &str {
        self.form.input(LongerLine::Paste).map_or("", Input::text)
    }

    /// Whether the line to paste is in words of one's own, which are left as they are.
    fn is_by_hand(&self) -> bool {
        !self.line().trim().is_empty() && self.line() != self.made
    }

    /// Makes the line anew from the answers, unless it is in words of one's own.
    fn make(&mut self) {
        if !self.is_by_hand() {
            let with = self.form.input(LongerLine::With).map_or("", Input::text).to_owned();
            self.made = BookingLine { minutes: self.minutes, meeting: self.meeting, with }.words();
            self.form.set(LongerLine::Paste, &self.made);
        }
    }

    fn reveal(&mut self, session: &Session) {
        let row = match (self.form.line, self.long_text(session)) {
            (LongerLine::Paste, Some((text, _))) => FormRow::Text(LongerLine::Paste, text.cursor_row()),
            (line, _) => FormRow::Answer(line),
        };
        let focus = self.rows(session).iter().position(|one| *one == row).unwrap_or_default();
        self.form.top = self.article(session).to_show(focus);
    }

    fn done(&mut self, cx: &mut Context) -> Effects {
        let line = self.line().trim().to_owned();
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
}

impl Commands for LongerForm {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "longer.done" ["Enter"], "Put the line for the booking note into the notes, and copy it",
            Some((2, "put and copy")),
            |form, session| !form.line().trim().is_empty() && can_change(session), Self::done;
        "longer.next" ["Tab", "↓"], "Next line of the window", Some((3, "next line")), always,
            Self::next;
        "longer.previous" ["Shift-Tab", "↑"], "Line before in the window", None, always,
            Self::previous;
        "longer.page_down" ["PgDn"], "Read on, where not all fits into the window", Some((1, "read on")),
            Self::has_more_below, Self::page_down;
        "longer.page_up" ["PgUp"], "Read back, where not all fits into the window", None, Self::has_more_above,
            Self::page_up;
        "longer.close" ["Esc"], "Leave without a line for the booking note", Some((5, "go back")), always,
            |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::CONTEXT_MENU;
        "context.longer" ["l"], "Longer appointment: what to think about, a line for the booking", None,
            |(), session| {
                let on_page = |document: &Document| document.sheet.page == NotesPage::Context;
                can_change(session) && on_document(session, on_page)
            }, |(), cx| {
                let form = cx.session.document.as_ref().map(Self::new);
                form.map(|form| cx.open(form)).unwrap_or_default()
            };
    };
}

impl FormWindow for LongerForm {
    type Line = LongerLine;

    fn form(&self) -> &Form<LongerLine> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<LongerLine> {
        &mut self.form
    }

    fn indent(&self, _: &Session) -> u16 {
        ANSWERS
    }

    fn title(&self, _: &Session) -> String {
        content::longer().title.clone()
    }

    fn window(&self, session: &Session) -> Rect {
        self.extent(session).0
    }

    fn lines(&self) -> Vec<LongerLine> {
        LongerLine::ALL.to_vec()
    }

    fn rows(&self, session: &Session) -> Vec<FormRow<LongerLine>> {
        let (about, width) = (content::longer(), width(session));
        let mut all: Vec<_> = FormRow::said(Tone::Aside, wrapped(&about.note, width)).collect();
        for prompt in &about.prompts {
            let rows = wrapped(&prompt.asks, width.saturating_sub(2)).into_iter().enumerate();
            let rows = rows.map(|(at, row)| format!("{} {row}", if at == 0 { '·' } else { ' ' }));
            all.extend(FormRow::said(Tone::Plain, rows));
        }
        all.push(FormRow::gap(None));
        all.extend([LongerLine::Minutes, LongerLine::Meeting, LongerLine::With].map(FormRow::Answer));
        let rows = self.long_text(session).map_or(0, |(text, _)| text.rows.len());
        all.extend((0..rows).map(|row| FormRow::Text(LongerLine::Paste, row)));
        let marks = identifying::marks(self.line(), session.now.date());
        let warning = identifying::reason(&marks, width.saturating_sub(2));
        all.extend(FormRow::said(Tone::Warning, warning));
        all.extend(FormRow::said(Tone::Aside, wrapped(&about.privacy, width)));
        let reviewed = about.reviewed.in_words(session.now.date());
        all.extend(FormRow::said(Tone::Aside, wrapped(&reviewed, width)));
        all
    }

    fn first(&self, session: &Session, _: &[FormRow<LongerLine>], _: usize) -> usize {
        self.article(session).first
    }

    fn answer(&self, _: &Session, line: LongerLine, room: usize) -> Answer<'_> {
        let here = line == self.form.line;
        match (line, self.form.input(line)) {
            (LongerLine::Meeting, _) => Answer::chosen("How", self.meeting.label(), here),
            (LongerLine::With, Some(with)) => {
                Answer::typed("With", with, room, "nobody else; or such as “someone along”, no names")
            }
            _ => Answer::chosen("How long", format!("{} minutes", self.minutes), here),
        }
    }

    /// The line to paste.
    fn long_text(&self, session: &Session) -> Option<(LongText<'_>, u16)> {
        let input = self.form.input(LongerLine::Paste)?;
        // One column more is for the cursor behind the text.
        let width = usize::from(session.size.0.min(76).saturating_sub(ANSWERS + 3)).max(1);
        let title = if self.is_by_hand() { "Your line" } else { "Line" };
        Some((LongText::new(title, input, width), ANSWERS))
    }

    fn go_to(&mut self, session: &Session, line: LongerLine) -> Effects {
        // Emptied and left, the line is made again.
        self.make();
        self.form.go_to(line);
        self.reveal(session);
        Vec::new()
    }

    fn wheel(&mut self, cx: &mut Context, mouse: Mouse) -> Effects {
        self.follow_wheel(cx, mouse)
    }
}

impl ArticleWindow for LongerForm {
    const WHEEL: isize = 1;

    fn top(&mut self) -> &mut usize {
        &mut self.form.top
    }

    fn extent(&self, session: &Session) -> (Rect, usize, usize) {
        let rows = self.rows(session).len();
        (
            centred(session.size, 76, u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2)),
            rows,
            self.form.top,
        )
    }
}

impl Part for LongerForm {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        self.keys(SCOPE)
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        self.form.input_mut(self.form.line).map(Field::Input)
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.form.here().and_then(Input::selected)
    }

    /// The line follows what was typed next to it.
    fn typed(&mut self, cx: &mut Context) {
        if self.form.line == LongerLine::With {
            self.make();
        }
        self.reveal(cx.session);
    }

    fn turn(&mut self, cx: &mut Context, by: isize) -> Effects {
        match self.form.line {
            LongerLine::Minutes => self.minutes = turned(&BookingLine::MINUTES, &self.minutes, by),
            LongerLine::Meeting => self.meeting = turned(&Meeting::ALL, &self.meeting, by),
            LongerLine::With | LongerLine::Paste => {}
        }
        self.make();
        self.reveal(cx.session);
        Vec::new()
    }

    fn holds_typing(&self) -> bool {
        self.is_by_hand() || !self.form.text(LongerLine::With).is_empty()
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        self.draw(session, buffer, theme)
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        self.click(cx, mouse, at)
    }
}
