//! Maps the path of each value in a RON file, such as `principles[1].phrases[0].says`, to its line and column.

use std::collections::HashMap;

use super::GuideFinding;
use crate::domain::scan::Scan;

pub(super) struct SpanMap<'a> {
    text: &'a str,
    at: HashMap<String, usize>,
    last: String,
}

struct OpenScope {
    path: String,
    item: Option<usize>,
    field: Option<String>,
}

impl OpenScope {
    fn path(&self) -> String {
        match (&self.field, self.item) {
            (Some(field), _) if self.path.is_empty() => field.clone(),
            (Some(field), _) => format!("{}.{field}", self.path),
            (None, Some(item)) => format!("{}[{item}]", self.path),
            (None, None) => self.path.clone(),
        }
    }
}

impl<'a> SpanMap<'a> {
    /// Walks a text, which need not be complete.
    pub(super) fn of(text: &'a str) -> Self {
        let mut at: HashMap<String, usize> = HashMap::new();
        let mut open = vec![OpenScope { path: String::new(), item: None, field: None }];
        let mut scan = Scan::new(text, 0);
        while let Some((start, token)) = next(&mut scan) {
            let Some(here) = open.last_mut() else { break };
            match token {
                Token::Name(name) if colon_follows(&mut scan) => here.field = Some(name.to_owned()),
                Token::Name(_) | Token::Value => {
                    at.entry(here.path()).or_insert(start);
                }
                Token::Opens(list) => {
                    let path = here.path();
                    at.entry(path.clone()).or_insert(start);
                    open.push(OpenScope { path, item: list.then_some(0), field: None });
                }
                Token::Closes => {
                    if open.len() > 1 {
                        open.pop();
                    }
                }
                Token::Comma => {
                    here.field = None;
                    here.item = here.item.map(|item| item + 1);
                }
                Token::Colon => {}
            }
        }
        let last = open.last().map(OpenScope::path).unwrap_or_default();
        Self { text, at, last }
    }

    /// The path that was being read where the text ended.
    pub(super) fn last(&self) -> &str {
        &self.last
    }

    /// Something to say of what has that path; of what it is in, where it is not there itself.
    pub(super) fn finding(&self, path: &str, sentence: impl Into<String>) -> GuideFinding {
        let paths = path.rmatch_indices(['.', '[']).filter_map(|(end, _)| path.get(..end));
        let mut paths = [path].into_iter().chain(paths).chain([""]);
        let at = paths.find_map(|path| self.at.get(path)).copied().unwrap_or_default();
        GuideFinding::after(self.text.get(..at).unwrap_or_default(), sentence)
    }
}

/// The tokens of a text, which need not be complete, each with where it begins.
pub(super) struct Tokens<'a>(Scan<'a>);

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self(Scan::new(text, 0))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        next(&mut self.0)
    }
}

/// Whether a field that is put behind this text needs a comma before it.
pub(super) fn needs_comma(text: &str) -> bool {
    !matches!(Tokens::of(text).last(), None | Some((_, Token::Comma | Token::Opens(_))))
}

pub(super) enum Token<'a> {
    Name(&'a str),
    Value,
    Opens(bool),
    Closes,
    Comma,
    Colon,
}

/// Goes to the end of `mark`, looked for after so many bytes, or of the text.
fn pass(scan: &mut Scan<'_>, skip: usize, mark: &str) {
    let found = scan.rest().get(skip..).and_then(|rest| rest.find(mark));
    scan.skip(found.map_or(scan.rest().len(), |found| skip + found + mark.len()));
}

/// Passes spaces, remarks and the names of extensions.
fn pass_blank(scan: &mut Scan<'_>) {
    loop {
        scan.take_while(usize::MAX, char::is_whitespace);
        match scan.rest() {
            rest if rest.starts_with("//") => pass(scan, 2, "\n"),
            rest if rest.starts_with("/*") => pass(scan, 2, "*/"),
            rest if rest.starts_with("#!") => pass(scan, 2, "]"),
            _ => return,
        }
    }
}

fn colon_follows(scan: &mut Scan<'_>) -> bool {
    pass_blank(scan);
    scan.rest().starts_with(':')
}

/// The next token, and where it begins.
fn next<'a>(scan: &mut Scan<'a>) -> Option<(usize, Token<'a>)> {
    pass_blank(scan);
    let start = scan.at();
    let is_raw =
        scan.rest().strip_prefix('r').is_some_and(|raw| raw.trim_start_matches('#').starts_with('"'));
    let first = scan.take(|_| true)?;
    let of_word = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '+');
    let token = match first {
        'r' if is_raw => {
            let hashes = scan.take_while(usize::MAX, |char| char == '#');
            pass(scan, 1, &format!("\"{hashes}"));
            Token::Value
        }
        '"' => {
            let mut escaped = false;
            let text = scan.rest();
            let end = text.find(|char| {
                let ends = char == '"' && !escaped;
                escaped = char == '\\' && !escaped;
                ends
            });
            scan.skip(end.map_or(text.len(), |end| end + 1));
            Token::Value
        }
        char if of_word(char) => {
            scan.take_while(usize::MAX, |char| of_word(char) || char == '.');
            Token::Name(scan.since(start))
        }
        '(' | '{' => Token::Opens(false),
        '[' => Token::Opens(true),
        ')' | '}' | ']' => Token::Closes,
        ',' => Token::Comma,
        ':' => Token::Colon,
        _ => Token::Value,
    };
    Some((start, token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_found_by_its_path() {
        let text = "// Guide(\n#![enable(implicit_some)]\nGuide(\r\n  id: \"a,(b\", /* ) */\n  list: [\n    \
                    One(says: r#\"x\"y\"#, none: None),\n    One(says: \"é\\\"\", some: Some(\"z\"), of: [A, B]),\n  ],\n)";
        let places = SpanMap::of(text);
        let place = |path: &str| {
            let found = places.finding(path, "");
            (found.line, found.column)
        };
        assert_eq!(place("id"), (4, 7));
        assert_eq!(place("list"), (5, 9));
        assert_eq!(place("list[0]"), (6, 5));
        assert_eq!(place("list[0].says"), (6, 15));
        assert_eq!(place("list[1].says"), (7, 15));
        assert_eq!(place("list[1].some"), (7, 28));
        assert_eq!(place("list[1].of[1]"), (7, 47));
        assert_eq!(place("list[1].missing"), (7, 5), "what lacks it");
        assert_eq!(place("nothing"), (3, 1), "the whole");
    }

    #[test]
    fn half_a_text_says_where_it_ends() {
        assert_eq!(SpanMap::of("Guide(title: \"x\", principles: [One(id: \"y").last(), "principles[0].id");
        assert_eq!(SpanMap::of(")))]]").last(), "");
        assert_eq!(SpanMap::of("").last(), "");
    }
}
