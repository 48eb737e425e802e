//! Approving a text as a registered clinician: what it is, who approves it, where they are registered, until
//! when; and the exact text below.

pub mod view;

use jiff::{ToSpan, civil::Date};

use crate::{
    command::{Command, Group, Scope, always, rows},
    content,
    domain::{
        Approval, ApprovalChange, ApprovalState, Approvals, Guide, Regulator, Subject, TextDates, TextHash,
        UserError, text_of_guide, text_of_lists,
    },
    effect::{Effect, Effects, Job},
    layout,
    model::Model,
    msg::Mouse,
    overlays::Overlay,
    text::{Input, Motion, Rows},
};

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    What,
    Name,
    Role,
    Body,
    Registration,
    Until,
}

impl Line {
    /// Every line, in order.
    pub const ALL: [Self; 6] =
        [Self::What, Self::Name, Self::Role, Self::Body, Self::Registration, Self::Until];

    /// What it asks.
    #[must_use]
    pub const fn title(self) -> &'static str {
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

/// Months until the approval is to be given again.
const MONTHS: [i32; 3] = [6, 3, 12];

/// The form.
pub struct Form {
    pub line: Line,
    pub subjects: Vec<(Subject, String)>,
    pub subject: usize,
    pub name: Input,
    pub role: Input,
    pub body: Regulator,
    pub registration: Input,
    pub months: i32,
    pub refusal: Option<String>,
    pub top: usize,
    pub read: bool,
}

/// A row of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    One(Line),
    Refusal(String),
    Aside(String),
    Text(String),
    Gap,
}

/// Where answers stand.
pub const ANSWERS: u16 = 13;

/// Opens it.
pub const OPENING: &[Command] = rows! { Group::Places, Scope::ANYWHERE;
    "approvals" ["Ctrl-F9"], "Approvals: who approved the lists of when to go, or a guide, and until when", None,
        always, open;
};

/// Works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::APPROVAL;
    "approval.done" ["Enter"], "Approve this exact text", Some((1, "approve")), always, done;
    "approval.withdraw" ["F4"], "Take the approval of this text away", Some((4, "withdraw")),
        |model| form(model).is_some_and(|form| model.session.approvals.find(form.what()).is_some()), withdraw;
    "approval.next" ["Tab", "↓"], "Next line of the approval", Some((2, "next line")), always,
        |model| step(model, 1);
    "approval.previous" ["Shift-Tab", "↑"], "Previous line of the approval", None, always,
        |model| step(model, Line::ALL.len() - 1);
    "approval.page_down" ["PgDn"], "Read on in the text that is approved", Some((3, "read the text")),
        |model| form(model).is_some_and(|form| first(model, form) < last_top(model, form)),
        |model| scroll(model, page(model));
    "approval.page_up" ["PgUp"], "Read back in the text that is approved", None,
        |model| form(model).is_some_and(|form| first(model, form) > 0), |model| scroll(model, -page(model));
    "approval.close" ["Esc"], "Leave the approvals as they are", Some((5, "cancel")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

impl Form {
    /// What is chosen to be approved.
    #[must_use]
    pub fn what(&self) -> &Subject {
        self.subjects.get(self.subject).map_or(&Subject::Lists, |(what, _)| what)
    }

    /// The text one is typing in.
    #[must_use]
    pub const fn input(&self) -> Option<&Input> {
        match self.line {
            Line::Name => Some(&self.name),
            Line::Role => Some(&self.role),
            Line::Registration => Some(&self.registration),
            Line::What | Line::Body | Line::Until => None,
        }
    }

    /// The same, to change it.
    pub const fn input_mut(&mut self) -> Option<&mut Input> {
        match self.line {
            Line::Name => Some(&mut self.name),
            Line::Role => Some(&mut self.role),
            Line::Registration => Some(&mut self.registration),
            Line::What | Line::Body | Line::Until => None,
        }
    }

    /// What was in the way may be gone after a key.
    pub fn typed(&mut self) {
        self.refusal = None;
    }

    /// The last day it is to hold: no later than the text has to be checked again.
    #[must_use]
    pub fn until(&self, today: Date) -> Date {
        let wanted = today.saturating_add(self.months.months());
        self.dates().map_or(wanted, |dates| dates.latest(wanted))
    }

    fn dates(&self) -> Option<TextDates> {
        if *self.what() == Subject::Lists { TextDates::of_lists(content::help()) } else { None }
    }

    /// The registers whose members may approve what is chosen.
    fn bodies(&self) -> Vec<Regulator> {
        Regulator::ALL.into_iter().filter(|body| body.may_approve(self.what())).collect()
    }

    fn go_to(&mut self, line: Line) {
        self.line = line;
        if let Some(input) = self.input_mut() {
            input.go(Motion::End, false);
        }
    }

    fn turn(&mut self, by: isize) {
        let turned = |at: usize, many: usize| (at + many).saturating_add_signed(by) % many.max(1);
        self.refusal = None;
        match self.line {
            Line::What => {
                self.subject = turned(self.subject, self.subjects.len());
                self.top = 0;
                self.read = false;
            }
            Line::Body => {
                let all = self.bodies();
                let at = all.iter().position(|body| *body == self.body).unwrap_or_default();
                self.body = all.get(turned(at, all.len())).copied().unwrap_or(self.body);
            }
            Line::Until => {
                let at = MONTHS.iter().position(|months| *months == self.months).unwrap_or_default();
                self.months = MONTHS.get(turned(at, MONTHS.len())).copied().unwrap_or(self.months);
            }
            Line::Name | Line::Role | Line::Registration => {}
        }
    }
}

/// The guide that is to be approved, if it is one.
fn guide<'a>(model: &'a Model, what: &Subject) -> Option<&'a Guide> {
    let Subject::Guide(id) = what else { return None };
    model.session.guides.all().find(|guide| guide.id == *id).map(AsRef::as_ref)
}

