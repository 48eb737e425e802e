//! The pages made from a guide alone: what people can expect, and the page for those who design the service.

use foreword::{
    content,
    domain::{Answer, Guide, Handout, HandoutKind, Moment},
    export::{WIDTH, html, markdown, text},
};

use crate::{browser::Browser, page};

const KINDS: [HandoutKind; 2] = [HandoutKind::Expect, HandoutKind::Service];

fn made() -> Moment {
    "2026-11-24T10:20:00+00:00".parse().unwrap()
}

fn of(kind: HandoutKind, guide: &Guide) -> Handout {
    Handout::of_guide(kind, guide, made()).unwrap()
}

fn flat(page: &Handout) -> String {
    text(page, WIDTH).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each principle is there with its sentence, and with what to say if it is not so.
#[test]
fn expect_has_every_principle() {
    let guide = content::guide();
    let page = flat(&of(HandoutKind::Expect, guide));
    for principle in guide.principles.iter() {
        let said = &principle.audiences;
        let both = format!("{} If it is not so, you can say: “{}”", said.person, said.if_not);
        assert!(page.contains(&both), "{both} in {page}");
    }
}

/// The back asks three questions, has room for the answers, and none for a name.
#[test]
fn back_has_no_place_for_a_name() {
    let page = of(HandoutKind::Expect, content::guide());
    let back = flat(&Handout { sections: page.sections[1..].to_vec(), ..page.clone() });
    for words in [
        "into the box at reception: no name is needed, and nobody who treats you hands it out or collects it.",
        "Did you get to say what mattered to you?",
        "Did you leave knowing what happens next, and who to ask?",
        "What should we do better?",
    ] {
        assert!(back.contains(words), "{words} in {back}");
    }
    assert_eq!(back.matches("____ ").count(), 12);
    assert_eq!(html(&page, false).matches("by-hand\"").count(), 0, "nothing asks who wrote it");
}

/// Each principle is there for a meeting, with its points, its questions and room to write.
#[test]
fn service_has_every_line() {
    let guide = content::guide();
    let page = flat(&of(HandoutKind::Service, guide));
    for principle in guide.principles.iter() {
        let points = principle.enabling.iter().map(|point| &point.point);
        let lines = points.chain(principle.service_questions.iter().map(|question| &question.asks));
        for line in lines.chain([&principle.audiences.designer]) {
            assert!(page.contains(line.as_ref()), "{line}");
        }
    }
    assert_eq!(page.matches("Our notes:").count(), 7);
}

/// The later five principles stand beside the seven, with whose comparison that is; a guide without has none.
#[test]
fn service_compares_with_the_later_set() {
    let mut guide = content::guide().as_ref().clone();
    let page = flat(&of(HandoutKind::Service, &guide));
    for row in guide.cross_reference.rows.iter() {
        let later = row.later.as_deref().unwrap_or("none of them by itself");
        assert!(page.contains(later), "{later}: {page}");
    }
    assert!(page.contains("The mapping is ours"));
    guide.cross_reference.rows = (&[]).into();
    assert!(!flat(&of(HandoutKind::Service, &guide)).contains("COMPARED"));
}

/// Both end with whose words they are, and until when they hold.
#[test]
fn whose_words_and_until_when() {
    let guide = content::guide();
    let later: Moment = "2027-05-27T10:20:00+01:00".parse().unwrap();
    for kind in KINDS {
        let page = flat(&of(kind, guide));
        assert!(page.contains(guide.attribution.as_ref()) && page.contains("version 2.0."), "{page}");
        assert!(page.ends_with("Review by 26 May 2027."), "{page}");
        let page = flat(&Handout::of_guide(kind, guide, later).unwrap());
        assert!(page.ends_with("Check it before use: it was due for review by 26 May 2027."), "{page}");
    }
}

/// A guide of one's own may leave any of it out.
#[test]
fn guide_without_the_sentences() {
    let mut guide = content::guide().as_ref().clone();
    guide.principles.to_mut()[0].audiences.if_not = "".into();
    guide.principles.to_mut()[1].audiences.person = "".into();
    guide.principles.to_mut()[2].audiences.designer = "".into();
    guide.principles.to_mut()[3].service_questions = (&[]).into();
    let expect = flat(&of(HandoutKind::Expect, &guide));
    assert_eq!(expect.matches("You can expect").count(), 6);
    assert_eq!(expect.matches("If it is not so").count(), 5);
    let service = flat(&of(HandoutKind::Service, &guide));
    assert_eq!(service.matches("Questions for our service:").count(), 6);
    for principle in guide.principles.to_mut() {
        principle.audiences.person = "".into();
    }
    let expect = flat(&of(HandoutKind::Expect, &guide));
    assert!(expect.contains("The guide has no sentences for this page."), "{expect}");
    assert!(!expect.contains("reception"), "a back without a front is no page");
}

/// Whatever was typed, these pages are those of the guide to the letter.
#[test]
fn nothing_of_an_appointment() {
    let mut one = content::sample();
    one.label = "Qzxlabelxzq".to_owned();
    let fields: Vec<_> = one.notes.all_fields().collect();
    for field in fields {
        one.notes.change(field, |answer| *answer = Answer::of("Qzxwordxzq"));
    }
    for kind in KINDS {
        let (with, without) = (page(kind, &one, None), of(kind, content::guide()));
        for form in [text(&with, WIDTH), markdown(&with), html(&with, false)] {
            assert!(!form.contains("Qzx"), "{kind:?}");
        }
        assert_eq!(html(&with, true), html(&without, true), "{kind:?}");
    }
}

/// The front ends before the questions: they have a side of their own, in large type too.
#[test]
fn questions_have_their_own_side() {
    let what = "it was not looked at which side the questions are on";
    let Some(mut browser) = Browser::start(what) else { return };
    for large in [false, true] {
        let page = html(&of(HandoutKind::Expect, content::guide()), large);
        let Some(sides) = browser.lines(&page, "A5", what) else { return };
        let back = sides.last().unwrap();
        assert_eq!(back[0], "After an appointment", "large type: {large}");
        assert!(back.iter().any(|line| line == "What should we do better?"), "large type: {large}");
        assert_eq!(sides.len(), if large { 3 } else { 2 });
    }
}
