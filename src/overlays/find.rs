//! Find in the open notes as one types, and put other words in the place of those found.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    domain::counted,
    draft,
    effect::Effects,
    msg::{LineAsk, Mouse},
    part::{
        Action, Commands, Context, Field, Part, Row, always, part_rows,
        spoken::{Spoken, answered, write},
    },
    session::{
        Document, Session,
        editing::{can_change, on_document, undo},
        find::{self, NotesPlace},
    },
    text::{EditCommand, Input},
    ui::{
        frame_buffer::FrameBuffer,
        text::{cut, line},
        theme::Theme,
        window::{at_foot, inside, window},
    },
};

const SCOPE: Scope = Scope::text_window("find", "Finding in the notes");

/// Lines inside the window: the words sought, those in their place, and how many there are.
const LINES: usize = 3;

/// The words, where they are, and which of these places is selected.
pub struct Find {
    sought: Input,
    with: Input,
    replacing: bool,
    found: Vec<NotesPlace>,
    here: usize,
    /// Where the cursor was.
    from: NotesPlace,
    replaced: usize,
}

impl Find {
    /// With what is selected, or else with what was sought last, which the first letter typed replaces.
    pub fn open(cx: &mut Context) -> Effects {
        let Some(document) = &cx.session.document else { return Vec::new() };
        let selected = document.selected().filter(|words| !words.contains('\n'));
        let sought = Input::new(selected.unwrap_or(&cx.session.sought));
        let mut find = Self::of(document, sought, Input::default());
        find.sought.edit(EditCommand::SelectAll);
        cx.open(find)
    }

    fn of(document: &Document, sought: Input, with: Input) -> Self {
        let from = document.cursor_place();
        let (found, replacing) = (document.places(sought.text()), false);
        let here = find::first_from(document, &found, &from);
        Self { sought, with, replacing, found, here, from, replaced: 0 }
    }

    fn has_found(&self, _: &Session) -> bool {
        !self.found.is_empty()
    }

    /// Whether the place that is next is on screen and selected: the cursor moves by typing and by steps alone.
    fn is_shown(&self, session: &Session) -> bool {
        let here = self.found.get(self.here);
        on_document(session, |document| here.is_some_and(|here| document.cursor_place() == *here))
    }

    fn can_step(&self, session: &Session) -> bool {
        self.found.len() > usize::from(self.is_shown(session))
    }

    fn can_replace(&self, session: &Session) -> bool {
        self.replacing && self.has_found(session) && can_change(session)
    }

    fn input(&mut self) -> &mut Input {
        if self.replacing { &mut self.with } else { &mut self.sought }
    }

    /// Looks again, for the first place from there on.
    fn look(&mut self, session: &Session, from: &NotesPlace) {
        let Some(document) = &session.document else { return };
        self.found = document.places(self.sought.text());
        self.here = find::first_from(document, &self.found, from);
    }

    /// Selects the place that comes first; where there is none, the cursor goes back to where it was.
    fn show(&self, session: &mut Session) -> Effects {
        find::go_to(session, self.found.get(self.here).unwrap_or(&self.from))
    }

    fn step(&mut self, cx: &mut Context, by: isize) -> Effects {
        let many = self.found.len().max(1);
        if self.is_shown(cx.session) {
            self.here = (self.here + many).saturating_add_signed(by) % many;
        }
        self.remember(cx.session);
        self.show(cx.session)
    }

    fn remember(&self, session: &mut Session) {
        self.sought.text().clone_into(&mut session.sought);
    }

    /// Takes in a change of what is typed; while it is the words sought, the first place is shown.
    fn change(&mut self, cx: &mut Context, change: impl FnOnce(&mut Field)) -> Effects {
        let typed = self.sought.text().to_owned();
        change(&mut Field::Input(self.input()));
        if self.sought.text() == typed {
            return Vec::new();
        }
        let before = self.found.clone();
        let from = self.from.clone();
        self.look(cx.session, &from);
        self.replaced = 0;
        if self.found.is_empty() && before.is_empty() { Vec::new() } else { self.show(cx.session) }
    }

    fn replace(&mut self, cx: &mut Context) -> Effects {
        let Some(place) = self.found.get(self.here).cloned() else { return Vec::new() };
        let mut effects = find::replace(cx.session, &place, self.with.text());
        self.replaced += 1;
        // The words put there are not looked through: they may hold those sought.
        let end = place.range.start + self.with.text().len();
        self.look(cx.session, &NotesPlace { range: end..end, ..place });
        if !self.found.is_empty() {
            effects.extend(self.show(cx.session));
        }
        effects
    }

    fn replace_all(&mut self, cx: &mut Context) -> Effects {
        let (many, effects) = find::replace_all(cx.session, self.sought.text(), self.with.text());
        self.replaced = many;
        let from = self.from.clone();
        self.look(cx.session, &from);
        effects
    }

    fn undo(&mut self, cx: &mut Context) -> Effects {
        let effects = undo(cx.session);
        self.replaced = 0;
        if let Some(from) = cx.session.document.as_ref().map(Document::cursor_place) {
            self.look(cx.session, &from);
        }
        effects
    }

