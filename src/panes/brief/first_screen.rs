//! The first screen of the brief and what is below it, in one column or in two.

use ratatui::layout::Rect;

use super::column::{Column, HEADING, LineStyle};
use crate::{
    domain::{Brief, FittedPart, GlancePart, Section, fitted},
    text::{Rows, cut_to_rows},
};

/// Columns between two columns.
pub(super) const BETWEEN: u16 = 4;

/// Below this many columns a heading has a row of its own.
const HEADINGS_ASIDE: u16 = 56;

/// The most rows that name what is below the line.
const MOST_NAMES: usize = 5;

pub(super) struct FirstScreen {
    pub(super) columns: Vec<Column>,
    /// The row of the line under it.
    pub(super) line: usize,
    names: String,
    below: Vec<Section>,
}

/// How the parts are placed.
#[derive(Clone, Copy)]
struct Layout {
    columns: usize,
    width: u16,
    /// Each heading has a row of its own.
    stacked: bool,
}

impl Layout {
    fn of(width: u16, columns: usize) -> Self {
        let width = if columns > 1 { width.saturating_sub(BETWEEN) / 2 } else { width };
        Self { columns, width, stacked: columns > 1 || width < HEADINGS_ASIDE }
    }

    /// The parts of each column, in so many rows with those of the headings.
    fn fit(self, brief: &Brief, rows: usize) -> Vec<Vec<FittedPart>> {
        let fit = |at| {
            let parts = brief.glance.iter().filter(|part| self.columns == 1 || part.column == at);
            let parts: Vec<GlancePart> = parts.cloned().collect();
            let (indent, headings) = if self.stacked { (4, parts.len()) } else { (HEADING, 0) };
            let width = self.width.saturating_sub(indent);
            fitted(&parts, usize::from(width), rows.saturating_sub(headings))
        };
        (0..self.columns).map(fit).collect()
    }

    /// A column of the screen, with an empty row between parts where there is room for all of them.
    fn column(self, parts: &[FittedPart], rows: usize) -> Column {
        let headings = if self.stacked { parts.len() } else { 0 };
        let taken = headings + parts.iter().map(|part| part.rows).sum::<usize>();
        let is_roomy = taken + parts.len() <= rows;
        let mut column = Column::new(self.width);
        for part in parts {
            let mut heading = Some(part.heading);
            if self.stacked {
                column.say(LineStyle::Heading, 0, part.heading);
                heading = None;
            }
            for item in &part.items {
                column.say(LineStyle::Item(heading.take()), if self.stacked { 4 } else { HEADING }, item);
            }
            if is_roomy {
                column.gap();
            }
        }
        column
    }
}

/// Names all that is below.
fn names_of(parts: &[Vec<FittedPart>], rest: &[Section], remarks: &[String]) -> String {
    let parts = || parts.iter().flatten();
    let more: Vec<_> = parts().filter_map(FittedPart::more).collect();
    let cut = parts().filter(|part| !part.cut.is_empty()).map(|part| part.heading.to_lowercase());
    let cut: Vec<_> = cut.collect();
    let rest: Vec<_> = rest.iter().map(|section| section.heading.to_lowercase()).collect();
    let in_full = if cut.is_empty() { String::new() } else { format!("in full: {}", cut.join(", ")) };
    let all = [more.join(", "), rest.join(", "), in_full, remarks.join("; ")];
    let all: Vec<_> = all.into_iter().filter(|names| !names.is_empty()).collect();
    if all.is_empty() {
        return "That is all there is for the brief.".to_owned();
    }
    format!("Below: {}.", all.join("; "))
}

impl FirstScreen {
    /// As much of the seven as an area holds, with the line and the names of what is left for below; `remarks`
    /// are below as well.
    pub(super) fn of(brief: &Brief, remarks: &[String], area: Rect, columns: usize) -> Self {
        let layout = Layout::of(area.width, columns);
        let (height, width) = (usize::from(area.height), usize::from(layout.width));
        let (mut parts, mut names) = (Vec::new(), String::new());
        // The names take rows themselves, so that a little more may have to be left.
        for take in 1..=MOST_NAMES {
            parts = layout.fit(brief, height.saturating_sub(1 + take));
            names = cut_to_rows(&names_of(&parts, &brief.rest, remarks), width, MOST_NAMES);
            if Rows::new(&names, width).len() <= take {
                break;
            }
        }
        let room = height.saturating_sub(1 + Rows::new(&names, width).len());
        let mut columns: Vec<_> = parts.iter().map(|parts| layout.column(parts, room)).collect();
        let line = columns.iter().map(Column::rows).max().unwrap_or_default();
        for column in &mut columns {
            (column.rows()..line).for_each(|_| column.gap());
            column.say(LineStyle::Rule, 0, "");
        }
        let below = parts.into_iter().flatten().filter_map(FittedPart::below);
        Self { columns, line, names, below: below.chain(brief.rest.iter().cloned()).collect() }
    }

    /// Folded: under the line there are the names of what is below, and nothing else.
    pub(super) fn folded(mut self) -> Vec<Column> {
        if let Some(first) = self.columns.first_mut() {
            first.say(LineStyle::Text, 0, &self.names);
        }
        self.columns
    }

    /// With all the rest under the line, and remarks after it.
    pub(super) fn opened(mut self, remarks: &[String]) -> Vec<Column> {
        let width = self.columns.first().map_or(0, |column| column.width);
        let rows = |section: &Section| {
            let mut column = Column::new(width);
            column.say_section(section);
            column.rows()
        };
        let half = self.below.iter().map(rows).sum::<usize>() / self.columns.len().max(1);
        let mut above = 0;
        for section in &self.below {
            // The other column begins once half of all is in this one.
            let at = if above < half { 0 } else { self.columns.len() - 1 };
            above += rows(section);
            self.columns.iter_mut().skip(at).take(1).for_each(|column| column.say_section(section));
        }
        for remark in remarks {
            self.columns.iter_mut().last().into_iter().for_each(|column| {
                column.say(LineStyle::Aside, 0, remark);
                column.gap();
            });
        }
        self.columns
    }
}
