//! Frame and traceback objects, and the mapping of a frame's variables (`FrameLocalsProxy`, PEP 667).

use crate::heap::{Gc, Marker};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::exception::Traceback;
use crate::object::function::{CodeObject, Function};
use crate::object::payload::{Object, Payload};
use crate::object::str::Str;
use crate::syntax::ast::BinOp;
use crate::vm::Vm;
use crate::vm::framed::{FrameObject, Held};
use crate::vm::native::{Args, Func, Type, accessor, func, getter, method};
use crate::vm::outcome::Raise;

/// None of these has a name in `builtins`.
pub static HIDDEN: &[&Type] = &[
    &Type {
        name: "frame",
        module: "builtins",
        base: "object",
        layout: Layout::Sealed,
        open: false,
        new: None,
        funcs: FRAME,
        doc: "",
    },
    &Type {
        name: "traceback",
        module: "builtins",
        base: "object",
        layout: Layout::Sealed,
        open: false,
        new: None,
        funcs: TRACEBACK,
        doc: "",
    },
    &Type {
        name: "FrameLocalsProxy",
        module: "builtins",
        base: "object",
        layout: Layout::Native,
        open: false,
        new: Some(func("__new__(cls, *args)", new_proxy)),
        funcs: PROXY,
        doc: "",
    },
];

static FRAME: &[Func] = &[
    getter("f_code", |vm, args| Ok(seen(vm, args)?.1.code.into())),
    getter("f_lineno", |vm, args| {
        line(vm, args).map(|line| Value::Int(i64::from(line)))
    }),
    getter("f_globals", |vm, args| Ok(seen(vm, args)?.1.globals.into())),
    getter("f_back", |vm, args| {
        let frame = seen(vm, args)?.0;
        Ok(vm.frame_back(frame))
    }),
    getter("f_builtins", |vm, _| Ok(vm.builtins.into())),
    getter("f_trace", |_, _| Ok(Value::None)),
    getter("f_trace_lines", |_, _| Ok(Value::TRUE)),
    getter("f_trace_opcodes", |_, _| Ok(Value::FALSE)),
    getter("f_lasti", |vm, args| {
        let frame = seen(vm, args)?.0;
        let pc = vm.frame_pc(frame);
        Ok(Value::Int(pc.map_or(-1, |pc| i64::from(pc) * 2)))
    }),
    getter("f_locals", |vm, args| {
        let (frame, object) = seen(vm, args)?;
        let flags = object.code.get(&vm.heap).code.flags;
        if flags.namespace {
            let names = vm.frame_value(frame, 0);
            return Ok(if names.is_unset() {
                vm.heap.new_dict().into()
            } else {
                names
            });
        }
        let (frame, object) = seen(vm, args)?;
        if flags.module && !matches!(object.held, Held::Gone(_)) {
            return Ok(object.globals.into());
        }
        Ok(proxy_of(vm, frame))
    }),
    method("clear(self, /)", |vm, args| {
        let frame = seen(vm, args)?.0;
        vm.clear_frame(frame)?;
        Ok(Value::None)
    }),
    method("__repr__(self, /)", |vm, args| {
        let line = line(vm, args)?;
        let code = seen(vm, args)?.1.code.get(&vm.heap);
        let text = format!(
            "<frame at {:#x}, file '{}', line {line}, code {}>",
            args.get(0).id(),
            code.source.path(),
            code.name.text(&vm.heap)
        );
        Ok(vm.string(text))
    }),
];

/// Gives the receiver: the object and what it holds.
fn seen(vm: &mut Vm, args: Args) -> Result<(Gc<Object>, &FrameObject), Raise> {
    if let Value::Object(o) = args.get(0)
        && o.get(&vm.heap).payload::<FrameObject>().is_some()
    {
        let object = o.get(&vm.heap).payload().expect("it was seen to be one");
        return Ok((o, object));
    }
    Err(vm.wrong_type("frame", args.get(0)))
}

fn line(vm: &mut Vm, args: Args) -> Result<u32, Raise> {
    let frame = seen(vm, args)?.0;
    let pc = vm.frame_pc(frame);
    let code = seen(vm, args)?.1.code.get(&vm.heap);
    Ok(match pc {
        Some(pc) => code.source.line_of(code.span_at(pc)),
        None => code.code.first_line,
    })
}

