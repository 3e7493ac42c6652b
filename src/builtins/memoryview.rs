//! The class memoryview: a look at the memory of bytes, a bytearray or an array, without a copy.
//!
//! Who lends is `buffers.rs`, what one element is `element.rs`. A view holds its lender, where it begins, and for each
//! dimension how many elements there are and how far apart. All access is checked against the lender's size: it may be
//! smaller than it was.

mod cast;

use super::arguments::{OF_MEMORY, bounds_of_slice, unordered};
use super::buffers::{FULL_RO, Loan, borrow, give_back, lent, lent_mut, looked_at, view_by_method};
use super::bytearray::ByteArray;
use super::element::{float_bytes, int_bytes, range, read, read_plain, size_of, wide};
use super::octets;
use crate::heap::{Gc, Heap, Marker};
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::class::Layout;
use crate::object::exception::Exc;
use crate::object::iter::{IterKind, IterState};
use crate::object::list::{Span, index_of};
use crate::object::payload::Payload;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, getter, method};
use crate::vm::outcome::Raise;
use cast::cast;
use std::ops::Range;

/// A view. `loan` is none for bytes, which cannot change.
pub struct View {
    pub lender: Value,
    loan: Option<Loan>,
    pub start: usize,
    shape: Vec<usize>,
    /// In bytes; one for each dimension.
    strides: Vec<i64>,
    code: char,
    /// The format was given with `@`.
    marked: bool,
    readonly: bool,
    released: bool,
    /// Whose `__buffer__` made it, to be told by `__release_buffer__`; else `Unset`.
    exporter: Value,
}

impl Payload for View {
    fn trace(&self, m: &mut Marker) {
        self.lender.trace(m);
        self.exporter.trace(m);
    }
    fn leads_on(&self, heap: &Heap) -> bool {
        !self.exporter.is_unset() || self.lender.leads_on(heap)
    }
    fn item_at(&self, heap: &Heap, index: i64) -> Option<Value> {
        let (&[len], &[stride], false) = (&self.shape[..], &self.strides[..], self.released) else {
            return None;
        };
        let memory = match self.lender {
            Value::Bytes(data) => data.data(heap),
            Value::Object(own) => &own.get(heap).payload::<ByteArray>()?.data[..],
            _ => return None,
        };
        let at = self.start as i64 + index_of(len, index)? as i64 * stride;
        let at = usize::try_from(at).ok()?;
        read_plain(self.code, memory.get(at..at + self.size())?)
    }
}

pub static MEMORYVIEW: Type = Type {
    name: "memoryview",
    module: "builtins",
    base: "object",
    layout: Layout::Native,
    open: false,
    new: Some(func("__new__(cls, object)", new_view)),
    funcs: FUNCS,
    doc: "Create a new memoryview object which references the given object.",
};

