//! Prepare, the heart: the guide on one side, the notes on the other, each following the other.

pub mod booking;
mod commands;
pub mod keeping;
pub mod leaving;
mod menus;
pub mod view;
pub mod writing_out;

pub use commands::{COMMANDS, GUIDE_COMMANDS, NOTES_COMMANDS, NOTES_MOVES};
pub use menus::{OPTIONS_MENU, SETBACKS_MENU};
pub use writing_out::WRITING_OUT;

use crate::{
    content,
    domain::{Appointment, Id, Opened, UserError},
    effect::{Effect, Effects, Job},
    layout,
    model::{Model, Place},
    msg::Mouse,
    overlays::{Overlay, choice_popup, message::Message},
    panes::home,
    session::Loading,
    session::{
        Document, Side,
        editing::{change, fill_in, turn_to, with_document},
        guide_side, sheet,
    },
    text::{EditCommand, clean},
    update,
};

/// Opens an appointment: the one that is open already, or one from the library.
pub fn open(model: &mut Model, id: Id) -> Effects {
    if model
        .session
        .document
        .as_ref()
        .is_some_and(|document| document.appointment.id == id && !document.is_sample())
    {
        return enter(model);
    }
    if let Some(at) = model.session.background.iter().position(|document| document.appointment.id == id) {
        let document = model.session.background.remove(at);
        return sit_down(model, document);
    }
    model.session.loading = Some(Loading { id: id.clone(), queue: Vec::new() });
    vec![Effect::Store(Job::Open(id))]
}

/// Takes in an appointment that was asked for, then what was typed meanwhile.
pub fn opened(model: &mut Model, id: &Id, opened: Result<Box<Opened>, UserError>) -> Effects {
    if model.session.loading.as_ref().is_none_or(|loading| loading.id != *id) {
        return Vec::new();
    }
    let mut effects = match opened {
        Ok(opened) => begin_opened(model, *opened),
        Err(error) => {
            // What was typed was meant for the note that did not open; it must run nothing here.
            model.session.loading = None;
            model.overlay =
                Some(Overlay::Message(Message::read("It could not be opened", vec![error.sentence])));
            Vec::new()
        }
    };
    update::refit(model);
    effects.extend(update::replay_queued(model));
    effects
}

/// Begins with an appointment that was read from disk.
pub fn begin_opened(model: &mut Model, opened: Opened) -> Effects {
    let recovered = opened.recovered;
    let document = Document::opened(opened, &model.session.guides);
    let effects = sit_down(model, document);
    keeping::tell_recovered(model, recovered);
    effects
}

/// Begins a new appointment, which is being written at this moment.
pub fn begin(model: &mut Model, appointment: Appointment) -> Effects {
    let document = Document::made(appointment, &model.session.guides, &model.session.now);
    sit_down(model, document)
}

/// Begins the made-up example.
pub fn begin_sample(model: &mut Model) -> Effects {
    let mut sample = content::sample();
    // Tomorrow morning, so that the banner shows what it will show.
    let tomorrow = model
        .session
        .now
        .tomorrow()
        .ok()
        .and_then(|day| day.with().hour(10).minute(20).second(0).build().ok());
    sample.when = tomorrow.map(|when| crate::domain::Moment::of(&when));
    let document = Document::sample(sample, &model.session.guides);
    sit_down(model, document)
}

/// Makes another version of an opened appointment the one on the document, as one step of undo; `None`,
/// with nothing done, where it is not open or must not be changed.
pub fn take_version(model: &mut Model, version: Appointment) -> Option<Effects> {
    let this = |document: &Document| document.appointment.id == version.id && document.can_change();
    let mut effects = Vec::new();
    if !model.session.document.as_ref().is_some_and(this) {
        let at = model.session.background.iter().position(this)?;
        let document = model.session.background.remove(at);
        effects = sit_down(model, document);
    }
    effects.extend(enter(model));
    effects.extend(change(model, |document, now| document.become_version(version, now)));
    Some(effects)
}

/// Puts an appointment on the document; the one before is kept until it is saved.
fn sit_down(model: &mut Model, document: Document) -> Effects {
    let mut effects = update::save_everything(model);
    if let Some(before) = model.session.document.take() {
        home::note_change(&mut model.home, &before);
        if before.saving.has_unsaved() {
            model.session.background.push(before);
        } else {
            effects.extend(before.release());
        }
    }
    effects.extend(keeping::sat_down(&document, &model.session.now));
    model.session.document = Some(document);
    effects.extend(enter(model));
    effects
}

