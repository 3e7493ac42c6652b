//! Builtin functions that ask about objects: len, isinstance, getattr, hash, repr, iter, next, sorted, dir ...
//!
//! Those on numbers are `numbers.rs`, print and input `console.rs`, open `files.rs`, the ones that need the
//! compiler or the caller's variables `scopes.rs`.

use super::arguments::text_of;
use super::sort::sort_values;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::iter::{Iter, IterKind, IterState};
use crate::object::str::Str;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, func};
use crate::vm::outcome::{Outcome, Raise, Resume};

pub static FUNCTIONS: &[Func] = &[
    func("len(obj, /)", len),
    func("isinstance(obj, class_or_tuple, /)", isinstance),
    func("issubclass(cls, class_or_tuple, /)", issubclass),
    func("getattr(object, name, default=..., /)", getattr),
    func("setattr(obj, name, value, /)", setattr),
    func("delattr(obj, name, /)", delattr),
    func("hasattr(obj, name, /)", hasattr),
    func("callable(obj, /)", callable),
    func("iter(object, sentinel=..., /)", iter),
    func("next(iterator, default=..., /)", next),
    func("aiter(async_iterable, /)", aiter),
    func("anext(aiterator, default=..., /)", anext),
    func("id(obj, /)", id),
    func("hash(obj, /)", hash),
    func("repr(obj, /)", repr),
    func("ascii(obj, /)", ascii),
    func("format(value, format_spec='', /)", format),
    func("sorted(*args, key=None, reverse=False)", sorted),
    func("help(request=None)", help),
    func("breakpoint(*args, **kws)", breakpoint),
];

fn breakpoint(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let sys = vm.import_module("sys")?;
    let name = vm.intern("breakpointhook");
    let Some(hook) = vm.get_attr_opt(sys, name)? else {
        return Err(vm.runtime_error("lost sys.breakpointhook"));
    };
    vm.root(hook);
    let given = args.rest(vm, 0);
    let named = super::callables::keyword_pairs(vm, args, 1);
    vm.call_kw(hook, &given, &named)
}

fn len(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.len(args.get(0)).map(|n| Value::Int(n as i64))
}

fn isinstance(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.isinstance(args.get(0), args.get(1)).map(Value::bool)
}

fn issubclass(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.issubclass(args.get(0), args.get(1)).map(Value::bool)
}

/// Gives an attribute name as an interned string.
pub fn attribute_name(vm: &mut Vm, v: Value) -> Result<Gc<Str>, Raise> {
    match vm.plain(v) {
        Value::Str(s) => Ok(vm.names.intern_value(&mut vm.heap, s)),
        _ => {
            let text = format!("attribute name must be string, not '{}'", vm.type_name(v));
            Err(vm.type_error(text))
        }
    }
}

fn getattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = attribute_name(vm, args.get(1))?;
    let default = args.get(2);
    if default.is_unset() {
        return vm.get_attr(args.get(0), name);
    }
    Ok(vm.get_attr_opt(args.get(0), name)?.unwrap_or(default))
}

fn setattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = attribute_name(vm, args.get(1))?;
    vm.set_attr(args.get(0), name, args.get(2))?;
    Ok(Value::None)
}

fn delattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = attribute_name(vm, args.get(1))?;
    vm.del_attr(args.get(0), name)?;
    Ok(Value::None)
}

fn hasattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = attribute_name(vm, args.get(1))?;
    Ok(Value::bool(vm.get_attr_opt(args.get(0), name)?.is_some()))
}

fn callable(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::bool(vm.is_callable(args.get(0))))
}

fn iter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (func, sentinel) = (args.get(0), args.get(1));
    if sentinel.is_unset() {
        return vm.iter(func);
    }
    if !vm.is_callable(func) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    let state = IterState::Callable { func, sentinel };
    Ok(Value::Iter(vm.heap.alloc(Iter {
        sole: true,
        state,
        kind: IterKind::Callable,
    })))
}

