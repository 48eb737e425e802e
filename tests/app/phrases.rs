//! Going through the phrases: keep, change, flag, find, read aloud, rehearse, pin.

use std::collections::BTreeSet;

use foreword::{
    app::program::Start,
    command::Place,
    content,
    domain::{ConsultationPhase, PhraseReview, PhraseSet, Register, Role},
    msg::{Mouse, Msg},
    panes::phrases::{Mode, PhraseRow},
};
use ratatui::style::Modifier;

use crate::harness::App;

/// The first of those to start with.
const FIRST: &str = "p1-open-1";
const SECOND: &str = "p3-open-1";
const THIRD: &str = "p2-explore-1";
const FOURTH: &str = "p6-explore-3";

fn phrases() -> App {
    let mut app = App::home();
    app.press("p");
    assert_eq!(app.place(), Place::Phrases);
    app
}

/// What my set says of a phrase.
fn review<'a>(app: &'a App, phrase: &str) -> Option<&'a PhraseReview> {
    app.mine().of(&content::guide().id, phrase)
}

fn words<'a>(app: &'a App, phrase: &str) -> Option<&'a str> {
    review(app, phrase).and_then(|review| review.wording.as_deref())
}

fn flag<'a>(app: &'a App, phrase: &str) -> Option<&'a str> {
    review(app, phrase).and_then(|review| review.flag.as_deref())
}

/// The id of the chosen phrase.
fn chosen(app: &App) -> &str {
    app.chosen_phrase()
}

fn shown(app: &App) -> Vec<&'static str> {
    let all: Vec<_> = content::guide().principles.iter().flat_map(|one| one.phrases.iter()).collect();
    let rows = app.phrase_rows().iter();
    rows.filter_map(|row| if let PhraseRow::Phrase(at) = row { Some(all[*at].id.as_ref()) } else { None })
        .collect()
}

fn count() -> usize {
    content::guide().principles.iter().map(|one| one.phrases.len()).sum()
}

fn says(phrase: &str) -> &'static str {
    let mut all = content::guide().principles.iter().flat_map(|one| one.phrases.iter());
    &all.find(|one| one.id == phrase).unwrap().says
}

#[test]
fn the_phrases_at_80_by_24() {
    let mut app = phrases();
    app.press("Space c Ctrl-A").types("We are new to each other. Is it wear and tear you have been told of?");
    app.press("Esc ↓ f").types("too long").press("Enter ↑");
    insta::assert_snapshot!(format!("\n{}", app.drawn()));
}

#[test]
fn the_phrases_at_40_by_12() {
    let mut app = phrases();
    app.press("Space c").types(" Please.").press("Esc").resize(40, 12).press("↓ ↑");
    insta::assert_snapshot!(format!("\n{}", app.drawn()));
}

#[test]
fn a_phrase_read_aloud_at_80_by_24() {
    let mut app = phrases();
    app.press("r");
    insta::assert_snapshot!(format!("\n{}", app.drawn()));
}

#[test]
fn every_door_leads_there_and_esc_leads_back() {
    let mut app = App::new_note();
    for (keys, place) in [
        ("Alt-P", Place::Prepare),
        ("F9 p", Place::Prepare),
        ("F6 F9 p", Place::Prepare),
        ("F7 F9 p", Place::Prepare),
        ("Ctrl-B Alt-P", Place::Brief),
        ("Tab Esc p", Place::Home),
        ("Alt-P", Place::Home),
        ("/ Alt-P", Place::Home),
    ] {
        app.press(keys);
        assert_eq!(app.place(), Place::Phrases, "{keys}");
        app.press("Alt-P Esc");
        assert_eq!(app.place(), place, "{keys}");
    }
    app.press("Esc F1").types("reword, flag").press("Enter");
    assert_eq!(app.place(), Place::Phrases);
}

/// From the guide one goes to that phrase ready to change it.
#[test]
fn guide_leads_to_its_phrase() {
    let mut app = App::new_note();
    app.press("F2 1 End ↑ ↑ ↑ ↑ ↑ e").types(" Shall we?").press("Esc");
    assert_eq!(chosen(&app), "p1-close-1");
    assert!(words(&app, "p1-close-1").unwrap().ends_with("help? Shall we?"));
    assert_eq!(app.place(), Place::Prepare, "one came for these words alone");
    app.press("Alt-P c Esc").sees(&format!("of {} reviewed", count()));
    assert_eq!(app.place(), Place::Phrases);
    app.press("Esc");
    assert_eq!(app.place(), Place::Prepare);
    app.press("Home e");
    assert_eq!(app.place(), Place::Prepare, "a prompt is not a phrase");
}

