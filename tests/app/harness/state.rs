//! All that a command could change, in words.

use foreword::{command::Scope, panes::phrases::Mode, platform::clipboard::Clipboard};

use super::App;

impl App {
    pub(crate) fn reaches(&mut self, clipboard: Clipboard) -> &mut Self {
        self.model.session.reach = clipboard;
        self
    }

    pub(crate) fn shows_no_faint(&mut self) {
        self.model.no_faint = true;
    }

    pub(crate) fn is_elsewhere(&mut self) -> &mut Self {
        self.model.session.is_local = false;
        self
    }

    pub(crate) fn takes_text(&self) -> bool {
        self.model.scopes().contains(&Scope::TEXT)
    }

    /// Everything a command could change, in words.
    pub(crate) fn state(&self) -> String {
        let model = &self.model;
        let document = model.document.as_ref().map(|document| {
            let sheet = &document.sheet;
            let places = (
                sheet.page,
                sheet.focus,
                sheet.caret,
                document.side,
                document.guide.principle,
                document.guide.item,
            );
            let marks: Vec<_> = document
                .appointment
                .notes
                .all_fields()
                .map(|field| {
                    let answer = document.appointment.notes.get(field);
                    (answer.text.clone(), answer.standing, answer.carried_over)
                })
                .collect();
            format!(
                "{places:?} {marks:?} {:?} {:?}",
                document.appointment.pinned, document.appointment.kept_words
            )
        });
        let overlay = self.overlay_state();
        let pane = &model.phrases;
        let editor = model
            .phrase_editor
            .as_ref()
            .map(|one| format!("{:?} {:?} {:?}", one.what, one.area.text(), one.area.caret()));
        let mode = match &pane.mode {
            Mode::List => "list".to_owned(),
            Mode::Find => "find".to_owned(),
            Mode::Filters(line) => format!("filters {line:?}"),
            Mode::Aloud(top) => format!("aloud {top}"),
            Mode::Rehearsal(shown) => format!("rehearsal {shown}"),
        };
        let shown = (pane.filter, pane.find.text(), pane.by_moment, pane.list_first, pane.page.top);
        let phrases = format!("{mode} {editor:?} {shown:?} {} {:?}", pane.chosen, model.phrasebook);
        let compare = model.compare.as_ref().map(|pane| (pane.takes.clone(), pane.part, pane.page.top));
        let reflect =
            (model.place == foreword::command::Place::Reflect).then(|| (self.screen(), self.cursor()));
        format!(
            "{:?} {reflect:?} {document:?} {overlay:?} {compare:?} {phrases} {:?} {} {} {:?} {:?} {} {:?} {}",
            model.place,
            model.notice,
            model.home.filtering,
            model.home.chosen,
            (model.brief.kind, model.brief.top, model.brief.opened),
            model.clipboard,
            model.home.reading,
            model
                .home
                .bin
                .as_ref()
                .and_then(|bin| bin.list.as_ref())
                .map(|list| (list.chosen, list.shown.clone())),
            model.cover.on,
        )
    }

    /// The overlay: its name, and what else can change in it.
    pub(crate) fn overlay_state(&self) -> Option<(&'static str, String)> {
        let model = &self.model;
        let id = model.overlay.as_ref()?.scopes(&model.session)[0].id();
        Some((id, format!("{} {:?}", self.screen(), self.cursor())))
    }
}
