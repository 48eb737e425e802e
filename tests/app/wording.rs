//! Words on the list: marked as typed where they matter, explained on a key, kept and taken back.

use std::io::ErrorKind;

use foreword::{app::program::Start, domain::FieldId, store::Disk};
use ratatui::style::{Color, Modifier};

use crate::{harness::App, memory::Memory};

/// Written for the record.
const KNOWN: &str = "context.already_known";
/// Said to the person.
const ASK: &str = "context.still_to_ask";

/// Rows for these tests, in the place of those of the list.
pub(crate) const ROWS: &str = r#"(
    format: 2,
    rows: [
        (id: "W001", term: "wear and tear", level: Swap, where: Both, why: "It sounds like decay that goes on whatever one does, and many who hear it move less",
         instead: [Rewrite("Say what the scan shows, and that many people without pain have it too.")]),
        (id: "W002", term: "degeneration", variants: ["degenerative"], level: Swap, where: Both,
         why: "It sounds like steady decline", exceptions: "A formal name in a letter",
         source: "A published paper", url: "https://example.org/paper", checked: "2026-11-22",
         instead: [
             Rewrite("Say how usual it is."),
             Replace(words: "age-related changes", of: ["degeneration"], note: "plain"),
             Replace(words: "age-related", of: ["degenerative"]),
         ]),
        (id: "W049", term: "denies", level: Swap, where: Write, why: "It sounds like doubt.",
         instead: [Replace(words: "reports no")]),
        (id: "W050", term: "claims", level: Swap, where: Write, why: "It sounds like doubt.",
         instead: [Replace(words: "says"), Replace(words: "reports")]),
        (id: "W082", term: "just", level: Check, where: Say, why: "It makes a hard thing sound small.",
         instead: [LeaveOut]),
        (id: "W098", term: "chronic", level: Check, where: Both, why: "It can sound severe.",
         instead: [Replace(words: "long-term"), Replace(words: "persistent")]),
        (id: "W099", term: "recurrent", level: Check, where: Say, why: "It is a hard word.",
         instead: [Replace(words: "that comes back")]),
    ],
)"#;

/// A folder with these rows.
pub(crate) fn folder() -> Memory {
    let memory = Memory::default();
    memory.subfolder("").put("wording.ron", ROWS);
    memory
}

/// A new note with the cursor in a field of it.
fn at(field: &str) -> App {
    let mut app = App::on(folder(), Start::Home, (80, 24));
    app.press("n").types("10:20 RH").press("Tab").types("24/11 10:20").press("Enter");
    go(&mut app, field);
    app
}

fn go(app: &mut App, field: &str) {
    app.go_to(FieldId::named(field).unwrap());
}

/// What is underlined in the text of the notes, from top to bottom; a row by itself.
fn marked(app: &App) -> Vec<String> {
    let (buffer, _) = app.buffer();
    let area = app.layout().notes;
    let mut marked = Vec::new();
    for row in area.y..area.bottom() {
        let mut words = String::new();
        for column in area.x + 3..area.right() {
            let cell = &buffer[(column, row)];
            let is = cell.modifier.contains(Modifier::UNDERLINED) && !cell.modifier.contains(Modifier::BOLD);
            if is {
                words.push_str(cell.symbol());
            } else if !words.is_empty() {
                marked.push(std::mem::take(&mut words));
            }
        }
        marked.extend((!words.is_empty()).then_some(words));
    }
    marked
}

/// The rows of the screen with this sign at a column of the margin of the notes.
fn signs(app: &App, column: u16, sign: &str) -> Vec<u16> {
    let (buffer, _) = app.buffer();
    let area = app.layout().notes;
    (area.y..area.bottom()).filter(|row| buffer[(area.x + column, *row)].symbol() == sign).collect()
}

/// Words on the list are marked as they are typed and in the margin.
#[test]
fn words_are_marked() {
    let mut app = at(KNOWN);
    app.types("Told of wear and tea");
    assert_eq!((marked(&app), signs(&app, 1, "~")), (Vec::new(), Vec::new()));
    app.types("r");
    let (_, row) = app.cursor().unwrap();
    assert_eq!((marked(&app), signs(&app, 1, "~")), (vec!["wear and tear".to_owned()], vec![row]));
    app.sees(" ~ Ctrl-Space: about “wear and tear” ─");
    app.types("s of joy").sees_not("Ctrl-Space: about");
    assert_eq!((marked(&app), signs(&app, 1, "~")), (Vec::new(), Vec::new()));
}

