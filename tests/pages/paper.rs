//! What only a browser can tell: axe finds nothing wrong with any page, and pages fit their paper.
//!
//! Both take Chromium, and the first takes axe-core, in the file that `FOREWORD_AXE` names. Without
//! them this is skipped, loudly; `.ci/run` sees to both where it may.

use std::fs;

use foreword::{
    content,
    domain::{
        Answer, Appointment, Approval, Block, Country, Handout, HandoutKind, Labelled, Moment, NotesPage,
        Occasion, Phrase, PhraseReview, PhraseSet, Regulator, Section, ShownChance, Subject, SurgeryNumbers,
        TextHash, WordingReport,
        phrasebook::{Audience, TestingAnswer},
    },
    export::html,
};

use crate::browser::{Browser, skipped, variable};

/// A page with all that can stand on it.
fn drawn(kind: HandoutKind, of: &Appointment, large: bool) -> String {
    html(&handout(kind, of), large)
}

fn handout(kind: HandoutKind, of: &Appointment) -> Handout {
    let made: Moment = "2026-11-24T10:20:00+00:00".parse().unwrap();
    let occasion = Occasion {
        made,
        country: Some(Country::Scotland),
        help: content::help(),
        example: true,
        mine: None,
        surgery: SurgeryNumbers::default(),
        guide: content::guide(),
    };
    let mut page = Handout::of(kind, of, occasion);
    if kind == HandoutKind::Options {
        let says = vec!["12 of 100 in 6 months".to_owned(), "88 of 100 not".to_owned()];
        let chances = vec![Block::Chances(vec![ShownChance { says, of_100: Some(12) }])];
        let item = |label: &str| Labelled { label: label.to_owned(), blocks: chances.clone() };
        let both = Block::SideBySide(vec![item("Group movement class"), item("Talking therapy")]);
        page.sections.extend(Section::of("The chances", vec![both]));
    }
    page
}

/// A wording report with all that can stand in it.
fn report() -> String {
    let guide = content::guide();
    let review = |phrase: &Phrase| PhraseReview {
        guide: guide.id.to_string(),
        phrase: phrase.id.to_string(),
        suggested: phrase.says.to_string(),
        wording: Some("Say it so, and again. ".repeat(20)),
        flag: Some("longerthanaline".repeat(9)),
        reviewed_on: "2026-11-20".parse().unwrap(),
        ..PhraseReview::default()
    };
    let answers = Audience::ALL.into_iter().map(|audience| TestingAnswer {
        guide: guide.id.to_string(),
        question: guide.testing_questions[0].questions[0].id.to_string(),
        audience,
        answer: "Everybody knows who does what.".to_owned(),
        answered_on: "2026-11-21".parse().unwrap(),
    });
    let set = PhraseSet {
        author: "A. Shah".to_owned(),
        provenance: "Read aloud in the team.".to_owned(),
        phrases: guide.principles.iter().flat_map(|one| one.phrases.iter()).map(review).collect(),
        answers: answers.collect(),
        ..PhraseSet::default()
    };
    html(&WordingReport::of(&[set], &[guide], "2026-11-23".parse().unwrap()).page(), false)
}

/// Every field at great length, with words that no line can hold.
fn long() -> Appointment {
    let mut one = content::sample();
    let fields: Vec<_> = one.notes.all_fields().collect();
    for field in fields {
        let words = format!("{}\n{}", one.notes.get(field).text.repeat(4), "longerthanaline".repeat(9));
        one.notes.change(field, |answer| *answer = Answer::of(words));
    }
    one
}

/// The sample with every field of the plan filled, each with half as much again.
fn well_filled() -> Appointment {
    let mut one = content::sample();
    for field in one.notes.fields(NotesPage::Setbacks) {
        let words = one.notes.get(field).text.clone();
        let words = if words.is_empty() { "The drawer by the phone" } else { &words };
        let half: Vec<_> = words.split_whitespace().take(words.split_whitespace().count() / 2).collect();
        one.notes.change(field, |answer| *answer = Answer::of(format!("{words} And {}.", half.join(" "))));
    }
    one
}

