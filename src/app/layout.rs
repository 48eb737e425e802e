//! Where everything stands on the screen: pure functions of the model, for `update` and `view`.

mod phrases;

pub use phrases::{Phrases, aloud, phrase_editor, phrases, within_margins};

use ratatui::layout::Rect;

pub use crate::ui::frame::{COMFORTABLE, Frame, banner_rows, frame, guide_names_principle, too_small};
use crate::{
    domain::NotesPage,
    model::{Model, Place},
    overlays::settings::Line,
    session::Side,
    session::advice::Advice,
    ui::window::centred as window,
};

/// Below this many columns the two sides of Prepare take turns.
const BOTH_SIDES: u16 = 60;

/// Below this many columns the guide leaves its room to the ladder of setbacks.
const BESIDE_LADDER: u16 = 110;

/// Below this many columns the guide leaves its room to the grid of choices.
const BESIDE_GRID: u16 = 150;

/// Cells wider than this table's are hard to compare.
const WIDEST_TABLE: u16 = 140;

/// The sentence above the key bar: what just happened, or what a place always says.
#[must_use]
pub fn notice(model: &Model) -> Option<&str> {
    const CONFLICT: &str =
        "There are two versions of this appointment; both are kept. Ctrl-S shows and compares them.";
    const NOT_SAVED: &str = "You can type on; it is saved as soon as it can be. Ctrl-S: what to do about it.";
    const SAMPLE: &str =
        "This is a made-up example. Type anywhere to try; nothing here is kept. Ctrl-N starts your own.";
    const SAMPLE_IN_SHORT: &str = "Made-up example. Ctrl-N: your own.";
    let sample = if model.session.size.0 < BOTH_SIDES { SAMPLE_IN_SHORT } else { SAMPLE };
    let says = model.session.notice.as_deref().or(model.session.advice.as_ref().map(Advice::says));
    let document = model.session.document.as_ref().filter(|_| model.place == Place::Prepare);
    says.or_else(|| model.pane().and_then(|pane| pane.remark(&model.session)))
        .or_else(|| document.filter(|document| document.is_sample()).map(|_| sample))
        .or_else(|| document.and_then(|document| document.read_only.as_deref()))
        .or_else(|| document.and_then(|document| document.conflict.as_ref()).map(|_| CONFLICT))
        .or_else(|| document.and_then(|document| document.saving.error.as_ref()).map(|_| NOT_SAVED))
}

fn frame_of(model: &Model, banner: u16) -> Frame {
    frame(model.session.size, banner, notice(model))
}

/// The areas of Prepare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prepare {
    pub frame: Frame,
    /// The guide's lines; empty while the notes have the only room.
    pub guide: Rect,
    /// The column of the rule between both sides, where both are shown.
    pub rule: Option<u16>,
    pub tabs: Rect,
    /// What the columns of the page's table are, where it has one.
    pub heads: Rect,
    /// The notes; empty while the guide has the only room.
    pub notes: Rect,
    /// What is unbalanced in the choices, under them; empty where the grid needs the room.
    pub strip: Rect,
}

