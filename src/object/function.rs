//! Function, Method, Cell, Module, Property and other wrappers; code loaded with its constants and caches.
//!
//! How they are called and looked up is `vm`'s matter.

use super::class::{Class, Shape};
use super::dict::Dict;
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;
use super::{Gc, pool};
use crate::code::Code;
use crate::heap::{Heap, Kind, Marker, Tail};
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// What one inline-cache site learned.
#[derive(Clone, Copy)]
pub struct Cache {
    /// The name the site looks up.
    pub name: Gc<Str>,
    /// What the entry holds for: the address of a shape or class, or the keys stamp of a dict; 0 is empty.
    pub key: u64,
    /// A second condition: the class epoch, or the keys stamp of the builtins.
    pub epoch: u64,
    pub how: How,
    /// Slot or entry index.
    pub index: u32,
    /// The method or descriptor found, if `how` says so.
    pub value: Value,
    /// For stores that add an attribute: the shape the instance gets.
    pub shape: Option<Gc<Shape>>,
}

/// What a filled cache means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    Empty,
    /// The attribute lies in slot `index` of the instance.
    Slot,
    /// Storing adds slot `index` and moves the instance to `shape`.
    AddSlot,
    /// `value` is a plain function or native found on the class: bind it.
    Method,
    /// `value` is found on the class and is given as it is.
    ClassValue,
    /// What is found is entry `index` of the dict of the class `value`; setting it leaves the class epoch as it is.
    ClassEntry,
    /// `value` is a function found on the class as a class method: bind it to the class.
    ClassMethod,
    /// `value` is a property found on the class.
    Property,
    /// `value` is a descriptor found on the class, whose `__get__` a script wrote.
    Descriptor,
    /// The object is a tuple, of which the attribute is item `index`.
    TupleItem,
    /// A global at entry `index` of the globals.
    Global,
    /// A builtin at entry `index` of the builtins; `key` is the globals' stamp, `epoch` the builtins'.
    Builtin,
    /// An attribute of a module at entry `index` of its dict; `epoch` is the dict's stamp, `key` the module.
    ModuleEntry,
}

impl Cache {
    /// Tells whether the site is not to look at what it learned, as classes have changed since.
    fn is_stale(&self, class_epoch: u64) -> bool {
        let by_dict = matches!(
            self.how,
            How::Empty | How::Global | How::Builtin | How::ModuleEntry
        );
        !by_dict && self.epoch != class_epoch
    }

    /// Makes an empty cache for a name.
    pub fn empty(name: Gc<Str>) -> Cache {
        Cache {
            name,
            key: 0,
            epoch: 0,
            how: How::Empty,
            index: 0,
            value: Value::Unset,
            shape: None,
        }
    }
}

/// What the instructions of a function come down to, where a call need not enter it.
#[derive(Clone, Copy)]
pub enum Body {
    /// They have to be run.
    Steps,
    /// `return parameter.attribute`, read through a cache.
    Attribute { parameter: u8, site: u32 },
    /// `return` and a constant.
    Constant(Value),
}

/// Code as the machine runs it: constants as values, caches, and the plain code it came from.
pub struct CodeObject {
    pub code: Arc<Code>,
    pub source: Arc<SourceFile>,
    pub instrs: Box<[u32]>,
    pub consts: Box<[Value]>,
    pub names: Box<[Gc<Str>]>,
    pub caches: Box<[Cache]>,
    pub varnames: Box<[Gc<Str>]>,
    pub name: Gc<Str>,
    pub qualname: Gc<Str>,
    pub nregs: u32,
    /// Exact number of positional arguments if nothing else can be passed. `u32::MAX` otherwise.
    pub simple_args: u32,
    /// The same, if a call has to enter the code and it is not suspendable: the fast path. `u32::MAX` otherwise.
    pub plain_args: u32,
    pub body: Body,
    /// The code is a generator, coroutine or async generator.
    pub suspendable: bool,
    /// `types.coroutine` was asked to let the code's generators be awaited.
    pub iterable: bool,
    /// The code is a coroutine, and no async generator.
    pub coroutine: bool,
    /// The exception table has ranges that handle exceptions.
    pub handlers: bool,
}

impl CodeObject {
    /// Returns the source place of the instruction at word `pc`; for `u32::MAX`, the start of the line that it begins on.
    pub fn span_at(&self, pc: u32) -> Span {
        if pc == u32::MAX {
            let start = self.source.line_start(self.code.first_line);
            return Span { start, end: start };
        }
        self.code.span_at(pc)
    }
}

impl Kind for CodeObject {
    const POOL: usize = pool::CODE;
    const DROPS: bool = true;
    fn release(&mut self) {
        self.caches = Box::default();
        self.consts = Box::default();
        self.instrs = Box::default();
        self.names = Box::default();
        self.varnames = Box::default();
        self.code = Arc::default();
        self.source = empty_source();
    }
    fn trace(&self, m: &mut Marker) {
        self.consts.iter().for_each(|v| v.trace(m));
        self.names
            .iter()
            .chain(self.varnames.iter())
            .for_each(|&s| m.mark(s));
        m.mark(self.name);
        m.mark(self.qualname);
        if m.remembers {
            for cache in &self.caches {
                m.mark(cache.name);
                if !cache.is_stale(m.class_epoch) {
                    cache.value.trace(m);
                    cache.shape.iter().for_each(|&shape| m.mark(shape));
                }
            }
        }
        m.outside(self.instrs.len() * 4 + self.consts.len() * 16 + self.caches.len() * 64);
    }
}

