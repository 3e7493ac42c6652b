//! The module sys: the interpreter's own state.

use crate::source::surrogate;
use crate::builtins::callables::keyword_pairs;
use crate::builtins::fields::{self, make, named_tuple};
use crate::builtins::files::{self, Stream};
use crate::builtins::hooks;
use crate::heap::Gc;
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::exception::Exc;
use crate::object::int::MAX_STR_DIGITS;
use crate::vm::Vm;
use crate::vm::import_names::LIBRARY;
use crate::vm::finders;
use crate::vm::native::{Args, Func, Module, NativeConst, Type, func, method};
use crate::vm::outcome::Raise;
use std::sync::atomic::Ordering;

pub static MODULE: Module = Module {
    name: "sys",
    consts: &[
        ("maxsize", NativeConst::Int(i64::MAX)),
        ("maxunicode", NativeConst::Int(0x10_ffff)),
        (
            "byteorder",
            NativeConst::Str(if cfg!(target_endian = "big") {
                "big"
            } else {
                "little"
            }),
        ),
        (
            "platform",
            NativeConst::Str(if cfg!(target_os = "macos") {
                "darwin"
            } else {
                "linux"
            }),
        ),
        (
            "version",
            NativeConst::Str(concat!("3.13.0 (Aster ", env!("CARGO_PKG_VERSION"), ")")),
        ),
        ("hexversion", NativeConst::Int(0x030d_00f0)),
        ("api_version", NativeConst::Int(1013)),
        ("copyright", NativeConst::Str("")),
        ("float_repr_style", NativeConst::Str("short")),
        ("dont_write_bytecode", NativeConst::Bool(true)),
        ("prefix", NativeConst::Str("/usr")),
        ("exec_prefix", NativeConst::Str("/usr")),
        ("base_prefix", NativeConst::Str("/usr")),
        ("base_exec_prefix", NativeConst::Str("/usr")),
        ("pycache_prefix", NativeConst::None),
        ("platlibdir", NativeConst::Str("lib")),
        ("abiflags", NativeConst::Str("")),
    ],
    funcs: FUNCTIONS,
    types: &[],
    init: Some(init),
};

static TYPES: &[&Type] = &[
    &named_tuple!("sys", "UnraisableHookArgs", Some(fields::NEW), [
        "exc_type" 0, "exc_value" 1, "exc_traceback" 2, "err_msg" 3, "object" 4
    ]),
    &named_tuple!("sys", "version_info", Some(fields::NO_NEW), [
        "major" 0, "minor" 1, "micro" 2, "releaselevel" 3, "serial" 4
    ]),
    &named_tuple!("sys", "float_info", Some(fields::NEW), [
        "max" 0, "max_exp" 1, "max_10_exp" 2, "min" 3, "min_exp" 4, "min_10_exp" 5, "dig" 6,
        "mant_dig" 7, "epsilon" 8, "radix" 9, "rounds" 10
    ]),
    &named_tuple!("sys", "int_info", Some(fields::NEW), [
        "bits_per_digit" 0, "sizeof_digit" 1, "default_max_str_digits" 2,
        "str_digits_check_threshold" 3
    ]),
    &named_tuple!("sys", "thread_info", Some(fields::NEW), ["name" 0, "lock" 1, "version" 2]),
    &named_tuple!("sys", "hash_info", Some(fields::NEW), [
        "width" 0, "modulus" 1, "inf" 2, "nan" 3, "imag" 4, "algorithm" 5, "hash_bits" 6,
        "seed_bits" 7, "cutoff" 8
    ]),
    &named_tuple!("sys", "flags", Some(fields::NO_NEW), [
        "debug" 0, "inspect" 1, "interactive" 2, "optimize" 3, "dont_write_bytecode" 4,
        "no_user_site" 5, "no_site" 6, "ignore_environment" 7, "verbose" 8, "bytes_warning" 9,
        "quiet" 10, "hash_randomization" 11, "isolated" 12, "dev_mode" 13, "utf8_mode" 14,
        "warn_default_encoding" 15, "safe_path" 16, "int_max_str_digits" 17
    ]),
    &hooks::ASYNCGEN_HOOKS,
    &Type {
        name: "implementation",
        module: "sys",
        base: "object",
        layout: Layout::Object,
        open: true,
        new: None,
        funcs: &[method("__repr__(self, /)", namespace_repr)],
        doc: "",
    },
];

