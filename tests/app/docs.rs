//! The documentation shows what the program shows, and its links lead somewhere.

mod page;

use std::{collections::HashSet, fmt::Write as _, fs, path::Path};

use foreword::{
    app::keymap::Command,
    command::Group,
    domain::{FieldId, Settings},
};

use crate::harness::App;

const README: &str = "README.md";

/// The commands whose keys are in the README.
const MAIN_KEYS: [&str; 14] = [
    "palette",
    "new",
    "next_page",
    "page",
    "notes.next_field",
    "notes.guide",
    "put_in_note",
    "pin",
    "ask",
    "notes.not_known",
    "notes.words",
    "brief",
    "cover",
    "quit",
];

/// Rows of `docs/reliability.md` that are in the README.
const SURVIVES: [&str; 10] = [
    "the program is killed, at any moment",
    "the window is closed, the line is dropped",
    "a fault of Foreword's own",
    "the power goes, at any point of a write",
    "the disk is full",
    "it is open in two windows",
    "the file is changed underneath",
    "a file is damaged",
    "you put the wrong one in the bin",
    "a newer Foreword wrote the file",
];

/// Rows of `docs/speed.md` that are in the README.
const SPEED: [&str; 7] = [
    "a key sent with the start is on screen",
    "the same, among 10,000 appointments",
    "Home's first page, 10,000",
    "Home whole, 10,000",
    "a key of Home's filter, 10,000",
    "first hit of a word in all notes, 10,000",
    "all of a word in all notes, 10,000",
];

fn keys<'a>(head: &str, commands: impl IntoIterator<Item = &'a Command>) -> String {
    let mut table = format!("{head}\n| key | what it does |\n| --- | --- |\n");
    for command in commands {
        let keys: Vec<_> = command.usual_keys.iter().map(|key| format!("`{key}`")).collect();
        let _ = writeln!(table, "| {} | {} |", keys.join(", "), command.title);
    }
    table
}

fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split('|').map(str::trim).collect()
}

/// The first cells of a table, and of these rows of it alone.
fn some_rows(table: &str, columns: usize, wanted: &[&str]) -> String {
    let rows: Vec<_> = table.lines().filter(|line| line.starts_with('|')).map(cells).collect();
    let of =
        |first: &&str| rows.iter().find(|row| row[0] == *first).unwrap_or_else(|| panic!("no row {first}"));
    let chosen = rows[..2].iter().chain(wanted.iter().map(of));
    chosen.map(|row| ["| ", &row[..columns].join(" | "), " |\n"].concat()).collect()
}

#[test]
fn readme() {
    page::holds(README, "screen", &format!("```text\n{}```\n", App::sample().screen()));
    let named = |name: &&str| {
        foreword::app::keymap::all().find(|one| one.name == *name).unwrap_or_else(|| panic!("{name}"))
    };
    page::holds(README, "main keys", &keys("", MAIN_KEYS.iter().map(named)));
    let survives = page::part("docs/reliability.md", "survives");
    page::holds(README, "survives in short", &some_rows(&survives, 2, &SURVIVES));
    page::holds(README, "speed in short", &some_rows(&page::read("docs/speed.md"), 4, &SPEED));
    let text = page::read(README);
    assert!(text.contains("cargo run --release ") && text.contains("cargo test "));
}

/// The headings of the keys, in order.
const GROUPS: [(Group, &str); 9] = [
    (Group::Places, "Going somewhere"),
    (Group::Appointments, "Appointments"),
    (Group::Preparing, "Preparing"),
    (Group::PageMenus, "On a page of the notes, after F9"),
    (Group::Phrases, "Going through the phrases"),
    (Group::Reflecting, "Reflecting"),
    (Group::Typing, "Typing"),
    (Group::Comparing, "Comparing two versions"),
    (Group::Windows, "Lists and questions"),
];

