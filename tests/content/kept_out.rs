//! Words that say what this program does not do stay out of every screen and every page.
//!
//! Read are all texts in the code, without comments and tests, all that ships in `data/` and next to
//! the code, and the golden screens and pages.

use std::{
    fs,
    path::{Path, PathBuf},
};

use foreword::{content, domain::Register};

use crate::{files, root};

/// The one list: words of a medical device with all their forms, and a verdict nobody can give.
const KEPT_OUT: [&str; 7] = ["calculat", "detect", "diagnos", "monitor", "interpret", "alarm", "looks fair"];

/// A piece of code: a character of it, or a whole text.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Code(char),
    Text(String),
}

/// Code without its comments and spaces.
fn pieces(code: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = code;
    while let Some(char) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some((text, length)) = raw_text(rest, pieces.last()) {
            pieces.push(Piece::Text(text));
            length
        } else if char == '"' {
            let (text, length) = text(rest);
            pieces.push(Piece::Text(text));
            length
        } else if char == '\'' {
            let length = quoted_char(rest);
            pieces.push(Piece::Code(char));
            length
        } else {
            if !char.is_whitespace() {
                pieces.push(Piece::Code(char));
            }
            char.len_utf8()
        };
        rest = rest.get(skip..).unwrap();
    }
    pieces
}

/// How long a comment is that may hold others.
fn block_comment(code: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while let Some(rest) = code.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += rest.chars().next().unwrap().len_utf8();
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// A text such as `r#"..."#`, and how long it is.
fn raw_text(code: &str, before: Option<&Piece>) -> Option<(String, usize)> {
    // The last letter of a name is not the mark of a raw text.
    if matches!(before, Some(Piece::Code(char)) if char.is_alphanumeric() || *char == '_')
        && !matches!(before, Some(Piece::Code('b' | 'c')))
    {
        return None;
    }
    let hashes = code.strip_prefix('r')?;
    let text = hashes.trim_start_matches('#');
    let hashes = hashes.get(..hashes.len() - text.len())?;
    let text = text.strip_prefix('"')?;
    let end = format!("\"{hashes}");
    let (text, _) = text.split_once(&end)?;
    Some((text.to_owned(), 2 + hashes.len() + text.len() + end.len()))
}

/// A text in quotes as it reads, and how long it is.
fn text(code: &str) -> (String, usize) {
    let mut text = String::new();
    let mut chars = code.char_indices().skip(1);
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return (text, at + 1),
            // A line that goes on is one line; of the other escapes only the space they take matters.
            '\\' => match chars.next() {
                Some((_, '\n')) => {}
                Some((_, '"')) => text.push('"'),
                _ => text.push(' '),
            },
            _ => text.push(char),
        }
    }
    (text, code.len())
}

/// How long a character in quotes is, or the quote of a lifetime.
fn quoted_char(code: &str) -> usize {
    let mut chars = code.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((after, _))) => {
            // What is escaped may be the quote itself.
            let from = after + 1;
            code.get(from..).and_then(|rest| rest.find('\'')).map_or(1, |at| from + at + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

/// The texts of a file, without those of its tests.
fn texts(code: &str) -> Vec<String> {
    let test: Vec<Piece> = "#[cfg(test)]".chars().map(Piece::Code).collect();
    let pieces = pieces(code);
    let (mut texts, mut at) = (Vec::new(), 0);
    while let Some(piece) = pieces.get(at) {
        if pieces.get(at..).unwrap().starts_with(&test) {
            at += test.len();
            let mut depth = 0;
            for piece in pieces.get(at..).unwrap() {
                at += 1;
                match piece {
                    Piece::Code('{' | '(' | '[') => depth += 1,
                    Piece::Code('}' | ')' | ']') => depth -= 1,
                    _ => {}
                }
                if depth == 0 && matches!(piece, Piece::Code(';' | '}')) {
                    break;
                }
            }
            continue;
        }
        if let Piece::Text(text) = piece {
            texts.push(text.clone());
        }
        at += 1;
    }
    texts
}

fn ends_in(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|one| one == ending)
}

/// Files and folders of modules that are there for tests alone.
fn of_tests(file: &Path, code: &str) -> Vec<PathBuf> {
    let root = file.ends_with("lib.rs") || file.ends_with("main.rs");
    let base = if root { file.parent().unwrap().to_owned() } else { file.with_extension("") };
    let after = code.split("#[cfg(test)]").skip(1);
    let named = after.filter_map(|rest| {
        let rest = rest.trim_start().trim_start_matches("pub(crate) ").trim_start_matches("pub ");
        let (name, _) = rest.strip_prefix("mod ")?.split_once(';')?;
        name.chars().all(|char| char.is_alphanumeric() || char == '_').then(|| base.join(name))
    });
    named.flat_map(|path| [path.with_extension("rs"), path]).collect()
}

/// The words that are out, in a text.
fn kept_out(text: &str) -> Vec<&'static str> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    // An interpreter is a person.
    let text = text.replace("an interpreter", "a person");
    KEPT_OUT.into_iter().filter(|word| text.contains(word)).collect()
}

