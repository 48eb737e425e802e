//! The clinical safety file: what could do harm, and what stands against it. `data/hazards.ron` holds it,
//! `docs/clinical-safety.md` is made from it, and every test it names is there.

use std::{collections::HashSet, fmt::Write as _, fs};

use jiff::{ToSpan, civil::Date};
use serde::Deserialize;

use crate::{page, root};

const DOCUMENT: &str = "docs/clinical-safety.md";

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HazardLog {
    format: u32,
    version: String,
    reviewed_on: Date,
    review_by: Date,
    owner: String,
    /// What stands before the hazards.
    sections: Vec<Section>,
    hazards: Vec<Hazard>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    heading: String,
    text: Vec<String>,
}

/// A row of the log, with the columns of DCB0129.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hazard {
    id: String,
    #[serde(rename = "hazard")]
    what: String,
    cause: String,
    effect: String,
    harm: String,
    initial: (Severity, Likelihood),
    controls: Vec<Control>,
    residual: (Severity, Likelihood),
    justification: String,
    status: Status,
    /// What passes to whoever deploys it (DCB0160).
    deployer: String,
}

/// What stands against a hazard.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Control {
    kind: Kind,
    what: String,
    #[serde(default)]
    tests: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
enum Kind {
    /// How the program is made.
    Design,
    /// What it says.
    Content,
    /// What those who use it are warned.
    Information,
}

/// How bad it could be, in the words of DCB0129.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
enum Severity {
    Minor,
    Significant,
    Considerable,
    Major,
    Catastrophic,
}

/// How likely the harm is, in its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
enum Likelihood {
    VeryLow,
    Low,
    Medium,
    High,
    VeryHigh,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
enum Status {
    /// What is named stands against it and is tested.
    Controlled,
    /// Something is still to be done.
    Open,
}

/// The risk that the standard's matrix gives, from 1 to 5.
fn risk((severity, likelihood): (Severity, Likelihood)) -> u8 {
    let row = match likelihood {
        Likelihood::VeryHigh => [3, 4, 4, 5, 5],
        Likelihood::High => [2, 3, 3, 4, 5],
        Likelihood::Medium => [2, 2, 3, 3, 4],
        Likelihood::Low => [1, 2, 2, 3, 4],
        Likelihood::VeryLow => [1, 1, 2, 2, 3],
    };
    row[severity as usize]
}

fn log() -> HazardLog {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(&fs::read_to_string(root("data/hazards.ron")).unwrap()).unwrap()
}

/// Every test there is, by its name.
pub(crate) fn tests_there_are() -> HashSet<String> {
    let mut names = HashSet::new();
    let mut folders = vec![root("src"), root("tests")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(path).unwrap();
                // Inside `proptest!` and outside, `#[test]` stands above the function, with other attributes.
                for part in text.split("#[test]").skip(1) {
                    let name = part.split_once("fn ").map(|(_, rest)| rest.split('(').next().unwrap());
                    names.extend(name.map(|name| name.trim().to_owned()));
                }
            }
        }
    }
    names
}

impl Likelihood {
    const fn words(self) -> &'static str {
        match self {
            Self::VeryLow => "very low",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::VeryHigh => "very high",
        }
    }
}

fn rating((severity, likelihood): (Severity, Likelihood)) -> String {
    let severe = format!("{severity:?}").to_lowercase();
    format!("{severe} severity, {} likelihood: risk {}", likelihood.words(), risk((severity, likelihood)))
}

