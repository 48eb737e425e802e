//! Draws what lies over the screen.

use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
};

use super::{
    Overlay, abbreviation, abbreviations, approvals, balance, chance, choice_popup,
    details::{Form, Line},
    elsewhere::Elsewhere,
    kept_words, longer, menu,
    message::Message,
    palette::Palette,
    pin_picker, sets, settings, snippet_picker, spelling, starters, urgent_care_lists, wording,
    wording_report,
};
pub(super) use crate::ui::window::{answer, window};
use crate::{
    layout,
    model::Model,
    text::Rows,
    ui::{
        frame_buffer::FrameBuffer,
        text::{columns, cut, line, line_right},
        theme::Theme,
    },
};

/// Draws an overlay; returns where the cursor stands.
pub fn view(model: &Model, overlay: &Overlay, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let above_bar = Rect { height: model.session.size.1.saturating_sub(1), ..buffer.area };
    buffer.wash(above_bar, Style::reset().add_modifier(Modifier::DIM));
    match overlay {
        Overlay::Part(part) => part.view(&model.session, buffer, theme),
        Overlay::Palette(palette) => Some(view_palette(model, palette, buffer, theme)),
        Overlay::Menu(menu) => Some(menu::view::view(model, menu, buffer, theme)),
        Overlay::Starters(starters) => Some(starters::view::view(model, starters, buffer, theme)),
        Overlay::PinPicker(list) => Some(pin_picker::view::view(model, list, buffer, theme)),
        Overlay::SnippetPicker(list) => Some(snippet_picker::view::view(model, list, buffer, theme)),
        Overlay::ChoicePopup(list) => Some(choice_popup::view::view(model, list, buffer, theme)),
        Overlay::Abbreviations(list) => Some(abbreviations::view::view(model, list, buffer, theme)),
        Overlay::Abbreviation(form) => abbreviation::view::view(model, form, buffer, theme),
        Overlay::Approval(form) => approvals::view::view(model, form, buffer, theme),
        Overlay::Longer(form) => longer::view::view(model, form, buffer, theme),
        Overlay::BalanceFindings(balance) => Some(balance::view::view(model, balance, buffer, theme)),
        Overlay::Wording(about) => Some(wording::view::view(model, about, buffer, theme)),
        Overlay::Kept(kept) => Some(kept_words::view::view(model, kept, buffer, theme)),
        Overlay::Chance(form) => chance::view::view(model, form, buffer, theme),
        Overlay::Details(form) => view_details(model, form, buffer, theme),
        Overlay::Message(message) => Some(view_message(model, message, buffer, theme)),
        Overlay::Elsewhere(elsewhere) => Some(view_elsewhere(model, elsewhere, buffer, theme)),
        Overlay::Sets(sets) => Some(sets::view::view(model, sets, buffer, theme)),
        Overlay::Testing(testing) => Some(wording_report::view::view(model, testing, buffer, theme)),
        Overlay::Settings(form) => settings::view::view(model, form, buffer, theme),
        Overlay::UrgentCareLists(lists) => Some(urgent_care_lists::view::view(model, lists, buffer, theme)),
        Overlay::Spelling(spelling) => Some(spelling::view::view(model, spelling, buffer, theme)),
    }
}

fn view_palette(model: &Model, palette: &Palette, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let inside = window(buffer, layout::palette(model.session.size), "What works here", theme);
    let start = line(buffer, inside, 0, 2, "Type to find: ", theme.dim());
    let (words, column) = palette.filter.window(usize::from(inside.right().saturating_sub(start + 2)));
    line(buffer, inside, 0, start - inside.x, words, theme.plain());
    let rows = layout::palette_rows(model.session.size);
    let first = layout::first_shown(palette.chosen, rows);
    if palette.shown.is_empty() {
        line(buffer, inside, 1, 4, "Nothing here is called that.", theme.dim());
    }
    for (command, at) in palette.shown.iter().skip(first).take(rows).zip(0..) {
        let chosen = first + usize::from(at) == palette.chosen;
        let style = if chosen { theme.here() } else { theme.plain() };
        if chosen {
            line(buffer, inside, at + 1, 2, "›", style);
        }
        let key = &command.key_in_full();
        let room = usize::from(inside.width).saturating_sub(columns(key) + 8);
        let end = line(buffer, inside, at + 1, 4, &cut(command.title, room), style);
        line_right(buffer, inside, at + 1, end + 1, key, theme.dim());
    }
    (start + u16::try_from(column).unwrap_or_default(), inside.y)
}

