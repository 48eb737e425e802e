//! `foreword --about`.

use super::*;

/// It says what Foreword is not, and where the notes are.
#[test]
fn about_says_limits_and_home() {
    let home = home();
    let page = foreword(home.path(), &["--about"]).out;
    for words in [
        "not the clinical record",
        "not a medical device",
        "no network",
        "SCOWL",
        home.path().to_str().unwrap(),
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    let attribution: Vec<_> = content::guide().attribution.split_whitespace().collect();
    assert!(page.split_whitespace().collect::<Vec<_>>().join(" ").contains(&attribution.join(" ")));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

/// How old the help numbers are, and what to do once they are past their date.
#[test]
fn about_says_age_of_numbers() {
    let about = |today: &str| {
        let now: Date = today.parse().unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let now = now.to_zoned(jiff::tz::TimeZone::UTC).unwrap();
        crate::cli::about::about(None, content::help(), &mut Console::new(now, &mut out, &mut err, None));
        let page = String::from_utf8(out).unwrap();
        page.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let page = about("2027-05-22");
    for words in [
        "checked on 22 Nov 2026 and are due to be checked again by 22 May 2027. After that date",
        "“check before use”: look it up at its source",
        "Lifeline: about Lifeline https://www.lifelinehelpline.info",
        "registered clinician",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(page.matches("https://www.nhs.uk/conditions/back-pain/").count(), 1, "each once");
    assert!(about("2027-05-23").contains("again by 22 May 2027, which is past."));
}
