//! The program as a whole: one message is taken in, and all that it leads to is carried out.

use super::{keymap, model::Model, opening, update::update};
use crate::domain::{FileKind, Id, Opened, doubts_clock};
use crate::effect::{Effect, Job, Note, Reply};
use crate::{command::Place, content, msg::Msg, panes::reflect, session::guided_tour, session::reflect_sync};

/// The first screen.
#[derive(Debug, PartialEq, Eq)]
pub enum Start {
    /// The list of appointments.
    Home,
    /// One appointment, already read.
    Open(Box<Opened>),
    /// The place to reflect in.
    Reflect,
    /// The sample, which was asked for.
    Sample,
    /// The sample with its tour, at the first start.
    First {
        /// The folder that was named and not there, as it is shown.
        new_folder: Option<String>,
    },
}

/// The world outside: disk, clipboard, chance.
pub trait World {
    /// Does a job of the store, now with its reply or later with none.
    fn store(&mut self, job: Job) -> Option<Reply>;
    /// Does something for the journal writer, now with its reply or later with none.
    fn note(&mut self, note: Note) -> Option<Reply>;
    /// Reads the dictionaries and the person's own words, now or later; a world without any answers
    /// nothing.
    fn read_spelling(&mut self) -> Option<Msg> {
        None
    }
    /// Puts text on the clipboard of the computer the terminal is on.
    fn copy_out(&mut self, text: String);
    /// Has the program of this computer for such files open one; gives what to say where that cannot be.
    fn open_file(&mut self, file: String) -> Option<Msg>;
    /// An ID that no appointment has.
    fn fresh_id(&mut self) -> Id;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    On,
    Quit,
    /// The keys are to be forgotten, and the passphrase asked for.
    Lock,
}

/// Takes one message in and does what it leads to: the same in the program and in its tests.
pub fn step(model: &mut Model, world: &mut impl World, msg: Msg) -> Flow {
    let effects = update(model, msg);
    carry_out(model, world, effects)
}

/// Does what was asked for, and what comes of that.
pub fn carry_out(model: &mut Model, world: &mut impl World, effects: Vec<Effect>) -> Flow {
    let mut flow = Flow::On;
    for effect in effects {
        let answer = match effect {
            Effect::Quit => {
                flow = Flow::Quit;
                None
            }
            Effect::Lock => {
                flow = Flow::Lock;
                None
            }
            Effect::FreshId => Some(Msg::SpareId(world.fresh_id())),
            Effect::Store(job) => world.store(job).map(Msg::Store),
            Effect::Note(note) => world.note(note).map(Msg::Store),
            Effect::ReadSpelling => world.read_spelling(),
            Effect::OpenFile(file) => world.open_file(file),
            Effect::CopyOut(text) => {
                world.copy_out(text);
                None
            }
        };
        let led_to = answer.map_or(Flow::On, |answer| step(model, world, answer));
        if led_to != Flow::On {
            flow = led_to;
        }
    }
    flow
}

/// Begins at `start`, in a terminal of this many columns and rows.
pub fn begin(model: &mut Model, world: &mut impl World, start: Start, size: (u16, u16)) -> Flow {
    keymap::take_keys(&mut model.session);
    step(model, world, Msg::Resize(size.0, size.1));
    let mut effects = match start {
        Start::Home => {
            model.place = Place::Home;
            [vec![Effect::Store(Job::Recover)], opening::go_home(model)].concat()
        }
        Start::Reflect => {
            model.place = Place::Home;
            let home = [vec![Effect::Store(Job::Recover)], opening::go_home(model)].concat();
            [home, model.in_reflect(reflect::open)].concat()
        }
        Start::Open(opened) => {
            [opening::begin_opened(model, *opened), vec![Effect::Store(Job::Recover)]].concat()
        }
        Start::Sample => opening::begin_sample(model),
        Start::First { new_folder } => {
            let effects = opening::begin_sample(model);
            guided_tour::begin_or_end(&mut model.session);
            if let Some(folder) = new_folder {
                guided_tour::say_before(
                    &mut model.session,
                    format!("There was no folder {folder} yet; it was made."),
                );
            }
            effects
        }
    };
    // Before all else: it says which notes are due, and when to cover them.
    effects.insert(0, Effect::Store(Job::ReadFile(FileKind::Settings)));
    model.refit();
    effects.push(Effect::Store(Job::ReadFile(FileKind::Abbreviations)));
    effects.push(Effect::Store(Job::ReadFile(FileKind::Resources)));
    // After what the person waits for.
    effects.push(Effect::Store(Job::Phrases));
    effects.push(Effect::Store(Job::ReadFile(FileKind::KeptRows)));
    effects.push(reflect_sync::read_again());
    effects.push(Effect::Store(Job::Wording(model.session.now.date())));
    effects.push(Effect::Store(Job::Guides));
    effects.push(Effect::Store(Job::ReadFile(FileKind::Approvals)));
    let reviewed = content::guide().reviewed_on;
    model.session.notice =
        doubts_clock(model.session.now.date(), reviewed).or_else(|| model.session.notice.take());
    effects.push(Effect::Store(Job::EmptyBin(model.moment())));
    effects.push(Effect::Store(Job::Mend));
    carry_out(model, world, effects)
}
