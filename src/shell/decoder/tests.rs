use proptest::prelude::*;

use super::*;
use crate::key::Key;

const SOON: Duration = Duration::from_millis(80);
const NOW: Duration = Duration::ZERO;

fn words(inputs: Vec<Input>) -> Vec<String> {
    let word = |input| match input {
        Input::Burst(text) => Some(format!("burst {text:?}")),
        Input::Event(Event::Key(event)) => {
            Some(Key::of(&event).map_or("none".to_owned(), |key| key.to_string()))
        }
        Input::Event(Event::Paste(text)) => Some(format!("paste {text:?}")),
        Input::Event(Event::Mouse(mouse)) => {
            Some(format!("mouse {:?} {} {}", mouse.kind, mouse.column, mouse.row))
        }
        Input::Event(event) => Some(format!("{event:?}")),
        // Nobody's input: see `background_is_told`.
        Input::Background(_) => None,
    };
    inputs.into_iter().filter_map(word).collect()
}

/// What comes out of these reads, each after so long, and of waiting in the end; then the keyboard is free.
fn read(reads: &[(Duration, &[u8])]) -> String {
    let mut decoder = Decoder::default();
    let mut said = Vec::new();
    for (quiet, bytes) in reads {
        if decoder.patience().is_some_and(|patience| patience <= *quiet) {
            said.extend(words(decoder.expire()));
        }
        said.extend(words(decoder.feed(*quiet, bytes)));
    }
    said.extend(words(decoder.expire()));
    assert_eq!(decoder.patience(), None, "nothing is waited for");
    assert_eq!(words(decoder.feed(Duration::from_secs(2), b"a")), ["a"], "after {reads:?}");
    said.join(", ")
}

/// Keys, pastes and the mouse, as terminals send them.
const KEYS: &[(&str, &str)] = &[
    ("a", "a"),
    (" ", "Space"),
    ("\r", "Enter"),
    ("\n", "Enter"),
    ("\t", "Tab"),
    ("\x7f", "Backspace"),
    ("\x08", "Backspace"),
    ("\x11", "Ctrl-Q"),
    ("\0", "Ctrl-Space"),
    ("\x1f", "Ctrl-7"),
    ("é", "é"),
    ("漢", "漢"),
    ("😀", "😀"),
    ("\x1b", "Esc"),
    ("\x1b\x1b", "Esc, Esc"),
    ("\x1bd", "Alt-D"),
    ("\x1bé", "Alt-é"),
    ("\x1b\x7f", "Alt-Backspace"),
    ("\x1b[", "Alt-["),
    ("\x1b]", "Alt-]"),
    // xterm, in both modes
    ("\x1b[A", "↑"),
    ("\x1bOA", "↑"),
    ("\x1b[1;5C", "Ctrl-→"),
    ("\x1b[1;6D", "Ctrl-Shift-←"),
    ("\x1bO5D", "Ctrl-←"),
    ("\x1b[5D", "Ctrl-←"),
    ("\x1b[H", "Home"),
    ("\x1bOF", "End"),
    ("\x1b[1;2F", "Shift-End"),
    ("\x1b[3~", "Del"),
    ("\x1b[3;2~", "Shift-Del"),
    ("\x1b[6~", "PgDn"),
    ("\x1bOP", "F1"),
    ("\x1b[1;5P", "Ctrl-F1"),
    ("\x1b[15~", "F5"),
    ("\x1b[24;5~", "Ctrl-F12"),
    ("\x1b[Z", "Shift-Tab"),
    // Alt as iTerm2, rxvt and PuTTY send it
    ("\x1b\x1b[D", "Alt-←"),
    ("\x1b\x1bOC", "Alt-→"),
    ("\x1b\x1b[3~", "Alt-Del"),
    // rxvt
    ("\x1b[7~", "Home"),
    ("\x1b[8~", "End"),
    ("\x1b[a", "Shift-↑"),
    ("\x1b[d", "Shift-←"),
    ("\x1bOd", "Ctrl-←"),
    ("\x1b[3$", "Shift-Del"),
    ("\x1b[3^", "Ctrl-Del"),
    ("\x1b[8@", "Ctrl-Shift-End"),
    ("\x1b[11~", "F1"),
    // st
    ("\x1b[P", "Del"),
    ("\x1b[2K", "Shift-Del"),
    ("\x1b[M", "Ctrl-Del"),
    ("\x1b[4h", "Insert"),
    ("\x1b[L", "Ctrl-Insert"),
    // the Linux console
    ("\x1b[[A", "F1"),
    ("\x1b[[E", "F5"),
    // the keypad
    ("\x1bOp", "0"),
    ("\x1bOy", "9"),
    ("\x1bOn", "."),
    ("\x1bOM", "Enter"),
    ("\x1bO2M", "Shift-Enter"),
    // modifyOtherKeys, and keys by their character
    ("\x1b[27;2;32~", "Space"),
    ("\x1b[27;2;65~", "A"),
    ("\x1b[27;5;13~", "Ctrl-Enter"),
    ("\x1b[27;5;105~", "Ctrl-I"),
    ("\x1b[32;2u", "Space"),
    ("\x1b[65;2u", "A"),
    ("\x1b[97;2u", "A"),
    ("\x1b[97:65;2u", "A"),
    ("\x1b[50;2;64u", "@"),
    ("\x1b[64;7u", "@"),
    ("\x1b[113;5u", "Ctrl-Q"),
    ("\x1b[27u", "Esc"),
    ("\x1b[127;3u", "Alt-Backspace"),
    ("\x1b[57414u", "Enter"),
    ("\x1b[57399u", "0"),
    ("\x1b[57419u", "↑"),
    ("\x1b[1;1:2A", "↑"),
    // the mouse
    ("\x1b[<0;3;5M", "mouse Down(Left) 2 4"),
    ("\x1b[<65;1;1M", "mouse ScrollDown 0 0"),
    ("\x1b[32;3;5M", "mouse Down(Left) 2 4"),
    ("\x1b[M #%", "mouse Down(Left) 2 4"),
    ("\x1b\x1b[<0;3;5M", "Esc, mouse Down(Left) 2 4"),
    // pastes
    ("\x1b[200~b\rc\x1b[201~", "paste \"b\\rc\""),
    ("\x1b[200~\x1b[A\x11\x1b[20\x1b[201~", "paste \"\\u{1b}[A\\u{11}\\u{1b}[20\""),
    ("\x1b[200~caf\u{e9}", "paste \"café\""),
];

