//! All state of the program.

use std::sync::Arc;

use jiff::{Timestamp, Zoned};

use crate::{
    command::Scope,
    content,
    domain::{Approvals, Guide, Guides, Id, Moment, OwnAbbreviations, Phrasebook, Settings, Wording},
    keeping_phrases::PhrasesKept,
    msg::Msg,
    overlays::{Overlay, cover::Cover, wording::advice::Advice},
    panes::{
        brief::BriefPane,
        compare::ComparePane,
        home::HomePane,
        phrases::{self, PhrasesPane},
        prepare::{Desk, Side},
    },
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
    pub phrases_kept: PhrasesKept,
    pub wording: Arc<Wording>,
    pub kept_words: Vec<String>,
    /// What knows how words are spelt, once that is read.
    pub spelling: Option<Arc<Speller>>,
    pub abbreviations: OwnAbbreviations,
    pub approvals: Approvals,
    pub place: Place,
    pub home: HomePane,
    pub desk: Option<Desk>,
    pub parked: Vec<Desk>,
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
    pub awaited: Option<Awaited>,
    pub leaving: bool,
}

/// An appointment on its way, and what was typed meanwhile.
pub struct Awaited {
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
            phrases_kept: PhrasesKept::default(),
            wording: content::wording(),
            kept_words: Vec::new(),
            spelling: None,
            abbreviations: OwnAbbreviations::default(),
            approvals: Approvals::default(),
            place: Place::Home,
            home: HomePane::default(),
            desk: None,
            parked: Vec::new(),
            brief: BriefPane::default(),
            compare: None,
            phrases: PhrasesPane::default(),
            overlay: None,
            notice: None,
            advice: None,
            clipboard: String::new(),
            elsewhere: String::new(),
            spare_id,
            awaited: None,
            leaving: false,
        }
    }

    /// The guide of the appointment on the desk; the built-in one where there is none.
    #[must_use]
    pub fn guide_in_use(&self) -> &Guide {
        self.guides.of(self.desk.as_ref().map_or("", |desk| &desk.appointment.guide))
    }

    /// The same, to hold while the model changes.
    #[must_use]
    pub fn guide(&self) -> Arc<Guide> {
        Arc::clone(self.guides.of(self.desk.as_ref().map_or("", |desk| &desk.appointment.guide)))
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
                Overlay::PinTo(_) => vec![Scope::PinTo, Text, Always],
                Overlay::WriteOut(_) => vec![Scope::WriteOut, Text, Always],
                Overlay::StopChoices(_) => vec![Scope::Blank, Text, Always],
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
                Overlay::Thin(_) => vec![Scope::Thin, Always],
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
                Overlay::GoLists(_) => vec![Scope::GoLists, Always],
                Overlay::Spelling(_) => vec![Scope::Spelling, Always],
            };
        }
        match (self.place, &self.desk) {
            (Place::Prepare, Some(desk)) if desk.side == Side::Notes => {
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
    pub fn desks_mut(&mut self) -> impl Iterator<Item = &mut Desk> {
        self.desk.iter_mut().chain(&mut self.parked)
    }

    /// Whether something on screen is not on disk.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        self.has_unsaved_notes() || self.phrases_kept.saving.has_unsaved()
    }

    /// Whether some of it is of an appointment.
    #[must_use]
    pub fn has_unsaved_notes(&self) -> bool {
        self.desk.iter().chain(&self.parked).any(|desk| desk.saving.has_unsaved())
    }

    /// The next instant at which something must happen without a key being pressed.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let saves = self
            .desk
            .iter()
            .chain(&self.parked)
            .filter_map(|desk| desk.saving.deadline(self.now.timestamp()));
        let cover = self.cover.deadline(self.settings.cover_after_minutes);
        let kept = self.phrases_kept.saving.deadline(self.now.timestamp());
        let typed = phrases::deadline(self);
        saves.chain(kept).chain(typed).chain(self.banner_changes()).chain(cover).min()
    }

    /// When the words for how long until the appointment change.
    fn banner_changes(&self) -> Option<Timestamp> {
        let in_sight = matches!(self.place, Place::Prepare | Place::Brief) && !self.cover.on;
        let desk = self.desk.as_ref().filter(|_| in_sight)?;
        desk.appointment.when?.until(self.now.timestamp()).1
    }
}
