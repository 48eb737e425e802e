//! The HTML is sound, whatever was typed: well formed, in order, and nothing comes from elsewhere.

use foreword::{
    content,
    domain::{
        Answer, Appointment, Country, HandoutKind, PhraseSet, Pin, WordingReport, phrasebook::PhraseReview,
    },
    export::{html, markdown, text},
    text::{clean, is_harmful},
};
use proptest::prelude::*;

use crate::page;

/// A tag of a page: its name, what stands in it, and whether it ends something.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    ends: bool,
}

/// Every tag in order. The style holds none.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let inside = page.split('<').skip(1).map(|piece| piece.split_once('>').expect("a tag ends").0);
    inside
        .map(|tag| {
            let (ends, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            Tag { name, attributes, ends }
        })
        .collect()
}

/// Elements of HTML that hold nothing.
const VOID: [&str; 4] = ["!doctype", "br", "input", "meta"];

/// Every element ends, and inside the one that began before it.
fn assert_well_formed(page: &str) {
    let mut open = Vec::new();
    for tag in tags(page).iter().filter(|tag| !VOID.contains(&tag.name) && !tag.attributes.ends_with('/')) {
        if tag.ends {
            assert_eq!(open.pop(), Some(tag.name), "what ends is what began last");
        } else {
            assert!(tag.name.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{} is no element", tag.name);
            open.push(tag.name);
        }
    }
    assert!(open.is_empty(), "{open:?} never ends");
}

/// Headings begin with the one title and leave out no step.
fn assert_headings_in_order(page: &str) {
    let tags = tags(page);
    let levels = tags.iter().filter(|tag| !tag.ends).filter_map(|tag| {
        let level = tag.name.strip_prefix('h')?;
        level.parse::<u32>().ok()
    });
    let levels: Vec<_> = levels.collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert_eq!(levels.first(), Some(&1));
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{levels:?}");
    }
}

pub(crate) fn assert_sound(page: &str) {
    assert_well_formed(page);
    assert_headings_in_order(page);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en-GB\" dir=\"ltr\">"), "the language is said");
    for tag in tags(page).iter().filter(|tag| !tag.ends) {
        let forbidden = ["script", "link", "img", "iframe", "object", "embed", "base", "form", "a"];
        assert!(!forbidden.contains(&tag.name), "<{}", tag.name);
        for name in [" src=", " href=\"http", " style=", " on", "url("] {
            let attributes = format!(" {}", tag.attributes);
            // What was typed may stand in an attribute, in quotes.
            let outside: String = attributes.split('"').step_by(2).collect();
            assert!(!outside.contains(name), "{name} in <{} {}>", tag.name, tag.attributes);
        }
        if tag.name == "th" {
            assert!(tag.attributes.contains("scope=\"col\"") || tag.attributes.contains("scope=\"row\""));
        }
    }
}

/// An appointment with these words everywhere.
fn full_of(words: &str) -> Appointment {
    let mut one = content::sample();
    let fields: Vec<_> = one.notes.all_fields().collect();
    for field in fields {
        one.notes.change(field, |answer| *answer = Answer::of(words));
    }
    one.label = words.replace('\n', " ");
    one.pinned = vec![Pin { phrase: "p".to_owned(), says: words.to_owned(), ..Pin::default() }];
    one
}

/// As a browser undoes what a template escaped.
fn unescaped(page: &str) -> String {
    // A name in another script is set apart, and is still in its line.
    let page = page.replace("<bdi>", "").replace("</bdi>", "");
    let text = page.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'");
    text.replace("&#38;", "&")
}

#[test]
fn every_page_of_the_sample_is_sound() {
    for kind in HandoutKind::ALL {
        for country in Country::ALL.map(Some).into_iter().chain([None]) {
            assert_sound(&html(&page(kind, &content::sample(), country), true));
        }
    }
}

/// The wording report is sound whatever was typed.
#[test]
fn report_is_sound() {
    let guide = content::guide();
    let words = "a <b> & \"c\" \u{1b}[2J\nd";
    let mut set =
        PhraseSet { author: words.to_owned(), provenance: words.to_owned(), ..PhraseSet::default() };
    set.put(PhraseReview {
        guide: guide.id.to_string(),
        phrase: guide.principles[0].phrases[0].id.to_string(),
        suggested: words.to_owned(),
        wording: Some(format!("{words} e")),
        flag: Some(words.to_owned()),
        reviewed_on: "2026-11-20".parse().unwrap(),
        ..PhraseReview::default()
    });
    for sets in [vec![set], Vec::new()] {
        let report = WordingReport::of(&sets, &[guide], "2026-11-24".parse().unwrap());
        assert_sound(&html(&report.page(), false));
    }
}

