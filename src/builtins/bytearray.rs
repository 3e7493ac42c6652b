//! The class bytearray: bytes that change in place.
//!
//! What only reads is asked of a bytes object with the same data, and what comes back as bytes becomes a bytearray
//! again; what changes is here.

use super::arguments::{memory_error, repeat_count, wrong_receiver};
use super::buffers::{Loans, SIMPLE, exported, may_resize};
use super::bytes::{FUNCS as BYTES_FUNCS, buffer, bytes_of};
use super::bytes_new::{at_once, check_texts, each_byte};
use crate::heap::{Heap, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::iter::{IterKind, IterState};
use crate::object::list::{Span, delete_slice, index_of, slice_indices, take_slice};
use crate::object::payload::Payload;
use crate::object::text::push_bytes_repr;
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, class_method, func, method};
use crate::vm::outcome::Raise;
use memchr::memmem;
use std::cmp::Ordering;

/// The data of a bytearray.
#[derive(Default)]
pub struct ByteArray {
    pub data: Vec<u8>,
    pub loans: Loans,
}

impl Payload for ByteArray {
    fn trace(&self, _marker: &mut Marker) {}
    fn leads_on(&self, _: &Heap) -> bool {
        false
    }
    fn item_at(&self, _: &Heap, index: i64) -> Option<Value> {
        let at = index_of(self.data.len(), index)?;
        self.data.get(at).map(|&byte| Value::Int(i64::from(byte)))
    }
    fn set_item_at(&mut self, index: i64, value: Value) -> bool {
        let Value::Int(byte @ 0..256) = value else {
            return false;
        };
        let slot = index_of(self.data.len(), index).and_then(|at| self.data.get_mut(at));
        slot.map(|slot| *slot = byte as u8).is_some()
    }
    fn size(&self) -> usize {
        self.data.capacity() + 24
    }
}

pub static BYTEARRAY: Type = Type {
    name: "bytearray",
    module: "builtins",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, /, *args, **kwargs)", new_bytearray)),
    funcs: FUNCS,
    doc: "bytearray(iterable_of_ints) -> bytearray",
};

/// Declares a method that bytes has too.
macro_rules! shared {
    ($($name:literal $signature:literal,)*) => {
        &[$(method(concat!($name, $signature), |vm, args| as_bytes(vm, args, $name)),)*]
    };
}

/// Methods that read only; see `shared!`.
pub static SHARED: &[Func] = shared! {
    "decode" "(self, /, encoding='utf-8', errors='strict')",
    "find" "(self, sub, start=None, end=None, /)",
    "rfind" "(self, sub, start=None, end=None, /)",
    "index" "(self, sub, start=None, end=None, /)",
    "rindex" "(self, sub, start=None, end=None, /)",
    "count" "(self, sub, start=None, end=None, /)",
    "startswith" "(self, prefix, start=None, end=None, /)",
    "endswith" "(self, suffix, start=None, end=None, /)",
    "split" "(self, /, sep=None, maxsplit=-1)",
    "rsplit" "(self, /, sep=None, maxsplit=-1)",
    "splitlines" "(self, /, keepends=False)",
    "partition" "(self, sep, /)",
    "rpartition" "(self, sep, /)",
    "join" "(self, iterable_of_bytes, /)",
    "replace" "(self, old, new, count=-1, /)",
    "strip" "(self, bytes=None, /)",
    "lstrip" "(self, bytes=None, /)",
    "rstrip" "(self, bytes=None, /)",
    "removeprefix" "(self, prefix, /)",
    "removesuffix" "(self, suffix, /)",
    "translate" "(self, table, /, delete=...)",
    "hex" "(self, sep=..., bytes_per_sep=1)",
    "upper" "(self, /)",
    "lower" "(self, /)",
    "swapcase" "(self, /)",
    "title" "(self, /)",
    "capitalize" "(self, /)",
    "center" "(self, width, fillchar=..., /)",
    "ljust" "(self, width, fillchar=..., /)",
    "rjust" "(self, width, fillchar=..., /)",
    "zfill" "(self, width, /)",
    "expandtabs" "(self, /, tabsize=8)",
    "isalpha" "(self, /)",
    "isalnum" "(self, /)",
    "isdigit" "(self, /)",
    "isspace" "(self, /)",
    "isascii" "(self, /)",
    "islower" "(self, /)",
    "isupper" "(self, /)",
    "istitle" "(self, /)",
    "__contains__" "(self, key, /)",
    "__mod__" "(self, value, /)",
};

