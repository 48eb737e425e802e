//! Rows of one's own, as the documentation shows them.

use foreword::{
    content,
    domain::{OwnWords, Register, Wording},
};

use super::read;

#[test]
fn own_rows_of_the_docs() {
    let page = read("docs/wording.md");
    let example = page.split_once("```ron\n// wording.ron\n").expect("the page has the example").1;
    let example = example.split_once("```").unwrap().0;
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let own: OwnWords = options.from_str(example).unwrap();
    assert_eq!(own.fault(), None);
    let wording = Wording::new(own.added_to(content::wording_list()));
    let found = |text: &str, register| -> Vec<_> {
        let marks = wording.marks(text, register);
        marks.iter().map(|mark| wording.row(mark).unwrap().id.clone()).collect()
    };
    assert_eq!(found("Pop in any time. Hop on the bed.", Register::Said), ["own-1", "own-2"]);
    assert_eq!(found("Hop on the bus.", Register::Said), [""; 0]);
    assert_eq!(found("Just try it. He claims it.", Register::Written), ["W050"], "one is off");
    assert_eq!(found("Our client.", Register::Said), [""; 0], "one is replaced");
    assert_eq!(found("This service user.", Register::Said), ["W103"]);
    assert_eq!(found("Hop off at the bus stop, or hop up.", Register::Said), ["own-2"]);
    let row = wording.rows().iter().find(|row| row.id == "W103").unwrap();
    assert_eq!(row.in_short("service users"), "say instead: people (or patients)");
}
