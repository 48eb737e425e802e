//! A longer appointment: prompts to think about, and one line for the booking note.

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    content,
    domain::{BookingLine, Meeting, NotesPage, identifying},
    effect::{Effect, Effects},
    part::{
        Context, Row, always,
        form::{FormOf, FormWindow},
        part_rows,
    },
    session::{
        Document, Session, booking,
        editing::{self, can_change, on_document},
    },
    text::Input,
    ui::{
        article::Tone,
        form::{Answer, Form, FormRow, LongText, turned},
        text::wrapped,
        window::for_lines,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LongerLine {
    Minutes,
    Meeting,
    With,
    Paste,
}

#[derive(Serialize, Deserialize)]
pub struct LongerForm {
    minutes: u16,
    meeting: Meeting,
    /// The line to paste as it was made from the answers.
    made: String,
}

/// Columns between the margins.
fn width(session: &Session) -> usize {
    usize::from(session.size.0.min(76).saturating_sub(4)).max(1)
}

impl FormWindow<LongerForm> {
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
        Self { form, of: LongerForm { minutes: said.minutes, meeting: said.meeting, made: said.words() } }
    }

    /// The line to paste.
    fn line(&self) -> &str {
        self.form.input(LongerLine::Paste).map_or("", Input::text)
    }

    /// Whether the line to paste is in words of one's own, which are left as they are.
    fn is_by_hand(&self) -> bool {
        !self.line().trim().is_empty() && self.line() != self.of.made
    }

    /// Makes the line anew from the answers, unless it is in words of one's own.
    fn make(&mut self) {
        if !self.is_by_hand() {
            let with = self.form.input(LongerLine::With).map_or("", Input::text).to_owned();
            self.of.made = BookingLine { minutes: self.of.minutes, meeting: self.of.meeting, with }.words();
            self.form.set(LongerLine::Paste, &self.of.made);
        }
    }

    fn done(&mut self, cx: &mut Context) -> Effects {
        let line = self.line().trim().to_owned();
        cx.close();
        let mut effects = booking::put_line(cx.session, &line);
        cx.say(format!(
            "The line is under “{}” and {}",
            booking::FIELD.label(),
            editing::went_to(cx.session.reach)
        ));
        cx.session.clipboard.clone_from(&line);
        effects.push(Effect::CopyOut(line));
        effects
    }
}

impl FormOf for LongerForm {
    type Line = LongerLine;

