//! itertools: the classes of its iterators and how they are made.
//!
//! What each does at a step is `vm/ops/tools.rs`, their states `object/tool.rs`. An iterator of the arguments is
//! made once, in their order, and rooted until the tool holds it.

#[path = "itertools/copies.rs"]
mod copies;

use crate::builtins::callables::keyword_pairs;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::{Class, Layout};
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::iter::IterState;
use crate::object::tool::{Groups, Tool, ToolState};
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, Type, class_method, func, method};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "itertools",
    consts: &[(
        "__doc__",
        crate::vm::native::NativeConst::Str("Building blocks for iterators."),
    )],
    funcs: &[func("tee(iterable, n=2, /)", tee)],
    types: &[],
    init: Some(init),
};

/// What every iterator here has.
macro_rules! steps {
    ($($more:expr),*) => {
        &[
            method("__iter__(self, /)", |_, args| Ok(args.get(0))),
            method("__next__(self, /)", |vm, args| {
                let inside = vm.plain(args.get(0));
                crate::builtins::functions::advance(vm, inside)
            }),
            method("__reduce__(self, /)", copies::reduce),
            $($more,)*
        ]
    };
}

static STEPS: &[Func] = steps!();

/// What those have that a copy is told more of than its arguments.
static KEPT: &[Func] = steps!(method("__setstate__(self, state, /)", copies::set_state));

const fn class(name: &'static str, new: Func, funcs: &'static [Func], doc: &'static str) -> Type {
    Type {
        name,
        module: "itertools",
        base: "object",
        layout: Layout::Native,
        open: true,
        new: Some(new),
        funcs,
        doc,
    }
}

static TYPES: &[&Type] = &[
    &class(
        "accumulate",
        func(
            "__new__(cls, iterable, func=None, *, initial=None)",
            accumulate,
        ),
        KEPT,
        "Return series of accumulated sums (or other binary function results).",
    ),
    &class(
        "batched",
        func("__new__(cls, iterable, n, *, strict=False)", batched),
        STEPS,
        "Batch data into tuples of length n. The last batch may be shorter than n.",
    ),
    &class(
        "chain",
        func("__new__(cls, /, *iterables)", |vm, args| {
            let iterables = args.get(1);
            chained(vm, args, iterables)
        }),
        steps!(
            class_method("from_iterable(cls, iterable, /)", |vm, args| chained(
                vm,
                args,
                args.get(1)
            )),
            method("__setstate__(self, state, /)", copies::set_state)
        ),
        "Return the items of the first iterable, then of the next, until all are exhausted.",
    ),
    &class(
        "combinations",
        func("__new__(cls, iterable, r)", |vm, args| {
            combinations(vm, args, false)
        }),
        STEPS,
        "Return successive r-length combinations of elements in the iterable.",
    ),
    &class(
        "combinations_with_replacement",
        func("__new__(cls, iterable, r)", |vm, args| {
            combinations(vm, args, true)
        }),
        STEPS,
        "Return successive r-length combinations, each element as often as wanted.",
    ),
    &class(
        "compress",
        func("__new__(cls, data, selectors)", compress),
        STEPS,
        "Return data elements corresponding to true selector elements.",
    ),
    &class(
        "count",
        func("__new__(cls, start=0, step=1)", count),
        steps!(method("__repr__(self, /)", repr_count)),
        "Return start, start+step, start+2*step and so on.",
    ),
    &class(
        "cycle",
        func("__new__(cls, iterable, /)", cycle),
        KEPT,
        "Return elements from the iterable until it is exhausted, then repeat them without end.",
    ),
    &class(
        "dropwhile",
        func("__new__(cls, predicate, iterable, /)", |vm, args| {
            over(vm, args, |func, inner| ToolState::DropWhile {
                func,
                inner,
                dropped: false,
            })
        }),
        KEPT,
        "Drop items from the iterable while predicate(item) is true.",
    ),
    &class(
        "filterfalse",
        func("__new__(cls, function, iterable, /)", |vm, args| {
            over(vm, args, |func, inner| ToolState::FilterFalse {
                func,
                inner,
            })
        }),
        STEPS,
        "Return those items of the iterable for which function(item) is false.",
    ),
    &class(
        "groupby",
        func("__new__(cls, iterable, key=None)", groupby),
        STEPS,
        "Return consecutive keys and groups from the iterable.",
    ),
    &class(
        "islice",
        func("__new__(cls, *args, **kwargs)", islice),
        KEPT,
        "Return selected items of an iterable, as a slice does.",
    ),
    &class(
        "pairwise",
        func("__new__(cls, iterable, /)", pairwise),
        STEPS,
        "Return overlapping pairs taken from the iterable.",
    ),
    &class(
        "permutations",
        func("__new__(cls, iterable, r=None)", permutations),
        STEPS,
        "Return successive r-length permutations of elements in the iterable.",
    ),
    &class(
        "product",
        func("__new__(cls, *iterables, repeat=1)", product),
        STEPS,
        "Return the cartesian product of the iterables.",
    ),
    &class(
        "repeat",
        func("__new__(cls, object, times=...)", repeat),
        steps!(
            method("__repr__(self, /)", repr_repeat),
            method("__length_hint__(self, /)", left_of_repeat)
        ),
        "Return the object so many times, or without end.",
    ),
    &class(
        "starmap",
        func("__new__(cls, function, iterable, /)", |vm, args| {
            over(vm, args, |func, inner| ToolState::StarMap { func, inner })
        }),
        STEPS,
        "Return function(*item) for each item.",
    ),
    &class(
        "takewhile",
        func("__new__(cls, predicate, iterable, /)", |vm, args| {
            over(vm, args, |func, inner| ToolState::TakeWhile {
                func,
                inner,
                stopped: false,
            })
        }),
        KEPT,
        "Return items of the iterable as long as predicate(item) is true.",
    ),
    &class(
        "zip_longest",
        func("__new__(cls, *args, **kwargs)", zip_longest),
        STEPS,
        "Return tuples of the items of all iterables, until the longest is exhausted.",
    ),
    &class(
        "_grouper",
        func("__new__(cls, parent, tgtkey, /)", grouper),
        STEPS,
        "",
    ),
    &class(
        "_tee",
        func("__new__(cls, iterable, /)", one_tee),
        steps!(method("__copy__(self, /)", copy_tee)),
        "Iterator wrapped to make it copyable.",
    ),
];

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    for ty in TYPES {
        let class = vm.define_type(ty);
        let name = vm.intern(ty.name);
        dict.set_str(&mut vm.heap, name, class.into());
        match ty.name {
            "chain" => vm.add_methods(class, None, crate::builtins::alias::GENERIC),
            "_grouper" => vm.known.grouper = class.into(),
            "_tee" => vm.known.tee = class.into(),
            _ => {}
        }
    }
    Ok(())
}

