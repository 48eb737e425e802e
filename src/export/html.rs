//! The page as one file of HTML that needs nothing else: no script, no network, no font or image.
//!
//! Whatever was typed goes through a template, which escapes it. `safe` marks what another template
//! made, and the style, which is ours.

use askama::Template;

use super::bidi::{self, Run};
use crate::{
    domain::{Block, Handout, HandoutKind, PageKind, ShownChance},
    text::clean,
};

const STYLE: &str = include_str!("html/page.css");

#[derive(Template)]
#[template(path = "page.html", config = "src/export/html/askama.toml")]
struct PageTemplate<'a> {
    handouts: &'a [Handout],
    kind: PageKind,
    several: bool,
    large: bool,
    style: &'static str,
}

/// A line whose names in other scripts do not turn the rest of it.
#[derive(Template)]
#[template(path = "runs.html", config = "src/export/html/askama.toml")]
struct Runs<'a> {
    runs: Vec<Run<'a>>,
}

#[derive(Template)]
#[template(path = "blocks.html", config = "src/export/html/askama.toml")]
struct Blocks<'a> {
    blocks: &'a [Block],
}

fn inside(blocks: &[Block]) -> String {
    rendered(&Blocks { blocks })
}

fn line(line: &str) -> String {
    rendered(&Runs { runs: bidi::runs(line) })
}

fn paragraphs(text: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    let paragraphs = lines.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty());
    rendered(&Paragraphs { paragraphs: paragraphs.map(<[&str]>::to_vec).collect() })
}

/// The outlines of some of a hundred people in ten rows: a head, and shoulders below it.
fn people(from: u8, to: u8) -> String {
    let person = |at: u8| {
        let (x, y) = (at % 10 * 7 + 1, u16::from(at / 10) * 11 + 1);
        format!("M{} {y}a1.5 1.5 0 1 0 .01 0zM{x}.5 {}v-2a2 2 0 0 1 4 0v2z", x + 2, y + 8)
    };
    (from..to.min(ShownChance::PEOPLE)).map(person).collect()
}

#[derive(Template)]
#[template(path = "paragraphs.html", config = "src/export/html/askama.toml")]
struct Paragraphs<'a> {
    paragraphs: Vec<Vec<&'a str>>,
}

/// The page, in large type if asked for; whoever reads it can change that.
pub fn html(handout: &Handout, large: bool) -> String {
    html_of_all(std::slice::from_ref(handout), large)
}

/// Pages of one kind in one file, each on paper of its own.
pub fn html_of_all(handouts: &[Handout], large: bool) -> String {
    let kind = handouts.first().map_or(PageKind::Of(HandoutKind::Brief), |handout| handout.kind);
    let several = handouts.len() > 1;
    let page = rendered(&PageTemplate { handouts, kind, several, large, style: STYLE.trim_end() });
    clean(&page).into_owned()
}

/// Writing into memory does not fail, and nothing in these templates does.
fn rendered(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}
