//! The clock on the wall: the one place that asks it.

use std::sync::LazyLock;

use jiff::{Timestamp, Zoned, tz::TimeZone};

/// The time now, in the zone of this computer.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
pub fn now() -> Zoned {
    static ZONE: LazyLock<TimeZone> = LazyLock::new(zone);
    Timestamp::now().to_zoned(ZONE.clone())
}

/// The zone of this computer.
///
/// To look a zone up by its name walks the whole zone database, which takes longer than all else
/// at the start; the file of this computer's own zone says the same.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the zone is read once, here")]
fn zone() -> TimeZone {
    let named = std::env::var_os("TZ").is_some_and(|name| !name.is_empty());
    let own = || TimeZone::tzif("", &std::fs::read("/etc/localtime").ok()?).ok();
    (!named).then(own).flatten().unwrap_or_else(TimeZone::system)
}

#[cfg(not(unix))]
fn zone() -> TimeZone {
    TimeZone::system()
}

/// Does work; gives the seconds it took.
#[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
pub fn stopwatch(work: &dyn Fn()) -> f64 {
    let began = std::time::Instant::now();
    work();
    began.elapsed().as_secs_f64()
}
