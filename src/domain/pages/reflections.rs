//! Reflections as a page for an appraisal, or for a record as the HCPC asks for it: in words, by day.

use jiff::civil::Date;

use super::{Block, Handout, Labelled, PageKind, Section};
use crate::domain::{
    Guides, NextStep, Reflection, Reflections, day_in_words,
    reflection::asked::{find, seen_done_well},
    time::moment::long_day,
    with_capital,
};

/// For whom it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordStyle {
    /// For appraisal and CPD: what, so what, now what.
    Cpd,
    /// For a record as those registered with the HCPC keep.
    Hcpc,
}

/// The page of all that was written from a day on, or of all there is.
pub fn page(reflections: &Reflections, guides: &Guides, style: RecordStyle, since: Option<Date>) -> Handout {
    let is_meant = |day: Date| since.is_none_or(|since| day >= since);
    let answers =
        reflections.reflections.iter().filter(|one| !one.words.trim().is_empty() || one.word.is_some());
    let days = answers.map(|one| one.on).chain(reflections.steps.iter().map(|one| one.on));
    let mut days: Vec<_> = days.filter(|day| is_meant(*day)).collect();
    days.sort();
    days.dedup();
    let (title, about) = match style {
        RecordStyle::Cpd => {
            ("Reflections for appraisal and CPD", "What I looked at, what it means, and what I do about it.")
        }
        RecordStyle::Hcpc => (
            "Record of reflective practice",
            "One entry a day. The HCPC sets no form for it: change it to suit your record.",
        ),
    };
    let sections = days.into_iter().rev().filter_map(|day| {
        let of_day = OfDay::new(reflections, guides, day);
        Section::of(long_day(day), Block::labelled(of_day.labelled(style)))
    });
    Handout {
        kind: PageKind::Reflections,
        title: title.to_owned(),
        under: vec![
            about.to_owned(),
            "Read it before it leaves: it says what was typed, and no more.".to_owned(),
        ],
        example: false,
        sections: sections.collect(),
        footer: Vec::new(),
    }
}

/// All that was written on a day.
struct OfDay<'a> {
    answers: Vec<&'a Reflection>,
    steps: Vec<&'a NextStep>,
    reflections: &'a Reflections,
    guides: &'a Guides,
}

impl<'a> OfDay<'a> {
    fn new(reflections: &'a Reflections, guides: &'a Guides, day: Date) -> Self {
        Self {
            answers: reflections.reflections.iter().filter(|one| one.on == day).collect(),
            steps: reflections.steps.iter().filter(|one| one.on == day).collect(),
            reflections,
            guides,
        }
    }

    fn labelled(&self, style: RecordStyle) -> Vec<Labelled> {
        let steps = |became| self.steps.iter().filter_map(|one| step(one, became)).collect::<Vec<_>>();
        let parts = match style {
            RecordStyle::Cpd => vec![
                ("What", self.written()),
                ("So what", self.meaning()),
                ("Now what", [steps(false), steps(true)].concat()),
            ],
            RecordStyle::Hcpc => vec![
                ("Type of activity", vec![Block::Said(self.activity())]),
                ("What I reflected on and learned", self.written()),
                ("What it means for those who use the service", self.meaning()),
                ("What I do next", steps(false)),
                ("What came of it", steps(true)),
            ],
        };
        let filled = parts.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        filled.map(|(label, blocks)| Labelled { label: label.to_owned(), blocks }).collect()
    }

    /// The question; a file written by hand may leave it to the guide.
    fn asks(&self, one: &Reflection) -> String {
        let found = || find(self.guides.of(&one.guide), &one.question).map(|asked| asked.in_full());
        let asks = Some(one.asks.clone()).filter(|asks| !asks.is_empty());
        asks.or_else(found).unwrap_or_else(|| one.question.clone())
    }

    /// Each question with the words under it.
    fn written(&self) -> Vec<Block> {
        let items = self.answers.iter().filter(|one| !one.words.trim().is_empty());
        let items = items.map(|one| Labelled::typed(self.asks(one), &one.words)).collect();
        Block::labelled(items).into_iter().collect()
    }

    /// The word next to each answer, and how somebody would see that it is done well.
    fn meaning(&self) -> Vec<Block> {
        let items = self.answers.iter().filter_map(|one| {
            let guide = self.guides.of(&one.guide);
            let seen = seen_done_well(guide, self.reflections, &one.question, one.on)
                .filter(|_| guide.id == one.guide);
            let word = one.word.map(|word| format!("{}.", with_capital(word.label())));
            let seen = seen.map(|seen| format!("Done well, I would see: {seen}"));
            let says: Vec<_> = word.into_iter().chain(seen).collect();
            (!says.is_empty()).then(|| Labelled::typed(self.asks(one), &says.join("\n")))
        });
        Block::labelled(items.collect()).into_iter().collect()
    }

    fn activity(&self) -> String {
        let activity = "Work-based learning: reflective practice";
        let named = self.answers.iter().find(|one| self.guides.of(&one.guide).id == one.guide);
        named.map_or_else(
            || format!("{activity}."),
            |one| {
                let title = &self.guides.of(&one.guide).title;
                format!("{activity}, by the questions of “{title}”, version {}.", one.version)
            },
        )
    }
}

