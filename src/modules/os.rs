//! The module os: files and folders, the environment, the process.
//!
//! `os.path` is `std/posixpath.as`, which asks this module about the file system.

#[path = "os/process.rs"]
mod process;

use crate::builtins::fields::{make, named_tuple};
use crate::builtins::files::path_text;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::vm::Vm;
use crate::vm::native::{Args, Func, Module, NativeConst, Type, func, getter, method};
use crate::vm::outcome::Raise;
use std::io::Read;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

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
        ("F_OK", NativeConst::Int(0)),
        ("X_OK", NativeConst::Int(1)),
        ("W_OK", NativeConst::Int(2)),
        ("R_OK", NativeConst::Int(4)),
        ("SEEK_SET", NativeConst::Int(0)),
        ("SEEK_CUR", NativeConst::Int(1)),
        ("SEEK_END", NativeConst::Int(2)),
        ("O_RDONLY", NativeConst::Int(libc::O_RDONLY as i64)),
        ("O_WRONLY", NativeConst::Int(libc::O_WRONLY as i64)),
        ("O_RDWR", NativeConst::Int(libc::O_RDWR as i64)),
        ("O_CREAT", NativeConst::Int(libc::O_CREAT as i64)),
        ("O_EXCL", NativeConst::Int(libc::O_EXCL as i64)),
        ("O_TRUNC", NativeConst::Int(libc::O_TRUNC as i64)),
        ("O_APPEND", NativeConst::Int(libc::O_APPEND as i64)),
    ],
    funcs: FUNCTIONS,
    types: &[],
    init: Some(init),
};

static TYPES: &[&Type] = &[
    &named_tuple!("os", "stat_result", None, [
        "st_mode" 0, "st_ino" 1, "st_dev" 2, "st_nlink" 3, "st_uid" 4, "st_gid" 5, "st_size" 6,
        "st_atime" 7, "st_mtime" 8, "st_ctime" 9, "st_atime_ns" 10, "st_mtime_ns" 11, "st_ctime_ns" 12
    ]),
    &named_tuple!("os", "terminal_size", None, ["columns" 0, "lines" 1]),
    &named_tuple!("os", "uname_result", None, [
        "sysname" 0, "nodename" 1, "release" 2, "version" 3, "machine" 4
    ]),
    &named_tuple!("posix", "times_result", None, [
        "user" 0, "system" 1, "children_user" 2, "children_system" 3, "elapsed" 4
    ]),
    &ENVIRON,
    &Type {
        name: "PathLike",
        module: "os",
        base: "object",
        layout: Layout::Object,
        open: true,
        new: None,
        funcs: &[],
        doc: "Abstract base class for implementing the file system path protocol.",
    },
    &Type {
        name: "DirEntry",
        module: "os",
        base: "object",
        layout: Layout::Object,
        open: true,
        new: None,
        funcs: &[
            method("is_dir(self, /, *, follow_symlinks=True)", |vm, a| {
                entry_is(vm, a, Path::is_dir)
            }),
            method("is_file(self, /, *, follow_symlinks=True)", |vm, a| {
                entry_is(vm, a, Path::is_file)
            }),
            method("is_symlink(self, /)", |vm, a| {
                entry_is(vm, a, Path::is_symlink)
            }),
            method("stat(self, /, *, follow_symlinks=True)", |vm, a| {
                let path = entry_path(vm, a)?;
                stat_of(vm, &path, true)
            }),
            method("__fspath__(self, /)", |vm, a| {
                let path = entry_path(vm, a)?;
                Ok(vm.string(path))
            }),
            method("__repr__(self, /)", |vm, a| {
                let name = vm.intern("name");
                let name = vm.get_attr(a.get(0), name)?;
                let shown = vm.repr_of(name)?;
                let text = format!("<DirEntry {}>", shown.text(&vm.heap));
                Ok(vm.string(text))
            }),
        ],
        doc: "",
    },
];

