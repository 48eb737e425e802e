//! The package for Debian and its kin.

use anyhow::Result;
use jiff::{Timestamp, tz::TimeZone};
use md5::{Digest, Md5};

use crate::{
    archive::{File, ar, gzip, hex, tar_gz},
    dist::Made,
    target::Target,
};

/// The Debian revision: how often this version was packed anew.
const REVISION: &str = "1";

/// Why what Debian's checker would say is as it should be.
const OVERRIDES: &str = "\
# One file that runs on every release, old ones too.
foreword: shared-library-lacks-prerequisites
# Nobody asked Debian to take it yet.
foreword: initial-upload-closes-no-bugs
";

pub fn name(version: &str, target: &Target) -> String {
    format!("foreword_{version}-{REVISION}_{}.deb", target.debian_architecture())
}

pub fn package(made: &Made, target: &Target, maintainer: &str) -> Result<Vec<u8>> {
    let files = files(made, maintainer)?;
    let sums = files.iter().map(|file| format!("{}  {}\n", hex(&Md5::digest(&file.bytes)), file.path));
    let control = control(made, target, maintainer, &files);
    let control = [File::new("./control", control), File::new("./md5sums", sums.collect::<String>())];
    let files: Vec<_> =
        files.iter().map(|file| File { path: format!("./{}", file.path), ..file.clone() }).collect();
    let parts = [
        File::new("debian-binary", "2.0\n"),
        File::new("control.tar.gz", tar_gz(&control, made.at)?),
        File::new("data.tar.gz", tar_gz(&files, made.at)?),
    ];
    Ok(ar(&parts, made.at))
}

/// Where each file goes, from the top of the system.
fn files(made: &Made, maintainer: &str) -> Result<Vec<File>> {
    let doc = |name: &str| format!("usr/share/doc/foreword/{name}");
    let mut files = vec![
        File::program("usr/bin/foreword", made.program.clone()),
        File::new(doc("copyright"), COPYRIGHT),
        File::new(doc("changelog.gz"), gzip(made.changes.as_bytes())?),
        File::new(doc("changelog.Debian.gz"), gzip(changelog(made, maintainer).as_bytes())?),
        File::new(doc("notices.gz"), gzip(made.notices.as_bytes())?),
        File::new("usr/share/lintian/overrides/foreword", OVERRIDES),
    ];
    for page in &made.pages {
        files.push(File::new(format!("usr/share/man/man1/{}.gz", page.path), gzip(&page.bytes)?));
    }
    for script in &made.completions {
        let place = match script.path.as_str() {
            "foreword.bash" => "usr/share/bash-completion/completions/foreword",
            "_foreword" => "usr/share/zsh/vendor-completions/_foreword",
            "foreword.fish" => "usr/share/fish/vendor_completions.d/foreword.fish",
            _ => continue,
        };
        files.push(File::new(place, script.bytes.clone()));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn control(made: &Made, target: &Target, maintainer: &str, files: &[File]) -> String {
    let kilobytes: usize = files.iter().map(|file| file.bytes.len().div_ceil(1024)).sum();
    format!(
        "Package: foreword\nVersion: {}-{REVISION}\nArchitecture: {}\nMaintainer: {maintainer}\n\
         Installed-Size: {kilobytes}\nSection: text\nPriority: optional\n\
         Description: prepare one appointment, in a terminal\n{}",
        made.version,
        target.debian_architecture(),
        paragraph(&made.description),
    )
}

/// Indented by a space, as the rest of a description is, and no wider than a terminal.
fn paragraph(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        if lines[last].len() + word.len() > 76 {
            lines.push(format!(" {word}"));
        } else {
            lines[last].push(' ');
            lines[last].push_str(word);
        }
    }
    lines.join("\n") + "\n"
}

fn changelog(made: &Made, maintainer: &str) -> String {
    format!(
        "foreword ({}-{REVISION}) unstable; urgency=medium\n\n  * Version {}; changelog.gz says what changed.\n\n \
         -- {maintainer}  {}\n",
        made.version,
        made.version,
        day(made.at),
    )
}

fn day(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
}

const COPYRIGHT: &str = "\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Foreword
Comment: The notices of everybody whose work is in the program are in
 /usr/share/doc/foreword/notices.gz, and the command “foreword licences”
 prints them.

Files: *
Copyright: 2026 The Foreword developers
License: MIT or Apache-2.0

License: MIT
 Permission is hereby granted, free of charge, to any person obtaining a copy
 of this software and associated documentation files (the \"Software\"), to deal
 in the Software without restriction, including without limitation the rights
 to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
 copies of the Software, and to permit persons to whom the Software is
 furnished to do so, subject to the following conditions:
 .
 The above copyright notice and this permission notice shall be included in all
 copies or substantial portions of the Software.
 .
 THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
 SOFTWARE.

License: Apache-2.0
 On Debian systems the text of the Apache License, Version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.
";

#[cfg(test)]
mod tests {
    use std::{fs, process::Command};

    use super::*;
    use crate::dist::tests::made;

    const WHO: &str = "Somebody <somebody@example.org>";

    fn target() -> Target {
        Target("x86_64-unknown-linux-musl".to_owned())
    }

    #[test]
    fn same_parts_give_same_package() {
        let bytes = package(&made(), &target(), WHO).unwrap();
        assert_eq!(bytes, package(&made(), &target(), WHO).unwrap());
        assert_eq!(name("0.1.0", &target()), "foreword_0.1.0-1_amd64.deb");
    }

    /// By dpkg itself, into a folder, where there is one.
    #[test]
    fn dpkg_installs_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("foreword.deb");
        fs::write(&file, package(&made(), &target(), WHO).unwrap()).unwrap();
        let root = folder.path().join("root");
        for part in ["var/lib/dpkg/updates", "var/lib/dpkg/info"] {
            fs::create_dir_all(root.join(part)).unwrap();
        }
        for list in ["status", "available"] {
            fs::write(root.join("var/lib/dpkg").join(list), "").unwrap();
        }
        let mut dpkg = Command::new("dpkg");
        dpkg.arg(format!("--root={}", root.display())).args(["--force-not-root", "--force-bad-path"]);
        dpkg.args(["--force-architecture", "--install"]).arg(&file);
        let Ok(output) = dpkg.output() else {
            eprintln!("SKIPPED: installing the package, for want of dpkg");
            return;
        };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        for path in [
            "usr/bin/foreword",
            "usr/share/man/man1/foreword.1.gz",
            "usr/share/bash-completion/completions/foreword",
            "usr/share/zsh/vendor-completions/_foreword",
            "usr/share/fish/vendor_completions.d/foreword.fish",
            "usr/share/doc/foreword/copyright",
            "usr/share/doc/foreword/changelog.Debian.gz",
            "usr/share/doc/foreword/notices.gz",
        ] {
            assert!(root.join(path).is_file(), "{path}");
        }
        let status = fs::read_to_string(root.join("var/lib/dpkg/status")).unwrap();
        assert!(status.contains("Status: install ok installed"), "{status}");
        assert!(
            status.contains("\n Prepare one\n appointment") || status.contains("\n Prepare one appointment")
        );
    }
}
