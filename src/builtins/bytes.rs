//! The class bytes: operators, searching, splitting, joining.
//!
//! What bytes are made of is `bytes_new.rs`. Storage is `object/bytes.rs`, decoding `codec.rs`; case, padding and kinds of bytes are in `octets.rs`.

use super::arguments::{
    bounds, c_text_of, memory_error, refuse_operand, repeat_count, wrong_receiver,
};
use super::buffers::{SIMPLE, exported, lent};
use super::bytes_new::{each_byte, new_bytes};
use super::memoryview::bytes_of_view;
use super::{codec, octets, percent, sequences};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::class::Layout;
use crate::object::search::{find, find_all};
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, class_method, func, method};
use crate::vm::ops::arith::can_allocate;
use crate::vm::outcome::Raise;
use memchr::memmem;
use smallvec::SmallVec;
use std::cmp::Ordering;

pub static BYTES: Type = Type {
    name: "bytes",
    module: "builtins",
    base: "object",
    layout: Layout::Bytes,
    open: true,
    new: Some(func(
        "__new__(cls, source=..., encoding=..., errors=...)",
        new_bytes,
    )),
    funcs: FUNCS,
    doc: "bytes(iterable_of_ints) -> bytes",
};

pub static FUNCS: &[Func] = &[
    method("__add__(self, value, /)", add),
    method("__mul__(self, value, /)", repeat),
    method("__rmul__(self, value, /)", repeat),
    method("__mod__(self, value, /)", percent::percent_bytes),
    method("__rmod__(self, value, /)", reflected_percent),
    method("__contains__(self, key, /)", |vm, args| {
        let b = this(vm, args)?;
        let part = match vm.plain(args.get(1)) {
            Value::Int(_) | Value::Bool(_) | Value::Big(_) => needle(vm, args.get(1))?,
            Value::Bytes(_) => like_bytes(vm, args.get(1))?,
            // What says which number it stands for is a byte; where that fails, it has to hold bytes.
            _ => match vm.index_opt(args.get(1)) {
                Ok(Some(byte)) => needle(vm, byte)?,
                Ok(None) => like_bytes(vm, args.get(1))?,
                Err(Raise) => {
                    vm.take_raised();
                    like_bytes(vm, args.get(1))?
                }
            },
        };
        Ok(Value::bool(find(b.data(&vm.heap), &part).is_some()))
    }),
    method("__getitem__(self, key, /)", |vm, args| {
        let b = this(vm, args)?;
        vm.get_item(Value::Bytes(b), args.get(1))
    }),
    method("__len__(self, /)", |vm, args| {
        this(vm, args).map(|b| Value::Int(b.len(&vm.heap) as i64))
    }),
    method("__iter__(self, /)", |vm, args| {
        let b = this(vm, args)?;
        vm.iter(Value::Bytes(b))
    }),
    method("__eq__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_eq)
    }),
    method("__ne__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_ne)
    }),
    method("__lt__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_lt)
    }),
    method("__le__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_le)
    }),
    method("__gt__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_gt)
    }),
    method("__ge__(self, value, /)", |vm, args| {
        compare(vm, args, Ordering::is_ge)
    }),
    method("__hash__(self, /)", |vm, args| {
        this(vm, args).map(|b| Value::Int(b.hash(&vm.heap) as i64))
    }),
    method("__repr__(self, /)", |vm, args| {
        let b = this(vm, args)?;
        vm.repr_of(Value::Bytes(b)).map(Value::Str)
    }),
    method("__str__(self, /)", |vm, args| {
        let b = this(vm, args)?;
        vm.repr_of(Value::Bytes(b)).map(Value::Str)
    }),
    method("__buffer__(self, flags, /)", super::memoryview::lend),
    method("__bytes__(self, /)", |vm, args| {
        this(vm, args).map(Value::Bytes)
    }),
    method("__getnewargs__(self, /)", |vm, args| {
        let b = this(vm, args)?;
        Ok(vm.tuple(&[Value::Bytes(b)]))
    }),
    method(
        "decode(self, /, encoding='utf-8', errors='strict')",
        |vm, args| {
            let encoding = c_text_of(vm, args.get(1), "decode() argument 'encoding'")?;
            let errors = c_text_of(vm, args.get(2), "decode() argument 'errors'")?;
            let b = this(vm, args)?;
            if b.is_empty(&vm.heap) {
                return Ok(vm.heap.empty_str().into());
            }
            let (encoding, errors) = (encoding.text(&vm.heap), errors.text(&vm.heap));
            if encoding == "utf-8" && errors == "strict" {
                return codec::decode(vm, b, "utf-8", "strict").map(Value::Str);
            }
            let (encoding, errors) = (encoding.to_owned(), errors.to_owned());
            codec::decode(vm, b, &encoding, &errors).map(Value::Str)
        },
    ),
    method("find(self, sub, start=None, end=None, /)", |vm, args| {
        let at = search(vm, args, find)?;
        Ok(Value::Int(at.map_or(-1, |i| i as i64)))
    }),
    method("rfind(self, sub, start=None, end=None, /)", |vm, args| {
        let at = search(vm, args, memmem::rfind)?;
        Ok(Value::Int(at.map_or(-1, |i| i as i64)))
    }),
    method("index(self, sub, start=None, end=None, /)", |vm, args| {
        let at = search(vm, args, find)?;
        at.map(|i| Value::Int(i as i64))
            .ok_or_else(|| vm.value_error("subsection not found"))
    }),
    method("rindex(self, sub, start=None, end=None, /)", |vm, args| {
        let at = search(vm, args, memmem::rfind)?;
        at.map(|i| Value::Int(i as i64))
            .ok_or_else(|| vm.value_error("subsection not found"))
    }),
    method("count(self, sub, start=None, end=None, /)", |vm, args| {
        let (data, needle) = window(vm, args)?;
        Ok(Value::Int(data.map_or(0, |data| match needle.len() {
            0 => data.len() + 1,
            _ => find_all(&data, &needle).count(),
        }) as i64))
    }),
    method(
        "startswith(self, prefix, start=None, end=None, /)",
        |vm, args| begins(vm, args, "startswith", |data, part| data.starts_with(part)),
    ),
    method(
        "endswith(self, suffix, start=None, end=None, /)",
        |vm, args| begins(vm, args, "endswith", |data, part| data.ends_with(part)),
    ),
    method("split(self, /, sep=None, maxsplit=-1)", |vm, args| {
        split(vm, args, false)
    }),
    method("rsplit(self, /, sep=None, maxsplit=-1)", |vm, args| {
        split(vm, args, true)
    }),
    method("splitlines(self, /, keepends=False)", splitlines),
    method("partition(self, sep, /)", |vm, args| {
        partition(vm, args, false)
    }),
    method("rpartition(self, sep, /)", |vm, args| {
        partition(vm, args, true)
    }),
    method("join(self, iterable_of_bytes, /)", join),
    method("replace(self, old, new, count=-1, /)", replace),
    method("strip(self, bytes=None, /)", |vm, args| {
        strip(vm, args, true, true)
    }),
    method("lstrip(self, bytes=None, /)", |vm, args| {
        strip(vm, args, true, false)
    }),
    method("rstrip(self, bytes=None, /)", |vm, args| {
        strip(vm, args, false, true)
    }),
    method("removeprefix(self, prefix, /)", |vm, args| {
        let (data, cut) = (data_of(vm, args)?, like_bytes(vm, args.get(1))?);
        let kept = data.strip_prefix(&*cut).unwrap_or(&data);
        Ok(Value::Bytes(vm.heap.new_bytes(kept)))
    }),
    method("removesuffix(self, suffix, /)", |vm, args| {
        let (data, cut) = (data_of(vm, args)?, like_bytes(vm, args.get(1))?);
        let kept = data.strip_suffix(&*cut).unwrap_or(&data);
        Ok(Value::Bytes(vm.heap.new_bytes(kept)))
    }),
    method("translate(self, table, /, delete=...)", octets::translate),
    func("maketrans(frm, to, /)", octets::maketrans),
    method("hex(self, sep=..., bytes_per_sep=1)", octets::hex),
    class_method("fromhex(cls, string, /)", octets::from_hex),
    method("upper(self, /)", |vm, args| {
        octets::map(vm, args, |b| b.to_ascii_uppercase())
    }),
    method("lower(self, /)", |vm, args| {
        octets::map(vm, args, |b| b.to_ascii_lowercase())
    }),
    method("swapcase(self, /)", |vm, args| {
        octets::map(
            vm,
            args,
            |b| {
                if b.is_ascii_alphabetic() { b ^ 0x20 } else { b }
            },
        )
    }),
    method("title(self, /)", octets::title),
    method("capitalize(self, /)", octets::capitalize),
    method("center(self, width, fillchar=..., /)", |vm, args| {
        octets::pad(vm, args, "center")
    }),
    method("ljust(self, width, fillchar=..., /)", |vm, args| {
        octets::pad(vm, args, "ljust")
    }),
    method("rjust(self, width, fillchar=..., /)", |vm, args| {
        octets::pad(vm, args, "rjust")
    }),
    method("zfill(self, width, /)", octets::zfill),
    method("expandtabs(self, /, tabsize=8)", octets::expandtabs),
    method("isalpha(self, /)", |vm, args| {
        octets::all(vm, args, |b| b.is_ascii_alphabetic())
    }),
    method("isalnum(self, /)", |vm, args| {
        octets::all(vm, args, |b| b.is_ascii_alphanumeric())
    }),
    method("isdigit(self, /)", |vm, args| {
        octets::all(vm, args, |b| b.is_ascii_digit())
    }),
    method("isspace(self, /)", |vm, args| {
        octets::all(vm, args, is_space)
    }),
    method("isascii(self, /)", |vm, args| {
        this(vm, args).map(|b| Value::bool(b.data(&vm.heap).is_ascii()))
    }),
    method("islower(self, /)", |vm, args| {
        octets::cased(vm, args, false)
    }),
    method("isupper(self, /)", |vm, args| octets::cased(vm, args, true)),
    method("istitle(self, /)", octets::istitle),
];

