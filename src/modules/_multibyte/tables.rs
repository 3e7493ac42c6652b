//! Character sets of East Asia: what their bytes stand for, and the other way round.
//!
//! `tables.bin` is deflated: numbers of seven bits a byte, low ones first. First the pairs of characters that one code
//! stands for; then for each set of `SETS` what differs from the set it is based on, as four lists: single bytes, codes of
//! two bytes, the last two of codes of three, and what a character is encoded as where that is not the first code that
//! stands for it. A list has runs of neighbours: how many; for each its distance from the one before and its length; then
//! all values, each as its distance from what would follow the one before, the sign in the lowest bit.

use super::Misfit;
use crate::source::surrogate;
use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::sync::{LazyLock, OnceLock};

/// The value of a byte that stands for nothing.
const NOTHING: u32 = 0x11_0000;
/// The value of a byte that begins a longer code.
const LEADS: u32 = 0x11_0001;
/// From here on a value of a longer code is a pair of characters.
const PAIRS: u32 = 0x11_0000;
/// The value of a code of two bytes that is illegal as a whole.
const ILLEGAL: u32 = 0x1f_ffff;

/// How a set is made of another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    None,
    Like(usize),
    /// Its rows and columns are at the places that Shift JIS has for them.
    Shifted(usize),
}

static SETS: &[(&str, Base)] = &[
    ("gb2312", Base::None),
    ("gbk", Base::Like(0)),
    ("gb18030", Base::Like(1)),
    ("euc_kr", Base::None),
    ("cp949", Base::Like(3)),
    ("johab", Base::None),
    ("big5", Base::None),
    ("cp950", Base::Like(6)),
    ("big5hkscs", Base::Like(6)),
    ("euc_jp", Base::None),
    ("shift_jis", Base::Shifted(9)),
    ("cp932", Base::Like(10)),
    ("euc_jisx0213", Base::Like(9)),
    ("euc_jis_2004", Base::Like(12)),
    ("shift_jisx0213", Base::Shifted(12)),
    ("shift_jis_2004", Base::Like(14)),
];

/// What codes stand for, and what is encoded as which.
pub struct Charset {
    name: &'static str,
    one: Vec<u32>,
    two: Vec<u32>,
    /// The last two bytes of codes of three; empty if there are none.
    three: Vec<u32>,
    codes: HashMap<u32, u32>,
    pairs: HashMap<(u32, u32), u32>,
    /// The characters that begin a pair.
    starters: HashSet<u32>,
}

/// One set's differences, in the order of the file.
type Patches = [Vec<(u32, u32)>; 4];

struct Data {
    pairs: Vec<(u32, u32)>,
    patches: Vec<Patches>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let mut bytes = Vec::new();
    let deflated = &include_bytes!("tables.bin")[..];
    flate2::read::DeflateDecoder::new(deflated)
        .read_to_end(&mut bytes)
        .expect("the tables in the program are whole");
    let mut numbers = Numbers { bytes: &bytes };
    let pairs = (0..numbers.next())
        .map(|_| (numbers.next(), numbers.next()))
        .collect();
    let patches = SETS
        .iter()
        .map(|_| std::array::from_fn(|_| numbers.list()))
        .collect();
    Data { pairs, patches }
});

struct Numbers<'a> {
    bytes: &'a [u8],
}

impl Numbers<'_> {
    fn next(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    fn list(&mut self) -> Vec<(u32, u32)> {
        let mut keys = Vec::new();
        let mut at = 0;
        for _ in 0..self.next() {
            at += self.next();
            let size = self.next();
            keys.extend(at..at + size);
            at += size;
        }
        let mut before = 0u32;
        let value = |key| {
            let number = self.next();
            let far = (number >> 1) as i32 ^ -((number & 1) as i32);
            before = before.wrapping_add(1).wrapping_add_signed(far);
            (key, before)
        };
        keys.into_iter().map(value).collect()
    }
}