/// It is a line with colour and without, and the sign needs neither.
#[test]
fn mark_needs_no_colour() {
    let mut app = at(KNOWN);
    app.types("Degeneration");
    let (column, row) = app.find("Degeneration");
    let cell = |app: &App| app.buffer().0[(column, row)].clone();
    for colour in [true, false] {
        app.set_colour(colour);
        assert_eq!((cell(&app).fg, cell(&app).modifier), (Color::Reset, Modifier::UNDERLINED));
        // Its code makes words blink in terminals that do not know it.
        assert_eq!(cell(&app).underline_color, Color::Reset);
    }
    assert_eq!(signs(&app, 1, "~"), [row]);
    app.press("Shift-Home");
    assert_eq!(cell(&app).modifier, Modifier::UNDERLINED | Modifier::REVERSED, "a selection lies over it");
}

/// Rows of what is said and of what is written.
#[test]
fn registers_keep_their_fields() {
    for (field, text, found) in [
        (KNOWN, "He denies it", Some("denies")),
        (ASK, "He denies it", None),
        (KNOWN, "recurrent pain", None),
        (ASK, "recurrent pain", Some("recurrent")),
        ("choice.what_it_is", "recurrent pain", Some("recurrent")),
        ("ladder.usual.body", "recurrent pain", Some("recurrent")),
        ("context.what_matters", "wear and tear, denies, recurrent", None),
        ("context.goals", "wear and tear, denies, recurrent", None),
    ] {
        let mut app = at(field);
        app.types(text);
        let found: Vec<_> = found.into_iter().map(str::to_owned).collect();
        assert_eq!(marked(&app), found, "{field}: {text}");
    }
}

#[test]
fn quotes_are_the_persons() {
    let mut app = at(KNOWN);
    app.types("“it is chronic”, \"wear and tear\"; chronic");
    let (_, row) = app.cursor().unwrap();
    assert_eq!((marked(&app), signs(&app, 1, "~")), (vec!["chronic".to_owned()], vec![row]));
    app.press("Home").press("Ctrl-Space").sees("“chronic”").press("Esc");
    assert_eq!(app.caret().at, app.text(KNOWN).len(), "the key passes over them too");
}

/// Whatever is wrapped is marked on both rows.
#[test]
fn wrapped_mark_has_two_signs() {
    let mut app = at(KNOWN);
    app.types("The scan was read to them as a story of wear and tear");
    let (_, row) = app.cursor().unwrap();
    assert_eq!(marked(&app).concat().replace(' ', ""), "wearandtear");
    assert_eq!(marked(&app).len(), 2, "{}", app.screen());
    assert_eq!(signs(&app, 1, "~"), [row - 1, row]);
}

/// A row that could identify someone too has both signs.
#[test]
fn identifying_has_its_sign() {
    let mut app = at(KNOWN);
    app.types("Chronic, 07700 900123");
    let (_, row) = app.cursor().unwrap();
    assert_eq!((signs(&app, 1, "!"), signs(&app, 2, "~")), (vec![row], vec![row]));
}

/// The window says the other words, why, when the marked ones are right, and the source.
#[test]
fn window_says_why_and_source() {
    let mut app = at(KNOWN);
    app.types("Told of degeneration, twice").press("Ctrl-Space");
    app.sees("Instead of “degeneration”").sees("› 1  age-related changes (plain)").sees_not("2  ");
    app.sees("Or rewrite it:").sees("Say how usual it is.");
    app.sees("There is usually a better way to put this.").sees("Why: It sounds like steady decline.");
    app.sees("Fine in: a formal name in a letter.")
        .sees("Source: A published paper (your own list, not approved");
    app.sees("The source does not mention these exact words; the alternative is ours.");
    app.sees("https://example.org/paper").sees("Source checked 22 Nov 2026. Row W002.");
    assert_eq!(app.text(KNOWN), "Told of degeneration, twice", "nothing is changed by itself");
    insta::assert_snapshot!(format!("\n{}", app.drawn()));
    app.press("Esc").sees_not("Source checked");
    assert_eq!(app.caret().at, "Told of degeneration".len(), "at the words it was about");
}

