//! Value: 16 bytes, Copy, one variant per kind, so that a match on two operands needs no memory access.
//!
//! Every payload is exactly one 8-byte integer or pointer (a float as its bits, a bool as a u64): then rustc
//! passes a `Value` in two registers. A new variant must keep that; the assertion below checks the size.

use super::bytes::Bytes;
use super::class::{Class, Instance};
use super::dict::{Dict, View};
use super::exception::{Exception, Traceback};
use super::frame::Driver;
use super::frame::Frame;
use super::function::{Cell, CodeObject, Function, Method, Module, Property, Super, Wrapper};
use super::future::Future;
use super::int::Big;
use super::iter::Iter;
use super::list::List;
use super::native::Native;
use super::native_coro::NativeCoro;
use super::payload::Object;
use super::set::Set;
use super::str::Str;
use super::task::Task;
use super::tuple::{Range, Slice, Tuple};
use crate::heap::{Gc, Marker};
use std::fmt;

/// A float as its bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct F64(u64);

impl F64 {
    /// Gives the float.
    #[inline(always)]
    pub const fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl fmt::Debug for F64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.get())
    }
}

/// A script value.
#[derive(Clone, Copy, Debug, Default)]
pub enum Value {
    /// No value: an unbound local, an absent argument. Scripts never see it.
    #[default]
    Unset,
    None,
    NotImplemented,
    Ellipsis,
    /// 0 or 1.
    Bool(u64),
    Int(i64),
    Float(F64),
    /// What a native coroutine function called directly under `await` may return in place of a
    /// coroutine: see `vm::resume`. Scripts never see it.
    Ready(u64),
    Str(Gc<Str>),
    /// An integer outside i64, always.
    Big(Gc<Big>),
    Bytes(Gc<Bytes>),
    List(Gc<List>),
    Tuple(Gc<Tuple>),
    Dict(Gc<Dict>),
    /// A set or frozenset.
    Set(Gc<Set>),
    Range(Gc<Range>),
    Slice(Gc<Slice>),
    Function(Gc<Function>),
    /// A bound method.
    Method(Gc<Method>),
    /// A function written in Rust, bound or not.
    Native(Gc<Native>),
    Class(Gc<Class>),
    /// An instance of a class without a special layout (or of a subclass of a builtin, with its payload).
    Instance(Gc<Instance>),
    Exception(Gc<Exception>),
    Cell(Gc<Cell>),
    /// A generator, coroutine or async generator.
    Frame(Gc<Frame>),
    Module(Gc<Module>),
    /// An iterator of a builtin type.
    Iter(Gc<Iter>),
    /// A view of a dict's keys, values or items.
    View(Gc<View>),
    Property(Gc<Property>),
    /// A staticmethod or classmethod.
    Wrapper(Gc<Wrapper>),
    Super(Gc<Super>),
    Code(Gc<CodeObject>),
    Traceback(Gc<Traceback>),
    Task(Gc<Task>),
    Future(Gc<Future>),
    /// A coroutine written in Rust.
    NativeCoro(Gc<NativeCoro>),
    /// What `asend`, `athrow`, `aclose`, `__await__` return: it drives a frame.
    Driver(Gc<Driver>),
    /// A Rust struct that a module gives to scripts.
    Object(Gc<Object>),
}

const _: () = assert!(size_of::<Value>() == 16);

impl Value {
    pub const TRUE: Value = Value::Bool(1);
    pub const FALSE: Value = Value::Bool(0);

    /// Tells whether scripts write classes of such values, so that special methods must be looked for.
    #[inline]
    pub const fn is_classed(self) -> bool {
        matches!(
            self,
            Value::Instance(_)
                | Value::Object(_)
                | Value::Exception(_)
                | Value::Class(_)
                | Value::Task(_)
                | Value::Future(_)
        )
    }

    /// Tells whether such a value, found on a class, may be a descriptor, whose `__get__` has to be looked for. `super(C)` is one.
    #[inline]
    pub const fn may_bind(self) -> bool {
        self.is_classed() || matches!(self, Value::Super(_))
    }

