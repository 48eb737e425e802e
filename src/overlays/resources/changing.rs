//! Resources chosen in the list, changed, deleted and brought back.

use super::{ResourceList, form::ResourceForm};
use crate::{
    command::Place,
    domain::{FileChange, Resource, ResourceChange},
    effect::{Effect, Effects},
    part::{Context, form::FormWindow, list::ListWindow},
    session::{Session, editing::can_change},
};

impl ListWindow<ResourceList> {
    pub(super) fn all(session: &Session, for_notes: bool) -> Self {
        let all = session.resources.sorted().into_iter().cloned().collect();
        Self::new(all, ResourceList { for_notes, removed: None, says: None })
    }

    /// All of them, the one of that name chosen.
    pub(super) fn open_at(cx: &mut Context, name: Option<&str>) -> Effects {
        let mut window = Self::all(cx.session, cx.place == Place::Prepare);
        window.choose(name);
        cx.open(window)
    }

    pub(super) fn choose(&mut self, name: Option<&str>) {
        let is = |one: &Resource| name.is_some_and(|name| one.is_called(name));
        self.list.chosen = self.list.shown.iter().position(is).unwrap_or_default();
    }

    pub(super) fn puts_in(&self, session: &Session) -> bool {
        self.of.for_notes && can_change(session) && self.has_some(session)
    }

    pub(super) fn changes(&self, session: &Session) -> bool {
        !self.puts_in(session) && self.has_some(session)
    }

    pub(super) fn change(&mut self, cx: &mut Context) -> Effects {
        let form = self.list.chosen().map(FormWindow::<ResourceForm>::change);
        form.map(|form| cx.open(form)).unwrap_or_default()
    }

    pub(super) fn checked(&mut self, cx: &mut Context) -> Effects {
        let Some(one) = self.list.chosen().cloned() else { return Vec::new() };
        self.of.says = Some(format!("“{}” is marked as checked today.", one.name));
        let one = Resource { checked: Some(cx.session.now.date()), ..one };
        vec![put(None, one)]
    }

    pub(super) fn remove(&mut self, cx: &mut Context) -> Effects {
        let Some(one) = self.list.chosen().cloned() else { return Vec::new() };
        let key = cx.session.keys.fill("{key:resources.restore}");
        self.of.says = Some(format!("“{}” is deleted. {key} restores it.", one.name));
        let name = one.name.clone();
        self.of.removed = Some(one);
        vec![FileChange::Resources(vec![ResourceChange::Remove(name)]).into()]
    }

    pub(super) fn restore(&mut self) -> Effects {
        self.of.says = None;
        self.of.removed.take().map(|one| put(None, one)).into_iter().collect()
    }
}

/// The change that puts it in the place of the one called so before.
pub(super) fn put(before: Option<String>, one: Resource) -> Effect {
    FileChange::Resources(vec![ResourceChange::Put { before, one }]).into()
}
