//! The elements of an array as values, and values as elements.

use super::{is_text, of};
use crate::builtins::element::{float_bytes, int_bytes, range, read, wide};
use crate::object::Value;
use crate::source::surrogate;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

/// Gives text as the four bytes a character has in an array of code `w`.
pub fn text_bytes(text: &str) -> Vec<u8> {
    text.chars()
        .flat_map(|c| surrogate::code_of(c).to_le_bytes())
        .collect()
}

/// Gives the bytes of a value as an element, or the error of one that does not fit.
pub fn packed(vm: &mut Vm, code: char, value: Value) -> Result<Vec<u8>, Raise> {
    if is_text(code) {
        return match vm.plain(value) {
            Value::Str(s) if s.len(&vm.heap) == 1 => Ok(text_bytes(s.text(&vm.heap))),
            _ => Err(vm.type_error("array item must be unicode character")),
        };
    }
    if matches!(code, 'f' | 'd') {
        let x = vm.to_float(value)?;
        return Ok(float_bytes(code, x).unwrap_or_default());
    }
    let n = wide(vm, value)?;
    match outside(code, n) {
        Some(text) => Err(vm.overflow_error(text)),
        None => Ok(int_bytes(code, n)),
    }
}

/// Says why an integer is no element, in the words of the conversions that CPython takes it through.
fn outside(code: char, n: i128) -> Option<&'static str> {
    let side = |least: i128, most: i128, low: &'static str, high: &'static str| {
        if n < least {
            Some(low)
        } else {
            (n > most).then_some(high)
        }
    };
    let in_range = |c: char, low, high| {
        let (least, most) = range(c)?;
        side(least, most, low, high)
    };
    let long = "Python int too large to convert to C long";
    let short = (
        "signed short integer is less than minimum",
        "signed short integer is greater than maximum",
    );
    let int = (
        "signed integer is less than minimum",
        "signed integer is greater than maximum",
    );
    let negative = "can't convert negative value to unsigned int";
    match code {
        'b' => in_range('l', long, long)
            .or_else(|| in_range('h', short.0, short.1))
            .or_else(|| {
                in_range(
                    'b',
                    "signed char is less than minimum",
                    "signed char is greater than maximum",
                )
            }),
        'B' => in_range('l', long, long).or_else(|| {
            in_range(
                'B',
                "unsigned byte integer is less than minimum",
                "unsigned byte integer is greater than maximum",
            )
        }),
        'h' => in_range('l', long, long).or_else(|| in_range('h', short.0, short.1)),
        'H' => in_range('l', long, long)
            .or_else(|| in_range('i', int.0, int.1))
            .or_else(|| {
                in_range(
                    'H',
                    "unsigned short is less than minimum",
                    "unsigned short is greater than maximum",
                )
            }),
        'i' => in_range('l', long, long).or_else(|| in_range('i', int.0, int.1)),
        'l' => in_range('l', long, long),
        'I' | 'L' => in_range(
            'L',
            negative,
            "Python int too large to convert to C unsigned long",
        )
        .or_else(|| in_range(code, negative, "unsigned int is greater than maximum")),
        'q' => in_range('q', "int too big to convert", "int too big to convert"),
        _ => in_range(
            'Q',
            "can't convert negative int to unsigned",
            "int too big to convert",
        ),
    }
}

/// Gives the value of one element.
pub fn item(vm: &mut Vm, v: Value, i: usize) -> Result<Value, Raise> {
    let a = of(vm, v)?;
    let (code, size) = (a.code, a.size());
    let mut bytes = [0u8; 8];
    match a.data.get(i * size..(i + 1) * size) {
        Some(found) => bytes[..size].copy_from_slice(found),
        None => return Err(vm.index_error("array index out of range")),
    }
    if is_text(code) {
        let point = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        return match surrogate::char_of(point) {
            Some(c) => Ok(vm.heap.char_str(c).into()),
            None => Err(vm.value_error(format!(
                "character U+{point:x} is not in range [U+0000; U+10ffff]"
            ))),
        };
    }
    Ok(read(vm, code, &bytes[..size]))
}

/// Gives the items of an array as values.
pub fn items(vm: &mut Vm, v: Value) -> Result<Vec<Value>, Raise> {
    let len = of(vm, v)?.len();
    (0..len).map(|i| item(vm, v, i)).collect()
}

/// Gives the text of an array of characters.
pub fn text_of(vm: &mut Vm, v: Value) -> Result<String, Raise> {
    let mut text = String::new();
    for c in items(vm, v)? {
        if let Value::Str(c) = c {
            text.push_str(c.text(&vm.heap));
        }
    }
    Ok(text)
}
