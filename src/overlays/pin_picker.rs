//! To which appointment a phrase is pinned: those with its guide, found as one types; Enter takes one.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    domain::{Id, Moment, Summary},
    effect::Effects,
    msg::Mouse,
    part::{Action, Commands, Context, Field, Part, Row, always, part_rows},
    session::{Session, listing::Listing},
    ui::{
        frame_buffer::FrameBuffer,
        list::{Hit, List},
        text::{columns, cut, line},
        theme::Theme,
        window::{inside, tall, window},
    },
};

const SCOPE: Scope = Scope::new("pin picker", "Appointments to pin a phrase to");

/// Said of an appointment that has the pin.
const PINNED: &str = "· pinned";

/// The list.
pub struct PinPicker {
    list: List<Choice>,
}

#[derive(Clone)]
struct Choice {
    id: Id,
    words: String,
    pinned: bool,
}

impl Choice {
    fn new(summary: &Summary, phrase: &str) -> Self {
        let when = summary.when.map_or_else(|| "no time yet".to_owned(), Moment::in_full);
        Self {
            id: summary.id.clone(),
            words: format!("{} · {when}", summary.name()),
            pinned: summary.pinned.iter().any(|one| one == phrase),
        }
    }
}

impl PinPicker {
    /// The appointments a phrase of the shown guide can be pinned to.
    ///
    /// # Errors
    /// Where there is none: why, as a sentence.
    pub fn new(session: &Session, phrase: &str) -> Result<Self, &'static str> {
        let guide = session.phrase_guide();
        let summaries = session.library.iter().flat_map(Listing::summaries);
        let has_guide =
            |one: &&Summary| session.guides.of(one.guide.as_deref().unwrap_or_default()).id == guide.id;
        let fitting = summaries.filter(has_guide).filter(|one| one.read_only.is_none());
        let choices: Vec<_> = fitting.map(|one| Choice::new(one, phrase)).collect();
        if !choices.is_empty() {
            return Ok(Self { list: List::new(choices) });
        }
        Err(match &session.library {
            None => "Your appointments are still being read. Try again in a moment.",
            Some(library) if library.is_empty() => {
                "There is no appointment to pin it to yet. Ctrl-N makes one."
            }
            Some(_) => "No appointment that can be changed is prepared with this guide. Ctrl-N makes one.",
        })
    }

    fn step(&mut self, by: isize) -> Effects {
        self.list.step(by);
        Vec::new()
    }

    fn page(&mut self, size: (u16, u16), by: isize) -> Effects {
        self.step(by * isize::try_from(areas(size).1.height.max(1)).unwrap_or(1))
    }

    fn take(&mut self, cx: &mut Context) -> Effects {
        let Some(id) = self.list.chosen().map(|one| one.id.clone()) else {
            return Vec::new();
        };
        cx.close();
        cx.act(Action::PinTo(id))
    }
}

/// The window, and the rows of the list in it.
fn areas(size: (u16, u16)) -> (Rect, Rect) {
    let area = tall(size, 76);
    let inside = inside(area);
    (area, Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside })
}

impl Commands for PinPicker {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "pin_to.take" ["Enter"], "Pin the phrase to this appointment, or unpin it", Some((1, "pin, or unpin")),
            |picker, _| picker.list.chosen().is_some(), Self::take;
        "pin_to.down" ["↓"], "Next appointment to pin it to", Some((2, "next")),
            |picker, _| picker.list.has_next(), |picker, _| picker.step(1);
        "pin_to.up" ["↑"], "Previous appointment to pin it to", None, |picker, _| picker.list.has_previous(),
            |picker, _| picker.step(-1);
        "pin_to.page_down" ["PgDn"], "A page down these appointments", None, |picker, _| picker.list.has_next(),
            |picker, cx| picker.page(cx.session.size, 1);
        "pin_to.page_up" ["PgUp"], "A page up these appointments", None, |picker, _| picker.list.has_previous(),
            |picker, cx| picker.page(cx.session.size, -1);
        "pin_to.close" ["Esc"], "Close the appointments and pin to none", Some((3, "go back")), always,
            |_, cx| cx.close();
    }];
}

impl Part for PinPicker {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::TEXT, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        Some(Field::Input(&mut self.list.filter))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.list.filter.selected()
    }

    fn typed(&mut self, _: &mut Context) {
        self.list.narrow(|one| one.words.clone());
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, rows) = areas(session.size);
        let inside = window(buffer, area, "Pin to which appointment?", theme);
        let cursor = self.list.view_filter(buffer, inside, "No appointment here is called that.", theme);
        for (one, at, here) in self.list.visible(rows.height) {
            let style = if here { theme.here() } else { theme.plain() };
            if here {
                line(buffer, rows, at, 2, "›", style);
            }
            let aside = if one.pinned { columns(PINNED) + 1 } else { 0 };
            let room = usize::from(rows.width).saturating_sub(4 + aside);
            let end = line(buffer, rows, at, 4, &cut(&one.words, room), style);
            if one.pinned {
                line(buffer, rows, at, end - rows.x + 1, PINNED, theme.dim());
            }
        }
        Some(cursor)
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (area, rows) = areas(cx.session.size);
        match self.list.mouse(mouse, at, area, rows) {
            Hit::Row => self.take(cx),
            Hit::Outside => cx.close(),
            Hit::None => Vec::new(),
        }
    }
}
