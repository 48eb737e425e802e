//! Draws the notes: fields below each other, and tables.

use std::ops::Range;

use ratatui::{layout::Rect, style::Style, symbols};

use super::{
    marks::{Checks, marks_shown, with_unknown_words},
    signs,
};
use crate::{
    domain::{Aspect, EmptyReason, FieldId, NotesPage},
    panes::prepare::{
        Document,
        sheet::{Band, Block, LABEL_INDENT, Table},
    },
    text::Rows,
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, laid_over, line, line_right, styled_row},
        theme::Theme,
    },
};

/// What the columns of the table are, above the page, wherever one is in it.
pub(super) fn heads(document: &Document, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    let Some(table) = document.sheet.table() else {
        return;
    };
    let names = document.sheet.bands().find(|(band, _)| matches!(band, Band::Row(_)));
    let above = names.is_some_and(|(_, lines)| lines.start < document.sheet.top);
    let all_shown = document.sheet.cells_shown().len() >= document.appointment.notes.options.choices.0.len();
    if document.sheet.page == NotesPage::Options && all_shown && !above {
        // The names themselves are in sight, or the grid is still to come.
        return;
    }
    let shown = document.sheet.cells_shown();
    let notes = &document.appointment.notes;
    let all = notes.options.choices.0.len();
    let name = |cell: usize| match document.sheet.page {
        NotesPage::Options => notes.choice_name(cell),
        _ => Aspect::ALL.get(cell).map_or_else(String::new, |side| side.label().to_owned()),
    };
    if table.is_stacked() {
        let before = if shown.start > 0 { "‹ " } else { "  " };
        let after = if shown.end < all { " ›" } else { "" };
        let words = format!("{before}{} of {all}: {}", shown.end, name(shown.start));
        let room = usize::from(area.width).saturating_sub(columns(after));
        let end = line(buffer, area, 0, 0, &cut(&words, room), theme.heading());
        line(buffer, area, 0, end - area.x, after, theme.heading());
        return;
    }
    for cell in shown.clone() {
        let at = cell - shown.start;
        let mark = match (at, cell + 1) {
            (0, _) if shown.start > 0 => "‹ ",
            (_, next) if next == shown.end && next < all && document.sheet.page == NotesPage::Options => "› ",
            _ => "",
        };
        let words = format!("{mark}{}", name(cell));
        let focused = document.sheet.cell_of_focus() == Some(cell);
        let style = if focused { theme.here() } else { theme.heading() };
        rule(buffer, area, table, at, 0, theme);
        line(buffer, area, 0, small(table.left(at)), &cut(&words, table.cell), style);
    }
}

/// The rule at the left of a cell.
fn rule(buffer: &mut FrameBuffer, area: Rect, table: Table, cell: usize, y: u16, theme: Theme) {
    let column = small(table.left(cell).saturating_sub(2));
    line(buffer, area, y, column, symbols::line::VERTICAL, theme.dim());
}

pub(super) fn notes(
    document: &Document,
    area: Rect,
    checks: Checks<'_>,
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let sheet = &document.sheet;
    let bottom = sheet.top + usize::from(area.height);
    let bands = sheet.bands().filter(|(_, lines)| lines.start < bottom && lines.end > sheet.top);
    for (band, lines) in bands {
        match (band, sheet.table()) {
            (Band::Words(words), _) => {
                for (words, at) in words.iter().zip(lines.start..) {
                    if let Some(y) = on_screen(document, at, area) {
                        line(buffer, area, y, small(LABEL_INDENT), words, theme.dim());
                    }
                }
            }
            (Band::Row(row), Some(table)) if !table.is_stacked() => {
                let end = lines.end.saturating_sub(1);
                for y in (lines.start..end).filter_map(|at| on_screen(document, at, area)) {
                    (0..table.shown).for_each(|cell| rule(buffer, area, table, cell, y, theme));
                }
                row_label(document, &row.label, (lines.start, &row.cells), table, area, buffer, theme);
                for &field in row.question.iter().chain(&row.cells) {
                    cell(document, field, (checks, area), buffer, theme);
                }
            }
            (Band::Row(row), _) => {
                for &at in row.question.iter().chain(&row.cells) {
                    field(document, at, (checks, area), buffer, theme);
                }
            }
            (Band::Field(at), _) => field(document, *at, (checks, area), buffer, theme),
        }
    }
}

