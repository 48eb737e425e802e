//! Something to read over the screen, sometimes with a question.

use std::borrow::Cow;

use jiff::{SignedDuration, ToSpan};
use ratatui::layout::Rect;

use crate::{
    blanks,
    command::{Group, Scope},
    domain::{DeleteAfter, Id, LONGER_DAYS},
    draft,
    effect::{Effect, Effects, Job},
    export,
    part::{Action, Commands, Context, Part, Row, always, part_rows, spoken::Spoken},
    platform::clipboard::Clipboard,
    session::{
        Session, conflicts,
        dialog::{Answer, Dialog},
    },
    text::{Rows, Typed, clean},
    ui::{
        frame_buffer::FrameBuffer,
        text::line,
        theme::Theme,
        window::{centred, window},
    },
};

const SCOPE: Scope = Scope::window("message", "Message");

/// So long after it came up a question takes no answer: a key may have been meant for what was on screen
/// before.
const PAUSE: SignedDuration = SignedDuration::from_millis(500);

/// A dialog on screen.
pub struct Message(pub Dialog);

impl Commands for Message {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "message.leave" ["x"], "Quit and lose what is not saved", Some((2, "quit anyway")),
            |message, _| message.0.asks_to_leave(), |_, cx| leave(cx.session);
        "message.elsewhere" ["s"], "Save the notes to another file", Some((3, "save elsewhere")), Self::has_ways_out,
            |_, cx| cx.act(Action::AskForFile);
        "message.copy_out" ["o"], "Copy the notes to the clipboard of this terminal", Some((4, "copy out")),
            Self::has_ways_out, |_, cx| copy_out(cx.session);
        "message.take_over" ["t"], "Take the appointment over from the other window", Some((3, "take over")),
            |message, _| message.locked_elsewhere().is_some(), |message, cx| message.once_read(cx, conflicts::take_over);
        "message.copy" ["n"], "Make a copy of the appointment that is open elsewhere", Some((4, "make a copy")),
            |message, _| message.locked_elsewhere().is_some(), |message, cx| message.once_read(cx, conflicts::copy);
        "message.compare" ["c"], "Compare both versions, word by word", Some((3, "compare")),
            |message, _| matches!(message.0.answer, Answer::Compare(_)), Self::compare;
        "message.mend" ["v"], "Restore the newest good version; the damaged file is set aside",
            Some((3, "newest good version")), |message, _| matches!(message.0.answer, Answer::Damaged(_)), Self::mend;
        "message.delete" ["d"], "Delete permanently, where that is asked", Some((2, "delete")),
            |message, _| matches!(message.0.answer, Answer::Due(..) | Answer::ForGood(_)), Self::delete;
        "message.suggested" ["b"], "Back to the suggested words of a phrase, where that is asked",
            Some((2, "back to suggested")), |message, _| message.0.answer == Answer::NothingLeft,
            |_, cx| cx.act(Action::SuggestedWords);
        "message.keep" ["k"], "Keep old notes 14 days longer, where that is asked", Some((3, "keep longer")),
            |message, _| matches!(message.0.answer, Answer::Due(..)), Self::keep;
        "message.close" ["Esc", "Enter"], "Close this", Some((1, "go back")), always, |_, cx| {
                cx.session.leaving = false;
                cx.close()
            };
    }];

    fn reopen(_: &Session, state: &str) -> Option<Self> {
        let (id, texts): (Option<Id>, Vec<Typed>) = draft::read(state)?;
        Some(Self(Dialog::lost(id, texts.iter().map(|typed| clean(&typed.text).into_owned()).collect())))
    }
}

impl Message {
    fn text(&self, session: &Session) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.text.iter().map(|paragraph| session.keys.fill(paragraph))
    }

    fn has_ways_out(&self, session: &Session) -> bool {
        matches!(self.0.answer, Answer::LeaveUnsaved | Answer::Unsaved) && session.has_unsaved_notes()
    }

    const fn locked_elsewhere(&self) -> Option<&Id> {
        if let Answer::LockedElsewhere(id, _) = &self.0.answer { Some(id) } else { None }
    }

    /// Whether it came up so long ago that a key is meant for it. A clock that was set back does not matter.
    fn was_read(&self, session: &Session) -> bool {
        let (Answer::LockedElsewhere(_, asked) | Answer::Due(_, asked)) = &self.0.answer else {
            return true;
        };
        !(SignedDuration::ZERO..PAUSE).contains(&session.now.timestamp().duration_since(*asked))
    }

    /// Closes it and does something about the appointment it speaks of.
    fn once_read(&self, cx: &mut Context, act: impl FnOnce(&mut Session, Id) -> Effects) -> Effects {
        match self.locked_elsewhere().filter(|_| self.was_read(cx.session)) {
            Some(id) => {
                cx.close();
                act(cx.session, id.clone())
            }
            None => Vec::new(),
        }
    }

    fn compare(&mut self, cx: &mut Context) -> Effects {
        let Answer::Compare(id) = &self.0.answer else {
            return Vec::new();
        };
        cx.close();
        conflicts::comparison(cx.session, id)
            .map(|versions| cx.act(Action::Compare(versions)))
            .unwrap_or_default()
    }

    fn mend(&mut self, cx: &mut Context) -> Effects {
        let Answer::Damaged(id) = &self.0.answer else {
            return Vec::new();
        };
        cx.close();
        vec![Effect::Store(Job::Restore(id.clone()))]
    }

    fn delete(&mut self, cx: &mut Context) -> Effects {
        let (now, days) = (cx.session.moment(), cx.session.settings.delete_after_days);
        let job = match &self.0.answer {
            Answer::ForGood(file) => Job::DeleteBinned(file.clone()),
            Answer::Due(ids, _) if self.was_read(cx.session) => Job::Purge(ids.clone(), now, days),
            _ => return Vec::new(),
        };
        cx.close();
        vec![Effect::Store(job)]
    }

    fn keep(&mut self, cx: &mut Context) -> Effects {
        let now = cx.session.moment();
        let (Answer::Due(ids, _), true) = (&self.0.answer, self.was_read(cx.session)) else {
            return Vec::new();
        };
        let Ok(day) = now.civil().date().checked_add(LONGER_DAYS.days()) else {
            return Vec::new();
        };
        cx.close();
        vec![Effect::Store(Job::KeepUntil(ids.clone(), DeleteAfter::On(day), now))]
    }
}

