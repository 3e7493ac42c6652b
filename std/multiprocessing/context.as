"""The ways to start processes: the names are there, what needs a process is refused."""

import os
from multiprocessing import process
from multiprocessing.process import refuse, refuse_shared

__all__ = ()


_SHARED = frozenset([
    "Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore", "Event", "Barrier", "Queue", "JoinableQueue", "SimpleQueue",
])


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


def _refused(name):
    def method(self, *args, **kwargs):
        (refuse_shared if name in _SHARED else refuse)(name)

    method.__name__ = name
    method.__qualname__ = "BaseContext." + name
    method.__doc__ = "Is refused."
    return method


class BaseContext:
    """One way to start processes."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    current_process = staticmethod(process.current_process)
    parent_process = staticmethod(process.parent_process)
    active_children = staticmethod(process.active_children)

    def cpu_count(self):
        """Returns the number of processors."""
        count = os.cpu_count()
        if count is None:
            raise NotImplementedError("cannot determine number of cpus")
        return count

    def freeze_support(self):
        """Does nothing: it is for frozen programs on Windows."""

    def allow_connection_pickling(self):
        """Does nothing: there are no connections."""

    def log_to_stderr(self, level=None):
        """Returns a logger that writes on stderr."""
        import logging
        logger = self.get_logger()
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("[%(levelname)s/%(processName)s] %(message)s"))
        logger.addHandler(handler)
        if level:
            logger.setLevel(level)
        return logger

    def get_logger(self):
        """Returns the logger of this package."""
        import logging
        logger = logging.getLogger("multiprocessing")
        logger.propagate = False
        return logger

    def get_context(self, method=None):
        """Returns a way to start processes by its name."""
        if method is None:
            return self
        try:
            return _contexts[method]
        except KeyError:
            raise ValueError(f"cannot find context for {method!r}") from None

    def get_start_method(self, allow_none=False):
        """Returns the name of this way."""
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError("cannot set start method of concrete context")

    def set_executable(self, executable):
        """Does nothing: no process is started."""

    def set_forkserver_preload(self, module_names):
        """Does nothing: no process is started."""

    @property
    def reducer(self):
        return None


for _name in ("Manager", "Pipe", "Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore", "Event", "Barrier", "Queue",
              "JoinableQueue", "SimpleQueue", "Pool", "RawValue", "RawArray", "Value", "Array"):
    setattr(BaseContext, _name, _refused(_name))
del _name


class Process(process.BaseProcess):
    """A process started in the usual way."""


class ForkProcess(process.BaseProcess):
    """A process started as a copy of this one."""


class SpawnProcess(process.BaseProcess):
    """A process started anew."""


class ForkServerProcess(process.BaseProcess):
    """A process started by another that waits for orders."""


class ForkContext(BaseContext):
    _name = "fork"
    Process = ForkProcess


class SpawnContext(BaseContext):
    _name = "spawn"
    Process = SpawnProcess


class ForkServerContext(BaseContext):
    _name = "forkserver"
    Process = ForkServerProcess


class DefaultContext(BaseContext):
    """The way that is used where none was chosen."""

    Process = Process

    def __init__(self):
        self._chosen = None

    def get_context(self, method=None):
        return _contexts[self._chosen or "fork"] if method is None else super().get_context(method)

    def get_start_method(self, allow_none=False):
        if self._chosen is None:
            if allow_none:
                return None
            self._chosen = "fork"
        return self._chosen

    def set_start_method(self, method, force=False):
        if self._chosen is not None and not force:
            raise RuntimeError("context has already been set")
        if method is not None:
            self.get_context(method)
        self._chosen = method

    def get_all_start_methods(self):
        """Returns the names of all ways."""
        return ["fork", "spawn", "forkserver"]


_contexts = {"fork": ForkContext(), "spawn": SpawnContext(), "forkserver": ForkServerContext()}
_default = DefaultContext()
