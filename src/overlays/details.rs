//! The questions about an appointment: label, when, for how long, first or not, how they meet, and
//! after which day its notes should go.

use std::borrow::Cow;

use jiff::{Zoned, civil::Date};
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    domain::{
        Appointment, DeleteAfter, Details, Guides, Id, Meeting, Moment, NotADate, Visit, day_in_words,
        guides::shown, identifying, is_later, leading_time, parse_datetime, parse_day,
    },
    effect::{Effect, Effects, Job},
    part::{
        Action, Context, Row, always,
        form::{FormOf, FormWindow},
        part_rows,
    },
    session::{Loading, Session},
    ui::{
        article::Tone,
        form::{Answer, Form, FormRow, TURN, turned},
        text::{columns, cut},
        window::{centred, inside},
    },
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    New,
    CopyForward(Id),
    Change(Id),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    Label,
    When,
    Minutes,
    Visit,
    Meeting,
    DeleteAfter,
    Guide,
}

#[derive(Serialize, Deserialize)]
pub struct DetailsForm {
    purpose: Purpose,
    /// The time that is typed; `None` where nothing is.
    #[serde(skip)]
    understood: Option<Result<Moment, NotADate>>,
    /// The label without the time that was read out of it.
    #[serde(skip)]
    label_alone: Option<String>,
    visit: Visit,
    meeting: Meeting,
    #[serde(skip)]
    goes: Option<DeleteAfter>,
    #[serde(skip)]
    guides: Vec<(String, String)>,
    guide: String,
}

/// Typed where the notes are to stay.
const NEVER: &str = "never";

const NO_DAY: &str = "not a date; try “8 dec”, “in 3 weeks”, “never”";

/// Every guide with its title, and the one that is wanted even where it is not on this computer.
fn with_titles(guides: &Guides, wanted: &str) -> Vec<(String, String)> {
    let mut all: Vec<_> = guides.all().map(|one| (one.id.to_string(), one.title.to_string())).collect();
    if all.iter().all(|(id, _)| id != wanted) {
        all.push((wanted.to_owned(), format!("“{}”, not on this computer", shown(wanted))));
    }
    all
}

impl FormWindow<DetailsForm> {
    fn new(purpose: Purpose, details: Details, guides: &Guides, now: &Zoned) -> Self {
        let Details { label, when, minutes, visit, meeting, delete_after, guide } = details;
        let guide = guide.unwrap_or_else(|| guides.built_in().id.to_string());
        let goes = match delete_after {
            DeleteAfter::Default => String::new(),
            DeleteAfter::On(day) => day_in_words(day),
            DeleteAfter::Never => NEVER.to_owned(),
        };
        let when = when.map(Moment::in_full).unwrap_or_default();
        let minutes = minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        let texts = [
            (Detail::Label, label.as_str()),
            (Detail::When, &when),
            (Detail::Minutes, &minutes),
            (Detail::DeleteAfter, &goes),
        ];
        let form = Form::new(Detail::Label, texts);
        let (goes, guides) = (Some(delete_after), with_titles(guides, &guide));
        let of =
            DetailsForm { purpose, understood: None, label_alone: None, visit, meeting, goes, guides, guide };
        let mut form = Self { form, of };
        form.understand(now);
        form
    }

    /// Reads the times again after a key.
    fn understand(&mut self, now: &Zoned) {
        self.form.refusal = None;
        let typed = self.form.text(Detail::When);
        let in_label = match self.of.purpose {
            Purpose::New if typed.is_empty() => leading_time(self.form.text(Detail::Label), now),
            _ => None,
        };
        self.of.understood = match in_label {
            Some((moment, _)) => Some(moment),
            None => (!typed.is_empty()).then(|| parse_datetime(typed, now)),
        };
        self.of.label_alone = in_label.map(|(_, rest)| rest.to_owned());
        let typed = self.form.text(Detail::DeleteAfter);
        self.of.goes = match typed {
            "" => Some(DeleteAfter::Default),
            _ if typed.eq_ignore_ascii_case(NEVER) => Some(DeleteAfter::Never),
            _ => parse_day(typed, now).ok().map(DeleteAfter::On),
        };
    }

    fn label(&self) -> &str {
        self.of.label_alone.as_deref().unwrap_or(self.form.text(Detail::Label))
    }

