//! Prepare, the heart: the guide on one side, the notes on the other, each following the other.

mod answers;
pub mod booking;
pub mod chances;
mod commands;
mod desk;
mod grid;
pub mod guide;
pub mod keeping;
pub mod leaving;
mod menus;
pub mod naming;
mod noting;
mod saving;
pub mod sheet;
mod staff_card;
pub mod view;
pub mod wording;
pub mod writing_out;

pub use commands::{COMMANDS, GUIDE_COMMANDS, NOTES_COMMANDS, NOTES_MOVES};
pub use desk::{Desk, Side};
pub use menus::{OPTIONS_MENU, SETBACKS_MENU};
pub use saving::Saving;
pub use writing_out::WRITING_OUT;

use crate::{
    content,
    domain::{Appointment, FieldId, Id, Opened, Page, Pin, Trouble},
    effect::{Effect, Effects, Job},
    layout,
    model::{Awaited, Model, Place},
    msg::Mouse,
    overlays::{Overlay, message::Message, stop_choices},
    panes::home,
    text::clean,
    typing::Act,
    update,
};

/// Opens an appointment: the one that is open already, or one from the shelf.
pub fn open(model: &mut Model, id: Id) -> Effects {
    if model.desk.as_ref().is_some_and(|desk| desk.appointment.id == id && !desk.is_sample()) {
        return enter(model);
    }
    if let Some(at) = model.parked.iter().position(|desk| desk.appointment.id == id) {
        let desk = model.parked.remove(at);
        return sit_down(model, desk);
    }
    model.awaited = Some(Awaited { id: id.clone(), queue: Vec::new() });
    vec![Effect::Store(Job::Open(id))]
}

/// Takes in an appointment that was asked for, then what was typed meanwhile.
pub fn opened(model: &mut Model, id: &Id, opened: Result<Box<Opened>, Trouble>) -> Effects {
    if model.awaited.as_ref().is_none_or(|awaited| awaited.id != *id) {
        return Vec::new();
    }
    let mut effects = match opened {
        Ok(opened) => begin_opened(model, *opened),
        Err(trouble) => {
            // What was typed was meant for the note that did not open; it must run nothing here.
            model.awaited = None;
            model.overlay =
                Some(Overlay::Message(Message::read("It could not be opened", vec![trouble.sentence])));
            Vec::new()
        }
    };
    update::refit(model);
    effects.extend(update::catch_up(model));
    effects
}

/// Begins with an appointment that was read from disk.
pub fn begin_opened(model: &mut Model, opened: Opened) -> Effects {
    let recovered = opened.recovered;
    let desk = Desk::opened(opened, &model.guides);
    let effects = sit_down(model, desk);
    keeping::tell_recovered(model, recovered);
    effects
}

/// Begins a new appointment, which is being written at this moment.
pub fn begin(model: &mut Model, appointment: Appointment) -> Effects {
    let desk = Desk::made(appointment, &model.guides, &model.now);
    sit_down(model, desk)
}

/// Begins the made-up example.
pub fn begin_sample(model: &mut Model) -> Effects {
    let mut sample = content::sample();
    // Tomorrow morning, so that the banner shows what it will show.
    let tomorrow =
        model.now.tomorrow().ok().and_then(|day| day.with().hour(10).minute(20).second(0).build().ok());
    sample.when = tomorrow.map(|when| crate::domain::Moment::of(&when));
    let desk = Desk::sample(sample, &model.guides);
    sit_down(model, desk)
}

/// Makes another version of an opened appointment the one on the desk, as one step of undo; `None`,
/// with nothing done, where it is not open or must not be changed.
pub fn take_version(model: &mut Model, version: Appointment) -> Option<Effects> {
    let this = |desk: &Desk| desk.appointment.id == version.id && desk.can_change();
    let mut effects = Vec::new();
    if !model.desk.as_ref().is_some_and(this) {
        let at = model.parked.iter().position(this)?;
        let desk = model.parked.remove(at);
        effects = sit_down(model, desk);
    }
    effects.extend(enter(model));
    effects.extend(change(model, |desk, now| desk.become_version(version, now)));
    Some(effects)
}

/// Puts an appointment on the desk; the one before is kept until it is saved.
fn sit_down(model: &mut Model, desk: Desk) -> Effects {
    let mut effects = update::save_everything(model);
    if let Some(before) = model.desk.take() {
        home::note_change(&mut model.home, &before);
        if before.saving.has_unsaved() {
            model.parked.push(before);
        } else {
            effects.extend(keeping::left(&before));
        }
    }
    effects.extend(keeping::sat_down(&desk, &model.now));
    model.desk = Some(desk);
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
    let Some(desk) = &mut model.desk else {
        return;
    };
    let size = |area: ratatui::layout::Rect| (usize::from(area.width), usize::from(area.height));
    let (width, height) = size(areas.guide);
    let id = &desk.appointment.guide;
    let guide = model.guides.of(id);
    if desk.guide.is_of_another(guide) {
        desk.guide = guide::GuideSide::default();
        desk.guide.follow(guide, desk.sheet.field());
    }
    let words = guide::Words {
        book: &model.phrasebook,
        revision: model.phrases_kept.revision,
        today: model.now.date(),
        said: model.guides.to_say(id, model.now.date()),
    };
    desk.guide.fit(guide, &words, width, height, layout::guide_names_principle(model.size));
    let (width, height) = size(areas.notes);
    if width > 0 {
        let around = sheet::Around {
            country: model.settings.country,
            today: model.now.date(),
            picture: model.settings.picture,
        };
        desk.sheet.fit(&desk.appointment.notes, width, height, around);
    }
}

