//! The bin, shown in the place of the list of appointments.

pub(super) mod view;

use ratatui::layout::{Position, Rect};

use super::HomePane;
use crate::{
    command::{Group, Scope},
    domain::{Binned, Id, Summary, UserError, appointments},
    effect::{Effect, Effects, Job},
    msg::Mouse,
    part::{Action, Context, Row, always, part_rows},
    session::{Document, Session, dialog::Dialog},
    ui::list::first_shown,
};

pub(super) const SCOPE: Scope = Scope::new("bin", "Bin");

/// The bin while it is shown.
#[derive(Default)]
pub struct BinList {
    /// What is in it, the last one first, once it has been read.
    pub entries: Option<Vec<Binned>>,
    pub failed: bool,
    pub chosen: usize,
}

impl BinList {
    /// The chosen one.
    #[must_use]
    pub fn chosen(&self) -> Option<&Binned> {
        self.entries.as_ref()?.get(self.chosen)
    }

    fn take(&mut self, file: &str) -> Option<Binned> {
        let entries = self.entries.as_mut()?;
        let at = entries.iter().position(|one| one.file == file)?;
        let taken = entries.remove(at);
        self.chosen = self.chosen.min(entries.len().saturating_sub(1));
        Some(taken)
    }

    /// Rows below its heading.
    fn rows(list: Rect) -> usize {
        usize::from(list.height.saturating_sub(1))
    }

    fn step(&mut self, by: isize) -> Effects {
        let last = self.entries.as_ref().map_or(0, |entries| entries.len().saturating_sub(1));
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
        Vec::new()
    }

    /// A click chooses; the wheel moves the choice.
    pub(super) fn mouse(&mut self, mouse: Mouse, at: Position, list: Rect) -> Effects {
        match mouse {
            Mouse::WheelUp => return self.step(-1),
            Mouse::WheelDown => return self.step(1),
            Mouse::Press if list.contains(at) && at.y > list.y => {
                let row = first_shown(self.chosen, Self::rows(list)) + usize::from(at.y - list.y - 1);
                if self.entries.as_ref().is_some_and(|entries| row < entries.len()) {
                    self.chosen = row;
                }
            }
            Mouse::Press | Mouse::Drag => {}
        }
        Vec::new()
    }
}

/// Commands of the bin.
pub(super) const COMMANDS: &[Row<HomePane>] = part_rows! { Group::Appointments, SCOPE;
    "bin.take_out" ["Enter", "u"], "Take the chosen one out of the bin", Some((1, "take out")),
        HomePane::has_binned, |home, _| {
            let file = home.chosen_binned().map(|one| one.file.clone());
            file.map(|file| Effect::Store(Job::Unbin(file))).into_iter().collect()
        };
    "bin.delete" ["x", "Del"], "Delete the chosen one for good, after a question",
        Some((3, "delete for good")), HomePane::has_binned, |home, cx| {
            let dialog = home.chosen_binned().map(Dialog::for_good);
            dialog.map(|dialog| cx.act(Action::Show(dialog))).unwrap_or_default()
        };
    "bin.down" ["↓"], "Next in the bin", None, HomePane::has_binned, |home, _| home.step_bin(1);
    "bin.up" ["↑"], "Previous in the bin", None, HomePane::has_binned, |home, _| home.step_bin(-1);
    "bin.page_down" ["PgDn"], "A page down the bin", None, HomePane::has_binned, |home, cx| home.page_bin(cx, 1);
    "bin.page_up" ["PgUp"], "A page up the bin", None, HomePane::has_binned, |home, cx| home.page_bin(cx, -1);
    "bin.first" ["Home"], "First in the bin", None, HomePane::has_binned, |home, _| home.step_bin(isize::MIN);
    "bin.last" ["End"], "Last in the bin", None, HomePane::has_binned, |home, _| home.step_bin(isize::MAX);
    "bin.back" ["Esc", "b"], "From the bin back to the appointments", Some((2, "the appointments")), always,
        |home, _| {
            home.bin = None;
            Vec::new()
        };
};

impl HomePane {
    fn chosen_binned(&self) -> Option<&Binned> {
        self.bin.as_ref()?.chosen()
    }

    fn has_binned(&self, _: &Session) -> bool {
        self.chosen_binned().is_some()
    }

    fn step_bin(&mut self, by: isize) -> Effects {
        self.bin.as_mut().map(|bin| bin.step(by)).unwrap_or_default()
    }

    fn page_bin(&mut self, cx: &mut Context, by: isize) -> Effects {
        let rows = BinList::rows(self.areas(cx.session).list);
        self.step_bin(by * isize::try_from(rows).unwrap_or(1).max(1))
    }

    /// Takes in the contents of the bin.
    pub fn bin_listed(&mut self, session: &mut Session, listed: Result<Vec<Binned>, UserError>) {
        let Some(bin) = &mut self.bin else { return };
        bin.failed = listed.is_err();
        bin.entries = session.say_if_failed(listed);
    }

    /// Takes in what became of putting one in the bin.
    pub fn was_binned(
        &mut self,
        session: &mut Session,
        id: &Id,
        result: Result<String, UserError>,
    ) -> Effects {
        let Some(file) = session.say_if_failed(result) else { return Vec::new() };
        if let Some(summary) = session.library.as_mut().and_then(|library| library.remove(id)) {
            self.binned.push((file, summary));
        }
        let binned = session.document.take_if(|document| document.appointment.id == *id);
        session.notice = Some("In the bin. u takes it out again.".to_owned());
        self.arrange(session);
        binned.iter().flat_map(Document::release).collect()
    }

    /// Takes in what became of taking one out of the bin.
    pub fn was_unbinned(
        &mut self,
        session: &mut Session,
        file: &str,
        result: Result<Id, UserError>,
    ) -> Effects {
        let Some(id) = session.say_if_failed(result) else { return Vec::new() };
        session.notice = Some("Out of the bin.".to_owned());
        let listed = self.bin.as_mut().and_then(|bin| bin.take(file)).and_then(|one| one.what.ok());
        let known = self.forget(file).or(listed.map(|summary| *summary));
        // One that cannot be read: the list says what is wrong with it.
        let Some(summary) = known else { return self.read() };
        session.relist(summary);
        self.arrange(session);
        self.choose(session, &id);
        Vec::new()
    }

    /// Takes in what became of deleting one of the bin for good.
    pub fn was_deleted(&mut self, session: &mut Session, file: &str, result: Result<(), UserError>) {
        if session.say_if_failed(result).is_some() {
            self.forget(file);
            if let Some(bin) = &mut self.bin {
                bin.take(file);
            }
            session.notice = Some("Deleted for good.".to_owned());
        }
    }

    /// Takes in how many went from the bin because their time was over.
    pub fn bin_emptied(&self, session: &mut Session, result: Result<usize, UserError>, in_front: bool) {
        match result {
            Ok(count @ 1..) => {
                let are = if count == 1 { "is" } else { "are" };
                session.notice = Some(format!(
                    "{} had been in the bin for more than 30 days and {are} gone for good.",
                    appointments(count)
                ));
            }
            Err(error) if in_front => session.notice = Some(error.sentence),
            Ok(0) | Err(_) => {}
        }
    }

    /// It is in the bin no more: there is nothing to undo.
    fn forget(&mut self, file: &str) -> Option<Summary> {
        let at = self.binned.iter().position(|(name, _)| name == file)?;
        Some(self.binned.remove(at).1)
    }
}
