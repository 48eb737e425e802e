//! The brief on screen, one page made from the notes to glance at; next to it the pages for the person.

use ratatui::layout::{Position, Rect};

use crate::command::{Group, Place, Scope};
use crate::domain::{Block, Handout, HandoutKind, Labelled, Number, PageKind, Readability};
use crate::part::spoken::{Spoken, in_one_line};
use crate::part::{Action, Commands, Context, Part, Row, always, part_rows};
use crate::session::{
    Document, Session,
    handout::{handout, lacks_country},
};
use crate::ui::frame::{COMFORTABLE, Frame, banner_rows, frame};
use crate::ui::{
    banner, canvas::Canvas, frame_buffer::FrameBuffer, page::Page, text::columns, theme::Theme,
    window::remark,
};
use crate::{blanks, domain::identifying::IdentifierCount, effect::Effects, msg::Mouse};

/// One of the pages.
#[derive(Default)]
pub struct BriefPane {
    pub kind: HandoutKind,
    pub page: Page<LineStyle>,
    identifying: IdentifierCount,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineStyle {
    Title,
    Heading,
    Text,
    Aside,
}

const SCOPE: Scope = Scope::new("brief", "Brief");

impl Commands for BriefPane {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Places, SCOPE;
        "brief.down" ["↓"], "Down one line of the brief", Some((2, "down")), |pane, _| pane.page.goes_on(),
            |pane, _| pane.scroll(1);
        "brief.up" ["↑"], "Up one line of the brief", None, |pane, _| pane.page.top > 0, |pane, _| pane.scroll(-1);
        "brief.page_down" ["PgDn", "Space"], "Down one screen of the brief", Some((3, "page down")),
            |pane, _| pane.page.goes_on(), |pane, _| pane.scroll_screens(1);
        "brief.page_up" ["PgUp"], "Up one screen of the brief", None, |pane, _| pane.page.top > 0,
            |pane, _| pane.scroll_screens(-1);
        "brief.first" ["Home"], "Start of the brief", None, |pane, _| pane.page.top > 0, |pane, _| pane.scroll(isize::MIN);
        "brief.next" ["→"], "The next page: the choices, the plan for a bad day, the card for staff",
            Some((4, "for the person")), |pane, _| pane.neighbour(1).is_some(), |pane, _| pane.turn(1);
        "brief.previous" ["←"], "The page before, up to the brief", None,
            |pane, _| pane.neighbour(-1).is_some(), |pane, _| pane.turn(-1);
        "brief.last" ["End"], "End of the brief", None, |pane, _| pane.page.goes_on(), |pane, _| pane.scroll(isize::MAX);
        "brief.take_out" ["x"], "Print this page, save it to a file or copy it", Some((2, "print, save, copy")),
            |pane, session| !lacks_country(session, pane.kind), |pane, cx| cx.act(Action::TakeOut(pane.kind));
        "brief.close" ["Esc", "Ctrl-B", "Enter", "Tab"], "Back to the notes", Some((1, "back to the notes")),
            always, |_, cx| cx.go(Place::Prepare);
        "brief.home" ["h"], "To the appointments, from the brief", Some((5, "appointments")), always,
            |_, cx| cx.act(Action::Home);
    }];
}

impl BriefPane {
    /// Shows one of the pages, from its top.
    pub fn show(&mut self, kind: HandoutKind) {
        (self.kind, self.page.top) = (kind, 0);
    }

    /// The page next to the one on screen.
    fn neighbour(&self, by: isize) -> Option<HandoutKind> {
        let at = HandoutKind::ALL.iter().position(|kind| *kind == self.kind)?;
        HandoutKind::ALL.get(at.checked_add_signed(by)?).copied()
    }

    fn turn(&mut self, by: isize) -> Effects {
        self.neighbour(by).into_iter().for_each(|kind| self.show(kind));
        Vec::new()
    }

    fn scroll(&mut self, by: isize) -> Effects {
        self.page.scroll(by);
        Vec::new()
    }

    fn scroll_screens(&mut self, by: isize) -> Effects {
        self.page.scroll_screens(by);
        Vec::new()
    }

    /// Makes the page anew from the notes.
    fn fill(&mut self, session: &Session, document: &Document, width: u16) {
        let kind = self.kind;
        let export = match kind {
            HandoutKind::Brief => {
                "x prints, saves or copies this page.\n\
                 → shows the pages for the person: choices, plan for a bad day, card for staff."
            }
            _ => "x prints, saves or copies this page.",
        };
        let Some(handout) = handout(session, kind) else { return };
        self.identifying = IdentifierCount::of(&handout, session.now.date());
        let notes = &document.appointment.notes;
        let blanks = blanks::in_words(notes, &blanks::on_page(notes, &handout));
        let counted =
            (kind != HandoutKind::Brief).then(|| Readability::of_page(&handout).in_words().join(" "));
        let counted = counted.filter(|counted| !counted.is_empty());
        let lacks_country = lacks_country(session, kind);
        if lacks_country {
            self.say(LineStyle::Heading, 0, WHICH_COUNTRY);
            self.say(LineStyle::Aside, 0, "");
        }
        self.say_handout(&handout, width);
        let asides = [
            blanks.map(|blanks| format!("{blanks}.")),
            self.identifying.in_full(),
            counted.map(|counted| format!("Of what you typed here: {counted}")),
            // A page that cannot be exported yet is not said to be.
            (!lacks_country).then(|| export.to_owned()),
        ];
        for aside in asides.iter().flatten() {
            self.say(LineStyle::Aside, 0, "");
            self.say(LineStyle::Aside, 0, aside);
        }
    }

