//! One abbreviation: its word, and what it stands for, a text or a phrase of the guide.

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use super::AbbreviationList;
use crate::{
    command::{Group, Scope},
    domain::{
        Abbreviation, AbbreviationChange, ExpandedAbbreviation, Expansion, FileChange, FileReply, FileResult,
        Phrase,
    },
    effect::{Effects, Reply},
    part::{
        Context, Row, always,
        form::{FormOf, FormWindow},
        list::ListWindow,
        part_rows,
    },
    session::{Session, guide_side::Item},
    text::{Caret, Input, Rows},
    ui::{
        form::{Answer, Form, FormRow, LongText, turned},
        list::first_shown,
        text::cut,
        window::{centred, inside},
    },
};

/// Stands for a new line where one line is all there is to type in.
const NEW_LINE: char = '↵';

/// Said where the text was selected in the notes.
const OUTLIVES: &str =
    "This text comes from the notes and is kept when they are deleted: take out what is of one person.";

/// Shown where nothing was refused.
const HELP: &str =
    "{what to put here} is a blank to fill in, {two days|a week} one to choose for. ↵ is a new line.";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AbbreviationLine {
    Word,
    Kind,
    Expansion,
}

#[derive(Serialize, Deserialize)]
pub struct AbbreviationForm {
    /// Whether it is written out as a phrase, and not as the text.
    is_phrase: bool,
    phrase: usize,
    before: Option<String>,
    /// Its text was selected in the notes.
    #[serde(default)]
    of_notes: bool,
    #[serde(skip)]
    asked: Option<String>,
}

fn phrases(session: &Session) -> Vec<&Phrase> {
    session.guide_in_use().principles.iter().flat_map(|principle| principle.phrases.iter()).collect()
}

impl FormWindow<AbbreviationForm> {
    fn new(line: AbbreviationLine, word: &str, text: &str) -> Self {
        let text = text.replace('\n', &NEW_LINE.to_string());
        let texts = [(AbbreviationLine::Word, word), (AbbreviationLine::Expansion, text.as_str())];
        let of = AbbreviationForm { is_phrase: false, phrase: 0, before: None, of_notes: false, asked: None };
        Self { form: Form::new(line, texts), of }
    }

    /// A new one, with this for its word and its text.
    #[must_use]
    pub fn add(session: &Session, word: &str, text: &str) -> Self {
        // The phrase that is marked in the guide is the likeliest.
        let marked =
            session.document.as_ref().and_then(|document| document.guide.chosen(session.guide_in_use()));
        let phrase = match marked {
            Some(Item::Phrase(marked)) => phrases(session).iter().position(|one| one.id == marked.id),
            _ => None,
        };
        let line = if word.is_empty() { AbbreviationLine::Word } else { AbbreviationLine::Expansion };
        let mut form = Self::new(line, word, text);
        form.of.phrase = phrase.unwrap_or_default();
        form.of.of_notes = !text.is_empty();
        form
    }

    /// One that is there.
    #[must_use]
    pub fn change(session: &Session, one: &ExpandedAbbreviation) -> Self {
        let (text, phrase) = match &one.becomes {
            Expansion::Text(text) => (text.as_str(), None),
            Expansion::Phrase(id) => ("", Some(id)),
        };
        let at = phrase.and_then(|id| phrases(session).iter().position(|one| one.id == *id));
        let mut form = Self::new(AbbreviationLine::Expansion, &one.word, text);
        let (is_phrase, phrase) = (phrase.is_some(), at.unwrap_or_default());
        form.of = AbbreviationForm {
            is_phrase,
            phrase,
            before: Some(one.word.clone()),
            of_notes: false,
            asked: None,
        };
        form
    }

    /// The phrase it is written out as, if it is one.
    fn phrase<'a>(&self, session: &'a Session) -> Option<&'a Phrase> {
        phrases(session).get(self.of.phrase).copied().filter(|_| self.of.is_phrase)
    }

    fn typed_text(&self) -> &str {
        self.form.input(AbbreviationLine::Expansion).map_or("", Input::text)
    }

    /// The abbreviation it says, or the line to mend and why.
    fn said(&self, session: &Session) -> Result<Abbreviation, (AbbreviationLine, String)> {
        let word = Abbreviation::word_of(self.form.text(AbbreviationLine::Word))
            .map_err(|why| (AbbreviationLine::Word, why))?;
        if self.of.before.as_deref() != Some(&word) && session.abbreviations.get(&word).is_some() {
            let why = format!("You have “.{word}” already. Choose another word, or change that one.");
            return Err((AbbreviationLine::Word, why));
        }
        let becomes = match self.phrase(session) {
            Some(phrase) => Expansion::Phrase(phrase.id.to_string()),
            None => Expansion::Text(self.typed_text().replace(NEW_LINE, "\n")),
        };
        let one = Abbreviation { word, becomes };
        one.fault().map_or(Ok(one), |why| Err((AbbreviationLine::Expansion, why)))
    }

    fn keep(&mut self, cx: &mut Context) -> Effects {
        self.form.refusal = None;
        match self.said(cx.session) {
            Ok(one) => {
                self.of.asked = Some(one.word.clone());
                let before = self.of.before.clone();
                vec![FileChange::Abbreviations(AbbreviationChange::Put { before, one }).into()]
            }
            Err((line, why)) => self.refuse(line, why),
        }
    }
}

impl FormOf for AbbreviationForm {
    type Line = AbbreviationLine;

