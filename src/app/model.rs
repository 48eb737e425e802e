//! All state of the program.

use std::sync::Arc;

use jiff::{Timestamp, Zoned};

pub use crate::command::Place;
use crate::{
    command::Scope,
    domain::{Guide, Id},
    overlays::{Overlay, cover::Cover, wording::advice::Advice},
    panes::{
        brief::BriefPane,
        compare::ComparePane,
        home::HomePane,
        phrases::{self, PhrasesPane},
    },
    session::{Session, Side},
};

/// All state. It changes in `update` alone and is drawn by `view` alone.
pub struct Model {
    pub session: Session,
    /// Whether colours may be used.
    pub colour: bool,
    pub place: Place,
    pub home: HomePane,
    pub brief: BriefPane,
    /// The two versions being compared, while they are.
    pub compare: Option<Box<ComparePane>>,
    pub phrases: PhrasesPane,
    pub overlay: Option<Overlay>,
    pub cover: Cover,
    /// Advice on words that are being rewritten.
    pub advice: Option<Advice>,
}

impl std::ops::Deref for Model {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl std::ops::DerefMut for Model {
    fn deref_mut(&mut self) -> &mut Session {
        &mut self.session
    }
}

impl Model {
    /// The program before anything has happened.
    #[must_use]
    pub fn new(guide: &Arc<Guide>, now: Zoned, spare_id: Id, colour: bool) -> Self {
        Self {
            cover: Cover::new(now.timestamp()),
            session: Session::new(guide, now, spare_id),
            colour,
            place: Place::Home,
            home: HomePane::default(),
            brief: BriefPane::default(),
            compare: None,
            phrases: PhrasesPane::default(),
            overlay: None,
            advice: None,
        }
    }

    /// The scopes whose keys are live, nearest first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        let (always, anywhere, list, text) = (Scope::ALWAYS, Scope::ANYWHERE, Scope::LIST, Scope::TEXT);
        if self.cover.on {
            return vec![Scope::COVER];
        }
        if let Some(overlay) = &self.overlay {
            return match overlay {
                Overlay::Part(part) => part.scopes(&self.session),
                Overlay::Palette(_) => vec![Scope::PALETTE, text, always],
                Overlay::Starters(_) => vec![Scope::STARTERS, text, always],
                Overlay::PinPicker(_) => vec![Scope::PIN_PICKER, text, always],
                Overlay::SnippetPicker(_) => vec![Scope::SNIPPET_PICKER, text, always],
                Overlay::ChoicePopup(_) => vec![Scope::BLANK, text, always],
                Overlay::Abbreviations(_) => vec![Scope::ABBREVIATIONS, text, always],
                Overlay::Abbreviation(form) if form.input().is_some() => {
                    vec![Scope::ABBREVIATION, text, always]
                }
                Overlay::Abbreviation(_) => vec![Scope::ABBREVIATION, Scope::PICK, always],
                Overlay::Chance(_) => vec![Scope::CHANCE, text, always],
                Overlay::Details(details) if details.typing() => vec![Scope::DETAILS, text, always],
                Overlay::Approval(form) if form.input().is_some() => vec![Scope::APPROVAL, text, always],
                Overlay::Approval(_) => vec![Scope::APPROVAL, Scope::PICK, always],
                Overlay::Longer(form) if form.input().is_some() => vec![Scope::LONGER, text, always],
                Overlay::Longer(_) => vec![Scope::LONGER, Scope::PICK, always],
                Overlay::Details(_) => vec![Scope::DETAILS, Scope::PICK, always],
                Overlay::BalanceFindings(_) => vec![Scope::BALANCE_FINDINGS, always],
                Overlay::Menu(menu) => vec![menu.scope(), Scope::PAGE_MENU, Scope::MENU, always],
                Overlay::Wording(_) => vec![Scope::WORDING, always],
                Overlay::Kept(_) => vec![Scope::KEPT, always],
                Overlay::Message(_) => vec![Scope::MESSAGE, always],
                Overlay::Elsewhere(_) => vec![Scope::ELSEWHERE, text, always],
                Overlay::Sets(_) => vec![Scope::SETS, always],
                Overlay::Testing(_) => vec![Scope::TESTING, text, always],
                Overlay::Settings(form) if form.input().is_some() => vec![Scope::SETTINGS, text, always],
                Overlay::Settings(_) => vec![Scope::SETTINGS, Scope::PICK, always],
                Overlay::UrgentCareLists(_) => vec![Scope::URGENT_CARE_LISTS, always],
                Overlay::Spelling(_) => vec![Scope::SPELLING, always],
            };
        }
        match (self.place, &self.session.document) {
            (Place::Prepare, Some(document)) if document.side == Side::Notes => {
                vec![Scope::NOTES, text, Scope::PREPARE, anywhere, always]
            }
            (Place::Prepare, Some(_)) => vec![Scope::GUIDE, list, Scope::PREPARE, anywhere, always],
            (Place::Brief, _) => vec![Scope::BRIEF, list, anywhere, always],
            (Place::Phrases, _) => self.phrases.scopes(),
            (Place::Compare, _) => vec![Scope::COMPARE, list, anywhere, always],
            _ if self.home.bin.is_some() => vec![Scope::BIN, list, anywhere, always],
            _ if self.home.filtering => vec![Scope::FILTER, text, anywhere, always],
            _ => vec![Scope::HOME, list, anywhere, always],
        }
    }

    /// The next instant at which something must happen without a key being pressed.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let cover = self.cover.deadline(self.session.settings.cover_after_minutes);
        let typed = phrases::deadline(self);
        self.save_deadline().into_iter().chain(typed).chain(self.banner_changes()).chain(cover).min()
    }

    /// When the words for how long until the appointment change.
    fn banner_changes(&self) -> Option<Timestamp> {
        let handle_uncovered = matches!(self.place, Place::Prepare | Place::Brief) && !self.cover.on;
        let document = self.session.document.as_ref().filter(|_| handle_uncovered)?;
        document.appointment.when?.until(self.session.now.timestamp()).1
    }
}
