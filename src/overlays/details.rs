//! The questions about an appointment: label, when, for how long, first or not, how they meet, and
//! after which day its notes should go.

mod view;

use jiff::{Zoned, civil::Date};
use ratatui::layout::{Position, Rect};
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    domain::{
        Appointment, DeleteAfter, Details, Guides, Id, Meeting, Moment, NotADate, Visit, day_in_words,
        guides::shown, identifying, is_later, parse_datetime, parse_day,
    },
    draft,
    effect::{Effect, Effects, Job},
    msg::Mouse,
    part::{Action, Commands, Context, Field, Part, Row, always, part_rows},
    session::{Loading, Session},
    text::{Input, Motion},
    ui::{
        form::{Lines, turned},
        frame_buffer::FrameBuffer,
        theme::Theme,
        window::{centred, inside},
    },
};

const SCOPE: Scope = Scope::new("details", "Questions about an appointment");

/// What the answers are for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    New,
    CopyForward(Id),
    Change(Id),
}

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Line {
    Label,
    When,
    Minutes,
    Visit,
    Meeting,
    DeleteAfter,
    Guide,
}

impl Line {
    /// Every line, in order.
    const ALL: [Self; 7] =
        [Self::Label, Self::When, Self::Minutes, Self::Visit, Self::Meeting, Self::DeleteAfter, Self::Guide];

    /// What it asks.
    const fn title(self) -> &'static str {
        match self {
            Self::Label => "Label",
            Self::When => "When",
            Self::Minutes => "Minutes",
            Self::Visit => "Visit",
            Self::Meeting => "How",
            Self::DeleteAfter => "Delete after",
            Self::Guide => "Guide",
        }
    }
}

/// The form.
#[derive(Serialize, Deserialize)]
pub struct DetailsForm {
    purpose: Purpose,
    line: Line,
    label: Input,
    when: Input,
    /// What that was understood as; `None` where nothing is typed.
    #[serde(skip)]
    understood: Option<Result<Moment, NotADate>>,
    minutes: Input,
    visit: Visit,
    meeting: Meeting,
    /// After which day the notes should go, as typed.
    delete_after: Input,
    #[serde(skip)]
    goes: Option<DeleteAfter>,
    #[serde(skip)]
    guides: Vec<(String, String)>,
    guide: String,
    #[serde(skip)]
    refusal: Option<String>,
}

/// What is typed where the notes are to stay.
const NEVER: &str = "never";

const NO_DAY: &str = "not a date; try “8 dec”, “in 3 weeks”, “never”";

/// Every guide with its title, and the one that is wanted even where it is not on this computer.
fn with_titles(guides: &Guides, wanted: &str) -> Vec<(String, String)> {
    let mut all: Vec<_> = guides.all().map(|one| (one.id.clone(), one.title.clone())).collect();
    if all.iter().all(|(id, _)| id != wanted) {
        all.push((wanted.to_owned(), format!("“{}”, not on this computer", shown(wanted))));
    }
    all
}

impl DetailsForm {
    fn new(purpose: Purpose, details: Details, guides: &Guides, now: &Zoned) -> Self {
        let Details { label, when, minutes, visit, meeting, delete_after, guide } = details;
        let guide = guide.unwrap_or_else(|| guides.built_in().id.clone());
        let goes = match delete_after {
            DeleteAfter::Default => String::new(),
            DeleteAfter::On(day) => day_in_words(day),
            DeleteAfter::Never => NEVER.to_owned(),
        };
        let mut form = Self {
            purpose,
            line: Line::Label,
            label: Input::new(&label),
            when: Input::new(&when.map(Moment::in_full).unwrap_or_default()),
            understood: None,
            minutes: Input::new(&minutes.map(|minutes| minutes.to_string()).unwrap_or_default()),
            visit,
            meeting,
            delete_after: Input::new(&goes),
            goes: Some(delete_after),
            guides: with_titles(guides, &guide),
            guide,
            refusal: None,
        };
        form.understand(now);
        form
    }

    /// The lines there are.
    fn all(&self) -> Vec<Line> {
        let several = self.guides.len() > 1;
        Line::ALL.into_iter().filter(|line| several || *line != Line::Guide).collect()
    }

