//! The notices of everybody whose work is in the program, made from the sources of the crates.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::Path,
};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::crates::{self, Crate, Name, TARGETS};

/// Where the notices are kept, for `foreword licences`.
pub const NOTICES: &str = "data/licences/notices.txt";

/// The other crates of the lock file, so that a new one is on neither list.
pub const LEFT_OUT: &str = "tests/content/left-out.txt";

/// In the order in which one is taken where a crate leaves the choice, with words that only its text has.
const KNOWN: [(&str, &str); 10] = [
    ("Apache-2.0", "Apache License"),
    ("MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"),
    ("BSD-2-Clause", "Redistribution and use in source and binary forms"),
    ("BSD-3-Clause", "Redistribution and use in source and binary forms"),
    ("ISC", "use, copy, modify, and/or distribute this software for any purpose"),
    ("Zlib", "This software is provided 'as-is'"),
    ("BSL-1.0", "Boost Software License"),
    ("0BSD", "use, copy, modify, and/or distribute this software for any purpose"),
    ("Unicode-3.0", "UNICODE LICENSE V3"),
    ("MPL-2.0", "Mozilla Public License"),
];

/// A licence, and its text.
type Text = (&'static str, String);

/// Which licences hold: of each choice in the expression, the one we take.
fn taken(expression: &str) -> Result<Vec<&'static str>> {
    let expression = expression.replace('/', " OR ");
    let choices = expression.split(" AND ").map(|choice| choice.trim_matches(['(', ')', ' ']));
    let taken = choices.map(|choice| {
        let offered: Vec<_> = choice.split(" OR ").map(|one| one.trim_matches(['(', ')', ' '])).collect();
        let taken = KNOWN.iter().find(|(id, _)| offered.contains(id)).map(|(id, _)| *id);
        taken.with_context(|| format!("none of these licences is known in xtask/src/licences.rs: {choice}"))
    });
    taken.collect()
}

/// Those whose text is the same whoever's work it goes with.
const SAME: [&str; 3] = ["Apache-2.0", "BSL-1.0", "MPL-2.0"];

/// What tells a text from others of the same licence: the words, however the lines are broken.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The files of a crate in which licences are usually kept.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let starts = ["licen", "copying", "copyright", "notice", "unlicense"];
        if path.is_file() && starts.iter().any(|start| name.starts_with(start)) {
            found.push(path);
        }
    }
    found.sort();
    let read = |path| Ok(String::from_utf8_lossy(&fs::read(path)?).replace("\r\n", "\n"));
    found.into_iter().map(read).collect()
}

/// The texts that must go with a crate.
fn texts(one: &Crate, apache: &str, root: &Path) -> Result<Vec<Text>> {
    let expression = one.license.as_deref().with_context(|| format!("{} names no licence", one.name))?;
    let files = files(one.folder())?;
    let mut texts = Vec::new();
    for id in taken(expression).with_context(|| format!("{} {}", one.name, one.version))? {
        // One text, whoever uses it; what is not in the text stands in a notice of its own.
        if id == "Apache-2.0" {
            texts.push((id, apache.to_owned()));
            let notice = |text: &&String| !KNOWN.iter().any(|(_, words_of)| words(text).contains(words_of));
            let notices = files.iter().filter(notice).filter(|text| text.contains("This product includes"));
            texts.extend(notices.map(|text| ("Notice", text.clone())));
            continue;
        }
        let known = KNOWN.iter().find(|(known, _)| *known == id).map_or("", |(_, words)| words);
        let Some(text) = files.iter().find(|text| words(text).contains(known)) else {
            // Some crates name a licence that everybody has, and leave the text out.
            if SAME.contains(&id) {
                let text = fs::read_to_string(root.join("data/licences").join(format!("{id}.txt")))?;
                texts.push((id, text));
                continue;
            }
            // The words of this one are the same but for the name of the holder.
            if id == "MIT" {
                let ours = fs::read_to_string(root.join("LICENSE-MIT"))?;
                let is_holder = |line: &&str| line.starts_with("Copyright (c)");
                let holder = ours.lines().find(is_holder).context("LICENSE-MIT names no holder")?;
                texts.push((id, ours.replace(holder, &format!("Copyright (c) the authors of {}", one.name))));
                continue;
            }
            bail!("the text of {id} is in no file of {} {}", one.name, one.version);
        };
        texts.push((id, text.clone()));
    }
    Ok(texts)
}

