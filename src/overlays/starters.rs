//! The starter list: names of choices by region, filtered as one types; Enter takes one.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    content,
    domain::{Choices, MOST_CHOICES, NotesPage, StarterGroup},
    effect::Effects,
    msg::Mouse,
    part::{Commands, Context, Field, Part, Row as Command, always, part_rows},
    session::{Document, Session, editing::on_document, naming},
    text::fold,
    ui::{
        frame_buffer::FrameBuffer,
        list::{List, first_shown},
        text::{columns, cut, line, wrapped},
        theme::Theme,
        window::{inside, tall, window},
    },
};

const SCOPE: Scope = Scope::new("starters", "Names of choices");

/// Said of a name that a choice has already.
const IN_USE: &str = "· in use";

/// The list of names must keep this many rows.
const LEAST_ROWS: u16 = 2;

/// A name in its group.
#[derive(Clone, Copy)]
struct Starter {
    group: usize,
    name: &'static str,
}

/// A row of the window.
#[derive(Clone, Copy)]
enum Row {
    Heading(usize),
    Name(usize, Starter),
}

/// The list.
pub struct StarterList {
    list: List<Starter>,
    refusal: Option<String>,
}

fn groups() -> &'static [StarterGroup] {
    &content::starters().groups
}

fn title(group: usize) -> &'static str {
    groups().get(group).map_or("", |group| &group.title)
}

/// Whether a choice has this name already.
fn in_use(choices: &Choices, name: &str) -> bool {
    let name = fold(name);
    choices.0.iter().any(|choice| fold(choice.name.text.trim()) == name)
}

impl StarterList {
    fn new() -> Self {
        let names = |(at, group): (usize, &'static StarterGroup)| {
            group.names.iter().map(move |name| Starter { group: at, name })
        };
        Self { list: List::new(groups().iter().enumerate().flat_map(names).collect()), refusal: None }
    }

    /// The chosen name.
    #[must_use]
    pub fn chosen(&self) -> Option<&'static str> {
        self.list.chosen().map(|starter| starter.name)
    }

    /// With a heading above each group, and the row of the chosen name.
    fn rows(&self) -> (Vec<Row>, usize) {
        let (mut rows, mut chosen, mut group) = (Vec::new(), 0, None);
        for (at, starter) in self.list.shown.iter().enumerate() {
            if group != Some(starter.group) {
                group = Some(starter.group);
                rows.push(Row::Heading(starter.group));
            }
            if at == self.list.chosen {
                chosen = rows.len();
            }
            rows.push(Row::Name(at, *starter));
        }
        (rows, chosen)
    }

    fn has_some(&self, _: &Session) -> bool {
        self.list.chosen().is_some()
    }

    fn step(&mut self, by: isize) -> Effects {
        self.list.step(by);
        self.refusal = None;
        Vec::new()
    }

    fn page(&mut self, session: &Session, by: isize) -> Effects {
        let rows = self.areas(session).1.height.max(1);
        self.step(by * isize::try_from(rows).unwrap_or(1))
    }

    fn has_groups(&self, _: &Session) -> bool {
        self.list.shown.first().map(|one| one.group) != self.list.shown.last().map(|one| one.group)
    }

    /// Chooses the first name of the next group, or of the one before, and goes round.
    fn step_group(&mut self, by: isize) -> Effects {
        let mut shown: Vec<_> = self.list.shown.iter().map(|starter| starter.group).collect();
        shown.dedup();
        let here = self.list.chosen().map(|starter| starter.group);
        let at = shown.iter().position(|group| Some(*group) == here).unwrap_or_default();
        let to = (at + shown.len()).saturating_add_signed(by) % shown.len().max(1);
        let first = |starter: &Starter| shown.get(to) == Some(&starter.group);
        self.list.chosen = self.list.shown.iter().position(first).unwrap_or_default();
        self.refusal = None;
        Vec::new()
    }

    /// Below the names: why one was not taken, or what to know of the list.
    fn foot(&self, session: &Session) -> Vec<String> {
        let about = content::starters();
        let reviewed = about.reviewed.in_words(session.now.date());
        let says = match &self.refusal {
            Some(refusal) => [refusal.clone(), refusal.clone()],
            None => [format!("{} {reviewed}", about.note), reviewed],
        };
        let area = tall(session.size, 76);
        let width = usize::from(area.width.saturating_sub(4)).max(1);
        let room = usize::from(area.height.saturating_sub(3 + LEAST_ROWS));
        says.map(|says| wrapped(&says, width)).into_iter().find(|rows| rows.len() <= room).unwrap_or_default()
    }

    /// The window, and the rows of names in it.
    fn areas(&self, session: &Session) -> (Rect, Rect) {
        let area = tall(session.size, 76);
        let inside = inside(area);
        let foot = u16::try_from(self.foot(session).len()).unwrap_or(u16::MAX);
        (area, Rect { y: inside.y + 1, height: inside.height.saturating_sub(1 + foot), ..inside })
    }

    fn take(&mut self, cx: &mut Context) -> Effects {
        let (Some(name), Some(document)) = (self.chosen(), &cx.session.document) else {
            return Vec::new();
        };
        self.refusal = Some(if in_use(&document.appointment.notes.options.choices, name) {
            format!("“{name}” is one of the choices already.")
        } else if let Some(effects) = naming::take_name(cx.session, name) {
            cx.close();
            return effects;
        } else {
            format!(
                "There are {MOST_CHOICES} choices already, and more cannot be compared side by side. Remove one \
                 first."
            )
        });
        Vec::new()
    }
}

