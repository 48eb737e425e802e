//! Two versions of one appointment side by side: where they differ, and a third made of both.

mod merge;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::domain::{
    Answer, Appointment, Choice, ChoiceField, EmptyReason, FieldId, Moment, OptionsField, Pin, QuestionKey,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    Mine,
    Theirs,
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    Mine,
    Theirs,
}

/// A part that is taken from one version, from the other, or from both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffPart {
    Label,
    When,
    Minutes,
    Visit,
    Meeting,
    Field(FieldId),
    Rows,
    /// A whole choice, which only one version has; counted from 0.
    Choice(usize),
    Pinned,
}

impl DiffPart {
    pub fn label(self) -> String {
        match self {
            Self::Label => "Label".to_owned(),
            Self::When => "When".to_owned(),
            Self::Minutes => "Minutes".to_owned(),
            Self::Visit => "Visit".to_owned(),
            Self::Meeting => "How".to_owned(),
            Self::Field(field) => field.label(),
            Self::Rows => "Questions asked of every choice".to_owned(),
            Self::Choice(at) => format!("Choice {}", at + 1),
            Self::Pinned => "Pinned phrases".to_owned(),
        }
    }

    /// Whether both can be kept; of a time or a kind of visit there is only one.
    pub const fn can_be_both(self) -> bool {
        !matches!(self, Self::When | Self::Minutes | Self::Visit | Self::Meeting)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    pub part: DiffPart,
    pub suggestion: Option<Take>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct PartText<'a> {
    pub words: Cow<'a, str>,
    pub standing: EmptyReason,
}

/// Two versions of one appointment, and every part in which they differ, in the order of the notes.
///
/// When they were last changed, what was carried over, which words are kept and the like are no parts of
/// their own.
#[derive(Clone)]
pub struct Comparison {
    mine: Appointment,
    theirs: Appointment,
    differences: Vec<Difference>,
}

impl Comparison {
    /// Compares two versions; `base`, if it is known, is the one both were made from.
    pub fn of(mine: &Appointment, theirs: &Appointment, base: Option<&Appointment>) -> Self {
        let suggested = |part| base.map(|base| suggestion(part, mine, theirs, base));
        let parts = parts(mine, theirs).into_iter().filter(|part| differs(*part, mine, theirs));
        let differences = parts.map(|part| Difference { part, suggestion: suggested(part) }).collect();
        Self { mine: mine.clone(), theirs: theirs.clone(), differences }
    }

    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    pub const fn version(&self, version: Version) -> &Appointment {
        match version {
            Version::Mine => &self.mine,
            Version::Theirs => &self.theirs,
        }
    }

    pub fn said(&self, part: DiffPart, version: Version) -> PartText<'_> {
        let one = self.version(version);
        let words: Cow<'_, str> = match part {
            DiffPart::Label => one.label.as_str().into(),
            DiffPart::When => self.time(one).into(),
            DiffPart::Minutes => {
                one.minutes.map(|minutes| format!("{minutes} min")).unwrap_or_default().into()
            }
            DiffPart::Visit => one.visit.label().into(),
            DiffPart::Meeting => one.meeting.label().into(),
            DiffPart::Field(field) => {
                let answer = one.notes.get(field);
                return PartText { words: answer.text.as_str().into(), standing: answer.standing };
            }
            DiffPart::Rows => questions(one).into(),
            DiffPart::Choice(at) => {
                one.notes.choice(at).map(|choice| in_words(one, choice)).unwrap_or_default().into()
            }
            DiffPart::Pinned => one.pinned.iter().map(Pin::in_full).collect::<Vec<_>>().join("\n").into(),
        };
        PartText { words, standing: EmptyReason::Open }
    }

    /// The time as a person reads it, and as the file has it where that alone tells them apart.
    fn time(&self, one: &Appointment) -> String {
        let alike = self.mine.when.map(Moment::in_full) == self.theirs.when.map(Moment::in_full);
        one.when.map_or_else(String::new, |when| if alike { when.to_string() } else { when.in_full() })
    }

    /// The version a part is taken from if nobody chooses: both, so that nothing is lost; where
    /// only one can be, the one that says something, or mine.
    pub fn taken(&self, part: DiffPart, chosen: Option<Take>) -> Take {
        match chosen {
            Some(Take::Both) | None if part.can_be_both() => Take::Both,
            Some(take @ (Take::Mine | Take::Theirs)) => take,
            _ if self.said(part, Version::Mine).words.is_empty() => Take::Theirs,
            _ => Take::Mine,
        }
    }
}

