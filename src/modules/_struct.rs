//! The native half of struct: formats, packing and unpacking. The class of its errors is in `std/struct.as`.
//!
//! A format is read anew at each call: that costs less than to look it up.

use crate::builtins::buffers;
use crate::builtins::buffers::{SIMPLE, exported};
use crate::builtins::bytes::buffer;
use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::float::plain_nan;
use crate::object::int::to_ibig;
use crate::object::payload::Payload;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, Type, func, getter, method};
use crate::vm::outcome::Raise;
use dashu_int::IBig;

pub static MODULE: Module = Module {
    name: "_struct",
    consts: &[],
    funcs: FUNCTIONS,
    types: &[&STRUCT, &UNPACKER],
    init: None,
};

static FUNCTIONS: &[Func] = &[
    func("calcsize(format, /)", |vm, args| {
        Ok(Value::Int(kept(vm, args.get(0))?.size as i64))
    }),
    func("pack(format, /, *values)", |vm, args| {
        let layout = kept(vm, args.get(0))?;
        let values = args.rest(vm, 1);
        let data = packed(vm, &layout, &values, "pack")?;
        Ok(vm.heap.new_byte_vec(data).into())
    }),
    func(
        "pack_into(format, buffer, offset, /, *values)",
        |vm, args| {
            let layout = kept(vm, args.get(0))?;
            let values = args.rest(vm, 3);
            pack_into(vm, &layout, args.get(1), args.get(2), &values)
        },
    ),
    func("unpack(format, buffer, /)", |vm, args| {
        let layout = kept(vm, args.get(0))?;
        unpack(vm, &layout, args.get(1))
    }),
    func("unpack_from(format, /, buffer, offset=0)", |vm, args| {
        let layout = kept(vm, args.get(0))?;
        unpack_from(vm, &layout, args.get(1), args.get(2))
    }),
    func("iter_unpack(format, buffer, /)", |vm, args| {
        let layout = kept(vm, args.get(0))?;
        iterate(vm, layout, args.get(1))
    }),
];

static STRUCT: Type = Type {
    name: "Struct",
    module: "_struct",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, /, *args, **kwargs)", |vm, args| {
        let empty = vm.str("");
        let layout = layout(vm, empty)?;
        vm.new_payload(args.get(0), layout)
    })),
    funcs: &[
        method("__init__(self, format)", |vm, args| {
            let read = layout(vm, args.get(1))?;
            this(vm, args)?;
            if let Some(own) = vm.payload_mut::<Format>(args.get(0)) {
                *own = read;
            }
            Ok(Value::None)
        }),
        method("pack(self, /, *values)", |vm, args| {
            let layout = this(vm, args)?;
            let values = args.rest(vm, 1);
            let data = packed(vm, &layout, &values, "pack")?;
            Ok(vm.heap.new_byte_vec(data).into())
        }),
        method("pack_into(self, buffer, offset, /, *values)", |vm, args| {
            let layout = this(vm, args)?;
            let values = args.rest(vm, 3);
            pack_into(vm, &layout, args.get(1), args.get(2), &values)
        }),
        method("unpack(self, buffer, /)", |vm, args| {
            let layout = this(vm, args)?;
            unpack(vm, &layout, args.get(1))
        }),
        method("unpack_from(self, /, buffer, offset=0)", |vm, args| {
            let layout = this(vm, args)?;
            unpack_from(vm, &layout, args.get(1), args.get(2))
        }),
        method("iter_unpack(self, buffer, /)", |vm, args| {
            let layout = this(vm, args)?;
            iterate(vm, layout, args.get(1))
        }),
        getter("size", |vm, args| {
            Ok(Value::Int(this(vm, args)?.size as i64))
        }),
        getter("format", |vm, args| {
            let format = this(vm, args)?.format;
            Ok(vm.string(format))
        }),
        method("__repr__(self, /)", |vm, args| {
            let format = this(vm, args)?.format;
            let format = vm.string(format);
            let (shown, name) = (vm.repr_of(format)?, vm.class_of(args.get(0)));
            let name = vm.class_name(name);
            let text = format!("{name}({})", shown.text(&vm.heap));
            Ok(vm.string(text))
        }),
    ],
    doc: "A compiled format.",
};

