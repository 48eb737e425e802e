//! `foreword find`: lines of all notes, phrases and resources that hold every word.

use std::collections::BTreeSet;

use clap::Args;
use serde_json::{Value, json};

use super::{
    Console, FAILED, FINE, USAGE, guides,
    list::{digits, recover},
};
use crate::{
    domain::{
        FieldId, FoundLine, FoundLines, FoundPlace, Id, MOST_FOUND, Moment, Resources, UserError, counted,
    },
    paths::Home,
    text::Matcher,
};

#[derive(Debug, Args)]
pub(super) struct Find {
    /// Each must be in the line, in capitals or not, with accents or without
    #[arg(required = true)]
    words: Vec<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Notes that were never saved after the program was killed are not looked through: starting it saves them.
pub(super) fn find(home: &Home, asked: &Find, console: &mut Console<'_>) -> Result<u8, UserError> {
    let sought = Matcher::new(&asked.words.join(" "));
    if sought.is_empty() {
        console.warn("Nothing was looked for: no word was given.");
        return Ok(USAGE);
    }
    let mut store = home.store();
    let words = asked.words.join(" ");
    let mut found = FoundLines::default();
    if home.is_in_use() {
        recover(&mut store, console)?;
        found = store.find_in_notes(&words, |_| {})?;
        store.keep_index();
    }
    let book = store.phrases().book;
    let guides = guides(home);
    let phrases = guides.all().flat_map(|guide| guide.phrases_with(&book, &sought));
    let resources = console.or_default(store.read_file::<Resources>()).with_words(&sought);
    let lines: Vec<_> = found.lines.iter().cloned().chain(phrases).chain(resources).collect();
    if asked.json {
        console.json(&lines.iter().map(as_json).collect::<Vec<_>>());
    } else {
        let ids = store.ids()?;
        let ids = ids.iter().collect();
        for line in &lines {
            console.say(format_args!("{}\n  {}", place(&line.place, &ids), line.around(&sought)));
        }
    }
    if lines.is_empty() {
        console.warn("No line has all of these words.");
    }
    if found.is_cut {
        console.warn(format_args!(
            "These are the newest {MOST_FOUND} lines of the notes. More words find fewer."
        ));
    }
    if found.unread > 0 {
        let files = counted(found.unread, "file");
        console.warn(format_args!("{files} could not be read. To see which, type: foreword list"));
        return Ok(FAILED);
    }
    Ok(FINE)
}

fn place(place: &FoundPlace, ids: &BTreeSet<&Id>) -> String {
    match place {
        FoundPlace::Notes { id, label, when, field_label, .. } => {
            let when = when.map_or_else(|| "no time set".to_owned(), Moment::in_full);
            let parts = [&digits(id, ids), &when, label, field_label];
            parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("  ")
        }
        FoundPlace::Phrase { id, principle } => format!("{id}  phrase  {principle}"),
        FoundPlace::Resource { name, kind } => format!("{name}  resource  {}", kind.label()),
    }
}

fn as_json(found: &FoundLine) -> Value {
    match &found.place {
        FoundPlace::Notes { id, label, when, field, field_label, .. } => json!({
            "id": id,
            "label": label,
            "when": when,
            "field": field.map(FieldId::name),
            "field_label": field_label,
            "line": found.line,
        }),
        FoundPlace::Phrase { id, principle } => {
            json!({ "phrase": id, "principle": principle, "line": found.line })
        }
        FoundPlace::Resource { name, kind } => {
            json!({ "resource": name, "kind": kind.label(), "line": found.line })
        }
    }
}
