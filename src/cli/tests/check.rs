//! `foreword check`: any text, for a person and for a program.

use super::*;

const TEXT: &str = "Seen today.\r\nHe – Zoë’s son – denies pain and “denies” it.\nYou should rest. He claims it is wear\nand tear.\n";

/// Rows in the place of those of the list.
const ROWS: &str = r#"(format: 2, rows: [
    (id: "W049", term: "denies", why: "doubt", level: Swap, where: Write,
     instead: [Rewrite("Ask again."), Replace(words: "reports no", note: "plain"), Replace(words: "says no")]),
    (id: "W081", term: "you should", why: "tone", level: Check, where: Say, exceptions: "Emergency advice",
     instead: [Rewrite("Offer it as a choice."), Rewrite("Say what it is good for.")]),
    (id: "W030", term: "rest", why: "tone", level: Check, where: Both, instead: [LeaveOut]),
])"#;

/// A folder with these rows.
fn home_with_rows() -> TempDir {
    let home = home();
    let mut file = fs::File::create(home.path().join("wording.ron")).unwrap();
    io::Write::write_all(&mut file, ROWS.as_bytes()).unwrap();
    home
}

fn file(home: &TempDir, bytes: &[u8]) -> String {
    let path = home.path().join("text.txt");
    io::Write::write_all(&mut fs::File::create(&path).unwrap(), bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Every place has its line and column, its words, its row and what to do.
#[test]
fn places_are_given_in_full() {
    let home = home_with_rows();
    let ran = foreword(home.path(), &["check", &file(&home, TEXT.as_bytes())]);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines.len(), 5, "{}", ran.out);
    for (line, wanted) in lines.iter().zip([
        ":2:18: W049 “denies”; say instead: reports no (plain); says no; rewrite it: Ask again. Why: doubt.",
        ":3:1: W081 “You should”; look again; rewrite it: Offer it as a choice; Say what it is good for. Why: \
         tone. Fine in: emergency advice.",
        ":3:12: W030 “rest”; look again; leave it out. Why: tone.",
    ]) {
        assert!(line.ends_with(&format!("text.txt{wanted}")), "{line}");
    }
    assert!(lines.last().unwrap().contains(":3:34: W001 “wear and tear”"), "{}", ran.out);
    assert!(ran.err.contains("20 words read, 5 places worth a second look."), "{}", ran.err);
    assert!(ran.err.contains("finding none does not make a text good"), "{}", ran.err);
}

#[test]
fn said_and_written_have_own_rows() {
    let home = home();
    let file = file(&home, b"He denies pain. Manage your pain.");
    let rows = |args: &[&str]| -> Vec<String> {
        let out = foreword(home.path(), &[&["check", &file], args].concat()).out;
        out.lines().map(|line| line.split(' ').nth(1).unwrap().to_owned()).collect()
    };
    assert_eq!(rows(&[]), ["W049", "W045"]);
    assert_eq!(rows(&["--write"]), ["W049"]);
    assert_eq!(rows(&["--say"]), ["W045"]);
    let both = ["foreword", "check", "-", "--say", "--write"];
    assert!(Cli::try_parse_from(both).is_err());
}

#[test]
fn a_program_gets_the_same_with_stable_keys() {
    let home = home_with_rows();
    let ran = foreword(home.path(), &["check", &file(&home, TEXT.as_bytes()), "--json"]);
    let places: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(places.len(), 5);
    let mut keys: Vec<_> = places[0].as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "column",
            "exceptions",
            "instead",
            "level",
            "line",
            "row",
            "source",
            "suggestion",
            "url",
            "why",
            "words"
        ]
    );
    assert_eq!(places[0]["line"], 2);
    assert_eq!(places[0]["column"], 18);
    assert_eq!(places[0]["words"], "denies");
    assert_eq!(places[0]["level"], "Swap");
    assert_eq!(places[0]["suggestion"], "reports no (plain); says no; Ask again.");
    let replace =
        |words: &str, note: &str| serde_json::json!({ "kind": "replace", "words": words, "note": note });
    let rewrite = serde_json::json!({ "kind": "rewrite", "advice": "Ask again." });
    assert_eq!(
        places[0]["instead"],
        serde_json::json!([replace("reports no", "plain"), replace("says no", ""), rewrite])
    );
    assert_eq!(places[2]["instead"], serde_json::json!([{ "kind": "leave_out" }]));
    let nothing = foreword(home.path(), &["check", &file(&home, b"Hello."), "--json"]);
    assert_eq!((nothing.out.as_str(), nothing.result), ("[]\n", Ok(Outcome::Done(FINE))));
    assert!(nothing.err.starts_with("1 word read, 0 places"), "{}", nothing.err);
}

/// They are looked for too, and a broken file of them stops nothing.
#[test]
fn own_words_count() {
    let home = home();
    let own = home.path().join("wording.ron");
    let file = file(&home, b"Pop in. He denies it.");
    let put = |text: &[u8]| io::Write::write_all(&mut fs::File::create(&own).unwrap(), text).unwrap();
    put(b"(off: [\"W049\"], rows: [(term: \"pop in\", suggestion: \"come\\u{1b}[2J\", why: \"vague\")])");
    let ran = foreword(home.path(), &["check", &file]);
    assert!(
        ran.out.contains("own-1 “Pop in”; look again; rewrite it: come") && ran.out.lines().count() == 1,
        "{}",
        ran.out
    );
    assert!(!ran.out.contains('\u{1b}'));
    put(b"(rows: 1)");
    let ran = foreword(home.path(), &["check", &file]);
    assert!(ran.out.contains("W049") && ran.err.contains("wording.ron are not understood"), "{}", ran.err);
    assert_eq!(ran.result, Ok(Outcome::Done(FINE)));
}

#[test]
fn what_is_no_text_is_said_to_be_none() {
    let home = home();
    let sentence = |file: &str| foreword(home.path(), &["check", file]).sentence();
    assert!(sentence(&file(&home, b"a\nb\xff")).contains("is not UTF-8 text at line 2"));
    assert!(sentence(&file(&home, &vec![b'a'; 4 * 1024 * 1024 + 1])).contains("larger than 4 MB"));
    assert!(sentence(home.path().to_str().unwrap()).contains("is a folder"));
    assert!(sentence("nowhere.txt").contains("nowhere.txt"));
    let bom = foreword(home.path(), &["check", &file(&home, "\u{feff}Denies it".as_bytes())]);
    assert!(bom.out.contains(":1:1: W049"), "{}", bom.out);
    // Of an editor that writes no mark first.
    let utf16: Vec<u8> = "Denies it".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(sentence(&file(&home, &utf16)).contains("is UTF-16 text"));
    let nul = foreword(home.path(), &["check", &file(&home, b"She den\0ies it")]);
    assert!(nul.out.contains(":1:5: W049"), "{}", nul.out);
}
