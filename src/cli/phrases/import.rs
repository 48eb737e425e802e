//! Taking in a set of phrases: shown first, and nothing written over without a question.

use std::{
    io::{self, BufRead, Read, Write},
    path::{Path, PathBuf},
};

use jiff::Zoned;

use super::{
    super::{FINE, Outcome, Printed, Stop, TROUBLE, given::given, output_lost},
    to_change,
};
use crate::{
    content,
    domain::{
        Guide, Guides, PhraseSet, UserError,
        phrasebook::{ImportDiff, ImportedPhrase, PhraseReview, phrases},
        wording_report,
    },
    export::{WIDTH, wrapped},
    guide_file,
    paths::Home,
    store::{
        Doing, Folder, Store, shown, user_error,
        user_file::{Decoded, UserFile, decode, too_large},
    },
    text::differ::{self, DiffKind},
};

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum How {
    Conflict { over: bool },
    IntoMine { different: Option<bool> },
}

/// A set that was read and shown, and about which there is a question.
#[derive(Debug, PartialEq, Eq)]
pub struct Import {
    home: PathBuf,
    set: PhraseSet,
    how: How,
    different: usize,
    today: String,
}

/// Shows what is in it, and takes it in or asks.
pub(super) fn import(
    home: &Home,
    file: &Path,
    how: How,
    now: &Zoned,
    out: &mut impl Write,
) -> Result<Outcome, Stop> {
    let mut set = read(file)?;
    // Whether it is left aside is for this computer to say.
    set.switched_off = false;
    home.prepare()?;
    let (mut store, mine) = to_change(home)?;
    let there = store.phrases().book.others.into_iter().find(|one| one.id == set.id);
    if matches!(how, How::Conflict { .. }) && !set.id.is_empty() && set.id == mine.id {
        return Err(Stop::UserError(UserError {
            short: "your own set".to_owned(),
            sentence: "This file is your own set, exported earlier or on another computer. Nothing was \
                       changed. To take from it what you do not have here, add --into-mine."
                .to_owned(),
        }));
    }
    let (against, compared) = match (how, &there) {
        (How::Conflict { .. }, Some(there)) => (there, "the version you have"),
        _ => (&mine, "your own set"),
    };
    let met: Vec<_> = against.diff(&set).collect();
    let mut guides = Guides::new(content::guide());
    guides.set_imported(store.guides().0);
    show(&set, &met, compared, (&guides, now), out)?;
    not_here(&set, &guides, out)?;
    let different =
        met.iter().filter(|one| one.met == ImportDiff::Different && one.changes_wording()).count();
    let same = there.as_ref().is_some_and(|one| PhraseSet { switched_off: false, ..one.clone() } == set);
    let today = now.date().to_string();
    let import = Import { home: home.path().to_owned(), set, how, different, today };
    match how {
        How::Conflict { .. } if same => {
            writeln!(out, "You have this set already. Nothing was changed.")?;
            Ok(Outcome::Done(FINE))
        }
        How::Conflict { over: false } if there.is_some() => Ok(Outcome::Import(import)),
        How::IntoMine { different: None } if different > 0 => Ok(Outcome::Import(import)),
        _ => Ok(Outcome::Done(import.carry_out(how, out)?)),
    }
}

/// A set as a file holds it; `-` is what is piped in.
///
/// # Errors
/// If it cannot be read or understood in full.
pub(in super::super) fn read(file: &Path) -> Result<PhraseSet, UserError> {
    let piped = file == Path::new("-");
    let name = if piped { "that was piped in".to_owned() } else { shown(file) };
    let failed = |error: io::Error| user_error(Doing::ReadingNamed, &name, &error);
    let bytes = if piped {
        let mut bytes = Vec::new();
        io::stdin().lock().take(PhraseSet::LARGEST + 1).read_to_end(&mut bytes).map(|_| bytes)
    } else {
        given(file, PhraseSet::LARGEST)
    }
    .map_err(failed)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > PhraseSet::LARGEST) {
        return Err(too_large::<PhraseSet>(&name));
    }
    if std::str::from_utf8(&bytes).is_ok_and(|text| guide_file::starts_with(text, "Guide")) {
        return Err(UserError {
            short: "a guide".to_owned(),
            sentence: format!(
                "The file {name} is a guide and no set of phrases. Nothing was changed. Type: foreword guide import \
                 FILE"
            ),
        });
    }
    match decode(&bytes, &name) {
        Decoded::Whole(set) => Ok(set),
        Decoded::Not(error) => Err(error),
        Decoded::InPart(_, error) => Err(UserError {
            sentence: format!(
                "The file {name} holds something this version of Foreword does not know, so it was not used: \
                 part of it would be lost. Nothing was changed. Use it with the version that wrote it."
            ),
            ..error
        }),
    }
}

