//! Findings about uneven choices, each with the way there.

use crate::{
    command::{Group, Scope},
    domain::{
        balance::{BalanceFinding, LOOKED_FOR},
        with_capital,
    },
    effect::Effects,
    part::{
        Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{Session, editing},
    ui::list::{Aside, ListRow},
};

pub struct BalanceFindings;

impl ListOf for BalanceFindings {
    type Item = BalanceFinding;

    const SCOPE: Scope = Scope::window("balance findings", "What may be uneven");
    const TITLE: &'static str = "Is the comparison fair? You need not change anything";
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "balance.go" ["Enter"], "Go to the place this is about", Some((1, "go there")), always, Self::enter;
        "balance.down" ["↓"], "Next point", Some((2, "next")), ListWindow::has_next, ListWindow::down;
        "balance.up" ["↑"], "Previous point", None, ListWindow::has_previous, ListWindow::up;
        "balance.close" ["Esc"], "Close the list; nothing changes", Some((3, "close")), always, |_, cx| cx.close();
    }];

    /// Where there is nothing on the list, it is said what was looked for.
    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::OPTIONS_MENU;
        "options.balance" ["f"], "Is the comparison fair? What may be uneven, and the way there", None,
            |(), session| session.document.is_some(), |(), cx| {
                let findings = cx.session.document.as_ref().map(|document| document.balance.clone());
                match findings.filter(|findings| !findings.is_empty()) {
                    Some(findings) => cx.open(ListWindow::new(findings, Self)),
                    None => cx.tell("What was looked for", vec![LOOKED_FOR.to_owned()]),
                }
            };
    };

    fn row(_: &ListWindow<Self>, _: &Session, finding: &BalanceFinding) -> ListRow {
        ListRow { words: with_capital(&finding.words), aside_is: Aside::Below, ..ListRow::default() }
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        cx.close();
        window.list.chosen().map(|finding| editing::go_to(cx.session, finding.at)).unwrap_or_default()
    }
}
