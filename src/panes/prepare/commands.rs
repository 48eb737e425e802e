//! The commands of Prepare: both sides, the guide, the notes.

use super::{PreparePane, areas, menus, writing_out};
use crate::command::{Group, Scope};
use crate::domain::{EmptyReason, FieldId, Guide, NotesPage, Pin, Whose};
use crate::effect::{Effect, Effects, Job};
use crate::part::{Action, Commands, Context, Row, always, part_rows};
use crate::session::editing::{can_change, change, on_document, turn_to, undo, with_document};
use crate::session::guide_side::{self, Item};
use crate::session::{Document, Session, Side, resources};
use crate::text::{EditCommand, Motion};
use crate::{session::dialog::Dialog, session::document::Exit};

impl Commands for PreparePane {
    const ROWS: &'static [&'static [Row<Self>]] = &[
        GUIDE_COMMANDS,
        writing_out::ROWS,
        NOTES_COMMANDS,
        NOTES_MOVES,
        COMMANDS,
        menus::CONTEXT,
        menus::EVERY,
        menus::OPTIONS,
        menus::SETBACKS,
        menus::AFTER,
    ];
}

/// On either side.
const COMMANDS: &[Row<PreparePane>] = part_rows! { Group::Preparing, Scope::PREPARE;
    "next_principle" ["Ctrl-↓"], "Next principle; the cursor stays in the note", None,
        |_, session| on_document(session, |document| document.guide.principle + 1 < session.guide().principles.len()),
        |_, cx| turn_principle(cx.session, 1);
    "previous_principle" ["Ctrl-↑"], "Previous principle; the cursor stays in the note", None,
        |_, session| on_document(session, |document| document.guide.principle > 0),
        |_, cx| turn_principle(cx.session, -1);
    "next_empty" ["Ctrl-G"], "Next empty field", None,
        |_, session| on_document(session, Document::has_gap), |_, cx| next_empty(cx.session);
    "next_item" ["Ctrl-D"], "Next prompt or phrase; the cursor stays in the note", None, |_, session| has_next_item(session),
        |_, cx| step_item(cx.session, 1);
    "previous_item" ["Ctrl-U"], "Previous prompt or phrase; the cursor stays in the note", None,
        |_, session| on_document(session, |document| document.guide.item > 0), |_, cx| step_item(cx.session, -1);
    "put_in_note" ["Ctrl-E"], "Put this prompt or phrase into the note at the cursor", None,
        |_, session| can_change(session), |_, cx| put_in_note(cx.session);
    "pin" ["Ctrl-K"], "Pin this phrase to the brief, or unpin it", None, |_, session| can_pin(session), |_, cx| pin(cx.session);
    "ask" ["Ctrl-T"], "Make this prompt a question to ask", None, |_, session| can_ask(session), |_, cx| ask(cx.session);
    "brief" ["Ctrl-B"], "The brief: one page made from the notes", Some((5, "brief")), always, |_, cx| cx.act(Action::Brief);
    "context" ["F5"], "Notes: Context", None, |_, session| not_on(session, NotesPage::Context),
        |_, cx| turn_to(cx.session, NotesPage::Context);
    "options" ["F6"], "Notes: Options", None, |_, session| not_on(session, NotesPage::Options),
        |_, cx| turn_to(cx.session, NotesPage::Options);
    "setbacks" ["F7"], "Notes: Setbacks", None, |_, session| not_on(session, NotesPage::Setbacks),
        |_, cx| turn_to(cx.session, NotesPage::Setbacks);
    "after" ["F8"], "Notes: After the appointment", None, |_, session| not_on(session, NotesPage::After),
        |_, cx| turn_to(cx.session, NotesPage::After);
    "next_page" ["Ctrl-O", "Ctrl-PgDn"], "Next page of the notes", None, always, |_, cx| turn_page(cx.session, 1);
    "previous_page" ["Ctrl-PgUp"], "Previous page of the notes", None, always, |_, cx| turn_page(cx.session, NotesPage::ALL.len() - 1);
    "undo" ["Ctrl-Z"], "Undo", None, |_, session| on_document(session, |document| document.history.can_undo()),
        |_, cx| undo(cx.session);
    "redo" ["Ctrl-Y"], "Redo", None, |_, session| on_document(session, |document| document.history.can_redo()),
        |_, cx| change(cx.session, |document, now| document.travel(false, now));
    "details" ["Ctrl-R"], "Change label, time or kind of this appointment", None,
        |_, session| can_change(session) && on_document(session, |document| !document.is_sample()), |_, cx| edit_details(cx);
    "versions" ["F10"], "Earlier versions of this appointment", None,
        |_, session| on_document(session, |document| !document.is_sample()), |_, cx| ask_for_versions(cx.session);
    "save" ["Ctrl-S"], "Save now; notes are saved as you type, and this says what to do if that fails", None,
        |_, session| can_change(session) && on_document(session, |document| !document.is_sample()), |_, cx| save(cx);
    "home" ["Esc"], "Back to the appointments", Some((6, "list")), always, |_, cx| step_out(cx);
};

