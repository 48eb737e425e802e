//! The real program, with text piped into it.

fn check(input: &[u8], more: &[&str]) -> (i32, String, String) {
    let home = tempfile::tempdir().unwrap();
    let done = assert_cmd::Command::new(env!("CARGO_BIN_EXE_foreword"))
        .env("FOREWORD_HOME", home.path())
        .arg("check")
        .args(more)
        .write_stdin(input)
        .output()
        .unwrap();
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "it leaves nothing behind");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

#[test]
fn what_is_piped_in_is_looked_at() {
    let (code, out, err) = check("Denies pain.\nJust try it.\n".as_bytes(), &["-"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("-:1:1: W049 “Denies”; ") && out.contains("\n-:2:1: W082 “Just”; "), "{out}");
    assert!(err.starts_with("5 words read, 2 places worth a second look."), "{err}");
    let (code, out, _) = check(b"All is said.", &["--json", "-"]);
    assert_eq!((code, out.as_str()), (0, "[]\n"));
}

/// Piped input that is no text is reported.
#[test]
fn no_text_is_said() {
    let (code, out, err) = check(b"\xff", &["-"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("standard input is not UTF-8 text at line 1"), "{err}");
}
