//! The brief on screen, a first screen to glance at and the rest below it; next to it the pages for the
//! person.

mod column;
mod first_screen;

use ratatui::layout::{Position, Rect};

use crate::command::{Group, Place, Scope};
use crate::domain::{HandoutKind, Readability};
use crate::part::spoken::{Spoken, in_one_line};
use crate::part::{Action, Commands, Context, Part, Row, always, part_rows};
use crate::session::{
    Document, Session,
    handout::{WayOut, guide_caution, guide_to_look_at, handout, lacks_country, whole_brief},
};
use crate::ui::frame::{COMFORTABLE, Frame, banner_rows, frame};
use crate::ui::{banner, canvas::Canvas, frame_buffer::FrameBuffer, theme::Theme, window::remark};
use column::{Column, LineStyle};
use first_screen::{BETWEEN, FirstScreen};

use crate::{blanks, domain::identifying::IdentifierCount, effect::Effects, msg::Mouse};

/// One of the pages.
#[derive(Default)]
pub struct BriefPane {
    pub kind: HandoutKind,
    /// The first row on screen.
    pub top: usize,
    /// The rest of the brief is shown below its first screen.
    pub opened: bool,
    /// The row of the line between the two; 0 where there is none.
    line: usize,
    columns: Vec<Column>,
    identifying: IdentifierCount,
}

impl Commands for BriefPane {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Places, Scope::BRIEF;
        "brief.rest" ["m"], "More: the rest of the brief, or its first screen alone", Some((2, "more")),
            |pane, _| pane.line > 0, |pane, _| pane.fold();
        "brief.down" ["↓"], "Down one line of the brief", None, |pane, _| pane.goes_on(),
            |pane, _| pane.scroll(1);
        "brief.up" ["↑"], "Up one line of the brief", None, |pane, _| pane.top > 0, |pane, _| pane.scroll(-1);
        "brief.choose" ["f"], "Choose the fields that go to the colleague", Some((2, "choose fields")),
            |pane, session| {
                let can_change = session.document.as_ref().is_some_and(Document::can_change);
                pane.kind == HandoutKind::Colleague && can_change
            }, |_, cx| cx.act(Action::ChooseShared);
        "brief.page_down" ["PgDn", "Space"], "Down one screen of the brief", Some((2, "down")),
            |pane, _| pane.goes_on(), |pane, _| pane.scroll_screens(1);
        "brief.page_up" ["PgUp"], "Up one screen of the brief", None, |pane, _| pane.top > 0,
            |pane, _| pane.scroll_screens(-1);
        "brief.first" ["Home"], "Start of the brief", None, |pane, _| pane.top > 0, |pane, _| pane.scroll(isize::MIN);
        "brief.next" ["→"], "The next page: the choices, the plan for a bad day, the card for staff and others", None,
            |pane, _| pane.neighbour(1).is_some(), |pane, _| pane.turn(1);
        "brief.previous" ["←"], "The previous page, back to the brief", None,
            |pane, _| pane.neighbour(-1).is_some(), |pane, _| pane.turn(-1);
        "brief.last" ["End"], "End of the brief", None, |pane, _| pane.goes_on(), |pane, _| pane.scroll(isize::MAX);
        "brief.take_out" ["x"], "Print this page, save it to a file or copy it", Some((3, "print, save, copy")),
            BriefPane::can_go, |pane, cx| cx.act(Action::TakeOut(pane.kind, None));
        "brief.print" ["p"], "Print this page: your browser opens it", None, BriefPane::can_go,
            |pane, cx| cx.act(Action::TakeOut(pane.kind, Some(WayOut::Print)));
        "brief.write" ["w"], "Write this page to a file, as a web page", None, BriefPane::can_go,
            |pane, cx| cx.act(Action::TakeOut(pane.kind, Some(WayOut::WebPage)));
        "brief.copy" ["c"], "Copy this page as text", None, BriefPane::can_go,
            |pane, cx| cx.act(Action::TakeOut(pane.kind, Some(WayOut::Copy)));
        "brief.close" ["Esc", "Ctrl-B", "Enter", "Tab"], "Back to the notes", Some((1, "to the notes")),
            always, |_, cx| cx.go(Place::Prepare);
        "brief.home" ["h"], "To the appointments, from the brief", Some((5, "appointments")), always,
            |_, cx| cx.act(Action::Home);
    }];
}