    /// Said of the time that is typed; under its line where that is true and there is room.
    fn says_when(&self, room: usize) -> (String, bool) {
        let says = match &self.of.understood {
            None => "no time set; try “tomorrow 14:30” or “tue 9:20”".to_owned(),
            Some(Ok(moment)) if self.of.label_alone.is_some() => {
                format!("= {}, from the label", moment.in_full())
            }
            Some(Ok(moment)) => format!("= {}", moment.in_full()),
            Some(Err(error)) => error.to_string(),
        };
        let words = self.form.input(Detail::When).map_or("", |input| input.window(room).0);
        let fits = columns(words) + columns(&says) <= room;
        (says, self.of.understood.is_some() || !fits)
    }

    /// Why the label could identify someone, in at most so many columns.
    fn label_identifies(&self, today: Date, columns: usize) -> Option<String> {
        identifying::reason(&identifying::marks(self.label(), today), columns)
    }

    /// Shown after the line "Delete after"; `days` is the default.
    fn goes_in_words(&self, days: u16, now: Moment) -> String {
        let when = self.of.understood.and_then(Result::ok);
        // To take these answers is a change, made now.
        match (self.of.goes, self.of.goes.and_then(|goes| goes.day(when, now, days))) {
            (None, _) => NO_DAY.to_owned(),
            (Some(DeleteAfter::Default), Some(day)) => {
                let from =
                    if when.is_some_and(|when| !is_later(now, when)) { "it" } else { "the last change" };
                format!("{}, {days} days after {from}", day_in_words(day))
            }
            (Some(_), Some(day)) if day_in_words(day) == self.form.text(Detail::DeleteAfter) => String::new(),
            (Some(_), Some(day)) => format!("= {}", day_in_words(day)),
            (Some(_), None) => "stays until you delete it".to_owned(),
        }
    }

    fn details(&self) -> Result<Details, (Detail, String)> {
        let when = match self.of.understood {
            None => None,
            Some(Ok(moment)) => Some(moment),
            Some(Err(error)) => {
                let line = if self.of.label_alone.is_some() { Detail::Label } else { Detail::When };
                return Err((line, format!("When: {error}.")));
            }
        };
        let typed = self.form.text(Detail::Minutes);
        let minutes = match typed.parse::<u16>() {
            _ if typed.is_empty() => None,
            Ok(minutes @ 1..=480) => Some(minutes),
            _ => {
                return Err((Detail::Minutes, "Minutes: a number from 1 to 480, or nothing.".to_owned()));
            }
        };
        let refused = || (Detail::DeleteAfter, format!("Delete after: {NO_DAY}."));
        let delete_after = self.of.goes.ok_or_else(refused)?;
        let label = self.label().to_owned();
        let guide = Some(self.of.guide.clone());
        Ok(Details {
            label,
            when,
            minutes,
            visit: self.of.visit,
            meeting: self.of.meeting,
            delete_after,
            guide,
        })
    }

