//! Where everything stands on the screen: pure functions of the model, for `update` and `view`.

mod phrases;

pub use phrases::{Phrases, aloud, phrase_editor, phrases, within_margins};

use ratatui::layout::Rect;

use crate::{
    domain::Page,
    model::{Model, Place},
    overlays::{settings::Line, wording::advice::Advice},
    session::Side,
    text::Rows,
    ui::window::centred as window,
};

/// Below this many columns or rows there is no room for anything but one sentence.
const LEAST: (u16, u16) = (20, 6);

/// Below this many columns the two sides of Prepare take turns.
const BOTH_SIDES: u16 = 60;

/// Below this many columns the guide leaves its room to the ladder of setbacks.
const BESIDE_LADDER: u16 = 110;

/// Below this many columns the guide leaves its room to the grid of choices.
const BESIDE_GRID: u16 = 150;

/// Cells wider than this table's are hard to compare.
const WIDEST_TABLE: u16 = 140;

/// Below this many columns label, time and what this is not do not fit on one line.
const ONE_LINE: u16 = 72;

/// A list of fewer rows than this keeps them all to itself.
const ROOM_FOR_FOOT: u16 = 10;

/// Lines wider than this are hard to read.
const COMFORTABLE: u16 = 80;

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

/// The areas all screens have, for a banner of this many rows.
fn frame(model: &Model, banner: u16) -> Frame {
    let (width, height) = model.session.size;
    let below = notice_rows(model).min(height.saturating_sub(banner + 4));
    let body = height.saturating_sub(banner + 3 + below);
    let area = |y: u16, rows: u16| Rect::new(0, y.min(height), width, rows.min(height.saturating_sub(y)));
    Frame {
        banner: area(0, banner),
        body: area(banner + 1, body),
        notice: area(banner + 1 + body + 1, below),
        bar: area(height.saturating_sub(1), 1),
    }
}

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
    let says = model.session.notice.as_deref().or(model.advice.as_ref().map(Advice::says));
    let document = model.session.document.as_ref().filter(|_| model.place == Place::Prepare);
    let unread = model.home.error.as_ref().filter(|_| model.place == Place::Home);
    says.or_else(|| unread.map(|error| error.sentence.as_str()))
        .or_else(|| document.filter(|document| document.is_sample()).map(|_| sample))
        .or_else(|| document.and_then(|document| document.read_only.as_deref()))
        .or_else(|| document.and_then(|document| document.conflict.as_ref()).map(|_| CONFLICT))
        .or_else(|| document.and_then(|document| document.saving.error.as_ref()).map(|_| NOT_SAVED))
}

fn notice_rows(model: &Model) -> u16 {
    let width = usize::from(model.session.size.0.saturating_sub(2)).max(1);
    let rows = notice(model).map_or(0, |text| Rows::new(text, width).len());
    let most = if model.session.size.1 < 20 { 3 } else { 5 };
    u16::try_from(rows).unwrap_or(most).min(most)
}

/// The areas of Home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    pub frame: Frame,
    /// The line of the filter; empty when there is none.
    pub filter: Rect,
    pub list: Rect,
    /// The line about the chosen appointment; empty where the list needs the room.
    pub foot: Rect,
}

/// The areas of Home.
#[must_use]
pub fn home(model: &Model) -> Home {
    let frame = frame(model, 1);
    let filtered = model.home.filtering || !model.home.filter.text().is_empty();
    let rows = u16::from(filtered && model.home.bin.is_none()).min(frame.body.height);
    let filter = Rect { height: rows, ..frame.body };
    let foot_rows = u16::from(frame.body.height >= ROOM_FOR_FOOT);
    let height = frame.body.height - rows - foot_rows;
    let list = Rect { y: frame.body.y + rows, height, ..frame.body };
    let foot = Rect { y: list.bottom(), height: foot_rows, ..frame.body };
    Home { frame, filter, list, foot }
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

/// The areas of Prepare.
#[must_use]
pub fn prepare(model: &Model) -> Prepare {
    let frame = frame(model, banner_rows(model.session.size));
    let body = frame.body;
    let (side, page) = model
        .session
        .document
        .as_ref()
        .map_or((Side::Notes, Page::Context), |document| (document.side, document.sheet.page));
    let table = page != Page::Context;
    // A table needs the room of the guide, which comes back with the key that goes to it.
    let both = match (side, page) {
        (Side::Guide, _) | (_, Page::Context) => BOTH_SIDES,
        (_, Page::Setbacks) => BESIDE_LADDER,
        (_, Page::Options) => BESIDE_GRID,
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
        _ if page != Page::Options => 0,
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

/// The areas of the brief: the page between its margins.
#[must_use]
pub fn brief(model: &Model) -> (Frame, Rect) {
    let frame = frame(model, banner_rows(model.session.size));
    let width = frame.body.width.saturating_sub(4).min(COMFORTABLE);
    let page = Rect { x: 2.min(frame.body.width), width, ..frame.body };
    (frame, page)
}

/// The areas of a comparison: the page, and columns to spare at its right.
#[must_use]
pub fn compare(model: &Model) -> (Frame, Rect) {
    let frame = frame(model, if model.session.size.1 >= 10 { 2 } else { 1 });
    (frame, Rect { width: frame.body.width.min(COMFORTABLE + 4), ..frame.body })
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
