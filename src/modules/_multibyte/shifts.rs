//! Encodings whose bytes mean different sets of characters in turn: ISO 2022 by escape sequences, HZ by tildes.
//!
//! The state is a number as CPython shows it: of ISO 2022 a byte each for the sets G0 to G3 and one of flags, of HZ a one
//! within Chinese. A set is told by the last byte of its escape sequence; the top bit says that it has two bytes a character.

use super::Misfit;
use super::tables::{Charset, charset, is_second_plane, push};

const ASCII: u8 = b'B';
const DOUBLE: u8 = 0x80;
const ROMAN: u8 = b'J';
const KANA: u8 = b'I';
const JIS_1978: u8 = b'@' | DOUBLE;
const JIS: u8 = b'B' | DOUBLE;
const JIS_MORE: u8 = b'D' | DOUBLE;
const KOREAN: u8 = b'C' | DOUBLE;
const CHINESE: u8 = b'A' | DOUBLE;
const PLANE_1_OF_2000: u8 = b'O' | DOUBLE;
const PLANE_1_OF_2004: u8 = b'Q' | DOUBLE;
const PLANE_2: u8 = b'P' | DOUBLE;
const LATIN: u8 = b'A';
const GREEK: u8 = b'F';

const ESCAPE: u8 = 0x1b;
const SHIFT_OUT: u8 = 0x0e;
const SHIFT_IN: u8 = 0x0f;
const LONGEST_ESCAPE: usize = 16;

/// The flags of the state: shifted to G1, and within an escape sequence that is not understood and kept as it is.
const SHIFTED: u8 = 1;
const ESCAPED: u8 = 2;

/// An encoding with a state.
pub enum Shifting {
    Hz,
    /// The sets in the order in which a character is looked for in them.
    Iso2022 {
        sets: &'static [u8],
        korean: bool,
    },
}

#[derive(Clone, Copy)]
struct State {
    sets: [u8; 4],
    flags: u8,
}

impl State {
    fn of(number: u64) -> State {
        let [a, b, c, d, flags, ..] = number.to_le_bytes();
        State {
            sets: [a, b, c, d],
            flags,
        }
    }

    fn number(self) -> u64 {
        let [a, b, c, d] = self.sets;
        u64::from_le_bytes([a, b, c, d, self.flags, 0, 0, 0])
    }

    fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

fn set(name: &str) -> &'static Charset {
    charset(name).expect("the sets of ISO 2022 are among the tables")
}

impl Shifting {
    /// Finds an encoding by its name.
    pub fn of(name: &str) -> Option<Shifting> {
        let sets: &'static [u8] = match name {
            "hz" => return Some(Shifting::Hz),
            "iso2022_kr" => &[KOREAN],
            "iso2022_jp" => &[JIS, ROMAN, JIS_1978],
            "iso2022_jp_1" => &[JIS, JIS_MORE, ROMAN, JIS_1978],
            "iso2022_jp_2" => &[
                JIS, JIS_MORE, KOREAN, CHINESE, ROMAN, JIS_1978, LATIN, GREEK,
            ],
            "iso2022_jp_2004" => &[JIS, PLANE_1_OF_2004, PLANE_2],
            "iso2022_jp_3" => &[JIS, PLANE_1_OF_2000, PLANE_2],
            "iso2022_jp_ext" => &[JIS, JIS_MORE, ROMAN, KANA, JIS_1978],
            _ => return None,
        };
        Some(Shifting::Iso2022 {
            sets,
            korean: name == "iso2022_kr",
        })
    }

    /// Gives the state in which every text begins: what decodes has ASCII as G2, too.
    pub fn start(&self, decoding: bool) -> u64 {
        match self {
            Shifting::Hz => 0,
            Shifting::Iso2022 { .. } => State {
                sets: [ASCII, ASCII, if decoding { ASCII } else { 0 }, 0],
                flags: 0,
            }
            .number(),
        }
    }

    /// Gives the bytes that lead back to ASCII, and the state behind them.
    pub fn reset(&self, state: u64) -> (Vec<u8>, u64) {
        let mut out = Vec::new();
        if let Shifting::Hz = self {
            if state & 0xff != 0 {
                out.extend(b"~}");
            }
            return (out, 0);
        }
        let mut state = State::of(state);
        to_ascii(&mut state, &mut out, true);
        (out, state.number())
    }

    /// Decodes a character or a sequence at the beginning; gives how many bytes it has.
    pub fn read(&self, bytes: &[u8], state: &mut u64, out: &mut String) -> Result<usize, Misfit> {
        let Shifting::Iso2022 { sets, korean } = self else {
            return read_hz(bytes, state, out);
        };
        let mut now = State::of(*state);
        let used = read_iso(sets, *korean, bytes, &mut now, out);
        *state = now.number();
        used
    }

    /// Encodes a character, or two that go together; gives how many.
    pub fn write(
        &self,
        (code, next): (u32, Option<u32>),
        state: &mut u64,
        last: bool,
        out: &mut Vec<u8>,
    ) -> Result<usize, Misfit> {
        let Shifting::Iso2022 { sets, korean } = self else {
            return write_hz(code, state, out);
        };
        let mut now = State::of(*state);
        let used = write_iso(sets, *korean, (code, next), &mut now, last, out);
        *state = now.number();
        used
    }
}

