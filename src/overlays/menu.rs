//! The menu of a page, each command with its letter, below what it is done to.

use ratatui::layout::Rect;

use crate::{
    command::{Group, Info, Scope},
    effect::Effects,
    part::{
        Action, Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::Session,
    ui::{list::ListRow, window::at_foot},
};

pub struct Menu {
    page: Scope,
}

impl Menu {
    /// These commands of a page, whose letters are live in that scope.
    #[must_use]
    pub fn new(commands: Vec<&'static Info>, page: Scope) -> ListWindow<Self> {
        ListWindow::new(commands, Self { page })
    }
}

impl ListOf for Menu {
    type Item = &'static Info;

    const SCOPE: Scope = Scope::MENU;
    const TITLE: &'static str = "More for this page";
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "menu.run" ["Enter"], "Run what is chosen in the menu", Some((1, "run")), always, Self::enter;
        "menu.down" ["↓"], "Next in the menu", Some((2, "next")), ListWindow::has_next, ListWindow::down;
        "menu.up" ["↑"], "Previous in the menu", None, ListWindow::has_previous, ListWindow::up;
        "menu.close" ["Esc", "F9"], "Close the menu", Some((3, "close")), always, |_, cx| cx.close();
    }];

    fn scopes(window: &ListWindow<Self>) -> Vec<Scope> {
        window.of.page.together()
    }

    fn window(window: &ListWindow<Self>, session: &Session) -> Rect {
        let lines = window.list.height(session.size.0, |command| Self::row(window, session, command));
        at_foot(session.size, lines)
    }

    fn row(_: &ListWindow<Self>, session: &Session, command: &&'static Info) -> ListRow {
        let head = session.keys.first(command.name).unwrap_or_default().to_owned();
        ListRow { head, indent: 8, words: command.title.to_owned(), ..ListRow::default() }
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        window.list.chosen().map(|command| cx.act(Action::Run(command.name))).unwrap_or_default()
    }
}
