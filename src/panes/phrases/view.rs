//! Draws the phrases: the list, the chosen one, the editor, the filter, reading aloud and rehearsal.

use std::ops::Range;

use ratatui::{layout::Rect, style::Style};

use super::{
    Heading, Mode, PhraseRow, PhrasesPane, State, aloud, areas, chosen, filter::LINES, has_other_guides,
    page::LineKind, pool, state_of, voice,
};
use crate::session::phrase_editor::{Editing, What};
use crate::ui::text::{columns, cut, laid_over, styled_row};
use crate::ui::window::{rule, rule_down};
use crate::ui::{canvas::Canvas, marks, theme::Theme};
use crate::{domain::Readability, session::Session, text::Rows};

/// Longer texts are not looked through while they are typed.
const LOOKED_THROUGH: usize = 4096;

/// Draws the phrases; returns where the cursor is.
pub(super) fn view(pane: &PhrasesPane, session: &Session, on: &mut Canvas) -> Option<(u16, u16)> {
    let is_typing = session.phrase_editor.is_some();
    if let Mode::Aloud(top) = pane.mode
        && !is_typing
    {
        aloud_hint(session, on);
        return Some(read_aloud(pane, session, top, &mut on.at(areas::aloud(session.size))));
    }
    let areas = areas::areas(pane, session);
    let banner_area = &mut on.at(areas.frame.banner);
    if let Mode::Rehearsal(shown) = pane.mode
        && !is_typing
    {
        rehearsal_banner(pane, banner_area);
        return Some(rehearsal(pane, session, shown, &mut on.at(areas::within_margins(areas.frame.body))));
    }
    let found = banner(pane, session, banner_area);
    let dim = on.theme.dim();
    if (1..areas.frame.body.width).contains(&areas.list.width) {
        rule_down(on.buffer, areas.list.right(), areas.frame.body, dim);
    } else if areas.list.width > 0 && !areas.by_turns {
        rule(on.buffer, Rect { y: areas.list.bottom(), height: 1, ..areas.list }, dim);
    }
    let in_list = list(pane, session, &mut on.at(areas.list));
    let detail = &mut on.at(areas.detail);
    let in_detail = match (&session.phrase_editor, &pane.mode) {
        (Some(editing), _) => Some(editor(session, editing, detail)),
        (None, Mode::Filters(line)) => Some(filters(pane, *line, detail)),
        _ => {
            page(pane, session, detail);
            None
        }
    };
    found.or(in_detail).or(in_list).or(Some(detail.cell(0, 0)))
}

/// Draws the title, how many were gone through, which are shown; returns the cursor where some are looked
/// for.
fn banner(pane: &PhrasesPane, session: &Session, on: &mut Canvas) -> Option<(u16, u16)> {
    let theme = on.theme;
    let either = |long: String, short: String, room: usize| if columns(&long) <= room { long } else { short };
    let end = on.line(0, 1, "Phrases", theme.heading());
    let (reviewed, all) = pane.reviewed;
    let said = format!("{reviewed} of {all} reviewed");
    let room = usize::from(on.area.right().saturating_sub(end + 3));
    on.line_right(0, end + 1, &either(format!("{said} (optional)"), said, room), theme.dim());
    let Rect { y, height, .. } = on.area;
    let mut second = on.at(Rect { y: y + height.saturating_sub(1), height: height.min(1), ..on.area });
    let shown = pane.shown();
    if matches!(pane.mode, Mode::Find) {
        let start = second.line(0, 1, "Find: ", theme.heading());
        let count = if shown == all { String::new() } else { format!("{shown} of {all} shown") };
        let rest = second.area.right().saturating_sub(start);
        let room = usize::from(rest).saturating_sub(columns(&count) + 3);
        second.buffer.wipe(Rect { x: start, width: rest, ..second.area });
        let (words, column) = pane.find.window(room);
        second.line(0, start - second.area.x, words, theme.plain());
        second.line_right(0, start + u16::try_from(room).unwrap_or_default(), &count, theme.dim());
        return Some((start + u16::try_from(column).unwrap_or_default(), second.area.y));
    }
    if height > 1 {
        let room = second.room(1);
        let words = if pane.is_narrowed() {
            let words = format!("{shown} of {all} shown: {}", pane.narrowed_to());
            let all = session.keys.fill("{key:phrases.all} shows all.");
            either(format!("{words}. {all}"), words, room)
        } else {
            let by = if pane.by_moment { "moment of the consultation" } else { "principle" };
            let guide = Some(&session.phrase_guide().title).filter(|_| has_other_guides(pane, session));
            format!("All, by {by}{}", guide.map(|title| format!(" · {title}")).unwrap_or_default())
        };
        second.line(0, 1, &cut(&words, room), theme.plain());
    }
    None
}

