//! The words that are kept, in these notes and on this computer, to be taken back.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::UserError,
    effect::Effects,
    model::Model,
    overlays::Overlay,
    session::{Document, wording},
};

/// The list.
pub struct Kept {
    pub chosen: usize,
}

/// A row of the word list that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    pub row: &'a str,
    pub always: bool,
}

/// Opens it.
pub const OPENING: &[Command] = rows! { Group::PageMenus, Scope::PAGE_MENU;
    "page.kept_words" ["k"], "Words kept: what is not marked any longer, to take it back", None,
        |model| lines(model).next().is_some(), |model| {
            model.overlay = Some(Overlay::Kept(Kept { chosen: 0 }));
            Vec::new()
        };
};

/// Works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::KEPT;
    "kept_words.take_back" ["Enter"], "Mark these words again", Some((1, "mark again")), |model| {
            let can_change = model.session.document.as_ref().is_some_and(Document::can_change);
            chosen(model).is_some_and(|line| line.always || can_change)
        }, take_back;
    "kept_words.down" ["↓"], "Next words that are kept", Some((2, "next")),
        |model| kept(model).is_some_and(|kept| kept.chosen + 1 < lines(model).count()),
        |model| step(model, 1);
    "kept_words.up" ["↑"], "Words before that are kept", None,
        |model| kept(model).is_some_and(|kept| kept.chosen > 0), |model| step(model, -1);
    "kept_words.close" ["Esc"], "Close the words that are kept", Some((3, "go back")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

/// What is kept: in these notes first, then on this computer.
pub fn lines(model: &Model) -> impl Iterator<Item = Line<'_>> {
    let here = model.session.document.iter().flat_map(|document| &document.appointment.kept_words);
    let here = here.map(|row| Line { row, always: false });
    here.chain(model.session.kept_words.iter().map(|row| Line { row, always: true }))
}

/// What a line says.
#[must_use]
pub fn words(model: &Model, line: Line<'_>) -> String {
    let place = if line.always { "on this computer" } else { "in these notes" };
    match model.session.wording.rows().iter().find(|row| row.id == line.row) {
        Some(row) => format!("{} · {place}", row.term),
        None => format!("{}, which is not on this list · {place}", line.row),
    }
}

fn kept(model: &Model) -> Option<&Kept> {
    if let Some(Overlay::Kept(kept)) = &model.overlay { Some(kept) } else { None }
}

fn chosen(model: &Model) -> Option<Line<'_>> {
    lines(model).nth(kept(model)?.chosen)
}

fn step(model: &mut Model, by: isize) -> Effects {
    let last = lines(model).count().saturating_sub(1);
    if let Some(Overlay::Kept(kept)) = &mut model.overlay {
        kept.chosen = kept.chosen.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// Once nothing is kept any longer there is nothing to show.
fn take_back(model: &mut Model) -> Effects {
    let Some((row, always)) = chosen(model).map(|line| (line.row.to_owned(), line.always)) else {
        return Vec::new();
    };
    let effects = if always {
        wording::keep_always(model, &row, false)
    } else {
        wording::keep_here(model, &row, false)
    };
    step(model, 0);
    if lines(model).next().is_none() {
        model.overlay = None;
        model.session.notice = Some("No words are kept any longer.".to_owned());
    }
    effects
}

/// Takes in what the file says.
pub fn read(model: &mut Model, result: Result<Vec<String>, UserError>) -> Effects {
    match result {
        Ok(rows) => model.session.kept_words = rows,
        Err(error) => {
            let before = model.session.notice.take();
            let sentences: Vec<_> = before.into_iter().chain([error.sentence]).collect();
            model.session.notice = Some(sentences.join(" "));
        }
    }
    Vec::new()
}

/// Takes in what became of writing it; what could not be written holds until one leaves.
pub fn saved(model: &mut Model, result: Result<(Vec<String>, Option<String>), UserError>) -> Effects {
    match result {
        Ok((rows, aside)) => {
            model.session.kept_words = rows;
            if let Some(aside) = aside {
                model.session.notice =
                    Some(format!("Kept. The file that was not understood is now {aside}."));
            }
        }
        Err(error) => model.session.notice = Some(error.sentence),
    }
    Vec::new()
}
