//! Two versions of one appointment, part by part: to choose from where a file was changed by
//! someone else, or to look at before an earlier one is brought back.

mod commands;
pub mod marked;
pub mod page;
pub mod view;

pub use commands::COMMANDS;

use crate::{
    domain::{Appointment, Comparison, Take, Version},
    effect::Effects,
    layout,
    model::{Model, Place},
    msg::Mouse,
    panes::prepare,
};
use page::Page;

/// What two versions are compared for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Conflict,
    /// A file-sync tool left a second file: to choose.
    Copy,
    History,
}

impl Purpose {
    /// Whether parts are chosen.
    #[must_use]
    pub const fn chooses(self) -> bool {
        matches!(self, Self::Conflict | Self::Copy)
    }

    /// What the screen calls a version.
    #[must_use]
    pub const fn names(self, version: Version) -> &'static str {
        match (self, version) {
            (Self::Conflict | Self::Copy, Version::Mine) => "mine",
            (Self::Conflict | Self::Copy, Version::Theirs) => "theirs",
            (Self::History, Version::Mine) => "now",
            (Self::History, Version::Theirs) => "then",
        }
    }

    /// What stands at the top of the page.
    const fn says(self) -> &'static str {
        match self {
            Self::Conflict => {
                "The file was changed while it was open here. Nothing is overwritten. Both are kept until you choose."
            }
            Self::Copy => "There is a second copy of this appointment. Both are kept until you choose.",
            Self::History => "An earlier version beside the one of now. Looking changes nothing.",
        }
    }

    /// What stands at its end.
    const fn ends(self) -> &'static str {
        match self {
            Self::Conflict | Self::Copy => {
                "Enter finishes. Where you chose nothing, both are kept, mine first. Where only one can be, such as a time, it is the one named there."
            }
            Self::History => "r brings back all of it as it was then. Ctrl-Z takes that back.",
        }
    }
}

/// What is compared, in words.
pub struct Titles {
    pub title: String,
    pub mine: String,
    pub theirs: String,
}

/// What the person decided.
pub enum Outcome {
    Merged(Box<Appointment>),
    Restore(Box<Appointment>),
    Later,
}

/// Two versions on screen.
pub struct ComparePane {
    comparison: Comparison,
    pub purpose: Purpose,
    titles: Titles,
    pub takes: Vec<Option<Take>>,
    pub part: usize,
    pub top: usize,
    page: Page,
    back: Place,
}

/// Shows two versions; what is decided goes to [`finished`].
///
/// To be called from a command alone: someone who types on must not choose without having looked.
pub fn open(model: &mut Model, comparison: Comparison, purpose: Purpose, titles: Titles) -> Effects {
    let before = model.compare.take().map(|pane| pane.back);
    // What only one side changed is chosen already; where both did, the person must look.
    let suggested = |suggestion: Option<Take>| suggestion.filter(|take| *take != Take::Both);
    model.compare = Some(Box::new(ComparePane {
        purpose,
        takes: comparison.differences().iter().map(|one| suggested(one.suggestion)).collect(),
        part: 0,
        top: 0,
        page: Page::of(&comparison, purpose, &titles),
        back: before.unwrap_or(model.place),
        comparison,
        titles,
    }));
    model.place = Place::Compare;
    model.overlay = None;
    refit(model);
    Vec::new()
}

/// Does what the person decided: what was made or brought back is taken in by the open appointment
/// as one step of undo.
pub fn finished(model: &mut Model, outcome: Outcome) -> Effects {
    let version = match outcome {
        Outcome::Merged(version) | Outcome::Restore(version) => *version,
        Outcome::Later => {
            model.place = model.compare.take().map_or(Place::Home, |pane| pane.back);
            return Vec::new();
        }
    };
    let id = version.id.clone();
    let Some(effects) = prepare::take_version(model, version) else {
        model.session.notice =
            Some("Nothing was changed: this appointment is not open for changes here.".to_owned());
        return Vec::new();
    };
    let settles = model.compare.take().is_some_and(|pane| pane.purpose.chooses());
    model.session.notice = Some("Done. Ctrl-Z takes it back.".to_owned());
    let saved = if settles { prepare::keeping::chosen(model, &id) } else { Vec::new() };
    effects.into_iter().chain(saved).collect()
}

impl ComparePane {
    /// What a part is taken from as things stand, and whether that was chosen.
    fn taken(&self, at: usize) -> Option<(Take, bool)> {
        let part = self.comparison.differences().get(at)?.part;
        let chosen = self.takes.get(at).copied().flatten();
        Some((self.comparison.taken(part, chosen), chosen.is_some()))
    }

    /// The same in words, where parts are chosen.
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

    fn last_top(&self) -> usize {
        self.page.lines().saturating_sub(self.page.height())
    }

    fn go_to(&mut self, part: usize) {
        self.part = part.min(self.page.parts.len().saturating_sub(1));
        self.reveal();
    }

    /// Scrolls as little as shows all of the part, or its start where it is longer than the screen.
    fn reveal(&mut self) {
        let height = self.page.height();
        if let Some(lines) = self.page.parts.get(self.part) {
            let first = if self.part == 0 && lines.end <= height { 0 } else { lines.start };
            self.top = self.top.max(lines.end.saturating_sub(height)).min(first);
        }
        self.top = self.top.min(self.last_top());
    }

    /// Scrolls. The part one is at is always one of those on screen, for a key chooses for it.
    fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.last_top());
        let shown = self.top..self.top + self.page.height();
        let on_screen = |lines: &std::ops::Range<usize>| lines.start < shown.end && lines.end > shown.start;
        if self.page.parts.get(self.part).is_some_and(on_screen) {
            return;
        }
        let mut parts = self.page.parts.iter();
        let found = if by < 0 { parts.rposition(on_screen) } else { parts.position(on_screen) };
        self.part = found.unwrap_or(self.part);
    }
}

/// The wheel scrolls; a click goes to a part.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let (_, area) = layout::compare(model);
    let Some(pane) = &mut model.compare else {
        return Vec::new();
    };
    match mouse {
        Mouse::WheelUp => pane.scroll(-3),
        Mouse::WheelDown => pane.scroll(3),
        Mouse::Press if area.contains((column, row).into()) => {
            let line = pane.top + usize::from(row - area.y);
            pane.part = pane.page.parts.iter().position(|lines| lines.contains(&line)).unwrap_or(pane.part);
        }
        Mouse::Press | Mouse::Drag => {}
    }
    Vec::new()
}

/// Fits the page into its area.
pub fn refit(model: &mut Model) {
    let (_, area) = layout::compare(model);
    let Some(pane) = model.compare.as_mut().filter(|_| model.place == Place::Compare) else {
        return;
    };
    if pane.page.fit(area.width, area.height, pane.purpose.chooses()) {
        pane.reveal();
    }
    pane.scroll(0);
}
