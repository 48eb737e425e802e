//! Two versions of one appointment, part by part: to choose from where a file was changed by
//! someone else, or to look at before an earlier one is brought back.

mod commands;
mod page;
mod view;

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::command::{Keys, Place, Scope};
use crate::domain::{Appointment, Comparison, Take, Version};
use crate::part::{
    Context, Part,
    spoken::{Spoken, in_one_line},
};
use crate::session::conflicts::{Purpose, Titles, Versions};
use crate::ui::frame::{COMFORTABLE, Frame, frame};
use crate::ui::{canvas::Canvas, frame_buffer::FrameBuffer, theme::Theme};
use crate::{effect::Effects, msg::LineAsk, msg::Mouse, session::Session};
use page::ComparisonPage;

/// Two versions on screen.
pub struct ComparePane {
    comparison: Comparison,
    pub purpose: Purpose,
    titles: Titles,
    pub takes: Vec<Option<Take>>,
    pub part: usize,
    pub page: ComparisonPage,
    /// The lines of each part.
    parts: Vec<Range<usize>>,
    pub back: Place,
}

impl ComparePane {
    /// These versions; Esc goes back to that screen.
    #[must_use]
    pub fn new(Versions { comparison, purpose, titles }: Versions, back: Place, keys: &Keys) -> Self {
        // A change on one side alone is chosen already; where both changed it, the person must look.
        let suggested = |suggestion: Option<Take>| suggestion.filter(|take| *take != Take::Both);
        Self {
            purpose,
            takes: comparison.differences().iter().map(|one| suggested(one.suggestion)).collect(),
            part: 0,
            page: page::page(&comparison, purpose, &titles, keys),
            parts: Vec::new(),
            back,
            comparison,
            titles,
        }
    }

    /// The version a part would be taken from now, and whether that was chosen.
    fn taken(&self, at: usize) -> Option<(Take, bool)> {
        let part = self.comparison.differences().get(at)?.part;
        let chosen = self.takes.get(at).copied().flatten();
        Some((self.comparison.taken(part, chosen), chosen.is_some()))
    }

    fn taken_in_words(&self, at: usize) -> &'static str {
        match self.taken(at).filter(|_| self.purpose.chooses()) {
            Some((Take::Mine, true)) => "take mine",
            Some((Take::Theirs, true)) => "take theirs",
            Some((Take::Both, true)) => "take both",
            Some((Take::Mine, false)) => "not chosen: mine",
            Some((Take::Theirs, false)) => "not chosen: theirs",
            Some((Take::Both, false)) => "not chosen: both",
            None => "",
        }
    }

    /// The appointment as chosen so far.
    fn merged(&self) -> Box<Appointment> {
        Box::new(self.comparison.merged(&self.takes))
    }

    /// The earlier version, under the ID of the present one.
    fn earlier(&self) -> Box<Appointment> {
        let mut earlier = self.comparison.version(Version::Theirs).clone();
        earlier.id = self.comparison.version(Version::Mine).id.clone();
        Box::new(earlier)
    }

    fn go_to(&mut self, part: usize) {
        self.part = part.min(self.parts.len().saturating_sub(1));
        self.reveal();
    }

    /// Scrolls as little as shows all of the part, or its start where it is longer than the screen.
    fn reveal(&mut self) {
        let height = self.page.height;
        if let Some(lines) = self.parts.get(self.part) {
            let first = if self.part == 0 && lines.end <= height { 0 } else { lines.start };
            self.page.top = self.page.top.max(lines.end.saturating_sub(height)).min(first);
        }
        self.page.scroll(0);
    }

    /// Scrolls. The chosen part is always on screen, for a key chooses for it.
    fn scroll(&mut self, scroll: impl FnOnce(&mut ComparisonPage)) {
        let before = self.page.top;
        scroll(&mut self.page);
        let shown = self.page.top..self.page.top + self.page.height;
        let on_screen = |lines: &Range<usize>| lines.start < shown.end && lines.end > shown.start;
        if !self.parts.get(self.part).is_some_and(on_screen) {
            let up = shown.start < before;
            let mut parts = self.parts.iter();
            let found = if up { parts.rposition(on_screen) } else { parts.position(on_screen) };
            self.part = found.unwrap_or(self.part);
        }
    }
}

/// The areas of the screen, and the page in them; columns to spare at its right.
fn areas(session: &Session) -> (Frame, Rect) {
    let frame =
        frame(session.size, if session.size.1 >= 10 { 2 } else { 1 }, session.notice_or(None).as_deref());
    (frame, Rect { width: frame.body.width.min(COMFORTABLE + 4), ..frame.body })
}

impl Part for ComparePane {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        commands::SCOPE.together()
    }

    fn frame(&self, session: &Session) -> Option<Frame> {
        Some(areas(session).0)
    }

    fn refit(&mut self, session: &mut Session) {
        let (_, Rect { width, height, .. }) = areas(session);
        let chooses = self.purpose.chooses();
        if self.page.fit((width, height), |(kind, _)| page::spare(kind, width, chooses)) {
            self.parts = page::parts(&self.page);
            self.reveal();
        }
        self.scroll(|page| page.scroll(0));
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (frame, area) = areas(session);
        let mut on = Canvas { buffer, area, theme };
        view::banner(self, &mut on.at(frame.banner));
        Some(view::view(self, &mut on))
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let mut spoken = Spoken::titled(format!("{}.", self.titles.title.trim_end_matches('.')));
        for words in [self.purpose.says(), &self.titles.mine, &self.titles.theirs] {
            spoken.say(words);
        }
        for (at, one) in self.comparison.differences().iter().enumerate() {
            let said = [Version::Mine, Version::Theirs].map(|version| {
                let said = self.comparison.said(one.part, version);
                let words = [in_one_line(&said.words), said.standing.words().to_owned()];
                let words =
                    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
                let words = if words.is_empty() { "nothing" } else { &words };
                format!("{}: {words}", self.purpose.names(version))
            });
            let taken = Some(self.taken_in_words(at)).filter(|words| !words.is_empty());
            let all = said.into_iter().chain(taken.map(str::to_owned)).collect::<Vec<_>>().join("; ");
            spoken.offer(format!("{}; {all}", one.part.label()));
        }
        if spoken.offered().next().is_none() {
            spoken.say("Both say the same.");
        }
        spoken.here = self.takes.get(self.part).map(|_| self.part);
        spoken.about.push(session.keys.fill(self.purpose.ends()).into_owned());
        spoken.says_commands = true;
        spoken
    }

    fn answer_line(&mut self, _: &mut Context, line: usize, _: LineAsk) -> Effects {
        self.go_to(line);
        Vec::new()
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (_, area) = areas(cx.session);
        match mouse {
            Mouse::WheelUp => self.scroll(|page| page.scroll(-3)),
            Mouse::WheelDown => self.scroll(|page| page.scroll(3)),
            Mouse::Press if area.contains(at) => {
                let line = self.page.top + usize::from(at.y - area.y);
                self.part = self.parts.iter().position(|lines| lines.contains(&line)).unwrap_or(self.part);
            }
            Mouse::Press | Mouse::Drag => {}
        }
        Vec::new()
    }
}
