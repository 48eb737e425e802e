//! All that the command line prints goes through here, so that nothing in a file, a name or an argument
//! can command the terminal.

use std::{
    fmt,
    io::{self, Write},
};

use crate::text::clean;

/// A writer of whole pieces of text.
pub struct Printed<W>(pub W);

impl<W: Write> Write for Printed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(clean(&String::from_utf8_lossy(bytes)).as_bytes())?;
        Ok(bytes.len())
    }

    // Else each part of a sentence would be looked at by itself.
    fn write_fmt(&mut self, sentence: fmt::Arguments<'_>) -> io::Result<()> {
        self.0.write_all(clean(&sentence.to_string()).as_bytes())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