    /// Makes a bool.
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        Value::Bool(b as u64)
    }

    /// Makes a float.
    #[inline(always)]
    pub const fn float(x: f64) -> Value {
        Value::Float(F64(x.to_bits()))
    }

    /// Tells whether this is the absence of a value.
    #[inline(always)]
    pub const fn is_unset(self) -> bool {
        matches!(self, Value::Unset)
    }

    /// Tells whether this is `None`.
    #[inline(always)]
    pub const fn is_none(self) -> bool {
        matches!(self, Value::None)
    }

    /// Gives `None` for the absence of a value, else the value.
    #[inline]
    pub const fn or_none(self) -> Value {
        if self.is_unset() { Value::None } else { self }
    }

    /// Gives the value unless it is absent or `None`.
    pub const fn some(self) -> Option<Value> {
        if matches!(self, Value::Unset | Value::None) {
            None
        } else {
            Some(self)
        }
    }

    /// Tells whether two values are the same object (`is`).
    #[inline]
    pub fn is(self, other: Value) -> bool {
        match (self, other) {
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => a == b,
            _ => {
                std::mem::discriminant(&self) == std::mem::discriminant(&other)
                    && self.address() == other.address()
            }
        }
    }

    /// Tells whether it may hold objects whose death somebody would notice.
    pub fn leads_on(self, heap: &crate::heap::Heap) -> bool {
        match self {
            Value::Unset | Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) => false,
            Value::Big(_) | Value::Str(_) | Value::Bytes(_) => false,
            Value::Object(object) => {
                let o = object.get(heap);
                !o.dict.is_unset() || o.payload.leads_on(heap)
            }
            _ => true,
        }
    }

    /// Gives the address of a heap object; 0 for other values.
    pub fn address(self) -> usize {
        self.gc_address().map_or(0, |p| p as usize)
    }

    /// Gives the number `id()` shows.
    pub fn id(self) -> i64 {
        match self {
            Value::Int(i) => (i.wrapping_mul(32)).wrapping_add(0x5000_0008) & i64::MAX,
            Value::Float(f) => (f.get().to_bits() >> 1) as i64 | 4,
            Value::Bool(b) => 0x4000_0000 + 32 * b as i64,
            Value::None => 0x4000_0100,
            Value::NotImplemented => 0x4000_0120,
            Value::Ellipsis => 0x4000_0140,
            Value::Unset | Value::Ready(_) => 0x4000_0160,
            heap => heap.address() as i64,
        }
    }
}

macro_rules! heap_variants {
    ($($variant:ident)*) => {
        impl Value {
            fn gc_address(self) -> Option<*const u8> {
                match self {
                    $(Value::$variant(gc) => Some(gc.address()),)*
                    _ => None,
                }
            }

            /// Tells whether the last marking reached the object the value points to; so it is for all others.
            pub fn is_marked(self, heap: &crate::heap::Heap) -> bool {
                match self {
                    $(Value::$variant(gc) => heap.is_marked(gc),)*
                    _ => true,
                }
            }

            /// Marks the object the value points to, if any.
            #[inline]
            pub fn trace(self, marker: &mut Marker) {
                match self {
                    $(Value::$variant(gc) => marker.mark(gc),)*
                    _ => {}
                }
            }
        }
    };
}

heap_variants! {
    Str Big Bytes List Tuple Dict Set Range Slice Function Method Native Class Instance Exception Cell
    Frame Module Iter View Property Wrapper Super Code Traceback Task Future NativeCoro Driver Object
}

macro_rules! from_gc {
    ($($ty:ident $variant:ident)*) => {
        $(impl From<Gc<$ty>> for Value {
            #[inline(always)]
            fn from(gc: Gc<$ty>) -> Value { Value::$variant(gc) }
        })*
    };
}

from_gc! {
    Str Str Big Big Bytes Bytes List List Tuple Tuple Dict Dict Set Set Range Range Slice Slice
    Function Function Method Method Native Native Class Class Instance Instance Exception Exception Cell Cell
    Frame Frame Module Module Iter Iter View View Property Property Wrapper Wrapper Super Super CodeObject Code
    Traceback Traceback Task Task Future Future NativeCoro NativeCoro Driver Driver Object Object
}

impl From<bool> for Value {
    fn from(b: bool) -> Value {
        Value::bool(b)
    }
}
impl From<f64> for Value {
    fn from(x: f64) -> Value {
        Value::float(x)
    }
}
