//! The class str: constructor, operators, searching, splitting, joining.
//!
//! Case, padding and kinds of characters are in `letters.rs`, encodings in `codec.rs`, `%` in `percent.rs`,
//! `format` in `template.rs`; storage is `object/str.rs`. Positions that scripts see count code points.

use super::arguments::{
    bounds, c_text_of, instance_of, is_exactly, memory_error, refuse_operand, repeat_count,
    text_of, wrong_receiver,
};
use super::{codec, letters, percent, template};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::search::{find, find_all};
use crate::object::str::Str;
use crate::object::text::is_space;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, method};
use crate::vm::ops::arith::can_allocate;
use crate::vm::outcome::Raise;
use memchr::memmem;
use std::cmp::Ordering;

/// Results longer than this are counted before they are made.
const HUGE: usize = 1 << 26;

pub static STR: Type = Type {
    name: "str",
    module: "builtins",
    base: "object",
    layout: Layout::Str,
    open: true,
    new: Some(func(
        "__new__(cls, object=..., encoding=..., errors=...)",
        new_str,
    )),
    funcs: FUNCS,
    doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str",
};

static FUNCS: &[Func] = &[
    method("__add__(self, value, /)", add),
    method("__mul__(self, value, /)", repeat),
    method("__rmul__(self, value, /)", repeat),
    method("__mod__(self, value, /)", percent::percent),
    method("__rmod__(self, value, /)", percent::reflected),
    method("__contains__(self, key, /)", |vm, args| {
        let s = this(vm, args)?;
        vm.contains(Value::Str(s), args.get(1)).map(Value::bool)
    }),
    method("__getitem__(self, key, /)", |vm, args| {
        let s = this(vm, args)?;
        vm.get_item(Value::Str(s), args.get(1))
    }),
    method("__len__(self, /)", |vm, args| {
        this(vm, args).map(|s| Value::Int(s.len(&vm.heap) as i64))
    }),
    method("__iter__(self, /)", |vm, args| {
        let s = this(vm, args)?;
        vm.iter(Value::Str(s))
    }),
    method("__eq__(self, value, /)", |vm, args| equal(vm, args, true)),
    method("__ne__(self, value, /)", |vm, args| equal(vm, args, false)),
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
        this(vm, args).map(|s| Value::Int(s.hash(&vm.heap) as i64))
    }),
    method("__repr__(self, /)", |vm, args| {
        let s = this(vm, args)?;
        vm.repr_of(Value::Str(s)).map(Value::Str)
    }),
    method("__str__(self, /)", |vm, args| {
        this(vm, args).map(Value::Str)
    }),
    method("__format__(self, format_spec, /)", template::format_method),
    method("__getnewargs__(self, /)", |vm, args| {
        let s = this(vm, args)?;
        Ok(vm.tuple(&[Value::Str(s)]))
    }),
    method("__sizeof__(self, /)", |vm, args| {
        this(vm, args).map(|s| Value::Int(41 + s.bytes(&vm.heap).len() as i64))
    }),
    method("find(self, sub, start=None, end=None, /)", |vm, args| {
        let at = search(vm, args, "find", find)?;
        Ok(Value::Int(at.map_or(-1, |i| i as i64)))
    }),
    method("rfind(self, sub, start=None, end=None, /)", |vm, args| {
        let at = search(vm, args, "rfind", memmem::rfind)?;
        Ok(Value::Int(at.map_or(-1, |i| i as i64)))
    }),
    method("index(self, sub, start=None, end=None, /)", |vm, args| {
        let at = search(vm, args, "index", find)?;
        at.map(|i| Value::Int(i as i64))
            .ok_or_else(|| vm.value_error("substring not found"))
    }),
    method("rindex(self, sub, start=None, end=None, /)", |vm, args| {
        let at = search(vm, args, "rindex", memmem::rfind)?;
        at.map(|i| Value::Int(i as i64))
            .ok_or_else(|| vm.value_error("substring not found"))
    }),
    method("count(self, sub, start=None, end=None, /)", count),
    method(
        "startswith(self, prefix, start=None, end=None, /)",
        |vm, args| begins(vm, args, "startswith", |text, part| text.starts_with(part)),
    ),
    method(
        "endswith(self, suffix, start=None, end=None, /)",
        |vm, args| begins(vm, args, "endswith", |text, part| text.ends_with(part)),
    ),
    method("split(self, /, sep=None, maxsplit=-1)", split),
    method("rsplit(self, /, sep=None, maxsplit=-1)", rsplit),
    method("splitlines(self, /, keepends=False)", splitlines),
    method("partition(self, sep, /)", |vm, args| {
        partition(vm, args, false)
    }),
    method("rpartition(self, sep, /)", |vm, args| {
        partition(vm, args, true)
    }),
    method("join(self, iterable, /)", join),
    method("replace(self, old, new, /, count=-1)", replace),
    method("strip(self, chars=None, /)", |vm, args| {
        strip(vm, args, "strip", true, true)
    }),
    method("lstrip(self, chars=None, /)", |vm, args| {
        strip(vm, args, "lstrip", true, false)
    }),
    method("rstrip(self, chars=None, /)", |vm, args| {
        strip(vm, args, "rstrip", false, true)
    }),
    method("removeprefix(self, prefix, /)", |vm, args| {
        let s = this(vm, args)?;
        let cut = text_of(vm, args.get(1), "removeprefix() argument")?;
        let (n, total) = (cut.bytes(&vm.heap).len(), s.bytes(&vm.heap).len());
        let has = s.bytes(&vm.heap).starts_with(cut.bytes(&vm.heap));
        Ok(Value::Str(s.part(
            &mut vm.heap,
            if has { n } else { 0 },
            total,
        )))
    }),
    method("removesuffix(self, suffix, /)", |vm, args| {
        let s = this(vm, args)?;
        let cut = text_of(vm, args.get(1), "removesuffix() argument")?;
        let (n, total) = (cut.bytes(&vm.heap).len(), s.bytes(&vm.heap).len());
        let has = s.bytes(&vm.heap).ends_with(cut.bytes(&vm.heap));
        Ok(Value::Str(s.part(
            &mut vm.heap,
            0,
            if has { total - n } else { total },
        )))
    }),
    method(
        "encode(self, /, encoding='utf-8', errors='strict')",
        codec::encode_method,
    ),
    method("format(self, /, *args, **kwargs)", template::format),
    method("format_map(self, mapping, /)", template::format_map),
    method("translate(self, table, /)", letters::translate),
    func("maketrans(x, y=..., z=..., /)", letters::maketrans),
    method("upper(self, /)", letters::upper),
    method("lower(self, /)", letters::lower),
    method("title(self, /)", letters::title),
    method("capitalize(self, /)", letters::capitalize),
    method("swapcase(self, /)", letters::swapcase),
    method("casefold(self, /)", letters::casefold),
    method("center(self, width, fillchar=' ', /)", |vm, args| {
        letters::pad(vm, args, letters::Side::Both)
    }),
    method("ljust(self, width, fillchar=' ', /)", |vm, args| {
        letters::pad(vm, args, letters::Side::Right)
    }),
    method("rjust(self, width, fillchar=' ', /)", |vm, args| {
        letters::pad(vm, args, letters::Side::Left)
    }),
    method("zfill(self, width, /)", letters::zfill),
    method("expandtabs(self, /, tabsize=8)", letters::expandtabs),
    method("isalpha(self, /)", letters::isalpha),
    method("isalnum(self, /)", letters::isalnum),
    method("isdecimal(self, /)", letters::isdecimal),
    method("isdigit(self, /)", letters::isdigit),
    method("isnumeric(self, /)", letters::isnumeric),
    method("isspace(self, /)", letters::isspace),
    method("isprintable(self, /)", letters::isprintable),
    method("isascii(self, /)", |vm, args| {
        this(vm, args).map(|s| Value::bool(s.is_ascii(&vm.heap)))
    }),
    method("islower(self, /)", letters::islower),
    method("isupper(self, /)", letters::isupper),
    method("istitle(self, /)", letters::istitle),
    method("isidentifier(self, /)", letters::isidentifier),
];

