//! All state of the program.

use std::sync::Arc;

use jiff::{Timestamp, Zoned};

use super::{cover::Cover, drafts::Drafts};
use crate::{
    command::{Place, Scope},
    domain::{Guide, Id},
    panes::{
        brief::BriefPane, compare::ComparePane, home::HomePane, phrases::PhrasesPane, prepare::PreparePane,
    },
    part::AnyPart,
    session::Session,
};

/// All state. It changes in `update` alone and is drawn by `view` alone.
pub struct Model {
    pub session: Session,
    /// Whether colours may be used.
    pub colour: bool,
    pub place: Place,
    pub home: HomePane,
    pub prepare: PreparePane,
    pub brief: BriefPane,
    /// The two versions being compared, while they are.
    pub compare: Option<Box<ComparePane>>,
    pub phrases: PhrasesPane,
    pub overlay: Option<Box<dyn AnyPart>>,
    pub cover: Cover,
    pub drafts: Drafts,
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
            place: Place::Home,
            home: HomePane::default(),
            prepare: PreparePane,
            brief: BriefPane::default(),
            compare: None,
            phrases: PhrasesPane::default(),
            overlay: None,
            drafts: Drafts::default(),
        }
    }

    /// The scopes whose keys are live, nearest first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        if self.cover.on {
            return vec![Scope::COVER];
        }
        match self.overlay.as_deref().or(self.pane()) {
            Some(part) => part.scopes(&self.session),
            None => vec![Scope::ANYWHERE, Scope::ALWAYS],
        }
    }

    /// The next instant at which something must happen without a key being pressed.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let cover = self.cover.deadline(self.session.settings.cover_after_minutes);
        self.save_deadline().into_iter().chain(self.banner_changes()).chain(cover).min()
    }

    /// When the words for how long until the appointment change.
    fn banner_changes(&self) -> Option<Timestamp> {
        let handle_uncovered = matches!(self.place, Place::Prepare | Place::Brief) && !self.cover.on;
        let document = self.session.document.as_ref().filter(|_| handle_uncovered)?;
        document.appointment.when?.until(self.session.now.timestamp()).1
    }
}
