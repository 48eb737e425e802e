//! The layout of a page of the notes from top to bottom: single fields, and tables.

use super::lines_of;
use crate::{
    content,
    domain::{
        Aspect, ChoiceField, FieldId, Notes, NotesPage, OptionsField, QuestionKey, RungName, with_capital,
    },
};

/// Columns before the text of a field.
pub const INDENT: usize = 3;

/// Columns before the label of a field.
pub const LABEL_INDENT: usize = 1;

/// Columns between the labels of a table and its first cell, or between two cells: the rule, and a
/// space on either side, of which the first holds the cursor at the end of a full line.
const BETWEEN: usize = 3;

/// Columns for how many of the choices are on screen.
const HOW_MANY: usize = 16;

/// Label of the row of their names.
const THE_CHOICES: &str = "The choices";

/// A cell narrower than this is hard to read.
const LEAST_CELL: usize = 18;

/// Something that takes lines of its own. Fields are counted as the page has them.
#[derive(Clone, Debug)]
pub enum Band {
    Words(Vec<String>),
    /// The names of the table's columns, in a line of their own above its first row.
    Heads,
    Field(usize),
    Row(TableRow),
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct TableRow {
    pub label: String,
    pub question: Option<usize>,
    pub cells: Vec<usize>,
}

/// How a page's table is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    pub label: usize,
    pub cell: usize,
    pub shown: usize,
}

impl Table {
    /// As many cells of a row as can be read in so many columns, with labels at the left where
    /// there is room for them.
    fn of(page: NotesPage, (notes, cells): (&Notes, usize), width: usize) -> Option<Self> {
        let side_by_side = |label: usize| {
            let room = width.saturating_sub(label);
            let shown = (room / (LEAST_CELL + BETWEEN)).min(cells);
            (shown >= 2).then(|| Self { label, cell: room / shown - BETWEEN, shown })
        };
        let label = label_columns(page, notes, width);
        let table = side_by_side(label);
        let is_cut = table.is_some_and(|table| table.shown < cells);
        let table = if is_cut { side_by_side(label.max(HOW_MANY)).or(table) } else { table };
        match page {
            NotesPage::Context | NotesPage::After => None,
            _ if table.is_some() => table,
            NotesPage::Options => {
                Some(Self { label: 0, cell: width.saturating_sub(INDENT + 1).max(1), shown: 1 })
            }
            NotesPage::Setbacks => None,
        }
    }

    /// Columns that the words of a label may take.
    #[must_use]
    pub const fn label_width(self) -> usize {
        let width = self.label.saturating_sub(LABEL_INDENT + 1);
        if width == 0 { 1 } else { width }
    }

    /// Whether labels are above the cells, of which one is on screen.
    #[must_use]
    pub const fn is_stacked(self) -> bool {
        self.label == 0
    }

    /// The column where the text of a cell on screen begins, counted over those on screen.
    #[must_use]
    pub const fn left(self, cell: usize) -> usize {
        if self.is_stacked() { INDENT } else { self.label + BETWEEN - 1 + cell * (self.cell + BETWEEN) }
    }
}

/// The columns that the labels of a page's rows need: the fewest in which they take no more lines than in most.
fn label_columns(page: NotesPage, notes: &Notes, width: usize) -> usize {
    let most = if width >= 100 { 21 } else { 14 };
    let rows = || notes.options.rows.keys();
    let labels: Vec<String> = match page {
        // Words of one's own are typed there, and take what there is.
        NotesPage::Options if rows().any(|row| matches!(row, QuestionKey::Own(_))) => return most,
        NotesPage::Options => {
            let asked = rows().filter_map(|row| match row {
                QuestionKey::Asked(field) => Some(field.label().to_owned()),
                QuestionKey::Own(_) => None,
            });
            asked.chain([THE_CHOICES.to_owned()]).collect()
        }
        _ => RungName::ALL.iter().map(|rung| rung.label().to_owned()).collect(),
    };
    let around = LABEL_INDENT + 1;
    let lines =
        |columns: usize| labels.iter().map(|label| lines_of(label, columns - around).len()).sum::<usize>();
    let word = labels.iter().flat_map(|label| label.split(' ')).map(str::len).max().unwrap_or_default();
    let fewest = lines(most);
    (word + around..most).find(|columns| lines(*columns) == fewest).unwrap_or(most)
}

/// The page.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub(super) bands: Vec<Band>,
    pub(super) table: Option<Table>,
    places: Vec<(usize, Option<usize>)>,
    labels: Vec<String>,
}

