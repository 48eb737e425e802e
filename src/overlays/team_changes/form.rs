//! One change: what, who, by when, and what the team would see if it worked.

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use super::{TeamChanges, put};
use crate::{
    command::{Group, Scope},
    domain::{FileReply, FileResult, TeamChange},
    effect::{Effects, Reply},
    part::{
        Context, Row, always,
        form::{FormOf, FormWindow},
        list::ListWindow,
        part_rows,
    },
    session::Session,
    ui::{
        form::{Answer, Form, FormRow},
        window::{for_lines, inside},
    },
};

/// What the form is for.
const ABOUT: &str = "The next report on your service opens with it, with room for what came of it.";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TeamChangeLine {
    Change,
    Who,
    ByWhen,
    WeWouldSee,
}

#[derive(Serialize, Deserialize)]
pub struct TeamChangeForm {
    before: Option<TeamChange>,
    #[serde(skip)]
    asked: bool,
}

impl FormWindow<TeamChangeForm> {
    /// One that is there, or with nothing in it a new one.
    #[must_use]
    pub fn of(one: &TeamChange) -> Self {
        use TeamChangeLine::{ByWhen, Change, WeWouldSee, Who};
        let texts = [
            (Change, one.change.as_str()),
            (Who, &one.who),
            (ByWhen, &one.by_when),
            (WeWouldSee, &one.we_would_see),
        ];
        let before = (*one != TeamChange::default()).then(|| one.clone());
        Self { form: Form::new(Change, texts), of: TeamChangeForm { before, asked: false } }
    }

    fn keep(&mut self, _: &mut Context) -> Effects {
        let text = |line| self.form.text(line).to_owned();
        let one = TeamChange {
            change: text(TeamChangeLine::Change),
            who: text(TeamChangeLine::Who),
            by_when: text(TeamChangeLine::ByWhen),
            we_would_see: text(TeamChangeLine::WeWouldSee),
        };
        if one.change.is_empty() {
            return self.refuse(TeamChangeLine::Change, "What do you change? Esc cancels.".to_owned());
        }
        self.of.asked = true;
        put(self.of.before.clone(), Some(one))
    }

    fn back(cx: &mut Context) -> Effects {
        let list = ListWindow::<TeamChanges>::open(cx.session);
        cx.open(list)
    }
}

impl FormOf for TeamChangeForm {
    type Line = TeamChangeLine;

    const SCOPE: Scope = Scope::form("team change", "One change, for the team");
    const TITLE: &'static str = "One change";
    const LINES: &'static [(TeamChangeLine, &'static str)] = &[
        (TeamChangeLine::Change, "We change"),
        (TeamChangeLine::Who, "Who"),
        (TeamChangeLine::ByWhen, "By when"),
        (TeamChangeLine::WeWouldSee, "We would see"),
    ];
    const INDENT: u16 = 16;
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "team_change.done" ["Enter"], "Save this change", Some((1, "save")), always, FormWindow::keep;
        "team_change.next" ["Tab", "↓"], "Next line of this change", Some((2, "next line")), always,
            FormWindow::next;
        "team_change.previous" ["Shift-Tab", "↑"], "Previous line of this change", None, always,
            FormWindow::previous;
        "team_change.close" ["Esc"], "Cancel; the list stays as it was", Some((4, "cancel")), always,
            |_, cx| FormWindow::back(cx);
    }];

    fn window(window: &FormWindow<Self>, session: &Session) -> Rect {
        let width = usize::from(session.size.0.min(76).saturating_sub(4));
        for_lines(session.size, Self::LINES.len() + 1 + window.foot(ABOUT, width).1.len())
    }

    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<TeamChangeLine>> {
        let width = usize::from(inside(Self::window(window, session)).width.saturating_sub(4));
        let (tone, foot) = window.foot(ABOUT, width);
        let foot = FormRow::said(tone, foot);
        Self::all().map(FormRow::Answer).chain([FormRow::gap(None)]).chain(foot).collect()
    }

    fn answer<'a>(
        window: &'a FormWindow<Self>,
        _: &Session,
        line: TeamChangeLine,
        room: usize,
    ) -> Answer<'a> {
        let empty = match line {
            TeamChangeLine::Change => "such as “longer first appointments”",
            TeamChangeLine::Who => "who sees to it",
            TeamChangeLine::ByWhen => "such as “the end of March”",
            TeamChangeLine::WeWouldSee => "what would show that it worked",
        };
        window.form.input(line).map_or_else(Answer::default, |input| Answer::typed(input, room, empty))
    }

    fn on_reply(window: &mut FormWindow<Self>, cx: &mut Context, reply: &Reply) -> bool {
        let Reply::File(FileReply::Team(FileResult::Changed(result)), _) = reply else { return false };
        if !std::mem::take(&mut window.of.asked) {
            return false;
        }
        if let Some(team) = window.taken(result) {
            cx.session.team = team.clone();
            FormWindow::<Self>::back(cx);
        }
        true
    }
}
