//! Resources of one's own: found as one types, put into the notes, added, changed, deleted, marked as checked today.

mod changing;
pub mod form;

use std::sync::Arc;

use crate::command::{Group, Place, Scope};
use crate::domain::{FileKind, FileReply, Resource};
use crate::effect::{Effect, Effects, Job, Reply};
use crate::part::list::{ListOf, ListWindow};
use crate::part::{Context, Row, always, form::FormWindow, part_rows};
use crate::session::{Session, resources};
use crate::text::Input;
use crate::ui::list::{Aside, ListRow};
use crate::ui::text::wrapped;
use form::ResourceForm;

const NONE_YET: &str = "Nothing here yet, and nothing comes with Foreword: what holds in one place is wrong in the next. {key:resources.add} \
    adds a leaflet, course, group or number of your area. Such as, made up: “Back to walking”, a leaflet from the county \
    library, for people who want to walk more, in large print, checked on 3 Nov 2026.";

pub struct ResourceList {
    /// Opened over notes, which Enter puts one into.
    for_notes: bool,
    removed: Option<Resource>,
    says: Option<String>,
}

/// Shows those that hold these words. The file is read again: another window may have changed it.
pub fn open(cx: &mut Context, words: &str) -> Effects {
    let mut window = ListWindow::<ResourceList>::all(cx.session, cx.place == Place::Prepare);
    window.list.filter = Input::new(words);
    window.list.narrow_or_nearest(Resource::words);
    cx.open(window);
    vec![Effect::Store(Job::ReadFile(FileKind::Resources))]
}

impl ListOf for ResourceList {
    type Item = Resource;

    const SCOPE: Scope = Scope::text_window("resources", "Resources");
    const TITLE: &'static str = "Resources of your area";
    const NO_MATCH: Option<&'static str> = Some("");
    const CLICK_ENTERS: bool = false;
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "resources.put_in" ["Enter"], "Put this resource into the notes, where leaflets and links are", Some((1, "put in")),
            ListWindow::puts_in, Self::enter;
        "resources.change" ["Ctrl-R"], "Change this resource", Some((2, "change")), ListWindow::puts_in,
            ListWindow::change;
        "resources.open" ["Enter"], "Change this resource, where it is not put into notes", Some((1, "change")), ListWindow::changes,
            ListWindow::change;
        "resources.add" ["Ctrl-N", "Insert"], "Add a resource", Some((3, "add")), always, |list, cx| {
                let form = FormWindow::<ResourceForm>::add(list.list.filter.text(), cx.session);
                cx.open(form)
            };
        "resources.checked" ["Ctrl-T"], "Mark this resource as checked today", Some((4, "checked today")),
            ListWindow::has_some, ListWindow::checked;
        "resources.remove" ["Ctrl-D"], "Delete this resource", Some((6, "delete")), ListWindow::has_some, ListWindow::remove;
        "resources.restore" ["Ctrl-Z"], "Restore the resource deleted last", Some((6, "restore")),
            |list, _| list.of.removed.is_some(), |list, _| list.restore();
        "resources.down" ["↓", "Tab"], "Next resource", None, ListWindow::has_some, ListWindow::down;
        "resources.up" ["↑", "Shift-Tab"], "Previous resource", None, ListWindow::has_some, ListWindow::up;
        "resources.page_down" ["PgDn"], "A page down the resources", None, ListWindow::has_some, ListWindow::page_down;
        "resources.page_up" ["PgUp"], "A page up the resources", None, ListWindow::has_some, ListWindow::page_up;
        "resources.close" ["Esc"], "Close the resources", Some((5, "close")), always, |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::PAGE_MENU;
        "page.resources" ["i"], "Resources: leaflets, courses, groups and numbers of your area", None, always,
            |(), cx| open(cx, "");
    };

    fn row(_: &ListWindow<Self>, session: &Session, one: &Resource) -> ListRow {
        let (words, aside) = (one.name.clone(), one.described(session.now.date()));
        ListRow { words, aside, aside_is: Aside::Below, ..ListRow::default() }
    }

    fn words(one: &Resource) -> String {
        one.words()
    }

    fn narrowed(window: &mut ListWindow<Self>, _: &mut Context) {
        window.of.says = None;
    }

    /// The last thing done; or, where nothing is shown, what to do about that.
    fn foot(window: &ListWindow<Self>, session: &Session, (width, height): (usize, usize)) -> Vec<String> {
        let says = match &window.of.says {
            Some(says) => says.as_str(),
            None if session.resources.resources.is_empty() => NONE_YET,
            None if window.list.shown.is_empty() => {
                "No match here. {key:resources.add} adds one with that name."
            }
            None => return Vec::new(),
        };
        wrapped(&session.keys.fill(says), width).into_iter().take(height).collect()
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        if !window.puts_in(cx.session) {
            return window.change(cx);
        }
        let name = window.list.chosen().map(|one| one.name.clone()).unwrap_or_default();
        cx.close();
        resources::put_in(cx.session, &name)
    }

    fn on_reply(window: &mut ListWindow<Self>, cx: &mut Context, reply: &Reply) -> bool {
        let Reply::File(FileReply::Resources(result), _) = reply else { return false };
        match result.now() {
            Ok(own) => {
                let chosen = window.list.chosen().map(|one| one.name.clone());
                cx.session.resources = Arc::new(own.clone());
                let all = own.sorted().into_iter().cloned().collect();
                window.list.replace(all, Resource::words);
                window.choose(chosen.as_deref());
            }
            Err(error) => {
                (window.of.says, window.of.removed) = (Some(error.sentence.clone()), None);
            }
        }
        true
    }
}
