"""Tools for `with` and `async with` statements.

The context managers made from generators follow CPython in what they do with the generator: it must
yield exactly once, and the exception that left the block is thrown in at that yield. An exception
that merely passes through keeps its identity and its traceback.
"""

import sys

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack",
    "redirect_stdout", "redirect_stderr", "suppress", "aclosing", "chdir",
]


def __getattr__(name):
    # The abstract bases need the metaclass of abc, which few users of this module need.
    if name == "AbstractContextManager" or name == "AbstractAsyncContextManager":
        import _contextlib_abc
        value = getattr(_contextlib_abc, name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class ContextDecorator:
    """A base that lets a context manager also decorate a function.

    >>> class loud(ContextDecorator):
    ...     def __enter__(self): print("in")
    ...     def __exit__(self, *exc): print("out")
    >>> @loud()
    ... def f(): print("work")
    >>> f()
    in
    work
    out
    """

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        from functools import wraps

        @wraps(func)
        def inner(*args, **keywords):
            with self._recreate_cm():
                return func(*args, **keywords)

        return inner


class AsyncContextDecorator:
    """A base that lets an async context manager also decorate a coroutine function."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        from functools import wraps

        @wraps(func)
        async def inner(*args, **keywords):
            async with self._recreate_cm():
                return await func(*args, **keywords)

        return inner


class _FromGenerator:
    """What both kinds of context managers made from generators share."""

    def __init__(self, func, args, keywords):
        self.gen = func(*args, **keywords)
        self.func, self.args, self.kwds = func, args, keywords
        doc = getattr(func, "__doc__", None)
        if doc is None:
            doc = type(self).__doc__
        self.__doc__ = doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)


class _GeneratorContextManager(_FromGenerator, ContextDecorator):
    """Helper for @contextmanager decorator."""

    def __enter__(self):
        # Nothing may keep the arguments alive while the block runs.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            # Called by hand with a class alone.
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as stop:
            # The generator ended: the exception is handled, unless it is that very StopIteration.
            return stop is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if isinstance(value, StopIteration) and error.__cause__ is value:
                # The generator let our StopIteration through and was told off for it.
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_FromGenerator, AsyncContextDecorator):
    """Helper for @asynccontextmanager decorator."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, value, traceback):
        if kind is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = kind()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as stop:
            return stop is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if isinstance(value, (StopIteration, StopAsyncIteration)) and error.__cause__ is value:
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Makes a context manager of a generator function that yields once.

    >>> @contextmanager
    ... def tag(name):
    ...     print(f"<{name}>")
    ...     yield
    ...     print(f"</{name}>")
    >>> with tag("p"): print("text")
    <p>
    text
    </p>
    """
    from functools import wraps

    @wraps(func)
    def helper(*args, **keywords):
        return _GeneratorContextManager(func, args, keywords)

    return helper


def asynccontextmanager(func):
    """Makes an async context manager of an async generator function that yields once.

    >>> @asynccontextmanager
    ... async def opened():
    ...     yield "resource"
    >>> async def main():
    ...     async with opened() as r: print(r)
    >>> import asyncio; asyncio.run(main())
    resource
    """
    from functools import wraps

    @wraps(func)
    def helper(*args, **keywords):
        return _AsyncGeneratorContextManager(func, args, keywords)

    return helper


class closing:
    """Calls `close()` on a thing when the block ends.

    >>> class Door:
    ...     def close(self): print("closed")
    >>> with closing(Door()): print("open")
    open
    closed
    """

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing:
    """Awaits `aclose()` of a thing, such as an async generator, when the block ends."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream:
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # A list, so that one object can be entered again.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed in the block to another file object.

    >>> import io
    >>> with redirect_stdout(io.StringIO()) as out: print("hidden")
    >>> out.getvalue()
    'hidden\\n'
    """

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what is written to stderr in the block to another file object."""

    _stream = "stderr"


class suppress:
    """Ends the block quietly where one of these exceptions leaves it.

    >>> with suppress(KeyError):
    ...     {}["missing"]
    """

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            match, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class nullcontext:
    """A context manager, plain and async, that does nothing.

    >>> with nullcontext(5) as x: print(x)
    5
    """

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir:
    """Changes the current directory for the time of the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


# Exit stacks. The callbacks are triples: is it plain (or to be awaited), the function to call, and
# whether it is told about the exception.

def _type_name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def _fix_context(new, old, outer):
    """Makes the exceptions of nested callbacks name each other as nested `with` blocks would."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outer:
            break
        new = context
    new.__context__ = old


# As `types` has it, which is not read for this alone.
_MethodType = type((lambda self: None).__get__(0))


class _BaseExitStack:
    """What both exit stacks share."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Moves the callbacks to a new stack and returns it.

        >>> stack = ExitStack(); _ = stack.callback(print, "later")
        >>> moved = stack.pop_all(); stack.close(); moved.close()
        later
        """
        new = type(self)()
        new._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return new

    def push(self, exit):
        """Registers an object with `__exit__`, or a function of its signature."""
        cls = type(exit)
        if hasattr(cls, "__exit__"):
            method = cls.__exit__
            self._exit_callbacks.append((True, _MethodType(method, exit), True))
        else:
            self._exit_callbacks.append((True, exit, True))
        return exit

    def enter_context(self, cm):
        """Enters a context manager and leaves it when the stack is closed."""
        cls = type(cm)
        try:
            enter = cls.__enter__
            exit = cls.__exit__
        except AttributeError:
            raise TypeError(
                f"'{_type_name(cls)}' object does not support the context manager protocol"
            ) from None
        result = enter(cm)
        self._exit_callbacks.append((True, _MethodType(exit, cm), True))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Registers a function to call with these arguments when the stack is closed."""
        def exit():
            callback(*args, **kwds)

        exit.__wrapped__ = callback
        self._exit_callbacks.append((True, exit, False))
        return callback


class ExitStack(_BaseExitStack):
    """Any number of context managers and callbacks, left in reverse order.

    >>> with ExitStack() as stack:
    ...     _ = stack.callback(print, "first in, last out")
    ...     _ = stack.callback(print, "last in, first out")
    last in, first out
    first in, last out
    """

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        outer = sys.exception()
        suppressed = False
        pending = False
        while self._exit_callbacks:
            _, callback, is_told = self._exit_callbacks.pop()
            try:
                if not is_told:
                    callback()
                    continue
                if exc is None:
                    details = None, None, None
                else:
                    details = type(exc), exc, exc.__traceback__
                if callback(*details):
                    suppressed = True
                    pending = False
                    exc = None
            except BaseException as new:
                _fix_context(new, exc, outer)
                pending = True
                exc = new
        if pending:
            # `raise` sets the context, which is right already.
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and suppressed

    def close(self):
        """Leaves everything on the stack at once."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack):
    """An `ExitStack` that can also hold async context managers and coroutine functions.

    >>> async def main():
    ...     async with AsyncExitStack() as stack:
    ...         _ = stack.callback(print, "left")
    ...         print(await stack.enter_async_context(nullcontext(1)))
    >>> import asyncio; asyncio.run(main())
    1
    left
    """

    async def enter_async_context(self, cm):
        """Enters an async context manager and leaves it when the stack is closed."""
        cls = type(cm)
        try:
            enter = cls.__aenter__
            exit = cls.__aexit__
        except AttributeError:
            raise TypeError(
                f"'{_type_name(cls)}' object does not support the asynchronous context manager protocol"
            ) from None
        result = await enter(cm)
        self._exit_callbacks.append((False, _MethodType(exit, cm), True))
        return result

    def push_async_exit(self, exit):
        """Registers an object with `__aexit__`, or a coroutine function of its signature."""
        cls = type(exit)
        if hasattr(cls, "__aexit__"):
            method = cls.__aexit__
            self._exit_callbacks.append((False, _MethodType(method, exit), True))
        else:
            self._exit_callbacks.append((False, exit, True))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Registers a coroutine function to await with these arguments when the stack is closed."""
        async def exit():
            await callback(*args, **kwds)

        exit.__wrapped__ = callback
        self._exit_callbacks.append((False, exit, False))
        return callback

    async def aclose(self):
        """Leaves everything on the stack at once."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        outer = sys.exception()
        suppressed = False
        pending = False
        while self._exit_callbacks:
            is_plain, callback, is_told = self._exit_callbacks.pop()
            try:
                if not is_told:
                    if is_plain:
                        callback()
                    else:
                        await callback()
                    continue
                if exc is None:
                    details = None, None, None
                else:
                    details = type(exc), exc, exc.__traceback__
                told = callback(*details)
                if not is_plain:
                    told = await told
                if told:
                    suppressed = True
                    pending = False
                    exc = None
            except BaseException as new:
                _fix_context(new, exc, outer)
                pending = True
                exc = new
        if pending:
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and suppressed
