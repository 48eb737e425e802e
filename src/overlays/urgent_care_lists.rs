//! When to go now and when to ring today, for back or neck, with the numbers of the chosen country; where each
//! list is from, who checked it and who approved it.

use std::fmt::Write as _;

use jiff::civil::Date;
use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    content,
    domain::{Checked, Country, Fact, GoList, Help, HelpKind, NotesPage, Region},
    effect::{Effect, Effects},
    msg::Mouse,
    part::{Action, Commands, Context, Part, Row, always, part_rows, spoken::Spoken},
    platform::clipboard::Clipboard,
    session::{Session, approvals, editing::on_document, settings},
    text::Rows,
    ui::{
        frame_buffer::FrameBuffer,
        text::{cut, line},
        theme::Theme,
        window::{centred, inside, window},
    },
};

const SCOPE: Scope = Scope::window("urgent care lists", "When to go now, or soon");

/// Said at the foot of the window once they are copied.
const fn copied(reach: Clipboard) -> &'static str {
    match reach {
        Clipboard::System => " Copied to the clipboard ",
        Clipboard::Terminal => " Sent to this terminal's clipboard ",
        Clipboard::None => " Not copied: this terminal has no clipboard ",
    }
}

/// The window.
pub struct UrgentCareLists {
    region: Region,
    top: usize,
    copied: bool,
}

/// A line of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Heading,
    Text,
    Item,
    /// Where it is from, and what must be known before relying on it.
    Aside,
}

/// Where there is little room it takes all there is.
fn area(session: &Session) -> Rect {
    let spared = if session.size.1 < 20 { 0 } else { 4 };
    centred(session.size, 76, session.size.1 - spared)
}

fn height(session: &Session) -> usize {
    usize::from(inside(area(session)).height)
}

impl Commands for UrgentCareLists {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "lists.england" ["e"], "Help numbers for England", Some((3, "England")), none_chosen,
            |_, cx| settings::choose_country(cx.session, Country::England);
        "lists.wales" ["w"], "Help numbers for Wales", Some((4, "Wales")), none_chosen,
            |_, cx| settings::choose_country(cx.session, Country::Wales);
        "lists.scotland" ["s"], "Help numbers for Scotland", Some((5, "Scotland")), none_chosen,
            |_, cx| settings::choose_country(cx.session, Country::Scotland);
        "lists.northern_ireland" ["n"], "Help numbers for Northern Ireland", Some((6, "Northern Ireland")),
            none_chosen, |_, cx| settings::choose_country(cx.session, Country::NorthernIreland);
        "lists.close" ["Esc"], "Close the lists of when to go", Some((0, "close")), always, |_, cx| cx.close();
        "lists.approve" ["Ctrl-F9"], "Approve these lists, or see who did", None, always,
            |_, cx| cx.act(Action::Run("approvals"));
        "lists.other" ["Tab", "Shift-Tab"], "The lists for the back, or for the neck", Some((1, "back or neck")),
            always, |lists, _| {
                *lists = Self { region: lists.region.other(), top: 0, copied: false };
                Vec::new()
            };
        "lists.copy" ["o"], "Copy these lists to the clipboard of this terminal", Some((3, "copy out")),
            always, Self::copy_out;
        "lists.down" ["↓"], "Down one line of the lists", None, Self::can_scroll_down,
            |lists, cx| lists.scroll(cx.session, 1);
        "lists.up" ["↑"], "Up one line of the lists", None, Self::can_scroll_up,
            |lists, cx| lists.scroll(cx.session, -1);
        "lists.page_down" ["PgDn", "Space"], "Down one screen of the lists", Some((2, "page down")),
            Self::can_scroll_down, |lists, cx| lists.screens(cx.session, 1);
        "lists.page_up" ["PgUp"], "Up one screen of the lists", None, Self::can_scroll_up,
            |lists, cx| lists.screens(cx.session, -1);
        "lists.first" ["Home"], "Start of the lists", None, Self::can_scroll_up,
            |lists, cx| lists.scroll(cx.session, isize::MIN);
        "lists.last" ["End"], "End of the lists", None, Self::can_scroll_down,
            |lists, cx| lists.scroll(cx.session, isize::MAX);
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::SETBACKS_MENU;
        "setbacks.go_lists" ["g"], "When to go now, or ring today: the lists for back and neck, with numbers", None,
            |(), session| on_document(session, |document| document.sheet.page == NotesPage::Setbacks),
            |(), cx| cx.open(Self { region: Region::Back, top: 0, copied: false });
    };
}

