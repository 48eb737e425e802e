//! Asks for the passphrase in the terminal, before anything of the notes is read.

use std::{io, sync::mpsc::RecvTimeoutError};

use super::{Colours, Ending, event::Event, running::Inbox, terminal::Screen};
use crate::{
    app::lock_screen::{LockScreen, Wanted},
    domain::Settings,
    msg::Msg,
    paths::Home,
    store::{Doing, Folder, seal::SealError, seal::seal_error, user_error},
};

/// Asks until the notes are unlocked; gives how the program ends where they are not.
///
/// # Errors
/// If the terminal is gone.
pub(super) fn ask(
    screen: &mut Screen,
    inbox: &mut Inbox,
    home: &Home,
    colours: Colours,
) -> io::Result<Option<Ending>> {
    let settings = home.store().read_file::<Settings>().unwrap_or_default();
    let mut lock = LockScreen::new(settings, colours.wanted, colours.background);
    loop {
        draw(screen, &lock)?;
        let msg = match inbox.wait(None) {
            Ok(Event::Msg(msg)) => msg,
            Ok(Event::Goodbye(signal)) => return Ok(Some(Ending::Signal(signal))),
            Ok(Event::Suspend(suspend)) => {
                screen.suspend_or_resume(suspend)?;
                let (columns, rows) = screen.size();
                Msg::Resize(columns, rows)
            }
            Ok(Event::InputEnded) | Err(RecvTimeoutError::Disconnected) => {
                return Ok(Some(Ending::TerminalGone));
            }
            Ok(Event::Together(_) | Event::Line(_) | Event::Lines(..) | Event::Written)
            | Err(RecvTimeoutError::Timeout) => continue,
        };
        if let Msg::Resize(columns, rows) = msg {
            screen.resize((columns, rows));
        }
        match lock.take(&msg) {
            Wanted::Nothing => {}
            Wanted::Quit => return Ok(Some(Ending::Left)),
            Wanted::Unlock => {
                let secret = lock.hand_over();
                draw(screen, &lock)?;
                let unlocked = home.keys().unlock(&Folder::new(home.path()), &secret);
                // Typed meanwhile is typed blind.
                inbox.drop_input();
                match unlocked {
                    Ok(()) => return Ok(None),
                    Err(error) => lock.refuse(said(home, &error)),
                }
            }
        }
    }
}

fn draw(screen: &mut Screen, lock: &LockScreen) -> io::Result<()> {
    screen.make_of(|buffer| lock.view(buffer))?;
    screen.send()
}

fn said(home: &Home, error: &io::Error) -> String {
    if seal_error(error) == Some(SealError::WrongPassphrase) {
        return "That is not the passphrase, nor the recovery code. Mind Caps Lock, and try again."
            .to_owned();
    }
    user_error(Doing::Reading, &home.shown(), error).sentence
}
