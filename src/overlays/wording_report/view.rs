//! Draws a testing question, its answer, and the report so far.

use super::Testing;
use crate::{
    domain::report::questions,
    layout,
    model::Model,
    overlays::view::window,
    text::Rows,
    ui::{
        frame_buffer::FrameBuffer,
        text::{cut, line},
        theme::Theme,
    },
};

/// Draws it; returns where the cursor stands.
pub fn view(model: &Model, testing: &Testing, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let inside = window(buffer, layout::large(model.session.size), "Wording report", theme);
    let room = usize::from(inside.width.saturating_sub(4)).max(1);
    let count = questions(model.guide_in_use()).count();
    let asks = questions(model.guide_in_use()).nth(testing.at).map_or("", |(_, asks)| asks);
    let question = format!("{} of {count}: {asks}", testing.at + 1);
    let rows = Rows::new(&question, room);
    // The answer is always in sight.
    let most = usize::from(inside.height.saturating_sub(2)).max(1);
    let mut y = 0;
    for row in 0..rows.len().min(most) {
        line(buffer, inside, y, 2, question.get(rows.range(row)).unwrap_or_default(), theme.heading());
        y += 1;
    }
    let audience = format!("As somebody {} · {}", testing.audience.label(), saved(model));
    line(buffer, inside, y, 2, &cut(&audience, room), theme.dim());
    let start = line(buffer, inside, y + 1, 2, "Answer: ", theme.dim());
    let (words, column) = testing.answer.window(usize::from(inside.right().saturating_sub(start + 2)));
    line(buffer, inside, y + 1, start - inside.x, words, theme.plain());
    let cursor = (start + u16::try_from(column).unwrap_or_default(), inside.y + y + 1);
    let lines = testing.report.iter().skip(testing.top);
    for (words, at) in lines.zip(y + 3..inside.height) {
        line(buffer, inside, at, 2, &cut(words, room), theme.plain());
    }
    cursor
}

fn saved(model: &Model) -> String {
    model.session.phrase_sync.saving.words(&model.session.now)
}
