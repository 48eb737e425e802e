//! Who approved what, as a file in the home folder: it is replaced whole, and never where it is not understood.

use std::io::ErrorKind;

use ron::{error::Position, ser::PrettyConfig};
use serde::Deserialize;

use super::{
    Disk, Doing, Store,
    settings::{HOME, read_as},
    user_error,
};
use crate::{
    domain::{Approval, ApprovalChange, Approvals, Subject, UserError, approval::FORMAT},
    text::clean_line,
};

/// Its name, in the home folder itself. Nothing in it is of any appointment.
pub const APPROVALS: &str = "approvals.ron";

/// A file larger than this is none of ours.
const LARGEST: u64 = 256 * 1024;

const HEADER: &str = "// What was approved here, by whom and until when. Each is bound to the exact text: where that changes,\n\
                      // or a day is past, it holds no longer. To approve anew: foreword guide approve\n";

/// Only the number that says which format follows.
#[derive(Deserialize)]
#[serde(rename = "Approvals")]
struct Header {
    format: u32,
}

impl<D: Disk> Store<D> {
    /// What was approved; where there is no file, nothing.
    ///
    /// # Errors
    /// If there is a file and it cannot be read or understood. Nothing counts as approved then.
    pub fn approvals(&self) -> Result<Approvals, UserError> {
        let home = self.disk.subfolder(HOME);
        let bytes = match home.read(APPROVALS, LARGEST) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Approvals::default()),
            bytes => bytes.map_err(|error| user_error(Doing::Reading, &home.file(APPROVALS), &error))?,
        };
        decode(&bytes).map_err(|why| UserError {
            short: "not understood".to_owned(),
            sentence: format!(
                "The approvals in {} are not understood{why} The file is left as it is. Until it is mended or \
                 moved away, nothing counts as approved.",
                home.file(APPROVALS)
            ),
        })
    }

    /// Keeps an approval, in the place of an earlier one of the same thing; what is approved then.
    ///
    /// # Errors
    /// If something is wrong with it, if it cannot be written, or if what stands there is not understood.
    pub fn approve(&self, approval: &Approval) -> Result<Approvals, UserError> {
        if let Some(fault) = approval.fault() {
            return Err(UserError {
                short: "not approved".to_owned(),
                sentence: format!("Nothing was approved. {fault}"),
            });
        }
        self.change_approvals(|all| all.put(approval.clone()))
    }

    /// Takes an approval away; what is approved then.
    ///
    /// # Errors
    /// If it cannot be written, or if what stands there is not understood.
    pub fn withdraw(&self, what: &Subject) -> Result<Approvals, UserError> {
        self.change_approvals(|all| {
            all.withdraw(what);
        })
    }

    /// Gives an approval, or takes one away; what is approved then.
    ///
    /// # Errors
    /// If something is wrong with it, if it cannot be written, or if what stands there is not understood.
    pub fn change_approval(&self, change: &ApprovalChange) -> Result<Approvals, UserError> {
        match change {
            ApprovalChange::Given(approval) => self.approve(approval),
            ApprovalChange::Withdrawn(what) => self.withdraw(what),
        }
    }

    fn change_approvals(&self, change: impl FnOnce(&mut Approvals)) -> Result<Approvals, UserError> {
        let home = self.disk.subfolder(HOME);
        // Another window may be changing them too.
        home.with_lock(|| {
            let mut all = self.approvals()?;
            change(&mut all);
            let failed = |error: &std::io::Error| user_error(Doing::Approving, &home.file(APPROVALS), error);
            let text = encode(&all).ok_or_else(|| failed(&ErrorKind::InvalidData.into()))?;
            if u64::try_from(text.len()).is_ok_and(|length| length > LARGEST) {
                return Err(failed(&ErrorKind::FileTooLarge.into()));
            }
            home.replace(APPROVALS, text.as_bytes()).map_err(|error| failed(&error))?;
            Ok(all)
        })
    }
}

fn encode(all: &Approvals) -> Option<String> {
    let config = PrettyConfig::new().struct_names(true).new_line("\n").indentor("    ");
    let text = ron::ser::to_string_pretty(all, config).ok()?;
    Some(format!("{HEADER}{text}\n"))
}

