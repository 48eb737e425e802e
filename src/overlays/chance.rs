//! A small form for a chance: how many, out of how many, over what time, for whom, who says so, when.
//!
//! It writes the same words a person would type, and reads them back from the cell.

mod view;

use ratatui::layout::{Position, Rect};
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    domain::chance::{
        Asked, Chance, ChanceMark, NO_NUMBER, Span, both_ways, found_in, is_a_date, is_whom, typed_amount,
        typed_number, written,
    },
    draft,
    effect::Effects,
    msg::Mouse,
    part::{Commands, Context, Field, Part, Row, always, part_rows},
    session::{
        Session,
        chances::{self, Spot},
    },
    text::{Input, Motion},
    ui::{
        form::{Lines, turned},
        frame_buffer::FrameBuffer,
        text::wrapped,
        theme::Theme,
        window::{centred, inside},
    },
};

const SCOPE: Scope = Scope::new("chance", "A chance");

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Line {
    Number,
    Of,
    Over,
    Whom,
    Source,
    Date,
}

impl Line {
    /// Every line, in order.
    const ALL: [Self; 6] = [Self::Number, Self::Of, Self::Over, Self::Whom, Self::Source, Self::Date];

    /// What it asks.
    const fn title(self) -> &'static str {
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
    const fn example(self) -> &'static str {
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
#[derive(Serialize, Deserialize)]
pub struct ChanceForm {
    line: Line,
    inputs: [Input; Line::ALL.len()],
    middle: Option<String>,
    spot: Spot,
    #[serde(skip)]
    refusal: Option<String>,
}

fn area(session: &Session) -> Rect {
    centred(session.size, 64, 20)
}

/// Columns of the words in the window.
fn width(session: &Session) -> usize {
    usize::from(area(session).width.saturating_sub(4)).max(1)
}

/// Longest of what is typed, in bytes: what is longer is prose, and would not be read back.
const LONGEST: usize = 300;

impl ChanceForm {
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

    fn input(&self, line: Line) -> Option<&Input> {
        self.inputs.get(line.place())
    }

    fn text(&self, line: Line) -> &str {
        self.input(line).map(|input| input.text().trim()).unwrap_or_default()
    }

    /// Whether it says no more than a new form does.
    fn is_blank(&self) -> bool {
        Line::ALL.iter().all(|line| *line == Line::Of || self.text(*line).is_empty())
    }

    /// What it says in words: why Enter did nothing, or what Enter will write and what is shown
    /// next to that, or what is missing.
    fn says(&self) -> Vec<String> {
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
        both_ways(&text, &found, Asked::of(self.spot.field.row()))
    }

    /// The cell with these words in it, and what is found there: words around them may limit them too.
    fn in_place(&self, sentence: &str) -> Option<(String, ChanceMark)> {
        let (text, at) = self.spot.with(sentence);
        let found = found_in(&text).into_iter().find(|found| found.range.end > at)?;
        Some((text, found))
    }

    /// The chance as the cell will say it, if the form says one.
    fn shown(&self) -> Option<Chance> {
        let (_, found) = self.in_place(&self.chance().ok()?.sentence())?;
        found.chance().cloned()
    }

    /// The chance it says, or the line to mend and why.
    fn chance(&self) -> Result<Chance, (Line, String)> {
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

    fn go_to(&mut self, line: Line) -> Effects {
        self.line = line;
        if let Some(input) = self.inputs.get_mut(line.place()) {
            // What is given is replaced by what is typed; what was typed is gone on with.
            if line == Line::Of {
                input.go(Motion::Start, false);
            }
            input.go(Motion::End, line == Line::Of);
        }
        Vec::new()
    }

    fn step(&mut self, by: isize) -> Effects {
        self.go_to(turned(&Line::ALL, &self.line, by))
    }

    fn done(&mut self, cx: &mut Context) -> Effects {
        match self.chance() {
            Ok(chance) => self.write(cx, &chance.sentence(), chance.ends_open()),
            Err((line, refusal)) => {
                self.refusal = Some(refusal);
                self.go_to(line)
            }
        }
    }

    /// Writes words where the form was opened and closes it; those that would run on into the words that
    /// follow get a comma.
    fn write(&self, cx: &mut Context, words: &str, open: bool) -> Effects {
        cx.close();
        let document = cx.session.document.as_ref();
        let after = document.map(|document| self.spot.followed_by(document)).unwrap_or_default();
        let runs_on = open && after.trim_start_matches([' ', '\t']).starts_with(char::is_alphanumeric);
        let comma = if runs_on { "," } else { "" };
        chances::write(cx.session, &self.spot, &format!("{words}{comma}"))
    }

    /// Its lines: what the form will say is not cut for them.
    fn lines(&self, session: &Session) -> Lines {
        let width = width(session);
        let words: usize = self.says().iter().map(|text| wrapped(text, width).len()).sum();
        let inside = inside(area(session));
        let height = inside.height.saturating_sub(u16::try_from(words).unwrap_or(u16::MAX)).max(1);
        Lines::new(Rect { height, ..inside }, Line::ALL.len(), self.line.place())
    }
}

/// Opens the form on the cell the cursor is in, filled from the chance at or nearest to the cursor.
fn open(cx: &mut Context) -> Effects {
    let Some(document) = &cx.session.document else {
        return Vec::new();
    };
    let found = document.chance_here();
    let Some(spot) = document.spot(found.as_ref()) else {
        return Vec::new();
    };
    let form = ChanceForm::new(found.as_ref().and_then(ChanceMark::chance), spot);
    cx.open(form)
}

impl Commands for ChanceForm {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "chance.done" ["Enter"], "Write the chance into the cell", Some((1, "done")), always, Self::done;
        "chance.no_number" ["F3"], "Write that no number is known", Some((3, "no number known")), always,
            |form, cx| form.write(cx, NO_NUMBER, false);
        "chance.next" ["Tab", "↓"], "Next line of the chance", Some((2, "next line")), always,
            |form, _| form.step(1);
        "chance.previous" ["Shift-Tab", "↑"], "Previous line of the chance", None, always,
            |form, _| form.step(-1);
        "chance.close" ["Esc"], "Leave the cell as it was", Some((4, "cancel")), always, |_, cx| cx.close();
    }];
    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::OPTIONS_MENU;
        "options.chance" ["c"], "A chance, such as 12 of 100, for this choice, as a small form", None,
            |(), session| chances::can_write(session), |(), cx| open(cx);
    };

    fn reopen(session: &Session, state: &str) -> Option<Self> {
        let form: Self = draft::read(state)?;
        let spot = form.spot.found_again(session.document.as_ref()?)?;
        Some(Self { spot, ..form })
    }
}

impl Part for ChanceForm {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::TEXT, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        self.inputs.get_mut(self.line.place()).map(Field::Input)
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.input(self.line).and_then(Input::selected)
    }

    /// Whatever was in the way may be gone after a key.
    fn typed(&mut self, _: &mut Context) {
        self.refusal = None;
    }

    fn draft(&mut self, _: &mut Session) -> Option<String> {
        draft::write(self)
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        view::view(session, self, buffer, theme)
    }

    /// A click goes to a line, the wheel to the next one.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        match (mouse, self.lines(cx.session).at(at).and_then(|line| Line::ALL.get(line))) {
            (Mouse::WheelDown, _) => self.step(1),
            (Mouse::WheelUp, _) => self.step(-1),
            (Mouse::Press, Some(line)) => self.go_to(*line),
            (Mouse::Press | Mouse::Drag, _) => Vec::new(),
        }
    }
}
