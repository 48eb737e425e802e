//! The commands of Prepare: both sides, the guide, the notes.

use super::{leaving, writing_out};
use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::{EmptyReason, FieldId, Guide, HandoutKind, Page, Pin, Whose},
    effect::{Effect, Effects, Job},
    layout,
    model::{Model, Place},
    overlays::{
        Overlay,
        details::{self, Purpose},
        menu,
        message::Message,
    },
    session::{
        Document, Side,
        document::Exit,
        editing::{can_change, change, turn_to, undo, with_document},
        guide_side::{self, Item},
    },
    text::{EditCommand, Motion},
    update,
};

/// What works on either side.
pub const COMMANDS: &[Command] = rows! { Group::Preparing, Scope::PREPARE;
    "next_principle" ["Ctrl-↓"], "Next principle; the cursor stays in the note", Some((8, "next principle")),
        |model| on_document(model, |document| document.guide.principle + 1 < model.guide().principles.len()),
        |model| turn_principle(model, 1);
    "previous_principle" ["Ctrl-↑"], "Previous principle; the cursor stays in the note", None,
        |model| on_document(model, |document| document.guide.principle > 0),
        |model| turn_principle(model, -1);
    "next_gap" ["Ctrl-G"], "Next gap: the next field with nothing in it", Some((2, "next gap")),
        |model| on_document(model, Document::has_gap), next_gap;
    "next_item" ["Ctrl-D"], "Next prompt or phrase; the cursor stays in the note", None, has_next_item,
        |model| step_item(model, 1);
    "previous_item" ["Ctrl-U"], "Previous prompt or phrase; the cursor stays in the note", None,
        |model| on_document(model, |document| document.guide.item > 0), |model| step_item(model, -1);
    "put_in_note" ["Ctrl-E"], "Put this prompt or phrase into the note at the cursor", Some((7, "put in note")),
        |model| can_change(model), put_in_note;
    "pin" ["Ctrl-K"], "Pin this phrase to the brief, or take the pin out", Some((9, "pin")), can_pin, pin;
    "ask" ["Ctrl-T"], "Make this prompt a question to ask", Some((9, "ask this")), can_ask, ask;
    "brief" ["Ctrl-B"], "The brief: one page made from the notes", Some((6, "brief")), always, show_brief;
    "context" ["F5"], "Notes: Context", None, |model| not_on(model, Page::Context),
        |model| turn_to(model, Page::Context);
    "options" ["F6"], "Notes: Options", None, |model| not_on(model, Page::Options),
        |model| turn_to(model, Page::Options);
    "setbacks" ["F7"], "Notes: Setbacks", None, |model| not_on(model, Page::Setbacks),
        |model| turn_to(model, Page::Setbacks);
    "next_page" ["Ctrl-O", "Ctrl-PgDn"], "Next page of the notes", Some((3, "next page")), always, |model| turn_page(model, 1);
    "previous_page" ["Ctrl-PgUp"], "Previous page of the notes", None, always, |model| turn_page(model, 2);
    "page" ["F9"], "What else can be done on this page, by letters", Some((3, "more")), menu::has_any, menu::open;
    "undo" ["Ctrl-Z"], "Undo", Some((11, "undo")), |model| on_document(model, |document| document.history.can_undo()),
        |model| undo(model);
    "redo" ["Ctrl-Y"], "Redo", None, |model| on_document(model, |document| document.history.can_redo()),
        |model| change(model, |document, now| document.travel(false, now));
    "details" ["Ctrl-R"], "Change label, time or kind of this appointment", None,
        |model| can_change(model) && on_document(model, |document| !document.is_sample()), edit_details;
    "versions" ["F10"], "Earlier versions of this appointment", None,
        |model| on_document(model, |document| !document.is_sample()), ask_for_versions;
    "save" ["Ctrl-S"], "Save at once, which happens as you type anyway; if that fails, the ways out", None,
        |model| can_change(model) && on_document(model, |document| !document.is_sample()), save;
    "home" ["Esc"], "Back to the appointments", Some((5, "list")), always, step_out;
};

