//! The appointments for which the day is past after which their notes should go: asked once.

use std::collections::HashSet;

use super::HomePane;
use crate::domain::{HONEST, Id, LONGER_DAYS, Summary, UserError, appointments};
use crate::effect::{Deleted, Kept};
use crate::session::Session;
use crate::session::dialog::{Answer, Dialog};
use crate::ui::text::cut;

impl HomePane {
    /// The question about every appointment that is due, once; to be asked when nothing else has the screen.
    pub fn ask_about_due(&mut self, session: &Session) -> Option<Dialog> {
        let library = session.library.as_ref()?;
        let is_busy = self.filtering || self.bin.is_some() || session.loading.is_some() || session.leaving;
        // All of them are asked about at once.
        if self.asked_about_due || self.reading || is_busy {
            return None;
        }
        let (now, days) = (session.moment(), session.settings.delete_after_days);
        let open: HashSet<&Id> = session.documents().map(|document| &document.appointment.id).collect();
        let mut due: Vec<&Summary> =
            library.summaries().filter(|one| one.is_due(now, days) && !open.contains(&one.id)).collect();
        due.sort_by_key(|one| one.when.unwrap_or(one.changed).timestamp());
        self.asked_about_due = true;
        (!due.is_empty()).then(|| question(session, &due))
    }

    /// Takes in what was deleted.
    pub fn purged(&mut self, session: &mut Session, result: Result<Deleted, UserError>) {
        let Some(deleted) = session.say_if_failed(result) else { return };
        let gone: HashSet<Id> = deleted.ids.into_iter().collect();
        self.binned.retain(|(_, summary)| !gone.contains(&summary.id));
        if let Some(library) = &mut session.library {
            library.remove_all(&gone);
        }
        self.arrange(session);
        let verb = if gone.len() == 1 { "is" } else { "are" };
        let done = format!("{} {verb} deleted permanently.", appointments(gone.len()));
        session.notice = Some(with_errors(done, &deleted.left));
    }

    /// Takes in what is kept longer.
    pub fn kept(&mut self, session: &mut Session, kept: Kept) {
        let done = format!("{} kept {LONGER_DAYS} days longer.", appointments(kept.changed.len()));
        session.notice = Some(with_errors(done, &kept.left));
        if let Some(library) = &mut session.library {
            let changed: HashSet<Id> = kept.changed.iter().map(|one| one.id.clone()).collect();
            library.remove_all(&changed);
            library.extend(kept.changed);
        }
        self.arrange(session);
    }
}

fn question(session: &Session, due: &[&Summary]) -> Dialog {
    const LABEL: usize = 20;
    // In a low window the labels would push the rest out of sight; the key bar says the keys.
    let is_low = session.size.1 < 20;
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
            "{{key:message.delete}} deletes {them} and all copies Foreword keeps. {{key:message.keep}} keeps {them} \
             {LONGER_DAYS} days longer. Esc decides later."
        ));
    }
    text.push(HONEST.to_owned());
    let ids = due.iter().map(|one| one.id.clone()).collect();
    let answer = Answer::Due(ids, session.now.timestamp());
    Dialog { title: "Delete old notes?".to_owned(), text, answer }
}

pub(super) fn with_errors(done: String, left: &[UserError]) -> String {
    match left {
        [] => done,
        [one] => format!("{done} {one}"),
        [first, others @ ..] => format!("{done} {first} And {} more like it.", others.len()),
    }
}
