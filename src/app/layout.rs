//! Where everything stands on the screen: pure functions of the model, for `update` and `view`.

use ratatui::layout::Rect;

pub use crate::ui::frame::{
    BOTH_SIDES, COMFORTABLE, Frame, banner_rows, frame, guide_names_principle, too_small,
};
use crate::{app::model::Model, ui::window::centred as window};

/// The sentence above the key bar: what just happened, or what a place always says.
#[must_use]
pub fn notice(model: &Model) -> Option<&str> {
    model.session.notice_or(model.pane().and_then(|pane| pane.remark(&model.session)))
}

/// The cover: its sentences, and the key bar where there is room for one.
#[must_use]
pub fn cover((columns, rows): (u16, u16)) -> (Rect, Rect) {
    let bar = Rect::new(0, rows.saturating_sub(1), columns, u16::from(!too_small((columns, rows))));
    let width = columns.saturating_sub(4).min(COMFORTABLE - 20);
    let words = match bar.height {
        0 => Rect::new(0, 0, columns, rows),
        _ => Rect::new((columns - width) / 2, (rows - 6) / 3, width, (rows - 1) - (rows - 6) / 3),
    };
    (words, bar)
}

/// The window of the palette.
#[must_use]
pub fn palette(size: (u16, u16)) -> Rect {
    window(size, 76, size.1.saturating_sub(4).max(5))
}

/// How many commands the palette shows.
#[must_use]
pub fn palette_rows(size: (u16, u16)) -> usize {
    usize::from(palette(size).height.saturating_sub(3))
}

/// The first of many lines to show, so that the chosen one is among `rows`.
#[must_use]
pub fn first_shown(chosen: usize, rows: usize) -> usize {
    (chosen + 1).saturating_sub(rows.max(1))
}

/// The window of a page's menu: at the foot, so that what it is about stays in sight.
#[must_use]
pub fn menu((columns, rows): (u16, u16), commands: usize) -> Rect {
    let height = u16::try_from(commands).unwrap_or(u16::MAX).saturating_add(2).min(rows.saturating_sub(1));
    Rect::new(0, rows.saturating_sub(1 + height), columns, height)
}

/// The window of what is unbalanced in the choices.
#[must_use]
pub fn large(size: (u16, u16)) -> Rect {
    window(size, 76, size.1.saturating_sub(4).max(6))
}

/// The window about a longer appointment, for so many rows.
#[must_use]
pub fn longer(size: (u16, u16), rows: usize) -> Rect {
    window(size, 76, u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2))
}

/// The window about words on the list, for so many lines.
#[must_use]
pub fn wording(size: (u16, u16), lines: usize) -> Rect {
    window(size, 76, u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2))
}

/// The window of the lists of when to go, and the columns of its lines. Where there is little room
/// it takes all there is.
#[must_use]
pub fn urgent_care_lists(size: (u16, u16)) -> (Rect, usize) {
    let spared = if size.1 < 20 { 0 } else { 4 };
    let area = window(size, 76, size.1 - spared);
    (area, usize::from(area.width.saturating_sub(4)).max(1))
}