/// What works on the guide side alone.
pub const GUIDE_COMMANDS: &[Command] = rows! { Group::Preparing, Scope::GUIDE;
    "guide.put" ["Enter"], "Put it into the note, from the guide", Some((2, "put in note")), |model| can_change(model), put_in_note;
    "guide.pin" ["p"], "Pin the phrase to the brief, from the guide", Some((3, "pin")), can_pin, pin;
    "guide.ask" ["a"], "Make the prompt a question to ask, from the guide", Some((3, "ask")), can_ask, ask;
    "guide.gap" ["]"], "Next gap, from the guide", Some((2, "next gap")),
        |model| on_document(model, Document::has_gap), next_gap;
    "guide.next_principle" ["→"], "Next principle and the fields it feeds", Some((4, "next principle")),
        |model| on_document(model, |document| document.guide.principle + 1 < model.guide().principles.len()),
        |model| choose_principle_by(model, 1);
    "guide.previous_principle" ["←"], "Previous principle and the fields it feeds", None,
        |model| on_document(model, |document| document.guide.principle > 0),
        |model| choose_principle_by(model, -1);
    "guide.principle_1" ["1"], "Principle 1", None, |model| not_at(model, 0), |model| choose_principle(model, 0);
    "guide.principle_2" ["2"], "Principle 2", None, |model| not_at(model, 1), |model| choose_principle(model, 1);
    "guide.principle_3" ["3"], "Principle 3", None, |model| not_at(model, 2), |model| choose_principle(model, 2);
    "guide.principle_4" ["4"], "Principle 4", None, |model| not_at(model, 3), |model| choose_principle(model, 3);
    "guide.principle_5" ["5"], "Principle 5", None, |model| not_at(model, 4), |model| choose_principle(model, 4);
    "guide.principle_6" ["6"], "Principle 6", None, |model| not_at(model, 5), |model| choose_principle(model, 5);
    "guide.principle_7" ["7"], "Principle 7", None, |model| not_at(model, 6), |model| choose_principle(model, 6);
    "guide.down" ["↓"], "Next prompt or phrase", None, has_next_item, |model| step_item(model, 1);
    "guide.up" ["↑"], "Previous prompt or phrase", None, |model| on_document(model, |document| document.guide.item > 0),
        |model| step_item(model, -1);
    "guide.page_down" ["PgDn", "Space"], "A few prompts or phrases on", None, has_next_item,
        |model| step_item(model, 4);
    "guide.page_up" ["PgUp"], "A few prompts or phrases back", None,
        |model| on_document(model, |document| document.guide.item > 0), |model| step_item(model, -4);
    "guide.first" ["Home"], "First prompt", None, |model| on_document(model, |document| document.guide.item > 0),
        |model| step_item(model, isize::MIN);
    "guide.last" ["End"], "Last phrase", None, has_next_item, |model| step_item(model, isize::MAX);
    "guide.notes" ["Tab", "Shift-Tab"], "To the notes", Some((1, "notes")), always, |model| to_side(model, Side::Notes);
};

