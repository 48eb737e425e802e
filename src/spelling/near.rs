//! Whether two words are one slip of the hand apart.

/// Whether one letter more, less, other or two next to each other swapped make one word the other. Capitals
/// do not count: a word that differs by them alone is near too.
pub(super) fn one_edit_apart(one: &str, other: &str) -> bool {
    strsim::osa_distance(&one.to_lowercase(), &other.to_lowercase()) <= 1
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
