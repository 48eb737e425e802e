//! Sets of colleagues: looked through before they are used, their wordings compared, taken, merged, chosen for a team.

use foreword::{
    app::program::Start,
    content,
    domain::{PhraseReview, PhraseSet},
    store::Store,
};

use crate::{harness::App, memory::Memory};

const FIRST: &str = "p1-open-1";

fn says() -> &'static str {
    let mut all = content::guide().principles.iter().flat_map(|one| one.phrases.iter());
    &all.find(|one| one.id == FIRST).unwrap().says
}

fn set(name: &str, words: &str, unseen: bool) -> PhraseSet {
    let mut set = PhraseSet { author: name.to_owned(), id: name.to_lowercase(), ..PhraseSet::default() };
    (set.unseen, set.switched_off) = (unseen, unseen);
    set.put(PhraseReview {
        guide: content::guide().id.to_string(),
        phrase: FIRST.to_owned(),
        suggested: says().to_owned(),
        wording: Some(words.to_owned()),
        reviewed_on: "2026-11-20".parse().unwrap(),
        ..PhraseReview::default()
    });
    set
}

/// In Phrases, with the sets of Obi and Ravi; new ones, or looked through.
pub(crate) fn with_sets(unseen: bool) -> App {
    let memory = Memory::default();
    for (name, words) in [("Ravi", "Tell me about your week."), ("Obi", "Hello. What matters most to you?")] {
        Store::new(memory.clone()).add_phrases(&set(name, words, unseen), false).unwrap();
    }
    let mut app = App::on(memory, Start::Home, (80, 24));
    app.press("p");
    app
}

fn mine(app: &App) -> Option<&PhraseReview> {
    app.mine().of(&content::guide().id, FIRST)
}

fn words(app: &App) -> Option<&str> {
    mine(app).and_then(|one| one.wording.as_deref())
}

/// A new set is not used, says so, and is switched on where it is looked through.
#[test]
fn new_set_is_looked_through() {
    let mut app = with_sets(true);
    app.sees("new  I'd like to get to")
        .press("t")
        .sees("Obi · switched off until you have looked through it");
    app.press("↓ Space").sees("Not used until you switch it on").sees("[Hello.]").press("Space");
    app.sees("Switched on: used where").press("Esc").sees("Obi · used where").press("Esc");
    app.sees("new  Hello. What matters").sees("is switched on.");
    let again = App::on(app.world.memory.clone(), Start::Home, (80, 24));
    let [obi, ravi] = again.other_sets() else { panic!() };
    assert_eq!((obi.unseen, obi.switched_off, ravi.unseen, ravi.switched_off), (false, false, true, true));
    app.press("t ↓ Enter Enter").sees("Phrases").sees("open · new");
}

/// Which of two sets is used, and why, is on screen.
#[test]
fn first_of_two_is_said() {
    let mut app = with_sets(false);
    app.resize(120, 40).sees("“Obi” is used because its name").sees("the others: “Ravi”");
}

#[test]
fn keep_keeps_what_is_shown() {
    for keys in ["Space", "k", "r k Esc", "h k Esc"] {
        let mut app = with_sets(false);
        app.press(keys);
        assert_eq!(words(&app), Some("Hello. What matters most to you?"), "{keys}");
        app.press("u");
        assert_eq!(words(&app), None, "{keys}");
    }
}

#[test]
fn one_wording_is_taken() {
    let mut app = with_sets(false);
    app.press("o").sees("Whose words to use").sees("“Ravi”: [Tell me about your week.]").press("↓ Enter");
    assert_eq!(words(&app), Some("Tell me about your week."));
    app.sees("“Ravi”: these words are used from now on.").press("u").sees("new  Hello.");
    app.press("o ↑ Enter");
    assert_eq!(mine(&app).map(PhraseReview::words), Some(says()), "the suggested ones are one of them");
}

#[test]
fn two_wordings_are_merged() {
    let mut app = with_sets(false);
    app.press("o ↓ m").sees("Hello. What matters most to you?").sees("Tell me about your week.");
    app.types("!").press("Esc");
    assert_eq!(words(&app), Some("Hello. What matters most to you?\nTell me about your week.!"));
}

/// The team's set has an author of its own, and goes before those of colleagues.
#[test]
fn team_has_its_own_set() {
    let mut app = with_sets(false);
    app.press("o ↓ t").sees("Begin your team’s set").press("Enter").sees("Type the name of the team.");
    app.types("Pain team").press("Enter").sees("In “Pain team”, your team’s set.");
    assert!(app.mine().author.is_empty() && mine(&app).is_none(), "mine is as it was");
    app.sees("new  Tell me about your").resize(120, 40).sees("is your team’s own set; the others");
    app.press("o ↓ t");
    let again = App::on(app.world.memory.clone(), Start::Home, (80, 24));
    let team = &again.other_sets()[0];
    assert_eq!((team.name(), team.team, team.phrases.len()), ("Pain team", true, 1));
    assert_eq!(team.phrases[0].words(), "Hello. What matters most to you?");
}