/// A step with the day to look again, or with `became` what came of it.
fn step(step: &NextStep, became: bool) -> Option<Block> {
    let words = step.step.trim();
    if !became {
        let again = step.look_again.map(|day| format!(" I look again on {}.", day_in_words(day)));
        return Block::typed(&format!("{}{}", ended(words), again.unwrap_or_default()));
    }
    let says = with_capital(&step.became_in_words());
    let on = step.looked_on.map(|day| format!(" ({})", day_in_words(day))).unwrap_or_default();
    (!says.is_empty()).then(|| Block::Typed(format!("{}{on}.", says.trim_end_matches('.'))))
}

/// A sentence that ends as one.
fn ended(words: &str) -> String {
    if words.is_empty() || words.ends_with(['.', '!', '?']) { words.to_owned() } else { format!("{words}.") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content,
        domain::{Became, HowWell},
        export::{markdown, text},
    };
    use jiff::civil::date;
    use proptest::prelude::*;

    fn answer(day: i8, question: &str, words: &str, word: Option<HowWell>) -> Reflection {
        let guide = content::guide();
        let asked = crate::domain::reflection::asked::find(guide, question).unwrap();
        Reflection {
            on: date(2026, 11, day),
            guide: guide.id.to_string(),
            version: guide.version.to_string(),
            question: question.to_owned(),
            asks: asked.in_full(),
            words: words.to_owned(),
            word,
        }
    }

    fn next(day: i8, became: Option<Became>, because: &str) -> NextStep {
        NextStep {
            on: date(2026, 11, day),
            step: "Ask the team".to_owned(),
            look_again: Some(date(2026, 12, 10)),
            became,
            because: because.to_owned(),
            looked_on: became.map(|_| date(2026, 11, 26)),
        }
    }

    fn sample() -> Reflections {
        Reflections {
            reflections: vec![
                answer(20, "p4/t1-q1", "They can say it back.", None),
                answer(20, "p4-s2", "We hand out a leaflet.", Some(HowWell::NeedsWork)),
                answer(24, "p1-s1", "Longer slots.\nSame faces.", None),
            ],
            steps: vec![next(20, Some(Became::Dropped), "nobody was in"), next(24, None, "")],
            ..Reflections::default()
        }
    }

    #[test]
    fn each_style_says_all_of_it() {
        let guides = Guides::new(content::guide());
        let made = |style, since| text(&page(&sample(), &guides, style, since), 100);
        let cpd = made(RecordStyle::Cpd, None);
        let parts = [
            "24 NOVEMBER 2026",
            "What:",
            "Longer slots.",
            "Now what:",
            "I look again on 10 Dec 2026.",
            "20 NOVEMBER 2026",
            "We hand out a leaflet.",
            "So what:",
            "Needs work.",
            "Done well, I would see: They can say it back.",
            "Ask the team.",
            "Dropped because nobody was in (26 Nov 2026).",
        ];
        let mut from = 0;
        for part in parts {
            from += cpd.get(from..).unwrap().find(part).unwrap_or_else(|| panic!("{part}:\n{cpd}"));
        }
        let hcpc = made(RecordStyle::Hcpc, Some(date(2026, 11, 22)));
        for part in
            ["Type of activity:", "reflective practice", "version 2.0", "Same faces.", "What I do next:"]
        {
            assert!(hcpc.contains(part), "{part}:\n{hcpc}");
        }
        let mut by_hand = sample();
        by_hand.reflections.iter_mut().for_each(|one| one.asks.clear());
        assert!(
            page(&by_hand, &guides, RecordStyle::Cpd, None)
                == page(&sample(), &guides, RecordStyle::Cpd, None)
        );
        assert!(!hcpc.contains("leaflet") && !hcpc.contains("came of it"), "{hcpc}");
        let empty = page(&Reflections::default(), &guides, RecordStyle::Cpd, None);
        assert!(empty.is_empty() && text(&empty, 80).contains("Nothing to export yet"));
    }

    /// No digit but those of days, of the guide's version and of what was typed or asked.
    fn says_no_number(reflections: &Reflections) {
        let guides = Guides::new(content::guide());
        for style in [RecordStyle::Cpd, RecordStyle::Hcpc] {
            let page = page(reflections, &guides, style, None);
            for written in [text(&page, 500), markdown(&page)] {
                let mut left = written.to_lowercase().replace("version 2.0", "").replace("version 2\\.0", "");
                for day in (1..=30).rev() {
                    let day = date(2026, 11, day);
                    left = left
                        .replace(&long_day(day).to_lowercase(), "")
                        .replace(&day_in_words(day).to_lowercase(), "");
                }
                left = left.replace("10 dec 2026", "");
                assert!(!left.contains(|char: char| char.is_numeric()), "{written}");
                for word in ["score", "average", "total", "sum ", "per cent", "%", "✓", "out of"] {
                    assert!(!left.contains(word), "{word}: {written}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn export_counts_nothing(all in prop::collection::vec((1_i8..=30, 0_usize..20, 0_usize..4), 0..40), steps in prop::collection::vec((1_i8..=30, 0_usize..4), 0..9)) {
            let asked = crate::domain::reflection::asked::of_guide(content::guide());
            let word = |at: usize| HowWell::ALL.get(at).copied();
            let became = |at: usize| Became::ALL.get(at).copied();
            says_no_number(&Reflections {
                reflections: all.into_iter().map(|(day, at, how)| answer(day, &asked[at].id, "words", word(how))).collect(),
                steps: steps.into_iter().map(|(day, how)| next(day, became(how), "late")).collect(),
                ..Reflections::default()
            });
        }
    }
}
