//! The module array: numbers of one kind, in a row in memory.
//!
//! The data is kept as bytes, so that it can be lent to views (`builtins/buffers.rs`); what one element is says
//! `builtins/element.rs`, as values `array/values.rs`. Text (`u`, `w`) is four bytes a character.

#[path = "array/pickling.rs"]
mod pickling;
#[path = "array/values.rs"]
mod values;

use crate::builtins::alias::GENERIC;
use crate::builtins::arguments::{bounds_of_slice, memory_error, repeat_count, wrong_receiver};
use crate::builtins::buffers::{Loans, may_resize};
use crate::builtins::bytes::buffer;
use crate::builtins::element::{read_plain, size_of, write_plain};
use crate::heap::{Heap, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::equal::eq_plain;
use crate::object::exception::Exc;
use crate::object::iter::{IterKind, IterState};
use crate::object::list::{Span, index_of};
use crate::object::payload::Payload;
use crate::syntax::ast::CmpOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, NativeConst, Type, func, getter, method};
use crate::vm::outcome::Raise;
use pickling::{reconstruct, reduce};
use values::{item, items, packed, text_bytes, text_of};

/// An array: the letter of its elements, and their bytes.
pub struct Array {
    pub code: char,
    pub data: Vec<u8>,
    pub loans: Loans,
}

impl Payload for Array {
    fn trace(&self, _: &mut Marker) {}
    fn size(&self) -> usize {
        self.data.capacity() + 40
    }
    fn item_at(&self, _: &Heap, index: i64) -> Option<Value> {
        let size = Array::size(self);
        let at = index_of(self.len(), index)? * size;
        read_plain(self.code, self.data.get(at..at + size)?)
    }
    fn set_item_at(&mut self, index: i64, value: Value) -> bool {
        let (code, size) = (self.code, Array::size(self));
        let element = index_of(self.len(), index)
            .and_then(|at| self.data.get_mut(at * size..(at + 1) * size));
        element.is_some_and(|element| write_plain(code, value, element))
    }
}

impl Array {
    fn size(&self) -> usize {
        width(self.code)
    }

    fn len(&self) -> usize {
        self.data.len() / self.size()
    }
}

fn width(code: char) -> usize {
    match code {
        'u' | 'w' => 4,
        code => size_of(code).unwrap_or(1),
    }
}

fn is_text(code: char) -> bool {
    matches!(code, 'u' | 'w')
}

const CODES: &str = "bBuwhHiIlLqQfd";

pub static MODULE: Module = Module {
    name: "array",
    consts: &[("typecodes", NativeConst::Str(CODES))],
    funcs: &[func(
        "_array_reconstructor(arraytype, typecode, mformat_code, items, /)",
        reconstruct,
    )],
    types: &[&ARRAY],
    init: Some(|vm, names| {
        if let Some(class) = vm.class_named("array") {
            vm.add_methods(class, None, GENERIC);
            vm.make_unhashable(class);
            let alias = vm.intern("ArrayType");
            names.set_str(&mut vm.heap, alias, class.into());
        }
        Ok(())
    }),
};

static ARRAY: Type = Type {
    name: "array",
    module: "array",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func(
        "__new__(cls, typecode, initializer=..., /)",
        new_array,
    )),
    funcs: FUNCS,
    doc: "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\n\
          initialized from the optional initializer value, which must be a list,\n\
          string or iterable over elements of the appropriate type.",
};