/// A phrase that is not shown is shown where one goes to it.
#[test]
fn hidden_phrase_is_shown() {
    let mut app = App::new_note();
    app.press("Alt-P /").types("sleep").press("Enter Esc F2 1 End e");
    assert_eq!((chosen(&app), shown(&app).len()), ("p1-hard-3", count()));
}

#[test]
fn all_phrases_are_gone_through_with_one_key() {
    let mut app = phrases();
    let all = format!("0 of {} reviewed", count());
    app.sees(&all).sees("(optional)");
    for _ in 0..count() {
        app.press("Space");
    }
    app.sees(&format!("{0} of {0} reviewed", count())).sees("You have reviewed every phrase");
    assert_eq!(app.mine().phrases.len(), count());
    assert!(app.mine().phrases.iter().all(|one| one.wording.is_none() && one.flag.is_none()));
    app.sees_not("› new").sees_not("  new  ").sees_not("· new");
}

/// Keeping stays; the next key goes on, past the last to the first.
#[test]
fn next_goes_round() {
    let mut app = phrases();
    app.press("k").sees("Kept as suggested").sees("1 of ");
    assert_eq!(chosen(&app), FIRST);
    let kept = review(&app, FIRST).unwrap();
    assert_eq!((kept.suggested.as_str(), kept.reviewed_on), (says(FIRST), app.now().date()));
    app.press("n");
    assert_eq!(chosen(&app), SECOND);
    app.press("k ↑ ↑ n");
    assert_eq!(chosen(&app), THIRD);
    app.press("End k n");
    assert_eq!(chosen(&app), THIRD, "past the last it begins again");
}

/// My changes are shown word by word, without any colour.
#[test]
fn my_changes_show_uncoloured() {
    let mut app = phrases();
    app.set_colour(false);
    app.press("c");
    for _ in 0.."today?".len() {
        app.press("Backspace");
    }
    app.types("now?").press("Esc").sees("Your words are kept").sees("changed  I'd like to");
    assert_eq!(words(&app, FIRST), Some(says(FIRST).replace("today?", "now?").as_str()));
    app.sees("[today?]").sees("[now?]").sees("My words").sees("Square brackets show");
    let (buffer, _) = app.buffer();
    let marked =
        |cell: &&ratatui::buffer::Cell| cell.modifier.contains(Modifier::BOLD | Modifier::UNDERLINED);
    let marked: String = buffer.content().iter().filter(marked).map(ratatui::buffer::Cell::symbol).collect();
    assert!(marked.contains("[today?]"), "{marked}");
}

#[test]
fn the_editor_has_the_keys_of_the_notes() {
    let mut app = phrases();
    app.press("Enter Ctrl-A").types("one two\nthree").press("Ctrl-W Ctrl-Z Ctrl-← Shift-End Ctrl-X ↑ Home");
    app.press("Ctrl-V").types(" ").press("Ctrl-Del Ctrl-Home Shift-↓ Ctrl-C Ctrl-End Ctrl-V PgUp PgDn");
    app.paste(" e\u{301}").press("Backspace Ctrl-Z Ctrl-Z Ctrl-Y").press("Esc");
    assert_eq!(words(&app, FIRST), Some("three  two\nthree  two\n e\u{301}"));
    app.press("c Shift-Home Esc");
    assert!(app.phrase_area().is_some(), "Esc lets go of a selection first");
    app.press("Ctrl-S");
    assert!(matches!(app.phrase_mode(), Mode::List));
}

/// Looking at the words and leaving them changes nothing.
#[test]
fn looking_changes_nothing() {
    let mut app = phrases();
    app.press("c Esc").sees("0 of ").sees_not("undo");
    app.press("c").types("x").wait(9);
    assert!(review(&app, FIRST).is_some(), "kept while typing");
    app.press("Backspace Esc").sees("0 of ");
    assert!(review(&app, FIRST).is_none());
    app.press("k c").types("x").press("Backspace Esc");
    assert!(review(&app, FIRST).is_some_and(|one| one.wording.is_none()), "still kept");
}

