//! What limits a number or makes it a rough one: "fewer than 5", "3 to 5", "5 or more", "about 5".

use super::{number, reader::Reader, written};

/// How a number is to be taken that is not meant to the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Below,
    AtMost,
    AtLeast,
    Above,
    About,
    From(u32),
    /// Something limits it in a way that is not for a program to turn round: "up to about 5", "5 more".
    Unclear,
}

/// A limit, and the words that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limited {
    pub limit: Limit,
    pub before: String,
    pub after: String,
}

/// Words before a number that limit it, with what they say.
const BEFORE: &[(&str, Limit)] = &[
    ("fewer than", Limit::Below),
    ("less than", Limit::Below),
    ("lower than", Limit::Below),
    ("smaller than", Limit::Below),
    ("under", Limit::Below),
    ("just under", Limit::Below),
    ("well under", Limit::Below),
    ("below", Limit::Below),
    ("just below", Limit::Below),
    ("not quite", Limit::Below),
    ("not even", Limit::Below),
    ("<", Limit::Below),
    ("up to", Limit::AtMost),
    ("upto", Limit::AtMost),
    ("at most", Limit::AtMost),
    ("at the most", Limit::AtMost),
    ("no more than", Limit::AtMost),
    ("not more than", Limit::AtMost),
    ("never more than", Limit::AtMost),
    ("no greater than", Limit::AtMost),
    ("no higher than", Limit::AtMost),
    ("not over", Limit::AtMost),
    ("not above", Limit::AtMost),
    ("as many as", Limit::AtMost),
    ("as much as", Limit::AtMost),
    ("a maximum of", Limit::AtMost),
    ("maximum of", Limit::AtMost),
    ("maximum", Limit::AtMost),
    ("max", Limit::AtMost),
    ("max.", Limit::AtMost),
    ("≤", Limit::AtMost),
    ("<=", Limit::AtMost),
    ("=<", Limit::AtMost),
    ("more than", Limit::Above),
    ("greater than", Limit::Above),
    ("higher than", Limit::Above),
    ("over", Limit::Above),
    ("just over", Limit::Above),
    ("well over", Limit::Above),
    ("above", Limit::Above),
    ("just above", Limit::Above),
    ("in excess of", Limit::Above),
    (">", Limit::Above),
    ("at least", Limit::AtLeast),
    ("at the least", Limit::AtLeast),
    ("no fewer than", Limit::AtLeast),
    ("not fewer than", Limit::AtLeast),
    ("no less than", Limit::AtLeast),
    ("not less than", Limit::AtLeast),
    ("no lower than", Limit::AtLeast),
    ("not under", Limit::AtLeast),
    ("not below", Limit::AtLeast),
    ("as few as", Limit::Unclear),
    ("as little as", Limit::Unclear),
    ("upwards of", Limit::AtLeast),
    ("a minimum of", Limit::AtLeast),
    ("minimum of", Limit::AtLeast),
    ("minimum", Limit::AtLeast),
    ("min", Limit::AtLeast),
    ("min.", Limit::AtLeast),
    ("≥", Limit::AtLeast),
    (">=", Limit::AtLeast),
    ("=>", Limit::AtLeast),
    ("about", Limit::About),
    ("around", Limit::About),
    ("somewhere around", Limit::About),
    ("roughly", Limit::About),
    ("approximately", Limit::About),
    ("approx", Limit::About),
    ("approx.", Limit::About),
    ("circa", Limit::About),
    ("ca", Limit::About),
    ("ca.", Limit::About),
    ("c.", Limit::About),
    ("nearly", Limit::About),
    ("almost", Limit::About),
    ("close to", Limit::About),
    ("near", Limit::About),
    ("near to", Limit::About),
    ("some", Limit::About),
    ("in the region of", Limit::About),
    ("of the order of", Limit::About),
    ("an estimated", Limit::About),
    ("estimated", Limit::About),
    ("perhaps", Limit::About),
    ("maybe", Limit::About),
    ("possibly", Limit::About),
    ("probably", Limit::About),
    ("an average of", Limit::About),
    ("on average", Limit::About),
    ("~", Limit::About),
    ("≈", Limit::About),
    // What these say of a number is not on its own: a difference, a part, the end of something else.
    ("all but", Limit::Unclear),
    ("extra", Limit::Unclear),
    ("an extra", Limit::Unclear),
    ("additional", Limit::Unclear),
    ("an additional", Limit::Unclear),
    ("another", Limit::Unclear),
    ("further", Limit::Unclear),
    ("a further", Limit::Unclear),
    ("more", Limit::Unclear),
    ("fewer", Limit::Unclear),
    ("less", Limit::Unclear),
    ("plus", Limit::Unclear),
    ("minus", Limit::Unclear),
    ("except", Limit::Unclear),
    ("than", Limit::Unclear),
    ("not", Limit::Unclear),
    ("by", Limit::Unclear),
    ("between", Limit::Unclear),
    ("from", Limit::Unclear),
    ("to", Limit::Unclear),
    ("or", Limit::Unclear),
    ("twice", Limit::Unclear),
    ("double", Limit::Unclear),
    ("half", Limit::Unclear),
    ("half of", Limit::Unclear),
    ("±", Limit::Unclear),
    ("barely", Limit::Unclear),
    ("hardly", Limit::Unclear),
    ("scarcely", Limit::Unclear),
    ("a mere", Limit::Unclear),
    ("a good", Limit::Unclear),
    ("approaching", Limit::Unclear),
    ("as low as", Limit::Unclear),
    ("as high as", Limit::Unclear),
    ("a ceiling of", Limit::Unclear),
    ("capped at", Limit::Unclear),
    ("at best", Limit::Unclear),
    ("at worst", Limit::Unclear),
    ("at the very most", Limit::Unclear),
    ("at the very least", Limit::Unclear),
];

