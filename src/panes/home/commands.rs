//! The commands of Home.

use jiff::civil::Date;

use super::{BinList, HomePane, bin};
use crate::command::{Group, Scope};
use crate::domain::{DeleteAfter, Details, HandoutKind, Unreadable, Visit};
use crate::effect::{Effect, Effects, Job};
use crate::part::{Action, Commands, Context, Row as Command, always, part_rows};
use crate::{session::Session, session::dialog::Dialog, session::listing::LibraryRow, text::Input};

pub(super) const SCOPE: Scope = Scope::HOME;
pub(super) const FILTER: Scope = Scope::text_screen("filter", "Filter of that list");

impl Commands for HomePane {
    const ROWS: &'static [&'static [Command<Self>]] = &[PLACES, IN_LIST, WHILE_FILTERING, bin::COMMANDS];
}

const IN_LIST: &[Command<HomePane>] = part_rows! { Group::Appointments, SCOPE;
    "home.new" ["n"], "New appointment, from the list", Some((1, "new")), always, |_, cx| cx.act(Action::Run("new"));
    "home.open" ["Enter"], "Open the chosen appointment", Some((2, "open")),
        |home, _| home.chosen_row().is_some(), HomePane::open_chosen;
    "home.copy_forward" ["d"], "Copy the chosen appointment forward to a new one", Some((5, "copy forward")),
        HomePane::has_summary, HomePane::copy_forward;
    "home.rename" ["r", "F2"], "Change label, time or kind of the chosen appointment", Some((4, "edit")),
        |home, session| home.chosen_summary(session).is_some_and(|summary| summary.read_only.is_none()),
        HomePane::rename;
    "home.unbin" ["u", "Ctrl-Z"], "Restore the last one put in the bin", Some((6, "undo bin")),
        |home, _| !home.binned.is_empty(), |home, _| {
            let file = home.binned.last().map(|(file, _)| file.clone());
            file.map(|file| Effect::Store(Job::Unbin(file))).into_iter().collect()
        };
    "home.bin" ["Del"], "Put the chosen appointment in the bin", None, HomePane::has_summary,
        HomePane::put_in_bin;
    "home.show_bin" ["b"], "Show what is in the bin", None, always, |home, cx| {
            home.bin = Some(BinList::default());
            vec![Effect::Store(Job::ListBin(cx.session.moment()))]
        };
    "home.take_out" ["x"], "Print, save or copy the briefs of the chosen one's day", Some((6, "print day")),
        |home, session| home.chosen_day(session).is_some(), |home, cx| {
            let day = home.chosen_day(cx.session);
            day.map(|day| cx.act(Action::TakeOutDay(day))).unwrap_or_default()
        };
    "home.filter" ["/"], "Filter the list as you type", Some((3, "filter")),
        |_, session| session.library.is_some(), |home, _| home.filter(true);
    "home.down" ["↓"], "Next appointment", None, HomePane::has_rows, |home, _| home.step(1);
    "home.up" ["↑"], "Previous appointment", None, HomePane::has_rows, |home, _| home.step(-1);
    "home.page_down" ["PgDn"], "A page down the appointments", None, HomePane::has_rows,
        |home, cx| home.screens(cx.session, 1);
    "home.page_up" ["PgUp"], "A page up the appointments", None, HomePane::has_rows,
        |home, cx| home.screens(cx.session, -1);
    "home.first" ["Home"], "First appointment", None, HomePane::has_rows, |home, _| home.step(isize::MIN);
    "home.last" ["End"], "Last in the list", None, HomePane::has_rows, |home, _| home.step(isize::MAX);
    "home.read_again" ["F5"], "Read the folder again", None, |home, _| !home.reading, |home, _| home.read();
    "home.settings" ["s"], "Settings, from the list", None, always,
        |_, cx| cx.act(Action::Run("settings"));
    "home.leave" ["q"], "Quit Foreword, from the list", None, always, |_, cx| cx.act(Action::Quit);
};

