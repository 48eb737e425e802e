//! The team's set, begun with the first wording that is put into it.

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    domain::{PhraseReview, PhraseSet, phrasebook::PHRASES_FORMAT},
    effect::{Effect, Effects, Job},
    part::{
        Context, Row, always,
        form::{FormOf, FormWindow},
        part_rows,
    },
    session::Session,
    ui::{
        form::{Answer, Form, FormRow},
        window::{centred, inside},
    },
};

const HELP: &str = "A set of its own, of wordings you choose, with the team as its author. It is used before those of colleagues.";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TeamLine {
    Author,
    Title,
}

#[derive(Serialize, Deserialize)]
pub struct TeamForm {
    first: PhraseReview,
}

impl FormWindow<TeamForm> {
    /// With this for its first wording.
    #[must_use]
    pub fn begin(first: PhraseReview) -> Self {
        let form = Form::new(TeamLine::Author, [(TeamLine::Author, ""), (TeamLine::Title, "")]);
        Self { form, of: TeamForm { first } }
    }

    fn keep(&mut self, cx: &mut Context) -> Effects {
        let author = self.form.text(TeamLine::Author).to_owned();
        if author.is_empty() {
            (self.form.line, self.form.refusal) =
                (TeamLine::Author, Some("Type the name of the team.".to_owned()));
            return Vec::new();
        }
        let team = PhraseSet {
            format: PHRASES_FORMAT,
            id: cx.session.spare_id.to_string(),
            title: self.form.text(TeamLine::Title).to_owned(),
            author,
            team: true,
            ..PhraseSet::default()
        };
        cx.close();
        vec![Effect::FreshId, Effect::Store(Job::PutInTeam(Box::new(team), Box::new(self.of.first.clone())))]
    }
}

impl FormOf for TeamForm {
    type Line = TeamLine;

    const SCOPE: Scope = Scope::form("team", "The team’s set");
    const TITLE: &'static str = "Begin your team’s set";
    const LINES: &'static [(TeamLine, &'static str)] =
        &[(TeamLine::Author, "Team"), (TeamLine::Title, "Title")];
    const INDENT: u16 = 10;
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "team.done" ["Enter"], "Begin the team’s set with these words", Some((1, "begin")), always, FormWindow::keep;
        "team.next" ["Tab", "↓"], "Next line of the team’s set", Some((2, "next line")), always, FormWindow::next;
        "team.previous" ["Shift-Tab", "↑"], "Previous line of the team’s set", None, always, FormWindow::previous;
        "team.close" ["Esc"], "Begin no set", Some((3, "cancel")), always, |_, cx| cx.close();
    }];

    fn window(_: &FormWindow<Self>, session: &Session) -> Rect {
        centred(session.size, 64, 8)
    }

    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<TeamLine>> {
        let width = usize::from(inside(Self::window(window, session)).width.saturating_sub(4));
        let (tone, foot) = window.foot(HELP, width);
        Self::all().map(FormRow::Answer).chain(FormRow::said(tone, foot)).collect()
    }

    fn answer<'a>(window: &'a FormWindow<Self>, _: &Session, line: TeamLine, room: usize) -> Answer<'a> {
        let hint = match line {
            TeamLine::Author => "its name, such as Pain team",
            TeamLine::Title => "if you like",
        };
        window.form.input(line).map(|input| Answer::typed(input, room, hint)).unwrap_or_default()
    }
}
