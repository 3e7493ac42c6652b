//! Boot: the machine and its builtin classes, before any script runs.
//!
//! Which natives there are is told by `Setup`, because they live in later rooms.

use super::native::{Func, FuncKind, Module, NativeConst, Type};
use super::outcome::Raise;
use super::stack::Thread;
use super::types::Types;
use super::{Config, Fixed, Output, Vm};
use crate::code::opcode::abc;
use crate::code::{Code, Op};
use crate::heap::{Gc, Heap, Marker};
use crate::object::Value;
use crate::object::class::{Class, ClassFlags, Layout};
use crate::object::decimal::Decimals;
use crate::object::dict::Dict;
use crate::object::exception::{ASYNCIO_ONLY, HIERARCHY};
use crate::object::function::{CodeObject, Property, Wrapper};
use crate::object::moment::Moments;
use crate::object::names::Names;
use crate::object::native::{Native, NativeId};
use crate::object::shape::Shape;
use crate::object::str::Str;
use crate::sched::Sched;
use crate::source::SourceFile;
use crate::syntax::ast::{BinOp, CmpOp};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::collections::VecDeque;
use std::sync::Arc;

/// What later rooms hand to the machine when it is made.
#[derive(Clone, Copy)]
pub struct Setup {
    /// Adds builtin functions, methods of the builtin classes and classes of its own.
    pub install: fn(&mut Vm) -> Result<(), Raise>,
    /// Modules written in Rust.
    pub modules: &'static [&'static Module],
    /// Builtin names that are loaded when they are first used, and the module each comes from.
    pub lazy_builtins: &'static [(&'static str, &'static str)],
}

/// Natives that the machine knows by identity.
#[derive(Clone, Copy)]
pub struct Known {
    pub object_new: Value,
    pub object_init: Value,
    pub exception_new: Value,
    pub exception_init: Value,
    /// What classes show for `__dict__` and `__weakref__`.
    pub dict_getter: Value,
    pub weakref_getter: Value,
    /// Classes of itertools that its iterators make, once it is loaded.
    pub grouper: Value,
    pub tee: Value,
    /// The class of what `functools.cmp_to_key` makes.
    pub key_wrapper: Value,
    pub ordered_dict: Value,
    /// What the objects of `datetime` look like, once it is loaded.
    pub moments: Option<Moments>,
    /// What decimals look like, once `decimal` is loaded.
    pub decimals: Option<Decimals>,
    /// And their contexts.
    pub context: Option<DecimalContexts>,
    /// What elements of XML look like.
    pub xml: Option<XmlShapes>,
}

/// The layouts of what `xml.etree.ElementTree` makes of a text.
#[derive(Clone, Copy)]
pub struct XmlShapes {
    pub element: Gc<Shape>,
    /// Of tree builders.
    pub builder: Gc<Shape>,
}

/// What the contexts of `decimal` look like, and what applies operators under them.
#[derive(Clone, Copy)]
pub struct DecimalContexts {
    /// The context variable of the current one.
    pub variable: Value,
    pub shape: Gc<Shape>,
    /// The signals of rounding.
    pub rounded: Value,
    pub inexact: Value,
    /// Applies an operator to two decimals; `None` if their methods have to.
    pub operate: fn(&mut Vm, BinOp, Value, Value) -> Option<Value>,
}

impl Known {
    /// Marks what is known.
    pub fn trace(&self, m: &mut Marker) {
        let lazy = [self.grouper, self.tee, self.key_wrapper, self.ordered_dict];
        let fixed = [
            self.object_new,
            self.object_init,
            self.exception_new,
            self.exception_init,
        ];
        let getters = [self.dict_getter, self.weakref_getter];
        fixed
            .iter()
            .chain(&getters)
            .chain(&lazy)
            .for_each(|v| v.trace(m));
        self.moments.iter().for_each(|known| known.trace(m));
        self.decimals.iter().for_each(|known| known.trace(m));
        if let Some(known) = &self.context {
            [known.variable, known.rounded, known.inexact]
                .iter()
                .for_each(|v| v.trace(m));
            m.mark(known.shape);
        }
        if let Some(known) = &self.xml {
            m.mark(known.element);
            m.mark(known.builder);
        }
    }