/// Typing is saved soon, and when the program ends.
#[test]
fn typing_is_saved_soon() {
    let mut app = phrases();
    app.press("c").types(" Now").wait(1);
    assert!(words(&app, FIRST).unwrap().ends_with(" Now"));
    app.types(" and then").send(Msg::Terminate);
    assert!(words(&app, FIRST).unwrap().ends_with(" Now and then"));
    app.types(" too").press("Ctrl-Q");
    assert!(words(&app, FIRST).unwrap().ends_with(" too"));
    assert_eq!(app.deadline(), app.covers_at());
}

/// Typing is kept when another place takes over.
#[test]
fn typing_is_kept_elsewhere() {
    let mut app = phrases();
    app.press("c").types(" One").press("Ctrl-N").types("10:40").press("Enter");
    assert_eq!(app.place(), Place::Prepare);
    assert!(words(&app, FIRST).unwrap().ends_with(" One"));
    app.types("note").press("Alt-P").sees("My words");
    assert!(matches!(app.phrase_mode(), Mode::List));
    assert!(words(&app, FIRST).unwrap().ends_with(" One"));
    app.press("u");
    assert_eq!(review(&app, FIRST), None, "all that was typed is one step");
}

/// Where nothing is left of the words it is asked.
#[test]
fn emptied_words_are_asked() {
    let mut app = phrases();
    app.press("c").types(" Mine.").press("Esc c Ctrl-A Del Esc").sees("Nothing is left of your words");
    app.press("Esc Ctrl-Z Esc");
    assert!(words(&app, FIRST).unwrap().ends_with(" Mine."), "going back brings them back");
    app.press("c Ctrl-A Del").wait(9);
    assert!(words(&app, FIRST).is_some(), "nothing is not kept");
    app.press("Ctrl-S b").sees("Back to the suggested words");
    assert!(review(&app, FIRST).is_some_and(|one| one.wording.is_none()));
    app.press("u");
    assert!(words(&app, FIRST).unwrap().ends_with(" Mine."));
    app.press("c Ctrl-A Del Ctrl-N Esc Esc").sees("Nothing").press("Esc Ctrl-Z Esc");
    assert!(words(&app, FIRST).is_some());
}

/// It can be empty, changed and taken off.
#[test]
fn flag_note_can_change() {
    let mut app = phrases();
    app.press("f").types("too formal").press("Enter").sees("Flagged").sees("too formal").sees("1 of ");
    app.press("f").types(" for me").press("Esc");
    assert_eq!(flag(&app, FIRST), Some("too formal for me"));
    app.press("c").types(" Right?").press("Esc");
    assert_eq!(flag(&app, FIRST), Some("too formal for me"), "changing leaves the flag");
    app.sees("changed  I'd").sees("This flag is on other words: I'd like");
    app.press("F").sees_not("too formal").sees("changed  I'd");
    app.press("u").sees("too formal");
    app.press("b").sees("flagged  I'd").sees_not("on other words").press("F").sees("0 of ");
    app.press("↓ f Enter").sees("without a note").press("k").sees("the flag is off").sees("kept  I've");
    app.press("↓ f Esc");
    assert_eq!(review(&app, THIRD), None, "Esc on an empty note flags nothing");
    app.press("f").types("x\u{301}").press("Backspace Enter");
    assert_eq!(flag(&app, THIRD), Some(""));
}

#[test]
fn each_step_is_taken_back_at_its_phrase() {
    let mut app = phrases();
    app.press("k ↓ f Enter ↓ c").types("!").press("Esc End u").sees("Undone");
    assert_eq!((chosen(&app), review(&app, THIRD)), (THIRD, None));
    app.press("u Ctrl-Z").sees("0 of ");
    assert_eq!(chosen(&app), FIRST);
    app.press("u k b F").sees("1 of ");
}

