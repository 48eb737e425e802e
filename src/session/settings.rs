//! Settings: applied at once, and written to their file.

use super::Session;
use crate::{
    domain::{Country, FileChange, Settings, SettingsChange, UserError},
    effect::{Effect, Effects, Job},
};

/// These hold from now on, and after the next start.
pub fn set(session: &mut Session, settings: Settings) -> Effects {
    let before = std::mem::replace(&mut session.settings, settings.clone());
    let folder = settings.backup_folder.clone();
    let looks = !folder.is_empty() && folder != before.backup_folder;
    let mut effects = vec![FileChange::Settings(SettingsChange { before, after: settings }).into()];
    effects.extend(looks.then_some(Effect::Store(Job::LookAtBackups(folder))));
    effects.extend(session.ask_for_spelling());
    effects
}

/// The help numbers are those of this country from now on.
pub fn choose_country(session: &mut Session, country: Country) -> Effects {
    let settings = Settings { country: Some(country), ..session.settings.clone() };
    set(session, settings)
}

/// Takes in what the file says.
pub fn read(session: &mut Session, result: Result<Settings, UserError>) -> Effects {
    match result {
        Ok(settings) => session.settings = settings,
        Err(error) => {
            let cover = many(session.settings.cover_after_minutes, "minute");
            let delete = many(session.settings.delete_after_days, "day");
            let now = format!("Until then: covered after {cover}, asked about notes after {delete}.");
            session.notice = Some(format!("{} {now}", error.sentence));
        }
    }
    session.ask_for_spelling()
}

/// Takes in what became of writing them.
pub fn saved(session: &mut Session, result: Result<Settings, UserError>) {
    if let Err(error) = result {
        session.notice = Some(error.sentence);
    }
}

/// `1 day`, `7 days`, or `never` for none.
#[must_use]
pub fn many(number: u16, unit: &str) -> String {
    match number {
        0 => "never".to_owned(),
        1 => format!("1 {unit}"),
        many => format!("{many} {unit}s"),
    }
}
