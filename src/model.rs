//! All state of the program.

use std::sync::Arc;

use jiff::{Timestamp, Zoned};

use crate::{
    command::Scope,
    domain::{Guide, Guides, Id, Moment, Settings},
    msg::Msg,
    overlays::{Overlay, cover::Cover},
    panes::{
        brief::BriefPane,
        compare::ComparePane,
        home::HomePane,
        prepare::{Desk, Side},
    },
};

/// Where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The list of appointments.
    Home,
    /// One appointment: the guide on one side, the notes on the other.
    Prepare,
    /// One page made from the notes.
    Brief,
    /// Two versions of one appointment, side by side.
    Compare,
}

/// All state. It changes in `update` alone and is drawn by `view` alone.
pub struct Model {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Whether colours may be used.
    pub colour: bool,
    /// The time of the last message.
    pub now: Zoned,
    /// The guides there are.
    pub guides: Guides,
    /// What the person set.
    pub settings: Settings,
    /// Where one is.
    pub place: Place,
    /// The list of appointments.
    pub home: HomePane,
    /// The appointment opened last.
    pub desk: Option<Desk>,
    /// Appointments left before they could be saved; each goes when it is on disk.
    pub parked: Vec<Desk>,
    /// The page to glance at.
    pub brief: BriefPane,
    /// The two versions being compared, while they are.
    pub compare: Option<Box<ComparePane>>,
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// What hides all of that.
    pub cover: Cover,
    /// One sentence above the key bar.
    pub notice: Option<String>,
    /// What was cut or copied.
    pub clipboard: String,
    /// The file offered to those who must save elsewhere.
    pub elsewhere: String,
    /// The ID of the next new appointment.
    pub spare_id: Id,
    /// An appointment is being read: keys wait until it is there, so that what is typed after
    /// Enter goes into the note and runs nothing.
    pub awaited: Option<Awaited>,
    /// Quit was asked for; it follows as soon as everything is saved.
    pub leaving: bool,
}

/// An appointment on its way, and what was typed meanwhile.
pub struct Awaited {
    /// Its ID.
    pub id: Id,
    /// What came since, in order.
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
            place: Place::Home,
            home: HomePane::default(),
            desk: None,
            parked: Vec::new(),
            brief: BriefPane::default(),
            compare: None,
            overlay: None,
            notice: None,
            clipboard: String::new(),
            elsewhere: String::new(),
            spare_id,
            awaited: None,
            leaving: false,
        }
    }

    /// The guide of the appointment on the desk; the built-in one where there is none.
    #[must_use]
    pub fn guide(&self) -> Arc<Guide> {
        self.desk
            .as_ref()
            .map_or_else(|| self.guides.built_in(), |desk| self.guides.of(&desk.appointment.guide))
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
                Overlay::Chance(_) => vec![Scope::Chance, Text, Always],
                Overlay::Details(details) if details.typing() => vec![Scope::Details, Text, Always],
                Overlay::Longer(form) if form.input().is_some() => vec![Scope::Longer, Text, Always],
                Overlay::Longer(_) => vec![Scope::Longer, Scope::Pick, Always],
                Overlay::Details(_) => vec![Scope::Details, Scope::Pick, Always],
                Overlay::Thin(_) => vec![Scope::Thin, Always],
                Overlay::Menu(menu) => vec![menu.scope(), Scope::Menu, Always],
                Overlay::Message(_) => vec![Scope::Message, Always],
                Overlay::Elsewhere(_) => vec![Scope::Elsewhere, Text, Always],
                Overlay::Settings(_) => vec![Scope::Settings, Always],
                Overlay::Versions(_) => vec![Scope::Versions, Always],
                Overlay::GoLists(_) => vec![Scope::GoLists, Always],
            };
        }
        match (self.place, &self.desk) {
            (Place::Prepare, Some(desk)) if desk.side == Side::Notes => {
                vec![Scope::Notes, Text, Scope::Prepare, Anywhere, Always]
            }
            (Place::Prepare, Some(_)) => vec![Scope::Guide, List, Scope::Prepare, Anywhere, Always],
            (Place::Brief, _) => vec![Scope::Brief, List, Anywhere, Always],
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
        saves.chain(self.banner_changes()).chain(cover).min()
    }

    /// When the words for how long until the appointment change.
    fn banner_changes(&self) -> Option<Timestamp> {
        let in_sight = matches!(self.place, Place::Prepare | Place::Brief) && !self.cover.on;
        let desk = self.desk.as_ref().filter(|_| in_sight)?;
        desk.appointment.when?.until(self.now.timestamp()).1
    }
}