/// A country is asked for once: afterwards a letter hit by chance must not change whose numbers these are.
const fn none_chosen(_: &UrgentCareLists, session: &Session) -> bool {
    session.settings.country.is_none()
}

impl UrgentCareLists {
    fn last_top(&self, session: &Session) -> usize {
        self.lines(session).len().saturating_sub(height(session))
    }

    fn can_scroll_down(&self, session: &Session) -> bool {
        self.top < self.last_top(session)
    }

    fn can_scroll_up(&self, session: &Session) -> bool {
        self.top.min(self.last_top(session)) > 0
    }

    fn scroll(&mut self, session: &Session, by: isize) -> Effects {
        let last = self.last_top(session);
        self.top = self.top.min(last).saturating_add_signed(by).min(last);
        self.copied = false;
        Vec::new()
    }

    fn screens(&mut self, session: &Session, by: isize) -> Effects {
        let page = height(session).saturating_sub(1).max(1);
        self.scroll(session, by * isize::try_from(page).unwrap_or(1))
    }

    fn copy_out(&mut self, cx: &mut Context) -> Effects {
        let text = self.text(cx.session);
        cx.session.clipboard.clone_from(&text);
        self.copied = true;
        vec![Effect::CopyOut(text)]
    }

    /// The title with the key to the other lists.
    fn heading(&self, session: &Session) -> String {
        let other = self.region.other().label().to_lowercase();
        format!("{} ({}: {other})", self.title(), session.keys.fill("{key:lists.other}"))
    }

    fn title(&self) -> String {
        format!("{}: go now, or ring today", self.region.label())
    }

    /// Its lines, wrapped to the window.
    fn lines(&self, session: &Session) -> Vec<(Said, String)> {
        let width = usize::from(area(session).width.saturating_sub(4)).max(1);
        let mut lines = Vec::new();
        let mut add = |kind, text: &str| {
            let (first, next) = if kind == Said::Item { ("· ", "  ") } else { ("", "") };
            let rows = Rows::new(text, width.saturating_sub(next.len()));
            for row in 0..rows.len() {
                let words = text.get(rows.range(row)).unwrap_or_default().trim_end();
                lines.push((kind, format!("{}{words}", if row == 0 { first } else { next })));
            }
        };
        let help = content::help();
        if session.settings.country.is_none() {
            add(Said::Text, ASKS);
            add(Said::Aside, "");
        }
        for (kind, text) in self.paragraphs(help, session, Dating { note: Checked::note, line: Fact::line }) {
            add(kind, &text);
        }
        lines
    }

    /// As plain text, to paste elsewhere.
    fn text(&self, session: &Session) -> String {
        let mut text = format!("{}\n\n", self.title());
        let dating = Dating { note: Checked::long_note, line: Fact::long_line };
        for (kind, paragraph) in self.paragraphs(content::help(), session, dating) {
            let mark = if kind == Said::Item { "- " } else { "" };
            let _ = writeln!(text, "{mark}{paragraph}");
        }
        text
    }

