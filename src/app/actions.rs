//! Parts run with what they share, and what they ask for is carried out.

use super::{drafts, keymap, leaving, model::Model, opening};
use crate::overlays::details::{self, Purpose};
use crate::overlays::{
    choice_popup::ChoicePopup, clinic::ClinicPreview, elsewhere::Elsewhere, find_everywhere::FindEverywhere,
    message::Message, own_phrase::OwnPhraseForm, pin_picker::PinPicker, resources,
    shared_fields::SharedFields, snippet_picker::SnippetPicker, spelling::SpellingSuggestions,
    take_out::TakeOut, wordings,
};
use crate::panes::phrases::{self, PhrasesPane};
use crate::panes::reflect::{self, ReflectPane};
use crate::panes::{compare::ComparePane, prepare};
use crate::part::{Action, AnyPart, Context, form::FormWindow, list::ListWindow};
use crate::session::conflicts::{self, Outcome, Versions};
use crate::session::{Session, dialog::Dialog, document::Exit, settings, text_target};
use crate::{
    command::Place,
    domain::HandoutKind,
    effect::{Effect, Effects, Job},
};

/// Effects, and what concerns more than the part that was run.
type Asked = (Effects, Vec<Action>);

fn ask(session: &mut Session, place: Place, act: impl FnOnce(&mut Context) -> Effects) -> Asked {
    let mut cx = Context { session, place, actions: Vec::new() };
    (act(&mut cx), cx.actions)
}

impl Model {
    /// Does something with what parts share, then carries out what is asked for.
    pub fn with_context(&mut self, act: impl FnOnce(&mut Context) -> Effects) -> Effects {
        let asked = ask(&mut self.session, self.place, act);
        self.carry_out_all(asked)
    }

    /// Does something with the window that is open, if one is. It is taken out of the model meanwhile.
    pub fn in_overlay(&mut self, act: impl FnOnce(&mut dyn AnyPart, &mut Context) -> Effects) -> Effects {
        let Some(mut part) = self.overlay.take() else { return Vec::new() };
        let asked = ask(&mut self.session, self.place, |cx| act(&mut *part, cx));
        self.overlay = Some(part);
        self.carry_out_all(asked)
    }

    /// Does something with the pane in front.
    pub fn in_pane(&mut self, act: impl FnOnce(&mut dyn AnyPart, &mut Context) -> Effects) -> Effects {
        let place = self.place;
        let (Some(pane), session) = self.pane_mut() else { return Vec::new() };
        let asked = ask(session, place, |cx| act(pane, cx));
        self.carry_out_all(asked)
    }

    /// Does something with the pane of that name, in front or not.
    pub(super) fn in_pane_named(
        &mut self,
        name: &str,
        act: impl FnOnce(&mut dyn AnyPart, &mut Context) -> Option<Effects>,
    ) -> Option<Effects> {
        let place = self.place;
        let (panes, session) = self.panes();
        let pane = panes.into_iter().find(|pane| pane.name() == name)?;
        let mut cx = Context { session, place, actions: Vec::new() };
        let effects = act(pane, &mut cx)?;
        let actions = cx.actions;
        Some(self.carry_out_all((effects, actions)))
    }

    /// Does something with the window that is open, or else with the pane.
    pub fn in_front(&mut self, act: impl FnOnce(&mut dyn AnyPart, &mut Context) -> Effects) -> Effects {
        if self.overlay.is_some() { self.in_overlay(act) } else { self.in_pane(act) }
    }

    /// Does something with the phrases, wherever one is.
    pub(super) fn in_phrases(
        &mut self,
        act: impl FnOnce(&mut PhrasesPane, &mut Context) -> Effects,
    ) -> Effects {
        let asked = ask(&mut self.session, self.place, |cx| act(&mut self.phrases, cx));
        self.carry_out_all(asked)
    }

