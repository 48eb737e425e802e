//! What was measured of the version before, `b2f338f`, for a table side by side where no binary of it is at hand: on
//! 27 November 2026, on an idle virtual machine with two cores.

const RECORDED: &[(&str, &str)] = &[
    ("`open ID` to its first frame", "3.9 ms, 2.45 of the floor"),
    ("the same, among 10,000 appointments", "3.9 ms, 2.47 of the floor"),
    ("a key sent with the start is on screen", "3.9 ms, 2.34 of the floor"),
    ("a key sent with the start, among 10 appointments", "3.9 ms, 2.36 of the floor"),
    ("a key sent with the start, among 10,000 appointments", "4.0 ms, 2.34 of the floor"),
    ("Home's first page, 10,000", "118.6 ms"),
    ("Home's first page, 100,000", "1185.7 ms"),
    ("Home whole, 10,000", "124.4 ms"),
    ("Home whole, 100,000", "1199.4 ms"),
    ("a key of Home's filter, 10,000", "593 µs"),
    ("a key of Home's filter, 100,000", "10.1 ms"),
    ("first hit of a word in all notes, 10,000", "145.4 ms"),
    ("first hit of a word in all notes, 100,000", "1134.9 ms"),
    ("all of a word in all notes, 10,000", "129.9 ms"),
    ("all of a word in all notes, 100,000", "1071.1 ms"),
    ("key to screen, empty note", "128 µs, 1.42 of the floor"),
    ("key to screen, 1 MB note", "134 µs, 1.53 of the floor"),
    ("key to screen, 10,000 appointments", "158 µs, 1.42 of the floor"),
    ("5,000 characters typed at once", "3.4 ms"),
    ("100 kB pasted", "4.6 ms"),
    ("bytes to the terminal for a plain key, at most", "50"),
    ("wake-ups in 5 idle seconds", "0"),
    ("resident", "19.1 MB"),
    ("resident, 1 MB note", "28.3 MB"),
];

/// What was measured before; nothing where it was not.
pub(crate) fn of(what: &str) -> &'static str {
    RECORDED.iter().find(|(name, _)| *name == what).map_or("–", |(_, says)| says)
}
