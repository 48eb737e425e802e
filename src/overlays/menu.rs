//! The menu of a page, each command with its letter, below what it is done to.

use ratatui::layout::Rect;

use crate::{
    command::{Group, Info, Scope},
    effect::Effects,
    part::{Action, Commands, Context, Row, always, list::ListWindow, part_rows},
    session::Session,
    ui::{
        list::{List, ListRow},
        window::at_foot,
    },
};

pub struct Menu {
    list: List<Info>,
    page: Scope,
}

impl Menu {
    /// These commands of a page, whose letters are live in that scope.
    #[must_use]
    pub fn new(commands: Vec<Info>, page: Scope) -> Self {
        Self { list: List::new(commands), page }
    }
}

impl Commands for Menu {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "menu.run" ["Enter"], "Run what is chosen in the menu", Some((1, "run")), always, Self::enter;
        "menu.down" ["↓"], "Next in the menu", Some((2, "next")), Self::has_next, Self::down;
        "menu.up" ["↑"], "Previous in the menu", None, Self::has_previous, Self::up;
        "menu.close" ["Esc", "F9"], "Close the menu", Some((3, "close")), always, |_, cx| cx.close();
    }];
}

impl ListWindow for Menu {
    type Item = Info;

    const SCOPE: Scope = Scope::new("menu", "Menu of a page");

    fn list(&self) -> &List<Info> {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List<Info> {
        &mut self.list
    }

    fn keys(&self) -> Vec<Scope> {
        vec![self.page, Scope::PAGE_MENU, Self::SCOPE, Scope::ALWAYS]
    }

    fn window(&self, session: &Session) -> Rect {
        at_foot(session.size, self.list.shown.len())
    }

    fn title(&self, _: &Session) -> String {
        "This page".to_owned()
    }

    fn row(&self, _: &Session, command: &Info) -> ListRow {
        let head = command.keys.first().copied().unwrap_or_default().to_owned();
        ListRow { head, indent: 8, words: command.title.to_owned(), ..ListRow::default() }
    }

    fn enter(&mut self, cx: &mut Context) -> Effects {
        self.list.chosen().map(|command| cx.act(Action::Run(command.name))).unwrap_or_default()
    }
}
