//! The module os: what of it is short, the environment, and the parts that lie in `os/`.
//!
//! `os.path` is `std/posixpath.as`, which asks this module about the file system. What is made of other functions here
//! (`walk`, `makedirs` ...) is `std/_os_trees.as`, and the environment `std/_os_environ.as`, loaded when first asked for.

#[path = "os/descriptors.rs"]
mod descriptors;
#[path = "os/entries.rs"]
mod entries;
#[path = "os/identity.rs"]
mod identity;
#[cfg(target_os = "linux")]
#[path = "os/linux.rs"]
mod linux;
#[path = "os/paths.rs"]
mod paths;
#[path = "os/process.rs"]
mod process;
#[path = "os/system.rs"]
mod system;

use crate::builtins::fields::{self, make, named_tuple};
use crate::builtins::files::system_path;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::bytes::Bytes;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, NativeConst, Type, func, getter, method};
use crate::vm::outcome::Raise;
use std::collections::HashMap;
use std::ffi::OsString;
use std::io::Read;
use std::os::unix::ffi::{OsStrExt, OsStringExt};

pub static MODULE: Module = Module {
    name: "os",
    consts: &[
        ("name", NativeConst::Str("posix")),
        ("sep", NativeConst::Str("/")),
        ("altsep", NativeConst::None),
        ("extsep", NativeConst::Str(".")),
        ("curdir", NativeConst::Str(".")),
        ("pardir", NativeConst::Str("..")),
        ("pathsep", NativeConst::Str(":")),
        ("linesep", NativeConst::Str("\n")),
        ("defpath", NativeConst::Str("/bin:/usr/bin")),
        ("devnull", NativeConst::Str("/dev/null")),
        ("supports_bytes_environ", NativeConst::Bool(true)),
    ],
    funcs: FUNCTIONS,
    types: &[],
    init: Some(init),
};

/// Names of `std/_os_trees.as`.
static LAZY: &[&str] = &[
    "makedirs",
    "removedirs",
    "renames",
    "walk",
    "fdopen",
    "get_exec_path",
    "popen",
    "system",
    "PathLike",
    "execl",
    "execle",
    "execlp",
    "execlpe",
    "execv",
    "execve",
    "execvp",
    "execvpe",
    "spawnl",
    "spawnle",
    "spawnlp",
    "spawnlpe",
    "spawnv",
    "spawnve",
    "spawnvp",
    "spawnvpe",
    "fwalk",
    "device_encoding",
    "lockf",
    "sysconf",
    "sysconf_names",
    "pathconf",
    "fpathconf",
    "pathconf_names",
    "register_at_fork",
    "supports_dir_fd",
    "supports_effective_ids",
    "supports_fd",
    "supports_follow_symlinks",
    "WCOREDUMP",
    "WIFCONTINUED",
    "setpgrp",
];

/// Those of them that are the environment.
const ENVIRONMENT: [&str; 4] = ["_Environ", "environ", "environb", "getenvb"];

static TYPES: &[&Type] = &[
    &STAT_RESULT,
    &named_tuple!("os", "terminal_size", Some(fields::NEW), ["columns" 0, "lines" 1]),
    &named_tuple!("posix", "uname_result", Some(fields::NEW), [
        "sysname" 0, "nodename" 1, "release" 2, "version" 3, "machine" 4
    ]),
    &named_tuple!("posix", "times_result", Some(fields::NEW), [
        "user" 0, "system" 1, "children_user" 2, "children_system" 3, "elapsed" 4
    ]),
    &named_tuple!("os", "statvfs_result", Some(fields::NEW), [
        "f_bsize" 0, "f_frsize" 1, "f_blocks" 2, "f_bfree" 3, "f_bavail" 4, "f_files" 5, "f_ffree" 6, "f_favail" 7, "f_flag" 8,
        "f_namemax" 9
    ]),
    &entries::ENTRIES,
    &entries::ENTRY,
];