static TRACEBACK: &[Func] = &[
    method("__dir__(self, /)", |vm, _| {
        let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|name| vm.str(name));
        Ok(vm.list(names.to_vec()))
    }),
    accessor(
        "tb_next",
        |vm, args| {
            let next = traceback(vm, args)?.get(&vm.heap).next;
            Ok(next.map_or(Value::None, Value::Traceback))
        },
        set_next,
    ),
    getter("tb_lineno", |vm, args| {
        let t = traceback(vm, args)?.get(&vm.heap);
        let code = t.code.get(&vm.heap);
        let line = code.source.line_of(code.span_at(t.pc));
        Ok(Value::Int(line as i64))
    }),
    getter("tb_lasti", |vm, args| {
        let pc = traceback(vm, args)?.get(&vm.heap).pc;
        // What had not begun stands behind the instruction that makes it.
        Ok(Value::Int(if pc == u32::MAX {
            2
        } else {
            i64::from(pc) * 2
        }))
    }),
    getter("tb_frame", |vm, args| {
        let t = traceback(vm, args)?;
        Ok(Value::Object(vm.frame_of_traceback(t)))
    }),
];

fn traceback(vm: &mut Vm, args: Args) -> Result<Gc<Traceback>, Raise> {
    match args.get(0) {
        Value::Traceback(t) => Ok(t),
        other => Err(vm.wrong_type("traceback", other)),
    }
}

/// Sets what an exception passed next; a ring is refused.
fn set_next(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let this = traceback(vm, args)?;
    let next = match args.get(1) {
        Value::Unset => return Err(vm.type_error("can't delete tb_next attribute")),
        Value::None => None,
        Value::Traceback(next) => Some(next),
        other => {
            let text = format!("expected traceback object, got '{}'", vm.type_name(other));
            return Err(vm.type_error(text));
        }
    };
    let mut at = next;
    while let Some(one) = at {
        if one == this {
            return Err(vm.value_error("traceback loop detected"));
        }
        at = one.get(&vm.heap).next;
    }
    this.get_mut(&mut vm.heap).next = next;
    Ok(Value::None)
}

// Variables.

/// Where a variable of a function lies.
#[derive(Clone, Copy)]
pub enum Spot {
    Register(usize),
    /// Of a comprehension that runs.
    Inlined(usize),
    /// The closure cell of this number.
    Free(usize),
}

/// Lists the variables of a function as CPython orders them: parameters and locals, those of the comprehensions that
/// run at the word `pc`, then the locals that are cells and what comes from outside, both by name.
pub fn variables(vm: &mut Vm, code: Gc<CodeObject>, pc: Option<u32>) -> Vec<(Gc<Str>, Spot)> {
    let object = code.get(&vm.heap);
    let c = &object.code;
    let flags = [c.flags.varargs, c.flags.varkeywords];
    let params = usize::from(c.argcount + c.kwonly) + flags.into_iter().filter(|&f| f).count();
    let is_cell = |i: usize| i >= params && c.cells.contains(&(i as u16));
    let all = object.varnames.iter().copied().enumerate();
    let all = all.filter(|(_, name)| !name.text(&vm.heap).starts_with('.'));
    let (mut cells, mut list): (Vec<_>, Vec<_>) = all
        .map(|(i, name)| (name, Spot::Register(i)))
        .partition(|(_, spot)| matches!(spot, Spot::Register(i) if is_cell(*i)));
    cells.sort_by(|a, b| a.0.text(&vm.heap).cmp(b.0.text(&vm.heap)));
    let free = c.freevars.clone();
    let inlined = pc.into_iter().flat_map(|pc| c.inlined_at(pc));
    let inlined: Vec<_> = inlined.map(|v| (v.name.clone(), v.reg as usize)).collect();
    list.extend(
        inlined
            .into_iter()
            .map(|(name, at)| (vm.intern(&name), Spot::Inlined(at))),
    );
    list.append(&mut cells);
    let mut free: Vec<(String, usize)> = free.into_iter().zip(0..).collect();
    free.sort();
    list.extend(
        free.into_iter()
            .map(|(name, i)| (vm.intern(&name), Spot::Free(i))),
    );
    list
}

