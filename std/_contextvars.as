"""_contextvars: what `contextvars` has from C in CPython."""

from contextvars import Context, ContextVar, Token, copy_context
