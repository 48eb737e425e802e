//! An opened appointment: its notes, where one is in them, what can be undone, what is saved.

use std::ops::Range;

use jiff::Zoned;

use super::{guide_side::GuideSide, journal_buffer::JournalBuffer, saving::Saving, sheet::Sheet};
use crate::{
    change::{Change, Marks},
    domain::{
        Appointment, Details, EmptyReason, FieldId, Fingerprint, Guides, Moment, NotesPage, Opened, Summary,
        balance::{self, BalanceFinding},
    },
    effect::{Effect, Effects, Job, Note},
    event_log::Event,
    text::{Caret, Edit, EditCommand, History, Motion, edit, grapheme},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Guide,
    Notes,
}

/// Where an appointment comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Library,
    Sample,
}

/// Another version of an open appointment, to be looked through.
pub struct Conflict {
    /// The name of its file, next to the appointment's own; empty if it is that file.
    pub name: String,
    pub appointment: Box<Appointment>,
    pub fingerprint: Option<Fingerprint>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Home,
    Brief,
    New,
    Quit,
}

impl Exit {
    /// The key that leaves all the same, and what that does.
    #[must_use]
    pub const fn key(self) -> (&'static str, &'static str) {
        match self {
            Self::Home => ("{key:home}", "leave"),
            Self::Brief => ("{key:brief}", "read the brief"),
            Self::New => ("{key:new}", "start the new one"),
            Self::Quit => ("{key:quit}", "quit"),
        }
    }
}

/// That one was led to a blank on the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExitWarning {
    pub way: Exit,
    pub field: FieldId,
    pub at: usize,
}

pub struct Document {
    pub appointment: Appointment,
    origin: Origin,
    /// Why it must not be changed, as a whole sentence.
    pub read_only: Option<String>,
    pub side: Side,
    pub guide: GuideSide,
    pub sheet: Sheet,
    pub history: History<Change>,
    pub saving: Saving,
    pub journal: JournalBuffer,
    pub fingerprint: Option<Fingerprint>,
    pub conflict: Option<Conflict>,
    /// The name of a version that was looked through, until what came of it is on disk.
    pub looked_through: Option<String>,
    /// The file that the next save may replace, if it is not the one written last.
    pub over: Option<Fingerprint>,
    pub takes_over: bool,
    pub warned: Option<ExitWarning>,
    pub filling: Option<FieldId>,
    pub balance: Vec<BalanceFinding>,
    findings_stale: bool,
}

impl Document {
    fn new(appointment: Appointment, origin: Origin, saving: Saving, guides: &Guides) -> Self {
        let sheet = Sheet::new(&appointment.notes, NotesPage::Context);
        let mut side = GuideSide::default();
        side.follow(guides.of(&appointment.guide), sheet.field());
        Self {
            appointment,
            origin,
            read_only: None,
            side: Side::Notes,
            guide: side,
            sheet,
            history: History::default(),
            saving,
            journal: if origin == Origin::Library {
                JournalBuffer::ready()
            } else {
                JournalBuffer::default()
            },
            fingerprint: None,
            conflict: None,
            looked_through: None,
            over: None,
            takes_over: false,
            warned: None,
            filling: None,
            balance: Vec::new(),
            findings_stale: true,
        }
    }

    /// One that was read from disk.
    #[must_use]
    pub fn opened(opened: Opened, guides: &Guides) -> Self {
        let saving = Saving::saved_at(opened.appointment.changed);
        let mut document = Self::new(opened.appointment, Origin::Library, saving, guides);
        document.fingerprint = Some(opened.fingerprint);
        document.read_only = opened.read_only;
        document
    }

    /// One that is being made on disk at this moment.
    #[must_use]
    pub fn made(appointment: Appointment, guides: &Guides, now: &Zoned) -> Self {
        Self::new(appointment, Origin::Library, Saving::being_made(now), guides)
    }

    /// The made-up example, which is never saved.
    #[must_use]
    pub fn sample(appointment: Appointment, guides: &Guides) -> Self {
        Self::new(appointment, Origin::Sample, Saving::default(), guides)
    }

    #[must_use]
    pub const fn is_sample(&self) -> bool {
        matches!(self.origin, Origin::Sample)
    }

    #[must_use]
    pub const fn can_change(&self) -> bool {
        self.read_only.is_none()
    }

    /// Whether it is saved, for the banner.
    #[must_use]
    pub fn saved_words(&self, now: &Zoned) -> String {
        match (self.origin, &self.read_only) {
            (Origin::Sample, _) => "example, not kept".to_owned(),
            (_, Some(_)) => "read only".to_owned(),
            _ => self.saving.words(now),
        }
    }

