//! Approving a text as a registered clinician: what it is, who approves it, where they are registered, until
//! when; and the exact text below.

use jiff::{ToSpan, civil::Date};
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    content,
    domain::{
        Approval, ApprovalChange, FileChange, Guide, Regulator, Subject, TextDates, TextHash, text_of_guide,
        text_of_lists,
    },
    effect::Effects,
    part::{
        Context, Row, always,
        form::{FormOf, FormWindow},
        part_rows,
    },
    session::{Session, approvals::day},
    ui::{
        article::Tone,
        form::{Answer, Form, FormRow, turned},
        text::{cut, wrapped},
        window::for_lines,
    },
};

/// Months until the approval is to be given again.
const MONTHS: [i32; 3] = [6, 3, 12];

const KNOW: &str = "Read the text below to its end first (PgDn): until then Enter approves nothing. Approving says that \
    you answer for it as a registered clinician. Foreword cannot look a number up in a register. Any change to the text ends the approval.";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApprovalLine {
    What,
    Name,
    Role,
    Body,
    Registration,
    Until,
}

#[derive(Serialize, Deserialize)]
pub struct ApprovalForm {
    #[serde(skip)]
    subjects: Vec<(Subject, String)>,
    subject: usize,
    body: Regulator,
    months: i32,
    /// Whether the text was scrolled to its end.
    #[serde(skip)]
    read: bool,
}

/// The guide that is to be approved, if it is one.
fn guide<'a>(session: &'a Session, what: &Subject) -> Option<&'a Guide> {
    let Subject::Guide(id) = what else { return None };
    session.guides.as_written().find(|guide| guide.id == *id).map(AsRef::as_ref)
}

