//! The module atexit: functions to call when the program ends, the last one first.
//!
//! They wait in a list in the module's namespace; `cli/ending.rs` calls them.

use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::vm::Vm;
use crate::vm::native::{Args, Module, func};
use crate::vm::outcome::Raise;

pub static MODULE: Module = Module {
    name: "atexit",
    consts: &[],
    funcs: &[
        func("register(func, /, *args, **kwargs)", register),
        func("unregister(func, /)", unregister),
        func("_run_exitfuncs()", |vm, _| {
            run_all(vm);
            Ok(Value::None)
        }),
        func("_clear()", |vm, _| {
            if let Some(list) = waiting(vm) {
                list.change(&mut vm.heap, Vec::clear);
            }
            Ok(Value::None)
        }),
        func("_ncallbacks()", |vm, _| {
            Ok(Value::Int(waiting(vm).map_or(0, |l| l.len(&vm.heap)) as i64))
        }),
    ],
    types: &[],
    init: Some(init),
};

/// The name of the list.
const WAITING: &str = " waiting";

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    let (name, list) = (vm.intern(WAITING), vm.list(Vec::new()));
    dict.set_str(&mut vm.heap, name, list);
    Ok(())
}

/// Gives the list, if the module was imported.
fn waiting(vm: &mut Vm) -> Option<Gc<List>> {
    let (module, name) = (vm.intern("atexit"), vm.intern(WAITING));
    let Some(Value::Module(m)) = vm.modules.get_str(&vm.heap, module) else {
        return None;
    };
    match m.get(&vm.heap).dict.get_str(&vm.heap, name) {
        Some(Value::List(list)) => Some(list),
        _ => None,
    }
}

fn register(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let func = args.get(0);
    if !vm.is_callable(func) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let keywords = args.keywords(2).map_or(Value::None, Value::Dict);
    let entry = vm.tuple(&[func, args.get(1), keywords]);
    if let Some(list) = waiting(vm) {
        list.push(&mut vm.heap, entry);
    }
    Ok(func)
}

fn unregister(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(list) = waiting(vm) else {
        return Ok(Value::None);
    };
    let mut kept = Vec::new();
    for entry in list.items(&vm.heap).to_vec() {
        let func = match entry {
            Value::Tuple(t) => t.item(&vm.heap, 0).unwrap_or(Value::None),
            _ => Value::None,
        };
        if !vm.eq(func, args.get(0))? {
            kept.push(entry);
        }
    }
    list.change(&mut vm.heap, |items| *items = kept);
    Ok(Value::None)
}

/// Calls what was registered, the last first; an exception is shown and the rest still called.
pub fn run_all(vm: &mut Vm) {
    let Some(list) = waiting(vm) else { return };
    while let Some(Value::Tuple(entry)) = list.change(&mut vm.heap, Vec::pop) {
        vm.root(entry);
        if call(vm, entry.items(&vm.heap).to_vec()).is_err() {
            let exc = vm.take_raised();
            let func = entry.item(&vm.heap, 0).unwrap_or(Value::None);
            vm.unraisable(exc, Some("Exception ignored in atexit callback"), func);
        }
    }
}

fn call(vm: &mut Vm, entry: Vec<Value>) -> Result<(), Raise> {
    let [func, Value::Tuple(given), keywords] = entry[..] else {
        return Ok(());
    };
    let given = given.items(&vm.heap).to_vec();
    let mut named = Vec::new();
    if let Value::Dict(keywords) = keywords {
        for (name, value) in keywords.iter(&vm.heap).collect::<Vec<_>>() {
            if let Value::Str(name) = name {
                named.push((vm.names.intern_value(&mut vm.heap, name), value));
            }
        }
    }
    vm.call_kw(func, &given, &named).map(|_| ())
}
