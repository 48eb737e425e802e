//! The systems that packages are made for, and how each program is built.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, ensure};

/// A target of the compiler, such as x86_64-unknown-linux-musl.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target(pub String);

impl Target {
    pub fn is_windows(&self) -> bool {
        self.0.contains("windows")
    }

    pub fn is_linux(&self) -> bool {
        self.0.contains("linux")
    }

    fn architecture(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// As Debian calls it.
    pub fn debian_architecture(&self) -> &str {
        match self.architecture() {
            "x86_64" => "amd64",
            "aarch64" => "arm64",
            other => other,
        }
    }

    pub fn program(&self) -> &'static str {
        if self.is_windows() { "foreword.exe" } else { "foreword" }
    }

    /// Whether a program for it can be started on the host.
    pub fn runs_on(&self, host: &Self) -> bool {
        let system = |one: &Self| (one.is_windows(), one.is_linux());
        self.architecture() == host.architecture() && system(self) == system(host)
    }

    /// Whether its standard library is installed.
    pub fn is_installed(&self) -> bool {
        let folder = said_by_rustc(&["--print", "target-libdir", "--target", &self.0]);
        folder.is_ok_and(|folder| Path::new(folder.trim()).is_dir())
    }

    /// Flags for the compiler: all of it in one file, and nothing in it of where it was built.
    pub fn flags(&self, from: &[(String, &str)]) -> Vec<String> {
        let mut flags = Vec::new();
        // The system's C library, or that of the compiler on Windows, is then not needed where it is run.
        if !self.0.contains("apple") {
            flags.push("-Ctarget-feature=+crt-static".to_owned());
        }
        if self.is_linux() {
            flags.push("-Clink-arg=-Wl,--build-id=none".to_owned());
        }
        if self.0.ends_with("msvc") {
            flags.push("-Clink-arg=/Brepro".to_owned());
        }
        flags.extend(from.iter().map(|(from, to)| format!("--remap-path-prefix={from}={to}")));
        flags
    }
}

/// The machine this runs on.
pub fn host() -> Result<Target> {
    let said = said_by_rustc(&["-vV"])?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    Ok(Target(host.to_owned()))
}

pub fn said_by_rustc(args: &[&str]) -> Result<String> {
    let output = Command::new("rustc").args(args).output().context("rustc is not found")?;
    ensure!(output.status.success(), "rustc {} failed", args.join(" "));
    Ok(String::from_utf8(output.stdout)?)
}

/// What to make on a host, and what to say about the rest.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub targets: Vec<Target>,
    pub skipped: Vec<String>,
}

impl Plan {
    pub fn of(host: &Target, is_installed: impl Fn(&Target) -> bool, has_mingw: bool) -> Self {
        let mut plan = Self::default();
        let target = |name: &str| Target(name.to_owned());
        let installed = |plan: &mut Self, target: Target| {
            if is_installed(&target) {
                plan.targets.push(target);
            } else {
                plan.skipped
                    .push(format!("{0}: not installed. To get it, type: rustup target add {0}", target.0));
            }
        };
        if host.is_linux() {
            let architecture = host.architecture();
            installed(&mut plan, Target(format!("{architecture}-unknown-linux-musl")));
            if plan.targets.is_empty() {
                plan.targets.push(Target(format!("{architecture}-unknown-linux-gnu")));
                plan.skipped.push(
                    "musl: made with the GNU C library instead, in the same one file. That library is under the LGPL, \
                     which the notices of this file say. Release the one made with musl"
                        .to_owned(),
                );
            }
            let windows = target("x86_64-pc-windows-gnu");
            if has_mingw {
                installed(&mut plan, windows);
            } else {
                plan.skipped.push(format!(
                    "{0}: no linker. Install gcc-mingw-w64-x86-64, then type: rustup target add {0}; \
                     or make it on Windows",
                    windows.0
                ));
            }
        } else if host.is_windows() {
            installed(&mut plan, target("x86_64-pc-windows-msvc"));
        } else {
            installed(&mut plan, target("aarch64-apple-darwin"));
            installed(&mut plan, target("x86_64-apple-darwin"));
        }
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(name: &str) -> Target {
        Target(name.to_owned())
    }

    #[test]
    fn musl_comes_first_and_what_is_skipped_is_said() {
        let linux = target("x86_64-unknown-linux-gnu");
        let plan = Plan::of(&linux, |_| true, true);
        assert_eq!(plan.targets, [target("x86_64-unknown-linux-musl"), target("x86_64-pc-windows-gnu")]);
        assert!(plan.skipped.is_empty());
        let plan = Plan::of(&linux, |target| target.0.contains("gnu"), false);
        assert_eq!(plan.targets, [linux]);
        let skipped = plan.skipped.join("\n");
        for words in ["rustup target add x86_64-unknown-linux-musl", "LGPL", "gcc-mingw-w64-x86-64"] {
            assert!(skipped.contains(words), "{words} in {skipped}");
        }
        let plan = Plan::of(&target("aarch64-apple-darwin"), |target| target.0.starts_with("aarch64"), false);
        assert_eq!((plan.targets.len(), plan.skipped.len()), (1, 1));
        assert_eq!(Plan::of(&target("x86_64-pc-windows-msvc"), |_| true, false).targets.len(), 1);
    }

    #[test]
    fn program_is_one_file_without_paths_of_the_builder() {
        let from = [("/home/x".to_owned(), "/source")];
        for name in ["x86_64-unknown-linux-musl", "x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc"] {
            let flags = target(name).flags(&from);
            assert!(flags.contains(&"-Ctarget-feature=+crt-static".to_owned()), "{name}: {flags:?}");
            assert!(flags.contains(&"--remap-path-prefix=/home/x=/source".to_owned()), "{name}: {flags:?}");
        }
        assert!(!target("aarch64-apple-darwin").flags(&from).join(" ").contains("crt-static"));
    }

    #[test]
    fn only_the_like_runs() {
        let host = target("x86_64-unknown-linux-gnu");
        assert!(target("x86_64-unknown-linux-musl").runs_on(&host));
        for other in ["aarch64-unknown-linux-musl", "x86_64-pc-windows-gnu", "x86_64-apple-darwin"] {
            assert!(!target(other).runs_on(&host), "{other}");
        }
    }
}