/// Makes the iterator of the class that is argument 0; an instance of a derived class holds one of its base.
fn make(vm: &mut Vm, args: Args, state: ToolState) -> Result<Value, Raise> {
    let Value::Class(class) = args.get(0) else {
        return Err(vm.wrong_type("type", args.get(0)));
    };
    let order = &class.get(&vm.heap).mro;
    let builtin = order.iter().find(|c| c.get(&vm.heap).flags.builtin);
    let own = builtin.copied().unwrap_or(class);
    let tool = vm.new_tool(own, state);
    vm.wrap_native(class.into(), tool)
}

/// Makes one of a function and an iterable.
fn over(vm: &mut Vm, args: Args, state: fn(Value, Value) -> ToolState) -> Result<Value, Raise> {
    let inner = vm.iter(args.get(2))?;
    make(vm, args, state(args.get(1), inner))
}

fn tool_of(vm: &Vm, v: Value) -> Option<Gc<Tool>> {
    match vm.plain(v) {
        Value::Iter(it) => match it.get(&vm.heap).state {
            IterState::Tool(tool) => Some(tool),
            _ => None,
        },
        _ => None,
    }
}

/// Gives all items of an iterable as a tuple, rooted.
fn pool(vm: &mut Vm, v: Value) -> Result<Gc<Tuple>, Raise> {
    let pool = match v {
        Value::Tuple(t) => t,
        v => {
            let list = vm.collect_asking(v)?;
            let items = list.items(&vm.heap).to_vec();
            vm.heap.new_tuple(&items)
        }
    };
    vm.root(pool);
    Ok(pool)
}

fn accumulate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let inner = vm.iter(args.get(1))?;
    let state = ToolState::Accumulate {
        inner,
        func: args.some(2).unwrap_or(Value::Unset),
        total: Value::Unset,
        initial: args.some(3).unwrap_or(Value::Unset),
    };
    make(vm, args, state)
}

fn batched(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let size = args.int(vm, 2)?;
    let strict = args.truth(vm, 3)?;
    if size < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let inner = vm.iter(args.get(1))?;
    let state = ToolState::Batched {
        inner,
        size: size as usize,
        strict,
    };
    make(vm, args, state)
}