    /// Applies an operator to objects of the library's classes that are known here; `None` if their methods have to.
    pub fn binary(&self, heap: &mut Heap, op: BinOp, l: Value, r: Value) -> Option<Value> {
        let moments = self.moments.as_ref();
        let decimals = self.decimals.as_ref();
        moments
            .and_then(|known| known.binary(heap, op, l, r))
            .or_else(|| decimals?.binary(heap, op, l, r))
    }

    /// Orders objects of the library's classes that are known here; `None` if their methods have to.
    pub fn compare(&self, heap: &Heap, op: CmpOp, l: Value, r: Value) -> Option<Ordering> {
        let moments = self.moments.as_ref();
        let decimals = self.decimals.as_ref();
        moments
            .and_then(|known| known.compare(heap, op, l, r))
            .or_else(|| decimals?.compare(heap, op, l, r))
    }
}

/// Which builtin classes are what, where it is not plain and sealed: name, base, layout, may be derived from.
const SHAPES: &[(&str, &str, Layout, bool)] = &[
    ("int", "object", Layout::Int, true),
    ("float", "object", Layout::Float, true),
    ("complex", "object", Layout::Complex, true),
    ("str", "object", Layout::Str, true),
    ("bytes", "object", Layout::Bytes, true),
    ("list", "object", Layout::List, true),
    ("tuple", "object", Layout::Tuple, true),
    ("dict", "object", Layout::Dict, true),
    ("set", "object", Layout::Set, true),
    ("frozenset", "object", Layout::FrozenSet, true),
    ("module", "object", Layout::Module, true),
    ("property", "object", Layout::Native, true),
    ("staticmethod", "object", Layout::Native, true),
    ("classmethod", "object", Layout::Native, true),
    ("super", "object", Layout::Native, true),
    ("enumerate", "object", Layout::Native, true),
    ("zip", "object", Layout::Native, true),
    ("map", "object", Layout::Native, true),
    ("filter", "object", Layout::Native, true),
    ("reversed", "object", Layout::Native, true),
    ("bool", "int", Layout::Sealed, false),
];

impl Vm {
    /// Makes a machine on the running OS thread, which may use its native stack down to `native_limit`.
    pub fn new(setup: &Setup, config: Config, native_limit: usize) -> Result<Box<Vm>, Raise> {
        let mut heap = Heap::new(&crate::object::pools(), crate::heap::stress::wanted());
        let mut names = Names::new(&mut heap);
        let (types, object) = first_classes(&mut heap, &mut names);
        let builtins = heap.new_dict();
        let modules = heap.new_dict();
        let empty_str = heap.empty_str();
        let empty_tuple = Value::Tuple(heap.new_tuple(&[]));
        let idle = idle_function(&mut heap, &mut names);
        let room = super::stack::address_space() / 8 / size_of::<Value>();
        let values = super::stack::STACK_VALUES.min(room);
        let sched = Sched::new(config.virtual_time);
        let mut vm = Box::new(Vm {
            heap,
            thread: Thread::new(idle, values, native_limit),
            threads: super::threads::Threads::new(),
            names,
            types,
            exceptions: Vec::new(),
            known_classes: FxHashMap::default(),
            sched,
            raised: Value::Unset,
            raised_again: false,
            ended: Value::Unset,
            builtins,
            modules,
            natives: Vec::new(),
            steps: Vec::new(),
            class_epoch: 1,
            recursion_limit: 1000,
            out: Output::new(config.unbuffered),
            config,
            fixed: Fixed {
                empty_tuple,
                empty_str,
            },
            showing: Vec::new(),
            comparing: 0,
            importing: Vec::new(),
            importers: Vec::new(),
            dying: VecDeque::new(),
            weak: Default::default(),
            known: Known {
                grouper: Value::None,
                tee: Value::None,
                key_wrapper: Value::None,
                ordered_dict: Value::None,
                moments: None,
                decimals: None,
                context: None,
                xml: None,
                object_new: Value::Unset,
                dict_getter: Value::Unset,
                weakref_getter: Value::Unset,
                object_init: Value::Unset,
                exception_new: Value::Unset,
                exception_init: Value::Unset,
            },
            defaults: Vec::new(),
            lends: Vec::new(),
            quick: Vec::new(),
            lookaside: super::ops::cache::Lookaside::new(),
            too_many_defaults: 0,
            scripted_elsewhere: |_| None,
            native_homes: Vec::new(),
            native_modules: setup.modules,
            lazy_builtins: setup.lazy_builtins,
            open_files: Vec::new(),
            frame_objects: Default::default(),
            signals: super::signals::Signals::new(),
            interrupted: super::interrupt_flag(),
        });
        vm.make_builtin_classes(object);
        vm.make_exceptions(object);
        (setup.install)(&mut vm)?;
        let (new, init) = (vm.names.new, vm.names.init);
        let base = vm.exceptions[0];
        let find = |vm: &Vm, c: Gc<Class>, n| c.find(&vm.heap, n).map_or(Value::Unset, |f| f.1);
        vm.known.object_new = find(&vm, object, new);
        let (dict, weakref) = (vm.names.dict, vm.intern("__weakref__"));
        vm.known.dict_getter = find(&vm, object, dict);
        if let Some(holder) = vm.class_named("_weakref_getter") {
            vm.known.weakref_getter = find(&vm, holder, weakref);
        }
        vm.known.object_init = find(&vm, object, init);
        vm.known.exception_new = find(&vm, base, new);
        vm.known.exception_init = find(&vm, base, init);
        vm.class_changed();
        let name = vm.intern("builtins");
        let module = crate::object::function::Module {
            name,
            dict: vm.builtins,
            class: None,
            built_in: true,
        };
        let module = Value::Module(vm.heap.alloc(module));
        vm.modules.set_str(&mut vm.heap, name, module);
        Ok(vm)
    }

