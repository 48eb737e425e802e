//! What is being written: one sheet for each step from last time, each question, and the next step.

use jiff::civil::Date;

use crate::domain::{
    Asked, Became, Guide, HowWell, NextStep, Put, Reflection, ReflectionChange, Reflections, parse_day,
};
use crate::part::Field;
use crate::session::{Session, reflect_sync};
use crate::text::{Area, Input};
use crate::ui::form::turned;

/// A line of a sheet that can be gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SheetLine {
    Became,
    Because,
    Words,
    Word,
    Step,
    Day,
}

pub(super) enum Sheet {
    /// A step from last time, as it was then and as it is now.
    Open {
        was: NextStep,
        before: NextStep,
        became: Option<Became>,
        because: Area,
    },
    Question {
        asked: Asked,
        before: Option<Reflection>,
        words: Area,
        word: Option<HowWell>,
    },
    Next {
        before: Option<NextStep>,
        step: Area,
        day: Input,
    },
}

impl Sheet {
    pub(super) fn open_step(step: &NextStep) -> Self {
        let because = Area::new(&step.because);
        Self::Open { was: step.clone(), before: step.clone(), became: None, because }
    }

    pub(super) fn question(asked: Asked, before: Option<&Reflection>) -> Self {
        let words = Area::new(before.map_or("", |one| &one.words));
        let word = before.and_then(|one| one.word);
        Self::Question { asked, before: before.cloned(), words, word }
    }

    pub(super) fn next_step(before: Option<&NextStep>) -> Self {
        let day = before.and_then(|one| one.look_again).map_or_else(String::new, |day| day.to_string());
        let step = Area::new(before.map_or("", |one| &one.step));
        Self::Next { before: before.cloned(), step, day: Input::new(&day) }
    }

    /// These questions, each with what was answered on that day already, and the next step.
    pub(super) fn of(asked: Vec<Asked>, all: &Reflections, guide: &str, today: Date) -> Vec<Self> {
        if asked.is_empty() {
            return Vec::new();
        }
        let questions = asked.into_iter().map(|one| {
            let before = all.on(one.kept_under(guide), &one.id, today);
            Self::question(one, before)
        });
        questions.chain([Self::next_step(all.step_of(today))]).collect()
    }

    pub(super) const fn lines(&self) -> &'static [SheetLine] {
        match self {
            Self::Open { became: Some(Became::Dropped), .. } => &[SheetLine::Became, SheetLine::Because],
            Self::Open { .. } => &[SheetLine::Became],
            Self::Question { asked, .. } if !asked.takes_word() => &[SheetLine::Words],
            Self::Question { .. } => &[SheetLine::Words, SheetLine::Word],
            Self::Next { .. } => &[SheetLine::Step, SheetLine::Day],
        }
    }

    pub(super) const fn text(&self) -> &Area {
        match self {
            Self::Open { because, .. } => because,
            Self::Question { words, .. } => words,
            Self::Next { step, .. } => step,
        }
    }

    pub(super) const fn text_mut(&mut self) -> &mut Area {
        match self {
            Self::Open { because, .. } => because,
            Self::Question { words, .. } => words,
            Self::Next { step, .. } => step,
        }
    }

    /// The change that keeps it as it is now; none where nothing is new.
    fn change(
        &mut self,
        (guide, version): (&str, &str),
        on: Date,
        day: Option<Date>,
    ) -> Option<ReflectionChange> {
        match self {
            Self::Open { was, before, became, because } => {
                let because = if *became == Some(Became::Dropped) { because.text() } else { "" };
                let after = became.map_or_else(
                    || was.clone(),
                    |became| NextStep {
                        became: Some(became),
                        because: because.to_owned(),
                        looked_on: Some(on),
                        ..was.clone()
                    },
                );
                let before = std::mem::replace(before, after.clone());
                let put = Put { before: Some(before), after: Some(after) };
                (put.before != put.after).then_some(ReflectionChange::Step(put))
            }
            Self::Question { asked, before, words, word } => {
                let (guide, version) = (asked.kept_under(guide), asked.kept_under(version));
                let says_something = !words.text().trim().is_empty() || word.is_some();
                let after = says_something.then(|| Reflection {
                    on,
                    guide: guide.to_owned(),
                    version: version.to_owned(),
                    question: asked.id.clone(),
                    asks: asked.in_full(),
                    words: words.text().to_owned(),
                    word: *word,
                });
                let put = Put { before: std::mem::replace(before, after.clone()), after };
                (put.before != put.after).then_some(ReflectionChange::Answer(put))
            }
            Self::Next { before, step, .. } => {
                let after = (!step.text().trim().is_empty()).then(|| NextStep {
                    on,
                    step: step.text().to_owned(),
                    look_again: day,
                    became: None,
                    because: String::new(),
                    looked_on: None,
                });
                let put = Put { before: std::mem::replace(before, after.clone()), after };
                (put.before != put.after).then_some(ReflectionChange::Step(put))
            }
        }
    }
}

pub(super) struct Answering {
    pub(super) guide: String,
    pub(super) version: String,
    /// The day it was begun, which is that of all that is written in it.
    pub(super) on: Date,
    pub(super) sheets: Vec<Sheet>,
    pub(super) at: usize,
    pub(super) line: usize,
}

