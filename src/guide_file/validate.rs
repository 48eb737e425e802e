//! Validates a guide that was parsed: errors that stop it from being used, and hints.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{GuideFinding, span_map::SpanMap, suggest::suggest};
use crate::{
    domain::{
        Aspect, ChoiceField, ConsultationPhase, ContextField, FieldId, Guide, OptionsField, Phrase,
        Principle, Question, RungName, SetbackField, StaffField,
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

/// Errors that stop it from being used.
pub(super) fn errors(guide: &Guide, places: &SpanMap<'_>) -> Vec<GuideFinding> {
    let mut look = Validator { places, found: Vec::new(), ids: HashSet::new() };
    look.id("id", &guide.id);
    if guide.id == BUILT_IN {
        let words =
            "This is the name of the guide that comes with Foreword. Choose another, so that it stays.";
        look.say("id", words);
    }
    for (path, text) in [
        ("title", &guide.title),
        ("version", &guide.version),
        ("language", &guide.language),
        ("source", &guide.source),
        ("attribution", &guide.attribution),
        ("caution", &guide.caution),
    ] {
        look.text(path, text);
    }
    if guide.review_by <= guide.reviewed_on {
        look.say("review_by", "The day to review it by must come after “reviewed_on”.");
    }
    match guide.principles.len() {
        0 => look.say("principles", "A guide has at least one principle."),
        1..=MOST_PRINCIPLES => {}
        _ => look.say("principles", "A guide has at most nine principles."),
    }
    for (at, principle) in guide.principles.iter().enumerate() {
        look.principle(at, principle);
    }
    for (at, group) in guide.testing_questions.iter().enumerate() {
        let here = format!("testing_questions[{at}]");
        look.id(&format!("{here}.id"), &group.id);
        look.text(&format!("{here}.title"), &group.title);
        look.questions(&format!("{here}.questions"), &group.questions);
    }
    look.cross_reference(guide);
    look.found
}

impl Validator<'_> {
    fn say(&mut self, path: &str, sentence: impl Into<String>) {
        const MOST: usize = 100;
        if self.found.len() < MOST {
            self.found.push(self.places.finding(path, sentence));
        }
    }

    /// A text that must say something.
    fn text(&mut self, path: &str, text: &str) {
        if text.trim().is_empty() {
            self.say(path, "This text is empty.");
        }
        self.plain(path, text);
    }

    /// A text that may be empty.
    fn plain(&mut self, path: &str, text: &str) {
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
            self.say(path, format!("The id “{id}” is used before. Every id stands once."));
        }
    }

    fn principle(&mut self, at: usize, principle: &Principle) {
        let here = format!("principles[{at}]");
        self.id(&format!("{here}.id"), &principle.id);
        if usize::from(principle.number) != at + 1 {
            self.say(
                &format!("{here}.number"),
                format!("This is principle {}: they are numbered in order.", at + 1),
            );
        }
        for (field, text) in
            [("name", &principle.name), ("short_name", &principle.short_name), ("why", &principle.why)]
        {
            self.text(&format!("{here}.{field}"), text);
        }
        let audiences = &principle.audiences;
        for (field, text) in [
            ("clinician", &audiences.clinician),
            ("person", &audiences.person),
            ("designer", &audiences.designer),
        ] {
            self.plain(&format!("{here}.audiences.{field}"), text);
        }
        if principle.prompts().next().is_none() {
            self.say(&format!("{here}.enabling"), "This principle has no prompts.");
        }
        for (at, point) in principle.enabling.iter().enumerate() {
            let here = format!("{here}.enabling[{at}]");
            self.id(&format!("{here}.id"), &point.id);
            self.text(&format!("{here}.point"), &point.point);
            for (at, prompt) in point.prompts.iter().enumerate() {
                let here = format!("{here}.prompts[{at}]");
                self.id(&format!("{here}.id"), &prompt.id);
                self.text(&format!("{here}.asks"), &prompt.asks);
                if let Some(question) = prompt.for_the_person() {
                    self.text(&format!("{here}.to_ask"), question);
                }
                self.feeds(&format!("{here}.feeds"), &prompt.feeds);
            }
        }
        if principle.phrases.is_empty() {
            self.say(&format!("{here}.phrases"), "This principle has no phrases.");
        }
        for (at, phrase) in principle.phrases.iter().enumerate() {
            self.phrase(&format!("{here}.phrases[{at}]"), phrase);
        }
        self.questions(&format!("{here}.service_questions"), &principle.service_questions);
    }

    fn phrase(&mut self, here: &str, phrase: &Phrase) {
        self.id(&format!("{here}.id"), &phrase.id);
        self.text(&format!("{here}.says"), &phrase.says);
        if phrase.suits.is_empty() {
            let words = "Say which meetings it suits: FirstMeeting, FollowUp, Phone, Video.";
            self.say(&format!("{here}.suits"), words);
        }
        if let Some(teach_back) = &phrase.teach_back {
            self.text(&format!("{here}.teach_back"), teach_back);
        }
    }

    fn feeds(&mut self, path: &str, name: &str) {
        if FieldId::named(name).is_none() {
            let names = fields();
            let near = suggest(name, names.iter().map(String::as_str));
            let shown = crate::domain::guides::shown(name);
            let near =
                if near.is_empty() { String::new() } else { format!(" Nearest: {}.", near.join(", ")) };
            self.say(path, format!("No field of the notes is named “{shown}”.{near}"));
        }
    }

    fn questions(&mut self, here: &str, questions: &[Question]) {
        for (at, question) in questions.iter().enumerate() {
            self.id(&format!("{here}[{at}].id"), &question.id);
            self.text(&format!("{here}[{at}].asks"), &question.asks);
        }
    }

    fn cross_reference(&mut self, guide: &Guide) {
        self.plain("cross_reference.source", &guide.cross_reference.source);
        self.plain("cross_reference.note", &guide.cross_reference.note);
        for (at, row) in guide.cross_reference.rows.iter().enumerate() {
            let here = format!("cross_reference.rows[{at}]");
            if !(1..=guide.principles.len()).contains(&usize::from(row.principle)) {
                self.say(&format!("{here}.principle"), "There is no principle of this number.");
            }
            if let Some(later) = &row.later {
                self.text(&format!("{here}.later"), later);
            }
        }
    }
}

