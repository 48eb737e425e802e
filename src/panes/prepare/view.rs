//! Draws Prepare: the banner, the guide, the notes.

mod marks;
mod notes;
mod signs;

use ratatui::{layout::Rect, style::Style};

use super::areas::areas;
use crate::command::Keys;
use crate::domain::{Guide, NotesPage};
use crate::session::guide_side::{self, GuideLine, GuideLineKind};
use crate::session::{Document, Session, Side};
use crate::ui::{
    banner,
    canvas::Canvas,
    text::{columns, cut},
    theme::Theme,
    window::rule_down,
};
use crate::{session::sheet::FOR_YOU, text::Rows};
use marks::NotesView;

/// Draws Prepare; returns where the cursor is.
pub(super) fn view(session: &Session, document: &Document, on: &mut Canvas) -> Option<(u16, u16)> {
    let (areas, theme) = (areas(session), on.theme);
    banner::appointment(session, document, areas.frame.banner, on.buffer, theme);
    if let Some(column) = areas.rule {
        rule_down(on.buffer, column, areas.frame.body, theme.dim());
    }
    let mut cursor = None;
    if areas.guide.width > 0 {
        guide_title(document.side == Side::Guide, &session.keys, &mut on.at(areas.guide_title));
        cursor = guide_side(session, document, &mut on.at(areas.guide));
    }
    if areas.notes.width > 0 {
        let notes = NotesView::new(session, document);
        tabs(document, &session.keys, &mut on.at(areas.tabs));
        notes.heads(&mut on.at(areas.heads));
        notes.notes(&mut on.at(areas.notes));
        balance(document, &session.keys, &mut on.at(areas.strip));
        notes.reason(&mut on.at(areas.notes));
        if document.side == Side::Notes {
            cursor = notes.cursor(&on.at(areas.notes));
        }
    }
    cursor
}

/// The principle whose number is at a point of the banner.
#[must_use]
pub(super) fn principle_at(area: Rect, column: u16, row: u16, guide: &Guide) -> Option<usize> {
    if area.height != 2 || row != area.y + 1 {
        return None;
    }
    let at = usize::from(column.checked_sub(area.x + 1)?) / 3;
    (at < guide.principles.len()).then_some(at)
}

/// Lit across its width while the guide has the keys.
fn guide_title(has_keys: bool, keys: &Keys, on: &mut Canvas) {
    if has_keys {
        let words = ["Guide: letters are commands here", "Letters are commands here"];
        let words = words.into_iter().find(|words| words.len() <= on.room(1)).unwrap_or("Guide");
        on.buffer.fill(on.area, " ", on.theme.selected());
        on.line(0, 1, words, on.theme.selected());
    } else {
        let end = on.line(0, 1, "Guide ", on.theme.heading());
        on.line(0, end - on.area.x, keys.first("notes.guide").unwrap_or_default(), on.theme.dim());
    }
}

fn guide_side(session: &Session, document: &Document, on: &mut Canvas) -> Option<(u16, u16)> {
    let (guide, theme) = (session.guide(), on.theme);
    let focused = document.side == Side::Guide;
    let mut cursor = None;
    for (at, y) in document.guide.shown().zip(0..on.area.height) {
        let chosen = at.item == Some(document.guide.item);
        let style = guide_style(at, chosen, focused, theme);
        let indent = match at.kind {
            GuideLineKind::Said | GuideLineKind::Heading | GuideLineKind::Name | GuideLineKind::Why => 1,
            GuideLineKind::Prompt
            | GuideLineKind::Phrase
            | GuideLineKind::Resource
            | GuideLineKind::Aside => u16::try_from(guide_side::INDENT).unwrap_or(3),
        };
        let can_be =
            matches!(at.kind, GuideLineKind::Prompt | GuideLineKind::Phrase | GuideLineKind::Resource);
        let is_chosen = chosen && can_be;
        if is_chosen && at.first {
            on.line(y, 1, "›", theme.here());
            cursor = focused.then_some(on.cell(1, y));
        }
        let end = on.line(y, indent, &at.text, style);
        if focused && at.kind == GuideLineKind::Heading && at.text == guide_side::TO_SAY {
            on.line(y, end - on.area.x + 1, session.keys.first("guide.say").unwrap_or_default(), theme.dim());
        }
        let is_free = at.kind == GuideLineKind::Aside && at.text.is_empty();
        if is_free && at.item.is_some_and(|item| is_pinned(&guide, document, item)) {
            on.line(y, indent, "pinned", theme.heading());
        }
        if is_chosen && focused {
            on.bar(y, 1);
        }
    }
    // The chosen item starts above what is shown: the cursor is where it goes on.
    cursor.or_else(|| focused.then_some(on.cell(1, 0)))
}