fn view_details(model: &Model, form: &Form, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    const TITLES: u16 = 16;
    const TURN: &str = "← → change";
    let lines = form.lines();
    let inside = window(buffer, layout::details(model.session.size, lines.len()), form.title(), theme);
    let spacing = if usize::from(inside.height) >= lines.len() * 2 + 2 { 2 } else { 1 };
    let goes = form.goes_in_words(model.session.settings.delete_after_days, model.moment());
    let mut cursor = None;
    // Where not all lines fit, the one that one is on is among those shown.
    let chosen = lines.iter().position(|one| *one == form.line).unwrap_or_default();
    let first = if spacing == 2 { 0 } else { layout::first_shown(chosen, usize::from(inside.height)) };
    for (one, at) in lines.iter().copied().skip(first).zip(0..) {
        let row = at * spacing + u16::from(spacing == 2);
        let here = one == form.line;
        let room = usize::from(inside.width.saturating_sub(TITLES + 2));
        let guide = cut(form.guide_title(), room.saturating_sub(if here { columns(TURN) + 2 } else { 0 }));
        let (words, column) = match one {
            Line::Label => form.label.window(room),
            Line::When => form.when.window(room),
            Line::Minutes => form.minutes.window(room),
            Line::Visit => (form.visit.label(), 0),
            Line::Meeting => (form.meeting.label(), 0),
            Line::DeleteAfter => form.delete_after.window(room),
            Line::Guide => (&*guide, 0),
        };
        let end = answer(buffer, (inside, row), (one.title(), TITLES), words, here, theme);
        let aside = match one {
            Line::Label if form.label.text().is_empty() => "such as “10:20 RH”; no names",
            Line::When => &form.when_in_words(),
            Line::Minutes if form.minutes.text().is_empty() => "not said",
            Line::Minutes => "min",
            Line::Visit | Line::Meeting | Line::Guide if here => TURN,
            Line::DeleteAfter => &goes,
            Line::Label | Line::Visit | Line::Meeting | Line::Guide => "",
        };
        let after = end - inside.x + 2;
        let fits = columns(aside) <= usize::from(inside.width.saturating_sub(after));
        if one == Line::When && !(fits && form.understood.is_none()) {
            let understood = match form.understood {
                Some(Ok(_)) => format!("= {aside}"),
                _ => aside.to_owned(),
            };
            let (indent, row) = if spacing == 2 { (TITLES, row + 1) } else { (after, row) };
            let room = usize::from(inside.width.saturating_sub(indent + 1));
            line(buffer, inside, row, indent, &cut(&understood, room), theme.dim());
        } else {
            line(
                buffer,
                inside,
                row,
                after,
                &cut(aside, usize::from(inside.width.saturating_sub(after))),
                theme.dim(),
            );
        }
        if here {
            let column = if form.typing() { u16::try_from(column).unwrap_or_default() } else { 0 };
            cursor = Some((inside.x + TITLES + column, inside.y + row));
        }
    }
    // Under the label, or where rows stand close, under all of them.
    let (row, indent) =
        if spacing == 2 { (2, TITLES) } else { (u16::try_from(lines.len()).unwrap_or_default(), 2) };
    let room = usize::from(inside.width.saturating_sub(indent + 3));
    if let Some(reason) = form.label_identifies(model.session.now.date(), room) {
        let end = line(buffer, inside, row, indent, "! ", theme.error());
        line(buffer, inside, row, end - inside.x, &reason, theme.plain());
    }
    if let Some(refusal) = &form.refusal {
        let room = usize::from(inside.width.saturating_sub(4));
        line(buffer, inside, inside.height.saturating_sub(1), 2, &cut(refusal, room), theme.error());
    }
    cursor
}

fn view_message(model: &Model, message: &Message, buffer: &mut FrameBuffer, theme: Theme) -> (u16, u16) {
    let width = usize::from(layout::message_width(model.session.size).saturating_sub(4)).max(1);
    let mut lines = Vec::new();
    for paragraph in &message.text {
        let rows = Rows::new(paragraph, width);
        lines.extend((0..rows.len()).map(|row| paragraph.get(rows.range(row)).unwrap_or_default()));
        lines.push("");
    }
    // Where there is little room the words matter more than the space between them.
    if lines.len() + 4 > usize::from(model.session.size.1) {
        lines.retain(|line| !line.is_empty());
    }
    let inside = window(buffer, layout::message(model.session.size, lines.len()), &message.title, theme);
    for (words, row) in lines.into_iter().zip(0..) {
        line(buffer, inside, row, 2, words, theme.plain());
    }
    (inside.x + 2, inside.y)
}

fn view_elsewhere(
    model: &Model,
    elsewhere: &Elsewhere,
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> (u16, u16) {
    let inside =
        window(buffer, layout::elsewhere(model.session.size), "Save the notes to another file", theme);
    let start = line(buffer, inside, 0, 2, "File: ", theme.dim());
    let (words, column) = elsewhere.file.window(usize::from(inside.right().saturating_sub(start + 2)));
    line(buffer, inside, 0, start - inside.x, words, theme.heading());
    let says =
        elsewhere.refusal.as_deref().unwrap_or("A memory stick or another drive will do. Enter saves there.");
    let style = if elsewhere.refusal.is_some() { theme.error() } else { theme.dim() };
    let rows = Rows::new(says, usize::from(inside.width.saturating_sub(4)).max(1));
    for (row, at) in (0..rows.len()).zip(2..) {
        line(buffer, inside, at, 2, says.get(rows.range(row)).unwrap_or_default(), style);
    }
    (start + u16::try_from(column).unwrap_or_default(), inside.y)
}
