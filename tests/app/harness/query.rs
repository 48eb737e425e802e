//! What a test asks of the app, and what it arranges beforehand, without a word about how the app holds it.

use std::{borrow::Cow, sync::Arc};

use foreword::{
    app::bar,
    app::cover,
    app::drafts,
    app::keymap::{self, Command},
    app::model::Model,
    app::program::{self, Flow},
    app::view::view,
    command::{Keys, Place, Scope},
    content,
    domain::{
        Appointment, Binned, Comparison, FieldId, Guide, Id, Notes, Opened, PhraseReview, PhraseSet,
        Resources, Settings, Summary, Take, Team, Wording, balance::BalanceFinding,
    },
    effect::Effects,
    key::Key,
    overlays::{palette::Palette, spelling::SpellingSuggestions, starters::StarterList},
    panes::phrases::{self, Mode, PhraseRow},
    part::{Part, list::ListWindow},
    session::{
        Document, Side,
        conflicts::{Purpose, Titles, Versions},
        editing,
        guide_side::Item,
        phrase_sync,
        sheet::Sheet,
    },
    text::{Area, Caret},
    ui::frame_buffer::FrameBuffer,
};
use jiff::{Timestamp, Zoned};

use super::App;

/// The whole screen.
impl App {
    pub(crate) fn size(&self) -> (u16, u16) {
        self.model.size
    }

    pub(crate) fn place(&self) -> Place {
        self.model.place
    }

    pub(crate) fn layout(&self) -> foreword::panes::prepare::areas::Areas {
        foreword::panes::prepare::areas::areas(&self.model.session)
    }

    pub(crate) fn draw(&self, frame_buffer: &mut FrameBuffer) -> Option<(u16, u16)> {
        view(&self.model, frame_buffer)
    }

    pub(crate) fn set_colour(&mut self, colour: bool) {
        self.model.colour = colour;
    }

    /// As it is shown.
    pub(crate) fn notice(&self) -> Option<Cow<'_, str>> {
        self.model.notice.as_deref().map(|says| self.model.keys.fill(says))
    }

    pub(crate) fn set_notice(&mut self, notice: &str) {
        self.model.notice = Some(notice.to_owned());
    }

    /// The folder that pages are written to.
    pub(crate) fn set_pages(&mut self, folder: &std::path::Path) {
        folder.to_str().unwrap().clone_into(&mut self.model.pages);
    }

    pub(crate) fn clipboard(&self) -> &str {
        &self.model.clipboard
    }

    /// What is being typed outside the notes, wherever that is.
    pub(crate) fn drafted(&mut self) -> Vec<String> {
        let Model { overlay, session, home, phrases, reflect, .. } = &mut self.model;
        let overlay = overlay.as_mut().and_then(|part| part.draft(session));
        let panes = [home.draft(session), phrases.draft(session), reflect.draft(session)];
        panes.into_iter().chain([overlay]).flatten().collect()
    }

    /// Whether something is being typed in a window.
    pub(crate) fn is_typing(&self) -> bool {
        drafts::is_typing(&self.model)
    }

    pub(crate) fn team(&self) -> &Team {
        &self.model.session.team
    }

    pub(crate) fn resources(&self) -> &Resources {
        &self.model.session.resources
    }

    pub(crate) fn is_covered(&self) -> bool {
        self.model.cover.on
    }

    pub(crate) fn awaits_frame(&self) -> bool {
        self.model.cover.awaits_frame()
    }

    pub(crate) fn cover_words(&self) -> [String; 2] {
        cover::words(&self.model)
    }

    /// When the cover comes by itself.
    pub(crate) fn covers_at(&self) -> Option<Timestamp> {
        self.model.cover.deadline(self.model.settings.cover_after_minutes)
    }
}

/// Time, and what goes on behind the screen.
impl App {
    pub(crate) fn now(&self) -> &Zoned {
        &self.model.now
    }

    pub(crate) fn set_clock(&mut self, now: &str) {
        self.model.now = now.parse().unwrap();
    }

