//! The program without a screen: appointments open and in the background, phrases, guides, settings and
//! everything else that parts share. It knows no pane and no overlay.

pub mod advice;
pub mod answers;
pub mod approvals;
pub mod booking;
pub mod chances;
pub mod conflicts;
pub mod dialog;
pub mod document;
pub mod editing;
pub mod filling;
pub mod find;
pub mod find_in_all;
pub mod grid;
pub mod guide_side;
pub mod guided_tour;
pub mod handout;
pub mod journal_buffer;
pub mod listing;
pub mod naming;
pub mod phrase_editor;
pub mod phrase_sync;
pub mod reflect_sync;
pub mod resources;
pub mod saving;
pub mod settings;
pub mod sheet;
pub mod text_target;
pub mod wording;

pub use document::{Document, Side};
pub use saving::Saving;

use std::{borrow::Cow, sync::Arc};

use jiff::{Timestamp, Zoned};

use crate::{
    command::Keys,
    content,
    domain::{
        Approvals, Guide, Guides, Id, Moment, OwnAbbreviations, Phrasebook, Resources, Settings, Summary,
        Team, UserError, Wording,
    },
    effect::{Effect, Effects},
    msg::Msg,
    platform::clipboard::Clipboard,
    spelling::Speller,
};
use advice::Advice;
use find::Arrival;
use guided_tour::GuidedTour;
use listing::Listing;
use phrase_editor::Editing;
use phrase_sync::PhraseSync;
use reflect_sync::ReflectSync;

/// All that parts share.
pub struct Session {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The time of the last message.
    pub now: Zoned,
    pub guides: Guides,
    pub settings: Settings,
    /// Those in force; sentences that name one ask them.
    pub keys: Arc<Keys>,
    pub phrasebook: Phrasebook,
    pub phrase_sync: PhraseSync,
    pub reflect_sync: ReflectSync,
    pub wording: Arc<Wording>,
    /// Rows of the word list that are ignored on this computer.
    pub kept_words: Vec<String>,
    /// `None` until the dictionaries are read.
    pub spelling: Option<Arc<Speller>>,
    pub abbreviations: OwnAbbreviations,
    pub resources: Arc<Resources>,
    pub approvals: Approvals,
    /// What colleagues wrote and what the team changes, as far as it was read.
    pub team: Team,
    /// The appointments on this computer, once they have been read.
    pub library: Option<Listing>,
    /// The appointment opened last.
    pub document: Option<Document>,
    /// Appointments left before they could be saved; each goes when it is on disk.
    pub background: Vec<Document>,
    /// My words for a phrase, or a note on it, while they are typed.
    pub phrase_editor: Option<Box<Editing>>,
    /// The guide whose phrases are shown, where it is not that of the open appointment.
    pub shown_guide: Option<String>,
    /// One sentence above the key bar.
    pub notice: Option<String>,
    /// The tour of the example, while it goes on.
    pub tour: Option<GuidedTour>,
    /// Advice on words that are being rewritten.
    pub advice: Option<Advice>,
    /// Text cut or copied here.
    pub clipboard: String,
    pub reach: Clipboard,
    pub is_local: bool,
    /// The file offered to those who must save elsewhere.
    pub elsewhere: String,
    /// The folder that pages are written to.
    pub pages: String,
    /// The words sought last.
    pub sought: String,
    /// Where to go in an appointment that is being opened.
    pub arrival: Option<Arrival>,
    /// The ID of the next new appointment.
    pub spare_id: Id,
    /// An appointment is being read: keys wait until it is there, so that what is typed after
    /// Enter goes into the note and runs nothing.
    pub loading: Option<Loading>,
    /// Quit was asked for; it follows as soon as everything is saved.
    pub leaving: bool,
    /// The notes are encrypted, so the cover can become a lock.
    pub encrypted: bool,
}

/// An appointment on its way, and what was typed meanwhile.
pub struct Loading {
    pub id: Id,
    pub queue: Vec<Msg>,
}

impl Session {
    /// The program before anything has happened.
    #[must_use]
    pub fn new(guide: &Arc<Guide>, now: Zoned, spare_id: Id) -> Self {
        Self {
            size: (0, 0),
            now,
            guides: Guides::new(guide),
            settings: Settings::default(),
            keys: Arc::default(),
            phrasebook: Phrasebook::default(),
            phrase_sync: PhraseSync::default(),
            reflect_sync: ReflectSync::default(),
            wording: content::wording(),
            kept_words: Vec::new(),
            spelling: None,
            abbreviations: OwnAbbreviations::default(),
            team: Team::default(),
            resources: Arc::default(),
            approvals: Approvals::default(),
            library: None,
            document: None,
            background: Vec::new(),
            phrase_editor: None,
            shown_guide: None,
            notice: None,
            tour: None,
            advice: None,
            clipboard: String::new(),
            reach: Clipboard::default(),
            is_local: true,
            elsewhere: String::new(),
            pages: String::new(),
            sought: String::new(),
            arrival: None,
            spare_id,
            loading: None,
            leaving: false,
            encrypted: false,
        }
    }