    fn make_builtin_classes(&mut self, object: Gc<Class>) {
        for &name in Types::NAMES {
            if name == "object" || name == "type" {
                continue;
            }
            let shape = SHAPES.iter().find(|s| s.0 == name);
            let &(_, base, layout, _) = shape.unwrap_or(&("", "object", Layout::Sealed, false));
            let base = if base == "int" {
                self.types.int
            } else {
                object
            };
            let class = self.builtin_class(name, "builtins", &[base], layout);
            self.types.set(name, class);
        }
    }

    fn make_exceptions(&mut self, object: Gc<Class>) {
        for &(_, name, bases) in HIERARCHY {
            let bases: Vec<Gc<Class>> = bases
                .split(' ')
                .map(|b| {
                    let at = HIERARCHY.iter().position(|h| h.1 == b);
                    at.map_or(object, |at| self.exceptions[at])
                })
                .collect();
            let asyncio = ASYNCIO_ONLY.contains(&name);
            let module = match name {
                "CancelledError"
                | "InvalidStateError"
                | "IncompleteReadError"
                | "LimitOverrunError"
                | "BrokenBarrierError"
                | "SendfileNotAvailableError" => "asyncio.exceptions",
                "UnsupportedOperation" => "io",
                _ if asyncio => "asyncio.queues",
                _ => "builtins",
            };
            let class = self.builtin_class(name, module, &bases, Layout::Exception);
            self.exceptions.push(class);
            let key = self.intern(name);
            if (!asyncio && module != "io") || name == "CancelledError" {
                self.builtins
                    .set_str(&mut self.heap, key, Value::Class(class));
            }
        }
        for (alias, name) in [("EnvironmentError", "OSError"), ("IOError", "OSError")] {
            let (alias, name) = (self.intern(alias), self.intern(name));
            if let Some(class) = self.builtins.get_str(&self.heap, name) {
                self.builtins.set_str(&mut self.heap, alias, class);
            }
        }
    }

    /// Makes a builtin class without methods.
    pub fn builtin_class(
        &mut self,
        name: &str,
        module: &str,
        bases: &[Gc<Class>],
        layout: Layout,
    ) -> Gc<Class> {
        // A name may be that of this one from now on.
        self.known_classes.clear();
        let name = self.intern(name);
        let module = self.intern(module);
        let dict = self.heap.new_dict();
        let order = crate::object::class::c3(&self.heap, bases).unwrap_or_default();
        let type_ = self.types.type_;
        let class = self.alloc_class(type_, name, bases.to_vec(), order, dict, layout);
        let c = class.get_mut(&mut self.heap);
        c.module = Value::Str(module);
        c.flags = ClassFlags {
            builtin: true,
            ..ClassFlags::default()
        };
        for base in bases {
            // Builtin classes live as long as the machine.
            let b = base.get_mut(&mut self.heap);
            b.heirs.retain(|&heir| heir != class);
            b.subclasses.push(class);
        }
        class
    }

