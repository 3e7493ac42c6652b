//! Vm: what one interpreter owns; boot.
//!
//! Runs frames until they stop. Who wakes them again is `event/`'s matter.
//! The machine is one value; `thread` is the part that belongs to the running script thread and is exchanged
//! when another takes its turn.

pub mod ancestry;
mod annotation;
pub mod awaiting;
pub mod bind;
mod bind_library;
pub mod bind_native;
pub mod boot;
pub mod call;
mod call_native;
pub mod classes;
mod closing;
mod constants;
pub mod construct;
pub mod dispatch;
pub mod drive;
mod enter;
pub mod finalise;
pub mod finders;
pub mod framed;
pub mod import;
pub mod import_names;
pub mod loading;
pub mod native;
pub mod ops;
pub mod origin;
pub mod outcome;
pub mod payload;
mod placing;
pub mod raise;
pub mod resume;
pub mod roots;
pub mod signals;
pub mod slots;
mod source_text;
pub mod stack;
mod suggest;
mod temporaries;
pub mod threads;
pub mod types;
pub mod uncaught;
pub mod wrappers;

use crate::compile::Optimize;
use crate::heap::{Gc, Heap, Root};
use crate::object::Value;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::names::Names;
use crate::object::str::Str;
use crate::report::stderr::Divert;
use crate::sched::Sched;
use native::{Func, StepFn};
use rustc_hash::FxHashMap;
use stack::Thread;
use std::io::Write;
use types::Types;

pub use outcome::{Outcome, Raise, Resume};

/// One interpreter.
pub struct Vm {
    pub heap: Heap,
    pub thread: Thread,
    /// All threads; `thread` is the one that runs.
    pub threads: threads::Threads,
    pub names: Names,
    pub types: Types,
    pub exceptions: Vec<Gc<Class>>,
    /// Builtin classes by name, of those that were asked for.
    pub known_classes: FxHashMap<Box<str>, Gc<Class>>,
    pub sched: Sched,
    /// The exception on its way, while `Raise` travels.
    pub raised: Value,
    /// With what an iterator that a builtin one asked has ended.
    pub ended: Value,
    pub builtins: Gc<Dict>,
    /// `sys.modules`.
    pub modules: Gc<Dict>,
    /// All natives, by number.
    pub natives: Vec<&'static Func>,
    /// What each native does with a generator it is given.
    lends: Vec<native::Lends>,
    /// What a plain call of each native needs.
    quick: Vec<native::Quick>,
    /// What sites that see several shapes find.
    lookaside: ops::cache::Lookaside,
    /// The steps of native coroutines, by number.
    pub steps: Vec<(&'static str, StepFn)>,
    /// Changes whenever a cached look-up on a class may have become wrong.
    pub class_epoch: u64,
    /// How deep frames may nest.
    pub recursion_limit: u32,
    pub out: Output,
    /// `sys.argv` and what else the command line says.
    pub config: Config,
    /// Small values made once.
    pub fixed: Fixed,
    /// Natives that the machine knows by identity.
    pub known: boot::Known,
    /// Signatures read so far, by native.
    pub defaults: Vec<Option<Box<bind_native::Signature>>>,
    /// How many defaults the function has that a message is made for.
    too_many_defaults: usize,
    /// Tells whether a function is written in Rust here and in Python in CPython, which words its errors otherwise.
    pub scripted_elsewhere: fn(&native::Func) -> Option<&'static str>,
    /// Modules written in Rust.
    pub native_modules: &'static [&'static native::Module],
    /// Builtin names loaded at first use, and the module each comes from.
    pub lazy_builtins: &'static [(&'static str, &'static str)],
    /// What is to be done about signals.
    pub signals: signals::Signals,
    /// Set by the signal handler: some signal has arrived.
    pub interrupted: &'static std::sync::atomic::AtomicBool,
    /// Containers whose repr is under way, so that one inside itself shows as `...`.
    pub showing: Vec<usize>,
    /// How many comparisons of sequences are inside each other.
    comparing: usize,
    /// Modules whose code runs: their names, which are interned.
    pub importing: Vec<Gc<Str>>,
    /// The threads that wait for modules which others import.
    importers: Vec<import::Importer>,
    /// Watched objects that died, waiting for their finalisers.
    pub dying: std::collections::VecDeque<crate::heap::Dead>,
    /// Files that may hold what is not written yet; they keep none of them alive.
    pub open_files: Vec<Gc<crate::object::payload::Object>>,
    /// The frame objects of generators, coroutines and async generators, while somebody holds them.
    pub frame_objects:
        rustc_hash::FxHashMap<Gc<crate::object::frame::Frame>, Gc<crate::object::payload::Object>>,
    /// Who refers weakly to what.
    pub weak: crate::object::weak::WeakTable,
    /// It is raised again by the frame that runs: its traceback has begun there before.
    pub raised_again: bool,
    /// Which natives each module written in Rust brought, by their numbers: from, below, the name of CPython's module of C code.
    pub native_homes: Vec<(u16, u16, &'static str)>,
}

/// Gives the flag that the signal handler sets.
pub fn interrupt_flag() -> &'static std::sync::atomic::AtomicBool {
    crate::io::signals::flag()
}

