//! The commands of a comparison.

use super::{ComparePane, Outcome, Purpose, finished};
use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::Take,
    effect::Effects,
    model::Model,
};

/// Commands of a comparison.
pub const COMMANDS: &[Command] = rows! { Group::Comparing, Scope::COMPARE;
    "compare.mine" ["m"], "Take mine for this part", Some((1, "mine")), can_take_mine, |model| {
            take(model, Take::Mine)
        };
    "compare.theirs" ["t"], "Take theirs for this part", Some((2, "theirs")), can_take_theirs,
        |model| take(model, Take::Theirs);
    "compare.both" ["b"], "Take both for this part, mine first", Some((3, "both")), can_take_both,
        |model| take(model, Take::Both);
    "compare.all_mine" ["F5"], "Take mine for every part", None, can_take_all, |model| {
            take_all(model, Take::Mine)
        };
    "compare.all_theirs" ["F6"], "Take theirs for every part", None, can_take_all, |model| {
            take_all(model, Take::Theirs)
        };
    "compare.all_both" ["F7"], "Take both for every part that can be both", None, can_take_all,
        |model| take_all(model, Take::Both);
    "compare.finish" ["Enter"], "Finish with what is chosen; both are kept where nothing is",
        Some((4, "finish")), chooses, |model| finish(model, |pane| Outcome::Merged(pane.merged()));
    "compare.restore" ["r"], "Bring this earlier version back", Some((1, "bring it back")), can_restore,
        |model| finish(model, |pane| Outcome::Restore(pane.earlier()));
    "compare.later" ["Esc"], "Not now: both versions stay as they are", Some((5, "not now")), always,
        |model| finish(model, |_| Outcome::Later);
    "compare.down" ["↓"], "Next part that differs", Some((6, "next")), has_next, |model| {
            step(model, 1)
        };
    "compare.up" ["↑"], "Previous part that differs", None, has_previous, |model| step(model, -1);
    "compare.page_down" ["PgDn", "Space"], "Down one screen of the comparison", Some((7, "page down")),
        can_scroll_down, |model| scroll(model, 1);
    "compare.page_up" ["PgUp"], "Up one screen of the comparison", None, can_scroll_up, |model| {
            scroll(model, -1)
        };
    "compare.first" ["Home"], "Start of the comparison", None, not_at_start, |model| {
            edge(model, false)
        };
    "compare.last" ["End"], "End of the comparison", None, not_at_end, |model| edge(model, true);
};

/// Whether something is so of the comparison, if there is one.
fn on_pane(model: &Model, is: impl FnOnce(&ComparePane) -> bool) -> bool {
    model.compare.as_deref().is_some_and(is)
}

fn chooses(model: &Model) -> bool {
    on_pane(model, |pane| pane.purpose.chooses())
}

/// Whether taking this would change what is chosen.
fn can_take(model: &Model, take: Take) -> bool {
    chooses(model) && on_pane(model, |pane| pane.taken(pane.part).is_some_and(|now| now != (take, true)))
}

fn can_take_mine(model: &Model) -> bool {
    can_take(model, Take::Mine)
}

fn can_take_theirs(model: &Model) -> bool {
    can_take(model, Take::Theirs)
}

fn can_take_both(model: &Model) -> bool {
    let can_be = |pane: &ComparePane| {
        pane.comparison.differences().get(pane.part).is_some_and(|one| one.part.can_be_both())
    };
    can_take(model, Take::Both) && on_pane(model, can_be)
}

fn can_take_all(model: &Model) -> bool {
    chooses(model) && on_pane(model, |pane| !pane.takes.is_empty())
}

fn can_restore(model: &Model) -> bool {
    on_pane(model, |pane| pane.purpose == Purpose::History && !pane.takes.is_empty())
}

fn has_next(model: &Model) -> bool {
    on_pane(model, |pane| pane.part + 1 < pane.takes.len())
}

fn has_previous(model: &Model) -> bool {
    on_pane(model, |pane| pane.part > 0)
}

fn can_scroll_down(model: &Model) -> bool {
    on_pane(model, |pane| pane.top < pane.last_top())
}

fn can_scroll_up(model: &Model) -> bool {
    on_pane(model, |pane| pane.top > 0)
}

fn not_at_start(model: &Model) -> bool {
    has_previous(model) || can_scroll_up(model)
}

fn not_at_end(model: &Model) -> bool {
    has_next(model) || can_scroll_down(model)
}

fn with_pane(model: &mut Model, act: impl FnOnce(&mut ComparePane)) -> Effects {
    if let Some(pane) = &mut model.compare {
        act(pane);
    }
    Vec::new()
}

fn take(model: &mut Model, take: Take) -> Effects {
    with_pane(model, |pane| {
        if let Some(chosen) = pane.takes.get_mut(pane.part) {
            *chosen = Some(take);
        }
    })
}

/// Parts that cannot be both keep what was chosen for them.
fn take_all(model: &mut Model, take: Take) -> Effects {
    with_pane(model, |pane| {
        for (chosen, one) in pane.takes.iter_mut().zip(pane.comparison.differences()) {
            if take != Take::Both || one.part.can_be_both() {
                *chosen = Some(take);
            }
        }
    })
}

fn finish(model: &mut Model, outcome: impl FnOnce(&ComparePane) -> Outcome) -> Effects {
    let outcome = model.compare.as_deref().map_or(Outcome::Later, outcome);
    finished(model, outcome)
}

fn step(model: &mut Model, by: isize) -> Effects {
    with_pane(model, |pane| pane.go_to(pane.part.saturating_add_signed(by)))
}

fn scroll(model: &mut Model, screens: isize) -> Effects {
    with_pane(model, |pane| {
        let page = isize::try_from(pane.page.height().saturating_sub(1)).unwrap_or(1).max(1);
        pane.scroll(screens * page);
    })
}

fn edge(model: &mut Model, end: bool) -> Effects {
    with_pane(model, |pane| {
        pane.part = if end { pane.takes.len().saturating_sub(1) } else { 0 };
        pane.scroll(if end { isize::MAX } else { isize::MIN });
    })
}
