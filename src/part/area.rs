//! Undo, moving and selecting in a text of several lines, the same in every part that has one.

use super::{Context, Field, Part};
use crate::{
    effect::Effects,
    session::Session,
    text::{Area, Motion},
};

/// The rows for such a text, where it is called so: `my words`.
macro_rules! area_rows {
    ($scope:expr, $prefix:literal, $called:literal) => {
        area_rows! { @ $scope;
            concat!($prefix, ".undo"), "Ctrl-Z", concat!("Undo, in ", $called), Some((3, "undo")),
                |part, session| $crate::part::area::can_travel(part, session, true),
                |part, cx| $crate::part::area::travel(part, cx, true);
            concat!($prefix, ".redo"), "Ctrl-Y", concat!("Redo, in ", $called), None,
                |part, session| $crate::part::area::can_travel(part, session, false),
                |part, cx| $crate::part::area::travel(part, cx, false);
            concat!($prefix, ".down"), "↓", concat!("Down one line of ", $called), None, has,
                |part, cx| go(part, cx, Motion::Down, false);
            concat!($prefix, ".up"), "↑", concat!("Up one line of ", $called), None, has,
                |part, cx| go(part, cx, Motion::Up, false);
            concat!($prefix, ".select_down"), "Shift-↓", concat!("Select down one line of ", $called), None, has,
                |part, cx| go(part, cx, Motion::Down, true);
            concat!($prefix, ".select_up"), "Shift-↑", concat!("Select up one line of ", $called), None, has,
                |part, cx| go(part, cx, Motion::Up, true);
            concat!($prefix, ".page_down"), "PgDn", concat!("Down one screen of ", $called), None, has,
                |part, cx| page_by(part, cx, true, false);
            concat!($prefix, ".page_up"), "PgUp", concat!("Up one screen of ", $called), None, has,
                |part, cx| page_by(part, cx, false, false);
            concat!($prefix, ".select_page_down"), "Shift-PgDn", concat!("Select down one screen of ", $called),
                None, has, |part, cx| page_by(part, cx, true, true);
            concat!($prefix, ".select_page_up"), "Shift-PgUp", concat!("Select up one screen of ", $called),
                None, has, |part, cx| page_by(part, cx, false, true);
            concat!($prefix, ".first"), "Ctrl-Home", concat!("Start of ", $called), None, has,
                |part, cx| go(part, cx, Motion::Start, false);
            concat!($prefix, ".last"), "Ctrl-End", concat!("End of ", $called), None, has,
                |part, cx| go(part, cx, Motion::End, false);
            concat!($prefix, ".select_first"), "Ctrl-Shift-Home", concat!("Select to the start of ", $called),
                None, has, |part, cx| go(part, cx, Motion::Start, true);
            concat!($prefix, ".select_last"), "Ctrl-Shift-End", concat!("Select to the end of ", $called), None,
                has, |part, cx| go(part, cx, Motion::End, true);
        }
    };
    (@ $scope:expr; $( $name:expr, $key:literal, $title:expr, $bar:expr, $works:expr, $run:expr; )+) => {{
        #[allow(unused_imports, reason = "not every arm names all of them")]
        use $crate::{part::area::{go, has, page_by}, text::Motion};
        &[$( $crate::part::Row {
            info: $crate::command::Info::new(
                $name, &[$key], $title, $crate::command::Group::Typing, $scope, $bar,
            ),
            works: $works,
            run: $run,
        }, )+]
    }};
}
pub(crate) use area_rows;

pub fn has<P: Part>(part: &P, session: &Session) -> bool {
    part.area(session).is_some()
}

pub fn can_travel<P: Part>(part: &P, session: &Session, back: bool) -> bool {
    part.area(session).is_some_and(|area| area.can_travel(back))
}

fn with_area<P: Part>(part: &mut P, cx: &mut Context, act: impl FnOnce(&mut Area)) -> Effects {
    if let Some(Field::Area(area)) = part.field(cx.session) {
        act(area);
    }
    Vec::new()
}

/// Undoes a step, or with `false` does one again.
pub fn travel<P: Part>(part: &mut P, cx: &mut Context, back: bool) -> Effects {
    with_area(part, cx, |area| area.travel(back));
    part.typed(cx);
    Vec::new()
}

pub fn go<P: Part>(part: &mut P, cx: &mut Context, motion: Motion, select: bool) -> Effects {
    with_area(part, cx, |area| area.go(motion, select))
}

pub fn page_by<P: Part>(part: &mut P, cx: &mut Context, down: bool, select: bool) -> Effects {
    with_area(part, cx, |area| area.page_by(down, select))
}