static FUNCS: &[Func] = &[
    method("__init__(self, source=..., encoding=..., errors=...)", init),
    method("__buffer__(self, flags, /)", super::memoryview::lend),
    method("__len__(self, /)", |vm, args| {
        data(vm, args.get(0)).map(|d| Value::Int(d.len() as i64))
    }),
    method("__iter__(self, /)", |vm, args| {
        data(vm, args.get(0))?;
        let state = IterState::Sequence {
            seq: args.get(0),
            next: 0,
        };
        Ok(vm.new_iter(IterKind::ByteArray, state))
    }),
    method("__repr__(self, /)", show),
    method("__str__(self, /)", show),
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
    method("__add__(self, value, /)", |vm, args| {
        let mut sum = data(vm, args.get(0))?.clone();
        sum.extend(added(vm, args)?);
        Ok(made(vm, sum))
    }),
    method("__iadd__(self, value, /)", |vm, args| {
        if vm.plain(args.get(1)).is(vm.plain(args.get(0))) {
            let text = "Existing exports of data: object cannot be re-sized";
            return Err(vm.error(Exc::BufferError, text));
        }
        let more = added(vm, args)?;
        if !more.is_empty() {
            change_size(vm, args)?;
        }
        data(vm, args.get(0))?.extend(more);
        Ok(args.get(0))
    }),
    method("__mul__(self, value, /)", |vm, args| {
        repeat(vm, args, false)
    }),
    method("__rmod__(self, value, /)", |vm, args| {
        if data(vm, args.get(1)).is_err() {
            vm.take_raised();
            return Ok(Value::NotImplemented);
        }
        vm.binary(BinOp::Mod, args.get(1), args.get(0))
    }),
    method("__rmul__(self, value, /)", |vm, args| {
        repeat(vm, args, false)
    }),
    method("__imul__(self, value, /)", |vm, args| {
        repeat(vm, args, true)
    }),
    method("__getitem__(self, key, /)", get_item),
    method("__setitem__(self, key, value, /)", set_item),
    method("__delitem__(self, key, /)", del_item),
    method("append(self, item, /)", |vm, args| {
        let b = byte(vm, args.get(1))?;
        change_size(vm, args)?;
        data(vm, args.get(0))?.push(b);
        Ok(Value::None)
    }),
    method("extend(self, iterable_of_ints, /)", extend),
    method("insert(self, index, item, /)", |vm, args| {
        let at = args.clipped(vm, 1)?;
        let b = byte(vm, args.get(2))?;
        change_size(vm, args)?;
        let data = data(vm, args.get(0))?;
        let len = data.len() as i64;
        let at = if at < 0 {
            at.saturating_add(len).max(0)
        } else {
            at.min(len)
        };
        data.insert(at as usize, b);
        Ok(Value::None)
    }),
    method("pop(self, index=-1, /)", |vm, args| {
        let at = args.int(vm, 1)?;
        let len = data(vm, args.get(0))?.len();
        if len == 0 {
            return Err(vm.index_error("pop from empty bytearray"));
        }
        let Some(i) = index_of(len, at) else {
            return Err(vm.index_error("pop index out of range"));
        };
        change_size(vm, args)?;
        let removed = data(vm, args.get(0))?.remove(i);
        Ok(Value::Int(i64::from(removed)))
    }),
    method("remove(self, value, /)", |vm, args| {
        let b = byte(vm, args.get(1))?;
        let found = data(vm, args.get(0))?.iter().position(|&x| x == b);
        match found {
            Some(i) => {
                change_size(vm, args)?;
                data(vm, args.get(0))?.remove(i);
                Ok(Value::None)
            }
            None => Err(vm.value_error("value not found in bytearray")),
        }
    }),
    method("reverse(self, /)", |vm, args| {
        data(vm, args.get(0))?.reverse();
        Ok(Value::None)
    }),
    method("clear(self, /)", |vm, args| {
        change_size(vm, args)?;
        data(vm, args.get(0))?.clear();
        Ok(Value::None)
    }),
    method("copy(self, /)", |vm, args| {
        let copy = data(vm, args.get(0))?.clone();
        Ok(made(vm, copy))
    }),
    class_method("fromhex(cls, string, /)", |vm, args| {
        let cls = args.get(0);
        args.set(0, Value::Class(vm.types.bytes));
        let bytes = super::octets::from_hex(vm, args)?;
        vm.call(cls, &[bytes])
    }),
    func("maketrans(frm, to, /)", super::octets::maketrans),
];