#[test]
fn on_a_small_screen_all_of_it_can_be_read() {
    let mut app = at(KNOWN);
    app.types("wear and tear").press("Ctrl-Space").resize(40, 12).sees("› Say what the scan shows");
    app.sees_not("Row W001").press("w").sees("Why: It sounds");
    app.press("PgDn PgDn").sees("Row W001.").sees_not("Better to").press("PgUp PgUp PgUp").sees("Better to");
}

/// A replacement is one step of undo and keeps a capital.
#[test]
fn instead_is_one_undo() {
    let mut app = at(KNOWN);
    app.types("Degeneration, they said").press("Ctrl-Space Enter");
    assert_eq!(app.text(KNOWN), "Age-related changes, they said");
    assert_eq!(app.caret().at, "Age-related changes".len());
    app.press("Ctrl-Z");
    assert_eq!(app.text(KNOWN), "Degeneration, they said");
    app.press("Ctrl-Y");
    assert_eq!(app.text(KNOWN), "Age-related changes, they said");
    app.types(" again").press("Ctrl-Z Ctrl-Z");
    assert_eq!(app.text(KNOWN), "Degeneration, they said");
}

/// One of several is chosen by its number or with the arrows.
#[test]
fn one_of_several_is_chosen() {
    for (keys, said) in [("u", "Says"), ("2", "Reports"), ("↓ Enter", "Reports"), ("↓ ↑ u", "Says")] {
        let mut app = at(KNOWN);
        app.types("Claims it hurts").press(&format!("Ctrl-Space {keys}"));
        assert_eq!(app.text(KNOWN), format!("{said} it hurts"), "{keys}");
    }
    let mut app = at(KNOWN);
    app.types("claims").press("Ctrl-Space 3").sees("2  reports");
    assert_eq!(app.text(KNOWN), "claims", "there is no third");
}

#[test]
fn only_what_fits_the_form_found_is_there() {
    let mut app = at(KNOWN);
    app.types("A degenerative change")
        .press("Home Ctrl-Space")
        .sees("› 1  age-related")
        .sees_not("changes (plain)");
    app.press("Enter");
    assert_eq!(app.text(KNOWN), "An age-related change");
}

#[test]
fn advice_is_never_put_in_and_has_no_number() {
    let mut app = at(KNOWN);
    app.types("Seen: wear and tear, again")
        .press("Ctrl-Space")
        .sees("Better to rewrite it:")
        .sees("Enter rewrite it");
    app.sees_not("› 1").sees_not("put it in").press("1 2 3").sees("Better to rewrite it:");
    assert_eq!(app.text(KNOWN), "Seen: wear and tear, again");
    app.press("Enter").sees_not("Better to rewrite it:");
    assert_eq!(app.text(KNOWN), "Seen: wear and tear, again");
    app.sees("Rewrite: Say what the scan shows, and that many people without pain have it");
    let caret = app.caret();
    assert_eq!((caret.anchor, caret.at), (Some(6), 19), "the words are selected");
    app.types("u").sees_not("Rewrite:");
    assert_eq!(app.text(KNOWN), "Seen: u, again");
    app.press("Ctrl-Z").sees_not("Rewrite:");
    assert_eq!(app.text(KNOWN), "Seen: wear and tear, again");
}

/// Advice stays in view until the words are left on a small screen too.
#[test]
fn advice_stays_in_view() {
    for size in [(80, 24), (40, 12)] {
        let mut app = at(KNOWN);
        app.types("Seen: wear and tear, again").press("Ctrl-Space").resize(size.0, size.1).press("u");
        app.sees("Rewrite: Say what the").sees(" too.").sees("wear and tear");
        app.press("←").sees(" too.").press("→ →").sees(" too.").wait(5).sees(" too.");
        app.press("End").sees_not("Rewrite:");
    }
    let mut app = at(KNOWN);
    app.types("Seen: wear and tear")
        .press("Ctrl-Space Enter")
        .sees("Rewrite:")
        .press("Esc Esc")
        .sees_not("Rewrite:");
}

/// It is reached behind the words that can be put in.
#[test]
fn advice_follows_the_choices() {
    let mut app = at(KNOWN);
    app.types("degeneration").press("Ctrl-Space").sees("Enter put it in").press("2").sees("Or rewrite it:");
    assert_eq!(app.text(KNOWN), "degeneration");
    app.press("↓")
        .sees("Enter rewrite it")
        .sees_not("put it in")
        .press("Enter")
        .sees("Rewrite: Say how usual it is.");
    assert_eq!(app.text(KNOWN), "degeneration");
}