/// The plan of the sample in a country with the lists of when to go on it, as somebody approved them.
fn plan_with_lists(country: Country, large: bool) -> (Handout, String) {
    let mut help = content::help().clone();
    help.approval = Some(Approval {
        what: Subject::Lists,
        text: TextHash::of_lists(&help),
        name: "Dr A Example".to_owned(),
        role: "GP partner".to_owned(),
        body: Regulator::GMC,
        registration: "1234567".to_owned(),
        on: "2026-11-20".parse().unwrap(),
        review_by: "2027-05-20".parse().unwrap(),
    });
    let made: Moment = "2026-11-24T10:20:00+00:00".parse().unwrap();
    let country = Some(country);
    let surgery = SurgeryNumbers::default();
    let occasion =
        Occasion { made, country, help: &help, example: true, mine: None, surgery, guide: content::guide() };
    let page = Handout::of(HandoutKind::Setback, &content::sample(), occasion);
    let drawn = html(&page, large);
    (page, drawn)
}

/// What axe finds, beside what is wider than the screen.
const ASKS: &str = "
(async () => {
    const found = [];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await axe.run(document, { runOnly: tags });
    for (const one of result.violations)
        found.push(one.id + ': ' + one.help + ': ' + one.nodes.map((node) => node.html).join(' '));
    found.push('looked at by ' + (result.passes.length > 10 ? 'many' : 'few') + ' rules');
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
        found.push('wider than the screen');
    return found.join('; ');
})()
";

/// A browser and axe; without one of them it says that `what` is skipped.
fn browser_with_axe(what: &str) -> Option<(Browser, String)> {
    let Some(axe) = variable("FOREWORD_AXE").and_then(|file| fs::read_to_string(file).ok()) else {
        skipped(what, "FOREWORD_AXE names no axe.min.js (.ci/run fetches it)");
        return None;
    };
    Some((Browser::start(what)?, axe))
}

/// What axe finds on a page in light and in the dark, in small and in large type.
fn looked_at(browser: &mut Browser, axe: &str, page: &str, columns: u32) -> [String; 4] {
    browser.show(page, columns);
    browser.evaluate(axe);
    [(false, false), (false, true), (true, true), (true, false)].map(|(dark, large)| {
        browser.set_dark(dark);
        browser.evaluate(&format!("document.getElementById('large').checked = {large}"));
        browser.evaluate(ASKS).as_str().unwrap().to_owned()
    })
}

fn axe_finds_nothing_on(pages: &[(&str, String)], columns: u32) {
    let Some((mut browser, axe)) = browser_with_axe("no page was looked at for accessibility") else {
        return;
    };
    for (name, page) in pages {
        let found = looked_at(&mut browser, &axe, page, columns);
        assert_eq!(found, ["looked at by many rules"; 4], "{name} at {columns} columns");
    }
}

fn every_page(of: &Appointment) -> Vec<(&'static str, String)> {
    HandoutKind::ALL.into_iter().map(|kind| (kind.name(), drawn(kind, of, false))).collect()
}

#[test]
fn axe_finds_nothing_on_wide_screens() {
    axe_finds_nothing_on(&every_page(&content::sample()), 1200);
}

#[test]
fn axe_finds_nothing_on_narrow_screens() {
    axe_finds_nothing_on(&every_page(&content::sample()), 500);
}

#[test]
fn axe_finds_nothing_in_long_notes() {
    axe_finds_nothing_on(&every_page(&long()), 500);
}

#[test]
fn axe_passes_the_wide_report() {
    axe_finds_nothing_on(&[("wording report", report())], 1200);
}

#[test]
fn axe_passes_the_narrow_report() {
    axe_finds_nothing_on(&[("wording report", report())], 500);
}

#[test]
fn axe_would_find_what_is_wrong() {
    let Some((mut browser, axe)) = browser_with_axe("it was not tried whether axe finds anything") else {
        return;
    };
    let page = drawn(HandoutKind::Options, &content::sample(), false);
    let page = page
        .replace("--ink: #ececea", "--ink: #2b2b2b")
        .replace("<html lang=\"en-GB\" dir=\"ltr\">", "<html>");
    let found = looked_at(&mut browser, &axe, &page, 1200);
    assert!(found[0].contains("html-has-lang") && !found[0].contains("color-contrast"), "{}", found[0]);
    assert!(found[3].contains("color-contrast"), "{}", found[3]);
}

/// Four choices with chances of every kind.
fn four_choices() -> Appointment {
    let mut one = content::sample();
    let mut fourth = one.notes.options.choices.0[1].clone();
    fourth.name = Answer::of("A tablet at night");
    one.notes.options.choices.0.push(fourth);
    let chances = [
        "No number known.",
        "12 of 100 people feel better in 6 months, for adults with back pain (A made-up review, 2021)",
        "3 to 5 of 100 in 3 months (A made-up review, 2021)",
        "At least 30 of 100 feel better in 6 months, for adults with back pain (A made-up review, 2021)",
    ];
    for (choice, chance) in one.notes.options.choices.0.iter_mut().zip(chances) {
        choice.might_get_better.text = format!("{}\n{chance}", choice.might_get_better.text);
    }
    one
}

