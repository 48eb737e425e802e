//! All state of the program.

use std::sync::Arc;

use jiff::{Timestamp, ToSpan, Zoned};

use crate::command::{Place, Scope};
use crate::domain::{Guide, Id};
use crate::msg::Background;
use crate::{
    draft::Draft, panes::brief::BriefPane, panes::compare::ComparePane, panes::home::HomePane,
    panes::phrases::PhrasesPane, panes::prepare::PreparePane, panes::reflect::ReflectPane, part::AnyPart,
    session::Session,
};

/// Whether the screen is covered, and what that depends on.
#[derive(Debug)]
pub struct Cover {
    pub on: bool,
    pub(super) touched: Timestamp,
    pub(super) stray: Option<Timestamp>,
    /// When, until the screen is drawn without it.
    pub(super) lifted: Option<Timestamp>,
    /// When something last came that nobody can have seen the screen for.
    pub(super) blind: Option<Timestamp>,
    /// To be locked as soon as everything is saved.
    pub(super) locking: bool,
    /// When that was last asked for, by a key or by the clock.
    pub(super) lock_tried: Option<Timestamp>,
}

impl Cover {
    /// Nothing is covered; somebody is there.
    #[must_use]
    pub const fn new(now: Timestamp) -> Self {
        Self {
            on: false,
            touched: now,
            stray: None,
            lifted: None,
            blind: None,
            locking: false,
            lock_tried: None,
        }
    }

    /// Whether the shell is to say when the screen is drawn without it.
    #[must_use]
    pub const fn awaits_frame(&self) -> bool {
        self.lifted.is_some()
    }

    /// When the screen is covered if nobody does anything.
    #[must_use]
    pub fn deadline(&self, minutes: u16) -> Option<Timestamp> {
        if self.on || minutes == 0 {
            return None;
        }
        self.touched.checked_add(i64::from(minutes).minutes()).ok()
    }

    /// When the covered screen is locked if nobody does anything, and when it is tried again where not all
    /// could be saved.
    #[must_use]
    pub fn lock_deadline(&self, minutes: u16) -> Option<Timestamp> {
        if !self.on || minutes == 0 {
            return None;
        }
        let due = self.touched.checked_add(i64::from(minutes).minutes()).ok()?;
        let again = self.lock_tried.and_then(|tried| tried.checked_add(1.minutes()).ok());
        Some(again.map_or(due, |again| again.max(due)))
    }
}

/// Text typed outside the notes.
#[derive(Default)]
pub struct Drafts {
    pub(super) now: Vec<Draft>,
    pub(super) written: Vec<Draft>,
    /// From before this start, or of a form that a message took the place of. With `true`, its appointment was
    /// asked for.
    pub(super) waiting: Vec<(Draft, bool)>,
    /// Of what was closed, until the store has done what came of it.
    pub(super) settling: Vec<(usize, Draft)>,
    pub(super) echoes: usize,
    /// The window that is open, and its state when it opened.
    pub(super) opened: Option<(&'static str, Option<String>)>,
    /// Said on the way out of this form.
    pub(super) warned: Option<Draft>,
    /// The disk did not take the last of it.
    pub(super) failed: bool,
    /// When it is tried again.
    pub(super) again: Option<Timestamp>,
}

/// The letters that came in the guide since another key.
#[derive(Debug, Default)]
pub struct GuideLetters {
    pub(super) last: Option<(char, Timestamp)>,
    pub(super) without_command: usize,
    /// Typing, not commands.
    pub(super) are_words: bool,
}

/// All state. It changes in `update` alone and is drawn by `view` alone.
pub struct Model {
    pub session: Session,
    /// Whether colours may be used.
    pub colour: bool,
    /// As far as the terminal tells.
    pub terminal_background: Option<Background>,
    pub no_faint: bool,
    pub place: Place,
    pub home: HomePane,
    pub prepare: PreparePane,
    pub brief: BriefPane,
    /// The two versions being compared, while they are.
    pub compare: Option<Box<ComparePane>>,
    pub phrases: PhrasesPane,
    pub reflect: ReflectPane,
    pub overlay: Option<Box<dyn AnyPart>>,
    pub cover: Cover,
    pub drafts: Drafts,
    pub letters: GuideLetters,
}

impl std::ops::Deref for Model {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl std::ops::DerefMut for Model {
    fn deref_mut(&mut self) -> &mut Session {
        &mut self.session
    }
}

impl Model {
    /// The program before anything has happened.
    #[must_use]
    pub fn new(guide: &Arc<Guide>, now: Zoned, spare_id: Id, colour: bool) -> Self {
        Self {
            cover: Cover::new(now.timestamp()),
            session: Session::new(guide, now, spare_id),
            colour,
            terminal_background: None,
            no_faint: false,
            place: Place::Home,
            home: HomePane::default(),
            prepare: PreparePane,
            brief: BriefPane::default(),
            compare: None,
            phrases: PhrasesPane::default(),
            reflect: ReflectPane::default(),
            overlay: None,
            drafts: Drafts::default(),
            letters: GuideLetters::default(),
        }
    }

    /// The scopes whose keys are live, nearest first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        if self.cover.on {
            return Scope::COVER.together();
        }
        match self.overlay.as_deref().or(self.pane()) {
            Some(part) => part.scopes(&self.session),
            None => Scope::ANYWHERE.together(),
        }
    }

    /// The next instant at which something must happen without a key being pressed.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let settings = &self.session.settings;
        let cover = self.cover.deadline(settings.cover_after_minutes);
        let lock = self.cover.lock_deadline(settings.lock_after_minutes).filter(|_| self.session.encrypted);
        let home = self.session.library.as_ref().filter(|_| self.place == Place::Home && !self.cover.on);
        let home = home.and_then(|library| library.changes(&self.session.now));
        self.save_deadline()
            .into_iter()
            .chain(self.banner_changes())
            .chain(home)
            .chain(cover)
            .chain(lock)
            .min()
    }

    /// When the words for how long until the appointment change.
    fn banner_changes(&self) -> Option<Timestamp> {
        let is_shown = matches!(self.place, Place::Prepare | Place::Brief) && !self.cover.on;
        let document = self.session.document.as_ref().filter(|_| is_shown)?;
        document.appointment.when?.until(self.session.now.timestamp()).1
    }
}
