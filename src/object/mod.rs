//! Values, as data: layout, builtin equality, growth. Nothing here runs script code.
//!
//! Methods that need other objects are written on `Gc<T>` and take the heap: `&Heap` to read, `&mut Heap` to
//! change. What may have to run script code to answer (a key's `__eq__`) says so and leaves it to `vm`.

pub mod bytes;
pub mod callable;
pub mod class;
pub mod complex;
pub mod decimal;
pub mod dict;
pub mod digits;
pub mod division;
pub mod equal;
pub mod exception;
pub mod float;
pub mod format;
pub mod frame;
pub mod function;
pub mod future;
pub mod int;
pub mod iter;
mod letters;
pub mod list;
pub mod moment;
pub mod names;
pub mod native;
pub mod native_coro;
pub mod payload;
pub mod search;
pub mod set;
pub mod shape;
pub mod str;
pub mod task;
pub mod text;
pub mod tool;
pub mod tuple;
pub mod value;
pub mod weak;

pub use value::Value;

pub use crate::heap::Gc;
use crate::heap::PoolSpec;
use crate::heap::gc::TAIL_POOLS;

/// The objects that are there once and for ever: strings of one character below 256, and what is empty.
pub mod pin {
    pub const EMPTY_STR: usize = 256;
    pub const EMPTY_TUPLE: usize = 257;
    pub const EMPTY_BYTES: usize = 258;
}

/// The pool of each kind.
pub mod pool {
    use super::TAIL_POOLS;
    pub const STR: usize = 0;
    pub const BIG: usize = 1;
    pub const BYTES: usize = 2;
    pub const LIST: usize = 3;
    pub const DICT: usize = 5;
    pub const SET: usize = 6;
    pub const RANGE: usize = 7;
    pub const SLICE: usize = 8;
    pub const METHOD: usize = 10;
    pub const NATIVE: usize = 11;
    pub const CLASS: usize = 12;
    pub const SHAPE: usize = 13;
    pub const EXCEPTION: usize = 14;
    pub const CELL: usize = 15;
    pub const MODULE: usize = 16;
    pub const ITER: usize = 17;
    pub const VIEW: usize = 18;
    pub const PROPERTY: usize = 19;
    pub const WRAPPER: usize = 20;
    pub const SUPER: usize = 21;
    pub const CODE: usize = 22;
    pub const TRACEBACK: usize = 23;
    pub const TASK: usize = 24;
    pub const FUTURE: usize = 25;
    pub const NATIVE_CORO: usize = 26;
    pub const PAYLOAD: usize = 27;
    pub const DRIVER: usize = 28;
    pub const STRBUF: usize = 29;
    pub const EXTRA: usize = 30;
    pub const FUNCTION_EXTRA: usize = 31;
    pub const TOOL: usize = 36;
    pub const FRAME: usize = 40;
    pub const INSTANCE: usize = FRAME + TAIL_POOLS;
    pub const FUNCTION_TAIL: usize = INSTANCE + TAIL_POOLS;
    pub const TUPLE: usize = FUNCTION_TAIL + TAIL_POOLS;
    const _: () = assert!(TUPLE + TAIL_POOLS <= crate::heap::gc::POOLS);
}

/// Describes the pools of the kinds that hold data: text, numbers, containers.
pub fn data_pools() -> Vec<PoolSpec> {
    let mut pools = vec![
        PoolSpec::of::<str::Str>(),
        PoolSpec::of::<str::StrBuf>(),
        PoolSpec::of::<int::Big>(),
        PoolSpec::of::<bytes::Bytes>(),
        PoolSpec::of::<list::List>(),
        PoolSpec::of::<tuple::Range>(),
        PoolSpec::of::<tuple::Slice>(),
        PoolSpec::of::<dict::Dict>(),
        PoolSpec::of::<dict::View>(),
        PoolSpec::of::<set::Set>(),
    ];
    pools.extend(PoolSpec::tails::<tuple::Tuple>());
    pools
}

/// Describes the pools of all kinds.
pub fn pools() -> Vec<PoolSpec> {
    let mut pools = data_pools();
    pools.extend([
        PoolSpec::of::<function::FunctionExtra>(),
        PoolSpec::of::<function::Method>(),
        PoolSpec::of::<function::Cell>(),
        PoolSpec::of::<function::Module>(),
        PoolSpec::of::<function::Property>(),
        PoolSpec::of::<function::Wrapper>(),
        PoolSpec::of::<function::Super>(),
        PoolSpec::of::<function::CodeObject>(),
        PoolSpec::of::<native::Native>(),
        PoolSpec::of::<native_coro::NativeCoro>(),
        PoolSpec::of::<class::Class>(),
        PoolSpec::of::<class::Extra>(),
        PoolSpec::of::<shape::Shape>(),
        PoolSpec::of::<exception::Exception>(),
        PoolSpec::of::<exception::Traceback>(),
        PoolSpec::of::<iter::Iter>(),
        PoolSpec::of::<tool::Tool>(),
        PoolSpec::of::<task::Task>(),
        PoolSpec::of::<future::Future>(),
        PoolSpec::of::<frame::Driver>(),
        PoolSpec::of::<payload::Object>(),
    ]);
    pools.extend(PoolSpec::tails::<function::Function>());
    pools.extend(PoolSpec::tails::<frame::Frame>());
    pools.extend(PoolSpec::tails::<class::Instance>());
    pools
}