fn hash(session: &Session, what: &Subject) -> Option<TextHash> {
    match what {
        Subject::Lists => Some(content::text_of_lists().clone()),
        Subject::Guide(_) => guide(session, what).and_then(TextHash::of_all),
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

/// All that can be approved, each with its name.
fn subjects(session: &Session) -> Vec<(Subject, String)> {
    let own = session.guides.built_in().id.clone();
    let guides = session.guides.all().filter(|guide| guide.id != own);
    let guides =
        guides.map(|guide| (Subject::Guide(guide.id.to_string()), format!("Guide: {}", guide.title)));
    let lists = (Subject::Lists, "The lists of when to go and the numbers".to_owned());
    std::iter::once(lists).chain(guides).collect()
}

impl FormWindow<ApprovalForm> {
    /// About the lists. Nobody's name is filled in: who approves types it.
    fn new(session: &Session) -> Self {
        let typed = [ApprovalLine::Name, ApprovalLine::Role, ApprovalLine::Registration];
        let of = ApprovalForm {
            subjects: subjects(session),
            subject: 0,
            body: session.approvals.approvals.last().map_or(Regulator::GMC, |last| last.body),
            months: 6,
            read: false,
        };
        Self { form: Form::new(ApprovalLine::Name, typed.map(|line| (line, ""))), of }
    }

    fn subject(&self) -> &Subject {
        self.of.subjects.get(self.of.subject).map_or(&Subject::Lists, |(what, _)| what)
    }

    /// The last day it is to hold: no later than the text has to be checked again.
    fn until(&self, today: Date) -> Date {
        let wanted = today.saturating_add(self.of.months.months());
        self.dates().map_or(wanted, |dates| dates.latest(wanted))
    }

    fn dates(&self) -> Option<TextDates> {
        if *self.subject() == Subject::Lists { TextDates::of_lists(content::help()) } else { None }
    }

    fn done(&mut self, cx: &mut Context) -> Effects {
        let today = cx.session.now.date();
        let Some(text) = hash(cx.session, self.subject()) else { return Vec::new() };
        let approval = Approval {
            what: self.subject().clone(),
            text,
            name: self.form.text(ApprovalLine::Name).to_owned(),
            role: self.form.text(ApprovalLine::Role).to_owned(),
            body: self.of.body,
            registration: self.form.text(ApprovalLine::Registration).to_owned(),
            on: today,
            review_by: self.until(today),
        };
        let dates = self.dates().unwrap_or(TextDates { checked_on: today, review_by: None });
        let unread = (!self.of.read && self.article(cx.session).last > 0)
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

impl FormOf for ApprovalForm {
    type Line = ApprovalLine;

    const SCOPE: Scope = Scope::form("approval", "Approval");
    const TITLE: &'static str = "Approval";
    const LINES: &'static [(ApprovalLine, &'static str)] = &[
        (ApprovalLine::What, "What"),
        (ApprovalLine::Name, "Name"),
        (ApprovalLine::Role, "Role"),
        (ApprovalLine::Body, "Register"),
        (ApprovalLine::Registration, "Number"),
        (ApprovalLine::Until, "Review by"),
    ];
    const INDENT: u16 = 13;
    const WHEEL: Option<isize> = Some(3);
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "approval.done" ["Enter"], "Approve this exact text", Some((1, "approve")), always, FormWindow::done;
        "approval.withdraw" ["F4"], "Withdraw the approval of this text", Some((4, "withdraw")),
            |form, session| session.approvals.find(form.subject()).is_some(), FormWindow::withdraw;
        "approval.next" ["Tab", "↓"], "Next line of the approval", Some((2, "next line")), always,
            FormWindow::next;
        "approval.previous" ["Shift-Tab", "↑"], "Previous line of the approval", None, always,
            FormWindow::previous;
        "approval.page_down" ["PgDn"], "Read on in the text that is approved", Some((6, "read the text")),
            FormWindow::has_more_below, FormWindow::page_down;
        "approval.page_up" ["PgUp"], "Read back in the text that is approved", None, FormWindow::has_more_above,
            FormWindow::page_up;
        "approval.close" ["Esc"], "Close; the approvals stay as they are", Some((5, "cancel")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::Places, Scope::ANYWHERE;
        "approvals" ["Ctrl-F9"], "Approvals: who approved the lists of when to go, or a guide, and until when",
            None, always, |(), cx| {
                let form = FormWindow::new(cx.session);
                cx.open(form)
            };
    };

    fn window(window: &FormWindow<Self>, session: &Session) -> Rect {
        for_lines(session.size, Self::rows(window, session).len())
    }

    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<ApprovalLine>> {
        let width = usize::from(session.size.0.min(76).saturating_sub(4));
        let said = |tone, text: &str| FormRow::said(tone, wrapped(text, width));
        let hash = hash(session, window.subject());
        let state = session.approvals.state(window.subject(), hash.as_ref(), session.now.date());
        let mut all: Vec<_> = Self::all().map(FormRow::Answer).collect();
        all.extend(window.form.refusal.iter().flat_map(|refusal| said(Tone::Error, refusal)));
        all.push(FormRow::gap(None));
        all.extend(said(Tone::Aside, &format!("Now: {}.", state.in_words())));
        all.extend(said(Tone::Aside, KNOW));
        all.push(FormRow::gap(None));
        all.extend(said(Tone::Plain, text(session, window.subject()).trim_end()));
        all
    }

    fn answer<'a>(
        window: &'a FormWindow<Self>,
        session: &Session,
        line: ApprovalLine,
        room: usize,
    ) -> Answer<'a> {
        let typed = |example| match window.form.input(line) {
            Some(input) => Answer::typed(input, room, example),
            None => Answer::default(),
        };
        let chosen = |words: &str| {
            let words = cut(words, room.saturating_sub(12)).into_owned();
            Answer::chosen(words, line == window.form.line)
        };
        match line {
            ApprovalLine::What => {
                chosen(window.of.subjects.get(window.of.subject).map_or("", |(_, name)| name))
            }
            ApprovalLine::Name => typed("such as Dr A Example"),
            ApprovalLine::Role => typed("such as GP partner"),
            ApprovalLine::Registration => typed("of that register"),
            ApprovalLine::Body => chosen(&format!("{}, {}", window.of.body.name(), window.of.body.label())),
            ApprovalLine::Until => chosen(&day(window.until(session.now.date()))),
        }
    }

    /// Where there is one thing to approve there is nothing to choose.
    fn lines(window: &FormWindow<Self>) -> Vec<ApprovalLine> {
        let several = window.of.subjects.len() > 1;
        Self::all().filter(|line| several || *line != ApprovalLine::What).collect()
    }

    fn turn(window: &mut FormWindow<Self>, _: &mut Context, by: isize) -> Effects {
        window.form.refusal = None;
        match window.form.line {
            ApprovalLine::What => {
                let all: Vec<_> = (0..window.of.subjects.len()).collect();
                window.of.subject = turned(&all, &window.of.subject, by);
                (window.form.top, window.of.read) = (0, false);
            }
            ApprovalLine::Body => {
                let may = |body: &Regulator| body.may_approve(window.subject());
                let all: Vec<_> = Regulator::ALL.into_iter().filter(may).collect();
                window.of.body = turned(&all, &window.of.body, by);
            }
            ApprovalLine::Until => window.of.months = turned(&MONTHS, &window.of.months, by),
            ApprovalLine::Name | ApprovalLine::Role | ApprovalLine::Registration => {}
        }
        Vec::new()
    }

    /// The text is to be read again: it may be another one by now.
    fn resumed(mut window: FormWindow<Self>, session: &Session) -> Option<FormWindow<Self>> {
        window.of.subjects = subjects(session);
        Some(window)
    }

    fn read_to_end(window: &mut FormWindow<Self>) {
        window.of.read = true;
    }
}