/// Reads a closure cell of a function; `Unset` if it has no value.
pub fn free_value(vm: &Vm, func: Gc<Function>, at: usize) -> Value {
    let cell = func.tail(&vm.heap).get(at).copied();
    cell.map_or(Value::Unset, |c| c.get(&vm.heap).value)
}

/// Reads what a register holds, or the cell in it.
pub fn unboxed(vm: &Vm, value: Value) -> Value {
    match value {
        Value::Cell(c) => c.get(&vm.heap).value,
        value => value,
    }
}

fn value_at(vm: &Vm, frame: Gc<Object>, spot: Spot) -> Value {
    match spot {
        Spot::Register(at) if !is_settled(vm, frame, at) => Value::Unset,
        Spot::Register(at) | Spot::Inlined(at) => unboxed(vm, vm.frame_value(frame, at)),
        Spot::Free(at) => {
            let object = frame.get(&vm.heap).payload::<FrameObject>();
            let func = object.and_then(|o| o.func);
            func.map_or(Value::Unset, |f| free_value(vm, f, at))
        }
    }
}

/// Tells whether a variable's register means anything where a frame stands.
fn is_settled(vm: &Vm, frame: Gc<Object>, at: usize) -> bool {
    let Some(object) = frame.get(&vm.heap).payload::<FrameObject>() else {
        return true;
    };
    let code = &object.code.get(&vm.heap).code;
    code.assigned_from.is_empty() || vm.frame_pc(frame).is_none_or(|pc| code.is_settled(at, pc))
}

fn set_value_at(vm: &mut Vm, frame: Gc<Object>, spot: Spot, value: Value) -> bool {
    let cell = match spot {
        Spot::Register(at) | Spot::Inlined(at) => match vm.frame_value(frame, at) {
            Value::Cell(c) => Some(c),
            _ => return vm.set_frame_value(frame, at, value),
        },
        Spot::Free(at) => {
            let object = frame.get(&vm.heap).payload::<FrameObject>();
            let func = object.and_then(|o| o.func);
            func.and_then(|f| f.tail(&vm.heap).get(at).copied())
        }
    };
    match cell {
        Some(cell) => cell.get_mut(&mut vm.heap).value = value,
        None => return false,
    }
    true
}

// The mapping of the variables.

struct Proxy {
    frame: Gc<Object>,
}

impl Payload for Proxy {
    fn trace(&self, m: &mut Marker) {
        m.mark(self.frame);
    }
}

fn proxy_of(vm: &mut Vm, frame: Gc<Object>) -> Value {
    match vm.class_named("FrameLocalsProxy") {
        Some(class) => vm.object_of(class, Proxy { frame }),
        None => Value::None,
    }
}

fn new_proxy(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let given = match args.get(1) {
        Value::Tuple(t) => t.items(&vm.heap).to_vec(),
        _ => Vec::new(),
    };
    let &[frame] = given.as_slice() else {
        let text = format!("FrameLocalsProxy expected 1 argument, got {}", given.len());
        return Err(vm.type_error(text));
    };
    match frame {
        Value::Object(o) if o.get(&vm.heap).payload::<FrameObject>().is_some() => {
            Ok(proxy_of(vm, o))
        }
        other => {
            let kind = vm.type_name(other);
            Err(vm.type_error(format!("expect frame, not {kind}")))
        }
    }
}

fn frame_arg(vm: &mut Vm, args: Args) -> Result<Gc<Object>, Raise> {
    match vm.payload::<Proxy>(args.get(0)) {
        Some(proxy) => Ok(proxy.frame),
        None => Err(vm.wrong_type("FrameLocalsProxy", args.get(0))),
    }
}

fn variables_of(vm: &mut Vm, frame: Gc<Object>) -> Vec<(Gc<Str>, Spot)> {
    let pc = vm.frame_pc(frame);
    match frame.get(&vm.heap).payload::<FrameObject>().map(|o| o.code) {
        Some(code) => variables(vm, code, pc),
        None => Vec::new(),
    }
}