/// A function defined by a script; its closure cells follow it.
pub struct Function {
    pub code: Gc<CodeObject>,
    pub globals: Gc<Dict>,
    pub defaults: Option<Gc<Tuple>>,
    pub extra: Option<Gc<FunctionExtra>>,
    pub cells: u32,
}

/// What few functions have: everything a script may ask of or set on one.
pub struct FunctionExtra {
    pub kwdefaults: Option<Gc<Dict>>,
    pub annotations: Value,
    /// Attributes set by the script, `__wrapped__` among them.
    pub dict: Option<Gc<Dict>>,
    pub name: Value,
    pub qualname: Value,
    pub doc: Value,
    pub module: Value,
    pub type_params: Value,
    /// What the frame of a coroutine (where it was made) or of an async generator (its finalizer) keeps here.
    pub beside: Value,
    /// It is the function of one frame alone.
    pub of_frame: bool,
    /// It stands for a builtin one of CPython's, which instances of a class that has it do not bind.
    pub unbound: bool,
}

impl FunctionExtra {
    /// Makes one where nothing was set.
    pub fn empty() -> Self {
        FunctionExtra {
            kwdefaults: None,
            annotations: Value::Unset,
            dict: None,
            name: Value::Unset,
            qualname: Value::Unset,
            doc: Value::Unset,
            module: Value::Unset,
            type_params: Value::Unset,
            beside: Value::Unset,
            of_frame: false,
            unbound: false,
        }
    }
}

/// A variable that outlives its frame or is shared by closures.
pub struct Cell {
    pub value: Value,
}

/// A function bound to its first argument.
pub struct Method {
    pub func: Value,
    pub self_: Value,
}

/// An imported module.
pub struct Module {
    pub name: Gc<Str>,
    pub dict: Gc<Dict>,
    /// The script's subclass of `ModuleType` that it is of; None for a plain module.
    pub class: Option<Gc<Class>>,
    /// Part of Aster itself, which its text says.
    pub built_in: bool,
}

/// A property; absent parts are `Unset`.
pub struct Property {
    pub get: Value,
    pub set: Value,
    pub delete: Value,
    pub doc: Value,
    pub name: Value,
    /// The getter of a builtin's attribute rather than a script's property.
    pub native: bool,
    /// A name in `__slots__`: reads and writes the instance's own attribute.
    pub slot: bool,
    /// The script's class that it was made for.
    pub owner: Option<Gc<Class>>,
}

const UNICODE_ERROR: &[&str] = &["encoding", "object", "start", "end", "reason"];

/// The attributes of builtin classes that are fields in CPython: it calls their descriptors members, and has its own
/// words where a script sets one.
const MEMBERS: &[(&str, &[&str])] = &[
    ("complex", &["real", "imag"]),
    ("range", &["start", "stop", "step"]),
    ("slice", &["start", "stop", "step"]),
    ("timedelta", &["days", "seconds", "microseconds"]),
    ("defaultdict", &["default_factory"]),
    ("Pattern", &["pattern", "flags", "groups"]),
    ("Match", &["string", "re", "pos", "endpos"]),
    ("property", &["fget", "fset", "fdel", "__doc__"]),
    ("staticmethod", &["__func__", "__wrapped__"]),
    ("classmethod", &["__func__", "__wrapped__"]),
    ("super", &["__thisclass__", "__self__", "__self_class__"]),
    (
        "function",
        &[
            "__closure__",
            "__globals__",
            "__builtins__",
            "__doc__",
            "__module__",
        ],
    ),
    ("builtin_function_or_method", &["__module__"]),
    ("ReferenceType", &["__callback__"]),
    ("method_descriptor", &["__name__", "__objclass__"]),
    ("BaseException", &["__suppress_context__"]),
    ("BaseExceptionGroup", &["message", "exceptions"]),
    ("StopIteration", &["value"]),
    ("SystemExit", &["code"]),
    ("NameError", &["name"]),
    ("AttributeError", &["name", "obj"]),
    ("ImportError", &["msg", "name", "path", "name_from"]),
    ("OSError", &["errno", "strerror", "filename", "filename2"]),
    ("UnicodeEncodeError", UNICODE_ERROR),
    ("UnicodeDecodeError", UNICODE_ERROR),
    ("UnicodeTranslateError", UNICODE_ERROR),
    (
        "SyntaxError",
        &[
            "msg",
            "filename",
            "lineno",
            "offset",
            "text",
            "end_lineno",
            "end_offset",
            "print_file_and_line",
        ],
    ),
    ("method", &["__func__", "__self__"]),
    ("module", &["__dict__"]),
    (
        "code",
        &[
            "co_argcount",
            "co_posonlyargcount",
            "co_kwonlyargcount",
            "co_stacksize",
            "co_flags",
            "co_nlocals",
            "co_consts",
            "co_names",
            "co_filename",
            "co_name",
            "co_qualname",
            "co_firstlineno",
        ],
    ),
    ("traceback", &["tb_frame", "tb_lasti"]),
    ("partial", &["func", "args", "keywords"]),
    (
        "type",
        &["__base__", "__flags__", "__basicsize__", "__itemsize__"],
    ),
];

