//! The module gc: the collector asked to run. There are no generations and no counts to be read.

use crate::object::Value;
use crate::object::exception::Exc;
use crate::vm::native::{Module, NativeConst, func};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

/// What scripts set, for them to read back: the collector has rules of its own.
static ENABLED: AtomicBool = AtomicBool::new(true);
static DEBUG: AtomicI64 = AtomicI64::new(0);
static THRESHOLDS: [AtomicI64; 3] = [AtomicI64::new(2000), AtomicI64::new(10), AtomicI64::new(0)];

pub static MODULE: Module = Module {
    name: "gc",
    consts: &[
        ("DEBUG_STATS", NativeConst::Int(1)),
        ("DEBUG_COLLECTABLE", NativeConst::Int(2)),
        ("DEBUG_UNCOLLECTABLE", NativeConst::Int(4)),
        ("DEBUG_SAVEALL", NativeConst::Int(32)),
        ("DEBUG_LEAK", NativeConst::Int(38)),
    ],
    funcs: &[
        func("collect(generation=2)", |vm, args| {
            let generation = args.int(vm, 0)?;
            if !(0..=2).contains(&generation) {
                return Err(vm.value_error("invalid generation"));
            }
            vm.collect_as_asked(args);
            Ok(Value::Int(0))
        }),
        func("enable()", |_, _| {
            ENABLED.store(true, Ordering::Relaxed);
            Ok(Value::None)
        }),
        func("disable()", |_, _| {
            ENABLED.store(false, Ordering::Relaxed);
            Ok(Value::None)
        }),
        func("isenabled()", |_, _| {
            Ok(Value::bool(ENABLED.load(Ordering::Relaxed)))
        }),
        func("get_debug()", |_, _| {
            Ok(Value::Int(DEBUG.load(Ordering::Relaxed)))
        }),
        func("set_debug(flags, /)", |vm, args| {
            DEBUG.store(args.int(vm, 0)?, Ordering::Relaxed);
            Ok(Value::None)
        }),
        func("get_count()", |vm, _| {
            Ok(vm.tuple(&[Value::Int(0), Value::Int(0), Value::Int(0)]))
        }),
        func("get_threshold()", |vm, _| {
            let now = THRESHOLDS
                .each_ref()
                .map(|t| Value::Int(t.load(Ordering::Relaxed)));
            Ok(vm.tuple(&now))
        }),
        func(
            "set_threshold(threshold0, threshold1=..., threshold2=..., /)",
            |vm, args| {
                for (i, slot) in THRESHOLDS.iter().enumerate() {
                    if !args.get(i).is_unset() {
                        slot.store(args.int(vm, i)?, Ordering::Relaxed);
                    }
                }
                Ok(Value::None)
            },
        ),
        func("get_stats()", |vm, _| {
            let mut all = Vec::new();
            for generation in 0..3 {
                let dict = vm.heap.new_dict();
                vm.root(dict);
                let done = if generation == 2 {
                    vm.heap.collections()
                } else {
                    0
                };
                for (name, n) in [
                    ("collections", done),
                    ("collected", 0),
                    ("uncollectable", 0),
                ] {
                    let key = vm.intern(name);
                    dict.set_str(&mut vm.heap, key, Value::Int(n as i64));
                }
                all.push(dict.into());
            }
            Ok(vm.list(all))
        }),
        func("get_objects(generation=None)", |vm, _| {
            refuse(vm, "get_objects")
        }),
        func("get_referrers(*objs)", |vm, _| refuse(vm, "get_referrers")),
        func("get_referents(*objs)", |vm, _| refuse(vm, "get_referents")),
        func("freeze()", |_, _| Ok(Value::None)),
        func("unfreeze()", |_, _| Ok(Value::None)),
        func("get_freeze_count()", |_, _| Ok(Value::Int(0))),
        func("is_finalized(obj, /)", |_, _| Ok(Value::FALSE)),
        func("is_tracked(obj, /)", |_, args| {
            Ok(Value::bool(!matches!(
                args.get(0),
                Value::Int(_)
                    | Value::Big(_)
                    | Value::Bool(_)
                    | Value::Float(_)
                    | Value::Str(_)
                    | Value::Bytes(_)
                    | Value::None
                    | Value::Ellipsis
                    | Value::NotImplemented
            )))
        }),
    ],
    types: &[],
    init: Some(|vm, dict| {
        for name in ["garbage", "callbacks"] {
            let (name, list) = (vm.intern(name), vm.list(Vec::new()));
            dict.set_str(&mut vm.heap, name, list);
        }
        Ok(())
    }),
};

fn refuse(vm: &mut crate::vm::Vm, name: &str) -> Result<Value, crate::vm::outcome::Raise> {
    let text = format!("gc.{name}() is not supported: objects are not listed");
    Err(vm.error(Exc::NotImplementedError, text))
}
