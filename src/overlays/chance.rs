//! A small form for a chance: how many, out of how many, over what time, for whom, who says so, when.
//!
//! It writes the same words a person would type, and reads them back from the cell.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::chance::{
        Asked, Chance, Found, NO_NUMBER, Span, both_ways, found_in, is_a_date, is_whom, typed_amount,
        typed_number, written,
    },
    effect::Effects,
    layout,
    model::Model,
    msg::Mouse,
    overlays::Overlay,
    session::chances::{self, Spot},
    text::{Input, Motion, Rows},
};

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Number,
    Of,
    Over,
    Whom,
    Source,
    Date,
}

impl Line {
    /// Every line, in order.
    pub const ALL: [Self; 6] = [Self::Number, Self::Of, Self::Over, Self::Whom, Self::Source, Self::Date];

    /// What it asks.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Number => "Number",
            Self::Of => "Out of",
            Self::Over => "Over",
            Self::Whom => "For whom",
            Self::Source => "Source",
            Self::Date => "Date",
        }
    }

    /// What could be typed, while nothing is.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Number => "how many people, such as 12, or “3 to 5”",
            Self::Of => "100 is best to compare",
            Self::Over => "such as “6 months” or “a year”",
            Self::Whom => "such as “adults with back pain”",
            Self::Source => "such as “Cochrane review”",
            Self::Date => "of the source: 2021, or Nov 2021",
        }
    }

    const fn place(self) -> usize {
        self as usize
    }
}

/// The form.
pub struct Form {
    pub line: Line,
    inputs: [Input; Line::ALL.len()],
    middle: Option<String>,
    spot: Spot,
    pub refusal: Option<String>,
}

/// Opens it.
pub const OPENING: &[Command] = rows! { Group::PageMenus, Scope::OPTIONS_MENU;
    "options.chance" ["c"], "A chance, such as 12 of 100, for this choice, as a small form", None,
        |model| chances::can_write(model), open;
};