/// Gives the receiver as a plain str.
#[inline]
pub fn this(vm: &mut Vm, args: Args) -> Result<Gc<Str>, Raise> {
    match args.get(0) {
        Value::Str(s) => Ok(s),
        v => match vm.plain(v) {
            Value::Str(s) => Ok(s),
            _ => Err(wrong_receiver(vm, "str", v)),
        },
    }
}

fn new_str(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (cls, object, str_class) = (args.get(0), args.get(1), vm.types.str);
    let text = if !args.get(2).is_unset() || !args.get(3).is_unset() {
        decode(vm, args)?
    } else if object.is_unset() {
        vm.heap.empty_str()
    } else if is_exactly(cls, str_class) {
        return vm.str_whole(object);
    } else {
        vm.str_of(object)?
    };
    let value = Value::Str(text);
    if is_exactly(cls, str_class) {
        Ok(value)
    } else {
        instance_of(vm, cls, str_class, value)
    }
}

fn decode(vm: &mut Vm, args: Args) -> Result<Gc<Str>, Raise> {
    let named = |v: Value, default: &str, vm: &mut Vm, what: &str| match v {
        Value::Unset => Ok(default.to_owned()),
        Value::None => Err(vm.type_error(format!("{what} must be str, not NoneType"))),
        v => c_text_of(vm, v, what).map(|s| s.text(&vm.heap).to_owned()),
    };
    let encoding = named(args.get(2), "utf-8", vm, "str() argument 'encoding'")?;
    let errors = named(args.get(3), "strict", vm, "str() argument 'errors'")?;
    match vm.plain(args.get(1)) {
        Value::Unset => Ok(vm.heap.empty_str()),
        Value::Bytes(b) if b.is_empty(&vm.heap) => Ok(vm.heap.empty_str()),
        Value::Bytes(b) => codec::decode(vm, b, &encoding, &errors),
        Value::Str(_) => Err(vm.type_error("decoding str is not supported")),
        _ => {
            if let Some(b) = super::buffers::exported(vm, args.get(1), super::buffers::SIMPLE)? {
                if b.is_empty(&vm.heap) {
                    return Ok(vm.heap.empty_str());
                }
                return codec::decode(vm, b, &encoding, &errors);
            }
            let got = vm.type_name(args.get(1));
            let text = format!("decoding to str: need a bytes-like object, {got} found");
            Err(vm.type_error(text))
        }
    }
}

