"""threading: threads of a script, and what they wait for each other with.

A thread is an OS thread that holds the whole machine while it runs, as under CPython's global lock; `_thread` starts it
and has the two locks that everything here is made of.
"""

import _thread
import sys as _sys
from _thread import TIMEOUT_MAX, get_ident, get_native_id
from collections import deque as _deque, namedtuple as _namedtuple
from itertools import count as _count
from time import monotonic as _time

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock",
    "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError",
    "settrace", "setprofile", "gettrace", "getprofile", "local", "stack_size", "excepthook", "ExceptHookArgs",
    "get_native_id",
]

ThreadError = RuntimeError
Lock = _thread.lock
RLock = _thread.RLock

_active = {}
_waiting_to_run = {}
_next_name = _count(1).__next__


def settrace(func):
    raise NotImplementedError("threading.settrace is not supported")


def setprofile(func):
    raise NotImplementedError("threading.setprofile is not supported")


def gettrace():
    return None


def getprofile():
    return None


def stack_size(size=0):
    """Says how large the stacks of new threads are; 0 is the system's own choice, the only one there is."""
    return _thread.stack_size(size)


class _RLock:
    """A lock that its thread may take again: as `RLock`, for programs that derive from it."""

    def __init__(self):
        self._block = Lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        thread = _active.get(self._owner)
        owner = self._owner if thread is None else thread.name
        state = "locked" if self._block.locked() else "unlocked"
        kind = type(self)
        return f"<{state} {kind.__module__}.{kind.__qualname__} object owner={owner!r} count={self._count} at {id(self):#x}>"

    def acquire(self, blocking=True, timeout=-1):
        """Takes the lock; returns 1 when this thread had it, True when it has it now, False when it was not to be had."""
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return 1
        taken = self._block.acquire(blocking, timeout)
        if taken:
            self._owner = me
            self._count = 1
        return taken

    __enter__ = acquire

    def release(self):
        """Gives the lock up once."""
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __exit__(self, t, v, tb):
        self.release()

    def _is_owned(self):
        return self._owner == get_ident()

    def _recursion_count(self):
        return self._count if self._is_owned() else 0

    def _release_save(self):
        """Gives the lock up wholly, for a condition; returns what `_acquire_restore` takes."""
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _at_fork_reinit(self):
        _RLock.__init__(self)


_PyRLock = _RLock
_CRLock = RLock


class Condition:
    """A lock, and threads that wait until another says that something has changed."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            method = getattr(lock, name, None)
            if method is not None:
                setattr(self, name, method)
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Gives the lock up until notified, at most so many seconds; False if nobody did."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate holds; gives its last value."""
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = _time() + left
                else:
                    left = end - _time()
                    if left <= 0:
                        break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes up to n of the waiting threads, the longest waiting first."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters.popleft()
            try:
                waiter.release()
            except RuntimeError:
                continue
            n -= 1

    def notify_all(self):
        """Wakes all waiting threads."""
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """A counter that threads take from, waiting while it is zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        got = False
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    break
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            break
                self._cond.wait(timeout)
            else:
                self._value -= 1
                got = True
        return got

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that never rises above its first value."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or broken while a thread waited."""


class Barrier:
    """Threads that wait here go on together, `parties` at a time."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        # 0 filling, 1 draining, -1 resetting, -2 broken
        self._state = 0
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        if self.broken:
            return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: broken>"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        """Waits for the others; gives this thread's number among them."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    def reset(self):
        """Empties the barrier; threads that wait get BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        """Breaks the barrier until it is reset."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


# What each `local` was made with and its dict for each thread, by its identity: its own attributes are the script's.
_locals = {}


class local:
    """An object whose attributes are each thread's own."""

    __module__ = "_thread"
    __qualname__ = "_local"

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        _locals[id(self)] = (args, kw, {_life(): object.__getattribute__(self, "__dict__")})
        return self

    def __getattribute__(self, name):
        _mine(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{self.__class__.__name__!r} object attribute '__dict__' is read-only")
        _mine(self)
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(f"{self.__class__.__name__!r} object attribute '__dict__' is read-only")
        _mine(self)
        return object.__delattr__(self, name)


def _life():
    """Gives what stands for the running thread for as long as it lives; identities are used again."""
    return _active.get(get_ident()) or get_ident()


def _mine(obj):
    """Makes the running thread's dict the one that the object's attributes lie in."""
    args, kw, dicts = _locals[id(obj)]
    me = _life()
    own = dicts.get(me)
    is_new = own is None
    if is_new:
        own = dicts[me] = {}
    object.__setattr__(obj, "__dict__", own)
    if is_new:
        type(obj).__init__(obj, *args, **kw)


local.__name__ = "_local"


ExceptHookArgs = _namedtuple("ExceptHookArgs", "exc_type exc_value exc_traceback thread", module="_thread")
ExceptHookArgs.__repr__ = lambda self: (
    f"_thread._ExceptHookArgs(exc_type={self[0]!r}, exc_value={self[1]!r}, exc_traceback={self[2]!r}, thread={self[3]!r})"
)


def excepthook(args, /):
    """Reports what ended a thread on stderr."""
    if args.exc_type is SystemExit:
        return
    import traceback
    name = args.thread.name if args.thread is not None else get_ident()
    if _sys.stdout is not None:
        _sys.stdout.flush()
    print(f"Exception in thread {name}:", file=_sys.stderr)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=_sys.stderr)


