//! Home: the appointments coming and past, what cannot be read, and the sample.

mod bin;
mod commands;
pub mod due;
mod spoken;
mod view;

use ratatui::layout::{Position, Rect};

use crate::domain::{Id, Library, Summary, UserError, appointments};
use crate::effect::{Effect, Effects, Job, Kept};
use crate::part::{Action, Context, Field, Part, spoken::Spoken};
use crate::session::listing::{Heading, LibraryRow, Listing};
use crate::text::{EditCommand, Input};
use crate::ui::frame::{Frame, frame};
use crate::ui::{canvas::Canvas, frame_buffer::FrameBuffer, theme::Theme};
use crate::{command::Scope, draft, msg::LineAsk, msg::Mouse, session::Session};

pub use bin::BinList;
use due::with_errors;

/// A list of fewer rows than this keeps them all to itself.
const ROOM_FOR_FOOT: u16 = 10;

/// State of the list.
#[derive(Default)]
pub struct HomePane {
    pub reading: bool,
    revision_so_far: Option<u64>,
    pub error: Option<UserError>,
    pub filter: Input,
    pub filtering: bool,
    pub rows: Vec<LibraryRow>,
    pub chosen: usize,
    pub top: usize,
    pub binned: Vec<(String, Summary)>,
    pub bin: Option<BinList>,
    pub asked_about_due: bool,
}

fn summary_of(session: &Session, row: LibraryRow) -> Option<&Summary> {
    match row {
        LibraryRow::Appointment(at) => session.library.as_ref()?.appointment(at),
        LibraryRow::Heading(_) | LibraryRow::Unreadable(_) | LibraryRow::Sample => None,
    }
}

impl HomePane {
    /// The chosen line, if it can be chosen.
    #[must_use]
    pub fn chosen_row(&self) -> Option<LibraryRow> {
        self.rows.get(self.chosen).copied().filter(|row| row.can_be_chosen())
    }

    /// The chosen appointment.
    #[must_use]
    pub fn chosen_summary<'a>(&self, session: &'a Session) -> Option<&'a Summary> {
        summary_of(session, self.chosen_row()?)
    }

    /// Asks for the list.
    pub fn read(&mut self) -> Effects {
        self.reading = true;
        vec![Effect::Store(Job::List)]
    }

    /// Asks for the list for the first time.
    pub fn read_first(&mut self) -> Effects {
        self.reading = true;
        vec![Effect::Store(Job::ListFirst)]
    }

    /// Takes in what is known of the list before it was read, unless there is one already that knows better.
    pub fn listed_so_far(&mut self, session: &mut Session, library: Library) {
        let revision = session.library.as_ref().map(|listing| listing.revision);
        let is_news = self.reading && (revision.is_none() || revision == self.revision_so_far);
        self.revision_so_far = None;
        if is_news {
            session.library = Some(Listing::new(library));
            session.relist_open();
            self.revision_so_far = session.library.as_ref().map(|listing| listing.revision);
            self.arrange(session);
        }
    }

    /// All was told; `false` if it was not taken in, so that the list is to be asked for.
    pub fn list_stands(&mut self) -> bool {
        self.reading = false;
        self.error = None;
        self.revision_so_far.take().is_some()
    }

    /// Takes in the list.
    pub fn listed(&mut self, session: &mut Session, library: Result<Library, UserError>) {
        (self.reading, self.revision_so_far) = (false, None);
        match library {
            Ok(library) => {
                session.library = Some(Listing::new(library));
                self.error = None;
            }
            Err(error) => self.error = Some(error),
        }
        session.relist_open();
        self.arrange(session);
    }

    /// Takes in what was made of a list; the first of them is marked.
    pub fn created(&mut self, session: &mut Session, made: Kept) {
        let first = made.changed.first().map(|summary| summary.id.clone());
        session.notice = Some(with_errors(format!("{} made.", appointments(made.changed.len())), &made.left));
        if let Some(library) = &mut session.library {
            library.extend(made.changed);
        }
        self.arrange(session);
        if let Some(id) = first {
            self.choose(session, &id);
            self.refit(session);
        }
    }

    /// Takes in a change of details.
    pub fn amended(&mut self, session: &mut Session, result: Result<Box<Summary>, UserError>) {
        if let Some(summary) = session.say_if_failed(result) {
            session.relist(*summary);
            self.arrange(session);
        }
    }

    /// Marks the open appointment, which one comes from.
    pub fn choose_open(&mut self, session: &mut Session) {
        let open = session.document.as_ref().filter(|document| !document.is_sample());
        if let Some(id) = open.map(|document| document.appointment.id.clone()) {
            self.choose(session, &id);
            self.refit(session);
        }
    }

    fn choose(&mut self, session: &Session, id: &Id) {
        let is_it = |row: &LibraryRow| summary_of(session, *row).is_some_and(|one| one.id == *id);
        self.chosen = self.rows.iter().position(is_it).unwrap_or(self.chosen);
    }

    /// Sorts the list and applies the filter; what was chosen stays chosen where it can.
    pub fn arrange(&mut self, session: &mut Session) {
        let chosen = self.chosen_summary(session).map(|summary| summary.id.clone());
        let now = session.now.timestamp();
        if let Some(library) = &mut session.library {
            library.sort(now);
        }
        self.narrow(session);
        if let Some(id) = chosen {
            self.choose(session, &id);
        }
    }

    /// Applies the filter.
    fn narrow(&mut self, session: &mut Session) {
        let filter = self.filter.text();
        self.rows = session
            .library
            .as_ref()
            .map(|library| library.rows(filter, session.now.date()))
            .unwrap_or_default();
        if session.library.is_none() && self.error.is_some() {
            self.rows = vec![LibraryRow::Heading(Heading::Sample), LibraryRow::Sample];
        }
        self.chosen = self.rows.iter().position(|row| row.can_be_chosen()).unwrap_or_default();
        self.top = 0;
        self.refit(session);
    }

    fn step(&mut self, by: isize) -> Effects {
        let last = self.rows.len().saturating_sub(1);
        let wanted = self.chosen.saturating_add_signed(by).min(last);
        let can = |at: &usize| self.rows.get(*at).is_some_and(|row| row.can_be_chosen());
        let found = if by < 0 {
            (0..=wanted).rev().find(can).or_else(|| (0..=last).find(can))
        } else {
            (wanted..=last).find(can).or_else(|| (0..=last).rev().find(can))
        };
        self.chosen = found.unwrap_or(self.chosen);
        Vec::new()
    }

    /// Steps by so many screens.
    fn screens(&mut self, session: &Session, by: isize) -> Effects {
        let page = isize::try_from(self.areas(session).list.height).unwrap_or(1).max(1);
        self.step(by * page)
    }

    fn areas(&self, session: &Session) -> Areas {
        let frame = frame(session.size, 1, session.notice_or(self.remark(session)).as_deref());
        let filtered = self.filtering || !self.filter.text().is_empty();
        let rows = u16::from(filtered && self.bin.is_none()).min(frame.body.height);
        let filter = Rect { height: rows, ..frame.body };
        let foot_rows = u16::from(frame.body.height >= ROOM_FOR_FOOT);
        let height = frame.body.height - rows - foot_rows;
        let list = Rect { y: frame.body.y + rows, height, ..frame.body };
        let foot = Rect { y: list.bottom(), height: foot_rows, ..frame.body };
        Areas { frame, filter, list, foot }
    }
}

