"""The names of `multiprocessing` made of threads."""

import array
import threading
import weakref
from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

__all__ = [
    "Process", "current_process", "active_children", "freeze_support", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition",
    "Event", "Barrier", "Queue", "Manager", "Pipe", "Pool", "JoinableQueue",
]

JoinableQueue = Queue
_children = weakref.WeakSet()


class DummyProcess(threading.Thread):
    """A thread with the names of a process."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        super().__init__(group, target, name, args, kwargs)
        self._pid = None
        self._begun = False

    def start(self):
        self._begun = True
        _children.add(self)
        super().start()

    @property
    def exitcode(self):
        return 0 if self._begun and not self.is_alive() else None


Process = DummyProcess
current_process = threading.current_thread


def active_children():
    """Returns the threads that were started here and run."""
    return [child for child in _children if child.is_alive()]


def freeze_support():
    """Does nothing."""


class Namespace:
    """A place for attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = sorted([f"{name}={value!r}" for name, value in self.__dict__.items() if not name.startswith("_")])
        return f"{self.__class__.__name__}({', '.join(shown)})"


dict = dict
list = list


def Array(typecode, sequence, lock=True):
    """Returns an array that threads share."""
    return array.array(typecode, sequence)


class Value:
    """A value that threads share."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value

    def __repr__(self):
        return f"<{type(self).__name__}({self._typecode!r}, {self._value!r})>"


def Manager():
    """Returns what makes shared objects: this module."""
    import sys
    return sys.modules[__name__]


def shutdown():
    """Does nothing."""


class Connection:
    """One end of a pipe between threads."""

    def __init__(self, _in, _out):
        self._in = _in
        self._out = _out
        self.send = self.send_bytes = _out.put
        self.recv = self.recv_bytes = _in.get

    def poll(self, timeout=0.0):
        """Tells whether there is something to receive, after a time at most."""
        if self._in.qsize() > 0:
            return True
        if timeout <= 0.0:
            return False
        with self._in.not_empty:
            self._in.not_empty.wait(timeout)
        return self._in.qsize() > 0

    def close(self):
        """Does nothing."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Pipe(duplex=True):
    """Returns the two ends of a pipe."""
    one, other = Queue(), Queue()
    return Connection(one, other), Connection(other, one)


def Pool(processes=None, initializer=None, initargs=()):
    """Returns a pool of threads."""
    from multiprocessing.pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)
