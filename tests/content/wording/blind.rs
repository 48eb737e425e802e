//! How well the check finds words, on sentences written before the list was last mended, by somebody who
//! did not mend it. The list is not mended to them: what it misses there stays missed, or the figure would
//! no longer be one.

use std::fmt::Write as _;

use super::{found, read, register, root, with_marks, wording};

/// What one reader marked, and what the check made of it.
#[derive(Default)]
struct Counts {
    sentences: usize,
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Counts {
    /// A mark counts as right where it touches one of the reader's: where words begin and end is a
    /// matter of judgement.
    fn of(file: &str) -> Self {
        let mut counts = Self::default();
        for line in read(file).lines() {
            let (place, written) = line.split_once('\t').expect("a register and a sentence");
            let (text, expected) = with_marks(written, "");
            let made = found(wording(), &text, register(place));
            let touches = |one: &std::ops::Range<usize>, other: &std::ops::Range<usize>| {
                one.start < other.end && other.start < one.end
            };
            let is_made = |(_, wanted): &&(String, std::ops::Range<usize>)| {
                made.iter().any(|(_, range)| touches(range, wanted))
            };
            let right = expected.iter().filter(is_made).count();
            counts.sentences += 1;
            counts.right += right;
            counts.missed += expected.len() - right;
            counts.wrong += made
                .iter()
                .filter(|(_, range)| !expected.iter().any(|(_, wanted)| touches(range, wanted)))
                .count();
        }
        counts
    }

    fn sentence(&self, what: &str) -> String {
        let share = |part: usize, whole: usize| {
            let thousandths = part * 1000 / whole.max(1);
            format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
        };
        format!(
            "- {what}, {} sentences: precision {} ({} of {} marks are right), recall {} ({} of {} were made)",
            self.sentences,
            share(self.right, self.right + self.wrong),
            self.right,
            self.right + self.wrong,
            share(self.right, self.right + self.missed),
            self.right,
            self.right + self.missed
        )
    }
}

#[test]
fn precision_and_recall_are_what_the_readme_says() {
    let ordinary = Counts::of("tests/content/wording/blind/ordinary.tsv");
    let lookalikes = Counts::of("tests/content/wording/blind/lookalikes.tsv");
    let mut figures = String::new();
    let _ = writeln!(figures, "{}", ordinary.sentence("ordinary notes and talk"));
    let _ = writeln!(figures, "{}", lookalikes.sentence("tricky forms and look-alikes"));
    assert!(ordinary.sentences >= 200 && lookalikes.sentences >= 150, "{figures}");
    readme_holds(&figures);
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
