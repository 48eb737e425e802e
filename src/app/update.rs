//! The only code that changes the model: one message in, effects out. It cannot fail.

mod replies;

use super::{bar, cover, drafts, guide_letters, keymap, model::Model, resuming, typing};
use crate::command::{Place, Scope};
use crate::effect::Effects;
use crate::key::{Key, KeyCode};
use crate::msg::{Mouse, Msg};
use crate::session::{Side, conflicts, guided_tour, text_target};

/// Takes one message in.
///
/// The journal entry comes first of all effects.
pub fn update(model: &mut Model, msg: Msg) -> Effects {
    match cover::intercept(model, &msg) {
        Some(effects) => with_journal_first(model, effects),
        None => handle_uncovered(model, msg),
    }
}

/// Takes in a message that the cover lets through.
fn handle_uncovered(model: &mut Model, msg: Msg) -> Effects {
    let mut effects = dispatch(model, msg);
    effects.extend(resuming::offer(model));
    if let Some(document) = model.session.document.as_mut().filter(|_| model.place == Place::Prepare) {
        document.refresh_findings();
    }
    refresh_advice(model);
    if guided_tour::follow(&mut model.session, model.place) {
        model.refit();
    }
    with_journal_first(model, effects)
}

/// Takes advice away that is no longer about what the cursor is in.
fn refresh_advice(model: &mut Model) {
    let Some(advice) = &model.session.advice else { return };
    let in_notes = model.session.document.as_ref().is_some_and(|document| document.side == Side::Notes);
    let types = match model.place {
        Place::Prepare => in_notes,
        Place::Phrases => true,
        Place::Home | Place::Brief | Place::Compare | Place::Reflect => false,
    };
    if !advice.holds(text_target::here(&model.session).filter(|_| types)) {
        model.session.advice = None;
        model.refit();
    }
}

fn with_journal_first(model: &mut Model, effects: Effects) -> Effects {
    let notes = conflicts::to_write_down(&mut model.session);
    let (drafts, echo) = drafts::follow(model, &effects);
    notes.into_iter().chain(drafts).chain(effects).chain(echo).collect()
}

fn dispatch(model: &mut Model, msg: Msg) -> Effects {
    if let Some(loading) = &mut model.session.loading
        && msg.is_input()
    {
        loading.queue.push(msg);
        return Vec::new();
    }
    if let Some(effects) = guide_letters::intercept(model, &msg) {
        return effects;
    }
    match msg {
        Msg::Key(key) => return press(model, key),
        Msg::Typed(text) => return typed(model, &text),
        Msg::Burst(text) => return burst(model, &text),
        Msg::Paste(text) => {
            model.session.notice = None;
            return typing::paste(model, &text);
        }
        Msg::Named(name) => return keymap::run_named(model, name),
        Msg::Line(line, ask) => {
            model.session.notice = None;
            let effects = model.in_front(|part, cx| part.answer_line(cx, line, ask));
            model.refit();
            return effects;
        }
        Msg::Mouse(mouse, column, row) => return click(model, mouse, column, row),
        Msg::Store(reply) => return replies::on_reply(model, reply),
        Msg::Terminate => return model.session.save_now(),
        Msg::Clock(now) => {
            model.session.now = now;
            drafts::try_again(model);
            return [model.session.save_if_due(), cover::cover_if_due(model)].concat();
        }
        Msg::Resize(columns, rows) => {
            model.session.size = (columns, rows);
            model.refit();
        }
        Msg::Background(background) => model.terminal_background = Some(background),
        Msg::SpareId(id) => model.session.spare_id = id,
        Msg::Speller(speller, said) if model.session.spelling.is_none() => {
            model.session.spelling = Some(speller);
            model.session.add_notice(said);
        }
        Msg::Behind(behind) => {
            let now = model.session.now.clone();
            model.documents_mut().for_each(|document| document.saving.set_behind(behind, &now));
            if behind && drafts::is_typing(model) {
                let says = "The disk is not responding: what you type here is not saved yet.";
                model.session.notice = Some(says.to_owned());
            }
        }
        Msg::Speller(..) | Msg::Uncovered(_) => {}
    }
    Vec::new()
}

