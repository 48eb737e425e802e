//! A chance stands on a page in words and next to them as a picture, in every form.

use foreword::{
    content,
    domain::{
        Answer, Block, Handout, HandoutKind, Labelled, OptionsField, Section, ShownChance, chance::found_in,
    },
    export::{WIDTH, html, markdown, text},
};
use proptest::{prelude::*, sample::select};

use crate::{markup::assert_sound, page, whole_brief};

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

/// The picture is next to the words and says what it shows.
#[test]
fn picture_says_what_it_shows() {
    let page = html(&with(Some(12)), false);
    assert_sound(&page);
    assert_eq!(
        page.matches("<svg role=\"img\" aria-label=\"Picture of 100 people, 12 of them filled in.\"").count(),
        2
    );
    for says in SAYS {
        assert_eq!(page.matches(&format!("<p>{says}</p>")).count(), 2);
    }
    // A head and a body each; what is not filled in is an outline, so colour says nothing by itself.
    let of = |class: &str| {
        let rest = page.split_once(&format!("<path class=\"{class}\" d=\"")).unwrap().1;
        rest.split_once('"').unwrap().0.matches('M').count() / 2
    };
    assert_eq!((of("filled"), of("empty")), (12, 88));
    assert!(page.contains(".empty { fill: none; }"));
}

/// In text the picture is a hundred signs of two kinds.
#[test]
fn text_picture_is_100_signs() {
    for page in [text(&with(Some(12)), WIDTH), markdown(&with(Some(12)))] {
        assert_eq!((page.matches('●').count(), page.matches('○').count()), (24, 176), "{page}");
        for says in SAYS {
            assert_eq!(page.matches(says).count(), 2);
        }
    }
}