impl Plan {
    /// The plan of a page for so many columns.
    #[must_use]
    pub(super) fn of(page: NotesPage, fields: &[FieldId], notes: &Notes, width: usize) -> Self {
        let cells = if page == NotesPage::Options { notes.options.choices.0.len() } else { 2 };
        let mut plan = Self { table: Table::of(page, (notes, cells), width), ..Self::default() };
        plan.bands = match (page, plan.table) {
            (NotesPage::Options, Some(_)) => options(fields, notes),
            (_, Some(_)) => ladder(fields),
            (_, None) => (0..fields.len()).map(Band::Field).collect(),
        };
        if page == NotesPage::Setbacks {
            let words = lines_of(&content::help().mood, width.saturating_sub(LABEL_INDENT + 1));
            let heads = plan.table.map(|_| Band::Heads);
            plan.bands.splice(0..0, [Band::Words(words)].into_iter().chain(heads));
        }
        plan.labels = fields.iter().map(|field| label(*field, plan.table)).collect();
        plan.places = vec![(0, None); fields.len()];
        for (band, at) in plan.bands.iter().zip(0..) {
            let mut put = |field: usize, cell| {
                if let Some(place) = plan.places.get_mut(field) {
                    *place = (at, cell);
                }
            };
            match band {
                Band::Words(_) | Band::Heads => {}
                Band::Field(field) => put(*field, None),
                Band::Row(row) => {
                    row.question.into_iter().for_each(|field| put(field, None));
                    row.cells.iter().zip(0..).for_each(|(field, cell)| put(*field, Some(cell)));
                }
            }
        }
        plan
    }

    /// Whether no field comes before it on the page.
    pub(super) fn is_first(&self, field: usize) -> bool {
        (0..self.band(field)).all(|band| self.row(band).is_empty())
    }

    #[must_use]
    pub(super) fn band(&self, field: usize) -> usize {
        self.places.get(field).map_or(0, |place| place.0)
    }

    /// Which cell of a row a field is, from left to right.
    #[must_use]
    pub(super) fn cell(&self, field: usize) -> Option<usize> {
        self.places.get(field).and_then(|place| place.1)
    }

    /// The fields of a band from left to right.
    #[must_use]
    pub(super) fn row(&self, band: usize) -> Vec<usize> {
        match self.bands.get(band) {
            Some(Band::Field(field)) => vec![*field],
            Some(Band::Row(row)) => row.question.iter().chain(&row.cells).copied().collect(),
            Some(Band::Words(_) | Band::Heads) | None => Vec::new(),
        }
    }

    /// How many cells a row of the table has.
    #[must_use]
    pub(super) fn cells(&self) -> usize {
        let cells = self.bands.iter().map(|band| match band {
            Band::Row(row) => row.cells.len(),
            Band::Field(_) | Band::Words(_) | Band::Heads => 0,
        });
        cells.max().unwrap_or_default()
    }

    #[must_use]
    pub(super) fn label(&self, field: usize) -> &str {
        self.labels.get(field).map_or("", String::as_str)
    }

    #[must_use]
    pub(super) fn in_table(&self, field: usize) -> bool {
        matches!(self.bands.get(self.band(field)), Some(Band::Row(_)))
    }

    /// Columns that the text of a field may take, of `width` columns in all.
    #[must_use]
    pub(super) fn width(&self, field: usize, width: usize) -> usize {
        let whole = width.saturating_sub(INDENT + 1).max(1);
        match self.table {
            Some(table) if !table.is_stacked() && self.in_table(field) => match self.cell(field) {
                Some(_) => table.cell,
                None => table.label_width(),
            },
            _ => whole,
        }
        .max(1)
    }
}

fn options(fields: &[FieldId], notes: &Notes) -> Vec<Band> {
    let at = |field: FieldId| fields.iter().position(|one| *one == field);
    let choices = notes.options.choices.0.len();
    let cells =
        |cell: &dyn Fn(usize) -> FieldId| (0..choices).filter_map(|choice| at(cell(choice))).collect();
    let names = TableRow {
        label: THE_CHOICES.to_owned(),
        question: None,
        cells: cells(&|choice| FieldId::Choice(choice, ChoiceField::Name)),
    };
    let rows = notes.options.rows.keys().map(|row| {
        let question = if let QuestionKey::Own(id) = row { at(FieldId::Question(id)) } else { None };
        let label = match row {
            QuestionKey::Asked(field) => with_capital(field.label()),
            QuestionKey::Own(_) => String::new(),
        };
        Band::Row(TableRow { label, question, cells: cells(&|choice| FieldId::cell(choice, row)) })
    });
    let mut bands = Vec::new();
    let mut fields = fields.iter().enumerate();
    for (index, field) in fields.by_ref() {
        bands.push(Band::Field(index));
        if *field == FieldId::Options(OptionsField::ByWhen) {
            break;
        }
    }
    bands.push(Band::Row(names));
    bands.extend(rows);
    bands.extend(
        fields.filter(|(_, field)| matches!(field, FieldId::Options(_))).map(|(index, _)| Band::Field(index)),
    );
    bands
}

