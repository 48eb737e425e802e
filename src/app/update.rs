//! The only code that changes the model: one message in, effects out. It cannot fail.

mod replies;

use crate::{
    command::{self, Command, Group, Scope, always, rows},
    effect::{Effect, Effects, Job},
    key::Key,
    model::{Model, Place},
    msg::{Mouse, Msg},
    overlays::{
        Overlay, abbreviation, abbreviations, approvals, chance, choice_popup, cover, details, longer, menu,
        message::{self, Message},
        palette, pin_picker, sets, settings, snippet_picker, spelling, starters, urgent_care_lists, wording,
        wording_report,
    },
    panes::{
        brief, compare, home, phrases,
        prepare::{self, keeping, leaving, writing_out},
    },
    session::{document::Exit, phrase_sync},
    typing,
};

/// Ways to the other places.
pub const PLACES: &[Command] = rows! { Group::Places, Scope::ANYWHERE;
    "palette" ["F1", "Ctrl-P"], "Help: everything that works here, as a list", Some((0, "help")), always,
        palette::open;
    "new" ["Ctrl-N"], "New appointment", None, begins_anew,
        |model| leaving::warned(model, Exit::New).unwrap_or_else(|| details::new(model));
};

/// The help on a key that types elsewhere, and the key that ends other programs.
pub const IN_LISTS: &[Command] = rows! { Group::Places, Scope::LIST;
    "palette.list" ["?"], "Everything that works here, where nothing is typed", None, always, palette::open;
    "how_to_quit" ["Ctrl-C"], "Say how to leave", None, always, |model| {
            model.session.notice = Some("Ctrl-Q leaves Foreword; everything is saved.".to_owned());
            Vec::new()
        };
};

/// The way out of the program.
pub const WAYS_OUT: &[Command] = rows! { Group::Places, Scope::ALWAYS;
    "quit" ["Ctrl-Q"], "Save and leave Foreword", Some((12, "leave")), |model| !message::asks_to_leave(model), quit;
};

/// Two versions are settled, or put off, before anything else is begun.
fn begins_anew(model: &Model) -> bool {
    model.place != Place::Compare
}

/// Takes one message in.
///
/// What was done is to be written down before anything else that comes of it.
pub fn update(model: &mut Model, msg: Msg) -> Effects {
    match cover::intercept(model, &msg) {
        Some(effects) => with_journal_first(model, effects),
        None => handle_uncovered(model, msg),
    }
}

/// The same for what no cover keeps away.
fn handle_uncovered(model: &mut Model, msg: Msg) -> Effects {
    let effects = dispatch(model, msg);
    prepare::refresh(model);
    wording::advice::refresh(model);
    with_journal_first(model, effects)
}

fn with_journal_first(model: &mut Model, effects: Effects) -> Effects {
    let mut all = keeping::to_write_down(model);
    all.extend(effects);
    all
}

fn dispatch(model: &mut Model, msg: Msg) -> Effects {
    if let Some(loading) = &mut model.session.loading
        && matches!(msg, Msg::Key(_) | Msg::Typed(_) | Msg::Paste(_) | Msg::Mouse(..))
    {
        loading.queue.push(msg);
        return Vec::new();
    }
    match msg {
        Msg::Key(key) => press(model, key),
        Msg::Typed(text) => typed(model, &text),
        Msg::Paste(text) => {
            model.session.notice = None;
            typing::paste(model, &text)
        }
        Msg::Mouse(mouse, column, row) => click(model, mouse, column, row),
        Msg::Resize(columns, rows) => {
            model.session.size = (columns, rows);
            refit(model);
            Vec::new()
        }
        Msg::Clock(now) => {
            model.session.now = now;
            let mut effects = save_what_is_due(model);
            effects.extend(phrases::keep_if_due(model));
            effects.extend(cover::cover_if_due(model));
            effects
        }
        Msg::Store(reply) => replies::on_reply(model, reply),
        Msg::SpareId(id) => {
            model.session.spare_id = id;
            Vec::new()
        }
        Msg::Speller(speller, said) => {
            spelling::arrived(model, speller, said);
            Vec::new()
        }
        Msg::Behind(behind) => {
            let now = model.session.now.clone();
            model.documents_mut().for_each(|document| document.saving.set_behind(behind, &now));
            Vec::new()
        }
        Msg::Terminate => save_everything(model),
    }
}

fn press(model: &mut Model, key: Key) -> Effects {
    let scopes = model.scopes();
    if let Some(command) = command::find(model, &scopes, key) {
        if !command.works(model) {
            return Vec::new();
        }
        return run(model, command);
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
        let end = if writing_out::goes_alone(model, rest) { end_of_first(rest) } else { end_of_word(rest) };
        let (word, after) = rest.split_at(end);
        effects.extend(typing::insert(model, word));
        rest = after;
    }
    effects
}