/// A page of the choices of that appointment as it is printed.
fn printed(large: bool) -> String {
    let made: Moment = "2026-11-24T10:20:00+00:00".parse().unwrap();
    let occasion = Occasion {
        made,
        country: None,
        help: content::help(),
        example: false,
        mine: None,
        surgery: SurgeryNumbers::default(),
        guide: content::guide(),
    };
    html(&Handout::of(HandoutKind::Options, &four_choices(), occasion), large)
}

/// What is seen of a comparison: how many choices stand next to each other where the chances are, whether
/// every answer has a name, and whether every box is closed.
const LOOKS: &str = "
(() => {
const boxes = [...document.querySelectorAll('.side')].map((side) => [...side.children]);
const beside = boxes.map((all) => all.filter((one) => one.offsetTop === all[0].offsetTop).length);
const cells = [...document.querySelectorAll('td')];
const stacked = getComputedStyle(cells[0]).display === 'block';
const named = cells.every((cell) => getComputedStyle(cell, '::before').content.includes(cell.dataset.choice));
const head = getComputedStyle(document.querySelector('thead')).display === 'table-header-group';
const closed = cells.concat(boxes.flat()).every((one) => {
    const style = getComputedStyle(one);
    return style.boxDecorationBreak === 'clone'
        && ['Top', 'Right', 'Bottom', 'Left'].every((side) => parseFloat(style['border' + side + 'Width']) > 0);
});
const tops = [...document.querySelectorAll('tbody th, td')].map((one) => one.offsetTop);
const inOrder = !stacked || tops.every((top, at) => at === 0 || tops[at - 1] <= top);
return JSON.stringify({ beside, stacked, named: named || head, closed, inOrder });
})()
";

/// Four choices are side by side and keep their names and their frames.
#[test]
fn four_choices_keep_frames() {
    let Some(mut browser) = Browser::start("it was not looked at how choices are placed") else { return };
    // The width of the paper between its margins; a sheet of A4 has 186 mm of it, and one of A5 124.
    for (large, millimetres, conflict, stacked) in
        [(false, 186, 4, false), (false, 124, 2, true), (true, 186, 2, true), (true, 124, 1, true)]
    {
        let page = printed(large).replace("@media print", "@media all");
        let page = page.replace("</style>", &format!("html {{ width: {millimetres}mm; }}</style>"));
        browser.show(&page, 1200);
        let found = browser.evaluate(LOOKS);
        let wanted = format!(
            "{{\"beside\":[{conflict}],\"stacked\":{stacked},\"named\":true,\"closed\":true,\"inOrder\":true}}"
        );
        assert_eq!(found, wanted, "{millimetres} mm, large: {large}");
    }
}

/// No sheet ends with a heading or has two lines alone.
#[test]
fn sheets_end_well() {
    let what = "it was not looked at how sheets end";
    let Some(mut browser) = Browser::start(what) else { return };
    for (large, paper) in [(false, "A4"), (false, "A5"), (true, "A4"), (true, "A5")] {
        let page = printed(large);
        let headings: Vec<_> =
            page.split("<h2>").skip(1).map(|rest| rest.split_once("</h2>").unwrap().0).collect();
        let Some(sheets) = browser.lines(&page, paper, what) else { return };
        assert!(sheets.len() > 1 && headings.len() > 5);
        for sheet in &sheets {
            assert!(sheet.len() > 3, "{paper}, large: {large}: a sheet of {sheet:?}");
            let last = sheet.last().unwrap().as_str();
            // Under that heading there is room to write, and no words.
            assert!(
                !headings.contains(&last) || last == "What I still want to ask",
                "{paper}, large: {large}: {last} stands alone"
            );
        }
    }
}