/// A flag stays with the words it was set on.
#[test]
fn flag_stays_with_its_words() {
    let mut app = with_sets(false);
    app.press("f").types("too short").press("Enter").sees("flagged  Hello.");
    assert_eq!(mine(&app).unwrap().flagged_words(), Some("Hello. What matters most to you?"));
    app.press("t ↓ Space Esc").sees("new  Tell me about your").sees("This flag is on other words: Hello.");
    app.press("o ↑").sees("you: too short");
}

#[test]
fn teach_back_is_reworded() {
    let mut app = App::home();
    app.press("p m → → →")
        .sees("To check it was clear")
        .press("v Ctrl-A")
        .types("What will you tell them at home?");
    app.press("Esc").sees("To check it was clear, reworded").sees("What will you tell them");
    let review = app.mine().phrases[0].clone();
    assert_eq!(
        (review.teach_back.as_deref(), review.wording),
        (Some("What will you tell them at home?"), None)
    );
    app.press("r").sees("What will you tell them at home?").press("Esc u").sees_not("reworded");
}

/// Keep, change and flag work where one reads aloud, and one goes on there.
#[test]
fn aloud_takes_notes() {
    for (way, there) in [("r", "What matters most"), ("h", "Rehearsal")] {
        let mut app = App::home();
        app.press("p")
            .press(way)
            .press("c")
            .sees("My words")
            .types(" Yes?")
            .press("Esc")
            .sees(there)
            .sees_not("Suggested");
        assert!(words(&app).unwrap().ends_with(" Yes?"));
        app.press("f").types("long").press("Enter").sees(there).sees_not("Suggested");
        assert_eq!(mine(&app).unwrap().flag.as_deref(), Some("long"));
        app.press("k");
        assert_eq!(mine(&app).unwrap().flag, None);
    }
}

/// A phrase that the guide does not have is said, pinned, found and exported as any other.
#[test]
fn own_phrase_is_added() {
    let mut app = App::new_note();
    app.types("x")
        .press("Alt-P i")
        .sees("1 Relationships")
        .sees("Open")
        .press("Enter")
        .sees("Type what you would say.");
    app.press("Tab Tab → → Tab").sees("Explain").types("Shall we look at zebras together?").press("Enter");
    app.sees("Added. x deletes it again.").sees("A phrase of my own").sees("explain · kept");
    let own = app.mine().own[0].clone();
    assert_eq!((own.principle.as_str(), own.moment.label()), ("p1", "explain"));
    app.press("p")
        .sees("Pinned to the brief")
        .press("c Ctrl-A")
        .types("Zebras?")
        .press("Esc")
        .sees("My words");
    app.press("Esc F2 1 End").sees("“Zebras?”").sees("A phrase of my own");
    app.press("Ctrl-B").sees("“Zebras?” (my words)");
    let mut again = App::on(app.world.memory.clone(), Start::Home, (80, 24));
    again.press("Ctrl-/").types("zebras").sees("Phrases").press("Enter").sees("A phrase of my own");
}

#[test]
fn deleted_own_phrase_comes_back() {
    let mut app = App::home();
    app.press("p").press("x").sees_not("Deleted").press("i").types("Shall we?").press("Enter");
    let chosen = app.chosen_phrase().to_owned();
    app.press("x").sees("Deleted. u restores it.").sees_not("A phrase of my own");
    assert!(app.mine().own.is_empty() && app.mine().phrases.is_empty());
    app.press("u").sees("A phrase of my own").sees("kept");
    assert_eq!(app.chosen_phrase(), chosen);
    app.press("U").sees_not("A phrase of my own").press("u");
    assert_eq!(app.mine().own.len(), 1);
}

/// Those of a colleague come with the set, while it is switched on.
#[test]
fn added_by_a_colleague() {
    let memory = Memory::default();
    let mut obi = set("Obi", "Hello.", false);
    obi.own.push(foreword::domain::OwnPhrase {
        id: "own-1".to_owned(),
        guide: content::guide().id.to_string(),
        principle: "p1".to_owned(),
        moment: foreword::domain::ConsultationPhase::Open,
        says: "Zebras first.".to_owned(),
    });
    Store::new(memory.clone()).add_phrases(&obi, false).unwrap();
    let mut app = App::on(memory, Start::Home, (80, 24));
    app.press("p /").types("zebras").press("Enter").sees("A phrase of “Obi”").press("a t ↓ Space Esc /");
    app.types("zebras").press("Enter").sees("No match here");
}
