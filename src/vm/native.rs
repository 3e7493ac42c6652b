//! What a native's author uses: `Module`, `Type`, `func` and its siblings, `Args`.
//!
//! The signature string is the only statement of name, arity, keywords and defaults; binding, `help()` and
//! the wrong-arguments message read it. It is Python's: `name(a, b=1, /, c=None, *args, d, e=..., **kw)`.
//! A default is a literal (int, float, string, None, True, False, `()`), or `...` for "absent": the native then
//! sees `Value::Unset`. Methods name `self` (or `cls`) first. After binding, argument `i` of the native
//! is parameter `i` of the signature; `*args` is a tuple, `**kw` a dict.
//!
//! Rules: a native never blocks, reads its arguments, returns. Whatever takes `&mut Vm` may run script code and
//! may collect: root (`vm.root`) what you hold across it unless it is still in `args` (arguments stay
//! rooted while the native runs) or reachable from something that is. Plain allocation never collects.

use super::Vm;
use super::outcome::{Outcome, Raise, Resume};
use crate::heap::{Gc, Regs};
use crate::object::Value;
use crate::object::class::Layout;
use crate::object::dict::Dict;
use crate::object::native_coro::NativeCoro;
use crate::object::str::Str;
use crate::object::tuple::Tuple;

/// How the error of a method begins that was called with a receiver of another class; the machine, which knows
/// the method, words it anew.
pub const WRONG_RECEIVER: &str = "descriptor requires a '";

/// A function written in Rust.
pub type NativeFn = fn(&mut Vm, Args) -> Result<Value, Raise>;
/// The body of a native coroutine: called with what is sent or thrown, it runs until it stops.
pub type StepFn = fn(&mut Vm, Gc<NativeCoro>, Resume) -> Outcome;

/// How a native is found on a class or called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FuncKind {
    /// A function of a module, or a method that does not bind.
    Function,
    /// Binds to the instance.
    Method,
    /// Binds to the class.
    ClassMethod,
    /// An attribute computed by the native.
    Getter,
}

/// What a native does with a generator it is given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lends {
    /// It may keep it.
    No,
    /// It draws from it, or what it returns does.
    Yes,
    /// It draws from it and may stop before the end; nobody can go on with a fresh one then.
    Closes,
}

/// Tells what the native of this name, of this class if it has one, does with a generator it is given.
pub fn lends(name: &str, owner: Option<&str>, kind: FuncKind) -> Lends {
    match (name, owner) {
        ("next" | "any" | "all" | "sum" | "min" | "max" | "sorted", _)
        | ("__init__", Some("list" | "set" | "bytearray" | "deque")) => Lends::Closes,
        (
            "iter" | "isinstance" | "type" | "repr" | "id" | "print" | "aclose" | "close" | "send"
            | "throw" | "asend" | "athrow" | "__next__" | "__anext__" | "__iter__" | "__aiter__"
            | "anext" | "aiter",
            _,
        ) => Lends::Yes,
        // Those that draw from it, or read all of it.
        (
            "__new__",
            Some(
                "enumerate" | "zip" | "map" | "filter" | "reversed" | "tuple" | "frozenset"
                | "list" | "set" | "bytes" | "bytearray" | "deque" | "str" | "bool" | "type"
                | "chain" | "islice" | "accumulate" | "pairwise" | "zip_longest" | "cycle"
                | "starmap" | "takewhile" | "dropwhile" | "filterfalse" | "compress" | "batched"
                | "groupby" | "product" | "permutations" | "combinations",
            ),
        ) => Lends::Yes,
        _ if kind == FuncKind::Getter => Lends::Yes,
        _ => Lends::No,
    }
}

/// What a call with positional arguments alone looks at, in one place; see `Vm::call_plain_native`.
pub struct Quick {
    pub run: NativeFn,
    /// How many arguments it takes; more at least than at most if it wants binding.
    pub least: u8,
    pub most: u8,
    pub total: u8,
    pub lends: Lends,
    /// The defaults of the parameters behind the first `least`, read at the first call that needs them. Its
    /// signature keeps them alive.
    pub defaults: Vec<Value>,
}

impl Quick {
    /// Makes the entry of a native.
    pub fn new(func: &'static Func, lends: Lends) -> Quick {
        let (least, most) = if func.plain {
            (func.least, func.most)
        } else {
            (1, 0)
        };
        Quick {
            run: func.run,
            least,
            most,
            total: func.total,
            lends,
            defaults: Vec::new(),
        }
    }
}