fn add(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    match vm.plain(args.get(1)) {
        Value::Str(other) => Ok(Value::Str(s.concat(&mut vm.heap, other))),
        _ => {
            let radd = vm.names.radd;
            refuse_operand(vm, radd, args.get(1), |got| {
                format!("can only concatenate str (not \"{got}\") to str")
            })
        }
    }
}

fn repeat(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = repeat_count(vm, args.get(1))?;
    let s = this(vm, args)?;
    let text = s.text(&vm.heap);
    if text.len().checked_mul(n).is_none_or(|n| n > 1 << 33) {
        return Err(memory_error(vm));
    }
    let text = text.repeat(n);
    Ok(vm.string(text))
}

fn equal(vm: &mut Vm, args: Args, wanted: bool) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    Ok(match vm.plain(args.get(1)) {
        Value::Str(other) => Value::bool(s.eq_text(&vm.heap, other) == wanted),
        _ => Value::NotImplemented,
    })
}

fn compare(vm: &mut Vm, args: Args, holds: fn(Ordering) -> bool) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    Ok(match vm.plain(args.get(1)) {
        Value::Str(other) => Value::bool(holds(s.cmp_text(&vm.heap, other))),
        _ => Value::NotImplemented,
    })
}

/// Reads the text to search for and the bounds; gives them as byte offsets, or `None` if they are crossed.
fn window(
    vm: &mut Vm,
    args: Args,
    name: &str,
) -> Result<(Gc<Str>, Gc<Str>, Option<(usize, usize)>), Raise> {
    let s = this(vm, args)?;
    let part = match args.get(1) {
        Value::Str(part) => part,
        v => text_of(vm, v, &format!("{name}() argument 1"))?,
    };
    let len = s.len(&vm.heap);
    if args.get(2).is_none() && args.get(3).is_none() {
        return Ok((s, part, Some((0, s.bytes(&vm.heap).len()))));
    }
    let (start, stop) = bounds(vm, args, 2, len)?;
    if start > stop {
        return Ok((s, part, None));
    }
    let window = (s.byte_of(&vm.heap, start), s.byte_of(&vm.heap, stop));
    Ok((s, part, Some(window)))
}