    /// Does something with the place to reflect in, wherever one is.
    pub(super) fn in_reflect(
        &mut self,
        act: impl FnOnce(&mut ReflectPane, &mut Context) -> Effects,
    ) -> Effects {
        let asked = ask(&mut self.session, self.place, |cx| act(&mut self.reflect, cx));
        self.carry_out_all(asked)
    }

    /// Fits what is laid out in advance to the screen and the place it is in.
    pub fn refit(&mut self) {
        self.in_pane(|pane, cx| {
            pane.refit(cx.session);
            Vec::new()
        });
    }

    fn carry_out_all(&mut self, (mut effects, actions): Asked) -> Effects {
        effects.extend(actions.into_iter().flat_map(|action| self.carry_out(action)));
        effects
    }

    /// Shows something to read or to answer.
    pub fn show(&mut self, dialog: Dialog) {
        drafts::set_aside(self);
        self.overlay = Some(Box::new(Message(dialog)));
    }

    /// Whether it is asked whether to leave with something unsaved.
    #[must_use]
    pub fn asks_to_leave(&self) -> bool {
        matches!(&self.overlay, Some(part) if part.asks_to_leave())
    }

    fn carry_out(&mut self, action: Action) -> Effects {
        match action {
            Action::Open(part) => self.overlay = Some(part),
            Action::Close => self.overlay = None,
            Action::Go(place) => self.place = place,
            Action::Show(dialog) => self.overlay = Some(Box::new(Message(dialog))),
            Action::AskForFile => {
                self.overlay = Some(Box::new(Elsewhere::new(&self.session.elsewhere)));
            }
            Action::Compare(versions) => compare(self, *versions),
            Action::SuggestedWords => {
                self.overlay = None;
                return self.in_phrases(phrases::suggested_words);
            }
            Action::AboutWord(range) => {
                if let Some((window, to)) = ListWindow::<SpellingSuggestions>::at_word(&self.session, range) {
                    self.overlay = Some(Box::new(window));
                    return text_target::go_to(&mut self.session, to);
                }
            }
            Action::ReadLibrary if self.home.reading => {}
            Action::ReadLibrary => return self.home.read(),
            Action::ListChanged => self.home.arrange(&mut self.session),
            Action::ChangePhrase(id) => return self.in_phrases(|pane, cx| phrases::open_at(pane, cx, &id)),
            Action::PinTo(id) => return self.in_phrases(|pane, cx| phrases::pins::pin_picker(pane, cx, id)),
            Action::OpenAppointment(id) => return opening::open(self, id),
            Action::PreviewClinic(text) => match ClinicPreview::new(&self.session, &text) {
                Ok(preview) => self.overlay = Some(Box::new(preview)),
                Err(why) => self.session.notice = Some(why),
            },
            Action::OpenSample => return opening::begin_sample(self),
            Action::CopyForward(id, details) => {
                return self.with_context(|cx| details::ask(cx, Purpose::CopyForward(id), details));
            }
            Action::ChangeDetails(id, details) => {
                return self.with_context(|cx| details::ask(cx, Purpose::Change(id), details));
            }
            Action::Begin(new) => return opening::begin(self, *new),
            Action::PickAppointment(phrase) => match PinPicker::new(&self.session, &phrase) {
                Ok(picker) => self.overlay = Some(Box::new(picker)),
                Err(why) => self.session.notice = Some(why.to_owned()),
            },
            Action::PickSnippet(dot, found) => self.overlay = Some(Box::new(SnippetPicker::new(dot, found))),
            Action::OfferChoices(blank) => {
                if let Some(popup) = ChoicePopup::of(&self.session, blank) {
                    self.overlay = Some(Box::new(popup));
                }
            }
            Action::WriteOut(dot, words) => {
                return self.with_context(|cx| prepare::write_out(cx, dot, &words));
            }
            Action::ToBlank(forward) => {
                self.overlay = None;
                return self.with_context(|cx| prepare::to_blank(cx, forward));
            }
            Action::Country(country) => return settings::choose_country(self, country),
            Action::Brief => return show_brief(self),
            Action::Phrases => return self.in_phrases(phrases::open),
            Action::Reflect => return self.in_reflect(reflect::open),
            Action::Quit => return leaving::quit(self),
            Action::Home => {
                return leaving::warned(self, Exit::Home).unwrap_or_else(|| opening::go_home(self));
            }
            Action::Compared(outcome) => return finished(self, outcome),
            Action::TakeOut(kind, way) => return self.with_context(|cx| TakeOut::open(cx, kind, way)),
            Action::ShowPage(kind) => self.brief.show(kind),
            Action::ChooseShared => return self.with_context(SharedFields::open),
            Action::TakeOutDay(day) => return self.with_context(|cx| TakeOut::open_day(cx, day)),
            Action::FindEverywhere(words) => return self.with_context(|cx| FindEverywhere::open(cx, &words)),
            Action::Search(words) => return vec![Effect::Store(Job::Find(words))],
            Action::OpenAt(arrival) => {
                let id = arrival.id.clone();
                self.session.arrival = Some(arrival);
                return opening::open(self, id);
            }
            Action::ShowPhrase(id) => return self.in_phrases(|pane, cx| phrases::show_at(pane, cx, &id)),
            Action::AddPhrase(principle, moment) => {
                let form = FormWindow::<OwnPhraseForm>::begin(&self.session, principle, moment);
                self.overlay = Some(Box::new(form));
            }
            Action::PhraseAdded(id) => return self.in_phrases(|pane, cx| phrases::added(pane, cx, &id)),
            Action::Wordings(phrase) => return self.with_context(|cx| wordings::open(cx, &phrase)),
            Action::TakeWords(phrase, words, whose) => {
                return self.in_phrases(|pane, cx| phrases::take_words(pane, cx, &phrase, words, &whose));
            }
            Action::MergeWords(phrase, words) => {
                return self.in_phrases(|pane, cx| phrases::merge_words(pane, cx, &phrase, &words));
            }
            Action::Resources(words) => return self.with_context(|cx| resources::open(cx, &words)),
            Action::Run(name) => {
                let command = keymap::all().find(|command| command.name == name);
                return command.map(|command| command.run(self)).unwrap_or_default();
            }
        }
        Vec::new()
    }
}