/// Filters say in words what is shown and one key shows all.
#[test]
fn filters_say_what_is_shown() {
    let mut app = phrases();
    app.press("Space f").types("no").press("Enter ↓ c").types("!").press("Esc");
    app.press("s").sees("Show only").press("↓ ↓ ↓ → Enter");
    app.sees(&format!("{} of {} shown: not reviewed", count() - 3, count()));
    app.press("s ↓ ↓ ↓ Space Enter");
    assert_eq!(shown(&app), [FIRST, SECOND, THIRD]);
    app.press("s ↓ ↓ ↓ → Esc").sees(": changed.");
    assert_eq!(shown(&app), [THIRD]);
    app.press("s ↓ ↓ ↓ → s").sees(": flagged.");
    assert_eq!(shown(&app), [SECOND]);
    app.press("a").sees("All, by principle");
    assert_eq!(shown(&app).len(), count());

    app.press("s ↓ → ↓ ← Enter").sees("first meeting, video. a shows all");
    let all = content::guide().principles.iter().flat_map(|one| one.phrases.iter());
    let suits = |label: &'static str| {
        let suit = all.clone().filter(move |one| one.suits.iter().any(|suits| suits.label() == label));
        suit.map(|one| one.id.as_ref())
    };
    let video: Vec<_> = suits("video").collect();
    let both: Vec<_> = suits("first meeting").filter(|id| video.contains(id)).collect();
    let any_order = |ids: Vec<&'static str>| ids.into_iter().collect::<BTreeSet<_>>();
    assert_eq!(any_order(shown(&app)), any_order(both));
    app.press("s a Enter s → → → Enter").sees("shown: nurse");
    let said = all.clone().filter(|one| one.roles.is_empty() || one.roles.contains(&Role::Nurse));
    assert_eq!(any_order(shown(&app)), said.map(|one| one.id.as_ref()).collect());
    assert!(shown(&app).len() < count(), "some phrases are not a nurse's");
    app.press("s → → Enter")
        .sees("shown: pharmacist")
        .press("s → Enter")
        .sees("shown: occupational therapist");
}

/// A phrase just kept stays in sight under a filter.
#[test]
fn kept_phrase_stays_in_sight() {
    let mut app = phrases();
    app.press("s ↓ ↓ ↓ → Enter k").sees("kept  I'd");
    assert_eq!(chosen(&app), FIRST);
    app.press("n k Alt-P s Enter").press("s ← → Enter");
    assert!(!shown(&app).contains(&FIRST));
}

/// Phrases are found as one types: in their words, mine, the principle and the moment.
#[test]
fn phrases_are_found() {
    let mut app = phrases();
    app.press("c Ctrl-A").types("Zebras welcome").press("Esc /").types("sleep ");
    app.sees("Find: sleep").sees(" shown");
    assert!(shown(&app).iter().all(|id| says(id).to_lowercase().contains("sleep")));
    app.press("Ctrl-A").types("ZEBRA");
    assert_eq!(shown(&app), [FIRST]);
    app.press("Ctrl-A").types("setbacks close");
    assert_eq!(shown(&app), ["p6-close-1", "p6-close-2", "p6-close-3", "p6-close-4"]);
    app.press("↓ ↓ ↑ Enter").sees("“setbacks close”");
    assert_eq!(chosen(&app), "p6-close-2");
    app.press("/ Esc");
    assert_eq!((chosen(&app), shown(&app).len()), ("p6-close-2", count()));
    app.press("/").types("qqq").sees("No match here").press("Tab k c f n r h y p Space b F m");
    assert!(app.mine().phrases.len() == 1 && shown(&app).is_empty());
    app.press("a");
    assert_eq!(shown(&app).len(), count());
    app.press("/").types("sleep").press("Enter Esc p");
    assert_eq!(shown(&app).len(), count(), "coming back, one finds them all");
}

#[test]
fn no_suggested_phrase_has_a_word_on_the_list() {
    let wording = content::wording();
    for phrase in content::guide().principles.iter().flat_map(|one| one.phrases.iter()) {
        for said in [Some(&phrase.says), phrase.teach_back.as_ref()].into_iter().flatten() {
            assert_eq!(wording.marks(said, Register::Said), [], "{}", phrase.id);
        }
    }
}

