//! To which appointment a phrase is pinned: those with its guide, found as one types; Enter takes one.

use crate::{
    command::{Group, Scope},
    domain::{Id, Moment, Summary},
    effect::Effects,
    part::{Action, Commands, Context, Row, always, list::ListWindow, part_rows},
    session::{Session, listing::Listing},
    ui::list::{List, ListRow},
};

pub struct PinPicker {
    list: List<Choice>,
}

#[derive(Clone)]
pub struct Choice {
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
        let has_guide = |one: &&Summary| session.guides.of(&one.guide).id == guide.id;
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
}

impl Commands for PinPicker {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "pin_to.take" ["Enter"], "Pin the phrase to this appointment, or unpin it", Some((1, "pin, or unpin")),
            Self::has_some, Self::enter;
        "pin_to.down" ["↓"], "Next appointment to pin it to", Some((2, "next")),
            Self::has_next, Self::down;
        "pin_to.up" ["↑"], "Previous appointment to pin it to", None, Self::has_previous,
            Self::up;
        "pin_to.page_down" ["PgDn"], "A page down these appointments", None, Self::has_next,
            Self::page_down;
        "pin_to.page_up" ["PgUp"], "A page up these appointments", None, Self::has_previous,
            Self::page_up;
        "pin_to.close" ["Esc"], "Close the appointments and pin to none", Some((3, "go back")), always,
            |_, cx| cx.close();
    }];
}

impl ListWindow for PinPicker {
    type Item = Choice;

    const SCOPE: Scope = Scope::new("pin picker", "Appointments to pin a phrase to");
    const NO_MATCH: Option<&'static str> = Some("No appointment here is called that.");

    fn list(&self) -> &List<Choice> {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List<Choice> {
        &mut self.list
    }

    fn title(&self, _: &Session) -> String {
        "Pin to which appointment?".to_owned()
    }

    fn row(&self, _: &Session, one: &Choice) -> ListRow {
        let aside = if one.pinned { "· pinned" } else { "" };
        ListRow { words: one.words.clone(), aside: aside.to_owned(), ..ListRow::default() }
    }

    fn words(one: &Choice) -> String {
        one.words.clone()
    }

    fn enter(&mut self, cx: &mut Context) -> Effects {
        let Some(id) = self.list.chosen().map(|one| one.id.clone()) else {
            return Vec::new();
        };
        cx.close();
        cx.act(Action::PinTo(id))
    }
}