// HZ

fn read_hz(bytes: &[u8], state: &mut u64, out: &mut String) -> Result<usize, Misfit> {
    let (first, chinese) = (bytes[0], *state & 0xff != 0);
    if first == b'~' {
        match (*bytes.get(1).ok_or(Misfit::Cut)?, chinese) {
            (b'~', false) => out.push('~'),
            (b'\n', false) => {}
            (b'{', false) => *state = 1,
            (b'}', true) => *state = 0,
            _ => return Err(Misfit::Illegal(1)),
        }
        return Ok(2);
    }
    if first >= 0x80 {
        return Err(Misfit::Illegal(1));
    }
    if !chinese {
        out.push(char::from(first));
        return Ok(1);
    }
    let second = *bytes.get(1).ok_or(Misfit::Cut)?;
    match double(first, second).map_or(0, |code| set("gb2312").of_two(code)) {
        0 => Err(Misfit::Illegal(1)),
        value => {
            push(value, out);
            Ok(2)
        }
    }
}

fn write_hz(code: u32, state: &mut u64, out: &mut Vec<u8>) -> Result<usize, Misfit> {
    let chinese = *state & 0xff != 0;
    if code < 0x80 {
        if chinese {
            out.extend(b"~}");
            *state = 0;
        }
        out.push(code as u8);
        if code == u32::from(b'~') {
            out.push(b'~');
        }
        return Ok(1);
    }
    let bytes = set("gb2312").code_of(code).ok_or(Misfit::Illegal(1))?;
    if !chinese {
        out.extend(b"~{");
        *state = 1;
    }
    out.extend([(bytes >> 8) as u8 & 0x7f, bytes as u8 & 0x7f]);
    Ok(1)
}

/// Gives two bytes of seven bits as the tables have them.
fn double(first: u8, second: u8) -> Option<u32> {
    let code = u32::from(first | 0x80) << 8 | u32::from(second | 0x80);
    (first.is_ascii() && second.is_ascii()).then_some(code)
}

// ISO 2022

fn read_iso(
    sets: &[u8],
    korean: bool,
    bytes: &[u8],
    state: &mut State,
    out: &mut String,
) -> Result<usize, Misfit> {
    let first = bytes[0];
    if state.has(ESCAPED) {
        out.push(char::from(first));
        if ends_escape(first) {
            state.flags &= !ESCAPED;
        }
        return Ok(1);
    }
    let other = sets.contains(&LATIN);
    match first {
        ESCAPE => match (*bytes.get(1).ok_or(Misfit::Cut)?, other) {
            (b'(' | b')' | b'$' | b'.' | b'&', _) => read_escape(sets, korean, bytes, state),
            (b'N', true) => read_of_g2(bytes, state, out),
            _ => {
                out.push(char::from(ESCAPE));
                state.flags |= ESCAPED;
                Ok(1)
            }
        },
        SHIFT_IN if korean => {
            state.flags &= !SHIFTED;
            Ok(1)
        }
        SHIFT_OUT if korean => {
            state.flags |= SHIFTED;
            Ok(1)
        }
        b'\n' => {
            state.flags &= !SHIFTED;
            out.push('\n');
            Ok(1)
        }
        0x80.. => Err(Misfit::Illegal(1)),
        _ => {
            let mark = state.sets[usize::from(state.has(SHIFTED))];
            if first < 0x20 || mark == ASCII {
                out.push(char::from(first));
                return Ok(1);
            }
            let width = if mark & DOUBLE == 0 { 1 } else { 2 };
            if bytes.len() < width {
                return Err(Misfit::Cut);
            }
            match meaning(mark, first, bytes[width - 1]) {
                0 => Err(Misfit::Illegal(width)),
                value => {
                    push(value, out);
                    Ok(width)
                }
            }
        }
    }
}

