//! Scopes as data: each name is local, cell, free, global or looked up in a namespace.
//!
//! Made by `names.rs`. A *unit* is a scope that becomes a code object of its own; list, set and dict
//! comprehensions and the scopes of type parameters are inlined into the unit around them.
//! Private names are stored mangled.

use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;

use super::Mode;
use crate::diag::Diag;
use crate::syntax::ast::Module;

/// The number of a scope in its `Resolved`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct ScopeId(pub u32);

/// What kind of node opened a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    Generator,
    Comprehension,
    TypeParams,
    /// What a type alias, a bound or a default is evaluated in when it is asked for: CPython's annotation scope.
    Annotation,
}

impl ScopeKind {
    /// Tells whether the scope has no code object of its own.
    pub fn is_inlined(self) -> bool {
        matches!(self, ScopeKind::Comprehension | ScopeKind::TypeParams)
    }
}

/// Identifies the node that opened a scope.
pub type Key = (usize, ScopeKind);

/// What a name means in a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A register of this scope.
    Local,
    /// A register of this scope that holds a cell, because inner units use it.
    Cell,
    /// A closure cell of this scope's unit.
    Free,
    /// A scope around this one, in the same unit, knows.
    Outer,
    /// A global or builtin.
    Global,
    /// Looked up in the mapping in register 0 first.
    Namespace,
    /// In a class body: in the namespace, else a closure cell of the class body.
    ClassFree,
}

/// How a name occurs in a scope, as bits.
pub mod occurs {
    pub const USED: u16 = 1;
    pub const BOUND: u16 = 2;
    pub const PARAM: u16 = 4;
    pub const GLOBAL: u16 = 8;
    pub const NONLOCAL: u16 = 16;
    pub const ANNOTATED: u16 = 32;
    /// Bound as the target of a comprehension.
    pub const ITERATED: u16 = 64;
    /// Bound by `:=` somewhere.
    pub const WALRUS: u16 = 128;
    /// Unbound somewhere, by `del` or at the end of an `except` clause.
    pub const UNBOUND: u16 = 256;
    /// In a comprehension: bound by `:=`, in a scope further out.
    pub const PASSED: u16 = 512;
    /// Bound by something else than an import.
    pub const ASSIGNED: u16 = 1024;
}

/// One name of one scope.
#[derive(Clone, Debug)]
pub struct Symbol {
    pub name: Box<str>,
    pub occurs: u16,
    pub binding: Binding,
}

impl Symbol {
    /// Tells whether the name occurs in one of these ways.
    pub fn is(&self, ways: u16) -> bool {
        self.occurs & ways != 0
    }
}

/// One scope.
#[derive(Debug)]
pub struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    /// The scope whose code object this one is part of; itself unless inlined.
    pub unit: ScopeId,
    pub name: Box<str>,
    /// The class whose private names are mangled here.
    pub class: Option<Box<str>>,
    /// Among the type parameters of a class: the only names that are mangled.
    pub mangles: Option<Rc<[Box<str>]>>,
    /// What is evaluated here if that is a type, as the errors name it; empty otherwise.
    pub evaluates: &'static str,
    /// In order of first occurrence; parameters first.
    pub symbols: Vec<Symbol>,
    pub index: FxHashMap<Box<str>, u32>,
    /// The closure cells of a unit, in order.
    pub freevars: Vec<Box<str>>,
    /// How many of the symbols are parameters.
    pub params: u32,
    /// Contains `yield`.
    pub has_yield: bool,
    /// An `async def`, or a comprehension or generator expression that awaits.
    pub is_async: bool,
    /// Contains `await` or its like.
    pub has_await: bool,
    /// A class body whose methods use `__class__`.
    pub class_cell: bool,
    /// A class body with an annotation scope in it.
    pub class_dict: bool,
}

impl Scope {
    /// Gives a name as it is known here: private names of classes are mangled.
    pub fn mangled(&self, name: &str) -> Box<str> {
        let whole = self
            .mangles
            .as_ref()
            .is_some_and(|only| !only.iter().any(|n| **n == *name));
        mangle(self.class.as_deref().filter(|_| !whole), name)
    }

    /// Tells whether this is an annotation scope directly in a class body, whose names it sees in register 0.
    pub fn sees_class(&self) -> bool {
        self.kind == ScopeKind::Annotation && self.params == 1
    }

    /// Gives the number of a name among the symbols.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.index.get(name).map(|i| *i as usize)
    }

    /// Gives a name's symbol.
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.find(name).map(|i| &self.symbols[i])
    }
}

/// A tree whose names have been found.
#[derive(Debug)]
pub struct Resolved<'t> {
    /// What the code leaves out; see `compile::Optimize`.
    pub optimize: u8,
    pub module: &'t Module,
    pub mode: Mode,
    /// `from __future__ import annotations` holds.
    pub text_annotations: bool,
    pub scopes: Vec<Scope>,
    /// The units that name a function which looks at local variables.
    pub shown: FxHashSet<ScopeId>,
    /// What CPython warns of.
    pub cautions: Vec<Diag>,
    pub(super) nodes: FxHashMap<Key, ScopeId>,
}

impl Resolved<'_> {
    /// Gives a scope by its number.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// Gives the scope that a node opened.
    pub fn scope_of<T>(&self, node: &T, kind: ScopeKind) -> Option<ScopeId> {
        self.nodes.get(&(address(node), kind)).copied()
    }

    /// Gives the top-level scope.
    pub fn top(&self) -> ScopeId {
        ScopeId(0)
    }
}

/// Gives what identifies a node while the tree stands still.
pub(super) fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}

/// Gives the name under which a private name of a class is known.
pub fn mangle(class: Option<&str>, name: &str) -> Box<str> {
    if let Some(class) = class
        && name.starts_with("__")
        && !name.ends_with("__")
        && !name.contains('.')
    {
        let class = class.trim_start_matches('_');
        if !class.is_empty() {
            return format!("_{class}{name}").into();
        }
    }
    name.into()
}
