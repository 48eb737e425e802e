//! Sets of phrases: mine, and those of others, which can be switched off.

use ratatui::{
    layout::{Position, Rect},
    style::Style,
};

use crate::{
    command::{Group, Scope},
    domain::PhraseSet,
    effect::Effects,
    msg::Mouse,
    part::{Commands, Context, Part, Row, always, part_rows},
    session::{Session, phrase_sync},
    ui::{
        frame_buffer::FrameBuffer,
        list::{block_at, view_blocks},
        text::wrapped,
        theme::Theme,
        window::{inside, tall, window},
    },
};

const SCOPE: Scope = Scope::new("sets", "Sets of phrases");

/// Said where there is but one's own set.
const ALONE: &str =
    "No set of anybody else is here. To take one in, type in a shell: foreword phrases import FILE";

/// The list: mine first.
pub struct Sets {
    chosen: usize,
}

impl Sets {
    /// The chosen set of somebody else, if it is one.
    fn chosen<'a>(&self, session: &'a Session) -> Option<&'a PhraseSet> {
        session.phrasebook.others.get(self.chosen.checked_sub(1)?)
    }

    fn step(&mut self, session: &Session, by: isize) -> Effects {
        self.chosen = self.chosen.saturating_add_signed(by).min(session.phrasebook.others.len());
        Vec::new()
    }
}

/// Name, then the rest, of each set, in lines of the window.
fn blocks(session: &Session, chosen: usize, theme: Theme) -> Vec<Vec<(String, Style)>> {
    let today = session.now.date();
    let width = usize::from(area(session).width.saturating_sub(6)).max(1);
    let of = |at: usize, name: String, set: &PhraseSet| {
        let provenance = set.provenance.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = [set.by(), set.count_in_words(), set.review_in_words(today), provenance];
        let rest: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let style = if at == chosen { theme.here() } else { theme.plain() };
        let name = wrapped(&name, width).into_iter().map(|line| (line, style));
        name.chain(wrapped(&rest.join(" · "), width).into_iter().map(|line| (line, theme.dim()))).collect()
    };
    let mine = &session.phrasebook.mine;
    let own = if mine.title.is_empty() { "My own".to_owned() } else { format!("My own: {}", mine.title) };
    let others = (1..).zip(&session.phrasebook.others).map(|(at, set)| {
        let state = if set.switched_off { "switched off" } else { "used where I have no words of my own" };
        of(at, format!("{} · {state}", set.name()), set)
    });
    let mut all: Vec<_> = [of(0, own, mine)].into_iter().chain(others).collect();
    if session.phrasebook.others.is_empty() {
        let alone = wrapped(ALONE, width).into_iter().map(|line| (line, theme.dim()));
        all.push([(String::new(), theme.dim())].into_iter().chain(alone).collect());
    }
    all
}

fn area(session: &Session) -> Rect {
    tall(session.size, 76)
}

impl Commands for Sets {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "sets.switch" ["Space", "Enter"], "Switch this set off, or on again", Some((1, "switch off or on")),
            |sets, session| sets.chosen(session).is_some(), |sets, cx| {
                let set = sets.chosen(cx.session);
                set.map(|set| phrase_sync::switch(&set.id, !set.switched_off)).unwrap_or_default()
            };
        "sets.down" ["↓"], "Next set", Some((2, "next")),
            |sets, session| sets.chosen < session.phrasebook.others.len(), |sets, cx| sets.step(cx.session, 1);
        "sets.up" ["↑"], "Previous set", None, |sets, _| sets.chosen > 0, |sets, cx| sets.step(cx.session, -1);
        "sets.close" ["Esc"], "Close the sets of phrases", Some((3, "go back")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::CONTEXT_MENU;
        "context.sets" ["s"], "Sets of phrases: whose words are used here", None, always,
            |(), cx| cx.open(Self { chosen: 0 });
    };
}

impl Part for Sets {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::ALWAYS]
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let inside = window(buffer, area(session), "Sets of phrases", theme);
        Some(view_blocks(buffer, inside, (self.chosen, &blocks(session, self.chosen, theme)), theme))
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let area = area(cx.session);
        match mouse {
            Mouse::WheelDown => self.step(cx.session, 1),
            Mouse::WheelUp => self.step(cx.session, -1),
            Mouse::Press if !area.contains(at) => cx.close(),
            Mouse::Press => {
                let blocks = blocks(cx.session, self.chosen, Theme::new(false));
                let under = block_at(inside(area), (self.chosen, &blocks), at);
                self.chosen =
                    under.filter(|at| *at <= cx.session.phrasebook.others.len()).unwrap_or(self.chosen);
                Vec::new()
            }
            Mouse::Drag => Vec::new(),
        }
    }
}
