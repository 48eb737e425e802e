//! The wording report as it stands, and the testing questions of the guide to answer for it.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    domain::{
        WordingReport,
        phrasebook::{Audience, TestingAnswer},
        wording_report::{TestingQuestion, questions},
    },
    draft,
    effect::Effects,
    export,
    msg::Mouse,
    part::{
        Commands, Context, Field, Part, Row, always,
        area::area_rows,
        part_rows,
        spoken::{Spoken, answered},
    },
    session::{Session, phrase_sync},
    text::{Area, Motion, Typed},
    ui::{
        frame_buffer::FrameBuffer,
        text::{cut, line, styled_row, wrapped},
        theme::Theme,
        window::{inside, tall, window},
    },
};

const SCOPE: Scope = Scope::text_window("wording report", "Wording report");

/// Lines the report goes on by.
const SCROLL: isize = 5;

/// Columns of the report.
const WIDTH: usize = 70;

/// Columns of one that is said and not shown.
const UNCUT: usize = 500;

/// Rows to type an answer in, where there is room.
const ANSWER: u16 = 4;

/// One question, the answer to it, and the report so far below.
pub struct Testing {
    at: usize,
    audience: Audience,
    answer: Area,
    report: Vec<String>,
    top: usize,
}

/// The testing questions of the guide whose phrases are shown.
fn asked(session: &Session) -> Vec<TestingQuestion> {
    questions(session.phrase_guide())
}

/// The audiences that a question is for.
fn audiences(question: Option<&TestingQuestion>) -> Vec<Audience> {
    question.and_then(|one| one.audience).map_or_else(|| Audience::ALL.to_vec(), |only| vec![only])
}

/// The report as it is now, in so many columns.
fn report(session: &Session, width: usize) -> String {
    let guides: Vec<_> = session.guides.all().map(AsRef::as_ref).collect();
    let sets = session.phrasebook.for_report();
    export::text(&WordingReport::of(&sets, &guides, session.now.date()).page(), width)
}

impl Testing {
    /// At the first question that has no answer yet.
    fn first(session: &Session) -> Self {
        let (mine, guide) = (&session.phrasebook.mine, session.phrase_guide());
        let answered = |id: &str| Audience::ALL.iter().any(|one| mine.answer(&guide.id, id, *one).is_some());
        let at = asked(session).iter().position(|one| !answered(&one.id)).unwrap_or_default();
        Self::at(session, at, Audience::Delivering)
    }

    /// At a question, with the answer given as one of that audience or of the only one it is for, and the report
    /// as it is now.
    fn at(session: &Session, at: usize, audience: Audience) -> Self {
        let (mine, guide) = (&session.phrasebook.mine, session.phrase_guide());
        let all = asked(session);
        let question = all.get(at);
        let among = audiences(question);
        let audience = Some(audience).filter(|one| among.contains(one)).or(among.first().copied());
        let audience = audience.unwrap_or(Audience::Delivering);
        let answer = question.and_then(|one| mine.answer(&guide.id, &one.id, audience));
        let mut answer = Area::new(answer.map_or("", |one| one.answer.as_str()));
        answer.go(Motion::End, false);
        let report = report(session, WIDTH).lines().map(ToOwned::to_owned).collect();
        let mut testing = Self { at, audience, answer, report, top: 0 };
        testing.fit(session);
        testing
    }

    fn fit(&mut self, session: &Session) {
        let Rect { width, height, .. } = self.areas(session).1;
        self.answer.fit(usize::from(width), usize::from(height));
    }

    /// The window and the rows to type in; the question is above them, and the report below.
    fn areas(&self, session: &Session) -> (Rect, Rect) {
        let area = tall(session.size, 76);
        let inside = inside(area);
        let above = u16::try_from(self.asks(session).len()).unwrap_or(u16::MAX).saturating_add(1);
        let above = above.min(inside.height.saturating_sub(1));
        let height = ANSWER.min(inside.height - above);
        let width = inside.width.saturating_sub(6);
        (area, Rect { x: inside.x + 3, y: inside.y + above, width, height })
    }

