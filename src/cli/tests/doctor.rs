//! What is well and what is not, for people and for support.

use std::fs;

use serde_json::Value;

use super::*;
use crate::store::{make, replace};

fn terminal_info() -> TerminalInfo {
    TerminalInfo {
        input: true,
        output: true,
        columns: Some(80),
        rows: Some(24),
        term: Some("xterm-256color".to_owned()),
        locale: Some("en_GB.UTF-8".to_owned()),
        ..TerminalInfo::default()
    }
}

fn examined(home: &Path, args: &[&str], terminal: TerminalInfo) -> (u8, String) {
    let Ok(Outcome::Doctor(doctor)) = foreword(home, &[&["doctor"], args].concat()).result else {
        panic!("it is to be examined");
    };
    report(&doctor, terminal)
}

pub(super) fn report(doctor: &Doctor, terminal: TerminalInfo) -> (u8, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = examine(doctor, terminal, &mut Console::new(now(), &mut out, &mut err, None)).unwrap();
    (code, String::from_utf8(out).unwrap())
}

/// As one line, however it was wrapped.
fn page(home: &Path) -> (u8, String) {
    let (code, page) = examined(home, &[], terminal_info());
    assert!(page.lines().all(|line| line.chars().count() <= 80 || line.contains('/')), "{page}");
    (code, page.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn json(home: &Path) -> (u8, Value) {
    let (code, json) = examined(home, &["--json"], terminal_info());
    (code, serde_json::from_str(&json).unwrap())
}

#[test]
fn a_home_that_is_well() {
    let home = home();
    saved(&home, 1, "SECRET label", None);
    let (code, page) = page(home.path());
    assert_eq!(code, FINE);
    for words in [
        "Foreword 0.",
        home.path().to_str().unwrap(),
        "The option --home names this folder",
        " free.",
        "1 can be opened",
        "80 columns and 24 rows",
        "TERM is xterm-256color; COLORTERM is not set",
        "all is well",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert!(!page.contains('!') && !page.contains("SECRET"), "{page}");
    let (code, json) = json(home.path());
    assert_eq!(
        (code, &json["to_do"], &json["home"]["state"]),
        (FINE, &Value::Array(vec![]), &"in use".into())
    );
    assert_eq!((&json["appointments"]["readable"], &json["terminal"]["columns"]), (&1.into(), &80.into()));
}

/// Copies a sync tool left are said, and where they are compared.
#[test]
fn conflict_copies_are_said() {
    let home = home();
    saved(&home, 1, "RH", None);
    saved(&home, 2, "KL", None);
    let text = fs::read(file_of(&home, &format!("{:032x}", 1))).unwrap();
    let folder = home.path().join("appointments");
    for (copies, name) in
        [".sync-conflict-20261125-101010-ABCDEFG.ron", " (1).ron", "-LAPTOP.ron"].iter().zip(1..)
    {
        replace(&folder.join(format!("{:032x}{copies}", 1)), &text).unwrap();
        let (code, page) = page(home.path());
        assert_eq!(code, FAILED, "{name}");
        assert!(page.contains("! 1 appointment has another version in a file beside it."), "{page}");
        assert!(page.contains("1. 1 appointment has another version in a file beside it. Open it"), "{page}");
        assert!(!page.contains("all is well"), "{page}");
    }
    replace(&folder.join(format!("{:032x} (1).ron", 2)), &text).unwrap();
    assert!(page(home.path()).1.contains("2 appointments have another version"));
    assert_eq!(json(home.path()).1["appointments"]["two_versions"], 2);
}

/// An unknown time zone counts as UTC, which is an hour out in summer.
#[test]
fn time_zone_is_said() {
    let home = home();
    saved(&home, 1, "RH", None);
    assert!(
        page(home.path()).1.contains("Clock It is Sun 22 Nov 2026 22:00, in the time zone Europe/London.")
    );
    let unknown = now().with_time_zone(jiff::tz::TimeZone::unknown());
    let Ok(Outcome::Doctor(doctor)) = foreword(home.path(), &["doctor"]).result else { panic!() };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code =
        examine(&doctor, terminal_info(), &mut Console::new(unknown, &mut out, &mut err, None)).unwrap();
    let page = String::from_utf8(out).unwrap();
    assert_eq!(code, FAILED);
    assert!(
        page.contains("in no time zone that is known") && page.contains("set it to Europe/London"),
        "{page}"
    );
}

/// They are named with what to do and without any of their words.
#[test]
fn unreadable_files_are_named() {
    let home = home();
    saved(&home, 1, "SECRET label", None);
    put(&home, 2, "Appointment(SECRET");
    let path = file_of(&home, &format!("{:032x}", 1));
    let text = fs::read_to_string(path).unwrap();
    put(&home, 3, &text.replace("format: 4,", "format: 4, mood: 3,"));
    for name in ["Jane SECRET.ron", "letter to SECRET.odt"] {
        fs::File::create(home.path().join("appointments").join(name)).unwrap();
    }
    let (code, page) = page(home.path());
    assert_eq!(code, FAILED);
    let sentence = foreword(home.path(), &["open", &format!("{:032x}", 2)]).sentence();
    assert_eq!(page.matches(sentence.as_str()).count(), 2, "where it is seen and in what to do: {page}");
    assert!(page.contains("mood") && page.contains("! Not an appointment: letter to SECRET.odt"), "{page}");

    let (code, json) = json(home.path());
    assert_eq!(code, FAILED);
    assert_eq!(json["appointments"]["unreadable"][0]["id"], format!("{:032x}", 2));
    assert_eq!(json["appointments"]["unreadable"][0]["problem"], sentence);
    assert_eq!(json["appointments"]["read_only"][0]["id"], format!("{:032x}", 3));
    assert_eq!(json["appointments"]["strange_names"], 2);
    let to_do = json["to_do"].as_array().unwrap();
    let has = |words: &str| to_do.iter().any(|sentence| sentence.as_str().unwrap().contains(words));
    assert!(has(&sentence) && has("mood") && has("2 names among the appointments are not IDs"), "{json}");
    assert!(!json.to_string().contains("SECRET"), "a name that is not ours may be a person's: {json}");
}

#[cfg(unix)]
/// Whatever others can read is listed; the next start puts it right.
#[test]
fn open_files_are_listed() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    saved(&home, 1, "RH", None);
    let file = file_of(&home, &format!("{:032x}", 1));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let (code, page) = page(home.path());
    assert_eq!(code, FAILED);
    assert!(page.contains(&format!("! Others on this computer can read: {}", file.display())), "{page}");
    assert!(page.contains("1. 1 file can be read by others on this computer. Start Foreword"), "{page}");
    let (code, json) = json(home.path());
    assert_eq!((code, &json["permissions"]["exposed_files"]), (FAILED, &1.into()));
    assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o644, "it only looks");
}

/// A home that is missing is well and stays missing.
#[test]
fn missing_home_is_well() {
    let outside = home();
    let folder = outside.path().join("notes");
    let (code, page) = page(&folder);
    assert!(code == FINE && page.contains("It does not exist yet; the first start makes it."), "{page}");
    assert_eq!(json(&folder).1["home"]["state"], "not made yet");
    assert!(!folder.exists());
}

#[test]
fn a_home_that_is_a_file_is_said_to_be_one() {
    let outside = home();
    let file = outside.path().join("notes");
    fs::File::create(&file).unwrap();
    let (code, page) = page(&file);
    assert!(code == FAILED && page.contains("! The folder for the notes could not be used"), "{page}");
    let (code, json) = json(&file);
    assert_eq!((code, &json["home"]["state"]), (FAILED, &"unusable".into()));
    assert!(json["home"]["problem"].as_str().unwrap().contains("--home"));
}

#[test]
fn lock_files_are_listed_with_their_age() {
    let home = home();
    saved(&home, 1, "RH", None);
    let lock = home.path().join("appointments").join("1.lock");
    fs::File::create(&lock)
        .unwrap()
        .set_modified((now().timestamp() - jiff::SignedDuration::from_mins(5)).into())
        .unwrap();
    #[cfg(unix)]
    fs::set_permissions(&lock, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let (code, page) = page(home.path());
    assert!(code == FINE && page.contains("1.lock, written 5 minutes ago."), "{page}");
    assert_eq!(json(home.path()).1["locks"][0]["age_seconds"], 300);
}

/// A poor terminal is described, and is no fault of the notes.
#[test]
fn poor_terminal_is_no_fault() {
    let home = home();
    saved(&home, 1, "RH", None);
    let poor = TerminalInfo {
        columns: Some(20),
        rows: Some(3),
        term: Some("dumb".to_owned()),
        no_color: true,
        within: vec!["tmux", "SSH"],
        ..TerminalInfo::default()
    };
    let (code, page) = examined(home.path(), &[], poor);
    assert_eq!(code, FINE);
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in
        ["are not a terminal", "Too small", "goes line by line there", "no colour", "through tmux and SSH"]
    {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert_eq!(page.contains("does not say UTF-8"), cfg!(unix));
}

/// It says whether the home comes from the option, the variable or the platform.
#[test]
fn home_source_is_named() {
    let home = home();
    let Ok(Outcome::Doctor(mut doctor)) = foreword(home.path(), &["doctor", "--json"]).result else {
        panic!("it is to be examined");
    };
    let named_by = |doctor: &Doctor, variable: Option<&Path>| {
        let home = variable.map(|path| path.as_os_str().to_owned());
        let (_, json) = report(doctor, TerminalInfo { home, ..terminal_info() });
        serde_json::from_str::<Value>(&json).unwrap()["home"]["named_by"].clone()
    };
    assert_eq!(named_by(&doctor, None), "option");
    assert_eq!(named_by(&doctor, Some(Path::new("/elsewhere"))), "option");
    assert_eq!(named_by(&doctor, Some(home.path())), "environment");
    doctor.asked = None;
    assert_eq!(named_by(&doctor, Some(home.path())), "platform");
}

/// One's own words and dictionaries are counted and not named.
#[test]
fn own_words_are_counted() {
    let home = home();
    saved(&home, 1, "one", None);
    assert!(page(home.path()).1.contains("No words of your own; no dictionary of your own."));
    let folder = home.path().join("dictionaries");
    make(&folder).unwrap();
    replace(&home.path().join("words.ron"), b"(format: 1, words: [\"SECRET\", \"two\"])").unwrap();
    replace(&folder.join("SECRET.dic"), b"good\n").unwrap();
    let (code, page) = page(home.path());
    assert_eq!(code, FINE, "{page}");
    assert!(page.contains("2 words of your own; 1 dictionary of your own.") && !page.contains("SECRET"));
    replace(&folder.join("SECRET2.dic"), "a".repeat(70_000).as_bytes()).unwrap();
    replace(&home.path().join("words.ron"), b"SECRET").unwrap();
    let (code, json) = json(home.path());
    let counted = serde_json::json!({"own_words": null, "dictionaries": 1, "dictionaries_not_understood": 1});
    assert_eq!((code, &json["spelling"]), (FAILED, &counted));
    assert!(!json.to_string().contains("SECRET") && json["to_do"].as_array().unwrap().len() == 2, "{json}");
    let (_, page) = self::page(home.path());
    assert!(page.contains("line 1 of") && page.contains("SECRET2.dic"), "{page}");
}

/// Phrases, guides and settings are counted, and what is not understood is named.
#[test]
fn sets_and_guides_are_counted() {
    let home = home();
    let none = "No phrase reviewed; no set from a colleague; no guide but the one that comes with Foreword.";
    saved(&home, 1, "one", None);
    assert!(page(home.path()).1.contains(none));
    make(&home.path().join("phrases")).unwrap();
    make(&home.path().join("guides")).unwrap();
    let ours = ["settings.ron", "phrases/mine.ron", "wording.ron", "kept-words.ron", "abbreviations.ron"];
    for file in ours.iter().chain(&["phrases/SECRET.ron", "guides/secret1.ron", "guides/secret2.ron"]) {
        replace(&home.path().join(file), b"SECRET words").unwrap();
    }
    let (code, page) = page(home.path());
    assert_eq!(code, FAILED);
    for file in ours {
        let path = home.path().join(file).display().to_string();
        assert_eq!(page.matches(&path).count(), 2, "{file}, where it is seen and in what to do: {page}");
    }
    assert!(page.contains("guides/secret2.ron") && !page.contains("SECRET words"), "{page}");
    let (code, json) = json(home.path());
    assert_eq!(code, FAILED);
    let own = &json["own_files"];
    assert_eq!((&own["phrase_sets_not_understood"], &own["guides_not_understood"]), (&1.into(), &2.into()));
    assert_eq!(own["problems"].as_array().unwrap().len(), ours.len());
    let to_do = json["to_do"].as_array().unwrap();
    let has = |words: &str| to_do.iter().any(|sentence| sentence.as_str().unwrap().contains(words));
    assert!(
        has("1 set of phrases of yours is not understood") && has("2 guides of yours are not understood")
    );
    assert!(!json.to_string().to_lowercase().contains("secret"), "a name may be a person's: {json}");
}

/// A folder with phrases and no appointments is not called missing.
#[test]
fn phrases_alone_are_a_home() {
    let home = home();
    make(&home.path().join("phrases")).unwrap();
    replace(&home.path().join("phrases").join("mine.ron"), b"broken").unwrap();
    let (code, page) = page(home.path());
    assert!(code == FAILED && page.contains("There are no appointments in it yet."), "{page}");
    assert!(page.contains("mine.ron") && !page.contains("does not exist yet"), "{page}");
    assert_eq!(json(home.path()).1["home"]["state"], "no appointments yet");
}
