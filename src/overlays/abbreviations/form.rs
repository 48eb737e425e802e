//! One abbreviation: its word, and what it stands for, a text or a phrase of the guide.

use ratatui::layout::{Position, Rect};

use super::AbbreviationList;
use crate::{
    command::{Group, Scope},
    domain::{
        Abbreviation, AbbreviationChange, ExpandedAbbreviation, Expansion, FileChange, FileReply, FileResult,
        Phrase,
    },
    effect::{Effects, Reply},
    msg::Mouse,
    part::{Commands, Context, Field, Part, Row, always, form::FormWindow, part_rows},
    session::{Session, guide_side::Item},
    text::{Caret, Input, Rows},
    ui::{
        article::Tone,
        form::{Answer, Form, FormRow, LongText, turned},
        frame_buffer::FrameBuffer,
        list::first_shown,
        text::{cut, wrapped},
        theme::Theme,
        window::{centred, inside},
    },
};

const SCOPE: Scope = Scope::new("abbreviation", "One abbreviation");

/// Stands for a new line where one line is all there is to type in.
const NEW_LINE: char = '↵';

/// What to know, where nothing is in the way.
const HELP: &str =
    "{what to put here} is a blank to fill in, {two days|a week} one to choose for. ↵ is a new line.";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbbreviationLine {
    Word,
    Kind,
    Expansion,
}

pub struct AbbreviationForm {
    form: Form<AbbreviationLine>,
    /// Whether it is written out as a phrase, and not as the text.
    is_phrase: bool,
    phrase: usize,
    before: Option<String>,
    asked: Option<String>,
}

fn phrases(session: &Session) -> Vec<&Phrase> {
    session.guide_in_use().principles.iter().flat_map(|principle| &principle.phrases).collect()
}

impl AbbreviationForm {
    fn new(line: AbbreviationLine, word: &str, text: &str) -> Self {
        let text = text.replace('\n', &NEW_LINE.to_string());
        let texts = [(AbbreviationLine::Word, word), (AbbreviationLine::Expansion, text.as_str())];
        Self { form: Form::new(line, texts), is_phrase: false, phrase: 0, before: None, asked: None }
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
        Self { phrase: phrase.unwrap_or_default(), ..Self::new(line, word, text) }
    }

    /// One that is there.
    #[must_use]
    pub fn change(session: &Session, one: &ExpandedAbbreviation) -> Self {
        let (text, phrase) = match &one.becomes {
            Expansion::Text(text) => (text.as_str(), None),
            Expansion::Phrase(id) => ("", Some(id)),
        };
        let at = phrase.and_then(|id| phrases(session).iter().position(|one| one.id == *id));
        Self {
            is_phrase: phrase.is_some(),
            phrase: at.unwrap_or_default(),
            before: Some(one.word.clone()),
            ..Self::new(AbbreviationLine::Expansion, &one.word, text)
        }
    }

    /// Whether a text is typed on that line.
    fn is_typed(&self, line: AbbreviationLine) -> bool {
        self.form.input(line).is_some() && !(self.is_phrase && line == AbbreviationLine::Expansion)
    }

    /// The phrase it is written out as, if it is one.
    fn phrase<'a>(&self, session: &'a Session) -> Option<&'a Phrase> {
        phrases(session).get(self.phrase).copied().filter(|_| self.is_phrase)
    }

    fn typed_text(&self) -> &str {
        self.form.input(AbbreviationLine::Expansion).map_or("", Input::text)
    }

    /// The abbreviation it says, or the line to mend and why.
    fn said(&self, session: &Session) -> Result<Abbreviation, (AbbreviationLine, String)> {
        let word = Abbreviation::word_of(self.form.text(AbbreviationLine::Word))
            .map_err(|why| (AbbreviationLine::Word, why))?;
        if self.before.as_deref() != Some(&word) && session.abbreviations.get(&word).is_some() {
            let why = format!("You have “.{word}” already. Choose another word, or change that one.");
            return Err((AbbreviationLine::Word, why));
        }
        let becomes = match self.phrase(session) {
            Some(phrase) => Expansion::Phrase(phrase.id.clone()),
            None => Expansion::Text(self.typed_text().replace(NEW_LINE, "\n")),
        };
        let one = Abbreviation { word, becomes };
        one.fault().map_or(Ok(one), |why| Err((AbbreviationLine::Expansion, why)))
    }

    fn keep(&mut self, cx: &mut Context) -> Effects {
        self.form.refusal = None;
        match self.said(cx.session) {
            Ok(one) => {
                self.asked = Some(one.word.clone());
                let before = self.before.clone();
                vec![FileChange::Abbreviations(AbbreviationChange::Put { before, one }).into()]
            }
            Err((line, why)) => {
                (self.form.line, self.form.refusal) = (line, Some(why));
                Vec::new()
            }
        }
    }
}

impl Commands for AbbreviationForm {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "abbreviation.done" ["Enter"], "Keep this abbreviation", Some((1, "done")), always, Self::keep;
        "abbreviation.next" ["Tab", "↓"], "Next line of the abbreviation", Some((2, "next line")), always,
            Self::next;
        "abbreviation.previous" ["Shift-Tab", "↑"], "Line before of the abbreviation", None, always,
            Self::previous;
        "abbreviation.new_line" ["Ctrl-O"], "A new line in the text of the abbreviation", Some((5, "new line")),
            |form, _| form.form.line == AbbreviationLine::Expansion && !form.is_phrase, |form, _| {
                if let Some(text) = form.form.input_mut(AbbreviationLine::Expansion) {
                    text.insert(&NEW_LINE.to_string());
                }
                Vec::new()
            };
        "abbreviation.close" ["Esc"], "Leave the abbreviation as it was", Some((4, "cancel")), always,
            |form, cx| {
                let list = AbbreviationList::new(cx.session, form.before.as_deref());
                cx.open(list)
            };
    }];
}

