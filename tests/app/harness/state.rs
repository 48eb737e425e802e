//! All that a command could change, in words.

use foreword::{
    overlays::{Overlay, versions::Versions},
    panes::phrases::Mode,
};

use super::App;

impl App {
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
        let mode = match &pane.mode {
            Mode::List => "list".to_owned(),
            Mode::Find => "find".to_owned(),
            Mode::Filters(line) => format!("filters {line:?}"),
            Mode::Typing(one) => format!("{:?} {:?} {:?}", one.what, one.area.text(), one.area.caret()),
            Mode::Aloud(top) => format!("aloud {top}"),
            Mode::Rehearsal(shown) => format!("rehearsal {shown}"),
        };
        let shown = (pane.filter, pane.find.text(), pane.by_moment, pane.list_first, pane.page.top);
        let phrases = format!("{mode} {shown:?} {} {:?}", pane.chosen, model.phrasebook);
        let compare = model.compare.as_ref().map(|pane| (pane.takes.clone(), pane.part, pane.top));
        format!(
            "{:?} {document:?} {overlay:?} {compare:?} {phrases} {:?} {} {} {:?} {:?} {} {:?} {}",
            model.place,
            model.notice,
            model.home.filtering,
            model.home.chosen,
            (model.brief.kind, model.brief.top),
            model.clipboard,
            model.home.reading,
            model.home.bin.as_ref().map(|bin| (bin.chosen, bin.entries.clone())),
            model.cover.on,
        )
    }

    /// The overlay: its name, and what else can change in it.
    pub(crate) fn overlay_state(&self) -> Option<(&'static str, String)> {
        let model = &self.model;
        Some(match model.overlay.as_ref()? {
            Overlay::Palette(palette) => ("palette", format!("{} {}", palette.chosen, palette.filter.text())),
            Overlay::PinPicker(list) => {
                ("pin picker", format!("{} {}", list.list.chosen, list.list.filter.text()))
            }
            Overlay::Starters(starters) => (
                "starters",
                format!("{} {} {:?}", starters.list.chosen, starters.list.filter.text(), starters.refusal),
            ),
            Overlay::Approval(form) => {
                let typed = (form.name.text(), form.role.text(), form.registration.text());
                let chosen = (form.line, form.subject, form.body, form.months, form.top);
                ("approval", format!("{chosen:?} {typed:?} {:?}", form.refusal))
            }
            Overlay::Longer(form) => {
                let typed = (form.with.text(), form.paste.text());
                (
                    "longer",
                    format!("{:?} {} {:?} {typed:?} {}", form.line, form.minutes, form.meeting, form.top),
                )
            }
            Overlay::Details(form) => {
                ("details", format!("{:?} {:?} {:?} {:?}", form.line, form.visit, form.meeting, form.refusal))
            }
            Overlay::Wording(about) => {
                ("wording", format!("{:?} {} {}", about.place, about.chosen, about.top))
            }
            Overlay::Kept(kept) => ("kept words", format!("{} {:?}", kept.chosen, model.kept_words)),
            Overlay::SnippetPicker(list) => {
                ("snippet picker", format!("{} {}", list.list.chosen, list.list.filter.text()))
            }
            Overlay::ChoicePopup(list) => ("choice popup", format!("{} {:?}", list.chosen, list.choices)),
            Overlay::Abbreviations(list) => {
                ("abbreviations", format!("{} {} {:?}", list.list.chosen, list.list.filter.text(), list.says))
            }
            Overlay::Abbreviation(form) => {
                let typed = (form.word.text(), form.text.text(), form.is_phrase, form.phrase);
                ("abbreviation", format!("{:?} {typed:?} {:?}", form.line, form.refusal))
            }
            Overlay::BalanceFindings(balance) => ("balance findings", balance.chosen.to_string()),
            Overlay::Chance(form) => ("chance", format!("{:?} {:?}", form.line, form.refusal)),
            Overlay::Menu(menu) => ("menu", menu.chosen.to_string()),
            Overlay::Message(message) => ("message", message.title.clone()),
            Overlay::Settings(form) => ("settings", format!("{:?} {:?}", form.line, form.chosen)),
            Overlay::Testing(testing) => {
                let answer = testing.answer.text();
                ("wording report", format!("{} {:?} {answer} {}", testing.at, testing.audience, testing.top))
            }
            Overlay::Sets(sets) => {
                let aside = model.phrasebook.others.iter().map(|set| set.switched_off).collect::<Vec<_>>();
                ("sets", format!("{} {aside:?}", sets.chosen))
            }
            Overlay::Part(part) => {
                let part: &dyn std::any::Any = &**part;
                match part.downcast_ref::<Versions>() {
                    Some(versions) => ("versions", versions.list.chosen.to_string()),
                    None => ("", String::new()),
                }
            }
            Overlay::UrgentCareLists(lists) => (
                "urgent care lists",
                format!("{:?} {} {} {:?}", lists.region, lists.top, lists.copied, model.settings),
            ),
            Overlay::Spelling(spelling) => ("spelling", format!("{} {:?}", spelling.word, spelling.chosen)),
            Overlay::Elsewhere(elsewhere) => {
                ("elsewhere", format!("{} {:?}", elsewhere.file.text(), elsewhere.refusal))
            }
        })
    }
}
