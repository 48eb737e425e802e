//! Bytes in, sealed bytes out: whole files, and logs of which each piece is sealed by itself.
//!
//! XChaCha20-Poly1305 with random nonces. A sealed file says which key it takes, so it can be read under any
//! name and in any folder. Sizes are rounded up, so that they say little.
//!
//! ```text
//! whole  MAGIC kind  owner  nonce  sealed(length, text, zeros)
//! log    MAGIC kind  owner  prefix  (length, sealed(length, text, zeros))...    nonce = prefix + number
//! ```

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

/// A key for files: of the whole home folder, or of one appointment.
pub(super) type Key = Zeroizing<[u8; 32]>;

/// Whose key a file takes: an appointment's, by its ID, or the one of the home folder, which is zero.
pub(super) type Owner = [u8; 16];

/// The owner of what belongs to no appointment.
pub(super) const HOME_OWNER: Owner = [0; 16];

const MAGIC: [u8; 7] = [0x8e, b'F', b'w', b's', b'e', b'a', b'l'];
const WHOLE: u8 = 1;
const LOG: u8 = 2;

pub(super) const HEADER: usize = MAGIC.len() + 1 + size_of::<Owner>();
const NONCE: usize = 24;
const PREFIX: usize = NONCE - size_of::<u64>();
const TAG: usize = 16;
const LENGTH: usize = size_of::<u32>();

/// Whole files are never smaller than this.
const LEAST_WHOLE: usize = 1024;

/// Pieces of a log are a multiple of this.
const LEAST_PIECE: usize = 64;

/// The plain beginning of a sealed file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sort {
    pub is_log: bool,
    pub owner: Owner,
}

/// Random bytes of the system.
///
/// # Errors
/// If the system has none, which no supported system does.
pub(super) fn random<const N: usize>() -> std::io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes)
}

/// The sort of these bytes, if they are sealed.
pub(super) fn sort_of(bytes: &[u8]) -> Option<Sort> {
    let rest = bytes.strip_prefix(&MAGIC)?;
    let (kind, rest) = rest.split_first()?;
    let (owner, _) = rest.split_first_chunk()?;
    let is_log = match *kind {
        WHOLE => false,
        LOG => true,
        _ => return None,
    };
    Some(Sort { is_log, owner: *owner })
}

/// The most bytes that a file with so much text can have.
pub(super) const fn most_sealed(text: u64) -> u64 {
    // Of a log with a letter a line, most is rounding.
    text.saturating_mul(4).saturating_add(16 * 1024)
}

fn header(is_log: bool, owner: &Owner) -> Vec<u8> {
    let kind = if is_log { LOG } else { WHOLE };
    [MAGIC.as_slice(), &[kind], owner].concat()
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&**key).into())
}

fn seal(key: &Key, nonce: [u8; NONCE], about: &[u8], text: &[u8], least: usize) -> std::io::Result<Vec<u8>> {
    let length = u32::try_from(text.len()).map_err(|_| std::io::ErrorKind::FileTooLarge)?;
    let mut padded = Zeroizing::new(Vec::with_capacity(rounded(LENGTH + text.len(), least)));
    padded.extend_from_slice(&length.to_le_bytes());
    padded.extend_from_slice(text);
    padded.resize(rounded(LENGTH + text.len(), least), 0);
    let payload = Payload { msg: &padded, aad: about };
    cipher(key).encrypt(&XNonce::from(nonce), payload).map_err(|_| std::io::Error::other("not sealed"))
}

/// The text behind a sealed piece, if the key is the right one and nothing was changed.
fn unseal(key: &Key, nonce: [u8; NONCE], about: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let payload = Payload { msg: sealed, aad: about };
    let mut padded = Zeroizing::new(cipher(key).decrypt(&XNonce::from(nonce), payload).ok()?);
    let length = u32::from_le_bytes(*padded.first_chunk()?);
    let end = LENGTH.checked_add(usize::try_from(length).ok()?)?;
    if end > padded.len() {
        return None;
    }
    padded.truncate(end);
    padded.drain(..LENGTH);
    Some(padded)
}

/// A length rounded up to a multiple of `least`; above a kilobyte to one of few lengths, each at most an
/// eighth more than the one before.
fn rounded(length: usize, least: usize) -> usize {
    let step = if length <= 1024 { least } else { (length.next_power_of_two() / 16).max(least) };
    length.div_ceil(step).max(1) * step
}