    /// Makes a class of a `Type`, or adds to the builtin class of that name.
    pub fn define_type(&mut self, ty: &'static Type) -> Gc<Class> {
        let existing = (ty.module == "builtins" || ty.module.is_empty())
            .then(|| self.class_named(ty.name))
            .flatten();
        let class = match existing {
            Some(class) => class,
            None => {
                let bases: Vec<Gc<Class>> = ty
                    .base
                    .split_whitespace()
                    .filter_map(|b| self.class_named(b))
                    .collect();
                let bases = if bases.is_empty() {
                    vec![self.types.object]
                } else {
                    bases
                };
                let layout = if ty.open { ty.layout } else { Layout::Sealed };
                self.builtin_class(ty.name, ty.module, &bases, layout)
            }
        };
        self.add_methods(class, ty.new.as_ref(), ty.funcs);
        if existing.is_none() && !matches!(ty.module, "" | "builtins" | "datetime") {
            let (key, module) = (self.names.module, self.str(ty.module));
            let dict = class.get(&self.heap).dict;
            // Where instances have one of their own, that stands there.
            if dict.get_str(&self.heap, key).is_none() {
                dict.set_str(&mut self.heap, key, module);
            }
        }
        if !ty.doc.is_empty() {
            let (key, doc) = (self.names.doc, self.str(ty.doc));
            let dict = class.get(&self.heap).dict;
            dict.set_str(&mut self.heap, key, doc);
        }
        class
    }

    /// Finds a builtin class by name.
    pub fn class_named(&mut self, name: &str) -> Option<Gc<Class>> {
        if let Some(&known) = self.known_classes.get(name) {
            return Some(known);
        }
        let found = self.look_for_class(name)?;
        self.known_classes.insert(name.into(), found);
        Some(found)
    }

    fn look_for_class(&mut self, name: &str) -> Option<Gc<Class>> {
        if let Some(at) = HIERARCHY.iter().position(|h| h.1 == name) {
            return self.exceptions.get(at).copied();
        }
        let wanted = self.intern(name);
        if name == "object" {
            return Some(self.types.object);
        }
        if name == "type" {
            return Some(self.types.type_);
        }
        let object = self.types.object;
        let mut todo = object.get(&self.heap).subclasses.clone();
        while let Some(class) = todo.pop() {
            let c = class.get(&self.heap);
            if c.name == wanted && c.flags.builtin {
                return Some(class);
            }
            todo.extend(c.subclasses.iter().copied());
        }
        None
    }

    /// Adds natives to a class.
    pub fn add_methods(
        &mut self,
        class: Gc<Class>,
        new: Option<&'static Func>,
        funcs: &'static [Func],
    ) {
        let dict = class.get(&self.heap).dict;
        for func in new.into_iter().chain(funcs) {
            let value = self.class_native(class, func);
            let name = self.intern(func.name());
            dict.set_str(&mut self.heap, name, value);
        }
        let getattr = self.names.getattr;
        if class.find(&self.heap, getattr).is_some() {
            class.get_mut(&mut self.heap).flags.getattr = true;
        }
    }

    fn class_native(&mut self, class: Gc<Class>, func: &'static Func) -> Value {
        let id = self.register(func, Some(class));
        let binds = func.kind == FuncKind::Method;
        let native = self.heap.alloc(Native {
            id,
            self_: Value::Unset,
            owner: Some(class),
            binds,
            slot: func.kind != FuncKind::Function
                && is_slot(func.name(), class.get(&self.heap).name.text(&self.heap)),
        });
        match func.kind {
            FuncKind::Function | FuncKind::Method => Value::Native(native),
            FuncKind::ClassMethod => Value::Wrapper(self.heap.alloc(Wrapper {
                func: Value::Native(native),
                is_class: true,
                builtin: true,
                dict: None,
            })),
            FuncKind::Getter => {
                let set = match func.set {
                    Some(_) => self.register_setter(class, func),
                    None => Value::Unset,
                };
                let name = Value::Str(self.intern(func.name()));
                Value::Property(self.heap.alloc(Property {
                    slot: false,
                    owner: None,
                    get: Value::Native(native),
                    set,
                    delete: Value::Unset,
                    doc: Value::Unset,
                    name,
                    native: true,
                }))
            }
        }
    }

