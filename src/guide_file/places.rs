//! Where each thing of a file in RON stands: its path, such as `principles[1].phrases[0].says`, and line and column.

use std::collections::HashMap;

use super::Finding;

/// The places of everything in a text.
pub(super) struct Places<'a> {
    text: &'a str,
    at: HashMap<String, usize>,
    last: String,
}

/// What is open around a place.
struct Open {
    path: String,
    item: Option<usize>,
    field: Option<String>,
}

impl Open {
    fn path(&self) -> String {
        match (&self.field, self.item) {
            (Some(field), _) if self.path.is_empty() => field.clone(),
            (Some(field), _) => format!("{}.{field}", self.path),
            (None, Some(item)) => format!("{}[{item}]", self.path),
            (None, None) => self.path.clone(),
        }
    }
}

impl<'a> Places<'a> {
    /// Walks a text, which need not be complete.
    pub(super) fn of(text: &'a str) -> Self {
        let mut at: HashMap<String, usize> = HashMap::new();
        let mut open = vec![Open { path: String::new(), item: None, field: None }];
        let mut tokens = Tokens { text, at: 0 };
        while let Some((start, token)) = tokens.next() {
            let Some(here) = open.last_mut() else { break };
            match token {
                Token::Name(name) if tokens.colon_follows() => here.field = Some(name.to_owned()),
                Token::Name(_) | Token::Value => {
                    at.entry(here.path()).or_insert(start);
                }
                Token::Opens(list) => {
                    let path = here.path();
                    at.entry(path.clone()).or_insert(start);
                    open.push(Open { path, item: list.then_some(0), field: None });
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
        let last = open.last().map(Open::path).unwrap_or_default();
        Self { text, at, last }
    }

    /// The path that was being read where the text ended.
    pub(super) fn last(&self) -> &str {
        &self.last
    }

    /// Something to say of what has that path; of what it is in, where it is not there itself.
    pub(super) fn finding(&self, path: &str, sentence: impl Into<String>) -> Finding {
        let mut path = path;
        let at = loop {
            match (self.at.get(path), path.rfind(['.', '['])) {
                (Some(at), _) => break *at,
                (None, Some(end)) => path = path.get(..end).unwrap_or_default(),
                (None, None) if path.is_empty() => break 0,
                (None, None) => path = "",
            }
        };
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Finding { line, column, sentence: sentence.into() }
    }
}

enum Token<'a> {
    Name(&'a str),
    Value,
    Opens(bool),
    Closes,
    Comma,
    Colon,
}

struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes to the end of `mark`, looked for after so many bytes, or of the text.
    fn pass(&mut self, skip: usize, mark: &str) {
        let found = self.rest().get(skip..).and_then(|rest| rest.find(mark));
        self.at = found.map_or(self.text.len(), |found| self.at + skip + found + mark.len());
    }

    fn pass_blank(&mut self) {
        loop {
            let rest = self.rest();
            let bare = rest.trim_start();
            self.at += rest.len() - bare.len();
            if bare.starts_with("//") {
                self.pass(2, "\n");
            } else if bare.starts_with("/*") {
                self.pass(2, "*/");
            } else if bare.starts_with("#!") {
                self.pass(2, "]");
            } else {
                return;
            }
        }
    }

    fn colon_follows(&mut self) -> bool {
        self.pass_blank();
        self.rest().starts_with(':')
    }

    fn next(&mut self) -> Option<(usize, Token<'a>)> {
        self.pass_blank();
        let (start, rest) = (self.at, self.rest());
        let first = rest.chars().next()?;
        let raw = rest.strip_prefix('r').map(|raw| raw.trim_start_matches('#').starts_with('"'));
        let token = match first {
            'r' if raw == Some(true) => {
                let hashes = rest.chars().skip(1).take_while(|char| *char == '#').count();
                self.pass(hashes + 2, &format!("\"{}", "#".repeat(hashes)));
                Token::Value
            }
            '"' => {
                let mut escaped = false;
                let end = rest.char_indices().skip(1).find(|&(_, char)| {
                    let ends = char == '"' && !escaped;
                    escaped = char == '\\' && !escaped;
                    ends
                });
                self.at += end.map_or(rest.len(), |(end, _)| end + 1);
                Token::Value
            }
            char if char.is_alphanumeric() || matches!(char, '_' | '-' | '+') => {
                let within = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '+' | '.');
                let end = rest.find(|char| !within(char)).unwrap_or(rest.len());
                self.at += end;
                Token::Name(rest.get(..end).unwrap_or_default())
            }
            _ => {
                self.at += first.len_utf8();
                match first {
                    '(' | '{' => Token::Opens(false),
                    '[' => Token::Opens(true),
                    ')' | '}' | ']' => Token::Closes,
                    ',' => Token::Comma,
                    ':' => Token::Colon,
                    _ => Token::Value,
                }
            }
        };
        Some((start, token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_found_by_its_path() {
        let text = "// Guide(\n#![enable(implicit_some)]\nGuide(\r\n  id: \"a,(b\", /* ) */\n  list: [\n    \
                    One(says: r#\"x\"y\"#, none: None),\n    One(says: \"é\\\"\", some: Some(\"z\"), of: [A, B]),\n  ],\n)";
        let places = Places::of(text);
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
        assert_eq!(Places::of("Guide(title: \"x\", principles: [One(id: \"y").last(), "principles[0].id");
        assert_eq!(Places::of(")))]]").last(), "");
        assert_eq!(Places::of("").last(), "");
    }
}