/// A whole file.
pub(super) fn seal_file(key: &Key, owner: &Owner, text: &[u8]) -> std::io::Result<Vec<u8>> {
    let nonce = random()?;
    let mut file = header(false, owner);
    let sealed = seal(key, nonce, &file, text, LEAST_WHOLE)?;
    file.extend_from_slice(&nonce);
    file.extend_from_slice(&sealed);
    Ok(file)
}

/// The text of a whole file; `None` if it is damaged, or the key another.
pub(super) fn unseal_file(key: &Key, file: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (about, rest) = file.split_at_checked(HEADER)?;
    let (nonce, sealed) = rest.split_first_chunk()?;
    unseal(key, *nonce, about, sealed)
}

/// Seals the pieces of a log, each with its number.
pub(super) struct LogSeal {
    key: Key,
    about: Vec<u8>,
    prefix: [u8; PREFIX],
    next: u64,
}

impl LogSeal {
    /// Of a log that begins; its first bytes are those of [`Self::beginning`].
    pub(super) fn new(key: Key, owner: &Owner) -> std::io::Result<Self> {
        Ok(Self { key, about: header(true, owner), prefix: random()?, next: 0 })
    }

    pub(super) fn beginning(&self) -> Vec<u8> {
        [self.about.as_slice(), &self.prefix].concat()
    }

    /// Of a log that is there, to go on with; `None` if what is there is not whole.
    pub(super) fn of(key: Key, log: &[u8]) -> Option<Self> {
        let (about, rest) = log.split_at_checked(HEADER)?;
        let (prefix, rest) = rest.split_first_chunk()?;
        let mut seal = Self { key, about: about.to_vec(), prefix: *prefix, next: 0 };
        let mut rest = rest;
        while !rest.is_empty() {
            (_, rest) = seal.piece_of(rest)?;
            seal.next += 1;
        }
        Some(seal)
    }

    fn nonce(&self) -> [u8; NONCE] {
        let mut nonce = [0; NONCE];
        nonce[..PREFIX].copy_from_slice(&self.prefix);
        nonce[PREFIX..].copy_from_slice(&self.next.to_le_bytes());
        nonce
    }

    /// The next piece. Its number is used only once it was taken by [`Self::went_out`].
    pub(super) fn piece(&self, text: &[u8]) -> std::io::Result<Vec<u8>> {
        let sealed = seal(&self.key, self.nonce(), &self.about, text, LEAST_PIECE)?;
        let length = u32::try_from(sealed.len()).map_err(|_| std::io::ErrorKind::FileTooLarge)?;
        Ok([length.to_le_bytes().as_slice(), &sealed].concat())
    }

    /// The piece was tried to write. Its number never comes again, written or not: a nonce is used once.
    pub(super) const fn went_out(&mut self) {
        self.next += 1;
    }

    /// The text of the piece that comes next, and what follows it.
    fn piece_of<'a>(&self, rest: &'a [u8]) -> Option<(Zeroizing<Vec<u8>>, &'a [u8])> {
        let (length, rest) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length >= TAG)?;
        let (sealed, rest) = rest.split_at_checked(length)?;
        Some((unseal(&self.key, self.nonce(), &self.about, sealed)?, rest))
    }
}

