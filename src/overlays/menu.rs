//! What else can be done on a page, each with its letter, below what it is done to.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Info, Scope},
    effect::Effects,
    msg::Mouse,
    part::{Action, Commands, Context, Part, Row, always, part_rows},
    session::Session,
    ui::{
        frame_buffer::FrameBuffer,
        list::{Hit, List},
        text::{columns, cut, line},
        theme::Theme,
        window::{at_foot, inside, window},
    },
};

const SCOPE: Scope = Scope::new("menu", "Menu of a page");

/// The menu of a page.
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

    fn step(&mut self, by: isize) -> Effects {
        self.list.step(by);
        Vec::new()
    }

    fn run(&mut self, cx: &mut Context) -> Effects {
        let name = self.list.chosen().map(|command| command.name);
        name.map(|name| cx.act(Action::Run(name))).unwrap_or_default()
    }

    fn area(&self, session: &Session) -> Rect {
        at_foot(session.size, self.list.shown.len())
    }
}

impl Commands for Menu {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "menu.run" ["Enter"], "Run what is chosen in the menu", Some((1, "run")), always, Self::run;
        "menu.down" ["↓"], "Next in the menu", Some((2, "next")), |menu, _| menu.list.has_next(), |menu, _| menu.step(1);
        "menu.up" ["↑"], "Previous in the menu", None, |menu, _| menu.list.has_previous(), |menu, _| menu.step(-1);
        "menu.close" ["Esc", "F9"], "Close the menu", Some((3, "close")), always, |_, cx| cx.close();
    }];
}

impl Part for Menu {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![self.page, Scope::PAGE_MENU, SCOPE, Scope::ALWAYS]
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let inside = window(buffer, self.area(session), "This page", theme);
        let mut cursor = (inside.x + 2, inside.y);
        for (command, at, here) in self.list.visible(inside.height) {
            let style = if here { theme.here() } else { theme.plain() };
            if here {
                line(buffer, inside, at, 2, "›", style);
                cursor.1 = inside.y + at;
            }
            let key = command.keys.first().copied().unwrap_or_default();
            line(buffer, inside, at, 4, key, theme.heading());
            let room = usize::from(inside.width).saturating_sub(9 + columns(key));
            line(buffer, inside, at, 8, &cut(command.title, room), style);
        }
        Some(cursor)
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let area = self.area(cx.session);
        match self.list.mouse(mouse, at, area, inside(area)) {
            Hit::Row => self.run(cx),
            Hit::Outside => cx.close(),
            Hit::None => Vec::new(),
        }
    }
}
