//! An approval is of one text, and for a time.

use super::*;
use crate::content;
use crate::domain::{Help, OwnWords};
use jiff::civil::Date;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn approval(help: &Help) -> Approval {
    Approval {
        what: Subject::Lists,
        text: TextHash::of_lists(help),
        name: "Dr A Example".to_owned(),
        role: "GP partner".to_owned(),
        body: Regulator::GMC,
        registration: "1234567".to_owned(),
        on: date("2026-11-26"),
        review_by: date("2027-05-26"),
    }
}

fn approved(help: &Help) -> Approvals {
    let mut approvals = Approvals::default();
    approvals.put(approval(help));
    approvals
}

#[test]
fn the_hash_is_the_sha_256_of_the_text() {
    // `printf abc | sha256sum`
    let digits = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(format!("{:?}", TextHash::of("abc")), format!("TextHash({digits:?})"));
}

type Change = fn(&mut Help);

/// An approval holds for exactly the text that was approved.
#[test]
fn holds_for_the_exact_text() {
    let help = content::help();
    let approvals = approved(help);
    let today = date("2026-12-01");
    assert!(approvals.applied(help).approved_on(today).is_some());
    let changes: [(&str, Change); 10] = [
        ("a sign", |help| help.lists[0].signs[0].says.push('!')),
        ("a sign gone", |help| drop(help.lists[1].signs.pop())),
        ("the order", |help| help.lists[2].signs.swap(0, 1)),
        ("a lead", |help| help.lists[3].lead.push(' ')),
        ("the source of a sign", |help| help.lists[0].signs[0].source = Some("girft".to_owned())),
        ("an address", |help| help.lists[0].checked.address = None),
        ("a number", |help| help.urgent.no_number.push('1')),
        ("how to reach somebody", |help| help.facts[0].says.push('9')),
        ("when somebody answers", |help| help.facts[5].hours = None),
        ("what it rules out", |help| help.rules_nothing_out.clear()),
    ];
    for (what, change) in changes {
        let mut other = help.clone();
        change(&mut other);
        assert_eq!(approvals.applied(&other).approval, None, "{what}");
        let state = approvals.state(&Subject::Lists, Some(&TextHash::of_lists(&other)), today);
        assert!(matches!(state, ApprovalState::OtherText(_)), "{what}: {state:?}");
        assert!(state.in_words().starts_with("not approved by a registered clinician: the text has changed"));
    }
    let mut again = help.clone();
    again.lists[0].checked.checked_on = date("2027-01-10");
    assert!(approvals.applied(&again).approval.is_some(), "looked up again and found as it was");
}

/// An approval begins with its day and ends with its day.
#[test]
fn first_and_last_day_count() {
    let help = content::help();
    let approvals = approved(help);
    let state = |today| approvals.state(&Subject::Lists, Some(&TextHash::of_lists(help)), date(today));
    for (today, holds) in
        [("2026-11-25", false), ("2026-11-26", true), ("2027-05-26", true), ("2027-05-27", false)]
    {
        assert_eq!(approvals.applied(help).approved_on(date(today)).is_some(), holds, "{today}");
        assert_eq!(state(today).is_approved(), holds, "{today}");
    }
    assert_eq!(
        state("2026-12-01").in_words(),
        "approved by Dr A Example, GP partner (GMC 1234567) until 26 May 2027"
    );
    assert!(state("2027-05-27").in_words().ends_with("ended on 26 May 2027"));
    assert!(state("2026-11-25").in_words().contains("clock looks wrong"));
}

/// An approval of a guide or own rows is bound to their text too.
#[test]
fn guides_and_rows_are_bound_too() {
    let guide = content::guide();
    let mut other = guide.as_ref().clone();
    other.principles.to_mut()[0].phrases.to_mut()[0].says.to_mut().push('!');
    assert_ne!(TextHash::of_all(&**guide), TextHash::of_all(&other));
    let own = OwnWords::default();
    let more = OwnWords { off: vec!["W001".to_owned()], ..OwnWords::default() };
    assert_ne!(TextHash::of_all(&own), TextHash::of_all(&more));
    let approvals = approved(content::help());
    let what = Subject::Guide("sleep".to_owned());
    let today = date("2026-12-01");
    assert_eq!(approvals.state(&what, TextHash::of_all(&**guide).as_ref(), today), ApprovalState::Never);
}

/// Whoever approves a guide reads what is printed from it for people.
#[test]
fn sentences_for_people_are_read() {
    let text = text_of_guide(content::guide());
    for principle in content::guide().principles.iter() {
        assert!(
            principle.audiences.said().count() == 4
                && principle.audiences.said().all(|says| text.contains(says))
        );
    }
}

