use proptest::prelude::*;

use super::*;

/// A Sunday, late.
const NOW: &str = "2026-11-22T22:00:00+00:00[Europe/London]";
/// A Monday, in the morning.
const MONDAY: &str = "2026-11-23T10:00:00+00:00[Europe/London]";

fn zoned(now: &str) -> Zoned {
    now.parse().unwrap()
}

fn at(text: &str, now: &str) -> Result<String, NotADate> {
    parse_datetime(text, &zoned(now)).map(|moment| moment.to_string())
}

fn understood(text: &str) -> Result<String, NotADate> {
    at(text, NOW)
}

#[test]
fn plain_words_are_understood() {
    for (text, meant) in [
        ("tomorrow 14:30", "2026-11-23T14:30:00+00:00"),
        ("Tomorrow at 2pm", "2026-11-23T14:00:00+00:00"),
        ("tue 9:20", "2026-11-24T09:20:00+00:00"),
        ("tue 9.20", "2026-11-24T09:20:00+00:00"),
        ("today 23:00", "2026-11-22T23:00:00+00:00"),
        ("sun 9:00", "2026-11-29T09:00:00+00:00"),
        ("sun 23:00", "2026-11-22T23:00:00+00:00"),
        ("24/11 10:20", "2026-11-24T10:20:00+00:00"),
        ("24/11/26 10:20", "2026-11-24T10:20:00+00:00"),
        ("24 nov 10:20", "2026-11-24T10:20:00+00:00"),
        ("24th November 10:20", "2026-11-24T10:20:00+00:00"),
        ("Tue 24 Nov 2026 10:20", "2026-11-24T10:20:00+00:00"),
        ("tue 24/11 10:20", "2026-11-24T10:20:00+00:00"),
        ("2026-11-24 10:20", "2026-11-24T10:20:00+00:00"),
        ("2026-11-24T10:20:00+00:00", "2026-11-24T10:20:00+00:00"),
        ("in 30 minutes", "2026-11-22T22:30:00+00:00"),
        ("in half an hour", "2026-11-22T22:30:00+00:00"),
        ("in 2 hours", "2026-11-23T00:00:00+00:00"),
        ("1.12.2026 9:00", "2026-12-01T09:00:00+00:00"),
        ("Dec 1st 2026 9:20", "2026-12-01T09:20:00+00:00"),
        ("the 1st of December at 9:20", "2026-12-01T09:20:00+00:00"),
        ("tom 9:20", "2026-11-23T09:20:00+00:00"),
        ("tomorrow\u{a0}2 pm", "2026-11-23T14:00:00+00:00"),
        ("tomorrow 9:30 a.m.", "2026-11-23T09:30:00+00:00"),
        ("tomorrow noon", "2026-11-23T12:00:00+00:00"),
        ("tomorrow 1430", "2026-11-23T14:30:00+00:00"),
        ("tomorrow afternoon 2:30", "2026-11-23T14:30:00+00:00"),
        ("tomorrow 9:30 in the morning", "2026-11-23T09:30:00+00:00"),
        ("tonight 10:30", "2026-11-22T22:30:00+00:00"),
        ("tue week 9:20", "2026-12-01T09:20:00+00:00"),
        ("a week tomorrow 9:20", "2026-11-30T09:20:00+00:00"),
        ("tue next week 9:20", "2026-11-24T09:20:00+00:00"),
        ("the day after tomorrow, 9:20", "2026-11-24T09:20:00+00:00"),
    ] {
        assert_eq!(understood(text).as_deref(), Ok(meant), "{text}");
    }
}

