//! The panes, and the one in front.

use super::model::Model;
use crate::command::Place;
use crate::{
    effect::Effects,
    panes::{
        brief::BriefPane, compare::ComparePane, home::HomePane, phrases::PhrasesPane, prepare::PreparePane,
    },
    part::{AnyPart, Context, Entry},
    session::Session,
};

/// Every pane.
pub const PANES: &[Entry] = &[
    Entry::of::<HomePane>(),
    Entry::of::<PreparePane>(),
    Entry::of::<BriefPane>(),
    Entry::of::<ComparePane>(),
    Entry::of::<PhrasesPane>(),
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
        }
    }

    /// Every pane there is, and what they share.
    pub(super) fn panes(&mut self) -> (Vec<&mut dyn AnyPart>, &mut Session) {
        let Self { home, prepare, brief, compare, phrases, session, .. } = self;
        let mut all: Vec<&mut dyn AnyPart> = vec![home, prepare, brief, phrases];
        all.extend(compare.as_deref_mut().map(|pane| pane as &mut dyn AnyPart));
        (all, session)
    }

    /// Does something with the pane in front.
    pub fn in_pane(&mut self, act: impl FnOnce(&mut dyn AnyPart, &mut Context) -> Effects) -> Effects {
        let pane: Option<&mut dyn AnyPart> = match self.place {
            Place::Home => Some(&mut self.home),
            Place::Prepare => Some(&mut self.prepare),
            Place::Brief => Some(&mut self.brief),
            Place::Compare => self.compare.as_deref_mut().map(|pane| pane as &mut dyn AnyPart),
            Place::Phrases => Some(&mut self.phrases),
        };
        let Some(pane) = pane else {
            return Vec::new();
        };
        let mut cx = Context { session: &mut self.session, place: self.place, actions: Vec::new() };
        let effects = act(pane, &mut cx);
        let actions = cx.actions;
        self.carry_out_all(effects, actions)
    }
}