/// Lets the guide follow after the cursor may have come to another field, and saves a field left.
fn follow(model: &mut Model, was: FieldId) -> Effects {
    let Some(desk) = &mut model.desk else {
        return Vec::new();
    };
    if desk.sheet.field() == was {
        return Vec::new();
    }
    desk.guide.follow(model.guides.of(&desk.appointment.guide), desk.sheet.field());
    desk.save_now(&model.now).into_iter().collect()
}

/// Does something on the desk, then lets the guide follow.
fn with_desk(model: &mut Model, act: impl FnOnce(&mut Desk, &jiff::Zoned)) -> Effects {
    let Some(desk) = &mut model.desk else {
        return Vec::new();
    };
    let was = desk.sheet.field();
    act(desk, &model.now);
    follow(model, was)
}

/// The same for what changes the notes; a note that is read only says so instead.
fn change(model: &mut Model, act: impl FnOnce(&mut Desk, &jiff::Zoned)) -> Effects {
    if let Some(why) = model.desk.as_ref().and_then(|desk| desk.read_only.clone()) {
        model.notice = Some(why);
        return Vec::new();
    }
    with_desk(model, act)
}

/// Pins a phrase to the brief of the open appointment, or takes the pin out.
pub fn pin_phrase(model: &mut Model, pin: Pin) -> Effects {
    change(model, |desk, now| desk.pin(pin, now))
}

/// Types at the cursor; an abbreviation that is ended by it is written out.
pub fn type_in(model: &mut Model, text: &str) -> Effects {
    writing_out::type_in(model, text)
}

/// Puts words at the cursor, in place of the selection, as one step of undo.
pub fn fill_in(model: &mut Model, words: &str) -> Effects {
    change(model, |desk, now| desk.put_in(words, now))
}

/// Takes the last step back.
pub fn undo(model: &mut Model) -> Effects {
    change(model, |desk, now| desk.travel(true, now))
}

/// Pastes at the cursor, as one step of undo.
pub fn paste(model: &mut Model, text: &str) -> Effects {
    stop_choices::close(model);
    fill_in(model, &clean(text))
}

/// Does what a typing key asks for.
pub fn act(model: &mut Model, act: Act) -> Effects {
    stop_choices::close(model);
    match act {
        Act::Go(..) | Act::SelectAll => with_desk(model, |desk, now| desk.act(act, now)),
        _ => change(model, |desk, now| desk.act(act, now)),
    }
}

/// A click places the cursor or chooses; a drag selects; the wheel scrolls what it points at.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let areas = layout::prepare(model);
    let at = (column, row).into();
    let guide = model.guide();
    let Some(desk) = &mut model.desk else {
        return Vec::new();
    };
    let notes = &desk.appointment.notes;
    let in_guide = areas.guide.contains(at);
    match mouse {
        Mouse::WheelUp if in_guide => desk.guide.scroll(-3),
        Mouse::WheelDown if in_guide => desk.guide.scroll(3),
        Mouse::WheelUp => desk.sheet.scroll(-3),
        Mouse::WheelDown => desk.sheet.scroll(3),
        Mouse::Press if in_guide => {
            desk.side = Side::Guide;
            let line = desk.guide.top + usize::from(row - areas.guide.y);
            if let Some(item) = desk.guide.lines.get(line).and_then(|line| line.item) {
                desk.guide.item = item;
            }
        }
        Mouse::Press if areas.tabs.contains(at) => {
            let page = view::page_at(areas.tabs, column);
            return page.map(|page| turn_to(model, page)).unwrap_or_default();
        }
        Mouse::Press if areas.notes.contains(at) => {
            desk.side = Side::Notes;
            desk.history.seal();
            let (line, column) = on_sheet(desk, areas.notes, column, row);
            return with_desk(model, |desk, _| {
                desk.sheet.put_at(&desk.appointment.notes, line, column, false);
            });
        }
        Mouse::Drag if desk.side == Side::Notes && areas.notes.width > 0 => {
            let (line, column) = on_sheet(desk, areas.notes, column, row);
            desk.sheet.put_at(notes, line, column, true);
        }
        Mouse::Press if areas.frame.banner.contains(at) => {
            if let Some(principle) = view::principle_at(areas.frame.banner, column, row, &guide) {
                desk.guide.go_to(&guide, principle, None);
            }
        }
        Mouse::Press | Mouse::Drag => {}
    }
    Vec::new()
}

/// Line and column of the sheet under a point of the screen.
fn on_sheet(desk: &Desk, area: ratatui::layout::Rect, column: u16, row: u16) -> (usize, usize) {
    let line = desk.sheet.top + usize::from(row.saturating_sub(area.y));
    (line, usize::from(column.saturating_sub(area.x)))
}

/// Looks at the choices again where they are in sight.
pub fn look_again(model: &mut Model) {
    if let Some(desk) = model.desk.as_mut().filter(|_| model.place == Place::Prepare) {
        desk.look_for_what_is_thin();
    }
}

/// Goes to a field of the notes.
pub fn go_to(model: &mut Model, field: FieldId) -> Effects {
    with_desk(model, |desk, _| {
        desk.side = Side::Notes;
        desk.history.seal();
        desk.sheet.go_to(&desk.appointment.notes, field);
    })
}

/// Shows a page of the notes.
fn turn_to(model: &mut Model, page: Page) -> Effects {
    with_desk(model, |desk, _| {
        desk.side = Side::Notes;
        desk.history.seal();
        desk.sheet.turn_to(&desk.appointment.notes, page);
    })
}
