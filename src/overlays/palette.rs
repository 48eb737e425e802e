//! The palette: every command that works here, filtered as one types; Enter runs it.

use crate::{
    command::{Group, Info, Scope},
    effect::Effects,
    part::{
        Action, Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::Session,
    ui::list::{Aside, ListRow},
};

/// Of the commands that worked where it was opened, nearest first.
pub struct Palette;

impl Palette {
    /// Cursor keys are known to most; they come last.
    #[must_use]
    pub fn new(mut commands: Vec<Info>) -> ListWindow<Self> {
        commands.sort_by_key(|command| command.group == Group::Typing);
        ListWindow::new(commands, Self)
    }
}

impl ListOf for Palette {
    type Item = Info;

    const SCOPE: Scope = Scope::new("palette", "Help");
    const TITLE: &'static str = "What works here";
    const NO_MATCH: Option<&'static str> = Some("Nothing here is called that.");
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "palette.run" ["Enter"], "Run what is chosen", Some((1, "run")), ListWindow::has_some, Self::enter;
        "palette.down" ["↓"], "Next in the list", Some((2, "next")), ListWindow::has_some, ListWindow::down;
        "palette.up" ["↑"], "Previous in the list", None, ListWindow::has_some, ListWindow::up;
        "palette.page_down" ["PgDn"], "A page down the list", None, ListWindow::has_some, ListWindow::page_down;
        "palette.page_up" ["PgUp"], "A page up the list", None, ListWindow::has_some, ListWindow::page_up;
        "palette.close" ["Esc", "F1", "Ctrl-P"], "Close the list", Some((3, "close")), always, |_, cx| cx.close();
    }];

    fn row(_: &ListWindow<Self>, _: &Session, command: &Info) -> ListRow {
        let (words, aside) = (command.title.to_owned(), command.key_in_full());
        ListRow { words, aside, aside_is: Aside::Right, ..ListRow::default() }
    }

    fn words(command: &Info) -> String {
        format!("{} {}", command.title, command.keys.join(" "))
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        cx.close();
        window.list.chosen().map(|command| cx.act(Action::Run(command.name))).unwrap_or_default()
    }
}