/// Gives the data of a bytearray.
fn data(vm: &mut Vm, v: Value) -> Result<&mut Vec<u8>, Raise> {
    if vm.payload::<ByteArray>(v).is_none() {
        return Err(wrong_receiver(vm, "bytearray", v));
    }
    match vm.payload_mut::<ByteArray>(v) {
        Some(array) => Ok(&mut array.data),
        None => unreachable!("just found"),
    }
}

/// Refuses to change the size of what a view shows.
fn change_size(vm: &mut Vm, args: Args) -> Result<(), Raise> {
    if may_resize(vm, args.get(0), args) {
        return Ok(());
    }
    let text = "Existing exports of data: object cannot be re-sized";
    Err(vm.error(Exc::BufferError, text))
}

/// Makes a bytearray.
pub fn made(vm: &mut Vm, data: Vec<u8>) -> Value {
    match vm.class_named("bytearray") {
        Some(class) => vm.object_of(
            class,
            ByteArray {
                data,
                loans: Loans::default(),
            },
        ),
        None => unreachable!("the class is defined at boot"),
    }
}

fn new_bytearray(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.new_payload(args.get(0), ByteArray::default())
}

fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    check_texts(vm, args, "bytearray")?;
    // What it held is gone before the source is looked at.
    if !data(vm, args.get(0))?.is_empty() {
        change_size(vm, args)?;
        data(vm, args.get(0))?.clear();
    }
    if let Some(made) = at_once(vm, args, "bytearray")? {
        let bytes = made.data(&vm.heap).to_vec();
        put_behind(vm, args, &bytes)?;
        return Ok(Value::None);
    }
    // What the source's `__index__` sees, and what is left where it fails, is what came so far.
    each_byte(vm, args.get(1), "bytearray", &mut |vm, bytes| {
        put_behind(vm, args, bytes)
    })?;
    Ok(Value::None)
}

/// Puts bytes behind those of the array in `args`.
fn put_behind(vm: &mut Vm, args: Args, bytes: &[u8]) -> Result<(), Raise> {
    if !bytes.is_empty() {
        change_size(vm, args)?;
        vm.heap.charge(bytes.len());
        data(vm, args.get(0))?.extend_from_slice(bytes);
    }
    Ok(())
}

/// Looks through the data where it lies, for the plain forms of the methods that only look. `Unset` if there is no index to give.
fn looked_through(vm: &mut Vm, args: Args, name: &str) -> Option<Value> {
    let text = vm.payload::<ByteArray>(args.get(0))?.data.as_slice();
    if name == "decode" {
        let plain = |v: Value, word: &str| match v {
            Value::Unset => true,
            Value::Str(s) => s.text(&vm.heap) == word,
            _ => false,
        };
        if !plain(args.get(1), "utf-8") || !plain(args.get(2), "strict") {
            return None;
        }
        let text = std::str::from_utf8(text).ok()?.to_owned();
        return Some(vm.string(text));
    }
    let one: [u8; 1];
    let needle = match args.get(1) {
        Value::Bytes(b) => b.data(&vm.heap),
        Value::Int(i) if !name.ends_with("with") => {
            one = [u8::try_from(i).ok()?];
            &one
        }
        _ => return None,
    };
    let place = |v: Value, default: usize| match v {
        Value::None | Value::Unset => Some(default),
        Value::Int(i) => usize::try_from(i).ok(),
        _ => None,
    };
    let start = place(args.get(2), 0)?;
    let end = place(args.get(3), text.len())?.min(text.len());
    let part = text.get(start..end)?;
    let at = match name {
        "find" | "index" => memmem::find(part, needle),
        "rfind" | "rindex" => memmem::rfind(part, needle),
        "startswith" => return Some(Value::bool(part.starts_with(needle))),
        "endswith" => return Some(Value::bool(part.ends_with(needle))),
        _ => return None,
    };
    match at {
        Some(at) => Some(Value::Int((at + start) as i64)),
        None if name.ends_with("find") => Some(Value::Int(-1)),
        None => Some(Value::Unset),
    }
}

