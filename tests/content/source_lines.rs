//! Every line of the source document, in a few words of our own, and the tests that show what stands for it in
//! the program.

use crate::clinical_safety::tests_there_are;

/// A line, and tests that would fail without what it wants.
const LINES: &[(&str, &[&str])] = &[
    ("aim: support those who design and those who deliver", &["service_has_every_line", "main_job"]),
    ("aim: people know what to expect, and can ask for it", &["expect_has_every_principle"]),
    ("audience: designers", &["service_has_every_line", "team_makes_a_report"]),
    ("audience: deliverers", &["main_job", "sample_has_the_seven"]),
    (
        "audience: people",
        &["expect_has_every_principle", "agreed_says_what_was_agreed", "lone_field_reaches_paper"],
    ),
    ("positive, succinct, plain", &["our_pages_pass_our_check"]),
    ("testing: what is it like done well", &["done_well_is_per_principle", "answers_by_audience"]),
    ("testing: how used, what is needed, what it adds, what it conflicts with", &["answers_have_lines"]),
    ("testing: which words need to be clearer", &["report_goes_by_phrase"]),
    ("testing: who needs to know, who to win over", &["service_has_every_line"]),
    ("testing: for design, for delivery, for the person", &["own_audience_alone"]),
    ("measuring success", &["team_makes_a_report", "next_report_opens_with_the_list"]),
    ("1 the person as an expert, with skills and limits", &["words_reach_their_page_only"]),
    ("1 the right questions", &["what_is_not_known_is_printed_for_nobody"]),
    ("1 plain English", &["our_pages_pass_our_check", "only_what_fits_the_form_found_is_there"]),
    ("2 network, employer, carers and what they need", &["record_pastes_well"]),
    ("2 hobbies, and the next small step", &["agreed_says_what_was_agreed", "agreed_lines_are_begun"]),
    ("2 point to support, for carers too", &["offered_while_typing"]),
    ("3 the story, read in the notes and not asked again", &["a_copy_carries_text_over_and_marks_it"]),
    ("3 past, present, goals, and what happened since", &["start_comes_to_the_top_of_a_copy"]),
    ("4 information and learning, accessible", &["large_type_needs_no_script", "offered_while_typing"]),
    ("4 who in the team needs current information", &["reading_is_noted", "service_has_every_line"]),
    ("5 a fair comparison, the range, the risk", &["tables_are_labelled", "as_many_choices_as_fit"]),
    ("5 change one's mind, who else should be involved", &["agreed_says_what_was_agreed"]),
    (
        "5 decide together, and say what was decided",
        &["agreed_says_what_was_agreed", "unanswered_goes_to_reflect"],
    ),
    ("6 what to do, when it is an emergency, what to say", &["a_blank_plan_has_the_numbers"]),
    ("6 complex needs and a longer appointment", &["line_follows_the_answers"]),
    ("6 consistent support from everybody", &["consent_comes_first", "only_what_was_chosen_goes"]),
    ("7 the latest research", &["reading_is_noted"]),
    ("7 pain taken seriously", &["every_enabling_point_has_a_prompt"]),
    ("7 colleagues in other specialisms, sharing what is relevant", &["a_colleague_reads_what_was_chosen"]),
    ("7 know who everyone is", &["agreed_says_what_was_agreed"]),
    (
        "service questions, all of them, asked and looked at again",
        &["longest_ago_comes_first", "starts_with_the_open_step"],
    ),
    ("the later five principles", &["service_compares_with_the_later_set"]),
];

#[test]
fn every_line_has_its_test() {
    let there = tests_there_are();
    let missing: Vec<_> = LINES
        .iter()
        .flat_map(|(line, tests)| tests.iter().map(move |test| (line, test)))
        .filter(|(_, test)| !there.contains(**test))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(LINES.iter().all(|(_, tests)| !tests.is_empty()));
}