static FUNCS: &[Func] = &[
    method("__init__(self, *args)", |_, _| Ok(Value::None)),
    method("__len__(self, /)", |vm, args| {
        this(vm, args).map(|a| Value::Int(a.len() as i64))
    }),
    method("__iter__(self, /)", |vm, args| {
        this(vm, args)?;
        let state = IterState::Sequence {
            seq: args.get(0),
            next: 0,
        };
        Ok(vm.new_iter(IterKind::Array, state))
    }),
    method("__getitem__(self, key, /)", get_item),
    method("__setitem__(self, key, value, /)", set_item),
    method("__delitem__(self, key, /)", del_item),
    method("__contains__(self, key, /)", |vm, args| {
        Ok(Value::bool(find(vm, args, 0, usize::MAX)?.is_some()))
    }),
    method("__repr__(self, /)", repr),
    method("__add__(self, value, /)", |vm, args| {
        let more = same_kind(vm, args, |got| {
            format!("can only append array (not \"{got}\") to array")
        })?;
        let a = this(vm, args)?;
        let (code, data) = (a.code, [&a.data[..], &more].concat());
        Ok(made(vm, code, data))
    }),
    method("__iadd__(self, value, /)", |vm, args| {
        if vm.payload::<Array>(args.get(1)).is_none() {
            let got = vm.type_name(args.get(1));
            let text = format!("can only extend array with array (not \"{got}\")");
            return Err(vm.type_error(text));
        }
        extend(vm, args)?;
        Ok(args.get(0))
    }),
    method("__mul__(self, value, /)", |vm, args| {
        repeat(vm, args, false)
    }),
    method("__rmul__(self, value, /)", |vm, args| {
        repeat(vm, args, false)
    }),
    method("__imul__(self, value, /)", |vm, args| {
        repeat(vm, args, true)
    }),
    method("__eq__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::Eq)
    }),
    method("__ne__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::NotEq)
    }),
    method("__lt__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::Lt)
    }),
    method("__le__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::LtE)
    }),
    method("__gt__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::Gt)
    }),
    method("__ge__(self, value, /)", |vm, args| {
        compare(vm, args, CmpOp::GtE)
    }),
    method("__copy__(self, /)", copy),
    method("__deepcopy__(self, unused, /)", copy),
    method("__reduce_ex__(self, value, /)", reduce),
    method("append(self, v, /)", |vm, args| {
        let code = this(vm, args)?.code;
        let bytes = packed_anew(vm, args, code, args.get(1))?;
        add(vm, args, &bytes)
    }),
    method("extend(self, bb, /)", extend),
    method("insert(self, i, v, /)", |vm, args| {
        let at = args.clipped(vm, 1)?;
        let code = this(vm, args)?.code;
        let bytes = packed_anew(vm, args, code, args.get(2))?;
        let a = of(vm, args.get(0))?;
        let len = a.len() as i64;
        let at = if at < 0 {
            at.saturating_add(len).max(0)
        } else {
            at.min(len)
        };
        let at = at as usize * a.size();
        a.data.splice(at..at, bytes);
        Ok(Value::None)
    }),
    method("pop(self, i=-1, /)", |vm, args| {
        let at = args.int(vm, 1)?;
        let len = this(vm, args)?.len();
        if len == 0 {
            return Err(vm.index_error("pop from empty array"));
        }
        let Some(i) = index_of(len, at) else {
            return Err(vm.index_error("pop index out of range"));
        };
        let value = item(vm, args.get(0), i)?;
        vm.root(value);
        change_size(vm, args)?;
        cut(vm, args, i, 1)?;
        Ok(value)
    }),
    method("remove(self, v, /)", |vm, args| {
        match find(vm, args, 0, usize::MAX)? {
            Some(i) => {
                change_size(vm, args)?;
                cut(vm, args, i, 1)
            }
            None => Err(vm.value_error("array.remove(x): x not in array")),
        }
    }),
    method("clear(self, /)", |vm, args| {
        change_size(vm, args)?;
        of(vm, args.get(0))?.data.clear();
        Ok(Value::None)
    }),
    method("count(self, v, /)", |vm, args| {
        let (mut n, mut from) = (0, 0);
        while let Some(i) = find(vm, args, from, usize::MAX)? {
            (n, from) = (n + 1, i + 1);
        }
        Ok(Value::Int(n))
    }),
    method(
        "index(self, v, start=0, stop=9223372036854775807, /)",
        |vm, args| {
            let len = this(vm, args)?.len() as i64;
            let (start, stop) = (args.clipped(vm, 2)?, args.clipped(vm, 3)?);
            let fit = |i: i64| {
                if i < 0 {
                    i.saturating_add(len).max(0)
                } else {
                    i
                }
            };
            match find(vm, args, fit(start) as usize, fit(stop) as usize)? {
                Some(i) => Ok(Value::Int(i as i64)),
                None => Err(vm.value_error("array.index(x): x not in array")),
            }
        },
    ),
    method("reverse(self, /)", |vm, args| {
        let a = of(vm, args.get(0))?;
        let size = a.size();
        a.data.reverse();
        a.data.chunks_mut(size).for_each(<[u8]>::reverse);
        Ok(Value::None)
    }),
    method("byteswap(self, /)", |vm, args| {
        let a = of(vm, args.get(0))?;
        let size = a.size();
        a.data.chunks_mut(size).for_each(<[u8]>::reverse);
        Ok(Value::None)
    }),
    method("tobytes(self, /)", |vm, args| {
        let data = this(vm, args)?.data.clone();
        Ok(vm.heap.new_byte_vec(data).into())
    }),
    method("tolist(self, /)", |vm, args| {
        let items = items(vm, args.get(0))?;
        Ok(vm.list(items))
    }),
    method("tounicode(self, /)", |vm, args| {
        if !is_text(this(vm, args)?.code) {
            let text = "tounicode() may only be called on unicode type arrays ('u' or 'w')";
            return Err(vm.value_error(text));
        }
        let text = text_of(vm, args.get(0))?;
        Ok(vm.string(text))
    }),
    method("fromlist(self, list, /)", |vm, args| {
        let Value::List(list) = vm.plain(args.get(1)) else {
            return Err(vm.type_error("arg must be list"));
        };
        let code = this(vm, args)?.code;
        let mut data = Vec::new();
        for value in list.items(&vm.heap).to_vec() {
            data.extend(packed(vm, code, value)?);
        }
        if !data.is_empty() {
            change_size(vm, args)?;
        }
        add(vm, args, &data)
    }),
    method("frombytes(self, buffer, /)", |vm, args| {
        let Some(bytes) = buffer(vm, args.get(1)) else {
            let got = vm.type_name(args.get(1));
            let text = format!("a bytes-like object is required, not '{got}'");
            return Err(vm.type_error(text));
        };
        let data = bytes.data(&vm.heap).to_vec();
        from_bytes(vm, args, data)
    }),
    method("fromunicode(self, ustr, /)", |vm, args| {
        let text = crate::builtins::arguments::text_of(vm, args.get(1), "fromunicode() argument")?;
        if !is_text(this(vm, args)?.code) {
            let text = "fromunicode() may only be called on unicode type arrays ('u' or 'w')";
            return Err(vm.value_error(text));
        }
        let data = text_bytes(text.text(&vm.heap));
        if !data.is_empty() {
            change_size(vm, args)?;
        }
        add(vm, args, &data)
    }),
    method("fromfile(self, f, n, /)", from_file),
    method("tofile(self, f, /)", |vm, args| {
        let data = this(vm, args)?.data.clone();
        let data = vm.heap.new_byte_vec(data);
        let write = vm.intern("write");
        vm.call_method(args.get(1), write, &[data.into()])?;
        Ok(Value::None)
    }),
    method("buffer_info(self, /)", |vm, args| {
        let a = this(vm, args)?;
        let (at, len) = (a.data.as_ptr() as usize as i64, a.len() as i64);
        Ok(vm.tuple(&[Value::Int(at), Value::Int(len)]))
    }),
    getter("itemsize", |vm, args| {
        this(vm, args).map(|a| Value::Int(a.size() as i64))
    }),
    getter("typecode", |vm, args| {
        let code = this(vm, args)?.code;
        Ok(vm.heap.char_str(code).into())
    }),
];