static UNPACKER: Type = Type {
    name: "unpack_iterator",
    module: "_struct",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: None,
    funcs: &[
        method("__iter__(self, /)", |_, args| Ok(args.get(0))),
        method("__next__(self, /)", |vm, args| {
            let Some(u) = vm.payload_mut::<Unpacker>(args.get(0)) else {
                return Err(vm.wrong_type("unpack_iterator", args.get(0)));
            };
            let (layout, data, at) = (u.layout.clone(), u.data, u.at);
            u.at += layout.size;
            if at >= data.len(&vm.heap) {
                return Err(vm.stop_iteration(Value::None));
            }
            let piece = data.data(&vm.heap)[at..at + layout.size].to_vec();
            Ok(unpacked(vm, &layout, &piece))
        }),
        method("__length_hint__(self, /)", |vm, args| {
            let left = vm.payload::<Unpacker>(args.get(0)).map_or(0, |u| {
                u.data.len(&vm.heap).saturating_sub(u.at) / u.layout.size.max(1)
            });
            Ok(Value::Int(left as i64))
        }),
    ],
    doc: "",
};

/// One value, or padding.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Pad,
    /// Width, signed, its letter, whether it is an address.
    Int(usize, bool, char),
    Float(usize),
    Bool,
    Char,
    Text(usize),
    Pascal(usize),
}

/// A format: what lies where.
#[derive(Clone)]
struct Format {
    format: String,
    size: usize,
    big: bool,
    /// Sizes, order and carelessness are the machine's.
    native: bool,
    /// Offset, kind, how many in a row.
    parts: Vec<(usize, Kind, usize)>,
    values: usize,
}

impl Payload for Format {
    fn trace(&self, _: &mut Marker) {}
}

/// Where an unpacking one after the other stands.
struct Unpacker {
    layout: Format,
    data: Gc<Bytes>,
    at: usize,
}

impl Payload for Unpacker {
    fn trace(&self, m: &mut Marker) {
        m.mark(self.data);
    }
}

fn this(vm: &mut Vm, args: Args) -> Result<Format, Raise> {
    match vm.payload::<Format>(args.get(0)) {
        Some(f) => Ok(f.clone()),
        None => Err(vm.wrong_type("_struct.Struct", args.get(0))),
    }
}

/// Raises `struct.error`.
fn fail(vm: &mut Vm, text: impl Into<String>) -> Raise {
    let text = vm.string(text.into());
    vm.root(text);
    let made = vm.import_module("struct").and_then(|module| {
        let name = vm.intern("error");
        let class = vm.get_attr(module, name)?;
        vm.call(class, &[text])
    });
    match made {
        Ok(exception) => vm.throw(exception),
        Err(raise) => raise,
    }
}

/// Gives the kind of a letter and its alignment.
fn kind_of(c: char, native: bool) -> Option<(Kind, usize, usize)> {
    let int = |width: usize, signed: bool| (Kind::Int(width, signed, c), width, width);
    let long = if native { 8 } else { 4 };
    Some(match c {
        'x' => (Kind::Pad, 1, 1),
        'b' => int(1, true),
        'B' => int(1, false),
        'h' => int(2, true),
        'H' => int(2, false),
        'i' => int(4, true),
        'I' => int(4, false),
        'l' => int(long, true),
        'L' => int(long, false),
        'q' => int(8, true),
        'Q' => int(8, false),
        'n' if native => int(8, true),
        'N' | 'P' if native => int(8, false),
        'e' => (Kind::Float(2), 2, 2),
        'f' => (Kind::Float(4), 4, 4),
        'd' => (Kind::Float(8), 8, 8),
        '?' => (Kind::Bool, 1, 1),
        'c' => (Kind::Char, 1, 1),
        's' => (Kind::Text(0), 1, 1),
        'p' => (Kind::Pascal(0), 1, 1),
        _ => return None,
    })
}

