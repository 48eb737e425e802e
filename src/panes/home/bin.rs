//! The bin, shown in the place of the list of appointments.

use ratatui::layout::{Position, Rect};

use super::HomePane;
use crate::command::{Group, Scope};
use crate::domain::{Binned, Id, Moment, Summary, UserError, appointments};
use crate::effect::{Effect, Effects, Job};
use crate::part::{Action, Context, Row, always, part_rows};
use crate::session::{Document, Session};
use crate::ui::canvas::Canvas;
use crate::ui::list::{List, ListRow, first_shown};
use crate::ui::text::{columns, cut};
use crate::{msg::Mouse, session::dialog::Dialog};

pub(super) const SCOPE: Scope = Scope::screen("bin", "Bin");

/// The bin while it is shown.
#[derive(Default)]
pub struct BinList {
    /// The last one binned comes first; `None` until it has been read.
    pub list: Option<List<Binned>>,
    failed: bool,
}

/// Rows below the heading.
fn rows(area: Rect) -> Rect {
    let heading = area.height.min(1);
    Rect { y: area.y + heading, height: area.height - heading, ..area }
}

impl BinList {
    fn take(&mut self, file: &str) -> Option<Binned> {
        let list = self.list.as_mut()?;
        let at = list.shown.iter().position(|one| one.file == file)?;
        let taken = list.shown.remove(at);
        list.step(0);
        Some(taken)
    }

    /// A click chooses; the wheel moves the choice.
    pub(super) fn mouse(&mut self, mouse: Mouse, at: Position, area: Rect) -> Effects {
        let Some(list) = &mut self.list else { return Vec::new() };
        let under = list.row_at(at, rows(area), |_| ListRow::default());
        match mouse {
            Mouse::WheelDown => list.step(1),
            Mouse::WheelUp => list.step(-1),
            Mouse::Press => list.chosen = under.unwrap_or(list.chosen),
            Mouse::Drag => {}
        }
        Vec::new()
    }

    /// Draws it into the area of the list; returns where the cursor is.
    pub(super) fn view(&self, now: Moment, on: &mut Canvas) -> Option<(u16, u16)> {
        let theme = on.theme;
        let end = on.line(0, 1, "Bin", theme.heading());
        on.line_right(0, end + 2, "deleted permanently after 30 days", theme.dim());
        let Some(list) = self.list.as_ref().filter(|list| !list.shown.is_empty()) else {
            let words = match (&self.list, self.failed) {
                (Some(_), _) => "The bin is empty.",
                (None, true) => "The bin could not be read.",
                (None, false) => "Reading the bin.",
            };
            on.line(1, 3, words, theme.dim());
            return None;
        };
        let mut cursor = None;
        let on = &mut on.at(rows(on.area));
        let first = first_shown(list.chosen, usize::from(on.area.height));
        for ((at, one), row) in list.shown.iter().enumerate().skip(first).zip(0..on.area.height) {
            let here = at == list.chosen;
            on.line(row, 3, &words(one, now, on.room(3)), theme.plain());
            if here {
                on.line(row, 1, "›", theme.heading());
                cursor = Some(on.cell(1, row));
                on.bar(row, 1);
            }
        }
        cursor
    }
}

/// Commands of the bin.
pub(super) const COMMANDS: &[Row<HomePane>] = part_rows! { Group::Appointments, SCOPE;
    "bin.take_out" ["Enter", "u"], "Restore the chosen one", Some((1, "restore")),
        HomePane::has_binned, |home, _| {
            let file = home.chosen_binned().map(|one| one.file.clone());
            file.map(|file| Effect::Store(Job::Unbin(file))).into_iter().collect()
        };
    "bin.delete" ["x", "Del"], "Delete the chosen one permanently, after a question",
        Some((3, "delete permanently")), HomePane::has_binned, |home, cx| {
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

/// Time, label and how long it stays, as far as the width goes.
fn words(one: &Binned, now: Moment, room: usize) -> String {
    const LABEL: usize = 20;
    let (name, when) = match &one.what {
        Ok(summary) => {
            (summary.name(), summary.when.map_or_else(|| "no time set".to_owned(), Moment::in_short))
        }
        Err(error) => (one.id.short(), error.short.clone()),
    };
    if room < 70 {
        let left = one.left_in_words(now);
        let name = cut(name, room.saturating_sub(columns(&left) + 3).min(LABEL)).into_owned();
        return cut(&format!("{name} · {left} · {when}"), room).into_owned();
    }
    let label = cut(name, LABEL);
    let padding = " ".repeat(LABEL.saturating_sub(columns(&label)));
    cut(&format!("{when:<16} {label}{padding} {}", one.since_in_words(now)), room).into_owned()
}

impl HomePane {
    fn chosen_binned(&self) -> Option<&Binned> {
        self.bin.as_ref()?.list.as_ref()?.chosen()
    }

    fn has_binned(&self, _: &Session) -> bool {
        self.chosen_binned().is_some()
    }

    fn step_bin(&mut self, by: isize) -> Effects {
        self.bin.as_mut().and_then(|bin| bin.list.as_mut()).into_iter().for_each(|list| list.step(by));
        Vec::new()
    }

    fn page_bin(&mut self, cx: &mut Context, by: isize) -> Effects {
        let rows = rows(self.areas(cx.session).list).height;
        self.step_bin(by * isize::try_from(rows).unwrap_or(1).max(1))
    }

    /// Takes in the contents of the bin.
    pub fn bin_listed(&mut self, session: &mut Session, listed: Result<Vec<Binned>, UserError>) {
        let Some(bin) = &mut self.bin else { return };
        bin.failed = listed.is_err();
        bin.list = session.say_if_failed(listed).map(List::new);
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
        session.notice = Some("Moved to the bin. {key:home.unbin} restores it.".to_owned());
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
        session.notice = Some("Restored.".to_owned());
        let listed = self.bin.as_mut().and_then(|bin| bin.take(file)).and_then(|one| one.what.ok());
        let known = self.forget(file).or(listed.map(|summary| *summary));
        // One that cannot be read: the list says what is wrong with it.
        let Some(summary) = known else { return self.read() };
        session.relist(summary);
        self.arrange(session);
        self.choose(session, &id);
        Vec::new()
    }

    /// Takes in what became of deleting one in the bin permanently.
    pub fn was_deleted(&mut self, session: &mut Session, file: &str, result: Result<(), UserError>) {
        if session.say_if_failed(result).is_some() {
            self.forget(file);
            if let Some(bin) = &mut self.bin {
                bin.take(file);
            }
            session.notice = Some("Deleted permanently.".to_owned());
        }
    }

    /// Takes in how many went from the bin because their time was over.
    pub fn bin_emptied(&self, session: &mut Session, result: Result<usize, UserError>, in_front: bool) {
        match result {
            Ok(count @ 1..) => {
                let were = if count == 1 { "was" } else { "were" };
                session.notice = Some(format!(
                    "{} had been in the bin for more than 30 days and {were} deleted permanently.",
                    appointments(count)
                ));
            }
            Err(error) if in_front => session.notice = Some(error.sentence),
            Ok(0) | Err(_) => {}
        }
    }

    /// Out of the bin, there is nothing to undo.
    fn forget(&mut self, file: &str) -> Option<Summary> {
        let at = self.binned.iter().position(|(name, _)| name == file)?;
        Some(self.binned.remove(at).1)
    }
}
