//! Parts run with what they share, and what they ask for is carried out.

use super::{keymap, model::Model, update};
use crate::{
    effect::Effects,
    overlays::{Overlay, elsewhere::Elsewhere, message::Message},
    panes::{compare, phrases},
    part::{Action, AnyPart, Context},
    session::dialog::Dialog,
};

impl Model {
    /// Does something with what parts share, then carries out what is asked for.
    pub fn with_context(&mut self, act: impl FnOnce(&mut Context) -> Effects) -> Effects {
        let mut cx = Context { session: &mut self.session, place: self.place, actions: Vec::new() };
        let mut effects = act(&mut cx);
        let actions = cx.actions;
        effects.extend(actions.into_iter().flat_map(|action| self.carry_out(action)));
        effects
    }

    /// Does something with the window that is open, if one is. It is taken out of the model meanwhile.
    pub fn in_overlay(&mut self, act: impl FnOnce(&mut dyn AnyPart, &mut Context) -> Effects) -> Effects {
        let Some(Overlay::Part(mut part)) = self.overlay.take_if(|one| matches!(one, Overlay::Part(_)))
        else {
            return Vec::new();
        };
        let mut cx = Context { session: &mut self.session, place: self.place, actions: Vec::new() };
        let mut effects = act(&mut *part, &mut cx);
        let actions = cx.actions;
        self.overlay = Some(Overlay::Part(part));
        effects.extend(actions.into_iter().flat_map(|action| self.carry_out(action)));
        effects
    }

    /// Shows something to read or to answer.
    pub fn show(&mut self, dialog: Dialog) {
        self.overlay = Some(Overlay::Part(Box::new(Message(dialog))));
    }

    /// Whether it is asked whether to leave with something unsaved.
    #[must_use]
    pub fn asks_to_leave(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Part(part)) if part.asks_to_leave())
    }

    fn carry_out(&mut self, action: Action) -> Effects {
        match action {
            Action::Open(part) => self.overlay = Some(Overlay::Part(part)),
            Action::Close => self.overlay = None,
            Action::Go(place) => self.place = place,
            Action::Show(dialog) => self.show(dialog),
            Action::AskForFile => {
                self.overlay = Some(Overlay::Part(Box::new(Elsewhere::new(&self.session.elsewhere))));
            }
            Action::Compare(versions) => return compare::open(self, *versions),
            Action::SuggestedWords => return phrases::editor::let_go(self),
            Action::Run(name) => {
                let command = keymap::all().find(|command| command.name == name);
                return command.map(|command| update::run(self, command)).unwrap_or_default();
            }
        }
        Vec::new()
    }
}