/// A native and its signature.
#[derive(Clone, Copy)]
pub struct Func {
    pub signature: &'static str,
    /// How many bytes of the signature are the name.
    pub name_len: u8,
    pub run: NativeFn,
    pub kind: FuncKind,
    /// For getters: the setter, if the attribute can be set; called with (self, value), value `Unset` to delete.
    pub set: Option<NativeFn>,
    /// How many positional arguments at least and at most may be given, if no keyword is: then no binding is needed.
    /// `most` counts positional parameters; for a signature with `*args`, `**kw` or required keywords `plain` is false.
    pub least: u8,
    pub most: u8,
    /// All parameters, keyword-only ones included.
    pub total: u8,
    pub plain: bool,
    /// Has `*args`, or `**kw`, and else nothing that positional arguments alone cannot fill.
    pub rest: bool,
    pub keywords: bool,
}

const fn make(signature: &'static str, run: NativeFn, kind: FuncKind) -> Func {
    let (least, most, total, plain, rest, keywords) = count(signature.as_bytes());
    Func {
        signature,
        name_len: name_len(signature.as_bytes()),
        run,
        kind,
        set: None,
        least,
        most,
        total,
        plain,
        rest,
        keywords,
    }
}

/// Declares a function, by its signature.
pub const fn func(signature: &'static str, run: NativeFn) -> Func {
    make(signature, run, FuncKind::Function)
}

/// Declares a method; its first parameter is the instance.
pub const fn method(signature: &'static str, run: NativeFn) -> Func {
    make(signature, run, FuncKind::Method)
}

/// Declares a class method; its first parameter is the class.
pub const fn class_method(signature: &'static str, run: NativeFn) -> Func {
    make(signature, run, FuncKind::ClassMethod)
}

/// Declares an attribute that is computed: called with the instance.
pub const fn getter(name: &'static str, run: NativeFn) -> Func {
    Func {
        signature: name,
        name_len: name.len() as u8,
        run,
        kind: FuncKind::Getter,
        set: None,
        least: 1,
        most: 1,
        total: 1,
        plain: true,
        rest: false,
        keywords: false,
    }
}

/// Declares an attribute that is computed and can be set: `set(self, value)`.
pub const fn accessor(name: &'static str, run: NativeFn, set: NativeFn) -> Func {
    Func {
        set: Some(set),
        ..getter(name, run)
    }
}

const fn name_len(signature: &[u8]) -> u8 {
    let mut i = 0;
    while i < signature.len() && signature[i] != b'(' {
        i += 1;
    }
    i as u8
}

/// Counts required, positional and all parameters; tells whether positional arguments alone can fill them.
const fn count(s: &[u8]) -> (u8, u8, u8, bool, bool, bool) {
    let mut i = name_len(s) as usize + 1;
    let (mut least, mut most, mut total, mut plain) = (0u8, 0u8, 0u8, true);
    let (mut rest, mut keywords, mut hopeless) = (false, false, false);
    let mut keyword_only = false;
    while i < s.len() && s[i] != b')' {
        while i < s.len() && s[i] == b' ' {
            i += 1;
        }
        let slash = i < s.len() && s[i] == b'/';
        let star = i < s.len() && s[i] == b'*';
        let bare = star && i + 1 < s.len() && (s[i + 1] == b',' || s[i + 1] == b')');
        if star && !bare {
            plain = false;
            if i + 1 < s.len() && s[i + 1] == b'*' {
                keywords = true;
            } else {
                rest = true;
            }
        }
        let mut has_default = false;
        let mut depth = 0;
        let mut quote = 0u8;
        while i < s.len() {
            let c = s[i];
            if quote != 0 {
                if c == quote {
                    quote = 0;
                }
            } else if c == b'\'' || c == b'"' {
                quote = c;
            } else if c == b'(' {
                depth += 1;
            } else if c == b')' {
                if depth == 0 {
                    break;
                }
                depth -= 1;
            } else if c == b',' && depth == 0 {
                break;
            } else if c == b'=' {
                has_default = true;
            }
            i += 1;
        }
        if star {
            keyword_only = true;
        } else if (plain || rest || keywords) && !slash {
            let empty = i > 0 && s[i - 1] == b'(';
            if !empty {
                total += 1;
                if keyword_only {
                    plain &= has_default;
                    hopeless |= !has_default;
                } else {
                    most += 1;
                    if !has_default {
                        least += 1;
                    }
                }
            }
        }
        if i < s.len() && s[i] == b',' {
            i += 1;
        }
    }
    (
        least,
        most,
        total,
        plain && !hopeless,
        rest && !hopeless,
        keywords && !hopeless,
    )
}

impl Func {
    /// Tells whether that many positional arguments fit a signature with `*args` or `**kw`.
    #[inline]
    pub fn collects(&self, count: usize) -> bool {
        let fits = self.rest || self.keywords && count <= self.most as usize;
        fits && count >= self.least as usize
    }

    /// Gives the name in the signature.
    pub fn name(&self) -> &'static str {
        &self.signature[..usize::from(self.name_len)]
    }
}