/// On the guide side alone.
const GUIDE_COMMANDS: &[Row<PreparePane>] = part_rows! { Group::Preparing, Scope::GUIDE;
    "guide.put" ["Enter"], "Put it into the note, from the guide", Some((2, "put in")), |_, session| can_change(session), |_, cx| put_in_note(cx.session);
    "guide.pin" ["p"], "Pin the phrase to the brief, from the guide", Some((3, "pin")), |_, session| can_pin(session), |_, cx| pin(cx.session);
    "guide.ask" ["a"], "Make the prompt a question to ask, from the guide", Some((3, "ask")), |_, session| can_ask(session), |_, cx| ask(cx.session);
    "guide.my_words" ["e"], "My words for this phrase", None, |_, session| chosen_phrase(session).is_some(),
        |_, cx| chosen_phrase(cx.session).map(|id| cx.act(Action::ChangePhrase(id))).unwrap_or_default();
    "guide.say" ["s"], "To the words to say, or up to the prompts", None, |_, session| has_phrases(session),
        |_, cx| to_other_half(cx.session);
    "guide.gap" ["]"], "Next empty field, from the guide", None,
        |_, session| on_document(session, Document::has_gap), |_, cx| next_empty(cx.session);
    "guide.next_principle" ["→"], "Next principle and the fields it feeds", None,
        |_, session| on_document(session, |document| document.guide.principle + 1 < session.guide().principles.len()),
        |_, cx| choose_principle_by(cx.session, 1);
    "guide.previous_principle" ["←"], "Previous principle and the fields it feeds", None,
        |_, session| on_document(session, |document| document.guide.principle > 0),
        |_, cx| choose_principle_by(cx.session, -1);
    "guide.principle_1" ["1"], "Principle 1", None, |_, session| not_at(session, 0), |_, cx| choose_principle(cx.session, 0);
    "guide.principle_2" ["2"], "Principle 2", None, |_, session| not_at(session, 1), |_, cx| choose_principle(cx.session, 1);
    "guide.principle_3" ["3"], "Principle 3", None, |_, session| not_at(session, 2), |_, cx| choose_principle(cx.session, 2);
    "guide.principle_4" ["4"], "Principle 4", None, |_, session| not_at(session, 3), |_, cx| choose_principle(cx.session, 3);
    "guide.principle_5" ["5"], "Principle 5", None, |_, session| not_at(session, 4), |_, cx| choose_principle(cx.session, 4);
    "guide.principle_6" ["6"], "Principle 6", None, |_, session| not_at(session, 5), |_, cx| choose_principle(cx.session, 5);
    "guide.principle_7" ["7"], "Principle 7", None, |_, session| not_at(session, 6), |_, cx| choose_principle(cx.session, 6);
    "guide.down" ["↓"], "Next prompt or phrase", None, |_, session| has_next_item(session), |_, cx| step_item(cx.session, 1);
    "guide.up" ["↑"], "Previous prompt or phrase", None, |_, session| on_document(session, |document| document.guide.item > 0),
        |_, cx| step_item(cx.session, -1);
    "guide.page_down" ["PgDn", "Space"], "A few prompts or phrases down", None, |_, session| has_next_item(session),
        |_, cx| step_item(cx.session, 4);
    "guide.page_up" ["PgUp"], "A few prompts or phrases up", None,
        |_, session| on_document(session, |document| document.guide.item > 0), |_, cx| step_item(cx.session, -4);
    "guide.first" ["Home"], "First prompt", None, |_, session| on_document(session, |document| document.guide.item > 0),
        |_, cx| step_item(cx.session, isize::MIN);
    "guide.last" ["End"], "Last phrase", None, |_, session| has_next_item(session), |_, cx| step_item(cx.session, isize::MAX);
    "guide.notes" ["F2", "Tab", "Shift-Tab"], "Back to the notes", Some((1, "notes")), always, |_, cx| to_side(cx.session, Side::Notes);
};

