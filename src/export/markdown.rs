//! The page as Markdown, in which nothing that was typed can be taken for markup.

use crate::{
    domain::{Block, Handout, Labelled, ShownChance, Table},
    text::clean,
};

pub fn markdown(handout: &Handout) -> String {
    let mut page = format!("# {}\n", line(&handout.title));
    for under in &handout.under {
        page.extend(["\n", &line(under), "\n"]);
    }
    if handout.example {
        page.extend(["\n**", Handout::MADE_UP, "**\n"]);
    }
    if handout.is_empty() {
        page.extend(["\n", handout.nothing(), "\n"]);
    }
    for section in &handout.sections {
        page.extend(["\n## ", &line(&section.heading), "\n"]);
        for block in &section.blocks {
            page.push('\n');
            self::block(&mut page, "", block);
        }
    }
    if !handout.footer.is_empty() {
        page.push_str("\n---\n");
    }
    for under in &handout.footer {
        page.extend(["\n", &line(under), "\n"]);
    }
    clean(&page).into_owned()
}

fn block(page: &mut String, indent: &str, block: &Block) {
    match block {
        Block::Typed(text) | Block::Said(text) => page.push_str(&paragraphs(text, indent, indent)),
        Block::List(items) => items.iter().for_each(|one| item(page, indent, one)),
        Block::Numbers(numbers) => numbers.iter().for_each(|one| item(page, indent, &one.line())),
        Block::Labelled(items) | Block::SideBySide(items) => labelled(page, indent, items),
        Block::Table(table) => self::table(page, indent, table),
        Block::Chances(chances) => {
            for one in chances {
                let lines: Vec<_> = one.lines().collect();
                item(page, indent, &lines.join("\n"));
            }
        }
        Block::Lines(lines) => {
            let line = format!("{indent}{}", r"\_".repeat(40));
            page.extend([vec![line.as_str(); *lines].join("\n\n").as_str(), "\n"]);
        }
        Block::ByHand(names) => {
            for name in names {
                page.extend([indent, "- ", &line(name), ": ", &r"\_".repeat(30), "\n"]);
            }
        }
    }
}

fn item(page: &mut String, indent: &str, text: &str) {
    page.push_str(&paragraphs(text, &format!("{indent}- "), &format!("{indent}  ")));
}

fn labelled(page: &mut String, indent: &str, items: &[Labelled]) {
    let below = format!("{indent}  ");
    for item in items {
        page.extend([indent, "- **", &line(&item.label), "**\n"]);
        for one in &item.blocks {
            page.push('\n');
            block(page, &below, one);
        }
    }
}

fn table(page: &mut String, indent: &str, table: &Table) {
    page.extend([indent, "**", &line(&table.caption), "**\n\n"]);
    let row = |first: &str, cells: Vec<String>| format!("{indent}| {first} | {} |\n", cells.join(" | "));
    page.push_str(&row(&line(&table.corner), table.columns.iter().map(|name| inline(name)).collect()));
    page.push_str(&row("---", vec!["---".to_owned(); table.columns.len()]));
    for one in &table.rows {
        let cells = one.cells.iter().map(|cell| in_a_cell(cell.iter().map(cell_text)));
        page.push_str(&row(&inline(&one.heading), cells.collect()));
    }
}

/// A cell, which is one line of Markdown.
fn cell_text(block: &Block) -> String {
    match block {
        Block::Typed(text) | Block::Said(text) => inline(text),
        Block::List(items) => in_a_cell(items.iter().map(|item| inline(item))),
        Block::Labelled(items) | Block::SideBySide(items) => in_a_cell(items.iter().map(|item| {
            format!("{}: {}", inline(&item.label), in_a_cell(item.blocks.iter().map(cell_text)))
        })),
        Block::Numbers(numbers) => in_a_cell(numbers.iter().map(|one| inline(&one.line()))),
        Block::Chances(chances) => {
            in_a_cell(chances.iter().flat_map(ShownChance::lines).map(|line| inline(&line)))
        }
        // No cell has these.
        Block::Table(_) | Block::Lines(_) | Block::ByHand(_) => String::new(),
    }
}

fn inline(text: &str) -> String {
    in_a_cell(text.split('\n').map(line))
}

fn in_a_cell(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("<br>")
}

/// Text with `first` before its first line and `rest` before the others. A line that was ended by
/// hand ends there too, which takes a backslash; an empty one starts a paragraph.
fn paragraphs(text: &str, first: &str, rest: &str) -> String {
    let mut page = String::new();
    let mut before = first;
    let mut lines = text.split('\n').peekable();
    while let Some(one) = lines.next() {
        if one.trim().is_empty() {
            page.push('\n');
            continue;
        }
        let goes_on = lines.peek().is_some_and(|next| !next.trim().is_empty());
        page.push_str(before);
        page.push_str(&line(one));
        page.push_str(if goes_on { "\\\n" } else { "\n" });
        before = rest;
    }
    page
}

/// One line of text with every mark that Markdown would act on made plain. Spaces at its ends mean
/// nothing to a reader of Markdown, and at its start could make it a block of code.
fn line(text: &str) -> String {
    let text = text.trim();
    let mut plain = String::with_capacity(text.len() + 8);
    let number = text.trim_start_matches(|char: char| char.is_ascii_digit());
    let dot = text.len() - number.len();
    for (at, char) in text.char_indices() {
        let starts = at == 0 && matches!(char, '-' | '+' | '=' | ':');
        let numbers = at == dot && at > 0 && matches!(char, '.' | ')');
        let anywhere = matches!(
            char,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$'
        );
        if starts || numbers || anywhere {
            plain.push('\\');
        }
        plain.push(char);
    }
    plain
}