/// Every part there is in either version, in the order of the notes.
fn parts(mine: &Appointment, theirs: &Appointment) -> Vec<DiffPart> {
    let choices = |one: &Appointment| one.notes.options.choices.0.len();
    let in_both = choices(mine).min(choices(theirs));
    let (most, other) = if choices(mine) < choices(theirs) { (theirs, mine) } else { (mine, theirs) };
    let mut fields: Vec<_> = most.notes.all_fields().collect();
    for (at, field) in other.notes.all_fields().enumerate() {
        // A question that only one version asks, and the answers to it.
        if !fields.contains(&field) {
            fields.insert(at.min(fields.len()), field);
        }
    }
    let fields = fields.into_iter().flat_map(|field| match (field, field.choice()) {
        (FieldId::Choice(at, ChoiceField::Name), _) if at >= in_both => vec![DiffPart::Choice(at)],
        (_, Some(at)) if at >= in_both => Vec::new(),
        (FieldId::Options(OptionsField::ByWhen), _) => vec![DiffPart::Field(field), DiffPart::Rows],
        _ => vec![DiffPart::Field(field)],
    });
    let details = [DiffPart::Label, DiffPart::When, DiffPart::Minutes, DiffPart::Visit, DiffPart::Meeting];
    details.into_iter().chain(fields).chain([DiffPart::Pinned]).collect()
}

fn differs(part: DiffPart, one: &Appointment, other: &Appointment) -> bool {
    match part {
        DiffPart::Label => one.label != other.label,
        DiffPart::When => one.when != other.when,
        DiffPart::Minutes => one.minutes != other.minutes,
        DiffPart::Visit => one.visit != other.visit,
        DiffPart::Meeting => one.meeting != other.meeting,
        DiffPart::Field(field) => !say_the_same(one.notes.get(field), other.notes.get(field)),
        DiffPart::Rows => !one.notes.options.rows.keys().eq(other.notes.options.rows.keys()),
        DiffPart::Choice(at) => match [one, other].map(|one| one.notes.choice(at)) {
            [Some(one), Some(other)] => {
                let mut asked = ChoiceField::ALL.iter();
                asked.any(|field| !say_the_same(one.get(*field), other.get(*field))) || one.own != other.own
            }
            [one, other] => one.is_some() != other.is_some(),
        },
        DiffPart::Pinned => one.pinned != other.pinned,
    }
}

fn say_the_same(one: &Answer, other: &Answer) -> bool {
    one.text == other.text && one.standing == other.standing
}

/// Which version changed a part since both were one.
fn suggestion(part: DiffPart, mine: &Appointment, theirs: &Appointment, base: &Appointment) -> Take {
    match (differs(part, base, mine), differs(part, base, theirs)) {
        (true, false) => Take::Mine,
        (false, true) => Take::Theirs,
        _ => Take::Both,
    }
}

fn questions(one: &Appointment) -> String {
    let notes = &one.notes;
    let lines = notes.options.rows.keys().map(|row| match row {
        QuestionKey::Asked(field) => field.label().to_owned(),
        QuestionKey::Own(id) => notes.label(FieldId::Question(id)),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A choice as its answers, the name first.
fn in_words(one: &Appointment, choice: &Choice) -> String {
    let mut lines = Vec::new();
    for &field in ChoiceField::ALL {
        let answer = choice.get(field);
        let said = match (answer.text.trim_end(), answer.standing.words()) {
            ("", "") => continue,
            (words, "") | ("", words) => words.to_owned(),
            (text, words) => format!("{text}, {words}"),
        };
        lines.push(if field == ChoiceField::Name { said } else { format!("{}: {said}", field.label()) });
    }
    for (id, answer) in &choice.own {
        lines.push(format!("{}: {}", one.notes.label(FieldId::Question(*id)), answer.text.trim_end()));
    }
    if lines.is_empty() { "a choice with nothing in it yet".to_owned() } else { lines.join("\n") }
}