/// In the notes alone.
const NOTES_COMMANDS: &[Row<PreparePane>] = part_rows! { Group::Preparing, Scope::NOTES;
    "notes.guide" ["F2"], "Go to the guide, where letters are commands", Some((1, "guide")), always,
        |_, cx| to_side(cx.session, Side::Guide);
    "notes.next_field" ["Tab"], "Next field or cell", Some((2, "next")), |_, session| writing_out::tab_is_free(session),
        |_, cx| step_field(cx.session, true);
    "notes.previous_field" ["Shift-Tab"], "Previous field or cell", None, |_, session| writing_out::shift_tab_is_free(session),
        |_, cx| step_field(cx.session, false);
    "notes.not_today" ["F4"], "Not for today", None, |_, session| can_change(session),
        |_, cx| change(cx.session, |document, now| document.leave_empty(EmptyReason::NotToday, now));
    "notes.keep" ["Shift-F8"], "Carried-over text is still true: remove the mark", Some((3, "keep")),
        |_, session| can_change(session) && on_document(session, is_carried_over),
        |_, cx| change(cx.session, Document::keep_carried_over);
    "notes.not_known" ["F3"], "Not known, ask: it joins the things to ask", Some((3, "not known")),
        |_, session| can_change(session) && on_document(session, |document| !is_asked(document) && asks_another(document)),
        |_, cx| change(cx.session, |document, now| document.leave_empty(EmptyReason::NotKnown, now));
    "notes.answered" ["F3"], "Answered: it is no longer among the things to ask", Some((3, "answered")),
        |_, session| can_change(session) && on_document(session, is_asked),
        |_, cx| change(cx.session, |document, now| document.leave_empty(EmptyReason::NotKnown, now));
    "notes.new_line" ["Enter", "Shift-Enter"], "New line", None, |_, session| can_change(session),
        |_, cx| writing_out::type_in(cx, "\n");
    "notes.in_text" ["Ctrl-F2"], "In a cell: arrows move in its text; and again from cell to cell", None,
        |_, session| on_document(session, Document::in_grid), |_, cx| with_document(cx.session, |document, _| document.sheet.in_text ^= true);
};

/// Moving the cursor and selecting, over lines and fields.
const NOTES_MOVES: &[Row<PreparePane>] = part_rows! { Group::Typing, Scope::NOTES;
    "notes.down" ["↓"], "Down one line, into the next field at the end of one", None, always,
        |_, cx| go(cx.session, Motion::Down, false);
    "notes.up" ["↑"], "Up one line, into the previous field at the start of one", None, always,
        |_, cx| go(cx.session, Motion::Up, false);
    "notes.select_down" ["Shift-↓"], "Select down one line", None, always, |_, cx| go(cx.session, Motion::Down, true);
    "notes.select_up" ["Shift-↑"], "Select up one line", None, always, |_, cx| go(cx.session, Motion::Up, true);
    "notes.page_down" ["PgDn"], "Down one screen", None, always, |_, cx| page_by(cx.session, true, false);
    "notes.page_up" ["PgUp"], "Up one screen", None, always, |_, cx| page_by(cx.session, false, false);
    "notes.select_page_down" ["Shift-PgDn"], "Select down one screen", None, always,
        |_, cx| page_by(cx.session, true, true);
    "notes.select_page_up" ["Shift-PgUp"], "Select up one screen", None, always,
        |_, cx| page_by(cx.session, false, true);
    "notes.first" ["Ctrl-Home"], "Start of the page", None, always, |_, cx| edge(cx.session, false);
    "notes.last" ["Ctrl-End"], "End of the page", None, always, |_, cx| edge(cx.session, true);
    "notes.select_first" ["Ctrl-Shift-Home"], "Select to the start of the field", None, always,
        |_, cx| go(cx.session, Motion::Start, true);
    "notes.select_last" ["Ctrl-Shift-End"], "Select to the end of the field", None, always,
        |_, cx| go(cx.session, Motion::End, true);
};

fn not_on(session: &Session, page: NotesPage) -> bool {
    on_document(session, |document| document.sheet.page != page)
}

fn not_at(session: &Session, principle: usize) -> bool {
    on_document(session, |document| document.guide.principle != principle)
        && principle < session.guide().principles.len()
}

fn is_carried_over(document: &Document) -> bool {
    document.appointment.notes.get(document.sheet.field()).carried_over
}

/// Whether the field the cursor is in is among the things to ask.
fn is_asked(document: &Document) -> bool {
    document.appointment.notes.get(document.sheet.field()).standing == EmptyReason::NotKnown
}

