//! The palette: every command that works here, filtered as one types; Enter runs it.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Info, Scope},
    effect::Effects,
    msg::Mouse,
    part::{Action, Commands, Context, Field, Part, Row, always, part_rows},
    session::Session,
    ui::{
        frame_buffer::FrameBuffer,
        list::{Hit, List, ListRow},
        theme::Theme,
        window::{inside, tall, window},
    },
};

const SCOPE: Scope = Scope::new("palette", "Help");

/// The list of commands that worked where it was opened, nearest first.
pub struct Palette {
    list: List<Info>,
}

impl Palette {
    /// Of these commands. Cursor keys are known to most; they come last.
    #[must_use]
    pub fn new(mut commands: Vec<Info>) -> Self {
        commands.sort_by_key(|command| command.group == Group::Typing);
        Self { list: List::new(commands) }
    }

    /// The commands shown.
    pub fn shown(&self) -> impl Iterator<Item = &Info> {
        self.list.shown.iter()
    }

    fn has_some(&self, _: &Session) -> bool {
        self.list.chosen().is_some()
    }

    fn step(&mut self, by: isize) -> Effects {
        self.list.step(by);
        Vec::new()
    }

    fn page(&mut self, size: (u16, u16), by: isize) -> Effects {
        self.step(by * isize::try_from(areas(size).1.height.max(1)).unwrap_or(1))
    }

    fn run(&mut self, cx: &mut Context) -> Effects {
        let name = self.list.chosen().map(|command| command.name);
        cx.close();
        name.map(|name| cx.act(Action::Run(name))).unwrap_or_default()
    }
}

/// The window, and the rows of the list in it.
fn areas(size: (u16, u16)) -> (Rect, Rect) {
    let area = tall(size, 76);
    let inside = inside(area);
    (area, Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside })
}

impl Commands for Palette {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "palette.run" ["Enter"], "Run what is chosen", Some((1, "run")), Self::has_some, Self::run;
        "palette.down" ["↓"], "Next in the list", Some((2, "next")), Self::has_some, |palette, _| palette.step(1);
        "palette.up" ["↑"], "Previous in the list", None, Self::has_some, |palette, _| palette.step(-1);
        "palette.page_down" ["PgDn"], "A page down the list", None, Self::has_some,
            |palette, cx| palette.page(cx.session.size, 1);
        "palette.page_up" ["PgUp"], "A page up the list", None, Self::has_some,
            |palette, cx| palette.page(cx.session.size, -1);
        "palette.close" ["Esc", "F1", "Ctrl-P"], "Close the list", Some((3, "close")), always, |_, cx| cx.close();
    }];
}

impl Part for Palette {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::TEXT, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        Some(Field::Input(&mut self.list.filter))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.list.filter.selected()
    }

    /// Titles and keys are searched.
    fn typed(&mut self, _: &mut Context) {
        self.list.narrow_or_nearest(|command| format!("{} {}", command.title, command.keys.join(" ")));
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, rows) = areas(session.size);
        let inside = window(buffer, area, "What works here", theme);
        let cursor = self.list.view_filter(buffer, inside, "Nothing here is called that.", theme);
        self.list.view(buffer, rows, theme, |command| ListRow {
            words: command.title.to_owned(),
            aside: command.key_in_full(),
            style: None,
        });
        Some(cursor)
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (area, rows) = areas(cx.session.size);
        match self.list.mouse(mouse, at, area, rows) {
            Hit::Row => self.run(cx),
            Hit::Outside => cx.close(),
            Hit::None => Vec::new(),
        }
    }
}
