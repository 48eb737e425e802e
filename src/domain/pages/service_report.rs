//! The service report: everybody's words about the service by question, those that differ first, then one list
//! of what the team changes. The next report opens with that list. Nobody's words are counted or compared with
//! a figure.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Block, Handout, Labelled, PageKind, Section};
use crate::domain::{
    Guide, Principle, Reflection, Team, TeamChange, TeamVoice, day_in_words,
    reflection::{asked, slip},
    with_capital,
};

/// One answer, and whose it is.
type Said<'a> = (&'a TeamVoice, &'a Reflection);

/// The report on what a team wrote about the questions of a guide.
pub fn service_report(team: &Team, guide: &Guide, made_on: Date) -> Handout {
    let report = Report { team, guide, names: team.names_people() };
    let (differing, alike): (Vec<_>, Vec<_>) = report.questions().partition(|(_, said)| differs(said));
    let says = report.says();
    let sections = [
        Section::of("What we said we would change", report.agreed()),
        Section::of("Where our words differ", report.labelled(&differing, true)),
    ];
    let principles = guide.principles.iter().map(|principle| report.principle(principle, &alike));
    let slips = Section::of("What people wrote on their slips", report.slips());
    let sections: Vec<_> = sections.into_iter().chain(principles).chain([slips]).flatten().collect();
    let is_empty = sections.is_empty();
    let next = Section::of("What we change now", to_fill_in());
    Handout {
        kind: PageKind::ServiceReport,
        title: "How our service is doing, in our own words".to_owned(),
        under: vec![
            format!("By the questions of “{}”, version {}. {says}", guide.title, guide.version),
            format!(
                "Made on {}. Read it before you share it: it says what was typed.",
                day_in_words(made_on)
            ),
        ],
        example: false,
        sections: sections.into_iter().chain(next.filter(|_| !is_empty)).collect(),
        footer: Vec::new(),
    }
}

/// Whether the words next to the answers to a question are not all the same.
fn differs(said: &[Said<'_>]) -> bool {
    let mut words = said.iter().map(|(_, one)| one.word);
    words.next().is_some_and(|first| words.any(|other| other != first))
}

/// To be agreed by the team, and typed in for the next report.
fn to_fill_in() -> Vec<Block> {
    const CHANGES: usize = 3;
    let about = "Choose two or three changes that matter, rather than a long list. Type them into Foreword \
                 afterwards, under Reflect: the next report opens with them.";
    let fields = ["What we change", "Who", "By when", "What we would see"].map(str::to_owned).to_vec();
    let blank = (0..CHANGES).map(|_| Block::ByHand(fields.clone()));
    [Block::Said(about.to_owned())].into_iter().chain(blank).collect()
}

struct Report<'a> {
    team: &'a Team,
    guide: &'a Guide,
    names: bool,
}

impl<'a> Report<'a> {
    /// From whom it is, or why that is left out.
    fn says(&self) -> String {
        if !self.names {
            return "Names are left out, as fewer than three of us wrote.".to_owned();
        }
        let names: Vec<_> = self.team.voices.iter().map(TeamVoice::name).collect();
        format!("From: {}.", names.join("; "))
    }

