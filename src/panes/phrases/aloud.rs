//! Reading one phrase aloud with nothing else on screen, and rehearsing one after the other.

use super::{Mode, PhrasesPane, areas, chosen, teach_back, voice};
use crate::domain::{Phrase, Principle, Prompt};
use crate::ui::text::wrapped;
use crate::{domain::readability::sentences_of, effect::Effects, part::Context, session::Session};

/// The chosen phrase in the words used here, then what checks that it was clear, as lines: one sentence a
/// paragraph, an empty line between them.
#[must_use]
pub(super) fn lines(pane: &PhrasesPane, session: &Session, width: u16) -> Vec<String> {
    let Some((_, phrase)) = chosen(pane, session) else { return Vec::new() };
    let teach_back = teach_back(session, phrase).unwrap_or_default();
    let sentences = sentences_of(voice(session, phrase).words()).chain(sentences_of(teach_back));
    let paragraphs: Vec<_> = sentences.map(|sentence| wrapped(sentence, usize::from(width))).collect();
    paragraphs.join(&String::new())
}

impl PhrasesPane {
    /// Reads the next phrase, or the one before.
    pub(super) fn read_next(&mut self, by: isize) -> Effects {
        self.mode = Mode::Aloud(0);
        self.step(by)
    }

    /// Scrolls a phrase that does not fit.
    pub(super) fn scroll_aloud(&mut self, session: &Session, by: isize) -> Effects {
        if let Mode::Aloud(top) = self.mode {
            let area = areas::aloud(session.size);
            let last = lines(self, session, area.width).len().saturating_sub(usize::from(area.height));
            self.mode = Mode::Aloud(top.saturating_add_signed(by).min(last));
        }
        Vec::new()
    }

    /// Shows the words, then goes to the next prompt; past the last one it ends.
    pub(super) fn rehearse_on(&mut self, cx: &mut Context) -> Effects {
        match self.mode {
            Mode::Rehearsal(false) => self.enter(Mode::Rehearsal(true)),
            _ if self.has_next() => self.rehearse(1),
            _ => {
                self.mode = Mode::List;
                cx.say("That was the last one.")
            }
        }
    }

    /// Goes to the next prompt, or the one before.
    pub(super) fn rehearse(&mut self, by: isize) -> Effects {
        self.mode = Mode::Rehearsal(false);
        self.step(by)
    }
}

/// The prompt of a principle that has most words in common with a phrase; the first of them.
#[must_use]
pub(super) fn prompt_for<'a>(principle: &'a Principle, phrase: &Phrase) -> Option<&'a Prompt> {
    /// Shorter words are everywhere, and so are these.
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
