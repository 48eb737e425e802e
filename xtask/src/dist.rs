//! Builds the program and packs it.

use std::{
    collections::BTreeMap,
    env,
    fs::{self, read_to_string},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::{
    archive::{File, hex, tar_gz, zip},
    crates::{self, Name},
    deb,
    materials::{Materials, bill},
    target::{Plan, Target, host, said_by_rustc},
};

/// Where the packages go.
const PACKAGES: &str = "target/dist";

/// Apart from other builds, whose flags differ.
const BUILD: &str = "target/dist-build";

const SUMS: &str = "SHA256SUMS";

/// All that packages are made of.
pub struct Made {
    pub version: String,
    pub description: String,
    pub at: Timestamp,
    pub program: Vec<u8>,
    pub completions: Vec<File>,
    pub pages: Vec<File>,
    pub notices: String,
    pub changes: String,
    /// What goes into an archive as it is in the repository.
    pub texts: Vec<File>,
}

pub fn dist(root: &Path, asked: Vec<String>) -> Result<()> {
    let host = host()?;
    let plan = if asked.is_empty() {
        Plan::of(&host, Target::is_installed, runs("x86_64-w64-mingw32-gcc"))
    } else {
        Plan { targets: asked.into_iter().map(Target).collect(), skipped: Vec::new() }
    };
    for target in &plan.targets {
        let name = &target.0;
        ensure!(target.is_installed(), "{name} is not installed. To get it, type: rustup target add {name}");
    }
    let packages = root.join(PACKAGES);
    if packages.exists() {
        fs::remove_dir_all(&packages)?;
    }
    fs::create_dir_all(&packages)?;
    let (at, maintainer) = (made_at(root)?, maintainer());
    let built = plan.targets.iter().map(|target| Ok((target, build(root, target)?)));
    let built: Vec<_> = built.collect::<Result<_>>()?;
    // The program itself prints its completions, manual pages and notices.
    let printer = match built.iter().find(|(target, _)| target.runs_on(&host)) {
        Some((_, program)) => program.clone(),
        None => build(root, &host)?,
    };
    for (target, program) in &built {
        let made = gather(root, program, &printer, at)?;
        for file in packed(root, &made, target, &maintainer)? {
            put(&packages, &file)?;
        }
    }
    write_sums(&packages)?;
    for words in &plan.skipped {
        eprintln!("SKIPPED: {words}.");
    }
    println!("The packages are in {PACKAGES}.");
    Ok(())
}

fn runs(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// The time in the packages: that which is asked for, or of the last commit, so that it is always the same.
fn made_at(root: &Path) -> Result<Timestamp> {
    let seconds = match env::var("SOURCE_DATE_EPOCH") {
        Ok(asked) => asked,
        Err(_) => said(root, "git", &["log", "-1", "--format=%ct"])
            .context("without git, set SOURCE_DATE_EPOCH to the time of the release, in seconds")?,
    };
    Ok(Timestamp::from_second(seconds.trim().parse().context("SOURCE_DATE_EPOCH is not a number")?)?)
}

/// As Debian's own tools ask for it.
fn maintainer() -> String {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(address) = set("DEBEMAIL") {
        return format!(
            "{} <{address}>",
            set("DEBFULLNAME").unwrap_or_else(|| "The Foreword developers".to_owned())
        );
    }
    eprintln!("NOTE: the .deb names nobody to write to. Set DEBEMAIL, and DEBFULLNAME, to name somebody.");
    "The Foreword developers <nobody@foreword.invalid>".to_owned()
}

fn said(root: &Path, program: &str, args: &[&str]) -> Result<String> {
    let output = Command::new(program).args(args).current_dir(root).output();
    let output = output.with_context(|| format!("{program} was not started"))?;
    let failed = || format!("{program} {}: {}", args.join(" "), String::from_utf8_lossy(&output.stderr));
    ensure!(output.status.success(), failed());
    Ok(String::from_utf8(output.stdout)?)
}

/// Folders of the builder, each with what stands for it in the program.
fn folders(root: &Path) -> Result<Vec<(String, &'static str)>> {
    let own = |name: &str, folder: &str| {
        let home = || env::home_dir().map(|home| home.join(folder));
        env::var_os(name).map(PathBuf::from).or_else(home)
    };
    // The last one that fits is taken, so the narrower come later.
    let folders = [
        (env::home_dir(), "/home"),
        (Some(said_by_rustc(&["--print", "sysroot"])?.trim().into()), "/rust"),
        (own("CARGO_HOME", ".cargo"), "/cargo"),
        (Some(root.to_owned()), "/foreword"),
    ];
    let folders = folders.into_iter().filter_map(|(folder, to)| Some((folder?.to_str()?.to_owned(), to)));
    Ok(folders.filter(|(folder, _)| folder.len() > 1).collect())
}

/// Builds the program, looks at it, and gives where it is.
fn build(root: &Path, target: &Target) -> Result<PathBuf> {
    let folders = folders(root)?;
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--release", "--locked", "--package", "foreword", "--bin", "foreword"]);
    cargo.args(["--target", &target.0, "--target-dir", BUILD]).current_dir(root);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", target.flags(&folders).join("\u{1f}"));
    cargo.env("CARGO_INCREMENTAL", "0").env("ZERO_AR_DATE", "1");
    ensure!(cargo.status()?.success(), "the program for {} was not built", target.0);
    let program = root.join(BUILD).join(&target.0).join("release").join(target.program());
    let bytes = fs::read(&program)?;
    for (folder, _) in &folders {
        ensure!(!holds(&bytes, folder), "the program for {} has the path {folder} in it", target.0);
    }
    ensure!(!target.is_linux() || is_static(&bytes), "the program for {} needs libraries", target.0);
    Ok(program)
}

fn holds(bytes: &[u8], path: &str) -> bool {
    // Slashed, so that a short one such as /root is not found in a longer word.
    let path = format!("{path}{}", std::path::MAIN_SEPARATOR);
    bytes.windows(path.len()).any(|window| window == path.as_bytes())
}

/// Whether a program for Linux asks for no loader, and so for no library.
fn is_static(elf: &[u8]) -> bool {
    const LOADER: u32 = 3;
    let number = |at: usize, length: usize| -> Option<usize> {
        let bytes = elf.get(at..at.checked_add(length)?)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    };
    let asks_for_loader = || -> Option<bool> {
        let (table, size, count) = (number(32, 8)?, number(54, 2)?, number(56, 2)?);
        let mut kinds = (0..count).filter_map(|index| number(table + index * size, 4));
        Some(kinds.any(|kind| kind == LOADER as usize))
    };
    elf.starts_with(b"\x7fELF\x02\x01") && asks_for_loader() == Some(false)
}

/// Reads everything that goes into packages; `printer` is a program that runs here.
fn gather(root: &Path, program: &Path, printer: &Path, at: Timestamp) -> Result<Made> {
    let ours = crates::all(root)?.into_values().find(|one| one.name == "foreword").context("no foreword")?;
    let printer = printer.to_str().context("the path is not text")?;
    let print = |args: &[&str]| said(root, printer, args);
    let mut completions = Vec::new();
    for (shell, name) in [
        ("bash", "foreword.bash"),
        ("zsh", "_foreword"),
        ("fish", "foreword.fish"),
        ("powershell", "_foreword.ps1"),
    ] {
        completions.push(File::new(name, print(&["completions", shell])?));
    }
    let folder = tempfile::tempdir()?;
    print(&["man", "--to", folder.path().to_str().context("the path is not text")?])?;
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder.path())? {
        let entry = entry?;
        pages.push(File::new(entry.file_name().to_string_lossy(), fs::read(entry.path())?));
    }
    pages.sort_by(|one, other| one.path.cmp(&other.path));
    let mut texts = Vec::new();
    for name in ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "SECURITY.md"] {
        texts.push(File::new(name, fs::read(root.join(name))?));
    }
    Ok(Made {
        version: ours.version,
        description: ours.description.unwrap_or_default(),
        at,
        program: fs::read(program)?,
        completions,
        pages,
        notices: print(&["licences"])?,
        changes: read_to_string(root.join("CHANGELOG.md"))?,
        texts,
    })
}

