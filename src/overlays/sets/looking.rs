//! A set of somebody else, looked through before its words are used.

use crate::{
    command::{Group, Scope},
    domain::{PhraseReview, PhraseSet, wording_report},
    effect::Effects,
    part::{
        Action, Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{Session, phrase_sync},
    ui::{
        list::{Aside, ListRow},
        marked::Marked,
        text::wrapped,
    },
};

pub struct SetPhrases {
    id: String,
}

fn set<'a>(window: &ListWindow<SetPhrases>, session: &'a Session) -> Option<&'a PhraseSet> {
    session.phrasebook.others.iter().find(|set| set.id == window.of.id)
}

impl SetPhrases {
    /// All that it says otherwise than suggested, or notes.
    pub(super) fn of(set: &PhraseSet) -> ListWindow<Self> {
        let says =
            |one: &&PhraseReview| one.wording.is_some() || one.flag.is_some() || one.teach_back.is_some();
        let all = set.phrases.iter().filter(says).cloned().collect();
        ListWindow::new(all, Self { id: set.id.clone() })
    }
}

impl ListOf for SetPhrases {
    type Item = PhraseReview;

    const SCOPE: Scope = Scope::window("set", "One set of phrases");
    const CLICK_ENTERS: bool = false;
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "set.switch" ["Space"], "Switch this set on once you have looked through it, or off", Some((1, "switch on or off")),
            always, |window, cx| {
                let set = set(window, cx.session);
                set.map(|set| phrase_sync::switch(&set.id, !set.switched_off)).unwrap_or_default()
            };
        "set.show" ["Enter"], "Go to this phrase", Some((2, "go to phrase")), ListWindow::has_some, Self::enter;
        "set.down" ["↓"], "Next phrase of this set", Some((3, "next")), ListWindow::has_next, ListWindow::down;
        "set.up" ["↑"], "Previous phrase of this set", None, ListWindow::has_previous, ListWindow::up;
        "set.page_down" ["PgDn"], "A page down this set", None, ListWindow::has_next, ListWindow::page_down;
        "set.page_up" ["PgUp"], "A page up this set", None, ListWindow::has_previous, ListWindow::page_up;
        "set.close" ["Esc"], "Back to the sets of phrases", Some((4, "sets")), always,
            |_, cx| cx.act(Action::Run("context.sets"));
    }];

    fn title(window: &ListWindow<Self>, session: &Session) -> String {
        set(window, session).map(|set| set.name().to_owned()).unwrap_or_default()
    }

    /// In other words, what is new in them is in brackets.
    fn row(_: &ListWindow<Self>, session: &Session, one: &PhraseReview) -> ListRow {
        let guides: Vec<_> = session.guides.all().map(AsRef::as_ref).collect();
        let [_, words] = Marked::pair(&one.suggested, one.words());
        let note = one.flag.as_ref().map(|note| match note.trim() {
            "" => "flagged, without a note".to_owned(),
            note => format!("flagged: {}", note.replace('\n', " ")),
        });
        let teach_back = one.teach_back.as_ref().map(|words| format!("then: “{}”", words.replace('\n', " ")));
        let place = Some(wording_report::place(&guides, one));
        let aside = [place, note, teach_back].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        ListRow { words: words.text.replace('\n', " "), aside, aside_is: Aside::Below, ..ListRow::default() }
    }

    fn foot(window: &ListWindow<Self>, session: &Session, (width, height): (usize, usize)) -> Vec<String> {
        let Some(set) = set(window, session) else { return Vec::new() };
        let state = match (set.unseen, set.switched_off) {
            (true, _) => {
                "Not used until you switch it on. Look through it first: what is new is in square brackets."
            }
            (_, true) => "Switched off: not used.",
            _ => "Switched on: used where you have no words of your own.",
        };
        let added: Vec<_> = set.own.iter().map(|one| format!("“{}”", one.says)).collect();
        let added = if added.is_empty() { String::new() } else { format!(" Added: {}", added.join(" ")) };
        let says = format!("{} {}.{added}", state, set.count_in_words());
        let rows = wrapped(&says, width);
        if rows.len() * 2 <= height { rows } else { Vec::new() }
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let Some(phrase) = window.list.chosen().map(|one| one.phrase.clone()) else { return Vec::new() };
        cx.close();
        cx.act(Action::ShowPhrase(phrase))
    }
}
