//! Draws the phrases.

mod list;

use std::ops::Range;

use ratatui::{layout::Rect, style::Style};

use super::{
    Mode, PhrasesPane, aloud, chosen,
    editor::{Editing, What},
    filter::{Filter, Line},
    guide, has_other_guides,
    page::Kind,
};
use crate::{
    domain::Readability,
    layout,
    model::Model,
    overlays::spelling,
    text::Rows,
    ui::{
        frame_buffer::FrameBuffer,
        marks,
        text::{columns, cut, laid_over, line, line_right, marked_row, styled_row},
        theme::Theme,
    },
    view::{chrome, rule, rule_down},
};

/// Longer texts are not looked through while they are typed.
const LOOKED_THROUGH: usize = 4096;

/// Draws the phrases; returns where the cursor stands.
pub fn view(model: &Model, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let pane = &model.phrases;
    if let Mode::Aloud(top) = pane.mode {
        return Some(read_aloud(model, top, buffer, theme));
    }
    let areas = layout::phrases(model);
    chrome(model, &areas.frame, buffer, theme);
    if let Mode::Rehearsal(shown) = pane.mode {
        rehearsal_banner(pane, areas.frame.banner, buffer, theme);
        return Some(rehearsal(model, shown, areas.frame.body, buffer, theme));
    }
    let found = banner(model, areas.frame.banner, buffer, theme);
    if areas.list.width > 0 {
        if areas.list.width < areas.frame.body.width {
            rule_down(buffer, areas.list.right(), areas.frame.body, theme.dim());
        } else if !areas.by_turns {
            rule(buffer, Rect { y: areas.list.bottom(), height: 1, ..areas.list }, theme.dim());
        }
    }
    let at = list::view(model, areas.list, buffer, theme);
    let detail = areas.detail;
    let shown = match &pane.mode {
        Mode::Typing(editing) => Some(typing(model, editing, detail, buffer, theme)),
        Mode::Filters(line) => Some(filters(pane.filter, *line, detail, buffer, theme)),
        _ => {
            page(pane, detail, buffer, theme);
            None
        }
    };
    found.or(shown).or(at).or(Some((detail.x, detail.y)))
}

/// What this is, how many were gone through, which are shown; the cursor where some are looked for.
fn banner(model: &Model, area: Rect, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let pane = &model.phrases;
    let end = line(buffer, area, 0, 1, "Phrases", theme.heading());
    let (reviewed, all) = pane.reviewed;
    let said = format!("{reviewed} of {all} reviewed");
    let in_full = format!("{said}; none has to be");
    let room = usize::from(area.right().saturating_sub(end + 3));
    let said = if columns(&in_full) <= room { in_full } else { said };
    line_right(buffer, area, 0, end + 1, &said, theme.dim());
    let second = Rect { y: area.y + area.height.saturating_sub(1), height: area.height.min(1), ..area };
    if matches!(pane.mode, Mode::Find) {
        let start = line(buffer, second, 0, 1, "Find: ", theme.heading());
        let count =
            if pane.shown() == all { String::new() } else { format!("{} of {all} shown", pane.shown()) };
        let room = usize::from(second.right().saturating_sub(start)).saturating_sub(columns(&count) + 3);
        buffer.wipe(Rect { x: start, width: second.right().saturating_sub(start), ..second });
        let (words, column) = pane.find.window(room);
        line(buffer, second, 0, start - second.x, words, theme.plain());
        line_right(buffer, second, 0, start + u16::try_from(room).unwrap_or_default(), &count, theme.dim());
        return Some((start + u16::try_from(column).unwrap_or_default(), second.y));
    }
    if area.height > 1 {
        let room = usize::from(area.width.saturating_sub(2));
        let words = if pane.is_narrowed() {
            let words = format!("{} of {all} shown: {}", pane.shown(), pane.narrowed_to());
            let in_full = format!("{words}. a shows all.");
            if columns(&in_full) <= room { in_full } else { words }
        } else {
            let by = if pane.by_moment { "All, by moment of the consultation" } else { "All, by principle" };
            let guide = Some(&guide(model).title).filter(|_| has_other_guides(model));
            guide.map_or_else(|| by.to_owned(), |title| format!("{by} · {title}"))
        };
        line(buffer, second, 0, 1, &cut(&words, room), theme.plain());
    }
    None
}

