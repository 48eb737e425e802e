//! The commands of a comparison.

use super::ComparePane;
use crate::command::{Group, Scope};
use crate::part::{Action, Commands, Row, always, part_rows};
use crate::session::conflicts::{Outcome, Purpose};
use crate::{domain::Take, effect::Effects, session::Session};

pub(super) const SCOPE: Scope = Scope::screen("compare", "Two versions");

impl Commands for ComparePane {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Comparing, SCOPE;
        "compare.mine" ["m"], "Take mine for this part", Some((1, "mine")),
            |pane, _| pane.can_take(Take::Mine), |pane, _| pane.take(Take::Mine);
        "compare.theirs" ["t"], "Take theirs for this part", Some((2, "theirs")),
            |pane, _| pane.can_take(Take::Theirs), |pane, _| pane.take(Take::Theirs);
        "compare.both" ["b"], "Take both for this part, mine first", Some((3, "both")),
            Self::can_take_both, |pane, _| pane.take(Take::Both);
        "compare.all_mine" ["F5"], "Take mine for every part", None, Self::can_take_all,
            |pane, _| pane.take_all(Take::Mine);
        "compare.all_theirs" ["F6"], "Take theirs for every part", None, Self::can_take_all,
            |pane, _| pane.take_all(Take::Theirs);
        "compare.all_both" ["F7"], "Take both for every part that can be both", None, Self::can_take_all,
            |pane, _| pane.take_all(Take::Both);
        "compare.finish" ["Enter"], "Finish with what is chosen; both are kept where nothing is",
            Some((4, "finish")), |pane, _| pane.purpose.chooses(),
            |pane, cx| cx.act(Action::Compared(Outcome::Merged(pane.merged())));
        "compare.restore" ["r"], "Restore this earlier version", Some((1, "restore")),
            |pane, _| pane.purpose == Purpose::History && !pane.takes.is_empty(),
            |pane, cx| cx.act(Action::Compared(Outcome::Restore(pane.earlier())));
        "compare.later" ["Esc"], "Not now: both versions stay as they are", Some((5, "not now")), always,
            |_, cx| cx.act(Action::Compared(Outcome::Later));
        "compare.down" ["↓"], "Next part that differs", Some((6, "next")), |pane, _| pane.has_next(),
            |pane, _| pane.step(1);
        "compare.up" ["↑"], "Previous part that differs", None, |pane, _| pane.part > 0, |pane, _| pane.step(-1);
        "compare.page_down" ["PgDn", "Space"], "Down one screen of the comparison", Some((7, "page down")),
            |pane, _| pane.page.goes_on(), |pane, _| pane.screens(1);
        "compare.page_up" ["PgUp"], "Up one screen of the comparison", None, |pane, _| pane.page.top > 0,
            |pane, _| pane.screens(-1);
        "compare.first" ["Home"], "Start of the comparison", None, |pane, _| pane.part > 0 || pane.page.top > 0,
            |pane, _| pane.edge(false);
        "compare.last" ["End"], "End of the comparison", None,
            |pane, _| pane.has_next() || pane.page.goes_on(), |pane, _| pane.edge(true);
    }];
}

impl ComparePane {
    /// Whether taking this would change what is chosen.
    fn can_take(&self, take: Take) -> bool {
        self.purpose.chooses() && self.taken(self.part).is_some_and(|now| now != (take, true))
    }

    fn can_take_both(&self, _: &Session) -> bool {
        let part = self.comparison.differences().get(self.part);
        self.can_take(Take::Both) && part.is_some_and(|one| one.part.can_be_both())
    }

    const fn can_take_all(&self, _: &Session) -> bool {
        self.purpose.chooses() && !self.takes.is_empty()
    }

    const fn has_next(&self) -> bool {
        self.part + 1 < self.takes.len()
    }

    fn take(&mut self, take: Take) -> Effects {
        if let Some(chosen) = self.takes.get_mut(self.part) {
            *chosen = Some(take);
        }
        Vec::new()
    }

    /// Parts that cannot be both keep what was chosen for them.
    fn take_all(&mut self, take: Take) -> Effects {
        for (chosen, one) in self.takes.iter_mut().zip(self.comparison.differences()) {
            if take != Take::Both || one.part.can_be_both() {
                *chosen = Some(take);
            }
        }
        Vec::new()
    }

    fn step(&mut self, by: isize) -> Effects {
        self.go_to(self.part.saturating_add_signed(by));
        Vec::new()
    }

    fn screens(&mut self, screens: isize) -> Effects {
        self.scroll(|page| page.scroll_screens(screens));
        Vec::new()
    }

    fn edge(&mut self, end: bool) -> Effects {
        self.part = if end { self.takes.len().saturating_sub(1) } else { 0 };
        self.scroll(|page| page.scroll(if end { isize::MAX } else { isize::MIN }));
        Vec::new()
    }
}