fn end_of_first(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
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

/// Runs a command, whatever called for it: its key, the palette or a click.
pub fn run(model: &mut Model, command: &Command) -> Effects {
    model.session.notice = None;
    if command.scope.is_menu() {
        model.overlay = None;
    }
    let effects = command.run(model);
    refit(model);
    effects
}

/// Fits what is laid out in advance to the screen and the place it is in.
pub fn refit(model: &mut Model) {
    prepare::refit(model);
    brief::refit(model);
    compare::refit(model);
    phrases::refit(model);
    home::refit(model);
}

fn click(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let effects = match (&model.overlay, model.place) {
        (Some(Overlay::Part(_)), _) => {
            model.in_overlay(|part, cx| part.mouse(cx, mouse, (column, row).into()))
        }
        (Some(Overlay::Palette(_)), _) => palette::mouse(model, mouse, column, row),
        (Some(Overlay::Starters(_)), _) => starters::mouse(model, mouse, column, row),
        (Some(Overlay::PinPicker(_)), _) => pin_picker::mouse(model, mouse, column, row),
        (Some(Overlay::SnippetPicker(_)), _) => snippet_picker::mouse(model, mouse, column, row),
        (Some(Overlay::ChoicePopup(_)), _) => choice_popup::mouse(model, mouse, column, row),
        (Some(Overlay::Abbreviations(_)), _) => abbreviations::mouse(model, mouse, column, row),
        (Some(Overlay::Abbreviation(_)), _) => abbreviation::mouse(model, mouse, column, row),
        (Some(Overlay::Approval(_)), _) => approvals::mouse(model, mouse, row),
        (Some(Overlay::Longer(_)), _) => longer::mouse(model, mouse, column, row),
        (Some(Overlay::Chance(_)), _) => chance::mouse(model, mouse, column, row),
        (Some(Overlay::Details(_)), _) => details::mouse(model, mouse, column, row),
        (Some(Overlay::Menu(_)), _) => menu::mouse(model, mouse, column, row),
        (Some(Overlay::Settings(_)), _) => settings::mouse(model, mouse, column, row),
        (Some(Overlay::Sets(_)), _) => sets::mouse(model, mouse),
        (Some(Overlay::Testing(_)), _) => wording_report::mouse(model, mouse),
        (Some(Overlay::UrgentCareLists(_)), _) => urgent_care_lists::mouse(model, mouse),
        (Some(Overlay::Spelling(_)), _) => spelling::mouse(model, mouse, column, row),
        (Some(Overlay::Wording(_)), _) => wording::mouse(model, mouse),
        (
            Some(
                Overlay::Message(_) | Overlay::Elsewhere(_) | Overlay::BalanceFindings(_) | Overlay::Kept(_),
            ),
            _,
        ) => Vec::new(),
        (None, Place::Home) => home::mouse(model, mouse, column, row),
        (None, Place::Prepare) => prepare::mouse(model, mouse, column, row),
        (None, Place::Brief) => brief::mouse(model, mouse),
        (None, Place::Compare) => compare::mouse(model, mouse, column, row),
        (None, Place::Phrases) => phrases::mouse(model, mouse, column, row),
    };
    refit(model);
    effects
}

fn save_what_is_due(model: &mut Model) -> Effects {
    let now = model.session.now.clone();
    let notes: Effects = model.documents_mut().filter_map(|document| document.save_if_due(&now)).collect();
    notes.into_iter().chain(phrase_sync::save_if_due(model)).collect()
}

/// Asks for everything unsaved to be written now.
pub fn save_everything(model: &mut Model) -> Effects {
    let mut effects = phrases::keep_typed(model);
    let now = model.session.now.clone();
    effects.extend(model.documents_mut().filter_map(|document| document.save_now(&now)));
    effects.extend(phrase_sync::save_now(model));
    effects
}

/// Takes in what was typed while an appointment was on its way.
pub fn replay_queued(model: &mut Model) -> Effects {
    let queue = model.session.loading.take().map(|loading| loading.queue).unwrap_or_default();
    // It was typed in sight; only what comes now meets the cover.
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

/// Saves everything, then leaves.
pub fn quit(model: &mut Model) -> Effects {
    if model.session.leaving {
        // Asked twice: the disk does not answer.
        model.overlay = Some(Overlay::Message(Message::unsaved(model)));
        return Vec::new();
    }
    if let Some(effects) = leaving::warned(model, Exit::Quit) {
        return effects;
    }
    model.session.leaving = true;
    let mut effects = save_everything(model);
    effects.extend(leave_if_saved(model));
    if effects.is_empty() {
        model.session.notice = Some("Saving before leaving.".to_owned());
    }
    effects
}

/// Leaves every appointment, then the program.
pub fn release_and_quit(model: &Model) -> Effects {
    let left = model
        .session
        .document
        .iter()
        .chain(&model.session.background)
        .flat_map(crate::session::Document::release);
    left.chain([Effect::Quit]).collect()
}

fn leave_if_saved(model: &mut Model) -> Effects {
    if !model.session.leaving {
        return Vec::new();
    }
    if !model.has_unsaved() {
        return release_and_quit(model);
    }
    let notes =
        model.session.document.iter().chain(&model.session.background).map(|document| &document.saving);
    let mut unsaved = notes.chain([&model.session.phrase_sync.saving]).filter(|saving| saving.has_unsaved());
    if unsaved.any(|saving| saving.error.is_some()) {
        model.session.leaving = false;
        model.overlay = Some(Overlay::Message(Message::unsaved(model)));
    }
    Vec::new()
}

/// Goes to the list of appointments; what is open stays open.
pub fn go_home(model: &mut Model) -> Effects {
    let effects = save_everything(model);
    model.place = Place::Home;
    model.overlay = None;
    if let Some(document) = &model.session.document {
        home::note_change(&mut model.home, document);
    }
    home::arrange(model);
    model.home.bin = None;
    home::due::ask(model);
    if model.home.library.is_none() && !model.home.reading {
        return effects.into_iter().chain(list(model)).collect();
    }
    effects
}

/// Asks for the library.
pub fn list(model: &mut Model) -> Effects {
    model.home.reading = true;
    vec![Effect::Store(Job::List)]
}
