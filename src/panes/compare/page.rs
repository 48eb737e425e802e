//! The page of a comparison, part by part; compared once.

use std::ops::Range;

use crate::command::Keys;
use crate::domain::{Comparison, EmptyReason, Take, Version};
use crate::session::conflicts::{Purpose, Titles};
use crate::ui::{marked::Marked, page::Page};

/// Columns before the words of a version; its name is in them.
const SAID_INDENT: u16 = 11;

/// Columns at the right of a heading for the version that is taken.
const TAKE: u16 = 22;

/// Below this many columns the version that is taken has a line of its own.
const NEXT_TO_NAME: u16 = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    Aside,
    Heading,
    Take,
    Why,
    Said(Version),
    Nothing(Version),
    More,
}

/// Lines with the part they belong to.
pub(super) type ComparisonPage = Page<(LineKind, Option<usize>)>;

/// The page, not laid out yet.
pub(super) fn page(
    comparison: &Comparison,
    purpose: Purpose,
    titles: &Titles,
    keys: &Keys,
) -> ComparisonPage {
    let mut page = ComparisonPage::default();
    let plain = |page: &mut ComparisonPage, kind, indent, words: &str| page.say((kind, None), indent, words);
    let gap = |page: &mut ComparisonPage| plain(page, LineKind::Aside, 1, "");
    plain(&mut page, LineKind::Aside, 1, purpose.says());
    gap(&mut page);
    plain(&mut page, LineKind::Said(Version::Mine), SAID_INDENT, &titles.mine);
    plain(&mut page, LineKind::Said(Version::Theirs), SAID_INDENT, &titles.theirs);
    gap(&mut page);
    let same = comparison.differences().is_empty();
    let says = if same { "Both say the same." } else { "Square brackets show what differs." };
    plain(&mut page, LineKind::Aside, 1, says);
    gap(&mut page);
    for at in 0..comparison.differences().len() {
        add_part(&mut page, comparison, purpose, at);
        gap(&mut page);
    }
    plain(&mut page, LineKind::Aside, 1, &keys.fill(purpose.ends()));
    page
}

fn add_part(page: &mut ComparisonPage, comparison: &Comparison, purpose: Purpose, at: usize) {
    let Some(difference) = comparison.differences().get(at) else { return };
    let mut add = |kind, words| {
        let is_said = matches!(kind, LineKind::Said(_) | LineKind::Nothing(_) | LineKind::More);
        page.add((kind, Some(at)), if is_said { SAID_INDENT } else { 3 }, words);
    };
    add(LineKind::Heading, Marked::plain(difference.part.label()));
    add(LineKind::Take, Marked::default());
    let why = match difference.suggestion.filter(|_| purpose.chooses()) {
        None => None,
        Some(Take::Mine) => Some("Only mine has changed since they were the same."),
        Some(Take::Theirs) => Some("Only theirs has changed since they were the same."),
        Some(Take::Both) => Some("Both have changed since they were the same."),
    };
    if let Some(why) = why {
        add(LineKind::Why, Marked::plain(why));
    }
    let versions = [Version::Mine, Version::Theirs];
    let [mine, theirs] = versions.map(|version| comparison.said(difference.part, version));
    let differs = mine.standing != theirs.standing;
    let marked = Marked::pair(&mine.words, &theirs.words);
    for ((version, words), said) in versions.into_iter().zip(marked).zip([mine, theirs]) {
        let reason = said.standing.words();
        let reason = if differs { Marked::whole(reason) } else { Marked::plain(reason) };
        match (said.words.is_empty(), said.standing) {
            (false, EmptyReason::Open) => add(LineKind::Said(version), words),
            (true, EmptyReason::Open) => add(LineKind::Nothing(version), Marked::plain("(nothing)")),
            (true, _) => add(LineKind::Said(version), reason),
            (false, _) => {
                add(LineKind::Said(version), words);
                add(LineKind::More, reason);
            }
        }
    }
}

/// Whether the version that is taken is named next to the part.
pub(super) const fn names_take_in_heading(width: u16) -> bool {
    width >= NEXT_TO_NAME
}

/// Columns that a line leaves free at its right in so wide an area; none for one that is hidden.
pub(super) fn spare(kind: LineKind, width: u16, chooses: bool) -> Option<u16> {
    match kind {
        LineKind::Heading if chooses && names_take_in_heading(width) => Some(TAKE),
        LineKind::Take => (chooses && !names_take_in_heading(width)).then_some(1),
        _ => Some(1),
    }
}

/// The lines of each part, once the page is laid out.
pub(super) fn parts(page: &ComparisonPage) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for one in &page.paragraphs {
        let end = one.top + one.height;
        match (one.kind, parts.last_mut()) {
            ((LineKind::Heading, _), _) => parts.push(one.top..end),
            ((_, Some(_)), Some(last)) => last.end = end,
            _ => {}
        }
    }
    parts
}