/// What the command line says.
#[derive(Clone, Debug, Default)]
pub struct Config {
    pub argv: Vec<String>,
    /// Folder that imports look in first.
    pub script_dir: Option<std::path::PathBuf>,
    /// Folders that imports look in behind that one.
    pub paths: Vec<std::path::PathBuf>,
    /// Warning filters, as `sys.warnoptions` lists them.
    pub warnings: Vec<String>,
    pub virtual_time: bool,
    /// Loops begin in debug mode.
    pub dev: bool,
    /// The variables of the environment that are Python's are not looked at.
    pub bare: bool,
    /// Besides, modules are not looked for beside the program.
    pub isolated: bool,
    /// What code leaves out, unless `compile` is told otherwise.
    pub optimize: Optimize,
    /// Standard output and standard error keep nothing back.
    pub unbuffered: bool,
}

/// Values made once at boot.
#[derive(Clone, Copy)]
pub struct Fixed {
    pub empty_tuple: Value,
    pub empty_str: Gc<Str>,
}

/// Standard output, buffered; the terminal sees whole lines at once.
pub struct Output {
    buffer: Vec<u8>,
    terminal: bool,
    /// Nothing waits.
    unbuffered: bool,
    /// Whoever read the output has gone.
    broken: bool,
    /// Who writes instead of the process's standard output.
    diverted: Option<Divert>,
}

/// How many bytes wait before they are written.
const BUFFER: usize = 8192;

impl Output {
    /// Makes the buffer for this process's standard output; `unbuffered` keeps nothing in it.
    pub fn new(unbuffered: bool) -> Output {
        use std::io::IsTerminal;
        Output {
            buffer: Vec::new(),
            terminal: std::io::stdout().is_terminal(),
            unbuffered,
            broken: false,
            diverted: None,
        }
    }

    /// Tells whether writing failed because whoever read the output has gone.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// Hands all output to `to` from now on, or to the process's standard output again.
    pub fn divert(&mut self, to: Option<Divert>) {
        self.diverted = to;
    }

    /// Writes bytes, now or later.
    pub fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.buffer.extend_from_slice(bytes);
        let now = self.unbuffered || (self.terminal && bytes.contains(&b'\n'));
        if now || self.buffer.len() >= BUFFER {
            return self.flush();
        }
        Ok(())
    }

    /// Writes what waits.
    pub fn flush(&mut self) -> std::io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.buffer);
        if let Some(divert) = &mut self.diverted {
            divert(&String::from_utf8_lossy(&bytes));
            return Ok(());
        }
        let mut out = std::io::stdout().lock();
        let written = out.write_all(&bytes).and_then(|()| out.flush());
        if let Err(problem) = &written {
            self.broken |= problem.kind() == std::io::ErrorKind::BrokenPipe;
        }
        written
    }
}

impl Default for Output {
    fn default() -> Self {
        Output::new(false)
    }
}

impl Vm {
    /// Keeps a value alive until the running native returns.
    pub fn root(&mut self, value: impl Into<Value>) -> Root {
        self.thread.roots.push(value.into())
    }

    /// Reads a kept value.
    pub fn rooted(&self, root: Root) -> Value {
        self.thread.roots.get(root)
    }

    /// Replaces a kept value.
    pub fn reroot(&mut self, root: Root, value: Value) {
        self.thread.roots.set(root, value);
    }