/// Finds a character set by the name of its encoding.
pub fn charset(name: &str) -> Option<&'static Charset> {
    static MADE: [OnceLock<Charset>; 16] = [const { OnceLock::new() }; 16];
    fn made(at: usize) -> &'static Charset {
        MADE[at].get_or_init(|| {
            let (name, base) = SETS[at];
            let set = match base {
                Base::None => Charset::empty(),
                Base::Like(base) => made(base).copy(),
                Base::Shifted(base) => made(base).shifted(name == "shift_jisx0213"),
            };
            set.patched(name, &DATA.patches[at])
        })
    }
    SETS.iter().position(|set| set.0 == name).map(made)
}

/// Gives where Shift JIS has the code of a row and a column, both from 1 on.
fn shifted_code(row: u32, column: u32) -> u32 {
    let lead = (row - 1) / 2 + if row <= 62 { 0x81 } else { 0xc1 };
    lead << 8 | shifted_trail(row % 2 == 1, column)
}

fn shifted_trail(first: bool, column: u32) -> u32 {
    match (first, column) {
        (true, 64..) => column + 0x40,
        (true, _) => column + 0x3f,
        (false, _) => column + 0x9e,
    }
}

/// The rows of the second plane of JIS X 0213, in the order in which Shift JIS has them.
fn second_plane() -> impl Iterator<Item = u32> {
    [1, 8, 3, 4, 5, 12, 13, 14, 15].into_iter().chain(78..95)
}

/// Tells whether a row is one of the second plane of JIS X 0213; the others are of JIS X 0212.
pub fn is_second_plane(row: u32) -> bool {
    second_plane().any(|other| other == row)
}

impl Charset {
    fn empty() -> Charset {
        Charset {
            name: "",
            one: (0..256).map(|b| if b < 128 { b } else { LEADS }).collect(),
            two: vec![0; 0x1_0000],
            three: Vec::new(),
            codes: HashMap::new(),
            pairs: HashMap::new(),
            starters: HashSet::new(),
        }
    }

    fn copy(&self) -> Charset {
        Charset {
            two: self.two.clone(),
            three: self.three.clone(),
            ..Charset::empty()
        }
    }

    fn shifted(&self, with_second_plane: bool) -> Charset {
        let mut made = Charset::empty();
        let cell = |table: &[u32], row: u32, column: u32| {
            table[((row + 0xa0) << 8 | (column + 0xa0)) as usize]
        };
        for column in 1..95 {
            for row in 1..95 {
                made.two[shifted_code(row, column) as usize] = cell(&self.two, row, column);
            }
            for (place, row) in second_plane().enumerate().filter(|_| with_second_plane) {
                let place = place as u32;
                let code = (0xf0 + place / 2) << 8 | shifted_trail(place.is_multiple_of(2), column);
                made.two[code as usize] = cell(&self.three, row, column);
            }
        }
        made
    }

    fn patched(mut self, name: &'static str, patches: &Patches) -> Charset {
        self.name = name;
        let [one, two, three, codes] = patches;
        if !three.is_empty() && self.three.is_empty() {
            self.three = vec![0; 0x1_0000];
        }
        let tables = [
            (&mut self.one, one),
            (&mut self.two, two),
            (&mut self.three, three),
        ];
        for (table, patch) in tables {
            for &(code, value) in patch {
                table[code as usize] = value;
            }
        }
        let (one, two, three) = (self.one.iter(), self.two.iter(), self.three.iter());
        let all = (0u32..).zip(one).chain((0u32..).zip(two));
        for (code, &value) in all.chain((0x8f_0000u32..).zip(three)) {
            match value {
                0 if code > 0 => {}
                0..PAIRS => {
                    self.codes.entry(value).or_insert(code);
                }
                _ if code < 0x100 || value == ILLEGAL => {}
                _ => {
                    let pair = DATA.pairs[(value - PAIRS) as usize];
                    self.pairs.insert(pair, code);
                    self.starters.insert(pair.0);
                }
            }
        }
        for &(value, code) in codes {
            match code {
                0 => self.codes.remove(&value),
                _ => self.codes.insert(value, code),
            };
        }
        self
    }