fn of(vm: &mut Vm, v: Value) -> Result<&mut Array, Raise> {
    if vm.payload::<Array>(v).is_none() {
        return Err(wrong_receiver(vm, "array.array", v));
    }
    match vm.payload_mut::<Array>(v) {
        Some(array) => Ok(array),
        None => unreachable!("just found"),
    }
}

fn this(vm: &mut Vm, args: Args) -> Result<&Array, Raise> {
    of(vm, args.get(0)).map(|a| &*a)
}

fn made(vm: &mut Vm, code: char, data: Vec<u8>) -> Value {
    let loans = Loans::default();
    match vm.class_named("array") {
        Some(class) => vm.object_of(class, Array { code, data, loans }),
        None => unreachable!("the class is defined with the module"),
    }
}

fn new_array(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let code = match vm.plain(args.get(1)) {
        Value::Str(s) if s.len(&vm.heap) == 1 => s.text(&vm.heap).chars().next(),
        _ => None,
    };
    let Some(code) = code else {
        let got = vm.type_name(args.get(1));
        let text = format!("array() argument 1 must be a unicode character, not {got}");
        return Err(vm.type_error(text));
    };
    if code == 'u' {
        let text = "The 'u' type code is deprecated and will be removed in Python 3.16";
        vm.warn_category("DeprecationWarning", text)?;
    }
    let source = args.get(2);
    let plain = vm.plain(source);
    if !is_text(code) {
        let what = match plain {
            Value::Str(_) => Some("a str"),
            _ if vm.payload::<Array>(source).is_some_and(|a| is_text(a.code)) => {
                Some("a unicode array")
            }
            _ => None,
        };
        if let Some(what) = what {
            let text = format!("cannot use {what} to initialize an array with typecode '{code}'");
            return Err(vm.type_error(text));
        }
    }
    if !CODES.contains(code) {
        let text = "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)";
        return Err(vm.value_error(text));
    }
    let data = initial(vm, code, source)?;
    let loans = Loans::default();
    vm.new_payload(args.get(0), Array { code, data, loans })
}

