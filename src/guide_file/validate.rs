//! Validates a guide that was parsed: errors that stop it from being used, and hints.

use std::collections::HashSet;

use jiff::civil::Date;
use serde_json::Value;

use super::{GuideFinding, span_map::SpanMap, suggest::suggest};
use crate::{
    domain::{
        AfterField, Aspect, ChoiceField, ConsultationPhase, ContextField, FieldId, Guide, OptionsField,
        Register, RungName, SetbackField, StaffField, Wording,
    },
    text::is_harmful,
};

/// The ID of the guide that comes with the program: no other has it, so that none can take its place.
pub(super) const BUILT_IN: &str = "seven-principles";

const MOST_PRINCIPLES: usize = 9;

struct Validator<'a> {
    places: &'a SpanMap<'a>,
    found: Vec<GuideFinding>,
    ids: HashSet<String>,
}

/// Texts that may be empty.
const MAY_BE_EMPTY: [&str; 6] = [
    "principles.phrases.cue",
    "principles.audiences.clinician",
    "principles.audiences.person",
    "principles.audiences.designer",
    "cross_reference.source",
    "cross_reference.note",
];

/// Lists that may not be empty, with the sentence that says so.
const MAY_NOT_BE_EMPTY: [(&str, &str); 3] = [
    ("principles", "A guide has at least one principle."),
    ("principles.phrases", "This principle has no phrases."),
    ("principles.phrases.suits", "Say which meetings it suits: FirstMeeting, FollowUp, Phone, Video."),
];

/// Errors that stop it from being used.
pub(super) fn errors(guide: &Guide, places: &SpanMap<'_>) -> Vec<GuideFinding> {
    let mut look = Validator { places, found: Vec::new(), ids: HashSet::new() };
    look.value("", "", &serde_json::to_value(guide).unwrap_or_default());
    if guide.id == BUILT_IN {
        let words =
            "This is the name of the guide that comes with Foreword. Choose another, so that it stays.";
        look.say("id", words);
    }
    if guide.review_by <= guide.reviewed_on {
        look.say("review_by", "The day to review it by must come after “reviewed_on”.");
    }
    if guide.principles.len() > MOST_PRINCIPLES {
        look.say("principles", "A guide has at most nine principles.");
    }
    for (at, principle) in guide.principles.iter().enumerate() {
        if usize::from(principle.number) != at + 1 {
            let words = format!("This is principle {}: they are numbered in order.", at + 1);
            look.say(&format!("principles[{at}].number"), words);
        }
        if principle.prompts().next().is_none() {
            look.say(&format!("principles[{at}].enabling"), "This principle has no prompts.");
        }
    }
    for (at, row) in guide.cross_reference.rows.iter().enumerate() {
        if !(1..=guide.principles.len()).contains(&usize::from(row.principle)) {
            let path = format!("cross_reference.rows[{at}].principle");
            look.say(&path, "There is no principle with this number.");
        }
    }
    look.found
}

