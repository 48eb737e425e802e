//! The program line by line, for a screen reader, braille or a slow line: a line in, whole lines out.
//!
//! The model and its messages are those of the screen. A line becomes messages, [`Dialogue::hear`]; after
//! them whatever is in front says what changed, [`Dialogue::says`]. Nothing is drawn, and no line is said
//! twice.

mod calls;
mod on_screen;

use std::collections::HashMap;

use crate::{
    app::{cover, model::Model},
    domain::counted,
    msg::{LineAsk, Msg},
    part::spoken::Spoken,
    text::{clean, clean_line},
};
use calls::Heard;

/// What was said last, and what is to be said next. `Debug` is left out: they hold note text.
#[derive(Default)]
pub struct Dialogue {
    said: Spoken,
    /// Places that were left, by their titles, as they were said.
    heard: HashMap<String, Spoken>,
    notice: Option<String>,
    covered: Option<[String; 2]>,
    /// Something was asked for that nothing was said of yet.
    asked: bool,
    /// The line that is chosen is to be said in full, changed or not.
    chose: bool,
    /// So many lines came at once.
    pasted: Option<usize>,
    next: Vec<String>,
}

/// Where there are no more lines, all of them are said again when one comes back.
const FEW: usize = 6;

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
            Heard::Again => (self.said, self.heard) = Default::default(),
            Heard::Msgs(msgs) => {
                self.chose = matches!(msgs.as_slice(), [Msg::Line(_, LineAsk::Enter)]);
                return msgs;
            }
        }
        self.asked = false;
        Vec::new()
    }

    /// Makes messages of lines that came at once, as in a paste: they run no command.
    pub fn hear_paste(&mut self, model: &Model, text: &str) -> Vec<Msg> {
        let text = clean(text);
        let text = text.trim();
        self.asked = true;
        if model.cover.on || text.is_empty() {
            return Vec::new();
        }
        self.pasted = Some(text.lines().filter(|line| !line.trim().is_empty()).count());
        vec![calls::pasted(model, &in_front(model), text)]
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
        let pasted = self.pasted.take();
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
        says.extend(pasted.map(|lines| said_of_paste(lines, !changes.is_empty())));
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
        let is_elsewhere = front.title != self.said.title;
        let left = std::mem::replace(&mut self.said, front);
        if is_elsewhere {
            self.heard.insert(left.title.clone(), left);
        }
        self.notice = notice;
        finished(&says)
    }

    /// The lines of what is in front that are not as they were said.
    fn changes(&self, model: &Model, front: &Spoken, chose: bool) -> Vec<String> {
        let is_elsewhere = front.title != self.said.title;
        let title = Some(front.title.clone()).filter(|_| is_elsewhere);
        let many = |spoken: &Spoken| spoken.offered().count();
        let heard = self.heard.get(&front.title);
        let heard = heard.filter(|heard| many(heard) > FEW && many(heard) == many(front));
        let before = if is_elsewhere { heard } else { Some(&self.said) };
        let window = || calls::of_window(model, front);
        let Some(before) = before else {
            let all = title.into_iter().chain(front.numbered()).chain(front.about.iter().cloned());
            return all.chain(window()).collect();
        };
        let same_many = before.lines.len() == front.lines.len();
        let is_new = |at: usize, line| {
            if same_many { before.lines.get(at) != Some(line) } else { !before.lines.contains(line) }
        };
        let lines = front.lines.iter().zip(front.numbered()).enumerate();
        let new = lines.filter(|(at, (line, _))| is_new(*at, line)).map(|(_, (_, words))| words);
        let mut says: Vec<_> = title.into_iter().chain(new).collect();
        if many(before) != many(front) {
            let gone = before.offered().filter(|words| !front.offered().any(|now| now == *words));
            says.extend(gone.map(|words| format!("No longer there: {words}")));
            says.push("The numbers have changed; “again” says them all.".to_owned());
        }
        if is_elsewhere {
            says.push("The rest is as you heard it; “again” says all of it.".to_owned());
        }
        let here = front.here.filter(|_| front.here != before.here || (chose && says.is_empty()));
        let here = here.and_then(|here| front.numbered_offer(here));
        says.extend(here.filter(|words| !says.contains(words)));
        says.extend(front.about.iter().filter(|words| chose || !before.about.contains(words)).cloned());
        says.extend(Some(()).filter(|()| is_elsewhere).and_then(|()| window()));
        says
    }
}

/// Lines that came at once, and whether something came of them.
fn said_of_paste(lines: usize, taken: bool) -> String {
    let lines = counted(lines, "line");
    if taken {
        format!("{lines} came at once, as in a paste: taken as text, and none was run as a command.")
    } else {
        format!("{lines} came at once, as in a paste: nothing was done with them.")
    }
}

/// One line each, with nothing a terminal would obey.
fn finished(says: &[String]) -> Vec<String> {
    says.iter().map(|words| clean_line(words).trim().to_owned()).filter(|words| !words.is_empty()).collect()
}