impl Commands for StarterList {
    const ROWS: &'static [&'static [Command<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "starters.take" ["Enter"], "Take this name for a choice", Some((1, "take it")), Self::has_some, Self::take;
        "starters.next_group" ["Tab"], "Next group of names", Some((2, "next group")), Self::has_groups,
            |list, _| list.step_group(1);
        "starters.previous_group" ["Shift-Tab"], "Group of names before", None, Self::has_groups,
            |list, _| list.step_group(-1);
        "starters.down" ["↓"], "Next name", Some((3, "next")), Self::has_some, |list, _| list.step(1);
        "starters.up" ["↑"], "Name before", None, Self::has_some, |list, _| list.step(-1);
        "starters.page_down" ["PgDn"], "A page down the names", None, Self::has_some,
            |list, cx| list.page(cx.session, 1);
        "starters.page_up" ["PgUp"], "A page up the names", None, Self::has_some,
            |list, cx| list.page(cx.session, -1);
        "starters.close" ["Esc"], "Close the names and take none", Some((4, "go back")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Command<()>] = part_rows! { Group::PageMenus, Scope::OPTIONS_MENU;
        "options.starters" ["n"], "Names of choices to start from, as a list", None, |(), session| {
                let on_page = |document: &Document| document.can_change() && document.sheet.page == NotesPage::Options;
                on_document(session, on_page)
            }, |(), cx| cx.open(Self::new());
    };
}

impl Part for StarterList {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::TEXT, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        Some(Field::Input(&mut self.list.filter))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.list.filter.selected()
    }

    /// Names and headings are looked through.
    fn typed(&mut self, _: &mut Context) {
        self.list.narrow(|starter| format!("{} {}", title(starter.group), starter.name));
        self.refusal = None;
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, names) = self.areas(session);
        let inside = window(buffer, area, &content::starters().title, theme);
        let cursor = self.list.view_filter(buffer, inside, "No name here is called that.", theme);
        let choices = session.document.as_ref().map(|document| &document.appointment.notes.options.choices);
        let (rows, chosen) = self.rows();
        let first = first_shown(chosen, usize::from(names.height));
        for (row, at) in rows.into_iter().skip(first).zip(0..names.height) {
            let (place, starter) = match row {
                Row::Heading(group) => {
                    line(buffer, names, at, 2, title(group), theme.heading());
                    continue;
                }
                Row::Name(place, starter) => (place, starter),
            };
            let here = place == self.list.chosen;
            let used = choices.is_some_and(|choices| in_use(choices, starter.name));
            let style = match (here, used) {
                (true, _) => theme.here(),
                (false, true) => theme.dim(),
                (false, false) => theme.plain(),
            };
            if here {
                line(buffer, names, at, 2, "›", style);
            }
            let aside = if used { columns(IN_USE) + 1 } else { 0 };
            let room = usize::from(names.width).saturating_sub(4 + aside);
            let end = line(buffer, names, at, 4, &cut(starter.name, room), style);
            if used {
                line(buffer, names, at, end - names.x + 1, IN_USE, theme.dim());
            }
        }
        let style = if self.refusal.is_some() { theme.error() } else { theme.dim() };
        for (words, at) in self.foot(session).iter().zip(names.bottom() - inside.y..) {
            line(buffer, inside, at, 2, words, style);
        }
        Some(cursor)
    }

    /// A click takes the name it points at; the wheel moves the choice.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (area, names) = self.areas(cx.session);
        match mouse {
            Mouse::WheelDown => self.step(1),
            Mouse::WheelUp => self.step(-1),
            Mouse::Press if !area.contains(at) => cx.close(),
            Mouse::Press if names.contains(at) => {
                let (rows, chosen) = self.rows();
                let under = first_shown(chosen, usize::from(names.height)) + usize::from(at.y - names.y);
                if let Some(Row::Name(name, _)) = rows.get(under) {
                    self.list.chosen = *name;
                    return self.take(cx);
                }
                Vec::new()
            }
            Mouse::Press | Mouse::Drag => Vec::new(),
        }
    }
}
