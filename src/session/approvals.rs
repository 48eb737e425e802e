//! Who approved a text, from the file.

use jiff::civil::Date;

use super::Session;
use crate::{
    content,
    domain::{ApprovalState, Approvals, Subject, UserError},
    effect::{Effect, Effects, Job},
};

/// Whether the lists of when to go are approved.
#[must_use]
pub fn of_lists(session: &Session) -> ApprovalState<'_> {
    session.approvals.state(&Subject::Lists, Some(content::text_of_lists()), session.now.date())
}

/// Takes in what the file says.
pub fn read(session: &mut Session, result: Result<Approvals, UserError>) {
    match result {
        Ok(approvals) => heed(session, approvals),
        Err(error) => session.add_notice([error.sentence]),
    }
}

/// Takes in what became of a change.
pub fn changed(session: &mut Session, result: Result<Approvals, UserError>) -> Effects {
    match result {
        Ok(approvals) => {
            let more = approvals.approvals.len() >= session.approvals.approvals.len();
            heed(session, approvals);
            let last = session.approvals.approvals.last().filter(|_| more);
            session.notice = Some(match last {
                Some(last) => format!("Approved by {} until {}.", last.by(), day(last.review_by)),
                None => "The approval is withdrawn.".to_owned(),
            });
            vec![Effect::Store(Job::Wording(session.now.date()))]
        }
        Err(error) => {
            session.notice = Some(error.sentence);
            Vec::new()
        }
    }
}

fn heed(session: &mut Session, approvals: Approvals) {
    session.guides.heed(approvals.clone());
    session.approvals = approvals;
}

/// `26-May-2027`.
#[must_use]
pub fn day(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}