/// A constant a module or class offers.
#[derive(Clone, Copy)]
pub enum NativeConst {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(&'static str),
}

/// A native module: names, values, functions, classes. `init` may add what cannot be stated here.
pub struct Module {
    pub name: &'static str,
    pub consts: &'static [(&'static str, NativeConst)],
    pub funcs: &'static [Func],
    pub types: &'static [&'static Type],
    pub init: Option<fn(&mut Vm, Gc<Dict>) -> Result<(), Raise>>,
}

/// A builtin class.
///
/// `new` is the function behind `__new__` (first parameter `cls`); absent: instances cannot be made by calling
/// ("cannot create 'x' instances") unless `layout` is Object. Everything else, dunders included, is in `funcs`.
pub struct Type {
    pub name: &'static str,
    /// What `__module__` says.
    pub module: &'static str,
    /// The names of its bases, all made before; empty for `object` alone.
    pub base: &'static str,
    pub layout: Layout,
    /// Scripts may derive from it.
    pub open: bool,
    pub new: Option<Func>,
    pub funcs: &'static [Func],
    pub doc: &'static str,
}

impl Type {
    /// Makes a class of `builtins` that scripts can neither call nor derive from.
    pub const fn sealed(name: &'static str, funcs: &'static [Func]) -> Type {
        Type {
            name,
            module: "builtins",
            base: "object",
            layout: Layout::Sealed,
            open: false,
            new: None,
            funcs,
            doc: "",
        }
    }
}

/// The bound arguments of a native, on the thread's stack.
#[derive(Clone, Copy)]
pub struct Args {
    pub(super) base: Regs<Value>,
    pub(super) count: usize,
}

impl Args {
    /// Tells how many arguments there are: as many as the signature has parameters.
    pub fn count(self) -> usize {
        self.count
    }

    /// Gives argument `i`; `Unset` if it is absent.
    #[inline(always)]
    pub fn get(self, i: usize) -> Value {
        if i < self.count {
            self.base.get(i)
        } else {
            Value::Unset
        }
    }

    /// Replaces argument `i`, which keeps the new value alive in its stead.
    pub fn set(self, i: usize, value: Value) {
        if i < self.count {
            self.base.set(i, value);
        }
    }

    /// Gives argument `i` unless it is absent or None.
    pub fn some(self, i: usize) -> Option<Value> {
        self.get(i).some()
    }

    /// Gives the items of argument `i`, a `*args` tuple, copied out.
    pub fn rest(self, vm: &Vm, i: usize) -> Vec<Value> {
        match self.get(i) {
            Value::Tuple(t) => t.items(&vm.heap).to_vec(),
            _ => Vec::new(),
        }
    }

    /// Gives argument `i`, a `**kw` dict, if any was given.
    pub fn keywords(self, i: usize) -> Option<Gc<Dict>> {
        match self.get(i) {
            Value::Dict(d) => Some(d),
            _ => None,
        }
    }

    /// Gives argument `i` as a float, converting as `float()` does for numbers.
    pub fn float(self, vm: &mut Vm, i: usize) -> Result<f64, Raise> {
        let v = self.get(i);
        vm.to_float(v)
    }

    /// Gives argument `i` as an integer of machine size, by `__index__`.
    #[inline]
    pub fn int(self, vm: &mut Vm, i: usize) -> Result<i64, Raise> {
        match self.get(i) {
            Value::Int(i) => Ok(i),
            v => vm.to_index(v),
        }
    }

    /// Gives argument `i` as a count or index, clipped to the range of i64, by `__index__`.
    #[inline]
    pub fn clipped(self, vm: &mut Vm, i: usize) -> Result<i64, Raise> {
        match self.get(i) {
            Value::Int(i) => Ok(i),
            v => vm.to_index_clipped(v),
        }
    }

    /// Gives the truth of argument `i`.
    pub fn truth(self, vm: &mut Vm, i: usize) -> Result<bool, Raise> {
        let v = self.get(i);
        vm.truth(v)
    }

    /// Gives argument `i`, `self` of a method of str (an instance of a subclass included).
    pub fn str(self, vm: &mut Vm, i: usize) -> Result<Gc<Str>, Raise> {
        match vm.plain(self.get(i)) {
            Value::Str(s) => Ok(s),
            _ => Err(vm.wrong_type("str", self.get(i))),
        }
    }

    /// Gives argument `i` as a tuple (an instance of a subclass included).
    pub fn tuple(self, vm: &mut Vm, i: usize) -> Result<Gc<Tuple>, Raise> {
        match vm.plain(self.get(i)) {
            Value::Tuple(t) => Ok(t),
            _ => Err(vm.wrong_type("tuple", self.get(i))),
        }
    }

    /// Gives argument `i` as a dict (an instance of a subclass included).
    pub fn dict(self, vm: &mut Vm, i: usize) -> Result<Gc<Dict>, Raise> {
        match vm.plain(self.get(i)) {
            Value::Dict(d) => Ok(d),
            _ => Err(vm.wrong_type("dict", self.get(i))),
        }
    }
}