#[test]
fn pages_fit_their_paper() {
    let Some(mut browser) = Browser::start("no page was printed") else { return };
    // Bounds leave some room, for not every computer has the same letters.
    let (sample, long) = (content::sample(), long());
    let mut sheets = |kind, paper| browser.sheets(&drawn(kind, &sample, false), paper);
    assert_eq!(sheets(HandoutKind::StaffCard, "A5"), 1, "the card is one side of A5");
    for paper in ["A4", "A5"] {
        assert_eq!(sheets(HandoutKind::Expect, paper), 2, "two sides of A5, whatever is in the printer");
    }
    for (kind, on_a4, on_a5) in [
        (HandoutKind::Brief, 1, 3),
        (HandoutKind::Options, 2, 6),
        (HandoutKind::Setback, 2, 5),
        (HandoutKind::Service, 2, 6),
    ] {
        let taken = (sheets(kind, "A4"), sheets(kind, "A5"));
        assert!(taken.0 <= on_a4 && taken.1 <= on_a5, "{kind:?}: {taken:?}");
    }
    assert!(
        browser.sheets(&drawn(HandoutKind::Setback, &well_filled(), false), "A4") <= 2,
        "a well-filled plan"
    );
    // Large type takes more paper, and long text more still: nothing is left off.
    let sample = browser.sheets(&drawn(HandoutKind::Setback, &sample, false), "A5");
    let large = browser.sheets(&drawn(HandoutKind::Setback, &content::sample(), true), "A5");
    let long = browser.sheets(&drawn(HandoutKind::Setback, &long, true), "A5");
    assert!(sample < large && large < long, "{sample}, {large}, {long}");
}

/// No sheet of the plan ends with a heading or has two lines and the numbers stay together.
#[test]
fn plan_sheets_end_well() {
    let what = "no sheet of the plan was read";
    let Some(mut browser) = Browser::start(what) else { return };
    let (sample, filled) = (content::sample(), well_filled());
    for (name, one) in [("sample", &sample), ("well filled", &filled)] {
        for (paper, large) in [("A4", false), ("A4", true), ("A5", false), ("A5", true)] {
            let handout = handout(HandoutKind::Setback, one);
            let of = format!("{name}, {paper}, large type: {large}");
            let Some(sheets) = browser.lines(&html(&handout, large), paper, what) else { return };
            let (headings, labels): (Vec<_>, Vec<_>) = (
                handout.sections.iter().map(|section| section.heading.as_str()).collect(),
                vec!["Body", "Mood", "Body Mood"],
            );
            assert!(sheets[0].iter().any(|line| line.contains("Samaritans 116 123")), "{of}: {sheets:?}");
            assert!(sheets[0].iter().any(|line| line.contains("When my surgery is closed")), "{of}");
            for sheet in &sheets {
                let last = sheet.last().unwrap().as_str();
                assert!(
                    !headings.contains(&last) && !labels.contains(&last),
                    "{of} ends a sheet with {last}"
                );
                assert!(sheet.len() > 5, "{of}: a sheet with {sheet:?}");
            }
        }
    }
}

/// Approved lists take two sheets of A4 and each begins with its name.
#[test]
fn lists_take_two_sheets() {
    print_lists(&[("A4", false)]);
}

#[test]
fn lists_end_other_sheets_well() {
    print_lists(&[("A4", true), ("A5", false)]);
}

/// Prints them on these papers, in large type or not.
fn print_lists(papers: &[(&str, bool)]) {
    let what = "no plan with approved lists was printed";
    let Some(mut browser) = Browser::start(what) else { return };
    for country in Country::ALL {
        for (paper, large) in papers.iter().copied() {
            let of = format!("{}, {paper}, large type: {large}", country.label());
            let (page, drawn) = plan_with_lists(country, large);
            if (paper, large) == ("A4", false) {
                assert_eq!(browser.sheets(&drawn, paper), 2, "{of}");
            }
            let Some(sheets) = browser.lines(&drawn, paper, what) else { return };
            let on =
                |words: &str| sheets.iter().position(|sheet| sheet.iter().any(|line| line.contains(words)));
            assert!(on("If back or neck pain changes").is_some(), "{of}: {sheets:?}");
            if paper == "A4" && !large {
                // All of it on one sheet: what to do, the names of the lists, and the last sign.
                let sheet = on("If back or neck pain changes");
                for words in
                    ["Call 999 or go to A&E now if", "Neck: go now", "Ask today for", "Your sight has"]
                {
                    assert_eq!(on(words), sheet, "{of}: {words}");
                }
            }
            let labels = page.sections.iter().map(|section| section.heading.as_str());
            let labels: Vec<_> =
                labels.chain(["Back: go now", "Neck: go now", "Back or neck: go now"]).collect();
            for sheet in &sheets {
                let last = sheet.last().unwrap().as_str();
                assert!(
                    !labels.contains(&last) && !last.ends_with("usual:"),
                    "{of} ends a sheet with {last}"
                );
                assert!(sheet.len() > 5, "{of}: a sheet with {sheet:?}");
            }
        }
    }
}