static FUNCS: &[Func] = &[
    method("__buffer__(self, flags, /)", lend),
    method("__len__(self, /)", |vm, args| {
        let view = this(vm, args)?;
        match view.shape.first() {
            Some(&len) => Ok(Value::Int(len as i64)),
            None => Err(vm.type_error("0-dim memory has no length")),
        }
    }),
    method("__getitem__(self, key, /)", get_item),
    method("__setitem__(self, key, value, /)", set_item),
    method("__delitem__(self, key, /)", |vm, args| {
        let readonly = this(vm, args)?.readonly;
        Err(vm.type_error(if readonly {
            "cannot modify read-only memory"
        } else {
            "cannot delete memory"
        }))
    }),
    method("__iter__(self, /)", |vm, args| {
        this(vm, args)?;
        let state = IterState::Sequence {
            seq: args.get(0),
            next: 0,
        };
        Ok(vm.new_iter(IterKind::Memory, state))
    }),
    method("__eq__(self, value, /)", |vm, args| compare(vm, args, true)),
    method("__ne__(self, value, /)", |vm, args| {
        compare(vm, args, false)
    }),
    method("__lt__(self, value, /)", |vm, args| {
        unordered::<OF_MEMORY>(vm, args)
    }),
    method("__le__(self, value, /)", |vm, args| {
        unordered::<OF_MEMORY>(vm, args)
    }),
    method("__gt__(self, value, /)", |vm, args| {
        unordered::<OF_MEMORY>(vm, args)
    }),
    method("__ge__(self, value, /)", |vm, args| {
        unordered::<OF_MEMORY>(vm, args)
    }),
    method("__hash__(self, /)", hash),
    method("__repr__(self, /)", |vm, args| {
        unordered::<OF_MEMORY>(vm, args)?;
        let word = match vm.payload::<View>(args.get(0)) {
            Some(view) if view.released => "released memory",
            _ => "memory",
        };
        let text = format!("<{word} at {:#x}>", args.get(0).id());
        Ok(vm.string(text))
    }),
    method("__enter__(self, /)", |vm, args| {
        this(vm, args)?;
        Ok(args.get(0))
    }),
    method("__exit__(self, /, *exc_info)", release),
    method("release(self, /)", release),
    method("tobytes(self, /, order='C')", |vm, args| {
        this(vm, args)?;
        let order = match vm.plain(args.get(1)) {
            Value::None => None,
            Value::Str(order) => Some(order),
            _ => {
                let got = vm.type_name(args.get(1));
                return Err(vm.type_error(format!(
                    "tobytes() argument 'order' must be str or None, not {got}"
                )));
            }
        };
        if order.is_some_and(|order| !matches!(order.text(&vm.heap), "C" | "F" | "A")) {
            return Err(vm.value_error("order must be 'C', 'F' or 'A'"));
        }
        let by_columns = order.is_some_and(|order| order.text(&vm.heap) == "F");
        let data = match vm.payload::<View>(args.get(0)) {
            Some(view) if by_columns => gathered(vm, view, view.places_by_columns()),
            _ => bytes_of_view(vm, args.get(0)),
        };
        Ok(vm.heap.new_byte_vec(data.unwrap_or_default()).into())
    }),
    method("tolist(self, /)", |vm, args| {
        let places = this(vm, args)?.places();
        let shape = this(vm, args)?.shape.clone();
        let mut values = Vec::with_capacity(places.len());
        for at in places {
            values.push(element(vm, args.get(0), at)?);
        }
        Ok(nested(vm, &shape, &values))
    }),
    method("hex(self, /, sep=..., bytes_per_sep=1)", |vm, args| {
        this(vm, args)?;
        let data = bytes_of_view(vm, args.get(0)).unwrap_or_default();
        let view = args.get(0);
        vm.root(view);
        let copy = vm.heap.new_byte_vec(data);
        args.set(0, copy.into());
        let shown = octets::hex(vm, args);
        args.set(0, view);
        shown
    }),
    method("toreadonly(self, /)", |vm, args| {
        let view = this(vm, args)?.copy();
        let loan = borrow(vm, view.lender);
        made(
            vm,
            View {
                loan,
                readonly: true,
                ..view
            },
        )
    }),
    method("cast(self, /, format, shape=...)", cast),
    getter("obj", |vm, args| this(vm, args).map(|v| v.lender)),
    getter("nbytes", |vm, args| {
        this(vm, args).map(|v| Value::Int((v.count() * v.size()) as i64))
    }),
    getter("readonly", |vm, args| {
        this(vm, args).map(|v| Value::bool(v.readonly))
    }),
    getter("itemsize", |vm, args| {
        this(vm, args).map(|v| Value::Int(v.size() as i64))
    }),
    getter("format", |vm, args| {
        let view = this(vm, args)?;
        let text = format!("{}{}", if view.marked { "@" } else { "" }, view.code);
        Ok(vm.string(text))
    }),
    getter("ndim", |vm, args| {
        this(vm, args).map(|v| Value::Int(v.shape.len() as i64))
    }),
    getter("shape", |vm, args| {
        let shape: Vec<Value> = this(vm, args)?
            .shape
            .iter()
            .map(|&n| Value::Int(n as i64))
            .collect();
        Ok(vm.tuple(&shape))
    }),
    getter("strides", |vm, args| {
        let strides: Vec<Value> = this(vm, args)?
            .strides
            .iter()
            .map(|&n| Value::Int(n))
            .collect();
        Ok(vm.tuple(&strides))
    }),
    getter("suboffsets", |vm, args| {
        this(vm, args)?;
        Ok(vm.tuple(&[]))
    }),
    getter("c_contiguous", |vm, args| {
        this(vm, args).map(|v| Value::bool(v.is_contiguous()))
    }),
    getter("f_contiguous", |vm, args| {
        this(vm, args).map(|v| {
            let flat = v.shape.iter().filter(|&&n| n != 1).count() <= 1;
            Value::bool(v.is_contiguous() && flat)
        })
    }),
    getter("contiguous", |vm, args| {
        this(vm, args).map(|v| Value::bool(v.is_contiguous()))
    }),
];

