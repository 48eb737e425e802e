//! Phrases: every suggestion of the guide to go through, keep, put into one's own words or flag, to
//! read aloud and to rehearse.

pub mod aloud;
mod commands;
pub mod editor;
pub mod filter;
mod listing;
pub mod page;
pub mod pins;
pub mod review;
pub mod view;

pub use commands::{
    ALOUD, COMMANDS, DOORS, EDITOR, EDITOR_MOVES, FILTERS, FIND, FLAG, FROM_GUIDE, FROM_MENUS, REHEARSAL,
};
pub use editor::{deadline, keep_if_due, keep_typed};

use crate::{
    command::Scope,
    domain::{Guide, Phrase, PhraseMoment, Principle},
    effect::Effects,
    layout,
    model::{Model, Place},
    msg::Mouse,
    panes::home,
    text::Input,
    typing::Focus,
    update,
};
use editor::{Editing, What};
use filter::{Filter, Line, State};
use page::{Page, Subject};
use pins::Pins;

use listing::{narrow, show, step};

/// What phrases are grouped under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    Starters,
    Principle(usize),
    Moment(PhraseMoment),
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Heading(Heading),
    Phrase(usize),
}

/// What is done with the phrases at the moment.
#[derive(Default)]
pub enum Mode {
    #[default]
    List,
    Find,
    Filters(Line),
    Typing(Box<Editing>),
    Aloud(usize),
    Rehearsal(bool),
}

/// State of the place.
#[derive(Default)]
pub struct PhrasesPane {
    pub by_moment: bool,
    pub filter: Filter,
    pub find: Input,
    pub mode: Mode,
    pub rows: Vec<Row>,
    pub chosen: usize,
    pub top: usize,
    /// Where both do not fit, the list is shown and not the phrase.
    pub list_first: bool,
    pub page: Page,
    pub reviewed: (usize, usize),
    /// The guide whose phrases are shown, where it is not that of the appointment one came from.
    guide: Option<String>,
    /// One came for the words of one phrase alone, and goes back once they are kept.
    straight: bool,
    undo: Vec<review::Step>,
    redo: Vec<review::Step>,
    pins: Pins,
    back: Option<Place>,
}

impl PhrasesPane {
    /// The phrase in a line of the list.
    fn phrase_in(&self, row: usize) -> Option<usize> {
        match self.rows.get(row)? {
            Row::Phrase(at) => Some(*at),
            Row::Heading(_) => None,
        }
    }

    fn choose(&mut self, row: usize) {
        self.chosen = row;
        self.page.top = 0;
    }

    /// What is typed about a phrase.
    #[must_use]
    pub fn typing(&self) -> Option<&Editing> {
        if let Mode::Typing(editing) = &self.mode { Some(editing) } else { None }
    }

    /// The text that has the focus, if text is typed.
    pub fn focus_mut(&mut self) -> Option<Focus<'_>> {
        match &mut self.mode {
            Mode::Find => Some(Focus::Input(&mut self.find)),
            Mode::Typing(editing) => Some(Focus::Area(&mut editing.area)),
            _ => None,
        }
    }

    /// What is selected in it.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        match &self.mode {
            Mode::Find => self.find.selected(),
            Mode::Typing(editing) => editing.area.selected(),
            _ => None,
        }
    }

    /// The scopes whose keys are live here, nearest first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        let (always, anywhere, list, text) = (Scope::ALWAYS, Scope::ANYWHERE, Scope::LIST, Scope::TEXT);
        match &self.mode {
            Mode::List => vec![Scope::PHRASES, list, anywhere, always],
            Mode::Find => vec![Scope::PHRASE_FIND, text, anywhere, always],
            Mode::Filters(_) => vec![Scope::PHRASE_FILTERS, list, anywhere, always],
            Mode::Typing(editing) => {
                let own = if editing.what == What::Words { Scope::PHRASE_WORDS } else { Scope::PHRASE_FLAG };
                vec![own, Scope::PHRASE_EDITOR, text, anywhere, always]
            }
            Mode::Aloud(_) => vec![Scope::ALOUD, list, anywhere, always],
            Mode::Rehearsal(_) => vec![Scope::REHEARSAL, list, anywhere, always],
        }
    }

    /// How many phrases are shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, Row::Phrase(_))).count()
    }

    /// Lines of the list that a row takes: the words of a phrase go over two.
    #[must_use]
    pub fn lines_of(&self, row: usize) -> usize {
        match self.rows.get(row) {
            Some(Row::Heading(_)) if row == 0 => 1,
            Some(_) => 2,
            None => 0,
        }
    }

    /// Scrolls the list as little as shows the chosen row, with a heading just above it.
    fn reveal(&mut self, height: usize) {
        let heading_above = self.chosen.checked_sub(1).filter(|row| self.phrase_in(*row).is_none());
        self.top = self.top.min(heading_above.unwrap_or(self.chosen));
        while self.top < self.chosen
            && (self.top..=self.chosen).map(|row| self.lines_of(row)).sum::<usize>() > height
        {
            self.top += 1;
        }
    }
}

/// The guide whose phrases are shown.
#[must_use]
pub fn guide(model: &Model) -> &Guide {
    let chosen = model.phrases.guide.as_ref().filter(|_| model.place == Place::Phrases);
    chosen.map_or_else(|| model.guide_in_use(), |id| model.session.guides.of(id))
}

/// Whether there are phrases of another guide to show.
fn has_other_guides(model: &Model) -> bool {
    model.session.guides.all().count() > 1
}