/// What works in the notes alone.
pub const NOTES_COMMANDS: &[Command] = rows! { Group::Preparing, Scope::NOTES;
    "notes.guide" ["Tab"], "To the guide", Some((1, "guide")), writing_out::tab_is_free,
        |model| to_side(model, Side::Guide);
    "notes.guide_back" ["Shift-Tab"], "To the guide, where no blank is before the cursor", None, writing_out::shift_tab_is_free,
        |model| to_side(model, Side::Guide);
    "notes.not_known" ["F3"], "Not known, ask: it joins the things to ask", Some((7, "not known")), |model| can_change(model),
        |model| change(model, |document, now| document.leave_empty(EmptyReason::NotKnown, now));
    "notes.not_today" ["F4"], "Not for today", Some((10, "not today")), |model| can_change(model),
        |model| change(model, |document, now| document.leave_empty(EmptyReason::NotToday, now));
    "notes.keep" ["F8"], "Carried-over text still holds: take the mark off", Some((0, "still holds")),
        |model| can_change(model) && on_document(model, is_carried_over),
        |model| change(model, Document::keep_carried_over);
    "notes.new_line" ["Enter", "Shift-Enter"], "New line", None, |model| can_change(model),
        |model| writing_out::type_in(model, "\n");
    "notes.in_text" ["F2"], "In a cell: arrows move in its text; and again from cell to cell", None,
        |model| on_document(model, Document::in_grid), |model| with_document(model, |document, _| document.sheet.in_text ^= true);
};

/// Moving the cursor and selecting, over lines and fields.
pub const NOTES_MOVES: &[Command] = rows! { Group::Typing, Scope::NOTES;
    "notes.down" ["↓"], "Down one line, into the next field at the end of one", None, always,
        |model| go(model, Motion::Down, false);
    "notes.up" ["↑"], "Up one line, into the field before at the start of one", None, always,
        |model| go(model, Motion::Up, false);
    "notes.select_down" ["Shift-↓"], "Select down one line", None, always, |model| go(model, Motion::Down, true);
    "notes.select_up" ["Shift-↑"], "Select up one line", None, always, |model| go(model, Motion::Up, true);
    "notes.page_down" ["PgDn"], "Down one screen", None, always, |model| page_by(model, true, false);
    "notes.page_up" ["PgUp"], "Up one screen", None, always, |model| page_by(model, false, false);
    "notes.select_page_down" ["Shift-PgDn"], "Select down one screen", None, always,
        |model| page_by(model, true, true);
    "notes.select_page_up" ["Shift-PgUp"], "Select up one screen", None, always,
        |model| page_by(model, false, true);
    "notes.first" ["Ctrl-Home"], "Start of the page", None, always, |model| edge(model, false);
    "notes.last" ["Ctrl-End"], "End of the page", None, always, |model| edge(model, true);
    "notes.select_first" ["Ctrl-Shift-Home"], "Select to the start of the field", None, always,
        |model| go(model, Motion::Start, true);
    "notes.select_last" ["Ctrl-Shift-End"], "Select to the end of the field", None, always,
        |model| go(model, Motion::End, true);
};

/// Whether something is so on the document, if there is one.
pub(super) fn on_document(model: &Model, is: impl FnOnce(&Document) -> bool) -> bool {
    model.session.document.as_ref().is_some_and(is)
}

fn not_on(model: &Model, page: Page) -> bool {
    on_document(model, |document| document.sheet.page != page)
}

fn not_at(model: &Model, principle: usize) -> bool {
    on_document(model, |document| document.guide.principle != principle)
        && principle < model.guide().principles.len()
}

fn is_carried_over(document: &Document) -> bool {
    document.appointment.notes.get(document.sheet.field()).carried_over
}

fn chosen<'a>(guide: &'a Guide, model: &Model) -> Option<Item<'a>> {
    model.session.document.as_ref().and_then(|document| document.guide.chosen(guide))
}

fn can_pin(model: &Model) -> bool {
    can_change(model) && matches!(chosen(&model.guide(), model), Some(Item::Phrase(_)))
}

fn can_ask(model: &Model) -> bool {
    let for_the_person = |item| matches!(item, Item::Prompt(prompt) if prompt.for_the_person().is_some());
    can_change(model) && chosen(&model.guide(), model).is_some_and(for_the_person)
}

fn has_next_item(model: &Model) -> bool {
    on_document(model, |document| {
        guide_side::principle(&model.guide(), &document.guide)
            .is_some_and(|principle| document.guide.item + 1 < guide_side::items(principle).count())
    })
}

