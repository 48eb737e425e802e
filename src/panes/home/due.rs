//! The appointments for which the day is past after which their notes should go: asked once.

use std::collections::HashSet;

use super::arrange;
use crate::{
    domain::{HONEST, Id, LONGER_DAYS, Summary, UserError, appointments},
    effect::Effects,
    model::{Model, Place},
    session::dialog::{Answer, Dialog},
    store::{Deleted, Kept},
    ui::text::cut,
};

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
    let open: HashSet<&Id> = model.documents().map(|document| &document.appointment.id).collect();
    let mut due: Vec<&Summary> =
        library.summaries().filter(|one| one.is_due(now, days) && !open.contains(&one.id)).collect();
    due.sort_by_key(|one| one.when.unwrap_or(one.changed).timestamp());
    let question = (!due.is_empty()).then(|| question(model, &due));
    model.home.asked_about_due = true;
    if let Some(question) = question {
        model.show(question);
    }
}

fn question(model: &Model, due: &[&Summary]) -> Dialog {
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
    let answer = Answer::Due(ids, model.session.now.timestamp());
    Dialog { title: "Delete old notes?".to_owned(), text, answer }
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
