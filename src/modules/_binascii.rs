//! The native half of binascii: bytes to and from base64, hex, quoted-printable and uuencode; checksums.
//!
//! The classes of its errors are in `std/binascii.as`. The texts of mail are `_binascii/mail.rs`.

#[path = "_binascii/mail.rs"]
mod mail;

use crate::builtins::buffers::{SIMPLE, exported};
use crate::builtins::bytes::{like_bytes, needed_buffer};
use crate::builtins::octets::{hex_digits, hex_pair};
use crate::object::Value;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, func};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "_binascii",
    consts: &[],
    funcs: &[
        func("a2b_base64(data, /, *, strict_mode=False)", |vm, args| {
            let (data, strict) = (text_or_bytes(vm, args.get(0))?, args.truth(vm, 1)?);
            answer(vm, from_base64(&data, strict))
        }),
        func("b2a_base64(data, /, *, newline=True)", |vm, args| {
            let (data, newline) = (like_bytes(vm, args.get(0))?, args.truth(vm, 1)?);
            let mut made = to_base64(&data);
            if newline {
                made.push(b'\n');
            }
            Ok(vm.heap.new_byte_vec(made).into())
        }),
        func("b2a_hex(data, sep=..., bytes_per_sep=1)", to_hex),
        func("hexlify(data, sep=..., bytes_per_sep=1)", to_hex),
        func("a2b_hex(hexstr, /)", from_hex),
        func("unhexlify(hexstr, /)", from_hex),
        func("crc32(data, crc=0, /)", crc32),
        func("crc_hqx(data, crc, /)", |vm, args| {
            let data = like_bytes(vm, args.get(0))?;
            let mut crc = low_bits(vm, args.get(1))? & 0xffff;
            for byte in data {
                crc ^= u32::from(byte) << 8;
                for _ in 0..8 {
                    crc = (crc << 1) ^ if crc & 0x8000 == 0 { 0 } else { 0x1021 };
                }
                crc &= 0xffff;
            }
            Ok(Value::Int(i64::from(crc)))
        }),
        func("a2b_qp(data, header=False)", |vm, args| {
            let (data, header) = (text_or_bytes(vm, args.get(0))?, args.truth(vm, 1)?);
            Ok(vm
                .heap
                .new_byte_vec(mail::from_quoted(&data, header))
                .into())
        }),
        func(
            "b2a_qp(data, quotetabs=False, istext=True, header=False)",
            |vm, args| {
                let data = like_bytes(vm, args.get(0))?;
                let (tabs, text, header) =
                    (args.truth(vm, 1)?, args.truth(vm, 2)?, args.truth(vm, 3)?);
                let made = mail::to_quoted(&data, tabs, text, header);
                Ok(vm.heap.new_byte_vec(made).into())
            },
        ),
        func("a2b_uu(data, /)", |vm, args| {
            let data = text_or_bytes(vm, args.get(0))?;
            answer(vm, mail::from_uu(&data))
        }),
        func("b2a_uu(data, /, *, backtick=False)", |vm, args| {
            let (data, backtick) = (like_bytes(vm, args.get(0))?, args.truth(vm, 1)?);
            answer(vm, mail::to_uu(&data, backtick))
        }),
    ],
    types: &[],
    init: None,
};

fn answer(vm: &mut Vm, made: Result<Vec<u8>, String>) -> Result<Value, Raise> {
    match made {
        Ok(made) => Ok(vm.heap.new_byte_vec(made).into()),
        Err(text) => Err(fail(vm, "binascii", "Error", text)),
    }
}

/// Raises an exception whose class a module in Aster has.
pub fn fail(vm: &mut Vm, module: &str, class: &str, text: impl Into<String>) -> Raise {
    let text = vm.string(text.into());
    vm.root(text);
    let made = vm.import_module(module).and_then(|module| {
        let name = vm.intern(class);
        let class = vm.get_attr(module, name)?;
        vm.call(class, &[text])
    });
    match made {
        Ok(exception) => vm.throw(exception),
        Err(raise) => raise,
    }
}