/// Every key, by group, and within it by where it is live.
#[test]
fn all_keys() {
    let mut text = String::new();
    for (group, title) in GROUPS {
        let _ = write!(text, "\n## {title}\n");
        let commands: Vec<_> =
            foreword::app::keymap::all().filter(|command| command.group == group).collect();
        let mut places: Vec<_> = commands.iter().map(|command| command.scope.name()).collect();
        let mut seen = HashSet::new();
        places.retain(|place| seen.insert(*place));
        for one in places {
            let there = commands.iter().copied().filter(|command| command.scope.name() == one);
            text.push_str(&keys(&format!("\n### {one}\n"), there));
        }
    }
    page::holds("docs/keys.md", "keys", &format!("{text}\n"));
}

#[test]
fn short_pages() {
    for (page, most) in [(README, 220), ("docs/glossary.md", 64)] {
        let lines = page::read(page).lines().count();
        assert!(lines <= most, "{page} has {lines} lines");
    }
}

/// Every page in the tree.
fn pages() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).unwrap();
    let docs = docs.map(|entry| format!("docs/{}", entry.unwrap().file_name().to_str().unwrap()));
    let top = [README, "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned);
    top.into_iter().chain(docs).collect()
}

/// The lines of a page outside its code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut code = false;
    text.lines().filter(move |line| {
        let fence = line.starts_with("```");
        code ^= fence;
        !code && !fence
    })
}

/// The name a heading is linked by.
fn anchor(heading: &str) -> String {
    let kept = heading
        .trim_start_matches('#')
        .trim()
        .chars()
        .filter(|char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|char| if char == ' ' { '-' } else { char }).collect()
}

#[test]
fn links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut linked = HashSet::new();
    for page in pages() {
        let text = page::read(&page);
        let prose: Vec<_> = prose(&text).collect();
        for link in prose.join(" ").split("](").skip(1) {
            let link = link.split(')').next().unwrap();
            if link.contains("://") {
                continue;
            }
            let (file, to) = link.split_once('#').map_or((link, None), |(file, to)| (file, Some(to)));
            let target = if file.is_empty() {
                root.join(&page)
            } else {
                root.join(&page).parent().unwrap().join(file)
            };
            let there = fs::read_to_string(&target).unwrap_or_else(|_| panic!("{page}: {link}"));
            let named =
                |to: &str| self::prose(&there).any(|line| line.starts_with('#') && anchor(line) == to);
            assert!(to.is_none_or(named), "{page}: {link}");
            if page == README {
                linked.insert(target);
            }
        }
    }
    for page in pages() {
        assert!(page == README || linked.contains(&root.join(&page)), "the README has no link to {page}");
    }
}

/// Files and folders that pages name are there.
#[test]
fn paths_are_in_the_tree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in pages() {
        for name in prose(&page::read(&page)).flat_map(|line| line.split('`').skip(1).step_by(2)) {
            let ours = ["src/", "tests/", "data/", "docs/", "benches/"].iter().any(|at| name.starts_with(at));
            assert!(!ours || root.join(name).exists(), "{page}: there is no {name}");
        }
    }
}

/// What the glossary says a thing is called in the code is a name there.
#[test]
fn glossary_names_are_code() {
    let code = all_rust("src");
    let names: HashSet<_> = code.split(|char: char| !char.is_alphanumeric() && char != '_').collect();
    let glossary = page::read("docs/glossary.md");
    for row in glossary.lines().filter(|line| line.starts_with('|')).skip(2).map(cells) {
        for name in row[1].split('`').skip(1).step_by(2) {
            assert!(names.contains(name.rsplit("::").next().unwrap()), "{row:?}");
        }
    }
}

/// The oldest compiler is the one it is built with, and the pages say so.
#[test]
fn one_oldest_compiler() {
    let manifest = page::read("Cargo.toml");
    let oldest = manifest.split_once("rust-version = \"").unwrap().1.split('"').next().unwrap();
    assert!(page::read("rust-toolchain.toml").contains(&format!("channel = \"{oldest}.0\"")));
    for page in [README, "CONTRIBUTING.md"] {
        assert!(page::read(page).contains(oldest), "{page} does not say {oldest}");
    }
}