/// Whether that field can be one of them; the list of what to ask is not on itself.
fn asks_another(document: &Document) -> bool {
    document.sheet.field() != FieldId::STILL_TO_ASK
}

fn chosen<'a>(guide: &'a Guide, session: &'a Session) -> Option<Item<'a>> {
    session.document.as_ref().and_then(|document| document.guide.chosen(guide))
}

fn can_pin(session: &Session) -> bool {
    can_change(session) && matches!(chosen(&session.guide(), session), Some(Item::Phrase(_)))
}

fn can_ask(session: &Session) -> bool {
    let for_the_person = |item| matches!(item, Item::Prompt(prompt) if prompt.for_the_person().is_some());
    can_change(session) && chosen(&session.guide(), session).is_some_and(for_the_person)
}

fn has_next_item(session: &Session) -> bool {
    on_document(session, |document| document.guide.item + 1 < document.guide.items(&session.guide()).count())
}

fn has_phrases(session: &Session) -> bool {
    on_document(session, |document| {
        guide_side::principle(&session.guide(), &document.guide)
            .is_some_and(|principle| principle.starters_first().next().is_some())
    })
}

fn to_other_half(session: &mut Session) -> Effects {
    let guide = session.guide();
    if let Some(document) = &mut session.document {
        document.guide.to_other_half(&guide);
    }
    Vec::new()
}

fn go(session: &mut Session, motion: Motion, select: bool) -> Effects {
    with_document(session, |document, now| document.act(EditCommand::Go(motion, select), now))
}

fn page_by(session: &mut Session, down: bool, select: bool) -> Effects {
    with_document(session, |document, _| {
        document.history.seal();
        document.sheet.page_by(&document.appointment.notes, down, select);
    })
}

fn edge(session: &mut Session, end: bool) -> Effects {
    with_document(session, |document, _| {
        document.history.seal();
        document.sheet.go_to_edge(&document.appointment.notes, end);
    })
}

fn step_field(session: &mut Session, forward: bool) -> Effects {
    let mut round = false;
    let effects = with_document(session, |document, _| {
        document.history.seal();
        round = document.sheet.step(&document.appointment.notes, forward);
    });
    if round {
        let end = if forward { "first" } else { "last" };
        session.notice = Some(format!("The {end} field of this page. {{key:next_page}}: the next page."));
    }
    effects
}

fn to_side(session: &mut Session, side: Side) -> Effects {
    with_document(session, |document, _| {
        document.history.seal();
        document.side = side;
    })
}

fn turn_page(session: &mut Session, by: usize) -> Effects {
    let page = session.document.as_ref().map(|document| document.sheet.page);
    let at = NotesPage::ALL.iter().position(|one| Some(*one) == page).unwrap_or_default();
    let page = NotesPage::ALL.get((at + by) % NotesPage::ALL.len()).copied();
    page.map(|page| turn_to(session, page)).unwrap_or_default()
}

/// Turns the guide alone; the cursor stays where it is.
fn turn_principle(session: &mut Session, by: isize) -> Effects {
    let guide = session.guide();
    if let Some(document) = &mut session.document {
        let field = document.sheet.field();
        let to = document.guide.principle.saturating_add_signed(by);
        document.guide.go_to(&guide, to, Some(field));
    }
    Vec::new()
}

fn choose_principle_by(session: &mut Session, by: isize) -> Effects {
    let to = session.document.as_ref().map(|document| document.guide.principle.saturating_add_signed(by));
    to.map(|to| choose_principle(session, to)).unwrap_or_default()
}

/// Turns the guide, and the notes to the first field the principle feeds unless they show one.
fn choose_principle(session: &mut Session, to: usize) -> Effects {
    let guide = session.guide();
    let Some(document) = &mut session.document else { return Vec::new() };
    document.guide.go_to(&guide, to, None);
    let here = document.sheet.field();
    let Some(principle) = guide_side::principle(&guide, &document.guide) else { return Vec::new() };
    if !principle.prompts().any(|prompt| guide_side::feeds(prompt, here)) {
        let fed = principle.prompts().find_map(|prompt| FieldId::named(&prompt.feeds));
        if let Some(field) = fed {
            document.history.seal();
            document.sheet.go_to(&document.appointment.notes, field);
        }
    }
    Vec::new()
}

fn step_item(session: &mut Session, by: isize) -> Effects {
    let guide = session.guide();
    if let Some(document) = &mut session.document {
        document.guide.step(&guide, by);
    }
    Vec::new()
}

