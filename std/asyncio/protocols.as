"""asyncio.protocols: the classes protocols derive from, under the name that CPython's package has for them."""

from _asyncio_protocols import BaseProtocol, BufferedProtocol, DatagramProtocol, Protocol, SubprocessProtocol

__all__ = ("BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol", "BufferedProtocol")