/// Gives the layout of a format that CPython looks up among those it keeps, by its hash.
fn kept(vm: &mut Vm, format: Value) -> Result<Format, Raise> {
    if !matches!(format, Value::Str(_) | Value::Bytes(_)) {
        vm.hash(format)?;
    }
    layout(vm, format)
}

fn layout(vm: &mut Vm, format: Value) -> Result<Format, Raise> {
    if let Some(layout) = vm.payload::<Format>(format) {
        return Ok(layout.clone());
    }
    let text = match vm.plain(format) {
        Value::Str(s) => s.text(&vm.heap).to_owned(),
        Value::Bytes(b) => b.data(&vm.heap).iter().map(|&b| char::from(b)).collect(),
        _ => {
            let kind = vm.type_name(format);
            let text = format!("Struct() argument 1 must be a str or bytes object, not {kind}");
            return Err(vm.type_error(text));
        }
    };
    if matches!(vm.plain(format), Value::Str(_)) && !text.is_ascii() {
        let (encode, ascii) = (vm.intern("encode"), vm.string("ascii".into()));
        vm.call_method(format, encode, &[ascii])?;
    }
    if text.contains('\0') {
        return Err(fail(vm, "embedded null character"));
    }
    match read(&text) {
        Ok(layout) => Ok(layout),
        Err(wrong) => Err(fail(vm, wrong)),
    }
}

fn read(text: &str) -> Result<Format, &'static str> {
    let mut chars = text.chars().peekable();
    let (mut native, mut aligned, mut big) = (true, true, false);
    if let Some(c) = chars.next_if(|c| matches!(c, '@' | '=' | '<' | '>' | '!')) {
        (native, aligned) = (c == '@', c == '@');
        big = matches!(c, '>' | '!');
    }
    let too_long = "total struct size too long";
    let (mut size, mut values, mut parts) = (0usize, 0usize, Vec::new());
    while let Some(c) = chars.next() {
        if c.is_ascii_whitespace() || c == '\x0b' {
            continue;
        }
        let (mut letter, mut count) = (c, 1usize);
        if let Some(digit) = c.to_digit(10) {
            count = digit as usize;
            loop {
                letter = chars
                    .next()
                    .ok_or("repeat count given without format specifier")?;
                let Some(digit) = letter.to_digit(10) else {
                    break;
                };
                count = count
                    .checked_mul(10)
                    .and_then(|n| n.checked_add(digit as usize))
                    .filter(|&n| n <= i64::MAX as usize)
                    .ok_or(too_long)?;
            }
        }
        let (kind, width, align) = kind_of(letter, native).ok_or("bad char in struct format")?;
        if aligned && !matches!(kind, Kind::Pad) {
            size = size.checked_next_multiple_of(align).ok_or(too_long)?;
        }
        let total = width.checked_mul(count).ok_or(too_long)?;
        match kind {
            Kind::Pad => {}
            Kind::Text(_) => {
                parts.push((size, Kind::Text(count), 1));
                values += 1;
            }
            Kind::Pascal(_) => {
                parts.push((size, Kind::Pascal(count), 1));
                values += 1;
            }
            kind => {
                if count > 0 {
                    parts.push((size, kind, count));
                }
                values = values.checked_add(count).ok_or(too_long)?;
            }
        }
        size = size
            .checked_add(total)
            .filter(|&n| n <= i64::MAX as usize)
            .ok_or(too_long)?;
    }
    Ok(Format {
        format: text.to_owned(),
        size,
        big,
        native,
        parts,
        values,
    })
}

