//! Draws the brief.

use super::Kind;
use crate::{
    layout,
    model::Model,
    panes::prepare,
    session::Document,
    ui::{frame_buffer::FrameBuffer, text::line, theme::Theme},
    view::{chrome, remark},
};

/// Draws the brief; the cursor stands at the top of the page.
pub fn view(
    model: &Model,
    document: &Document,
    buffer: &mut FrameBuffer,
    theme: Theme,
) -> Option<(u16, u16)> {
    let (frame, page) = layout::brief(model);
    prepare::view::banner(model, document, frame.banner, buffer, theme);
    chrome(model, &frame, buffer, theme);
    let lines = model.brief.lines.iter().skip(model.brief.top).take(usize::from(page.height));
    for (at, row) in lines.zip(0..) {
        let style = match at.kind {
            Kind::Title => theme.here(),
            Kind::Heading => theme.heading(),
            Kind::Text => theme.plain(),
            Kind::Aside => theme.dim(),
        };
        line(buffer, page, row, at.indent, &at.text, style);
    }
    if let Some(count) = model.brief.identifying.in_short() {
        remark(buffer, frame.body, ("!", theme.error()), &count, theme);
    }
    Some((page.x, page.y))
}