/// The chosen phrase.
fn page(pane: &PhrasesPane, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    if pane.shown() == 0 {
        say(buffer, area, 0, 1, "No phrase is like that. a shows every phrase again.", theme.dim());
        return;
    }
    let mut at: usize = 0;
    let shown = pane.page.top..pane.page.top + usize::from(area.height);
    for one in &pane.page.paragraphs {
        let style = match one.kind {
            Kind::Place | Kind::Heading => theme.heading(),
            Kind::Words => theme.plain(),
            Kind::Aside | Kind::Gap => theme.dim(),
        };
        for words in 0..one.rows.len() {
            if let Some(line) = at.checked_sub(shown.start).filter(|_| shown.contains(&at)) {
                let indent = one.indent().min(area.width);
                let y = area.y + u16::try_from(line).unwrap_or_default();
                let place = Rect::new(area.x + indent, y, area.width - indent, 1);
                let range = one.rows.range(words);
                marked_row(
                    buffer,
                    place,
                    &one.words.text,
                    &range,
                    &one.words.marks,
                    (style, theme.differs()),
                );
            }
            at += 1;
        }
    }
}

/// Writes wrapped words from a row of an area on; returns the row after them.
fn say(buffer: &mut FrameBuffer, area: Rect, from: u16, indent: u16, words: &str, style: Style) -> u16 {
    let rows = Rows::new(words, usize::from(area.width.saturating_sub(indent + 1)).max(1));
    let mut at = from;
    for one in 0..rows.len() {
        line(buffer, area, at, indent, words.get(rows.range(one)).unwrap_or_default().trim_end(), style);
        at += 1;
    }
    at
}

