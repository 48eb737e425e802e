//! What to say instead, put into sentences written for it: the results stand in a file to read through.
//!
//! `FOREWORD_GOLDEN=write` writes that file anew.

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write as _,
};

use foreword::domain::{Fitting, Register, Suggestion, WordingRow, replacement};
use foreword::text::Rows;

use super::{list, read, register, root, wording};

const FRAMES: &str = "tests/content/wording/instead.txt";
const GOLDEN: &str = "tests/content/wording/instead.golden.txt";

/// How many frames each form has at least.
const FEWEST: usize = 3;

/// Sentences for some forms of a row, each with a place for the form.
struct Group {
    row: String,
    place: String,
    forms: Vec<String>,
    /// Why words put in for these may have another number or negation than the form.
    reason: Option<String>,
    frames: Vec<String>,
}

fn all_frames() -> Vec<Group> {
    let text = read(FRAMES);
    let mut all: Vec<Group> = Vec::new();
    let mut head = ("", "");
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(of_row) = line.strip_prefix("# ") {
            head = of_row.split_once(' ').unwrap_or_else(|| panic!("{line}: an ID and said or written"));
        } else if let Some(forms) = line.strip_prefix("= ") {
            let forms = forms.split(" | ").map(|form| form.trim().to_owned()).collect();
            let (row, place) = (head.0.to_owned(), head.1.to_owned());
            all.push(Group { row, place, forms, reason: None, frames: Vec::new() });
        } else if let Some(reason) = line.strip_prefix("! ") {
            all.last_mut().unwrap_or_else(|| panic!("{line}: no forms above it")).reason =
                Some(reason.to_owned());
        } else {
            assert_eq!(line.matches("{}").count(), 1, "{line}: one place for the form");
            all.last_mut()
                .unwrap_or_else(|| panic!("{line}: no forms above it"))
                .frames
                .push(line.to_owned());
        }
    }
    all
}

fn row<'a>(rows: &'a [WordingRow], id: &str) -> &'a WordingRow {
    rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("{id}: no such row"))
}

/// What is put in for a form, of which a number is one that was chosen for it.
fn written(form: &str) -> String {
    form.replace("x#", "x2").replace('#', "50")
}

/// The form in the frame, where it stands, and with a capital where a sentence begins with it.
fn filled(frame: &str, form: &str) -> (String, std::ops::Range<usize>) {
    let (before, after) = frame.split_once("{}").unwrap();
    let begins = before.trim_end_matches(['“', '‘', '"']).is_empty()
        || before.ends_with([' ']) && { before.trim_end().ends_with(['.', '!', '?']) };
    let mut form = written(form);
    if let Some(first) = form.get(..1).filter(|_| begins) {
        form = first.to_uppercase() + form.get(1..).unwrap();
    }
    let place = before.len()..before.len() + form.len();
    (format!("{before}{form}{after}"), place)
}

fn part<'a>(text: &'a str, place: &std::ops::Range<usize>) -> &'a str {
    text.get(place.clone()).unwrap()
}

fn put(text: &str, place: &std::ops::Range<usize>, words: &str) -> String {
    let (range, new) = replacement(text, place, words);
    let mut text = text.to_owned();
    text.replace_range(range, &new);
    text
}

/// Every form that words are put in for.
#[test]
fn forms_have_three_sentences() {
    let (rows, all) = (list(), all_frames());
    let mut few = Vec::new();
    let mut known: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for frames in &all {
        let row = row(&rows, &frames.row);
        for form in &frames.forms {
            assert!(row.forms().any(|known| known == form), "{}: {form} is not one of its forms", row.id);
            *known.entry((&frames.row, form)).or_default() += frames.frames.len();
        }
    }
    for row in &rows {
        for form in row.forms() {
            let puts_in = row.fitting(&written(form)).iter().any(|fitting| fitting.words().is_some());
            let frames = known.get(&(row.id.as_str(), form)).copied().unwrap_or_default();
            if puts_in && frames < FEWEST {
                few.push(format!("{} {form}: {frames}", row.id));
            }
        }
    }
    assert!(few.is_empty(), "fewer than three frames:\n{}", few.join("\n"));
}

/// Every sentence with its form, and what it becomes.
fn golden() -> String {
    let (rows, mut golden, mut unmarked) = (list(), String::new(), Vec::new());
    for frames in all_frames() {
        let row = row(&rows, &frames.row);
        for form in &frames.forms {
            let _ = writeln!(golden, "# {} {}: {form}", row.id, frames.place);
            if let Some(reason) = &frames.reason {
                let _ = writeln!(golden, "! {}: {reason}", turned(row, form).join("; "));
            }
            for frame in &frames.frames {
                let (text, place) = filled(frame, form);
                let marks = wording().marks(&text, register(&frames.place));
                let marked =
                    marks.iter().any(|mark| mark.range == place && wording().rows()[mark.row].id == row.id);
                if !marked {
                    unmarked.push(format!("{} {form}: {text}", row.id));
                }
                let _ = writeln!(golden, "  {text}");
                for words in row.fitting(part(&text, &place)).iter().filter_map(Fitting::words) {
                    let _ = writeln!(golden, "> {}", put(&text, &place, words));
                }
            }
            golden.push('\n');
        }
    }
    assert!(unmarked.is_empty(), "not marked, or not as a whole:\n{}", unmarked.join("\n"));
    golden
}

