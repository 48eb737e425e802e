//! Approving a text as a registered clinician: what it is, who approves it, where they are registered, until
//! when; and the exact text below.

use jiff::{ToSpan, civil::Date};
use ratatui::layout::Position;
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    content,
    domain::{
        Approval, ApprovalChange, FileChange, Guide, Regulator, Subject, TextDates, TextHash, text_of_guide,
        text_of_lists,
    },
    draft,
    effect::Effects,
    msg::Mouse,
    part::{Commands, Context, Field, Part, Row as Command, always, part_rows},
    session::{Session, approvals::day},
    text::{Input, Motion},
    ui::{
        form::{Answer, Scrolled, TURN, turned},
        frame_buffer::FrameBuffer,
        text::{cut, line, wrapped},
        theme::Theme,
        window::window,
    },
};

const SCOPE: Scope = Scope::new("approval", "Approval");

/// Where answers are.
const ANSWERS: u16 = 13;

/// Months until the approval is to be given again.
const MONTHS: [i32; 3] = [6, 3, 12];

const KNOW: &str = "Read the text below to its end first (PgDn): until then Enter approves nothing. Approving says that \
    you answer for it as a registered clinician. Foreword cannot look a number up in a register. Any change of the text takes the approval away.";

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Line {
    What,
    Name,
    Role,
    Body,
    Registration,
    Until,
}

impl Line {
    const ALL: [Self; 6] = [Self::What, Self::Name, Self::Role, Self::Body, Self::Registration, Self::Until];

    const fn title(self) -> &'static str {
        match self {
            Self::What => "What",
            Self::Name => "Name",
            Self::Role => "Role",
            Self::Body => "Register",
            Self::Registration => "Number",
            Self::Until => "Review by",
        }
    }
}

/// The form.
#[derive(Serialize, Deserialize)]
pub struct ApprovalForm {
    line: Line,
    #[serde(skip)]
    subjects: Vec<(Subject, String)>,
    subject: usize,
    name: Input,
    role: Input,
    body: Regulator,
    registration: Input,
    months: i32,
    #[serde(skip)]
    refusal: Option<String>,
    #[serde(skip)]
    top: usize,
    #[serde(skip)]
    read: bool,
}

/// A row of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    One(Line),
    Refusal(String),
    Aside(String),
    Text(String),
    Gap,
}

/// The guide that is to be approved, if it is one.
fn guide<'a>(session: &'a Session, what: &Subject) -> Option<&'a Guide> {
    let Subject::Guide(id) = what else { return None };
    session.guides.all().find(|guide| guide.id == *id).map(AsRef::as_ref)
}

fn hash(session: &Session, what: &Subject) -> Option<TextHash> {
    match what {
        Subject::Lists => Some(content::text_of_lists().clone()),
        Subject::Guide(_) => guide(session, what).and_then(TextHash::of_guide),
        Subject::OwnWords => None,
    }
}

/// The exact text.
fn text(session: &Session, what: &Subject) -> String {
    match (what, guide(session, what)) {
        (Subject::Lists, _) => text_of_lists(content::help()),
        (_, Some(guide)) => text_of_guide(guide),
        (_, None) => String::new(),
    }
}

impl ApprovalForm {
    /// About the lists. Nobody's name is filled in: who approves types it.
    fn new(session: &Session) -> Self {
        let own = session.guides.built_in().id.clone();
        let guides = session.guides.all().filter(|guide| guide.id != own);
        let guides =
            guides.map(|guide| (Subject::Guide(guide.id.clone()), format!("Guide: {}", guide.title)));
        let lists = (Subject::Lists, "The lists of when to go and the numbers".to_owned());
        Self {
            line: Line::Name,
            subjects: std::iter::once(lists).chain(guides).collect(),
            subject: 0,
            name: Input::default(),
            role: Input::default(),
            body: session.approvals.approvals.last().map_or(Regulator::GMC, |last| last.body),
            registration: Input::default(),
            months: 6,
            refusal: None,
            top: 0,
            read: false,
        }
    }

    fn subject(&self) -> &Subject {
        self.subjects.get(self.subject).map_or(&Subject::Lists, |(what, _)| what)
    }

    const fn input(&self) -> Option<&Input> {
        match self.line {
            Line::Name => Some(&self.name),
            Line::Role => Some(&self.role),
            Line::Registration => Some(&self.registration),
            Line::What | Line::Body | Line::Until => None,
        }
    }

    const fn input_mut(&mut self) -> Option<&mut Input> {
        match self.line {
            Line::Name => Some(&mut self.name),
            Line::Role => Some(&mut self.role),
            Line::Registration => Some(&mut self.registration),
            Line::What | Line::Body | Line::Until => None,
        }
    }

