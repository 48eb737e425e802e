//! Findings about uneven choices, each with the way there.

use crate::{
    command::{Group, Scope},
    domain::balance::{BalanceFinding, LOOKED_FOR},
    effect::Effects,
    part::{Commands, Context, Row, always, list::ListWindow, part_rows},
    session::{Session, editing},
    ui::list::{Aside, List, ListRow},
};

pub struct BalanceFindings {
    list: List<BalanceFinding>,
}

impl Commands for BalanceFindings {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "balance.go" ["Enter"], "Go to the place this is about", Some((1, "go there")), always, Self::enter;
        "balance.down" ["↓"], "Next that may be uneven", Some((2, "next")), Self::has_next, Self::down;
        "balance.up" ["↑"], "Previous that may be uneven", None, Self::has_previous, Self::up;
        "balance.close" ["Esc"], "Leave it as it is", Some((3, "leave it")), always, |_, cx| cx.close();
    }];

    /// Where there is nothing on the list, it is said what was looked for.
    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::OPTIONS_MENU;
        "options.balance" ["f"], "What may be uneven: the list, and the way there", None,
            |(), session| session.document.is_some(), |(), cx| {
                let findings = cx.session.document.as_ref().map(|document| document.balance.clone());
                match findings.filter(|findings| !findings.is_empty()) {
                    Some(findings) => cx.open(Self { list: List::new(findings) }),
                    None => cx.tell("What was looked for", vec![LOOKED_FOR.to_owned()]),
                }
            };
    };
}

impl ListWindow for BalanceFindings {
    type Item = BalanceFinding;

    const SCOPE: Scope = Scope::new("balance findings", "What may be uneven");

    fn list(&self) -> &List<BalanceFinding> {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List<BalanceFinding> {
        &mut self.list
    }

    fn title(&self, _: &Session) -> String {
        "What may be uneven; nothing here must be changed".to_owned()
    }

    fn row(&self, _: &Session, finding: &BalanceFinding) -> ListRow {
        ListRow { words: finding.words.clone(), aside_is: Aside::Below, ..ListRow::default() }
    }

    fn enter(&mut self, cx: &mut Context) -> Effects {
        cx.close();
        self.list.chosen().map(|finding| editing::go_to(cx.session, finding.at)).unwrap_or_default()
    }
}
