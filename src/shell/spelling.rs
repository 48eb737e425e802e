//! The dictionaries are read on a thread of their own, after the first frame, once they are asked for.

use std::{
    io,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender},
    },
    thread,
};

use super::input::Event;
use crate::{
    domain::Words,
    msg::Msg,
    spelling::Speller,
    store::{Disk, Folder, Store},
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
    sentences.extend(bad.iter().map(|file| {
        format!("The dictionary {file} is not understood, so it is not used. It is left as it is.")
    }));
    Msg::Speller(Arc::new(speller), (!sentences.is_empty()).then(|| sentences.join(" ")))
}

/// Starts the thread; it ends once they are read, or when nobody can ask for them any more.
///
/// # Errors
/// If the system refuses a thread.
pub(super) fn start(home: PathBuf, wanted: Receiver<()>, replies: Sender<Event>) -> io::Result<()> {
    let work = move || {
        if wanted.recv().is_ok() {
            // Whoever waited for it is gone only with the program.
            let _ = replies.send(Event::Msg(read_spelling(&Store::new(Folder::new(&home)))));
        }
    };
    thread::Builder::new().name("spelling".to_owned()).spawn(work)?;
    Ok(())
}
