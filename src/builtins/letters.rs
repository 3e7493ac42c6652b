//! Methods of str on single characters: case, kinds, padding, translation.
//!
//! What Python counts as a letter, digit or space is in `object/text.rs`.

use super::arguments::{c_int, memory_error, text_of};
use super::str::this;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::exception::Exc;
use crate::object::str::Str;
use crate::object::text;
use crate::source::surrogate;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;
use std::iter::repeat_n;

/// Wider text than this is refused as not fitting into memory.
const WIDEST: usize = 1 << 33;

fn map(
    vm: &mut Vm,
    args: Args,
    ascii: fn(&str) -> String,
    all: fn(&str) -> String,
) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let text = s.text(&vm.heap);
    if s.is_ascii(&vm.heap) {
        let text = ascii(text);
        return Ok(vm.string(text));
    }
    let text = all(text);
    Ok(vm.string(text))
}

/// `str.upper`.
pub fn upper(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    map(vm, args, str::to_ascii_uppercase, text::upper)
}

/// `str.lower`.
pub fn lower(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    map(vm, args, str::to_ascii_lowercase, text::lower)
}

/// `str.casefold`.
pub fn casefold(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    map(vm, args, str::to_ascii_lowercase, text::fold)
}

/// `str.title`.
pub fn title(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    map(vm, args, titled_ascii, titled)
}

/// `str.capitalize`.
pub fn capitalize(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let capital = |text: &str| {
        let mut out = String::with_capacity(text.len());
        let mut chars = text.chars();
        if let Some(first) = chars.next() {
            text::push_title(&mut out, first);
        }
        // Lowered as a part of the whole, for the last sigma of a word.
        let rest = chars.as_str();
        let whole = text::lower(text);
        let skip = whole.len() - text::lower(rest).len();
        out.push_str(whole.get(skip..).unwrap_or(rest));
        out
    };
    let plain = |text: &str| {
        let mut out = text.to_ascii_lowercase();
        if let Some(first) = out.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        out
    };
    map(vm, args, plain, capital)
}

/// `str.swapcase`.
pub fn swapcase(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let swapped = |text: &str| {
        let mut out = String::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            if text::is_upper(c) {
                push_lower(&mut out, text, at, c);
            } else if text::is_lower(c) {
                out.extend(text::upper_of(c));
            } else {
                out.push(c);
            }
        }
        out
    };
    let plain = |text: &str| {
        let swap = |b: u8| if b.is_ascii_alphabetic() { b ^ b' ' } else { b };
        of_ascii(text.bytes().map(swap))
    };
    map(vm, args, plain, swapped)
}

/// Appends the lower case of the character at a byte offset; a capital sigma that ends a word has its own.
fn push_lower(out: &mut String, text: &str, at: usize, c: char) {
    if c == 'Σ' {
        let before = text::lower(&text[..at]).chars().count();
        out.extend(text::lower(text).chars().nth(before));
    } else {
        out.extend(text::lower_of(c));
    }
}

fn is_cased(c: char) -> bool {
    text::is_upper(c) || text::is_lower(c) || text::is_title(c)
}

/// Makes text of ASCII characters.
fn of_ascii(bytes: impl Iterator<Item = u8>) -> String {
    String::from_utf8(bytes.collect()).unwrap_or_default()
}

/// As `titled`, for text in ASCII.
fn titled_ascii(text: &str) -> String {
    let mut after_cased = false;
    let title = |b: u8| {
        let b = match after_cased {
            true => b.to_ascii_lowercase(),
            false => b.to_ascii_uppercase(),
        };
        after_cased = b.is_ascii_alphabetic();
        b
    };
    of_ascii(text.bytes().map(title))
}

fn titled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_cased = false;
    for (at, c) in text.char_indices() {
        if after_cased {
            push_lower(&mut out, text, at, c);
        } else {
            text::push_title(&mut out, c);
        }
        after_cased = is_cased(c);
    }
    out
}

/// Tells whether there are characters and all of them are of a kind.
fn all(vm: &mut Vm, args: Args, kind: fn(char) -> bool) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let text = s.text(&vm.heap);
    Ok(Value::bool(!text.is_empty() && text.chars().all(kind)))
}

/// `str.isalpha`.
pub fn isalpha(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    all(vm, args, text::is_alpha)
}

/// `str.isalnum`.
pub fn isalnum(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    all(vm, args, |c| text::is_alpha(c) || text::is_numeric(c))
}

/// `str.isdecimal`.
pub fn isdecimal(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    all(vm, args, text::is_decimal)
}