/// My words, or a note, being typed under the suggested words.
fn typing(
    model: &Model,
    editing: &Editing,
    area: Rect,
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> (u16, u16) {
    let (above, text, known) = layout::phrase_editor(area, editing.stood());
    if above.height > 0 {
        line(buffer, above, 0, 1, "Suggested", theme.dim());
        say(buffer, above, 1, 3, editing.stood(), theme.dim());
    }
    let heading = Rect { y: text.y.saturating_sub(1), height: 1, ..area };
    let (title, aside) = match editing.what {
        What::Words => {
            let words = editing.area.text();
            let looked = words.len() <= LOOKED_THROUGH && !words.trim().is_empty();
            (
                "My words",
                if looked {
                    format!("longest sentence: {} words", Readability::of(words).longest)
                } else {
                    String::new()
                },
            )
        }
        What::Flag => ("Why it does not work, if you like", String::new()),
    };
    let end = line(buffer, heading, 0, 1, title, theme.here());
    line_right(buffer, heading, 0, end + 1, &aside, theme.dim());
    let (typed, rows) = (editing.area.text(), editing.area.rows());
    let looked = Looked::at(model, editing, usize::from(text.height), theme);
    for at in 0..text.height {
        let one = editing.area.top + usize::from(at);
        if one >= rows.len() {
            break;
        }
        let (place, row) = (Rect { y: text.y + at, height: 1, ..text }, rows.range(one));
        if looked.worded.iter().any(|(mark, _)| mark.start < row.end && row.start < mark.end) {
            line(buffer, Rect { y: place.y, height: 1, ..area }, 0, 1, "~", theme.heading());
        }
        styled_row(buffer, place, typed, &row, &looked.styles, theme.plain());
    }
    if let Some(words) = looked.about(model, editing) {
        say(buffer, known, 1, 1, &words, theme.dim());
    }
    let (line, column) = editing.area.cursor();
    let column = column.min(usize::from(text.width.saturating_sub(1)));
    (text.x + u16::try_from(column).unwrap_or_default(), text.y + u16::try_from(line).unwrap_or_default())
}

/// What is underlined in the rows on screen of what is being typed.
struct Looked {
    worded: Vec<(Range<usize>, Style)>,
    styles: Vec<(Range<usize>, Style)>,
}

impl Looked {
    fn at(model: &Model, editing: &Editing, height: usize, theme: Theme) -> Self {
        let (text, rows) = (editing.area.text(), editing.area.rows());
        let last = (editing.area.top + height).min(rows.len()).saturating_sub(1);
        let shown = rows.start(editing.area.top.min(last))..rows.range(last).end;
        let kept = editing.kept_words(&model.session.kept_words);
        let worded =
            marks::marks_shown((text, &shown), editing.register(), (&model.session.wording, kept), theme);
        let unknown = spelling::speller(model).map(|speller| speller.marks_within(text, shown));
        let caret = editing.area.caret();
        let mut styles = worded.clone();
        styles.extend(
            unknown
                .into_iter()
                .flatten()
                // A word is not judged before it is typed to its end.
                .filter(|word| word.end != caret.at)
                .filter(|word| !worded.iter().any(|(mark, _)| mark.start < word.end && word.start < mark.end))
                .map(|word| (word, theme.misspelt())),
        );
        styles.sort_by_key(|(range, _)| range.start);
        if let Some(selection) = caret.selection() {
            styles = laid_over(styles, &selection, theme.selected());
        }
        Self { worded, styles }
    }

    /// What is known of the words on the list that the cursor is in.
    fn about(&self, model: &Model, editing: &Editing) -> Option<String> {
        let (text, at) = (editing.area.text(), editing.area.caret().at);
        let (range, _) = self.worded.iter().rfind(|(range, _)| range.start <= at && at <= range.end)?;
        let kept = editing.kept_words(&model.session.kept_words);
        let marks = kept.marks_within(&model.session.wording, text, range, editing.register());
        let row = model.session.wording.row(marks.first()?)?;
        let found = text.get(range.clone())?;
        let (words, instead) = (found.replace('\n', " "), row.in_short(found));
        let why = row.why.trim_end_matches('.');
        Some(format!("~ “{words}”: {instead}. {why}. {}. Ctrl-F: what can be done", row.source))
    }
}

/// Which phrases are shown, to be chosen.
fn filters(filter: Filter, here: Line, area: Rect, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let gap = u16::from(area.height >= 12);
    line(buffer, area, 0, 1, "Show only", theme.heading());
    let mut at = 1 + gap;
    let mut cursor = (area.x, area.y);
    for one in Line::ALL {
        let style = if one == here { theme.here() } else { theme.plain() };
        if one == here {
            line(buffer, area, at, 1, "›", style);
            cursor = (area.x + 1, area.y + at);
        }
        line(buffer, area, at, 3, one.title(), style);
        let words = filter.chosen(one).unwrap_or(Filter::any(one));
        let style = if filter.chosen(one).is_some() { theme.heading() } else { theme.dim() };
        let words = if one == here { format!("‹ {words} ›") } else { format!("  {words}") };
        line(buffer, area, at, 13, &words, style);
        at += 1 + gap;
    }
    cursor
}

fn read_aloud(model: &Model, top: usize, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let area = layout::aloud(model.session.size);
    let lines = aloud::lines(model, usize::from(area.width));
    let down = usize::from(area.height).saturating_sub(lines.len()) / 3;
    let down = u16::try_from(down).unwrap_or_default();
    for (words, at) in lines.iter().skip(top).zip(down..) {
        line(buffer, area, at, 0, words, theme.plain());
    }
    (area.x, area.y + down)
}

fn rehearsal_banner(pane: &PhrasesPane, area: Rect, buffer: &mut FrameBuffer, theme: Theme) {
    let end = line(buffer, area, 0, 1, "Rehearsal", theme.heading());
    let before = (0..=pane.chosen).filter(|row| pane.phrase_in(*row).is_some()).count();
    line_right(buffer, area, 0, end + 1, &format!("{before} of {}", pane.shown()), theme.dim());
    line(buffer, area, 1, 1, "Say it in your own way, then look.", theme.plain());
}

fn rehearsal(model: &Model, shown: bool, body: Rect, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let area = layout::within_margins(body);
    let Some((principle, phrase)) = chosen(model) else {
        return (area.x, area.y);
    };
    let gap = u16::from(body.height >= 12);
    let place = format!("{} · the moment: {}", principle.short_name, phrase.moment.label());
    let mut at = say(buffer, area, gap, 0, &place, theme.plain()) + gap;
    if let Some(prompt) = aloud::prompt_for(principle, phrase) {
        at = say(buffer, area, at, 0, &prompt.asks, theme.heading()) + 1;
    }
    let from = at;
    if shown {
        for words in aloud::lines(model, usize::from(area.width)) {
            line(buffer, area, at, 0, &words, theme.plain());
            at += 1;
        }
    } else {
        say(buffer, area, at, 0, "How would you say it? Space shows the words.", theme.dim());
    }
    (area.x, (area.y + from).min(area.bottom().saturating_sub(1)))
}
