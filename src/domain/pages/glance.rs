//! The first screen of the brief: seven things to have in mind at the door, in as much room as there is.

use super::{Block, Occasion, Section};
use crate::{
    domain::{
        Answer, Appointment, ContextField, EmptyReason, Fact, FieldId, HelpKind, Notes, Pin, SetbackField,
    },
    text::{Rows, cut_to_rows},
};

/// One of the seven, with all its items; nothing of it is cut yet.
#[derive(Clone, PartialEq, Eq)]
pub struct GlancePart {
    pub heading: &'static str,
    /// The column it is in where there are two.
    pub column: usize,
    items: Vec<String>,
    most_items: usize,
    most_rows: usize,
    /// Gets its rows before others do: the end of a number that is overdue for checking says so.
    first: bool,
}

/// A part as far as there was room for it.
pub struct FittedPart {
    pub heading: &'static str,
    pub items: Vec<String>,
    /// Items that are not there at all.
    pub hidden: Vec<String>,
    /// Items of which only the beginning is there, in full.
    pub cut: Vec<String>,
    pub rows: usize,
}

/// More questions than this are not asked in one appointment.
const MOST_ITEMS: usize = 3;

impl GlancePart {
    fn of(column: usize, heading: &'static str, items: Vec<String>, most_rows: usize) -> Option<Self> {
        let (most_items, first) = (MOST_ITEMS, false);
        (!items.is_empty()).then_some(Self { heading, column, items, most_items, most_rows, first })
    }

    fn shown(&self) -> impl Iterator<Item = String> {
        self.items.iter().take(self.most_items).map(|item| one_line(item))
    }

    pub(super) fn section(&self) -> Option<Section> {
        Section::of(self.heading, list(self.items.clone()))
    }
}

impl FittedPart {
    pub(super) fn section(self) -> Option<Section> {
        Section::of(self.heading, list(self.items))
    }

    /// How many items are not there, in words; `None` where all are.
    pub fn more(&self) -> Option<String> {
        let more = self.hidden.len();
        (more > 0).then(|| format!("{more} more {}", self.heading.to_lowercase()))
    }

    /// All that is left for below.
    pub fn below(self) -> Option<Section> {
        let heading = if self.hidden.is_empty() {
            format!("{}, in full", self.heading)
        } else {
            format!("More {}", self.heading.to_lowercase())
        };
        Section::of(heading, list([self.cut, self.hidden].concat()))
    }
}

/// The seven, as far as there is anything to say.
pub(super) fn parts(appointment: &Appointment, occasion: Occasion) -> Vec<GlancePart> {
    let notes = &appointment.notes;
    let today = occasion.made.civil().date();
    let pinned = appointment.pinned.iter();
    let pinned = pinned.map(|pin: &Pin| pin.current(&appointment.guide, occasion.mine).on(today)).collect();
    let field = |answer: &Answer| words(answer).into_iter().collect();
    let mut asked = notes.to_ask();
    asked.sort_by_cached_key(|question| danger(question));
    let parts = [
        GlancePart::of(0, "What matters", field(&notes.context.what_matters), 6),
        GlancePart::of(0, "To ask", asked, 4),
        GlancePart::of(0, "To say", pinned, 3),
        GlancePart::of(1, "Won't ask again", field(&notes.context.already_known), 4),
        GlancePart::of(1, "The decision", field(&notes.options.decision), 1),
        GlancePart::of(1, "Who may be told", told(notes).into_iter().collect(), 2),
    ];
    parts.into_iter().flatten().collect()
}

/// Whom to ring in a crisis: the line in the notes, and the number of the country, or of all of them.
pub(super) fn crisis(notes: &Notes, occasion: Occasion) -> Option<GlancePart> {
    let today = occasion.made.civil().date();
    let facts: Vec<_> = match occasion.country {
        Some(country) => occasion.help.facts(country, HelpKind::UrgentMood).collect(),
        None => [HelpKind::DangerToLife, HelpKind::Listening]
            .into_iter()
            .flat_map(|kind| occasion.help.facts_everywhere(kind).take(1))
            .collect(),
    };
    // That a number was checked takes no room; that it has to be checked does.
    let line = |fact: &&Fact| if fact.checked.is_past(today) { fact.line(today) } else { fact.says_when() };
    let numbers = facts.iter().map(line).collect::<Vec<_>>().join(" · ");
    let typed = words(notes.get(FieldId::Setbacks(SetbackField::CrisisLine)));
    let items = typed.into_iter().chain((!numbers.is_empty()).then_some(numbers)).collect();
    Some(GlancePart { first: true, ..GlancePart::of(1, "Crisis line", items, 2)? })
}