/// What an archive, the folder in it, and the program beside it are called, but for the ending.
fn stem(version: &str, target: &Target) -> String {
    format!("foreword-{version}-{}", target.0)
}

/// What is in an archive, in a folder of its own.
fn contents(made: &Made, target: &Target) -> Vec<File> {
    let folder = stem(&made.version, target);
    let within =
        |place: &str, file: &File| File { path: format!("{folder}{place}/{}", file.path), ..file.clone() };
    let mut files = vec![
        File::program(format!("{folder}/{}", target.program()), made.program.clone()),
        File::new(format!("{folder}/NOTICES.txt"), made.notices.clone()),
    ];
    files.extend(made.texts.iter().map(|file| within("", file)));
    files.extend(made.completions.iter().map(|file| within("/completions", file)));
    if !target.is_windows() {
        files.extend(made.pages.iter().map(|file| within("/man/man1", file)));
    }
    files
}

/// Every file to be published for a target.
fn packed(root: &Path, made: &Made, target: &Target, maintainer: &str) -> Result<Vec<File>> {
    let stem = stem(&made.version, target);
    let lock = read_to_string(root.join("Cargo.lock"))?;
    let all: BTreeMap<Name, _> = crates::all(root)?;
    let bill = bill(&Materials {
        uses: &crates::in_program(root, &target.0)?,
        all: &all,
        checksums: &crates::checksums(&lock),
        target: &target.0,
        made: made.at,
    })?;
    let mut files = archives(made, target, maintainer)?;
    files.push(File::new(format!("{stem}.cdx.json"), bill));
    Ok(files)
}

