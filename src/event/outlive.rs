//! What is never ended: no finalizer runs for it at the end of the program, and nothing is said of it.
//!
//! CPython throws its modules away and lets the collector find what that leaves behind. Some of the library's modules stay: the
//! interpreter itself holds functions of theirs (by `os.register_at_fork`, in C modules). What they lead to is found only when the
//! builtins are gone, `print` among them, so nobody sees its end. A script's function that hangs on one of them (`sys.excepthook`, a
//! handler of `logging`) leads to the script's globals, and so to all that it has.

use super::orphans::trace_loop;
use crate::object::Value;
use crate::object::class::Instance;
use crate::vm::Vm;
use rustc_hash::FxHashSet;

/// Modules that always stay, if they have been imported.
const ALWAYS: [&str; 8] = [
    "sys",
    "codecs",
    "encodings",
    "marshal",
    "threading",
    "random",
    "logging",
    "asyncio",
];

/// Which modules stay besides, where one of the first is loaded.
const WITH: [(&[&str], &[&str]); 3] = [
    (
        &["threading", "random", "logging", "asyncio"],
        &[
            "abc",
            "collections.abc",
            "itertools",
            "os",
            "posixpath",
            "stat",
        ],
    ),
    (
        &["logging", "asyncio"],
        &[
            "atexit",
            "collections",
            "contextlib",
            "copyreg",
            "enum",
            "functools",
            "io",
            "linecache",
            "re",
            "reprlib",
            "string",
            "textwrap",
            "time",
            "traceback",
            "types",
            "typing",
            "warnings",
            "weakref",
        ],
    ),
    (
        &["asyncio"],
        &[
            "array",
            "base64",
            "binascii",
            "concurrent",
            "concurrent.futures",
            "contextvars",
            "errno",
            "fcntl",
            "heapq",
            "importlib",
            "importlib.machinery",
            "inspect",
            "locale",
            "math",
            "operator",
            "select",
            "selectors",
            "signal",
            "socket",
            "ssl",
            "struct",
            "subprocess",
            "token",
            "tokenize",
        ],
    ),
];

/// What `sys` has given away by then.
const GIVEN_AWAY: [&str; 15] = [
    "modules",
    "path",
    "argv",
    "ps1",
    "ps2",
    "last_exc",
    "last_type",
    "last_value",
    "last_traceback",
    "path_importer_cache",
    "path_hooks",
    "meta_path",
    "stdin",
    "stdout",
    "stderr",
];

impl Vm {
    /// At the end of the program: takes what outlives it off what is to be ended.
    pub fn spare_outliving(&mut self) {
        // Those that are no longer looked for are ended, too.
        self.heap.unpark();
        let tasks: Vec<_> = self.sched.pending_tasks();
        let tasks = [tasks, self.sched.orphans.clone()].concat();
        if tasks.is_empty() && !self.heap.watches_in_order() {
            return;
        }
        let kept = self.lasting();
        let given_away: Vec<Value> = GIVEN_AWAY
            .iter()
            .filter_map(|name| self.in_module("sys", name))
            .collect();
        let stdout = self.in_module("sys", "__stdout__");
        let claims = self.in_module("abc", "_State");
        let (builtins, sched) = (self.builtins, &self.sched);
        let outliving = self.heap.mark_held(
            |marker| {
                stdout.iter().for_each(|v| v.trace(marker));
                marker.bar(|marker| {
                    given_away.iter().for_each(|v| v.trace(marker));
                    marker.mark(builtins);
                });
                kept.iter().for_each(|v| v.trace(marker));
                sched.trace_lasting(marker);
            },
            |heap, object, marker| {
                trace_loop(sched, heap, object, marker);
                // An abstract class knows its subclasses weakly.
                let class = object.downcast_tail::<Instance>().map(|i| i.class(heap));
                !matches!(claims, Some(Value::Class(claims)) if class == Some(claims))
            },
            |heap| {
                heap.unwatch_marked();
                let mut outliving = FxHashSet::default();
                for task in tasks {
                    if heap.is_marked(task) {
                        outliving.insert(task.id());
                    }
                    if let Value::Frame(frame) = task.get(heap).coroutine(heap)
                        && heap.is_marked(frame)
                    {
                        outliving.insert(frame.id());
                    }
                }
                outliving
            },
        );
        self.sched.outliving = outliving;
    }

    /// Lists the modules that stay, and other things the interpreter holds.
    fn lasting(&mut self) -> Vec<Value> {
        let mut names = ALWAYS.to_vec();
        for (with, more) in WITH {
            if with.iter().any(|name| self.module_there(name).is_some()) {
                names.extend(more);
            }
        }
        let mut kept: Vec<Value> = names
            .into_iter()
            .filter_map(|name| self.module_there(name))
            .collect();
        kept.extend(self.in_module("gc", "callbacks"));
        let set_loop = self.sched.set_loop;
        kept.push(self.loop_object(set_loop));
        kept
    }

    fn module_there(&mut self, name: &str) -> Option<Value> {
        let name = self.intern(name);
        self.modules.get_str(&self.heap, name)
    }

    fn in_module(&mut self, module: &str, name: &str) -> Option<Value> {
        let Value::Module(module) = self.module_there(module)? else {
            return None;
        };
        let name = self.intern(name);
        module.get(&self.heap).dict.get_str(&self.heap, name)
    }
}
