//! One page to glance at, made from the notes: what is there, and nothing that is not.

use super::{Answer, Appointment, Choice, ChoiceField, ContextField, FieldId, Moment, OptionsField, Page};

/// The page. It is the same on screen, in text and in Markdown.
#[derive(Clone, PartialEq, Eq)]
pub struct Brief {
    /// Label and time of the appointment.
    pub title: String,
    /// What kind of appointment, in a line.
    pub meeting: String,
    /// The parts that have something in them.
    pub sections: Vec<Section>,
}

/// One part of the page.
#[derive(Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: &'static str,
    /// Its lines; each may hold several paragraphs.
    pub items: Vec<Item>,
}

/// One line of a part.
#[derive(Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is, where the heading does not say it.
    pub label: Option<String>,
    /// The words.
    pub text: String,
}

/// Said on every page that is shown or leaves the program.
pub const CAUTION: &str = "Preparation, not the record.";

impl Brief {
    /// The brief of an appointment.
    #[must_use]
    pub fn of(appointment: &Appointment) -> Self {
        let when = appointment.when.map(|when| format!(" · {}", when.in_full()));
        let minutes = appointment.minutes.map(|minutes| format!(" · {minutes} min"));
        Self {
            title: format!("{}{}", appointment.name(), when.unwrap_or_default()),
            meeting: format!(
                "{} · {}{}",
                appointment.visit.label(),
                appointment.meeting.label(),
                minutes.unwrap_or_default()
            ),
            sections: sections(appointment),
        }
    }

    /// Whether the notes have nothing to show yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// What the page says when there is nothing to show.
    pub const NOTHING: &str = "Nothing in the notes yet. What is typed there appears here.";
}

/// The line under an export: when it was made, and that it is not the record.
#[must_use]
pub fn footer(made: Moment) -> String {
    format!("{CAUTION} Made on {}.", made.in_full())
}

fn sections(appointment: &Appointment) -> Vec<Section> {
    let notes = &appointment.notes;
    let mut sections = Vec::new();
    let mut add = |heading, mut items: Vec<Item>| {
        for item in &mut items {
            // What the heading says need not be said again.
            item.label.take_if(|label| label == heading);
        }
        if !items.is_empty() {
            sections.push(Section { heading, items });
        }
    };
    let of = |fields: &[FieldId]| -> Vec<Item> {
        fields.iter().filter_map(|&field| item(field, notes.get(field))).collect()
    };

    add("What matters", plain(&notes.context.what_matters));
    add("To ask", notes.to_ask().into_iter().map(|text| Item { label: None, text }).collect());
    let shown = [ContextField::WhatMatters, ContextField::StillToAsk];
    let context = ContextField::ALL.iter().filter(|field| !shown.contains(field));
    add("Worth knowing", of(&context.map(|&field| FieldId::Context(field)).collect::<Vec<_>>()));

    let decision = [OptionsField::Decision, OptionsField::ByWhen].map(FieldId::Options);
    add("The decision", of(&decision));
    add("Choices", choices(appointment));
    let deciding = [
        OptionsField::MattersMost,
        OptionsField::WhoElse,
        OptionsField::ReviewPoint,
        OptionsField::ChangingMind,
    ];
    add("Deciding together", of(&deciding.map(FieldId::Options)));

    add("If things get harder", of(&notes.fields(Page::Setbacks)));
    add(
        "To say",
        appointment.pinned.iter().map(|pin| Item { label: None, text: format!("“{}”", pin.says) }).collect(),
    );
    sections
}

fn plain(answer: &Answer) -> Vec<Item> {
    let text = answer.text.trim();
    if text.is_empty() {
        return Vec::new();
    }
    vec![Item { label: None, text: text.to_owned() }]
}

/// A field with words. "Not known" stands under "To ask"; "not for today" is not on today's page.
fn item(field: FieldId, answer: &Answer) -> Option<Item> {
    let words = answer.text.trim();
    if words.is_empty() {
        return None;
    }
    let carried = if answer.carried_over { " (carried over)" } else { "" };
    Some(Item { label: Some(field.label()), text: format!("{words}{carried}") })
}

/// A choice that has only its name gets a line of its own; the questions answered follow it.
fn choices(appointment: &Appointment) -> Vec<Item> {
    let choices = &appointment.notes.options.choices.0;
    if choices.iter().all(Choice::is_untouched) {
        return Vec::new();
    }
    let mut items = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        let name = choice.name.text.trim();
        let answers = ChoiceField::ALL
            .iter()
            .filter(|&&field| field != ChoiceField::Name && choice.get(field).has_words());
        let lines: Vec<_> =
            answers.map(|&field| format!("{}: {}", field.label(), choice.get(field).text.trim())).collect();
        if name.is_empty() && lines.is_empty() {
            continue;
        }
        let name = if name.is_empty() { format!("Choice {}", at + 1) } else { name.to_owned() };
        items.push(Item { label: Some(name), text: lines.join("\n") });
    }
    items
}
