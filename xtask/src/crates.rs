//! Which crates are in the program, by what cargo says.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// Every system that Foreword is made for.
pub const TARGETS: [&str; 7] = [
    "x86_64-unknown-linux-musl",
    "aarch64-unknown-linux-musl",
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-pc-windows-gnu",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
];

/// Name and version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    pub name: String,
    pub version: String,
}

#[derive(Clone, Deserialize)]
pub struct Crate {
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    pub repository: Option<String>,
    pub description: Option<String>,
    manifest_path: PathBuf,
}

impl Crate {
    pub fn folder(&self) -> &Path {
        self.manifest_path.parent().unwrap_or(&self.manifest_path)
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
}

/// Runs cargo on Foreword, offline and by the lock file, and gives what it prints.
fn cargo(root: &Path, args: &[&str]) -> Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo).args(args).args(["--locked", "--offline"]).current_dir(root).output()?;
    ensure!(
        output.status.success(),
        "cargo {} failed. If crates are missing, type: cargo fetch --locked\n{}",
        args.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}

/// Every crate of the lock file.
pub fn all(root: &Path) -> Result<BTreeMap<Name, Crate>> {
    let metadata: Metadata = serde_json::from_str(&cargo(root, &["metadata", "--format-version=1"])?)?;
    let named = |one: Crate| (Name { name: one.name.clone(), version: one.version.clone() }, one);
    Ok(metadata.packages.into_iter().map(named).collect())
}

/// The crates in the program for one system, each with those it uses.
pub type Uses = BTreeMap<Name, BTreeSet<Name>>;

/// What is compiled into the program for that system: not what only runs while it is built.
pub fn in_program(root: &Path, target: &str) -> Result<Uses> {
    let shape = ["tree", "--package", "foreword", "--prefix", "depth", "--no-dedupe", "--format", " {p}"];
    let which = ["--target", target, "--edges", "normal,no-proc-macro"];
    uses(&cargo(root, &[&shape[..], &which].concat())?)
}

/// Reads lines of a depth, a name and a version.
fn uses(tree: &str) -> Result<Uses> {
    let mut uses = Uses::new();
    let mut path: Vec<Name> = Vec::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let mut word = || words.next().with_context(|| format!("cargo tree printed “{line}”"));
        let (depth, name, version) = (word()?.parse::<usize>()?, word()?, word()?);
        let name = Name { name: name.to_owned(), version: version.trim_start_matches('v').to_owned() };
        path.truncate(depth);
        if let Some(user) = path.last() {
            uses.entry(user.clone()).or_default().insert(name.clone());
        }
        uses.entry(name.clone()).or_default();
        path.push(name);
    }
    Ok(uses)
}

/// The SHA-256 of each crate, as the lock file has it.
pub fn checksums(lock: &str) -> BTreeMap<Name, String> {
    let mut sums = BTreeMap::new();
    for package in lock.split("[[package]]") {
        let value = |key: &str| {
            let start = format!("{key} = \"");
            package.lines().find_map(|line| Some(line.strip_prefix(&start)?.strip_suffix('"')?.to_owned()))
        };
        if let (Some(name), Some(version), Some(sum)) = (value("name"), value("version"), value("checksum")) {
            sums.insert(Name { name, version }, sum);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str, version: &str) -> Name {
        Name { name: name.to_owned(), version: version.to_owned() }
    }

    #[test]
    fn tree_says_what_uses_what() {
        let uses = uses("0 a v1.0.0 (/here)\n1 b v2.0.0\n2 c v3.0.0\n1 c v3.0.0 (*)\n").unwrap();
        assert_eq!(uses[&name("a", "1.0.0")], [name("b", "2.0.0"), name("c", "3.0.0")].into());
        assert_eq!(uses[&name("b", "2.0.0")], [name("c", "3.0.0")].into());
        assert!(uses[&name("c", "3.0.0")].is_empty());
        assert!(super::uses("nothing").is_err());
    }

    #[test]
    fn lock_file_has_the_sums() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"ab12\"\n\n\
            [[package]]\nname = \"ours\"\nversion = \"0.1.0\"\n";
        assert_eq!(checksums(lock), [(name("a", "1.0.0"), "ab12".to_owned())].into());
    }
}
