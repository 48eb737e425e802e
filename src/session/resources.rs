//! Resources put into the field of the notes for them.

use std::sync::Arc;

use super::{Session, Side, editing};
use crate::{domain::FieldId, effect::Effects, text::Caret};

/// Whether what is typed at the end of that field leads to a resource.
#[must_use]
pub fn is_offered(session: &Session) -> bool {
    let typed = session.document.as_ref().filter(|document| {
        let caret = document.sheet.caret;
        let is_there = document.sheet.field() == FieldId::INFORMATION && caret.at == document.text().len();
        is_there && document.side == Side::Notes && document.can_change() && caret.selection().is_none()
    });
    typed.is_some_and(|document| !session.resources.offered(document.text()).is_empty())
}

/// Puts the resource of that name in, in place of what was typed of it, or else on a line of its own.
pub fn put_in(session: &mut Session, name: &str) -> Effects {
    let today = session.now.date();
    let Some(one) = session.resources.get(name).cloned() else { return Vec::new() };
    let resources = Arc::clone(&session.resources);
    let mut effects = editing::go_to(session, FieldId::INFORMATION);
    let put = editing::change(session, |document, now| {
        let text = document.text();
        let leads_to_it = resources.offered(text).iter().any(|offered| offered.name == one.name);
        let line = text.rfind('\n').map_or(0, |end| end + 1);
        let (from, before) = match text.len() {
            end if leads_to_it || line == end => (line, ""),
            end => (end, "\n"),
        };
        document.sheet.caret = Caret { anchor: Some(from), ..document.sheet.caret };
        document.put_in(&format!("{before}{}", one.in_notes(today)), now);
    });
    effects.extend(put);
    session.notice = one
        .is_past(today)
        .then(|| format!("Look it up before you give it to anyone: {}.", one.checked_in_words(today)));
    effects
}
