//! `asyncio`: the loop's natives under their usual names, and which of them are builtins.
//!
//! Names written in Aster (`Condition`, `wait_for`, streams ...) live in `std/_asyncio_*.as` and are loaded when they are
//! first asked for: `LAZY` says where each is. Most programs need none of them.

use crate::builtins::{eventloop, extending, futures, group, handles, queues, signals, sync, tasks, watching};
use crate::heap::Gc;
use crate::object::Value;
use crate::object::dict::Dict;
use crate::object::exception::ASYNCIO_ONLY;
use crate::vm::native::{Args, Func, Module, NativeConst, Type, func};
use crate::vm::{Raise, Vm};

pub static MODULE: Module = Module {
    name: "asyncio",
    consts: &[
        ("FIRST_COMPLETED", NativeConst::Str("FIRST_COMPLETED")),
        ("FIRST_EXCEPTION", NativeConst::Str("FIRST_EXCEPTION")),
        ("ALL_COMPLETED", NativeConst::Str("ALL_COMPLETED")),
    ],
    funcs: &[func("__getattr__(name)", lazy), func("__dir__()", dir)],
    types: &[],
    init: Some(fill),
};

/// Classes that are builtins too.
static BUILTIN_TYPES: &[&Type] = &[
    &futures::FUTURE,
    &futures::TASK,
    &sync::EVENT,
    &sync::LOCK,
    &sync::SEMAPHORE,
    &sync::BOUNDED_SEMAPHORE,
    &queues::QUEUE,
    &queues::PRIORITY_QUEUE,
    &queues::LIFO_QUEUE,
    &group::TASK_GROUP,
];

/// Classes that only the module has.
static TYPES: &[&Type] = &[
    &group::TIMEOUT,
    &handles::HANDLE,
    &handles::TIMER_HANDLE,
    &eventloop::ABSTRACT_EVENT_LOOP,
    &eventloop::BASE_EVENT_LOOP,
    &eventloop::SELECTOR_EVENT_LOOP,
    &eventloop::EVENT_LOOP,
];

static BUILTIN_FUNCTIONS: &[&[Func]] = &[tasks::FUNCTIONS, group::FUNCTIONS];
static FUNCTIONS: &[&[Func]] = &[
    tasks::ASYNCIO_FUNCTIONS,
    eventloop::FUNCTIONS,
    signals::FUNCTIONS,
    extending::FUNCTIONS,
];

/// Names loaded at first use, and the module of `std/` that has each.
pub static LAZY: &[(&str, &str)] = &[
    ("wait", "_asyncio_waiting"),
    ("wait_for", "_asyncio_waiting"),
    ("as_completed", "_asyncio_waiting"),
    ("Condition", "_asyncio_sync"),
    ("Barrier", "_asyncio_sync"),
    ("to_thread", "_asyncio_threads"),
];

/// The same for names that only the module has.
static LAZY_HERE: &[(&str, &str)] = &[
    ("Runner", "_asyncio_runner"),
    ("create_eager_task_factory", "_asyncio_runner"),
    ("eager_task_factory", "_asyncio_runner"),
    ("run_coroutine_threadsafe", "_asyncio_threads"),
    ("wrap_future", "_asyncio_threads"),
    ("AbstractEventLoop", "_asyncio_loops"),
    ("BaseEventLoop", "_asyncio_loops"),
    ("SelectorEventLoop", "_asyncio_loops"),
    ("EventLoop", "_asyncio_loops"),
    ("StreamReader", "_asyncio_streams"),
    ("StreamWriter", "_asyncio_streams"),
    ("StreamReaderProtocol", "_asyncio_streams"),
    ("open_connection", "_asyncio_streams"),
    ("open_unix_connection", "_asyncio_streams"),
    ("start_server", "_asyncio_streams"),
    ("start_unix_server", "_asyncio_streams"),
    ("AbstractEventLoopPolicy", "_asyncio_policy"),
    ("DefaultEventLoopPolicy", "_asyncio_policy"),
    ("get_event_loop_policy", "_asyncio_policy"),
    ("set_event_loop_policy", "_asyncio_policy"),
    ("AbstractChildWatcher", "_asyncio_watchers"),
    ("FastChildWatcher", "_asyncio_watchers"),
    ("MultiLoopChildWatcher", "_asyncio_watchers"),
    ("PidfdChildWatcher", "_asyncio_watchers"),
    ("SafeChildWatcher", "_asyncio_watchers"),
    ("ThreadedChildWatcher", "_asyncio_watchers"),
    ("get_child_watcher", "_asyncio_watchers"),
    ("set_child_watcher", "_asyncio_watchers"),
    ("AbstractServer", "_asyncio_connections"),
    ("Server", "_asyncio_connections"),
    ("BaseProtocol", "_asyncio_protocols"),
    ("Protocol", "_asyncio_protocols"),
    ("BufferedProtocol", "_asyncio_protocols"),
    ("DatagramProtocol", "_asyncio_protocols"),
    ("SubprocessProtocol", "_asyncio_protocols"),
    ("BaseTransport", "_asyncio_protocols"),
    ("ReadTransport", "_asyncio_protocols"),
    ("WriteTransport", "_asyncio_protocols"),
    ("Transport", "_asyncio_protocols"),
    ("DatagramTransport", "_asyncio_protocols"),
    ("SubprocessTransport", "_asyncio_protocols"),
    ("FrameCallGraphEntry", "_asyncio_graph"),
    ("FutureCallGraph", "_asyncio_graph"),
    ("capture_call_graph", "_asyncio_graph"),
    ("format_call_graph", "_asyncio_graph"),
    ("print_call_graph", "_asyncio_graph"),
    ("future_add_to_awaited_by", "_asyncio_graph"),
    ("future_discard_from_awaited_by", "_asyncio_graph"),
    ("create_subprocess_exec", "_asyncio_subprocess"),
    ("create_subprocess_shell", "_asyncio_subprocess"),
];