    fn done(&mut self, cx: &mut Context) -> Effects {
        let details = match self.details() {
            Ok(details) => details,
            Err((line, refusal)) => {
                self.form.refusal = Some(refusal);
                return self.go_to(cx.session, line);
            }
        };
        cx.close();
        let (clock, now, id) = (cx.session.now.clone(), cx.session.moment(), cx.session.spare_id.clone());
        match &self.of.purpose {
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

    fn is_roomy(&self, session: &Session) -> bool {
        usize::from(inside(DetailsForm::window(self, session)).height)
            >= DetailsForm::lines(self).len() * 2 + 2
    }
}

/// Opens the form.
pub fn ask(cx: &mut Context, purpose: Purpose, details: Details) -> Effects {
    let form = FormWindow::new(purpose, details, &cx.session.guides, &cx.session.now);
    cx.open(form)
}

impl FormOf for DetailsForm {
    type Line = Detail;

    const SCOPE: Scope = Scope::form("details", "Questions about an appointment");
    const LINES: &'static [(Detail, &'static str)] = &[
        (Detail::Label, "Label"),
        (Detail::When, "When"),
        (Detail::Minutes, "Minutes"),
        (Detail::Visit, "Visit"),
        (Detail::Meeting, "How"),
        (Detail::DeleteAfter, "Delete after"),
        (Detail::Guide, "Guide"),
    ];
    const INDENT: u16 = 16;
    const REFUSES_AT_FOOT: bool = true;
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "details.done" ["Enter"], "Save these details", Some((1, "save")), always, FormWindow::done;
        "details.next" ["Tab", "↓"], "Next line", Some((2, "next line")), always, FormWindow::next;
        "details.previous" ["Shift-Tab", "↑"], "Previous line", None, always, FormWindow::previous;
        "details.close" ["Esc"], "Cancel; everything stays as it was", Some((4, "cancel")), always,
            |_, cx| cx.close();
    }];

    fn window(window: &FormWindow<Self>, session: &Session) -> Rect {
        centred(
            session.size,
            64,
            u16::try_from(Self::lines(window).len() * 2).unwrap_or_default().saturating_add(4),
        )
    }

    /// With room between the lines where there is any: why the label identifies somebody is said there, else below.
    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<Detail>> {
        let (roomy, inside) = (window.is_roomy(session), inside(Self::window(window, session)));
        let indent = if roomy { Self::INDENT } else { 2 };
        let room = usize::from(inside.width.saturating_sub(indent + 3));
        let warning = window.label_identifies(session.now.date(), room);
        let warning = |line| warning.clone().map(|reason| FormRow::Said(line, Tone::Warning, indent, reason));
        if !roomy {
            return Self::lines(window).into_iter().map(FormRow::Answer).chain(warning(None)).collect();
        }
        let room = room + 1;
        let below = |line| match (line, window.says_when(room)) {
            (Detail::When, (says, true)) => {
                FormRow::Said(Some(line), Tone::Aside, indent, cut(&says, room).into_owned())
            }
            (Detail::Label, _) => warning(Some(line)).unwrap_or(FormRow::gap(Some(line))),
            _ => FormRow::gap(Some(line)),
        };
        let lines = Self::lines(window).into_iter().flat_map(|line| [FormRow::Answer(line), below(line)]);
        std::iter::once(FormRow::gap(None)).chain(lines).collect()
    }

    fn answer<'a>(window: &'a FormWindow<Self>, session: &Session, line: Detail, room: usize) -> Answer<'a> {
        let here = line == window.form.line;
        let typed = |aside: Cow<'static, str>| match window.form.input(line) {
            Some(input) => Answer { aside, cuts_aside: true, ..Answer::typed(input, room, "") },
            None => Answer::default(),
        };
        let is_empty = window.form.text(line).is_empty();
        match line {
            Detail::Label if is_empty => typed("  such as “10:20 RH”; no names".into()),
            Detail::Label => typed("".into()),
            Detail::When => match window.says_when(room) {
                (_, true) if window.is_roomy(session) => typed("".into()),
                (says, _) => typed(format!("{}{says}", if is_empty { "  " } else { "" }).into()),
            },
            Detail::Minutes => typed(if is_empty { "  not set".into() } else { "min".into() }),
            Detail::DeleteAfter => {
                let says = window.goes_in_words(session.settings.delete_after_days, session.moment());
                typed(format!("{}{says}", if is_empty { "  " } else { "" }).into())
            }
            Detail::Visit => Answer::chosen(window.of.visit.label(), here),
            Detail::Meeting => Answer::chosen(window.of.meeting.label(), here),
            Detail::Guide => {
                let guide = window.of.guides.iter().find(|(id, _)| *id == window.of.guide);
                let guide = guide.map_or("", |(_, title)| title);
                let room = room.saturating_sub(if here { columns(TURN) + 2 } else { 0 });
                Answer::chosen(cut(guide, room), here)
            }
        }
    }

    fn lines(window: &FormWindow<Self>) -> Vec<Detail> {
        let several = window.of.guides.len() > 1;
        Self::all().filter(|line| several || *line != Detail::Guide).collect()
    }

    fn title(window: &FormWindow<Self>, _: &Session) -> String {
        let title = match window.of.purpose {
            Purpose::New => "New appointment",
            Purpose::CopyForward(_) => "Copy forward to a new appointment",
            Purpose::Change(_) => "This appointment",
        };
        title.to_owned()
    }

    fn resumed(mut window: FormWindow<Self>, session: &Session) -> Option<FormWindow<Self>> {
        window.of.guides = with_titles(&session.guides, &window.of.guide);
        Some(window)
    }

    fn about(window: &FormWindow<Self>) -> Option<&Id> {
        match &window.of.purpose {
            Purpose::New => None,
            Purpose::CopyForward(id) | Purpose::Change(id) => Some(id),
        }
    }

    fn typed(window: &mut FormWindow<Self>, session: &Session) {
        window.understand(&session.now);
    }

    fn turn(window: &mut FormWindow<Self>, _: &mut Context, by: isize) -> Effects {
        match window.form.line {
            Detail::Visit => window.of.visit = turned(&Visit::ALL, &window.of.visit, by),
            Detail::Meeting => window.of.meeting = turned(&Meeting::ALL, &window.of.meeting, by),
            Detail::Guide => {
                let all: Vec<_> = window.of.guides.iter().map(|(id, _)| id.clone()).collect();
                window.of.guide = turned(&all, &window.of.guide, by);
            }
            Detail::Label | Detail::When | Detail::Minutes | Detail::DeleteAfter => {}
        }
        Vec::new()
    }
}
