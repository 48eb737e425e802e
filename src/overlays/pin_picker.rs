//! To which appointment a phrase is pinned: those with its guide, found as one types; Enter takes one.

use crate::{
    command::{Group, Scope},
    domain::{Id, Moment, Summary},
    effect::Effects,
    part::{
        Action, Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{Session, listing::Listing},
    ui::list::ListRow,
};

pub struct PinPicker;

#[derive(Clone)]
pub struct Choice {
    id: Id,
    words: String,
    pinned: bool,
}

impl Choice {
    fn new(summary: &Summary, phrase: &str) -> Self {
        let when = summary.when.map_or_else(|| "no time set".to_owned(), Moment::in_full);
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
    pub fn new(session: &Session, phrase: &str) -> Result<ListWindow<Self>, &'static str> {
        let guide = session.phrase_guide();
        let summaries = session.library.iter().flat_map(Listing::summaries);
        let has_guide =
            |one: &&Summary| session.guides.of(one.guide.as_deref().unwrap_or_default()).id == guide.id;
        let fitting = summaries.filter(has_guide).filter(|one| one.read_only.is_none());
        let choices: Vec<_> = fitting.map(|one| Choice::new(one, phrase)).collect();
        if !choices.is_empty() {
            return Ok(ListWindow::new(choices, Self));
        }
        Err(match &session.library {
            None => "Your appointments are still being read. Try again in a moment.",
            Some(library) if library.is_empty() => {
                "There is no appointment to pin it to yet. {key:new} makes one."
            }
            Some(_) => "No appointment that can be changed is prepared with this guide. {key:new} makes one.",
        })
    }
}

impl ListOf for PinPicker {
    type Item = Choice;

    const SCOPE: Scope = Scope::text_window("pin picker", "Appointments to pin a phrase to");
    const TITLE: &'static str = "Pin to which appointment?";
    const NO_MATCH: Option<&'static str> = Some("No match here. Try another word.");
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "pin_to.take" ["Enter"], "Pin the phrase to this appointment, or unpin it", Some((1, "pin, or unpin")),
            ListWindow::has_some, Self::enter;
        "pin_to.down" ["↓"], "Next appointment to pin it to", Some((2, "next")),
            ListWindow::has_next, ListWindow::down;
        "pin_to.up" ["↑"], "Previous appointment to pin it to", None, ListWindow::has_previous,
            ListWindow::up;
        "pin_to.page_down" ["PgDn"], "A page down these appointments", None, ListWindow::has_next,
            ListWindow::page_down;
        "pin_to.page_up" ["PgUp"], "A page up these appointments", None, ListWindow::has_previous,
            ListWindow::page_up;
        "pin_to.close" ["Esc"], "Cancel; pin it to none", Some((3, "close")), always,
            |_, cx| cx.close();
    }];

    fn row(_: &ListWindow<Self>, _: &Session, one: &Choice) -> ListRow {
        let aside = if one.pinned { "· pinned" } else { "" };
        ListRow { words: one.words.clone(), aside: aside.to_owned(), ..ListRow::default() }
    }

    fn words(one: &Choice) -> String {
        one.words.clone()
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let Some(id) = window.list.chosen().map(|one| one.id.clone()) else {
            return Vec::new();
        };
        cx.close();
        cx.act(Action::PinTo(id))
    }
}