fn long(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// The document, as it is made from the log.
fn document(log: &HazardLog) -> String {
    let mut text = String::from("# Clinical safety file\n\n");
    text.push_str("<!-- Made from data/hazards.ron by `cargo test`. Change that file, not this one. -->\n\n");
    let (on, by) = (long(log.reviewed_on), long(log.review_by));
    writeln!(
        text,
        "Version {}, reviewed on {on}, to be reviewed again by {by}. Owner: {}.",
        log.version, log.owner
    )
    .unwrap();
    for section in &log.sections {
        write!(text, "\n## {}\n", section.heading).unwrap();
        for paragraph in &section.text {
            write!(text, "\n{paragraph}\n").unwrap();
        }
    }
    text.push_str("\n## The hazards at a glance\n\n| | hazard | initial risk | residual risk | status |\n");
    text.push_str("| --- | --- | --- | --- | --- |\n");
    for one in &log.hazards {
        let [initial, residual] = [one.initial, one.residual].map(risk);
        let status = format!("{:?}", one.status).to_lowercase();
        let link = one.id.to_lowercase();
        writeln!(text, "| [{}](#{link}) | {} | {initial} | {residual} | {status} |", one.id, one.what)
            .unwrap();
    }
    text.push_str("\n## The hazard log\n");
    for one in &log.hazards {
        write!(text, "\n### {}\n\n**{}**\n\n", one.id, one.what).unwrap();
        for (name, words) in [("Cause", &one.cause), ("Effect", &one.effect), ("Potential harm", &one.harm)] {
            writeln!(text, "- {name}: {words}").unwrap();
        }
        writeln!(text, "- Initial risk: {}", rating(one.initial)).unwrap();
        text.push_str("- Controls:\n");
        for control in &one.controls {
            let kind = format!("{:?}", control.kind).to_lowercase();
            let tests: Vec<_> = control.tests.iter().map(|test| format!("`{test}`")).collect();
            let tests =
                if tests.is_empty() { String::new() } else { format!(" Tests: {}.", tests.join(", ")) };
            writeln!(text, "  - ({kind}) {}{tests}", control.what).unwrap();
        }
        writeln!(text, "- Residual risk: {}", rating(one.residual)).unwrap();
        writeln!(text, "- Justification: {}", one.justification).unwrap();
        writeln!(text, "- Passes to the deployer: {}", one.deployer).unwrap();
        writeln!(text, "- Owner: {}. Status: {}.", log.owner, format!("{:?}", one.status).to_lowercase())
            .unwrap();
    }
    text
}

#[test]
fn the_document_is_made_from_the_log() {
    page::is(DOCUMENT, &document(&log()));
}

/// Every hazard is filled in, and the tests it names exist.
#[test]
fn hazards_name_real_tests() {
    let log = log();
    assert_eq!(log.format, 1);
    assert!(log.review_by <= log.reviewed_on.checked_add(6.months()).unwrap());
    let there = tests_there_are();
    let mut ids = HashSet::new();
    for one in &log.hazards {
        let id = &one.id;
        assert!(ids.insert(id), "{id} twice");
        for words in [&one.what, &one.cause, &one.effect, &one.harm, &one.justification, &one.deployer] {
            assert!(words.len() > 4 && words.ends_with('.') || words == &one.what, "{id}: {words}");
        }
        assert!(!one.controls.is_empty(), "{id} has nothing against it");
        let tests: Vec<_> = one.controls.iter().flat_map(|control| &control.tests).collect();
        // What rests on words alone is not controlled.
        assert!(one.status == Status::Open || !tests.is_empty(), "{id} is called controlled and has no test");
        for test in tests {
            assert!(there.contains(test), "{id}: there is no test {test}");
        }
        for control in &one.controls {
            let tested = control.kind == Kind::Information || !control.tests.is_empty();
            assert!(tested || one.status == Status::Open, "{id}: “{}” has no test", control.what);
        }
        // Controls of a program do not make a harm less bad, only less likely.
        assert!(one.residual.0 == one.initial.0 && one.residual.1 <= one.initial.1, "{id}");
        assert!(
            risk(one.residual) <= 3 || one.status == Status::Open,
            "{id}: accepted at that risk by nobody"
        );
    }
    assert!(log.hazards.len() >= 44, "{} hazards", log.hazards.len());
}

#[test]
fn it_says_that_nobody_has_signed_it() {
    let text = document(&log());
    for words in
        ["No Clinical Safety Officer has signed", "must not be deployed", "Intended purpose", "Excluded use"]
    {
        assert!(text.contains(words), "{words}");
    }
}

/// The matrix grows with both of its sides.
#[test]
fn the_matrix_is_in_order() {
    use Likelihood::{High, Low, Medium, VeryHigh, VeryLow};
    use Severity::{Catastrophic, Considerable, Major, Minor, Significant};
    let rows = [VeryLow, Low, Medium, High, VeryHigh].map(|likelihood| {
        [Minor, Significant, Considerable, Major, Catastrophic].map(|one| risk((one, likelihood)))
    });
    assert!(rows.iter().all(|row| row.is_sorted()));
    assert!((0..5).all(|at| rows.is_sorted_by_key(|row| row[at])));
    assert_eq!((rows[0][0], rows[4][4]), (1, 5));
}
