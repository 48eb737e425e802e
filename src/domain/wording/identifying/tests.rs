//! Marked and unmarked texts, sentence by sentence, and properties of every text.

use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    IdentifierKind::{DateOfBirth, Email, NhsNumber, Phone, Postcode},
    *,
};
use crate::domain::{Block, Handout, HandoutKind, Labelled, PageKind, Section};

fn today() -> Date {
    Date::constant(2026, 11, 23)
}

fn found(text: &str) -> Vec<(IdentifierKind, &str)> {
    marks(text, today()).into_iter().map(|mark| (mark.kind, text.get(mark.range).unwrap())).collect()
}

/// Ordinary notes: nobody is named in them. The numbers of people in them are all made up.
const SILENT: &[&str] = &[
    "Seen at 10:20, next one at 11:40.",
    "Review on 24/11, then again on 8/12.",
    "Pain 3/7 of the week, 4/10 at best and 8/10 at worst.",
    "Paracetamol 2x500 mg up to 4 times in 24 hours.",
    "Disc at L4/5 and L5/S1, nothing at C5-C6.",
    "L5 1st, then S1 2nd, with L4 3rd on the left.",
    "PHQ 12 last week, PHQ-9 was 17 in May, GAD7 10.",
    "Settles in 1-2 weeks for some, 6-8 weeks for others.",
    "Back pain since 2019, off work since March 2026.",
    "12 of 100 in 6 months get better by this alone.",
    "Tue 24 Nov 2026, 10:20, in the room.",
    "Tue 24 Nov 2026 10:20",
    "Review Thu 14 Jan 2027 at 09:30 or 14/01/27.",
    "Call 111, in an emergency 999.",
    "NHS 111, mental health option 2.",
    "Samaritans 116 123, at any hour.",
    "Text SHOUT to 85258.",
    "Mind 0300 123 3393, NHS Low Back Pain line 0300 303 3000.",
    "Childline 0800 1111, CALM 0800 58 58 58, helpline 0808 808 1677.",
    "From abroad +44 300 123 3393 or +44 (0)800 068 4141.",
    "Scan on 14/03/2019: no serious cause found.",
    "MRI 2019-03-14, X-ray 3.5.2017.",
    "Fall at work on 12 June 2018; fusion 3rd May 2015.",
    "Sertraline 50 mg since 3/2024, 100 mg since 9/2025.",
    "BP 120/80, pulse 72, weight 82.5 kg, BMI 27.3.",
    "Pregabalin 75-75-150, amitriptyline 10-10-50 at night.",
    "Naproxen 500 mg bd, omeprazole 20 mg od.",
    "Walks 2,000 steps, on good days 10,000.",
    "Slept 11 pm to 4 am, then 30 min at 13:00.",
    "1. heat 2. shorter walks 3. ring Sam",
    "Stairs: 14 up, 14 down, 2 rests.",
    "Room B12, first floor, door code with reception.",
    "Vitamin B12 1 mg every 3 months; B12 5ug daily.",
    "EQ5D 0.62, DN4 7/10, ODI 44%, STarT Back 6.",
    "Cochrane 2021, NICE NG59 and NG193, QS155.",
    "Lives near the M60, moved from SW1 to M14.",
    "Takes the 42 bus, then the 192, about 35 minutes.",
    "Pay cut from £1,450 to £980 a month.",
    "PIP form PIP2, 40 points, review in 2028.",
    "Hours: 09:00-12:00 and 13:00-17:30, Mon to Fri.",
    "0730 0800 0900 tablets, as on the chart",
    "Range 30/30/45, grip 20-22-24, sit to stand x 12.",
    "T12, L1 and L2: old wedge, 20% height.",
    "L5 S1 root, L4 5 facet, C6/7 left.",
    "Likes @home sessions and the group @ 10.30.",
    "Take 2@8.am and 1@10.pm",
    "Meet @ the hub, ask for the 5 ways to wellbeing.",
    "Version 1.2.3 of the plan, step 4.10.2",
    "Grandson is 7, daughter 34, husband 68.",
    "Married 40 years, since 1986; two sons, 1988 and 1991.",
    "In May 1998 a fall, in 2001 another.",
    "Stubborn pain; newborn at home; works nights 4 on 4 off.",
    "12 sessions, 50 min each, 6 done, 6 to come",
    "HbA1c 48, CRP 3, ESR 12, vitamin D 41 nmol/l",
    "60 60 60 30 minutes over four days",
    "Reference 94347659194 and 943476591 are none.",
    "Ten digits that fail the check: 943 476 5918.",
    "A remainder of ten is no number: 100 000 0010.",
    "£9434765919 is a sum of money, 9434765919.50 too.",
    "Batch AB9434765919X, serial 1234567890123456.",
    "Goal: 10,000 steps by 01/02/2027, 5 km by 01.04.2027.",
    "Not today. Ask in 2/52, then 6/12.",
    "Works 4 x 10 h, 07:00 to 17:00, off 1 in 3.",
    "Pain 6/10/10 on the three scales",
    "5 of 9; 3-4 / day; ½ tab; 1½ tabs; 2⁄3",
    "Codeine 30/500 two, 4 hourly, max 8/24",
    "x2 naproxen, x1 codeine; 1st, 2nd, 3rd, 4th line",
    "E10 fuel, M3 scan, S1 2/10, W8 bench, N2 trial",
    "",
    "   ",
    "What matters: \"I want a morning on the allotment.\"",
];

