//! One abbreviation: its word, and what it stands for, a text or a phrase of the guide.

use ratatui::layout::{Position, Rect};
use serde::{Deserialize, Serialize};

use super::AbbreviationList;
use crate::{
    command::{Group, Scope},
    domain::{
        Abbreviation, AbbreviationChange, ExpandedAbbreviation, Expansion, FileChange, FileReply, FileResult,
        Phrase,
    },
    draft,
    effect::{Effects, Reply},
    msg::Mouse,
    part::{Commands, Context, Field, Part, Row, always, part_rows},
    session::{Session, guide_side::Item},
    text::{Caret, Input, Motion, Rows},
    ui::{
        form::{Answer, TURN, turned},
        frame_buffer::FrameBuffer,
        list::first_shown,
        text::{cut, line, row, wrapped},
        theme::Theme,
        window::{centred, inside, window},
    },
};

const SCOPE: Scope = Scope::new("abbreviation", "One abbreviation");

/// Stands for a new line where one line is all there is to type in.
const NEW_LINE: char = '↵';

/// Where answers are.
const ANSWERS: u16 = 12;

/// What to know, where nothing is in the way.
const HELP: &str =
    "{what to put here} is a blank to fill in, {two days|a week} one to choose for. ↵ is a new line.";

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Line {
    Word,
    Kind,
    Expansion,
}

const LINES: [Line; 3] = [Line::Word, Line::Kind, Line::Expansion];

/// The form.
#[derive(Serialize, Deserialize)]
pub struct AbbreviationForm {
    line: Line,
    word: Input,
    text: Input,
    /// Whether it stands for a phrase, and not for the text.
    is_phrase: bool,
    phrase: usize,
    before: Option<String>,
    #[serde(skip)]
    asked: Option<String>,
    #[serde(skip)]
    refusal: Option<String>,
}

fn phrases(session: &Session) -> Vec<&Phrase> {
    session.guide_in_use().principles.iter().flat_map(|principle| &principle.phrases).collect()
}

fn area(session: &Session) -> Rect {
    centred(session.size, 76, 14)
}

/// Columns of the words in the window.
fn width(session: &Session) -> usize {
    usize::from(area(session).width.saturating_sub(4)).max(1)
}