fn press(model: &mut Model, key: Key) -> Effects {
    let scopes = model.scopes();
    if let Some(command) = keymap::find(model, &scopes, key) {
        return if command.works(model) { command.run(model) } else { Vec::new() };
    }
    match key.text() {
        Some(char) if scopes.contains(&Scope::TEXT) => {
            model.session.notice = None;
            typing::insert(model, char.encode_utf8(&mut [0; 4]))
        }
        _ => Vec::new(),
    }
}

/// A burst of typing is taken in word by word: what is typed, and what an undo takes back, is the
/// same as key by key.
fn typed(model: &mut Model, text: &str) -> Effects {
    if !model.scopes().contains(&Scope::TEXT) {
        // Here each key may be a command, and may lead to where the next one is text.
        return text.chars().flat_map(|char| handle_uncovered(model, Msg::Key(Key::char(char)))).collect();
    }
    model.session.notice = None;
    let mut effects = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let part = model.overlay.as_deref().or(model.pane());
        let singly = part.is_some_and(|part| part.takes_singly(&model.session, rest));
        let end = if singly { rest.ceil_char_boundary(1) } else { end_of_word(rest) };
        let (word, after) = rest.split_at(end);
        effects.extend(typing::insert(model, word));
        rest = after;
    }
    effects
}

/// Keys that came in one piece are text or nothing: with ends of lines in a longer one it was pasted.
fn burst(model: &mut Model, text: &str) -> Effects {
    /// More than anybody types while a slow line waits.
    const PASTED: usize = 12;
    const ENDS: [char; 2] = ['\n', '\t'];
    if typing::takes_pastes(model) && text.trim_end().contains(ENDS) && text.chars().nth(PASTED).is_some() {
        return dispatch(model, Msg::Paste(text.to_owned()));
    }
    let mut effects = Vec::new();
    for part in text.split_inclusive(ENDS) {
        // Not even what is left after a line that led away from where text is typed.
        if !model.scopes().contains(&Scope::TEXT) {
            model.session.notice =
                Some("Many keys arrived at once, as in a paste, so nothing was done.".to_owned());
            break;
        }
        let words = part.trim_end_matches(ENDS);
        let end = if part.ends_with('\t') { KeyCode::Tab } else { KeyCode::Enter };
        let mut chars = words.chars();
        let words = match (chars.next(), chars.next()) {
            (None, _) => None,
            (Some(char), None) => Some(Msg::Key(Key::char(char))),
            _ => Some(Msg::Typed(words.to_owned())),
        };
        let end = part.ends_with(ENDS).then_some(Msg::Key(Key::plain(end)));
        effects.extend(words.into_iter().chain(end).flat_map(|msg| handle_uncovered(model, msg)));
    }
    effects
}

/// Where a word ends, with the spaces before it.
fn end_of_word(text: &str) -> usize {
    let mut in_word = false;
    for (at, char) in text.char_indices() {
        if in_word && char.is_whitespace() {
            return at;
        }
        in_word = !char.is_whitespace();
    }
    text.len()
}

fn click(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let at = (column, row).into();
    let (columns, rows) = model.session.size;
    if mouse == Mouse::Press
        && row + 1 == rows
        && let Some(command) = bar::command_at(model, columns, column)
    {
        return command.run(model);
    }
    let effects = model.in_front(|part, cx| part.mouse(cx, mouse, at));
    model.refit();
    effects
}

/// Takes in what was typed while an appointment was on its way.
pub fn replay_queued(model: &mut Model) -> Effects {
    let queue = model.session.loading.take().map(|loading| loading.queue).unwrap_or_default();
    // Typed in sight: only what comes from now on meets the cover.
    let covered = std::mem::take(&mut model.cover.on);
    let mut effects = Vec::new();
    for msg in queue {
        // Among it may be the cover, called for by its name.
        if model.cover.on {
            break;
        }
        effects.extend(handle_uncovered(model, msg));
    }
    model.cover.on |= covered;
    effects
}
