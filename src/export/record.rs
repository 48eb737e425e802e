//! Text that pastes well into a record system: whole lines, no rules or bullets, and plain quotes and dashes.

use crate::{
    domain::{Block, Handout},
    text::clean,
};

/// The page as such a text, with its headings or without.
pub fn record(page: &Handout, headings: bool) -> String {
    let mut lines = vec![page.title.clone()];
    // A record system would show it as somebody's.
    lines.extend(page.example.then(|| Handout::MADE_UP.to_owned()));
    if page.is_empty() {
        lines.push(page.nothing().to_owned());
    }
    for section in &page.sections {
        if headings {
            lines.extend([String::new(), section.heading.clone()]);
        }
        for block in &section.blocks {
            add("", block, &mut lines);
        }
    }
    plain(&clean(&(lines.join("\n") + "\n")))
}

/// Adds the words of a block, behind its label where they are one line.
fn add(label: &str, block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Typed(text) | Block::Said(text) => {
            let text = text.trim();
            if label.is_empty() {
                lines.push(text.to_owned());
            } else {
                let between = if text.contains('\n') { '\n' } else { ' ' };
                lines.push(format!("{}:{between}{text}", label.trim_end_matches(['?', ':', '.'])));
            }
        }
        Block::Labelled(items) => {
            for item in items {
                match item.blocks.as_slice() {
                    [one @ (Block::Typed(_) | Block::Said(_))] => add(&item.label, one, lines),
                    several => {
                        lines.push(item.label.clone());
                        for block in several {
                            add("", block, lines);
                        }
                    }
                }
            }
        }
        // No other block is on such a page.
        _ => {}
    }
}

/// Signs that a record system may not know, as those it does.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '“' | '”' | '„' => plain.push('"'),
            '‘' | '’' | '‚' => plain.push('\''),
            '–' | '—' | '·' | '•' | '−' => plain.push('-'),
            '…' => plain.push_str("..."),
            '→' => plain.push_str("->"),
            '\u{a0}' => plain.push(' '),
            char => plain.push(char),
        }
    }
    plain
}