static FUNCTIONS: &[Func] = &[
    func("exit(status=None, /)", |vm, args| {
        Err(vm.system_exit(args.some(0)))
    }),
    func("exception()", |vm, _| {
        Ok(vm.handled_exception().map_or(Value::None, Value::Exception))
    }),
    func("exc_info()", exc_info),
    // Hooks cannot be added, so nobody hears of an event.
    func("audit(event, /, *args)", |vm, args| {
        args.str(vm, 0)?;
        Ok(Value::None)
    }),
    func("getrecursionlimit()", |vm, _| {
        Ok(Value::Int(vm.recursion_limit as i64))
    }),
    func("setrecursionlimit(limit, /)", set_recursion_limit),
    func("getdefaultencoding()", |vm, _| Ok(vm.str("utf-8"))),
    func("getfilesystemencoding()", |vm, _| Ok(vm.str("utf-8"))),
    func("getfilesystemencodeerrors()", |vm, _| {
        Ok(vm.str("surrogateescape"))
    }),
    func("getsizeof(object, default=...)", |_, _| Ok(Value::Int(16))),
    func("getrefcount(object, /)", |_, _| Ok(Value::Int(2))),
    func("intern(string, /)", |vm, args| match args.get(0) {
        Value::Str(s) => Ok(vm.names.intern_value(&mut vm.heap, s).into()),
        other => {
            let kind = vm.type_name(other);
            if matches!(vm.plain(other), Value::Str(_)) {
                return Err(vm.type_error(format!("can't intern {kind}")));
            }
            Err(vm.type_error(format!("intern() argument must be str, not {kind}")))
        }
    }),
    func("is_finalizing()", |_, _| Ok(Value::FALSE)),
    func("gettrace()", |_, _| Ok(Value::None)),
    func("settrace(function, /)", |_, _| Ok(Value::None)),
    func("getprofile()", |_, _| Ok(Value::None)),
    func("setprofile(function, /)", |_, _| Ok(Value::None)),
    func("getswitchinterval()", |vm, _| {
        Ok(Value::float(vm.threads.interval.as_secs_f64()))
    }),
    func(
        "setswitchinterval(interval, /)",
        super::_thread::set_switch_interval,
    ),
    func("get_int_max_str_digits()", |_, _| {
        Ok(Value::Int(MAX_STR_DIGITS.load(Ordering::Relaxed) as i64))
    }),
    func("set_int_max_str_digits(maxdigits)", set_max_digits),
    func("_getframe(depth=0, /)", get_frame),
    func("_library_module(name, /)", |vm, args| {
        let name = args.str(vm, 0)?.text(&vm.heap).to_owned();
        Ok(vm.library_module(&name)?.map_or(Value::None, Value::bool))
    }),
    func("_load_library_module(name, /)", |vm, args| {
        let name = args.str(vm, 0)?.text(&vm.heap).to_owned();
        vm.load_library_module(&name)
    }),
    func("_getframemodulename(depth=0)", frame_module_name),
    func("excepthook(exctype, value, traceback, /)", |vm, args| {
        if let Value::Exception(e) = vm.plain(args.get(1)) {
            vm.print_exception(e);
        } else if args.get(1).is_none() {
            vm.say("NoneType: None\n");
        }
        Ok(Value::None)
    }),
    func("displayhook(object, /)", |vm, args| {
        if !args.get(0).is_none() {
            let (builtins, last) = (vm.builtins, vm.names.underscore);
            builtins.set_str(&mut vm.heap, last, Value::None);
            let shown = vm.repr_of(args.get(0))?;
            crate::builtins::console::write_line(vm, shown)?;
            builtins.set_str(&mut vm.heap, last, args.get(0));
        }
        Ok(Value::None)
    }),
    func("unraisablehook(unraisable, /)", unraisable_hook),
    func("breakpointhook(*args, **kws)", breakpoint_hook),
    func("get_asyncgen_hooks()", hooks::get_asyncgen_hooks),
    func(
        "set_asyncgen_hooks(firstiter=..., finalizer=...)",
        hooks::set_asyncgen_hooks,
    ),
    func("get_coroutine_origin_tracking_depth()", |vm, _| {
        Ok(Value::Int(vm.thread.hooks.origins.into()))
    }),
    func(
        "set_coroutine_origin_tracking_depth(depth)",
        hooks::set_origin_depth,
    ),
    func("call_tracing(func, args, /)", |vm, args| {
        let given = args.rest(vm, 1);
        vm.call(args.get(0), &given)
    }),
];

/// Calls what PYTHONBREAKPOINT names, `pdb.set_trace` where it names nothing; `0` means nothing at all.
fn breakpoint_hook(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let named = std::env::var("PYTHONBREAKPOINT").unwrap_or_default();
    let path = match named.as_str() {
        "0" => return Ok(Value::None),
        "" => "pdb.set_trace",
        path => path,
    };
    let (module, name) = path.rsplit_once('.').unwrap_or(("builtins", path));
    let found = match vm.import_module(module) {
        Ok(module) => {
            let name = vm.intern(name);
            vm.get_attr_opt(module, name)
        }
        Err(Raise) => Err(Raise),
    };
    let hook = match found {
        Ok(Some(hook)) => hook,
        Err(Raise) if !vm.raised_is(Exc::ImportError) && !vm.raised_is(Exc::ValueError) => {
            return Err(Raise);
        }
        missing => {
            if missing.is_err() {
                vm.take_raised();
            }
            let text = format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{path}\"");
            vm.warn_category("RuntimeWarning", &text)?;
            return Ok(Value::None);
        }
    };
    vm.root(hook);
    let given = args.rest(vm, 0);
    let named = keyword_pairs(vm, args, 1);
    vm.call_kw(hook, &given, &named)
}

