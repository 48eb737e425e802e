//! Where a command prints, and who answers its questions.

use std::{
    fmt::{self, Display},
    io::{self, BufRead, ErrorKind, Write},
};

use jiff::{Zoned, civil::Date};
use serde::Serialize;

use super::{FAILED, FINE};
use crate::{
    domain::UserError,
    export::{WIDTH, wrapped},
    store::seal::Secret,
    text::clean,
};

/// All that the command line prints goes through here, so that nothing in a file, a name or an argument
/// can command the terminal.
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

/// The time, both outputs, and the answers of the person at the terminal, if there is one.
///
/// A write that fails is remembered and said by `flush`.
pub struct Console<'a> {
    pub now: Zoned,
    out: Printed<&'a mut dyn Write>,
    err: Printed<&'a mut dyn Write>,
    answers: Option<&'a mut dyn BufRead>,
    secrets: Option<AskSecretly>,
    /// Gives the seconds that some work takes; whoever has no clock says a second.
    pub(super) stopwatch: Stopwatch,
    lost: bool,
}

/// Asks the person at the terminal for something that is not shown while it is typed.
pub type AskSecretly = fn(&str) -> io::Result<String>;

/// Does work, and gives the seconds it took.
pub type Stopwatch = fn(&dyn Fn()) -> f64;

impl<'a> Console<'a> {
    pub fn new(
        now: Zoned,
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
        answers: Option<&'a mut dyn BufRead>,
    ) -> Self {
        let stopwatch: Stopwatch = |work| {
            work();
            1.0
        };
        Self { now, out: Printed(out), err: Printed(err), answers, secrets: None, stopwatch, lost: false }
    }

    /// With a terminal to ask for a passphrase in, and a clock to measure the work of one.
    #[must_use]
    pub fn with_secrets(self, ask: Option<AskSecretly>, stopwatch: Stopwatch) -> Self {
        Self { secrets: ask, stopwatch, ..self }
    }

    pub(super) fn today(&self) -> Date {
        self.now.date()
    }

    /// Prints a text as it is.
    pub(super) fn print(&mut self, text: impl Display) {
        let written = write!(self.out, "{text}");
        self.note(written);
    }

    pub(super) fn say(&mut self, line: impl Display) {
        self.print(format_args!("{line}\n"));
    }

    pub(super) fn say_wrapped(&mut self, sentence: &str) {
        for line in wrapped(sentence, WIDTH) {
            self.say(line);
        }
    }

    /// Prints paragraphs under a title.
    pub(super) fn section<S: AsRef<str>>(&mut self, title: &str, paragraphs: impl IntoIterator<Item = S>) {
        self.say(format_args!("\n{title}"));
        for paragraph in paragraphs {
            for (at, line) in wrapped(paragraph.as_ref(), WIDTH - 4).iter().enumerate() {
                let indent = if at == 0 { "  " } else { "    " };
                self.say(format!("{indent}{line}").trim_end());
            }
        }
    }

    /// On standard error, out of the way of a program that reads the output.
    pub(super) fn warn(&mut self, line: impl Display) {
        writeln!(self.err, "{line}").ok();
    }

    /// Gives the exit code.
    pub(super) fn warn_all<T: Display>(&mut self, all: impl IntoIterator<Item = T>) -> u8 {
        let mut code = FINE;
        for line in all {
            self.warn(line);
            code = FAILED;
        }
        code
    }

    pub(super) fn warn_wrapped(&mut self, sentence: &str) {
        for line in wrapped(sentence, WIDTH) {
            self.warn(line);
        }
    }

    /// The value, or the usual one with a warning.
    pub(super) fn or_default<T: Default>(&mut self, read: Result<T, UserError>) -> T {
        read.unwrap_or_else(|error| {
            self.warn(format_args!("foreword: {error}"));
            T::default()
        })
    }

    pub(super) fn json(&mut self, value: &impl Serialize) {
        // Our own types do not fail.
        self.say(serde_json::to_string_pretty(value).unwrap_or_default());
    }

    /// Asks the person whether to go on; `None` where nobody can answer.
    ///
    /// # Errors
    /// If some of what was to be seen before could not be written, or the answer cannot be read.
    pub(super) fn ask(&mut self, question: impl Display) -> Result<Option<bool>, UserError> {
        if self.answers.is_some() {
            self.print(format_args!("{question} [y/N] "));
        }
        self.flush()?;
        let Some(answers) = &mut self.answers else { return Ok(None) };
        let mut answer = String::new();
        answers.read_line(&mut answer).map_err(|_| output_lost())?;
        Ok(Some(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")))
    }

    /// Asks the person for a line of words; none where nobody can answer.
    ///
    /// # Errors
    /// See [`Self::ask`].
    pub(super) fn ask_for(&mut self, question: &str) -> Result<String, UserError> {
        let mut line = String::new();
        if self.answers.is_some() {
            // Output may be redirected to a file, and the question does not belong in it.
            write!(self.err, "{question} ").ok();
        }
        if let Some(answers) = &mut self.answers {
            answers.read_line(&mut line).map_err(|_| output_lost())?;
        }
        Ok(clean(&line).trim().to_owned())
    }

    /// Asks the person for something that is not shown; `None` where nobody can answer.
    ///
    /// # Errors
    /// See [`Self::ask`].
    pub(super) fn ask_secretly(&mut self, question: &str) -> Result<Option<Secret>, UserError> {
        self.flush()?;
        match self.secrets {
            Some(ask) => Ok(ask(question).ok().map(Secret::new)),
            None => Ok(self.ask_line(question)?.map(Secret::new)),
        }
    }

    /// Asks the person for a line; `None` where nobody can answer.
    ///
    /// # Errors
    /// See [`Self::ask`].
    pub(super) fn ask_line(&mut self, question: &str) -> Result<Option<String>, UserError> {
        if self.answers.is_some() {
            self.print(question);
        }
        self.flush()?;
        let Some(answers) = &mut self.answers else { return Ok(None) };
        let mut answer = String::new();
        answers.read_line(&mut answer).map_err(|_| output_lost())?;
        Ok(Some(answer.trim_end_matches(['\n', '\r']).to_owned()))
    }

    /// Asks the person whether to go on; where they decline, or nobody can answer, says that nothing was done,
    /// and gives the exit code.
    ///
    /// # Errors
    /// See [`Self::ask`].
    pub(super) fn declined(
        &mut self,
        question: impl Display,
        nothing_done: &str,
        option: &str,
    ) -> Result<Option<u8>, UserError> {
        match self.ask(question)? {
            Some(true) => Ok(None),
            Some(false) => {
                self.say(format_args!("{nothing_done}."));
                Ok(Some(FINE))
            }
            None => {
                Ok(Some(self.warn_all([format!("{nothing_done}: there is no terminal to ask in. {option}")])))
            }
        }
    }

    /// # Errors
    /// If anything could not be written.
    pub(super) fn flush(&mut self) -> Result<(), UserError> {
        let flushed = self.out.flush();
        self.note(flushed);
        if self.lost { Err(output_lost()) } else { Ok(()) }
    }

    fn note(&mut self, written: io::Result<()>) {
        // A reader that has gone, such as `head`, has seen enough.
        self.lost |= written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe);
    }
}

fn output_lost() -> UserError {
    super::refusal(
        "output lost",
        "Not all of the output could be written; the disk it goes to may be full. The notes are unharmed.",
    )
}