    /// When the app wants to be woken.
    pub(crate) fn deadline(&self) -> Option<Timestamp> {
        self.model.deadline()
    }

    pub(crate) fn has_unsaved(&self) -> bool {
        self.model.has_unsaved()
    }

    /// An appointment is being read.
    pub(crate) fn is_loading(&self) -> bool {
        self.model.loading.is_some()
    }

    /// How many appointments are still being saved that were left.
    pub(crate) fn in_background(&self) -> usize {
        self.model.background.len()
    }

    /// As before the list was read.
    pub(crate) fn forget_list(&mut self) {
        self.model.session.library = None;
        self.model.home = foreword::panes::home::HomePane::default();
    }

    /// Starts once more with all that is in memory.
    pub(crate) fn begin_again(&mut self) {
        program::begin(&mut self.model, &mut self.world, foreword::app::program::Start::Home, (80, 24));
    }

    pub(crate) fn carry_out(&mut self, effects: Effects) -> &mut Self {
        if program::carry_out(&mut self.model, &mut self.world, effects) == Flow::Quit {
            self.flow = Flow::Quit;
        }
        self
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.model.settings
    }

    pub(crate) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.model.settings);
    }

    pub(crate) fn has_dictionary(&self) -> bool {
        self.model.spelling.is_some()
    }

    pub(crate) fn wording(&self) -> &Wording {
        &self.model.wording
    }

    pub(crate) fn kept_words(&self) -> &[String] {
        &self.model.kept_words
    }

    pub(crate) fn set_kept_words(&mut self, rows: &[&str]) {
        self.model.kept_words = rows.iter().map(|&row| row.to_owned()).collect();
    }
}

/// Commands and overlays.
impl App {
    pub(crate) fn scopes(&self) -> Vec<Scope> {
        self.model.scopes()
    }

    pub(crate) fn works(&self, command: &Command) -> bool {
        command.works(&self.model)
    }

    pub(crate) fn key_bar(&self, width: u16) -> Vec<bar::Key<'_>> {
        bar::keys(&self.model, width)
    }

    /// The keys that hold.
    pub(crate) fn keys(&self) -> &Keys {
        &self.model.keys
    }

    /// The command that a key calls for here.
    pub(crate) fn behind(&self, key: Key) -> Option<&'static str> {
        keymap::find(&self.model, &self.model.scopes(), key).map(|command| command.name)
    }

    /// The names of the commands that work here, by key or in the menu.
    pub(crate) fn live_commands(&self) -> Vec<&'static str> {
        let of_page = keymap::page_menu(&self.model).map(|(_, commands)| commands).unwrap_or_default();
        keymap::live(&self.model)
            .map(|command| command.name)
            .chain(of_page.iter().map(|one| one.name))
            .collect()
    }

    /// The names of the commands in the palette.
    pub(crate) fn palette(&self) -> Vec<&'static str> {
        let palette = self.window::<ListWindow<Palette>>();
        palette.list.shown.iter().filter_map(|row| Some(row.command()?.name)).collect()
    }

    /// With those that move, which are folded away at first.
    pub(crate) fn palette_in_full(&mut self) -> Vec<&'static str> {
        let palette = self.window::<ListWindow<Palette>>();
        if let Some(fold) = palette.list.shown.iter().position(|row| row.command().is_none()) {
            (0..fold).for_each(|_| {
                self.press("↓");
            });
            self.press("Enter");
        }
        self.palette()
    }

    pub(crate) fn overlay_name(&self) -> Option<&'static str> {
        self.overlay_state().map(|(name, _)| name)
    }

    pub(crate) fn chosen_starter(&self) -> &'static str {
        let starters = self.window::<ListWindow<StarterList>>();
        starters.list.chosen().unwrap().name
    }

    /// The window that is open, which must be of that kind.
    fn window<T: 'static>(&self) -> &T {
        let Some(part) = &self.model.overlay else { panic!("no window is open") };
        let part: &dyn std::any::Any = &**part;
        part.downcast_ref().expect("another window is open")
    }

    /// What may have been meant by the unknown word.
    pub(crate) fn suggestions(&self) -> Vec<String> {
        self.window::<ListWindow<SpellingSuggestions>>()
            .list
            .shown
            .iter()
            .map(|one| one.word.clone())
            .collect()
    }
}

