//! Methods of bytes on single bytes: case, kinds, padding, translation, hexadecimal.

use super::arguments::{c_int, memory_error, text_of};
use super::bytes::{data_of, like_bytes, made_or_same, needed_buffer};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::vm::Vm;
use crate::vm::native::Args;
use crate::vm::outcome::Raise;

const WIDEST: usize = 1 << 33;

fn made(vm: &mut Vm, data: Vec<u8>) -> Result<Value, Raise> {
    Ok(Value::Bytes(vm.heap.new_byte_vec(data)))
}

/// Changes each byte.
pub fn map(vm: &mut Vm, args: Args, f: fn(u8) -> u8) -> Result<Value, Raise> {
    let data = data_of(vm, args)?.into_iter().map(f).collect();
    made(vm, data)
}

/// Tells whether there are bytes and all of them are of a kind.
pub fn all(vm: &mut Vm, args: Args, kind: fn(u8) -> bool) -> Result<Value, Raise> {
    let data = data_of(vm, args)?;
    Ok(Value::bool(!data.is_empty() && data.into_iter().all(kind)))
}

/// `bytes.isupper` and `bytes.islower`.
pub fn cased(vm: &mut Vm, args: Args, upper: bool) -> Result<Value, Raise> {
    let data = data_of(vm, args)?;
    let (yes, no): (fn(&u8) -> bool, fn(&u8) -> bool) = if upper {
        (u8::is_ascii_uppercase, u8::is_ascii_lowercase)
    } else {
        (u8::is_ascii_lowercase, u8::is_ascii_uppercase)
    };
    Ok(Value::bool(data.iter().any(yes) && !data.iter().any(no)))
}

/// `bytes.istitle`.
pub fn istitle(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (mut after, mut found) = (false, false);
    for b in data_of(vm, args)? {
        if b.is_ascii_uppercase() && after || b.is_ascii_lowercase() && !after {
            return Ok(Value::FALSE);
        }
        after = b.is_ascii_alphabetic();
        found |= after;
    }
    Ok(Value::bool(found))
}

/// `bytes.title`.
pub fn title(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut after = false;
    let mut data = data_of(vm, args)?;
    for b in &mut data {
        *b = if after {
            b.to_ascii_lowercase()
        } else {
            b.to_ascii_uppercase()
        };
        after = b.is_ascii_alphabetic();
    }
    made(vm, data)
}

/// `bytes.capitalize`.
pub fn capitalize(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut data = data_of(vm, args)?;
    data.make_ascii_lowercase();
    if let Some(first) = data.first_mut() {
        first.make_ascii_uppercase();
    }
    made(vm, data)
}

/// `bytes.center`, `ljust`, `rjust`.
pub fn pad(vm: &mut Vm, args: Args, name: &str) -> Result<Value, Raise> {
    let width = usize::try_from(args.int(vm, 1)?).unwrap_or(0);
    let fill = match vm.plain(args.get(2)) {
        Value::Unset => Some(b' '),
        Value::Bytes(b) => match b.data(&vm.heap) {
            [fill] => Some(*fill),
            _ => None,
        },
        other
            if vm.type_name(other) != "memoryview" && super::bytes::buffer(vm, other).is_some() =>
        {
            match super::bytes::like_bytes(vm, other)?[..] {
                [fill] => Some(fill),
                _ => None,
            }
        }
        _ => None,
    };
    let Some(fill) = fill else {
        let got = match args.get(2) {
            Value::None => "None".to_owned(),
            given => vm.type_name(given),
        };
        return Err(vm.type_error(format!(
            "{name}() argument 2 must be a byte string of length 1, not {got}"
        )));
    };
    let data = data_of(vm, args)?;
    let missing = width.saturating_sub(data.len());
    if missing > WIDEST {
        return Err(memory_error(vm));
    }
    let left = match name {
        "ljust" => 0,
        "rjust" => missing,
        _ => missing / 2 + (missing & width & 1),
    };
    let mut out = vec![fill; left];
    out.extend_from_slice(&data);
    out.resize(data.len() + missing, fill);
    made_or_same(vm, args, out)
}

/// `bytes.zfill`.
pub fn zfill(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let width = usize::try_from(args.int(vm, 1)?).unwrap_or(0);
    let data = data_of(vm, args)?;
    let missing = width.saturating_sub(data.len());
    if missing > WIDEST {
        return Err(memory_error(vm));
    }
    let sign = usize::from(matches!(data.first(), Some(b'+' | b'-')));
    let out = [&data[..sign], &vec![b'0'; missing], &data[sign..]].concat();
    made_or_same(vm, args, out)
}

/// `bytes.expandtabs`.
pub fn expandtabs(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let size = usize::try_from(c_int(vm, args.get(1))?).unwrap_or(0);
    let mut out = Vec::new();
    let mut column = 0;
    for b in data_of(vm, args)? {
        match b {
            b'\t' if size == 0 => {}
            b'\t' => {
                let n = size - column % size;
                if out.len().saturating_add(n) > WIDEST {
                    return Err(memory_error(vm));
                }
                out.resize(out.len() + n, b' ');
                column += n;
            }
            b => {
                out.push(b);
                column = if matches!(b, b'\n' | b'\r') {
                    0
                } else {
                    column + 1
                };
            }
        }
    }
    made(vm, out)
}