/// Tells whether a byte is white space.
pub fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

/// Gives the receiver as plain bytes.
pub fn this(vm: &mut Vm, args: Args) -> Result<Gc<Bytes>, Raise> {
    match vm.plain(args.get(0)) {
        Value::Bytes(b) => Ok(b),
        _ => Err(wrong_receiver(vm, "bytes", args.get(0))),
    }
}

/// Gives a copy of the receiver's data.
pub fn data_of(vm: &mut Vm, args: Args) -> Result<Vec<u8>, Raise> {
    let b = this(vm, args)?;
    Ok(b.data(&vm.heap).to_vec())
}

/// Gives an argument that is bytes or a bytearray as bytes.
pub fn buffer(vm: &mut Vm, v: Value) -> Option<Gc<Bytes>> {
    if let Value::Bytes(b) = vm.plain(v) {
        return Some(b);
    }
    let data = match lent(vm, v) {
        Some(data) => data.to_vec(),
        None => bytes_of_view(vm, v)?,
    };
    Some(vm.heap.new_byte_vec(data))
}

/// Gives a copy of an argument that must be bytes.
pub fn like_bytes(vm: &mut Vm, v: Value) -> Result<Vec<u8>, Raise> {
    needed_buffer(vm, v).map(|b| b.data(&vm.heap).to_vec())
}

