//! How well the check finds words, on sentences written before the list was last mended, by somebody who
//! did not mend it. The list is not mended to them: what it misses there stays missed, or the figure would
//! no longer be one.

use std::fmt::Write as _;

use super::{found, read, register, with_marks, wording};
use crate::page;

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
fn blind_precision_and_recall() {
    let ordinary = Counts::of("tests/content/wording/blind/ordinary.tsv");
    let lookalikes = Counts::of("tests/content/wording/blind/lookalikes.tsv");
    let mut figures = String::new();
    let _ = writeln!(figures, "{}", ordinary.sentence("ordinary notes and talk"));
    let _ = writeln!(figures, "{}", lookalikes.sentence("tricky forms and look-alikes"));
    assert!(ordinary.sentences >= 200 && lookalikes.sentences >= 150, "{figures}");
    page::holds("docs/wording.md", "wording", &figures);
}
