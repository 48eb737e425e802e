//! Two versions of a set made from one: both sides' work is kept.

use jiff::civil::Date;

use super::{PhraseReview, PhraseSet, TestingAnswer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub set: PhraseSet,
    /// Both had changed the same thing, so that something of one side is not in it.
    pub disputed: bool,
}

impl PhraseSet {
    /// `mine` and `theirs` in one, both made from `base`. Where both changed the same, what was gone
    /// through later counts, and mine on the same day; what one changed and the other gave up is kept.
    pub fn merged(base: &Self, theirs: &Self, mine: &Self) -> Merged {
        let (mut set, mut disputed) = (mine.clone(), false);
        macro_rules! merge {
            ($($field:ident)*) => {
                $(set.$field = one_of(&base.$field, &theirs.$field, &mine.$field, &mut disputed);)*
            };
        }
        merge! { id title author role provenance review_by switched_off unseen team }
        let phrases = [base, theirs, mine].map(|set| set.phrases.as_slice());
        set.phrases = both(phrases, PhraseReview::is_of, &mut disputed, |one| one.reviewed_on);
        let own = [base, theirs, mine].map(|set| set.own.as_slice());
        // They are never changed, so there is nothing to choose between.
        set.own = both(own, |one, other| one.id == other.id, &mut disputed, |_| Date::default());
        let answers = [base, theirs, mine].map(|set| set.answers.as_slice());
        set.answers = both(answers, TestingAnswer::is_of, &mut disputed, |one| one.answered_on);
        Merged { set, disputed }
    }
}

/// Mine, unless only they changed it.
fn one_of<T: Clone + PartialEq>(base: &T, theirs: &T, mine: &T, disputed: &mut bool) -> T {
    if mine == base && theirs != base {
        return theirs.clone();
    }
    *disputed |= theirs != base && theirs != mine;
    mine.clone()
}

