//! One question over time, or the steps so far: the newest first, in full.

use super::listing::ReflectRow;
use crate::domain::{day_in_words, with_capital};
use crate::{session::Session, ui::page::Page};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    Heading,
    Day,
    Words,
}

/// The page, not laid out yet.
pub(super) fn page(row: &ReflectRow, session: &Session) -> Page<LineKind> {
    let mut page = Page::default();
    let all = &session.reflect_sync.all;
    page.say(LineKind::Heading, 1, row.words(session));
    let mut add = |day: String, words: &str| {
        page.say(LineKind::Words, 1, "");
        page.say(LineKind::Day, 1, day);
        page.say(LineKind::Words, 3, if words.trim().is_empty() { "No words." } else { words.trim() });
    };
    if let Some((guide, question)) = row.key(session) {
        for one in all.over_time(guide, question) {
            let word = one.word.map(|word| format!(" · {}", word.label())).unwrap_or_default();
            add(format!("{}{word}", day_in_words(one.on)), &one.words);
        }
        return page;
    }
    let mut steps: Vec<_> = all.steps.iter().collect();
    steps.sort_by_key(|step| step.on);
    for step in steps.into_iter().rev() {
        let again = step.look_again.map(|day| format!(" · look again on {}", day_in_words(day)));
        let became = with_capital(&step.became_in_words());
        let on = step.looked_on.map(|day| format!(" ({})", day_in_words(day))).unwrap_or_default();
        let became = if became.is_empty() { String::new() } else { format!("\n{became}{on}") };
        let words = format!("{}{became}", step.step.trim());
        add(format!("{}{}", day_in_words(step.on), again.unwrap_or_default()), &words);
    }
    page
}
