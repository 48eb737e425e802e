//! Every wording of a phrase: compared with the one in use, one taken, put together with mine, or put into the
//! team's set.

mod every;
pub mod team;

use crate::{
    command::{Group, Scope},
    domain::{PhraseReview, with_capital},
    effect::{Effect, Effects, Job},
    part::{
        Action, Context, Row, always,
        form::FormWindow,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::Session,
    ui::{
        list::{Aside, ListRow},
        marked::Marked,
    },
};
use every::OneWording;
use team::TeamForm;

pub struct Wordings {
    phrase: String,
    used: String,
}

/// Those of a phrase of the guide that is shown.
pub fn open(cx: &mut Context, phrase: &str) -> Effects {
    let guide = cx.session.phrase_guide();
    let mut phrases = guide.principles.iter().flat_map(|principle| principle.phrases.iter());
    let Some(phrase) = phrases.find(|one| one.id == phrase) else { return Vec::new() };
    let used = cx.session.phrasebook.wording(&guide.id, phrase);
    let all = every::wordings(cx.session, phrase, used);
    let chosen = all.iter().position(|one| one.words == used.words()).unwrap_or_default();
    let of = Wordings { phrase: phrase.id.to_string(), used: used.words().to_owned() };
    let mut window = ListWindow::new(all, of);
    window.list.chosen = chosen;
    cx.open(window)
}

impl ListWindow<Wordings> {
    /// Into the team's set, which is begun by a form where there is none.
    fn put_in_team(&mut self, cx: &mut Context) -> Effects {
        let Some(words) = self.list.chosen().map(|one| one.words.clone()) else { return Vec::new() };
        let guide = cx.session.phrase_guide();
        let mut phrases = guide.principles.iter().flat_map(|principle| principle.phrases.iter());
        let Some(phrase) = phrases.find(|one| one.id == self.of.phrase) else { return Vec::new() };
        let review = PhraseReview {
            guide: guide.id.to_string(),
            phrase: phrase.id.to_string(),
            suggested: phrase.says.to_string(),
            wording: (words != phrase.says).then_some(words),
            reviewed_on: cx.session.now.date(),
            ..PhraseReview::default()
        };
        match cx.session.phrasebook.others.iter().find(|set| set.team) {
            Some(team) => {
                let job = Job::PutInTeam(Box::new(team.clone()), Box::new(review));
                cx.close();
                vec![Effect::Store(job)]
            }
            None => cx.open(FormWindow::<TeamForm>::begin(review)),
        }
    }
}

impl ListOf for Wordings {
    type Item = OneWording;

    const SCOPE: Scope = Scope::window("wordings", "Wordings of a phrase");
    const TITLE: &'static str = "Whose words to use";
    const CLICK_ENTERS: bool = false;
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "wordings.take" ["Enter"], "Use these words from now on, as yours", Some((1, "use these")), ListWindow::has_some,
            Self::enter;
        "wordings.merge" ["m"], "Put these words below the ones in use, to make one wording of both", Some((2, "merge")),
            |window, _| window.list.chosen().is_some_and(|one| one.words != window.of.used),
            |window, cx| {
                let Some(words) = window.list.chosen().map(|one| one.words.clone()) else { return Vec::new() };
                cx.close();
                cx.act(Action::MergeWords(window.of.phrase.clone(), words))
            };
        "wordings.team" ["t"], "Put these words into your team’s set, which has an author of its own",
            Some((3, "for the team")), ListWindow::has_some, ListWindow::put_in_team;
        "wordings.down" ["↓"], "Next wording", Some((4, "next")), ListWindow::has_next, ListWindow::down;
        "wordings.up" ["↑"], "Previous wording", None, ListWindow::has_previous, ListWindow::up;
        "wordings.close" ["Esc"], "Close; the words stay as they are", Some((5, "close")), always, |_, cx| cx.close();
    }];

    /// With brackets around what the words in use do not have.
    fn row(window: &ListWindow<Self>, _: &Session, one: &OneWording) -> ListRow {
        let [_, words] = Marked::pair(&window.of.used, &one.words);
        let words = format!("{}: {}", with_capital(&one.whose), words.text.replace('\n', " "));
        ListRow { words, aside: one.aside.clone(), aside_is: Aside::Below, ..ListRow::default() }
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let Some(one) = window.list.chosen().cloned() else { return Vec::new() };
        cx.close();
        let words = (!one.is_suggested).then_some(one.words);
        cx.act(Action::TakeWords(window.of.phrase.clone(), words, one.whose))
    }
}