    /// How many places there are and where the selected one is, or what was done.
    fn says(&self, session: &Session) -> String {
        let done = match self.replaced {
            0 => String::new(),
            many => {
                let undo = session.keys.fill("{key:find.undo}");
                format!("Replaced {}; {undo} undoes it. ", counted(many, "time"))
            }
        };
        let Some(place) = self.found.get(self.here) else {
            let none = match (self.sought.text().is_empty(), self.replaced) {
                (true, _) => "Type what to look for.",
                (false, 0) => "Not in these notes.",
                _ => "None left.",
            };
            return done + none;
        };
        let label = session.document.as_ref().map(|document| document.appointment.notes.label(place.field));
        format!("{done}{} of {} · {}", self.here + 1, self.found.len(), label.unwrap_or_default())
    }

    /// At the foot, or at the top where that would be over what was found.
    fn area(session: &Session) -> Rect {
        let foot = at_foot(session.size, LINES);
        let hidden = |document: &Document| {
            document.sheet.lines_below(&document.appointment.notes) < usize::from(foot.height)
        };
        if on_document(session, hidden) { Rect { y: 0, ..foot } } else { foot }
    }
}

impl Commands for Find {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "find.replace" ["Enter"], "Replace this match and go to the next", Some((1, "replace")), Self::can_replace,
            Self::replace;
        "find.next" ["↓", "Enter"], "Next match in the notes", Some((2, "next")), Self::can_step,
            |find, cx| find.step(cx, 1);
        "find.previous" ["↑", "Shift-Enter"], "Previous match in the notes", None, Self::can_step,
            |find, cx| find.step(cx, -1);
        "find.switch" ["Tab", "Shift-Tab"], "To the replacement, and back", Some((3, "replace with")),
            |_, session| can_change(session), |find, cx| {
                find.replacing ^= true;
                find.remember(cx.session);
                Vec::new()
            };
        "find.replace_all" ["Ctrl-R"], "Replace these words everywhere in the notes, as one step of undo",
            Some((4, "replace all")), Self::can_replace, Self::replace_all;
        "find.undo" ["Ctrl-Z"], "Undo the last replacement", Some((5, "undo")),
            |find, session| find.replaced > 0 && can_change(session), Self::undo;
        "find.in_all" ["Ctrl-F", "Ctrl-/", "Ctrl-7"], "Find these words in all notes, phrases and resources",
            Some((6, "in all notes")), always, |find, cx| {
                find.remember(cx.session);
                cx.act(Action::FindEverywhere(find.sought.text().to_owned()))
            };
        "find.close" ["Esc"], "Back to the notes, where the words are", Some((7, "close")), always, |find, cx| {
                find.remember(cx.session);
                cx.close()
            };
    }];

    fn reopen(session: &Session, state: &str) -> Option<Self> {
        let (sought, with, replacing) = draft::read(state)?;
        Some(Self { replacing, ..Self::of(session.document.as_ref()?, sought, with) })
    }
}

impl Part for Find {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        SCOPE.together()
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        Some(Field::Input(self.input()))
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        if self.replacing { self.with.selected() } else { self.sought.selected() }
    }

    fn insert(&mut self, cx: &mut Context, text: &str) -> Effects {
        self.change(cx, |field| field.insert(text))
    }

    fn paste(&mut self, cx: &mut Context, text: &str) -> Effects {
        self.change(cx, |field| field.paste(text))
    }

    fn edit(&mut self, cx: &mut Context, command: EditCommand) -> Effects {
        self.change(cx, |field| {
            field.edit(command);
        })
    }

    fn draft(&mut self, _: &mut Session) -> Option<String> {
        draft::write(&(&self.sought, &self.with, self.replacing))
    }

    /// Words sought are no reason to stay.
    fn saves_itself(&self) -> bool {
        true
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        let inside = window(buffer, Self::area(session), "Find in these notes", theme);
        let lines = [("Find:         ", &self.sought, false), ("Replace with: ", &self.with, true)];
        let mut cursor = None;
        for ((title, input, replacing), y) in lines.into_iter().zip(0..) {
            let here = replacing == self.replacing;
            let start = line(buffer, inside, y, 2, title, if here { theme.here() } else { theme.dim() });
            let (words, column) = input.window(usize::from(inside.right().saturating_sub(start + 2)));
            line(buffer, inside, y, start - inside.x, words, theme.plain());
            if here {
                cursor = Some((start + u16::try_from(column).unwrap_or_default(), inside.y + y));
            }
        }
        let says = self.says(session);
        line(buffer, inside, 2, 2, &cut(&says, usize::from(inside.width.saturating_sub(4))), theme.plain());
        cursor
    }

    fn spoken(&self, session: &Session) -> Spoken {
        let mut spoken = Spoken::titled("Find in these notes.");
        spoken.offer(answered("Find", self.sought.text()));
        spoken.offer(answered("Replace with", self.with.text()));
        spoken.here = Some(usize::from(self.replacing));
        let says = self.says(session).replace(" · ", ", ");
        let around =
            self.found.get(self.here).zip(session.document.as_ref()).and_then(|(place, document)| {
                let text = &document.appointment.notes.get(place.field).text;
                let before = text.get(..place.range.start)?;
                text.get(before.rfind('\n').map_or(0, |end| end + 1)..)?.lines().next()
            });
        spoken.about.push(around.map(|line| format!("{says}: {line}")).unwrap_or(says));
        spoken
    }

    fn answer_line(&mut self, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
        self.replacing = line > 0 && can_change(cx.session);
        self.change(cx, |field| {
            write(field, &ask);
        })
    }

    /// A click goes to a line of the window.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let inside = inside(Self::area(cx.session));
        if mouse == Mouse::Press && inside.contains(at) && at.y < inside.y + 2 {
            self.replacing = at.y > inside.y && can_change(cx.session);
        }
        Vec::new()
    }
}