/// Gives an argument that must be bytes or a bytearray as bytes.
pub fn needed_buffer(vm: &mut Vm, v: Value) -> Result<Gc<Bytes>, Raise> {
    match exported(vm, v, SIMPLE)? {
        Some(b) => Ok(b),
        None => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")))
        }
    }
}

/// Converts as `bytes(v)` does for bytes and iterables of ints.
pub fn bytes_of(vm: &mut Vm, v: Value, class: &str) -> Result<Vec<u8>, Raise> {
    let mut data = Vec::new();
    each_byte(vm, v, class, &mut |_, bytes| {
        data.extend_from_slice(bytes);
        Ok(())
    })?;
    Ok(data)
}

fn add(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let b = this(vm, args)?;
    match exported(vm, args.get(1), SIMPLE)? {
        // With nothing on one side, the other is the same object.
        Some(other) if b.is_empty(&vm.heap) && args.get(1).is(Value::Bytes(other)) => {
            Ok(Value::Bytes(other))
        }
        Some(other) if other.is_empty(&vm.heap) && args.get(0).is(Value::Bytes(b)) => {
            Ok(Value::Bytes(b))
        }
        Some(other) => {
            let data = [b.data(&vm.heap), other.data(&vm.heap)].concat();
            Ok(Value::Bytes(vm.heap.new_byte_vec(data)))
        }
        None => {
            let radd = vm.names.radd;
            let own = vm.type_name(args.get(0));
            refuse_operand(vm, radd, args.get(1), |got| {
                format!("can't concat {got} to {own}")
            })
        }
    }
}