/// # Errors
/// Where it cannot be understood, as the end of a sentence.
fn decode(bytes: &[u8]) -> Result<Approvals, String> {
    // Another format may have other fields: its number alone is read first.
    let format = ron::de::from_bytes::<Header>(bytes).map(|header| header.format);
    if format.is_ok_and(|format| format != FORMAT) {
        return Err(", for another version of Foreword wrote them.".to_owned());
    }
    let mut all: Approvals =
        read_as(bytes).map_err(|Position { line, col }| format!(" at line {line}, column {col}."))?;
    for one in &mut all.approvals {
        for text in [&mut one.name, &mut one.role, &mut one.registration] {
            clean_line(text).trim().clone_into(text);
        }
        if let Some(fault) = one.fault() {
            return Err(format!(": {fault}"));
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content,
        domain::{Regulator, TextHash},
        store::Memory,
    };

    fn home() -> (Memory, Memory, Store<Memory>) {
        let disk = Memory::default();
        (disk.clone(), disk.subfolder(HOME), Store::new(disk))
    }

    fn approval(name: &str) -> Approval {
        Approval {
            what: Subject::Lists,
            text: TextHash::of_lists(content::help()),
            name: name.to_owned(),
            role: "GP".to_owned(),
            body: Regulator::GMC,
            registration: "1234567".to_owned(),
            on: "2026-11-26".parse().unwrap(),
            review_by: "2027-05-26".parse().unwrap(),
        }
    }

    #[test]
    fn an_approval_is_kept_takes_the_place_of_the_last_and_is_withdrawn() {
        let (_, home, store) = home();
        assert_eq!(store.approvals(), Ok(Approvals::default()));
        assert_eq!(home.get(APPROVALS), None, "reading writes nothing");
        store.approve(&approval("Dr A")).unwrap();
        let guide = Approval { what: Subject::Guide("sleep".to_owned()), ..approval("Dr A") };
        store.approve(&guide).unwrap();
        let all = store.approve(&approval("Dr B")).unwrap();
        assert_eq!(store.approvals(), Ok(all.clone()));
        let names: Vec<_> = all.approvals.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Dr A", "Dr B"]);
        let text = String::from_utf8(home.get(APPROVALS).unwrap()).unwrap();
        assert!(text.contains("format: 1,") && text.contains("body: GMC,"), "{text}");
        assert_eq!(store.withdraw(&Subject::Lists).unwrap().approvals, [guide]);
        assert_eq!(home.all(), [APPROVALS]);
    }

    #[test]
    fn what_is_incomplete_is_not_kept() {
        let (_, home, store) = home();
        let error = store.approve(&Approval { name: " ".to_owned(), ..approval("") }).unwrap_err();
        assert_eq!(error.sentence, "Nothing was approved. The name is missing.");
        assert!(home.all().is_empty());
    }

    #[test]
    fn a_file_that_is_not_understood_is_said_to_be_and_never_written_over() {
        let (_, home, store) = home();
        store.approve(&approval("Dr Secret")).unwrap();
        let good = String::from_utf8(home.get(APPROVALS).unwrap()).unwrap();
        for broken in [
            String::new(),
            good.replace("format: 1", "format: 2"),
            good.replace("format: 1,", "format: 1, more: 1,"),
            good.replace("name: \"Dr Secret\"", "name: \"\""),
            good.replace("2027-05-26", "2028-05-26"),
            good.replace("body: GMC", "body: GP"),
            good.chars().take(good.len() / 2).collect(),
        ] {
            home.put(APPROVALS, broken.as_str());
            let said = store.approvals().unwrap_err().sentence;
            assert!(
                said.contains("approvals.ron are not understood") && said.contains("nothing counts"),
                "{said}"
            );
            assert!(!said.contains("Secret"), "{said}");
            assert!(store.approve(&approval("Dr B")).is_err() && store.withdraw(&Subject::Lists).is_err());
            assert_eq!(home.get(APPROVALS).unwrap(), broken.as_bytes());
            assert_eq!(home.all(), [APPROVALS]);
        }
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file() {
        let (disk, home, store) = home();
        store.approve(&approval("Dr A")).unwrap();
        let before = home.get(APPROVALS);
        disk.fail_writes(Some(ErrorKind::StorageFull));
        let error = store.approve(&approval("Dr B")).unwrap_err();
        assert!(error.sentence.contains("approvals.ron. The disk is full."), "{error}");
        assert_eq!(home.get(APPROVALS), before);
    }
}
