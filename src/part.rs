//! A pane or an overlay, as the rest of the program knows it: one type with its state, rows, text, view
//! and mouse. It never names another part: what concerns others it asks for with an [`Action`].

pub mod area;
pub mod form;
pub mod list;
pub mod spoken;

use std::{
    any::{Any, TypeId},
    ops::Range,
};

use jiff::civil::Date;
use ratatui::layout::Position;

use crate::{
    command::{Info, Place, Scope},
    domain::{
        Appointment, ConsultationPhase, Country, Details, HandoutKind, Id, abbreviation::ExpandedAbbreviation,
    },
    draft,
    effect::{Effects, Reply},
    msg::{LineAsk, Mouse},
    session::{
        Session,
        conflicts::{Outcome, Versions},
        dialog::Dialog,
        find::Arrival,
        handout::WayOut,
    },
    text::{Area, EditCommand, Input, Typed},
    ui::{frame::Frame, frame_buffer::FrameBuffer, theme::Theme},
};

use spoken::Spoken;

/// A command of a part and its deed.
pub struct Row<P: ?Sized> {
    pub info: Info,
    pub works: fn(&P, &Session) -> bool,
    pub run: fn(&mut P, &mut Context) -> Effects,
}

/// Rows that share a group and a scope: name, keys, title, bar, works, run.
macro_rules! part_rows {
    ($group:expr, $scope:expr;
     $( $name:literal $keys:expr, $title:literal, $bar:expr, $works:expr, $run:expr; )+) => {
        &[$( $crate::part::Row {
            info: $crate::command::Info::new($name, &$keys, $title, $group, $scope, $bar),
            works: $works,
            run: $run,
        }, )+]
    };
}
pub(crate) use part_rows;

/// For rows that always work where their keys are live.
#[must_use]
pub const fn always<P>(_: &P, _: &Session) -> bool {
    true
}

/// The state that parts share, and the actions a part asks for.
pub struct Context<'a> {
    pub session: &'a mut Session,
    pub place: Place,
    pub actions: Vec<Action>,
}

/// Something that concerns more than the part that asks for it. Carried out in order, once it is done.
pub enum Action {
    Open(Box<dyn AnyPart>),
    /// Close what lies over the screen.
    Close,
    Go(Place),
    /// Show something to read or to answer.
    Show(Dialog),
    /// Ask for another file to save the notes to.
    AskForFile,
    /// Compare two versions of an appointment.
    Compare(Box<Versions>),
    /// Go to the list of appointments; blanks that are left are said first.
    Home,
    Compared(Outcome),
    OpenAppointment(Id),
    OpenSample,
    /// Show the appointments of a list that was pasted, before they are made.
    PreviewClinic(String),
    /// Begin a new appointment, which is being written at this moment.
    Begin(Box<Appointment>),
    /// Ask for the details of a new appointment with the notes of an earlier one.
    CopyForward(Id, Details),
    /// Ask for other details of an appointment.
    ChangeDetails(Id, Details),
    /// Go to the phrases.
    Phrases,
    /// Go to the place to reflect in.
    Reflect,
    /// Save everything and leave the program.
    Quit,
    /// Ask to which appointment the phrase of that ID is to be pinned.
    PickAppointment(String),
    /// Ask which of several abbreviations to write out in place of what was typed from that dot on.
    PickSnippet(usize, Vec<ExpandedAbbreviation>),
    /// Offer what can be chosen for the blank at that place of the notes.
    OfferChoices(Range<usize>),
    /// Write an abbreviation out in place of what was typed of it, from its dot up to the cursor.
    WriteOut(usize, String),
    /// Go to the next blank of the notes, or with `false` to the one before.
    ToBlank(bool),
    /// Show the help numbers of that country.
    Country(Country),
    /// Go to the brief; blanks that are left are said first.
    Brief,
    /// Read the list of appointments, if it is not on its way.
    ReadLibrary,
    /// The list of appointments changed.
    ListChanged,
    /// Change my words for that phrase.
    ChangePhrase(String),
    /// Pin the chosen phrase to that appointment, or unpin it.
    PinTo(Id),
    /// Show suggestions for the unknown word at that place of the text the cursor is in.
    AboutWord(Range<usize>),
    /// Let go of my words for the phrase, of which nothing is left.
    SuggestedWords,
    /// Take that page of the open appointment, or of the guide in use, out of the program.
    TakeOut(HandoutKind, Option<WayOut>),
    /// Show that page of the open appointment.
    ShowPage(HandoutKind),
    /// Ask which fields go on the page for a colleague.
    ChooseShared,
    /// Take the briefs of all appointments of that day out of the program.
    TakeOutDay(Date),
    /// Look for words in everything.
    FindEverywhere(String),
    /// Have the store look for words in all notes.
    Search(String),
    /// Open an appointment at a place of its notes.
    OpenAt(Arrival),
    /// Show that phrase.
    ShowPhrase(String),
    /// Ask for a phrase of one's own, at first for that principle and moment.
    AddPhrase(String, ConsultationPhase),
    /// A phrase of that ID was added.
    PhraseAdded(String),
    /// Show every wording of that phrase.
    Wordings(String),
    /// Use these words for that phrase, or without any the suggested ones; they are of somebody.
    TakeWords(String, Option<String>, String),
    /// Open my words for that phrase with these below them.
    MergeWords(String, String),
    /// Show the resources that hold these words.
    Resources(String),
    /// Run the command of that name.
    Run(&'static str),
}

impl Context<'_> {
    /// Opens a window, in place of the one that is open.
    pub fn open(&mut self, overlay: impl Commands) -> Effects {
        self.actions.push(Action::Open(Box::new(overlay)));
        Vec::new()
    }