fn next_empty(session: &mut Session) -> Effects {
    with_document(session, |document, _| {
        if let Some(gap) = document.next_empty() {
            document.history.seal();
            document.side = Side::Notes;
            document.sheet.go_to(&document.appointment.notes, gap);
        }
    })
}

/// A phrase goes in with its quotation marks, on a line of its own.
fn put_in_note(session: &mut Session) -> Effects {
    let guide = session.guide();
    let text = match chosen(&guide, session) {
        Some(Item::Prompt(prompt)) => format!("{} ", prompt.asks),
        Some(Item::Phrase(phrase)) => {
            format!("“{}”", session.phrasebook.wording(&session.guide_in_use().id, phrase).words())
        }
        Some(Item::Resource(one)) => {
            let name = one.name.clone();
            return resources::put_in(session, &name);
        }
        None => return Vec::new(),
    };
    if let Some(document) = session.document.as_ref().filter(|document| document.side == Side::Guide) {
        session.notice = Some(format!("Put into “{}”.", document.sheet.field().label()));
    }
    change(session, |document, now| {
        let before = document.text().get(..document.sheet.caret.at).unwrap_or_default();
        let line_break = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        document.put_in(&format!("{line_break}{text}"), now);
    })
}

fn pin(session: &mut Session) -> Effects {
    let guide = session.guide();
    let Some(Item::Phrase(phrase)) = chosen(&guide, session) else { return Vec::new() };
    let pinned = on_document(session, |document| document.is_pinned(&phrase.id));
    let pin = Pin::of(&session.phrasebook, &session.guide_in_use().id, phrase);
    session.notice = Some(match &pin.whose {
        _ if pinned => "No longer on the brief.".to_owned(),
        Whose::Suggested => "Pinned to the brief.".to_owned(),
        Whose::Mine => "Pinned to the brief, in your own words.".to_owned(),
        Whose::Set(name) => format!("Pinned to the brief, in the words of {name}."),
    });
    change(session, |document, now| document.pin(pin, now))
}

fn ask(session: &mut Session) -> Effects {
    let guide = session.guide();
    let Some(Item::Prompt(prompt)) = chosen(&guide, session) else { return Vec::new() };
    let Some(question) = prompt.for_the_person().map(str::to_owned) else { return Vec::new() };
    let mut added = false;
    let effects = change(session, |document, now| added = document.ask(&question, now));
    let says = if added { "Added to “Still to ask”." } else { "It is already among the things to ask." };
    session.notice = Some(says.to_owned());
    effects
}

fn edit_details(cx: &mut Context) -> Effects {
    let Some(document) = &cx.session.document else { return Vec::new() };
    let (id, details) = (document.appointment.id.clone(), document.appointment.details());
    cx.act(Action::ChangeDetails(id, details))
}

fn save(cx: &mut Context) -> Effects {
    let effects = cx.session.save_now();
    let Some(document) = &cx.session.document else {
        return effects;
    };
    if let Some(conflict) = &document.conflict {
        let id = document.appointment.id.clone();
        let at = conflict.appointment.changed.in_short();
        let elsewhere = conflict.fingerprint.is_some();
        let dialog = if elsewhere { Dialog::changed_elsewhere(id, &at) } else { Dialog::conflict(id) };
        cx.act(Action::Show(dialog));
    } else if document.saving.error.is_some() {
        cx.act(Action::Show(Dialog::ways_out(cx.session)));
    } else {
        cx.say("Everything is saved as you type; there is no need to save.");
    }
    effects
}

/// Esc lets go of advice and of a selection first, then of the appointment; nothing is lost either way.
fn step_out(cx: &mut Context) -> Effects {
    let both = areas(cx.session).rule.is_some();
    // Advice in view goes first, and with it the selection of the words it is about.
    let advised = cx.session.advice.take().is_some();
    if let Some(document) = &mut cx.session.document {
        if advised {
            document.sheet.caret.anchor = None;
            return Vec::new();
        }
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
    cx.act(Action::Home)
}

fn ask_for_versions(session: &mut Session) -> Effects {
    let document = session.document.as_ref().filter(|document| !document.is_sample());
    let id = document.map(|document| document.appointment.id.clone());
    id.map(|id| Effect::Store(Job::Versions(id))).into_iter().collect()
}

/// The phrase chosen in the guide.
fn chosen_phrase(session: &Session) -> Option<String> {
    match chosen(session.guide_in_use(), session)? {
        Item::Phrase(phrase) => Some(phrase.id.to_string()),
        Item::Prompt(_) | Item::Resource(_) => None,
    }
}
