//! The pages made from the open appointment, the same on screen, on paper and on the clipboard.

use super::{Session, listing::Listing};
use crate::{
    blanks, content,
    domain::{
        Appointment, Brief, Handout, HandoutKind, Id, Occasion, PageKind, UserError,
        identifying::IdentifierCount,
    },
};

/// How pages leave the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    Print,
    WebPage,
    Text,
    Copy,
    /// Text for the record, without its headings.
    CopyBare,
}

impl WayOut {
    /// Those for every page.
    pub const ALL: [Self; 4] = [Self::Print, Self::WebPage, Self::Text, Self::Copy];
}

/// A page of the open appointment, or of the guide in use where it is made from that alone, as of now.
#[must_use]
pub fn handout(session: &Session, kind: HandoutKind) -> Option<Handout> {
    if kind.is_of_guide() {
        return Handout::of_guide(kind, session.guide_in_use(), session.moment());
    }
    let document = session.document.as_ref()?;
    Some(handout_of(session, &document.appointment, document.is_sample(), kind))
}

/// A page of any appointment, as of now.
#[must_use]
pub fn handout_of(session: &Session, one: &Appointment, example: bool, kind: HandoutKind) -> Handout {
    let page = made_of(session, one, example, |occasion| Handout::of(kind, one, occasion));
    page.with_guide(session.guides.caution(&one.guide, session.now.date()))
}

/// The briefs of appointments that were read, and what to look at in them; one that could not be read is named.
#[must_use]
pub fn briefs_of(
    session: &Session,
    all: &[(Id, Result<Appointment, UserError>)],
) -> (Vec<Handout>, Vec<String>) {
    let known = |id: &Id| session.library.iter().flat_map(Listing::summaries).find(|one| one.id == *id);
    let name = |id| known(id).map_or_else(|| id.short(), |one| one.name());
    let failed = all.iter().filter_map(|(id, one)| Some((id, one.as_ref().err()?)));
    let mut says: Vec<_> =
        failed.map(|(id, error)| format!("“{}” is left out. {}", name(id), error.sentence)).collect();
    let unreadable = session.library.iter().flat_map(Listing::all_unreadable);
    says.extend(
        unreadable
            .map(|one| format!("{} cannot be opened; if it is of this day, its brief is missing.", one.file)),
    );
    let mut pages = Vec::new();
    for one in all.iter().filter_map(|(_, one)| one.as_ref().ok()) {
        let page = handout_of(session, one, false, HandoutKind::Brief);
        says.extend(
            to_look_at(session, one, &page).into_iter().map(|says| format!("{}: {says}", one.name())),
        );
        pages.push(page);
    }
    (pages, says)
}

/// Of which guide a page is, and what is open about that.
#[must_use]
pub fn guide_to_look_at(session: &Session) -> Vec<String> {
    session.guides.before_handing_on(session.guide_in_use(), session.now.date())
}

/// Blanks that are left on a page, text that could identify someone, and words to look at before they are filed.
#[must_use]
pub fn to_look_at(session: &Session, one: &Appointment, page: &Handout) -> Vec<String> {
    let left = blanks::on_page(&one.notes, page);
    let blanks = blanks::in_words(&one.notes, &left).map(|blanks| format!("{blanks}."));
    let worth_a_look = Some(page).filter(|page| page.kind == PageKind::Of(HandoutKind::Record));
    let worth_a_look = worth_a_look.and_then(|page| page.worth_a_look(&session.wording));
    let identifying = IdentifierCount::of(page, session.now.date()).in_full();
    blanks.into_iter().chain(identifying).chain(worth_a_look).collect()
}

/// The brief, and all of it as a page, for a screen has room for what a sheet leaves out.
#[must_use]
pub fn whole_brief(session: &Session) -> Option<(Brief, Handout)> {
    let document = session.document.as_ref()?;
    let one = &document.appointment;
    Some(made_of(session, one, document.is_sample(), |occasion| {
        let brief = Brief::of(one, occasion);
        let page = brief.in_full(one, occasion);
        (brief, page)
    }))
}

/// A remark on the guide the open appointment is prepared with.
#[must_use]
pub fn guide_caution(session: &Session) -> Option<String> {
    let document = session.document.as_ref()?;
    session.guides.caution(&document.appointment.guide, session.now.date())
}

fn made_of<T>(session: &Session, one: &Appointment, example: bool, make: impl FnOnce(Occasion) -> T) -> T {
    let help = session.approvals.applied(content::help());
    make(Occasion {
        made: session.moment(),
        country: session.settings.country,
        help: &help,
        example,
        mine: Some(&session.phrasebook.mine),
        surgery: session.settings.surgery(),
        guide: session.guides.of(&one.guide),
    })
}

/// Whether it lacks the numbers of a country: on paper that would be a hole.
#[must_use]
pub fn lacks_country(session: &Session, kind: HandoutKind) -> bool {
    kind == HandoutKind::Setback && session.settings.country.is_none()
}
