//! What holds of a file with any bytes in it: nothing panics, nothing on disk is taken away, and what was read can
//! be written and read again. cargo-fuzz makes up the bytes; `cargo test` ruins good files.

use foreword::{
    domain::{
        Answer, Appointment, Approvals, Details, Id, KeptRows, Moment, OwnAbbreviations, OwnWords, PhraseSet,
        Reflections, Resources, Settings, Team, Words,
        clinic_list::{CalendarLabel, ClinicList},
        parse_datetime, parse_day,
    },
    draft::Draft,
    guide_file,
    store::{
        DAMAGED, DRAFTS, Disk, JournalWriter, KEYS, Keyring, Own, Store, UserFile, format,
        user_file::{Decoded, decode, encode},
    },
};

use crate::memory::Memory;

/// What is done with the bytes.
pub(crate) type Target = fn(&[u8]);

/// Each by its name.
pub(crate) const ALL: [(&str, Target); 7] = [
    ("open", open),
    ("recover", recover),
    ("own_file", own_file),
    ("draft", draft),
    ("guide", guide),
    ("clinic", clinic),
    ("sealed", sealed),
];

const NOW: &str = "2026-11-22T09:00:00+00:00";

fn now() -> Moment {
    NOW.parse().expect("a moment")
}

/// As the file of an appointment: opening changes nothing.
pub(crate) fn open(bytes: &[u8]) {
    let name = format!("{}.ron", Id::of(1));
    let disk = Memory::default();
    disk.put(&name, bytes);
    let opened = Store::new(disk.clone()).open(&Id::of(1));
    assert_eq!(disk.get(&name).as_deref(), Some(bytes));
    if let Ok(opened) = opened {
        let text = format::encode(&opened.appointment).expect("what was read can be written");
        let again = format::decode(text.as_bytes(), "").expect("what was written can be read");
        assert!(again.appointment == opened.appointment, "and holds the same");
    }
}

/// As a recovery file.
pub(crate) fn recover(bytes: &[u8]) {
    let id = Id::of(1);
    let mut one = Appointment::new(id.clone(), Details::default(), "guide", now());
    one.notes.context.what_matters = Answer::of("what was saved");
    let disk = Memory::default();
    disk.put(&format!("{id}.ron"), format::encode(&one).expect("it can be written"));
    disk.put(&format!("{id}.typed"), bytes);
    assert!(Store::new(disk).open(&id).is_ok());
}

/// As each of the person's own files.
pub(crate) fn own_file(bytes: &[u8]) {
    fn is_sound<T: UserFile>(bytes: &[u8]) {
        let (Decoded::Whole(read) | Decoded::InPart(read, _)) = decode::<T>(bytes, "") else { return };
        let text = encode(&read).expect("what was read can be written");
        let Decoded::Whole(again) = decode::<T>(text.as_bytes(), "") else {
            panic!("what was written can be read");
        };
        assert!(encode(&again).is_some_and(|again| again == text), "and holds the same");
    }
    is_sound::<Settings>(bytes);
    is_sound::<OwnAbbreviations>(bytes);
    is_sound::<Words>(bytes);
    is_sound::<KeptRows>(bytes);
    is_sound::<OwnWords>(bytes);
    is_sound::<Approvals>(bytes);
    is_sound::<Reflections>(bytes);
    is_sound::<Team>(bytes);
    is_sound::<Resources>(bytes);
    is_sound::<PhraseSet>(bytes);
}

/// As what stands behind the beginning of an encrypted file, and as the files of the keys: nothing is read that
/// was not written there, and no work is done that nobody set.
pub(crate) fn sealed(bytes: &[u8]) {
    const BEGINNING: usize = 24;
    let id = Id::of(1);
    let disk = Memory::encrypted();
    let one = Appointment::new(id.clone(), Details::default(), "guide", now());
    Store::new(disk.clone()).create(&one).expect("it can be written");
    let name = format!("{id}.ron");
    let good = disk.raw().get(&name).expect("a file");
    let ruined = [good.get(..BEGINNING).expect("a beginning"), bytes].concat();
    disk.put(&name, ruined.clone());
    assert!(Store::new(disk.clone()).open(&id).is_err());
    disk.put(&name, good);
    disk.put(&format!("{id}.typed"), ruined);
    assert!(Store::new(disk.clone()).open(&id).is_ok());
    let keys = disk.raw().subfolder(KEYS);
    for file in keys.all() {
        let good = keys.get(&file).expect("a file");
        keys.put(&file, bytes);
        let _ = Keyring::of(disk.raw()).unlock(disk.raw(), "correct horse battery");
        keys.put(&file, good);
    }
}

/// As what was being typed in a form: what cannot be read is kept.
pub(crate) fn draft(bytes: &[u8]) {
    let disk = Memory::default();
    let typed = Draft { part: "details".to_owned(), of: None, over_notes: false, state: "()".to_owned() };
    let mut writer = JournalWriter::new(disk.clone(), Own::default());
    writer.write_drafts(vec![typed], now()).expect("it can be written");
    let folder = disk.subfolder(DRAFTS);
    let name = folder.all().into_iter().find(|name| name.contains(".draft")).expect("a file");
    folder.put(&name, bytes);
    drop(writer);
    disk.end_all_processes();
    let (_, said) = JournalWriter::new(disk.clone(), Own::default()).take_over_drafts(now());
    let damaged = disk.subfolder(DAMAGED);
    let is_kept = || damaged.all().iter().any(|name| damaged.get(name).as_deref() == Some(bytes));
    assert!(said.is_none() || is_kept(), "it is set aside as it was");
}

/// As a guide: each fault is in the file, and what was read can be written and read again.
pub(crate) fn guide(bytes: &[u8]) {
    match guide_file::read(bytes) {
        Ok(read) => {
            let again = guide_file::read(guide_file::write(&read.guide).as_bytes());
            assert!(again.is_ok_and(|again| again.guide == read.guide), "it holds the same");
        }
        Err(findings) => assert!(findings.iter().all(|one| one.line > 0 && !one.sentence.is_empty())),
    }
}

/// As a list of appointments or a calendar file, and as a date.
pub(crate) fn clinic(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let now = now().civil().to_zoned(jiff::tz::TimeZone::UTC).expect("a time");
    for label in [CalendarLabel::Given(String::new()), CalendarLabel::Title] {
        let list = ClinicList::read(&text, &label, &now);
        assert!(list.read.len() <= 200, "no more than anybody sees on a day");
    }
    for line in text.lines().take(20) {
        let _ = parse_datetime(line, &now);
        let _ = parse_day(line, &now);
    }
}