fn hash(model: &Model, what: &Subject) -> Option<TextHash> {
    match what {
        Subject::Lists => Some(content::text_of_lists().clone()),
        Subject::Guide(_) => guide(model, what).and_then(TextHash::of_guide),
        Subject::OwnWords => None,
    }
}

/// Whether the lists of when to go are approved.
#[must_use]
pub fn of_lists(model: &Model) -> ApprovalState<'_> {
    model.session.approvals.state(&Subject::Lists, Some(content::text_of_lists()), model.session.now.date())
}

/// The exact text, or where it can be read.
fn text(model: &Model, what: &Subject) -> String {
    match (what, guide(model, what)) {
        (Subject::Lists, _) => text_of_lists(content::help()),
        (_, Some(guide)) => text_of_guide(guide),
        (_, None) => String::new(),
    }
}

/// Columns between the margins.
fn width(model: &Model) -> usize {
    usize::from(layout::longer(model.session.size, 0).width.saturating_sub(4)).max(1)
}

/// Everything in the window, row by row.
#[must_use]
pub fn rows(model: &Model, form: &Form) -> Vec<Row> {
    const KNOW: &str = "Read the text below to its end first (PgDn): until then Enter approves nothing. Approving says that \
        you answer for it as a registered clinician. Foreword cannot look a number up in a register. Any change of the text takes the approval away.";
    let width = width(model);
    let wrap = |text: &str| {
        let rows = Rows::new(text, width);
        let row = |row| text.get(rows.range(row)).unwrap_or_default().trim_end().to_owned();
        (0..rows.len()).map(row).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = Line::ALL.into_iter().map(Row::One).collect();
    all.extend(form.refusal.iter().flat_map(|refusal| wrap(refusal)).map(Row::Refusal));
    all.push(Row::Gap);
    let state = model.session.approvals.state(
        form.what(),
        hash(model, form.what()).as_ref(),
        model.session.now.date(),
    );
    all.extend(wrap(&format!("Now: {}.", state.in_words())).into_iter().map(Row::Aside));
    all.extend(wrap(KNOW).into_iter().map(Row::Aside));
    all.push(Row::Gap);
    all.extend(wrap(text(model, form.what()).trim_end()).into_iter().map(Row::Text));
    all
}

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

fn form(model: &Model) -> Option<&Form> {
    if let Some(Overlay::Approval(form)) = &model.overlay { Some(form) } else { None }
}

/// Does something in the form and brings the line one is on into sight.
fn with_form(model: &mut Model, act: impl FnOnce(&mut Form)) -> Effects {
    if let Some(Overlay::Approval(form)) = &mut model.overlay {
        act(form);
    }
    reveal(model);
    Vec::new()
}

/// Brings the line one is on into sight, after a key.
pub fn reveal(model: &mut Model) {
    let Some(form) = form(model) else { return };
    let (first, height) = (first(model, form), height(model, &rows(model, form)).max(1));
    let focus = Line::ALL.iter().position(|line| *line == form.line).unwrap_or_default();
    let top = first.clamp((focus + 1).saturating_sub(height), focus);
    if let Some(Overlay::Approval(form)) = &mut model.overlay {
        form.top = top;
    }
}

fn page(model: &Model) -> isize {
    let height = form(model).map_or(1, |form| height(model, &rows(model, form)));
    isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1)
}

fn scroll(model: &mut Model, by: isize) -> Effects {
    let to = form(model).map(|form| first(model, form).saturating_add_signed(by).min(last_top(model, form)));
    let end = form(model).is_some_and(|form| to == Some(last_top(model, form)));
    if let (Some(to), Some(Overlay::Approval(form))) = (to, &mut model.overlay) {
        form.top = to;
        form.read |= end;
    }
    Vec::new()
}

