//! `foreword phrases import`: a set is shown first, and nothing is overwritten without a question.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{
    Console, FINE, files, guides,
    phrases::{as_shared, to_change},
    prepared, refusal,
};
use crate::{
    domain::{
        Guide, Guides, PhraseSet, UserError,
        phrasebook::{ImportDiff, ImportedPhrase, PhraseReview, phrases},
        wording_report,
    },
    export::{WIDTH, wrapped},
    guide_file,
    paths::Home,
    store::{
        HomeDisk, Store,
        user_file::{Decoded, UserFile, decode, too_large},
    },
    text::differ::{self, DiffKind},
};

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The file, or - for standard input
    file: PathBuf,
    /// Replace the version of it that you have, without asking
    #[arg(long, conflicts_with = "into_mine")]
    replace: bool,
    /// Copy the phrases you do not have into your own set
    #[arg(long)]
    into_mine: bool,
    /// With --into-mine: copy those that differ too, without asking
    #[arg(long, requires = "into_mine")]
    take_theirs: bool,
}

/// Shows what is in a set, and adds it or copies from it, after a question where something would be replaced.
pub(super) fn import(home: &Home, asked: &Import, console: &mut Console<'_>) -> Result<u8, UserError> {
    // Another computer decides nothing on this one.
    let set = as_shared(&read(&asked.file)?);
    prepared(home, console)?;
    let (mut store, mine) = to_change(home)?;
    let there = store.phrases().book.others.into_iter().find(|one| one.id == set.id);
    if !asked.into_mine && !set.id.is_empty() && set.id == mine.id {
        return Err(refusal(
            "your own set",
            "This file is your own set, exported earlier or on another computer. Nothing was changed. To copy from \
             it what you do not have here, add --into-mine.",
        ));
    }
    let (against, compared) = match &there {
        Some(there) if !asked.into_mine => (there, "the version you have"),
        _ => (&mine, "your own set"),
    };
    let met: Vec<_> = against.diff(&set).collect();
    let guides = guides(home);
    show(&set, &met, compared, &guides, console);
    name_missing_guides(&set, &guides, console);
    if !asked.into_mine {
        return add(&mut store, set, there.as_ref(), asked.replace, console);
    }
    let differs = |one: &&ImportedPhrase<'_>| one.met == ImportDiff::Different && one.changes_wording();
    let different = met.iter().filter(differs).count();
    let mut take_theirs = Some(asked.take_theirs);
    if different > 0 && !asked.take_theirs {
        let theirs = phrases(different);
        take_theirs = console.ask(format_args!(
            "Replace your wording with theirs for {theirs}? Your set is kept as a file."
        ))?;
    }
    copy(&mut store, &mine, &set, take_theirs == Some(true), console)?;
    if take_theirs.is_none() {
        console.flush()?;
        console.warn("Where yours differs, it is kept. To use theirs, add --take-theirs.");
    }
    Ok(FINE)
}

/// A set as a file holds it.
///
/// # Errors
/// If it cannot be read or understood in full.
pub(super) fn read(file: &Path) -> Result<PhraseSet, UserError> {
    let (bytes, name) = (files::read(file, PhraseSet::LARGEST)?, files::name(file));
    if bytes.len() as u64 > PhraseSet::LARGEST {
        return Err(too_large::<PhraseSet>(&name));
    }
    if std::str::from_utf8(&bytes).is_ok_and(|text| guide_file::starts_with(text, "Guide")) {
        let why = "is a guide, not a set of phrases. Nothing was changed. Type: foreword guide import FILE";
        return Err(refusal("a guide", format!("{name} {why}")));
    }
    match decode(&bytes, &name) {
        Decoded::Whole(set) => Ok(set),
        Decoded::Not(error) => Err(error),
        Decoded::InPart(_, error) => Err(UserError {
            sentence: format!(
                "{name} contains something this version of Foreword does not know, so it was not used: part of it \
                 would be lost. Nothing was changed. Use it with the version that wrote it."
            ),
            ..error
        }),
    }
}