/// The rungs as rows, and the other fields in their places among them.
fn ladder(fields: &[FieldId]) -> Vec<Band> {
    let band = |(index, field): (usize, &FieldId)| match *field {
        FieldId::Rung(rung, Aspect::Body) => {
            let mood = fields.iter().position(|one| *one == FieldId::Rung(rung, Aspect::Mood));
            let cells = [Some(index), mood].into_iter().flatten().collect();
            Some(Band::Row(TableRow { label: rung.label().to_owned(), question: None, cells }))
        }
        FieldId::Rung(..) => None,
        _ => Some(Band::Field(index)),
    };
    fields.iter().enumerate().filter_map(band).collect()
}

/// The label above a field, with a remark where it alone of its page is not printed. Of one choice on screen the label need not say which.
fn label(field: FieldId, table: Option<Table>) -> String {
    match field {
        FieldId::Choice(_, ChoiceField::Name) if table.is_some() => "The choice".to_owned(),
        FieldId::Choice(_, field) if table.is_some() => with_capital(field.label()),
        FieldId::Own(..) => ANSWER.to_owned(),
        FieldId::Setbacks(_) | FieldId::After(_) if field.printed_on().is_empty() => {
            format!("{} ({FOR_YOU})", field.label())
        }
        field => field.label(),
    }
}

/// Said of a field whose words no page for the person shows.
pub const FOR_YOU: &str = "for you, not printed";

/// Label of the answer to a question of one's own.
const ANSWER: &str = "The answer to it";

#[cfg(test)]
mod tests {
    use super::*;

    fn table(page: NotesPage, cells: usize, width: usize) -> Option<Table> {
        let mut notes = Notes::default();
        notes.options.choices.0.resize_with(cells, crate::domain::Choice::default);
        Plan::of(page, &notes.fields(page), &notes, width).table
    }

    /// As many choices as can be read are placed side by side.
    #[test]
    fn as_many_choices_as_fit() {
        assert_eq!(table(NotesPage::Options, 3, 80), Some(Table { label: 13, cell: 19, shown: 3 }));
        assert_eq!(table(NotesPage::Options, 4, 80), Some(Table { label: 16, cell: 18, shown: 3 }));
        assert_eq!(table(NotesPage::Options, 4, 120), Some(Table { label: 21, cell: 21, shown: 4 }));
        assert_eq!(table(NotesPage::Options, 3, 40), Some(Table { label: 0, cell: 36, shown: 1 }));
        assert_eq!(table(NotesPage::Options, 3, 0).map(|table| table.cell), Some(1));
        assert_eq!(table(NotesPage::Setbacks, 2, 80), Some(Table { label: 14, cell: 30, shown: 2 }));
        assert_eq!(table(NotesPage::Setbacks, 2, 49), None);
        assert_eq!(table(NotesPage::Context, 2, 80), None);
    }

    /// Every field is in one band and fits next to the others.
    #[test]
    fn bands_hold_every_field() {
        let notes = Notes::default();
        for page in NotesPage::ALL {
            for width in [0, 1, 20, 40, 49, 60, 80, 120, 200] {
                let fields = notes.fields(page);
                let plan = Plan::of(page, &fields, &notes, width);
                let mut seen = Vec::new();
                for band in &plan.bands {
                    match band {
                        Band::Words(_) | Band::Heads => {}
                        Band::Field(field) => seen.push(*field),
                        Band::Row(row) => seen.extend(row.question.iter().chain(&row.cells)),
                    }
                }
                seen.sort_unstable();
                assert!(seen.iter().copied().eq(0..fields.len()), "{page:?} at {width}");
                if let Some(table) = plan.table.filter(|table| !table.is_stacked()) {
                    let end = table.left(table.shown - 1) + table.cell;
                    assert!(end < width, "{page:?} at {width}: {table:?}");
                }
            }
        }
    }
}
