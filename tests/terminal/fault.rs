//! Foreword with a fault built in: a test types the word that sets it off, in a real terminal.

use std::{io, process::ExitCode};

use foreword::{
    app::model::Model,
    cli::{Console, Outcome, parse, run},
    shell::{self, Ending},
};

fn main() -> anyhow::Result<ExitCode> {
    let now = jiff::Timestamp::UNIX_EPOCH.to_zoned(jiff::tz::TimeZone::UTC);
    let (mut out, mut err) = (io::stdout(), io::stderr());
    let cli = match parse(std::env::args_os(), &mut out, &mut err) {
        Ok(cli) => cli,
        Err(code) => return Ok(code.into()),
    };
    let Outcome::Terminal { home, start, .. } = run(cli, &mut Console::new(now, &mut out, &mut err, None))?
    else {
        anyhow::bail!("this opens the screen");
    };
    let typed = |model: &Model, word: &str| {
        model
            .document
            .as_ref()
            .is_some_and(|document| document.appointment.notes.context.what_matters.text.ends_with(word))
    };
    let watch = move |model: &Model| {
        assert!(!typed(model, "SECRET panic"), "SECRET panic");
        if typed(model, "SECRET error") { Err(io::Error::other("SECRET error")) } else { Ok(()) }
    };
    let ended = shell::run_watched(&home, start, None, shell::colours(), watch)?;
    Ok(match ended.ending {
        Ending::Fault(place) if place.contains("fault.rs") => 101.into(),
        Ending::TerminalGone => 1.into(),
        _ => 99.into(),
    })
}
