//! Where everything is on the screen of the phrases.

use ratatui::layout::Rect;

use super::{Mode, PhrasesPane};
use crate::ui::frame::{BOTH_SIDES, COMFORTABLE, Frame, frame};
use crate::{session::Session, text::Rows};

/// The areas of the phrases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Areas {
    pub frame: Frame,
    /// The list; empty while the phrase has the only room.
    pub list: Rect,
    /// The chosen phrase; empty while the list has the only room.
    pub detail: Rect,
    pub by_turns: bool,
}

/// The areas of the phrases: the list next to the phrase, above it, or in turns with it.
#[must_use]
pub(super) fn areas(pane: &PhrasesPane, session: &Session) -> Areas {
    /// Below this many rows a list above leaves too little of the phrase.
    const ABOVE: u16 = 16;
    let frame =
        frame(session.size, if session.size.1 >= 10 { 2 } else { 1 }, session.notice_or(None).as_deref());
    let body = frame.body;
    let none = Rect { width: 0, height: 0, ..body };
    if body.width >= BOTH_SIDES {
        let width = (body.width * 2 / 5).min(64);
        let room = body.width.saturating_sub(width + 1).min(COMFORTABLE);
        let detail = Rect { x: width + 1, width: room, ..body };
        return Areas { frame, list: Rect { width, ..body }, detail, by_turns: false };
    }
    if body.height >= ABOVE {
        let list = Rect { height: body.height / 3, ..body };
        let y = list.bottom() + 1;
        let detail = Rect { y, height: body.bottom().saturating_sub(y), ..body };
        return Areas { frame, list, detail, by_turns: false };
    }
    let list_first =
        pane.list_first && session.phrase_editor.is_none() && matches!(pane.mode, Mode::List | Mode::Find);
    let (list, detail) = if list_first { (body, none) } else { (none, body) };
    Areas { frame, list, detail, by_turns: true }
}

/// The suggested words above, where there is room for them, the rows to type in, and, where there is room,
/// rows for what is known of the words the cursor is in.
#[must_use]
pub(super) fn editor(detail: Rect, suggested: &str) -> (Rect, Rect, Rect) {
    /// Rows for advice on words on the list.
    const KNOWN: u16 = 5;
    /// Fewer rows to type in would be a peephole.
    const LEAST_TYPED: u16 = 3;
    let width = usize::from(detail.width.saturating_sub(4)).max(1);
    let rows = u16::try_from(Rows::new(suggested, width).len()).unwrap_or(u16::MAX);
    let gap = u16::from(detail.height >= 12);
    let wanted = rows.saturating_add(1 + gap);
    let fits = wanted.saturating_add(1 + LEAST_TYPED) <= detail.height;
    let above = Rect { height: if fits { wanted } else { 0 }, ..detail };
    // A row for what is typed here.
    let used = (above.height + 1).min(detail.height);
    let left = detail.height - used;
    let known = if left >= KNOWN + 2 * LEAST_TYPED { KNOWN } else { 0 };
    let indent = 3.min(detail.width);
    let text = Rect {
        x: detail.x + indent,
        y: detail.y + used,
        width: detail.width.saturating_sub(indent + 1),
        height: left - known,
    };
    (above, text, Rect { y: text.bottom(), height: known, ..detail })
}

/// An area between wide margins.
#[must_use]
pub(super) fn within_margins(area: Rect) -> Rect {
    let margin = (area.width / 8).max(1).min(area.width / 2);
    let width = (area.width - 2 * margin).min(COMFORTABLE - 20);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

/// Where a phrase is read aloud: the whole screen, within margins.
#[must_use]
pub(super) fn aloud((columns, rows): (u16, u16)) -> Rect {
    let edge = u16::from(rows > 8);
    within_margins(Rect::new(0, edge, columns, rows.saturating_sub(2 * edge)))
}
