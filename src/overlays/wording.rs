//! About words on the list: what to say instead, why, where that is from, and what to do about it.

pub mod says;

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    domain::{Fitting, WordingMark, WordingRow, with_capital},
    effect::Effects,
    msg::{LineAsk, Mouse},
    part::{Action, Commands, Context, Part, Row, always, part_rows, spoken::Spoken},
    session::{
        Session,
        advice::{Advice, Text},
        text_target, wording,
    },
    ui::{
        frame_buffer::FrameBuffer,
        text::{cut, line},
        theme::Theme,
        window::{between_sides, centred, inside, window},
    },
};
use says::{Said, lines};

const SCOPE: Scope = Scope::window("wording", "About marked words");

/// Columns for a reason that is said and not shown.
const UNCUT: usize = 500;

/// The window.
pub struct RuleDetails {
    place: Range<usize>,
    words: String,
    row: usize,
    /// Which of the suggestions is chosen.
    chosen: usize,
    top: usize,
    has_next: bool,
}

/// Opens the window about the words the cursor is in, on the list or unknown; else about those that come next.
fn open(cx: &mut Context) -> Effects {
    let session = &mut *cx.session;
    let Some((here, _, at)) = text_target::here(session) else {
        return Vec::new();
    };
    if let Some(mark) = text_target::mark_at_cursor(session) {
        return open_at(cx, here, &mark);
    }
    if let Some(word) = text_target::unknown_at_cursor(session) {
        return cx.act(Action::AboutWord(word));
    }
    // From the start of the text again after its end.
    let way = |start: usize| (start < at, start);
    let unknown = text_target::next_unknown(session);
    let nearer = |(text, mark): &(Text, WordingMark)| {
        unknown.as_ref().is_none_or(|word| *text == here && way(mark.range.start) < way(word.start))
    };
    let listed = text_target::next_mark(session, at).filter(nearer);
    match (listed, unknown) {
        (Some((text, mark)), _) => open_at(cx, text, &mark),
        (None, Some(word)) => cx.act(Action::AboutWord(word)),
        (None, None) => {
            let but = if text_target::keeps_some(session) { " but those you keep" } else { "" };
            let but_that =
                text_target::spelling_off(session).unwrap_or("The list is short, so that proves little.");
            cx.say(format!("No listed words here{but}. {but_that}"))
        }
    }
}

/// Opens the window about a mark of a text, with the cursor in it or behind it.
fn open_at(cx: &mut Context, text: Text, mark: &WordingMark) -> Effects {
    let within = |(here, _, at)| here == text && mark.range.start <= at && at <= mark.range.end;
    let mut effects = Vec::new();
    if !text_target::here(cx.session).is_some_and(within) {
        effects = text_target::go_behind(cx.session, text, &mark.range);
    }
    let Some((_, words, _)) = text_target::here(cx.session) else {
        return effects;
    };
    let words = words.get(mark.range.clone()).unwrap_or_default().to_owned();
    let next = text_target::next_mark(cx.session, mark.range.end);
    let has_next = next.is_some_and(|next| next != (text, mark.clone()));
    let place = mark.range.clone();
    cx.open(RuleDetails { place, words, row: mark.row, chosen: 0, top: 0, has_next });
    effects
}

fn area(size: (u16, u16), lines: usize) -> Rect {
    centred(size, 76, u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2))
}