/// Every way to put a day, with the day it means on Monday 23 November 2026 at 10:00.
const DAYS: &[(&str, &str)] = &[
    ("today", "2026-11-23"),
    ("tomorrow", "2026-11-24"),
    ("tom", "2026-11-24"),
    ("tmrw", "2026-11-24"),
    ("yesterday", "2026-11-22"),
    ("day after tomorrow", "2026-11-25"),
    ("tue", "2026-11-24"),
    ("tues", "2026-11-24"),
    ("tuesday", "2026-11-24"),
    ("wed", "2026-11-25"),
    ("weds", "2026-11-25"),
    ("wednesday", "2026-11-25"),
    ("thu", "2026-11-26"),
    ("thur", "2026-11-26"),
    ("thurs", "2026-11-26"),
    ("thursday", "2026-11-26"),
    ("fri", "2026-11-27"),
    ("friday", "2026-11-27"),
    ("sat", "2026-11-28"),
    ("saturday", "2026-11-28"),
    ("sun", "2026-11-29"),
    ("sunday", "2026-11-29"),
    ("wed week", "2026-12-02"),
    ("a week on wed", "2026-12-02"),
    ("next week wed", "2026-12-02"),
    ("wed next week", "2026-12-02"),
    ("today week", "2026-11-30"),
    ("tomorrow week", "2026-12-01"),
    ("in 2 days", "2026-11-25"),
    ("in a week", "2026-11-30"),
    ("in 2 weeks", "2026-12-07"),
    ("in a fortnight", "2026-12-07"),
    ("in 3 months", "2027-02-23"),
    ("24/11", "2026-11-24"),
    ("24/11/26", "2026-11-24"),
    ("24/11/2026", "2026-11-24"),
    ("24-11-2026", "2026-11-24"),
    ("24.11.2026", "2026-11-24"),
    ("2026-11-24", "2026-11-24"),
    ("24 nov", "2026-11-24"),
    ("24nov", "2026-11-24"),
    ("24-nov", "2026-11-24"),
    ("24 Nov 2026", "2026-11-24"),
    ("24th nov", "2026-11-24"),
    ("24 Nov 2026", "2026-11-24"),
    ("nov 24", "2026-11-24"),
    ("November 24th 2026", "2026-11-24"),
    ("the 24th of november", "2026-11-24"),
    ("tue 24/11", "2026-11-24"),
    ("tue 24 nov 2026", "2026-11-24"),
    ("5 jan", "2027-01-05"),
    ("1 sept 2027", "2027-09-01"),
    ("29/2/2028", "2028-02-29"),
];

/// Every way to put a time.
const TIMES: &[(&str, &str)] = &[
    ("9:20", "09:20"),
    ("09:20", "09:20"),
    ("9.20", "09:20"),
    ("0920", "09:20"),
    ("1430", "14:30"),
    ("14:30", "14:30"),
    ("14.30", "14:30"),
    ("2pm", "14:00"),
    ("2 pm", "14:00"),
    ("2PM", "14:00"),
    ("2 p.m.", "14:00"),
    ("2:30pm", "14:30"),
    ("2.30 pm", "14:30"),
    ("9:30am", "09:30"),
    ("9:30 a.m.", "09:30"),
    ("12pm", "12:00"),
    ("12 pm", "12:00"),
    ("12:00pm", "12:00"),
    ("12.30pm", "12:30"),
    ("12am", "00:00"),
    ("12:30am", "00:30"),
    ("noon", "12:00"),
    ("midday", "12:00"),
    ("0:05", "00:05"),
    ("23:59", "23:59"),
];

#[test]
fn every_day_with_every_time_in_both_orders() {
    let now = zoned(MONDAY);
    for (day, date) in DAYS {
        assert_eq!(parse_day(day, &now).map(|day| day.to_string()).as_deref(), Ok(*date), "{day}");
        for (time, clock) in TIMES {
            for text in [
                format!("{day} {time}"),
                format!("{time} {day}"),
                format!("{day} at {time}"),
                format!("{time}, {day}"),
                format!("{time} on {day}"),
            ] {
                let meant = parse_datetime(&text, &now).map(|moment| moment.civil().to_string());
                assert_eq!(meant.as_deref(), Ok(format!("{date}T{clock}:00").as_str()), "{text}");
            }
        }
    }
}