/// The names of every field a prompt can feed.
fn fields() -> Vec<String> {
    let rungs =
        RungName::ALL.iter().flat_map(|&rung| Aspect::ALL.iter().map(move |&side| FieldId::Rung(rung, side)));
    let fields = ContextField::ALL.iter().map(|&field| FieldId::Context(field));
    let fields = fields.chain(OptionsField::ALL.iter().map(|&field| FieldId::Options(field)));
    let fields = fields.chain(ChoiceField::ALL.iter().map(|&field| FieldId::Choice(1, field))).chain(rungs);
    let fields = fields.chain(StaffField::ALL.iter().map(|&field| FieldId::Staff(field)));
    fields.chain(SetbackField::ALL.iter().map(|&field| FieldId::Setbacks(field))).map(FieldId::name).collect()
}

/// Possible slips.
pub(super) fn hints(guide: &Guide, places: &SpanMap<'_>, today: Date) -> Vec<GuideFinding> {
    const LONG: usize = 20;
    const FEW: usize = 5;
    let mut look = Validator { places, found: Vec::new(), ids: HashSet::new() };
    if let Some(past) = guide.past_review(today) {
        look.say("review_by", past);
    }
    for (at, principle) in guide.principles.iter().enumerate() {
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
                let words = format!("A sentence of {longest} words is long to take in by ear; 20 are a lot.");
                look.say(&format!("{here}[{at}].says"), words);
            }
        }
    }
    look.found
}

/// The words of the longest sentence.
fn longest_sentence(text: &str) -> usize {
    text.split(['.', '?', '!']).map(|sentence| sentence.split_whitespace().count()).max().unwrap_or_default()
}
