//! Parts run with what they share, and what they ask for is carried out.

use super::{keymap, model::Model, update};
use crate::{
    effect::Effects,
    overlays::{Overlay, message::Message},
    panes::prepare::keeping,
    part::{Action, AnyPart, Context},
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

    fn carry_out(&mut self, action: Action) -> Effects {
        match action {
            Action::Open(part) => self.overlay = Some(Overlay::Part(part)),
            Action::Close => self.overlay = None,
            Action::Go(place) => self.place = place,
            Action::Tell(title, text) => self.overlay = Some(Overlay::Message(Message::read(title, text))),
            Action::ShowVersion(version) => {
                self.overlay = None;
                return keeping::show_version(self, &version.id, &version);
            }
            Action::Run(name) => {
                let command = keymap::all().find(|command| command.name == name);
                return command.map(|command| update::run(self, command)).unwrap_or_default();
            }
        }
        Vec::new()
    }
}
