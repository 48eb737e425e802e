//! The program: the command line, then the screen.

use std::{
    io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write},
    process::ExitCode,
};

use anyhow::Result;
use foreword::{
    cli::{self, AskSecretly, Console, Outcome, Printed},
    platform,
    shell::{self, Ending},
};

/// A fault of the program's own.
const FAULT: u8 = 101;

/// Added to a signal's number, as shells do.
const SIGNALLED: u8 = 128;

fn main() -> ExitCode {
    platform::forbid_core_files();
    platform::make_files_private();
    let code = run().unwrap_or_else(|error| {
        say(&format!("foreword: {error:#}"));
        cli::FAILED
    });
    ExitCode::from(code)
}

fn run() -> Result<u8> {
    let asked = match cli::parse(std::env::args_os(), &mut io::stdout(), &mut io::stderr()) {
        Ok(asked) => asked,
        Err(code) => return Ok(code),
    };
    let has_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    // Lines can come from elsewhere; without any, a first start must stay a first start: no folder is made.
    let is_plain = asked.is_plain();
    let can_open = || has_terminal || is_plain || !io::stdin().is_terminal() && has_input();
    if asked.begins_with_the_screen() && !can_open() {
        return Ok(no_terminal());
    }
    let (mut out, mut err) = (BufWriter::new(io::stdout().lock()), io::stderr());
    let mut input = BufReader::new(io::stdin());
    let answers = has_terminal.then_some(&mut input as &mut dyn BufRead);
    let ask: Option<AskSecretly> = has_terminal.then_some(|question| rpassword::prompt_password(question));
    let mut console =
        Console::new(shell::now(), &mut out, &mut err, answers).with_secrets(ask, shell::stopwatch);
    let (home, start, plain, says) = match cli::run(asked, &mut console)? {
        Outcome::Done(code) => return Ok(code),
        Outcome::Doctor(doctor) if !doctor.keys => {
            return Ok(cli::examine(&doctor, shell::terminal_info(), &mut console)?);
        }
        Outcome::Doctor(_) if !has_terminal => return Ok(no_keys()),
        Outcome::Terminal { plain, .. } if !plain && !can_open() => return Ok(no_terminal()),
        Outcome::Doctor(doctor) => {
            let keys = doctor.keys_in_force(&mut console);
            drop(out);
            return Ok(exit_code(shell::keys::show(&keys)?));
        }
        Outcome::Terminal { home, start, plain, says } => {
            (home, start, plain || !has_terminal || shell::only_prints(), says)
        }
    };
    drop(out);
    if plain && home.keys().is_locked() {
        return Ok(locked());
    }
    let ended = if plain {
        shell::run_plain(&home, start, says)?
    } else {
        shell::run(&home, start, says, shell::colours())?
    };
    for sentence in ended.unsaved.iter().chain(&ended.backup) {
        say(&format!("foreword: {sentence}"));
    }
    Ok(match exit_code(ended.ending) {
        cli::FINE if !ended.unsaved.is_empty() => cli::FAILED,
        code => code,
    })
}

/// Whether anything comes from standard input; waits until that is known.
fn has_input() -> bool {
    io::stdin().lock().fill_buf().is_ok_and(|bytes| !bytes.is_empty())
}

fn exit_code(ending: Ending) -> u8 {
    match ending {
        Ending::Left | Ending::Locked => cli::FINE,
        Ending::TerminalGone => cli::FAILED,
        Ending::Signal(signal) => SIGNALLED.saturating_add(u8::try_from(signal).unwrap_or_default()),
        Ending::Fault(place) => {
            say(&format!(
                "foreword: Foreword stopped because of a fault of its own ({place}). \
                 All that could be saved was saved. Start it again to carry on."
            ));
            FAULT
        }
    }
}

fn no_keys() -> u8 {
    say(
        "foreword: Keys can be shown only in a terminal, and the input or output is not one. Nothing was changed. \
         Type this in a terminal window: foreword doctor --keys",
    );
    cli::USAGE
}

fn locked() -> u8 {
    say(
        "foreword: The notes are encrypted, and there is no terminal to ask for the passphrase in. Nothing was changed. \
         Put it on the first line of a file that only you can read, and name that with --passphrase-file FILE.",
    );
    cli::FAILED
}

fn no_terminal() -> u8 {
    say(
        "foreword: Foreword needs a terminal to type in, and its input or output is not one. Nothing was changed. \
         Start it in a terminal window, or use its commands: foreword --help",
    );
    cli::USAGE
}

/// Says something on standard error, if there still is one.
fn say(sentence: &str) {
    let _ = writeln!(Printed(io::stderr()), "{sentence}");
}