/// Words after a number that limit it, with what they say.
const AFTER: &[(&str, Limit)] = &[
    ("or fewer", Limit::AtMost),
    ("or less", Limit::AtMost),
    ("or under", Limit::AtMost),
    ("or below", Limit::AtMost),
    ("or lower", Limit::AtMost),
    ("at most", Limit::AtMost),
    ("at the most", Limit::AtMost),
    ("maximum", Limit::AtMost),
    ("max", Limit::AtMost),
    ("tops", Limit::AtMost),
    ("or more", Limit::AtLeast),
    ("or over", Limit::AtLeast),
    ("or above", Limit::AtLeast),
    ("or higher", Limit::AtLeast),
    ("or greater", Limit::AtLeast),
    ("at least", Limit::AtLeast),
    ("at the least", Limit::AtLeast),
    ("minimum", Limit::AtLeast),
    ("plus", Limit::AtLeast),
    ("or so", Limit::About),
    ("or thereabouts", Limit::About),
    ("approximately", Limit::About),
    ("approx", Limit::About),
    ("roughly", Limit::About),
    ("on average", Limit::About),
    ("at best", Limit::Unclear),
    ("at worst", Limit::Unclear),
    ("more", Limit::Unclear),
    ("fewer", Limit::Unclear),
    ("less", Limit::Unclear),
    ("extra", Limit::Unclear),
    ("additional", Limit::Unclear),
    ("higher", Limit::Unclear),
    ("lower", Limit::Unclear),
];

/// What may stand between a limit and its number.
const PARTING: &str = "(:\"“”‘*•·";

/// What the end of a range is joined to its beginning by.
const DASHES: [char; 5] = ['-', '–', '—', '−', '‑'];

/// Where a text begins that ends with these words, spaces aside and in capitals or not.
fn ends_with(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for word in words.rsplit(' ') {
        rest = rest.trim_end();
        let cut = rest.len().checked_sub(word.len())?;
        if !rest.get(cut..)?.eq_ignore_ascii_case(word) {
            return None;
        }
        rest = rest.get(..cut)?;
        let is_sign = !word.starts_with(|char: char| char.is_alphanumeric());
        let goes_on = |char: char| char.is_alphanumeric() || matches!(char, '-' | '\'' | '’');
        if !is_sign && rest.ends_with(goes_on) {
            return None;
        }
    }
    Some(rest.len())
}