fn go(model: &mut Model, motion: Motion, select: bool) -> Effects {
    with_document(model, |document, now| document.act(EditCommand::Go(motion, select), now))
}

fn page_by(model: &mut Model, down: bool, select: bool) -> Effects {
    with_document(model, |document, _| {
        document.history.seal();
        document.sheet.page_by(&document.appointment.notes, down, select);
    })
}

fn edge(model: &mut Model, end: bool) -> Effects {
    with_document(model, |document, _| {
        document.history.seal();
        document.sheet.go_to_edge(&document.appointment.notes, end);
    })
}

fn to_side(model: &mut Model, side: Side) -> Effects {
    with_document(model, |document, _| {
        document.history.seal();
        document.side = side;
    })
}

fn turn_page(model: &mut Model, by: usize) -> Effects {
    let page = model.session.document.as_ref().map(|document| document.sheet.page);
    let at = Page::ALL.iter().position(|one| Some(*one) == page).unwrap_or_default();
    let page = Page::ALL.get((at + by) % Page::ALL.len()).copied();
    page.map(|page| turn_to(model, page)).unwrap_or_default()
}

/// Turns the guide alone; the cursor stays where it is.
fn turn_principle(model: &mut Model, by: isize) -> Effects {
    let guide = model.guide();
    if let Some(document) = &mut model.session.document {
        let field = document.sheet.field();
        let to = document.guide.principle.saturating_add_signed(by);
        document.guide.go_to(&guide, to, Some(field));
    }
    Vec::new()
}

fn choose_principle_by(model: &mut Model, by: isize) -> Effects {
    let to =
        model.session.document.as_ref().map(|document| document.guide.principle.saturating_add_signed(by));
    to.map(|to| choose_principle(model, to)).unwrap_or_default()
}

/// Turns the guide, and the notes to the first field the principle feeds unless they show one.
fn choose_principle(model: &mut Model, to: usize) -> Effects {
    let guide = model.guide();
    let Some(document) = &mut model.session.document else {
        return Vec::new();
    };
    document.guide.go_to(&guide, to, None);
    let here = document.sheet.field();
    let Some(principle) = guide_side::principle(&guide, &document.guide) else {
        return Vec::new();
    };
    if !principle.prompts().any(|prompt| guide_side::feeds(prompt, here)) {
        let fed = principle.prompts().find_map(|prompt| FieldId::named(&prompt.feeds));
        if let Some(field) = fed {
            document.history.seal();
            document.sheet.go_to(&document.appointment.notes, field);
        }
    }
    Vec::new()
}

fn step_item(model: &mut Model, by: isize) -> Effects {
    let guide = model.guide();
    if let Some(document) = &mut model.session.document {
        document.guide.step(&guide, by);
    }
    Vec::new()
}

fn next_gap(model: &mut Model) -> Effects {
    with_document(model, |document, _| {
        if let Some(gap) = document.next_gap() {
            document.history.seal();
            document.side = Side::Notes;
            document.sheet.go_to(&document.appointment.notes, gap);
        }
    })
}

/// A phrase goes in with its quotation marks, on a line of its own.
fn put_in_note(model: &mut Model) -> Effects {
    let guide = model.guide();
    let text = match chosen(&guide, model) {
        Some(Item::Prompt(prompt)) => format!("{} ", prompt.asks),
        Some(Item::Phrase(phrase)) => {
            format!("“{}”", model.session.phrasebook.wording(&model.guide_in_use().id, phrase).words())
        }
        None => return Vec::new(),
    };
    if let Some(document) = model.session.document.as_ref().filter(|document| document.side == Side::Guide) {
        model.session.notice = Some(format!("Put into “{}”.", document.sheet.field().label()));
    }
    change(model, |document, now| {
        let before = document.text().get(..document.sheet.caret.at).unwrap_or_default();
        let line_break = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        document.put_in_from_guide(&format!("{line_break}{text}"), now);
    })
}