/// Draws the list; returns where the mark of the chosen phrase is.
fn list(pane: &PhrasesPane, session: &Session, on: &mut Canvas) -> Option<(u16, u16)> {
    let (mut at, mut cursor) = (0, None);
    let theme = on.theme;
    for (row, what) in pane.rows.iter().enumerate().skip(pane.top) {
        if at >= on.area.height {
            break;
        }
        match what {
            PhraseRow::Heading(group) => {
                let down = u16::from(row > 0 && row > pane.top);
                on.line(at + down, 1, &cut(&heading(session, *group), on.room(1)), theme.heading());
                at += 1 + down;
            }
            PhraseRow::Phrase(index) => {
                let here = row == pane.chosen;
                if here {
                    on.line(at, 1, "›", theme.here());
                    cursor = Some(on.cell(1, at));
                }
                let Rect { y, height, .. } = on.area;
                let area = Rect { y: y + at, height: (height - at).min(2), ..on.area };
                phrase(session, *index, &mut on.at(area));
                if here {
                    on.bar(at, 2);
                }
                at += 2;
            }
        }
    }
    cursor
}

pub(super) fn heading(session: &Session, group: Heading) -> String {
    match group {
        Heading::Starters => "Start with these".to_owned(),
        Heading::Moment(moment) => crate::domain::with_capital(moment.label()),
        Heading::Principle(at) => {
            let principle = session.phrase_guide().principles.get(at);
            principle.map_or_else(String::new, |one| format!("{} {}", one.number, one.short_name))
        }
    }
}

/// Draws the state of a phrase and its beginning, over two lines.
fn phrase(session: &Session, index: usize, on: &mut Canvas) {
    const INDENT: u16 = 3;
    const LINES: usize = 2;
    /// No list is so wide that more bytes of a phrase could be in it.
    const MOST_BYTES: usize = 1024;
    let theme = on.theme;
    let Some((_, phrase)) = pool(session.phrase_guide()).nth(index) else { return };
    let state = state_of(session, phrase);
    let words = voice(session, phrase).words();
    let words = words.get(..words.floor_char_boundary(MOST_BYTES)).unwrap_or_default();
    let words = format!("{}  {}", state.word(), words.replace('\n', " "));
    let width = on.room(INDENT).max(1);
    let rows = Rows::new(&words, width);
    for (at, y) in (0..rows.len().min(LINES)).zip(0..) {
        let last = at + 1 == LINES && rows.len() > LINES;
        let range = if last { rows.start(at)..words.len() } else { rows.range(at) };
        let shown = cut(words.get(range).unwrap_or_default().trim_end(), width);
        on.line(y, INDENT, &shown, theme.plain());
        if at == 0 && shown.starts_with(state.word()) {
            let style = if state == State::New { theme.dim() } else { theme.heading() };
            on.line(y, INDENT, state.word(), style);
        }
    }
}

/// Draws the chosen phrase.
fn page(pane: &PhrasesPane, session: &Session, on: &mut Canvas) {
    let theme = on.theme;
    if pane.shown() == 0 {
        let none = session.keys.fill("No match here. {key:phrases.all} shows every phrase again.");
        on.wrapped(0, 1, &none, theme.dim());
        return;
    }
    for (one, at, row) in pane.page.shown() {
        let style = match one.kind {
            LineKind::Heading => theme.heading(),
            LineKind::Words => theme.plain(),
            LineKind::Aside => theme.dim(),
        };
        one.view(on, at, row, style);
    }
}