static FUNCTIONS: &[Func] = &[
    func("getcwd()", |vm, _| match std::env::current_dir() {
        Ok(dir) => Ok(vm.string(dir.to_string_lossy().into_owned())),
        Err(problem) => Err(vm.os_error(&problem, None)),
    }),
    func("chdir(path)", |vm, a| {
        on_path(vm, a, |p| std::env::set_current_dir(p))
    }),
    func("listdir(path=None)", listdir),
    func("scandir(path=None)", scandir),
    func("mkdir(path, mode=511, *, dir_fd=None)", |vm, a| {
        on_path(vm, a, |p| std::fs::create_dir(p))
    }),
    func("makedirs(name, mode=511, exist_ok=False)", makedirs),
    func("rmdir(path, *, dir_fd=None)", |vm, a| {
        on_path(vm, a, |p| std::fs::remove_dir(p))
    }),
    func("removedirs(name)", |vm, a| {
        on_path(vm, a, |p| std::fs::remove_dir(p))
    }),
    func("remove(path, *, dir_fd=None)", remove),
    func("unlink(path, *, dir_fd=None)", remove),
    func("rename(src, dst)", rename),
    func("replace(src, dst)", rename),
    func("renames(old, new)", rename),
    func("link(src, dst)", |vm, a| {
        on_two(vm, a, |s, d| std::fs::hard_link(s, d))
    }),
    func("symlink(src, dst, target_is_directory=False)", |vm, a| {
        on_two(vm, a, |s, d| std::os::unix::fs::symlink(s, d))
    }),
    func("readlink(path)", |vm, a| {
        let path = path_text(vm, a.get(0))?;
        match std::fs::read_link(&path) {
            Ok(to) => Ok(vm.string(to.to_string_lossy().into_owned())),
            Err(problem) => Err(vm.os_error(&problem, Some(&path))),
        }
    }),
    func(
        "stat(path, *, dir_fd=None, follow_symlinks=True)",
        |vm, a| {
            let path = path_text(vm, a.get(0))?;
            let follow = a.truth(vm, 2)?;
            stat_of(vm, &path, follow)
        },
    ),
    func("lstat(path)", |vm, a| {
        let path = path_text(vm, a.get(0))?;
        stat_of(vm, &path, false)
    }),
    func("access(path, mode)", access),
    func("chmod(path, mode)", |vm, a| {
        let mode = a.int(vm, 1)?;
        on_path(vm, a, |p| {
            std::fs::set_permissions(p, std::fs::Permissions::from_mode(mode as u32))
        })
    }),
    func("fspath(path)", |vm, a| {
        crate::builtins::files::path_value(vm, a.get(0))
    }),
    func("fsencode(filename)", |vm, a| {
        let text = path_text(vm, a.get(0))?;
        Ok(vm.heap.new_bytes(text.as_bytes()).into())
    }),
    func("fsdecode(filename)", |vm, a| {
        let text = path_text(vm, a.get(0))?;
        Ok(vm.string(text))
    }),
    func("getenv(key, default=None)", |vm, a| {
        let key = path_text(vm, a.get(0))?;
        let environ = vm.intern("environ");
        let os = vm.import_module("os")?;
        let environ = vm.get_attr(os, environ)?;
        let get = vm.intern("get");
        let key = vm.string(key);
        vm.call_method(environ, get, &[key, a.get(1)])
    }),
    func("cpu_count()", cpu_count),
    func("process_cpu_count()", cpu_count),
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
    func("strerror(code, /)", |vm, a| {
        let code = a.int(vm, 0)?;
        let text = std::io::Error::from_raw_os_error(code as i32).to_string();
        Ok(vm.str(text.split(" (os error").next().unwrap_or(&text)))
    }),
    func("get_terminal_size(fd=1, /)", |vm, _| {
        let number = |name: &str, default: i64| {
            std::env::var(name)
                .ok()
                .and_then(|v| v.parse().ok())
                .unwrap_or(default)
        };
        let (columns, lines) = (number("COLUMNS", 80), number("LINES", 24));
        Ok(make(
            vm,
            "terminal_size",
            &[Value::Int(columns), Value::Int(lines)],
        ))
    }),
];

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    vm.add_functions(dict, process::FUNCTIONS);
    vm.add_constants(dict, process::CONSTS);
    for ty in TYPES {
        let class = vm.define_type(ty);
        if ty.name != "_Environ" {
            let name = vm.intern(ty.name);
            dict.set_str(&mut vm.heap, name, Value::Class(class));
        }
    }
    let environ = new_environ(vm);
    let error = Value::Class(vm.exc_class(Exc::OSError));
    // `posixpath` imports this module, which is already in `sys.modules` when this runs.
    let path = vm.import_module("posixpath")?;
    let dotted = vm.intern("os.path");
    let modules = vm.modules;
    modules.set_str(&mut vm.heap, dotted, path);
    for (name, value) in [("environ", environ), ("error", error), ("path", path)] {
        let name = vm.intern(name);
        dict.set_str(&mut vm.heap, name, value);
    }
    Ok(())
}

