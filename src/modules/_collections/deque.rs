//! deque: a list that grows at both ends.
//!
//! Whatever compares items may run script code that changes the deque: items are then read by place, and a
//! change found by the stamp ends the search with an error, as in CPython.

use crate::builtins::arguments::repeat_count;
use crate::heap::{Heap, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::list::index_of;
use crate::object::payload::Payload;
use crate::syntax::ast::CmpOp;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Type, func, getter, method};
use crate::vm::outcome::Raise;
use std::collections::VecDeque;

pub static DEQUE: Type = Type {
    name: "deque",
    module: "collections",
    base: "object",
    layout: Layout::Native,
    open: true,
    new: Some(func("__new__(cls, *args, **kwargs)", new)),
    funcs: METHODS,
    doc: "A list-like sequence optimized for data accesses near its endpoints.",
};

const fn iterator(name: &'static str, new: Func, funcs: &'static [Func]) -> Type {
    Type {
        name,
        module: "collections",
        base: "object",
        layout: Layout::Native,
        open: false,
        new: Some(new),
        funcs,
        doc: "",
    }
}

pub static ITERATOR: Type = iterator("_deque_iterator", func("__new__(cls, *args, **kwargs)", new_iterator), ITERATION);
pub static REVERSE_ITERATOR: Type = iterator("_deque_reverse_iterator", func("__new__(cls, *args, **kwargs)", new_reverse_iterator), ITERATION);

/// The items, and a number that every change of length changes.
struct Deque {
    items: VecDeque<Value>,
    most: Option<usize>,
    stamp: u64,
}

impl Payload for Deque {
    fn trace(&self, m: &mut Marker) {
        self.items.iter().for_each(|v| v.trace(m));
    }
    fn size(&self) -> usize {
        64 + self.items.capacity() * 16
    }
    fn item_at(&self, _: &Heap, index: i64) -> Option<Value> {
        self.items.get(index_of(self.items.len(), index)?).copied()
    }
    fn set_item_at(&mut self, index: i64, value: Value) -> bool {
        let slot = index_of(self.items.len(), index).and_then(|at| self.items.get_mut(at));
        slot.map(|slot| *slot = value).is_some()
    }
}

impl Deque {
    fn push(&mut self, v: Value, left: bool) {
        self.stamp += 1;
        if left {
            self.items.push_front(v);
        } else {
            self.items.push_back(v);
        }
        if self.most.is_some_and(|most| self.items.len() > most) {
            if left {
                self.items.pop_back();
            } else {
                self.items.pop_front();
            }
        }
    }

    fn extend(&mut self, items: Vec<Value>, left: bool) {
        if self.most == Some(0) {
            return;
        }
        if left || self.most.is_some() {
            items.into_iter().for_each(|v| self.push(v, left));
        } else {
            self.stamp += items.len() as u64;
            self.items.extend(items);
        }
    }
}

/// An iterator: the deque, how many items are to come (none when it has failed, too), the stamp it began with.
struct DequeIter {
    deque: Value,
    left: usize,
    stamp: u64,
    reverse: bool,
}

impl Payload for DequeIter {
    fn trace(&self, m: &mut Marker) {
        self.deque.trace(m);
    }
}