#[test]
fn what_is_better_left_out_goes_with_one_space() {
    let mut app = at(ASK);
    app.types("You just keep moving").press("Home Ctrl-Space").sees("1  leave it out");
    app.sees("Enter leave it out").press("Enter");
    assert_eq!(app.text(ASK), "You keep moving");
    app.press("Ctrl-Z");
    assert_eq!(app.text(ASK), "You just keep moving");
}

/// From elsewhere the next marked words of the page are gone to and round.
#[test]
fn next_mark_goes_round() {
    let mut app = at(KNOWN);
    app.types("chronic pain, wear and tear");
    go(&mut app, ASK);
    app.types("Is it chronic?").press("Ctrl-Home Ctrl-Space").sees("“chronic”");
    assert_eq!((app.field().as_str(), app.caret().at), (KNOWN, 7));
    app.press("Ctrl-Space").sees("“wear and tear”").press("n").sees("“chronic”");
    assert_eq!(app.field(), ASK);
    app.press("n").sees("“chronic”");
    assert_eq!(app.field(), KNOWN, "and from the start of the page again");
    app.press("Esc Ctrl-End Ctrl-Space").sees("“chronic”");
    assert_eq!(app.field(), KNOWN);
}

/// In words and right behind them the key is about them.
#[test]
fn key_is_about_words_here() {
    let mut app = at(KNOWN);
    app.types("so chronic pain, wear and tear");
    for (keys, found) in [
        ("Home → →", "chronic"),
        ("Home → → →", "chronic"),
        ("Home → → → → →", "chronic"),
        ("Home → → → → → → → → → →", "chronic"),
        ("Home → → → → → → → → → → →", "wear and tear"),
        ("End", "wear and tear"),
    ] {
        app.press(keys).press("Ctrl-Space").sees(&format!("“{found}”")).press("Esc");
    }
}

/// Where nothing is marked that is all that is said.
#[test]
fn no_marks_is_all_it_says() {
    let mut app = at(KNOWN);
    app.reads_spelling().types("Back pain six years").press("Ctrl-Space");
    app.sees("No listed words here. The list is short, so that proves little.");
    app.types(", chronic")
        .press("Ctrl-Space k Ctrl-Space")
        .sees("here but those you keep. The list is short");
}

/// It holds in this note, is undone, and survives a restart.
#[test]
fn kept_here_survives() {
    let mut app = at(KNOWN);
    app.types("chronic, wear and tear")
        .press("Home Ctrl-Space k")
        .sees("Kept. It will not be marked again in these notes");
    assert_eq!(marked(&app), ["wear and tear"]);
    app.press("Ctrl-Z");
    assert_eq!(marked(&app), ["chronic", "wear and tear"]);
    app.press("Ctrl-Y");
    assert_eq!(marked(&app), ["wear and tear"]);
    app.press("Esc Ctrl-Q");
    let mut app = App::on(app.world.memory, Start::Home, (80, 24));
    assert_eq!(app.on_disk().kept_words, ["W098"]);
    app.press("Enter");
    assert_eq!(marked(&app), ["wear and tear"]);
    app.press("Ctrl-Z");
    assert_eq!(marked(&app), ["chronic", "wear and tear"], "undone beyond the restart");
    app.press("Ctrl-Y Esc n").types("other").press("Enter");
    go(&mut app, KNOWN);
    app.types("chronic");
    assert_eq!(marked(&app), ["chronic"], "in this note alone");
}

#[test]
fn what_was_kept_here_survives_a_kill() {
    let mut app = at(KNOWN);
    app.types("chronic").wait(2);
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.press("Ctrl-Space k");
    let journal = app.appointment().kept_words.clone();
    assert_eq!(journal, ["W098"]);
    app.world.memory.fail_writes(None);
    app.press("Ctrl-Z Ctrl-Y");
    // The process is gone without a word.
    let mut app = App::in_window(2, app.world.memory, Start::Home, (80, 24));
    app.press("Enter");
    assert!(marked(&app).is_empty(), "{}", app.screen());
}

