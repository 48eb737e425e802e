//! One resource: its kind, and a line for each thing to know of it.

use std::sync::Arc;

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use super::{ResourceList, changing::put};
use crate::{
    command::{Group, Scope},
    domain::{FileReply, FileResult, Resource, ResourceKind, day_in_words, parse_day, with_capital},
    effect::{Effects, Reply},
    part::{
        Context, Row, always,
        form::{FormOf, FormWindow},
        list::ListWindow,
        part_rows,
    },
    session::Session,
    ui::{
        form::{Answer, Form, FormRow, turned},
        window::{centred, inside},
    },
};

const HELP: &str =
    "Six months after it was checked it says: check before use. Nothing here is of an appointment.";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ResourceLine {
    Kind,
    Name,
    From,
    FoundAt,
    Suits,
    ComesIn,
    Checked,
}

#[derive(Serialize, Deserialize)]
pub struct ResourceForm {
    kind: ResourceKind,
    before: Option<String>,
    #[serde(skip)]
    asked: Option<String>,
}

impl FormWindow<ResourceForm> {
    fn new(one: &Resource, before: Option<String>) -> Self {
        let checked = one.checked.map(day_in_words).unwrap_or_default();
        let texts = [
            (ResourceLine::Name, &one.name),
            (ResourceLine::From, &one.from),
            (ResourceLine::FoundAt, &one.found_at),
            (ResourceLine::Suits, &one.suits),
            (ResourceLine::ComesIn, &one.comes_in),
            (ResourceLine::Checked, &checked),
        ];
        let texts = texts.map(|(line, text)| (line, text.as_str()));
        Self {
            form: Form::new(ResourceLine::Name, texts),
            of: ResourceForm { kind: one.kind, before, asked: None },
        }
    }

    /// A new one of this name; whoever writes it down now has just looked.
    #[must_use]
    pub fn add(name: &str, session: &Session) -> Self {
        let name = if session.resources.get(name).is_some() { "" } else { name.trim() };
        let one = Resource { checked: Some(session.now.date()), ..Resource::called(name) };
        Self::new(&one, None)
    }

    /// One that is there.
    #[must_use]
    pub fn change(one: &Resource) -> Self {
        Self::new(one, Some(one.name.clone()))
    }

    /// The resource it says, or the line to mend and why.
    fn said(&self, session: &Session) -> Result<Resource, (ResourceLine, String)> {
        let text = |line| self.form.text(line).to_owned();
        let name = text(ResourceLine::Name);
        if name.is_empty() {
            return Err((ResourceLine::Name, "Type what it is called.".to_owned()));
        }
        let same = session.resources.get(&name);
        if same.is_some_and(|same| !self.of.before.as_ref().is_some_and(|before| same.is_called(before))) {
            let why = format!("You have “{name}” already. Choose another name, or change that one.");
            return Err((ResourceLine::Name, why));
        }
        let checked = match self.form.text(ResourceLine::Checked) {
            "" => None,
            typed => Some(parse_day(typed, &session.now).map_err(|_| {
                (ResourceLine::Checked, "This is not a day, such as “3 Nov 2026” or “today”.".to_owned())
            })?),
        };
        if checked.is_some_and(|day| day > session.now.date()) {
            return Err((ResourceLine::Checked, "This day is still to come.".to_owned()));
        }
        let one = Resource {
            kind: self.of.kind,
            name,
            from: text(ResourceLine::From),
            found_at: text(ResourceLine::FoundAt),
            suits: text(ResourceLine::Suits),
            comes_in: text(ResourceLine::ComesIn),
            checked,
        };
        one.fault().map_or(Ok(one), |why| Err((ResourceLine::Name, why)))
    }

    fn keep(&mut self, cx: &mut Context) -> Effects {
        self.form.refusal = None;
        match self.said(cx.session) {
            Ok(one) => {
                self.of.asked = Some(one.name.clone());
                vec![put(self.of.before.clone(), one)]
            }
            Err((line, why)) => self.refuse(line, why),
        }
    }
}

impl FormOf for ResourceForm {
    type Line = ResourceLine;

    const SCOPE: Scope = Scope::form("resource", "One resource");
    const LINES: &'static [(ResourceLine, &'static str)] = &[
        (ResourceLine::Kind, "What it is"),
        (ResourceLine::Name, "Name"),
        (ResourceLine::From, "From"),
        (ResourceLine::FoundAt, "Found at"),
        (ResourceLine::Suits, "For"),
        (ResourceLine::ComesIn, "Comes in"),
        (ResourceLine::Checked, "Checked"),
    ];
    const INDENT: u16 = 14;
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "resource.done" ["Enter"], "Save this resource", Some((1, "save")), always, FormWindow::keep;
        "resource.next" ["Tab", "↓"], "Next line of the resource", Some((2, "next line")), always, FormWindow::next;
        "resource.previous" ["Shift-Tab", "↑"], "Previous line of the resource", None, always, FormWindow::previous;
        "resource.close" ["Esc"], "Cancel; the resource stays as it was", Some((4, "cancel")), always,
            |form, cx| ListWindow::<ResourceList>::open_at(cx, form.of.before.as_deref());
    }];

    fn window(_: &FormWindow<Self>, session: &Session) -> Rect {
        centred(session.size, 76, 13)
    }

    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<ResourceLine>> {
        let width = usize::from(inside(Self::window(window, session)).width.saturating_sub(4));
        let (tone, foot) = window.foot(HELP, width);
        let foot = FormRow::said(tone, foot);
        // A refusal is seen however small the window is.
        if window.form.refusal.is_some() {
            foot.chain(Self::all().map(FormRow::Answer)).collect()
        } else {
            Self::all().map(FormRow::Answer).chain([FormRow::gap(None)]).chain(foot).collect()
        }
    }

    fn answer<'a>(window: &'a FormWindow<Self>, _: &Session, line: ResourceLine, room: usize) -> Answer<'a> {
        let hint = match line {
            ResourceLine::Kind | ResourceLine::Name => "",
            ResourceLine::From => "who makes or runs it",
            ResourceLine::FoundAt => "its page, address or number",
            ResourceLine::Suits => "whom it suits; not put into the notes",
            ResourceLine::ComesIn => "language or format, such as Easy Read",
            ResourceLine::Checked => "not yet; or a day, such as “today”",
        };
        match window.form.input(line) {
            Some(input) => Answer::typed(input, room, hint),
            None => Answer::chosen(with_capital(window.of.kind.label()), window.form.line == line),
        }
    }

    fn title(window: &FormWindow<Self>, _: &Session) -> String {
        if window.of.before.is_some() { "Change a resource" } else { "A new resource" }.to_owned()
    }

    fn turn(window: &mut FormWindow<Self>, _: &mut Context, by: isize) -> Effects {
        if window.form.line == ResourceLine::Kind {
            window.of.kind = turned(&ResourceKind::ALL, &window.of.kind, by);
        }
        Vec::new()
    }

    fn on_reply(window: &mut FormWindow<Self>, cx: &mut Context, reply: &Reply) -> bool {
        let Reply::File(FileReply::Resources(FileResult::Changed(result)), _) = reply else { return false };
        let Some(name) = window.of.asked.take() else { return false };
        if let Some(own) = window.taken(result) {
            cx.session.resources = Arc::new(own.clone());
            ListWindow::<ResourceList>::open_at(cx, Some(&name));
        }
        true
    }
}