fn repeat(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = repeat_count(vm, args.get(1))?;
    let b = this(vm, args)?;
    if n == 1
        && let same @ Value::Bytes(_) = args.get(0)
    {
        return Ok(same);
    }
    let data = b.data(&vm.heap);
    if data.len().checked_mul(n).is_none_or(|n| n > 1 << 33) {
        return Err(memory_error(vm));
    }
    let data = data.repeat(n);
    Ok(Value::Bytes(vm.heap.new_byte_vec(data)))
}

fn compare(vm: &mut Vm, args: Args, holds: fn(Ordering) -> bool) -> Result<Value, Raise> {
    let b = this(vm, args)?;
    Ok(match vm.plain(args.get(1)) {
        Value::Bytes(other) => Value::bool(holds(b.data(&vm.heap).cmp(other.data(&vm.heap)))),
        _ => Value::NotImplemented,
    })
}

/// Reads what to search for: bytes, or one byte as an int.
fn needle(vm: &mut Vm, v: Value) -> Result<Vec<u8>, Raise> {
    if let Some(b) = exported(vm, v, SIMPLE)? {
        return Ok(b.data(&vm.heap).to_vec());
    }
    match vm.index_opt(v)? {
        Some(Value::Int(b @ 0..=255)) => Ok(vec![b as u8]),
        Some(Value::Bool(b)) => Ok(vec![b as u8]),
        Some(_) => Err(vm.value_error("byte must be in range(0, 256)")),
        None => {
            let got = vm.type_name(v);
            let text = format!("argument should be integer or bytes-like object, not '{got}'");
            Err(vm.type_error(text))
        }
    }
}

/// Gives the part of the data to search, if the bounds are not crossed, and what to search for.
fn window(vm: &mut Vm, args: Args) -> Result<(Option<Vec<u8>>, Vec<u8>), Raise> {
    let b = this(vm, args)?;
    let (start, stop) = bounds(vm, args, 2, b.len(&vm.heap))?;
    let needle = needle(vm, args.get(1))?;
    Ok((
        b.data(&vm.heap).get(start..stop).map(<[u8]>::to_vec),
        needle,
    ))
}

/// `value % self`, for which only bytes are asked.
fn reflected_percent(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let template = args.get(1);
    let Value::Bytes(_) = vm.plain(template) else {
        return Ok(Value::NotImplemented);
    };
    let value = args.get(0);
    args.set(0, template);
    args.set(1, value);
    percent::percent_bytes(vm, args)
}

type Search = fn(&[u8], &[u8]) -> Option<usize>;

fn search(vm: &mut Vm, args: Args, find: Search) -> Result<Option<usize>, Raise> {
    let b = this(vm, args)?;
    let (start, stop) = bounds(vm, args, 2, b.len(&vm.heap))?;
    let needle = needle(vm, args.get(1))?;
    let part = b.data(&vm.heap).get(start..stop);
    Ok(part.and_then(|part| find(part, &needle)).map(|i| i + start))
}

