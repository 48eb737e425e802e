//! The brief on screen, one page made from the notes to glance at; next to it the pages for the person.

pub mod view;

use crate::{
    blanks,
    command::{Command, Group, Scope, always, rows},
    content,
    domain::{
        Block, Handout, HandoutKind, Labelled, Moment, Occasion, PageKind, Readability, identifying::Count,
    },
    effect::Effects,
    layout,
    model::{Model, Place},
    msg::Mouse,
    panes::prepare::leaving,
    session::document::Exit,
    text::Rows,
    ui::text::columns,
    update,
};

/// What the page shows.
#[derive(Default)]
pub struct BriefPane {
    pub kind: HandoutKind,
    pub top: usize,
    pub lines: Vec<Line>,
    pub identifying: Count,
    height: usize,
}

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub kind: Kind,
    pub indent: u16,
    pub text: String,
}

/// What kind of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Title,
    Heading,
    Text,
    Aside,
}

/// Commands of the brief.
pub const COMMANDS: &[Command] = rows! { Group::Places, Scope::BRIEF;
    "brief.down" ["↓"], "Down one line of the brief", Some((2, "down")), can_scroll_down, |model| {
            scroll(model, 1)
        };
    "brief.up" ["↑"], "Up one line of the brief", None, can_scroll_up, |model| scroll(model, -1);
    "brief.page_down" ["PgDn", "Space"], "Down one screen of the brief", Some((3, "page down")),
        can_scroll_down, |model| {
            let page = page(model);
            scroll(model, page)
        };
    "brief.page_up" ["PgUp"], "Up one screen of the brief", None, can_scroll_up, |model| {
            let page = page(model);
            scroll(model, -page)
        };
    "brief.first" ["Home"], "Start of the brief", None, can_scroll_up, |model| {
            scroll(model, isize::MIN)
        };
    "brief.next" ["→"], "The next page: the choices, the plan for a bad day, the card for staff",
        Some((4, "for the person")), |model| neighbour(model, 1).is_some(), |model| turn(model, 1);
    "brief.previous" ["←"], "The page before, up to the brief", None, |model| neighbour(model, -1).is_some(),
        |model| turn(model, -1);
    "brief.last" ["End"], "End of the brief", None, can_scroll_down, |model| scroll(model, isize::MAX);
    "brief.close" ["Esc", "Ctrl-B", "Enter", "Tab"], "Back to the notes", Some((1, "back to the notes")),
        always, |model| {
            model.place = Place::Prepare;
            Vec::new()
        };
    "brief.home" ["h"], "To the appointments, from the brief", Some((5, "appointments")), always,
        |model| leaving::warned(model, Exit::Home).unwrap_or_else(|| update::go_home(model));
};

/// The page next to the one on screen.
fn neighbour(model: &Model, by: isize) -> Option<HandoutKind> {
    let at = HandoutKind::ALL.iter().position(|kind| *kind == model.brief.kind)?;
    HandoutKind::ALL.get(at.checked_add_signed(by)?).copied()
}

fn turn(model: &mut Model, by: isize) -> Effects {
    if let Some(kind) = neighbour(model, by) {
        (model.brief.kind, model.brief.top) = (kind, 0);
    }
    Vec::new()
}

fn can_scroll_down(model: &Model) -> bool {
    model.brief.top < model.brief.last_top()
}

fn can_scroll_up(model: &Model) -> bool {
    model.brief.top > 0
}

impl BriefPane {
    fn last_top(&self) -> usize {
        self.lines.len().saturating_sub(self.height)
    }
}

fn page(model: &Model) -> isize {
    isize::try_from(model.brief.height.saturating_sub(1)).unwrap_or(1).max(1)
}

fn scroll(model: &mut Model, by: isize) -> Effects {
    let last = model.brief.last_top();
    model.brief.top = model.brief.top.saturating_add_signed(by).min(last);
    Vec::new()
}

/// The wheel scrolls.
pub fn mouse(model: &mut Model, mouse: Mouse) -> Effects {
    match mouse {
        Mouse::WheelUp => scroll(model, -3),
        Mouse::WheelDown => scroll(model, 3),
        Mouse::Press | Mouse::Drag => Vec::new(),
    }
}

/// Makes the page anew when it is on screen.
pub fn refit(model: &mut Model) {
    if model.place != Place::Brief {
        return;
    }
    let (_, page) = layout::brief(model);
    model.brief.height = usize::from(page.height);
    (model.brief.lines, model.brief.identifying) = match &model.session.document {
        Some(document) => {
            let id = if document.is_sample() { "sample" } else { document.appointment.id.short() };
            let kind = model.brief.kind;
            let export = match kind {
                HandoutKind::Brief => format!(
                    "To print or keep this page, type in a terminal: foreword export {id} --to txt\n\
                     → shows the pages for the person: choices, plan for a bad day, card for staff."
                ),
                _ => format!(
                    "To print this page, type in a terminal: foreword export {id} --to html --page {name} \
                     --out {name}.html\nThen open that file in a browser and print it there.",
                    name = kind.name()
                ),
            };
            let help = model.session.approvals.applied(content::help());
            let guide = model.guide();
            let occasion = Occasion {
                made: Moment::of(&model.session.now),
                country: model.session.settings.country,
                help: &help,
                example: document.is_sample(),
                mine: Some(&model.session.phrasebook.mine),
                surgery: model.session.settings.surgery(),
                guide: &guide,
            };
            let caution = model.session.guides.caution(&document.appointment.guide, model.session.now.date());
            let brief = Handout::of(kind, &document.appointment, occasion).with_guide(caution);
            let count = Count::of(&brief, model.session.now.date());
            let notes = &document.appointment.notes;
            let blanks = blanks::in_words(notes, &blanks::on_page(notes, &brief));
            let blanks = blanks.map(|blanks| format!("{blanks}."));
            let counted = (kind != HandoutKind::Brief).then(|| of_what_was_typed(&brief)).flatten();
            let asks = (kind == HandoutKind::Setback && occasion.country.is_none()).then_some(WHICH_COUNTRY);
            // What cannot be exported yet is not said to be.
            let asides = [blanks, count.in_full(), counted, asks.is_none().then_some(export)];
            (lines(&brief, asks, asides.iter().flatten(), usize::from(page.width)), count)
        }
        None => (Vec::new(), Count::default()),
    };
    scroll(model, 0);
}

