//! E-mail addresses and postcodes.
//!
//! A postcode is a whole one by the rules of its letters: an area there is, a district, a space or
//! none, a digit and two letters without C, I, K, M, O and V (Royal Mail's formats, as in the ILR
//! Specification 2013/14, appendix C; the areas as in Wikipedia's list of postcode districts, read on
//! 23 November 2026, without those of no place).
//! A district alone, such as "M60", is where many thousands live and is not marked. Notes about backs
//! are full of "L5 1st" and "S1 2nd", so an ordinal ends no postcode, nor does a unit in small letters.

use std::ops::Range;

use super::digits::{ends, is_space};
use crate::domain::{scan::Scan, words::is_one_of};

/// Most bytes of the name before the "@", by RFC 5321.
const LONGEST_NAME: usize = 64;

/// Most bytes of the domain that are looked at.
const LONGEST_DOMAIN: usize = 120;

const AREAS: &str = "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC \
    EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU \
    M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS \
    ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE";

/// The areas whose districts may end in a letter, all in London.
const LETTERED: &str = "E EC N NW SE SW W WC";

/// No end of a postcode in small letters: ordinals, and units after a number.
const NO_UNIT: &str = "st nd rd th hr yr ug dl ft lb pt bd td qd";

/// The e-mail address around the "@" at `at`, from `taken` on.
pub(super) fn email(text: &str, at: usize, taken: usize) -> Option<Range<usize>> {
    let is_name = |char: &char| char.is_alphanumeric() || matches!(char, '.' | '_' | '%' | '+' | '-' | '\'');
    let head = text.get(taken..at)?;
    let reach = head.get(head.ceil_char_boundary(head.len().saturating_sub(LONGEST_NAME))..)?;
    let length: usize = reach.chars().rev().take_while(is_name).map(char::len_utf8).sum();
    let name = reach.get(reach.len() - length..)?;
    let name = name.trim_start_matches(|char: char| !char.is_alphanumeric() && char != '_');
    let mut scan = Scan::new(text, at + 1);
    let domain = scan.take_while(LONGEST_DOMAIN, |char| char.is_alphanumeric() || matches!(char, '.' | '-'));
    if domain.len() >= LONGEST_DOMAIN {
        return None;
    }
    let domain = domain.trim_end_matches(['.', '-']);
    let (host, last) = domain.rsplit_once('.')?;
    let is_domain = host.split('.').all(|part| !part.is_empty())
        && last.chars().count() >= 2
        && last.chars().all(char::is_alphabetic);
    // A dose or a time: 2@8.am
    let letters = [name, host].iter().any(|part| part.contains(char::is_alphabetic));
    (is_domain && letters && !name.is_empty()).then(|| at - name.len()..at + 1 + domain.len())
}

/// The postcode whose first digit is at `at`, with the letters before it.
pub(super) fn postcode(text: &str, at: usize) -> Option<Range<usize>> {
    let head = text.get(..at)?;
    let before = head.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let area = head.get(before.len()..).filter(|area| area.len() <= 2 && is_one_of(area, AREAS))?;
    if before.ends_with(|char: char| char.is_alphanumeric() || matches!(char, '_' | '@')) {
        return None;
    }
    let mut district = Scan::new(text, at);
    district.take(|char| char.is_ascii_digit())?;
    let longer = |wanted: fn(char) -> bool| {
        let mut district = district;
        district.take(wanted)?;
        inward(district, area)
    };
    let end = inward(district, area).or_else(|| longer(|char| char.is_ascii_digit())).or_else(|| {
        is_one_of(area, LETTERED).then_some(())?;
        longer(|char| char.is_ascii_alphabetic() && !"ILOQZ".contains(char.to_ascii_uppercase()))
    })?;
    Some(before.len()..end)
}

/// Where a postcode ends whose second half follows here.
fn inward(mut scan: Scan<'_>, area: &str) -> Option<usize> {
    scan.take_while(2, is_space);
    scan.take(|char| char.is_ascii_digit())?;
    let letter = |char: char| char.is_ascii_alphabetic() && !"CIKMOV".contains(char.to_ascii_uppercase());
    let unit = scan.take_while(2, letter);
    let small = unit.contains(|char: char| char.is_ascii_lowercase());
    // After a single capital, as in L5 or B12, small letters are more often a dose or a side.
    let mixed = small && area.len() == 1 && area.chars().all(|char| char.is_ascii_uppercase());
    let ordinal = NO_UNIT.split(' ').any(|one| one == unit);
    (unit.len() == 2 && ends(&scan) && !mixed && !ordinal).then_some(scan.at())
}
