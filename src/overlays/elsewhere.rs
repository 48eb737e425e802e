//! Asks for a file of the person's choice, for notes that cannot be saved where they belong.

use std::borrow::Cow;

use crate::{
    command::{Group, Scope},
    effect::{Effect, Effects, Job, Reply},
    part::{Action, Commands, Context, Field, Part, Row, always, part_rows, spoken::Spoken},
    session::{Session, dialog::Dialog},
    text::{Input, Rows},
    ui::{
        frame_buffer::FrameBuffer,
        text::line,
        theme::Theme,
        window::{centred, window},
    },
};

const TITLE: &str = "Save the notes to another file";
const HINT: &str = "A memory stick or another drive will do. {key:elsewhere.save} saves there.";

const SCOPE: Scope = Scope::text_window("elsewhere", "Saving to another file");

/// The question.
pub struct Elsewhere {
    pub file: Input,
    pub refusal: Option<String>,
}

impl Elsewhere {
    fn says(&self, session: &Session) -> Cow<'_, str> {
        session.keys.fill(self.refusal.as_deref().unwrap_or(HINT))
    }

    /// Offers a file.
    #[must_use]
    pub fn new(file: &str) -> Self {
        Self { file: Input::new(file), refusal: None }
    }

    fn save(&mut self, cx: &mut Context) -> Effects {
        let file = self.file.text().trim();
        if file.is_empty() {
            return Vec::new();
        }
        let unsaved = cx.session.documents().filter(|document| document.saving.has_unsaved());
        let notes = unsaved.map(|document| Box::new(document.appointment.clone()));
        // Each has a file of its own; all but the first end in their ID.
        let files = (0..).zip(notes).map(|(at, notes)| {
            let file = if at == 0 { file.to_owned() } else { format!("{file}-{}", notes.id.short()) };
            Effect::Store(Job::SaveElsewhere(notes, file))
        });
        files.collect()
    }
}

impl Commands for Elsewhere {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "elsewhere.save" ["Enter"], "Save the notes to this file", Some((1, "save there")), always, Self::save;
        "elsewhere.close" ["Esc"], "Save nothing elsewhere", Some((2, "close")), always,
            |_, cx| cx.act(Action::Show(Dialog::ways_out(cx.session)));
    }];
}

impl Part for Elsewhere {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        SCOPE.together()
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        Some(Field::Input(&mut self.file))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.file.selected()
    }

    fn on_reply(&mut self, cx: &mut Context, reply: &Reply) -> bool {
        match reply {
            Reply::SavedElsewhere(file, Ok(())) => {
                cx.say(format!(
                    "The notes are in {file} as well. Foreword keeps trying to save them where they belong."
                ));
                cx.close();
            }
            Reply::SavedElsewhere(_, Err(error)) => self.refusal = Some(error.sentence.clone()),
            _ => return false,
        }
        true
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let mut spoken = Spoken::titled(TITLE);
        spoken.offer(format!("File: {}", self.file.text()));
        spoken.about.push(self.says(session).into_owned());
        spoken
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let inside = window(buffer, centred(session.size, 76, 9), TITLE, theme);
        let start = line(buffer, inside, 0, 2, "File: ", theme.dim());
        let (words, column) = self.file.window(usize::from(inside.right().saturating_sub(start + 2)));
        line(buffer, inside, 0, start - inside.x, words, theme.heading());
        let says = self.says(session);
        let style = if self.refusal.is_some() { theme.error() } else { theme.dim() };
        let rows = Rows::new(&says, usize::from(inside.width.saturating_sub(4)).max(1));
        for (row, at) in (0..rows.len()).zip(2..) {
            line(buffer, inside, at, 2, says.get(rows.range(row)).unwrap_or_default(), style);
        }
        Some((start + u16::try_from(column).unwrap_or_default(), inside.y))
    }
}