/// Shows two versions; what is decided comes back as [`Action::Compared`].
///
/// To be asked for by a command alone: someone who types on must not choose without having looked.
pub fn compare(model: &mut Model, versions: Versions) {
    let back = model.compare.take().map_or(model.place, |pane| pane.back);
    model.compare = Some(Box::new(ComparePane::new(versions, back, &model.session.keys)));
    model.place = Place::Compare;
    model.overlay = None;
    model.refit();
}

/// Does what the person decided: what was made or brought back is taken in by the open appointment
/// as one step of undo.
fn finished(model: &mut Model, outcome: Outcome) -> Effects {
    let version = match outcome {
        Outcome::Merged(version) | Outcome::Restore(version) => *version,
        Outcome::Later => {
            model.place = model.compare.take().map_or(Place::Home, |pane| pane.back);
            return Vec::new();
        }
    };
    let id = version.id.clone();
    let Some(effects) = opening::take_version(model, version) else {
        model.session.notice =
            Some("Nothing was changed: this appointment is not open for changes here.".to_owned());
        return Vec::new();
    };
    let settles = model.compare.take().is_some_and(|pane| pane.purpose.chooses());
    model.session.notice = Some("Done. {key:undo} undoes it.".to_owned());
    let saved = if settles { conflicts::chosen(&mut model.session, &id) } else { Vec::new() };
    effects.into_iter().chain(saved).collect()
}

fn show_brief(model: &mut Model) -> Effects {
    if let Some(effects) = leaving::warned(model, Exit::Brief) {
        return effects;
    }
    model.place = Place::Brief;
    model.brief.show(HandoutKind::Brief);
    model.session.save_now()
}
