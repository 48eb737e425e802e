//! Approving a text as a registered clinician: what it is, who approves it, where they are registered, until
//! when; and the exact text below.

use jiff::{ToSpan, civil::Date};
use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    content,
    domain::{
        Approval, ApprovalChange, FileChange, Guide, Regulator, Subject, TextDates, TextHash, text_of_guide,
        text_of_lists,
    },
    effect::Effects,
    msg::Mouse,
    part::{
        Commands, Context, Field, Part, Row, always, article::ArticleWindow, form::FormWindow, part_rows,
    },
    session::{Session, approvals::day},
    text::Input,
    ui::{
        article::Tone,
        form::{Answer, Form, FormRow, turned},
        frame_buffer::FrameBuffer,
        text::{cut, wrapped},
        theme::Theme,
        window::centred,
    },
};

const SCOPE: Scope = Scope::new("approval", "Approval");

/// Months until the approval is to be given again.
const MONTHS: [i32; 3] = [6, 3, 12];

const KNOW: &str = "Read the text below to its end first (PgDn): until then Enter approves nothing. Approving says that \
    you answer for it as a registered clinician. Foreword cannot look a number up in a register. Any change of the text takes the approval away.";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalLine {
    What,
    Name,
    Role,
    Body,
    Registration,
    Until,
}

impl ApprovalLine {
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

pub struct ApprovalForm {
    form: Form<ApprovalLine>,
    subjects: Vec<(Subject, String)>,
    subject: usize,
    body: Regulator,
    months: i32,
    /// Whether the text was scrolled to its end.
    read: bool,
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
        let typed = [ApprovalLine::Name, ApprovalLine::Role, ApprovalLine::Registration];
        Self {
            form: Form::new(ApprovalLine::Name, typed.map(|line| (line, ""))),
            subjects: std::iter::once(lists).chain(guides).collect(),
            subject: 0,
            body: session.approvals.approvals.last().map_or(Regulator::GMC, |last| last.body),
            months: 6,
            read: false,
        }
    }

    fn subject(&self) -> &Subject {
        self.subjects.get(self.subject).map_or(&Subject::Lists, |(what, _)| what)
    }

    /// The last day it is to hold: no later than the text has to be checked again.
    fn until(&self, today: Date) -> Date {
        let wanted = today.saturating_add(self.months.months());
        self.dates().map_or(wanted, |dates| dates.latest(wanted))
    }

    fn dates(&self) -> Option<TextDates> {
        if *self.subject() == Subject::Lists { TextDates::of_lists(content::help()) } else { None }
    }

    fn reveal(&mut self, session: &Session) {
        let focus = ApprovalLine::ALL.iter().position(|line| *line == self.form.line).unwrap_or_default();
        self.form.top = self.article(session).to_show(focus);
    }