/// Where nothing is found: what was looked for, and not that all is well.
const LOOKED_FOR: &str =
    "Nothing to point out for a fair comparison. {key:options.balance}: what was looked for.";

/// Draws the first of what is unbalanced in the choices, and how to see the rest.
fn balance(document: &Document, keys: &Keys, on: &mut Canvas) {
    let key = keys.fill("{key:options.balance}");
    let words = match document.balance.as_slice() {
        [] => keys.fill(LOOKED_FOR).into_owned(),
        [only] => format!("For a fair comparison: {}. {key} goes there.", only.words),
        [first, rest @ ..] => {
            format!("For a fair comparison: {}. {key}: all {}.", first.words, rest.len() + 1)
        }
    };
    let room = on.room(1).max(1);
    let rows = Rows::new(&words, room);
    let gap = u16::from(on.area.height > 2);
    let last = usize::from(on.area.height.saturating_sub(gap));
    for (at, y) in (0..rows.len().min(last)).zip(gap..) {
        // Where not all fits, the last row says that it goes on.
        let end = if at + 1 == last { words.len() } else { rows.range(at).end };
        let row = words.get(rows.start(at)..end).unwrap_or_default();
        on.line(y, 1, &cut(row.trim_end(), room), on.theme.dim());
    }
}

fn is_pinned(guide: &Guide, document: &Document, item: usize) -> bool {
    let item = document.guide.items(guide).nth(item);
    matches!(item, Some(guide_side::Item::Phrase(phrase)) if document.is_pinned(&phrase.id))
}

const fn guide_style(line: &GuideLine, chosen: bool, focused: bool, theme: Theme) -> Style {
    match line.kind {
        GuideLineKind::Heading | GuideLineKind::Name => theme.heading(),
        GuideLineKind::Said | GuideLineKind::Aside => theme.dim(),
        GuideLineKind::Prompt | GuideLineKind::Phrase | GuideLineKind::Resource if chosen && focused => {
            theme.here()
        }
        GuideLineKind::Why | GuideLineKind::Prompt | GuideLineKind::Phrase | GuideLineKind::Resource => {
            theme.plain()
        }
    }
}

/// Titles of the pages, each with the key that leads to it.
fn tab_titles(width: u16, keys: &Keys) -> impl Iterator<Item = (NotesPage, &'static str, &str)> {
    let key = move |name| keys.first(name).filter(|_| width >= 46).unwrap_or_default();
    let names = NotesPage::ALL.into_iter().zip(["context", "options", "setbacks", "after"]);
    names.map(move |(page, name)| (page, page.label(), key(name)))
}

fn tabs(document: &Document, keys: &Keys, on: &mut Canvas) {
    let (left, theme) = (on.area.x, on.theme);
    let mut column = 1;
    for (page, title, key) in tab_titles(on.area.width, keys) {
        if page == document.sheet.page {
            column = on.line(0, column, &format!("[{title}]"), theme.here()) - left;
        } else {
            column = on.line(0, column, &format!(" {title} "), theme.plain()) - left;
            column = on.line(0, column, key, theme.dim()) - left;
        }
        column += 1;
    }
    // Where there is room: how arrows move, or else who reads what is typed here, and in whose voice.
    let reads = match document.sheet.page {
        _ if document.sheet.in_text => "arrows move in the text",
        NotesPage::Context => FOR_YOU,
        NotesPage::Options | NotesPage::Setbacks | NotesPage::After => "printed; “me” is the person",
    };
    on.line_right(0, left + column, reads, theme.dim());
}

/// The page whose title is at a column.
#[must_use]
pub(super) fn page_at(area: Rect, column: u16, keys: &Keys) -> Option<NotesPage> {
    let mut at = area.x + 1;
    for (page, title, key) in tab_titles(area.width, keys) {
        let end = at + u16::try_from(title.len() + 2 + columns(key)).unwrap_or_default() + 1;
        if (at..end).contains(&column) {
            return Some(page);
        }
        at = end;
    }
    None
}
