//! The keys behind the escape sequences of xterm, rxvt, st, kitty, `PuTTY` and the Linux console.
//!
//! No one list has them all: terminfo knows one terminal, and that by a name which is often wrong.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::msg::Background;

/// Whether a sequence is whole with this last byte.
pub(super) fn ends(first: u8, bytes: &[u8], last: u8) -> bool {
    match bytes {
        _ if first == b'O' => !matches!(last, b'0'..=b'9' | b';'),
        // The Linux console's function keys.
        [b'['] => false,
        // Three bytes of any kind follow.
        [b'M', rest @ ..] => rest.len() == 3,
        // With rxvt Shift; with more than a number it is a report that goes on.
        [number @ .., b'$'] => !number.is_empty() && number.iter().all(u8::is_ascii_digit),
        _ => (b'@'..=b'~').contains(&last),
    }
}

/// After `ESC O`: keys of the keypad, and arrows of some modes.
pub(super) fn ss3(bytes: &[u8]) -> Option<Event> {
    let (last, params) = bytes.split_last()?;
    let params = numbers(params)?;
    let held = held(params.iter().rfind(|field| !field.is_empty()).map_or(&[], Vec::as_slice))?;
    let (code, more) = match last {
        b'a'..=b'd' => (arrow(last.to_ascii_uppercase())?, KeyModifiers::CONTROL),
        b'A'..=b'D' | b'F' | b'H' => (arrow(*last)?, KeyModifiers::NONE),
        b'P'..=b'S' => (KeyCode::F(last - b'P' + 1), KeyModifiers::NONE),
        b'M' => (KeyCode::Enter, KeyModifiers::NONE),
        b'I' => (KeyCode::Tab, KeyModifiers::NONE),
        b'X' => (KeyCode::Char('='), KeyModifiers::NONE),
        b' ' => (KeyCode::Char(' '), KeyModifiers::NONE),
        // The keypad's characters, each 64 further on.
        b'j'..=b'y' => (KeyCode::Char(char::from(last - 0x40)), KeyModifiers::NONE),
        _ => return None,
    };
    Some(key(code, held | more))
}

/// After `ESC [`; `None` for all that a terminal says of itself.
pub(super) fn csi(bytes: &[u8]) -> Option<Event> {
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    let one_less = |byte: u8| u32::from(byte.saturating_sub(32));
    match bytes {
        [b'[', letter @ b'A'..=b'E'] => return Some(key(KeyCode::F(letter - b'A' + 1), KeyModifiers::NONE)),
        [b'M', button, column, row] => return mouse(one_less(*button), one_less(*column), one_less(*row)),
        [b'<', params @ .., b'M'] => return mouse_fields(params, 0),
        [params @ .., b'M'] => return mouse_fields(params, 32),
        // st sends these where others send `ESC [ 3 ~` and its like.
        b"P" => return Some(key(KeyCode::Delete, KeyModifiers::NONE)),
        b"2K" => return Some(key(KeyCode::Delete, SHIFT)),
        b"4h" => return Some(key(KeyCode::Insert, KeyModifiers::NONE)),
        b"4l" => return Some(key(KeyCode::Insert, SHIFT)),
        b"L" => return Some(key(KeyCode::Insert, CONTROL)),
        b"K" => return Some(key(KeyCode::End, SHIFT)),
        b"J" => return Some(key(KeyCode::End, CONTROL)),
        b"2J" => return Some(key(KeyCode::Home, SHIFT)),
        b"R" => return Some(key(KeyCode::F(3), KeyModifiers::NONE)),
        [b'a'..=b'd'] => return Some(key(arrow(bytes.first()?.to_ascii_uppercase())?, SHIFT)),
        _ => {}
    }
    let (last, params) = bytes.split_last()?;
    let params = numbers(params)?;
    let field = |at: usize| params.get(at).map_or(&[] as &[u32], Vec::as_slice);
    let first = field(0).first().copied().unwrap_or(0);
    let held = held(field(1))?;
    let (code, held) = match last {
        b'~' if first == 27 => (character(*field(2).first()?)?, held),
        b'~' => (numbered(first)?, held),
        b'$' => (numbered(first)?, SHIFT),
        b'^' => (numbered(first)?, CONTROL),
        b'@' => (numbered(first)?, SHIFT | CONTROL),
        b'u' => (typed(field(0), held, field(2))?, held),
        b'A'..=b'D' | b'F' | b'H' if params.len() == 1 => (arrow(*last)?, self::held(field(0))?),
        b'A'..=b'D' | b'F' | b'H' => (arrow(*last)?, held),
        // With a place in front it says where the cursor is.
        b'P' | b'Q' | b'S' => (KeyCode::F(last - b'P' + 1), held),
        b'Z' => (KeyCode::BackTab, held | SHIFT),
        _ => return None,
    };
    Some(key(code, held))
}