/// The areas of Prepare.
#[must_use]
pub fn prepare(model: &Model) -> Prepare {
    let frame = frame_of(model, banner_rows(model.session.size));
    let body = frame.body;
    let (side, page) = model
        .session
        .document
        .as_ref()
        .map_or((Side::Notes, NotesPage::Context), |document| (document.side, document.sheet.page));
    let table = page != NotesPage::Context;
    // A table needs the room of the guide, which comes back with the key that goes to it.
    let both = match (side, page) {
        (Side::Guide, _) | (_, NotesPage::Context) => BOTH_SIDES,
        (_, NotesPage::Setbacks) => BESIDE_LADDER,
        (_, NotesPage::Options) => BESIDE_GRID,
    };
    let (guide, rule, right) = if body.width >= both {
        let guide = guide_width(body.width);
        let right = Rect { x: guide + 1, width: body.width - guide - 1, ..body };
        (Rect { width: guide, ..body }, Some(guide), right)
    } else if side == Side::Guide {
        (body, None, Rect { width: 0, ..body })
    } else {
        (Rect { width: 0, ..body }, None, body)
    };
    let widest = if table { WIDEST_TABLE } else { COMFORTABLE + 4 };
    let right = Rect { width: right.width.min(widest), ..right };
    let tabs = Rect { height: right.height.min(1), ..right };
    let gap = tabs.height + u16::from(right.height > if table { 4 } else { 12 });
    let heads = Rect { y: tabs.bottom(), height: if table { gap - tabs.height } else { 0 }, ..right };
    let room = right.height.saturating_sub(gap);
    let strip = match room {
        _ if page != NotesPage::Options => 0,
        0..6 => 0,
        6..14 => 1,
        _ => 3,
    };
    let notes = Rect { y: right.y + gap.min(right.height), height: room - strip, ..right };
    let strip = Rect { y: notes.bottom(), height: strip, ..right };
    Prepare { frame, guide, rule, tabs, heads, notes, strip }
}

/// 30 columns of 80, 46 of 120 and more.
const fn guide_width(width: u16) -> u16 {
    let share = width * 3 / 8;
    if share > 46 { 46 } else { share }
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

/// The window of the form for an appointment's details.
#[must_use]
pub fn details(size: (u16, u16), lines: usize) -> Rect {
    window(size, 64, u16::try_from(lines * 2).unwrap_or_default().saturating_add(4))
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

/// The window of the form for one abbreviation.
#[must_use]
pub fn abbreviation(size: (u16, u16)) -> Rect {
    window(size, 76, 14)
}

/// Columns of the words in that window.
#[must_use]
pub fn abbreviation_width(size: (u16, u16)) -> usize {
    usize::from(abbreviation(size).width.saturating_sub(4)).max(1)
}

/// The window of the form for a chance.
#[must_use]
pub fn chance(size: (u16, u16)) -> Rect {
    window(size, 64, 20)
}

/// Columns of the words in that window.
#[must_use]
pub fn chance_width(size: (u16, u16)) -> usize {
    usize::from(chance(size).width.saturating_sub(4)).max(1)
}

/// The window that asks for another file.
#[must_use]
pub fn elsewhere(size: (u16, u16)) -> Rect {
    window(size, 76, 9)
}

/// The window of the lists of when to go, and the columns of its lines. Where there is little room
/// it takes all there is.
#[must_use]
pub fn urgent_care_lists(size: (u16, u16)) -> (Rect, usize) {
    let spared = if size.1 < 20 { 0 } else { 4 };
    let area = window(size, 76, size.1 - spared);
    (area, usize::from(area.width.saturating_sub(4)).max(1))
}

/// The form of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    pub window: Rect,
    pub rows: u16,
    /// What is chosen stands next to its title, not under it.
    pub inline: bool,
}

/// The form of the settings; the rows between its lines go where there is no room for them.
#[must_use]
pub fn settings(size: (u16, u16)) -> Settings {
    let lines = u16::try_from(Line::ALL.len()).unwrap_or(u16::MAX);
    let inline = size.0 >= BOTH_SIDES;
    let least = if inline { 1 } else { 2 };
    let roomy = lines * (least + 1) + 1;
    let (rows, height) = if roomy < size.1 { (least + 1, roomy) } else { (least, lines * least + 2) };
    Settings { window: window(size, 64, height), rows, inline }
}

/// The window of a message that takes this many rows.
#[must_use]
pub fn message(size: (u16, u16), rows: usize) -> Rect {
    window(size, message_width(size), u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(3))
}

/// Columns of the window of a message.
#[must_use]
pub const fn message_width(size: (u16, u16)) -> u16 {
    if size.0 < 70 { size.0 } else { 70 }
}