/// How a field's label looks: where one is, what the guide feeds, what has words.
fn label_style(document: &Document, at: usize, theme: Theme) -> Style {
    let field = document.sheet.fields.get(at).copied().unwrap_or(FieldId::FIRST);
    match (at == document.sheet.focus, document.guide.feeds(field)) {
        (true, _) => theme.here(),
        (false, true) => theme.lit(),
        (false, false) if document.appointment.notes.get(field).text.is_empty() => theme.dim(),
        (false, false) => theme.heading(),
    }
}

/// The label at the left of a row: as that of its cell in which one is, or of the one with most to say.
fn row_label(
    document: &Document,
    label: &str,
    (top, cells): (usize, &[usize]),
    table: Table,
    area: Rect,
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let here = cells.iter().find(|cell| **cell == document.sheet.focus);
    let said = |cell: &&usize| {
        let field = document.sheet.fields.get(**cell);
        field.is_some_and(|field| !document.appointment.notes.get(*field).text.is_empty())
    };
    let like = here.or_else(|| cells.iter().find(said)).or(cells.first());
    let style = like.map_or(theme.plain(), |cell| label_style(document, *cell, theme));
    let rows = Rows::new(label, table.label_width());
    for at in 0..rows.len() {
        if let Some(y) = on_screen(document, top + at, area) {
            line(buffer, area, y, small(LABEL_INDENT), label.get(rows.range(at)).unwrap_or_default(), style);
        }
    }
}

