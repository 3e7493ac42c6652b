# Who derives from whom.
for c in (BaseException, Exception, ArithmeticError, ZeroDivisionError, OverflowError, FloatingPointError, AssertionError, AttributeError,
          BufferError, EOFError, ImportError, ModuleNotFoundError, LookupError, IndexError, KeyError, MemoryError, NameError,
          UnboundLocalError, OSError, BlockingIOError, ChildProcessError, ConnectionError, BrokenPipeError, ConnectionAbortedError,
          ConnectionRefusedError, ConnectionResetError, FileExistsError, FileNotFoundError, InterruptedError, IsADirectoryError,
          NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError, ReferenceError, RuntimeError, NotImplementedError,
          RecursionError, StopIteration, StopAsyncIteration, SyntaxError, IndentationError, TabError, SystemError, TypeError,
          ValueError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, Warning, DeprecationWarning,
          UserWarning, RuntimeWarning, GeneratorExit, KeyboardInterrupt, SystemExit, ExceptionGroup, BaseExceptionGroup):
    print(c.__name__, [b.__name__ for b in c.__bases__])
import asyncio
print(asyncio.CancelledError.__bases__, asyncio.TimeoutError is TimeoutError)
print([c.__name__ for c in asyncio.InvalidStateError.__mro__])
