//! A column of a page on screen: paragraphs of the brief or of a page for the person.

use crate::{
    domain::{Block, Handout, Labelled, Number, Section},
    text::Rows,
    ui::{canvas::Canvas, page::Page, text::columns},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineStyle {
    Title,
    Heading,
    Text,
    Aside,
    /// An item, its dot in front of it; the first of a part has the heading there instead.
    Item(Option<&'static str>),
    Rule,
}

/// Columns of the headings next to their items.
pub(super) const HEADING: u16 = 18;

/// Paragraphs, and how wide they are.
pub(super) struct Column {
    pub(super) page: Page<LineStyle>,
    pub(super) width: u16,
}

impl Column {
    pub(super) fn new(width: u16) -> Self {
        Self { page: Page::default(), width }
    }

    pub(super) fn say(&mut self, style: LineStyle, indent: u16, text: &str) {
        self.page.say(style, indent, text);
    }

    /// An empty row.
    pub(super) fn gap(&mut self) {
        self.say(LineStyle::Aside, 0, "");
    }

    pub(super) fn say_section(&mut self, section: &Section) {
        self.say(LineStyle::Heading, 0, &section.heading);
        self.say_blocks(2, &section.blocks);
        self.gap();
    }

    /// How many rows it takes.
    pub(super) fn rows(&self) -> usize {
        let width = |indent: u16| usize::from(self.width.saturating_sub(indent));
        self.page.paragraphs.iter().map(|one| Rows::new(&one.words.text, width(one.indent)).len()).sum()
    }

    pub(super) fn fit(&mut self, height: u16) {
        self.page.fit((self.width, height), |_| Some(0));
    }

    fn say_each<T: AsRef<str>>(&mut self, style: LineStyle, indent: u16, lines: impl IntoIterator<Item = T>) {
        lines.into_iter().for_each(|line| self.say(style, indent, line.as_ref()));
    }

    /// A page for the person.
    pub(super) fn say_handout(&mut self, handout: &Handout) {
        self.say(LineStyle::Title, 0, &handout.title);
        for line in &handout.under {
            self.say(LineStyle::Aside, 0, line);
        }
        self.gap();
        if handout.is_empty() {
            self.say(LineStyle::Text, 0, handout.nothing());
            self.gap();
        }
        handout.sections.iter().for_each(|section| self.say_section(section));
        self.say_each(LineStyle::Text, 0, &handout.footer);
    }

    pub(super) fn view(&self, on: &mut Canvas) {
        for (line, at, row) in self.page.shown() {
            let theme = on.theme;
            let style = match line.kind {
                LineStyle::Title => theme.here(),
                LineStyle::Heading => theme.heading(),
                LineStyle::Text | LineStyle::Item(_) => theme.plain(),
                LineStyle::Aside | LineStyle::Rule => theme.dim(),
            };
            match line.kind {
                LineStyle::Item(Some(heading)) if at == 0 => {
                    on.line(row, 0, heading, theme.heading());
                }
                LineStyle::Item(_) if at == 0 => {
                    on.line(row, line.indent.saturating_sub(2), "·", style);
                }
                LineStyle::Rule => {
                    on.line(row, 0, &"─".repeat(usize::from(on.area.width)), style);
                }
                _ => {}
            }
            line.view(on, at, row, style);
        }
    }

    fn say_blocks(&mut self, indent: u16, blocks: &[Block]) {
        for block in blocks {
            self.say_block(indent, block);
        }
    }

    fn say_labelled(&mut self, indent: u16, label: &str, blocks: &[Block]) {
        self.say(LineStyle::Aside, indent, label);
        self.say_blocks(indent + 2, blocks);
    }

    fn say_block(&mut self, indent: u16, block: &Block) {
        use LineStyle::{Aside, Heading, Text};
        let room = usize::from(self.width.saturating_sub(indent));
        match block {
            Block::Typed(text) => self.say(Text, indent, text),
            Block::Said(text) => self.say(Aside, indent, text),
            Block::List(items) => self.say_each(LineStyle::Item(None), indent + 2, items),
            Block::Labelled(items) | Block::SideBySide(items) => {
                for Labelled { label, blocks } in items {
                    self.say_labelled(indent, label, blocks);
                }
            }
            Block::Numbers(numbers) => self.say_each(Text, indent, numbers.iter().map(Number::line)),
            Block::Chances(chances) => {
                let lines = chances.iter().flat_map(|one| one.says.iter().cloned().chain(one.picture(20)));
                self.say_each(Text, indent, lines);
            }
            Block::Table(table) => {
                self.say(Aside, indent, &table.caption);
                for row in &table.rows {
                    self.say(Aside, 0, "");
                    self.say(Heading, indent, &row.heading);
                    for (label, blocks) in table.columns.iter().zip(&row.cells) {
                        self.say_labelled(indent + 2, label, blocks);
                    }
                }
            }
            Block::Lines(lines) => self.say_each(Aside, indent, vec!["_".repeat(room.max(1)); *lines]),
            Block::ByHand(names) => {
                let line = |name: &String| "_".repeat(room.saturating_sub(columns(name) + 2).clamp(1, 30));
                self.say_each(Aside, indent, names.iter().map(|name| format!("{name}: {}", line(name))));
            }
        }
    }
}
