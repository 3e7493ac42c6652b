//! Methods of bytes on single bytes: case, kinds, padding, translation, hexadecimal.

use super::arguments::{c_int, memory_error, text_of};
use super::bytes::{data_of, like_bytes};
use crate::object::Value;
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
    made(vm, out)
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
    made(vm, out)
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
    let data = data_of(vm, args)?.into_iter().filter(|b| !gone.contains(b));
    let data = data
        .map(|b| table.as_ref().map_or(b, |t| t[b as usize]))
        .collect();
    made(vm, data)
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

/// `bytes.hex`.
pub fn hex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let every = i64::from(c_int(vm, args.get(2))?);
    if !args.get(1).is_unset() && vm.len(args.get(1))? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let sep = match vm.plain(args.get(1)) {
        Value::Unset => None,
        Value::Str(s) => Some(s.text(&vm.heap).to_owned()),
        Value::Bytes(b) => Some(b.data(&vm.heap).iter().map(|&b| char::from(b)).collect()),
        _ => return Err(vm.type_error("sep must be str or bytes.")),
    };
    if sep.as_ref().is_some_and(|s: &String| !s.is_ascii()) {
        return Err(vm.value_error("sep must be ASCII."));
    }
    let data = data_of(vm, args)?;
    let mut out = String::with_capacity(data.len() * 3);
    for (i, b) in data.iter().enumerate() {
        // Groups are counted from the right, or from the left if the number is negative.
        let size = every.unsigned_abs() as usize;
        let place = if every > 0 { data.len() - i } else { i };
        if let Some(sep) = &sep
            && i > 0
            && size > 0
            && place.is_multiple_of(size)
        {
            out.push_str(sep);
        }
        for digit in [b >> 4, b & 15] {
            out.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
    }
    Ok(vm.string(out))
}

/// `bytes.fromhex`.
pub fn from_hex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = text_of(vm, args.get(1), "fromhex() argument")?;
    let chars: Vec<char> = text.text(&vm.heap).chars().collect();
    let mut data = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if chars[i].is_ascii_whitespace() || chars[i] == '\x0b' {
            i += 1;
            continue;
        }
        let digit = |i: usize| chars.get(i).and_then(|c| c.to_digit(16));
        match (digit(i), digit(i + 1)) {
            (Some(high), Some(low)) => data.push((high * 16 + low) as u8),
            (high, _) => {
                let at = if high.is_some() { i + 1 } else { i };
                return Err(vm.value_error(format!(
                    "non-hexadecimal number found in fromhex() arg at position {at}"
                )));
            }
        }
        i += 2;
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
