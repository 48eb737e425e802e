//! Where everything is on the screen while one reflects.

use ratatui::layout::Rect;

use super::answering::{Answering, Sheet};
use crate::domain::{day_in_words, reflection::asked::seen_done_well};
use crate::session::Session;
use crate::ui::frame::{COMFORTABLE, Frame, frame};
use crate::ui::text::wrapped;

/// Fewer rows to type in would be a peephole.
const LEAST_TYPED: u16 = 3;

pub(super) fn frame_of(session: &Session) -> Frame {
    frame(session.size, if session.size.1 >= 10 { 2 } else { 1 }, session.notice_or(None).as_deref())
}

pub(super) fn body(session: &Session) -> Rect {
    let body = frame_of(session).body;
    Rect { width: body.width.min(COMFORTABLE), ..body }
}

/// The parts of a sheet.
pub(super) struct SheetAreas {
    pub(super) head: (Rect, Vec<String>),
    /// The line that is chosen, or the day.
    pub(super) choice: Rect,
    pub(super) text: Rect,
    /// Earlier words, where there is room for some.
    pub(super) aside: (Rect, Vec<String>),
}

/// The question, or the step from last time.
pub(super) fn head(sheet: &Sheet) -> String {
    match sheet {
        Sheet::Open { was, .. } => {
            let again = was.look_again.map(|day| format!(", to look again on {}", day_in_words(day)));
            format!(
                "You wanted to: {}\n({}{})",
                was.step.trim(),
                day_in_words(was.on),
                again.unwrap_or_default()
            )
        }
        Sheet::Question { asked, .. } => asked.asks.clone(),
        Sheet::Next { .. } => "What is the one next step?".to_owned(),
    }
}

/// Earlier words about this question: how it looks done well, and the last answer.
pub(super) fn earlier(answering: &Answering, session: &Session) -> Vec<String> {
    let Some(Sheet::Question { asked, .. }) = answering.sheet() else { return Vec::new() };
    let (all, guide) = (&session.reflect_sync.all, session.guides.of(&answering.guide));
    let seen = seen_done_well(guide, all, &asked.id, answering.on);
    let seen = seen.map(|seen| format!("Done well, you would see: {seen}"));
    let last = all.last_before(&answering.guide, &asked.id, answering.on).map(|last| {
        let word = last.word.map(|word| format!(", {}", word.label())).unwrap_or_default();
        format!("On {}{word}: {}", day_in_words(last.on), last.words.trim())
    });
    seen.into_iter().chain(last).collect()
}

/// The areas of the sheet on screen.
pub(super) fn answering(answering: &Answering, session: &Session) -> SheetAreas {
    let body = body(session);
    let room = usize::from(body.width.saturating_sub(2)).max(1);
    let lines = |text: &str| text.lines().flat_map(|line| wrapped(line, room)).collect::<Vec<_>>();
    let rows = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX);
    let head = answering.sheet().map(|sheet| lines(&head(sheet))).unwrap_or_default();
    let is_open = matches!(answering.sheet(), Some(Sheet::Open { .. }));
    let has_choice = answering.lines().len() > 1 || is_open;
    let gap = u16::from(body.height >= 12);
    let choice_rows = u16::from(has_choice);
    let has_text = answering.text_line().is_some();
    let least = choice_rows + if has_text { LEAST_TYPED } else { 0 };
    let head_rows = rows(head.len()).min(body.height.saturating_sub(least));
    let head_area = Rect { height: head_rows, ..body };
    let below = (head_rows + gap).min(body.height);
    let left = (body.height - below).saturating_sub(choice_rows + if has_choice { gap } else { 0 });
    let aside: Vec<_> = earlier(answering, session).iter().flat_map(|text| lines(text)).collect();
    let wanted = rows(aside.len());
    let aside_rows =
        if wanted == 0 { 0 } else { (wanted + gap).min(left.saturating_sub(2 * LEAST_TYPED)).min(left / 2) };
    let text_rows = if has_text { left - aside_rows } else { 0 };
    let y = body.y + below;
    let indent = 3.min(body.width);
    let text_y = if is_open { y + choice_rows + gap } else { y };
    let text = Rect {
        x: body.x + indent,
        y: text_y,
        width: body.width.saturating_sub(indent + 1),
        height: text_rows,
    };
    let choice_y = if is_open { y } else { text.bottom() + gap };
    let choice = Rect { y: choice_y, height: choice_rows, ..body }.intersection(body);
    let aside_y = choice.bottom().max(text.bottom()) + if aside_rows > gap { gap } else { 0 };
    let aside_area =
        Rect { y: aside_y, height: body.bottom().saturating_sub(aside_y).min(aside_rows), ..body };
    SheetAreas { head: (head_area, head), choice, text: text.intersection(body), aside: (aside_area, aside) }
}
