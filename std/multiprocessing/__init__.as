"""Programs on several processors: Aster starts no processes of Python functions, and says so where one is asked for.

What asks only about this process works, and so do pools of threads (`multiprocessing.pool.ThreadPool`, `multiprocessing.dummy`).

    >>> current_process().name
    'MainProcess'
"""

from multiprocessing import context, process
from multiprocessing.context import (
    AuthenticationError, BufferTooShort, ProcessError, TimeoutError,
)
from multiprocessing.process import active_children, current_process, parent_process

reducer = None
__all__ = [name for name in dir(context._default) if not name.startswith("_")]
globals().update({name: getattr(context._default, name) for name in __all__})
__all__ += ["context", "reducer"]