__excepthook__ = excepthook


class Thread:
    """A function that runs beside the others.

    >>> t = Thread(target=print, args=("hello",))
    >>> t.start(); t.join()
    hello
    """

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = f"Thread-{_next_name()}"
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._done = Lock()
        self._ended = False
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
        if self._ended:
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        """Starts it; once."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set() or self in _waiting_to_run:
            raise RuntimeError("threads can only be started once")
        _waiting_to_run[self] = self
        self._done.acquire()
        try:
            _thread.start_new_thread(self._bootstrap, ())
        except BaseException:
            del _waiting_to_run[self]
            self._done.release()
            raise
        self._started.wait()

    def run(self):
        """What it does; override it, or give a target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            _active[self._ident] = self
            _waiting_to_run.pop(self, None)
            self._started.set()
            try:
                self.run()
            except BaseException as error:
                _report(error, self)
        finally:
            _active.pop(self._ident, None)
            self._ended = True
            self._done.release()

    def join(self, timeout=None):
        """Waits until it has ended, at most so many seconds."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._ended:
            return
        if timeout is None:
            taken = self._done.acquire()
        else:
            taken = self._done.acquire(True, max(timeout, 0))
        if taken:
            self._done.release()

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._ended

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


def _report(error, thread):
    """Hands what ended a thread to the hook."""
    try:
        excepthook(ExceptHookArgs(type(error), error, error.__traceback__, thread))
    except BaseException as second:
        if _sys.excepthook is not None:
            print("Exception in threading.excepthook:", file=_sys.stderr)
            _sys.excepthook(type(second), second, second.__traceback__)


class Timer(Thread):
    """Calls a function after so many seconds, unless cancelled.

    >>> t = Timer(30.0, print, args=["late"]); t.start(); t.cancel()
    """

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Stops it if it still waits."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._started._flag = True
        self._done.acquire()
        _active[self._ident] = self


class _DummyThread(Thread):
    """Stands for a thread that `_thread` started by itself."""

    def __init__(self):
        Thread.__init__(self, name=f"Dummy-{_next_name()}", daemon=True)
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._started._flag = True
        _active[self._ident] = self

    def is_alive(self):
        return True

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


def current_thread():
    """Gives the Thread that runs."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


currentThread = current_thread


def main_thread():
    """Gives the Thread of the main program."""
    return _main_thread


def enumerate():
    """Lists the threads that are alive."""
    return list(_active.values()) + list(_waiting_to_run)


def active_count():
    """Counts the threads that are alive."""
    return len(_active) + len(_waiting_to_run)


activeCount = active_count
_at_exit = []


def _register_atexit(func, *args, **kwargs):
    """Has a function called before the threads are waited for at the end of the program."""
    if _main_thread._ended:
        raise RuntimeError("can't register atexit after shutdown")
    _at_exit.append((func, args, kwargs))


def _shutdown():
    """Waits for all threads that are no daemons: the end of the program."""
    if not _main_thread._ended:
        _main_thread._ended = True
        _main_thread._done.release()
    while _at_exit:
        func, args, kwargs = _at_exit.pop()
        func(*args, **kwargs)
    while True:
        left = [t for t in enumerate() if not t.daemon and t is not _main_thread]
        if not left:
            return
        for thread in left:
            thread._started.wait()
            thread.join()


_main_thread = _MainThread.__new__(_MainThread)
_active[get_ident()] = _main_thread
_main_thread._initialized = True
_main_thread._daemonic = False
_main_thread.__init__()


from _functools import builtin as _as_builtin
_as_builtin(stack_size)
del _as_builtin

from _functools import freeze as _freeze
_freeze(local)
del _freeze
