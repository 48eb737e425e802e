//! Numbers in words: "one in three".

/// Numbers that are written as one word, from one on.
const ONE_TO_TWELVE: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Numbers of ten and more that are written as one word.
const MORE: [(&str, u32); 9] = [
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Words that go on with a number, or are a part of a longer one.
const PARTS: &str = "hundred thousand million billion point half third quarter dozen percent thirteen \
    fourteen sixteen seventeen eighteen nineteen";

/// Words before "one" with which it is no number.
const NO_NUMBER: &str = "no any every each this that the some which another either neither";

fn is_one_of(word: &str, words: &str) -> bool {
    words.split(' ').any(|one| one.eq_ignore_ascii_case(word))
}

/// The number a word is: "three", "twenty-five".
pub(super) fn in_word(word: &str) -> Option<u32> {
    let small = |word: &str| {
        let place = ONE_TO_TWELVE.iter().position(|one| one.eq_ignore_ascii_case(word))?;
        u32::try_from(place + 1).ok()
    };
    let more =
        |word: &str| MORE.iter().find(|(one, _)| one.eq_ignore_ascii_case(word)).map(|(_, many)| *many);
    match word.split_once('-') {
        Some((tens, ones)) => {
            let tens = more(tens).filter(|tens| *tens >= 20)?;
            Some(tens + small(ones).filter(|ones| *ones < 10)?)
        }
        None => small(word).or_else(|| more(word)),
    }
}

/// Whether a word goes on with the number before it.
pub(super) fn goes_on(word: &str) -> bool {
    is_one_of(word, PARTS) || in_word(word).is_some()
}

/// Whether a number that follows this text is the end of a longer one, or no number at all.
pub(super) fn is_part_after(head: &str, is_one: bool) -> bool {
    let mut words = head.trim_end().rsplit(char::is_whitespace).filter(|word| !word.is_empty());
    let (last, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let plain =
        |word: &str| word.trim_matches(|char: char| !char.is_alphanumeric() && char != '-').to_owned();
    let spaced = head.ends_with(char::is_whitespace);
    // "three, one in ten": what ends a clause ends a number.
    let (last, second) = if last.ends_with([',', '.', ';', ':']) {
        (String::new(), String::new())
    } else {
        (plain(last), plain(second))
    };
    spaced
        && (goes_on(&last)
            || last.eq_ignore_ascii_case("and") && is_one_of(&second, "hundred thousand million")
            || is_one && is_one_of(&last, NO_NUMBER))
}

/// The number a text ends with, and where it begins; no value where it is a part of something else.
pub(super) fn at_end(text: &str) -> Option<(usize, Option<u32>)> {
    let is_part = |char: char| char.is_ascii_digit() || char == ',';
    let head = text.trim_end_matches(is_part);
    let digits = text.get(head.len()..).unwrap_or_default();
    if digits.is_empty() || !digits.starts_with(|char: char| char.is_ascii_digit()) {
        let word = text.rsplit(|char: char| !char.is_alphanumeric() && char != '-').next()?;
        return Some((text.len() - word.len(), Some(in_word(word)?)));
    }
    let own = !head.ends_with(|char: char| char.is_alphanumeric() || "./:-–£$€#_+".contains(char));
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    // Of "1.5" all of it is the beginning.
    let begins = text.rfind(char::is_whitespace).map_or(0, |at| at + 1).min(head.len());
    Some((if own { head.len() } else { begins }, plain.parse().ok().filter(|_| own)))
}
