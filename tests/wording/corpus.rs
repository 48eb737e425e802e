//! Notes, letters, talk and plans with every mark that a reader of the list would make, and how many
//! of them the check makes.

use std::{collections::HashSet, fmt::Write as _};

use crate::{Mark, found, read, register, root, with_marks, wording};

/// Marks that are known to be missed or made wrongly, each with its reason.
const KNOWN: &str = "tests/wording/known.txt";

struct Piece {
    name: String,
    register: foreword::domain::Register,
    /// It was put aside while the list was tuned.
    held_out: bool,
    /// It was written after that; what it then showed was mended.
    blind: bool,
    text: String,
    expected: Vec<Mark>,
}

fn pieces() -> Vec<Piece> {
    let folder = std::fs::read_dir(root("tests/wording/pieces")).unwrap();
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let piece = |path: &std::path::PathBuf| {
        let written = std::fs::read_to_string(path).unwrap();
        let (head, written) = written.split_once('\n').unwrap();
        let (place, when) = head.split_once(", ").unwrap_or((head, ""));
        let (held_out, blind) = (when == "held out", when == "blind");
        let (text, expected) = with_marks(written, "");
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Piece { name, register: register(place), held_out, blind, text, expected }
    };
    paths.iter().map(piece).collect()
}

/// How many marks were made rightly, wrongly, and not at all.
#[derive(Default)]
struct Counts {
    right: usize,
    wrong: usize,
    missing: usize,
    /// One line for each that is not right.
    lines: Vec<String>,
}

impl Counts {
    fn of<'a>(pieces: impl Iterator<Item = &'a Piece>) -> Self {
        let mut counts = Self::default();
        for piece in pieces {
            let made = found(wording(), &piece.text, piece.register);
            let line = |sign: &str, (row, range): &Mark| {
                format!("{} {sign} {row} {}", piece.name, piece.text.get(range.clone()).unwrap())
            };
            counts.right += made.iter().filter(|mark| piece.expected.contains(mark)).count();
            let wrong: Vec<_> = made.iter().filter(|mark| !piece.expected.contains(mark)).collect();
            let missing: Vec<_> = piece.expected.iter().filter(|mark| !made.contains(mark)).collect();
            counts.wrong += wrong.len();
            counts.missing += missing.len();
            counts.lines.extend(wrong.into_iter().map(|mark| line("unexpected", mark)));
            counts.lines.extend(missing.into_iter().map(|mark| line("missing", mark)));
        }
        counts
    }

    /// How many of those made are right, in thousandths.
    fn precision(&self) -> usize {
        self.right * 1000 / (self.right + self.wrong).max(1)
    }

    /// How many of those that should be are made, in thousandths.
    fn recall(&self) -> usize {
        self.right * 1000 / (self.right + self.missing).max(1)
    }

    fn sentence(&self) -> String {
        let of_one = |thousandths: usize| format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
        format!(
            "precision {} ({} of {} marks are right), recall {} ({} of {} were made)",
            of_one(self.precision()),
            self.right,
            self.right + self.wrong,
            of_one(self.recall()),
            self.right,
            self.right + self.missing
        )
    }
}

#[test]
fn precision_and_recall_are_what_the_readme_says() {
    let pieces = pieces();
    let words: usize = pieces.iter().map(|piece| piece.text.split_whitespace().count()).sum();
    let marks: usize = pieces.iter().map(|piece| piece.expected.len()).sum();
    let rows: HashSet<_> = pieces.iter().flat_map(|piece| &piece.expected).map(|(row, _)| row).collect();
    let all = Counts::of(pieces.iter());
    let held_out = Counts::of(pieces.iter().filter(|piece| piece.held_out));
    let mut figures = String::new();
    let _ = write!(
        figures,
        "{} pieces of prose, {words} words, {marks} marks expected of {} rows:\n{}.\n",
        pieces.len(),
        rows.len(),
        all.sentence()
    );
    println!("{figures}of these, put aside until the list was tuned: {}", held_out.sentence());
    let blind = Counts::of(pieces.iter().filter(|piece| piece.blind));
    println!("of these, written after that: {}", blind.sentence());
    for line in &all.lines {
        println!("{line}");
    }
    assert!(pieces.len() >= 30 && words >= 3400 && marks >= 120 && rows.len() >= 60, "{figures}");
    assert!(all.precision() >= 950, "{figures}");
    assert!(all.recall() >= 900, "{figures}");
    readme_holds(&figures);
}

#[test]
fn every_mark_that_is_not_right_is_known_with_its_reason() {
    let known = read(KNOWN);
    let known: Vec<_> = known.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    for line in &known {
        assert!(line.split_once(" -- ").is_some_and(|(_, reason)| reason.len() > 10), "no reason in {line}");
    }
    let known: Vec<_> = known.iter().filter_map(|line| Some(line.split_once(" -- ")?.0.to_owned())).collect();
    assert_eq!(Counts::of(pieces().iter()).lines, known);
}

/// The part of the README with the figures is this. With `FOREWORD_README=write` it is written anew.
#[track_caller]
fn readme_holds(wanted: &str) {
    let readme = read("README.md");
    let (begin, end) = ("<!-- wording -->\n", "<!-- end of wording -->");
    let (before, rest) = readme.split_once(begin).expect("the README has the figures");
    let (held, after) = rest.split_once(end).expect("they end");
    if held == wanted {
        return;
    }
    let write = std::env::vars().any(|(name, value)| name == "FOREWORD_README" && value == "write");
    assert!(write, "the README's figures are out of date; run the tests with FOREWORD_README=write");
    let anew = format!("{before}{begin}{wanted}{end}{after}");
    std::io::Write::write_all(&mut std::fs::File::create(root("README.md")).unwrap(), anew.as_bytes())
        .unwrap();
}