    fn done(&mut self, cx: &mut Context) -> Effects {
        let today = cx.session.now.date();
        let Some(text) = hash(cx.session, self.subject()) else { return Vec::new() };
        let approval = Approval {
            what: self.subject().clone(),
            text,
            name: self.form.text(ApprovalLine::Name).to_owned(),
            role: self.form.text(ApprovalLine::Role).to_owned(),
            body: self.body,
            registration: self.form.text(ApprovalLine::Registration).to_owned(),
            on: today,
            review_by: self.until(today),
        };
        let dates = self.dates().unwrap_or(TextDates { checked_on: today, review_by: None });
        let unread = (!self.read && self.article(cx.session).last > 0)
            .then(|| "Read the text to its end first: PgDn turns its pages.".to_owned());
        if let Some(refusal) = approval.refusal(dates, today).or(unread) {
            self.form.refusal = Some(format!("Nothing was approved. {refusal}"));
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
}

impl Commands for ApprovalForm {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "approval.done" ["Enter"], "Approve this exact text", Some((1, "approve")), always, Self::done;
        "approval.withdraw" ["F4"], "Take the approval of this text away", Some((4, "withdraw")),
            |form, session| session.approvals.find(form.subject()).is_some(), Self::withdraw;
        "approval.next" ["Tab", "↓"], "Next line of the approval", Some((2, "next line")), always,
            Self::next;
        "approval.previous" ["Shift-Tab", "↑"], "Previous line of the approval", None, always,
            Self::previous;
        "approval.page_down" ["PgDn"], "Read on in the text that is approved", Some((3, "read the text")),
            Self::has_more_below, Self::page_down;
        "approval.page_up" ["PgUp"], "Read back in the text that is approved", None, Self::has_more_above,
            Self::page_up;
        "approval.close" ["Esc"], "Leave the approvals as they are", Some((5, "cancel")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::Places, Scope::ANYWHERE;
        "approvals" ["Ctrl-F9"], "Approvals: who approved the lists of when to go, or a guide, and until when",
            None, always, |(), cx| {
                let form = Self::new(cx.session);
                cx.open(form)
            };
    };
}

impl FormWindow for ApprovalForm {
    type Line = ApprovalLine;

    fn form(&self) -> &Form<ApprovalLine> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<ApprovalLine> {
        &mut self.form
    }

    fn indent(&self, _: &Session) -> u16 {
        13
    }

    fn title(&self, _: &Session) -> String {
        "Approval".to_owned()
    }

    fn window(&self, session: &Session) -> Rect {
        self.extent(session).0
    }

    /// Where there is one thing to approve there is nothing to choose.
    fn lines(&self) -> Vec<ApprovalLine> {
        let several = self.subjects.len() > 1;
        ApprovalLine::ALL.into_iter().filter(|line| several || *line != ApprovalLine::What).collect()
    }

    fn rows(&self, session: &Session) -> Vec<FormRow<ApprovalLine>> {
        let width = usize::from(session.size.0.min(76).saturating_sub(4));
        let said = |tone, text: &str| FormRow::said(tone, wrapped(text, width));
        let hash = hash(session, self.subject());
        let state = session.approvals.state(self.subject(), hash.as_ref(), session.now.date());
        let mut all: Vec<_> = ApprovalLine::ALL.into_iter().map(FormRow::Answer).collect();
        all.extend(self.form.refusal.iter().flat_map(|refusal| said(Tone::Error, refusal)));
        all.push(FormRow::gap(None));
        all.extend(said(Tone::Aside, &format!("Now: {}.", state.in_words())));
        all.extend(said(Tone::Aside, KNOW));
        all.push(FormRow::gap(None));
        all.extend(said(Tone::Plain, text(session, self.subject()).trim_end()));
        all
    }

    fn first(&self, session: &Session, _: &[FormRow<ApprovalLine>], _: usize) -> usize {
        self.article(session).first
    }

    fn answer(&self, session: &Session, line: ApprovalLine, room: usize) -> Answer<'_> {
        let typed = |example| match self.form.input(line) {
            Some(input) => Answer::typed(line.title(), input, room, example),
            None => Answer::default(),
        };
        let chosen = |words: &str| {
            let words = cut(words, room.saturating_sub(12)).into_owned();
            Answer::chosen(line.title(), words, line == self.form.line)
        };
        match line {
            ApprovalLine::What => chosen(self.subjects.get(self.subject).map_or("", |(_, name)| name)),
            ApprovalLine::Name => typed("such as Dr A Example"),
            ApprovalLine::Role => typed("such as GP partner"),
            ApprovalLine::Registration => typed("of that register"),
            ApprovalLine::Body => chosen(&format!("{}, {}", self.body.name(), self.body.label())),
            ApprovalLine::Until => chosen(&day(self.until(session.now.date()))),
        }
    }

    fn go_to(&mut self, session: &Session, line: ApprovalLine) -> Effects {
        self.form.go_to(line);
        self.reveal(session);
        Vec::new()
    }

    fn wheel(&mut self, cx: &mut Context, mouse: Mouse) -> Effects {
        self.follow_wheel(cx, mouse)
    }
}

impl ArticleWindow for ApprovalForm {
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

    fn scroll(&mut self, session: &Session, lines: isize) -> Effects {
        let article = self.article(session);
        self.form.top = article.by(lines);
        self.read |= self.form.top == article.last;
        Vec::new()
    }
}

impl Part for ApprovalForm {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        self.keys(SCOPE)
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        self.form.input_mut(self.form.line).map(Field::Input)
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.form.here().and_then(Input::selected)
    }

    /// Whatever was in the way may be gone after a key.
    fn typed(&mut self, cx: &mut Context) {
        self.form.refusal = None;
        self.reveal(cx.session);
    }

    fn turn(&mut self, cx: &mut Context, by: isize) -> Effects {
        self.form.refusal = None;
        match self.form.line {
            ApprovalLine::What => {
                let all: Vec<_> = (0..self.subjects.len()).collect();
                self.subject = turned(&all, &self.subject, by);
                (self.form.top, self.read) = (0, false);
            }
            ApprovalLine::Body => {
                let may = |body: &Regulator| body.may_approve(self.subject());
                let all: Vec<_> = Regulator::ALL.into_iter().filter(may).collect();
                self.body = turned(&all, &self.body, by);
            }
            ApprovalLine::Until => self.months = turned(&MONTHS, &self.months, by),
            ApprovalLine::Name | ApprovalLine::Role | ApprovalLine::Registration => {}
        }
        self.reveal(cx.session);
        Vec::new()
    }

    fn holds_typing(&self) -> bool {
        self.form.inputs.iter().any(|(_, input)| !input.text().is_empty())
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        self.draw(session, buffer, theme)
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        self.click(cx, mouse, at)
    }
}
