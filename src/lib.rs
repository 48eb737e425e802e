//! Foreword: prepare one appointment with a person whose back or neck pain has lasted and whose mental
//! health is poor as well.
//!
//! This page is the architecture. A synchronous loop with effects as data; panes and windows are parts
//! that know nothing of each other:
//!
//! ```text
//! bytes ─► decoder ─► Msg ─► app::update(Model, Msg) ─► Effects ─► the shell performs them ─► Msg
//!                                │  ▲                      (journal, notes and library have threads)
//!                        a part  ▼  │ Actions
//!                  panes, overlays: one type each, behind the trait Part
//! ```
//!
//! # Who may use what
//!
//! From the top down; a line may use what is below it, never what is above or next to it. A test reads
//! this table, and every import in `src`.
//!
//! ```text
//! main                                      the binary
//! shell                                     terminal, clock, threads, the loop
//! cli                                       the command line
//! plain                                     a line in, whole lines out: the model without a screen
//! app                                       model, messages in, effects out, keymap, cover, screen
//! panes                                     Home, Prepare, Brief, Phrases, Compare, Reflect
//! overlays                                  windows: forms, lists, questions
//! part                                      what a pane or an overlay is, and what it can ask for
//! ui                                        widgets: list, form, window, text, theme; the painter
//! session                                   open appointments, settings, phrases: what parts share
//! msg, paths                                what comes in; where the files are
//! store                                     the only code that reads and writes notes
//! effect                                    what is to be done outside, as data
//! guide_file, event_log, content, blanks    a guide as a file; what was done to a note; what ships
//! change, spelling, export, command         an edit as data; unknown words; pages; commands and their keys
//! draft, key                                text typed outside the notes, as data; one key press
//! domain                                    what a clinician would recognise
//! platform                                  what differs between systems
//! text                                      graphemes, wrapping, cursor, undo, cleaning
//! ```
//!
//! Inside a folder, a circle holds at most a file and those within it.
//!
//! # A letter, from the terminal to the disk and back
//!
//! 1. [`shell`]: the input thread reads the bytes; the decoder makes them a [`key::Key`], the loop a
//!    [`msg::Msg`]. Letters that wait together become one message.
//! 2. [`app::update::update`]: the cover looks first, then a command with that key is sought in the scopes
//!    of the part in front. A plain letter in a text has none.
//! 3. `app::typing`: the part in focus gets it, through [`part::Part::insert`].
//! 4. `panes::prepare`: writes an abbreviation out if one is due, else edits the [`session::Document`].
//! 5. [`text::Edit`] changes the text and its rows, [`change::Change`] the notes, [`text::History`]
//!    remembers; the caret follows.
//! 6. [`session::journal_buffer`] makes it an [`event_log::Event`]: the first effect that goes out.
//! 7. The shell hands it to the journal thread: [`store::JournalWriter`] appends it to `ID.typed`.
//! 8. [`app::view`] draws into a [`ui::frame_buffer::FrameBuffer`]; the frame is sent once the journal has
//!    answered, or after a moment without.
//! 9. 0.3 seconds after the last letter `Msg::Clock` asks for a save; [`store::Store`] replaces the file
//!    whole and synced, on the thread of the open notes; what reads all of them has another.
//! 10. `Reply::Saved` comes back as a message: the document knows what is on disk, and the screen says so.
//!
//! # How to add something
//!
//! A command is a row and a function in its part. An overlay is a file and a line of
//! [`overlays::OVERLAYS`]; a pane a file and a line of [`app::panes::PANES`]. A field of the notes is a line
//! in `domain/notes`; a user file an implementation of [`store::UserFile`]. `CONTRIBUTING.md` has the steps.
//!
//! # Invariants
//!
//! 1. A file is only ever replaced by a complete, synced file; one that cannot be read is shown and never
//!    overwritten.
//! 2. Typed text is in the recovery file, or in a draft outside the notes, before it is on the screen.
//!    Nobody else's text is overwritten.
//! 3. All state is in [`app::model::Model`], all change in [`app::update::update`], which cannot fail.
//!    Drawing changes nothing.
//! 4. A key that does nothing is not shown; a key that is shown does something; a paste never runs a
//!    command.
//! 5. Note text never reaches `Debug` output, panics, file names or titles.
//! 6. No key waits for more than 0.2 seconds for the disk, and the cost of a key does not grow with the
//!    note or the number of appointments. Words are checked in visible rows alone.
//! 7. Meaning never rests on colour alone; the real cursor is where the focus is.
//! 8. The terminal is given back on every way out.
//! 9. Nothing is deleted permanently without a question, except after 30 days in the bin.
//! 10. While covered, nothing of any appointment is on screen and nothing that arrives is typed.
//! 11. A check marks and gives its reason; it changes nothing by itself, scores nothing and praises
//!     nothing. A quotation of the person is left alone.
//! 12. An exported set and the wording report hold no word of an appointment.
//! 13. Arrows between folders go down the table above. `&mut Model` is named in `app` alone.
//! 14. A part answers for all of itself: rows, focus, mouse, view, and the text in it that is not saved. View
//!     and mouse ask one function where things are.
//! 15. Text from outside goes through [`text::clean`] before it reaches a terminal, a page or the notes.
//! 16. Every user file is read, changed and written under one lock, by one piece of the store.
//! 17. At a start nothing comes before the first key but what shows it; what nobody asked for waits, and steps
//!     aside for keys. The index is made from the notes, is never trusted before them, and keeps nothing of a note
//!     that was deleted.
//! 18. A terminal's answers, and an escape or a paste that comes in pieces, run nothing and type nothing.
//!
//! Deliberately absent: a tick, an async runtime, a network, a database, modes.

#[cfg(test)]
extern crate self as foreword;

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
pub mod plain;
pub mod platform;
pub mod session;
pub mod shell;
pub mod spelling;
pub mod store;
pub mod text;
pub mod ui;
