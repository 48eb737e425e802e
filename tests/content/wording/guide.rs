//! What ships to be said or shown holds no word of the list.

use foreword::{content, domain::Register};

use super::{found, wording};

#[track_caller]
fn is_clear(name: &str, text: &str) {
    let marks = found(wording(), text, Register::Said);
    assert!(marks.is_empty(), "{name}: {text:?} has {marks:?}");
}

#[test]
fn no_phrase_of_the_guide_is_marked() {
    let mut phrases = 0;
    for principle in content::guide().principles.iter() {
        for phrase in principle.phrases.iter() {
            is_clear(&phrase.id, &phrase.says);
            is_clear(&phrase.id, phrase.teach_back.as_deref().unwrap_or_default());
            phrases += 1;
        }
        for prompt in principle.prompts() {
            is_clear(&prompt.id, &prompt.to_ask);
        }
        is_clear(&principle.id, &principle.audiences.person);
        is_clear(&principle.id, &principle.audiences.if_not);
    }
    assert!(phrases >= 130, "{phrases}");
}

/// The sense of what the source has clinicians say, in words of ours.
#[test]
fn principles_are_left_alone() {
    for (name, text) in [
        (
            "p1",
            "We'll take the time to get to know each other, so that we see what affects how you are. I'd like you to feel sure of yourself and supported. Together we will work out who else could help.",
        ),
        (
            "p2",
            "Who is around you, and whom would you like to involve when we decide things about your care? What do you enjoy, and what are you responsible for at home?",
        ),
        (
            "p3",
            "I have read through your notes before today. We may go over some things you have told others, so that I understand how it is now. What you managed before can shape what we choose.",
        ),
        (
            "p4",
            "Many people's experience of pain and of low mood go together. Let's think about what that means for you, and which services could tell you more.",
        ),
        (
            "p5",
            "There are several options. We'll talk about each, what could be good and what could be hard, and decide together. Bring someone along if you want.",
        ),
        (
            "p6",
            "Things will work out differently from week to week. When there is a bad spell, we will have a plan for who you ring.",
        ),
        (
            "p7",
            "I believe you. Your pain and your mood are both real, and I'd like to hear about the two of them together, just as they are for you.",
        ),
    ] {
        is_clear(name, text);
    }
}

/// The pages and lists that ship hold no word of the list.
#[test]
fn shipped_pages_have_none() {
    let starters = content::starters().groups.iter().flat_map(|group| &group.names);
    for name in starters {
        is_clear("starters", name);
    }
    for prompt in &content::longer().prompts {
        is_clear(&prompt.id, &prompt.asks);
    }
}
