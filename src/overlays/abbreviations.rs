//! All abbreviations: found as one types, added, changed, taken out and brought back.

pub mod form;

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    content,
    domain::{
        Abbreviation, AbbreviationChange, ExpandedAbbreviation, FileChange, FileKind, FileReply, FileResult,
    },
    effect::{Effect, Effects, Job, Reply},
    msg::Mouse,
    part::{Commands, Context, Field, Part, Row, always, part_rows},
    session::{Document, Session},
    ui::{
        frame_buffer::FrameBuffer,
        list::{Hit, List},
        snippets,
        text::{line, wrapped},
        theme::Theme,
        window::{inside, tall, window},
    },
};
use form::AbbreviationForm;

const SCOPE: Scope = Scope::new("abbreviations", "My abbreviations");

/// The list must keep this many rows.
const LEAST_ROWS: u16 = 3;

/// The list.
pub struct AbbreviationList {
    list: List<ExpandedAbbreviation>,
    removed: Option<Abbreviation>,
    says: Option<String>,
}

fn all(session: &Session) -> Vec<ExpandedAbbreviation> {
    session.abbreviations.with(content::abbreviations(), session.guide_in_use())
}

impl AbbreviationList {
    /// All of them, that word chosen.
    #[must_use]
    pub fn new(session: &Session, word: Option<&str>) -> Self {
        let mut list = Self { list: List::new(all(session)), removed: None, says: None };
        list.choose(word);
        list
    }

    fn choose(&mut self, word: Option<&str>) {
        let is = |one: &ExpandedAbbreviation| Some(one.word.as_str()) == word;
        self.list.chosen = self.list.shown.iter().position(is).unwrap_or_default();
    }

    /// Takes in how they are now; the same word stays chosen.
    fn renew(&mut self, session: &Session) {
        let chosen = self.list.chosen().map(|one| one.word.clone());
        let filter = std::mem::take(&mut self.list.filter);
        self.list = List::new(all(session));
        self.list.filter = filter;
        self.list.narrow(snippets::words);
        self.choose(chosen.as_deref());
    }

    fn has_some(&self, _: &Session) -> bool {
        self.list.chosen().is_some()
    }

    fn step(&mut self, by: isize) -> Effects {
        self.list.step(by);
        Vec::new()
    }

    fn page(&mut self, session: &Session, by: isize) -> Effects {
        let rows = self.areas(session).1.height;
        self.step(by * isize::try_from(rows.max(1)).unwrap_or(1))
    }

    /// Below the list: what just happened, or the chosen one in full, and what to know.
    fn foot(&self, session: &Session) -> Vec<String> {
        let about = content::abbreviations();
        let chosen = self.list.chosen().and_then(|one| one.says.clone());
        let says = self.says.clone().or(chosen).unwrap_or_default();
        let known = format!("{} {}", about.note, about.reviewed.in_words(session.now.date()));
        let area = tall(session.size, 76);
        let width = usize::from(area.width.saturating_sub(4)).max(1);
        let (says, known) = (wrapped(&says, width), wrapped(&known, width));
        let room = usize::from(area.height.saturating_sub(3 + LEAST_ROWS));
        let gap = [String::new()];
        let full: Vec<_> = gap.iter().chain(&says).chain(&gap).chain(&known).cloned().collect();
        if full.len() <= room { full } else { says.into_iter().take(room).collect() }
    }

    /// The window, and the rows of the list in it.
    fn areas(&self, session: &Session) -> (Rect, Rect) {
        let area = tall(session.size, 76);
        let inside = inside(area);
        let foot = u16::try_from(self.foot(session).len()).unwrap_or(u16::MAX);
        (area, Rect { y: inside.y + 1, height: inside.height.saturating_sub(1 + foot), ..inside })
    }

    fn add(&mut self, cx: &mut Context) -> Effects {
        let word = Abbreviation::word_of(self.list.filter.text()).unwrap_or_default();
        let text = cx.session.document.as_ref().and_then(Document::selected).unwrap_or_default();
        let form = AbbreviationForm::add(cx.session, &word, text);
        cx.open(form)
    }

