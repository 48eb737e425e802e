//! Encrypting, decrypting and changing the passphrase from the command line.

use std::fs;

use super::*;

const PASSPHRASE: &str = "correct horse battery";

/// A home folder with one appointment, and the file of its passphrase next to it.
fn furnished() -> (TempDir, PathBuf) {
    let outside = home();
    let secret = outside.path().join("secret");
    io::Write::write_all(&mut fs::File::create(&secret).unwrap(), format!("{PASSPHRASE}\n").as_bytes())
        .unwrap();
    (outside, secret)
}

fn notes(outside: &TempDir) -> PathBuf {
    outside.path().join("notes")
}

/// The recovery code as it was printed.
fn code_in(out: &str) -> String {
    out.lines()
        .map(str::trim)
        .find(|line| line.len() == 34 && line.matches('-').count() == 6)
        .unwrap()
        .to_owned()
}

fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        all.extend(if path.is_dir() { all_bytes(&path) } else { fs::read(path).unwrap() });
    }
    all
}

fn holds(folder: &Path, words: &str) -> bool {
    all_bytes(folder).windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn there_and_back() {
    let (outside, secret) = furnished();
    let home = notes(&outside);
    let secret = secret.to_str().unwrap();
    let made = foreword(&home, &["new", "--label", "10:20 zqmarker"]);
    assert_eq!(made.result, Ok(Outcome::Done(FINE)));
    assert!(holds(&home, "zqmarker"));
    // A crash in the middle of a save leaves half a file.
    let half = home.join("appointments").join(format!(".{:032x}.x.tmp", 1));
    io::Write::write_all(&mut fs::File::create(half).unwrap(), b"zqmarker").unwrap();
    let encrypted = foreword(&home, &["encrypt", "--passphrase-file", secret]);
    assert_eq!(encrypted.result, Ok(Outcome::Done(FINE)), "{}", encrypted.err);
    assert!(encrypted.out.contains("The notes are encrypted now: 1 file."), "{}", encrypted.out);
    assert!(!holds(&home, "zqmarker"));
    let code = code_in(&encrypted.out);
    let listed = foreword(&home, &["list", "--passphrase-file", secret]);
    assert!(listed.out.contains("zqmarker"));
    let refused = foreword(&home, &["list"]).sentence();
    assert!(refused.contains("encrypted") && refused.contains("--passphrase-file"), "{refused}");
    assert!(answered(&home, &["list"], Some(&format!("wrong\n{PASSPHRASE}\n"))).out.contains("zqmarker"));
    assert!(answered(&home, &["list"], Some(&format!("{code}\n"))).out.contains("zqmarker"));
    let wrong = answered(&home, &["list"], Some("wrong\nwrong\nwrong\n")).sentence();
    assert!(wrong.starts_with("That is not the passphrase"), "{wrong}");
    let again = foreword(&home, &["encrypt", "--passphrase-file", secret]);
    assert!(again.out.contains("encrypted already: all 1 file"), "{}", again.out);
    let changed =
        answered(&home, &["passphrase"], Some(&format!("{code}\nanother good one\nanother good one\n")));
    assert_eq!(changed.result, Ok(Outcome::Done(FINE)));
    assert!(foreword(&home, &["list", "--passphrase-file", secret]).result.is_err());
    let kept = answered(&home, &["decrypt"], Some("another good one\nn\n"));
    assert!(kept.out.contains("Nothing was decrypted") && !holds(&home, "zqmarker"));
    let plain = answered(&home, &["decrypt"], Some("another good one\ny\n"));
    assert!(plain.out.contains("not encrypted any more"), "{}", plain.out);
    assert!(holds(&home, "zqmarker") && foreword(&home, &["list"]).out.contains("zqmarker"));
    assert!(foreword(&home, &["decrypt"]).out.contains("The notes are not encrypted."));
    assert!(foreword(&home, &["passphrase"]).sentence().contains("foreword encrypt"));
}

/// The recovery code is handed over before anything is encrypted.
#[test]
fn the_code_is_written_down_first() {
    let (outside, _) = furnished();
    let home = notes(&outside);
    foreword(&home, &["new", "--label", "zqmarker"]);
    let typed = format!("{PASSPHRASE}\n{PASSPHRASE}\nnone\nnone\nnone\n");
    let ran = answered(&home, &["encrypt"], Some(&typed));
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    assert!(ran.err.contains("Nothing was encrypted."), "{}", ran.err);
    assert!(foreword(&home, &["list"]).out.contains("zqmarker"), "as before");
    for (typed, says) in [
        ("short\n", "at least 12 characters"),
        ("correct horse battery\ncorrect horse batery\n", "not the same"),
    ] {
        let sentence = answered(&home, &["encrypt"], Some(typed)).sentence();
        assert!(sentence.contains(says) && sentence.contains("Nothing was changed"), "{sentence}");
    }
}

/// Another window would go on writing in the old way.
#[test]
fn not_while_a_window_is_open() {
    let (outside, secret) = furnished();
    let home = notes(&outside);
    let id = foreword(&home, &["new", "--label", "x"]).out.trim().to_owned();
    let own = crate::store::Own { host: "elsewhere".to_owned(), process: 1 };
    let mut writer = crate::store::JournalWriter::new(Folder::new(&home), own);
    writer.sit(&id.parse().unwrap(), Moment::of(&now()), false).unwrap();
    let refused = foreword(&home, &["encrypt", "--passphrase-file", secret.to_str().unwrap()]).sentence();
    assert!(refused.contains("open in another window"), "{refused}");
    assert!(!home.join("keys").exists());
}

/// The doctor tells what is encrypted, and asks for nothing.
#[test]
fn the_doctor_tells() {
    let (outside, secret) = furnished();
    let home = notes(&outside);
    let secret = secret.to_str().unwrap();
    foreword(&home, &["new", "--label", "zqmarker"]);
    let page = |args: &[&str]| {
        let Ok(Outcome::Doctor(doctor)) = foreword(&home, &[&["doctor"], args].concat()).result else {
            panic!("it is to be examined");
        };
        doctor::report(&doctor, TerminalInfo::default()).1.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(page(&[]).contains("The notes are plain files."));
    foreword(&home, &["encrypt", "--passphrase-file", secret]);
    let locked = page(&[]);
    assert!(locked.contains("The notes, with a passphrase. They were not looked at"), "{locked}");
    assert!(locked.contains("Not looked at: they are locked.") && !locked.contains("! "), "{locked}");
    assert!(page(&["--passphrase-file", secret]).contains("1 can be opened."));
    let plain = home.join("appointments").join(format!("{:032x}.ron", 7));
    io::Write::write_all(&mut fs::File::create(plain).unwrap(), b"()").unwrap();
    assert!(page(&[]).contains("1 file is not encrypted yet"));
}