impl Property {
    /// Gives the class that has the field: a script's, by its slots, or that of the native which reads it.
    pub fn class(&self, heap: &Heap) -> Option<Gc<Class>> {
        let native = match self.get {
            Value::Native(get) => get.get(heap).owner,
            _ => None,
        };
        self.owner.or(native)
    }

    /// Tells whether this is a field of a builtin class.
    pub fn is_member(&self, heap: &Heap) -> bool {
        let (Value::Str(name), true) = (self.name, self.native) else {
            return false;
        };
        let owner = match self.get {
            Value::Native(get) => get.get(heap).owner,
            _ => self.owner,
        };
        let Some(owner) = owner else {
            return false;
        };
        let (owner, name) = (owner.get(heap).name.text(heap), name.text(heap));
        MEMBERS
            .iter()
            .any(|(class, fields)| *class == owner && fields.contains(&name))
    }
}

/// A staticmethod or classmethod.
pub struct Wrapper {
    pub func: Value,
    pub is_class: bool,
    /// A class method of a builtin class: a `classmethod_descriptor`.
    pub builtin: bool,
    /// Its attributes, what it took over from the function among them; made when first asked for.
    pub dict: Option<Gc<Dict>>,
}

/// `super(class, object)`.
pub struct Super {
    pub class: Gc<Class>,
    /// The instance or class; `Unset` if unbound.
    pub object: Value,
    /// The class whose order is searched.
    pub object_class: Option<Gc<Class>>,
}

impl Kind for Function {
    const POOL: usize = pool::FUNCTION_TAIL;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        m.mark(self.code);
        m.mark(self.globals);
        self.defaults.iter().for_each(|&d| m.mark(d));
        self.extra.iter().for_each(|&e| m.mark(e));
    }
}

impl Tail for Function {
    type Item = Gc<Cell>;
    fn tail_len(&self) -> usize {
        self.cells as usize
    }
    fn trace_item(item: Gc<Cell>, m: &mut Marker) {
        m.mark(item);
    }
}

impl Kind for FunctionExtra {
    const POOL: usize = pool::FUNCTION_EXTRA;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        self.kwdefaults
            .iter()
            .chain(&self.dict)
            .for_each(|&d| m.mark(d));
        let values = [
            self.annotations,
            self.name,
            self.qualname,
            self.doc,
            self.module,
            self.type_params,
            self.beside,
        ];
        values.iter().for_each(|v| v.trace(m));
    }
}

impl Kind for Cell {
    const POOL: usize = pool::CELL;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        self.value.trace(m);
    }
    fn release(&mut self) {
        self.value = Value::Unset;
    }
}

impl Kind for Method {
    const POOL: usize = pool::METHOD;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        self.func.trace(m);
        self.self_.trace(m);
    }
}

impl Kind for Module {
    const POOL: usize = pool::MODULE;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        m.mark(self.name);
        m.mark(self.dict);
        if let Some(class) = self.class {
            m.mark(class);
        }
    }
}

impl Kind for Property {
    const POOL: usize = pool::PROPERTY;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        [self.get, self.set, self.delete, self.doc, self.name]
            .iter()
            .for_each(|v| v.trace(m));
        self.owner.iter().for_each(|&c| m.mark(c));
    }
}

impl Kind for Wrapper {
    const POOL: usize = pool::WRAPPER;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        self.func.trace(m);
        self.dict.iter().for_each(|&d| m.mark(d));
    }
}

impl Kind for Super {
    const POOL: usize = pool::SUPER;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        m.mark(self.class);
        self.object.trace(m);
        self.object_class.iter().for_each(|&c| m.mark(c));
    }
}

fn empty_source() -> Arc<SourceFile> {
    Arc::new(SourceFile::new("", ""))
}

impl Heap {
    /// Makes a cell.
    #[inline(always)]
    pub fn new_cell(&mut self, value: Value) -> Gc<Cell> {
        self.alloc(Cell { value })
    }

    /// Makes a function whose cells are all `first` until they are set.
    pub fn new_function(
        &mut self,
        code: Gc<CodeObject>,
        globals: Gc<Dict>,
        cells: &[Gc<Cell>],
    ) -> Gc<Function> {
        let header = Function {
            code,
            globals,
            defaults: None,
            extra: None,
            cells: cells.len() as u32,
        };
        match cells.first() {
            None => self.alloc_tail_empty(header),
            Some(&first) => {
                let function = self.alloc_tail(header, cells.len(), first);
                function.tail_mut(self).copy_from_slice(cells);
                function
            }
        }
    }
}
