//! Whether backups are made, and how old the newest is.

use jiff::Zoned;
use serde::Serialize;

use super::report::Report;
use crate::{
    domain::{Moment, Settings, day_in_words},
    paths::Home,
    store::{HomeDisk, Own, Store, backup::Daily},
};

/// After so many days without one it is said.
const OLD: i32 = 7;

#[derive(Default, Serialize)]
pub(super) struct Backups {
    pub(super) folder_set: bool,
    pub(super) newest_days: Option<i32>,
    #[serde(skip)]
    pub(super) problem: Option<String>,
    #[serde(skip)]
    pub(super) folder: String,
    #[serde(skip)]
    pub(super) newest: Option<String>,
}

impl Report {
    pub(super) fn backups(&mut self, home: &Home, store: &Store<HomeDisk>, now: &Zoned) {
        let folder = store.read_file::<Settings>().unwrap_or_default().backup_folder;
        if folder.is_empty() {
            return;
        }
        let now = Moment::of(now);
        let daily = Daily::new(home.path(), folder.as_ref(), &Own::default());
        let newest = daily.newest(now).ok().flatten().map(|made| now.date_of(made));
        let days = newest.and_then(|day| day.until(now.civil().date()).ok()).map(|span| span.get_days());
        let problem = daily.fault().map(|fault| fault.sentence).or_else(|| {
            let days = days.filter(|days| *days > OLD)?;
            Some(format!(
                "The newest backup in {folder} is {days} days old. One is made when you leave Foreword; see what is \
                 said then."
            ))
        });
        self.to_do.extend(problem.clone());
        self.backups = Backups {
            folder_set: true,
            newest_days: days,
            problem,
            folder,
            newest: newest.map(day_in_words),
        };
    }
}
