//! Notes, letters, talk and plans with every mark that a reader of the list would make, and how many
//! of them the check makes.

use std::collections::HashSet;

use super::{Mark, found, read, register, root, with_marks, wording};

/// Marks that are known to be missed or made wrongly, each with its reason.
const KNOWN: &str = "tests/content/wording/known.txt";

struct Piece {
    name: String,
    register: foreword::domain::Register,
    text: String,
    expected: Vec<Mark>,
}

fn pieces() -> Vec<Piece> {
    let folder = std::fs::read_dir(root("tests/content/wording/pieces")).unwrap();
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let piece = |path: &std::path::PathBuf| {
        let written = std::fs::read_to_string(path).unwrap();
        let (head, written) = written.split_once('\n').unwrap();
        let place = head.split_once(", ").map_or(head, |(place, _)| place);
        let (text, expected) = with_marks(written, "");
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Piece { name, register: register(place), text, expected }
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
}

/// The list was tuned on this prose, so this says nothing of how good it is elsewhere: `blind` does.
#[test]
fn tuned_prose_is_right() {
    let pieces = pieces();
    let words: usize = pieces.iter().map(|piece| piece.text.split_whitespace().count()).sum();
    let marks: usize = pieces.iter().map(|piece| piece.expected.len()).sum();
    let rows: HashSet<_> = pieces.iter().flat_map(|piece| &piece.expected).map(|(row, _)| row).collect();
    let all = Counts::of(pieces.iter());
    for line in &all.lines {
        println!("{line}");
    }
    assert!(pieces.len() >= 30 && words >= 3400 && marks >= 120 && rows.len() >= 60);
    assert!(all.right >= 19 * (all.wrong + all.missing), "{} {} {}", all.right, all.wrong, all.missing);
}

/// Every mark that is not right is known, with its reason.
#[test]
fn wrong_marks_are_known() {
    let known = read(KNOWN);
    let known: Vec<_> = known.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    for line in &known {
        assert!(line.split_once(" -- ").is_some_and(|(_, reason)| reason.len() > 10), "no reason in {line}");
    }
    let known: Vec<_> = known.iter().filter_map(|line| Some(line.split_once(" -- ")?.0.to_owned())).collect();
    assert_eq!(Counts::of(pieces().iter()).lines, known);
}
