//! Find in all notes, phrases and resources, as one types.

use crate::{
    command::{Group, Scope},
    domain::{FoundLine, FoundPlace, Moment},
    effect::{Effects, Reply},
    part::{
        Action, Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{
        Session,
        find::{Arrival, NotesPlace},
        find_in_all::FindInAll,
    },
    text::{EditCommand, Input, Matcher},
    ui::list::{Aside, ListRow},
};

pub struct FindEverywhere(FindInAll);

impl FindEverywhere {
    /// Opens it with these words, which the first letter typed replaces.
    pub fn open(cx: &mut Context, words: &str) -> Effects {
        let mut window = ListWindow::new(Vec::new(), Self(FindInAll::default()));
        window.list.filter = Input::new(words);
        window.list.filter.edit(EditCommand::SelectAll);
        // The last words typed in the open notes are to be found too.
        let effects = cx.session.save_now();
        window.look(cx);
        cx.open(window);
        effects
    }
}

impl ListWindow<FindEverywhere> {
    /// Shows all that is known, and asks for the rest.
    fn look(&mut self, cx: &mut Context) {
        let typed = self.list.filter.text().to_owned();
        self.of.0.to_ask(&typed).into_iter().for_each(|words| drop(cx.act(Action::Search(words))));
        self.list.replace(self.of.0.lines(&typed, cx.session), FindEverywhere::words);
    }
}

/// Below the line: whose it is, when, and where in the notes; or of which principle or kind.
fn whose(place: &FoundPlace) -> String {
    match place {
        FoundPlace::Notes { label, when, field_label, .. } => {
            let when = when.map_or_else(|| "no time set".to_owned(), Moment::in_full);
            let parts = [label, &when, field_label];
            parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
        }
        FoundPlace::Phrase { principle, .. } => principle.clone(),
        FoundPlace::Resource { kind, .. } => kind.label().to_owned(),
    }
}

impl ListOf for FindEverywhere {
    type Item = FoundLine;

    const SCOPE: Scope = Scope::text_window("find everywhere", "Finding in all notes");
    const TITLE: &'static str = "Find in all notes, phrases and resources";
    const NO_MATCH: Option<&'static str> = Some("");
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "find_everywhere.go" ["Enter"], "Go to this match", Some((1, "go there")), ListWindow::has_some,
            Self::enter;
        "find_everywhere.down" ["↓"], "Next match", Some((2, "next")), ListWindow::has_next,
            ListWindow::down;
        "find_everywhere.up" ["↑"], "Previous match", None, ListWindow::has_previous,
            ListWindow::up;
        "find_everywhere.page_down" ["PgDn"], "A page down what was found", None, ListWindow::has_next,
            ListWindow::page_down;
        "find_everywhere.page_up" ["PgUp"], "A page up what was found", None, ListWindow::has_previous,
            ListWindow::page_up;
        "find_everywhere.close" ["Esc"], "Close what was found", Some((3, "close")), always, |window, cx| {
            window.list.filter.text().clone_into(&mut cx.session.sought);
            cx.close()
        };
    }];

    fn row(window: &ListWindow<Self>, _: &Session, one: &FoundLine) -> ListRow {
        let heading = match one.place {
            FoundPlace::Notes { .. } => "Notes",
            FoundPlace::Phrase { .. } => "Phrases",
            FoundPlace::Resource { .. } => "Resources",
        };
        let words = one.around(&Matcher::new(window.list.filter.text()));
        ListRow { heading, words, aside: whose(&one.place), aside_is: Aside::Below, ..ListRow::default() }
    }

    fn words(one: &FoundLine) -> String {
        one.line.clone()
    }

    fn foot(window: &ListWindow<Self>, _: &Session, _: (usize, usize)) -> Vec<String> {
        window.of.0.says(window.list.filter.text(), window.list.shown.len())
    }

    fn refuses(window: &ListWindow<Self>) -> bool {
        window.of.0.is_refused()
    }

    fn narrowed(window: &mut ListWindow<Self>, cx: &mut Context) {
        window.look(cx);
        window.list.chosen = 0;
    }

    fn on_reply(window: &mut ListWindow<Self>, cx: &mut Context, reply: &Reply) -> bool {
        match reply {
            Reply::Found(words, result) => window.of.0.answered(words, result),
            Reply::FoundSoFar(words, found) => window.of.0.so_far(words, found),
            _ => return false,
        }
        if !window.of.0.is_refused() {
            window.look(cx);
        }
        true
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let Some(FoundLine { place, line }) = window.list.chosen().cloned() else { return Vec::new() };
        let typed = window.list.filter.text();
        typed.clone_into(&mut cx.session.sought);
        let hit = Matcher::new(typed).first_place(&line).unwrap_or_default();
        cx.close();
        cx.act(match place {
            FoundPlace::Notes { id, field: Some(field), start, .. } => {
                let range = start + hit.start..start + hit.end;
                Action::OpenAt(Arrival { id, place: NotesPlace { field, range } })
            }
            FoundPlace::Notes { id, field: None, .. } => Action::OpenAppointment(id),
            FoundPlace::Phrase { id, .. } => Action::ShowPhrase(id),
            FoundPlace::Resource { name, .. } => Action::Resources(name),
        })
    }
}
