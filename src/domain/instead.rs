//! What could be said instead of a word on the list, and what to put where it stands.

use std::ops::Range;

use super::WordingRow;

/// One of the things that could be said instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instead<'a> {
    /// What the list says of it, a remark in brackets too.
    pub says: &'a str,
    /// The words alone; none where it is better left out.
    pub words: &'a str,
}

impl WordingRow {
    /// What could be said instead, each by itself.
    pub fn instead(&self) -> impl Iterator<Item = Instead<'_>> {
        let all = self.suggestion.split(';').map(str::trim).filter(|says| !says.is_empty());
        all.map(|says| {
            let words = says.split_once('(').map_or(says, |(words, _)| words);
            Instead { says, words: words.trim_end() }
        })
    }
}

/// What to take out of a text and what to put there, for these words to stand in the place of those
/// at `place`. A capital at the start stays; with what is left out goes one space.
#[must_use]
pub fn in_place(text: &str, place: &Range<usize>, words: &str) -> (Range<usize>, String) {
    let found = text.get(place.clone()).unwrap_or_default();
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.end..).unwrap_or_default();
    // An abbreviation in capitals says nothing of how a sentence starts.
    let capital = found.starts_with(char::is_uppercase)
        && (found.contains(char::is_lowercase) || begins_sentence(before));
    if !words.is_empty() {
        return (place.clone(), if capital { with_capital(words) } else { words.to_owned() });
    }
    let at_start = before.is_empty() || before.ends_with(char::is_whitespace);
    match (after.strip_prefix(' '), before.strip_suffix(' ')) {
        (Some(next), _) if at_start => match next.chars().next().filter(|_| capital) {
            Some(first) => (place.start..place.end + 1 + first.len_utf8(), first.to_uppercase().collect()),
            None => (place.start..place.end + 1, String::new()),
        },
        (_, Some(_)) => (place.start - 1..place.end, String::new()),
        _ => (place.clone(), String::new()),
    }
}

/// Whether a sentence or a line begins after this text.
fn begins_sentence(before: &str) -> bool {
    let trimmed = before.trim_end_matches(|char: char| char.is_whitespace() && char != '\n');
    trimmed.is_empty() || trimmed.ends_with(['.', '!', '?', '\n'])
}

fn with_capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use proptest::prelude::*;

    fn says(id: &str) -> Vec<(String, String)> {
        let wording = content::wording();
        let row = wording.rows().iter().find(|row| row.id == id).unwrap();
        row.instead().map(|one| (one.says.to_owned(), one.words.to_owned())).collect()
    }

    #[test]
    fn several_are_parted_and_a_remark_is_not_put_in() {
        let words = |id| says(id).into_iter().map(|(_, words)| words).collect::<Vec<_>>();
        assert_eq!(words("W002"), ["age-related changes"]);
        assert_eq!(words("W080"), ["usually", "most people"]);
        assert_eq!(words("W087"), ["taking it as planned", "what we agreed"]);
        assert!(says("W087")[1].0.ends_with("clinical word)"));
        assert_eq!(says("W082"), [("(leave it out)".to_owned(), String::new())]);
    }

    #[test]
    fn every_row_has_something_to_say_instead() {
        for row in content::wording().rows() {
            assert!(row.instead().next().is_some(), "{}", row.id);
        }
    }

    /// The text with those words put in for `found`.
    fn put(text: &str, found: &str, words: &str) -> String {
        let start = text.find(found).unwrap();
        let (range, new) = in_place(text, &(start..start + found.len()), words);
        let mut text = text.to_owned();
        text.replace_range(range, &new);
        text
    }

    #[test]
    fn a_capital_at_the_start_stays() {
        assert_eq!(put("Degeneration, again", "Degeneration", "age-related"), "Age-related, again");
        assert_eq!(put("some degeneration", "degeneration", "age-related"), "some age-related");
        assert_eq!(put("has DDD", "DDD", "common changes"), "has common changes");
        assert_eq!(put("Seen. DDD again", "DDD", "common changes"), "Seen. Common changes again");
        assert_eq!(put("one\nDDD", "DDD", "common changes"), "one\nCommon changes");
        assert_eq!(put("Élan", "Élan", "écart"), "Écart");
    }

    #[test]
    fn what_is_left_out_takes_one_space_with_it() {
        assert_eq!(put("you just rest", "just", ""), "you rest");
        assert_eq!(put("it is just.", "just", ""), "it is.");
        assert_eq!(put("it is just", "just", ""), "it is");
        assert_eq!(put("just rest", "just", ""), "rest");
        assert_eq!(put("Just rest", "Just", ""), "Rest");
        assert_eq!(put("one\njust rest", "just", ""), "one\nrest");
        assert_eq!(put("(just)", "just", ""), "()");
        assert_eq!(put("just", "just", ""), "");
        assert_eq!(put("Just ", "Just", ""), "");
    }

    proptest! {
        #[test]
        fn what_is_taken_out_is_a_part_of_the_text(
            text in crate::text::samples::text(), from in any::<prop::sample::Index>(),
            to in any::<prop::sample::Index>(), words in prop::sample::select(&["", "w", "two words"]),
        ) {
            let [one, other] = [from, to].map(|at| text.floor_char_boundary(at.index(text.len() + 1)));
            let (range, _) = in_place(&text, &(one.min(other)..one.max(other)), words);
            prop_assert!(text.get(range).is_some());
        }
    }
}
