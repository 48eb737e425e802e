//! Which way text runs: a name in Arabic or Hebrew is set apart, and the sentence around it stays as it
//! is.

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run<'a> {
    pub(super) text: &'a str,
    pub(super) turned: bool,
}

const fn is_in_turned_script(char: char) -> bool {
    matches!(char,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The line in stretches; those that run from right to left hold no letter that does not.
pub(super) fn runs(line: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut add = |from: usize, to: usize, turned: bool| {
        if let Some(text) = line.get(from..to).filter(|text| !text.is_empty()) {
            runs.push(Run { text, turned });
        }
    };
    let (mut from, mut turned): (usize, Option<(usize, usize)>) = (0, None);
    for (at, char) in line.char_indices() {
        let end = at + char.len_utf8();
        match turned {
            _ if is_in_turned_script(char) && (turned.is_some() || !char.is_numeric()) => {
                turned = Some((turned.map_or(at, |(begins, _)| begins), end));
            }
            Some((begins, ends)) if char.is_alphabetic() => {
                add(from, begins, false);
                add(begins, ends, true);
                (from, turned) = (ends, None);
            }
            _ => {}
        }
    }
    let (begins, ends) = turned.unwrap_or((line.len(), line.len()));
    add(from, begins, false);
    add(begins, ends, true);
    add(ends, line.len(), false);
    runs
}

/// Whether all letters of a text run from right to left, so that all of it does.
pub(super) fn is_turned(text: &str) -> bool {
    let mut letters = text.chars().filter(|char| char.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(is_in_turned_script)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        let run = |run: Run<'_>| if run.turned { format!("[{}]", run.text) } else { run.text.to_owned() };
        runs(line).into_iter().map(run).collect()
    }

    #[test]
    fn a_name_is_set_apart_and_the_sentence_is_not() {
        for (line, wanted) in [
            ("", ""),
            ("Jo for lifting", "Jo for lifting"),
            ("مريم for lifting and shopping.", "[مريم] for lifting and shopping."),
            ("Ring מרים כהן, 3 times (يوسف)!", "Ring [מרים כהן], 3 times ([يوسف])!"),
            ("مَرْيَم ١٢ a", "[مَرْيَم ١٢] a"),
            ("שלום", "[שלום]"),
        ] {
            assert_eq!(shown(line), wanted);
        }
        assert!(is_turned("שלום, 3!") && !is_turned("שלום Jo") && !is_turned("3") && !is_turned("Jo"));
    }
}
