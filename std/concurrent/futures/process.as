"""concurrent.futures.process: the names are there for libraries that import them; making a pool is refused."""

from concurrent.futures import _base

__all__ = ()


class BrokenProcessPool(_base.BrokenExecutor):
    """Is never raised."""


class ProcessPoolExecutor(_base.Executor):
    """A pool of processes; making one is refused."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        raise NotImplementedError(
            "concurrent.futures.ProcessPoolExecutor is not supported: Aster starts no processes of functions; "
            "use ThreadPoolExecutor or asyncio subprocesses"
        )
