//! Whether two words are one slip of the hand apart.

/// Whether one letter more, less, other or two next to each other swapped make one word the other. Capitals
/// do not count: a word that differs by them alone is near too.
pub(super) fn one_edit_apart(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().flat_map(char::to_lowercase).collect::<Vec<char>>();
    let (one, other) = (letters(one), letters(other));
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (one.split_at(same).1, other.split_at(same).1);
    match (one, other) {
        ([] | [_], []) | ([], [_]) => true,
        ([_, rest @ ..], [_, other_rest @ ..]) => {
            let swapped = match (one, other) {
                ([a, b, rest @ ..], [c, d, other_rest @ ..]) => a == d && b == c && rest == other_rest,
                _ => false,
            };
            swapped || rest == other_rest || rest == other || one == other_rest
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::one_edit_apart;

    #[test]
    fn one_slip_and_no_more() {
        for (one, other) in [
            ("prednisolne", "prednisolone"),
            ("prednisoloone", "prednisolone"),
            ("prednisolome", "prednisolone"),
            ("prednisolnoe", "prednisolone"),
            ("penicillamin", "penicillamine"),
            ("celebrex", "Celebrex"),
            ("a", "ab"),
            ("", "a"),
            ("ba", "ab"),
        ] {
            assert!(one_edit_apart(one, other) && one_edit_apart(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("prednisolne", "prednisoloone"),
            ("penicillamin", "penicillin"),
            ("celebrexx", "celebrate"),
            ("", "ab"),
        ] {
            assert!(!one_edit_apart(one, other) && !one_edit_apart(other, one), "{one} {other}");
        }
    }
}
