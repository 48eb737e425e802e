//! All pages that can be made, to go to one.

use ratatui::layout::Rect;

use crate::{
    command::{Group, Scope},
    domain::HandoutKind,
    effect::Effects,
    part::{
        Action, Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::Session,
    ui::{
        list::{Aside, ListRow},
        window::for_lines,
    },
};

pub struct PageList;

impl ListOf for PageList {
    type Item = HandoutKind;

    const SCOPE: Scope = Scope::window("pages", "All pages");
    const TITLE: &'static str = "All pages";
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "pages.show" ["Enter"], "Show this page", Some((1, "show")), ListWindow::has_some, Self::enter;
        "pages.down" ["↓"], "Next page in the list", Some((2, "next")), ListWindow::has_next, ListWindow::down;
        "pages.up" ["↑"], "Previous page in the list", None, ListWindow::has_previous, ListWindow::up;
        "pages.close" ["Esc"], "Close the list of pages", Some((3, "close")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::Places, Scope::BRIEF;
        "brief.pages" ["g"], "All pages: go to one", Some((4, "all pages")), always, |(), cx| {
            let list = ListWindow::new(HandoutKind::ALL.to_vec(), Self);
            cx.open(list)
        };
    };

    fn window(window: &ListWindow<Self>, session: &Session) -> Rect {
        for_lines(session.size, window.list.shown.len())
    }

    fn row(_: &ListWindow<Self>, _: &Session, kind: &HandoutKind) -> ListRow {
        ListRow {
            words: kind.title().to_owned(),
            aside: format!("for {}", kind.reader()),
            aside_is: Aside::Right,
            ..ListRow::default()
        }
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let kind = window.list.chosen().copied();
        cx.close();
        kind.map(|kind| cx.act(Action::ShowPage(kind))).unwrap_or_default()
    }
}
