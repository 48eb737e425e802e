//! Reading one phrase aloud with nothing else on screen, and rehearsing one after the other.

use super::{Mode, chosen, guide, listing::step, sentences::sentences};
use crate::{
    domain::{Phrase, Principle, Prompt},
    effect::Effects,
    layout,
    model::Model,
    text::Rows,
};

/// The chosen phrase in the words used here, as lines: one sentence a paragraph, an empty line
/// between them.
#[must_use]
pub fn lines(model: &Model, width: usize) -> Vec<String> {
    let Some((_, phrase)) = chosen(model) else {
        return Vec::new();
    };
    let words = model.phrasebook.wording(&guide(model).id, phrase).words();
    let mut lines = Vec::new();
    for sentence in sentences(words) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let rows = Rows::new(sentence, width.max(1));
        let row = |row| sentence.get(rows.range(row)).unwrap_or_default().trim_end().to_owned();
        lines.extend((0..rows.len()).map(row));
    }
    lines
}

/// Shows the chosen phrase alone.
pub fn read(model: &mut Model) -> Effects {
    model.phrases.mode = Mode::Aloud(0);
    Vec::new()
}

/// Reads the next phrase, or the one before.
pub fn turn(model: &mut Model, by: isize) -> Effects {
    model.phrases.mode = Mode::Aloud(0);
    step(model, by)
}

/// Scrolls a phrase that does not fit.
pub fn scroll(model: &mut Model, by: isize) -> Effects {
    let Mode::Aloud(top) = model.phrases.mode else {
        return Vec::new();
    };
    let area = layout::aloud(model.size);
    let last = lines(model, usize::from(area.width)).len().saturating_sub(usize::from(area.height));
    model.phrases.mode = Mode::Aloud(top.saturating_add_signed(by).min(last));
    Vec::new()
}

/// Begins to rehearse, with the chosen phrase.
pub fn rehearse(model: &mut Model) -> Effects {
    model.phrases.mode = Mode::Rehearsal(false);
    Vec::new()
}

/// Shows the words, then goes to the next prompt; past the last one it ends.
pub fn go_on(model: &mut Model) -> Effects {
    if matches!(model.phrases.mode, Mode::Rehearsal(false)) {
        model.phrases.mode = Mode::Rehearsal(true);
        return Vec::new();
    }
    let before = model.phrases.chosen;
    model.phrases.mode = Mode::Rehearsal(false);
    let effects = step(model, 1);
    if model.phrases.chosen == before {
        model.phrases.mode = Mode::List;
        model.notice = Some("That was the last one.".to_owned());
    }
    effects
}

/// Goes to the prompt before.
pub fn go_back(model: &mut Model) -> Effects {
    model.phrases.mode = Mode::Rehearsal(false);
    step(model, -1)
}

/// Back to the list.
pub fn end(model: &mut Model) -> Effects {
    model.phrases.mode = Mode::List;
    Vec::new()
}

/// The prompt of a principle that has most words in common with a phrase; the first of them.
#[must_use]
pub fn prompt_for<'a>(principle: &'a Principle, phrase: &Phrase) -> Option<&'a Prompt> {
    /// Shorter words stand everywhere.
    const SHORTEST: usize = 4;
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| word.len() >= SHORTEST);
        // Their starts: "decide" and "decision" are one.
        words.map(|word| word.chars().take(SHORTEST).collect::<String>().to_lowercase()).collect()
    };
    let said = words(&phrase.says);
    let in_common = |prompt: &Prompt| {
        let asked = words(&format!("{} {}", prompt.asks, prompt.to_ask));
        said.iter().filter(|word| asked.contains(word)).count()
    };
    let best = principle.prompts().map(in_common).max()?;
    principle.prompts().find(|prompt| in_common(prompt) == best)
}
