//! The areas that every screen has: banner, body, a sentence, the key bar.

use ratatui::layout::Rect;

use crate::text::Rows;

/// Below this many columns or rows there is no room for anything but one sentence.
const LEAST: (u16, u16) = (20, 6);

/// Below this many columns label, time and what this is not do not fit on one line.
const ONE_LINE: u16 = 72;

/// Below this many columns there is no room for two things side by side.
pub const BOTH_SIDES: u16 = 60;

/// Lines wider than this are hard to read.
pub const COMFORTABLE: u16 = 80;

/// The areas all screens have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    pub banner: Rect,
    pub body: Rect,
    /// A sentence above the key bar; empty when there is none.
    pub notice: Rect,
    pub bar: Rect,
}

/// Whether there is only room for one sentence.
#[must_use]
pub const fn too_small((columns, rows): (u16, u16)) -> bool {
    columns < LEAST.0 || rows < LEAST.1
}

/// These areas, for a banner of this many rows and this sentence above the key bar.
#[must_use]
pub fn frame((width, height): (u16, u16), banner: u16, notice: Option<&str>) -> Frame {
    let most = if height < 20 { 3 } else { 5 };
    let columns = usize::from(width.saturating_sub(2)).max(1);
    let rows = notice.map_or(0, |text| Rows::new(text, columns).len());
    let below = u16::try_from(rows).unwrap_or(most).min(most).min(height.saturating_sub(banner + 4));
    let body = height.saturating_sub(banner + 3 + below);
    let area = |y: u16, rows: u16| Rect::new(0, y.min(height), width, rows.min(height.saturating_sub(y)));
    Frame {
        banner: area(0, banner),
        body: area(banner + 1, body),
        notice: area(banner + 1 + body + 1, below),
        bar: area(height.saturating_sub(1), 1),
    }
}

/// Rows of the banner of Prepare and Brief: two, and a third where its words need it.
#[must_use]
pub const fn banner_rows((columns, rows): (u16, u16)) -> u16 {
    if columns >= ONE_LINE {
        2
    } else if rows >= 8 {
        3
    } else {
        1
    }
}

/// Whether the banner has no room for the principle, so that the guide side must name it.
#[must_use]
pub const fn guide_names_principle(size: (u16, u16)) -> bool {
    banner_rows(size) != 2
}
