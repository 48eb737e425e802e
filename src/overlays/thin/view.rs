//! Draws what is thin in the choices.

use super::Thin;
use crate::{
    layout,
    model::Model,
    overlays::view::window,
    text::Rows,
    ui::{strokes::Strokes, text::line, theme::Theme},
};

/// Draws the list; returns where the cursor stands.
pub fn view(model: &Model, thin: &Thin, buffer: &mut Strokes, theme: Theme) -> (u16, u16) {
    let inside =
        window(buffer, layout::thin(model.size), "What may be uneven; nothing here must be changed", theme);
    let room = usize::from(inside.width.saturating_sub(6)).max(1);
    let rows: Vec<_> = thin.findings.iter().map(|finding| Rows::new(&finding.words, room)).collect();
    let height = usize::from(inside.height);
    // The first one shown, such that the chosen one is on screen to its last line.
    let lines =
        |from: usize| rows.iter().skip(from).take(thin.chosen + 1 - from).map(Rows::len).sum::<usize>();
    let first = (0..=thin.chosen).find(|from| lines(*from) <= height).unwrap_or(thin.chosen);
    let mut y = 0;
    let mut cursor = (inside.x + 2, inside.y);
    for (at, (finding, rows)) in thin.findings.iter().zip(&rows).enumerate().skip(first) {
        let here = at == thin.chosen;
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