/// What is marked, each with what of it. The NHS numbers begin with a 9, as none does that we
/// know of; the phone numbers are those that Ofcom keeps for drama.
const MARKED: &[(&str, &[(IdentifierKind, &str)])] = &[
    ("NHS 943 476 5919, please", &[(NhsNumber, "943 476 5919")]),
    ("9434765919", &[(NhsNumber, "9434765919")]),
    ("no. 943-476-5919.", &[(NhsNumber, "943-476-5919")]),
    ("943\u{a0}476\u{a0}5919", &[(NhsNumber, "943\u{a0}476\u{a0}5919")]),
    ("943\u{2011}476\u{2013}5919", &[(NhsNumber, "943\u{2011}476\u{2013}5919")]),
    ("943 - 476 - 5919", &[(NhsNumber, "943 - 476 - 5919")]),
    ("(943\u{202f}476\u{2009}5919)", &[(NhsNumber, "943\u{202f}476\u{2009}5919")]),
    ("NHS9434765919", &[(NhsNumber, "9434765919")]),
    ("NHS no 94 34 76 59 19", &[(NhsNumber, "94 34 76 59 19")]),
    ("943 4765919", &[(NhsNumber, "943 4765919")]),
    ("10:20 RH 943 476 5919", &[(NhsNumber, "943 476 5919")]),
    ("10:20 9434765919", &[(NhsNumber, "9434765919")]),
    ("９４３ ４７６ ５９１９", &[(NhsNumber, "９４３ ４７６ ５９１９")]),
    ("943 476 5919 987 654 3210", &[(NhsNumber, "943 476 5919"), (NhsNumber, "987 654 3210")]),
    ("9434765919/9876543210", &[(NhsNumber, "9434765919"), (NhsNumber, "9876543210")]),
    ("a check digit of nought: 987-654-3210", &[(NhsNumber, "987-654-3210")]),
    ("born 12/03/1961", &[(DateOfBirth, "12/03/1961")]),
    ("DOB: 12.3.61", &[(DateOfBirth, "12.3.61")]),
    ("d.o.b. 12-03-61", &[(DateOfBirth, "12-03-61")]),
    ("date of birth 12 03 1961", &[(DateOfBirth, "12 03 1961")]),
    ("DoB 12031961, or DOB 120361", &[(DateOfBirth, "12031961"), (DateOfBirth, "120361")]),
    ("Her son was born on Tuesday 24/11/2020.", &[(DateOfBirth, "24/11/2020")]),
    ("birthday is 3rd of April 2015", &[(DateOfBirth, "3rd of April 2015")]),
    ("born on the 3/4/26", &[(DateOfBirth, "3/4/26")]),
    ("12/03/1961, lives alone", &[(DateOfBirth, "12/03/1961")]),
    ("RH 12/03/61", &[(DateOfBirth, "12/03/61")]),
    ("12 March 1961", &[(DateOfBirth, "12 March 1961")]),
    ("12th Mar 61", &[(DateOfBirth, "12th Mar 61")]),
    ("March 12th, 1961", &[(DateOfBirth, "March 12th, 1961")]),
    ("12-Sept-1961", &[(DateOfBirth, "12-Sept-1961")]),
    ("1961-03-12", &[(DateOfBirth, "1961-03-12")]),
    ("12\u{2013}03\u{2013}1961", &[(DateOfBirth, "12\u{2013}03\u{2013}1961")]),
    ("12 / 03 / 1961", &[(DateOfBirth, "12 / 03 / 1961")]),
    ("03/25/1961", &[(DateOfBirth, "03/25/1961")]),
    ("ring 07700 900123 after four", &[(Phone, "07700 900123")]),
    ("07700900123", &[(Phone, "07700900123")]),
    ("077 0090 0123", &[(Phone, "077 0090 0123")]),
    ("+44 7700 900123", &[(Phone, "+44 7700 900123")]),
    ("+447700900123", &[(Phone, "+447700900123")]),
    ("+44 (0)7700 900 123", &[(Phone, "+44 (0)7700 900 123")]),
    ("(+44) 7700 900123", &[(Phone, "(+44) 7700 900123")]),
    ("0044 7700 900123", &[(Phone, "0044 7700 900123")]),
    ("447700900123", &[(Phone, "447700900123")]),
    ("020 7946 0018", &[(Phone, "020 7946 0018")]),
    ("(020) 7946 0018", &[(Phone, "(020) 7946 0018")]),
    ("Sam (07700 900123) knows", &[(Phone, "07700 900123")]),
    ("0161-496-0018", &[(Phone, "0161-496-0018")]),
    ("01632.960018", &[(Phone, "01632.960018")]),
    ("01632\u{a0}960\u{a0}018", &[(Phone, "01632\u{a0}960\u{a0}018")]),
    ("01632 96001", &[(Phone, "01632 96001")]),
    ("tel07700 900123", &[(Phone, "07700 900123")]),
    ("07700 900123 10:20", &[(Phone, "07700 900123")]),
    ("07700 900123/07700 900456", &[(Phone, "07700 900123"), (Phone, "07700 900456")]),
    ("rh@example.org", &[(Email, "rh@example.org")]),
    ("write to r.h+back@mail.example.co.uk.", &[(Email, "r.h+back@mail.example.co.uk")]),
    ("<zoë@example.org>, 'r@example.org'", &[(Email, "zoë@example.org"), (Email, "r@example.org")]),
    ("07700900123@example.org", &[(Email, "07700900123@example.org")]),
    ("m11aa.rh@example.org", &[(Email, "m11aa.rh@example.org")]),
    ("lives at M1 1AA", &[(Postcode, "M1 1AA")]),
    ("M60 1NW, CR2 6XH; DN55 1PT", &[(Postcode, "M60 1NW"), (Postcode, "CR2 6XH"), (Postcode, "DN55 1PT")]),
    ("W1A 1HQ or EC1A1BB", &[(Postcode, "W1A 1HQ"), (Postcode, "EC1A1BB")]),
    ("sw1a 1aa, Sw1a\u{a0}1aa", &[(Postcode, "sw1a 1aa"), (Postcode, "Sw1a\u{a0}1aa")]),
    ("l1 8jq", &[(Postcode, "l1 8jq")]),
    (
        "DOB 12/03/61, M1 1AA, 943 476 5919, 07700 900123, rh@example.org",
        &[
            (DateOfBirth, "12/03/61"),
            (Postcode, "M1 1AA"),
            (NhsNumber, "943 476 5919"),
            (Phone, "07700 900123"),
            (Email, "rh@example.org"),
        ],
    ),
];

