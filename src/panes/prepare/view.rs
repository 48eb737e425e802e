//! Draws Prepare: the banner, the guide, the notes.

mod signs;

use jiff::civil::Date;
use ratatui::{layout::Rect, style::Style};

use super::{
    Desk, Side,
    guide::{self, GuideLine, Kind},
    sheet::{Block, INDENT, LABEL_INDENT},
};
use crate::{
    domain::{CAUTION, FieldId, Guide, Page, Standing},
    layout,
    model::Model,
    text::Rows,
    ui::{
        strokes::Strokes,
        text::{columns, cut, line, line_right, row},
        theme::Theme,
    },
    view::{rule_down, surround},
};

/// Draws Prepare; returns where the cursor stands.
pub fn view(model: &Model, desk: &Desk, buffer: &mut Strokes, theme: Theme) -> Option<(u16, u16)> {
    let areas = layout::prepare(model);
    banner(model, desk, areas.frame.banner, buffer, theme);
    surround(model, &areas.frame, buffer, theme);
    if let Some(column) = areas.rule {
        rule_down(buffer, column, areas.frame.body, theme.dim());
    }
    let mut cursor = None;
    if areas.guide.width > 0 {
        cursor = guide_side(model.guide, desk, areas.guide, buffer, theme);
    }
    if areas.notes.width > 0 {
        tabs(desk, areas.tabs, buffer, theme);
        let today = model.now.date();
        notes(desk, areas.notes, today, buffer, theme);
        signs::reason(desk, today, areas.notes, buffer, theme);
        if desk.side == Side::Notes {
            cursor = notes_cursor(desk, areas.notes);
        }
    }
    cursor
}

