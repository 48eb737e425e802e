//! Reading one phrase aloud with nothing else on screen, and rehearsing one after the other.

use super::{Mode, PhrasesPane, areas, chosen, listing::step};
use crate::{
    domain::{Phrase, Principle, Prompt, readability::sentences_of},
    effect::Effects,
    part::Context,
    session::Session,
    text::Rows,
};

/// The chosen phrase in the words used here, then what checks that it was clear, as lines: one sentence a
/// paragraph, an empty line between them.
#[must_use]
pub fn lines(pane: &PhrasesPane, session: &Session, width: usize) -> Vec<String> {
    let Some((_, phrase)) = chosen(pane, session) else {
        return Vec::new();
    };
    let words = session.phrasebook.wording(&session.phrase_guide().id, phrase).words();
    let mut lines = Vec::new();
    let teach_back = phrase.teach_back.as_deref().unwrap_or_default();
    for sentence in sentences_of(words).chain(sentences_of(teach_back)) {
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
pub fn read(pane: &mut PhrasesPane, _: &mut Context) -> Effects {
    pane.mode = Mode::Aloud(0);
    Vec::new()
}

/// Reads the next phrase, or the one before.
pub fn turn(pane: &mut PhrasesPane, _: &mut Context, by: isize) -> Effects {
    pane.mode = Mode::Aloud(0);
    step(pane, by)
}

/// Scrolls a phrase that does not fit.
pub fn scroll(pane: &mut PhrasesPane, session: &Session, by: isize) -> Effects {
    let Mode::Aloud(top) = pane.mode else {
        return Vec::new();
    };
    let area = areas::aloud(session.size);
    let last = lines(pane, session, usize::from(area.width)).len().saturating_sub(usize::from(area.height));
    pane.mode = Mode::Aloud(top.saturating_add_signed(by).min(last));
    Vec::new()
}

/// Begins to rehearse, with the chosen phrase.
pub fn rehearse(pane: &mut PhrasesPane, _: &mut Context) -> Effects {
    pane.mode = Mode::Rehearsal(false);
    Vec::new()
}

/// Shows the words, then goes to the next prompt; past the last one it ends.
pub fn go_on(pane: &mut PhrasesPane, cx: &mut Context) -> Effects {
    if matches!(pane.mode, Mode::Rehearsal(false)) {
        pane.mode = Mode::Rehearsal(true);
        return Vec::new();
    }
    let before = pane.chosen;
    pane.mode = Mode::Rehearsal(false);
    let effects = step(pane, 1);
    if pane.chosen == before {
        pane.mode = Mode::List;
        cx.session.notice = Some("That was the last one.".to_owned());
    }
    effects
}

/// Goes to the prompt before.
pub fn go_back(pane: &mut PhrasesPane, _: &mut Context) -> Effects {
    pane.mode = Mode::Rehearsal(false);
    step(pane, -1)
}

/// Back to the list.
pub fn end(pane: &mut PhrasesPane, _: &mut Context) -> Effects {
    pane.mode = Mode::List;
    Vec::new()
}

/// The prompt of a principle that has most words in common with a phrase; the first of them.
#[must_use]
pub fn prompt_for<'a>(principle: &'a Principle, phrase: &Phrase) -> Option<&'a Prompt> {
    /// Shorter words stand everywhere, and so do these.
    const SHORTEST: usize = 4;
    const COMMON: [&str; 20] = [
        "have", "this", "that", "what", "with", "your", "they", "them", "when", "from", "like", "want",
        "woul", "coul", "abou", "help", "know", "tell", "pain", "mood",
    ];
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| word.len() >= SHORTEST);
        // Their starts: "decide" and "decision" are one.
        let starts = words.map(|word| word.chars().take(SHORTEST).collect::<String>().to_lowercase());
        starts.filter(|start| !COMMON.contains(&start.as_str())).collect()
    };
    let said = words(&phrase.says);
    let in_common = |prompt: &Prompt| {
        let asked = words(&format!("{} {}", prompt.asks, prompt.to_ask));
        said.iter().filter(|word| asked.contains(word)).count()
    };
    let best = principle.prompts().map(in_common).max()?;
    principle.prompts().find(|prompt| in_common(prompt) == best)
}

#[cfg(test)]
mod tests {
    use crate::content;

    use super::prompt_for;

    /// A prompt is of the same matter where the principle has one.
    #[test]
    fn prompt_is_on_the_same_topic() {
        let prompt = |id: &str| {
            let mut all = content::guide()
                .principles
                .iter()
                .flat_map(|one| one.phrases.iter().map(move |phrase| (one, phrase)));
            let (principle, phrase) = all.find(|(_, phrase)| phrase.id == id).unwrap();
            prompt_for(principle, phrase).unwrap().asks.as_str()
        };
        assert_eq!(prompt("p2-explore-2"), "What have they set aside that they miss?");
        assert!(prompt("p4-decide-2").starts_with("Would meeting others who live with pain"));
        assert!(prompt("p6-close-3").starts_with("Would a longer appointment"));
        assert!(prompt("p7-decide-1").ends_with("what may I share?"));
    }
}
