//! A small form for a chance: how many, out of how many, over what time, for whom, who says so, when.
//!
//! The form writes the same words a person would type, and reads them back from the cell.

mod view;

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    domain::chance::{
        Asked, Chance, ChanceMark, NO_NUMBER, Span, both_ways, found_in, is_a_date, is_outcome, is_whom,
        typed_amount, typed_number, with_outcome, written,
    },
    effect::Effects,
    part::{
        Context, Row, always,
        form::{FormOf, FormWindow},
        part_rows,
    },
    session::{
        Session,
        chances::{self, CellRange},
    },
    text::EditCommand,
    ui::{
        form::{Answer, Form, FormRow},
        window::centred,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChanceLine {
    Number,
    Of,
    Outcome,
    Over,
    Whom,
    Source,
    Date,
}

impl ChanceLine {
    /// Shown in an empty line.
    const fn example(self) -> &'static str {
        match self {
            Self::Number => "how many people, such as 12, or “3 to 5”",
            Self::Of => "100 is easiest to compare",
            Self::Outcome => "such as “feel better”",
            Self::Over => "such as “6 months” or “a year”",
            Self::Whom => "such as “adults with back pain”",
            Self::Source => "such as “Cochrane review”",
            Self::Date => "of the source: 2021, or Nov 2021",
        }
    }
}

#[derive(Serialize, Deserialize)]
pub struct ChanceForm {
    people: Option<String>,
    spot: CellRange,
}

/// Longest of what is typed, in bytes: what is longer is prose, and would not be read back.
const LONGEST: usize = 300;

impl FormWindow<ChanceForm> {
    fn new(chance: Option<&Chance>, spot: CellRange) -> Self {
        let typed = |line: ChanceLine| match (chance, line) {
            // Most chances that can be compared are out of 100.
            (None, ChanceLine::Of) => "100".to_owned(),
            (None, _) => String::new(),
            (Some(chance), ChanceLine::Number) => chance.amount(),
            (Some(chance), ChanceLine::Of) => written(chance.of),
            (Some(chance), ChanceLine::Outcome) => chance.outcome().to_owned(),
            (Some(chance), ChanceLine::Over) => chance.over.map(|span| span.to_string()).unwrap_or_default(),
            (Some(chance), ChanceLine::Whom) => chance.whom.clone().unwrap_or_default(),
            (Some(chance), ChanceLine::Source) => chance.source.clone().unwrap_or_default(),
            (Some(chance), ChanceLine::Date) => chance.date.clone().unwrap_or_default(),
        };
        let texts: Vec<_> = ChanceForm::all().map(|line| (line, typed(line))).collect();
        let texts = texts.iter().map(|(line, text)| (*line, text.as_str()));
        let people = chance.and_then(|chance| Some(chance.people()?.to_owned()));
        Self { form: Form::new(ChanceLine::Number, texts), of: ChanceForm { people, spot } }
    }

    fn text(&self, line: ChanceLine) -> &str {
        self.form.text(line)
    }

    /// Whether it says no more than a new form does.
    fn is_blank(&self) -> bool {
        ChanceForm::all().all(|line| line == ChanceLine::Of || self.text(line).is_empty())
    }

    /// The sentence Enter will write and what is shown next to it; or why Enter did nothing; or what is missing.
    fn says(&self) -> Vec<String> {
        if let Some(refusal) = &self.form.refusal {
            return vec![refusal.clone()];
        }
        match self.chance() {
            Ok(chance) => {
                let sentence = chance.sentence();
                let both = self.both_ways(&sentence);
                let same =
                    chance.same_base_words().map(|words| format!("Out of 100 people, that is {words}."));
                let asks = both.is_none() && chance.outcome().is_empty();
                let asks = asks.then(|| "What happens to them? Such as “feel better”.".to_owned());
                [Some(sentence), both, same, asks].into_iter().flatten().collect()
            }
            Err(_) if self.is_blank() => {
                vec!["{key:chance.done} writes it into the cell in words.".to_owned()]
            }
            Err((_, why)) => vec![why],
        }
    }

