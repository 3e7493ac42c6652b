//! An exception, its cause and its traceback; the hierarchy as one list.

use super::class::Class;
use super::dict::Dict;
use super::frame::Frame;
use super::function::{CodeObject, Function};
use super::payload::Object;
use super::str::Str;
use super::tuple::Tuple;
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Heap, Kind, Marker};

/// An exception object, of a builtin class or of a script's subclass.
pub struct Exception {
    pub class: Gc<Class>,
    /// A tuple.
    pub args: Value,
    pub cause: Value,
    pub context: Value,
    pub suppress_context: bool,
    pub traceback: Option<Gc<Traceback>>,
    /// Attributes set on it.
    pub dict: Option<Gc<Dict>>,
    /// Those of them that a script's `__slots__` names, which are no part of `__dict__`.
    pub slots: Option<Gc<Dict>>,
    /// What the class keeps beside `args`: the value of StopIteration, (message, exceptions) of a group,
    /// (errno, strerror, filename) of an OSError, ...
    pub payload: Value,
}

impl Kind for Exception {
    const POOL: usize = pool::EXCEPTION;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        m.mark(self.class);
        [self.args, self.cause, self.context, self.payload]
            .iter()
            .for_each(|v| v.trace(m));
        self.traceback.iter().for_each(|&t| m.mark(t));
        self.dict.iter().for_each(|&d| m.mark(d));
        self.slots.iter().for_each(|&d| m.mark(d));
    }
}

impl Gc<Exception> {
    /// Gives the dict that an attribute of this name lies in, if there is one yet.
    pub fn dict_with(self, heap: &Heap, name: Gc<Str>) -> Option<Gc<Dict>> {
        let e = self.get(heap);
        match e.class.has_slot(heap, name) {
            true => e.slots,
            false => e.dict,
        }
    }

    /// Gives the dict for an attribute of this name, making it if need be.
    pub fn make_dict_with(self, heap: &mut Heap, name: Gc<Str>) -> Gc<Dict> {
        if let Some(dict) = self.dict_with(heap, name) {
            return dict;
        }
        let dict = heap.new_dict();
        let is_slot = self.get(heap).class.has_slot(heap, name);
        let e = self.get_mut(heap);
        match is_slot {
            true => e.slots = Some(dict),
            false => e.dict = Some(dict),
        }
        dict
    }
}

/// One frame an exception passed through; outermost first.
pub struct Traceback {
    pub next: Option<Gc<Traceback>>,
    pub code: Gc<CodeObject>,
    /// `u32::MAX` for a suspendable frame that had not begun.
    pub pc: u32,
    /// How deep the frame was.
    pub depth: u32,
    pub func: Gc<Function>,
    pub left: Left,
    /// Where the frame was left: `pc`, unless it was caught there first.
    pub end: u32,
    /// The frame outside of this one, if the exception passed that, too.
    pub outer: Option<Gc<Traceback>>,
    /// The frame object, once a script has asked for it.
    pub frame: Option<Gc<Object>>,
}

/// What the exception made of the frame.
#[derive(Clone, Copy)]
pub enum Left {
    /// It was caught there.
    No,
    /// It left a suspendable frame: its variables live as long as this.
    Suspendable(Gc<Frame>),
    /// It left a plain call, which had these variables, if any.
    Call(Option<Gc<Tuple>>),
    /// It left a plain call that had a frame object.
    Followed(Gc<Object>),
}

impl Kind for Traceback {
    const POOL: usize = pool::TRACEBACK;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        self.next.iter().for_each(|&t| m.mark(t));
        m.mark(self.code);
        m.mark(self.func);
        match self.left {
            Left::No => {}
            Left::Suspendable(f) => m.mark_whole(f),
            Left::Call(values) => values.iter().for_each(|&v| m.mark(v)),
            Left::Followed(frame) => m.mark(frame),
        }
        self.outer.iter().for_each(|&t| m.mark(t));
        self.frame.iter().for_each(|&f| m.mark(f));
    }
}

macro_rules! hierarchy {
    ($($name:ident $base:literal;)*) => {
        /// Names a builtin exception class.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Exc { $($name,)* }

        /// The builtin exceptions: class, name and bases; bases first.
        pub const HIERARCHY: &[(Exc, &str, &str)] = &[$((Exc::$name, stringify!($name), $base),)*];
    };
}

hierarchy! {
    BaseException "object";
    Exception "BaseException";
    BaseExceptionGroup "BaseException";
    ExceptionGroup "BaseExceptionGroup Exception";
    GeneratorExit "BaseException";
    KeyboardInterrupt "BaseException";
    SystemExit "BaseException";
    CancelledError "BaseException";
    ArithmeticError "Exception";
    FloatingPointError "ArithmeticError";
    OverflowError "ArithmeticError";
    ZeroDivisionError "ArithmeticError";
    AssertionError "Exception";
    AttributeError "Exception";
    BufferError "Exception";
    EOFError "Exception";
    ImportError "Exception";
    ModuleNotFoundError "ImportError";
    LookupError "Exception";
    IndexError "LookupError";
    KeyError "LookupError";
    MemoryError "Exception";
    NameError "Exception";
    UnboundLocalError "NameError";
    OSError "Exception";
    BlockingIOError "OSError";
    ChildProcessError "OSError";
    ConnectionError "OSError";
    BrokenPipeError "ConnectionError";
    ConnectionAbortedError "ConnectionError";
    ConnectionRefusedError "ConnectionError";
    ConnectionResetError "ConnectionError";
    FileExistsError "OSError";
    FileNotFoundError "OSError";
    InterruptedError "OSError";
    IsADirectoryError "OSError";
    NotADirectoryError "OSError";
    PermissionError "OSError";
    ProcessLookupError "OSError";
    TimeoutError "OSError";
    ReferenceError "Exception";
    RuntimeError "Exception";
    NotImplementedError "RuntimeError";
    PythonFinalizationError "RuntimeError";
    RecursionError "RuntimeError";
    StopAsyncIteration "Exception";
    StopIteration "Exception";
    SyntaxError "Exception";
    IndentationError "SyntaxError";
    TabError "IndentationError";
    SystemError "Exception";
    TypeError "Exception";
    ValueError "Exception";
    UnicodeError "ValueError";
    UnicodeDecodeError "UnicodeError";
    UnicodeEncodeError "UnicodeError";
    UnicodeTranslateError "UnicodeError";
    Warning "Exception";
    BytesWarning "Warning";
    DeprecationWarning "Warning";
    EncodingWarning "Warning";
    FutureWarning "Warning";
    ImportWarning "Warning";
    PendingDeprecationWarning "Warning";
    ResourceWarning "Warning";
    RuntimeWarning "Warning";
    SyntaxWarning "Warning";
    UnicodeWarning "Warning";
    UserWarning "Warning";
    InvalidStateError "Exception";
    QueueEmpty "Exception";
    QueueFull "Exception";
    QueueShutDown "Exception";
    BrokenBarrierError "RuntimeError";
    IncompleteReadError "EOFError";
    LimitOverrunError "Exception";
    SendfileNotAvailableError "RuntimeError";
    UnsupportedOperation "OSError ValueError";
}

/// Those of the list that are not builtin names of Python: the module that has them.
pub const ASYNCIO_ONLY: &[&str] = &[
    "CancelledError",
    "InvalidStateError",
    "QueueEmpty",
    "QueueFull",
    "QueueShutDown",
    "BrokenBarrierError",
    "IncompleteReadError",
    "LimitOverrunError",
    "SendfileNotAvailableError",
];
