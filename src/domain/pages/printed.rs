//! Which field is printed on which page; all others are the clinician's own.

use crate::domain::{
    AfterField, Answer, Appointment, EmptyReason, FieldId, Guide, HandoutKind, Notes, OptionsField,
    SetbackField,
};

impl FieldId {
    /// The pages for the person that print the words of this field; none where they are the clinician's own
    /// and no page for the person may show them.
    pub const fn printed_on(self) -> &'static [HandoutKind] {
        use HandoutKind::{Agreed, Colleague, Options, Setback, StaffCard};
        match self {
            Self::Context(_)
            | Self::After(AfterField::Unanswered | AfterField::StartWith)
            | Self::Setbacks(SetbackField::Medicines | SetbackField::SafetyPlan | SetbackField::AgreedWith) => {
                &[]
            }
            Self::After(
                AfterField::Consent | AfterField::WantKnown | AfterField::AskOf | AfterField::NotShared,
            ) => &[Colleague],
            Self::After(_) => &[Agreed],
            Self::Options(
                OptionsField::MattersMost
                | OptionsField::ReviewPoint
                | OptionsField::ChangingMind
                | OptionsField::Decided
                | OptionsField::DecidedBy
                | OptionsField::Present,
            ) => &[Options, Agreed],
            Self::Options(_) | Self::Choice(..) | Self::Question(_) | Self::Own(..) => &[Options],
            Self::Rung(..) | Self::Setbacks(_) => &[Setback],
            Self::Staff(_) => &[StaffCard],
        }
    }
}

impl Appointment {
    /// The notes as a page sees them: on a page that leaves there is nothing but what it prints.
    ///
    /// A page made from these cannot show what is the clinician's own, however it is put together: fields
    /// that are for them, what is still to be asked, and words of the guide that were put in to be asked.
    /// On the page for a colleague there is only what was chosen for it.
    pub fn for_page(&self, kind: HandoutKind, guide: &Guide) -> Notes {
        let mut notes = self.notes.clone();
        if matches!(kind, HandoutKind::Brief | HandoutKind::Record) {
            return notes;
        }
        // The day of the plan and that of the decision date every page; as words each is printed on its own alone.
        let dates = [FieldId::Setbacks(SetbackField::AgreedOn), FieldId::Options(OptionsField::DecidedOn)];
        let hidden = |field: &FieldId| match kind {
            HandoutKind::Colleague => !self.is_shared(*field),
            _ => !field.printed_on().contains(&kind) && !dates.contains(field),
        };
        for field in self.notes.all_fields().collect::<Vec<_>>() {
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
            .flat_map(|prompt| [prompt.asks.as_ref(), prompt.to_ask.as_ref()])
            .filter(|words| !words.is_empty())
            .collect();
        // The longest first, for one may begin as another does.
        prompts.sort_by_key(|words| usize::MAX - words.len());
        let phrases = || self.principles.iter().flat_map(|principle| principle.phrases.iter());
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