#[test]
fn ordinary_notes_are_not_marked() {
    assert!(SILENT.len() >= 60);
    for text in SILENT {
        assert_eq!(found(text), [], "{text}");
    }
    assert_eq!(found(&SILENT.join("\n")), []);
}

#[test]
fn what_could_identify_someone_is_marked() {
    assert!(MARKED.len() >= 40);
    for (text, wanted) in MARKED {
        assert_eq!(found(text), *wanted, "{text}");
    }
    let all: Vec<_> = MARKED.iter().flat_map(|(_, wanted)| wanted.to_vec()).collect();
    let texts: Vec<_> = MARKED.iter().map(|(text, _)| *text).collect();
    assert_eq!(found(&texts.join("\n")), all);
}

#[test]
fn nothing_is_put_together_from_two_lines() {
    assert_eq!(found("943 476\n5919"), []);
    assert_eq!(found("07700\r\n900123"), []);
    assert_eq!(found("born\n12/03/26"), []);
    assert_eq!(found("M1\u{2028}1AA"), []);
}

/// A year on its own is judged by the day it is read.
#[test]
fn year_is_judged_today() {
    let on = |year| marks("14/03/2010 and 14/03/35", Date::constant(year, 1, 1)).len();
    assert_eq!([2025, 2026, 2040].map(on), [1, 2, 1]);
    assert_eq!(marks("14/03/2010", Date::constant(2025, 1, 1)), []);
    assert_eq!(marks("14/03/2010", Date::constant(2026, 1, 1)).len(), 1);
    assert_eq!(marks("14/03/1899, 30/02/1961, born 14/03/2027", today()), []);
}