/// With whom things are shared. Those around a person are no such answer, so both are said to be what they are.
fn told(notes: &Notes) -> Option<String> {
    let shared = notes.get(FieldId::Context(ContextField::OthersInCare));
    let people = words(notes.get(FieldId::Context(ContextField::People)));
    let is_unknown = shared.standing == EmptyReason::NotKnown;
    let ask = if is_unknown { "Not known, ask first." } else { "Not noted, ask first." };
    match (words(shared), people) {
        (Some(shared), _) => Some(shared),
        (None, Some(people)) => Some(format!("{ask} Around them: {people}")),
        (None, None) => is_unknown.then(|| ask.to_owned()),
    }
}

/// Words of questions that cannot wait: first those about a life in danger, then those about the body.
const DANGER: [&[&str]; 2] = [
    &[
        "suicid",
        "ending your life",
        "end your life",
        "ending their life",
        "end their life",
        "ending life",
        "take your own life",
        "taking your own life",
        "worth living",
        "harm yourself",
        "harming yourself",
        "self-harm",
        "self harm",
        "hurt yourself",
        "hurting yourself",
        "kill",
        "overdose",
        "better off dead",
        "wish you were dead",
        "in danger",
        "how safe",
        "feel safe",
        "are you safe",
        "keep safe",
        "afraid of",
        "violen",
        "abuse",
    ],
    &[
        "peeing",
        "to pee",
        "can you pee",
        "pooing",
        "bladder",
        "bowel",
        "saddle",
        "between the legs",
        "between your legs",
        "numb",
        "weak",
        "fever",
        "high temperature",
        "weight loss",
        "losing weight",
        "cancer",
        "chest pain",
    ],
];

/// How soon a question has to be asked, 0 for the soonest. Those of one kind stay in the order of the notes.
fn danger(question: &str) -> usize {
    let question = question.to_lowercase();
    let of = |words: &&[&str]| words.iter().any(|word| question.contains(word));
    DANGER.iter().position(of).unwrap_or(DANGER.len())
}

/// The parts in so many columns and, where they take one each, no more than so many rows. Every item has
/// one; the rest are given out in turn, so that a long answer does not crowd out the others.
pub fn fitted(parts: &[GlancePart], width: usize, rows: usize) -> Vec<FittedPart> {
    let shown: Vec<_> = parts.iter().flat_map(|part| part.shown().map(move |text| (part, text))).collect();
    let wanted: Vec<_> =
        shown.iter().map(|(part, text)| Rows::new(text, width).len().min(part.most_rows)).collect();
    let mut given: Vec<_> =
        shown.iter().zip(&wanted).map(|((part, _), wanted)| if part.first { *wanted } else { 1 }).collect();
    let mut spare = rows.saturating_sub(given.iter().sum());
    while spare > 0 && given != wanted {
        for (given, wanted) in given.iter_mut().zip(&wanted) {
            let more = usize::from(*given < *wanted && spare > 0);
            (*given, spare) = (*given + more, spare - more);
        }
    }
    let mut given = given.into_iter();
    let fit = |part: &GlancePart| {
        let mut fitted = FittedPart {
            heading: part.heading,
            items: Vec::new(),
            hidden: part.items.iter().skip(part.most_items).cloned().collect(),
            cut: Vec::new(),
            rows: 0,
        };
        for ((item, text), most) in part.items.iter().zip(part.shown()).zip(given.by_ref()) {
            let shown = cut_to_rows(&text, width, most);
            fitted.cut.extend((shown != text).then(|| item.clone()));
            fitted.rows += Rows::new(&shown, width).len();
            fitted.items.push(shown);
        }
        fitted
    };
    parts.iter().map(fit).collect()
}

/// Lines of an answer in one.
pub(super) fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" · ")
}

/// "Not known" is listed under "To ask"; "not for today" is not on today's page.
pub(super) fn words(answer: &Answer) -> Option<String> {
    let words = answer.text.trim();
    let carried = if answer.carried_over { " (carried over)" } else { "" };
    (!words.is_empty()).then(|| format!("{words}{carried}"))
}

/// Things of one kind; a single one needs no list.
pub(super) fn list(mut items: Vec<String>) -> Option<Block> {
    match items.len() {
        0 => None,
        1 => items.pop().map(Block::Typed),
        _ => Some(Block::List(items)),
    }
}