/// A table says what it is, and what its rows and columns are.
#[test]
fn tables_are_labelled() {
    let page = html(&page(HandoutKind::Options, &content::sample(), None), false);
    for wanted in ["<caption>", "scope=\"col\"", "scope=\"row\"", "<thead", "<tbody"] {
        assert!(page.contains(wanted), "{wanted}");
    }
    let widths: Vec<_> = page.matches("scope=\"col\"").collect();
    assert_eq!(widths.len(), 4, "the questions and three choices");
    assert!(page.contains("table-layout: fixed"), "every choice has the same room");
}

#[test]
fn the_title_tells_nobody_whose_page_it_is() {
    for kind in HandoutKind::ALL {
        let page = html(&page(kind, &full_of("SECRET"), None), false);
        let title = page.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0;
        assert_eq!(title, kind.title());
        let head = page.split_once("</head>").unwrap().0;
        assert!(!head.contains("SECRET"));
    }
}

/// A name in Arabic or Hebrew does not turn an English sentence round.
#[test]
fn directions_do_not_mix() {
    for (name, rest) in [("مريم", " for lifting and shopping."), ("מרים כהן", ", on Tuesdays (with Jo).")]
    {
        let words = format!("{name}{rest}");
        for kind in HandoutKind::ALL.into_iter().filter(|kind| !kind.is_of_guide()) {
            let page = html(&page(kind, &full_of(&words), None), false);
            assert!(page.contains(&format!("<bdi>{name}</bdi>{rest}")), "{kind:?}");
            assert!(!page.contains("dir=\"auto\"") && !page.contains("dir=\"rtl\""), "{kind:?}");
        }
        let page = html(&page(HandoutKind::Options, &full_of(name), None), false);
        assert!(page.contains(&format!("<p dir=\"rtl\"><bdi>{name}</bdi></p>")), "what is all in it runs so");
    }
}

/// Large type is a switch that needs no script and can be set before.
#[test]
fn large_type_needs_no_script() {
    for (large, checked) in [(false, false), (true, true)] {
        let page = html(&page(HandoutKind::StaffCard, &content::sample(), None), large);
        let switch = tags(&page).into_iter().find(|tag| tag.name == "input").unwrap();
        assert!(switch.attributes.contains("type=\"checkbox\" id=\"large\""));
        assert_eq!(switch.attributes.contains("checked"), checked);
        assert!(page.contains("<label for=\"large\">") && page.contains(":has(#large:checked)"));
    }
}

/// What is printed is what is shown, but for the switch, which does nothing on paper.
#[test]
fn only_the_switch_is_hidden() {
    let page = html(&page(HandoutKind::Brief, &content::sample(), None), false);
    let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    for hidden in
        ["display: none", "visibility:", "opacity:", "content-visibility", "text-indent", "@import", "url("]
    {
        let lines: Vec<_> = style.lines().filter(|line| line.contains(hidden)).collect();
        assert!(lines.iter().all(|line| line.trim_start().starts_with(".switch")), "{lines:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_nothing_but_text(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "</script>", "<script>alert(1)</script>", "\"", "'", "&", "&amp;", "<!--", "-->", "]]>", "</style>",
            "</p></main>", "{{ 1 }}", "{% if %}", "\u{202e}", "\u{200f}", "\u{2066}", "\0", "\u{1b}[2J", "\u{85}",
            "שלום", "👩🏽‍🦽", "e\u{301}", "\t", "\n", "\n\n", " ", "onload=", "javascript:", "=", "`", "word",
        ]), 1..12),
        large in any::<bool>(),
    ) {
        let words = pieces.concat();
        let one = full_of(&words);
        for kind in HandoutKind::ALL.into_iter().filter(|kind| !kind.is_of_guide()) {
            let handout = page(kind, &one, Some(Country::Scotland));
            let page = html(&handout, large);
            assert_sound(&page);
            for page in [&page, &markdown(&handout), &text(&handout, 76)] {
                prop_assert!(!page.contains(|char| is_harmful(char) && char != '\n' && char != '\t'));
            }
            let text = unescaped(&page);
            for line in clean(&words).lines().map(str::trim) {
                prop_assert!(text.contains(line), "{line:?} is not on the page {kind:?}");
            }
        }
    }
}
