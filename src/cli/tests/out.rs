//! Pages and sets written to a file.

use super::{reflect::with_words, *};

/// A file that is there is written over only where the person says so; the same again is no reason to ask.
#[test]
fn a_file_that_is_there_is_asked_about() {
    let home = with_words("We show all.");
    let id = made(&home, &["--label", "RH"]);
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("page");
    let name = file.to_str().unwrap();
    for args in [
        ["export", &id].as_slice(),
        &["export", "--page", "expect"],
        &["guide", "template"],
        &["guide", "export"],
        &["resources", "export"],
        &["reflect", "export"],
        &["reflect", "export", "--team", "--author", "Obi"],
        &["report", "wording"],
        &["report", "service"],
    ] {
        let args = [args, &["--out", name]].concat();
        replace(&file, "mine");
        let left = foreword(home.path(), &args);
        assert_eq!(left.result, Ok(Outcome::Done(FAILED)), "{args:?}");
        assert!(left.err.contains(&format!("{name} is as it was")) && left.err.contains("--overwrite"));
        let no = answered(home.path(), &args, Some("n\n"));
        assert!(no.out.contains("is there already. Overwrite it? [y/N]"), "{args:?}: {}", no.out);
        assert_eq!(fs::read_to_string(&file).unwrap(), "mine", "{args:?}");
        assert_eq!(answered(home.path(), &args, Some("y\n")).result, Ok(Outcome::Done(FINE)));
        let page = fs::read_to_string(&file).unwrap();
        assert_ne!(page, "mine", "{args:?}");
        assert_eq!(foreword(home.path(), &args).result, Ok(Outcome::Done(FINE)), "the same: {args:?}");
        replace(&file, "mine");
        let all = [args.as_slice(), &["--overwrite"]].concat();
        assert_eq!(foreword(home.path(), &all).result, Ok(Outcome::Done(FINE)));
        assert_eq!(fs::read_to_string(&file).unwrap(), page, "{args:?}");
    }
}
