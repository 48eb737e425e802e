//! Chance that comes out the same every time.

/// A generator of numbers (Knuth's MMIX constants).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `most`.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    /// A few words of ordinary and of unusual letters.
    pub(crate) fn words(&mut self, count: usize) -> String {
        const WORDS: [&str; 12] = [
            "sleep",
            "the",
            "allotment",
            "José",
            "Zoë",
            "漢字",
            "walks",
            "a",
            "bad",
            "night",
            "e\u{301}te",
            "ok",
        ];
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }
}