    /// Both ways round, as the cell will say it.
    fn both_ways(&self, sentence: &str) -> Option<String> {
        let (text, found) = self.in_place(sentence)?;
        both_ways(&text, &found, Asked::of(self.of.spot.field.row()))
    }

    /// The cell with these words in it, and what is found there: words around them may limit them too.
    fn in_place(&self, sentence: &str) -> Option<(String, ChanceMark)> {
        let (text, at) = self.of.spot.with(sentence);
        let found = found_in(&text).into_iter().find(|found| found.range.end > at)?;
        Some((text, found))
    }

    /// The chance as the cell will say it, if the form says one.
    fn shown(&self) -> Option<Chance> {
        let (_, found) = self.in_place(&self.chance().ok()?.sentence())?;
        found.chance().cloned()
    }

    /// The chance it says, or the line to mend and why.
    fn chance(&self) -> Result<Chance, (ChanceLine, String)> {
        let refused =
            |line: ChanceLine, why: &str| Err((line, format!("{}: {why}.", ChanceForm::title_of(line))));
        if self.text(ChanceLine::Number).is_empty() {
            return refused(
                ChanceLine::Number,
                "how many? {key:chance.no_number} says that no number is known",
            );
        }
        let Some(of) = typed_number(self.text(ChanceLine::Of)).filter(|of| *of > 1) else {
            return refused(ChanceLine::Of, "a whole number of people, such as 100");
        };
        let (number, limit) = match typed_number(self.text(ChanceLine::Number)) {
            Some(number) if number > of => {
                let why = format!("{} is more than the {} it is out of", written(number), written(of));
                return refused(ChanceLine::Number, &why);
            }
            Some(number) => (number, None),
            None => match typed_amount(self.text(ChanceLine::Number), of) {
                Some((number, limit)) => (number, Some(limit)),
                None => {
                    return refused(ChanceLine::Number, "a number, such as 12, “fewer than 12” or “3 to 5”");
                }
            },
        };
        let over = match self.text(ChanceLine::Over) {
            "" => None,
            typed => match Span::typed(typed) {
                None => return refused(ChanceLine::Over, "a time, such as “6 months” or “a year”"),
                span => span,
            },
        };
        let some = |line| Some(self.text(line)).filter(|text| !text.is_empty()).map(str::to_owned);
        if let Some(long) = ChanceForm::all().find(|line| self.text(*line).len() > LONGEST) {
            return refused(long, "that is too long to read back; type it in the cell itself");
        }
        let outcome = some(ChanceLine::Outcome);
        if outcome.as_deref().is_some_and(|outcome| !is_outcome(outcome)) {
            return refused(ChanceLine::Outcome, "a few words, such as “feel better” or “have side effects”");
        }
        let middle: Vec<_> = self.of.people.iter().chain(&outcome).map(String::as_str).collect();
        let middle = Some(middle.join(" ")).filter(|words| !words.is_empty());
        let (whom, source, date) = (some(ChanceLine::Whom), some(ChanceLine::Source), some(ChanceLine::Date));
        if whom.as_deref().is_some_and(|whom| !is_whom(whom)) {
            return refused(ChanceLine::Whom, "people, such as “adults with back pain”");
        }
        if date.as_deref().is_some_and(|date| !is_a_date(date)) {
            return refused(ChanceLine::Date, "a year such as 2021, or a month and a year");
        }
        Ok(Chance { number, of, limit, middle, over, whom, source, date })
    }

    fn done(&mut self, cx: &mut Context) -> Effects {
        match self.chance() {
            Ok(chance) => self.write(cx, &chance.sentence(), chance.ends_open()),
            Err((line, refusal)) => {
                self.form.refusal = Some(refusal);
                self.go_to(cx.session, line)
            }
        }
    }