    fn say(&mut self, style: LineStyle, indent: u16, text: &str) {
        self.page.say(style, indent, text);
    }

    fn say_handout(&mut self, handout: &Handout, width: u16) {
        self.say(LineStyle::Title, 0, &handout.title);
        for line in &handout.under {
            self.say(LineStyle::Aside, 0, line);
        }
        if handout.is_empty() {
            self.say(LineStyle::Aside, 0, "");
            self.say(LineStyle::Text, 0, handout.nothing());
        }
        for section in &handout.sections {
            self.say(LineStyle::Aside, 0, "");
            self.say(LineStyle::Heading, 0, &section.heading);
            self.say_blocks(2, &section.blocks, width);
        }
        if handout.kind != PageKind::Of(HandoutKind::Brief) {
            self.say(LineStyle::Aside, 0, "");
            self.say_each(LineStyle::Text, 0, &handout.footer);
        }
    }

    fn say_each<T: AsRef<str>>(&mut self, style: LineStyle, indent: u16, lines: impl IntoIterator<Item = T>) {
        lines.into_iter().for_each(|line| self.say(style, indent, line.as_ref()));
    }

    fn say_blocks(&mut self, indent: u16, blocks: &[Block], width: u16) {
        for block in blocks {
            self.say_block(indent, block, width);
        }
    }

    fn say_labelled(&mut self, indent: u16, label: &str, blocks: &[Block], width: u16) {
        self.say(LineStyle::Aside, indent, label);
        self.say_blocks(indent + 2, blocks, width);
    }

    fn say_block(&mut self, indent: u16, block: &Block, width: u16) {
        use LineStyle::{Aside, Heading, Text};
        let room = usize::from(width.saturating_sub(indent));
        match block {
            Block::Typed(text) => self.say(Text, indent, text),
            Block::Said(text) => self.say(Aside, indent, text),
            Block::List(items) => self.say_each(Text, indent, items),
            Block::Labelled(items) | Block::SideBySide(items) => {
                for Labelled { label, blocks } in items {
                    self.say_labelled(indent, label, blocks, width);
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
                        self.say_labelled(indent + 2, label, blocks, width);
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

/// The areas of the screen, and the page between its margins.
fn areas(session: &Session) -> (Frame, Rect) {
    let frame = frame(session.size, banner_rows(session.size), session.notice_or(None));
    let width = frame.body.width.saturating_sub(4).min(COMFORTABLE);
    (frame, Rect { x: 2.min(frame.body.width), width, ..frame.body })
}

impl Part for BriefPane {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::LIST, Scope::ANYWHERE, Scope::ALWAYS]
    }

    fn frame(&self, session: &Session) -> Option<Frame> {
        Some(areas(session).0)
    }

    fn refit(&mut self, session: &mut Session) {
        let (_, Rect { width, height, .. }) = areas(session);
        (self.page, self.identifying) = (Page::scrolled_to(self.page.top), IdentifierCount::default());
        if let Some(document) = &session.document {
            self.fill(session, document, width);
        }
        self.page.fit((width, height), |_| Some(0));
        self.page.scroll(0);
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (frame, area) = areas(session);
        banner::appointment(session, session.document.as_ref()?, frame.banner, buffer, theme);
        let mut on = Canvas { buffer, area, theme };
        for (line, at, row) in self.page.shown() {
            let style = match line.kind {
                LineStyle::Title => theme.here(),
                LineStyle::Heading => theme.heading(),
                LineStyle::Text => theme.plain(),
                LineStyle::Aside => theme.dim(),
            };
            line.view(&mut on, at, row, style);
        }
        if let Some(count) = self.identifying.in_short() {
            remark(buffer, frame.body, ("!", theme.error()), &count, theme);
        }
        Some((area.x, area.y))
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let name = session.document.as_ref().map_or("", |document| document.appointment.name());
        let mut spoken = Spoken::titled(format!("{name}. {}.", self.kind.title()));
        let paragraphs = self.page.paragraphs.iter().map(|one| in_one_line(&one.words.text));
        paragraphs.filter(|words| !words.is_empty()).for_each(|words| spoken.say(words));
        spoken.about.extend(self.identifying.in_short());
        spoken
    }

    fn mouse(&mut self, _: &mut Context, mouse: Mouse, _: Position) -> Effects {
        match mouse {
            Mouse::WheelUp => self.scroll(-3),
            Mouse::WheelDown => self.scroll(3),
            Mouse::Press | Mouse::Drag => Vec::new(),
        }
    }
}

/// Said on screen above a plan that lacks the numbers of a country; the paper says nothing of it.
const WHICH_COUNTRY: &str = "Choose the country first, with Ctrl-F10. Until then the numbers that differ by \
    country are missing here, and this page cannot be exported.";
