//! Phrases: every suggestion of the guide to go through, keep, put into one's own words or flag, to
//! read aloud and to rehearse.

mod aloud;
mod areas;
mod commands;
mod editor;
mod filter;
mod listing;
mod page;
pub mod pins;
mod review;
mod spoken;
mod view;

use ratatui::layout::Position;

use crate::command::{Place, Scope};
use crate::domain::{ConsultationPhase, Guide, Phrase, PhraseReview, Principle, Voice};
use crate::part::{Action, Context, Field, Part, spoken::Spoken};
use crate::session::phrase_editor::{self, What};
use crate::text::{Area, Input, Typed};
use crate::ui::{canvas::Canvas, frame::Frame, frame_buffer::FrameBuffer, page::Page, theme::Theme};
use crate::{draft, effect::Effects, msg::LineAsk, msg::Mouse, session::Session, session::listing::Listing};
pub use editor::suggested_words;
use filter::{Filter, LINES, State};
use pins::Pins;

/// A group of phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    Starters,
    Principle(usize),
    Moment(ConsultationPhase),
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseRow {
    Heading(Heading),
    Phrase(usize),
}

#[derive(Default)]
pub enum Mode {
    #[default]
    List,
    Find,
    /// Choosing in a line of the filter.
    Filters(usize),
    Aloud(usize),
    Rehearsal(bool),
}

/// The phrases of a guide, one of them chosen.
#[derive(Default)]
pub struct PhrasesPane {
    pub by_moment: bool,
    pub filter: Filter,
    pub find: Input,
    pub mode: Mode,
    pub rows: Vec<PhraseRow>,
    pub chosen: usize,
    pub top: usize,
    /// Where both do not fit, the list is shown and not the phrase.
    pub list_first: bool,
    pub page: Page<page::LineKind>,
    pub reviewed: (usize, usize),
    /// Opened for the words of one phrase alone: once they are kept, it goes back.
    straight: bool,
    /// The phrases of the guide as the rows have them, and the chosen one.
    of: (u64, String, Option<String>),
    undo: Vec<review::Step>,
    redo: Vec<review::Step>,
    pins: Pins,
    back: Option<Place>,
}

impl PhrasesPane {
    /// The phrase in a line of the list.
    fn phrase_in(&self, row: usize) -> Option<usize> {
        match self.rows.get(row)? {
            PhraseRow::Phrase(at) => Some(*at),
            PhraseRow::Heading(_) => None,
        }
    }

    fn choose(&mut self, row: usize) {
        self.chosen = row;
        self.page.top = 0;
    }

    fn enter(&mut self, mode: Mode) -> Effects {
        self.mode = mode;
        Vec::new()
    }

    /// How many phrases are shown.
    fn shown(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, PhraseRow::Phrase(_))).count()
    }

    /// Lines of the list that a row takes: the words of a phrase go over two.
    fn lines_of(&self, row: usize) -> usize {
        match self.rows.get(row) {
            Some(PhraseRow::Heading(_)) if row == 0 => 1,
            Some(_) => 2,
            None => 0,
        }
    }

    /// The row in a line of the list as it is on screen.
    fn row_at(&self, line: usize) -> Option<usize> {
        let mut end = 0;
        (self.top..self.rows.len()).find(|row| {
            end += self.lines_of(*row);
            line < end
        })
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

    fn scroll_screens(&mut self, by: isize) -> Effects {
        self.page.scroll_screens(by);
        Vec::new()
    }

    /// Whether some phrases are left out.
    fn is_narrowed(&self) -> bool {
        self.filter != Filter::default() || !self.find.text().trim().is_empty()
    }

    /// The filter and the words looked for.
    fn narrowed_to(&self) -> String {
        let chosen = (0..LINES.len()).filter_map(|line| self.filter.chosen(line)).map(str::to_owned);
        let find = Some(self.find.text().trim()).filter(|find| !find.is_empty());
        chosen.chain(find.map(|find| format!("“{find}”"))).collect::<Vec<_>>().join(", ")
    }

    fn turn_filter(&mut self, session: &mut Session, by: isize) -> Effects {
        if let Mode::Filters(line) = self.mode {
            self.filter.turn(line, by);
        }
        self.narrow(session)
    }

    /// The line of the filter after the chosen one, or the one before.
    fn filter_line(&self, by: isize) -> Option<usize> {
        let Mode::Filters(line) = self.mode else { return None };
        line.checked_add_signed(by).filter(|line| *line < LINES.len())
    }

    fn step_filter(&mut self, by: isize) -> Effects {
        self.filter_line(by).map(|line| self.enter(Mode::Filters(line))).unwrap_or_default()
    }

    /// Back to the place it was opened from.
    fn close(&mut self, cx: &mut Context) -> Effects {
        let effects = self.leave_editor(cx);
        // Coming back, one wants the phrases and not what was looked for then.
        self.find = Input::default();
        cx.go(self.back.take().unwrap_or(Place::Home));
        [effects, cx.session.save_now()].concat()
    }
}

