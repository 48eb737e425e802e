//! All state of the program.

use std::sync::Arc;

use jiff::{Timestamp, Zoned};

use crate::{
    command::Scope,
    content,
    domain::{Approvals, Guide, Guides, Id, Moment, OwnAbbreviations, Phrasebook, Settings, Wording},
    msg::Msg,
    overlays::{Overlay, cover::Cover, wording::advice::Advice},
    panes::{
        brief::BriefPane,
        compare::ComparePane,
        home::HomePane,
        phrases::{self, PhrasesPane},
        prepare::{Document, Side},
    },
    phrase_sync::PhraseSync,
    spelling::Speller,
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
    pub size: (u16, u16),
    pub colour: bool,
    pub now: Zoned,
    pub guides: Guides,
    pub settings: Settings,
    pub phrasebook: Phrasebook,
    pub phrase_sync: PhraseSync,
    pub wording: Arc<Wording>,
    pub kept_words: Vec<String>,
    /// What knows how words are spelt, once that is read.
    pub spelling: Option<Arc<Speller>>,
    pub abbreviations: OwnAbbreviations,
    pub approvals: Approvals,
    pub place: Place,
    pub home: HomePane,
    pub document: Option<Document>,
    pub background: Vec<Document>,
    pub brief: BriefPane,
    pub compare: Option<Box<ComparePane>>,
    pub phrases: PhrasesPane,
    pub overlay: Option<Overlay>,
    pub cover: Cover,
    pub notice: Option<String>,
    pub advice: Option<Advice>,
    pub clipboard: String,
    /// The file offered to those who must save elsewhere.
    pub elsewhere: String,
    pub spare_id: Id,
    /// An appointment is being read: keys wait until it is there, so that what is typed after
    /// Enter goes into the note and runs nothing.
    pub loading: Option<Loading>,
    pub leaving: bool,
}

/// An appointment on its way, and what was typed meanwhile.
pub struct Loading {
    pub id: Id,
    pub queue: Vec<Msg>,
}

impl Model {
    /// The program before anything has happened.
    #[must_use]
    pub fn new(guide: &Arc<Guide>, now: Zoned, spare_id: Id, colour: bool) -> Self {
        Self {
            cover: Cover::new(now.timestamp()),
            size: (0, 0),
            colour,
            now,
            guides: Guides::new(guide),
            settings: Settings::default(),
            phrasebook: Phrasebook::default(),
            phrase_sync: PhraseSync::default(),
            wording: content::wording(),
            kept_words: Vec::new(),
            spelling: None,
            abbreviations: OwnAbbreviations::default(),
            approvals: Approvals::default(),
            place: Place::Home,
            home: HomePane::default(),
            document: None,
            background: Vec::new(),
            brief: BriefPane::default(),
            compare: None,
            phrases: PhrasesPane::default(),
            overlay: None,
            notice: None,
            advice: None,
            clipboard: String::new(),
            elsewhere: String::new(),
            spare_id,
            loading: None,
            leaving: false,
        }
    }

    /// The guide of the appointment on the document; the built-in one where there is none.
    #[must_use]
    pub fn guide_in_use(&self) -> &Guide {
        self.guides.of(self.document.as_ref().map_or("", |document| &document.appointment.guide))
    }

    /// The same, to hold while the model changes.
    #[must_use]
    pub fn guide(&self) -> Arc<Guide> {
        Arc::clone(self.guides.of(self.document.as_ref().map_or("", |document| &document.appointment.guide)))
    }

    /// The time, as files and screens write it.
    #[must_use]
    pub fn moment(&self) -> Moment {
        Moment::of(&self.now)
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
        match (self.place, &self.document) {
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

    /// Every opened appointment that may still have something to save.
    pub fn documents_mut(&mut self) -> impl Iterator<Item = &mut Document> {
        self.document.iter_mut().chain(&mut self.background)
    }

    /// Whether something on screen is not on disk.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        self.has_unsaved_notes() || self.phrase_sync.saving.has_unsaved()
    }

    /// Whether some of it is of an appointment.
    #[must_use]
    pub fn has_unsaved_notes(&self) -> bool {
        self.document.iter().chain(&self.background).any(|document| document.saving.has_unsaved())
    }

    /// The next instant at which something must happen without a key being pressed.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let saves = self
            .document
            .iter()
            .chain(&self.background)
            .filter_map(|document| document.saving.deadline(self.now.timestamp()));
        let cover = self.cover.deadline(self.settings.cover_after_minutes);
        let kept = self.phrase_sync.saving.deadline(self.now.timestamp());
        let typed = phrases::deadline(self);
        saves.chain(kept).chain(typed).chain(self.banner_changes()).chain(cover).min()
    }

    /// When the words for how long until the appointment change.
    fn banner_changes(&self) -> Option<Timestamp> {
        let handle_uncovered = matches!(self.place, Place::Prepare | Place::Brief) && !self.cover.on;
        let document = self.document.as_ref().filter(|_| handle_uncovered)?;
        document.appointment.when?.until(self.now.timestamp()).1
    }
}
