//! Pages out of the program: printed, in a file, or on the clipboard.

mod way_out;

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::{
    command::{Group, Scope},
    domain::{Handout, HandoutKind, counted, date_in_words},
    effect::{Effect, Effects, Job, Reply},
    part::{
        Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{
        Session,
        handout::{WayOut, briefs_of, guide_to_look_at, handout, to_look_at},
    },
    ui::{list::ListRow, text::wrapped, window::for_lines},
};

pub struct TakeOut {
    title: String,
    /// The name of its file, with its day or time and no word of it.
    stem: String,
    pages: Vec<Handout>,
    /// Of the pages: those missing, blanks that are left, and text that could identify someone.
    look_at: Vec<String>,
}

impl TakeOut {
    /// Asks how that page of the open appointment, or of the guide in use, is to leave the program; by that way at
    /// once where there is nothing to look at before.
    pub fn open(cx: &mut Context, kind: HandoutKind, way: Option<WayOut>) -> Effects {
        let session = &*cx.session;
        let Some(page) = handout(session, kind) else { return Vec::new() };
        let one = session.document.as_ref().map(|document| &document.appointment);
        let one = one.filter(|_| !kind.is_of_guide());
        let when = one.and_then(|one| one.when);
        let when = when.map(|when| when.civil().strftime("-%Y-%m-%d-%H%M").to_string());
        let stem = format!("foreword-{}{}", kind.name(), when.unwrap_or_default());
        let look_at = one.map_or_else(|| guide_to_look_at(session), |one| to_look_at(session, one, &page));
        let title = kind.title().to_owned();
        let bare = (kind == HandoutKind::Record).then_some(WayOut::CopyBare);
        let ways: Vec<_> = WayOut::ALL.into_iter().chain(bare).collect();
        let take_out = Self { title, stem, pages: vec![page], look_at };
        match way.filter(|_| take_out.look_at.is_empty()) {
            Some(way) => take_out.take(cx, way),
            None => cx.open(ListWindow::new(ways, take_out)),
        }
    }

    /// Asks the same of the briefs of a day, once they are read; what is still being typed is in them.
    pub fn open_day(cx: &mut Context, day: Date) -> Effects {
        let mut effects = cx.session.save_now();
        let Some(library) = &cx.session.library else { return effects };
        let ids: Vec<_> = library.on_day(day).into_iter().map(|one| one.id.clone()).collect();
        let briefs = counted(ids.len(), "brief");
        let title = format!("All of {}: {briefs}", date_in_words(day, cx.session.now.date()));
        let stem = format!("foreword-day-{day}");
        let look_at = vec![format!("Reading {briefs}.")];
        effects.push(Effect::Store(Job::ReadAll(ids)));
        effects.extend(
            cx.open(ListWindow::new(WayOut::ALL.to_vec(), Self { title, stem, pages: Vec::new(), look_at })),
        );
        effects
    }
}

impl ListWindow<TakeOut> {
    const fn has_pages(&self, _: &Session) -> bool {
        !self.of.pages.is_empty()
    }
}

impl ListOf for TakeOut {
    type Item = WayOut;

    const SCOPE: Scope = Scope::window("take out", "Print, save or copy a page");
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "take_out.run" ["Enter"], "Do this with the page", Some((1, "do this")), ListWindow::<Self>::has_pages, Self::enter;
        "take_out.down" ["↓"], "Next in this list", Some((2, "next")), ListWindow::has_next, ListWindow::down;
        "take_out.up" ["↑"], "Previous in this list", None, ListWindow::has_previous, ListWindow::up;
        "take_out.print" ["p"], "Print the page: your browser opens it", None, ListWindow::<Self>::has_pages,
            |window, cx| window.of.take(cx, WayOut::Print);
        "take_out.web" ["w"], "Save the page as a web page", None, ListWindow::<Self>::has_pages,
            |window, cx| window.of.take(cx, WayOut::WebPage);
        "take_out.text" ["t"], "Save the page as plain text", None, ListWindow::<Self>::has_pages,
            |window, cx| window.of.take(cx, WayOut::Text);
        "take_out.copy" ["c"], "Copy the page to the clipboard", None, ListWindow::<Self>::has_pages,
            |window, cx| window.of.take(cx, WayOut::Copy);
        "take_out.copy_bare" ["h"], "Copy the text for the record without its headings", None,
            |window, _| window.list.shown.contains(&WayOut::CopyBare), |window, cx| window.of.take(cx, WayOut::CopyBare);
        "take_out.close" ["Esc", "x"], "Cancel; the page stays in Foreword", Some((3, "cancel")), always, |_, cx| cx.close();
    }];

    fn title(window: &ListWindow<Self>, _: &Session) -> String {
        window.of.title.clone()
    }

    fn window(window: &ListWindow<Self>, session: &Session) -> Rect {
        let width = usize::from(session.size.0.min(76).saturating_sub(4));
        for_lines(
            session.size,
            window.list.shown.len() + Self::foot(window, session, (width, usize::MAX)).len(),
        )
    }

    fn row(_: &ListWindow<Self>, session: &Session, way: &WayOut) -> ListRow {
        way_out::row(*way, session)
    }

    /// Said before it goes: blanks, identifying text, the folder; as much as the ways out leave room for.
    fn foot(window: &ListWindow<Self>, session: &Session, (width, height): (usize, usize)) -> Vec<String> {
        let folder = format!("Files go to {}; no file there is overwritten.", session.pages);
        let lines = window.of.look_at.iter().chain([&folder]).flat_map(|line| wrapped(line, width.max(1)));
        let all = std::iter::once(String::new()).chain(lines);
        all.take(height.saturating_sub(window.list.shown.len())).collect()
    }

    fn on_reply(window: &mut ListWindow<Self>, cx: &mut Context, reply: &Reply) -> bool {
        let Reply::AllRead(all) = reply else { return false };
        (window.of.pages, window.of.look_at) = briefs_of(cx.session, all);
        true
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let way = window.list.chosen().copied();
        way.map(|way| window.of.take(cx, way)).unwrap_or_default()
    }
}