fn init(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    for ty in TYPES {
        let class = match ty.base {
            "tuple" => fields::define(vm, ty, 0, &[]),
            _ => vm.define_type(ty),
        };
        if ty.name == "UnraisableHookArgs" {
            let name = vm.intern(ty.name);
            dict.set_str(&mut vm.heap, name, class.into());
        }
    }
    for hook in [
        "displayhook",
        "excepthook",
        "unraisablehook",
        "breakpointhook",
    ] {
        let (hook, kept) = (vm.intern(hook), vm.intern(&format!("__{hook}__")));
        if let Some(native) = dict.get_str(&vm.heap, hook) {
            dict.set_str(&mut vm.heap, kept, native);
        }
    }
    let text = |vm: &mut Vm, s: &str| vm.str(s);
    let int = Value::Int;
    let (fin, sip) = (text(vm, "final"), text(vm, "siphash13"));
    let version = make(vm, "version_info", &[int(3), int(13), int(0), fin, int(0)]);
    let float = make(
        vm,
        "float_info",
        &[
            f64::MAX.into(),
            int(1024),
            int(308),
            f64::MIN_POSITIVE.into(),
            int(-1021),
            int(-307),
            int(15),
            int(53),
            f64::EPSILON.into(),
            int(2),
            int(1),
        ],
    );
    let int_info = make(vm, "int_info", &[int(30), int(4), int(4300), int(640)]);
    let (name, lock) = (text(vm, "pthread"), text(vm, "semaphore"));
    let threads = make(vm, "thread_info", &[name, lock, Value::None]);
    let options = vm.heap.new_dict().into();
    let hash = make(
        vm,
        "hash_info",
        &[
            int(64),
            int((1 << 61) - 1),
            int(314_159),
            int(0),
            int(1_000_003),
            sip,
            int(64),
            int(128),
            int(0),
        ],
    );
    let mut flags = [int(0); 18];
    flags[3] = int(vm.config.optimize.into());
    flags[4] = int(1);
    flags[7] = int(vm.config.bare.into());
    (flags[5], flags[12]) = (int(vm.config.isolated.into()), int(vm.config.isolated.into()));
    let safe = Value::bool(vm.config.script_dir.is_none());
    (flags[13], flags[16], flags[17]) = (Value::bool(vm.config.dev), safe, int(4300));
    let flags = make(vm, "flags", &flags);
    let implementation = implementation(vm, version);
    let argv = vm.config.argv.clone();
    let argv = argv.iter().map(|a| vm.str(a)).collect();
    let argv = vm.list(argv);
    let dir = vm.config.script_dir.clone();
    let mut path = Vec::new();
    if let Some(dir) = dir.map(surrogate::path_shown) {
        path.push(text(vm, &dir));
    }
    for folder in vm.config.paths.clone() {
        path.push(text(vm, &surrogate::path_shown(folder)));
    }
    let path = vm.list(path);
    let executable = std::env::current_exe().ok();
    let executable = executable
        .map(surrogate::path_shown)
        .unwrap_or_default();
    let executable = text(vm, &executable);
    let names = builtin_module_names(vm);
    let library = library_module_names(vm);
    let filters = vm.config.warnings.clone();
    let filters = filters.iter().map(|f| vm.str(f)).collect();
    let filters = vm.list(filters);
    let streams = [Stream::Stdin, Stream::Stdout, Stream::Stderr];
    let [stdin, stdout, stderr] = streams.map(|s| files::standard(vm, s));
    let modules = Value::Dict(vm.modules);
    let [builtin, frozen, finder] = finders::define(vm);
    let meta_path = vm.list(vec![builtin, frozen, finder]);
    vm.add_functions(dict, &finders::HOOKS);
    let hooks = finders::HOOKS.each_ref().map(|hook| vm.intern(hook.name()));
    let hooks = hooks.iter().filter_map(|&hook| dict.get_str(&vm.heap, hook));
    let hooks = hooks.collect();
    let hooks = vm.list(hooks);
    let importers = vm.heap.new_dict().into();
    let pairs = [
        ("_builtin_importer", builtin),
        ("_frozen_importer", frozen),
        ("_path_finder", finder),
        ("meta_path", meta_path),
        ("path_hooks", hooks),
        ("path_importer_cache", importers),
        ("version_info", version),
        ("float_info", float),
        ("int_info", int_info),
        ("hash_info", hash),
        ("thread_info", threads),
        ("_xoptions", options),
        ("flags", flags),
        ("implementation", implementation),
        ("argv", argv),
        ("orig_argv", argv),
        ("path", path),
        ("executable", executable),
        ("builtin_module_names", names),
        ("stdlib_module_names", library),
        ("warnoptions", filters),
        ("modules", modules),
        ("stdin", stdin),
        ("stdout", stdout),
        ("stderr", stderr),
        ("__stdin__", stdin),
        ("__stdout__", stdout),
        ("__stderr__", stderr),
    ];
    for (name, value) in pairs {
        let name = vm.intern(name);
        dict.set_str(&mut vm.heap, name, value);
    }
    Ok(())
}

