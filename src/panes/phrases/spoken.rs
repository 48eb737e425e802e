//! The phrases line by line, one group of them at a time.

use std::ops::Range;

use super::{
    Mode, PhraseRow, PhrasesPane, aloud, chosen, filter::LINES, has_other_guides, page::LineKind, pool,
    state_of, view, voice,
};
use crate::domain::counted;
use crate::effect::Effects;
use crate::msg::LineAsk;
use crate::part::spoken::{Spoken, answer_text, answered, in_one_line, write};
use crate::part::{Context, Field, Part};
use crate::session::phrase_editor::{Editing, What};
use crate::session::{Session, text_target};

/// Columns for a sentence that is said and not shown.
const UNCUT: u16 = 500;

/// So many phrases that were looked for are said in one go.
const IN_ONE_GO: usize = 30;

pub(super) fn spoken(pane: &PhrasesPane, session: &Session) -> Spoken {
    if let Some(editing) = &session.phrase_editor {
        return typing(session, editing);
    }
    match pane.mode {
        Mode::List => list(pane, session),
        Mode::Find => Spoken { says_commands: true, ..list(pane, session) },
        Mode::Filters(line) => filters(pane, line),
        Mode::Aloud(_) => {
            let mut spoken = Spoken { says_commands: true, ..Spoken::titled("Reading aloud.") };
            words(pane, session, &mut spoken);
            spoken
        }
        Mode::Rehearsal(shown) => rehearsal(pane, session, shown),
    }
}

/// The rows in front: those of the group of the chosen phrase, or all that were looked for.
fn in_front(pane: &PhrasesPane) -> Range<usize> {
    if pane.is_narrowed() && pane.shown() <= IN_ONE_GO {
        return 0..pane.rows.len();
    }
    let start = (0..=pane.chosen).rfind(|row| pane.phrase_in(*row).is_none()).unwrap_or_default();
    let next = (start + 1..pane.rows.len()).find(|row| pane.phrase_in(*row).is_none());
    start..next.unwrap_or(pane.rows.len())
}

fn list(pane: &PhrasesPane, session: &Session) -> Spoken {
    let front = in_front(pane);
    let is_all = front == (0..pane.rows.len());
    let mut spoken = Spoken::titled(title(pane, session, &front, is_all));
    if matches!(pane.mode, Mode::Find) {
        spoken.offer(answered("Find", pane.find.text()));
    }
    for row in front {
        match pane.rows.get(row) {
            Some(PhraseRow::Heading(group)) if is_all => {
                spoken.say(format!("{}:", view::heading(session, *group)));
            }
            Some(PhraseRow::Phrase(at)) => {
                if row == pane.chosen {
                    spoken.here = Some(spoken.offered().count());
                }
                if let Some((_, phrase)) = pool(session.phrase_guide()).nth(*at) {
                    let state = state_of(session, phrase).word();
                    spoken.offer(format!("“{}”, {state}", in_one_line(voice(session, phrase).words())));
                }
            }
            Some(PhraseRow::Heading(_)) | None => {}
        }
    }
    let (reviewed, all) = pane.reviewed;
    spoken.about = about(pane);
    spoken.about.push(format!("{reviewed} of {all} phrases reviewed (optional)."));
    if pane.is_narrowed() {
        let none = if pane.shown() == 0 { "No match here. " } else { "" };
        spoken.about.push(format!("{none}“all” shows every phrase again."));
    }
    spoken
}

fn title(pane: &PhrasesPane, session: &Session, front: &Range<usize>, is_all: bool) -> String {
    let guide = Some(&session.phrase_guide().title).filter(|_| has_other_guides(pane, session));
    let guide = guide.map(|title| format!(" of {title}")).unwrap_or_default();
    if pane.is_narrowed() && is_all {
        return format!("Phrases{guide}: {} shown, {}.", pane.shown(), pane.narrowed_to());
    }
    let headings = |rows: Range<usize>| rows.filter(|row| pane.phrase_in(*row).is_none()).count();
    let Some(PhraseRow::Heading(group)) = pane.rows.get(front.start) else {
        return format!("Phrases{guide}.");
    };
    let group = view::heading(session, *group);
    let (at, many) = (headings(0..front.start + 1), headings(0..pane.rows.len()));
    let narrowed = if pane.is_narrowed() { format!(", {}", pane.narrowed_to()) } else { String::new() };
    format!("Phrases{guide}{narrowed}, group {at} of {many}: {group}.")
}

/// The page about the chosen phrase, a heading with what is under it in one line.
fn about(pane: &PhrasesPane) -> Vec<String> {
    let mut about: Vec<String> = Vec::new();
    let mut heading = None;
    // Its words are in the list.
    let place = pane.page.paragraphs.iter().skip(1);
    for one in place.filter(|one| !one.words.text.is_empty()) {
        let words = in_one_line(&one.words.text);
        match one.kind {
            LineKind::Heading => about.extend(heading.replace(words)),
            LineKind::Words | LineKind::Aside => match heading.take() {
                Some(heading) => about.push(format!("{heading}: {words}")),
                None => about.push(words),
            },
        }
    }
    about.extend(heading);
    about
}

