//! One abbreviation: its word, and what it stands for, a text or a phrase of the guide.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::{Abbreviation, AbbreviationChange, Becomes, Phrase, UserError, Written},
    effect::{Effect, Effects, Job},
    layout,
    model::Model,
    msg::Mouse,
    overlays::{Overlay, abbreviations},
    session::guide_side::Item,
    text::{Input, Motion, Rows},
};

/// Stands for a new line where one line is all there is to type in.
pub const NEW_LINE: char = '↵';

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Word,
    Kind,
    Becomes,
}

impl Line {
    /// Every line, in order.
    pub const ALL: [Self; 3] = [Self::Word, Self::Kind, Self::Becomes];
}

/// The form.
pub struct Form {
    pub line: Line,
    pub word: Input,
    pub text: Input,
    /// Whether it stands for a phrase, and not for the text.
    pub is_phrase: bool,
    pub phrase: usize,
    before: Option<String>,
    asked: Option<String>,
    pub refusal: Option<String>,
}

/// Works in the form.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::ABBREVIATION;
    "abbreviation.done" ["Enter"], "Keep this abbreviation", Some((1, "done")), always, keep;
    "abbreviation.next" ["Tab", "↓"], "Next line of the abbreviation", Some((2, "next line")), always,
        |model| step(model, 1);
    "abbreviation.previous" ["Shift-Tab", "↑"], "Line before of the abbreviation", None, always,
        |model| step(model, Line::ALL.len() - 1);
    "abbreviation.new_line" ["Ctrl-O"], "A new line in the text of the abbreviation", Some((5, "new line")),
        |model| form(model).is_some_and(|form| form.line == Line::Becomes && !form.is_phrase),
        |model| with_form(model, |form, _| form.text.insert(&NEW_LINE.to_string()));
    "abbreviation.close" ["Esc"], "Leave the abbreviation as it was", Some((4, "never mind")), always,
        |model| {
            let word = form(model).and_then(|form| form.before.clone());
            abbreviations::back(model, word.as_deref());
            Vec::new()
        };
};

impl Form {
    /// The text one is typing in.
    #[must_use]
    pub const fn input(&self) -> Option<&Input> {
        match self.line {
            Line::Word => Some(&self.word),
            Line::Becomes if !self.is_phrase => Some(&self.text),
            Line::Kind | Line::Becomes => None,
        }
    }

    /// The same, to change it.
    pub const fn input_mut(&mut self) -> Option<&mut Input> {
        match self.line {
            Line::Word => Some(&mut self.word),
            Line::Becomes if !self.is_phrase => Some(&mut self.text),
            Line::Kind | Line::Becomes => None,
        }
    }

    /// What was in the way may be gone after a key.
    pub fn typed(&mut self) {
        self.refusal = None;
    }

    /// What the window is called.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        if self.before.is_some() { "Change an abbreviation" } else { "A new abbreviation" }
    }
}

fn phrases(model: &Model) -> Vec<&Phrase> {
    model.guide_in_use().principles.iter().flat_map(|principle| &principle.phrases).collect()
}

/// The phrase that is chosen.
#[must_use]
pub fn phrase<'a>(model: &'a Model, form: &Form) -> Option<&'a Phrase> {
    phrases(model).get(form.phrase).copied()
}

/// What the abbreviation is written out as, wrapped as it is shown; and whether it can be typed in.
#[must_use]
pub fn wrapped(model: &Model, form: &Form) -> (String, Rows) {
    let text = match phrase(model, form).filter(|_| form.is_phrase) {
        Some(phrase) => format!("“{}”", phrase.says),
        None => form.text.text().to_owned(),
    };
    // One column more is for the cursor behind the text.
    let rows = Rows::new(&text, layout::abbreviation_width(model.session.size).saturating_sub(1).max(1));
    (text, rows)
}

fn form(model: &Model) -> Option<&Form> {
    if let Some(Overlay::Abbreviation(form)) = &model.overlay { Some(form) } else { None }
}

fn with_form(model: &mut Model, act: impl FnOnce(&mut Form, usize)) -> Effects {
    let phrases = phrases(model).len();
    if let Some(Overlay::Abbreviation(form)) = &mut model.overlay {
        form.refusal = None;
        act(form, phrases);
    }
    Vec::new()
}

fn open(model: &mut Model, form: Form) -> Effects {
    model.overlay = Some(Overlay::Abbreviation(Box::new(form)));
    Vec::new()
}

