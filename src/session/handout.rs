//! The pages made from the open appointment, the same on screen, on paper and on the clipboard.

use super::Session;
use crate::{
    content,
    domain::{Appointment, Brief, Handout, HandoutKind, Occasion},
};

/// A page of the open appointment, as of now.
#[must_use]
pub fn handout(session: &Session, kind: HandoutKind) -> Option<Handout> {
    let page = made_of(session, |one, occasion| Handout::of(kind, one, occasion))?;
    Some(page.with_guide(guide_caution(session)))
}

/// The brief, and all of it as a page, for a screen has room for what a sheet leaves out.
#[must_use]
pub fn whole_brief(session: &Session) -> Option<(Brief, Handout)> {
    made_of(session, |one, occasion| {
        let brief = Brief::of(one, occasion);
        let page = brief.in_full(one, occasion);
        (brief, page)
    })
}

/// A remark on the guide the open appointment is prepared with.
#[must_use]
pub fn guide_caution(session: &Session) -> Option<String> {
    let document = session.document.as_ref()?;
    session.guides.caution(&document.appointment.guide, session.now.date())
}

fn made_of<T>(session: &Session, make: impl FnOnce(&Appointment, Occasion) -> T) -> Option<T> {
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
    Some(make(&document.appointment, occasion))
}

/// Whether it lacks the numbers of a country: on paper that would be a hole.
#[must_use]
pub fn lacks_country(session: &Session, kind: HandoutKind) -> bool {
    kind == HandoutKind::Setback && session.settings.country.is_none()
}