impl View {
    fn size(&self) -> usize {
        match self.code {
            'u' | 'w' => 4,
            code => size_of(code).unwrap_or(1),
        }
    }

    fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// The view without its loan.
    fn copy(&self) -> View {
        View {
            lender: self.lender,
            loan: None,
            start: self.start,
            shape: self.shape.clone(),
            strides: self.strides.clone(),
            code: self.code,
            marked: self.marked,
            readonly: self.readonly,
            released: self.released,
            exporter: Value::Unset,
        }
    }

    fn is_contiguous(&self) -> bool {
        let mut expected = self.size() as i64;
        for (&len, &stride) in self.shape.iter().zip(&self.strides).rev() {
            if len > 1 && stride != expected {
                return self.count() == 0;
            }
            expected *= len as i64;
        }
        true
    }

    /// How many bytes can be written in a row; `None` if it is read-only or has gaps.
    pub fn writable_len(&self) -> Option<usize> {
        (!self.readonly && !self.released && self.is_contiguous())
            .then(|| self.count() * self.size())
    }

    /// Where each element begins, in order.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![self.start as i64];
        for (&len, &stride) in self.shape.iter().zip(&self.strides) {
            places = places
                .iter()
                .flat_map(|&at| (0..len as i64).map(move |i| at + i * stride))
                .collect();
        }
        places.into_iter().map(|at| at.max(0) as usize).collect()
    }

    /// Where each element begins, the first index running fastest (Fortran's order).
    fn places_by_columns(&self) -> Vec<usize> {
        let mut turned = self.copy();
        turned.shape.reverse();
        turned.strides.reverse();
        turned.places()
    }
}

const RELEASED: &str = "operation forbidden on released memoryview object";

/// Gives the receiver, which must not be released.
fn this(vm: &mut Vm, args: Args) -> Result<&View, Raise> {
    usable(vm, args.get(0))
}

fn usable(vm: &mut Vm, v: Value) -> Result<&View, Raise> {
    match vm.payload::<View>(v).map(|view| view.released) {
        Some(false) => {}
        Some(true) => return Err(vm.value_error(RELEASED)),
        None => return Err(super::arguments::wrong_receiver(vm, "memoryview", v)),
    }
    match vm.payload::<View>(v) {
        Some(view) => Ok(view),
        None => unreachable!("just found"),
    }
}

/// Copies the bytes a view shows; `None` for what is no view or a released one.
pub fn bytes_of_view(vm: &Vm, v: Value) -> Option<Vec<u8>> {
    let view = vm.payload::<View>(v).filter(|view| !view.released)?;
    let (memory, size) = (looked_at(vm, view.lender)?, view.size());
    if view.is_contiguous() {
        let end = view.start + view.count() * size;
        return Some(memory.get(view.start..end).unwrap_or_default().to_vec());
    }
    gathered(vm, view, view.places())
}

/// Copies the elements of a view that begin at these places.
fn gathered(vm: &Vm, view: &View, places: Vec<usize>) -> Option<Vec<u8>> {
    let (memory, size) = (looked_at(vm, view.lender)?, view.size());
    let mut data = Vec::with_capacity(places.len() * size);
    for at in places {
        data.extend_from_slice(memory.get(at..at + size).unwrap_or_default());
    }
    Some(data)
}

/// Gives the bytes object that a value is, or that a view without gaps shows, and which part of it is meant.
pub fn part_of_bytes(vm: &Vm, v: Value) -> Option<(Gc<Bytes>, Range<usize>)> {
    if let Value::Bytes(data) = vm.plain(v) {
        return Some((data, 0..data.data(&vm.heap).len()));
    }
    let view = vm.payload::<View>(v).filter(|view| !view.released)?;
    match vm.plain(view.lender) {
        Value::Bytes(data) if view.is_contiguous() => {
            Some((data, view.start..view.start + view.count() * view.size()))
        }
        _ => None,
    }
}