fn next(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let default = args.get(1);
    if default.is_unset() {
        return advance(vm, args.get(0));
    }
    if !is_iterator(vm, args.get(0)) {
        return not_an_iterator(vm, args.get(0));
    }
    Ok(vm.next(args.get(0))?.unwrap_or(default))
}

fn is_iterator(vm: &mut Vm, v: Value) -> bool {
    matches!(v, Value::Iter(_)) || vm.class_of(v).find(&vm.heap, vm.names.next).is_some()
}

fn not_an_iterator(vm: &mut Vm, v: Value) -> Result<Value, Raise> {
    let text = format!("'{}' object is not an iterator", vm.type_name(v));
    Err(vm.type_error(text))
}

/// Does what `iterator.__next__()` does: a StopIteration passes, with its value.
pub fn advance(vm: &mut Vm, it: Value) -> Result<Value, Raise> {
    match it {
        Value::Iter(_) => match vm.next_or_value(it)? {
            Ok(v) => Ok(v),
            Err(ended) => Err(vm.stop_iteration(ended)),
        },
        Value::Frame(frame) if is_iterator(vm, it) => {
            match vm.resume(frame, Resume::Send(Value::None)) {
                Outcome::Yield(v) | Outcome::Await(v) => Ok(v),
                Outcome::Return(v) => Err(vm.stop_iteration(v)),
                Outcome::Raise => Err(Raise),
            }
        }
        _ => match vm.call_dunder(it, vm.names.next, &[])? {
            Some(v) => Ok(v),
            None => not_an_iterator(vm, it),
        },
    }
}

fn aiter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let v = args.get(0);
    let Some(it) = vm.call_dunder(v, vm.names.aiter, &[])? else {
        let text = format!("'{}' object is not an async iterable", vm.type_name(v));
        return Err(vm.type_error(text));
    };
    if vm.class_of(it).find(&vm.heap, vm.names.anext).is_none() {
        let kind = vm.type_name(it);
        let text = format!("aiter() returned not an async iterator of type '{kind}'");
        return Err(vm.type_error(text));
    }
    Ok(it)
}

fn anext(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (v, default) = (args.get(0), args.get(1));
    let Some(step) = vm.call_dunder(v, vm.names.anext, &[])? else {
        let text = format!("'{}' object is not an async iterator", vm.type_name(v));
        return Err(vm.type_error(text));
    };
    if default.is_unset() {
        return Ok(step);
    }
    Ok(super::coroutines::anext_or(vm, step, default))
}

fn id(_: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(Value::Int(args.get(0).id()))
}

fn hash(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.hash(args.get(0)).map(|h| Value::Int(h as i64))
}

fn repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    vm.repr_whole(args.get(0))
}

fn ascii(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let whole = vm.repr_whole(args.get(0))?;
    match vm.plain(whole) {
        Value::Str(text) if !text.is_ascii(&vm.heap) => Ok(Value::Str(vm.escaped(text))),
        _ => Ok(whole),
    }
}

fn format(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let spec = text_of(vm, args.get(1), "format() argument 2")?;
    let spec = spec.text(&vm.heap).to_owned();
    vm.format_of(args.get(0), &spec).map(Value::Str)
}

fn sorted(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let reverse = args.truth(vm, 2)?;
    let given = args.rest(vm, 0);
    let [iterable] = given[..] else {
        return Err(vm.type_error(format!("sorted expected 1 argument, got {}", given.len())));
    };
    let list = vm.collect_asking(iterable)?;
    let mut values = list.items(&vm.heap).to_vec();
    sort_values(vm, &mut values, args.some(1), reverse)?;
    Ok(vm.list(values))
}

fn help(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.some(0).is_none() {
        let text = "Type help(object) for what an object says of itself.\n";
        super::console::write_stdout(vm, text.as_bytes())?;
        return Ok(Value::None);
    }
    let pydoc = vm.import_module("pydoc")?;
    let help = vm.intern("help");
    vm.call_method(pydoc, help, &[args.get(0)])
}