/// What the set is, and each phrase that is new or different.
fn show(
    set: &PhraseSet,
    met: &[ImportedPhrase<'_>],
    compared: &str,
    (guides, now): (&Guides, &Zoned),
    out: &mut impl Write,
) -> io::Result<()> {
    let guides: Vec<&Guide> = guides.all().map(AsRef::as_ref).collect();
    let count = |how: ImportDiff| met.iter().filter(|one| one.met == how).count();
    writeln!(out, "{}, by {}; {}.", set.name(), set.by(), set.review_in_words(now.date()))?;
    for line in set.provenance.lines().flat_map(|line| wrapped(line, WIDTH)) {
        writeln!(out, "{line}")?;
    }
    writeln!(
        out,
        "{}, compared with {compared}: {} new, {} the same, {} different.",
        phrases(set.phrases.len()),
        count(ImportDiff::New),
        count(ImportDiff::Same),
        count(ImportDiff::Different)
    )?;
    for (title, how) in [("New", ImportDiff::New), ("Different", ImportDiff::Different)] {
        if count(how) > 0 {
            writeln!(out, "\n{title}")?;
        }
        for one in met.iter().filter(|one| one.met == how) {
            for line in wrapped(&wording_report::place(&guides, one.theirs), WIDTH - 2) {
                writeln!(out, "  {line}")?;
            }
            for line in lines(one).iter().flat_map(|line| wrapped(line, WIDTH - 4)) {
                writeln!(out, "    {line}")?;
            }
        }
    }
    writeln!(out)
}

/// Which guides the set speaks of that are not on this computer; its words for them are used nowhere.
fn not_here(set: &PhraseSet, guides: &Guides, out: &mut impl Write) -> io::Result<()> {
    let mut unknown: Vec<_> = set.phrases.iter().map(|one| one.guide.as_str()).collect();
    unknown.sort_unstable();
    unknown.dedup();
    unknown.retain(|guide| guides.of(guide).id != *guide);
    for guide in unknown {
        writeln!(
            out,
            "The guide “{guide}” is not on this computer, so its phrases in this set wait for it.\n"
        )?;
    }
    Ok(())
}

/// What is said of one phrase; where both have words, what is different stands in brackets.
fn lines(one: &ImportedPhrase<'_>) -> Vec<String> {
    let Some(mine) = one.mine else {
        let words = one.theirs.wording.as_deref().unwrap_or(&one.theirs.suggested);
        return said("", one.theirs, words);
    };
    let [before, after] = [mine, one.theirs].map(|one| one.wording.as_deref().unwrap_or(&one.suggested));
    let pieces = differ::words(before, after);
    let marked = |whose: DiffKind| {
        let parts = pieces.iter().filter_map(|piece| match piece.kind {
            DiffKind::Same => Some(piece.text.to_owned()),
            kind if kind == whose => Some(format!("[{}]", piece.text)),
            _ => None,
        });
        parts.collect::<String>()
    };
    [said("here: ", mine, &marked(DiffKind::Mine)), said("theirs: ", one.theirs, &marked(DiffKind::Theirs))]
        .concat()
}

fn said(whose: &str, one: &PhraseReview, words: &str) -> Vec<String> {
    let suggested = if one.wording.is_none() { "as suggested: " } else { "" };
    let words = format!("{whose}{suggested}“{words}”");
    let flag = one.flag.as_ref().map(|note| match note.trim() {
        "" => format!("{whose}flagged, without a note"),
        note => format!("{whose}flagged: {}", note.replace('\n', " ")),
    });
    words.lines().map(ToOwned::to_owned).chain(flag).collect()
}

impl Import {
    /// Asks the person at the terminal, or, without one, leaves everything as it is; gives the exit
    /// code.
    ///
    /// # Errors
    /// If something cannot be written or said.
    pub fn ask(
        &self,
        answers: Option<&mut impl BufRead>,
        out: &mut impl Write,
        err: &mut impl Write,
    ) -> Result<u8, UserError> {
        self.ask_first(answers, &mut Printed(out), &mut Printed(err)).map_err(|stop| match stop {
            Stop::UserError(error) => error,
            Stop::Output(_) => output_lost(),
        })
    }

    fn ask_first(
        &self,
        answers: Option<&mut impl BufRead>,
        out: &mut impl Write,
        err: &mut impl Write,
    ) -> Result<u8, Stop> {
        let conflict = matches!(self.how, How::Conflict { .. });
        let Some(answers) = answers else {
            out.flush()?;
            if conflict {
                writeln!(
                    err,
                    "Nothing was changed: you have another version of this set, and there is no terminal to \
                     ask in. To put this one in its place, add --replace."
                )
                .ok();
                return Ok(TROUBLE);
            }
            let code = self.carry_out(How::IntoMine { different: Some(false) }, out)?;
            out.flush()?;
            writeln!(err, "What is different stays as you have it. To take theirs, add --take-theirs.").ok();
            return Ok(code);
        };
        if conflict {
            write!(out, "Put it in the place of the version you have? That one is kept as a file. [y/N] ")?;
        } else {
            write!(
                out,
                "Take theirs for {} that you have in another way? Your set is kept as a file. [y/N] ",
                phrases(self.different)
            )?;
        }
        out.flush()?;
        let mut answer = String::new();
        answers.read_line(&mut answer)?;
        let yes = matches!(answer.trim().to_lowercase().as_str(), "y" | "yes");
        match self.how {
            How::Conflict { .. } if !yes => {
                writeln!(out, "Nothing was changed.")?;
                Ok(FINE)
            }
            How::Conflict { .. } => self.carry_out(How::Conflict { over: true }, out),
            How::IntoMine { .. } => self.carry_out(How::IntoMine { different: Some(yes) }, out),
        }
    }

    fn carry_out(&self, how: How, out: &mut impl Write) -> Result<u8, Stop> {
        match how {
            How::Conflict { over } => {
                let mut store = Store::new(Folder::new(&self.home));
                let others = store.phrases().book.others;
                let aside = others.iter().any(|one| one.id == self.set.id && one.switched_off);
                let kept = store.add_phrases(&PhraseSet { switched_off: aside, ..self.set.clone() }, over)?;
                if let Some(kept) = kept {
                    writeln!(out, "The version you had is kept in {kept}.")?;
                }
                writeln!(
                    out,
                    "It stands beside your own set now{}. It is used where you have no wording of your own and \
                     did not keep the suggested one; to leave it aside, type: foreword phrases switch {} off",
                    if aside { ", left aside as before" } else { "" },
                    self.set.id
                )?;
            }
            How::IntoMine { different } => {
                let (mut store, mine) = to_change(&Home::of(Some(&self.home))?)?;
                let mut after = mine.clone();
                let came = after.take_over(&self.set, different == Some(true));
                if !self.set.answers.is_empty() || self.set.phrases.iter().any(|one| one.wording.is_none()) {
                    writeln!(
                        out,
                        "What they kept, flagged and answered stays theirs; wording alone is taken over."
                    )?;
                }
                if after == mine {
                    writeln!(out, "Nothing was taken over; your own set is as it was.")?;
                    return Ok(FINE);
                }
                let kept = store.keep_my_phrases(&self.today)?;
                store.save_phrases(&after)?;
                writeln!(out, "{} came into your own set.", phrases(came))?;
                if let Some(kept) = kept {
                    writeln!(out, "Your set as it was is kept in {kept}.")?;
                }
            }
        }
        Ok(FINE)
    }
}