/// Describes the set, and prints each phrase that is new or different.
fn show(
    set: &PhraseSet,
    met: &[ImportedPhrase<'_>],
    compared: &str,
    guides: &Guides,
    console: &mut Console<'_>,
) {
    let guides: Vec<&Guide> = guides.all().map(AsRef::as_ref).collect();
    let count = |how: ImportDiff| met.iter().filter(|one| one.met == how).count();
    let review = set.review_in_words(console.today());
    console.say(format_args!("{}, by {}; {review}.", set.name(), set.by()));
    for line in set.provenance.lines() {
        console.say_wrapped(line);
    }
    console.say(format_args!(
        "{}, compared with {compared}: {} new, {} the same, {} different.",
        phrases(set.phrases.len()),
        count(ImportDiff::New),
        count(ImportDiff::Same),
        count(ImportDiff::Different)
    ));
    for (title, how) in [("New", ImportDiff::New), ("Different", ImportDiff::Different)] {
        if count(how) > 0 {
            console.say(format_args!("\n{title}"));
        }
        for one in met.iter().filter(|one| one.met == how) {
            for line in wrapped(&wording_report::place(&guides, one.theirs), WIDTH - 2) {
                console.say(format_args!("  {line}"));
            }
            for line in lines(one).iter().flat_map(|line| wrapped(line, WIDTH - 4)) {
                console.say(format_args!("    {line}"));
            }
        }
    }
    if !set.own.is_empty() {
        console.section("Added to the guide", set.own.iter().map(|one| format!("“{}”", one.says)));
    }
    console.say("");
}

/// Words for a guide that is not on this computer are used nowhere.
fn name_missing_guides(set: &PhraseSet, guides: &Guides, console: &mut Console<'_>) {
    let named: BTreeSet<_> = set.phrases.iter().map(|one| one.guide.as_str()).collect();
    for guide in named.into_iter().filter(|guide| guides.of(guide).id != *guide) {
        console.say(format_args!(
            "The guide “{guide}” is not on this computer, so the phrases for it are not used yet.\n"
        ));
    }
}

/// One phrase; where both have words, the differences are in brackets.
fn lines(one: &ImportedPhrase<'_>) -> Vec<String> {
    let Some(mine) = one.mine else {
        let words = one.theirs.wording.as_deref().unwrap_or(&one.theirs.suggested);
        return described("", one.theirs, words);
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
    [
        described("here: ", mine, &marked(DiffKind::Mine)),
        described("theirs: ", one.theirs, &marked(DiffKind::Theirs)),
    ]
    .concat()
}

fn described(whose: &str, one: &PhraseReview, words: &str) -> Vec<String> {
    let suggested = if one.wording.is_none() { "as suggested: " } else { "" };
    let words = format!("{whose}{suggested}“{words}”");
    let flag = one.flag.as_ref().map(|note| match note.trim() {
        "" => format!("{whose}flagged, without a note"),
        note => format!("{whose}flagged: {}", note.replace('\n', " ")),
    });
    words.lines().map(ToOwned::to_owned).chain(flag).collect()
}

/// Adds the set next to one's own, in place of the version that is there.
fn add(
    store: &mut Store<HomeDisk>,
    set: PhraseSet,
    there: Option<&PhraseSet>,
    replace: bool,
    console: &mut Console<'_>,
) -> Result<u8, UserError> {
    if there.map(as_shared).as_ref() == Some(&set) {
        console.say("You have this set already. Nothing was changed.");
        return Ok(FINE);
    }
    if there.is_some()
        && !replace
        && let Some(code) = console.declined(
            "Replace the version you have? It is kept as a file.",
            "Nothing was changed",
            "You have another version of this set; to replace it, add --replace.",
        )?
    {
        return Ok(code);
    }
    let set = PhraseSet { switched_off: true, unseen: true, ..set };
    if let Some(kept) = store.add_phrases(&set, replace || there.is_some())? {
        console.say(format_args!("The version you had is kept in {kept}."));
    }
    console.say_wrapped(&format!(
        "It is now listed with your own set, switched off until you have looked through it: in Foreword, open Phrases and \
         its sets. To use it at once, type: foreword phrases switch {} on",
        quoted(set.name())
    ));
    Ok(FINE)
}

/// Copies wording into one's own set.
fn copy(
    store: &mut Store<HomeDisk>,
    mine: &PhraseSet,
    set: &PhraseSet,
    take_theirs: bool,
    console: &mut Console<'_>,
) -> Result<(), UserError> {
    let mut after = mine.clone();
    let came = after.take_over(set, take_theirs);
    if !set.answers.is_empty() || set.phrases.iter().any(|one| one.wording.is_none()) {
        console.say("Only wording is copied; phrases they kept or flagged, and their answers, are not.");
    }
    if after == *mine {
        console.say("Nothing was copied; your own set is unchanged.");
        return Ok(());
    }
    let kept = store.keep_as_it_is::<PhraseSet>(&console.today().to_string())?;
    store.save_phrases(&after)?;
    console.say(format_args!("Copied into your own set: {}.", phrases(came)));
    if let Some(kept) = kept {
        console.say(format_args!("Your set as it was is kept in {kept}."));
    }
    Ok(())
}

/// As one types it in a shell.
fn quoted(name: &str) -> String {
    let plain = name.chars().all(|char| char.is_alphanumeric() || char == '-');
    if plain { name.to_owned() } else { format!("\"{}\"", name.replace(['"', '\\', '$', '`'], "")) }
}
