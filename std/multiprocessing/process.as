"""This process, as `multiprocessing` shows it, and the class of those it would start."""

import itertools
import os
import sys
import threading

__all__ = ["BaseProcess", "current_process", "active_children", "parent_process"]

_counter = itertools.count(1)


def refuse(what):
    """Raises: processes that run Python functions are not there."""
    raise NotImplementedError(f"multiprocessing.{what} is not supported: Aster starts no processes of functions; use threads, asyncio or subprocess")


def refuse_shared(what):
    """Raises what CPython raises where the system has no such things: libraries ask for that."""
    raise ImportError(f"multiprocessing.{what} is not supported: Aster starts no processes of functions; use that of threading, asyncio or queue")


class BaseProcess:
    """A process that runs a function; making one is refused."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        refuse(type(self).__name__)


class _MainProcess:
    """This process."""

    def __init__(self):
        self._name = "MainProcess"
        self._config = {"authkey": os.urandom(32), "semprefix": "/mp"}

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return False

    @property
    def authkey(self):
        return self._config["authkey"]

    @authkey.setter
    def authkey(self, authkey):
        self._config["authkey"] = bytes(authkey)

    @property
    def exitcode(self):
        return None

    @property
    def ident(self):
        return os.getpid()

    pid = ident

    def is_alive(self):
        return True

    def __repr__(self):
        return f"<{type(self).__name__} name={self._name!r} parent=None started>"


_current = _MainProcess()


def current_process():
    """Returns what stands for this process."""
    return _current


def active_children():
    """Returns the processes that were started and have not ended: none."""
    return []


def parent_process():
    """Returns what stands for the process that started this one: nothing."""
    return None
