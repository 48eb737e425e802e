//! Rows of the word list that are kept: their words are marked no longer.

use std::ops::Range;

use crate::domain::{Register, Wording, WordingMark};

#[derive(Clone, Copy, Debug, Default)]
pub struct KeptWords<'a> {
    pub here: &'a [String],
    pub always: &'a [String],
}

impl KeptWords<'_> {
    pub const fn is_empty(self) -> bool {
        self.here.is_empty() && self.always.is_empty()
    }

    pub fn holds(self, id: &str) -> bool {
        self.here.iter().chain(self.always).any(|kept| kept == id)
    }

    /// The marks that `shown`, a part of the text, has something of, without those of rows kept; none in
    /// the person's own words, which have no register.
    pub fn marks_within(
        self,
        wording: &Wording,
        text: &str,
        shown: &Range<usize>,
        register: Option<Register>,
    ) -> Vec<WordingMark> {
        let Some(register) = register else {
            return Vec::new();
        };
        let mut marks = wording.marks_within(text, shown, register);
        marks.retain(|mark| wording.row(mark).is_some_and(|row| !self.holds(&row.id)));
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;

    #[test]
    fn what_is_kept_is_not_marked_and_the_rest_is() {
        let text = "Wear and tear, she denies it";
        let wording = content::wording();
        let ids = |kept: KeptWords<'_>, register| {
            let marks = kept.marks_within(&wording, text, &(0..text.len()), register);
            marks.iter().map(|mark| wording.row(mark).unwrap().id.clone()).collect::<Vec<_>>()
        };
        let written = Some(Register::Written);
        assert_eq!(ids(KeptWords::default(), written), ["W001", "W049"]);
        let (one, other) = (["W001".to_owned()], ["W049".to_owned()]);
        assert_eq!(ids(KeptWords { here: &one, always: &[] }, written), ["W049"]);
        assert_eq!(ids(KeptWords { here: &one, always: &other }, written), [""; 0]);
        assert_eq!(ids(KeptWords::default(), None), [""; 0], "the person's own words");
    }
}
