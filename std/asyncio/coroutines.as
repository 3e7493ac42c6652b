"""asyncio.coroutines: what a coroutine is, under the name that CPython's package has for them."""

from asyncio import iscoroutine, iscoroutinefunction