impl BriefPane {
    /// Shows one of the pages, from its top.
    pub fn show(&mut self, kind: HandoutKind) {
        (self.kind, self.top, self.opened) = (kind, 0, false);
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

    /// Whether the page on screen can leave the program.
    fn can_go(&self, session: &Session) -> bool {
        !lacks_country(session, self.kind)
    }

    fn is_folded(&self) -> bool {
        self.line > 0 && !self.opened
    }

    /// Opens the rest at its start, or closes it.
    fn fold(&mut self) -> Effects {
        (self.top, self.opened) = (if self.opened { 0 } else { self.line }, !self.opened);
        Vec::new()
    }

    fn last_top(&self) -> usize {
        self.columns.iter().map(|column| column.page.last_top()).max().unwrap_or_default()
    }

    fn goes_on(&self) -> bool {
        self.is_folded() || self.top < self.last_top()
    }

    /// Scrolls by so many rows; the rest of the brief opens on the way, and closes at its start.
    fn scroll(&mut self, by: isize) -> Effects {
        let opens = by > 0 && self.is_folded();
        self.top = self.top.saturating_add_signed(by);
        if opens && by < isize::MAX {
            self.top = self.top.min(self.line);
        }
        self.opened |= opens;
        if by == isize::MIN {
            self.opened = false;
        }
        Vec::new()
    }

    fn scroll_screens(&mut self, by: isize) -> Effects {
        let height = self.columns.first().map_or(0, |column| column.page.height);
        self.scroll(by * isize::try_from(height.saturating_sub(1)).unwrap_or(1).max(1))
    }

    /// Makes the page anew from the notes.
    fn fill(&mut self, session: &Session, document: &Document, area: Rect) {
        let kind = self.kind;
        let made = match kind {
            HandoutKind::Brief => whole_brief(session).map(|(brief, page)| (Some(brief), page)),
            _ => handout(session, kind).map(|page| (None, page)),
        };
        let Some((brief, handout)) = made else { return };
        self.identifying = IdentifierCount::of(&handout, session.now.date());
        let notes = &document.appointment.notes;
        let with_blanks = blanks::on_page(notes, &handout);
        let caution = brief.as_ref().and_then(|_| guide_caution(session));
        let counted = brief.is_none().then(|| Readability::of_page(&handout).in_words().join(" "));
        let counted = counted.filter(|counted| !counted.is_empty());
        let lacks_country = lacks_country(session, kind);
        let keys = |words: &str| session.keys.fill(words).into_owned();
        let mut how = keys(
            "{key:brief.print} prints this page, {key:brief.write} writes it to a file, {key:brief.copy} copies it.",
        );
        if brief.is_some() {
            how += &keys(
                "\n{key:brief.pages} shows all pages: for the person, for the record, for a colleague.",
            );
        }
        let choose = (kind == HandoutKind::Colleague)
            .then(|| keys("Press {key:brief.choose} to choose what goes on this page, field by field."));
        let worth_a_look =
            (kind == HandoutKind::Record).then(|| handout.worth_a_look(&session.wording)).flatten();
        let asides = [
            brief.as_ref().map(|_| handout.under.join("\n")),
            caution.clone(),
            blanks::in_words(notes, &with_blanks).map(|blanks| format!("{blanks}.")),
            self.identifying.in_full(),
            worth_a_look,
            choose,
            counted.map(|counted| format!("Of what you typed here: {counted}")),
            kind.is_of_guide().then(|| guide_to_look_at(session).join(" ")),
            // A page that cannot be exported yet is not said to be.
            (!lacks_country).then_some(how),
        ];
        let asides: Vec<_> = asides.into_iter().flatten().collect();
        if let Some(brief) = &brief
            && !handout.is_empty()
        {
            let columns = if session.size.0 < TWO_COLUMNS { 1 } else { 2 };
            let caution = caution.map(|_| "a remark on the guide".to_owned());
            let remarks: Vec<_> = blanks::in_short(notes, &with_blanks).into_iter().chain(caution).collect();
            let first = FirstScreen::of(brief, &remarks, area, columns);
            self.line = first.line;
            self.columns = if self.opened { first.opened(&asides) } else { first.folded() };
            return;
        }
        let mut column = Column::new(area.width);
        if lacks_country {
            column.say(LineStyle::Heading, 0, WHICH_COUNTRY);
            column.gap();
        }
        column.say_handout(&handout);
        for aside in &asides {
            column.gap();
            column.say(LineStyle::Aside, 0, aside);
        }
        self.columns = vec![column];
    }
}

/// From here on the brief has two columns.
const TWO_COLUMNS: u16 = 110;

/// The areas of the screen, and the page between its margins.
fn areas(session: &Session, kind: HandoutKind) -> (Frame, Rect) {
    let frame = frame(session.size, banner_rows(session.size), session.notice_or(None).as_deref());
    let is_wide = kind == HandoutKind::Brief && session.size.0 >= TWO_COLUMNS;
    let most = if is_wide { 2 * COMFORTABLE + BETWEEN } else { COMFORTABLE };
    let width = frame.body.width.saturating_sub(4).min(most);
    (frame, Rect { x: 2.min(frame.body.width), width, ..frame.body })
}

impl Part for BriefPane {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        Scope::BRIEF.together()
    }

