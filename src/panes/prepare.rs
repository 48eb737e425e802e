//! Prepare, the heart: the guide on one side, the notes on the other, each following the other.

pub mod areas;
mod commands;
mod menus;
mod spoken;
mod view;
mod writing_out;

use std::sync::Arc;

use ratatui::layout::{Position, Rect};

use crate::part::{Context, Part, spoken::Spoken};
use crate::session::editing::{self, turn_to, with_document};
use crate::session::{Document, Session, Side, guide_side, sheet};
use crate::ui::frame::{Frame, guide_names_principle};
use crate::ui::{canvas::Canvas, frame_buffer::FrameBuffer, theme::Theme};
use crate::{command::Scope, effect::Effects, msg::LineAsk, msg::Mouse, text::EditCommand};
use areas::areas;

/// The pane of the open appointment, all of which is in the session.
#[derive(Default)]
pub struct PreparePane;

/// Writes an abbreviation out in place of what was typed of it, from its dot up to the cursor.
pub fn write_out(cx: &mut Context, dot: usize, words: &str) -> Effects {
    writing_out::take(cx, dot, words);
    Vec::new()
}

/// Goes to the blank after the cursor, or with `false` before it.
pub fn to_blank(cx: &mut Context, forward: bool) -> Effects {
    writing_out::to_blank(cx, forward)
}

impl Part for PreparePane {
    fn scopes(&self, session: &Session) -> Vec<Scope> {
        match &session.document {
            Some(document) if document.side == Side::Notes => Scope::NOTES.together(),
            _ => Scope::GUIDE.together(),
        }
    }

    fn selected<'a>(&'a self, session: &'a Session) -> Option<&'a str> {
        session.document.as_ref()?.selected()
    }

    /// Types at the cursor; an abbreviation that is ended by it is written out.
    fn insert(&mut self, cx: &mut Context, text: &str) -> Effects {
        writing_out::type_in(cx, text)
    }

    fn paste(&mut self, cx: &mut Context, text: &str) -> Effects {
        editing::paste(cx.session, text)
    }

    fn edit(&mut self, cx: &mut Context, command: EditCommand) -> Effects {
        editing::edit(cx.session, command)
    }

    fn takes_singly(&self, session: &Session, rest: &str) -> bool {
        writing_out::takes_singly(session, rest)
    }

    fn frame(&self, session: &Session) -> Option<Frame> {
        Some(areas(session).frame)
    }

    fn remark<'a>(&'a self, session: &'a Session) -> Option<&'a str> {
        areas::remark(session)
    }

    /// Fits both sides into their areas.
    fn refit(&mut self, session: &mut Session) {
        let areas = areas(session);
        let Some(document) = &mut session.document else { return };
        let size = |area: Rect| (usize::from(area.width), usize::from(area.height));
        let id = &document.appointment.guide;
        let guide = session.guides.of(id);
        if document.guide.is_of_another(guide) {
            document.guide = guide_side::GuideSide::default();
            document.guide.follow(guide, document.sheet.field());
        }
        let words = guide_side::Words {
            book: &session.phrasebook,
            revision: session.phrase_sync.revision,
            today: session.now.date(),
            said: session.guides.to_say(id, session.now.date()),
            resources: &session.resources,
        };
        document.guide.fit(guide, &words, size(areas.guide), guide_names_principle(session.size));
        let (width, height) = size(areas.notes);
        if width > 0 {
            let around = sheet::SheetContext {
                country: session.settings.country,
                today: session.now.date(),
                picture: session.settings.picture,
                keys: Arc::clone(&session.keys),
                resources: Arc::clone(&session.resources),
            };
            document.sheet.fit(&document.appointment.notes, width, height, around);
        }
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        view::view(session, session.document.as_ref()?, &mut Canvas { area: buffer.area, buffer, theme })
    }

    fn spoken(&self, session: &Session) -> Spoken {
        spoken::spoken(session)
    }

    fn answer_line(&mut self, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
        spoken::answer(cx.session, line, ask)
    }

    /// A click places the cursor or chooses; a drag selects; the wheel scrolls what it points at.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let session = &mut *cx.session;
        let areas = areas(session);
        let (column, row) = (at.x, at.y);
        let guide = session.guide();
        let Some(document) = &mut session.document else { return Vec::new() };
        let notes = &document.appointment.notes;
        let in_guide = areas.guide.contains(at);
        let guide_row = usize::from(row.saturating_sub(areas.guide.y));
        match mouse {
            Mouse::WheelUp if in_guide => document.guide.scroll(guide_row, -3),
            Mouse::WheelDown if in_guide => document.guide.scroll(guide_row, 3),
            Mouse::WheelUp => document.sheet.scroll(-3),
            Mouse::WheelDown => document.sheet.scroll(3),
            Mouse::Press if in_guide => {
                document.side = Side::Guide;
                let item = document.guide.shown().nth(guide_row).and_then(|line| line.item);
                if let Some(item) = item {
                    document.guide.item = item;
                }
            }
            Mouse::Press if areas.guide_title.contains(at) => document.side = Side::Guide,
            Mouse::Press if areas.tabs.contains(at) => {
                let page = view::page_at(areas.tabs, column, &session.keys);
                return page.map(|page| turn_to(session, page)).unwrap_or_default();
            }
            Mouse::Press if areas.notes.contains(at) => {
                document.side = Side::Notes;
                document.history.seal();
                let (line, column) = on_sheet(document, areas.notes, column, row);
                return with_document(session, |document, _| {
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
}

/// Line and column of the sheet under a point of the screen.
fn on_sheet(document: &Document, area: Rect, column: u16, row: u16) -> (usize, usize) {
    let line = document.sheet.top + usize::from(row.saturating_sub(area.y));
    (line, usize::from(column.saturating_sub(area.x)))
}