/// The appointment that is open.
impl App {
    fn document(&self) -> &Document {
        self.model.document.as_ref().expect("an appointment is open")
    }

    fn document_mut(&mut self) -> &mut Document {
        self.model.document.as_mut().expect("an appointment is open")
    }

    pub(crate) fn is_open(&self) -> bool {
        self.model.document.is_some()
    }

    pub(crate) fn is_sample(&self) -> bool {
        self.model.document.as_ref().is_some_and(Document::is_sample)
    }

    pub(crate) fn open(&mut self, id: Id) {
        let _ = foreword::app::opening::open(&mut self.model, id);
    }

    pub(crate) fn begin_opened(&mut self, opened: Opened) {
        let _ = foreword::app::opening::begin_opened(&mut self.model, opened);
    }

    pub(crate) fn take_version(&mut self, version: Appointment) {
        let _ = foreword::app::opening::take_version(&mut self.model, version);
    }

    pub(crate) fn set_read_only(&mut self, reason: &str) {
        self.document_mut().read_only = Some(reason.to_owned());
    }

    pub(crate) fn appointment(&self) -> &Appointment {
        &self.document().appointment
    }

    pub(crate) fn notes(&self) -> &Notes {
        &self.appointment().notes
    }

    /// What is in a field, by its name.
    pub(crate) fn text(&self, field: &str) -> &str {
        let field = FieldId::named(field).unwrap_or_else(|| panic!("no field {field}"));
        &self.notes().get(field).text
    }

    pub(crate) fn choice_names(&self) -> Vec<&str> {
        self.notes().options.choices.0.iter().map(|choice| choice.name.text.as_str()).collect()
    }

    /// What may be uneven about the choices.
    pub(crate) fn balance(&self) -> &[BalanceFinding] {
        &self.document().balance
    }

    pub(crate) fn can_undo(&self) -> bool {
        self.document().history.can_undo()
    }
}

/// Where the cursor is.
impl App {
    pub(crate) fn side(&self) -> Side {
        self.document().side
    }

    /// The page of the notes as it is laid out.
    pub(crate) fn sheet(&self) -> &Sheet {
        &self.document().sheet
    }

    pub(crate) fn focus(&self) -> FieldId {
        self.sheet().field()
    }

    /// The name of the field.
    pub(crate) fn field(&self) -> String {
        self.focus().name()
    }

    pub(crate) fn field_text(&self) -> &str {
        self.document().text()
    }

    pub(crate) fn caret(&self) -> Caret {
        self.sheet().caret
    }

    pub(crate) fn selected(&self) -> Option<&str> {
        self.document().selected()
    }

    pub(crate) fn choice(&self) -> Option<usize> {
        self.document().choice()
    }

    pub(crate) fn row(&self) -> Option<usize> {
        self.document().row()
    }

    /// Turns to a field as a finding does.
    pub(crate) fn go_to(&mut self, field: FieldId) {
        let _ = editing::go_to(&mut self.model, field);
    }

    /// Puts the cursor at the start of a field of this page, and nothing else.
    pub(crate) fn go_to_cell(&mut self, field: FieldId) {
        let document = self.document_mut();
        document.sheet.go_to(&document.appointment.notes, field);
    }

    pub(crate) fn go_to_offset(&mut self, field: FieldId, at: usize) {
        let document = self.document_mut();
        document.sheet.go_to_offset(&document.appointment.notes, field, at);
    }
}

/// The guide.
impl App {
    pub(crate) fn guide(&self) -> Arc<Guide> {
        self.model.guide()
    }

    pub(crate) fn principle(&self) -> usize {
        self.document().guide.principle
    }

    /// The prompt or phrase chosen, counted from the top of the principle.
    pub(crate) fn guide_item(&self) -> usize {
        self.document().guide.item
    }

