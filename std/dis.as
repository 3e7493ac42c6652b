"""The names of CPython's disassembler, for programs that import them. Aster's code has instructions of its own, which `aster dis FILE` shows;
what would show or list CPython's refuses.

    >>> pretty_flags(3)
    'OPTIMIZED, NEWLOCALS'
"""

__all__ = [
    "code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code", "get_instructions", "Instruction",
    "Bytecode", "COMPILER_FLAG_NAMES", "pretty_flags", "stack_effect",
]

COMPILER_FLAG_NAMES = {
    1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR", 64: "NOFREE", 128: "COROUTINE",
    256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR",
}


def pretty_flags(flags):
    """Returns the names of a code's flags."""
    names = []
    for bit in range(32):
        if flags & 1 << bit:
            names.append(COMPILER_FLAG_NAMES.get(1 << bit, hex(1 << bit)))
    return ", ".join(names) or "0x0"


def _refuse(name):
    raise NotImplementedError(f"dis.{name}: Aster's code has instructions of its own; 'aster dis FILE' shows them")


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    """Would show the instructions of a function, class, module or text."""
    _refuse("dis")


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Would show the instructions of a code object."""
    _refuse("disassemble")


disco = disassemble


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Would show the instructions where an exception was raised."""
    _refuse("distb")


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Would list the instructions of a function."""
    _refuse("get_instructions")


def code_info(x):
    """Would return a text about a code object."""
    _refuse("code_info")


def show_code(co, *, file=None):
    """Would print a text about a code object."""
    _refuse("show_code")


def findlinestarts(code):
    """Would list where lines begin."""
    _refuse("findlinestarts")


def findlabels(code):
    """Would list where is jumped to."""
    _refuse("findlabels")


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """Would tell what an instruction does to the stack."""
    _refuse("stack_effect")


class Instruction:
    """Would be an instruction."""

    def __init__(self, *args, **kwargs):
        _refuse("Instruction")


class Bytecode:
    """Would be the instructions of a function."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False):
        _refuse("Bytecode")

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Would make it of where an exception was raised."""
        _refuse("Bytecode")


def __getattr__(name):
    if name in ("opname", "opmap", "cmp_op", "stack_effect", "HAVE_ARGUMENT", "EXTENDED_ARG") or name.startswith("has"):
        raise AttributeError(f"module 'dis' has no attribute {name!r}: Aster's code has instructions of its own")
    raise AttributeError(f"module 'dis' has no attribute {name!r}")