const STAT_FIELDS: &[&str] = &[
    "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime",
    "st_mtime", "st_ctime",
];

/// The fields that are no items.
const STAT_MORE: &[&str] = &[
    "st_atime",
    "st_mtime",
    "st_ctime",
    "st_atime_ns",
    "st_mtime_ns",
    "st_ctime_ns",
    "st_blksize",
    "st_blocks",
    "st_rdev",
];

/// The first ten fields are items; times come as whole seconds there and as numbers with a fraction by name.
static STAT_RESULT: Type = Type {
    name: "stat_result",
    module: "os",
    base: "tuple",
    layout: Layout::Tuple,
    open: true,
    new: Some(func("__new__(cls, sequence, dict=None)", new_stat)),
    funcs: &[
        getter("st_mode", |vm, args| fields::item(vm, args, 0)),
        getter("st_ino", |vm, args| fields::item(vm, args, 1)),
        getter("st_dev", |vm, args| fields::item(vm, args, 2)),
        getter("st_nlink", |vm, args| fields::item(vm, args, 3)),
        getter("st_uid", |vm, args| fields::item(vm, args, 4)),
        getter("st_gid", |vm, args| fields::item(vm, args, 5)),
        getter("st_size", |vm, args| fields::item(vm, args, 6)),
        method("__repr__(self, /)", |vm, args| {
            fields::repr(vm, args, "os.stat_result", STAT_FIELDS)
        }),
        fields::REDUCE,
        fields::REPLACE,
    ],
    doc: "",
};

static FUNCTIONS: &[Func] = &[
    func("__getattr__(name)", lazy),
    func("__dir__()", names),
    func("getenv(key, default=None)", |vm, a| {
        let environ = vm.intern("environ");
        let os = vm.import_module("os")?;
        let environ = vm.get_attr(os, environ)?;
        let get = vm.intern("get");
        vm.call_method(environ, get, &[a.get(0), a.get(1)])
    }),
    func("_first_environment()", |vm, _| Ok(first_environment(vm))),
    func("putenv(name, value, /)", |vm, a| {
        let name = system_path(vm, a.get(0))?;
        system_path(vm, a.get(1))?;
        if name.as_os_str().as_bytes().contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        if name.as_os_str().is_empty() {
            let wrong = std::io::Error::from_raw_os_error(22);
            return Err(vm.os_error(&wrong, None));
        }
        Ok(Value::None)
    }),
    func("unsetenv(name, /)", |vm, a| {
        system_path(vm, a.get(0))?;
        Ok(Value::None)
    }),
    func("cpu_count()", cpu_count),
    func("process_cpu_count()", cpu_count),
    func("sched_getaffinity(pid, /)", |vm, _| {
        let count = std::thread::available_parallelism().map_or(1, |n| n.get());
        let set = vm.heap.new_set(false);
        for i in 0..count {
            vm.set_add(set, Value::Int(i as i64))?;
        }
        Ok(set.into())
    }),
    func("urandom(size, /)", |vm, a| {
        let size = a.int(vm, 0)?;
        if size < 0 {
            return Err(vm.value_error("negative argument not allowed"));
        }
        match random_bytes(size as usize) {
            Some(bytes) => Ok(vm.heap.new_byte_vec(bytes).into()),
            None => Err(vm.error(Exc::NotImplementedError, "no source of random bytes")),
        }
    }),
    func("getrandom(size, flags=0)", |vm, a| {
        let size = usize::try_from(a.int(vm, 0)?).unwrap_or(0);
        match random_bytes(size) {
            Some(bytes) => Ok(vm.heap.new_byte_vec(bytes).into()),
            None => Err(vm.error(Exc::NotImplementedError, "no source of random bytes")),
        }
    }),
    func("strerror(code, /)", |vm, a| {
        let code = a.int(vm, 0)?;
        let text = std::io::Error::from_raw_os_error(code as i32).to_string();
        Ok(vm.str(text.split(" (os error").next().unwrap_or(&text)))
    }),
    func("get_terminal_size(fd=1, /)", |vm, a| {
        let fd = process::c_int(vm, a, 0)?;
        let fd = vm.descriptor(fd)?;
        let size = process::checked(vm, rustix::termios::tcgetwinsize(fd))?;
        let pair = [size.ws_col, size.ws_row].map(|n| Value::Int(n.into()));
        Ok(make(vm, "terminal_size", &pair))
    }),
    func("sched_yield()", |vm, _| {
        vm.block(std::thread::yield_now);
        Ok(Value::None)
    }),
];

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    let parts = [
        (descriptors::FUNCTIONS, descriptors::CONSTS),
        (paths::FUNCTIONS, paths::CONSTS),
        (process::FUNCTIONS, process::CONSTS),
        (entries::FUNCTIONS, &[]),
        (identity::FUNCTIONS, &[]),
        (system::FUNCTIONS, system::CONSTS),
        #[cfg(target_os = "linux")]
        (linux::FUNCTIONS, linux::CONSTS),
    ];
    for (functions, consts) in parts {
        vm.add_functions(dict, functions);
        vm.add_constants(dict, consts);
    }
    for ty in TYPES {
        let class = match (ty.base, ty.name) {
            ("tuple", "stat_result") => fields::define(vm, ty, 3, STAT_MORE),
            ("tuple", _) => fields::define(vm, ty, 0, &[]),
            _ => vm.define_type(ty),
        };
        if ty.name != "ScandirIterator" {
            let name = vm.intern(ty.name);
            dict.set_str(&mut vm.heap, name, Value::Class(class));
        }
    }
    let error = Value::Class(vm.exc_class(Exc::OSError));
    // `posixpath` imports this module, which is already in `sys.modules` when this runs.
    let path = vm.import_module("posixpath")?;
    let dotted = vm.intern("os.path");
    let modules = vm.modules;
    modules.set_str(&mut vm.heap, dotted, path);
    for (name, value) in [("error", error), ("path", path)] {
        let name = vm.intern(name);
        dict.set_str(&mut vm.heap, name, value);
    }
    Ok(())
}