type Search = fn(&[u8], &[u8]) -> Option<usize>;

fn search(vm: &mut Vm, args: Args, name: &str, find: Search) -> Result<Option<usize>, Raise> {
    let (s, part, window) = window(vm, args, name)?;
    let Some((from, to)) = window else {
        return Ok(None);
    };
    let (bytes, needle) = (s.bytes(&vm.heap), part.bytes(&vm.heap));
    let hay = bytes.get(from..to).unwrap_or(&[]);
    let found = find(hay, needle);
    Ok(found.map(|at| s.point_of(&vm.heap, from + at)))
}

fn count(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (s, part, window) = window(vm, args, "count")?;
    let Some((from, to)) = window else {
        return Ok(Value::Int(0));
    };
    let hay = s.bytes(&vm.heap).get(from..to).unwrap_or(&[]);
    let needle = part.bytes(&vm.heap);
    let n = match needle {
        [] => s.point_of(&vm.heap, to) - s.point_of(&vm.heap, from) + 1,
        [b] => memchr::memchr_iter(*b, hay).count(),
        _ => find_all(hay, needle).count(),
    };
    Ok(Value::Int(n as i64))
}

fn begins(
    vm: &mut Vm,
    args: Args,
    name: &str,
    test: fn(&[u8], &[u8]) -> bool,
) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let len = s.len(&vm.heap);
    let (start, stop) = bounds(vm, args, 2, len)?;
    let window = (start <= stop).then(|| (s.byte_of(&vm.heap, start), s.byte_of(&vm.heap, stop)));
    let holds = |vm: &Vm, part: Gc<Str>| {
        let hay = window.and_then(|(from, to)| s.bytes(&vm.heap).get(from..to));
        hay.is_some_and(|hay| test(hay, part.bytes(&vm.heap)))
    };
    match vm.plain(args.get(1)) {
        Value::Str(part) => Ok(Value::bool(holds(vm, part))),
        Value::Tuple(parts) => {
            for i in 0..parts.len(&vm.heap) {
                let part = parts.item(&vm.heap, i).unwrap_or(Value::None);
                let Value::Str(part) = vm.plain(part) else {
                    let got = vm.type_name(part);
                    let text = format!("tuple for {name} must only contain str, not {got}");
                    return Err(vm.type_error(text));
                };
                if holds(vm, part) {
                    return Ok(Value::TRUE);
                }
            }
            Ok(Value::FALSE)
        }
        _ => {
            let got = vm.type_name(args.get(1));
            let text = format!("{name} first arg must be str or a tuple of str, not {got}");
            Err(vm.type_error(text))
        }
    }
}

/// Makes a list of parts of a string.
fn parts_list(vm: &mut Vm, s: Gc<Str>, ranges: &[(usize, usize)]) -> Value {
    let mut items = Vec::with_capacity(ranges.len());
    for &(from, to) in ranges {
        items.push(Value::Str(s.part(&mut vm.heap, from, to)));
    }
    vm.list(items)
}

/// Reads separator and limit of a split; `None` for the separator means white space.
fn split_args(vm: &mut Vm, args: Args) -> Result<(Gc<Str>, Option<Gc<Str>>, usize), Raise> {
    let s = this(vm, args)?;
    let limit = args.int(vm, 2)?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let sep = match vm.plain(args.get(1)) {
        Value::None => None,
        Value::Str(sep) if sep.is_empty(&vm.heap) => {
            return Err(vm.value_error("empty separator"));
        }
        Value::Str(sep) => Some(sep),
        _ => {
            let got = vm.type_name(args.get(1));
            return Err(vm.type_error(format!("must be str or None, not {got}")));
        }
    };
    Ok((s, sep, limit))
}

