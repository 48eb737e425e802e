//! Sets of phrases: mine, and those of others, which can be switched off.

pub mod looking;

use crate::{
    command::{Group, Scope},
    domain::PhraseSet,
    effect::Effects,
    part::{
        Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{Session, phrase_sync},
    ui::list::{Aside, ListRow},
};
use looking::SetPhrases;

/// Said where there is but one's own set.
const ALONE: &str = "No shared sets yet. To import one, type in a terminal: foreword phrases import FILE";

/// Of places in the phrasebook: 0 is mine, then those of others in order.
pub struct Sets;

/// The chosen set of somebody else, if it is one.
fn chosen<'a>(window: &ListWindow<Sets>, session: &'a Session) -> Option<&'a PhraseSet> {
    session.phrasebook.others.get(window.list.chosen.checked_sub(1)?)
}

fn switch(window: &mut ListWindow<Sets>, cx: &mut Context) -> Effects {
    match chosen(window, cx.session) {
        Some(set) if set.unseen => Sets::enter(window, cx),
        Some(set) => phrase_sync::switch(&set.id, !set.switched_off),
        None => Vec::new(),
    }
}

impl ListOf for Sets {
    type Item = usize;

    const SCOPE: Scope = Scope::window("sets", "Sets of phrases");
    const TITLE: &'static str = "Sets of phrases";
    const CLICK_ENTERS: bool = false;
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "sets.look" ["Enter"], "Look through this set", Some((1, "look through")),
            |sets, session| chosen(sets, session).is_some(), Self::enter;
        "sets.switch" ["Space"], "Switch this set off, or on again; a new one is looked through first",
            Some((2, "switch off or on")), |sets, session| chosen(sets, session).is_some(), switch;
        "sets.down" ["↓"], "Next set", Some((3, "next")), ListWindow::has_next, ListWindow::down;
        "sets.up" ["↑"], "Previous set", None, ListWindow::has_previous, ListWindow::up;
        "sets.close" ["Esc"], "Close the sets of phrases", Some((4, "close")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::CONTEXT_MENU;
        "context.sets" ["s"], "Sets of phrases: whose words are used here", None, always,
            |(), cx| {
                let all = (0..=cx.session.phrasebook.others.len()).collect();
                cx.open(ListWindow::new(all, Self))
            };
    };

    /// The name, then the rest below.
    fn row(_: &ListWindow<Self>, session: &Session, at: &usize) -> ListRow {
        let book = &session.phrasebook;
        let set = at.checked_sub(1).and_then(|at| book.others.get(at));
        let words = match set {
            Some(set) if set.unseen => {
                format!("{} · switched off until you have looked through it", set.name())
            }
            Some(set) if set.switched_off => format!("{} · switched off", set.name()),
            Some(set) if set.team => {
                format!("{} · your team’s; used where I have no words of my own", set.name())
            }
            Some(set) => format!("{} · used where I have no words of my own", set.name()),
            None if book.mine.title.is_empty() => "My own".to_owned(),
            None => format!("My own: {}", book.mine.title),
        };
        let set = set.unwrap_or(&book.mine);
        let provenance = set.provenance.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = [set.by(), set.count_in_words(), set.review_in_words(session.now.date()), provenance];
        let rest: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let alone = if book.others.is_empty() { format!("\n\n{ALONE}") } else { String::new() };
        let aside = format!("{}{alone}", rest.join(" · "));
        ListRow { words, aside, aside_is: Aside::Below, ..ListRow::default() }
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let looking = chosen(window, cx.session).map(SetPhrases::of);
        looking.map(|looking| cx.open(looking)).unwrap_or_default()
    }
}