    fn paragraphs(&self, help: &Help, session: &Session, dating: Dating) -> Vec<(Said, String)> {
        let today = session.now.date();
        let (country, set) = (session.settings.country, &session.settings);
        let state = approvals::of_lists(session);
        let mut all = vec![(Said::Text, format!("These lists are {}.", state.in_words()))];
        if !state.is_approved() {
            all.push((Said::Text, NOT_PRINTED.to_owned()));
        }
        all.push((Said::Aside, String::new()));
        for list in help.lists(self.region) {
            all.push((Said::Heading, heading(list)));
            all.push((Said::Text, help.lead(list, country, &set.out_of_hours_number)));
            all.extend(list.signs.iter().map(|sign| (Said::Item, sign.says.clone())));
            let note = (dating.note)(&list.checked, today);
            all.push((Said::Text, format!("{} ({note})", help.rules_nothing_out)));
            all.push((Said::Aside, format!("From: {}", named(&list.checked))));
            all.push((Said::Aside, String::new()));
        }
        if let Some(country) = country {
            all.push((Said::Heading, format!("Numbers, {}", country.label())));
            for kind in HelpKind::ALL {
                let numbers = help.facts(country, kind);
                all.extend(
                    numbers.map(|fact| {
                        (Said::Item, format!("{}: {}", kind.label(), (dating.line)(fact, today)))
                    }),
                );
            }
            all.push((Said::Aside, String::new()));
        }
        all.push((Said::Heading, "Where this is from".to_owned()));
        for checked in self.sources(help, country) {
            let note = (dating.note)(checked, today);
            all.push((Said::Item, format!("{}, {note} by {}", named(checked), checked.checked_by)));
        }
        // An approval is of the numbers too.
        if !state.is_approved() {
            all.push((Said::Aside, help.caution.clone()));
        }
        all
    }

    /// Where the lists and the numbers shown are from, each once.
    fn sources<'a>(&self, help: &'a Help, country: Option<Country>) -> Vec<&'a Checked> {
        let lists = help.lists(self.region).flat_map(|list| help.sources_of(list));
        let facts =
            help.facts.iter().filter(|fact| country.is_some_and(|country| fact.countries.contains(&country)));
        let mut all: Vec<&Checked> = Vec::new();
        for checked in lists.chain(facts.map(|fact| &fact.checked)) {
            if !all.iter().any(|one| one.source == checked.source && one.checked_by == checked.checked_by) {
                all.push(checked);
            }
        }
        all
    }
}

/// How days are written: short on the screen, long where they leave it.
#[derive(Clone, Copy)]
struct Dating {
    note: fn(&Checked, Date) -> String,
    line: fn(&Fact, Date) -> String,
}

/// A list for both says so, for the title names one of them.
fn heading(list: &GoList) -> String {
    match list.region {
        Region::Back | Region::Neck => list.when.label().to_owned(),
        Region::Both => format!("{}, for {} too", list.when.label(), list.region.label().to_lowercase()),
    }
}

/// A source and its address.
fn named(checked: &Checked) -> String {
    checked.address.iter().fold(checked.source.clone(), |source, address| format!("{source}, {address}"))
}

/// Said with lists that nobody approved.
const NOT_PRINTED: &str = "So they are here for you, and no page for the person has them: it says what to ring and where \
    the NHS says when. A registered clinician can approve them: Ctrl-F9.";

const ASKS: &str = "Which country's numbers? e England, w Wales, s Scotland, n Northern Ireland.";

impl Part for UrgentCareLists {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        SCOPE.together()
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let mut spoken = Spoken::titled(self.title());
        spoken.about.extend(session.settings.country.is_none().then(|| ASKS.to_owned()));
        let dating = Dating { note: Checked::note, line: Fact::line };
        for (_, words) in self.paragraphs(content::help(), session, dating) {
            spoken.say(words);
        }
        spoken
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let area = area(session);
        let inside = window(buffer, area, &self.heading(session), theme);
        let lines = self.lines(session);
        let top = self.top.min(lines.len().saturating_sub(usize::from(inside.height)));
        for ((said, words), row) in lines.iter().skip(top).zip(0..inside.height) {
            let style = match said {
                Said::Heading => theme.heading(),
                Said::Text | Said::Item => theme.plain(),
                Said::Aside => theme.dim(),
            };
            line(buffer, inside, row, 2, words, style);
        }
        if self.copied {
            let words = cut(copied(session.reach), usize::from(area.width.saturating_sub(4)));
            line(buffer, area, area.height.saturating_sub(1), 2, &words, theme.heading());
        }
        Some((inside.x + 2, inside.y))
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, _: Position) -> Effects {
        match mouse {
            Mouse::WheelUp => self.scroll(cx.session, -3),
            Mouse::WheelDown => self.scroll(cx.session, 3),
            Mouse::Press | Mouse::Drag => Vec::new(),
        }
    }
}
