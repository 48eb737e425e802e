//! One suite for every kind of file: [`each_own_file`] lists them, and a kind without a [`Sample`] does not
//! compile.

mod samples;

use std::thread;

use jiff::civil::date;

use super::*;
use crate::{
    content,
    domain::{
        Abbreviation, Approval, Approvals, Country, Expansion, KeptRows, OwnAbbreviations, OwnRow, OwnWords,
        PhraseReview, PhraseSet, Reflection, Reflections, Regulator, Resource, ResourceKind, Resources,
        Settings, SettingsChange, Subject, Suggestion, TextHash, Word, Words,
    },
    store::{APPOINTMENTS, Folder, Memory, make},
};
use samples::Sample;

/// The disk, the folder of that kind, and the store.
fn home<T: Sample>() -> (Memory, Memory, Store<Memory>) {
    let disk = Memory::default();
    (disk.clone(), disk.subfolder(T::FOLDER), Store::new(disk))
}

fn earlier<T: Sample>(disk: &Memory) -> Memory {
    disk.subfolder(format!("{}/{EARLIER}", T::FOLDER).trim_start_matches('/'))
}

fn written<T: Sample>(number: usize) -> String {
    encode(&T::with(number)).unwrap()
}

/// A file comes back, and reading writes none.
fn comes_back<T: Sample>() {
    let (disk, folder, store) = home::<T>();
    assert!(store.find_file::<T>() == Ok(None) && store.read_file::<T>() == Ok(T::default()));
    assert_eq!(folder.get(T::NAME), None);
    store.change_file::<T>(|value| value.add(1)).unwrap();
    let changed = store.change_file::<T>(|value| value.add(2)).unwrap();
    assert_eq!(changed.said, None);
    let read = store.read_file::<T>().unwrap();
    assert!(read.has(1) && read.has(2) && !read.has(3));
    let text = String::from_utf8(folder.get(T::NAME).unwrap()).unwrap();
    assert!(text.starts_with(T::HEADER) && text.contains(&format!("    format: {},\n", T::FORMAT)), "{text}");
    assert_eq!(folder.all(), [T::NAME]);
    assert!(earlier::<T>(&disk).all().is_empty());
    let before = disk.reads();
    disk.fail_writes(Some(ErrorKind::StorageFull));
    assert!(store.change_file::<T>(|_| ()).is_ok(), "nothing changed, nothing is written");
    assert!(disk.reads() > before);
}

/// Byte order mark, line ends of Windows, comments, tabs, and no name in front.
fn by_hand<T: Sample>() {
    let (disk, folder, store) = home::<T>();
    let text = written::<T>(1);
    let (_, body) = text.strip_prefix(T::HEADER).unwrap().split_once('(').unwrap();
    let hand = format!("\u{feff}// mine, secret\r\n(\t{}", body.trim_end());
    folder.put(T::NAME, hand.as_bytes());
    assert!(store.read_file::<T>().unwrap().has(1));
    let Changed { value, said } = store.change_file::<T>(|value| value.add(2)).unwrap();
    assert!(value.has(1) && value.has(2));
    let stem = T::NAME.trim_end_matches(".ron");
    let said = said.unwrap();
    assert!(said.contains(&format!("{stem}.1.ron")) && said.contains("comments"), "{said}");
    assert_eq!(earlier::<T>(&disk).get(&format!("{stem}.1.ron")).unwrap(), hand.as_bytes());
    assert_eq!(store.change_file::<T>(|value| value.add(3)).unwrap().said, None, "once");
}

/// Its place is said, nothing of it is repeated, and it is never written over.
fn left_alone<T: Sample>() {
    let good = written::<T>(1);
    let format = format!("format: {}", T::FORMAT);
    let half: String = good.chars().take(good.chars().count() - 5).collect();
    let latin: Vec<u8> = good.bytes().chain([0xe9]).collect();
    let wide: Vec<u8> = good.bytes().flat_map(|byte| [byte, 0]).collect();
    let lines = good.lines().count();
    for (broken, said) in [
        (Vec::new(), "at line 1, column 1: the file is empty".to_owned()),
        (half.into_bytes(), "at line ".to_owned()),
        (format!("{good}secret").into_bytes(), format!("at line {lines}, column 2.")),
        (
            good.replace(&format, &format!("{format}, {format}")).into_bytes(),
            "“format” is there twice".to_owned(),
        ),
        (good.replace(&format, "format: -1").into_bytes(), "at line ".to_owned()),
        (good.replace(&format, "format: 0").into_bytes(), "which Foreword never had".to_owned()),
        (
            good.replace(&format, "format: 99, secret: 7").into_bytes(),
            "newer version of Foreword (format 99".to_owned(),
        ),
        (b"Secret(format: 99, [".to_vec(), "newer version of Foreword (format 99".to_owned()),
        (b"secret words".to_vec(), "at line 1".to_owned()),
        (latin, format!("at line {}, column 1: the file is not UTF-8", lines + 1)),
        (wide, "the file is UTF-16 text".to_owned()),
    ] {
        let (disk, folder, store) = home::<T>();
        folder.put(T::NAME, broken.clone());
        let error = store.read_file::<T>().err().unwrap();
        let read = error.sentence;
        assert!(
            read.starts_with(T::CALLED) && read.contains(T::NAME) && read.contains(&said),
            "{said}: {read}"
        );
        let error = store.change_file::<T>(|value| value.add(2)).err().unwrap();
        assert_eq!(error.sentence, format!("Nothing was saved over it. {read}"));
        assert!(!read.to_lowercase().contains(T::SECRET), "{read}");
        assert_eq!(folder.get(T::NAME).unwrap(), broken);
        assert_eq!(disk.subfolder(HOME).all().len() + disk.subfolder("phrases").all().len(), 1);
        assert!(store.file_errors().iter().any(|error| error.sentence == read), "doctor names it");
    }
    let (_, folder, store) = home::<T>();
    let more = good.replace(&format, &format!("{format}, more: 7"));
    folder.put(T::NAME, more.as_str());
    let error = store.change_file::<T>(|value| value.add(2)).err().unwrap();
    assert!(error.sentence.contains("line ") && error.sentence.contains("column "), "{error}");
    assert_eq!(folder.get(T::NAME).unwrap(), more.as_bytes());
    assert_eq!(store.file_errors().len(), 1);
}

