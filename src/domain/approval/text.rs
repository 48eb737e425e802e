//! Texts in full, as somebody reads them who is to approve them.

use std::fmt::Write as _;

use crate::domain::{Country, Fact, Guide, Help, OwnWords, Suggestion, URGENT};

/// The lists of when to go and the numbers to ring, as they are approved. Dates of checking are left out: a list that was looked up
/// again and found as it was is the same list.
pub fn text_of_lists(help: &Help) -> String {
    let mut text = String::new();
    for list in &help.lists {
        let _ = writeln!(text, "{}: {}", list.region.label(), list.when.label());
        let _ = writeln!(
            text,
            "{}",
            list.lead.replace(URGENT, "111 (in Northern Ireland the GP out-of-hours service)")
        );
        for sign in &list.signs {
            let _ = match &sign.source {
                Some(source) => writeln!(text, "- {} [{source}]", sign.says),
                None => writeln!(text, "- {}", sign.says),
            };
        }
        let _ = writeln!(text, "{}", help.rules_nothing_out);
        let address = list.checked.address.as_deref().unwrap_or_default();
        let _ = writeln!(text, "From: {} {address}", list.checked.source);
        let _ = writeln!(text, "For the person it names: {}\n", help.page_of(list).source);
    }
    for fact in &help.facts {
        let _ = writeln!(text, "{}", text_of_fact(fact));
    }
    for country in Country::ALL {
        let _ = writeln!(text, "To ring in {}: {}", country.label(), help.urgent_number(Some(country), ""));
    }
    let _ = writeln!(text, "To ring where no country is chosen: {}", help.urgent_number(None, ""));
    for source in &help.sources {
        let address = source.checked.address.as_deref().unwrap_or_default();
        let _ = writeln!(text, "[{}] {} {address}", source.id, source.checked.source);
    }
    text
}

fn text_of_fact(fact: &Fact) -> String {
    let hours = fact.hours.as_ref().map(|hours| format!(", {hours}")).unwrap_or_default();
    let countries: Vec<_> = fact.countries.iter().map(|country| country.label()).collect();
    let address = fact.checked.address.as_deref().unwrap_or_default();
    let (kind, says, from) = (fact.kind.label(), &fact.says, &fact.checked.source);
    format!("{kind} ({}): {says}{hours}\n  From: {from} {address}", countries.join(", "))
}

/// A guide as it is read before it is approved: all that it says to a clinician.
pub fn text_of_guide(guide: &Guide) -> String {
    let mut text = format!("{}, version {}\nFrom: {}\n", guide.title, guide.version, guide.source);
    for principle in &guide.principles {
        let _ = writeln!(text, "\n{} {}\n{}", principle.number, principle.name, principle.why);
        for point in &principle.enabling {
            let _ = writeln!(text, "- {}", point.point);
            for prompt in &point.prompts {
                let _ = writeln!(text, "  - {} / {}", prompt.asks, prompt.to_ask);
            }
        }
        for phrase in &principle.phrases {
            let _ = writeln!(text, "- {}: {}", phrase.moment.label(), phrase.says);
            if let Some(back) = &phrase.teach_back {
                let _ = writeln!(text, "  {back}");
            }
        }
        for question in &principle.service_questions {
            let _ = writeln!(text, "- {}", question.asks);
        }
    }
    text
}

/// One's own rows as they are read before they are approved.
pub fn text_of_own_words(own: &OwnWords) -> String {
    let mut text = String::new();
    for row in &own.rows {
        let forms: Vec<_> = std::iter::once(&row.term).chain(&row.variants).map(String::as_str).collect();
        let _ = writeln!(text, "- {}\n  why: {}", forms.join(", "), row.why);
        // The first format has advice alone.
        if let Some(advice) = &row.suggestion {
            let _ = writeln!(text, "  advice: {advice}");
        }
        for instead in &row.instead {
            let _ = match instead {
                Suggestion::Replace { words, of, note } => {
                    let of = if of.is_empty() { String::new() } else { format!(" (for {})", of.join(", ")) };
                    let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
                    writeln!(text, "  put in: {words}{of}{note}")
                }
                Suggestion::Rewrite(advice) => writeln!(text, "  advice: {advice}"),
                Suggestion::LeaveOut => writeln!(text, "  leave it out"),
            };
        }
        for (when, words) in [("never", &row.unless), ("only", &row.only)] {
            if !words.is_empty() {
                let _ = writeln!(text, "  {when} in: {}", words.join("; "));
            }
        }
    }
    if !own.off.is_empty() {
        let _ = writeln!(text, "Switched off: {}", own.off.join(", "));
    }
    text
}
