//! One element of an array or a view: its letter, its bytes in memory, its value.
//!
//! Sizes and order are the machine's (64 bits, the low byte first). The formats of struct, with more letters, orders and
//! padding, are `modules/_struct.rs`.

use crate::modules::_struct::{from_half, to_half};
use crate::object::Value;
use crate::object::float::plain_nan;
use crate::vm::Vm;
use crate::vm::outcome::Raise;

/// Gives the size of an element; `None` for a letter that is none of `struct`'s single ones.
pub fn size_of(code: char) -> Option<usize> {
    Some(match code {
        'b' | 'B' | 'c' | '?' => 1,
        'h' | 'H' | 'e' => 2,
        'i' | 'I' | 'f' => 4,
        'l' | 'L' | 'q' | 'Q' | 'n' | 'N' | 'P' | 'd' => 8,
        _ => return None,
    })
}

#[inline]
fn word(bytes: &[u8]) -> u64 {
    match bytes.try_into() {
        Ok(all) => u64::from_le_bytes(all),
        Err(_) => bytes.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b)),
    }
}

/// Gives the value of an element; text is the affair of arrays.
pub fn read(vm: &mut Vm, code: char, bytes: &[u8]) -> Value {
    match read_plain(code, bytes) {
        Some(value) => value,
        None if code == 'c' => vm.heap.new_bytes(bytes).into(),
        None => vm.heap.new_uint(word(bytes)),
    }
}

/// Gives the value of an element, where it is a number that takes no memory.
#[inline]
pub fn read_plain(code: char, bytes: &[u8]) -> Option<Value> {
    Some(match code {
        '?' => Value::bool(word(bytes) != 0),
        'e' => Value::float(from_half(word(bytes) as u16)),
        'f' => Value::float(f64::from(f32::from_bits(word(bytes) as u32))),
        'd' => Value::float(f64::from_bits(word(bytes))),
        'b' | 'h' | 'i' | 'l' | 'q' | 'n' => {
            let shift = 64 - bytes.len().min(8) as u32 * 8;
            Value::Int((word(bytes) << shift) as i64 >> shift)
        }
        'B' | 'H' | 'I' | 'L' | 'Q' | 'N' | 'P' => Value::Int(i64::try_from(word(bytes)).ok()?),
        _ => return None,
    })
}

/// Puts a number into an element; false, and nothing is done, where it is not plainly one that fits.
#[inline]
pub fn write_plain(code: char, value: Value, element: &mut [u8]) -> bool {
    match (code, value) {
        ('d', Value::Float(x)) => element.copy_from_slice(&plain_nan(x.get()).to_le_bytes()),
        ('d', Value::Int(i)) => element.copy_from_slice(&(i as f64).to_le_bytes()),
        (_, Value::Int(i)) => {
            let bits = element.len().min(8) as u32 * 8;
            let fits = match code {
                'b' | 'h' | 'i' | 'l' | 'q' => i << (64 - bits) >> (64 - bits) == i,
                'B' | 'H' | 'I' | 'L' | 'Q' => i >= 0 && (bits == 64 || i >> bits == 0),
                _ => false,
            };
            if !fits {
                return false;
            }
            for (byte, shift) in element.iter_mut().zip((0..64).step_by(8)) {
                *byte = (i >> shift) as u8;
            }
        }
        _ => return false,
    }
    true
}

/// Gives the least and the greatest integer of a letter.
pub fn range(code: char) -> Option<(i128, i128)> {
    let bits = match code {
        'b' | 'B' | 'h' | 'H' | 'i' | 'I' | 'l' | 'L' | 'q' | 'Q' | 'n' | 'N' | 'P' => {
            size_of(code)? as u32 * 8
        }
        _ => return None,
    };
    Some(if code.is_ascii_lowercase() {
        (-(1 << (bits - 1)), (1 << (bits - 1)) - 1)
    } else {
        (0, (1 << bits) - 1)
    })
}

/// Gives the bytes of a float.
pub fn float_bytes(code: char, x: f64) -> Option<Vec<u8>> {
    Some(match code {
        _ if plain_nan(x).to_bits() != x.to_bits() => return float_bytes(code, plain_nan(x)),
        'e' => to_half(x)?.to_le_bytes().to_vec(),
        'f' => (x as f32).to_le_bytes().to_vec(),
        _ => x.to_le_bytes().to_vec(),
    })
}

/// Gives the bytes of an integer that is in the range of the letter.
pub fn int_bytes(code: char, n: i128) -> Vec<u8> {
    let size = size_of(code).unwrap_or(8);
    n.to_le_bytes().iter().take(size).copied().collect()
}

/// Gives an integer (of any size, by `__index__`) as far as 128 bits hold it; beyond, the end of them.
pub fn wide(vm: &mut Vm, v: Value) -> Result<i128, Raise> {
    Ok(match vm.to_int_value(v)? {
        Value::Int(i) => i128::from(i),
        Value::Big(b) => {
            let n = b.number(&vm.heap);
            let end = if n.sign() == dashu_int::Sign::Negative {
                i128::MIN
            } else {
                i128::MAX
            };
            i128::try_from(n).unwrap_or(end)
        }
        _ => unreachable!("an integer"),
    })
}