/// A full disk and a file that is too large leave the old file whole.
fn full_disk<T: Sample>() {
    let (disk, folder, store) = home::<T>();
    folder.put(T::NAME, format!("// mine\n{}", written::<T>(1)));
    let before = folder.get(T::NAME);
    disk.fail_writes(Some(ErrorKind::StorageFull));
    let error = store.change_file::<T>(|value| value.add(2)).err().unwrap();
    assert!(error.short == "disk full" && error.sentence.contains("The file is as it was."), "{error}");
    disk.fail(Some(ErrorKind::PermissionDenied));
    let error = store.read_file::<T>().err().unwrap();
    assert!(error.sentence.contains(T::NAME) && error.short == "no permission", "{error}");
    assert!(store.change_file::<T>(|value| value.add(2)).is_err());
    disk.fail(None);
    assert_eq!(folder.get(T::NAME), before);
    assert!(earlier::<T>(&disk).all().is_empty());
    folder.put(T::NAME, vec![b' '; usize::try_from(T::LARGEST).unwrap() + 1]);
    assert_eq!(store.change_file::<T>(|value| value.add(2)).err().unwrap().short, "too large");
}

/// Two windows that change a file in the same moment lose nothing of each other.
fn two_windows<T: Sample>() {
    const EACH: usize = 12;
    let home = tempfile::tempdir().unwrap();
    make(&home.path().join(APPOINTMENTS)).unwrap();
    let window = |first: usize| {
        let store = Store::new(Folder::new(home.path()));
        for number in first..first + EACH {
            store.change_file::<T>(|value| value.add(number)).unwrap();
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| window(0));
        scope.spawn(|| window(EACH));
    });
    let value = Store::new(Folder::new(home.path())).read_file::<T>().unwrap();
    let lost: Vec<_> = (0..2 * EACH).filter(|number| !value.has(*number)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// For its owner alone, as its folder and the earlier one.
#[cfg(unix)]
fn permissions<T: Sample>() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    make(&home.path().join(APPOINTMENTS)).unwrap();
    let store = Store::new(Folder::new(home.path()));
    store.change_file::<T>(|value| value.add(1)).unwrap();
    let file = home.path().join(T::FOLDER).join(T::NAME);
    let text = std::fs::read_to_string(&file).unwrap() + "// mine\n";
    std::io::Write::write_all(&mut std::fs::File::create(&file).unwrap(), text.as_bytes()).unwrap();
    assert!(store.change_file::<T>(|value| value.add(2)).unwrap().said.is_some());
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let earlier = home.path().join(T::FOLDER).join(EARLIER);
    let kept = std::fs::read_dir(&earlier).unwrap().next().unwrap().unwrap().path();
    assert_eq!([mode(&file), mode(&kept), mode(&earlier)], [0o600, 0o600, 0o700]);
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    assert!(store.read_file::<T>().is_err() && store.change_file::<T>(|value| value.add(1)).is_err());
}

macro_rules! suites {
    ([$($kind:ident: $type:ty,)*] [$($other:ident: $other_type:ty,)*]) => {
        $(suites!(@ $kind, $type);)*
        $(suites!(@ $other, $other_type);)*
    };
    (@ $kind:ident, $type:ty) => {
        #[expect(non_snake_case, reason = "they are named as the kinds are")]
        mod $kind {
            #[test]
            fn comes_back() {
                super::super::comes_back::<$type>();
            }

            #[test]
            fn by_hand() {
                super::super::by_hand::<$type>();
            }

            #[test]
            fn left_alone() {
                super::super::left_alone::<$type>();
            }

            #[test]
            fn full_disk() {
                super::super::full_disk::<$type>();
            }

            #[test]
            fn two_windows() {
                super::super::two_windows::<$type>();
            }

            #[cfg(unix)]
            #[test]
            fn permissions() {
                super::super::permissions::<$type>();
            }
        }
    };
}
mod kinds {
    crate::domain::each_own_file!(suites);
}