fn chained(vm: &mut Vm, args: Args, iterables: Value) -> Result<Value, Raise> {
    let outer = vm.iter(iterables)?;
    let state = ToolState::Chain {
        outer,
        active: Value::Unset,
    };
    make(vm, args, state)
}

/// Reads the length of what is picked.
fn length(vm: &mut Vm, args: Args) -> Result<usize, Raise> {
    let r = args.int(vm, 2)?;
    not_negative(vm, r)
}

fn not_negative(vm: &mut Vm, r: i64) -> Result<usize, Raise> {
    match usize::try_from(r) {
        Ok(r) => Ok(r),
        Err(_) => Err(vm.value_error("r must be non-negative")),
    }
}

/// Refuses to keep more places than memory has room for.
fn places(vm: &mut Vm, count: usize) -> Result<usize, Raise> {
    if count > 1 << 32 {
        return Err(vm.memory_error());
    }
    Ok(count)
}

fn combinations(vm: &mut Vm, args: Args, repeats: bool) -> Result<Value, Raise> {
    let r = vm.to_index(args.get(2))?;
    let pool = pool(vm, args.get(1))?;
    let r = not_negative(vm, r)?;
    let n = pool.len(&vm.heap);
    if (r > n && !repeats) || (n == 0 && r > 0) {
        return make(vm, args, ToolState::Done);
    }
    let r = places(vm, r)?;
    let state = ToolState::Combinations {
        pool,
        places: if repeats {
            vec![0; r]
        } else {
            (0..r).collect()
        },
        first: true,
        repeats,
    };
    make(vm, args, state)
}

fn permutations(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let pool = pool(vm, args.get(1))?;
    let n = pool.len(&vm.heap);
    let r = match args.some(2) {
        None => n,
        Some(r) => {
            if !matches!(vm.plain(r), Value::Int(_) | Value::Big(_) | Value::Bool(_)) {
                return Err(vm.type_error("Expected int as r"));
            }
            length(vm, args)?
        }
    };
    if r > n {
        return make(vm, args, ToolState::Done);
    }
    let state = ToolState::Permutations {
        pool,
        places: (0..n).collect(),
        cycles: (0..r).map(|i| n - i).collect(),
        first: true,
    };
    make(vm, args, state)
}

fn product(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let times = args.int(vm, 2)?;
    let Ok(times) = usize::try_from(times) else {
        return Err(vm.value_error("repeat argument cannot be negative"));
    };
    let given = args.rest(vm, 1);
    let times = if given.is_empty() { 0 } else { times };
    if times.checked_mul(given.len()).is_none_or(|n| n > 1 << 28) {
        return Err(vm.overflow_error("repeat argument too large"));
    }
    let mut pools = Vec::new();
    if times > 0 {
        for &iterable in &given {
            pools.push(Value::Tuple(pool(vm, iterable)?));
        }
    }
    let pools = pools.repeat(times);
    let places = vec![0; pools.len()];
    let pools = vm.heap.new_tuple(&pools);
    let state = ToolState::Product {
        pools,
        places,
        first: true,
    };
    make(vm, args, state)
}

fn compress(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = vm.iter(args.get(1))?;
    vm.root(data);
    let selectors = vm.iter(args.get(2))?;
    make(vm, args, ToolState::Compress { data, selectors })
}

/// Tells whether a value has the makings of a number.
fn is_number(vm: &mut Vm, v: Value) -> bool {
    match vm.plain(v) {
        Value::Int(_) | Value::Big(_) | Value::Bool(_) | Value::Float(_) => return true,
        _ => {}
    }
    // That it could be made a complex number does not count.
    if crate::object::complex::as_complex(&vm.heap, vm.plain(v)).is_some() {
        return true;
    }
    let class = vm.class_of(v);
    ["__index__", "__float__", "__int__"]
        .iter()
        .any(|name| {
            let name = vm.intern(name);
            class.find(&vm.heap, name).is_some()
        })
}

fn count(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (next, step) = (args.get(1), args.get(2));
    if !is_number(vm, next) || !is_number(vm, step) {
        return Err(vm.type_error("a number is required"));
    }
    // Counting by ones through machine integers gives plain ones.
    let by_one = matches!(step, Value::Int(1) | Value::Bool(1));
    let state = match (next, by_one) {
        (Value::Bool(b), true) => ToolState::Count {
            next: Value::Int(b as i64),
            step: Value::Int(1),
        },
        (next, true) if matches!(next, Value::Int(_)) => ToolState::Count {
            next,
            step: Value::Int(1),
        },
        (next, _) => ToolState::Count { next, step },
    };
    make(vm, args, state)
}

