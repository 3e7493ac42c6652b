//! Code: instructions, constants, names, spans, exception table. Plain data, no heap values.
//!
//! The VM makes constants into values when it loads a code object, and checks it with `verify` then; the library's is checked
//! when Aster is built.
//! Registers: parameters first (positional-only, positional-or-keyword, keyword-only, `*args`,
//! `**kwargs`: CPython's `co_varnames` order), then other locals, then temporaries. A class body
//! and code with an explicit namespace have that mapping in register 0.

use crate::source::Span;
use serde::{Deserialize, Serialize};

/// The first register that instructions cannot name; those from here on must stay out of the windows of callees.
pub const HIGH: u16 = 240;

/// A constant of a code object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Const {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// An integer too large for `Int`, as decimal digits.
    BigInt(String),
    Float(f64),
    Imaginary(f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Const>),
    FrozenSet(Vec<Const>),
    Code(Box<Code>),
    /// The text of an expression, written when the code is loaded. Code with one has no form in bytes.
    #[serde(skip)]
    Text(Box<crate::syntax::ast::Expr>),
}

/// What two constants agree in that are one: `1`, `1.0` and `True` differ, and so do `0.0` and `-0.0`.
#[derive(PartialEq, Eq, Hash)]
pub enum ConstKey {
    Plain(u8),
    Int(i64),
    Big(String),
    Float(u64),
    Imaginary(u64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<ConstKey>),
    Set(Vec<ConstKey>),
}

impl ConstKey {
    /// Gives the key of a constant; code and texts of annotations have none.
    pub fn of(value: &Const) -> Option<ConstKey> {
        let all = |items: &[Const]| items.iter().map(ConstKey::of).collect::<Option<_>>();
        Some(match value {
            Const::None => ConstKey::Plain(0),
            Const::True => ConstKey::Plain(1),
            Const::False => ConstKey::Plain(2),
            Const::Ellipsis => ConstKey::Plain(3),
            Const::Int(i) => ConstKey::Int(*i),
            Const::BigInt(digits) => ConstKey::Big(digits.clone()),
            Const::Float(x) => ConstKey::Float(x.to_bits()),
            Const::Imaginary(x) => ConstKey::Imaginary(x.to_bits()),
            Const::Str(s) => ConstKey::Str(s.clone()),
            Const::Bytes(b) => ConstKey::Bytes(b.clone()),
            Const::Tuple(items) => ConstKey::Tuple(all(items)?),
            Const::FrozenSet(items) => ConstKey::Set(all(items)?),
            Const::Code(_) | Const::Text(_) => return None,
        })
    }
}

/// Properties of a code object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flags {
    /// Has a `*args` parameter.
    pub varargs: bool,
    /// Has a `**kwargs` parameter.
    pub varkeywords: bool,
    /// Contains `yield`.
    pub generator: bool,
    /// Is an `async def` (with `generator`: an async generator) or a module with top-level `await`.
    pub coroutine: bool,
    /// Is a class body or runs in an explicit namespace: register 0 holds the mapping.
    pub namespace: bool,
    /// Is a module's top level.
    pub module: bool,
    /// Has ranges of kind `Handling` in its exception table.
    pub handlers: bool,
}

/// Where a closure takes a cell from when the function is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Capture {
    /// The cell in this register of the enclosing frame.
    Register(u16),
    /// This closure cell of the enclosing function.
    Free(u16),
}

/// What an entry of the exception table means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExcKind {
    /// An exception raised in the range goes to `target` with the exception in `reg`.
    Catch,
    /// While the pc lies in the range, `reg` holds the exception being handled.
    Handling,
}

/// One range of the exception table, in words: `start <= pc < end`. The innermost comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcEntry {
    pub start: u32,
    pub end: u32,
    pub kind: ExcKind,
    pub target: u32,
    pub reg: u16,
}

/// A variable of a comprehension, which has a register while the comprehension runs: `start <= pc < end`, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inlined {
    pub name: String,
    pub start: u32,
    pub end: u32,
    pub reg: u16,
}

