//! Turns the guide into code, the list of words into JSON, which is read in a fraction of the time, and the
//! dictionary into a table that is read where it is.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "this runs while the program is built")]

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use serde::de::DeserializeOwned;

#[macro_use]
#[path = "domain/labelled.rs"]
mod labelled;

#[allow(dead_code, unreachable_pub, reason = "the program uses the rest")]
#[path = "domain/guide/format.rs"]
mod guide;

#[allow(dead_code, unreachable_pub, reason = "the program uses the rest")]
#[path = "domain/wording/list.rs"]
mod wording;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/build.rs");
    let guide: guide::Guide = read("guide", "src/domain/guide/format.rs")?;
    fs::write(out("guide.rs")?, guide.code())?;
    let wording: wording::WordingList = read("wording", "src/domain/wording/list.rs")?;
    fs::write(out("wording.json")?, serde_json::to_string(&wording)?)?;
    fs::write(out("words.bin")?, packed(&words()?)?)?;
    Ok(())
}

fn out(file: &str) -> Result<PathBuf, Box<dyn Error>> {
    Ok(Path::new(&env::var("OUT_DIR")?).join(file))
}

fn read<T: DeserializeOwned>(name: &str, code: &str) -> Result<T, Box<dyn Error>> {
    let file = format!("data/{name}.ron");
    println!("cargo::rerun-if-changed={file}\ncargo::rerun-if-changed={code}");
    Ok(ron::from_str(&fs::read_to_string(file)?)?)
}

/// A value as the code of a constant, so that nothing is read or made of it when the program starts.
trait Code {
    fn code(&self) -> String;
}

impl Code for Cow<'_, str> {
    fn code(&self) -> String {
        format!("Cow::Borrowed({self:?})")
    }
}

impl<T: Code + Clone> Code for Cow<'_, [T]> {
    fn code(&self) -> String {
        format!("Cow::Borrowed(&[{}])", self.iter().map(Code::code).collect::<Vec<_>>().join(", "))
    }
}

impl<T: Code> Code for Option<T> {
    fn code(&self) -> String {
        self.as_ref().map_or("None".to_owned(), |value| format!("Some({})", value.code()))
    }
}

impl Code for Date {
    fn code(&self) -> String {
        format!("date({}, {}, {})", self.year(), self.month(), self.day())
    }
}

/// Numbers and the like are written as in code.
macro_rules! code_of_plain {
    ($($Plain:ty),+) => {$(
        impl Code for $Plain {
            fn code(&self) -> String {
                self.to_string()
            }
        }
    )+};
}

macro_rules! code_of_enums {
    ($($Name:ident),+) => {$(
        impl Code for guide::$Name {
            fn code(&self) -> String {
                format!("{}::{}", stringify!($Name), self.name())
            }
        }
    )+};
}

/// A field left out here is missed by the compiler.
macro_rules! code_of_structs {
    ($($Name:ident { $($field:ident),+ })+) => {$(
        impl Code for guide::$Name {
            fn code(&self) -> String {
                let fields = [$(format!("{}: {}", stringify!($field), self.$field.code())),+];
                format!("{} {{ {} }}", stringify!($Name), fields.join(", "))
            }
        }
    )+};
}

code_of_plain!(bool, u8, u32);
code_of_enums!(ConsultationPhase, Suits, Role, Audience);
code_of_structs! {
    Guide {
        format, id, title, version, language, source, attribution, caution, reviewed_on, review_by, principles,
        testing_questions, cross_reference
    }
    Principle {
        id, number, name, short_name, why, audiences, enabling, phrases, service_questions
    }
    Audiences { clinician, person, if_not, designer }
    EnablingPoint { id, point, prompts }
    Prompt { id, asks, to_ask, feeds, ours }
    Phrase { id, moment, says, suits, roles, teach_back, cue, starter, ours, added_by }
    Question { id, asks, each_principle, audience }
    QuestionGroup { id, title, questions }
    CrossReference { source, note, rows }
    Successor { principle, later }
}

fn spelling(file: &str) -> Result<String, Box<dyn Error>> {
    let file = format!("data/spelling/{file}");
    println!("cargo::rerun-if-changed={file}");
    Ok(fs::read_to_string(file)?)
}

/// A line of the dictionary's affixes: what goes, what comes in its place, and before or after which letters.
struct Affix {
    flag: char,
    is_prefix: bool,
    crosses: bool,
    strip: String,
    add: String,
    /// For each letter, those it may be, or with `false` those it may not.
    condition: Vec<(bool, Vec<char>)>,
}

impl Affix {
    fn all(text: &str) -> Vec<Self> {
        let (mut all, mut crossing) = (Vec::new(), BTreeSet::new());
        for line in text.lines() {
            let fields: Vec<_> = line.split_whitespace().collect();
            match fields.as_slice() {
                ["PFX" | "SFX", flag, "Y", _] => drop(crossing.insert(flag.to_string())),
                [kind @ ("PFX" | "SFX"), flag, strip, add, condition, ..] => all.push(Self {
                    flag: flag.chars().next().unwrap_or_default(),
                    is_prefix: *kind == "PFX",
                    crosses: crossing.contains(*flag),
                    strip: if *strip == "0" { String::new() } else { (*strip).to_owned() },
                    add: (*add).to_owned(),
                    condition: condition_of(condition),
                }),
                _ => {}
            }
        }
        all
    }

