//! When to go now and when to ring today, for back or neck, with the numbers of the chosen country; where each
//! list is from, who checked it and who approved it.

pub mod view;

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::{
    command::{Command, Group, Scope, always, rows},
    content,
    domain::{Checked, Country, Fact, GoList, Help, HelpKind, Page, Region},
    effect::{Effect, Effects},
    layout,
    model::Model,
    msg::Mouse,
    overlays::{Overlay, approvals, settings},
    text::Rows,
};

/// The window.
pub struct UrgentCareLists {
    pub region: Region,
    pub top: usize,
    pub copied: bool,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Heading,
    Text,
    Item,
    /// Where it is from, and what must be known before relying on it.
    Aside,
}

/// Opens it.
pub const OPENING: &[Command] = rows! { Group::PageMenus, Scope::SETBACKS_MENU;
    "setbacks.go_lists" ["g"], "When to go now, or ring today: the lists for back and neck, with numbers", None,
        |model| model.session.document.as_ref().is_some_and(|document| document.sheet.page == Page::Setbacks), open;
};

/// What works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::URGENT_CARE_LISTS;
    "lists.england" ["e"], "Help numbers for England", Some((3, "England")), none_chosen,
        |model| settings::choose_country(model, Country::England);
    "lists.wales" ["w"], "Help numbers for Wales", Some((3, "Wales")), none_chosen,
        |model| settings::choose_country(model, Country::Wales);
    "lists.scotland" ["s"], "Help numbers for Scotland", Some((3, "Scotland")), none_chosen,
        |model| settings::choose_country(model, Country::Scotland);
    "lists.northern_ireland" ["n"], "Help numbers for Northern Ireland", Some((3, "Northern Ireland")),
        none_chosen, |model| settings::choose_country(model, Country::NorthernIreland);
    "lists.close" ["Esc"], "Close the lists of when to go", Some((0, "go back")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
    "lists.approve" ["Ctrl-F9"], "Approve these lists, or see who did", None, always, approvals::open;
    "lists.other" ["Tab", "Shift-Tab"], "The lists for the back, or for the neck", Some((1, "back or neck")),
        always, |model| {
            change(model, |lists| *lists = UrgentCareLists { region: lists.region.other(), top: 0, copied: false })
        };
    "lists.copy" ["o"], "Copy these lists out, to the clipboard of this terminal", Some((4, "copy out")),
        always, copy_out;
    "lists.down" ["↓"], "Down one line of the lists", Some((5, "down")), can_scroll_down, |model| {
            scroll(model, 1)
        };
    "lists.up" ["↑"], "Up one line of the lists", None, can_scroll_up, |model| scroll(model, -1);
    "lists.page_down" ["PgDn", "Space"], "Down one screen of the lists", Some((2, "page down")),
        can_scroll_down, |model| {
            let page = page(model);
            scroll(model, page)
        };
    "lists.page_up" ["PgUp"], "Up one screen of the lists", None, can_scroll_up, |model| {
            let page = page(model);
            scroll(model, -page)
        };
    "lists.first" ["Home"], "Start of the lists", None, can_scroll_up, |model| {
            scroll(model, isize::MIN)
        };
    "lists.last" ["End"], "End of the lists", None, can_scroll_down, |model| scroll(model, isize::MAX);
};

/// A country is asked for once: afterwards a letter hit by chance must not change whose numbers these are.
fn none_chosen(model: &Model) -> bool {
    model.session.settings.country.is_none()
}

/// Opens the lists for the back.
pub fn open(model: &mut Model) -> Effects {
    model.overlay =
        Some(Overlay::UrgentCareLists(UrgentCareLists { region: Region::Back, top: 0, copied: false }));
    Vec::new()
}

impl UrgentCareLists {
    /// What the window is called, and the key to the lists that are not in it.
    #[must_use]
    pub fn heading(&self) -> String {
        let other = self.region.other().label().to_lowercase();
        format!("{}: go now, or ring today (Tab: {other})", self.region.label())
    }

    /// What they are called.
    fn title(&self) -> String {
        format!("{}: go now, or ring today", self.region.label())
    }

    /// What is shown to this model, wrapped to its window.
    #[must_use]
    pub fn lines(&self, model: &Model) -> Vec<(Kind, String)> {
        let (_, width) = layout::urgent_care_lists(model.session.size);
        let mut lines = Vec::new();
        let mut add = |kind, text: &str| {
            let (first, next) = if kind == Kind::Item { ("· ", "  ") } else { ("", "") };
            let rows = Rows::new(text, width.saturating_sub(next.len()));
            for row in 0..rows.len() {
                let words = text.get(rows.range(row)).unwrap_or_default().trim_end();
                lines.push((kind, format!("{}{words}", if row == 0 { first } else { next })));
            }
        };
        let help = content::help();
        if model.session.settings.country.is_none() {
            add(Kind::Text, ASKS);
            add(Kind::Aside, "");
        }
        for (kind, text) in self.paragraphs(help, model, Dating { note: Checked::note, line: Fact::line }) {
            add(kind, &text);
        }
        lines
    }

