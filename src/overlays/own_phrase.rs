//! A phrase of one's own, added to a principle of the guide that is shown.

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    domain::{ConsultationPhase, OwnPhrase, PhraseReview, with_capital},
    effect::{Effect, Effects},
    part::{
        Action, Context, Row, always,
        form::{FormOf, FormWindow},
        part_rows,
    },
    session::{Session, phrase_sync},
    text::Input,
    ui::{
        article::Tone,
        form::{Answer, Form, FormRow, LongText, turned},
        text::{cut, wrapped},
        window::{centred, inside},
    },
};

const HELP: &str =
    "It is shown with those of the guide, here and beside the notes, and is exported with your set.";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnPhraseLine {
    Principle,
    Moment,
    Words,
}

#[derive(Serialize, Deserialize)]
pub struct OwnPhraseForm {
    guide: String,
    principle: String,
    moment: ConsultationPhase,
}

impl FormWindow<OwnPhraseForm> {
    /// For that principle of the guide whose phrases are shown.
    #[must_use]
    pub fn begin(session: &Session, principle: String, moment: ConsultationPhase) -> Self {
        let guide = session.phrase_guide().id.to_string();
        let form = Form::new(OwnPhraseLine::Words, [(OwnPhraseLine::Words, "")]);
        Self { form, of: OwnPhraseForm { guide, principle, moment } }
    }

    /// Adds it, kept as it is.
    fn keep(&mut self, cx: &mut Context) -> Effects {
        let OwnPhraseForm { guide, principle, moment } = &self.of;
        let own = OwnPhrase {
            id: format!("own-{}", cx.session.spare_id.short()),
            guide: guide.clone(),
            principle: principle.clone(),
            moment: *moment,
            says: self.form.text(OwnPhraseLine::Words).to_owned(),
        };
        self.form.refusal = own.fault().or_else(|| cx.session.phrase_sync.read_only.clone());
        if self.form.refusal.is_some() {
            return Vec::new();
        }
        let review = PhraseReview {
            guide: own.guide.clone(),
            phrase: own.id.clone(),
            suggested: own.says.clone(),
            reviewed_on: cx.session.now.date(),
            ..PhraseReview::default()
        };
        cx.close();
        let id = own.id.clone();
        let effects = phrase_sync::change(cx.session, |mine| {
            mine.put(review);
            mine.set_own_phrase(&own.id.clone(), Some(own));
        });
        cx.act(Action::PhraseAdded(id));
        [effects, vec![Effect::FreshId]].concat()
    }
}

impl FormOf for OwnPhraseForm {
    type Line = OwnPhraseLine;

    const SCOPE: Scope = Scope::form("own phrase", "A phrase of your own");
    const TITLE: &'static str = "A phrase of your own";
    const LINES: &'static [(OwnPhraseLine, &'static str)] = &[
        (OwnPhraseLine::Principle, "Principle"),
        (OwnPhraseLine::Moment, "Moment"),
        (OwnPhraseLine::Words, "Words"),
    ];
    const INDENT: u16 = 13;
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "own_phrase.done" ["Enter"], "Add this phrase", Some((1, "add")), always, FormWindow::keep;
        "own_phrase.next" ["Tab", "↓"], "Next line of your phrase", Some((2, "next line")), always, FormWindow::next;
        "own_phrase.previous" ["Shift-Tab", "↑"], "Previous line of your phrase", None, always,
            FormWindow::previous;
        "own_phrase.close" ["Esc"], "Add no phrase", Some((3, "cancel")), always, |_, cx| cx.close();
    }];

    fn window(_: &FormWindow<Self>, session: &Session) -> Rect {
        centred(session.size, 72, 11)
    }

    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<OwnPhraseLine>> {
        let width = usize::from(inside(Self::window(window, session)).width.saturating_sub(4));
        let (tone, says) = match &window.form.refusal {
            Some(refusal) => (Tone::Error, refusal.as_str()),
            None => (Tone::Aside, HELP),
        };
        let lines = [OwnPhraseLine::Principle, OwnPhraseLine::Moment].map(FormRow::Answer);
        let words = Self::long_text(window, session).map_or(0, |(text, _)| text.rows.len());
        let words = (0..words).map(|row| FormRow::Text(OwnPhraseLine::Words, row));
        let foot = FormRow::said(tone, wrapped(says, width));
        lines.into_iter().chain(words).chain([FormRow::gap(None)]).chain(foot).collect()
    }

    fn answer<'a>(
        window: &'a FormWindow<Self>,
        session: &Session,
        line: OwnPhraseLine,
        room: usize,
    ) -> Answer<'a> {
        let here = window.form.line == line;
        let room = room.saturating_sub(if here { 14 } else { 0 });
        match line {
            OwnPhraseLine::Principle => {
                let guide = session.guides.of(&window.of.guide);
                let found = guide.principles.iter().find(|one| one.id == window.of.principle);
                let name = found.map(|one| format!("{} {}", one.number, one.short_name)).unwrap_or_default();
                Answer::chosen(cut(&name, room).into_owned(), here)
            }
            OwnPhraseLine::Moment => Answer::chosen(with_capital(window.of.moment.label()), here),
            OwnPhraseLine::Words => {
                window.form.input(line).map(|input| Answer::typed(input, room, "")).unwrap_or_default()
            }
        }
    }

    fn long_text<'a>(window: &'a FormWindow<Self>, session: &Session) -> Option<(LongText<'a>, u16)> {
        let input: &Input = window.form.input(OwnPhraseLine::Words)?;
        // One column more is for the cursor behind the text.
        let width = Self::window(window, session).width.saturating_sub(Self::INDENT + 4);
        Some((LongText::new("Words", input, usize::from(width).max(1)), Self::INDENT))
    }

    fn turn(window: &mut FormWindow<Self>, cx: &mut Context, by: isize) -> Effects {
        match window.form.line {
            OwnPhraseLine::Principle => {
                let guide = cx.session.guides.of(&window.of.guide);
                let all: Vec<_> = guide.principles.iter().map(|one| one.id.to_string()).collect();
                window.of.principle = turned(&all, &window.of.principle, by);
            }
            OwnPhraseLine::Moment => {
                window.of.moment = turned(&ConsultationPhase::ALL, &window.of.moment, by);
            }
            OwnPhraseLine::Words => {}
        }
        Vec::new()
    }
}
