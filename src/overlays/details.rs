//! The questions about an appointment: label, when, for how long, first or not, how they meet, and
//! after which day its notes should go.

use jiff::{Zoned, civil::Date};

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::{
        Appointment, DeleteAfter, Details, Guides, Id, Meeting, Moment, NotADate, Visit, day_in_words,
        guides::shown, identifying, is_later, understand, understand_day,
    },
    effect::{Effect, Effects, Job},
    layout,
    model::Model,
    msg::Mouse,
    overlays::{Overlay, abbreviation, approvals, longer, settings},
    panes::{home, prepare},
    session::Loading,
    text::{Input, Motion},
};

/// What the answers are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    New,
    CopyForward(Id),
    Change(Id),
}

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
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
    #[must_use]
    pub const fn title(self) -> &'static str {
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
pub struct Form {
    pub purpose: Purpose,
    pub line: Line,
    pub label: Input,
    pub when: Input,
    /// What that was understood as; `None` where nothing is typed.
    pub understood: Option<Result<Moment, NotADate>>,
    pub minutes: Input,
    pub visit: Visit,
    pub meeting: Meeting,
    /// After which day the notes should go, as typed.
    pub delete_after: Input,
    pub goes: Option<DeleteAfter>,
    guides: Vec<(String, String)>,
    guide: usize,
    pub refusal: Option<String>,
}

/// What is typed where the notes are to stay.
const NEVER: &str = "never";

const NO_DAY: &str = "not a date; try “8 dec”, “in 3 weeks”, “never”";

/// Works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::DETAILS;
    "details.done" ["Enter"], "Take these answers", Some((1, "done")), always, done;
    "details.next" ["Tab", "↓"], "Next line", Some((2, "next line")), always, |model| step(model, 1);
    "details.previous" ["Shift-Tab", "↑"], "Previous line", None, always, |model| step(model, -1);
    "details.close" ["Esc"], "Leave everything as it was", Some((4, "never mind")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

/// Works in a line that is chosen, not typed.
pub const PICKING: &[Command] = rows! { Group::Windows, Scope::PICK;
    "details.pick_next" ["→", "Space"], "Next answer on this line", Some((3, "change")), always,
        |model| pick(model, 1);
    "details.pick_previous" ["←"], "Previous answer on this line", None, always, |model| pick(model, -1);
};

impl Form {
    fn new(purpose: Purpose, details: Details, guides: &Guides, now: &Zoned) -> Self {
        let Details { label, when, minutes, visit, meeting, delete_after, guide } = details;
        let mut all: Vec<_> = guides.all().map(|one| (one.id.clone(), one.title.clone())).collect();
        let wanted = guide.unwrap_or_else(|| guides.built_in().id.clone());
        let at = all.iter().position(|(id, _)| *id == wanted);
        let guide = at.unwrap_or(all.len());
        if at.is_none() {
            let title = format!("“{}”, not on this computer", shown(&wanted));
            all.push((wanted, title));
        }
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
            guides: all,
            guide,
            refusal: None,
        };
        form.understand(now);
        form
    }

    /// The lines there are.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let several = self.guides.len() > 1;
        Line::ALL.into_iter().filter(|line| several || *line != Line::Guide).collect()
    }

    /// The title of the guide that is chosen.
    #[must_use]
    pub fn guide_title(&self) -> &str {
        self.guides.get(self.guide).map_or("", |(_, title)| title)
    }

    /// Its heading.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self.purpose {
            Purpose::New => "New appointment",
            Purpose::CopyForward(_) => "Copy forward to a new appointment",
            Purpose::Change(_) => "This appointment",
        }
    }

    /// Whether the line one is on is typed.
    #[must_use]
    pub const fn typing(&self) -> bool {
        self.input().is_some()
    }

    /// The text one is typing in.
    #[must_use]
    pub const fn input(&self) -> Option<&Input> {
        match self.line {
            Line::Label => Some(&self.label),
            Line::When => Some(&self.when),
            Line::Minutes => Some(&self.minutes),
            Line::DeleteAfter => Some(&self.delete_after),
            Line::Visit | Line::Meeting | Line::Guide => None,
        }
    }

    /// The text one is typing in, to change it.
    pub const fn input_mut(&mut self) -> Option<&mut Input> {
        match self.line {
            Line::Label => Some(&mut self.label),
            Line::When => Some(&mut self.when),
            Line::Minutes => Some(&mut self.minutes),
            Line::DeleteAfter => Some(&mut self.delete_after),
            Line::Visit | Line::Meeting | Line::Guide => None,
        }
    }

    /// Reads the times again after a key.
    pub fn understand(&mut self, now: &Zoned) {
        self.refusal = None;
        let typed = self.when.text().trim();
        self.understood = (!typed.is_empty()).then(|| understand(typed, now));
        let typed = self.delete_after.text().trim();
        self.goes = match typed {
            "" => Some(DeleteAfter::Default),
            _ if typed.eq_ignore_ascii_case(NEVER) => Some(DeleteAfter::Never),
            _ => understand_day(typed, now).ok().map(DeleteAfter::On),
        };
    }

    /// What stands behind the line "When".
    #[must_use]
    pub fn when_in_words(&self) -> String {
        match &self.understood {
            None => "no time set; try “tomorrow 14:30” or “tue 9:20”".to_owned(),
            Some(Ok(moment)) => moment.in_full(),
            Some(Err(error)) => error.to_string(),
        }
    }

    /// Why the label could identify someone, in at most so many columns.
    #[must_use]
    pub fn label_identifies(&self, today: Date, columns: usize) -> Option<String> {
        identifying::reason(&identifying::marks(self.label.text(), today), columns)
    }

    /// What stands behind the line "Delete after", where so many days are the default.
    #[must_use]
    pub fn goes_in_words(&self, days: u16, now: Moment) -> String {
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
        let guide = self.guides.get(self.guide).map(|(id, _)| id.clone());
        Ok(Details { label, when, minutes, visit: self.visit, meeting: self.meeting, delete_after, guide })
    }
}

