//! Reflect: the step from last time first, then questions of the guide in one's own words, then one next step;
//! and what was written, over time. Nothing here is of an appointment, and nothing is counted.

mod answering;
mod areas;
mod commands;
mod listing;
mod over_time;
mod resuming;
mod spoken;
mod view;

use ratatui::layout::Position;

use crate::command::{Place, Scope};
use crate::domain::reflection::asked;
use crate::part::{Context, Field, Part, spoken::Spoken};
use crate::session::reflect_sync::{is_refused, read_again};
use crate::text::Area;
use crate::ui::{canvas::Canvas, frame::Frame, frame_buffer::FrameBuffer, page::Page, theme::Theme};
use crate::{domain::Guide, effect::Effects, msg::LineAsk, msg::Mouse, session::Session};
use answering::{Answering, Sheet, SheetLine};
use listing::ReflectRow;

#[derive(Default)]
enum Mode {
    #[default]
    List,
    Answering(Box<Answering>),
    /// With the row it is about.
    OverTime(ReflectRow, Page<over_time::LineKind>),
}

/// The list of what can be reflected on, or what is being written.
#[derive(Default)]
pub struct ReflectPane {
    mode: Mode,
    rows: Vec<ReflectRow>,
    chosen: usize,
    top: usize,
    /// Written last and not on disk yet, though the list is shown again.
    left: Option<Box<Answering>>,
    /// The steps from last time are still to be asked about.
    asks_first: bool,
    back: Option<Place>,
}

/// The guide whose questions are asked.
fn guide(session: &Session) -> &Guide {
    session.guide_in_use()
}

/// Shows Reflect; an answer that is being written stays open.
pub fn open(pane: &mut ReflectPane, cx: &mut Context) -> Effects {
    if cx.place != Place::Reflect {
        pane.back = Some(cx.place);
    }
    cx.go(Place::Reflect);
    pane.asks_first = matches!(pane.mode, Mode::List);
    [cx.session.save_now(), vec![read_again()]].concat()
}

impl ReflectPane {
    fn answering(&self) -> Option<&Answering> {
        match &self.mode {
            Mode::Answering(answering) => Some(answering),
            Mode::List | Mode::OverTime(..) => None,
        }
    }

    /// Begins with these sheets, unless nothing could be kept.
    fn begin(
        &mut self,
        session: &mut Session,
        sheets: impl FnOnce(&Session, &Guide) -> Vec<Sheet>,
    ) -> Effects {
        if !is_refused(session) {
            let guide = guide(session);
            let sheets = sheets(session, guide);
            if !sheets.is_empty() {
                self.mode = Mode::Answering(Box::new(Answering::new(guide, session.now.date(), sheets)));
                self.refit(session);
            }
        }
        Vec::new()
    }

    /// Asks what became of the steps from last time, once those are known.
    fn ask_first(&mut self, session: &mut Session) {
        if self.asks_first && session.reflect_sync.known && matches!(self.mode, Mode::List) {
            self.asks_first = false;
            let today = session.now.date();
            self.begin(session, |session, _| {
                session.reflect_sync.all.open_steps(today).map(Sheet::open_step).collect()
            });
        }
    }

    /// Opens what the chosen row is for.
    fn choose(&mut self, cx: &mut Context) -> Effects {
        let Some(row) = self.rows.get(self.chosen).cloned() else { return Vec::new() };
        let today = cx.session.now.date();
        match row {
            ReflectRow::Longest => self.begin(cx.session, |session, guide| {
                let asked = asked::longest_ago(guide, &session.reflect_sync.all);
                Sheet::of(asked, &session.reflect_sync.all, &guide.id, today)
            }),
            ReflectRow::Slips => self.begin(cx.session, |session, _| {
                Sheet::of(asked::of_slips(), &session.reflect_sync.all, "", today)
            }),
            ReflectRow::Principle(at) => self.begin(cx.session, |session, guide| {
                let asked = guide.principles.get(at).map(|one| asked::of_principle(guide, one));
                Sheet::of(asked.unwrap_or_default(), &session.reflect_sync.all, &guide.id, today)
            }),
            ReflectRow::Question(_) if !row.has_words(cx.session) => self.answer_row(cx, row),
            ReflectRow::Question(_) | ReflectRow::Carried | ReflectRow::Steps => {
                self.mode = Mode::OverTime(row, Page::default());
                self.refit(cx.session);
                Vec::new()
            }
        }
    }

