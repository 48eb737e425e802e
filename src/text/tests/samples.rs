//! Texts to test with, made of what gives editors error.

use proptest::{collection::vec, prelude::*, sample::select};

/// Letters of several scripts, halves of graphemes, and things of no width.
const PIECES: &[&str] = &[
    "a",
    "b",
    "Word",
    "don't",
    "_",
    ",",
    "-",
    " ",
    " ",
    "  ",
    "\n",
    "\n",
    "\t",
    "é",
    "e\u{301}",
    "\u{301}",
    "©",
    "👨‍👩‍👧",
    "👩",
    "👍🏽",
    "🏽",
    "❤",
    "\u{FE0F}",
    "\u{FE0E}",
    "\u{200D}",
    "🇬🇧",
    "🇫",
    "क्षि",
    "क",
    "क्",
    "\u{94D}",
    "षि",
    "中",
    "文字",
    "。",
    "か",
    "カ\u{3099}",
    "ｶ\u{FF9E}",
    "가",
    "ᄀ",
    "ᅡ",
    "ก",
    "\u{E33}",
    "\u{600}",
    "\u{200B}",
    "\u{A0}",
    "\u{3000}",
];

/// A text as fields hold it.
pub(crate) fn text() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..30).prop_map(|pieces| pieces.concat())
}

/// Anything that may come out of a file or a clipboard.
pub(crate) fn unruly() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        select(PIECES).prop_map(str::to_owned),
        select(
            &[
                "\r",
                "\r\n",
                "\u{B}",
                "\u{1B}[31m",
                "\u{1B}]0;x\u{7}",
                "\0",
                "\u{85}",
                "\u{2028}",
                "\u{FEFF}",
                "\u{202E}",
                "\u{2066}",
                "\u{200F}",
                "\u{61C}",
            ][..]
        )
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}