#[test]
fn a_count_says_how_many_of_each() {
    let section = |items: &[&str]| Section {
        stands_out: false,
        heading: "Worth knowing".to_owned(),
        blocks: vec![Block::Labelled(
            items.iter().map(|text| Labelled::typed("943 476 5919", text)).collect(),
        )],
    };
    let mut brief = Handout {
        kind: PageKind::Of(HandoutKind::Brief),
        title: "10:20 RH".to_owned(),
        under: Vec::new(),
        example: false,
        sections: Vec::new(),
        footer: Vec::new(),
    };
    assert_eq!(IdentifierCount::of(&brief, today()).in_full(), None);
    brief.title = "10:20 M1 1AA".to_owned();
    assert_eq!(
        IdentifierCount::of(&brief, today()).in_full().unwrap(),
        "1 place could identify someone: 1 postcode."
    );
    brief.sections = vec![section(&["12/03/61", "rh@example.org"]), section(&["ring 07700 900123"])];
    let count = IdentifierCount::of(&brief, today());
    assert_eq!(count.in_short().unwrap(), "7 places could identify someone");
    assert_eq!(
        count.in_full().unwrap(),
        "7 places could identify someone: 3 NHS numbers, 1 date of birth, 1 phone number, 1 e-mail address, 1 postcode."
    );
}

#[test]
fn a_reason_is_as_long_as_there_is_room() {
    let both = marks("M1 1AA 943 476 5919", today());
    assert_eq!(reason(&both, 45).unwrap(), "could identify someone: NHS number, postcode");
    assert_eq!(reason(&both, 40).unwrap(), "may identify: NHS number, postcode");
    assert_eq!(reason(&both, 9).unwrap(), "NHS number, postcode");
    assert_eq!(reason(&[], 40), None);
}

/// Nine digits and the check digit that makes them valid, if any does.
fn valid(first: &[u8]) -> Option<Vec<u8>> {
    let sum: usize = first
        .iter()
        .zip([10, 9, 8, 7, 6, 5, 4, 3, 2])
        .map(|(digit, weight)| usize::from(*digit) * weight)
        .sum();
    let check = (11 - sum % 11) % 11;
    let check = u8::try_from(check).ok().filter(|check| *check < 10)?;
    Some([first, &[check]].concat())
}

fn nhs_numbers() -> impl Strategy<Value = String> {
    let between = select(&["", " ", "-", "\u{a0}", "\u{2011}", "\u{2013}", " - ", "\u{202f}", "  "][..]);
    let digits = vec(0_u8..10, 9).prop_filter_map("a check digit of ten", |first| valid(&first));
    (digits, between).prop_map(|(digits, between)| {
        let digits: String = digits.into_iter().map(|digit| char::from(b'0' + digit)).collect();
        let (first, rest) = digits.split_at(3);
        let (second, third) = rest.split_at(3);
        format!("{first}{between}{second}{between}{third}")
    })
}

fn words() -> impl Strategy<Value = String> {
    let words = &[
        "pain", "RH", "10:20", "L4/5", "born", "ring", "(", "“", "é", "漢字", "\n", "24/11", "number", "M60",
        "5 mg",
    ][..];
    vec(select(words), 0..8).prop_map(|words| words.join(" "))
}

