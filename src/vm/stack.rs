//! A script thread: its stack of register windows, its activations, what runs now.
//!
//! A sync call's registers are a window on the stack; a suspendable frame has its own. An
//! `Activation` says where to go on when what runs now returns, and what to do with the result.
//! Links between suspendable frames (await) have no activation: the inner frame knows its awaiter.

use super::origin::Hooks;
use crate::heap::{Gc, Ip, Regs, Roots, Stack};
use crate::object::Value;
use crate::object::exception::Exception;
use crate::object::frame::Frame;
use crate::object::function::Function;
use rustix::process::{Resource, getrlimit};

/// How many values the main thread's stack holds: 16 bytes each, touched only as it grows.
pub const STACK_VALUES: usize = 16 << 20;

/// Gives how much memory the process may address, in bytes: what `ulimit -v` says, or without end. Stacks are reserved
/// whole, and have to leave room for what they hold.
pub fn address_space() -> usize {
    let limit = getrlimit(Resource::As).current;
    limit.map_or(usize::MAX, |bytes| {
        usize::try_from(bytes).unwrap_or(usize::MAX)
    })
}

/// What to do with the result of the frame above.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Cont {
    /// Rust code waits for it: leave the loop.
    Native,
    /// Store it in the register.
    Store,
    /// It came from `__init__`: the new instance lies on `Thread::aside`; store that.
    Init,
    /// It came from an operator's method of the left operand: the operands lie on `Thread::aside`, the operator
    /// in `extra`; a method that declined leaves it to the right operand's.
    Binary,
    /// It came from a generator that a `ForIter` resumed: a yielded value goes to the register and the loop's
    /// body follows; a return ends the loop.
    ForNext,
    /// The call that ends has a frame object: `Thread::followed` knows what is to be done.
    Followed,
}

/// Where to go on.
#[derive(Clone, Copy)]
pub struct Activation {
    pub func: Gc<Function>,
    pub ip: Ip,
    pub regs: Regs<Value>,
    /// Set if the caller is a suspendable frame.
    pub frame: Option<Gc<Frame>>,
    /// Where the caller's part of the stack ends: a callee's end may lie lower, or higher.
    pub top: Regs<Value>,
    /// The depth to go back to.
    pub depth: u32,
    pub cont: Cont,
    pub dst: u8,
    pub extra: u8,
}

/// What runs now.
#[derive(Clone, Copy)]
pub struct Current {
    pub func: Gc<Function>,
    pub frame: Option<Gc<Frame>>,
    pub regs: Regs<Value>,
    /// Saved before everything that may look at it; behind the first word of the running instruction.
    pub ip: Ip,
}

/// What a resumed `Await` or `YieldFrom` finds: it runs again with this.
#[derive(Clone, Copy, Debug)]
pub enum Pending {
    None,
    Send(Value),
    Throw(Value),
}

impl Activation {
    /// Gives what ran when the activation was made.
    pub fn current(&self) -> Current {
        Current {
            func: self.func,
            frame: self.frame,
            regs: self.regs,
            ip: self.ip,
        }
    }
}

/// One script thread.
pub struct Thread {
    pub stack: Stack<Value>,
    pub acts: Vec<Activation>,
    /// Instances whose `__init__` runs.
    pub aside: Vec<Value>,
    pub roots: Roots<Value>,
    pub cur: Current,
    /// Plain calls that have a frame object.
    pub followed: Vec<super::framed::Followed>,
    /// Roots of the suspendable chains that run, innermost last.
    pub chains: Vec<Gc<Frame>>,
    /// End of the filled part of the stack.
    pub limit: Regs<Value>,
    /// First free register of the stack above all sync windows. Exact while Rust code runs.
    pub top: Regs<Value>,
    /// Frames deep, suspendable chains included.
    pub depth: u32,
    pub pending: Pending,
    /// The result that `Value::Ready(0)` stands for.
    pub ready: Value,
    /// While `throw` was called with a class, or wrongly: what it was given and the exception that is thrown for it. A
    /// foreign iterator that is delegated to gets what was given. The arguments of the call keep both alive.
    pub thrown_raw: Option<([Value; 3], Value)>,
    /// Lowest address the native stack may reach.
    pub native_limit: usize,
    /// How many activations there were when a task's step entered its chain; a native called right
    /// from that chain may use the direct-await protocol. 0: no task runs.
    pub task_acts: usize,
    /// While a run ends for an exception: that, handled at this depth of activations though no frame says so.
    pub ending: Option<(usize, Gc<Exception>)>,
    /// The frames of chains that something was thrown into, outermost first, if an outer one handles an exception.
    pub thrown: Vec<Gc<Frame>>,
    /// Numbers of activations whose frame passes on what was thrown into it and does not run itself.
    pub bypassed: Vec<usize>,
    /// How many bytes had been taken when it last looked, while it waited, for what nobody holds.
    pub looked_at: Option<usize>,
    pub hooks: Hooks,
}

impl Thread {
    /// Makes a thread that runs nothing, with a stack of so many values; `func` only fills the place.
    pub fn new(func: Gc<Function>, values: usize, native_limit: usize) -> Thread {
        let stack = Stack::new(values, Value::Unset);
        let bottom = stack.bottom();
        Thread {
            cur: Current {
                func,
                frame: None,
                regs: bottom,
                ip: Ip::none(),
            },
            top: bottom,
            followed: Vec::new(),
            chains: Vec::new(),
            limit: stack.limit(),
            stack,
            acts: Vec::new(),
            aside: Vec::new(),
            roots: Roots::new(),
            depth: 0,
            pending: Pending::None,
            ready: Value::Unset,
            thrown_raw: None,
            hooks: Hooks::PLAIN,
            native_limit,
            task_acts: 0,
            ending: None,
            thrown: Vec::new(),
            bypassed: Vec::new(),
            looked_at: None,
        }
    }
}