/// Runs the method of bytes on the same data.
fn as_bytes(vm: &mut Vm, args: Args, name: &str) -> Result<Value, Raise> {
    let receiver = args.get(0);
    if matches!(
        name,
        "decode" | "find" | "index" | "rfind" | "rindex" | "startswith" | "endswith"
    ) && let Some(found) = looked_through(vm, args, name)
    {
        return match found {
            Value::Unset => Err(vm.value_error("subsection not found")),
            found => Ok(found),
        };
    }
    let copy = data(vm, receiver)?.clone();
    vm.root(receiver);
    let bytes = vm.heap.new_byte_vec(copy);
    args.set(0, Value::Bytes(bytes));
    let Some(method) = BYTES_FUNCS.iter().find(|f| f.name() == name) else {
        unreachable!("the names are those of bytes")
    };
    let result = (method.run)(vm, args);
    // What is said of a failure asks of whom the method was.
    args.set(0, receiver);
    Ok(changed(vm, result?))
}

/// Turns bytes in a result into bytearrays.
fn changed(vm: &mut Vm, v: Value) -> Value {
    match v {
        Value::Bytes(b) => {
            let data = b.data(&vm.heap).to_vec();
            made(vm, data)
        }
        Value::List(l) => {
            let items = l.items(&vm.heap).to_vec();
            let items = items.into_iter().map(|v| changed(vm, v)).collect();
            vm.list(items)
        }
        Value::Tuple(t) => {
            let items = t.items(&vm.heap).to_vec();
            let items: Vec<Value> = items.into_iter().map(|v| changed(vm, v)).collect();
            vm.tuple(&items)
        }
        // The separator that `partition` was given.
        v @ Value::Object(_) => match buffer(vm, v).map(|b| b.data(&vm.heap).to_vec()) {
            Some(data) => made(vm, data),
            None => v,
        },
        other => other,
    }
}

fn byte(vm: &mut Vm, v: Value) -> Result<u8, Raise> {
    match u8::try_from(vm.to_index_clipped(v)?) {
        Ok(b) => Ok(b),
        Err(_) => Err(vm.value_error("byte must be in range(0, 256)")),
    }
}

fn added(vm: &mut Vm, args: Args) -> Result<Vec<u8>, Raise> {
    match exported(vm, args.get(1), SIMPLE)? {
        Some(b) => Ok(b.data(&vm.heap).to_vec()),
        None => {
            let (got, own) = (vm.type_name(args.get(1)), vm.type_name(args.get(0)));
            Err(vm.type_error(format!("can't concat {got} to {own}")))
        }
    }
}

fn show(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut text = vm.type_name(args.get(0));
    text.push('(');
    let mut bytes = String::new();
    push_bytes_repr(&mut bytes, data(vm, args.get(0))?);
    // Unlike bytes, a bytearray shows an apostrophe with a backslash between other quotes too.
    if bytes.starts_with("b\"") {
        bytes = bytes.replace('\'', "\\'");
    }
    text.push_str(&bytes);
    text.push(')');
    Ok(vm.string(text))
}

fn compare(vm: &mut Vm, args: Args, holds: fn(Ordering) -> bool) -> Result<Value, Raise> {
    let mine = data(vm, args.get(0))?.clone();
    let Some(other) = buffer(vm, args.get(1)) else {
        return Ok(Value::NotImplemented);
    };
    Ok(Value::bool(holds(mine[..].cmp(other.data(&vm.heap)))))
}

fn repeat(vm: &mut Vm, args: Args, in_place: bool) -> Result<Value, Raise> {
    let n = repeat_count(vm, args.get(1))?;
    let mine = data(vm, args.get(0))?;
    if mine.len().checked_mul(n).is_none_or(|n| n > 1 << 33) {
        return Err(memory_error(vm));
    }
    let repeated = mine.repeat(n);
    if in_place {
        if mine.len() != repeated.len() {
            change_size(vm, args)?;
        }
        *data(vm, args.get(0))? = repeated;
        return Ok(args.get(0));
    }
    Ok(made(vm, repeated))
}

/// What an index means.
enum Place {
    One(i64),
    Slice(Span),
}