/// By moment, the phrases are in the order of a consultation.
#[test]
fn moments_in_their_order() {
    let mut app = phrases();
    app.press("m").sees("by moment of the consultation").sees(" Start with these");
    let all: Vec<_> = content::guide().principles.iter().flat_map(|one| one.phrases.iter()).collect();
    let moments = shown(&app).into_iter().map(|id| all.iter().find(|one| one.id == id).unwrap().moment);
    let moments: Vec<_> = moments.collect();
    let at = |moment| ConsultationPhase::ALL.iter().position(|one| *one == moment).unwrap();
    let (starters, others) = moments.split_at(all.iter().filter(|one| one.starter).count());
    assert!(moments.len() == count() && others.len() > starters.len());
    assert!(starters.is_sorted_by_key(|moment| at(*moment)) && others.is_sorted_by_key(|moment| at(*moment)));
    assert_eq!(others.last(), Some(&ConsultationPhase::Hard));
    app.press("→").sees(" Open").sees("open · new").press("→").sees("explore · new");
    app.press("→ →").sees("decide · new").press("↓ ←").sees("decide · new").press("←").sees("explain · new");
    app.press("m").sees("All, by principle").sees("explain · new");
}

/// The detail says what is worth knowing of the words.
#[test]
fn detail_says_what_matters() {
    let mut app = phrases();
    app.resize(80, 40).sees("Longest sentence: 10 words").sees("for any");
    app.sees("For first meeting, follow-up, phone, video").sees("Not pinned");
    app.press("c Ctrl-A").types("Wear and tear. Wear and tear. ").types(&"and ".repeat(21)).types("so on.");
    app.sees("longest sentence: 23 words").press("Esc").sees("Up to 20 is");
    app.sees("“Wear and tear” is on").sees("Why: ").sees("Source: ");
    assert_eq!(app.screen().matches("Why: ").count(), 1, "each word once");
    assert!(["Rewrite it: ", "Say instead: "].iter().any(|says| app.screen().contains(says)));
    app.sees_not("To check it was clear").press("m → → →").sees("To check it was clear");
}

/// The words of another set are shown under its name.
#[test]
fn other_words_can_be_changed() {
    let mut app = phrases();
    let mut other = PhraseSet { title: "Back team".to_owned(), ..PhraseSet::default() };
    let mut one = PhraseReview {
        guide: content::guide().id.to_string(),
        phrase: FIRST.to_owned(),
        suggested: says(FIRST).to_owned(),
        wording: Some("Hello from the team.".to_owned()),
        flag: None,
        reviewed_on: app.now().date(),
        ..PhraseReview::default()
    };
    other.put(one.clone());
    app.add_set(other);
    app.press("↓ ↑").sees("Words of “Back team”").sees("new  Hello from the team.");
    app.press("c Ctrl-A").types(says(FIRST)).press("Esc").sees("My words");
    assert_eq!(words(&app, FIRST), Some(says(FIRST)), "else the team's words would stay");
    app.press("b").sees("kept").sees_not("Words of “Back team”").sees("Wording of “Back team”: Hello from");
    app.press("u u").sees("Words of “Back team”").sees("Undone: your words for “I'd like to get to …”.");
    app.press("Ctrl-Y").sees("Redone: your words for").sees("My words").press("U b k");
    app.press("t").sees("Back team").press("Esc w").sees("report").press("Esc");
    "Something else.".clone_into(&mut one.suggested);
    app.put_phrase(one);
    app.press("↓ ↑").sees("wording has changed");
}

/// A phrase is pinned to the open appointment in the words used here.
#[test]
fn pinned_in_words_used_here() {
    let mut app = App::new_note();
    app.press("Alt-P c Ctrl-A")
        .types("What matters?")
        .press("Esc p")
        .sees("Pinned to the brief of “10:20 RH”");
    app.sees("Pinned in: 10:20 RH (open)");
    assert_eq!(app.appointment().pinned[0].says, "What matters?");
    app.press("Esc Ctrl-N").types("11:40 KL").press("Enter Alt-P").sees("Pinned in: 10:20 RH.");
    app.press("p").sees("Pinned in: KL (open); 10:20 RH.").press("p").sees("No longer on the brief");
    app.wait(1).press("Esc Esc p").sees("Pinned in: 10:20 RH.");
}