fn pin(model: &mut Model) -> Effects {
    let guide = model.guide();
    let Some(Item::Phrase(phrase)) = chosen(&guide, model) else {
        return Vec::new();
    };
    let pinned = on_document(model, |document| document.is_pinned(&phrase.id));
    let pin = Pin::of(&model.session.phrasebook, &model.guide_in_use().id, phrase);
    model.session.notice = Some(match &pin.whose {
        _ if pinned => "No longer on the brief.".to_owned(),
        Whose::Suggested => "Pinned to the brief.".to_owned(),
        Whose::Mine => "Pinned to the brief, in your own words.".to_owned(),
        Whose::Set(name) => format!("Pinned to the brief, in the words of {name}."),
    });
    change(model, |document, now| document.pin(pin, now))
}

fn ask(model: &mut Model) -> Effects {
    let guide = model.guide();
    let Some(Item::Prompt(prompt)) = chosen(&guide, model) else {
        return Vec::new();
    };
    let Some(question) = prompt.for_the_person() else {
        return Vec::new();
    };
    let mut added = false;
    let effects = change(model, |document, now| added = document.ask(question, now));
    let says = if added { "Added to “Still to ask”." } else { "It is among the things to ask already." };
    model.session.notice = Some(says.to_owned());
    effects
}

fn show_brief(model: &mut Model) -> Effects {
    if let Some(effects) = leaving::warned(model, Exit::Brief) {
        return effects;
    }
    model.place = Place::Brief;
    (model.brief.kind, model.brief.top) = (HandoutKind::Brief, 0);
    update::save_everything(model)
}

fn edit_details(model: &mut Model) -> Effects {
    let Some(document) = &model.session.document else {
        return Vec::new();
    };
    let (id, details) = (document.appointment.id.clone(), document.appointment.details());
    details::ask(model, Purpose::Change(id), details)
}

fn save(model: &mut Model) -> Effects {
    let effects = update::save_everything(model);
    let Some(document) = &model.session.document else {
        return effects;
    };
    if let Some(conflict) = &document.conflict {
        let id = document.appointment.id.clone();
        let at = conflict.appointment.changed.in_short();
        let elsewhere = conflict.fingerprint.is_some();
        let message = if elsewhere { Message::changed_elsewhere(id, &at) } else { Message::conflict(id) };
        model.overlay = Some(Overlay::Message(message));
    } else if document.saving.error.is_some() {
        model.overlay = Some(Overlay::Message(Message::ways_out(model)));
    } else {
        model.session.notice = Some("Everything is saved as you type; there is no need to.".to_owned());
    }
    effects
}

/// Esc lets go of advice and of a selection first, then of the appointment; nothing is lost either way.
fn step_out(model: &mut Model) -> Effects {
    let both = layout::prepare(model).rule.is_some();
    // Advice in view goes first, and with it the selection of the words it is about.
    if model.advice.take().is_some() {
        if let Some(document) = &mut model.session.document {
            document.sheet.caret.anchor = None;
        }
        update::refit(model);
        return Vec::new();
    }
    if let Some(document) = &mut model.session.document {
        let warned = document.was_warned(Exit::Home);
        if document.side == Side::Notes && !warned && document.sheet.caret.selection().is_some() {
            document.sheet.caret.anchor = None;
            return Vec::new();
        }
        if document.side == Side::Guide && !both {
            document.side = Side::Notes;
            return Vec::new();
        }
    }
    leaving::warned(model, Exit::Home).unwrap_or_else(|| update::go_home(model))
}

fn ask_for_versions(model: &mut Model) -> Effects {
    let document = model.session.document.as_ref().filter(|document| !document.is_sample());
    let id = document.map(|document| document.appointment.id.clone());
    id.map(|id| Effect::Store(Job::Versions(id))).into_iter().collect()
}