    /// Gives a native, of this class if it has one, its number.
    pub fn register(&mut self, func: &'static Func, owner: Option<Gc<Class>>) -> NativeId {
        self.natives.push(func);
        let owner = owner.map(|class| class.get(&self.heap).name.text(&self.heap));
        let lends = super::native::lends(func.name(), owner, func.kind);
        self.lends.push(lends);
        self.quick.push(super::native::Quick::new(func, lends));
        NativeId((self.natives.len() - 1) as u16)
    }

    fn register_setter(&mut self, class: Gc<Class>, func: &'static Func) -> Value {
        let Some(run) = func.set else {
            return Value::Unset;
        };
        let setter: &'static Func = Box::leak(Box::new(super::native::method(
            "__set__(self, value, /)",
            run,
        )));
        let id = self.register(setter, Some(class));
        Value::Native(self.heap.alloc(Native {
            id,
            self_: Value::Unset,
            owner: Some(class),
            binds: true,
            slot: true,
        }))
    }

    /// Makes the function object of a module's or builtin function.
    pub fn native_function(&mut self, func: &'static Func) -> Value {
        let id = self.register(func, None);
        Value::Native(self.heap.alloc(Native {
            id,
            self_: Value::Unset,
            owner: None,
            binds: false,
            slot: false,
        }))
    }

    /// Leaves the instances of a class without a hash: its `__hash__` is None.
    pub fn make_unhashable(&mut self, class: Gc<Class>) {
        let (dict, hash) = (class.get(&self.heap).dict, self.names.hash);
        dict.set_str(&mut self.heap, hash, Value::None);
    }

    /// Adds functions to a namespace.
    pub fn add_functions(&mut self, dict: Gc<Dict>, funcs: &'static [Func]) {
        for func in funcs {
            let value = self.native_function(func);
            let name = self.intern(func.name());
            dict.set_str(&mut self.heap, name, value);
        }
    }

    /// Adds constants to a namespace.
    pub fn add_constants(&mut self, dict: Gc<Dict>, consts: &[(&str, NativeConst)]) {
        for &(name, value) in consts {
            let value = match value {
                NativeConst::None => Value::None,
                NativeConst::Bool(b) => Value::bool(b),
                NativeConst::Int(i) => Value::Int(i),
                NativeConst::Float(x) => Value::float(x),
                NativeConst::Str(s) => self.str(s),
            };
            let name = self.intern(name);
            dict.set_str(&mut self.heap, name, value);
        }
    }

    /// Fills the namespace of a native module.
    pub fn fill_module(&mut self, module: &'static Module, dict: Gc<Dict>) -> Result<(), Raise> {
        let first = self.natives.len() as u16;
        let filled = self.fill_namespace(module, dict);
        let home = home_in_c(module.name);
        self.native_homes
            .push((first, self.natives.len() as u16, home));
        filled
    }

    fn fill_namespace(&mut self, module: &'static Module, dict: Gc<Dict>) -> Result<(), Raise> {
        self.add_constants(dict, module.consts);
        self.add_functions(dict, module.funcs);
        for ty in module.types {
            let class = self.define_type(ty);
            let name = self.intern(ty.name);
            dict.set_str(&mut self.heap, name, Value::Class(class));
        }
        match module.init {
            Some(init) => init(self, dict),
            None => Ok(()),
        }
    }
}