impl FormWindow for AbbreviationForm {
    type Line = AbbreviationLine;

    fn form(&self) -> &Form<AbbreviationLine> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<AbbreviationLine> {
        &mut self.form
    }

    fn indent(&self, _: &Session) -> u16 {
        12
    }

    fn title(&self, _: &Session) -> String {
        if self.before.is_some() { "Change an abbreviation" } else { "A new abbreviation" }.to_owned()
    }

    fn window(&self, session: &Session) -> Rect {
        centred(session.size, 76, 14)
    }

    fn lines(&self) -> Vec<AbbreviationLine> {
        vec![AbbreviationLine::Word, AbbreviationLine::Kind, AbbreviationLine::Expansion]
    }

    /// The text takes the rows between the other lines and what is said at the foot.
    fn rows(&self, session: &Session) -> Vec<FormRow<AbbreviationLine>> {
        let inside = inside(self.window(session));
        let (tone, says) = match &self.form.refusal {
            Some(refusal) => (Tone::Error, refusal.as_str()),
            None => (Tone::Aside, HELP),
        };
        let foot = wrapped(says, usize::from(inside.width.saturating_sub(4)));
        let room = usize::from(inside.height).saturating_sub(2 + foot.len()).max(1);
        let (all, cursor) =
            self.long_text(session).map_or((1, 0), |(text, _)| (text.rows.len(), text.cursor_row()));
        let line = AbbreviationLine::Expansion;
        let text = (first_shown(cursor, room)..all).map(|row| FormRow::Text(line, row));
        let text = text.chain(std::iter::repeat(FormRow::gap(Some(line)))).take(room);
        let lines = [AbbreviationLine::Word, AbbreviationLine::Kind].map(FormRow::Answer);
        lines.into_iter().chain(text).chain(FormRow::said(tone, foot)).collect()
    }

    fn answer(&self, session: &Session, line: AbbreviationLine, room: usize) -> Answer<'_> {
        if let (AbbreviationLine::Word, Some(input)) = (line, self.form.input(line)) {
            let mut word = Answer::typed("Word", input, room.saturating_sub(1), "");
            word.column += usize::from(!input.text().starts_with('.'));
            word.words = format!(".{}", word.words.strip_prefix('.').unwrap_or(&word.words)).into();
            return word;
        }
        let kind = match self.phrase(session) {
            Some(phrase) => format!("a phrase of the guide, {} ({})", phrase.id, phrase.moment.label()),
            None => "a text of your own".to_owned(),
        };
        let turns = matches!(self.form.line, AbbreviationLine::Kind) || !self.is_typed(self.form.line);
        Answer::chosen("Becomes", cut(&kind, room).into_owned(), turns)
    }

    /// The text, or the phrase as it is said.
    fn long_text(&self, session: &Session) -> Option<(LongText<'_>, u16)> {
        // One column more is for the cursor behind the text.
        let width = usize::from(self.window(session).width.saturating_sub(5)).max(1);
        let text = match self.phrase(session) {
            Some(phrase) => {
                let text = format!("“{}”", phrase.says);
                LongText { title: "", rows: Rows::new(&text, width), text: text.into(), caret: Caret::at(0) }
            }
            None => LongText::new("", self.form.input(AbbreviationLine::Expansion)?, width),
        };
        Some((text, 2))
    }

    fn go_to(&mut self, _: &Session, line: AbbreviationLine) -> Effects {
        self.form.refusal = None;
        self.form.go_to(line);
        Vec::new()
    }
}

impl Part for AbbreviationForm {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, if self.is_typed(self.form.line) { Scope::TEXT } else { Scope::PICK }, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        let line = Some(self.form.line).filter(|line| self.is_typed(*line))?;
        self.form.input_mut(line).map(Field::Input)
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.form.here().filter(|_| self.is_typed(self.form.line)).and_then(Input::selected)
    }

    /// Whatever was in the way may be gone after a key.
    fn typed(&mut self, _: &mut Context) {
        self.form.refusal = None;
    }

    fn turn(&mut self, cx: &mut Context, by: isize) -> Effects {
        self.form.refusal = None;
        match self.form.line {
            AbbreviationLine::Kind => self.is_phrase = !self.is_phrase,
            AbbreviationLine::Expansion if self.is_phrase => {
                let all: Vec<_> = (0..phrases(cx.session).len()).collect();
                self.phrase = turned(&all, &self.phrase, by);
            }
            AbbreviationLine::Word | AbbreviationLine::Expansion => {}
        }
        Vec::new()
    }

    fn holds_typing(&self) -> bool {
        self.form.inputs.iter().any(|(_, input)| !input.text().is_empty())
    }

    fn on_reply(&mut self, cx: &mut Context, reply: &Reply) -> bool {
        match (reply, self.asked.take()) {
            (Reply::File(FileReply::Abbreviations(FileResult::Changed(Ok(own))), _), Some(word)) => {
                cx.session.abbreviations = own.clone();
                let list = AbbreviationList::new(cx.session, Some(&word));
                cx.open(list);
            }
            (Reply::File(FileReply::Abbreviations(FileResult::Changed(Err(error))), _), Some(_)) => {
                self.form.refusal = Some(error.sentence.clone());
            }
            (_, asked) => {
                self.asked = asked;
                return false;
            }
        }
        true
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        self.draw(session, buffer, theme)
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        self.click(cx, mouse, at)
    }
}
