//! Good files with something ruined in them: what holds of any bytes, held without a fuzzer.

use foreword::{
    content,
    domain::{
        Abbreviation, Expansion, OwnAbbreviations, Resource, ResourceKind, Resources, Settings, Team,
        TeamChange, Words,
    },
    guide_file,
    store::user_file::encode,
};
use proptest::{prelude::*, sample::select, test_runner::TestRunner};

#[path = "../fuzz/targets.rs"]
mod targets;

/// A good file of each kind.
fn good() -> Vec<Vec<u8>> {
    let becomes = Expansion::Text("a “text”\nwith {blanks}".to_owned());
    let abbreviations = OwnAbbreviations {
        abbreviations: vec![Abbreviation { word: "flare".to_owned(), becomes }],
        ..<_>::default()
    };
    let resource = Resource {
        kind: ResourceKind::Leaflet,
        name: "Back to walking".to_owned(),
        from: "the physiotherapists".to_owned(),
        found_at: String::new(),
        suits: String::new(),
        comes_in: "Easy Read".to_owned(),
        checked: Some("2026-11-01".parse().unwrap()),
    };
    let change = TeamChange { change: "Longer first appointments".to_owned(), ..<_>::default() };
    let texts = [
        include_str!("formats/1.ron").to_owned(),
        include_str!("formats/4.ron").to_owned(),
        encode(&Settings::default()).unwrap(),
        encode(&Words::default()).unwrap(),
        encode(&abbreviations).unwrap(),
        encode(&Resources { resources: vec![resource], ..<_>::default() }).unwrap(),
        encode(&Team { changes: vec![change], ..<_>::default() }).unwrap(),
        guide_file::write(content::guide()),
        include_str!("../guides/sleep.ron").to_owned(),
        "tomorrow\n10:20, RH, 15\n11:40\tback+mood".to_owned(),
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/London:20261124T102000\r\nDURATION:PT15M\r\n\
         SUMMARY:a\\, b\r\n c\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            .to_owned(),
    ];
    texts.map(String::into_bytes).to_vec()
}

/// Something done to the bytes at a place.
#[derive(Clone, Debug)]
enum Ruin {
    Flip(u8),
    Cut(usize),
    Put(&'static str),
    Repeat(usize),
}

const PUT: &[&str] = &[
    "(",
    ")",
    "[",
    "\"",
    "\\",
    "\\u{1b}]0;x\\u{7}",
    "\u{202e}",
    "\0",
    "\u{feff}",
    "Some(",
    "//",
    "/*",
    "None",
    "-1",
    "18446744073709551616",
    "format: 99,",
    "\u{301}",
    "r#\"",
    "\r",
    "1e999",
    "((((((((((((((((",
    "9999-99-99",
];

fn ruin() -> impl Strategy<Value = Ruin> {
    prop_oneof![
        any::<u8>().prop_map(Ruin::Flip),
        (1..200_usize).prop_map(Ruin::Cut),
        select(PUT).prop_map(Ruin::Put),
        (1..400_usize).prop_map(Ruin::Repeat),
    ]
}

fn ruined(mut bytes: Vec<u8>, ruins: &[(prop::sample::Index, Ruin)]) -> Vec<u8> {
    for (at, ruin) in ruins {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match ruin {
            Ruin::Flip(byte) => bytes[at] ^= byte,
            Ruin::Cut(many) => drop(bytes.drain(at..(at + many).min(bytes.len()))),
            Ruin::Put(text) => drop(bytes.splice(at..at, text.bytes())),
            Ruin::Repeat(many) => {
                let part = bytes[at..(at + many).min(bytes.len())].to_vec();
                drop(bytes.splice(at..at, part));
            }
        }
    }
    bytes
}

#[test]
fn any_ruined_file_is_borne() {
    let config =
        ProptestConfig { cases: 48, max_shrink_iters: 200, failure_persistence: None, ..<_>::default() };
    let ruins = prop::collection::vec((any::<prop::sample::Index>(), ruin()), 0..6);
    let held = TestRunner::new(config).run(&(select(good()), ruins), |(file, ruins)| {
        let bytes = ruined(file, &ruins);
        for (_, target) in targets::ALL {
            target(&bytes);
        }
        Ok(())
    });
    assert!(held.is_ok(), "{}", held.unwrap_err());
}

/// cargo-fuzz has each of them.
#[test]
fn every_target_is_fuzzed() {
    let manifest = include_str!("../fuzz/Cargo.toml");
    for (name, _) in targets::ALL {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
    }
}