#[test]
fn results_are_the_golden_file() {
    let wanted = golden();
    let held = std::fs::read_to_string(root(GOLDEN)).unwrap_or_default();
    if held == wanted {
        return;
    }
    let write = std::env::vars().any(|(name, value)| name == "FOREWORD_GOLDEN" && value == "write");
    let differs = held.lines().zip(wanted.lines()).find(|(held, wanted)| held != wanted);
    assert!(
        write,
        "{GOLDEN} is out of date at {differs:?}; run with FOREWORD_GOLDEN=write and read it through"
    );
    std::io::Write::write_all(&mut std::fs::File::create(root(GOLDEN)).unwrap(), wanted.as_bytes()).unwrap();
}

/// The words of a text that no replacement may change: numbers, and what turns a sentence round.
fn held(text: &str) -> Vec<String> {
    const TURNS: [&str; 27] = [
        "not", "no", "never", "none", "nor", "neither", "nothing", "nobody", "nowhere", "without", "cannot",
        "denies", "denied", "deny", "denying", "lacks", "except", "unless", "only", "999", "111", "legal",
        "law", "drive", "driving", "must", "allowed",
    ];
    let clean = text.to_lowercase().replace(['’', 'ʼ'], "'");
    let words = clean.split(|char: char| !char.is_alphanumeric() && !matches!(char, '\'' | '.' | ','));
    let words = words.map(|word| word.trim_matches(['\'', '.', ','])).filter(|word| !word.is_empty());
    let counts = |word: &&str| {
        word.contains(|char: char| char.is_ascii_digit()) || TURNS.contains(word) || word.ends_with("n't")
    };
    let mut held: Vec<_> = words.filter(counts).map(ToOwned::to_owned).collect();
    held.sort();
    held
}

/// What words put in for a form have of other numbers and negations than it.
fn turned(row: &WordingRow, form: &str) -> Vec<String> {
    let (found, mut turned) = (written(form), Vec::new());
    let shown = |held: &[String]| if held.is_empty() { "nothing".to_owned() } else { held.join(" ") };
    for words in row.fitting(&found).iter().filter_map(Fitting::words) {
        let (was, is) = (held(&found), held(words));
        if was != is {
            turned.push(format!("{} becomes {}", shown(&was), shown(&is)));
        }
    }
    turned
}

/// Nothing outside the mark changes and within it no number and no negation without a reason.
#[test]
fn outside_the_mark_is_left() {
    let (rows, mut wrong) = (list(), Vec::new());
    for frames in all_frames() {
        let row = row(&rows, &frames.row);
        let turns = frames.forms.iter().any(|form| !turned(row, form).is_empty());
        if turns != frames.reason.as_ref().is_some_and(|reason| reason.len() > 10) {
            wrong.push(format!("{} = {}", row.id, frames.forms.join(" | ")));
        }
        for (form, frame) in
            frames.forms.iter().flat_map(|form| frames.frames.iter().map(move |it| (form, it)))
        {
            let (text, place) = filled(frame, form);
            let outside = [part(&text, &(0..place.start)), part(&text, &(place.end..text.len()))].join(" | ");
            for words in row.fitting(part(&text, &place)).iter().filter_map(Fitting::words) {
                let result = put(&text, &place, words);
                let mut wanted = held(&outside);
                wanted.extend(held(words));
                wanted.sort();
                assert_eq!(held(&result), wanted, "{}: {text} -> {result}", row.id);
            }
        }
    }
    assert!(wrong.is_empty(), "a line \"! reason\" is missing, or needed no longer:\n{}", wrong.join("\n"));
}

#[test]
fn what_turns_a_sentence_round_is_known() {
    assert_eq!(
        held("He doesn’t deny 2.5 mg; 1,200 of it, not 3."),
        ["1,200", "2.5", "3", "deny", "doesn't", "not"]
    );
    assert_ne!(held("You are not allowed to drive"), held("You can choose to drive"));
}

/// Advice is in view above the key bar: three rows of a small terminal.
#[test]
fn advice_fits_small_screens() {
    let mut wrong = Vec::new();
    for row in list() {
        for instead in &row.instead {
            match instead {
                Suggestion::Rewrite(advice) => {
                    let rows = Rows::new(&format!("Rewrite: {advice}"), 38).len();
                    wrong.extend((rows > 3).then(|| format!("{}: {advice}", row.id)));
                }
                Suggestion::Replace { words, .. } => {
                    let mut chars = words.chars();
                    let name = chars.next().is_some_and(char::is_uppercase)
                        && chars.next().is_some_and(char::is_lowercase);
                    let ends = words.ends_with(['.', '!', '?', ',', ';']) || words.trim() != words;
                    wrong.extend((name || ends).then(|| format!("{}: {words}", row.id)));
                }
                Suggestion::LeaveOut => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Frames are of a register the row speaks in, and none comes twice.
#[test]
fn frames_are_unique() {
    let rows = list();
    let mut seen = HashSet::new();
    for frames in all_frames() {
        let register: Register = register(&frames.place);
        assert!(row(&rows, &frames.row).place.covers(register), "{} {}", frames.row, frames.place);
        for (form, frame) in
            frames.forms.iter().flat_map(|form| frames.frames.iter().map(move |it| (form, it)))
        {
            assert!(seen.insert((frames.row.clone(), form.clone(), frame.clone())), "{form}: {frame} twice");
        }
    }
}