/// Draws my words, or a note, being typed under the suggested words; returns where the cursor is.
fn editor(session: &Session, editing: &Editing, on: &mut Canvas) -> (u16, u16) {
    let theme = on.theme;
    let (above, text, known) = areas::editor(on.area, editing.stood());
    if above.height > 0 {
        on.at(above).line(0, 1, "Suggested", theme.dim());
        on.at(above).wrapped(1, 3, editing.stood(), theme.dim());
    }
    let typed = editing.area.text();
    let is_counted = editing.what != What::Flag && typed.len() <= LOOKED_THROUGH && !typed.trim().is_empty();
    let longest = is_counted.then(|| format!("longest sentence: {} words", Readability::of(typed).longest));
    let title = match editing.what {
        What::Words => "My words",
        What::TeachBack => "My words to check it was clear",
        What::Flag => "A note on it, if you like",
    };
    let mut heading = on.at(Rect { y: text.y.saturating_sub(1), height: 1, ..on.area });
    let end = heading.line(0, 1, title, theme.here());
    heading.line_right(0, end + 1, &longest.unwrap_or_default(), theme.dim());
    let checked = Checked::new(session, editing, usize::from(text.height), theme);
    let rows = editing.area.rows();
    for (row, y) in (editing.area.top..rows.len()).zip(text.y..text.bottom()) {
        let row = rows.range(row);
        if checked.worded.iter().any(|(mark, _)| mark.start < row.end && row.start < mark.end) {
            on.at(Rect { y, height: 1, ..on.area }).line(0, 1, "~", theme.heading());
        }
        styled_row(on.buffer, Rect { y, height: 1, ..text }, typed, &row, &checked.styles, theme.plain());
    }
    if let Some(words) = checked.about(session, editing) {
        on.at(known).wrapped(1, 1, &words, theme.dim());
    }
    let (line, column) = editing.area.cursor();
    let column = column.min(usize::from(text.width.saturating_sub(1)));
    (text.x + u16::try_from(column).unwrap_or_default(), text.y + u16::try_from(line).unwrap_or_default())
}

/// The underlined words in the rows on screen of the text being typed.
struct Checked {
    worded: Vec<(Range<usize>, Style)>,
    styles: Vec<(Range<usize>, Style)>,
}

impl Checked {
    fn new(session: &Session, editing: &Editing, height: usize, theme: Theme) -> Self {
        let (text, rows) = (editing.area.text(), editing.area.rows());
        let last = (editing.area.top + height).min(rows.len()).saturating_sub(1);
        let shown = rows.start(editing.area.top.min(last))..rows.range(last).end;
        let kept = editing.kept_words(&session.kept_words);
        let worded = marks::marks_shown((text, &shown), editing.register(), (&session.wording, kept), theme);
        let caret = editing.area.caret();
        // A word is not judged before it is typed to its end.
        let mut styles =
            marks::with_unknown_words(&worded, session.speller(), (text, shown), theme, |word| {
                word.end == caret.at
            });
        if let Some(selection) = caret.selection() {
            styles = laid_over(styles, &selection, theme.selected());
        }
        Self { worded, styles }
    }

    /// Advice on the words on the list that the cursor is in.
    fn about(&self, session: &Session, editing: &Editing) -> Option<String> {
        let (text, at) = (editing.area.text(), editing.area.caret().at);
        let (range, _) = self.worded.iter().rfind(|(range, _)| range.start <= at && at <= range.end)?;
        let kept = editing.kept_words(&session.kept_words);
        let marks = kept.marks_within(&session.wording, text, range, editing.register());
        let row = session.wording.row(marks.first()?)?;
        let found = text.get(range.clone())?;
        let (words, instead) = (found.replace('\n', " "), row.in_short(found));
        let why = row.why.trim_end_matches('.');
        let key = session.keys.fill("{key:phrase_editor.words}");
        Some(format!("~ “{words}”: {instead}. {why}. {}. {key}: what can be done", row.source))
    }
}

