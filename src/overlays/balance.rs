//! What may be unbalanced in the choices, line by line, each with the way there.

use ratatui::{
    layout::{Position, Rect},
    style::Style,
};

use crate::{
    command::{Group, Scope},
    domain::balance::{BalanceFinding, LOOKED_FOR},
    effect::Effects,
    msg::Mouse,
    part::{Commands, Context, Part, Row, always, part_rows},
    session::{Session, editing},
    ui::{
        frame_buffer::FrameBuffer,
        list::{block_at, view_blocks},
        text::wrapped,
        theme::Theme,
        window::{inside, tall, window},
    },
};

const SCOPE: Scope = Scope::new("balance findings", "What may be uneven");

/// The list.
pub struct BalanceFindings {
    findings: Vec<BalanceFinding>,
    chosen: usize,
}

fn area(session: &Session) -> Rect {
    tall(session.size, 76)
}

impl BalanceFindings {
    fn step(&mut self, by: isize) -> Effects {
        self.chosen = self.chosen.saturating_add_signed(by).min(self.findings.len().saturating_sub(1));
        Vec::new()
    }

    fn go(&mut self, cx: &mut Context) -> Effects {
        let field = self.findings.get(self.chosen).map(|finding| finding.at);
        cx.close();
        field.map(|field| editing::go_to(cx.session, field)).unwrap_or_default()
    }

    fn blocks(&self, session: &Session, theme: Theme) -> Vec<Vec<(String, Style)>> {
        let width = usize::from(area(session).width.saturating_sub(6)).max(1);
        let style = |at| if at == self.chosen { theme.here() } else { theme.plain() };
        let block = |(at, finding): (usize, &BalanceFinding)| {
            wrapped(&finding.words, width).into_iter().map(|line| (line, style(at))).collect()
        };
        self.findings.iter().enumerate().map(block).collect()
    }
}

impl Commands for BalanceFindings {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "balance.go" ["Enter"], "Go to the place this is about", Some((1, "go there")), always, Self::go;
        "balance.down" ["↓"], "Next that may be uneven", Some((2, "next")),
            |list, _| list.chosen + 1 < list.findings.len(), |list, _| list.step(1);
        "balance.up" ["↑"], "Previous that may be uneven", None, |list, _| list.chosen > 0, |list, _| list.step(-1);
        "balance.close" ["Esc"], "Leave it as it is", Some((3, "leave it")), always, |_, cx| cx.close();
    }];

    /// Where there is nothing on the list, it is said what was looked for.
    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::OPTIONS_MENU;
        "options.balance" ["f"], "What may be uneven: the list, and the way there", None,
            |(), session| session.document.is_some(), |(), cx| {
                let findings = cx.session.document.as_ref().map(|document| document.balance.clone());
                match findings.filter(|findings| !findings.is_empty()) {
                    Some(findings) => cx.open(Self { findings, chosen: 0 }),
                    None => cx.tell("What was looked for", vec![LOOKED_FOR.to_owned()]),
                }
            };
    };
}

impl Part for BalanceFindings {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::ALWAYS]
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let inside = window(buffer, area(session), "What may be uneven; nothing here must be changed", theme);
        Some(view_blocks(buffer, inside, (self.chosen, &self.blocks(session, theme)), theme))
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let area = area(cx.session);
        match mouse {
            Mouse::WheelDown => self.step(1),
            Mouse::WheelUp => self.step(-1),
            Mouse::Press if !area.contains(at) => cx.close(),
            Mouse::Press => {
                let blocks = self.blocks(cx.session, Theme::new(false));
                match block_at(inside(area), (self.chosen, &blocks), at) {
                    Some(under) => {
                        self.chosen = under;
                        self.go(cx)
                    }
                    None => Vec::new(),
                }
            }
            Mouse::Drag => Vec::new(),
        }
    }
}
