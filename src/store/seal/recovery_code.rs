//! The recovery code: 128 random bits for people to write down, and to type once the passphrase is forgotten.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Letters and digits that are not taken for one another: no I, L, O or U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many signs stand for the bits; the last two of a code are to notice slips.
const OF_BITS: usize = 26;

/// How many signs of a code stand together.
const GROUP: usize = 4;

/// The bits behind a code.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<[u8; 16]>);

impl RecoveryCode {
    pub(super) fn of(bits: [u8; 16]) -> Self {
        Self(Zeroizing::new(bits))
    }

    /// A code as it was typed, whatever stands between its signs; `None` if it has a slip, or is none.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let signs: Option<Vec<u8>> = typed
            .chars()
            .filter(|char| !char.is_whitespace() && *char != '-')
            .map(|char| {
                let sign = match char.to_ascii_uppercase() {
                    'O' => '0',
                    'I' | 'L' => '1',
                    sign => sign,
                };
                SIGNS.iter().position(|one| char::from(*one) == sign).and_then(|at| u8::try_from(at).ok())
            })
            .collect();
        let signs = Zeroizing::new(signs?);
        if signs.len() != OF_BITS + 2 {
            return None;
        }
        let (of_bits, check) = signs.split_at(OF_BITS);
        let mut number = Zeroizing::new(0_u128);
        for sign in of_bits.iter().rev() {
            // The first sign has three bits, the others five.
            *number = number.checked_shl(5)? | u128::from(*sign);
        }
        let code = Self::of(number.to_le_bytes());
        (code.signs().ends_with(check) && code.signs().starts_with(of_bits)).then_some(code)
    }

    fn signs(&self) -> Zeroizing<Vec<u8>> {
        let number = u128::from_le_bytes(*self.0);
        let sign = |at: usize| u8::try_from((number >> (5 * at)) & 31).unwrap_or_default();
        let mut signs: Zeroizing<Vec<u8>> = Zeroizing::new((0..OF_BITS).map(sign).collect());
        let [one, other, ..] = <[u8; 32]>::from(Sha256::digest(*self.0));
        signs.extend([one & 31, other & 31]);
        signs
    }

    /// The code in groups, to be printed or written down.
    #[must_use]
    pub fn shown(&self) -> Zeroizing<String> {
        let mut shown = Zeroizing::new(String::with_capacity(OF_BITS + 2 + OF_BITS / GROUP));
        for (at, sign) in self.signs().iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                shown.push('-');
            }
            shown.push(char::from(SIGNS.get(usize::from(*sign)).copied().unwrap_or(b'0')));
        }
        shown
    }

    /// The last group, for a person to type: the code was written down.
    #[must_use]
    pub fn last_group(&self) -> Zeroizing<String> {
        let shown = self.shown();
        Zeroizing::new(shown.rsplit('-').next().unwrap_or_default().to_owned())
    }

    /// A key made of it. It has bits enough to need no slow function.
    pub(super) fn key(&self) -> Zeroizing<[u8; 32]> {
        let mut hash = Sha256::new();
        hash.update(b"Foreword, key of the recovery code\0");
        hash.update(*self.0);
        Zeroizing::new(hash.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_is_read_as_it_is_typed(bits in any::<[u8; 16]>()) {
            let code = RecoveryCode::of(bits);
            let shown = code.shown();
            prop_assert_eq!(shown.len(), 28 + 6);
            let sloppy = shown.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert!(RecoveryCode::read(&shown) == Some(code.clone()));
            prop_assert!(RecoveryCode::read(&sloppy) == Some(code));
        }

        /// A sign that is wrong is noticed, but for one time in a thousand.
        #[test]
        fn a_slip_is_no_other_code(bits in any::<[u8; 16]>(), at in 0..26_usize) {
            let shown = RecoveryCode::of(bits).shown().replace('-', "");
            let mut slip = shown.clone().into_bytes();
            slip[at] = if slip[at] == b'Z' { b'Y' } else { b'Z' };
            let read = RecoveryCode::read(&String::from_utf8(slip).unwrap());
            prop_assert!(read != RecoveryCode::read(&shown));
        }
    }

    #[test]
    fn a_passphrase_is_no_code() {
        for other in ["", "correct horse battery staple", "ABCD-EFGH", "1234567890123456789012345678"] {
            assert!(RecoveryCode::read(other).is_none(), "{other}");
        }
    }
}
