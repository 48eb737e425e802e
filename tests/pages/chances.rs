//! A chance stands on a page in words and beside them as a picture, in every form.

use foreword::{
    content,
    domain::{Block, Handout, HandoutKind, Labelled, Section, ShownChance},
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