/// Commands of the form, and the one that opens it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::CHANCE;
    "chance.done" ["Enter"], "Write the chance into the cell", Some((1, "done")), always, done;
    "chance.no_number" ["F3"], "Write that no number is known", Some((3, "no number known")), always,
        no_number;
    "chance.next" ["Tab", "↓"], "Next line of the chance", Some((2, "next line")), always,
        |model| step(model, 1);
    "chance.previous" ["Shift-Tab", "↑"], "Previous line of the chance", None, always,
        |model| step(model, Line::ALL.len() - 1);
    "chance.close" ["Esc"], "Leave the cell as it was", Some((4, "never mind")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

/// Longest of what is typed, in bytes: what is longer is prose, and would not be read back.
const LONGEST: usize = 300;

impl Form {
    fn new(chance: Option<&Chance>, spot: Spot) -> Self {
        let typed = |line: Line| match (chance, line) {
            // Most chances that can be compared are out of 100.
            (None, Line::Of) => "100".to_owned(),
            (None, _) => String::new(),
            (Some(chance), Line::Number) => chance.amount(),
            (Some(chance), Line::Of) => written(chance.of),
            (Some(chance), Line::Over) => chance.over.map(|span| span.to_string()).unwrap_or_default(),
            (Some(chance), Line::Whom) => chance.whom.clone().unwrap_or_default(),
            (Some(chance), Line::Source) => chance.source.clone().unwrap_or_default(),
            (Some(chance), Line::Date) => chance.date.clone().unwrap_or_default(),
        };
        Self {
            line: Line::Number,
            inputs: Line::ALL.map(|line| Input::new(&typed(line))),
            middle: chance.and_then(|chance| chance.middle.clone()),
            spot,
            refusal: None,
        }
    }

    /// The cell its words go to.
    #[must_use]
    pub const fn field(&self) -> crate::domain::FieldId {
        self.spot.field
    }

    /// What is typed in a line.
    #[must_use]
    pub fn input(&self, line: Line) -> Option<&Input> {
        self.inputs.get(line.place())
    }

    /// The line one types in.
    #[must_use]
    pub fn focus(&self) -> Option<&Input> {
        self.input(self.line)
    }

    /// The same, to change it.
    pub fn focus_mut(&mut self) -> Option<&mut Input> {
        self.inputs.get_mut(self.line.place())
    }

    /// What was in the way may be gone after a key.
    pub fn typed(&mut self) {
        self.refusal = None;
    }

    fn text(&self, line: Line) -> &str {
        self.input(line).map(|input| input.text().trim()).unwrap_or_default()
    }

    /// Whether it says no more than a new form does.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        Line::ALL.iter().all(|line| *line == Line::Of || self.text(*line).is_empty())
    }

    /// What it says in words: why Enter did nothing, or what Enter will write and what is shown
    /// next to that, or what is missing.
    #[must_use]
    pub fn says(&self) -> Vec<String> {
        if let Some(refusal) = &self.refusal {
            return vec![refusal.clone()];
        }
        match self.chance() {
            Ok(chance) => {
                let sentence = chance.sentence();
                let both = self.both_ways(&sentence);
                let same =
                    chance.same_base_words().map(|words| format!("Out of 100 people, that is {words}."));
                [Some(sentence), both, same].into_iter().flatten().collect()
            }
            Err(_) if self.is_blank() => vec!["Enter writes it into the cell in words.".to_owned()],
            Err((_, why)) => vec![why],
        }
    }

    /// Both ways round, as the cell will say it.
    fn both_ways(&self, sentence: &str) -> Option<String> {
        let (text, found) = self.in_place(sentence)?;
        both_ways(&text, &found, Asked::of(self.field().row()))
    }

    /// The cell with these words in it, and what is found there: words around them may limit them too.
    fn in_place(&self, sentence: &str) -> Option<(String, Found)> {
        let (text, at) = self.spot.with(sentence);
        let found = found_in(&text).into_iter().find(|found| found.range.end > at)?;
        Some((text, found))
    }

    /// The chance as the cell will say it, if the form says one.
    #[must_use]
    pub fn shown(&self) -> Option<Chance> {
        let (_, found) = self.in_place(&self.chance().ok()?.sentence())?;
        found.chance().cloned()
    }

    /// The chance it says.
    ///
    /// # Errors
    /// Where it says none; the line to mend, and why.
    pub fn chance(&self) -> Result<Chance, (Line, String)> {
        let refused = |line: Line, why: &str| Err((line, format!("{}: {why}.", line.title())));
        if self.text(Line::Number).is_empty() {
            return refused(Line::Number, "how many? F3 says that no number is known");
        }
        let Some(of) = typed_number(self.text(Line::Of)).filter(|of| *of > 1) else {
            return refused(Line::Of, "a whole number of people, such as 100");
        };
        let (number, limit) = match typed_number(self.text(Line::Number)) {
            Some(number) if number > of => {
                let why = format!("{} is more than the {} it is out of", written(number), written(of));
                return refused(Line::Number, &why);
            }
            Some(number) => (number, None),
            None => match typed_amount(self.text(Line::Number), of) {
                Some((number, limit)) => (number, Some(limit)),
                None => return refused(Line::Number, "a number, such as 12, “fewer than 12” or “3 to 5”"),
            },
        };
        let over = match self.text(Line::Over) {
            "" => None,
            typed => match Span::typed(typed) {
                None => return refused(Line::Over, "a time, such as “6 months” or “a year”"),
                span => span,
            },
        };
        let some = |line| Some(self.text(line)).filter(|text| !text.is_empty()).map(str::to_owned);
        if let Some(long) = Line::ALL.into_iter().find(|line| self.text(*line).len() > LONGEST) {
            return refused(long, "that is too long to be read back; put it in the cell itself");
        }
        let (whom, source, date) = (some(Line::Whom), some(Line::Source), some(Line::Date));
        if whom.as_deref().is_some_and(|whom| !is_whom(whom)) {
            return refused(Line::Whom, "people, such as “adults with back pain”");
        }
        if date.as_deref().is_some_and(|date| !is_a_date(date)) {
            return refused(Line::Date, "a year such as 2021, or a month and a year");
        }
        Ok(Chance { number, of, limit, middle: self.middle.clone(), over, whom, source, date })
    }
}

