//! Finds quotations: the person's own words are theirs.
//!
//! Whether a place is quoted depends on no more than [`REACH`] bytes on either side.

use std::ops::Range;

use super::tokens::is_apostrophe;

pub(super) const REACH: usize = 2000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum QuoteMark {
    Single,
    Double,
    /// A straight double mark, which closes a curly one only where no straight one is open.
    Straight,
}

impl QuoteMark {
    /// The other kind that it closes as well.
    const fn or(self) -> Self {
        match self {
            Self::Single => Self::Single,
            Self::Double => Self::Straight,
            Self::Straight => Self::Double,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    Open(QuoteMark, Straight),
    Close(QuoteMark, Doubtful),
    Line,
    Paragraph,
}

type Straight = bool;
type Doubtful = bool;

/// The parts of a text that are quoted, each from its opening mark up to its closing one.
pub(in crate::domain) fn quoted(text: &str) -> Vec<Range<usize>> {
    let events = events(text);
    let open = |(index, (at, event)): (usize, &(usize, Event))| match event {
        Event::Open(kind, straight) => {
            let rest = events.get(index + 1..).unwrap_or_default();
            end(rest, *at, *kind, *straight, text.len()).map(|end| *at..end)
        }
        _ => None,
    };
    events.iter().enumerate().filter_map(open).collect()
}

/// Where what opens at `from` ends, if it is a quotation at all.
fn end(
    events: &[(usize, Event)],
    from: usize,
    kind: QuoteMark,
    straight: bool,
    length: usize,
) -> Option<usize> {
    let mut open = vec![kind];
    let (mut line, mut doubtful) = (None, None);
    for (at, event) in events.iter().take_while(|(at, _)| at - from <= REACH) {
        match event {
            Event::Line => line = line.or(Some(*at)),
            Event::Paragraph => {
                line = line.or(Some(*at));
                break;
            }
            Event::Open(kind, _) => open.push(*kind),
            Event::Close(kind, unsure) => {
                let innermost = |kind| open.iter().rposition(|one| *one == kind);
                match innermost(*kind).or_else(|| innermost(kind.or())) {
                    Some(0) if *unsure => doubtful = doubtful.or(Some(*at)),
                    Some(_) if *unsure => {}
                    Some(0) => return Some(*at),
                    Some(depth) => open.truncate(depth),
                    // This closes the quotation around it.
                    None if *kind != QuoteMark::Single => return (!straight).then_some(*at),
                    None => {}
                }
            }
        }
    }
    // An unclosed quotation ends with its line; an unclosed straight mark was an apostrophe.
    let unclosed = || (!straight).then(|| line.unwrap_or(length).min(from + REACH));
    doubtful.or_else(unclosed)
}

fn events(text: &str) -> Vec<(usize, Event)> {
    let mut events = Vec::new();
    let mut before = None;
    for (at, char) in text.char_indices() {
        let rest = || text.get(at + char.len_utf8()..).unwrap_or_default();
        let event = match char {
            '\n' => Some(if parts(rest()) { Event::Paragraph } else { Event::Line }),
            '“' | '«' | '„' => Some(Event::Open(QuoteMark::Double, false)),
            '”' | '»' => Some(Event::Close(QuoteMark::Double, false)),
            '"' => {
                let after = rest().chars().next();
                // 5' 10" tall
                let inches = before.is_some_and(char::is_numeric) && after.is_some_and(char::is_whitespace);
                if opens(before) && after.is_some_and(|char| !char.is_whitespace()) {
                    Some(Event::Open(QuoteMark::Straight, false))
                } else {
                    (!inches).then_some(Event::Close(QuoteMark::Straight, false))
                }
            }
            char if is_apostrophe(char) => single(char, before, rest()),
            _ => None,
        };
        events.extend(event.map(|event| (at, event)));
        before = Some(char);
    }
    events
}

/// Whether a straight mark after this opens something.
fn opens(before: Option<char>) -> bool {
    before.is_none_or(|char| char.is_whitespace() || "([{-–—/:“‘\"'*_>".contains(char))
}

fn single(char: char, before: Option<char>, rest: &str) -> Option<Event> {
    let word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let after = rest.chars().next();
    let opening = match char {
        '‘' => !word(before),
        '\'' => opens(before) && word(after),
        _ => false,
    };
    if opening {
        return Some(Event::Open(QuoteMark::Single, char != '‘'));
    }
    let closing = before.is_some_and(|char| !char.is_whitespace()) && !word(after);
    let mut next = rest.chars();
    let possessive = matches!(before, Some('s' | 'S'))
        && next.next() == Some(' ')
        && next.next().is_some_and(char::is_alphanumeric);
    closing.then_some(Event::Close(QuoteMark::Single, possessive))
}

/// Whether a paragraph ends before this line: it is empty, or a point of a list.
fn parts(line: &str) -> bool {
    const DEEPEST: usize = 8;
    let mut chars = line.chars().take(DEEPEST).skip_while(|char| *char != '\n' && char.is_whitespace());
    match chars.next() {
        None | Some('\n') => true,
        Some('-' | '*' | '•' | '–') => chars.next() == Some(' '),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what is quoted in braces.
    fn shown(text: &str) -> String {
        let quoted = quoted(text);
        let mut shown = String::new();
        let mut was = false;
        for (at, char) in text.char_indices() {
            let is = quoted.iter().any(|range| range.contains(&at));
            if is != was {
                shown.push(if is { '{' } else { '}' });
            }
            was = is;
            shown.push(char);
        }
        shown + if was { "}" } else { "" }
    }

    #[track_caller]
    fn holds(wanted: &str) {
        assert_eq!(shown(&wanted.replace(['{', '}'], "")), wanted);
    }

    #[test]
    fn every_kind_of_quotation_is_known() {
        for text in [
            "She said {“wear and tear}” twice.",
            "He said {\"no}\" to it.",
            "{'No}', he said, and {'yes, it's so}'.",
            "({\"no}\") or:{\"yes}\"",
            "{‘It’s the nurses’ view, isn’t it}’, she said.",
            "{“He said ‘no’ and “yes” to me}”, and went.",
            "{‘He said “no” to me}’, and went.",
            "{«bon}» and {„so}”",
            "the {\"worst\npain}\" ever",
        ] {
            holds(text);
        }
    }

    #[test]
    fn apostrophes_and_inches_quote_nothing() {
        for text in [
            "The patients' notes and the nurses' room.",
            "The patients’ notes and the nurses’ room.",
            "Don't, can't, 'til, the '90s",
            "He is 5' 10\" tall and 6\" wide.",
            "’Tis what it is",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    /// A quotation that nothing closes ends with its line; none crosses a paragraph.
    #[test]
    fn open_quotes_end_with_the_line() {
        holds("Says {\"all over}\nDenies it");
        holds("{“one}\n\ntwo”");
        holds("{“one}\n- two”");
        let long = format!("“{}", "a ".repeat(REACH));
        assert_eq!(quoted(&long).first().unwrap().len(), REACH);
    }

    /// An inner mark that nothing closes ends with the outer one.
    #[test]
    fn inner_quotes_end_with_outer() {
        holds("{“a \"b}” c");
        holds("{“a ‘b}” c");
    }
}