/// Gives the bytes that an array made of a value begins with.
fn initial(vm: &mut Vm, code: char, source: Value) -> Result<Vec<u8>, Raise> {
    match vm.plain(source) {
        Value::Unset => return Ok(Vec::new()),
        Value::Str(s) => return Ok(text_bytes(s.text(&vm.heap))),
        _ => {}
    }
    if let Some(a) = vm.payload::<Array>(source) {
        if a.code == code || is_text(a.code) && is_text(code) {
            return Ok(a.data.clone());
        }
    } else if let Some(bytes) = lent_bytes(vm, source) {
        if bytes.len() % width(code) != 0 {
            return Err(vm.value_error("bytes length not a multiple of item size"));
        }
        return Ok(bytes);
    }
    let mut data = Vec::new();
    if let items @ (Value::List(_) | Value::Tuple(_)) = vm.plain(source) {
        let mut i = 0;
        while let Some(value) = vm.sequence_item(items, i) {
            data.extend(packed(vm, code, value)?);
            i += 1;
        }
        return Ok(data);
    }
    // The array is extended by an iterator, which is asked for its own.
    let it = vm.iter(source)?;
    vm.root(it);
    let it = vm.iter(it)?;
    vm.root(it);
    while let Some(value) = vm.next(it)? {
        let bytes = vm.scoped(|vm| {
            vm.root(value);
            let tried = packed(vm, code, value)?;
            asked_again(vm, code, value, tried)
        })?;
        data.extend(bytes);
    }
    Ok(data)
}

/// Gives the bytes of a bytes object or bytearray; a view is read item by item.
fn lent_bytes(vm: &Vm, v: Value) -> Option<Vec<u8>> {
    crate::builtins::buffers::lent(vm, v).map(<[u8]>::to_vec)
}

/// Refuses to change the size of what a view shows.
fn change_size(vm: &mut Vm, args: Args) -> Result<(), Raise> {
    if may_resize(vm, args.get(0), args) {
        return Ok(());
    }
    let text = "cannot resize an array that is exporting buffers";
    Err(vm.error(Exc::BufferError, text))
}

fn add(vm: &mut Vm, args: Args, bytes: &[u8]) -> Result<Value, Raise> {
    vm.heap.charge(bytes.len());
    of(vm, args.get(0))?.data.extend_from_slice(bytes);
    Ok(Value::None)
}

fn cut(vm: &mut Vm, args: Args, i: usize, n: usize) -> Result<Value, Raise> {
    let a = of(vm, args.get(0))?;
    let size = a.size();
    let end = ((i + n) * size).min(a.data.len());
    a.data.drain((i * size).min(end)..end);
    Ok(Value::None)
}

