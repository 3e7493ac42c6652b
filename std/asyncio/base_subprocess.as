"""asyncio.base_subprocess: the transport of a child, under the name that CPython's package has for it."""

from _asyncio_pipes import _UnixSubprocessTransport as BaseSubprocessTransport