    /// Answers one question, and then the next step.
    fn answer_row(&mut self, cx: &mut Context, row: ReflectRow) -> Effects {
        let ReflectRow::Question(asked) = row else { return Vec::new() };
        let today = cx.session.now.date();
        self.begin(cx.session, |session, guide| {
            Sheet::of(vec![asked], &session.reflect_sync.all, &guide.id, today)
        })
    }

    fn step(&mut self, by: isize) -> Effects {
        self.chosen = self.chosen.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
        Vec::new()
    }

    /// Goes to the next line of what is being written, or the one before; past the last back to the list.
    fn step_line(&mut self, cx: &mut Context, by: isize) -> Effects {
        let Mode::Answering(answering) = &mut self.mode else { return Vec::new() };
        if answering.step(by) {
            self.refit(cx.session);
            return cx.session.save_now();
        }
        self.finish(cx)
    }

    fn step_sheet(&mut self, cx: &mut Context, by: isize) -> Effects {
        let Mode::Answering(answering) = &mut self.mode else { return Vec::new() };
        if answering.step_sheet(by) {
            self.refit(cx.session);
            return cx.session.save_now();
        }
        self.finish(cx)
    }

    /// Back to the list; all that was written is kept.
    fn finish(&mut self, cx: &mut Context) -> Effects {
        if let Some(day) = self.answering().and_then(|one| one.day_not_understood(cx.session)) {
            cx.say(format!("Kept without a day to look again: “{day}” is not a date."));
        } else if self.answering().is_some_and(Answering::has_words) {
            cx.say("Kept on this computer.");
        }
        if let Mode::Answering(answering) = std::mem::take(&mut self.mode) {
            self.left = Some(answering);
        }
        self.refit(cx.session);
        cx.session.save_now()
    }

    /// Esc lets go of a selection first.
    fn step_out(&mut self, cx: &mut Context) -> Effects {
        if let Some(Field::Area(area)) = self.field(cx.session)
            && area.unselect()
        {
            return Vec::new();
        }
        self.finish(cx)
    }

    fn show_list(&mut self, session: &mut Session) -> Effects {
        self.mode = Mode::List;
        self.refit(session);
        Vec::new()
    }

    fn close(&mut self, cx: &mut Context) -> Effects {
        cx.go(self.back.take().unwrap_or(Place::Home));
        cx.session.save_now()
    }

    fn scroll(&mut self, act: impl FnOnce(&mut Page<over_time::LineKind>)) -> Effects {
        if let Mode::OverTime(_, page) = &mut self.mode {
            act(page);
        }
        Vec::new()
    }
}