    /// Gives the interned string of a text.
    pub fn intern(&mut self, text: &str) -> Gc<Str> {
        self.names.intern(&mut self.heap, text)
    }

    /// Makes a str.
    pub fn str(&mut self, text: &str) -> Value {
        Value::Str(self.heap.new_str(text))
    }

    /// Makes a str of a text it takes.
    pub fn string(&mut self, text: String) -> Value {
        if text.is_empty() {
            return Value::Str(self.heap.empty_str());
        }
        Value::Str(self.heap.new_string(text))
    }

    /// Makes a list.
    pub fn list(&mut self, items: Vec<Value>) -> Value {
        Value::List(self.heap.new_list(items))
    }

    /// Makes a tuple.
    pub fn tuple(&mut self, items: &[Value]) -> Value {
        Value::Tuple(self.heap.new_tuple(items))
    }

    /// Gives the class of a value.
    #[inline]
    pub fn class_of(&self, value: Value) -> Gc<Class> {
        let t = &self.types;
        match value {
            Value::Instance(i) => i.class(&self.heap),
            Value::Unset | Value::None | Value::Ready(_) => t.none,
            Value::NotImplemented => t.not_implemented,
            Value::Ellipsis => t.ellipsis,
            Value::Bool(_) => t.bool_,
            Value::Int(_) | Value::Big(_) => t.int,
            Value::Float(_) => t.float,
            Value::Str(_) => t.str,
            Value::Bytes(_) => t.bytes,
            Value::List(_) => t.list,
            Value::Tuple(_) => t.tuple,
            Value::Dict(_) => t.dict,
            Value::Set(s) => {
                if s.is_frozen(&self.heap) {
                    t.frozenset
                } else {
                    t.set
                }
            }
            Value::Range(_) => t.range,
            Value::Slice(_) => t.slice,
            Value::Exception(e) => e.get(&self.heap).class,
            other => self.rare_class_of(other),
        }
    }

    fn rare_class_of(&self, value: Value) -> Gc<Class> {
        use crate::object::dict::ViewKind;
        use crate::object::frame::{Drive, FrameKind};
        let t = &self.types;
        match value {
            Value::Function(_) => t.function,
            Value::Method(_) => t.method,
            Value::Native(n) => {
                let n = n.get(&self.heap);
                match (n.slot, n.binds && n.self_.is_unset()) {
                    (false, true) => t.method_descriptor,
                    (false, false) => t.native,
                    (true, true) => t.wrapper_descriptor,
                    (true, false) => t.method_wrapper,
                }
            }
            Value::Class(c) => c.get(&self.heap).meta.unwrap_or(t.type_),
            Value::Cell(_) => t.cell,
            Value::Frame(f) => match f.get(&self.heap).kind {
                FrameKind::Generator => t.generator,
                FrameKind::Coroutine => t.coroutine,
                FrameKind::AsyncGenerator => t.async_generator,
            },
            Value::Module(m) => m.get(&self.heap).class.unwrap_or(t.module),
            Value::Iter(i) => self.class_of_iter(i),
            Value::View(v) if v.get(&self.heap).ordered => match v.get(&self.heap).kind {
                ViewKind::Keys => t.odict_keys,
                ViewKind::Values => t.odict_values,
                ViewKind::Items => t.odict_items,
            },
            Value::View(v) => match v.get(&self.heap).kind {
                ViewKind::Keys => t.dict_keys,
                ViewKind::Values => t.dict_values,
                ViewKind::Items => t.dict_items,
            },
            Value::Property(p) => {
                if p.get(&self.heap).slot || p.get(&self.heap).is_member(&self.heap) {
                    t.member
                } else if p.get(&self.heap).native {
                    t.getset
                } else {
                    t.property
                }
            }
            Value::Wrapper(w) => {
                let w = w.get(&self.heap);
                if w.builtin {
                    t.classmethod_descriptor
                } else if w.is_class {
                    t.classmethod
                } else {
                    t.staticmethod
                }
            }
            Value::Super(_) => t.super_,
            Value::Code(_) => t.code,
            Value::Traceback(_) => t.traceback,
            Value::Task(task) => task.get(&self.heap).core.class().unwrap_or(t.task),
            Value::Future(f) => {
                if let Some(class) = f.get(&self.heap).core.class() {
                    class
                } else if f.is_gather(&self.heap) {
                    t.gathering
                } else {
                    t.future
                }
            }
            Value::NativeCoro(c) if c.get(&self.heap).is_anext => t.anext_awaitable,
            Value::NativeCoro(_) => t.coroutine,
            Value::Driver(d) => match d.get(&self.heap).what {
                Drive::Await => t.coroutine_wrapper,
                Drive::Send => t.async_generator_asend,
                Drive::Throw | Drive::Close => t.async_generator_athrow,
            },
            Value::Object(o) => o.get(&self.heap).class,
            _ => t.object,
        }
    }