/// A new one, with this for its word and its text.
pub(super) fn add(model: &mut Model, word: &str, text: &str) -> Effects {
    // The phrase that is marked in the guide is the likeliest.
    let marked =
        model.session.document.as_ref().and_then(|document| document.guide.chosen(model.guide_in_use()));
    let phrase = match marked {
        Some(Item::Phrase(marked)) => phrases(model).iter().position(|one| one.id == marked.id),
        _ => None,
    };
    let form = Form {
        line: if word.is_empty() { Line::Word } else { Line::Becomes },
        word: Input::new(word),
        text: Input::new(&text.replace('\n', &NEW_LINE.to_string())),
        is_phrase: false,
        phrase: phrase.unwrap_or_default(),
        before: None,
        asked: None,
        refusal: None,
    };
    open(model, form)
}

/// One that is there.
pub(super) fn change(model: &mut Model, one: &Written) -> Effects {
    let (text, phrase) = match &one.becomes {
        Becomes::Text(text) => (text.replace('\n', &NEW_LINE.to_string()), None),
        Becomes::Phrase(id) => (String::new(), Some(id)),
    };
    let at = phrase.and_then(|id| phrases(model).iter().position(|one| one.id == *id));
    let form = Form {
        line: Line::Becomes,
        word: Input::new(&one.word),
        text: Input::new(&text),
        is_phrase: phrase.is_some(),
        phrase: at.unwrap_or_default(),
        before: Some(one.word.clone()),
        asked: None,
        refusal: None,
    };
    open(model, form)
}

fn step(model: &mut Model, by: usize) -> Effects {
    with_form(model, |form, _| {
        let at = Line::ALL.iter().position(|line| *line == form.line).unwrap_or_default();
        form.line = Line::ALL.get((at + by) % Line::ALL.len()).copied().unwrap_or(form.line);
        if let Some(input) = form.input_mut() {
            input.go(Motion::End, false);
        }
    })
}

/// Takes the next answer, or the one before, on the line one is on.
pub(super) fn pick(model: &mut Model, by: isize) -> Effects {
    with_form(model, |form, phrases| match form.line {
        Line::Kind => form.is_phrase = !form.is_phrase,
        Line::Becomes if form.is_phrase => {
            form.phrase = (form.phrase + phrases).saturating_add_signed(by) % phrases.max(1);
        }
        Line::Word | Line::Becomes => {}
    })
}

/// The abbreviation the form says.
///
/// # Errors
/// Where it says none; the line to mend, and why.
fn said(model: &Model, form: &Form) -> Result<Abbreviation, (Line, String)> {
    let word = Abbreviation::word_of(form.word.text()).map_err(|why| (Line::Word, why))?;
    if form.before.as_deref() != Some(&word) && model.session.abbreviations.get(&word).is_some() {
        return Err((
            Line::Word,
            format!("You have “.{word}” already. Choose another word, or change that one."),
        ));
    }
    let becomes = match phrase(model, form).filter(|_| form.is_phrase) {
        Some(phrase) => Becomes::Phrase(phrase.id.clone()),
        None => Becomes::Text(form.text.text().replace(NEW_LINE, "\n")),
    };
    let one = Abbreviation { word, becomes };
    one.fault().map_or(Ok(one), |why| Err((Line::Becomes, why)))
}

fn keep(model: &mut Model) -> Effects {
    let Some(form) = form(model) else {
        return Vec::new();
    };
    match said(model, form) {
        Ok(one) => {
            let before = form.before.clone();
            with_form(model, |form, _| form.asked = Some(one.word.clone()));
            vec![Effect::Store(Job::Abbreviate(AbbreviationChange::Put { before, one }))]
        }
        Err((line, why)) => with_form(model, |form, _| {
            form.line = line;
            form.refusal = Some(why);
        }),
    }
}

/// What was asked for is on disk: back to the list; `false` if the form asked for nothing.
pub(super) fn done(model: &mut Model) -> bool {
    let Some(word) = form(model).and_then(|form| form.asked.clone()) else {
        return false;
    };
    abbreviations::back(model, Some(&word));
    true
}

/// It is not, and the form still has it; `false` if the form asked for nothing.
pub(super) fn refused(model: &mut Model, error: &UserError) -> bool {
    let asked = form(model).is_some_and(|form| form.asked.is_some());
    if asked {
        with_form(model, |form, _| {
            form.asked = None;
            form.refusal = Some(error.sentence.clone());
        });
    }
    asked
}

/// A click goes to a line; on a line that is chosen it takes the next answer.
pub fn mouse(model: &mut Model, mouse: Mouse, _column: u16, row: u16) -> Effects {
    let top = layout::abbreviation(model.session.size).y + 1;
    let line =
        row.checked_sub(top).map(|at| Line::ALL.get(usize::from(at)).copied().unwrap_or(Line::Becomes));
    match (mouse, line, form(model)) {
        (Mouse::Press, Some(line), Some(form)) if form.line == line => pick(model, 1),
        (Mouse::Press, Some(line), Some(_)) => with_form(model, |form, _| form.line = line),
        _ => Vec::new(),
    }
}
