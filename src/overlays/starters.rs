//! The starter list: names of choices by region, filtered as one types; Enter takes one.

use crate::command::{Group, Scope};
use crate::domain::{Choices, MOST_CHOICES, NotesPage, StarterGroup};
use crate::part::list::{ListOf, ListWindow};
use crate::part::{Context, Row, always, part_rows};
use crate::session::{Document, Session, editing::on_document, naming};
use crate::ui::{form::turned, list::ListRow, text::wrapped};
use crate::{content, effect::Effects, text::fold};

/// The list keeps at least so many rows.
const LEAST_ROWS: usize = 2;

/// A name in its group.
#[derive(Clone, Copy)]
pub struct Starter {
    group: &'static str,
    pub name: &'static str,
}

pub struct StarterList {
    refusal: Option<String>,
}

/// Whether a choice has this name already.
fn in_use(choices: &Choices, name: &str) -> bool {
    let name = fold(name);
    choices.0.iter().any(|choice| fold(choice.name.text.trim()) == name)
}

/// Of all names, in their groups.
fn open(cx: &mut Context) -> Effects {
    let names =
        |group: &'static StarterGroup| group.names.iter().map(|name| Starter { group: &group.title, name });
    let names = content::starters().groups.iter().flat_map(names).collect();
    cx.open(ListWindow::new(names, StarterList { refusal: None }))
}

impl ListWindow<StarterList> {
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
        self.of.refusal = None;
        Vec::new()
    }
}

impl ListOf for StarterList {
    type Item = Starter;

    const SCOPE: Scope = Scope::text_window("starters", "Names of choices");
    const NO_MATCH: Option<&'static str> = Some("No match here. Try another word.");
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "starters.take" ["Enter"], "Use this name for a choice", Some((1, "add")), ListWindow::has_some, Self::enter;
        "starters.next_group" ["Tab"], "Next group of names", Some((2, "next group")), ListWindow::has_groups,
            |list, _| list.step_group(1);
        "starters.previous_group" ["Shift-Tab"], "Previous group of names", None, ListWindow::has_groups,
            |list, _| list.step_group(-1);
        "starters.down" ["↓"], "Next name", Some((3, "next")), ListWindow::has_some, ListWindow::down;
        "starters.up" ["↑"], "Previous name", None, ListWindow::has_some, ListWindow::up;
        "starters.page_down" ["PgDn"], "A page down the names", None, ListWindow::has_some, ListWindow::page_down;
        "starters.page_up" ["PgUp"], "A page up the names", None, ListWindow::has_some, ListWindow::page_up;
        "starters.close" ["Esc"], "Close the names and use none", Some((4, "close")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::OPTIONS_MENU;
        "options.starters" ["n"], "Names of choices to start from, as a list", None, |(), session| {
                let on_page = |document: &Document| document.can_change() && document.sheet.page == NotesPage::Options;
                on_document(session, on_page)
            }, |(), cx| open(cx);
    };

    fn title(_: &ListWindow<Self>, _: &Session) -> String {
        content::starters().title.clone()
    }

    fn row(_: &ListWindow<Self>, session: &Session, starter: &Starter) -> ListRow {
        let choices = session.document.as_ref().map(|document| &document.appointment.notes.options.choices);
        let dim = choices.is_some_and(|choices| in_use(choices, starter.name));
        let aside = if dim { "· in use" } else { "" };
        let (words, aside) = (starter.name.to_owned(), aside.to_owned());
        ListRow { heading: starter.group, words, aside, dim, ..ListRow::default() }
    }

    fn words(starter: &Starter) -> String {
        format!("{} {}", starter.group, starter.name)
    }

    fn narrowed(window: &mut ListWindow<Self>, _: &mut Context) {
        window.of.refusal = None;
    }

    fn step(window: &mut ListWindow<Self>, by: isize) {
        window.list.step(by);
        window.of.refusal = None;
    }

    fn refuses(window: &ListWindow<Self>) -> bool {
        window.of.refusal.is_some()
    }

    /// Why a name was not taken, or what to know of the list.
    fn foot(window: &ListWindow<Self>, session: &Session, (width, height): (usize, usize)) -> Vec<String> {
        let about = content::starters();
        let reviewed = about.reviewed.in_words(session.now.date());
        let says = match &window.of.refusal {
            Some(refusal) => vec![refusal.clone()],
            None => vec![format!("{} {reviewed}", about.note), reviewed],
        };
        let mut wraps = says.iter().map(|says| wrapped(says, width));
        wraps.find(|rows| rows.len() + LEAST_ROWS <= height).unwrap_or_default()
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let (Some(name), Some(document)) = (window.list.chosen().map(|one| one.name), &cx.session.document)
        else {
            return Vec::new();
        };
        window.of.refusal = Some(if in_use(&document.appointment.notes.options.choices, name) {
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
