//! An exception, its cause and its traceback; the hierarchy as one list.

use super::class::Class;
use super::dict::Dict;
use super::function::CodeObject;
use super::value::Value;
use super::{Gc, pool};
use crate::heap::{Kind, Marker};

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
    }
}

/// One frame an exception passed through; outermost first.
pub struct Traceback {
    pub next: Option<Gc<Traceback>>,
    pub code: Gc<CodeObject>,
    pub pc: u32,
}

impl Kind for Traceback {
    const POOL: usize = pool::TRACEBACK;
    const DROPS: bool = false;
    fn trace(&self, m: &mut Marker) {
        self.next.iter().for_each(|&t| m.mark(t));
        m.mark(self.code);
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
