//! Draws the notes: fields below each other, and tables.

use ratatui::{layout::Rect, style::Style, symbols};

use super::marks::{NotesView, small};
use crate::domain::{Aspect, EmptyReason, FieldId, NotesPage, with_capital};
use crate::session::sheet::{Band, Block, EMPTY_SIGN, LABEL_INDENT, Table, TableRow};
use crate::ui::canvas::Canvas;
use crate::ui::text::{columns, cut, laid_over, styled_row, wrapped};

/// Draws the rule at the left of a cell.
fn rule(table: Table, cell: usize, y: u16, on: &mut Canvas) {
    on.line(y, small(table.left(cell).saturating_sub(2)), symbols::line::VERTICAL, on.theme.dim());
}

impl NotesView<'_> {
    /// Draws the names of the table's columns above the page, once their own line is no longer in sight.
    pub(super) fn heads(self, on: &mut Canvas) {
        let sheet = &self.document.sheet;
        let Some(table) = sheet.table() else { return };
        let choices = self.document.appointment.notes.options.choices.0.len();
        let is_whole = sheet.page != NotesPage::Options || sheet.cells_shown().len() >= choices;
        let names = sheet.bands().find(|(band, _)| matches!(band, Band::Row(_) | Band::Heads));
        if is_whole && names.is_none_or(|(_, lines)| lines.start >= sheet.top) {
            return;
        }
        if table.is_stacked() {
            let shown = sheet.cells_shown();
            let before = if shown.start > 0 { "‹ " } else { "  " };
            let after = if shown.end < choices { " ›" } else { "" };
            let name = self.head(shown.start);
            let words = format!("{before}Choice {} of {choices}: {name}", shown.end);
            let room = usize::from(on.area.width).saturating_sub(columns(after));
            let end = on.line(0, 0, &cut(&words, room), on.theme.heading());
            on.line(0, end - on.area.x, after, on.theme.heading());
        } else {
            self.heads_of(table, 0, on);
        }
    }

    /// The name of a column of the table.
    fn head(self, cell: usize) -> String {
        match self.document.sheet.page {
            NotesPage::Options => self.document.appointment.notes.choice_name(cell),
            _ => Aspect::ALL.get(cell).map_or_else(String::new, |side| with_capital(side.label())),
        }
    }

    fn heads_of(self, table: Table, y: u16, on: &mut Canvas) {
        let (sheet, theme) = (&self.document.sheet, on.theme);
        let (shown, is_grid) = (sheet.cells_shown(), sheet.page == NotesPage::Options);
        let all = self.document.appointment.notes.options.choices.0.len();
        if is_grid && shown.len() < all {
            let words = format!("{} of {all} choices", shown.len());
            on.line(y, small(LABEL_INDENT), &words, theme.dim());
        }
        for (at, cell) in shown.clone().enumerate() {
            let mark = match (at, cell + 1) {
                (0, _) if shown.start > 0 => "‹ ",
                (_, next) if next == shown.end && next < all && is_grid => "› ",
                _ => "",
            };
            let words = format!("{mark}{}", self.head(cell));
            let focused = sheet.cell_of_focus() == Some(cell);
            rule(table, at, y, on);
            let style = if focused { theme.here() } else { theme.heading() };
            on.line(y, small(table.left(at)), &cut(&words, table.cell), style);
        }
    }

    pub(super) fn notes(self, on: &mut Canvas) {
        let sheet = &self.document.sheet;
        let bottom = sheet.top + usize::from(on.area.height);
        let bands = sheet.bands().filter(|(_, lines)| lines.start < bottom && lines.end > sheet.top);
        for (band, lines) in bands {
            match (band, sheet.table()) {
                (Band::Words(words), _) => self.lines(lines.start, LABEL_INDENT, words, on.theme.dim(), on),
                (Band::Heads, Some(table)) => {
                    if let Some(y) = self.row(lines.start, on) {
                        self.heads_of(table, y, on);
                    }
                }
                (Band::Heads, None) => {}
                (Band::Row(row), Some(table)) if !table.is_stacked() => {
                    let end = lines.end.saturating_sub(1);
                    let rows: Vec<_> = (lines.start..end).filter_map(|at| self.row(at, on)).collect();
                    for (y, cell) in rows.iter().flat_map(|y| (0..table.shown).map(move |cell| (*y, cell))) {
                        rule(table, cell, y, on);
                    }
                    self.row_label(row, lines.start, table, on);
                    row.question.iter().chain(&row.cells).for_each(|at| self.cell(*at, on));
                }
                (Band::Row(row), _) => {
                    row.question.iter().chain(&row.cells).for_each(|at| self.field(*at, on));
                }
                (Band::Field(at), _) => self.field(*at, on),
            }
        }
    }

    /// Draws lines from one of the sheet on, as far as they are on screen.
    fn lines(self, from: usize, column: usize, lines: &[String], style: Style, on: &mut Canvas) {
        for (words, at) in lines.iter().zip(from..) {
            if let Some(y) = self.row(at, on) {
                on.line(y, small(column), words, style);
            }
        }
    }

    /// The style of a field's label: focused, fed by the guide, or with words.
    fn label_style(self, at: usize, on: &Canvas) -> Style {
        let sheet = &self.document.sheet;
        let field = sheet.fields.get(at).copied().unwrap_or(FieldId::FIRST);
        match (at == sheet.focus, self.document.guide.feeds(field)) {
            (true, _) => on.theme.here(),
            (false, true) => on.theme.lit(),
            (false, false) if self.text(at).is_empty() => on.theme.dim(),
            (false, false) => on.theme.heading(),
        }
    }

    /// Draws the label of a row, as that of the focused cell, else of the first with words.
    fn row_label(self, row: &TableRow, top: usize, table: Table, on: &mut Canvas) {
        let here = row.cells.iter().find(|cell| **cell == self.document.sheet.focus);
        let with_words = || row.cells.iter().find(|cell| !self.text(**cell).is_empty());
        let like = here.or_else(with_words).or(row.cells.first());
        let style = like.map_or(on.theme.plain(), |cell| self.label_style(*cell, on));
        self.lines(top, LABEL_INDENT, &wrapped(&row.label, table.label_width()), style, on);
    }

    fn block(self, at: usize) -> Option<Block> {
        self.document.sheet.blocks.get(at).copied().filter(|block| block.shown)
    }

    /// Draws a field below its label.
    fn field(self, at: usize, on: &mut Canvas) {
        if let Some(block) = self.block(at) {
            self.label(at, block, on);
            self.inside(at, block, on);
        }
    }

    /// Draws a cell of a row.
    fn cell(self, at: usize, on: &mut Canvas) {
        let Some(block) = self.block(at) else { return };
        self.inside(at, block, on);
        let sheet = &self.document.sheet;
        let answer = sheet.fields.get(at).map(|field| self.document.appointment.notes.get(*field));
        if let (Some(y), Some(answer)) = (self.row(block.top, on), answer)
            && answer.text.is_empty()
        {
            let words = match answer.standing {
                EmptyReason::Open if sheet.is_question(at) => "your question",
                EmptyReason::Open if sheet.is_name(at) => "name this choice",
                EmptyReason::Open if at == sheet.focus => "",
                EmptyReason::Open => "·",
                reason => reason.words(),
            };
            on.line(y, small(block.left), words, on.theme.dim());
        }
    }

    /// Draws the text of a field, the signs before it and the advice under it.
    fn inside(self, at: usize, block: Block, on: &mut Canvas) {
        let sheet = &self.document.sheet;
        let (Some(&field), Some(rows)) = (sheet.fields.get(at), sheet.rows.get(at)) else { return };
        let words = self.text(at);
        let shown = self.rows_shown(block, on);
        if !shown.is_empty() {
            let bytes = rows.start(shown.start)..rows.range(shown.end - 1).end;
            let worded = self.worded(field, words, &bytes, on);
            self.signs((words, rows), block, &worded, on);
            let mut styles = self.with_unknown_words(&worded, field, (words, bytes), on);
            if let Some(selection) = sheet.caret.selection().filter(|_| at == sheet.focus) {
                styles = laid_over(styles, &selection, on.theme.selected());
            }
            let indent = small(block.left).min(on.area.width);
            let width = small(sheet.width_of(at) + 1).min(on.area.width - indent);
            for row in shown {
                if let Some(y) = self.row(block.top + block.label + row, on) {
                    let place = Rect::new(on.area.x + indent, on.area.y + y, width, 1);
                    styled_row(on.buffer, place, words, &rows.range(row), &styles, on.theme.plain());
                }
            }
        }
        if let Some(under) = sheet.under.get(at) {
            self.lines(block.top + block.label + block.text, block.left, under, on.theme.dim(), on);
        }
    }

    /// Draws the label above a field, or in its line, and at its right why it is empty.
    fn label(self, at: usize, block: Block, on: &mut Canvas) {
        let sheet = &self.document.sheet;
        let Some(field) = sheet.fields.get(at) else { return };
        let notes = &self.document.appointment.notes;
        let answer = notes.get(*field);
        let mark = match answer.standing {
            _ if answer.carried_over => "carried over",
            EmptyReason::Open if block.text > 0 || notes.has_content(*field) => "",
            EmptyReason::Open => "·",
            reason => reason.words(),
        };
        let (words, style) = (sheet.label_of(at), self.label_style(at, on));
        let width = usize::from(on.area.width).saturating_sub(LABEL_INDENT).max(1);
        let reserved = if mark.is_empty() { 0 } else { columns(mark) + 2 };
        let rows = match block.label {
            1 => vec![cut(words, width.saturating_sub(reserved)).into_owned()],
            _ if block.text == 0 => wrapped(words, width.saturating_sub(EMPTY_SIGN).max(1)),
            _ => wrapped(words, width),
        };
        for (row, words) in rows.iter().enumerate() {
            let Some(y) = self.row(block.top + row, on) else { continue };
            let end = on.line(y, 1, words, style);
            if row + 1 == rows.len() {
                if on.theme.tells_dim() || answer.standing != EmptyReason::Open {
                    on.line_right(y, end + 1, mark, on.theme.dim());
                } else {
                    // Where no label is faint, this tells that there is nothing under it.
                    on.line(y, end - on.area.x + 1, mark, on.theme.plain());
                }
            }
        }
    }

    /// Where the cursor is on the screen.
    pub(super) fn cursor(self, on: &Canvas) -> Option<(u16, u16)> {
        let (sheet_line, column) = self.document.sheet.cursor(&self.document.appointment.notes);
        let row = self.row(sheet_line, on)?;
        Some(on.cell(small(column).min(on.area.width.saturating_sub(1)), row))
    }
}