/// Label, time, how long until, what this is not, where it is saved: always all of it.
pub fn banner(model: &Model, desk: &Desk, area: Rect, buffer: &mut Strokes, theme: Theme) {
    let saved = desk.saved_words(&model.now);
    let saved_style = if desk.saving.trouble.is_some() { theme.trouble() } else { theme.plain() };
    let caution = CAUTION.trim_end_matches('.').to_lowercase();
    let width = usize::from(area.width);
    let name = if desk.is_sample() { "made-up example" } else { desk.appointment.name() };
    let right = if area.height == 2 { columns(&caution) + 2 } else { 0 };
    let (time, until) = match desk.appointment.when {
        Some(when) => {
            let until = format!(" · {}", when.until(model.now.timestamp()).0);
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
            principles(model, desk, area, width.saturating_sub(columns(&saved) + 3), buffer, theme);
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
fn principles(model: &Model, desk: &Desk, area: Rect, room: usize, buffer: &mut Strokes, theme: Theme) {
    let mut column = area.x + 1;
    for (at, principle) in model.guide.principles.iter().enumerate() {
        let chosen = at == desk.guide.principle;
        let (text, style) = if chosen {
            (format!("[{}]", principle.number), theme.here())
        } else {
            (format!(" {} ", principle.number), theme.dim())
        };
        column = line(buffer, area, 1, column - area.x, &text, style);
    }
    if let Some(principle) = guide::principle(model.guide, &desk.guide) {
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
    desk: &Desk,
    area: Rect,
    buffer: &mut Strokes,
    theme: Theme,
) -> Option<(u16, u16)> {
    let focused = desk.side == Side::Guide;
    let mut cursor = None;
    let lines = desk.guide.lines.iter().skip(desk.guide.top).take(usize::from(area.height));
    for (at, y) in lines.zip(0..) {
        let chosen = at.item == Some(desk.guide.item);
        let style = guide_style(at, chosen, focused, theme);
        let indent = match at.kind {
            Kind::Heading | Kind::Name | Kind::Why => 1,
            Kind::Prompt | Kind::Phrase | Kind::Aside => u16::try_from(guide::INDENT).unwrap_or(3),
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
            && at.item.is_some_and(|item| is_pinned(guide, desk, item))
        {
            line(buffer, area, y, indent, "pinned", theme.heading());
        }
    }
    // The chosen item starts above what is shown: the cursor stands where it goes on.
    cursor.or_else(|| focused.then_some((area.x + 1, area.y)))
}

fn is_pinned(guide: &Guide, desk: &Desk, item: usize) -> bool {
    let item = guide::principle(guide, &desk.guide).and_then(|principle| guide::items(principle).nth(item));
    matches!(item, Some(guide::Item::Phrase(phrase)) if desk.is_pinned(&phrase.id))
}

const fn guide_style(line: &GuideLine, chosen: bool, focused: bool, theme: Theme) -> Style {
    match line.kind {
        Kind::Heading | Kind::Name => theme.heading(),
        Kind::Aside => theme.dim(),
        Kind::Prompt | Kind::Phrase if chosen && focused => theme.here(),
        Kind::Why | Kind::Prompt | Kind::Phrase => theme.plain(),
    }
}

/// Titles of the pages, each with the key that leads to it.
fn tab_titles(width: u16) -> impl Iterator<Item = (Page, &'static str, &'static str)> {
    let keys = if width >= 46 { ["F5", "F6", "F7"] } else { ["", "", ""] };
    Page::ALL.into_iter().zip(keys).map(|(page, key)| (page, page.title(), key))
}

fn tabs(desk: &Desk, area: Rect, buffer: &mut Strokes, theme: Theme) {
    let mut column = 1;
    for (page, title, key) in tab_titles(area.width) {
        let here = page == desk.sheet.page;
        let (text, style) =
            if here { (format!("[{title}]"), theme.here()) } else { (format!(" {title} "), theme.plain()) };
        column = line(buffer, area, 0, column, &text, style) - area.x;
        if !here && !key.is_empty() {
            column = line(buffer, area, 0, column, key, theme.dim()) - area.x;
        }
        column += 1;
    }
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

fn notes(desk: &Desk, area: Rect, today: Date, buffer: &mut Strokes, theme: Theme) {
    let sheet = &desk.sheet;
    let bottom = sheet.top + usize::from(area.height);
    let fields = sheet.fields.iter().zip(&sheet.blocks).zip(&sheet.rows).enumerate();
    let shown = fields.filter(|(_, ((_, block), _))| {
        block.top < bottom && block.top + block.label + block.text + block.added > sheet.top
    });
    for (at, ((field, block), rows)) in shown {
        let focused = at == sheet.focus;
        let fed = desk.guide.feeds(*field);
        let style = match (focused, fed) {
            (true, _) => theme.here(),
            (false, true) => theme.lit(),
            (false, false) if block.text > 0 => theme.heading(),
            (false, false) => theme.dim(),
        };
        label(desk, *field, *block, area, buffer, (style, theme));
        text(desk, (*field, focused), *block, rows, area, buffer, theme);
        let words = &desk.appointment.notes.get(*field).text;
        signs::signs(desk, (words, *block, rows), today, area, buffer, theme);
        if block.added > 0 {
            unknown(desk, *block, area, buffer, theme);
        }
    }
}

/// The fields left at "not known, ask", under what is still to ask.
fn unknown(desk: &Desk, block: Block, area: Rect, buffer: &mut Strokes, theme: Theme) {
    let first = block.top + block.label + block.text;
    let room = usize::from(area.width).saturating_sub(INDENT + 1);
    for (field, at) in desk.appointment.notes.unknown().zip(first..) {
        if let Some(row) = on_screen(desk, at, area) {
            let words = format!("· {}", field.label());
            line(buffer, area, row, u16::try_from(INDENT).unwrap_or(3), &cut(&words, room), theme.dim());
        }
    }
}

/// The row of the screen where a line of the sheet stands, if it is on screen.
fn on_screen(desk: &Desk, sheet_line: usize, area: Rect) -> Option<u16> {
    let row = u16::try_from(sheet_line.checked_sub(desk.sheet.top)?).ok()?;
    (row < area.height).then_some(row)
}

/// What stands at the right of a field's label.
fn mark(desk: &Desk, field: FieldId, block: Block) -> &'static str {
    let answer = desk.appointment.notes.get(field);
    match answer.standing {
        _ if answer.carried_over => "carried over",
        Standing::Open if block.text > 0 => "",
        Standing::Open => "·",
        standing => standing.words(),
    }
}

fn label(
    desk: &Desk,
    field: FieldId,
    block: Block,
    area: Rect,
    buffer: &mut Strokes,
    (style, theme): (Style, Theme),
) {
    let words = field.label();
    let mark = mark(desk, field, block);
    let width = usize::from(area.width).saturating_sub(LABEL_INDENT).max(1);
    if block.label == 1 {
        let Some(row) = on_screen(desk, block.top, area) else {
            return;
        };
        let reserved = if mark.is_empty() { 0 } else { columns(mark) + 2 };
        let end = line(buffer, area, row, 1, &cut(&words, width.saturating_sub(reserved)), style);
        line_right(buffer, area, row, end + 1, mark, theme.dim());
        return;
    }
    let rows = Rows::new(&words, width);
    for at in 0..rows.len() {
        if let Some(y) = on_screen(desk, block.top + at, area) {
            let end = line(buffer, area, y, 1, words.get(rows.range(at)).unwrap_or_default(), style);
            if at + 1 == rows.len() {
                line_right(buffer, area, y, end + 1, mark, theme.dim());
            }
        }
    }
}

fn text(
    desk: &Desk,
    (field, focused): (FieldId, bool),
    block: Block,
    rows: &Rows,
    area: Rect,
    buffer: &mut Strokes,
    theme: Theme,
) {
    let words = &desk.appointment.notes.get(field).text;
    let first = block.top + block.label;
    let selection = if focused { desk.sheet.caret.selection() } else { None };
    let from = desk.sheet.top.saturating_sub(first);
    let to = block.text.min((desk.sheet.top + usize::from(area.height)).saturating_sub(first));
    let indent = u16::try_from(INDENT).unwrap_or(3).min(area.width);
    for at in from..to {
        if let Some(y) = on_screen(desk, first + at, area) {
            let place = Rect::new(area.x + indent, area.y + y, area.width - indent, 1);
            row(buffer, place, words, &rows.range(at), selection.as_ref(), (theme.plain(), theme.selected()));
        }
    }
}

fn notes_cursor(desk: &Desk, area: Rect) -> Option<(u16, u16)> {
    let (sheet_line, column) = desk.sheet.cursor(&desk.appointment.notes);
    let row = on_screen(desk, sheet_line, area)?;
    let column = u16::try_from(column).unwrap_or(u16::MAX).min(area.width.saturating_sub(1));
    Some((area.x + column, area.y + row))
}