fn extra_of(vm: &Vm, frame: Gc<Object>) -> Option<Gc<Dict>> {
    frame.get(&vm.heap).payload::<FrameObject>()?.extra
}

/// Finds a variable by its name.
fn spot_of(vm: &mut Vm, frame: Gc<Object>, key: Value) -> Option<Spot> {
    let Value::Str(name) = vm.plain(key) else {
        return None;
    };
    let all = variables_of(vm, frame);
    let wanted = name.text(&vm.heap);
    // A variable of a comprehension hides that of the function.
    let found = all.iter().rev().find(|(n, _)| n.text(&vm.heap) == wanted);
    found.map(|(_, spot)| *spot)
}

/// Gives the value of a name, or `None`.
fn look_up(vm: &mut Vm, frame: Gc<Object>, key: Value) -> Result<Option<Value>, Raise> {
    if let Some(spot) = spot_of(vm, frame, key) {
        let value = value_at(vm, frame, spot);
        return Ok((!value.is_unset()).then_some(value));
    }
    match extra_of(vm, frame) {
        Some(extra) => vm.dict_get(extra, key),
        None => Ok(None),
    }
}

fn set(vm: &mut Vm, frame: Gc<Object>, key: Value, value: Value) -> Result<(), Raise> {
    if let Some(spot) = spot_of(vm, frame, key)
        && set_value_at(vm, frame, spot, value)
    {
        return Ok(());
    }
    let extra = extra_of(vm, frame).unwrap_or_else(|| vm.heap.new_dict());
    if let Some(object) = frame.get_mut(&mut vm.heap).payload_mut::<FrameObject>() {
        object.extra = Some(extra);
    }
    vm.dict_set(extra, key, value)
}

/// Copies all names and their values.
fn copied(vm: &mut Vm, frame: Gc<Object>) -> Result<Gc<Dict>, Raise> {
    let dict = vm.heap.new_dict();
    for (name, spot) in variables_of(vm, frame) {
        let value = value_at(vm, frame, spot);
        if !value.is_unset() {
            dict.set_str(&mut vm.heap, name, value);
        }
    }
    if let Some(extra) = extra_of(vm, frame) {
        vm.root(dict);
        let more: Vec<_> = extra.iter(&vm.heap).collect();
        for (key, value) in more {
            vm.dict_set(dict, key, value)?;
        }
    }
    Ok(dict)
}

fn update(vm: &mut Vm, frame: Gc<Object>, other: Value) -> Result<bool, Raise> {
    let source = match vm.payload::<Proxy>(other) {
        Some(proxy) => {
            let other = proxy.frame;
            copied(vm, other)?
        }
        None => match vm.plain(other) {
            Value::Dict(d) => d,
            _ => return Ok(false),
        },
    };
    vm.root(source);
    let given: Vec<_> = source.iter(&vm.heap).collect();
    for (key, value) in given {
        set(vm, frame, key, value)?;
    }
    Ok(true)
}

/// What a method of a dict gives for the names and values as they are now.
fn of_copy(vm: &mut Vm, args: Args, name: &str) -> Result<Value, Raise> {
    let frame = frame_arg(vm, args)?;
    let dict = copied(vm, frame)?;
    vm.root(dict);
    let name = vm.intern(name);
    let view = vm.call_method(dict.into(), name, &[])?;
    vm.root(view);
    let items = super::sequences::items_of(vm, view)?;
    Ok(vm.list(items))
}

fn joined(vm: &mut Vm, left: Value, right: Value) -> Result<Value, Raise> {
    let mut sides = [left, right];
    for side in &mut sides {
        match vm.payload::<Proxy>(*side) {
            Some(proxy) => {
                let frame = proxy.frame;
                *side = copied(vm, frame)?.into();
                vm.root(*side);
            }
            None if matches!(vm.plain(*side), Value::Dict(_)) => {}
            None => return Ok(Value::NotImplemented),
        }
    }
    vm.binary(BinOp::BitOr, sides[0], sides[1])
}

