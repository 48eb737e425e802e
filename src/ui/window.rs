//! Windows over the screen, rules, and what is said in them.

use ratatui::{layout::Rect, style::Style, symbols};

use super::{
    frame_buffer::FrameBuffer,
    text::{cut, line},
    theme::Theme,
};

/// A window in the middle, a little above it where there is room; the key bar stays in sight.
#[must_use]
pub fn centred((columns, rows): (u16, u16), width: u16, height: u16) -> Rect {
    let width = width.min(columns);
    let height = height.min(rows.saturating_sub(1));
    Rect::new((columns - width) / 2, rows.saturating_sub(1 + height) / 3, width, height)
}

/// A window in the middle, as high as there is room.
#[must_use]
pub fn tall(size: (u16, u16), width: u16) -> Rect {
    centred(size, width, size.1.saturating_sub(4).max(5))
}

/// A window in the middle for so many lines.
#[must_use]
pub fn for_lines(size: (u16, u16), lines: usize) -> Rect {
    centred(size, 76, u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2))
}

/// A window at the foot, so that what it is about stays in sight.
#[must_use]
pub fn at_foot((columns, rows): (u16, u16), lines: usize) -> Rect {
    let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2).min(rows.saturating_sub(1));
    Rect::new(0, rows.saturating_sub(1 + height), columns, height)
}

#[must_use]
pub fn inside(window: Rect) -> Rect {
    Rect { y: window.y + window.height.min(1), height: window.height.saturating_sub(2), ..window }
}

/// Clears the rows of a window and rules it off above and below; returns what is inside.
pub fn window(buffer: &mut FrameBuffer, area: Rect, title: &str, theme: Theme) -> Rect {
    let area = area.intersection(buffer.area);
    buffer.wipe(Rect { x: buffer.area.x, width: buffer.area.width, ..area });
    rule(buffer, Rect { height: area.height.min(1), ..area }, theme.plain());
    rule(
        buffer,
        Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area },
        theme.plain(),
    );
    frame(buffer, area, theme.plain());
    line(buffer, area, 0, 2, &format!(" {title} "), theme.heading());
    inside(area)
}

/// A row of the inside of a window, without the sides of its frame.
#[must_use]
pub fn between_sides(inside: Rect, row: u16) -> Rect {
    Rect { x: inside.x + 1, y: inside.y + row, width: inside.width.saturating_sub(2), height: 1 }
}

/// The sides of a window between its rules, and its corners.
fn frame(buffer: &mut FrameBuffer, area: Rect, style: Style) {
    use symbols::line::{BOTTOM_LEFT, BOTTOM_RIGHT, TOP_LEFT, TOP_RIGHT, VERTICAL};
    let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
    let side = Rect { width: 1, ..inside(area) };
    for x in [area.x, right] {
        buffer.fill(Rect { x, ..side }, VERTICAL, style);
    }
    for (x, y, corner) in [
        (area.x, area.y, TOP_LEFT),
        (right, area.y, TOP_RIGHT),
        (area.x, bottom, BOTTOM_LEFT),
        (right, bottom, BOTTOM_RIGHT),
    ] {
        buffer.fill(Rect::new(x, y, 1, 1).intersection(area), corner, style);
    }
}

/// A rule across an area.
pub fn rule(buffer: &mut FrameBuffer, area: Rect, style: Style) {
    buffer.fill(area, symbols::line::HORIZONTAL, style);
}

/// Columns for what is said in the rule under an area.
#[must_use]
pub fn remark_room(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(6)
}

/// Says something after a sign in the rule under an area, where it takes no row from what is shown.
pub fn remark(buffer: &mut FrameBuffer, area: Rect, (sign, style): (&str, Style), words: &str, theme: Theme) {
    let rule = Rect::new(area.x, area.bottom(), area.width, 1).intersection(buffer.area);
    let after = line(buffer, rule, 0, 1, &format!(" {sign} "), style) - rule.x;
    let words = format!("{} ", cut(words, remark_room(area)));
    line(buffer, rule, 0, after, &words, theme.plain());
}

/// A rule down an area, joined to the rules above and below it.
pub fn rule_down(buffer: &mut FrameBuffer, column: u16, body: Rect, style: Style) {
    buffer.fill(Rect { x: column, width: 1, ..body }, symbols::line::VERTICAL, style);
    buffer.fill(Rect::new(column, body.y.saturating_sub(1), 1, 1), symbols::line::HORIZONTAL_DOWN, style);
    buffer.fill(Rect::new(column, body.bottom(), 1, 1), symbols::line::HORIZONTAL_UP, style);
}