    /// The same to paste elsewhere.
    fn text(&self, model: &Model) -> String {
        let mut text = format!("{}\n\n", self.title());
        let dating = Dating { note: Checked::long_note, line: Fact::long_line };
        for (kind, paragraph) in self.paragraphs(content::help(), model, dating) {
            let mark = if kind == Kind::Item { "- " } else { "" };
            let _ = writeln!(text, "{mark}{paragraph}");
        }
        text
    }

    fn paragraphs(&self, help: &Help, model: &Model, dating: Dating) -> Vec<(Kind, String)> {
        let today = model.session.now.date();
        let (country, set) = (model.session.settings.country, &model.session.settings);
        let state = approvals::of_lists(model);
        let mut all = vec![(Kind::Text, format!("These lists are {}.", state.in_words()))];
        if !state.is_approved() {
            all.push((Kind::Text, NOT_PRINTED.to_owned()));
        }
        all.push((Kind::Aside, String::new()));
        for list in help.lists(self.region) {
            all.push((Kind::Heading, heading(list)));
            all.push((Kind::Text, help.lead(list, country, &set.out_of_hours_number)));
            all.extend(list.signs.iter().map(|sign| (Kind::Item, sign.says.clone())));
            let note = (dating.note)(&list.checked, today);
            all.push((Kind::Text, format!("{} ({note})", help.rules_nothing_out)));
            all.push((Kind::Aside, format!("From: {}", named(&list.checked))));
            all.push((Kind::Aside, String::new()));
        }
        if let Some(country) = country {
            all.push((Kind::Heading, format!("Numbers, {}", country.label())));
            for kind in HelpKind::ALL {
                let numbers = help.facts(country, kind);
                all.extend(
                    numbers.map(|fact| {
                        (Kind::Item, format!("{}: {}", kind.label(), (dating.line)(fact, today)))
                    }),
                );
            }
            all.push((Kind::Aside, String::new()));
        }
        all.push((Kind::Heading, "Where this is from".to_owned()));
        for checked in self.sources(help, country) {
            let note = (dating.note)(checked, today);
            all.push((Kind::Item, format!("{}, {note} by {}", named(checked), checked.checked_by)));
        }
        // An approval is of the numbers too.
        if !state.is_approved() {
            all.push((Kind::Aside, help.caution.clone()));
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

fn shown(model: &Model) -> Option<&UrgentCareLists> {
    if let Some(Overlay::UrgentCareLists(lists)) = &model.overlay { Some(lists) } else { None }
}

fn change(model: &mut Model, how: impl FnOnce(&mut UrgentCareLists)) -> Effects {
    if let Some(Overlay::UrgentCareLists(lists)) = &mut model.overlay {
        how(lists);
    }
    Vec::new()
}

fn last_top(model: &Model) -> usize {
    let lines = shown(model).map_or(0, |lists| lists.lines(model).len());
    lines.saturating_sub(rows(model))
}

fn rows(model: &Model) -> usize {
    usize::from(layout::urgent_care_lists(model.session.size).0.height.saturating_sub(2))
}

fn can_scroll_down(model: &Model) -> bool {
    shown(model).is_some_and(|lists| lists.top < last_top(model))
}

fn can_scroll_up(model: &Model) -> bool {
    shown(model).is_some_and(|lists| lists.top.min(last_top(model)) > 0)
}

fn page(model: &Model) -> isize {
    isize::try_from(rows(model).saturating_sub(1)).unwrap_or(1).max(1)
}

fn scroll(model: &mut Model, by: isize) -> Effects {
    let last = last_top(model);
    change(model, |lists| {
        lists.top = lists.top.min(last).saturating_add_signed(by).min(last);
        lists.copied = false;
    })
}

/// The wheel scrolls.
pub fn mouse(model: &mut Model, mouse: Mouse) -> Effects {
    match mouse {
        Mouse::WheelUp => scroll(model, -3),
        Mouse::WheelDown => scroll(model, 3),
        Mouse::Press | Mouse::Drag => Vec::new(),
    }
}

fn copy_out(model: &mut Model) -> Effects {
    let Some(text) = shown(model).map(|lists| lists.text(model)) else {
        return Vec::new();
    };
    model.session.clipboard.clone_from(&text);
    change(model, |lists| lists.copied = true);
    vec![Effect::CopyOut(text)]
}
