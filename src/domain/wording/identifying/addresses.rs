//! E-mail addresses and postcodes.
//!
//! A postcode is a whole one by the rules of its letters: an area there is, a district, a space or
//! none, a digit and two letters without C, I, K, M, O and V (Royal Mail's formats, as in the ILR
//! Specification 2013/14, appendix C; the areas as in Wikipedia's list of postcode districts, read on
//! 23 November 2026, without those of no place).
//! A district alone, such as "M60", is where many thousands live and is not marked. Notes about backs
//! are full of "L5 1st" and "S1 2nd", so an ordinal ends no postcode, nor does a unit in small letters.

use std::ops::Range;

use super::reader::{self, Reader, is_one_of, is_space};

/// Most bytes of the name before the "@", by RFC 5321.
const LONGEST_NAME: usize = 64;

/// Most bytes of the domain that are looked at.
const LONGEST_DOMAIN: usize = 120;

/// The areas, each between two spaces.
const AREAS: &str = " AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN \
                     DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L \
                     LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA \
                     SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS \
                     WV YO ZE ";

/// The areas whose districts may end in a letter, all in London.
const LETTERED: [&str; 8] = ["E", "EC", "N", "NW", "SE", "SW", "W", "WC"];

/// What ends no postcode in small letters: ordinals, and units after a number.
const NO_UNIT: [&str; 14] =
    ["st", "nd", "rd", "th", "hr", "yr", "ug", "dl", "ft", "lb", "pt", "bd", "td", "qd"];

/// The e-mail address around the "@" at `at`, from `taken` on.
pub(super) fn email(text: &str, at: usize, taken: usize) -> Option<Range<usize>> {
    let is_name = |char: char| char.is_alphanumeric() || matches!(char, '.' | '_' | '%' | '+' | '-' | '\'');
    let mut start = at;
    while let Some(char) = reader::before(text, start).filter(|char| is_name(*char)) {
        let to = start - char.len_utf8();
        if to < taken || at - to > LONGEST_NAME {
            break;
        }
        start = to;
    }
    let name = text.get(start..at)?.trim_start_matches(|char: char| !char.is_alphanumeric() && char != '_');
    let start = at - name.len();
    let mut reader = Reader::new(text, at + 1);
    while reader.take(|char| char.is_alphanumeric() || matches!(char, '.' | '-')).is_some() {
        if reader.at - at > LONGEST_DOMAIN {
            return None;
        }
    }
    let domain = text.get(at + 1..reader.at)?.trim_end_matches(['.', '-']);
    let (host, last) = domain.rsplit_once('.')?;
    let is_domain = !host.is_empty()
        && host.split('.').all(|part| !part.is_empty())
        && last.chars().count() >= 2
        && last.chars().all(char::is_alphabetic);
    // A dose or a time: 2@8.am
    let letters = [name, host].iter().any(|part| part.chars().any(char::is_alphabetic));
    (is_domain && letters && !name.is_empty()).then(|| start..at + 1 + domain.len())
}

/// The postcode whose first digit is at `at`, with the letters before it.
pub(super) fn postcode(text: &str, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    while let Some(char) = reader::before(text, start).filter(char::is_ascii_alphabetic) {
        start -= char.len_utf8();
        if at - start > 2 {
            return None;
        }
    }
    if reader::before(text, start).is_some_and(|char| char.is_alphanumeric() || matches!(char, '_' | '@')) {
        return None;
    }
    let area = text.get(start..at)?;
    let wanted = format!(" {} ", area.to_ascii_uppercase());
    if !AREAS.contains(&wanted) {
        return None;
    }
    let mut district = Reader::new(text, at);
    district.take(|char| char.is_ascii_digit())?;
    let end = inward(text, district, area)
        .or_else(|| {
            let mut district = district;
            district.take(|char| char.is_ascii_digit())?;
            inward(text, district, area)
        })
        .or_else(|| {
            let mut district = district;
            is_one_of(area, &LETTERED).then_some(())?;
            district
                .take(|char| char.is_ascii_alphabetic() && !"ILOQZ".contains(char.to_ascii_uppercase()))?;
            inward(text, district, area)
        })?;
    Some(start..end)
}

/// Where a postcode ends whose second half follows here.
fn inward(text: &str, mut reader: Reader<'_>, area: &str) -> Option<usize> {
    reader.take(is_space);
    reader.take(is_space);
    reader.take(|char| char.is_ascii_digit())?;
    let unit = reader.at;
    for _ in 0..2 {
        reader.take(|char| char.is_ascii_alphabetic() && !"CIKMOV".contains(char.to_ascii_uppercase()))?;
    }
    let unit = text.get(unit..reader.at)?;
    let small = unit.chars().any(|char| char.is_ascii_lowercase());
    // After a single capital, as in L5 or B12, small letters are more often a dose or a side.
    let mixed = small && area.len() == 1 && area.chars().all(|char| char.is_ascii_uppercase());
    (reader.ends() && !mixed && !NO_UNIT.contains(&unit)).then_some(reader.at)
}