fn step(model: &mut Model, by: usize) -> Effects {
    with_form(model, |form| {
        let at = Line::ALL.iter().position(|line| *line == form.line).unwrap_or_default();
        let mut to = (at + by) % Line::ALL.len();
        // Where there is one thing to approve there is nothing to choose.
        if Line::ALL.get(to) == Some(&Line::What) && form.subjects.len() < 2 {
            to = (to + by) % Line::ALL.len();
        }
        form.go_to(Line::ALL.get(to).copied().unwrap_or(form.line));
    })
}

/// Takes the next answer, or the one before, on the line one is on.
pub(super) fn pick(model: &mut Model, by: isize) -> Effects {
    with_form(model, |form| form.turn(by))
}

/// Opens the form about the lists. Nobody's name is filled in: who approves types it.
pub fn open(model: &mut Model) -> Effects {
    let own = model.session.guides.built_in().id.clone();
    let guides = model.session.guides.all().filter(|guide| guide.id != own);
    let guides = guides.map(|guide| (Subject::Guide(guide.id.clone()), format!("Guide: {}", guide.title)));
    let lists = (Subject::Lists, "The lists of when to go and the numbers".to_owned());
    let last = model.session.approvals.approvals.last();
    let form = Form {
        line: Line::Name,
        subjects: std::iter::once(lists).chain(guides).collect(),
        subject: 0,
        name: Input::default(),
        role: Input::default(),
        body: last.map_or(Regulator::GMC, |last| last.body),
        registration: Input::default(),
        months: 6,
        refusal: None,
        top: 0,
        read: false,
    };
    model.overlay = Some(Overlay::Approval(Box::new(form)));
    Vec::new()
}

fn done(model: &mut Model) -> Effects {
    let today = model.session.now.date();
    let Some(form) = form(model) else { return Vec::new() };
    let Some(text) = hash(model, form.what()) else { return Vec::new() };
    let approval = Approval {
        what: form.what().clone(),
        text,
        name: form.name.text().trim().to_owned(),
        role: form.role.text().trim().to_owned(),
        body: form.body,
        registration: form.registration.text().trim().to_owned(),
        on: today,
        review_by: form.until(today),
    };
    let dates = form.dates().unwrap_or(TextDates { checked_on: today, review_by: None });
    let unread = (!form.read && last_top(model, form) > 0)
        .then(|| "Read the text to its end first: PgDn turns its pages.".to_owned());
    if let Some(refusal) = approval.refusal(dates, today).or(unread) {
        return with_form(model, |form| form.refusal = Some(format!("Nothing was approved. {refusal}")));
    }
    model.overlay = None;
    vec![Effect::Store(Job::Approve(Box::new(ApprovalChange::Given(approval))))]
}

fn withdraw(model: &mut Model) -> Effects {
    let Some(what) = form(model).map(|form| form.what().clone()) else { return Vec::new() };
    model.overlay = None;
    vec![Effect::Store(Job::Approve(Box::new(ApprovalChange::Withdrawn(what))))]
}

/// Takes in what the file says.
pub fn read(model: &mut Model, result: Result<Approvals, UserError>) -> Effects {
    match result {
        Ok(approvals) => heed(model, approvals),
        Err(error) => {
            let before = model.session.notice.take();
            let sentences: Vec<_> = before.into_iter().chain([error.sentence]).collect();
            model.session.notice = Some(sentences.join(" "));
        }
    }
    Vec::new()
}

/// Takes in what became of a change.
pub fn changed(model: &mut Model, result: Result<Approvals, UserError>) -> Effects {
    match result {
        Ok(approvals) => {
            let more = approvals.approvals.len() >= model.session.approvals.approvals.len();
            heed(model, approvals);
            let last = model.session.approvals.approvals.last().filter(|_| more);
            model.session.notice = Some(match last {
                Some(last) => format!("Approved by {} until {}.", last.by(), day(last.review_by)),
                None => "The approval is withdrawn.".to_owned(),
            });
            vec![Effect::Store(Job::Wording(model.session.now.date()))]
        }
        Err(error) => {
            model.session.notice = Some(error.sentence);
            Vec::new()
        }
    }
}

fn heed(model: &mut Model, approvals: Approvals) {
    model.session.guides.heed(approvals.clone());
    model.session.approvals = approvals;
}

/// `26-May-2027`.
#[must_use]
pub fn day(day: Date) -> String {
    day.strftime("%d-%b-%Y").to_string()
}

/// A click goes to a line; on a line that is chosen it takes the next answer. The wheel scrolls.
pub fn mouse(model: &mut Model, mouse: Mouse, row: u16) -> Effects {
    let Some(form) = form(model) else { return Vec::new() };
    let rows = rows(model, form);
    let top = usize::from(layout::longer(model.session.size, rows.len()).y) + 1;
    let at = usize::from(row).checked_sub(top).filter(|at| *at < height(model, &rows));
    let line = match at.and_then(|at| rows.get(first(model, form) + at)) {
        Some(Row::One(line)) => Some(*line),
        _ => None,
    };
    match (mouse, line) {
        (Mouse::WheelDown, _) => scroll(model, 3),
        (Mouse::WheelUp, _) => scroll(model, -3),
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