    /// The question in lines.
    fn asks(&self, session: &Session) -> Vec<String> {
        let all = asked(session);
        let room = usize::from(inside(tall(session.size, 76)).width.saturating_sub(4)).max(1);
        let words = all.get(self.at).map_or_else(
            || "This guide has no testing questions.".to_owned(),
            |one| format!("{} of {}: {}", self.at + 1, all.len(), one.asks),
        );
        wrapped(&words, room)
    }

    fn step(&mut self, session: &mut Session, by: isize) -> Effects {
        let to = self.at.saturating_add_signed(by).min(asked(session).len().saturating_sub(1));
        *self = Self::at(session, to, self.audience);
        phrase_sync::save_now(session)
    }

    fn turn_audience(&mut self, session: &mut Session, by: usize) -> Effects {
        let among = audiences(asked(session).get(self.at));
        let here = among.iter().position(|one| *one == self.audience).unwrap_or_default();
        let next = among.get((here + by) % among.len().max(1)).copied();
        *self = Self::at(session, self.at, next.unwrap_or(self.audience));
        phrase_sync::save_now(session)
    }

    fn scroll(&mut self, by: isize) -> Effects {
        self.top = self.top.saturating_add_signed(by).min(self.report.len().saturating_sub(1));
        Vec::new()
    }
}

const MOVING: &[Row<Testing>] = area_rows!(SCOPE, "testing_editor", "an answer");

impl Commands for Testing {
    const ROWS: &'static [&'static [Row<Self>]] = &[
        MOVING,
        part_rows! { Group::Windows, SCOPE;
            "testing.next" ["Ctrl-↓"], "Next testing question", Some((1, "next question")),
                |it, session| it.at + 1 < asked(session).len(), |it, cx| it.step(cx.session, 1);
            "testing.previous" ["Ctrl-↑"], "Previous testing question", None, |it, _| it.at > 0,
                |it, cx| it.step(cx.session, -1);
            "testing.new_line" ["Enter", "Shift-Enter"], "New line in an answer", None, always,
                |it, cx| it.insert(cx, "\n");
            "testing.audience" ["Tab"], "Answer for another audience", Some((4, "another audience")),
                |it, session| audiences(asked(session).get(it.at)).len() > 1, |it, cx| it.turn_audience(cx.session, 1);
            "testing.audience_back" ["Shift-Tab"], "Answer for the previous audience", None,
                |it, session| audiences(asked(session).get(it.at)).len() > 1,
                |it, cx| it.turn_audience(cx.session, Audience::ALL.len() - 1);
            "testing.down" ["Ctrl-PgDn"], "Further down in the report", Some((5, "report")),
                |it, _| it.top + 1 < it.report.len(), |it, _| it.scroll(SCROLL);
            "testing.up" ["Ctrl-PgUp"], "Further up in the report", None, |it, _| it.top > 0, |it, _| it.scroll(-SCROLL);
            "testing.close" ["Esc"], "Close the wording report; answers are kept", Some((2, "done")), always,
                |_, cx| {
                    cx.close();
                    phrase_sync::save_now(cx.session)
                };
        },
    ];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::CONTEXT_MENU;
        "context.wording_report" ["w"], "Wording report: answer the testing questions, see what it holds", None,
            always, |(), cx| {
                let testing = Self::first(cx.session);
                cx.open(testing)
            };
    };

    fn reopen(session: &Session, state: &str) -> Option<Self> {
        let (guide, question, audience, answer): (String, String, Audience, Typed) = draft::read(state)?;
        let here = Some(session.phrase_guide()).filter(|here| here.id == guide)?;
        let at = questions(here).iter().position(|one| one.id == question)?;
        let mut testing = Self::at(session, at, audience);
        testing.answer = Area::new(&answer.text);
        testing.answer.go(Motion::To(answer.at), false);
        testing.fit(session);
        Some(testing)
    }
}

