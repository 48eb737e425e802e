//! The person's own words and dictionaries, read once they are asked for.

use std::sync::Arc;

use super::terminal::Fault;
use crate::{
    domain::Words,
    msg::Msg,
    spelling::Speller,
    store::{Disk, Store},
};

/// Reads the dictionaries and the person's own words. What cannot be read is left out and said.
pub fn read_spelling<D: Disk>(store: &Store<D>) -> Msg {
    let mut sentences = Vec::new();
    let own = store.read_file::<Words>().unwrap_or_else(|error| {
        sentences.push(error.sentence);
        Words::default()
    });
    let (books, errors) = store.dictionaries();
    sentences.extend(errors.into_iter().map(|error| error.sentence));
    let (speller, bad) = Speller::new(&own.words, &books);
    sentences.extend(bad);
    Msg::Speller(Arc::new(speller), (!sentences.is_empty()).then(|| sentences.join(" ")))
}

/// The built-in dictionary alone where a fault of the program's own stops the reading.
pub(super) fn read_or_say(fault: &Fault, read: impl FnOnce() -> Msg) -> Msg {
    fault.caught(read).unwrap_or_else(|error| {
        let sentence = format!("Your own words and dictionaries are not used. {}", error.sentence);
        Msg::Speller(Arc::new(Speller::new(&[], &[]).0), Some(sentence))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_leaves_the_built_in() {
        let Msg::Speller(speller, Some(said)) = read_or_say(&Fault::default(), || panic!("SECRET")) else {
            panic!("it is said");
        };
        assert!(speller.is_known("appointment"));
        assert!(said.contains("are not used") && !said.contains("SECRET"), "{said}");
    }
}
