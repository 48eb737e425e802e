//! Text typed outside the notes, offered again where it was typed.

use super::drafts::{id, is_of_pane, is_text, open};
use super::{model::Model, opening};
use crate::domain::Id;
use crate::overlays::{OVERLAYS, message::Message};
use crate::part::AnyPart;
use crate::session::{Document, dialog::Dialog, listing::Listing};
use crate::{command::Place, draft::Draft, effect::Effects};

/// Offers what waits where it belongs: on Home, or over the notes it was typed over.
pub(super) fn offer(model: &mut Model) -> Effects {
    if model.drafts.waiting.is_empty() || model.cover.on || model.session.loading.is_some() {
        return Vec::new();
    }
    if let Some(part) = &model.overlay {
        let name = part.name();
        let is_new = model.drafts.opened.as_ref().is_none_or(|(opened, _)| *opened != name);
        let its = |(draft, _): &(Draft, bool)| draft.part == name && is_text(draft);
        return match model.drafts.waiting.iter().position(its).filter(|_| is_new) {
            Some(at) => {
                let (draft, _) = model.drafts.waiting.remove(at);
                model.drafts.opened = Some((name, None));
                model.session.add_notice(["What you were typing here is back.".to_owned()]);
                model.in_overlay(|part, cx| part.resume(cx, &draft.state).unwrap_or_default())
            }
            None => Vec::new(),
        };
    }
    let here = open(model).map(id);
    let fits = |draft: &Draft| match (model.place, &here) {
        (Place::Home, _) => model.session.library.is_some() && (is_of_pane(draft) || !is_text(draft)),
        (Place::Prepare, Some(here)) => draft.over_notes && draft.of == *here && !is_text(draft),
        _ => false,
    };
    let Some(at) = model.drafts.waiting.iter().position(|(draft, _)| fits(draft)) else { return Vec::new() };
    let (draft, asked) = model.drafts.waiting.remove(at);
    let there = |id: &Id| model.session.library.iter().flat_map(Listing::summaries).any(|one| one.id == *id);
    let is_there = model.place != Place::Home || draft.of.as_ref().is_none_or(there);
    if is_there && model.place == Place::Home && draft.over_notes && !asked {
        let id = draft.of.clone();
        model.drafts.waiting.insert(0, (draft, true));
        let mut effects = match id {
            Some(id) => opening::open(model, id),
            None => opening::begin_sample(model),
        };
        effects.extend(offer(model));
        return effects;
    }
    let can_change = if draft.over_notes { open(model).is_some_and(Document::can_change) } else { true };
    let effects = if is_there && can_change { reopen(model, &draft) } else { None };
    let effects = effects.unwrap_or_else(|| lost(model, &draft));
    model.refit();
    effects
}

fn reopen(model: &mut Model, draft: &Draft) -> Option<Effects> {
    if is_of_pane(draft) {
        let effects = model.in_pane_named(&draft.part, |pane, cx| pane.resume(cx, &draft.state))?;
        model.session.add_notice(["What you were typing is back.".to_owned()]);
        return Some(effects);
    }
    let window = OVERLAYS.iter().find(|window| (window.name)() == draft.part)?;
    let part = (window.reopen)(&model.session, &draft.state)?;
    model.session.add_notice(["What you were typing is back. Esc discards it.".to_owned()]);
    show(model, part);
    Some(Vec::new())
}

/// Shows the texts where they can be copied from.
fn lost(model: &mut Model, draft: &Draft) -> Effects {
    let texts = draft.texts();
    if !texts.is_empty() {
        show(model, Box::new(Message(Dialog::lost(draft.of.clone(), texts))));
    }
    Vec::new()
}

fn show(model: &mut Model, part: Box<dyn AnyPart>) {
    model.drafts.opened = Some((part.name(), None));
    model.overlay = Some(part);
    model.in_overlay(|part, cx| {
        part.typed(cx);
        Vec::new()
    });
}
