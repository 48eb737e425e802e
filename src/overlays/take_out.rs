//! A page out of the program: printed, in a file, or on the clipboard.

use ratatui::layout::Rect;

use crate::{
    blanks,
    command::{Group, Scope},
    domain::{Details, HandoutKind, identifying::IdentifierCount},
    effect::{Effect, Effects, Job, PageFile},
    export,
    part::{
        Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{Session, editing::COPIED, handout::handout},
    ui::{list::ListRow, text::wrapped, window::for_lines},
};

pub struct TakeOut {
    kind: HandoutKind,
    /// Of the page: blanks that are left, and text that could identify someone.
    look_at: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    Print,
    WebPage,
    Text,
    Copy,
}

impl WayOut {
    const ALL: [Self; 4] = [Self::Print, Self::WebPage, Self::Text, Self::Copy];

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Print => ("p", "Print it from your browser"),
            Self::WebPage => ("w", "Save it as a web page"),
            Self::Text => ("t", "Save it as plain text"),
            Self::Copy => ("c", "Copy it as text"),
        }
    }
}

impl TakeOut {
    /// Asks how that page is to leave the program.
    pub fn open(cx: &mut Context, kind: HandoutKind) -> Effects {
        let session = &*cx.session;
        let (Some(document), Some(page)) = (&session.document, handout(session, kind)) else {
            return Vec::new();
        };
        let notes = &document.appointment.notes;
        let blanks =
            blanks::in_words(notes, &blanks::on_page(notes, &page)).map(|blanks| format!("{blanks}."));
        let identifying = IdentifierCount::of(&page, session.now.date()).in_full();
        let look_at = blanks.into_iter().chain(identifying).collect();
        cx.open(ListWindow::new(WayOut::ALL.to_vec(), Self { kind, look_at }))
    }

    fn take(&self, cx: &mut Context, way: WayOut) -> Effects {
        cx.close();
        let session = &mut *cx.session;
        let (Some(document), Some(page)) = (&session.document, handout(session, self.kind)) else {
            return Vec::new();
        };
        let stem = stem(self.kind, &document.appointment.details());
        let text = || export::text(&page, export::WIDTH);
        let (ending, content) = match way {
            WayOut::Copy => {
                session.clipboard = text();
                session.notice = Some(COPIED.to_owned());
                return vec![Effect::CopyOut(session.clipboard.clone())];
            }
            WayOut::Text => ("txt", text()),
            WayOut::Print | WayOut::WebPage => ("html", export::html(&page, false)),
        };
        let (folder, opens) = (session.pages.clone(), way == WayOut::Print);
        vec![Effect::Store(Job::WritePage(Box::new(PageFile { folder, stem, ending, content, opens })))]
    }
}

/// The name of its file, with the time of the appointment and no word of it.
fn stem(kind: HandoutKind, details: &Details) -> String {
    let when = details.when.map(|when| when.civil().strftime("-%Y-%m-%d-%H%M").to_string());
    format!("foreword-{}{}", kind.name(), when.unwrap_or_default())
}

impl ListOf for TakeOut {
    type Item = WayOut;

    const SCOPE: Scope = Scope::window("take out", "Print, save or copy a page");
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "take_out.run" ["Enter"], "Do what is chosen with the page", Some((1, "do this")), always, Self::enter;
        "take_out.down" ["↓"], "Next way out for the page", Some((2, "next")), ListWindow::has_next, ListWindow::down;
        "take_out.up" ["↑"], "Previous way out for the page", None, ListWindow::has_previous, ListWindow::up;
        "take_out.print" ["p"], "Print the page: your browser opens it", None, always,
            |window, cx| window.of.take(cx, WayOut::Print);
        "take_out.web" ["w"], "Save the page as a web page", None, always,
            |window, cx| window.of.take(cx, WayOut::WebPage);
        "take_out.text" ["t"], "Save the page as plain text", None, always,
            |window, cx| window.of.take(cx, WayOut::Text);
        "take_out.copy" ["c"], "Copy the page to the clipboard", None, always,
            |window, cx| window.of.take(cx, WayOut::Copy);
        "take_out.close" ["Esc", "x"], "Keep the page in the program", Some((3, "cancel")), always, |_, cx| cx.close();
    }];

    fn title(window: &ListWindow<Self>, _: &Session) -> String {
        window.of.kind.title().to_owned()
    }

    fn window(window: &ListWindow<Self>, session: &Session) -> Rect {
        let width = usize::from(session.size.0.min(76).saturating_sub(4));
        for_lines(session.size, WayOut::ALL.len() + Self::foot(window, session, (width, usize::MAX)).len())
    }

    fn row(_: &ListWindow<Self>, _: &Session, way: &WayOut) -> ListRow {
        let (head, words) = way.words();
        ListRow { head: head.to_owned(), indent: 7, words: words.to_owned(), ..ListRow::default() }
    }

    /// Said before it goes: blanks, identifying text, the folder; as much as the ways out leave room for.
    fn foot(window: &ListWindow<Self>, session: &Session, (width, height): (usize, usize)) -> Vec<String> {
        let folder = format!("Files go to {}; no file there is overwritten.", session.pages);
        let lines = window.of.look_at.iter().chain([&folder]).flat_map(|line| wrapped(line, width.max(1)));
        let all = std::iter::once(String::new()).chain(lines);
        all.take(height.saturating_sub(WayOut::ALL.len())).collect()
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let way = window.list.chosen().copied();
        way.map(|way| window.of.take(cx, way)).unwrap_or_default()
    }
}
