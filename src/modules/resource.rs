//! `resource`: limits of the process, and what it has used.

use crate::builtins::fields::{self, make, named_tuple};
use crate::object::Value;
use crate::object::exception::Exc;
use crate::vm::native::{Args, Module, NativeConst, Type, func};
use crate::vm::{Raise, Vm};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;
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
        (
            "RLIMIT_NOFILE",
            NativeConst::Int(libc::RLIMIT_NOFILE as i64),
        ),
        ("RLIMIT_AS", NativeConst::Int(libc::RLIMIT_AS as i64)),
        ("RLIMIT_RSS", NativeConst::Int(libc::RLIMIT_RSS as i64)),
        ("RLIMIT_NPROC", NativeConst::Int(libc::RLIMIT_NPROC as i64)),
        (
            "RLIMIT_MEMLOCK",
            NativeConst::Int(libc::RLIMIT_MEMLOCK as i64),
        ),
        ("RLIMIT_OFILE", NativeConst::Int(libc::RLIMIT_NOFILE as i64)),
        ("RUSAGE_SELF", NativeConst::Int(libc::RUSAGE_SELF as i64)),
        (
            "RUSAGE_CHILDREN",
            NativeConst::Int(libc::RUSAGE_CHILDREN as i64),
        ),
        #[cfg(target_os = "linux")]
        (
            "RUSAGE_THREAD",
            NativeConst::Int(libc::RUSAGE_THREAD as i64),
        ),
    ],
    funcs: &[
        func("getrlimit(resource, /)", get),
        func("setrlimit(resource, limits, /)", set),
        func("getpagesize()", |_, _| {
            Ok(Value::Int(rustix::param::page_size() as i64))
        }),
        func("getrusage(who, /)", usage),
    ],
    types: &[],
    init: Some(|vm, dict| {
        let class = fields::define(vm, &RUSAGE, 0, &[]);
        for (name, class) in [
            ("struct_rusage", class),
            ("error", vm.exc_class(Exc::OSError)),
        ] {
            let name = vm.intern(name);
            dict.set_str(&mut vm.heap, name, Value::Class(class));
        }
        Ok(())
    }),
};

static RUSAGE: Type = named_tuple!("resource", "struct_rusage", Some(fields::NEW), [
        "ru_utime" 0, "ru_stime" 1, "ru_maxrss" 2, "ru_ixrss" 3, "ru_idrss" 4, "ru_isrss" 5, "ru_minflt" 6, "ru_majflt" 7,
        "ru_nswap" 8, "ru_inblock" 9, "ru_oublock" 10, "ru_msgsnd" 11, "ru_msgrcv" 12, "ru_nsignals" 13, "ru_nvcsw" 14,
        "ru_nivcsw" 15,
]);

/// Gives what the process, its children or this thread has used.
fn usage(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let who = match args.int(vm, 0)? as i32 {
        libc::RUSAGE_SELF => UsageWho::RUSAGE_SELF,
        libc::RUSAGE_CHILDREN => UsageWho::RUSAGE_CHILDREN,
        #[cfg(target_os = "linux")]
        libc::RUSAGE_THREAD => UsageWho::RUSAGE_THREAD,
        _ => return Err(vm.value_error("invalid who parameter")),
    };
    let used = match getrusage(who) {
        Ok(used) => used,
        Err(e) => return Err(vm.os_error(&e.into(), None)),
    };
    let seconds = |time: TimeVal| Value::float(time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6);
    let counts = [
        used.max_rss(),
        used.shared_integral(),
        used.unshared_data_integral(),
        used.unshared_stack_integral(),
        used.minor_page_faults(),
        used.major_page_faults(),
        used.full_swaps(),
        used.block_reads(),
        used.block_writes(),
        used.ipc_sends(),
        used.ipc_receives(),
        used.signals(),
        used.voluntary_context_switches(),
        used.involuntary_context_switches(),
    ];
    let mut fields = vec![seconds(used.user_time()), seconds(used.system_time())];
    fields.extend(counts.map(Value::Int));
    Ok(make(vm, "struct_rusage", &fields))
}

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
        (libc::RLIMIT_RSS as i64, Resource::Rss),
        (libc::RLIMIT_NPROC as i64, Resource::Nproc),
        (libc::RLIMIT_MEMLOCK as i64, Resource::Memlock),
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
        Err(rustix::io::Errno::INVAL) => Err(vm.value_error("current limit exceeds maximum limit")),
        Err(rustix::io::Errno::PERM) => Err(vm.value_error("not allowed to raise maximum limit")),
        Err(e) => Err(vm.os_error(&e.into(), None)),
    }
}