fn split(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (s, sep, limit) = split_args(vm, args)?;
    let text = s.text(&vm.heap);
    let mut ranges = Vec::new();
    match sep.map(|sep| sep.bytes(&vm.heap)) {
        Some([b]) => cut_at(
            text,
            memchr::memchr_iter(*b, text.as_bytes()),
            1,
            limit,
            &mut ranges,
        ),
        Some(sep) => {
            let hits = find_all(text.as_bytes(), sep);
            cut_at(text, hits, sep.len(), limit, &mut ranges);
        }
        None => {
            let mut rest = text.trim_start_matches(is_space);
            while !rest.is_empty() {
                let from = text.len() - rest.len();
                if ranges.len() == limit {
                    ranges.push((from, text.len()));
                    break;
                }
                let end = rest.find(is_space).unwrap_or(rest.len());
                ranges.push((from, from + end));
                rest = rest[end..].trim_start_matches(is_space);
            }
        }
    }
    Ok(parts_list(vm, s, &ranges))
}

fn cut_at(
    text: &str,
    hits: impl Iterator<Item = usize>,
    width: usize,
    limit: usize,
    ranges: &mut Vec<(usize, usize)>,
) {
    let mut from = 0;
    for hit in hits.take(limit) {
        ranges.push((from, hit));
        from = hit + width;
    }
    ranges.push((from, text.len()));
}

fn rsplit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (s, sep, limit) = split_args(vm, args)?;
    let text = s.text(&vm.heap);
    let mut ranges = Vec::new();
    match sep {
        Some(sep) => {
            let sep = sep.bytes(&vm.heap);
            let mut to = text.len();
            while ranges.len() < limit
                && let Some(hit) = memmem::rfind(&text.as_bytes()[..to], sep)
            {
                ranges.push((hit + sep.len(), to));
                to = hit;
            }
            ranges.push((0, to));
        }
        None => {
            let mut rest = text.trim_end_matches(is_space);
            while !rest.is_empty() {
                if ranges.len() == limit {
                    ranges.push((0, rest.len()));
                    break;
                }
                let at = rest.char_indices().rfind(|&(_, c)| is_space(c));
                let from = at.map_or(0, |(i, c)| i + c.len_utf8());
                ranges.push((from, rest.len()));
                rest = rest[..from].trim_end_matches(is_space);
            }
        }
    }
    ranges.reverse();
    Ok(parts_list(vm, s, &ranges))
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn splitlines(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let keep = args.truth(vm, 1)?;
    let s = this(vm, args)?;
    let text = s.text(&vm.heap);
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(is_line_end) {
        let at = from + at;
        let end = text[at..].chars().next().map_or(0, char::len_utf8);
        let end = at
            + if text[at..].starts_with("\r\n") {
                2
            } else {
                end
            };
        ranges.push((from, if keep { end } else { at }));
        from = end;
    }
    if from < text.len() {
        ranges.push((from, text.len()));
    }
    Ok(parts_list(vm, s, &ranges))
}

fn partition(vm: &mut Vm, args: Args, last: bool) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let sep = match vm.plain(args.get(1)) {
        Value::Str(sep) => sep,
        _ => {
            let got = vm.type_name(args.get(1));
            return Err(vm.type_error(format!("must be str, not {got}")));
        }
    };
    if sep.is_empty(&vm.heap) {
        return Err(vm.value_error("empty separator"));
    }
    let (bytes, needle) = (s.bytes(&vm.heap), sep.bytes(&vm.heap));
    let (total, width) = (bytes.len(), needle.len());
    let hit = if last {
        memmem::rfind(bytes, needle)
    } else {
        find(bytes, needle)
    };
    let empty = Value::Str(vm.heap.empty_str());
    let items = match hit {
        Some(at) => {
            let head = Value::Str(s.part(&mut vm.heap, 0, at));
            let tail = Value::Str(s.part(&mut vm.heap, at + width, total));
            [head, Value::Str(sep), tail]
        }
        None if last => [empty, empty, Value::Str(s)],
        None => [Value::Str(s), empty, empty],
    };
    Ok(vm.tuple(&items))
}

