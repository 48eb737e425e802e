//! The ways out of the program for a page: as rows of a list, and gone.

use super::TakeOut;
use crate::{
    effect::{Effect, Effects, Job, PageFile},
    export,
    part::Context,
    session::{Session, editing::copied, handout::WayOut},
    ui::list::ListRow,
};

/// Its row in the list, with the key in force.
pub(super) fn row(way: WayOut, session: &Session) -> ListRow {
    let (command, words) = match way {
        WayOut::Print => ("take_out.print", "Print it from your browser"),
        WayOut::WebPage => ("take_out.web", "Save it as a web page"),
        WayOut::Text => ("take_out.text", "Save it as plain text"),
        WayOut::Copy => ("take_out.copy", "Copy it as text"),
        WayOut::CopyBare => ("take_out.copy_bare", "Copy it without headings"),
    };
    let head = session.keys.first(command).unwrap_or_default().to_owned();
    ListRow { head, indent: 7, words: words.to_owned(), ..ListRow::default() }
}

impl TakeOut {
    pub(super) fn take(&self, cx: &mut Context, way: WayOut) -> Effects {
        cx.close();
        let session = &mut *cx.session;
        let text = || export::text_of_all(&self.pages);
        let (ending, content) = match way {
            WayOut::Copy | WayOut::CopyBare => {
                let bare = || self.pages.iter().map(|page| export::record(page, false)).collect();
                session.clipboard = if way == WayOut::Copy { text() } else { bare() };
                session.notice = Some(copied(session.reach).to_owned());
                return vec![Effect::CopyOut(session.clipboard.clone())];
            }
            WayOut::Text => ("txt", text()),
            WayOut::Print | WayOut::WebPage => ("html", export::html_of_all(&self.pages, false)),
        };
        let (folder, stem, opens) = (session.pages.clone(), self.stem.clone(), way == WayOut::Print);
        vec![Effect::Store(Job::WritePage(Box::new(PageFile { folder, stem, ending, content, opens })))]
    }
}