impl Answering {
    /// `sheets` are not empty.
    pub(super) fn new(guide: &Guide, on: Date, sheets: Vec<Sheet>) -> Self {
        let (guide, version) = (guide.id.to_string(), guide.version.to_string());
        Self { guide, version, on, sheets, at: 0, line: 0 }
    }

    pub(super) fn sheet(&self) -> Option<&Sheet> {
        self.sheets.get(self.at)
    }

    fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        self.sheets.get_mut(self.at)
    }

    pub(super) fn lines(&self) -> &'static [SheetLine] {
        self.sheet().map_or(&[], Sheet::lines)
    }

    pub(super) fn line(&self) -> SheetLine {
        self.lines().get(self.line).copied().unwrap_or(SheetLine::Words)
    }

    pub(super) fn go_to(&mut self, line: SheetLine) {
        self.line = self.lines().iter().position(|one| *one == line).unwrap_or(self.line);
    }

    /// The line of the sheet that is a text of several lines, if it has one now.
    pub(super) fn text_line(&self) -> Option<SheetLine> {
        let is_text =
            |line: &SheetLine| matches!(line, SheetLine::Because | SheetLine::Words | SheetLine::Step);
        self.lines().iter().copied().find(is_text)
    }

    /// The line that is not.
    pub(super) fn other_line(&self) -> SheetLine {
        let text = self.text_line();
        self.lines().iter().copied().find(|line| Some(*line) != text).unwrap_or(SheetLine::Words)
    }

    pub(super) fn text(&self) -> Option<&Area> {
        self.sheet().map(Sheet::text)
    }

    pub(super) fn area(&self) -> Option<&Area> {
        self.text().filter(|_| self.text_line() == Some(self.line()))
    }

    pub(super) fn area_mut(&mut self) -> Option<&mut Area> {
        self.sheet_mut().map(Sheet::text_mut)
    }

    pub(super) fn field(&mut self) -> Option<Field<'_>> {
        let line = self.line();
        if self.text_line() == Some(line) {
            return self.area_mut().map(Field::Area);
        }
        match self.sheet_mut()? {
            Sheet::Next { day, .. } => Some(Field::Input(day)),
            Sheet::Open { .. } | Sheet::Question { .. } => None,
        }
    }

    pub(super) fn selected(&self) -> Option<&str> {
        match (self.area(), self.sheet()?) {
            (Some(area), _) => area.selected(),
            (None, Sheet::Next { day, .. }) => day.selected(),
            (None, _) => None,
        }
    }

    /// To the line after, or the one before; `false` past the last.
    pub(super) fn step(&mut self, by: isize) -> bool {
        match self.line.checked_add_signed(by) {
            Some(line) if line < self.lines().len() => {
                self.line = line;
                true
            }
            Some(_) => self.step_sheet(by),
            None => {
                let back = self.at > 0;
                self.at = self.at.saturating_sub(1);
                self.line = if back { self.lines().len().saturating_sub(1) } else { 0 };
                true
            }
        }
    }

    /// To the first line of the sheet after, or of the one before; `false` past the last.
    pub(super) fn step_sheet(&mut self, by: isize) -> bool {
        let to = self.at.saturating_add_signed(by);
        if to >= self.sheets.len() {
            return false;
        }
        (self.at, self.line) = (to, 0);
        true
    }

    /// The next answer of a line that is chosen, or the one before.
    pub(super) fn turn(&mut self, by: isize) {
        let line = self.line();
        match self.sheet_mut() {
            Some(Sheet::Open { became, .. }) if line == SheetLine::Became => {
                let all: Vec<_> = [None].into_iter().chain(Became::ALL.map(Some)).collect();
                *became = turned(&all, became, by);
            }
            Some(Sheet::Question { word, .. }) if line == SheetLine::Word => {
                let all: Vec<_> = [None].into_iter().chain(HowWell::ALL.map(Some)).collect();
                *word = turned(&all, word, by);
            }
            _ => {}
        }
    }

    /// Keeps what is on the sheet as it is now.
    pub(super) fn keep(&mut self, session: &mut Session) {
        self.keep_sheet(session, self.at);
    }

    pub(super) fn keep_sheet(&mut self, session: &mut Session, at: usize) {
        let (guide, version) = (self.guide.as_str(), self.version.as_str());
        let Some(sheet) = self.sheets.get_mut(at) else { return };
        let day = match sheet {
            Sheet::Next { day, .. } => parse_day(day.text(), &session.now).ok(),
            _ => None,
        };
        if let Some(change) = sheet.change((guide, version), self.on, day) {
            reflect_sync::change(session, change);
        }
    }

    /// The day to look again as it was typed, where it is none.
    pub(super) fn day_not_understood(&self, session: &Session) -> Option<&str> {
        self.sheets.iter().find_map(|sheet| match sheet {
            Sheet::Next { day, .. } => {
                Some(day.text().trim()).filter(|day| !day.is_empty() && parse_day(day, &session.now).is_err())
            }
            _ => None,
        })
    }

    pub(super) fn has_words(&self) -> bool {
        self.sheets.iter().any(|sheet| match sheet {
            Sheet::Open { became, .. } => became.is_some(),
            Sheet::Question { before, .. } => before.is_some(),
            Sheet::Next { before, .. } => before.is_some(),
        })
    }
}
