//! Which field is printed for the person, and on which page; all others are the clinician's own.

use crate::domain::{Answer, EmptyReason, FieldId, Guide, HandoutKind, Notes, SetbackField};

impl FieldId {
    /// The page for the person that prints the words of this field; `None` where they are the
    /// clinician's own and no page for the person may show them.
    pub const fn printed_on(self) -> Option<HandoutKind> {
        match self {
            Self::Context(_)
            | Self::After(_)
            | Self::Setbacks(SetbackField::Medicines | SetbackField::SafetyPlan | SetbackField::AgreedWith) => {
                None
            }
            Self::Options(_) | Self::Choice(..) | Self::Question(_) | Self::Own(..) => {
                Some(HandoutKind::Options)
            }
            Self::Rung(..) | Self::Setbacks(_) => Some(HandoutKind::Setback),
            Self::Staff(_) => Some(HandoutKind::StaffCard),
        }
    }
}

impl Notes {
    /// The notes as a page sees them: on a page for the person there is nothing but what it prints.
    ///
    /// A page made from these cannot show what is the clinician's own, however it is put together: fields
    /// that are for them, what is still to be asked, and words of the guide that were put in to be asked.
    pub fn for_page(&self, kind: HandoutKind, guide: &Guide) -> Self {
        let mut notes = self.clone();
        if kind == HandoutKind::Brief {
            return notes;
        }
        // The day on which the plan was agreed dates every page; as words it is printed on the plan alone.
        let dates = FieldId::Setbacks(SetbackField::AgreedOn);
        let hidden = |field: &FieldId| field.printed_on() != Some(kind) && *field != dates;
        for field in self.all_fields().collect::<Vec<_>>() {
            notes.change(field, |answer| {
                if hidden(&field) {
                    *answer = Answer::default();
                } else if answer.standing == EmptyReason::NotKnown {
                    answer.text.clear();
                } else if let Some(text) = guide.without_its_words(&answer.text) {
                    answer.text = text;
                }
            });
        }
        notes
    }
}

impl Guide {
    /// A text without the prompts and phrases of this guide; `None` where there are none in it. What was
    /// typed behind a prompt stays.
    pub fn without_its_words(&self, text: &str) -> Option<String> {
        let mut prompts: Vec<&str> = self
            .principles
            .iter()
            .flat_map(crate::domain::Principle::prompts)
            .flat_map(|prompt| [prompt.asks.as_str(), prompt.to_ask.as_str()])
            .filter(|words| !words.is_empty())
            .collect();
        // The longest first, for one may begin as another does.
        prompts.sort_by_key(|words| usize::MAX - words.len());
        let phrases = || self.principles.iter().flat_map(|principle| &principle.phrases);
        let answer = |line: &str| {
            let line = line.trim_start_matches(['·', '-', '*', '•', ' ', '\t']);
            let said = line.trim_matches(['“', '”', '"', ' ', '\t']);
            if phrases().any(|phrase| phrase.says == said) {
                return Some(String::new());
            }
            prompts.iter().find_map(|prompt| line.strip_prefix(prompt)).map(|rest| rest.trim().to_owned())
        };
        let (mut kept, mut found) = (Vec::new(), false);
        for line in text.lines() {
            match answer(line) {
                Some(rest) => {
                    found = true;
                    kept.extend((!rest.is_empty()).then_some(rest));
                }
                None => kept.push(line.to_owned()),
            }
        }
        found.then(|| kept.join("\n"))
    }
}
