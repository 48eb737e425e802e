//! A chance stands on a page in words and beside them as a picture, in every form.

use foreword::{
    content,
    domain::{Answer, Block, Handout, HandoutKind, Labelled, Section, ShownChance},
    export::{WIDTH, html, markdown, text},
};

use crate::{markup::assert_sound, page};

const SAYS: [&str; 2] = ["12 of 100 in 6 months", "88 of 100 not"];

fn with(of_100: Option<u8>) -> Handout {
    let chance = ShownChance { says: SAYS.map(str::to_owned).to_vec(), of_100 };
    let item = |label: &str| Labelled {
        label: label.to_owned(),
        blocks: vec![Block::Chances(vec![chance.clone()])],
    };
    let both = Block::SideBySide(vec![item("Group movement class"), item("Talking therapy")]);
    let mut page = page(HandoutKind::Options, &content::sample(), None);
    page.sections.extend(Section::of("The chances", vec![both]));
    page
}

#[test]
fn the_picture_stands_beside_the_words_and_says_what_it_shows() {
    let page = html(&with(Some(12)), false);
    assert_sound(&page);
    assert_eq!(
        page.matches("<svg role=\"img\" aria-label=\"Picture of 100 people, 12 of them filled in.\"").count(),
        2
    );
    for says in SAYS {
        assert_eq!(page.matches(&format!("<p dir=\"auto\">{says}</p>")).count(), 2);
    }
    // A head and a body each; what is not filled in is an outline, so colour says nothing by itself.
    let of = |class: &str| {
        let rest = page.split_once(&format!("<path class=\"{class}\" d=\"")).unwrap().1;
        rest.split_once('"').unwrap().0.matches('M').count() / 2
    };
    assert_eq!((of("filled"), of("empty")), (12, 88));
    assert!(page.contains(".empty { fill: none; }"));
}

#[test]
fn in_text_the_picture_is_a_hundred_signs_of_two_kinds() {
    for page in [text(&with(Some(12)), WIDTH), markdown(&with(Some(12)))] {
        assert_eq!((page.matches('●').count(), page.matches('○').count()), (24, 176), "{page}");
        for says in SAYS {
            assert_eq!(page.matches(says).count(), 2);
        }
    }
}

#[test]
fn where_no_number_is_known_there_is_no_picture() {
    assert!(!html(&with(None), false).contains("<svg"));
    assert!(!text(&with(None), WIDTH).contains('○'));
}

/// The page of the choices with these words under "what might get better", in text.
fn with_words(one: &str, other: &str) -> (Handout, String) {
    let mut appointment = content::sample();
    let choices = &mut appointment.notes.options.choices.0;
    choices[1].might_get_better = Answer::of(one);
    choices[2].might_get_better = Answer::of(other);
    let page = page(HandoutKind::Options, &appointment, None);
    let words = text(&page, 44).split_whitespace().collect::<Vec<_>>().join(" ");
    (page, words)
}

#[test]
fn chances_stand_side_by_side_as_typed_and_both_ways_round() {
    let (page, words) = with_words("Company. 12 of 100 in 6 months (a review, 2021)", "9 of 100 in 6 months");
    let typed = "12 of 100 in 6 months (a review, 2021)";
    assert_eq!(words.matches(typed).count(), 2, "in the table, and beside its picture: {words}");
    for wanted in ["12 of 100 do, 88 of 100 do not.", "9 of 100 do, 91 of 100 do not."] {
        assert!(words.contains(wanted), "{wanted}");
    }
    assert_eq!(html(&page, false).matches("<svg").count(), 2);
    assert!(!words.contains("do not compare") && !words.contains("different numbers of people"));
    assert!(words.contains("Check the numbers after 24 May 2027."));
}

#[test]
fn other_bases_and_other_times_are_said_in_words_and_nothing_is_changed_silently() {
    let (page, words) = with_words("3 of 50 people in 6 months", "9 of 100 in 2 years");
    for wanted in [
        "different numbers of people",
        "different lengths of time",
        "3 of 50 do, 47 of 50 do not.",
        "Out of 100 people: 6 of 100.",
    ] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    assert!(html(&page, false).contains("Picture of 100 people, 6 of them filled in."));
    let (page, words) = with_words("1 of 3 people in 6 months", "9 of 100 in 6 months");
    assert!(words.contains("between 33 and 34 of 100"), "{words}");
    assert_eq!(html(&page, false).matches("<svg").count(), 1, "no picture of a third of a person");
}

#[test]
fn without_any_number_there_is_nothing_to_check_and_no_part_for_chances() {
    let (_, words) = with_words("No number known.", "Company");
    assert!(!words.contains("THE CHANCES, SIDE BY SIDE") && !words.contains("Check the numbers"));
}