/// `str.isdigit`.
pub fn isdigit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    all(vm, args, text::is_digit)
}

/// `str.isnumeric`.
pub fn isnumeric(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    all(vm, args, text::is_numeric)
}

/// `str.isspace`.
pub fn isspace(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    all(vm, args, text::is_space)
}

/// `str.isprintable`; true for nothing.
pub fn isprintable(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    Ok(Value::bool(
        s.text(&vm.heap).chars().all(text::is_printable),
    ))
}

/// `str.islower`: some character has case, and none is a capital.
pub fn islower(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let text = s.text(&vm.heap);
    let capital = |c: char| text::is_upper(c) || text::is_title(c);
    Ok(Value::bool(
        !text.chars().any(capital) && text.chars().any(text::is_lower),
    ))
}

/// `str.isupper`: some character has case, and none is small.
pub fn isupper(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let text = s.text(&vm.heap);
    let small = |c: char| text::is_lower(c) || text::is_title(c);
    Ok(Value::bool(
        !text.chars().any(small) && text.chars().any(text::is_upper),
    ))
}

/// `str.istitle`: capitals begin words, small letters continue them.
pub fn istitle(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let (mut after_cased, mut found) = (false, false);
    for c in s.text(&vm.heap).chars() {
        let capital = text::is_upper(c) || text::is_title(c);
        if capital && after_cased || text::is_lower(c) && !after_cased {
            return Ok(Value::FALSE);
        }
        after_cased = capital || text::is_lower(c);
        found |= after_cased;
    }
    Ok(Value::bool(found))
}

/// `str.isidentifier`.
pub fn isidentifier(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    Ok(Value::bool(crate::syntax::is_identifier(s.text(&vm.heap))))
}

/// On which side padding goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Both,
}

/// `str.center`, `str.ljust`, `str.rjust`.
pub fn pad(vm: &mut Vm, args: Args, side: Side) -> Result<Value, Raise> {
    let width = args.int(vm, 1)?;
    let fill = match vm.plain(args.get(2)) {
        Value::Str(fill) => {
            let mut chars = fill.text(&vm.heap).chars();
            match (chars.next(), chars.next()) {
                (Some(fill), None) => fill,
                _ => {
                    let text = "The fill character must be exactly one character long";
                    return Err(vm.type_error(text));
                }
            }
        }
        _ => {
            let got = vm.type_name(args.get(2));
            let text = format!("The fill character must be a unicode character, not {got}");
            return Err(vm.type_error(text));
        }
    };
    let s = this(vm, args)?;
    let len = s.len(&vm.heap);
    let width = usize::try_from(width).unwrap_or(0);
    let missing = width.saturating_sub(len);
    if missing == 0 {
        return Ok(Value::Str(s));
    }
    if missing > WIDEST {
        return Err(memory_error(vm));
    }
    let left = match side {
        Side::Left => missing,
        Side::Right => 0,
        Side::Both => missing / 2 + (missing & width & 1),
    };
    let middle = s.text(&vm.heap);
    let mut text = String::with_capacity(middle.len() + missing * fill.len_utf8());
    text.extend(repeat_n(fill, left));
    text.push_str(middle);
    text.extend(repeat_n(fill, missing - left));
    Ok(vm.string(text))
}

/// `str.zfill`: zeros behind the sign.
pub fn zfill(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let width = usize::try_from(args.int(vm, 1)?).unwrap_or(0);
    let s = this(vm, args)?;
    let missing = width.saturating_sub(s.len(&vm.heap));
    if missing == 0 {
        return Ok(Value::Str(s));
    }
    if missing > WIDEST {
        return Err(memory_error(vm));
    }
    let text = s.text(&vm.heap);
    let sign = usize::from(text.starts_with(['+', '-']));
    let mut filled = String::with_capacity(text.len() + missing);
    filled.push_str(&text[..sign]);
    filled.extend(repeat_n('0', missing));
    filled.push_str(&text[sign..]);
    Ok(vm.string(filled))
}

/// `str.expandtabs`.
pub fn expandtabs(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let size = usize::try_from(c_int(vm, args.get(1))?).unwrap_or(0);
    let s = this(vm, args)?;
    let mut out = String::new();
    let mut column = 0;
    for c in s.text(&vm.heap).chars() {
        match c {
            '\t' if size == 0 => {}
            '\t' => {
                let n = size - column % size;
                if out.len().saturating_add(n) > WIDEST {
                    return Err(memory_error(vm));
                }
                out.extend(std::iter::repeat_n(' ', n));
                column += n;
            }
            c => {
                out.push(c);
                column = if matches!(c, '\n' | '\r') {
                    0
                } else {
                    column + 1
                };
            }
        }
    }
    Ok(vm.string(out))
}