fn join(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let items = vm.fast_sequence(args.get(1), "can only join an iterable")?;
    vm.root(items);
    let sep = this(vm, args)?;
    let values = match items {
        Value::List(l) => l.items(&vm.heap),
        Value::Tuple(t) => t.items(&vm.heap),
        _ => &[],
    };
    if let [only @ Value::Str(_)] = values {
        return Ok(*only);
    }
    let mut total = sep
        .bytes(&vm.heap)
        .len()
        .saturating_mul(values.len().saturating_sub(1));
    for (i, &item) in values.iter().enumerate() {
        match item {
            Value::Str(s) => total += s.bytes(&vm.heap).len(),
            other => match vm.plain(other) {
                Value::Str(s) => total += s.bytes(&vm.heap).len(),
                _ => {
                    let got = vm.type_name(other);
                    return Err(vm.type_error(format!(
                        "sequence item {i}: expected str instance, {got} found"
                    )));
                }
            },
        }
    }
    if !can_allocate(total) {
        return Err(memory_error(vm));
    }
    let sep = sep.text(&vm.heap);
    let mut text = String::with_capacity(total);
    for (i, &item) in values.iter().enumerate() {
        if i > 0 {
            text.push_str(sep);
        }
        if let Value::Str(s) = vm.plain(item) {
            text.push_str(s.text(&vm.heap));
        }
    }
    Ok(vm.string(text))
}

fn replace(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let old = text_of(vm, args.get(1), "replace() argument 1")?;
    let new = text_of(vm, args.get(2), "replace() argument 2")?;
    let limit = usize::try_from(args.int(vm, 3)?).unwrap_or(usize::MAX);
    let (text, from, to) = (s.text(&vm.heap), old.text(&vm.heap), new.text(&vm.heap));
    let most = (text.len() / from.len().max(1) + 1).min(limit);
    if text.len().saturating_add(most.saturating_mul(to.len())) > HUGE {
        let found = match from.is_empty() {
            true => text.chars().count() + 1,
            false => find_all(text.as_bytes(), from.as_bytes())
                .take(limit)
                .count(),
        };
        let size = found.min(limit).saturating_mul(to.len());
        if !can_allocate(size.saturating_add(text.len())) {
            return Err(memory_error(vm));
        }
    }
    let mut out = String::new();
    let mut rest = 0;
    if from.is_empty() {
        let ends = text.char_indices().map(|(i, _)| i).chain([text.len()]);
        for at in ends.take(limit) {
            out.push_str(&text[rest..at]);
            out.push_str(to);
            rest = at;
        }
    } else {
        for at in find_all(text.as_bytes(), from.as_bytes()).take(limit) {
            if out.capacity() == 0 {
                out.reserve(text.len());
            }
            out.push_str(&text[rest..at]);
            out.push_str(to);
            rest = at + from.len();
        }
        if rest == 0 {
            return Ok(Value::Str(s));
        }
    }
    out.push_str(&text[rest..]);
    Ok(vm.string(out))
}

fn strip(vm: &mut Vm, args: Args, name: &str, left: bool, right: bool) -> Result<Value, Raise> {
    let s = this(vm, args)?;
    let text = s.text(&vm.heap);
    let mut kept = text;
    match vm.plain(args.get(1)) {
        Value::None => {
            if left {
                kept = kept.trim_start_matches(is_space);
            }
            if right {
                kept = kept.trim_end_matches(is_space);
            }
        }
        Value::Str(chars) => {
            let chars = chars.text(&vm.heap);
            if left {
                kept = kept.trim_start_matches(|c| chars.contains(c));
            }
            // The start is cut first, so that both together leave nothing twice.
            if right {
                kept = kept.trim_end_matches(|c| chars.contains(c));
            }
        }
        _ => return Err(vm.type_error(format!("{name} arg must be None or str"))),
    }
    let from = kept.as_ptr().addr() - text.as_ptr().addr();
    let to = from + kept.len();
    Ok(Value::Str(s.part(&mut vm.heap, from, to)))
}