/// Draws the lines of the filter; returns where the mark of the chosen one is.
fn filters(pane: &PhrasesPane, chosen: usize, on: &mut Canvas) -> (u16, u16) {
    let theme = on.theme;
    let gap = u16::from(on.area.height >= 12);
    on.line(0, 1, "Show only", theme.heading());
    let mut cursor = on.cell(0, 0);
    for ((at, line), row) in LINES.iter().enumerate().zip((1 + gap..).step_by(usize::from(1 + gap))) {
        let choice = pane.filter.chosen(at);
        let words = choice.unwrap_or(line.any);
        let mut style = theme.plain();
        let mut words = format!("  {words}");
        if at == chosen {
            style = theme.here();
            words = format!("‹ {} ›", words.trim_start());
            on.line(row, 1, "›", style);
            cursor = on.cell(1, row);
        }
        on.line(row, 3, line.title, style);
        on.line(row, 13, &words, if choice.is_some() { theme.heading() } else { theme.dim() });
        if at == chosen {
            on.bar(row, 1);
        }
    }
    cursor
}

/// In the last row, where there is one to spare: the last thing done, or what can be done.
fn aloud_hint(session: &Session, on: &mut Canvas) {
    const KEYS: &str =
        "{key:aloud.keep} keep  {key:aloud.change} change  {key:aloud.flag} flag  {key:aloud.close} back";
    let Rect { y, height, .. } = on.area;
    if areas::aloud(session.size).bottom() < on.area.bottom() {
        let says = session.notice_or(Some(KEYS)).unwrap_or_default();
        let words = cut(&says, on.room(1)).into_owned();
        let dim = on.theme.dim();
        on.at(Rect { y: y + height - 1, height: 1, ..on.area }).line(0, 1, &words, dim);
    }
}

fn read_aloud(pane: &PhrasesPane, session: &Session, top: usize, on: &mut Canvas) -> (u16, u16) {
    let lines = aloud::lines(pane, session, on.area.width);
    let down = usize::from(on.area.height).saturating_sub(lines.len()) / 3;
    let down = u16::try_from(down).unwrap_or_default();
    on.lines(down, 0, lines.get(top..).unwrap_or_default(), on.theme.plain());
    on.cell(0, down)
}

fn rehearsal_banner(pane: &PhrasesPane, on: &mut Canvas) {
    let theme = on.theme;
    let end = on.line(0, 1, "Rehearsal", theme.heading());
    let before = (0..=pane.chosen).filter(|row| pane.phrase_in(*row).is_some()).count();
    on.line_right(0, end + 1, &format!("{before} of {}", pane.shown()), theme.dim());
    on.line(1, 1, "Say it in your own way, then look.", theme.plain());
}

fn rehearsal(pane: &PhrasesPane, session: &Session, shown: bool, on: &mut Canvas) -> (u16, u16) {
    let theme = on.theme;
    let Some((principle, phrase)) = chosen(pane, session) else { return on.cell(0, 0) };
    let gap = u16::from(on.area.height >= 12);
    let place = format!("{} · the moment: {}", principle.short_name, phrase.moment.label());
    let mut at = on.wrapped(gap, 0, &place, theme.plain()) + gap;
    if !phrase.cue.is_empty() {
        at = on.wrapped(at, 0, &phrase.cue, theme.heading()) + 1;
    }
    if shown {
        on.lines(at, 0, &aloud::lines(pane, session, on.area.width), theme.plain());
    } else {
        let asks = session.keys.fill("How would you say it? {key:rehearsal.on} shows the words.");
        on.wrapped(at, 0, &asks, theme.dim());
    }
    (on.area.x, (on.area.y + at).min(on.area.bottom().saturating_sub(1)))
}