/// Whether there are phrases of another guide to show.
fn has_other_guides(_: &PhrasesPane, session: &Session) -> bool {
    session.guides.all().count() > 1
}

/// Shows the phrases of the next guide, after the last those of the first.
fn next_guide(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    let here = &cx.session.phrase_guide().id;
    let all = || cx.session.guides.all();
    let next =
        all().skip_while(|one| one.id != *here).nth(1).or(all().next()).map(|guide| guide.id.to_string());
    cx.session.shown_guide = next;
    pane.chosen = 0;
    look_for_pins(pane, cx.session);
    pane.narrow(cx.session)
}

/// Every phrase of a guide with its principle.
pub fn pool(guide: &Guide) -> impl Iterator<Item = (&Principle, &Phrase)> {
    guide.principles.iter().flat_map(|one| one.phrases.iter().map(move |phrase| (one, phrase)))
}

/// The chosen phrase, with its principle.
#[must_use]
pub fn chosen<'a>(pane: &PhrasesPane, session: &'a Session) -> Option<(&'a Principle, &'a Phrase)> {
    pool(session.phrase_guide()).nth(pane.phrase_in(pane.chosen)?)
}

fn review_of<'a>(session: &'a Session, phrase: &Phrase) -> Option<&'a PhraseReview> {
    session.phrasebook.mine.of(&session.phrase_guide().id, &phrase.id)
}

/// A phrase in the words used here.
fn voice<'a>(session: &'a Session, phrase: &'a Phrase) -> Voice<'a> {
    session.phrasebook.wording(&session.phrase_guide().id, phrase)
}

/// The question that checks that it was clear, in the words used here.
fn teach_back<'a>(session: &'a Session, phrase: &'a Phrase) -> Option<&'a str> {
    session.phrasebook.teach_back(&session.phrase_guide().id, phrase)
}

fn state_of(session: &Session, phrase: &Phrase) -> State {
    State::of(review_of(session, phrase), voice(session, phrase).words())
}

/// Goes to the phrases; nothing of what lies elsewhere is closed.
pub fn open(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    let effects = [pane.leave_editor(cx), cx.session.save_now()].concat();
    if cx.place != Place::Phrases {
        pane.back = Some(cx.place);
    }
    cx.go(Place::Phrases);
    pane.mode = Mode::List;
    cx.session.shown_guide = None;
    pane.straight = false;
    cx.session.relist_open();
    look_for_pins(pane, cx.session);
    pane.narrow(cx.session);
    if cx.session.library.is_none() {
        cx.act(Action::ReadLibrary);
    }
    effects
}

/// Goes to one phrase.
pub fn show_at(pane: &mut PhrasesPane, cx: &mut Context, phrase: &str) -> Effects {
    let effects = open(pane, cx);
    pane.show(cx.session, phrase);
    effects
}

/// Goes to one phrase and opens its words.
pub fn open_at(pane: &mut PhrasesPane, cx: &mut Context, phrase: &str) -> Effects {
    let effects = show_at(pane, cx, phrase);
    pane.straight = true;
    [effects, pane.change(cx)].concat()
}

/// Goes to a phrase that was added.
pub fn added(pane: &mut PhrasesPane, cx: &mut Context, phrase: &str) -> Effects {
    pane.refit(cx.session);
    pane.show(cx.session, phrase);
    cx.say("Added. {key:phrases.remove} deletes it again.")
}

/// Uses these words for a phrase.
pub fn take_words(
    pane: &mut PhrasesPane,
    cx: &mut Context,
    phrase: &str,
    words: Option<String>,
    whose: &str,
) -> Effects {
    pane.show(cx.session, phrase);
    pane.take_words(cx, words, whose)
}

/// Opens my words for a phrase with these below them.
pub fn merge_words(pane: &mut PhrasesPane, cx: &mut Context, phrase: &str, words: &str) -> Effects {
    pane.show(cx.session, phrase);
    pane.merge_words(cx, words)
}

/// Looks again where phrases are pinned.
pub fn look_for_pins(pane: &mut PhrasesPane, session: &Session) {
    let guide = session.phrase_guide();
    let summaries = session.library.iter().flat_map(Listing::summaries);
    let of_guide =
        summaries.filter(|one| session.guides.of(one.guide.as_deref().unwrap_or_default()).id == guide.id);
    pane.pins = Pins::of(of_guide);
}

impl Part for PhrasesPane {
    fn scopes(&self, session: &Session) -> Vec<Scope> {
        use commands::{ALOUD, FILTERS, FIND, FLAG, REHEARSAL, SCOPE, WORDS};
        let own = match (&session.phrase_editor, &self.mode) {
            (Some(editing), _) => {
                if editing.what == What::Flag {
                    FLAG
                } else {
                    WORDS
                }
            }
            (None, Mode::List) => SCOPE,
            (None, Mode::Find) => FIND,
            (None, Mode::Filters(_)) => FILTERS,
            (None, Mode::Aloud(_)) => ALOUD,
            (None, Mode::Rehearsal(_)) => REHEARSAL,
        };
        own.together()
    }