fn one_argument(vm: &mut Vm, args: Args, method: &str) -> Result<Value, Raise> {
    let count = match args.get(1) {
        Value::Tuple(t) => t.items(&vm.heap).len(),
        _ => 0,
    };
    match args.get(1) {
        Value::Tuple(t) if count == 1 => Ok(t.items(&vm.heap)[0]),
        _ => {
            let text =
                format!("FrameLocalsProxy.{method}() takes exactly one argument ({count} given)");
            Err(vm.type_error(text))
        }
    }
}

static PROXY: &[Func] = &[
    method("__getitem__(self, key, /)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        if let Some(value) = look_up(vm, frame, args.get(1))? {
            return Ok(value);
        }
        let key = vm.repr_of(args.get(1))?;
        let text = format!("local variable '{}' is not defined", key.text(&vm.heap));
        let text = vm.string(text);
        Err(vm.key_error(text))
    }),
    method("__setitem__(self, key, value, /)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        set(vm, frame, args.get(1), args.get(2))?;
        Ok(Value::None)
    }),
    method("__delitem__(self, key, /)", |vm, _| {
        Err(vm.type_error("cannot remove variables from FrameLocalsProxy"))
    }),
    method("__contains__(self, key, /)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        Ok(Value::bool(look_up(vm, frame, args.get(1))?.is_some()))
    }),
    method("__len__(self, /)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        let dict = copied(vm, frame)?;
        Ok(Value::Int(dict.len(&vm.heap) as i64))
    }),
    method("__iter__(self, /)", |vm, args| {
        let keys = of_copy(vm, args, "keys")?;
        vm.iter(keys)
    }),
    method("__reversed__(self, /)", |vm, args| {
        let keys = of_copy(vm, args, "keys")?;
        super::iterators::reversed_of(vm, keys)
    }),
    method("keys(self, /)", |vm, args| of_copy(vm, args, "keys")),
    method("values(self, /)", |vm, args| of_copy(vm, args, "values")),
    method("items(self, /)", |vm, args| of_copy(vm, args, "items")),
    method("copy(self, /)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        Ok(copied(vm, frame)?.into())
    }),
    method("get(self, key, default=None, /)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        Ok(look_up(vm, frame, args.get(1))?.unwrap_or(args.get(2)))
    }),
    method("setdefault(self, key, default=None, /)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        if let Some(value) = look_up(vm, frame, args.get(1))? {
            return Ok(value);
        }
        set(vm, frame, args.get(1), args.get(2))?;
        Ok(args.get(2))
    }),
    method("update(self, *args)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        let other = one_argument(vm, args, "update")?;
        if update(vm, frame, other)? {
            return Ok(Value::None);
        }
        Err(vm.type_error("update() argument must be dict or another FrameLocalsProxy"))
    }),
    method("__or__(self, value, /)", |vm, args| {
        joined(vm, args.get(0), args.get(1))
    }),
    method("__ror__(self, value, /)", |vm, args| {
        joined(vm, args.get(1), args.get(0))
    }),
    method("__ior__(self, value, /)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        Ok(if update(vm, frame, args.get(1))? {
            args.get(0)
        } else {
            Value::NotImplemented
        })
    }),
    method("__eq__(self, value, /)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        let other = args.get(1);
        if let Some(proxy) = vm.payload::<Proxy>(other) {
            return Ok(Value::bool(proxy.frame == frame));
        }
        if !matches!(vm.plain(other), Value::Dict(_)) {
            return Ok(Value::NotImplemented);
        }
        let dict = copied(vm, frame)?;
        vm.root(dict);
        vm.eq(dict.into(), other).map(Value::bool)
    }),
    method("__hash__(self, /)", |vm, _| {
        Err(vm.type_error("unhashable type: 'FrameLocalsProxy'"))
    }),
    method("__reduce_ex__(self, protocol, /)", |vm, _| {
        Err(vm.type_error("cannot pickle 'FrameLocalsProxy' object"))
    }),
    method("__repr__(self, /)", |vm, args| {
        let frame = frame_arg(vm, args)?;
        let mut text = String::new();
        vm.guarded(&mut text, args.get(0), "{...}", |vm, out| {
            let dict = copied(vm, frame)?;
            vm.root(dict);
            vm.push_repr(out, dict.into())
        })?;
        Ok(vm.string(text))
    }),
];