/// Makes a view of a part of a bytes object.
pub fn view_of_part(vm: &mut Vm, data: Gc<Bytes>, part: Range<usize>) -> Result<Value, Raise> {
    let view = view_of(vm, Value::Bytes(data), false)?;
    let shown = usable(vm, view)?.copy();
    made(
        vm,
        View {
            start: part.start,
            shape: vec![part.len()],
            ..shown
        },
    )
}

fn made(vm: &mut Vm, view: View) -> Result<Value, Raise> {
    match vm.class_named("memoryview") {
        Some(class) => Ok(vm.object_of(class, view)),
        None => unreachable!("the class is defined at boot"),
    }
}

fn new_view(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    view_of(vm, args.get(1), true)
}

/// `__buffer__` of what lends memory itself.
pub fn lend(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let flags = args.int(vm, 1)?;
    if flags > i64::from(i32::MAX) {
        return Err(vm.overflow_error("buffer flags too large"));
    }
    view_of(vm, args.get(0), false)
}

/// Makes a view of what lends memory, or of what a view shows.
fn view_of(vm: &mut Vm, v: Value, named: bool) -> Result<Value, Raise> {
    if vm.payload::<View>(v).is_some() {
        let view = usable(vm, v)?.copy();
        let loan = borrow(vm, view.lender);
        return made(vm, View { loan, ..view });
    }
    let code = match vm.payload::<crate::modules::array::Array>(v) {
        // Text is the same in both kinds.
        Some(array) if array.code == 'u' => 'w',
        Some(array) => array.code,
        None => 'B',
    };
    let size = if code == 'w' {
        4
    } else {
        size_of(code).unwrap_or(1)
    };
    let Some(len) = lent(vm, v).map(<[u8]>::len) else {
        if let Some(view) = view_by_method(vm, v, FULL_RO)? {
            let made = view_of(vm, view, named)?;
            if let Some(view) = vm.payload_mut::<View>(made) {
                view.exporter = v;
            }
            return Ok(made);
        }
        let got = vm.type_name(v);
        let who = if named { "memoryview: " } else { "" };
        let text = format!("{who}a bytes-like object is required, not '{got}'");
        return Err(vm.type_error(text));
    };
    let readonly = matches!(vm.plain(v), Value::Bytes(_));
    let loan = borrow(vm, v);
    made(
        vm,
        View {
            lender: v,
            loan,
            start: 0,
            shape: vec![len / size],
            strides: vec![size as i64],
            code,
            marked: false,
            readonly,
            released: false,
            exporter: Value::Unset,
        },
    )
}

/// Makes a view of what a BytesIO holds.
pub fn view_of_memory(vm: &mut Vm, lender: Value, len: usize) -> Result<Value, Raise> {
    let loan = borrow(vm, lender);
    made(
        vm,
        View {
            lender,
            loan,
            start: 0,
            shape: vec![len],
            strides: vec![1],
            code: 'B',
            marked: false,
            readonly: false,
            released: false,
            exporter: Value::Unset,
        },
    )
}

fn release(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let view = args.get(0);
    if let Some(View { exporter, .. }) = vm.payload_mut::<View>(view) {
        let exporter = std::mem::replace(exporter, Value::Unset);
        if !exporter.is_unset() {
            give_back(vm, exporter, view);
        }
    }
    if let Some(view) = vm.payload_mut::<View>(view) {
        view.released = true;
        view.loan = None;
    }
    Ok(Value::None)
}

/// Gives the value of the element that begins at a place of the lender.
fn element(vm: &mut Vm, v: Value, at: usize) -> Result<Value, Raise> {
    let view = usable(vm, v)?;
    let (code, size, lender) = (view.code, view.size(), view.lender);
    if size_of(code).is_none() {
        let text = format!("memoryview: format {code} not supported");
        return Err(vm.error(Exc::NotImplementedError, text));
    }
    let mut bytes = [0u8; 8];
    let memory = looked_at(vm, lender).unwrap_or_default();
    match memory.get(at..at + size) {
        Some(found) => bytes[..size].copy_from_slice(found),
        None => return Err(vm.index_error("index out of bounds on dimension 1")),
    }
    Ok(read(vm, code, &bytes[..size]))
}

/// Puts values into lists, one level a dimension.
fn nested(vm: &mut Vm, shape: &[usize], values: &[Value]) -> Value {
    match shape {
        [] => values.first().copied().unwrap_or(Value::None),
        [_] => vm.list(values.to_vec()),
        [len, rest @ ..] => {
            let each = values.len() / (*len).max(1);
            let parts = (0..*len)
                .map(|i| nested(vm, rest, &values[i * each..(i + 1) * each]))
                .collect();
            vm.list(parts)
        }
    }
}

