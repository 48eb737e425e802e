//! The wording report as it stands, and the testing questions of the guide to answer for it.

use ratatui::layout::Position;

use crate::{
    command::{Group, Scope},
    domain::{
        WordingReport,
        phrasebook::{Audience, TestingAnswer},
        wording_report::questions,
    },
    draft,
    effect::Effects,
    export,
    msg::Mouse,
    part::{
        Commands, Context, Field, Part, Row, always, part_rows,
        spoken::{Spoken, answered},
    },
    session::{Session, phrase_sync},
    text::Input,
    ui::{
        frame_buffer::FrameBuffer,
        text::{cut, line, wrapped},
        theme::Theme,
        window::{tall, window},
    },
};

const SCOPE: Scope = Scope::text_window("wording report", "Wording report");

/// Lines the report goes on by.
const SCROLL: isize = 5;

/// Columns of the report.
const WIDTH: usize = 70;

/// Columns of one that is said and not shown.
const UNCUT: usize = 500;

/// One question, the answer to it, and the report so far below.
pub struct Testing {
    at: usize,
    audience: Audience,
    answer: Input,
    report: Vec<String>,
    top: usize,
}

fn count(session: &Session) -> usize {
    questions(session.phrase_guide()).count()
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
        let at = questions(guide).position(|(id, _)| !answered(id)).unwrap_or_default();
        Self::at(session, at, Audience::Delivering)
    }

    /// At a question, with the answer given as one of that audience, and the report as it is now.
    fn at(session: &Session, at: usize, audience: Audience) -> Self {
        let (mine, guide) = (&session.phrasebook.mine, session.phrase_guide());
        let question = questions(guide).nth(at);
        let answer = question.and_then(|(id, _)| mine.answer(&guide.id, id, audience));
        Self {
            at,
            audience,
            answer: Input::new(answer.map_or("", |one| one.answer.as_str())),
            report: report(session, WIDTH).lines().map(ToOwned::to_owned).collect(),
            top: 0,
        }
    }

    fn step(&mut self, session: &mut Session, by: isize) -> Effects {
        let to = self.at.saturating_add_signed(by).min(count(session).saturating_sub(1));
        *self = Self::at(session, to, self.audience);
        phrase_sync::save_now(session)
    }

    fn turn_audience(&mut self, session: &mut Session, by: usize) -> Effects {
        let here = Audience::ALL.iter().position(|one| *one == self.audience).unwrap_or_default();
        let next = Audience::ALL.get((here + by) % Audience::ALL.len()).copied();
        *self = Self::at(session, self.at, next.unwrap_or(self.audience));
        phrase_sync::save_now(session)
    }

    fn scroll(&mut self, by: isize) -> Effects {
        self.top = self.top.saturating_add_signed(by).min(self.report.len().saturating_sub(1));
        Vec::new()
    }
}

impl Commands for Testing {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "testing.next" ["Enter", "↓"], "Next testing question", Some((1, "next question")),
            |it, session| it.at + 1 < count(session), |it, cx| it.step(cx.session, 1);
        "testing.previous" ["↑"], "Previous testing question", None, |it, _| it.at > 0,
            |it, cx| it.step(cx.session, -1);
        "testing.audience" ["Tab"], "Answer as one of another audience", Some((3, "as somebody else")), always,
            |it, cx| it.turn_audience(cx.session, 1);
        "testing.audience_back" ["Shift-Tab"], "Answer as one of the audience before", None, always,
            |it, cx| it.turn_audience(cx.session, Audience::ALL.len() - 1);
        "testing.down" ["PgDn"], "Further down in the report", Some((4, "report")),
            |it, _| it.top + 1 < it.report.len(), |it, _| it.scroll(SCROLL);
        "testing.up" ["PgUp"], "Further up in the report", None, |it, _| it.top > 0, |it, _| it.scroll(-SCROLL);
        "testing.close" ["Esc"], "Close the wording report; answers are kept", Some((2, "done")), always,
            |_, cx| {
                cx.close();
                phrase_sync::save_now(cx.session)
            };
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::PageMenus, Scope::CONTEXT_MENU;
        "context.wording_report" ["w"], "Wording report: answer the testing questions, see what it holds", None,
            always, |(), cx| {
                let testing = Self::first(cx.session);
                cx.open(testing)
            };
    };

    fn reopen(session: &Session, state: &str) -> Option<Self> {
        let (guide, question, audience, answer): (String, String, Audience, Input) = draft::read(state)?;
        let here = Some(session.phrase_guide()).filter(|here| here.id == guide)?;
        let at = questions(here).position(|(id, _)| id == question)?;
        Some(Self { answer, ..Self::at(session, at, audience) })
    }
}

impl Part for Testing {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        SCOPE.together()
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        Some(Field::Input(&mut self.answer))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.answer.selected()
    }

    fn draft(&mut self, session: &mut Session) -> Option<String> {
        let guide = session.phrase_guide();
        let (question, _) =
            questions(guide).nth(self.at).filter(|_| session.phrase_sync.saving.has_unsaved())?;
        draft::write(&(&guide.id, question, self.audience, &self.answer))
    }

    fn saves_itself(&self) -> bool {
        true
    }

    /// The answer is saved after a pause in typing.
    fn typed(&mut self, cx: &mut Context) {
        let guide = cx.session.phrase_guide();
        let Some((question, _)) = questions(guide).nth(self.at) else { return };
        let answer = TestingAnswer {
            guide: guide.id.clone(),
            question: question.to_owned(),
            audience: self.audience,
            answer: self.answer.text().to_owned(),
            answered_on: cx.session.now.date(),
        };
        phrase_sync::typed(cx.session, |mine| mine.put_answer(answer));
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let inside = window(buffer, tall(session.size, 76), "Wording report", theme);
        let room = usize::from(inside.width.saturating_sub(4)).max(1);
        let asks = questions(session.phrase_guide()).nth(self.at).map_or("", |(_, asks)| asks);
        let question = format!("{} of {}: {asks}", self.at + 1, count(session));
        // The answer is always in sight.
        let most = usize::from(inside.height.saturating_sub(2)).max(1);
        let mut y = 0;
        for words in wrapped(&question, room).iter().take(most) {
            line(buffer, inside, y, 2, words, theme.heading());
            y += 1;
        }
        let saved = session.phrase_sync.saving.words(&session.now);
        let audience = format!("As somebody {} · {saved}", self.audience.label());
        line(buffer, inside, y, 2, &cut(&audience, room), theme.dim());
        let start = line(buffer, inside, y + 1, 2, "Answer: ", theme.dim());
        let (words, column) = self.answer.window(usize::from(inside.right().saturating_sub(start + 2)));
        line(buffer, inside, y + 1, start - inside.x, words, theme.plain());
        for (words, at) in self.report.iter().skip(self.top).zip(y + 3..inside.height) {
            line(buffer, inside, at, 2, &cut(words, room), theme.plain());
        }
        Some((start + u16::try_from(column).unwrap_or_default(), inside.y + y + 1))
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let mut spoken = Spoken::titled("Wording report.");
        let asks = questions(session.phrase_guide()).nth(self.at).map_or("", |(_, asks)| asks);
        spoken.say(format!("Question {} of {}: {asks}", self.at + 1, count(session)));
        spoken.offer(answered(&format!("Answer of somebody {}", self.audience.label()), self.answer.text()));
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
