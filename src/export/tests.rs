//! Typed text is on the page, whole, and nothing but text there.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::content;
use crate::domain::{
    Answer, Appointment, Brief, Details, EmptyReason, Handout, Id, Moment, Occasion, Pin, SurgeryNumbers,
};

fn made() -> Moment {
    "2026-11-24T10:20:00+00:00".parse().unwrap()
}

fn signed(one: &Appointment, example: bool) -> Handout {
    let occasion = Occasion {
        made: made(),
        country: None,
        help: content::help(),
        example,
        mine: None,
        surgery: SurgeryNumbers::default(),
        guide: content::guide(),
    };
    Handout { example, ..Brief::of(one, occasion).in_full(one, occasion) }
}

fn page(words: &str, example: bool) -> Handout {
    let details = Details { label: "10:20 *RH*".to_owned(), when: Some(made()), ..Details::default() };
    let mut one = Appointment::new(Id::of(1), details, "seven", made());
    one.notes.context.what_matters = Answer::of(words);
    one.notes.context.goals = Answer::of(words);
    one.notes.context.people.standing = EmptyReason::NotKnown;
    one.notes.context.still_to_ask = Answer::of("How is sleep?");
    one.pinned = vec![Pin { phrase: "p".to_owned(), says: words.to_owned(), ..Pin::default() }];
    signed(&one, example)
}

#[test]
fn a_page_of_text_reads_well() {
    let words = "Back on the allotment by spring, without paying for it for three days.\n\n1. Beans #first";
    let page = text(&self::page(words, true), 44);
    assert_eq!(
        page,
        "10:20 *RH* · Tue 24 Nov 2026 10:20
first meeting · in the room
A made-up example

WHAT MATTERS
  Back on the allotment by spring, without
  paying for it for three days.

  1. Beans #first

TO ASK
  - How is sleep?
  - People to involve, and what carers need
    (not known)

TO SAY
  “Back on the allotment by spring, without
  paying for it for three days.

  1. Beans #first”

CRISIS LINE
  999, or go to A&E · Samaritans 116 123,
  day and night

WORTH KNOWING
  Goals, in their words:
    Back on the allotment by spring, without
    paying for it for three days.

    1. Beans #first

Planning notes, not the record. Made on Tue
24 Nov 2026 10:20.
"
    );
}

#[test]
fn a_page_of_markdown_reads_well() {
    let page = markdown(&self::page("Beans *by* spring\n1. Beans #first\n\n- <b>end</b>", true));
    assert_eq!(
        page,
        "# 10:20 \\*RH\\* · Tue 24 Nov 2026 10:20

first meeting · in the room

**A made-up example**

## What matters

Beans \\*by\\* spring\\
1\\. Beans \\#first

\\- \\<b\\>end\\</b\\>

## To ask

- How is sleep?
- People to involve, and what carers need (not known)

## To say

“Beans \\*by\\* spring\\
1\\. Beans \\#first

\\- \\<b\\>end\\</b\\>”

## Crisis line

999, or go to A\\&E · Samaritans 116 123, day and night

## Worth knowing

- **Goals, in their words**

  Beans \\*by\\* spring\\
  1\\. Beans \\#first

  \\- \\<b\\>end\\</b\\>

---

Planning notes, not the record. Made on Tue 24 Nov 2026 10:20.
"
    );
}

/// An empty page says so and is not called made up.
#[test]
fn empty_page_says_so() {
    let one = Appointment::new(Id::of(1), Details::default(), "seven", made());
    let empty = signed(&one, false);
    for page in [text(&empty, WIDTH), markdown(&empty)] {
        assert!(
            page.contains("Nothing for the brief yet") && page.contains("Planning notes, not the record.")
        );
        assert!(!page.contains(Handout::MADE_UP));
    }
}

#[test]
fn a_word_longer_than_a_line_stays_whole() {
    let address = format!("https://example.org/{}", "x".repeat(90));
    let page = text(&self::page(&format!("See {address} soon"), false), WIDTH);
    assert!(page.lines().any(|line| line.trim() == address), "{page}");
}

/// As a reader of Markdown undoes what was made plain.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, chars.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => plain.extend(chars.next()),
            ('\\', Some('\n')) => {}
            _ => plain.push(char),
        }
    }
    plain
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_on_the_page(words in "[a-zà-ü#*`|<>.1)\\\\ \n漢👩🏽‍🦽-]{0,200}", width in 20..90_usize) {
        let handout = self::page(&words, false);
        let page = text(&handout, width);
        let marked = unescaped(&markdown(&handout));
        let mut on_page = page.split_whitespace();
        for word in words.split_whitespace() {
            prop_assert!(on_page.any(|one| one.contains(word)), "{word} in {page}");
            prop_assert!(marked.contains(word), "{word} in {marked}");
        }
        for line in page.lines() {
            let one_word = line.split_whitespace().filter(|word| *word != "-").count() <= 1;
            prop_assert!(line.width() <= width || one_word, "{line}");
            prop_assert_eq!(line.trim_end(), line);
        }
    }
}