impl Part for ReflectPane {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        use commands::{EDITOR, LINE, OVER_TIME};
        match &self.mode {
            Mode::List => Scope::REFLECT.together(),
            Mode::OverTime(..) => OVER_TIME.together(),
            Mode::Answering(one) if one.area().is_some() => EDITOR.together(),
            Mode::Answering(one) => {
                let is_typed = one.line() == SheetLine::Day;
                let others: &[Scope] = if is_typed { &[Scope::PICK, Scope::LIST] } else { &[Scope::TEXT] };
                LINE.together().into_iter().filter(|scope| !others.contains(scope)).collect()
            }
        }
    }

    fn area<'a>(&'a self, _: &'a Session) -> Option<&'a Area> {
        self.answering()?.area()
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        let Mode::Answering(answering) = &mut self.mode else { return None };
        answering.field()
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.answering()?.selected()
    }

    fn typed(&mut self, cx: &mut Context) {
        if let Mode::Answering(answering) = &mut self.mode {
            answering.keep(cx.session);
        }
    }

    fn turn(&mut self, cx: &mut Context, by: isize) -> Effects {
        if let Mode::Answering(answering) = &mut self.mode {
            answering.turn(by);
            answering.keep(cx.session);
        }
        Vec::new()
    }

    /// All that is being written, as long as some of it is not on disk.
    fn draft(&mut self, session: &mut Session) -> Option<String> {
        let unsaved = session.reflect_sync.saving.has_unsaved();
        self.left.take_if(|_| !unsaved);
        let here = self.answering().filter(|one| unsaved || one.day_not_understood(session).is_some());
        resuming::state(here.or(self.left.as_deref())?)
    }

    fn resume(&mut self, cx: &mut Context, state: &str) -> Option<Effects> {
        let mut answering = resuming::resumed(cx.session, state)?;
        (0..answering.sheets.len()).for_each(|at| answering.keep_sheet(cx.session, at));
        self.back = Some(cx.place).filter(|place| *place != Place::Reflect);
        self.mode = Mode::Answering(Box::new(answering));
        self.asks_first = false;
        cx.go(Place::Reflect);
        Some(Vec::new())
    }

    fn frame(&self, session: &Session) -> Option<Frame> {
        Some(areas::frame_of(session))
    }

    fn refit(&mut self, session: &mut Session) {
        self.ask_first(session);
        self.rows = listing::rows(session);
        self.chosen = self.chosen.min(self.rows.len().saturating_sub(1));
        let body = areas::body(session);
        let height = usize::from(body.height).max(1);
        match &mut self.mode {
            Mode::List => {
                self.top = self.top.min(listing::first_with(&self.rows, self.chosen));
                self.top = self.top.max((self.chosen + 1).saturating_sub(height));
            }
            Mode::Answering(answering) => {
                let text = areas::answering(answering, session).text;
                if let Some(area) = answering.area_mut() {
                    area.fit(usize::from(text.width), usize::from(text.height));
                }
            }
            Mode::OverTime(row, page) => {
                let top = page.top;
                *page = over_time::page(row, session);
                page.top = top;
                page.fit((body.width, body.height), |_| Some(1));
                page.scroll(0);
            }
        }
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        Some(view::view(self, session, &mut Canvas { area: buffer.area, buffer, theme }))
    }

    fn spoken(&self, session: &Session) -> Spoken {
        spoken::spoken(self, session)
    }

    fn answer_line(&mut self, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
        spoken::answer(self, cx, line, ask)
    }

    /// A click chooses a row, opens the chosen one, or places the cursor; the wheel moves the choice or the page.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let body = areas::body(cx.session);
        let by = if mouse == Mouse::WheelUp { -1 } else { 1 };
        match (&mut self.mode, mouse) {
            (Mode::List, Mouse::WheelUp | Mouse::WheelDown) => return self.step(by),
            (Mode::List, Mouse::Press) if body.contains(at) => {
                let row = self.top + usize::from(at.y - body.y);
                if row == self.chosen {
                    return self.choose(cx);
                }
                self.chosen = if row < self.rows.len() { row } else { self.chosen };
            }
            (Mode::OverTime(_, page), Mouse::WheelUp | Mouse::WheelDown) => page.scroll(3 * by),
            (Mode::Answering(answering), Mouse::Press | Mouse::Drag) => {
                let areas = areas::answering(answering, cx.session);
                if mouse == Mouse::Press && areas.choice.contains(at) {
                    let line = answering.other_line();
                    answering.go_to(line);
                } else if areas.text.contains(at) || mouse == Mouse::Drag {
                    if let Some(line) = answering.text_line().filter(|_| mouse == Mouse::Press) {
                        answering.go_to(line);
                    }
                    if let Some(area) = answering.area_mut() {
                        let row = area.top + usize::from(at.y.saturating_sub(areas.text.y));
                        let column = usize::from(at.x.saturating_sub(areas.text.x));
                        area.put_at(row, column, mouse == Mouse::Drag);
                    }
                }
            }
            _ => {}
        }
        Vec::new()
    }
}
