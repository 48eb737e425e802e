//! The panes, and the one in front.

use super::model::Model;
use crate::part::{AnyPart, Entry};
use crate::{
    command::Place, panes::brief::BriefPane, panes::compare::ComparePane, panes::home::HomePane,
    panes::phrases::PhrasesPane, panes::prepare::PreparePane, panes::reflect::ReflectPane, session::Session,
};

/// Every pane.
pub const PANES: &[Entry] = &[
    Entry::of::<HomePane>(),
    Entry::of::<PreparePane>(),
    Entry::of::<BriefPane>(),
    Entry::of::<ComparePane>(),
    Entry::of::<PhrasesPane>(),
    Entry::of::<ReflectPane>(),
];

impl Model {
    /// The pane in front.
    #[must_use]
    pub fn pane(&self) -> Option<&dyn AnyPart> {
        match self.place {
            Place::Home => Some(&self.home),
            Place::Prepare => Some(&self.prepare),
            Place::Brief => Some(&self.brief),
            Place::Compare => self.compare.as_deref().map(|pane| pane as &dyn AnyPart),
            Place::Phrases => Some(&self.phrases),
            Place::Reflect => Some(&self.reflect),
        }
    }

    /// The pane in front, and the state that parts share.
    pub(super) fn pane_mut(&mut self) -> (Option<&mut dyn AnyPart>, &mut Session) {
        let Self { home, prepare, brief, compare, phrases, reflect, session, .. } = self;
        let pane: Option<&mut dyn AnyPart> = match self.place {
            Place::Home => Some(home),
            Place::Prepare => Some(prepare),
            Place::Brief => Some(brief),
            Place::Compare => compare.as_deref_mut().map(|pane| pane as &mut dyn AnyPart),
            Place::Phrases => Some(phrases),
            Place::Reflect => Some(reflect),
        };
        (pane, session)
    }

    /// Every pane there is, and the state that parts share.
    pub(super) fn panes(&mut self) -> (Vec<&mut dyn AnyPart>, &mut Session) {
        let Self { home, prepare, brief, compare, phrases, reflect, session, .. } = self;
        let mut all: Vec<&mut dyn AnyPart> = vec![home, prepare, brief, phrases, reflect];
        all.extend(compare.as_deref_mut().map(|pane| pane as &mut dyn AnyPart));
        (all, session)
    }
}