/// All that a terminal says of itself.
const SAID: &[&str] = &[
    "\x1b[?997;1n",
    "\x1b[?2026;2$y",
    "\x1b[4;2$y",
    "\x1b[?62;22c",
    "\x1b[>0;276;0c",
    "\x1b[?0u",
    "\x1b[?1u",
    "\x1b[12;40R",
    "\x1b[?12;40R",
    "\x1b[0n",
    "\x1b[I",
    "\x1b[O",
    "\x1b[8;24;80t",
    "\x1b[48;24;80;480;800t",
    "\x1b[?1;0;256S",
    "\x1b[2;1;1;112;112;1;0x",
    "\x1b[<0;3;5m",
    "\x1b[<35;3;5M",
    "\x1b[<32;-3;5M",
    "\x1b[201~",
    "\x1b[97;5:3u",
    "\x1b[1;1:3B",
    "\x1b[57441;2u",
    "\x1b[99;9u",
    "\x1b\\",
    "\x1b]11;rgb:1e1e/2020/3030\x1b\\",
    "\x1b]11;rgb:1e1e/2020/3030\x07",
    "\x1b]52;c;ZHEK\x07",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1bP>|foot(1.16.2)\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b^dq\r\x1b\\",
    "\x1bXdq\r\x1b\\",
];

/// However it is cut into reads, it means the same.
#[track_caller]
fn means(bytes: &[u8], meant: &str) {
    assert_eq!(read(&[(NOW, bytes)]), meant, "{bytes:?}");
    for pause in [NOW, SOON] {
        let single: Vec<_> = bytes.chunks(1).map(|byte| (pause, byte)).collect();
        assert_eq!(read(&single), meant, "{bytes:?} byte by byte");
        for at in 1..bytes.len() {
            let (before, after) = bytes.split_at(at);
            assert_eq!(read(&[(NOW, before), (pause, after)]), meant, "{bytes:?} cut at {at}");
        }
    }
}