/// What a key means.
enum Place {
    /// Where the element begins.
    One(usize),
    Slice(Span),
}

fn place(vm: &mut Vm, args: Args) -> Result<Place, Raise> {
    let key = args.get(1);
    let (shape, strides, start) = {
        let view = this(vm, args)?;
        (view.shape.clone(), view.strides.clone(), view.start)
    };
    let keys = match key {
        Value::Slice(s) => {
            let len = shape.first().copied().unwrap_or(0);
            return Ok(Place::Slice(bounds_of_slice(vm, s, len)?));
        }
        Value::Tuple(t) => {
            let keys = t.items(&vm.heap).to_vec();
            if keys.is_empty() && !shape.is_empty() {
                let text = "sub-views are not implemented";
                return Err(vm.error(Exc::NotImplementedError, text));
            }
            let indices = keys.iter().all(|&k| !matches!(k, Value::Slice(_)));
            if !indices {
                return Err(match keys.iter().all(|&k| matches!(k, Value::Slice(_))) {
                    true => vm.error(
                        Exc::NotImplementedError,
                        "multi-dimensional slicing is not implemented",
                    ),
                    false => vm.type_error("memoryview: invalid slice key"),
                });
            }
            for &key in &keys {
                let is_index = matches!(vm.plain(key), Value::Int(_) | Value::Bool(_))
                    || vm.find_method(key, vm.names.index)?.is_some();
                if !is_index {
                    return Err(vm.type_error("memoryview: invalid slice key"));
                }
            }
            if keys.len() != shape.len() {
                let (n, given) = (shape.len(), keys.len());
                if given < n {
                    let text = "sub-views are not implemented";
                    return Err(vm.error(Exc::NotImplementedError, text));
                }
                let text = format!("cannot index {n}-dimension view with {given}-element tuple");
                return Err(vm.type_error(text));
            }
            keys
        }
        key => vec![key],
    };
    let mut at = start as i64;
    for (i, &key) in keys.iter().enumerate() {
        let index = match vm.index_opt(key)? {
            Some(Value::Int(index)) => index,
            Some(_) => {
                let name = vm.type_name(key);
                let text = format!("cannot fit '{name}' into an index-sized integer");
                return Err(vm.index_error(text));
            }
            None => return Err(vm.type_error("memoryview: invalid slice key")),
        };
        if keys.len() < shape.len() {
            let text = "multi-dimensional sub-views are not implemented";
            return Err(vm.error(Exc::NotImplementedError, text));
        }
        let Some(index) = shape.get(i).and_then(|&len| index_of(len, index)) else {
            let text = format!("index out of bounds on dimension {}", i + 1);
            return Err(vm.index_error(text));
        };
        at += index as i64 * strides.get(i).copied().unwrap_or(0);
    }
    this(vm, args)?;
    Ok(Place::One(at.max(0) as usize))
}

fn get_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match place(vm, args)? {
        Place::One(at) => element(vm, args.get(0), at),
        Place::Slice(span) => {
            let view = sliced(this(vm, args)?, span);
            let loan = borrow(vm, view.lender);
            made(vm, View { loan, ..view })
        }
    }
}

fn sliced(view: &View, span: Span) -> View {
    let mut part = view.copy();
    if let (Some(len), Some(stride)) = (part.shape.first_mut(), part.strides.first_mut()) {
        if span.len > 0 {
            part.start = (part.start as i64 + span.start * *stride).max(0) as usize;
        }
        *len = span.len;
        *stride = stride.saturating_mul(span.step);
    }
    part
}