/// What can be counted in the words of a page that a person is to read.
fn of_what_was_typed(page: &Handout) -> Option<String> {
    let said = Readability::of_page(page).in_words();
    (!said.is_empty()).then(|| format!("Of what you typed here: {}", said.join(" ")))
}

/// Said on screen above a plan that lacks the numbers of a country; the paper says nothing of it.
const WHICH_COUNTRY: &str = "Choose the country first, with Ctrl-F10. Until then the numbers that differ by \
    country are missing here, and this page cannot be exported.";

/// The page, and above and under it what is said of it on screen only.
fn lines<'a>(
    brief: &Handout,
    asks: Option<&str>,
    asides: impl Iterator<Item = &'a String>,
    width: usize,
) -> Vec<Line> {
    let mut paper = Paper { lines: Vec::new(), width };
    if let Some(asks) = asks {
        paper.add(Kind::Heading, 0, asks);
        paper.add(Kind::Aside, 0, "");
    }
    paper.add(Kind::Title, 0, &brief.title);
    for line in &brief.under {
        paper.add(Kind::Aside, 0, line);
    }
    if brief.is_empty() {
        paper.add(Kind::Aside, 0, "");
        paper.add(Kind::Text, 0, brief.nothing());
    }
    for section in &brief.sections {
        paper.add(Kind::Aside, 0, "");
        paper.add(Kind::Heading, 0, &section.heading);
        for block in &section.blocks {
            paper.block(2, block);
        }
    }
    if brief.kind != PageKind::Of(HandoutKind::Brief) {
        paper.add(Kind::Aside, 0, "");
        brief.footer.iter().for_each(|line| paper.add(Kind::Text, 0, line));
    }
    for aside in asides {
        paper.add(Kind::Aside, 0, "");
        paper.add(Kind::Aside, 0, aside);
    }
    paper.lines
}

struct Paper {
    lines: Vec<Line>,
    width: usize,
}

impl Paper {
    fn add(&mut self, kind: Kind, indent: u16, text: &str) {
        let rows = Rows::new(text, self.width.saturating_sub(usize::from(indent)).max(1));
        for row in 0..rows.len() {
            let text = text.get(rows.range(row)).unwrap_or_default().trim_end().to_owned();
            self.lines.push(Line { kind, indent, text });
        }
    }

    fn block(&mut self, indent: u16, block: &Block) {
        match block {
            Block::Typed(text) => self.add(Kind::Text, indent, text),
            Block::Said(text) => self.add(Kind::Aside, indent, text),
            Block::List(items) => items.iter().for_each(|item| self.add(Kind::Text, indent, item)),
            Block::Labelled(items) | Block::SideBySide(items) => self.labelled(indent, items),
            Block::Numbers(numbers) => {
                for number in numbers {
                    self.add(Kind::Text, indent, &number.line());
                }
            }
            Block::Chances(chances) => {
                let lines = chances.iter().flat_map(|one| one.says.iter().cloned().chain(one.picture(20)));
                lines.for_each(|line| self.add(Kind::Text, indent, &line));
            }
            Block::Table(table) => {
                self.add(Kind::Aside, indent, &table.caption);
                for row in &table.rows {
                    self.add(Kind::Aside, 0, "");
                    self.add(Kind::Heading, indent, &row.heading);
                    for (label, blocks) in table.columns.iter().zip(&row.cells) {
                        self.add(Kind::Aside, indent + 2, label);
                        for block in blocks {
                            self.block(indent + 4, block);
                        }
                    }
                }
            }
            Block::Lines(lines) => {
                let width = self.width.saturating_sub(usize::from(indent)).max(1);
                (0..*lines).for_each(|_| self.add(Kind::Aside, indent, &"_".repeat(width)));
            }
            Block::ByHand(names) => {
                let room = self.width.saturating_sub(usize::from(indent));
                for name in names {
                    let line = "_".repeat(room.saturating_sub(columns(name) + 2).clamp(1, 30));
                    self.add(Kind::Aside, indent, &format!("{name}: {line}"));
                }
            }
        }
    }

    fn labelled(&mut self, indent: u16, items: &[Labelled]) {
        for item in items {
            self.add(Kind::Aside, indent, &item.label);
            item.blocks.iter().for_each(|block| self.block(indent + 2, block));
        }
    }
}