    /// The last day it is to hold: no later than the text has to be checked again.
    fn until(&self, today: Date) -> Date {
        let wanted = today.saturating_add(self.months.months());
        self.dates().map_or(wanted, |dates| dates.latest(wanted))
    }

    fn dates(&self) -> Option<TextDates> {
        if *self.subject() == Subject::Lists { TextDates::of_lists(content::help()) } else { None }
    }

    fn go_to(&mut self, session: &Session, line: Line) -> Effects {
        self.line = line;
        if let Some(input) = self.input_mut() {
            input.go(Motion::End, false);
        }
        self.reveal(session);
        Vec::new()
    }

    fn step(&mut self, session: &Session, by: isize) -> Effects {
        let mut to = turned(&Line::ALL, &self.line, by);
        // Where there is one thing to approve there is nothing to choose.
        if to == Line::What && self.subjects.len() < 2 {
            to = turned(&Line::ALL, &to, by);
        }
        self.go_to(session, to)
    }

    /// Everything in the window, row by row.
    fn rows(&self, session: &Session) -> Vec<Row> {
        let width = usize::from(session.size.0.min(76).saturating_sub(4)).max(1);
        let mut all: Vec<_> = Line::ALL.into_iter().map(Row::One).collect();
        all.extend(self.refusal.iter().flat_map(|refusal| wrapped(refusal, width)).map(Row::Refusal));
        all.push(Row::Gap);
        let hash = hash(session, self.subject());
        let state = session.approvals.state(self.subject(), hash.as_ref(), session.now.date());
        all.extend(wrapped(&format!("Now: {}.", state.in_words()), width).into_iter().map(Row::Aside));
        all.extend(wrapped(KNOW, width).into_iter().map(Row::Aside));
        all.push(Row::Gap);
        all.extend(wrapped(text(session, self.subject()).trim_end(), width).into_iter().map(Row::Text));
        all
    }

    fn scrolled(&self, session: &Session) -> Scrolled {
        Scrolled::new(session.size, self.rows(session).len(), self.top)
    }

    fn reveal(&mut self, session: &Session) {
        let focus = Line::ALL.iter().position(|line| *line == self.line).unwrap_or_default();
        self.top = self.scrolled(session).to_show(focus);
    }

    fn scroll(&mut self, session: &Session, by: isize) -> Effects {
        let rows = self.scrolled(session);
        self.top = rows.by(by);
        self.read |= self.top == rows.last;
        Vec::new()
    }

    fn done(&mut self, cx: &mut Context) -> Effects {
        let today = cx.session.now.date();
        let Some(text) = hash(cx.session, self.subject()) else { return Vec::new() };
        let approval = Approval {
            what: self.subject().clone(),
            text,
            name: self.name.text().trim().to_owned(),
            role: self.role.text().trim().to_owned(),
            body: self.body,
            registration: self.registration.text().trim().to_owned(),
            on: today,
            review_by: self.until(today),
        };
        let dates = self.dates().unwrap_or(TextDates { checked_on: today, review_by: None });
        let unread = (!self.read && self.scrolled(cx.session).last > 0)
            .then(|| "Read the text to its end first: PgDn turns its pages.".to_owned());
        if let Some(refusal) = approval.refusal(dates, today).or(unread) {
            self.refusal = Some(format!("Nothing was approved. {refusal}"));
            self.reveal(cx.session);
            return Vec::new();
        }
        cx.close();
        vec![FileChange::Approvals(ApprovalChange::Given(approval)).into()]
    }

    fn withdraw(&mut self, cx: &mut Context) -> Effects {
        cx.close();
        vec![FileChange::Approvals(ApprovalChange::Withdrawn(self.subject().clone())).into()]
    }

    fn view_line(&self, one: Line, session: &Session, room: usize) -> (String, usize, &'static str) {
        let here = one == self.line;
        let typed = |input: &Input, hint| {
            let (words, column) = input.window(room);
            (words.to_owned(), column, if words.is_empty() { hint } else { "" })
        };
        let turn = if here { TURN } else { "" };
        let chosen = |words: &str| (cut(words, room.saturating_sub(12)).into_owned(), 0, turn);
        match one {
            Line::What => chosen(self.subjects.get(self.subject).map_or("", |(_, name)| name)),
            Line::Name => typed(&self.name, "such as Dr A Example"),
            Line::Role => typed(&self.role, "such as GP partner"),
            Line::Registration => typed(&self.registration, "of that register"),
            Line::Body => chosen(&format!("{}, {}", self.body.name(), self.body.label())),
            Line::Until => chosen(&day(self.until(session.now.date()))),
        }
    }
}