/// The compiled form of one function, class body, generator expression or module.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Code {
    pub name: String,
    pub qualname: String,
    pub flags: Flags,
    /// Positional parameters, positional-only ones included.
    pub argcount: u16,
    pub posonly: u16,
    pub kwonly: u16,
    /// Registers a frame needs: parameters, locals and temporaries.
    pub nregs: u16,
    pub instrs: Vec<u32>,
    pub consts: Vec<Const>,
    pub names: Vec<String>,
    /// The name (an index into `names`) of each inline-cache site.
    pub sites: Vec<u32>,
    /// Names of parameters and locals, by register.
    pub varnames: Vec<String>,
    /// Locals whose registers hold what was there before until the word given is reached; by register.
    pub assigned_from: Vec<(u16, u32)>,
    /// Variables of comprehensions, outer ones first.
    pub inlined: Vec<Inlined>,
    /// Locals that are cells: their registers.
    pub cells: Vec<u16>,
    /// Names of the closure cells, in order.
    pub freevars: Vec<String>,
    /// Where each closure cell comes from, in the order of `freevars`.
    pub captures: Vec<Capture>,
    pub exceptions: Vec<ExcEntry>,
    /// Arguments of `CallMethod` that may fail before it looks its method up: (first word, word of the call), ascending.
    pub lookups: Vec<(u32, u32)>,
    /// Source place of instructions: (first word it holds for, place), ascending.
    pub spans: Vec<(u32, Span)>,
    /// Line of the definition, from 1.
    pub first_line: u32,
    pub doc: Option<String>,
}

impl Code {
    /// Gives the code as bytes, which only the same build of the compiler reads. The texts of annotations cannot be kept.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_stdvec(self)
    }

    /// Gives the code that `to_bytes` made into bytes, or says that it did not.
    pub fn from_bytes(bytes: &[u8]) -> Result<Code, postcard::Error> {
        postcard::from_bytes(bytes)
    }

    /// Gives names, wherever they stand, other texts: pairs of what stands and what is meant.
    pub fn rename(&mut self, pairs: &[(String, String)]) {
        let meant = |text: &mut String| {
            if let Some((_, name)) = pairs.iter().find(|(stands, _)| stands == text) {
                text.clone_from(name);
            }
        };
        meant(&mut self.name);
        for (stands, name) in pairs {
            self.qualname = self.qualname.replace(stands.as_str(), name);
        }
        let lists = [&mut self.names, &mut self.varnames, &mut self.freevars];
        lists.into_iter().flatten().for_each(meant);
        self.inlined.iter_mut().for_each(|v| meant(&mut v.name));
        fn rename_const(
            value: &mut Const,
            pairs: &[(String, String)],
            meant: &impl Fn(&mut String),
        ) {
            match value {
                Const::Str(text) => meant(text),
                Const::Tuple(items) => items.iter_mut().for_each(|v| rename_const(v, pairs, meant)),
                Const::Code(code) => code.rename(pairs),
                _ => {}
            }
        }
        self.consts
            .iter_mut()
            .for_each(|value| rename_const(value, pairs, &meant));
    }

    /// Lists the variables of comprehensions that are bound at word `pc`, outer ones first.
    pub fn inlined_at(&self, pc: u32) -> impl Iterator<Item = &Inlined> {
        let all = self.inlined.iter();
        all.filter(move |v| v.start <= pc && pc < v.end)
    }

    /// Tells whether the register of a local means anything at word `pc`: a value, or that it is unset.
    pub fn is_settled(&self, reg: usize, pc: u32) -> bool {
        let at = self
            .assigned_from
            .iter()
            .find(|(r, _)| usize::from(*r) == reg);
        at.is_none_or(|&(_, from)| from <= pc)
    }

    /// Returns the source place of the instruction at word `pc`.
    pub fn span_at(&self, pc: u32) -> Span {
        let i = self.spans.partition_point(|&(start, _)| start <= pc);
        i.checked_sub(1)
            .map_or_else(Span::default, |i| self.spans[i].1)
    }

    /// Returns the `CallMethod` whose arguments the instruction at word `pc` evaluates.
    pub fn call_around(&self, pc: u32) -> Option<usize> {
        let i = self.lookups.partition_point(|&(start, _)| start <= pc);
        let (_, call) = self.lookups[i.checked_sub(1)?];
        (pc < call).then_some(call as usize)
    }
}