fn ends_escape(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte == b'@'
}

/// Reads an escape sequence that says what a set is from here on; gives its size.
fn read_escape(
    sets: &[u8],
    korean: bool,
    bytes: &[u8],
    state: &mut State,
) -> Result<usize, Misfit> {
    let mut size = 0;
    let mut at = 1;
    while at < LONGEST_ESCAPE {
        let Some(&byte) = bytes.get(at) else {
            return Err(Misfit::Cut);
        };
        if ends_escape(byte) {
            size = at + 1;
            break;
        }
        if !korean && byte == b'&' && bytes.get(at + 1) == Some(&b'@') {
            at += 2;
        }
        at += 1;
    }
    let illegal = Err(Misfit::Illegal(size.max(1)));
    let (mark, which) = match &bytes[..size] {
        [_, b'$', mark] => (mark | DOUBLE, 0),
        [_, b'(', mark] => (*mark, 0),
        [_, b')', mark] => (*mark, 1),
        [_, b'.', mark] if sets.contains(&LATIN) => (*mark, 2),
        [_, b'$', b'(', mark] => (mark | DOUBLE, 0),
        [_, b'$', b')', mark] => (mark | DOUBLE, 1),
        [_, _, _, ESCAPE, b'$', b'B'] if !korean => (JIS, 0),
        _ => return illegal,
    };
    if mark != ASCII && !sets.contains(&mark) {
        return illegal;
    }
    state.sets[which] = mark;
    Ok(size)
}

/// Reads one character of the set G2, behind an escape and N.
fn read_of_g2(bytes: &[u8], state: &State, out: &mut String) -> Result<usize, Misfit> {
    let third = *bytes.get(2).ok_or(Misfit::Cut)?;
    let value = match (state.sets[2], third) {
        (LATIN, 0..0x80) => u32::from(third) + 0x80,
        (GREEK, _) => greek(third ^ 0x80),
        (ASCII, 0..0x80) => u32::from(third),
        _ => 0,
    };
    match value {
        0 => Err(Misfit::Illegal(3)),
        value => {
            push(value, out);
            Ok(3)
        }
    }
}

/// Gives a character of ISO 8859-7 as of 1987; 0 for none.
fn greek(byte: u8) -> u32 {
    let code = u32::from(byte);
    match byte {
        0xa1 => 0x2018,
        0xa2 => 0x2019,
        0xaf => 0x2015,
        ..0xa0 | 0xa0 | 0xa3 | 0xa6..=0xa9 | 0xab..=0xad | 0xb0..=0xb3 | 0xb7 | 0xbb | 0xbd => code,
        0xb4..=0xb6 | 0xb8..=0xba | 0xbc | 0xbe..=0xd1 | 0xd3..=0xfe => code + 0x2d0,
        _ => 0,
    }
}

/// Gives what the bytes of a character stand for in a set; 0 for nothing.
fn meaning(mark: u8, first: u8, second: u8) -> u32 {
    let Some(code) = double(first, second) else {
        return 0;
    };
    let found = match mark {
        ROMAN => match first {
            b'\\' => 0xa5,
            b'~' => 0x203e,
            _ => u32::from(first),
        },
        KANA if (0x21..0x60).contains(&first) => 0xff40 + u32::from(first),
        JIS | JIS_1978 => set("euc_jp").of_two(code),
        JIS_MORE => set("euc_jp").of_three(code),
        // EUC-KR begins syllables put together with the filler.
        KOREAN if code == 0xa4d4 => 0x3164,
        KOREAN => set("euc_kr").of_two(code),
        CHINESE => set("gb2312").of_two(code),
        PLANE_1_OF_2000 | PLANE_1_OF_2004 if code == 0xa2b2 => 0x7e,
        PLANE_1_OF_2000 => set("euc_jisx0213").of_two(code),
        PLANE_1_OF_2004 => set("euc_jis_2004").of_two(code),
        PLANE_2 if is_second_plane(u32::from(first) - 0x20) => set("euc_jis_2004").of_three(code),
        _ => 0,
    };
    // What is illegal as a whole in one table is nothing here.
    if found == 0x1f_ffff { 0 } else { found }
}

/// Gives the JIS X 0213 of an encoding.
fn newest(sets: &[u8]) -> &'static Charset {
    match sets.contains(&PLANE_1_OF_2004) {
        true => set("euc_jis_2004"),
        false => set("euc_jisx0213"),
    }
}

