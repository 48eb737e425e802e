//! The names that are most like one that was typed.

use strsim::levenshtein;

/// The most letters that are compared.
const LONGEST: usize = 40;

/// The few most like it, the most like first; none where nothing is like it.
pub(super) fn suggest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const FEW: usize = 3;
    let typed: String = typed.chars().take(LONGEST).collect();
    // Right but for its group is as near as a slip of a letter.
    let away = |name: &str| levenshtein(&typed, name).min(levenshtein(last(&typed), last(name)) + 1);
    let mut found: Vec<_> = names.into_iter().map(|name| (away(name), name)).collect();
    found.retain(|(away, _)| away * 5 <= typed.chars().count().max(5) * 2);
    found.sort_unstable();
    found.into_iter().take(FEW).map(|(_, name)| name).collect()
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A slip or another group is near, and nonsense is not.
    #[test]
    fn slips_are_near() {
        let names = ["context.people", "context.goals", "options.who_else", "ladder.usual.body"];
        assert_eq!(suggest("context.poeple", names).first(), Some(&"context.people"));
        assert_eq!(suggest("titel", ["title", "id"]), ["title"]);
        assert_eq!(suggest("options.people", names).first(), Some(&"context.people"));
        assert!(suggest("zzz", names).is_empty());
    }
}