    /// Asks for something that concerns more than this part.
    pub fn act(&mut self, action: Action) -> Effects {
        self.actions.push(action);
        Vec::new()
    }

    /// Shows sentences under a title, to read.
    pub fn tell(&mut self, title: &str, text: Vec<String>) -> Effects {
        self.act(Action::Show(Dialog::read(title, text)))
    }

    /// Closes the window that is open.
    pub fn close(&mut self) -> Effects {
        self.actions.push(Action::Close);
        Vec::new()
    }

    /// Goes to a screen.
    pub fn go(&mut self, place: Place) -> Effects {
        self.actions.push(Action::Go(place));
        Vec::new()
    }

    /// Says a sentence above the key bar.
    pub fn say(&mut self, notice: impl Into<String>) -> Effects {
        self.session.notice = Some(notice.into());
        Vec::new()
    }
}

/// The text that has the focus, to change it.
pub enum Field<'a> {
    Input(&'a mut Input),
    Area(&'a mut Area),
}

impl Field<'_> {
    /// Types at the cursor.
    pub fn insert(&mut self, text: &str) {
        match self {
            Self::Input(input) => input.insert(text),
            Self::Area(area) => area.insert(text),
        }
    }

    /// Puts in what was pasted.
    pub fn paste(&mut self, text: &str) {
        match self {
            Self::Input(input) => input.insert(text),
            Self::Area(area) => area.paste(text),
        }
    }

    fn typed(&self) -> Typed {
        match self {
            Self::Input(input) => Typed { text: input.text().to_owned(), at: input.caret().at },
            Self::Area(area) => Typed { text: area.text().to_owned(), at: area.caret().at },
        }
    }

    /// Does what a typing key asks for; `true` if the text may have changed.
    pub fn edit(&mut self, command: EditCommand) -> bool {
        match self {
            Self::Input(input) => input.edit(command),
            Self::Area(area) => area.edit(command),
        }
        !matches!(command, EditCommand::Go(..) | EditCommand::SelectAll)
    }
}

/// A pane or an overlay.
pub trait Part {
    /// Where its keys are live, nearest first.
    fn scopes(&self, session: &Session) -> Vec<Scope>;

    /// The text that has the focus.
    fn field<'a>(&'a mut self, _session: &'a mut Session) -> Option<Field<'a>> {
        None
    }

    /// The text of several lines that has the focus.
    fn area<'a>(&'a self, _session: &'a Session) -> Option<&'a Area> {
        None
    }

    /// The selected text.
    fn selected<'a>(&'a self, _session: &'a Session) -> Option<&'a str> {
        None
    }

    /// Follows what was typed or where the cursor went.
    fn typed(&mut self, _cx: &mut Context) {}

    /// Types at the cursor.
    fn insert(&mut self, cx: &mut Context, text: &str) -> Effects {
        if let Some(mut field) = self.field(cx.session) {
            field.insert(text);
            self.typed(cx);
        }
        Vec::new()
    }

    /// Puts in what was pasted.
    fn paste(&mut self, cx: &mut Context, text: &str) -> Effects {
        if let Some(mut field) = self.field(cx.session) {
            field.paste(text);
            self.typed(cx);
        }
        Vec::new()
    }

    /// Does what a typing key asks for.
    fn edit(&mut self, cx: &mut Context, command: EditCommand) -> Effects {
        if let Some(mut field) = self.field(cx.session) {
            field.edit(command);
            self.typed(cx);
        }
        Vec::new()
    }

    /// Takes the next answer of the line that is chosen, or with -1 the one before.
    fn turn(&mut self, _cx: &mut Context, _by: isize) -> Effects {
        Vec::new()
    }

    /// Text typed into the notes below a popup: what that leads to if the popup takes it. Else the popup
    /// closes and the text goes to the notes.
    fn typed_below(&mut self, _cx: &mut Context, _text: &str) -> Option<Effects> {
        None
    }

    /// Whether the next character of a burst must be taken in by itself, because it does more than type.
    fn takes_singly(&self, _session: &Session, _rest: &str) -> bool {
        false
    }

    /// Whether the notes below keep the focus while it is open.
    fn types_below(&self) -> bool {
        false
    }

