//! The only code that changes the model: one message in, effects out. It cannot fail.

pub mod leaving;
pub mod opening;
mod replies;

use crate::{
    app::keymap::{self, Command, always, rows},
    app::model::Model,
    app::typing,
    app::{cover, drafts},
    command::Info,
    command::Place,
    command::{Group, Scope},
    domain::Details,
    domain::NotesPage,
    effect::Effects,
    key::{Code, Key, Named},
    msg::{Mouse, Msg},
    overlays::details::{self, Purpose},
    overlays::{menu::Menu, palette::Palette},
    panes::phrases,
    session::Side,
    session::dialog::Dialog,
    session::document::Exit,
    session::text_target,
};

/// The menu of a page of the notes.
pub const PAGE_MENU: &[Command] = rows! { Group::Preparing, Scope::PREPARE;
    "page" ["F9"], "What else can be done on this page, by letters", Some((3, "more")), has_page_menu, open_page_menu;
};

/// Ways to the other places.
pub const PLACES: &[Command] = rows! { Group::Places, Scope::ANYWHERE;
    "palette" ["F1", "Ctrl-P"], "Help: everything that works here, as a list", Some((0, "help")), always,
        open_palette;
    "phrases" ["Alt-P"], "Phrases: go through them, change, flag, read aloud", None,
        |model| !matches!(model.place, Place::Phrases | Place::Compare), |model| model.in_phrases(phrases::open);
    "new" ["Ctrl-N"], "New appointment", None, begins_anew,
        |model| leaving::warned(model, Exit::New).unwrap_or_else(|| {
            model.with_context(|cx| details::ask(cx, Purpose::New, Details::default()))
        });
};

/// The help on a key that types elsewhere, and the key that ends other programs.
pub const IN_LISTS: &[Command] = rows! { Group::Places, Scope::LIST;
    "palette.list" ["?"], "Everything that works here, where nothing is typed", None, always, open_palette;
    "how_to_quit" ["Ctrl-C"], "Say how to leave", None, always, |model| {
            model.session.notice = Some("Ctrl-Q leaves Foreword; everything is saved.".to_owned());
            Vec::new()
        };
};

/// The way out of the program.
pub const WAYS_OUT: &[Command] = rows! { Group::Places, Scope::ALWAYS;
    "quit" ["Ctrl-Q"], "Save and leave Foreword", Some((12, "leave")), |model| !model.asks_to_leave(), quit;
};

/// Works in a line of a form that is chosen, not typed.
pub const PICKING: &[Command] = rows! { Group::Windows, Scope::PICK;
    "details.pick_next" ["→", "Space"], "Next answer on this line", Some((3, "change")), always,
        |model| turn(model, 1);
    "details.pick_previous" ["←"], "Previous answer on this line", None, always, |model| turn(model, -1);
};

fn turn(model: &mut Model, by: isize) -> Effects {
    model.in_overlay(|part, cx| part.turn(cx, by))
}

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
    let mut effects = dispatch(model, msg);
    effects.extend(drafts::offer(model));
    if let Some(document) = model.session.document.as_mut().filter(|_| model.place == Place::Prepare) {
        document.refresh_findings();
    }
    refresh_advice(model);
    with_journal_first(model, effects)
}

/// Takes advice away that is no longer about what the cursor is in.
fn refresh_advice(model: &mut Model) {
    let Some(advice) = &model.session.advice else {
        return;
    };
    let in_notes = model.session.document.as_ref().is_some_and(|document| document.side == Side::Notes);
    let types = match model.place {
        Place::Prepare => in_notes,
        Place::Phrases => true,
        Place::Home | Place::Brief | Place::Compare => false,
    };
    if !advice.holds(text_target::here(&model.session).filter(|_| types)) {
        model.session.advice = None;
        refit(model);
    }
}

fn with_journal_first(model: &mut Model, effects: Effects) -> Effects {
    let mut all = crate::session::conflicts::to_write_down(&mut model.session);
    let (write, echo) = drafts::follow(model, &effects);
    all.extend(write);
    all.extend(effects);
    all.extend(echo);
    all
}

fn dispatch(model: &mut Model, msg: Msg) -> Effects {
    if let Some(loading) = &mut model.session.loading
        && msg.is_input()
    {
        loading.queue.push(msg);
        return Vec::new();
    }
    match msg {
        Msg::Key(key) => press(model, key),
        Msg::Typed(text) => typed(model, &text),
        Msg::Burst(text) => burst(model, &text),
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
            effects.extend(cover::cover_if_due(model));
            effects
        }
        Msg::Store(reply) => replies::on_reply(model, reply),
        Msg::SpareId(id) => {
            model.session.spare_id = id;
            Vec::new()
        }
        Msg::Speller(speller, said) => {
            if model.session.spelling.is_none() {
                model.session.spelling = Some(speller);
                model.session.add_notice(said);
            }
            Vec::new()
        }
        Msg::Behind(behind) => {
            let now = model.session.now.clone();
            model.documents_mut().for_each(|document| document.saving.set_behind(behind, &now));
            if behind && model.drafts.is_typing() {
                let says = "The disk does not answer: what you type here is not written down yet.";
                model.session.notice = Some(says.to_owned());
            }
            Vec::new()
        }
        Msg::Uncovered(_) => Vec::new(),
        Msg::Terminate => save_everything(model),
    }
}