fn repr_count(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(tool) = tool_of(vm, args.get(0)) else {
        return Err(vm.wrong_type("itertools.count", args.get(0)));
    };
    let ToolState::Count { next, step } = tool.get(&vm.heap).state else {
        return Ok(vm.str("count"));
    };
    vm.root(step);
    let name = vm.class_name(vm.class_of(args.get(0)));
    let start = vm.repr_of(next)?.text(&vm.heap).to_owned();
    let text = if matches!(vm.plain(step), Value::Int(1) | Value::Bool(1)) {
        format!("{name}({start})")
    } else {
        format!("{name}({start}, {})", vm.repr_of(step)?.text(&vm.heap))
    };
    Ok(vm.string(text))
}

fn cycle(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let inner = vm.iter(args.get(1))?;
    let saved = vm.heap.new_list(Vec::new());
    let state = ToolState::Cycle {
        inner,
        saved,
        at: 0,
    };
    make(vm, args, state)
}

fn repeat(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let left = if args.get(2).is_unset() {
        -1
    } else {
        args.int(vm, 2)?.max(0)
    };
    let object = args.get(1);
    make(vm, args, ToolState::Repeat { object, left })
}

fn repeated(vm: &mut Vm, args: Args) -> Result<(Value, i64), Raise> {
    match tool_of(vm, args.get(0)).map(|t| &t.get(&vm.heap).state) {
        Some(&ToolState::Repeat { object, left }) => Ok((object, left)),
        _ => Err(vm.wrong_type("itertools.repeat", args.get(0))),
    }
}

fn repr_repeat(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (object, left) = repeated(vm, args)?;
    let name = vm.class_name(vm.class_of(args.get(0)));
    let shown = vm.repr_of(object)?.text(&vm.heap).to_owned();
    Ok(vm.string(if left < 0 {
        format!("{name}({shown})")
    } else {
        format!("{name}({shown}, {left})")
    }))
}

fn left_of_repeat(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match repeated(vm, args)?.1 {
        left if left < 0 => Err(vm.type_error("len() of unsized object")),
        left => Ok(Value::Int(left)),
    }
}

fn groupby(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let inner = vm.iter(args.get(1))?;
    let none = Value::Unset;
    let groups = Groups {
        inner,
        func: args.get(2),
        target: none,
        key: none,
        value: none,
        current: 0,
        made: 0,
    };
    make(vm, args, ToolState::GroupBy(Box::new(groups)))
}

fn grouper(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let parent = tool_of(vm, args.get(1));
    let Some(parent) = parent else {
        let kind = vm.type_name(args.get(1));
        let text = format!("_grouper() argument 1 must be itertools.groupby, not {kind}");
        return Err(vm.type_error(text));
    };
    let mut number = 0;
    if let ToolState::GroupBy(groups) = &mut parent.get_mut(&mut vm.heap).state {
        groups.made += 1;
        groups.current = groups.made;
        number = groups.made;
    }
    let target = args.get(2);
    let state = ToolState::Group {
        parent,
        target,
        number,
    };
    make(vm, args, state)
}

/// Reads a bound of an `islice`.
fn bound(vm: &mut Vm, v: Value, least: i64, text: &str) -> Result<i64, Raise> {
    let read = vm.to_index(v);
    if let Ok(n) = read
        && n >= least
    {
        return Ok(n);
    }
    if read.is_err() {
        let raised = vm.take_raised();
        let known = [Exc::TypeError, Exc::OverflowError, Exc::ValueError];
        if !known
            .iter()
            .any(|&exc| vm.is_exception(Value::Exception(raised), exc))
        {
            return Err(vm.throw(Value::Exception(raised)));
        }
    }
    Err(vm.value_error(text))
}