/// Gives what is to be decoded: bytes, or text of ASCII alone.
fn text_or_bytes(vm: &mut Vm, v: Value) -> Result<Vec<u8>, Raise> {
    if let Value::Str(s) = vm.plain(v) {
        let text = s.text(&vm.heap);
        if !text.is_ascii() {
            return Err(vm.value_error("string argument should contain only ASCII characters"));
        }
        return Ok(text.as_bytes().to_vec());
    }
    match exported(vm, v, SIMPLE)? {
        Some(b) => Ok(b.data(&vm.heap).to_vec()),
        None => {
            let kind = vm.type_name(v);
            Err(vm.type_error(format!(
                "argument should be bytes, buffer or ASCII string, not '{kind}'"
            )))
        }
    }
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn to_base64(data: &[u8]) -> Vec<u8> {
    let mut made = Vec::with_capacity(data.len().div_ceil(3) * 4 + 1);
    let digit = |bits: u32, at: u32| DIGITS[(bits >> at & 63) as usize];
    let mut groups = data.chunks_exact(3);
    for group in &mut groups {
        let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        made.extend([18, 12, 6, 0].map(|at| digit(bits, at)));
    }
    match *groups.remainder() {
        [a] => {
            let bits = u32::from_be_bytes([0, a, 0, 0]);
            made.extend([digit(bits, 18), digit(bits, 12), b'=', b'=']);
        }
        [a, b] => {
            let bits = u32::from_be_bytes([0, a, b, 0]);
            made.extend([digit(bits, 18), digit(bits, 12), digit(bits, 6), b'=']);
        }
        _ => {}
    }
    made
}

/// What each character stands for; 255 if it is no digit.
const VALUES: [u8; 256] = {
    let mut values = [255; 256];
    let mut value = 0;
    while value < 64 {
        values[DIGITS[value] as usize] = value as u8;
        value += 1;
    }
    values
};

/// Reads base64. What is no digit is passed over unless `strict`; nothing is read behind the padding.
fn from_base64(data: &[u8], strict: bool) -> Result<Vec<u8>, String> {
    let mut made = Vec::with_capacity(data.len() / 4 * 3 + 3);
    let (mut place, mut left, mut pads, mut padded) = (0usize, 0u8, 0usize, false);
    if strict && data.first() == Some(&b'=') {
        return Err("Leading padding not allowed".to_string());
    }
    let mut next = 0;
    while let Some(&c) = data.get(next) {
        let i = next;
        // Four digits in a row, as nearly everywhere.
        if place == 0
            && !padded
            && let Some(&[a, b, c, d]) = data.get(i..i + 4)
        {
            let [a, b, c, d] = [a, b, c, d].map(|c| VALUES[c as usize]);
            if a | b | c | d < 64 {
                made.extend([a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]);
                next += 4;
                continue;
            }
        }
        next += 1;
        if c == b'=' {
            padded = true;
            if strict && place == 0 {
                return Err("Excess padding not allowed".to_string());
            }
            if place >= 2 {
                pads += 1;
                if place + pads >= 4 {
                    if strict && i + 1 < data.len() {
                        return Err("Excess data after padding".to_string());
                    }
                    return Ok(made);
                }
            }
            continue;
        }
        let digit = VALUES[c as usize];
        if digit == 255 {
            if strict {
                return Err("Only base64 data is allowed".to_string());
            }
            continue;
        }
        if strict && padded {
            return Err("Discontinuous padding not allowed".to_string());
        }
        pads = 0;
        match place {
            0 => {}
            1 => made.push(left << 2 | digit >> 4),
            2 => made.push((left & 15) << 4 | digit >> 2),
            _ => made.push((left & 3) << 6 | digit),
        }
        left = digit;
        place = (place + 1) % 4;
    }
    match place {
        0 => Ok(made),
        1 => Err(format!(
            "Invalid base64-encoded string: number of data characters ({}) cannot be 1 more than a multiple of 4",
            made.len() / 3 * 4 + 1
        )),
        _ => Err("Incorrect padding".to_string()),
    }
}

fn to_hex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = needed_buffer(vm, args.get(0))?;
    let made = hex_digits(vm, data, args, true)?;
    Ok(vm.heap.new_byte_vec(made).into())
}

fn from_hex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = text_or_bytes(vm, args.get(0))?;
    let made = if data.len() % 2 == 1 {
        Err("Odd-length string".to_string())
    } else {
        data.chunks(2)
            .map(|pair| hex_pair(pair[0], pair[1]))
            .collect::<Option<Vec<u8>>>()
            .ok_or_else(|| "Non-hexadecimal digit found".to_string())
    };
    answer(vm, made)
}

/// Gives the low 32 bits of an int.
pub fn low_bits(vm: &mut Vm, v: Value) -> Result<u32, Raise> {
    let whole = vm.to_int_value(v)?;
    let n = crate::object::int::to_ibig(&vm.heap, whole);
    let low: dashu_int::IBig = n & dashu_int::IBig::from(u32::MAX);
    Ok(u32::try_from(low).unwrap_or(0))
}

/// Continues a CRC-32 over more bytes.
pub fn crc32(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = like_bytes(vm, args.get(0))?;
    let mut hasher = crc32fast::Hasher::new_with_initial(low_bits(vm, args.get(1))?);
    hasher.update(&data);
    Ok(Value::Int(i64::from(hasher.finalize())))
}