#[test]
fn deleting_promises_no_more() {
    let page = page::read("docs/files.md");
    let words: Vec<_> = page.split_whitespace().collect();
    assert!(words.join(" ").contains(foreword::domain::HONEST));
}

#[test]
fn settings_example_is_read() {
    let page = page::read("docs/files.md");
    let example = page.split_once("```ron\n").unwrap().1.split_once("```").unwrap().0;
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let settings: Settings = options.from_str(example).unwrap();
    for field in ron::to_string(&settings).unwrap().split(['(', ',']).filter_map(|part| part.split_once(':'))
    {
        assert!(example.contains(&format!(" {}: ", field.0)), "no {} in the example", field.0);
    }
}

#[test]
fn reflections_example_is_read() {
    let page = page::read("docs/reflect.md");
    let example = page.split_once("```ron\n").unwrap().1.split_once("```").unwrap().0;
    let memory = crate::memory::Memory::default();
    foreword::store::Disk::subfolder(&memory, "").put("reflections.ron", example);
    let all = foreword::store::Store::new(memory).read_file::<foreword::domain::Reflections>().unwrap();
    let [one] = all.reflections.as_slice() else { panic!("{all:?}") };
    let asked = foreword::domain::reflection::asked::find(foreword::content::guide(), &one.question).unwrap();
    assert_eq!(one.asks, asked.in_full());
    assert_eq!(all.steps[0].became_in_words(), "dropped because the leaflet is being rewritten");
}

/// Every field that a prompt can feed, in the order of the notes.
#[test]
fn guide_fields() {
    let notes = foreword::content::sample().notes;
    let mut table = "| field | heading |\n| --- | --- |\n".to_owned();
    let mut seen = HashSet::new();
    let fields = notes.all_fields().filter(|field| field.choice().is_none_or(|choice| choice == 1));
    for field in fields.filter(|field| !matches!(field, FieldId::Question(_) | FieldId::Own(..))) {
        if seen.insert(field.name()) {
            let _ = writeln!(
                table,
                "| `{}` | {} |",
                field.name(),
                field.label().replace("Choice 2", "Each choice")
            );
        }
    }
    page::holds("docs/guides.md", "fields", &format!("\n{table}\n"));
}

#[test]
fn resources_example_is_read() {
    let page = page::read("docs/resources.md");
    let example = page.split_once("```ron\n").unwrap().1.split_once("```").unwrap().0;
    let memory = crate::memory::Memory::default();
    foreword::store::Disk::subfolder(&memory, "").put("resources.ron", example);
    let all = foreword::store::Store::new(memory).read_file::<foreword::domain::Resources>().unwrap();
    assert!(all.resources[0].details().iter().all(|(_, words)| !words.is_empty()));
}

/// All the Rust in a folder.
pub(crate) fn all_rust(folder: &str) -> String {
    fn read(folder: &Path) -> String {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries
            .map(|path| match path.extension() {
                _ if path.is_dir() => read(&path),
                Some(ending) if ending == "rs" => fs::read_to_string(path).unwrap(),
                _ => String::new(),
            })
            .collect()
    }
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
}

#[test]
fn survives_rows_are_tests() {
    let table = page::part("docs/reliability.md", "survives");
    let tests = all_rust("tests") + &all_rust("src");
    let rows: Vec<_> = table.lines().skip(2).map(cells).collect();
    assert!(rows.len() > 20);
    for row in rows {
        let named: Vec<_> = row[2].split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "no test in {row:?}");
        for name in named {
            assert!(tests.contains(&format!("fn {name}()")), "there is no test {name}");
        }
    }
}

#[test]
fn help_numbers_have_their_dates() {
    let page = page::read("docs/help-numbers.md");
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let (checked, review) = foreword::content::help().dates().unwrap();
    let day = |day: jiff::civil::Date| day.strftime("%-d %B %Y").to_string();
    let words = format!("checked on {} and is to be checked again by {}", day(checked), day(review));
    assert!(page.contains(&words), "{words}");
}
