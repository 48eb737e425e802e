//! A command, whoever's row it is.

use super::model::Model;
use crate::part::{Row, RowId};
use crate::{command::Info, effect::Effects};

/// A command and its deed.
pub struct Command {
    pub info: &'static Info,
    pub deed: Deed,
}

/// Whose row a command is.
pub enum Deed {
    Model(fn(&Model) -> bool, fn(&mut Model) -> Effects),
    Part(RowId),
    Opening(&'static Row<()>),
}

impl std::ops::Deref for Command {
    type Target = Info;

    fn deref(&self) -> &Info {
        self.info
    }
}

impl Command {
    /// Whether it would do something.
    #[must_use]
    pub fn works(&self, model: &Model) -> bool {
        match &self.deed {
            Deed::Model(works, _) => works(model),
            Deed::Part(row) => {
                let mut parts = model.overlay.as_deref().into_iter().chain(model.pane());
                parts.any(|part| part.works(&model.session, *row))
            }
            Deed::Opening(row) => (row.works)(&(), &model.session),
        }
    }

    /// Does it, whatever called for it: its key, the palette or a click.
    pub fn run(&self, model: &mut Model) -> Effects {
        model.session.notice = None;
        if self.scope.is_menu() {
            model.overlay = None;
        }
        let effects = self.act(model);
        model.refit();
        effects
    }

    /// Does it and nothing else.
    pub fn act(&self, model: &mut Model) -> Effects {
        match &self.deed {
            Deed::Model(_, run) => run(model),
            // Only the part whose row it is does anything.
            Deed::Part(row) => {
                let mut effects = model.in_overlay(|part, cx| part.run(cx, *row));
                effects.extend(model.in_pane(|part, cx| part.run(cx, *row)));
                effects
            }
            Deed::Opening(row) => model.with_context(|cx| (row.run)(&mut (), cx)),
        }
    }
}

/// Rows of the program's own that share a group and a scope: name, keys, title, bar, works, run.
macro_rules! rows {
    ($group:expr, $scope:expr;
     $( $name:literal $keys:expr, $title:literal, $bar:expr, $works:expr, $run:expr; )+) => {
        &[$( $crate::app::commands::Command {
            info: &$crate::command::Info::new($name, &$keys, $title, $group, $scope, $bar),
            deed: $crate::app::commands::Deed::Model($works, $run),
        }, )+]
    };
}
pub(crate) use rows;

/// For commands that always work where their keys are live.
#[must_use]
pub(super) const fn always(_: &Model) -> bool {
    true
}