/// Gives all names, those that are not loaded yet as well.
fn names(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let os = vm.intern("os");
    let mut all: Vec<String> = LAZY.iter().chain(&ENVIRONMENT).map(|&name| name.into()).collect();
    if let Some(Value::Module(module)) = vm.modules.get_str(&vm.heap, os) {
        let dict = module.get(&vm.heap).dict;
        all.extend(dict.iter(&vm.heap).filter_map(|(name, _)| match name {
            Value::Str(name) => Some(name.text(&vm.heap).to_owned()),
            _ => None,
        }));
    }
    all.retain(|name| name != "__getattr__" && name != "__dir__");
    all.sort();
    all.dedup();
    let all = all.into_iter().map(|name| vm.string(name)).collect();
    Ok(vm.list(all))
}

/// Loads a name written in Aster.
fn lazy(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    super::from_library(vm, args, "os", |name| {
        match name {
            name if ENVIRONMENT.contains(&name) => Some("_os_environ"),
            _ => LAZY.contains(&name).then_some("_os_trees"),
        }
    })
}

/// Makes one of a sequence; times that are not given are those among the items.
fn new_stat(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let made = (fields::NEW.run)(vm, args)?;
    if let Value::Instance(instance) = made {
        for (i, name) in STAT_MORE[..3].iter().enumerate() {
            let name = vm.intern(name);
            if instance.own(&vm.heap, name).is_some_and(Value::is_none) {
                let Value::Tuple(items) = vm.plain(made) else {
                    break;
                };
                let seconds = items.item(&vm.heap, 7 + i).unwrap_or(Value::None);
                instance.set_own(&mut vm.heap, name, seconds);
            }
        }
    }
    Ok(made)
}