    /// Writes words where the form was opened and closes it; those that would run on into the words that
    /// follow get a comma.
    fn write(&self, cx: &mut Context, words: &str, open: bool) -> Effects {
        cx.close();
        let document = cx.session.document.as_ref();
        let after = document.map(|document| self.of.spot.followed_by(document)).unwrap_or_default();
        let runs_on = open && after.trim_start_matches([' ', '\t']).starts_with(char::is_alphanumeric);
        let comma = if runs_on { "," } else { "" };
        chances::write(cx.session, &self.of.spot, &format!("{words}{comma}"))
    }
}

/// Opens the form on the cell the cursor is in, filled from the chance at or nearest to the cursor.
fn open(cx: &mut Context) -> Effects {
    let Some(document) = &cx.session.document else {
        return Vec::new();
    };
    let found = document.chance_here().map(|found| with_outcome(document.text(), found));
    let Some(spot) = document.spot(found.as_ref()) else {
        return Vec::new();
    };
    let form = FormWindow::<ChanceForm>::new(found.as_ref().and_then(ChanceMark::chance), spot);
    cx.open(form)
}

impl FormOf for ChanceForm {
    type Line = ChanceLine;

    const SCOPE: Scope = Scope::form("chance", "A chance");
    const LINES: &'static [(ChanceLine, &'static str)] = &[
        (ChanceLine::Number, "Number"),
        (ChanceLine::Of, "Out of"),
        (ChanceLine::Outcome, "What happens"),
        (ChanceLine::Over, "Over"),
        (ChanceLine::Whom, "For whom"),
        (ChanceLine::Source, "Source"),
        (ChanceLine::Date, "Date"),
    ];
    const INDENT: u16 = 16;
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "chance.done" ["Enter"], "Write the chance into the cell", Some((1, "done")), always, FormWindow::done;
        "chance.no_number" ["F3"], "Write that no number is known", Some((5, "no number known")), always,
            |form, cx| form.write(cx, NO_NUMBER, false);
        "chance.next" ["Tab", "↓"], "Next line of the chance", Some((2, "next line")), always,
            FormWindow::next;
        "chance.previous" ["Shift-Tab", "↑"], "Previous line of the chance", None, always,
            FormWindow::previous;
        "chance.close" ["Esc"], "Cancel; the cell stays as it was", Some((4, "cancel")), always, |_, cx| cx.close();
    }];
    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::OPTIONS_MENU;
        "options.chance" ["c"], "A chance in this cell, such as 12 in 100, with a picture", None,
            |(), session| chances::can_write(session), |(), cx| open(cx);
    };

    fn window(_: &FormWindow<Self>, session: &Session) -> Rect {
        centred(session.size, 64, 20)
    }

    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<ChanceLine>> {
        view::rows(session, window)
    }

    fn answer<'a>(window: &'a FormWindow<Self>, _: &Session, line: ChanceLine, room: usize) -> Answer<'a> {
        let input = window.form.input(line);
        input.map(|input| Answer::typed(input, room, line.example())).unwrap_or_default()
    }

    fn title(window: &FormWindow<Self>, session: &Session) -> String {
        let document = session.document.as_ref();
        let cell = document.map(|document| document.appointment.notes.label(window.of.spot.field));
        format!("A chance · {}", cell.unwrap_or_default())
    }

    /// Typing replaces a number that was given, and continues one that was typed.
    fn go_to(window: &mut FormWindow<Self>, line: ChanceLine) {
        window.form.go_to(line);
        if let (ChanceLine::Of, Some(input)) = (line, window.form.input_mut(line)) {
            input.edit(EditCommand::SelectAll);
        }
    }

    fn resumed(mut window: FormWindow<Self>, session: &Session) -> Option<FormWindow<Self>> {
        window.of.spot = window.of.spot.found_again(session.document.as_ref()?)?;
        Some(window)
    }
}