#[test]
fn what_has_no_year_or_day_is_still_to_come() {
    assert_eq!(understood("5 jan 9:00").unwrap(), "2027-01-05T09:00:00+00:00");
    assert_eq!(understood("1/2 9:00").unwrap(), "2027-02-01T09:00:00+00:00");
    assert_eq!(understood("10:20").unwrap(), "2026-11-23T10:20:00+00:00");
    assert_eq!(understood("23:20").unwrap(), "2026-11-22T23:20:00+00:00");
    assert_eq!(understood("1/2/2026 9:00").unwrap(), "2026-02-01T09:00:00+00:00");
}

#[test]
fn a_day_just_past_is_not_next_year() {
    for text in ["20/11 9:00", "9:00 20 nov", "1 jun 9:00"] {
        let refused = understood(text).unwrap_err();
        assert!(matches!(refused, NotADate::WhichYear { .. }), "{text}: {refused}");
    }
    assert_eq!(
        understood("20/11 9:00").unwrap_err().to_string(),
        "20 Nov is past; add the year (20/11/2026)"
    );
    // The day of the week tells the year.
    assert_eq!(understood("fri 20/11 9:00").unwrap(), "2026-11-20T09:00:00+00:00");
}

#[test]
fn a_weekday_that_contradicts_its_date_is_said() {
    for (text, says) in [
        ("Mon 1 Dec 9:20", "1 Dec 2026 is a Tuesday, not a Monday"),
        ("fri 24/11/2026 9:00", "24 Nov 2026 is a Tuesday, not a Friday"),
        ("fri 24/11 9:00", "24 Nov 2026 is a Tuesday, not a Friday"),
        ("mon 5 jan 9:00", "5 Jan 2027 is a Tuesday, not a Monday"),
        ("wed tomorrow 9:00", "23 Nov 2026 is a Monday, not a Wednesday"),
        ("wed 20/11 9:00", "20 Nov 2026 is a Friday, not a Wednesday"),
    ] {
        assert_eq!(understood(text).unwrap_err().to_string(), says, "{text}");
    }
    let now = zoned("2026-11-25T10:00:00+00:00[Europe/London]");
    let wrong = parse_datetime("fri 24/11 9:00", &now).unwrap_err();
    assert!(matches!(wrong, NotADate::OtherWeekday { .. }), "{wrong}");
}

#[test]
fn what_could_mean_two_days_is_refused() {
    for text in ["next tue 9:20", "9:20 next weds", "sun week 9:20"] {
        assert_eq!(understood(text), Err(NotADate::TwoDays), "{text}");
    }
}

#[test]
fn midnight_is_asked_about() {
    for text in ["tomorrow midnight", "midnight tue", "Midnight"] {
        assert_eq!(understood(text), Err(NotADate::Midnight), "{text}");
    }
    assert_eq!(understood("tomorrow 0:00").unwrap(), "2026-11-23T00:00:00+00:00");
}

#[test]
fn summer_time_is_that_of_the_day_meant() {
    assert_eq!(understood("3/6/2027 10:20").unwrap(), "2027-06-03T10:20:00+01:00");
}

#[test]
fn a_time_the_clocks_skip_is_refused() {
    assert_eq!(
        understood("28/3/2027 1:30").unwrap_err().to_string(),
        "the clocks go forward then: there is no 01:30 that day"
    );
    assert_eq!(understood("28/3/2027 2:00").unwrap(), "2027-03-28T02:00:00+01:00");
}

