//! The page as plain text: wrapped at words, and readable in any editor.

use std::iter::repeat;

use unicode_width::UnicodeWidthStr;

use crate::{
    domain::{Block, Handout, Labelled, ShownChance, Table},
    text::clean,
};

const INDENT: usize = 2;

/// The least width at which two columns of text are easier to read than one.
const COLUMN: usize = 30;

const BETWEEN: usize = 3;

/// The page as plain text, no wider than `width` columns except for longer words.
pub fn text(handout: &Handout, width: usize) -> String {
    let mut page = TextPage { text: String::new(), width };
    let example = handout.example.then_some(Handout::MADE_UP);
    for line in std::iter::once(&handout.title).chain(&handout.under).map(String::as_str).chain(example) {
        page.add(0, line);
    }
    if handout.is_empty() {
        page.gap();
        page.add(0, handout.nothing());
    }
    for section in &handout.sections {
        page.gap();
        page.add(0, &section.heading.to_uppercase());
        for block in &section.blocks {
            page.block(INDENT, block);
        }
    }
    if !handout.footer.is_empty() {
        page.gap();
    }
    for line in &handout.footer {
        page.add(0, line);
    }
    clean(&page.text).into_owned()
}

struct TextPage {
    text: String,
    width: usize,
}

impl TextPage {
    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn block(&mut self, indent: usize, block: &Block) {
        match block {
            Block::Typed(text) | Block::Said(text) => self.add(indent, text),
            Block::List(items) => items.iter().for_each(|item| self.item(indent, item)),
            Block::Numbers(numbers) => numbers.iter().for_each(|one| self.item(indent, &one.line())),
            Block::Labelled(items) => self.labelled(indent, items),
            Block::SideBySide(items) => self.side_by_side(indent, items),
            Block::Table(table) => self.table(indent, table),
            Block::Chances(chances) => {
                let lines = chances.iter().flat_map(ShownChance::lines);
                lines.for_each(|line| self.add(indent, &line));
            }
            Block::Lines(lines) => {
                for _ in 0..*lines {
                    self.gap();
                    self.add(indent, &"_".repeat(self.width.saturating_sub(indent).max(1)));
                }
            }
            Block::ByHand(names) => names.iter().for_each(|name| self.by_hand(indent, name)),
        }
    }

    /// A name with a ruled line behind it, up to the end of the row.
    fn by_hand(&mut self, indent: usize, name: &str) {
        const LEAST: usize = 8;
        let name = with_colon(name);
        let rest = self.width.saturating_sub(indent + 2 + name.width() + 1).max(LEAST);
        self.item(indent, &format!("{name} {}", "_".repeat(rest)));
    }

    fn labelled(&mut self, indent: usize, items: &[Labelled]) {
        for item in items {
            self.under_label(indent, &item.label, &item.blocks);
        }
    }

    fn under_label(&mut self, indent: usize, label: &str, blocks: &[Block]) {
        let label = if blocks.is_empty() { label.to_owned() } else { with_colon(label) };
        self.add(indent, &label);
        for block in blocks {
            self.block(indent + INDENT, block);
        }
    }

    /// Two pieces next to each other where there is room, or one below the other.
    fn side_by_side(&mut self, indent: usize, items: &[Labelled]) {
        let width = self.width.saturating_sub(indent + BETWEEN) / 2;
        let (true, [left, right]) = (width >= COLUMN, items) else { return self.labelled(indent, items) };
        let [left, right] = [left, right].map(|item| {
            let mut column = Self { text: String::new(), width };
            column.add(0, &with_colon(&item.label));
            for block in &item.blocks {
                column.block(0, block);
            }
            column.text
        });
        // A word that does not fit its column would run into the other.
        if left.lines().any(|line| line.width() > width) {
            return self.labelled(indent, items);
        }
        let most = left.lines().count().max(right.lines().count());
        let rows = left.lines().chain(repeat("")).zip(right.lines().chain(repeat("")));
        for (left, right) in rows.take(most) {
            let space = " ".repeat(width + BETWEEN - left.width());
            let line = format!("{}{left}{space}{right}", " ".repeat(indent));
            self.text.push_str(line.trim_end());
            self.gap();
        }
    }

    /// Row by row, the answers of all columns below each question: text has no room for columns.
    fn table(&mut self, indent: usize, table: &Table) {
        self.add(indent, &table.caption);
        for row in &table.rows {
            self.gap();
            self.add(indent, &row.heading);
            for (label, blocks) in table.columns.iter().zip(&row.cells) {
                self.under_label(indent + INDENT, label, blocks);
            }
        }
    }

    fn add(&mut self, indent: usize, text: &str) {
        self.add_marked(&" ".repeat(indent), indent, text);
    }

    fn item(&mut self, indent: usize, text: &str) {
        self.add_marked(&format!("{}- ", " ".repeat(indent)), indent + 2, text);
    }

    /// Adds text with `first` before its first line, and as many spaces before the others.
    fn add_marked(&mut self, first: &str, indent: usize, text: &str) {
        let room = self.width.saturating_sub(indent).max(1);
        let mut before = first;
        let spaces = " ".repeat(indent);
        for line in text.split('\n').flat_map(|paragraph| wrapped(paragraph, room)) {
            if !line.is_empty() {
                self.text.push_str(before);
                self.text.push_str(&line);
            }
            self.text.push('\n');
            before = &spaces;
        }
    }
}

fn with_colon(label: &str) -> String {
    if label.ends_with(['.', '?', ':', '…']) { label.to_owned() } else { format!("{label}:") }
}

/// A paragraph in lines. Spaces go only where a line is broken; a word longer than a line keeps one
/// to itself, so that an address can still be copied.
pub fn wrapped(paragraph: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in paragraph.trim_end().split_inclusive([' ', '\t']) {
        let word = piece.trim_end_matches([' ', '\t']);
        if !line.trim().is_empty() && line.width() + word.width() > room {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        if !lines.is_empty() && line.is_empty() && word.is_empty() {
            continue;
        }
        line.push_str(piece);
    }
    lines.push(line.trim_end().to_owned());
    lines
}