    pub(crate) fn is_at_phrase(&self) -> bool {
        matches!(self.document().guide.chosen(&self.guide()), Some(Item::Phrase(_)))
    }

    pub(crate) fn show_principle(&mut self, principle: usize) {
        self.document_mut().guide.go_to(content::guide(), principle, None);
    }
}

/// Phrases.
impl App {
    pub(crate) fn mine(&self) -> &PhraseSet {
        &self.model.phrasebook.mine
    }

    pub(crate) fn other_sets(&self) -> &[PhraseSet] {
        &self.model.phrasebook.others
    }

    pub(crate) fn add_set(&mut self, set: PhraseSet) {
        self.model.phrasebook.others.push(set);
    }

    /// Puts a phrase into my set without a word to the disk.
    pub(crate) fn put_phrase(&mut self, phrase: PhraseReview) {
        self.model.phrasebook.mine.put(phrase);
    }

    /// Changes my set as every command does.
    pub(crate) fn change_phrases(&mut self, change: impl FnOnce(&mut PhraseSet)) -> &mut Self {
        let effects = phrase_sync::change(&mut self.model, change);
        self.carry_out(effects)
    }

    /// As if the disk had not told yet which phrases are mine.
    pub(crate) fn forget_phrases(&mut self) {
        self.model.phrasebook.mine = PhraseSet::default();
        self.model.phrase_sync = <_>::default();
    }

    pub(crate) fn set_phrases_read_only(&mut self, reason: &str) {
        self.model.phrase_sync.read_only = Some(reason.to_owned());
    }

    pub(crate) fn phrases_saved(&self) -> String {
        self.model.phrase_sync.saving.words(&self.model.now)
    }

    pub(crate) fn phrase_rows(&self) -> &[PhraseRow] {
        &self.model.phrases.rows
    }

    pub(crate) fn phrase_mode(&self) -> &Mode {
        &self.model.phrases.mode
    }

    /// What is being typed about a phrase.
    pub(crate) fn phrase_area(&self) -> Option<&Area> {
        self.model.phrase_editor.as_ref().map(|one| &one.area)
    }

    pub(crate) fn phrases_found_by(&self) -> &str {
        self.model.phrases.find.text()
    }

    pub(crate) fn chosen_phrase(&self) -> &str {
        phrases::chosen(&self.model.phrases, &self.model.session).map_or("", |(_, phrase)| &phrase.id)
    }
}

/// The list of appointments, the bin, and two versions side by side.
impl App {
    pub(crate) fn chosen_summary(&self) -> Option<&Summary> {
        self.model.home.chosen_summary(&self.model.session)
    }

    pub(crate) fn filter(&self) -> &str {
        self.model.home.filter.text()
    }

    /// How many rows the unfiltered list has.
    pub(crate) fn listed(&self) -> usize {
        self.model
            .session
            .library
            .as_ref()
            .map_or(0, |library| library.rows("", self.model.session.now.date()).len())
    }

    /// Asks again about what is past its day.
    pub(crate) fn ask_about_due(&mut self) {
        self.model.home.asked_about_due = false;
    }

    pub(crate) fn bin(&self) -> &[Binned] {
        &self.model.home.bin.as_ref().and_then(|bin| bin.list.as_ref()).expect("the bin is open").shown
    }

    pub(crate) fn compare(&mut self, comparison: Comparison, purpose: Purpose, titles: Titles) {
        foreword::app::actions::compare(&mut self.model, Versions { comparison, purpose, titles });
    }

    pub(crate) fn is_comparing(&self) -> bool {
        self.model.compare.is_some()
    }

    /// What was chosen of each difference.
    pub(crate) fn takes(&self) -> &[Option<Take>] {
        &self.model.compare.as_ref().expect("two versions are compared").takes
    }

    /// Which difference the cursor is at.
    pub(crate) fn difference(&self) -> usize {
        self.model.compare.as_ref().expect("two versions are compared").part
    }
}
