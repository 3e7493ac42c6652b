"""asyncio.mixins: an object that belongs to the loop it is first used on, under the name that CPython's package has for it.

Aster's own primitives do this in Rust; the class is for those of scripts.
"""

import asyncio as _asyncio


class _LoopBoundMixin:
    _loop = None

    def _get_loop(self):
        loop = _asyncio._get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop
