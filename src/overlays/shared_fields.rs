//! Which fields go on the page for a colleague, chosen one by one.

use ratatui::layout::Rect;

use crate::{
    command::{Group, Scope},
    domain::{FieldId, shareable},
    effect::Effects,
    part::{
        Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::Session,
    ui::{
        list::{Aside, ListRow},
        text::wrapped,
        window::for_lines,
    },
};

pub struct SharedFields;

/// A field with words, under its heading on the page.
#[derive(Clone)]
pub struct SharedField {
    heading: &'static str,
    label: &'static str,
    field: FieldId,
}

/// Said below the list.
const ABOUT: &str =
    "Nothing goes that is not chosen here. “Agreed to share” is always at the top of the page.";

impl SharedFields {
    /// Asks for each of the fields with words; where there are none it is said.
    pub fn open(cx: &mut Context) -> Effects {
        let notes = cx.session.document.as_ref().map(|document| &document.appointment.notes);
        let has_words = |field: FieldId| notes.is_some_and(|notes| notes.get(field).has_words());
        let all = shareable().filter(|(.., field)| has_words(*field));
        let all: Vec<_> = all.map(|(heading, label, field)| SharedField { heading, label, field }).collect();
        if all.is_empty() {
            return cx.say("There is nothing to share yet. {key:after} has fields for a colleague.");
        }
        cx.open(ListWindow::new(all, Self))
    }
}

impl ListOf for SharedFields {
    type Item = SharedField;

    const SCOPE: Scope = Scope::window("shared fields", "What goes to a colleague");
    const TITLE: &'static str = "What goes to a colleague";
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "shared_fields.toggle" ["Space", "Enter"], "This field goes to the colleague, or stays here",
            Some((1, "goes or stays")), ListWindow::has_some, Self::enter;
        "shared_fields.down" ["↓"], "Next field to choose", Some((2, "next")), ListWindow::has_next, ListWindow::down;
        "shared_fields.up" ["↑"], "Previous field to choose", None, ListWindow::has_previous, ListWindow::up;
        "shared_fields.close" ["Esc"], "Close; what was chosen is kept", Some((3, "close")), always, |_, cx| cx.close();
    }];

    fn window(window: &ListWindow<Self>, session: &Session) -> Rect {
        let width = usize::from(session.size.0.min(76).saturating_sub(4)).max(1);
        let rows = window.list.height(session.size.0.min(76), |one| Self::row(window, session, one));
        let headings = window.list.shown.chunk_by(|one, next| one.heading == next.heading).count();
        for_lines(session.size, rows + headings + 1 + wrapped(ABOUT, width).len())
    }

    fn row(_: &ListWindow<Self>, session: &Session, one: &SharedField) -> ListRow {
        let goes =
            session.document.as_ref().is_some_and(|document| document.appointment.is_shared(one.field));
        let aside = if goes { "goes" } else { "stays here" };
        ListRow {
            heading: one.heading,
            words: if one.label.is_empty() { one.field.label() } else { one.label.to_owned() },
            aside: aside.to_owned(),
            aside_is: Aside::Right,
            dim: !goes,
            ..ListRow::default()
        }
    }

    fn foot(_: &ListWindow<Self>, _: &Session, (width, _): (usize, usize)) -> Vec<String> {
        std::iter::once(String::new()).chain(wrapped(ABOUT, width.max(1))).collect()
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let (now, field) = (cx.session.now.clone(), window.list.chosen().map(|one| one.field));
        if let (Some(document), Some(field)) = (&mut cx.session.document, field) {
            document.share(field, &now);
        }
        Vec::new()
    }
}