/// The areas of the screen.
struct Areas {
    frame: Frame,
    /// The line of the filter; empty when there is none.
    filter: Rect,
    list: Rect,
    /// The line about the chosen appointment; empty where the list needs the room.
    foot: Rect,
}

impl Part for HomePane {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        let own = match (&self.bin, self.filtering) {
            (Some(_), _) => bin::SCOPE,
            (None, true) => commands::FILTER,
            (None, false) => commands::SCOPE,
        };
        own.together()
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        self.filtering.then_some(Field::Input(&mut self.filter))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.filter.selected()
    }

    /// Into the filter, or a list of appointments.
    fn paste(&mut self, cx: &mut Context, text: &str) -> Effects {
        if !self.filtering {
            return cx.act(Action::PreviewClinic(text.to_owned()));
        }
        self.filter.insert(text);
        self.typed(cx);
        Vec::new()
    }

    fn typed(&mut self, cx: &mut Context) {
        self.narrow(cx.session);
    }

    /// The filter, whether it has the focus or not.
    fn draft(&mut self, _: &mut Session) -> Option<String> {
        if self.filter.text().is_empty() { None } else { draft::write(&(&self.filter, self.filtering)) }
    }

    fn resume(&mut self, cx: &mut Context, state: &str) -> Option<Effects> {
        (self.filter, self.filtering) = draft::read(state)?;
        self.filter.edit(EditCommand::SelectAll);
        self.narrow(cx.session);
        Some(Vec::new())
    }

    fn frame(&self, session: &Session) -> Option<Frame> {
        Some(self.areas(session).frame)
    }

    fn remark<'a>(&'a self, session: &'a Session) -> Option<&'a str> {
        let is_due = self.bin.is_none() && !self.filtering && session.reflect_sync.is_due(session.now.date());
        let due =
            is_due.then_some("Your next step from Reflect is to be looked at again: {key:home.reflect}.");
        self.error.as_ref().map(|error| error.sentence.as_str()).or(due)
    }

    /// Keeps the chosen line on screen.
    fn refit(&mut self, session: &mut Session) {
        let height = usize::from(self.areas(session).list.height).max(1);
        let above = self.chosen.checked_sub(1);
        let heading = above.filter(|at| matches!(self.rows.get(*at), Some(LibraryRow::Heading(_))));
        self.top = self.top.min(heading.unwrap_or(self.chosen));
        self.top = self.top.max((self.chosen + 1).saturating_sub(height));
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        view::view(self, session, &mut Canvas { area: buffer.area, buffer, theme })
    }

    fn spoken(&self, session: &Session) -> Spoken {
        spoken::spoken(self, session)
    }

    fn answer_line(&mut self, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
        spoken::answer(self, cx, line, &ask)
    }

    /// A click chooses, a click on the chosen one opens it; the wheel moves the choice.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let list = self.areas(cx.session).list;
        if let Some(bin) = &mut self.bin {
            return bin.mouse(mouse, at, list);
        }
        match mouse {
            Mouse::WheelUp => self.step(-1),
            Mouse::WheelDown => self.step(1),
            Mouse::Press if list.contains(at) => {
                let row = self.top + usize::from(at.y - list.y);
                if self.rows.get(row).is_some_and(|row| row.can_be_chosen()) {
                    if self.chosen == row {
                        return self.open_chosen(cx);
                    }
                    self.chosen = row;
                }
                Vec::new()
            }
            Mouse::Press | Mouse::Drag => Vec::new(),
        }
    }
}