fn press(model: &mut Model, key: Key) -> Effects {
    let scopes = model.scopes();
    if let Some(command) = keymap::find(model, &scopes, key) {
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
        let end = if takes_singly(model, rest) { end_of_first(rest) } else { end_of_word(rest) };
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
    if model.scopes().contains(&Scope::TEXT)
        && text.trim_end().contains(ENDS)
        && text.chars().nth(PASTED).is_some()
    {
        return dispatch(model, Msg::Paste(text.to_owned()));
    }
    let mut effects = Vec::new();
    for part in text.split_inclusive(ENDS) {
        // Not even what is left after a line that led away from where text is typed.
        if !model.scopes().contains(&Scope::TEXT) {
            model.session.notice =
                Some("Many keys came at once, as in a paste: nothing was done.".to_owned());
            break;
        }
        let words = part.trim_end_matches(ENDS);
        let end = if part.ends_with('\t') { Named::Tab } else { Named::Enter };
        let mut chars = words.chars();
        let words = match (chars.next(), chars.next()) {
            (None, _) => None,
            (Some(char), None) => Some(Msg::Key(Key::char(char))),
            _ => Some(Msg::Typed(words.to_owned())),
        };
        let end = part.ends_with(ENDS).then_some(Msg::Key(Key::plain(Code::Named(end))));
        effects.extend(words.into_iter().chain(end).flat_map(|msg| handle_uncovered(model, msg)));
    }
    effects
}

fn takes_singly(model: &Model, rest: &str) -> bool {
    match &model.overlay {
        Some(part) => part.takes_singly(&model.session, rest),
        None => model.pane().is_some_and(|pane| pane.takes_singly(&model.session, rest)),
    }
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

/// The menu of the page in sight: its scope, and the commands that work.
#[must_use]
pub fn page_menu(model: &Model) -> Option<(Scope, Vec<Info>)> {
    let document = model.session.document.as_ref().filter(|_| model.place == Place::Prepare)?;
    let page = match document.sheet.page {
        NotesPage::Context => Scope::CONTEXT_MENU,
        NotesPage::Options => Scope::OPTIONS_MENU,
        NotesPage::Setbacks => Scope::SETBACKS_MENU,
    };
    let in_scope =
        |scope| keymap::all().filter(move |command| command.scope == scope && command.works(model));
    Some((page, in_scope(page).chain(in_scope(Scope::PAGE_MENU)).map(|command| **command).collect()))
}

fn has_page_menu(model: &Model) -> bool {
    page_menu(model).is_some_and(|(_, commands)| !commands.is_empty())
}

fn open_page_menu(model: &mut Model) -> Effects {
    if let Some((page, commands)) = page_menu(model).filter(|(_, commands)| !commands.is_empty()) {
        model.overlay = Some(Box::new(Menu::new(commands, page)));
    }
    Vec::new()
}

/// Opens the palette with what works here, and what the menu of the page has.
fn open_palette(model: &mut Model) -> Effects {
    let live = keymap::live(model).filter(|command| !command.name.starts_with("palette"));
    let live = live.map(|command| **command);
    let commands = live.chain(page_menu(model).map(|(_, commands)| commands).unwrap_or_default()).collect();
    model.overlay = Some(Box::new(Palette::new(commands)));
    Vec::new()
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
    model.in_pane(|pane, cx| {
        pane.refit(cx.session);
        Vec::new()
    });
}

fn click(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let at = (column, row).into();
    let effects = if model.overlay.is_some() {
        model.in_overlay(|part, cx| part.mouse(cx, mouse, at))
    } else {
        model.in_pane(|pane, cx| pane.mouse(cx, mouse, at))
    };
    refit(model);
    effects
}

fn save_what_is_due(model: &mut Model) -> Effects {
    model.session.save_if_due()
}

/// Asks for everything unsaved to be written now.
pub fn save_everything(model: &mut Model) -> Effects {
    model.session.save_now()
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
        let dialog = Dialog::unsaved(&model.session);
        model.show(dialog);
        return Vec::new();
    }
    let effects = match drafts::warned(model) {
        Some(true) => None,
        Some(false) => Some(save_everything(model)),
        None => leaving::warned(model, Exit::Quit),
    };
    if let Some(effects) = effects {
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

fn leave_if_saved(model: &mut Model) -> Effects {
    if !model.session.leaving {
        return Vec::new();
    }
    if !model.has_unsaved() {
        return model.release_and_quit();
    }
    let saving =
        model.documents().map(|document| &document.saving).chain([&model.session.phrase_sync.saving]);
    let failed = |saving: &crate::session::Saving| saving.has_unsaved() && saving.error.is_some();
    if saving.into_iter().any(failed) {
        model.session.leaving = false;
        let dialog = Dialog::unsaved(&model.session);
        model.show(dialog);
    }
    Vec::new()
}

/// Goes to the list of appointments; what is open stays open.
pub fn go_home(model: &mut Model) -> Effects {
    let effects = save_everything(model);
    model.place = Place::Home;
    model.overlay = None;
    model.session.relist_open();
    model.home.arrange(&mut model.session);
    model.home.bin = None;
    replies::ask_about_due(model);
    if model.session.library.is_none() && !model.home.reading {
        return effects.into_iter().chain(model.home.read()).collect();
    }
    effects
}