fn from_bytes(vm: &mut Vm, args: Args, data: Vec<u8>) -> Result<Value, Raise> {
    if !data.len().is_multiple_of(this(vm, args)?.size()) {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    if !data.is_empty() {
        change_size(vm, args)?;
    }
    add(vm, args, &data)
}

fn from_file(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = args.int(vm, 2)?;
    if n < 0 {
        return Err(vm.value_error("negative count"));
    }
    let Some(wanted) = (n as usize).checked_mul(this(vm, args)?.size()) else {
        return Err(memory_error(vm));
    };
    let name = vm.intern("read");
    let read = vm.call_method(args.get(1), name, &[Value::Int(wanted as i64)])?;
    let Value::Bytes(bytes) = vm.plain(read) else {
        return Err(vm.type_error("read() didn't return bytes"));
    };
    let data = bytes.data(&vm.heap).to_vec();
    let enough = data.len() == wanted;
    from_bytes(vm, args, data)?;
    if enough {
        return Ok(Value::None);
    }
    Err(vm.error(Exc::EOFError, "read() didn't return enough bytes"))
}

/// Gives the bytes of the other operand, which must be an array with the same letter.
fn same_kind(vm: &mut Vm, args: Args, text: fn(&str) -> String) -> Result<Vec<u8>, Raise> {
    let code = this(vm, args)?.code;
    match vm.payload::<Array>(args.get(1)) {
        Some(other) if other.code == code => Ok(other.data.clone()),
        Some(_) => Err(vm.type_error("bad argument type for built-in operation")),
        None => {
            let got = vm.type_name(args.get(1));
            Err(vm.type_error(text(&got)))
        }
    }
}

/// Converts what is to be one item more, for which there has to be room. The value is tried before, so an object that
/// says which number it stands for is asked twice.
fn packed_anew(vm: &mut Vm, args: Args, code: char, value: Value) -> Result<Vec<u8>, Raise> {
    let tried = packed(vm, code, value)?;
    change_size(vm, args)?;
    asked_again(vm, code, value, tried)
}

fn asked_again(vm: &mut Vm, code: char, value: Value, tried: Vec<u8>) -> Result<Vec<u8>, Raise> {
    match value {
        Value::Instance(_) => packed(vm, code, value),
        _ => Ok(tried),
    }
}

fn extend(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let code = this(vm, args)?.code;
    if let Some(other) = vm.payload::<Array>(args.get(1)) {
        let (same, data) = (other.code == code, other.data.clone());
        if !same {
            return Err(vm.type_error("can only extend with array of same kind"));
        }
        if !data.is_empty() {
            change_size(vm, args)?;
        }
        return add(vm, args, &data);
    }
    let it = vm.iter(args.get(1))?;
    vm.root(it);
    while let Some(value) = vm.next(it)? {
        let bytes = vm.scoped(|vm| {
            vm.root(value);
            packed_anew(vm, args, code, value)
        })?;
        add(vm, args, &bytes)?;
    }
    Ok(Value::None)
}

fn repeat(vm: &mut Vm, args: Args, in_place: bool) -> Result<Value, Raise> {
    let n = repeat_count(vm, args.get(1))?;
    let a = this(vm, args)?;
    let (code, len) = (a.code, a.data.len());
    if len.checked_mul(n).is_none_or(|total| total > 1 << 33) {
        return Err(memory_error(vm));
    }
    if in_place && n != 1 && len > 0 {
        change_size(vm, args)?;
    }
    let data = this(vm, args)?.data.repeat(n);
    if in_place {
        vm.heap.charge(data.len());
        of(vm, args.get(0))?.data = data;
        return Ok(args.get(0));
    }
    Ok(made(vm, code, data))
}

fn copy(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let a = this(vm, args)?;
    let (code, data) = (a.code, a.data.clone());
    Ok(made(vm, code, data))
}

/// Finds an element equal to argument 1.
fn find(vm: &mut Vm, args: Args, from: usize, to: usize) -> Result<Option<usize>, Raise> {
    let mut i = from;
    while i < to.min(this(vm, args)?.len()) {
        let value = item(vm, args.get(0), i)?;
        if vm.eq(value, args.get(1))? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

fn compare(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value, Raise> {
    this(vm, args)?;
    if vm.payload::<Array>(args.get(1)).is_none() {
        return Ok(Value::NotImplemented);
    }
    let (a, b) = (items(vm, args.get(0))?, items(vm, args.get(1))?);
    // Not a number differs from itself: these are no objects that could be the same.
    let differ = |(x, y): (&Value, &Value)| eq_plain(&vm.heap, *x, *y) != Some(true);
    match a.iter().zip(&b).position(differ) {
        Some(i) => vm.compare(op, a[i], b[i]),
        None => vm.compare(op, Value::Int(a.len() as i64), Value::Int(b.len() as i64)),
    }
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let code = this(vm, args)?.code;
    let name = vm.class_name(vm.class_of(args.get(0)));
    let shown = if this(vm, args)?.len() == 0 {
        None
    } else if is_text(code) {
        let text = text_of(vm, args.get(0))?;
        Some(vm.string(text))
    } else {
        let items = items(vm, args.get(0))?;
        Some(vm.list(items))
    };
    let mut text = format!("{name}('{code}'");
    if let Some(shown) = shown {
        vm.root(shown);
        text.push_str(", ");
        vm.push_repr(&mut text, shown)?;
    }
    text.push(')');
    Ok(vm.string(text))
}

/// What an index means.
enum Place {
    One(Option<usize>),
    Slice(Span),
}

fn place(vm: &mut Vm, args: Args) -> Result<Place, Raise> {
    let (key, len) = (args.get(1), this(vm, args)?.len());
    if let Value::Slice(s) = key {
        return Ok(Place::Slice(bounds_of_slice(vm, s, len)?));
    }
    match vm.index_opt(key)? {
        Some(Value::Int(i)) => Ok(Place::One(index_of(len, i))),
        Some(_) => {
            let name = vm.type_name(key);
            let text = format!("cannot fit '{name}' into an index-sized integer");
            Err(vm.index_error(text))
        }
        None => Err(vm.type_error("array indices must be integers")),
    }
}

fn get_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match place(vm, args)? {
        Place::One(Some(i)) => item(vm, args.get(0), i),
        Place::One(None) => Err(vm.index_error("array index out of range")),
        Place::Slice(span) => {
            let a = this(vm, args)?;
            let (code, size) = (a.code, a.size());
            let mut data = Vec::with_capacity(span.len * size);
            for i in span.places() {
                data.extend_from_slice(a.data.get(i * size..(i + 1) * size).unwrap_or_default());
            }
            Ok(made(vm, code, data))
        }
    }
}

fn set_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let span = match place(vm, args)? {
        Place::One(None) => {
            return Err(vm.index_error("array assignment index out of range"));
        }
        Place::One(Some(i)) => {
            let code = this(vm, args)?.code;
            let bytes = packed(vm, code, args.get(2))?;
            let a = of(vm, args.get(0))?;
            let at = i * a.size();
            if let Some(slot) = a.data.get_mut(at..at + bytes.len()) {
                slot.copy_from_slice(&bytes);
            }
            return Ok(Value::None);
        }
        Place::Slice(span) => span,
    };
    let code = this(vm, args)?.code;
    let new = match vm.payload::<Array>(args.get(2)) {
        Some(other) if other.code == code => other.data.clone(),
        Some(_) => return Err(vm.type_error("bad argument type for built-in operation")),
        None => {
            let got = vm.type_name(args.get(2));
            let text = format!("can only assign array (not \"{got}\") to array slice");
            return Err(vm.type_error(text));
        }
    };
    let size = width(code);
    if new.len() != span.len * size {
        if span.step != 1 {
            return Err(vm.value_error(format!(
                "attempt to assign array of size {} to extended slice of size {}",
                new.len() / size,
                span.len
            )));
        }
        change_size(vm, args)?;
    }
    let a = of(vm, args.get(0))?;
    match span.range() {
        Some(range) => {
            let end = (range.end * size).min(a.data.len());
            a.data.splice((range.start * size).min(end)..end, new);
        }
        None => {
            for (i, bytes) in span.places().zip(new.chunks(size)) {
                if let Some(slot) = a.data.get_mut(i * size..(i + 1) * size) {
                    slot.copy_from_slice(bytes);
                }
            }
        }
    }
    Ok(Value::None)
}

fn del_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match place(vm, args)? {
        Place::One(None) => Err(vm.index_error("array assignment index out of range")),
        Place::One(Some(i)) => {
            change_size(vm, args)?;
            cut(vm, args, i, 1)
        }
        Place::Slice(span) => {
            if span.len > 0 {
                change_size(vm, args)?;
            }
            let mut places: Vec<usize> = span.places().collect();
            places.sort_unstable();
            for i in places.into_iter().rev() {
                cut(vm, args, i, 1)?;
            }
            Ok(Value::None)
        }
    }
}
