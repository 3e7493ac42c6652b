//! `resource`: limits of the process, and what it has used.

use crate::object::Value;
use crate::vm::native::{Args, Module, NativeConst, func};
use crate::vm::{Raise, Vm};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// A limit that is none, as the system's interface has it.
const INFINITY: i64 = -1;

pub static MODULE: Module = Module {
    name: "resource",
    consts: &[
        ("RLIM_INFINITY", NativeConst::Int(INFINITY)),
        ("RLIMIT_CPU", NativeConst::Int(libc::RLIMIT_CPU as i64)),
        ("RLIMIT_FSIZE", NativeConst::Int(libc::RLIMIT_FSIZE as i64)),
        ("RLIMIT_DATA", NativeConst::Int(libc::RLIMIT_DATA as i64)),
        ("RLIMIT_STACK", NativeConst::Int(libc::RLIMIT_STACK as i64)),
        ("RLIMIT_CORE", NativeConst::Int(libc::RLIMIT_CORE as i64)),
        ("RLIMIT_NOFILE", NativeConst::Int(libc::RLIMIT_NOFILE as i64)),
        ("RLIMIT_AS", NativeConst::Int(libc::RLIMIT_AS as i64)),
    ],
    funcs: &[
        func("getrlimit(resource, /)", get),
        func("setrlimit(resource, limits, /)", set),
        func("getpagesize()", |_, _| {
            Ok(Value::Int(rustix::param::page_size() as i64))
        }),
    ],
    types: &[],
    init: None,
};

fn resource(vm: &mut Vm, args: Args) -> Result<Resource, Raise> {
    let number = args.int(vm, 0)?;
    let known = [
        (libc::RLIMIT_CPU as i64, Resource::Cpu),
        (libc::RLIMIT_FSIZE as i64, Resource::Fsize),
        (libc::RLIMIT_DATA as i64, Resource::Data),
        (libc::RLIMIT_STACK as i64, Resource::Stack),
        (libc::RLIMIT_CORE as i64, Resource::Core),
        (libc::RLIMIT_NOFILE as i64, Resource::Nofile),
        (libc::RLIMIT_AS as i64, Resource::As),
    ];
    match known.iter().find(|(n, _)| *n == number) {
        Some((_, resource)) => Ok(*resource),
        None => Err(vm.value_error("invalid resource specified")),
    }
}

fn get(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let limits = getrlimit(resource(vm, args)?);
    let shown = |n: Option<u64>| Value::Int(n.map_or(INFINITY, |n| n as i64));
    Ok(vm.tuple(&[shown(limits.current), shown(limits.maximum)]))
}

fn set(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let which = resource(vm, args)?;
    let pair = vm.collect(args.get(1))?;
    vm.root(pair);
    let &[current, maximum] = pair.items(&vm.heap) else {
        return Err(vm.value_error("expected a tuple of 2 integers"));
    };
    let mut number = |v: Value| vm.to_index(v).map(|n| u64::try_from(n).ok());
    let limits = Rlimit {
        current: number(current)?,
        maximum: number(maximum)?,
    };
    match setrlimit(which, limits) {
        Ok(()) => Ok(Value::None),
        Err(rustix::io::Errno::INVAL) => {
            Err(vm.value_error("current limit exceeds maximum limit"))
        }
        Err(rustix::io::Errno::PERM) => {
            Err(vm.value_error("not allowed to raise maximum limit"))
        }
        Err(e) => Err(vm.os_error(&e.into(), None)),
    }
}
