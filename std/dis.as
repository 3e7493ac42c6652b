"""What a code object says of itself. Its instructions are Aster's own: `aster dis FILE` shows them, the functions that take
CPython's instructions apart are refused.

    >>> list(findlinestarts(compile("a = 1\\n\\nb = 2", "x", "exec")))[-1][1]
    3
"""

import opcode as _opcode
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, CO_ITERABLE_COROUTINE, CO_NESTED, CO_NEWLOCALS, CO_OPTIMIZED
from inspect import CO_VARARGS, CO_VARKEYWORDS
from collections import namedtuple
from opcode import *

__all__ = [
    "code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code", "get_instructions",
    "Instruction", "Bytecode",
] + _opcode.__all__

COMPILER_FLAG_NAMES = {
    CO_OPTIMIZED: "OPTIMIZED", CO_NEWLOCALS: "NEWLOCALS", CO_VARARGS: "VARARGS", CO_VARKEYWORDS: "VARKEYWORDS", CO_NESTED: "NESTED",
    CO_GENERATOR: "GENERATOR", 64: "NOFREE", CO_COROUTINE: "COROUTINE", CO_ITERABLE_COROUTINE: "ITERABLE_COROUTINE",
    CO_ASYNC_GENERATOR: "ASYNC_GENERATOR",
}


def pretty_flags(flags):
    """Returns the names of the flags of a code object; what has no name is shown as a number."""
    names = []
    for bit in range(32):
        flag = 1 << bit
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
            flags ^= flag
            if not flags:
                break
    else:
        names.append(hex(flags))
    return ", ".join(names)


def findlinestarts(code):
    """Yields where the instructions of another line begin, and the line; None where they have none."""
    last = False
    for start, _, line in code.co_lines():
        if line is not last:
            last = line
            yield start, line


def findlabels(code):
    """Returns where jumps go to: CPython's code is not there, so nowhere."""
    return []


def _refused(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"dis.{name} is not supported: Aster has instructions of its own; `aster dis FILE` shows them")

    function.__name__ = function.__qualname__ = name
    return function


for _name in ("code_info", "dis", "disassemble", "distb", "disco", "show_code", "get_instructions"):
    globals()[_name] = _refused(_name)
del _name

_FIELDS = "opname opcode arg argval argrepr offset start_offset starts_line line_number label positions cache_info"
Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=[None] * 4)
Instruction = namedtuple("Instruction", _FIELDS, defaults=[None] * 4)


class Bytecode:
    """The instructions of a code object: refused."""

    def __init__(self, x, **kwargs):
        get_instructions(x)
