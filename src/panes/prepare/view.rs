//! Draws Prepare: the banner, the guide, the notes.

mod marks;
mod notes;
mod signs;

use ratatui::{layout::Rect, style::Style};

use crate::{
    domain::{CAUTION, Guide, Page},
    layout,
    model::Model,
    session::{
        Document, Side,
        guide_side::{self, GuideLine, Kind},
        sheet::FOR_YOU,
    },
    text::Rows,
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, line, line_right},
        theme::Theme,
    },
    view::{chrome, rule_down},
};

/// Draws Prepare; returns where the cursor stands.
pub fn view(
    model: &Model,
    document: &Document,
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> Option<(u16, u16)> {
    let areas = layout::prepare(model);
    banner(model, document, areas.frame.banner, buffer, theme);
    chrome(model, &areas.frame, buffer, theme);
    if let Some(column) = areas.rule {
        rule_down(buffer, column, areas.frame.body, theme.dim());
    }
    let mut cursor = None;
    if areas.guide.width > 0 {
        cursor = guide_side(&model.guide(), document, areas.guide, buffer, theme);
    }
    if areas.notes.width > 0 {
        tabs(document, areas.tabs, buffer, theme);
        notes::heads(document, areas.heads, buffer, theme);
        let checks = marks::Checks::new(model, document);
        notes::notes(document, areas.notes, checks, buffer, theme);
        balance(document, areas.strip, buffer, theme);
        signs::reason(document, checks, areas.notes, buffer, theme);
        if document.side == Side::Notes {
            cursor = notes::cursor(document, areas.notes);
        }
    }
    cursor
}

/// Label, time, how long until, what this is not, where it is saved: always all of it.
pub fn banner(model: &Model, document: &Document, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    let saved = document.saved_words(&model.session.now);
    let saved_style = if document.saving.error.is_some() { theme.error() } else { theme.plain() };
    let caution = CAUTION.trim_end_matches('.').to_lowercase();
    let width = usize::from(area.width);
    let name = if document.is_sample() { "made-up example" } else { document.appointment.name() };
    let right = if area.height == 2 { columns(&caution) + 2 } else { 0 };
    let (time, until) = match document.appointment.when {
        Some(when) => {
            let until = format!(" · {}", when.until(model.session.now.timestamp()).0);
            let room = width.saturating_sub(2 + columns(name) + columns(&until) + right);
            let time = format!(" · {}", when.in_full());
            let time = if columns(&time) <= room { time } else { format!(" · {}", when.in_short()) };
            (time, until)
        }
        None => (String::new(), " · no time yet".to_owned()),
    };
    let label = cut(name, width.saturating_sub(2 + columns(&time) + columns(&until) + right).max(8));
    let first = format!("{label}{time}{until}");
    let end = line(buffer, area, 0, 1, &first, theme.heading());
    match area.height {
        2 => {
            line_right(buffer, area, 0, end + 1, &caution, theme.dim());
            principles(model, document, area, width.saturating_sub(columns(&saved) + 3), buffer, theme);
            line_right(buffer, area, 1, area.x, &saved, saved_style);
        }
        0 | 1 => {}
        _ => {
            line(buffer, area, 1, 1, &caution, theme.dim());
            line(buffer, area, 2, 1, &cut(&saved, width.saturating_sub(2)), saved_style);
        }
    }
}

/// The numbers of the principles, the chosen one in brackets, and its name.
fn principles(
    model: &Model,
    document: &Document,
    area: Rect,
    room: usize,
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let shown = model.guide();
    let mut column = area.x + 1;
    for (at, principle) in shown.principles.iter().enumerate() {
        let chosen = at == document.guide.principle;
        let (text, style) = if chosen {
            (format!("[{}]", principle.number), theme.here())
        } else {
            (format!(" {} ", principle.number), theme.dim())
        };
        column = line(buffer, area, 1, column - area.x, &text, style);
    }
    if let Some(principle) = guide_side::principle(&shown, &document.guide) {
        let used = usize::from(column - area.x) + 1;
        let name =
            if columns(&principle.name) + used <= room { &principle.name } else { &principle.short_name };
        let name = cut(name, room.saturating_sub(used));
        line(buffer, area, 1, column - area.x + 1, &name, theme.heading());
    }
}

/// The principle whose number stands at a point of the banner.
#[must_use]
pub fn principle_at(area: Rect, column: u16, row: u16, guide: &Guide) -> Option<usize> {
    if area.height != 2 || row != area.y + 1 {
        return None;
    }
    let at = usize::from(column.checked_sub(area.x + 1)?) / 3;
    (at < guide.principles.len()).then_some(at)
}

fn guide_side(
    guide: &Guide,
    document: &Document,
    area: Rect,
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> Option<(u16, u16)> {
    let focused = document.side == Side::Guide;
    let mut cursor = None;
    let lines = document.guide.lines.iter().skip(document.guide.top).take(usize::from(area.height));
    for (at, y) in lines.zip(0..) {
        let chosen = at.item == Some(document.guide.item);
        let style = guide_style(at, chosen, focused, theme);
        let indent = match at.kind {
            Kind::Said | Kind::Heading | Kind::Name | Kind::Why => 1,
            Kind::Prompt | Kind::Phrase | Kind::Aside => u16::try_from(guide_side::INDENT).unwrap_or(3),
        };
        if chosen && at.first && matches!(at.kind, Kind::Prompt | Kind::Phrase) {
            line(buffer, area, y, 1, "›", theme.here());
            if focused {
                cursor = Some((area.x + 1, area.y + y));
            }
        }
        line(buffer, area, y, indent, &at.text, style);
        if at.kind == Kind::Aside
            && at.text.is_empty()
            && at.item.is_some_and(|item| is_pinned(guide, document, item))
        {
            line(buffer, area, y, indent, "pinned", theme.heading());
        }
    }
    // The chosen item starts above what is shown: the cursor stands where it goes on.
    cursor.or_else(|| focused.then_some((area.x + 1, area.y)))
}

/// Where nothing is found: what was looked for, and not that all is well.
const LOOKED_FOR: &str = "Looked for good and hard points of like length, empty cells, numbers, bare words and a \
    review; nothing to point out. F9\u{a0}f says it in full.";

/// What is unbalanced in the choices: the first of it, and how to see the rest.
fn balance(document: &Document, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    let words = match document.balance.as_slice() {
        [] => LOOKED_FOR.to_owned(),
        [only] => format!("Not yet even: {}. F9\u{a0}f goes there.", only.words),
        [first, rest @ ..] => format!("Not yet even: {}. F9\u{a0}f: all {}.", first.words, rest.len() + 1),
    };
    let room = usize::from(area.width.saturating_sub(2)).max(1);
    let rows = Rows::new(&words, room);
    let last = usize::from(area.height.saturating_sub(u16::from(area.height > 2)));
    for (at, y) in (0..rows.len().min(last)).zip(u16::from(area.height > 2)..) {
        // Where not all fits, the last row says that it goes on.
        let end = if at + 1 == last { words.len() } else { rows.range(at).end };
        let row = words.get(rows.start(at)..end).unwrap_or_default();
        line(buffer, area, y, 1, &cut(row.trim_end(), room), theme.dim());
    }
}

fn is_pinned(guide: &Guide, document: &Document, item: usize) -> bool {
    let item = guide_side::principle(guide, &document.guide)
        .and_then(|principle| guide_side::items(principle).nth(item));
    matches!(item, Some(guide_side::Item::Phrase(phrase)) if document.is_pinned(&phrase.id))
}

const fn guide_style(line: &GuideLine, chosen: bool, focused: bool, theme: Theme) -> Style {
    match line.kind {
        Kind::Heading | Kind::Name => theme.heading(),
        Kind::Said | Kind::Aside => theme.dim(),
        Kind::Prompt | Kind::Phrase if chosen && focused => theme.here(),
        Kind::Why | Kind::Prompt | Kind::Phrase => theme.plain(),
    }
}

/// Titles of the pages, each with the key that leads to it.
fn tab_titles(width: u16) -> impl Iterator<Item = (Page, &'static str, &'static str)> {
    let keys = if width >= 46 { ["F5", "F6", "F7"] } else { ["", "", ""] };
    Page::ALL.into_iter().zip(keys).map(|(page, key)| (page, page.title(), key))
}

fn tabs(document: &Document, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    let mut column = 1;
    for (page, title, key) in tab_titles(area.width) {
        let here = page == document.sheet.page;
        let (text, style) =
            if here { (format!("[{title}]"), theme.here()) } else { (format!(" {title} "), theme.plain()) };
        column = line(buffer, area, 0, column, &text, style) - area.x;
        if !here && !key.is_empty() {
            column = line(buffer, area, 0, column, key, theme.dim()) - area.x;
        }
        column += 1;
    }
    // Where there is room: who reads what is typed here, and in whose voice.
    let reads = match document.sheet.page {
        Page::Context => FOR_YOU,
        Page::Options | Page::Setbacks => "printed; “me” is the person",
    };
    line_right(buffer, area, 0, area.x + column, reads, theme.dim());
}

/// The page whose title stands at a column.
#[must_use]
pub fn page_at(area: Rect, column: u16) -> Option<Page> {
    let mut at = area.x + 1;
    for (page, title, key) in tab_titles(area.width) {
        let end = at + u16::try_from(title.len() + 2 + key.len()).unwrap_or_default() + 1;
        if (at..end).contains(&column) {
            return Some(page);
        }
        at = end;
    }
    None
}