static METHODS: &[Func] = &[
    method("__init__(self, iterable=(), maxlen=None)", init),
    method("append(self, item, /)", |vm, args| push(vm, args, false)),
    method("appendleft(self, item, /)", |vm, args| push(vm, args, true)),
    method("pop(self, /)", |vm, args| pop(vm, args, false)),
    method("popleft(self, /)", |vm, args| pop(vm, args, true)),
    method("extend(self, iterable, /)", |vm, args| {
        extend(vm, args.get(0), args.get(1), false)?;
        Ok(Value::None)
    }),
    method("extendleft(self, iterable, /)", |vm, args| {
        extend(vm, args.get(0), args.get(1), true)?;
        Ok(Value::None)
    }),
    method("clear(self, /)", |vm, args| {
        let d = this(vm, args)?;
        if !d.items.is_empty() {
            d.items.clear();
            d.stamp += 1;
        }
        Ok(Value::None)
    }),
    method("copy(self, /)", |vm, args| copy(vm, args.get(0))),
    method("__copy__(self, /)", |vm, args| copy(vm, args.get(0))),
    method("count(self, value, /)", count),
    method("index(self, value, start=None, stop=None, /)", index),
    method("insert(self, index, value, /)", insert),
    method("remove(self, value, /)", remove),
    method("reverse(self, /)", |vm, args| {
        this(vm, args)?.items.make_contiguous().reverse();
        Ok(Value::None)
    }),
    method("rotate(self, n=1, /)", rotate),
    getter("maxlen", |vm, args| {
        Ok(this(vm, args)?
            .most
            .map_or(Value::None, |n| Value::Int(n as i64)))
    }),
    method("__len__(self, /)", |vm, args| {
        Ok(Value::Int(this(vm, args)?.items.len() as i64))
    }),
    method("__iter__(self, /)", |vm, args| iterate(vm, args, false)),
    method("__reversed__(self, /)", |vm, args| iterate(vm, args, true)),
    method("__contains__(self, key, /)", |vm, args| {
        Ok(Value::bool(find(vm, args, 0, usize::MAX, false)?.is_some()))
    }),
    method("__getitem__(self, key, /)", |vm, args| {
        let i = place(vm, args, 1)?;
        Ok(this(vm, args)?.items.get(i).copied().unwrap_or(Value::None))
    }),
    method("__setitem__(self, key, value, /)", |vm, args| {
        let (i, v) = (place(vm, args, 1)?, args.get(2));
        if let Some(slot) = this(vm, args)?.items.get_mut(i) {
            *slot = v;
        }
        Ok(Value::None)
    }),
    method("__delitem__(self, key, /)", |vm, args| {
        let i = place(vm, args, 1)?;
        let d = this(vm, args)?;
        d.items.remove(i);
        d.stamp += 1;
        Ok(Value::None)
    }),
    method("__add__(self, value, /)", add),
    method("__iadd__(self, value, /)", |vm, args| {
        extend(vm, args.get(0), args.get(1), false)?;
        Ok(args.get(0))
    }),
    method("__mul__(self, value, /)", |vm, args| {
        let made = copy(vm, args.get(0))?;
        repeat(vm, made, args)
    }),
    method("__rmul__(self, value, /)", |vm, args| {
        let made = copy(vm, args.get(0))?;
        repeat(vm, made, args)
    }),
    method("__imul__(self, value, /)", |vm, args| {
        repeat(vm, args.get(0), args)
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
    method("__repr__(self, /)", repr),
    method("__reduce__(self, /)", reduce),
];

fn new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.new_payload(
        args.get(0),
        Deque {
            items: VecDeque::new(),
            most: None,
            stamp: 0,
        },
    )
}

fn of(vm: &mut Vm, v: Value) -> Result<&mut Deque, Raise> {
    if vm.payload::<Deque>(v).is_none() {
        return Err(vm.wrong_type("collections.deque", v));
    }
    match vm.payload_mut::<Deque>(v) {
        Some(d) => Ok(d),
        None => unreachable!("just found"),
    }
}

fn this(vm: &mut Vm, args: Args) -> Result<&mut Deque, Raise> {
    of(vm, args.get(0))
}

fn init(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let most = match args.some(2) {
        None => None,
        Some(v) => {
            if !matches!(vm.plain(v), Value::Int(_) | Value::Bool(_) | Value::Big(_)) {
                return Err(vm.type_error("an integer is required"));
            }
            let n = args.int(vm, 2)?;
            if n < 0 {
                return Err(vm.value_error("maxlen must be non-negative"));
            }
            Some(n as usize)
        }
    };
    let d = this(vm, args)?;
    d.most = most;
    if !d.items.is_empty() {
        d.items.clear();
        d.stamp += 1;
    }
    extend(vm, args.get(0), args.get(1), false)?;
    Ok(Value::None)
}

fn push(vm: &mut Vm, args: Args, left: bool) -> Result<Value, Raise> {
    let v = args.get(1);
    let d = this(vm, args)?;
    let room = d.items.capacity();
    d.push(v, left);
    let grown = d.items.capacity().saturating_sub(room);
    if grown > 0 {
        vm.heap.charge(grown * 16);
    }
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: Args, left: bool) -> Result<Value, Raise> {
    let d = this(vm, args)?;
    let item = if left {
        d.items.pop_front()
    } else {
        d.items.pop_back()
    };
    match item {
        Some(v) => {
            d.stamp += 1;
            Ok(v)
        }
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn extend(vm: &mut Vm, deque: Value, iterable: Value, left: bool) -> Result<(), Raise> {
    // A deque may be extended by itself.
    let source = if iterable.is(deque) {
        let items = of(vm, deque)?.items.iter().copied().collect();
        vm.list(items)
    } else {
        iterable
    };
    let room = of(vm, deque)?.items.capacity();
    if let Some(items) = vm.plain_items(source) {
        of(vm, deque)?.extend(items, left);
    } else {
        let it = vm.iter(source)?;
        vm.root(it);
        while let Some(v) = vm.next(it)? {
            let d = of(vm, deque)?;
            if d.most != Some(0) {
                d.push(v, left);
            }
        }
    }
    let grown = of(vm, deque)?.items.capacity().saturating_sub(room);
    vm.heap.charge(grown * 16);
    Ok(())
}

fn copy(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let d = of(vm, v)?;
    let (items, most) = (d.items.clone(), d.most);
    let class = vm.class_of(v);
    if class.get(&vm.heap).flags.builtin {
        return Ok(vm.object_of(
            class,
            Deque {
                items,
                most,
                stamp: 0,
            },
        ));
    }
    let most = most.map_or(Value::None, |n| Value::Int(n as i64));
    if most.is_none() {
        vm.call(class.into(), &[v])
    } else {
        vm.call(class.into(), &[v, most])
    }
}

/// Finds an item equal to argument 1 from one place to before another. A comparison that changed the deque is told of,
/// `strict`ly even if it found the item.
fn find(
    vm: &mut Vm,
    args: Args,
    from: usize,
    to: usize,
    strict: bool,
) -> Result<Option<usize>, Raise> {
    let wanted = args.get(1);
    let stamp = this(vm, args)?.stamp;
    let mut i = from;
    while i < to {
        let Some(&item) = this(vm, args)?.items.get(i) else {
            break;
        };
        vm.root(item);
        let same = vm.same(item, wanted)?;
        if this(vm, args)?.stamp != stamp && (strict || !same) {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        if same {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

fn count(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (mut at, mut count) = (0, 0);
    while let Some(i) = find(vm, args, at, usize::MAX, true)? {
        at = i + 1;
        count += 1;
    }
    Ok(Value::Int(count))
}

fn index(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let len = this(vm, args)?.items.len() as i64;
    let bound = |vm: &mut Vm, i: usize, default: i64| -> Result<usize, Raise> {
        let n = match args.some(i) {
            None => default,
            Some(_) => args.clipped(vm, i)?,
        };
        let n = if n < 0 {
            n.saturating_add(len).max(0)
        } else {
            n
        };
        Ok(n.min(len) as usize)
    };
    let (from, to) = (bound(vm, 2, 0)?, bound(vm, 3, i64::MAX)?);
    match find(vm, args, from, to, false)? {
        Some(i) => Ok(Value::Int(i as i64)),
        None => {
            let shown = vm.repr_of(args.get(1))?;
            let text = format!("{} is not in deque", shown.text(&vm.heap));
            Err(vm.value_error(text))
        }
    }
}

fn insert(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (i, v) = (args.clipped(vm, 1)?, args.get(2));
    let d = this(vm, args)?;
    if d.most.is_some_and(|most| d.items.len() >= most) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let len = d.items.len() as i64;
    let at = if i < 0 {
        i.saturating_add(len).max(0)
    } else {
        i.min(len)
    };
    d.items.insert(at as usize, v);
    d.stamp += 1;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match find_to_remove(vm, args)? {
        Some(i) => {
            let d = this(vm, args)?;
            d.items.remove(i);
            d.stamp += 1;
            Ok(Value::None)
        }
        None => {
            let shown = vm.repr_of(args.get(1))?;
            let text = format!("{} is not in deque", shown.text(&vm.heap));
            Err(vm.value_error(text))
        }
    }
}

fn find_to_remove(vm: &mut Vm, args: Args) -> Result<Option<usize>, Raise> {
    let wanted = args.get(1);
    let (stamp, len) = (this(vm, args)?.stamp, this(vm, args)?.items.len());
    for i in 0..len {
        let Some(&item) = this(vm, args)?.items.get(i) else {
            break;
        };
        vm.root(item);
        let same = vm.same(item, wanted)?;
        if this(vm, args)?.stamp != stamp {
            return Err(vm.index_error("deque mutated during iteration"));
        }
        if same {
            return Ok(Some(i));
        }
    }
    Ok(None)
}

fn rotate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = args.int(vm, 1)?;
    let d = this(vm, args)?;
    let len = d.items.len();
    if len > 1 {
        d.items.rotate_right(n.rem_euclid(len as i64) as usize);
        d.stamp += 1;
    }
    Ok(Value::None)
}

/// Gives the place an index argument names.
fn place(vm: &mut Vm, args: Args, i: usize) -> Result<usize, Raise> {
    let v = args.get(i);
    let n = match vm.index_opt(v)? {
        Some(Value::Int(n)) => n,
        Some(_) => {
            let kind = vm.type_name(v);
            let text = format!("cannot fit '{kind}' into an index-sized integer");
            return Err(vm.index_error(text));
        }
        None => {
            let kind = vm.type_name(v);
            return Err(vm.type_error(format!("sequence index must be integer, not '{kind}'")));
        }
    };
    let len = this(vm, args)?.items.len();
    match crate::object::list::index_of(len, n) {
        Some(i) => Ok(i),
        None => Err(vm.index_error("deque index out of range")),
    }
}

fn add(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if vm.payload::<Deque>(args.get(1)).is_none() {
        let kind = vm.type_name(args.get(1));
        let text = format!("can only concatenate deque (not \"{kind}\") to deque");
        return Err(vm.type_error(text));
    }
    let made = copy(vm, args.get(0))?;
    vm.root(made);
    extend(vm, made, args.get(1), false)?;
    Ok(made)
}

/// Repeats the items of a deque in place, as often as argument 1 says.
fn repeat(vm: &mut Vm, deque: Value, args: Args) -> Result<Value, Raise> {
    vm.root(deque);
    let n = repeat_count(vm, args.get(1))?;
    let d = of(vm, deque)?;
    // Several items are added as a whole until they are as many as the deque holds: if that takes no turn, nothing changes.
    let turns = match d.most {
        Some(most) if d.items.len() > 1 => n.min(most.div_ceil(d.items.len())),
        _ => n,
    };
    if d.items.is_empty() || n == 1 || n > 1 && turns == 1 {
        return Ok(deque);
    }
    let items: Vec<Value> = d.items.iter().copied().collect();
    let most = d.most.unwrap_or(usize::MAX);
    let total = items.len().saturating_mul(n);
    if total.min(most) > 1 << 32 {
        return Err(vm.memory_error());
    }
    d.stamp += 1;
    d.items.clear();
    // Of more than the deque holds, the last are what stays.
    let skip = total.saturating_sub(most);
    d.items
        .extend((skip..total).map(|i| items[i % items.len()]));
    let size = d.items.len() * 16;
    vm.heap.charge(size);
    Ok(deque)
}

fn compare(vm: &mut Vm, args: Args, op: CmpOp) -> Result<Value, Raise> {
    let (Some(a), Some(b)) = (
        vm.payload::<Deque>(args.get(0)),
        vm.payload::<Deque>(args.get(1)),
    ) else {
        return Ok(Value::NotImplemented);
    };
    let a: Vec<Value> = a.items.iter().copied().collect();
    let b: Vec<Value> = b.items.iter().copied().collect();
    let (a, b) = (vm.list(a), vm.list(b));
    vm.compare_truth(op, a, b).map(Value::bool)
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    let name = vm.class_name(vm.class_of(v));
    let d = this(vm, args)?;
    let most = d.most;
    let items: Vec<Value> = d.items.iter().copied().collect();
    let mut text = String::new();
    vm.guarded(&mut text, v, "[...]", |vm, out| {
        out.push_str(&format!("{name}("));
        let list = vm.list(items);
        vm.root(list);
        vm.push_repr(out, list)?;
        if let Some(most) = most {
            out.push_str(&format!(", maxlen={most}"));
        }
        out.push(')');
        Ok(())
    })?;
    Ok(vm.string(text))
}

fn reduce(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let most = this(vm, args)?.most;
    let empty = vm.tuple(&[]);
    let made_of = match most {
        Some(most) => vm.tuple(&[empty, Value::Int(most as i64)]),
        None => empty,
    };
    vm.root(made_of);
    let getstate = vm.names.getstate;
    let state = vm.call_method(args.get(0), getstate, &[])?;
    vm.root(state);
    let it = iterate(vm, args, false)?;
    let class = Value::Class(vm.class_of(args.get(0)));
    Ok(vm.tuple(&[class, made_of, state, it]))
}

static ITERATION: &[Func] = &[
    method("__iter__(self, /)", |_, args| Ok(args.get(0))),
    method("__next__(self, /)", next),
    method("__length_hint__(self, /)", |vm, args| {
        let left = vm.payload::<DequeIter>(args.get(0)).map_or(0, |it| it.left);
        Ok(Value::Int(left as i64))
    }),
    method("__reduce__(self, /)", reduce_iterator),
];

/// What makes an iterator again: the deque and how many of its items are behind.
fn reduce_iterator(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(it) = vm.payload::<DequeIter>(args.get(0)) else {
        return Err(vm.wrong_type("_collections._deque_iterator", args.get(0)));
    };
    let (deque, left) = (it.deque, it.left);
    let behind = of(vm, deque)?.items.len().saturating_sub(left);
    let class = Value::Class(vm.class_of(args.get(0)));
    let made_of = vm.tuple(&[deque, Value::Int(behind as i64)]);
    Ok(vm.tuple(&[class, made_of]))
}

fn new_iterator(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    iterate_from(vm, args, false)
}

fn new_reverse_iterator(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    iterate_from(vm, args, true)
}

fn iterate_from(vm: &mut Vm, args: Args, reverse: bool) -> Result<Value, Raise> {
    // Keywords are taken and not heeded, as in CPython.
    let given = args.rest(vm, 1);
    let (deque, behind) = match given[..] {
        [deque] => (deque, None),
        [deque, behind] => (deque, Some(behind)),
        [] => return Err(vm.type_error("function takes at least 1 argument (0 given)")),
        _ => {
            let text = format!("function takes at most 2 arguments ({} given)", given.len());
            return Err(vm.type_error(text));
        }
    };
    if vm.payload::<Deque>(deque).is_none() {
        let name = vm.type_name(deque);
        let text = format!("argument 1 must be collections.deque, not {name}");
        return Err(vm.type_error(text));
    }
    let behind = match behind {
        Some(behind) => usize::try_from(vm.to_index(behind)?).unwrap_or(0),
        None => 0,
    };
    let made = iterate_over(vm, deque, reverse)?;
    if let Some(it) = vm.payload_mut::<DequeIter>(made) {
        it.left = it.left.saturating_sub(behind);
    }
    Ok(made)
}

fn iterate(vm: &mut Vm, args: Args, reverse: bool) -> Result<Value, Raise> {
    iterate_over(vm, args.get(0), reverse)
}

fn iterate_over(vm: &mut Vm, deque: Value, reverse: bool) -> Result<Value, Raise> {
    let d = of(vm, deque)?;
    let (stamp, left) = (d.stamp, d.items.len());
    let name = if reverse {
        "_deque_reverse_iterator"
    } else {
        "_deque_iterator"
    };
    let class = vm.class_named(name).unwrap_or(vm.types.object);
    Ok(vm.object_of(
        class,
        DequeIter {
            deque,
            left,
            stamp,
            reverse,
        },
    ))
}

fn next(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(it) = vm.payload::<DequeIter>(args.get(0)) else {
        return Err(vm.wrong_type("_collections._deque_iterator", args.get(0)));
    };
    let (deque, left, stamp, reverse) = (it.deque, it.left, it.stamp, it.reverse);
    let d = of(vm, deque)?;
    let changed = d.stamp != stamp;
    // Backwards the end is seen before a change is, forwards after it.
    if left == 0 && (reverse || !changed) {
        return Err(vm.stop_iteration(Value::None));
    }
    let place = if reverse {
        Some(left - 1)
    } else {
        d.items.len().checked_sub(left)
    };
    let item = place.and_then(|i| d.items.get(i).copied());
    if let Some(it) = vm.payload_mut::<DequeIter>(args.get(0)) {
        it.left = if changed { 0 } else { left - 1 };
    }
    match item {
        Some(item) if !changed => Ok(item),
        _ => Err(vm.runtime_error("deque mutated during iteration")),
    }
}