fn key(code: KeyCode, held: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, held))
}

/// Numbers apart by semicolons, and by colons within; an empty one ends its field.
fn numbers(params: &[u8]) -> Option<Vec<Vec<u32>>> {
    let fields = std::str::from_utf8(params).ok()?.split(';');
    fields
        .map(|field| field.split(':').filter(|one| !one.is_empty()).map(|one| one.parse().ok()).collect())
        .collect()
}

/// Modifiers, one more than their bits; `None` for a release, and with Super, Hyper or Meta.
fn held(field: &[u32]) -> Option<KeyModifiers> {
    let bits = field.first().map_or(0, |number| number.saturating_sub(1));
    if field.get(1) == Some(&3) || bits & 0b11_1000 != 0 {
        return None;
    }
    let all = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    Some(all.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, held)| held).collect())
}

const fn arrow(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    let function = match number {
        1 | 7 => return Some(KeyCode::Home),
        2 => return Some(KeyCode::Insert),
        3 => return Some(KeyCode::Delete),
        4 | 8 => return Some(KeyCode::End),
        5 => return Some(KeyCode::PageUp),
        6 => return Some(KeyCode::PageDown),
        11..=15 => number - 10,
        17..=21 => number - 11,
        23..=26 => number - 12,
        28 | 29 => number - 13,
        31..=34 => number - 14,
        _ => return None,
    };
    u8::try_from(function).ok().map(KeyCode::F)
}

/// A key by its character: as typed if that was sent too, else as it would be with Shift.
fn typed(codes: &[u32], held: KeyModifiers, text: &[u32]) -> Option<KeyCode> {
    let code = character(*codes.first()?)?;
    let plain = (held - KeyModifiers::SHIFT).is_empty();
    let shifted = codes.get(1).filter(|_| held.contains(KeyModifiers::SHIFT));
    let better = text.first().filter(|_| plain).or(shifted).copied().filter(|code| *code > 32);
    match (code, better) {
        (KeyCode::Char(_), Some(better)) => character(better),
        (code, _) => Some(code),
    }
}

fn character(code: u32) -> Option<KeyCode> {
    const KEYPAD: [char; 8] = ['.', '/', '*', '-', '+', '\r', '=', ','];
    const MOVES: [KeyCode; 10] = [
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Insert,
        KeyCode::Delete,
    ];
    let at = |first: u32| usize::try_from(code.checked_sub(first)?).ok();
    Some(match code {
        9 => KeyCode::Tab,
        13 | 57_414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        57_399..=57_408 => KeyCode::Char(char::from_digit(code - 57_399, 10)?),
        57_409..=57_416 => KeyCode::Char(*KEYPAD.get(at(57_409)?)?),
        57_417..=57_426 => *MOVES.get(at(57_417)?)?,
        // Keys without a character, such as those held with others.
        0..32 | 57_344..=63_743 => return None,
        code => KeyCode::Char(char::from_u32(code).filter(|char| !char.is_control())?),
    })
}

fn mouse_fields(params: &[u8], more: u32) -> Option<Event> {
    match numbers(params)?.as_slice() {
        [button, column, row] => mouse(button.first()?.checked_sub(more)?, *column.first()?, *row.first()?),
        _ => None,
    }
}

/// The left button and the wheel, whatever is held.
fn mouse(button: u32, column: u32, row: u32) -> Option<Event> {
    const HELD: u32 = 4 | 8 | 16;
    let kind = match button & !HELD {
        0 => MouseEventKind::Down(MouseButton::Left),
        32 => MouseEventKind::Drag(MouseButton::Left),
        64 => MouseEventKind::ScrollUp,
        65 => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let place = |at: u32| u16::try_from(at.saturating_sub(1)).unwrap_or(u16::MAX - 1);
    Some(Event::Mouse(MouseEvent {
        kind,
        column: place(column),
        row: place(row),
        modifiers: KeyModifiers::NONE,
    }))
}
/// The background in the answer to a question after it, such as `11;rgb:1e1e/1e1e/2e2e`.
pub(super) fn background(answer: &[u8]) -> Option<Background> {
    let colours = std::str::from_utf8(answer).ok()?.strip_prefix("11;rgb:")?;
    let levels = colours.split('/').map(|digits| {
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
        Some(f64::from(u32::from_str_radix(digits, 16).ok()?) / f64::from(most.max(1)))
    });
    let [red, green, blue] = levels.collect::<Option<Vec<_>>>()?.try_into().ok()?;
    // Both kinds of text are as easy to read at a luminance of 0.18.
    let luminance = 0.2126 * red.powf(2.2) + 0.7152 * green.powf(2.2) + 0.0722 * blue.powf(2.2);
    Some(if luminance > 0.18 { Background::Light } else { Background::Dark })
}
