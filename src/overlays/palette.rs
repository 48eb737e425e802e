//! The palette: every command that works here, filtered as one types; Enter runs it.

use crate::{
    command::{Group, Info, Scope},
    effect::Effects,
    part::{Action, Commands, Context, Row, always, list::ListWindow, part_rows},
    session::Session,
    ui::list::{Aside, List, ListRow},
};

/// The list of commands that worked where it was opened, nearest first.
pub struct Palette {
    list: List<Info>,
}

impl Palette {
    /// Cursor keys are known to most; they come last.
    #[must_use]
    pub fn new(mut commands: Vec<Info>) -> Self {
        commands.sort_by_key(|command| command.group == Group::Typing);
        Self { list: List::new(commands) }
    }

    pub fn shown(&self) -> impl Iterator<Item = &Info> {
        self.list.shown.iter()
    }
}

impl Commands for Palette {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "palette.run" ["Enter"], "Run what is chosen", Some((1, "run")), Self::has_some, Self::enter;
        "palette.down" ["↓"], "Next in the list", Some((2, "next")), Self::has_some, Self::down;
        "palette.up" ["↑"], "Previous in the list", None, Self::has_some, Self::up;
        "palette.page_down" ["PgDn"], "A page down the list", None, Self::has_some, Self::page_down;
        "palette.page_up" ["PgUp"], "A page up the list", None, Self::has_some, Self::page_up;
        "palette.close" ["Esc", "F1", "Ctrl-P"], "Close the list", Some((3, "close")), always, |_, cx| cx.close();
    }];
}

impl ListWindow for Palette {
    type Item = Info;

    const SCOPE: Scope = Scope::new("palette", "Help");
    const NO_MATCH: Option<&'static str> = Some("Nothing here is called that.");

    fn list(&self) -> &List<Info> {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List<Info> {
        &mut self.list
    }

    fn title(&self, _: &Session) -> String {
        "What works here".to_owned()
    }

    fn row(&self, _: &Session, command: &Info) -> ListRow {
        let (words, aside) = (command.title.to_owned(), command.key_in_full());
        ListRow { words, aside, aside_is: Aside::Right, ..ListRow::default() }
    }

    fn words(command: &Info) -> String {
        format!("{} {}", command.title, command.keys.join(" "))
    }

    fn enter(&mut self, cx: &mut Context) -> Effects {
        cx.close();
        self.list.chosen().map(|command| cx.act(Action::Run(command.name))).unwrap_or_default()
    }
}