/// The text of a log, as far as it is whole and its pieces are in their order; `false` where more than the
/// zeros that a power cut leaves follows.
pub(super) fn unseal_log(key: &Key, log: &[u8]) -> Option<(Zeroizing<Vec<u8>>, bool)> {
    let (about, rest) = log.split_at_checked(HEADER)?;
    let (prefix, mut rest) = rest.split_first_chunk()?;
    let mut seal = LogSeal { key: key.clone(), about: about.to_vec(), prefix: *prefix, next: 0 };
    let mut text = Zeroizing::new(Vec::new());
    while let Some((piece, after)) = seal.piece_of(rest) {
        text.extend_from_slice(&piece);
        seal.next += 1;
        rest = after;
    }
    Some((text, rest.iter().all(|byte| *byte == 0)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(byte: u8) -> Key {
        Zeroizing::new([byte; 32])
    }

    fn log(pieces: &[Vec<u8>]) -> Vec<u8> {
        let mut seal = LogSeal::new(key(1), &[7; 16]).unwrap();
        let mut log = seal.beginning();
        for piece in pieces {
            log.extend(seal.piece(piece).unwrap());
            seal.went_out();
        }
        log
    }

    proptest! {
        #[test]
        fn a_file_comes_back(text in proptest::collection::vec(any::<u8>(), 0..5000)) {
            let file = seal_file(&key(1), &[7; 16], &text).unwrap();
            prop_assert_eq!(sort_of(&file), Some(Sort { is_log: false, owner: [7; 16] }));
            prop_assert_eq!(unseal_file(&key(1), &file).unwrap().to_vec(), text);
            prop_assert!(unseal_file(&key(2), &file).is_none());
        }

        /// A bit changed, a byte missing or too many: it is known.
        #[test]
        fn a_change_is_known(text in proptest::collection::vec(any::<u8>(), 0..300), at in any::<usize>(), bit in 0..8) {
            let file = seal_file(&key(1), &HOME_OWNER, &text).unwrap();
            let mut changed = file.clone();
            let at = at % file.len();
            changed[at] ^= 1_u8 << bit;
            prop_assert!(unseal_file(&key(1), &changed).is_none());
            prop_assert!(unseal_file(&key(1), &file[..at]).is_none());
            prop_assert!(unseal_file(&key(1), &[file.as_slice(), b"x"].concat()).is_none());
        }

        /// Of a log everything before the damage is read, and nothing after it.
        #[test]
        fn a_log_is_read_up_to_the_damage(
            pieces in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..200), 1..8),
            at in any::<usize>(),
        ) {
            let whole = log(&pieces);
            let (text, is_whole) = unseal_log(&key(1), &whole).unwrap();
            prop_assert!(is_whole && text.to_vec() == pieces.concat());
            let at = at % (whole.len() - HEADER - PREFIX) + HEADER + PREFIX;
            for damaged in [whole[..at].to_vec(), [&whole[..at], &[whole[at] ^ 1], &whole[at + 1..]].concat()] {
                let (text, _) = unseal_log(&key(1), &damaged).unwrap();
                prop_assert!(pieces.concat().starts_with(&text));
                prop_assert!((0..=pieces.len()).any(|end| pieces[..end].concat() == *text));
            }
        }
    }

    /// Pieces in another order, twice or left out are no text of it.
    #[test]
    fn order_is_kept() {
        let pieces = [b"one".to_vec(), b"two".to_vec()];
        let log = log(&pieces);
        let (beginning, pieces) = log.split_at(HEADER + PREFIX);
        let (one, two) = pieces.split_at(pieces.len() / 2);
        for changed in [[beginning, two, one].concat(), [beginning, two].concat()] {
            let (text, whole) = unseal_log(&key(1), &changed).unwrap();
            assert!(text.is_empty() && !whole);
        }
        assert_eq!(unseal_log(&key(1), &[beginning, one, one].concat()).unwrap().0.to_vec(), b"one");
        let zeros = [log.as_slice(), &[0; 100]].concat();
        assert!(unseal_log(&key(1), &zeros).unwrap().1, "a power cut leaves zeros");
    }

    #[test]
    fn a_log_goes_on() {
        let there = log(&[b"one".to_vec()]);
        let seal = LogSeal::of(key(1), &there).unwrap();
        let longer = [there.clone(), seal.piece(b" two").unwrap()].concat();
        assert_eq!(unseal_log(&key(1), &longer).unwrap().0.to_vec(), b"one two");
        assert!(LogSeal::of(key(1), &there[..there.len() - 1]).is_none());
        assert!(LogSeal::of(key(2), &there).is_none());
    }

    /// Notes of many lengths have files of few.
    #[test]
    fn sizes_say_little() {
        let sizes: std::collections::BTreeSet<_> =
            (0..20_000).map(|length| rounded(length, LEAST_WHOLE)).collect();
        assert!(sizes.len() < 24, "{sizes:?}");
        assert!((1025..20_000_000).step_by(997).all(|length| {
            let size = rounded(length, LEAST_WHOLE);
            size >= length && size <= length + length / 8 + LEAST_WHOLE
        }));
        let lines: std::collections::BTreeSet<_> =
            (0..200).map(|length| rounded(length, LEAST_PIECE)).collect();
        assert_eq!(lines.len(), 4);
    }
}