fn form(model: &mut Model) -> Option<&mut Form> {
    match &mut model.overlay {
        Some(Overlay::Details(form)) => Some(form),
        _ => None,
    }
}

/// Opens the form for a new appointment.
pub fn new(model: &mut Model) -> Effects {
    ask(model, Purpose::New, Details::default())
}

/// Opens the form.
pub fn ask(model: &mut Model, purpose: Purpose, details: Details) -> Effects {
    let form = Form::new(purpose, details, &model.session.guides, &model.session.now);
    model.overlay = Some(Overlay::Details(Box::new(form)));
    Vec::new()
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(form) = form(model) {
        let line = turned(&form.lines(), form.line, by);
        go_to(form, line);
    }
    Vec::new()
}

/// The choice after or before `now`; after the last comes the first.
fn turned<T: Copy + PartialEq>(all: &[T], now: T, by: isize) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or_default();
    let to = (at + all.len()).saturating_add_signed(by) % all.len().max(1);
    all.get(to).copied().unwrap_or(now)
}

fn go_to(form: &mut Form, line: Line) {
    form.line = line;
    if let Some(input) = form.input_mut() {
        input.go(Motion::End, false);
    }
}

fn pick(model: &mut Model, by: isize) -> Effects {
    if let Some(form) = form(model) {
        match form.line {
            Line::Visit => form.visit = turned(&Visit::ALL, form.visit, by),
            Line::Meeting => form.meeting = turned(&Meeting::ALL, form.meeting, by),
            Line::Guide => {
                let all: Vec<_> = (0..form.guides.len()).collect();
                form.guide = turned(&all, form.guide, by);
            }
            Line::Label | Line::When | Line::Minutes | Line::DeleteAfter => {}
        }
        return Vec::new();
    }
    match &model.overlay {
        Some(Overlay::Abbreviation(_)) => abbreviation::pick(model, by),
        Some(Overlay::Settings(_)) => settings::pick(model, by),
        Some(Overlay::Approval(_)) => approvals::pick(model, by),
        _ => longer::pick(model, by),
    }
}

fn done(model: &mut Model) -> Effects {
    let Some(form) = form(model) else {
        return Vec::new();
    };
    let details = match form.details() {
        Ok(details) => details,
        Err((line, refusal)) => {
            go_to(form, line);
            form.refusal = Some(refusal);
            return Vec::new();
        }
    };
    let purpose = form.purpose.clone();
    model.overlay = None;
    let (clock, now) = (model.session.now.clone(), model.moment());
    match purpose {
        Purpose::New => {
            let id = model.session.spare_id.clone();
            let new = Appointment::new(id, details, &model.session.guides.built_in().id, now);
            let mut effects = vec![Effect::FreshId, Effect::Store(Job::Create(Box::new(new.clone())))];
            effects.extend(prepare::begin(model, new));
            effects
        }
        Purpose::CopyForward(from) => {
            let to = model.session.spare_id.clone();
            model.session.loading = Some(Loading { id: to.clone(), queue: Vec::new() });
            vec![Effect::FreshId, Effect::Store(Job::CopyForward { from, to, details, now })]
        }
        Purpose::Change(id) => {
            let open = model.documents_mut().find(|document| document.appointment.id == id);
            let Some(changed) = open.map(|document| {
                document.set_details(details.clone(), &clock);
                document.summary()
            }) else {
                return vec![Effect::Store(Job::Amend(id, details, now))];
            };
            home::replace(&mut model.home, changed);
            home::arrange(model);
            Vec::new()
        }
    }
}

/// A click goes to a line; on a line that is chosen it takes the next answer.
pub fn mouse(model: &mut Model, mouse: Mouse, _column: u16, row: u16) -> Effects {
    let Some(lines) = form(model).map(|form| form.lines()) else {
        return Vec::new();
    };
    let area = layout::details(model.session.size, lines.len());
    let line =
        usize::from(row).checked_sub(usize::from(area.y) + 2).and_then(|at| lines.get(at / 2)).copied();
    if let (Mouse::Press, Some(line), Some(form)) = (mouse, line, form(model)) {
        let again = form.line == line;
        go_to(form, line);
        if again {
            return pick(model, 1);
        }
    }
    Vec::new()
}