    /// Gives what a code of two bytes stands for; 0 for nothing.
    pub fn of_two(&self, code: u32) -> u32 {
        self.two[code as usize]
    }

    /// Gives what the last two bytes of a code of three stand for; 0 for nothing.
    pub fn of_three(&self, code: u32) -> u32 {
        self.three[code as usize]
    }

    /// Gives the code of a character.
    pub fn code_of(&self, character: u32) -> Option<u32> {
        self.codes.get(&character).copied()
    }

    /// Tells whether a character may go together with the next.
    pub fn is_starter(&self, character: u32) -> bool {
        self.starters.contains(&character)
    }

    /// Gives the code of two characters together.
    pub fn pair(&self, first: u32, second: u32) -> Option<u32> {
        self.pairs.get(&(first, second)).copied()
    }

    /// Decodes the character at the beginning; gives how many bytes it has.
    pub fn read(&self, bytes: &[u8], out: &mut String) -> Result<usize, Misfit> {
        let first = bytes[0];
        match self.one[usize::from(first)] {
            LEADS => {}
            NOTHING => return Err(Misfit::Illegal(1)),
            code => {
                out.extend(char::from_u32(code));
                return Ok(1);
            }
        }
        let second = *bytes.get(1).ok_or(Misfit::Cut)?;
        if self.name == "gb18030" && second.is_ascii_digit() {
            return read_four(bytes, out);
        }
        if self.name == "euc_kr" && bytes.starts_with(b"\xa4\xd4") {
            return read_syllable(bytes, out);
        }
        let mut code = u32::from(first) << 8 | u32::from(second);
        let (value, size) = match first {
            0x8f if !self.three.is_empty() => {
                let third = *bytes.get(2).ok_or(Misfit::Cut)?;
                code = u32::from(second) << 8 | u32::from(third);
                (self.of_three(code), 3)
            }
            _ => (self.of_two(code), 2),
        };
        match value {
            0 => Err(Misfit::Illegal(1)),
            ILLEGAL => Err(Misfit::Illegal(size)),
            value => {
                push(value, out);
                Ok(size)
            }
        }
    }

    /// Encodes a character, or two that go together; gives how many.
    pub fn write(
        &self,
        (code, next): (u32, Option<u32>),
        last: bool,
        out: &mut Vec<u8>,
    ) -> Result<usize, Misfit> {
        let (bytes, used) = match next {
            _ if !self.is_starter(code) => (self.code_of(code), 1),
            None if !last => return Err(Misfit::Cut),
            None => (self.code_of(code), 1),
            Some(next) => match self.pair(code, next) {
                Some(bytes) => (Some(bytes), 2),
                None => (self.code_of(code), 1),
            },
        };
        match bytes {
            Some(bytes) => {
                let all = bytes.to_be_bytes();
                let skip = (bytes.leading_zeros() / 8).min(3);
                out.extend_from_slice(&all[skip as usize..]);
            }
            None if self.name == "gb18030" => write_four(code, out)?,
            None if self.name == "euc_kr" => write_syllable(code, out)?,
            None => return Err(Misfit::Illegal(1)),
        }
        Ok(used)
    }
}

/// Appends what a code stands for: a character or two.
pub fn push(value: u32, out: &mut String) {
    match value.checked_sub(PAIRS) {
        None => out.extend(char::from_u32(value)),
        Some(place) => {
            let pair = DATA.pairs.get(place as usize).copied().unwrap_or_default();
            out.extend([pair.0, pair.1].into_iter().filter_map(char::from_u32));
        }
    }
}

// The codes of four bytes of GB 18030.