#[test]
fn every_sequence_however_cut() {
    for (bytes, meant) in KEYS {
        means(bytes.as_bytes(), meant);
    }
}

#[test]
fn answers_do_nothing_however_cut() {
    for said in SAID {
        means(said.as_bytes(), "");
        let twice = format!("\x1b{said}");
        assert_eq!(read(&[(NOW, twice.as_bytes())]), "Esc", "Esc pressed just before {said:?}");
    }
    assert_eq!(read(&[(NOW, SAID.concat().as_bytes())]), "", "all at once, as before a start");
}

/// The answer to the one question that is asked, whole or in pieces.
#[test]
fn background_is_told() {
    for (answer, background) in [
        ("\x1b]11;rgb:1e1e/2020/3030\x1b\\", Some(Background::Dark)),
        ("\x1b]11;rgb:fdfd/f6f6/e3e3\x07", Some(Background::Light)),
        ("\x1b]11;rgb:f/f/f\x07", Some(Background::Light)),
        ("\x1b]10;rgb:ffff/ffff/ffff\x07", None),
        ("\x1b]11;rgb:ffff/ffff\x07", None),
        ("\x1b]11;rgb:/-1/999999999\x07", None),
        ("\x1b]11;rgb:ffff/ffff/ffff", None),
    ] {
        for at in 0..answer.len() {
            let (before, after) = answer.as_bytes().split_at(at);
            let mut decoder = Decoder::default();
            let given = [before, after].map(|bytes| decoder.feed(NOW, bytes)).into_iter().flatten();
            let mut given = given.filter_map(|input| match input {
                Input::Background(background) => Some(background),
                _ => None,
            });
            assert_eq!(given.next_back(), background, "{answer:?} cut at {at}");
        }
    }
}

/// After Esc was given, what still comes of a sequence is neither typed nor a command.
#[test]
fn the_rest_of_a_late_escape() {
    let late = Duration::from_millis(150);
    for (bytes, meant) in KEYS.iter().filter(|(bytes, _)| bytes.len() > 2 && !bytes.starts_with("\x1b\x1b")) {
        let Some(rest) = bytes.strip_prefix('\x1b').filter(|rest| rest.starts_with(['[', 'O'])) else {
            continue;
        };
        let expected = if meant.starts_with("paste") { format!("Esc, {meant}") } else { "Esc".to_owned() };
        assert_eq!(read(&[(NOW, b"\x1b"), (late, rest.as_bytes())]), expected, "{bytes:?}");
    }
    for said in SAID.iter().filter_map(|said| said.strip_prefix('\x1b')) {
        if said.starts_with(['[', ']', 'P', '_']) {
            assert_eq!(read(&[(NOW, b"\x1b"), (late, said.as_bytes())]), "Esc", "{said:?}");
        }
    }
    assert_eq!(read(&[(NOW, b"\x1b"), (late, b"[3"), (SOON, b"~")]), "Esc");
    for (typed, meant) in
        [("[", "Esc, ["), ("O", "Esc, O"), ("OK", "Esc, burst \"OK\""), ("]", "Esc, ]"), ("P", "Esc, P")]
    {
        assert_eq!(read(&[(NOW, b"\x1b"), (late, typed.as_bytes())]), meant);
    }
    assert_eq!(read(&[(NOW, b"\x1b"), (LATE, b"[A")]), "Esc, burst \"[A\"");
}

