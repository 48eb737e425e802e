//! The palette: every command that works here in its group, found as one types; Enter runs it.

mod groups;

pub use groups::PaletteRow;

use crate::{
    command::{Group, Info, Keys, Scope},
    effect::Effects,
    part::{
        Action, Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::Session,
    ui::list::{Aside, List, ListRow},
};

/// Of the commands that worked where it was opened, those of the place itself first.
pub struct Palette {
    /// Those that move are shown too.
    with_moves: bool,
}

impl Palette {
    #[must_use]
    pub fn new(commands: Vec<&'static Info>, keys: &Keys) -> ListWindow<Self> {
        let (moving, mut others): (Vec<&Info>, Vec<&Info>) =
            commands.into_iter().partition(|command| groups::moves(command, keys));
        others.sort_by_key(|command| groups::rank(command.scope));
        let fold = (!moving.is_empty()).then_some(PaletteRow::Moves(moving.len()));
        let all = |info: &'static Info| (info, keys.listed(info.name));
        let moving = moving.into_iter().map(all).map(|(info, keys)| PaletteRow::Move(info, keys));
        let others = others.into_iter().map(all).map(|(info, keys)| PaletteRow::Command(info, keys));
        let rows = others.chain(fold).chain(moving).collect();
        let mut window = ListWindow::new(rows, Self { with_moves: false });
        window.of.fold(&mut window.list);
        window
    }

    /// Keys that most people know are one line until they are wanted.
    fn fold(&self, list: &mut List<PaletteRow>) {
        let is_long = self.with_moves || !list.filter.text().is_empty();
        list.shown.retain(|row| match row {
            PaletteRow::Command(..) => true,
            row => row.command().is_some() == is_long,
        });
    }
}

impl ListOf for Palette {
    type Item = PaletteRow;

    const SCOPE: Scope = Scope::text_window("palette", "Help");
    const TITLE: &'static str = "Keys and commands";
    const NO_MATCH: Option<&'static str> = Some("No match here. Try another word.");
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "palette.run" ["Enter"], "Run what is chosen", Some((1, "run")), ListWindow::has_some, Self::enter;
        "palette.down" ["↓"], "Next in the list", Some((2, "next")), ListWindow::has_some, ListWindow::down;
        "palette.up" ["↑"], "Previous in the list", None, ListWindow::has_some, ListWindow::up;
        "palette.page_down" ["PgDn"], "A page down the list", None, ListWindow::has_some, ListWindow::page_down;
        "palette.page_up" ["PgUp"], "A page up the list", None, ListWindow::has_some, ListWindow::page_up;
        "palette.close" ["Esc", "F1", "Ctrl-P"], "Close the list", Some((3, "close")), always, |_, cx| cx.close();
    }];

    fn row(window: &ListWindow<Self>, session: &Session, row: &PaletteRow) -> ListRow {
        let (words, aside) = match row {
            PaletteRow::Command(info, _) | PaletteRow::Move(info, _) => {
                (info.title.to_owned(), session.keys.in_full(info))
            }
            PaletteRow::Moves(count) => (
                format!("{count} keys that most people know"),
                session.keys.fill("{key:palette.run}").into_owned(),
            ),
        };
        // Found rows are in the order of the best match.
        let heading = if window.list.filter.text().is_empty() { row.heading() } else { "" };
        ListRow { heading, words, aside, aside_is: Aside::Right, ..ListRow::default() }
    }

    fn words(row: &PaletteRow) -> String {
        match row {
            PaletteRow::Command(info, keys) | PaletteRow::Move(info, keys) => {
                format!("{} {keys}", info.title)
            }
            PaletteRow::Moves(_) => String::new(),
        }
    }

    fn narrowed(window: &mut ListWindow<Self>, _: &mut Context) {
        window.of.fold(&mut window.list);
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        match window.list.chosen() {
            Some(PaletteRow::Command(info, _) | PaletteRow::Move(info, _)) => {
                cx.close();
                return cx.act(Action::Run(info.name));
            }
            Some(PaletteRow::Moves(_)) => {
                let chosen = window.list.chosen;
                window.of.with_moves = true;
                window.list.narrow(Self::words);
                window.of.fold(&mut window.list);
                window.list.chosen = chosen;
            }
            None => {}
        }
        Vec::new()
    }
}
