"""Stands in the place of Python's debugger: it can be imported and derived from, and says so when it is to run."""

import bdb
import cmd

__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "help"]

_MESSAGE = "Aster has no debugger"


class Restart(Exception):
    """Would start the program again."""


class Pdb(bdb.Bdb, cmd.Cmd):
    """Would step through a program."""

    def __init__(self, completekey="tab", stdin=None, stdout=None, skip=None, nosigint=False, readrc=True):
        bdb.Bdb.__init__(self, skip)
        cmd.Cmd.__init__(self, completekey, stdin, stdout)

    def _refuse(self, *args, **kwargs):
        raise NotImplementedError(_MESSAGE)

    set_trace = run = runeval = runctx = runcall = interaction = _refuse


def set_trace(*, header=None):
    """Would stop here."""
    raise NotImplementedError(_MESSAGE)


def run(statement, globals=None, locals=None):
    """Would step through a statement."""
    raise NotImplementedError(_MESSAGE)


def runeval(expression, globals=None, locals=None):
    """Would step through an expression."""
    raise NotImplementedError(_MESSAGE)


def runctx(statement, globals, locals):
    """Would step through a statement."""
    raise NotImplementedError(_MESSAGE)


def runcall(*args, **kwds):
    """Would step through a call."""
    raise NotImplementedError(_MESSAGE)


def post_mortem(t=None):
    """Would look at what is left of a failed program."""
    raise NotImplementedError(_MESSAGE)


def pm():
    """Would look at the last failure."""
    raise NotImplementedError(_MESSAGE)


def help():
    """Says what there is."""
    print(_MESSAGE)
