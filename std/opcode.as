"""The instructions of CPython's machine: Aster's are others (`aster dis FILE` shows them), so the tables are empty."""

__all__ = [
    "cmp_op", "stack_effect", "hascompare", "opname", "opmap", "HAVE_ARGUMENT", "EXTENDED_ARG", "hasarg", "hasconst", "hasname",
    "hasjump", "hasjrel", "hasjabs", "hasfree", "haslocal", "hasexc",
]

cmp_op = ("<", "<=", "==", "!=", ">", ">=")
hascompare, hasarg, hasconst, hasname, hasjump, hasjrel, hasjabs, hasfree, haslocal, hasexc = ([] for _ in range(10))
opname = [f"<{number}>" for number in range(256)]
opmap = {}
HAVE_ARGUMENT = 43
EXTENDED_ARG = 69


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """Is not there: the instructions are others."""
    raise NotImplementedError("opcode.stack_effect is not supported: Aster has instructions of its own")