impl Part for Testing {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        SCOPE.together()
    }

    fn area<'a>(&'a self, _: &'a Session) -> Option<&'a Area> {
        Some(&self.answer)
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        Some(Field::Area(&mut self.answer))
    }

    fn refit(&mut self, session: &mut Session) {
        self.fit(session);
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.answer.selected()
    }

    fn draft(&mut self, session: &mut Session) -> Option<String> {
        let guide = session.phrase_guide();
        let all = questions(guide);
        let question = all.get(self.at).filter(|_| session.phrase_sync.saving.has_unsaved())?;
        let answer = Typed { text: self.answer.text().to_owned(), at: self.answer.caret().at };
        draft::write(&(&guide.id, &question.id, self.audience, answer))
    }

    fn saves_itself(&self) -> bool {
        true
    }

    /// The answer is saved after a pause in typing.
    fn typed(&mut self, cx: &mut Context) {
        let guide = cx.session.phrase_guide();
        let Some(question) = questions(guide).into_iter().nth(self.at) else { return };
        let answer = TestingAnswer {
            guide: guide.id.to_string(),
            question: question.id,
            audience: self.audience,
            answer: self.answer.text().to_owned(),
            answered_on: cx.session.now.date(),
        };
        phrase_sync::typed(cx.session, |mine| mine.put_answer(answer));
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let (area, text) = self.areas(session);
        let inside = window(buffer, area, "Wording report", theme);
        let room = usize::from(inside.width.saturating_sub(4)).max(1);
        let above = text.y.saturating_sub(inside.y);
        // The answer is always in sight.
        for (words, y) in self.asks(session).iter().zip(0..above.saturating_sub(1)) {
            line(buffer, inside, y, 2, words, theme.heading());
        }
        let saved = session.phrase_sync.saving.words(&session.now);
        let audience = format!("Answering as someone {} · {saved}", self.audience.label());
        if above > 0 {
            line(buffer, inside, above - 1, 2, &cut(&audience, room), theme.dim());
        }
        let (typed, rows) = (self.answer.text(), self.answer.rows());
        let selection = self.answer.caret().selection();
        let styles: Vec<_> = selection.into_iter().map(|range| (range, theme.selected())).collect();
        for (row, y) in (self.answer.top..rows.len()).zip(text.y..text.bottom()) {
            let place = Rect { y, height: 1, ..text };
            styled_row(buffer, place, typed, &rows.range(row), &styles, theme.plain());
        }
        let below = (text.bottom() - inside.y).saturating_add(1);
        for (words, at) in self.report.iter().skip(self.top).zip(below..inside.height) {
            line(buffer, inside, at, 2, &cut(words, room), theme.plain());
        }
        let (row, column) = self.answer.cursor();
        let column = u16::try_from(column).unwrap_or_default().min(text.width.saturating_sub(1));
        Some((text.x + column, text.y + u16::try_from(row).unwrap_or_default()))
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let mut spoken = Spoken::titled("Wording report.");
        let all = asked(session);
        let asks =
            all.get(self.at).map(|one| format!("Question {} of {}: {}", self.at + 1, all.len(), one.asks));
        spoken.lines.extend(asks.map(|asks| (false, asks)));
        spoken.offer(answered(&format!("Answer of someone {}", self.audience.label()), self.answer.text()));
        spoken.here = Some(0);
        let report = report(session, UNCUT);
        let lines = report.lines().filter(|line| line.contains(char::is_alphanumeric));
        lines.for_each(|line| spoken.say(line.trim()));
        spoken
    }

    fn mouse(&mut self, _: &mut Context, mouse: Mouse, _: Position) -> Effects {
        match mouse {
            Mouse::WheelDown => self.scroll(1),
            Mouse::WheelUp => self.scroll(-1),
            Mouse::Press | Mouse::Drag => Vec::new(),
        }
    }
}