/// Gives the bytes of a character in a set, without their top bits.
fn coded(mark: u8, sets: &[u8], code: u32) -> Option<u32> {
    let of_two = |name: &str| {
        let found = set(name).code_of(code);
        found.filter(|bytes| (0xa100..0x1_0000).contains(bytes))
    };
    let of_three = |found: Option<u32>| found.filter(|bytes| *bytes >= 0x1_0000);
    let bytes = match mark {
        // EUC alone has a code for the wide tilde.
        PLANE_1_OF_2000 | PLANE_1_OF_2004 if code == 0xff5e => None,
        ROMAN => match code {
            0xa5 => Some(0x5c),
            0x203e => Some(0x7e),
            _ => None,
        },
        KANA => Some(code).filter(|code| (0xff61..0xffa0).contains(code)),
        JIS => of_two("euc_jp"),
        JIS_MORE => of_three(set("euc_jp").code_of(code)),
        KOREAN => of_two("euc_kr"),
        CHINESE => of_two("gb2312"),
        PLANE_1_OF_2000 => of_two("euc_jisx0213"),
        PLANE_1_OF_2004 => of_two("euc_jis_2004"),
        PLANE_2 => of_three(newest(sets).code_of(code))
            .filter(|bytes| is_second_plane((bytes >> 8 & 0x7f) - 0x20)),
        _ => None,
    };
    let mask = if mark & DOUBLE == 0 { 0x7f } else { 0x7f7f };
    let bytes = match (mark, bytes) {
        (KANA, Some(code)) => Some(code - 0xff40),
        (_, bytes) => bytes,
    };
    bytes.map(|bytes| bytes & mask)
}

/// Appends what leads back to ASCII; at the end what is shifted comes first.
fn to_ascii(state: &mut State, out: &mut Vec<u8>, at_end: bool) {
    let shift = |state: &mut State, out: &mut Vec<u8>| {
        if state.has(SHIFTED) {
            out.push(SHIFT_IN);
            state.flags &= !SHIFTED;
        }
    };
    if at_end {
        shift(state, out);
    }
    if state.sets[0] != ASCII {
        out.extend([ESCAPE, b'(', ASCII]);
        state.sets[0] = ASCII;
    }
    shift(state, out);
}

fn write_iso(
    sets: &[u8],
    korean: bool,
    (code, next): (u32, Option<u32>),
    state: &mut State,
    last: bool,
    out: &mut Vec<u8>,
) -> Result<usize, Misfit> {
    if code < 0x80 {
        to_ascii(state, out, false);
        out.push(code as u8);
        if code == u32::from(b'\n') {
            state.flags &= !SHIFTED;
        }
        return Ok(1);
    }
    let plane_1 = [PLANE_1_OF_2000, PLANE_1_OF_2004];
    let plane_1 = plane_1.into_iter().find(|mark| sets.contains(mark));
    let mut found = None;
    if let Some(mark) = plane_1.filter(|_| newest(sets).is_starter(code)) {
        let pair = match next {
            None if !last => return Err(Misfit::Cut),
            next => next.and_then(|next| newest(sets).pair(code, next)),
        };
        found = pair.map(|bytes| (mark, bytes & 0x7f7f, 2));
    }
    if found.is_none() {
        let coded = |&mark: &u8| coded(mark, sets, code).map(|bytes| (mark, bytes, 1));
        found = sets.iter().find_map(coded);
    }
    let (mark, bytes, used) = found.ok_or(Misfit::Illegal(1))?;
    let place = usize::from(korean);
    if korean {
        if state.sets[1] != mark {
            out.extend([ESCAPE, b'$', b')', mark & !DOUBLE]);
        }
        if !state.has(SHIFTED) {
            out.push(SHIFT_OUT);
            state.flags |= SHIFTED;
        }
    } else if state.sets[0] != mark {
        match mark {
            JIS | JIS_1978 | CHINESE => out.extend([ESCAPE, b'$', mark & !DOUBLE]),
            _ if mark & DOUBLE != 0 => out.extend([ESCAPE, b'$', b'(', mark & !DOUBLE]),
            _ => out.extend([ESCAPE, b'(', mark]),
        }
    }
    state.sets[place] = mark;
    if mark & DOUBLE != 0 {
        out.push((bytes >> 8) as u8);
    }
    out.push(bytes as u8);
    Ok(used)
}
