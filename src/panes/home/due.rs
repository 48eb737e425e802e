//! The appointments for which the day is past after which their notes should go: asked once.

use std::collections::HashSet;

use jiff::{SignedDuration, ToSpan};

use super::arrange;
use crate::{
    domain::{DeleteAfter, HONEST, Id, LONGER_DAYS, Summary, UserError, appointments},
    effect::{Effect, Effects, Job},
    model::{Model, Place},
    overlays::{
        Overlay,
        message::{Answer, Due, Message},
    },
    store::{Deleted, Kept},
    ui::text::cut,
};

/// So long after it came up the question takes no answer: a key may have been meant for what was
/// on screen before.
pub const PAUSE: SignedDuration = SignedDuration::from_millis(500);

/// Asks about every appointment that is due, once, if nothing else has the screen or the keys.
pub fn ask(model: &mut Model) {
    let home = &model.home;
    let busy =
        home.filtering || home.bin.is_some() || model.overlay.is_some() || model.session.loading.is_some();
    if home.asked_about_due || busy || model.place != Place::Home || model.session.leaving {
        return;
    }
    let Some(library) = &home.library else {
        return;
    };
    let (now, days) = (model.moment(), model.session.settings.delete_after_days);
    let open: HashSet<&Id> = model
        .session
        .document
        .iter()
        .chain(&model.session.background)
        .map(|document| &document.appointment.id)
        .collect();
    let mut due: Vec<&Summary> =
        library.summaries().filter(|one| one.is_due(now, days) && !open.contains(&one.id)).collect();
    due.sort_by_key(|one| one.when.unwrap_or(one.changed).timestamp());
    let question = (!due.is_empty()).then(|| question(model, &due));
    model.home.asked_about_due = true;
    model.overlay = question.map(Overlay::Message);
}

fn question(model: &Model, due: &[&Summary]) -> Message {
    const LABEL: usize = 20;
    // In a low window the labels would push the rest out of sight; the key bar says the keys.
    let is_low = model.session.size.1 < 20;
    let most = if is_low { 1 } else { 8 };
    let mut labels: Vec<_> =
        due.iter().take(most).map(|one| format!("“{}”", cut(one.name(), LABEL))).collect();
    if due.len() > most {
        labels.push(format!("and {} more", due.len() - most));
    }
    let (are, their) = if due.len() == 1 { ("is", "its") } else { ("are", "their") };
    let mut text = vec![format!(
        "{} {are} past the day after which {their} notes should go: {}.",
        appointments(due.len()),
        labels.join(", ")
    )];
    if !is_low {
        let them = if due.len() == 1 { "it" } else { "them" };
        text.push(format!(
            "d deletes {them} and all copies Foreword keeps. k keeps {them} {LONGER_DAYS} days longer. \
             Esc decides later."
        ));
    }
    text.push(HONEST.to_owned());
    let ids = due.iter().map(|one| one.id.clone()).collect();
    let answer = Answer::Due(Due { ids, asked: model.session.now.timestamp() });
    Message { title: "Delete old notes?".to_owned(), text, answer }
}

/// What the question is about, once it takes an answer; it goes then.
fn answered(model: &mut Model) -> Option<Vec<Id>> {
    let Some(Overlay::Message(Message { answer: Answer::Due(due), .. })) = &mut model.overlay else {
        return None;
    };
    let shown = model.session.now.timestamp().duration_since(due.asked);
    // A clock that was set back must not keep the question from being answered.
    if (SignedDuration::ZERO..PAUSE).contains(&shown) {
        return None;
    }
    let ids = std::mem::take(&mut due.ids);
    model.overlay = None;
    Some(ids)
}

/// Deletes them for good.
pub fn delete(model: &mut Model) -> Effects {
    let (now, days) = (model.moment(), model.session.settings.delete_after_days);
    let ids = answered(model);
    ids.map(|ids| Effect::Store(Job::Purge(ids, now, days))).into_iter().collect()
}

/// Keeps them longer.
pub fn keep(model: &mut Model) -> Effects {
    let now = model.moment();
    let Ok(day) = now.civil().date().checked_add(LONGER_DAYS.days()) else {
        return Vec::new();
    };
    let ids = answered(model);
    ids.map(|ids| Effect::Store(Job::KeepUntil(ids, DeleteAfter::On(day), now))).into_iter().collect()
}

/// Takes in what was deleted.
pub fn purged(model: &mut Model, result: Result<Deleted, UserError>) -> Effects {
    match result {
        Ok(deleted) => {
            let gone: HashSet<Id> = deleted.ids.into_iter().collect();
            model.home.binned.retain(|(_, summary)| !gone.contains(&summary.id));
            if let Some(library) = &mut model.home.library {
                library.remove_all(&gone);
            }
            arrange(model);
            let verb = if gone.len() == 1 { "is" } else { "are" };
            let done = format!("{} {verb} deleted for good.", appointments(gone.len()));
            model.session.notice = Some(with_troubles(done, &deleted.left));
        }
        Err(error) => model.session.notice = Some(error.sentence),
    }
    Vec::new()
}

/// Takes in what is kept longer.
pub fn kept(model: &mut Model, kept: Kept) -> Effects {
    let done = format!("{} kept {LONGER_DAYS} days longer.", appointments(kept.changed.len()));
    model.session.notice = Some(with_troubles(done, &kept.left));
    if let Some(library) = &mut model.home.library {
        let changed: HashSet<Id> = kept.changed.iter().map(|one| one.id.clone()).collect();
        library.remove_all(&changed);
        library.extend(kept.changed);
    }
    arrange(model);
    Vec::new()
}

fn with_troubles(done: String, left: &[UserError]) -> String {
    match left {
        [] => done,
        [one] => format!("{done} {one}"),
        [first, others @ ..] => format!("{done} {first} And {} more like it.", others.len()),
    }
}