/// Makes a `stat_result`. Systems differ in the width of its fields.
#[allow(clippy::unnecessary_cast)]
fn stat_value(vm: &mut Vm, stat: &rustix::fs::Stat) -> Value {
    let int = |n: u64| Value::Int(n as i64);
    let (a, an) = (stat.st_atime as i64, stat.st_atime_nsec as i64);
    let (m, mn) = (stat.st_mtime as i64, stat.st_mtime_nsec as i64);
    let (c, cn) = (stat.st_ctime as i64, stat.st_ctime_nsec as i64);
    let items = [
        int(stat.st_mode.into()),
        int(stat.st_ino),
        int(stat.st_dev),
        int(stat.st_nlink as u64),
        int(stat.st_uid.into()),
        int(stat.st_gid.into()),
        int(stat.st_size as u64),
        Value::Int(a),
        Value::Int(m),
        Value::Int(c),
    ];
    let value = make(vm, "stat_result", &items);
    let Value::Instance(instance) = value else {
        return value;
    };
    let seconds = |s: i64, ns: i64| Value::float(s as f64 + ns as f64 * 1e-9);
    let nanos = |s: i64, ns: i64| Value::Int(s.saturating_mul(1_000_000_000).saturating_add(ns));
    let named = [
        ("st_atime", seconds(a, an)),
        ("st_mtime", seconds(m, mn)),
        ("st_ctime", seconds(c, cn)),
        ("st_atime_ns", nanos(a, an)),
        ("st_mtime_ns", nanos(m, mn)),
        ("st_ctime_ns", nanos(c, cn)),
        ("st_blksize", int(stat.st_blksize as u64)),
        ("st_blocks", int(stat.st_blocks as u64)),
        ("st_rdev", int(stat.st_rdev)),
    ];
    for (name, value) in named {
        let name = vm.intern(name);
        instance.set_own(&mut vm.heap, name, value);
    }
    value
}

fn cpu_count(_: &mut Vm, _: Args) -> Result<Value, Raise> {
    Ok(std::thread::available_parallelism().map_or(Value::None, |n| Value::Int(n.get() as i64)))
}

/// Gives random bytes of the system.
pub fn random_bytes(count: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; count];
    std::fs::File::open("/dev/urandom")
        .ok()?
        .read_exact(&mut bytes)
        .ok()?;
    Some(bytes)
}

// The environment: its mappings are written in Aster; what a script sets is seen by the programs it starts.

/// Gives what the script has changed of the environment, for the programs it starts; None is taken away.
pub fn changed_environment(vm: &mut Vm) -> Vec<(OsString, Option<OsString>)> {
    let Some(environ) = vm.script_environment() else {
        return Vec::new();
    };
    let mut now = HashMap::new();
    for (name, value) in environ.iter(&vm.heap) {
        if let (Value::Bytes(name), Value::Bytes(value)) = (name, value) {
            let system = |b: Gc<Bytes>| OsString::from_vec(b.data(&vm.heap).to_vec());
            now.insert(system(name), system(value));
        }
    }
    let mut changed = Vec::new();
    for (name, before) in std::env::vars_os() {
        match now.remove(&name) {
            Some(value) if value == before => {}
            value => changed.push((name, value)),
        }
    }
    changed.extend(now.into_iter().map(|(name, value)| (name, Some(value))));
    changed
}

/// Gives the environment that the program was started with, in bytes.
fn first_environment(vm: &mut Vm) -> Value {
    let dict = vm.heap.new_dict();
    vm.root(dict);
    for (name, value) in std::env::vars_os() {
        let name = Value::Bytes(vm.heap.new_bytes(&name.into_vec()));
        vm.root(name);
        let value = Value::Bytes(vm.heap.new_bytes(&value.into_vec()));
        if vm.dict_set(dict, name, value).is_err() {
            vm.take_raised();
        }
    }
    dict.into()
}
