//! The program line by line, for a screen reader, braille or a slow line: a line in, whole lines out.
//!
//! The model and its messages are those of the screen. A line becomes messages, [`Dialogue::hear`]; after
//! them whatever is in front says what changed, [`Dialogue::says`]. Nothing is drawn, and no line is said
//! twice.

mod calls;

use crate::{
    app::{cover, model::Model},
    msg::{LineAsk, Msg},
    part::spoken::Spoken,
    text::clean_line,
};
use calls::Heard;

/// What was said last, and what is to be said next. `Debug` is left out: they hold note text.
#[derive(Default)]
pub struct Dialogue {
    said: Spoken,
    notice: Option<String>,
    covered: Option<[String; 2]>,
    /// Something was asked for that nothing was said of yet.
    asked: bool,
    /// The line that is chosen is to be said in full, changed or not.
    chose: bool,
    next: Vec<String>,
}

/// Whatever is in front, line by line.
fn in_front(model: &Model) -> Spoken {
    let part = model.overlay.as_deref().or(model.pane());
    part.map(|part| part.spoken(&model.session)).unwrap_or_default()
}

impl Dialogue {
    /// Said at the start.
    pub fn greet(&mut self) {
        self.next.push(
            "Foreword, line by line. Type help for what works here, quit to leave; Enter ends a line."
                .to_owned(),
        );
    }

    /// Makes messages of a line.
    pub fn hear(&mut self, model: &Model, line: &str) -> Vec<Msg> {
        let line = clean_line(line);
        let line = line.trim();
        self.asked = true;
        if model.cover.on {
            let is = |name| line.parse().is_ok_and(|key| model.session.keys.has(name, key));
            return match line {
                "" => vec![Msg::Named("cover.lift")],
                _ if line == "quit" || is("cover.leave") => vec![Msg::Named("cover.leave")],
                _ => Vec::new(),
            };
        }
        let front = in_front(model);
        match calls::heard(model, &front, line) {
            Heard::Said(lines) => self.next.extend(lines),
            Heard::Again => self.said = Spoken::default(),
            Heard::Msgs(msgs) => {
                self.chose = matches!(msgs.as_slice(), [Msg::Line(_, LineAsk::Enter)]);
                return msgs;
            }
        }
        self.asked = false;
        Vec::new()
    }

    /// Text is to go to the clipboard, which only an escape code could reach: it is said instead.
    pub fn copied(&mut self, text: &str) {
        self.next.push("Nothing goes to the clipboard line by line. This is the text:".to_owned());
        self.next.extend(text.lines().map(str::to_owned));
    }

    /// Whole lines on what changed since.
    pub fn says(&mut self, model: &Model) -> Vec<String> {
        let mut says = std::mem::take(&mut self.next);
        let (asked, chose) = (std::mem::take(&mut self.asked), std::mem::take(&mut self.chose));
        if model.cover.on {
            let words = cover::words(model);
            if self.covered.replace(words.clone()).as_ref() != Some(&words) || asked {
                says.extend(words);
            }
            return finished(&says);
        }
        let front = in_front(model);
        let changes = if self.covered.take().is_some() {
            vec![format!("Uncovered. {}", front.title)]
        } else {
            self.changes(model, &front, chose)
        };
        let notice = model.session.notice.as_ref().map(|says| model.session.keys.fill(says).into_owned());
        let news = notice.clone().filter(|_| asked || notice != self.notice);
        match news {
            // What was done is said already, in better words.
            Some(notice) if changes.len() == 1 && front.title == self.said.title && !chose => {
                says.push(notice);
            }
            news => says.extend(changes.into_iter().chain(news)),
        }
        if asked && says.is_empty() {
            says.push("Nothing changed.".to_owned());
        }
        (self.said, self.notice) = (front, notice);
        finished(&says)
    }

    /// The lines of what is in front that are not as they were said.
    fn changes(&self, model: &Model, front: &Spoken, chose: bool) -> Vec<String> {
        let about = front.about.iter().cloned();
        if front.title != self.said.title {
            let all = std::iter::once(front.title.clone()).chain(front.numbered()).chain(about);
            return all.chain(calls::of_window(model)).collect();
        }
        let before = &self.said.lines;
        let is_new = |at: usize, line: &(bool, String)| {
            if before.len() == front.lines.len() {
                before.get(at) != Some(line)
            } else {
                !before.contains(line)
            }
        };
        let lines = front.lines.iter().zip(front.numbered()).enumerate();
        let mut says: Vec<_> =
            lines.filter(|(at, (line, _))| is_new(*at, line)).map(|(_, (_, words))| words).collect();
        if before.len() > front.lines.len() {
            let gone = before.iter().filter(|line| !front.lines.contains(line));
            says.extend(gone.map(|(_, words)| format!("No longer there: {words}")));
        }
        if before.len() != front.lines.len() {
            says.push("The numbers are others now; “again” says them all.".to_owned());
        }
        if says.is_empty() && (chose || front.here != self.said.here) {
            says.extend(front.here.and_then(|here| front.numbered_offer(here)));
        }
        says.extend(about.filter(|words| chose || !self.said.about.contains(words)));
        says
    }
}

/// One line each, with nothing a terminal would obey.
fn finished(says: &[String]) -> Vec<String> {
    says.iter().map(|words| clean_line(words).trim().to_owned()).filter(|words| !words.is_empty()).collect()
}
