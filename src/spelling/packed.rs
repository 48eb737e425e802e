//! The words of the built-in dictionary with all their forms, packed while the program is built and read
//! where they are: nothing is loaded, and only the pages that are looked at take memory.
//!
//! The table is an automaton: an edge is four bytes, and the edges of a node are in a row. Letters, capitals and
//! hyphens count as they do for dictionaries of Hunspell's kind.

/// The first edge is of no node; its target is the start.
static EDGES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));

/// Before words that count only for what is written in capitals alone, as `Iphone` for `IPHONE`.
const IN_CAPITALS: &str = "\u{1}";

/// Parts of a word with hyphens, at most.
const DEEPEST: usize = 9;

/// An edge: its byte, whether it is the last of its node, whether a word ends there, and the
/// first edge of where it leads to, if a word may go on.
struct Edge(u32);

impl Edge {
    fn at(place: usize) -> Option<Self> {
        let bytes = EDGES.get(place * 4..)?.first_chunk()?;
        Some(Self(u32::from_le_bytes(*bytes)))
    }

    const fn byte(&self) -> u8 {
        self.0.to_le_bytes()[0]
    }

    const fn is_last(&self) -> bool {
        self.0 & 1 << 8 != 0
    }

    const fn ends_a_word(&self) -> bool {
        self.0 & 1 << 9 != 0
    }

    const fn target(&self) -> usize {
        (self.0 >> 10) as usize
    }
}

/// Whether these very letters are a word of the table.
fn holds(word: &str) -> bool {
    let mut bytes = word.bytes();
    let Some(mut wanted) = bytes.next() else { return false };
    let mut place = Edge::at(0).map_or(0, |edge| edge.target());
    while let Some(edge) = Edge::at(place).filter(|_| place > 0) {
        if edge.byte() != wanted {
            place = if edge.is_last() { 0 } else { place + 1 };
            continue;
        }
        match bytes.next() {
            None => return edge.ends_a_word(),
            Some(next) => (wanted, place) = (next, edge.target()),
        }
    }
    false
}

/// Whether a word is spelt as one of the table, or as one that `also` has.
pub(super) fn is_known(word: &str, also: &impl Fn(&str) -> bool) -> bool {
    let word = word.trim_end_matches('.');
    word.is_empty() || is_known_in_parts(word, also, 0)
}

fn is_known_in_parts(word: &str, also: &impl Fn(&str) -> bool, depth: usize) -> bool {
    const HYPHEN: char = '-';
    if !word.is_empty() && is_known_whole(word, also) {
        return true;
    }
    let part = |part: &str| is_known_in_parts(part, also, depth + 1);
    depth < DEEPEST
        && (word.strip_prefix(HYPHEN).is_some_and(part)
            || word.strip_suffix(HYPHEN).is_some_and(part)
            || word
                .split_once(HYPHEN)
                .is_some_and(|(one, other)| !other.is_empty() && part(one) && part(other)))
}

/// A word may have a capital where the table has none, and be in capitals alone; not the other way round.
fn is_known_whole(word: &str, also: &impl Fn(&str) -> bool) -> bool {
    let has = |word: &str| holds(word) || also(word);
    if has(word) {
        return true;
    }
    let capitals = word.chars().filter(|char| char.is_uppercase()).count();
    let begins = word.chars().next().is_some_and(char::is_uppercase);
    if begins && capitals == 1 {
        return has(&word.to_lowercase());
    }
    if capitals == 0 || word.chars().any(char::is_lowercase) {
        return false;
    }
    let title = titlecase(word);
    let with_article = || {
        let at = word.find('\'').filter(|at| at + 1 < word.len())?;
        let (article, rest) = word.split_at_checked(at + 1)?;
        let rest = titlecase(rest);
        Some(has(&(article.to_lowercase() + &rest)) || has(&(titlecase(article) + &rest)))
    };
    has(&title)
        || holds(&format!("{IN_CAPITALS}{title}"))
        || has(&word.to_lowercase())
        || with_article().unwrap_or(false)
}

fn titlecase(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.flat_map(char::to_lowercase)).collect()
}
