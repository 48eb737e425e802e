//! What is being written, as a draft, and as it was after a kill.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answering::{Answering, Sheet};
use crate::domain::{Became, HowWell, NextStep, reflection::asked};
use crate::session::Session;
use crate::text::{Area, Input, Motion, Typed};
use crate::{draft, session::reflect_sync::is_refused};

#[derive(Serialize, Deserialize)]
struct AnsweringState {
    guide: String,
    on: Date,
    at: usize,
    line: usize,
    sheets: Vec<SheetState>,
}

#[derive(Serialize, Deserialize)]
struct SheetState {
    was: Option<NextStep>,
    became: Option<Became>,
    question: Option<String>,
    word: Option<HowWell>,
    text: Typed,
    day: Option<Input>,
}

impl SheetState {
    fn of(sheet: &Sheet) -> Self {
        let typed = |area: &Area| Typed { text: area.text().to_owned(), at: area.caret().at };
        let none = |text| Self { was: None, became: None, question: None, word: None, text, day: None };
        match sheet {
            Sheet::Open { was, became, because, .. } => {
                Self { was: Some(was.clone()), became: *became, ..none(typed(because)) }
            }
            Sheet::Question { asked, words, word, .. } => {
                Self { question: Some(asked.id.clone()), word: *word, ..none(typed(words)) }
            }
            Sheet::Next { step, day, .. } => Self { day: Some(day.clone()), ..none(typed(step)) },
        }
    }

    /// With what the file says by now as its state before.
    fn sheet(self, session: &Session, guide: &str, on: Date) -> Option<Sheet> {
        let all = &session.reflect_sync.all;
        let mut sheet = if let Some(was) = self.was {
            let is_it = |one: &&NextStep| (one.on, &one.step) == (was.on, &was.step);
            let before = all.steps.iter().find(is_it).unwrap_or(&was).clone();
            Sheet::Open { was, before, became: self.became, because: Area::new("") }
        } else if let Some(question) = &self.question {
            let asked = asked::find(session.guides.of(guide), question)?;
            let before = all.on(asked.kept_under(guide), question, on);
            Sheet::question(asked, before)
        } else {
            Sheet::next_step(all.step_of(on))
        };
        match &mut sheet {
            Sheet::Question { word, .. } => *word = self.word,
            Sheet::Next { day, .. } => *day = self.day.unwrap_or_default(),
            Sheet::Open { .. } => {}
        }
        let area = sheet.text_mut();
        *area = Area::new(&self.text.text);
        area.go(Motion::To(self.text.at), false);
        Some(sheet)
    }
}

pub(super) fn state(answering: &Answering) -> Option<String> {
    draft::write(&AnsweringState {
        guide: answering.guide.clone(),
        on: answering.on,
        at: answering.at,
        line: answering.line,
        sheets: answering.sheets.iter().map(SheetState::of).collect(),
    })
}

/// Gone on with, if its guide is still there and the file takes it.
pub(super) fn resumed(session: &mut Session, state: &str) -> Option<Answering> {
    let AnsweringState { guide, on, at, line, sheets } = draft::read(state)?;
    if is_refused(session) {
        return None;
    }
    let found = session.guides.all().find(|one| one.id == guide)?.clone();
    let sheets: Option<Vec<_>> = sheets.into_iter().map(|one| one.sheet(session, &guide, on)).collect();
    let sheets = sheets.filter(|sheets| !sheets.is_empty())?;
    Some(Answering { at: at.min(sheets.len() - 1), line, ..Answering::new(&found, on, sheets) })
}
