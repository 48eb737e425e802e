//! Foreword: prepare one appointment with someone who has mental health problems and back or neck
//! pain that stays.
//!
//! This page is the architecture. A synchronous loop with effects as data, split by pane:
//!
//! ```text
//! crossterm event ─► Msg ─► update(&mut Model, Msg) ─► Vec<Effect> ─► the shell performs ─► Msg
//!                               │                                       (disk on its own thread)
//!                               └─► view(&Model, &mut FrameBuffer)
//! ```
//!
//! # Code map
//!
//! - [`domain`]: what a clinician would recognise. Appointment, notes, choices, chances, what is unbalanced
//!   in a comparison, the setback ladder, dated help numbers, pages to hand over, the guides. And what
//!   is said of words: the list with its matcher ([`domain::Wording`]), [`domain::readability`], sets of
//!   phrases, the wording report, abbreviations. Knows of no screen, file or clock.
//! - [`text`]: editing as pure data. Graphemes, wrapping kept up to date edit by edit, a cursor,
//!   undo.
//! - [`key`], [`command`], [`msg`], [`effect`], [`model`], [`update`], [`layout`], [`view`],
//!   [`typing`]: the spine, one small file each. [`command`] holds the one table from which keymap,
//!   key bar, palette, help and `docs/keys.md` are read.
//! - [`panes`]: Home, Prepare, Brief, Phrases and Compare, each with its state, its commands and its view.
//!   In Prepare, [`session::sheet`] lays a page of the notes out, as fields below each other
//!   or as a table, and moves the cursor over it.
//! - [`overlays`]: what lies over the screen. The palette, the menu of a page, the questions about an
//!   appointment, a message; and the cover, which lies over all of it.
//! - [`ui`]: widgets that know no pane, and the way from what they draw to the cells that changed.
//! - [`blanks`]: what is still to fill in of written-out abbreviations, over all notes.
//! - [`change`], [`event_log`]: what was done to an appointment, as data: undone by [`text::History`],
//!   written down by [`store::JournalWriter`], done again after a kill.
//! - [`session::phrase_sync`]: the way of one's own phrases to the disk and back.
//! - [`store`]: the only code that reads and writes notes. [`store::Disk`] is the seam below it:
//!   bytes in, bytes out. The journal writer writes down what is typed before it is shown; the store saves,
//!   recovers, and keeps earlier versions.
//! - [`spelling`]: which words are unknown, and what may have been meant; it knows no screen and no file.
//! - [`export`], [`cli`], [`paths`], [`content`]: a page ([`domain::Handout`]) as text, Markdown or
//!   HTML, the command line, where the notes are, the guide, the sample and the help numbers that
//!   come with the program.
//! - [`guide_file`]: a guide as a file that somebody wrote by hand, and what is to be mended in it.
//! - [`shell`]: the program and the world. Terminal, input, clock, the threads of store and journal writer.
//!
//! # Invariants
//!
//! 1. A file is only ever replaced by a complete, synced file; what cannot be read is shown and
//!    never overwritten.
//! 2. What is typed is in the recovery file before it is on the screen. What somebody else wrote is
//!    never written over.
//! 3. All state is in [`model::Model`], all change in [`update::update`], which cannot fail. Drawing
//!    changes nothing.
//! 4. A key that does nothing is not shown; a key that is shown does something; a paste never runs
//!    a command.
//! 5. Note text never reaches `Debug` output, panics, file names or titles.
//! 6. No key waits for more than 0.2 seconds for the disk, and what a key costs does not grow with
//!    the note or the number of appointments. Words are looked at in the rows in sight alone.
//! 7. Meaning never rests on colour alone; the real cursor stands where the focus is.
//! 8. The terminal is given back on every way out.
//! 9. Nothing is deleted for good without a question, but for what was in the bin for 30 days.
//! 10. While covered, nothing of any appointment is on screen and nothing that comes is typed.
//! 11. A check marks and gives its reason; it changes nothing by itself, scores nothing and praises
//!     nothing. What the person said is left alone.
//! 12. An exported set and the wording report hold no word of an appointment.
//!
//! Deliberately absent: a tick, an async runtime, a network, a database, modes.

pub mod app;
pub mod blanks;
pub mod change;
pub mod cli;
pub mod command;
pub mod content;
pub mod domain;
pub mod draft;
pub mod effect;
pub mod event_log;
pub mod export;
pub mod guide_file;
pub mod key;
pub mod msg;
pub mod overlays;
pub mod panes;
pub mod part;
pub mod paths;
pub mod session;
pub mod shell;
pub mod spelling;
pub mod store;
pub mod text;
pub mod ui;