    const SCOPE: Scope = Scope::form("longer", "Longer appointment");
    const LINES: &'static [(LongerLine, &'static str)] = &[
        (LongerLine::Minutes, "How long"),
        (LongerLine::Meeting, "How"),
        (LongerLine::With, "With"),
        (LongerLine::Paste, "Line"),
    ];
    const INDENT: u16 = 14;
    const WHEEL: Option<isize> = Some(1);
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "longer.done" ["Enter"], "Put the line for the booking note into the notes, and copy it",
            Some((2, "put and copy")),
            |form, session| !form.line().trim().is_empty() && can_change(session), FormWindow::done;
        "longer.next" ["Tab", "↓"], "Next line of the window", Some((4, "next line")), always,
            FormWindow::next;
        "longer.previous" ["Shift-Tab", "↑"], "Previous line of the window", None, always,
            FormWindow::previous;
        "longer.page_down" ["PgDn"], "Read on, where not all fits into the window", Some((1, "read on")),
            FormWindow::has_more_below, FormWindow::page_down;
        "longer.page_up" ["PgUp"], "Read back, where not all fits into the window", None, FormWindow::has_more_above,
            FormWindow::page_up;
        "longer.close" ["Esc"], "Cancel; no line for the booking note", Some((5, "close")), always,
            |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::CONTEXT_MENU;
        "context.longer" ["l"], "Longer appointment: what to think about, a line for the booking", None,
            |(), session| {
                let on_page = |document: &Document| document.sheet.page == NotesPage::Context;
                can_change(session) && on_document(session, on_page)
            }, |(), cx| {
                let form = cx.session.document.as_ref().map(FormWindow::new);
                form.map(|form| cx.open(form)).unwrap_or_default()
            };
    };

    fn window(window: &FormWindow<Self>, session: &Session) -> Rect {
        for_lines(session.size, Self::rows(window, session).len())
    }

    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<LongerLine>> {
        let (about, width) = (content::longer(), width(session));
        let mut all: Vec<_> = FormRow::said(Tone::Aside, wrapped(&about.note, width)).collect();
        for prompt in &about.prompts {
            let rows = wrapped(&prompt.asks, width.saturating_sub(2)).into_iter().enumerate();
            let rows = rows.map(|(at, row)| format!("{} {row}", if at == 0 { '·' } else { ' ' }));
            all.extend(FormRow::said(Tone::Plain, rows));
        }
        all.push(FormRow::gap(None));
        all.extend([LongerLine::Minutes, LongerLine::Meeting, LongerLine::With].map(FormRow::Answer));
        let rows = Self::long_text(window, session).map_or(0, |(text, _)| text.rows.len());
        all.extend((0..rows).map(|row| FormRow::Text(LongerLine::Paste, row)));
        let marks = identifying::marks(window.line(), session.now.date());
        let warning = identifying::reason(&marks, width.saturating_sub(2));
        all.extend(FormRow::said(Tone::Warning, warning));
        all.extend(FormRow::said(Tone::Aside, wrapped(&about.privacy, width)));
        let reviewed = about.reviewed.in_words(session.now.date());
        all.extend(FormRow::said(Tone::Aside, wrapped(&reviewed, width)));
        all
    }

    fn answer<'a>(window: &'a FormWindow<Self>, _: &Session, line: LongerLine, room: usize) -> Answer<'a> {
        let here = line == window.form.line;
        match (line, window.form.input(line)) {
            (LongerLine::Meeting, _) => Answer::chosen(window.of.meeting.label(), here),
            (LongerLine::With, Some(with)) => {
                Answer::typed(with, room, "nobody else, or for example “a carer”; no names")
            }
            _ => Answer::chosen(format!("{} minutes", window.of.minutes), here),
        }
    }

    /// The line to paste.
    fn long_text<'a>(window: &'a FormWindow<Self>, session: &Session) -> Option<(LongText<'a>, u16)> {
        let input = window.form.input(LongerLine::Paste)?;
        // One column more is for the cursor behind the text.
        let width = usize::from(session.size.0.min(76).saturating_sub(Self::INDENT + 3)).max(1);
        let title = if window.is_by_hand() { "Your line" } else { "Line" };
        Some((LongText::new(title, input, width), Self::INDENT))
    }

    fn title(_: &FormWindow<Self>, _: &Session) -> String {
        content::longer().title.clone()
    }

    fn go_to(window: &mut FormWindow<Self>, line: LongerLine) {
        // Emptied and left, the line is made again.
        window.make();
        window.form.go_to(line);
    }

    /// The line follows what was typed next to it.
    fn resumed(window: FormWindow<Self>, session: &Session) -> Option<FormWindow<Self>> {
        session.document.as_ref().map(|_| window)
    }

    fn typed(window: &mut FormWindow<Self>, _: &Session) {
        if window.form.line == LongerLine::With {
            window.make();
        }
    }

    fn turn(window: &mut FormWindow<Self>, _: &mut Context, by: isize) -> Effects {
        match window.form.line {
            LongerLine::Minutes => window.of.minutes = turned(&BookingLine::MINUTES, &window.of.minutes, by),
            LongerLine::Meeting => window.of.meeting = turned(&Meeting::ALL, &window.of.meeting, by),
            LongerLine::With | LongerLine::Paste => {}
        }
        window.make();
        Vec::new()
    }
}