    const fn title(&self) -> &'static str {
        match self.purpose {
            Purpose::New => "New appointment",
            Purpose::CopyForward(_) => "Copy forward to a new appointment",
            Purpose::Change(_) => "This appointment",
        }
    }

    const fn input(&self, line: Line) -> Option<&Input> {
        match line {
            Line::Label => Some(&self.label),
            Line::When => Some(&self.when),
            Line::Minutes => Some(&self.minutes),
            Line::DeleteAfter => Some(&self.delete_after),
            Line::Visit | Line::Meeting | Line::Guide => None,
        }
    }

    const fn input_mut(&mut self) -> Option<&mut Input> {
        match self.line {
            Line::Label => Some(&mut self.label),
            Line::When => Some(&mut self.when),
            Line::Minutes => Some(&mut self.minutes),
            Line::DeleteAfter => Some(&mut self.delete_after),
            Line::Visit | Line::Meeting | Line::Guide => None,
        }
    }

    /// Reads the times again after a key.
    fn understand(&mut self, now: &Zoned) {
        self.refusal = None;
        let typed = self.when.text().trim();
        self.understood = (!typed.is_empty()).then(|| parse_datetime(typed, now));
        let typed = self.delete_after.text().trim();
        self.goes = match typed {
            "" => Some(DeleteAfter::Default),
            _ if typed.eq_ignore_ascii_case(NEVER) => Some(DeleteAfter::Never),
            _ => parse_day(typed, now).ok().map(DeleteAfter::On),
        };
    }

    /// What is said after the line "When".
    fn when_in_words(&self) -> String {
        match &self.understood {
            None => "no time set; try “tomorrow 14:30” or “tue 9:20”".to_owned(),
            Some(Ok(moment)) => moment.in_full(),
            Some(Err(error)) => error.to_string(),
        }
    }

    /// Why the label could identify someone, in at most so many columns.
    fn label_identifies(&self, today: Date, columns: usize) -> Option<String> {
        identifying::reason(&identifying::marks(self.label.text(), today), columns)
    }

    /// What is said after the line "Delete after", where so many days are the default.
    fn goes_in_words(&self, days: u16, now: Moment) -> String {
        let when = self.understood.and_then(Result::ok);
        // To take these answers is a change, made now.
        match (self.goes, self.goes.and_then(|goes| goes.day(when, now, days))) {
            (None, _) => NO_DAY.to_owned(),
            (Some(DeleteAfter::Default), Some(day)) => {
                let from =
                    if when.is_some_and(|when| !is_later(now, when)) { "it" } else { "the last change" };
                format!("{}, {days} days after {from}", day_in_words(day))
            }
            (Some(_), Some(day)) if day_in_words(day) == self.delete_after.text().trim() => String::new(),
            (Some(_), Some(day)) => format!("= {}", day_in_words(day)),
            (Some(_), None) => "stays until you delete it".to_owned(),
        }
    }

    fn details(&self) -> Result<Details, (Line, String)> {
        let when = match self.understood {
            None => None,
            Some(Ok(moment)) => Some(moment),
            Some(Err(error)) => return Err((Line::When, format!("When: {error}."))),
        };
        let typed = self.minutes.text().trim();
        let minutes = match typed.parse::<u16>() {
            _ if typed.is_empty() => None,
            Ok(minutes @ 1..=480) => Some(minutes),
            _ => {
                return Err((Line::Minutes, "Minutes: a number from 1 to 480, or nothing.".to_owned()));
            }
        };
        let refused = || (Line::DeleteAfter, format!("Delete after: {NO_DAY}."));
        let delete_after = self.goes.ok_or_else(refused)?;
        let label = self.label.text().trim().to_owned();
        let (visit, meeting, guide) = (self.visit, self.meeting, Some(self.guide.clone()));
        Ok(Details { label, when, minutes, visit, meeting, delete_after, guide })
    }

    fn go_to(&mut self, line: Line) -> Effects {
        self.line = line;
        if let Some(input) = self.input_mut() {
            input.go(Motion::End, false);
        }
        Vec::new()
    }

    fn step(&mut self, by: isize) -> Effects {
        self.go_to(turned(&self.all(), &self.line, by))
    }

    fn done(&mut self, cx: &mut Context) -> Effects {
        let details = match self.details() {
            Ok(details) => details,
            Err((line, refusal)) => {
                self.refusal = Some(refusal);
                return self.go_to(line);
            }
        };
        cx.close();
        let (clock, now, id) = (cx.session.now.clone(), cx.session.moment(), cx.session.spare_id.clone());
        match &self.purpose {
            Purpose::New => {
                let new = Box::new(Appointment::new(id, details, &cx.session.guides.built_in().id, now));
                cx.act(Action::Begin(new.clone()));
                vec![Effect::FreshId, Effect::Store(Job::Create(new))]
            }
            Purpose::CopyForward(from) => {
                cx.session.loading = Some(Loading { id: id.clone(), queue: Vec::new() });
                let job = Job::CopyForward { from: from.clone(), to: id, details, now };
                vec![Effect::FreshId, Effect::Store(job)]
            }
            Purpose::Change(id) => {
                let open = cx.session.documents_mut().find(|document| document.appointment.id == *id);
                let Some(document) = open else {
                    return vec![Effect::Store(Job::Amend(id.clone(), details, now))];
                };
                document.set_details(details, &clock);
                let changed = document.summary();
                cx.session.relist(changed);
                cx.act(Action::ListChanged)
            }
        }
    }

    /// Its lines, with room between them where there is any.
    fn lines(&self, session: &Session) -> Lines {
        let (all, inside) = (self.all(), inside(self.area(session)));
        if usize::from(inside.height) >= all.len() * 2 + 2 {
            return Lines { inside, above: 1, spacing: 2, first: 0, shown: all.len() };
        }
        Lines::new(inside, all.len(), all.iter().position(|one| *one == self.line).unwrap_or_default())
    }

    fn area(&self, session: &Session) -> Rect {
        centred(session.size, 64, u16::try_from(self.all().len() * 2).unwrap_or_default().saturating_add(4))
    }
}