/// Gives the bytes of a value as an element of a format.
fn packed(vm: &mut Vm, code: char, value: Value) -> Result<Vec<u8>, Raise> {
    let wrong_type = format!("memoryview: invalid type for format '{code}'");
    let wrong_value = format!("memoryview: invalid value for format '{code}'");
    if let Some((least, most)) = range(code) {
        if !matches!(
            vm.plain(value),
            Value::Int(_) | Value::Bool(_) | Value::Big(_)
        ) {
            let index = vm.names.index;
            if vm.find_method(value, index)?.is_none() {
                return Err(vm.type_error(wrong_type));
            }
        }
        let n = wide(vm, value)?;
        if n < least || n > most {
            return Err(vm.value_error(wrong_value));
        }
        return Ok(int_bytes(code, n));
    }
    match code {
        '?' => Ok(vec![u8::from(vm.truth(value)?)]),
        'c' => match vm.plain(value) {
            Value::Bytes(b) if b.len(&vm.heap) == 1 => Ok(b.data(&vm.heap).to_vec()),
            Value::Bytes(_) => Err(vm.value_error(wrong_value)),
            _ => Err(vm.type_error(wrong_type)),
        },
        'e' | 'f' | 'd' => match vm.to_float(value) {
            Ok(x) => float_bytes(code, x)
                .ok_or(())
                .map_err(|()| vm.value_error(wrong_value)),
            Err(_) if vm.raised_is(Exc::TypeError) => {
                vm.take_raised();
                Err(vm.type_error(wrong_type))
            }
            Err(raise) => Err(raise),
        },
        _ => {
            let text = format!("memoryview: format {code} not supported");
            Err(vm.error(Exc::NotImplementedError, text))
        }
    }
}

fn set_item(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if this(vm, args)?.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    match place(vm, args)? {
        Place::One(at) => {
            let (code, lender) = (this(vm, args)?.code, this(vm, args)?.lender);
            let bytes = packed(vm, code, args.get(2))?;
            this(vm, args)?;
            put(vm, lender, at, &bytes);
        }
        Place::Slice(span) => {
            let source = view_of(vm, args.get(2), false)?;
            vm.root(source);
            let part = sliced(this(vm, args)?, span);
            let from = usable(vm, source)?;
            if from.shape != part.shape || from.code != part.code {
                let text = "memoryview assignment: lvalue and rvalue have different structures";
                return Err(vm.value_error(text));
            }
            let bytes = bytes_of_view(vm, source).unwrap_or_default();
            let size = part.size();
            for (at, piece) in part.places().into_iter().zip(bytes.chunks(size)) {
                put(vm, part.lender, at, piece);
            }
        }
    }
    Ok(Value::None)
}

fn put(vm: &mut Vm, lender: Value, at: usize, bytes: &[u8]) {
    if let Some(memory) = lent_mut(vm, lender)
        && let Some(slot) = memory.get_mut(at..at + bytes.len())
    {
        slot.copy_from_slice(bytes);
    }
}

fn compare(vm: &mut Vm, args: Args, wanted: bool) -> Result<Value, Raise> {
    unordered::<OF_MEMORY>(vm, args)?;
    let (a, b) = (args.get(0), args.get(1));
    let dead = |vm: &Vm, v| vm.payload::<View>(v).is_some_and(|view| view.released);
    if dead(vm, a) || dead(vm, b) {
        return Ok(Value::bool(a.is(b) == wanted));
    }
    if vm.payload::<View>(b).is_none() && lent(vm, b).is_none() {
        return Ok(Value::NotImplemented);
    }
    let other = view_of(vm, b, false)?;
    vm.root(other);
    let (x, y) = (usable(vm, a)?.copy(), usable(vm, other)?.copy());
    if x.shape != y.shape {
        return Ok(Value::bool(!wanted));
    }
    let plain = |code| matches!(code, 'b' | 'B' | 'c');
    if x.code == y.code && plain(x.code) {
        let same = bytes_of_view(vm, a) == bytes_of_view(vm, other);
        return Ok(Value::bool(same == wanted));
    }
    for (i, j) in x.places().into_iter().zip(y.places()) {
        let (p, q) = (element(vm, a, i)?, element(vm, other, j)?);
        if !vm.eq(p, q)? {
            return Ok(Value::bool(!wanted));
        }
    }
    Ok(Value::bool(wanted))
}

fn hash(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let view = this(vm, args)?;
    let (readonly, code, lender) = (view.readonly, view.code, view.lender);
    if !readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !matches!(code, 'B' | 'b' | 'c') {
        let text = "memoryview: hashing is restricted to formats 'B', 'b' or 'c'";
        return Err(vm.value_error(text));
    }
    // What can change has no hash, though the view shows it read-only.
    vm.hash(lender)?;
    let data = bytes_of_view(vm, args.get(0)).unwrap_or_default();
    let copy = vm.heap.new_byte_vec(data);
    Ok(Value::Int(copy.hash(&vm.heap) as i64))
}
