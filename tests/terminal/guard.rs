//! Nobody else on this computer can read the notes, and no name gives away what is in them.

use std::{
    fs::{self, Permissions},
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::Command,
};

use crate::pty::{FOREWORD, Session, new, run};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// Everything below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { [vec![path.clone()], below(&path)].concat() } else { vec![path] })
        .collect()
}

/// Files that others could read are put right at the start, and a line says so.
#[test]
fn permissions_are_put_right() {
    for opened in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let (id, file) = new(home.path());
        let library = home.path().join("appointments");
        let left = library.join(".left.tmp");
        fs::File::create(&left).unwrap();
        let theirs = home.path().with_extension("theirs");
        fs::File::create(&theirs).unwrap();
        symlink(&theirs, library.join("link")).unwrap();
        for (path, mode) in [(&file, 0o644), (&left, 0o666), (&theirs, 0o644), (&library, 0o755)] {
            set(path, mode);
        }
        let open = ["open", id.as_str()];
        let arguments = if opened { &open[..] } else { &[] };
        let mut session = Session::start(FOREWORD, home.path(), arguments);
        session
            .sees("2 files and 1 folder could be read by others on this computer; now only by")
            .types("\x11");
        assert!(session.ends().0.success());
        assert_eq!([&file, &left, &library, &theirs].map(|path| mode(path)), [0o600, 0o600, 0o700, 0o644]);
        fs::remove_file(theirs).unwrap();

        let mut session = Session::start(FOREWORD, home.path(), arguments);
        session.sees("10:20 RH").types("\x11");
        assert!(!session.ends_with_raw().contains("could be read"), "said once");
    }
}

#[test]
fn the_command_line_shuts_the_folders() {
    let home = tempfile::tempdir().unwrap();
    let (id, _) = new(home.path());
    let library = home.path().join("appointments");
    for arguments in [&["list"][..], &["new", "--label", "RH"], &["export", &id]] {
        set(&library, 0o755);
        let (code, _, err) = run(home.path(), arguments);
        assert_eq!((code, mode(&library)), (0, 0o700), "{arguments:?}");
        assert_eq!(err, "");
    }
}

/// A mask of the system's opens nothing to others and shuts nothing to oneself.
#[test]
fn any_mask_leaves_files_to_their_owner() {
    for mask in ["000", "027", "777"] {
        let outside = tempfile::tempdir().unwrap();
        let home = outside.path().join("notes");
        let sleep = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guides/sleep.ron");
        let steps = format!(
            "umask {mask} && set -e; \"$0\" new --label RH; \"$0\" guide import {sleep}; \"$0\" export last --out \
             page.txt; \"$0\" list"
        );
        let done = Command::new("sh")
            .args(["-c", &steps, FOREWORD])
            .current_dir(outside.path())
            .env("FOREWORD_HOME", &home)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        for path in below(&home).into_iter().chain([home.clone(), outside.path().join("page.txt")]) {
            assert_eq!(mode(&path), if path.is_dir() { 0o700 } else { 0o600 }, "{mask} {}", path.display());
        }
    }
}

/// No name holds a word of the notes and nothing is open to others.
#[test]
fn names_hold_no_notes() {
    let home = tempfile::tempdir().unwrap();
    let (id, file) = new(home.path());
    let mut session = Session::start(FOREWORD, home.path(), &["open", &id]);
    session.sees("What matters to them").types("SECRET").sees("SECRET");
    session.waits_for("the file to be written", || fs::read_to_string(&file).unwrap().contains("SECRET"));
    let seen = below(home.path());
    session.types("\x11");
    assert!(session.ends().0.success());
    for path in seen.into_iter().chain(below(home.path())).filter(|path| path.exists()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!name.contains("SECRET") && !name.contains("RH"), "{name}");
        assert_eq!(mode(&path), if path.is_dir() { 0o700 } else { 0o600 }, "{name}");
    }
}