impl AbbreviationForm {
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
        Self {
            line: if word.is_empty() { Line::Word } else { Line::Expansion },
            word: Input::new(word),
            text: Input::new(&text.replace('\n', &NEW_LINE.to_string())),
            is_phrase: false,
            phrase: phrase.unwrap_or_default(),
            before: None,
            asked: None,
            refusal: None,
        }
    }

    /// One that is there.
    #[must_use]
    pub fn change(session: &Session, one: &ExpandedAbbreviation) -> Self {
        let (text, phrase) = match &one.becomes {
            Expansion::Text(text) => (text.replace('\n', &NEW_LINE.to_string()), None),
            Expansion::Phrase(id) => (String::new(), Some(id)),
        };
        let at = phrase.and_then(|id| phrases(session).iter().position(|one| one.id == *id));
        Self {
            line: Line::Expansion,
            word: Input::new(&one.word),
            text: Input::new(&text),
            is_phrase: phrase.is_some(),
            phrase: at.unwrap_or_default(),
            before: Some(one.word.clone()),
            asked: None,
            refusal: None,
        }
    }

    const fn input(&self) -> Option<&Input> {
        match self.line {
            Line::Word => Some(&self.word),
            Line::Expansion if !self.is_phrase => Some(&self.text),
            Line::Kind | Line::Expansion => None,
        }
    }

    const fn input_mut(&mut self) -> Option<&mut Input> {
        match self.line {
            Line::Word => Some(&mut self.word),
            Line::Expansion if !self.is_phrase => Some(&mut self.text),
            Line::Kind | Line::Expansion => None,
        }
    }

    /// The phrase it stands for, if it is one.
    fn phrase<'a>(&self, session: &'a Session) -> Option<&'a Phrase> {
        phrases(session).get(self.phrase).copied().filter(|_| self.is_phrase)
    }

    /// What it is written out as, wrapped as it is shown.
    fn text(&self, session: &Session) -> (String, Rows) {
        let text = match self.phrase(session) {
            Some(phrase) => format!("“{}”", phrase.says),
            None => self.text.text().to_owned(),
        };
        // One column more is for the cursor behind the text.
        let rows = Rows::new(&text, width(session).saturating_sub(1).max(1));
        (text, rows)
    }

    fn step(&mut self, by: isize) -> Effects {
        self.refusal = None;
        self.line = turned(&LINES, &self.line, by);
        if let Some(input) = self.input_mut() {
            input.go(Motion::End, false);
        }
        Vec::new()
    }

    /// The abbreviation it says, or the line to mend and why.
    fn said(&self, session: &Session) -> Result<Abbreviation, (Line, String)> {
        let word = Abbreviation::word_of(self.word.text()).map_err(|why| (Line::Word, why))?;
        if self.before.as_deref() != Some(&word) && session.abbreviations.get(&word).is_some() {
            let why = format!("You have “.{word}” already. Choose another word, or change that one.");
            return Err((Line::Word, why));
        }
        let becomes = match self.phrase(session) {
            Some(phrase) => Expansion::Phrase(phrase.id.clone()),
            None => Expansion::Text(self.text.text().replace(NEW_LINE, "\n")),
        };
        let one = Abbreviation { word, becomes };
        one.fault().map_or(Ok(one), |why| Err((Line::Expansion, why)))
    }

    fn keep(&mut self, cx: &mut Context) -> Effects {
        self.refusal = None;
        match self.said(cx.session) {
            Ok(one) => {
                self.asked = Some(one.word.clone());
                let before = self.before.clone();
                vec![FileChange::Abbreviations(AbbreviationChange::Put { before, one }).into()]
            }
            Err((line, why)) => {
                (self.line, self.refusal) = (line, Some(why));
                Vec::new()
            }
        }
    }

    /// Draws what it is written out as; returns where the cursor is, if it is there.
    fn view_text(
        &self,
        session: &Session,
        (inside, shown): (Rect, usize),
        buffer: &mut FrameBuffer,
        theme: Theme,
    ) -> Option<(u16, u16)> {
        let (text, rows) = self.text(session);
        let here = self.line == Line::Expansion;
        let caret = if self.is_phrase { Caret::at(0) } else { self.text.caret() };
        let (cursor_row, column) = rows.position(&text, caret.at);
        let first = first_shown(cursor_row, shown);
        let selection = caret.selection().filter(|_| here);
        let style = if here { theme.heading() } else { theme.plain() };
        for (at, y) in (first..rows.len()).take(shown).zip(2..) {
            let area =
                Rect { x: inside.x + 2, y: inside.y + y, width: inside.width.saturating_sub(3), height: 1 };
            let styles = (style, theme.selected());
            row(buffer, area.intersection(inside), &text, &rows.range(at), selection.as_ref(), styles);
        }
        let y = u16::try_from(cursor_row - first).unwrap_or_default();
        here.then_some((inside.x + 2 + u16::try_from(column).unwrap_or_default(), inside.y + 2 + y))
    }
}

impl Commands for AbbreviationForm {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "abbreviation.done" ["Enter"], "Keep this abbreviation", Some((1, "done")), always, Self::keep;
        "abbreviation.next" ["Tab", "↓"], "Next line of the abbreviation", Some((2, "next line")), always,
            |form, _| form.step(1);
        "abbreviation.previous" ["Shift-Tab", "↑"], "Line before of the abbreviation", None, always,
            |form, _| form.step(-1);
        "abbreviation.new_line" ["Ctrl-O"], "A new line in the text of the abbreviation", Some((5, "new line")),
            |form, _| form.line == Line::Expansion && !form.is_phrase, |form, _| {
                form.text.insert(&NEW_LINE.to_string());
                Vec::new()
            };
        "abbreviation.close" ["Esc"], "Leave the abbreviation as it was", Some((4, "cancel")), always,
            |form, cx| {
                let list = AbbreviationList::new(cx.session, form.before.as_deref());
                cx.open(list)
            };
    }];

    fn reopen(_: &Session, state: &str) -> Option<Self> {
        draft::read(state)
    }
}