#[test]
fn no_number_no_picture() {
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

/// Chances are side by side, as typed and both ways round.
#[test]
fn chances_are_both_ways() {
    let (page, words) =
        with_words("Company. 12 of 100 in 6 months (a review, 2021)", "9 of 100 feel better in 6 months");
    let typed = "12 of 100 in 6 months (a review, 2021)";
    assert_eq!(words.matches(typed).count(), 2, "in the table, and beside its picture: {words}");
    for wanted in [
        "Company: 12 out of 100 people have this; 88 out of 100 do not.",
        "9 out of 100 people feel better; 91 out of 100 do not.",
    ] {
        assert!(words.contains(wanted), "{wanted}");
    }
    assert_eq!(html(&page, false).matches("<svg").count(), 2);
    assert!(!words.contains("different totals") && !words.contains("lengths of time"));
    assert!(words.contains("Check the numbers after 24 May 2027."));
}

/// Other bases and other times are said in words and nothing is changed silently.
#[test]
fn other_bases_are_said() {
    let (page, words) = with_words("3 of 50 people in 6 months", "9 of 100 in 2 years");
    for wanted in [
        "These numbers are out of different totals.",
        "These numbers are about different lengths of time.",
        "3 out of 50 people get better; 47 out of 50 do not.",
        "Out of 100 people, that is 6.",
    ] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    assert!(html(&page, false).contains("Picture of 100 people, 6 of them filled in."));
    let (page, words) = with_words("1 of 3 people in 6 months", "9 of 100");
    assert!(words.contains("Out of 100 people, that is between 33 and 34."), "{words}");
    assert!(words.contains("Not every number here says how long a time it is about."), "{words}");
    assert_eq!(html(&page, false).matches("<svg").count(), 1, "no picture of a third of a person");
}

/// Without any number there is nothing to check and no part for chances.
#[test]
fn no_number_no_part() {
    let (_, words) = with_words("No number known.", "Company");
    assert!(!words.contains("THE CHANCES, SIDE BY SIDE") && !words.contains("Check the numbers"));
    let (_, words) = with_words("9 of 100", "About 30% feel better");
    assert!(!words.contains("Talking therapy: No number is written"), "there is one: {words}");
}

/// What limits a number, as it is typed.
const LIMITED: [&str; 33] = [
    "fewer than 5 of 100",
    "less than 5 of 100",
    "under 5 of 100",
    "< 5 of 100",
    "<5 of 100",
    "up to 5 of 100",
    "at most 5 of 100",
    "no more than 5 of 100",
    "≤ 5 of 100",
    "5 or fewer of 100",
    "5 of 100 or fewer",
    "5 of 100 people or less",
    "5 of 100 at most",
    "more than 5 of 100",
    "over 5 of 100",
    "> 5 of 100",
    "at least 5 of 100",
    "no fewer than 5 of 100",
    "≥ 5 of 100",
    "5 or more of 100",
    "5 of 100 or more",
    "about 5 of 100",
    "around 5 of 100",
    "roughly 5 of 100",
    "approx. 5 of 100",
    "nearly 5 of 100",
    "~5 of 100",
    "5 of 100 or so",
    "3 to 5 of 100",
    "3-5 of 100",
    "between 3 and 5 of 100",
    "3 or 5 of 100",
    "an extra 5 of 100",
];

/// A page in one line.
fn flat(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As a reader of HTML or of Markdown sees it.
fn plain(page: &str) -> String {
    let page = page.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'");
    let page = page.replace("&#38;", "&").replace("\\\n", "\n");
    let mut plain = String::new();
    let mut chars = page.chars().peekable();
    while let Some(char) = chars.next() {
        if char != '\\' || !chars.peek().is_some_and(char::is_ascii_punctuation) {
            plain.push(char);
        }
    }
    flat(&plain)
}

/// A limit goes with its number on the card, in every form, and on the brief.
#[test]
fn limits_go_with_the_number() {
    for limited in LIMITED {
        let typed = format!("Dizzy: {limited} in 3 months (NICE, 2021)");
        let mut appointment = content::sample();
        appointment.notes.options.choices.0[1].might_be_hard = Answer::of(typed.as_str());
        let options = page(HandoutKind::Options, &appointment, None);
        for (form, page) in [
            ("text", flat(&text(&options, 400))),
            ("Markdown", plain(&markdown(&options))),
            ("HTML", plain(&html(&options, false))),
        ] {
            assert_eq!(page.matches(&typed).count(), 2, "{limited} in {form}: in the table, and on its card");
            assert!(!page.contains('●'), "a limit has no picture");
            let exact = ["5 out of 100 people have this; 95", "; 95 out of 100 do not"];
            for exact in exact {
                assert!(
                    !page.contains(&format!("Dizzy: {exact}")) && !page.contains(&format!(": {exact}")),
                    "{limited}"
                );
            }
        }
        assert!(!html(&options, false).contains("<svg"), "{limited}");
        let brief = whole_brief(&appointment, None);
        assert!(flat(&text(&brief, 400)).contains(&typed), "{limited}");
    }
}

/// A number with other words about it is left as typed, and two of a sentence have no picture.
#[test]
fn ambiguous_stays_as_typed() {
    for typed in [
        "12 of 100 sleep better in 3 months compared with 8 of 100 on placebo.",
        "Half the pain: 40 of 100 with it and 30 of 100 without it.",
        "12 of 100 instead of 8 of 100 get better.",
        "Bleeding in the stomach: fewer than 1 of 1,000 in a year, 2 of 1,000 if over 65.",
        "5 of 100 people or a few more in 3 months.",
        "30 of 100 feel better (95% CI 25 to 35).",
        "About a third (33 of 100) feel better.",
        "It does not exceed 5 of 100.",
    ] {
        let (page, words) = with_words(typed, "Company");
        let cards = cards(&page);
        let said: Vec<_> = cards.lines().filter(|line| *line != "No number known.").collect();
        assert_eq!(said, [typed], "the sentence as typed, and no more");
        assert!(!html(&page, false).contains("<svg") && !words.contains("this is so"), "{typed}");
        assert!(!words.contains("Not every number here says how long"), "{typed}");
    }
}

/// Remarks on how numbers compare are true of the page.
#[test]
fn remarks_are_true() {
    let remark = "To compare them, look at how many it is out of 100 people.";
    let (_, words) = with_words("1 in 3 to 1 in 5 people feel better", "9 of 100 feel better");
    assert!(
        words
            .contains("These numbers are out of different totals. A bigger number may not mean more people.")
    );
    assert!(!words.contains(remark) && !words.contains("Out of 100 people, that is"), "{words}");
    let (_, words) = with_words("3 of 50 people feel better", "9 of 100 feel better");
    assert!(words.contains(remark) && words.contains("Out of 100 people, that is 6."), "{words}");
    // A time that stands elsewhere in the cell is not missing.
    for typed in ["In 3 months 12 of 100 feel better", "Over 3 months:\n12 of 100 feel better"] {
        let (_, words) = with_words(typed, "9 of 100 feel better in 3 months");
        assert!(!words.contains("Not every number here says how long"), "{typed}");
    }
    let (_, words) = with_words("12 of 100 feel better", "9 of 100 feel better in 3 months");
    assert!(words.contains("Not every number here says how long a time it is about."));
}

/// The words of a text, bare.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(|word| word.trim_matches(|char: char| !char.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What stands on the cards alone.
fn cards(page: &Handout) -> String {
    let section = page.sections.iter().find(|section| section.heading == "The chances, side by side");
    let mut says = Vec::new();
    for block in section.map(|section| section.blocks.as_slice()).unwrap_or_default() {
        collect(block, &mut says);
    }
    says.join("\n")
}

fn collect(block: &Block, says: &mut Vec<String>) {
    match block {
        Block::Labelled(items) | Block::SideBySide(items) => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| collect(block, says));
        }
        Block::Chances(chances) => says.extend(chances.iter().flat_map(|chance| chance.says.clone())),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every word of a chance that was typed is on its card.
    #[test]
    fn card_has_every_word(
        before in select(&["", "Sore: ", "It goes for ", "Then, ", "Better sleep. ", "Perhaps "][..]),
        limited in select([&LIMITED[..], &["12 of 100", "one in three", "of 100 people, up to 5"]].concat()),
        people in select(&["", " people", " adults with back pain", " women"][..]),
        conflict in select(&["", "", " or maybe 15", " give or take 5", " (3 to 7)", " compared with 8 of 100 on placebo"][..]),
        does in select(&["", " feel better", " are sore for a week", " had a fall, or two,", " do not get better"][..]),
        over in select(&["", " in 6 months", " over 2 to 3 years", " within about a year", " each week"][..]),
        again in select(&["", " and in 2 years", ", after 6 weeks at most", " or less"][..]),
        whom in select(&["", ", for adults over 60", " for people in pain for at least 3 months", ", for 60 year olds"][..]),
        source in select(&["", " (Cochrane review, 2021)", " (Smith et al. Pain. 2021)", "; source: NICE NG59, Nov 2020", ". Source: our audit"][..]),
        ends in select(&["", ".", ". Not for all.", "\nMore."][..]),
    ) {
        let chance = format!("{before}{limited}{people}{conflict}{does}{over}{again}{whom}{source}");
        let (page, _) = with_words(&format!("{chance}{ends}"), "Company");
        if !found_in(&chance).is_empty() {
            let cards = cards(&page);
            let on_cards = words_of(&cards);
            // What stood in a sentence before it is no word of the chance.
            for word in words_of(chance.trim_start_matches("Better sleep. ")) {
                prop_assert!(on_cards.contains(&word), "{} of {:?} is lost: {}", word, chance, cards);
            }
        }
    }
}

/// The person reads what was decided, and has room for what was not.
#[test]
fn person_can_write_the_rest() {
    let mut appointment = content::sample();
    let page_of = |appointment: &_| flat(&text(&page(HandoutKind::Options, appointment, None), WIDTH));
    for field in
        [OptionsField::Decided, OptionsField::DecidedBy, OptionsField::DecidedOn, OptionsField::Present]
    {
        *appointment.notes.options.get_mut(field) = Answer::default();
    }
    let blank = page_of(&appointment);
    for wanted in ["WHAT WE DECIDED What: ___", "Who decided: ___", "When: ___", "Who was there: ___"] {
        assert!(blank.contains(wanted), "{wanted} in {blank}");
    }
    assert!(blank.contains("WHAT I STILL WANT TO ASK ___") && blank.contains("Made on 24 November 2026."));
    for (field, words) in [
        (OptionsField::Decided, "I try the class."),
        (OptionsField::DecidedBy, "Me."),
        (OptionsField::DecidedOn, "23 November 2026"),
        (OptionsField::Present, "Jo and the GP."),
    ] {
        *appointment.notes.options.get_mut(field) = Answer::of(words);
    }
    let decided = page_of(&appointment);
    for wanted in [
        "What: I try the class.",
        "Who decided: Me.",
        "When: 23 November 2026",
        "Who was there: Jo and the GP.",
    ] {
        assert!(decided.contains(wanted), "{wanted} in {decided}");
    }
    assert!(decided.contains("Made together on 23 November 2026."));
    assert!(
        decided.contains("No change for now (if we wait)")
            && decided.contains("what usually happens if nothing changes")
    );
    for unwanted in ["clinician", "Foreword", "settings", "your", "you "] {
        let fixed = decided.replace("whatever you", "");
        assert!(!fixed.contains(unwanted), "{unwanted}: one voice, and nothing of the program");
    }
}
