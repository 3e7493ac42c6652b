//! The module gc: the collector asked to run. There are no generations and no counts to be read.

use crate::object::Value;
use crate::vm::native::{Module, func};

pub static MODULE: Module = Module {
    name: "gc",
    consts: &[],
    funcs: &[
        func("collect(generation=2)", |vm, _| {
            vm.collect_garbage();
            Ok(Value::Int(0))
        }),
        func("enable()", |_, _| Ok(Value::None)),
        func("disable()", |_, _| Ok(Value::None)),
        func("isenabled()", |_, _| Ok(Value::TRUE)),
        func("get_count()", |vm, _| {
            Ok(vm.tuple(&[Value::Int(0), Value::Int(0), Value::Int(0)]))
        }),
        func("get_threshold()", |vm, _| {
            Ok(vm.tuple(&[Value::Int(2000), Value::Int(10), Value::Int(0)]))
        }),
        func("set_threshold(*thresholds)", |_, _| Ok(Value::None)),
        func("get_objects(generation=None)", |vm, _| {
            Ok(vm.list(Vec::new()))
        }),
        func("freeze()", |_, _| Ok(Value::None)),
        func("unfreeze()", |_, _| Ok(Value::None)),
        func("is_tracked(obj, /)", |_, _| Ok(Value::TRUE)),
    ],
    types: &[],
    init: None,
};