    /// The form it makes of a word, if it fits.
    fn form(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        let from = letters.len().checked_sub(self.condition.len())?;
        let from = if self.is_prefix { 0 } else { from };
        let fits = |(letter, (may, which)): (&char, &(bool, Vec<char>))| which.contains(letter) == *may;
        if !letters.iter().skip(from).zip(&self.condition).all(fits) {
            return None;
        }
        Some(if self.is_prefix {
            format!("{}{}", self.add, word.strip_prefix(&self.strip)?)
        } else {
            format!("{}{}", word.strip_suffix(&self.strip)?, self.add)
        })
    }
}

fn condition_of(text: &str) -> Vec<(bool, Vec<char>)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((group, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            let others = group.strip_prefix('^');
            found.push((others.is_none(), others.unwrap_or(group).chars().collect()));
            rest = after;
        } else {
            // A dot is any letter: one that may not be none.
            found.push(if first == '.' { (false, Vec::new()) } else { (true, vec![first]) });
            rest = rest.strip_prefix(first).unwrap_or_default();
        }
    }
    found
}

/// Every word that is right, in every form. Those with a digit are left to the dictionary.
fn words() -> Result<BTreeSet<String>, Box<dyn Error>> {
    let affixes = Affix::all(&spelling("en-GB.aff")?);
    let mut words = BTreeSet::new();
    for line in spelling("en-GB.dic")?.lines().skip(1) {
        let (word, flags) = line.split_once('/').unwrap_or((line, ""));
        if word.is_empty() || word.contains(|char: char| char.is_ascii_digit()) {
            continue;
        }
        words.extend(forms(word, flags, &affixes));
        let capitals = word.chars().filter(|char| char.is_uppercase()).count();
        let all = !word.chars().any(char::is_lowercase);
        let is_title = word.chars().next().is_some_and(char::is_uppercase) && capitals == 1;
        if capitals > 0 && !is_title && (!all || !flags.is_empty()) {
            let mut letters = word.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            let title: String = first.chain(letters.flat_map(char::to_lowercase)).collect();
            words.extend(forms(&title, flags, &affixes).into_iter().map(|form| format!("\u{1}{form}")));
        }
    }
    let clinical = spelling("clinical.txt")?;
    let medicines = spelling("medicines.txt")?;
    words.extend(clinical.lines().map(str::to_owned));
    words.extend(medicines.lines().map(|line| line.trim_end_matches(" seldom").to_owned()));
    Ok(words)
}

fn forms(word: &str, flags: &str, affixes: &[Affix]) -> Vec<String> {
    let theirs = |is_prefix: bool| {
        affixes.iter().filter(move |affix| affix.is_prefix == is_prefix && flags.contains(affix.flag))
    };
    let mut forms = vec![word.to_owned()];
    let mut may_have_prefix = vec![word.to_owned()];
    for suffix in theirs(false) {
        if let Some(form) = suffix.form(word) {
            if suffix.crosses {
                may_have_prefix.push(form.clone());
            }
            forms.push(form);
        }
    }
    for prefix in theirs(true) {
        forms.extend(may_have_prefix.iter().filter_map(|form| prefix.form(form)));
    }
    forms
}

/// The table, as `src/spelling/packed.rs` reads it.
fn packed(words: &BTreeSet<String>) -> Result<Vec<u8>, Box<dyn Error>> {
    let words: Vec<&[u8]> = words.iter().map(String::as_bytes).collect();
    let mut edges = vec![0];
    let start = node(&words, 0, &mut edges, &mut HashMap::new())?;
    if let Some(first) = edges.first_mut() {
        *first = start << 10;
    }
    Ok(edges.into_iter().flat_map(u32::to_le_bytes).collect())
}

/// Adds a node for these words from that byte on, unless there is one like it; gives its place.
fn node(
    words: &[&[u8]],
    depth: usize,
    edges: &mut Vec<u32>,
    known: &mut HashMap<Vec<u32>, u32>,
) -> Result<u32, Box<dyn Error>> {
    const MOST: usize = 1 << 22;
    let mut own = Vec::new();
    for group in words.chunk_by(|one, other| one.get(depth) == other.get(depth)) {
        let Some((first, byte)) = group.first().and_then(|first| Some((first, *first.get(depth)?))) else {
            continue;
        };
        let ends = first.len() == depth + 1;
        let longer = group.get(usize::from(ends)..).unwrap_or_default();
        let target = if longer.is_empty() { 0 } else { node(longer, depth + 1, edges, known)? };
        own.push(u32::from(byte) | u32::from(ends) << 9 | target << 10);
    }
    if let Some(last) = own.last_mut() {
        *last |= 1 << 8;
    }
    if let Some(place) = known.get(&own) {
        return Ok(*place);
    }
    if edges.len() + own.len() > MOST {
        return Err("the dictionary is too large for its table".into());
    }
    let place = u32::try_from(edges.len())?;
    edges.extend(&own);
    known.insert(own, place);
    Ok(place)
}
