//! What is unbalanced in the choices, line by line, each with the way there.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::fairness::{Finding, LOOKED_FOR},
    effect::Effects,
    model::Model,
    overlays::{Overlay, message::Message},
    session::editing,
};

/// The list.
pub struct BalanceFindings {
    pub findings: Vec<Finding>,
    pub chosen: usize,
}

/// Commands of the list.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::BALANCE_FINDINGS;
    "thin.go" ["Enter"], "Go to the place this is about", Some((1, "go there")), always, go;
    "thin.down" ["↓"], "Next that may be uneven", Some((2, "next")),
        |model| balance(model).is_some_and(|balance| balance.chosen + 1 < balance.findings.len()),
        |model| step(model, 1);
    "thin.up" ["↑"], "Previous that may be uneven", None,
        |model| balance(model).is_some_and(|balance| balance.chosen > 0), |model| step(model, -1);
    "thin.close" ["Esc"], "Leave it as it is", Some((3, "leave it")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

fn balance(model: &Model) -> Option<&BalanceFindings> {
    if let Some(Overlay::BalanceFindings(balance)) = &model.overlay { Some(balance) } else { None }
}

/// Opens the list; where there is nothing on it, says what was looked for.
pub fn open(model: &mut Model) -> Effects {
    let findings =
        model.session.document.as_ref().map(|document| document.balance.clone()).unwrap_or_default();
    model.overlay = Some(if findings.is_empty() {
        Overlay::Message(Message::read("What was looked for", vec![LOOKED_FOR.to_owned()]))
    } else {
        Overlay::BalanceFindings(BalanceFindings { findings, chosen: 0 })
    });
    Vec::new()
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::BalanceFindings(balance)) = &mut model.overlay {
        let last = balance.findings.len().saturating_sub(1);
        balance.chosen = balance.chosen.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

fn go(model: &mut Model) -> Effects {
    let field =
        balance(model).and_then(|balance| balance.findings.get(balance.chosen)).map(|finding| finding.at);
    model.overlay = None;
    field.map(|field| editing::go_to(model, field)).unwrap_or_default()
}
