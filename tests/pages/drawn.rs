//! Every page of the sample in every form, as it is drawn; a layout that breaks is seen here.

use foreword::{
    domain::HandoutKind,
    export::{WIDTH, html, markdown, text},
};

use crate::sample;

#[test]
fn every_page_of_the_sample_is_drawn_as_it_was() {
    for kind in HandoutKind::ALL {
        let page = sample(kind);
        insta::assert_snapshot!(format!("{}.txt", kind.name()), text(&page, WIDTH));
        insta::assert_snapshot!(format!("{}.md", kind.name()), markdown(&page));
        let html = html(&page, false);
        let (before, rest) = html.split_once("<style>").unwrap();
        let (_, after) = rest.split_once("</style>").unwrap();
        insta::assert_snapshot!(format!("{}.html", kind.name()), format!("{before}<style></style>{after}"));
    }
}