/// Functions of asyncio that are C in CPython, too.
const NATIVE_ELSEWHERE: &[&str] = &[
    "get_running_loop",
    "_get_running_loop",
    "get_event_loop",
    "current_task",
    "_enter_task",
    "_leave_task",
    "_swap_current_task",
    "_register_task",
    "_unregister_task",
];

/// Names that are documented and so exported, though they begin with an underscore.
const FOR_FRAMEWORKS: [&str; 4] = ["_register_task", "_unregister_task", "_enter_task", "_leave_task"];

/// Gives the module that a function of asyncio is Python code of in CPython.
fn script_elsewhere(func: &Func) -> Option<&'static str> {
    let mut all = BUILTIN_FUNCTIONS.iter().chain(FUNCTIONS).copied().flatten();
    if !all.any(|f| std::ptr::eq(f, func)) || NATIVE_ELSEWHERE.contains(&func.name()) {
        return None;
    }
    Some(match func.name() {
        "run" => "asyncio.runners",
        "timeout" | "timeout_at" => "asyncio.timeouts",
        "iscoroutine" | "iscoroutinefunction" => "asyncio.coroutines",
        "isfuture" => "asyncio.base_futures",
        "new_event_loop" | "set_event_loop" => "asyncio.events",
        _ => "asyncio.tasks",
    })
}

/// Makes the classes and the builtin names.
pub fn install(vm: &mut Vm) {
    vm.scripted_elsewhere = script_elsewhere;
    let builtins = vm.builtins;
    for ty in BUILTIN_TYPES {
        let class = vm.define_type(ty);
        vm.types.set(ty.name, class);
        let name = vm.intern(ty.name);
        builtins.set_str(&mut vm.heap, name, Value::Class(class));
    }
    let gathering = vm.define_type(&futures::GATHERING);
    vm.types.set(futures::GATHERING.name, gathering);
    for ty in [
        &crate::event::own_queues::STEP_WRAPPER,
        &crate::event::own_queues::QUEUED_CALL,
    ] {
        let class = vm.define_type(ty);
        vm.types.set(ty.name, class);
    }
    for ty in TYPES.iter().chain(&[&super::contextvars::CONTEXT]) {
        let class = vm.define_type(ty);
        vm.types.set(ty.name, class);
    }
    if let Some(context) = vm.class_named(super::contextvars::CONTEXT.name) {
        vm.make_unhashable(context);
    }
    if let Some(base) = vm.class_named(eventloop::SELECTOR_EVENT_LOOP.name) {
        vm.add_methods(base, None, watching::METHODS);
    }
    vm.add_methods(vm.types.event_loop, None, signals::METHODS);
    for funcs in BUILTIN_FUNCTIONS {
        vm.add_functions(builtins, funcs);
    }
}