fn packed(vm: &mut Vm, layout: &Format, values: &[Value], name: &str) -> Result<Vec<u8>, Raise> {
    if values.len() != layout.values {
        let text = format!(
            "{name} expected {} items for packing (got {})",
            layout.values,
            values.len()
        );
        return Err(fail(vm, text));
    }
    let mut data = Vec::new();
    if data.try_reserve_exact(layout.size).is_err() || layout.size > 1 << 40 {
        return Err(vm.memory_error());
    }
    data.resize(layout.size, 0);
    let mut values = values.iter();
    for &(at, kind, count) in &layout.parts {
        for i in 0..count {
            let Some(&v) = values.next() else { break };
            let bytes = one(vm, kind, v, (layout.big, layout.native))?;
            let at = at + i * bytes.len();
            if let Some(slot) = data.get_mut(at..at + bytes.len()) {
                slot.copy_from_slice(&bytes);
            }
        }
    }
    Ok(data)
}

/// Packs one value.
fn one(vm: &mut Vm, kind: Kind, v: Value, (big, native): (bool, bool)) -> Result<Vec<u8>, Raise> {
    let ordered = |mut bytes: Vec<u8>| {
        if big {
            bytes.reverse();
        }
        bytes
    };
    match kind {
        Kind::Pad => Ok(Vec::new()),
        Kind::Bool => Ok(vec![u8::from(vm.truth(v)?)]),
        Kind::Char => match vm.plain(v) {
            Value::Bytes(b) if b.len(&vm.heap) == 1 => Ok(b.data(&vm.heap).to_vec()),
            _ => {
                let text = "char format requires a bytes object of length 1";
                Err(fail(vm, text))
            }
        },
        Kind::Text(size) | Kind::Pascal(size) => {
            let Some(b) = buffer(vm, v) else {
                let letter = if matches!(kind, Kind::Text(_)) {
                    's'
                } else {
                    'p'
                };
                let text = format!("argument for '{letter}' must be a bytes object");
                return Err(fail(vm, text));
            };
            let mut bytes = b.data(&vm.heap).to_vec();
            if matches!(kind, Kind::Pascal(_)) {
                bytes.truncate(size.saturating_sub(1));
                bytes.insert(0, bytes.len().min(255) as u8);
            }
            bytes.resize(size, 0);
            Ok(bytes)
        }
        Kind::Float(width) => Ok(ordered(float(vm, width, v, native)?)),
        Kind::Int(width, signed, letter) => Ok(ordered(integer(vm, width, signed, letter, v)?)),
    }
}

/// Packs a float of so many bytes, the lowest first. A size that is `native` takes infinity for what is too large.
fn float(vm: &mut Vm, width: usize, v: Value, native: bool) -> Result<Vec<u8>, Raise> {
    let x = match vm.to_float(v) {
        Ok(x) => x,
        Err(raise) => {
            if vm.raised_is(Exc::TypeError) {
                vm.take_raised();
                return Err(fail(vm, "required argument is not a float"));
            }
            if vm.raised_is(Exc::OverflowError) {
                vm.take_raised();
                return Err(fail(vm, "int too large to convert"));
            }
            return Err(raise);
        }
    };
    let too_large = |vm: &mut Vm, letter: char| {
        if matches!(vm.plain(v), Value::Int(_) | Value::Big(_)) {
            return fail(vm, "int too large to convert");
        }
        vm.overflow_error(format!("float too large to pack with {letter} format"))
    };
    let x = plain_nan(x);
    Ok(match width {
        8 => x.to_le_bytes().to_vec(),
        4 => {
            let y = x as f32;
            if y.is_infinite() && x.is_finite() && !native {
                return Err(too_large(vm, 'f'));
            }
            y.to_le_bytes().to_vec()
        }
        _ => match to_half(x) {
            Some(bits) => bits.to_le_bytes().to_vec(),
            None => return Err(too_large(vm, 'e')),
        },
    })
}

