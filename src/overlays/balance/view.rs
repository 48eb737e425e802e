//! Draws what is unbalanced in the choices.

use super::BalanceFindings;
use crate::{
    layout,
    model::Model,
    overlays::view::window,
    text::Rows,
    ui::{frame_buffer::FrameBuffer, text::line, theme::Theme},
};

/// Draws the list; returns where the cursor stands.
pub fn view(model: &Model, balance: &BalanceFindings, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let inside = window(
        buffer,
        layout::large(model.session.size),
        "What may be uneven; nothing here must be changed",
        theme,
    );
    let room = usize::from(inside.width.saturating_sub(6)).max(1);
    let rows: Vec<_> = balance.findings.iter().map(|finding| Rows::new(&finding.words, room)).collect();
    let height = usize::from(inside.height);
    // The first one shown, such that the chosen one is on screen to its last line.
    let lines =
        |from: usize| rows.iter().skip(from).take(balance.chosen + 1 - from).map(Rows::len).sum::<usize>();
    let first = (0..=balance.chosen).find(|from| lines(*from) <= height).unwrap_or(balance.chosen);
    let mut y = 0;
    let mut cursor = (inside.x + 2, inside.y);
    for (at, (finding, rows)) in balance.findings.iter().zip(&rows).enumerate().skip(first) {
        let here = at == balance.chosen;
        let style = if here { theme.here() } else { theme.plain() };
        if here {
            line(buffer, inside, y, 2, "›", style);
            cursor.1 = (inside.y + y).min(inside.bottom().saturating_sub(1));
        }
        for row in 0..rows.len() {
            line(buffer, inside, y, 4, finding.words.get(rows.range(row)).unwrap_or_default(), style);
            y += 1;
        }
    }
    cursor
}