/// From the list of appointments it is asked to which a phrase is pinned.
#[test]
fn list_asks_where_to_pin() {
    let mut app = App::home();
    app.press("p p").sees("There is no appointment to pin it to yet.").press("Esc");
    let mut ids = Vec::new();
    for (number, label) in [(1, "KL"), (2, "RH"), (3, "ST")] {
        ids.push(app.put(number, label, &format!("2026-11-24T1{number}:20:00+00:00")));
    }
    app.press("F5 p c Ctrl-A").types("What matters?").press("Esc p");
    app.sees("Pin to which appointment?").sees("› KL · Tue 24 Nov 2026 11:20").press("↓ ↑").types("rh");
    app.press("Enter").sees("Pinned to the brief of “RH”.").sees("Pinned in: RH.");
    let pins = |app: &App, id: &foreword::domain::Id| {
        foreword::store::Store::new(app.world.memory.clone()).open(id).unwrap().appointment.pinned
    };
    assert_eq!(pins(&app, &ids[1])[0].says, "What matters?");
    assert!(pins(&app, &ids[0]).is_empty());
    app.press("p")
        .sees("RH · Tue 24 Nov 2026 12:20 · pinned")
        .press("↓ Enter")
        .sees("No longer on the brief of “RH”.");
    assert!(pins(&app, &ids[1]).is_empty());
    app.press("p Esc")
        .sees("Not pinned")
        .press("p Enter Esc Enter Ctrl-B")
        .sees("“What matters?” (my words)");
    app.press("Esc Esc p p").sees("› KL · Tue 24 Nov 2026 11:20 · pinned").press("Enter");
    assert!(app.appointment().pinned.is_empty(), "one that is open changes where it is open");
    app.world.memory.fail_writes(Some(std::io::ErrorKind::StorageFull));
    app.press("p ↓ Enter").sees("The disk is full.");
    assert!(pins(&app, &ids[1]).is_empty());
}

#[test]
fn example_pins_to_the_example() {
    let mut app = App::start(Start::Sample, (80, 24));
    app.press("Alt-P p").sees("the example (open)");
}

#[test]
fn copied_words_go_to_both_clipboards() {
    let mut app = phrases();
    app.press("y").sees("Copied");
    assert_eq!(app.world.copied.as_deref(), Some(says(FIRST)));
    app.press("c Ctrl-A Ctrl-V Ctrl-V Esc");
    assert_eq!(words(&app, FIRST), Some(says(FIRST).repeat(2).as_str()));
}

#[test]
fn aloud_nothing_else_is_on_screen() {
    let mut app = phrases();
    app.press("Space ↑ r");
    let lines: Vec<_> = app.screen().lines().map(str::trim).map(str::to_owned).collect();
    let said: Vec<_> = lines.iter().filter(|line| !line.is_empty()).map(String::as_str).collect();
    let (keys, said) = said.split_last().unwrap();
    assert_eq!(said.join(" "), says(FIRST), "the words and nothing else");
    assert_eq!(*keys, "k keep  c change  f flag  Esc back");
    app.press("→").sees("What would you most like me to know?").press("Space ← Backspace ←");
    assert_eq!(chosen(&app), FIRST);
    app.resize(24, 8).press("↓ PgDn ↓ ↓ ↓ ↓ ↓").sees("today?").press("↑ PgUp ↑ ↑ ↑ ↑ ↑").sees("I'd like");
    app.resize(80, 24).press("F1").sees("Read the next phrase").press("Esc");
    app.press("Esc").sees("1 of ");
}

/// The situation comes first, and the words on a key.
#[test]
fn rehearsal_hides_the_words() {
    let mut app = phrases();
    app.press("/").types("setbacks close").press("Enter h");
    let hidden = |app: &mut App, phrase| {
        app.sees("the moment: close")
            .sees("Setbacks")
            .sees("How would you say it?")
            .sees_not(says(phrase).get(..20).unwrap());
    };
    hidden(&mut app, "p6-close-1");
    app.sees("The plan is written, and so far it is in one place only.")
        .sees("1 of 4")
        .press("Space")
        .sees("You keep a copy")
        .press("Space")
        .sees("2 of 4");
    hidden(&mut app, "p6-close-2");
    app.press("Space Space Space Space").sees("4 of 4").press("←").sees("3 of 4").press("→ Enter →");
    app.sees("Where will you keep this").press("Space").sees("That was the last one");
    app.press("h Esc").sees("Phrases");
    assert!(app.mine().phrases.is_empty(), "a rehearsal judges nothing");
}

/// Where there is no room for both, they take turns or are above each other.
#[test]
fn narrow_screens_take_turns() {
    let mut app = phrases();
    app.resize(40, 12).sees("Suggested").sees_not("› new").press("Tab").sees("› new").sees_not("Suggested");
    app.press("↓ c").sees("My words").press("Esc Tab").sees("open · new").press("PgDn PgDn").sees("pinned");
    app.press("PgUp PgUp").sees("Suggested");
    app.resize(40, 30).sees("› new").sees("Suggested").press("Tab").sees("› new");
    app.resize(120, 40).sees("› new").sees("Suggested");
}