#[test]
fn a_lost_end_gives_keys_back() {
    for begun in
        ["\x1b]11;rgb:", "\x1bP1$r", "\x1b_G", "\x1b^x", "\x1bXx", "\x1b[12;", "\x1b]11;rgb:\x1b", "\x1b[?"]
    {
        assert_eq!(read(&[(NOW, begun.as_bytes())]), "", "{begun:?}");
        let key = format!("{begun}\x1b[A");
        assert_eq!(read(&[(NOW, key.as_bytes())]), "↑", "{begun:?}");
    }
    let typing: Vec<_> =
        std::iter::once((NOW, b"\x1b]11;".as_slice())).chain([(SOON * 3, b"x".as_slice()); 15]).collect();
    assert_eq!(read(&typing), "x, x, x", "typed all the time, after three seconds");
    assert_eq!(
        read(&[(NOW, b"\x1b]"), (NOW, &vec![b'x'; LARGEST_STRING + 1]), (CUT_OFF, b"\x11")]),
        "Ctrl-Q"
    );
    assert_eq!(
        read(&[(NOW, b"\x1b[200~text"), (SOON, b" more"), (PASTE_PAUSE, b"\x11")]),
        "paste \"text more\", Ctrl-Q"
    );
    assert_eq!(read(&[(NOW, b"\x1b["), (NOW, &[b'1'; 5000]), (NOW, b"A"), (NOW, b"b")]), "b");
}

#[test]
fn bad_bytes_take_no_key_along() {
    for (bytes, meant) in [
        (b"\xe9a".as_slice(), "burst \"\u{fffd}a\""),
        (b"\xe9\xe9", "\u{fffd}, \u{fffd}"),
        (b"\x80\r", "\u{fffd}, Enter"),
        (b"\xff\x11", "\u{fffd}, Ctrl-Q"),
        (b"\xe2\x82\x1b[A", "\u{fffd}, ↑"),
        (b"\xe9", "\u{fffd}"),
    ] {
        assert_eq!(read(&[(NOW, bytes)]), meant, "{bytes:?}");
    }
    assert_eq!(read(&[(NOW, b"\xe9"), (SOON, b"a")]), "\u{fffd}, a");
    let slow = Duration::from_millis(120);
    assert_eq!(read(&[(slow, b"\xf0"), (slow, b"\x9f"), (slow, b"\x98"), (slow, b"\x80")]), "😀");
}

#[test]
fn keys_at_once_are_a_burst() {
    for (reads, meant) in [
        (&[(NOW, b"bad\rnews\t".as_slice())][..], "burst \"bad\\nnews\\t\""),
        (&[(NOW, b"jjj")], "j, j, j"),
        (&[(NOW, b"j\r")], "j, Enter"),
        (&[(NOW, b"\r\r")], "Enter, Enter"),
        (&[(NOW, b"n"), (SOON, b"x")], "n, x"),
        (
            &[(NOW, b"bad"), (SOON, b"d"), (SOON, b"\r"), (SOON * 2, b"d")],
            "burst \"bad\", burst \"d\", burst \"\\n\", d",
        ),
        (&[(NOW, b"ab\x1b[Ac\x11")], "burst \"ab\", ↑, burst \"c\", Ctrl-Q"),
    ] {
        assert_eq!(read(reads), meant);
    }
}

fn pieces() -> impl Strategy<Value = Vec<(u64, Vec<u8>)>> {
    let byte =
        prop_oneof![any::<u8>(), prop::sample::select(b"\x1b[]OP_^X\\\x07?<M;:0129~u$Aa\r\xe9".to_vec())];
    prop::collection::vec((0..1500_u64, prop::collection::vec(byte, 0..12)), 0..12)
}

proptest! {
    #[test]
    fn anything_leaves_the_keyboard(pieces in pieces()) {
        let reads: Vec<_> =
            pieces.iter().map(|(quiet, bytes)| (Duration::from_millis(*quiet), bytes.as_slice())).collect();
        read(&reads);
    }

    #[test]
    fn no_text_of_a_string_is_typed(
        first in prop::sample::select(b"]P_^X".to_vec()),
        text in prop::collection::vec(0x1c..=0xff_u8, 1..40),
        end in prop::sample::select(vec!["\x07", "\x1b\\"]),
        cuts in prop::collection::vec(1..60_usize, 0..6),
    ) {
        let bytes = [&[0x1b, first], text.as_slice(), end.as_bytes()].concat();
        let mut cuts: Vec<_> = cuts.into_iter().filter(|at| *at < bytes.len()).chain([0, bytes.len()]).collect();
        cuts.sort_unstable();
        let reads: Vec<_> = cuts.windows(2).map(|two| (SOON, &bytes[two[0]..two[1]])).collect();
        prop_assert_eq!(read(&reads), "");
    }
}