/// A field below its label.
fn field(
    document: &Document,
    at: usize,
    (checks, area): (Checks<'_>, Rect),
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let Some(block) = document.sheet.blocks.get(at).copied().filter(|block| block.shown) else {
        return;
    };
    label(document, at, block, area, buffer, (label_style(document, at, theme), theme));
    inside(document, at, block, (checks, area), buffer, theme);
}

/// A cell of a row.
fn cell(
    document: &Document,
    at: usize,
    (checks, area): (Checks<'_>, Rect),
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let Some(block) = document.sheet.blocks.get(at).copied().filter(|block| block.shown) else {
        return;
    };
    inside(document, at, block, (checks, area), buffer, theme);
    let answer = document.sheet.fields.get(at).map(|field| document.appointment.notes.get(*field));
    if let (Some(y), Some(answer)) = (on_screen(document, block.top, area), answer)
        && answer.text.is_empty()
    {
        let here = at == document.sheet.focus;
        let asked = if document.sheet.is_question(at) { "your question" } else { "·" };
        let words = if answer.standing == EmptyReason::Open { asked } else { answer.standing.words() };
        if !(here && words == "·") {
            line(buffer, area, y, small(block.left), words, theme.dim());
        }
    }
}

/// The text of a field, the signs before it and what the program says under it.
fn inside(
    document: &Document,
    at: usize,
    block: Block,
    (checks, area): (Checks<'_>, Rect),
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    let (Some(&field), Some(rows)) = (document.sheet.fields.get(at), document.sheet.rows.get(at)) else {
        return;
    };
    let words = &document.appointment.notes.get(field).text;
    let shown = rows_shown(document, block, area);
    if !shown.is_empty() {
        let bytes = rows.start(shown.start)..rows.range(shown.end - 1).end;
        let marks = marks_shown(field, words, &bytes, checks, theme);
        signs::signs(document, (words, block, rows), &marks, (checks.today, area), buffer, theme);
        let marks = with_unknown_words(&marks, field, (words, bytes), checks, theme);
        text(document, at, block, (words, rows, marks), area, buffer, theme);
    }
    let first = block.top + block.label + block.text;
    for (words, at) in document.sheet.under.get(at).into_iter().flatten().zip(first..) {
        if let Some(y) = on_screen(document, at, area) {
            line(buffer, area, y, small(block.left), words, theme.dim());
        }
    }
}

/// As the screen counts.
pub(super) fn small(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// The row of the screen where a line of the sheet stands, if it is on screen.
pub(super) fn on_screen(document: &Document, sheet_line: usize, area: Rect) -> Option<u16> {
    let row = u16::try_from(sheet_line.checked_sub(document.sheet.top)?).ok()?;
    (row < area.height).then_some(row)
}

/// What stands at the right of a field's label, or in an empty cell.
fn mark(document: &Document, field: usize, block: Block) -> &'static str {
    let Some(answer) = document.sheet.fields.get(field).map(|field| document.appointment.notes.get(*field))
    else {
        return "";
    };
    match answer.standing {
        _ if answer.carried_over => "carried over",
        EmptyReason::Open if block.text > 0 => "",
        EmptyReason::Open => "·",
        standing => standing.words(),
    }
}

/// The label above a field, or in its line.
fn label(
    document: &Document,
    field: usize,
    block: Block,
    area: Rect,
    buffer: &mut FrameBuffer,
    (style, theme): (Style, Theme),
) {
    let words = document.sheet.label_of(field);
    let mark = mark(document, field, block);
    let width = usize::from(area.width).saturating_sub(LABEL_INDENT).max(1);
    if block.label == 1 {
        let Some(row) = on_screen(document, block.top, area) else {
            return;
        };
        let reserved = if mark.is_empty() { 0 } else { columns(mark) + 2 };
        let end = line(buffer, area, row, 1, &cut(words, width.saturating_sub(reserved)), style);
        line_right(buffer, area, row, end + 1, mark, theme.dim());
        return;
    }
    let rows = Rows::new(words, width);
    for at in 0..rows.len() {
        if let Some(y) = on_screen(document, block.top + at, area) {
            let end = line(buffer, area, y, 1, words.get(rows.range(at)).unwrap_or_default(), style);
            if at + 1 == rows.len() {
                line_right(buffer, area, y, end + 1, mark, theme.dim());
            }
        }
    }
}

/// The rows of a field's text that are on screen.
pub(super) fn rows_shown(document: &Document, block: Block, area: Rect) -> Range<usize> {
    let first = block.top + block.label;
    let from = document.sheet.top.saturating_sub(first);
    from..block.text.min((document.sheet.top + usize::from(area.height)).saturating_sub(first))
}

fn text(
    document: &Document,
    field: usize,
    block: Block,
    (words, rows, mut styles): (&str, &Rows, Vec<(Range<usize>, Style)>),
    area: Rect,
    buffer: &mut FrameBuffer,
    theme: Theme,
) {
    if let Some(selection) = document.sheet.caret.selection().filter(|_| field == document.sheet.focus) {
        styles = laid_over(styles, &selection, theme.selected());
    }
    let indent = small(block.left).min(area.width);
    let width = small(document.sheet.width_of(field) + 1).min(area.width - indent);
    for at in rows_shown(document, block, area) {
        if let Some(y) = on_screen(document, block.top + block.label + at, area) {
            let place = Rect::new(area.x + indent, area.y + y, width, 1);
            styled_row(buffer, place, words, &rows.range(at), &styles, theme.plain());
        }
    }
}

pub(super) fn cursor(document: &Document, area: Rect) -> Option<(u16, u16)> {
    let (sheet_line, column) = document.sheet.cursor(&document.appointment.notes);
    let row = on_screen(document, sheet_line, area)?;
    let column = small(column).min(area.width.saturating_sub(1));
    Some((area.x + column, area.y + row))
}