/// Leaves. What waits for a choice between two versions is kept next to the one on disk.
fn leave(session: &Session) -> Effects {
    let waiting = session.documents().filter(|document| document.conflict.is_some());
    let kept = waiting.filter(|document| document.saving.has_unsaved() && !document.journal.is_safe());
    let mut effects: Effects =
        kept.map(|document| Effect::Store(Job::KeepCopy(Box::new(document.appointment.clone())))).collect();
    effects.extend(session.release_and_quit());
    effects
}

fn copy_out(session: &mut Session) -> Effects {
    let unsaved = session.documents().filter(|document| document.saving.has_unsaved());
    let text: Vec<String> = unsaved.map(|document| export::everything(&document.appointment)).collect();
    session.clipboard = text.join("\n");
    let words = match session.reach {
        Clipboard::System => "The notes are on the clipboard of this computer. Paste them somewhere safe.",
        Clipboard::Terminal => {
            "The notes were sent to the clipboard of this terminal. Paste them somewhere safe, and check that they are \
             there: not every terminal allows it."
        }
        Clipboard::None => {
            "The notes could not be copied, as this terminal has no clipboard for other programs. Save them elsewhere."
        }
    };
    session.notice = Some(format!("{words}{}", unsaved_blanks(session)));
    vec![Effect::CopyOut(session.clipboard.clone())]
}

/// Blanks left in the notes being copied; copying goes on all the same.
fn unsaved_blanks(session: &Session) -> String {
    let unsaved = session.documents().filter(|document| document.saving.has_unsaved());
    let notes = unsaved.map(|document| &document.appointment.notes);
    let says = notes.filter_map(|notes| blanks::in_short(notes, &blanks::left(notes)));
    says.flat_map(|says| [" ".to_owned(), says, ".".to_owned()]).collect()
}

impl Part for Message {
    fn draft(&mut self, _: &mut Session) -> Option<String> {
        let Answer::Lost(id, texts) = &self.0.answer else { return None };
        let texts = texts.iter().map(|text| Typed { text: text.clone(), at: 0 });
        draft::write(&(id, texts.collect::<Vec<_>>()))
    }

    fn typed(&mut self, cx: &mut Context) {
        if let Answer::Lost(_, texts) = &self.0.answer {
            cx.session.clipboard = texts.join("\n");
        }
    }

    fn about(&self) -> Option<&Id> {
        if let Answer::Lost(id, _) = &self.0.answer { id.as_ref() } else { None }
    }

    fn scopes(&self, _: &Session) -> Vec<Scope> {
        SCOPE.together()
    }

    fn asks_to_leave(&self) -> bool {
        self.0.asks_to_leave()
    }

    fn spoken(&self, session: &Session) -> Spoken {
        Spoken { about: self.text(session).map(Cow::into_owned).collect(), ..Spoken::titled(&self.0.title) }
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let width = session.size.0.min(70);
        let columns = usize::from(width.saturating_sub(4)).max(1);
        let text: Vec<_> = self.text(session).collect();
        let mut lines = Vec::new();
        for paragraph in &text {
            let rows = Rows::new(paragraph, columns);
            lines.extend((0..rows.len()).map(|row| paragraph.get(rows.range(row)).unwrap_or_default()));
            lines.push("");
        }
        // Where there is little room the words matter more than the space between them.
        if lines.len() + 4 > usize::from(session.size.1) {
            lines.retain(|line| !line.is_empty());
        }
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(3);
        let inside: Rect = window(buffer, centred(session.size, width, height), &self.0.title, theme);
        for (words, row) in lines.into_iter().zip(0..) {
            line(buffer, inside, row, 2, words, theme.plain());
        }
        Some((inside.x + 2, inside.y))
    }
}
