//! A file of every format there ever was: it opens, and what an earlier version wrote is kept.

use crate::memory::Memory;
use foreword::{
    domain::{DeleteAfter, EmptyReason, FORMAT, FieldId, Id},
    store::{Disk, Store},
};

const FORMATS: [&str; 4] = [
    include_str!("formats/1.ron"),
    include_str!("formats/2.ron"),
    include_str!("formats/3.ron"),
    include_str!("formats/4.ron"),
];

const NAME: &str = "00000000000000000000000000000001.ron";

#[test]
fn there_is_one_file_for_every_format() {
    assert_eq!(u32::try_from(FORMATS.len()), Ok(FORMAT));
    for (text, format) in FORMATS.iter().zip(1..) {
        assert!(text.contains(&format!("    format: {format},\n")));
    }
}

#[test]
fn every_format_opens_with_all_that_is_in_it() {
    for (text, format) in FORMATS.iter().zip(1..) {
        let disk = Memory::default();
        disk.put(NAME, *text);
        let opened = Store::new(disk).open(&Id::of(1)).unwrap();
        assert_eq!(opened.read_only, None, "format {format}");
        let one = opened.appointment;
        assert_eq!((one.label.as_str(), one.minutes, one.format), ("10:20 RH", Some(15), FORMAT));
        let field = |name: &str| one.notes.get(FieldId::named(name).unwrap());
        assert_eq!(
            field("context.what_matters").text,
            "\"The allotment\",\nwithout paying for it for three days."
        );
        assert_eq!(field("context.goals").standing, EmptyReason::NotKnown);
        assert_eq!(field("choice.name").text, "Group class");
        assert!(field("choice.name").carried_over);
        assert_eq!(field("ladder.usual.body").text, "Stiff until nine");
        assert_eq!(one.pinned.len(), 1);
        assert_eq!(one.kept_words, if format >= 3 { vec!["W098"] } else { Vec::new() }, "format {format}");
        let set = matches!(one.delete_after, DeleteAfter::On(_));
        assert_eq!(set, format >= 2, "format {format}");
        let own = FieldId::Own(1, 1_795_514_400);
        let fields: Vec<_> = one.notes.all_fields().collect();
        assert_eq!(fields.contains(&own), format >= 3, "format {format}");
        assert_eq!(one.notes.get(own).has_words(), format >= 3, "format {format}");
        assert_eq!(one.notes.label(own).ends_with("Can I get there by bus?"), format >= 3);
        assert_eq!(field("staff_card.who_to_ring").has_words(), format >= 3, "format {format}");
        for name in [
            "staff_card.usual_function",
            "staff_card.communication",
            "staff_card.plans",
            "setbacks.medicines_page",
            "setbacks.keeps_me_going",
            "setbacks.safer_home",
            "setbacks.safety_plan_page",
            "setbacks.made_with",
            "setbacks.seen_by_whom",
        ] {
            assert_eq!(field(name).has_words(), format >= 4, "{name} of format {format}");
        }
    }
}

/// A note to oneself from before format 4 stays one, and goes to no page.
#[test]
fn own_notes_stay_private() {
    let typed = r#"safety_plan: Answer(text: "ask again"), medicines: Answer(text: "in the record"),
        agreed_with: Answer(text: "a draft"),"#;
    for text in &FORMATS[..3] {
        let disk = Memory::default();
        disk.put(NAME, text.replacen("setbacks: Setbacks(", &format!("setbacks: Setbacks({typed}"), 1));
        let opened = Store::new(disk).open(&Id::of(1)).unwrap();
        assert_eq!(opened.read_only, None);
        let notes = opened.appointment.notes;
        for (name, words) in
            [("safety_plan", "ask again"), ("medicines", "in the record"), ("agreed_with", "a draft")]
        {
            let field = FieldId::named(&format!("setbacks.{name}")).unwrap();
            assert_eq!(notes.get(field).text, words);
            assert_eq!(field.printed_on(), []);
        }
        for name in ["safety_plan_page", "medicines_page", "made_with"] {
            assert!(!notes.get(FieldId::named(&format!("setbacks.{name}")).unwrap()).has_words(), "{name}");
        }
    }
}

/// Chances typed before they were in the cells are still shown.
#[test]
fn old_chances_are_shown() {
    let chances = r#"chances: Answer(text: "12 of 100"), no_change: false"#;
    let text = FORMATS[1].replacen("no_change: false", chances, 1);
    let disk = Memory::default();
    disk.put(NAME, text);
    let one = Store::new(disk).open(&Id::of(1)).unwrap().appointment;
    let field = FieldId::named("choice.chances").unwrap();
    assert!(one.notes.all_fields().any(|one| one == field));
    assert_eq!(one.notes.get(field).text, "12 of 100");
}

/// A file of an earlier format is kept as it was when it is overwritten.
#[test]
fn old_file_is_kept() {
    let disk = Memory::default();
    disk.put(NAME, FORMATS[0]);
    let mut store = Store::new(disk.clone());
    let mut one = store.open(&Id::of(1)).unwrap().appointment;
    one.label = "10:30 RH".to_owned();
    store.save(&one).unwrap();
    assert!(String::from_utf8(disk.get(NAME).unwrap()).unwrap().contains(&format!("format: {FORMAT},")));
    let kept = disk.subfolder(&format!("history/{}", Id::of(1)));
    let names = kept.all();
    assert_eq!(names.len(), 1);
    assert_eq!(kept.get(&names[0]).unwrap(), FORMATS[0].as_bytes());
}