    /// Whether it asks whether to leave with something unsaved.
    fn asks_to_leave(&self) -> bool {
        false
    }

    /// State with text that is not on disk, to be written down and offered again after a kill: by itself the
    /// text with the focus. A part that has more than one text gives all its answers, and goes on from them in
    /// [`Commands::reopen`].
    fn draft(&mut self, session: &mut Session) -> Option<String> {
        let typed = self.field(session)?.typed();
        if typed.text.is_empty() { None } else { draft::write(&typed) }
    }

    /// Whether that is saved when one leaves, without being done first.
    fn saves_itself(&self) -> bool {
        false
    }

    /// The appointment that is about, where it is another than the one below.
    fn about(&self) -> Option<&Id> {
        None
    }

    /// Goes on with what was being typed, if it can make anything of that. What is typed next takes its place,
    /// for it was typed a while ago.
    fn resume(&mut self, cx: &mut Context, state: &str) -> Option<Effects> {
        let typed: Typed = draft::read(state)?;
        let mut field = self.field(cx.session)?;
        field.edit(EditCommand::SelectAll);
        field.paste(&typed.text);
        field.edit(EditCommand::SelectAll);
        self.typed(cx);
        Some(Vec::new())
    }

    /// Takes in an answer of the store; `false` if it is none of its own.
    fn on_reply(&mut self, _cx: &mut Context, _reply: &Reply) -> bool {
        false
    }

    /// The areas of the screen, for a pane.
    fn frame(&self, _session: &Session) -> Option<Frame> {
        None
    }

    /// Shown above the key bar where there is no notice.
    fn remark<'a>(&'a self, _session: &'a Session) -> Option<&'a str> {
        None
    }

    /// Fits to the screen what is laid out in advance, while it is in front.
    fn refit(&mut self, _session: &mut Session) {}

    /// Draws it; returns where the cursor is.
    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)>;

    /// Itself line by line.
    fn spoken(&self, session: &Session) -> Spoken {
        spoken::unspoken(self, session)
    }

    /// Does something with one of the lines that a number chooses, counted from 0.
    fn answer_line(&mut self, cx: &mut Context, _line: usize, ask: LineAsk) -> Effects {
        spoken::answer_text(self, cx, &ask)
    }

    /// The mouse did something at a place of the screen.
    fn mouse(&mut self, _cx: &mut Context, _mouse: Mouse, _at: Position) -> Effects {
        Vec::new()
    }
}

/// The commands of a part.
pub trait Commands: Part + Sized + 'static {
    const ROWS: &'static [&'static [Row<Self>]];
    /// Rows of other places that open it.
    const OPENINGS: &'static [Row<()>] = &[];

    /// Opened once more in the state that [`Part::draft`] gave, if it gave more than a text.
    fn reopen(_: &Session, _state: &str) -> Option<Self> {
        None
    }
}

/// A row of a part.
#[derive(Clone, Copy)]
pub struct RowId {
    part: TypeId,
    row: usize,
}

/// The name of a part: the ID of its own scope.
fn name<P: Commands>() -> &'static str {
    P::ROWS.iter().copied().flatten().next().map_or("", |row| row.info.scope.id())
}

/// A part behind its rows.
pub trait AnyPart: Part + Any {
    fn name(&self) -> &'static str;

    /// Whether that row is its own and would do something.
    fn works(&self, session: &Session, id: RowId) -> bool;

    /// Does what that row is for.
    fn run(&mut self, cx: &mut Context, id: RowId) -> Effects;
}

/// A row of this part, if it is one of its own.
fn row<P: Commands>(id: RowId) -> Option<&'static Row<P>> {
    P::ROWS.iter().copied().flatten().nth(id.row).filter(|_| id.part == TypeId::of::<P>())
}

impl<P: Commands> AnyPart for P {
    fn name(&self) -> &'static str {
        name::<P>()
    }

    fn works(&self, session: &Session, id: RowId) -> bool {
        row::<P>(id).is_some_and(|row| (row.works)(self, session))
    }

    fn run(&mut self, cx: &mut Context, id: RowId) -> Effects {
        row::<P>(id).map(|row| (row.run)(self, cx)).unwrap_or_default()
    }
}

/// A part as the keymap knows it.
pub struct Entry {
    pub name: fn() -> &'static str,
    pub reopen: fn(&Session, &str) -> Option<Box<dyn AnyPart>>,
    pub rows: fn() -> Vec<(&'static Info, RowId)>,
    pub openings: &'static [Row<()>],
}

impl Entry {
    /// The entry of a part.
    #[must_use]
    pub const fn of<P: Commands>() -> Self {
        Self {
            name: name::<P>,
            reopen: |session, state| Some(Box::new(P::reopen(session, state)?)),
            rows: || {
                let id = |row| RowId { part: TypeId::of::<P>(), row };
                P::ROWS.iter().copied().flatten().enumerate().map(|(at, row)| (&row.info, id(at))).collect()
            },
            openings: P::OPENINGS,
        }
    }
}