/// Kept always holds in every note and after a restart.
#[test]
fn kept_always_holds_anywhere() {
    let mut app = at(KNOWN);
    app.types("chronic").press("Ctrl-Space a").sees("Kept. It will not be marked again in any notes");
    assert!(marked(&app).is_empty());
    assert!(app.appointment().kept_words.is_empty());
    let text = String::from_utf8(app.world.memory.subfolder("").get("kept-words.ron").unwrap()).unwrap();
    assert!(text.contains("\"W098\""), "{text}");
    app.press("Esc n").types("other").press("Enter");
    go(&mut app, KNOWN);
    app.types("chronic");
    assert!(marked(&app).is_empty());
    app.press("Esc Ctrl-Q");
    let mut app = App::on(app.world.memory, Start::Home, (80, 24));
    app.press("Enter");
    assert!(marked(&app).is_empty());
}

#[test]
fn what_is_kept_is_listed_and_taken_back() {
    let mut app = at(KNOWN);
    app.press("F9").sees_not("Words kept").press("Esc");
    app.types("chronic, wear and tear").press("Home Ctrl-Space k Ctrl-Space a");
    assert!(marked(&app).is_empty());
    app.press("F9").sees("Words you chose to keep").press("k");
    app.sees("› chronic · in these notes").sees("wear and tear · on this computer");
    app.press("↓ Enter").sees("› chronic").sees_not("wear and tear · on");
    assert_eq!(app.kept_words(), [""; 0]);
    assert!(
        !String::from_utf8(app.world.memory.subfolder("").get("kept-words.ron").unwrap())
            .unwrap()
            .contains("W001")
    );
    app.press("Enter").sees("No words are kept any longer.");
    assert_eq!(marked(&app), ["chronic", "wear and tear"]);
    app.press("Ctrl-Z");
    assert_eq!(marked(&app), ["wear and tear"], "taken back as one step");
    app.press("F1").types("words you").sees("F9 k");
}

/// A file of kept words that is broken is named and left alone.
#[test]
fn broken_kept_words_are_left() {
    let memory = folder();
    memory.subfolder("").put("kept-words.ron", "(rows: [");
    let mut app = App::on(memory.clone(), Start::Home, (80, 24));
    app.sees("kept-words.ron").sees("are not understood at line 1");
    assert_eq!(memory.subfolder("").get("kept-words.ron").unwrap(), b"(rows: [");
    app.press("n").types("one").press("Enter");
    go(&mut app, KNOWN);
    app.types("chronic").press("Ctrl-Space a").sees("kept-words.ron").sees("holds until you leave");
    assert!(marked(&app).is_empty());
    assert_eq!(memory.subfolder("").get("kept-words.ron").unwrap(), b"(rows: [");
}

/// Whatever cannot be kept on disk is said, and holds for now.
#[test]
fn unsaved_kept_word_holds() {
    let mut app = at(KNOWN);
    app.types("chronic");
    app.world.memory.fail_writes(Some(ErrorKind::StorageFull));
    app.press("Ctrl-Space a").sees("kept-words.ron").sees("The disk is full");
    assert!(marked(&app).is_empty());
}

/// Notes that are read only are marked and not changed.
#[test]
fn read_only_is_marked() {
    let mut app = at(KNOWN);
    app.types("chronic").wait(2).press("Esc");
    let mut other = App::in_window(2, app.world.memory.clone(), Start::Home, (80, 24));
    other.press("Enter").press("Esc");
    go(&mut other, KNOWN);
    assert_eq!(marked(&other), ["chronic"]);
    other.press("Ctrl-Space u").sees("long-term").press("k").sees("long-term").press("a");
    assert_eq!((other.text(KNOWN), marked(&other).len()), ("chronic", 0));
}

/// With no mark and no words nothing is counted and nothing is praised.
#[test]
fn no_mark_is_no_praise() {
    let mut app = at(KNOWN);
    app.reads_spelling().types("chronic wear and tear");
    app.press("Ctrl-Space")
        .sees_not(" of 2")
        .sees_not("2 words")
        .sees_not("score")
        .press("k Ctrl-Space k Ctrl-Space");
    assert!(app.overlay_name().is_none());
    app.sees_not("✓").sees_not("well done").sees("The list is short");
}

#[test]
fn long_note_is_read_in_sight() {
    let mut app = at(KNOWN);
    let long = "pain that comes and goes\n".repeat(2_000);
    app.paste(&format!("chronic\n{long}chronic\n{long}"));
    assert_eq!(marked(&app), [""; 0]);
    app.press("Ctrl-Space").sees("“chronic”").press("Esc");
    assert_eq!(marked(&app).len(), 1);
}
