//! The open appointment line by line: a page of its notes, or a principle of the guide.

use crate::domain::{Answer, FieldId, Moment, NotesPage, identifying};
use crate::part::spoken::{Spoken, in_one_line};
use crate::session::editing::{change, edit, fill_in, go_to};
use crate::session::guide_side::GuideLineKind;
use crate::session::{Document, Session, Side, text_target};
use crate::text::{EditCommand, Motion, clean, stops};
use crate::{effect::Effects, msg::LineAsk};

/// Columns for a reason that is said and not shown.
const UNCUT: usize = 500;

pub(super) fn spoken(session: &Session) -> Spoken {
    match &session.document {
        None => Spoken::default(),
        Some(document) if document.side == Side::Guide => guide(session, document),
        Some(document) => notes(session, document),
    }
}

/// Which appointment it is.
fn name(document: &Document) -> String {
    let appointment = &document.appointment;
    let when = appointment.when.map(|when| format!(", {}", Moment::in_full(when))).unwrap_or_default();
    format!("{}{when}", appointment.name())
}

fn notes(session: &Session, document: &Document) -> Spoken {
    let (sheet, notes) = (&document.sheet, &document.appointment.notes);
    let pages = NotesPage::ALL.len();
    let page = NotesPage::ALL.iter().position(|page| *page == sheet.page).unwrap_or_default() + 1;
    let mut spoken =
        Spoken::titled(format!("{}. {}, page {page} of {pages}.", name(document), sheet.page.label()));
    for field in &sheet.fields {
        spoken.offer(format!("{}: {}", notes.label(*field), answer_in_words(notes.get(*field))));
    }
    spoken.here = Some(sheet.focus);
    let under = sheet.under.get(sheet.focus).map(|lines| {
        // Without the rows of a picture.
        let words = lines.iter().map(String::as_str).filter(|line| line.contains(char::is_alphanumeric));
        words.collect::<Vec<_>>().join(" ")
    });
    let identifies = identifying::reason(&identifying::marks(document.text(), session.now.date()), UNCUT);
    let failed = document.saving.error.as_ref().map(|error| format!("Not saved: {}", error.sentence));
    let marked = text_target::marked_words(session)
        .map(|marked| format!("{marked} “words {}” says what can be done.", sheet.focus + 1));
    let blank = chosen_blank(document).map(|blank| {
        format!("The blank “{blank}” is chosen: words added to line {} fill it in.", sheet.focus + 1)
    });
    let about = [under, identifies, marked, blank, failed, document.read_only.clone()];
    spoken.about = about.into_iter().flatten().filter(|words| !words.is_empty()).collect();
    spoken
}

/// A blank of the text that is selected.
fn chosen_blank(document: &Document) -> Option<&str> {
    let selected = document.selected().filter(|selected| stops::count(selected) == 1)?;
    selected.strip_prefix('{')?.strip_suffix('}')
}

fn answer_in_words(answer: &Answer) -> String {
    let text = in_one_line(&answer.text);
    let carried_over = if answer.carried_over { "carried over" } else { "" };
    let words = [text.as_str(), answer.standing.words(), carried_over];
    let words: Vec<_> = words.into_iter().filter(|words| !words.is_empty()).collect();
    if words.is_empty() { "empty".to_owned() } else { words.join(", ") }
}

/// The principle from the lines of the guide side, each paragraph in one.
fn guide(session: &Session, document: &Document) -> Spoken {
    let guide = session.guide();
    let principles = guide.principles.len();
    let Some(principle) = guide.principles.get(document.guide.principle) else {
        return Spoken::default();
    };
    let mut spoken = Spoken::titled(format!(
        "{}. Guide, principle {} of {principles}: {}.",
        name(document),
        principle.number,
        principle.name
    ));
    spoken.here = Some(document.guide.item);
    for paragraph in document.guide.lines.chunk_by(|_, next| !next.first) {
        let Some(first) = paragraph.first().filter(|line| !line.text.is_empty()) else { continue };
        let words: Vec<_> = paragraph.iter().map(|line| line.text.as_str()).collect();
        let words = words.join(" ");
        match first.kind {
            GuideLineKind::Heading | GuideLineKind::Name => {}
            GuideLineKind::Said | GuideLineKind::Why => spoken.say(words),
            GuideLineKind::Prompt => spoken.offer(format!("Prompt: {words}")),
            GuideLineKind::Resource => spoken.offer(format!("Resource: {words}")),
            GuideLineKind::Phrase => spoken.offer(format!("Phrase: {words}")),
            GuideLineKind::Aside => {
                if let Some((_, line)) = spoken.lines.last_mut() {
                    *line = format!("{line} ({words})");
                }
            }
        }
    }
    for (at, phrase) in principle.starters_first().enumerate() {
        let line = spoken.lines.iter_mut().filter(|(offered, _)| *offered);
        if document.is_pinned(&phrase.id)
            && let Some((_, line)) = line.skip(principle.prompts().count()).nth(at)
        {
            line.push_str(", pinned");
        }
    }
    spoken
}

pub(super) fn answer(session: &mut Session, line: usize, ask: LineAsk) -> Effects {
    let Some(document) = &mut session.document else { return Vec::new() };
    if document.side == Side::Guide {
        document.guide.item = line;
        return Vec::new();
    }
    let Some(field) = document.sheet.fields.get(line).copied() else { return Vec::new() };
    let is_here = document.sheet.field() == field;
    if let (true, Some(_), LineAsk::Add(words)) = (is_here, chosen_blank(document), &ask) {
        return fill_in(session, &clean(words));
    }
    let mut effects = go_to(session, field);
    if matches!(ask, LineAsk::Choose) {
        // A command for this line begins at its start.
        effects.extend(edit(session, EditCommand::Go(Motion::Start, false)));
    }
    [effects, write(session, field, ask)].concat()
}

/// Writes into the field the cursor is in, as one step of undo.
fn write(session: &mut Session, field: FieldId, ask: LineAsk) -> Effects {
    match ask {
        LineAsk::Choose | LineAsk::Enter => Vec::new(),
        LineAsk::Add(words) => {
            let has_words = session
                .document
                .as_ref()
                .is_some_and(|document| document.appointment.notes.get(field).has_words());
            let line_break = if has_words { "\n" } else { "" };
            fill_in(session, &format!("{line_break}{}", clean(&words)))
        }
        LineAsk::Replace(words) => change(session, |document, now| {
            document.act(EditCommand::SelectAll, now);
            document.history.seal();
            if words.is_empty() {
                document.act(EditCommand::Backspace, now);
            } else {
                document.put_in(&clean(&words), now);
            }
            document.history.seal();
        }),
    }
}