fn form(model: &mut Model) -> Option<&mut Form> {
    if let Some(Overlay::Chance(form)) = &mut model.overlay { Some(form) } else { None }
}

/// Opens the form on the cell the cursor is in, filled from the chance at or nearest to the cursor.
pub fn open(model: &mut Model) -> Effects {
    let Some(document) = &model.session.document else {
        return Vec::new();
    };
    let found = document.chance_here();
    if let Some(spot) = document.spot(found.as_ref()) {
        let chance = found.as_ref().and_then(|found| found.chance());
        model.overlay = Some(Overlay::Chance(Box::new(Form::new(chance, spot))));
    }
    Vec::new()
}

fn step(model: &mut Model, by: usize) -> Effects {
    if let Some(form) = form(model) {
        let line = Line::ALL.get((form.line.place() + by) % Line::ALL.len());
        go_to(form, line.copied().unwrap_or(form.line));
    }
    Vec::new()
}

fn go_to(form: &mut Form, line: Line) {
    form.line = line;
    if let Some(input) = form.focus_mut() {
        // What is given is replaced by what is typed; what was typed is gone on with.
        if line == Line::Of {
            input.go(Motion::Start, false);
        }
        input.go(Motion::End, line == Line::Of);
    }
}

fn done(model: &mut Model) -> Effects {
    let Some(form) = form(model) else {
        return Vec::new();
    };
    match form.chance() {
        Ok(chance) => write(model, &chance.sentence(), chance.ends_open()),
        Err((line, refusal)) => {
            go_to(form, line);
            form.refusal = Some(refusal);
            Vec::new()
        }
    }
}

fn no_number(model: &mut Model) -> Effects {
    write(model, NO_NUMBER, false)
}

/// Writes words where the form was opened and closes it; those that would run on into the words that
/// follow get a comma.
fn write(model: &mut Model, words: &str, open: bool) -> Effects {
    let Some(Overlay::Chance(form)) = model.overlay.take() else {
        return Vec::new();
    };
    let after =
        model.session.document.as_ref().map(|document| form.spot.followed_by(document)).unwrap_or_default();
    let runs_on = open && after.trim_start_matches([' ', '\t']).starts_with(char::is_alphanumeric);
    let comma = if runs_on { "," } else { "" };
    chances::write(model, &form.spot, &format!("{words}{comma}"))
}

/// The first line of the form that is shown, and how many are: the one one is on is always among
/// them, and what the form will say is not cut for the others.
fn lines(model: &Model, form: &Form) -> (usize, usize) {
    let width = layout::chance_width(model.session.size);
    let words: usize = form.says().iter().map(|text| Rows::new(text, width).len()).sum();
    let rows = usize::from(layout::chance(model.session.size).height.saturating_sub(2));
    let shown = rows.saturating_sub(words).clamp(1, Line::ALL.len());
    (layout::first_shown(form.line.place(), shown), shown)
}

/// A click goes to a line.
pub fn mouse(model: &mut Model, mouse: Mouse, _column: u16, row: u16) -> Effects {
    let Some(Overlay::Chance(shown)) = &model.overlay else {
        return Vec::new();
    };
    let (first, shown) = lines(model, shown);
    let area = layout::chance(model.session.size);
    let line = row.checked_sub(area.y + 1).map(usize::from).filter(|line| *line < shown);
    let line = line.and_then(|line| Line::ALL.get(first + line));
    if let (Mouse::Press, Some(line), Some(form)) = (mouse, line, form(model)) {
        go_to(form, *line);
    }
    Vec::new()
}