/// Gives what a table of `str.translate` has for a character, if it has it.
fn translated(vm: &mut Vm, table: Value, c: char) -> Result<Option<Value>, Raise> {
    let key = Value::Int(surrogate::code_of(c).into());
    if let Value::Dict(dict) = table {
        return vm.dict_get(dict, key);
    }
    match vm.get_item(table, key) {
        Ok(found) => Ok(Some(found)),
        Err(Raise) if vm.raised_is(Exc::LookupError) => {
            vm.take_raised();
            Ok(None)
        }
        Err(Raise) => Err(Raise),
    }
}

/// `str.translate`: each character becomes what the table gives for its number.
pub fn translate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let chars: Vec<char> = s.text(&vm.heap).chars().collect();
    let mut out = String::with_capacity(chars.len());
    // What a dict has for ASCII characters stays so meanwhile; other tables are asked each time.
    let mut known: [Option<Option<Value>>; 128] = [None; 128];
    let lasting = matches!(args.get(1), Value::Dict(_));
    for c in chars {
        let found = match known.get(c as usize) {
            Some(&Some(found)) => found,
            _ => {
                let found = translated(vm, args.get(1), c)?;
                if lasting && let Some(place) = known.get_mut(c as usize) {
                    vm.root(found.unwrap_or(Value::None));
                    *place = Some(found);
                }
                found
            }
        };
        let Some(found) = found else {
            out.push(c);
            continue;
        };
        match vm.plain(found) {
            Value::None => {}
            Value::Str(text) => {
                let text = text.text(&vm.heap);
                if out.try_reserve(text.len()).is_err() {
                    return Err(super::arguments::memory_error(vm));
                }
                out.push_str(text);
            }
            Value::Int(i) => match u32::try_from(i).ok().and_then(surrogate::char_of) {
                Some(c) => out.push(c),
                None => {
                    return Err(vm.value_error("character mapping must be in range(0x110000)"));
                }
            },
            _ => {
                return Err(vm.type_error("character mapping must return integer, None or str"));
            }
        }
    }
    Ok(vm.string(out))
}

/// `str.maketrans`.
pub fn maketrans(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let table = vm.heap.new_dict();
    vm.root(table);
    if args.get(1).is_unset() {
        let Value::Dict(given) = args.get(0) else {
            return Err(
                vm.type_error("if you give only one argument to maketrans it must be a dict")
            );
        };
        let mut place = 0;
        while let Some((i, key, value)) = given.next_entry(&vm.heap, place) {
            place = i + 1;
            let key = match vm.plain(key) {
                Value::Str(s) => match only_char(vm, s) {
                    Some(c) => Value::Int(surrogate::code_of(c).into()),
                    None => {
                        return Err(
                            vm.value_error("string keys in translate table must be of length 1")
                        );
                    }
                },
                key @ (Value::Int(_) | Value::Bool(_) | Value::Big(_)) => key,
                _ => {
                    return Err(
                        vm.type_error("keys in translate table must be strings or integers")
                    );
                }
            };
            vm.dict_set(table, key, value)?;
        }
        return Ok(Value::Dict(table));
    }
    for i in 1..3 {
        if !args.get(i).is_unset() {
            text_of(vm, args.get(i), &format!("maketrans() argument {}", i + 1))?;
        }
    }
    let mut texts: Vec<Vec<i64>> = Vec::new();
    for i in 0..3 {
        match vm.plain(args.get(i)) {
            Value::Str(s) => {
                let codes = s.text(&vm.heap).chars().map(surrogate::code_of);
                texts.push(codes.map(i64::from).collect());
            }
            Value::Unset => texts.push(Vec::new()),
            _ => {
                return Err(vm.type_error(
                    "first maketrans argument must be a string if there is a second argument",
                ));
            }
        }
    }
    if texts[0].len() != texts[1].len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (&from, &to) in texts[0].iter().zip(&texts[1]) {
        table.set_value_fast(&mut vm.heap, Value::Int(from), Value::Int(to));
    }
    for &gone in &texts[2] {
        table.set_value_fast(&mut vm.heap, Value::Int(gone), Value::None);
    }
    Ok(Value::Dict(table))
}

fn only_char(vm: &Vm, s: Gc<Str>) -> Option<char> {
    let mut chars = s.text(&vm.heap).chars();
    let first = chars.next()?;
    chars.next().is_none().then_some(first)
}