/// `bytes.translate`.
pub fn translate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let table = match args.some(1) {
        Some(table) => Some(like_bytes(vm, table)?),
        None => None,
    };
    if table.as_ref().is_some_and(|t| t.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let gone = match args.get(2) {
        Value::Unset => Vec::new(),
        v => like_bytes(vm, v)?,
    };
    let source = needed_buffer(vm, args.get(0))?;
    let source = source.data(&vm.heap);
    let data = match table {
        Some(table) if gone.is_empty() => source.iter().map(|&b| table[b as usize]).collect(),
        table => {
            let mut kept = [true; 256];
            gone.into_iter().for_each(|b| kept[b as usize] = false);
            let left = source.iter().filter(|&&b| kept[b as usize]);
            left.map(|&b| table.as_ref().map_or(b, |t| t[b as usize]))
                .collect()
        }
    };
    made_or_same(vm, args, data)
}

/// `bytes.maketrans`.
pub fn maketrans(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (from, to) = (like_bytes(vm, args.get(0))?, like_bytes(vm, args.get(1))?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.into_iter().zip(to) {
        table[from as usize] = to;
    }
    made(vm, table)
}

/// The two hexadecimal digits of each byte.
const PAIRS: [[u8; 2]; 256] = {
    let digits = b"0123456789abcdef";
    let mut pairs = [[0; 2]; 256];
    let mut b = 0;
    while b < 256 {
        pairs[b] = [digits[b >> 4], digits[b & 15]];
        b += 1;
    }
    pairs
};

/// What each byte stands for as a hexadecimal digit; 255 if it is none.
const VALUES: [u8; 256] = {
    let mut values = [255; 256];
    let mut value = 0;
    while value < 16 {
        let digit = PAIRS[value][1];
        values[digit as usize] = value as u8;
        values[digit.to_ascii_uppercase() as usize] = value as u8;
        value += 1;
    }
    values
};

/// Returns the byte that two hexadecimal digits make.
pub fn hex_pair(high: u8, low: u8) -> Option<u8> {
    let (high, low) = (VALUES[high as usize], VALUES[low as usize]);
    (high | low < 16).then_some(high << 4 | low)
}

/// Gives the hexadecimal digits of bytes, with a separator (argument 1) between groups (argument 2: how many bytes,
/// counted from the right, or from the left if negative). `wide` lets separators beyond ASCII pass.
pub fn hex_digits(vm: &mut Vm, data: Gc<Bytes>, args: Args, wide: bool) -> Result<Vec<u8>, Raise> {
    let every = c_int(vm, args.get(2))?;
    let sep = separator(vm, args.get(1), wide)?;
    let data = data.data(&vm.heap);
    let width = every.unsigned_abs() as usize;
    let mut out = Vec::new();
    let Some(sep) = sep.filter(|_| width > 0 && width < data.len()) else {
        if out.try_reserve_exact(data.len() * 2).is_err() {
            return Err(memory_error(vm));
        }
        out.extend(data.iter().flat_map(|&b| PAIRS[b as usize]));
        return Ok(out);
    };
    let first = match data.len() % width {
        rest if every > 0 && rest > 0 => rest,
        _ => width,
    };
    if out
        .try_reserve_exact(data.len() * 2 + (data.len() - 1) / width)
        .is_err()
    {
        return Err(memory_error(vm));
    }
    let (head, tail) = data.split_at(first);
    out.extend(head.iter().flat_map(|&b| PAIRS[b as usize]));
    for group in tail.chunks(width) {
        out.push(sep);
        out.extend(group.iter().flat_map(|&b| PAIRS[b as usize]));
    }
    Ok(out)
}

fn separator(vm: &mut Vm, sep: Value, wide: bool) -> Result<Option<u8>, Raise> {
    if sep.is_unset() {
        return Ok(None);
    }
    if vm.len(sep)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let code = match vm.plain(sep) {
        Value::Str(s) => s.text(&vm.heap).chars().next().map(u32::from),
        Value::Bytes(b) => b.data(&vm.heap).first().map(|&b| u32::from(b)),
        _ => return Err(vm.type_error("sep must be str or bytes.")),
    };
    let limit = if wide { 0x100 } else { 0x80 };
    match code.filter(|&code| code < limit) {
        Some(code) => Ok(Some(code as u8)),
        None => Err(vm.value_error("sep must be ASCII.")),
    }
}

/// `bytes.hex`.
pub fn hex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = needed_buffer(vm, args.get(0))?;
    let out = hex_digits(vm, data, args, false)?;
    let text = String::from_utf8(out).expect("digits and an ASCII separator");
    Ok(vm.string(text))
}

/// `bytes.fromhex`.
pub fn from_hex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = text_of(vm, args.get(1), "fromhex() argument")?;
    let text = text.text(&vm.heap);
    let digits = text.as_bytes();
    let mut data = Vec::with_capacity(digits.len() / 2);
    let mut i = 0;
    while i < digits.len() {
        if digits[i].is_ascii_whitespace() || digits[i] == b'\x0b' {
            i += 1;
            continue;
        }
        let low = digits.get(i + 1).copied().unwrap_or(0);
        if let Some(b) = hex_pair(digits[i], low) {
            data.push(b);
            i += 2;
            continue;
        }
        let wrong = i + usize::from(hex_pair(digits[i], b'0').is_some());
        let at = text[..wrong].chars().count();
        return Err(vm.value_error(format!(
            "non-hexadecimal number found in fromhex() arg at position {at}"
        )));
    }
    let value = made(vm, data)?;
    let bytes = vm.types.bytes;
    let exact = super::arguments::is_exactly(args.get(0), bytes);
    if exact {
        Ok(value)
    } else {
        vm.call(args.get(0), &[value])
    }
}