/// The limiting words a text ends with: where they begin, and what they say.
fn words(text: &str) -> Option<(usize, Limit)> {
    let tail = text.trim_end_matches(|char: char| char.is_whitespace() || PARTING.contains(char));
    // "Helps some: 12 of 100" is no "some 12".
    let parted = tail.len() < text.trim_end().len();
    let all = BEFORE.iter().filter(|(words, _)| !parted || is_plain(words));
    let found = all.filter_map(|(words, limit)| Some((ends_with(tail, words)?, *limit)));
    found.min_by_key(|(start, _)| *start)
}

/// Whether words are a limit wherever they stand: several of them, a long one, or a sign.
fn is_plain(words: &str) -> bool {
    words.contains(' ') || words.len() >= "roughly".len() || !words.starts_with(char::is_alphabetic)
}

/// The beginning of a range a text ends with, such as "between 3 and" or "3-".
fn range(text: &str, number: u32) -> Option<(usize, Limit)> {
    let tail = text.trim_end();
    let dash = tail.strip_suffix(DASHES);
    let joined = |word: &str| ends_with(tail, word).and_then(|start| tail.get(..start));
    let rest = dash.or_else(|| joined("to")).or_else(|| joined("or")).or_else(|| joined("and"))?;
    let low_ends = rest.trim_end();
    let (start, low) = number::at_end(low_ends)?;
    let head = low_ends.get(..start)?;
    // With spaces about it, a dash may as well be one in a sentence.
    let apart = dash.is_some() && (low_ends.len() < rest.len() || tail.len() < text.len());
    let between = ends_with(head, "between");
    let needs_between = joined("and").is_some();
    let begins = between.or_else(|| ends_with(head, "from")).unwrap_or(start);
    // "10 or 20" is one or the other, and nothing between.
    let apart = apart || dash.is_none() && joined("or").is_some();
    let limit = match low {
        Some(low) if low < number && !apart && (between.is_some() || !needs_between) => Limit::From(low),
        _ => Limit::Unclear,
    };
    Some((begins, limit))
}

/// What limits a number, where this stands before it on its line, and where that begins.
pub(super) fn before(head: &str, number: u32) -> Option<(usize, Limited)> {
    let (mut start, mut limit) = range(head, number).or_else(|| words(head))?;
    // "up to about", "about 3 to": more than one is not for a program to turn round.
    while let Some((from, _)) = head.get(..start).and_then(words).filter(|(from, _)| *from < start) {
        (start, limit) = (from, Limit::Unclear);
    }
    let said = head.get(start..)?.trim_matches(|char: char| char.is_whitespace() || PARTING.contains(char));
    let before = match limit {
        Limit::From(low) => format!("{} to", written(low)),
        _ if said.contains(char::is_alphanumeric) => said.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => limit.words().to_owned(),
    };
    Some((start, Limited { limit, before, after: String::new() }))
}

/// Reads what limits the number that was just read.
pub(super) fn after(reader: &mut Reader<'_>) -> Option<Limited> {
    let longest = AFTER.iter().filter_map(|(words, limit)| {
        let mut ahead = *reader;
        words.split(' ').all(|word| ahead.eat(word)).then_some((ahead, *words, *limit))
    });
    let (ahead, words, limit) = longest.max_by_key(|(_, words, _)| words.len())?;
    *reader = ahead;
    Some(Limited { limit, before: String::new(), after: words.to_owned() })
}

impl Limit {
    /// What says it in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Below => "fewer than",
            Self::AtMost => "at most",
            Self::AtLeast => "at least",
            Self::Above => "more than",
            Self::About => "about",
            Self::From(_) | Self::Unclear => "",
        }
    }

    /// The same of those who do not.
    pub const fn turned(self) -> Self {
        match self {
            Self::Below => Self::Above,
            Self::AtMost => Self::AtLeast,
            Self::AtLeast => Self::AtMost,
            Self::Above => Self::Below,
            Self::About | Self::From(_) | Self::Unclear => self,
        }
    }
}

impl Limited {
    /// Two limits of one number, which together are not for a program to turn round.
    pub(super) fn and(mut self, other: &Self) -> Self {
        let joined = |one: &str, other: &str| format!("{one} {other}").trim().to_owned();
        (self.before, self.after) = (joined(&self.before, &other.before), joined(&self.after, &other.after));
        self.limit = Limit::Unclear;
        self
    }
}
