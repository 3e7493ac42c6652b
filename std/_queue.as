"""_queue: what `queue` has from C in CPython."""

from queue import Empty, SimpleQueue
