//! Sets of phrases: mine, and those of others, which can be left aside.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::PhraseSet,
    effect::Effects,
    model::Model,
    msg::Mouse,
    overlays::Overlay,
    session::phrase_sync,
};

/// The list: mine first.
pub struct Sets {
    pub chosen: usize,
}

/// Opens it.
pub const OPENING: &[Command] = rows! { Group::PageMenus, Scope::CONTEXT_MENU;
    "context.sets" ["s"], "Sets of phrases: whose words are used here", None, always, open;
};

/// Works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::SETS;
    "sets.switch" ["Space", "Enter"], "Leave this set aside, or use it again",
        Some((1, "use or leave aside")), |model| chosen(model).is_some(), switch;
    "sets.down" ["↓"], "Next set", Some((2, "next")),
        |model| at(model).is_some_and(|at| at < model.session.phrasebook.others.len()), |model| step(model, 1);
    "sets.up" ["↑"], "Previous set", None, |model| at(model).is_some_and(|at| at > 0),
        |model| step(model, -1);
    "sets.close" ["Esc"], "Close the sets of phrases", Some((3, "go back")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

/// Opens the list.
pub fn open(model: &mut Model) -> Effects {
    model.overlay = Some(Overlay::Sets(Sets { chosen: 0 }));
    Vec::new()
}

fn at(model: &Model) -> Option<usize> {
    if let Some(Overlay::Sets(sets)) = &model.overlay { Some(sets.chosen) } else { None }
}

/// The set of somebody else that is chosen, if it is one.
fn chosen(model: &Model) -> Option<&PhraseSet> {
    model.session.phrasebook.others.get(at(model)?.checked_sub(1)?)
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::Sets(sets)) = &mut model.overlay {
        sets.chosen = sets.chosen.saturating_add_signed(by).min(model.session.phrasebook.others.len());
    }
    Vec::new()
}

fn switch(model: &mut Model) -> Effects {
    chosen(model).map(|set| phrase_sync::switch(&set.id, !set.switched_off)).unwrap_or_default()
}

/// What is said of each set: its name, then the rest.
#[must_use]
pub fn words(model: &Model) -> Vec<[String; 2]> {
    let today = model.session.now.date();
    let of = |name: String, set: &PhraseSet, state: &str| {
        let provenance = set.provenance.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = [set.by(), set.count_in_words(), set.review_in_words(today), provenance];
        let rest: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        [format!("{name}{state}"), rest.join(" · ")]
    };
    let mine = &model.session.phrasebook.mine;
    let own = if mine.title.is_empty() { "My own".to_owned() } else { format!("My own: {}", mine.title) };
    let others = model.session.phrasebook.others.iter().map(|set| {
        let state =
            if set.switched_off { " · left aside" } else { " · used where I have no words of my own" };
        of(set.name().to_owned(), set, state)
    });
    [of(own, mine, "")].into_iter().chain(others).collect()
}

/// A click chooses nothing here: sets take as many rows as they need. The wheel goes through them.
pub fn mouse(model: &mut Model, mouse: Mouse) -> Effects {
    match mouse {
        Mouse::WheelDown => step(model, 1),
        Mouse::WheelUp => step(model, -1),
        _ => Vec::new(),
    }
}
