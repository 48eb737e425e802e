//! Stops in a text: `{what to put here}` or `{two days|a week}`, to be typed over or chosen from.
//!
//! A stop is nothing but its letters, so it is still one after a kill, an undo or a copy, and no list
//! of them is kept anywhere.

use std::ops::Range;

use super::grapheme;

/// The most bytes between the braces: more is prose in brackets.
pub const LONGEST: usize = 80;

/// How far from a place [`near`] looks, in bytes, so that a key costs the same in a long text.
const NEAR: usize = 2000;

pub fn stops(text: &str) -> impl Iterator<Item = Range<usize>> {
    stops_within(text, 0..text.len())
}

pub fn count(text: &str) -> usize {
    stops(text).count()
}

/// The stops near a place, in order.
pub fn near(text: &str, at: usize) -> impl Iterator<Item = Range<usize>> {
    let to = text.floor_char_boundary(at.saturating_add(NEAR));
    stops_within(text, text.floor_char_boundary(at.saturating_sub(NEAR))..to)
}

/// The first stop near and after a place.
pub fn next(text: &str, from: usize) -> Option<Range<usize>> {
    near(text, from).find(|stop| stop.start >= from)
}

/// The last stop near and before a place.
pub fn previous(text: &str, to: usize) -> Option<Range<usize>> {
    near(text, to).take_while(|stop| stop.end <= to).last()
}

/// The choices of a stop; none where it only says what to put there.
pub fn choices(stop: &str) -> Vec<&str> {
    let Some(inside) = stop.strip_prefix('{').and_then(|stop| stop.strip_suffix('}')) else {
        return Vec::new();
    };
    if !inside.contains('|') {
        return Vec::new();
    }
    inside.split('|').map(str::trim).filter(|choice| !choice.is_empty()).collect()
}

fn stops_within(text: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let words = text.get(part.clone()).unwrap_or_default();
    words.match_indices('}').filter_map(move |(at, _)| stop_before(text, part.start, part.start + at))
}

/// The stop that ends with the brace at `end` and begins at `from` or after.
fn stop_before(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let from = text.ceil_char_boundary(from.max(end.saturating_sub(LONGEST + 1)));
    let before = text.get(from..end)?;
    let start = from + before.rfind(['{', '}', '\n']).filter(|at| before.get(*at..*at + 1) == Some("{"))?;
    let inside = text.get(start + 1..end)?;
    let says_something = inside.chars().any(|char| !char.is_whitespace() && char != '|');
    // With a mark on its last brace it cannot be selected by itself.
    let whole = |at| grapheme::floor_boundary(text, at) == at;
    (says_something && whole(start) && whole(end + 1)).then_some(start..end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<&str> {
        stops(text).filter_map(|stop| text.get(stop)).collect()
    }

    #[test]
    fn a_stop_says_something_on_one_line() {
        assert_eq!(found("Try {first step} for {two days|a week}."), ["{first step}", "{two days|a week}"]);
        for text in ["", "{}", "{ }", "{|}", "{ | }", "{a\nb}", "{a", "a}", "} {", "{a}\u{301}"] {
            assert_eq!(found(text), [""; 0], "{text:?}");
        }
        assert_eq!(found("{a {b} c}"), ["{b}"], "the inner of two");
        assert_eq!(found("{a}{b}}"), ["{a}", "{b}"]);
        assert_eq!(found("é{é}é"), ["{é}"]);
    }

    #[test]
    fn what_is_longer_is_prose_in_brackets() {
        let of = |bytes: usize| found(&format!("{{{}}}", "a".repeat(bytes))).len();
        assert_eq!((of(LONGEST), of(LONGEST + 1)), (1, 0));
        assert_eq!(found(&format!("{{{}}}", "é".repeat(41))).len(), 0);
    }

    #[test]
    fn choices_are_what_stands_between_the_lines() {
        assert_eq!(choices("{two days| a week |}"), ["two days", "a week"]);
        assert_eq!(choices("{first step}"), [""; 0]);
        assert_eq!(choices("a|b"), [""; 0]);
    }

    /// The next stop and the one before are found.
    #[test]
    fn stops_near_by() {
        let text = "{a} and {b}";
        assert_eq!((next(text, 0), next(text, 1), next(text, 9)), (Some(0..3), Some(8..11), None));
        assert_eq!(
            (previous(text, 11), previous(text, 10), previous(text, 2)),
            (Some(8..11), Some(0..3), None)
        );
        let far = format!("{{a}}{}{{b}}", "é".repeat(NEAR));
        assert_eq!((next(&far, 3), previous(&far, far.len() - 3)), (None, None));
        assert_eq!(count(&far), 2);
    }

    proptest! {
        #[test]
        fn a_stop_can_be_selected_and_holds_no_other(
            text in "[a{}|\n \u{301}é👩\u{200d}🇬]{0,60}",
            at in 0_usize..200,
        ) {
            let mut last = 0;
            for stop in stops(&text) {
                prop_assert!(stop.start >= last);
                last = stop.end;
                for end in [stop.start, stop.end] {
                    prop_assert_eq!(grapheme::floor_boundary(&text, end), end);
                }
                let words = text.get(stop).unwrap();
                prop_assert!(words.len() <= LONGEST + 2);
                prop_assert_eq!(words.matches(['{', '}']).count(), 2);
                prop_assert!(!words.contains('\n'));
                prop_assert!(!words.contains('|') || !choices(words).is_empty());
            }
            let all: Vec<_> = stops(&text).collect();
            prop_assert_eq!(near(&text, at).collect::<Vec<_>>(), all.clone(), "all of a short text is near");
            prop_assert_eq!(next(&text, at), all.iter().find(|stop| stop.start >= at).cloned());
            prop_assert_eq!(previous(&text, at), all.iter().rfind(|stop| stop.end <= at).cloned());
        }
    }
}