#[test]
fn a_day_needs_no_time() {
    let now = zoned(NOW);
    for (text, meant) in [
        ("8 dec", "2026-12-08"),
        ("8 Dec 2026", "2026-12-08"),
        ("Tue 8 Dec 2026", "2026-12-08"),
        ("8/12", "2026-12-08"),
        ("5 jan", "2027-01-05"),
        ("tomorrow", "2026-11-23"),
        ("tomorrow 14:30", "2026-11-23"),
        ("in 3 weeks", "2026-12-13"),
        ("30 days", "2026-12-22"),
        ("2026-12-08", "2026-12-08"),
        ("sun", "2026-11-29"),
    ] {
        assert_eq!(parse_day(text, &now).unwrap().to_string(), meant, "{text}");
    }
    for text in ["", "14", "banana", "31/2", "25:00", "1 2"] {
        assert_eq!(parse_day(text, &now), Err(NotADate::Unknown), "{text}");
    }
}

#[test]
fn what_is_not_wholly_understood_is_refused() {
    for text in [
        "banana",
        "31/2 10:20",
        "99:99",
        "",
        "10 past something",
        "24/13 10:00",
        "29/2 9:00",
        "31/11 9:00",
        "tomorrow 25:00",
        "tomorrow 24:00",
        "tomorrow 13am",
        "tomorrow 0pm",
        "tomorrow 9:5",
        "tomorrow 9",
        "wednsday 11:00",
        "wensday 11:00",
        "mondays 9:00",
        "mondy 9:00",
        "monady 9:00",
        "yesteday 9:00",
        "minday 11:00",
        "dat 9:00",
        "frday 9:00",
        "tomorow 9:00",
        "maybe tue 9:20",
        "tue 9:20 please",
        "tue wed 9:20",
        "tue 9:20 10:20",
        "24/11 25/11 9:00",
        "tue 9:20 pm am",
        "24/11 2026 9:00",
        "tomorrow 2pm 2pm",
        "tomorrow morning 14:00",
        "tomorrow evening 12:00",
        "in 9999999999999 days 9:00",
        "in 30 minutes 9:00",
        "1/2/3 9:00",
        "24/11/1926 9:00",
        "nov 9:20",
        "in tue 9:20",
        "next week 9:20",
        "next 9:20",
        "week 9:20",
        "the 9:20 the",
        "9:20:30",
        "tue -9:20",
    ] {
        let read = understood(text);
        // "the" may be left over; the rest is right.
        if text == "the 9:20 the" {
            assert_eq!(read.unwrap(), "2026-11-23T09:20:00+00:00");
            continue;
        }
        assert_eq!(read, Err(NotADate::Unknown), "{text}");
    }
    for text in ["tomorrow", "24/11", "tue", "in 2 weeks", "24 nov 2026", "24/11/26"] {
        assert_eq!(understood(text), Err(NotADate::NoTime), "{text}");
    }
    assert_eq!(understood("24/11 2026"), Err(NotADate::Unknown), "no time of day");
}

proptest! {
    /// One more word, and it is refused, whatever is next to it.
    #[test]
    fn every_word_is_used(
        day in prop::sample::select(DAYS), time in prop::sample::select(TIMES),
        word in "[b-z][a-z]{3,9}|[3-9][0-9]", at in 0..3_usize,
    ) {
        let known = ["noon", "midday", "morning", "evening", "afternoon", "today", "tomorrow", "tonight", "week", "tomo", "tmrw"];
        prop_assume!(!known.contains(&word.as_str()));
        prop_assume!(parse_day(&word, &zoned(MONDAY)).is_err());
        prop_assume!(!["min", "hour", "day", "week", "month", "fortnight"].iter().any(|unit| word.starts_with(unit)));
        let mut parts = vec![day.0.to_owned(), time.0.to_owned()];
        parts.insert(at, word);
        let text = parts.join(" ");
        prop_assert!(parse_datetime(&text, &zoned(MONDAY)).is_err(), "{text}");
    }

    #[test]
    fn no_text_is_too_odd(text in crate::text::samples::text()) {
        let _ = parse_datetime(&text, &zoned(NOW));
        let _ = parse_day(&text, &zoned(NOW));
    }
}