/// Fills the namespace of the module: the builtins among its names, its own, its exceptions.
fn fill(vm: &mut Vm, dict: Gc<Dict>) -> Result<(), Raise> {
    let builtins = vm.builtins;
    let names = BUILTIN_FUNCTIONS
        .iter()
        .flat_map(|f| f.iter().map(Func::name));
    let names: Vec<&str> = names.chain(BUILTIN_TYPES.iter().map(|t| t.name)).collect();
    for name in names.into_iter().chain(["TimeoutError"]) {
        let name = vm.intern(name);
        if let Some(value) = builtins.get_str(&vm.heap, name) {
            dict.set_str(&mut vm.heap, name, value);
        }
    }
    for funcs in FUNCTIONS {
        vm.add_functions(dict, funcs);
    }
    for ty in [
        &handles::HANDLE,
        &handles::TIMER_HANDLE,
        &group::TIMEOUT,
        &eventloop::EVENT_LOOP,
    ] {
        if let Some(class) = vm.class_named(ty.name) {
            let name = vm.intern(ty.name);
            dict.set_str(&mut vm.heap, name, Value::Class(class));
        }
    }
    for name in ASYNCIO_ONLY {
        if let Some(class) = vm.class_named(name) {
            let name = vm.intern(name);
            dict.set_str(&mut vm.heap, name, Value::Class(class));
        }
    }
    name_all(vm, dict);
    Ok(())
}

/// Says what `from asyncio import *` imports, what is loaded only then included.
fn name_all(vm: &mut Vm, dict: Gc<Dict>) {
    let mut names: Vec<String> = dict
        .iter(&vm.heap)
        .filter_map(|(key, _)| match key {
            Value::Str(s) => Some(s.text(&vm.heap).to_owned()),
            _ => None,
        })
        .filter(|name| !name.starts_with('_') || FOR_FRAMEWORKS.contains(&name.as_str()))
        .collect();
    names.extend(LAZY.iter().chain(LAZY_HERE).map(|(n, _)| (*n).to_owned()));
    let names: Vec<Value> = names.into_iter().map(|name| vm.string(name)).collect();
    let (key, all) = (vm.intern("__all__"), vm.tuple(&names));
    dict.set_str(&mut vm.heap, key, all);
}

/// Modules that CPython's package is made of; each is loaded when it is first asked for.
static SUBMODULES: &[&str] = &[
    "base_events",
    "base_futures",
    "base_subprocess",
    "base_tasks",
    "constants",
    "coroutines",
    "events",
    "exceptions",
    "format_helpers",
    "futures",
    "locks",
    "log",
    "mixins",
    "protocols",
    "queues",
    "runners",
    "selector_events",
    "sslproto",
    "staggered",
    "streams",
    "subprocess",
    "taskgroups",
    "tasks",
    "threads",
    "timeouts",
    "transports",
    "trsock",
    "unix_events",
];

/// Lists what the module has, also what is loaded only when it is asked for.
fn dir(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let names = vm.heap.new_dict();
    vm.root(names);
    let asyncio = vm.intern("asyncio");
    let modules = vm.modules;
    if let Some(Value::Module(asyncio)) = modules.get_str(&vm.heap, asyncio) {
        let keys: Vec<Value> = asyncio
            .get(&vm.heap)
            .dict
            .iter(&vm.heap)
            .map(|p| p.0)
            .collect();
        for key in keys {
            if let Value::Str(name) = key
                && name.text(&vm.heap) != "__getattr__"
                && name.text(&vm.heap) != "__dir__"
            {
                names.set_str(&mut vm.heap, name, Value::None);
            }
        }
    }
    let here = LAZY.iter().chain(LAZY_HERE).map(|(name, _)| *name);
    for name in here.chain(SUBMODULES.iter().copied()) {
        let name = vm.intern(name);
        names.set_str(&mut vm.heap, name, Value::None);
    }
    let keys = names.iter(&vm.heap).map(|p| p.0).collect();
    Ok(vm.list(keys))
}

/// Loads a name written in Aster.
fn lazy(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let home_of = |name: &str| {
        let place = LAZY.iter().chain(LAZY_HERE).find(|(n, _)| *n == name);
        place.map(|&(_, home)| home)
    };
    let name = args.str(vm, 0)?;
    let text = name.text(&vm.heap).to_string();
    if home_of(&text).is_none() && SUBMODULES.contains(&text.as_str()) {
        return vm.import_module(&format!("asyncio.{text}"));
    }
    super::from_library(vm, args, "asyncio", home_of)
}