#[test]
fn clicks_choose_place_the_cursor_and_scroll() {
    let mut app = phrases();
    let (column, row) = app.find("I've read your notes");
    app.mouse(Mouse::Press, column, row);
    assert_eq!(chosen(&app), SECOND);
    app.mouse(Mouse::WheelDown, column, row).mouse(Mouse::WheelUp, column, row).mouse(
        Mouse::WheelUp,
        column,
        row,
    );
    assert_eq!(chosen(&app), FIRST);
    app.mouse(Mouse::Press, column, 3).mouse(Mouse::WheelDown, 60, 9).mouse(Mouse::WheelUp, 60, 9);
    app.press("↓ c Ctrl-A").types("Hello there");
    let (column, row) = app.find("Hello there");
    app.mouse(Mouse::Press, column + 6, row).mouse(Mouse::Drag, column + 11, row).types("you").press("Esc");
    assert_eq!(words(&app, SECOND), Some("Hello you"));
}

/// A paste runs nothing and no size is too small.
#[test]
fn paste_runs_nothing() {
    let mut app = phrases();
    app.paste("kkk\n f");
    assert!(app.mine().phrases.is_empty());
    for mode in ["", "/", "s", "c", "f", "r", "h"] {
        for (columns, rows) in [(0, 0), (1, 1), (10, 3), (20, 6), (21, 9), (40, 12), (59, 16), (250, 90)] {
            let mut app = phrases();
            app.press(mode).resize(columns, rows).screen();
            app.press("↓ PgDn ↑ PgUp → ← Tab Space Home End").screen();
            app.types("漢字 e\u{301} k").paste("long ".repeat(300).as_str()).screen();
            app.mouse(Mouse::Press, columns / 2, rows / 2).mouse(Mouse::Drag, columns, rows).screen();
            app.press("Esc Esc").screen();
        }
    }
}

#[test]
fn a_very_long_wording_works() {
    let mut app = phrases();
    app.press("c").paste(&"The pain comes and goes. Some days are good.\n".repeat(1 << 12)).press("Esc");
    app.sees("changed").press("r → Esc ↑ PgDn u").sees("0 of ");
}

/// Everything done is on disk and there again at the next start.
#[test]
fn done_is_there_next_time() {
    let mut app = phrases();
    app.press("k ↓ c")
        .types(" Take your time.")
        .press("Esc ↓ f")
        .types("no")
        .press("Enter ↓ c")
        .types(" Half");
    app.send(Msg::Terminate);
    let mut app = App::on(app.world.memory, Start::Home, (80, 24));
    app.press("p").sees("4 of ").sees("kept  I'd").sees("changed  I've").sees("flagged  Who");
    assert!(words(&app, FOURTH).unwrap().ends_with(" Half"));
}

/// A set that must not be changed says why.
#[test]
fn read_only_loses_no_typing() {
    let mut app = phrases();
    app.press("c").types(" One");
    app.set_phrases_read_only("It is of a newer version.");
    app.press("Esc").sees("It is of a newer version. What you typed was copied");
    assert!(app.clipboard().ends_with(" One"));
    for key in ["k", "Space", "c", "f"] {
        app.press(key).sees("It is of a newer version.");
        assert_eq!((chosen(&app), review(&app, FIRST)), (FIRST, None), "{key}");
    }
}

/// Unsaved words are still on screen and asked about.
#[test]
fn unsaved_is_asked_about() {
    let mut app = phrases();
    app.world.memory.fail_writes(Some(std::io::ErrorKind::StorageFull));
    app.press("c").types(" One").press("Ctrl-Q").sees("The last changes to your phrases are not on disk");
    app.world.memory.fail_writes(None);
    app.press("Esc").wait(60).types(" two").press("Esc Ctrl-Q");
    assert_eq!(app.flow, foreword::app::program::Flow::Quit);
    let mut app = App::on(app.world.memory, Start::Home, (80, 24));
    app.press("p");
    assert!(words(&app, FIRST).unwrap().ends_with(" One two"));
}

