//! Words sought in all notes, phrases and resources: one search of the store is under way at a time, and the newest words
//! come next.

use super::Session;
use crate::{
    domain::{FoundLine, FoundLines, MOST_FOUND, UserError, counted},
    text::{Matcher, fold},
};

/// Letters that are worth a search.
const LEAST: usize = 2;

/// All that is known of words sought.
#[derive(Default)]
pub struct FindInAll {
    asked: Option<String>,
    answered: Option<String>,
    found: FoundLines,
    refusal: Option<String>,
}

fn is_enough(typed: &str) -> bool {
    fold(typed.trim()).chars().count() >= LEAST
}

impl FindInAll {
    /// The words the store is to look for now; none while it looks for others, or where all that holds these was
    /// found already.
    pub fn to_ask(&mut self, typed: &str) -> Option<String> {
        let narrows = |answered: &String| fold(typed).starts_with(&fold(answered));
        let is_known = self.answered.as_ref().is_some_and(narrows) && !self.found.is_cut;
        if is_known || self.asked.is_some() || !is_enough(typed) {
            return None;
        }
        self.asked = Some(typed.to_owned());
        self.asked.clone()
    }

    /// Takes in what the store found before it looked through all notes.
    pub fn so_far(&mut self, words: &str, found: &FoundLines) {
        if self.asked.as_deref() == Some(words) {
            self.found = found.clone();
        }
    }

    /// Takes in what the store found; one for a window that was closed meanwhile says nothing here.
    pub fn answered(&mut self, words: &str, result: &Result<FoundLines, UserError>) {
        if self.asked.take_if(|asked| asked == words).is_none() {
            return;
        }
        self.refusal = None;
        match result {
            Ok(found) => (self.found, self.answered) = (found.clone(), Some(words.to_owned())),
            Err(error) => self.refusal = Some(error.sentence.clone()),
        }
    }

    #[must_use]
    pub const fn is_refused(&self) -> bool {
        self.refusal.is_some()
    }

    /// Every line known to hold these words: of the notes, of the phrases, of the resources.
    #[must_use]
    pub fn lines(&self, typed: &str, session: &Session) -> Vec<FoundLine> {
        if !is_enough(typed) {
            return Vec::new();
        }
        let sought = Matcher::new(typed);
        let notes = self.found.lines.iter().filter(|one| sought.matches(&one.line)).cloned();
        let phrases = session.guide_in_use().phrases_with(&session.phrasebook, &sought);
        notes.chain(phrases).chain(session.resources.with_words(&sought)).collect()
    }

    /// How far it is, with so many lines on screen.
    #[must_use]
    pub fn says(&self, typed: &str, lines: usize) -> Vec<String> {
        let says = match &self.refusal {
            Some(refusal) => refusal.clone(),
            None if typed.trim().is_empty() => "Type a word or more.".to_owned(),
            None if self.asked.is_some() && lines > 0 => {
                format!("{} found so far. Looking through your notes.", counted(lines, "line"))
            }
            None if self.asked.is_some() => "Looking through your notes.".to_owned(),
            None if lines == 0 => "Nothing found so far.".to_owned(),
            None if self.found.is_cut => format!("The newest {MOST_FOUND} lines. Type more to find fewer."),
            None => counted(lines, "line") + " found.",
        };
        let unread = self.found.unread;
        let unread = (unread > 0).then(|| format!("{} could not be read.", counted(unread, "file")));
        std::iter::once(says).chain(unread).collect()
    }
}