/// No text of the program has a word that is kept out.
#[test]
fn program_has_none() {
    let code: Vec<_> = files(&root("src"))
        .into_iter()
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap();
            (file, text)
        })
        .collect();
    let of_tests: Vec<_> = code.iter().flat_map(|(file, text)| of_tests(file, text)).collect();
    let mut read = 0;
    for (file, text) in &code {
        if of_tests.iter().any(|test| file.starts_with(test)) {
            continue;
        }
        // What is not code is a page or a part of one.
        let texts = if ends_in(file, "rs") { texts(text) } else { vec![text.clone()] };
        read += texts.len();
        for text in texts {
            assert_eq!(kept_out(&text), [""; 0], "{}: {text:?}", file.display());
        }
    }
    assert!(read > 500, "{read} texts were read");
}

/// Every fixed text of a page for a person passes our own wording check.
#[test]
fn page_texts_pass_our_check() {
    let wording = content::wording();
    let pages = files(&root("src/domain/pages"));
    let mut read = 0;
    for file in pages.into_iter().chain([root("src/domain/pages.rs")]) {
        let texts = texts(&fs::read_to_string(&file).unwrap());
        read += texts.len();
        for text in texts {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let marks = wording.marks(&text, Register::Said);
            let rows: Vec<_> = marks.iter().map(|mark| &wording.row(mark).unwrap().id).collect();
            // Words that are sought in a question are read by nobody.
            let sought = file.ends_with("glance.rs") && text == "fever";
            assert!(rows.is_empty() || sought, "{}: {text:?}: {rows:?}", file.display());
        }
    }
    assert!(read > 80, "{read} texts were read");
    assert_eq!(
        wording.marks("To change it, ask the clinician.", Register::Said).len(),
        1,
        "it would be found"
    );
}

/// No help of the command line has a word that is kept out.
#[test]
fn command_help_has_none() {
    let code = fs::read_to_string(root("src/cli.rs")).unwrap();
    // What is said above an option is what `--help` says of it.
    for line in code.lines().filter(|line| line.trim_start().starts_with("///")) {
        assert_eq!(kept_out(line), [""; 0], "{line}");
    }
}

/// Nothing that ships and no golden screen has a word that is kept out.
#[test]
fn shipped_files_have_none() {
    let golden = |file: &PathBuf| ends_in(file, "snap");
    let screens: Vec<_> = files(&root("tests")).into_iter().filter(golden).collect();
    assert!(screens.len() >= 10);
    // A list of words to look for, and the words of the language, have to hold any word.
    let named =
        |file: &PathBuf, name: &str| file.file_name().is_some_and(|is| is.to_string_lossy().contains(name));
    let of_words = |file: &PathBuf| named(file, "en-GB") || named(file, "wording.ron");
    let data: Vec<_> = files(&root("data")).into_iter().filter(|file| !of_words(file)).collect();
    assert!(data.iter().any(|file| file.ends_with("guide.ron")));
    assert!(data.iter().any(|file| file.ends_with("clinical.txt")));
    for file in screens.into_iter().chain(data).chain(files(&root("templates"))) {
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(kept_out(&text), [""; 0], "{}", file.display());
    }
}

/// Texts are found wherever they are in the code, and nothing else is.
#[test]
fn texts_are_found_anywhere() {
    let code = r##"
        // "a comment" 'and its quote
        /* "another" /* "inside" */ "still" */
        /// "docs"
        fn one<'a>(x: &'a str) -> char { let _ = '"'; let _ = '\''; let _ = '\u{1F}'; f("one \"two\"") }
        #[doc = "three"] const FOUR: &str = r#"four "five" \"#; const B: &[u8] = br"six";
        const LONG: &str = "a line that \
                            goes on";
        #[cfg(test)]
        mod tests { fn t() { f("hidden {") } }
        #[cfg(test)]
        mod apart;
        #[cfg(test)] const T: [&str; 2] = ["hidden", ";"];
        fn last() { f("last") }
    "##;
    let found: Vec<String> = texts(code);
    let found: Vec<Vec<&str>> = found.iter().map(|text| text.split_whitespace().collect()).collect();
    let found: Vec<String> = found.iter().map(|words| words.join(" ")).collect();
    assert_eq!(found, ["one \"two\"", "three", "four \"five\" \\", "six", "a line that goes on", "last"]);
    let tests = of_tests(Path::new("src/one.rs"), code);
    assert_eq!(tests, [Path::new("src/one/apart.rs"), Path::new("src/one/apart")]);
}

/// Every form is found and over the end of a line.
#[test]
fn every_form_is_found() {
    for text in [
        "Calculated",
        "undetected",
        "diagnosis",
        "monitors",
        "misinterpreted",
        "ALARMING",
        "It looks\n  fair.",
    ] {
        assert_eq!(kept_out(text).len(), 1, "{text}");
    }
    assert_eq!(kept_out("a fair list"), [""; 0]);
    assert_eq!(kept_out("We can use an interpreter."), [""; 0]);
    assert_eq!(kept_out("an interpretation").len(), 1);
}