/// How the cell where these words begin looks.
fn modifiers(app: &App, words: &str) -> Modifier {
    let (column, row) = app.find(words);
    app.buffer().0[(column, row)].modifier
}

/// Words on the list and unknown words are underlined while they are typed.
#[test]
fn list_and_spelling_underline() {
    let mut app = App::on(crate::wording::folder(), Start::Home, (80, 24));
    app.press("n").types("10:20 RH").press("Tab").types("24/11 10:20").press("Enter");
    app.reads_spelling().press("Alt-P c Ctrl-A").types("Your chronic pain, seen by a fysio today");
    assert!(modifiers(&app, "chronic").contains(Modifier::UNDERLINED));
    assert!(modifiers(&app, "fysio").contains(Modifier::UNDERLINED));
    assert!(!modifiers(&app, "pain, seen").contains(Modifier::UNDERLINED));
    // A sign says so too, and with the cursor in the words, why.
    app.sees("~ Your chronic").sees_not("“chronic”").press("Home Ctrl-→ →");
    app.sees("~ “chronic”: say instead: long-term");
    app.press("Ctrl-A").types("They say “chronic pain”.").press("Home Ctrl-→ Ctrl-→ →").sees_not("~ ");
    // It can be kept everywhere, and then it is left alone here too.
    app.set_kept_words(&["W098"]);
    app.press("Ctrl-A").types("Your chronic pain").sees_not("~ Your");
    // A note on a phrase is for whoever maintains the guide.
    app.press("Esc f").types("chronic is stiff").sees_not("~ chronic");
}

/// The question that checks whether it was clear comes after the phrase, aloud and in rehearsal.
#[test]
fn check_follows_its_phrase() {
    let mut app = phrases();
    let mut phrases = content::guide().principles.iter().flat_map(|one| one.phrases.iter());
    let phrase = phrases.find(|one| one.teach_back.is_some()).unwrap();
    app.press("/")
        .types(&phrase.says.split_whitespace().take(6).collect::<Vec<_>>().join(" "))
        .press("Enter");
    let last = phrase.teach_back.as_deref().unwrap().split_whitespace().next_back().unwrap().to_owned();
    app.press("r").sees(&last).press("Esc h").sees_not(&last).press("Space").sees(&last);
}

/// It says something instead, keeps, and spells.
#[test]
fn same_key_in_my_words() {
    let mut app = App::on(crate::wording::folder(), Start::Home, (80, 24));
    app.press("p");
    app.reads_spelling()
        .press("c Ctrl-A")
        .types("It is chronic wear and tear, see a fysio.")
        .press("Ctrl-Home");
    app.press("Ctrl-Space").sees("Instead of “chronic”").sees("Why: ").sees("keep here").press("Enter");
    app.press("Ctrl-Z Ctrl-Home Ctrl-Space k")
        .sees("Kept. It will not be marked again in your words for this phrase.");
    app.press("Ctrl-Space").sees("Instead of “chronic”").sees("mark again").press("m").sees("Marked again.");
    app.press("Ctrl-Space k End Ctrl-Space")
        .sees("Instead of “wear and tear”")
        .press("Ctrl-Space")
        .sees_not("“chronic”");
    app.press("1").sees("Better to rewrite it:").press("Enter").sees_not("Instead of");
    app.sees("Rewrite: Say what the scan shows").types("how it is").sees_not("Rewrite:");
    assert!(
        app.screen().contains("It is chronic") && !app.screen().contains("wear and tear, see"),
        "{}",
        app.screen()
    );
    app.press("Ctrl-Space").sees("fysio").sees("physio").press("Enter").press("Esc");
    let kept = review(&app, FIRST).unwrap().clone();
    assert!(kept.wording.as_ref().unwrap().ends_with("see a physio."), "{:?}", kept.wording);
    assert_eq!(kept.kept_words, ["W098"]);
    app.resize(120, 60).sees("“chronic” is on the list of words worth a second look; you keep it");
    let mut again = App::on(app.world.memory.clone(), Start::Home, (80, 24));
    again.press("p c Ctrl-Home").sees_not("~ It");
    assert_eq!(review(&again, FIRST), Some(&kept));
    again.press("Ctrl-Space").sees_not("Instead of “chronic”").press("Esc b");
    assert_eq!(review(&again, FIRST).unwrap().kept_words, [""; 0], "with the words it goes");
}