/// A new approval replaces the old one, and can be withdrawn.
#[test]
fn new_replaces_and_withdraws() {
    let help = content::help();
    let mut approvals = approved(help);
    approvals.put(Approval { name: "B Other".to_owned(), ..approval(help) });
    assert_eq!(approvals.approvals.len(), 1);
    assert_eq!(approvals.find(&Subject::Lists).unwrap().name, "B Other");
    assert!(approvals.withdraw(&Subject::Lists));
    assert!(!approvals.withdraw(&Subject::Lists));
    assert_eq!(approvals, Approvals::default());
}

#[test]
fn what_is_missing_or_cannot_be_is_said() {
    let good = approval(content::help());
    assert_eq!(good.fault(), None);
    let faults = [
        (Approval { name: " ".to_owned(), ..good.clone() }, "The name is missing."),
        (Approval { role: String::new(), ..good.clone() }, "The role is missing."),
        (Approval { registration: String::new(), ..good.clone() }, "registration number is missing"),
        (Approval { registration: "12 34".to_owned(), ..good.clone() }, "letters and digits"),
        (Approval { name: "A".to_owned(), ..good.clone() }, "The name has to be written out"),
        (Approval { role: "x 1".to_owned(), ..good.clone() }, "The role has to be written out"),
        (Approval { body: Regulator::GDC, registration: "123456".to_owned(), ..good.clone() }, "not the GDC"),
        (Approval { body: Regulator::GOC, ..good.clone() }, "GMC, HCPC, NMC or GPhC"),
        (Approval { review_by: good.on, ..good.clone() }, "must come after"),
        (Approval { review_by: date("2027-11-27"), ..good.clone() }, "until 26 Nov 2027"),
    ];
    for (one, words) in faults {
        assert!(one.fault().is_some_and(|fault| fault.contains(words)), "{words}");
    }
    assert_eq!(Approval { review_by: date("2027-11-26"), ..good.clone() }.fault(), None);
    let guide = Approval { what: Subject::Guide("sleep".to_owned()), body: Regulator::GOsC, ..good };
    assert_eq!(guide.fault(), None, "a guide is not about red flags");
    for body in Regulator::ALL {
        assert_eq!(Regulator::named(&body.name().to_lowercase()), Some(body));
        assert!(!body.label().is_empty());
    }
    assert_eq!(Regulator::named("GP"), None);
}

#[test]
fn each_register_has_numbers_of_its_own_form() {
    use Regulator::{GDC, GMC, GPhC, HCPC, NMC};
    let good = approval(content::help());
    for (body, right, wrong) in [
        (GMC, ["1234567", "7654321"], ["123456", "12345678", "PH12345"]),
        (GPhC, ["2012345", "5123456"], ["201234", "20123456", "A012345"]),
        (NMC, ["12A3456E", "98i1234o"], ["12A3456", "1234567", "A123456E"]),
        (HCPC, ["PH1234", "ph123456"], ["PH123", "PH1234567", "123456"]),
        (GDC, ["12345", "D123"], ["123", "ABCDE", "x1"]),
    ] {
        let what = if body == GDC { Subject::OwnWords } else { Subject::Lists };
        let of = |registration: &str| {
            Approval { what: what.clone(), body, registration: registration.to_owned(), ..good.clone() }
                .fault()
        };
        for number in right {
            assert_eq!(of(number), None, "{number}");
        }
        for number in wrong {
            let fault = of(number).unwrap_or_else(|| panic!("{} {number}", body.name()));
            assert!(fault.contains(&format!("of the {}", body.name())), "{fault}");
        }
    }
}

/// An approval is neither before its text, nor longer than it, nor over.
#[test]
fn dates_are_plausible() {
    let help = content::help();
    let dates = TextDates::of_lists(help).unwrap();
    assert_eq!(dates, TextDates { checked_on: date("2026-11-26"), review_by: Some(date("2027-05-26")) });
    assert_eq!(dates.latest(date("2027-11-26")), date("2027-05-26"));
    assert_eq!(dates.latest(date("2027-01-26")), date("2027-01-26"));
    let good = approval(help);
    let today = date("2027-02-01");
    assert_eq!(good.refusal(dates, today), None);
    for (one, words) in [
        (Approval { on: date("2026-11-25"), ..good.clone() }, "The text was checked on 26 Nov 2026"),
        (Approval { review_by: date("2027-05-27"), ..good.clone() }, "checked again by 26 May 2027"),
        (Approval { review_by: date("2027-01-31"), ..good.clone() }, "ended on 31 Jan 2027 already"),
        (Approval { name: String::new(), ..good.clone() }, "The name is missing."),
    ] {
        let refusal = one.refusal(dates, today).unwrap_or_else(|| panic!("{words}"));
        assert!(refusal.contains(words), "{refusal}");
    }
    assert_eq!(Approval { review_by: today, ..good }.refusal(dates, today), None, "its last day");
}
