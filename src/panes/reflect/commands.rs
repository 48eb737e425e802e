//! The commands of Reflect.

use super::{Mode, ReflectPane};
use crate::command::{Group, Scope};
use crate::part::{Commands, Part, Row as Command, always, area::area_rows, part_rows};
use crate::session::Session;

pub(super) const OVER_TIME: Scope = Scope::screen("over time", "Reflect, one question over time");
pub(super) const EDITOR: Scope =
    Scope::with("reflect editor", "Reflect, writing", &[ANSWER, Scope::TEXT, Scope::ANYWHERE, Scope::ALWAYS]);
/// A day, which is typed, or a word, which is chosen.
pub(super) const LINE: Scope = Scope::with(
    "reflect line",
    "Reflect, writing",
    &[ANSWER, Scope::TEXT, Scope::PICK, Scope::LIST, Scope::ANYWHERE, Scope::ALWAYS],
);
const ANSWER: Scope = Scope::with(
    "reflect answer",
    "Reflect, writing",
    &[Scope::TEXT, Scope::PICK, Scope::LIST, Scope::ANYWHERE, Scope::ALWAYS],
);

impl Commands for ReflectPane {
    const ROWS: &'static [&'static [Command<Self>]] = &[LIST, WRITING, LINES, MOVING, SHORT, PAGE];
}

const LIST: &[Command<ReflectPane>] = part_rows! { Group::Reflecting, Scope::REFLECT;
    "reflect.choose" ["Enter"], "Answer these questions, or see what you wrote over time", Some((1, "open")),
        |pane, _| !pane.rows.is_empty(), ReflectPane::choose;
    "reflect.answer" ["a"], "Answer the chosen question", Some((2, "answer")), ReflectPane::is_on_question,
        |pane, cx| {
            let row = pane.rows.get(pane.chosen).cloned();
            row.map(|row| pane.answer_row(cx, row)).unwrap_or_default()
        };
    "reflect.close" ["Esc"], "Back from Reflect to where you came from", Some((4, "back")), always, ReflectPane::close;
    "reflect.down" ["↓"], "Next question or principle", Some((3, "next")),
        |pane, _| pane.chosen + 1 < pane.rows.len(), |pane, _| pane.step(1);
    "reflect.up" ["↑"], "Previous question or principle", None, |pane, _| pane.chosen > 0, |pane, _| pane.step(-1);
    "reflect.page_down" ["PgDn"], "A page down the questions", None,
        |pane, _| pane.chosen + 1 < pane.rows.len(), |pane, _| pane.step(10);
    "reflect.page_up" ["PgUp"], "A page up the questions", None, |pane, _| pane.chosen > 0, |pane, _| pane.step(-10);
    "reflect.first" ["Home"], "First of the questions", None, |pane, _| pane.chosen > 0,
        |pane, _| pane.step(isize::MIN);
    "reflect.last" ["End"], "Last of the questions", None, |pane, _| pane.chosen + 1 < pane.rows.len(),
        |pane, _| pane.step(isize::MAX);
};

const WRITING: &[Command<ReflectPane>] = part_rows! { Group::Reflecting, ANSWER;
    "reflect_answer.next" ["Tab"], "Next line, then the next question", Some((1, "next")), always,
        |pane, cx| pane.step_line(cx, 1);
    "reflect_answer.previous" ["Shift-Tab"], "Previous line, then the previous question", None,
        |pane, _| pane.answering().is_some_and(|one| one.at > 0 || one.line > 0), |pane, cx| pane.step_line(cx, -1);
    "reflect_answer.done" ["Esc", "Ctrl-S"], "Keep what you wrote and go back to the list", Some((2, "keep, back")),
        always, ReflectPane::step_out;
    "reflect_answer.next_question" ["Ctrl-↓"], "Next question", None, always, |pane, cx| pane.step_sheet(cx, 1);
    "reflect_answer.previous_question" ["Ctrl-↑"], "Previous question", None,
        |pane, _| pane.answering().is_some_and(|one| one.at > 0), |pane, cx| pane.step_sheet(cx, -1);
};

const LINES: &[Command<ReflectPane>] = part_rows! { Group::Reflecting, EDITOR;
    "reflect_editor.new_line" ["Enter", "Shift-Enter"], "New line in a reflection", None, always,
        |pane, cx| pane.insert(cx, "\n");
};

const MOVING: &[Command<ReflectPane>] = area_rows!(EDITOR, "reflect_editor", "a reflection");

const SHORT: &[Command<ReflectPane>] = part_rows! { Group::Reflecting, LINE;
    "reflect_line.next" ["Enter", "↓"], "On to the next line", None, always, |pane, cx| pane.step_line(cx, 1);
    "reflect_line.previous" ["↑"], "Back to the previous line", None,
        |pane, _| pane.answering().is_some_and(|one| one.at > 0 || one.line > 0), |pane, cx| pane.step_line(cx, -1);
};

const PAGE: &[Command<ReflectPane>] = part_rows! { Group::Reflecting, OVER_TIME;
    "over_time.answer" ["a", "Enter"], "Answer this question again", Some((1, "answer again")),
        |pane, _| matches!(&pane.mode, Mode::OverTime(row, _) if row.is_question()), |pane, cx| {
            match &pane.mode {
                Mode::OverTime(row, _) => pane.answer_row(cx, row.clone()),
                Mode::List | Mode::Answering(_) => Vec::new(),
            }
        };
    "over_time.close" ["Esc"], "Back to the list of questions", Some((2, "back")), always,
        |pane, cx| pane.show_list(cx.session);
    "over_time.down" ["↓"], "Down one line of what you wrote", None, ReflectPane::goes_on,
        |pane, _| pane.scroll(|page| page.scroll(1));
    "over_time.up" ["↑"], "Up one line of what you wrote", None, ReflectPane::goes_back,
        |pane, _| pane.scroll(|page| page.scroll(-1));
    "over_time.page_down" ["PgDn", "Space"], "Down one screen of what you wrote", Some((3, "page down")),
        ReflectPane::goes_on, |pane, _| pane.scroll(|page| page.scroll_screens(1));
    "over_time.page_up" ["PgUp"], "Up one screen of what you wrote", None, ReflectPane::goes_back,
        |pane, _| pane.scroll(|page| page.scroll_screens(-1));
    "over_time.first" ["Home"], "Start of what you wrote", None, ReflectPane::goes_back,
        |pane, _| pane.scroll(|page| page.scroll(isize::MIN));
    "over_time.last" ["End"], "End of what you wrote", None, ReflectPane::goes_on,
        |pane, _| pane.scroll(|page| page.scroll(isize::MAX));
};

impl ReflectPane {
    fn is_on_question(&self, _: &Session) -> bool {
        self.rows.get(self.chosen).is_some_and(super::listing::ReflectRow::is_question)
    }

    fn goes_on(&self, _: &Session) -> bool {
        matches!(&self.mode, Mode::OverTime(_, page) if page.goes_on())
    }

    fn goes_back(&self, _: &Session) -> bool {
        matches!(&self.mode, Mode::OverTime(_, page) if page.top > 0)
    }
}