fn place(vm: &mut Vm, args: Args) -> Result<Place, Raise> {
    let key = args.get(1);
    if let Value::Slice(s) = key {
        let (start, stop, step) = vm.slice_bounds(s)?;
        let len = data(vm, args.get(0))?.len();
        return Ok(Place::Slice(slice_indices(len, start, stop, step)));
    }
    match vm.index_opt(key)? {
        Some(Value::Int(i)) => Ok(Place::One(i)),
        Some(_) => {
            let got = vm.type_name(key);
            let text = format!("cannot fit '{got}' into an index-sized integer");
            Err(vm.index_error(text))
        }
        None => {
            let got = vm.type_name(key);
            let text = format!("bytearray indices must be integers or slices, not {got}");
            Err(vm.type_error(text))
        }
    }
}

const OUTSIDE: &str = "bytearray index out of range";

fn get_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match place(vm, args)? {
        Place::Slice(span) => {
            let part = take_slice(data(vm, args.get(0))?, span);
            Ok(made(vm, part))
        }
        Place::One(i) => {
            let data = data(vm, args.get(0))?;
            match index_of(data.len(), i) {
                Some(i) => Ok(Value::Int(i64::from(data[i]))),
                None => Err(vm.index_error(OUTSIDE)),
            }
        }
    }
}

fn set_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Place::Slice(span) = place(vm, args)? else {
        let b = byte(vm, args.get(2))?;
        let Place::One(i) = place(vm, args)? else {
            unreachable!("it is no slice")
        };
        let data = data(vm, args.get(0))?;
        let Some(i) = index_of(data.len(), i) else {
            return Err(vm.index_error(OUTSIDE));
        };
        data[i] = b;
        return Ok(Value::None);
    };
    let value = args.get(2);
    let new = match vm.plain(value) {
        Value::Int(_) | Value::Str(_) | Value::Bool(_) | Value::Big(_) => None,
        _ if vm.may_iterate(value) => Some(bytes_of(vm, value, "bytearray")?),
        Value::None => return Err(vm.type_error("cannot convert 'NoneType' object to bytearray")),
        _ => None,
    };
    let Some(new) = new else {
        return Err(
            vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
        );
    };
    // Nothing in place of something takes the places out, whatever the step.
    let removes = new.is_empty() && span.len > 0;
    if (span.step == 1 || removes) && new.len() != span.len {
        change_size(vm, args)?;
    }
    let data = data(vm, args.get(0))?;
    if let Some(range) = span.range() {
        let end = range.end.min(data.len());
        data.splice(range.start.min(end)..end, new);
        return Ok(Value::None);
    }
    if removes {
        delete_slice(data, span);
        return Ok(Value::None);
    }
    if new.len() != span.len {
        return Err(vm.value_error(format!(
            "attempt to assign bytes of size {} to extended slice of size {}",
            new.len(),
            span.len
        )));
    }
    for (at, b) in span.places().zip(new) {
        if let Some(slot) = data.get_mut(at) {
            *slot = b;
        }
    }
    Ok(Value::None)
}

fn del_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let span = match place(vm, args)? {
        Place::Slice(span) => span,
        Place::One(i) => match index_of(data(vm, args.get(0))?.len(), i) {
            Some(i) => slice_indices(i + 1, Some(i as i64), None, 1),
            None => return Err(vm.index_error(OUTSIDE)),
        },
    };
    if span.len > 0 {
        change_size(vm, args)?;
    }
    delete_slice(data(vm, args.get(0))?, span);
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let source = args.get(1);
    if let Value::Str(s) = vm.plain(source)
        && !s.is_empty(&vm.heap)
    {
        return Err(vm.type_error("expected iterable of integers; got: 'str'"));
    }
    if !vm.may_iterate(source) {
        let got = vm.type_name(source);
        return Err(vm.type_error(format!("can't extend bytearray with {got}")));
    }
    // What has no bytes to lend is gone through, and asked for its length first.
    let source = match vm.plain(source) {
        Value::Bytes(_) | Value::Object(_) => source,
        _ => {
            let iterator = vm.iter(source)?;
            vm.root(iterator);
            vm.ask_length(source)?;
            iterator
        }
    };
    let more = bytes_of(vm, source, "bytearray")?;
    vm.heap.charge(more.len());
    if !more.is_empty() {
        change_size(vm, args)?;
    }
    data(vm, args.get(0))?.extend(more);
    Ok(Value::None)
}