/// A kind whose first format had another shape.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Moved {
    format: u32,
    names: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    name: String,
}

impl Default for Moved {
    fn default() -> Self {
        Self { format: 2, names: Vec::new() }
    }
}

impl UserFile for Moved {
    const NAME: &'static str = "moved.ron";
    const FORMAT: u32 = 2;
    const LARGEST: u64 = 1024;
    const HEADER: &'static str = "// ours\n";
    const CALLED: &'static str = "The names";
    const MEANWHILE: &'static str = "";

    fn format(&mut self) -> &mut u32 {
        &mut self.format
    }

    fn parse(text: &str, format: u32, parser: &mut Parser) -> Result<Self, SpannedError> {
        if format == 1 {
            let First { name } = parser.parse(text)?;
            return Ok(Self { names: vec![name], ..Self::default() });
        }
        parser.parse(text)
    }
}

/// An earlier format is read, and kept as it was when the file is written anew.
#[test]
fn earlier_format() {
    let disk = Memory::default();
    let (folder, store) = (disk.subfolder(HOME), Store::new(disk.clone()));
    folder.put(Moved::NAME, "(name: \"a\")");
    assert_eq!(store.read_file::<Moved>().unwrap().names, ["a"]);
    let changed = store.change_file::<Moved>(|moved| moved.names.push("b".to_owned())).unwrap();
    assert!(changed.said.unwrap().contains("new format"));
    assert_eq!(disk.subfolder(EARLIER).get("moved.1.ron").unwrap(), b"(name: \"a\")");
    assert_eq!(store.read_file::<Moved>().unwrap(), Moved { format: 2, names: vec!["a".into(), "b".into()] });
    let text = String::from_utf8(folder.get(Moved::NAME).unwrap()).unwrap();
    assert!(text.starts_with("// ours\nMoved(\n    format: 2,"), "{text}");
    let long = "x".repeat(2000);
    assert_eq!(store.change_file::<Moved>(|moved| moved.names.push(long)).unwrap_err().short, "too large");
}

/// Comments are distinguished from text that looks like them.
#[test]
fn comments_alone() {
    let found = |text: &str| comments(text).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(found("// a\n(b: \"// c\", d: r#\"/* e */\"#) /* f */"), ["// a", "/* f */"]);
    assert!(found("(url: \"https://a/b\")").is_empty());
}

/// Settings that two windows change hold both changes.
#[test]
fn settings_merge() {
    let store = Store::new(Memory::default());
    let before = Settings::default();
    let one = Settings { cover_after_minutes: 2, ..before.clone() };
    let other = Settings { country: Some(Country::Wales), ..before.clone() };
    for after in [one, other] {
        let change = FileChange::Settings(SettingsChange { before: before.clone(), after });
        assert!(matches!(store.reply_to(change), (FileReply::Settings(FileResult::Changed(Ok(_))), None)));
    }
    let set = store.read_file::<Settings>().unwrap();
    assert_eq!((set.cover_after_minutes, set.country), (2, Some(Country::Wales)));
}

/// A number is one line without control characters; one written by hand need not name a format.
#[test]
fn settings_by_hand() {
    let disk = Memory::default();
    let (home, store) = (disk.subfolder(HOME), Store::new(disk.clone()));
    let read = |text: &str| {
        home.put(Settings::NAME, text);
        store.read_file::<Settings>().unwrap()
    };
    let number = read(&format!("(surgery_number: \"  01632\\n960\\u{{1b}} 123 {} \")", "9".repeat(99)));
    let number = number.surgery_number;
    assert!(number.starts_with("01632 960") && !number.chars().any(char::is_control), "{number}");
    assert!(number.ends_with(&"9".repeat(99)), "a part of a number would be a wrong one");
    for text in ["(country: Some(Wales))", "(country: Wales)", "Settings(\n    country: Wales, // mine\n)"] {
        assert_eq!(read(text), Settings { country: Some(Country::Wales), ..Settings::default() });
    }
    assert_eq!(read("Settings(cover_after_minutes: 7)").cover_after_minutes, 7);
    assert_eq!(read("(country: None)"), Settings::default());
    home.put(Settings::NAME, "(country: France)");
    let error = store.read_file::<Settings>().unwrap_err();
    assert!(error.sentence.contains("Write one of: ") && !error.sentence.contains("France"), "{error}");
}

/// A change that would make the file bad is refused with its reason.
#[test]
fn refused_change() {
    let store = Store::new(Memory::default());
    let error = store
        .change_file(|own: &mut OwnAbbreviations| {
            own.abbreviations.push(Abbreviation { word: "A b".into(), becomes: Expansion::Text("x".into()) });
        })
        .unwrap_err();
    assert!(error.sentence.starts_with("Nothing was changed. A word begins with"), "{error}");
    assert_eq!(store.find_file::<OwnAbbreviations>(), Ok(None));
}

/// Words of notes are not in what is logged or panicked with.
#[test]
fn words_not_shown() {
    let words = Words::with(1);
    assert_eq!(format!("{:?}", words.words), "[Word(8 bytes)]");
}
