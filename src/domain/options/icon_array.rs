//! Icon arrays: a hundred people drawn in text, always next to the words of a chance.

use crate::domain::chance::{Chance, OfHundred, written};

const ALL: usize = 100;

/// With a gap after every ten in a row this long, and no shorter.
const GAP_AFTER: usize = 10;

labelled! {
    #[derive(Default)]
    IconStyle {
        #[default]
        Dots = "dots",
        Blocks = "blocks",
        Plain = "plain letters",
    }
}

impl IconStyle {
    /// The sign of one who does, and of one who does not; each takes one column.
    pub const fn signs(self) -> (char, char) {
        match self {
            Self::Dots => ('●', '○'),
            Self::Blocks => ('█', '░'),
            Self::Plain => ('#', '.'),
        }
    }
}

/// A hundred people in rows of so many, those who do first; `number` is at most 100.
///
/// A row of 20 has a gap in its middle, so it takes 21 columns.
pub fn rows(number: u32, columns: usize, picture: IconStyle) -> Vec<String> {
    let (does, does_not) = picture.signs();
    let columns = columns.clamp(1, ALL);
    let signs: Vec<char> = (0..100).map(|at| if at < number { does } else { does_not }).collect();
    let rows = signs.chunks(columns).map(|row| match row.split_at_checked(GAP_AFTER) {
        Some((left, right)) if columns == 2 * GAP_AFTER => left.iter().chain(&[' ']).chain(right).collect(),
        _ => row.iter().collect(),
    });
    rows.collect()
}

/// How many of the hundred to draw for a chance; where it is no whole number of them, words that say
/// so.
///
/// # Errors
/// Where so many of 100 people cannot be drawn.
pub fn to_draw(chance: &Chance) -> Result<u32, String> {
    let (number, of) = (chance.amount(), written(chance.of));
    match chance.of_hundred() {
        Some(OfHundred::Just(number)) => Ok(number),
        Some(above) => {
            let hundred = above.words();
            Err(format!("{number} of {of} is {hundred} of 100: no whole number of people, so none are drawn"))
        }
        None => Err(format!("{number} of {of} is no exact number, so no people are drawn")),
    }
}

/// A caption, for those who do not see the picture and those who do: "each sign is one person of
/// 100: ● 12 do, ○ 88 do not".
pub fn caption(number: u32, picture: IconStyle) -> String {
    let (does, does_not) = picture.signs();
    let others = 100_u32.saturating_sub(number);
    let [do_so, do_not] = [number, others].map(|number| if number == 1 { "does" } else { "do" });
    format!("each sign is one person of 100: {does} {number} {do_so}, {does_not} {others} {do_not} not")
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::select};

    use super::*;
    use crate::text::grapheme;

    /// A hundred people in rows, those it happens to first.
    #[test]
    fn those_who_do_come_first() {
        let wide = rows(12, 20, IconStyle::Dots);
        assert_eq!(wide.len(), 5);
        assert_eq!(wide[0], "●●●●●●●●●● ●●○○○○○○○○");
        assert_eq!(wide[4], "○○○○○○○○○○ ○○○○○○○○○○");
        let narrow = rows(12, 10, IconStyle::Plain);
        assert_eq!(narrow.len(), 10);
        assert_eq!(narrow[..3], ["##########", "##........", ".........."]);
        assert_eq!(rows(100, 50, IconStyle::Blocks).concat(), "█".repeat(100));
    }

    #[test]
    fn the_caption_says_all_of_it() {
        assert_eq!(caption(12, IconStyle::Dots), "each sign is one person of 100: ● 12 do, ○ 88 do not");
        assert_eq!(caption(99, IconStyle::Plain), "each sign is one person of 100: # 99 do, . 1 does not");
    }

    #[test]
    fn only_whole_people_are_drawn() {
        let of = |number, of| to_draw(&Chance { number, of, ..Chance::default() });
        assert_eq!((of(12, 100), of(120, 1_000), of(1, 4), of(0, 7)), (Ok(12), Ok(12), Ok(25), Ok(0)));
        assert!(of(3, 1_000).unwrap_err().starts_with("3 of 1,000 is fewer than 1 of 100:"));
        assert!(of(1, 8).unwrap_err().contains("between 12 and 13 of 100"));
    }

    proptest! {
        #[test]
        fn there_are_always_exactly_a_hundred(
            number in 0_u32..=100, columns in 0_usize..200, picture in select(&IconStyle::ALL[..]),
        ) {
            let rows = rows(number, columns, picture);
            let (does, does_not) = picture.signs();
            let count = |sign| rows.iter().flat_map(|row| row.chars()).filter(|char| *char == sign).count();
            prop_assert_eq!((count(does), count(does_not)), (number as usize, 100 - number as usize));
            for row in &rows {
                let signs = row.chars().filter(|char| *char != ' ').count();
                prop_assert!(signs <= columns.max(1) && row.chars().all(|char| [does, does_not, ' '].contains(&char)));
                let wide: usize = grapheme::graphemes(row, 0..row.len()).map(|(_, width)| width).sum();
                prop_assert_eq!(wide, row.chars().count());
            }
        }
    }
}
