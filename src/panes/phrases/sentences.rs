//! The sentences of a phrase, to be said one at a time.

/// The sentences of a text, in order.
#[must_use]
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, char) in text.char_indices() {
        match char {
            '\n' => ended = true,
            '.' | '?' | '!' => {
                ended = true;
                continue;
            }
            // Quotation marks and brackets close what ends before them.
            '"' | '\'' | '”' | '’' | ')' => continue,
            _ => {}
        }
        if ended && char.is_whitespace() {
            found.push(text.get(start..at).unwrap_or_default().trim());
            start = at;
        }
        ended = false;
    }
    found.push(text.get(start..).unwrap_or_default().trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// How many words its longest sentence has.
#[must_use]
pub fn longest(text: &str) -> usize {
    sentences(text).iter().map(|sentence| sentence.split_whitespace().count()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_falls_into_its_sentences() {
        let text = "I'd rate it 3.5. Is \"that\" fair?\nTell me (please!) more";
        assert_eq!(sentences(text), ["I'd rate it 3.5.", "Is \"that\" fair?", "Tell me (please!)", "more"]);
        assert_eq!((longest(text), longest(" ")), (4, 0));
    }
}
