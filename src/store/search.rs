//! Notes read and not opened: words sought in all of them, and the appointments of a day.

use super::{Disk, Store, in_shares};
use crate::{
    domain::{Appointment, FoundLine, FoundLines, Id, Moment, UserError},
    text::Matcher,
};

impl<D: Disk> Store<D> {
    /// These appointments as they are on disk, in this order; whoever has one open keeps it.
    pub fn read_all(&self, ids: &[Id]) -> Vec<(Id, Result<Appointment, UserError>)> {
        ids.iter().map(|id| (id.clone(), self.read(id).map(|opened| opened.appointment))).collect()
    }

    /// The lines of all notes that hold every word. Notes that cannot be read are counted.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn find_in_notes(&self, sought: &Matcher) -> Result<FoundLines, UserError> {
        let ids = self.ids()?;
        let shares = in_shares(&ids, |ids| {
            let (mut found, mut unread) = (Vec::<(Moment, Vec<FoundLine>)>::new(), 0);
            for id in ids {
                match self.read(id) {
                    Ok(opened) => {
                        let lines = opened.appointment.lines_with(sought);
                        found.push((opened.appointment.when_or_changed(), lines));
                    }
                    Err(_) => unread += 1,
                }
            }
            (found, unread)
        });
        let (found, unread): (Vec<_>, Vec<usize>) = shares.into_iter().unzip();
        Ok(FoundLines::of(found.concat(), unread.iter().sum()))
    }
}
