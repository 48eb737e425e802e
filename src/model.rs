//! All state of the program.

use std::sync::Arc;

use jiff::{Timestamp, Zoned};

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

/// Where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Home,
    Prepare,
    Brief,
    Compare,
    Phrases,
}

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
        use Scope::{Always, Anywhere, List, Text};
        if self.cover.on {
            return vec![Scope::Cover];
        }
        if let Some(overlay) = &self.overlay {
            return match overlay {
                Overlay::Palette(_) => vec![Scope::Palette, Text, Always],
                Overlay::Starters(_) => vec![Scope::Starters, Text, Always],
                Overlay::PinPicker(_) => vec![Scope::PinPicker, Text, Always],
                Overlay::SnippetPicker(_) => vec![Scope::SnippetPicker, Text, Always],
                Overlay::ChoicePopup(_) => vec![Scope::Blank, Text, Always],
                Overlay::Abbreviations(_) => vec![Scope::Abbreviations, Text, Always],
                Overlay::Abbreviation(form) if form.input().is_some() => {
                    vec![Scope::Abbreviation, Text, Always]
                }
                Overlay::Abbreviation(_) => vec![Scope::Abbreviation, Scope::Pick, Always],
                Overlay::Chance(_) => vec![Scope::Chance, Text, Always],
                Overlay::Details(details) if details.typing() => vec![Scope::Details, Text, Always],
                Overlay::Approval(form) if form.input().is_some() => vec![Scope::Approval, Text, Always],
                Overlay::Approval(_) => vec![Scope::Approval, Scope::Pick, Always],
                Overlay::Longer(form) if form.input().is_some() => vec![Scope::Longer, Text, Always],
                Overlay::Longer(_) => vec![Scope::Longer, Scope::Pick, Always],
                Overlay::Details(_) => vec![Scope::Details, Scope::Pick, Always],
                Overlay::BalanceFindings(_) => vec![Scope::BalanceFindings, Always],
                Overlay::Menu(menu) => vec![menu.scope(), Scope::PageMenu, Scope::Menu, Always],
                Overlay::Wording(_) => vec![Scope::Wording, Always],
                Overlay::Kept(_) => vec![Scope::Kept, Always],
                Overlay::Message(_) => vec![Scope::Message, Always],
                Overlay::Elsewhere(_) => vec![Scope::Elsewhere, Text, Always],
                Overlay::Sets(_) => vec![Scope::Sets, Always],
                Overlay::Testing(_) => vec![Scope::Testing, Text, Always],
                Overlay::Settings(form) if form.input().is_some() => vec![Scope::Settings, Text, Always],
                Overlay::Settings(_) => vec![Scope::Settings, Scope::Pick, Always],
                Overlay::Versions(_) => vec![Scope::Versions, Always],
                Overlay::UrgentCareLists(_) => vec![Scope::UrgentCareLists, Always],
                Overlay::Spelling(_) => vec![Scope::Spelling, Always],
            };
        }
        match (self.place, &self.session.document) {
            (Place::Prepare, Some(document)) if document.side == Side::Notes => {
                vec![Scope::Notes, Text, Scope::Prepare, Anywhere, Always]
            }
            (Place::Prepare, Some(_)) => vec![Scope::Guide, List, Scope::Prepare, Anywhere, Always],
            (Place::Brief, _) => vec![Scope::Brief, List, Anywhere, Always],
            (Place::Phrases, _) => self.phrases.scopes(),
            (Place::Compare, _) => vec![Scope::Compare, List, Anywhere, Always],
            _ if self.home.bin.is_some() => vec![Scope::Bin, List, Anywhere, Always],
            _ if self.home.filtering => vec![Scope::Filter, Text, Anywhere, Always],
            _ => vec![Scope::Home, List, Anywhere, Always],
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