/// The entries of both, in my order and then theirs.
fn both<T: Clone + PartialEq>(
    [base, theirs, mine]: [&[T]; 3],
    same: fn(&T, &T) -> bool,
    disputed: &mut bool,
    day: fn(&T) -> Date,
) -> Vec<T> {
    let find = |list: &[T], one: &T| list.iter().find(|other| same(other, one)).cloned();
    let mut all = Vec::new();
    for one in mine {
        match (find(base, one), find(theirs, one)) {
            (before, Some(other)) if before.as_ref() == Some(one) => all.push(other),
            (before, None) if before.as_ref() == Some(one) => {}
            (before, Some(other)) if before.as_ref() != Some(&other) && other != *one => {
                *disputed = true;
                all.push(if day(&other) > day(one) { other } else { one.clone() });
            }
            _ => all.push(one.clone()),
        }
    }
    let new = theirs.iter().filter(|one| find(mine, one).is_none() && find(base, one).as_ref() != Some(*one));
    all.extend(new.cloned());
    all
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::phrasebook::Audience;

    fn gone_through(phrase: &str, wording: &str, day: i8) -> PhraseReview {
        PhraseReview {
            guide: "g".to_owned(),
            phrase: phrase.to_owned(),
            suggested: "As it was.".to_owned(),
            wording: Some(wording.to_owned()),
            flag: None,
            reviewed_on: date(2026, 11, day),
            ..PhraseReview::default()
        }
    }

    fn set(phrases: &[PhraseReview]) -> PhraseSet {
        PhraseSet { phrases: phrases.to_vec(), ..PhraseSet::default() }
    }

    #[test]
    fn what_each_side_changed_is_in_both() {
        let base =
            set(&[gone_through("a", "old", 1), gone_through("b", "old", 1), gone_through("c", "old", 1)]);
        let mine =
            set(&[gone_through("a", "mine", 2), gone_through("b", "old", 1), gone_through("m", "new", 2)]);
        let theirs = set(&[
            gone_through("a", "old", 1),
            gone_through("b", "theirs", 2),
            gone_through("c", "old", 1),
            gone_through("t", "new", 2),
        ]);
        let Merged { set, disputed } = PhraseSet::merged(&base, &theirs, &mine);
        let words = |phrase| set.wording("g", phrase);
        assert_eq!((words("a"), words("b")), (Some("mine"), Some("theirs")));
        assert_eq!((words("m"), words("t"), words("c")), (Some("new"), Some("new"), None));
        assert!(!disputed);
    }

    /// A phrase changed on both sides takes the later day, and that is said.
    #[test]
    fn later_day_wins() {
        let base = set(&[gone_through("a", "old", 1)]);
        for (theirs, mine, wins) in [(3, 2, "theirs"), (2, 3, "mine"), (2, 2, "mine")] {
            let theirs = set(&[gone_through("a", "theirs", theirs)]);
            let merged = PhraseSet::merged(&base, &theirs, &set(&[gone_through("a", "mine", mine)]));
            assert_eq!(merged.set.wording("g", "a"), Some(wins));
            assert!(merged.disputed);
        }
        let given_up = PhraseSet::merged(&base, &set(&[gone_through("a", "theirs", 2)]), &set(&[]));
        assert_eq!(given_up.set.wording("g", "a"), Some("theirs"));
        assert!(!given_up.disputed);
    }

    /// The heading of one side and the answers of both are kept.
    #[test]
    fn merge_keeps_all_answers() {
        let answer = |question: &str| TestingAnswer {
            guide: "g".to_owned(),
            question: question.to_owned(),
            audience: Audience::Receiving,
            answer: "Yes.".to_owned(),
            answered_on: date(2026, 11, 2),
        };
        let theirs = PhraseSet { author: "Sister Obi".to_owned(), answers: vec![answer("q1")], ..set(&[]) };
        let mine = PhraseSet { title: "Knees".to_owned(), answers: vec![answer("q2")], ..set(&[]) };
        let Merged { set, disputed } = PhraseSet::merged(&PhraseSet::default(), &theirs, &mine);
        assert_eq!((set.author.as_str(), set.title.as_str(), set.answers.len()), ("Sister Obi", "Knees", 2));
        assert!(!disputed);
    }

    fn any_set() -> impl Strategy<Value = PhraseSet> {
        let review =
            ("[a-d]", "[x-z]", 1..9_i8).prop_map(|(phrase, words, day)| gone_through(&phrase, &words, day));
        prop::collection::vec(review, 0..6).prop_map(|reviews| {
            let mut all = set(&[]);
            for one in reviews {
                all.put(one);
            }
            all
        })
    }

    proptest! {
        /// Nothing new of either side is lost unnoticed.
        #[test]
        fn merge_loses_nothing_new(base in any_set(), theirs in any_set(), mine in any_set()) {
            let merged = PhraseSet::merged(&base, &theirs, &mine);
            for one in &mine.phrases {
                if base.of("g", &one.phrase) != Some(one) {
                    let kept = merged.set.of("g", &one.phrase);
                    prop_assert!(kept == Some(one) || merged.disputed);
                }
            }
            for one in &theirs.phrases {
                if base.of("g", &one.phrase) != Some(one) {
                    prop_assert!(merged.set.of("g", &one.phrase) == Some(one) || merged.disputed);
                }
            }
            prop_assert_eq!(PhraseSet::merged(&base, &base, &mine).set, mine.clone());
            prop_assert_eq!(&PhraseSet::merged(&mine, &theirs, &mine).set.phrases.len(), &theirs.phrases.len());
        }
    }

    /// Phrases of a colleague's own come along once, next to mine.
    #[test]
    fn own_phrases_are_taken_over() {
        let own = |id: &str| crate::domain::OwnPhrase {
            id: id.to_owned(),
            guide: "seven".to_owned(),
            principle: "p1".to_owned(),
            moment: crate::domain::ConsultationPhase::Open,
            says: format!("Hello from {id}."),
        };
        let theirs = PhraseSet { own: vec![own("a"), own("b")], ..PhraseSet::default() };
        let mut mine = PhraseSet { own: vec![own("a")], ..PhraseSet::default() };
        assert_eq!((mine.take_over(&theirs, false), mine.own.len()), (1, 2));
        assert_eq!((mine.take_over(&theirs, true), mine.own.len()), (0, 2));
    }
}