fn islice(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if !keyword_pairs(vm, args, 2).is_empty() {
        return Err(vm.type_error("islice() takes no keyword arguments"));
    }
    let given = args.rest(vm, 1);
    let text = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    let bounds = match given[..] {
        [_, stop] => [Value::None, stop],
        [_, start, stop, ..] => [start, stop],
        _ => [Value::None; 2],
    };
    let (next, stop) = match (given.len(), bounds) {
        (0 | 1, _) => {
            let text = format!("islice expected at least 2 arguments, got {}", given.len());
            return Err(vm.type_error(text));
        }
        (2..=4, [start, stop]) => {
            let text_of_stop =
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
            let stop = stop
                .some()
                .map(|v| match bound(vm, v, i64::MIN, text_of_stop) {
                    Ok(-1) => Err(vm.value_error(text_of_stop)),
                    other => other,
                });
            let stop = stop.transpose()?;
            let next = start.some().map(|v| bound(vm, v, 0, text)).transpose()?;
            if stop.is_some_and(|n| n < 0) {
                return Err(vm.value_error(text));
            }
            (next.unwrap_or(0), stop)
        }
        _ => {
            let text = format!("islice expected at most 4 arguments, got {}", given.len());
            return Err(vm.type_error(text));
        }
    };
    let step = match given.get(3).and_then(|v| v.some()) {
        None => 1,
        Some(v) => bound(
            vm,
            v,
            1,
            "Step for islice() must be a positive integer or None.",
        )?,
    };
    let inner = vm.iter(given[0])?;
    let state = ToolState::Islice {
        inner,
        next,
        at: 0,
        stop: stop.unwrap_or(-1),
        step,
    };
    make(vm, args, state)
}

fn pairwise(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let inner = vm.iter(args.get(1))?;
    let old = Value::Unset;
    make(vm, args, ToolState::Pairwise { inner, old })
}

fn zip_longest(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut fill = Value::None;
    for (name, value) in keyword_pairs(vm, args, 2) {
        if name.text(&vm.heap) != "fillvalue" {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value;
    }
    let iterables = args.rest(vm, 1);
    let inners = vm.heap.new_list(Vec::with_capacity(iterables.len()));
    vm.root(inners);
    for iterable in iterables {
        let it = vm.iter(iterable)?;
        inners.push(&mut vm.heap, it);
    }
    let active = inners.len(&vm.heap);
    let state = ToolState::ZipLongest {
        inners,
        fill,
        active,
    };
    make(vm, args, state)
}

fn tee_class(vm: &mut Vm) -> Result<Gc<Class>, Raise> {
    match vm.known.tee {
        Value::Class(class) => Ok(class),
        _ => Err(vm.runtime_error("itertools is not loaded")),
    }
}

/// Makes a copyable iterator; one that is copyable already is copied.
fn tee_over(vm: &mut Vm, iterable: Value) -> Result<Value, Raise> {
    let class = tee_class(vm)?;
    let it = vm.iter(iterable)?;
    if let Some(tool) = tool_of(vm, it)
        && let ToolState::Tee { link } = tool.get(&vm.heap).state
    {
        return Ok(vm.new_tool(class, ToolState::Tee { link }));
    }
    vm.root(it);
    // The links outlive whoever made the source.
    if let Value::Frame(frame) = it {
        frame.get_mut(&mut vm.heap).sole = false;
    }
    let link = vm.heap.alloc(Tool {
        class,
        state: ToolState::Link {
            source: it,
            value: Value::Unset,
            after: None,
            busy: false,
        },
    });
    Ok(vm.new_tool(class, ToolState::Tee { link }))
}

fn one_tee(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    tee_over(vm, args.get(1))
}

fn copy_tee(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(&ToolState::Tee { link }) = tool_of(vm, args.get(0)).map(|t| &t.get(&vm.heap).state)
    else {
        return Err(vm.wrong_type("itertools._tee", args.get(0)));
    };
    let class = tee_class(vm)?;
    Ok(vm.new_tool(class, ToolState::Tee { link }))
}

fn tee(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = args.int(vm, 1)?;
    let Ok(n) = usize::try_from(n) else {
        return Err(vm.value_error("n must be >= 0"));
    };
    if n > 1 << 32 {
        return Err(vm.memory_error());
    }
    if n == 0 {
        return Ok(vm.tuple(&[]));
    }
    let it = vm.iter(args.get(0))?;
    vm.root(it);
    let copy = vm.intern("__copy__");
    let own_copy = match tool_of(vm, it) {
        Some(_) => None,
        None => vm.get_attr_opt(it, copy)?,
    };
    let mut made = Vec::new();
    if let Some(own_copy) = own_copy {
        // An iterator that can be copied is its own first.
        vm.root(own_copy);
        made.push(it);
        while made.len() < n {
            let next = vm.call(own_copy, &[])?;
            vm.root(next);
            made.push(next);
        }
        return Ok(vm.tuple(&made));
    }
    let first = match tool_of(vm, it) {
        Some(tool) if matches!(tool.get(&vm.heap).state, ToolState::Tee { .. }) => it,
        _ => tee_over(vm, it)?,
    };
    vm.root(first);
    made.push(first);
    while made.len() < n {
        let next = tee_over(vm, first)?;
        vm.root(next);
        made.push(next);
    }
    Ok(vm.tuple(&made))
}