impl RuleDetails {
    /// Its row of the list.
    fn rule<'a>(&self, session: &'a Session) -> Option<&'a WordingRow> {
        session.wording.rows().get(self.row)
    }

    /// The lines of the window, without the empty ones where there is no room for those.
    fn lines(&self, session: &Session) -> Vec<(Said, String)> {
        let width = usize::from(area(session.size, 0).width.saturating_sub(4));
        let mut lines = self.rule(session).map(|row| lines(row, &self.words, width)).unwrap_or_default();
        if lines.len() > usize::from(inside(area(session.size, lines.len())).height) {
            lines.retain(|(said, _)| *said != Said::Gap);
        }
        lines
    }

    /// The first line shown, how many are, and the last that can be the first.
    fn shown(&self, session: &Session) -> (usize, usize, usize) {
        let lines = self.lines(session).len();
        let height = usize::from(inside(area(session.size, lines)).height);
        let last = lines.saturating_sub(height);
        (self.top.min(last), height, last)
    }

    fn scroll(&mut self, session: &Session, by: isize) -> Effects {
        let (first, _, last) = self.shown(session);
        self.top = first.saturating_add_signed(by).min(last);
        Vec::new()
    }

    fn screens(&mut self, session: &Session, by: isize) -> Effects {
        let page = self.shown(session).1.saturating_sub(1).max(1);
        self.scroll(session, by * isize::try_from(page).unwrap_or(1))
    }

    /// The line where the reason begins.
    fn line_of_why(&self, session: &Session) -> usize {
        self.lines(session).iter().position(|(said, _)| *said == Said::Why).unwrap_or_default()
    }

    fn has_why_below(&self, session: &Session) -> bool {
        let (first, _, last) = self.shown(session);
        self.line_of_why(session).min(last) > first
    }

    /// Chooses another suggestion, and brings it into sight.
    fn step(&mut self, session: &Session, by: isize) -> Effects {
        self.chosen = self.chosen.saturating_add_signed(by);
        let is_chosen = |(said, _): &(Said, String)| *said == Said::Instead(self.chosen, true);
        let at = self.lines(session).iter().position(is_chosen).unwrap_or_default();
        let (first, height, last) = self.shown(session);
        self.top = first.clamp((at + 1).saturating_sub(height.max(1)), at).min(last);
        Vec::new()
    }

    /// This suggestion, or the one that is chosen.
    fn instead<'a>(&'a self, session: &'a Session, which: Option<usize>) -> Option<Fitting<'a>> {
        let row = self.rule(session)?;
        let (_, text, _) = text_target::here(session).filter(|_| text_target::can_change(session))?;
        // Whatever came meanwhile: what is taken out is what is shown.
        let still = text.get(self.place.clone()) == Some(self.words.as_str());
        row.fitting(&self.words).into_iter().nth(which.unwrap_or(self.chosen)).filter(|_| still)
    }

    fn can_use(&self, session: &Session, which: Option<usize>) -> bool {
        self.instead(session, which).is_some_and(|instead| instead.words().is_some())
    }

    fn is_left_out(&self, session: &Session) -> bool {
        self.instead(session, None) == Some(Fitting::LeaveOut)
    }

    fn is_kept(&self, session: &Session) -> bool {
        self.rule(session).is_some_and(|row| text_target::is_kept_in_my_words(session, &row.id))
    }

    fn say_instead(&mut self, cx: &mut Context, which: Option<usize>) -> Effects {
        let instead = self.instead(cx.session, which);
        let words = instead.and_then(|instead| instead.words().map(ToOwned::to_owned));
        cx.close();
        words.map(|words| text_target::say_instead(cx.session, &self.place, &words)).unwrap_or_default()
    }

    /// Goes back to the marked words, selected, with the advice in view.
    fn rewrite(&mut self, cx: &mut Context) -> Effects {
        let Some(says) = self.instead(cx.session, None).map(|instead| instead.says()) else {
            return Vec::new();
        };
        cx.close();
        let effects = text_target::select(cx.session, &self.place);
        let here = text_target::here(cx.session).map(|(text, ..)| text);
        let words = std::mem::take(&mut self.words);
        cx.session.advice = here.map(|text| Advice::new(text, self.place.clone(), words, &says));
        effects
    }

    fn keep_here(&mut self, cx: &mut Context) -> Effects {
        let row = self.rule(cx.session).map(|row| row.id.clone());
        cx.close();
        row.map(|row| text_target::keep_here(cx.session, &row)).unwrap_or_default()
    }

    fn keep_always(&mut self, cx: &mut Context) -> Effects {
        let Some(row) = self.rule(cx.session).map(|row| row.id.clone()) else {
            return Vec::new();
        };
        cx.close();
        cx.say(
            "Kept. It will not be marked again in any notes on this computer. {key:page.kept_words} undoes this.",
        );
        wording::keep_always(cx.session, &row, true)
    }

    fn next(&mut self, cx: &mut Context) -> Effects {
        match text_target::next_mark(cx.session, self.place.end) {
            Some((text, mark)) => open_at(cx, text, &mark),
            None => cx.close(),
        }
    }
}