/// Does something with the path in argument 0.
fn on_path(
    vm: &mut Vm,
    args: Args,
    run: impl FnOnce(&str) -> std::io::Result<()>,
) -> Result<Value, Raise> {
    let path = path_text(vm, args.get(0))?;
    match run(&path) {
        Ok(()) => Ok(Value::None),
        Err(problem) => Err(vm.os_error(&problem, Some(&path))),
    }
}

/// Does something with the paths in the first two arguments; an error names both.
fn on_two(
    vm: &mut Vm,
    args: Args,
    run: impl FnOnce(&str, &str) -> std::io::Result<()>,
) -> Result<Value, Raise> {
    let (from, to) = (path_text(vm, args.get(0))?, path_text(vm, args.get(1))?);
    let Err(problem) = run(&from, &to) else {
        return Ok(Value::None);
    };
    let raise = vm.os_error(&problem, Some(&from));
    if let Value::Exception(e) = vm.raised
        && let Value::Tuple(t) = e.get(&vm.heap).payload
    {
        let mut fields = t.items(&vm.heap).to_vec();
        fields.push(vm.string(to));
        let payload = vm.tuple(&fields);
        e.get_mut(&mut vm.heap).payload = payload;
    }
    Err(raise)
}

fn remove(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    on_path(vm, args, |p| {
        // The system says EPERM or EISDIR for a folder; CPython passes on what Linux says.
        std::fs::remove_file(p)
    })
}

fn rename(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    on_two(vm, args, |s, d| std::fs::rename(s, d))
}

fn makedirs(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let exist_ok = args.truth(vm, 2)?;
    on_path(vm, args, |p| {
        let path = Path::new(p);
        if path.exists() && !(exist_ok && path.is_dir()) {
            return Err(std::io::Error::from_raw_os_error(libc::EEXIST));
        }
        std::fs::create_dir_all(path)
    })
}

fn folder(vm: &mut Vm, args: Args) -> Result<String, Raise> {
    match args.some(0) {
        Some(path) => path_text(vm, path),
        None => Ok(".".into()),
    }
}

fn listdir(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let path = folder(vm, args)?;
    match std::fs::read_dir(&path) {
        Ok(entries) => {
            let names = entries
                .flatten()
                .map(|e| e.file_name().to_string_lossy().into_owned());
            let names: Vec<Value> = names.map(|n| vm.string(n)).collect();
            Ok(vm.list(names))
        }
        Err(problem) => Err(vm.os_error(&problem, Some(&path))),
    }
}

fn scandir(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let path = folder(vm, args)?;
    let entries = match std::fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(problem) => return Err(vm.os_error(&problem, Some(&path))),
    };
    let Some(class) = vm.class_named("DirEntry") else {
        return Ok(Value::None);
    };
    let (name_key, path_key) = (vm.intern("name"), vm.intern("path"));
    let mut list = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let full = format!("{}/{name}", path.trim_end_matches('/'));
        let (name, full) = (vm.string(name), vm.string(full));
        let instance = vm.heap.new_instance(class);
        instance.set_own(&mut vm.heap, name_key, name);
        instance.set_own(&mut vm.heap, path_key, full);
        list.push(instance.into());
    }
    let list = vm.list(list);
    vm.iter(list)
}