/// Each file with what is to be in it.
fn files_made(root: &Path) -> Result<[(&'static str, String); 2]> {
    let all = crates::all(root)?;
    let mut used = BTreeSet::new();
    for target in TARGETS {
        used.extend(crates::in_program(root, target)?.into_keys());
    }
    used.retain(|name| name.name != "foreword");
    let lock = crates::checksums(&fs::read_to_string(root.join("Cargo.lock"))?);
    let left_out = lock.keys().filter(|name| !used.contains(name));
    let mut left_out_page =
        "Crates of Cargo.lock of which nothing is in the program: they help to build or test it, or \
         are for other\nsystems. Made by: cargo xtask licences\n\n"
            .to_owned();
    left_out_page.extend(left_out.map(|name| format!("{} {}\n", name.name, name.version)));
    let apache = fs::read_to_string(root.join("LICENSE-APACHE"))?;
    let of = |name: &Name| all.get(name).with_context(|| format!("cargo says nothing of {}", name.name));
    let found = used.iter().map(|name| Ok((of(name)?, texts(of(name)?, &apache, root)?)));
    let mut found: Vec<_> = found.collect::<Result<_>>()?;
    let ours: Crate =
        serde_json::from_value(json!({ "name": "Foreword", "version": "itself", "manifest_path": "" }))?;
    let mit = fs::read_to_string(root.join("LICENSE-MIT"))?;
    found.insert(0, (&ours, vec![("MIT", mit), ("Apache-2.0", apache.clone())]));
    let rust = std_of_rust(root)?;
    found.push((&rust, vec![("Apache-2.0", apache), ("Unicode-3.0", unicode(&found)?)]));
    Ok([(NOTICES, page(&found)), (LEFT_OUT, left_out_page)])
}

/// The standard library comes with the compiler, not as a crate.
fn std_of_rust(root: &Path) -> Result<Crate> {
    let toolchain = fs::read_to_string(root.join("rust-toolchain.toml"))?;
    let version = toolchain.lines().find_map(|line| line.strip_prefix("channel = \"")?.strip_suffix('"'));
    let version = version.context("rust-toolchain.toml names no channel")?;
    Ok(serde_json::from_value(json!({
        "name": "The standard library of Rust",
        "version": version,
        "license": "(MIT OR Apache-2.0) AND Unicode-3.0",
        "repository": "https://github.com/rust-lang/rust",
        "manifest_path": "",
    }))?)
}

/// Its tables of characters are Unicode's, whose licence crates have too.
fn unicode(found: &[(&Crate, Vec<Text>)]) -> Result<String> {
    let mut texts = found.iter().flat_map(|(_, texts)| texts);
    let text = texts.find(|(id, _)| *id == "Unicode-3.0").map(|(_, text)| text.clone());
    text.context("no crate has the licence of Unicode, which the standard library needs")
}

fn page(found: &[(&Crate, Vec<Text>)]) -> String {
    // Each text once: by its licence and its words, the number that the list gives.
    let key = |(id, text): &Text| (*id, if SAME.contains(id) { String::new() } else { words(text) });
    let mut distinct: BTreeMap<(&str, String), (usize, &str)> = BTreeMap::new();
    for text in found.iter().flat_map(|(_, texts)| texts) {
        distinct.entry(key(text)).or_insert((0, &text.1));
    }
    for (index, entry) in distinct.values_mut().enumerate() {
        entry.0 = index + 1;
    }
    let mut page = String::from(
        "Foreword is under the MIT licence or the Apache licence 2.0, whichever you\n\
         choose. It comes with the work of others. Here is each, with the licence under\n\
         which it is used, the number of its text below, and where its source is.\n\n",
    );
    for (one, texts) in found {
        let number = |text: &Text| format!("{} [{}]", text.0, distinct[&key(text)].0);
        let licences: Vec<_> = texts.iter().map(number).collect();
        let source = one.repository.as_deref().unwrap_or_default();
        let line = format!("{} {}: {}  {source}", one.name, one.version, licences.join(", "));
        let _ = writeln!(page, "{}", line.trim_end());
    }
    for ((id, _), (number, text)) in &distinct {
        let lines: Vec<_> = text.trim_matches('\n').lines().map(str::trim_end).collect();
        let _ = write!(page, "\n{}\n[{number}] {id}\n\n{}\n", "-".repeat(80), lines.join("\n"));
    }
    page
}

/// Writes the notices, or says what is no longer right about those that are there.
pub fn write(root: &Path, check: bool) -> Result<()> {
    for (name, text) in files_made(root)? {
        let path = root.join(name);
        if fs::read_to_string(&path).unwrap_or_default() == text {
            println!("{name} is up to date.");
        } else if check {
            bail!("{name} does not fit Cargo.lock any more. Type: cargo xtask licences");
        } else {
            fs::write(&path, text)?;
            println!("{name} is written.");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made anew they are those in the repository, where the sources of all crates are there to be read.
    #[test]
    fn notices_are_up_to_date() {
        let root = crate::root().unwrap();
        match write(&root, true) {
            Err(error) if error.to_string().contains("cargo fetch") => eprintln!("SKIPPED: {error}"),
            result => result.unwrap(),
        }
    }

    #[test]
    fn one_licence_is_taken_of_each_choice() {
        for (expression, expected) in [
            ("MIT OR Apache-2.0", &["Apache-2.0"][..]),
            ("Unlicense OR MIT", &["MIT"]),
            ("MIT/Apache-2.0", &["Apache-2.0"]),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", &["Apache-2.0", "Unicode-3.0"]),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", &["Apache-2.0"]),
        ] {
            assert_eq!(taken(expression).unwrap(), expected, "{expression}");
        }
        assert!(taken("GPL-3.0-only").is_err() && taken("MIT AND GPL-3.0-only").is_err());
    }

    #[test]
    fn each_text_is_printed_once() {
        let one = |name: &str| -> Crate {
            let said = json!({ "name": name, "version": "1.0.0", "manifest_path": "" });
            serde_json::from_value(said).unwrap()
        };
        let (a, b, c) = (one("a"), one("b"), one("c"));
        let found = [
            (&a, vec![("MIT", "Copyright A\nall of it\n".to_owned())]),
            (&b, vec![("MIT", "Copyright A all  of it".to_owned())]),
            (&c, vec![("MIT", "Copyright C".to_owned()), ("Zlib", "as-is".to_owned())]),
        ];
        let page = page(&found);
        assert_eq!(page.matches("all of it").count(), 1, "{page}");
        for part in ["a 1.0.0: MIT [1]\nb 1.0.0: MIT [1]\nc 1.0.0: MIT [2], Zlib [3]\n", "[3] Zlib\n\nas-is"]
        {
            assert!(page.contains(part), "{part} in {page}");
        }
    }
}