impl Commands for ApprovalForm {
    const ROWS: &'static [&'static [Command<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "approval.done" ["Enter"], "Approve this exact text", Some((1, "approve")), always, Self::done;
        "approval.withdraw" ["F4"], "Take the approval of this text away", Some((4, "withdraw")),
            |form, session| session.approvals.find(form.subject()).is_some(), Self::withdraw;
        "approval.next" ["Tab", "↓"], "Next line of the approval", Some((2, "next line")), always,
            |form, cx| form.step(cx.session, 1);
        "approval.previous" ["Shift-Tab", "↑"], "Previous line of the approval", None, always,
            |form, cx| form.step(cx.session, -1);
        "approval.page_down" ["PgDn"], "Read on in the text that is approved", Some((3, "read the text")),
            |form, session| {
                let rows = form.scrolled(session);
                rows.first < rows.last
            }, |form, cx| form.scroll(cx.session, form.scrolled(cx.session).page());
        "approval.page_up" ["PgUp"], "Read back in the text that is approved", None,
            |form, session| form.scrolled(session).first > 0,
            |form, cx| form.scroll(cx.session, -form.scrolled(cx.session).page());
        "approval.close" ["Esc"], "Leave the approvals as they are", Some((5, "cancel")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Command<()>] = part_rows! { Group::Places, Scope::ANYWHERE;
        "approvals" ["Ctrl-F9"], "Approvals: who approved the lists of when to go, or a guide, and until when",
            None, always, |(), cx| {
                let form = Self::new(cx.session);
                cx.open(form)
            };
    };

    /// The text is to be read again: it may be another one by now.
    fn reopen(session: &Session, state: &str) -> Option<Self> {
        Some(Self { subjects: Self::new(session).subjects, ..draft::read(state)? })
    }
}

impl Part for ApprovalForm {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, if self.input().is_some() { Scope::TEXT } else { Scope::PICK }, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        self.input_mut().map(Field::Input)
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.input().and_then(Input::selected)
    }

    /// Whatever was in the way may be gone after a key.
    fn typed(&mut self, cx: &mut Context) {
        self.refusal = None;
        self.reveal(cx.session);
    }

    fn turn(&mut self, cx: &mut Context, by: isize) -> Effects {
        self.refusal = None;
        match self.line {
            Line::What => {
                let all: Vec<_> = (0..self.subjects.len()).collect();
                self.subject = turned(&all, &self.subject, by);
                (self.top, self.read) = (0, false);
            }
            Line::Body => {
                let may = |body: &Regulator| body.may_approve(self.subject());
                let all: Vec<_> = Regulator::ALL.into_iter().filter(may).collect();
                self.body = turned(&all, &self.body, by);
            }
            Line::Until => self.months = turned(&MONTHS, &self.months, by),
            Line::Name | Line::Role | Line::Registration => {}
        }
        self.reveal(cx.session);
        Vec::new()
    }

    fn draft(&mut self, _: &mut Session) -> Option<String> {
        draft::write(self)
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (rows, scrolled) = (self.rows(session), self.scrolled(session));
        let inside = window(buffer, scrolled.window, "Approval", theme);
        let room = usize::from(inside.width.saturating_sub(ANSWERS + 2));
        let mut cursor = None;
        for (one, at) in rows.iter().skip(scrolled.first).zip(0..inside.height) {
            match one {
                Row::Gap => {}
                Row::Aside(words) => drop(line(buffer, inside, at, 2, words, theme.dim())),
                Row::Refusal(words) => drop(line(buffer, inside, at, 2, words, theme.error())),
                Row::Text(words) => drop(line(buffer, inside, at, 2, words, theme.plain())),
                Row::One(one) => {
                    let (words, column, aside) = self.view_line(*one, session, room);
                    let here = *one == self.line;
                    let answer = Answer { title: one.title(), words: &words, aside, column, here };
                    cursor = answer.view(buffer, (inside, at, ANSWERS), theme).or(cursor);
                }
            }
        }
        cursor
    }

    /// A click goes to a line; on a line that is chosen it takes the next answer. The wheel scrolls.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let under = self.scrolled(cx.session).at(at).and_then(|row| self.rows(cx.session).get(row).cloned());
        match (mouse, under) {
            (Mouse::WheelDown, _) => self.scroll(cx.session, 3),
            (Mouse::WheelUp, _) => self.scroll(cx.session, -3),
            (Mouse::Press, Some(Row::One(line))) if self.line == line => self.turn(cx, 1),
            (Mouse::Press, Some(Row::One(line))) => self.go_to(cx.session, line),
            (Mouse::Press | Mouse::Drag, _) => Vec::new(),
        }
    }
}