fn enter(model: &mut Model) -> Effects {
    model.place = Place::Prepare;
    model.overlay = None;
    refit(model);
    Vec::new()
}

/// Fits both sides into their areas.
pub fn refit(model: &mut Model) {
    if model.place != Place::Prepare {
        return;
    }
    let areas = layout::prepare(model);
    let Some(document) = &mut model.session.document else {
        return;
    };
    let size = |area: ratatui::layout::Rect| (usize::from(area.width), usize::from(area.height));
    let (width, height) = size(areas.guide);
    let id = &document.appointment.guide;
    let guide = model.session.guides.of(id);
    if document.guide.is_of_another(guide) {
        document.guide = guide_side::GuideSide::default();
        document.guide.follow(guide, document.sheet.field());
    }
    let words = guide_side::Words {
        book: &model.session.phrasebook,
        revision: model.session.phrase_sync.revision,
        today: model.session.now.date(),
        said: model.session.guides.to_say(id, model.session.now.date()),
    };
    document.guide.fit(guide, &words, width, height, layout::guide_names_principle(model.session.size));
    let (width, height) = size(areas.notes);
    if width > 0 {
        let around = sheet::SheetContext {
            country: model.session.settings.country,
            today: model.session.now.date(),
            picture: model.session.settings.picture,
        };
        document.sheet.fit(&document.appointment.notes, width, height, around);
    }
}

/// Types at the cursor; an abbreviation that is ended by it is written out.
pub fn type_in(model: &mut Model, text: &str) -> Effects {
    writing_out::type_in(model, text)
}

/// Pastes at the cursor, as one step of undo.
pub fn paste(model: &mut Model, text: &str) -> Effects {
    choice_popup::close(model);
    fill_in(model, &clean(text))
}

/// Does what a typing key asks for.
pub fn act(model: &mut Model, act: EditCommand) -> Effects {
    choice_popup::close(model);
    match act {
        EditCommand::Go(..) | EditCommand::SelectAll => {
            with_document(model, |document, now| document.act(act, now))
        }
        _ => change(model, |document, now| document.act(act, now)),
    }
}

/// A click places the cursor or chooses; a drag selects; the wheel scrolls what it points at.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let areas = layout::prepare(model);
    let at = (column, row).into();
    let guide = model.guide();
    let Some(document) = &mut model.session.document else {
        return Vec::new();
    };
    let notes = &document.appointment.notes;
    let in_guide = areas.guide.contains(at);
    match mouse {
        Mouse::WheelUp if in_guide => document.guide.scroll(-3),
        Mouse::WheelDown if in_guide => document.guide.scroll(3),
        Mouse::WheelUp => document.sheet.scroll(-3),
        Mouse::WheelDown => document.sheet.scroll(3),
        Mouse::Press if in_guide => {
            document.side = Side::Guide;
            let line = document.guide.top + usize::from(row - areas.guide.y);
            if let Some(item) = document.guide.lines.get(line).and_then(|line| line.item) {
                document.guide.item = item;
            }
        }
        Mouse::Press if areas.tabs.contains(at) => {
            let page = view::page_at(areas.tabs, column);
            return page.map(|page| turn_to(model, page)).unwrap_or_default();
        }
        Mouse::Press if areas.notes.contains(at) => {
            document.side = Side::Notes;
            document.history.seal();
            let (line, column) = on_sheet(document, areas.notes, column, row);
            return with_document(model, |document, _| {
                document.sheet.put_at(&document.appointment.notes, line, column, false);
            });
        }
        Mouse::Drag if document.side == Side::Notes && areas.notes.width > 0 => {
            let (line, column) = on_sheet(document, areas.notes, column, row);
            document.sheet.put_at(notes, line, column, true);
        }
        Mouse::Press if areas.frame.banner.contains(at) => {
            if let Some(principle) = view::principle_at(areas.frame.banner, column, row, &guide) {
                document.guide.go_to(&guide, principle, None);
            }
        }
        Mouse::Press | Mouse::Drag => {}
    }
    Vec::new()
}

/// Line and column of the sheet under a point of the screen.
fn on_sheet(document: &Document, area: ratatui::layout::Rect, column: u16, row: u16) -> (usize, usize) {
    let line = document.sheet.top + usize::from(row.saturating_sub(area.y));
    (line, usize::from(column.saturating_sub(area.x)))
}

/// Looks at the choices again where they are in sight.
pub fn refresh(model: &mut Model) {
    if let Some(document) = model.session.document.as_mut().filter(|_| model.place == Place::Prepare) {
        document.refresh_findings();
    }
}
