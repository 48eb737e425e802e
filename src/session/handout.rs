//! The pages made from the open appointment, the same on screen, on paper and on the clipboard.

use super::Session;
use crate::{
    content,
    domain::{Handout, HandoutKind, Occasion},
};

/// A page of the open appointment, as of now.
#[must_use]
pub fn handout(session: &Session, kind: HandoutKind) -> Option<Handout> {
    let document = session.document.as_ref()?;
    let help = session.approvals.applied(content::help());
    let guide = session.guide();
    let occasion = Occasion {
        made: session.moment(),
        country: session.settings.country,
        help: &help,
        example: document.is_sample(),
        mine: Some(&session.phrasebook.mine),
        surgery: session.settings.surgery(),
        guide: &guide,
    };
    let caution = session.guides.caution(&document.appointment.guide, session.now.date());
    Some(Handout::of(kind, &document.appointment, occasion).with_guide(caution))
}

/// Whether it lacks the numbers of a country: on paper that would be a hole.
#[must_use]
pub fn lacks_country(session: &Session, kind: HandoutKind) -> bool {
    kind == HandoutKind::Setback && session.settings.country.is_none()
}