    /// Everything said to a question. Without names the order does not tell who said what either.
    fn said(&self, question: &str) -> Vec<Said<'a>> {
        let of_voice = |voice: &'a TeamVoice| voice.answers.iter().map(move |one| (voice, one));
        let is_of = |(_, one): &Said<'_>| one.guide == self.guide.id && one.question == question;
        let mut said: Vec<_> = self.team.voices.iter().flat_map(of_voice).filter(is_of).collect();
        if !self.names {
            said.sort_by(|(_, one), (_, other)| one.words.cmp(&other.words));
        }
        said
    }

    /// The questions that somebody answered, in the order of the guide.
    fn questions(&self) -> impl Iterator<Item = (asked::Asked, Vec<Said<'a>>)> {
        let all = asked::of_guide(self.guide).into_iter().map(|asked| {
            let said = self.said(&asked.id);
            (asked, said)
        });
        all.filter(|(_, said)| !said.is_empty())
    }

    /// Everybody's words to these questions, each question in full where nothing above says what it is about.
    fn labelled(&self, questions: &[(asked::Asked, Vec<Said<'a>>)], in_full: bool) -> Option<Block> {
        let items = questions.iter().map(|(asked, said)| Labelled {
            label: if in_full { asked.in_full() } else { asked.asks.clone() },
            blocks: said.iter().flat_map(|one| self.words(*one)).collect(),
        });
        Block::labelled(items.collect())
    }

    fn words(&self, (voice, one): Said<'a>) -> impl Iterator<Item = Block> {
        let word = one.word.map(|word| with_capital(word.label()));
        let on = day_in_words(one.on);
        let whose = if self.names { format!("{}, {on}", voice.name()) } else { String::new() };
        let says = [Some(one.words.trim().to_owned()), word, Some(whose)];
        let says: Vec<_> = says.into_iter().flatten().filter(|line| !line.is_empty()).collect();
        Block::typed(&says.join("\n")).into_iter()
    }

    /// The questions about a principle that everybody saw alike, under what designers should see to.
    fn principle(&self, principle: &Principle, alike: &[(asked::Asked, Vec<Said<'a>>)]) -> Option<Section> {
        let of_this = |(asked, _): &&(asked::Asked, _)| asked.number == principle.number;
        let questions: Vec<_> = alike.iter().filter(of_this).cloned().collect();
        let words = self.labelled(&questions, false)?;
        let designer = Block::Said(principle.audiences.designer.to_string());
        Section::of(format!("{} {}", principle.number, principle.name), [designer, words])
    }

    fn slips(&self) -> Option<Block> {
        let answers = self.team.voices.iter().flat_map(|voice| &voice.answers);
        let answers: Vec<_> = answers.filter(|one| slip::is_slip(one)).collect();
        let items = slip::QUESTIONS.iter().filter_map(|(id, asks)| {
            let words: BTreeSet<_> =
                answers.iter().filter(|one| one.question == *id).map(|one| one.words.trim()).collect();
            let blocks: Vec<_> = words.into_iter().filter_map(Block::typed).collect();
            (!blocks.is_empty()).then(|| Labelled { label: (*asks).to_owned(), blocks })
        });
        Block::labelled(items.collect())
    }

    /// The list of last time, each with room for what came of it.
    fn agreed(&self) -> Option<Block> {
        let item = |one: &TeamChange| {
            let lines =
                [("Who", &one.who), ("By when", &one.by_when), ("What we would see", &one.we_would_see)];
            let lines: Vec<_> = lines
                .into_iter()
                .filter(|(_, words)| !words.trim().is_empty())
                .map(|(name, words)| format!("{name}: {}", words.trim()))
                .collect();
            let blocks = Block::typed(&lines.join("\n")).into_iter();
            let came = Block::ByHand(vec!["What came of it".to_owned()]);
            Labelled { label: one.change.trim().to_owned(), blocks: blocks.chain([came]).collect() }
        };
        Block::labelled(self.team.changes.iter().map(item).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content,
        domain::{HowWell, Role, phrasebook::Audience},
        export::text,
    };
    use jiff::civil::date;

    fn voice(author: &str, answers: &[(&str, &str, Option<HowWell>)]) -> TeamVoice {
        let guide = content::guide();
        let answer = |(question, words, word): &(&str, &str, Option<HowWell>)| Reflection {
            on: date(2026, 11, 20),
            guide: if question.starts_with("slip") { String::new() } else { guide.id.to_string() },
            version: guide.version.to_string(),
            question: (*question).to_owned(),
            asks: String::new(),
            words: (*words).to_owned(),
            word: *word,
        };
        let audience = if author.is_empty() { Audience::Receiving } else { Audience::Delivering };
        TeamVoice {
            author: author.to_owned(),
            role: Some(Role::Gp),
            audience,
            made_on: date(2026, 11, 26),
            answers: answers.iter().map(answer).collect(),
        }
    }

    fn made(voices: Vec<TeamVoice>, changes: Vec<TeamChange>) -> String {
        let team = Team { voices, changes, ..Team::default() };
        text(&service_report(&team, content::guide(), date(2026, 11, 26)), 500)
    }

    fn in_order(text: &str, parts: &[&str]) {
        let mut from = 0;
        for part in parts {
            let rest = text.get(from..).unwrap();
            from += rest.find(part).unwrap_or_else(|| panic!("{part}:\n{text}")) + part.len();
        }
    }

    /// What differs comes first, then the principles under the designers' sentence, then the slips and the list.
    #[test]
    fn what_differs_comes_first() {
        let (well, needs) = (Some(HowWell::DoneWell), Some(HowWell::NeedsWork));
        let change = TeamChange {
            change: "Longer first slots".to_owned(),
            who: "Ms Lee".to_owned(),
            by_when: "March".to_owned(),
            we_would_see: "Nobody says they were rushed".to_owned(),
        };
        let page = made(
            vec![
                voice("Dr Obi", &[("p1-s1", "Same faces.", well), ("p5-s1", "We show all of it.", well)]),
                voice("Ms Lee", &[("p1-s1", "Steady.", well), ("p5-s1", "Only the tablets.", needs)]),
                voice("Sam Ray", &[("p5-s1", "It depends.", None)]),
                voice("", &[("slip-heard", "Rushed.", None), ("slip-heard", "Yes!", None)]),
            ],
            vec![change],
        );
        let designer = content::guide().principles[0].audiences.designer.as_ref();
        in_order(
            &page,
            &[
                "From: Dr Obi, GP; Ms Lee, GP; Sam Ray, GP; from slips.",
                "WHAT WE SAID WE WOULD CHANGE",
                "Longer first slots",
                "Who: Ms Lee",
                "By when: March",
                "What we would see: Nobody says they were rushed",
                "What came of it",
                "WHERE OUR WORDS DIFFER",
                "We show all of it.",
                "Done well",
                "Dr Obi, GP, 20 Nov 2026",
                "Only the tablets.",
                "Needs work",
                "1 ",
                designer,
                "Same faces.",
                "Steady.",
                "SLIPS",
                "Rushed.",
                "Yes!",
                "WHAT WE CHANGE NOW",
                "What we change",
                "By when",
            ],
        );
    }

    /// Of two, anybody would know who said what, so that nobody is named and the order says nothing.
    #[test]
    fn two_are_not_named() {
        let two = [voice("Zed", &[("p1-s1", "Beta.", None)]), voice("Amy", &[("p1-s1", "Alpha.", None)])];
        let page = made(two.to_vec(), Vec::new());
        assert!(!page.contains("Zed") && !page.contains("Amy") && !page.contains("20 Nov"), "{page}");
        in_order(&page, &["Names are left out", "Alpha.", "Beta."]);
        assert_eq!(page, made(two.into_iter().rev().collect(), Vec::new()));
    }

    #[test]
    fn nothing_is_said_to_be_nothing() {
        assert!(made(Vec::new(), Vec::new()).contains("Nothing to report yet"));
    }
}
