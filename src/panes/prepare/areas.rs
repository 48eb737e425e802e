//! Where everything is on the screen of Prepare.

use ratatui::layout::Rect;

use crate::domain::NotesPage;
use crate::session::{Session, Side};
use crate::ui::frame::{BOTH_SIDES, COMFORTABLE, Frame, banner_rows, frame};

/// Below this many columns the guide leaves its room to the ladder of setbacks.
const BOTH_WITH_LADDER: u16 = 110;

/// Below this many columns the guide leaves its room to the grid of choices.
const BOTH_WITH_GRID: u16 = 150;

/// Cells wider than this table's are hard to compare.
const WIDEST_TABLE: u16 = 140;

/// The areas of Prepare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    pub frame: Frame,
    /// Above the guide's lines: which side has the keys.
    pub guide_title: Rect,
    /// The guide's lines; empty while the notes have the only room.
    pub guide: Rect,
    /// The column of the rule between both sides, where both are shown.
    pub rule: Option<u16>,
    pub tabs: Rect,
    /// The names of the columns, where the page has a table.
    pub heads: Rect,
    /// The notes; empty while the guide has the only room.
    pub notes: Rect,
    /// The first imbalance of the choices, under them; empty where the grid needs the room.
    pub strip: Rect,
}

/// The areas of Prepare.
#[must_use]
pub fn areas(session: &Session) -> Areas {
    let frame = frame(session.size, banner_rows(session.size), session.notice_or(remark(session)).as_deref());
    let body = frame.body;
    let (side, page) = session
        .document
        .as_ref()
        .map_or((Side::Notes, NotesPage::Context), |document| (document.side, document.sheet.page));
    let table = page.is_table();
    // A table needs the room of the guide, which comes back with the key that goes to it.
    let both = match (side, page) {
        (Side::Guide, _) | (_, NotesPage::Context | NotesPage::After) => BOTH_SIDES,
        (_, NotesPage::Setbacks) => BOTH_WITH_LADDER,
        (_, NotesPage::Options) => BOTH_WITH_GRID,
    };
    let (guide, rule, right) = if body.width >= both {
        let guide = guide_width(body.width);
        let right = Rect { x: guide + 1, width: body.width - guide - 1, ..body };
        (Rect { width: guide, ..body }, Some(guide), right)
    } else if side == Side::Guide {
        (body, None, Rect { width: 0, ..body })
    } else {
        (Rect { width: 0, ..body }, None, body)
    };
    let guide_title = Rect { height: guide.height.min(1), ..guide };
    let guide = Rect { y: guide_title.bottom(), height: guide.height - guide_title.height, ..guide };
    let widest = if table { WIDEST_TABLE } else { COMFORTABLE + 4 };
    let right = Rect { width: right.width.min(widest), ..right };
    let tabs = Rect { height: right.height.min(1), ..right };
    let gap = tabs.height + u16::from(right.height > if table { 4 } else { 12 });
    let heads = Rect { y: tabs.bottom(), height: if table { gap - tabs.height } else { 0 }, ..right };
    let room = right.height.saturating_sub(gap);
    let strip = match room {
        _ if page != NotesPage::Options => 0,
        0..6 => 0,
        6..14 => 1,
        _ => 3,
    };
    let notes = Rect { y: right.y + gap.min(right.height), height: room - strip, ..right };
    let strip = Rect { y: notes.bottom(), height: strip, ..right };
    Areas { frame, guide_title, guide, rule, tabs, heads, notes, strip }
}

/// 30 columns of 80, 46 of 120 and more.
const fn guide_width(width: u16) -> u16 {
    let share = width * 3 / 8;
    if share > 46 { 46 } else { share }
}

/// The state of the appointment, said while there is no other notice.
#[must_use]
pub fn remark(session: &Session) -> Option<&str> {
    const CONFLICT: &str =
        "There are two versions of this appointment; both are kept. {key:save} shows and compares them.";
    const NOT_SAVED: &str = "Keep typing; it is saved as soon as possible. {key:save}: what to do about it.";
    const SAMPLE: &str = "This is a made-up example. Type anywhere to try; nothing here is kept. {key:new} starts your own, {key:tour} a tour.";
    const SAMPLE_IN_SHORT: &str = "Made-up example. {key:new}: your own.";
    let document = session.document.as_ref()?;
    if document.is_sample() {
        return Some(if session.size.0 < BOTH_SIDES { SAMPLE_IN_SHORT } else { SAMPLE });
    }
    let read_only = document.read_only.as_deref();
    read_only
        .or_else(|| document.conflict.as_ref().map(|_| CONFLICT))
        .or_else(|| document.saving.error.as_ref().map(|_| NOT_SAVED))
}