    fn change(&mut self, cx: &mut Context) -> Effects {
        let form = self.list.chosen().map(|one| AbbreviationForm::change(cx.session, one));
        form.map(|form| cx.open(form)).unwrap_or_default()
    }

    fn remove(&mut self, cx: &mut Context) -> Effects {
        let Some(word) = self.list.chosen().map(|one| one.word.clone()) else {
            return Vec::new();
        };
        self.removed = cx.session.abbreviations.get(&word).cloned();
        self.says = Some(format!("“.{word}” is taken out. Ctrl-Z brings it back."));
        vec![FileChange::Abbreviations(AbbreviationChange::Remove(word)).into()]
    }

    fn bring_back(&mut self) -> Effects {
        self.says = None;
        let put = |one| FileChange::Abbreviations(AbbreviationChange::Put { before: None, one }).into();
        self.removed.take().map(put).into_iter().collect()
    }
}

impl Commands for AbbreviationList {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "abbreviations.change" ["Enter"], "Change this abbreviation; one of Foreword’s becomes yours",
            Some((1, "change")), Self::has_some, Self::change;
        "abbreviations.add" ["Ctrl-N", "Insert"], "Add an abbreviation; what is selected in the note is its text",
            Some((2, "add")), always, Self::add;
        "abbreviations.remove" ["Ctrl-D"], "Take this abbreviation of yours out", Some((3, "take out")),
            |list, _| list.list.chosen().is_some_and(|one| one.own), Self::remove;
        "abbreviations.bring_back" ["Ctrl-Z"], "Bring back the abbreviation taken out last",
            Some((5, "bring back")), |list, _| list.removed.is_some(), |list, _| list.bring_back();
        "abbreviations.down" ["↓", "Tab"], "Next abbreviation", Some((6, "next")), Self::has_some,
            |list, _| list.step(1);
        "abbreviations.up" ["↑", "Shift-Tab"], "Abbreviation before", None, Self::has_some, |list, _| list.step(-1);
        "abbreviations.page_down" ["PgDn"], "A page down the abbreviations", None, Self::has_some,
            |list, cx| list.page(cx.session, 1);
        "abbreviations.page_up" ["PgUp"], "A page up the abbreviations", None, Self::has_some,
            |list, cx| list.page(cx.session, -1);
        "abbreviations.close" ["Esc"], "Close the abbreviations", Some((4, "close")), always, |_, cx| cx.close();
    }];

    /// From the menu of every page. The file is read again: another window may have changed it.
    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::PAGE_MENU;
        "page.abbreviations" ["."], "My abbreviations: what “.” and a word is written out as", None,
            |(), session| session.document.is_some(), |(), cx| {
                let list = Self::new(cx.session, None);
                cx.open(list);
                vec![Effect::Store(Job::ReadFile(FileKind::Abbreviations))]
            };
    };
}

impl Part for AbbreviationList {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        vec![SCOPE, Scope::TEXT, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        Some(Field::Input(&mut self.list.filter))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.list.filter.selected()
    }

    fn typed(&mut self, _: &mut Context) {
        self.list.narrow(snippets::words);
        self.says = None;
    }

    fn on_reply(&mut self, cx: &mut Context, reply: &Reply) -> bool {
        let Reply::File(FileReply::Abbreviations(result), _) = reply else { return false };
        match result {
            FileResult::Read(Ok(own)) | FileResult::Changed(Ok(own)) => {
                cx.session.abbreviations = own.clone();
                self.renew(cx.session);
            }
            FileResult::Read(Err(error)) => self.says = Some(error.sentence.clone()),
            FileResult::Changed(Err(error)) => {
                (self.says, self.removed) = (Some(error.sentence.clone()), None);
            }
        }
        true
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, rows) = self.areas(session);
        let inside = window(buffer, area, &content::abbreviations().title, theme);
        for (words, at) in self.foot(session).iter().zip(rows.bottom() - inside.y..) {
            line(buffer, inside, at, 2, words, theme.dim());
        }
        Some(snippets::view(&self.list, buffer, inside, rows.height, theme))
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let (area, rows) = self.areas(cx.session);
        match self.list.mouse(mouse, at, area, rows) {
            Hit::Outside => cx.close(),
            Hit::Row | Hit::None => Vec::new(),
        }
    }
}