fn archives(made: &Made, target: &Target, maintainer: &str) -> Result<Vec<File>> {
    let (stem, contents) = (stem(&made.version, target), contents(made, target));
    if target.is_windows() {
        return Ok(vec![
            File::program(format!("{stem}.exe"), made.program.clone()),
            File::new(format!("{stem}.zip"), zip(&contents, made.at)?),
        ]);
    }
    let mut files = vec![
        File::program(stem.clone(), made.program.clone()),
        File::new(format!("{stem}.tar.gz"), tar_gz(&contents, made.at)?),
    ];
    if target.is_linux() {
        files.push(File::new(deb::name(&made.version, target), deb::package(made, target, maintainer)?));
    }
    Ok(files)
}

fn put(folder: &Path, file: &File) -> Result<()> {
    let path = folder.join(&file.path);
    fs::write(&path, &file.bytes)?;
    #[cfg(unix)]
    if file.is_program {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// Writes the checksums of all packages in a folder, as `sha256sum --check` reads them.
pub fn write_sums(folder: &Path) -> Result<()> {
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} is not read", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && name != SUMS {
            let sum = hex(&Sha256::digest(fs::read(entry.path())?));
            lines.push((name.clone(), format!("{sum}  {name}\n")));
        }
    }
    if lines.is_empty() {
        bail!("there is no file in {}", folder.display());
    }
    lines.sort();
    fs::write(folder.join(SUMS), lines.into_iter().map(|(_, line)| line).collect::<String>())?;
    Ok(())
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Any bytes will do for a program.
    pub fn made() -> Made {
        let script = |name: &str| File::new(name, "# a script\n");
        Made {
            version: "0.1.0".to_owned(),
            description: "Prepare one appointment with somebody.".to_owned(),
            at: crate::archive::tests::made(),
            program: b"#!/bin/sh\necho foreword\n".to_vec(),
            completions: ["foreword.bash", "_foreword", "foreword.fish", "_foreword.ps1"].map(script).into(),
            pages: ["foreword.1", "foreword-export.1"].map(script).into(),
            notices: "Others' work.\n".to_owned(),
            changes: "# Changes\n".to_owned(),
            texts: vec![File::new("LICENSE-MIT", "MIT\n")],
        }
    }

    fn target(name: &str) -> Target {
        Target(name.to_owned())
    }

    #[test]
    fn each_system_has_its_packages() {
        for (name, expected) in [
            ("x86_64-unknown-linux-musl", &["", ".tar.gz", "foreword_0.1.0-1_amd64.deb"][..]),
            ("aarch64-apple-darwin", &["", ".tar.gz"]),
            ("x86_64-pc-windows-msvc", &[".exe", ".zip"]),
        ] {
            let files = archives(&made(), &target(name), "A <a@example.org>").unwrap();
            let again = archives(&made(), &target(name), "A <a@example.org>").unwrap();
            let names: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
            let full = |ending: &&str| {
                let is_whole = ending.starts_with("foreword");
                if is_whole { (*ending).to_owned() } else { format!("foreword-0.1.0-{name}{ending}") }
            };
            assert_eq!(names, expected.iter().map(full).collect::<Vec<_>>());
            for (one, other) in files.iter().zip(again) {
                assert!(one.bytes == other.bytes, "{} differs when it is made again", one.path);
            }
        }
    }

    #[test]
    fn archive_has_program_completions_pages_and_notices() {
        let names = |target: &Target| -> Vec<_> {
            contents(&made(), target).into_iter().map(|file| file.path).collect()
        };
        let linux = names(&target("x86_64-unknown-linux-musl"));
        for name in
            ["foreword", "NOTICES.txt", "LICENSE-MIT", "completions/_foreword.ps1", "man/man1/foreword.1"]
        {
            assert!(linux.contains(&format!("foreword-0.1.0-x86_64-unknown-linux-musl/{name}")), "{name}");
        }
        let windows = names(&target("x86_64-pc-windows-msvc"));
        assert!(windows.contains(&"foreword-0.1.0-x86_64-pc-windows-msvc/foreword.exe".to_owned()));
    }

    /// cargo binstall finds the program where Cargo.toml says it is.
    #[test]
    fn binstall_data_fits() {
        let manifest = read_to_string(crate::root().unwrap().join("Cargo.toml")).unwrap();
        let value = |key: &str| {
            let start = format!("{key} = \"");
            let value = manifest.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix('"'));
            value.unwrap_or_else(|| panic!("no {key}")).to_owned()
        };
        for (name, ending, binary) in
            [("x86_64-unknown-linux-musl", ".tar.gz", ""), ("x86_64-pc-windows-msvc", ".zip", ".exe")]
        {
            let fill = |template: String| {
                let template = template.replace("{ name }", "foreword").replace("{ bin }", "foreword");
                let template = template.replace("{ version }", "0.1.0").replace("{ target }", name);
                template.replace("{ archive-suffix }", ending).replace("{ binary-ext }", binary)
            };
            let target = target(name);
            let archive = format!("{}{ending}", stem("0.1.0", &target));
            assert!(
                archives(&made(), &target, "A <a@example.org>")
                    .unwrap()
                    .iter()
                    .any(|file| file.path == archive)
            );
            assert_eq!(fill(value("pkg-url")), format!("{{ repo }}/releases/download/v0.1.0/{archive}"));
            let program = fill(value("bin-dir"));
            assert!(contents(&made(), &target).iter().any(|file| file.path == program), "{program}");
        }
    }

    #[test]
    fn paths_of_the_builder_are_found() {
        let path = |folder: &str| format!("{folder}{}registry", std::path::MAIN_SEPARATOR);
        assert!(holds(path("xx/root/.cargo").as_bytes(), "/root/.cargo"));
        assert!(!holds(b"/cargo/registry/src", "/root/.cargo"));
        assert!(!holds(b"uprooted", "/root"));
    }

    #[test]
    fn program_that_needs_a_loader_is_not_static() {
        let elf = |kind: u8| {
            let mut bytes = b"\x7fELF\x02\x01".to_vec();
            bytes.resize(64 + 56, 0);
            (bytes[32], bytes[54], bytes[56], bytes[64]) = (64, 56, 1, kind);
            bytes
        };
        assert!(is_static(&elf(1)) && !is_static(&elf(3)));
        assert!(!is_static(b"MZ") && !is_static(b"\x7fELF\x02\x01"));
    }

    #[test]
    fn sums_are_as_sha256sum_reads_them() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_sums(folder.path()).is_err());
        for (name, text) in [("b", "words"), ("a", "")] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        write_sums(folder.path()).unwrap();
        write_sums(folder.path()).unwrap();
        let sums = read_to_string(folder.path().join(SUMS)).unwrap();
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n";
        assert!(sums.starts_with(empty) && sums.lines().count() == 2, "{sums}");
    }
}
