//! All abbreviations: found as one types, added, changed, taken out and brought back.

pub mod form;

use crate::command::{Group, Scope};
use crate::content;
use crate::domain::{Abbreviation, AbbreviationChange, ExpandedAbbreviation};
use crate::domain::{FileChange, FileKind, FileReply};
use crate::effect::{Effect, Effects, Job, Reply};
use crate::part::list::{ListOf, ListWindow};
use crate::part::{Context, Row, always, form::FormWindow, part_rows};
use crate::session::{Document, Session};
use crate::ui::{list::ListRow, snippets, text::wrapped};
use form::AbbreviationForm;

/// The list keeps at least so many rows.
const LEAST_ROWS: usize = 3;

pub struct AbbreviationList {
    removed: Option<Abbreviation>,
    says: Option<String>,
}

fn all(session: &Session) -> Vec<ExpandedAbbreviation> {
    session.abbreviations.with(content::abbreviations(), session.guide_in_use())
}

impl ListWindow<AbbreviationList> {
    /// All of them, that word chosen.
    #[must_use]
    pub fn open_at(session: &Session, word: Option<&str>) -> Self {
        let mut list = Self::new(all(session), AbbreviationList { removed: None, says: None });
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
        self.list.replace(all(session), snippets::words);
        self.choose(chosen.as_deref());
    }

    fn add(&mut self, cx: &mut Context) -> Effects {
        let word = Abbreviation::word_of(self.list.filter.text()).unwrap_or_default();
        let text = cx.session.document.as_ref().and_then(Document::selected).unwrap_or_default();
        let form = FormWindow::<AbbreviationForm>::add(cx.session, &word, text);
        cx.open(form)
    }

    fn remove(&mut self, cx: &mut Context) -> Effects {
        let Some(word) = self.list.chosen().map(|one| one.word.clone()) else { return Vec::new() };
        self.of.removed = cx.session.abbreviations.get(&word).cloned();
        let key = cx.session.keys.fill("{key:abbreviations.restore}");
        self.of.says = Some(format!("“.{word}” is deleted. {key} restores it."));
        vec![FileChange::Abbreviations(AbbreviationChange::Remove(word)).into()]
    }

    fn restore(&mut self) -> Effects {
        self.of.says = None;
        let put = |one| FileChange::Abbreviations(AbbreviationChange::Put { before: None, one }).into();
        self.of.removed.take().map(put).into_iter().collect()
    }
}

impl ListOf for AbbreviationList {
    type Item = ExpandedAbbreviation;

    const SCOPE: Scope = Scope::text_window("abbreviations", "My abbreviations");
    const NO_MATCH: Option<&'static str> = Some("No match here. Try another word.");
    const CLICK_ENTERS: bool = false;
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "abbreviations.change" ["Enter"], "Change this abbreviation; one of Foreword’s becomes yours",
            Some((1, "change")), ListWindow::has_some, Self::enter;
        "abbreviations.add" ["Ctrl-N", "Insert"], "Add an abbreviation; what is selected in the note is its text",
            Some((2, "add")), always, ListWindow::add;
        "abbreviations.remove" ["Ctrl-D"], "Delete this abbreviation of yours", Some((3, "delete")),
            |list, _| list.list.chosen().is_some_and(|one| one.own), ListWindow::remove;
        "abbreviations.restore" ["Ctrl-Z"], "Restore the abbreviation deleted last",
            Some((5, "restore")), |list, _| list.of.removed.is_some(), |list, _| list.restore();
        "abbreviations.down" ["↓", "Tab"], "Next abbreviation", Some((6, "next")), ListWindow::has_some, ListWindow::down;
        "abbreviations.up" ["↑", "Shift-Tab"], "Previous abbreviation", None, ListWindow::has_some, ListWindow::up;
        "abbreviations.page_down" ["PgDn"], "A page down the abbreviations", None, ListWindow::has_some, ListWindow::page_down;
        "abbreviations.page_up" ["PgUp"], "A page up the abbreviations", None, ListWindow::has_some, ListWindow::page_up;
        "abbreviations.close" ["Esc"], "Close the abbreviations", Some((4, "close")), always, |_, cx| cx.close();
    }];

    /// From the menu of every page. The file is read again: another window may have changed it.
    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::PAGE_MENU;
        "page.abbreviations" ["."], "My abbreviations: .flare types a sentence", None,
            |(), session| session.document.is_some(), |(), cx| {
                let list = ListWindow::open_at(cx.session, None);
                cx.open(list);
                vec![Effect::Store(Job::ReadFile(FileKind::Abbreviations))]
            };
    };

    fn title(_: &ListWindow<Self>, _: &Session) -> String {
        content::abbreviations().title.clone()
    }

    fn row(_: &ListWindow<Self>, _: &Session, one: &ExpandedAbbreviation) -> ListRow {
        snippets::row(one)
    }

    fn words(one: &ExpandedAbbreviation) -> String {
        snippets::words(one)
    }

    fn narrowed(window: &mut ListWindow<Self>, _: &mut Context) {
        window.of.says = None;
    }

    /// The last thing done, or the chosen one in full; help where there is room.
    fn foot(window: &ListWindow<Self>, session: &Session, (width, height): (usize, usize)) -> Vec<String> {
        let about = content::abbreviations();
        let says = window.of.says.clone().or_else(|| window.list.chosen()?.says.clone()).unwrap_or_default();
        let known = format!("{} {}", about.note, about.reviewed.in_words(session.now.date()));
        let room = height.saturating_sub(LEAST_ROWS);
        let full = wrapped(&format!("\n{says}\n\n{known}"), width);
        if full.len() <= room { full } else { wrapped(&says, width).into_iter().take(room).collect() }
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let form = window.list.chosen().map(|one| FormWindow::<AbbreviationForm>::change(cx.session, one));
        form.map(|form| cx.open(form)).unwrap_or_default()
    }

    fn on_reply(window: &mut ListWindow<Self>, cx: &mut Context, reply: &Reply) -> bool {
        let Reply::File(FileReply::Abbreviations(result), _) = reply else { return false };
        match result.now() {
            Ok(own) => {
                cx.session.abbreviations = own.clone();
                window.renew(cx.session);
            }
            Err(error) => {
                (window.of.says, window.of.removed) = (Some(error.sentence.clone()), None);
            }
        }
        true
    }
}
