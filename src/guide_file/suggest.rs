//! The names that are most like one that was typed.

/// The most letters that are compared.
const LONGEST: usize = 40;

/// The few most like it, the most like first; none where nothing is like it.
pub(super) fn suggest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const FEW: usize = 3;
    let typed: Vec<char> = typed.chars().take(LONGEST).collect();
    let last =
        |name: &[char]| name.rsplit(|char| *char == '.').next().map(<[char]>::to_vec).unwrap_or_default();
    let mut found: Vec<(usize, &str)> = Vec::new();
    for name in names {
        let chars: Vec<char> = name.chars().collect();
        // Right but for its group is as near as a slip of a letter.
        let whole = steps(&typed, &chars);
        let part = steps(&last(&typed), &last(&chars)) + 1;
        let away = whole.min(part);
        if away * 5 <= typed.len().max(5) * 2 {
            found.push((away, name));
        }
    }
    found.sort_unstable();
    found.truncate(FEW);
    found.into_iter().map(|(_, name)| name).collect()
}

/// How many letters are to be put in, left out or changed.
fn steps(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, one) in from.iter().enumerate() {
        let mut next = vec![at + 1];
        for ((other, above), corner) in to.iter().zip(row.iter().skip(1)).zip(&row) {
            let left = next.last().copied().unwrap_or_default();
            next.push((corner + usize::from(one != other)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
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