/// Shows the phrases of the next guide, after the last those of the first.
fn next_guide(model: &mut Model) -> Effects {
    let here = &guide(model).id;
    let next = model.session.guides.all().skip_while(|one| one.id != *here).nth(1).or(model
        .session
        .guides
        .all()
        .next());
    model.phrases.guide = next.map(|guide| guide.id.clone());
    model.phrases.chosen = 0;
    look_for_pins(model);
    narrow(model);
    Vec::new()
}

/// Every phrase of a guide with its principle.
pub fn pool(guide: &Guide) -> impl Iterator<Item = (&Principle, &Phrase)> {
    guide.principles.iter().flat_map(|one| one.phrases.iter().map(move |phrase| (one, phrase)))
}

/// The chosen phrase, with its principle.
#[must_use]
pub fn chosen(model: &Model) -> Option<(&Principle, &Phrase)> {
    pool(guide(model)).nth(model.phrases.phrase_in(model.phrases.chosen)?)
}

/// Goes to the phrases; nothing of what lies elsewhere is closed.
pub fn open(model: &mut Model) -> Effects {
    let mut effects = editor::leave(model);
    effects.extend(update::save_everything(model));
    if model.place != Place::Phrases {
        model.phrases.back = Some(model.place);
    }
    model.place = Place::Phrases;
    model.phrases.mode = Mode::List;
    model.phrases.guide = None;
    model.phrases.straight = false;
    if let Some(document) = &model.session.document {
        home::note_change(&mut model.home, document);
    }
    look_for_pins(model);
    narrow(model);
    if model.home.library.is_none() && !model.home.reading {
        effects.extend(update::list(model));
    }
    effects
}

/// Goes to one phrase and opens its words.
pub fn open_at(model: &mut Model, phrase: &str) -> Effects {
    let mut effects = open(model);
    show(model, phrase);
    model.phrases.straight = true;
    effects.extend(editor::change(model));
    effects
}

/// Looks again where phrases are pinned.
pub fn look_for_pins(model: &mut Model) {
    if model.place == Place::Phrases {
        let guide = guide(model);
        let summaries = model.home.library.iter().flat_map(home::Listing::summaries);
        let of_guide = summaries.filter(|one| model.session.guides.of(&one.guide).id == guide.id);
        model.phrases.pins = Pins::of(of_guide);
    }
}

/// Back to where one came from.
pub fn close(model: &mut Model) -> Effects {
    let effects = editor::leave(model);
    // Coming back, one wants the phrases and not what was looked for then.
    model.phrases.find = Input::default();
    model.place = model.phrases.back.take().unwrap_or(Place::Home);
    effects.into_iter().chain(update::save_everything(model)).collect()
}

/// Something was typed.
pub fn typed(model: &mut Model) {
    match model.phrases.mode {
        Mode::Find => narrow(model),
        Mode::Typing(_) => editor::typed(model),
        _ => {}
    }
}

/// A click chooses a phrase, or places the cursor; a drag selects; the wheel scrolls what it points at.
pub fn mouse(model: &mut Model, mouse: Mouse, column: u16, row: u16) -> Effects {
    let areas = layout::phrases(model);
    let at = (column, row).into();
    let in_list = areas.list.contains(at);
    let pane = &mut model.phrases;
    match (&mut pane.mode, mouse) {
        (Mode::Typing(editing), Mouse::Press | Mouse::Drag) => {
            let text = layout::phrase_editor(areas.detail, editing.stood()).1;
            if text.contains(at) || mouse == Mouse::Drag {
                let row = editing.area.top + usize::from(row.saturating_sub(text.y));
                let column = usize::from(column.saturating_sub(text.x));
                editing.area.put_at(row, column, mouse == Mouse::Drag);
            }
        }
        (Mode::List | Mode::Find, Mouse::WheelUp) if in_list => return step(model, -1),
        (Mode::List | Mode::Find, Mouse::WheelDown) if in_list => return step(model, 1),
        (Mode::List | Mode::Find, Mouse::WheelUp) => pane.page.scroll(-3),
        (Mode::List | Mode::Find, Mouse::WheelDown) => pane.page.scroll(3),
        (Mode::List | Mode::Find, Mouse::Press) if in_list => {
            let line = usize::from(row - areas.list.y);
            let mut end = 0;
            let hit = (pane.top..pane.rows.len()).find(|row| {
                end += pane.lines_of(*row);
                line < end
            });
            if let Some(row) = hit.filter(|row| pane.phrase_in(*row).is_some()) {
                pane.choose(row);
                pane.list_first = false;
            }
        }
        (Mode::Aloud(_), Mouse::WheelUp | Mouse::WheelDown) => {
            return aloud::scroll(model, if mouse == Mouse::WheelUp { -1 } else { 1 });
        }
        _ => {}
    }
    Vec::new()
}

/// Fits list and phrase into their areas.
pub fn refit(model: &mut Model) {
    if model.place != Place::Phrases {
        return;
    }
    let areas = layout::phrases(model);
    let of = guide(model);
    let reviews = pool(of).map(|(_, phrase)| model.session.phrasebook.mine.of(&of.id, &phrase.id));
    let (mut reviewed, mut all) = (0, 0);
    for review in reviews {
        all += 1;
        reviewed += usize::from(State::of(review) != State::New);
    }
    let subject = Subject::of(model);
    let wording = std::sync::Arc::clone(&model.session.wording);
    let pane = &mut model.phrases;
    pane.reviewed = (reviewed, all);
    pane.reveal(usize::from(areas.list.height));
    pane.page.fit(subject, &wording, (areas.detail.width, areas.detail.height));
    if let Mode::Typing(editing) = &mut pane.mode {
        let text = layout::phrase_editor(areas.detail, editing.stood()).1;
        editing.area.fit(usize::from(text.width), usize::from(text.height));
    }
    aloud::scroll(model, 0);
}
