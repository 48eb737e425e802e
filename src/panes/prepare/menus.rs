//! The rows of the menus that F9 opens on the pages of the notes.

use super::PreparePane;
use crate::command::{Group, Scope};
use crate::part::{Action, Row, always, part_rows};
use crate::session::editing::{can_change, change, on_document};
use crate::session::filling::{AGREED, CARD, Filling};
use crate::session::{Document, Session, guided_tour, reflect_sync};
use crate::{domain::Country, effect::Effects};

/// From Context.
pub(super) const CONTEXT: &[Row<PreparePane>] = part_rows! { Group::PageMenus, Scope::CONTEXT_MENU;
    "context.phrases" ["p"], "Phrases, from Context", None, always, |_, cx| cx.act(Action::Phrases);
};

/// From After.
pub(super) const AFTER: &[Row<PreparePane>] = part_rows! { Group::PageMenus, Scope::AFTER_MENU;
    "after.fill" ["f"], "Agreed today: fill its empty lines from Context, to be put into the person's words", None,
        |_, session| can(session, |document| document.can_fill(AGREED)),
        |_, cx| fill(cx.session, AGREED, "filled from Context, in your words and not yet in theirs");
    "after.phrases" ["p"], "Phrases, from After", None, always, |_, cx| cx.act(Action::Phrases);
    "after.to_reflect" ["r"], "Send what I could not answer to Reflect, without the label", None,
        |_, session| on_document(session, |document| unanswered(document).is_some()),
        |_, cx| {
            send_to_reflect(cx.session);
            Vec::new()
        };
};

/// From every page.
pub(super) const EVERY: &[Row<PreparePane>] = part_rows! { Group::PageMenus, Scope::PAGE_MENU;
    "tour" ["t"], "A tour of this example in three minutes; if it is on, end it", None,
        |_, session| on_document(session, Document::is_sample), |_, cx| {
            guided_tour::begin_or_end(cx.session);
            Vec::new()
        };
};

/// On the Options page.
pub(super) const OPTIONS: &[Row<PreparePane>] = part_rows! { Group::PageMenus, Scope::OPTIONS_MENU;
    "options.add_choice" ["a"], "Add a choice", None, |_, session| can(session, Document::can_add_choice),
        |_, cx| add_choice(cx.session);
    "options.phrases" ["p"], "Phrases, from Options", None, always, |_, cx| cx.act(Action::Phrases);
    "options.remove_choice" ["x"], "Remove this choice", None, |_, session| can(session, Document::can_remove_choice),
        |_, cx| change(cx.session, Document::remove_choice);
    "options.choice_left" ["←"], "Move this choice to the left", None, |_, session| can(session, |document| document.can_move_choice(-1)),
        |_, cx| change(cx.session, |document, now| document.move_choice(-1, now));
    "options.choice_right" ["→"], "Move this choice to the right", None, |_, session| can(session, |document| document.can_move_choice(1)),
        |_, cx| change(cx.session, |document, now| document.move_choice(1, now));
    "options.add_row" ["r"], "Add a row: a question of your own", None, |_, session| can(session, Document::can_add_row),
        |_, cx| change(cx.session, Document::add_row);
    "options.remove_row" ["d"], "Remove this row from every choice", None, |_, session| can(session, |document| document.row().is_some()),
        |_, cx| change(cx.session, Document::remove_row);
    "options.row_up" ["u"], "Move this row up", None, |_, session| can(session, |document| document.can_move_row(-1)),
        |_, cx| change(cx.session, |document, now| document.move_row(-1, now));
    "options.row_down" ["j"], "Move this row down", None, |_, session| can(session, |document| document.can_move_row(1)),
        |_, cx| change(cx.session, |document, now| document.move_row(1, now));
    "options.rows_back" ["b"], "Restore the rows that were removed", None, |_, session| can(session, Document::lacks_rows),
        |_, cx| change(cx.session, Document::bring_rows_back);
};

/// On the Setbacks page.
pub(super) const SETBACKS: &[Row<PreparePane>] = part_rows! { Group::PageMenus, Scope::SETBACKS_MENU;
    "setbacks.card" ["c"], "Card for staff: fill its empty lines from the ladder", None, |_, session| can(session, |document| document.can_fill(CARD)),
        |_, cx| fill(cx.session, CARD, "of the card filled from the ladder");
    "setbacks.phrases" ["p"], "Phrases, from Setbacks", None, always, |_, cx| cx.act(Action::Phrases);
    "setbacks.england" ["e"], "Help numbers of England", None, |_, session| is_not(session, Country::England),
        |_, cx| cx.act(Action::Country(Country::England));
    "setbacks.wales" ["w"], "Help numbers of Wales", None, |_, session| is_not(session, Country::Wales),
        |_, cx| cx.act(Action::Country(Country::Wales));
    "setbacks.scotland" ["s"], "Help numbers of Scotland", None, |_, session| is_not(session, Country::Scotland),
        |_, cx| cx.act(Action::Country(Country::Scotland));
    "setbacks.northern_ireland" ["n"], "Help numbers of Northern Ireland", None,
        |_, session| is_not(session, Country::NorthernIreland),
        |_, cx| cx.act(Action::Country(Country::NorthernIreland));
};

fn is_not(session: &Session, country: Country) -> bool {
    session.settings.country != Some(country)
}

fn unanswered(document: &Document) -> Option<&str> {
    let words = document.appointment.notes.after.unanswered.text.trim();
    (!words.is_empty()).then_some(words)
}

fn send_to_reflect(session: &mut Session) {
    let Some(document) = &session.document else { return };
    let words = unanswered(document).unwrap_or_default().to_owned();
    let label = document.appointment.label.clone();
    if reflect_sync::carry(session, &words, &label) {
        session.notice =
            Some("In Reflect now, without the label or anything that could identify someone.".to_owned());
    } else if session.notice.is_none() {
        session.notice = Some("Nothing was sent: all of it could identify someone.".to_owned());
    }
}

fn add_choice(session: &mut Session) -> Effects {
    if on_document(session, |document| document.nameless().is_some()) {
        session.notice = Some("Name this choice first; then another can be added.".to_owned());
    }
    change(session, Document::add_choice)
}

fn fill(session: &mut Session, from: &'static [Filling], what: &str) -> Effects {
    let mut filled = 0;
    let effects = change(session, |document, now| filled = document.fill(from, now));
    let (lines, them) = if filled == 1 { ("line", "it") } else { ("lines", "them") };
    session.notice = Some(format!("{filled} {lines} {what}. Change {them} as you like."));
    effects
}

/// Whether the notes can be changed, and something is so of them.
fn can(session: &Session, is: impl FnOnce(&Document) -> bool) -> bool {
    can_change(session) && on_document(session, is)
}