impl Validator<'_> {
    fn say(&mut self, path: &str, sentence: impl Into<String>) {
        const MOST: usize = 100;
        if self.found.len() < MOST {
            self.found.push(self.places.finding(path, sentence));
        }
    }

    /// Looks through a value and all that is in it; `kind` is its path without the places in lists.
    fn value(&mut self, path: &str, kind: &str, value: &Value) {
        let below = |path: &str, name: &str| {
            if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
        };
        match value {
            Value::String(id) if kind.rsplit('.').next() == Some("id") => self.id(path, id),
            Value::String(name) if kind == "principles.enabling.prompts.feeds" => self.feeds(path, name),
            Value::String(question) if question.is_empty() && kind.ends_with(".to_ask") => {}
            Value::String(text) => self.text(path, kind, text),
            Value::Array(items) => {
                let sentence = MAY_NOT_BE_EMPTY.iter().find(|(list, _)| items.is_empty() && *list == kind);
                if let Some((_, sentence)) = sentence {
                    self.say(path, *sentence);
                }
                for (at, item) in items.iter().enumerate() {
                    self.value(&format!("{path}[{at}]"), kind, item);
                }
            }
            Value::Object(fields) => {
                // Where an ID is used twice, the one further down is reported.
                let (ids, others): (Vec<_>, Vec<_>) = fields.iter().partition(|(name, _)| *name == "id");
                for (name, field) in ids.into_iter().chain(others) {
                    self.value(&below(path, name), &below(kind, name), field);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn text(&mut self, path: &str, kind: &str, text: &str) {
        if text.trim().is_empty() && !MAY_BE_EMPTY.contains(&kind) {
            self.say(path, "This text is empty.");
        }
        if text.contains(is_harmful) {
            self.say(path, "This text holds a line break, a tab or a character that cannot be seen.");
        }
    }

    fn id(&mut self, path: &str, id: &str) {
        const LONGEST: usize = 40;
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.is_empty() || id.len() > LONGEST || id.starts_with('-') || !id.bytes().all(plain) {
            self.say(
                path,
                "An “id” is made of a to z, 0 to 9 and hyphens, such as \"p1-open-1\"; at most 40 of them.",
            );
        } else if !self.ids.insert(id.to_owned()) {
            self.say(path, format!("The id “{id}” is used before. Each id must be unique."));
        }
    }

    fn feeds(&mut self, path: &str, name: &str) {
        if FieldId::named(name).is_none() {
            let names = fields();
            let near = suggest(name, names.iter().map(String::as_str));
            let shown = crate::domain::guides::shown(name);
            let near =
                if near.is_empty() { String::new() } else { format!(" Nearest: {}.", near.join(", ")) };
            self.say(path, format!("The notes have no field named “{shown}”.{near}"));
        }
    }
}

/// The names of every field a prompt can feed.
pub(super) fn fields() -> Vec<String> {
    let rungs =
        RungName::ALL.iter().flat_map(|&rung| Aspect::ALL.iter().map(move |&side| FieldId::Rung(rung, side)));
    let fields = ContextField::ALL.iter().map(|&field| FieldId::Context(field));
    let fields = fields.chain(OptionsField::ALL.iter().map(|&field| FieldId::Options(field)));
    let fields = fields.chain(ChoiceField::ALL.iter().map(|&field| FieldId::Choice(1, field))).chain(rungs);
    let fields = fields.chain(StaffField::ALL.iter().map(|&field| FieldId::Staff(field)));
    let fields = fields.chain(SetbackField::ALL.iter().map(|&field| FieldId::Setbacks(field)));
    fields.chain(AfterField::ALL.iter().map(|&field| FieldId::After(field))).map(FieldId::name).collect()
}

pub(super) fn hints(guide: &Guide, places: &SpanMap<'_>, today: Date) -> Vec<GuideFinding> {
    const LONG: usize = 20;
    const FEW: usize = 5;
    let mut look = Validator { places, found: Vec::new(), ids: HashSet::new() };
    if let Some(past) = guide.past_review(today) {
        look.say("review_by", past);
    }
    for (at, principle) in guide.principles.iter().enumerate() {
        if principle.audiences.person.is_empty() && !principle.audiences.if_not.is_empty() {
            look.say(&format!("principles[{at}].audiences.if_not"), "Without “person” this is not printed.");
        }
        let here = format!("principles[{at}].phrases");
        let phrases = &principle.phrases;
        if phrases.len() < FEW {
            look.say(&here, format!("Principle {} has fewer than five phrases.", principle.number));
        }
        let said = |moment: &ConsultationPhase| phrases.iter().any(|phrase| phrase.moment == *moment);
        let none: Vec<_> =
            ConsultationPhase::ALWAYS.iter().filter(|one| !said(one)).map(|one| one.label()).collect();
        if !none.is_empty() {
            let words = format!("Principle {} has no phrase for: {}.", principle.number, none.join(", "));
            look.say(&here, words);
        }
        for (at, phrase) in phrases.iter().enumerate() {
            let longest = longest_sentence(&phrase.says);
            if longest > LONG {
                let words =
                    format!("A sentence of {longest} words is long to follow by ear; try 20 or fewer.");
                look.say(&format!("{here}[{at}].says"), words);
            }
        }
    }
    look.found
}

/// Words worth a second look in all that is said to the person.
pub(super) fn listed_words(guide: &Guide, places: &SpanMap<'_>, wording: &Wording) -> Vec<GuideFinding> {
    let mut look = Validator { places, found: Vec::new(), ids: HashSet::new() };
    for (at, principle) in guide.principles.iter().enumerate() {
        let here = format!("principles[{at}]");
        let mut said = vec![(format!("{here}.audiences.person"), principle.audiences.person.as_ref())];
        for (at, phrase) in principle.phrases.iter().enumerate() {
            let path = |field| format!("{here}.phrases[{at}].{field}");
            said.push((path("says"), &phrase.says));
            said.extend(phrase.teach_back.as_deref().map(|words| (path("teach_back"), words)));
        }
        for (at, point) in principle.enabling.iter().enumerate() {
            let path = |prompt| format!("{here}.enabling[{at}].prompts[{prompt}].to_ask");
            said.extend(point.prompts.iter().enumerate().map(|(at, one)| (path(at), one.to_ask.as_ref())));
        }
        for (path, text) in said {
            for mark in wording.marks(text, Register::Said) {
                let (Some(row), Some(words)) = (wording.row(&mark), text.get(mark.range.clone())) else {
                    continue;
                };
                let why = row.why.trim_end_matches('.');
                look.say(&path, format!("“{words}”: {}. {why}.", row.in_short(words)));
            }
        }
    }
    look.found
}

/// The words of the longest sentence.
fn longest_sentence(text: &str) -> usize {
    text.split(['.', '?', '!']).map(|sentence| sentence.split_whitespace().count()).max().unwrap_or_default()
}
