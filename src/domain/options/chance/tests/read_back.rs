//! Sentences are read back as they were written.

use proptest::{prelude::*, sample::select};

use super::*;

/// Words people type into the form, and worse.
fn words() -> impl Strategy<Value = Option<String>> {
    const PIECES: &[&str] = &[
        "adults",
        "with back pain",
        " ",
        ",",
        ".",
        ". ",
        ";",
        ":",
        "(",
        ")",
        "\n",
        "2021",
        "12 of 100",
        "in 6 months",
        "at most",
        "source:",
        "source ",
        "Cochrane",
        "NG59",
        "for",
        "é",
        "👩",
        "-",
        "/",
        "et al.",
        "\u{a0}",
        "no number known",
    ];
    prop::option::of(prop::collection::vec(select(PIECES), 0..6).prop_map(|pieces| pieces.join(" ")))
}

fn chance() -> impl Strategy<Value = Chance> {
    let base = prop_oneof![select(&[100, 1_000, 10_000][..]), 2_u32..3_000, any::<u32>()];
    let unit = select([Unit::Day, Unit::Week, Unit::Month, Unit::Year].as_slice());
    let over = prop::option::of(
        (1_u32..200, prop::option::of(1_u32..9), unit).prop_map(|(count, more, unit)| Span {
            count,
            to: more.map(|more| count + more),
            unit,
        }),
    );
    let middle =
        prop::option::of(select(&["get better", "people", "women feel less pain", "have a bleed"][..]));
    let date = prop_oneof![
        Just(None),
        select(&["2021", "Nov 2020"][..]).prop_map(|date| Some(date.to_owned())),
        words()
    ];
    let numbers = base.prop_flat_map(|of| (0..=of.max(2), Just(of.max(2))));
    let limit = prop::option::of(select(&["fewer than", "up to", "at least", "about", "an extra"][..]));
    (numbers, limit, middle, over, words(), words(), date).prop_map(
        |((number, of), limit, middle, over, whom, source, date)| Chance {
            number,
            of,
            limit: limit.map(|words| typed_amount(&format!("{words} 5"), 100).unwrap().1),
            // These words are read only where something follows them.
            middle: middle.filter(|words| over.is_some() || *words == "people").map(str::to_owned),
            over,
            whom: whom.filter(|whom| is_whom(whom)),
            source,
            date,
        },
    )
}

/// The same whatever the words around it make of its limit.
fn as_read(chance: &Chance) -> Chance {
    let limit = chance.limit.clone().map(|limited| Limited { limit: Limit::Unclear, ..limited });
    let has_words = |limited: &Limited| !limited.before.is_empty() || !limited.after.is_empty();
    Chance { limit: limit.filter(has_words), ..chance.clone() }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        chance in chance(),
        before in select(&["", "Helps: ", "Some get better.\nThen ", "Pain goes for ", "(", "No. "][..]),
        after in select(&["", "\nThen 12 sessions", ". For others not.", "; so far", ") and so on"][..]),
    ) {
        let tidied = chance.tidied();
        let sentence = chance.sentence();
        let text = format!("{before}{sentence}{after}");
        let found = found_in(&text);
        prop_assert_eq!(found.len(), 1, "{}", &text);
        prop_assert_eq!(text.get(found[0].range.clone()), Some(sentence.as_str()));
        prop_assert!(found[0].chance().map(as_read) == Some(as_read(&tidied)), "{}", &text);
        prop_assert_eq!(tidied.sentence(), sentence);
    }

    #[test]
    fn any_text_can_be_read(text in "[0-9,of in/()a-f\n.–é]{0,60}") {
        let mut end = 0;
        for found in found_in(&text) {
            prop_assert!(found.range.start >= end && found.range.end > found.range.start);
            prop_assert!(!text.get(found.range.clone()).unwrap().contains('\n'));
            end = found.range.end;
        }
        prop_assert!(end <= text.len());
    }
}
