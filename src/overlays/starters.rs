//! The starter list: names of choices by region, filtered as one types; Enter takes one.

use crate::{
    command::{Group, Scope},
    content,
    domain::{Choices, MOST_CHOICES, NotesPage, StarterGroup},
    effect::Effects,
    part::{Commands, Context, Row, always, list::ListWindow, part_rows},
    session::{Document, Session, editing::on_document, naming},
    text::fold,
    ui::{
        form::turned,
        list::{List, ListRow},
        text::wrapped,
        window::inside,
    },
};

/// The list keeps at least so many rows.
const LEAST_ROWS: u16 = 2;

/// A name in its group.
#[derive(Clone, Copy)]
pub struct Starter {
    group: &'static str,
    name: &'static str,
}

pub struct StarterList {
    list: List<Starter>,
    refusal: Option<String>,
}

/// Whether a choice has this name already.
fn in_use(choices: &Choices, name: &str) -> bool {
    let name = fold(name);
    choices.0.iter().any(|choice| fold(choice.name.text.trim()) == name)
}

impl StarterList {
    fn new() -> Self {
        let names = |group: &'static StarterGroup| {
            group.names.iter().map(|name| Starter { group: &group.title, name })
        };
        Self { list: List::new(content::starters().groups.iter().flat_map(names).collect()), refusal: None }
    }

    /// The chosen name.
    #[must_use]
    pub fn chosen(&self) -> Option<&'static str> {
        self.list.chosen().map(|starter| starter.name)
    }

    fn has_groups(&self, _: &Session) -> bool {
        self.list.shown.first().map(|one| one.group) != self.list.shown.last().map(|one| one.group)
    }

    /// Chooses the first name of the next group, or of the one before, and goes round.
    fn step_group(&mut self, by: isize) -> Effects {
        let mut groups: Vec<_> = self.list.shown.iter().map(|starter| starter.group).collect();
        groups.dedup();
        let to = self.list.chosen().map(|here| turned(&groups, &here.group, by));
        let first = |starter: &Starter| Some(starter.group) == to;
        self.list.chosen = self.list.shown.iter().position(first).unwrap_or_default();
        self.refusal = None;
        Vec::new()
    }
}

impl Commands for StarterList {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "starters.take" ["Enter"], "Take this name for a choice", Some((1, "take it")), Self::has_some, Self::enter;
        "starters.next_group" ["Tab"], "Next group of names", Some((2, "next group")), Self::has_groups,
            |list, _| list.step_group(1);
        "starters.previous_group" ["Shift-Tab"], "Group of names before", None, Self::has_groups,
            |list, _| list.step_group(-1);
        "starters.down" ["↓"], "Next name", Some((3, "next")), Self::has_some, Self::down;
        "starters.up" ["↑"], "Name before", None, Self::has_some, Self::up;
        "starters.page_down" ["PgDn"], "A page down the names", None, Self::has_some,
            Self::page_down;
        "starters.page_up" ["PgUp"], "A page up the names", None, Self::has_some,
            Self::page_up;
        "starters.close" ["Esc"], "Close the names and take none", Some((4, "go back")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::OPTIONS_MENU;
        "options.starters" ["n"], "Names of choices to start from, as a list", None, |(), session| {
                let on_page = |document: &Document| document.can_change() && document.sheet.page == NotesPage::Options;
                on_document(session, on_page)
            }, |(), cx| cx.open(Self::new());
    };
}

impl ListWindow for StarterList {
    type Item = Starter;

    const SCOPE: Scope = Scope::new("starters", "Names of choices");
    const NO_MATCH: Option<&'static str> = Some("No name here is called that.");

    fn list(&self) -> &List<Starter> {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List<Starter> {
        &mut self.list
    }

    fn title(&self, _: &Session) -> String {
        content::starters().title.clone()
    }

    fn row(&self, session: &Session, starter: &Starter) -> ListRow {
        let choices = session.document.as_ref().map(|document| &document.appointment.notes.options.choices);
        let dim = choices.is_some_and(|choices| in_use(choices, starter.name));
        let aside = if dim { "· in use" } else { "" };
        let (words, aside) = (starter.name.to_owned(), aside.to_owned());
        ListRow { heading: starter.group, words, aside, dim, ..ListRow::default() }
    }

    fn words(starter: &Starter) -> String {
        format!("{} {}", starter.group, starter.name)
    }

    fn narrow(&mut self) {
        self.list.narrow(Self::words);
        self.refusal = None;
    }

    fn step(&mut self, by: isize) -> Effects {
        self.list.step(by);
        self.refusal = None;
        Vec::new()
    }

    fn refuses(&self) -> bool {
        self.refusal.is_some()
    }

    /// Why a name was not taken, or what to know of the list.
    fn foot(&self, session: &Session) -> Vec<String> {
        let about = content::starters();
        let reviewed = about.reviewed.in_words(session.now.date());
        let says = match &self.refusal {
            Some(refusal) => vec![refusal.clone()],
            None => vec![format!("{} {reviewed}", about.note), reviewed],
        };
        let inside = inside(self.window(session));
        let width = usize::from(inside.width.saturating_sub(4));
        let room = usize::from(inside.height.saturating_sub(1 + LEAST_ROWS));
        let mut wraps = says.iter().map(|says| wrapped(says, width));
        wraps.find(|rows| rows.len() <= room).unwrap_or_default()
    }

    fn enter(&mut self, cx: &mut Context) -> Effects {
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