    /// Its line in the list.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of(&self.appointment, self.read_only.clone())
    }

    /// Looks at the choices anew while they are in sight, if anything changed since.
    ///
    /// Once a message, not once a change: of a burst of words only the last one shows.
    pub fn refresh_findings(&mut self) {
        let looks = self.sheet.page == NotesPage::Options && std::mem::take(&mut self.findings_stale);
        if looks {
            self.balance = balance::findings(&self.appointment.notes);
        }
    }

    fn touched(&mut self, now: &Zoned) {
        self.findings_stale = true;
        if self.origin == Origin::Library {
            self.appointment.changed = Moment::of(now);
            self.saving.touch(now);
        }
    }

    fn save(&mut self, now: &Zoned, at_once: bool) -> Option<Effect> {
        let version = self.saving.begin(now, at_once)?;
        self.journal.add(Event::Saving);
        Some(Effect::Store(Job::Save(Box::new(self.appointment.clone()), version, self.over.take())))
    }

    /// A write, if one is due.
    pub fn save_if_due(&mut self, now: &Zoned) -> Option<Effect> {
        self.save(now, false)
    }

    /// A write, if there is anything to write.
    pub fn save_now(&mut self, now: &Zoned) -> Option<Effect> {
        self.save(now, true)
    }

    /// Changes what it is called, when it is and how they meet.
    pub fn set_details(&mut self, details: Details, now: &Zoned) {
        self.journal.before(&self.appointment);
        self.appointment.set_details(details.clone());
        self.journal.add(Event::Renamed(details, Moment::of(now)));
        self.touched(now);
    }

    /// Whether the cursor is in the grid of choices.
    #[must_use]
    pub fn in_grid(&self) -> bool {
        self.sheet.page == NotesPage::Options && (self.choice().is_some() || self.row().is_some())
    }

    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        self.text().get(self.sheet.caret.selection()?)
    }

    /// The text of the field the cursor is in.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.appointment.notes.get(self.sheet.field()).text
    }

    /// Changes are about to be made: they are to be written down before they are shown.
    fn about_to_do(&mut self, changes: &[Change], now: &Zoned) {
        if !changes.is_empty() {
            self.journal.before(&self.appointment);
            let goes_on = self.history.is_open();
            self.journal.add(Event::Did { goes_on, changes: changes.to_vec(), at: Moment::of(now) });
        }
    }

    /// Makes changes as one step of undo.
    pub fn make(&mut self, changes: Vec<Change>, now: &Zoned) {
        self.about_to_do(&changes, now);
        for change in &changes {
            self.apply(change);
        }
        self.history.record(changes);
        self.settle();
        self.touched(now);
    }

    /// Makes a change; `true` where lines of the sheet must be placed anew.
    fn apply(&mut self, change: &Change) -> bool {
        change.apply(&mut self.appointment);
        match change {
            Change::Text(field, edit) => self.sheet.edited(&self.appointment.notes, *field, edit),
            Change::Choices(_) | Change::Rows(_) => {
                self.sheet.rewrap(&self.appointment.notes);
                true
            }
            Change::Whole(_) => {
                let (field, at) = (self.sheet.field(), self.sheet.caret.at);
                self.sheet.rewrap(&self.appointment.notes);
                // The cursor stays in its field, wherever that is now.
                self.sheet.go_to_offset(&self.appointment.notes, field, at);
                true
            }
            Change::Marks(field, ..) => {
                self.sheet.marked(&self.appointment.notes, *field);
                true
            }
            Change::Pins(..) | Change::KeptWords(..) | Change::Shared(..) => false,
        }
    }

    pub(super) fn settle(&mut self) {
        self.sheet.place(&self.appointment.notes);
        self.sheet.reveal(&self.appointment.notes);
    }

    /// Makes an edit to the field the cursor is in. With words typed there it is no longer "not for today"; what
    /// only takes words away changes no more than the text.
    fn edit(&mut self, edit: Edit, now: &Zoned) {
        let field = self.sheet.field();
        let caret = edit.caret_after(self.text());
        let mut changes = if edit.inserted.trim().is_empty() {
            let standing = self.appointment.notes.get(field).standing;
            self.mark(field, Marks { standing, carried_over: false })
        } else {
            self.unmark(field)
        };
        changes.push(Change::Text(field, edit));
        self.about_to_do(&changes, now);
        // Lines are worked out from the caret, so it must be within the text.
        self.sheet.caret = Caret::at(self.sheet.caret.at.min(caret));
        let mut moved = changes.len() > 1;
        for change in &changes {
            moved |= self.apply(change);
        }
        self.sheet.caret = Caret::at(caret);
        self.history.record(changes);
        // A key within a row moves no line, and is spared the work of placing them all.
        if moved {
            self.sheet.place(&self.appointment.notes);
        }
        self.sheet.reveal(&self.appointment.notes);
        self.touched(now);
    }

    /// Changes that take the marks off a field that is written in, if it has any. That something is to be asked
    /// is for the writer alone to take back.
    pub fn unmark(&self, field: FieldId) -> Vec<Change> {
        let standing = match self.appointment.notes.get(field).standing {
            EmptyReason::NotKnown => EmptyReason::NotKnown,
            EmptyReason::Open | EmptyReason::NotToday => EmptyReason::Open,
        };
        self.mark(field, Marks { standing, carried_over: false })
    }

    pub(super) fn mark(&self, field: FieldId, after: Marks) -> Vec<Change> {
        let answer = self.appointment.notes.get(field);
        let before = Marks { standing: answer.standing, carried_over: answer.carried_over };
        if before == after { Vec::new() } else { vec![Change::Marks(field, before, after)] }
    }

    /// Types `text` at the cursor, in place of the selection.
    pub fn type_in(&mut self, text: &str, now: &Zoned) {
        if let Some(edit) = edit::insert(self.text(), &self.sheet.caret, text) {
            self.edit(edit, now);
        }
    }

    /// Types `text` at the cursor as a step of its own.
    pub fn put_in(&mut self, text: &str, now: &Zoned) {
        self.history.seal();
        self.type_in(text, now);
        self.history.seal();
    }

    /// Replaces words of the field the cursor is in, as a step of its own.
    pub fn put_in_place(&mut self, place: &Range<usize>, words: &str, now: &Zoned) {
        let caret = Caret { anchor: Some(place.start), ..Caret::at(place.end) };
        self.history.seal();
        if let Some(edit) = edit::insert(self.text(), &caret, words) {
            self.edit(edit, now);
        }
        self.history.seal();
    }

    /// Does what a typing key asks for.
    pub fn act(&mut self, act: EditCommand, now: &Zoned) {
        let edit = match act {
            EditCommand::Go(motion, select) => return self.go(motion, select),
            EditCommand::SelectAll => {
                self.go(Motion::Start, false);
                return self.go(Motion::End, true);
            }
            _ => act.edit(self.text(), &self.sheet.caret),
        };
        match edit {
            Some(edit) if self.can_change() => self.edit(edit, now),
            _ => {}
        }
    }

    pub fn go(&mut self, motion: Motion, select: bool) {
        self.history.seal();
        self.sheet.go(&self.appointment.notes, motion, select);
    }

    /// Undoes or redoes a step and goes to where it was.
    pub fn travel(&mut self, back: bool, now: &Zoned) {
        let changes = if back { self.history.undo() } else { self.history.redo() };
        let Some(changes) = changes else {
            return;
        };
        self.journal.before(&self.appointment);
        let travelled = if back { Event::Undid } else { Event::Redid };
        self.journal.add(travelled(changes.clone(), Moment::of(now)));
        for change in &changes {
            self.apply(change);
        }
        for change in &changes {
            let notes = &self.appointment.notes;
            match change {
                Change::Text(field, edit) => {
                    self.sheet.go_to_offset(notes, *field, edit.at + edit.inserted.len());
                }
                Change::Marks(field, ..) if changes.len() == 1 => self.sheet.go_to(notes, *field),
                Change::Choices(_) | Change::Rows(_) => self.sheet.turn_to(notes, NotesPage::Options),
                Change::Marks(..)
                | Change::Pins(..)
                | Change::KeptWords(..)
                | Change::Shared(..)
                | Change::Whole(_) => {}
            }
        }
        self.settle();
        self.touched(now);
    }

    /// Whether one was warned on this way already and did nothing about it.
    #[must_use]
    pub fn was_warned(&self, way: Exit) -> bool {
        self.warned_blank().is_some() && self.warned.is_some_and(|warned| warned.way == way)
    }

    /// The blank one was led to on the way out, while it is still selected.
    #[must_use]
    pub fn warned_blank(&self) -> Option<Range<usize>> {
        let warned = self.warned.filter(|warned| warned.field == self.sheet.field())?;
        self.sheet.caret.selection().filter(|blank| blank.start == warned.at)
    }

    /// Asks the journal writer to release the edit lock.
    #[must_use]
    pub fn release(&self) -> Effects {
        if self.is_sample() {
            return Vec::new();
        }
        let (id, saved) = (self.appointment.id.clone(), !self.saving.has_unsaved());
        vec![Effect::Note(Note::Leave { id, saved })]
    }

    /// Selects a part of the field the cursor is in.
    pub fn select(&mut self, part: &Range<usize>) {
        self.history.seal();
        let field = self.sheet.field();
        self.sheet.go_to_offset(&self.appointment.notes, field, part.end);
        let start = grapheme::floor_boundary(self.text(), part.start);
        self.sheet.caret.anchor = Some(start);
    }
}
