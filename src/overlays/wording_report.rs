//! The wording report as it stands, and the testing questions of the guide to answer for it.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::{
        WordingReport,
        phrasebook::{Audience, TestingAnswer},
        report::questions,
    },
    effect::Effects,
    export,
    model::Model,
    msg::Mouse,
    overlays::Overlay,
    panes::phrases,
    session::phrase_sync,
    text::Input,
};

/// One question, the answer to it, and the report so far below.
pub struct Testing {
    pub at: usize,
    pub audience: Audience,
    pub answer: Input,
    pub report: Vec<String>,
    pub top: usize,
}

/// Lines the report goes on by.
const SCROLL: isize = 5;

/// Columns of the report.
const WIDTH: usize = 70;

/// Opens it.
pub const OPENING: &[Command] = rows! { Group::PageMenus, Scope::CONTEXT_MENU;
    "context.wording_report" ["w"], "Wording report: answer the testing questions, see what it holds", None,
        always, open;
};

/// Works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::TESTING;
    "testing.next" ["Enter", "↓"], "Next testing question", Some((1, "next question")),
        |model| testing(model).is_some_and(|it| it.at + 1 < questions(phrases::guide(model)).count()),
        |model| step(model, 1);
    "testing.previous" ["↑"], "Previous testing question", None,
        |model| testing(model).is_some_and(|it| it.at > 0), |model| step(model, -1);
    "testing.audience" ["Tab"], "Answer as one of another audience", Some((3, "as somebody else")), always,
        |model| turn(model, 1);
    "testing.audience_back" ["Shift-Tab"], "Answer as one of the audience before", None, always,
        |model| turn(model, Audience::ALL.len() - 1);
    "testing.down" ["PgDn"], "Further down in the report", Some((4, "report")),
        |model| testing(model).is_some_and(|it| it.top + 1 < it.report.len()), |model| scroll(model, SCROLL);
    "testing.up" ["PgUp"], "Further up in the report", None,
        |model| testing(model).is_some_and(|it| it.top > 0), |model| scroll(model, -SCROLL);
    "testing.close" ["Esc"], "Close the wording report; answers are kept", Some((2, "done")), always,
        |model| {
            model.overlay = None;
            phrase_sync::save_now(model)
        };
};

fn testing(model: &Model) -> Option<&Testing> {
    if let Some(Overlay::Testing(testing)) = &model.overlay { Some(testing) } else { None }
}

/// Opens it at the first question that has no answer yet.
pub fn open(model: &mut Model) -> Effects {
    let mine = &model.session.phrasebook.mine;
    let answered =
        |id: &str| Audience::ALL.iter().any(|one| mine.answer(&phrases::guide(model).id, id, *one).is_some());
    let at = questions(phrases::guide(model)).position(|(id, _)| !answered(id)).unwrap_or_default();
    show(model, at, Audience::Delivering);
    Vec::new()
}

/// Shows a question with the answer given as one of that audience, and the report as it is now.
fn show(model: &mut Model, at: usize, audience: Audience) {
    let (book, guide) = (&model.session.phrasebook, phrases::guide(model));
    let question = questions(guide).nth(at);
    let answer = question.and_then(|(id, _)| book.mine.answer(&guide.id, id, audience));
    let answer = Input::new(answer.map_or("", |one| one.answer.as_str()));
    let guides: Vec<_> = model.session.guides.all().map(AsRef::as_ref).collect();
    let page = WordingReport::of(&book.for_a_report(), &guides, model.session.now.date()).page();
    let report = export::text(&page, WIDTH).lines().map(ToOwned::to_owned).collect();
    model.overlay = Some(Overlay::Testing(Box::new(Testing { at, audience, answer, report, top: 0 })));
}

fn step(model: &mut Model, by: isize) -> Effects {
    if let Some((at, audience)) = testing(model).map(|it| (it.at, it.audience)) {
        let last = questions(phrases::guide(model)).count().saturating_sub(1);
        show(model, at.saturating_add_signed(by).min(last), audience);
    }
    phrase_sync::save_now(model)
}

fn turn(model: &mut Model, by: usize) -> Effects {
    if let Some((at, audience)) = testing(model).map(|it| (it.at, it.audience)) {
        let here = Audience::ALL.iter().position(|one| *one == audience).unwrap_or_default();
        let next = Audience::ALL.get((here + by) % Audience::ALL.len()).copied().unwrap_or(audience);
        show(model, at, next);
    }
    phrase_sync::save_now(model)
}

fn scroll(model: &mut Model, by: isize) -> Effects {
    if let Some(Overlay::Testing(testing)) = &mut model.overlay {
        let last = testing.report.len().saturating_sub(1);
        testing.top = testing.top.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// What was typed is the answer from now on, and is written soon.
pub fn typed(model: &mut Model) {
    let Some(testing) = testing(model) else { return };
    let Some((question, _)) = questions(phrases::guide(model)).nth(testing.at) else { return };
    let answer = TestingAnswer {
        guide: phrases::guide(model).id.clone(),
        question: question.to_owned(),
        audience: testing.audience,
        answer: testing.answer.text().to_owned(),
        answered_on: model.session.now.date(),
    };
    phrase_sync::typed(model, |mine| mine.put_answer(answer));
}

/// The wheel goes through the report.
pub fn mouse(model: &mut Model, mouse: Mouse) -> Effects {
    match mouse {
        Mouse::WheelDown => scroll(model, 1),
        Mouse::WheelUp => scroll(model, -1),
        Mouse::Press | Mouse::Drag => Vec::new(),
    }
}