/// Names the module of CPython's C code that has what a module written in Rust has here.
fn home_in_c(module: &'static str) -> &'static str {
    match module {
        "os" => "posix",
        "io" => "_io",
        "asyncio" => "_asyncio",
        "contextvars" => "_contextvars",
        "_binascii" => "binascii",
        "_zlib" => "zlib",
        "_re" => "re",
        module => module,
    }
}

/// Makes `object` and `type`, which name each other.
fn first_classes(heap: &mut Heap, names: &mut Names) -> (Types, Gc<Class>) {
    let mut make = |name: &str, layout: Layout| {
        let name: Gc<Str> = names.intern(heap, name);
        let module = names.intern(heap, "builtins");
        let dict = heap.new_dict();
        heap.alloc(Class {
            name,
            qualname: name,
            module: Value::Str(module),
            meta: None,
            bases: Box::default(),
            mro: Box::default(),
            dict,
            layout,
            flags: ClassFlags {
                builtin: true,
                ..ClassFlags::default()
            },
            shape: None,
            dict_shape: None,
            hint: 2,
            subclasses: Vec::new(),
            heirs: Vec::new(),
            new: Value::Unset,
            init: Value::Unset,
            construct_epoch: 0,
            slots: Vec::new(),
        })
    };
    let object = make("object", Layout::Object);
    let type_ = make("type", Layout::Type);
    let o = object.get_mut(heap);
    o.mro = Box::new([object]);
    o.meta = Some(type_);
    o.subclasses.push(type_);
    let t = type_.get_mut(heap);
    t.mro = Box::new([type_, object]);
    t.bases = Box::new([object]);
    t.meta = Some(type_);
    let mut types = Types::all(object);
    types.type_ = type_;
    (types, object)
}

/// Makes code that returns None, for what has no code of its own and is asked for it.
pub(super) fn empty_code(
    heap: &mut Heap,
    name: Gc<Str>,
    qualname: Gc<Str>,
    source: SourceFile,
    code: Code,
) -> Gc<CodeObject> {
    let coroutine = code.flags.coroutine;
    heap.alloc(CodeObject {
        source: Arc::new(source),
        instrs: Box::new([abc(Op::ReturnNone, 0, 0, 0)]),
        consts: Box::default(),
        names: Box::default(),
        caches: Box::default(),
        varnames: Box::default(),
        name,
        qualname,
        nregs: 1,
        simple_args: 0,
        plain_args: 0,
        body: crate::object::function::Body::Steps,
        suspendable: coroutine,
        iterable: false,
        coroutine,
        handlers: false,
        code: Arc::new(Code { nregs: 1, ..code }),
    })
}

/// Makes the function that stands as current while nothing runs.
fn idle_function(heap: &mut Heap, names: &mut Names) -> Gc<crate::object::function::Function> {
    let name = names.intern(heap, "<idle>");
    let code = empty_code(
        heap,
        name,
        name,
        SourceFile::new("<idle>", ""),
        Code::default(),
    );
    let globals = heap.new_dict();
    heap.new_function(code, globals, &[])
}

/// Tells whether a special method is a slot of its type in CPython, not a method with a name that looks so.
fn is_slot(name: &str, owner: &str) -> bool {
    let special = name.len() > 4 && name.starts_with("__") && name.ends_with("__");
    let direct = matches!(
        (owner, name),
        ("dict" | "list", "__getitem__") | ("dict" | "set" | "frozenset", "__contains__")
    );
    let method = matches!(
        name,
        "__format__"
            | "__sizeof__"
            | "__reversed__"
            | "__round__"
            | "__trunc__"
            | "__floor__"
            | "__ceil__"
            | "__getnewargs__"
            | "__class_getitem__"
            | "__complex__"
            | "__reduce__"
            | "__reduce_ex__"
            | "__dir__"
            | "__enter__"
            | "__exit__"
            | "__length_hint__"
            | "__bytes__"
            | "__missing__"
            | "__instancecheck__"
            | "__subclasscheck__"
            | "__prepare__"
            | "__subclasses__"
            | "__mro_entries__"
            | "__init_subclass__"
            | "__copy__"
            | "__deepcopy__"
            | "__new__"
            | "__getformat__"
            | "__getstate__"
            | "__setstate__"
            | "__aenter__"
            | "__aexit__"
            | "__set_name__"
            | "__typing_subst__"
            | "__replace__"
            | "__subclasshook__"
            | "__fspath__"
            | "__typing_prepare_subst__"
    );
    special && !direct && !method
}
