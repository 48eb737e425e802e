//! Blanks: stops of written-out abbreviations that are still to be filled in, counted over the notes.
//!
//! All notes are read for it, so it is asked where an appointment is left or a page goes out, and not
//! at every key.

use crate::{
    domain::{FieldId, Handout, Notes, counted},
    text::stops,
};

/// The fields with blanks, in order, and how many each has.
pub fn left(notes: &Notes) -> Vec<(FieldId, usize)> {
    let fields = notes.all_fields().map(|field| (field, stops::count(&notes.get(field).text)));
    fields.filter(|(_, blanks)| *blanks > 0).collect()
}

/// Only blanks that are printed on the page.
pub fn on_page(notes: &Notes, page: &Handout) -> Vec<(FieldId, usize)> {
    let texts = page.texts();
    let mut fields = left(notes);
    for (field, blanks) in &mut fields {
        // By the line: other fields may have a blank of the same words. A page may leave bullets out.
        let lines =
            notes.get(*field).text.lines().map(|line| line.trim_matches([' ', '\t', '·', '-', '*', '•']));
        let on_page = lines.filter(|line| texts.iter().any(|words| words.contains(line)));
        *blanks = on_page.map(stops::count).sum();
    }
    fields.retain(|(_, blanks)| *blanks > 0);
    fields
}

/// `3 blanks left: 2 in “Goals”, 1 in “The story so far”`, without its full stop; `None` where
/// there are none.
pub fn in_words(notes: &Notes, fields: &[(FieldId, usize)]) -> Option<String> {
    match fields {
        [] => None,
        [(field, many)] => Some(format!("{} left in “{}”", counted(*many, "blank"), notes.label(*field))),
        fields => {
            let all = fields.iter().map(|(_, many)| many).sum();
            let each: Vec<_> =
                fields.iter().map(|(field, many)| format!("{many} in “{}”", notes.label(*field))).collect();
            Some(format!("{} left: {}", counted(all, "blank"), each.join(", ")))
        }
    }
}

/// Short enough for a line of the screen: how many, and where the first is.
pub fn in_short(notes: &Notes, fields: &[(FieldId, usize)]) -> Option<String> {
    let [first, second, rest @ ..] = fields else {
        return in_words(notes, fields);
    };
    if rest.is_empty() {
        return in_words(notes, &[*first, *second]);
    }
    let all: usize = fields.iter().map(|(_, many)| many).sum();
    let others = rest.len() + 1;
    Some(format!("{all} blanks left, in “{}” and {others} other fields", notes.label(first.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content,
        domain::{Appointment, Details, HandoutKind, Id, Moment, Occasion, SurgeryNumbers},
    };

    #[test]
    fn they_are_counted_by_field_and_by_page() {
        let now: Moment = "2026-11-22T09:00:00+00:00".parse().unwrap();
        let mut one = Appointment::new(Id::of(1), Details::default(), "guide", now);
        assert_eq!(in_words(&one.notes, &left(&one.notes)), None);
        one.notes.context.what_matters.text = "{a} and {b|c}".to_owned();
        let words = |one: &Appointment| in_words(&one.notes, &left(&one.notes)).unwrap();
        assert_eq!(words(&one), "2 blanks left in “What matters to them, in their words”");
        one.notes.context.goals.text = "{d}".to_owned();
        let label = FieldId::named("context.goals").unwrap().label();
        assert!(words(&one).ends_with(&format!(" words”, 1 in “{label}”")), "{}", words(&one));
        assert!(words(&one).starts_with("3 blanks left: 2 in “What matters"));
        let occasion = Occasion {
            made: now,
            country: None,
            help: content::help(),
            example: false,
            mine: None,
            surgery: SurgeryNumbers::default(),
            guide: content::guide(),
        };
        let on = |one: &Appointment, kind| on_page(&one.notes, &Handout::of(kind, one, occasion)).len();
        assert_eq!((on(&one, HandoutKind::Brief), on(&one, HandoutKind::Setback)), (2, 0));
        one.notes.setbacks.staff_card.situation.text = "x {a}".to_owned();
        assert_eq!(
            on(&one, HandoutKind::StaffCard),
            1,
            "a blank of the same words elsewhere is not on that page"
        );
        let short = in_short(&one.notes, &left(&one.notes)).unwrap();
        assert!(short.starts_with("4 blanks left, in “What matters") && short.ends_with("2 other fields"));
    }
}