fn filters(pane: &PhrasesPane, line: usize) -> Spoken {
    let mut spoken = Spoken { says_commands: true, ..Spoken::titled("Which phrases are shown.") };
    for (at, line) in LINES.iter().enumerate() {
        spoken.offer(format!("{}: {}", line.title, pane.filter.chosen(at).unwrap_or(line.any)));
    }
    spoken.here = Some(line);
    spoken.about.push(format!("{} shown.", counted(pane.shown(), "phrase")));
    spoken
}

fn words(pane: &PhrasesPane, session: &Session, spoken: &mut Spoken) {
    let lines = aloud::lines(pane, session, UNCUT);
    lines.into_iter().filter(|line| !line.is_empty()).for_each(|line| spoken.say(line));
}

fn rehearsal(pane: &PhrasesPane, session: &Session, shown: bool) -> Spoken {
    let mut spoken =
        Spoken { says_commands: true, ..Spoken::titled("Rehearsal. Say it in your own way first.") };
    let Some((principle, phrase)) = chosen(pane, session) else { return spoken };
    let before = (0..=pane.chosen).filter(|row| pane.phrase_in(*row).is_some()).count();
    let moment = phrase.moment.label();
    spoken.say(format!("{before} of {}: {}, the moment: {moment}", pane.shown(), principle.short_name));
    if !phrase.cue.is_empty() {
        spoken.say(in_one_line(&phrase.cue));
    }
    if shown {
        words(pane, session, &mut spoken);
    } else {
        spoken.say("How would you say it? “on” says the words.");
    }
    spoken
}

fn typing(session: &Session, editing: &Editing) -> Spoken {
    let (title, line) = match editing.what {
        What::Words => ("My words for a phrase.", "My words"),
        What::TeachBack => ("My words to check that a phrase was clear.", "My words"),
        What::Flag => ("Note on a flagged phrase.", "A note on it, if you like"),
    };
    let mut spoken = Spoken { says_commands: true, ..Spoken::titled(title) };
    spoken.offer(answered(line, editing.area.text()));
    spoken.say(format!("Suggested: {}", in_one_line(editing.stood())));
    spoken.here = Some(0);
    let marked = text_target::marked_words(session).filter(|_| editing.what != What::Flag);
    spoken.about.extend(marked.map(|marked| format!("{marked} “words” says what can be done.")));
    spoken
}

pub(super) fn answer(pane: &mut PhrasesPane, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
    if cx.session.phrase_editor.is_some() {
        return answer_text(pane, cx, &ask);
    }
    match pane.mode {
        Mode::Find if line == 0 => answer_text(pane, cx, &ask),
        Mode::Find => answer_phrase(pane, cx, line - 1, ask),
        Mode::List => answer_phrase(pane, cx, line, ask),
        Mode::Filters(_) => {
            pane.mode = Mode::Filters(line.min(LINES.len() - 1));
            match ask {
                LineAsk::Choose | LineAsk::Enter => Vec::new(),
                LineAsk::Add(words) | LineAsk::Replace(words) => turn_to(pane, cx, line, &words),
            }
        }
        Mode::Aloud(_) | Mode::Rehearsal(_) => Vec::new(),
    }
}

/// Chooses a phrase; words after its number are mine for it.
fn answer_phrase(pane: &mut PhrasesPane, cx: &mut Context, line: usize, ask: LineAsk) -> Effects {
    let row = in_front(pane).filter(|row| pane.phrase_in(*row).is_some()).nth(line);
    if let Some(row) = row {
        pane.choose(row);
    }
    let (words, adds) = match ask {
        LineAsk::Choose | LineAsk::Enter => {
            pane.refit(cx.session);
            return Vec::new();
        }
        LineAsk::Add(words) => (words, true),
        LineAsk::Replace(words) => (words, false),
    };
    let effects = pane.change(cx);
    let Some(editing) = &mut cx.session.phrase_editor else { return effects };
    let words = if adds { format!("{} {words}", editing.area.text()) } else { words };
    write(&mut Field::Area(&mut editing.area), &LineAsk::Replace(words));
    pane.typed(cx);
    [effects, pane.done(cx)].concat()
}

/// Turns a line of the filter until it begins with these words.
fn turn_to(pane: &mut PhrasesPane, cx: &mut Context, line: usize, words: &str) -> Effects {
    let Some(any) = LINES.get(line).map(|line| line.any) else { return Vec::new() };
    let wanted = words.trim().to_lowercase();
    let first = pane.filter.chosen(line);
    let mut choices = Vec::new();
    loop {
        let now = pane.filter.chosen(line);
        if now.unwrap_or(any).to_lowercase().starts_with(&wanted) && !wanted.is_empty() {
            return pane.narrow(cx.session);
        }
        choices.push(now.unwrap_or(any));
        pane.filter.turn(line, 1);
        if pane.filter.chosen(line) == first {
            return cx.say(format!("It can be: {}.", choices.join(", ")));
        }
    }
}