impl Commands for RuleDetails {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "wording.use" ["Enter", "u"], "Say this instead of the marked words", Some((1, "put it in")),
            |about, session| about.can_use(session, None) && !about.is_left_out(session),
            |about, cx| about.say_instead(cx, None);
        "wording.leave_out" ["Enter", "u"], "Leave the marked words out", Some((1, "leave it out")),
            Self::is_left_out, |about, cx| about.say_instead(cx, None);
        "wording.rewrite" ["Enter", "u"], "Go back to the marked words to rewrite them", Some((1, "rewrite it")),
            |about, session| matches!(about.instead(session, None), Some(Fitting::Rewrite(_))), Self::rewrite;
        "wording.first" ["1"], "Say the first instead", None, |about, session| about.can_use(session, Some(0)),
            |about, cx| about.say_instead(cx, Some(0));
        "wording.second" ["2"], "Say the second instead", None, |about, session| about.can_use(session, Some(1)),
            |about, cx| about.say_instead(cx, Some(1));
        "wording.third" ["3"], "Say the third instead", None, |about, session| about.can_use(session, Some(2)),
            |about, cx| about.say_instead(cx, Some(2));
        "wording.down" ["↓"], "Next suggestion for the marked words", Some((6, "next")), |about, session| {
                about.rule(session).is_some_and(|row| about.chosen + 1 < row.fitting(&about.words).len())
            }, |about, cx| about.step(cx.session, 1);
        "wording.up" ["↑"], "Previous suggestion for the marked words", None, |about, _| about.chosen > 0,
            |about, cx| about.step(cx.session, -1);
        "wording.here" ["k"], "Keep the marked words in these notes, or in my words for this phrase",
            Some((2, "keep here")),
            |about, session| text_target::can_change(session) && !about.is_kept(session), Self::keep_here;
        "wording.again" ["m"], "Mark the words again that are kept in my words for this phrase",
            Some((2, "mark again")), Self::is_kept, Self::keep_here;
        "wording.always" ["a"], "Keep the marked words in all notes on this computer", Some((3, "keep always")),
            always, Self::keep_always;
        "wording.why" ["w"], "Read why they are marked, and where that is from", Some((5, "why")),
            Self::has_why_below, |about, cx| {
                about.top = about.line_of_why(cx.session);
                about.scroll(cx.session, 0)
            };
        "wording.next" ["Ctrl-Space", "n"], "The next marked words of the page", Some((7, "next marked")),
            |about, _| about.has_next, Self::next;
        "wording.page_down" ["PgDn"], "Read on about the marked words", None, |about, session| {
                let (first, _, last) = about.shown(session);
                first < last
            }, |about, cx| about.screens(cx.session, 1);
        "wording.page_up" ["PgUp"], "Read back about the marked words", None,
            |about, session| about.shown(session).0 > 0, |about, cx| about.screens(cx.session, -1);
        "wording.close" ["Esc"], "Close; the marked words stay as they are", Some((4, "close")), always,
            |_, cx| cx.close();
    }];

    const OPENINGS: &'static [Row<()>] = part_rows! { Group::Preparing, Scope::NOTES;
        "notes.words" ["Ctrl-Space"],
            "Plainer words for what is underlined here or next, or its spelling", None,
            always, |(), cx| open(cx);
    };
}

impl Part for RuleDetails {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        SCOPE.together()
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let lines = self.lines(session);
        let area = area(session.size, lines.len());
        let title = format!("Instead of “{}”", self.words.replace(['\n', '\t'], " "));
        let inside = window(buffer, area, &cut(&title, usize::from(area.width.saturating_sub(6))), theme);
        let mut cursor = (inside.x + 2, inside.y);
        for ((said, words), row) in lines.iter().skip(self.shown(session).0).zip(0..inside.height) {
            let (indent, style) = match *said {
                Said::Instead(at, starts) if at == self.chosen => {
                    if starts {
                        line(buffer, inside, row, 2, "›", theme.here());
                        cursor.1 = inside.y + row;
                    }
                    (4, theme.here())
                }
                Said::Instead(..) => (4, theme.plain()),
                Said::Why | Said::Words => (2, theme.plain()),
                Said::Aside | Said::Gap => (2, theme.dim()),
            };
            line(buffer, inside, row, indent, words, style);
            if matches!(*said, Said::Instead(at, _) if at == self.chosen) {
                buffer.wash(between_sides(inside, row), theme.bar());
            }
        }
        Some(cursor)
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let mut spoken = Spoken::titled(format!("Instead of “{}”.", self.words.replace(['\n', '\t'], " ")));
        let Some(row) = self.rule(session) else { return spoken };
        for fitting in row.fitting(&self.words) {
            spoken.offer(with_capital(&fitting.headed()));
        }
        spoken.here = Some(self.chosen);
        let lines = lines(row, &self.words, UNCUT).into_iter();
        let about = lines.filter(|(said, words)| match said {
            Said::Instead(..) | Said::Gap => false,
            Said::Why | Said::Words | Said::Aside => !words.ends_with(':'),
        });
        spoken.about.extend(about.map(|(_, words)| words));
        spoken
    }

    /// A number puts a suggestion in, or goes to what is to be rewritten.
    fn answer_line(&mut self, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
        self.chosen = line;
        match self.instead(cx.session, None) {
            Some(Fitting::Rewrite(_)) | None => Vec::new(),
            Some(_) if !matches!(ask, LineAsk::Enter) => Vec::new(),
            Some(_) => self.say_instead(cx, None),
        }
    }

    /// A click chooses a suggestion; the wheel scrolls.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        match mouse {
            Mouse::WheelDown => self.scroll(cx.session, 1),
            Mouse::WheelUp => self.scroll(cx.session, -1),
            Mouse::Press => {
                let lines = self.lines(cx.session);
                let inside = inside(area(cx.session.size, lines.len()));
                let row = at.y.checked_sub(inside.y).filter(|_| inside.contains(at)).map(usize::from);
                let under = row.and_then(|row| lines.get(self.shown(cx.session).0 + row));
                if let Some((Said::Instead(at, _), _)) = under {
                    self.chosen = *at;
                }
                Vec::new()
            }
            Mouse::Drag => Vec::new(),
        }
    }
}