fn builtin_module_names(vm: &mut Vm) -> Value {
    let mut names: Vec<&str> = vm.native_modules.iter().map(|m| m.name).collect();
    names.push("builtins");
    names.sort_unstable();
    let names: Vec<Value> = names.into_iter().map(|n| vm.str(n)).collect();
    vm.tuple(&names)
}

fn library_module_names(vm: &mut Vm) -> Value {
    let names = LIBRARY.iter().map(|name| vm.str(name)).collect();
    let names = vm.list(names);
    let class = Value::Class(vm.types.frozenset);
    vm.call(class, &[names]).unwrap_or(names)
}

fn implementation(vm: &mut Vm, version: Value) -> Value {
    let Some(class) = vm.class_named("implementation") else {
        return Value::None;
    };
    let instance = vm.heap.new_instance(class);
    let (name, tag) = (vm.str("aster"), vm.str("aster-313"));
    let pairs = [
        ("name", name),
        ("version", version),
        ("hexversion", Value::Int(0x030d_00f0)),
        ("cache_tag", tag),
    ];
    for (key, value) in pairs {
        let key = vm.intern(key);
        instance.set_own(&mut vm.heap, key, value);
    }
    instance.into()
}

/// The `__repr__` of an object that is but its attributes.
pub fn namespace_repr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Value::Instance(i) = args.get(0) else {
        return Ok(vm.str("namespace()"));
    };
    let mut parts = Vec::new();
    for (name, value) in i.own_items(&vm.heap) {
        let shown = vm.repr_of(value)?.text(&vm.heap).to_owned();
        if let Value::Str(name) = name {
            parts.push(format!("{}={shown}", name.text(&vm.heap)));
        }
    }
    Ok(vm.string(format!("namespace({})", parts.join(", "))))
}

fn exc_info(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let Some(exc) = vm.handled_exception() else {
        return Ok(vm.tuple(&[Value::None, Value::None, Value::None]));
    };
    let e = exc.get(&vm.heap);
    let (class, traceback) = (
        e.class.into(),
        e.traceback.map_or(Value::None, Value::Traceback),
    );
    Ok(vm.tuple(&[class, exc.into(), traceback]))
}

/// Deeper than this the limit does not go: the stack of values is bounded.
const DEEPEST: i64 = 1_000_000;

fn set_recursion_limit(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let limit = args.int(vm, 0)?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    if limit <= vm.thread.depth as i64 {
        let depth = vm.thread.depth;
        let text = format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        );
        return Err(vm.error(Exc::RecursionError, text));
    }
    vm.recursion_limit = limit.min(DEEPEST) as u32;
    Ok(Value::None)
}

fn set_max_digits(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let digits = args.int(vm, 0)?;
    if digits != 0 && digits < 640 {
        return Err(vm.value_error("maxdigits must be 0 or larger than 640"));
    }
    MAX_STR_DIGITS.store(digits as usize, Ordering::Relaxed);
    Ok(Value::None)
}

fn get_frame(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let depth = usize::try_from(args.int(vm, 0)?).unwrap_or(0);
    match vm.running_frame(depth) {
        Some(frame) => Ok(frame.into()),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

/// Tells of an exception that could not go on, as the machine does.
fn unraisable_hook(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut read = |name: &str| {
        let name = vm.intern(name);
        vm.get_attr(args.get(0), name)
    };
    let (exc, message, object) = (read("exc_value")?, read("err_msg")?, read("object")?);
    vm.tell_unraisable(exc, message, object);
    Ok(Value::None)
}

fn frame_module_name(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let depth = usize::try_from(args.int(vm, 0)?).unwrap_or(0);
    let Some(frame) = vm.running_frames().nth(depth) else {
        return Ok(Value::None);
    };
    let globals = frame.cur.func.get(&vm.heap).globals;
    Ok(globals
        .get_str(&vm.heap, vm.names.name)
        .unwrap_or(Value::None))
}