/// From the list to another place.
const PLACES: &[Command<HomePane>] = part_rows! { Group::Places, SCOPE;
    "home.phrases" ["p"], "Phrases, from the list", None, always, |_, cx| cx.act(Action::Phrases);
    "home.reflect" ["f"], "Reflect after a clinic, from the list", None, always,
        |_, cx| cx.act(Action::Reflect);
    "home.resources" ["l"], "Resources: leaflets, courses, groups and numbers of your area", None, always,
        |_, cx| cx.act(Action::Resources(String::new()));
    "home.expect" ["e"], "Print, save or copy: what people can expect, with questions on its back", None, always,
        |_, cx| cx.act(Action::TakeOut(HandoutKind::Expect, None));
    "home.service" ["m"], "Print, save or copy: the page for those who design the service", None, always,
        |_, cx| cx.act(Action::TakeOut(HandoutKind::Service, None));
};

/// While the list is narrowed.
const WHILE_FILTERING: &[Command<HomePane>] = part_rows! { Group::Appointments, FILTER;
    "filter.open" ["Enter"], "Open the chosen appointment, while filtering", Some((2, "open")),
        |home, _| home.chosen_row().is_some(), HomePane::open_chosen;
    "filter.down" ["↓"], "Next appointment, while filtering", Some((5, "next")),
        |home, _| home.chosen_row().is_some(), |home, _| home.step(1);
    "filter.up" ["↑"], "Previous appointment, while filtering", None,
        |home, _| home.chosen_row().is_some(), |home, _| home.step(-1);
    "filter.keep" ["Tab"], "Back to the list, still filtered", Some((3, "to the list")), always,
        |home, _| home.filter(false);
    "filter.clear" ["Esc"], "Show the whole list again", Some((4, "show all")), always,
        |home, cx| home.show_all(cx.session);
};

impl HomePane {
    const fn has_rows(&self, _: &Session) -> bool {
        !self.rows.is_empty()
    }

    fn has_summary(&self, session: &Session) -> bool {
        self.chosen_summary(session).is_some()
    }

    fn chosen_day(&self, session: &Session) -> Option<Date> {
        Some(self.chosen_summary(session)?.when?.civil().date())
    }

    fn filter(&mut self, on: bool) -> Effects {
        self.filtering = on;
        Vec::new()
    }

    fn show_all(&mut self, session: &mut Session) -> Effects {
        self.filter = Input::default();
        self.arrange(session);
        self.filter(false)
    }

    /// Opens what is chosen.
    pub(super) fn open_chosen(&mut self, cx: &mut Context) -> Effects {
        match self.chosen_row() {
            Some(LibraryRow::Sample) => cx.act(Action::OpenSample),
            Some(LibraryRow::Unreadable(at)) => {
                let unreadable = cx.session.library.as_ref().and_then(|library| library.unreadable(at));
                let Some(Unreadable { file, id, error }) = unreadable.cloned() else { return Vec::new() };
                cx.act(Action::Show(Dialog::damaged(id, file, error.sentence)))
            }
            Some(LibraryRow::Appointment(_)) => {
                let id = self.chosen_summary(cx.session).map(|summary| summary.id.clone());
                // Coming back, one wants the whole list, and this one chosen.
                self.show_all(cx.session);
                id.map(|id| cx.act(Action::OpenAppointment(id))).unwrap_or_default()
            }
            Some(LibraryRow::Heading(_)) | None => Vec::new(),
        }
    }

    fn copy_forward(&mut self, cx: &mut Context) -> Effects {
        let Some(summary) = self.chosen_summary(cx.session) else { return Vec::new() };
        // A day that was set was set for the notes of the earlier one.
        let (when, visit, delete_after) = (None, Visit::FollowUp, DeleteAfter::Default);
        let details = Details { when, visit, delete_after, ..summary.details.clone() };
        let action = Action::CopyForward(summary.id.clone(), details);
        cx.act(action);
        // The copy must have the latest text.
        cx.session.save_now()
    }

    fn rename(&mut self, cx: &mut Context) -> Effects {
        let summary = self.chosen_summary(cx.session);
        let action =
            summary.map(|summary| Action::ChangeDetails(summary.id.clone(), summary.details.clone()));
        action.map(|action| cx.act(action)).unwrap_or_default()
    }

    fn put_in_bin(&mut self, cx: &mut Context) -> Effects {
        let Some(summary) = self.chosen_summary(cx.session) else { return Vec::new() };
        let bin = Effect::Store(Job::Bin(summary.id.clone(), cx.session.moment()));
        [cx.session.save_now(), vec![bin]].concat()
    }
}
