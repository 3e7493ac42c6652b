"""asyncio.format_helpers: how callbacks are shown, which Aster does in Rust; the name is CPython's."""

import functools as _functools
import inspect as _inspect


def _get_function_source(func):
    """Gives the file and the first line of a function, also behind wrappers and partials; None for others."""
    func = _inspect.unwrap(func)
    while isinstance(func, (_functools.partial, _functools.partialmethod)):
        func = func.func
    code = getattr(func, "__code__", None)
    return None if code is None else (code.co_filename, code.co_firstlineno)