/// Opens the form.
pub fn ask(cx: &mut Context, purpose: Purpose, details: Details) -> Effects {
    let form = DetailsForm::new(purpose, details, &cx.session.guides, &cx.session.now);
    cx.open(form)
}

impl Commands for DetailsForm {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "details.done" ["Enter"], "Take these answers", Some((1, "done")), always, Self::done;
        "details.next" ["Tab", "↓"], "Next line", Some((2, "next line")), always, |form, _| form.step(1);
        "details.previous" ["Shift-Tab", "↑"], "Previous line", None, always, |form, _| form.step(-1);
        "details.close" ["Esc"], "Leave everything as it was", Some((4, "cancel")), always,
            |_, cx| cx.close();
    }];

    fn reopen(session: &Session, state: &str) -> Option<Self> {
        let form: Self = draft::read(state)?;
        Some(Self { guides: with_titles(&session.guides, &form.guide), ..form })
    }
}

impl Part for DetailsForm {
    fn about(&self) -> Option<&Id> {
        match &self.purpose {
            Purpose::New => None,
            Purpose::CopyForward(id) | Purpose::Change(id) => Some(id),
        }
    }

    fn scopes(&self, _: &Session) -> Vec<Scope> {
        let typed = self.input(self.line).is_some();
        vec![SCOPE, if typed { Scope::TEXT } else { Scope::PICK }, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        self.input_mut().map(Field::Input)
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.input(self.line).and_then(Input::selected)
    }

    fn typed(&mut self, cx: &mut Context) {
        self.understand(&cx.session.now);
    }

    fn turn(&mut self, _: &mut Context, by: isize) -> Effects {
        match self.line {
            Line::Visit => self.visit = turned(&Visit::ALL, &self.visit, by),
            Line::Meeting => self.meeting = turned(&Meeting::ALL, &self.meeting, by),
            Line::Guide => {
                let all: Vec<_> = self.guides.iter().map(|(id, _)| id.clone()).collect();
                self.guide = turned(&all, &self.guide, by);
            }
            Line::Label | Line::When | Line::Minutes | Line::DeleteAfter => {}
        }
        Vec::new()
    }

    fn draft(&mut self, _: &mut Session) -> Option<String> {
        draft::write(self)
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        view::view(session, self, buffer, theme)
    }

    /// A click goes to a line, and takes the next answer on the one it is on; the wheel goes to the next line.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let line = self.lines(cx.session).at(at).and_then(|line| self.all().get(line).copied());
        match (mouse, line) {
            (Mouse::WheelDown, _) => self.step(1),
            (Mouse::WheelUp, _) => self.step(-1),
            (Mouse::Press, Some(line)) if line == self.line => self.turn(cx, 1),
            (Mouse::Press, Some(line)) => self.go_to(line),
            (Mouse::Press | Mouse::Drag, _) => Vec::new(),
        }
    }
}
