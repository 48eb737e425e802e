//! Draws what lies over the screen.

use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
};

use super::{Overlay, approvals, longer};
pub(super) use crate::ui::window::{answer, window};
use crate::{
    model::Model,
    ui::{frame_buffer::FrameBuffer, theme::Theme},
};

/// Draws an overlay; returns where the cursor stands.
pub fn view(model: &Model, overlay: &Overlay, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
    let above_bar = Rect { height: model.session.size.1.saturating_sub(1), ..buffer.area };
    buffer.wash(above_bar, Style::reset().add_modifier(Modifier::DIM));
    match overlay {
        Overlay::Part(part) => part.view(&model.session, buffer, theme),
        Overlay::Approval(form) => approvals::view::view(model, form, buffer, theme),
        Overlay::Longer(form) => longer::view::view(model, form, buffer, theme),
    }
}