    const SCOPE: Scope = Scope::form("abbreviation", "One abbreviation");
    const LINES: &'static [(AbbreviationLine, &'static str)] = &[
        (AbbreviationLine::Word, "Word"),
        (AbbreviationLine::Kind, "Becomes"),
        (AbbreviationLine::Expansion, ""),
    ];
    const INDENT: u16 = 12;
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "abbreviation.done" ["Enter"], "Save this abbreviation", Some((1, "save")), always, FormWindow::keep;
        "abbreviation.next" ["Tab", "↓"], "Next line of the abbreviation", Some((2, "next line")), always,
            FormWindow::next;
        "abbreviation.previous" ["Shift-Tab", "↑"], "Previous line of the abbreviation", None, always,
            FormWindow::previous;
        "abbreviation.new_line" ["Ctrl-O"], "A new line in the text of the abbreviation", Some((5, "new line")),
            |form, _| form.form.line == AbbreviationLine::Expansion && !form.of.is_phrase, |form, _| {
                if let Some(text) = form.form.input_mut(AbbreviationLine::Expansion) {
                    text.insert(&NEW_LINE.to_string());
                }
                Vec::new()
            };
        "abbreviation.close" ["Esc"], "Cancel; the abbreviation stays as it was", Some((4, "cancel")), always,
            |form, cx| {
                let list = ListWindow::<AbbreviationList>::open_at(cx.session, form.of.before.as_deref());
                cx.open(list)
            };
    }];

    fn window(_: &FormWindow<Self>, session: &Session) -> Rect {
        centred(session.size, 76, 14)
    }

    /// The text takes the rows between the other lines and what is said at the foot.
    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<AbbreviationLine>> {
        let inside = inside(Self::window(window, session));
        let about = if window.of.of_notes && !window.of.is_phrase { OUTLIVES } else { HELP };
        let (tone, foot) = window.foot(about, usize::from(inside.width.saturating_sub(4)));
        let room = usize::from(inside.height).saturating_sub(2 + foot.len()).max(1);
        let (all, cursor) =
            Self::long_text(window, session).map_or((1, 0), |(text, _)| (text.rows.len(), text.cursor_row()));
        let line = AbbreviationLine::Expansion;
        let text = (first_shown(cursor, room)..all).map(|row| FormRow::Text(line, row));
        let text = text.chain(std::iter::repeat(FormRow::gap(Some(line)))).take(room);
        let lines = [AbbreviationLine::Word, AbbreviationLine::Kind].map(FormRow::Answer);
        lines.into_iter().chain(text).chain(FormRow::said(tone, foot)).collect()
    }

    fn answer<'a>(
        window: &'a FormWindow<Self>,
        session: &Session,
        line: AbbreviationLine,
        room: usize,
    ) -> Answer<'a> {
        if let (AbbreviationLine::Word, Some(input)) = (line, window.form.input(line)) {
            let mut word = Answer::typed(input, room.saturating_sub(1), "");
            word.column += usize::from(!input.text().starts_with('.'));
            word.words = format!(".{}", word.words.strip_prefix('.').unwrap_or(&word.words)).into();
            return word;
        }
        let kind = match window.phrase(session) {
            Some(phrase) => format!("a phrase of the guide, {} ({})", phrase.id, phrase.moment.label()),
            None => "a text of your own".to_owned(),
        };
        let turns = matches!(window.form.line, AbbreviationLine::Kind) || !Self::is_typed(window);
        Answer::chosen(cut(&kind, room).into_owned(), turns)
    }

    /// The text, or the phrase as it is said.
    fn long_text<'a>(window: &'a FormWindow<Self>, session: &Session) -> Option<(LongText<'a>, u16)> {
        // One column more is for the cursor behind the text.
        let width = usize::from(Self::window(window, session).width.saturating_sub(5)).max(1);
        let text = match window.phrase(session) {
            Some(phrase) => {
                let text = format!("“{}”", phrase.says);
                LongText { title: "", rows: Rows::new(&text, width), text: text.into(), caret: Caret::at(0) }
            }
            None => LongText::new("", window.form.input(AbbreviationLine::Expansion)?, width),
        };
        Some((text, 2))
    }

    fn title(window: &FormWindow<Self>, _: &Session) -> String {
        if window.of.before.is_some() { "Change an abbreviation" } else { "A new abbreviation" }.to_owned()
    }

    fn go_to(window: &mut FormWindow<Self>, line: AbbreviationLine) {
        window.form.refusal = None;
        window.form.go_to(line);
    }

    fn turn(window: &mut FormWindow<Self>, cx: &mut Context, by: isize) -> Effects {
        window.form.refusal = None;
        match window.form.line {
            AbbreviationLine::Kind => window.of.is_phrase = !window.of.is_phrase,
            AbbreviationLine::Expansion if window.of.is_phrase => {
                let all: Vec<_> = (0..phrases(cx.session).len()).collect();
                window.of.phrase = turned(&all, &window.of.phrase, by);
            }
            AbbreviationLine::Word | AbbreviationLine::Expansion => {}
        }
        Vec::new()
    }

    fn is_typed(window: &FormWindow<Self>) -> bool {
        window.form.here().is_some()
            && !(window.of.is_phrase && window.form.line == AbbreviationLine::Expansion)
    }

    fn on_reply(window: &mut FormWindow<Self>, cx: &mut Context, reply: &Reply) -> bool {
        let Reply::File(FileReply::Abbreviations(FileResult::Changed(result)), _) = reply else {
            return false;
        };
        let Some(word) = window.of.asked.take() else { return false };
        if let Some(own) = window.taken(result) {
            cx.session.abbreviations = own.clone();
            let list = ListWindow::<AbbreviationList>::open_at(cx.session, Some(&word));
            cx.open(list);
        }
        true
    }
}
