//! Reading one phrase aloud with little else on screen, and rehearsing one after the other.

use super::{Mode, PhrasesPane, areas, chosen, teach_back, voice};
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

    /// Shows the words, then goes to the next cue; past the last one it ends.
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

    /// Goes to the next cue, or the one before.
    pub(super) fn rehearse(&mut self, by: isize) -> Effects {
        self.mode = Mode::Rehearsal(false);
        self.step(by)
    }
}
