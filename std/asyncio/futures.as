"""asyncio.futures: futures, under the name that CPython's package has for them."""

from asyncio import Future, isfuture, wrap_future