    fn field<'a>(&'a mut self, session: &'a mut Session) -> Option<Field<'a>> {
        if let Some(editing) = &mut session.phrase_editor {
            return Some(Field::Area(&mut editing.area));
        }
        matches!(self.mode, Mode::Find).then_some(Field::Input(&mut self.find))
    }

    fn area<'a>(&'a self, session: &'a Session) -> Option<&'a Area> {
        session.phrase_editor.as_ref().map(|editing| &editing.area)
    }

    fn selected<'a>(&'a self, session: &'a Session) -> Option<&'a str> {
        match (&session.phrase_editor, &self.mode) {
            (Some(editing), _) => editing.area.selected(),
            (None, Mode::Find) => self.find.selected(),
            _ => None,
        }
    }

    fn typed(&mut self, cx: &mut Context) {
        if cx.session.phrase_editor.is_some() {
            phrase_editor::typed(cx.session);
        } else {
            self.narrow(cx.session);
        }
    }

    /// The text that is looked for, and that about a phrase as long as it is not in the set on disk.
    fn draft(&mut self, session: &mut Session) -> Option<String> {
        let unsaved = session.phrase_sync.saving.has_unsaved();
        let editing = session.phrase_editor.as_ref();
        let editing = editing.filter(|one| unsaved || one.due.is_some() || one.outcome().is_none());
        if self.find.text().is_empty() && editing.is_none() {
            return None;
        }
        let about = editing.map(|one| {
            let text = Typed { text: one.area.text().to_owned(), at: one.area.caret().at };
            (one.stood.guide.clone(), one.stood.phrase.clone(), one.what, text)
        });
        draft::write(&(&self.find, about))
    }

    fn resume(&mut self, cx: &mut Context, state: &str) -> Option<Effects> {
        let (find, about): (Input, Option<editor::About>) = draft::read(state)?;
        self.find = find;
        match about {
            Some(about) => editor::reopen(self, cx, about),
            None => Some(Vec::new()),
        }
    }

    fn spoken(&self, session: &Session) -> Spoken {
        spoken::spoken(self, session)
    }

    fn answer_line(&mut self, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
        spoken::answer(self, cx, line, ask)
    }

    fn frame(&self, session: &Session) -> Option<Frame> {
        let alone = matches!(self.mode, Mode::Aloud(_)) && session.phrase_editor.is_none();
        (!alone).then(|| areas::areas(self, session).frame)
    }

    /// Fits list and phrase into their areas.
    fn refit(&mut self, session: &mut Session) {
        self.follow_guide(session);
        let areas = areas::areas(self, session);
        let states = || pool(session.phrase_guide()).map(|(_, phrase)| state_of(session, phrase));
        self.reviewed = (states().filter(|state| *state != State::New).count(), states().count());
        self.reveal(usize::from(areas.list.height));
        self.page = page::page(self, session);
        self.page.fit((areas.detail.width, areas.detail.height), |_| Some(1));
        self.page.scroll(0);
        if let Some(editing) = &mut session.phrase_editor {
            let text = areas::editor(areas.detail, editing.stood()).1;
            editing.area.fit(usize::from(text.width), usize::from(text.height));
        }
        self.scroll_aloud(session, 0);
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        view::view(self, session, &mut Canvas { area: buffer.area, buffer, theme })
    }

    /// A click chooses a phrase, or places the cursor; a drag selects; the wheel scrolls what it points at.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let areas = areas::areas(self, cx.session);
        let (column, row) = (at.x, at.y);
        let in_list = areas.list.contains(at);
        if let Some(editing) = &mut cx.session.phrase_editor {
            if matches!(mouse, Mouse::Press | Mouse::Drag) {
                let text = areas::editor(areas.detail, editing.stood()).1;
                if text.contains(at) || mouse == Mouse::Drag {
                    let row = editing.area.top + usize::from(row.saturating_sub(text.y));
                    let column = usize::from(column.saturating_sub(text.x));
                    editing.area.put_at(row, column, mouse == Mouse::Drag);
                }
            }
            return Vec::new();
        }
        let by = if mouse == Mouse::WheelUp { -1 } else { 1 };
        match (&self.mode, mouse) {
            (Mode::Aloud(_), Mouse::WheelUp | Mouse::WheelDown) => {
                return self.scroll_aloud(cx.session, by);
            }
            (Mode::List | Mode::Find, Mouse::WheelUp | Mouse::WheelDown) if in_list => return self.step(by),
            (Mode::List | Mode::Find, Mouse::WheelUp | Mouse::WheelDown) => self.page.scroll(3 * by),
            (Mode::List | Mode::Find, Mouse::Press) if in_list => {
                let hit = self.row_at(usize::from(row - areas.list.y));
                if let Some(row) = hit.filter(|row| self.phrase_in(*row).is_some()) {
                    self.choose(row);
                    self.list_first = false;
                }
            }
            _ => {}
        }
        Vec::new()
    }
}
