"""Child watchers: objects that tell when a process has ended, deprecated since CPython 3.12.

Aster's loop watches its children by itself, so these serve scripts alone: `add_child_handler` waits for any child of this
process. Every watcher waits by a descriptor of the process; which loop runs the callback is what they differ in. Imported by
asyncio when one of these is first used.
"""

import asyncio as _asyncio
import os as _os
import threading as _threading
import warnings as _warnings

_MODULE = "asyncio.unix_events"


def _deprecated(name):
    message = f"{name!r} is deprecated as of Python 3.12 and will be removed in Python 3.14."
    _warnings.warn(message, DeprecationWarning, stacklevel=3)


def _logger():
    from asyncio.log import logger

    return logger


def _status_of(pid):
    """Waits for a child that has ended; gives its number and its code."""
    try:
        pid, status = _os.waitpid(pid, 0)
    except ChildProcessError:
        _logger().warning("Unknown child process pid %d, will report returncode 255", pid)
        return 255
    return _os.waitstatus_to_exitcode(status)


class AbstractChildWatcher:
    """What a watcher has."""

    __module__ = _MODULE

    def __init_subclass__(cls):
        if cls.__module__ != _MODULE:
            _deprecated("AbstractChildWatcher")

    def add_child_handler(self, pid, callback, *args):
        """Has `callback(pid, code, *args)` called when a child ends."""
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        """Forgets a child; tells whether it was known."""
        raise NotImplementedError()

    def attach_loop(self, loop):
        """Attaches the watcher to a loop."""
        raise NotImplementedError()

    def close(self):
        """Lets go of everything."""
        raise NotImplementedError()

    def is_active(self):
        """Tells whether the ends of children will be told."""
        raise NotImplementedError()

    def __enter__(self):
        raise NotImplementedError()

    def __exit__(self, a, b, c):
        raise NotImplementedError()


class PidfdChildWatcher(AbstractChildWatcher):
    """Waits by descriptors of processes, on the loop that runs."""

    __module__ = _MODULE

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_traceback):
        pass

    def is_active(self):
        return True

    def close(self):
        pass

    def attach_loop(self, loop):
        pass

    def add_child_handler(self, pid, callback, *args):
        loop = _asyncio.get_running_loop()
        descriptor = _os.pidfd_open(pid)
        loop.add_reader(descriptor, self._ended, loop, pid, descriptor, callback, args)

    def _ended(self, loop, pid, descriptor, callback, args):
        loop.remove_reader(descriptor)
        _os.close(descriptor)
        callback(pid, _status_of(pid), *args)

    def remove_child_handler(self, pid):
        return True


class BaseChildWatcher(AbstractChildWatcher):
    """What the watchers that are attached to one loop have in common."""

    __module__ = _MODULE

    def __init__(self):
        self._loop = None
        self._callbacks = {}

    def close(self):
        self._callbacks.clear()
        self.attach_loop(None)

    def is_active(self):
        return self._loop is not None and self._loop.is_running()

    def attach_loop(self, loop):
        assert loop is None or isinstance(loop, _asyncio.AbstractEventLoop)
        if self._loop is not None and loop is None and self._callbacks:
            _warnings.warn("A loop is being detached from a child watcher with pending handlers", RuntimeWarning)
        for descriptor, _, _ in self._callbacks.values():
            if self._loop is not None:
                self._loop.remove_reader(descriptor)
        self._loop = loop
        if loop is not None:
            for pid, (descriptor, _, _) in self._callbacks.items():
                loop.add_reader(descriptor, self._ended, pid)

    def __enter__(self):
        return self

    def __exit__(self, a, b, c):
        pass

    def add_child_handler(self, pid, callback, *args):
        descriptor = _os.pidfd_open(pid)
        self._callbacks[pid] = descriptor, callback, args
        if self._loop is not None:
            self._loop.add_reader(descriptor, self._ended, pid)

    def _ended(self, pid):
        known = self._callbacks.get(pid)
        self.remove_child_handler(pid)
        if known is not None:
            _, callback, args = known
            callback(pid, _status_of(pid), *args)

    def remove_child_handler(self, pid):
        known = self._callbacks.pop(pid, None)
        if known is None:
            return False
        if self._loop is not None:
            self._loop.remove_reader(known[0])
        _os.close(known[0])
        return True


class SafeChildWatcher(BaseChildWatcher):
    """Tells of the children it was asked to watch."""

    __module__ = _MODULE

    def __init__(self):
        super().__init__()
        _deprecated("SafeChildWatcher")


class FastChildWatcher(BaseChildWatcher):
    """As the other; a handler is to be added inside a `with` block."""

    __module__ = _MODULE

    def __init__(self):
        super().__init__()
        self._entered = 0
        _deprecated("FastChildWatcher")

    def __enter__(self):
        self._entered += 1
        return self

    def __exit__(self, a, b, c):
        self._entered -= 1

    def add_child_handler(self, pid, callback, *args):
        assert self._entered, "Must use the context manager"
        super().add_child_handler(pid, callback, *args)


class MultiLoopChildWatcher(AbstractChildWatcher):
    """Tells each loop of the children that were added while it ran."""

    __module__ = _MODULE

    def __init__(self):
        self._callbacks = {}
        self._attached = False
        _deprecated("MultiLoopChildWatcher")

    def is_active(self):
        return self._attached

    def close(self):
        for pid in list(self._callbacks):
            self.remove_child_handler(pid)
        self._attached = False

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        pass

    def attach_loop(self, loop):
        self._attached = True

    def add_child_handler(self, pid, callback, *args):
        loop = _asyncio.get_running_loop()
        descriptor = _os.pidfd_open(pid)
        self._callbacks[pid] = loop, descriptor
        loop.add_reader(descriptor, self._ended, pid, callback, args)

    def _ended(self, pid, callback, args):
        loop, _ = self._callbacks[pid]
        self.remove_child_handler(pid)
        loop.call_soon_threadsafe(callback, pid, _status_of(pid), *args)

    def remove_child_handler(self, pid):
        known = self._callbacks.pop(pid, None)
        if known is None:
            return False
        loop, descriptor = known
        if not loop.is_closed():
            loop.remove_reader(descriptor)
        _os.close(descriptor)
        return True


class ThreadedChildWatcher(AbstractChildWatcher):
    """Waits for each child in a thread of its own."""

    __module__ = _MODULE

    def __init__(self):
        self._count = 0
        self._threads = {}

    def is_active(self):
        return True

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        pass

    def attach_loop(self, loop):
        pass

    def add_child_handler(self, pid, callback, *args):
        loop = _asyncio.get_running_loop()
        name = f"asyncio-waitpid-{self._count}"
        self._count += 1
        thread = _threading.Thread(target=self._wait, name=name, args=(loop, pid, callback, args), daemon=True)
        self._threads[pid] = thread
        thread.start()

    def _wait(self, loop, pid, callback, args):
        code = _status_of(pid)
        if loop.is_closed():
            _logger().warning("Loop %r that handles pid %r is closed", loop, pid)
        else:
            loop.call_soon_threadsafe(callback, pid, code, *args)
        self._threads.pop(pid, None)

    def remove_child_handler(self, pid):
        return True


def get_child_watcher():
    """Gives the watcher of the policy."""
    return _asyncio.get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    """Sets the watcher of the policy."""
    return _asyncio.get_event_loop_policy().set_child_watcher(watcher)


for _public in get_child_watcher, set_child_watcher:
    _public.__module__ = "asyncio.events"