    fn frame(&self, session: &Session) -> Option<Frame> {
        Some(areas(session, self.kind).0)
    }

    fn refit(&mut self, session: &mut Session) {
        let (_, area) = areas(session, self.kind);
        (self.columns, self.line, self.identifying) = (Vec::new(), 0, IdentifierCount::default());
        if let Some(document) = &session.document {
            self.fill(session, document, area);
        }
        self.columns.iter_mut().for_each(|column| column.fit(area.height));
        self.top = self.top.min(self.last_top());
        self.columns.iter_mut().for_each(|column| column.page.top = self.top);
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (frame, area) = areas(session, self.kind);
        banner::appointment(session, session.document.as_ref()?, frame.banner, buffer, theme);
        let mut x = area.x;
        for column in &self.columns {
            column.view(&mut Canvas { buffer, area: Rect { x, width: column.width, ..area }, theme });
            x += column.width + BETWEEN;
        }
        if let Some(count) = self.identifying.in_short() {
            remark(buffer, frame.body, ("!", theme.error()), &count, theme);
        }
        Some((area.x, area.y))
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let name = session.document.as_ref().map_or("", |document| document.appointment.name());
        let mut spoken = Spoken::titled(format!("{name}. {}.", self.kind.title()));
        let paragraphs = self.columns.iter().flat_map(|column| &column.page.paragraphs);
        let paragraphs = paragraphs.map(|one| by_hand_in_words(&in_one_line(&one.words.text)));
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

/// A line to be written on is said as one.
fn by_hand_in_words(words: &str) -> String {
    let name = words.trim_end_matches('_').trim_end_matches([':', ' ']);
    if words.ends_with("__") { format!("{name}: to fill in by hand") } else { words.to_owned() }
}

/// Said on screen above a plan that lacks the numbers of a country; the paper says nothing of it.
const WHICH_COUNTRY: &str = "Choose the country first, with Ctrl-F10. Until then the numbers that differ by \
    country are missing here, and this page cannot be exported.";