/// Pieces that are or nearly are something, and what editors have error with.
fn unruly() -> impl Strategy<Value = String> {
    let pieces = &[
        "943",
        "476",
        "5919",
        "9434765919",
        "07700",
        "900123",
        "+44",
        "(0)",
        "(",
        ")",
        "0",
        "1",
        "12",
        "61",
        "1961",
        "/",
        "-",
        ".",
        ":",
        ",",
        " ",
        " ",
        "\u{a0}",
        "\u{2013}",
        "\n",
        "@",
        "a.b",
        "example",
        ".org",
        "M1",
        "1AA",
        "sw1a",
        "March",
        "th",
        "of",
        "born",
        "DOB",
        "NHS",
        "no",
        "é",
        "e\u{301}",
        "漢",
        "９",
        "٣",
        "👩🏽‍⚕️",
        "_",
    ][..];
    let piece =
        prop_oneof![9 => select(pieces).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

#[test]
fn invisible_characters_hide_nothing() {
    for (text, kind, whole) in [
        ("born 3 Novem\u{ad}ber 1980", DateOfBirth, "3 Novem\u{ad}ber 1980"),
        ("NHS 943\u{2060}4\u{200d}76 5919.", NhsNumber, "943\u{2060}4\u{200d}76 5919"),
        ("sa\u{ad}m@exam\u{200b}ple.org", Email, "sa\u{ad}m@exam\u{200b}ple.org"),
    ] {
        assert_eq!(found(text), [(kind, whole)]);
    }
}

proptest! {
    #[test]
    fn every_valid_nhs_number_is_found_among_words(number in nhs_numbers(), before in words(), after in words()) {
        let text = format!("{before} {number} {after}");
        let at = before.len() + 1;
        let found = marks(&text, today());
        let wanted = IdentifierMark { range: at..at + number.len(), kind: NhsNumber };
        prop_assert!(found.contains(&wanted), "{found:?}");
    }

    #[test]
    fn a_digit_changed_makes_it_none(number in nhs_numbers(), at in 0_usize..10, by in 1_u8..10) {
        let digits: Vec<_> = number.char_indices().filter(|(_, char)| char.is_ascii_digit()).map(|(at, _)| at).collect();
        let mut wrong = number.into_bytes();
        let byte = &mut wrong[digits[at]];
        *byte = b'0' + (*byte - b'0' + by) % 10;
        let wrong = String::from_utf8(wrong).unwrap();
        // One digit that is another always changes the remainder, for 11 is prime.
        prop_assert!(marks(&wrong, today()).iter().all(|mark| mark.kind != NhsNumber));
    }

    #[test]
    fn marks_are_in_order_on_boundaries_and_apart(text in prop_oneof![unruly(), any::<String>()]) {
        let mut end = 0;
        for mark in marks(&text, today()) {
            prop_assert!(mark.range.start >= end && mark.range.start < mark.range.end);
            prop_assert!(text.get(mark.range.clone()).is_some_and(|marked| !marked.contains('\n')));
            prop_assert!(mark.range.len() <= REACH);
            end = mark.range.end;
        }
    }

    #[test]
    fn a_part_of_a_text_has_the_marks_of_the_whole(
        lines in vec((words(), select(MARKED)), 1..12),
        from in any::<prop::sample::Index>(),
        length in 0_usize..300,
    ) {
        let lines: Vec<_> = lines.into_iter().map(|(words, (text, _))| format!("{words} and {text} and so on")).collect();
        let text = lines.join(" then ");
        let shown = text.floor_char_boundary(from.index(text.len()));
        let shown = shown..text.ceil_char_boundary((shown + length).min(text.len()));
        let mut whole = marks(&text, today());
        whole.retain(|mark| mark.range.start < shown.end && shown.start < mark.range.end);
        prop_assert_eq!(marks_within(&text, shown, today()), whole);
    }

    #[test]
    fn no_part_of_any_text_is_trouble(text in unruly(), from in 0_usize..200, to in 0_usize..200) {
        for mark in marks_within(&text, from..to.max(from), today()) {
            prop_assert!(text.get(mark.range).is_some());
        }
    }
}