    fn class_of_iter(&self, it: Gc<crate::object::iter::Iter>) -> Gc<Class> {
        use crate::object::iter::{IterKind as K, IterState};
        let t = &self.types;
        let it = it.get(&self.heap);
        match it.kind {
            K::List => t.list_iterator,
            K::ListReverse => t.list_reverseiterator,
            K::Tuple => t.tuple_iterator,
            K::Range => t.range_iterator,
            K::LongRange => t.longrange_iterator,
            K::Str => match it.state {
                IterState::Str { text, .. } if !text.is_ascii(&self.heap) => t.str_iterator,
                _ => t.str_ascii_iterator,
            },
            K::Bytes => t.bytes_iterator,
            K::ByteArray => t.bytearray_iterator,
            K::Memory => t.memory_iterator,
            K::Array => t.arrayiterator,
            K::DictKeys => t.dict_keyiterator,
            K::DictValues => t.dict_valueiterator,
            K::DictItems => t.dict_itemiterator,
            K::DictReverseKeys => t.dict_reversekeyiterator,
            K::DictReverseValues => t.dict_reversevalueiterator,
            K::Ordered => t.odict_iterator,
            K::DictReverseItems => t.dict_reverseitemiterator,
            K::Set => t.set_iterator,
            K::Enumerate => t.enumerate,
            K::Zip => t.zip,
            K::Map => t.map,
            K::Filter => t.filter,
            K::Reversed => t.reversed,
            K::Callable => t.callable_iterator,
            K::Sequence => t.iterator,
            K::Tool => match it.state {
                IterState::Tool(tool) => tool.get(&self.heap).class,
                _ => t.iterator,
            },
        }
    }

    /// Gives the name of a value's class, as messages have it.
    pub fn type_name(&self, value: Value) -> String {
        self.name_in_c(self.class_of(value))
    }

    /// Gives the name of a class as messages have it: classes that are written in C in CPython are named with their
    /// module there.
    pub fn name_in_c(&self, class: Gc<Class>) -> String {
        let c = class.get(&self.heap);
        let name = self.class_name(class);
        let Value::Str(module) = c.module else {
            return name;
        };
        let module = module.text(&self.heap);
        let in_c = match module {
            "builtins" | "_frozen_importlib_external" | "_process" => false,
            "os" => name != "_Environ",
            _ => c.flags.is_immutable() && !module.starts_with("asyncio."),
        };
        if in_c {
            format!("{module}.{name}")
        } else {
            name
        }
    }

    /// Gives the name of a class.
    pub fn class_name(&self, class: Gc<Class>) -> String {
        class.get(&self.heap).name.text(&self.heap).to_string()
    }

    /// Gives the builtin value inside an instance of a subclass of a builtin class, else the value itself.
    #[inline]
    pub fn plain(&self, value: Value) -> Value {
        match value {
            Value::Instance(i) => match i.payload(&self.heap) {
                Value::Unset => value,
                payload => payload,
            },
            _ => value,
        }
    }

    /// Tells whether a value is an instance of a class, by its real class alone.
    pub fn is_instance(&self, value: Value, class: Gc<Class>) -> bool {
        self.class_of(value).is_subclass(&self.heap, class)
    }

    /// Makes every cached look-up on classes invalid.
    pub fn class_changed(&mut self) {
        self.class_epoch += 1;
    }

    /// Tells whether Rust recursion may go deeper.
    #[inline(always)]
    pub fn has_native_stack(&self) -> bool {
        let here = 0u8;
        (&raw const here as usize) > self.thread.native_limit
    }
}