/// The characters below U+10000 that have no code of two bytes, in the order of their codes of four.
static FOURS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let has_two = |code: &u32| charset("gb18030").is_some_and(|set| set.code_of(*code).is_some());
    let all = (0x80..0x1_0000).filter(|code| !(0xd800..0xe000).contains(code));
    all.filter(|code| !has_two(code)).collect()
});

fn read_four(bytes: &[u8], out: &mut String) -> Result<usize, Misfit> {
    let Some(&[first, second, third, fourth]) = bytes.get(..4) else {
        return Err(Misfit::Cut);
    };
    let leads = 0x81..=0xfe;
    if !leads.contains(&first) || !leads.contains(&third) || !fourth.is_ascii_digit() {
        return Err(Misfit::Illegal(1));
    }
    let lead = u32::from(first - 0x81);
    let place = |lead: u32| {
        let above = (lead * 10 + u32::from(second - b'0')) * 126;
        (above + u32::from(third - 0x81)) * 10 + u32::from(fourth - b'0')
    };
    let code = match lead {
        0..4 => FOURS.get(place(lead) as usize).copied(),
        15.. => Some(0x1_0000 + place(lead - 15)),
        _ => None,
    };
    match code.and_then(surrogate::char_of) {
        Some(c) => {
            out.push(c);
            Ok(4)
        }
        None => Err(Misfit::Illegal(1)),
    }
}

fn write_four(code: u32, out: &mut Vec<u8>) -> Result<(), Misfit> {
    let (place, lead) = match code {
        0x1_0000.. => (code - 0x1_0000, 0x90),
        _ => match FOURS.binary_search(&code) {
            Ok(place) => (place as u32, 0x81),
            Err(_) => return Err(Misfit::Illegal(1)),
        },
    };
    let (above, fourth) = (place / 10, place % 10);
    let (above, third) = (above / 126, above % 126);
    let bytes = [
        lead + above / 10,
        0x30 + above % 10,
        0x81 + third,
        0x30 + fourth,
    ];
    out.extend(bytes.map(|b| b as u8));
    Ok(())
}

// Syllables of Korean that KS X 1001 has no code for are put together of their letters.

const FIRSTS: [u8; 19] = [
    0xa1, 0xa2, 0xa4, 0xa7, 0xa8, 0xa9, 0xb1, 0xb2, 0xb3, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbb,
    0xbc, 0xbd, 0xbe,
];
const LASTS: [u8; 28] = [
    0xd4, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xb0,
    0xb1, 0xb2, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xba, 0xbb, 0xbc, 0xbd, 0xbe,
];

fn read_syllable(bytes: &[u8], out: &mut String) -> Result<usize, Misfit> {
    let Some(&[_, _, a, first, b, vowel, c, last]) = bytes.get(..8) else {
        return Err(Misfit::Cut);
    };
    let first = FIRSTS.iter().position(|&letter| letter == first);
    let last = LASTS.iter().position(|&letter| letter == last);
    match (first, last) {
        (Some(first), Some(last)) if [a, b, c] == [0xa4; 3] && (0xbf..0xd4).contains(&vowel) => {
            let place = (first * 21 + usize::from(vowel - 0xbf)) * 28 + last;
            out.extend(char::from_u32(0xac00 + place as u32));
            Ok(8)
        }
        _ => Err(Misfit::Illegal(1)),
    }
}

fn write_syllable(code: u32, out: &mut Vec<u8>) -> Result<(), Misfit> {
    if !(0xac00..0xd7a4).contains(&code) {
        return Err(Misfit::Illegal(1));
    }
    let place = (code - 0xac00) as usize;
    let vowel = (place / 28 % 21) as u8 + 0xbf;
    let letters = [0xd4, FIRSTS[place / 588], vowel, LASTS[place % 28]];
    letters
        .iter()
        .for_each(|&letter| out.extend([0xa4, letter]));
    Ok(())
}