/// Packs an integer of so many bytes, the lowest first.
fn integer(
    vm: &mut Vm,
    width: usize,
    signed: bool,
    letter: char,
    v: Value,
) -> Result<Vec<u8>, Raise> {
    let number = match vm.plain(v) {
        n @ (Value::Int(_) | Value::Bool(_) | Value::Big(_)) => n,
        _ => match vm.index_opt(v)? {
            Some(n) => n,
            None => return Err(fail(vm, "required argument is not an integer")),
        },
    };
    let n = to_ibig(&vm.heap, number);
    let bits = width * 8;
    let (low, high) = if signed || letter == 'P' && n < IBig::ZERO {
        let half = IBig::ONE << (bits - 1);
        (-half.clone(), half)
    } else {
        (IBig::ZERO, IBig::ONE << bits)
    };
    if n < low || n >= high {
        let text = if letter == 'P' {
            "int too large to convert".to_owned()
        } else {
            format!("'{letter}' format requires {low} <= number <= {}", high - 1)
        };
        return Err(fail(vm, text));
    }
    let wrapped = if n < IBig::ZERO {
        n + (IBig::ONE << bits)
    } else {
        n
    };
    let value: u64 = u64::try_from(wrapped).unwrap_or(0);
    Ok(value.to_le_bytes()[..width].to_vec())
}

/// Rounds to half precision; nothing if it is too large.
pub fn to_half(x: f64) -> Option<u16> {
    let sign = if x.is_sign_negative() { 0x8000 } else { 0 };
    if x.is_nan() {
        return Some(sign | 0x7e00);
    }
    if x.is_infinite() {
        return Some(sign | 0x7c00);
    }
    let x = x.abs();
    // Below the normal numbers the steps are of one size.
    if x < 2f64.powi(-14) {
        return Some(sign | (x * 2f64.powi(24)).round_ties_even() as u16);
    }
    let exponent = ((x.to_bits() >> 52) as i32) - 1023;
    let scaled = (x * 2f64.powi(10 - exponent)).round_ties_even() as u32;
    let bits = (((exponent + 15) as u32) << 10) + (scaled - 1024);
    (bits < 0x7c00).then_some(sign | bits as u16)
}

/// Gives the number that these bits of half precision stand for.
pub fn from_half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let (exponent, part) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023));
    sign * match exponent {
        0 => part * 2f64.powi(-24),
        31 if part == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (part + 1024.0) * 2f64.powi(exponent - 25),
    }
}

/// Makes the tuple of what lies in bytes of the format's size.
fn unpacked(vm: &mut Vm, layout: &Format, data: &[u8]) -> Value {
    let mut items = Vec::with_capacity(layout.values.min(data.len() + 1));
    for &(at, kind, count) in &layout.parts {
        let width = match kind {
            Kind::Int(width, ..) | Kind::Float(width) => width,
            Kind::Text(size) | Kind::Pascal(size) => size,
            _ => 1,
        };
        for i in 0..count {
            let at = at + i * width;
            let bytes = data.get(at..at + width).unwrap_or(&[]);
            items.push(value_of(vm, kind, bytes, layout.big));
        }
    }
    vm.tuple(&items)
}

fn value_of(vm: &mut Vm, kind: Kind, bytes: &[u8], big: bool) -> Value {
    let word = |bytes: &[u8]| {
        let fold = |n: u64, b: &u8| n << 8 | u64::from(*b);
        if big {
            bytes.iter().fold(0, fold)
        } else {
            bytes.iter().rev().fold(0, fold)
        }
    };
    match kind {
        Kind::Pad => Value::None,
        Kind::Bool => Value::bool(bytes.first() != Some(&0)),
        Kind::Char | Kind::Text(_) => vm.heap.new_bytes(bytes).into(),
        Kind::Pascal(_) => {
            let (len, rest) = bytes
                .split_first()
                .map_or((0, bytes), |(n, r)| (*n as usize, r));
            let len = len.min(rest.len());
            vm.heap.new_bytes(&rest[..len]).into()
        }
        Kind::Float(8) => Value::float(f64::from_bits(word(bytes))),
        Kind::Float(4) => Value::float(f64::from(f32::from_bits(word(bytes) as u32))),
        Kind::Float(_) => Value::float(from_half(word(bytes) as u16)),
        Kind::Int(width, true, _) => {
            let shift = 64 - width as u32 * 8;
            Value::Int((word(bytes) << shift) as i64 >> shift)
        }
        Kind::Int(..) => vm.heap.new_uint(word(bytes)),
    }
}