fn entry_path(vm: &mut Vm, args: Args) -> Result<String, Raise> {
    let key = vm.intern("path");
    let path = vm.get_attr(args.get(0), key)?;
    path_text(vm, path)
}

fn entry_is(vm: &mut Vm, args: Args, test: fn(&Path) -> bool) -> Result<Value, Raise> {
    let path = entry_path(vm, args)?;
    Ok(Value::bool(test(Path::new(&path))))
}

fn stat_of(vm: &mut Vm, path: &str, follow: bool) -> Result<Value, Raise> {
    let data = if follow {
        std::fs::metadata(path)
    } else {
        std::fs::symlink_metadata(path)
    };
    let data = match data {
        Ok(data) => data,
        Err(problem) => return Err(vm.os_error(&problem, Some(path))),
    };
    let seconds = |s: i64, ns: i64| Value::float(s as f64 + ns as f64 * 1e-9);
    let nanos = |s: i64, ns: i64| Value::Int(s.saturating_mul(1_000_000_000).saturating_add(ns));
    let (a, an) = (data.atime(), data.atime_nsec());
    let (m, mn) = (data.mtime(), data.mtime_nsec());
    let (c, cn) = (data.ctime(), data.ctime_nsec());
    let int = |n: u64| Value::Int(n as i64);
    let items = [
        int(data.mode() as u64),
        int(data.ino()),
        int(data.dev()),
        int(data.nlink()),
        int(data.uid() as u64),
        int(data.gid() as u64),
        int(data.size()),
        seconds(a, an),
        seconds(m, mn),
        seconds(c, cn),
        nanos(a, an),
        nanos(m, mn),
        nanos(c, cn),
    ];
    Ok(make(vm, "stat_result", &items))
}

fn access(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let path = path_text(vm, args.get(0))?;
    let mode = args.int(vm, 1)?;
    let Ok(data) = std::fs::metadata(&path) else {
        return Ok(Value::FALSE);
    };
    let bits = data.permissions().mode() as i64;
    // Owner, group and others together: who runs this is not looked into.
    let any = ((bits >> 6) | (bits >> 3) | bits) & 7;
    Ok(Value::bool(any & mode == mode))
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

// The environment: a dict subclass; what a script sets is seen by it and by the programs it starts.

static ENVIRON: Type = Type {
    name: "_Environ",
    module: "os",
    base: "dict",
    layout: Layout::Dict,
    open: true,
    new: None,
    funcs: &[
        method("__setitem__(self, key, value, /)", |vm, args| {
            for i in 1..3 {
                if !matches!(vm.plain(args.get(i)), Value::Str(_)) {
                    let kind = vm.type_name(args.get(i));
                    return Err(vm.type_error(format!("str expected, not {kind}")));
                }
            }
            let dict = args.dict(vm, 0)?;
            vm.dict_set(dict, args.get(1), args.get(2))?;
            Ok(Value::None)
        }),
        method("__repr__(self, /)", |vm, args| {
            let dict = args.dict(vm, 0)?;
            let shown = vm.repr_of(dict.into())?;
            let text = format!("environ({})", shown.text(&vm.heap));
            Ok(vm.string(text))
        }),
        getter("data", |vm, args| Ok(args.dict(vm, 0)?.into())),
    ],
    doc: "",
};

fn new_environ(vm: &mut Vm) -> Value {
    let dict = vm.heap.new_dict();
    for (key, value) in std::env::vars_os() {
        let key = vm.intern(&key.to_string_lossy());
        let value = vm.str(&value.to_string_lossy());
        dict.set_str(&mut vm.heap, key, value);
    }
    let Some(class) = vm.class_named("_Environ") else {
        return dict.into();
    };
    let instance = vm.heap.new_instance(class);
    let extra = instance.extra(&mut vm.heap);
    extra.get_mut(&mut vm.heap).payload = dict.into();
    instance.into()
}