impl Part for AbbreviationForm {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, if self.input().is_some() { Scope::TEXT } else { Scope::PICK }, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        self.input_mut().map(Field::Input)
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.input().and_then(Input::selected)
    }

    /// Whatever was in the way may be gone after a key.
    fn typed(&mut self, _: &mut Context) {
        self.refusal = None;
    }

    fn turn(&mut self, cx: &mut Context, by: isize) -> Effects {
        self.refusal = None;
        match self.line {
            Line::Kind => self.is_phrase = !self.is_phrase,
            Line::Expansion if self.is_phrase => {
                let all = phrases(cx.session).len();
                self.phrase = (self.phrase + all).saturating_add_signed(by) % all.max(1);
            }
            Line::Word | Line::Expansion => {}
        }
        Vec::new()
    }

    fn draft(&mut self, _: &mut Session) -> Option<String> {
        draft::write(self)
    }

    fn on_reply(&mut self, cx: &mut Context, reply: &Reply) -> bool {
        match (reply, self.asked.take()) {
            (Reply::File(FileReply::Abbreviations(FileResult::Changed(Ok(own))), _), Some(word)) => {
                cx.session.abbreviations = own.clone();
                let list = AbbreviationList::new(cx.session, Some(&word));
                cx.open(list);
            }
            (Reply::File(FileReply::Abbreviations(FileResult::Changed(Err(error))), _), Some(_)) => {
                self.refusal = Some(error.sentence.clone());
            }
            (_, asked) => {
                self.asked = asked;
                return false;
            }
        }
        true
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let title = if self.before.is_some() { "Change an abbreviation" } else { "A new abbreviation" };
        let inside = window(buffer, area(session), title, theme);
        let room = usize::from(inside.width.saturating_sub(ANSWERS + 2));
        let (word, column) = self.word.window(room.saturating_sub(1));
        let word = format!(".{}", word.strip_prefix('.').unwrap_or(word));
        let shift = usize::from(!self.word.text().starts_with('.'));
        let here = self.line == Line::Word;
        let word = Answer { title: "Word", words: &word, column: column + shift, here, aside: "" };
        let mut cursor = word.view(buffer, (inside, 0, ANSWERS), theme);
        let kind = match self.phrase(session) {
            Some(phrase) => format!("a phrase of the guide, {} ({})", phrase.id, phrase.moment.label()),
            None => "a text of your own".to_owned(),
        };
        let here = self.line == Line::Kind;
        let aside = if here || (self.line == Line::Expansion && self.is_phrase) { TURN } else { "" };
        let kind = Answer { title: "Becomes", words: &cut(&kind, room), aside, column: 0, here };
        cursor = kind.view(buffer, (inside, 1, ANSWERS), theme).or(cursor);
        let foot = wrapped(self.refusal.as_deref().unwrap_or(HELP), width(session));
        let text_rows = usize::from(inside.height).saturating_sub(2 + foot.len()).max(1);
        cursor = self.view_text(session, (inside, text_rows), buffer, theme).or(cursor);
        let above = inside.height.saturating_sub(u16::try_from(foot.len()).unwrap_or(u16::MAX)).max(3);
        let style = if self.refusal.is_some() { theme.error() } else { theme.dim() };
        for (words, y) in foot.iter().zip(above..) {
            line(buffer, inside, y, 2, words, style);
        }
        cursor
    }

    /// A click goes to a line, and takes the next answer on the one it is on; the wheel goes to the next line.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let inside = inside(area(cx.session));
        match mouse {
            Mouse::WheelDown => return self.step(1),
            Mouse::WheelUp => return self.step(-1),
            Mouse::Press if inside.contains(at) => {}
            Mouse::Press | Mouse::Drag => return Vec::new(),
        }
        let line = LINES.get(usize::from(at.y - inside.y)).copied().unwrap_or(Line::Expansion);
        if self.line == line {
            return self.turn(cx, 1);
        }
        self.refusal = None;
        self.line = line;
        Vec::new()
    }
}