fn begins(
    vm: &mut Vm,
    args: Args,
    name: &str,
    test: fn(&[u8], &[u8]) -> bool,
) -> Result<Value, Raise> {
    let b = this(vm, args)?;
    let (start, stop) = bounds(vm, args, 2, b.len(&vm.heap))?;
    let given = exported(vm, args.get(1), SIMPLE)?;
    let given = match given.map_or(vm.plain(args.get(1)), Value::Bytes) {
        v @ Value::Bytes(_) => vec![v],
        Value::Tuple(t) => t.items(&vm.heap).to_vec(),
        other => {
            let got = vm.type_name(other);
            let text = format!("{name} first arg must be bytes or a tuple of bytes, not {got}");
            return Err(vm.type_error(text));
        }
    };
    for prefix in given {
        let prefix = needed_buffer(vm, prefix)?.data(&vm.heap);
        let part = b.data(&vm.heap).get(start..stop);
        if part.is_some_and(|part| test(part, prefix)) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// Where parts of a bytes object begin and end.
type Parts = SmallVec<[(usize, usize); 8]>;

/// Makes a list of parts of a bytes object.
fn parts_list(vm: &mut Vm, whole: Gc<Bytes>, parts: &[(usize, usize)]) -> Value {
    let mut items = Vec::with_capacity(parts.len());
    for &(from, to) in parts {
        let data = whole.data(&vm.heap);
        if to - from == data.len() {
            items.push(Value::Bytes(whole));
            continue;
        }
        let part: Box<[u8]> = data[from..to].into();
        items.push(Value::Bytes(vm.heap.new_boxed_bytes(part)));
    }
    vm.list(items)
}

fn split(vm: &mut Vm, args: Args, from_right: bool) -> Result<Value, Raise> {
    let limit = usize::try_from(args.int(vm, 2)?).unwrap_or(usize::MAX);
    let sep = match args.some(1) {
        Some(sep) => Some(needed_buffer(vm, sep)?),
        None => None,
    };
    let whole = this(vm, args)?;
    let data = whole.data(&vm.heap);
    let mut parts = Parts::new();
    // What is left to be split.
    let (mut from, mut to) = (0, data.len());
    match sep.map(|sep| sep.data(&vm.heap)) {
        Some([]) => return Err(vm.value_error("empty separator")),
        Some(sep) if from_right => {
            while parts.len() < limit
                && let Some(at) = memmem::rfind(&data[..to], sep)
            {
                parts.push((at + sep.len(), to));
                to = at;
            }
            parts.push((0, to));
        }
        Some(sep) => {
            while parts.len() < limit
                && let Some(at) = find(&data[from..], sep)
            {
                parts.push((from, from + at));
                from += at + sep.len();
            }
            parts.push((from, to));
        }
        None => loop {
            if from_right {
                to = trim_end(&data[..to]).len();
            } else {
                from = to - trim_start(&data[from..]).len();
            }
            let rest = &data[from..to];
            if rest.is_empty() {
                break;
            }
            if parts.len() == limit {
                parts.push((from, to));
                break;
            }
            if from_right {
                let start = rest.iter().rposition(|&b| is_space(b)).map_or(0, |i| i + 1);
                parts.push((start, to));
                to = start;
            } else {
                let word = rest.iter().position(|&b| is_space(b));
                let end = word.map_or(to, |i| from + i);
                parts.push((from, end));
                from = end;
            }
        },
    }
    if from_right {
        parts.reverse();
    }
    Ok(parts_list(vm, whole, &parts))
}

fn trim_start(data: &[u8]) -> &[u8] {
    let n = data.iter().take_while(|&&b| is_space(b)).count();
    &data[n..]
}

fn trim_end(data: &[u8]) -> &[u8] {
    let n = data.iter().rev().take_while(|&&b| is_space(b)).count();
    &data[..data.len() - n]
}

fn splitlines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let keep = args.truth(vm, 1)?;
    let whole = this(vm, args)?;
    let data = whole.data(&vm.heap);
    let mut parts = Parts::new();
    let mut from = 0;
    while let Some(line) = data[from..].iter().position(|b| matches!(b, b'\n' | b'\r')) {
        let at = from + line;
        let end = at
            + if data[at..].starts_with(b"\r\n") {
                2
            } else {
                1
            };
        parts.push((from, if keep { end } else { at }));
        from = end;
    }
    if from < data.len() {
        parts.push((from, data.len()));
    }
    Ok(parts_list(vm, whole, &parts))
}

fn partition(vm: &mut Vm, args: Args, last: bool) -> Result<Value, Raise> {
    let sep = like_bytes(vm, args.get(1))?;
    let data = data_of(vm, args)?;
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let hit = if last {
        memmem::rfind(&data, &sep)
    } else {
        find(&data, &sep)
    };
    let parts: [&[u8]; 3] = match hit {
        Some(at) => [&data[..at], &sep, &data[at + sep.len()..]],
        None if last => [b"", b"", &data],
        None => [&data, b"", b""],
    };
    let mut items = parts.map(|part| Value::Bytes(vm.heap.new_bytes(part)));
    match hit {
        Some(_) => items[1] = args.get(1),
        // The receiver itself, of whatever class.
        None => items[if last { 2 } else { 0 }] = args.get(0),
    }
    Ok(vm.tuple(&items))
}

fn join(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let items = vm.fast_sequence(args.get(1), "can only join an iterable")?;
    let items = sequences::items_of(vm, items)?;
    let sep = data_of(vm, args)?;
    if let [only @ Value::Bytes(_)] = items[..] {
        return Ok(only);
    }
    let mut out = Vec::new();
    for (i, &item) in items.iter().enumerate() {
        let part = exported(vm, item, SIMPLE).unwrap_or_else(|Raise| {
            vm.take_raised();
            None
        });
        let Some(part) = part else {
            let got = vm.type_name(item);
            return Err(vm.type_error(format!(
                "sequence item {i}: expected a bytes-like object, {got} found"
            )));
        };
        if i > 0 {
            out.extend_from_slice(&sep);
        }
        out.extend_from_slice(part.data(&vm.heap));
    }
    Ok(Value::Bytes(vm.heap.new_byte_vec(out)))
}

fn replace(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (old, new) = (like_bytes(vm, args.get(1))?, like_bytes(vm, args.get(2))?);
    let limit = usize::try_from(args.int(vm, 3)?).unwrap_or(usize::MAX);
    let data = data_of(vm, args)?;
    let nothing = old.is_empty() && new.is_empty();
    let hits: Vec<usize> = if old.is_empty() {
        (0..=data.len()).take(limit).collect()
    } else {
        find_all(&data, &old).take(limit).collect()
    };
    if (hits.is_empty() || nothing)
        && let same @ Value::Bytes(_) = args.get(0)
    {
        return Ok(same);
    }
    let size = hits
        .len()
        .saturating_mul(new.len())
        .saturating_add(data.len());
    if !can_allocate(size) {
        return Err(memory_error(vm));
    }
    let mut out = Vec::with_capacity(data.len());
    let mut rest = 0;
    for at in hits {
        out.extend_from_slice(&data[rest..at]);
        out.extend_from_slice(&new);
        rest = at + old.len();
    }
    out.extend_from_slice(&data[rest..]);
    Ok(Value::Bytes(vm.heap.new_byte_vec(out)))
}

fn strip(vm: &mut Vm, args: Args, left: bool, right: bool) -> Result<Value, Raise> {
    let chars = match args.some(1) {
        Some(chars) => Some(like_bytes(vm, chars)?),
        None => None,
    };
    let data = data_of(vm, args)?;
    let gone = |b: &&u8| {
        chars
            .as_ref()
            .map_or_else(|| is_space(**b), |c| c.contains(b))
    };
    let start = if left {
        data.iter().take_while(gone).count()
    } else {
        0
    };
    let mut kept = &data[start..];
    if right {
        kept = &kept[..kept.len() - kept.iter().rev().take_while(gone).count()];
    }
    made_or_same(vm, args, kept.to_vec())
}

/// Makes the result of a method; the receiver itself where it is bytes and nothing was changed.
pub fn made_or_same(vm: &mut Vm, args: Args, data: Vec<u8>) -> Result<Value, Raise> {
    match args.get(0) {
        Value::Bytes(same) if same.data(&vm.heap) == data => Ok(Value::Bytes(same)),
        _ => Ok(Value::Bytes(vm.heap.new_byte_vec(data))),
    }
}