    /// The guide of the open appointment; the built-in one where none is open.
    #[must_use]
    pub fn guide_in_use(&self) -> &Guide {
        self.guides.of(self.document.as_ref().map_or("", |document| &document.appointment.guide))
    }

    /// [`Self::guide_in_use`], to hold while the session changes.
    #[must_use]
    pub fn guide(&self) -> Arc<Guide> {
        Arc::clone(self.guides.of(self.document.as_ref().map_or("", |document| &document.appointment.guide)))
    }

    #[must_use]
    pub fn phrase_guide(&self) -> &Guide {
        self.shown_guide.as_ref().map_or_else(|| self.guide_in_use(), |id| self.guides.of(id))
    }

    /// The time, as files and screens write it.
    #[must_use]
    pub fn moment(&self) -> Moment {
        Moment::of(&self.now)
    }

    /// The appointment on screen first, then those in the background.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.document.iter().chain(&self.background)
    }

    pub fn documents_mut(&mut self) -> impl Iterator<Item = &mut Document> {
        self.document.iter_mut().chain(&mut self.background)
    }

    /// The open appointment of that ID; never the example.
    pub fn document_of(&mut self, id: &Id) -> Option<&mut Document> {
        self.documents_mut().find(|document| document.appointment.id == *id && !document.is_sample())
    }

    /// Whether something on screen is not on disk.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        self.has_unsaved_notes()
            || self.phrase_sync.saving.has_unsaved()
            || self.reflect_sync.saving.has_unsaved()
    }

    /// Whether some of it is of an appointment.
    #[must_use]
    pub fn has_unsaved_notes(&self) -> bool {
        self.documents().any(|document| document.saving.has_unsaved())
    }

    /// The dictionaries, where unknown words are underlined.
    #[must_use]
    pub fn speller(&self) -> Option<&Speller> {
        self.spelling.as_deref().filter(|_| self.settings.spelling)
    }

    /// Asks for the dictionaries, if unknown words are to be underlined and none was read yet.
    #[must_use]
    pub fn ask_for_spelling(&self) -> Effects {
        if self.settings.spelling && self.spelling.is_none() {
            vec![Effect::ReadSpelling]
        } else {
            Vec::new()
        }
    }

    /// Lets the list know of a change to an appointment.
    pub fn relist(&mut self, summary: Summary) {
        if let Some(library) = &mut self.library {
            library.replace(summary);
        }
    }

    /// Lets the list know what changed in the open appointment.
    pub fn relist_open(&mut self) {
        let open = self.document.as_ref().filter(|document| !document.is_sample());
        if let Some(summary) = open.map(Document::summary) {
            self.relist(summary);
        }
    }

    /// Says this after what is said already.
    pub fn add_notice(&mut self, sentences: impl IntoIterator<Item = String>) {
        let all: Vec<_> = self.notice.take().into_iter().chain(sentences).collect();
        self.notice = (!all.is_empty()).then(|| all.join(" "));
    }

    pub fn say_if_failed<T>(&mut self, result: Result<T, UserError>) -> Option<T> {
        result.map_err(|error| self.notice = Some(error.sentence)).ok()
    }

    /// The sentence above the key bar: what just happened, or else what the screen always says. Keys are named in
    /// it as they are now.
    #[must_use]
    pub fn notice_or<'a>(&'a self, remark: Option<&'a str>) -> Option<Cow<'a, str>> {
        let tour = || self.tour.as_ref().map(GuidedTour::says);
        let says = self.notice.as_deref().or(self.advice.as_ref().map(Advice::says)).or_else(tour).or(remark);
        says.map(|says| self.keys.fill(says))
    }

    /// The next instant at which something must be saved.
    #[must_use]
    pub fn save_deadline(&self) -> Option<Timestamp> {
        let now = self.now.timestamp();
        let notes = self.documents().filter_map(|document| document.saving.deadline(now));
        let own = [&self.phrase_sync.saving, &self.reflect_sync.saving];
        let own = own.into_iter().filter_map(|saving| saving.deadline(now));
        notes.chain(own).chain(phrase_editor::deadline(self)).min()
    }

    pub fn save_if_due(&mut self) -> Effects {
        let now = self.now.clone();
        let notes: Effects = self.documents_mut().filter_map(|document| document.save_if_due(&now)).collect();
        let typed = phrase_editor::keep_if_due(self);
        let phrases = phrase_sync::save_if_due(self);
        notes.into_iter().chain(typed).chain(phrases).chain(reflect_sync::save_if_due(self)).collect()
    }

    /// Asks for everything unsaved to be written now.
    pub fn save_now(&mut self) -> Effects {
        let now = self.now.clone();
        let mut effects = phrase_editor::keep_typed(self);
        effects.extend(self.documents_mut().filter_map(|document| document.save_now(&now)));
        effects.extend(phrase_sync::save_now(self));
        effects.extend(reflect_sync::save_now(self));
        effects
    }

    /// Leaves every appointment, then the program.
    #[must_use]
    pub fn release_and_quit(&self) -> Effects {
        self.release_and(Effect::Quit)
    }

    /// Gives all appointments up, for this to follow.
    pub fn release_and(&self, then: Effect) -> Effects {
        self.documents().flat_map(Document::release).chain([then]).collect()
    }
}