fn data_of(vm: &mut Vm, v: Value) -> Result<Gc<Bytes>, Raise> {
    match exported(vm, v, SIMPLE)? {
        Some(data) => {
            vm.root(data);
            Ok(data)
        }
        None => {
            let kind = vm.type_name(v);
            let text = format!("a bytes-like object is required, not '{kind}'");
            Err(vm.type_error(text))
        }
    }
}

fn unpack(vm: &mut Vm, layout: &Format, v: Value) -> Result<Value, Raise> {
    let data = data_of(vm, v)?;
    if data.len(&vm.heap) != layout.size {
        let text = format!("unpack requires a buffer of {} bytes", layout.size);
        return Err(fail(vm, text));
    }
    let data = data.data(&vm.heap).to_vec();
    Ok(unpacked(vm, layout, &data))
}

/// Gives the place in a buffer that an offset names, or an error.
fn place(
    vm: &mut Vm,
    layout: &Format,
    len: usize,
    offset: Value,
    (name, doing): (&str, &str),
) -> Result<usize, Raise> {
    let offset = vm.to_index(offset)?;
    let (size, given) = (layout.size, offset);
    let at = if offset < 0 {
        if offset + size as i64 > 0 {
            let text = if doing == "packing" {
                format!("no space to pack {size} bytes at offset {given}")
            } else {
                format!("not enough data to unpack {size} bytes at offset {given}")
            };
            return Err(fail(vm, text));
        }
        if offset + (len as i64) < 0 {
            let text = format!("offset {given} out of range for {len}-byte buffer");
            return Err(fail(vm, text));
        }
        (offset + len as i64) as usize
    } else {
        offset as usize
    };
    if len < at || len - at < size {
        let least = size.saturating_add(at);
        let text = format!(
            "{name} requires a buffer of at least {least} bytes for {doing} {size} bytes at offset {at} \
             (actual buffer size is {len})"
        );
        return Err(fail(vm, text));
    }
    Ok(at)
}

fn unpack_from(vm: &mut Vm, layout: &Format, v: Value, offset: Value) -> Result<Value, Raise> {
    let data = data_of(vm, v)?;
    let len = data.len(&vm.heap);
    let at = place(vm, layout, len, offset, ("unpack_from", "unpacking"))?;
    let data = data.data(&vm.heap)[at..at + layout.size].to_vec();
    Ok(unpacked(vm, layout, &data))
}

fn pack_into(
    vm: &mut Vm,
    layout: &Format,
    v: Value,
    offset: Value,
    values: &[Value],
) -> Result<Value, Raise> {
    if values.len() != layout.values {
        let (wanted, got) = (layout.values, values.len());
        let text = format!("pack_into expected {wanted} items for packing (got {got})");
        return Err(fail(vm, text));
    }
    let Some(len) = buffers::room(vm, v) else {
        let kind = vm.type_name(v);
        let text = format!("argument must be read-write bytes-like object, not {kind}");
        return Err(vm.type_error(text));
    };
    let at = place(vm, layout, len, offset, ("pack_into", "packing"))?;
    let data = packed(vm, layout, values, "pack_into")?;
    buffers::write(vm, v, at, &data);
    Ok(Value::None)
}

fn iterate(vm: &mut Vm, layout: Format, v: Value) -> Result<Value, Raise> {
    if layout.size == 0 {
        let text = "cannot iteratively unpack with a struct of length 0";
        return Err(fail(vm, text));
    }
    let data = data_of(vm, v)?;
    if !data.len(&vm.heap).is_multiple_of(layout.size) {
        let text = format!(
            "iterative unpacking requires a buffer of a multiple of {} bytes",
            layout.size
        );
        return Err(fail(vm, text));
    }
    let class = vm.class_named("unpack_iterator").unwrap_or(vm.types.object);
    Ok(vm.object_of(
        class,
        Unpacker {
            layout,
            data,
            at: 0,
        },
    ))
}
